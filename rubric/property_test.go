package rubric_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// randomWeights returns n weights of two decimals, each above 0, that total 100.
func randomWeights(r *rand.Rand, n int) []decimal.Decimal {
	cuts := []int{0, 10_000}
	for len(cuts) < n+1 {
		if c := 1 + r.IntN(9_999); !slices.Contains(cuts, c) {
			cuts = append(cuts, c)
		}
	}
	slices.Sort(cuts)
	out := make([]decimal.Decimal, n)
	for i := range out {
		out[i] = decimal.New(int64(cuts[i+1]-cuts[i]), -2)
	}
	return out
}

var usualScales = []rubric.Scale{
	rubric.Points(0, 100), {High: decimal.NewFromInt(144), Steps: 1}, {Low: decimal.NewFromInt(1), High: decimal.NewFromInt(5), Steps: 2},
	{High: decimal.NewFromInt(400), Steps: 2}, {High: decimal.NewFromInt(100), Steps: 7},
}

// randomCriteria returns a tree of criteria, at most depth levels deep.
func randomCriteria(r *rand.Rand, prefix string, depth int) []rubric.Criterion {
	n := 1 + r.IntN(3)
	out := make([]rubric.Criterion, n)
	for i, w := range randomWeights(r, n) {
		out[i] = rubric.Criterion{Code: prefix + strconv.Itoa(i), Weight: w}
		if depth > 1 && r.IntN(3) == 0 {
			out[i].Sub = randomCriteria(r, out[i].Code+".", depth-1)
		} else {
			out[i].Scale = usualScales[r.IntN(len(usualScales))]
		}
	}
	return out
}

func leaves(criteria []rubric.Criterion) (out []rubric.Criterion) {
	for _, c := range criteria {
		if len(c.Sub) == 0 {
			out = append(out, c)
		}
		out = append(out, leaves(c.Sub)...)
	}
	return out
}

// randomMark returns a mark that the scale allows.
func randomMark(r *rand.Rand, s rubric.Scale) *big.Rat {
	span := s.High.Sub(s.Low).Mul(decimal.NewFromInt(s.Steps)).IntPart()
	mark := big.NewRat(r.Int64N(span+1), s.Steps)
	return mark.Add(mark, s.Low.Rat())
}

// share is how far a mark lies from the worst to the best.
func share(s rubric.Scale, mark *big.Rat) *big.Rat {
	r := new(big.Rat).Sub(mark, s.Low.Rat())
	return r.Quo(r, new(big.Rat).Sub(s.High.Rat(), s.Low.Rat()))
}

// oracle is the slow and literal sum of weights times shares, level by level.
func oracle(criteria []rubric.Criterion, values map[string]*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, c := range criteria {
		var x *big.Rat
		if len(c.Sub) > 0 {
			x = oracle(c.Sub, values)
		} else {
			x = share(c.Scale, values[c.Code])
		}
		sum.Add(sum, x.Mul(x, new(big.Rat).Quo(c.Weight.Rat(), big.NewRat(100, 1))))
	}
	return sum
}

// shuffled returns the same criteria in another order, on every level.
func shuffled(r *rand.Rand, criteria []rubric.Criterion) []rubric.Criterion {
	out := slices.Clone(criteria)
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	for i := range out {
		out[i].Sub = shuffled(r, out[i].Sub)
	}
	return out
}

func exact(t testing.TB, s *rubric.Scheme, values map[string]*big.Rat, notApplicable ...string) rubric.Score {
	t.Helper()
	m, err := s.ExactMarks(values, notApplicable...)
	require.NoError(t, err)
	got, err := s.Evaluate(m)
	require.NoError(t, err)
	return got
}

