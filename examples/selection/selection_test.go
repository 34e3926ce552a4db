package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/examples/internal/golden"
)

// call runs the program as main does.
func call(args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, &out, &errs)
	return code, out.String(), errs.String()
}

func write(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "mine.csv")
	require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
	return path
}

func TestTheMarksOfTheProgramGiveTheGoldenOutput(t *testing.T) {
	provisional := []string{"-width", "100", "-missing", "provisional", "-outlier", "5", "-trace", "citra lestari"}
	own := []string{"-width", "100", "-scheme", "data/scheme.json", "-panel", "median,interview=trimmed", "-tiebreak", "interview,paper", "-trace", "Yusuf Hidayat", "-seed", "7"}
	for _, c := range []struct {
		file string
		code int
		args []string
	}{
		{"id.txt", 0, provisional},
		{"en.txt", 0, append(provisional, "-lang", "en")},
		{"en-80.txt", 0, []string{"-width", "80", "-missing", "provisional", "-lang", "en", "-trace", "Yusuf Hidayat"}},
		{"refused-id.txt", 1, []string{"-width", "100"}},
		{"refused-en.txt", 1, []string{"-width", "100", "-lang", "en"}},
		{"scheme-id.txt", 0, own},
		{"scheme-en.txt", 0, append(own, "-lang", "en")},
		{"provisional.csv", 0, []string{"-format", "csv", "-missing", "provisional"}},
		{"provisional.json", 0, []string{"-format", "json", "-missing", "provisional", "-lang", "en"}},
	} {
		t.Run(c.file, func(t *testing.T) {
			code, stdout, stderr := call(c.args...)
			assert.Equal(t, c.code, code)
			assert.Empty(t, stderr)
			golden.Assert(t, c.file, stdout)
		})
	}
}

func TestNoLineIsWiderThanThePage(t *testing.T) {
	for _, width := range []int{72, 80, 100, 140} {
		for _, lang := range []string{"id", "en"} {
			_, stdout, _ := call("-width", strconv.Itoa(width), "-lang", lang, "-missing", "provisional", "-tiebreak", "interview")
			for _, line := range strings.Split(stdout, "\n") {
				assert.LessOrEqual(t, utf8.RuneCountInString(line), width, "%s: %s", lang, line)
			}
		}
	}
}

// of draws the report from a file, or from the marks of the program.
func of(t *testing.T, args ...string) *report {
	t.Helper()
	s, _, done := parse(args, &bytes.Buffer{}, &bytes.Buffer{})
	require.False(t, done)
	marks, err := s.read()
	require.NoError(t, err)
	require.Empty(t, marks.Problems)
	r, err := judge(s, marks.List)
	require.NoError(t, err)
	return r
}

func TestTheSampleHoldsWhatACommitteeMeets(t *testing.T) {
	r := of(t, "-missing", "provisional")
	assert.Len(t, r.names, 8)
	assert.Len(t, r.panels[2].given.Spec().Assessors, 7, "members of the committee")
	require.Len(t, r.exclusions(), 1)
	require.Len(t, r.holes(), 1)
	assert.Equal(t, "1", strings.TrimSpace(r.rankCell(r.entry("Sri Wahyuni"))))
	for _, name := range []string{"Citra Lestari", "Ahmad Fauzi"} {
		e := r.entry(name)
		assert.Equal(t, "3 =", r.rankCell(e))
		// Citra by hand: (79+81+86)/3 × 20% + 78.5 × 25% + 585/7 × 20% + 592/7 × 35%
		assert.Equal(t, "4611/56", e.low.Exact().RatString())
	}
	assert.Equal(t, []string{"Ahmad Fauzi", "Bambang Prasetyo", "Citra Lestari", "Sri Wahyuni"}, r.announced, "everyone tied at the cut-off, by the alphabet")
}

func TestADeclaredTieBreakSeparatesTheTie(t *testing.T) {
	r := of(t, "-missing", "provisional", "-tiebreak", "interview")
	assert.Equal(t, 3, r.entry("Ahmad Fauzi").best)
	assert.Equal(t, 4, r.entry("Citra Lestari").best)
	assert.Equal(t, "interview", r.entry("Citra Lestari").decidedBy)
	assert.Len(t, r.announced, 3)
}

