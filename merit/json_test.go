package merit_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/seed-133aca06/asnmerit/internal/recordtest"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sample is an object with a field of every sort.
type sample struct {
	text   string
	flag   bool
	number int
	date   merit.Date
	when   merit.When
	levels []merit.Level
	marks  map[string]merit.Value
}

func (s *sample) decode(text string) error {
	return merit.DecodeObject([]byte(text), merit.FieldOf("text", &s.text), merit.FieldOf("flag", &s.flag), merit.FieldOf("number", &s.number),
		merit.FieldOf("date", &s.date), merit.FieldOf("when", &s.when), merit.ListOf("levels", &s.levels), merit.MapOf("marks", &s.marks))
}

func TestDecodeObjectReadsEveryField(t *testing.T) {
	var s sample
	require.NoError(t, s.decode(` {"text": "a\u00e9\"", "flag": true, "number": -3, "date": "2025-09-08", "when": {"asOf": "2025-09-08"},
		"levels": ["jpt-pratama", "pelaksana"], "marks": {"b": "20%", "a": "P2Y"}} `))
	assert.Equal(t, sample{"aé\"", true, -3, merit.MustParseDate("2025-09-08"), merit.When{AsOf: merit.MustParseDate("2025-09-08")},
		[]merit.Level{merit.JPTPratama, merit.Pelaksana},
		map[string]merit.Value{"a": merit.PeriodOf(merit.Years(2)), "b": merit.PercentOf(20, 0)}}, s)
	kept := s
	require.NoError(t, s.decode(`{}`), "a field that is left out keeps its variable")
	assert.Equal(t, kept, s)
	require.NoError(t, s.decode(`{"levels": [], "marks": {}}`))
	assert.NotNil(t, s.levels, "an empty list is not an unknown one")
	assert.Empty(t, s.levels)
	assert.Empty(t, s.marks)
}

func TestDecodeObjectRefusesWhatItDoesNotKnow(t *testing.T) {
	deep := strings.Repeat(`{"when":`, 81)
	for _, c := range []struct {
		name, json, field string
		kind              error
	}{
		{"nothing", ``, "json", merit.ErrSyntax},
		{"null", `null`, "json", merit.ErrSyntax},
		{"a list", `[]`, "json", merit.ErrSyntax},
		{"text", `"x"`, "json", merit.ErrSyntax},
		{"half an object", `{"text":"x"`, "json", merit.ErrSyntax},
		{"half a value", `{"text":"x`, "json", merit.ErrSyntax},
		{"a key that is no text", `{1:2}`, "json", merit.ErrSyntax},
		{"a comma too many", `{"text":"x",}`, "json", merit.ErrSyntax},
		{"text after the object", `{} x`, "json", merit.ErrSyntax},
		{"an object after the object", `{}{}`, "json", merit.ErrSyntax},
		{"text that is not UTF-8", "{\"text\":\"\xff\"}", "json", merit.ErrSyntax},
		{"an unknown field", `{"texts":"x"}`, "texts", merit.ErrUnknown},
		{"a field in capitals", `{"Text":"x"}`, "Text", merit.ErrUnknown},
		{"a field without a name", `{"":"x"}`, `""`, merit.ErrUnknown},
		{"a field twice", `{"text":"x","text":"x"}`, "text", merit.ErrConflict},
		{"text that is null", `{"text":null}`, "text", merit.ErrSyntax},
		{"text that is a number", `{"text":1}`, "text", merit.ErrSyntax},
		{"a flag that is text", `{"flag":"true"}`, "flag", merit.ErrSyntax},
		{"a number that is text", `{"number":"1"}`, "number", merit.ErrSyntax},
		{"a number with a fraction", `{"number":1.5}`, "number", merit.ErrSyntax},
		{"a number with an exponent", `{"number":1e1000000}`, "number", merit.ErrSyntax},
		{"a number of many digits", `{"number":` + strings.Repeat("9", 33) + `}`, "json", merit.ErrRange},
		{"a day that is a number", `{"date":20250908}`, "date", merit.ErrSyntax},
		{"a day that is none", `{"date":"2025-02-30"}`, "date", merit.ErrRange},
		{"an unknown level", `{"levels":["jpt-pratama","jpt"]}`, "levels[1]", merit.ErrUnknown},
		{"a level that is null", `{"levels":[null]}`, "levels[0]", merit.ErrSyntax},
		{"a list that is an object", `{"levels":{}}`, "levels", merit.ErrSyntax},
		{"half a list", `{"levels":[`, "json", merit.ErrSyntax},
		{"an unknown field within", `{"when":{"asof":"2025-09-08"}}`, "when.asof", merit.ErrUnknown},
		{"a day that is none within", `{"when":{"asOf":"2025-13-01"}}`, "when.asOf", merit.ErrRange},
		{"text instead of an object", `{"when":"2025-09-08"}`, "when", merit.ErrSyntax},
		{"a value that is none in a map", `{"marks":{"a":"x"}}`, "marks.a", merit.ErrSyntax},
		{"a name twice in a map", `{"marks":{"a":"1","a":"1"}}`, "marks.a", merit.ErrConflict},
		{"a map that is a list", `{"marks":[]}`, "marks", merit.ErrSyntax},
		{"text beyond measure", `{"text":"` + strings.Repeat("x", 10<<20) + `"}`, "json", merit.ErrRange},
		{"a document beyond measure", `{` + strings.Repeat(" ", 16<<20) + `}`, "json", merit.ErrRange},
		{"objects within one another beyond measure", deep, "json", merit.ErrRange},
	} {
		t.Run(c.name, func(t *testing.T) {
			var s sample
			start := time.Now()
			err := s.decode(c.json)
			require.ErrorIs(t, err, c.kind)
			problems := merit.FieldErrors(err)
			assert.Equal(t, c.field, problems[0].Field, err.Error())
			assert.NotEmpty(t, problems[0].Expected)
			assert.Less(t, len(err.Error()), 500, "an error repeats no more than a piece of the input")
			assert.Less(t, time.Since(start), 10*time.Second, "no hostile input takes long")
		})
	}
}

