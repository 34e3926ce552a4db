package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/examples/internal/browser"
	"github.com/seed-133aca06/asnmerit/examples/internal/golden"
	"github.com/seed-133aca06/asnmerit/examples/playground/inquiry"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

// onDisk writes the page to a file and returns its address.
func onDisk(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "index.html")
	s, err := once(t.Context(), io.Discard)
	require.NoError(t, err)
	require.NoError(t, write(file, s.plain))
	return browser.FileURL(t, file)
}

// ready waits until the library answers.
func ready(tab *browser.Tab) { tab.Wait(`!document.querySelector("#peek").hidden`) }

// says waits until the page reads out what the library answers to the entries.
func says(t *testing.T, tab *browser.Tab, entries map[string]string, lang string) inquiry.Answer {
	t.Helper()
	entries = maps.Clone(entries)
	entries["lang"] = lang
	a := inquiry.Judge(entries)
	tab.Wait(fmt.Sprintf("document.querySelector('#summary').textContent === %q", a.Summary))
	return a
}

// reach presses the Tab key until the field has the focus, and checks that each stop
// on the way can be seen to have it.
func reach(t *testing.T, tab *browser.Tab, name string) {
	t.Helper()
	for range 150 {
		tab.Press(kb.Tab)
		at := browser.Eval[[2]string](tab, `(() => {
			const e = document.activeElement;
			const marked = e.type === "radio" ? e.nextElementSibling : e;
			if (e === document.body) return ["", ""]; // past the end of the page
			const seen = getComputedStyle(marked).outlineStyle !== "none" && marked.getClientRects().length > 0;
			return [e.name || e.id, seen ? "" : e.outerHTML.slice(0, 80)];
		})()`)
		require.Empty(t, at[1], "the focus cannot be seen")
		if at[0] == name {
			return
		}
	}
	require.Fail(t, "the Tab key does not reach it", name)
}

// enter enters a case by the keyboard alone, in the order of the form.
func enter(t *testing.T, tab *browser.Tab, entries map[string]string) {
	t.Helper()
	value := func(key string) string {
		return browser.Eval[string](tab, fmt.Sprintf("document.querySelector('#form').elements[%q].value", key))
	}
	turn := func(key, want, press string) {
		reach(t, tab, key)
		for range 20 {
			if value(key) == want {
				return
			}
			tab.Press(press)
		}
		require.Fail(t, "no such choice", "%s %s", key, want)
	}
	turn("ask", entries["ask"], kb.ArrowDown)
	left := len(entries) - 1
	for _, g := range inquiry.Form() {
		for _, f := range g.Fields {
			entry, given := entries[f.Key]
			if !given {
				continue
			}
			left--
			switch f.Kind {
			case inquiry.Choice, inquiry.YesNo:
				turn(f.Key, entry, kb.ArrowDown)
			default:
				reach(t, tab, f.Key)
				tab.Press(entry) // in the place of what is there
			}
		}
	}
	require.Zero(t, left, "entries that the form does not hold")
}

func entriesOf(t *testing.T, key string) map[string]string {
	t.Helper()
	for _, p := range inquiry.Presets() {
		if p.Key == key {
			return maps.Clone(p.Entries)
		}
	}
	require.Fail(t, "no such case", key)
	return nil
}

func articles(f merit.Finding) string {
	var out []string
	for _, c := range f.Citations() {
		out = append(out, c.String())
	}
	return strings.Join(out, "; ")
}

// One Chromium and one page do for all that a reader does.
func TestInTheBrowser(t *testing.T) {
	b := browser.Start(t)
	t.Run("the cases are entered by keyboard, with the server gone", func(t *testing.T) { byKeyboard(t, b) })

	address := onDisk(t)
	tab := b.Open(t, address)
	ready(tab)
	t.Run("the page opens from the disk", func(t *testing.T) { fromDisk(t, b, tab) })
	t.Run("what is wrong stands at its field", func(t *testing.T) { wrongEntries(t, tab) })
	t.Run("every control has a name and every text can be read", func(t *testing.T) { readable(t, tab) })
	t.Run("a link is input like any other", func(t *testing.T) { hostileLink(t, b, address) })
}

