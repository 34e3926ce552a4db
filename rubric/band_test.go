package rubric_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestBandsAreHalfOpenAndCoverTheScale(t *testing.T) {
	b := rubric.MustBands(dec("0"), dec("100"), rubric.Band{Code: "low", Low: dec("0")}, rubric.Band{Code: "high", Low: dec("68")})
	for _, tt := range []struct{ score, band, next, distance string }{
		{"0", "low", "high", "68"}, {"67.999", "low", "high", "0.001"}, {"68", "high", "", ""}, {"68.0", "high", "", ""}, {"100", "high", "", ""},
	} {
		got, err := b.Of(dec(tt.score))
		require.NoError(t, err)
		assert.Equal(t, tt.band, got.Code, tt.score)
		next, distance, ok, err := b.Next(dec(tt.score))
		require.NoError(t, err)
		assert.Equal(t, tt.next != "", ok)
		assert.Equal(t, tt.next, next.Code)
		if ok {
			assert.Equal(t, tt.distance, distance.String())
		}
	}
	for _, off := range []string{"-0.01", "100.01"} {
		_, err := b.Of(dec(off))
		assert.ErrorIs(t, err, merit.ErrRange)
		_, _, _, err = b.Next(dec(off))
		assert.ErrorIs(t, err, merit.ErrRange)
	}
	low, high := b.Scale()
	assert.Equal(t, "0 100", low.String()+" "+high.String())
	all := b.All()
	all[0].Code = "changed"
	assert.Equal(t, "low", b.All()[0].Code)
}

func TestBandsNameEveryProblem(t *testing.T) {
	_, err := rubric.NewBands(dec("0"), dec("100"), rubric.Band{Low: dec("1")}, rubric.Band{Code: "a", Low: dec("1")}, rubric.Band{Code: "a", Low: dec("100")})
	assert.Equal(t, []string{"bands[0].code", "bands[0].low", "bands[1].low", "bands[2].code", "bands[2].low"}, fields(err))
	_, err = rubric.NewBands(dec("1"), dec("1"))
	assert.Equal(t, []string{"high", "bands"}, fields(err))
	assert.Panics(t, func() { rubric.MustBands(decimal.Zero, decimal.Zero) })
}

// 8E1 is 80 written with an exponent: the finding shows a plain number.
func TestScoresWithAnExponentAreTheSameScores(t *testing.T) {
	f, err := rubric.JudgeCompetence(decimal.NewNullDecimal(decimal.New(8, 1)), some)
	require.NoError(t, err)
	assert.Equal(t, "80", f.Observed.String())
	assert.Equal(t, "meets", f.Reason.Code)
}
