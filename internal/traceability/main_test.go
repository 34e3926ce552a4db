package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/internal/cases"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const root = "../.."

// The tests of the five packages are run once for all that is asked of them: that
// the pages say what they gave, that there is no hole, and that each kind of hole
// would be found.
func TestTheMatrixIsCurrentAndHasNoHole(t *testing.T) {
	given, err := run(root)
	require.NoError(t, err)
	pages, err := render(rules(), given)
	require.NoError(t, err)
	for name, want := range pages {
		got, err := os.ReadFile(filepath.Join(root, name))
		require.NoError(t, err)
		// Not assert.Equal: the difference of two such files is too long to read.
		assert.Truef(t, string(want) == string(got), "%s: run go generate ./internal/traceability", name)
	}
	assert.Empty(t, holes(rules(), given, applied, impossible))

	with := func(keep func(cases.Given) bool) string {
		var kept []cases.Given
		for _, g := range given {
			if keep(g) {
				kept = append(kept, g)
			}
		}
		return strings.Join(holes(rules(), kept, applied, impossible), "\n")
	}
	for _, c := range []struct {
		name, want string
		keep       func(cases.Given) bool
	}{
		{"a rule without a finding", "ELG-PENSION: no finding of any case returns it", func(g cases.Given) bool { return g.Rule != "ELG-PENSION" }},
		{"an outcome without a row", "JPT-NOTICE undetermined: no row of a table", func(g cases.Given) bool { return g.Rule != "JPT-NOTICE" || g.Outcome != merit.Undetermined }},
		{"an outcome in a test alone", "JPT-NOTICE undetermined: no row of a table", func(g cases.Given) bool {
			return g.Rule != "JPT-NOTICE" || g.Outcome != merit.Undetermined || g.Row == ""
		}},
		{"a reason without a case", "JPT-APPLICANTS/exhausted: no case", func(g cases.Given) bool { return g.Reason != "exhausted" }},
		{"an article without a case", "ELG-REPLACE-PRESIDENT: UU 5/2014 Pasal 116 ayat (1): no case cites it", func(g cases.Given) bool {
			return g.Rule != "ELG-REPLACE-PRESIDENT" || len(g.Basis) < 2
		}},
		{"a first day of the law without a case", "ELG-APPOINT-WAIVER by the law of 2020-02-28: no case", func(g cases.Given) bool {
			return g.Law != merit.MustParseDate("2020-02-28")
		}},
		{"the day before without a case", "ELG-APPOINT-WAIVER by the law of 2020-02-27: no case", func(g cases.Given) bool {
			return g.Law != merit.MustParseDate("2020-02-27")
		}},
		{"a threshold without its day", "RUB-ASSESSMENT-VALID at P3Y on the day: no case", func(g cases.Given) bool {
			return g.Rule != "RUB-ASSESSMENT-VALID" || g.AsOf != merit.MustParseDate("2024-03-10") && g.AsOf != merit.MustParseDate("2023-03-01") && g.AsOf != merit.MustParseDate("2023-02-28")
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Contains(t, with(c.keep), c.want)
		})
	}

	t.Run("an explanation that nothing needs", func(t *testing.T) {
		assert.Contains(t, holes(rules(), given, applied, map[string]string{"JPT-NOTICE met": "for no reason"}), "JPT-NOTICE met: explained, but there is no hole")
	})
	t.Run("an outcome that is said to be impossible and is not", func(t *testing.T) {
		kept := []cases.Given{{Rule: "JPT-NOTICE", Reason: "too-short", Outcome: merit.NotMet, Row: "x.csv#1"}}
		assert.Contains(t, holes(jpt.Rules(), kept, nil, map[string]string{"JPT-NOTICE met": "it is not"}),
			"JPT-NOTICE met: explained as impossible, but long-enough gives it")
	})
}

// The cases of a rule that no finding returns are where the explanation says.
func TestTheCasesOfAppliedRulesExist(t *testing.T) {
	for id, u := range applied {
		file, test, isTest := strings.Cut(u.cases, " ")
		data, err := os.ReadFile(filepath.Join(root, file))
		require.NoError(t, err, id)
		if isTest {
			assert.Contains(t, string(data), "func "+test+"(t ", id)
		}
	}
}

// loose returns the citations of a file that stand for no value: the texts that read as
// one, whatever makes a citation of them.
func loose(file *ast.File, standing map[string]bool) []string {
	var out []string
	ast.Inspect(file, func(n ast.Node) bool {
		lit, ok := n.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return true
		}
		text, err := strconv.Unquote(lit.Value)
		if err != nil || standing[text] {
			return true
		}
		if c, err := merit.ParseCitation(text); err == nil && !standing[c.String()] {
			out = append(out, text)
		}
		return true
	})
	return out
}

