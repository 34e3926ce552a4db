package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/seed-133aca06/asnmerit/merit"
)

// book makes a workbook.
func book(t *testing.T, fill func(f *excelize.File)) *bytes.Reader {
	t.Helper()
	f := excelize.NewFile()
	fill(f)
	var out bytes.Buffer
	require.NoError(t, f.Write(&out))
	require.NoError(t, f.Close())
	return bytes.NewReader(out.Bytes())
}

// rows sets rows of cells from A1 on.
func rows(t *testing.T, f *excelize.File, sheet string, rows ...[]any) {
	t.Helper()
	for i, row := range rows {
		require.NoError(t, f.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &row))
	}
}

func messages(problems []*Problem) []string {
	var out []string
	for _, p := range problems {
		out = append(out, p.Error())
	}
	return out
}

func remarks(list []*Remark) []string {
	var out []string
	for _, r := range list {
		out = append(out, r.In(merit.English))
	}
	return out
}

func TestAWorksheetIsReadLikeAFile(t *testing.T) {
	file := book(t, func(f *excelize.File) {
		day := "dd mmmm yyyy"
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &day})
		require.NoError(t, err)
		rows(t, f, "Sheet1",
			[]any{"NIP", "Nama", "Nilai", "Tanggal Pelantikan", "catatan"},
			[]any{"198503172010011003", "Ani", 3.55, time.Date(2025, 3, 1, 0, 0, 0, 0, time.UTC), true},
			nil,
			[]any{"198503172010011004", "Budi", 82, 45717},
		)
		require.NoError(t, f.SetCellStyle("Sheet1", "D4", "D4", style))
	})
	s := Read("f.xlsx", file, []string{"nip", "name", "score", "inaugurated"}, "mark")
	require.Empty(t, messages(s.Problems))
	require.Len(t, s.Rows, 2)
	assert.Equal(t, []string{"198503172010011003", "Ani", "3.55", "2025-03-01", "TRUE"}, s.Rows[0].All)
	assert.Equal(t, 4, s.Rows[1].Line)
	assert.Equal(t, []string{"198503172010011004", "Budi", "82", "2025-03-01", ""}, s.Rows[1].All)
	assert.Equal(t, "2025-03-01", s.Rows[1].Day("inaugurated").String())
	assert.Equal(t, "82", s.Rows[1].Cell("score"))
	s.Rows[1].Problem("score", "82", "less", merit.ErrRange)
	assert.Equal(t, `f.xlsx [Sheet1] cell C4: score "82": out of range: want less`, s.Problems[0].Error())
}

// pelantikan is a worksheet with the wanted columns.
func pelantikan(t *testing.T, f *excelize.File, sheet string, further ...[]any) {
	t.Helper()
	rows(t, f, sheet, append([][]any{{"NIP", "Nama", "Pelantikan", "Catatan"}}, further...)...)
}

