package sheet

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/seed-133aca06/asnmerit/merit"
)

// IsBook reports whether the rows come from a workbook.
func (r *Reader) IsBook() bool {
	_, is := r.source.(*worksheet)
	return is
}

// errNoBook says that there is no workbook to add to.
var errNoBook = errors.New("the file is no workbook")

// AddColumns writes the workbook that the rows come from with columns added to the
// right of everything in the worksheet. A column whose title the worksheet has already
// is written over. The cells are strings and days by the rows of the worksheet, in
// rising order, as many as there are titles; call it when all rows are read.
//
// Nothing else of the workbook changes: its other parts are copied as they are stored,
// and of the worksheet the XML, so that every cell keeps its value, its format and its
// formula. No more than one row is held.
func (r *Reader) AddColumns(out io.Writer, titles []string, rows iter.Seq2[int, []any]) error {
	w, is := r.source.(*worksheet)
	if !is {
		return errNoBook
	}
	a := &adder{sheet: w, out: bufio.NewWriterSize(nil, 64<<10), header: r.headerRow, titles: titles, dayStyle: -1, first: w.width}
	next := w.width
	for _, title := range titles {
		at := slices.IndexFunc(r.Header, func(h string) bool { return strings.TrimSpace(h) == title })
		if at < 0 {
			at = next
			next++
		}
		a.columns = append(a.columns, at)
	}
	if next > excelize.MaxColumns {
		return fmt.Errorf("a worksheet holds %d columns, and there is no place for more", excelize.MaxColumns)
	}
	a.styleOfHeader = r.headerStyle
	return a.write(out, rows)
}

// adder copies a workbook and adds columns on the way.
type adder struct {
	sheet         *worksheet
	out           *bufio.Writer // of the part that is being written
	titles        []string
	columns       []int // where each goes
	first         int   // the first new column
	header        int   // row of the titles
	styleOfHeader int
	dayStyle      int // of the days; -1 where the workbook has no styles to add to
	prefix        string
}

func (a *adder) write(out io.Writer, rows iter.Seq2[int, []any]) error {
	next, stop := iter.Pull2(rows)
	defer stop()
	to := zip.NewWriter(out)
	book := a.sheet.book
	styles := book.part(book.styles)
	if styles != nil {
		data, err := contentOf(styles)
		if err != nil {
			return err
		}
		data, a.dayStyle = withDayStyle(data)
		part, err := to.Create(styles.Name)
		if err != nil {
			return err
		}
		if _, err := part.Write(data); err != nil {
			return err
		}
	}
	for _, stored := range book.parts.File {
		switch stored {
		case styles:
		case a.sheet.stored:
			part, err := to.Create(stored.Name)
			if err != nil {
				return err
			}
			a.out.Reset(part)
			if err := a.worksheet(stored, next); err != nil {
				return err
			}
			if err := a.out.Flush(); err != nil {
				return err
			}
		default:
			if err := to.Copy(stored); err != nil {
				return err
			}
		}
	}
	return to.Close()
}

func contentOf(part *zip.File) ([]byte, error) {
	in, err := part.Open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = in.Close() }()
	return io.ReadAll(in)
}

// recorder is a reader that the decoder does not read ahead of, and that keeps the
// bytes since the last token.
type recorder struct {
	*bufio.Reader
	raw  []byte
	from int64 // the place of raw in the whole
}

func (r *recorder) ReadByte() (byte, error) {
	b, err := r.Reader.ReadByte()
	if err == nil {
		r.raw = append(r.raw, b)
	}
	return b, err
}

// take returns the bytes up to a place, and goes on from there.
func (r *recorder) take(place int64) []byte {
	n := place - r.from
	out := r.raw[:n]
	r.raw, r.from = r.raw[n:], place
	if len(r.raw) == 0 && cap(r.raw) < 1<<10 {
		r.raw = make([]byte, 0, 16<<10) // out is still of the old one
	}
	return out
}

// spans is a hint of a row on its columns, which no longer holds.
var spans = regexp.MustCompile(`\s(?:\w+:)?spans="[^"]*"`)