func TestDecodeObjectNamesEveryProblemAtOnce(t *testing.T) {
	var s sample
	err := s.decode(`{"text":1,"lvel":2,"date":"x","when":{"asOf":"x","law":"y"},"levels":["a","jpt-utama","b"]}`)
	var fields []string
	for _, p := range merit.FieldErrors(err) {
		fields = append(fields, p.Field)
	}
	assert.Equal(t, []string{"text", "lvel", "date", "when.asOf", "when.law", "levels[0]", "levels[2]"}, fields)
}

func TestDecodeListReadsAList(t *testing.T) {
	var levels []merit.Level
	require.NoError(t, merit.DecodeList([]byte(`["jpt-utama"]`), &levels))
	assert.Equal(t, []merit.Level{merit.JPTUtama}, levels)
	for _, c := range []struct{ json, field string }{
		{`{}`, "json"}, {`["jpt-utama"] x`, "json"}, {`["jpt"]`, "[0]"}, {`[`, "json"}, {`["jpt-utama" 2]`, "json"}, {"[\"\xff\"]", "json"},
	} {
		err := merit.DecodeList([]byte(c.json), &levels)
		require.Error(t, err)
		assert.Equal(t, c.field, merit.FieldErrors(err)[0].Field, c.json)
		assert.Equal(t, []merit.Level{merit.JPTUtama}, levels, "a refused list changes nothing")
	}
}

// An error that names no field becomes one of the field that it came from.
func TestAnErrorOfAForeignTypeNamesTheField(t *testing.T) {
	var at time.Time
	err := merit.DecodeObject([]byte(`{"at":"yesterday"}`), merit.FieldOf("at", &at))
	require.ErrorIs(t, err, merit.ErrSyntax)
	assert.Equal(t, "at", merit.FieldErrors(err)[0].Field)

	var both twoProblems
	err = merit.DecodeObject([]byte(`{"both":{}}`), merit.FieldOf("both", &both))
	problems := merit.FieldErrors(err)
	require.Len(t, problems, 2)
	assert.Equal(t, "both.part", problems[0].Field)
	assert.Equal(t, "both", problems[1].Field)
	assert.ErrorIs(t, problems[1], merit.ErrSyntax)
}

// twoProblems refuses everything, for a reason with a field and for one without.
type twoProblems struct{}

func (*twoProblems) UnmarshalJSON([]byte) error {
	return errors.Join(&merit.FieldError{Field: "part", Expected: "x", Err: merit.ErrRange}, errors.New("something else"))
}

