package sheet

import (
	"encoding/csv"
	"io"
	"regexp"
	"strings"
)

// signed is a cell that a spreadsheet takes for a number, whatever sign it begins with.
var signed = regexp.MustCompile(`^[+-]?[0-9]+([.,][0-9]+)?$`)

// Guard keeps a spreadsheet from taking a cell of CSV for a formula.
func Guard(cell string) string {
	bare := strings.TrimLeft(cell, " \t\r\n\u00a0")
	if bare == "" || !strings.ContainsRune("=+-@", rune(bare[0])) || signed.MatchString(bare) {
		return cell
	}
	return "'" + bare
}

// WriteCSV writes rows as CSV for a spreadsheet, their cells guarded.
func WriteCSV(out io.Writer, rows func(row func(cells ...string) error) error) error {
	w := csv.NewWriter(out)
	err := rows(func(cells ...string) error {
		guarded := make([]string, len(cells))
		for i, c := range cells {
			guarded[i] = Guard(c)
		}
		return w.Write(guarded)
	})
	if err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}
