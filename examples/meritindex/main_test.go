package main

import (
	"bytes"
	"encoding/csv"
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
	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
)

// call runs the program as main does.
func call(args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, &out, &errs)
	return code, out.String(), errs.String()
}

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(content), 0o644))
	return path
}

const published = "testdata/cases/merit_scores.csv"

func TestTheGoldenOutput(t *testing.T) {
	for _, c := range []struct {
		file string
		args []string
	}{
		{"id.txt", []string{"-width", "100"}},
		{"en.txt", []string{"-width", "100", "-lang", "en"}},
		{"en.json", []string{"-format", "json", "-lang", "en"}},
		{"classify-id.txt", []string{"classify", "-width", "100", published}},
		{"classify-en.txt", []string{"classify", "-width", "100", "-lang", "en", published}},
		{"classify-en.csv", []string{"classify", "-format", "csv", "-lang", "en", published}},
		{"classify-en.json", []string{"classify", "-format", "json", "-lang", "en", published}},
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
			for _, args := range [][]string{{"-width"}, {"classify", "-width"}} {
				args = append(args, strconv.Itoa(width), "-lang", lang)
				if args[0] == "classify" {
					args = append(args, published)
				}
				_, stdout, _ := call(args...)
				for _, line := range strings.Split(stdout, "\n") {
					assert.LessOrEqual(t, utf8.RuneCountInString(line), width, "%v: %s", args, line)
				}
			}
		}
	}
}

func TestThePublishedScoresFallIntoTheirCategories(t *testing.T) {
	copied, err := os.ReadFile(published)
	require.NoError(t, err)
	original, err := os.ReadFile("../../testdata/cases/merit_scores.csv")
	require.NoError(t, err)
	require.Equal(t, string(original), string(copied), "the copy is that of the repository")

	code, stdout, _ := call("classify", "-format", "csv", published)
	require.Equal(t, 0, code)
	rows, err := csv.NewReader(strings.NewReader(stdout)).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 42)
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	checked := 0
	for _, row := range rows[1:] {
		name, _, _ := strings.Cut(row[at["published_category"]], " (")
		year, category := row[at["year"]], row[at["merit_category"]]
		if year < "2020" {
			assert.Empty(t, category, "%v: the instrument did not govern", row)
			continue
		}
		require.NotEmpty(t, category, "%v", row)
		if name == "" {
			continue
		}
		want, err := kasnindex.CategoryNamed(name)
		require.NoError(t, err)
		assert.Equal(t, want.String(), category, "%v", row)
		assert.Equal(t, want.In(merit.Indonesian), row[at["merit_name"]])
		checked++
	}
	assert.Equal(t, 34, checked)
}

func TestClassifyNamesEveryErrorAndStillClassifiesTheRest(t *testing.T) {
	path := write(t, "scores.csv", "agency,year,score,=note\n"+
		"Kab. Atas,2023,325,=A1\n"+
		"Kab. Bawah,2023,324.5,\n"+
		",2023,300,\n"+
		"Kab. Huruf,2023,tiga ratus,\n"+
		"Kab. Lebih,2023,400.5,\n"+
		"Kab. Kurang,2023,-1,\n"+
		"Kab. Tahun,23,300,\n"+
		"Kab. Pendek,2023\n"+
		"Kab. Dua,dulu,500,\n"+
		"Kab. Kosong,2023,,\n")
	code, stdout, stderr := call("classify", "-format", "csv", "-lang", "en", path)
	assert.Equal(t, 1, code)
	assert.Equal(t, "agency,year,score,'=note,merit_category,merit_name,merit_next,merit_distance,merit_finding,merit_explanation\n"+
		"Kab. Atas,2023,325,'=A1,IV,very good,,,KSN-BANDS/category-IV,\"score 325 is in category IV (very good), which begins at 325\"\n"+
		"Kab. Bawah,2023,324.5,,III,good,IV,0.5,KSN-BANDS/category-III,\"score 324.5 is in category III (good), which begins at 250\"\n"+
		"Kab. Kosong,2023,,,,,,,KSN-BANDS/missing,not known: score\n", stdout)
	assert.Equal(t, strings.Join([]string{
		`scores.csv row 4: agency: missing: want the name of an agency`,
		`scores.csv row 5: score "tiga ratus": malformed: want a number of at most six decimals`,
		`scores.csv row 6: score "400.5": out of range: want a number from 0 to 400`,
		`scores.csv row 7: score "-1": out of range: want a number from 0 to 400`,
		`scores.csv row 8: year "23": out of range: want a year from 1900 to 2999`,
		`scores.csv row 9: score: missing: want a cell, if only an empty one: the row has 2 of 4`,
		`scores.csv row 10: year "dulu": malformed: want a year from 1900 to 2999`,
		`scores.csv row 10: score "500": out of range: want a number from 0 to 400`,
		"",
	}, "\n"), stderr)

	for _, lang := range []string{"id", "en"} {
		code, stdout, stderr = call("classify", "-width", "100", "-lang", lang, path)
		assert.Equal(t, 1, code)
		assert.Empty(t, stderr)
		golden.Assert(t, "classify-rejected-"+lang+".txt", stdout)
	}

	code, stdout, stderr = call("classify", "-format", "json", "-lang", "en", write(t, "empty.csv", "agency,score\n"))
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "empty.csv row 1: year: missing")
	var doc struct{ Rows, Problems []any }
	require.NoError(t, json.Unmarshal([]byte(stdout), &doc))
	assert.Empty(t, doc.Rows)
	assert.Len(t, doc.Problems, 1)
}

