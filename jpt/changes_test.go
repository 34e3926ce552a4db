package jpt_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The day of change of every finding is the first on which the same facts come out
// otherwise: day after day is judged until one does. That of JPT-ROUTE-FALLBACK is not among
// them, for it follows from the findings on every official and names no day of its own.
func TestTheDayOfChangeIsTheFirstOnWhichTheOutcomeIsAnother(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	answer := func() merit.Answer { return merit.Answer(r.IntN(3)) }
	end := merit.MustDate(9999, time.December, 31)
	for n := range 240 {
		asOf := merit.FirstDay.AddDays(r.IntN(4500))
		last := asOf.AddDays(2500)
		if n%6 == 0 {
			asOf, last = end.AddDays(-1-r.IntN(300)), end
		}
		near := func() merit.Date {
			switch r.IntN(6) {
			case 0:
				return merit.Date{}
			case 1:
				if last == end {
					return end.AddDays(-r.IntN(2))
				}
			}
			return asOf.AddDays(r.IntN(1600) - 800)
		}
		when := merit.On(asOf)
		if n%3 == 0 {
			when = when.UnderLaw(merit.FirstDay.AddDays(r.IntN(4500)))
		}
		v := jpt.Vacancy{Post: jpt.Post{Level: merit.Level(1 + r.IntN(3)), Agency: jpt.Agency(r.IntN(int(jpt.City) + 1))}, Reorganised: answer(),
			Calendar:  jpt.Calendar{HeadInaugurated: near(), Election: answer(), CandidatesFixed: near(), TermEnds: near(), Consent: answer()},
			Exemption: jpt.Exemption{Claimed: answer(), Category: r.IntN(5), Approved: answer()}}
		in := []jpt.Candidate{{Incumbent: eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: near()}, SameAgency: answer(),
			SameClassification: answer(), MeetsStandard: answer(), PassedUkom: answer()}}
		profile := eligibility.Profiles()[r.IntN(3)]
		judge := func(w merit.When) []merit.Finding {
			d, err := jpt.Decide(v, in, profile, w)
			require.NoError(t, err)
			return d.AppendFindings(nil)
		}
		now := judge(when)
		changes := make([]merit.Date, len(now))
		for day := asOf.AddDays(1); day.Before(last); day = day.AddDays(1) {
			w := merit.When{AsOf: day, Law: when.Law}
			if when.Law == when.AsOf {
				w.Law = day
			}
			for i, f := range judge(w) {
				if changes[i].IsZero() && f.Outcome() != now[i].Outcome() {
					changes[i] = day
				}
			}
		}
		for i, f := range now {
			if f.Rule.ID() != "JPT-ROUTE-FALLBACK" && (last == end || f.Changes.Before(last)) {
				assert.Equal(t, changes[i], f.Changes, "%s/%s on %s under the law of %s: %+v", f.Rule.ID(), f.Reason.Code, asOf, when.Law, v)
			}
		}
	}
}

// Both findings of a tenure that was judged before have to be of the days of the decision.
func TestATenureOfWhichOneFindingIsOfAnotherDayIsRefused(t *testing.T) {
	w := merit.On(day("2025-09-08"))
	tenure, err := eligibility.Standard().Tenure(eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2022-01-01")}, w)
	require.NoError(t, err)
	before, err := eligibility.Standard().Tenure(eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2022-01-01")}, merit.On(day("2022-09-08")))
	require.NoError(t, err)
	v := jpt.Vacancy{Post: jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency}}
	var d jpt.Decision
	require.NoError(t, d.DecideWith(&v, make([]jpt.Candidate, 1), []eligibility.Tenure{tenure}, eligibility.Standard(), w))
	for _, mixed := range []eligibility.Tenure{{Mutation: before.Mutation, Ukom: tenure.Ukom}, {Mutation: tenure.Mutation, Ukom: before.Ukom}, {Mutation: tenure.Mutation}, before} {
		err := d.DecideWith(&v, make([]jpt.Candidate, 1), []eligibility.Tenure{mixed}, eligibility.Standard(), w)
		require.ErrorIs(t, err, merit.ErrConflict)
		assert.Len(t, merit.FieldErrors(err), 1)
	}
}

// What gives way to another missing fact, and that only beyond the calendar, changes on no day.
func TestAFreezeThatStaysOpenBeyondTheCalendarNamesNoDay(t *testing.T) {
	head := jpt.Calendar{HeadInaugurated: day("9999-08-01"), Election: merit.No}
	f, err := jpt.Freeze(jpt.Regency, head, merit.RollForward, merit.On(day("9999-07-01")))
	require.NoError(t, err)
	require.Equal(t, merit.Undetermined, f.NewHead.Outcome())
	require.Zero(t, f.NewHead.Changes)
}
