package rubric_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestABatchOfScoresGoesOnAfterAProblem(t *testing.T) {
	s := rubric.Selection2019()
	full, err := s.Marks(map[string]decimal.Decimal{"record": dec("80"), "assessment": dec("76.48"), "paper": dec("90.10"), "interview": dec("89.55")})
	require.NoError(t, err)
	part, err := s.Marks(map[string]decimal.Decimal{"record": dec("80")})
	require.NoError(t, err)
	all := []rubric.Marks{full, part, full}
	i := 0
	for score, err := range s.EvaluateAll(slices.Values(all)) {
		want, wantErr := s.Evaluate(all[i])
		assert.Equal(t, want, score)
		assert.Equal(t, wantErr, err)
		i++
	}
	assert.Equal(t, len(all), i)
	i = 0
	for range s.EvaluateAll(slices.Values(all)) {
		i++
		break
	}
	assert.Equal(t, 1, i)
}

// The rounded values and the place of the band say what Rounded and Band say, on scales
// from below nothing, with thirds, and finer than the display.
func TestRoundedValuesAreTheRoundedDecimals(t *testing.T) {
	scale := func(low, high string) rubric.Scale { return rubric.Scale{Low: dec(low), High: dec(high), Steps: 1000} }
	for _, result := range []rubric.Scale{rubric.Points(0, 100), rubric.Points(0, 400), scale("-5", "5"), scale("1", "4"), scale("-0.05", "0.05"), scale("0", "0.005"), scale("0", "1000000000000")} {
		for _, policy := range []rubric.MissingPolicy{rubric.Provisional, rubric.WorstMark, rubric.Reweight} {
			spec := rubric.Selection2019().Spec()
			spec.Scale, spec.Missing = result, policy
			s, err := rubric.NewScheme(spec)
			require.NoError(t, err)
			r := rand.New(rand.NewPCG(7, 7))
			for range 300 {
				marks := map[string]decimal.Decimal{}
				for _, code := range []string{"record", "assessment", "paper", "interview"} {
					if r.IntN(8) != 0 || code == "record" {
						marks[code] = decimal.New(r.Int64N(10_001), -2)
					}
				}
				m, err := s.Marks(marks)
				require.NoError(t, err)
				score, err := s.Evaluate(m)
				require.NoError(t, err)
				worst, best := score.Rounded()
				gotWorst, gotBest := score.RoundedValues()
				assert.True(t, worst.Equal(gotWorst.Decimal()), "%s, %s", worst, gotWorst)
				assert.True(t, best.Equal(gotBest.Decimal()), "%s, %s", best, gotBest)
			}
		}
	}
	worst, best := rubric.Score{}.RoundedValues()
	assert.True(t, worst.IsZero() && best.IsZero())
}

func TestThePlaceOfABandIsThatOfItsBand(t *testing.T) {
	spec := rubric.Selection2019().Spec()
	spec.Bands = rubric.CompetenceBands()
	s := rubric.MustScheme(spec)
	for _, mark := range []string{"0", "67.99", "68", "79.99", "80", "100"} {
		m, err := s.Marks(map[string]decimal.Decimal{"record": dec(mark), "assessment": dec(mark), "paper": dec(mark), "interview": dec(mark)})
		require.NoError(t, err)
		score, err := s.Evaluate(m)
		require.NoError(t, err)
		band, ok := score.Band()
		place, placed := score.BandPlace()
		assert.Equal(t, ok, placed)
		assert.Equal(t, band, spec.Bands.All()[place])
		assert.Zero(t, testing.AllocsPerRun(10, func() { score.RoundedValues() }))
	}
	_, ok := rubric.Score{}.BandPlace()
	assert.False(t, ok)
}
