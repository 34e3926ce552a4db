package merit_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/seed-133aca06/asnmerit/internal/recordtest"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAValueReadsBackFromItsText(t *testing.T) {
	for _, v := range []merit.Value{
		merit.PeriodOf(merit.Period{Years: 1, Months: 2, Days: 3}), merit.PeriodOf(merit.Period{}), merit.DateValueOf(merit.FirstDay),
		merit.CountOf(0), merit.CountOf(-12), merit.ScaledOf(3315, 1), merit.ScaledOf(-5, 3), merit.ScaledOf(0, 2), merit.ScaledOf(1, 18),
		merit.PercentOf(20, 0), merit.PercentOf(801, 1), merit.ElapsedOf(merit.FirstDay, merit.MustParseDate("2025-09-08"), merit.RollForward),
		merit.LevelOf(merit.JPTPratama), merit.LevelOf(merit.Pemula), merit.GradeOf(merit.GradeIVb), merit.PartyOf(merit.KASN), {},
	} {
		text, err := v.MarshalText()
		require.NoError(t, err)
		var back merit.Value
		require.NoError(t, back.UnmarshalText(text), string(text))
		assert.Equal(t, v, back, string(text))
	}
	count, err := merit.ParseValue(merit.ScaledOf(325, 0).String())
	require.NoError(t, err)
	assert.Equal(t, merit.CountOf(325), count, "a decimal without a fraction looks like a count")
}

func TestAValueInNoFormIsRefused(t *testing.T) {
	for _, s := range []string{"", " ", "P", "P-1Y", "PT1H", "01", "-0", "-0.0", "+1", "1e3", "1e1000000", "1.", ".5", "1.2.3", "99999999999999999999",
		"0.0000000000000000001", "%", "20 %", "1e3%", "2025-02-30", "2025-09-08/", "2025-09-08/x", "/2025-09-08", "2025-09-08/2025-09-09/2025-09-10",
		"jpt", "V/a", "Kasn", "-", "-x", strings.Repeat("9", 1<<20)} {
		v := merit.CountOf(7)
		err := v.UnmarshalText([]byte(s))
		if s == "" {
			require.NoError(t, err)
			assert.True(t, v.IsZero())
			_, err = merit.ParseValue(s)
		} else {
			assert.Equal(t, merit.CountOf(7), v)
		}
		require.ErrorIs(t, err, merit.ErrSyntax, s)
		assert.Less(t, len(err.Error()), 300)
	}
}

func TestAnIntervalReadsBackFromItsText(t *testing.T) {
	day := merit.MustParseDate
	for _, i := range []merit.Interval{{}, {From: day("2017-04-07")}, {Until: day("2017-04-07")}, {From: day("2017-04-07"), Until: day("2023-10-31")}} {
		text, err := i.MarshalText()
		require.NoError(t, err)
		var back merit.Interval
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, i, back)
	}
	for s, kind := range map[string]error{
		"": merit.ErrSyntax, "2017-04-07": merit.ErrSyntax, "2017-04-07/": merit.ErrSyntax, "/..": merit.ErrSyntax, "../..../": merit.ErrSyntax,
		"2017-02-30/..": merit.ErrSyntax, "2017-04-07/2017-04-07": merit.ErrRange, "2017-04-07/2017-04-06": merit.ErrRange,
	} {
		i := merit.Interval{From: merit.FirstDay}
		assert.ErrorIs(t, i.UnmarshalText([]byte(s)), kind, s)
		assert.Equal(t, merit.Interval{From: merit.FirstDay}, i)
	}
}

func TestTheNameOfARuleIsRead(t *testing.T) {
	id, err := merit.ParseRuleID("ELG-TENURE-UKOM")
	require.NoError(t, err)
	assert.Equal(t, merit.RuleID("ELG-TENURE-UKOM"), id)
	for _, s := range []string{"", "elg", "ELG_TENURE", "-ELG", "ELG-", "ELG TENURE"} {
		_, err := merit.ParseRuleID(s)
		assert.ErrorIs(t, err, merit.ErrSyntax, s)
	}
	require.NoError(t, id.UnmarshalText(nil))
	assert.Empty(t, id)
	assert.ErrorIs(t, id.UnmarshalText([]byte("elg")), merit.ErrSyntax)
}

