package report

import (
	"bytes"
	"fmt"
	"html/template"
	"math"
	"regexp"
	"slices"
	"strconv"

	"github.com/go-analyze/charts"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/merit"
)

// Chart is a drawing that stands in the page as SVG. Title and Says are for readers
// who do not see it: what it is called, and what it shows, with its figures.
type Chart struct {
	ID            string // of the page, so that the drawing has a name; letters, digits and -
	Title, Says   string
	Width, Height int // of the drawing, which the page stretches to its width
	Lang          merit.Language
}

// Series is one line of a chart's legend with a value for each label.
type Series struct {
	Name   string
	Values []float64
}

// Colours of the series, dark to light. They keep apart in grey, and each stands out
// from white by three to one.
var seriesColours = []charts.Color{
	charts.ColorFromHex("#14375e"), charts.ColorFromHex("#b03a2e"), charts.ColorFromHex("#35a299"), charts.ColorFromHex("#6d7682"),
}

var (
	ink  = charts.ColorFromHex("#1b1f24")
	soft = charts.ColorFromHex("#4a535e")
	line = charts.ColorFromHex("#c3c9d1")
)

// theme is light and has no background of its own.
func theme() charts.ColorPalette {
	return charts.GetTheme(charts.ThemeLight).
		WithSeriesColors(seriesColours).
		WithBackgroundColor(charts.ColorTransparent).
		WithTextColor(ink).WithXAxisColor(soft).WithYAxisColor(soft).WithAxisSplitLineColor(line)
}

// The library measures texts with a font of its own, the page shows them with the
// reader's, which may be wider: they are laid out at one size and shown smaller.
const (
	textSize = 11.0 // points
	shownAs  = 0.86
)

func textStyle() charts.FontStyle { return charts.FontStyle{FontSize: textSize, FontColor: ink} }

// Draw returns what draw paints, as SVG with the title and the words of the chart. It
// is for charts that the methods below do not make.
func (c Chart) Draw(draw func(*charts.Painter) error) (template.HTML, error) {
	p := charts.NewPainter(charts.PainterOptions{OutputFormat: charts.ChartOutputSVG, Width: c.Width, Height: c.Height, Theme: theme()})
	if err := draw(p); err != nil {
		return "", fmt.Errorf("chart %s: %w", c.ID, err)
	}
	svg, err := p.Bytes()
	if err != nil {
		return "", fmt.Errorf("chart %s: %w", c.ID, err)
	}
	return c.named(svg)
}

var (
	svgStart = regexp.MustCompile(`^<svg [^>]*>`)
	ownFont  = regexp.MustCompile(`;font-size:([0-9.]+)px(;font-family:[^"]*)?`)
)

