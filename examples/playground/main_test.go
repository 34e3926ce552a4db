package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
)

// compiled is the page with the library in it, and what is told of it; to compile it
// once is enough.
var compiled = sync.OnceValues(func() (built, error) {
	var told bytes.Buffer
	s, err := build(context.Background(), &told)
	return built{s, told.String()}, err
})

type built struct {
	site
	told string
}

// once builds the page as the program does, but once for all tests.
func once(_ context.Context, stderr io.Writer) (site, error) {
	b, err := compiled()
	_, _ = io.WriteString(stderr, b.told)
	return b.site, err
}

// emptyPage returns a page with another library in it, which needs no compiler.
func emptyPage(t *testing.T) site {
	t.Helper()
	s, err := newSite([]byte("library"), []byte("glue()"))
	require.NoError(t, err)
	return s
}

func ask(s site, method, path string, encoding string) *http.Response {
	r := httptest.NewRequest(method, path, nil)
	if encoding != "" {
		r.Header.Set("Accept-Encoding", encoding)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func TestThePageIsServedPlainOrCompressed(t *testing.T) {
	s := emptyPage(t)
	plain := ask(s, "GET", "/", "")
	body, err := io.ReadAll(plain.Body)
	require.NoError(t, err)
	assert.Equal(t, s.plain, body)
	assert.Empty(t, plain.Header.Get("Content-Encoding"))
	assert.Equal(t, "text/html; charset=utf-8", plain.Header.Get("Content-Type"))

	zipped := ask(s, "GET", "/", "gzip, deflate, br")
	assert.Equal(t, "gzip", zipped.Header.Get("Content-Encoding"))
	assert.Equal(t, "Accept-Encoding", zipped.Header.Get("Vary"))
	r, err := gzip.NewReader(zipped.Body)
	require.NoError(t, err)
	body, err = io.ReadAll(r)
	require.NoError(t, err)
	assert.Equal(t, s.plain, body)

	head := ask(s, "HEAD", "/", "")
	body, err = io.ReadAll(head.Body)
	require.NoError(t, err)
	assert.Empty(t, body)
	assert.Equal(t, http.StatusOK, head.StatusCode)
}

func TestNothingElseIsServed(t *testing.T) {
	s := emptyPage(t)
	for _, path := range []string{"/favicon.ico", "/index.html", "/main.go", "/../main.go", "//"} {
		assert.Equal(t, http.StatusNotFound, ask(s, "GET", path, "").StatusCode, path)
	}
	post := ask(s, "POST", "/", "")
	assert.Equal(t, http.StatusMethodNotAllowed, post.StatusCode)
	assert.Equal(t, "GET, HEAD", post.Header.Get("Allow"))
}

func TestThePageMayAskForNothing(t *testing.T) {
	s := emptyPage(t)
	policy := ask(s, "GET", "/", "").Header.Get("Content-Security-Policy")
	assert.Contains(t, policy, "default-src 'none'")
	assert.Contains(t, policy, "frame-ancestors 'none'")
	assert.NotContains(t, policy, "'unsafe-inline'")
	assert.NotContains(t, policy, "'unsafe-eval'")
	assert.NotContains(t, policy, "'self'")
	assert.NotContains(t, policy, "connect-src")
	assert.Contains(t, string(s.plain), `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;`)
	assert.NotRegexp(t, regexp.MustCompile(`(src|href)="(https?:)?//`), string(s.plain), "an address of another machine")
	assert.NotRegexp(t, regexp.MustCompile(`\bstyle="|\bon(click|load|error)="`), string(s.plain), "what the policy would refuse")
	assert.NotContains(t, string(s.plain), "@@", "a mark that nothing replaced")
	assert.NotContains(t, string(s.plain), "ZgotmplZ", "what the template held for unsafe")
}

func TestEveryWordOfThePageIsThereInBothLanguages(t *testing.T) {
	for name, text := range written {
		assert.False(t, text.IsZero(), name)
		assert.True(t, strings.Contains(markup, "$w."+name), "%s is written nowhere", name)
	}
	for name, text := range spoken {
		assert.False(t, text.IsZero(), name)
		assert.True(t, regexp.MustCompile(`say\((notes\.length > 1 \? )?"`+name+`"|: "`+name+`"\)`).MatchString(script), "%s is said nowhere", name)
	}
	for _, said := range regexp.MustCompile(`say\("(\w+)"\)`).FindAllStringSubmatch(script, -1) {
		assert.Contains(t, spoken, said[1])
	}
}

func TestFlagsOfTheGoCommandThatWebAssemblyDoesNotKnowAreLeftOut(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "-race": "", "-race -count=1": "-count=1", "--race=true -mod=mod": "-mod=mod", "-buildvcs=false -cover": "-buildvcs=false",
		"-msan -asan -buildmode=pie -tags=x": "-tags=x",
	} {
		assert.Equal(t, want, portable(in), in)
	}
}

func TestThePageIsWrittenWhole(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "new", "site")
	var stdout, stderr bytes.Buffer
	require.NoError(t, show(t.Context(), "", folder, once, &stdout, &stderr))
	file := filepath.Join(folder, "index.html")
	assert.Equal(t, file+"\n", stdout.String())
	assert.Regexp(t, `one page of \d\.\d MB, \d\.\d MB compressed, of which the library is \d\.\d MB, \d\.\d MB compressed`, stderr.String())
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(string(data), "<!doctype html>"))
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	assert.Len(t, entries, 1, "nothing is left beside it")
	s, err := once(t.Context(), io.Discard)
	require.NoError(t, err)
	assert.Less(t, len(s.zipped), 2_000_000, "what a visitor loads")
}