func TestWhateverTheMissingMarkIsTheRanksLieInTheirRanges(t *testing.T) {
	const hole = "Andi Syahrir,Yusuf Hidayat,interview,,"
	require.Contains(t, string(embeddedMarks), hole)
	open := of(t, "-missing", "provisional")
	seen := map[int]bool{}
	for mark := range 101 {
		filled := strings.Replace(string(embeddedMarks), hole, strings.Replace(hole, ",,", ","+strconv.Itoa(mark)+",", 1), 1)
		r := of(t, "-samples", "1", write(t, filled)) // the drawn weights are not looked at here
		assert.Equal(t, open.announced, r.announced)
		for _, e := range r.entries {
			o := open.entry(e.name)
			assert.True(t, o.best <= e.best && e.best <= o.worst, "%s with %d: %d", e.name, mark, e.best)
			below, _ := o.low.Rounded()
			_, above := o.high.Rounded()
			score, _ := e.low.Rounded()
			assert.True(t, score.GreaterThanOrEqual(below) && score.LessThanOrEqual(above), e.name)
		}
		seen[r.entry("Yusuf Hidayat").best] = true
	}
	assert.Equal(t, map[int]bool{6: true, 7: true}, seen, "both ends of the range are reached")
}

func TestAnExcludedAssessorDoesNotCountAndOthersDo(t *testing.T) {
	head := "assessor,candidate,criterion,mark,excluded_reason\n"
	rest := "P,X,record,50,\nP,X,assessment,50,\nP,X,interview,50,\n"
	r := of(t, write(t, head+"A,X,paper,90,kin\nB,X,paper,60,\n"+rest))
	assert.Equal(t, "60", r.entry("X").values[2].low.RatString())
	r = of(t, write(t, head+"A,X,paper,90,\nB,X,paper,60,\n"+rest))
	assert.Equal(t, "75", r.entry("X").values[2].low.RatString())
	r = of(t, "-missing", "provisional", write(t, head+"A,X,paper,90,kin\n"+rest))
	assert.Equal(t, "0 100", r.entry("X").values[2].low.RatString()+" "+r.entry("X").values[2].high.RatString(), "nobody is left: unknown, no zero")
	assert.True(t, of(t, write(t, head+"A,X,paper,90,kin\n"+rest)).refused())
}

func TestAMissingMarkLeavesAMinimumOpen(t *testing.T) {
	head := "assessor,candidate,criterion,mark\n"
	rest := "P,X,record,80\nP,X,assessment,80\nP,X,interview,80\nP,Y,record,70\nP,Y,assessment,80\nP,Y,interview,70\nP,Y,paper,80\n"
	r := of(t, "-scheme", "data/scheme.json", "-lang", "en", write(t, head+"P,X,paper,\n"+rest))
	assert.True(t, r.entry("X").openMin)
	assert.False(t, r.final, "X is announced or out")
	assert.Equal(t, "a mark to come decides whether out or not", r.remark(r.entry("X")))
	assert.Equal(t, "1–2", r.rankCell(r.entry("Y")))
	r = of(t, "-scheme", "data/scheme.json", write(t, head+"P,X,paper,67.99\n"+rest))
	assert.True(t, r.entry("X").out)
	assert.Equal(t, []string{"Y"}, r.announced)
	r = of(t, "-scheme", "data/scheme.json", write(t, head+"P,X,paper,68\n"+rest))
	assert.False(t, r.entry("X").out)
	assert.Equal(t, []string{"X", "Y"}, r.announced)
}

