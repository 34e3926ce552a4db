package main

import (
	_ "embed"
	"html/template"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/go-analyze/charts"
	"github.com/shopspring/decimal"

	html "github.com/seed-133aca06/asnmerit/examples/internal/report"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/merit"
)

//go:embed page.html
var content string

// htmlPerson is a person of the page; the number is that of the drawing.
type htmlPerson struct {
	Number                 int
	Name, Post             string
	Performance, Potential string
	Box                    string
	Finding                merit.Finding
	Leaning                string // what can be told of a person in no box
}

// htmlBox is a box of the grid.
type htmlBox struct {
	Number    int
	Promotion bool
	Says      string // the classes in words
	People    []htmlPerson
}

type htmlRow struct {
	Name  string
	Boxes []htmlBox
}

// writeHTML writes the report as a page for a browser.
func writeHTML(r *report, out io.Writer) error {
	opening := r.opening()
	data := struct {
		html.Shell
		Opening   []string
		Columns   []string
		Grid      []htmlRow
		Promotion int
		Chart     template.HTML
		People    []htmlPerson
		Unknown   []htmlPerson
		Basis     merit.Finding
		Doubt     string
		Law       merit.Date
		Problems  []*sheet.Problem
	}{
		Shell: html.Shell{Title: title.In(r.lang), Lead: merit.T(
			"Kinerja pada satu sumbu, potensi pada yang lain, masing-masing rendah, menengah, atau tinggi.",
			"Performance on one axis, potential on the other, each low, middle or high.").In(r.lang)},
		Opening: opening, Promotion: r.param("promotion"), Basis: merit.Finding{Rule: rule(), AsOf: r.when.AsOf, Law: r.when.Law},
		Doubt: capital(rule().Doubt().In(r.lang)), Law: r.when.Law, Problems: r.problems,
	}
	say := func(id, en, says string) {
		data.Facts = append(data.Facts, html.Fact{Term: merit.T(id, en).In(r.lang), Says: says})
	}
	say("Berkas", "File", r.source)
	say("Per", "On", r.when.AsOf.In(r.lang))
	say("Pejabat", "Officials", strconv.Itoa(len(r.people)))
	for axis, c := range r.cuts {
		say("Batas "+axisNames[axis].In(merit.Indonesian), "Cuts of "+axisNames[axis].In(merit.English),
			fill(r.lang, merit.T("menengah %s, tinggi %s", "middle %s, high %s"), r.number(c.Middle), r.number(c.High)))
	}
	for class := range classCodes {
		data.Columns = append(data.Columns, capital(r.class(potential, class)))
	}
	numbers := map[int]int{} // by row of the file
	for i, one := range r.ranked() {
		numbers[one.row.Line] = i + 1
		data.People = append(data.People, r.htmlPerson(one, i+1))
	}
	for _, one := range r.unplaced() {
		data.Unknown = append(data.Unknown, r.htmlPerson(one, 0))
	}
	for _, row := range r.grid() {
		line := htmlRow{Name: capital(r.class(performance, row[0].performance))}
		for _, b := range row {
			box := htmlBox{Number: b.number, Promotion: b.promotion, Says: r.class(performance, b.performance) + ", " + r.class(potential, b.potential)}
			for _, one := range b.people {
				box.People = append(box.People, r.htmlPerson(one, numbers[one.row.Line]))
			}
			line.Boxes = append(line.Boxes, box)
		}
		data.Grid = append(data.Grid, line)
	}
	var err error
	if len(data.People) > 0 {
		if data.Chart, err = r.scatter(numbers); err != nil {
			return err
		}
	}
	layout, err := html.Layout(r.lang, content)
	if err != nil {
		return err
	}
	return html.Write(out, layout, data)
}

func (r *report) htmlPerson(one person, number int) htmlPerson {
	return htmlPerson{Number: number, Name: one.name, Post: one.post, Performance: r.scoreCell(one, performance), Potential: r.scoreCell(one, potential),
		Box: one.String(), Finding: one.Finding, Leaning: strings.TrimSpace(r.leaning(one))}
}

// The drawing of the scores, in its own units.
const (
	chartWidth, chartHeight = 760, 470
	chartLeft, chartRight   = 64, 744
	chartTop, chartBottom   = 16, 416
	dotSize                 = 9.0

	scaleOfScores float64 = 100 // drawn at least so far
	margin        float64 = 10  // and from a multiple of this on, below every score
)