func TestWhatAWorksheetMayHoldGetsAClearAnswer(t *testing.T) {
	for _, c := range []struct {
		name     string
		fill     func(t *testing.T, f *excelize.File)
		file     string // its name; f.xlsx where empty
		good     int    // rows without problems
		problems []string
		remarks  []string
	}{
		{"an empty worksheet", func(*testing.T, *excelize.File) {}, "", 0,
			[]string{"f.xlsx [Sheet1] row 1: nip: missing: want a column of this name in the first row, or nomor induk pegawai, NIP baru, NIP pegawai, employee number; the file is empty", "f.xlsx [Sheet1] row 1: name: missing", "f.xlsx [Sheet1] row 1: inaugurated: missing"}, nil},
		{"names of columns alone", func(t *testing.T, f *excelize.File) { pelantikan(t, f, "Sheet1") }, "", 0, nil, nil},
		{"a formula without a value", func(t *testing.T, f *excelize.File) {
			pelantikan(t, f, "Sheet1", []any{"1", "Ani", nil}, []any{"2", "Budi", nil})
			require.NoError(t, f.SetCellFormula("Sheet1", "C2", "TODAY()"))
		}, "", 1, []string{`f.xlsx [Sheet1] cell C2: inaugurated "formula": missing: want the value of the formula, which the file lacks`}, nil},
		{"a formula in a column that is not read", func(t *testing.T, f *excelize.File) {
			pelantikan(t, f, "Sheet1", []any{"1", "Ani", nil})
			require.NoError(t, f.SetCellFormula("Sheet1", "D2", "1+1"))
		}, "", 1, nil, nil},
		{"a title above the names, merged", func(t *testing.T, f *excelize.File) {
			rows(t, f, "Sheet1", []any{"DAFTAR PEJABAT"}, nil, []any{"NIP", "Nama", "Pelantikan"}, []any{"1", "Ani", 45717})
			require.NoError(t, f.MergeCell("Sheet1", "A1", "C1"))
		}, "", 1, nil, []string{
			"f.xlsx [Sheet1] row 3: the names of the columns stand in this row; rows above it that are passed over: 1",
			"f.xlsx [Sheet1] cell C4: the number 45717 was read as the day with that serial number, 2025-03-01"}},
		{"names of columns spread over merged cells", func(t *testing.T, f *excelize.File) {
			rows(t, f, "Sheet1", []any{"NIP", "Pejabat", nil, "Pelantikan"}, []any{nil, "Nama", "Gelar"}, []any{"1", "Ani", "S.H.", 45717})
			for _, a := range [][2]string{{"A1", "A2"}, {"B1", "C1"}, {"D1", "D2"}} {
				require.NoError(t, f.MergeCell("Sheet1", a[0], a[1]))
			}
		}, "", 0, []string{
			"f.xlsx [Sheet1] row 1: name: missing",
			`f.xlsx [Sheet1] row 1: row "B1:C1": malformed: want the names of the columns in one row, each in a cell of its own: undo the merging`}, nil},
		{"a merged cell among the rows", func(t *testing.T, f *excelize.File) {
			pelantikan(t, f, "Sheet1", []any{"1", "Ani", "2025-03-01"}, []any{"2", "Budi", nil}, []any{"3", "Citra", nil})
			require.NoError(t, f.MergeCell("Sheet1", "C2", "C3"))
		}, "", 2, []string{`f.xlsx [Sheet1] cell C3: inaugurated "C2:C3": malformed: want a cell of its own: undo the merging`}, nil},
		{"a fault in a cell", func(t *testing.T, f *excelize.File) {
			pelantikan(t, f, "Sheet1", []any{"1", "Ani", nil})
			require.NoError(t, f.SetCellDefault("Sheet1", "C2", "#REF!"))
		}, "", 0, []string{`f.xlsx [Sheet1] cell C2: inaugurated "#REF!": malformed`}, nil},
		{"a per cent, which is no number", func(t *testing.T, f *excelize.File) {
			pelantikan(t, f, "Sheet1", []any{"1", "Ani", 0.825})
			style, err := f.NewStyle(&excelize.Style{NumFmt: 9})
			require.NoError(t, err)
			require.NoError(t, f.SetCellStyle("Sheet1", "C2", "C2", style))
		}, "", 0, []string{`f.xlsx [Sheet1] cell C2: inaugurated "82.5%": malformed`}, nil},
		{"a cell beside the table", func(t *testing.T, f *excelize.File) {
			pelantikan(t, f, "Sheet1", []any{"1", "Ani", nil, nil, nil, "cek"})
		}, "", 1, nil, []string{"f.xlsx [Sheet1] cell E2: a cell without the name of a column is not read"}},
		{"a second worksheet with something else", func(t *testing.T, f *excelize.File) {
			_, err := f.NewSheet("Pegawai")
			require.NoError(t, err)
			rows(t, f, "Sheet1", []any{"Petunjuk"})
			pelantikan(t, f, "Pegawai", []any{"1", "Ani", nil})
		}, "", 1, nil, []string{"f.xlsx [Pegawai] row 1: this sheet is read, for it alone has all the columns; not read: Sheet1"}},
		{"two worksheets that could be it", func(t *testing.T, f *excelize.File) {
			_, err := f.NewSheet("Pegawai")
			require.NoError(t, err)
			pelantikan(t, f, "Sheet1", []any{"1", "Ani", nil})
			pelantikan(t, f, "Pegawai", []any{"1", "Ani", nil})
		}, "", 0, []string{"f.xlsx row 1: sheet: missing: want one sheet of Sheet1, Pegawai, which all have the columns: add its name to that of the file, as in f.xlsx#Sheet1"}, nil},
		{"the one of two that is named", func(t *testing.T, f *excelize.File) {
			_, err := f.NewSheet("Pegawai")
			require.NoError(t, err)
			pelantikan(t, f, "Sheet1", []any{"1", "Ani", nil}, []any{"2", "Budi", nil})
			pelantikan(t, f, "Pegawai", []any{"1", "Ani", nil})
		}, "f.xlsx#Pegawai", 1, nil, nil},
		{"a worksheet that is not there", func(t *testing.T, f *excelize.File) { pelantikan(t, f, "Sheet1") }, "f.xlsx#Pegawai", 0,
			[]string{`f.xlsx row 1: sheet "Pegawai": unknown: want one of Sheet1`}, nil},
		{"several worksheets of which none is it", func(t *testing.T, f *excelize.File) {
			_, err := f.NewSheet("Lain")
			require.NoError(t, err)
		}, "", 0, []string{`f.xlsx row 1: sheet "Sheet1, Lain": missing: want a sheet with the columns nip, name, inaugurated`}, nil},
		{"a hidden worksheet is not looked at", func(t *testing.T, f *excelize.File) {
			_, err := f.NewSheet("Arsip")
			require.NoError(t, err)
			pelantikan(t, f, "Sheet1", []any{"1", "Ani", nil})
			pelantikan(t, f, "Arsip", []any{"1", "Ani", nil})
			require.NoError(t, f.SetSheetVisible("Arsip", false))
		}, "", 1, nil, []string{"f.xlsx [Sheet1] row 1: hidden sheets are not read: Arsip"}},
		{"a hidden worksheet that is named is read", func(t *testing.T, f *excelize.File) {
			_, err := f.NewSheet("Arsip")
			require.NoError(t, err)
			pelantikan(t, f, "Arsip", []any{"1", "Ani", nil})
			require.NoError(t, f.SetSheetVisible("Arsip", false))
		}, "f.xlsx#Arsip", 1, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			name := c.file
			if name == "" {
				name = "f.xlsx"
			}
			s := Read(name, book(t, func(f *excelize.File) { c.fill(t, f) }), wanted)
			good := 0
			for _, row := range s.Rows {
				row.Day("inaugurated")
				if !row.Bad {
					good++
				}
			}
			assert.Equal(t, c.good, good)
			got := messages(s.Problems)
			require.Len(t, got, len(c.problems), "%q", got)
			for i, want := range c.problems {
				assert.True(t, strings.HasPrefix(got[i], want), "%s\nbegins not with\n%s", got[i], want)
			}
			assert.Equal(t, c.remarks, remarks(s.Remarks))
		})
	}
}

