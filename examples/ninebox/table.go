package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/merit"
)

// writeTable writes the report for a terminal.
func writeTable(r *report, out io.Writer) error {
	p := page.New(out, r.lang, r.width)
	p.Title(p.In(title))
	for axis, c := range r.cuts {
		p.Para(merit.T("Batas %s: menengah mulai %s, tinggi mulai %s.", "Cuts of %s: middle from %s, high from %s."), p.In(axisNames[axis]), r.number(c.Middle), r.number(c.High))
	}
	for _, s := range r.opening() {
		p.Hang("", s)
	}
	r.gridSection(p)
	r.peopleSection(p)
	r.unknownSection(p)
	r.basisSection(p)
	sheet.Rejected(p, r.problems)
	return p.Err()
}

var title = merit.T("Sembilan kotak manajemen talenta", "The nine boxes of talent management")

// opening says what was read, and where the cuts come from if from nobody.
func (r *report) opening() (out []string) {
	say := func(t merit.Text, args ...any) { out = append(out, fill(r.lang, t, args...)) }
	if r.file == "" {
		say(merit.T("Pejabat-pejabat dalam contoh ini rekaan.", "The officials of this sample are made up."))
	}
	promotion := 0
	for _, one := range r.people {
		if one.Finding.Outcome() == merit.Met {
			promotion++
		}
	}
	say(merit.T("Pejabat yang terbaca: %d; dalam kotak promosi: %d; tidak dapat dipastikan: %d; baris ditolak: %d.",
		"Officials read: %d; in a box for promotion: %d; cannot tell: %d; rows rejected: %d."), len(r.people), promotion, len(r.unplaced()), r.rejected())
	if r.example {
		say(merit.T("Batas itu contoh dari sumber sekunder (RUB-TALENT), bukan ketentuan: setiap instansi menetapkan batasnya sendiri.",
			"These cuts are an example from secondary sources (RUB-TALENT), no provision: every agency sets its own."))
	}
	return out
}

// fill returns the phrase with args in the place of its verbs.
func fill(lang merit.Language, t merit.Text, args ...any) string {
	if len(args) == 0 {
		return t.In(lang)
	}
	return fmt.Sprintf(t.In(lang), args...)
}

// rejected returns how many rows have a problem.
func (r *report) rejected() int {
	rows := map[int]bool{}
	for _, problem := range r.problems {
		rows[problem.Row] = true
	}
	return len(rows)
}

func (r *report) number(d decimal.Decimal) string { return page.Number(d.String(), r.lang) }

func (r *report) maybe(d decimal.NullDecimal) string {
	if !d.Valid {
		return "?"
	}
	return r.number(d.Decimal)
}

// class names a class of an axis.
func (r *report) class(axis, class int) string {
	return axisNames[axis].In(r.lang) + " " + classNames[class].In(r.lang)
}

func (r *report) gridSection(p *page.Page) {
	p.Heading(p.In(merit.T("Kotak", "The boxes")))
	rows := r.grid()
	if rows == nil {
		p.Para(merit.T("Aturan kotak ini belum berlaku pada %s.", "The rule of the boxes was not in force on %s."), r.when.Law.In(r.lang))
		return
	}
	columns := []page.Column{{Head: p.In(merit.T("Kinerja", "Performance"))}}
	for class := range classCodes {
		columns = append(columns, page.Column{Head: r.class(potential, class), Give: true, Least: 14})
	}
	var cells [][]string
	for i, row := range rows {
		line := []string{classNames[row[0].performance].In(r.lang)}
		for _, b := range row {
			head := "[" + strconv.Itoa(b.number) + "]"
			if b.promotion {
				head += " ★"
			}
			for _, one := range b.people {
				head += "\n· " + one.name
			}
			line = append(line, head)
		}
		if i > 0 {
			cells = append(cells, make([]string, len(columns)))
		}
		cells = append(cells, line)
	}
	p.Table(columns, cells)
	p.Para(merit.T("[n] nomor kotak; ★ kotak promosi, dari kotak %d.", "[n] number of the box; ★ box for promotion, from box %d on."), r.param("promotion"))
}

func (r *report) peopleSection(p *page.Page) {
	people := r.ranked()
	if len(people) == 0 {
		return
	}
	p.Heading(p.In(merit.T("Per orang", "Person by person")))
	var rows [][]string
	for _, one := range people {
		rows = append(rows, []string{one.name, r.scoreCell(one, performance), r.scoreCell(one, potential), one.String(), page.Answer(one.Finding.Outcome(), r.lang)})
	}
	p.Table([]page.Column{
		{Head: p.In(merit.T("Nama", "Name")), Give: true, Least: 18},
		{Head: p.In(axisNames[performance]), Right: true},
		{Head: p.In(axisNames[potential]), Right: true},
		{Head: p.In(merit.T("kotak", "box")), Right: true},
		{Head: p.In(merit.T("promosi?", "promotion?"))},
	}, rows)
	p.Para(distanceLegend)
}

var distanceLegend = merit.T("(+n): poin sampai kelas berikutnya pada sumbu itu; tanpa itu, kelas tertinggi.", "(+n): points to the next class of the axis; without it, the highest class.")

// scoreCell writes a score and what is missing to the next class.
func (r *report) scoreCell(one person, axis int) string {
	s := r.maybe(one.scores[axis])
	if to := one.distances()[axis]; to.Valid {
		s += " (+" + r.number(to.Decimal) + ")"
	}
	return s
}

func (r *report) unknownSection(p *page.Page) {
	people := r.unplaced()
	if len(people) == 0 {
		return
	}
	p.Heading(p.In(cannotTell))
	for _, one := range people {
		p.Hang("- ", one.name+": "+one.Finding.Explanation(r.lang)+"."+r.leaning(one))
	}
}

var cannotTell = merit.T("Tidak dapat dipastikan", "Cannot tell")

// leaning says between which boxes a person is whose one score is known.
func (r *report) leaning(one person) string {
	known := -1
	for axis, s := range one.scores {
		if s.Valid {
			known = axis
		}
	}
	if known < 0 {
		return ""
	}
	class := 0
	switch s, c := one.scores[known].Decimal, r.cuts[known]; {
	case s.GreaterThanOrEqual(c.High):
		class = 2
	case s.GreaterThanOrEqual(c.Middle):
		class = 1
	}
	var boxes []string
	for _, row := range r.grid() {
		for _, b := range row {
			if [2]int{b.performance, b.potential}[known] == class {
				boxes = append(boxes, strconv.Itoa(b.number))
			}
		}
	}
	slices.Sort(boxes)
	return " " + fill(r.lang, merit.T("%s (%s): salah satu dari kotak %s.", "%s (%s): one of the boxes %s."),
		capital(r.class(known, class)), r.maybe(one.scores[known]), strings.Join(boxes, ", "))
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// basis returns what the placement rests on, and what is doubtful in it.
func (r *report) basis() string {
	f := merit.Finding{Rule: rule(), AsOf: r.when.AsOf, Law: r.when.Law}
	return fmt.Sprintf("%s: %s. %s: %s (%s). %s.", f.Rule.ID(), f.Rule.Title().In(r.lang), page.Basis.In(r.lang), page.Articles(f),
		f.Rule.Confidence().In(r.lang), capital(f.Rule.Doubt().In(r.lang)))
}

func (r *report) basisSection(p *page.Page) {
	p.Heading(p.In(page.Basis))
	p.Hang("- ", r.basis())
}