func TestAWrongCommandLineIsRefused(t *testing.T) {
	var stdout, stderr bytes.Buffer
	assert.Equal(t, page.ExitUsage, run(t.Context(), []string{"-port", "1"}, &stdout, &stderr))
	assert.Equal(t, page.ExitUsage, run(t.Context(), []string{"file"}, &stdout, &stderr))
	assert.Contains(t, stderr.String(), `unexpected argument "file"`)
	assert.Equal(t, page.ExitOK, run(t.Context(), []string{"-h"}, &stdout, &stderr))
	assert.Empty(t, stdout.String())
}

func TestWhatCannotBeDoneIsTold(t *testing.T) {
	var stdout, stderr bytes.Buffer
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer taken.Close()
	assert.Equal(t, page.ExitProblem, run(t.Context(), []string{"-addr", taken.Addr().String()}, &stdout, &stderr))
	assert.Contains(t, stderr.String(), "playground: listen")

	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	assert.Equal(t, page.ExitProblem, run(t.Context(), []string{"-out", file}, &stdout, &stderr))

	interrupted, cancel := context.WithCancel(t.Context())
	cancel()
	assert.Equal(t, page.ExitProblem, run(interrupted, nil, &stdout, &stderr))
	assert.Contains(t, stderr.String(), "interrupted while compiling")

	t.Setenv("PATH", t.TempDir())
	assert.Equal(t, page.ExitProblem, run(t.Context(), nil, &stdout, &stderr))
	assert.Contains(t, stderr.String(), "the go command is not on the path")
	assert.Empty(t, stdout.String())
}

// running calls the function until stop is called, which waits for its end.
func running(t *testing.T, run func(context.Context) error) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- run(ctx) }()
	return func() {
		t.Helper()
		cancel()
		select {
		case err := <-ended:
			assert.NoError(t, err)
		case <-time.After(10 * time.Second):
			assert.Fail(t, "it does not end")
		}
	}
}

// served starts the program and returns the address that it prints, and what stops it.
func served(t *testing.T) (address string, stop func()) {
	t.Helper()
	out, in := io.Pipe()
	stop = running(t, func(ctx context.Context) error {
		defer in.Close()
		return show(ctx, "127.0.0.1:0", "", once, in, io.Discard)
	})
	line := make([]byte, 200)
	n, err := out.Read(line)
	require.NoError(t, err)
	return strings.TrimSpace(string(line[:n])), stop
}

func TestItServesOnLoopbackUntilItIsInterrupted(t *testing.T) {
	address, stop := served(t)
	assert.Regexp(t, `^http://127\.0\.0\.1:\d+/$`, address)
	got, err := http.Get(address)
	require.NoError(t, err)
	data, err := io.ReadAll(got.Body)
	require.NoError(t, err)
	require.NoError(t, got.Body.Close())
	assert.True(t, strings.HasPrefix(string(data), "<!doctype html>"))
	stop()
	_, err = http.Get(address)
	assert.Error(t, err)
}
