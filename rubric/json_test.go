package rubric_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/internal/recordtest"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWhatIsJudgedReadsItselfStrictly(t *testing.T) {
	t.Run("cuts", recordtest.Strict[rubric.Cuts])
	t.Run("nine-box", recordtest.Strict[rubric.NineBox])
	t.Run("performance", recordtest.Strict[rubric.Performance])
	t.Run("aspect", recordtest.Strict[rubric.ProfileAspect])
	t.Run("profile", recordtest.Strict[rubric.Profile])
	t.Run("exclusion", recordtest.Strict[rubric.Exclusion])
	t.Run("panel", recordtest.Strict[rubric.PanelSpec])
}

func TestNumbersOfWhatIsJudgedStayExactAndSmall(t *testing.T) {
	var p rubric.Performance
	require.NoError(t, json.Unmarshal([]byte(`{"plan":"89.9999999999999999","weights":"60/40"}`), &p))
	data, err := json.Marshal(p)
	require.NoError(t, err)
	assert.Contains(t, string(data), `"plan":"89.9999999999999999"`)
	assert.NotContains(t, string(data), "behaviour", "what is not known is left out")
	decimal.MarshalJSONWithoutQuotes = true
	defer func() { decimal.MarshalJSONWithoutQuotes = false }()
	again, err := json.Marshal(p)
	require.NoError(t, err)
	assert.Equal(t, string(data), string(again), "whatever the settings")
	for _, number := range []string{"", "x", "1e1000000", "-", "0.1234567890123456789", "123456789012345678901234", "00000000000000000000000000000000000000000000000000000000000000001"} {
		for _, document := range []string{`{"plan":"` + number + `"}`, `{"behaviour":"` + number + `"}`} {
			err := json.Unmarshal([]byte(document), &p)
			require.ErrorIs(t, err, merit.ErrSyntax, document)
		}
		require.ErrorIs(t, json.Unmarshal([]byte(`{"middle":"`+number+`"}`), new(rubric.Cuts)), merit.ErrSyntax, number)
	}
	longest := strings.Repeat("0", 63) + "7"
	require.NoError(t, json.Unmarshal([]byte(`{"plan":"`+longest+`"}`), &p))
	require.ErrorIs(t, json.Unmarshal([]byte(`{"plan":"0`+longest+`"}`), &p), merit.ErrSyntax)
	err = json.Unmarshal([]byte(`{"marks":[["1","","x"],[3]]}`), new(rubric.PanelSpec))
	var fields []string
	for _, problem := range merit.FieldErrors(err) {
		fields = append(fields, problem.Field)
	}
	assert.Equal(t, []string{"marks[0][2]", "marks[1][0]"}, fields)
	var panel rubric.PanelSpec
	require.NoError(t, json.Unmarshal([]byte(`{"assessors":["a"],"subjects":["s","t"],"marks":[["4.5"],[""]]}`), &panel))
	assert.Equal(t, [][]decimal.NullDecimal{{decimal.NewNullDecimal(decimal.RequireFromString("4.5"))}, {{}}}, panel.Marks)
	data, err = json.Marshal(panel)
	require.NoError(t, err)
	assert.JSONEq(t, `{"assessors":["a"],"subjects":["s","t"],"marks":[["4.5"],[""]],"exclusions":[]}`, string(data))
}

// Whatever is read of what is judged comes back as it went, or is refused with the field.
func FuzzWhatIsJudgedComesBack(f *testing.F) {
	for _, document := range []string{
		`{"middle":"90","high":"110"}`, `{"performance":"85.5","performanceCuts":{"middle":"70","high":"90"},"potentialCuts":{"middle":"1","high":"2"}}`,
		`{"plan":"91","behaviour":"80","newIdea":"no"}`, `{"aspects":[{"code":"a","core":true,"required":3,"held":5}],"core":"60"}`,
		`{"assessors":["a"],"subjects":["s"],"marks":[["1"]],"exclusions":[{"assessor":"a"}]}`,
	} {
		f.Add([]byte(document))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		comesBack[rubric.Cuts](t, data)
		comesBack[rubric.NineBox](t, data)
		comesBack[rubric.Performance](t, data)
		comesBack[rubric.Profile](t, data)
		comesBack[rubric.PanelSpec](t, data)
	})
}

func comesBack[T any](t *testing.T, data []byte) {
	t.Helper()
	var read, again T
	if err := json.Unmarshal(data, &read); err != nil {
		return
	}
	written, err := json.Marshal(read)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(written, &again), "%s", written)
	twice, err := json.Marshal(again)
	require.NoError(t, err)
	require.Equal(t, string(written), string(twice))
}
