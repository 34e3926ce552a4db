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
	"github.com/seed-133aca06/asnmerit/examples/internal/rosterfile"
	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
)

//go:embed page.html
var content string

type (
	htmlAspect struct{ Name, Weight, Reached, Points, Maximum, Short string }
	htmlStep   struct {
		Number                          int
		Raise, Level, Gain, Cost, Score string
	}
	htmlLeverage struct {
		Name, Level, Step, Headroom, Price string
		Planned                            bool
	}
	htmlYear   struct{ Year, Score, Band, Since string }
	htmlAgency struct {
		Rank, Name, Score, Band string
		Us                      bool
	}
)

// writeHTML writes the report as a page for a browser.
func writeHTML(r *report, out io.Writer) error {
	p := page.New(io.Discard, r.lang, page.DefaultWidth) // words the answers as the page for a terminal does
	data := struct {
		html.Shell
		Sample       bool
		Ungoverned   string // when the instrument does govern, where it does not
		Answers      [][]string
		Ladder       template.HTML
		Radar        template.HTML
		Aspects      []htmlAspect
		Missing      string
		PlanAnswer   string
		Steps        []htmlStep
		OrderLegend  merit.Text
		PlanChart    template.HTML
		Unpriced     string
		Leverages    []htmlLeverage
		Consequences []merit.Finding
		Years        []htmlYear
		Agencies     []htmlAgency
		Mean         string
		Findings     []merit.Finding
		Problems     []*rosterfile.RowError
	}{
		Shell:  html.Shell{Title: merit.T("Penilaian mandiri sistem merit", "Self-assessment of the merit system").In(r.lang), Lead: r.agency},
		Sample: r.sample(), Answers: r.answers(p), Missing: strings.Join(r.standing.Missing, ", "), PlanAnswer: r.planAnswer(p), OrderLegend: orderLegend,
		Unpriced: strings.Join(r.unpriced(), ", "), Findings: r.standing.Findings, Problems: r.problems,
	}
	data.Facts = []html.Fact{
		{Term: merit.T("Instrumen", "Instrument").In(r.lang), Says: r.instrument.Spec().Title.In(r.lang)},
		{Term: merit.T("Per", "On").In(r.lang), Says: r.when.AsOf.In(r.lang)},
		{Term: merit.T("Nilai", "Score").In(r.lang), Says: number(r.standing.Score, r.lang) + " / " + number(r.top(), r.lang)},
		{Term: merit.T("Kategori", "Category").In(r.lang), Says: bandName(r.standing.Band, r.lang)},
	}
	if !r.governs {
		data.Ungoverned = r.instrument.Spec().Valid.In(r.lang)
	}
	for i, a := range r.standing.Aspects {
		data.Aspects = append(data.Aspects, htmlAspect{a.Name.In(r.lang), page.Number(r.instrument.Spec().Aspects[i].Weight.String(), r.lang) + "%",
			percent(a.Points, a.Maximum, r.lang), number(a.Points, r.lang), number(a.Maximum, r.lang), number(a.Maximum.Sub(a.Points), r.lang)})
	}
	var err error
	if data.Ladder, err = r.bandChart(); err != nil {
		return err
	}
	if data.Radar, err = r.radar(); err != nil {
		return err
	}
	if r.unplanned == nil && r.higher && r.plan.Reached {
		if err := r.planRows(&data.Steps, &data.PlanChart); err != nil {
			return err
		}
	}
	for _, l := range r.leverages {
		data.Leverages = append(data.Leverages, htmlLeverage{r.indicator(l.Indicator), level(l.Level), number(l.Step, r.lang), number(l.Headroom, r.lang), r.price(l), r.planned(l.Indicator)})
	}
	if r.consequences {
		data.Consequences = []merit.Finding{r.exemption.Finding, r.reevaluation}
	}
	for _, c := range r.changes {
		since := ""
		if c.Since.Known() {
			since = signed(c.Since, r.lang)
		}
		data.Years = append(data.Years, htmlYear{strconv.Itoa(c.Year), number(c.Score, r.lang), bandName(c.Band, r.lang), since})
	}
	for _, c := range r.comparison.Ranking {
		rank := "?"
		if c.Rank > 0 {
			rank = strconv.Itoa(c.Rank)
		}
		if c.Tied {
			rank += " ="
		}
		category := "?"
		if b, err := r.instrument.Band(c.Score); err == nil {
			category = bandName(b, r.lang)
		}
		data.Agencies = append(data.Agencies, htmlAgency{rank, c.Name, number(c.Score, r.lang), category, c.Name == r.agency})
	}
	data.Mean = number(r.comparison.Mean, r.lang)
	layout, err := html.Layout(r.lang, content)
	if err != nil {
		return err
	}
	return html.Write(out, layout, data)
}

func (r *report) planned(indicator int) bool {
	return slices.ContainsFunc(r.plan.Improvements, func(m kasnindex.Improvement) bool { return m.Indicator == indicator })
}

// planRows fills in the steps of the plan, in their order, and draws what each brings.
func (r *report) planRows(rows *[]htmlStep, chart *template.HTML) error {
	var labels, says []string
	var gains []float64
	for i, m := range r.steps() {
		*rows = append(*rows, htmlStep{i + 1, r.indicator(m.Indicator), level(m.From) + " → " + level(m.To), signed(m.Gain, r.lang), strconv.FormatInt(m.Cost, 10), number(m.score, r.lang)})
		labels = append(labels, strconv.Itoa(i+1)+". "+r.indicator(m.Indicator))
		gains = append(gains, drawn(m.Gain))
		says = append(says, labels[i]+" "+signed(m.Gain, r.lang))
	}
	title := merit.T("Poin setiap langkah rencana", "Points of each step of the plan").In(r.lang)
	var err error
	*chart, err = html.Chart{ID: "plan-chart", Title: title, Says: strings.Join(says, "; ") + ".", Width: 760, Height: 60 + 30*len(labels), Lang: r.lang}.
		Rows(labels, html.Series{Name: title, Values: gains})
	return err
}

