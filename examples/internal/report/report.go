// Package report makes pages for a browser: one self-contained HTML file, Indonesian
// or English, that needs no script, asks nothing of the network and prints on A4.
//
// A program writes the content of its page as a template that defines "main", and
// may use what the shell defines and the functions below:
//
//	layout, err := report.Layout(merit.English, `{{define "main"}}<h2>{{t "Ringkasan" "Summary"}}</h2>{{end}}`)
//	err = report.Write(w, layout, struct{ report.Shell }{report.Shell{Title: "A page"}})
//
// What a template prints is escaped by html/template; text from a file goes through
// nothing else.
package report

import (
	"bufio"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/merit"
)

var (
	//go:embed shell.html
	shell string
	//go:embed style.css
	style string
)

// CSS is the style of every page.
func CSS() string { return style }

// Shell is what a page has around its content. The data of a template embeds it.
type Shell struct {
	Title    string
	Lead     string // a sentence or two under the title
	Facts    []Fact // what the page is about: the day, the law, the file
	Running  string // what every printed page says besides the title; may be empty
	Contents []Link // the parts of the page; empty for a short page
}

// Fact is a term and what is said of it.
type Fact struct{ Term, Says string }

// Link points at a part of the page by its id.
type Link struct{ ID, Text string }

// Layout returns the page in the language, with the content that the template defines
// as "main". The templates know these functions, all in the language of the page:
//
//	lang                     id or en
//	t "Ya" "Yes"             the wording of the language
//	fill "%d orang" "%d people" 3   the same with values in the place of its verbs
//	in .Title                a [merit.Text], a level, a route: whatever has In
//	day .On                  a merit.Date in words, marked up as a time
//	answer .Outcome          yes, no, cannot tell, not governed
//	sign .Outcome            the same as one sign
//	class .Outcome           the same as a class of the style
//	cites .Basis             citations as one text
//	articles .Finding        what a finding rests on
//	explain .Finding         why, without title and basis
//	remarks .Finding         everything that must be known about it, a sentence each
//	missing .Finding         the names of the facts that are missing
//	cells .Problem           a [sheet.Problem] as the cells of a table
//	checked .CheckedOn       the day of the last check, or that none is on record
//	quoted .Title            a text as a string of CSS
//
// and the templates "answer" (an outcome as a badge), "finding" (all of a
// [merit.Finding]: answer, explanation, change, missing facts, basis) and "problems" (a
// table of what is wrong with the files).
func Layout(lang merit.Language, content string) (*template.Template, error) {
	t := template.New("shell").Funcs(functions(lang))
	if _, err := t.Parse(shell); err != nil {
		return nil, err
	}
	return t.Parse(content)
}

// Write writes the page with its data, which embeds a [Shell].
func Write(w io.Writer, layout *template.Template, data any) error {
	out := bufio.NewWriter(w)
	if err := layout.ExecuteTemplate(out, "shell", data); err != nil {
		return err
	}
	return out.Flush()
}

func functions(lang merit.Language) template.FuncMap {
	return template.FuncMap{
		"lang":   lang.String,
		"cells":  func(p *sheet.Problem) []string { return p.Cells(lang) },
		"quoted": quoted,
		"checked": func(d merit.Date) string {
			if d.IsZero() {
				return merit.T("tidak tercatat", "not on record").In(lang)
			}
			return d.In(lang)
		},
		"css":  func() template.CSS { return template.CSS(style) },
		"t":    func(id, en string) string { return merit.T(id, en).In(lang) },
		"fill": func(id, en string, args ...any) string { return fmt.Sprintf(merit.T(id, en).In(lang), args...) },
		"in":   func(x interface{ In(merit.Language) string }) string { return x.In(lang) },
		"day": func(d merit.Date) template.HTML {
			if d.IsZero() {
				return template.HTML(d.In(lang))
			}
			return template.HTML(`<time datetime="` + d.String() + `">` + d.In(lang) + `</time>`) // digits and the names of months
		},
		"answer":   func(o merit.Outcome) string { return Answer(o).In(lang) },
		"sign":     Sign,
		"class":    merit.Outcome.String,
		"cites":    page.Citations,
		"articles": page.Articles,
		"explain":  func(f merit.Finding) string { return f.Explanation(lang) },
		"remarks":  func(f merit.Finding) []string { return Remarks(f, lang) },
		"missing": func(f merit.Finding) string {
			var names []string
			for _, fact := range f.MissingFacts() {
				names = append(names, fact.Name.In(lang))
			}
			return strings.Join(names, ", ")
		},
	}
}

// quoted returns the text as a string of CSS. html/template takes every string of CSS for
// an address, and one with a colon for a dangerous one.
func quoted(s string) template.CSS {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range s {
		if c == ' ' || c < utf8.RuneSelf && (unicode.IsLetter(c) || unicode.IsDigit(c)) {
			b.WriteRune(c)
		} else {
			fmt.Fprintf(&b, "\\%06x", c)
		}
	}
	b.WriteByte('"')
	return template.CSS(b.String())
}

// Answer returns the outcome as the answer to a question, in words.
func Answer(o merit.Outcome) merit.Text {
	switch o {
	case merit.Met:
		return merit.T("ya", "yes")
	case merit.NotMet:
		return merit.T("tidak", "no")
	case merit.NotApplicable:
		return merit.T("tidak diatur", "not governed")
	}
	return merit.T("tidak dapat dipastikan", "cannot tell")
}

// Sign returns the outcome as one sign, which a page in grey still tells apart.
func Sign(o merit.Outcome) string {
	switch o {
	case merit.Met:
		return "✓"
	case merit.NotMet:
		return "✗"
	case merit.NotApplicable:
		return "–"
	}
	return "?"
}

// Remarks returns what must be known about the finding besides its explanation: its
// remarks, and what is said of the version of the rule, of the deciding number and of
// a rule that is not proven.
func Remarks(f merit.Finding, lang merit.Language) []string {
	if f.Rule == nil {
		return nil
	}
	out := page.Remarks(f, lang)
	if v := f.Rule.At(f.Law); v != nil && v.Force == merit.InForce && !v.Note.IsZero() {
		out = append(out, merit.T("Catatan: ", "Note: ").In(lang)+v.Note.In(lang))
	}
	if f.Required != nil && !f.Required.Note.IsZero() {
		label := merit.T("Catatan atas angka: ", "On the number: ")
		if f.Required.Confidence == merit.Unproven {
			label = merit.T("Angka belum terbukti: ", "Number unproven: ")
		}
		out = append(out, label.In(lang)+f.Required.Note.In(lang))
	}
	if f.Rule.Confidence() == merit.Unproven {
		out = append(out, merit.T("Belum terbukti: ", "Unproven: ").In(lang)+f.Rule.Doubt().In(lang))
	}
	return out
}
