package walls

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// structural explains every number that is no number of law. A key is a file, or a
// file and the declaration that holds the number.
var structural = map[string]string{
	"eligibility/anniversaries.go longestTable": "years up to which answers are prepared; longer spans are judged without",
	"merit/date.go":        "the arithmetic of the Gregorian calendar and the form of a day",
	"merit/nip.go":         "the layout of employee numbers, rules MER-NIP-PNS and MER-NIP-PPPK",
	"merit/period.go":      "parts of a period packed in integers of 16 bits, twelve months a year",
	"merit/value.go":       "parts of a value packed in an integer",
	"merit/citation.go":    "the form of a citation",
	"merit/errors.go":      "bytes of hostile input that an error repeats",
	"merit/instrument.go":  "the form of the name of an instrument and its year",
	"merit/json.go":        "bounds of JSON that is read",
	"merit/canonical.go":   "the range of whole numbers in JSON",
	"merit/interchange.go": "digits of a number that a value holds",
	"merit/rule.go":        "widths of the sets of facts and notes, grades of confidence",

	"rubric/scheme.go":        "bounds of a scheme: bits of its denominator, depth, number of criteria; per cent",
	"rubric/scale.go":         "the digits of a number that a scale may have",
	"rubric/number.go":        "the digits of a number that is accepted",
	"rubric/names.go":         "bytes of hostile input that an error repeats",
	"rubric/parse.go":         "bounds of a file: its size and depth",
	"rubric/sample.go":        "constants of the generator splitmix64 and bounds of a sample",
	"rubric/agreement.go":     "formulas of Kendall's W",
	"kasnindex/points.go":     "points packed in an integer of millionths",
	"kasnindex/load.go":       "bounds of a file: its size and depth",
	"kasnindex/plan.go":       "bounds of a plan",
	"kasnindex/instrument.go": "bounds of an instrument: indicators and points that fit an integer; per cent",
	"kasnindex/category.go":   "bytes of hostile input that an error repeats",
	"kasnindex/history.go":    "the years that a day can have",
	"eligibility/words.go":    "bytes of hostile input that an error repeats",

	"eligibility/appointment.go Verdict":       "room for the findings of a verdict",
	"eligibility/term.go extensionFactors":     "room for the findings of an extension",
	"jpt/clearance.go mostParts":               "room for the clearances of a post",
	"jpt/committee.go share":                   "per cent",
	"jpt/exemption.go bestCategory":            "the categories of the 400-point instrument",
	"jpt/table.go answerWord":                  "the answers that there are",
	"kasnindex/level.go NotApplicable":         "a level that no instrument has",
	"kasnindex/level.go maxLevel":              "levels of one digit",
	"rubric/competence.go MatchJob":            "the year of a parameter that is read",
	"rubric/competenceband.go competenceBands": "the top of a scale of per cent",
	"rubric/competenceband.go mappingBands":    "the top of a scale of per cent",
	"rubric/json.go UnmarshalText":             "the digits of a mark that is accepted",
	"rubric/marks.go maxFractionBits":          "bits of a fraction that is accepted",
	"rubric/marks.go fewLeaves":                "room for the marks of most schemes in one piece of memory",
	"rubric/panel.go leastForTrimmed":          "below it a trimmed mean leaves out too much: statistics, not law",
	"rubric/panel.go leastForOutlier":          "of two that differ neither stands apart: statistics, not law",
	"rubric/performance.go Judge":              "the year of a parameter that is read",
	"rubric/profile.go gapWeights":             "gaps between five levels; the weights are parameters",
	"rubric/profile.go maxGap":                 "the greatest gap between five levels",
	"rubric/selection.go components":           "arguments of newComponent, which makes the parameters of RUB-WEIGHTS-SELECTION",
	"rubric/selection.go componentCriteria":    "the year of a parameter that is read",
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

// naked returns the numbers other than 0, 1 and 2 that no parameter, rule, version
// or day holds, as "declaration: number". The day itself must be cited where it is
// used: a version and a value are refused without a citation.
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
			lit, number := n.(*ast.BasicLit)
			number = number && (lit.Kind == token.INT || lit.Kind == token.FLOAT)
			if number && !slices.Contains([]string{"0", "1", "2"}, lit.Value) && !held(stack, makers) {
				out = append(out, name()+": "+lit.Value)
			}
			stack = append(stack, n)
			return true
		})
	}
	return out
}

// held reports whether an enclosing node makes a parameter, a rule, a version or a
// day, or slices or indexes something.
func held(stack []ast.Node, makers map[string]bool) bool {
	for i, n := range stack {
		switch n := n.(type) {
		case *ast.CallExpr:
			switch fn := n.Fun.(type) {
			case *ast.Ident:
				if makers[fn.Name] || fn.Name == "MustDate" {
					return true
				}
			case *ast.SelectorExpr:
				if slices.Contains([]string{"MustParam", "MustRule", "MustDate"}, fn.Sel.Name) {
					return true
				}
			}
		case *ast.CompositeLit:
			if holds(n.Type) {
				return true
			}
		case *ast.SliceExpr, *ast.ArrayType:
			return true
		case *ast.IndexExpr:
			if i+1 == len(stack) || stack[i+1] != n.X {
				return true
			}
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
				decl, _, _ := strings.Cut(found, ":")
				switch {
				case structural[name] != "":
					used[name] = true
				case structural[name+" "+decl] != "":
					used[name+" "+decl] = true
				default:
					assert.Fail(t, "a number outside a cited parameter", "%s %s", name, found)
				}
			}
		}
	}
	var idle []string
	for key := range structural {
		if !used[key] {
			idle = append(idle, key)
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
		{"in a day", `var day = merit.MustDate(2023, 10, 31)`, "[]"},
		{"in a slice of a list", `var part = list[:8:8]`, "[]"},
		{"as an index", `var third = list[3]`, "[]"},
		{"in what is indexed", `var third = f(58)[0]`, "[third: 58]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file, err := parser.ParseFile(token.NewFileSet(), "x.go", "package x\n"+c.source, 0)
			require.NoError(t, err)
			assert.Equal(t, c.want, fmt.Sprint(naked(file, map[string]bool{"made": true})))
		})
	}
}
