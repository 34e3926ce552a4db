package kasnindex_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// flat is a cost that is the same for every step.
func flat(n int64) kasnindex.Cost {
	return func(int, int) (int64, bool) { return n, true }
}

func TestThePlanToTheNextCategory(t *testing.T) {
	in := kasn37(t)
	levels := uniform(37, 2) // 200: Kurang, 50 short of Baik
	// Every step costs one, so the heaviest indicators come first: three steps of
	// 5, then of 4, 3.5 and so on. At most two steps an indicator: 3 × 10 + 8 + 2 × 7 ≥ 50.
	plan, next, ok, err := in.PlanNext(levels, flat(1))
	require.NoError(t, err)
	require.True(t, ok)
	assert.Equal(t, "III", next.Code)
	assert.True(t, plan.Reached)
	assert.Equal(t, "200", plan.From.String())
	assert.Equal(t, "250", plan.Goal.String())
	assert.EqualValues(t, 12, plan.Cost)
	check(t, in, levels, plan, flat(1))
}

// check recomputes everything that a plan says.
func check(t *testing.T, in *kasnindex.Instrument, levels []kasnindex.Level, plan kasnindex.Plan, cost kasnindex.Cost) {
	t.Helper()
	after := append([]kasnindex.Level{}, levels...)
	total, last := int64(0), -1
	for _, m := range plan.Improvements {
		require.Greater(t, m.Indicator, last, "in the instrument's order, each once")
		last = m.Indicator
		require.Equal(t, in.Indicators()[m.Indicator].Code, m.Code)
		require.Equal(t, levels[m.Indicator], m.From)
		from, _ := m.From.Number()
		to, _ := m.To.Number()
		require.Greater(t, to, from)
		before, err := in.ScoreLevels(after)
		require.NoError(t, err)
		after[m.Indicator] = m.To
		now, err := in.ScoreLevels(after)
		require.NoError(t, err)
		require.Equal(t, now.Sub(before), m.Gain)
		sum := int64(0)
		for l := from + 1; l <= to; l++ {
			step, possible := cost(m.Indicator, l)
			require.True(t, possible)
			sum += step
		}
		require.Equal(t, sum, m.Cost)
		total += sum
	}
	score, err := in.ScoreLevels(after)
	require.NoError(t, err)
	if plan.Reached {
		require.Equal(t, score, plan.Score)
		require.Equal(t, total, plan.Cost)
		reach := plan.Score.Cmp(plan.Goal)
		require.True(t, reach > 0 || reach == 0 && !plan.Above, "%s reaches %s", plan.Score, plan.Goal)
	} else {
		require.Empty(t, plan.Improvements)
	}
}

// best tries every combination of levels and returns the least cost that reaches the
// goal, the fewest steps at that cost, and the most that any combination scores.
func best(t *testing.T, in *kasnindex.Instrument, levels []kasnindex.Level, goal kasnindex.Points, above bool, top int, cost kasnindex.Cost) (least, fewest int64, most kasnindex.Points) {
	t.Helper()
	least, fewest = math.MaxInt64, math.MaxInt64
	now := append([]kasnindex.Level{}, levels...)
	var try func(i int, spent, steps int64)
	try = func(i int, spent, steps int64) {
		if i == len(levels) {
			score, err := in.ScoreLevels(now)
			require.NoError(t, err)
			if most.Less(score) {
				most = score
			}
			reach := score.Cmp(goal)
			if (reach > 0 || reach == 0 && !above) && (spent < least || spent == least && steps < fewest) {
				least, fewest = spent, steps
			}
			return
		}
		try(i+1, spent, steps)
		n, ok := levels[i].Number()
		for l := n + 1; ok && l <= top; l++ {
			step, possible := cost(i, l)
			if !possible {
				break
			}
			spent, steps = spent+step, steps+1
			now[i] = kasnindex.LevelOf(l)
			try(i+1, spent, steps)
		}
		now[i] = levels[i]
	}
	try(0, 0, 0)
	return least, fewest, most
}

