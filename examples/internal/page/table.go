package page

import (
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// Column is a column of a table.
type Column struct {
	Head  string
	Right bool // numbers stand to the right
	// Give lets the column wrap where the table is wider than the page. Columns
	// that do not give keep their natural width.
	Give bool
	// Least is the width below which the column does not give, at least 8.
	Least int
}

const (
	gap      = 2 // blanks between two columns
	minGiven = 8 // a column that gives keeps at least this many
)

// Table writes a table no wider than the page, if the columns that may give allow
// it. A cell may hold line breaks.
func (p *Page) Table(columns []Column, rows [][]string) {
	widths := fit(columns, rows, p.Width)
	w := table.NewWriter()
	w.SetStyle(plain())
	configs := make([]table.ColumnConfig, len(columns))
	head := make(table.Row, len(columns))
	for i, c := range columns {
		head[i] = strings.Join(Wrap(c.Head, widths[i]), "\n")
		// The cells are wrapped here, so that words and given line breaks stay.
		configs[i] = table.ColumnConfig{Number: i + 1, Align: text.AlignLeft, AlignHeader: text.AlignLeft, VAlignHeader: text.VAlignBottom, WidthMin: widths[i]}
		if c.Right {
			configs[i].Align, configs[i].AlignHeader = text.AlignRight, text.AlignRight
		}
	}
	w.SetColumnConfigs(configs)
	w.AppendHeader(head)
	for _, row := range rows {
		cells := make(table.Row, len(columns))
		for i := range columns {
			cells[i] = strings.Join(Wrap(row[i], widths[i]), "\n")
		}
		w.AppendRow(cells)
	}
	for _, line := range strings.Split(w.Render(), "\n") {
		if strings.Trim(line, "─") == "" { // without the gap behind the last column
			line = strings.TrimSuffix(line, strings.Repeat("─", gap))
		}
		p.line(line)
	}
}

// plain is a style without frames, so that a narrow terminal has room for words.
func plain() table.Style {
	style := table.StyleLight
	style.Box.PaddingLeft, style.Box.PaddingRight = "", strings.Repeat(" ", gap)
	style.Options = table.Options{SeparateHeader: true}
	style.Format.Header = text.FormatDefault
	return style
}

// fit returns the widths of the columns: as wide as their longest line, but the
// widest of those that give are narrowed until the table fits.
func fit(columns []Column, rows [][]string, page int) []int {
	widths := make([]int, len(columns))
	total := gap * (len(columns) - 1)
	for i, c := range columns {
		widths[i] = text.LongestLineLen(c.Head)
		if c.Give {
			widths[i] = longestWord(c.Head)
		}
		for _, row := range rows {
			widths[i] = max(widths[i], text.LongestLineLen(row[i]))
		}
		total += widths[i]
	}
	for ; total > page; total-- {
		widest := -1
		for i, c := range columns {
			if c.Give && widths[i] > max(minGiven, c.Least) && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	return widths
}

func longestWord(s string) int {
	longest := 0
	for _, word := range strings.Fields(s) {
		longest = max(longest, text.StringWidth(word))
	}
	return longest
}
