package merit_test

import (
	"encoding/json"
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// reasons are reasons of each outcome, in the order of the outcomes.
var reasons = []*merit.Reason{
	{Code: "cannot-tell", Outcome: merit.Undetermined, Text: merit.T("tidak tahu", "cannot tell")},
	{Code: "holds", Outcome: merit.Met, Text: merit.T("terpenuhi", "it holds")},
	{Code: "fails", Outcome: merit.NotMet, Text: merit.T("gagal", "it fails")},
	{Code: "elsewhere", Outcome: merit.NotApplicable, Text: merit.T("di luar", "elsewhere")},
}

// ruleOf returns a rule of the given name that can come out in every way.
func ruleOf(id merit.RuleID) *merit.Rule {
	return merit.MustRule(merit.RuleSpec{
		ID: id, Title: merit.T("Aturan "+string(id), "Rule "+string(id)),
		Standing: merit.StandingStatute, Confidence: merit.TextRead,
		Versions: []merit.Version{{From: firstDay, Force: merit.InForce, Basis: []merit.Citation{statute}}},
		Reasons:  reasons,
	})
}

func findings(outcomes ...merit.Outcome) []merit.Finding {
	var out []merit.Finding
	for i, o := range outcomes {
		out = append(out, merit.Finding{Rule: ruleOf(merit.RuleID(rune('A' + i))), Reason: reasons[o], AsOf: raised, Law: raised})
	}
	return out
}

func TestFindingsCombineAsConditionsThatMustAllHold(t *testing.T) {
	const (
		u = merit.Undetermined
		m = merit.Met
		n = merit.NotMet
		a = merit.NotApplicable
	)
	for _, c := range []struct {
		name string
		of   []merit.Outcome
		want merit.Outcome
	}{
		{"none", nil, a},
		{"all met", []merit.Outcome{m, m, m}, m},
		{"one not met", []merit.Outcome{m, n, m}, n},
		{"one open", []merit.Outcome{m, u, m}, u},
		{"not met wins over open", []merit.Outcome{u, n, u}, n},
		{"what does not apply is left out", []merit.Outcome{a, m, a}, m},
		{"nothing applies", []merit.Outcome{a, a}, a},
		{"open and not applicable", []merit.Outcome{a, u}, u},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, merit.Combine(findings(c.of...)))
			assert.Equal(t, c.want, merit.Verdict{Findings: findings(c.of...)}.Outcome())
		})
	}
	assert.Equal(t, u, merit.Combine([]merit.Finding{{}}), "the zero Finding is open")
}

func TestAVerdictSortsItsFindings(t *testing.T) {
	v := merit.Verdict{Findings: findings(merit.NotMet, merit.Undetermined, merit.Met, merit.NotMet, merit.NotApplicable, merit.Undetermined)}
	ids := func(findings []merit.Finding) (out []merit.RuleID) {
		for _, f := range findings {
			out = append(out, f.Rule.ID())
		}
		return out
	}
	assert.Equal(t, []merit.RuleID{"A", "D"}, ids(v.Failing()))
	assert.Equal(t, []merit.RuleID{"B", "F"}, ids(v.Unknown()))
	assert.Empty(t, merit.Verdict{}.Failing())
	assert.Empty(t, merit.Verdict{}.Unknown())
}

func TestTheFindingOfARule(t *testing.T) {
	v := merit.Verdict{Findings: append([]merit.Finding{{}}, findings(merit.Met, merit.NotMet)...)}
	f, found := v.Of("B")
	assert.True(t, found)
	assert.Equal(t, merit.NotMet, f.Outcome())
	f, found = v.Of("C")
	assert.False(t, found)
	assert.Nil(t, f.Rule)
}

func TestAVerdictChangesWithTheFirstOfItsFindings(t *testing.T) {
	early, late := merit.MustDate(2026, 1, 1), merit.MustDate(2027, 1, 1)
	for _, c := range []struct {
		name string
		days []merit.Date
		want merit.Date
	}{
		{"none", nil, merit.Date{}},
		{"never", []merit.Date{{}, {}}, merit.Date{}},
		{"one", []merit.Date{{}, late, {}}, late},
		{"the first comes first", []merit.Date{early, late}, early},
		{"the first comes last", []merit.Date{late, {}, early}, early},
		{"never after a day", []merit.Date{early, {}}, early},
	} {
		t.Run(c.name, func(t *testing.T) {
			var v merit.Verdict
			for _, d := range c.days {
				v.Findings = append(v.Findings, merit.Finding{Changes: d})
			}
			assert.Equal(t, c.want, v.Changes())
		})
	}
}

func TestAVerdictIsRenderedOneFindingALine(t *testing.T) {
	v := merit.Verdict{Findings: findings(merit.Met, merit.NotMet)}
	assert.Equal(t, "Aturan A: terpenuhi – terpenuhi. Dasar: UU 5/2014 Pasal 116 ayat (1).\n"+
		"Aturan B: tidak terpenuhi – gagal. Dasar: UU 5/2014 Pasal 116 ayat (1).", v.Text(merit.Indonesian))
	assert.Equal(t, "Rule A: met – it holds. Basis: UU 5/2014 Pasal 116 ayat (1).\n"+
		"Rule B: not met – it fails. Basis: UU 5/2014 Pasal 116 ayat (1).", v.Text(merit.English))
	assert.Empty(t, merit.Verdict{}.Text(merit.English))
}

func TestAVerdictInJSON(t *testing.T) {
	encoded, err := json.Marshal(merit.Verdict{})
	require.NoError(t, err)
	assert.Equal(t, `{"outcome":"not-applicable","findings":[]}`, string(encoded))

	encoded, err = json.Marshal(merit.Verdict{Findings: findings(merit.Met, merit.NotMet)})
	require.NoError(t, err)
	var got struct {
		Outcome  string
		Findings []struct{ Code string }
	}
	require.NoError(t, json.Unmarshal(encoded, &got))
	assert.Equal(t, "not-met", got.Outcome)
	require.Len(t, got.Findings, 2)
	assert.Equal(t, "A/holds", got.Findings[0].Code)
	assert.Equal(t, "B/fails", got.Findings[1].Code)

	stray := merit.Verdict{Findings: []merit.Finding{{Reason: &merit.Reason{Outcome: 9}}}}
	_, err = json.Marshal(stray)
	assert.Error(t, err, "what is no outcome is not written")
}

func TestCombiningFindingsAllocatesNothing(t *testing.T) {
	v := merit.Verdict{Findings: findings(merit.Met, merit.NotApplicable, merit.Undetermined)}
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		if merit.Combine(v.Findings) != merit.Undetermined || !v.Changes().IsZero() {
			panic("another answer than expected")
		}
	}))
}

func BenchmarkCombine(b *testing.B) {
	b.ReportAllocs()
	of := findings(merit.Met, merit.NotApplicable, merit.Met, merit.Undetermined, merit.Met)
	var got merit.Outcome
	for b.Loop() {
		got = merit.Combine(of)
	}
	if got != merit.Undetermined {
		b.Fatal(got)
	}
}
