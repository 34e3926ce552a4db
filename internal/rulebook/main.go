// Command rulebook writes what the packages say of their own rules: the pages
// docs/rules.md, docs/route.md and docs/readings.md and the table of rules in
// README.md. Run it with go generate.
package main

//go:generate go run . ../..

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// chapter is the rules of one package.
type chapter struct {
	name  string
	rules []*merit.Rule
}

func chapters() []chapter {
	return []chapter{
		{"merit", merit.Rules()},
		{"eligibility", eligibility.Rules()},
		{"rubric", rubric.Rules()},
		{"jpt", jpt.Rules()},
		{"kasnindex", kasnindex.Rules()},
	}
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: rulebook ROOT-OF-THE-REPOSITORY")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "rulebook:", err)
		os.Exit(1)
	}
}

func write(root string) error {
	pages, err := render(root)
	if err != nil {
		return err
	}
	for name, page := range pages {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(root, name)), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(root, name), page, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// render returns every generated file by its path below root.
func render(root string) (map[string][]byte, error) {
	tests, err := exercisedBy(os.DirFS(root))
	if err != nil {
		return nil, err
	}
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		return nil, err
	}
	readme, err = between(readme, "rules", table())
	if err != nil {
		return nil, fmt.Errorf("README.md: %w", err)
	}
	return map[string][]byte{
		"README.md":        readme,
		"docs/rules.md":    page(tests),
		"docs/route.md":    route(),
		"docs/readings.md": readings(),
	}, nil
}

// between replaces what stands between the two markers of the given name.
func between(page []byte, name string, content []byte) ([]byte, error) {
	begin, end := []byte("<!-- "+name+": generated -->\n"), []byte("<!-- "+name+": end -->")
	head, rest, found := bytes.Cut(page, begin)
	_, tail, closed := bytes.Cut(rest, end)
	if !found || !closed {
		return nil, fmt.Errorf("no markers %q and %q", begin, end)
	}
	return slices.Concat(head, begin, content, end, tail), nil
}

// exercisedBy returns, for each rule, the test files and tables of cases that name
// it.
func exercisedBy(root fs.FS) (map[merit.RuleID][]string, error) {
	id := regexp.MustCompile(`\b(MER|NIP|GRADE|ELG|JPT|RUB|KSN)(-[A-Z0-9]+)*\b`)
	out := map[merit.RuleID][]string{}
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if name != "." && (strings.HasPrefix(entry.Name(), ".") || name == "internal" || name == "examples") {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, "_test.go") && !(strings.Contains(name, "testdata/") && path.Ext(name) == ".csv") {
			return nil
		}
		data, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		for _, found := range id.FindAllString(string(data), -1) {
			if files := out[merit.RuleID(found)]; !slices.Contains(files, name) {
				out[merit.RuleID(found)] = append(files, name)
			}
		}
		return nil
	})
	return out, err
}

// table returns the rules of README.md.
func table() []byte {
	var b bytes.Buffer
	b.WriteString("| rule | what it says | rests on (newest version) | known from |\n|---|---|---|---|\n")
	for _, c := range chapters() {
		for _, r := range c.rules {
			newest := r.Versions()[len(r.Versions())-1]
			basis := citations(newest.Basis)
			if newest.Force != merit.InForce {
				basis = "not in force since " + newest.From.String() + ": " + basis
			}
			fmt.Fprintf(&b, "| [%s](docs/rules.md#%s) | %s | %s | %s |\n", r.ID(), strings.ToLower(string(r.ID())), r.Title().In(merit.English), basis, r.Confidence().In(merit.English))
		}
	}
	return b.Bytes()
}

func citations(basis []merit.Citation) string {
	parts := make([]string, len(basis))
	for i, c := range basis {
		parts[i] = c.String()
	}
	return strings.Join(parts, "; ")
}

// page returns docs/rules.md.
func page(tests map[merit.RuleID][]string) []byte {
	var b bytes.Buffer
	b.WriteString("# Rules\n\nEvery rule of the library as its packages hold it. Written by `go generate ./...`; do not edit.\n\n")
	b.WriteString("Days are the first and the last of a span; an open span has no last day. The text of a finding fills the names in braces. ")
	b.WriteString("\"Checked\" is the day on which somebody last held a version or a number against the passages of its basis; where no such day is on record, that is said.\n")
	for _, c := range chapters() {
		fmt.Fprintf(&b, "\n## %s\n", c.name)
		for _, r := range c.rules {
			section(&b, r, tests[r.ID()])
		}
	}
	return b.Bytes()
}

