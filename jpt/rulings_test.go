package jpt

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// anything makes vacancies of all kinds, the same in every run.
type anything struct{ *rand.Rand }

// answer returns an answer; one in a hundred is none.
func (r anything) answer() merit.Answer { return merit.Answer(r.IntN(3) + r.IntN(100)/99*3) }

func (r anything) near(day merit.Date) merit.Date {
	switch r.IntN(8) {
	case 0:
		return merit.Date{}
	case 1:
		return day.Add(merit.Period{Months: -6}, merit.Roll(r.IntN(2))).AddDays(r.IntN(5) - 2)
	case 2:
		return merit.MustDate(2016+r.IntN(12), time.August, 29+r.IntN(3)) // six months on there is no such day
	}
	return day.AddDays(r.IntN(1600) - 1000)
}

func (r anything) vacancy(asOf merit.Date) Vacancy {
	v := Vacancy{Post: Post{Level: merit.Level(1 + r.IntN(3)), Agency: Agency(r.IntN(int(City) + 1))}, Reorganised: r.answer(),
		Calendar:  Calendar{HeadInaugurated: r.near(asOf), Election: merit.No, Consent: r.answer()},
		Exemption: Exemption{Claimed: r.answer(), Category: r.IntN(5), Approved: r.answer()}}
	switch r.IntN(12) {
	case 0:
		v.Calendar.Election, v.Calendar.CandidatesFixed, v.Calendar.TermEnds = r.answer(), r.near(asOf), r.near(asOf)
	case 1:
		v.Calendar.TermEnds = r.near(asOf)
	case 2:
		v.Exemption.Valid = merit.Interval{From: asOf.AddDays(r.IntN(9) - 4)}
	case 3:
		v.Readings = [...]Readings{NoCeilingBetween, ClassificationRequired, ClassificationDropped, 1 << 7}[r.IntN(4)]
	case 4:
		v.Post.Level, v.Exemption.Category = merit.Level(r.IntN(7)), r.IntN(7)-1
	}
	return v
}

func (r anything) candidate(asOf merit.Date) Candidate {
	c := Candidate{Incumbent: eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: r.near(asOf)}, SameAgency: r.answer(), SameClassification: r.answer(),
		MeetsStandard: r.answer(), PassedUkom: r.answer()}
	if r.IntN(3) == 0 {
		c.Incumbent.Level = merit.Level(r.IntN(int(merit.Pemula) + 1))
	}
	return c
}

func (r anything) when() merit.When {
	asOf := merit.FirstDay.AddDays(r.IntN(4500))
	switch r.IntN(8) {
	case 0:
		return merit.On(asOf).UnderLaw(merit.FirstDay.AddDays(r.IntN(4500)))
	case 1:
		return merit.On(asOf).UnderLaw(presentLaw.AddDays(r.IntN(3) - 1))
	case 2:
		return merit.On(merit.LastDay.AddDays(-r.IntN(300)))
	}
	return merit.On(asOf)
}

// Whatever the vacancy and its candidates, the rulings are those of the decision, and the
// findings that they write are its findings.
func TestTheRulingsOnAnyVacancyAreThoseOfTheDecision(t *testing.T) {
	r := anything{rand.New(rand.NewPCG(21, 22))}
	var rulings DecisionRulings
	var written Decision
	ordinary, other, refused := 0, 0, 0
	for n := range 12_000 {
		when := r.when()
		v, candidates := r.vacancy(when.AsOf), make([]Candidate, r.IntN(4))
		for i := range candidates {
			candidates[i] = r.candidate(when.AsOf)
		}
		profile := eligibility.Profiles()[r.IntN(3)]
		tenures := make([]eligibility.TenureRulings, len(candidates))
		for i := range tenures {
			_ = profile.TenureRulings(&tenures[i], candidates[i].Incumbent, when)
		}
		if n%50 == 0 && len(tenures) > 0 {
			_ = profile.TenureRulings(&tenures[0], candidates[0].Incumbent, merit.On(merit.FirstDay))
		}
		given := make([]eligibility.Tenure, len(tenures))
		for i := range given {
			tenures[i].Write(&given[i])
		}
		if n%97 == 0 {
			tenures, given = append(tenures, eligibility.TenureRulings{}), append(given, eligibility.Tenure{})
		}
		var want Decision
		wrong := want.DecideWith(&v, candidates, given, profile, when)
		err := rulings.Decide(&v, candidates, tenures, profile, when)
		require.Equal(t, wrong, err)
		switch {
		case err != nil:
			refused++
		case rulings.settled:
			ordinary++
		default:
			other++
		}
		requireRulings(t, &rulings, &want)
		rulings.Write(&written)
		requireDecision(t, &want, &written)
		if wrong == nil {
			var plain Decision
			require.NoError(t, plain.Decide(&v, candidates, profile, when))
			requireDecision(t, &want, &plain)
		}
	}
	require.Greater(t, min(ordinary, other, refused), 500)
	require.Greater(t, ordinary, 2000)
	requireRulings(t, &DecisionRulings{}, &Decision{})
	nobody := CandidateRulings{}
	require.Zero(t, nobody.Mutation())
	require.Zero(t, nobody.Ukom())
	require.Equal(t, Undecided, nobody.Route())
	require.Equal(t, merit.Undetermined, nobody.Outcome())
	require.Error(t, rulings.Decide(nil, nil, nil, nil, merit.When{}))
	requireRulings(t, &rulings, &Decision{})
}

