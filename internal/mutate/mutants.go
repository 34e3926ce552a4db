package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// The variables that say which mutant is alive, and where to write which are reached.
const (
	activeVariable = "ASNMERIT_MUTANT"
	traceVariable  = "ASNMERIT_MUTANT_TRACE"
)

// mutant is one change of the code.
type mutant struct {
	id            int
	file, in      string // the file and the function
	line          int
	kind, was, is string
	fate          string
}

// key names a mutant by what stands there, not by its line, so that it keeps its name
// when other lines move.
func (m *mutant) key() string {
	return fmt.Sprintf("%s %s: %s: %s → %s", m.file, m.in, m.kind, m.was, m.is)
}

// support is what every package of mutants needs to know which of them is alive.
const support = `package %s

import (
	mutos "os"
	mutstrconv "strconv"
	mutatomic "sync/atomic"
)

var (
	mutActive = func() int { n, _ := mutstrconv.Atoi(mutos.Getenv(%q)); return n }()
	mutTrace  = mutos.Getenv(%q)
	mutHits   [%d]mutatomic.Bool
)

// mutOn reports whether a mutant is alive, and notes that it was reached.
func mutOn(id int) bool {
	if mutTrace != "" {
		mutHit(id)
	}
	return mutActive == id
}

func mutHit(id int) {
	if mutHits[id].Swap(true) {
		return
	}
	file, err := mutos.OpenFile(mutTrace, mutos.O_APPEND|mutos.O_CREATE|mutos.O_WRONLY, 0o600)
	if err != nil {
		panic(err)
	}
	defer file.Close()
	if _, err := file.WriteString(mutstrconv.Itoa(id) + "\n"); err != nil {
		panic(err)
	}
}

func mutZero[T any](T) (zero T) { return zero }
`

// build builds the test binary of a package with all its mutants.
func build(pkg, folder string) ([]*mutant, string, error) {
	files, info, fset, err := check(pkg)
	if err != nil {
		return nil, "", err
	}
	b := builder{info: info, fset: fset}
	overlay := map[string]string{}
	name := ""
	for _, file := range files {
		name = file.Name.Name
		path := fset.Position(file.Pos()).Filename
		source, err := os.ReadFile(path)
		if err != nil {
			return nil, "", err
		}
		changed := filepath.Join(folder, filepath.Base(path))
		if err := os.WriteFile(changed, []byte(b.rewrite(file, filepath.ToSlash(filepath.Join(pkg, filepath.Base(path))), source)), 0o600); err != nil {
			return nil, "", err
		}
		absolute, err := filepath.Abs(path)
		if err != nil {
			return nil, "", err
		}
		overlay[absolute] = changed
	}
	extra := filepath.Join(folder, "mutants.go.txt")
	if err := os.WriteFile(extra, fmt.Appendf(nil, support, name, activeVariable, traceVariable, len(b.mutants)+1), 0o600); err != nil {
		return nil, "", err
	}
	absolute, err := filepath.Abs(filepath.Join(pkg, "zz_mutants.go"))
	if err != nil {
		return nil, "", err
	}
	overlay[absolute] = extra
	list, err := json.Marshal(map[string]any{"Replace": overlay})
	if err != nil {
		return nil, "", err
	}
	overlayFile := filepath.Join(folder, "overlay.json")
	if err := os.WriteFile(overlayFile, list, 0o600); err != nil {
		return nil, "", err
	}
	binary := filepath.Join(folder, "mutants.test")
	command := exec.Command("go", "test", "-c", "-vet=off", "-overlay", overlayFile, "-o", binary, "./"+filepath.ToSlash(pkg))
	if output, err := command.CombinedOutput(); err != nil {
		return nil, "", fmt.Errorf("the mutants do not build: %w\n%s", err, output)
	}
	return b.mutants, binary, nil
}

