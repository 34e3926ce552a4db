package jpt_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestReadingsOfTheRoute(t *testing.T) {
	settled := jpt.Calendar{HeadInaugurated: day("2017-06-01"), Election: merit.No}
	for _, c := range []struct {
		name     string
		readings jpt.Readings
		on       string
		change   func(*jpt.Candidate)
		route    jpt.Route
		findings string
	}{
		{"by default another classification of the same agency will do", 0, "2025-09-08", nil, jpt.RotationWithin, "reached reached same-level standard passed same-agency"},
		{"Pasal 131 alone asks for the classification", jpt.ClassificationRequired, "2025-09-08", nil, jpt.OpenAfterTest, "reached reached same-level standard passed other-class set-aside"},
		{"and takes it", jpt.ClassificationRequired, "2025-09-08", func(c *jpt.Candidate) { c.SameClassification = merit.Yes }, jpt.RotationInClass, "reached reached same-level standard passed same-class"},
		{"by default one classification opens the way of Pasal 131", 0, "2025-09-08", func(c *jpt.Candidate) { c.SameClassification = merit.Yes }, jpt.RotationInClass, "reached reached same-level standard passed same-class"},
		{"without Pasal 131 the same official moves under Pasal 132", jpt.ClassificationDropped, "2025-09-08", func(c *jpt.Candidate) { c.SameClassification = merit.Yes }, jpt.RotationWithin, "reached reached same-level standard passed same-agency"},
		{"the day before PP 17/2020 Pasal 131 stands in any reading", jpt.ClassificationDropped, "2020-02-27", func(c *jpt.Candidate) { c.SameClassification = merit.Yes; c.Incumbent.Inaugurated = day("2017-06-01") }, jpt.RotationInClass, "reached reached same-level standard passed same-class"},
		{"the day of PP 17/2020 it is set aside", jpt.ClassificationDropped, "2020-02-28", func(c *jpt.Candidate) { c.SameClassification = merit.Yes; c.Incumbent.Inaugurated = day("2017-06-01") }, jpt.RotationWithin, "reached reached same-level standard passed same-agency"},
		{"by default six years in post are too many between agencies", 0, "2025-09-08", func(c *jpt.Candidate) { c.SameAgency = merit.No; c.Incumbent.Inaugurated = day("2019-06-01") }, jpt.OpenAfterTest, "reached evaluation-instead same-level standard passed between-agencies"},
		{"by the other reading they are not", jpt.NoCeilingBetween, "2025-09-08", func(c *jpt.Candidate) { c.SameAgency = merit.No; c.Incumbent.Inaugurated = day("2019-06-01") }, jpt.RotationBetween, "reached no-ceiling same-level standard passed between-agencies"},
		{"though one classification opens no way past five years", jpt.NoCeilingBetween, "2025-09-08", func(c *jpt.Candidate) {
			c.SameAgency, c.SameClassification = merit.No, merit.Yes
			c.Incumbent.Inaugurated = day("2019-06-01")
		}, jpt.RotationBetween, "reached no-ceiling same-level standard passed between-agencies"},
		{"within the agency the ceiling stands", jpt.NoCeilingBetween, "2025-09-08", func(c *jpt.Candidate) { c.Incumbent.Inaugurated = day("2019-06-01") }, jpt.OpenAfterTest, "reached evaluation-instead same-level standard passed same-agency"},
		{"too short is too short between agencies too", jpt.NoCeilingBetween, "2025-09-08", func(c *jpt.Candidate) { c.SameAgency = merit.No; c.Incumbent.Inaugurated = day("2025-06-01") }, jpt.OpenAfterTest, "too-short too-short same-level standard passed between-agencies"},
		{"the fifth anniversary is within the ceiling", jpt.NoCeilingBetween, "2025-09-08", func(c *jpt.Candidate) { c.SameAgency = merit.No; c.Incumbent.Inaugurated = day("2020-09-08") }, jpt.RotationBetween, "reached reached same-level standard passed between-agencies"},
		{"the day after it is past", jpt.NoCeilingBetween, "2025-09-08", func(c *jpt.Candidate) { c.SameAgency = merit.No; c.Incumbent.Inaugurated = day("2020-09-07") }, jpt.RotationBetween, "reached no-ceiling same-level standard passed between-agencies"},
	} {
		t.Run(c.name, func(t *testing.T) {
			official := fits()
			if c.change != nil {
				c.change(&official)
			}
			v := jpt.Vacancy{Post: pratama, Calendar: settled, Reorganised: merit.No, Readings: c.readings}
			got, err := jpt.Decide(v, []jpt.Candidate{official}, eligibility.Standard(), merit.On(day(c.on)))
			require.NoError(t, err)
			assert.Equal(t, c.route.String(), got.Route.String())
			assert.Equal(t, c.findings, codes(t, got.Candidates[0].Findings()))
			checked(t, got.Candidates[0].Classification)
		})
	}
}

