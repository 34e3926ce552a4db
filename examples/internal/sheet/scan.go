package sheet

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// scanner goes through the XML of a worksheet for what excelize's Rows does not tell:
// which cells hold a formula, a number or a fault, in which style, and whether the
// file is whole.
type scanner struct {
	xml *xml.Decoder
	row int
}

// shape is what is to know about a cell of a worksheet beside its text.
type shape struct {
	column  int
	form    string // attribute t of the cell: "" or n for a number, s, str, inlineStr, b, e, d
	style   int
	formula bool
	value   bool // there is a value, which a formula may lack
}

// next returns the next row of the XML with the shapes of its cells, or io.EOF.
func (s *scanner) next() (int, []shape, error) {
	for {
		token, err := s.xml.Token()
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF
			}
			return 0, nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local == "row" {
				return s.cells(t)
			}
		case xml.EndElement:
			if t.Name.Local == "sheetData" {
				return 0, nil, io.EOF
			}
		}
	}
}

func (s *scanner) cells(start xml.StartElement) (int, []shape, error) {
	number := s.row + 1
	if r := attribute(start, "r"); r != "" {
		n, err := strconv.Atoi(r)
		if err != nil || n <= s.row || n > excelize.TotalRows {
			return 0, nil, fmt.Errorf("row %q after row %d", r, s.row)
		}
		number = n
	}
	s.row = number
	var out []shape
	last := -1
	for {
		token, err := s.xml.Token()
		if err != nil {
			return 0, nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "c":
				c := shape{column: last + 1, form: attribute(t, "t")}
				if ref := attribute(t, "r"); ref != "" {
					column, _, err := excelize.CellNameToCoordinates(ref)
					if err != nil || column-1 <= last {
						return 0, nil, fmt.Errorf("cell %q in row %d", ref, number)
					}
					c.column = column - 1
				}
				if c.column >= excelize.MaxColumns {
					return 0, nil, fmt.Errorf("more than %d cells in row %d", excelize.MaxColumns, number)
				}
				last = c.column
				c.style, _ = strconv.Atoi(attribute(t, "s"))
				out = append(out, c)
			case "f":
				if len(out) > 0 {
					out[len(out)-1].formula = true
				}
			case "v", "is":
				if len(out) > 0 {
					out[len(out)-1].value = true
				}
			}
		case xml.EndElement:
			if t.Name.Local == "row" {
				return number, out, nil
			}
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// area is a rectangle of cells, its edges included; columns count from 0.
type area struct {
	name                  string // as A1:C1
	left, right, top, end int
}

func (a area) holds(row, column int) bool {
	return a.top <= row && row <= a.end && a.left <= column && column <= a.right
}

// mostAreas is how many merged cells of a worksheet are looked at.
const mostAreas = 10_000

var mergedCell = regexp.MustCompile(`<(?:\w+:)?mergeCell\s[^>]*\bref="([^"]+)"`)

// merged returns the merged cells of a worksheet, which stand in its XML behind the
// rows. Only what is between two angle brackets is held.
func merged(file io.Reader) ([]area, error) {
	var out []area
	in := bufio.NewReaderSize(file, 64<<10)
	for {
		tag, err := in.ReadSlice('>')
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil {
			return nil, err
		}
		const longest = 200
		if len(tag) > longest {
			tag = tag[len(tag)-longest:]
		}
		found := mergedCellIn(tag)
		if found == "" {
			continue
		}
		a, err := parseArea(found)
		if err != nil {
			return nil, err
		}
		if out = append(out, a); len(out) > mostAreas {
			return nil, fmt.Errorf("more than %d merged cells", mostAreas)
		}
	}
}

func mergedCellIn(tag []byte) string {
	if !bytes.Contains(tag, []byte("mergeCell ")) {
		return ""
	}
	if found := mergedCell.FindSubmatch(tag); found != nil {
		return string(found[1])
	}
	return ""
}

func parseArea(name string) (area, error) {
	from, to, isArea := strings.Cut(name, ":")
	if !isArea {
		to = from
	}
	left, top, err := excelize.CellNameToCoordinates(from)
	if err != nil {
		return area{}, err
	}
	right, end, err := excelize.CellNameToCoordinates(to)
	if err != nil {
		return area{}, err
	}
	return area{name, left - 1, right - 1, top, end}, nil
}
