package rubric_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/seed-133aca06/asnmerit/internal/recordtest"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAScoreOnRecordIsVerified(t *testing.T) {
	for name, r := range recordtest.Rubric(t) {
		t.Run(name, func(t *testing.T) {
			v, err := rubric.Verify(r.Bytes())
			require.NoError(t, err)
			assert.True(t, v.OK(), v.Text(merit.English))
			assert.Equal(t, r, v.Record)
		})
	}
}

func TestEveryByteOfAScoreOnRecordCounts(t *testing.T) {
	recordtest.Bytes(t, recordtest.Rubric(t)["of one criterion"].Bytes(), rubric.Verify)
	recordtest.SomeBytes(t, recordtest.Rubric(t)["settled"].Bytes(), 11, rubric.Verify)
}

func TestAForgedMarkIsFoundByReckoningAnew(t *testing.T) {
	records := recordtest.Rubric(t)
	for _, c := range []struct{ record, old, new, path string }{
		{"settled", `"paper":"3.5"`, `"paper":"4"`, "result.worst"},
		{"settled", `"paper":"3.5"`, `"paper":"4.25"`, "inputs.marks.marks.paper"},
		{"settled", `"paper":"3.5"`, `"paper":"1e1000000"`, "inputs.marks.marks.paper"},
		{"settled", `"paper":"3.5"`, `"papers":"3.5"`, "inputs.marks.marks.papers"},
		{"settled", `"paper":"3.5"`, `"paper":"3.50"`, "inputs.marks.marks.paper"},
		{"settled", `"settled":true`, `"settled":false`, "result.settled"},
		{"settled", `"weight":"40"`, `"weight":"41"`, "inputs.scheme.criteria.weight"},
		{"settled", `"minimum":"50"`, `"minimum":"99"`, "result.minimums"},
		{"settled", `"missing":"refuse"`, `"missing":"never"`, "inputs.scheme.missing"},
		{"open", `"interview":"10"`, `"interview":"100"`, "result.best"},
		{"re-weighted", `"paper":"23/6"`, `"paper":"23/0"`, "inputs.marks.marks.paper"},
		{"re-weighted", `"notApplicable":["speech"]`, `"notApplicable":["talk"]`, "inputs.marks.notApplicable[0]"},
	} {
		t.Run(c.record+": "+c.new, func(t *testing.T) {
			v, err := recordtest.Field(t, records[c.record], c.old, c.new, rubric.Verify)
			recordtest.Differs(t, v, err, c.path)
		})
	}
}

func TestWhatIsNoScoreOnRecordIsRefused(t *testing.T) {
	r := recordtest.Rubric(t)["settled"]
	verify := func(change func(*merit.Record)) error {
		altered := r
		change(&altered)
		_, err := rubric.Verify(altered.Bytes())
		return err
	}
	assert.ErrorIs(t, verify(func(r *merit.Record) { r.Kind = "rubric.rank" }), merit.ErrUnknown)
	assert.ErrorIs(t, verify(func(r *merit.Record) { r.When = merit.On(merit.FirstDay) }), merit.ErrConflict)
	assert.ErrorIs(t, verify(func(r *merit.Record) { r.Inputs = json.RawMessage(`{"marks":{"marks":{}}}`) }), merit.ErrMissing)
	assert.ErrorIs(t, verify(func(r *merit.Record) { r.Inputs = json.RawMessage(`{"scheme":{},"marks":{"marks":{}}}`) }), merit.ErrMissing)
	_, err := rubric.RecordScore(rubric.Selection2019(), rubric.Marks{})
	assert.ErrorIs(t, err, merit.ErrConflict)
	_, err = rubric.RecordScore(nil, rubric.Marks{})
	assert.ErrorIs(t, err, merit.ErrMissing)
}

func TestASchemeReadsBackWhatItWrites(t *testing.T) {
	whole, err := rubric.ParseScheme([]byte(wholeScheme))
	require.NoError(t, err)
	for _, s := range []*rubric.Scheme{whole, rubric.Selection2019(), rubric.TalentScheme()} {
		data, err := json.Marshal(s)
		require.NoError(t, err)
		var back rubric.Scheme
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, s.Denominator(), back.Denominator())
		again, err := json.Marshal(&back)
		require.NoError(t, err)
		assert.JSONEq(t, string(data), string(again))
	}
	assert.ErrorIs(t, json.Unmarshal([]byte(`{"criteria":[]}`), &rubric.Scheme{}), merit.ErrMissing)
}

func TestNumbersOfASchemeAreTextWhateverTheSettings(t *testing.T) {
	decimal.MarshalJSONWithoutQuotes = true
	defer func() { decimal.MarshalJSONWithoutQuotes = false }()
	data, err := json.Marshal(rubric.Selection2019())
	require.NoError(t, err)
	assert.Contains(t, string(data), `"weight":"`)
}