// rewritten returns the workbook with a part changed as text.
func rewritten(t *testing.T, file *bytes.Reader, part string, change func(string) string) *bytes.Reader {
	t.Helper()
	in, err := zip.NewReader(file, file.Size())
	require.NoError(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	changed := false
	for _, stored := range in.File {
		content, err := stored.Open()
		require.NoError(t, err)
		data, err := io.ReadAll(content)
		require.NoError(t, err)
		if stored.Name == part {
			text := change(string(data))
			require.NotEqual(t, string(data), text)
			data, changed = []byte(text), true
		}
		to, err := w.CreateHeader(&zip.FileHeader{Name: stored.Name, Method: zip.Store})
		require.NoError(t, err)
		_, err = to.Write(data)
		require.NoError(t, err)
	}
	require.True(t, changed)
	require.NoError(t, w.Close())
	return bytes.NewReader(out.Bytes())
}

const firstSheet = "xl/worksheets/sheet1.xml"

func TestTheStoredValueOfAFormulaIsReadWithARemark(t *testing.T) {
	file := book(t, func(f *excelize.File) { pelantikan(t, f, "Sheet1", []any{"1", "Ani", 45717}) })
	file = rewritten(t, file, firstSheet, func(s string) string {
		return strings.Replace(s, "<v>45717</v>", "<f>DATE(2025,3,1)</f><v>45717</v>", 1)
	})
	s := Read("f.xlsx", file, wanted)
	require.Empty(t, messages(s.Problems))
	assert.Equal(t, "2025-03-01", s.Rows[0].Day("inaugurated").String())
	assert.Equal(t, `f.xlsx [Sheet1] cell C2: a formula; its stored value, "45717", is what was read`, remarks(s.Remarks)[0])
}

func TestADamagedWorksheetIsAProblemAndNoEnd(t *testing.T) {
	whole := func() *bytes.Reader {
		return book(t, func(f *excelize.File) {
			pelantikan(t, f, "Sheet1", []any{"1", "Ani", nil}, []any{"2", "Budi", nil}, []any{"3", "Citra", nil})
		})
	}
	for _, c := range []struct {
		name   string
		change func(string) string
	}{
		{"it breaks off", func(s string) string { return s[:strings.Index(s, `<row r="4"`)] }},
		{"a tag is not closed", func(s string) string { return strings.Replace(s, "</c></row><row r=\"4\"", "</row><row r=\"4\"", 1) }},
		{"a row stands before another one", func(s string) string { return strings.Replace(s, `<row r="4"`, `<row r="2"`, 1) }},
		{"a cell stands before another one", func(s string) string { return strings.Replace(s, `r="B4"`, `r="A4"`, 1) }},
		{"a row that no worksheet has", func(s string) string { return strings.Replace(s, `<row r="4"`, `<row r="1048577"`, 1) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := Read("f.xlsx", rewritten(t, whole(), firstSheet, c.change), wanted)
			assert.NotEmpty(t, s.Problems)
			assert.Less(t, len(s.Rows), 3)
		})
	}
}

func TestDaysOfAWorkbookThatCountsFrom1904(t *testing.T) {
	file := book(t, func(f *excelize.File) {
		from := true
		require.NoError(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &from}))
		pelantikan(t, f, "Sheet1", []any{"1", "Ani", 44255}, []any{"2", "Budi", 44255})
		style, err := dayStyle(f)
		require.NoError(t, err)
		require.NoError(t, f.SetCellStyle("Sheet1", "C3", "C3", style))
	})
	s := Read("f.xlsx", file, wanted)
	require.Len(t, s.Rows, 2)
	assert.Equal(t, "2025-03-01", s.Rows[0].Day("inaugurated").String())
	assert.Equal(t, "2025-03-01", s.Rows[1].Cell("inaugurated"))
}

