package merit_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/internal/recordtest"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// gate is a judgement of its own: a number reaches the one of the rule.
type gate struct{ rule *merit.Rule }

func newGate(t testing.TB, least int, wording string) gate {
	t.Helper()
	rule, err := merit.NewRule(merit.RuleSpec{
		ID: "MER-GATE", Title: merit.T("Ambang", "Threshold"), Standing: merit.StandingConvention, Confidence: merit.TextRead,
		Versions: []merit.Version{{From: merit.FirstDay, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("Konvensi contoh")}}},
		Params: []*merit.Param{merit.MustParam("least", merit.T("paling sedikit", "at least"),
			merit.ParamValue{From: merit.FirstDay, Value: merit.CountOf(least), Basis: []merit.Citation{merit.Cite("Konvensi contoh")}, Confidence: merit.TextRead})},
		Reasons: []*merit.Reason{{Code: "reached", Outcome: merit.Met, Text: merit.T(wording, "{observed} reaches {required}")},
			{Code: "short", Outcome: merit.NotMet, Text: merit.T("kurang", "short")}},
	})
	require.NoError(t, err)
	return gate{rule}
}

func (g gate) record(n int, when merit.When) (merit.Record, error) {
	f := merit.Finding{Rule: g.rule, Reason: g.rule.Reasons()[3], Required: g.rule.Params()[0].At(when.Law), Observed: merit.CountOf(n), AsOf: when.AsOf, Law: when.Law}
	if n < f.Required.Value.Count() {
		f.Reason = g.rule.Reasons()[4]
	}
	return merit.NewRecord("merit.gate", when, map[string]int{"n": n}, map[string]any{"finding": f, "name": "é\"<\u2028>"}, merit.Rules(), []*merit.Rule{g.rule})
}

func (g gate) verify(data []byte) (merit.Verification, error) {
	return merit.VerifyRecord(data, func(r merit.Record) (merit.Record, error) {
		var n int
		if err := merit.DecodeObject(r.Inputs, merit.FieldOf("n", &n)); err != nil {
			return merit.Record{}, merit.InField("inputs", err)
		}
		if err := r.When.Check(); err != nil {
			return merit.Record{}, err
		}
		return g.record(n, r.When)
	})
}

var gateDay = merit.On(merit.MustParseDate("2025-09-08"))

func gateRecord(t testing.TB) merit.Record {
	t.Helper()
	r, err := newGate(t, 2, "{observed} mencapai {required}").record(3, gateDay)
	require.NoError(t, err)
	return r
}

func TestTheBytesOfARecordAreOneFormWithADigest(t *testing.T) {
	r := gateRecord(t)
	data := r.Bytes()
	same, err := merit.Canonical(data)
	require.NoError(t, err)
	assert.Equal(t, string(data), string(same))

	var members map[string]any
	require.NoError(t, json.Unmarshal(data, &members))
	assert.Equal(t, r.Digest().String(), members["digest"])
	assert.Equal(t, "asnmerit-record-1", members["format"])
	assert.Equal(t, merit.LibraryVersion, members["library"])
	assert.Equal(t, merit.DigestOf(merit.Rules(), []*merit.Rule{newGate(t, 2, "{observed} mencapai {required}").rule}).String(), members["ruleSet"])
	// What another language does: leave the digest out, sort, hash.
	delete(members, "digest")
	rest, err := json.Marshal(members)
	require.NoError(t, err)
	rest, err = merit.Canonical(rest)
	require.NoError(t, err)
	assert.Equal(t, merit.Digest(sha256.Sum256(rest)), r.Digest())

	back, err := merit.ParseRecord(data)
	require.NoError(t, err)
	assert.Equal(t, r, back)
	written, err := json.Marshal(r)
	require.NoError(t, err)
	var read merit.Record
	require.NoError(t, json.Unmarshal(written, &read))
	assert.Equal(t, r.Digest(), read.Digest())

	for i := range 12 { // their names in order, which a map has not
		r.Rules[merit.RuleID(fmt.Sprintf("MER-%c", 'L'-i))] = r.RuleSet
	}
	same, err = merit.Canonical(r.Bytes())
	require.NoError(t, err)
	assert.Equal(t, string(r.Bytes()), string(same))
}