func TestThePlanIsAsCheapAsTheBestOfAllCombinations(t *testing.T) {
	random := rand.New(rand.NewPCG(37, 4))
	for trial := range 600 {
		n, top := 1+random.IntN(5), 1+random.IntN(4)
		var list []kasnindex.Indicator
		for i, w := range split(random, n, 40) {
			list = append(list, kasnindex.Indicator{Code: fmt.Sprint("i", i), Weight: decimal.New(int64(w)*25, -1), Gate: true})
		}
		above := random.IntN(2) == 0
		in, err := kasnindex.NewInstrument(kasnindex.Spec{
			Code: "small", Title: merit.T("Kecil", "Small"), Basis: []merit.Citation{merit.Cite("Konvensi uji")}, Levels: top, Above: above,
			Aspects: []kasnindex.Aspect{{Code: "a", Weight: dec("100"), Indicators: list}},
			Bands:   rubric.MustBands(decimal.Zero, dec("100"), band("low", "low", "0"), band("mid", "mid", "43.5"), band("high", "high", "70")),
		})
		require.NoError(t, err)
		levels := make([]kasnindex.Level, n)
		for i := range levels {
			levels[i] = kasnindex.LevelOf(random.IntN(top + 1))
			if i > 0 && random.IntN(6) == 0 {
				levels[i] = kasnindex.NotApplicable
			}
		}
		costs := make([]int64, n*(top+1))
		for i := range costs {
			costs[i] = int64(random.IntN(12)) - 1 // -1: not possible
		}
		cost := func(i, l int) (int64, bool) { c := costs[i*(top+1)+l]; return max(c, 0), c >= 0 }

		plan, _, ok, err := in.PlanNext(levels, cost)
		require.NoError(t, err)
		if ok {
			compare(t, in, levels, plan, above, top, cost)
		}
		goal := points(t, decimal.New(int64(random.IntN(10001)), -2).String())
		plan, err = in.Plan(levels, goal, cost)
		require.NoError(t, err)
		compare(t, in, levels, plan, false, top, cost)
		if t.Failed() {
			t.Fatalf("trial %d", trial)
		}
	}
}

func compare(t *testing.T, in *kasnindex.Instrument, levels []kasnindex.Level, plan kasnindex.Plan, above bool, top int, cost kasnindex.Cost) {
	t.Helper()
	check(t, in, levels, plan, cost)
	require.Equal(t, above, plan.Above)
	least, fewest, most := best(t, in, levels, plan.Goal, above, top, cost)
	if !plan.Reached {
		require.EqualValues(t, int64(math.MaxInt64), least, "nothing reaches the goal")
		require.Equal(t, most, plan.Score)
		return
	}
	require.Equal(t, least, plan.Cost)
	steps := int64(0)
	for _, m := range plan.Improvements {
		from, _ := m.From.Number()
		to, _ := m.To.Number()
		steps += int64(to - from)
	}
	require.Equal(t, fewest, steps)
}

// On 37 indicators no brute force is possible. A plan is optimal there if its cost
// meets a bound from below; with costs proportional to the gain, no plan can be
// cheaper than the points that are lacking.
func TestThePlanIsOptimalOn37Indicators(t *testing.T) {
	in := kasn37(t)
	list := in.Indicators()
	byGain := func(i, _ int) (int64, bool) { return list[i].Weight.Mul(dec("10")).IntPart(), true }
	for _, c := range []struct{ level, goal string }{{"0", "175"}, {"1", "175"}, {"2", "250"}, {"3", "325"}, {"0", "400"}, {"1", "233.5"}} {
		n := int(c.level[0] - '0')
		plan, err := in.Plan(uniform(37, n), points(t, c.goal), byGain)
		require.NoError(t, err)
		require.True(t, plan.Reached)
		lacking := dec(c.goal).Sub(plan.From.Decimal()).Mul(dec("10")).IntPart()
		assert.Equal(t, lacking, plan.Cost, "from %s to %s", plan.From, c.goal)
		assert.Equal(t, c.goal, plan.Score.String())
		check(t, in, uniform(37, n), plan, byGain)
	}

	// Against a second, plain method: the least cost for every number of half
	// points, one step list after another.
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		levels, costs := make([]kasnindex.Level, 37), make([]int64, 37*5)
		for i := range levels {
			levels[i] = kasnindex.LevelOf(random.IntN(4))
		}
		for i := range costs {
			costs[i] = int64(random.IntN(1000))
		}
		cost := func(i, l int) (int64, bool) { return costs[i*5+l], true }
		plan, _, ok, err := in.PlanNext(levels, cost)
		require.NoError(t, err)
		if !ok {
			continue
		}
		check(t, in, levels, plan, cost)
		reachable := map[int64]int64{0: 0}
		for i := range levels {
			n, _ := levels[i].Number()
			grown := map[int64]int64{}
			for gain, spent := range reachable {
				for l, sum := n, int64(0); l <= 4; l++ {
					if l > n {
						sum += costs[i*5+l]
					}
					g := gain + list[i].Weight.Mul(dec("2")).IntPart()*int64(l-n)
					if old, seen := grown[g]; !seen || spent+sum < old {
						grown[g] = spent + sum
					}
				}
			}
			reachable = grown
		}
		need := plan.Goal.Sub(plan.From).Decimal().Mul(dec("2")).IntPart()
		least := int64(math.MaxInt64)
		for gain, spent := range reachable {
			if gain >= need {
				least = min(least, spent)
			}
		}
		assert.Equal(t, least, plan.Cost)
	}
}