// Every citation in the code stands for something: a version of a rule, a number, or
// a side of a disagreement between sources.
func TestEveryCitationStandsForAValue(t *testing.T) {
	standing := map[string]bool{}
	for _, r := range rules() {
		for _, c := range cited(r) {
			standing[c] = true
			if read, err := merit.ParseCitation(c); err == nil {
				standing[read.Instrument.String()] = true // named in a remark on it
			}
		}
	}
	for _, d := range eligibility.Disagreements() {
		for _, c := range d.Basis {
			standing[c.String()] = true
		}
	}
	for _, d := range jpt.Disagreements() {
		for _, side := range d.Sides {
			for _, c := range side.Basis {
				standing[c.String()] = true
			}
		}
	}
	parse := func(name string, source any) *ast.File {
		file, err := parser.ParseFile(token.NewFileSet(), name, source, 0)
		require.NoError(t, err)
		return file
	}
	for _, pkg := range packages {
		files, err := filepath.Glob(filepath.Join(root, pkg, "*.go"))
		require.NoError(t, err)
		require.NotEmpty(t, files)
		for _, name := range files {
			if !strings.HasSuffix(name, "_test.go") {
				assert.Empty(t, loose(parse(name, nil), standing), name)
			}
		}
	}
	for _, source := range []string{`merit.Cite("PP 11/2017 Pasal 999")`, `cite("PP 11/2017 Pasal 133", "PP 11/2017 Pasal 999")`, `[]string{"PP 11/2017 Pasal 999"}`} {
		assert.Equal(t, []string{"PP 11/2017 Pasal 999"}, loose(parse("x.go", "package x; var idle = "+source), standing), "a citation without a value is found")
	}
}

// dated returns the days that a file writes with three literals, as "2023-10-31".
func dated(file *ast.File) []string {
	var out []string
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) != 3 {
			return true
		}
		fn, ok := call.Fun.(*ast.SelectorExpr)
		name := "MustDate"
		if ok {
			name = fn.Sel.Name
		} else if id, plain := call.Fun.(*ast.Ident); plain {
			name = id.Name
		}
		year, written := call.Args[0].(*ast.BasicLit)
		if name != "MustDate" && name != "NewDate" || !written {
			return true
		}
		y, _ := strconv.Atoi(year.Value)
		day, _ := call.Args[2].(*ast.BasicLit)
		d, _ := strconv.Atoi(day.Value)
		month := time.Month(0)
		switch m := call.Args[1].(type) {
		case *ast.BasicLit:
			n, _ := strconv.Atoi(m.Value)
			month = time.Month(n)
		case *ast.SelectorExpr:
			for month = time.January; month < time.December && month.String() != m.Sel.Name; month++ {
			}
		}
		out = append(out, merit.MustDate(y, month, d).String())
		return true
	})
	return out
}

// Every day in the code is one on which a version of a rule or a number begins or ends, or
// on which somebody read them: none stands outside what is cited.
func TestEveryDayIsOneOfTheLaw(t *testing.T) {
	standing := map[string]bool{}
	stands := func(from, until, checked merit.Date) {
		for _, day := range []merit.Date{from, until, from.AddDays(-1), checked} { // a span ends on the day before the next
			standing[day.String()] = true
		}
	}
	for _, r := range rules() {
		for _, v := range r.Versions() {
			stands(v.From, v.Until, v.CheckedOn)
		}
		for _, p := range r.Params() {
			for _, v := range p.Values() {
				stands(v.From, v.Until, v.CheckedOn)
			}
		}
	}
	found := 0
	for _, pkg := range packages {
		files, err := filepath.Glob(filepath.Join(root, pkg, "*.go"))
		require.NoError(t, err)
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			require.NoError(t, err)
			for _, day := range dated(file) {
				found++
				assert.Truef(t, standing[day], "%s/%s %s: no law begins or ends on it", pkg, filepath.Base(name), day)
			}
		}
	}
	assert.Positive(t, found)

	file, err := parser.ParseFile(token.NewFileSet(), "x.go", `package x; var a, b = merit.MustDate(2023, time.October, 30), MustDate(2023, 12, 31)`, 0)
	require.NoError(t, err)
	assert.Equal(t, []string{"2023-10-30", "2023-12-31"}, dated(file), "a day is found in both ways of writing it")
}
