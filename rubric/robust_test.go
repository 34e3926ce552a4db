package rubric_test

import (
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

type bigRat = big.Rat

// four candidates under three criteria at 50/30/20.
func fourCandidates(t testing.TB) (*rubric.Scheme, []rubric.Candidate) {
	s := threeCriteria("50", "30", "20")
	of := func(name, a, b, c string) rubric.Candidate {
		return rubric.Candidate{Name: name, Score: score(t, s, marks("a", a, "b", b, "c", c))}
	}
	return s, []rubric.Candidate{of("w", "80", "60", "70"), of("x", "70", "80", "60"), of("y", "60", "70", "90"), of("z", "50", "50", "50")}
}

func threeCriteria(a, b, c string) *rubric.Scheme {
	return rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{
		{Code: "a", Weight: dec(a)}, {Code: "b", Weight: dec(b)}, {Code: "c", Weight: dec(c)}}})
}

func text(r *big.Rat) string {
	if r == nil {
		return "undefined"
	}
	return r.RatString()
}

// w 72, x 71, y 69, z 50. With the weight t of a, the rest at 3 to 2: w 64+16t,
// x 72−2t, y 78−18t: w leads from t = 4/9 on, and x and w never leave the best three.
func TestWeightIntervalsAreExact(t *testing.T) {
	_, candidates := fourCandidates(t)
	got, err := rubric.WeightIntervals(candidates, 2)
	require.NoError(t, err)
	require.Len(t, got, 3)
	assert.Equal(t, []string{"a", "50", "400/9", "100"}, []string{got[0].Code, text(got[0].Weight), text(got[0].FirstLow), text(got[0].FirstHigh)})
	// Of the top two, w and x, the lower is w below 4/9: it meets y at 64+16t = 78−18t.
	assert.Equal(t, "700/17", text(got[0].TopLow))
	assert.Equal(t, "100", text(got[0].TopHigh))

	// At each end someone draws level: recompute with the weights of the end.
	for k, w := range got {
		for _, end := range []*big.Rat{w.FirstLow, w.FirstHigh, w.TopLow, w.TopHigh} {
			assert.True(t, end.Sign() >= 0 && end.Cmp(big.NewRat(100, 1)) <= 0, "%d %s", k, end)
		}
		assert.True(t, w.FirstLow.Cmp(w.Weight) <= 0 && w.Weight.Cmp(w.FirstHigh) <= 0)
		assert.True(t, w.TopLow.Cmp(w.Weight) <= 0 && w.Weight.Cmp(w.TopHigh) <= 0)
	}
	three, err := rubric.WeightIntervals(candidates, 3)
	require.NoError(t, err)
	for _, w := range three {
		assert.Equal(t, "0 100", text(w.TopLow)+" "+text(w.TopHigh), "z is last on everything")
	}
}

// An interval is right if the place holds just inside and is lost just outside: on
// schemes with those weights, ranked anew.
func TestWeightIntervalsHoldWhenRankedAnew(t *testing.T) {
	_, candidates := fourCandidates(t)
	got, err := rubric.WeightIntervals(candidates, 2)
	require.NoError(t, err)
	codes := []string{"a", "b", "c"}
	weights := []*big.Rat{big.NewRat(50, 1), big.NewRat(30, 1), big.NewRat(20, 1)}
	values := [][]int64{{80, 60, 70}, {70, 80, 60}, {60, 70, 90}, {50, 50, 50}}
	first := func(k int, w *big.Rat) int {
		best, at := (*big.Rat)(nil), -1
		for i, v := range values {
			total := new(big.Rat)
			for j := range codes {
				weight := w
				if j != k {
					weight = new(big.Rat).Sub(big.NewRat(100, 1), w)
					weight.Mul(weight, weights[j]).Quo(weight, new(big.Rat).Sub(big.NewRat(100, 1), weights[k]))
				}
				total.Add(total, new(big.Rat).Mul(weight, big.NewRat(v[j], 1)))
			}
			if best == nil || total.Cmp(best) > 0 {
				best, at = total, i
			}
		}
		return at
	}
	little := big.NewRat(1, 1_000_000)
	for k, w := range got {
		assert.Equal(t, 0, first(k, new(big.Rat).Add(w.FirstLow, little)), codes[k])
		assert.Equal(t, 0, first(k, new(big.Rat).Sub(w.FirstHigh, little)), codes[k])
		if w.FirstLow.Sign() > 0 {
			assert.NotEqual(t, 0, first(k, new(big.Rat).Sub(w.FirstLow, little)), codes[k])
		}
		if w.FirstHigh.Cmp(big.NewRat(100, 1)) < 0 {
			assert.NotEqual(t, 0, first(k, new(big.Rat).Add(w.FirstHigh, little)), codes[k])
		}
	}
}

