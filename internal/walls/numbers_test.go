package walls

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// structural explains every number that is no number of law. A key is a file and the
// declaration that holds the number, or a file alone: then the numbers are listed, and
// another in the same file is none of them.
var structural = map[string]struct{ why, numbers string }{
	"merit/date.go":           {"the arithmetic of the Gregorian calendar and the form of a day", "3 4 5 9 10 12 0xf 28 29 30 31 0x1f 100 153 365 400 1000 1460 9999 36524 146096 146097 4_000_000 2006-01-02 day February April June September November December January"},
	"merit/nip.go":            {"the layout of employee numbers, rules MER-NIP-PNS and MER-NIP-PPPK", "3 6 8 12 14 15 18 40 71 day"},
	"merit/period.go":         {"parts of a period packed in integers of 16 bits, twelve months a year", "5 12 15 P0D"},
	"merit/value.go":          {"parts of a value packed in an integer", "10 16 18 32 100"},
	"merit/citation.go":       {"the form of a citation", "4 6 8 64"},
	"merit/errors.go":         {"bytes of hostile input that an error repeats", "64"},
	"merit/instrument.go":     {"the form of the name of an instrument and its year", "0 4 200 1945"},
	"merit/json.go":           {"bounds of JSON that is read", "10 16 20 32 80 100"},
	"merit/canonical.go":      {"the range of whole numbers in JSON", "0xf 4 10 0x20 53 64"},
	"merit/interchange.go":    {"digits of a number that a value holds", "10 18 64"},
	"merit/rule.go":           {"widths of the sets of facts and notes, grades of confidence", "15 16"},
	"rubric/scheme.go":        {"bounds of a scheme: bits of its denominator, depth, number of criteria; per cent", "0 10 32 62 64 100 10_000"},
	"rubric/scale.go":         {"the digits of a number that a scale may have", "10 100 1_000_000_000"},
	"rubric/number.go":        {"the digits of a number that is accepted", "10 18 63"},
	"rubric/names.go":         {"bytes of hostile input that an error repeats", "64"},
	"rubric/parse.go":         {"bounds of a file: its size and depth", "8 10 16 18 20 64 100"},
	"rubric/sample.go":        {"constants of the generator splitmix64 and bounds of a sample", "27 30 31 32 64 100 2_000 1_000_000 0x94d049bb133111eb 0x9e3779b97f4a7c15 0xbf58476d1ce4e5b9"},
	"rubric/agreement.go":     {"formulas of Kendall's W", "3"},
	"kasnindex/points.go":     {"points packed in an integer of millionths", "0 1 2 5 6 10 24 32 40 64 100 128 1_000_000"},
	"kasnindex/load.go":       {"bounds of a file: its size and depth", "16 20"},
	"kasnindex/plan.go":       {"bounds of a plan", "8 10 26 3_000_000"},
	"kasnindex/instrument.go": {"bounds of an instrument: indicators and points that fit an integer; per cent", "100 1000"},
	"kasnindex/category.go":   {"bytes of hostile input that an error repeats", "64"},
	"kasnindex/history.go":    {"the years that a day can have", "9999"},
	"eligibility/words.go":    {"bytes of hostile input that an error repeats", "64"},

	"eligibility/anniversaries.go dueOn":        {why: "two answers a year: on the anniversary and after it"},
	"eligibility/anniversaries.go exampleOf":    {why: "a 29 February"},
	"eligibility/anniversaries.go leapsFrom":    {why: "the Gregorian calendar: years that have no 29 February"},
	"eligibility/anniversaries.go longestTable": {why: "years up to which answers are prepared; longer spans are judged without"},
	"eligibility/anniversaries.go reaching":     {why: "two answers a year: on the anniversary and after it"},
	"eligibility/appointment.go Verdict":        {why: "room for the findings of a verdict"},
	"eligibility/term.go extensionFactors":      {why: "room for the findings of an extension"},
	"jpt/clearance.go mostParts":                {why: "room for the clearances of a post"},
	"jpt/committee.go share":                    {why: "per cent"},
	"jpt/exemption.go bestCategory":             {why: "the categories of the 400-point instrument"},
	"jpt/table.go answerWord":                   {why: "the answers that there are"},
	"kasnindex/ipasn.go ipRules":                {why: "the steps in which the bands are printed"},
	"kasnindex/ism.go ismRules":                 {why: "the steps in which the bands are printed"},
	"kasnindex/kasn.go kasnBands":               {why: "the steps in which the bands are printed"},
	"kasnindex/level.go NotApplicable":          {why: "a level that no instrument has"},
	"kasnindex/level.go maxLevel":               {why: "levels of one digit"},
	"rubric/competence.go MatchJob":             {why: "the year of a parameter that is read"},
	"rubric/competenceband.go competenceBands":  {why: "the top of a scale of per cent"},
	"rubric/competenceband.go mappingBands":     {why: "the top of a scale of per cent"},
	"rubric/json.go UnmarshalText":              {why: "the digits of a mark that is accepted"},
	"rubric/json.go longestNumeral":             {why: "the bytes of a number as text that is accepted"},
	"rubric/marks.go fewLeaves":                 {why: "room for the marks of most schemes in one piece of memory"},
	"rubric/marks.go maxFractionBits":           {why: "bits of a fraction that is accepted"},
	"rubric/panel.go leastForOutlier":           {why: "of two that differ neither stands apart: statistics, not law"},
	"rubric/panel.go leastForTrimmed":           {why: "below it a trimmed mean leaves out too much: statistics, not law"},
	"rubric/performance.go Judge":               {why: "the year of a parameter that is read"},
	"rubric/performance.go planWeightsNames":    {why: "names of choices, of which the weights are parameters"},
	"rubric/profile.go gapWeights":              {why: "gaps between five levels; the weights are parameters"},
	"rubric/profile.go maxGap":                  {why: "the greatest gap between five levels"},
	"rubric/rules.go proven":                    {why: "the first day of the year after that of an instrument"},
	"rubric/selection.go componentCriteria":     {why: "the year of a parameter that is read"},
	"rubric/selection.go components":            {why: "arguments of newComponent, which makes the parameters of RUB-WEIGHTS-SELECTION"},
}

