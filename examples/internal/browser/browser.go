// Package browser opens pages in a headless Chromium, so that a test reads what a
// person would see, and knows what the page asked of the network and wrote to the
// console.
//
//	tab := browser.Start(t).Open(t, browser.FileURL(t, path))
//	tab.Text("h1")
//	tab.AssertOffline()
//	tab.AssertCleanConsole()
//
// Where there is no Chromium the test is skipped with a word on how to install one;
// where the environment variable CI is set it fails instead. The variable CHROMIUM
// names another program to start.
package browser

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// programs are the names under which Chromium is installed.
var programs = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}

// patience is how long one step may take; a cold start on a busy machine is slow.
const patience = 60 * time.Second

// Path returns the Chromium of this machine, or the empty string.
func Path() string {
	if named := os.Getenv("CHROMIUM"); named != "" {
		path, _ := exec.LookPath(named)
		return path
	}
	for _, name := range programs {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// Browser is a running Chromium with a profile of its own.
type Browser struct {
	ctx   context.Context
	proxy *proxy
}

// Start starts Chromium for the test, which ends it too. It skips the test where
// there is none, and fails it where there should be one.
func Start(t testing.TB) *Browser {
	t.Helper()
	path := Path()
	if path == "" {
		const want = "no Chromium on this machine: apt-get install chromium, or name it in CHROMIUM"
		if os.Getenv("CI") != "" {
			t.Fatal(want)
		}
		t.Skip(want)
	}
	refusing := newProxy(t)
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.NoSandbox, chromedp.DisableGPU, // a container has neither
		chromedp.UserDataDir(t.TempDir()),
		chromedp.ProxyServer(refusing.URL), // loopback does not go through it
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-domain-reliability", true),
		chromedp.Flag("hide-scrollbars", true), // as wide as on a phone, where they float
		chromedp.Flag("lang", "en-US"),
	)
	allocator, cancelAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(func() {
		_ = chromedp.Cancel(ctx) // closes in order, so that the profile can be removed
		cancel()
		cancelAllocator()
	})
	require.NoError(t, chromedp.Do(ctx), "start of %s", path)
	return &Browser{ctx, refusing}
}

// makers are the domains that the browser itself, no page, asks for its updates and
// the time. The proxy refuses them too; a page that asks for them is seen by its tab.
var makers = []string{"google.com", "googleapis.com", "gvt1.com"}

// proxy refuses whatever would leave the machine, and remembers what the makers'
// browser does not ask by itself.
type proxy struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string
}

func newProxy(t testing.TB) *proxy {
	p := &proxy{}
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if host := r.URL.Hostname(); !slices.ContainsFunc(makers, func(domain string) bool {
			return host == domain || strings.HasSuffix(host, "."+domain)
		}) {
			p.mu.Lock()
			p.asked = append(p.asked, r.Method+" "+r.URL.String())
			p.mu.Unlock()
		}
		http.Error(w, "this browser stays on its machine", http.StatusForbidden)
	}))
	t.Cleanup(p.Close)
	return p
}

func (p *proxy) requests() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.asked...)
}

// FileURL returns the file: address of a file.
func FileURL(t testing.TB, path string) string {
	t.Helper()
	absolute, err := filepath.Abs(path)
	require.NoError(t, err)
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(absolute)}).String()
}

// Tab is an open page.
type Tab struct {
	t       testing.TB
	ctx     context.Context
	browser *Browser

	mu       sync.Mutex
	requests []string
	console  []string
}

// Open opens the address, a file: or a loopback one, in a new tab 1280 pixels wide
// and waits until it has loaded.
func (b *Browser) Open(t testing.TB, address string) *Tab {
	t.Helper()
	u, err := url.Parse(address)
	require.NoError(t, err)
	require.True(t, u.Scheme == "file" || loopback(u), "%s is neither a file nor on this machine", address)

	tab := &Tab{t: t, browser: b}
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithListener(tab.listen))
	t.Cleanup(cancel)
	tab.ctx = ctx
	require.NoError(t, chromedp.Do(ctx), "a new tab")
	tab.Resize(1280, 900)
	tab.do(chromedp.Navigate(address))
	return tab
}