// worksheet copies the XML of the worksheet with further cells.
func (a *adder) worksheet(stored *zip.File, next func() (int, []any, bool)) error {
	in, err := stored.Open()
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	raw := &recorder{Reader: bufio.NewReaderSize(in, 64<<10)}
	d := xml.NewDecoder(raw)
	line, cells, more := next()
	var (
		row     int
		last    int       // column of the last cell of the row
		pending []newCell // cells of the row that are not written yet
		skip    bool      // within a cell that is written over
		widths  bool      // the widths of the new columns are written
		widest  int       // the last column that has a width
	)
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		text := raw.take(d.InputOffset())
		switch t := token.(type) {
		case xml.StartElement:
			a.prefix = ""
			if t.Name.Space != "" {
				a.prefix = t.Name.Space + ":"
			}
			switch t.Name.Local {
			case "dimension": // it may be left out, and it no longer holds
				skip = true
			case "col":
				n, _ := strconv.Atoi(attribute(t, "max"))
				widest = max(widest, n)
			case "sheetData":
				if !widths && widest == 0 {
					a.widths(true)
				}
			case "row":
				row, last = row+1, -1
				if n, err := strconv.Atoi(attribute(t, "r")); err == nil {
					row = n
				}
				for more && line < row {
					line, cells, more = next()
				}
				pending = nil
				if row == a.header {
					pending = a.cells(row, a.styleOfHeader, texts(a.titles))
				} else if more && line == row {
					pending = a.cells(row, 0, cells)
				}
				if pending != nil {
					text = spans.ReplaceAll(text, nil)
				}
			case "c":
				last++
				if ref := attribute(t, "r"); ref != "" {
					column, _, err := excelize.CellNameToCoordinates(ref)
					if err != nil {
						return err
					}
					last = column - 1
				}
				for len(pending) > 0 && pending[0].column < last {
					_, _ = a.out.WriteString(pending[0].xml)
					pending = pending[1:]
				}
				skip = len(pending) > 0 && pending[0].column == last
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "cols":
				if widest <= a.first {
					a.widths(false)
				}
				widths = true
			case "row":
				for _, c := range pending {
					_, _ = a.out.WriteString(c.xml)
				}
				pending = nil
			}
			if skip && (t.Name.Local == "c" || t.Name.Local == "dimension") {
				skip = false
				continue
			}
		}
		if !skip {
			if _, err := a.out.Write(text); err != nil {
				return err
			}
		}
	}
}

// widths writes how wide the new columns are, in an element of its own where the
// worksheet has none.
func (a *adder) widths(alone bool) {
	if a.columns[len(a.columns)-1] < a.first {
		return
	}
	if alone {
		_, _ = fmt.Fprintf(a.out, "<%scols>", a.prefix)
	}
	for i, at := range a.columns {
		if at >= a.first {
			_, _ = fmt.Fprintf(a.out, `<%scol min="%d" max="%d" width="%g" customWidth="1"/>`, a.prefix, at+1, at+1, columnWidth(a.titles[i]))
		}
	}
	if alone {
		_, _ = fmt.Fprintf(a.out, "</%scols>", a.prefix)
	}
}

// newCell is a cell that is added.
type newCell struct {
	column int
	xml    string
}

func texts(list []string) []any {
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = s
	}
	return out
}

// cells returns the cells of a row in the order of their columns. Those without a value
// are there too, to write over what was in their place.
func (a *adder) cells(row, style int, values []any) []newCell {
	out := make([]newCell, 0, len(values))
	for i, value := range values {
		ref := letter(a.columns[i]) + strconv.Itoa(row)
		cell := newCell{column: a.columns[i]}
		switch v := value.(type) {
		case merit.Date:
			switch {
			case v.IsZero():
			case a.dayStyle < 0:
				cell.xml = a.text(ref, 0, v.String())
			default:
				cell.xml = fmt.Sprintf(`<%[1]sc r="%[2]s" s="%[3]d"><%[1]sv>%[4]d</%[1]sv></%[1]sc>`, a.prefix, ref, a.dayStyle, a.sheet.book.from.serial(v))
			}
		case string:
			if v != "" {
				cell.xml = a.text(ref, style, v)
			}
		}
		out = append(out, cell)
	}
	slices.SortFunc(out, func(x, y newCell) int { return x.column - y.column })
	return out
}

