package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/seed-133aca06/asnmerit/examples/internal/golden"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/merit"
)

func TestTheSampleFilesGiveTheGoldenOutput(t *testing.T) {
	asOf := []string{"-asof", "2026-03-01"}
	for _, c := range []struct {
		file string
		args []string
	}{
		{"sample-en.txt", []string{"-lang", "en", sampleBook}},
		{"sample-id.txt", []string{"-lang", "id", sampleBook}},
		{"sample-wide.csv", []string{"-lang", "id", "-format", "wide", sampleText}},
		{"sample-book-wide.csv", []string{"-lang", "en", "-format", "wide", sampleBook}},
		{"sample.jsonl", []string{"-lang", "en", "-format", "jsonl", sampleBook}},
		{"sample-id.ics", []string{"-lang", "id", "-format", "ics", sampleBook}},
		{"sample-en.ics", []string{"-lang", "en", "-format", "ics", sampleBook}},
	} {
		t.Run(c.file, func(t *testing.T) {
			code, stdout, stderr := call(append(slices.Clone(asOf), c.args...)...)
			assert.Equal(t, 1, code, "some rows are rejected")
			golden.Assert(t, c.file, strings.ReplaceAll(stdout, "\r\n", "\n")) // as an editor shows it
			golden.Assert(t, c.file+".stderr", stderr)
		})
	}
}

func TestRejectedRowsAreWrittenRepairedAndReadAgain(t *testing.T) {
	for _, c := range []struct{ name, input, reject string }{
		{"CSV to CSV", sampleText, "rejected.csv"},
		{"a workbook to CSV", sampleBook, "rejected.csv"},
		{"a workbook to a workbook", sampleBook, "rejected.xlsx"},
	} {
		for _, format := range []string{"wide", "table"} {
			t.Run(c.name+" beside "+format, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), c.reject)
				code, _, _ := call("-lang", "en", "-asof", "2026-03-01", "-format", format, "-reject", path, c.input)
				assert.Equal(t, 1, code)

				rows := table(t, path)
				require.Len(t, rows, 4, "the names of the columns and three rows")
				assert.Equal(t, []string{"No", "NIP", "Nama Lengkap", "Jabatan", "Jenjang Jabatan", "Tanggal Pelantikan", "Golongan", "Nilai Kinerja", "merit_rejected"}, rows[0])
				assert.Equal(t, []string{"6", "7", "8"}, []string{rows[1][0], rows[2][0], rows[3][0]})
				assert.Contains(t, rows[1][8], "of a number a spreadsheet keeps 15")
				assert.Contains(t, rows[2][8], "of a number a spreadsheet keeps 15")
				assert.Contains(t, rows[3][8], `level "Eselon II": unknown`)
				assert.Contains(t, rows[3][8], `inaugurated "29-02-2023": out of range`)

				rows[1][1], rows[2][1] = "198503172010011020", "198503172010012021"
				rows[3][4], rows[3][5] = "JPT Pratama", "28-02-2023"
				repaired := filepath.Join(t.TempDir(), "repaired.csv")
				file, err := os.Create(repaired)
				require.NoError(t, err)
				require.NoError(t, csv.NewWriter(file).WriteAll(rows))
				require.NoError(t, file.Close())
				code, stdout, stderr := call("-asof", "2026-03-01", "-format", "jsonl", "-full-nip", repaired)
				assert.Equal(t, 0, code, stderr)
				assert.Contains(t, stdout, "19850317 201001 2 021")

				again := filepath.Join(t.TempDir(), c.reject)
				rows[1][1] = "x"
				file, err = os.Create(repaired)
				require.NoError(t, err)
				require.NoError(t, csv.NewWriter(file).WriteAll(rows))
				require.NoError(t, file.Close())
				code, _, _ = call("-asof", "2026-03-01", "-format", format, "-reject", again, repaired)
				assert.Equal(t, 1, code)
				rows = table(t, again)
				require.Len(t, rows, 2)
				assert.Len(t, rows[0], 9, "the reasons have one column, however often the file is read")
			})
		}
	}
}