func section(b *bytes.Buffer, r *merit.Rule, tests []string) {
	fmt.Fprintf(b, "\n### %s\n\n%s (*%s*)\n\n", r.ID(), r.Title().In(merit.English), r.Title().In(merit.Indonesian))
	fmt.Fprintf(b, "- Standing: %s\n- Known from: %s\n", r.Standing().In(merit.English), r.Confidence().In(merit.English))
	if !r.Doubt().IsZero() {
		fmt.Fprintf(b, "- Not established: %s\n", r.Doubt().In(merit.English))
	}
	if len(tests) > 0 {
		links := make([]string, len(tests))
		for i, name := range tests {
			links[i] = "[" + name + "](../" + name + ")"
		}
		fmt.Fprintf(b, "- Exercised by: %s\n", strings.Join(links, ", "))
	}
	b.WriteString("\n| days | force | basis | checked | note |\n|---|---|---|---|---|\n")
	for _, v := range r.Versions() {
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s |\n", days(v.From, v.Until), v.Force, citations(v.Basis), checked(v.CheckedOn), v.Note.In(merit.English))
	}
	if params := r.Params(); len(params) > 0 {
		b.WriteString("\n| parameter | days | value | basis | known from | checked | note |\n|---|---|---|---|---|---|---|\n")
		for _, p := range params {
			for _, v := range p.Values() {
				fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s | %s |\n", p.Label().In(merit.English), days(v.From, v.Until), v.Value.In(merit.English), citations(v.Basis), v.Confidence.In(merit.English), checked(v.CheckedOn), v.Note.In(merit.English))
			}
		}
	}
	if facts := r.Facts(); len(facts) > 0 {
		b.WriteString("\nReads: ")
		for i, f := range facts {
			if i > 0 {
				b.WriteString("; ")
			}
			fmt.Fprintf(b, "%s (`%s`)", f.Name.In(merit.English), f.Key)
		}
		b.WriteString(".\n")
		b.WriteString("\n| finding | outcome | text |\n|---|---|---|\n")
		for _, reason := range r.Reasons() {
			fmt.Fprintf(b, "| `%s` | %s | %s |\n", reason.Code, reason.Outcome.In(merit.English), reason.Text.In(merit.English))
		}
	}
	for _, n := range r.Notes() {
		fmt.Fprintf(b, "\nRemark `%s`: %s.\n", n.Code, n.Text.In(merit.English))
	}
}

// checked writes the day of the last check.
func checked(day merit.Date) string {
	if day.IsZero() {
		return "not on record"
	}
	return day.String()
}

// days writes a span by its first and last day.
func days(from, until merit.Date) string {
	if until.IsZero() {
		return from.String() + " –"
	}
	return from.String() + " – " + until.AddDays(-1).String()
}

// route returns docs/route.md.
func route() []byte {
	return []byte("# Which way a vacant JPT is filled\n\n" +
		"The decision table of `jpt.Decide`, printed from the table that decides. Every combination of answers has exactly one line. Written by `go generate ./...`; do not edit.\n\n" +
		jpt.Table(merit.English) +
		"\n## Dalam bahasa Indonesia\n\n" +
		jpt.Table(merit.Indonesian))
}

// readings returns docs/readings.md.
func readings() []byte {
	var b bytes.Buffer
	b.WriteString("# Where sources disagree\n\nEvery point on which instruments or their readers differ, with the readings that the library has. ")
	b.WriteString("The default stands first; where a choice is required there is none. Written by `go generate ./...`; do not edit.\n\n## eligibility\n")
	for _, d := range eligibility.Disagreements() {
		fmt.Fprintf(&b, "\n### %s\n\n%s\n\n", d.Key, d.Question.In(merit.English))
		for i, r := range d.Readings {
			fmt.Fprintf(&b, "- `%s`%s: %s\n", r, mark(i == 0 && !d.Required), r.In(merit.English))
		}
		if d.Required {
			b.WriteString("\nThe caller must choose where it matters.\n")
		}
		fmt.Fprintf(&b, "\nSources: %s.\n", citations(d.Basis))
	}
	b.WriteString("\n## jpt\n")
	for _, d := range jpt.Disagreements() {
		fmt.Fprintf(&b, "\n### %s: %s\n\n", d.Rule, d.Question.In(merit.English))
		for i, side := range d.Sides {
			name := "the default"
			if side.Reading != 0 {
				name = "`" + side.Reading.String() + "`"
			}
			fmt.Fprintf(&b, "- %s%s: %s (%s)\n", name, mark(i == 0 && side.Reading != 0), side.Holds.In(merit.English), citations(side.Basis))
		}
	}
	return b.Bytes()
}

func mark(standing bool) string {
	if standing {
		return " (the default)"
	}
	return ""
}
