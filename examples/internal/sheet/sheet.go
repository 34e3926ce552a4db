// Package sheet opens a table from CSV or XLSX as the same sequence of rows, in which
// every cell knows where it stands.
//
// CSV is text in UTF-8, separated by commas or, as spreadsheets set to Indonesian
// write it, by semicolons; a byte order mark, Windows line ends, rows of empty cells
// and comment lines that begin with # do no harm. Of XLSX one worksheet is read, and
// which of the two a file is its content says, not its name.
//
// The names of the columns stand in the first row that has all those that are needed,
// in Indonesian or English, in whatever capitals, with blanks, underscores, points or
// hyphens between their words. Further columns are kept and not looked at.
//
// A file is read to its end whatever is wrong with it: every problem is a
// [*Problem], and the rows without problems are still there. An empty cell is a fact
// that is not known and no problem.
package sheet

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Sheet is a file split into rows and columns.
type Sheet struct {
	Header   []string // the names of all columns as the file has them, in their order
	Problems []*Problem
	Remarks  []*Remark
	Rows     []*Row
	Dialect  Dialect
	Found    bool // the file has all columns that it must have

	place Place
}

// Read reads all rows of a file that must have the given columns, and may have the
// optional ones. Without one that it must have there are no rows. The name is for
// the problems; with "#" and the name of a worksheet behind it, that one is read.
func Read(name string, file io.Reader, columns []string, optional ...string) *Sheet {
	r := Open(name, file, columns, optional...)
	defer r.Close()
	s := r.sheet
	for r.Next() {
		row := r.Row
		row.All = slices.Clone(row.All)
		s.Rows = append(s.Rows, &row)
		r.Row = Row{}
	}
	s.Header, s.Dialect, s.Found, s.place = r.Header, r.dialect, r.Found(), r.place
	return s
}

// Reader goes through the rows of a file without holding more than one of them.
type Reader struct {
	Header []string // the names of all columns as the file has them, in their order
	// Row is the row that the last [Reader.Next] came to; the next one writes over
	// it.
	Row Row

	place   Place
	dialect Dialect
	source  source
	file    *counter
	// sheet is where problems and remarks go.
	sheet                  *Sheet
	columns                []string            // those read, in the order of Row.cells
	at                     []int               // place in the file of each of columns
	headerRow, headerStyle int                 // where the names of the columns stand, and the style of the last of them
	said                   map[merit.Text]bool // by [Row.RemarkOnce]
	ended                  bool
	lookback               []record // rows that were read in search of the header
}

// source is a file of one of the two forms.
type source interface {
	// read returns the next row that is not empty; its cells hold until the next
	// call. The error is io.EOF at the end, and a [*Problem] where the row cannot
	// be read but the next one may.
	read() (record, error)
	close()
}

// record is a row as a source gives it.
type record struct {
	line   int
	cells  []string
	shapes []shape // what is to know about cells of XLSX; nil for CSV
}

// Row is a row whose cells are read by the names of their columns.
type Row struct {
	Line int
	// All are the cells of every column, as many as the row has.
	All []string
	Bad bool // the row has a problem

	reader *Reader
	sheet  *Sheet
	cells  []cell
}

type cell struct {
	text string
	read bool // there is such a cell, and nothing is wrong with it
}

// The first bytes of files that are no CSV.
var (
	zipMark = []byte("PK\x03\x04")
	oleMark = []byte("\xd0\xcf\x11\xe0")
)

// Open begins to read a file, as [Read] does. [Reader.Problems] are those of the
// header; where there are any, there are no rows. Close the reader.
func Open(name string, file io.Reader, columns []string, optional ...string) *Reader {
	r := &Reader{sheet: &Sheet{}, columns: columns, dialect: DefaultDialect, file: &counter{Reader: file}}
	r.place.File, r.place.Row = name, 1
	start := bufio.NewReaderSize(r.file, 64<<10)
	mark, _ := start.Peek(4)
	switch {
	case bytes.HasPrefix(mark, zipMark):
		r.openWorkbook(name, start, optional)
		return r
	case bytes.HasPrefix(mark, oleMark):
		r.problem(1, -1, "file", "XLS or a file with a password", "XLSX without a password, or CSV", merit.ErrSyntax)
	case bytes.HasPrefix(mark, []byte("\xff\xfe")) || bytes.HasPrefix(mark, []byte("\xfe\xff")):
		r.problem(1, -1, "file", "UTF-16", "text in UTF-8", merit.ErrSyntax)
	default:
		r.source = newCSV(r, start)
		r.header(optional)
		return r
	}
	r.ended = true
	return r
}

