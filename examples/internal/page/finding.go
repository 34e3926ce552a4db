package page

import (
	"strconv"
	"strings"

	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

// Articles returns what the finding rests on as one text.
func Articles(f merit.Finding) string { return Citations(f.Citations()) }

// Citations returns the citations as one text.
func Citations(cited []merit.Citation) string {
	out := make([]string, len(cited))
	for i, c := range cited {
		out[i] = c.String()
	}
	return strings.Join(out, "; ")
}

// Remarks returns the remarks of the finding, filled with the parameters that they
// speak of.
func Remarks(f merit.Finding, lang merit.Language) []string {
	var out []string
	for _, note := range f.Remarks() {
		s := note.Text.In(lang)
		for _, p := range f.Rule.Params() {
			if v := p.At(f.Law); v != nil {
				s = strings.ReplaceAll(s, "{param:"+p.Name()+"}", v.Value.In(lang))
			}
		}
		out = append(out, s)
	}
	return out
}

// Answer returns the outcome as the answer to a question, in one short word.
func Answer(o merit.Outcome, lang merit.Language) string {
	switch o {
	case merit.Met:
		return merit.T("ya", "yes").In(lang)
	case merit.NotMet:
		return merit.T("tidak", "no").In(lang)
	case merit.NotApplicable:
		return "–"
	}
	return "?"
}

// Tenure returns the time from the inauguration to the day in a short form.
func Tenure(inaugurated, asOf merit.Date, roll merit.Roll, lang merit.Language) string {
	switch {
	case inaugurated.IsZero():
		return "?"
	case asOf.Before(inaugurated):
		return merit.T("belum mulai", "not begun").In(lang)
	}
	words := strings.NewReplacer(" tahun", "th", " bulan", "bl", " hari", "hr", " years", "y", " year", "y", " months", "m", " month", "m", " days", "d", " day", "d")
	return words.Replace(merit.Elapsed(inaugurated, asOf, roll).In(lang))
}

// Legend numbers the findings of tables: those that say the same of different
// persons have one number, and its explanation stands once below.
type Legend struct {
	lang    merit.Language
	numbers map[string]int
	entries []string
	dated   bool // an arrow stands in the tables
	neutral bool // a dash does
}

// NewLegend returns an empty legend.
func NewLegend(lang merit.Language) *Legend {
	return &Legend{lang: lang, numbers: map[string]int{}}
}

// Cell returns what a table shows of the finding: the answer, the number of its
// explanation and, on a second line, the day on which the answer becomes another.
func (l *Legend) Cell(f merit.Finding) string {
	s := Answer(f.Outcome(), l.lang) + " " + l.Number(l.explain(f))
	if !f.Changes.IsZero() {
		s += "\n→ " + f.Changes.String()
		l.dated = true
	}
	l.neutral = l.neutral || f.Outcome() == merit.NotApplicable
	return s
}

// Number returns the mark of an explanation, such as [3].
func (l *Legend) Number(explanation string) string {
	n, known := l.numbers[explanation]
	if !known {
		l.entries = append(l.entries, explanation)
		n = len(l.entries)
		l.numbers[explanation] = n
	}
	return "[" + strconv.Itoa(n) + "]"
}

// explain returns the explanation of the finding without what is particular to the
// case.
func (l *Legend) explain(f merit.Finding) string {
	s := f.Explanation(l.lang)
	if !f.Observed.IsZero() {
		s = strings.Replace(s, f.Observed.In(l.lang), "…", 1)
	}
	out := f.Code() + ": " + s + "."
	for _, remark := range Remarks(f, l.lang) {
		out += " " + remark + "."
	}
	if f.Required != nil && !f.Required.Note.IsZero() {
		out += " " + merit.T("Catatan atas angka: ", "On the number: ").In(l.lang) + f.Required.Note.In(l.lang) + "."
	}
	return out + " " + Basis.In(l.lang) + ": " + Articles(f) + "."
}

// Basis is what the legal basis is called.
var Basis = merit.T("Dasar", "Basis")

// Legend writes the explanations of a legend, and what the marks of its tables mean.
func (p *Page) Legend(l *Legend) {
	for i, entry := range l.entries {
		mark := "[" + strconv.Itoa(i+1) + "] "
		p.Hang(mark+strings.Repeat(" ", max(0, 5-len(mark))), entry)
	}
	if l.dated {
		p.Para(merit.T(
			"→ hari pertama hasilnya menjadi lain, bila selain waktu tidak ada yang berubah.",
			"→ the first day on which the answer is another if nothing changes but time."))
	}
	if l.neutral {
		p.Para(merit.T("– tidak diatur oleh aturan itu; ? tidak dapat dipastikan.", "– the rule does not govern the case; ? cannot tell."))
	}
}

// Clearance returns what a party does before an inauguration, and whether it has.
func Clearance(c jpt.Clearance, lang merit.Language) string {
	s := c.Finding.Explanation(lang) + " (" + Articles(c.Finding) + ")."
	if c.Act != 0 && c.Act != jpt.Told { // a report is explained in full
		s = "[" + c.Act.In(lang) + "] " + s
	}
	for _, remark := range Remarks(c.Finding, lang) {
		s += " " + remark + "."
	}
	return s
}
