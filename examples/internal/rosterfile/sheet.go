// Package rosterfile reads the tables that the programs judge: officials, vacant
// posts and the officials who are candidates for them. They are CSV files in UTF-8
// with the names of the columns in the first row, separated by commas or, as
// spreadsheets set to Indonesian write them, by semicolons. A byte order mark,
// Windows line ends, rows of empty cells, further columns and comment lines that
// begin with # do no harm.
//
// A file is read to its end whatever is wrong with it: every problem is a
// [*RowError], and the rows without problems are still there. An empty cell is a
// fact that is not known and no problem, but for the few columns that say who or
// what the row is about.
package rosterfile

import (
	"bytes"
	"encoding/csv"
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

// RowError is one problem of a file.
type RowError struct {
	File string
	// Row is the line of the file, the names of the columns being row 1, as a
	// spreadsheet counts.
	Row     int
	Problem *merit.FieldError // column, value, what was expected, kind
}

// Error implements error: `roster.csv row 7: level "kepala": unknown: want one of …`.
func (e *RowError) Error() string {
	return fmt.Sprintf("%s row %d: %s", e.File, e.Row, e.Problem.Error())
}

// Unwrap returns the problem, and through it its kind.
func (e *RowError) Unwrap() error { return e.Problem }

// Sheet is a file split into rows and columns.
type Sheet struct {
	Header   []string // the names of all columns, in their order
	Problems []*RowError
	Rows     []*Row

	file string
}

// Row is a row whose cells are read by the names of their columns.
type Row struct {
	Line int
	// All are the cells of every column, as many as the row has.
	All []string
	Bad bool // the row has a problem

	sheet *Sheet
	cells map[string]string
}

// ReadSheet reads the rows of a file that must have the given columns, and may have
// the optional ones. Without one that it must have there are no rows.
func ReadSheet(file string, r io.Reader, columns []string, optional ...string) *Sheet {
	s := &Sheet{file: file}
	data, err := io.ReadAll(r)
	if err != nil {
		s.problem(1, "file", "", "a file that can be read", err)
		return s
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		s.problem(1, "file", "UTF-16", "text in UTF-8", merit.ErrSyntax)
		return s
	}
	reader := csv.NewReader(bytes.NewReader(data))
	reader.Comment, reader.FieldsPerRecord, reader.TrimLeadingSpace = '#', -1, true
	reader.Comma = separator(data)
	places := s.header(reader, columns, optional)
	if places == nil {
		return s
	}
	for _, column := range optional {
		if _, found := places[column]; found {
			columns = append(slices.Clip(columns), column)
		}
	}
	for {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return s
		}
		if err != nil {
			s.unreadable(err)
			continue
		}
		if !slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" }) {
			continue
		}
		line, _ := reader.FieldPos(0)
		s.add(line, cells, columns, places)
	}
}

// separator returns the semicolon where the first row that is no comment is
// separated by it, and the comma otherwise.
func separator(data []byte) rune {
	for line := range bytes.Lines(data) {
		if line[0] != '#' && len(bytes.TrimSpace(line)) > 0 {
			if bytes.Count(line, []byte(";")) > bytes.Count(line, []byte(",")) {
				return ';'
			}
			return ','
		}
	}
	return ','
}

// header reads the first row and returns where each column stands, or nil where
// one that is needed is missing.
func (s *Sheet) header(reader *csv.Reader, columns, optional []string) map[string]int {
	names, err := reader.Read()
	if err != nil && !errors.Is(err, io.EOF) {
		s.unreadable(err)
		return nil
	}
	s.Header = names
	line := 1
	if err == nil {
		line, _ = reader.FieldPos(0)
	}
	places := map[string]int{}
	ok := true
	for i, name := range names {
		name = strings.ToLower(strings.TrimSpace(name))
		if _, twice := places[name]; twice && (slices.Contains(columns, name) || slices.Contains(optional, name)) {
			s.problem(line, name, name, "each column once", merit.ErrConflict)
			ok = false
		}
		places[name] = i
	}
	for _, column := range columns {
		if _, found := places[column]; !found {
			s.problem(line, column, "", "a column of this name in the first row", merit.ErrMissing)
			ok = false
		}
	}
	if !ok {
		return nil
	}
	places[""] = len(names)
	return places
}

func (s *Sheet) unreadable(err error) {
	line, reason := 1, err.Error()
	if parse := (*csv.ParseError)(nil); errors.As(err, &parse) {
		line, reason = parse.StartLine, parse.Err.Error()
	}
	s.problem(line, "row", reason, "cells with a comma or a quote in them in double quotes, and quotes doubled", merit.ErrSyntax)
}

// add keeps a row, and reports the columns that it lacks.
func (s *Sheet) add(line int, cells, columns []string, places map[string]int) {
	r := &Row{Line: line, All: cells, sheet: s, cells: map[string]string{}}
	width := places[""]
	if len(cells) > width {
		r.Problem("row", strconv.Itoa(len(cells))+" cells", strconv.Itoa(width)+" cells, as in the first row", merit.ErrRange)
	}
	for _, column := range columns {
		at := places[column]
		if at >= len(cells) {
			r.Problem(column, "", fmt.Sprintf("a cell, if only an empty one: the row has %d of %d", len(cells), width), merit.ErrMissing)
			continue
		}
		cell := strings.TrimSpace(cells[at])
		switch {
		case !utf8.ValidString(cell):
			r.Problem(column, strings.ToValidUTF8(cell, "?"), "text in UTF-8", merit.ErrSyntax)
		case strings.ContainsFunc(cell, func(c rune) bool { return !unicode.IsPrint(c) }):
			r.Problem(column, cell, "printable text on one line", merit.ErrSyntax)
		default:
			r.cells[column] = cell
		}
	}
	s.Rows = append(s.Rows, r)
}

func (s *Sheet) problem(line int, field, value, expected string, kind error) {
	s.Problems = append(s.Problems, &RowError{s.file, line, &merit.FieldError{Field: field, Value: value, Expected: expected, Err: kind}})
}

// Problem records a problem of the row, which is then rejected.
func (r *Row) Problem(field, value, expected string, kind error) {
	r.Bad = true
	r.sheet.problem(r.Line, field, value, expected, kind)
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

// Need returns the text of a cell that may not be empty.
func (r *Row) Need(column, expected string) string {
	value, read := r.cells[column]
	if read && value == "" {
		r.Problem(column, "", expected, merit.ErrMissing)
	}
	return value
}

// Parse reads a cell; an empty one gives the zero value, which stands for a fact
// that is not known.
func Parse[T any](r *Row, column string, read func(string) (T, error)) T {
	var zero T
	value := r.cells[column]
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
