package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/seed-133aca06/asnmerit/examples/internal/browser"
)

// minutesOf returns the minutes as they are printed.
func minutesOf(t *testing.T, args ...string) string {
	t.Helper()
	code, stdout, stderr := call(append([]string{"-format", "html", "-samples", "10"}, args...)...)
	require.Equal(t, 0, code, stderr)
	return strings.ReplaceAll(stdout, "\n", " ")
}

// says checks that the page has the text, without printing all of the page where not.
func says(t *testing.T, page, text string) {
	t.Helper()
	assert.True(t, strings.Contains(page, text), "no %q on the page", text)
}

// silent is the contrary.
func silent(t *testing.T, page, text string) {
	t.Helper()
	assert.False(t, strings.Contains(page, text), "%q on the page", text)
}

// pageOf writes the minutes to a file and returns its address.
func pageOf(t *testing.T, args ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "minutes.html")
	require.NoError(t, os.WriteFile(path, []byte(minutesOf(t, args...)), 0o600))
	return browser.FileURL(t, path)
}

// One Chromium is started for all that are read in it.
func TestThePageInChromium(t *testing.T) {
	b := browser.Start(t)
	t.Run("says what the marks hold and asks nothing of the network", func(t *testing.T) { saysWhatTheMarksHold(t, b) })
	t.Run("has hostile names as text", func(t *testing.T) { hostileNames(t, b) })
}

func saysWhatTheMarksHold(t *testing.T, b *browser.Browser) {
	t.Helper()
	for lang, words := range map[string][4]string{
		"id": {"Berita Acara Hasil Seleksi Terbuka", "Senin, tanggal 2 Maret 2026", "87,82", "di bawah kira-kira 1,77%"},
		"en": {"Minutes of the Result of an Open Selection", "Monday, 2 March 2026", "87.82", "below about 1.77%"},
	} {
		tab := b.Open(t, pageOf(t, "-lang", lang, "-missing", "provisional"))
		assert.Equal(t, strings.ToUpper(words[0]), tab.Text("h1"))
		main := tab.Text("main")
		for _, want := range words[1:] {
			says(t, main, want)
		}
		assert.Equal(t, []string{"1", "2", "3 =", "3 =", "5", "6–7", "6–7", "8"}, tab.Texts(".ranks tbody td:first-child"))
		assert.Equal(t, []string{"Bambang Prasetyo", "Sri Wahyuni"}, tab.Texts(".proposed li"), "the tie at the cut-off is the committee's to break")
		assert.Equal(t, 4, tab.Count(".marks"))
		assert.Equal(t, 7, tab.Count(".signatures tbody tr"))
		assert.Contains(t, tab.Texts(".marks td"), "(80)", "a mark that does not count")
		assert.Equal(t, 1, tab.Count("#weights-chart-title"))
		for _, width := range []int64{360, 1280} {
			tab.AssertNoOverflow(width)
		}
		assert.True(t, strings.HasPrefix(string(tab.PDF()), "%PDF"))
		tab.AssertOffline()
		tab.AssertCleanConsole()
	}
}

func TestWhatIsNotKnownIsAPlaceToFillIn(t *testing.T) {
	const blank = `<span class="blank"`
	own := minutesOf(t, "-lang", "en", "-law", "2026-03-01", "-missing", "provisional", "data/marks.csv")
	says(t, own, "Number: "+blank)
	says(t, own, "On this day, "+blank)
	says(t, own, "the level of the post is not known")
	silent(t, own, "Universitas Contoh") // nothing of the program's own committee
	assert.Equal(t, 5, strings.Count(own, `<td class="line">`), "as many places to sign as a committee has members at least")
	for _, c := range []struct{ name, item, says string }{
		{"the number", "number,7/PANSEL/2026", "Number: 7/PANSEL/2026"},
		{"the place", "place,Kota Contoh", "in Kota Contoh, "},
		{"the decree", "decree,Keputusan Bupati Contoh 1/2026", "set up by Keputusan Bupati Contoh 1/2026"},
		{"the day, as Indonesians write it", "date,2 Maret 2026", "On this day, Monday, 2 March 2026, in"},
		{"to whom the names go", "authority,Bupati Contoh", "To Bupati Contoh are proposed"},
		{"a step that was left out", "health,tidak", "health and psychological tests left out"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := minutesOf(t, "-lang", "en", "-law", "2026-03-01", "-missing", "provisional", "-minutes", write(t, "item,value\n"+c.item+"\n"), "data/marks.csv")
			silent(t, own, c.says)
			says(t, got, c.says)
		})
	}
}

