package jpt_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// With the tenures judged beforehand the decision is the same, whatever the route.
func TestATenureThatIsJudgedAlreadyDecidesTheSame(t *testing.T) {
	unfit := fits()
	unfit.Incumbent.Inaugurated = day("2025-06-01")
	for name, candidates := range map[string][]jpt.Candidate{"none": nil, "one fits": {fits()}, "one of two": {unfit, fits()}, "nothing known": {{}}} {
		for _, p := range eligibility.Profiles() {
			v := jpt.Vacancy{Post: pratama, Reorganised: merit.No}
			var tenures []eligibility.Tenure
			for _, c := range candidates {
				tenure, err := p.Tenure(c.Incumbent, september)
				require.NoError(t, err)
				tenures = append(tenures, tenure)
			}
			want, err := jpt.Decide(v, candidates, p, september)
			require.NoError(t, err)
			var got jpt.Decision
			require.NoError(t, got.DecideWith(&v, candidates, tenures, p, september))
			if len(candidates) == 0 {
				want.Candidates, got.Candidates = nil, nil
			}
			assert.Equal(t, want, got, "%s, %s", name, p)
		}
	}
}

func TestTenuresOfOtherDaysAreRefused(t *testing.T) {
	p := eligibility.Standard()
	tenure, err := p.Tenure(fits().Incumbent, merit.On(september.AsOf.AddDays(-1)))
	require.NoError(t, err)
	var d jpt.Decision
	v := jpt.Vacancy{Post: pratama, Reorganised: merit.No}
	err = d.DecideWith(&v, []jpt.Candidate{fits()}, []eligibility.Tenure{tenure}, p, september)
	assert.ErrorIs(t, err, merit.ErrConflict)
	assert.ErrorContains(t, err, "tenures[0]")
	err = d.DecideWith(&v, []jpt.Candidate{fits()}, nil, p, september)
	assert.ErrorContains(t, err, "1, one for each candidate")
	assert.Equal(t, jpt.Undecided, d.Route)
}

func TestABatchOfVacanciesGoesOnAfterAProblem(t *testing.T) {
	vacancies := []jpt.Vacancy{{Post: pratama, Reorganised: merit.No}, {}, {Post: pratama, Reorganised: merit.Yes}}
	candidates := []jpt.Candidate{fits(), {}}
	seq := func(yield func(jpt.Vacancy, []jpt.Candidate) bool) {
		for _, v := range vacancies {
			if !yield(v, candidates) {
				return
			}
		}
	}
	i := 0
	for d, err := range jpt.DecideAll(seq, eligibility.Standard(), september) {
		want, wantErr := jpt.Decide(vacancies[i], candidates, eligibility.Standard(), september)
		assert.Equal(t, wantErr, err)
		if err == nil {
			assert.Equal(t, want, *d)
		}
		i++
	}
	assert.Equal(t, len(vacancies), i)
	i = 0
	for range jpt.DecideAll(seq, eligibility.Standard(), september) {
		i++
		break
	}
	assert.Equal(t, 1, i)
}