func TestARecordWithoutTextsIsShorterAndHoldsTheSameAnswer(t *testing.T) {
	g, r := newGate(t, 2, "{observed} mencapai {required}"), gateRecord(t)
	short := r.WithoutTexts()
	assert.NotContains(t, string(short.Result), "text")
	assert.Contains(t, string(short.Result), "MER-GATE/reached")
	assert.Less(t, len(short.Bytes()), len(r.Bytes()))
	assert.NotEqual(t, r.Digest(), short.Digest())
	v, err := g.verify(short.Bytes())
	require.NoError(t, err)
	assert.True(t, v.OK(), v.Text(merit.English))
	assert.Equal(t, short, short.WithoutTexts())
	for _, answer := range []string{`{"code":"KPG","text":"Kupang"}`, `{"rule":"of thumb","text":"more is better"}`} {
		assert.Equal(t, answer, string(merit.Record{Result: json.RawMessage(answer)}.WithoutTexts().Result), "what is no finding keeps its text")
	}
	assert.Equal(t, merit.Record{Result: json.RawMessage("{")}, merit.Record{Result: json.RawMessage("{")}.WithoutTexts())
}

func TestEveryByteOfARecordOfAToyCounts(t *testing.T) {
	recordtest.Bytes(t, gateRecord(t).Bytes(), newGate(t, 2, "{observed} mencapai {required}").verify)
	data := gateRecord(t).Bytes()
	for i := range data {
		altered := bytes.Clone(data)
		altered[i] ^= 1
		_, err := merit.ParseRecord(altered)
		assert.Error(t, err, "byte %d", i)
	}
}

func TestVerifySaysWhatDiffers(t *testing.T) {
	wording := "{observed} mencapai {required}"
	genuine := newGate(t, 2, wording)
	data := gateRecord(t).Bytes()
	paths := func(v merit.Verification) []string {
		var out []string
		for _, d := range v.Differences {
			out = append(out, d.Kind.String()+" "+d.Path)
		}
		return out
	}
	t.Run("nothing", func(t *testing.T) {
		v, err := genuine.verify(data)
		require.NoError(t, err)
		assert.True(t, v.OK())
		assert.Empty(t, paths(v))
		assert.Equal(t, "verified: the verdict computed anew is the one on record", v.Text(merit.English))
	})
	t.Run("a parameter of the rule, by which the verdict is another one", func(t *testing.T) {
		v, err := newGate(t, 4, wording).verify(data)
		require.NoError(t, err)
		assert.Equal(t, []string{"verdict result.finding.code", "verdict result.finding.outcome", "verdict result.finding.required",
			"wording result.finding.text.en", "wording result.finding.text.id", "rules ruleSet", "rules rules.MER-GATE"}, paths(v))
		assert.True(t, v.Has(merit.OtherVerdict))
		assert.False(t, v.Has(merit.Altered))
		assert.Contains(t, v.Text(merit.English), "the verdict differs: result.finding.outcome: recorded met, computed not-met")
		assert.Contains(t, v.Text(merit.Indonesian), "putusan tidak sama: result.finding.outcome: tercatat met, dihitung not-met")
	})
	t.Run("a parameter of the rule, by which the verdict stays", func(t *testing.T) {
		r, err := newGate(t, 3, wording).record(1, gateDay)
		require.NoError(t, err)
		v, err := genuine.verify(r.WithoutTexts().Bytes())
		require.NoError(t, err)
		assert.Equal(t, []string{"verdict result.finding.required", "rules ruleSet", "rules rules.MER-GATE"}, paths(v))
	})
	t.Run("a word of the rule", func(t *testing.T) {
		v, err := newGate(t, 2, "{observed} sampai pada {required}").verify(data)
		require.NoError(t, err)
		assert.Equal(t, []string{"wording result.finding.text.id", "rules ruleSet", "rules rules.MER-GATE"}, paths(v))
		assert.False(t, v.Has(merit.OtherVerdict))
	})
	t.Run("the version of the library", func(t *testing.T) {
		r := gateRecord(t)
		r.Library = "0.0.9"
		v, err := genuine.verify(r.Bytes())
		require.NoError(t, err)
		assert.Equal(t, []string{"library library"}, paths(v))
		assert.Equal(t, []merit.Difference{{Kind: merit.OtherLibrary, Path: "library", Recorded: "0.0.9", Computed: merit.LibraryVersion}}, v.Differences)
	})
	t.Run("a rule more", func(t *testing.T) {
		r := gateRecord(t)
		r.Rules["MER-OTHER"] = r.RuleSet
		v, err := genuine.verify(r.Bytes())
		require.NoError(t, err)
		assert.Equal(t, []string{"rules rules.MER-OTHER"}, paths(v))
		assert.Contains(t, v.Text(merit.English), "computed none")
	})
	t.Run("the bytes, though all they say is the same", func(t *testing.T) {
		v, err := genuine.verify(append([]byte(" "), data...))
		require.NoError(t, err)
		assert.Equal(t, []string{"altered "}, paths(v))
		_, err = merit.ParseRecord(append([]byte(" "), data...))
		assert.ErrorIs(t, err, merit.ErrConflict)
	})
	t.Run("a mark, with the digest left as it was", func(t *testing.T) {
		v, err := genuine.verify(bytes.Replace(data, []byte(`"n":3`), []byte(`"n":1`), 1))
		require.NoError(t, err)
		assert.True(t, v.Has(merit.Altered))
		assert.True(t, v.Has(merit.OtherVerdict))
		assert.Equal(t, "digest", v.Differences[0].Path)
	})
	t.Run("the result has one item more, one less and one of another kind", func(t *testing.T) {
		r := gateRecord(t)
		r.Inputs = json.RawMessage(`{"n":3}`)
		r.Result = json.RawMessage(strings.Replace(strings.Replace(string(r.Result), `"citations":["Konvensi contoh"]`, `"citations":["Konvensi contoh","Praktik x"],"changes":["x"]`, 1), `"required":"2"`, `"required":2`, 1))
		v, err := genuine.verify(r.Bytes())
		require.NoError(t, err)
		assert.Equal(t, []string{"verdict result.finding.changes", "verdict result.finding.citations[1]", "verdict result.finding.required"}, paths(v))
		assert.Equal(t, `["x"]`, v.Differences[0].Recorded)
		r.Result = json.RawMessage(strings.Replace(string(gateRecord(t).Result), `["Konvensi contoh"]`, `[]`, 1))
		v, err = genuine.verify(r.Bytes())
		require.NoError(t, err)
		assert.Equal(t, []string{"verdict result.finding.citations[0]"}, paths(v))
	})
	t.Run("the inputs are written in another way", func(t *testing.T) {
		v, err := merit.VerifyRecord(data, func(merit.Record) (merit.Record, error) {
			r := gateRecord(t)
			r.Inputs = json.RawMessage(`{"m":0,"n":3}`)
			return r, nil
		})
		require.NoError(t, err)
		assert.Equal(t, []string{"altered inputs.m"}, paths(v))
	})
	t.Run("the inputs cannot be judged", func(t *testing.T) {
		v, err := genuine.verify(bytes.Replace(data, []byte(`"n":3`), []byte(`"n":"3"`), 1))
		require.ErrorIs(t, err, merit.ErrSyntax)
		assert.Equal(t, []string{"altered digest"}, paths(v), "what is known of the bytes is told")
	})
}

