package rubric_test

import (
	"strconv"
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The ranks of the published tables, first to last, in the order of the columns.
func TestPublishedTablesGetTheirPublishedRanks(t *testing.T) {
	want := map[string][]int{
		"makalah":              {1, 2, 4, 3}, // Siak: D before C, 79.38 before 79.32
		"presentasi_wawancara": {1, 2, 3, 4},
		"uji_kompetensi":       {1, 2, 3, 3, 5, 6}, // Way Kanan: the tie that was listed as 3 and 4
		"final":                {1, 2, 3},
		"asesmen":              {1, 2, 3, 4},
	}
	s := rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{{Code: "score", Weight: dec("100")}}})
	for _, row := range table(t, "../testdata/cases/selection_tables.csv") {
		t.Run(row["case"]+" "+row["stage"], func(t *testing.T) {
			var candidates []rubric.Candidate
			for _, name := range []string{"A", "B", "C", "D", "E", "F"} {
				if row[name] != "" {
					candidates = append(candidates, rubric.Candidate{Name: name, Score: score(t, s, marks("score", row[name]))})
				}
			}
			ranking, err := rubric.Rank(candidates)
			require.NoError(t, err)
			got := make([]int, len(candidates))
			for _, p := range ranking.Places {
				got[p.Name[0]-'A'] = p.Rank
				assert.Equal(t, row[p.Name], decimalOf(t, p.Score.String()).String(), "shown as published")
			}
			require.Contains(t, want, row["stage"])
			assert.Equal(t, want[row["stage"]], got)
		})
	}
}

// decimalOf drops the zeros that display adds, 77.00 to 77, and keeps 90.10.
func decimalOf(t *testing.T, s string) stringer {
	t.Helper()
	if n, err := strconv.ParseFloat(s, 64); err == nil && n == float64(int(n)) {
		return stringer(strconv.Itoa(int(n)))
	}
	return stringer(s)
}

type stringer string

func (s stringer) String() string { return string(s) }

// Kab. Way Kanan 2025: six candidates, 144 questions (derived: all scores are
// n/144). The list put the two with 82.64 on places 3 and 4; they are equal.
func TestWayKananTieIsATieOnExactFractions(t *testing.T) {
	s := rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{{Code: "test", Weight: dec("100"), Scale: rubric.Scale{High: dec("144"), Steps: 1}}}})
	published := []string{"94.44", "92.36", "82.64", "82.64", "81.25", "75.69"}
	var candidates []rubric.Candidate
	for i, n := range []int64{136, 133, 119, 119, 117, 109} {
		got := score(t, s, map[string]decimal.Decimal{"test": decimal.NewFromInt(n)})
		assert.Equal(t, published[i], got.String())
		candidates = append(candidates, rubric.Candidate{Name: string(rune('A' + i)), Score: got})
	}
	ranking, err := rubric.Rank(candidates)
	require.NoError(t, err)
	var ranks, dense []int
	var tied []string
	for _, p := range ranking.Places {
		ranks, dense = append(ranks, p.Rank), append(dense, p.Dense)
		if p.ExAequo {
			tied = append(tied, p.Name)
		}
	}
	assert.Equal(t, []int{1, 2, 3, 3, 5, 6}, ranks)
	assert.Equal(t, []int{1, 2, 3, 3, 4, 5}, dense)
	assert.Equal(t, []string{"C", "D"}, tied)
	assert.Len(t, ranking.Top(3), 4, "everyone tied at the cut-off")
	assert.Equal(t, []string{"A", "B", "C", "D"}, ranking.Announce(3))
	assert.Len(t, ranking.Top(2), 2)
	assert.Empty(t, ranking.Top(0))
	assert.Len(t, ranking.Top(99), 6)
}

var twoParts = rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{
	{Code: "paper", Weight: dec("40"), Minimum: decimal.NewNullDecimal(dec("50"))},
	{Code: "talk", Weight: dec("60"), Sub: []rubric.Criterion{{Code: "speech", Weight: dec("50")}, {Code: "interview", Weight: dec("50")}}},
}})

func candidate(t testing.TB, name, paper, speech, interview string) rubric.Candidate {
	t.Helper()
	return rubric.Candidate{Name: name, Score: score(t, twoParts, marks("paper", paper, "speech", speech, "interview", interview))}
}

func TestTieBreaksInTheirDeclaredOrder(t *testing.T) {
	candidates := []rubric.Candidate{
		candidate(t, "equal-1", "70", "70", "70"), candidate(t, "equal-2", "70", "70", "70"),
		candidate(t, "paper", "76", "70", "62"), candidate(t, "interview", "70", "60", "80"), candidate(t, "last", "69", "70", "70"),
		candidate(t, "out", "49.99", "100", "100"),
	}
	places := func(chain ...string) (out []string) {
		r, err := rubric.Rank(candidates, chain...)
		require.NoError(t, err)
		require.Len(t, r.KnockedOut, 1)
		assert.Equal(t, "out", r.KnockedOut[0].Name)
		for _, p := range r.Places {
			out = append(out, strconv.Itoa(p.Rank)+" "+p.Name+" "+p.DecidedBy)
		}
		return out
	}
	assert.Equal(t, []string{"1 equal-1 ", "1 equal-2 ", "1 interview ", "1 paper ", "5 last "}, places())
	assert.Equal(t, []string{"1 paper ", "2 equal-1 paper", "2 equal-2 paper", "2 interview paper", "5 last "}, places("paper"))
	assert.Equal(t, []string{"1 equal-1 ", "1 equal-2 ", "1 interview ", "4 paper talk", "5 last "}, places("talk", "paper"))
	assert.Equal(t, []string{"1 interview ", "2 equal-1 interview", "2 equal-2 interview", "4 paper interview", "5 last "}, places("interview", "paper"))
}

