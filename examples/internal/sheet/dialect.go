package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Dialect is how a CSV file is written, so that another one can be written alike.
type Dialect struct {
	Comma byte // ',' or ';'
	Mark  bool // it begins with a byte order mark, by which Excel knows UTF-8
	CRLF  bool // its lines end as those of Windows
}

// DefaultDialect is that of RFC 4180 with the line ends of Unix.
var DefaultDialect = Dialect{Comma: ','}

// Begin appends what stands before the first row.
func (d Dialect) Begin(b []byte) []byte {
	if d.Mark {
		return append(b, "\ufeff"...)
	}
	return b
}

// AppendRow appends a row with its line end.
func (d Dialect) AppendRow(b []byte, cells ...string) []byte {
	if len(cells) == 1 && cells[0] == "" {
		return d.End(append(b, `""`...)) // an empty line is no row
	}
	return d.End(d.AppendCells(b, cells...))
}

// AppendCells appends cells with the separator between them, the first of a row
// before others.
func (d Dialect) AppendCells(b []byte, cells ...string) []byte {
	for i, c := range cells {
		if i > 0 {
			b = append(b, d.Comma)
		}
		if !quoted(c, i == 0) {
			b = append(b, c...)
			continue
		}
		b = append(b, '"')
		for {
			head, rest, more := strings.Cut(c, `"`)
			b = append(b, head...)
			if !more {
				break
			}
			b, c = append(b, `""`...), rest
		}
		b = append(b, '"')
	}
	return b
}

// quoted reports whether the cell needs quotes to be read as it is. A cell of either
// separator has them, for the reader guesses which of the two it is.
func quoted(c string, first bool) bool {
	if c == "" {
		return false
	}
	if blank, _ := utf8.DecodeRuneInString(c); unicode.IsSpace(blank) || first && (c[0] == '#' || strings.HasPrefix(c, "\ufeff")) {
		return true
	}
	for i := 0; i < len(c); i++ {
		switch c[i] {
		case ',', ';', '"', '\n', '\r':
			return true
		}
	}
	return false
}

// End appends the end of a line.
func (d Dialect) End(b []byte) []byte {
	if d.CRLF {
		b = append(b, '\r')
	}
	return append(b, '\n')
}