func TestAPartThatUnpacksToMoreThanItSaysIsRefused(t *testing.T) {
	file := book(t, func(f *excelize.File) { pelantikan(t, f, "Sheet1", []any{"1", "Ani", nil}) })
	data, err := io.ReadAll(file)
	require.NoError(t, err)
	// The sizes that the directory of the archive tells, of every part.
	for i := 0; i+46 < len(data); i++ {
		if string(data[i:i+4]) == "PK\x01\x02" {
			copy(data[i+24:i+28], []byte{10, 0, 0, 0})
		}
	}
	s := Read("f.xlsx", bytes.NewReader(data), wanted)
	assert.Empty(t, s.Rows)
	assert.NotEmpty(t, s.Problems)
}

func TestAddedColumnsLeaveEveryOtherCellAsItWas(t *testing.T) {
	file := book(t, func(f *excelize.File) {
		pelantikan(t, f, "Sheet1", []any{"198503172010011003", "Ani", 45717, 0.5}, nil, []any{198503172010011004, "Budi", true, "=x"})
		require.NoError(t, f.SetCellFormula("Sheet1", "D2", "SUM(1,2)"))
		day := "dd mmmm yyyy"
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &day, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFF00"}}})
		require.NoError(t, err)
		require.NoError(t, f.SetCellStyle("Sheet1", "C2", "C2", style))
		require.NoError(t, f.MergeCell("Sheet1", "F4", "G4"))
		require.NoError(t, f.AddComment("Sheet1", excelize.Comment{Cell: "A2", Text: "catatan"}))
		_, err = f.NewSheet("Lain")
		require.NoError(t, err)
		rows(t, f, "Lain", []any{"tetap", 1.5})
	})
	before, err := excelize.OpenReader(file)
	require.NoError(t, err)
	_, err = file.Seek(0, io.SeekStart)
	require.NoError(t, err)

	r := Open("f.xlsx", file, wanted)
	defer r.Close()
	for r.Next() {
		require.False(t, r.Row.Bad)
	}
	require.Empty(t, messages(r.Problems()))
	var out bytes.Buffer
	further := map[int][]any{2: {"ya", merit.MustParseDate("2026-03-01")}, 4: {"tidak", merit.Date{}}}
	require.NoError(t, r.AddColumns(&out, []string{"Hasil", "Berubah"}, inOrder(further)))

	after, err := excelize.OpenReader(&out)
	require.NoError(t, err)
	assert.Equal(t, before.GetSheetList(), after.GetSheetList())
	for _, sheet := range before.GetSheetList() {
		for row := 1; row <= 6; row++ {
			for column := 1; column <= 7; column++ {
				cell, err := excelize.CoordinatesToCellName(column, row)
				require.NoError(t, err)
				assert.Equal(t, inside(t, before, sheet, cell), inside(t, after, sheet, cell), "%s!%s", sheet, cell)
			}
		}
		wantMerged, err := before.GetMergeCells(sheet)
		require.NoError(t, err)
		gotMerged, err := after.GetMergeCells(sheet)
		require.NoError(t, err)
		assert.Equal(t, wantMerged, gotMerged)
	}
	comments, err := after.GetComments("Sheet1")
	require.NoError(t, err)
	assert.Len(t, comments, 1)
	// The columns stand behind the merged cells F4:G4.
	for cell, want := range map[string]string{"H1": "Hasil", "I1": "Berubah", "H2": "ya", "I2": "2026-03-01", "H4": "tidak", "I4": ""} {
		got, err := after.GetCellValue("Sheet1", cell)
		require.NoError(t, err)
		assert.Equal(t, want, got, cell)
	}
}