func ofList(t testing.TB, list []kasnindex.Indicator, high string) *kasnindex.Instrument {
	t.Helper()
	in, err := kasnindex.NewInstrument(kasnindex.Spec{
		Code: "list", Title: merit.T("Daftar", "List"), Basis: []merit.Citation{merit.Cite("Konvensi uji")}, Levels: 4,
		Aspects: []kasnindex.Aspect{{Code: "a", Weight: dec("100"), Indicators: list}},
		Bands:   rubric.MustBands(decimal.Zero, dec(high), band("x", "x", "0")),
	})
	require.NoError(t, err)
	return in
}

// A third of an aspect is 3.333333 per cent, which leaves hardly a common divisor: such
// instruments are planned as exactly as coarse ones.
func TestThePlanIsOptimalForWeightsOfSixDecimals(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 6))
	for trial := range 150 {
		n := 2 + random.IntN(4)
		list, left := []kasnindex.Indicator{}, int64(100_000_000)
		for i := range n {
			w := left/int64(n-i) - int64(random.IntN(3))*random.Int64N(1+left/int64(4*n))
			if i == n-1 {
				w = left
			}
			left -= w
			list = append(list, kasnindex.Indicator{Code: fmt.Sprint(i), Weight: decimal.New(w, -6)})
		}
		in := ofList(t, list, "400")
		levels, costs := make([]kasnindex.Level, n), make([]int64, n*5)
		for i := range levels {
			levels[i] = kasnindex.LevelOf(random.IntN(3))
		}
		for i := range costs {
			costs[i] = int64(random.IntN(12)) - 1
		}
		cost := func(i, l int) (int64, bool) { c := costs[i*5+l]; return max(c, 0), c >= 0 }
		plan, err := in.Plan(levels, points(t, decimal.New(int64(random.IntN(40001)), -2).String()), cost)
		require.NoError(t, err, "trial %d", trial)
		compare(t, in, levels, plan, false, 4, cost)
	}
}

// The 37 indicators of KASN, each aspect shared out evenly to six decimals: the
// plan is optimal if the most that any smaller budget gains, reckoned by budget and not
// by gain, is too little.
func TestThePlanIsOptimalOn37IndicatorsThatShareTheirAspectsEvenly(t *testing.T) {
	in := evenly37(t)
	list := in.Indicators()
	random := rand.New(rand.NewPCG(3, 7))
	for trial := range 10 {
		levels, costs := make([]kasnindex.Level, 37), make([]int64, 37*5)
		for i := range levels {
			levels[i] = kasnindex.LevelOf(random.IntN(3))
		}
		for i := range costs {
			costs[i] = random.Int64N(40)
		}
		cost := func(i, l int) (int64, bool) { return costs[i*5+l], true }
		plan, _, ok, err := in.PlanNext(levels, cost)
		require.NoError(t, err)
		require.True(t, ok && plan.Reached)
		check(t, in, levels, plan, cost)

		// The other way round: the most that each budget gains. The plan is optimal if a
		// budget of one less gains too little.
		most := make([]int64, plan.Cost+1) // gain in millionths of weight × level
		for i, l := range levels {
			n, _ := l.Number()
			grown := slices.Clone(most)
			spent := int64(0)
			for to := n + 1; to <= 4; to++ {
				spent += costs[i*5+to]
				gain := list[i].Weight.Shift(6).IntPart() * int64(to-n)
				for b := spent; b <= plan.Cost; b++ {
					grown[b] = max(grown[b], most[b-spent]+gain)
				}
			}
			most = grown
		}
		// 400 points are 400 per cent × level: a millionth of that is one of a point.
		lack := plan.Goal.Sub(plan.From).Decimal().Shift(6).IntPart()
		assert.GreaterOrEqual(t, most[plan.Cost], lack, "trial %d", trial)
		if plan.Cost > 0 {
			assert.Less(t, most[plan.Cost-1], lack, "trial %d: something cheaper reaches it", trial)
		}
	}

	// Costs of eleven digits, as in rupiah.
	rupiah := func(i, l int) (int64, bool) { return int64(i*7919%37+1) * int64(l*l+13) * 12_345_679, true }
	plan, _, _, err := in.PlanNext(uniform(37, 1), rupiah)
	require.NoError(t, err)
	check(t, in, uniform(37, 1), plan, rupiah)
}

