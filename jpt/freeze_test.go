package jpt_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func calendar(r row) jpt.Calendar {
	r.t.Helper()
	return jpt.Calendar{
		HeadInaugurated: read[merit.Date](r, "head"),
		Election:        read[merit.Answer](r, "election"),
		CandidatesFixed: read[merit.Date](r, "fixed"),
		TermEnds:        read[merit.Date](r, "ends"),
		Consent:         read[merit.Answer](r, "consent"),
	}
}

func TestWhetherMovesAreFrozen(t *testing.T) {
	each(t, "freeze.csv", func(t *testing.T, r row) {
		got, err := jpt.Freeze(read[jpt.Agency](r, "agency"), calendar(r), read[merit.Roll](r, "roll"), r.when())
		require.NoError(t, err)
		assert.Equal(t, r.text("byelection"), checked(t, got.Election))
		assert.Equal(t, r.text("changes1"), got.Election.Changes.String())
		assert.Equal(t, r.text("bynewhead"), checked(t, got.NewHead))
		assert.Equal(t, r.text("changes2"), got.NewHead.Changes.String())
		assert.Equal(t, r.text("met"), got.Outcome().String())
	})
}

// What a finding says of the day on which it changes must come true: the outcome
// holds until the day before and is another one on the day.
func TestTheFreezeChangesOnTheDayItSays(t *testing.T) {
	each(t, "freeze.csv", func(t *testing.T, r row) {
		if r.text("law") != "" {
			return // the law stands still, so the days of force do not pass
		}
		agency, c, roll := read[jpt.Agency](r, "agency"), calendar(r), read[merit.Roll](r, "roll")
		judge := func(on merit.Date) [2]merit.Finding {
			f, err := jpt.Freeze(agency, c, roll, merit.On(on))
			require.NoError(t, err)
			return [2]merit.Finding{f.Election, f.NewHead}
		}
		for i, f := range judge(r.when().AsOf) {
			if f.Changes.IsZero() {
				continue
			}
			assert.Equal(t, f.Outcome(), judge(f.Changes.AddDays(-1))[i].Outcome(), "the day before")
			assert.NotEqual(t, f.Outcome(), judge(f.Changes)[i].Outcome(), "the day")
		}
	})
}

func TestADayThatItsMonthLacksIsDeclared(t *testing.T) {
	c := jpt.Calendar{HeadInaugurated: day("2025-08-31"), Election: merit.Yes, CandidatesFixed: day("2029-08-31"), TermEnds: day("2030-02-19")}
	got, err := jpt.Freeze(jpt.City, c, merit.RollForward, merit.On(day("2026-02-28")))
	require.NoError(t, err)
	assert.NotZero(t, got.Election.Notes&merit.NoteRolled)
	assert.NotZero(t, got.NewHead.Notes&merit.NoteRolled)
	assert.Contains(t, got.NewHead.Text(merit.English), "convention of the project")
}

func TestAFreezeWithoutADayIsRefused(t *testing.T) {
	_, err := jpt.Freeze(jpt.City, quiet, merit.RollForward, merit.When{})
	assert.ErrorIs(t, err, merit.ErrMissing)
	_, err = jpt.Freeze(jpt.City, quiet, merit.RollForward, merit.On(day("2014-01-14")))
	assert.ErrorIs(t, err, merit.ErrBeforeFirstRegime)
}

// Which of the two freezes bars a move is said: the election's where it bars, for the
// new head's would end sooner.
func TestABlockedRouteNamesTheFreezeThatBars(t *testing.T) {
	settled, fresh := day("2021-02-26"), day("2024-03-01")
	for _, c := range []struct {
		name     string
		calendar jpt.Calendar
		deciding string
	}{
		{"the election alone", jpt.Calendar{HeadInaugurated: settled, Election: merit.Yes, CandidatesFixed: day("2024-09-22"), TermEnds: day("2025-02-19"), Consent: merit.No}, "JPT-FREEZE-ELECTION/frozen"},
		{"the new head alone", jpt.Calendar{HeadInaugurated: fresh, Election: merit.No, Consent: merit.No}, "JPT-FREEZE-NEWHEAD/frozen"},
		{"both", jpt.Calendar{HeadInaugurated: fresh, Election: merit.Yes, CandidatesFixed: day("2024-09-22"), TermEnds: day("2025-02-19"), Consent: merit.No}, "JPT-FREEZE-ELECTION/frozen"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := jpt.Decide(jpt.Vacancy{Post: pratama, Calendar: c.calendar, Reorganised: merit.No}, nil, eligibility.Standard(), merit.On(day("2024-06-01")))
			require.NoError(t, err)
			assert.Equal(t, jpt.Blocked, d.Route)
			assert.Equal(t, c.deciding, d.Deciding().Code())
		})
	}
}
