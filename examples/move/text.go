package main

import (
	"encoding/json"
	"io"
	"slices"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/merit"
)

// writeText writes the page: a summary, then a section a case.
func writeText(results []result, s settings, out io.Writer) error {
	p := page.New(out, s.lang, s.width)
	p.Title(p.In(merit.T("Rencana mutasi: boleh, tidak, atau belum dapat dipastikan", "Planned moves: allowed, not, or cannot tell")))
	if s.file == "" {
		p.Para(words.madeUp)
	}
	p.Heading(p.In(words.summary))
	var rows [][]string
	for _, r := range results {
		rows = append(rows, []string{r.Name, r.Question, r.summary(s.lang), r.firstDay(), deciding(r.Deciding)})
	}
	p.Table([]page.Column{
		{Head: p.In(words.caseName)}, {Head: p.In(words.question), Give: true}, {Head: p.In(words.answer), Give: true},
		{Head: p.In(words.firstDay)}, {Head: p.In(words.article), Give: true},
	}, rows)
	p.Para(merit.T("Hari pertama: bila selain waktu tidak ada yang berubah; ? hari pertama yang tidak dapat dipastikan; – tidak ada. Di bawah ini → mendahului hari jawaban menjadi lain.", "First day: if nothing changes but time; ? the first on which it cannot be told; – none. Below, → stands before the day on which an answer becomes another."))
	for _, r := range results {
		r.write(p)
	}
	return p.Err()
}

// summary returns the answer, and that others must act first.
func (r result) summary(lang merit.Language) string {
	if r.Outcome == merit.Met && r.Waits {
		return r.Answer + "; " + words.waitsFor.In(lang)
	}
	return r.Answer
}

func (r result) firstDay() string {
	switch {
	case !r.First.IsZero():
		return r.First.String()
	case !r.Perhaps.IsZero():
		return "? " + r.Perhaps.String()
	}
	return "–"
}

// deciding returns what the finding rests on first.
func deciding(f merit.Finding) string {
	if cited := f.Citations(); len(cited) > 0 {
		return cited[0].String()
	}
	return ""
}

func (r result) write(p *page.Page) {
	heading := r.Name
	if r.Title != "" {
		heading += ": " + r.Title
	}
	p.Heading(heading)
	p.Para(merit.T("Fakta pada %s, hukum pada %s.", "Facts of %s, law of %s."), r.AsOf.In(p.Lang), r.Law.In(p.Lang))
	p.Hang("", r.Question+" "+r.summary(p.Lang)+".")
	switch {
	case r.dated || r.Outcome == merit.Met || r.Outcome == merit.NotApplicable:
	case !r.First.IsZero():
		p.Para(merit.T("Hari pertama yang mungkin: %s.", "First possible day: %s."), r.First.In(p.Lang))
	case !r.Perhaps.IsZero() && r.Perhaps.After(r.AsOf):
		p.Para(merit.T("Sejak %s tidak dapat dipastikan.", "From %s on it cannot be told."), r.Perhaps.In(p.Lang))
	case r.Outcome == merit.NotMet:
		p.Para(words.never)
	}
	if len(r.Obstacles) > 0 {
		p.Blank()
		p.Para(words.obstacles)
		for _, f := range r.Obstacles {
			p.Hang("- ", why(f, p.Lang)+" ("+page.Articles(f)+").")
		}
	}
	for _, b := range r.Blocks {
		b.write(p)
	}
}

// why returns the explanation of the finding, with the day on which it changes.
func why(f merit.Finding, lang merit.Language) string {
	s := f.Explanation(lang)
	if !f.Changes.IsZero() {
		s += " → " + f.Changes.String()
	}
	return s
}

func (b block) write(p *page.Page) {
	p.Blank()
	p.Hang("", b.Title)
	if b.Intro != "" {
		p.Hang("", b.Intro)
	}
	if len(b.Rows) > 0 {
		columns := make([]page.Column, len(b.Head))
		for i, head := range b.Head {
			columns[i] = page.Column{Head: head, Give: true, Least: 12}
		}
		p.Table(columns, b.Rows)
	}
	if len(b.Lines) > 0 {
		b.writeLines(p)
	}
	for _, remark := range b.remarks(p.Lang) {
		p.Hang("- ", remark)
	}
}

// writeLines writes the findings as a table. What all of them rest on stands once
// below it.
func (b block) writeLines(p *page.Page) {
	columns := []page.Column{
		{Head: p.In(words.about), Give: true, Least: 20}, {Head: p.In(words.answer)}, {Head: p.In(words.why), Give: true},
		{Head: p.In(words.basis), Give: true, Least: 22},
	}
	common := page.Articles(b.Lines[0].Finding)
	for _, l := range b.Lines {
		if page.Articles(l.Finding) != common {
			common = ""
		}
	}
	if common != "" {
		columns = columns[:3]
	}
	var rows [][]string
	for _, l := range b.Lines {
		rows = append(rows, []string{l.About, page.Answer(l.Finding.Outcome(), p.Lang), why(l.Finding, p.Lang), page.Articles(l.Finding)})
	}
	p.Table(columns, rows)
	if common != "" {
		p.Hang("", p.In(words.basis)+": "+common+".")
	}
}

// remarks returns what must be known about the findings, each thing once: their own
// remarks and what is said of the numbers that decided.
func (b block) remarks(lang merit.Language) []string {
	out := slices.Clone(b.Notes)
	add := func(s string) {
		if s += "."; !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for _, l := range b.Lines {
		for _, remark := range page.Remarks(l.Finding, lang) {
			add(remark)
		}
		if n := l.Finding.Required; n != nil && !n.Note.IsZero() {
			add(merit.T("Catatan atas angka: ", "On the number: ").In(lang) + n.Note.In(lang))
		}
	}
	return out
}

// writeJSON writes the answers with every finding in full.
func writeJSON(results []result, s settings, out io.Writer) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(struct {
		Language merit.Language `json:"language"`
		Cases    []result       `json:"cases"`
	}{s.lang, results})
}
