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
	"github.com/xuri/excelize/v2"

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

func TestTheOfficialsOfTheProgramGiveTheGoldenOutput(t *testing.T) {
	for _, c := range []struct {
		file string
		args []string
	}{
		{"id.txt", []string{"-width", "100"}},
		{"en.txt", []string{"-width", "100", "-lang", "en"}},
		{"en-72.txt", []string{"-width", "72", "-lang", "en"}},
		{"cuts-en.txt", []string{"-width", "100", "-lang", "en", "-cuts", "70,90", "-potential-cuts", "65,85"}},
		{"before-en.txt", []string{"-width", "100", "-lang", "en", "-asof", "2019-12-31"}},
		{"id.csv", []string{"-format", "csv"}},
		{"en.json", []string{"-format", "json", "-lang", "en"}},
	} {
		t.Run(c.file, func(t *testing.T) {
			code, stdout, stderr := call(c.args...)
			assert.Equal(t, 0, code)
			assert.Empty(t, stderr)
			golden.Assert(t, c.file, stdout)
		})
	}
}

func TestNoLineIsWiderThanThePage(t *testing.T) {
	for _, width := range []int{72, 80, 100, 140} {
		for _, lang := range []string{"id", "en"} {
			_, stdout, _ := call("-width", strconv.Itoa(width), "-lang", lang)
			for _, line := range strings.Split(stdout, "\n") {
				assert.LessOrEqual(t, utf8.RuneCountInString(line), width, "%s: %s", lang, line)
			}
		}
	}
}

// placed is what the JSON says of an official.
type placed struct {
	Name, ToPerformance, ToPotential string
	Box                              int
	Finding                          struct{ Outcome string }
}

// of places the officials of a file.
func of(t *testing.T, content string, args ...string) []placed {
	t.Helper()
	code, stdout, stderr := call(append(append([]string{"-format", "json", "-asof", "2026-03-01"}, args...), write(t, content))...)
	require.Equal(t, 0, code, stderr)
	var doc struct{ Officials []placed }
	require.NoError(t, json.Unmarshal([]byte(stdout), &doc))
	return doc.Officials
}

// The table of PermenPANRB 3/2020 as RUB-NINEBOX has it, at both sides of each cut.
func TestEveryBoxIsReachedFromItsCutOn(t *testing.T) {
	scores := []struct {
		text  string
		class int
	}{{"0", 0}, {"59.99", 0}, {"60", 1}, {"79.99", 1}, {"80", 2}, {"100", 2}}
	numbers := [3][3]int{{1, 2, 4}, {3, 5, 7}, {6, 8, 9}} // potential, then performance
	for _, performance := range scores {
		for _, potential := range scores {
			got := of(t, "name,performance,potential\nX,"+performance.text+","+potential.text+"\n", "-cuts", "60,80")[0]
			want := numbers[potential.class][performance.class]
			assert.Equal(t, want, got.Box, "performance %s, potential %s", performance.text, potential.text)
			assert.Equal(t, map[bool]string{true: "met", false: "not-met"}[want >= 7], got.Finding.Outcome)
		}
	}
}

func TestAMissingScoreIsNoBoxAndNoZero(t *testing.T) {
	for _, c := range []struct{ name, row string }{
		{"neither score is known", "X,,"}, {"performance is not known", "X,,90"}, {"potential is not known", "X,90,"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := of(t, "name,performance,potential\n"+c.row+"\n", "-cuts", "60,80")[0]
			assert.Zero(t, got.Box)
			assert.Equal(t, "undetermined", got.Finding.Outcome)
		})
	}
}

func TestTheAxesMayHaveCutsOfTheirOwn(t *testing.T) {
	officials := "name;performance;potential\nX;70,5;70,5\n"
	assert.Equal(t, 5, of(t, officials, "-cuts", "60,80")[0].Box)
	assert.Equal(t, 7, of(t, officials, "-cuts", "60,80", "-performance-cuts", "60,70.5")[0].Box)
	assert.Equal(t, 8, of(t, officials, "-potential-cuts", "60,70.5", "-performance-cuts", "60,80")[0].Box)
	got := of(t, officials, "-cuts", "60,80")[0]
	assert.Equal(t, "9.5 9.5", got.ToPerformance+" "+got.ToPotential, "points to the next class")
}

func TestColumnsOfTheFileAreKeptAndNoCellIsAFormula(t *testing.T) {
	path := write(t, "nip,name,performance,potential,=note\n198503122009031001,=X(),90,90,@home\n")
	code, stdout, stderr := call("-format", "csv", "-cuts", "60,80", "-lang", "en", "-asof", "2026-03-01", path)
	assert.Equal(t, 0, code, stderr)
	assert.Equal(t, "nip,name,performance,potential,'=note,box,promotion,to_performance,to_potential,finding,explanation\n"+
		"198503122009031001,'=X(),90,90,'@home,9,met,,,RUB-NINEBOX/pool,\"box 9 is one of the boxes for promotion, from box 7 on\"\n", stdout)
}