// table reads all cells of a CSV file or of the first worksheet.
func table(t *testing.T, path string) [][]string {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	if filepath.Ext(path) == ".xlsx" {
		f, err := excelize.OpenReader(bytes.NewReader(data))
		require.NoError(t, err)
		rows, err := f.GetRows(f.GetSheetName(0))
		require.NoError(t, err)
		return rows
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.Comment = '#'
	first, _, _ := bytes.Cut(data, []byte("\n"))
	if bytes.Contains(first, []byte(";")) {
		r.Comma = ';'
	}
	rows, err := r.ReadAll()
	require.NoError(t, err)
	return rows
}

func TestARowThatCannotBeReadIsACommentOfTheRejectedOnes(t *testing.T) {
	path := write(t, "mine.csv", header+
		"198503172010011003,Ani,Kepala Dinas A,jpt-pratama,2023-09-08\n"+
		"1985\"03,Budi,Kepala Dinas B,jpt-pratama,2023-09-08\n"+
		"198503172010011004,Citra,Kepala Dinas C,jpt-pratama,2023-09-08\n"+
		"1985\"04,Dedi,Kepala Dinas D,jpt-pratama,2023-09-08\n")
	for _, format := range []string{"wide", "csv"} {
		reject := filepath.Join(t.TempDir(), "rejected.csv")
		code, stdout, stderr := call("-lang", "en", "-asof", "2026-03-01", "-format", format, "-reject", reject, path)
		assert.Equal(t, 1, code)
		assert.Contains(t, stdout, "Citra")
		assert.Contains(t, stderr, "mine.csv row 3: row")
		data, err := os.ReadFile(reject)
		require.NoError(t, err)
		assert.Contains(t, string(data), "\n# mine.csv row 3: row")
		assert.Contains(t, string(data), "\n# mine.csv row 5: row")
		code, _, _ = call("-asof", "2026-03-01", reject)
		assert.Equal(t, 0, code, "a file of rejected rows without rows is still a file")
	}
}

func TestEveryFormSaysTheSameOfAnOfficial(t *testing.T) {
	_, long, _ := call("-format", "csv")
	rows, err := csv.NewReader(strings.NewReader(long)).ReadAll()
	require.NoError(t, err)
	at := func(name string) int { return slices.Index(rows[0], name) }
	want := map[string][3]string{}
	for _, row := range rows[1:] {
		if row[at("about")] == "official" && row[at("code")] != "" {
			q := slices.Index(questionKeys[:], row[at("question")])
			all := want[row[at("id")]+row[at("name")]]
			all[q] = strings.Join([]string{row[at("answer")], row[at("changes")], row[at("code")], row[at("articles")]}, "|")
			want[row[at("id")]+row[at("name")]] = all
		}
	}
	require.Greater(t, len(want), 50)

	_, lines, _ := call("-format", "jsonl")
	type answer struct{ Outcome, Changes, Finding, Articles string }
	got := map[string][3]string{}
	for line := range strings.Lines(lines) {
		var o struct {
			NIP, Name              string
			Move, Ukom, Evaluation answer
		}
		require.NoError(t, json.Unmarshal([]byte(line), &o))
		if o.Move.Outcome == "" {
			continue
		}
		var all [3]string
		for i, a := range []answer{o.Move, o.Ukom, o.Evaluation} {
			all[i] = strings.Join([]string{a.Outcome, a.Changes, a.Finding, a.Articles}, "|")
		}
		got[o.NIP+o.Name] = all
	}
	assert.Equal(t, want, got, "JSON lines")

	_, text, _ := call("-format", "wide")
	rows, err = csv.NewReader(strings.NewReader(text)).ReadAll()
	require.NoError(t, err)
	got = map[string][3]string{}
	for _, row := range rows[1:] {
		if row[at2(rows[0], "merit_move_finding")] == "" {
			continue
		}
		var all [3]string
		for i, q := range questionKeys {
			from := at2(rows[0], "merit_"+q)
			all[i] = strings.Join(row[from:from+4], "|")
		}
		got[merit.MustParseNIP(row[0]).Mask()+row[1]] = all
	}
	assert.Equal(t, want, got, "wide")
}

func at2(names []string, name string) int { return slices.Index(names, name) }

func TestTheWorkbookKeepsEveryCellAndHasTheVerdictsBehind(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out.xlsx")
	code, stdout, _ := call("-asof", "2026-03-01", "-lang", "id", "-format", "xlsx", "-out", out, sampleBook)
	assert.Equal(t, 1, code)
	assert.Empty(t, stdout)
	before, err := excelize.OpenFile(sampleBook)
	require.NoError(t, err)
	after, err := excelize.OpenFile(out)
	require.NoError(t, err)
	kept := golden.Cells(t, after)
	for _, cell := range golden.Cells(t, before) {
		assert.Contains(t, kept, cell)
	}
	for _, name := range []string{"B4", "F4", "F13", "H7"} {
		a, err := before.GetCellStyle("Pegawai", name)
		require.NoError(t, err)
		b, err := after.GetCellStyle("Pegawai", name)
		require.NoError(t, err)
		assert.Equal(t, a, b, name)
	}
	var shown bytes.Buffer
	w := csv.NewWriter(&shown)
	rows, err := after.GetRows("Pegawai")
	require.NoError(t, err)
	for _, row := range rows {
		require.NoError(t, w.Write(row[:min(len(row), 30)]))
	}
	w.Flush()
	golden.Assert(t, "sample-book.csv", shown.String())

	// A second run writes over its own columns, and the cells stay as they were.
	twice := filepath.Join(t.TempDir(), "twice.xlsx")
	code, _, _ = call("-asof", "2026-03-01", "-lang", "id", "-format", "xlsx", "-out", twice, out)
	assert.Equal(t, 1, code)
	again, err := excelize.OpenFile(twice)
	require.NoError(t, err)
	assert.Equal(t, kept, golden.Cells(t, again))
}

func TestAWorkbookOfACSVFileHasItsCellsAsText(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out.xlsx")
	code, _, _ := call("-asof", "2026-03-01", "-lang", "en", "-format", "xlsx", "-out", out, sampleText)
	assert.Equal(t, 1, code)
	rows := table(t, out)
	require.Len(t, rows, len(sampleRows))
	assert.Equal(t, "198503172010011003", rows[1][1], "not rounded")
	assert.Equal(t, "88,5", rows[1][7])
	assert.Equal(t, []string{"yes", "", "ELG-TENURE-MUTATION/reached"}, []string{rows[1][8], rows[1][9], rows[1][10]})
	assert.Equal(t, "2027-03-01", rows[1][13])
}

func TestTheVerdictsOfARunAreReplacedAndNotDoubled(t *testing.T) {
	_, first, _ := call("-asof", "2026-03-01", "-format", "wide", sampleText)
	path := write(t, "again.csv", first)
	_, second, _ := call("-asof", "2026-03-01", "-format", "wide", path)
	assert.Equal(t, first, second)
}

func TestTheCalendarIsOneThatCalendarsTake(t *testing.T) {
	_, text, _ := call("-format", "ics", "-lang", "en")
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		assert.LessOrEqual(t, len(line), 75, "RFC 5545 folds lines at 75 octets: %s", line)
		assert.NotContains(t, line, "\n")
		assert.True(t, utf8.ValidString(line), "a letter cut in two: %q", line)
	}
	cal, err := ics.ParseCalendar(strings.NewReader(text))
	require.NoError(t, err)
	uids := map[string]bool{}
	kinds := map[string]int{}
	for _, e := range cal.Events() {
		assert.False(t, uids[e.Id()], "each event once: %s", e.Id())
		uids[e.Id()] = true
		start, err := e.GetAllDayStartAt()
		require.NoError(t, err)
		on, err := merit.DateOf(start)
		require.NoError(t, err)
		assert.True(t, on.After(embeddedDay), "what has been is no event")
		end, err := e.GetAllDayEndAt()
		require.NoError(t, err)
		assert.Equal(t, start.AddDate(0, 0, 1), end)
		require.Len(t, e.Alarms(), 2)
		_, what, _ := strings.Cut(e.GetProperty(ics.ComponentPropertySummary).Value, ": ")
		kinds[what]++
		assert.Contains(t, e.GetProperty(ics.ComponentPropertyDescription).Value, "Basis: ")
	}
	for _, what := range []string{"in post long enough to be moved", "may take the competence test (ukom)", "five-year evaluation is due", "reaches the pension age"} {
		assert.Positive(t, kinds[what], "%s in %v", what, kinds)
	}

	// The same person has the same events on another day of judgement, but for those
	// that have come to pass.
	_, later, _ := call("-format", "ics", "-lang", "id", "-asof", "2026-06-01")
	cal, err = ics.ParseCalendar(strings.NewReader(later))
	require.NoError(t, err)
	require.NotEmpty(t, cal.Events())
	assert.Less(t, len(cal.Events()), len(uids))
	for _, e := range cal.Events() {
		assert.True(t, uids[e.Id()], e.GetProperty(ics.ComponentPropertySummary).Value)
	}
}

