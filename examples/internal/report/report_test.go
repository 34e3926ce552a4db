package report

import (
	"encoding/xml"
	"errors"
	"fmt"
	"html/template"
	"io"
	"math"
	"regexp"
	"strings"
	"testing"

	"github.com/go-analyze/charts"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/merit"
)

type testPage struct {
	Shell
	Findings []merit.Finding
	Drawings []template.HTML
	Hostile  string
}

func render(t *testing.T, lang merit.Language, content string, data testPage) string {
	t.Helper()
	layout, err := Layout(lang, content)
	require.NoError(t, err)
	var b strings.Builder
	require.NoError(t, Write(&b, layout, data))
	return b.String()
}

func TestATitleOfAnyLettersStandsOnThePrintedPage(t *testing.T) {
	html := render(t, merit.Indonesian, `{{define "main"}}{{end}}`, testPage{Shell: Shell{Title: "Indeks: 9 kotak – 'x'"}})
	assert.NotContains(t, html, "ZgotmplZ")
	assert.Contains(t, html, `@top-left { content: "Indeks\00003a 9 kotak \002013 `)
	assert.Contains(t, html, `@bottom-right { content: "Halaman " counter(page)`)
	assert.Equal(t, template.CSS(`"\000022\00003c\00002fstyle\00003e\00005c\00000a"`), quoted("\"</style>\\\n"), "nothing leaves the string")
}

func TestThePageIsInOneLanguageAndNeedsNothingElse(t *testing.T) {
	data := testPage{Shell: Shell{Title: `The "page" </style>`, Lead: "Lead.", Running: `of "1" }`, Facts: []Fact{{"Day", "1 March 2026"}}, Contents: []Link{{"part", "A part"}}}, Hostile: `<script>alert("x")</script>`}
	for lang, want := range map[merit.Language][]string{
		merit.English:    {`<html lang="en">`, "Skip to the content", "3 people", `<time datetime="2026-03-01">1 March 2026</time>`},
		merit.Indonesian: {`<html lang="id">`, "Langsung ke isi", "3 orang", `<time datetime="2026-03-01">1 Maret 2026</time>`},
	} {
		html := render(t, lang, `{{define "main"}}<p id="part">{{fill "%d orang" "%d people" 3}} {{day .Day}} {{.Hostile}}</p>{{end}}`, data)
		for _, w := range want {
			assert.Contains(t, html, w)
		}
		assert.Contains(t, html, "&lt;script&gt;alert")
		assert.NotContains(t, html, "<script")
		assert.Equal(t, 1, strings.Count(html, "</style>"), "the title does not leave the style")
		assert.NotContains(t, html, `of "1"`, "nor does what runs on top")
		assert.Contains(t, html, "default-src 'none'")
		assert.NotRegexp(t, `(src|href)="(https?:)?//`, html)
		assert.NotRegexp(t, `url\(|@import`, CSS())
	}
}

// Day is a method of the test's page, as a page may have.
func (testPage) Day() merit.Date { return merit.MustDate(2026, 3, 1) }

func TestAFindingIsShownWithAllThatItSays(t *testing.T) {
	when := merit.On(merit.MustDate(2025, 9, 8))
	var findings []merit.Finding
	for _, start := range []merit.Date{merit.MustDate(2023, 9, 9), merit.MustDate(2019, 1, 1), merit.MustDate(2024, 2, 29), {}} {
		tenure, err := eligibility.Standard().Tenure(eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: start}, when)
		require.NoError(t, err)
		findings = append(findings, tenure.Verdict().Findings...)
	}
	for _, lang := range []merit.Language{merit.Indonesian, merit.English} {
		for _, f := range findings {
			html := render(t, lang, `{{define "main"}}{{range .Findings}}{{template "finding" .}}{{end}}{{end}}`, testPage{Findings: []merit.Finding{f}})
			text := plain(html)
			assert.Contains(t, text, Sign(f.Outcome())+" "+Answer(f.Outcome()).In(lang)+" "+f.Explanation(lang)+".")
			assert.Contains(t, text, page.Articles(f))
			if !f.Changes.IsZero() {
				assert.Contains(t, text, f.Changes.In(lang))
			}
			for _, fact := range f.MissingFacts() {
				assert.Contains(t, text, fact.Name.In(lang))
			}
			// Everything that the finding's own text says stands on the page.
			for _, remark := range Remarks(f, lang) {
				assert.Contains(t, text, remark)
				assert.Contains(t, f.Text(lang), remark)
			}
		}
	}
	assert.Empty(t, Remarks(merit.Finding{}, merit.English))
}

// plain returns what a reader sees of the page.
func plain(html string) string {
	s := regexp.MustCompile(`(?s)<style>.*?</style>|<[^>]*>`).ReplaceAllString(html, "")
	return strings.NewReplacer("&#39;", "'", "&#34;", `"`, "&lt;", "<", "&gt;", ">", "&#43;", "+", "&amp;", "&").Replace(s)
}

func TestEachOutcomeHasAWordAndASignOfItsOwn(t *testing.T) {
	words, signs := map[string]bool{}, map[string]bool{}
	for _, o := range []merit.Outcome{merit.Undetermined, merit.Met, merit.NotMet, merit.NotApplicable} {
		words[Answer(o).In(merit.Indonesian)], words[Answer(o).In(merit.English)], signs[Sign(o)] = true, true, true
		assert.Contains(t, CSS(), "."+o.String()+" {", "the style knows the outcome")
	}
	assert.Len(t, words, 8)
	assert.Len(t, signs, 4)
}

