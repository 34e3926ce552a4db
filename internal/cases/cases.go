// Package cases lets the tests of the five packages report which rule came out how
// on which case, so that internal/traceability can lay out rule by case by article
// from what really ran. Where nobody asks it does nothing.
package cases

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Folder is the environment variable that names the folder into which each package
// writes what its cases gave. Unset, nothing is written.
const Folder = "ASNMERIT_CASES"

// Column is the name under which the tables of the tests keep where a row stands.
const Column = "#"

// Given is one finding that one case gave.
type Given struct {
	Test    string          `json:"test"`           // as the testing package names it
	Row     string          `json:"row,omitempty"`  // eligibility/testdata/tenure.csv#3
	Case    string          `json:"case,omitempty"` // the sentence that names the row
	Rule    merit.RuleID    `json:"rule"`
	Reason  string          `json:"reason"`
	Outcome merit.Outcome   `json:"outcome"`
	AsOf    merit.Date      `json:"asOf"`
	Law     merit.Date      `json:"law"`
	Basis   []string        `json:"basis"`
	Wants   string          `json:"required,omitempty"` // the number of law that decided
	Kind    merit.ValueKind `json:"kind"`               // of that number
	From    merit.Date      `json:"from,omitzero"`      // the first day of an observed span
	To      merit.Date      `json:"to,omitzero"`        // the day to which it is counted
}

type row struct{ place, name string }

var (
	lock sync.Mutex
	rows = map[string]row{}
	seen = map[string]bool{}
)

// Place returns where a row stands: the path of the table, of which the name is
// given as the tests of the package open it, and the number of the row, counted
// from 0 and written from 1.
func Place(pkg, table string, row int) string {
	return fmt.Sprintf("%s#%d", path.Join(pkg, table), row+1)
}

// Row says that a test, with all that runs below it, is the case of a row.
func Row(t testing.TB, place, name string) {
	lock.Lock()
	defer lock.Unlock()
	rows[t.Name()] = row{place, name}
}

// rowOf returns the row of a test or of the nearest one above it.
func rowOf(name string) row {
	for {
		if r, ok := rows[name]; ok {
			return r
		}
		cut := strings.LastIndexByte(name, '/')
		if cut < 0 {
			return row{}
		}
		name = name[:cut]
	}
}

// Findings reports what a case gave. Of a test that is no row of a table it keeps
// one finding of each code on each day.
func Findings(t testing.TB, findings ...merit.Finding) {
	folder := os.Getenv(Folder)
	if folder == "" || strings.HasPrefix(t.Name(), "Fuzz") { // a seed is no case that anybody set
		return
	}
	t.Helper()
	lock.Lock()
	defer lock.Unlock()
	var out bytes.Buffer
	for _, f := range findings {
		if f.Rule == nil || f.Reason == nil {
			continue
		}
		r := rowOf(t.Name())
		g := Given{Test: t.Name(), Row: r.place, Case: r.name, Rule: f.Rule.ID(), Reason: f.Reason.Code, Outcome: f.Outcome(), AsOf: f.AsOf, Law: f.Law}
		if r.place == "" {
			key := fmt.Sprintf("%s %s %s %s", g.Test, f.Code(), f.AsOf, f.Law)
			if seen[key] {
				continue
			}
			seen[key] = true
		}
		for _, c := range f.Citations() {
			g.Basis = append(g.Basis, c.String())
		}
		if f.Required != nil {
			g.Wants, g.Kind = f.Required.Value.String(), f.Required.Value.Kind()
		}
		g.From, g.To = f.Observed.Between()
		line, err := json.Marshal(g)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(append(line, '\n'))
	}
	file, err := os.OpenFile(filepath.Join(folder, fmt.Sprintf("%d.jsonl", os.Getpid())), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := file.Write(out.Bytes()); err != nil {
		t.Fatal(err)
	}
}
