package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/examples/internal/golden"
)

// call runs the program as main does.
func call(args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, &out, &errs)
	return code, out.String(), errs.String()
}

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
	return path
}

func TestTheOfficialsOfTheProgramGiveTheGoldenOutput(t *testing.T) {
	for _, c := range []struct {
		file string
		args []string
	}{
		{"id.txt", []string{"-width", "100"}},
		{"en.txt", []string{"-width", "100", "-lang", "en"}},
		{"forgive-en.txt", []string{"-width", "72", "-lang", "en", "-excess", "forgive", "-core", "70"}},
		{"id.csv", []string{"-format", "csv"}},
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
	for _, width := range []int{72, 80, 100, 140} {
		for _, lang := range []string{"id", "en"} {
			_, stdout, _ := call("-width", strconv.Itoa(width), "-lang", lang)
			for _, line := range strings.Split(stdout, "\n") {
				assert.LessOrEqual(t, utf8.RuneCountInString(line), width, "%s: %s", lang, line)
			}
		}
	}
}

// matched is what the JSON says of an official.
type matched struct {
	Name, CoreLow, SecondaryLow, TotalLow, TotalHigh string
	RankBest, RankWorst                              int
	Tied                                             bool
}

const profile = "aspect,factor,required\nintegrity,core,4\nchange,core,4\nservice,secondary,3\n"

// of matches the officials of a file, by name.
func of(t *testing.T, officials string, args ...string) map[string]matched {
	t.Helper()
	code, stdout, stderr := call(append(append([]string{"-format", "json", "-profile", write(t, "post.csv", profile)}, args...), write(t, "mine.csv", officials))...)
	require.Equal(t, 0, code, stderr)
	var doc struct{ Officials []matched }
	require.NoError(t, json.Unmarshal([]byte(stdout), &doc))
	out := map[string]matched{}
	for _, m := range doc.Officials {
		out[m.Name] = m
	}
	return out
}

// By hand, with the weights of RUB-PROFILE-MATCHING: 0 is worth 5, +1 4.5, −1 4.
func TestTotalsAreThoseReckonedByHand(t *testing.T) {
	const officials = "name,integrity,change,service\nX,4,3,4\n"
	for _, c := range []struct {
		name                   string
		args                   []string
		core, secondary, total string
	}{
		{"core counts 60 per cent", nil, "4.5", "4.5", "4.5"},
		{"excess forgiven", []string{"-excess", "forgive"}, "4.5", "5", "4.7"},
		{"core counts 80 per cent, excess forgiven", []string{"-core", "80", "-excess", "forgive"}, "4.5", "5", "4.6"},
		{"core counts for nothing", []string{"-core", "0", "-excess", "forgive"}, "4.5", "5", "5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := of(t, officials, c.args...)["X"]
			assert.Equal(t, c.core, got.CoreLow)
			assert.Equal(t, c.secondary, got.SecondaryLow)
			assert.Equal(t, c.total, got.TotalLow)
			assert.Equal(t, c.total, got.TotalHigh)
		})
	}
}

func TestEqualTotalsShareARankAndTheNextIsPassedOver(t *testing.T) {
	got := of(t, "name,integrity,change,service\nC,3,3,3\nB,4,3,3\nA,3,4,3\n")
	for name, want := range map[string]int{"A": 1, "B": 1, "C": 3} {
		assert.Equal(t, want, got[name].RankBest, name)
		assert.Equal(t, want, got[name].RankWorst, name)
		assert.Equal(t, name != "C", got[name].Tied, name)
	}
}

func TestWhateverAMissingLevelIsTotalAndRankLieInTheirRanges(t *testing.T) {
	for _, excess := range []string{"penalise", "forgive"} {
		const officials = "name,integrity,change,service\nX,%s,4,%s\nY,4,4,4\nZ,3,3,3\n"
		open := of(t, fmt.Sprintf(officials, "", ""), "-excess", excess)["X"]
		totals, ranks := map[string]bool{}, map[int]bool{}
		for a := 1; a <= 5; a++ {
			for b := 1; b <= 5; b++ {
				got := of(t, fmt.Sprintf(officials, strconv.Itoa(a), strconv.Itoa(b)), "-excess", excess)["X"]
				totals[got.TotalLow], ranks[got.RankBest] = true, true
				assert.GreaterOrEqual(t, got.RankBest, open.RankBest)
				assert.LessOrEqual(t, got.RankBest, open.RankWorst)
			}
		}
		assert.Contains(t, totals, open.TotalLow, "the worst is reached")
		assert.Contains(t, totals, open.TotalHigh, "the best is reached")
		assert.Contains(t, ranks, open.RankBest)
		assert.Contains(t, ranks, open.RankWorst)
	}
}

