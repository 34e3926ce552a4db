// Command traceability lays out rule by case by article: docs/traceability.md for
// people and docs/traceability.csv for programs. It runs the tests of the five
// packages and takes what their cases really gave. Run it with go generate.
package main

//go:generate go run . ../..

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/internal/cases"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// packages are the five whose tests are run.
var packages = []string{"merit", "eligibility", "rubric", "jpt", "kasnindex"}

func rules() []*merit.Rule {
	return slices.Concat(merit.Rules(), eligibility.Rules(), rubric.Rules(), jpt.Rules(), kasnindex.Rules())
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: traceability ROOT-OF-THE-REPOSITORY")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "traceability:", err)
		os.Exit(1)
	}
}

func write(root string) error {
	given, err := run(root)
	if err != nil {
		return err
	}
	pages, err := render(rules(), given)
	if err != nil {
		return err
	}
	for name, page := range pages {
		if err := os.WriteFile(filepath.Join(root, name), page, 0o644); err != nil {
			return err
		}
	}
	if found := holes(rules(), given, applied, impossible); len(found) > 0 {
		return errors.New("holes:\n" + strings.Join(found, "\n"))
	}
	return nil
}

// run runs the tests of the five packages and returns what their cases gave, in the
// order of the rules, without repetition.
func run(root string) ([]cases.Given, error) {
	folder, err := os.MkdirTemp("", "cases")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	args := []string{"test", "-count=1", "-short"}
	for _, p := range packages {
		args = append(args, "./"+p)
	}
	command := exec.Command("go", args...)
	command.Dir = root
	// Without the flags of the run that asked: the race detector adds nothing here.
	command.Env = append(os.Environ(), "GOFLAGS=", cases.Folder+"="+folder)
	if output, err := command.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, output)
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.jsonl"))
	if err != nil {
		return nil, err
	}
	var out []cases.Given
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		lines := bufio.NewScanner(bytes.NewReader(data))
		for lines.Scan() {
			var g cases.Given
			if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
				return nil, fmt.Errorf("%s: %w", lines.Bytes(), err)
			}
			out = append(out, g)
		}
		if err := lines.Err(); err != nil {
			return nil, err
		}
	}
	return sorted(out), nil
}

// sorted puts what was given in the order of the rules, and then of the tables and
// their rows, each once.
func sorted(given []cases.Given) []cases.Given {
	place := map[merit.RuleID]int{}
	for i, r := range rules() {
		place[r.ID()] = i
	}
	slices.SortStableFunc(given, func(a, b cases.Given) int {
		return cmp.Or(cmp.Compare(place[a.Rule], place[b.Rule]), cmp.Compare(tableOf(a), tableOf(b)), cmp.Compare(rowOf(a), rowOf(b)),
			cmp.Compare(a.Test, b.Test), cmp.Compare(a.Reason, b.Reason), cmp.Compare(a.AsOf.String(), b.AsOf.String()), cmp.Compare(a.Law.String(), b.Law.String()),
			cmp.Compare(a.Wants, b.Wants), cmp.Compare(a.From.String(), b.From.String()), cmp.Compare(a.To.String(), b.To.String()), cmp.Compare(strings.Join(a.Basis, ";"), strings.Join(b.Basis, ";")))
	})
	return slices.CompactFunc(given, func(a, b cases.Given) bool {
		basis := slices.Equal(a.Basis, b.Basis)
		a.Basis, b.Basis = nil, nil
		return basis && fmt.Sprint(a) == fmt.Sprint(b)
	})
}

// tableOf returns the table of a case, or a name that sorts after every table where
// the case is a test of its own.
func tableOf(g cases.Given) string {
	table, _, found := strings.Cut(g.Row, "#")
	if !found {
		return "~"
	}
	return table
}

func rowOf(g cases.Given) (row int) {
	if _, number, found := strings.Cut(g.Row, "#"); found {
		fmt.Sscan(number, &row)
	}
	return row
}
