// Package page writes reports for a terminal: headings, wrapped paragraphs and
// tables that fit the width, in Indonesian or English.
package page

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/term"

	"github.com/seed-133aca06/asnmerit/merit"
)

// The widths that a page knows, in columns.
const (
	MinWidth     = 72  // below this a table is no table any more
	DefaultWidth = 100 // where the output is no terminal
)

// TerminalWidth returns the width of the terminal that w writes to, at least
// [MinWidth], or [DefaultWidth] where w is none.
func TerminalWidth(w io.Writer) int {
	file, ok := w.(*os.File)
	if !ok {
		return DefaultWidth
	}
	width, _, err := term.GetSize(int(file.Fd()))
	if err != nil {
		return DefaultWidth
	}
	return max(MinWidth, width)
}

// Page is a report in the making. Its first write error stops it and is returned
// by [Page.Err].
type Page struct {
	Lang  merit.Language
	Width int

	out io.Writer
	err error
}

// New returns an empty page.
func New(out io.Writer, lang merit.Language, width int) *Page {
	return &Page{Lang: lang, Width: width, out: out}
}

// Err returns the first error of writing.
func (p *Page) Err() error { return p.err }

// In returns the phrase in the page's language.
func (p *Page) In(t merit.Text) string { return t.In(p.Lang) }

// Fill returns the phrase with args in the place of its verbs, which both wordings
// must have in the same order. Without args the phrase stands as it is.
func (p *Page) Fill(t merit.Text, args ...any) string {
	if len(args) == 0 {
		return t.In(p.Lang)
	}
	return fmt.Sprintf(t.In(p.Lang), args...)
}

func (p *Page) line(s string) {
	if p.err == nil {
		_, p.err = fmt.Fprintln(p.out, strings.TrimRight(s, " "))
	}
}

// Blank writes an empty line.
func (p *Page) Blank() { p.line("") }

// Title writes the heading of the whole page.
func (p *Page) Title(s string) { p.underlined(strings.ToUpper(s), "=") }

// Heading writes the heading of a section, after an empty line.
func (p *Page) Heading(s string) {
	p.Blank()
	p.underlined(s, "-")
}

func (p *Page) underlined(s, with string) {
	for _, line := range Wrap(s, p.Width) {
		p.line(line)
	}
	p.line(strings.Repeat(with, min(p.Width, text.StringWidth(s))))
}

// Para writes a wrapped paragraph.
func (p *Page) Para(t merit.Text, args ...any) { p.Hang("", p.Fill(t, args...)) }

// Item writes a paragraph of a list, with a dash.
func (p *Page) Item(t merit.Text, args ...any) { p.Hang("- ", p.Fill(t, args...)) }

// Hang writes a paragraph behind a mark, with its further lines indented to the
// mark's width.
func (p *Page) Hang(mark, s string) {
	indent := text.StringWidth(mark)
	for i, line := range Wrap(s, p.Width-indent) {
		if i > 0 {
			mark = strings.Repeat(" ", indent)
		}
		p.line(mark + line)
	}
}

// Wrap breaks s into lines of at most width columns, between words where it can.
// Line breaks of s are kept.
func Wrap(s string, width int) []string {
	width = max(1, width)
	var lines []string
	for _, paragraph := range strings.Split(s, "\n") {
		line := ""
		for _, word := range strings.Fields(paragraph) {
			switch {
			case line == "":
				line = word
			case text.StringWidth(line)+1+text.StringWidth(word) <= width:
				line += " " + word
			default:
				lines, line = append(lines, line), word
			}
			for text.StringWidth(line) > width {
				head := cut(line, width)
				lines, line = append(lines, head), line[len(head):]
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// cut returns the longest beginning of s, at least one letter, that is no wider
// than width.
func cut(s string, width int) string {
	end := 0
	for i, r := range s {
		next := i + len(string(r))
		if end > 0 && text.StringWidth(s[:next]) > width {
			break
		}
		end = next
	}
	return s[:end]
}

// Number writes a decimal number in the way of the language: a comma before the
// decimals in Indonesian, a point in English.
func Number(s string, lang merit.Language) string {
	if lang == merit.Indonesian {
		return strings.Replace(s, ".", ",", 1)
	}
	return s
}
