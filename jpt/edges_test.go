package jpt_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What the tables do not show: who is asked, what is remarked, and why a level does
// not fit.

func TestWhoConsentsToAnActingSekda(t *testing.T) {
	for agency, want := range map[jpt.Agency]merit.Party{jpt.Province: merit.Mendagri, jpt.Regency: merit.Governor, jpt.City: merit.Governor} {
		got, err := jpt.MayAct(jpt.Acting{Post: jpt.Post{Level: merit.JPTPratama, Agency: agency, Special: jpt.Sekda}, Vacant: merit.Yes, Since: day("2025-03-01"), Consent: merit.Yes},
			merit.RollForward, merit.On(day("2025-05-01")))
		require.NoError(t, err)
		assert.Contains(t, got.Findings[0].Text(merit.English), want.In(merit.English), agency)
	}
}

func TestRemarksAndMissingFactsOfActing(t *testing.T) {
	for _, c := range []struct {
		since   string
		vacant  merit.Answer
		asof    string
		remarks int
		missing []string
	}{
		{"2024-11-30", merit.Yes, "2025-02-01", 1, nil},
		{"2024-11-28", merit.Yes, "2025-02-01", 0, nil},
		{"2025-03-01", merit.Unknown, "2025-07-01", 0, []string{"acting.vacant"}},
	} {
		got, err := jpt.MayAct(jpt.Acting{Post: jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency, Special: jpt.Sekda}, Vacant: c.vacant, Since: day(c.since), Consent: merit.Yes},
			merit.RollForward, merit.On(day(c.asof)))
		require.NoError(t, err)
		f := got.Findings[1]
		assert.Len(t, f.Remarks(), c.remarks, c.since)
		var keys []string
		for _, fact := range f.MissingFacts() {
			keys = append(keys, fact.Key)
		}
		assert.Equal(t, c.missing, keys, c.since)
	}
}

func TestWhyALevelDoesNotFit(t *testing.T) {
	for level, want := range map[merit.Level]string{merit.JPTPratama: "promotion", merit.JPTMadya: "same-level", merit.JPTUtama: "demotion", merit.Administrator: "promotion"} {
		c := fits()
		c.Incumbent.Level = level
		d, err := jpt.Decide(jpt.Vacancy{Post: jpt.Post{Level: merit.JPTMadya, Agency: jpt.Ministry}, Reorganised: merit.No}, []jpt.Candidate{c}, eligibility.Standard(), merit.On(day("2025-09-08")))
		require.NoError(t, err)
		var codes []string
		for _, f := range d.Candidates[0].Findings() {
			codes = append(codes, f.Reason.Code)
		}
		assert.Contains(t, codes, want, level)
	}
}
