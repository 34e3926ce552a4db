package kasnindex_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/internal/recordtest"
	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAnAssessmentOnRecordIsVerified(t *testing.T) {
	for name, r := range recordtest.KASNIndex(t) {
		t.Run(name, func(t *testing.T) {
			for _, r := range []merit.Record{r, r.WithoutTexts()} {
				v, err := kasnindex.Verify(r.Bytes())
				require.NoError(t, err)
				assert.True(t, v.OK(), v.Text(merit.English))
				assert.Equal(t, r, v.Record)
			}
		})
	}
}

func TestEveryByteOfAnAssessmentOnRecordCounts(t *testing.T) {
	for name, r := range recordtest.KASNIndex(t) {
		t.Run(name, func(t *testing.T) {
			recordtest.SomeBytes(t, r.Bytes(), 499, kasnindex.Verify)
		})
	}
}

func TestAForgedAssessmentIsFoundByAssessingAnew(t *testing.T) {
	records := recordtest.KASNIndex(t)
	for _, c := range []struct{ record, old, new, path string }{
		{"by points", `"points":["40","35","51.5"`, `"points":["40","35","61.5"`, "result.score"},
		{"by points", `"points":["40","35","51.5"`, `"points":["40","35","1e1000000"`, "inputs.sheet.points[2]"},
		{"by points", `"score":"326.5"`, `"score":"426.5"`, "result.score"},
		{"by points", `"code":"kasn-9-2019"`, `"code":"bkn-2024"`, "inputs.instrument.rule"},
		{"by points", `"rule":"KSN-BANDS"`, `"rule":"KSN-ISM2025"`, "inputs.instrument.rule"},
		{"by points", `"scale":"400"`, `"scale":"500"`, "inputs.instrument.rule"},
		{"by a total", `"total":"324.5"`, `"total":"325"`, "result.band.code"},
		{"by marks", `{"evidence":"yes","level":"1"}`, `{"evidence":"yes","level":"2"}`, "result.score"},
		{"by marks", `{"evidence":"yes","level":"1"}`, `{"evidence":"maybe","level":"1"}`, "inputs.sheet.marks[1].evidence"},
		{"by marks", `{"evidence":"yes","level":"1"}`, `{"evidence":"yes","level":"11"}`, "inputs.sheet.marks[1].level"},
		{"by the successor", `"weight":"11.55"`, `"weight":"11.54"`, "inputs.instrument"},
		{"of JPT filling", `"low":"90"`, `"low":"93"`, "result.band.code"},
		{"by an instrument of the caller's own", `"above":true`, `"above":false`, "inputs.instrument.above"},
		{"by an instrument of the caller's own", `"weight":"62.5"`, `"weight":"62.6"`, "inputs.instrument.aspects[0].indicators"},
	} {
		t.Run(c.record+": "+c.new, func(t *testing.T) {
			v, err := recordtest.Field(t, records[c.record], c.old, c.new, kasnindex.Verify)
			recordtest.Differs(t, v, err, c.path)
		})
	}
}

func TestWhatIsNoAssessmentOnRecordIsRefused(t *testing.T) {
	r := recordtest.KASNIndex(t)["by points"]
	r.Kind = "kasnindex.plan"
	_, err := kasnindex.Verify(r.Bytes())
	assert.ErrorIs(t, err, merit.ErrUnknown)
	_, err = kasnindex.RecordAssessment(nil, kasnindex.Sheet{}, merit.When{})
	assert.ErrorIs(t, err, merit.ErrMissing)
	_, err = kasnindex.RecordAssessment(kasnindex.KASN2019(), kasnindex.Sheet{}, merit.On(merit.FirstDay))
	assert.ErrorIs(t, err, merit.ErrConflict)
}

func TestASheetReadsItselfStrictly(t *testing.T) {
	t.Run("sheet", recordtest.Strict[kasnindex.Sheet])
	t.Run("mark", recordtest.Strict[kasnindex.Mark])
	t.Run("determination", recordtest.Strict[kasnindex.Determination])
}

