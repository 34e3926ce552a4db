package main

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/go-analyze/charts"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	html "github.com/seed-133aca06/asnmerit/examples/internal/report"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

//go:embed minutes.html
var content string

type (
	htmlMember struct{ Name, Position, Institution, Element string }
	htmlStep   struct {
		Name, Day string
		Finding   merit.Finding
	}
	htmlCriterion struct {
		Name, Weight, Lawful, Minimum, Method string
		Finding                               *merit.Finding // nil where no range is set
	}
	htmlMarks struct {
		Title, Method string
		Assessors     []string
		Rows          [][]string // candidate, marks, value of the panel
	}
	htmlEntry struct {
		Rank, Name, Score, Exact, Remark string
		Values                           []string
	}
	htmlWeight struct{ Name, Weight, Stay, Flips string }
)

// writeHTML writes the minutes of the committee (berita acara).
func writeHTML(r *report, out io.Writer) error {
	m := r.minutes
	procedure, err := r.procedure(m)
	if err != nil {
		return err
	}
	data := struct {
		html.Shell
		Sample                                              bool
		Number, Place, Agency, Post, Level, Decree, Through string
		Weekday, Date                                       string
		Members                                             []htmlMember
		LevelKnown                                          bool
		Committee                                           []merit.Finding
		Steps                                               []htmlStep
		Notice, Applied                                     merit.Finding
		Scheme, Policy, Law                                 string
		Overruled                                           bool
		Criteria                                            []htmlCriterion
		WeightsBasis                                        string
		Unweighed                                           []merit.Finding // of what the regulation weighs, what cannot be judged
		Legend                                              []string
		Exclusions, Holes                                   []string
		Marks                                               []htmlMarks
		Panels                                              []string
		Entries                                             []htmlEntry
		Refused, Final                                      bool
		Chain                                               string
		Ties                                                []string
		Agreement                                           [][]string
		Robust                                              bool // there is a test of the result
		Waits                                               bool // of which a mark to come is a part
		TiedAtCut                                           bool // more are equal at the cut-off than there is room for
		Weights                                             []htmlWeight
		WeightsChart                                        template.HTML
		Influences                                          [][]string
		Shortlist                                           *jpt.Shortlist
		Proposed, Tied                                      []string
	}{
		Shell:  html.Shell{Title: merit.T("Berita Acara Hasil Seleksi Terbuka", "Minutes of the Result of an Open Selection").In(r.lang)},
		Sample: r.file == "", Number: m.said[itemNumber], Place: m.said[itemPlace], Agency: m.said[itemAgency], Post: m.said[itemPost],
		Decree: m.said[itemDecree], Through: m.said[itemAuthority], LevelKnown: m.level != 0,
		Committee: procedure.committee.Findings, Notice: procedure.notice, Applied: procedure.applied,
		Scheme: r.schemeName().In(r.lang), Policy: policyTexts[r.scheme.Spec().Missing].In(r.lang), Law: r.law.In(r.lang), Overruled: r.overruled,
		Refused: r.refused(), Final: r.final, Chain: strings.Join(r.criterionNames(r.chain), ", "), Ties: r.ties(),
		Shortlist: procedure.shortlist,
	}
	if m.level != 0 {
		data.Level = m.level.In(r.lang)
	}
	if !m.date.IsZero() {
		data.Date = m.date.In(r.lang)
		data.Weekday = weekdays[time.Date(m.date.Year(), m.date.Month(), m.date.Day(), 0, 0, 0, 0, time.UTC).Weekday()].In(r.lang)
	}
	for _, one := range m.members {
		data.Members = append(data.Members, htmlMember{one.name, positionTexts[one.position].In(r.lang), one.institution, elementTexts[one.Element].In(r.lang)})
	}
	if len(data.Members) == 0 {
		data.Members = make([]htmlMember, leastMembers(r.law)) // rows to fill in
	}
	for i, f := range procedure.stages.Findings {
		step := htmlStep{Name: capital(jpt.Steps()[i].In(r.lang)), Finding: f}
		for _, taken := range m.taken {
			if taken.Step == jpt.Steps()[i] && !taken.On.IsZero() {
				step.Day = taken.On.In(r.lang)
			}
		}
		data.Steps = append(data.Steps, step)
	}
	data.Criteria, data.WeightsBasis = r.criteria()
	for _, f := range r.weights.Findings {
		if f.Outcome() == merit.Undetermined || f.Outcome() == merit.NotApplicable {
			data.Unweighed = append(data.Unweighed, f)
		}
	}
	for _, a := range r.assessors {
		data.Legend = append(data.Legend, r.mark(a)+" "+a)
	}
	for _, e := range r.exclusions() {
		data.Exclusions = append(data.Exclusions, fmt.Sprintf(merit.T(
			"%s tidak menilai %s: %s. Nilainya, bila ada, tampak dalam kurung dan tidak dihitung.",
			"%s does not judge %s: %s. The marks, if any, stand in brackets and do not count.").In(r.lang), e.Assessor, e.Candidate, e.Excluded))
	}
	for _, h := range r.holes() {
		data.Holes = append(data.Holes, fmt.Sprintf(merit.T("Nilai %s untuk %s pada %s belum ada.", "The mark of %s for %s on %s is still to come.").In(r.lang), h.assessor, h.candidate, h.criterion.Name.In(r.lang)))
	}
	for i := range r.panels {
		data.Panels = append(data.Panels, capital(r.panels[i].criterion.Name.In(r.lang))+" "+r.percent(r.scheme.Weight(r.panels[i].criterion.Code)))
		if r.panels[i].given != nil {
			data.Marks = append(data.Marks, r.htmlMarks(i))
		}
	}
	for _, e := range r.entries {
		one := htmlEntry{Rank: r.rankCell(e), Name: e.name, Score: r.scoreCell(e), Exact: r.exactCell(e), Remark: r.remark(e)}
		for _, v := range e.values {
			one.Values = append(one.Values, r.valueCell(v))
		}
		data.Entries = append(data.Entries, one)
	}
	for i := range r.panels {
		if row := r.agreementRow(&r.panels[i]); row != nil {
			row[0] = capital(row[0])
			data.Agreement = append(data.Agreement, row)
		}
	}
	if t := r.robustness; t != nil {
		data.Robust = true
		untold, err := rubric.Rank(r.scenario(r.entries)) // without tie-breaks, as the test is
		if err != nil {
			return err
		}
		data.TiedAtCut = len(untold.Announce(announced)) > announced
		data.Waits = slices.ContainsFunc(r.entries, func(e *entry) bool { return e.ranked() && !e.settled() })
		if t.undefined == nil {
			data.Weights = r.flips(t)
			if data.WeightsChart, err = r.weightsChart(t); err != nil {
				return err
			}
		}
		for _, row := range r.influenceRows(t) {
			row[0] = capital(row[0])
			data.Influences = append(data.Influences, row)
		}
	}
	if s := procedure.shortlist; s != nil {
		data.Proposed, data.Tied = namesOf(s.In), namesOf(s.Tied)
	}
	layout, err := html.Layout(r.lang, content)
	if err != nil {
		return err
	}
	return html.Write(out, layout, data)
}