// Problems returns the problems found since the last call, and forgets them.
func (r *Reader) Problems() []*Problem {
	out := r.sheet.Problems
	r.sheet.Problems = nil
	return out
}

// Remarks returns the remarks made since the last call, and forgets them.
func (r *Reader) Remarks() []*Remark {
	out := r.sheet.Remarks
	r.sheet.Remarks = nil
	return out
}

// Found reports whether the file has all columns that it must have.
func (r *Reader) Found() bool { return r.at != nil }

// Sheet returns the name of the worksheet; it is empty for CSV.
func (r *Reader) Sheet() string { return r.place.Sheet }

// Reads reports whether the column at a place of the header is one of those asked for.
func (r *Reader) Reads(at int) bool { return slices.Contains(r.at, at) }

// Dialect returns how the file is written; a workbook has the default.
func (r *Reader) Dialect() Dialect { return r.dialect }

// Done returns how much of a worksheet, or of a file of that many bytes, has been
// read, from 0 to 1.
func (r *Reader) Done(size int64) float64 {
	done := r.file.bytes
	if w, isBook := r.source.(*worksheet); isBook {
		done, size = w.part.bytes, int64(w.stored.UncompressedSize64)
	}
	if size <= 0 {
		return 0
	}
	return min(1, float64(done)/float64(size))
}

// counter counts the bytes that are read.
type counter struct {
	io.Reader
	bytes int64
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	c.bytes += int64(n)
	return n, err
}

// Close ends the reading.
func (r *Reader) Close() {
	r.ended = true
	if r.source != nil {
		r.source.close()
	}
}

// Next goes to the next row that is not empty, and reports whether there is one.
// Rows that cannot be read at all are passed over, each with a problem.
func (r *Reader) Next() bool {
	for !r.ended {
		rec, err := r.next()
		if err == nil {
			r.fill(rec)
			return true
		}
		var problem *Problem
		if !errors.As(err, &problem) {
			if !errors.Is(err, io.EOF) {
				r.problem(rec.line, -1, "file", err.Error(), "a file that can be read to its end", merit.ErrSyntax)
			}
			break
		}
		r.sheet.Problems = append(r.sheet.Problems, problem)
	}
	r.ended = true
	return false
}

func (r *Reader) next() (record, error) {
	if len(r.lookback) > 0 {
		rec := r.lookback[0]
		r.lookback = r.lookback[1:]
		return rec, nil
	}
	return r.source.read()
}

// deepest is how many rows may stand above the names of the columns.
const deepest = 20

// header finds the row with the names of the columns, and reports whether there is
// one that has all that are needed.
func (r *Reader) header(optional []string) bool {
	var rows []record
	for len(rows) < deepest {
		rec, err := r.source.read()
		if problem := (*Problem)(nil); errors.As(err, &problem) {
			if len(rows) == 0 {
				r.sheet.Problems = append(r.sheet.Problems, problem)
				r.ended = true
				return false
			}
			r.sheet.Problems = append(r.sheet.Problems, problem)
			continue
		}
		if err != nil {
			if !errors.Is(err, io.EOF) {
				r.problem(1, -1, "file", err.Error(), "a file that can be read", merit.ErrSyntax)
				r.ended = true
				return false
			}
			break
		}
		rec.cells, rec.shapes = slices.Clone(rec.cells), slices.Clone(rec.shapes)
		rows = append(rows, rec)
		if at, doubt := find(rec.cells, r.columns, optional); at != nil && len(doubt) == 0 {
			r.lookback = nil
			r.start(rec, at, optional)
			if len(rows) > 1 {
				r.remark(rec.line, -1, merit.T(
					fmt.Sprintf("nama kolom ada di baris ini; baris di atasnya yang dilewati: %d", len(rows)-1),
					fmt.Sprintf("the names of the columns stand in this row; rows above it that are passed over: %d", len(rows)-1)))
			}
			return true
		}
	}
	r.refuse(rows, optional)
	return false
}

// emptyFile stands behind what is expected where the file has nothing at all.
const emptyFile = "; the file is empty"