func TestClassifyByAnInstrumentOfOnesOwn(t *testing.T) {
	path := write(t, "scores.csv", "agency,year,score\nKab. A,2023,325\nKab. B,2019,325\n")
	code, stdout, _ := call("classify", "-lang", "en", "-format", "csv", "-instrument", "data/instrument.json", path)
	assert.Equal(t, 0, code)
	assert.Contains(t, stdout, "Kab. A,2023,325,IV,very good,,,,\n")
	assert.Contains(t, stdout, "Kab. B,2019,325,,,,,,the instrument did not govern that year\n")
}

// levels returns the levels of the program with one row replaced by another.
func levels(t *testing.T, indicator, row string) string {
	t.Helper()
	lines := strings.Split(string(sampleLevels), "\n")
	found := false
	for i, line := range lines {
		if strings.Contains(line, ","+indicator+",") {
			lines[i], found = row, true
		}
	}
	require.True(t, found, indicator)
	return write(t, "levels.csv", strings.Join(lines, "\n"))
}

func own(extra ...string) []string {
	return append([]string{"-asof", "2025-09-08", "-lang", "en", "-width", "100", "-instrument", "data/instrument.json"}, extra...)
}

func TestFilesOfOnesOwnAreJudgedAsThoseOfTheProgram(t *testing.T) {
	code, stdout, stderr := call(own("-agency", "Kab. Contoh", "-history", "data/history.csv", "-agencies", "data/agencies.csv", "data/levels.csv")...)
	assert.Equal(t, 0, code)
	assert.Empty(t, stderr)
	_, sample, _ := call("-lang", "en", "-width", "100")
	_, sample, _ = strings.Cut(sample, "Summary\n")
	_, stdout, _ = strings.Cut(stdout, "Summary\n")
	assert.Equal(t, sample, stdout)
}

func TestWhatIsNotKnownIsSaidAndNotCountedAsZero(t *testing.T) {
	for _, c := range []struct {
		name, row string
		says      []string
	}{
		{"no level of the verifier", "karier,suksesi,2,,no,5",
			[]string{"The score is not known, for these are not: suksesi.", "A plan takes the level of every indicator; not known: suksesi.", "no rank: the score is not known"}},
		{"no evidence known", "karier,suksesi,2,0,,5", []string{"Succession plan: the evidence of level 2 is not known, and so neither is the score."}},
		{"no cost", "karier,suksesi,2,0,no,", []string{"Cost not known, and so not planned: suksesi."}},
		{"an indicator that does not apply", "penggajian-disiplin,tpp,not-applicable,not-applicable,,", []string{"267.19 of 400"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, stdout, _ := call(own("-agencies", "data/agencies.csv", levels(t, strings.Split(c.row, ",")[1], c.row))...)
			assert.Equal(t, 0, code)
			for _, s := range c.says {
				assert.Contains(t, stdout, s)
			}
		})
	}
}

func TestWithoutAVerificationTheOwnAssessmentStands(t *testing.T) {
	lines := strings.Split(string(sampleLevels), "\n")
	for i, line := range lines {
		if cells := strings.Split(line, ","); len(cells) == 6 && cells[0] != "aspect" {
			cells[3] = ""
			lines[i] = strings.Join(cells, ",")
		}
	}
	code, stdout, _ := call(own("-width", "140", write(t, "levels.csv", strings.Join(lines, "\n")))...)
	assert.Equal(t, 0, code)
	assert.Contains(t, stdout, "295 of 400: III good (own, not yet verified)")
	assert.Contains(t, stdout, "there is no verification yet")
	assert.Contains(t, stdout, "no determination is known")
	assert.NotContains(t, stdout, "Among other agencies")
}