// added returns the workbook with two columns added to every row.
func added(t *testing.T, file *bytes.Reader) (*bytes.Reader, error) {
	t.Helper()
	_, err := file.Seek(0, io.SeekStart)
	require.NoError(t, err)
	r := Open("f.xlsx", file, wanted)
	defer r.Close()
	var lines []int
	for r.Next() {
		lines = append(lines, r.Row.Line)
	}
	if len(r.Problems()) > 0 && len(lines) == 0 {
		return nil, errNoBook
	}
	var out bytes.Buffer
	err = r.AddColumns(&out, []string{"Hasil", "Berubah"}, func(yield func(int, []any) bool) {
		for _, line := range lines {
			if !yield(line, []any{"<ya> & \"tidak\"", merit.MustParseDate("2026-03-01")}) {
				return
			}
		}
	})
	return bytes.NewReader(out.Bytes()), err
}

// partOf returns a part of a workbook.
func partOf(t *testing.T, file *bytes.Reader, name string) string {
	t.Helper()
	in, err := zip.NewReader(file, file.Size())
	require.NoError(t, err)
	for _, part := range in.File {
		if part.Name == name {
			data, err := contentOf(part)
			require.NoError(t, err)
			return string(data)
		}
	}
	require.Failf(t, "no such part", "%s", name)
	return ""
}