func TestValuesReadThemselvesStrictly(t *testing.T) {
	t.Run("the two days of a judgement", recordtest.Strict[merit.When])
	var text merit.Text
	require.NoError(t, json.Unmarshal([]byte(`{"id":"satu","en":"one"}`), &text))
	assert.Equal(t, merit.T("satu", "one"), text)
	for _, wrong := range []string{`{"id":"satu"}`, `{"en":"one"}`, `{"id":"","en":""}`, `{"id":"satu","en":"one","fr":"un"}`, `"satu"`} {
		assert.Error(t, json.Unmarshal([]byte(wrong), &text), wrong)
		assert.Equal(t, merit.T("satu", "one"), text)
	}
}

func TestCanonicalJSONHasOneForm(t *testing.T) {
	for _, c := range []struct{ name, json, want string }{
		{"members in order", `{"b":1,"a":2,"ab":3,"":4}`, `{"":4,"a":2,"ab":3,"b":1}`},
		{"no spaces", " { \"a\" : [ 1 , \"x y\" ,\n{ } ] } ", `{"a":[1,"x y",{}]}`},
		{"text as it is", `"\u00e9\ud83d\ude00<>&\u2028\u007f\/"`, "\"é😀<>&\u2028\u007f/\""},
		{"nothing is normalised", `"e\u0301"`, "\"e\u0301\""},
		{"few escapes", `"\u0022\u005c\u0008\u000c\u000a\u000d\u0009\u0000\u001F"`, `"\"\\\b\f\n\r\t\u0000\u001f"`},
		{"members in the order of their bytes", `{"é":1,"z":2,"Z":3}`, `{"Z":3,"z":2,"é":1}`},
		{"flags and null", `[true,false,null]`, `[true,false,null]`},
		{"whole numbers", `[0,-1,9007199254740991,-9007199254740991]`, `[0,-1,9007199254740991,-9007199254740991]`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := merit.Canonical([]byte(c.json))
			require.NoError(t, err)
			assert.Equal(t, c.want, string(got))
			again, err := merit.Canonical(got)
			require.NoError(t, err)
			assert.Equal(t, c.want, string(again))
		})
	}
}

func TestCanonicalJSONRefusesWhatHasNoOneForm(t *testing.T) {
	const decimals = "a whole number, or a decimal as text"
	for _, c := range []struct {
		name, json, field, value, expected string
		kind                               error
	}{
		{"a member twice", `{"a":{"b":1,"b":1}}`, "a.b", "b", "the field once", merit.ErrConflict},
		{"a fraction", `{"a":[1.5]}`, "a[0]", "1.5", decimals, merit.ErrSyntax},
		{"an exponent", `1e3`, "json", "1e3", decimals, merit.ErrSyntax},
		{"an exponent with its sign", `[1e+3]`, "[0]", "1e+3", decimals, merit.ErrSyntax},
		{"an exponent beyond measure", `[1e1000000]`, "[0]", "1e1000000", decimals, merit.ErrSyntax},
		{"minus nothing", `-0`, "json", "-0", decimals, merit.ErrSyntax},
		{"a number that some readers round", `9007199254740992`, "json", "9007199254740992", decimals, merit.ErrSyntax},
		{"a negative one", `-9007199254740992`, "json", "-9007199254740992", decimals, merit.ErrSyntax},
		{"nothing", ``, "json", "offset 0", "a value", merit.ErrSyntax},
		{"half a list", `[1`, "json", "offset 2", "a comma or the end of the list", merit.ErrSyntax},
		{"half a member", `{"a"`, "json", "offset 4", "a colon", merit.ErrSyntax},
		{"half a name", `{"a`, "json", "offset 3", "the end of a text", merit.ErrSyntax},
		{"a name alone", `{"a",1}`, "json", "offset 4", "a colon", merit.ErrSyntax},
		{"a comma too many", `{"a":1,}`, "json", "offset 7", "the name of a member", merit.ErrSyntax},
		{"a comma too many in a list", `[1,]`, "json", "offset 3", "a value", merit.ErrSyntax},
		{"a comma too few", `[1 2]`, "json", "offset 3", "a comma or the end of the list", merit.ErrSyntax},
		{"a comma too few within", `[[1 2]]`, "json", "offset 4", "a comma or the end of the list", merit.ErrSyntax},
		{"a comma too few in an object", `{"a":1 "b":2}`, "json", "offset 7", "a comma or the end of the object", merit.ErrSyntax},
		{"half an escape", `"a\`, "json", "offset 4", "the end of a text", merit.ErrSyntax},
		{"half a text", `"a`, "json", "offset 2", "the end of a text", merit.ErrSyntax},
		{"text with a line feed", "\"a\n\"", "json", "offset 2", "text without control characters", merit.ErrSyntax},
		{"half a text with a control character", "\"a\x01", "json", "offset 2", "text without control characters", merit.ErrSyntax},
		{"text with an escape that is none", `"\x"`, "json", "offset 4", "text with the escapes of JSON", merit.ErrSyntax},
		{"a word that is none", `[True]`, "json", "offset 1", "a value", merit.ErrSyntax},
		{"a number that is none", `[1_000]`, "json", "offset 2", "a comma or the end of the list", merit.ErrSyntax},
		{"not a number", `NaN`, "json", "offset 0", "a value", merit.ErrSyntax},
		{"a name that is no text", `{"a":1,2:3}`, "json", "offset 7", "the name of a member", merit.ErrSyntax},
		{"half a value", `{"a":[{`, "json", "offset 7", "the name of a member", merit.ErrSyntax},
		{"a second value", `1 2`, "json", "offset 2", "text after the value", merit.ErrSyntax},
		{"levels beyond measure", strings.Repeat("[", 81), "json", "81 levels", "at most 80", merit.ErrRange},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := merit.Canonical([]byte(c.json))
			require.ErrorIs(t, err, c.kind)
			problem := merit.FieldErrors(err)[0]
			assert.Equal(t, c.field, problem.Field)
			assert.Equal(t, c.value, problem.Value, "where or what")
			assert.Equal(t, c.expected, strings.TrimPrefix(problem.Expected, "one value of JSON: "))
		})
	}
	_, err := merit.Canonical([]byte(`{"a":{"b":1,"b":1},"c":[1,1.5],"d":-0}`))
	var fields []string
	for _, p := range merit.FieldErrors(err) {
		fields = append(fields, p.Field)
	}
	assert.Equal(t, []string{"a.b", "c[1]", "d"}, fields, "all at once, each at its path")
}

