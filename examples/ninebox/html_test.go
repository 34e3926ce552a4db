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
	path := filepath.Join(t.TempDir(), "ninebox.html")
	require.NoError(t, os.WriteFile(path, []byte(stdout), 0o600))
	return browser.FileURL(t, path)
}

// One Chromium is started for all that are read in it.
func TestThePageInChromium(t *testing.T) {
	b := browser.Start(t)
	t.Run("shows everybody in their box and asks nothing of the network", func(t *testing.T) { showsEverybodyInTheirBox(t, b) })
	t.Run("has hostile names as text", func(t *testing.T) { hostileNames(t, b) })
}

func showsEverybodyInTheirBox(t *testing.T, b *browser.Browser) {
	t.Helper()
	for lang, says := range map[string][2]string{"id": {"Sembilan kotak manajemen talenta", "Kinerja tinggi"}, "en": {"The nine boxes of talent management", "Performance high"}} {
		tab := b.Open(t, pageOf(t, "-lang", lang))
		assert.Equal(t, says[0], tab.Text("h1"))
		assert.Equal(t, says[1], tab.Text(".ninebox tbody th"))
		boxes := tab.Texts(".ninebox tbody td")
		require.Len(t, boxes, 9)
		for i, want := range []string{"4 Dewi Anggraini", "7 Bambang Prasetyo", "9 Ahmad Fauzi", "2 Joko Susilo", "5 Gatot Wibisono", "8 Eko Nugroho", "1 Maya Puspita", "3 Lukman Hakim", "6 Kartika Sari"} {
			number, name, _ := strings.Cut(want, " ")
			assert.True(t, strings.HasPrefix(boxes[i], number), boxes[i])
			assert.Contains(t, boxes[i], name)
		}
		assert.Equal(t, 3, tab.Count(".ninebox td.promotion"))
		assert.Equal(t, 1, tab.Count(`figure svg[role="img"] title`))
		assert.Len(t, tab.Texts("#unknown ~ ul li"), 3)
		for _, width := range []int64{360, 1280} {
			tab.AssertNoOverflow(width)
		}
		tab.AssertOffline()
		tab.AssertCleanConsole()
	}
}

const hostile = `name,post,performance,potential
"<script>alert(1)</script>","<img src=x onerror=alert(2)>",90,90
"</title></svg><b>&amp;","""><a href='javascript:alert(3)'>",50,
`

func hostileNames(t *testing.T, b *browser.Browser) {
	t.Helper()
	path := write(t, hostile)
	code, stdout, stderr := call("-format", "html", "-lang", "en", "-cuts", "60,80", path)
	require.Equal(t, 0, code, stderr)
	for _, bad := range []string{"<script>", "<img", "<a href='", "</title></svg>"} {
		assert.NotContains(t, stdout, bad)
	}
	tab := b.Open(t, pageOf(t, "-lang", "en", "-cuts", "60,80", path))
	assert.Contains(t, tab.Text(".ninebox"), "<script>alert(1)</script>")
	assert.Contains(t, tab.Text("#unknown + ul"), "</title></svg><b>&amp;")
	tab.AssertOffline()
	tab.AssertCleanConsole()
}

func TestAPageOfAFileWithErrorsListsThem(t *testing.T) {
	code, stdout, stderr := call("-format", "html", "-lang", "en", "-cuts", "60,80", write(t, faulty))
	assert.Equal(t, 1, code)
	assert.Empty(t, stderr)
	assert.Contains(t, stdout, `<td><bdi>mine.csv</bdi></td><td class="number">4</td><td>performance</td><td><bdi>delapan</bdi></td><td>malformed: a number`)
}

func TestAPageOfADayBeforeTheRuleHasNoBoxes(t *testing.T) {
	code, stdout, stderr := call("-format", "html", "-lang", "en", "-asof", "2019-12-31")
	assert.Equal(t, 0, code, stderr)
	assert.Contains(t, stdout, "The rule of the boxes was not in force on")
	assert.NotContains(t, stdout, `class="ninebox`)
}