func TestValuesGoToADatabaseAndBack(t *testing.T) {
	recordtest.Stored(t, merit.Altered, merit.OtherLibrary)
	recordtest.Stored(t, merit.Yes, merit.No)
	recordtest.Stored(t, merit.Cite("UU 5/2014 Pasal 116 ayat (1) huruf a"))
	recordtest.Stored(t, merit.RollBack)
	recordtest.Stored(t, merit.GradeIVb)
	recordtest.Stored(t, merit.Religion)
	recordtest.Stored(t, merit.Statute)
	recordtest.Stored(t, merit.StandingGovernment)
	recordtest.Stored(t, merit.Source(merit.Statute, "5", 2014))
	recordtest.Stored(t, merit.RuleID("ELG-TENURE-UKOM"))
	recordtest.Stored(t, merit.Interval{From: merit.FirstDay})
	recordtest.Stored(t, merit.English)
	recordtest.Stored(t, merit.PPPK)
	recordtest.Stored(t, merit.Woman)
	recordtest.Stored(t, merit.NotMet)
	recordtest.Stored(t, merit.KASN)
	recordtest.Stored(t, merit.Years(2), merit.Period{Days: 3})
	recordtest.Stored(t, merit.Functional)
	recordtest.Stored(t, merit.JPTPratama)
	recordtest.Stored(t, merit.EchelonIIa)
	recordtest.Stored(t, merit.Unproven)
	recordtest.Stored(t, merit.InForce)
	recordtest.Stored(t, merit.PercentValue)
	recordtest.Stored(t, merit.PercentOf(20, 0), merit.CountOf(3))
	var level merit.Level
	for _, none := range []any{"jpt", []byte("jpt"), []byte("jpt-pratama "), 3} {
		require.Error(t, level.Scan(none))
		assert.Zero(t, level)
	}
	_, err := merit.Level(99).Value()
	assert.ErrorIs(t, err, merit.ErrUnknown, "what has no word is not stored")
}

func TestAParameterReadsBackWhatItWrites(t *testing.T) {
	day := merit.MustParseDate
	basis := []merit.Citation{merit.Cite("PP 11/2017 Pasal 131"), merit.Cite("Praktik contoh")}
	for _, values := range [][]merit.Value{
		{merit.PeriodOf(merit.Years(1)), merit.PeriodOf(merit.Years(2))},
		{merit.ScaledOf(325, 0), merit.ScaledOf(3255, 1)},
		{merit.CountOf(3), merit.CountOf(4)},
		{merit.PercentOf(45, 0), merit.PercentOf(455, 1)},
	} {
		p := merit.MustParam("least", merit.T("paling singkat", "at least"),
			merit.ParamValue{From: merit.FirstDay, Until: day("2017-04-07"), Value: values[0], Basis: basis, Confidence: merit.TextRead},
			merit.ParamValue{From: day("2017-04-07"), Value: values[1], Basis: basis[:1], Confidence: merit.Unproven, Note: merit.T("belum terbukti", "unproven")})
		data, err := json.Marshal(p)
		require.NoError(t, err)
		var back merit.Param
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, *p, back)

		for _, c := range []struct {
			name, old, new, field string
			kind                  error
		}{
			{"no citation", `"basis":["PP 11/2017 Pasal 131"]`, `"basis":[]`, "param least: values[1].basis", merit.ErrUncited},
			{"a citation that is none", `"PP 11/2017 Pasal 131"]`, `"PP 11/2017 Pasal x"]`, "values[1].basis[0].article", merit.ErrSyntax},
			{"a gap", `"until":"2017-04-07"`, `"until":"2017-04-06"`, "param least: values[1].from", merit.ErrConflict},
			{"another kind", `"kind":"` + values[0].Kind().String(), `"kind":"grade`, "values[0].value", merit.ErrConflict},
			{"an unknown kind", `"kind":"` + values[0].Kind().String(), `"kind":"sort`, "values[0].kind", merit.ErrUnknown},
			{"an unknown field", `"confidence"`, `"confidences"`, "values[0].confidences", merit.ErrUnknown},
			{"a list that is none", `"values":[`, `"values":0,"x":[`, "values", merit.ErrSyntax},
		} {
			kept := back
			err := json.Unmarshal([]byte(strings.Replace(string(data), c.old, c.new, 1)), &back)
			require.ErrorIs(t, err, c.kind, c.name)
			assert.Equal(t, c.field, merit.FieldErrors(err)[0].Field, c.name)
			assert.Equal(t, kept, back)
		}
	}
}