func byKeyboard(t *testing.T, b *browser.Browser) {
	address, stop := served(t)
	tab := b.Open(t, address)
	ready(tab)
	require.Equal(t, []string{address}, tab.Requests(), "one page is all that is asked for")
	stop() // what is open goes on working

	pratama, regency := merit.JPTPratama, jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency}

	// Kab. Tegal, in Indonesian.
	enter(t, tab, entriesOf(t, "tegal"))
	says(t, tab, entriesOf(t, "tegal"), "id")
	tenure, err := eligibility.Standard().Tenure(eligibility.Incumbent{Level: pratama, Inaugurated: merit.MustDate(2021, time.March, 1)}, merit.On(merit.MustDate(2022, time.March, 1)))
	require.NoError(t, err)
	assert.Equal(t, []string{"Ya", "Belum", "Belum"}, tab.Texts(".verdict > .word"))
	firsts := tab.Texts(".verdict > .first")
	require.Len(t, firsts, 3)
	assert.Equal(t, "Hari pertama yang mungkin: "+tenure.Ukom.Changes.In(merit.Indonesian)+".", firsts[1])
	assert.Equal(t, "Jatuh tempo pertama kali: "+tenure.Evaluation.Changes.In(merit.Indonesian)+".", firsts[2])
	basis := tab.Texts(".verdict .basis")
	require.Len(t, basis, 3)
	for i, f := range []merit.Finding{tenure.Mutation, tenure.Ukom, tenure.Evaluation} {
		assert.Equal(t, "Dasar: "+articles(f), basis[i])
	}

	// Kab. Kayong Utara, a day short, in English: from the beginning of the page.
	tab.Click("#clear")
	tab.Click(`[data-lang="en"]`)
	browser.Eval[bool](tab, "(document.activeElement.blur(), true)")
	short := entriesOf(t, "kayong-utara-short")
	enter(t, tab, short)
	says(t, tab, short, "en")
	day := merit.On(merit.MustDate(2025, time.September, 8))
	candidate := jpt.Candidate{Incumbent: eligibility.Incumbent{Level: pratama, Inaugurated: merit.MustDate(2023, time.September, 9)},
		SameAgency: merit.Yes, SameClassification: merit.No, MeetsStandard: merit.Yes, PassedUkom: merit.Yes}
	vacancy := jpt.Vacancy{Post: regency, Reorganised: merit.No, Calendar: jpt.Calendar{HeadInaugurated: merit.MustDate(2025, time.February, 20), Election: merit.No}}
	forecast, err := jpt.Earliest(vacancy, candidate, eligibility.Standard(), day)
	require.NoError(t, err)
	assert.Equal(t, "Not yet", tab.Text(".verdict > .word"))
	assert.Equal(t, "First possible day: "+forecast.Day.In(merit.English)+".", tab.Text(".verdict > .first"))
	assert.Equal(t, strings.ToLower(tab.Text(".verdict > .route")), forecast.Route.In(merit.English))
	require.Len(t, forecast.Now, 1)
	assert.Equal(t, "Basis: "+articles(forecast.Now[0]), tab.Text(".verdict .basis"))

	// A day longer in post, and it is a yes.
	browser.Eval[bool](tab, "(document.activeElement.blur(), true)")
	reach(t, tab, "official.inaugurated")
	tab.Press("8 September 2023")
	says(t, tab, entriesOf(t, "kayong-utara"), "en")
	assert.Equal(t, "Yes", tab.Text(".verdict > .word"))
	candidate.Incumbent.Inaugurated = merit.MustDate(2023, time.September, 8)
	decision, err := jpt.Decide(vacancy, []jpt.Candidate{candidate}, eligibility.Standard(), day)
	require.NoError(t, err)
	assert.Equal(t, "Basis: "+articles(decision.Deciding()), tab.Text(".verdict .basis"))

	assert.Equal(t, []string{address}, tab.Requests(), "nothing was asked for since")
	tab.AssertOffline()
	tab.AssertCleanConsole()
}

func fromDisk(t *testing.T, b *browser.Browser, tab *browser.Tab) {
	for _, p := range inquiry.Presets() {
		tab.Click(fmt.Sprintf("[data-preset=%q]", p.Key))
		says(t, tab, p.Entries, "id")
		assert.Equal(t, p.Source.In(merit.Indonesian), tab.Text(".source:not([hidden])"))

		// The language changes and nothing else does.
		tab.Click(`[data-lang="en"]`)
		a := says(t, tab, p.Entries, "en")
		assert.Equal(t, "en", browser.Eval[string](tab, "document.documentElement.lang"))
		assert.Equal(t, "May this official move, be tested, be appointed?", tab.Text("h1"))
		assert.Equal(t, len(a.Verdicts), tab.Count(".verdict"))

		tab.Click(`[data-lang="id"]`)
		says(t, tab, p.Entries, "id")
	}

	// The address holds the case, for another reader too.
	tab.Click(`[data-lang="en"]`)
	other := b.Open(t, browser.Eval[string](tab, "location.href"))
	ready(other)
	says(t, other, entriesOf(t, "promotion"), "en")
	other.AssertCleanConsole()

	tab.Click(`[data-lang="id"]`)
	tab.Click("#clear")
	says(t, tab, map[string]string{"asOf": time.Now().Format(time.DateOnly)}, "id")
	tab.AssertOffline()
	tab.AssertCleanConsole()
}