func TestAnotherDayGivesOtherAnswers(t *testing.T) {
	for _, c := range []struct{ day, says string }{
		{"2025-12-18", "due on 19 December 2025 (days left: 1)"},
		{"2025-12-19", "re-evaluation is due"},
		{"2024-06-01", "Category III good, determined on 6 December 2023"},
		{"2026-02-01", "this instrument does not govern that day"},
	} {
		code, stdout, _ := call("-lang", "en", "-width", "140", "-asof", c.day)
		assert.Equal(t, 0, code)
		assert.Contains(t, stdout, c.says, c.day)
	}
}

func TestEveryErrorOfTheFilesIsNamed(t *testing.T) {
	levels := write(t, "levels.csv", "aspect,indicator,self,verified,evidence,cost\n"+
		"karier,suksesi,5,3,ya,murah\n"+
		"kinerja,talent-pool,3,3,yes,5/10\n"+
		"karier,kolam-bakat,9,3,yes,-5\n"+
		"karier,pemetaan,not-applicable,3,yes,\n"+
		"kinerja,kontrak-kinerja,4,4,yes,\n"+
		"kinerja,kontrak-kinerja,4,4,yes,\n")
	years := write(t, "years.csv", "year,score,determined,approved\n2021,401,2021-02-30,mungkin\n2022,300,,\n2022,310,,\n")
	others := write(t, "others.csv", strings.Split(string(sampleAgencies), "\n")[1]+
		"\nKab. Contoh,36,38,104,34,72,33,14,22\nKab. Lain,41,38,x,34,72,33,14,22\n")
	code, _, stderr := call(own("-format", "json", "-agency", "Kab. Contoh", "-history", years, "-agencies", others, levels)...)
	assert.Equal(t, 1, code)
	golden.Assert(t, "rejected.txt", stderr)

	code, stdout, _ := call(own("-agency", "Kab. Contoh", "-history", years, "-agencies", others, levels)...)
	assert.Equal(t, 1, code)
	assert.Contains(t, stdout, "Rejected from the files (17)")
}

func TestABrokenInstrumentIsExplained(t *testing.T) {
	broken := write(t, "broken.json", strings.Replace(string(sampleInstrument), `"weight": 7.5`, `"weight": 7`, 1))
	code, stdout, stderr := call("-instrument", broken, "data/levels.csv")
	assert.Equal(t, 1, code)
	assert.Empty(t, stdout)
	assert.Contains(t, stderr, "broken.json: aspects[2].indicators")
	code, _, stderr = call("classify", "-instrument", broken, published)
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "broken.json: aspects[2].indicators")
}

func TestAnInstrumentWithOtherBandsHasNoConsequencesInLaw(t *testing.T) {
	other := write(t, "other.json", strings.Replace(string(sampleInstrument), `"low": 325`, `"low": 320`, 1))
	code, stdout, _ := call("-lang", "en", "-asof", "2025-09-08", "-instrument", other, "data/levels.csv")
	assert.Equal(t, 0, code)
	assert.Contains(t, stdout, "51.5 points to IV very good")
	assert.Contains(t, stdout, "The bands of this instrument are not the categories of KASN")
	assert.NotContains(t, stdout, "KSN-BANDS")
}

func TestAWrongCommandLineExitsWithTwo(t *testing.T) {
	for _, args := range [][]string{
		{"-asof", "2025-02-30"}, {"-asof", "2013-12-31"}, {"-lang", "fr"}, {"-format", "csv"}, {"-format", "pdf"}, {"-width", "20"}, {"-unknown"},
		{"data/levels.csv"}, {"-instrument", "data/instrument.json"}, {"-history", "data/history.csv"},
		{"-instrument", "data/instrument.json", "no-such-file.csv"}, {"a.csv", "b.csv"},
		{"classify"}, {"classify", "no-such-file.csv"}, {"classify", "-format", "pdf", published}, {"classify", "-asof", "2025-01-01", published},
		{"classify", "-instrument", "no-such-file.json", published}, {"classify", published, "more.csv"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			code, stdout, stderr := call(args...)
			assert.Equal(t, 2, code)
			assert.Empty(t, stdout)
			assert.NotEmpty(t, stderr)
		})
	}
	code, _, stderr := call("-h")
	assert.Equal(t, 0, code)
	assert.Contains(t, stderr, "usage: meritindex")
}

// bookOf returns a workbook with the rows of a CSV text, numbers as numbers.
func bookOf(t *testing.T, text string) *excelize.File {
	t.Helper()
	r := csv.NewReader(strings.NewReader(text))
	r.Comment = '#'
	rows, err := r.ReadAll()
	require.NoError(t, err)
	cells := make([][]any, len(rows))
	for i, row := range rows {
		for _, value := range row {
			if n, err := strconv.ParseFloat(value, 64); err == nil {
				cells[i] = append(cells[i], n)
			} else {
				cells[i] = append(cells[i], value)
			}
		}
	}
	return golden.BookOf(t, "Data", cells)
}

