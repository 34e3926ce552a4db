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

// A decision whose memory is used again shows nothing of the one before, whatever that was.
func TestAnEarlierDecisionDoesNotShowThrough(t *testing.T) {
	elected := jpt.Calendar{HeadInaugurated: day("2021-02-26"), Election: merit.Yes, CandidatesFixed: day("2024-09-22"), TermEnds: day("2025-02-19")}
	with := func(change func(*jpt.Vacancy)) jpt.Vacancy {
		v := jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No}
		change(&v)
		return v
	}
	vacancies := []jpt.Vacancy{
		with(func(*jpt.Vacancy) {}),
		with(func(v *jpt.Vacancy) { v.Reorganised = merit.Yes }),
		with(func(v *jpt.Vacancy) { v.Reorganised, v.Calendar = merit.Unknown, elected }),
		with(func(v *jpt.Vacancy) { v.Calendar, v.Calendar.Consent = elected, merit.Yes }),
		with(func(v *jpt.Vacancy) { v.Calendar, v.Calendar.TermEnds = elected, merit.Date{} }),
		with(func(v *jpt.Vacancy) { v.Calendar.HeadInaugurated, v.Calendar.Consent = day("2024-05-31"), merit.No }),
		with(func(v *jpt.Vacancy) { v.Calendar = jpt.Calendar{Election: merit.Yes, Consent: merit.Yes} }),
		with(func(v *jpt.Vacancy) { v.Calendar = jpt.Calendar{} }),
		with(func(v *jpt.Vacancy) { v.Post.Agency = 0 }),
		with(func(v *jpt.Vacancy) { v.Post = jpt.Post{Level: merit.JPTMadya, Agency: jpt.Ministry} }),
		with(func(v *jpt.Vacancy) { v.Readings = jpt.NoCeilingBetween }),
		with(func(v *jpt.Vacancy) {
			v.Exemption = jpt.Exemption{Claimed: merit.Yes, Category: 4, Approved: merit.Yes}
		}),
		with(func(v *jpt.Vacancy) {
			v.Exemption = jpt.Exemption{Claimed: merit.Yes, Category: 3, Approved: merit.Yes, Valid: merit.Interval{From: day("2024-10-01"), Until: day("2026-01-01")}}
		}),
		with(func(v *jpt.Vacancy) {
			v.Exemption = jpt.Exemption{Claimed: merit.Yes, Valid: merit.Interval{From: day("2024-01-01"), Until: day("2026-01-01")}}
		}),
	}
	fresh, between := fits(), fits()
	fresh.Incumbent.Inaugurated, between.Incumbent.Inaugurated, between.SameAgency = day("2024-07-01"), day("2015-01-01"), merit.No
	lists := [][]jpt.Candidate{{fits()}, {fresh, between}, {{}}, nil}
	days := []merit.When{merit.On(day("2015-06-01")), merit.On(day("2016-06-01")), merit.On(day("2018-06-01")), merit.On(day("2024-09-01")), september}
	type asked struct {
		vacancy    int
		candidates []jpt.Candidate
		when       merit.When
	}
	var all []asked
	for i := range vacancies {
		all = append(all, asked{i, lists[i%len(lists)], days[3]}, asked{i, lists[(i+1)%len(lists)], days[i%len(days)]})
	}
	for _, before := range all {
		for _, now := range all {
			want, err := jpt.Decide(vacancies[now.vacancy], now.candidates, eligibility.Standard(), now.when)
			require.NoError(t, err)
			var got jpt.Decision
			require.NoError(t, got.Decide(&vacancies[before.vacancy], before.candidates, eligibility.Standard(), before.when))
			require.NoError(t, got.Decide(&vacancies[now.vacancy], now.candidates, eligibility.Standard(), now.when))
			if len(now.candidates) == 0 {
				want.Candidates, got.Candidates = nil, nil
			}
			require.Equal(t, want, got, "vacancy %d on %s after vacancy %d on %s", now.vacancy, now.when.AsOf, before.vacancy, before.when.AsOf)
		}
	}
}

func TestNoVacancyAtAllIsRefused(t *testing.T) {
	d := jpt.Decision{Route: jpt.OpenSelection}
	err := d.Decide(nil, nil, eligibility.Standard(), september)
	assert.Equal(t, []string{"post.level"}, wrong(err))
	assert.ErrorIs(t, err, merit.ErrMissing)
	assert.Equal(t, jpt.Undecided, d.Route)
	err = d.DecideWith(nil, nil, nil, nil, merit.When{})
	assert.Equal(t, []string{"post.level", "asOf", "law", "profile"}, wrong(err), "all at once")
}

// A tenure that is no answer of a rule is not known, and does not make the decision fail.
func TestATenureWithoutAnOutcomeIsNotKnown(t *testing.T) {
	p := eligibility.Standard()
	for _, reason := range []*merit.Reason{nil, {Outcome: merit.NotApplicable + 1}, {Outcome: 200}} {
		tenure, err := p.Tenure(fits().Incumbent, september)
		require.NoError(t, err)
		tenure.Ukom.Reason = reason
		var d jpt.Decision
		require.NoError(t, d.DecideWith(&jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No}, []jpt.Candidate{fits()}, []eligibility.Tenure{tenure}, p, september))
		assert.Equal(t, jpt.Undecided, d.Route)
	}
}
