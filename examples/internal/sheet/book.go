package sheet

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/seed-133aca06/asnmerit/merit"
)

// MostRows is how many rows a worksheet holds, that of the names among them.
const MostRows = excelize.TotalRows

// ErrTooManyRows says that a table does not fit a worksheet.
var ErrTooManyRows = fmt.Errorf("a worksheet holds %d rows with that of the names of the columns, and the table has more: write CSV or split the file", MostRows)

// widestColumn is as wide as a column is made, in characters.
const widestColumn = 40

// Book writes a workbook with one worksheet row by row, without holding it. A cell is
// a string, which stays text whatever it looks like, a [merit.Date], or nil.
type Book struct {
	file   *excelize.File
	stream *excelize.StreamWriter
	row    int
	text   int // style of text
	day    int
}

const bookSheet = "asnmerit"

// NewBook begins a workbook with the names of the columns.
func NewBook(titles ...string) (*Book, error) {
	b := &Book{file: excelize.NewFile()}
	err := b.begin(titles)
	if err != nil {
		b.Close()
		return nil, err
	}
	return b, nil
}

func (b *Book) begin(titles []string) error {
	if err := b.file.SetSheetName(b.file.GetSheetName(0), bookSheet); err != nil {
		return err
	}
	var err error
	if b.text, err = b.file.NewStyle(&excelize.Style{NumFmt: textFormat}); err != nil {
		return err
	}
	if b.day, err = dayStyle(b.file); err != nil {
		return err
	}
	bold, err := titleStyle(b.file)
	if err != nil {
		return err
	}
	if b.stream, err = b.file.NewStreamWriter(bookSheet); err != nil {
		return err
	}
	for i, title := range titles {
		if err := b.stream.SetColWidth(i+1, i+1, columnWidth(title)); err != nil {
			return err
		}
	}
	err = b.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
	if err != nil {
		return err
	}
	b.row = 1
	cells := make([]any, len(titles))
	for i, title := range titles {
		cells[i] = excelize.Cell{StyleID: bold, Value: title}
	}
	return b.stream.SetRow("A1", cells)
}

const textFormat = 49 // of the formats that a workbook has without writing them down

func dayStyle(f *excelize.File) (int, error) {
	form := "yyyy-mm-dd"
	return f.NewStyle(&excelize.Style{CustomNumFmt: &form})
}

func titleStyle(f *excelize.File) (int, error) {
	return f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
}

func columnWidth(title string) float64 {
	return float64(min(widestColumn, max(12, len([]rune(title))+2)))
}

// Row writes a row. The error is [ErrTooManyRows] where the worksheet is full.
func (b *Book) Row(cells ...any) error {
	if b.row >= MostRows {
		return ErrTooManyRows
	}
	b.row++
	out := make([]any, len(cells))
	for i, c := range cells {
		switch c := c.(type) {
		case string:
			if c != "" {
				out[i] = excelize.Cell{StyleID: b.text, Value: clipCell(c)}
			}
		case merit.Date:
			if !c.IsZero() {
				out[i] = excelize.Cell{StyleID: b.day, Value: timeOf(c)}
			}
		}
	}
	name, err := excelize.CoordinatesToCellName(1, b.row)
	if err != nil {
		return err
	}
	return b.stream.SetRow(name, out)
}

// clipCell keeps a cell within what a workbook allows.
func clipCell(s string) string {
	if r := []rune(s); len(r) > excelize.TotalCellChars {
		return string(r[:excelize.TotalCellChars-1]) + "…"
	}
	return s
}

// timeOf returns the midnight with which a day begins, as excelize wants it.
func timeOf(d merit.Date) time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC)
}

// WriteTo writes the workbook and ends it.
func (b *Book) WriteTo(out io.Writer) (int64, error) {
	if err := b.stream.Flush(); err != nil {
		return 0, err
	}
	return b.file.WriteTo(out)
}

// Close gives up what the workbook holds.
func (b *Book) Close() { _ = b.file.Close() }

// IsBook reports whether the rows come from a workbook.
func (r *Reader) IsBook() bool {
	_, is := r.source.(*worksheet)
	return is
}

// errNoSource says that there is no workbook to add to.
var errNoSource = errors.New("the file is no workbook")

// AddColumns writes the workbook that the rows come from with columns added to the
// right of everything in the worksheet; the other cells and worksheets stay as they
// are. A column whose title the worksheet has already is written over. The cells are
// strings and days by the rows of the worksheet, as many as there are titles. It
// holds the whole workbook, which is the price of keeping it; call it before Close.
func (r *Reader) AddColumns(out io.Writer, titles []string, rows iter.Seq2[int, []any]) error {
	w, is := r.source.(*worksheet)
	if !is {
		return errNoSource
	}
	f, name := w.book.file, r.place.Sheet
	day, err := dayStyle(f)
	if err != nil {
		return err
	}
	bold, err := titleStyle(f)
	if err != nil {
		return err
	}
	columns, next := make([]string, len(titles)), w.width
	for i, title := range titles {
		at := slices.IndexFunc(r.Header, func(h string) bool { return strings.TrimSpace(h) == title })
		if at < 0 {
			at = next
			next++
		}
		if at >= excelize.MaxColumns {
			return fmt.Errorf("a worksheet holds %d columns", excelize.MaxColumns)
		}
		columns[i] = letter(at)
		cell := fmt.Sprintf("%s%d", columns[i], r.headerRow)
		if err := errors.Join(f.SetCellStr(name, cell, title), f.SetCellStyle(name, cell, cell, bold)); err != nil {
			return err
		}
		if at >= w.width {
			if err := f.SetColWidth(name, columns[i], columns[i], columnWidth(title)); err != nil {
				return err
			}
		}
	}
	for line, cells := range rows {
		for i, c := range cells {
			cell := fmt.Sprintf("%s%d", columns[i], line)
			switch c := c.(type) {
			case string:
				err = f.SetCellStr(name, cell, clipCell(c))
			case merit.Date:
				if c.IsZero() {
					err = f.SetCellStr(name, cell, "")
					break
				}
				err = errors.Join(f.SetCellValue(name, cell, timeOf(c)), f.SetCellStyle(name, cell, cell, day))
			}
			if err != nil {
				return err
			}
		}
	}
	return f.Write(out)
}
