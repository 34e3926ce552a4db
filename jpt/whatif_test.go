package jpt_test

import (
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func planned(r row) (jpt.Vacancy, jpt.Candidate) {
	return jpt.Vacancy{Post: pratama, Calendar: calendar(r), Reorganised: read[merit.Answer](r, "reorganised")},
		jpt.Candidate{
			Incumbent:          eligibility.Incumbent{Level: read[merit.Level](r, "level"), Inaugurated: read[merit.Date](r, "inaugurated")},
			SameClassification: read[merit.Answer](r, "class"), SameAgency: read[merit.Answer](r, "sameagency"),
			MeetsStandard: read[merit.Answer](r, "standard"), PassedUkom: read[merit.Answer](r, "passed"),
		}
}

func full(findings []merit.Finding) string {
	var out []string
	for _, f := range findings {
		out = append(out, f.Code())
	}
	return strings.Join(out, " ")
}

func TestTheFirstDayOfAMove(t *testing.T) {
	each(t, "earliest.csv", func(t *testing.T, r row) {
		v, c := planned(r)
		got, err := jpt.Earliest(v, c, eligibility.Standard(), r.when())
		require.NoError(t, err)
		assert.Equal(t, r.text("outcome"), got.Outcome.String())
		assert.Equal(t, r.text("day"), got.Day.String())
		if !got.Day.IsZero() {
			assert.Equal(t, r.text("route"), got.Route.String())
		}
		assert.Equal(t, r.text("perhaps"), got.Perhaps.String())
		assert.Equal(t, r.text("now"), full(got.Now))
		assert.Equal(t, r.text("last"), full(got.Last))
	})
	_, err := jpt.Earliest(jpt.Vacancy{}, jpt.Candidate{}, eligibility.Standard(), merit.When{})
	assert.ErrorIs(t, err, merit.ErrMissing)
}

// The day found is the first: on each day before it, decided day by day, no move is
// possible, and from the day asked about to Perhaps none is even open.
func TestTheFirstDayIsTheFirst(t *testing.T) {
	each(t, "earliest.csv", func(t *testing.T, r row) {
		v, c := planned(r)
		when := r.when()
		got, err := jpt.Earliest(v, c, eligibility.Standard(), when)
		require.NoError(t, err)
		last := got.Day
		if last.IsZero() {
			last = when.AsOf.AddYears(7, merit.RollForward) // past every threshold of the cases
		}
		var d jpt.Decision
		for on := when.AsOf; on.Before(last); on = on.AddDays(1) {
			w := merit.On(on)
			if when.Law != when.AsOf {
				w = w.UnderLaw(when.Law)
			}
			require.NoError(t, d.Decide(&v, []jpt.Candidate{c}, eligibility.Standard(), w))
			require.False(t, d.Route.Rotation(), "a move on %s already", on)
			if got.Perhaps.IsZero() || on.Before(got.Perhaps) {
				blocking := d.InTheWay(0)
				require.False(t, len(blocking) > 0 && merit.Combine(blocking) == merit.Undetermined, "open on %s already", on)
			}
		}
	})
}

// What stands in the way is the smallest set: were its findings Met the official
// could be moved, and with any one of them left he could not.
func TestWhatStandsInTheWayIsTheSmallestSet(t *testing.T) {
	on := day("2025-09-08")
	isIn := func(list []merit.Finding, f merit.Finding) bool {
		for _, one := range list {
			if one == f {
				return true
			}
		}
		return false
	}
	for _, reorganised := range []merit.Answer{merit.Yes, merit.No} {
		v := jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: reorganised}
		candidates(on, func(c *jpt.Candidate) {
			if c == nil {
				return
			}
			d, err := jpt.Decide(v, []jpt.Candidate{*c}, eligibility.Standard(), merit.On(on))
			require.NoError(t, err)
			verdict := d.Candidates[0]
			blocking := d.InTheWay(0)
			// holds recomputes the outcome with the findings of the set as Met, but
			// for the one left out.
			holds := func(except int) merit.Outcome {
				o := func(f merit.Finding) merit.Outcome {
					if isIn(blocking, f) && (except < 0 || blocking[except] != f) {
						return merit.Met
					}
					return f.Outcome()
				}
				all := o(verdict.Level).And(o(verdict.Standard)).And(o(verdict.Result))
				if reorganised == merit.No {
					all = all.And(o(verdict.Mutation)).And(o(verdict.Ukom)).And(o(verdict.Classification).Or(o(verdict.Agency)))
				}
				return all
			}
			require.Equal(t, merit.Met, holds(-1), "%+v", *c)
			for i := range blocking {
				require.NotEqual(t, merit.Met, holds(i), "%+v without %s", *c, blocking[i].Code())
			}
			require.Equal(t, verdict.Outcome() == merit.Met, len(blocking) == 0)
		})
	}
	d, err := jpt.Decide(jpt.Vacancy{Post: pratama, Calendar: quiet}, nil, eligibility.Standard(), merit.On(on))
	require.NoError(t, err)
	assert.Nil(t, d.InTheWay(0))
	assert.Nil(t, d.InTheWay(-1))
}

