package kasnindex_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// indicators37 divides the eight aspects of KASN into 37 indicators. The true weights
// are not published: these are an example, with halves as the published scores need.
func indicators37() [][]kasnindex.Indicator {
	return weighted([][]string{
		{"2.5", "2.5", "2.5", "2.5"},
		{"2", "2", "2", "2", "2"},
		{"2.5", "2.5", "3", "3", "3", "3", "3.5", "3.5", "3", "3"},
		{"4", "3", "3"},
		{"2.5", "5", "5", "2.5", "5"},
		{"2.5", "2.5", "2.5", "2.5"},
		{"2", "2"},
		{"2", "1.5", "1.5", "1"},
	})
}

func weighted(weights [][]string) [][]kasnindex.Indicator {
	out := make([][]kasnindex.Indicator, len(weights))
	for i, list := range weights {
		for j, w := range list {
			out[i] = append(out[i], kasnindex.Indicator{Code: fmt.Sprintf("%d.%d", i+1, j+1), Weight: dec(w)})
		}
	}
	return out
}

func kasn37(t testing.TB) *kasnindex.Instrument {
	t.Helper()
	in, err := kasnindex.KASN2019().WithIndicators(indicators37()...)
	require.NoError(t, err)
	require.Len(t, in.Indicators(), 37)
	return in
}

func uniform(n, level int) []kasnindex.Level {
	out := make([]kasnindex.Level, n)
	for i := range out {
		out[i] = kasnindex.LevelOf(level)
	}
	return out
}

func TestTheEightAspectsOfKASN(t *testing.T) {
	spec := kasnindex.KASN2019().Spec()
	var weights, maxima []string
	for i, a := range spec.Aspects {
		weights = append(weights, a.Weight.String())
		maxima = append(maxima, kasnindex.KASN2019().Maximum(i).String())
	}
	assert.Equal(t, []string{"10", "10", "30", "10", "20", "10", "4", "6"}, weights)
	assert.Equal(t, []string{"40", "40", "120", "40", "80", "40", "16", "24"}, maxima)
	assert.False(t, kasnindex.KASN2019().Maximum(8).Known())
	assert.False(t, kasnindex.KASN2019().Maximum(-1).Known())
	assert.Equal(t, "kasn-9-2019", kasnindex.KASN2019().Code())
	assert.Len(t, kasnindex.KASN2019().Bands(), 4)
}

func TestAnInstrumentSharesNothingThatCouldChange(t *testing.T) {
	in := kasn37(t)
	spec := in.Spec()
	spec.Aspects[0].Indicators[0].Code = "changed"
	spec.Aspects[0].Code = "changed"
	spec.Basis[0] = merit.Citation{}
	in.Indicators()[0].Code = "changed"
	in.Bands()[0].Code = "changed"
	again := in.Spec()
	assert.Equal(t, "1.1", again.Aspects[0].Indicators[0].Code)
	assert.Equal(t, "perencanaan", again.Aspects[0].Code)
	assert.False(t, again.Basis[0].IsZero())
	assert.Equal(t, "1.1", in.Indicators()[0].Code)
	assert.Equal(t, "I", in.Bands()[0].Code)
}

func TestScorePoints(t *testing.T) {
	in := kasnindex.KASN2019()
	given := perfect(t)
	score, err := in.ScorePoints(given)
	require.NoError(t, err)
	assert.Equal(t, "400", score.String())

	given[3] = points(t, "32.5")
	score, err = in.ScorePoints(given)
	require.NoError(t, err)
	assert.Equal(t, "392.5", score.String())

	given[3] = kasnindex.Points{}
	score, err = in.ScorePoints(given)
	require.NoError(t, err, "a missing aspect is no error")
	assert.False(t, score.Known(), "and no zero")

	given[0], given[4] = points(t, "40.5"), points(t, "-0.5")
	_, err = in.ScorePoints(given)
	refused(t, err, "points[0] (perencanaan): out of range", "points[4] (kinerja): out of range")

	third := points(t, "250").Sub(thirdScore(t))
	given = perfect(t)
	given[2] = third
	_, err = in.ScorePoints(given)
	refused(t, err, "points[2] (karier): out of range")

	_, err = in.ScorePoints(given[:7])
	refused(t, err, "points: contradictory")
	_, err = in.ScorePoints(nil)
	refused(t, err, "points: contradictory")

	filling, err := kasnindex.JPTFilling(rubric.MustBands(decimal.Zero, dec("100"), band("x", "x", "0")))
	require.NoError(t, err)
	_, err = filling.ScorePoints(given)
	refused(t, err, "aspects: missing")
}

