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
	september = merit.On(day("2025-09-08"))

	goodCommittee = jpt.Committee{Level: merit.JPTPratama, Members: []jpt.Member{
		{jpt.OwnAgency, merit.No, merit.No, merit.Yes}, {jpt.OwnAgency, merit.No, merit.No, merit.Yes}, {jpt.OtherAgency, merit.No, merit.No, merit.Yes},
		{jpt.Independent, merit.No, merit.No, merit.Yes}, {jpt.Independent, merit.No, merit.No, merit.Yes},
	}}
	goodSteps = func() []jpt.Taken {
		var out []jpt.Taken
		for i, s := range jpt.Steps() {
			out = append(out, jpt.Taken{Step: s, Held: merit.Yes, On: day("2025-01-10").AddDays(7 * i)})
		}
		return out
	}()
	fiveNewest = []string{"90", "85", "80", "80", "70"}
)

// paths are the verdict paths with the allocations that each may take: one for the
// list of its findings, where it has one.
func paths(tb testing.TB) map[string]struct {
	allocs int
	run    func()
} {
	tb.Helper()
	must := func(err error) {
		if err != nil {
			tb.Fatal(err)
		}
	}
	var d jpt.Decision
	vacancy := jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No}
	list := []jpt.Candidate{fits(), fits(), fits()}
	must(d.Decide(&vacancy, list, eligibility.Standard(), september)) // makes room
	ranked := ranking(tb, fiveNewest)
	done := []jpt.Obtained{{Party: merit.BKN, Act: jpt.Approves, Done: merit.Yes}}
	registry := jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency, Special: jpt.CivilRegistry}
	criteria := jpt.Criteria{jpt.Standards: merit.Yes}
	return map[string]struct {
		allocs int
		run    func()
	}{
		"decide":     {0, func() { must(d.Decide(&vacancy, list, eligibility.Standard(), september)) }},
		"freeze":     {0, func() { _, err := jpt.Freeze(jpt.City, quiet, merit.RollForward, september); must(err) }},
		"notice":     {0, func() { _, err := jpt.Notice(day("2025-03-01"), day("2025-03-16"), september); must(err) }},
		"applicants": {0, func() { _, err := jpt.Applicants(jpt.Applications{Counted: true, Number: 4}, september); must(err) }},
		"shorten":    {0, func() { _, err := jpt.Shorten(ranked, september); must(err) }},
		"finalist":   {0, func() { _, err := jpt.Finalist(jpt.OpenSelection, "A", "B", september); must(err) }},
		"after":      {0, func() { _, err := jpt.After(jpt.Stays, merit.No, merit.No, september); must(err) }},
		"clear":      {1, func() { _, err := jpt.Clear(registry, jpt.OpenSelection, done, september); must(err) }},
		"panel":      {1, func() { _, err := jpt.Panel(goodCommittee, september); must(err) }},
		"stages":     {1, func() { _, err := jpt.Stages(goodSteps, september); must(err) }},
		"criteria":   {1, func() { _, err := jpt.MeritCriteria(criteria, september); must(err) }},
		"decider":    {1, func() { _, err := jpt.Decider(pratama, merit.PPK, september); must(err) }},
		"acting": {1, func() {
			_, err := jpt.MayAct(jpt.Acting{Post: jpt.Post{Level: merit.JPTPratama, Agency: jpt.City, Special: jpt.Sekda}, Since: day("2025-08-01")}, merit.RollForward, september)
			must(err)
		}},
	}
}

func TestNoVerdictAllocatesMoreThanItsFindings(t *testing.T) {
	for name, p := range paths(t) {
		assert.LessOrEqual(t, testing.AllocsPerRun(100, p.run), float64(p.allocs), name)
	}
}

func BenchmarkVerdicts(b *testing.B) {
	for name, p := range paths(b) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p.run()
			}
		})
	}
}

func BenchmarkEarliest(b *testing.B) {
	c := fits()
	c.Incumbent.Inaugurated = day("2025-03-01")
	v := jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No}
	b.ReportAllocs()
	for b.Loop() {
		_, err := jpt.Earliest(v, c, eligibility.Standard(), september)
		require.NoError(b, err)
	}
}