// readRule is a rule whose findings are read back: two pairs of parameters have the same
// number, one of them as a decimal and as a count.
func readRule() (*merit.Rule, []*merit.Param) {
	basis := func(s string) []merit.Citation { return []merit.Citation{merit.Cite(s)} }
	param := func(name string, v merit.Value, cited string, confidence merit.Confidence) *merit.Param {
		return merit.MustParam(name, merit.T(name, name), merit.ParamValue{From: merit.FirstDay, Value: v, Basis: basis(cited), Confidence: confidence, Note: merit.T("catatan", "note")})
	}
	least := param("least", merit.PeriodOf(merit.Years(2)), "PP 11/2017 Pasal 131", merit.TextRead)
	other := param("other", merit.PeriodOf(merit.Years(2)), "PP 11/2017 Pasal 132", merit.Unproven)
	edge := param("edge", merit.ScaledOf(325, 0), "PP 11/2017 Pasal 133", merit.TextRead)
	heads := param("heads", merit.CountOf(325), "PP 11/2017 Pasal 135", merit.TextRead)
	return merit.MustRule(merit.RuleSpec{
		ID: "MER-READ", Title: merit.T("Dibaca", "Read"), Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: []merit.Version{{From: merit.FirstDay, Force: merit.InForce, Basis: basis("PP 11/2017 Pasal 1")}},
		Params:   []*merit.Param{least, other, edge, heads},
		Facts:    []merit.Fact{{Key: "one", Name: merit.T("satu", "one")}, {Key: "two", Name: merit.T("dua", "two")}},
		Reasons:  []*merit.Reason{{Code: "reached", Outcome: merit.Met, Text: merit.T("{observed} mencapai {required}", "{observed} reaches {required}")}},
		Notes:    []merit.Note{{Code: "first", Text: merit.T("pertama", "first")}, {Code: "second", Text: merit.T("kedua", "second")}},
	}), []*merit.Param{least, other, edge, heads}
}

func TestAFindingReadsBackAgainstItsRules(t *testing.T) {
	rule, params := readRule()
	day := merit.MustParseDate("2026-02-28")
	reached := rule.Reasons()[3]
	own := merit.MustParam("own", merit.T("sendiri", "own"), merit.ParamValue{From: merit.FirstDay, Value: merit.PeriodOf(merit.Years(7)),
		Basis: []merit.Citation{merit.Cite("Praktik contoh")}, Confidence: merit.PracticeOnly})
	for name, f := range map[string]merit.Finding{
		"with everything": {Rule: rule, Reason: reached, Required: params[0].At(day), Observed: merit.ElapsedOf(merit.MustParseDate("2024-02-29"), day, merit.RollForward),
			Changes: merit.MustParseDate("2030-01-01"), AsOf: day, Law: merit.FirstDay, Notes: 2 | merit.NoteRolled},
		"that rolls back":                   {Rule: rule, Reason: reached, Required: params[0].At(day), Observed: merit.ElapsedOf(merit.MustParseDate("2024-02-29"), day, merit.RollBack), AsOf: day, Law: day},
		"by the other of two equal numbers": {Rule: rule, Reason: reached, Required: params[1].At(day), Observed: merit.PeriodOf(merit.Years(3)), AsOf: day, Law: day},
		"by a decimal without a fraction":   {Rule: rule, Reason: reached, Required: params[2].At(day), Observed: merit.ScaledOf(331, 0), AsOf: day, Law: day},
		"by a count that a decimal equals":  {Rule: rule, Reason: reached, Required: params[3].At(day), Observed: merit.CountOf(331), AsOf: day, Law: day},
		"by a number of the caller's own":   {Rule: rule, Reason: reached, Required: own.At(day), Observed: merit.PeriodOf(merit.Years(8)), AsOf: day, Law: day},
		"that lacks facts":                  rule.MissingFacts(merit.On(day), 3),
		"of a rule that is not in force":    {Rule: merit.Rules()[1], Reason: merit.ReasonNotInForce, AsOf: day, Law: day},
	} {
		t.Run(name, func(t *testing.T) {
			data, err := json.Marshal(f)
			require.NoError(t, err)
			back, err := merit.ParseFinding(data, append(merit.Rules(), rule), own)
			require.NoError(t, err)
			assert.Equal(t, f, back)
			assert.Equal(t, f.Text(merit.English), back.Text(merit.English))

			verdict, err := json.Marshal(merit.Verdict{Findings: []merit.Finding{f, f}})
			require.NoError(t, err)
			read, err := merit.ParseVerdict(verdict, append(merit.Rules(), rule), own)
			require.NoError(t, err)
			assert.Equal(t, []merit.Finding{f, f}, read.Findings)
		})
	}
}