// A number stands in a parameter, a rule or a version if it is an argument of a
// function that returns one of these.
var holders = []string{"Param", "ParamValue", "Version", "Rule", "RuleSpec"}

// holds reports whether the type is one of holders, a pointer to one or a slice of
// them.
func holds(t ast.Expr) bool {
	switch t := t.(type) {
	case *ast.StarExpr:
		return holds(t.X)
	case *ast.ArrayType:
		return holds(t.Elt)
	case *ast.Ident:
		return slices.Contains(holders, t.Name)
	case *ast.SelectorExpr:
		return slices.Contains(holders, t.Sel.Name)
	}
	return false
}

// quantities make an amount of something that the law counts. Of what they are given no
// number is too small to be one of law.
var quantities = []string{"Years", "Months", "Days", "AddYears", "CountOf", "ScaledOf", "PercentOf"}

// days make a day; one that is no part of a version or a parameter has to be declared with
// a name, and internal/traceability holds those to be days on which the law changes.
var days = []string{"MustDate", "NewDate"}

// written is a number, a length of time or a day as text.
var written = regexp.MustCompile(`^[+-]?(\d+([.,/]\d+)?%?|P(\d+[YMWD])+|\d{4}-\d\d-\d\d)$`)

// naked returns what no parameter, rule or version holds, as "declaration: literal": the
// numbers other than 0, 1 and 2; every number, however small, of which a quantity is made;
// numbers, lengths of time and days that are written as text; months by their name; days
// within a function.
func naked(file *ast.File, makers map[string]bool) []string {
	var out []string
	for _, decl := range file.Decls {
		var stack []ast.Node
		name := func() string {
			if f, ok := decl.(*ast.FuncDecl); ok {
				return f.Name.Name
			}
			for _, n := range stack {
				if spec, ok := n.(*ast.ValueSpec); ok {
					return spec.Names[0].Name
				}
				if spec, ok := n.(*ast.TypeSpec); ok {
					return spec.Name.Name
				}
			}
			return "?"
		}
		ast.Inspect(decl, func(n ast.Node) bool {
			if n == nil {
				stack = stack[:len(stack)-1]
				return true
			}
			if what := number(n, stack, decl, makers); what != "" && !held(stack, makers) {
				out = append(out, name()+": "+what)
			}
			stack = append(stack, n)
			return true
		})
	}
	return out
}

// number returns the number, length of time or day that a node is, empty for none and for
// one that may stand anywhere.
func number(n ast.Node, stack []ast.Node, decl ast.Decl, makers map[string]bool) string {
	f, body := decl.(*ast.FuncDecl)
	making := body && f.Recv == nil && makers[f.Name.Name] // what it makes is cited
	switch n := n.(type) {
	case *ast.BasicLit:
		switch n.Kind {
		case token.STRING:
			if text, err := strconv.Unquote(n.Value); err == nil && written.MatchString(text) && !making {
				return text
			}
		case token.INT, token.FLOAT, token.IMAG:
			small := slices.Contains([]string{"0", "1", "2"}, n.Value)
			if !small && !within(stack, days) || !making && within(stack, quantities) {
				return n.Value
			}
		}
	case *ast.SelectorExpr:
		if x, ok := n.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains(months, n.Sel.Name) && !within(stack, days) {
			return n.Sel.Name
		}
	case *ast.CallExpr:
		if body && !making && slices.Contains(days, called(n)) {
			return "day"
		}
	}
	return ""
}

var months = func() (out []string) {
	for m := time.January; m <= time.December; m++ {
		out = append(out, m.String())
	}
	return out
}()

// called returns the name of the function of a call, without its package.
func called(call *ast.CallExpr) string {
	switch fn := call.Fun.(type) {
	case *ast.Ident:
		return fn.Name
	case *ast.SelectorExpr:
		return fn.Sel.Name
	}
	return ""
}