// thirdScore is 700/3.
func thirdScore(t *testing.T) kasnindex.Points {
	t.Helper()
	levels := kasnindex.Levels(2, 4, 1, 0)
	levels[3] = kasnindex.NotApplicable
	score, err := thirds(t).ScoreLevels(levels)
	require.NoError(t, err)
	return score
}

func TestScoreLevels(t *testing.T) {
	in := kasn37(t)
	for level, want := range []string{"0", "100", "200", "300", "400"} {
		score, err := in.ScoreLevels(uniform(37, level))
		require.NoError(t, err)
		assert.Equal(t, want, score.String())
	}
	levels := uniform(37, 3)
	levels[0] = kasnindex.LevelOf(4)
	score, err := in.ScoreLevels(levels)
	require.NoError(t, err)
	assert.Equal(t, "302.5", score.String(), "half points")

	levels[5] = kasnindex.NotAssessed
	score, err = in.ScoreLevels(levels)
	require.NoError(t, err)
	assert.False(t, score.Known())

	levels[6], levels[7], levels[8] = kasnindex.LevelOf(5), kasnindex.NotApplicable, kasnindex.Level(99)
	_, err = in.ScoreLevels(levels)
	refused(t, err, "levels[6] (2.3): out of range", "levels[7] (2.4): contradictory", "levels[8] (2.5): out of range")

	_, err = in.ScoreLevels(levels[:36])
	refused(t, err, "levels: contradictory")
	_, err = kasnindex.KASN2019().ScoreLevels(levels)
	refused(t, err, "indicators: missing")

	none := []kasnindex.Level{kasnindex.NotApplicable, kasnindex.LevelOf(2), kasnindex.NotApplicable, kasnindex.NotApplicable}
	score, err = thirds(t).ScoreLevels(none)
	require.NoError(t, err)
	assert.Equal(t, "200", score.String(), "what does not apply leaves the denominator")
}

func TestAnAgencyToWhichNothingAppliesIsRefused(t *testing.T) {
	in, err := kasnindex.NewInstrument(kasnindex.Spec{
		Code: "x", Title: merit.T("X", "X"), Basis: []merit.Citation{merit.Cite("Konvensi uji")}, Levels: 3,
		Aspects: []kasnindex.Aspect{{Code: "a", Weight: dec("100"), Indicators: []kasnindex.Indicator{{Code: "a1", Weight: dec("100"), Gate: true}}}},
		Bands:   rubric.MustBands(decimal.Zero, dec("100"), band("x", "x", "0")),
	})
	require.NoError(t, err)
	_, err = in.ScoreLevels([]kasnindex.Level{kasnindex.NotApplicable})
	refused(t, err, "levels: contradictory")
	score, err := in.ScoreLevels(kasnindex.Levels(2))
	require.NoError(t, err)
	assert.Equal(t, "200/3", score.String(), "three levels on a scale of 100")
	_, err = in.Category(score)
	refused(t, err, "instrument: contradictory")
	_, err = in.Classify(score, merit.On(merit.MustDate(2022, 1, 1)))
	refused(t, err, "instrument: contradictory")
}