// refuse says what the row lacks that comes nearest to one with the names of the
// columns.
func (r *Reader) refuse(rows []record, optional []string) {
	r.ended = true
	best, most, expected := record{line: 1}, -1, "a column of this name in the first row"
	for i, rec := range rows {
		if n := r.named(rec.cells); n > most {
			best, most = rec, n
			if i > 0 {
				expected = fmt.Sprintf("a column of this name in row %d", rec.line)
			}
		}
	}
	empty := ""
	if len(rows) == 0 {
		empty = emptyFile
	} else {
		r.Header = best.cells
	}
	_, doubt := find(best.cells, r.columns, optional)
	for _, d := range doubt {
		r.problem(best.line, d.at, d.column, strings.ToLower(strings.TrimSpace(best.cells[d.at])), "each column once", merit.ErrConflict)
	}
	for _, column := range r.columns {
		if place, _ := find(best.cells, []string{column}, nil); place == nil {
			wanted := expected
			if others := alsoCalled(column); others != "" {
				wanted += ", or " + others
			}
			r.problem(best.line, -1, column, "", wanted+empty, merit.ErrMissing)
		}
	}
	if w, isBook := r.source.(*worksheet); isBook {
		for _, a := range w.areas {
			if a.top == best.line && a.right > a.left {
				r.problem(best.line, -1, "row", a.name, "the names of the columns in one row, each in a cell of its own: undo the merging", merit.ErrSyntax)
				break
			}
		}
	}
}

// named returns how many of the columns a row names.
func (r *Reader) named(cells []string) (n int) {
	for _, column := range r.columns {
		if place, _ := find(cells, []string{column}, nil); place != nil {
			n++
		}
	}
	return n
}

// start takes the row as that with the names of the columns.
func (r *Reader) start(rec record, at map[string]int, optional []string) {
	r.Header, r.headerRow = rec.cells, rec.line
	if n := len(rec.shapes); n > 0 {
		r.headerStyle = rec.shapes[n-1].style
	}
	for _, column := range optional {
		if _, found := at[column]; found {
			r.columns = append(slices.Clip(r.columns), column)
		}
	}
	r.at = make([]int, len(r.columns))
	for i, column := range r.columns {
		r.at[i] = at[column]
	}
}

// fill makes the row of a record.
func (r *Reader) fill(rec record) {
	row := &r.Row
	width := len(r.Header)
	if rec.shapes != nil { // a worksheet has no lengths of rows
		if len(rec.cells) > width {
			r.remark(rec.line, width, merit.T("sel tanpa nama kolom tidak dibaca", "a cell without the name of a column is not read"))
			rec.cells = rec.cells[:width]
		}
		for len(rec.cells) < width {
			rec.cells = append(rec.cells, "")
		}
	}
	row.Line, row.All, row.Bad, row.reader, row.sheet = rec.line, rec.cells, false, r, r.sheet
	if cap(row.cells) < len(r.columns) {
		row.cells = make([]cell, len(r.columns))
	}
	row.cells = row.cells[:len(r.columns)]
	if len(rec.cells) > width {
		row.Problem("row", strconv.Itoa(len(rec.cells))+" cells", strconv.Itoa(width)+" cells, as in the first row", merit.ErrRange)
	}
	for i, at := range r.at {
		row.cells[i] = cell{}
		if at >= len(rec.cells) {
			row.Problem(r.columns[i], "", fmt.Sprintf("a cell, if only an empty one: the row has %d of %d", len(rec.cells), width), merit.ErrMissing)
			continue
		}
		text := strings.TrimSpace(rec.cells[at])
		switch {
		case plain(text):
			row.cells[i] = cell{text, true}
		case plain(soft(text)):
			row.cells[i] = cell{soft(text), true}
		case !utf8.ValidString(text):
			row.Problem(r.columns[i], strings.ToValidUTF8(text, "?"), "text in UTF-8", merit.ErrSyntax)
		default:
			row.Problem(r.columns[i], text, "printable text on one line", merit.ErrSyntax)
		}
	}
	if rec.shapes != nil {
		row.shaped(rec.shapes)
	}
}

// soft returns the text with a blank for one at which no line breaks: texts copied from
// pages and documents mean the same by it.
func soft(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// plain reports whether s is printable text in UTF-8 on one line.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return utf8.ValidString(s[i:]) && !strings.ContainsFunc(s[i:], func(c rune) bool { return !unicode.IsPrint(c) && !joins(c) })
		}
	}
	return true
}

