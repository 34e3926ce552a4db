package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/examples/internal/browser"
	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	web "github.com/seed-133aca06/asnmerit/examples/internal/report"
	"github.com/seed-133aca06/asnmerit/examples/internal/rosterfile"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

// reportOf writes the report that the arguments ask for and returns its path.
func reportOf(t *testing.T, wantCode int, args ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.html")
	code, stdout, _ := call(append([]string{"-format", "html", "-out", path}, args...)...)
	require.Equal(t, wantCode, code)
	require.Empty(t, stdout)
	return path
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(data)
}

// bothWidths are those of a phone and of a desk.
var bothWidths = []int64{360, 1280}

func TestTheReportInABrowser(t *testing.T) {
	chromium := browser.Start(t) // one for all, for a start takes a second
	for _, c := range []struct {
		name string
		test func(*testing.T, *browser.Browser)
	}{
		{"the published cases say what the library says", publishedCases},
		{"the summary counts what was published", publishedNumbers},
		{"every vacancy stands there as it was decided", everyVacancy},
		{"names from a file are text and nothing else", hostileNames},
		{"it can be read without eyes", withoutEyes},
		{"each official begins a page of the print", onPaper},
		{"a long roster opens at any of its officials", longReport},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, chromium) })
	}
}

func publishedCases(t *testing.T, chromium *browser.Browser) {
	for _, c := range []struct {
		name, file, day string
		profile         *eligibility.Profile
		lang            merit.Language
	}{
		{"Kab. Tegal, as its competence test was held", "../tegal/roster.csv", "2022-03-01", eligibility.Circular2020(), merit.Indonesian},
		{"Kab. Tegal under the regulation itself", "../tegal/roster.csv", "2022-03-01", eligibility.Statute(), merit.English},
		{"Kab. Kayong Utara", "../kayongutara/roster.csv", "2025-09-08", eligibility.Standard(), merit.English},
		{"Kab. Kayong Utara, in Indonesian", "../kayongutara/roster.csv", "2025-09-08", eligibility.Standard(), merit.Indonesian},
	} {
		t.Run(c.name, func(t *testing.T) {
			when := merit.On(merit.MustParseDate(c.day))
			path := reportOf(t, 0, "-asof", c.day, "-lang", c.lang.String(), "-profile", c.profile.String(), c.file)
			tab := chromium.Open(t, browser.FileURL(t, path))
			tab.Reveal()
			assert.Equal(t, c.lang.String(), browser.Eval[string](tab, "document.documentElement.lang"))
			facts := strings.Join(tab.Texts("header dl.facts dd"), "|")
			for _, want := range []string{when.AsOf.In(c.lang), c.profile.Spec().Title.In(c.lang), "roster.csv", merit.LibraryVersion} {
				assert.Contains(t, facts, want)
			}

			roster := rosterfile.ReadRoster(c.file, strings.NewReader(read(t, c.file)))
			require.NoError(t, roster.Err())
			// One reading of the page for all officials: the texts under each heading.
			read := browser.Eval[map[string][]string](tab, `Object.fromEntries(Array.from(document.querySelectorAll("#officials ~ article"),
				a => [a.id, [a.querySelector("h3").innerText, ...Array.from(a.querySelectorAll(".whole"), e => e.innerText)]]))`)
			require.Len(t, read, len(roster.Officials))
			for _, o := range roster.Officials {
				tenure, err := c.profile.Tenure(o.Incumbent, when)
				require.NoError(t, err)
				section := read["o"+strconv.Itoa(o.Row)]
				require.Len(t, section, 1+len(questions), o.Name)
				assert.Equal(t, o.Name, section[0])
				for i, f := range (judged{tenure: tenure}).findings() {
					text := section[1+i]
					assert.Contains(t, text, questions[i].In(c.lang)+"?")
					assert.Contains(t, text, web.Sign(f.Outcome())+" "+web.Answer(f.Outcome()).In(c.lang)+" "+f.Explanation(c.lang)+".", o.Name)
					assert.Contains(t, text, page.Articles(f), o.Name)
					assert.Contains(t, text, string(f.Rule.ID()))
					if f.Changes.IsZero() {
						assert.NotContains(t, text, merit.T("Hasilnya berubah pada", "Another answer from").In(c.lang))
					} else {
						assert.Contains(t, text, merit.T("Hasilnya berubah pada ", "Another answer from ").In(c.lang)+f.Changes.In(c.lang))
					}
					for _, fact := range f.MissingFacts() {
						assert.Contains(t, text, merit.T("Fakta yang belum diketahui: ", "Facts not known: ").In(c.lang)+fact.Name.In(c.lang))
					}
				}
			}
			for _, width := range bothWidths {
				tab.AssertNoOverflow(width)
			}
			tab.AssertOffline()
			tab.AssertCleanConsole()
		})
	}
}

