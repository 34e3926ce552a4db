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

func TestFourDaysCiteWhatWasInForce(t *testing.T) {
	each(t, "fourdays.csv", func(t *testing.T, r row) {
		post := jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency, Special: jpt.Sekwan}
		v := jpt.Vacancy{Post: post, Calendar: jpt.Calendar{HeadInaugurated: day("2018-01-01"), Election: merit.No}, Reorganised: merit.No}
		when := merit.On(read[merit.Date](r, "asof"))
		d, err := jpt.Decide(v, nil, eligibility.Standard(), when)
		require.NoError(t, err)
		assert.Equal(t, jpt.OpenSelection, d.Route)
		clearances, err := jpt.Clear(post, d.Route, nil, when)
		require.NoError(t, err)
		assert.Equal(t, r.text("parts"), parts(t, clearances))
		all := cited(clearances)
		for _, f := range d.Findings() {
			all = append(all, articles(f)...)
		}
		for _, article := range r.list("cites") {
			assert.Contains(t, all, article)
		}
		for _, article := range all {
			assert.False(t, strings.HasPrefix(article, r.text("not")), article)
		}
	})
}

// Every day of every rule from the first day of the law to the end of 2030 has
// exactly one version, in force or with a stated reason why not, and on a day in
// force every number has exactly one value.
func TestEveryDayOfEveryRuleIsAccountedFor(t *testing.T) {
	last := day("2030-12-31")
	in := func(from, until, on merit.Date) bool {
		return merit.Interval{From: from, Until: until}.Contains(on)
	}
	for _, r := range jpt.Rules() {
		versions, params := r.Versions(), r.Params()
		for on := merit.FirstDay; !on.After(last); on = on.AddDays(1) {
			n := 0
			for i := range versions {
				if in(versions[i].From, versions[i].Until, on) {
					n++
					if versions[i].Force != merit.InForce && versions[i].Note.IsZero() {
						t.Fatalf("%s on %s: not in force without a reason", r.ID(), on)
					}
				}
			}
			if n != 1 {
				t.Fatalf("%s on %s: %d versions", r.ID(), on, n)
			}
			if !r.InForce(on) {
				continue
			}
			for _, p := range params {
				if p.At(on) == nil {
					t.Fatalf("%s on %s: no value of %s", r.ID(), on, p.Name())
				}
			}
		}
	}
}

// Nothing that is in force rests on an instrument of a later year, nor, from the
// day of UU 20/2023 on, on the statute that it repealed.
func TestNothingRestsOnLawThatIsNotThere(t *testing.T) {
	repealed := merit.Cite("UU 5/2014").Instrument
	check := func(what string, from merit.Date, basis []merit.Citation) {
		for _, c := range basis {
			assert.LessOrEqual(t, c.Instrument.Year, from.Year(), "%s from %s cites %s", what, from, c)
			assert.False(t, !from.Before(day("2023-10-31")) && c.Instrument == repealed, "%s from %s cites %s", what, from, c)
		}
	}
	for _, r := range jpt.Rules() {
		for _, v := range r.Versions() {
			if v.Force == merit.InForce {
				check(string(r.ID()), v.From, v.Basis)
				if !v.From.Before(day("2023-10-31")) || !v.Until.IsZero() {
					continue
				}
				for _, c := range v.Basis {
					assert.NotEqual(t, repealed, c.Instrument, "%s goes on citing %s", r.ID(), c)
				}
			}
		}
		for _, p := range r.Params() {
			for _, v := range p.Values() {
				check(string(r.ID())+" "+p.Name(), v.From, v.Basis)
				if v.Until.IsZero() {
					for _, c := range v.Basis {
						assert.NotEqual(t, repealed, c.Instrument, "%s goes on citing %s", p.Name(), c)
					}
				}
			}
		}
	}
}

func TestWhatIsUnprovenIsSaid(t *testing.T) {
	when := merit.On(day("2024-06-01"))
	got, err := jpt.Clear(pratama, jpt.OpenSelection, nil, when)
	require.NoError(t, err)
	assert.Contains(t, got[0].Finding.Text(merit.English), "Number unproven: the day in 2024 on which BKN took over from KASN is not known")
	assert.Contains(t, got[0].Finding.Text(merit.Indonesian), "Angka belum terbukti: hari peralihan dari KASN ke BKN")

	frozen, err := jpt.Freeze(jpt.City, jpt.Calendar{HeadInaugurated: day("2016-02-17"), Election: merit.No, Consent: merit.No}, merit.RollForward, merit.On(day("2016-03-01")))
	require.NoError(t, err)
	assert.Contains(t, frozen.NewHead.Text(merit.English), "the day on which UU 10/2016 came into force is not on record")

	between := fits()
	between.SameAgency = merit.No
	d, err := jpt.Decide(jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No}, []jpt.Candidate{between}, eligibility.Standard(), merit.On(day("2025-09-08")))
	require.NoError(t, err)
	assert.Contains(t, d.Deciding().Text(merit.English), "is unproven")
	assert.Contains(t, d.Deciding().Text(merit.English), "secondary sources")
}

// The catalogue's rules of this package, in its order.
func TestEveryRuleOfTheCatalogueIsThere(t *testing.T) {
	var ids []string
	for _, r := range jpt.Rules() {
		ids = append(ids, string(r.ID()))
		assert.True(t, strings.HasPrefix(string(r.ID()), "JPT-"))
	}
	assert.Equal(t, []string{
		"JPT-ROUTE-OPEN", "JPT-ROUTE-ROTATION", "JPT-ROUTE-ROTATION-WITHIN", "JPT-ROUTE-FALLBACK", "JPT-ROUTE-EXEMPT", "JPT-MERIT-CRITERIA",
		"JPT-REORG", "JPT-CLEARANCE", "JPT-COMMITTEE", "JPT-NOTICE", "JPT-APPLICANTS", "JPT-STAGES", "JPT-SHORTLIST", "JPT-NO-BORROW", "JPT-DECIDER",
		"JPT-SPECIAL-SEKDA", "JPT-SPECIAL-SEKWAN", "JPT-SPECIAL-DUKCAPIL", "JPT-SPECIAL-INSPECTOR", "JPT-ACTING",
		"JPT-FREEZE-ELECTION", "JPT-FREEZE-NEWHEAD", "JPT-OUTCOME",
	}, ids)
}
