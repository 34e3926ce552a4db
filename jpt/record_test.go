package jpt_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/internal/recordtest"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestADecisionOnRecordIsVerified(t *testing.T) {
	for name, r := range recordtest.JPT(t) {
		t.Run(name, func(t *testing.T) {
			for _, r := range []merit.Record{r, r.WithoutTexts()} {
				v, err := jpt.Verify(r.Bytes())
				require.NoError(t, err)
				assert.True(t, v.OK(), v.Text(merit.English))
				assert.Equal(t, r, v.Record)
			}
		})
	}
}

func TestEveryByteOfADecisionOnRecordCounts(t *testing.T) {
	for name, r := range recordtest.JPT(t) {
		t.Run(name, func(t *testing.T) {
			recordtest.SomeBytes(t, r.Bytes(), 1999, jpt.Verify)
		})
	}
}

func TestAForgedDecisionIsFoundByDecidingAnew(t *testing.T) {
	records := recordtest.JPT(t)
	for _, c := range []struct{ record, old, new, path string }{
		{"rotation", `"sameAgency":"yes"`, `"sameAgency":"no"`, "result.candidates[0].route"},
		{"rotation", `"passedUkom":"yes"`, `"passedUkom":"no"`, "result.route"},
		{"rotation", `"scope":"national-or-province"`, `"scope":"national"`, "result.scope"},
		{"rotation", `"route":"rotation-within"`, `"route":"open-selection"`, "result.candidates[0].route"},
		{"rotation", `"election":"no"`, `"election":"perhaps"`, "inputs.vacancy.calendar.election"},
		{"rotation", `"sameAgency":"no"`, `"SameAgency":"no"`, "inputs.candidates[1].SameAgency"},
		{"within a freeze", `"candidatesFixed":"2029-09-01"`, `"candidatesFixed":"2029-08-01"`, "result.frozen.election.observed"},
		{"by an exemption and readings", `"category":4`, `"category":3`, "result.exempt.code"},
		{"by an exemption and readings", `"category":4`, `"category":5`, "exemption.category"},
		{"by an exemption and readings", `"category":4`, `"category":"4"`, "inputs.vacancy.exemption.category"},
		{"freeze", `"roll":"back"`, `"roll":"forward"`, "inputs.roll"},
		{"freeze", `"consent":"no"`, `"consent":"yes"`, "result.newHead.outcome"},
		{"acting", `"consent":"yes"`, `"consent":"no"`, "result.outcome"},
		{"panel", `"partyRole":"no"`, `"partyRole":"yes"`, "result.findings[4].code"},
		{"applicants", `"number":3`, `"number":4`, "result.outcome"},
		{"stages", `"held":"yes"`, `"held":"no"`, "result.outcome"},
		{"by an exemption and readings", `"moreThan":true`, `"moreThan":false`, "inputs.profile.moreThan"},
	} {
		t.Run(c.record+": "+c.new, func(t *testing.T) {
			v, err := recordtest.Field(t, records[c.record], c.old, c.new, jpt.Verify)
			recordtest.Differs(t, v, err, c.path)
		})
	}
}

func TestWhatIsNoDecisionOnRecordIsRefused(t *testing.T) {
	r := recordtest.JPT(t)["rotation"]
	r.Kind = "jpt.clearance"
	_, err := jpt.Verify(r.Bytes())
	assert.ErrorIs(t, err, merit.ErrUnknown)
	_, err = jpt.RecordDecision(jpt.Vacancy{}, nil, nil, merit.When{})
	assert.ErrorIs(t, err, merit.ErrMissing)
}

