package rubric_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// Whatever the bytes: a scheme that works, or errors that all name a field.
func FuzzParseScheme(f *testing.F) {
	f.Add([]byte(wholeScheme))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := rubric.ParseScheme(data)
		if err != nil {
			for _, problem := range merit.FieldErrors(err) {
				require.NotEmpty(t, problem.Field)
				require.NotEmpty(t, problem.Expected)
			}
			require.NotEmpty(t, merit.FieldErrors(err))
			return
		}
		best := map[string]decimal.Decimal{}
		for _, c := range leaves(s.Spec().Criteria) {
			best[c.Code] = c.Scale.High
		}
		m, err := s.Marks(best)
		require.NoError(t, err)
		got, err := s.Evaluate(m)
		require.NoError(t, err)
		num, den, ok := got.Fraction()
		require.True(t, ok)
		require.Equal(t, den, num, "the best marks give the top")
		require.Equal(t, s.Denominator(), den)
	})
}

// Whatever the mark: exact, or refused with its field.
func FuzzMarks(f *testing.F) {
	f.Add("84.485", "100")
	f.Add("1e10000", "-0")
	s := rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{{Code: "a", Weight: decimal.NewFromInt(50)}, {Code: "b", Weight: decimal.NewFromInt(50)}}})
	f.Fuzz(func(t *testing.T, a, b string) {
		x, err := decimal.NewFromString(a)
		if err != nil {
			return
		}
		y, err := decimal.NewFromString(b)
		if err != nil {
			return
		}
		m, err := s.Marks(map[string]decimal.Decimal{"a": x, "b": y})
		if err != nil {
			require.NotEmpty(t, merit.FieldErrors(err))
			return
		}
		got, err := s.Evaluate(m)
		require.NoError(t, err)
		want := x.Add(y).Rat()
		require.Zero(t, want.Quo(want, decimal.NewFromInt(2).Rat()).Cmp(got.Exact()))
	})
}

// Whatever the seed: the properties of random schemes.
func FuzzProperties(f *testing.F) {
	f.Add(uint64(20250617))
	f.Fuzz(func(t *testing.T, seed uint64) { checkProperties(t, seed) })
}
