package rubric_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The gap table of RUB-PROFILE-MATCHING, and its variant without a penalty for
// excess.
func TestGapTable(t *testing.T) {
	tests := []struct {
		required, held     int
		penalise, forgives string
	}{
		{3, 3, "5", "5"}, {3, 4, "9/2", "5"}, {3, 2, "4", "4"}, {3, 5, "7/2", "5"}, {3, 1, "3", "3"},
		{2, 5, "5/2", "5"}, {4, 1, "2", "2"}, {1, 5, "3/2", "5"}, {5, 1, "1", "1"},
	}
	for _, tt := range tests {
		for excess, want := range map[rubric.ExcessPolicy]string{rubric.PenaliseExcess: tt.penalise, rubric.ForgiveExcess: tt.forgives} {
			m, err := rubric.Profile{Excess: excess, Core: decimal.NewNullDecimal(dec("100")),
				Aspects: []rubric.ProfileAspect{{Code: "a", Core: true, Required: tt.required, Held: tt.held}}}.Match()
			require.NoError(t, err)
			assert.Equal(t, want, m.Total.RatString(), "required %d, held %d, %s", tt.required, tt.held, excess)
			assert.Nil(t, m.Secondary)
		}
	}
}

func TestCoreAndSecondaryShares(t *testing.T) {
	p := rubric.Profile{Aspects: []rubric.ProfileAspect{
		{Code: "integrity", Core: true, Required: 4, Held: 4}, {Code: "communication", Core: true, Required: 4, Held: 3},
		{Code: "service", Required: 3, Held: 4}, {Code: "cooperation", Required: 3, Held: 2}, {Code: "change", Required: 3, Held: 3},
	}}
	m, err := p.Match()
	require.NoError(t, err)
	assert.Equal(t, "9/2 9/2", m.Core.RatString()+" "+m.Secondary.RatString())
	p.Aspects[0].Held = 5 // core 4.25
	m, err = p.Match()
	require.NoError(t, err)
	assert.Equal(t, "87/20", m.Total.RatString(), "60 % of 4.25 and 40 % of 4.5")
	assert.Equal(t, "4.35", m.String())
	p.Core = decimal.NewNullDecimal(dec("80"))
	m, err = p.Match()
	require.NoError(t, err)
	assert.Equal(t, "43/10", m.Total.RatString())
	assert.Empty(t, rubric.ProfileMatch{}.String())
}

func TestProfileNamesEveryProblem(t *testing.T) {
	_, err := rubric.Profile{Excess: 9, Core: decimal.NewNullDecimal(dec("101")),
		Aspects: []rubric.ProfileAspect{{Code: "a", Required: 0, Held: 6}, {Code: "a", Required: 1, Held: 1}, {Required: 1, Held: 1}}}.Match()
	assert.Equal(t, []string{"aspects[0].required", "aspects[0].held", "aspects[1]", "aspects[2]", "excess", "core"}, fields(err))
	_, err = rubric.Profile{Aspects: []rubric.ProfileAspect{{Code: "a", Required: 1, Held: 1}}}.Match()
	assert.ErrorIs(t, err, merit.ErrMissing)
	assert.ErrorContains(t, err, "core factor")
	_, err = rubric.Profile{Core: decimal.NewNullDecimal(hostile)}.Match()
	assert.Equal(t, []string{"aspects", "core"}, fields(err))
}
