package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"strings"
)

// sheet is a table of cases: comments begin with #, the first row names the columns.
type sheet struct {
	Table       string     `json:"table"` // path below the root of the repository
	Description []string   `json:"description"`
	Columns     []string   `json:"columns"`
	Rows        [][]string `json:"rows"`
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
