package rubric_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEvaluateAllocatesNothing(t *testing.T) {
	scheme := rubric.Selection2019()
	m, err := scheme.Marks(marks("record", "80", "assessment", "76.48", "paper", "90.10", "interview", "89.55"))
	require.NoError(t, err)
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		if _, err := scheme.Evaluate(m); err != nil {
			t.Fatal(err)
		}
	}))
}

func BenchmarkEvaluate(b *testing.B) {
	scheme := rubric.Selection2019()
	m, err := scheme.Marks(map[string]decimal.Decimal{
		"record": decimal.NewFromInt(80), "assessment": decimal.RequireFromString("76.48"),
		"paper": decimal.RequireFromString("90.10"), "interview": decimal.RequireFromString("89.55"),
	})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("scheme", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := scheme.Evaluate(m); err != nil {
				b.Fatal(err)
			}
		}
	})
}