func TestReadingsOfTheClearance(t *testing.T) {
	sekwan := jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency, Special: jpt.Sekwan}
	for _, c := range []struct {
		name     string
		readings jpt.Readings
		post     jpt.Post
		on       string
		parts    string
	}{
		{"by default a test is reported to KASN", 0, pratama, "2022-03-01", "kasn told=report-only"},
		{"or coordinated with it and awaited", jpt.CoordinationAwaited, pratama, "2022-03-01", "kasn coordinates=not-known"},
		{"BKN approves in any reading", jpt.CoordinationAwaited, pratama, "2025-09-08", "bkn approves=not-known"},
		{"by default the leaders of the council approve", 0, sekwan, "2025-09-08", "bkn approves=not-known; dprd-leaders approves=not-known"},
		{"or are consulted", jpt.SekwanConsulted, sekwan, "2025-09-08", "bkn approves=not-known; dprd-leaders consulted=not-known"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.readings.Clear(c.post, jpt.RotationWithin, nil, merit.On(day(c.on)))
			require.NoError(t, err)
			assert.Equal(t, c.parts, parts(t, got))
		})
	}
}

// Each disagreement has one default and at least one other side, each with what it
// rests on; every reading stands in the register once, under a rule of the package.
func TestTheRegisterOfDisagreementsIsComplete(t *testing.T) {
	rules := map[merit.RuleID]bool{}
	for _, r := range jpt.Rules() {
		rules[r.ID()] = true
	}
	var all jpt.Readings
	for _, d := range jpt.Disagreements() {
		assert.True(t, rules[d.Rule], d.Rule)
		assert.False(t, d.Question.IsZero())
		require.GreaterOrEqual(t, len(d.Sides), 2)
		assert.Zero(t, d.Sides[0].Reading, "the default first")
		for i, s := range d.Sides {
			assert.NotEmpty(t, s.Basis)
			assert.False(t, s.Holds.IsZero())
			if i > 0 {
				assert.NotZero(t, s.Reading)
				assert.Zero(t, all&s.Reading, "%s stands twice", s.Reading)
				all |= s.Reading
				parsed, err := jpt.ParseReadings(s.Reading.String())
				require.NoError(t, err)
				assert.Equal(t, s.Reading, parsed)
			}
		}
	}
	assert.Equal(t, jpt.SizeForUtamaOnly<<1-1, all, "every reading")
	first := jpt.Disagreements()
	first[0].Sides[0].Basis[0] = merit.Citation{}
	assert.NotEqual(t, first[0].Sides[0].Basis[0], jpt.Disagreements()[0].Sides[0].Basis[0], "the register is a copy")
}

func TestReadingsInText(t *testing.T) {
	two := jpt.SekwanConsulted | jpt.ThreeApplicants
	assert.Equal(t, "sekwan-consulted,three-applicants", two.String())
	b, err := two.MarshalText()
	require.NoError(t, err)
	var back jpt.Readings
	require.NoError(t, back.UnmarshalText(b))
	assert.Equal(t, two, back)
	assert.Equal(t, "default", jpt.Readings(0).String())
	require.NoError(t, back.UnmarshalText([]byte("default")))
	assert.Zero(t, back)

	for _, s := range []string{"", "sekwan", "default,sekwan-consulted", "classification-required,classification-dropped"} {
		assert.Error(t, back.UnmarshalText([]byte(s)), s)
	}
	_, err = (jpt.ClassificationRequired | jpt.ClassificationDropped).MarshalText()
	assert.ErrorIs(t, err, merit.ErrConflict)
	_, err = jpt.Readings(1 << 15).MarshalText()
	assert.ErrorIs(t, err, merit.ErrUnknown)
	_, err = jpt.Decide(jpt.Vacancy{Post: pratama, Readings: 1 << 15}, nil, eligibility.Standard(), merit.On(day("2025-09-08")))
	assert.ErrorIs(t, err, merit.ErrUnknown)
}
