package jpt_test

import (
	"encoding"
	"strings"
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

// official reads "jpt-pratama 2022-06-01 no yes yes ?".
func official(r row, s string) jpt.Candidate {
	r.t.Helper()
	words := strings.Fields(strings.ReplaceAll(s, "?", "-"))
	require.Len(r.t, words, 6, s)
	read := func(i int, into encoding.TextUnmarshaler) {
		if words[i] != "-" {
			require.NoError(r.t, into.UnmarshalText([]byte(words[i])), s)
		}
	}
	var c jpt.Candidate
	read(0, &c.Incumbent.Level)
	read(1, &c.Incumbent.Inaugurated)
	for i, answer := range []*merit.Answer{&c.SameClassification, &c.SameAgency, &c.MeetsStandard, &c.PassedUkom} {
		read(2+i, answer)
	}
	return c
}

func vacancy(r row) jpt.Vacancy {
	r.t.Helper()
	v := jpt.Vacancy{
		Post:     jpt.Post{Level: read[merit.Level](r, "level"), Agency: read[jpt.Agency](r, "agency")},
		Calendar: jpt.Calendar{HeadInaugurated: read[merit.Date](r, "head"), Election: merit.No, Consent: read[merit.Answer](r, "consent")},
	}
	if s := r.text("reorganised"); s != "?" {
		v.Reorganised = read[merit.Answer](r, "reorganised")
	}
	if s := r.text("exemption"); s != "" {
		category, approved, _ := strings.Cut(s, " ")
		v.Exemption.Claimed, v.Exemption.Category = merit.Yes, int(category[0]-'0')
		if approved != "?" {
			require.NoError(r.t, v.Exemption.Approved.UnmarshalText([]byte(approved)))
		}
	}
	return v
}

func TestWhichWayAVacancyIsFilled(t *testing.T) {
	each(t, "route.csv", func(t *testing.T, r row) {
		var list []jpt.Candidate
		for _, s := range r.list("officials") {
			list = append(list, official(r, s))
		}
		got, err := jpt.Decide(vacancy(r), list, eligibility.Standard(), merit.On(read[merit.Date](r, "asof")))
		require.NoError(t, err)
		assert.Equal(t, r.text("route"), got.Route.String())
		deciding := got.Deciding().Code()
		if got.Route == jpt.Undecided {
			var waiting []string
			for _, f := range got.Waiting() {
				waiting = append(waiting, f.Code())
			}
			assert.Contains(t, waiting, r.text("deciding"))
		} else {
			assert.Equal(t, r.text("deciding"), deciding)
		}
		var verdicts []string
		for _, c := range got.Candidates {
			verdicts = append(verdicts, c.Outcome().String())
			codes(t, c.Findings())
		}
		assert.Equal(t, r.list("verdicts"), verdicts)
		codes(t, got.Findings())
	})
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
		if err := d.Decide(&vacancy, candidates, eligibility.Standard(), when); err != nil {
			b.Fatal(err)
		}
	}
}