func TestTheMinutesSayHowEqualScoresWereDecided(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		says []string
		not  []string
	}{
		{"nothing was declared", nil,
			[]string{"Ahmad Fauzi, Citra Lestari: exact scores are equal, 82 19/56; no tie-break is declared, so they share the rank.", "Equal at the cut-off", "the least change of a weight can tell them apart"}, nil},
		{"the paper decides", []string{"-tiebreak", "paper"},
			[]string{"exact scores are equal, 82 19/56; Ahmad Fauzi stands below by paper.", "the 3 best scorers are put forward"}, []string{"Equal at the cut-off"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := minutesOf(t, append([]string{"-lang", "en", "-missing", "provisional"}, c.args...)...)
			for _, s := range c.says {
				says(t, got, s)
			}
			for _, s := range c.not {
				silent(t, got, s)
			}
		})
	}
	alone := minutesOf(t, "-lang", "en", write(t, "assessor,candidate,criterion,mark\nA,X,paper,82\nA,X,record,80\nA,X,assessment,80\nA,X,interview,80\n"))
	says(t, alone, "No exact scores are equal.")
	says(t, alone, "fewer than 3")
}

func TestMinutesWithoutARankingProposeNobody(t *testing.T) {
	code, stdout, stderr := call("-format", "html", "-lang", "en")
	assert.Equal(t, 1, code)
	assert.Empty(t, stderr)
	says(t, stdout, "No ranking: a mark is still to come")
	says(t, stdout, "Nobody can be proposed yet")
	silent(t, stdout, `class="proposed"`)
	silent(t, stdout, "weights-chart")
}

func hostileNames(t *testing.T, b *browser.Browser) {
	t.Helper()
	const script, closing = `<script>alert(1)</script>`, `</title></svg><img src=x onerror=alert(2)>`
	marks := write(t, "assessor,candidate,criterion,mark\n"+strings.Join([]string{
		script + "," + closing + ",paper,82", script + "," + closing + ",record,80", script + "," + closing + ",assessment,80", script + "," + closing + ",interview,80"}, "\n")+"\n")
	args := []string{"-lang", "en", "-committee", write(t, "name,position,institution\n"+script+",ketua,"+closing+"\n"), "-minutes", write(t, "item,value\npost,"+script+"\nnumber,"+closing+"\n"), marks}
	got := minutesOf(t, args...)
	for _, bad := range []string{"<script>", "<img", "</title></svg>"} {
		silent(t, got, bad)
	}
	tab := b.Open(t, pageOf(t, args...))
	assert.Contains(t, tab.Text(".nomor"), closing)
	assert.Contains(t, tab.Text(".signatures"), script)
	tab.AssertOffline()
	tab.AssertCleanConsole()
}

func TestMinutesAreNotWrittenFromAPartOfAFile(t *testing.T) {
	committee := write(t, "nama,kedudukan,unsur,konflik\nAni,kepala,own-agency,no\n,anggota,,\nBudi,anggota,outsider,\nAni,ketua,,mungkin\n")
	items := write(t, "item,value\ndate,2026-02-30\nlevel,pengawas\nroom,12\ndate,2026-03-01\nhealth,soon\napplicants,-1\n")
	code, stdout, stderr := call("-lang", "en", "-format", "html", "-missing", "provisional", "-committee", committee, "-minutes", items)
	assert.Equal(t, 1, code)
	assert.Empty(t, stdout)
	for _, want := range []string{
		`row 2: position "kepala": unknown`, `row 3: name: missing`, `row 4: element "outsider": unknown`, `row 5: name "Ani": contradictory`,
		`row 2: value "2026-02-30"`, `row 3: value "pengawas": out of range`, `row 4: item "room": unknown: want one of number, date`,
		`row 5: item "date": contradictory`, `row 6: value "soon": malformed: want the day, or yes or no`, `row 7: value "-1"`,
	} {
		assert.Contains(t, stderr, want)
	}
	for _, args := range [][]string{{"-committee", committee}, {"-format", "json", "-minutes", items}, {"-format", "html", "-committee", "no-such.csv"}} {
		code, stdout, stderr := call(args...)
		assert.Equal(t, 2, code, "%v", args)
		assert.Empty(t, stdout)
		assert.NotEmpty(t, stderr)
	}
}

func TestAWorkbookOfMarksGivesTheSameRanking(t *testing.T) {
	path := filepath.Join(t.TempDir(), "nilai.xlsx")
	book := excelize.NewFile()
	row := 0
	for line := range strings.Lines(string(embeddedMarks)) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "#") || line == "" {
			continue
		}
		row++
		line = strings.Replace(line, "assessor,candidate,criterion,mark,excluded_reason", "Penilai,Peserta,Kriteria,Nilai,Alasan Dikecualikan", 1)
		for i, value := range strings.Split(line, ",") {
			cell, err := excelize.CoordinatesToCellName(i+1, row)
			require.NoError(t, err)
			require.NoError(t, book.SetCellValue("Sheet1", cell, value))
		}
	}
	require.NoError(t, book.SaveAs(path))
	require.NoError(t, book.Close())
	_, want, _ := call("-format", "csv", "-missing", "provisional")
	code, got, stderr := call("-format", "csv", "-missing", "provisional", path)
	assert.Equal(t, 0, code, stderr)
	assert.Equal(t, want, got)
}
