package sheet

import (
	"fmt"

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
// cell D7".
func (p Place) String() string {
	switch {
	case p.Sheet == "":
		return fmt.Sprintf("%s row %d", p.File, p.Row)
	case p.Column == "":
		return fmt.Sprintf("%s [%s] row %d", p.File, p.Sheet, p.Row)
	}
	return fmt.Sprintf("%s [%s] cell %s%d", p.File, p.Sheet, p.Column, p.Row)
}

// Problem is one problem of a file.
type Problem struct {
	Place
	Problem *merit.FieldError // name of the column, value, what was expected, kind
}

// Error implements error: `roster.csv row 7: level "kepala": unknown: want one of …`.
func (p *Problem) Error() string { return p.Place.String() + ": " + p.Problem.Error() }

// Unwrap returns the problem, and through it its kind.
func (p *Problem) Unwrap() error { return p.Problem }

// Remark is something that a reader of the results should know of, but no problem:
// that a cell was read in a way that could be another than the author's.
type Remark struct {
	Place
	Text merit.Text
}

// In returns the place and the remark.
func (r *Remark) In(lang merit.Language) string { return r.Place.String() + ": " + r.Text.In(lang) }

// letter returns the letters of a column, the first being A.
func letter(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}
