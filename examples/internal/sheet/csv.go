package sheet

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"slices"
	"strings"

	"github.com/seed-133aca06/asnmerit/merit"
)

// csvSource is a CSV file.
type csvSource struct {
	reader *Reader
	csv    *csv.Reader
}

func newCSV(r *Reader, file *bufio.Reader) *csvSource {
	if mark, _ := file.Peek(3); string(mark) == "\ufeff" {
		_, _ = file.Discard(len(mark))
		r.dialect.Mark = true
	}
	start, _ := file.Peek(file.Size())
	r.dialect.CRLF = bytes.Contains(start, []byte("\r\n"))
	c := csv.NewReader(file)
	c.Comment, c.FieldsPerRecord, c.TrimLeadingSpace, c.ReuseRecord = '#', -1, true, true
	c.Comma = separator(start)
	r.dialect.Comma = byte(c.Comma)
	return &csvSource{r, c}
}

// separator returns the semicolon where the first row that is no comment is
// separated by it, and the comma otherwise.
func separator(start []byte) rune {
	for line := range bytes.Lines(start) {
		if line[0] != '#' && len(bytes.TrimSpace(line)) > 0 {
			if bytes.Count(line, []byte(";")) > bytes.Count(line, []byte(",")) {
				return ';'
			}
			return ','
		}
	}
	return ','
}

func (c *csvSource) read() (record, error) {
	for {
		cells, err := c.csv.Read()
		if err != nil {
			return record{}, c.problem(err)
		}
		if slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" }) {
			line, _ := c.csv.FieldPos(0)
			return record{line: line, cells: cells}, nil
		}
	}
}

// problem returns the problem of a row that is no CSV, and other errors as they are.
func (c *csvSource) problem(err error) error {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return err
	}
	return c.reader.newProblem(parse.StartLine, -1, "row", parse.Err.Error(),
		"cells with a comma or a quote in them in double quotes, and quotes doubled", merit.ErrSyntax)
}

func (c *csvSource) close() {}