func TestWhatIsNoRecordIsRefused(t *testing.T) {
	r := gateRecord(t)
	data := string(r.Bytes())
	replaced := func(old, new string) string {
		t.Helper()
		require.Contains(t, data, old)
		return strings.Replace(data, old, new, 1)
	}
	for _, c := range []struct {
		name, data, field string
		kind              error
	}{
		{"nothing", ``, "json", merit.ErrSyntax},
		{"an empty object", `{}`, "format", merit.ErrUnknown},
		{"another format", replaced("asnmerit-record-1", "asnmerit-record-2"), "format", merit.ErrUnknown},
		{"no kind", replaced(`"kind":"merit.gate",`, ""), "kind", merit.ErrMissing},
		{"no library", replaced(`"library":"`+merit.LibraryVersion+`",`, ""), "library", merit.ErrMissing},
		{"no set of rules", replaced(`"ruleSet":"`+r.RuleSet.String()+`",`, ""), "ruleSet", merit.ErrMissing},
		{"no inputs", replaced(`"inputs":{"n":3},`, ""), "inputs", merit.ErrMissing},
		{"no rules", replaced(`,"rules":{"MER-GATE":"`+r.Rules["MER-GATE"].String()+`"}`, ""), "rules", merit.ErrMissing},
		{"no result", replaced(`"result":`+string(r.Result)+`,`, ""), "result", merit.ErrMissing},
		{"inputs that are null", replaced(`"inputs":{"n":3}`, `"inputs":null`), "inputs", merit.ErrSyntax},
		{"inputs with a name twice", replaced(`{"n":3}`, `{"n":3,"n":3}`), "inputs.n", merit.ErrConflict},
		{"inputs with a fraction", replaced(`{"n":3}`, `{"n":3.0}`), "inputs.n", merit.ErrSyntax},
		{"no digest", replaced(`"digest":"`+r.Digest().String()+`",`, ""), "digest", merit.ErrMissing},
		{"another digest", replaced(r.Digest().String(), r.RuleSet.String()), "digest", merit.ErrConflict},
		{"one day alone", replaced(`"law":"2025-09-08","library"`, `"library"`), "law", merit.ErrConflict},
		{"an unknown field", replaced(`"kind"`, `"previous":"x","kind"`), "previous", merit.ErrUnknown},
		{"a rule without a name", replaced(`"MER-GATE":"sha`, `"mer-gate":"sha`), "rules.mer-gate", merit.ErrSyntax},
		{"a rule with another digest", replaced(`"MER-GATE":"sha`, `"MER-GATE":"md`), "rules.MER-GATE", merit.ErrSyntax},
		{"a list of rules", replaced(`"rules":{`, `"rules":[],"x":{`), "rules", merit.ErrSyntax},
		{"text after the record", data + "x", "json", merit.ErrSyntax},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := merit.ParseRecord([]byte(c.data))
			require.ErrorIs(t, err, c.kind)
			assert.Equal(t, c.field, merit.FieldErrors(err)[0].Field, err.Error())
			var read merit.Record
			assert.Error(t, json.Unmarshal([]byte(c.data), &read))
			assert.Zero(t, read)
		})
	}
	_, err := merit.ParseRecord([]byte(replaced(`"rules":{"MER-GATE":"`+r.Rules["MER-GATE"].String()+`"}`, `"format":"x"`)))
	assert.ErrorIs(t, err, merit.ErrConflict)
}

