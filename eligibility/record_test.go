package eligibility_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/internal/tamper"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// recordCases has one decision of every kind, and of the profiles and readings those
// that are written in another way.
func recordCases(t *testing.T) map[string]merit.Record {
	t.Helper()
	day := merit.MustParseDate
	when := merit.On(day("2025-09-08"))
	in := eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2023-06-05")}
	until, err := eligibility.Circular2020Until(day("2021-05-05"))
	require.NoError(t, err)
	back := eligibility.Statute().Under(eligibility.MustReadings(eligibility.LeapBack, eligibility.FloorAlone))
	career := []eligibility.Spell{
		{Post: "Kepala Dinas", Level: merit.JPTPratama, Held: eligibility.Plt, Inaugurated: day("2020-02-01"), Until: day("2021-01-04")},
		{Post: "Kepala Dinas", Level: merit.JPTPratama, Held: eligibility.Substantive, Related: merit.Yes, Inaugurated: day("2021-01-04"), Effective: day("2021-01-01"), Until: day("2023-01-04")},
		{Post: "Kepala Dinas", Level: merit.JPTPratama, Held: eligibility.Reinaugurated, Related: merit.Yes, Inaugurated: day("2023-02-28"), OnDuty: day("2023-03-01"), Decreed: day("2023-02-20")},
	}
	readings := eligibility.MustReadings(eligibility.ReorgContinues, eligibility.AgeToBirthday, eligibility.AgeOnJudgement, eligibility.AgeSparesMoves)
	candidacy := eligibility.Candidacy{Post: merit.JPTPratama, Source: eligibility.PNS, Degree: eligibility.Bachelor, Competences: merit.Yes,
		Career: career, Record: merit.Yes, Birth: day("1975-02-28"), Healthy: merit.Yes, Present: merit.JPTPratama, Move: merit.No, Waived: merit.No}
	outside := eligibility.Candidacy{Post: merit.JPTMadya, Source: eligibility.NonPNS, Degree: eligibility.Postgraduate, Career: []eligibility.Spell{},
		Citizen: merit.Yes, InParty: merit.Yes, LeftParty: day("2019-01-01"), Registered: day("2025-01-01"), Imprisoned: merit.No, Dismissed: merit.No,
		Closed: merit.No, Approved: merit.Yes, AgeDay: day("2025-08-01")}
	admin := eligibility.Candidacy{Post: merit.Administrator, Source: eligibility.PNS, RatedGood: merit.Yes, EqualJF: []merit.Level{merit.AhliMuda, merit.AhliMadya}}
	out := map[string]merit.Record{}
	put := func(name string, r merit.Record, err error) {
		t.Helper()
		require.NoError(t, err, name)
		out[name] = r
	}
	r, err := eligibility.RecordTenure(eligibility.Standard(), in, when)
	put("tenure", r, err)
	r, err = eligibility.RecordTenure(eligibility.Statute(), eligibility.Incumbent{}, when)
	put("tenure of which nothing is known", r, err)
	r, err = eligibility.RecordTenure(back, eligibility.Incumbent{Level: merit.JPTMadya, Inaugurated: day("2020-02-29")}, when)
	put("tenure under a profile of readings", r, err)
	r, err = eligibility.RecordTenure(until, in, merit.On(day("2021-06-05")).UnderLaw(day("2021-04-05")))
	put("tenure under a profile of the caller's own", r, err)
	r, err = eligibility.RecordTenureIn(eligibility.Standard(), "Kepala Dinas", career, readings, when)
	put("tenure out of spells", r, err)
	r, err = eligibility.RecordAppointment(candidacy, readings, when)
	put("appointment", r, err)
	r, err = eligibility.RecordAppointment(outside, readings, when)
	put("appointment from outside", r, err)
	r, err = eligibility.RecordAppointment(admin, eligibility.Readings{}, when)
	put("appointment of an administrator", r, err)
	r, err = eligibility.RecordReplacement(eligibility.Replacement{Incumbent: in, BrokeLaw: merit.Yes, Unfit: merit.No, PresidentApproved: merit.No,
		CircularGrounds: merit.Yes, Readings: eligibility.MustReadings(eligibility.EitherLimb)}, merit.RollBack, merit.On(day("2023-10-01")))
	put("replacement", r, err)
	r, err = eligibility.RecordTerm(eligibility.Term{Incumbent: in, Performed: merit.Yes, Fits: merit.Yes, Needed: merit.No, PPKApproved: merit.Yes,
		Reported: merit.Yes, Recommended: merit.No}, eligibility.MustReadings(eligibility.CoordinationByConsent), when)
	put("term", r, err)
	cure := eligibility.Cure{Level: merit.JPTPratama, Source: eligibility.PNS, Since: day("2023-01-01"), Missed: merit.Yes, Noticed: day("2024-01-01"),
		Improved: merit.No, Tested: merit.Yes, Fits: merit.Yes, Placed: eligibility.ToFittingPost}
	r, err = eligibility.RecordTarget(cure, eligibility.Readings{}, when)
	put("target", r, err)
	r, err = eligibility.RecordPerformance(cure, eligibility.Readings{}, when)
	put("performance", r, err)
	r, err = eligibility.RecordLeaving(eligibility.Leaving{Level: merit.JPTPratama, Resigned: merit.No, Dismissed: merit.No, Suspended: merit.No, UnpaidLeave: merit.No,
		Study: merit.Yes, StudyFrom: day("2025-01-01"), StudyUntil: day("2026-01-01"), FullTimeElsewhere: merit.No, Reorganised: merit.No}, eligibility.Readings{}, when)
	put("leaving", r, err)
	r, err = eligibility.RecordPension(merit.AhliMadya, day("1965-09-09"), eligibility.Readings{}, when)
	put("pension", r, err)
	return out
}

