// Package walls holds the five packages of the library to the architecture: which
// imports each may have, and that none of them can see a clock, a file, the
// network, the environment, a random source or another goroutine.
package walls

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "github.com/seed-133aca06/asnmerit"

// arrows lists, for each package, those of its siblings that it may import.
var arrows = map[string][]string{
	"merit":       nil,
	"eligibility": {"merit"},
	"rubric":      {"merit"},
	"jpt":         {"merit", "eligibility", "rubric"},
	"kasnindex":   {"merit", "rubric"},
}

// dependencies are the modules that go.mod may require directly. The last is for
// tests alone.
var dependencies = []string{"github.com/shopspring/decimal", "golang.org/x/exp", "github.com/stretchr/testify"}

// impure are the packages of the standard library by which an answer could depend
// on something else than its arguments; a name stands for its subpackages too.
var impure = []string{"os", "net", "log", "math/rand", "crypto/rand", "syscall", "unsafe", "reflect", "runtime", "plugin", "embed", "io/ioutil", "testing", "sync", "context"}

// clock are the functions of package time that read or await the clock.
var clock = []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Local", "LoadLocation"}

// breaches returns what the file of the named package does against the walls.
func breaches(pkg string, fset *token.FileSet, file *ast.File) []string {
	var out []string
	breach := func(at token.Pos, format string, args ...any) {
		out = append(out, fmt.Sprintf("%s: ", fset.Position(at))+fmt.Sprintf(format, args...))
	}
	timeName := ""
	for _, spec := range file.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		if spec.Name != nil && (spec.Name.Name == "." || spec.Name.Name == "_") {
			breach(spec.Pos(), "imports %s as %s", name, spec.Name.Name)
		}
		switch sibling, ours := strings.CutPrefix(name, module+"/"); {
		case ours:
			if !slices.Contains(arrows[pkg], sibling) {
				breach(spec.Pos(), "%s may not import %s", pkg, sibling)
			}
		case strings.Contains(strings.Split(name, "/")[0], "."):
			if !slices.ContainsFunc(dependencies[:2], func(d string) bool { return name == d || strings.HasPrefix(name, d+"/") }) {
				breach(spec.Pos(), "imports %s", name)
			}
		case slices.ContainsFunc(impure, func(p string) bool { return name == p || strings.HasPrefix(name, p+"/") }):
			breach(spec.Pos(), "imports %s", name)
		case name == "time":
			timeName = "time"
			if spec.Name != nil {
				timeName = spec.Name.Name
			}
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && timeName != "" && x.Name == timeName && slices.Contains(clock, n.Sel.Name) {
				breach(n.Pos(), "uses time.%s", n.Sel.Name)
			}
		case *ast.GoStmt:
			breach(n.Pos(), "starts a goroutine")
		case *ast.FuncDecl:
			if n.Recv == nil && n.Name.Name == "init" {
				breach(n.Pos(), "has an init function")
			}
		case *ast.CallExpr:
			if x, ok := n.Fun.(*ast.Ident); ok && (x.Name == "print" || x.Name == "println") {
				breach(n.Pos(), "prints")
			}
		}
		return true
	})
	return out
}

func TestTheFivePackagesKeepTheWalls(t *testing.T) {
	for pkg := range arrows {
		t.Run(pkg, func(t *testing.T) {
			files, err := filepath.Glob(filepath.Join("..", "..", pkg, "*.go"))
			require.NoError(t, err)
			checked := 0
			for _, name := range files {
				if strings.HasSuffix(name, "_test.go") {
					continue
				}
				fset := token.NewFileSet()
				file, err := parser.ParseFile(fset, name, nil, 0)
				require.NoError(t, err)
				assert.Empty(t, breaches(pkg, fset, file))
				checked++
			}
			require.Positive(t, checked, "the package has source files")
		})
	}
}

func TestNoOtherPackageBelongsToTheLibrary(t *testing.T) {
	err := fs.WalkDir(os.DirFS("../.."), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			// Nested modules and internal tools are not the library.
			if name == "internal" || name == "examples" || name == "benchmarks" || strings.HasPrefix(path.Base(name), ".") && name != "." {
				return fs.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(name, ".go") {
			_, known := arrows[path.Dir(name)]
			assert.Truef(t, known, "%s lies in none of the five packages", name)
		}
		return nil
	})
	require.NoError(t, err)
}

func TestABreachOfTheWallsIsFound(t *testing.T) {
	for _, c := range []struct{ name, pkg, source, want string }{
		{"the vocabulary knows no other package", "merit", `import _ "` + module + `/jpt"`, "merit may not import jpt"},
		{"the index does not know the posts", "kasnindex", `import "` + module + `/jpt"`, "kasnindex may not import jpt"},
		{"a foreign module", "rubric", `import "gonum.org/v1/gonum/stat"`, "imports gonum.org/v1/gonum/stat"},
		{"the test helper outside a test", "merit", `import "github.com/stretchr/testify/assert"`, "imports github.com/stretchr/testify/assert"},
		{"files", "merit", `import "os"`, "imports os"},
		{"the network by a subpackage", "merit", `import "net/http"`, "imports net/http"},
		{"a random source", "rubric", `import "math/rand/v2"`, "imports math/rand/v2"},
		{"a log", "jpt", `import "log/slog"`, "imports log/slog"},
		{"the clock", "merit", `import "time"; var f = time.Now`, "uses time.Now"},
		{"the clock under another name", "merit", `import clock "time"; func f() { _ = clock.Since }`, "uses time.Since"},
		{"everything under no name", "merit", `import . "time"`, "imports time as ."},
		{"a goroutine", "merit", `func f() { go f() }`, "starts a goroutine"},
		{"work at load", "merit", `func init() {}`, "has an init function"},
		{"output", "merit", `func f() { println("x") }`, "prints"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fset := token.NewFileSet()
			file, err := parser.ParseFile(fset, "x.go", "package x\n"+c.source, 0)
			require.NoError(t, err)
			assert.Contains(t, strings.Join(breaches(c.pkg, fset, file), "\n"), c.want)
		})
	}
}

func TestTheModuleRequiresNothingElse(t *testing.T) {
	data, err := os.ReadFile("../../go.mod")
	require.NoError(t, err)
	direct := 0
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), "require "))
		name, version, _ := strings.Cut(line, " ")
		if !strings.HasPrefix(version, "v") || strings.HasSuffix(line, "// indirect") {
			continue
		}
		direct++
		assert.Containsf(t, dependencies, name, "required directly: %s", line)
	}
	require.Positive(t, direct)
}
