package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/examples/internal/golden"
	"github.com/seed-133aca06/asnmerit/examples/internal/rosterfile"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

// call runs the program as main does.
func call(args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, &out, &errs)
	return code, out.String(), errs.String()
}

func TestTheRosterOfTheProgramGivesTheGoldenOutput(t *testing.T) {
	for _, c := range []struct {
		file string
		args []string
	}{
		{"id-80.txt", []string{"-width", "80"}},
		{"en-80.txt", []string{"-width", "80", "-lang", "en"}},
		{"id-140.txt", []string{"-width", "140", "-lang", "id"}},
		{"en-140.txt", []string{"-width", "140", "-lang", "en"}},
		{"en-statute-100.txt", []string{"-lang", "en", "-profile", "statute", "-only", "move"}},
		{"id-hukum-2022.txt", []string{"-law", "2022-03-01", "-profile", "circular-2020", "-only", "ukom,vacancies"}},
		{"id.csv", []string{"-format", "csv"}},
		{"en.csv", []string{"-format", "csv", "-lang", "en"}},
		{"en.json", []string{"-format", "json", "-lang", "en"}},
	} {
		t.Run(c.file, func(t *testing.T) {
			code, stdout, stderr := call(c.args...)
			assert.Equal(t, 0, code)
			assert.Empty(t, stderr)
			golden.Assert(t, c.file, stdout)
		})
	}
}

func TestNoLineIsWiderThanThePage(t *testing.T) {
	for _, width := range []int{72, 80, 100, 120, 140, 200} {
		for _, lang := range []string{"id", "en"} {
			_, stdout, _ := call("-width", strconv.Itoa(width), "-lang", lang, "-full-nip="+strconv.FormatBool(width >= 80))
			for _, line := range strings.Split(stdout, "\n") {
				assert.LessOrEqual(t, utf8.RuneCountInString(line), width, "%s: %s", lang, line)
			}
		}
	}
}

func TestTheRosterOfTheProgramHoldsWhatAnAnalystMeets(t *testing.T) {
	roster := rosterfile.ReadRoster("roster.csv", bytes.NewReader(embeddedRoster))
	require.Empty(t, roster.Problems)
	assert.GreaterOrEqual(t, len(roster.Officials), 60)
	has := map[string]bool{}
	for _, o := range roster.Officials {
		has[o.NIP.Employment().String()] = true
		has[o.Incumbent.Level.String()] = true
		start := o.Incumbent.Inaugurated
		has["no date"] = has["no date"] || start.IsZero()
		has["not begun"] = has["not begun"] || start.After(embeddedDay)
		has["leap day"] = has["leap day"] || start.Month() == 2 && start.Day() == 29
		for _, years := range []int{1, 2, 5} {
			for _, days := range []int{-1, 0, 1} {
				if start == embeddedDay.AddYears(-years, merit.RollForward).AddDays(-days) {
					has[merit.Years(years).String()+[]string{" before", " on", " after"}[days+1]] = true
				}
			}
		}
	}
	for _, want := range []string{
		"PNS", "PPPK", "no date", "not begun", "leap day",
		"jpt-utama", "jpt-madya", "jpt-pratama", "administrator", "pengawas", "pelaksana", "ahli-utama", "ahli-madya",
		"P1Y before", "P1Y on", "P1Y after", "P2Y before", "P2Y on", "P2Y after", "P5Y before", "P5Y on", "P5Y after",
	} {
		assert.True(t, has[want], want)
	}
}

func TestEveryRouteAndEverySpecialPostOccurs(t *testing.T) {
	s, _, _ := parse(nil, &bytes.Buffer{}, &bytes.Buffer{})
	in, err := s.read(t.Context())
	require.NoError(t, err)
	r, err := judge(in, s)
	require.NoError(t, err)
	require.Empty(t, r.problems)
	routes, special := map[jpt.Route]bool{}, map[jpt.Special]bool{}
	for _, d := range r.vacancies {
		routes[d.decision.Route] = true
		special[d.Facts.Post.Special] = true
		if d.decision.Route == jpt.Undecided {
			assert.NotEmpty(t, d.missing(), "%s names what is missing", d.ID)
		}
	}
	for route := jpt.Undecided; route <= jpt.OpenAfterTest; route++ {
		assert.True(t, routes[route], route.String())
	}
	for post := jpt.Ordinary; post <= jpt.Inspector; post++ {
		assert.True(t, special[post], post.String())
	}
}

func TestEveryAnswerInTheCSVHasItsArticle(t *testing.T) {
	_, stdout, _ := call("-format", "csv")
	rows, err := csv.NewReader(strings.NewReader(stdout)).ReadAll()
	require.NoError(t, err)
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	for _, row := range rows[1:] {
		if row[column["rule"]] == "" {
			assert.Contains(t, row[column["explanation"]], "PPPK", "only officials on contract are judged by no rule")
			continue
		}
		assert.NotEmpty(t, row[column["articles"]], "%v", row)
	}
}

func TestNumbersAreMaskedUnlessAskedFor(t *testing.T) {
	for _, format := range []string{"csv", "json", "table"} {
		_, masked, _ := call("-format", format, "-width", "140")
		assert.True(t, strings.Contains(masked, "******** ****** * 952"), format)
		assert.False(t, strings.Contains(masked, "19720211"), format)
		_, full, _ := call("-format", format, "-width", "80", "-full-nip")
		assert.True(t, strings.Contains(full, "19720211 199603 2 952"), format)
	}
}

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
	return path
}

const header = "nip,name,post,level,inaugurated\n"

