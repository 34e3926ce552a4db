package tour_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

func TestTheGlossaryNamesWhatIsInTheLibraryAndWhatItsRulesRestOn(t *testing.T) {
	glossary, err := os.ReadFile("../../docs/glossary.md")
	require.NoError(t, err)
	cited, declared := sources(), map[string]map[string]bool{}
	rows := 0
	for line := range strings.Lines(string(glossary)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if len(cells) < 3 || strings.Contains(line, "---") || strings.Contains(line, "| English |") {
			continue
		}
		rows++
		pkg, name, found := strings.Cut(strings.Trim(strings.TrimSpace(cells[2]), "`"), ".")
		require.True(t, found, line)
		if declared[pkg] == nil {
			declared[pkg] = exported(t, filepath.Join("../..", pkg))
		}
		assert.True(t, declared[pkg][name], "no %s.%s", pkg, name)
		if len(cells) == 4 {
			source, err := merit.ParseCitation(strings.TrimSpace(cells[3]))
			require.NoError(t, err, line)
			assert.True(t, cited[source], "no rule rests on %s", source)
		}
	}
	assert.Greater(t, rows, 50)
}

// sources returns every citation that a rule or a number of law rests on.
func sources() map[merit.Citation]bool {
	out := map[merit.Citation]bool{}
	for _, rules := range [][]*merit.Rule{merit.Rules(), eligibility.Rules(), rubric.Rules(), jpt.Rules(), kasnindex.Rules()} {
		for _, rule := range rules {
			for _, version := range rule.Versions() {
				for _, c := range version.Basis {
					out[c] = true
				}
			}
			for _, param := range rule.Params() {
				for _, value := range param.Values() {
					for _, c := range value.Basis {
						out[c] = true
					}
				}
			}
		}
	}
	return out
}

// exported returns the exported names that a package declares.
func exported(t *testing.T, folder string) map[string]bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	require.NoError(t, err)
	names := map[string]bool{}
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		for _, d := range parsed.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil {
					names[d.Name.Name] = true
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					switch spec := spec.(type) {
					case *ast.TypeSpec:
						names[spec.Name.Name] = true
					case *ast.ValueSpec:
						for _, name := range spec.Names {
							names[name.Name] = true
						}
					}
				}
			}
		}
	}
	return names
}
