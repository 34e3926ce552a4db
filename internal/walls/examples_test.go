package walls

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// link is how a doc comment names something of its package: [Decide], [Scheme.Evaluate].
var link = regexp.MustCompile(`\[([A-Z]\w*(?:\.\w+)?)\]`)

// The main entries of a package are the functions and methods that its comment names, but
// for those that ask nothing, such as Standard.
// Each has an Example, as Go finds it: ExampleDecide, ExampleScheme_Evaluate, or one of
// these with a further word.
func TestEveryMainEntryHasAnExample(t *testing.T) {
	for _, pkg := range []string{"merit", "eligibility", "jpt", "rubric", "kasnindex"} {
		t.Run(pkg, func(t *testing.T) {
			paths, err := filepath.Glob(filepath.Join("../..", pkg, "*.go"))
			require.NoError(t, err)
			comment, functions, examples := "", map[string]bool{}, map[string]bool{}
			for _, path := range paths {
				file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
				require.NoError(t, err)
				if strings.HasSuffix(path, "_test.go") {
					for _, e := range doc.Examples(file) {
						name, _, _ := strings.Cut(e.Name+"_", "_") // a function, or a type and
						if parts := strings.Split(e.Name, "_"); len(parts) > 1 {
							examples[name+"."+parts[1]] = true // its method
						}
						examples[name] = true
					}
					continue
				}
				if file.Doc != nil {
					comment += file.Doc.Text()
				}
				for _, d := range file.Decls {
					if f, ok := d.(*ast.FuncDecl); ok && (f.Recv != nil || f.Type.Params.NumFields() > 0) {
						functions[nameOf(f)] = true
					}
				}
			}
			named := 0
			for _, found := range link.FindAllStringSubmatch(comment, -1) {
				if functions[found[1]] {
					named++
					assert.True(t, examples[found[1]], "%s names %s as a main entry: want an Example of it", pkg, found[1])
				}
			}
			assert.NotZero(t, named, "the package comment names no function to start with")
		})
	}
}

// nameOf returns the name of a function, that of a method with its type.
func nameOf(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return f.Name.Name
	}
	of := f.Recv.List[0].Type
	if star, ok := of.(*ast.StarExpr); ok {
		of = star.X
	}
	if name, ok := of.(*ast.Ident); ok {
		return name.Name + "." + f.Name.Name
	}
	return ""
}
