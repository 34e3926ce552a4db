package browser

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func page(t *testing.T, html string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "page with blank & sign.html")
	require.NoError(t, os.WriteFile(path, []byte(html), 0o644))
	return FileURL(t, path)
}

func TestAPageInChromium(t *testing.T) {
	chromium := Start(t)
	t.Run("is read and worked as a person would", func(t *testing.T) { readAndWorked(t, chromium) })
	t.Run("from loopback may ask its own server alone", func(t *testing.T) { ownServer(t, chromium) })
	t.Run("is seen when it asks others or soils the console", func(t *testing.T) { seen(t, chromium) })
}

func readAndWorked(t *testing.T, chromium *Browser) {
	tab := chromium.Open(t, page(t, `<!doctype html><meta charset="utf-8"><title>x</title><h1>Halo <b>dunia</b></h1>
		<p hidden>unseen</p><p>satu</p><p>dua</p><input id="name"><select id="s"><option>a<option>b</select>
		<button onclick="this.textContent = document.getElementById('name').value + document.getElementById('s').value">?</button>`))
	assert.Equal(t, "Halo dunia", tab.Text("h1"))
	assert.Equal(t, []string{"satu", "dua"}, tab.Texts("p:not([hidden])"))
	assert.Equal(t, 3, tab.Count("p"))
	tab.Type("#name", "Ani")
	tab.Set("#s", "b")
	tab.Click("button")
	tab.Wait(`document.querySelector("button").textContent === "Anib"`)
	tab.AssertOffline()
	tab.AssertCleanConsole()
	for _, width := range []int64{360, 1280} {
		tab.AssertNoOverflow(width)
	}
	picture := filepath.Join(t.TempDir(), "page.png")
	tab.Screenshot(picture)
	data, err := os.ReadFile(picture)
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(string(data), "\x89PNG"))
	assert.True(t, strings.HasPrefix(string(tab.PDF()), "%PDF"))
}

// ending is a test that says how it was ended.
type ending struct {
	testing.TB
	how, why string
}

func (e *ending) Helper() {}

func (e *ending) Skip(args ...any) { e.end("skipped", args) }

func (e *ending) Fatal(args ...any) { e.end("failed", args) }

func (e *ending) end(how string, args []any) {
	e.how, e.why = how, fmt.Sprint(args...)
	runtime.Goexit()
}

func TestWithoutChromiumATestIsSkippedAndInCIItFails(t *testing.T) {
	t.Setenv("CHROMIUM", "no-such-browser")
	for ci, want := range map[string]string{"": "skipped", "true": "failed"} {
		t.Setenv("CI", ci)
		one := &ending{TB: t}
		done := make(chan struct{})
		go func() {
			defer close(done)
			Start(one)
		}()
		<-done
		assert.Equal(t, want, one.how, "CI=%q", ci)
		assert.Contains(t, one.why, "apt-get install chromium")
	}
}

// silent is a test that keeps its failures to itself.
type silent struct {
	testing.TB
	failed bool
}

func (s *silent) Errorf(string, ...any) { s.failed = true }
func (s *silent) Helper()               {}

// fails reports whether the assertion fails on the tab.
func fails(tab *Tab, assertion func(*Tab)) bool {
	quiet := &silent{TB: tab.t}
	loud := tab.t
	tab.t = quiet
	assertion(tab)
	tab.t = loud
	return quiet.failed
}

func seen(t *testing.T, b *Browser) {
	noisy := b.Open(t, page(t, `<!doctype html><title>x</title><script>console.log("a word"); setTimeout(() => { throw new Error("oh") })</script><div style="width: 2000px">wide</div>`))
	noisy.Wait("true")
	assert.True(t, fails(noisy, (*Tab).AssertCleanConsole))
	assert.True(t, fails(noisy, func(tab *Tab) { tab.AssertNoOverflow(360) }))
	assert.Contains(t, strings.Join(noisy.Console(), "\n"), "a word")
	assert.Contains(t, strings.Join(noisy.Console(), "\n"), "oh")
	assert.False(t, fails(noisy, (*Tab).AssertOffline))

	loopback := b.Open(t, page(t, `<!doctype html><title>x</title><img src="http://127.0.0.1:9/p.png">`))
	assert.True(t, fails(loopback, (*Tab).AssertOffline), "another server of this machine")
	font := b.Open(t, page(t, `<!doctype html><title>x</title><style>@font-face { font-family: f; src: url(http://example.invalid/f.woff2) } p { font-family: f }</style><p>x</p>`))
	font.Wait("document.fonts.ready.then(() => true)")
	assert.True(t, fails(font, (*Tab).AssertOffline))
	assert.Contains(t, font.Requests(), "http://example.invalid/f.woff2")

	// What no page of the protocol tells of is seen on its way out.
	early := Start(t).Open(t, page(t, `<!doctype html><title>x</title><link rel="preconnect" href="https://example.invalid">`))
	assert.Eventually(t, func() bool { return fails(early, (*Tab).AssertOffline) }, 10*time.Second, 20*time.Millisecond)
	assert.Len(t, early.Requests(), 1)
}

func ownServer(t *testing.T, chromium *Browser) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(`<!doctype html><title>x</title><link rel="icon" href="data:,"><iframe src="/inner"></iframe>`))
		if r.URL.Path == "/inner" {
			_, _ = w.Write([]byte("inner"))
		}
	}))
	defer server.Close()
	tab := chromium.Open(t, server.URL+"/")
	tab.AssertOffline()
	assert.Contains(t, tab.Requests(), server.URL+"/inner")
}