func TestThePensionAgeOfAnOfficialStandsInTheCalendar(t *testing.T) {
	path := write(t, "mine.csv", header+
		"196803031994031010,Joko,Asisten,jpt-pratama,2020-01-01\n"+ // JPT: 60 years
		"196803031994031011,Kiki,Camat,administrator,2020-01-01\n"+ // administrative: 58 years
		"196803031994031012,Lala,Kepala Dinas,,2020-01-01\n") // the level is not known
	_, text, _ := call("-asof", "2026-03-01", "-format", "ics", "-lang", "en", path)
	cal, err := ics.ParseCalendar(strings.NewReader(text))
	require.NoError(t, err)
	got := map[string]string{}
	for _, e := range cal.Events() {
		if who, what, _ := strings.Cut(e.GetProperty(ics.ComponentPropertySummary).Value, ": "); what == "reaches the pension age" {
			got[who] = e.GetProperty(ics.ComponentPropertyDtStart).Value
		}
	}
	assert.Equal(t, map[string]string{"Joko": "20280303", "Kiki": "20260303"}, got, "and of Lala nothing is known")
	_, text, _ = call("-asof", "2026-03-03", "-format", "ics", "-lang", "en", path)
	assert.NotContains(t, text, "DTSTART;VALUE=DATE:20260303", "what has come to pass")
}