// A bound that a case of law could meet would be a bug; one byte beside it nothing may
// turn.
func TestJSONUpToItsBoundsIsRead(t *testing.T) {
	digits := func(n int) string { return "1" + strings.Repeat("0", n-1) }
	for _, c := range []struct{ name, json string }{
		{"16 MiB", `[` + strings.Repeat(" ", 16<<20-2) + `]`},
		{"80 levels", strings.Repeat("[", 80) + strings.Repeat("]", 80)},
		{"a hundred lists beside one another", "[" + strings.Repeat("[],", 100) + "[]]"},
		{"a hundred objects beside one another", "[" + strings.Repeat("{},", 100) + "{}]"},
		{"a text of 64 KiB", `"` + strings.Repeat("x", 1<<16) + `"`},
		{"the same far into the document", `["` + strings.Repeat("x", 40_000) + `","` + strings.Repeat("y", 40_000) + `"]`},
		{"brackets in a text after a quote", `"a\"` + strings.Repeat("[", 100) + `"`},
		{"brackets in a text after a backslash", `["\\","` + strings.Repeat("[", 100) + `"]`},
	} {
		_, err := merit.Canonical([]byte(c.json))
		assert.NoError(t, err, c.name)
	}
	for _, c := range []struct{ name, json, value string }{
		{"a byte more than 16 MiB", `[` + strings.Repeat(" ", 16<<20-1) + `]`, "16777217 bytes"},
		{"more than 64 KiB of text", `["","` + strings.Repeat("x", 1<<16+1) + `"]`, "65537 bytes of text"},
		{"33 digits", `["", ` + digits(33) + `]`, "33 bytes of a number"},
		{"32 digits and a minus", `["", -` + digits(32) + `]`, "33 bytes of a number"},
	} {
		_, err := merit.Canonical([]byte(c.json))
		require.ErrorIs(t, err, merit.ErrRange, c.name)
		assert.Equal(t, c.value, merit.FieldErrors(err)[0].Value, c.name)
	}
	// In size a number of 32 digits is not too much, so it is refused for what it is.
	_, err := merit.Canonical([]byte(`[ ` + digits(32) + `]`))
	require.ErrorIs(t, err, merit.ErrSyntax)
	assert.Equal(t, "[0]", merit.FieldErrors(err)[0].Field)
}