func TestColumnsOfTheFileAreKeptAndNoCellIsAFormula(t *testing.T) {
	code, stdout, stderr := call("-format", "csv", "-profile", write(t, "post.csv", profile), write(t, "mine.csv", "name,integrity,change,service,=note\n=X(),4,4,3,@home\n"))
	assert.Equal(t, 0, code, stderr)
	assert.Equal(t, "name,integrity,change,service,'=note,rank_best,rank_worst,tied,core_low,core_high,secondary_low,secondary_high,total_low,total_high,gap_integrity,gap_change,gap_service\n"+
		"'=X(),4,4,3,'@home,1,1,false,5,5,5,5,5,5,0,0,0\n", stdout)
}

func TestEveryProblemOfTheFilesIsListed(t *testing.T) {
	post := write(t, "post.csv", profile)
	mine := write(t, "mine.csv", "name,integrity,change,service\nAni,4,4,3\n,4,4,3\nBudi,6,nol,3\nCitra,4,4\nDewi,0,4.5,3\n")
	for _, lang := range []string{"id", "en"} {
		code, stdout, stderr := call("-lang", lang, "-width", "100", "-profile", post, mine)
		assert.Equal(t, 1, code)
		assert.Empty(t, stderr)
		golden.Assert(t, "rejected-"+lang+".txt", stdout)
	}
	for _, c := range []struct{ name, profile, want string }{
		{"a level off the scale", "aspect,factor,required\na,core,6\n", `post.csv row 2: required "6": out of range: want a level from 1 to 5`},
		{"a level that is missing", "aspect,factor,required\na,core,\n", "post.csv row 2: required: missing"},
		{"an unknown factor", "aspect,factor,required\na,main,4\n", `post.csv row 2: factor "main": unknown: want core or secondary`},
		{"an aspect twice", "aspect,factor,required\na,core,4\nA,inti,4\n", `post.csv row 3: aspect "a": contradictory: want each aspect once: row 2`},
		{"an aspect called as the names are", "aspect,factor,required\nName,core,4\n", `post.csv row 2: aspect "name"`},
		{"nothing secondary", "aspect,factor,required\na,core,4\n", "secondary"},
		{"no aspect", "aspect,factor,required\n", "aspects: missing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, stdout, stderr := call("-format", "csv", "-lang", "en", "-profile", write(t, "post.csv", c.profile), mine)
			assert.Equal(t, 1, code)
			assert.Empty(t, stdout, "nobody is held against a part of a profile")
			assert.Contains(t, stderr, c.want)
		})
	}
}

func TestAnAspectHasTheNameThatTheFileGives(t *testing.T) {
	named := write(t, "post.csv", "aspect,factor,required,name_id,name_en\na,inti,4,Integritas,\nb,pendukung,3,,Service\nc,pendukung,3,,\n")
	mine := write(t, "mine.csv", "name,a,b,c\nX,4,3,3\n")
	for lang, want := range map[string][]string{"id": {"Integritas", "Service", "c "}, "en": {"Integritas", "Service", "c "}} {
		_, stdout, _ := call("-lang", lang, "-profile", named, mine)
		for i, name := range want {
			assert.Contains(t, stdout, fmt.Sprintf("A%d  %s", i+1, name))
		}
	}
}

func TestAWrongCommandLineExitsWithTwo(t *testing.T) {
	post, mine := write(t, "post.csv", profile), write(t, "mine.csv", "name,integrity,change,service\nX,4,4,3\n")
	for _, args := range [][]string{
		{"-lang", "fr"}, {"-format", "pdf"}, {"-width", "20"}, {"-core", "101"}, {"-core", "-1"}, {"-core", "most"}, {"-excess", "praise"},
		{"-profile", post}, {mine}, {"-profile", "no-such.csv", mine}, {"-profile", post, "no-such.csv"}, {"a.csv", "b.csv"}, {"-unknown"},
	} {
		t.Run(strings.Join(args[:min(2, len(args))], " "), func(t *testing.T) {
			code, stdout, stderr := call(args...)
			assert.Equal(t, 2, code)
			assert.Empty(t, stdout)
			assert.NotEmpty(t, stderr)
		})
	}
	code, _, stderr := call("-h")
	assert.Equal(t, 0, code)
	assert.Contains(t, stderr, "usage: profilematch")
}

func TestAnOutputFileIsThatOfTheStandardOutput(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	for _, format := range []string{"table", "csv", "json", "html"} {
		args := []string{"-lang", "en", "-format", format}
		_, want, _ := call(args...)
		code, stdout, stderr := call(append(args, "-out", out)...)
		assert.Equal(t, 0, code, stderr)
		assert.Empty(t, stdout)
		data, err := os.ReadFile(out)
		require.NoError(t, err)
		assert.Equal(t, want, string(data), format)
	}
	code, _, stderr := call("-lang", "en", "-out", filepath.Join(out, "no", "such"))
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "profilematch: ")
}
