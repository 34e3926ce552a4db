package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"strings"

	"github.com/seed-133aca06/asnmerit/examples/playground/inquiry"
	"github.com/seed-133aca06/asnmerit/merit"
)

// The parts of the page.
var (
	//go:embed site/index.html
	markup string
	//go:embed site/page.css
	style string
	//go:embed site/page.js
	script string
)

// site is the page, as it is served.
type site struct {
	plain, zipped []byte
	policy        string
	wasmZipped    int
}

// newSite puts everything into one page: the form, its style, its script and the
// library. Nothing is left to ask for, so the page's policy forbids every request.
func newSite(wasm, glue []byte) (site, error) {
	library, err := zip(wasm, gzip.BestCompression)
	if err != nil {
		return site{}, err
	}
	s := site{wasmZipped: len(library)}
	// One hash for each script and style that stands in the page; 'wasm-unsafe-eval'
	// allows WebAssembly and nothing else.
	s.policy = fmt.Sprintf("default-src 'none'; script-src %s %s 'wasm-unsafe-eval'; style-src %s; img-src data:; base-uri 'none'; form-action 'none'",
		hash(string(glue)), hash(script), hash(style))
	said, err := json.Marshal(bilingual(spoken))
	if err != nil {
		return site{}, err
	}
	cases := map[string]map[string]string{}
	for _, p := range inquiry.Presets() {
		cases[p.Key] = p.Entries
	}
	presets, err := json.Marshal(cases)
	if err != nil {
		return site{}, err
	}
	var b bytes.Buffer
	if err := layout.Execute(&b, map[string]any{
		"Policy": s.policy, "Words": written, "Asks": inquiry.Asks(), "Groups": inquiry.Form(), "Earlier": inquiry.Earlier(), "Presets": inquiry.Presets(),
	}); err != nil {
		return site{}, err
	}
	s.plain = []byte(strings.NewReplacer(
		"@@STYLE@@", style, "@@GLUE@@", string(glue), "@@SCRIPT@@", script, "@@WORDS@@", string(said), "@@PRESETS@@", string(presets),
		"@@LIBRARY@@", base64.StdEncoding.EncodeToString(library),
	).Replace(b.String()))
	s.zipped, err = zip(s.plain, gzip.DefaultCompression) // most of it is compressed already
	return s, err
}

func zip(data []byte, level int) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, level)
	if err != nil {
		return nil, err
	}
	_, err = w.Write(data)
	if err = errors.Join(err, w.Close()); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// ServeHTTP serves the page, and nothing else.
func (s site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", s.policy+"; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-cache")
	switch {
	case r.URL.Path != "/":
		http.NotFound(w, r)
		return
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "GET or HEAD", http.StatusMethodNotAllowed)
		return
	}
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Vary", "Accept-Encoding")
	body := s.plain
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		body = s.zipped
	}
	h.Set("Content-Length", fmt.Sprint(len(body)))
	if r.Method == http.MethodGet {
		_, _ = w.Write(body) // whoever asked may have gone
	}
}

// layout is the page without what is put into it afterwards.
var layout = template.Must(template.New("page").Funcs(template.FuncMap{
	"id":   func(t merit.Text) string { return t.In(merit.Indonesian) },
	"en":   func(t merit.Text) string { return t.In(merit.English) },
	"none": func(t merit.Text) bool { return t.IsZero() },
	"join": func(words []string) string { return strings.Join(words, " ") },
	"slug": func(key string) string { return strings.ReplaceAll(key, ".", "-") },
}).Parse(markup))