// check reads a package and finds the types of its expressions.
func check(pkg string) ([]*ast.File, *types.Info, *token.FileSet, error) {
	fset := token.NewFileSet()
	names, err := filepath.Glob(filepath.Join(pkg, "*.go"))
	if err != nil {
		return nil, nil, nil, err
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, nil, nil, err
		}
		files = append(files, file)
	}
	output, err := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}", "./"+filepath.ToSlash(pkg)).Output()
	if err != nil {
		return nil, nil, nil, fmt.Errorf("go list: %w", err)
	}
	exports := map[string]string{}
	for line := range strings.Lines(string(output)) {
		path, export, _ := strings.Cut(strings.TrimSpace(line), " ")
		exports[path] = export
	}
	imports := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	config := types.Config{Importer: imports}
	if _, err := config.Check(pkg, fset, files, info); err != nil {
		return nil, nil, nil, err
	}
	return files, info, fset, nil
}

// change is the text that stands for a node once its mutants are in. It is made when
// the text of what lies inside is known.
type change struct {
	from, to int
	text     func(inner func(from, to int) string) string
}

type builder struct {
	info    *types.Info
	fset    *token.FileSet
	mutants []*mutant

	source  []byte
	file    string
	in      string
	changes []change
}

// rewrite returns the source of a file with its mutants in.
func (b *builder) rewrite(file *ast.File, name string, source []byte) string {
	b.source, b.file, b.changes = source, name, nil
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			b.in = decl.Name.Name
			if decl.Recv != nil && len(decl.Recv.List) > 0 {
				b.in = strings.TrimPrefix(b.text(decl.Recv.List[0].Type), "*") + "." + b.in
			}
			if decl.Body != nil {
				b.body(decl.Body)
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				if spec, ok := spec.(*ast.ValueSpec); ok && decl.Tok == token.VAR {
					b.in = spec.Names[0].Name
					for _, value := range spec.Values {
						ast.Inspect(value, func(n ast.Node) bool {
							if f, ok := n.(*ast.FuncLit); ok {
								b.body(f.Body)
								return false
							}
							return true
						})
					}
				}
			}
		}
	}
	return b.render(0, len(source))
}

// render returns a stretch of the source with the changes that lie in it.
func (b *builder) render(from, to int) string {
	var out strings.Builder
	for at := from; at < to; {
		// The outermost change that begins next and lies in the stretch.
		next := -1
		for i, c := range b.changes {
			if c.from < at || c.to > to || c.from == from && c.to == to {
				continue
			}
			if next < 0 || c.from < b.changes[next].from || c.from == b.changes[next].from && c.to > b.changes[next].to {
				next = i
			}
		}
		if next < 0 {
			out.Write(b.source[at:to])
			break
		}
		c := b.changes[next]
		out.Write(b.source[at:c.from])
		out.WriteString(c.text(b.render))
		at = c.to
	}
	return out.String()
}

func (b *builder) span(n ast.Node) (from, to int) {
	return b.fset.Position(n.Pos()).Offset, b.fset.Position(n.End()).Offset
}

// text returns a node as it stands in the source, in one line.
func (b *builder) text(n ast.Node) string {
	from, to := b.span(n)
	return string(b.source[from:to])
}

func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	s = strings.ReplaceAll(s, "`", "'")
	s = strings.ReplaceAll(s, "|", "¦") // it would part the columns of a table
	if r := []rune(s); len(r) > 90 {
		s = string(r[:90]) + "…"
	}
	return s
}

// add registers a mutant and returns its ID.
func (b *builder) add(n ast.Node, kind, was, is string) int {
	m := &mutant{id: len(b.mutants) + 1, file: b.file, in: b.in, line: b.fset.Position(n.Pos()).Line, kind: kind, was: short(was), is: short(is)}
	for _, other := range b.mutants { // the same change twice in one function
		if other.key() == m.key() {
			m.kind += "'"
		}
	}
	b.mutants = append(b.mutants, m)
	return m.id
}

func (b *builder) replace(n ast.Node, text func(inner func(from, to int) string) string) {
	from, to := b.span(n)
	b.changes = append(b.changes, change{from, to, text})
}