// A second, literal implementation on rational numbers.
func TestScoresAgreeWithRationalArithmetic(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 2019))
	for range 2000 {
		n := 1 + random.IntN(6)
		weights := split(random, n, 100_00)
		list := make([]kasnindex.Indicator, n)
		for i, w := range weights {
			list[i] = kasnindex.Indicator{Code: fmt.Sprint(i), Weight: decimal.New(int64(w), -2), Gate: random.IntN(2) == 0}
		}
		top := 1 + random.IntN(9)
		high := int64(1 + random.IntN(1000))
		in, err := kasnindex.NewInstrument(kasnindex.Spec{
			Code: "x", Title: merit.T("X", "X"), Basis: []merit.Citation{merit.Cite("Konvensi uji")}, Levels: top,
			Aspects: []kasnindex.Aspect{{Code: "a", Weight: dec("100"), Indicators: list}},
			Bands:   rubric.MustBands(decimal.Zero, decimal.NewFromInt(high), band("x", "x", "0")),
		})
		require.NoError(t, err)
		levels := make([]kasnindex.Level, n)
		sum, applies := new(big.Rat), new(big.Rat)
		for i, w := range weights {
			if list[i].Gate && random.IntN(3) == 0 {
				levels[i] = kasnindex.NotApplicable
				continue
			}
			l := random.IntN(top + 1)
			levels[i] = kasnindex.LevelOf(l)
			sum.Add(sum, big.NewRat(int64(w*l), int64(top)))
			applies.Add(applies, big.NewRat(int64(w), 1))
		}
		got, err := in.ScoreLevels(levels)
		if applies.Sign() == 0 {
			require.Error(t, err)
			continue
		}
		require.NoError(t, err)
		want := new(big.Rat).Mul(new(big.Rat).Quo(sum, applies), big.NewRat(high, 1))
		require.Equal(t, want.FloatString(6), got.Decimal().StringFixed(6))
		if text := got.String(); len(text) > 0 {
			exact, ok := new(big.Rat).SetString(text)
			require.True(t, ok)
			require.Zero(t, exact.Cmp(want), "%s is exact", text)
		}
	}
}

// split divides total into n parts above 0.
func split(random *rand.Rand, n, total int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = 1
	}
	for range total - n {
		out[random.IntN(n)]++
	}
	return out
}

func TestInstrumentsThatAreRefused(t *testing.T) {
	good := func() kasnindex.Spec { return thirds(t).Spec() }
	for _, c := range []struct {
		name   string
		change func(*kasnindex.Spec)
		want   []string
	}{
		{"nothing at all", func(s *kasnindex.Spec) { *s = kasnindex.Spec{} },
			[]string{"code: missing", "title: missing", "basis: without a citation", "bands: missing"}},
		{"weights of 99.99", func(s *kasnindex.Spec) {
			s.Aspects[0].Weight = dec("59.99")
			s.Aspects[0].Indicators[0].Weight = dec("29.99")
		}, []string{"aspects: contradictory"}},
		{"weights of 100.01", func(s *kasnindex.Spec) {
			s.Aspects[0].Weight = dec("60.01")
			s.Aspects[0].Indicators[0].Weight = dec("30.01")
		}, []string{"aspects: contradictory"}},
		{"indicators that weigh less than their aspect", func(s *kasnindex.Spec) { s.Aspects[1].Indicators[0].Weight = dec("29.5") },
			[]string{"aspects[1].indicators: contradictory"}},
		{"a negative weight and a hostile one", func(s *kasnindex.Spec) {
			s.Aspects[0].Indicators[0].Weight = dec("-30")
			s.Aspects[1].Weight = decimal.New(1, 1_000_000_000)
		}, []string{"aspects[0].indicators[0].weight: out of range", "aspects[1].weight: out of range"}},
		{"a weight of seven decimals", func(s *kasnindex.Spec) { s.Aspects[0].Weight = dec("60.0000001") },
			[]string{"aspects[0].weight: out of range"}},
		{"codes twice and missing", func(s *kasnindex.Spec) {
			s.Aspects[1].Code = "a1"
			s.Aspects[1].Indicators[0].Code = ""
		}, []string{"aspects[1].code: contradictory", "aspects[1].indicators[0].code: missing"}},
		{"indicators in one aspect alone", func(s *kasnindex.Spec) { s.Aspects[1].Indicators = nil },
			[]string{"aspects[1].indicators: contradictory"}},
		{"ten levels", func(s *kasnindex.Spec) { s.Levels = 10 }, []string{"levels: out of range"}},
		{"no levels but indicators", func(s *kasnindex.Spec) { s.Levels = 0 }, []string{"levels: missing"}},
		{"a span that ends before it begins", func(s *kasnindex.Spec) {
			s.Valid = merit.Interval{From: merit.MustDate(2026, 1, 1), Until: merit.MustDate(2026, 1, 1)}
		}, []string{"valid: contradictory"}},
		{"a scale from 100", func(s *kasnindex.Spec) { s.Bands = rubric.MustBands(dec("100"), dec("400"), band("x", "x", "100")) },
			[]string{"bands: contradictory"}},
		{"a scale of 99.5", func(s *kasnindex.Spec) { s.Bands = rubric.MustBands(dec("0"), dec("99.5"), band("x", "x", "0")) },
			[]string{"bands: out of range"}},
		{"a scale of 1001", func(s *kasnindex.Spec) { s.Bands = rubric.MustBands(dec("0"), dec("1001"), band("x", "x", "0")) },
			[]string{"bands: out of range"}},
		{"a hostile scale", func(s *kasnindex.Spec) { s.Bands = rubric.MustBands(dec("0"), decimal.New(1, 15), band("x", "x", "0")) },
			[]string{"bands: out of range"}},
		{"an edge of seven decimals", func(s *kasnindex.Spec) {
			s.Bands = rubric.MustBands(dec("0"), dec("100"), band("x", "x", "0"), band("y", "y", "0.0000001"))
		}, []string{"bands[1].low: out of range"}},
		{"a weight whose part of the scale is too fine", func(s *kasnindex.Spec) {
			s.Aspects = []kasnindex.Aspect{{Code: "a", Weight: dec("50.00001")}, {Code: "b", Weight: dec("49.99999")}}
			s.Bands = rubric.MustBands(dec("0"), dec("1"), band("x", "x", "0"))
		}, []string{"aspects[0].weight: out of range", "aspects[1].weight: out of range"}},
		{"too many indicators", func(s *kasnindex.Spec) {
			s.Aspects = []kasnindex.Aspect{{Code: "a", Weight: dec("100")}}
			for i := range 1001 {
				w := dec("0.09")
				if i == 0 {
					w = dec("10")
				}
				s.Aspects[0].Indicators = append(s.Aspects[0].Indicators, kasnindex.Indicator{Code: fmt.Sprint(i), Weight: w})
			}
		}, []string{"aspects: out of range"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			spec := good()
			c.change(&spec)
			in, err := kasnindex.NewInstrument(spec)
			assert.Nil(t, in)
			refused(t, err, c.want...)
		})
	}
}

