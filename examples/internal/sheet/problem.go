package sheet

import (
	"fmt"
	"io"
	"strconv"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Place is where something stands in a file.
type Place struct {
	File  string
	Sheet string // name of the worksheet; empty for CSV
	// Row is the line of the file, or the row of the worksheet, the first being 1
	// as a spreadsheet counts.
	Row int
	// Column is the letter of the column, as a spreadsheet has it; empty where the
	// whole row is meant.
	Column string
}

// String returns the place in words: "roster.csv row 7", or "roster.xlsx [Pegawai]
// cell D7". For CSV it leaves the column out, which nobody sees there.
func (p Place) String() string {
	if p.Sheet == "" || p.Column == "" {
		return fmt.Sprintf("%s row %d", p.table(), p.Row)
	}
	return fmt.Sprintf("%s cell %s%d", p.table(), p.Column, p.Row)
}

// table returns the name of the file, with that of the worksheet.
func (p Place) table() string {
	if p.Sheet == "" {
		return p.File
	}
	return p.File + " [" + p.Sheet + "]"
}

// Problem is one problem of a file.
type Problem struct {
	Place
	Problem *merit.FieldError // name of the column, value, what was expected, kind
}

// Error implements error: `roster.csv row 7: level "kepala": unknown: want one of …`.
func (p *Problem) Error() string { return p.Place.String() + ": " + p.Problem.Error() }

// Cells returns the problem as the row of a table: file with its worksheet, row, column
// by its letter and name, value, and what was expected.
func (p *Problem) Cells() []string {
	column := p.Problem.Field
	if p.Sheet != "" && p.Column != "" {
		column = p.Column + " " + column
	}
	return []string{p.table(), strconv.Itoa(p.Row), column, p.Problem.Value, p.Problem.Err.Error() + ": " + p.Problem.Expected}
}

// Unwrap returns the problem, and through it its kind.
func (p *Problem) Unwrap() error { return p.Problem }

// Remark is something that a reader of the results should know of, but no problem:
// that a cell was read in a way that could be another than the author's.
type Remark struct {
	Place
	Text merit.Text
}

// In returns the place and the remark.
func (r *Remark) In(lang merit.Language) string {
	place := r.table()
	switch {
	case r.Column == "":
		place += merit.T(" baris ", " row ").In(lang) + strconv.Itoa(r.Row)
	case r.Sheet == "":
		place += merit.T(" baris ", " row ").In(lang) + strconv.Itoa(r.Row) + merit.T(" kolom ", " column ").In(lang) + r.Column
	default:
		place += merit.T(" sel ", " cell ").In(lang) + r.Column + strconv.Itoa(r.Row)
	}
	return place + ": " + r.Text.In(lang)
}

// ListRemarks writes remarks, each on a line of its own.
func ListRemarks(out io.Writer, remarks []*Remark, lang merit.Language) {
	for _, r := range remarks {
		_, _ = fmt.Fprintln(out, merit.T("catatan:", "note:").In(lang), r.In(lang))
	}
}

// letter returns the letters of a column, the first being A.
func letter(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}