func TestWhatHasNoCanonicalFormIsNotRecorded(t *testing.T) {
	g := newGate(t, 2, "{observed} mencapai {required}")
	f := merit.Finding{Rule: g.rule, Reason: g.rule.Reasons()[3], AsOf: gateDay.AsOf, Law: gateDay.Law}
	_, err := merit.NewRecord("x", gateDay, 1.5, f, []*merit.Rule{g.rule})
	require.ErrorIs(t, err, merit.ErrSyntax)
	assert.Equal(t, "inputs.json", merit.FieldErrors(err)[0].Field)
	_, err = merit.NewRecord("x", gateDay, 1, func() {}, []*merit.Rule{g.rule})
	require.Error(t, err)
	assert.Equal(t, "result", merit.FieldErrors(err)[0].Field)
	_, err = merit.NewRecord("x", gateDay, 1, f, merit.Rules())
	require.ErrorIs(t, err, merit.ErrUnknown, "a rule that is not among those of the package")

	for _, r := range []merit.Record{{}, {Inputs: json.RawMessage("{}")}, {Inputs: json.RawMessage("{"), Result: json.RawMessage("{}")}} {
		assert.Nil(t, r.Bytes())
		assert.True(t, r.Digest().IsZero())
		_, err := json.Marshal(r)
		assert.ErrorIs(t, err, merit.ErrSyntax)
	}
	bare := merit.Record{Inputs: json.RawMessage(" {} "), Result: json.RawMessage("[ ]")}
	assert.Contains(t, string(bare.Bytes()), `"inputs":{}`)
	assert.Contains(t, string(bare.Bytes()), `"rules":{}}`)
}

func TestTheKindsOfDifferencesHaveWords(t *testing.T) {
	for k := merit.Altered; k <= merit.OtherLibrary; k++ {
		text, err := k.MarshalText()
		require.NoError(t, err)
		var back merit.DifferenceKind
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, k, back)
		parsed, err := merit.ParseDifferenceKind(k.String())
		require.NoError(t, err)
		assert.Equal(t, k, parsed)
		assert.NotEqual(t, k.In(merit.English), k.In(merit.Indonesian))
	}
	assert.Equal(t, "unknown", merit.DifferenceKind(0).In(merit.English))
	for _, none := range []merit.DifferenceKind{merit.OtherLibrary + 1, 9} {
		assert.Equal(t, none.String(), none.In(merit.English))
	}
	_, err := merit.DifferenceKind(0).MarshalText()
	assert.ErrorIs(t, err, merit.ErrUnknown)
	assert.ErrorIs(t, new(merit.DifferenceKind).UnmarshalText([]byte("x")), merit.ErrUnknown)
}