func TestIndicatorsThatDoNotFitTheAspects(t *testing.T) {
	lists := indicators37()
	_, err := kasnindex.KASN2019().WithIndicators(lists[:7]...)
	refused(t, err, "indicators: contradictory")
	lists[0] = nil
	_, err = kasnindex.KASN2019().WithIndicators(lists...)
	refused(t, err, "aspects[0].indicators: contradictory")
}

func TestScoresOffTheScale(t *testing.T) {
	in := kasnindex.KASN2019()
	for _, s := range []string{"-0.5", "400.5"} {
		_, err := in.Category(points(t, s))
		refused(t, err, "score: out of range")
		_, err = in.Band(points(t, s))
		refused(t, err, "score: out of range")
		_, _, _, err = in.Next(points(t, s))
		refused(t, err, "score: out of range")
	}
	got, err := in.Category(kasnindex.Points{})
	require.NoError(t, err)
	assert.Zero(t, got, "a score that is not known has no category")
	b, err := in.Band(kasnindex.Points{})
	require.NoError(t, err)
	assert.Empty(t, b.Code)
	_, _, ok, err := in.Next(kasnindex.Points{})
	require.NoError(t, err)
	assert.False(t, ok)
}

func TestScoreLevelsAllocatesNothing(t *testing.T) {
	in := kasn37(t)
	plain := uniform(37, 3)
	gated := []kasnindex.Level{kasnindex.NotApplicable, kasnindex.LevelOf(2), kasnindex.LevelOf(1), kasnindex.NotApplicable}
	three := thirds(t)
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		score, _ := in.ScoreLevels(plain)
		_, _ = in.Category(score)
		_, _ = three.ScoreLevels(gated)
	}))
}

// BenchmarkScore sets the score of 37 indicators beside the least that any program
// must do for it.
func BenchmarkScore(b *testing.B) {
	in := kasn37(b)
	levels := uniform(37, 3)
	var weights, plain []int64
	for _, q := range in.Indicators() {
		weights = append(weights, q.Weight.Mul(dec("10")).IntPart())
		plain = append(plain, 3)
	}
	b.Run("library", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			score, err := in.ScoreLevels(levels)
			if err != nil || !score.Known() {
				b.Fatal(err)
			}
		}
	})
	b.Run("hand-written", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sum := int64(0)
			for i, w := range weights {
				sum += w * plain[i]
			}
			if sum != 3000 {
				b.Fatal(sum)
			}
		}
	})
}