func TestMarksReadBackWhatTheyWrite(t *testing.T) {
	s, err := rubric.ParseScheme([]byte(wholeScheme))
	require.NoError(t, err)
	for _, text := range []string{
		`{"marks":{}}`,
		`{"marks":{"interview":"75.25","paper":"3.5","speech":"80"}}`,
		`{"marks":{"paper":"1"},"notApplicable":["speech"]}`,
	} {
		m, err := s.ParseMarks([]byte(text))
		require.NoError(t, err)
		data, err := json.Marshal(m)
		require.NoError(t, err)
		assert.Equal(t, text, string(data))
	}
	for _, c := range []struct {
		marks string
		kind  error
		field string
	}{
		{`{"marks":{"paper":3.5}}`, merit.ErrSyntax, "marks.paper"},
		{`{"marks":{"paper":null}}`, merit.ErrSyntax, "marks.paper"},
		{`{"marks":{"paper":""}}`, merit.ErrSyntax, "marks.paper"},
		{`{"marks":{"paper":"three"}}`, merit.ErrSyntax, "marks.paper"},
		{`{"marks":{"paper":"1e1000000"}}`, merit.ErrSyntax, "marks.paper"},
		{`{"marks":{"paper":"7/2e9"}}`, merit.ErrSyntax, "marks.paper"},
		{`{"marks":{"paper":"/2"}}`, merit.ErrSyntax, "marks.paper"},
		{`{"marks":{"paper":"7/00"}}`, merit.ErrSyntax, "marks.paper"},
		{`{"marks":{"paper":"-7/2"}}`, merit.ErrRange, "marks.paper"},
		{`{"marks":{"paper":"3.55555555555555555555555555555555555555555555555555555555555555555555"}}`, merit.ErrSyntax, "marks.paper"},
		{`{"marks":{"paper":"3","paper":"4"}}`, merit.ErrConflict, "marks.paper"},
		{`{"marks":[]}`, merit.ErrSyntax, "marks"},
		{`{"mark":{}}`, merit.ErrUnknown, "mark"},
		{`{"marks":{},"notApplicable":[3]}`, merit.ErrSyntax, "notApplicable[0]"},
	} {
		_, err := s.ParseMarks([]byte(c.marks))
		require.ErrorIs(t, err, c.kind, c.marks)
		assert.Equal(t, c.field, merit.FieldErrors(err)[0].Field, c.marks)
	}
	data, err := json.Marshal(rubric.Marks{})
	require.NoError(t, err)
	assert.Equal(t, `{"marks":{}}`, string(data), "the zero Marks have none")
	data, err = json.Marshal(rubric.Score{})
	require.NoError(t, err)
	assert.Equal(t, `null`, string(data), "the zero Score is none")
}

// A score goes on record with every mark and step, and a mark that is changed later is
// found.
func ExampleVerify() {
	scheme := rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{
		{Code: "paper", Weight: decimal.NewFromInt(40)}, {Code: "interview", Weight: decimal.NewFromInt(60)}}})
	marks, err := scheme.Marks(map[string]decimal.Decimal{"paper": decimal.NewFromInt(80), "interview": decimal.NewFromInt(70)})
	if err != nil {
		fmt.Println(err)
		return
	}
	record, err := rubric.RecordScore(scheme, marks)
	if err != nil {
		fmt.Println(err)
		return
	}
	v, err := rubric.Verify(record.Bytes())
	fmt.Println(v.OK(), err)

	// The result is made a little better, and the digest reckoned anew.
	forged := record
	forged.Result = json.RawMessage(`{"display":"75.00","settled":true,"worst":"75","best":"75","minimums":"not-applicable","steps":[]}`)
	v, err = rubric.Verify(forged.Bytes())
	fmt.Println(v.Differences[0].In(merit.English), err)
	// Output:
	// true <nil>
	// the verdict differs: result.best: recorded 75, computed 74 <nil>
}

// Whatever the inputs of a record: an answer that is found anew, or errors that name a
// field.
func FuzzVerify(f *testing.F) {
	cases := recordtest.Rubric(f)
	names := slices.Sorted(maps.Keys(cases))
	for _, name := range names {
		f.Add([]byte(cases[name].Inputs))
	}
	f.Fuzz(func(t *testing.T, inputs []byte) {
		r := cases[names[0]]
		r.Inputs = inputs
		recordtest.Judged(t, r, rubric.Verify)
	})
}

func TestWordsGoToADatabaseAndBack(t *testing.T) {
	recordtest.Stored(t, rubric.Competences()[1])
	recordtest.Stored(t, rubric.Instruments()[1])
	recordtest.Stored(t, rubric.WorstMark)
	recordtest.Stored(t, rubric.Undefined(1))
	recordtest.Stored(t, rubric.PlanWeights(1))
	recordtest.Stored(t, rubric.GoodEdge(1))
	recordtest.Stored(t, rubric.ExcessPolicy(1))
	recordtest.Stored(t, rubric.Expectation(1))
	recordtest.Stored(t, rubric.Rating(1))
	recordtest.Stored(t, rubric.NotApplicable)
}