// evenly37 is the instrument of KASN with 37 indicators of even weight in each aspect.
func evenly37(t testing.TB) *kasnindex.Instrument {
	t.Helper()
	var lists [][]kasnindex.Indicator
	for i, n := range []int64{4, 5, 10, 3, 5, 4, 2, 4} {
		left := kasnindex.KASN2019().Spec().Aspects[i].Weight
		var list []kasnindex.Indicator
		for j := range n {
			w := left.DivRound(decimal.NewFromInt(n-j), 6)
			left = left.Sub(w)
			list = append(list, kasnindex.Indicator{Code: fmt.Sprintf("%d.%d", i+1, j+1), Weight: w})
		}
		lists = append(lists, list)
	}
	in, err := kasnindex.KASN2019().WithIndicators(lists...)
	require.NoError(t, err)
	return in
}

func TestNothingToPlan(t *testing.T) {
	in := kasn37(t)
	plan, next, ok, err := in.PlanNext(uniform(37, 4), flat(1))
	require.NoError(t, err)
	assert.False(t, ok)
	assert.Empty(t, next.Code)
	assert.True(t, plan.Reached)
	assert.Equal(t, "400", plan.Score.String())

	plan, err = in.Plan(uniform(37, 3), points(t, "300"), flat(1))
	require.NoError(t, err)
	assert.True(t, plan.Reached, "the goal is reached already")
	assert.Empty(t, plan.Improvements)

	never := func(int, int) (int64, bool) { return 0, false }
	plan, _, ok, err = in.PlanNext(uniform(37, 2), never)
	require.NoError(t, err)
	assert.True(t, ok)
	assert.False(t, plan.Reached)
	assert.Equal(t, "200", plan.Score.String())
}

func TestPlansThatAreRefused(t *testing.T) {
	in := kasn37(t)
	levels := uniform(37, 2)
	levels[4], levels[5] = kasnindex.NotAssessed, kasnindex.NotAssessed
	_, _, _, err := in.PlanNext(levels, flat(1))
	refused(t, err, "levels[4] (2.1): missing", "levels[5] (2.2): missing")
	_, err = in.Plan(levels, points(t, "250"), flat(1))
	refused(t, err, "levels[4] (2.1): missing", "levels[5] (2.2): missing")
	_, err = in.Leverages(levels)
	refused(t, err, "levels[4] (2.1): missing", "levels[5] (2.2): missing")
	_, err = in.Leverages(levels[:3])
	refused(t, err, "levels: contradictory")

	levels = uniform(37, 2)
	for _, goal := range []string{"-1", "400.5", ""} {
		_, err = in.Plan(levels, points(t, goal), nil)
		refused(t, err, "cost: missing", "goal: out of range")
	}
	_, err = in.Plan(levels, thirdScore(t), flat(1))
	refused(t, err, "goal: out of range")
	_, err = in.Plan(levels, points(t, "250"), func(i, l int) (int64, bool) {
		switch i {
		case 0:
			return -1, true
		case 1:
			return math.MaxInt64, true
		}
		return 1, true
	})
	refused(t, err, "cost of 1.1 to 3: out of range", "cost of 1.2 to 3: out of range")

	// Costs in proportion to weights without a common divisor: no way beats another, and
	// there are as many as gains.
	weights, list, total := map[int]int64{}, []kasnindex.Indicator{}, int64(0)
	random := rand.New(rand.NewPCG(9, 9))
	for i := range 30 {
		weights[i] = 1_000_000 + random.Int64N(2_300_000)
		if i == 29 {
			weights[i] = 100_000_000 - total
		}
		total += weights[i]
		list = append(list, kasnindex.Indicator{Code: fmt.Sprint(i), Weight: decimal.New(weights[i], -6)})
	}
	_, err = ofList(t, list, "400").Plan(uniform(30, 0), points(t, "200"), func(i, _ int) (int64, bool) { return weights[i], true })
	refused(t, err, "weights: out of range")
}