const faulty = `name,performance,potential
Ani,80,80
,80,80
Budi,delapan,80
Citra,-1,"1.234,5"
Dewi,1e5,80
Eko,80
`

func TestEveryProblemOfAFileIsListedAndTheRestIsPlaced(t *testing.T) {
	path := write(t, faulty)
	for _, lang := range []string{"id", "en"} {
		code, stdout, stderr := call("-lang", lang, "-width", "100", "-cuts", "60,80", "-asof", "2026-03-01", path)
		assert.Equal(t, 1, code)
		assert.Empty(t, stderr)
		golden.Assert(t, "rejected-"+lang+".txt", stdout)
	}
	code, stdout, stderr := call("-format", "csv", "-lang", "en", "-cuts", "60,80", path)
	assert.Equal(t, 1, code)
	assert.Contains(t, stdout, "Ani,80,80,9")
	assert.Equal(t, strings.Join([]string{
		`mine.csv row 3: name: missing: want a name`,
		`mine.csv row 4: performance "delapan": malformed: want a number of at least 0, such as 82.5`,
		`mine.csv row 5: performance "-1": out of range: want a number of at least 0, such as 82.5`,
		`mine.csv row 5: potential "1.234,5": malformed: want a number of at least 0, such as 82.5`,
		`mine.csv row 6: performance "1e5": malformed: want a number of at least 0, such as 82.5`,
		`mine.csv row 7: potential: missing: want a cell, if only an empty one: the row has 2 of 3`,
		"",
	}, "\n"), stderr)
}

func TestAWrongCommandLineExitsWithTwo(t *testing.T) {
	path := write(t, "name,performance,potential\nX,1,1\n")
	for _, args := range [][]string{
		{"-lang", "fr"}, {"-format", "pdf"}, {"-width", "20"}, {"-cuts", "60"}, {"-cuts", "80,60"}, {"-cuts", "60,60"}, {"-cuts", "a,b"},
		{"-performance-cuts", "60,x"}, {"-potential-cuts", "1,2,3"}, {"-asof", "2013-12-31"}, {"-asof", "soon"}, {"no-such.csv"}, {"a.csv", "b.csv"}, {path}, {"-unknown"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			code, stdout, stderr := call(args...)
			assert.Equal(t, 2, code)
			assert.Empty(t, stdout)
			assert.NotEmpty(t, stderr)
		})
	}
	_, _, stderr := call(path)
	assert.Equal(t, 1, strings.Count(stderr, "missing"), "the cuts of a file are not guessed: "+stderr)
	code, _, stderr := call("-h")
	assert.Equal(t, 0, code)
	assert.Contains(t, stderr, "usage: ninebox")
}

func TestAWorkbookWithIndonesianTitlesIsRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "talenta.xlsx")
	book := excelize.NewFile()
	for cell, value := range map[string]any{
		"A1": "Daftar pejabat", "A2": "Nama Pejabat", "B2": "Jabatan", "C2": "Nilai Kinerja", "D2": "Potensi",
		"A3": "Ani", "B3": "Camat", "C3": 80.5, "D3": "60,5", "A4": "Budi", "C4": "baik", "D4": 70,
	} {
		require.NoError(t, book.SetCellValue("Sheet1", cell, value))
	}
	require.NoError(t, book.SaveAs(path))
	require.NoError(t, book.Close())
	code, stdout, stderr := call("-format", "json", "-lang", "en", "-cuts", "60,80", path)
	assert.Equal(t, 1, code)
	assert.Equal(t, "note: talenta.xlsx [Sheet1] row 2: the names of the columns stand in this row; rows above it that are passed over: 1\n"+
		"talenta.xlsx [Sheet1] cell C4: performance \"baik\": malformed: want a number of at least 0, such as 82.5\n", stderr)
	var doc struct{ Officials []placed }
	require.NoError(t, json.Unmarshal([]byte(stdout), &doc))
	require.Len(t, doc.Officials, 1)
	assert.Equal(t, 7, doc.Officials[0].Box)
}

func TestAnOutputFileIsThatOfTheStandardOutput(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	for _, format := range []string{"table", "csv", "json", "html"} {
		args := []string{"-lang", "en", "-cuts", "60,80", "-format", format}
		_, want, _ := call(args...)
		code, stdout, stderr := call(append(args, "-out", out)...)
		assert.Equal(t, 0, code, stderr)
		assert.Empty(t, stdout)
		data, err := os.ReadFile(out)
		require.NoError(t, err)
		assert.Equal(t, want, string(data), format)
	}
	code, _, stderr := call("-lang", "en", "-out", filepath.Join(out, "no", "such"))
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "ninebox: ")
}
