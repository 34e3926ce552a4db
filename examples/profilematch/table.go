package main

import (
	"fmt"
	"io"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// writeTable writes the report for a terminal.
func writeTable(r *report, out io.Writer) error {
	p := page.New(out, r.lang, r.width)
	p.Title(p.In(title))
	for _, s := range r.opening() {
		p.Hang("", s)
	}
	r.profileSection(p)
	r.rankingSection(p)
	r.gapsSection(p)
	r.basisSection(p)
	sheet.Rejected(p, r.problems)
	return p.Err()
}

var title = merit.T("Pencocokan profil: siapa yang paling sesuai", "Profile matching: who fits best")

func fill(lang merit.Language, t merit.Text, args ...any) string {
	if len(args) == 0 {
		return t.In(lang)
	}
	return fmt.Sprintf(t.In(lang), args...)
}

// opening says what was read, and how it counts.
func (r *report) opening() (out []string) {
	say := func(t merit.Text, args ...any) { out = append(out, fill(r.lang, t, args...)) }
	if r.file == "" {
		say(merit.T("Profil dan pejabat-pejabat dalam contoh ini rekaan.", "The profile and the officials of this sample are made up."))
	}
	say(merit.T("Aspek: %d; pejabat yang terbaca: %d; tidak dapat dipastikan: %d; masalah dalam berkas: %d.", "Aspects: %d; officials read: %d; cannot tell: %d; problems in the files: %d."),
		len(r.aspects), len(r.people), len(r.open()), len(r.problems))
	if len(r.aspects) > 0 {
		core := r.share()
		say(merit.T("Faktor inti %s%%, faktor pendukung %s%%.", "Core factor %s%%, secondary factor %s%%."), page.Number(core.String(), r.lang), page.Number(hundred.Sub(core).String(), r.lang))
	}
	say(excessTexts[r.excess])
	return out
}

var excessTexts = map[rubric.ExcessPolicy]merit.Text{
	rubric.PenaliseExcess: merit.T("Tingkat di atas yang diminta bernilai kurang dari yang tepat (penalise).", "A level above the one asked for is worth less than a perfect fit (penalise)."),
	rubric.ForgiveExcess:  merit.T("Tingkat di atas yang diminta bernilai sama dengan yang tepat (forgive).", "A level above the one asked for is worth as much as a perfect fit (forgive)."),
}

// known reports whether every level is.
func (p person) known() bool { return !slices.Contains(p.held, 0) }

// open returns those whose total is not one number.
func (r *report) open() (out []person) {
	for _, p := range r.people {
		if !p.known() {
			out = append(out, p)
		}
	}
	return out
}

func (r *report) factor(core bool) string {
	if core {
		return merit.T("inti", "core").In(r.lang)
	}
	return merit.T("pendukung", "secondary").In(r.lang)
}

func (r *report) profileSection(p *page.Page) {
	if len(r.aspects) == 0 {
		return
	}
	p.Heading(p.In(merit.T("Profil jabatan", "The profile of the post")))
	var rows [][]string
	for i, a := range r.aspects {
		rows = append(rows, []string{r.mark(i), p.In(a.name), r.factor(a.core), strconv.Itoa(a.required)})
	}
	p.Table([]page.Column{
		{Head: ""},
		{Head: p.In(merit.T("Aspek", "Aspect")), Give: true},
		{Head: p.In(merit.T("faktor", "factor"))},
		{Head: p.In(merit.T("tingkat", "level")), Right: true},
	}, rows)
}

// mark names an aspect in the head of a column.
func (r *report) mark(i int) string { return "A" + strconv.Itoa(i+1) }

// interval writes two numbers of two decimals, or one where they are the same.
func (r *report) interval(low, high *big.Rat) string {
	if low == nil {
		return "–"
	}
	s := page.Number(low.FloatString(2), r.lang)
	if low.Cmp(high) != 0 {
		s += "–" + page.Number(high.FloatString(2), r.lang)
	}
	return s
}

func (p person) rankText() string {
	switch {
	case p.best != p.worst:
		return fmt.Sprintf("%d–%d", p.best, p.worst)
	case p.tied:
		return strconv.Itoa(p.best) + " ="
	}
	return strconv.Itoa(p.best)
}

// remark says what is special about a result.
func (r *report) remark(p person) string {
	var unknown []string
	for i, level := range p.held {
		if level == 0 {
			unknown = append(unknown, r.aspects[i].name.In(r.lang))
		}
	}
	switch {
	case len(unknown) > 0:
		return fill(r.lang, merit.T("belum diketahui: %s", "not known: %s"), strings.Join(unknown, ", "))
	case p.tied:
		return merit.T("nilai tepat sama", "exact totals are equal").In(r.lang)
	}
	return ""
}

func (r *report) rankingSection(p *page.Page) {
	if len(r.people) == 0 {
		return
	}
	p.Heading(p.In(merit.T("Peringkat", "Ranking")))
	var rows [][]string
	for _, one := range r.people {
		rows = append(rows, []string{one.rankText(), one.name, r.interval(one.low.Core, one.high.Core), r.interval(one.low.Secondary, one.high.Secondary), r.interval(one.low.Total, one.high.Total), r.remark(one)})
	}
	p.Table([]page.Column{
		{Head: p.In(merit.T("Peringkat", "Rank"))},
		{Head: p.In(merit.T("Nama", "Name")), Give: true, Least: 16},
		{Head: p.In(merit.T("inti", "core")), Right: true},
		{Head: p.In(merit.T("pendukung", "secondary")), Right: true},
		{Head: "total", Right: true},
		{Head: p.In(merit.T("keterangan", "remark")), Give: true, Least: 10},
	}, rows)
	p.Para(totalLegend)
}

var totalLegend = merit.T(
	"Skala 1 sampai 5. Urutan memakai nilai tepat; dua desimal hanya untuk tampilan, dan yang sama nilainya berbagi peringkat. Tingkat yang belum diketahui membuka rentang dari kemungkinan terburuk sampai terbaik.",
	"On a scale from 1 to 5. The order rests on the exact totals; two decimals are for display, and equals share a rank. A level that is not known opens an interval from the worst that it can be to the best.")

// gapText writes the gap of an aspect with its sign.
func (r *report) gapText(p person, i int) string {
	if p.held[i] == 0 {
		return "?"
	}
	return strings.Replace(fmt.Sprintf("%+d", p.held[i]-r.aspects[i].required), "-", "−", 1)
}

func (r *report) gapsSection(p *page.Page) {
	if len(r.people) == 0 {
		return
	}
	p.Heading(p.In(merit.T("Selisih tingkat", "Gaps of level")))
	columns := []page.Column{{Head: p.In(merit.T("Nama", "Name")), Give: true, Least: 16}}
	for i := range r.aspects {
		columns = append(columns, page.Column{Head: r.mark(i), Right: true})
	}
	var rows [][]string
	for _, one := range r.people {
		row := []string{one.name}
		for i := range r.aspects {
			row = append(row, strings.Replace(r.gapText(one, i), "+0", "·", 1))
		}
		rows = append(rows, row)
	}
	p.Table(columns, rows)
	p.Para(merit.T("Tingkat yang dimiliki dikurangi yang diminta; · tepat, ? belum diketahui.", "The level held less the one asked for; · the same, ? not known."))
	p.Para(merit.T("Bobot selisih: %s.", "Weights of the gaps: %s."), r.weights())
}

// weights writes the table of the rule.
func (r *report) weights() string {
	var out []string
	for _, p := range rule().Params() {
		if v := p.At(merit.FirstDay); p.Name() != "core" && v != nil {
			gap := p.Label().In(r.lang)
			out = append(out, strings.Replace(gap[strings.LastIndexByte(gap, ' ')+1:], "-", "−", 1)+" → "+v.Value.In(r.lang))
		}
	}
	return strings.Join(out, "; ")
}

// basis returns what the weights rest on, and what is doubtful in them.
func (r *report) basis() string {
	f := merit.Finding{Rule: rule(), AsOf: merit.FirstDay, Law: merit.FirstDay}
	doubt := f.Rule.Doubt().In(r.lang)
	return fmt.Sprintf("%s: %s. %s: %s (%s). %s.", f.Rule.ID(), f.Rule.Title().In(r.lang), page.Basis.In(r.lang), page.Articles(f),
		f.Rule.Confidence().In(r.lang), strings.ToUpper(doubt[:1])+doubt[1:])
}

func (r *report) basisSection(p *page.Page) {
	p.Heading(p.In(page.Basis))
	p.Hang("- ", r.basis())
}
