package rubric_test

import (
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const wholeScheme = `{
  "name": {"id": "Seleksi", "en": "Selection"},
  "scale": {"low": 0, "high": "100", "steps": 100},
  "missing": "provisional",
  "bands": [{"code": "K", "name": {"id": "Kurang", "en": "poor"}, "low": 0}, {"code": "B", "name": {"id": "Baik", "en": "good"}, "low": "70.5"}],
  "criteria": [
    {"code": "paper", "name": {"id": "makalah", "en": "paper"}, "weight": 40, "minimum": 2.5, "scale": {"low": 1, "high": 5, "steps": 2}},
    {"code": "talk", "weight": "60", "sub": [{"code": "speech", "weight": 33.33}, {"code": "interview", "weight": 66.67}]}
  ]
}`

func TestParseSchemeReadsTheWholeForm(t *testing.T) {
	s, err := rubric.ParseScheme([]byte(wholeScheme))
	require.NoError(t, err)
	spec := s.Spec()
	assert.Equal(t, "Seleksi", s.Name().In(merit.Indonesian))
	assert.Equal(t, rubric.Provisional, spec.Missing)
	assert.Equal(t, int64(2), spec.Criteria[0].Scale.Steps)
	assert.Equal(t, "2.5", spec.Criteria[0].Minimum.Decimal.String())
	assert.Equal(t, "paper", spec.Criteria[0].Name.In(merit.English))
	assert.Equal(t, "20001/500", s.Weight("interview").RatString(), "60 × 66.67 %")
	band, ok := score(t, s, marks("paper", "3.5", "speech", "80", "interview", "75")).Band()
	assert.True(t, ok)
	assert.Equal(t, "B", band.Code, "71")
}

func TestParseSchemeNamesEveryProblemByItsPath(t *testing.T) {
	tests := []struct {
		name, json string
		fields     []string
	}{
		{"not JSON", `{"criteria": [`, []string{"scheme"}},
		{"nothing", ``, []string{"scheme"}},
		{"more after the end", `{} {}`, []string{"scheme"}},
		{"garbage after the end", `{} x`, []string{"scheme"}},
		{"a broken key", `{"criteria" 1}`, []string{"scheme"}},
		{"a broken list", `{"criteria": [1 2]}`, []string{"scheme"}},
		{"a broken object", `{"name": {"id": "x" "en"}}`, []string{"scheme"}},
		{"nested without end", strings.Repeat("[", 5000), []string{"scheme"}},
		{"a list", `[]`, []string{"scheme"}},
		{"null", `null`, []string{"scheme"}},
		{"no criteria", `{}`, []string{"criteria"}},
		{"unknown fields, and weights of 99.99 all the same", `{"title": 1, "criteria": [{"code": "a", "weight": 99.99, "wieght": 1}]}`,
			[]string{"title", "criteria[0].wieght", "criteria.weight"}},
		{"a field twice", `{"criteria": [{"code": "a", "code": "b", "weight": 100}]}`, []string{"criteria[0].code"}},
		{"wrong kinds", `{"name": "x", "scale": 5, "missing": 3, "bands": {}, "criteria": [7, {"code": 1, "weight": true, "sub": []}]}`,
			[]string{"name", "scale", "missing", "criteria[0]", "criteria[1].code", "criteria[1].weight", "criteria[1].sub", "bands"}},
		{"left out", `{"name": {"id": "x"}, "scale": {"steps": 0}, "criteria": [{}], "bands": [{}, 3]}`,
			[]string{"name", "scale.low", "scale.high", "scale.steps", "criteria[0].weight", "bands[0].low", "bands[1]", "criteria[0].code"}},
		{"unknown policy", `{"missing": "guess", "criteria": [{"code": "a", "weight": 100}]}`, []string{"missing"}},
		{"numbers that are none", `{"criteria": [{"code": "a", "weight": "ten", "minimum": "1e99999999999999999999", "scale": {"low": "", "high": 5, "steps": 1.5}}]}`,
			[]string{"criteria[0].scale.low", "criteria[0].scale.steps", "criteria[0].weight", "criteria[0].minimum"}},
		{"hostile numbers", `{"criteria": [{"code": "a", "weight": 1e1000, "minimum": 1e-999}, {"code": "b", "weight": ` + strings.Repeat("9", 100_000) + `}]}`,
			[]string{"criteria[1].weight", "criteria[0].weight", "criteria[0].minimum"}},
		{"what cannot be read hides nothing else", `{"criteria": [{"code": "a", "weight": "ten"}, 7, {"code": "a", "weight": 50, "minimum": 500}, {"code": "g", "weight": 9, "sub": [{"code": "h", "weight": 99}]}], "bands": [{"code": "A", "low": 10}]}`,
			[]string{"criteria[0].weight", "criteria[1]", "bands[0].low", "criteria[2].code", "criteria[2].minimum", "criteria[3].sub.weight"}},
		{"nor says what only follows from it", `{"scale": {"low": "x", "high": 5}, "bands": [{"code": "A", "low": 1}], "criteria": [{"code": "a", "weight": 50, "minimum": 9, "scale": {"low": 0, "high": "y"}}, {"code": "b", "weight": 50, "minimum": 70, "sub": []}, {"code": "b", "weight": 1}]}`,
			[]string{"scale.low", "criteria[0].scale.high", "criteria[1].sub", "criteria[2].code", "criteria.weight"}},
		{"a hostile exponent", `{"criteria": [{"code": "a", "weight": 1e1000, "minimum": 1e-999}]}`, []string{"criteria[0].weight", "criteria[0].minimum"}},
		{"bands with a gap", `{"bands": [{"code": "A", "low": 10}], "criteria": [{"code": "a", "weight": 100}]}`, []string{"bands[0].low"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := rubric.ParseScheme([]byte(tt.json))
			require.Error(t, err)
			assert.Nil(t, s)
			assert.Equal(t, tt.fields, fields(err))
			assert.Less(t, len(err.Error()), 2000)
		})
	}
}

func TestParseSchemeRefusesHugeInputUnread(t *testing.T) {
	_, err := rubric.ParseScheme([]byte(`{"criteria": [{"code": "a", "weight": 100}]}` + strings.Repeat(" ", 16<<20)))
	require.ErrorIs(t, err, merit.ErrRange)
	assert.Equal(t, []string{"scheme"}, fields(err))
}

func TestASchemeOfMoreValuesThanItsCriteriaCanHaveIsRefused(t *testing.T) {
	_, err := rubric.ParseScheme([]byte(`{"criteria":[` + strings.Repeat("{},", 1<<18) + `{}]}`))
	require.ErrorIs(t, err, merit.ErrSyntax)
	require.ErrorContains(t, err, "values")
	require.Less(t, len(err.Error()), 4096)
}