// requireDecision compares two decisions; a list of nobody may be nil or empty.
func requireDecision(t *testing.T, want, got *Decision) {
	t.Helper()
	require.Equal(t, len(want.Candidates), len(got.Candidates))
	for i := range want.Candidates {
		require.Equal(t, want.Candidates[i], got.Candidates[i])
	}
	a, b := *want, *got
	a.Candidates, b.Candidates = nil, nil
	require.Equal(t, a, b)
}

func requireRulings(t *testing.T, got *DecisionRulings, want *Decision) {
	t.Helper()
	require.Equal(t, want.Route, got.Route)
	require.Equal(t, want.Scope, got.Scope())
	require.Equal(t, []merit.Ruling{want.Frozen.Election.Ruling(), want.Frozen.NewHead.Ruling(), want.Reorg.Ruling(), want.Fallback.Ruling(), want.Exempt.Ruling(), want.Open.Ruling()},
		[]merit.Ruling{got.Election(), got.NewHead(), got.Reorg(), got.Fallback(), got.Exempt(), got.Open()})
	require.Len(t, got.Candidates, len(want.Candidates))
	for i := range want.Candidates {
		w, g := &want.Candidates[i], &got.Candidates[i]
		require.Equal(t, []merit.Ruling{w.Mutation.Ruling(), w.Ukom.Ruling(), w.Level.Ruling(), w.Standard.Ruling(), w.Result.Ruling(), w.Classification.Ruling(), w.Agency.Ruling()},
			[]merit.Ruling{g.Mutation(), g.Ukom(), g.Level(), g.Standard(), g.Result(), g.Classification(), g.Agency()})
		require.Equal(t, w.Outcome(), g.Outcome())
		require.Equal(t, w.Route(), g.Route())
	}
}

// What is settled at once of an ordinary vacancy is what the long way says of it.
func TestAnOrdinaryVacancyComesOutAsByTheLongWay(t *testing.T) {
	r := anything{rand.New(rand.NewPCG(23, 24))}
	settled := 0
	for range 20_000 {
		when := r.when()
		v := r.vacancy(when.AsOf)
		if !sound(&v, eligibility.Standard(), when) {
			continue
		}
		roll := merit.Roll(r.IntN(2))
		var o ordinary
		if !o.settle(&v, roll, when) {
			continue
		}
		settled++
		var got, want Decision
		o.write(&got, v.Calendar.HeadInaugurated, roll, when)
		require.Equal(t, want.longWay(&v, roll, when), o.mayMove(), "%+v on %+v", v, when)
		require.Equal(t, want, got, "%+v on %+v", v, when)
	}
	require.Greater(t, settled, 5000)
}

func TestRulingsAllocateNothing(t *testing.T) {
	when := merit.On(merit.MustDate(2025, time.September, 8))
	v := Vacancy{Post: Post{Level: merit.JPTPratama, Agency: Regency}, Reorganised: merit.No,
		Calendar: Calendar{HeadInaugurated: merit.MustDate(2025, time.February, 20), Election: merit.No}}
	candidates := []Candidate{{Incumbent: eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustDate(2022, time.March, 2)}, SameAgency: merit.Yes}}
	tenures := make([]eligibility.TenureRulings, 1)
	var d DecisionRulings
	var written Decision
	decide := func() {
		_ = eligibility.Standard().TenureRulings(&tenures[0], candidates[0].Incumbent, when)
		_ = d.Decide(&v, candidates, tenures, eligibility.Standard(), when)
		d.Write(&written)
	}
	decide()
	assert.Zero(t, testing.AllocsPerRun(100, decide))
	assert.True(t, d.settled)
	assert.Equal(t, Undecided, d.Route)
}