// within reports whether one of the functions is called with what the stack leads to.
func within(stack []ast.Node, functions []string) bool {
	return slices.ContainsFunc(stack, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		return ok && slices.Contains(functions, called(call))
	})
}

// held reports whether an enclosing node makes a parameter, a rule or a version, or the
// innermost one slices or indexes something or says how long an array is.
func held(stack []ast.Node, makers map[string]bool) bool {
	for _, n := range stack {
		switch n := n.(type) {
		case *ast.CallExpr:
			fn, plain := n.Fun.(*ast.Ident)
			if plain && makers[fn.Name] || slices.Contains([]string{"MustParam", "MustRule"}, called(n)) {
				return true
			}
		case *ast.CompositeLit:
			if holds(n.Type) {
				return true
			}
		}
	}
	if len(stack) > 0 {
		switch stack[len(stack)-1].(type) {
		case *ast.SliceExpr, *ast.ArrayType, *ast.IndexExpr:
			return true
		}
	}
	return false
}

func TestEveryNumberOfLawStandsInACitedParameter(t *testing.T) {
	used := map[string]bool{}
	for pkg := range arrows {
		files, err := filepath.Glob(filepath.Join("..", "..", pkg, "*.go"))
		require.NoError(t, err)
		fset := token.NewFileSet()
		parsed := map[string]*ast.File{}
		makers := map[string]bool{}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(fset, name, nil, 0)
			require.NoError(t, err)
			parsed[path.Join(pkg, filepath.Base(name))] = file
			for _, decl := range file.Decls {
				if f, ok := decl.(*ast.FuncDecl); ok && f.Type.Results != nil && holds(f.Type.Results.List[0].Type) {
					makers[f.Name.Name] = true
				}
			}
		}
		for name, file := range parsed {
			for _, found := range naked(file, makers) {
				decl, literal, _ := strings.Cut(found, ": ")
				switch {
				case slices.Contains(strings.Fields(structural[name].numbers), literal):
					used[name], used[name+": "+literal] = true, true
				case structural[name+" "+decl].why != "":
					used[name+" "+decl] = true
				default:
					assert.Fail(t, "a number outside a cited parameter", "%s %s", name, found)
				}
			}
		}
	}
	var idle []string
	for key, explained := range structural {
		if !used[key] {
			idle = append(idle, key)
		}
		for _, literal := range strings.Fields(explained.numbers) {
			if !used[key+": "+literal] {
				idle = append(idle, key+": "+literal)
			}
		}
	}
	sort.Strings(idle)
	assert.Empty(t, idle, "explained, but there is no such number")
}

func TestANakedNumberIsFound(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"in a comparison", `func f(n int) bool { return n > 58 }`, "[f: 58]"},
		{"in a variable", `var age = 56`, "[age: 56]"},
		{"in a period", `var ban = merit.Years(5)`, "[ban: 5]"},
		{"in a parameter", `var age = merit.MustParam("age", label, merit.ParamValue{Value: merit.CountOf(58)})`, "[]"},
		{"by a function that makes a parameter", `var age = made(58)`, "[]"},
		{"in a day with a name", `var day = merit.MustDate(2023, 10, 31)`, "[]"},
		{"in a day without", `func f(d merit.Date) bool { return d.Before(merit.MustDate(2023, time.October, 31)) }`, "[f: day]"},
		{"in a day of a version", `func f() merit.Version { return merit.Version{From: merit.MustDate(2023, time.October, 31)} }`, "[]"},
		{"in a day as text", `var day, _ = merit.ParseDate("2023-10-31")`, "[day: 2023-10-31]"},
		{"in a period as text", `var ban, _ = merit.ParsePeriod("P2Y")`, "[ban: P2Y]"},
		{"in a number as text", `var weight = decimal.RequireFromString("12.5")`, "[weight: 12.5]"},
		{"in a month", `func f(d merit.Date) bool { return d.Month() > time.October }`, "[f: October]"},
		{"in a small period", `var ban = merit.Years(2)`, "[ban: 2]"},
		{"in a sum of years", `func f(d merit.Date) merit.Date { return d.AddYears(1, merit.RollBack) }`, "[f: 1]"},
		{"in a period by what makes a parameter", `func made() *merit.Param { two := merit.Years(2); return param(two) }`, "[]"},
		{"in a comparison by what makes a parameter", `func made() *merit.Param { if x > 58 { return nil } }`, "[made: 58]"},
		{"in a table", `var table = map[string]int{"a": 58}`, "[table: 58]"},
		{"in a slice of a list", `var part = list[:8:8]`, "[]"},
		{"in what is sliced", `var part = f(58)[:]`, "[part: 58]"},
		{"as an index", `var third = list[3]`, "[]"},
		{"in what an index comes from", `var third = list[f(58)]`, "[third: 58]"},
		{"in what is indexed", `var third = f(58)[0]`, "[third: 58]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file, err := parser.ParseFile(token.NewFileSet(), "x.go", "package x\n"+c.source, 0)
			require.NoError(t, err)
			assert.Equal(t, c.want, fmt.Sprint(naked(file, map[string]bool{"made": true})))
		})
	}
}