var (
	ink       = charts.ColorFromHex("#1b1f24")
	soft      = charts.ColorFromHex("#4a535e")
	line      = charts.ColorFromHex("#c3c9d1")
	promotion = charts.ColorFromHex("#e3f3ea")
	dot       = charts.ColorFromHex("#14375e")
)

// scatter draws everybody in a box where the scores are, with the cuts as lines: who
// stands close to one is seen at once.
func (r *report) scatter(numbers map[int]int) (template.HTML, error) {
	says := []string{}
	least, most := scaleOfScores, scaleOfScores
	for _, one := range r.ranked() {
		says = append(says, strconv.Itoa(numbers[one.row.Line])+" "+one.name+": "+r.maybe(one.scores[performance])+", "+r.maybe(one.scores[potential]))
		for _, s := range one.scores {
			least, most = min(least, s.Decimal.InexactFloat64()), max(most, s.Decimal.InexactFloat64())
		}
	}
	for _, c := range r.cuts {
		least, most = min(least, c.Middle.InexactFloat64()-margin), max(most, c.High.InexactFloat64())
	}
	least = max(0, math.Floor(least/margin-1)*margin)
	at := func(axis int, v float64) int {
		if axis == potential {
			return chartLeft + int((v-least)/(most-least)*(chartRight-chartLeft))
		}
		return chartBottom - int((v-least)/(most-least)*(chartBottom-chartTop))
	}
	edges := func(axis int) [4]int {
		c := r.cuts[axis]
		return [4]int{at(axis, least), at(axis, c.Middle.InexactFloat64()), at(axis, c.High.InexactFloat64()), at(axis, most)}
	}
	c := html.Chart{ID: "scores", Width: chartWidth, Height: chartHeight, Lang: r.lang,
		Title: merit.T("Nilai dan batas kotak", "Scores and the cuts of the boxes").In(r.lang),
		Says:  merit.T("Nomor, nama, kinerja, potensi. ", "Number, name, performance, potential. ").In(r.lang) + strings.Join(says, "; ") + "."}
	font := charts.FontStyle{FontSize: 11, FontColor: soft}
	return c.Draw(func(p *charts.Painter) error {
		x, y := edges(potential), edges(performance)
		for _, row := range r.grid() {
			for _, b := range row {
				fillColour := charts.ColorWhite
				if b.promotion {
					fillColour = promotion
				}
				left, right, top, bottom := x[b.potential], x[b.potential+1], y[b.performance+1], y[b.performance]
				p.FilledRect(left, top, right, bottom, fillColour, line, 1)
				p.Text(strconv.Itoa(b.number), left+6, top+16, 0, charts.FontStyle{FontSize: 12, FontColor: soft})
			}
		}
		for axis, name := range axisNames {
			marks := []decimal.Decimal{decimal.NewFromFloat(least), r.cuts[axis].Middle, r.cuts[axis].High, decimal.NewFromFloat(most)}
			for i, m := range marks {
				text := r.number(m)
				width := p.MeasureText(text, 0, font).Width()
				if axis == potential {
					p.Text(text, x[i]-width/2, chartBottom+18, 0, font)
				} else {
					p.Text(text, chartLeft-8-width, y[i]+4, 0, font)
				}
			}
			label, bold := capital(name.In(r.lang)), charts.FontStyle{FontSize: 12, FontColor: ink}
			width := p.MeasureText(label, 0, bold).Width()
			if axis == potential {
				p.Text(label+" →", (chartLeft+chartRight-width)/2, chartBottom+44, 0, bold)
			} else {
				p.Text(label+" →", 20, (chartTop+chartBottom+width)/2, -turn, bold)
			}
		}
		for _, one := range r.ranked() {
			cx, cy := at(potential, one.scores[potential].Decimal.InexactFloat64()), at(performance, one.scores[performance].Decimal.InexactFloat64())
			p.Circle(dotSize, cx, cy, dot, charts.ColorWhite, 1)
			text := strconv.Itoa(numbers[one.row.Line])
			style := charts.FontStyle{FontSize: 9, FontColor: charts.ColorWhite}
			p.Text(text, cx-p.MeasureText(text, 0, style).Width()/2, cy+3, 0, style)
		}
		return nil
	})
}

const turn = math.Pi / 2