func TestBadRowsAreListedAndTheOthersJudged(t *testing.T) {
	path := write(t, "mine.csv", "\ufeff"+strings.ReplaceAll(header+
		"198503172010011003,Ani Baik,Kepala Dinas A,jpt-pratama,2023-09-08\n"+
		"198503172010011004,Budi Tanggal,Kepala Dinas B,jpt-pratama,2025-02-30\n"+
		"198503172010011005,Citra Jenjang,Kepala Dinas C,kepala,2023-09-08\n"+
		"19850317201001100A,Dedi Huruf,Kepala Dinas D,jpt-pratama,2023-09-08\n"+
		"198503172010011006,Eko Pendek,Kepala Dinas E\n"+
		"198503172010011007,Fitri Kosong,Kepala Dinas F,jpt-pratama,\n", "\n", "\r\n"))
	for _, lang := range []string{"id", "en"} {
		t.Run(lang, func(t *testing.T) {
			code, stdout, stderr := call("-asof", "2025-09-08", "-lang", lang, path)
			assert.Equal(t, 1, code)
			assert.Empty(t, stderr)
			golden.Assert(t, "rejected-"+lang+".txt", stdout)
		})
	}
	code, stdout, stderr := call("-lang", "en", "-asof", "2025-09-08", "-format", "json", path)
	assert.Equal(t, 1, code)
	for _, want := range []string{
		`mine.csv row 3: inaugurated "2025-02-30": out of range: want a calendar day`,
		`mine.csv row 4: level "kepala": unknown: want one of jpt-utama`,
		`mine.csv row 5: nip "19850317201001100A": malformed: want 18 digits`,
		`mine.csv row 6: level: missing: want a cell, if only an empty one: the row has 3 of 5`,
		`mine.csv row 6: inaugurated: missing`,
	} {
		assert.Contains(t, stderr, want)
	}
	var doc struct {
		Officials []struct {
			Name string
			Move struct{ Outcome, Code string }
		}
		Problems []struct {
			File, Field, Value, Kind, Expected string
			Row                                int
		}
	}
	require.NoError(t, json.Unmarshal([]byte(stdout), &doc))
	require.Len(t, doc.Officials, 2)
	assert.Equal(t, "met", doc.Officials[0].Move.Outcome)
	assert.Equal(t, "ELG-TENURE-MUTATION/missing", doc.Officials[1].Move.Code, "no date is no error")
	assert.Len(t, doc.Problems, 5)
}

func TestAMissingDateAloneIsNoError(t *testing.T) {
	path := write(t, "mine.csv", header+"198503172010011003,Ani,Kepala Dinas A,jpt-pratama,\n")
	code, stdout, stderr := call("-asof", "2025-09-08", "-lang", "en", path)
	assert.Equal(t, 0, code)
	assert.Empty(t, stderr)
	assert.Contains(t, stdout, "not known: date of inauguration")
}

func TestARejectedCandidateLeavesThePostUndecided(t *testing.T) {
	officials := write(t, "officials.csv", header+"198503172010011003,Ani,Kepala Dinas A,jpt-pratama,2023-01-01\n")
	vacancies := write(t, "vacancies.csv", strings.Join(rosterfile.VacancyColumns, ",")+"\nV1,Kepala Dinas X,jpt-pratama,regency,,no,2024-08-20,no,,,,,,,,,\n")
	candidates := write(t, "candidates.csv", "vacancy,nip,same_agency,same_classification,meets_standard,passed_ukom\nV1,198503172010011003,ya,no,yes,yes\n")
	code, stdout, _ := call("-asof", "2025-09-08", "-lang", "en", "-vacancies", vacancies, "-candidates", candidates, officials)
	assert.Equal(t, 1, code)
	assert.Contains(t, stdout, "V1  Kepala Dinas X: cannot tell yet")
	assert.Contains(t, stdout, "the row was rejected, nothing is known")
	assert.Contains(t, stdout, "one of unknown, yes, no")
}

func TestAVacancyWithoutCandidatesGoesToOpenSelection(t *testing.T) {
	officials := write(t, "officials.csv", header+"198503172010011003,Ani,Kepala Dinas A,jpt-pratama,2023-01-01\n")
	vacancies := write(t, "vacancies.csv", strings.Join(rosterfile.VacancyColumns, ",")+"\nV1,Kepala Dinas X,jpt-pratama,regency,,no,2024-08-20,no,,,,,,,,,\n")
	code, stdout, _ := call("-asof", "2025-09-08", "-lang", "en", "-vacancies", vacancies, officials)
	assert.Equal(t, 0, code)
	assert.Contains(t, stdout, "V1  Kepala Dinas X: open selection")
}

func TestAWrongCommandLineExitsWithTwo(t *testing.T) {
	for _, args := range [][]string{
		{"-asof", "2025-02-30"}, {"-asof", "8 September 2025"}, {"-law", "2013-12-31"}, {"-profile", "lunak"},
		{"-lang", "fr"}, {"-format", "pdf"}, {"-only", "everything"}, {"-width", "20"}, {"-width", "wide"},
		{"-candidates", "c.csv"}, {"no-such-file.csv"}, {"a.csv", "b.csv"}, {"-unknown"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			code, stdout, stderr := call(args...)
			assert.Equal(t, 2, code)
			assert.Empty(t, stdout)
			assert.NotEmpty(t, stderr)
		})
	}
	code, _, stderr := call("-h")
	assert.Equal(t, 0, code)
	assert.Contains(t, stderr, "usage: roster")
}

func TestNoCellOfTheCSVIsAFormula(t *testing.T) {
	path := write(t, "mine.csv", header+"198503172010011003,=HYPERLINK(1),Kepala Dinas A,jpt-pratama,2023-01-01\n")
	_, stdout, _ := call("-asof", "2025-09-08", "-format", "csv", path)
	assert.Contains(t, stdout, "'=HYPERLINK(1)")
}
