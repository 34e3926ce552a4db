package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/seed-133aca06/asnmerit/merit"
)

// The sizes to which a workbook is read, against files made to fill the memory.
const (
	largestFile     = 512 << 20 // as it is stored
	largestUnzipped = 4 << 30   // all its parts together
	largestInMemory = 16 << 20  // a part; larger ones go to a temporary file
)

// workbook is an XLSX file.
type workbook struct {
	file   *excelize.File
	parts  *zip.Reader
	paths  map[string]string // part of each worksheet, by its name
	styles string            // part of the styles
	dates  map[int]form      // by style
	from   Epoch
}

// form is how the number of a cell is meant.
type form uint8

const (
	asNumber form = iota
	asDay
	asPercent
)

var errNoWorkbook = errors.New("no workbook of Excel's XLSX form")

// openWorkbook reads the file and chooses the worksheet.
func (r *Reader) openWorkbook(name string, file io.Reader, optional []string) {
	r.ended = true
	var wanted string
	r.place.File, wanted = SplitName(name)
	data, err := io.ReadAll(io.LimitReader(file, largestFile+1))
	if err == nil && len(data) > largestFile {
		r.problem(1, -1, "file", "more than 512 MB", "a smaller file, or CSV, which is read row by row", merit.ErrRange)
		return
	}
	var book *workbook
	if err == nil {
		book, err = newWorkbook(data)
	}
	if err != nil {
		r.problem(1, -1, "file", clip(err.Error()), "a whole XLSX file; to open it and save it anew as XLSX may repair it", merit.ErrSyntax)
		return
	}
	names := book.visible()
	if wanted != "" {
		if !slices.Contains(book.file.GetSheetList(), wanted) {
			r.problem(1, -1, "sheet", wanted, "one of "+strings.Join(names, ", "), merit.ErrUnknown)
			book.close()
			return
		}
		names = []string{wanted}
	}
	hidden := strings.Join(book.hidden(), ", ")
	r.choose(book, names, optional)
	if hidden != "" && wanted == "" && r.Found() {
		r.remark(1, -1, merit.T("lembar tersembunyi tidak dibaca: "+hidden, "hidden sheets are not read: "+hidden))
		slices.SortStableFunc(r.sheet.Remarks, func(a, b *Remark) int { return a.Row - b.Row })
	}
}

// choose takes the one worksheet that has all the columns.
func (r *Reader) choose(book *workbook, names, optional []string) {
	fits := func(name string) (*Reader, bool) {
		try := &Reader{sheet: &Sheet{}, columns: r.columns, place: r.place, dialect: r.dialect, file: r.file}
		try.place.Sheet = name
		s, err := book.rows(try, name)
		if err != nil {
			try.problem(1, -1, "file", clip(err.Error()), "a whole worksheet", merit.ErrSyntax)
			try.ended = true
			return try, false
		}
		try.source = s
		return try, try.header(optional)
	}
	var tried []*Reader
	var found []*Reader
	for _, name := range names {
		try, fit := fits(name)
		if tried = append(tried, try); fit {
			found = append(found, try)
		}
	}
	var kept *Reader
	switch {
	case len(found) == 1:
		kept = found[0]
		if len(names) > 1 {
			others := slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == kept.place.Sheet })
			kept.remark(1, -1, merit.T(
				"lembar ini dibaca karena hanya ia yang memuat semua kolom; tidak dibaca: "+strings.Join(others, ", "),
				"this sheet is read, for it alone has all the columns; not read: "+strings.Join(others, ", ")))
			slices.SortStableFunc(kept.sheet.Remarks, func(a, b *Remark) int { return a.Row - b.Row })
		}
	case len(found) > 1:
		var fitting []string
		for _, f := range found {
			fitting = append(fitting, f.place.Sheet)
		}
		r.problem(1, -1, "sheet", "", fmt.Sprintf("one sheet of %s, which all have the columns: add its name to that of the file, as in %s#%s",
			strings.Join(fitting, ", "), r.place.File, fitting[0]), merit.ErrMissing)
	case len(names) == 1:
		kept = tried[0]
	default:
		r.problem(1, -1, "sheet", strings.Join(names, ", "), "a sheet with the columns "+strings.Join(r.columns, ", "), merit.ErrMissing)
	}
	for _, try := range tried {
		if try != kept && try.source != nil {
			try.source.(*worksheet).end()
		}
	}
	if kept == nil {
		book.close()
		return
	}
	sheet := r.sheet
	*r = *kept
	*sheet = *kept.sheet
	r.sheet = sheet
	if w, open := r.source.(*worksheet); open {
		w.reader = r
	}
}

// SplitName takes "officials.xlsx#Pegawai" apart into the name of the file and that of
// the worksheet, which is empty where none is named.
func SplitName(name string) (file, sheet string) {
	if i := strings.LastIndex(strings.ToLower(name), ".xlsx#"); i >= 0 {
		i += len(".xlsx")
		return name[:i], name[i+1:]
	}
	return name, ""
}