func TestColumnsAreAddedToWhateverFormAWorksheetHas(t *testing.T) {
	whole := func() *bytes.Reader {
		return book(t, func(f *excelize.File) {
			pelantikan(t, f, "Sheet1", []any{"1", "Ani", 45717}, nil, []any{"2", "Budi", nil})
		})
	}
	for _, c := range []struct {
		name        string
		change      func(string) string
		has, hasNot string // in the worksheet that comes out
	}{
		{"as it is", func(s string) string { return s + "\n" }, `<cols><col min="5" max="5"`, "dimension"},
		{"with widths", func(s string) string {
			return strings.Replace(s, "<sheetData>", `<cols><col min="1" max="4" width="9"/></cols><sheetData>`, 1)
		}, `<cols><col min="1" max="4" width="9"/><col min="5" max="5"`, "<cols><col min=\"5\""},
		{"with a width of all columns", func(s string) string {
			return strings.Replace(s, "<sheetData>", `<cols><col min="1" max="16384" width="9"/></cols><sheetData>`, 1)
		}, `<cols><col min="1" max="16384" width="9"/></cols>`, `min="5"`},
		{"with hints of rows", func(s string) string {
			return strings.ReplaceAll(s, `<row r="2"`, `<row r="2" spans="1:4" ht="20"`)
		}, `<row r="2" ht="20"`, "spans"},
		{"with a prefix", func(s string) string {
			s = regexp.MustCompile(`<(/?)(worksheet|dimension|sheetViews|sheetView|sheetFormatPr|sheetData|row|c|v|is|t)\b`).ReplaceAllString(s, "<${1}x:$2")
			return strings.Replace(s, "xmlns=", "xmlns:x=", 1)
		}, `<x:c r="E2"`, "<c "},
		{"without the names of cells and rows", func(s string) string {
			s = regexp.MustCompile(` r="[A-D]\d"`).ReplaceAllString(s, "")
			return strings.Replace(strings.Replace(s, `<row r="1"`, `<row`, 1), `<row r="2"`, `<row`, 1)
		}, `<c r="E2"`, `r="A2"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := rewritten(t, whole(), firstSheet, c.change)
			before := Read("f.xlsx", file, wanted)
			require.Empty(t, messages(before.Problems))
			out, err := added(t, file)
			require.NoError(t, err)
			text := partOf(t, out, firstSheet)
			assert.Contains(t, text, c.has)
			assert.NotContains(t, text, c.hasNot)
			after := Read("f.xlsx", out, wanted)
			require.Empty(t, messages(after.Problems))
			require.Len(t, after.Rows, len(before.Rows))
			assert.Equal(t, append(slices.Clone(before.Header), "Hasil", "Berubah"), after.Header)
			for i, row := range before.Rows {
				assert.Equal(t, append(slices.Clone(row.All), `<ya> & "tidak"`, "2026-03-01"), after.Rows[i].All)
			}
			again, err := added(t, out)
			require.NoError(t, err)
			assert.Equal(t, partOf(t, out, firstSheet), partOf(t, again, firstSheet), "a second run writes over the same cells")
		})
	}
}

func TestTheOtherPartsOfAWorkbookAreCopiedAsTheyAreStored(t *testing.T) {
	file := book(t, func(f *excelize.File) {
		pelantikan(t, f, "Sheet1", []any{"1", "Ani", 45717})
		require.NoError(t, f.AddComment("Sheet1", excelize.Comment{Cell: "A2", Text: "catatan"}))
		_, err := f.NewSheet("Lain")
		require.NoError(t, err)
	})
	out, err := added(t, file)
	require.NoError(t, err)
	in, err := zip.NewReader(file, file.Size())
	require.NoError(t, err)
	for _, part := range in.File {
		if part.Name != firstSheet && part.Name != "xl/styles.xml" {
			assert.Equal(t, partOf(t, file, part.Name), partOf(t, out, part.Name), part.Name)
		}
	}
}

func TestTheStyleOfADayIsAddedToAnyStyles(t *testing.T) {
	for _, c := range []struct{ name, styles, want string }{
		{"without formats", `<styleSheet xmlns="x"><cellXfs count="1"><xf/></cellXfs></styleSheet>`,
			`<styleSheet xmlns="x"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><cellXfs count="2"><xf/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`},
		{"with formats", `<styleSheet xmlns="x"><numFmts count="1"><numFmt numFmtId="170" formatCode="0"/></numFmts><cellXfs count="1"><xf/></cellXfs></styleSheet>`,
			`<styleSheet xmlns="x"><numFmts count="2"><numFmt numFmtId="170" formatCode="0"/><numFmt numFmtId="171" formatCode="yyyy\-mm\-dd"/></numFmts><cellXfs count="2"><xf/><xf numFmtId="171" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`},
		{"with a prefix", `<x:styleSheet xmlns:x="x"><x:cellXfs count="1"><x:xf/></x:cellXfs></x:styleSheet>`,
			`<x:styleSheet xmlns:x="x"><x:numFmts count="1"><x:numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></x:numFmts><x:cellXfs count="2"><x:xf/><x:xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></x:cellXfs></x:styleSheet>`},
	} {
		got, style := withDayStyle([]byte(c.styles))
		assert.Equal(t, c.want, string(got), c.name)
		assert.Equal(t, 1, style, c.name)
	}
	for _, none := range []string{"", "<styleSheet/>", "<styleSheet><cellXfs/></styleSheet>", "no XML"} {
		got, style := withDayStyle([]byte(none))
		assert.Equal(t, none, string(got))
		assert.Equal(t, -1, style)
	}
}

// inOrder goes through the rows as they stand.
func inOrder(rows map[int][]any) func(func(int, []any) bool) {
	return func(yield func(int, []any) bool) {
		for _, line := range slices.Sorted(maps.Keys(rows)) {
			if !yield(line, rows[line]) {
				return
			}
		}
	}
}

// inside is all that a cell holds.
func inside(t *testing.T, f *excelize.File, sheet, cell string) []any {
	t.Helper()
	raw, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	shown, err := f.GetCellValue(sheet, cell)
	require.NoError(t, err)
	kind, err := f.GetCellType(sheet, cell)
	require.NoError(t, err)
	formula, err := f.GetCellFormula(sheet, cell)
	require.NoError(t, err)
	id, err := f.GetCellStyle(sheet, cell)
	require.NoError(t, err)
	style, err := f.GetStyle(id)
	require.NoError(t, err)
	return []any{raw, shown, kind, formula, style}
}

func TestABookKeepsTextAsTextAndDaysAsDays(t *testing.T) {
	b, err := NewBook("NIP", "Berubah", "Catatan")
	require.NoError(t, err)
	defer b.Close()
	require.NoError(t, b.Row("198503172010011003", merit.MustParseDate("2025-03-01"), "=1+1"))
	require.NoError(t, b.Row("2", merit.Date{}, strings.Repeat("x", 40_000)))
	var out bytes.Buffer
	_, err = b.WriteTo(&out)
	require.NoError(t, err)
	f, err := excelize.OpenReader(&out)
	require.NoError(t, err)
	for cell, want := range map[string]string{"A2": "198503172010011003", "B2": "2025-03-01", "C2": "=1+1", "B3": ""} {
		got, err := f.GetCellValue(bookSheet, cell)
		require.NoError(t, err)
		assert.Equal(t, want, got, cell)
		formula, err := f.GetCellFormula(bookSheet, cell)
		require.NoError(t, err)
		assert.Empty(t, formula)
	}
	long, err := f.GetCellValue(bookSheet, "C3")
	require.NoError(t, err)
	assert.Len(t, []rune(long), excelize.TotalCellChars, "as long as a cell may be")
}

func TestAWorksheetThatIsFullTakesNoFurtherRow(t *testing.T) {
	b, err := NewBook("A")
	require.NoError(t, err)
	defer b.Close()
	b.row = MostRows - 1
	require.NoError(t, b.Row("the last one"))
	assert.ErrorIs(t, b.Row("one more"), ErrTooManyRows)
}

func FuzzAnyWorksheetIsReadOrRefused(f *testing.F) {
	const begin, end = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`, `</sheetData></worksheet>`
	head := `<row r="1"><c r="A1" t="inlineStr"><is><t>nip</t></is></c><c r="B1" t="inlineStr"><is><t>nama</t></is></c><c r="C1" t="inlineStr"><is><t>pelantikan</t></is></c></row>`
	f.Add(begin + head + `<row r="2"><c r="A2"><v>1</v></c><c r="C2" s="1"><f>1</f><v>45717</v></c></row>` + end)
	f.Add(begin + head + `<row><c><v>1E9</v></c><c t="b"><v>1</v></c><c t="s"><v>7</v></c></row>` + end)
	f.Add(begin + head + end + `<mergeCells><mergeCell ref="A1:B2"/></mergeCells>`)
	f.Add(begin + `<row r="9"/><row r="3"><c r="ZZZZ1"/></row>`)
	empty := excelize.NewFile()
	var stored bytes.Buffer
	if err := empty.Write(&stored); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, xml string) {
		if strings.Contains(xml, `r="1`) && len(xml) > 4000 {
			return // a row far down takes long and tells nothing new
		}
		file := rewritten(t, bytes.NewReader(stored.Bytes()), firstSheet, func(string) string { return xml })
		s := Read("f.xlsx", file, wanted)
		for _, row := range s.Rows {
			row.Day("inaugurated")
		}
		for _, p := range s.Problems {
			if p.Problem.Field == "" || p.Error() == "" {
				t.Errorf("a problem that names nothing: %+v", p)
			}
		}
		out, err := added(t, file)
		if err != nil || len(s.Problems) > 0 || strings.Contains(xml, " s=") { // the workbook has one style
			return
		}
		after := Read("f.xlsx", out, wanted)
		if len(after.Rows) != len(s.Rows) {
			t.Fatalf("%d rows became %d: %q", len(s.Rows), len(after.Rows), messages(after.Problems))
		}
		for i, row := range s.Rows {
			for j, cell := range row.All {
				if title := fold(s.Header[j]); title != "hasil" && title != "berubah" && after.Rows[i].All[j] != cell {
					t.Errorf("%q became %q", cell, after.Rows[i].All[j])
				}
			}
		}
	})
}