func TestACriterionWithoutAnyMarkGivesItsWeightToTheOthersOnlyWhereAsked(t *testing.T) {
	path := write(t, "assessor,candidate,criterion,mark\nP,X,record,80\nP,X,assessment,80\nP,X,paper,80\nP,Y,record,70\nP,Y,assessment,70\nP,Y,paper,70\n")
	r := of(t, "-missing", "reweight", path)
	assert.Equal(t, "80", r.entry("X").low.Exact().RatString())
	code, stdout, _ := call("-lang", "en", "-missing", "reweight", path)
	assert.Equal(t, 0, code)
	assert.Contains(t, stdout, "The weights cannot be put to the test")
	code, stdout, _ = call("-lang", "en", path)
	assert.Equal(t, 1, code)
	assert.Contains(t, stdout, "X, final interview: waits for the mark of any assessor")
	assert.False(t, of(t, "-missing", "provisional", path).entry("X").settled())
}

func TestSemicolonsAndDecimalCommasAreRead(t *testing.T) {
	r := of(t, write(t, "assessor;candidate;criterion;mark\nA;X;paper;82,5\nA;X;record;80\nA;X;assessment;80\nA;X;interview;80\n"))
	assert.Equal(t, "165/2", r.entry("X").values[2].low.RatString())
}

const faulty = `assessor,candidate,criterion,mark,excluded_reason
Ani,Budi,paper,80,
Ani,Budi,paper,81,
Ani,Citra,essay,80,
Ani,Citra,paper,101,
Ani,Dewi,paper,delapan,
Ani,Eko,paper,80.005,
ani,Fajar,paper,80,
,Gita,,80,
Hadi,Citra,paper,70,saudara
Hadi,Citra,interview,70,sepupu
Hadi,Budi,paper,"1.234,5",
Hadi,Budi
Hadi,Eko,paper,,
`

func TestEveryProblemOfAFileIsListedAndWhatWasReadToo(t *testing.T) {
	path := write(t, faulty)
	for _, lang := range []string{"id", "en"} {
		code, stdout, stderr := call("-lang", lang, "-width", "100", path)
		assert.Equal(t, 1, code)
		assert.Empty(t, stderr)
		golden.Assert(t, "rejected-"+lang+".txt", stdout)
	}
	code, stdout, stderr := call("-lang", "en", "-format", "csv", path)
	assert.Equal(t, 1, code)
	assert.Empty(t, stdout, "no ranking from a part of the marks")
	assert.Contains(t, stderr, `mine.csv row 5: mark "101": out of range: want a number from 0 to 100`)
	for _, content := range []string{"", "assessor,candidate,criterion,mark\n", "assessor,candidate,mark\nA,B,1\n", "assessor,candidate,criterion,mark\n\"A,B\n"} {
		code, stdout, _ := call("-lang", "en", write(t, content))
		assert.Equal(t, 1, code)
		assert.Contains(t, stdout, "REJECTED FROM THE FILE", content)
	}
}

func TestARefusedRankingSaysWhichMarkIsMissing(t *testing.T) {
	for _, format := range []string{"csv", "json"} {
		code, stdout, stderr := call("-format", format)
		assert.Equal(t, 1, code)
		assert.Contains(t, stdout, "no-score")
		assert.Contains(t, stderr, "Yusuf Hidayat.interview: missing: want a mark of Andi Syahrir")
	}
}

func TestAPanelTooSmallForItsMethodIsRefused(t *testing.T) {
	code, stdout, stderr := call("-panel", "trimmed")
	assert.Equal(t, 1, code)
	assert.Empty(t, stdout)
	assert.Contains(t, stderr, "panel.record")
	assert.Contains(t, stderr, "panel.assessment")
	assert.NotContains(t, stderr, "panel.paper")
}

