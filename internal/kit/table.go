package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// sheet is a table of cases: comments begin with #, the first row names the columns.
type sheet struct {
	Table       string   // path below the root of the repository
	Description []string // the comment above it, line by line
	Columns     []string
	Rows        [][]string
}

func readSheet(root fs.FS, name string) (sheet, error) {
	data, err := fs.ReadFile(root, name)
	if err != nil {
		return sheet{}, err
	}
	s := sheet{Table: name, Description: []string{}}
	for line := range strings.Lines(string(data)) {
		text, comment := strings.CutPrefix(line, "#")
		if !comment {
			break // a comment between the rows describes no column
		}
		s.Description = append(s.Description, strings.TrimSpace(text))
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		return sheet{}, fmt.Errorf("%s: %w", name, err)
	}
	if len(rows) < 2 {
		return sheet{}, fmt.Errorf("%s: no cases", name)
	}
	s.Columns, s.Rows = rows[0], rows[1:]
	return s, nil
}

// tables adds every table of cases by the path of its file.
func tables(root fs.FS, out map[string][]byte) error {
	names, err := fs.Glob(root, "*/testdata/*.csv")
	if err != nil {
		return err
	}
	published, err := fs.Glob(root, "testdata/cases/*.csv")
	if err != nil {
		return err
	}
	for _, name := range append(names, published...) {
		s, err := readSheet(root, name)
		if err != nil {
			return err
		}
		d := document{schema: "../schema/table.schema.json", description: s.Table, lists: []jsonList{{"header", nil}, {"columns", nil}, {"rows", nil}}}
		for _, line := range s.Description {
			d.lists[0].items = append(d.lists[0].items, line)
		}
		for _, column := range s.Columns {
			d.lists[1].items = append(d.lists[1].items, column)
		}
		for _, row := range s.Rows {
			d.lists[2].items = append(d.lists[2].items, row)
		}
		if out[fileOf(name)], err = d.bytes(); err != nil {
			return err
		}
	}
	return nil
}

// fileOf returns the file of the kit for a table: conformance/tables/merit-nip.json.
func fileOf(table string) string {
	where := strings.Split(table, "/")[0]
	if where == "testdata" {
		where = "cases"
	}
	return "conformance/tables/" + where + "-" + strings.TrimSuffix(path.Base(table), ".csv") + ".json"
}

// cases returns the rows by the names of their columns.
func (s sheet) cases() []map[string]string {
	var out []map[string]string
	for _, row := range s.Rows {
		named := map[string]string{}
		for i, column := range s.Columns {
			named[column] = row[i]
		}
		out = append(out, named)
	}
	return out
}