var weekdays = [...]merit.Text{
	merit.T("Minggu", "Sunday"), merit.T("Senin", "Monday"), merit.T("Selasa", "Tuesday"), merit.T("Rabu", "Wednesday"),
	merit.T("Kamis", "Thursday"), merit.T("Jumat", "Friday"), merit.T("Sabtu", "Saturday"),
}

// namesOf returns the names of places in the order of the alphabet, as they are
// announced.
func namesOf(places []rubric.Place) []string {
	var out []string
	for _, p := range places {
		out = append(out, p.Name)
	}
	slices.Sort(out)
	return out
}

// leastMembers returns how many members a committee has at least.
func leastMembers(law merit.Date) int {
	for _, rule := range jpt.Rules() {
		for _, p := range rule.Params() {
			if v := p.At(law); rule.ID() == "JPT-COMMITTEE" && p.Name() == "least" && v != nil {
				return v.Value.Count()
			}
		}
	}
	return 1
}

// criteria returns the parts of the scheme with what the regulation says of each, and
// what that rests on.
func (r *report) criteria() (out []htmlCriterion, basis string) {
	found := r.weightFindings()
	var list func(criteria []rubric.Criterion, indent string)
	list = func(criteria []rubric.Criterion, indent string) {
		for _, c := range criteria {
			one := htmlCriterion{Name: indent + capital(c.Name.In(r.lang)), Weight: r.percent(r.scheme.Weight(c.Code)), Lawful: "–", Minimum: "–"}
			if len(c.Sub) == 0 {
				one.Method = methodWords[r.methods[c.Code]].name.In(r.lang)
			}
			if f, judged := found[c.Code]; judged && indent == "" {
				one.Lawful, one.Finding = r.lawful(f, c.Code), &f
			}
			if c.Minimum.Valid {
				one.Minimum = r.number(c.Minimum.Decimal.String())
			}
			out = append(out, one)
			list(c.Sub, indent+"· ")
		}
	}
	list(r.scheme.Spec().Criteria, "")
	if len(r.weights.Findings) > 0 {
		f := r.weights.Findings[0]
		basis = string(f.Rule.ID()) + ": " + page.Articles(f) + " (" + f.Rule.Confidence().In(r.lang) + ")"
	}
	return out, basis
}

func (r *report) htmlMarks(i int) htmlMarks {
	p := &r.panels[i]
	out := htmlMarks{Title: capital(p.criterion.Name.In(r.lang)), Method: methodWords[p.word].name.In(r.lang)}
	for _, a := range p.given.Spec().Assessors {
		out.Assessors = append(out.Assessors, r.mark(a))
	}
	out.Rows = r.marksRows(i)
	return out
}