func TestWhatADecisionIsAskedReadsItselfStrictly(t *testing.T) {
	t.Run("vacancy", recordtest.Strict[jpt.Vacancy])
	t.Run("post", recordtest.Strict[jpt.Post])
	t.Run("calendar", recordtest.Strict[jpt.Calendar])
	t.Run("exemption", recordtest.Strict[jpt.Exemption])
	t.Run("candidate", recordtest.Strict[jpt.Candidate])
	t.Run("acting", recordtest.Strict[jpt.Acting])
	t.Run("applications", recordtest.Strict[jpt.Applications])
	t.Run("committee", recordtest.Strict[jpt.Committee])
	t.Run("member", recordtest.Strict[jpt.Member])
	t.Run("taken", recordtest.Strict[jpt.Taken])
	t.Run("obtained", recordtest.Strict[jpt.Obtained])
}

// A decision is read from JSON, judged, put on record and verified.
func ExampleVerify() {
	var vacancy jpt.Vacancy
	if err := json.Unmarshal([]byte(`{"post": {"level": "jpt-pratama", "agency": "regency"}, "reorganised": "no",
		"calendar": {"headInaugurated": "2021-02-26", "election": "no"}, "exemption": {"claimed": "no"}}`), &vacancy); err != nil {
		fmt.Println(err)
		return
	}
	record, err := jpt.RecordDecision(vacancy, nil, eligibility.Standard(), merit.On(merit.MustParseDate("2025-09-08")))
	if err != nil {
		fmt.Println(err)
		return
	}
	v, err := jpt.Verify(record.Bytes())
	fmt.Println(v.OK(), err)

	// One byte of the stored record is damaged.
	damaged := record.Bytes()
	damaged[len(damaged)-10] ^= 1
	_, err = merit.ParseRecord(damaged)
	fmt.Println(err != nil)
	// Output:
	// true <nil>
	// true
}

// Whatever the inputs of a record: an answer that is found anew, or errors that name a
// field.
func FuzzVerify(f *testing.F) {
	cases := recordtest.JPT(f)
	names := slices.Sorted(maps.Keys(cases))
	for _, name := range names {
		f.Add([]byte(cases[name].Inputs))
	}
	f.Fuzz(func(t *testing.T, inputs []byte) {
		r := cases[names[0]]
		r.Inputs = inputs
		recordtest.Judged(t, r, jpt.Verify)
	})
}

func TestWordsGoToADatabaseAndBack(t *testing.T) {
	recordtest.Stored(t, jpt.Act(1))
	recordtest.Stored(t, jpt.Element(1))
	recordtest.Stored(t, jpt.Criterions()[1])
	recordtest.Stored(t, jpt.Placement(2))
	recordtest.Stored(t, jpt.City)
	recordtest.Stored(t, jpt.Inspector)
	recordtest.Stored(t, jpt.NationalOrProvince)
	recordtest.Stored(t, jpt.ThreeApplicants|jpt.NoCeilingBetween)
	recordtest.Stored(t, jpt.OpenAfterTest)
	recordtest.Stored(t, jpt.Steps()[1])
}

func TestCriteriaReadBackWhatTheyWrite(t *testing.T) {
	c := jpt.Criteria{jpt.Standards: merit.Yes, jpt.InfoSystem: merit.No}
	data, err := json.Marshal(c)
	require.NoError(t, err)
	assert.JSONEq(t, `{"standards":"yes","info-system":"no"}`, string(data))
	var back jpt.Criteria
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, c, back)
	require.NoError(t, json.Unmarshal([]byte(`{"careers":"unknown"}`), &back))
	assert.Equal(t, jpt.Criteria{}, back, "unknown is not there")
	for document, kind := range map[string]error{`{"Standards":"yes"}`: merit.ErrUnknown, `{"standards":"yes","standards":"yes"}`: merit.ErrConflict,
		`{"standards":"maybe"}`: merit.ErrUnknown, `{"standards":null}`: merit.ErrSyntax, `["standards"]`: merit.ErrSyntax} {
		kept := c
		assert.ErrorIs(t, json.Unmarshal([]byte(document), &kept), kind, document)
		assert.Equal(t, c, kept, "a refused value changes nothing")
	}
}