func TestLeverage(t *testing.T) {
	in := kasn37(t)
	levels := uniform(37, 4)
	levels[2] = kasnindex.LevelOf(0)  // 2.5 a step, 10 in all
	levels[24] = kasnindex.LevelOf(3) // 5 a step
	levels[10] = kasnindex.LevelOf(2) // 2.5 a step, 5 in all
	levels[36] = kasnindex.LevelOf(3) // 1 a step
	got, err := in.Leverages(levels)
	require.NoError(t, err)
	var lines []string
	for _, l := range got {
		lines = append(lines, fmt.Sprint(l.Code, " ", l.Level, " ", l.Step, " ", l.Headroom, " ", l.Alone))
	}
	assert.Equal(t, []string{"1.3 0 2.5 10 false", "5.3 3 5 5 false", "3.2 2 2.5 5 false", "8.4 3 1 1 false"}, lines)

	levels = uniform(37, 3)
	for i := range 7 { // 22.5 up: 322.5
		levels[23-i] = kasnindex.LevelOf(4)
	}
	got, err = in.Leverages(levels)
	require.NoError(t, err)
	score, err := in.ScoreLevels(levels)
	require.NoError(t, err)
	_, distance, _, err := in.Next(score)
	require.NoError(t, err)
	for _, l := range got {
		assert.Equal(t, l.Headroom.Cmp(distance) >= 0, l.Alone, l.Code)
	}

	three := kasnindex.Levels(2, 4, 1, 0)
	three[3] = kasnindex.NotApplicable
	got, err = thirds(t).Leverages(three)
	require.NoError(t, err)
	require.Len(t, got, 2)
	assert.Equal(t, "100", got[0].Headroom.String())
	assert.Equal(t, "b1", got[0].Code)
	assert.True(t, got[0].Alone, "100 is more than the 50/3 to 250")
}

// The cost of planning grows with the indicators, at the same number of points.
func BenchmarkPlan(b *testing.B) {
	for _, n := range []int{10, 20, 40, 80, 160} {
		b.Run(fmt.Sprint(n, "-indicators"), func(b *testing.B) {
			var list []kasnindex.Indicator
			left := dec("100")
			for i := range n {
				w := left.Div(decimal.NewFromInt(int64(n - i))).Mul(dec("4")).Ceil().Div(dec("4"))
				if i == n-1 {
					w = left
				}
				left = left.Sub(w)
				list = append(list, kasnindex.Indicator{Code: fmt.Sprint(i), Weight: w})
			}
			in, err := kasnindex.NewInstrument(kasnindex.Spec{
				Code: "bench", Title: merit.T("Uji", "Bench"), Basis: []merit.Citation{merit.Cite("Konvensi uji")}, Levels: 4,
				Aspects: []kasnindex.Aspect{{Code: "a", Weight: dec("100"), Indicators: list}},
				Bands:   kasnindex.KASN2019().Spec().Bands,
			})
			if err != nil {
				b.Fatal(err)
			}
			benchmarkPlan(b, in)
		})
	}
	b.Run("kasn-37-indicators", func(b *testing.B) { benchmarkPlan(b, kasn37(b)) })
	b.Run("kasn-37-indicators-of-even-weight", func(b *testing.B) { benchmarkPlan(b, evenly37(b)) })
}

func benchmarkPlan(b *testing.B, in *kasnindex.Instrument) {
	levels := uniform(len(in.Indicators()), 2)
	cost := func(i, l int) (int64, bool) { return int64(i*7%13 + l*l), true }
	b.ReportAllocs()
	for b.Loop() {
		if plan, _, _, err := in.PlanNext(levels, cost); err != nil || !plan.Reached {
			b.Fatal(err)
		}
	}
}