// checkProperties holds one random scheme against what must be true of all.
func checkProperties(t testing.TB, seed uint64) {
	r := rand.New(rand.NewPCG(seed, 1))
	criteria := randomCriteria(r, "c", 3)
	s, err := rubric.NewScheme(rubric.Spec{Criteria: criteria})
	if err != nil {
		require.ErrorIs(t, err, merit.ErrRange, "the only fault of such a scheme is a denominator that does not fit")
		return
	}
	all := leaves(criteria)
	values := map[string]*big.Rat{}
	for _, c := range all {
		values[c.Code] = randomMark(r, c.Scale)
	}
	got := exact(t, s, values)
	want := oracle(criteria, values)
	want.Mul(want, big.NewRat(100, 1))
	assert.Zero(t, want.Cmp(got.Exact()), "seed %d: exact equals big.Rat: %s and %s", seed, want.RatString(), got.Exact().RatString())

	// Half up, once, against a literal reading.
	shown, _ := got.Rounded()
	off := new(big.Rat).Sub(shown.Rat(), want)
	half := big.NewRat(1, 200)
	assert.True(t, off.Cmp(half) <= 0 && off.Cmp(new(big.Rat).Neg(half)) > 0, "seed %d: %s shown as %s", seed, want.RatString(), shown)

	// Any order of criteria.
	other, err := rubric.NewScheme(rubric.Spec{Criteria: shuffled(r, criteria)})
	require.NoError(t, err)
	assert.Zero(t, got.Exact().Cmp(exact(t, other, values).Exact()), "seed %d: order", seed)

	// A better mark never makes a worse total.
	c := all[r.IntN(len(all))]
	better := map[string]*big.Rat{}
	for code, v := range values {
		better[code] = v
	}
	for better[c.Code] = randomMark(r, c.Scale); better[c.Code].Cmp(values[c.Code]) < 0; {
		better[c.Code] = c.Scale.High.Rat()
	}
	order, ok := exact(t, s, better).Compare(got)
	assert.True(t, ok && order >= 0, "seed %d: monotone", seed)

	// Another scale with the marks moved along changes nothing.
	scaled := slices.Clone(criteria)
	moved := map[string]*big.Rat{}
	for code, v := range values {
		moved[code] = v
	}
	for i := range scaled {
		if len(scaled[i].Sub) > 0 {
			continue
		}
		from := scaled[i].Scale
		three := decimal.NewFromInt(3)
		scaled[i].Scale = rubric.Scale{Low: from.Low.Mul(three).Sub(decimal.NewFromInt(1)), High: from.High.Mul(three).Sub(decimal.NewFromInt(1)), Steps: from.Steps}
		m := new(big.Rat).Mul(values[scaled[i].Code], big.NewRat(3, 1))
		moved[scaled[i].Code] = m.Sub(m, big.NewRat(1, 1))
	}
	if tripled, err := rubric.NewScheme(rubric.Spec{Criteria: scaled}); err == nil {
		assert.Zero(t, got.Exact().Cmp(exact(t, tripled, moved).Exact()), "seed %d: scale", seed)
	}

	// The interval of missing marks holds every completion, and each end is one.
	open, err := rubric.NewScheme(rubric.Spec{Criteria: criteria, Missing: rubric.Provisional})
	require.NoError(t, err)
	partial, low, high := map[string]*big.Rat{}, map[string]*big.Rat{}, map[string]*big.Rat{}
	for _, c := range all {
		low[c.Code], high[c.Code] = values[c.Code], values[c.Code]
		if r.IntN(2) == 0 {
			partial[c.Code] = values[c.Code]
		} else {
			low[c.Code], high[c.Code] = c.Scale.Low.Rat(), c.Scale.High.Rat()
		}
	}
	worst, best := exact(t, open, partial).Bounds()
	assert.True(t, worst.Cmp(got.Exact()) <= 0 && got.Exact().Cmp(best) <= 0, "seed %d: interval", seed)
	assert.Zero(t, worst.Cmp(exact(t, s, low).Exact()), "seed %d: the worst", seed)
	assert.Zero(t, best.Cmp(exact(t, s, high).Exact()), "seed %d: the best", seed)

	// Counting a missing mark as the worst is the low end; not applicable and
	// re-weighted are the same number, inside the worst and the best of the others.
	zero, err := rubric.NewScheme(rubric.Spec{Criteria: criteria, Missing: rubric.WorstMark})
	require.NoError(t, err)
	assert.Zero(t, worst.Cmp(exact(t, zero, partial).Exact()), "seed %d: zero", seed)
	if len(partial) > 0 {
		re, err := rubric.NewScheme(rubric.Spec{Criteria: criteria, Missing: rubric.Reweight})
		require.NoError(t, err)
		var absent []string
		sum, weights := new(big.Rat), new(big.Rat)
		for _, c := range all {
			if x, ok := partial[c.Code]; ok {
				w := s.Weight(c.Code)
				weights.Add(weights, w)
				sum.Add(sum, w.Mul(w, share(c.Scale, x)))
			} else {
				absent = append(absent, c.Code)
			}
		}
		reweighted := exact(t, re, partial)
		assert.Zero(t, reweighted.Exact().Cmp(exact(t, s, partial, absent...).Exact()), "seed %d: not applicable", seed)
		sum.Quo(sum, weights).Mul(sum, big.NewRat(100, 1))
		assert.Zero(t, sum.Cmp(reweighted.Exact()), "seed %d: re-weighted", seed)
	}
}

