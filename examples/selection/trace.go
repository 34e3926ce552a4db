package main

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/merit"
)

// traceOf writes the arithmetic of one candidate, for whoever checks it by hand.
func (r *report) traceOf(p *page.Page) {
	if r.trace == "" {
		return
	}
	e := r.entry(r.trace)
	p.Heading(p.Fill(merit.T("Hitungan nilai %s", "The arithmetic of %s"), e.name))
	for i := range r.panels {
		p.Hang("- ", r.panelArithmetic(&r.panels[i], e.name, e.values[i]))
	}
	if e.refused {
		p.Para(merit.T("Nilai akhir tidak dihitung: ada nilai yang belum ada.", "No score: a mark is still to come."))
		return
	}
	low, high := e.low.Trace(), e.high.Trace()
	var rows [][]string
	for i := range low {
		mark, at := "–", r.pair(low[i].Product, high[i].Product)
		if low[i].Raw != nil {
			mark = r.pair(low[i].Raw, high[i].Raw)
		}
		rows = append(rows, []string{low[i].Name.In(r.lang), mark, "× " + r.percent(low[i].Weight), "= " + at, r.pair(low[i].Total, high[i].Total)})
	}
	p.Blank()
	p.Table([]page.Column{
		{Head: p.In(merit.T("Kriteria", "Criterion")), Give: true, Least: 14},
		{Head: p.In(merit.T("nilai panel", "panel value")), Right: true},
		{Head: p.In(merit.T("bobot", "weight")), Right: true},
		{Head: p.In(merit.T("sumbangan", "adds")), Right: true},
		{Head: p.In(merit.T("jumlah berjalan", "running total")), Right: true},
	}, rows)
	p.Para(merit.T("Nilai akhir %s.", "Score %s."), r.scoreCell(e))
}

// pair writes a number exactly, or both of an interval.
func (r *report) pair(low, high *big.Rat) string {
	if low.Cmp(high) == 0 {
		return r.exact(low)
	}
	return r.exact(low) + " – " + r.exact(high)
}

// panelArithmetic writes how the marks of a panel became one.
func (r *report) panelArithmetic(p *panel, name string, v value) string {
	var marks []decimal.Decimal
	for _, m := range r.marks {
		if m.Criterion == p.criterion.Code && m.Candidate == name && m.Value.Valid && !r.excluded(m.Assessor, name) {
			marks = append(marks, m.Value.Decimal)
		}
	}
	waiting := len(p.waiting[name])
	slices.SortFunc(marks, decimal.Decimal.Cmp)
	texts := make([]string, len(marks))
	for i, m := range marks {
		texts[i] = r.number(m.String())
	}
	for range waiting {
		texts = append(texts, "?")
	}
	out := capital(p.criterion.Name.In(r.lang)) + ", " + methodWords[p.word].name.In(r.lang) + ": "
	result := "?"
	if v.low != nil {
		result = r.pair(v.low, v.high)
	}
	switch {
	case len(texts) == 0:
		return out + merit.T("tidak ada nilai", "no mark").In(r.lang)
	case waiting == 0 && len(texts) == 1:
		return out + result
	case waiting == 0 && p.word == "mean":
		total := decimal.Sum(marks[0], marks[1:]...)
		return out + "(" + strings.Join(texts, " + ") + ") / " + strconv.Itoa(len(texts)) + " = " + r.number(total.String()) + " / " + strconv.Itoa(len(texts)) + " = " + result
	case waiting == 0 && p.word == "trimmed":
		kept := texts[1 : len(texts)-1]
		return out + "(" + strings.Join(kept, " + ") + ") / " + strconv.Itoa(len(kept)) + " = " + result + ", " +
			merit.T("tanpa yang terendah dan tertinggi", "without the lowest and the highest").In(r.lang) + " (" + texts[0] + ", " + texts[len(texts)-1] + ")"
	}
	return out + strings.Join(texts, "; ") + " → " + result
}
