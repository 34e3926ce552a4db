package eligibility_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestTablesNameTheRulesTheyExercise keeps the "# rules:" line of every audit table
// equal to the rules whose findings its rows produce, so that whoever looks for the
// tests of a rule finds every table and no other.
func TestTablesNameTheRulesTheyExercise(t *testing.T) {
	made := map[string]map[merit.RuleID]bool{}
	note := func(table string, findings []merit.Finding) {
		if made[table] == nil {
			made[table] = map[merit.RuleID]bool{}
		}
		for _, f := range findings {
			if f.Rule != nil {
				made[table][f.Rule.ID()] = true
			}
		}
	}
	for name := range audits {
		for _, row := range table(t, "testdata/"+name+".csv") {
			got := audit(t, name, row)
			note(name, got.findings)
			for _, f := range got.named {
				note(name, []merit.Finding{f})
			}
		}
	}
	for _, row := range table(t, "testdata/tenure.csv") {
		profile, err := eligibility.ParseProfile(row["profile"])
		require.NoError(t, err)
		got, err := profile.Tenure(eligibility.Incumbent{Level: level(t, row["level"]), Inaugurated: date(t, row["inaugurated"])}, when(t, row["asof"], row["law"]))
		require.NoError(t, err)
		note("tenure", got.Verdict().Findings)
	}
	for _, row := range table(t, "testdata/replace.csv") {
		got, err := eligibility.Replace(eligibility.Replacement{
			Incumbent: eligibility.Incumbent{Level: level(t, row["level"]), Inaugurated: date(t, row["inaugurated"])},
			BrokeLaw:  answer(t, row["broke"]), Unfit: answer(t, row["unfit"]), PresidentApproved: answer(t, row["president"]),
		}, merit.RollForward, when(t, row["asof"], row["law"]))
		require.NoError(t, err)
		note("replace", got.Verdict().Findings)
	}

	named := map[merit.RuleID]bool{}
	for name, ids := range made {
		var want []string
		for _, rule := range eligibility.Rules() {
			if ids[rule.ID()] {
				want = append(want, string(rule.ID()))
				named[rule.ID()] = true
			}
		}
		text, err := os.ReadFile("testdata/" + name + ".csv")
		require.NoError(t, err)
		line := "# rules: " + strings.Join(want, ", ")
		assert.Truef(t, slices.Contains(strings.Split(string(text), "\n"), line), "%s.csv must have the header line\n%s", name, line)
	}
	for _, rule := range eligibility.Rules() {
		assert.Truef(t, named[rule.ID()], "no table exercises %s", rule.ID())
	}
}
