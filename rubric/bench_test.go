package rubric_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
)

// One weighted score of four marks with its bands: by the scheme, and by a loop over
// integers as one would write it by hand.
func BenchmarkEvaluate(b *testing.B) {
	spec := rubric.Selection2019().Spec()
	spec.Bands = rubric.CompetenceBands()
	scheme := rubric.MustScheme(spec)
	m, err := scheme.Marks(map[string]decimal.Decimal{"record": dec("80"), "assessment": dec("76.48"), "paper": dec("90.10"), "interview": dec("89.55")})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("scheme", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			score, err := scheme.Evaluate(m)
			if err != nil {
				b.Fatal(err)
			}
			if _, ok := score.Band(); !ok {
				b.Fatal("no band")
			}
		}
	})
	b.Run("loop", func(b *testing.B) {
		b.ReportAllocs()
		weights, values, edges := []int64{20, 25, 20, 35}, []int64{8000, 7648, 9010, 8955}, []int64{0, 680_000, 800_000}
		for b.Loop() {
			if byHand(weights, values, edges) < 0 {
				b.Fatal("no band")
			}
		}
	})
}

//go:noinline
func byHand(weights, values, edges []int64) int {
	sum := int64(0)
	for i, w := range weights {
		if values[i] < 0 || values[i] > 10_000 {
			return -1
		}
		sum += w * values[i]
	}
	band := len(edges) - 1
	for sum < edges[band] {
		band--
	}
	return band
}

// Ranking grows as n log n: from 10,000 to 100,000 candidates about 12.5 times.
func BenchmarkRank(b *testing.B) {
	scheme := rubric.Selection2019()
	for _, n := range []int{10_000, 100_000} {
		r := rand.New(rand.NewPCG(1, 1))
		candidates := make([]rubric.Candidate, n)
		for i := range candidates {
			mark := func() decimal.Decimal { return decimal.New(int64(r.IntN(10_001)), -2) }
			m, err := scheme.Marks(map[string]decimal.Decimal{"record": mark(), "assessment": mark(), "paper": mark(), "interview": mark()})
			if err != nil {
				b.Fatal(err)
			}
			score, err := scheme.Evaluate(m)
			if err != nil {
				b.Fatal(err)
			}
			candidates[i] = rubric.Candidate{Name: fmt.Sprintf("%06d", i), Score: score}
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := rubric.Rank(candidates, "interview"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
