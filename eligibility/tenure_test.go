package eligibility_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/internal/cases"
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
	for i, row := range rows[1:] {
		named := map[string]string{cases.Column: cases.Place("eligibility", name, i)}
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
			cases.Row(t, row[cases.Column], row["profile"]+": "+row["case"])
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
			checkFindings(t, got.Verdict().Findings)
		})
	}
}

// tegal is an official a year in post on the reference day that Kab. Tegal set.
var tegal = eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustDate(2020, time.June, 15)}

func ExampleProfile_Tenure() {
	tenure, err := eligibility.Standard().Tenure(tegal, merit.On(merit.MustDate(2022, time.March, 1)))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range tenure.Verdict().Findings {
		fmt.Println(f.Text(merit.English))
	}
	fmt.Println("next change:", tenure.Changes())
	// Output:
	// Tenure for mutation: met – tenure of 1 year 8 months 14 days (since 15 June 2020) reaches the least tenure of 1 year. This threshold is softer than PP 11/2017 Pasal 131, 132 and 190, which ask for 2 years to 5 years; a rotation still needs the competence test. Basis: Konvensi asnmerit; Praktik Kab. Tegal 2022; SE MenPANRB 52/2020.
	// Tenure for the competence test: not met – tenure of 1 year 8 months 14 days (since 15 June 2020) is short of the least tenure of 2 years. Changes on 15 June 2022. Basis: PP 11/2017 Pasal 131 ayat (2) huruf c; PP 11/2017 Pasal 132 ayat (2) huruf b; PP 17/2020.
	// Evaluation after five years in post: not met – tenure of 1 year 8 months 14 days (since 15 June 2020) has not reached 5 years: the evaluation is not due. Changes on 15 June 2025. Basis: Penjelasan PP 11/2017 Pasal 133 ayat (1); UU 5/2014 Pasal 117; PP 11/2017 Pasal 133.
	// next change: 2022-06-15
}

func TestATenureVerdictAllocatesNothing(t *testing.T) {
	when := merit.On(merit.MustDate(2022, time.March, 1))
	for _, p := range eligibility.Profiles() {
		assert.Zero(t, testing.AllocsPerRun(100, func() {
			if _, err := p.Tenure(tegal, when); err != nil {
				t.Error(err)
			}
		}), p.String())
	}
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		if _, err := eligibility.Replace(eligibility.Replacement{Incumbent: tegal}, merit.RollForward, when); err != nil {
			t.Error(err)
		}
	}), "replacement")
}

func BenchmarkTenure(b *testing.B) {
	p, when := eligibility.Standard(), merit.On(merit.MustDate(2022, time.March, 1))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Tenure(tegal, when); err != nil {
			b.Fatal(err)
		}
	}
}