// body finds the mutants of a function.
func (b *builder) body(body *ast.BlockStmt) {
	fixed := map[ast.Node]bool{} // simple statements that nothing can be put around
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ForStmt:
			fixed[n.Init], fixed[n.Post] = true, true
			b.condition(n.Cond)
		case *ast.IfStmt:
			fixed[n.Init] = true
			b.condition(n.Cond)
		case *ast.SwitchStmt:
			fixed[n.Init] = true
		case *ast.TypeSwitchStmt:
			fixed[n.Init], fixed[n.Assign] = true, true
		case *ast.BinaryExpr:
			b.binary(n)
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE && !fixed[n] && !blank(n.Lhs) {
				b.remove(n)
			}
		case *ast.IncDecStmt:
			if !fixed[n] {
				b.incDec(n)
			}
		case *ast.ExprStmt:
			if call, ok := n.X.(*ast.CallExpr); ok && !fixed[n] && b.text(call.Fun) != "panic" {
				b.remove(n)
			}
		case *ast.ReturnStmt:
			b.returns(n)
		case *ast.BranchStmt:
			if n.Tok == token.CONTINUE && n.Label == nil {
				id := b.add(n, "loop", "continue", "break")
				b.replace(n, func(func(from, to int) string) string { return fmt.Sprintf("{ if mutOn(%d) { break }; continue }", id) })
			}
		}
		return true
	})
}

func blank(list []ast.Expr) bool {
	return !slices.ContainsFunc(list, func(e ast.Expr) bool {
		name, ok := e.(*ast.Ident)
		return !ok || name.Name != "_"
	})
}

// condition negates a condition that is no comparison: those are negated wherever
// they stand.
func (b *builder) condition(cond ast.Expr) {
	if cond == nil {
		return
	}
	switch cond.(type) {
	case *ast.BinaryExpr, *ast.ParenExpr:
		return
	}
	if b.info.Types[cond].Value != nil {
		return
	}
	id := b.add(cond, "negated", b.text(cond), "!"+b.text(cond))
	from, to := b.span(cond)
	b.replace(cond, func(inner func(from, to int) string) string {
		return fmt.Sprintf("(mutOn(%d) != (%s))", id, inner(from, to))
	})
}

// boundary gives each comparison the one that differs where both sides are equal.
var boundary = map[token.Token]token.Token{token.LSS: token.LEQ, token.LEQ: token.LSS, token.GTR: token.GEQ, token.GEQ: token.GTR}

var negation = map[token.Token]token.Token{token.LSS: token.GEQ, token.LEQ: token.GTR, token.GTR: token.LEQ, token.GEQ: token.LSS, token.EQL: token.NEQ, token.NEQ: token.EQL}

var logical = map[token.Token]token.Token{token.LAND: token.LOR, token.LOR: token.LAND}

var arithmetic = map[token.Token]token.Token{token.ADD: token.SUB, token.SUB: token.ADD, token.MUL: token.QUO, token.QUO: token.MUL, token.REM: token.MUL}

func (b *builder) binary(n *ast.BinaryExpr) {
	typed := b.info.Types[n]
	if typed.Value != nil {
		return // a constant is reckoned by the compiler
	}
	from, to := b.span(n)
	with := func(op token.Token) string { return b.text(n.X) + " " + op.String() + " " + b.text(n.Y) }
	if op, ok := negation[n.Op]; ok {
		negated := b.add(n, "negated", b.text(n), with(op))
		edge := 0
		if beyond, ok := boundary[n.Op]; ok {
			edge = b.add(n, "boundary", b.text(n), with(beyond))
		}
		b.replace(n, func(inner func(from, to int) string) string {
			text := inner(from, to)
			if edge > 0 {
				text = fmt.Sprintf("mutOn(%d) && (%s) || mutActive != %d && (%s)", edge, with(boundary[n.Op]), edge, text)
			}
			return fmt.Sprintf("(mutOn(%d) != (%s))", negated, text)
		})
	}
	if op, ok := logical[n.Op]; ok {
		id := b.add(n, "logical", b.text(n), with(op))
		b.replace(n, func(inner func(from, to int) string) string {
			return fmt.Sprintf("(mutOn(%d) && (%s) || mutActive != %d && (%s))", id, "("+b.text(n.X)+") "+op.String()+" ("+b.text(n.Y)+")", id, inner(from, to))
		})
	}
	if op, ok := arithmetic[n.Op]; ok {
		basic, ok := typed.Type.Underlying().(*types.Basic)
		if !ok || basic.Info()&types.IsNumeric == 0 || basic.Info()&types.IsUntyped != 0 {
			return
		}
		if op == token.MUL && n.Op == token.REM && basic.Info()&types.IsInteger == 0 {
			return
		}
		kind := b.typeName(typed.Type)
		id := b.add(n, "arithmetic", b.text(n), with(op))
		b.replace(n, func(inner func(from, to int) string) string {
			return fmt.Sprintf("func() %s { if mutOn(%d) { return %s }; return %s }()", kind, id, with(op), inner(from, to))
		})
	}
}