// text is the XML of a cell of text.
func (a *adder) text(ref string, style int, s string) string {
	var escaped strings.Builder
	_ = xml.EscapeText(&escaped, []byte(clipCell(s)))
	return fmt.Sprintf(`<%[1]sc r="%[2]s" s="%[3]d" t="inlineStr"><%[1]sis><%[1]st xml:space="preserve">%[4]s</%[1]st></%[1]sis></%[1]sc>`, a.prefix, ref, style, escaped.String())
}

// serial returns the number by which a workbook knows the day.
func (e Epoch) serial(d merit.Date) int {
	if e == Epoch1904 {
		return merit.MustDate(1904, time.January, 1).DaysUntil(d)
	}
	return merit.MustDate(1899, time.December, 30).DaysUntil(d)
}

// The places of a part of styles at which something is added.
var (
	styleSheet   = regexp.MustCompile(`<(\w+:)?styleSheet\b[^>]*[^/]>`)
	formatsStart = regexp.MustCompile(`<(?:\w+:)?numFmts\b[^>]*>`)
	formatsEnd   = regexp.MustCompile(`</(?:\w+:)?numFmts>`)
	cellsStart   = regexp.MustCompile(`<(?:\w+:)?cellXfs\b[^>]*>`)
	cellsEnd     = regexp.MustCompile(`</(?:\w+:)?cellXfs>`)
	countOf      = regexp.MustCompile(`\bcount="\d+"`)
)

// dayFormat shows a day as 2025-03-01.
const dayFormat = `yyyy\-mm\-dd`

// firstOwnFormat is the least number of a format that a workbook writes down.
const firstOwnFormat = 164

// withDayStyle adds the style of a day, 2025-03-01, to the styles of a workbook, and
// returns its number, or -1 and the styles as they are where there is no place for it.
func withDayStyle(data []byte) ([]byte, int) {
	var known struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
			Font   int `xml:"fontId,attr"`
			Fill   int `xml:"fillId,attr"`
			Border int `xml:"borderId,attr"`
		} `xml:"cellXfs>xf"`
	}
	root, end := styleSheet.FindSubmatchIndex(data), cellsEnd.FindIndex(data)
	if err := xml.Unmarshal(data, &known); err != nil || root == nil || end == nil || len(known.Cells) == 0 || len(known.Cells) >= excelize.MaxCellStyles {
		return data, -1
	}
	prefix := ""
	if root[2] >= 0 {
		prefix = string(data[root[2]:root[3]])
	}
	id := firstOwnFormat
	for _, f := range known.Formats {
		id = max(id, f.ID+1)
		for i, c := range known.Cells { // of an earlier run
			if f.Code == dayFormat && c.Format == f.ID && c.Font+c.Fill+c.Border == 0 {
				return data, i
			}
		}
	}
	text := string(data)
	text = text[:end[0]] + fmt.Sprintf(`<%sxf numFmtId="%d" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`, prefix, id) + text[end[0]:]
	text = cellsStart.ReplaceAllStringFunc(text, func(tag string) string {
		return countOf.ReplaceAllString(tag, fmt.Sprintf(`count="%d"`, len(known.Cells)+1))
	})
	format := fmt.Sprintf(`<%snumFmt numFmtId="%d" formatCode="%s"/>`, prefix, id, dayFormat)
	if at := formatsEnd.FindStringIndex(text); at != nil {
		text = text[:at[0]] + format + text[at[0]:]
		text = formatsStart.ReplaceAllStringFunc(text, func(tag string) string {
			return countOf.ReplaceAllString(tag, fmt.Sprintf(`count="%d"`, len(known.Formats)+1))
		})
	} else {
		text = text[:root[1]] + fmt.Sprintf(`<%[1]snumFmts count="1">%[2]s</%[1]snumFmts>`, prefix, format) + text[root[1]:]
	}
	return []byte(text), len(known.Cells)
}
