package eligibility_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/internal/recordtest"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestARecordIsVerified(t *testing.T) {
	for name, r := range recordtest.Eligibility(t) {
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
	cases := recordtest.Eligibility(t)
	recordtest.Bytes(t, cases["pension"].WithoutTexts().Bytes(), eligibility.Verify)
	for name, r := range cases {
		t.Run(name, func(t *testing.T) {
			recordtest.SomeBytes(t, r.Bytes(), 997, eligibility.Verify)
		})
	}
}

func TestAForgedFieldIsFoundByJudgingAnew(t *testing.T) {
	records := recordtest.Eligibility(t)
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
			v, err := recordtest.Field(t, records[c.record], c.old, c.new, eligibility.Verify)
			recordtest.Differs(t, v, err, c.path)
		})
	}
}

func TestARecordOfAnotherPackageIsRefused(t *testing.T) {
	r := recordtest.Eligibility(t)["pension"]
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

func TestInputsReadThemselvesStrictly(t *testing.T) {
	t.Run("official", recordtest.Strict[eligibility.Incumbent])
	t.Run("spell", recordtest.Strict[eligibility.Spell])
	t.Run("candidacy", recordtest.Strict[eligibility.Candidacy])
	t.Run("replacement", recordtest.Strict[eligibility.Replacement])
	t.Run("term", recordtest.Strict[eligibility.Term])
	t.Run("cure", recordtest.Strict[eligibility.Cure])
	t.Run("leaving", recordtest.Strict[eligibility.Leaving])
	t.Run("limits", recordtest.Strict[eligibility.Limits])
}

func TestWordsGoToADatabaseAndBack(t *testing.T) {
	recordtest.Stored(t, eligibility.PNS, eligibility.FormerForces)
	recordtest.Stored(t, eligibility.Postgraduate)
	recordtest.Stored(t, eligibility.GoodRating)
	recordtest.Stored(t, eligibility.Measuring)
	recordtest.Stored(t, eligibility.OutOfPost)
	recordtest.Stored(t, eligibility.UnpaidLeave)
	recordtest.Stored(t, eligibility.LeapBack)
	recordtest.Stored(t, eligibility.Plh)
}

func TestAProfileReadsBackWhatItWrites(t *testing.T) {
	spec := eligibility.Standard().Spec()
	spec.Name, spec.Title, spec.MoreThan, spec.SinceInauguration = "own", merit.T("Sendiri", "Own"), true, true
	spec.Mutation = eligibility.Statute().Spec().Mutation
	own, err := eligibility.NewProfile(spec)
	require.NoError(t, err)
	profiles := append(eligibility.Profiles(), own, eligibility.Statute().Under(eligibility.MustReadings(eligibility.LeapBack)))
	var texts []string
	for _, p := range profiles {
		data, err := json.Marshal(p)
		require.NoError(t, err)
		var back eligibility.Profile
		require.NoError(t, json.Unmarshal(data, &back))
		again, err := json.Marshal(&back)
		require.NoError(t, err)
		assert.Equal(t, string(data), string(again))
		texts = append(texts, string(data))
	}
	assert.Equal(t, []string{`"standard"`, `"statute"`, `"circular-2020"`}, texts[:3], "profiles of the library go by their names")
	assert.Contains(t, texts[3], `"rule":"ELG-TENURE-MUTATION"`)
	assert.Contains(t, texts[4], `"rule":"ELG-TENURE-MUTATION-STATUTE"`)

	for _, c := range []struct {
		name, json string
		kind       error
		field      string
	}{
		{"an unknown name", `"lenient"`, merit.ErrUnknown, "profile"},
		{"no thresholds", `{"name":"x","title":{"id":"a","en":"b"}}`, merit.ErrMissing, "mutation.least"},
		{"an unknown field", strings.Replace(texts[3], `"moreThan"`, `"lessThan"`, 1), merit.ErrUnknown, "lessThan"},
		{"another rule", strings.Replace(texts[3], `ELG-TENURE-MUTATION"`, `ELG-TENURE-UKOM"`, 1), merit.ErrUnknown, "rule"},
		{"a number without a citation", strings.Replace(texts[3], `"basis":[`, `"basis":[],"x":[`, 1), merit.ErrUnknown, "mutation.least.values[0].x"},
	} {
		back := *own
		err := json.Unmarshal([]byte(c.json), &back)
		require.ErrorIs(t, err, c.kind, c.name)
		assert.Equal(t, c.field, merit.FieldErrors(err)[0].Field, c.name)
		assert.Equal(t, *own, back)
	}
	_, err = json.Marshal(&eligibility.Profile{})
	assert.ErrorIs(t, err, merit.ErrMissing)
	require.Error(t, new(eligibility.Profile).UnmarshalJSON([]byte(`"standard`)))
}

func TestReadingsReadBackWhatTheyWrite(t *testing.T) {
	r := eligibility.MustReadings(eligibility.LeapBack, eligibility.AgeToBirthday)
	assert.Equal(t, []eligibility.Reading{eligibility.LeapBack, eligibility.AgeToBirthday}, r.Chosen())
	data, err := json.Marshal(r)
	require.NoError(t, err)
	assert.Equal(t, `["leap-back","age-to-birthday"]`, string(data))
	var back eligibility.Readings
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, r, back)
	for _, wrong := range []string{`["leap"]`, `["leap-back","leap-forward"]`, `"leap-back"`, `[null]`} {
		require.Error(t, json.Unmarshal([]byte(wrong), &back), wrong)
		assert.Equal(t, r, back)
	}
	require.NoError(t, json.Unmarshal([]byte(`[]`), &back))
	assert.Equal(t, eligibility.Readings{}, back)
}

// Whatever the inputs of a record: a verdict that is judged anew, or errors that name a
// field.
func FuzzVerify(f *testing.F) {
	cases := recordtest.Eligibility(f)
	names := slices.Sorted(maps.Keys(cases))
	for i, name := range names {
		f.Add(uint8(i), []byte(cases[name].Inputs))
	}
	f.Fuzz(func(t *testing.T, which uint8, inputs []byte) {
		r := cases[names[int(which)%len(names)]]
		r.Inputs = inputs
		recordtest.Judged(t, r, eligibility.Verify)
	})
}

func BenchmarkRecordTenure(b *testing.B) {
	b.ReportAllocs()
	when := merit.On(merit.MustParseDate("2025-09-08"))
	in := eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustParseDate("2023-06-05")}
	for b.Loop() {
		r, err := eligibility.RecordTenure(eligibility.Standard(), in, when)
		if err != nil || len(r.WithoutTexts().Bytes()) == 0 {
			b.Fatal(err)
		}
	}
}

func BenchmarkVerify(b *testing.B) {
	b.ReportAllocs()
	data := recordtest.Eligibility(b)["tenure"].WithoutTexts().Bytes()
	for b.Loop() {
		if v, err := eligibility.Verify(data); err != nil || !v.OK() {
			b.Fatal(err)
		}
	}
}