func TestARefusedFieldSaysWhatWasExpected(t *testing.T) {
	for _, c := range []struct{ json, expected string }{
		{`{"text":1}`, "text"}, {`{"date":20250908}`, "text"}, {`{"flag":"true"}`, "true or false"}, {`{"number":"1"}`, "a whole number"},
		{`{"when":"2025-09-08"}`, "one JSON object"}, {`{"text":null}`, "text, or no such field"}, {`{"when":null}`, "an object, or no such field"},
		{`{"texts":"x"}`, "one of the fields text, flag, number, date, when, levels, marks"},
	} {
		var s sample
		problems := merit.FieldErrors(s.decode(c.json))
		require.Len(t, problems, 1, c.json)
		assert.Equal(t, c.expected, problems[0].Expected, c.json)
	}
}

func TestATextThatEndsTooEarlyIsSaidToBe(t *testing.T) {
	for _, half := range []string{``, `{`, `{"a"`, `{"a":`, `{"a":1`} {
		var a int
		problem := merit.FieldErrors(merit.DecodeObject([]byte(half), merit.FieldOf("a", &a)))[0]
		assert.Contains(t, problem.Expected, "the text ends before it does", half)
		assert.NotContains(t, problem.Expected, "EOF", half)
	}
}

func TestAFindingWithoutWordsIsTheOneWithThemLessTheText(t *testing.T) {
	rule := merit.Rules()[0]
	f := rule.MissingFacts(merit.On(merit.MustParseDate("2025-09-08")), 1)
	var codes, both map[string]any
	require.NoError(t, json.Unmarshal(f.AppendJSON(nil), &codes))
	require.NoError(t, json.Unmarshal(f.AppendJSON(nil, merit.Indonesian, merit.English), &both))
	assert.Contains(t, both, "text")
	delete(both, "text")
	assert.Equal(t, both, codes)
}

// However much is wrong with a document, its problems take no more room than a page.
func TestOfManyProblemsTheFirstHundredAreTold(t *testing.T) {
	var text string
	var list []merit.Date
	var byName map[string]merit.Date
	for name, c := range map[string]struct{ data, first string }{
		"fields that are unknown": {`{` + strings.Repeat(`"x":1,`, 200_000) + `"x":1}`, "x"},
		"a field given again":     {`{` + strings.Repeat(`"text":"a",`, 200_000) + `"text":"a"}`, "text"},
		"items":                   {`{"list":[` + strings.Repeat(`1,`, 200_000) + `1]}`, "list[0]"},
		"names of an object":      {`{"byName":{` + strings.Repeat(`"x":1,`, 200_000) + `"x":1}}`, "byName.x"},
	} {
		t.Run(name, func(t *testing.T) {
			err := merit.DecodeObject([]byte(c.data), merit.FieldOf("text", &text), merit.ListOf("list", &list), merit.MapOf("byName", &byName))
			found := merit.FieldErrors(err)
			require.Len(t, found, 101)
			assert.Equal(t, c.first, found[0].Field)
			assert.ErrorIs(t, found[100], merit.ErrRange)
			assert.Contains(t, found[100].Expected, "the rest was not read")
			assert.Less(t, len(err.Error()), 20_000)
		})
	}
	ninetyNine := `{` + strings.TrimSuffix(strings.Repeat(`"x":1,`, 99), ",") + `}`
	assert.Len(t, merit.FieldErrors(merit.DecodeObject([]byte(ninetyNine))), 99)
}

func TestADocumentOfMoreThanAMillionValuesIsRefused(t *testing.T) {
	var list []bool
	values := func(n int) []byte { return []byte(`[no` + strings.Repeat(",", n-1) + `]`) } // counted before anything is read
	require.ErrorIs(t, merit.DecodeList(values(1<<20), &list), merit.ErrSyntax)
	err := merit.DecodeList(values(1<<20+1), &list)
	require.ErrorIs(t, err, merit.ErrRange)
	assert.ErrorContains(t, err, "values")
}

func TestAByteOrderMarkIsNoJSON(t *testing.T) {
	var text string
	err := merit.DecodeObject([]byte("\ufeff{}"), merit.FieldOf("text", &text))
	require.ErrorIs(t, err, merit.ErrSyntax)
	assert.ErrorContains(t, err, "a byte order mark")
}
