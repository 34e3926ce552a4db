package jpt_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	answers = []merit.Answer{merit.Unknown, merit.Yes, merit.No}

	// eras has a day of every state of the law that bears on the route.
	eras = []string{"2015-06-01", "2016-06-01", "2018-06-01", "2021-06-01", "2023-12-01", "2026-01-01"}

	exemptions = []jpt.Exemption{
		{},
		{Claimed: merit.Yes},
		{Claimed: merit.Yes, Category: 2},
		{Claimed: merit.Yes, Category: 3, Approved: merit.Yes},
		{Claimed: merit.Yes, Category: 4, Approved: merit.No},
	}
)

type region struct {
	agency   jpt.Agency
	calendar jpt.Calendar
}

// regions has an agency for every answer of the freeze on the day.
func regions(on merit.Date) []region {
	settled, fresh := on.AddYears(-2, merit.RollForward), on.Add(merit.Months(-2), merit.RollForward)
	return []region{
		{jpt.Ministry, jpt.Calendar{}},
		{jpt.Regency, jpt.Calendar{HeadInaugurated: settled, Election: merit.No}},
		{jpt.Regency, jpt.Calendar{HeadInaugurated: fresh, Election: merit.No, Consent: merit.No}},
		{jpt.Regency, jpt.Calendar{HeadInaugurated: settled, Election: merit.Yes, CandidatesFixed: on.AddDays(30), TermEnds: on.AddDays(200)}},
		{0, jpt.Calendar{HeadInaugurated: settled, Election: merit.No}},
	}
}

// byHand decides as a reader of the law would, question after question, from what
// the answers to each are. It shares nothing with the table.
func byHand(v jpt.Vacancy, c *jpt.Candidate, on merit.Date) jpt.Route {
	when := merit.On(on)
	frozen, _ := jpt.Freeze(v.Post.Agency, v.Calendar, merit.RollForward, when)
	if frozen.Outcome() == merit.NotMet {
		return jpt.Blocked
	}
	if frozen.Outcome() == merit.Undetermined {
		return jpt.Undecided
	}
	pp11 := !on.Before(day("2017-04-07"))
	if c != nil && pp11 {
		ordinary, way := mayMove(v, c, on)
		afterCut := sameLevel(v, c).And(c.MeetsStandard.Outcome()).And(c.PassedUkom.Outcome())
		switch {
		case v.Reorganised == merit.Yes && afterCut == merit.Met:
			return jpt.Rearrangement
		case v.Reorganised == merit.Yes && afterCut == merit.Undetermined:
			return jpt.Undecided
		case v.Reorganised == merit.Unknown && afterCut != merit.NotMet:
			return jpt.Undecided
		case v.Reorganised == merit.No && ordinary == merit.Met:
			return way
		case v.Reorganised == merit.No && ordinary == merit.Undetermined:
			return jpt.Undecided
		}
	}
	if e := v.Exemption; e.Claimed == merit.Yes {
		switch {
		case e.Category == 1 || e.Category == 2 || e.Approved == merit.No:
		case e.Category >= 3 && e.Approved == merit.Yes:
			return jpt.TalentPool
		default:
			return jpt.Undecided
		}
	}
	if c != nil && pp11 {
		return jpt.OpenAfterTest
	}
	return jpt.OpenSelection
}

func sameLevel(v jpt.Vacancy, c *jpt.Candidate) merit.Outcome {
	if c.Incumbent.Level == 0 {
		return merit.Undetermined
	}
	return merit.OutcomeOf(c.Incumbent.Level == v.Post.Level)
}

func mayMove(v jpt.Vacancy, c *jpt.Candidate, on merit.Date) (merit.Outcome, jpt.Route) {
	tenure, _ := eligibility.Standard().Tenure(c.Incumbent, merit.On(on))
	agency := c.SameAgency.Outcome()
	if agency == merit.NotMet && !on.Before(day("2020-02-28")) {
		agency = merit.Met // from 2020 also between agencies
	}
	o := tenure.Mutation.Outcome().And(tenure.Ukom.Outcome()).And(sameLevel(v, c)).And(c.MeetsStandard.Outcome()).And(c.PassedUkom.Outcome()).
		And(c.SameClassification.Outcome().Or(agency))
	switch {
	case c.SameClassification == merit.Yes:
		return o, jpt.RotationInClass
	case c.SameAgency == merit.Yes:
		return o, jpt.RotationWithin
	}
	return o, jpt.RotationBetween
}

// candidates yields every combination of what may be known of one official, and no
// official at all.
func candidates(on merit.Date, yield func(*jpt.Candidate)) {
	yield(nil)
	starts := []merit.Date{{}, on.Add(merit.Months(-18), merit.RollForward), on.AddYears(-3, merit.RollForward), on.AddYears(-6, merit.RollForward)}
	for _, level := range []merit.Level{0, merit.JPTPratama, merit.Administrator} {
		for _, start := range starts {
			for _, class := range answers {
				for _, agency := range answers {
					for _, standard := range answers {
						for _, result := range answers {
							yield(&jpt.Candidate{
								Incumbent:          eligibility.Incumbent{Level: level, Inaugurated: start},
								SameClassification: class, SameAgency: agency, MeetsStandard: standard, PassedUkom: result,
							})
						}
					}
				}
			}
		}
	}
}

