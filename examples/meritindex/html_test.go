package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/seed-133aca06/asnmerit/examples/internal/browser"
)

// pageOf writes the page to a file and returns its address.
func pageOf(t *testing.T, args ...string) string {
	t.Helper()
	code, stdout, stderr := call(append([]string{"-format", "html"}, args...)...)
	require.Equal(t, 0, code, stderr)
	return browser.FileURL(t, write(t, "index.html", stdout))
}

// One Chromium is started for all that are read in it.
func TestThePageInChromium(t *testing.T) {
	b := browser.Start(t)
	t.Run("shows standing, aspects and plan and asks nothing of the network", func(t *testing.T) { showsStandingAspectsAndPlan(t, b) })
	t.Run("has hostile names as text", func(t *testing.T) { hostileNames(t, b) })
}

func showsStandingAspectsAndPlan(t *testing.T, b *browser.Browser) {
	t.Helper()
	for lang, says := range map[string][3]string{
		"id": {"Penilaian mandiri sistem merit", "268,5 / 400", "1. Penghargaan pegawai"},
		"en": {"Self-assessment of the merit system", "268.5 / 400", "1. Rewards of staff"},
	} {
		tab := b.Open(t, pageOf(t, "-lang", lang))
		assert.Equal(t, says[0], tab.Text("h1"))
		assert.Contains(t, tab.Texts("dl.facts dd"), says[1])
		assert.Equal(t, says[2], tab.Text("#plan ~ .scroll tbody th"))
		assert.Equal(t, 8, tab.Count("#aspects + figure + .scroll tbody tr"))
		for _, id := range []string{"bands-chart", "aspects-chart", "plan-chart"} {
			assert.Equal(t, 1, tab.Count("#"+id+"-title"), id)
		}
		for _, width := range []int64{360, 1280} {
			tab.AssertNoOverflow(width)
		}
		tab.AssertOffline()
		tab.AssertCleanConsole()
	}
}

func TestThePlanReachesItsScoreInAnyOrder(t *testing.T) {
	code, stdout, stderr := call("-format", "html", "-lang", "en")
	require.Equal(t, 0, code, stderr)
	plan := stdout[strings.Index(stdout, `id="plan"`):strings.Index(stdout, "plan-chart")]
	last := plan[strings.LastIndex(plan, `<td class="number">`):]
	assert.True(t, strings.HasPrefix(last, `<td class="number">325.5<`), last)
}

func TestAnAspectThatIsNotKnownIsNoAspectAtNought(t *testing.T) {
	code, stdout, stderr := call(append(own(), "-format", "html", levels(t, "suksesi", "karier,suksesi,2,,no,5"))...)
	require.Equal(t, 0, code, stderr)
	assert.Contains(t, stdout, "an aspect that is not known is not nought")
	assert.NotContains(t, stdout, "aspects-chart")
	assert.Contains(t, stdout, "The score is not known, for these are not: suksesi.")
}

func hostileNames(t *testing.T, b *browser.Browser) {
	t.Helper()
	const script = `<script>alert(1)</script>`
	instrument := write(t, "own.json", strings.Replace(string(sampleInstrument), "Rewards of staff", script, 1))
	others := write(t, "others.csv", strings.Split(string(sampleAgencies), "\n")[1]+"\n\"</svg><img src=x onerror=alert(2)>\",36,38,104,34,72,33,14,22\n")
	args := []string{"-lang", "en", "-asof", "2025-09-08", "-instrument", instrument, "-agencies", others, "-agency", script, "data/levels.csv"}
	code, stdout, stderr := call(append([]string{"-format", "html"}, args...)...)
	require.Equal(t, 0, code, stderr)
	for _, bad := range []string{"<script>", "<img"} {
		assert.NotContains(t, stdout, bad)
	}
	tab := b.Open(t, pageOf(t, args...))
	assert.Equal(t, script, tab.Text(".lead"))
	assert.Equal(t, "1. "+script, tab.Text("#plan ~ .scroll tbody th"))
	tab.AssertOffline()
	tab.AssertCleanConsole()
}

func TestAPageOfFilesWithErrorsListsThem(t *testing.T) {
	code, stdout, stderr := call(append(own(), "-format", "html", levels(t, "suksesi", "karier,suksesi,7,2,no,5"))...)
	assert.Equal(t, 1, code)
	assert.Empty(t, stderr)
	assert.Contains(t, stdout, "<td><bdi>levels.csv</bdi></td>")
	assert.Contains(t, stdout, "out of range: a level from 0 to 4")
}

// The files of agencies, years and scores as they come: commas and semicolons,
// decimal commas, Windows line ends, a byte order mark, titles in Indonesian, columns
// of one's own, and workbooks.
func TestClassifyReadsWhatSpreadsheetsWrite(t *testing.T) {
	workbook := filepath.Join(t.TempDir(), "scores.xlsx")
	book := excelize.NewFile()
	for cell, value := range map[string]any{"A1": "Instansi", "B1": "Catatan", "C1": "Tahun", "D1": "Nilai", "A2": "Kab. A", "B2": "x", "C2": 2023, "D2": 324.5} {
		require.NoError(t, book.SetCellValue("Sheet1", cell, value))
	}
	require.NoError(t, book.SaveAs(workbook))
	require.NoError(t, book.Close())
	for _, c := range []struct{ name, path, want string }{
		{"commas and decimal points", write(t, "s.csv", "agency,year,score,note\nKab. A,2023,324.5,x\n"), "agency,year,score,note|Kab. A,2023,324.5,x"},
		{"semicolons and decimal commas", write(t, "s.csv", "agency;year;score;note\nKab. A;2023;324,5;x\n"), "agency,year,score,note|Kab. A,2023,\"324,5\",x"},
		{"a byte order mark and Windows line ends", write(t, "s.csv", "\ufeffAgency;Year;Score;note\r\nKab. A;2023;324,5;x\r\n"), "Agency,Year,Score,note|Kab. A,2023,\"324,5\",x"},
		{"Indonesian titles in another order", write(t, "s.csv", "catatan,skor,tahun,instansi\nx,\"324,5\",2023,Kab. A\n"), "catatan,skor,tahun,instansi|x,\"324,5\",2023,Kab. A"},
		{"a workbook", workbook, "Instansi,Catatan,Tahun,Nilai|Kab. A,x,2023,324.5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, stdout, stderr := call("classify", "-format", "csv", "-lang", "en", c.path)
			require.Equal(t, 0, code, stderr)
			head, row, _ := strings.Cut(c.want, "|")
			assert.Equal(t, head+",merit_category,merit_name,merit_next,merit_distance,merit_finding,merit_explanation\n"+
				row+",III,good,IV,0.5,KSN-BANDS/category-III,\"score 324.5 is in category III (good), which begins at 250\"\n", stdout)
		})
	}
	code, _, stderr := call("classify", "-format", "csv", "-lang", "en", write(t, "s.csv", "agency;year;score\nKab. A;2023;1.324,5\n"))
	assert.Equal(t, 1, code, "a number with both is not guessed")
	assert.Contains(t, stderr, "malformed")
}