func TestAnInstrumentOfTheLibraryIsTheLibrarysAlone(t *testing.T) {
	for _, in := range []*kasnindex.Instrument{kasnindex.KASN2019(), kasnindex.BKN2024(), kasnindex.IPASN()} {
		data, err := json.Marshal(in)
		require.NoError(t, err)
		var back kasnindex.Instrument
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, *in, back)
	}
	kasn, err := json.Marshal(kasnindex.KASN2019())
	require.NoError(t, err)
	for _, c := range []struct {
		name, old, new, field string
		kind                  error
	}{
		{"another code", `"code":"kasn-9-2019"`, `"code":"kasn-9-2020"`, "code", merit.ErrUnknown},
		{"another basis", `Pasal 23`, `Pasal 24`, "rule", merit.ErrConflict},
		{"the successor with other aspects", `"code":"kasn-9-2019"`, `"code":"ism-2025"`, "aspects", merit.ErrConflict},
		{"JPT filling with another scale", `"code":"kasn-9-2019"`, `"code":"kasn-jpt-filling"`, "bands", merit.ErrConflict},
		{"a rule that is no text", `"rule":"KSN-BANDS"`, `"rule":7`, "rule", merit.ErrSyntax},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Contains(t, string(kasn), c.old)
			err := json.Unmarshal([]byte(strings.Replace(string(kasn), c.old, c.new, 1)), &kasnindex.Instrument{})
			require.ErrorIs(t, err, c.kind)
			assert.Equal(t, c.field, merit.FieldErrors(err)[0].Field)
		})
	}
	t.Run("the successor with weights that none has", func(t *testing.T) {
		r := recordtest.KASNIndex(t)["by the successor"]
		var in struct {
			Instrument json.RawMessage `json:"instrument"`
		}
		require.NoError(t, json.Unmarshal(r.Inputs, &in))
		require.NoError(t, json.Unmarshal(in.Instrument, &kasnindex.Instrument{}))
		// Two weights change places with parts that the library fixes: the total stays.
		text := strings.Replace(string(in.Instrument), `"weight":"25"`, `"weight":"24.999"`, 1)
		text = strings.Replace(text, `"weight":"7.5"`, `"weight":"7.501"`, 1)
		assert.ErrorIs(t, json.Unmarshal([]byte(text), &kasnindex.Instrument{}), merit.ErrConflict)
	})
}

func TestAnInstrumentThatCannotBeReadIsNotWritten(t *testing.T) {
	bands := rubric.MustBands(decimal.Zero, decimal.NewFromInt(100), rubric.Band{Code: "a", Low: decimal.Zero})
	in, err := kasnindex.NewInstrument(kasnindex.Spec{Code: "x", Title: merit.T("satu", "one"), Basis: []merit.Citation{merit.Cite("Praktik contoh")}, Bands: bands})
	require.NoError(t, err)
	_, err = json.Marshal(in)
	assert.ErrorIs(t, err, merit.ErrMissing)
	_, err = kasnindex.RecordAssessment(in, kasnindex.Sheet{Total: kasnindex.MustPoints("1")}, merit.On(merit.FirstDay))
	assert.ErrorIs(t, err, merit.ErrMissing)
}

func TestAnAssessmentOfNothingIsEmpty(t *testing.T) {
	data, err := json.Marshal(kasnindex.Assessment{})
	require.NoError(t, err)
	assert.Equal(t, "{}", string(data))
}

// A published score goes on record with the instrument and the rules that place it.
func ExampleVerify() {
	record, err := kasnindex.RecordAssessment(kasnindex.KASN2019(), kasnindex.Sheet{Total: kasnindex.MustPoints("324.5")}, merit.On(merit.MustParseDate("2022-06-01")))
	if err != nil {
		fmt.Println(err)
		return
	}
	v, err := kasnindex.Verify(record.Bytes())
	fmt.Println(v.Text(merit.Indonesian), err)
	fmt.Println(len(record.Rules), record.Kind, record.Library == merit.LibraryVersion)
	// Output:
	// sesuai: putusan yang dihitung ulang sama dengan yang tercatat <nil>
	// 1 kasnindex.assessment true
}

// Whatever the inputs of a record: an answer that is found anew, or errors that name a
// field.
func FuzzVerify(f *testing.F) {
	cases := recordtest.KASNIndex(f)
	names := slices.Sorted(maps.Keys(cases))
	for _, name := range names {
		f.Add([]byte(cases[name].Inputs))
	}
	f.Fuzz(func(t *testing.T, inputs []byte) {
		r := cases[names[0]]
		r.Inputs = inputs
		recordtest.Judged(t, r, kasnindex.Verify)
	})
}

func TestWordsGoToADatabaseAndBack(t *testing.T) {
	recordtest.Stored(t, kasnindex.CategoryIV)
	recordtest.Stored(t, kasnindex.IndexFormula(1))
	recordtest.Stored(t, kasnindex.LevelOf(3), kasnindex.NotApplicable)
	var p kasnindex.Points
	require.NoError(t, p.Scan("565/7"))
	assert.Equal(t, "565/7", p.String())
	require.NoError(t, p.Scan(nil))
	assert.False(t, p.Known())
	assert.ErrorIs(t, p.Scan(331.5), merit.ErrSyntax, "a binary fraction may have been rounded")
}
