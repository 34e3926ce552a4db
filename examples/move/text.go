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
	p.Para(merit.T("Hari pertama: bila selain waktu tidak ada yang berubah; ? hari pertama yang tidak dapat dipastikan.", "First day: if nothing changes but time; ? the first on which it cannot be told."))
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
	p.Heading(r.Name + ": " + r.Title)
	p.Para(merit.T("Fakta pada %s, hukum pada %s.", "Facts of %s, law of %s."), r.AsOf.In(p.Lang), r.Law.In(p.Lang))
	p.Hang("", r.Question+" "+r.summary(p.Lang)+".")
	if len(r.Obstacles) > 0 {
		p.Blank()
		p.Hang("", p.In(words.obstacles)+":")
		for _, f := range r.Obstacles {
			s := f.Explanation(p.Lang)
			if !f.Changes.IsZero() {
				s += " → " + f.Changes.String()
			}
			p.Hang("- ", s+" ("+page.Articles(f)+").")
		}
	}
	for _, b := range r.Blocks {
		b.write(p)
	}
}

func (b block) write(p *page.Page) {
	p.Blank()
	if b.Title != "" {
		p.Hang("", b.Title)
	}
	if len(b.Lines) > 0 {
		var rows [][]string
		for _, l := range b.Lines {
			why := l.Finding.Explanation(p.Lang)
			if !l.Finding.Changes.IsZero() {
				why += " → " + l.Finding.Changes.String()
			}
			rows = append(rows, []string{l.About, page.Answer(l.Finding.Outcome(), p.Lang), why, page.Articles(l.Finding)})
		}
		p.Table([]page.Column{{Head: p.In(words.about), Give: true, Least: 18}, {Head: ""}, {Head: p.In(words.why), Give: true}, {Head: p.In(words.basis), Give: true, Least: 20}}, rows)
	}
	if len(b.Rows) > 0 {
		columns := make([]page.Column, len(b.Head))
		for i, head := range b.Head {
			columns[i] = page.Column{Head: head, Give: true, Least: 12}
		}
		p.Table(columns, b.Rows)
	}
	var seen []string
	for _, l := range b.Lines {
		for _, remark := range page.Remarks(l.Finding, p.Lang) {
			if !slices.Contains(seen, remark) {
				seen = append(seen, remark)
				p.Hang("- ", remark+".")
			}
		}
	}
	for _, note := range b.Notes {
		p.Hang("- ", note)
	}
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