func TestAWrongCommandLineExitsWithTwo(t *testing.T) {
	broken := write(t, `{"criteria": [{"code": "paper", "weight": 60}, {"code": "paper", "weight": 30}]}`)
	for _, args := range [][]string{
		{"-lang", "fr"}, {"-format", "xlsx"}, {"-width", "20"}, {"-panel", "mode"}, {"-panel", "essay=mean"}, {"-missing", "zero"},
		{"-tiebreak", "essay"}, {"-outlier", "-1"}, {"-trace", "Nobody"}, {"-samples", "0"}, {"-spread", "101"}, {"-seed", "x"},
		{"-law", "2013-12-31"}, {"-law", "yesterday"}, {"-scheme", "no-such.json"}, {"-scheme", broken}, {"no-such.csv"}, {"a.csv", "b.csv"}, {"-unknown"},
	} {
		t.Run(strings.Join(args[:min(2, len(args))], " "), func(t *testing.T) {
			code, stdout, stderr := call(args...)
			assert.Equal(t, 2, code)
			assert.Empty(t, stdout)
			assert.NotEmpty(t, stderr)
		})
	}
	_, _, stderr := call("-scheme", broken, "-tiebreak", "essay")
	assert.Contains(t, stderr, "criteria[1].code")
	assert.Contains(t, stderr, "criteria.weight")
	code, _, stderr := call("-h")
	assert.Equal(t, 0, code)
	assert.Contains(t, stderr, "usage: selection")
}

func TestTheJSONIsExactAndTheSameSeedGivesTheSame(t *testing.T) {
	_, one, _ := call("-format", "json", "-missing", "provisional", "-seed", "5", "-spread", "100")
	_, same, _ := call("-format", "json", "-missing", "provisional", "-seed", "5", "-spread", "100")
	_, other, _ := call("-format", "json", "-missing", "provisional", "-seed", "6", "-spread", "100")
	assert.Equal(t, one, same)
	assert.NotEqual(t, one, other)
	var doc struct {
		Candidates []struct{ Name, ExactLow string }
		Announced  []string
		Robustness struct {
			WeightIntervals   []struct{ Criterion, TopHigh string }
			RankAcceptability []struct{ Ranks []int }
		}
	}
	require.NoError(t, json.Unmarshal([]byte(one), &doc))
	assert.Equal(t, "2459/28", doc.Candidates[0].ExactLow)
	assert.Len(t, doc.Announced, 4)
	require.Len(t, doc.Robustness.WeightIntervals, 4)
	for _, a := range doc.Robustness.RankAcceptability {
		total := 0
		for _, n := range a.Ranks {
			total += n
		}
		assert.Equal(t, 10_000, total)
	}
}

func TestNoCellOfTheCSVIsAFormula(t *testing.T) {
	path := write(t, "assessor,candidate,criterion,mark\nA,=X(),paper,82\nA,=X(),record,80\nA,=X(),assessment,80\nA,=X(),interview,80\n")
	_, stdout, _ := call("-format", "csv", path)
	assert.Contains(t, stdout, "'=X()")
}

func TestTheSampleFileIsThatWhichTheTestMakes(t *testing.T) {
	rows := [][]any{{"Penilai", "Peserta", "Kriteria", "Nilai", "Alasan Dikecualikan"}}
	for line := range strings.Lines(string(embeddedMarks)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "assessor,") {
			continue
		}
		var row []any
		for _, value := range strings.Split(line, ",") {
			if n, err := strconv.ParseFloat(value, 64); err == nil {
				row = append(row, n)
			} else {
				row = append(row, value)
			}
		}
		rows = append(rows, row)
	}
	const path = "testdata/nilai.xlsx"
	golden.Workbook(t, path, golden.BookOf(t, "Nilai Panitia", rows))
	_, want, _ := call("-format", "csv", "-missing", "provisional")
	code, got, stderr := call("-format", "csv", "-missing", "provisional", path)
	assert.Equal(t, 0, code, stderr)
	assert.Equal(t, want, got)
}

func TestAProblemOfAWorkbookNamesItsCell(t *testing.T) {
	path := filepath.Join(t.TempDir(), "nilai.xlsx")
	require.NoError(t, golden.BookOf(t, "Nilai", [][]any{
		{"Penilai", "Peserta", "Kriteria", "Nilai"}, {"A", "Ani", "interview", 825}, {"B", "Ani", "interview", "delapan"},
	}).SaveAs(path))
	code, _, stderr := call("-lang", "en", "-format", "csv", path)
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, `nilai.xlsx [Nilai] cell D2: mark "825": out of range`)
	assert.Contains(t, stderr, `nilai.xlsx [Nilai] cell D3: mark "delapan": malformed`)
}