// named puts the title and the words into the drawing, and leaves the font to the page.
func (c Chart) named(svg []byte) (template.HTML, error) {
	at := svgStart.FindIndex(svg)
	if at == nil {
		return "", fmt.Errorf("chart %s: the drawing is no SVG", c.ID)
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg viewBox="0 0 %d %d" role="img" aria-labelledby="%[3]s-title %[3]s-desc"><title id="%[3]s-title">%[4]s</title><desc id="%[3]s-desc">%[5]s</desc>`,
		c.Width, c.Height, template.HTMLEscapeString(c.ID), template.HTMLEscapeString(c.Title), template.HTMLEscapeString(c.Says))
	b.Write(ownFont.ReplaceAllFunc(svg[at[1]:], func(font []byte) []byte {
		size, _ := strconv.ParseFloat(string(ownFont.FindSubmatch(font)[1]), 64)
		return fmt.Appendf(nil, ";font-size:%.1fpx", size*shownAs)
	}))
	return template.HTML(b.String()), nil // the library escapes the texts that it draws
}

// number writes a value in the way of the language, whole numbers without decimals.
func (c Chart) number(v float64) string {
	return page.Number(strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64), c.Lang)
}

// Bars draws upright bars, one place for each label: those of several series one upon
// the other.
func (c Chart) Bars(labels []string, series ...Series) (template.HTML, error) {
	return c.bars(labels, series, false)
}

// Rows draws lying bars, the first label on top, with room for long labels.
func (c Chart) Rows(labels []string, series ...Series) (template.HTML, error) {
	return c.bars(labels, series, true)
}

func (c Chart) bars(labels []string, series []Series, lying bool) (template.HTML, error) {
	data, names := make([][]float64, len(series)), make([]string, len(series))
	sums := make([]float64, len(labels))
	for i, s := range series {
		if len(s.Values) != len(labels) {
			return "", fmt.Errorf("chart %s: series %q has %d values for %d labels", c.ID, s.Name, len(s.Values), len(labels))
		}
		data[i], names[i] = slices.Clone(s.Values), s.Name
		for j, v := range s.Values {
			sums[j] += v
		}
		if lying { // the library draws the first at the bottom
			slices.Reverse(data[i])
		}
	}
	labels = slices.Clone(labels)
	if lying {
		slices.Reverse(labels)
	}
	top := 1.0 // an axis of whole numbers has at least one step
	for _, sum := range sums {
		top = max(top, sum)
	}
	step := niceStep(top)
	top = math.Ceil(top/step) * step

	opt := charts.NewBarChartOptionWithData(data)
	opt.Theme = theme()
	opt.Horizontal = lying
	opt.Padding = charts.NewBox(8, 8, 28, 8)
	opt.BarSize = 0.7
	opt.CategoryAxis.Labels, opt.CategoryAxis.LabelCount = labels, len(labels)
	opt.CategoryAxis.LabelFontStyle = textStyle()
	opt.ValueAxis = []charts.ValueAxisOption{{
		Min: charts.Ptr(0.0), Max: charts.Ptr(top), Unit: step, LabelCount: int(top/step) + 1,
		LabelFontStyle: textStyle(), ValueFormatter: c.number, SplitLineShow: charts.Ptr(true),
	}}
	opt.Legend.Show = charts.Ptr(false)
	if len(series) > 1 { // the library would write the value of a part into the next one
		opt.StackSeries = charts.Ptr(true)
		opt.Legend = charts.LegendOption{SeriesNames: names, FontStyle: textStyle(), Symbol: charts.SymbolSquare}
	} else if len(series) == 1 {
		opt.SeriesList[0].Label = charts.SeriesLabel{Show: charts.Ptr(true), ValueFormatter: c.number, FontStyle: textStyle()}
	}
	return c.Draw(func(p *charts.Painter) error { return p.BarChart(opt) })
}

// niceStep returns the step of an axis from nought to top: 1, 2 or 5 times a power of
// ten, in at most five steps.
func niceStep(top float64) float64 {
	for power := 1.0; ; power *= 10 {
		for _, step := range []float64{power, 2 * power, 5 * power} {
			if top <= 5*step {
				return step
			}
		}
	}
}

// Axis is one spoke of a radar, from nought at the centre to Most at the rim.
type Axis struct {
	Name string
	Most float64
}

// Radar draws one outline for each series over the axes, of which there are at least
// three.
func (c Chart) Radar(axes []Axis, series ...Series) (template.HTML, error) {
	data, names := make([][]float64, len(series)), make([]string, len(series))
	for i, s := range series {
		if len(s.Values) != len(axes) {
			return "", fmt.Errorf("chart %s: series %q has %d values for %d axes", c.ID, s.Name, len(s.Values), len(axes))
		}
		data[i], names[i] = s.Values, s.Name
	}
	axisNames, most := make([]string, len(axes)), make([]float64, len(axes))
	for i, axis := range axes {
		axisNames[i], most[i] = axis.Name, axis.Most
	}
	opt := charts.NewRadarChartOptionWithData(data, axisNames, most)
	opt.Theme = theme()
	opt.Legend = charts.LegendOption{SeriesNames: names, FontStyle: textStyle(), Symbol: charts.SymbolSquare}
	opt.ValueFormatter = c.number
	for i := range opt.RadarIndicators {
		opt.RadarIndicators[i].FontStyle = textStyle()
	}
	return c.Draw(func(p *charts.Painter) error { return p.RadarChart(opt) })
}
