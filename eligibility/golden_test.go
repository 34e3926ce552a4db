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
	if differences := differing(string(want), b.String()); differences != "" {
		t.Errorf("%s is no longer what the rows give; go test -update writes it anew:\n%s", golden, differences)
	}
}

// differing returns the first lines that differ, each below the row that it belongs to,
// and how many there are; nothing for two texts that are the same. Lines are held against
// one another row by row, so that one that is left out does not shift all others.
func differing(want, got string) string {
	const shown = 10
	rows := func(text string) (order []string, lines map[string][]string) {
		lines = map[string][]string{}
		row := ""
		for l := range strings.Lines(text) {
			if l = strings.TrimSuffix(l, "\n"); !strings.HasPrefix(l, "\t") {
				row = l
				for _, twice := lines[row]; twice; _, twice = lines[row] {
					row += "'"
				}
				order, lines[row] = append(order, row), nil
				continue
			}
			lines[row] = append(lines[row], l)
		}
		return order, lines
	}
	wantRows, wanted := rows(want)
	gotRows, given := rows(got)
	for _, row := range gotRows {
		if _, known := wanted[row]; !known {
			wantRows = append(wantRows, row)
		}
	}
	var out []string
	count := 0
	for _, row := range wantRows {
		_, before := wanted[row]
		_, now := given[row]
		head := row
		if before != now {
			head += map[bool]string{true: " (no longer a row)", false: " (a new row)"}[before]
		}
		for i := range max(len(wanted[row]), len(given[row]), 1) {
			old, anew := "", ""
			if i < len(wanted[row]) {
				old = wanted[row][i]
			}
			if i < len(given[row]) {
				anew = given[row][i]
			}
			if old == anew && before == now {
				continue
			}
			if count++; count <= shown {
				out = append(out, head, "  -"+old, "  +"+anew)
			}
		}
	}
	if count > shown {
		out = append(out, fmt.Sprintf("and %d lines more", count-shown))
	}
	if count == 0 && want != got {
		return "the same rows in another order"
	}
	return strings.Join(out, "\n")
}

func TestOnlyTheFirstLinesThatDifferAreShown(t *testing.T) {
	assert.Empty(t, differing("a\n\t1\n\t2\n", "a\n\t1\n\t2\n"))
	assert.Equal(t, "a\n  -\t2\n  +\t3", differing("a\n\t1\n\t2\nb\n\t1\n", "a\n\t1\n\t3\nb\n\t1\n"))
	assert.Equal(t, "a\n  -\t2\n  +", differing("a\n\t1\n\t2\nb\n\t1\n", "a\n\t1\nb\n\t1\n"), "what follows is not shifted")
	assert.Equal(t, "a (no longer a row)\n  -\t1\n  +\nb (a new row)\n  -\n  +\t1", differing("a\n\t1\n", "b\n\t1\n"))
	assert.Equal(t, "the same rows in another order", differing("a\nb\n", "b\na\n"))
	long := differing("a\n"+strings.Repeat("\t1\n", 5000), "a\n"+strings.Repeat("\t2\n", 5000))
	assert.Equal(t, 31, strings.Count(long, "\n")+1)
	assert.Contains(t, long, "and 4990 lines more")
}