func wrongEntries(t *testing.T, tab *browser.Tab) {
	field := func(expression string) string {
		return browser.Eval[string](tab, `String((() => { const f = document.querySelector("#official-inaugurated"); return `+expression+` })())`)
	}
	tab.Click(`[data-preset="tegal"]`)
	tab.Set("#official-inaugurated", "30-2-2021")
	tab.Wait(`document.querySelector("#official-inaugurated").getAttribute("aria-invalid") === "true"`)
	assert.Contains(t, tab.Text("#official-inaugurated-error"), "dalam kalender")
	assert.Contains(t, field("f.getAttribute('aria-describedby')"), "official-inaugurated-error")
	assert.Zero(t, tab.Count(".verdict"), "nothing is judged then")
	for _, c := range tab.Controls() {
		if c.Name == "Dilantik dalam jabatan sekarang" {
			assert.Contains(t, c.Description, "dalam kalender", "a screen reader says it at the field")
		}
	}
	tab.Click("#verdict .problems .jump")
	assert.Equal(t, "true", field("document.activeElement === f"), "the list of problems leads to the field")

	tab.Set("#official-inaugurated", "")
	tab.Wait(`document.querySelectorAll(".verdict").length === 3`)
	assert.Equal(t, "null", field("f.getAttribute('aria-invalid')"))
	assert.Equal(t, []string{"Tidak dapat dipastikan", "Tidak dapat dipastikan", "Tidak dapat dipastikan"}, tab.Texts(".verdict > .word"))
	assert.Contains(t, tab.Text(".verdict .missing"), "tanggal pelantikan")
	tab.Click(".verdict .missing .jump")
	assert.Equal(t, "true", field("document.activeElement === f"), "what is missing leads to its field")

	// The employee number tells the birth, and stays out of the link.
	tab.Set("#official-birth", "")
	tab.Set("#official-nip", "19690817 199503 1 912")
	tab.Wait(`!document.querySelector("#official-birth-read").hidden`)
	assert.Equal(t, "dari NIP: 17 Agustus 1969", tab.Text("#official-birth-read"))
	link, err := url.Parse(browser.Eval[string](tab, "location.href"))
	require.NoError(t, err)
	held, err := url.ParseQuery(link.Fragment)
	require.NoError(t, err)
	assert.Equal(t, "1969-08-17", held.Get("official.birth"))
	assert.NotContains(t, link.String(), "199503")

	// Earlier posts come and go.
	tab.Click(`[data-preset="promotion"]`)
	assert.Equal(t, []string{"Jabatan sebelumnya 1"}, tab.Texts(".post > legend"))
	tab.Click("#add")
	assert.Equal(t, "career.1.level", browser.Eval[string](tab, "document.activeElement.name"))
	tab.Wait(`document.querySelector(".verdict > .word").textContent.startsWith("Ya")`)
	tab.Click(".post .remove")
	assert.Equal(t, []string{"Jabatan sebelumnya 1"}, tab.Texts(".post > legend"))
	assert.Equal(t, "add", browser.Eval[string](tab, "document.activeElement.id"))

	// The first stop leads past the head of the page, and the link survives it.
	before := browser.Eval[string](tab, "location.hash")
	browser.Eval[bool](tab, "(document.activeElement.blur(), window.scrollTo(0, 0), document.querySelector('#skip').focus(), true)")
	tab.Press(kb.Enter)
	assert.Equal(t, "form", browser.Eval[string](tab, "document.activeElement.id"))
	assert.Equal(t, before, browser.Eval[string](tab, "location.hash"))
	tab.AssertCleanConsole()
}

