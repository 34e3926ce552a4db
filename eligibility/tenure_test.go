package eligibility_test

import (
	"encoding/csv"
	"os"
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// table reads a file of cases: comments begin with #, the first row names the
// columns.
func table(t *testing.T, name string) []map[string]string {
	t.Helper()
	file, err := os.Open(name)
	require.NoError(t, err)
	defer file.Close()
	r := csv.NewReader(file)
	r.Comment = '#'
	rows, err := r.ReadAll()
	require.NoError(t, err)
	require.Greater(t, len(rows), 1, "a table with cases")
	var out []map[string]string
	for _, row := range rows[1:] {
		named := map[string]string{}
		for i, column := range rows[0] {
			named[column] = row[i]
		}
		out = append(out, named)
	}
	return out
}

func date(t *testing.T, s string) merit.Date {
	t.Helper()
	var d merit.Date
	require.NoError(t, d.UnmarshalText([]byte(s)))
	return d
}

func level(t *testing.T, s string) merit.Level {
	t.Helper()
	if s == "" {
		return 0
	}
	l, err := merit.ParseLevel(s)
	require.NoError(t, err)
	return l
}

func when(t *testing.T, asOf, law string) merit.When {
	t.Helper()
	w := merit.On(date(t, asOf))
	if law != "" {
		w = w.UnderLaw(date(t, law))
	}
	return w
}

func TestTenureThresholds(t *testing.T) {
	for _, row := range table(t, "testdata/tenure.csv") {
		t.Run(row["profile"]+": "+row["case"], func(t *testing.T) {
			profile, err := eligibility.ParseProfile(row["profile"])
			require.NoError(t, err)
			got, err := profile.Tenure(
				eligibility.Incumbent{Level: level(t, row["level"]), Inaugurated: date(t, row["inaugurated"])},
				when(t, row["asof"], row["law"]))
			require.NoError(t, err)
			assert.Equal(t, row["mutation"], got.Mutation.Reason.Code, "mutation")
			assert.Equal(t, row["ukom"], got.Ukom.Reason.Code, "competence test")
			assert.Equal(t, row["evaluation"], got.Evaluation.Reason.Code, "evaluation")
			assert.Equal(t, row["changes"], got.Changes().String(), "next change")
			if row["article"] != "" {
				var cited []string
				for _, f := range got.Verdict().Findings {
					for _, c := range f.Citations() {
						cited = append(cited, c.String())
					}
				}
				assert.Contains(t, cited, row["article"])
			}
			for _, f := range got.Verdict().Findings {
				assert.Contains(t, f.Rule.Reasons(), f.Reason, "a reason that the rule lists")
			}
		})
	}
}
