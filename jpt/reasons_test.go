package jpt_test

import (
	"flag"
	"fmt"
	"os"
	"sync"
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

var eligibilityRules = eligibility.Rules()

// produced records the codes of the findings that the cases of this package gave.
var (
	producedLock sync.Mutex
	produced     = map[string]bool{}
)

func seen(f merit.Finding) {
	producedLock.Lock()
	defer producedLock.Unlock()
	produced[f.Code()] = true
}

// TestMain runs the cases and then asks that together they gave every reason of
// every rule, so that no rule holds a way out that nothing can reach. A run of
// selected tests is not asked.
func TestMain(m *testing.M) {
	code := m.Run()
	whole := true
	for _, selects := range []string{"test.run", "test.fuzz", "test.list", "test.skip"} {
		whole = whole && flag.Lookup(selects).Value.String() == ""
	}
	if code == 0 && whole {
		for _, r := range jpt.Rules() {
			for _, reason := range r.Reasons()[3:] { // the first three belong to every rule
				if c := string(r.ID()) + "/" + reason.Code; !produced[c] {
					fmt.Printf("no case gives %s\n", c)
					code = 1
				}
			}
		}
	}
	os.Exit(code)
}

// Two rules that miss a fact must not read as one: each names its fact in its own
// words, and so does every rule within itself.
func TestNoTwoFactsReadTheSame(t *testing.T) {
	named := map[string]merit.RuleID{}
	for _, r := range jpt.Rules() {
		for _, f := range r.Facts() {
			for _, lang := range []merit.Language{merit.Indonesian, merit.English} {
				name := f.Name.In(lang)
				if other, ok := named[name]; ok {
					t.Errorf("%s and %s both say %q", other, r.ID(), name)
				}
				named[name] = r.ID()
			}
		}
	}
}
