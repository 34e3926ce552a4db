package merit_test

import (
	"encoding/csv"
	"os"
	"testing"

	"github.com/seed-133aca06/asnmerit/internal/cases"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/require"
)

// table reads a file of cases from testdata: comments begin with #, the first row
// names the columns.
func table(t *testing.T, name string) []map[string]string {
	t.Helper()
	file, err := os.Open("testdata/" + name)
	require.NoError(t, err)
	defer file.Close()
	r := csv.NewReader(file)
	r.Comment = '#'
	rows, err := r.ReadAll()
	require.NoError(t, err)
	require.Greater(t, len(rows), 1, "a table with cases")
	var out []map[string]string
	for i, row := range rows[1:] {
		named := map[string]string{cases.Column: cases.Place("merit/testdata", name, i)}
		for i, column := range rows[0] {
			named[column] = row[i]
		}
		out = append(out, named)
	}
	return out
}

// day reads a day; the empty text is the zero Date.
func day(t *testing.T, s string) merit.Date {
	t.Helper()
	if s == "" {
		return merit.Date{}
	}
	d, err := merit.ParseDate(s)
	require.NoError(t, err)
	return d
}

func period(t *testing.T, s string) merit.Period {
	t.Helper()
	p, err := merit.ParsePeriod(s)
	require.NoError(t, err)
	return p
}

// kinds names the kinds of bad input as the tables write them.
var kinds = map[string]error{
	"syntax": merit.ErrSyntax, "range": merit.ErrRange, "unknown": merit.ErrUnknown, "missing": merit.ErrMissing,
	"conflict": merit.ErrConflict, "uncited": merit.ErrUncited, "before-first": merit.ErrBeforeFirstRegime,
}

// problems lists the problems of err as "field kind", in order.
func problems(t *testing.T, err error) []string {
	t.Helper()
	var out []string
	for _, p := range merit.FieldErrors(err) {
		kind := "?"
		for name, is := range kinds {
			if p.Err == is {
				kind = name
			}
		}
		require.NotEmpty(t, p.Expected, "a problem says what was expected")
		out = append(out, p.Field+" "+kind)
	}
	return out
}