// typeName writes a type as the file writes it.
func (b *builder) typeName(t types.Type) string {
	return types.TypeString(t, func(p *types.Package) string {
		if p.Path() == filepath.Dir(b.file) {
			return ""
		}
		return p.Name()
	})
}

// remove leaves a statement out.
func (b *builder) remove(n ast.Stmt) {
	id := b.add(n, "removed", b.text(n), "nothing")
	from, to := b.span(n)
	b.replace(n, func(inner func(from, to int) string) string {
		return fmt.Sprintf("if !mutOn(%d) { %s }", id, inner(from, to))
	})
}

func (b *builder) incDec(n *ast.IncDecStmt) {
	other := "++"
	if n.Tok == token.INC {
		other = "--"
	}
	gone := b.add(n, "removed", b.text(n), "nothing")
	back := b.add(n, "increment", b.text(n), b.text(n.X)+other)
	b.replace(n, func(func(from, to int) string) string {
		return fmt.Sprintf("if mutOn(%d) { %s%s } else if !mutOn(%d) { %s }", back, b.text(n.X), other, gone, b.text(n))
	})
}

// isZero reports whether an expression is T{}, the zero value of its type.
func isZero(e ast.Expr) bool {
	lit, ok := e.(*ast.CompositeLit)
	return ok && len(lit.Elts) == 0
}

// returns gives back the other truth or zero instead of what the function found.
func (b *builder) returns(n *ast.ReturnStmt) {
	var results []string
	changed := false
	for _, r := range n.Results {
		text, typed := b.text(r), b.info.Types[r]
		if _, tuple := typed.Type.(*types.Tuple); tuple {
			return
		}
		basic, _ := typed.Type.Underlying().(*types.Basic)
		isBool := basic != nil && basic.Info()&types.IsBoolean != 0
		switch {
		case typed.IsNil(), isZero(r), typed.Value != nil && basic == nil:
		case isBool:
			text, changed = "!("+text+")", true
		case typed.Value != nil && basic.Info()&types.IsNumeric != 0:
			if constant.Sign(typed.Value) != 0 { // Undetermined is 0 too
				text, changed = "0", true
			}
		case typed.Value != nil:
			if typed.Value.ExactString() != `""` {
				text, changed = `""`, true
			}
		default:
			name := ""
			if _, ok := r.(*ast.BinaryExpr); ok && basic != nil {
				name = "[" + b.typeName(typed.Type) + "]" // the shift of a constant takes its type from where it stands
			}
			text, changed = "mutZero"+name+"("+text+")", true
		}
		results = append(results, text)
	}
	if !changed {
		return
	}
	is := "return " + strings.Join(results, ", ")
	shown := regexp.MustCompile(`mutZero(\[[^\]]*\])?`).ReplaceAllString(is, "zero")
	// A comparison that is returned is negated already.
	if len(n.Results) == 1 {
		if e, ok := n.Results[0].(*ast.BinaryExpr); ok && negation[e.Op] != 0 {
			return
		}
	}
	id := b.add(n, "returned", b.text(n), shown)
	from, to := b.span(n)
	b.replace(n, func(inner func(from, to int) string) string {
		return fmt.Sprintf("{ if mutOn(%d) { %s }; %s }", id, is, inner(from, to))
	})
}