// The published numbers themselves, so that the page is not only compared with the
// library that wrote it.
func publishedNumbers(t *testing.T, chromium *browser.Browser) {
	tegal := chromium.Open(t, browser.FileURL(t, reportOf(t, 0, "-asof", "2022-03-01", "-lang", "en", "../tegal/roster.csv")))
	// Fourteen officials of a year and more take part; the fifteenth is a day short.
	assert.Equal(t, "14", tegal.Text("#answers tbody tr:nth-child(1) td:nth-of-type(2)"))
	assert.Equal(t, "1", tegal.Text("#answers tbody tr:nth-child(1) td:nth-of-type(3)"))
	assert.Equal(t, "✗", tegal.Text("table.overview tr:has(a[href='#o18']) .answer"), tegal.Text("#o18 h3"))

	kayong := chromium.Open(t, browser.FileURL(t, reportOf(t, 0, "-asof", "2025-09-08", "-lang", "en", "../kayongutara/roster.csv")))
	counts := kayong.Texts("#answers tbody td.number")
	assert.Equal(t, []string{"7", "2", "1", "0", "0", "4", "5", "1", "0", "0", "3", "6", "1", "0", "0"}, counts, "yes, no, cannot tell, not governed, PPPK: by question")
}

func everyVacancy(t *testing.T, chromium *browser.Browser) {
	tab := chromium.Open(t, browser.FileURL(t, reportOf(t, 0, "-lang", "en")))
	tab.Reveal()
	s, _, _ := parse([]string{"-lang", "en"}, io.Discard, io.Discard)
	in, err := s.read(t.Context())
	require.NoError(t, err)
	r, err := judge(in, s)
	require.NoError(t, err)
	for _, d := range r.vacancies {
		text := tab.Text(fmt.Sprintf("#v%d", d.Row))
		assert.Contains(t, text, d.Post)
		assert.Contains(t, text, d.decision.Route.In(merit.English)+" "+r.why(d))
		assert.Contains(t, text, r.articles(d))
		for i, c := range d.decision.Candidates {
			assert.Contains(t, text, r.candidateName(d, i))
			assert.Contains(t, text, web.Answer(c.Outcome()).In(merit.English))
			assert.Contains(t, text, r.whyCandidate(d, i))
		}
		if d.decision.Route == jpt.Undecided {
			for _, f := range d.decision.Waiting() {
				assert.Contains(t, text, f.Explanation(merit.English))
			}
		}
		for _, c := range d.clearances {
			assert.Contains(t, text, page.Clearance(c, merit.English))
		}
	}
	for _, width := range bothWidths {
		tab.AssertNoOverflow(width)
	}
	tab.AssertOffline()
	tab.AssertCleanConsole()
}