// drawn is a number of points as a drawing takes it, near enough for a pixel.
func drawn(p kasnindex.Points) float64 { return p.Decimal().InexactFloat64() }

// radar draws what is reached of each aspect against the most that could be. It is
// empty where a part is not known: an aspect without a value is no aspect at nought.
func (r *report) radar() (template.HTML, error) {
	var axes []html.Axis
	reached := html.Series{Name: merit.T("capaian", "reached").In(r.lang)}
	most := html.Series{Name: merit.T("maksimum", "the most").In(r.lang)}
	says := make([]string, 0, len(r.standing.Aspects))
	for _, a := range r.standing.Aspects {
		if !a.Points.Known() || !a.Maximum.Known() || a.Maximum == kasnindex.MustPoints("0") {
			return "", nil
		}
		axes = append(axes, html.Axis{Name: a.Name.In(r.lang), Most: drawn(a.Maximum)})
		reached.Values, most.Values = append(reached.Values, drawn(a.Points)), append(most.Values, drawn(a.Maximum))
		says = append(says, a.Name.In(r.lang)+" "+number(a.Points, r.lang)+" / "+number(a.Maximum, r.lang)+" ("+percent(a.Points, a.Maximum, r.lang)+")")
	}
	if len(axes) < leastAxes {
		return "", nil
	}
	return html.Chart{ID: "aspects-chart", Width: 900, Height: 500, Lang: r.lang,
		Title: merit.T("Capaian setiap aspek", "What is reached of each aspect").In(r.lang), Says: strings.Join(says, "; ") + ".",
	}.Radar(axes, reached, most)
}

const leastAxes = 3 // of a radar

// The drawing of the bands, in its own units.
const (
	bandWidth, bandHeight = 760, 128
	bandLeft, bandRight   = 16, 744
	bandTop, bandBottom   = 48, 88
)

var (
	ink   = charts.ColorFromHex("#1b1f24")
	soft  = charts.ColorFromHex("#4a535e")
	bands = []charts.Color{charts.ColorFromHex("#fbe9ea"), charts.ColorFromHex("#fff3d6"), charts.ColorFromHex("#e3f3ea"), charts.ColorFromHex("#bfe3cf")}
)

// bandChart draws the scale with its bands, the score on it and the own assessment
// where it is another.
func (r *report) bandChart() (template.HTML, error) {
	all := r.instrument.Spec().Bands.All()
	top := drawn(r.top())
	at := func(v float64) int { return bandLeft + int(v/top*(bandRight-bandLeft)) }
	var says []string
	for _, b := range all {
		low, _ := kasnindex.PointsOf(b.Low) // the edges of an instrument are points
		says = append(says, fill(r.lang, merit.T("%s mulai %s", "%s from %s"), bandName(b, r.lang), number(low, r.lang)))
	}
	says = append(says, fill(r.lang, merit.T("nilai kita %s", "our score %s"), number(r.standing.Score, r.lang)))
	small, bold := charts.FontStyle{FontSize: 10, FontColor: soft}, charts.FontStyle{FontSize: 12, FontColor: ink}
	c := html.Chart{ID: "bands-chart", Width: bandWidth, Height: bandHeight, Lang: r.lang,
		Title: merit.T("Kategori dan nilai kita", "The categories and our score").In(r.lang), Says: strings.Join(says, "; ") + "."}
	return c.Draw(func(d *charts.Painter) error {
		centred := func(text string, x, y int, style charts.FontStyle) {
			width := d.MeasureText(text, 0, style).Width()
			d.Text(text, max(0, min(x-width/2, bandWidth-width)), y, 0, style)
		}
		for i, b := range all {
			low, _ := kasnindex.PointsOf(b.Low)
			left, right := at(drawn(low)), bandRight
			if i+1 < len(all) {
				high, _ := kasnindex.PointsOf(all[i+1].Low)
				right = at(drawn(high))
			}
			colour := bands[min(len(bands)-1, i*len(bands)/len(all))]
			d.FilledRect(left, bandTop, right, bandBottom, colour, ink, 1)
			centred(bandName(b, r.lang), (left+right)/2, (bandTop+bandBottom)/2+4, charts.FontStyle{FontSize: 10, FontColor: ink})
			centred(number(low, r.lang), left, bandBottom+18, small)
		}
		centred(number(r.top(), r.lang), bandRight, bandBottom+18, small)
		if !r.standing.Score.Known() {
			return nil
		}
		x := at(drawn(r.standing.Score))
		d.FilledRect(x-1, bandTop-8, x+2, bandBottom, ink, ink, 0)
		d.ArrowDown(x, bandTop, 12, 12, ink, ink, 0)
		centred(number(r.standing.Score, r.lang), x, bandTop-18, bold)
		if !r.isSelf && r.Self.Score.Known() && r.Self.Score != r.standing.Score {
			x := at(drawn(r.Self.Score))
			d.ArrowUp(x, bandBottom+2, 8, 10, soft, soft, 0)
			centred(fill(r.lang, merit.T("sendiri %s", "own %s"), number(r.Self.Score, r.lang)), x, bandBottom+34, small)
		}
		return nil
	})
}

func fill(lang merit.Language, t merit.Text, args ...any) string {
	return page.New(io.Discard, lang, page.DefaultWidth).Fill(t, args...)
}
