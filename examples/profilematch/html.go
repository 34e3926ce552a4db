package main

import (
	_ "embed"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/go-analyze/charts"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	html "github.com/seed-133aca06/asnmerit/examples/internal/report"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/merit"
)

//go:embed page.html
var content string

// htmlAspect is an aspect of the profile as the page has it.
type htmlAspect struct {
	Mark, Name, Factor string
	Required           int
}

// htmlPerson is an official as the page has it.
type htmlPerson struct {
	Name, Rank, Core, Secondary, Total, Remark string
	Open                                       bool // a level is not known
	Gaps                                       []htmlGap
	Chart                                      template.HTML
}

// htmlGap is a gap; Class says whether it is short, more, unknown or none.
type htmlGap struct{ Text, Class string }

// writeHTML writes the report as a page for a browser.
func writeHTML(r *report, out io.Writer) error {
	f := merit.Finding{Rule: rule(), AsOf: merit.FirstDay, Law: merit.FirstDay}
	doubt := f.Rule.Doubt().In(r.lang)
	data := struct {
		html.Shell
		Opening     []string
		Aspects     []htmlAspect
		People      []htmlPerson
		Radar       template.HTML
		TotalLegend merit.Text
		Weights     string
		Basis       merit.Finding
		Doubt       string
		Problems    []*sheet.Problem
	}{
		Shell: html.Shell{Title: strings.ReplaceAll(title.In(r.lang), ":", ","), Lead: merit.T(
			"Tingkat kompetensi setiap pejabat di samping tingkat yang diminta jabatan.", "The competences of each official beside those that the post asks for.").In(r.lang)},
		Opening: r.opening(), TotalLegend: totalLegend, Weights: r.weights(), Basis: f, Doubt: strings.ToUpper(doubt[:1]) + doubt[1:], Problems: r.problems,
	}
	core := r.share()
	for _, fact := range []struct {
		term merit.Text
		says string
	}{
		{merit.T("Aspek", "Aspects"), strconv.Itoa(len(r.aspects))},
		{merit.T("Pejabat", "Officials"), strconv.Itoa(len(r.people))},
		{merit.T("Faktor inti", "Core factor"), page.Number(core.String(), r.lang) + "%"},
		{merit.T("Faktor pendukung", "Secondary factor"), page.Number(hundred.Sub(core).String(), r.lang) + "%"},
	} {
		data.Facts = append(data.Facts, html.Fact{Term: fact.term.In(r.lang), Says: fact.says})
	}
	for i, a := range r.aspects {
		data.Aspects = append(data.Aspects, htmlAspect{r.mark(i), a.name.In(r.lang), r.factor(a.core), a.required})
	}
	for i, p := range r.people {
		one := htmlPerson{Name: p.name, Rank: p.rankText(), Core: r.interval(p.low.Core, p.high.Core), Secondary: r.interval(p.low.Secondary, p.high.Secondary),
			Total: r.interval(p.low.Total, p.high.Total), Remark: r.remark(p)}
		for i := range r.aspects {
			one.Gaps = append(one.Gaps, htmlGap{strings.Replace(r.gapText(p, i), "+0", "0", 1), r.gapClass(p, i)})
			one.Open = one.Open || p.held[i] == 0
		}
		var err error
		if one.Chart, err = r.gapChart(p, i); err != nil {
			return err
		}
		data.People = append(data.People, one)
	}
	var err error
	if data.Radar, err = r.radar(); err != nil {
		return err
	}
	layout, err := html.Layout(r.lang, content)
	if err != nil {
		return err
	}
	return html.Write(out, layout, data)
}

func (r *report) gapClass(p person, i int) string {
	switch gap := p.held[i] - r.aspects[i].required; {
	case p.held[i] == 0:
		return "unknown"
	case gap < 0:
		return "short"
	case gap > 0:
		return "more"
	}
	return "fits"
}

// drawn is how many outlines the radar has beside that of the profile; more would
// hide one another.
const drawn = 2