func hostileLink(t *testing.T, b *browser.Browser, address string) {
	hostile := url.Values{"official.level": {`<img src=x onerror="alert(1)">`}, "length": {"9"}, "__proto__": {"x"}, "reset": {"1"}, "career.99.level": {"y"}, "asOf": {"2025-09-08"}, "lang": {"en"}}
	tab := b.Open(t, address+"#"+hostile.Encode())
	ready(tab)
	problems := tab.Text("#verdict .problems")
	assert.Contains(t, problems, `"<img src=x onerror=`)
	assert.Contains(t, problems, "entries that this page does not know")
	assert.Zero(t, tab.Count("img"))
	tab.Click(`[data-preset="tegal"]`)
	says(t, tab, entriesOf(t, "tegal"), "en")
	tab.AssertOffline()
	tab.AssertCleanConsole()
}

func readable(t *testing.T, tab *browser.Tab) {
	for _, p := range inquiry.Presets() {
		for _, lang := range []string{"en", "id"} {
			tab.Click(fmt.Sprintf("[data-preset=%q]", p.Key))
			tab.Click(fmt.Sprintf("[data-lang=%q]", lang))
			says(t, tab, p.Entries, lang)
			browser.Eval[bool](tab, `(document.querySelectorAll("details").forEach((d) => d.open = true), true)`)
			controls := tab.Controls()
			roles := map[string]int{}
			for _, c := range controls {
				roles[c.Role]++
				assert.NotEmpty(t, strings.TrimSpace(c.Name), "%s without a name, %s", c.Role, c.Description)
			}
			assert.Positive(t, roles["textbox"])
			assert.Positive(t, roles["combobox"])
			assert.Positive(t, roles["radio"])
			assert.True(t, slices.ContainsFunc(controls, func(c browser.Control) bool {
				return strings.HasPrefix(c.Name, map[string]string{"en": "Level of the present post", "id": "Jenjang jabatan sekarang"}[lang])
			}))
			for _, width := range []int64{320, 360, 768, 1280} {
				tab.AssertNoOverflow(width)
			}
			for _, dark := range []bool{false, true} {
				tab.Media("screen", dark)
				assert.Empty(t, browser.Eval[[]string](tab, faint), "%s, dark %t", p.Key, dark)
			}
			tab.Media("screen", false)
		}
	}
	tab.AssertCleanConsole()
}

// faint lists the texts whose contrast with what lies behind is below 4.5.
const faint = `(() => {
	const parts = (c) => { const m = c.match(/[\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m; };
	const light = (c) => { const [r, g, b] = c.map((x) => (x /= 255) <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
	const out = [];
	for (const e of document.querySelectorAll("body *")) {
		const text = Array.from(e.childNodes).filter((n) => n.nodeType === 3).map((n) => n.data.trim()).join("") || e.value && e.matches("input[type=text]") && e.value;
		if (!text || !e.getClientRects().length || e.matches("script, option, .aside")) continue;
		let behind = e;
		while (behind && parts(getComputedStyle(behind).backgroundColor)[3] === 0) behind = behind.parentElement;
		const [a, b] = [getComputedStyle(e).color, getComputedStyle(behind || document.body).backgroundColor].map((c) => light(parts(c).slice(0, 3)));
		const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		if (contrast < 4.5) out.push(contrast.toFixed(2) + " " + e.tagName + "." + e.getAttribute("class") + ": " + text.slice(0, 40));
	}
	return out;
})()`

// smaller writes a picture anew with its 256 most frequent colours, a third the size.
func smaller(t *testing.T, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	img, err := png.Decode(bytes.NewReader(data))
	require.NoError(t, err)
	count := map[color.Color]int{}
	area := img.Bounds()
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			count[img.At(x, y)]++
		}
	}
	frequent := slices.SortedFunc(maps.Keys(count), func(a, b color.Color) int { return count[b] - count[a] })
	few := image.NewPaletted(area, frequent[:min(256, len(frequent))])
	draw.Draw(few, area, img, area.Min, draw.Src)
	var b bytes.Buffer
	require.NoError(t, (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, few))
	require.NoError(t, os.WriteFile(file, b.Bytes(), 0o644))
}

// The picture of the README; the flag -update takes it anew.
func TestThePictureOfTheREADMEIsThere(t *testing.T) {
	const picture = "testdata/playground.png"
	if golden.Update() {
		tab := browser.Start(t).Open(t, onDisk(t))
		ready(tab)
		tab.Click(`[data-lang="en"]`)
		tab.Click(`[data-preset="kayong-utara-short"]`)
		browser.Eval[bool](tab, "(document.activeElement.blur(), true)")
		tab.Resize(1080, 900)
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		tab.Screenshot(picture)
		smaller(t, picture)
	}
	info, err := os.Stat(picture)
	require.NoError(t, err, "run the test with -update to take it")
	assert.Less(t, info.Size(), int64(150_000))
}