// asBook returns the path of such a workbook.
func asBook(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "book.xlsx")
	require.NoError(t, bookOf(t, text).SaveAs(path))
	return path
}

func TestTheSampleFilesAreThoseThatTheTestMakes(t *testing.T) {
	golden.Workbook(t, "testdata/tingkat.xlsx", bookOf(t, strings.Replace(string(sampleLevels),
		"aspect,indicator,self,verified,evidence,cost", "Aspek,Indikator,Penilaian Mandiri,Hasil Verifikasi,Bukti,Biaya", 1)))
	golden.Workbook(t, "testdata/skor.xlsx", golden.BookOf(t, "Skor 2023", [][]any{
		{"Instansi (rekaan)", "Instansi", "Tahun", "Skor", "Catatan"},
		{"A", "Kab. Bukit Rimba", 2023, 325, "tepat pada batas"},
		{"B", "Kota Muara Rimba", 2023, 324.5, "tepat di bawahnya"},
		{"C", "Prov. Rimba Raya", 2023, "262,75", "koma desimal sebagai teks"},
		{"D", "Kab. Hulu Rimba", 2023, nil, "skor belum diketahui"},
	}))
	code, stdout, stderr := call("classify", "-lang", "en", "-width", "80", "testdata/skor.xlsx")
	assert.Equal(t, 0, code)
	assert.Empty(t, stderr)
	golden.Assert(t, "classify-book-en.txt", stdout)

	code, stdout, stderr = call("-lang", "en", "-width", "80", "-agency", "Kab. Contoh", "-asof", "2025-09-08", "-instrument", "data/instrument.json", "testdata/tingkat.xlsx")
	assert.Equal(t, 0, code, stderr)
	assert.Contains(t, stdout, "268.5 of 400: III good")
}

func TestClassifyOfAWorkbookKeepsAllColumnsAndCells(t *testing.T) {
	data, err := os.ReadFile(published)
	require.NoError(t, err)
	book := asBook(t, string(data))
	_, want, _ := call("classify", "-format", "csv", published)
	code, got, stderr := call("classify", "-format", "csv", book)
	assert.Equal(t, 0, code)
	assert.Empty(t, stderr)
	assert.Equal(t, want, got, "as of the CSV file")

	rows, err := csv.NewReader(strings.NewReader(want)).ReadAll()
	require.NoError(t, err)
	for _, input := range []string{book, published} {
		out := filepath.Join(t.TempDir(), "out.xlsx")
		code, stdout, stderr := call("classify", "-format", "xlsx", "-out", out, input)
		assert.Equal(t, 0, code, stderr)
		assert.Empty(t, stdout)
		f, err := excelize.OpenFile(out)
		require.NoError(t, err)
		got, err := f.GetRows(f.GetSheetName(0))
		require.NoError(t, err)
		for i, row := range rows {
			for len(got[i]) < len(row) {
				got[i] = append(got[i], "")
			}
			assert.Equal(t, row, got[i])
		}
	}
}

func TestClassifyReadsFilesOfAnIndonesianSpreadsheet(t *testing.T) {
	path := write(t, "nilai.csv", "\ufeffInstansi;Tahun;Nilai;Catatan\r\nKab. Atas;2023;325,5;a\r\nKab. Bawah;2023;1.325,5;b\r\n")
	code, stdout, stderr := call("classify", "-lang", "en", "-format", "csv", path)
	assert.Equal(t, 1, code)
	assert.Contains(t, stdout, "Kab. Atas,2023,\"325,5\",a,IV,very good")
	assert.Equal(t, "nilai.csv row 3: score \"1.325,5\": malformed: want a number of at most six decimals\n", stderr)
}

func TestLevelsOfAWorkbookGiveTheSameReport(t *testing.T) {
	args := []string{"-lang", "en", "-format", "json", "-asof", "2025-09-08", "-agency", "Kab. Contoh", "-instrument", "data/instrument.json"}
	csvFile := write(t, "levels.csv", string(sampleLevels))
	_, want, _ := call(append(args, "-history", write(t, "history.csv", string(sampleHistory)), "-agencies", write(t, "agencies.csv", string(sampleAgencies)), csvFile)...)
	code, got, stderr := call(append(args, "-history", asBook(t, string(sampleHistory)), "-agencies", asBook(t, string(sampleAgencies)), asBook(t, string(sampleLevels)))...)
	assert.Equal(t, 0, code, stderr)
	assert.Equal(t, want, got)
}
