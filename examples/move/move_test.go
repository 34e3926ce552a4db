package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/examples/internal/golden"
)

// tell runs the program and returns what it writes.
func tell(t *testing.T, want int, args ...string) (out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	assert.Equal(t, want, run(args, &stdout, &stderr), "exit code of %v; %s", args, stderr.String())
	return stdout.String(), stderr.String()
}

// file writes a file of cases and returns its path.
func file(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "plans.json")
	require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
	return path
}

// answered is what the tests read of the output in JSON.
type answered struct {
	Cases []struct {
		Name, AsOf, Law, Question, Outcome, Answer, FirstDay, Perhaps string
		Obstacles                                                     []struct{ Code string }
	}
}

func answers(t *testing.T, args ...string) answered {
	t.Helper()
	out, errs := tell(t, 0, append([]string{"-lang", "en", "-format", "json"}, args...)...)
	assert.Empty(t, errs)
	var a answered
	require.NoError(t, json.Unmarshal([]byte(out), &a))
	return a
}

func TestTheCasesAreAnsweredInBothLanguages(t *testing.T) {
	for _, lang := range []string{"id", "en"} {
		t.Run(lang, func(t *testing.T) {
			out, errs := tell(t, 0, "-lang", lang, "-width", "100")
			assert.Empty(t, errs)
			golden.Assert(t, lang+".txt", out)
		})
	}
}

func TestNoLineIsWiderThanThePage(t *testing.T) {
	for _, width := range []string{"80", "100", "140"} {
		out, _ := tell(t, 0, "-width", width)
		for line := range strings.Lines(out) {
			assert.LessOrEqual(t, len([]rune(strings.TrimRight(line, "\n"))), map[string]int{"80": 80, "100": 100, "140": 140}[width], line)
		}
	}
}

func TestAnswersAndFirstDays(t *testing.T) {
	want := map[string][3]string{ // outcome, first day, first obstacle
		"rotation":         {"met", "2026-03-02", ""},
		"too-early":        {"not-met", "2026-04-02", "ELG-TENURE-UKOM/too-short"},
		"promotion":        {"met", "2026-03-02", ""},
		"age-conflict":     {"not-met", "", "ELG-APPOINT-PRATAMA/age-over"},
		"replacement":      {"not-applicable", "2026-03-02", ""},
		"circular":         {"met", "2026-03-02", ""},
		"after-the-ban":    {"not-met", "2026-11-04", "ELG-TENURE-UKOM/too-short"},
		"between-agencies": {"met", "2026-03-02", ""},
		"performance":      {"met", "2026-03-02", ""},
		"five-years":       {"not-met", "", "ELG-EXTENSION/missing"},
		"new-head":         {"not-met", "2026-05-17", "JPT-FREEZE-NEWHEAD/frozen"},
		"open-selection":   {"undetermined", "2026-05-17", "JPT-COMMITTEE/missing"},
	}
	a := answers(t)
	require.Len(t, a.Cases, len(want))
	for _, c := range a.Cases {
		first := ""
		if len(c.Obstacles) > 0 {
			first = c.Obstacles[0].Code
		}
		assert.Equal(t, want[c.Name], [3]string{c.Outcome, c.FirstDay, first}, c.Name)
	}
}

func TestTheFirstDayIsTheFirst(t *testing.T) {
	for name, days := range map[string][2]string{
		"too-early": {"2026-04-01", "2026-04-02"}, "after-the-ban": {"2026-11-03", "2026-11-04"}, "new-head": {"2026-05-16", "2026-05-17"},
	} {
		assert.Equal(t, "not-met", answers(t, "-case", name, "-asof", days[0]).Cases[0].Outcome, name)
		assert.Equal(t, "met", answers(t, "-case", name, "-asof", days[1]).Cases[0].Outcome, name)
	}
}

