package page

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed-133aca06/asnmerit/merit"
)

func TestWrapKeepsWordsAndGivenLines(t *testing.T) {
	assert.Equal(t, []string{"satu dua", "tiga", "empat"}, Wrap("satu dua tiga\nempat", 8))
	assert.Equal(t, []string{"persetu", "juan"}, Wrap("persetujuan", 7))
	assert.Equal(t, []string{""}, Wrap("", 7))
}

func TestATableFitsThePage(t *testing.T) {
	var out bytes.Buffer
	New(&out, merit.English, 30).Table([]Column{{Head: "No", Right: true}, {Head: "Post", Give: true}, {Head: "Since"}}, [][]string{
		{"1", "Kepala Dinas Pemberdayaan Masyarakat", "2024-02-29"}, {"100", "Camat", "?"},
	})
	assert.Equal(t, strings.Join([]string{
		" No  Post           Since",
		"──────────────────────────────",
		"  1  Kepala Dinas   2024-02-29",
		"     Pemberdayaan",
		"     Masyarakat",
		"100  Camat          ?",
		"",
	}, "\n"), out.String())
}

func TestNumbersHaveADecimalCommaInIndonesian(t *testing.T) {
	assert.Equal(t, "331,5", Number("331.5", merit.Indonesian))
	assert.Equal(t, "331.5", Number("331.5", merit.English))
}

func TestTenureIsShort(t *testing.T) {
	day := merit.MustParseDate
	assert.Equal(t, "2th 1bl 3hr", Tenure(day("2023-01-01"), day("2025-02-04"), merit.RollForward, merit.Indonesian))
	assert.Equal(t, "2y 1m 3d", Tenure(day("2023-01-01"), day("2025-02-04"), merit.RollForward, merit.English))
	assert.Equal(t, "not begun", Tenure(day("2026-01-01"), day("2025-02-04"), merit.RollForward, merit.English))
	assert.Equal(t, "?", Tenure(merit.Date{}, day("2025-02-04"), merit.RollForward, merit.English))
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("no room") }

func TestStoryReportsWhatWentWrong(t *testing.T) {
	hello := func(p *Page) error { p.Para(merit.T("halo", "hello")); return nil }
	for _, c := range []struct {
		args []string
		code int
		out  string
	}{
		{nil, ExitOK, "halo\n"}, {[]string{"-lang", "en"}, ExitOK, "hello\n"},
		{[]string{"-lang", "fr"}, ExitUsage, ""}, {[]string{"-width", "1"}, ExitUsage, ""}, {[]string{"x"}, ExitUsage, ""}, {[]string{"-h"}, ExitOK, ""},
	} {
		var out, errs bytes.Buffer
		assert.Equal(t, c.code, Story("s", c.args, &out, &errs, hello), "%v", c.args)
		assert.Equal(t, c.out, out.String())
	}
	var errs bytes.Buffer
	assert.Equal(t, ExitProblem, Story("s", nil, broken{}, &errs, hello))
	assert.Equal(t, "no room\n", errs.String())
}