func TestLeaveOneCriterionOut(t *testing.T) {
	_, candidates := fourCandidates(t)
	got, err := rubric.LeaveOneOut(candidates, 2)
	require.NoError(t, err)
	assert.Equal(t, []rubric.Influence{
		{Without: "a", First: []string{"y"}, Top: []string{"x", "y"}, FirstChanges: true, TopChanges: true},
		{Without: "b", First: []string{"w"}, Top: []string{"w", "y"}, TopChanges: true},
		{Without: "c", First: []string{"x"}, Top: []string{"w", "x"}, FirstChanges: true},
	}, got)
}

func TestOneCriterionWithAllTheWeight(t *testing.T) {
	s := threeCriteria("100", "0", "0")
	candidates := []rubric.Candidate{
		{Name: "x", Score: score(t, s, marks("a", "70", "b", "1", "c", "1"))}, {Name: "y", Score: score(t, s, marks("a", "60", "b", "2", "c", "2"))}}
	got, err := rubric.WeightIntervals(candidates, 1)
	require.NoError(t, err)
	assert.Equal(t, "100 100", text(got[0].FirstLow)+" "+text(got[0].FirstHigh), "nothing is left to take the weight")
	assert.Equal(t, "0 1000/11", text(got[1].FirstLow)+" "+text(got[1].FirstHigh), "70 to 60 against 1 to 2")
	out, err := rubric.LeaveOneOut(candidates, 1)
	require.NoError(t, err)
	assert.True(t, out[0].Undefined)
	assert.Equal(t, []string{"x"}, out[1].First)
	accepted, err := rubric.RankAcceptability(candidates, rubric.Sampling{Samples: 10, Seed: 1, Spread: 100})
	require.NoError(t, err)
	assert.Equal(t, []int{10, 0}, accepted[0].Ranks, "criteria without weight stay so")
}

func TestRankAcceptabilityRepeatsWithItsSeed(t *testing.T) {
	_, candidates := fourCandidates(t)
	sampling := rubric.Sampling{Samples: 20_000, Seed: 2025, Spread: 100}
	one, err := rubric.RankAcceptability(candidates, sampling)
	require.NoError(t, err)
	two, err := rubric.RankAcceptability(candidates, sampling)
	require.NoError(t, err)
	assert.Equal(t, one, two)
	sampling.Seed++
	other, err := rubric.RankAcceptability(candidates, sampling)
	require.NoError(t, err)
	assert.NotEqual(t, one, other)
	for _, a := range one {
		total := 0
		for _, n := range a.Ranks {
			total += n
		}
		assert.Equal(t, sampling.Samples, total, "every sample ranks every candidate")
	}
	assert.Equal(t, sampling.Samples, one[3].Ranks[3], "z is last on everything")

	// With no spread to speak of the ranks are those of the scheme; the wider, the
	// less sure.
	sampling.Spread = 1
	near, err := rubric.RankAcceptability(candidates, sampling)
	require.NoError(t, err)
	assert.Equal(t, sampling.Samples, near[0].Ranks[0])
	assert.Less(t, other[0].Ranks[0], near[0].Ranks[0])
}

// Two criteria at any weights: x beats y where the first weighs more than a half,
// which is half of all weights. The sampling must come near it.
func TestSampledWeightsAreEvenlyDrawn(t *testing.T) {
	s := rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{{Code: "a", Weight: dec("90")}, {Code: "b", Weight: dec("10")}}})
	candidates := []rubric.Candidate{
		{Name: "x", Score: score(t, s, marks("a", "80", "b", "60"))}, {Name: "y", Score: score(t, s, marks("a", "60", "b", "80"))}}
	got, err := rubric.RankAcceptability(candidates, rubric.Sampling{Samples: 100_000, Seed: 7, Spread: 100})
	require.NoError(t, err)
	assert.InDelta(t, 50_000, got[0].Ranks[0], 500)
}

func TestEffectiveWeightsAgainstNominal(t *testing.T) {
	s := threeCriteria("50", "30", "20")
	of := func(name, a, b, c string) rubric.Candidate {
		return rubric.Candidate{Name: name, Score: score(t, s, marks("a", a, "b", b, "c", c))}
	}
	got, err := rubric.EffectiveWeights([]rubric.Candidate{of("x", "80", "60", "50"), of("y", "80", "70", "60"), of("z", "80", "80", "70")})
	require.NoError(t, err)
	assert.Equal(t, []string{"50 0", "30 60", "20 40"}, []string{
		text(got[0].Nominal) + " " + text(got[0].Effective), text(got[1].Nominal) + " " + text(got[1].Effective), text(got[2].Nominal) + " " + text(got[2].Effective)},
		"a mark that all share decides nothing")
	got, err = rubric.EffectiveWeights([]rubric.Candidate{of("x", "80", "60", "50")})
	require.NoError(t, err)
	assert.Equal(t, "undefined", text(got[0].Effective))
}