func TestABrokenTemplateOrWriterIsAnError(t *testing.T) {
	_, err := Layout(merit.English, `{{define "main"}}{{nosuch}}{{end}}`)
	require.Error(t, err)
	layout, err := Layout(merit.English, `{{define "main"}}{{.NoSuch}}{{end}}`)
	require.NoError(t, err)
	require.Error(t, Write(io.Discard, layout, testPage{}))
	layout, err = Layout(merit.English, `{{define "main"}}x{{end}}`)
	require.NoError(t, err)
	require.Error(t, Write(broken{}, layout, testPage{}))
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("no room") }

func hostileChart() Chart {
	return Chart{ID: "c", Title: `A & B <i>`, Says: `2026: "3"`, Width: 640, Height: 300, Lang: merit.Indonesian}
}

func TestEveryDrawingIsSVGThatNamesItself(t *testing.T) {
	c := hostileChart()
	labels := []string{"2026 I", "<b>2026 II</b>", "tidak & tahu"}
	one, two := Series{"satu", []float64{1, 0, 4.5}}, Series{`dua"><script>`, []float64{0, 2, 3}}
	draw := map[string]func() (template.HTML, error){
		"bars":    func() (template.HTML, error) { return c.Bars(labels, one) },
		"stacked": func() (template.HTML, error) { return c.Bars(labels, one, two) },
		"rows":    func() (template.HTML, error) { return c.Rows(labels, one) },
		"radar":   func() (template.HTML, error) { return c.Radar([]Axis{{"a", 5}, {"b", 5}, {"<c>", 5}}, one, two) },
		"nothing": func() (template.HTML, error) { return c.Bars(nil, Series{}) },
	}
	for name, f := range draw {
		t.Run(name, func(t *testing.T) {
			svg, err := f()
			require.NoError(t, err)
			assertXML(t, string(svg))
			assert.True(t, strings.HasPrefix(string(svg), `<svg viewBox="0 0 640 300" role="img" aria-labelledby="c-title c-desc"><title id="c-title">A &amp; B &lt;i&gt;</title><desc id="c-desc">2026: &#34;3&#34;</desc>`))
			assert.NotContains(t, svg, "font-family", "the font is the page's")
			assert.NotContains(t, svg, "<script")
			assert.NotContains(t, svg, "NaN")
		})
	}
	svg, err := c.Bars(labels, one)
	require.NoError(t, err)
	assert.Contains(t, svg, ">4,5<", "a decimal comma in Indonesian")
}

func assertXML(t *testing.T, s string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(s))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if !assert.NoError(t, err, s) {
			return
		}
	}
}

func TestTheFirstRowStandsOnTop(t *testing.T) {
	svg, err := hostileChart().Rows([]string{"first", "last"}, Series{"", []float64{7, 1}})
	require.NoError(t, err)
	height := func(label string) (y int) {
		found := regexp.MustCompile(`y="(\d+)"[^>]*>` + label + `<`).FindStringSubmatch(string(svg))
		require.NotNil(t, found, label)
		_, err := fmt.Sscan(found[1], &y)
		require.NoError(t, err)
		return y
	}
	assert.Less(t, height("first"), height("last"))
	assert.Less(t, height("7"), height("1"), "its value with it")
}

func TestAChartWhoseValuesDoNotFitItsLabelsIsRefused(t *testing.T) {
	c := hostileChart()
	_, err := c.Bars([]string{"a"}, Series{"s", []float64{1, 2}})
	require.ErrorContains(t, err, `series "s" has 2 values for 1 labels`)
	_, err = c.Radar([]Axis{{"a", 1}}, Series{"s", nil})
	require.ErrorContains(t, err, `series "s" has 0 values for 1 axes`)
	_, err = c.Draw(func(*charts.Painter) error { return errors.New("no ink") })
	require.ErrorContains(t, err, "chart c: no ink")
}

func TestTheStepOfAnAxisIsRound(t *testing.T) {
	for top, want := range map[float64]float64{1: 1, 5: 1, 6: 2, 13: 5, 25: 5, 26: 10, 51: 20, 9999: 2000} {
		assert.InDelta(t, want, niceStep(top), 0, "%v", top)
	}
}

// The colours of the series keep apart in grey and from white.
func TestTheColoursKeepApartInGrey(t *testing.T) {
	light := func(c charts.Color) float64 {
		channel := func(v uint8) float64 {
			x := float64(v) / 255 // sRGB, as WCAG counts contrast
			if x <= 0.04045 {
				return x / 12.92
			}
			return math.Pow((x+0.055)/1.055, 2.4)
		}
		return 0.2126*channel(c.R) + 0.7152*channel(c.G) + 0.0722*channel(c.B)
	}
	ratio := func(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }
	for i, c := range seriesColours {
		assert.GreaterOrEqual(t, ratio(1, light(c)), 3.0, "colour %d and white", i)
	}
	for i, a := range seriesColours[:3] {
		for j, b := range seriesColours[:i] {
			assert.GreaterOrEqual(t, ratio(light(a), light(b)), 1.5, "colours %d and %d", i, j)
		}
	}
}
