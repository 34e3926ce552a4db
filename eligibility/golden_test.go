package eligibility_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/internal/cases"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden file anew")

// line writes all that a finding holds but its rule and days of judgement.
func line(f merit.Finding) string {
	var codes, missing []string
	for _, n := range f.Remarks() {
		codes = append(codes, n.Code)
	}
	for _, fact := range f.MissingFacts() {
		missing = append(missing, fact.Key)
	}
	required := ""
	if f.Required != nil {
		required = f.Required.Value.String()
	}
	return strings.Join([]string{f.Code(), f.Observed.String(), required, f.Changes.String(), strings.Join(missing, ","), strings.Join(codes, ",")}, " | ")
}

// The tables say of each row what decides it. Here is the whole of what it gives:
// every finding with its remarks, numbers, days and missing facts. It is written by the
// code: it proves nothing right, but nothing changes unseen.
func TestTheWholeOfWhatEveryRowGives(t *testing.T) {
	var b strings.Builder
	b.WriteString("# finding | observed | required | changes | missing facts | remarks. Written by go test -update; read the difference.\n")
	write := func(row map[string]string, findings []merit.Finding) {
		fmt.Fprintf(&b, "%s %s\n", strings.TrimPrefix(row[cases.Column], "eligibility/testdata/"), row["case"])
		for _, f := range findings {
			fmt.Fprintf(&b, "\t%s\n", line(f))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(audits)) {
		for _, row := range table(t, "testdata/"+name+".csv") {
			write(row, audit(t, name, row).findings)
		}
	}
	for _, row := range table(t, "testdata/tenure.csv") {
		profile, err := eligibility.ParseProfile(row["profile"])
		require.NoError(t, err)
		got, err := profile.Tenure(eligibility.Incumbent{Level: level(t, row["level"]), Inaugurated: date(t, row["inaugurated"])}, when(t, row["asof"], row["law"]))
		require.NoError(t, err)
		write(row, got.Verdict().Findings)
	}
	const golden = "testdata/findings.golden"
	if *update {
		require.NoError(t, os.WriteFile(golden, []byte(b.String()), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(want), b.String())
}