func TestTheNearerOfTwoWaysStandsInTheWay(t *testing.T) {
	for _, c := range []struct {
		name          string
		class, agency merit.Answer
		want          string
	}{
		{"both open: the classification", merit.Unknown, merit.Unknown, "JPT-ROUTE-ROTATION/missing"},
		{"classification fails and agency is open: the agency", merit.No, merit.Unknown, "JPT-ROUTE-ROTATION-WITHIN/missing"},
		{"classification is open and agency fails: the classification", merit.Unknown, merit.No, "JPT-ROUTE-ROTATION/missing"},
		{"both fail: the classification", merit.No, merit.No, "JPT-ROUTE-ROTATION/other-class"},
	} {
		t.Run(c.name, func(t *testing.T) {
			official := fits()
			official.SameClassification, official.SameAgency, official.Incumbent.Inaugurated = c.class, c.agency, day("2017-06-01")
			v := jpt.Vacancy{Post: pratama, Calendar: jpt.Calendar{HeadInaugurated: day("2018-01-01"), Election: merit.No}, Reorganised: merit.No}
			d, err := jpt.Decide(v, []jpt.Candidate{official}, eligibility.Standard(), merit.On(day("2020-02-27")))
			require.NoError(t, err)
			assert.Equal(t, c.want, full(d.InTheWay(0)))
		})
	}
}

func TestTimelineOfASelection(t *testing.T) {
	each(t, "timeline.csv", func(t *testing.T, r row) {
		post := jpt.Post{Level: merit.JPTPratama, Agency: read[jpt.Agency](r, "agency")}
		got, err := jpt.Timeline(post, calendar(r), read[merit.Date](r, "start"), r.number("extensions"), merit.RollForward)
		require.NoError(t, err)
		require.Len(t, got.Steps, len(jpt.Steps()))
		days := map[string]string{}
		for i, s := range got.Steps {
			assert.Equal(t, jpt.Steps()[i], s.Step)
			days[s.Step.String()] = s.Earliest.String()
			for _, w := range s.Waits {
				assert.NotEmpty(t, w.Basis)
			}
		}
		for _, step := range []string{"apply", "result", "appoint"} {
			assert.Equal(t, r.text(step), days[step], step)
		}
		assert.Equal(t, r.text("start"), days["announce"])
		assert.Equal(t, days["appoint"] == "", got.Frozen.Outcome() == merit.Undetermined)
	})
}

func TestATimelineThatCannotBeIsRefused(t *testing.T) {
	_, err := jpt.Timeline(jpt.Post{}, jpt.Calendar{}, merit.Date{}, 0, merit.RollForward)
	assert.Len(t, merit.FieldErrors(err), 3)
	_, err = jpt.Timeline(pratama, quiet, day("2025-03-01"), 3, merit.RollForward)
	assert.ErrorIs(t, err, merit.ErrRange)
	_, err = jpt.Timeline(pratama, quiet, day("2016-03-01"), 1, merit.RollForward)
	assert.ErrorIs(t, err, merit.ErrConflict)
	// The calendar ends before the freeze does.
	got, err := jpt.Timeline(pratama, jpt.Calendar{HeadInaugurated: day("9999-10-01"), Election: merit.No, Consent: merit.No}, day("9999-11-01"), 0, merit.RollForward)
	require.NoError(t, err)
	assert.Empty(t, got.Steps[len(got.Steps)-1].Earliest.String(), "neither a day that has passed nor the end of the calendar, which stands for all that lies beyond")
}