func TestAFindingThatDoesNotFollowFromItsRuleIsRefused(t *testing.T) {
	rule, params := readRule()
	day := merit.MustParseDate("2026-02-28")
	data, err := json.Marshal(merit.Finding{Rule: rule, Reason: rule.Reasons()[3], Required: params[0].At(day), Observed: merit.PeriodOf(merit.Years(3)),
		AsOf: day, Law: day, Notes: 1, Missing: 1})
	require.NoError(t, err)
	for _, c := range []struct {
		name, old, new, field string
		kind                  error
	}{
		{"another rule", `"rule":"MER-READ"`, `"rule":"MER-UNREAD"`, "rule", merit.ErrUnknown},
		{"another code", `MER-READ/reached`, `MER-READ/arrived`, "code", merit.ErrUnknown},
		{"a code of another outcome", `MER-READ/reached`, `MER-READ/missing`, "outcome", merit.ErrConflict},
		{"another outcome", `"outcome":"met"`, `"outcome":"not-met"`, "outcome", merit.ErrConflict},
		{"an unknown outcome", `"outcome":"met"`, `"outcome":"perhaps"`, "outcome", merit.ErrUnknown},
		{"a fact of no rule", `["one"]`, `["three"]`, "missing[0]", merit.ErrUnknown},
		{"a remark of no rule", `["first"]`, `["third"]`, "remarks[0]", merit.ErrUnknown},
		{"another number", `"required":"P2Y"`, `"required":"P3Y"`, "required", merit.ErrUnknown},
		{"another article", `Pasal 131"`, `Pasal 134"`, "citations[0]", merit.ErrConflict},
		{"one article less", `"PP 11/2017 Pasal 131",`, ``, "citations[0]", merit.ErrConflict},
		{"another text", `3 tahun mencapai`, `4 tahun mencapai`, "text.id", merit.ErrConflict},
		{"another value", `"observed":"P3Y"`, `"observed":"P4Y"`, "text.en", merit.ErrConflict},
		{"an unknown field", `"observed"`, `"observe"`, "observe", merit.ErrUnknown},
		{"no day of law", `"law":"2026-02-28"`, `"law":""`, "required", merit.ErrUnknown},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Contains(t, string(data), c.old)
			altered := strings.Replace(string(data), c.old, c.new, 1)
			_, err := merit.ParseFinding([]byte(altered), []*merit.Rule{rule})
			require.ErrorIs(t, err, c.kind)
			assert.Equal(t, c.field, merit.FieldErrors(err)[0].Field, err.Error())
			_, err = merit.ParseVerdict([]byte(`{"outcome":"met","findings":[`+altered+`]}`), []*merit.Rule{rule})
			require.ErrorIs(t, err, c.kind)
			assert.Equal(t, "findings[0]."+c.field, merit.FieldErrors(err)[0].Field)
		})
	}
	// Of two numbers of the rule that fit equally badly, the first is held against the finding.
	equal, err := json.Marshal(merit.Finding{Rule: rule, Reason: rule.Reasons()[3], Required: params[2].At(day), Observed: merit.ScaledOf(331, 0), AsOf: day, Law: day})
	require.NoError(t, err)
	before, _, found := strings.Cut(string(equal), `,"text":`) // which cites the article too
	require.True(t, found)
	equal = []byte(before + "}")
	_, err = merit.ParseFinding([]byte(strings.Replace(string(equal), `Pasal 133"`, `Pasal 134"`, 1)), []*merit.Rule{rule})
	require.Len(t, merit.FieldErrors(err), 1)
	assert.Equal(t, "what the rule says: PP 11/2017 Pasal 133", merit.FieldErrors(err)[0].Expected)
	_, err = merit.ParseFinding([]byte(strings.Replace(string(data), `["one"]`, `["three","one","four"]`, 1)), []*merit.Rule{rule})
	require.Len(t, merit.FieldErrors(err), 2, "all facts of no rule at once")
	assert.Equal(t, "missing[2]", merit.FieldErrors(err)[1].Field)
	_, err = merit.ParseVerdict([]byte(`{"outcome":"not-met","findings":[`+string(data)+`]}`), []*merit.Rule{rule})
	require.ErrorIs(t, err, merit.ErrConflict)
	_, err = merit.ParseVerdict([]byte(`{"outcome":"met"}`), nil)
	require.ErrorIs(t, err, merit.ErrConflict, "no finding at all is not met")
	_, err = merit.ParseVerdict([]byte(`[]`), nil)
	require.ErrorIs(t, err, merit.ErrSyntax)
	none, err := merit.ParseVerdict([]byte(`{"outcome":"not-applicable","findings":[]}`), nil)
	require.NoError(t, err)
	assert.Empty(t, none.Findings)
}

func TestAFindingReadsBackWithoutItsText(t *testing.T) {
	rule, params := readRule()
	day := merit.MustDate(2026, time.February, 28)
	f := merit.Finding{Rule: rule, Reason: rule.Reasons()[3], Required: params[0].At(day), Observed: merit.PeriodOf(merit.Years(3)), AsOf: day, Law: day}
	data, err := json.Marshal(f)
	require.NoError(t, err)
	var members map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(data, &members))
	delete(members, "text")
	short, err := json.Marshal(members)
	require.NoError(t, err)
	back, err := merit.ParseFinding(short, []*merit.Rule{rule})
	require.NoError(t, err)
	assert.Equal(t, f, back)
}
