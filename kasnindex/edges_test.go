package kasnindex_test

import (
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Small changes of the code that the other tests would not notice.

func TestWordsThatAreNone(t *testing.T) {
	_, err := kasnindex.ParseCategory("V")
	refused(t, err, "category: unknown")
	_, err = kasnindex.ParseIndexFormula("middle")
	refused(t, err, "formula: unknown")
	assert.Equal(t, "%!(4)", kasnindex.IndexFormula(4).String())
	c := kasnindex.CategoryIV
	require.NoError(t, c.UnmarshalText(nil))
	assert.Zero(t, c, "empty text is not known")
	for length, want := range map[int]string{64: strings.Repeat("x", 64), 65: strings.Repeat("x", 64) + "…"} {
		_, err := kasnindex.CategoryNamed(strings.Repeat("x", length))
		assert.Equal(t, want, merit.FieldErrors(err)[0].Value)
	}
}

func TestHowEachNumberIsKnown(t *testing.T) {
	want := map[string]merit.Confidence{"KSN-EXEMPT full": merit.PracticeOnly, "KSN-EXEMPT supervised": merit.PracticeOnly, "KSN-INDEX index-iii": merit.Unproven, "KSN-BANDS low-iv": merit.SecondarySource}
	seen := 0
	for _, r := range kasnindex.Rules() {
		for _, p := range r.Params() {
			if c, ok := want[string(r.ID())+" "+p.Name()]; ok {
				assert.Equal(t, c, p.At(merit.MustDate(2022, 1, 1)).Confidence, "%s %s", r.ID(), p.Name())
				seen++
			}
		}
	}
	assert.Equal(t, len(want), seen)
}

func TestWhatADeterminationShows(t *testing.T) {
	d := kasnindex.Determination{Category: kasnindex.CategoryIV, Determined: merit.MustDate(2022, 6, 15), Approved: merit.Yes}
	f, err := d.Reevaluation(merit.On(merit.MustDate(2023, 6, 15)))
	require.NoError(t, err)
	assert.Equal(t, "2022-06-15/2023-06-15", f.Observed.String())
	e, err := d.Exemption(merit.On(merit.MustDate(2022, 6, 14)))
	require.NoError(t, err)
	assert.Equal(t, "2022-06-15", e.Finding.Changes.String(), "not yet")
}

func TestTheLowestBandBeginsAtItsEdgeAndTheOthersAboveIt(t *testing.T) {
	for value, want := range map[string]string{"0": "from 0", "65": "above 60"} {
		f, err := kasnindex.IPASN().Classify(points(t, value), merit.On(merit.MustDate(2022, 1, 1)))
		require.NoError(t, err)
		assert.Contains(t, f.Text(merit.English), want)
	}
}

func TestYearsOfAHistory(t *testing.T) {
	in := kasnindex.KASN2019()
	for year, ok := range map[int]bool{0: false, 1: true, 9999: true, 10000: false} {
		_, err := kasnindex.History([]kasnindex.Result{{Year: year, Instrument: in}})
		assert.Equal(t, ok, err == nil, year)
	}
}