func TestAReadingIsSaidToDecideOnlyWhereItDoes(t *testing.T) {
	const person = `{"cases": [{"name": "one", "appoint": {"post": {"level": "jpt-pratama", "agency": "regency"}, "source": "pns", "degree": "DEGREE",
		"competences": "yes", "record": "yes", "healthy": "yes", "birth": "1969-09-10", "present": "administrator", "move": "no", "waived": "no",
		"career": [{"post": "Kepala Bidang", "level": "administrator", "held": "substantive", "related": "yes", "inaugurated": "2016-03-03"}],
		"readings": ["age-to-year-end", "age-on-judgement"]}}]}`
	for degree, want := range map[string]string{"s1": "yes by the chosen reading", "d3": "no"} {
		c := answers(t, "-asof", "2026-03-02", file(t, strings.Replace(person, "DEGREE", degree, 1))).Cases[0]
		assert.True(t, strings.HasPrefix(c.Answer, want), c.Answer)
		assert.Equal(t, degree == "s1", strings.Contains(c.Answer, "reading"), c.Answer)
	}
}

func TestTheLawOfAnotherDayDecides(t *testing.T) {
	for law, outcome := range map[string]string{"2023-06-01": "not-met", "2023-10-30": "not-met", "2023-10-31": "not-applicable"} {
		c := answers(t, "-case", "replacement", "-law", law).Cases[0]
		assert.Equal(t, [3]string{"2026-03-02", law, outcome}, [3]string{c.AsOf, c.Law, c.Outcome})
	}
}

func TestABanThatDoesNotGovernIsNoBanThatIsGone(t *testing.T) {
	own := file(t, `{"cases": [
		{"name": "administrator", "replace": {"level": "administrator", "inaugurated": "2022-01-03"}},
		{"name": "to come", "replace": {"level": "jpt-pratama", "inaugurated": "2023-08-01", "broke_law": "no", "unfit": "no"}}]}`)
	for _, c := range answers(t, "-asof", "2023-06-01", "-law", "2023-06-01", own).Cases {
		assert.Equal(t, [2]string{"not-applicable", "not governed"}, [2]string{c.Outcome, c.Answer}, c.Name)
	}
}

func TestTheCasesOfTheProgramAreJudgedOnAnyDay(t *testing.T) {
	for _, day := range []string{"2014-01-15", "2017-04-07", "2020-02-28", "2024-06-01", "2024-02-29", "2040-01-01"} {
		for _, c := range answers(t, "-asof", day).Cases {
			assert.Equal(t, day, c.AsOf)
		}
		tell(t, 0, "-law", day)
	}
}

func TestAFileOfOnesOwn(t *testing.T) {
	own := file(t, `{"cases": [{"name": "mine", "asof": "2025-09-08", "move": {
		"post": {"level": "jpt-pratama", "agency": "city"}, "calendar": {"head_inaugurated": "2025-02-20", "election": "no"}, "reorganised": "no",
		"official": {"level": "jpt-pratama", "inaugurated": "2023-09-09", "same_agency": "yes", "same_classification": "no", "meets_standard": "yes", "passed_ukom": "yes"}}}]}`)
	c := answers(t, own).Cases[0]
	assert.Equal(t, []string{"mine", "2025-09-08", "2025-09-08", "not-met", "2025-09-09"}, []string{c.Name, c.AsOf, c.Law, c.Outcome, c.FirstDay})
	out, _ := tell(t, 0, own)
	assert.NotContains(t, out, "rekaan")
}

func TestAFactThatIsLeftOutIsNotKnown(t *testing.T) {
	own := file(t, `{"cases": [
		{"name": "move", "move": {"post": {"level": "jpt-pratama", "agency": "city"}}},
		{"name": "replace", "law": "2023-06-01", "replace": {}},
		{"name": "cure", "cure": {}}, {"name": "term", "term": {}},
		{"name": "selection", "selection": {"post": {"level": "jpt-pratama", "agency": "city"}}},
		{"name": "administrator", "appoint": {"post": {"level": "administrator"}}},
		{"name": "appoint", "appoint": {"post": {"level": "jpt-pratama"}, "readings": ["age-to-birthday", "age-on-judgement"]}}]}`)
	for _, c := range answers(t, "-asof", "2026-03-02", own).Cases {
		assert.Equal(t, "undetermined", c.Outcome, c.Name)
		assert.NotEmpty(t, c.Obstacles, c.Name)
	}
	for _, lang := range []string{"id", "en"} {
		tell(t, 0, "-asof", "2026-03-02", "-lang", lang, own)
	}
}