func TestRobustnessNamesEveryProblem(t *testing.T) {
	s := rubric.MustScheme(rubric.Spec{Missing: rubric.Reweight, Criteria: []rubric.Criterion{
		{Code: "a", Weight: dec("50"), Minimum: decimal.NewNullDecimal(dec("50"))}, {Code: "b", Weight: dec("50")}}})
	out := rubric.Candidate{Name: "out", Score: score(t, s, marks("a", "49", "b", "90"))}
	gap := rubric.Candidate{Name: "gap", Score: score(t, s, marks("a", "90"))}
	for _, call := range []func([]rubric.Candidate, int) error{
		func(c []rubric.Candidate, n int) error { _, err := rubric.WeightIntervals(c, n); return err },
		func(c []rubric.Candidate, n int) error { _, err := rubric.LeaveOneOut(c, n); return err },
		func(c []rubric.Candidate, n int) error { _, err := rubric.EffectiveWeights(c); return err },
		func(c []rubric.Candidate, n int) error {
			_, err := rubric.RankAcceptability(c, rubric.Sampling{Samples: 1, Spread: 1})
			return err
		},
	} {
		assert.Equal(t, []string{"candidates[0].score"}, fields(call([]rubric.Candidate{gap, out}, 3)))
		assert.Equal(t, []string{"candidates"}, fields(call([]rubric.Candidate{out}, 3)))
		assert.Equal(t, []string{"candidates"}, fields(call(nil, 3)))
	}
	_, err := rubric.WeightIntervals(nil, 0)
	assert.Equal(t, []string{"n"}, fields(err))
	_, err = rubric.LeaveOneOut(nil, 0)
	assert.Equal(t, []string{"n"}, fields(err))
	_, err = rubric.RankAcceptability(nil, rubric.Sampling{Samples: 1_000_001, Spread: 101})
	assert.Equal(t, []string{"samples", "spread"}, fields(err))

	in := rubric.Candidate{Name: "in", Score: score(t, s, marks("a", "50", "b", "1"))}
	got, err := rubric.LeaveOneOut([]rubric.Candidate{out, in}, 1)
	require.NoError(t, err)
	assert.Equal(t, []string{"in"}, got[0].First, "who is knocked out does not compete")
	_, err = rubric.WeightIntervals([]rubric.Candidate{in}, 1)
	require.NoError(t, err)
	assert.ErrorIs(t, call(in), merit.ErrConflict)
}

func call(c rubric.Candidate) error {
	_, err := rubric.EffectiveWeights([]rubric.Candidate{c, c})
	return err
}

// A group counts as one criterion with its own value: 40 % paper, 60 % talk, of which
// speech and interview are halves.
func TestGroupsMoveAsOne(t *testing.T) {
	candidates := []rubric.Candidate{
		candidate(t, "x", "60", "90", "70"),    // 24 + 48 = 72
		candidate(t, "y", "90", "60", "50"),    // 36 + 33 = 69
		candidate(t, "even", "57", "87", "67"), // three below x on everything, whatever the weights
	}
	got, err := rubric.WeightIntervals(candidates, 1)
	require.NoError(t, err)
	require.Len(t, got, 4, "a group, then its parts")
	// x 60 and 80, y 90 and 55: level where 60t + 80(1−t) = 90t + 55(1−t), t = 5/11.
	assert.Equal(t, []string{"paper", "0", "500/11"}, []string{got[0].Code, text(got[0].FirstLow), text(got[0].FirstHigh)})
	assert.Equal(t, []string{"talk", "600/11", "100"}, []string{got[1].Code, text(got[1].FirstLow), text(got[1].FirstHigh)})
	effective, err := rubric.EffectiveWeights(candidates)
	require.NoError(t, err)
	total := new(big.Rat)
	for _, e := range effective {
		total.Add(total, e.Effective)
	}
	assert.Equal(t, "100", text(total))
}