func TestAnInterruptLeavesWholeFilesOnly(t *testing.T) {
	path := longRoster(t, 3*beat)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, format := range []string{"wide", "jsonl", "xlsx", "ics", "table", "json"} {
		t.Run(format, func(t *testing.T) {
			dir := t.TempDir()
			out, reject := filepath.Join(dir, "out"), filepath.Join(dir, "rejected.csv")
			require.NoError(t, os.WriteFile(out, []byte("of yesterday"), 0o600))
			var stderr bytes.Buffer
			code := runUntil(ctx, []string{"-format", format, "-lang", "en", "-out", out, "-reject", reject, path}, io.Discard, &stderr)
			assert.Equal(t, exitInterrupted, code)
			assert.Contains(t, stderr.String(), "interrupted; no file was written")
			data, err := os.ReadFile(out)
			require.NoError(t, err)
			assert.Equal(t, "of yesterday", string(data))
			left, err := os.ReadDir(dir)
			require.NoError(t, err)
			assert.Len(t, left, 1, "no part of a file is left: %v", left)
		})
	}
}

func TestAnOutputFileIsThatOfTheStandardOutput(t *testing.T) {
	for _, format := range []string{"table", "csv", "json", "wide", "jsonl", "ics"} {
		out := filepath.Join(t.TempDir(), "out")
		_, want, _ := call("-format", format)
		code, stdout, _ := call("-format", format, "-out", out)
		assert.Equal(t, 0, code)
		assert.Empty(t, stdout)
		data, err := os.ReadFile(out)
		require.NoError(t, err)
		assert.Equal(t, want, string(data), format)
	}
}

func TestAFileThatCannotBeWrittenIsSaidBefore(t *testing.T) {
	for _, args := range [][]string{
		{"-out", filepath.Join(t.TempDir(), "no", "such", "folder", "x.csv")},
		{"-out", t.TempDir()},
		{"-reject", filepath.Join(t.TempDir(), "no", "such", "folder", "x.csv")},
		{"-format", "wide", "-out", t.TempDir()},
		{"-format", "wide", "-vacancies", "v.csv"},
		{"-format", "jsonl", "no-such-file.csv"},
	} {
		code, stdout, stderr := call(args...)
		assert.Equal(t, 2, code, "%v", args)
		assert.Empty(t, stdout)
		assert.NotEmpty(t, stderr)
	}
}