func hostileNames(t *testing.T, chromium *browser.Browser) {
	names := []string{
		`<script>document.title = "owned"; alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `=HYPERLINK("http://example.invalid";"click")`,
		`</style></title><b>bold`, `{{.Title}} ${alert(1)}`, "&lt;i&gt; javascript:alert(1)",
	}
	var b strings.Builder
	b.WriteString(header)
	for i, name := range names {
		quoted := `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
		fmt.Fprintf(&b, "19850317201001100%d,%s,%s,jpt-pratama,2023-01-01\n", i+1, quoted, quoted)
	}
	fmt.Fprintf(&b, "%s,x,y,jpt-pratama,2023-01-01\n", `"<script>alert(2)</script>"`) // a bad number
	path := reportOf(t, 1, "-asof", "2025-09-08", "-full-nip", write(t, "<b>mine.csv", b.String()))

	tab := chromium.Open(t, browser.FileURL(t, path))
	tab.Reveal()
	assert.Equal(t, names, tab.Texts("article h3 bdi"))
	assert.Equal(t, names, tab.Texts("article dl.facts div:first-child dd"))
	assert.Zero(t, tab.Count("script, img, iframe, object, embed, form, b, [onerror], [onclick]"))
	assert.Contains(t, tab.Text("#rejected"), "<script>alert(2)</script>")
	assert.Contains(t, tab.Text("#rejected"), "<b>mine.csv")
	assert.Equal(t, "Siapa boleh dimutasi, diuji, dan dievaluasi", browser.Eval[string](tab, "document.title"))
	tab.AssertOffline()
	tab.AssertCleanConsole()
}

func withoutEyes(t *testing.T, chromium *browser.Browser) {
	tab := chromium.Open(t, browser.FileURL(t, reportOf(t, 0)))
	for selector, want := range map[string]int{"header": 1, "main": 1, "nav": 1, "footer": 1, "h1": 1, "figure svg[role=img]": 3} {
		assert.Equal(t, want, tab.Count(selector), selector)
	}
	for _, selector := range []string{
		"table:not(:has(th[scope=col]))", "tbody tr:not(:has(th[scope=row])):not(#rejected tr, #changes tr)", "svg:not(:has(> title):has(> desc))",
		"a:not([href])", "html:not([lang])", "section:not([aria-labelledby])", ".scroll:not([tabindex='0'][role=region][aria-label])",
	} {
		assert.Zero(t, tab.Count(selector), "%s", selector)
	}
	assert.Empty(t, browser.Eval[[]string](tab, `(() => { // no level of headings is left out
		let level = 0; const out = [];
		for (const h of document.querySelectorAll("h1, h2, h3, h4")) {
			const n = Number(h.tagName[1]);
			if (n > level + 1) out.push(h.innerText);
			level = n;
		}
		return out;
	})()`))
	assert.Empty(t, browser.Eval[[]string](tab, `(() => { // text stands out from its ground by 4.5 to 1 (WCAG 2.2, AA)
		const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
		const light = c => { const [r, g, b] = c.match(/[\d.]+/g).map(Number); return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b); };
		const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!/, 0\)$/.test(c)) return c; } return "rgb(255, 255, 255)"; };
		const poor = new Set();
		for (const e of document.querySelectorAll("h1, h2, p, a, dt, dd, th, td, .answer, .small, .basis, .missing, figcaption, .digest")) {
			const a = light(getComputedStyle(e).color), b = light(ground(e));
			if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5) poor.add(e.tagName + "." + e.className);
		}
		return [...poor];
	})()`))
}

func onPaper(t *testing.T, chromium *browser.Browser) {
	tab := chromium.Open(t, browser.FileURL(t, reportOf(t, 0, "-asof", "2025-09-08", "../kayongutara/roster.csv")))
	tab.Media("print", false)
	officials := tab.Count("article.sheet")
	require.Equal(t, 10, officials)
	pages := len(regexp.MustCompile(`/Type /Page\b[^s]`).FindAll(tab.PDF(), -1))
	assert.Greater(t, pages, officials)
	tab.AssertNoOverflow(673) // A4 between its margins: nothing is cut
}

var (
	reference = regexp.MustCompile(`(?:src|href|action|data|poster|srcset)="([^"]*)"`)
	identity  = regexp.MustCompile(` id="([^"]*)"`)
	styleURL  = regexp.MustCompile(`url\(|@import|@font-face`)
)

