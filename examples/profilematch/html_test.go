package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/examples/internal/browser"
)

// pageOf writes the page to a file and returns its address.
func pageOf(t *testing.T, args ...string) string {
	t.Helper()
	code, stdout, stderr := call(append([]string{"-format", "html"}, args...)...)
	require.Equal(t, 0, code, stderr)
	path := filepath.Join(t.TempDir(), "profilematch.html")
	require.NoError(t, os.WriteFile(path, []byte(stdout), 0o600))
	return browser.FileURL(t, path)
}

// One Chromium is started for all that are read in it.
func TestThePageInChromium(t *testing.T) {
	b := browser.Start(t)
	t.Run("shows ranks and gaps and asks nothing of the network", func(t *testing.T) { showsRanksAndGaps(t, b) })
	t.Run("has hostile names as text", func(t *testing.T) { hostileNames(t, b) })
}

func showsRanksAndGaps(t *testing.T, b *browser.Browser) {
	t.Helper()
	for lang, says := range map[string][2]string{"id": {"Pencocokan profil, siapa yang paling sesuai", "4,85"}, "en": {"Profile matching, who fits best", "4.85"}} {
		tab := b.Open(t, pageOf(t, "-lang", lang))
		assert.Equal(t, says[0], tab.Text("h1"))
		assert.Equal(t, []string{"1–2", "Ahmad Fauzi", "4.75", "5.00"}, strings.Split(strings.ReplaceAll(strings.Join(tab.Texts("#ranking ~ .scroll tbody tr:first-child > :nth-child(-n+4)")[:4], "|"), ",", "."), "|"))
		assert.Contains(t, tab.Text("#ranking ~ .scroll tbody tr"), says[1])
		assert.Equal(t, 7, tab.Count(".figures figure svg"))
		assert.Equal(t, 1, tab.Count("#radar-title"))
		assert.Equal(t, []string{"?"}, tab.Texts(".gaps td.unknown"))
		for _, width := range []int64{360, 1280} {
			tab.AssertNoOverflow(width)
		}
		tab.AssertOffline()
		tab.AssertCleanConsole()
	}
}

func hostileNames(t *testing.T, b *browser.Browser) {
	t.Helper()
	const script, closing = `<script>alert(1)</script>`, `</title></svg><img src=x onerror=alert(2)>`
	post := write(t, "post.csv", "aspect,factor,required,name_id\n"+`a,core,4,"`+closing+`"`+"\nb,secondary,3,b\nc,core,3,"+script+"\n")
	args := []string{"-lang", "en", "-profile", post, write(t, "mine.csv", "name,a,b,c\n"+script+",4,3,2\n\""+closing+"\",,3,3\n")}
	code, stdout, stderr := call(append([]string{"-format", "html"}, args...)...)
	require.Equal(t, 0, code, stderr)
	for _, bad := range []string{"<script>", "<img", "</title></svg>"} {
		assert.NotContains(t, stdout, bad)
	}
	tab := b.Open(t, pageOf(t, args...))
	assert.Contains(t, tab.Text(".gaps"), script)
	assert.Contains(t, tab.Text(".gaps"), closing)
	assert.Zero(t, tab.Count("main script, main img"))
	tab.AssertOffline()
	tab.AssertCleanConsole()
}

func TestAPageOfABrokenProfileListsWhatIsWrong(t *testing.T) {
	code, stdout, stderr := call("-format", "html", "-lang", "en", "-profile", write(t, "post.csv", "aspect,factor,required\na,core,6\n"), write(t, "mine.csv", "name,a\nX,1\n"))
	assert.Equal(t, 1, code)
	assert.Empty(t, stderr)
	assert.Contains(t, stdout, `<td><bdi>post.csv</bdi></td><td class="number">2</td><td>required</td><td><bdi>6</bdi></td><td>out of range: a level`)
	assert.NotContains(t, stdout, "<svg")
}