func loopback(u *url.URL) bool {
	ip := net.ParseIP(u.Hostname())
	return u.Hostname() == "localhost" || ip != nil && ip.IsLoopback()
}

// listen runs on the goroutine that reads from the browser.
func (tab *Tab) listen(event any) {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		tab.requests = append(tab.requests, e.Request.URL)
	case *network.EventWebSocketCreated:
		tab.requests = append(tab.requests, e.URL)
	case *runtime.EventConsoleAPICalled:
		words := make([]string, len(e.Args))
		for i, arg := range e.Args {
			words[i] = cmp.Or(arg.Description, string(arg.Value))
		}
		tab.console = append(tab.console, fmt.Sprintf("%s: %s", e.Type, strings.Join(words, " ")))
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if x := e.ExceptionDetails.Exception; x != nil {
			text += " " + x.Description
		}
		tab.console = append(tab.console, "exception: "+text)
	case *log.EventEntryAdded:
		tab.console = append(tab.console, fmt.Sprintf("%s: %s (%s)", e.Entry.Level, e.Entry.Text, e.Entry.URL))
	}
}

func (tab *Tab) do(steps ...chromedp.Action[chromedp.Void]) {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	require.NoError(tab.t, chromedp.Do(ctx, steps...))
}

func get[T any](tab *Tab, action chromedp.Action[T], what string) T {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, action)
	require.NoError(tab.t, err, what)
	return value
}

// Eval returns the value of the expression in the page. A promise is waited for.
func Eval[T any](tab *Tab, expression string) T {
	tab.t.Helper()
	return get(tab, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise), expression)
}

// Texts returns the visible text of every element that the CSS selector finds, in
// the order of the page.
func (tab *Tab) Texts(selector string) []string {
	tab.t.Helper()
	return Eval[[]string](tab, fmt.Sprintf("Array.from(document.querySelectorAll(%q), e => e.innerText.trim())", selector))
}

// Text returns the visible text of the first element that the CSS selector finds.
// It fails the test where there is none.
func (tab *Tab) Text(selector string) string {
	tab.t.Helper()
	texts := tab.Texts(selector)
	require.NotEmpty(tab.t, texts, "no %s on the page", selector)
	return texts[0]
}

// Reveal lays out what a page leaves for later (content-visibility: auto), whose text
// is empty for [Tab.Texts] as long as it is far from the window.
func (tab *Tab) Reveal() {
	tab.t.Helper()
	Eval[bool](tab, `!!document.head.appendChild(Object.assign(document.createElement("style"), {textContent: "* { content-visibility: visible !important }"}))`)
}

// Count returns how many elements the CSS selector finds.
func (tab *Tab) Count(selector string) int {
	tab.t.Helper()
	return Eval[int](tab, fmt.Sprintf("document.querySelectorAll(%q).length", selector))
}

// Wait waits until the expression in the page is true.
func (tab *Tab) Wait(expression string) {
	tab.t.Helper()
	get(tab, chromedp.Poll[bool](expression, chromedp.WithPollingTimeout(patience)), expression)
}

// Click clicks the first element that the CSS selector finds.
func (tab *Tab) Click(selector string) {
	tab.t.Helper()
	tab.do(chromedp.Click(chromedp.CSS(selector)))
}

// Type gives the element that the CSS selector finds the focus and types the text,
// key by key. Package kb of chromedp holds the keys that are no letters.
func (tab *Tab) Type(selector, text string) {
	tab.t.Helper()
	tab.do(chromedp.SendKeys(chromedp.CSS(selector), text))
}

// Press types into whatever has the focus.
func (tab *Tab) Press(keys string) {
	tab.t.Helper()
	tab.do(chromedp.KeyEvent(keys))
}

