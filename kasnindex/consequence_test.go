package kasnindex_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/internal/cases"
	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func date(t *testing.T, s string) merit.Date {
	t.Helper()
	var d merit.Date
	require.NoError(t, d.UnmarshalText([]byte(s)))
	return d
}

func TestConsequencesOfACategory(t *testing.T) {
	for _, row := range table(t, "testdata/consequences.csv") {
		t.Run(row["case"], func(t *testing.T) {
			cases.Row(t, row[cases.Column], row["case"])
			var d kasnindex.Determination
			require.NoError(t, d.Category.UnmarshalText([]byte(row["category"])))
			require.NoError(t, d.Approved.UnmarshalText([]byte(row["approved"])))
			require.NoError(t, d.Roll.UnmarshalText([]byte(row["roll"])))
			d.Determined = date(t, row["determined"])
			when := merit.On(date(t, row["asof"]))
			if row["law"] != "" {
				when = when.UnderLaw(date(t, row["law"]))
			}
			f, err := d.Reevaluation(when)
			require.NoError(t, err)
			assert.Equal(t, "KSN-REEVALUATE/"+row["reevaluation"], f.Code())
			assert.Equal(t, row["due"], f.Changes.String())
			assert.Contains(t, f.Rule.Reasons(), f.Reason)

			e, err := d.Exemption(when)
			require.NoError(t, err)
			assert.Equal(t, "KSN-EXEMPT/"+row["exemption"], e.Finding.Code())
			assert.Contains(t, e.Finding.Rule.Reasons(), e.Finding.Reason)
			valid := ""
			if (e.Valid != merit.Interval{}) {
				valid = e.Valid.String()
			}
			cases.Findings(t, f, e.Finding)
			assert.Equal(t, row["valid"], valid)
			assert.Equal(t, d.Category.Number(), e.Category)
			assert.Equal(t, d.Approved, e.Approved)
			var cited []string
			for _, c := range e.Finding.Citations() {
				cited = append(cited, c.String())
			}
			assert.Contains(t, cited, row["article"])
			if e.Finding.Outcome() == merit.Met {
				assert.Equal(t, e.Valid.Until, e.Finding.Changes, "an exemption names the day on which it ends")
				assert.Contains(t, e.Finding.Text(merit.English), "inferred", "and that its validity is inferred")
			}
		})
	}
}

func TestWhatAConsequenceLacksIsNamed(t *testing.T) {
	when := merit.On(merit.MustDate(2022, 7, 1))
	f, err := kasnindex.Determination{}.Reevaluation(when)
	require.NoError(t, err)
	assert.Equal(t, []string{"category", "determined"}, keys(f))
	e, err := kasnindex.Determination{}.Exemption(when)
	require.NoError(t, err)
	assert.Equal(t, []string{"category", "determined", "approved"}, keys(e.Finding))
	assert.Equal(t, merit.Undetermined, e.Finding.Outcome())
}

func keys(f merit.Finding) []string {
	var out []string
	for _, fact := range f.MissingFacts() {
		out = append(out, fact.Key)
	}
	return out
}

func TestARolledAnniversaryIsDeclared(t *testing.T) {
	d := kasnindex.Determination{Category: kasnindex.CategoryIII, Determined: merit.MustDate(2020, 2, 29), Approved: merit.Yes}
	f, err := d.Reevaluation(merit.On(merit.MustDate(2020, 7, 1)))
	require.NoError(t, err)
	assert.NotZero(t, f.Notes&merit.NoteRolled)
	e, err := d.Exemption(merit.On(merit.MustDate(2020, 7, 1)))
	require.NoError(t, err)
	assert.NotZero(t, e.Finding.Notes&merit.NoteRolled)
}

func TestDeterminationsThatAreRefused(t *testing.T) {
	bad := kasnindex.Determination{Category: 5, Approved: 7, Roll: 9}
	_, err := bad.Reevaluation(merit.When{})
	refused(t, err, "asOf: missing", "law: missing", "category: unknown", "approved: unknown", "roll: unknown")
	_, err = bad.Exemption(merit.On(merit.MustDate(2013, 1, 1)))
	refused(t, err, "law: before the first encoded state of the law", "category: unknown", "approved: unknown", "roll: unknown")
}