func newWorkbook(data []byte) (*workbook, error) {
	parts, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: largestUnzipped, UnzipXMLSizeLimit: largestInMemory, RawCellValue: true,
	})
	if err != nil {
		return nil, err
	}
	b := &workbook{file: file, parts: parts, dates: map[int]form{}}
	if err := b.read(); err != nil {
		b.close()
		return nil, err
	}
	return b, nil
}

// read finds the parts of the worksheets, and the day from which the workbook counts.
func (b *workbook) read() error {
	if len(b.file.GetSheetList()) == 0 || b.file.WorkBook == nil {
		return errNoWorkbook
	}
	props, err := b.file.GetWorkbookProps()
	if err != nil {
		return err
	}
	if props.Date1904 != nil && *props.Date1904 {
		b.from = Epoch1904
	}
	stored, _ := b.file.Pkg.Load("xl/_rels/workbook.xml.rels")
	data, _ := stored.([]byte)
	var relations struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := xml.Unmarshal(data, &relations); err != nil {
		return err
	}
	b.paths = map[string]string{}
	for _, s := range b.file.WorkBook.Sheets.Sheet {
		for _, relation := range relations.List {
			if relation.ID != s.ID {
				continue
			}
			b.paths[s.Name] = partName(relation.Target)
		}
	}
	for _, relation := range relations.List {
		if strings.HasSuffix(relation.Type, "/styles") {
			b.styles = partName(relation.Target)
		}
	}
	return nil
}

// partName returns the name of a part that the workbook points at.
func partName(target string) string {
	if name, absolute := strings.CutPrefix(target, "/"); absolute {
		return name
	}
	return path.Join("xl", target)
}

// part returns a part by its name; it is nil where there is none.
func (b *workbook) part(name string) *zip.File {
	for _, part := range b.parts.File {
		if strings.EqualFold(strings.ReplaceAll(part.Name, "\\", "/"), name) {
			return part
		}
	}
	return nil
}

// visible returns the names of the worksheets that are not hidden.
func (b *workbook) visible() []string {
	var out []string
	for _, name := range b.file.GetSheetList() {
		if shown, err := b.file.GetSheetVisible(name); err == nil && shown && strings.Contains(b.paths[name], "worksheets/") {
			out = append(out, name)
		}
	}
	return out
}

// hidden returns the names of the worksheets that are not shown.
func (b *workbook) hidden() []string {
	shown := b.visible()
	return slices.DeleteFunc(slices.Clone(b.file.GetSheetList()), func(name string) bool {
		return slices.Contains(shown, name) || !strings.Contains(b.paths[name], "worksheets/")
	})
}

func (b *workbook) close() { _ = b.file.Close() } // it removes the temporary files

// form returns how the numbers of a style are meant.
func (b *workbook) form(style int) form {
	if known, seen := b.dates[style]; seen {
		return known
	}
	f := asNumber
	if s, err := b.file.GetStyle(style); err == nil && s != nil {
		f = formOf(s.NumFmt)
		if s.CustomNumFmt != nil {
			f = formOfCode(*s.CustomNumFmt)
		}
	}
	b.dates[style] = f
	return f
}

// formOf is of the formats that a workbook has without writing them down.
func formOf(id int) form {
	switch {
	case id == 9 || id == 10:
		return asPercent
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 58:
		return asDay
	}
	return asNumber
}

// formOfCode is of the formats that it writes down, such as "[$-421]dd mmmm yyyy".
func formOfCode(code string) form {
	bare, quoted, bracket := "", false, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case bracket:
		case c == '\\' || c == '_' || c == '*':
			i++
		case c == ';':
			i = len(code)
		default:
			bare += string(rune(c))
		}
	}
	switch bare = strings.ToLower(bare); {
	case bare == "general":
		return asNumber
	case strings.Contains(bare, "%"):
		return asPercent
	case strings.ContainsAny(bare, "yd"):
		return asDay
	}
	return asNumber
}

// worksheet is a worksheet of a workbook.
type worksheet struct {
	reader  *Reader
	book    *workbook
	rows    *excelize.Rows
	scan    scanner
	part    *counter
	closer  io.Closer
	stored  *zip.File // the part as it is stored
	areas   []area
	line    int // the row that rows came to
	scanned int // the row that scan came to
	shapes  []shape
	width   int  // of the widest row that scan came to
	whole   bool // scan came to the end of the rows
}

