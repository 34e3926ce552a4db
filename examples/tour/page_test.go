package tour_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/examples/internal/golden"
)

// stop is a place of the page: a mark that names an example of this package, then its
// code and its output.
var stop = regexp.MustCompile("(?s)(<!-- tour: (\\w+) -->\n)(?:```go\n.*?```\n\n```text\n.*?```\n)?")

const page = "../../docs/tour.md"

func TestThePageHasTheExamplesAsTheyRun(t *testing.T) {
	source, err := os.ReadFile("tour_test.go")
	require.NoError(t, err)
	examples := bodies(t, source)
	written, err := os.ReadFile(page)
	require.NoError(t, err)
	shown := map[string]bool{}
	want := stop.ReplaceAllStringFunc(string(written), func(block string) string {
		part := stop.FindStringSubmatch(block)
		code, output, found := strings.Cut(examples[part[2]], "// Output:\n")
		require.True(t, found, "no example %s", part[2])
		shown[part[2]] = true
		var printed strings.Builder
		for line := range strings.Lines(output) {
			printed.WriteString(strings.TrimPrefix(strings.TrimPrefix(line, "//"), " "))
		}
		return part[1] + "```go\n" + code + "```\n\n```text\n" + printed.String() + "```\n"
	})
	for name := range examples {
		assert.True(t, shown[name], "the page lacks the example %s", name)
	}
	if golden.Update() {
		require.NoError(t, os.WriteFile(page, []byte(want), 0o644))
		return
	}
	assert.Equal(t, want, string(written), "run the test with -update")
}

// bodies returns the body of every example by its name, without the tab before each
// line.
func bodies(t *testing.T, source []byte) map[string]string {
	t.Helper()
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "", source, parser.ParseComments)
	require.NoError(t, err)
	out := map[string]string{}
	for _, declared := range file.Decls {
		f, ok := declared.(*ast.FuncDecl)
		if !ok {
			continue
		}
		body := string(source[files.Position(f.Body.Lbrace).Offset+2 : files.Position(f.Body.Rbrace).Offset])
		var lines strings.Builder
		for line := range strings.Lines(body) {
			lines.WriteString(strings.TrimPrefix(line, "\t"))
		}
		out[strings.TrimPrefix(f.Name.Name, "Example_")] = lines.String()
	}
	return out
}