func TestARecordIsVerified(t *testing.T) {
	for name, r := range recordCases(t) {
		t.Run(name, func(t *testing.T) {
			for _, r := range []merit.Record{r, r.WithoutTexts()} {
				v, err := eligibility.Verify(r.Bytes())
				require.NoError(t, err)
				assert.True(t, v.OK(), v.Text(merit.English))
				assert.Equal(t, r, v.Record)
			}
		})
	}
}

func TestEveryByteOfARecordCounts(t *testing.T) {
	cases := recordCases(t)
	tamper.Bytes(t, cases["tenure"].WithoutTexts().Bytes(), eligibility.Verify)
	for name, r := range cases {
		t.Run(name, func(t *testing.T) {
			tamper.SomeBytes(t, r.Bytes(), 397, eligibility.Verify)
		})
	}
}

func TestAForgedFieldIsFoundByJudgingAnew(t *testing.T) {
	for _, c := range []struct{ record, old, new, path string }{
		{"tenure", `"inaugurated":"2023-06-05"`, `"inaugurated":"2024-06-05"`, "result.mutation.observed"},
		{"tenure", `"outcome":"met"`, `"outcome":"not-met"`, "result.mutation.outcome"},
		{"tenure", `"code":"ELG-TENURE-UKOM/reached"`, `"code":"ELG-TENURE-UKOM/too-short"`, "result.ukom.code"},
		{"tenure", `"changes":"2028-06-05"`, `"changes":"2029-06-05"`, "result.evaluation.changes"},
		{"tenure", `"profile":"standard"`, `"profile":"statute"`, "result.mutation.rule"},
		{"tenure", `"profile":"standard"`, `"profile":"lenient"`, "inputs.profile"},
		{"tenure under a profile of the caller's own", `"until":"2021-05-05","value":"P1Y"`, `"until":"2021-05-05","value":"P2Y"`, "result.mutation.required"},
		{"tenure under a profile of the caller's own", `"rule":"ELG-TENURE-MUTATION"`, `"rule":"ELG-TENURE-UKOM"`, "inputs.profile.rule"},
		{"tenure out of spells", `"held":"plt"`, `"held":"substantive"`, "result.days[0].code"},
		{"appointment", `"degree":"s1"`, `"degree":"d3"`, "result.conditions.education.code"},
		{"appointment", `"outcome":"not-met","waiver"`, `"outcome":"met","waiver"`, "result.outcome"},
		{"leaving", `"study":"yes"`, `"study":"no"`, "result.outcome"},
		{"pension", `"level":"ahli-madya"`, `"level":"ahli-muda"`, "result.required"},
		{"pension", `"level":"ahli-madya"`, `"levels":"ahli-muda"`, "inputs.levels"},
		{"pension", `"birth":"1965-09-09"`, `"birth":"1965-09-31"`, "inputs.birth"},
	} {
		t.Run(c.record+": "+c.new, func(t *testing.T) {
			v, err := tamper.Field(t, recordCases(t)[c.record], c.old, c.new, eligibility.Verify)
			tamper.Differs(t, v, err, c.path)
		})
	}
}

func TestARecordOfAnotherPackageIsRefused(t *testing.T) {
	r := recordCases(t)["pension"]
	r.Kind = "jpt.decision"
	_, err := eligibility.Verify(r.Bytes())
	assert.ErrorIs(t, err, merit.ErrUnknown)
	_, err = eligibility.Verify([]byte("{}"))
	assert.ErrorIs(t, err, merit.ErrMissing)
}

func TestWhatCannotBeJudgedIsNotRecorded(t *testing.T) {
	_, err := eligibility.RecordTenure(nil, eligibility.Incumbent{}, merit.On(merit.FirstDay))
	assert.ErrorIs(t, err, merit.ErrMissing)
	_, err = eligibility.RecordPension(merit.JPTMadya, merit.Date{}, eligibility.Readings{}, merit.When{})
	assert.ErrorIs(t, err, merit.ErrMissing)
}

// An answer goes on record with all that led to it, and can be checked years later by
// whoever has the bytes.
func ExampleVerify() {
	when := merit.On(merit.MustParseDate("2025-09-08"))
	official := eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustParseDate("2023-06-05")}
	record, err := eligibility.RecordTenure(eligibility.Standard(), official, when)
	if err != nil {
		fmt.Println(err)
		return
	}
	bytes := record.Bytes() // what to store

	v, err := eligibility.Verify(bytes)
	fmt.Println(v.Text(merit.English), err)

	// Somebody moves the day of inauguration and reckons the digest anew.
	record.Inputs = json.RawMessage(`{"incumbent":{"inaugurated":"2023-10-05","level":"jpt-pratama"},"profile":"standard"}`)
	v, err = eligibility.Verify(record.WithoutTexts().Bytes())
	fmt.Println(err)
	for _, d := range v.Differences {
		fmt.Println(d.Path, d.Recorded, "→", d.Computed)
	}
	// Output:
	// verified: the verdict computed anew is the one on record <nil>
	// <nil>
	// result.evaluation.changes 2028-06-05 → 2028-10-05
	// result.evaluation.observed 2023-06-05/2025-09-08 → 2023-10-05/2025-09-08
	// result.mutation.observed 2023-06-05/2025-09-08 → 2023-10-05/2025-09-08
	// result.mutation.remarks  → ["softer-than-statute"]
	// result.ukom.changes 2028-06-06 → 2025-10-05
	// result.ukom.code ELG-TENURE-UKOM/reached → ELG-TENURE-UKOM/too-short
	// result.ukom.observed 2023-06-05/2025-09-08 → 2023-10-05/2025-09-08
	// result.ukom.outcome met → not-met
}