func (b *workbook) rows(r *Reader, name string) (*worksheet, error) {
	stored := b.part(b.paths[name])
	if stored == nil {
		return nil, errNoWorkbook
	}
	part, err := stored.Open()
	if err != nil {
		return nil, err
	}
	areas, err := merged(part)
	_ = part.Close()
	if err != nil {
		return nil, err
	}
	rows, err := b.file.Rows(name)
	if err != nil {
		return nil, err
	}
	if part, err = stored.Open(); err != nil {
		return nil, err
	}
	counted, width := &counter{Reader: part}, 0
	for _, a := range areas {
		width = max(width, a.right+1)
	}
	return &worksheet{width: width, reader: r, book: b, rows: rows, scan: scanner{xml: xml.NewDecoder(counted)},
		part: counted, closer: part, stored: stored, areas: areas}, nil
}

func (w *worksheet) close() {
	w.end()
	w.book.close()
}

// end ends the reading of the worksheet, but not of the workbook.
func (w *worksheet) end() {
	_ = w.rows.Close()
	_ = w.closer.Close()
}

func (w *worksheet) read() (record, error) {
	for w.rows.Next() {
		w.line++
		cells, err := w.rows.Columns()
		if err != nil {
			return record{line: w.line}, err
		}
		if err := w.scanTo(w.line); err != nil {
			return record{line: w.line}, fmt.Errorf("the worksheet is damaged: %w", err)
		}
		rec := record{line: w.line, cells: cells, shapes: []shape{}}
		if w.scanned == w.line {
			rec.shapes = w.shapes
		}
		w.spell(&rec)
		if slices.ContainsFunc(rec.cells, func(c string) bool { return strings.TrimSpace(c) != "" }) ||
			slices.ContainsFunc(rec.shapes, func(c shape) bool { return c.formula && !c.value }) {
			return rec, nil
		}
	}
	if err := w.rows.Error(); err != nil {
		return record{line: w.line}, err
	}
	// excelize takes XML that breaks off for the end of the rows.
	if err := w.scanTo(excelize.TotalRows + 1); err != nil {
		return record{line: w.line}, fmt.Errorf("the worksheet is damaged: %w", err)
	}
	return record{}, io.EOF
}

// scanTo lets the scanner catch up with the row.
func (w *worksheet) scanTo(line int) error {
	for !w.whole && w.scanned < line {
		row, shapes, err := w.scan.next()
		if errors.Is(err, io.EOF) {
			w.whole = true
			return nil
		}
		if err != nil {
			return err
		}
		w.scanned, w.shapes = row, shapes
		if n := len(shapes); n > 0 {
			w.width = max(w.width, shapes[n-1].column+1)
		}
	}
	return nil
}

// spell writes the numbers as a reader of the worksheet would: days as 2025-03-01, and
// no more digits than Excel keeps.
func (w *worksheet) spell(rec *record) {
	for i := range rec.shapes {
		c := &rec.shapes[i]
		for len(rec.cells) <= c.column && (c.value || c.formula) {
			rec.cells = append(rec.cells, "")
		}
		if c.column >= len(rec.cells) {
			continue
		}
		text := &rec.cells[c.column]
		if c.form == "b" && c.value {
			*text = strings.ToUpper(strconv.FormatBool(*text == "1"))
		}
		if c.form != "" && c.form != "n" {
			continue
		}
		switch w.book.form(c.style) {
		case asDay:
			if day, ok := w.book.from.dayAndTime(*text); ok {
				*text = day
				continue
			}
			*text = number(*text)
		case asPercent:
			*text = percent(*text)
		default:
			*text = number(*text)
		}
	}
}

// shaped reports what the cells that are read must not be: formulas without a value,
// faults, and parts of merged cells.
func (r *Row) shaped(shapes []shape) {
	w := r.reader.source.(*worksheet)
	for i, column := range r.reader.columns {
		at := r.reader.at[i]
		for _, c := range shapes {
			if c.column != at {
				continue
			}
			switch {
			case c.formula && !c.value:
				r.refuse(i, "formula", "the value of the formula, which the file lacks: open it in Excel or LibreOffice, let it calculate and save", merit.ErrMissing)
			case c.form == "e":
				r.refuse(i, r.cells[i].text, "a value; the cell shows a fault", merit.ErrSyntax)
			case c.formula:
				r.Remark(column, merit.T(
					fmt.Sprintf("rumus; nilai yang tersimpan, %q, yang dibaca", r.cells[i].text),
					fmt.Sprintf("a formula; its stored value, %q, is what was read", r.cells[i].text)))
			}
		}
		for _, a := range w.areas {
			if a.holds(r.Line, at) && (a.top != r.Line || a.left != at) {
				r.refuse(i, a.name, "a cell of its own: undo the merging and write the value into every row", merit.ErrSyntax)
				break
			}
		}
	}
}

// refuse records a problem of a cell, which is then not read.
func (r *Row) refuse(i int, value, expected string, kind error) {
	r.cells[i] = cell{}
	r.Problem(r.reader.columns[i], value, expected, kind)
}

// clip shortens the message of another package.
func clip(s string) string {
	const longest = 100
	if len(s) <= longest {
		return s
	}
	return strings.ToValidUTF8(s[:longest], "") + "…"
}
