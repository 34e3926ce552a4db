package jpt_test

import (
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/internal/cases"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/require"
)

// row is one case of an auditor table, read by the names of its columns.
type row struct {
	t     *testing.T
	cells map[string]string
}

// table reads a file of cases: comments begin with #, the first row names the
// columns.
func table(t *testing.T, name string) []row {
	t.Helper()
	file, err := os.Open("testdata/" + name)
	require.NoError(t, err)
	defer file.Close()
	r := csv.NewReader(file)
	r.Comment = '#'
	lines, err := r.ReadAll()
	require.NoError(t, err)
	require.Greater(t, len(lines), 1, "a table with cases")
	out := make([]row, len(lines)-1)
	for i, line := range lines[1:] {
		out[i] = row{t, map[string]string{cases.Column: cases.Place("jpt/testdata", name, i)}}
		for j, column := range lines[0] {
			out[i].cells[column] = line[j]
		}
	}
	return out
}

func (r row) text(column string) string {
	r.t.Helper()
	s, ok := r.cells[column]
	require.True(r.t, ok, "column %s", column)
	return s
}

// each runs a test for every row under the name of its case.
func each(t *testing.T, name string, test func(t *testing.T, r row)) {
	t.Helper()
	for _, r := range table(t, name) {
		t.Run(r.text("case"), func(t *testing.T) {
			cases.Row(t, r.cells[cases.Column], r.text("case"))
			test(t, row{t, r.cells})
		})
	}
}

// read fills an enumerator or a day from a column; an empty cell leaves the zero
// value.
func read[T any, P interface {
	*T
	UnmarshalText([]byte) error
}](r row, column string) T {
	r.t.Helper()
	var v T
	if s := r.text(column); s != "" {
		require.NoError(r.t, P(&v).UnmarshalText([]byte(s)), column)
	}
	return v
}

func (r row) number(column string) int {
	r.t.Helper()
	s := r.text(column)
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	require.NoError(r.t, err, column)
	return n
}

// list splits a cell at its semicolons.
func (r row) list(column string) []string {
	r.t.Helper()
	if s := r.text(column); s != "" {
		parts := strings.Split(s, ";")
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		return parts
	}
	return nil
}

func (r row) when() merit.When {
	r.t.Helper()
	w := merit.On(read[merit.Date](r, "asof"))
	if r.text("law") != "" {
		w = w.UnderLaw(read[merit.Date](r, "law"))
	}
	return w
}

// checked returns the finding's reason code after holding the finding against what
// every finding must be: of a reason that its rule lists, in words without an
// unfilled place, naming facts if and only if they are missing. It records the
// reason as seen.
func checked(t *testing.T, f merit.Finding) string {
	t.Helper()
	require.NotNil(t, f.Rule)
	require.Contains(t, f.Rule.Reasons(), f.Reason)
	require.Contains(t, append(jpt.Rules(), eligibilityRules...), f.Rule)
	for _, lang := range []merit.Language{merit.Indonesian, merit.English} {
		require.NotContains(t, f.Text(lang), "{")
		require.NotContains(t, f.Explanation(lang), map[merit.Language]string{merit.Indonesian: "tidak diketahui", merit.English: "unknown"}[lang], "a place without a value")
	}
	if f.Reason == merit.ReasonMissing {
		require.NotEmpty(t, f.MissingFacts())
	}
	require.NotEmpty(t, f.Citations())
	if !f.Changes.IsZero() {
		require.True(t, f.Changes.After(f.AsOf), "changes on %s, not after %s", f.Changes, f.AsOf)
	}
	seen(f)
	cases.Findings(t, f)
	return f.Reason.Code
}