func TestPropertiesOfRandomSchemes(t *testing.T) {
	for seed := range uint64(2000) {
		checkProperties(t, seed)
	}
}

// The ranking does not depend on the order of the candidates, and every place is
// right against a literal count.
func TestRankingOfRandomFields(t *testing.T) {
	s := rubric.Selection2019()
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 2))
		var candidates []rubric.Candidate
		for i := range 1 + r.IntN(12) {
			value := func() decimal.Decimal { return decimal.NewFromInt(int64(70 + 5*r.IntN(4))) }
			candidates = append(candidates, rubric.Candidate{Name: fmt.Sprintf("n%02d", i), Score: score(t, s, map[string]decimal.Decimal{
				"record": value(), "assessment": value(), "paper": value(), "interview": value()})})
		}
		one, err := rubric.Rank(candidates)
		require.NoError(t, err)
		r.Shuffle(len(candidates), func(i, j int) { candidates[i], candidates[j] = candidates[j], candidates[i] })
		two, err := rubric.Rank(candidates)
		require.NoError(t, err)
		assert.Equal(t, one, two)
		ranges, err := rubric.RankRanges(candidates)
		require.NoError(t, err)
		byName := map[string]rubric.RankRange{}
		for _, x := range ranges {
			byName[x.Name] = x
		}
		for _, p := range one.Places {
			rank, above := 1, map[string]bool{}
			for _, c := range candidates {
				if order, ok := c.Score.Compare(p.Score); ok && order > 0 {
					rank++
					above[c.Score.Exact().RatString()] = true
				}
			}
			assert.Equal(t, rank, p.Rank)
			assert.Equal(t, len(above)+1, p.Dense)
			assert.Equal(t, rank, byName[p.Name].Best)
			ties := 0
			for _, c := range candidates {
				if order, ok := c.Score.Compare(p.Score); ok && order == 0 {
					ties++
				}
			}
			assert.Equal(t, rank, byName[p.Name].Worst, "settled scores leave nothing open")
			assert.Equal(t, ties > 1, p.ExAequo)
		}
	}
}

// Intervals of ranks hold for every completion of the missing marks.
func TestRankRangesHoldEveryCompletion(t *testing.T) {
	criteria := []rubric.Criterion{{Code: "a", Weight: dec("60"), Scale: rubric.Scale{High: dec("3"), Steps: 1}, Minimum: decimal.NewNullDecimal(dec("1"))}, {Code: "b", Weight: dec("40"), Scale: rubric.Scale{High: dec("3"), Steps: 1}}}
	s := rubric.MustScheme(rubric.Spec{Missing: rubric.Provisional, Criteria: criteria})
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 3))
		n := 2 + r.IntN(4)
		given := make([]map[string]decimal.Decimal, n)
		var candidates []rubric.Candidate
		for i := range given {
			given[i] = map[string]decimal.Decimal{}
			for _, code := range []string{"a", "b"} {
				if r.IntN(3) > 0 {
					given[i][code] = decimal.NewFromInt(int64(r.IntN(4)))
				}
			}
			candidates = append(candidates, rubric.Candidate{Name: strconv.Itoa(i), Score: score(t, s, given[i])})
		}
		ranges, err := rubric.RankRanges(candidates)
		require.NoError(t, err)
		for range 30 {
			var whole []rubric.Candidate
			for i := range given {
				values := map[string]decimal.Decimal{"a": decimal.NewFromInt(int64(r.IntN(4))), "b": decimal.NewFromInt(int64(r.IntN(4)))}
				for code, v := range given[i] {
					values[code] = v
				}
				whole = append(whole, rubric.Candidate{Name: strconv.Itoa(i), Score: score(t, s, values)})
			}
			ranking, err := rubric.Rank(whole)
			require.NoError(t, err)
			for _, p := range ranking.Places {
				i := slices.IndexFunc(ranges, func(x rubric.RankRange) bool { return x.Name == p.Name })
				require.GreaterOrEqual(t, i, 0)
				assert.True(t, ranges[i].Best <= p.Rank && p.Rank <= ranges[i].Worst, "seed %d: %d in %d..%d", seed, p.Rank, ranges[i].Best, ranges[i].Worst)
			}
		}
	}
}