func TestTheReportIsOneFileWhoseLinksLeadSomewhere(t *testing.T) {
	for _, lang := range []string{"id", "en"} {
		html := read(t, reportOf(t, 0, "-lang", lang))
		ids := map[string]bool{}
		for _, id := range identity.FindAllStringSubmatch(html, -1) {
			assert.False(t, ids[id[1]], "two elements have the id %s", id[1])
			ids[id[1]] = true
		}
		for _, ref := range reference.FindAllStringSubmatch(html, -1) {
			target, inside := strings.CutPrefix(ref[1], "#")
			assert.True(t, inside && ids[target] || ref[1] == "data:,", "%s leads nowhere", ref[1])
		}
		assert.NotRegexp(t, styleURL, html)
		assert.NotContains(t, html, "<script")
		assert.Contains(t, html, `<html lang="`+lang+`">`)
		assert.Contains(t, html, "default-src 'none'")
	}
}

func TestTheReportHasTheRulesInForceAndTheirDigest(t *testing.T) {
	law := merit.MustDate(2022, 3, 1)
	html := read(t, reportOf(t, 0, "-law", law.String(), "-lang", "en"))
	assert.Contains(t, html, `id="digest">`+merit.DigestOf(merit.Rules(), eligibility.Rules(), jpt.Rules()).String()+`<`)
	for _, rules := range [][]*merit.Rule{merit.Rules(), eligibility.Rules(), jpt.Rules()} {
		for _, rule := range rules {
			assert.Contains(t, html, `id="rule-`+string(rule.ID())+`"`)
			assert.Equal(t, rule.InForce(law), strings.Contains(html, `<article class="whole rule" id="rule-`+string(rule.ID())+`">`), rule.ID())
			assert.Equal(t, rule.InForce(law), strings.Contains(html, rule.Digest().String()), rule.ID())
		}
	}
	assert.Contains(t, html, "5 years", "a number of a rule")
}

func longReport(t *testing.T, chromium *browser.Browser) {
	var b strings.Builder
	b.WriteString(header)
	for i := range 600 {
		fmt.Fprintf(&b, "19850317%04d%02d1%03d,Nama %d,Kepala Dinas %d,jpt-pratama,20%02d-01-01\n", 2008+i/300, 1+i%12, i+1, i, i, 18+i%8)
	}
	path := reportOf(t, 0, "-asof", "2025-09-08", "-lang", "en", write(t, "long.csv", b.String()))
	tab := chromium.Open(t, browser.FileURL(t, path)+"#o550")
	assert.Equal(t, 600, tab.Count("article.sheet"))
	assert.Contains(t, tab.Text("#officials ~ p"), "This roster is long")
	assert.Less(t, browser.Eval[float64](tab, `Math.abs(document.querySelector("#o550").getBoundingClientRect().top)`), 900.0, "the official asked for is in the window")
	assert.Contains(t, tab.Text("#timeline ~ p"), "more, each in the section of its official")
	tab.AssertCleanConsole()
}

func TestThePageSaysWhenARuleAndANumberWereLastChecked(t *testing.T) {
	law := merit.MustDate(2026, time.March, 1) // of the roster of the program
	for lang, words := range map[merit.Language][2]string{merit.Indonesian: {"terakhir diperiksa: ", "tidak tercatat"}, merit.English: {"last checked: ", "not on record"}} {
		_, html, _ := call("-lang", lang.String(), "-format", "html")
		want := map[string]int{}
		say := func(day merit.Date) {
			text := words[1]
			if !day.IsZero() {
				text = day.In(lang)
			}
			want[words[0]+text]++
		}
		for _, rule := range slices.Concat(merit.Rules(), eligibility.Rules(), jpt.Rules()) {
			if !rule.InForce(law) {
				continue
			}
			say(rule.At(law).CheckedOn)
			for _, param := range rule.Params() {
				if v := param.At(law); v != nil {
					say(v.CheckedOn)
				}
			}
		}
		require.NotEmpty(t, want)
		for text, times := range want {
			assert.Equal(t, times, strings.Count(html, text), text)
		}
	}
}