// Whatever the bytes: a record that comes back byte by byte, or errors that name a
// field.
func FuzzParseRecord(f *testing.F) {
	f.Add(gateRecord(f).Bytes())
	f.Add(gateRecord(f).WithoutTexts().Bytes())
	f.Add([]byte(`{}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := merit.ParseRecord(data)
		if err != nil {
			namesFields(t, err)
			return
		}
		require.Equal(t, string(data), string(r.Bytes()))
	})
}

// Whatever the bytes: a verification that says what differs, or errors that name a
// field; and none but the record itself is verified.
func FuzzVerify(f *testing.F) {
	g := newGate(f, 2, "{observed} mencapai {required}")
	f.Add(gateRecord(f).Bytes())
	f.Add(bytes.Replace(gateRecord(f).Bytes(), []byte(`"n":3`), []byte(`"n":1`), 1))
	f.Fuzz(func(t *testing.T, data []byte) {
		v, err := g.verify(data)
		if err != nil {
			namesFields(t, err)
			return
		}
		if v.OK() {
			require.Equal(t, string(data), string(v.Record.Bytes()))
		}
	})
}

// Whatever the bytes: one canonical form, which is its own, or errors that name a
// field.
func FuzzCanonical(f *testing.F) {
	f.Add([]byte(`{"b":[1,true,null,"é\u0000\ud83d\ude00"],"a":{}}`))
	f.Add([]byte(`[1e1000000]`))
	f.Add([]byte(`{"a":1,"a":2}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		once, err := merit.Canonical(data)
		if err != nil {
			namesFields(t, err)
			return
		}
		require.True(t, json.Valid(once))
		again, err := merit.Canonical(once)
		require.NoError(t, err)
		require.Equal(t, string(once), string(again))
		var one, two any
		require.NoError(t, json.Unmarshal(data, &one))
		require.NoError(t, json.Unmarshal(once, &two))
		require.Equal(t, one, two)
	})
}

// Whatever the bytes: an object that reads back, or errors that name a field.
func FuzzDecodeObject(f *testing.F) {
	f.Add([]byte(`{"text":"x","flag":true,"number":-3,"date":"2025-09-08","when":{"asOf":"2025-09-08"},"levels":["jpt-utama"],"marks":{"a":"20%"}}`))
	f.Add([]byte(`{"number":1e1000000}`))
	f.Add([]byte(`{"text":"x","text":"y"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var s sample
		if err := s.decode(string(data)); err != nil {
			namesFields(t, err)
			return
		}
		require.True(t, json.Valid(data))
	})
}

// Whatever the bytes: a finding that is written as it was read, or errors that name a
// field.
func FuzzParseFinding(f *testing.F) {
	rule, params := readRule()
	rules := append(merit.Rules(), rule)
	for _, finding := range []merit.Finding{rule.MissingFacts(gateDay, 3),
		{Rule: rule, Reason: rule.Reasons()[3], Required: params[0].At(gateDay.Law), Observed: merit.PeriodOf(merit.Years(3)), AsOf: gateDay.AsOf, Law: gateDay.Law, Notes: 1}} {
		data, err := json.Marshal(finding)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		finding, err := merit.ParseFinding(data, rules)
		if err != nil {
			namesFields(t, err)
			return
		}
		written, err := json.Marshal(finding)
		require.NoError(t, err)
		again, err := merit.ParseFinding(written, rules)
		require.NoError(t, err)
		require.Equal(t, finding, again)
	})
}

// Whatever the text: a value that is written as it was read, or an error.
func FuzzParseValue(f *testing.F) {
	for _, s := range []string{"P2Y", "2025-09-08", "4", "-331.50", "20%", "2023-06-05/2025-09-08", "jpt-pratama", "IV/b", "kasn", "1e1000000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := merit.ParseValue(s)
		if err != nil {
			namesFields(t, err)
			return
		}
		require.Equal(t, s, v.String())
		if i, err := merit.ParseInterval(s); err == nil {
			require.Equal(t, s, i.String())
		}
	})
}

func namesFields(t *testing.T, err error) {
	t.Helper()
	problems := merit.FieldErrors(err)
	require.NotEmpty(t, problems)
	for _, p := range problems {
		require.NotEmpty(t, p.Field)
		require.NotEmpty(t, p.Expected)
		require.Less(t, len(p.Value), 200)
	}
}

// What a decision on record is: canonical JSON with its own digest.
func ExampleRecord() {
	when := merit.On(merit.MustParseDate("2025-09-08"))
	finding, err := merit.Blind([]merit.Ground{merit.Religion}, false, when)
	if err != nil {
		fmt.Println(err)
		return
	}
	record, err := merit.NewRecord("example.blind", when, map[string]any{"weighed": []merit.Ground{merit.Religion}}, finding, merit.Rules())
	if err != nil {
		fmt.Println(err)
		return
	}
	record = record.WithoutTexts()
	fmt.Println(string(record.Inputs))
	fmt.Println(string(record.Result))
	_, err = merit.ParseRecord(record.Bytes())
	fmt.Println(err)
	// Output:
	// {"weighed":["religion"]}
	// {"asOf":"2025-09-08","citations":["PP 11/2017 Pasal 1 angka 24"],"code":"MER-BLIND/weighed","law":"2025-09-08","observed":"1","outcome":"not-met","remarks":["religion"],"rule":"MER-BLIND"}
	// <nil>
}
