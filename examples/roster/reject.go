package main

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/seed-133aca06/asnmerit/examples/internal/rosterfile"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/examples/internal/wholefile"
	"github.com/seed-133aca06/asnmerit/merit"
)

// rejectColumn is the column with the reasons, which is no column of the program: the
// file can be fed again as it is, once the rows are repaired.
const rejectColumn = "merit_rejected"

// rejects is the file of the rejected rows, in the columns of the original. The nil
// value is none.
type rejects struct {
	file    *wholefile.File
	book    *sheet.Book // nil for CSV
	isBook  bool
	lang    merit.Language
	dialect sheet.Dialect
	buf     []byte
	kept    []int // places of the columns, without that of the reasons
}

// rejects begins the file that the command line asks for.
func (s *settings) rejects() (*rejects, error) {
	if s.rejectFile == "" {
		return nil, nil
	}
	file, err := wholefile.Create(s.rejectFile)
	if err != nil {
		return nil, err
	}
	return &rejects{file: file, lang: s.lang, isBook: strings.EqualFold(filepath.Ext(s.rejectFile), ".xlsx")}, nil
}

func (r *rejects) begin(header []string, dialect sheet.Dialect) (err error) {
	if r == nil {
		return nil
	}
	r.dialect = dialect
	var names []string
	for i, name := range header {
		if strings.TrimSpace(name) != rejectColumn {
			r.kept = append(r.kept, i)
			names = append(names, name)
		}
	}
	names = append(names, rejectColumn)
	if r.isBook {
		r.book, err = sheet.NewBook(names...)
		return err
	}
	_, err = r.file.Write(dialect.AppendRow(dialect.Begin(nil), names...))
	return err
}

// row writes a row with its reasons.
func (r *rejects) row(all []string, why string) error {
	if r == nil {
		return nil
	}
	cells := make([]string, 0, len(r.kept)+1)
	for _, at := range r.kept {
		text := ""
		if at < len(all) {
			text = all[at]
		}
		cells = append(cells, text)
	}
	cells = append(cells, why)
	if r.book != nil {
		row := make([]any, len(cells))
		for i, c := range cells {
			row[i] = c
		}
		return r.book.Row(row...)
	}
	r.buf = r.dialect.AppendRow(r.buf[:0], cells...)
	_, err := r.file.Write(r.buf)
	return err
}

// lost writes which rows could not be read at all, as comments: their cells are not
// known. A workbook has no such rows.
func (r *rejects) lost(problems []*rosterfile.RowError) error {
	if r == nil || r.book != nil {
		return nil
	}
	for _, p := range problems {
		line := "# " + strings.Join(strings.Fields(p.In(r.lang)), " ")
		if _, err := r.file.Write(r.dialect.End([]byte(line))); err != nil {
			return err
		}
	}
	return nil
}

// commit puts the file in its place.
func (r *rejects) commit() error {
	if r == nil {
		return nil
	}
	if r.book != nil {
		if _, err := r.book.WriteTo(r.file); err != nil {
			return err
		}
	}
	return r.file.Commit()
}

// abort gives the file up, if it is not in its place yet.
func (r *rejects) abort() {
	if r == nil {
		return
	}
	if r.book != nil {
		r.book.Close()
	}
	r.file.Abort()
}

// write writes the rejected rows of a file that was read as a whole.
func (r *rejects) write(roster *rosterfile.Roster) error {
	if r == nil {
		return nil
	}
	if err := r.begin(roster.Header, roster.Dialect); err != nil {
		return err
	}
	for _, p := range roster.Problems {
		if !slices.ContainsFunc(roster.Rejected, func(row *sheet.Row) bool { return row.Line == p.Row }) {
			if err := r.lost([]*rosterfile.RowError{p}); err != nil {
				return err
			}
		}
	}
	for _, row := range roster.Rejected {
		var own []*rosterfile.RowError
		for _, p := range roster.Problems {
			if p.Row == row.Line {
				own = append(own, p)
			}
		}
		if err := r.row(row.All, reasons(own, r.lang)); err != nil {
			return err
		}
	}
	return nil
}