// joins reports whether the character joins or parts its neighbours, as letters of some
// scripts and pictures of several signs need it.
func joins(c rune) bool { return c == '\u200c' || c == '\u200d' }

func (r *Reader) problem(line, column int, field, value, expected string, kind error) {
	r.sheet.Problems = append(r.sheet.Problems, r.newProblem(line, column, field, value, expected, kind))
}

func (r *Reader) newProblem(line, column int, field, value, expected string, kind error) *Problem {
	return &Problem{r.where(line, column), &merit.FieldError{Field: field, Value: value, Expected: expected, Err: kind}}
}

func (r *Reader) remark(line, column int, text merit.Text) {
	r.sheet.Remarks = append(r.sheet.Remarks, &Remark{r.where(line, column), text})
}

// where returns the place of a cell; a negative column stands for the whole row.
func (r *Reader) where(line, column int) Place {
	p := r.place
	p.Row = line
	if column >= 0 {
		p.Column = letter(column)
	}
	return p
}

// columnAt returns where the column stands in the file, or -1.
func (r *Row) columnAt(column string) int {
	column, _, _ = strings.Cut(column, ".")
	if i := slices.Index(r.reader.columns, column); i >= 0 && r.reader.at != nil {
		return r.reader.at[i]
	}
	return -1
}

// Problem records a problem of the row, which is then rejected.
func (r *Row) Problem(column, value, expected string, kind error) {
	r.Bad = true
	r.sheet.Problems = append(r.sheet.Problems, r.reader.newProblem(r.Line, r.columnAt(column), column, value, expected, kind))
}

// Fail records every problem in the tree of err under the column.
func (r *Row) Fail(column, value string, err error) {
	found := merit.FieldErrors(err)
	if len(found) == 0 {
		r.Problem(column, value, "a valid value", err)
	}
	for _, fe := range found {
		field := column
		if _, part, nested := strings.Cut(fe.Field, "."); nested {
			field += "." + part
		}
		r.Problem(field, fe.Value, fe.Expected, fe.Err)
	}
}

// Remark records something that readers of the results should know of the cell.
func (r *Row) Remark(column string, text merit.Text) {
	r.sheet.Remarks = append(r.sheet.Remarks, &Remark{r.reader.where(r.Line, r.columnAt(column)), text})
}

// RemarkOnce is Remark for what is the same of many rows: it is said of the first alone.
func (r *Row) RemarkOnce(column string, text merit.Text) {
	if r.reader.said[text] {
		return
	}
	if r.reader.said == nil {
		r.reader.said = map[merit.Text]bool{}
	}
	r.reader.said[text] = true
	r.Remark(column, text)
}

// Cells returns a copy of the cells of every column of the file, empty ones where the
// row is short.
func (r *Row) Cells() []string {
	out := make([]string, len(r.reader.Header))
	copy(out, r.All)
	return out
}

// Cell returns the text of a cell without blanks around it. It is empty where there
// is none, where the file lacks the optional column, and where the cell has a
// problem.
func (r *Row) Cell(column string) string {
	if i := slices.Index(r.reader.columns, column); i >= 0 { // few columns, so no map
		return r.cells[i].text
	}
	return ""
}

// Need returns the text of a cell that may not be empty.
func (r *Row) Need(column, expected string) string {
	i := slices.Index(r.reader.columns, column)
	if i < 0 {
		return ""
	}
	if c := r.cells[i]; c.read && c.text == "" {
		r.Problem(column, "", expected, merit.ErrMissing)
	}
	return r.cells[i].text
}

// Parse reads a cell; an empty one gives the zero value, which stands for a fact
// that is not known.
func Parse[T any](r *Row, column string, read func(string) (T, error)) T {
	var zero T
	value := r.Cell(column)
	if value == "" {
		return zero
	}
	parsed, err := read(value)
	if err != nil {
		r.Fail(column, value, err)
		return zero
	}
	return parsed
}

// Problem records a problem of the file as a whole.
func (s *Sheet) Problem(field, value, expected string, kind error) {
	s.Problems = append(s.Problems, &Problem{s.place, &merit.FieldError{Field: field, Value: value, Expected: expected, Err: kind}})
}