// Set gives a field, a choice or a date field the value as a person's choice would:
// with the events input and change.
func (tab *Tab) Set(selector, value string) {
	tab.t.Helper()
	found := Eval[bool](tab, fmt.Sprintf(`(() => {
		const e = document.querySelector(%q);
		if (!e) return false;
		if (e.type === "checkbox" || e.type === "radio") e.checked = %q === "true"; else e.value = %q;
		e.dispatchEvent(new Event("input", {bubbles: true}));
		e.dispatchEvent(new Event("change", {bubbles: true}));
		return true;
	})()`, selector, value, value))
	require.True(tab.t, found, "no %s on the page", selector)
}

// Resize gives the page another width and height in pixels.
func (tab *Tab) Resize(width, height int64) {
	tab.t.Helper()
	tab.do(chromedp.EmulateViewport(width, height))
}

// Media shows the page as it is printed ("print") or on a screen ("screen"), the
// latter too with the reader's wish for a dark page where dark is set.
func (tab *Tab) Media(media string, dark bool) {
	tab.t.Helper()
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	get(tab, func(ctx context.Context, _ *chromedp.Target) (chromedp.Void, error) {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Media: media, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
		return chromedp.Void{}, err
	}, "media "+media)
}

// Screenshot writes what the window shows to a PNG file.
func (tab *Tab) Screenshot(path string) {
	tab.t.Helper()
	require.NoError(tab.t, os.WriteFile(path, get(tab, chromedp.CaptureScreenshot(), "screenshot"), 0o644))
}

// PDF returns the page as it prints, on the paper that its style asks for.
func (tab *Tab) PDF() []byte {
	tab.t.Helper()
	return get(tab, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground()), "print")
}

// Requests returns every address that the page asked for, with its own as first.
func (tab *Tab) Requests() []string {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	return append([]string(nil), tab.requests...)
}

// Console returns everything that the page, or the browser about it, wrote to the
// console: messages, exceptions and what was blocked.
func (tab *Tab) Console() []string {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	return append([]string(nil), tab.console...)
}

// AssertOffline fails the test where the page asked for anything but files and data
// that it holds itself, or, where it came from loopback, but what lies on the very
// same host and port. It fails too where anything else but the browser's own calls to
// its maker was on its way to another machine. None of it gets there.
func (tab *Tab) AssertOffline() {
	tab.t.Helper()
	requests := tab.Requests()
	if !assert.NotEmpty(tab.t, requests, "not even the page was asked for: nothing is recorded") {
		return
	}
	home, err := url.Parse(requests[0])
	require.NoError(tab.t, err)
	for _, request := range requests {
		u, err := url.Parse(request)
		if !assert.NoError(tab.t, err) {
			continue
		}
		switch u.Scheme {
		case "data", "blob", "about":
		case "file":
			assert.Equal(tab.t, "file", home.Scheme, request)
		default:
			assert.True(tab.t, loopback(u) && u.Host == home.Host, "the page asked for %s", request)
		}
	}
	assert.Empty(tab.t, tab.browser.proxy.requests(), "asked of other machines")
}

// AssertCleanConsole fails the test where anything stands on the console.
func (tab *Tab) AssertCleanConsole() {
	tab.t.Helper()
	assert.Empty(tab.t, tab.Console(), "on the console")
}

// AssertNoOverflow fails the test where the page at the given width in pixels is
// wider than the window, so that a reader would have to scroll sideways, and names
// the elements that stick out.
func (tab *Tab) AssertNoOverflow(width int64) {
	tab.t.Helper()
	tab.Resize(width, 900)
	over := Eval[[]string](tab, `(() => {
		const wide = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= wide) return [];
		const out = [];
		const scrolled = e => { for (e = e.parentElement; e; e = e.parentElement) if (["auto", "scroll", "hidden"].includes(getComputedStyle(e).overflowX)) return true; };
		for (const e of document.querySelectorAll("body *")) {
			const box = e.getBoundingClientRect();
			if (box.right > wide + 0.5 && out.length < 10 && !scrolled(e))
				out.push(e.tagName + "." + e.getAttribute("class") + " to " + Math.round(box.right) + ": " + (e.textContent || "").trim().slice(0, 40));
		}
		return ["the page is " + document.documentElement.scrollWidth + " wide", ...out];
	})()`)
	assert.Empty(tab.t, over, "at a width of %d", width)
}