// ties says of all whose exact scores are equal how they were told apart, if at all.
func (r *report) ties() (out []string) {
	done := map[*entry]bool{}
	for _, e := range r.entries {
		if done[e] || e.refused || !e.ranked() || !e.settled() {
			continue
		}
		group := []*entry{e}
		for _, o := range r.entries {
			if o != e && !o.refused && o.ranked() && o.settled() && o.low.Exact().Cmp(e.low.Exact()) == 0 {
				group = append(group, o)
			}
		}
		if len(group) == 1 {
			continue
		}
		var names, how []string
		shared := false
		for _, o := range group {
			done[o] = true
			names = append(names, o.name)
			shared = shared || o.exAequo
			if o.decidedBy != "" {
				how = append(how, fmt.Sprintf(merit.T("%s di bawahnya karena %s", "%s stands below by %s").In(r.lang), o.name, r.criterionName(o.decidedBy)))
			}
		}
		switch {
		case shared && len(r.chain) == 0:
			how = append(how, merit.T("tidak ada pembeda yang ditetapkan, jadi peringkatnya sama", "no tie-break is declared, so they share the rank").In(r.lang))
		case shared:
			how = append(how, merit.T("yang tidak terpisahkan oleh pembeda yang ditetapkan berbagi peringkat", "those whom no declared tie-break tells apart share the rank").In(r.lang))
		}
		out = append(out, fmt.Sprintf(merit.T("%s: nilai tepat sama, %s; %s.", "%s: exact scores are equal, %s; %s.").In(r.lang), strings.Join(names, ", "), r.exact(e.low.Exact()), strings.Join(how, "; ")))
	}
	return out
}

// flips says at which weights others would be among the best.
func (r *report) flips(t *robustness) (out []htmlWeight) {
	for _, w := range t.intervals {
		one := htmlWeight{Name: capital(r.criterionName(w.Code)), Weight: r.percent(w.Weight), Stay: r.inward(w.TopLow, w.TopHigh) + "%"}
		var ends []string
		about := func(t merit.Text, x *big.Rat) {
			ends = append(ends, fmt.Sprintf(t.In(r.lang), r.shown(x)+"%"))
		}
		if w.TopLow.Sign() > 0 {
			about(merit.T("di bawah kira-kira %s", "below about %s"), w.TopLow)
		}
		if w.TopHigh.Cmp(r.mostWeight(w.Code)) < 0 {
			about(merit.T("di atas kira-kira %s", "above about %s"), w.TopHigh)
		}
		one.Flips = strings.Join(ends, "; ")
		out = append(out, one)
	}
	return out
}

// mostWeight is the most that a criterion can weigh: all, or all of its group.
func (r *report) mostWeight(code string) *big.Rat {
	most := big.NewRat(100, 1)
	var find func(criteria []rubric.Criterion, of *big.Rat)
	find = func(criteria []rubric.Criterion, of *big.Rat) {
		for _, c := range criteria {
			if c.Code == code {
				most = of
			}
			find(c.Sub, r.scheme.Weight(c.Code))
		}
	}
	find(r.scheme.Spec().Criteria, most)
	return most
}

// The drawing of the weights, in its own units.
const (
	weightsWidth = 760
	weightsLabel = 220
	weightsRight = 740
	weightsRow   = 30
	weightsTop   = 8
)

var (
	ink  = charts.ColorFromHex("#1b1f24")
	soft = charts.ColorFromHex("#4a535e")
	line = charts.ColorFromHex("#c3c9d1")
	firm = charts.ColorFromHex("#35a299")
)

// weightsChart draws for each criterion how far its weight may move before another
// name is among the best.
func (r *report) weightsChart(t *robustness) (template.HTML, error) {
	at := func(x *big.Rat) int {
		f, _ := x.Float64()
		return weightsLabel + int(f/100*(weightsRight-weightsLabel))
	}
	var says []string
	for _, w := range r.flips(t) {
		says = append(says, w.Name+" "+w.Weight+": "+w.Stay)
	}
	bottom := weightsTop + weightsRow*len(t.intervals)
	c := html.Chart{ID: "weights-chart", Width: weightsWidth, Height: bottom + 30, Lang: r.lang,
		Title: merit.T("Rentang bobot yang tidak mengubah calon yang diusulkan", "Range of the weights that change none of the names").In(r.lang), Says: strings.Join(says, "; ") + "."}
	plain, small := charts.FontStyle{FontSize: 11, FontColor: ink}, charts.FontStyle{FontSize: 10, FontColor: soft}
	return c.Draw(func(d *charts.Painter) error {
		for percent := int64(0); percent <= 100; percent += 20 {
			x := at(big.NewRat(percent, 1))
			d.LineStroke([]charts.Point{{X: x, Y: weightsTop}, {X: x, Y: bottom}}, line, 1)
			text := strconv.FormatInt(percent, 10) + "%"
			d.Text(text, x-d.MeasureText(text, 0, small).Width()/2, bottom+18, 0, small)
		}
		for i, w := range t.intervals {
			y := weightsTop + weightsRow*i
			d.Text(capital(r.criterionName(w.Code)), 0, y+weightsRow/2+4, 0, plain)
			d.FilledRect(at(w.TopLow), y+9, max(at(w.TopLow)+2, at(w.TopHigh)), y+weightsRow-9, firm, firm, 0)
			d.FilledDiamond(at(w.Weight), y+weightsRow/2, 14, 14, ink, charts.ColorWhite, 1)
		}
		return nil
	})
}