// radar draws the profile and the first of the ranking whose levels are all known. It
// is empty where the profile has fewer aspects than a radar needs.
func (r *report) radar() (template.HTML, error) {
	const least = 3
	if len(r.aspects) < least {
		return "", nil
	}
	axes := make([]html.Axis, len(r.aspects))
	required := html.Series{Name: merit.T("diminta", "asked for").In(r.lang)}
	for i, a := range r.aspects {
		axes[i] = html.Axis{Name: a.name.In(r.lang), Most: highestLevel}
		required.Values = append(required.Values, float64(a.required))
	}
	series, says := []html.Series{required}, []string{}
	var shapes [][]int // no outline hides another that is the same
	for _, p := range r.people {
		same := func(o []int) bool { return slices.Equal(o, p.held) }
		if len(shapes) == drawn || !p.known() || slices.ContainsFunc(shapes, same) {
			continue
		}
		shapes = append(shapes, p.held)
		s := html.Series{Name: p.name}
		for _, level := range p.held {
			s.Values = append(s.Values, float64(level))
		}
		series = append(series, s)
	}
	if len(series) == 1 {
		return "", nil
	}
	for _, s := range series {
		levels := make([]string, len(s.Values))
		for i, v := range s.Values {
			levels[i] = axes[i].Name + " " + strconv.Itoa(int(v))
		}
		says = append(says, s.Name+": "+strings.Join(levels, ", "))
	}
	return html.Chart{ID: "radar", Width: 900, Height: 480, Lang: r.lang,
		Title: merit.T("Tingkat yang diminta dan yang dimiliki", "Levels asked for and held").In(r.lang), Says: strings.Join(says, "; ") + ".",
	}.Radar(axes, series...)
}

// The drawing of the gaps of one person, in its own units.
const (
	gapWidth    = 480
	gapLabels   = 222 // for the names of the aspects
	gapRow      = 22
	gapTop      = 24
	gapUnit     = 30 // for one level
	gapFarthest = highestLevel - lowestLevel
)

var (
	ink    = charts.ColorFromHex("#1b1f24")
	soft   = charts.ColorFromHex("#4a535e")
	line   = charts.ColorFromHex("#c3c9d1")
	below  = charts.ColorFromHex("#b03a2e")
	beyond = charts.ColorFromHex("#35a299")
)

// gapChart draws the gaps of one person, to the left where a level is short and to
// the right where it is more than was asked for.
func (r *report) gapChart(p person, n int) (template.HTML, error) {
	says := make([]string, len(r.aspects))
	for i, a := range r.aspects {
		says[i] = a.name.In(r.lang) + " " + strings.Replace(r.gapText(p, i), "+0", "0", 1)
	}
	c := html.Chart{ID: "gaps-" + strconv.Itoa(n+1), Width: gapWidth, Height: gapTop + gapRow*len(r.aspects) + 6, Lang: r.lang,
		Title: merit.T("Selisih tingkat ", "Gaps of level of ").In(r.lang) + p.name, Says: strings.Join(says, "; ") + "."}
	small, plain := charts.FontStyle{FontSize: 9, FontColor: soft}, charts.FontStyle{FontSize: 10, FontColor: ink}
	zero := gapLabels + gapUnit*gapFarthest + 4
	return c.Draw(func(d *charts.Painter) error {
		bottom := gapTop + gapRow*len(r.aspects)
		for gap := -gapFarthest; gap <= gapFarthest; gap++ {
			x := zero + gap*gapUnit
			colour := line
			if gap == 0 {
				colour = ink
			}
			d.LineStroke([]charts.Point{{X: x, Y: gapTop - 4}, {X: x, Y: bottom}}, colour, 1)
			text := strings.Replace(strconv.Itoa(gap), "-", "−", 1)
			d.Text(text, x-d.MeasureText(text, 0, small).Width()/2, gapTop-9, 0, small)
		}
		for i, a := range r.aspects {
			y := gapTop + gapRow*i
			label := a.name.In(r.lang)
			if a.core {
				label = "● " + label
			}
			d.Text(shorten(d, label, gapLabels-8, plain), 0, y+gapRow/2+4, 0, plain)
			gap := p.held[i] - a.required
			x := zero + gap*gapUnit
			switch {
			case p.held[i] == 0:
				d.Text("?", zero-3, y+gapRow/2+4, 0, charts.FontStyle{FontSize: 12, FontColor: below})
			case gap < 0:
				d.FilledRect(x, y+4, zero, y+gapRow-4, below, below, 0)
			case gap > 0:
				d.FilledRect(zero, y+4, x, y+gapRow-4, beyond, beyond, 0)
			default:
				d.Circle(4, zero, y+gapRow/2, ink, ink, 0)
			}
		}
		return nil
	})
}

// shorten cuts a label to the room that it has.
func shorten(d *charts.Painter, label string, room int, style charts.FontStyle) string {
	letters := []rune(label)
	for n := len(letters); n > 0; n-- {
		text := string(letters[:n])
		if n < len(letters) {
			text += "…"
		}
		if d.MeasureText(text, 0, style).Width() <= room {
			return text
		}
	}
	return ""
}