// Every combination of facts has exactly one route, the one that a reader of the law
// finds by hand, or is Undecided and names what is missing.
func TestEveryCombinationOfFactsHasOneRoute(t *testing.T) {
	routes := map[jpt.Route]int{}
	var d jpt.Decision
	for _, era := range eras {
		on := day(era)
		for _, region := range regions(on) {
			for _, reorganised := range answers {
				for _, exemption := range exemptions {
					v := jpt.Vacancy{Post: jpt.Post{Level: merit.JPTPratama, Agency: region.agency}, Calendar: region.calendar, Reorganised: reorganised, Exemption: exemption}
					candidates(on, func(c *jpt.Candidate) {
						var list []jpt.Candidate
						if c != nil {
							list = []jpt.Candidate{*c}
						}
						if err := d.Decide(&v, list, eligibility.Standard(), merit.On(on)); err != nil {
							t.Fatal(err)
						}
						routes[d.Route]++
						if want := byHand(v, c, on); d.Route != want {
							t.Fatalf("on %s %+v with %+v: %s, by hand %s", on, v, c, d.Route, want)
						}
						waiting := d.Waiting()
						if (d.Route == jpt.Undecided) != (len(waiting) > 0) {
							t.Fatalf("on %s %+v with %+v: %s waits for %d findings", on, v, c, d.Route, len(waiting))
						}
						named := false
						for _, f := range waiting {
							named = named || f.Missing != 0 || f.Reason == merit.ReasonForceUnproven
						}
						if d.Route == jpt.Undecided && !named {
							t.Fatalf("on %s %+v with %+v: nothing is named as missing", on, v, c)
						}
						if f := d.Deciding(); f.Rule == nil {
							t.Fatalf("on %s %+v with %+v: no finding decides", on, v, c)
						}
					})
				}
			}
		}
	}
	for r := jpt.Undecided; r <= jpt.OpenAfterTest; r++ {
		assert.NotZero(t, routes[r], r.String())
	}
}

// Learning a fact never overturns a route that stood without it: it may only settle
// what was Undecided, or name a nearer way among the rotations.
func TestLearningAFactDoesNotOverturnARoute(t *testing.T) {
	on := day("2025-09-08")
	route := func(reorganised merit.Answer, c jpt.Candidate) jpt.Route {
		v := jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: reorganised}
		d, err := jpt.Decide(v, []jpt.Candidate{c}, eligibility.Standard(), merit.On(on))
		require.NoError(t, err)
		return d.Route
	}
	fields := []func(*merit.Answer, *jpt.Candidate) *merit.Answer{
		func(r *merit.Answer, _ *jpt.Candidate) *merit.Answer { return r },
		func(_ *merit.Answer, c *jpt.Candidate) *merit.Answer { return &c.SameClassification },
		func(_ *merit.Answer, c *jpt.Candidate) *merit.Answer { return &c.SameAgency },
		func(_ *merit.Answer, c *jpt.Candidate) *merit.Answer { return &c.MeetsStandard },
		func(_ *merit.Answer, c *jpt.Candidate) *merit.Answer { return &c.PassedUkom },
	}
	for _, reorganised := range answers {
		candidates(on, func(c *jpt.Candidate) {
			if c == nil {
				return
			}
			before := route(reorganised, *c)
			if before == jpt.Undecided {
				return
			}
			for _, field := range fields {
				if *field(&reorganised, c) != merit.Unknown {
					continue
				}
				for _, learned := range []merit.Answer{merit.Yes, merit.No} {
					r, known := reorganised, *c
					*field(&r, &known) = learned
					after := route(r, known)
					if after != before && (!before.Rotation() || !after.Rotation()) {
						t.Fatalf("%s became %s: %+v, %+v", before, after, *c, known)
					}
				}
			}
		})
	}
}

// One more official never takes away a rotation, and where nobody fitted he can only
// add one.
func TestOneMoreCandidateTakesNothingAway(t *testing.T) {
	on := day("2025-09-08")
	v := jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No}
	route := func(list ...jpt.Candidate) jpt.Route {
		d, err := jpt.Decide(v, list, eligibility.Standard(), merit.On(on))
		require.NoError(t, err)
		return d.Route
	}
	candidates(on, func(c *jpt.Candidate) {
		if c == nil {
			return
		}
		require.True(t, route(fits(), *c).Rotation())
		failed := fits()
		failed.PassedUkom = merit.No
		require.Equal(t, route(*c), route(failed, *c), "one who fits nothing changes nothing")
		require.Equal(t, route(*c, failed), route(failed, *c), "the order does not matter")
	})
}

// Longer in post: first too short, then within the two to five years, then past
// them; and what the stricter profile allows the softer one allows.
func TestTheRouteOverTheYearsInPost(t *testing.T) {
	v := jpt.Vacancy{Post: pratama, Calendar: jpt.Calendar{HeadInaugurated: day("2017-01-01"), Election: merit.No}, Reorganised: merit.No}
	c := fits()
	c.Incumbent.Inaugurated = day("2018-03-01")
	var steps []string
	for on := day("2018-03-01"); on.Before(day("2024-03-01")); on = on.AddDays(1) {
		var byProfile [2]jpt.Route
		for i, profile := range []*eligibility.Profile{eligibility.Standard(), eligibility.Statute()} {
			d, err := jpt.Decide(v, []jpt.Candidate{c}, profile, merit.On(on))
			require.NoError(t, err)
			byProfile[i] = d.Route
		}
		if byProfile[1].Rotation() {
			require.True(t, byProfile[0].Rotation(), "on %s the stricter profile allows more", on)
		}
		if s := byProfile[0].String(); len(steps) == 0 || steps[len(steps)-1] != s {
			steps = append(steps, s)
			t.Logf("%s from %s", s, on)
		}
	}
	assert.Equal(t, []string{"open-after-test", "rotation-within", "open-after-test"}, steps)
}