func TestRankNamesEveryProblem(t *testing.T) {
	provisional := rubric.MustScheme(rubric.Spec{Missing: rubric.Provisional, Criteria: []rubric.Criterion{
		{Code: "a", Weight: dec("50"), Minimum: decimal.NewNullDecimal(dec("50"))}, {Code: "b", Weight: dec("50")}}})
	_, err := rubric.Rank([]rubric.Candidate{
		{Name: "x", Score: score(t, provisional, marks("a", "60"))},
		{Name: "x", Score: score(t, provisional, marks("b", "60"))},
		{Score: score(t, rubric.TalentScheme(), marks("performance-primary", "1", "performance-reinforcing", "1", "potential-competence", "1", "potential-capacity", "1", "potential-qualification", "1", "potential-integrity", "1"))},
		{Name: "z"},
	}, "b", "nothing")
	assert.Equal(t, []string{"candidates[1].name", "candidates[2].name", "candidates[2].score", "candidates[3].score", "chain[1]",
		"candidates[0].score", "candidates[0].score", "candidates[1].score", "candidates[1].score"}, fields(err)[:9])
	r, err := rubric.Rank(nil, "b")
	require.NoError(t, err)
	assert.Empty(t, r.Places)
	assert.Empty(t, r.Announce(3))
}

func TestRankRangesHoldWhateverTheMissingMarksTurnOutToBe(t *testing.T) {
	s := rubric.MustScheme(rubric.Spec{Missing: rubric.Provisional, Criteria: []rubric.Criterion{
		{Code: "a", Weight: dec("50"), Minimum: decimal.NewNullDecimal(dec("50"))}, {Code: "b", Weight: dec("50")}}})
	candidates := []rubric.Candidate{
		{Name: "sure", Score: score(t, s, marks("a", "80", "b", "80"))},   // 80
		{Name: "open", Score: score(t, s, marks("a", "80"))},              // 40..90
		{Name: "low", Score: score(t, s, marks("a", "60", "b", "10"))},    // 35
		{Name: "gate", Score: score(t, s, marks("b", "90"))},              // 45..95, or out
		{Name: "out", Score: score(t, s, marks("a", "49", "b", "100"))},   // knocked out
		{Name: "out2", Score: score(t, s, marks("a", "49.99", "b", "1"))}, // knocked out
		{Name: "twin", Score: score(t, s, marks("a", "80", "b", "80"))},   // 80
	}
	got, err := rubric.RankRanges(candidates)
	require.NoError(t, err)
	type row struct {
		name        string
		best, worst int
		open        bool
	}
	var rows []row
	for _, r := range got {
		rows = append(rows, row{r.Name, r.Best, r.Worst, r.Open})
	}
	assert.Equal(t, []row{{"sure", 1, 3, false}, {"open", 1, 4, false}, {"low", 4, 5, false}, {"gate", 1, 4, true}, {"twin", 1, 3, false}}, rows)
	_, err = rubric.RankRanges([]rubric.Candidate{{}})
	assert.Len(t, merit.FieldErrors(err), 2)
}

// Simple additive weighting on columns divided by their best mark, as many selection
// programs do it, turns two candidates around when a third joins who beats neither.
// Fixed scales cannot.
func TestNoThirdCandidateTurnsTwoAround(t *testing.T) {
	a, b, third := [2]int64{60, 80}, [2]int64{80, 63}, [2]int64{100, 10}
	saw := func(x [2]int64, field ...[2]int64) *fractionOf {
		var best [2]int64
		for _, f := range field {
			best[0], best[1] = max(best[0], f[0]), max(best[1], f[1])
		}
		return newFraction(x[0]*best[1]+x[1]*best[0], best[0]*best[1])
	}
	assert.Negative(t, saw(a, a, b).cmp(saw(b, a, b)), "b leads alone with a")
	assert.Positive(t, saw(a, a, b, third).cmp(saw(b, a, b, third)), "and falls behind when the third joins")
	assert.Less(t, third[0]+third[1], min(a[0]+a[1], b[0]+b[1]), "who beats neither")

	s := rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{{Code: "x", Weight: dec("50")}, {Code: "y", Weight: dec("50")}}})
	of := func(name string, x [2]int64) rubric.Candidate {
		return rubric.Candidate{Name: name, Score: score(t, s, map[string]decimal.Decimal{"x": decimal.NewFromInt(x[0]), "y": decimal.NewFromInt(x[1])})}
	}
	order := func(candidates ...rubric.Candidate) (out []string) {
		r, err := rubric.Rank(candidates)
		require.NoError(t, err)
		for _, p := range r.Places {
			if p.Name != "third" {
				out = append(out, p.Name)
			}
		}
		return out
	}
	assert.Equal(t, order(of("a", a), of("b", b)), order(of("a", a), of("b", b), of("third", third)))
}

type fractionOf struct{ num, den int64 }

func newFraction(num, den int64) *fractionOf { return &fractionOf{num, den} }

func (f *fractionOf) cmp(g *fractionOf) int {
	return int(f.num*g.den - g.num*f.den)
}