// A promotion of law from one state to the next: which question is answered
// otherwise, and by which article.
func TestLawAgainstLaw(t *testing.T) {
	between := fits()
	between.SameAgency, between.Incumbent.Inaugurated = merit.No, day("2017-06-01")
	v := jpt.Vacancy{Post: pratama, Calendar: jpt.Calendar{HeadInaugurated: day("2018-01-01"), Election: merit.No}, Reorganised: merit.No}
	for _, c := range []struct {
		name                string
		asOf, before, after string
		routes              [2]jpt.Route
		changes             []string
	}{
		{"PP 17/2020 lets officials move between agencies", "2020-03-01", "2020-02-27", "2020-02-28", [2]jpt.Route{jpt.OpenAfterTest, jpt.RotationBetween}, []string{
			"-1 JPT-ROUTE-FALLBACK/nobody-fits > JPT-ROUTE-FALLBACK/somebody-fits -[] +[]",
			"0 JPT-ROUTE-ROTATION-WITHIN/other-agency > JPT-ROUTE-ROTATION-WITHIN/between-agencies -[] +[PP 17/2020]",
		}},
		{"UU 20/2023 changes nothing about the route", "2021-03-01", "2023-10-30", "2023-10-31", [2]jpt.Route{jpt.RotationBetween, jpt.RotationBetween}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := jpt.Compare(v, []jpt.Candidate{between}, eligibility.Standard(), day(c.asOf), day(c.before), day(c.after))
			require.NoError(t, err)
			assert.Equal(t, c.routes, [2]jpt.Route{got.Before.Route, got.After.Route})
			var changes []string
			for _, one := range got.Changes {
				changes = append(changes, changeLine(one))
			}
			assert.Equal(t, c.changes, changes)
		})
	}
	t.Run("PP 11/2017 brings the rotation", func(t *testing.T) {
		got, err := jpt.Compare(v, []jpt.Candidate{fits()}, eligibility.Standard(), day("2025-09-08"), day("2016-12-31"), day("2025-09-08"))
		require.NoError(t, err)
		assert.Equal(t, jpt.OpenSelection, got.Before.Route)
		assert.Equal(t, jpt.RotationWithin, got.After.Route)
		require.NotEmpty(t, got.Changes)
		rules := map[merit.RuleID]bool{}
		for _, one := range got.Changes {
			rules[one.After.Rule.ID()] = true
		}
		for _, id := range []merit.RuleID{"JPT-REORG", "JPT-ROUTE-FALLBACK", "JPT-ROUTE-ROTATION", "JPT-ROUTE-ROTATION-WITHIN", "ELG-TENURE-UKOM"} {
			assert.True(t, rules[id], id)
		}
	})
	_, err := jpt.Compare(v, nil, eligibility.Standard(), day("2025-01-01"), day("2013-01-01"), day("2025-01-01"))
	assert.ErrorIs(t, err, merit.ErrBeforeFirstRegime)
	_, err = jpt.Compare(v, nil, eligibility.Standard(), day("2025-01-01"), day("2025-01-01"), merit.Date{})
	assert.ErrorIs(t, err, merit.ErrMissing)
}

func changeLine(c jpt.LawChange) string {
	list := func(articles []merit.Citation) string {
		var out []string
		for _, a := range articles {
			out = append(out, a.String())
		}
		return "[" + strings.Join(out, ", ") + "]"
	}
	place := "-1"
	if c.Candidate >= 0 {
		place = string(rune('0' + c.Candidate))
	}
	return place + " " + c.Before.Code() + " > " + c.After.Code() + " -" + list(c.Gone) + " +" + list(c.New)
}