// A sub-criterion moves within the weight of its group, and the rest stands still.
func TestASubCriterionMovesWithinItsGroup(t *testing.T) {
	candidates := []rubric.Candidate{candidate(t, "x", "60", "90", "70"), candidate(t, "y", "90", "60", "55")}
	got, err := rubric.WeightIntervals(candidates, 1)
	require.NoError(t, err)
	// With a share t of the talk's 60 for the speech, x leads by
	// 24 − 36 + 0.6·(30t + 15(1−t)) = 9t − 3: level at t = 1/3, which is 20 of the whole.
	assert.Equal(t, []string{"speech", "30", "20", "60"}, []string{got[2].Code, text(got[2].Weight), text(got[2].FirstLow), text(got[2].FirstHigh)})
	assert.Equal(t, []string{"interview", "30", "0", "40"}, []string{got[3].Code, text(got[3].Weight), text(got[3].FirstLow), text(got[3].FirstHigh)})

	without, err := rubric.LeaveOneOut(candidates, 1)
	require.NoError(t, err)
	first := map[string][]string{}
	for _, w := range without {
		first[w.Without] = w.First
	}
	assert.Equal(t, map[string][]string{"paper": {"x"}, "talk": {"y"}, "speech": {"y"}, "interview": {"x"}}, first)
}

// The intervals of large, crowded fields against every pair of candidates: whoever is
// ahead on total stays ahead of the other until their lines cross.
func TestWeightIntervalsAgreeWithEveryPair(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 8))
	s := threeCriteria("50", "30", "20")
	weights := []*big.Rat{big.NewRat(1, 2), big.NewRat(3, 10), big.NewRat(1, 5)}
	for trial := range 150 {
		n := 2 + random.IntN(40)
		few := 2 + random.IntN(60) // few marks, many ties
		candidates, all := make([]rubric.Candidate, n), make([][]int64, n)
		for i := range candidates {
			m := []int64{50, 50, 50}
			for k := range m {
				m[k] += int64(random.IntN(few)) * 10 % 50
			}
			all[i] = m
			candidates[i] = rubric.Candidate{Name: strconv.Itoa(i), Score: score(t, s, marks("a", strconv.FormatInt(m[0], 10), "b", strconv.FormatInt(m[1], 10), "c", strconv.FormatInt(m[2], 10)))}
		}
		top := 1 + random.IntN(n)
		got, err := rubric.WeightIntervals(candidates, top)
		require.NoError(t, err)
		total := func(m []int64) int64 { return 5*m[0] + 3*m[1] + 2*m[2] }
		totals := make([]int64, n)
		for i, m := range all {
			totals[i] = total(m)
		}
		sorted := slices.Clone(totals)
		slices.Sort(sorted)
		for k := range weights {
			// The value of a candidate where criterion k weighs nothing, times 10 × the rest.
			rest := func(m []int64) *big.Rat {
				r := new(big.Rat).SetInt64(total(m))
				r.Quo(r, big.NewRat(10, 1)).Sub(r, new(big.Rat).Mul(weights[k], big.NewRat(m[k], 1)))
				return r.Quo(r, new(big.Rat).Sub(big.NewRat(1, 1), weights[k]))
			}
			for _, set := range []struct {
				cut       int64
				low, high *big.Rat
			}{{sorted[n-1], got[k].FirstLow, got[k].FirstHigh}, {sorted[n-top], got[k].TopLow, got[k].TopHigh}} {
				low, high := new(big.Rat), big.NewRat(1, 1)
				for i := range all {
					for j := range all {
						if totals[i] < set.cut || totals[j] >= set.cut {
							continue
						}
						atNone := new(big.Rat).Sub(rest(all[i]), rest(all[j]))
						atAll := big.NewRat(all[i][k]-all[j][k], 1)
						cross := new(big.Rat).Sub(atNone, atAll)
						switch {
						case atNone.Sign() < 0: // ahead from there on
							if c := cross.Quo(atNone, cross); c.Cmp(low) > 0 {
								low = c
							}
						case atAll.Sign() < 0: // ahead until there
							if c := cross.Quo(atNone, cross); c.Cmp(high) < 0 {
								high = c
							}
						}
					}
				}
				hundred := big.NewRat(100, 1)
				require.Equal(t, text(low.Mul(low, hundred)), text(set.low), "trial %d criterion %d", trial, k)
				require.Equal(t, text(high.Mul(high, hundred)), text(set.high), "trial %d criterion %d", trial, k)
			}
		}
	}
}

func TestSamplingRefusesAFieldWhoseCountsWouldFillTheMemory(t *testing.T) {
	s, one := fourCandidates(t)
	require.NotNil(t, s)
	candidates := make([]rubric.Candidate, 2001)
	for i := range candidates {
		candidates[i] = rubric.Candidate{Name: strconv.Itoa(i), Score: one[0].Score}
	}
	_, err := rubric.RankAcceptability(candidates, rubric.Sampling{Samples: 1, Spread: 1})
	assert.Equal(t, []string{"candidates"}, fields(err))
	got, err := rubric.RankAcceptability(candidates[1:], rubric.Sampling{Samples: 1, Spread: 1})
	require.NoError(t, err)
	assert.Len(t, got, 2000)
}
