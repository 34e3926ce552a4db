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
	day     = merit.MustParseDate
	pratama = jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency}
	// quiet is a region where nothing bars moves in 2025.
	quiet = jpt.Calendar{HeadInaugurated: day("2024-08-20"), Election: merit.No}
)

// fits is a candidate of the same agency who may be moved on 8 September 2025.
func fits() jpt.Candidate {
	return jpt.Candidate{
		Incumbent:          eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2022-06-01")},
		SameAgency:         merit.Yes,
		SameClassification: merit.No,
		MeetsStandard:      merit.Yes,
		PassedUkom:         merit.Yes,
	}
}

func TestWhichWayAVacancyIsFilled(t *testing.T) {
	with := func(change func(*jpt.Candidate)) jpt.Candidate {
		c := fits()
		change(&c)
		return c
	}
	for _, c := range []struct {
		name       string
		vacancy    jpt.Vacancy
		candidates []jpt.Candidate
		on         string
		route      jpt.Route
		deciding   string
	}{
		{"nobody in post is a candidate: open selection", jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No}, nil, "2025-09-08", jpt.OpenSelection, "JPT-ROUTE-OPEN/national-or-province"},
		{"an official of the same agency fits", jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No}, []jpt.Candidate{fits()}, "2025-09-08", jpt.RotationWithin, "JPT-ROUTE-ROTATION-WITHIN/same-agency"},
		{"an official of the same classification fits", jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No}, []jpt.Candidate{with(func(c *jpt.Candidate) { c.SameClassification = merit.Yes })}, "2025-09-08", jpt.RotationInClass, "JPT-ROUTE-ROTATION/same-class"},
		{"the day before PP 17/2020 nobody comes from another agency and class", jpt.Vacancy{Post: pratama, Calendar: jpt.Calendar{HeadInaugurated: day("2018-01-01"), Election: merit.No}, Reorganised: merit.No},
			[]jpt.Candidate{with(func(c *jpt.Candidate) { c.SameAgency = merit.No; c.Incumbent.Inaugurated = day("2017-06-01") })}, "2020-02-27", jpt.OpenAfterTest, "JPT-ROUTE-FALLBACK/nobody-fits"},
		{"from PP 17/2020 on officials move between agencies", jpt.Vacancy{Post: pratama, Calendar: jpt.Calendar{HeadInaugurated: day("2018-01-01"), Election: merit.No}, Reorganised: merit.No},
			[]jpt.Candidate{with(func(c *jpt.Candidate) { c.SameAgency = merit.No; c.Incumbent.Inaugurated = day("2017-06-01") })}, "2020-02-28", jpt.RotationBetween, "JPT-ROUTE-ROTATION-WITHIN/between-agencies"},
		{"the only candidate failed the test", jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No}, []jpt.Candidate{with(func(c *jpt.Candidate) { c.PassedUkom = merit.No })}, "2025-09-08", jpt.OpenAfterTest, "JPT-ROUTE-FALLBACK/nobody-fits"},
		{"the test has not been held", jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No}, []jpt.Candidate{with(func(c *jpt.Candidate) { c.PassedUkom = merit.Unknown })}, "2025-09-08", jpt.Undecided, "JPT-ROUTE-FALLBACK/pending"},
		{"one candidate is unclear but another fits", jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No}, []jpt.Candidate{with(func(c *jpt.Candidate) { c.PassedUkom = merit.Unknown }), fits()}, "2025-09-08", jpt.RotationWithin, "JPT-ROUTE-ROTATION-WITHIN/same-agency"},
		{"an administrator cannot be rotated into a JPT", jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No}, []jpt.Candidate{with(func(c *jpt.Candidate) { c.Incumbent.Level = merit.Administrator })}, "2025-09-08", jpt.OpenAfterTest, "JPT-ROUTE-FALLBACK/nobody-fits"},
		{"a JPT madya post goes to open selection nationally", jpt.Vacancy{Post: jpt.Post{Level: merit.JPTMadya, Agency: jpt.Ministry}, Reorganised: merit.No}, nil, "2025-09-08", jpt.OpenSelection, "JPT-ROUTE-OPEN/national"},
		{"an official of higher level is not rotated down", jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No}, []jpt.Candidate{with(func(c *jpt.Candidate) { c.Incumbent.Level = merit.JPTMadya })}, "2025-09-08", jpt.OpenAfterTest, "JPT-ROUTE-FALLBACK/nobody-fits"},
		{"a head five months in office moves nobody", jpt.Vacancy{Post: pratama, Calendar: jpt.Calendar{HeadInaugurated: day("2025-04-01"), Election: merit.No, Consent: merit.No}, Reorganised: merit.No}, []jpt.Candidate{fits()}, "2025-09-08", jpt.Blocked, "JPT-FREEZE-NEWHEAD/frozen"},
		{"the home minister consented", jpt.Vacancy{Post: pratama, Calendar: jpt.Calendar{HeadInaugurated: day("2025-04-01"), Election: merit.No, Consent: merit.Yes}, Reorganised: merit.No}, []jpt.Candidate{fits()}, "2025-09-08", jpt.RotationWithin, "JPT-ROUTE-ROTATION-WITHIN/same-agency"},
		{"it is not known when the head took office", jpt.Vacancy{Post: pratama, Calendar: jpt.Calendar{Election: merit.No}, Reorganised: merit.No}, []jpt.Candidate{fits()}, "2025-09-08", jpt.Undecided, "JPT-FREEZE-NEWHEAD/missing"},
		{"posts were cut: sitting officials first, whatever their tenure", jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.Yes}, []jpt.Candidate{with(func(c *jpt.Candidate) { c.Incumbent.Inaugurated = day("2025-08-01") })}, "2025-09-08", jpt.Rearrangement, "JPT-REORG/reorganised"},
		{"posts were cut and nobody fits", jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.Yes}, []jpt.Candidate{with(func(c *jpt.Candidate) { c.MeetsStandard = merit.No })}, "2025-09-08", jpt.OpenAfterTest, "JPT-ROUTE-FALLBACK/nobody-fits"},
		{"an agency of category IV draws on its talent pool", jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No, Exemption: jpt.Exemption{Claimed: merit.Yes, Category: 4, Approved: merit.Yes}}, nil, "2025-09-08", jpt.TalentPool, "JPT-ROUTE-EXEMPT/full"},
		{"category II is not exempt", jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No, Exemption: jpt.Exemption{Claimed: merit.Yes, Category: 2, Approved: merit.Yes}}, nil, "2025-09-08", jpt.OpenSelection, "JPT-ROUTE-OPEN/national-or-province"},
		{"before PP 11/2017 there is no rotation", jpt.Vacancy{Post: pratama, Calendar: quiet}, []jpt.Candidate{fits()}, "2015-06-01", jpt.OpenSelection, "JPT-ROUTE-OPEN/national-or-province"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := jpt.Decide(c.vacancy, c.candidates, eligibility.Standard(), merit.On(day(c.on)))
			require.NoError(t, err)
			assert.Equal(t, c.route.String(), got.Route.String())
			assert.Equal(t, c.deciding, got.Deciding().Code())
			assert.Len(t, got.Candidates, len(c.candidates))
			for _, f := range got.Findings() {
				checked(t, f)
			}
			for _, one := range got.Candidates {
				for _, f := range one.Findings() {
					checked(t, f)
				}
			}
		})
	}
}

func TestAPostThatIsNoJPTIsRefusedWithEveryOtherProblem(t *testing.T) {
	_, err := jpt.Decide(jpt.Vacancy{Post: jpt.Post{Level: merit.Administrator}, Exemption: jpt.Exemption{Category: 5}}, nil, eligibility.Standard(), merit.When{})
	var fields []string
	for _, fe := range merit.FieldErrors(err) {
		fields = append(fields, fe.Field)
	}
	assert.Equal(t, []string{"post.level", "exemption.category", "asOf", "law"}, fields)
}

func BenchmarkRouteOfAVacancyWithThreeCandidates(b *testing.B) {
	candidates := []jpt.Candidate{fits(), fits(), fits()}
	vacancy := jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No}
	when := merit.On(day("2025-09-08"))
	var d jpt.Decision
	b.ReportAllocs()
	for b.Loop() {
		if err := d.Decide(vacancy, candidates, eligibility.Standard(), when); err != nil {
			b.Fatal(err)
		}
	}
}