func TestEveryProblemOfAFileIsListed(t *testing.T) {
	out, errs := tell(t, 1, file(t, `{"cases": [
		{"name": "a", "move": {"post": {"level": "kepala", "agency": "city"}, "calendar": {"head_inaugurated": "2025-02-30"}, "official": {"same_agency": true}, "favourite": "yes"}},
		{"name": "a", "term": {"level": "jpt-pratama"}, "cure": {"since": "kemarin"}},
		{"appoint": {"post": {"level": "jpt-pratama"}, "readings": ["both-ways"]}},
		{"name": "b", "appoint": {"post": {"level": "jpt-pratama"}}},
		{"name": "c"},
		{"name": "d", "selection": {"applications": {"number": 2.5}, "candidates": [{"name": "X", "score": 101}]}},
		{"name": "e", "name": "f", "replace": []}], "extra": 1}`))
	assert.Empty(t, out)
	golden.Assert(t, "refused.txt", errs)
}

func TestWhatTheLibraryRefusesStandsUnderTheKeysOfTheFile(t *testing.T) {
	_, errs := tell(t, 1, file(t, `{"cases": [
		{"name": "s", "selection": {"post": {"level": "jpt-pratama", "agency": "city"}, "start": "2026-01-05", "applications": {"number": -1, "extensions": 5},
			"candidates": [{"name": "X", "score": 1}, {"name": "X", "score": 3}]}},
		{"name": "f", "move": {"post": {"level": "jpt-pratama"}, "from": {"level": "pengawas"}}},
		{"name": "m", "move": {"post": {"level": "pengawas"}}},
		{"name": "c", "cure": {"level": "jpt-pratama", "since": "2025-01-01", "noticed": "2024-01-01"}}]}`))
	for _, field := range []string{"cases[0].selection.applications.number", "cases[0].selection.applications.extensions", "cases[0].selection.candidates[1].name",
		"cases[1].move.from.level", "cases[2].move.post.level", "cases[3].cure.noticed"} {
		assert.Contains(t, errs, "plans.json: "+field+" ")
	}
	assert.Equal(t, 6, strings.Count(errs, "\n"), errs)
}

func TestAProblemNamesFieldValueAndExpectation(t *testing.T) {
	_, errs := tell(t, 1, file(t, `{"cases": [{"name": "mine", "move": {"post": {"level": "jpt-pratama", "agency": "town"}, "calender": {},
		"official": {"inaugurated": "2025-02-30", "passed_ukom": "maybe"}}}]}`))
	golden.Assert(t, "refused-short.txt", errs)
}

func TestAFileThatIsNoJSONIsRefused(t *testing.T) {
	for content, want := range map[string]string{
		"":                    `plans.json: line 1 "unexpected end of JSON input": malformed: want a file in JSON`,
		"{\n\"cases\": [\n}":  `plans.json: line 3`,
		"[]":                  `an object in braces`,
		"{}":                  `plans.json: cases: missing: want a list of cases`,
		`{"cases": {}}`:       `plans.json: cases "{}": malformed: want a list in brackets`,
		`{"cases": [17, ""]}`: `cases[0] "17": malformed: want an object in braces`,
	} {
		out, errs := tell(t, 1, file(t, content))
		assert.Empty(t, out)
		assert.Contains(t, errs, want)
	}
}

func TestAWrongCommandLineIsRefused(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"-lang", "fr"}, "one of id, en"},
		{[]string{"-format", "pdf"}, "one of text, json"},
		{[]string{"-width", "20"}, "a number from 72"},
		{[]string{"-asof", "2026-02-30"}, "a calendar day"},
		{[]string{"-case", "nobody"}, "one of rotation, too-early"},
		{[]string{"a.json", "b.json"}, `unexpected argument "b.json"`},
		{[]string{"no-such.json"}, "no-such.json"},
	} {
		out, errs := tell(t, 2, c.args...)
		assert.Empty(t, out)
		assert.Contains(t, errs, c.want)
	}
	_, errs := tell(t, 1, "-law", "2013-01-01")
	assert.Contains(t, errs, "before the first")
}
