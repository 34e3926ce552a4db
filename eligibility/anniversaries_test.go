package eligibility_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A profile that readings were put over judges every tenure the long way; one that was made
// with the same choices has the answers on anniversaries prepared. Both must say the same,
// to the last day and remark.
func TestPreparedTenuresAreThoseOfTheLongWay(t *testing.T) {
	months := eligibility.Standard().Spec()
	months.Mutation.Least = merit.MustParam("minimum", merit.T("paling singkat", "least"),
		merit.ParamValue{From: merit.FirstDay, Value: merit.PeriodOf(merit.Months(18)), Confidence: merit.ProjectConvention, Basis: []merit.Citation{merit.Cite("Konvensi asnmerit")}})
	ended := eligibility.Standard().Spec()
	ended.Ukom.Least = merit.MustParam("minimum", merit.T("paling singkat", "least"),
		merit.ParamValue{From: merit.FirstDay, Until: day("2022-01-01"), Value: merit.PeriodOf(merit.Years(2)), Confidence: merit.ProjectConvention, Basis: []merit.Citation{merit.Cite("Konvensi asnmerit")}})
	for name, spec := range map[string]eligibility.ProfileSpec{
		"standard": eligibility.Standard().Spec(), "circular": eligibility.Circular2020().Spec(), "a number of months": months, "a number that ended": ended,
	} {
		base, err := eligibility.NewProfile(spec)
		require.NoError(t, err)
		for _, chosen := range []eligibility.Readings{
			eligibility.MustReadings(eligibility.LeapBack),
			eligibility.MustReadings(eligibility.EvaluateAfterAnniversary),
			eligibility.MustReadings(eligibility.EvaluateSinceInauguration),
			eligibility.MustReadings(eligibility.FloorAlone),
		} {
			long := base.Under(chosen)
			prepared, err := eligibility.NewProfile(long.Spec())
			require.NoError(t, err)
			for start := day("2013-12-01"); start.Before(day("2026-01-01")); start = start.AddDays(61) {
				for _, years := range []int{0, 1, 2, 3, 5, 6, 9} {
					for _, later := range []int{-1, 0, 1, 100} {
						asOf := start.AddYears(years, merit.RollForward).AddDays(later)
						for _, level := range []merit.Level{0, merit.JPTUtama, merit.JPTPratama, merit.Administrator, merit.AhliMuda} {
							in := eligibility.Incumbent{Level: level, Inaugurated: start}
							for _, when := range []merit.When{merit.On(asOf), merit.On(asOf).UnderLaw(day("2025-09-08")), merit.On(asOf).UnderLaw(day("2021-09-08"))} {
								want, wrong := long.Tenure(in, when)
								got, err := prepared.Tenure(in, when)
								if wrong != nil {
									require.Equal(t, wrong, err)
									continue
								}
								if got != want {
									require.Equal(t, want, got, "%s: %s inaugurated %s, on %s under the law of %s", name, level, start, asOf, when.Law)
								}
							}
						}
					}
				}
			}
		}
	}
}

func TestATenureThatChangesBeyondTheCalendarDoesNotChange(t *testing.T) {
	start, asOf := merit.MustDate(9997, time.March, 1), merit.MustDate(9998, time.June, 1)
	got, err := eligibility.Standard().Tenure(eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: start}, merit.On(asOf))
	require.NoError(t, err)
	assert.Equal(t, "reached", got.Mutation.Reason.Code)
	assert.Equal(t, merit.MustDate(9999, time.March, 1), got.Ukom.Changes)
	assert.True(t, got.Evaluation.Changes.IsZero(), "five years on there is no day")
}

// The finding of every condition that is asked is in the JSON of a verdict, the last of
// them too, which is the rating of candidates for administrator and pengawas.
func TestTheJSONOfAVerdictHasEveryCondition(t *testing.T) {
	for _, c := range []eligibility.Candidacy{
		{Post: merit.JPTPratama, Source: eligibility.PNS}, {Post: merit.JPTMadya, Source: eligibility.NonPNS},
		{Post: merit.JPTUtama, Source: eligibility.FormerForces}, {Post: merit.Pengawas, Source: eligibility.PNS}, {Post: merit.JPTPratama},
	} {
		v, err := eligibility.Appoint(c, eligibility.MustReadings(eligibility.AgeToBirthday, eligibility.AgeOnJudgement), merit.On(day("2025-09-08")))
		require.NoError(t, err)
		data, err := json.Marshal(v)
		require.NoError(t, err)
		var out struct{ Conditions map[string]json.RawMessage }
		require.NoError(t, json.Unmarshal(data, &out))
		asked := 0
		for condition := eligibility.SourceOpen; condition <= eligibility.GoodRating; condition++ {
			if _, is := v.Of(condition); is {
				asked++
				assert.Contains(t, out.Conditions, condition.String())
			}
		}
		assert.Len(t, out.Conditions, asked)
		assert.NotZero(t, asked)
	}
}