func TestPartsAreChosenRowByRowToo(t *testing.T) {
	_, all, _ := call("-format", "jsonl")
	_, some, _ := call("-format", "jsonl", "-only", "evaluation")
	assert.Less(t, strings.Count(some, "\n"), strings.Count(all, "\n"))
	for line := range strings.Lines(some) {
		assert.Contains(t, line, `"evaluation":{"outcome":"met"`)
	}
}

func TestManyProblemsAreCountedAndTheFirstListed(t *testing.T) {
	path := write(t, "mine.csv", header+strings.Repeat("x,Ani,Kepala Dinas A,jpt-pratama,2023-09-08\n", 3*atOnce))
	code, stdout, stderr := call("-asof", "2026-03-01", "-lang", "en", "-format", "wide", path)
	assert.Equal(t, 1, code)
	assert.Equal(t, 1+3*atOnce, strings.Count(stdout, "\n"))
	assert.Equal(t, atOnce+1, strings.Count(stderr, "\n"))
	assert.Contains(t, stderr, "… and "+strconv.Itoa(2*atOnce)+" further problems")
}

func TestTheBarShowsHowMuchIsDone(t *testing.T) {
	var out bytes.Buffer
	b := newBar(&out, merit.English, "long.csv")
	b.at(0.25)
	b.at(1)
	b.stop(true)
	assert.Contains(t, out.String(), "long.csv")
	assert.Contains(t, out.String(), "done")
	var none *bar
	none.at(1)
	none.stop(true)
	assert.Nil(t, startProgress(&out, merit.English, &sheet.File{Size: longFile}), "no terminal, no bar")
}

func TestTheJSONOfAnyTextIsThatText(t *testing.T) {
	for _, s := range []string{"", "Ani", `say "hi" \ there`, "\x00\x1f\n\t", "åß☃😀", "\xff", "a\xc3", "<&>", "\u2028"} {
		var got string
		require.NoError(t, json.Unmarshal(quote(nil, s), &got), "%q", s)
		assert.Equal(t, strings.ToValidUTF8(s, "\ufffd"), got)
	}
}

func FuzzTheJSONOfAnyTextIsThatText(f *testing.F) {
	f.Add("Ani \"\\\x00\xff☃")
	f.Fuzz(func(t *testing.T, s string) {
		var got string
		if err := json.Unmarshal(quote(nil, s), &got); err != nil || utf8.ValidString(s) && got != s {
			t.Errorf("%q became %q (%v)", s, got, err)
		}
	})
}

func TestAnOfficialListedTwiceIsNoticedWhereEverythingIsHeld(t *testing.T) {
	row := "198503172010011003,Ani,Kepala Dinas A,jpt-pratama,2025-09-08\n"
	path := write(t, "mine.csv", header+row+row)
	for format, code := range map[string]int{"table": 1, "json": 1, "html": 1, "xlsx": 1, "ics": 1, "wide": 0, "jsonl": 0} {
		got, stdout, stderr := call("-lang", "en", "-asof", "2026-03-01", "-format", format, path)
		assert.Equal(t, code, got, format)
		if code == 1 && format != "table" {
			assert.Contains(t, stderr, "mine.csv row 3: nip \"198503172010011003\": contradictory: want each official once: row 2", format)
		}
		if format == "ics" {
			assert.Equal(t, 1, strings.Count(stdout, "ukom)\r\nDESCRIPTION"))
		}
	}
}

func TestAFileWithoutItsColumnsReplacesNoResult(t *testing.T) {
	for _, format := range []string{"wide", "jsonl", "xlsx", "ics"} {
		out := filepath.Join(t.TempDir(), "out")
		require.NoError(t, os.WriteFile(out, []byte("of yesterday"), 0o600))
		code, _, stderr := call("-lang", "id", "-format", format, "-out", out, write(t, "mine.csv", "nip,nama\n1,Ani\n"))
		assert.Equal(t, 1, code)
		assert.Contains(t, stderr, "mine.csv baris 1: jenjang: tidak ada: seharusnya kolom dengan nama ini pada baris pertama, atau level")
		data, err := os.ReadFile(out)
		require.NoError(t, err)
		assert.Equal(t, "of yesterday", string(data), format)
	}
}
