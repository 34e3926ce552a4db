package kasnindex_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func points(t testing.TB, s string) kasnindex.Points {
	t.Helper()
	var p kasnindex.Points
	require.NoError(t, p.UnmarshalText([]byte(s)))
	return p
}

func TestTheFourCategoriesOnBothSidesOfEveryEdge(t *testing.T) {
	for _, c := range []struct {
		score    string
		category kasnindex.Category
		next     string
		distance string
	}{
		{"0", kasnindex.CategoryI, "II", "175"},
		{"99", kasnindex.CategoryI, "II", "76"},
		{"174.5", kasnindex.CategoryI, "II", "0.5"},
		{"174.9999", kasnindex.CategoryI, "II", "0.0001"},
		{"175", kasnindex.CategoryII, "III", "75"},
		{"249.5", kasnindex.CategoryII, "III", "0.5"},
		{"250", kasnindex.CategoryIII, "IV", "75"},
		{"324.5", kasnindex.CategoryIII, "IV", "0.5"},
		{"325", kasnindex.CategoryIV, "", ""},
		{"331.5", kasnindex.CategoryIV, "", ""},
		{"400", kasnindex.CategoryIV, "", ""},
	} {
		t.Run(c.score, func(t *testing.T) {
			for _, in := range []*kasnindex.Instrument{kasnindex.KASN2019(), kasnindex.BKN2024()} {
				got, err := in.Category(points(t, c.score))
				require.NoError(t, err)
				assert.Equal(t, c.category, got)
				next, distance, ok, err := in.Next(points(t, c.score))
				require.NoError(t, err)
				assert.Equal(t, c.next, next.Code)
				assert.Equal(t, c.next != "", ok)
				assert.Equal(t, c.distance, distance.String())
			}
		})
	}
}

// perfect is 400 points, every aspect at its most.
func perfect(t testing.TB) []kasnindex.Points {
	var out []kasnindex.Points
	for _, s := range []string{"40", "40", "120", "40", "80", "40", "16", "24"} {
		out = append(out, points(t, s))
	}
	return out
}

func TestScorePointsAllocatesNothing(t *testing.T) {
	in, given, on := kasnindex.KASN2019(), perfect(t), merit.On(merit.MustDate(2023, 6, 1))
	var f merit.Finding
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		score, _ := in.ScorePoints(given)
		_, _ = in.Category(score)
		_ = in.ClassifyInto(&f, score, on)
	}))
	assert.Equal(t, kasnindex.CategoryIV, kasnindex.CategoryOf(&f))
}

func BenchmarkScorePoints(b *testing.B) {
	in, given := kasnindex.KASN2019(), perfect(b)
	b.ReportAllocs()
	for b.Loop() {
		score, _ := in.ScorePoints(given)
		_, _ = in.Category(score)
	}
}

// The finding of a category, and the category that it gives.
func BenchmarkClassifyInto(b *testing.B) {
	in, score, on := kasnindex.BKN2024(), points(b, "331.5"), merit.On(merit.MustDate(2025, 9, 8))
	var f merit.Finding
	b.ReportAllocs()
	for b.Loop() {
		if err := in.ClassifyInto(&f, score, on); err != nil || kasnindex.CategoryOf(&f) != kasnindex.CategoryIV {
			b.Fatal(f, err)
		}
	}
}
