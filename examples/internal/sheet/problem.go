package sheet

import (
	"fmt"
	"io"
	"strconv"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
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

// String returns the place in English.
func (p Place) String() string { return p.In(merit.English) }

// In returns the place in words: "roster.csv row 7", or "roster.xlsx [Pegawai] cell D7".
// For CSV it leaves the column out, which nobody sees there.
func (p Place) In(lang merit.Language) string {
	if p.Sheet == "" || p.Column == "" {
		return p.table() + merit.T(" baris ", " row ").In(lang) + strconv.Itoa(p.Row)
	}
	return p.table() + merit.T(" sel ", " cell ").In(lang) + p.Column + strconv.Itoa(p.Row)
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

// In returns the problem with its place, as Error does, in the language.
func (p *Problem) In(lang merit.Language) string {
	return p.Place.In(lang) + ": " + Says(p.Problem, lang)
}

// Cells returns the problem as the row of a table: file with its worksheet, row, column
// by its letter and name, value, and what was expected.
func (p *Problem) Cells(lang merit.Language) []string {
	column := Field(p.Problem, lang)
	if p.Sheet != "" && p.Column != "" {
		column = p.Column + " " + column
	}
	return []string{p.table(), strconv.Itoa(p.Row), column, p.Problem.Value, kindBefore(p.Problem, lang) + Expected(p.Problem, lang)}
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
	place := r.Place.In(lang)
	if r.Sheet == "" && r.Column != "" {
		place += merit.T(" kolom ", " column ").In(lang) + r.Column
	}
	return place + ": " + r.Text.In(lang)
}

// ListRemarks writes remarks, each on a line of its own.
func ListRemarks(out io.Writer, remarks []*Remark, lang merit.Language) {
	for _, r := range remarks {
		_, _ = fmt.Fprintln(out, merit.T("catatan:", "note:").In(lang), r.In(lang))
	}
}

// ListProblems writes problems, each on a line of its own.
func ListProblems(out io.Writer, problems []*Problem, lang merit.Language) {
	for _, p := range problems {
		_, _ = fmt.Fprintln(out, p.In(lang))
	}
}

// WriteProblems writes problems as a table of a page.
func WriteProblems(p *page.Page, problems []*Problem) {
	rows := make([][]string, len(problems))
	for i, problem := range problems {
		rows[i] = problem.Cells(p.Lang)
	}
	p.Table([]page.Column{
		{Head: p.In(merit.T("Berkas", "File")), Give: true},
		{Head: p.In(merit.T("baris", "row")), Right: true},
		{Head: p.In(merit.T("kolom", "column"))},
		{Head: p.In(merit.T("isi", "value")), Give: true},
		{Head: p.In(merit.T("yang diharapkan", "expected")), Give: true},
	}, rows)
}

// Rejected writes the section of a page that lists what is wrong with the files, where
// anything is.
func Rejected(p *page.Page, problems []*Problem) {
	if len(problems) > 0 {
		p.Heading(fmt.Sprintf("%s (%d)", p.In(merit.T("Ditolak dari berkas", "Rejected from the files")), len(problems)))
		WriteProblems(p, problems)
	}
}

// Finish returns the exit code of a program, after listing the remarks, and the problems
// where the output does not.
func Finish(problems []*Problem, remarks []*Remark, lang merit.Language, listed bool, stderr io.Writer) int {
	ListRemarks(stderr, remarks, lang)
	if len(problems) == 0 {
		return page.ExitOK
	}
	if !listed {
		ListProblems(stderr, problems, lang)
	}
	return page.ExitProblem
}

// ProblemJSON is a problem in JSON, in English as the names of its fields are.
type ProblemJSON struct {
	File     string `json:"file"`
	Sheet    string `json:"sheet,omitempty"`
	Row      int    `json:"row"`
	Column   string `json:"column,omitempty"` // its letter
	Field    string `json:"field"`
	Value    string `json:"value"`
	Kind     string `json:"kind"`
	Expected string `json:"expected"`
}

// ProblemsJSON returns the problems for JSON: an empty list where there are none.
func ProblemsJSON(problems []*Problem) []ProblemJSON {
	out := make([]ProblemJSON, len(problems))
	for i, p := range problems {
		out[i] = ProblemJSON{p.File, p.Sheet, p.Row, p.Column, p.Problem.Field, p.Problem.Value, p.Problem.Err.Error(), p.Problem.Expected}
	}
	return out
}

// letter returns the letters of a column, the first being A.
func letter(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}
