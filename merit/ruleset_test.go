package merit

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// digestedSpec returns a rule that has everything a rule can have.
func digestedSpec() RuleSpec {
	both := func(s string) Text { return T(s+" id", s+" en") }
	cited := func(s string) []Citation { return []Citation{Cite(s)} }
	turn := MustDate(2017, time.April, 7)
	return RuleSpec{
		ID: "MER-EXAMPLE", Title: both("title"), Standing: StandingGovernment, Confidence: SecondarySource, Doubt: both("doubt"),
		Versions: []Version{
			{From: FirstDay, Until: turn, Force: NotInForce, Basis: cited("PP 11/2017 Pasal 364"), Note: both("note")},
			{From: turn, Force: InForce, Basis: cited("PP 11/2017 Pasal 131")},
		},
		Params: []*Param{MustParam("least", both("least"),
			ParamValue{From: FirstDay, Until: turn, Value: PeriodOf(Years(1)), Basis: cited("PP 11/2017 Pasal 132"), Confidence: TextRead},
			ParamValue{From: turn, Value: PeriodOf(Years(2)), Basis: cited("PP 11/2017 Pasal 133"), Confidence: Unproven, Note: both("number")})},
		Facts:   []Fact{{"first", both("fact")}},
		Reasons: []*Reason{{"reached", Met, both("reached")}},
		Notes:   []Note{{"joined", both("joined")}},
	}
}

// withParam returns the rule with its parameter made anew.
func withParam(s *RuleSpec, name string, label Text, change func([]ParamValue)) {
	values := s.Params[0].Values()
	change(values)
	s.Params = []*Param{MustParam(name, label, values...)}
}

func TestAnyChangeOfARuleChangesItsDigest(t *testing.T) {
	other := T("lain", "other")
	day := MustDate(2018, time.May, 8)
	least := T("least id", "least en")
	keep := func([]ParamValue) {}
	for _, c := range []struct {
		name   string
		change func(*RuleSpec)
	}{
		{"its ID", func(s *RuleSpec) { s.ID = "MER-EXAMPLE-2" }},
		{"its title", func(s *RuleSpec) { s.Title = other }},
		{"its title in English alone", func(s *RuleSpec) { s.Title = T(s.Title.In(Indonesian), "other") }},
		{"its standing", func(s *RuleSpec) { s.Standing = StandingStatute }},
		{"its confidence", func(s *RuleSpec) { s.Confidence = Unproven }},
		{"its doubt", func(s *RuleSpec) { s.Doubt = other }},
		{"the day on which it came into force", func(s *RuleSpec) { s.Versions[0].Until, s.Versions[1].From = day, day }},
		{"its first day", func(s *RuleSpec) { s.Versions[0].From = MustDate(2014, time.January, 14) }},
		{"its force", func(s *RuleSpec) { s.Versions[0].Force = ForceUnproven }},
		{"the basis of a version", func(s *RuleSpec) { s.Versions[1].Basis[0] = Cite("PP 11/2017 Pasal 131 ayat (1)") }},
		{"a second basis", func(s *RuleSpec) { s.Versions[1].Basis = append(s.Versions[1].Basis, Cite("PP 17/2020")) }},
		{"the note of a version", func(s *RuleSpec) { s.Versions[0].Note = other }},
		{"no parameter", func(s *RuleSpec) { s.Params = nil }},
		{"the name of a parameter", func(s *RuleSpec) { withParam(s, "most", least, keep) }},
		{"what a parameter means", func(s *RuleSpec) { withParam(s, "least", other, keep) }},
		{"a number", func(s *RuleSpec) {
			withParam(s, "least", least, func(v []ParamValue) { v[1].Value = PeriodOf(Years(3)) })
		}},
		{"a number of another kind", func(s *RuleSpec) {
			withParam(s, "least", least, func(v []ParamValue) { v[0].Value, v[1].Value = CountOf(1), CountOf(2) })
		}},
		{"the day of a number", func(s *RuleSpec) {
			withParam(s, "least", least, func(v []ParamValue) { v[0].Until, v[1].From = day, day })
		}},
		{"the citation of a number", func(s *RuleSpec) {
			withParam(s, "least", least, func(v []ParamValue) { v[1].Basis = []Citation{Cite("PP 17/2020")} })
		}},
		{"the confidence of a number", func(s *RuleSpec) {
			withParam(s, "least", least, func(v []ParamValue) { v[0].Confidence = PracticeOnly })
		}},
		{"the note on a number", func(s *RuleSpec) { withParam(s, "least", least, func(v []ParamValue) { v[1].Note = other }) }},
		{"the key of a fact", func(s *RuleSpec) { s.Facts[0].Key = "second" }},
		{"the name of a fact", func(s *RuleSpec) { s.Facts[0].Name = other }},
		{"another fact", func(s *RuleSpec) { s.Facts = append(s.Facts, Fact{"second", other}) }},
		{"the code of a reason", func(s *RuleSpec) { s.Reasons[0].Code = "met" }},
		{"the outcome of a reason", func(s *RuleSpec) { s.Reasons[0].Outcome = NotMet }},
		{"the wording of a reason", func(s *RuleSpec) { s.Reasons[0].Text = other }},
		{"the code of a note", func(s *RuleSpec) { s.Notes[0].Code = "broken" }},
		{"the wording of a note", func(s *RuleSpec) { s.Notes[0].Text = other }},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := MustRule(digestedSpec())
			require.Equal(t, before.Digest(), MustRule(digestedSpec()).Digest(), "the same rule has the same digest")
			spec := digestedSpec()
			c.change(&spec)
			after := MustRule(spec)
			assert.NotEqual(t, before.Digest(), after.Digest())
			assert.NotEqual(t, DigestOf([]*Rule{before}), DigestOf([]*Rule{after}))
		})
	}
}

func TestTheDigestOfASetIsOneOfTheSetAlone(t *testing.T) {
	rules := Rules()
	whole := DigestOf(rules)
	reversed := Rules()
	for i := range reversed {
		reversed[i] = rules[len(rules)-1-i]
	}
	assert.Equal(t, whole, DigestOf(reversed), "the order does not matter")
	assert.Equal(t, whole, DigestOf(rules[:2], nil, rules[2:]), "nor how the set is split")
	assert.Equal(t, whole, DigestOf(rules, []*Rule{nil}), "nor a rule that is none")
	assert.NotEqual(t, whole, DigestOf(rules[1:]), "a rule that is left out does")
	assert.NotEqual(t, whole, DigestOf(rules, rules[:1]), "and a rule that comes twice")
	assert.False(t, DigestOf().IsZero())
}

func TestADigestReadsBackFromItsText(t *testing.T) {
	d := DigestOf(Rules())
	s := d.String()
	require.Len(t, s, len("sha256:")+64)
	parsed, err := ParseDigest(s)
	require.NoError(t, err)
	assert.Equal(t, d, parsed)

	text, err := d.MarshalText()
	require.NoError(t, err)
	var read Digest
	require.NoError(t, read.UnmarshalText(text))
	assert.Equal(t, d, read)
	require.NoError(t, read.UnmarshalText(nil))
	assert.True(t, read.IsZero())
	assert.Empty(t, read.String())

	for _, wrong := range []string{"", "sha256:", s[:len(s)-1], s + "0", strings.ToUpper(s), "sha512:" + s[7:], s[7:], "sha256:" + strings.ToUpper(s[7:]), s[:len(s)-1] + "g"} {
		_, err := ParseDigest(wrong)
		assert.ErrorIs(t, err, ErrSyntax, wrong)
	}
	assert.ErrorIs(t, read.UnmarshalText([]byte("x")), ErrSyntax)
}

func TestADigestGoesToADatabaseAndBack(t *testing.T) {
	d := DigestOf(Rules())
	stored, err := d.Value()
	require.NoError(t, err)
	for _, src := range []any{stored, []byte(d.String())} {
		var read Digest
		require.NoError(t, read.Scan(src))
		assert.Equal(t, d, read)
	}
	stored, err = Digest{}.Value()
	require.NoError(t, err)
	assert.Nil(t, stored)
	read := d
	require.NoError(t, read.Scan(nil))
	assert.True(t, read.IsZero())
	assert.ErrorIs(t, read.Scan(7), ErrSyntax)
}

func TestTheVersionOfTheLibraryIsTheOneOfTheChangelog(t *testing.T) {
	data, err := os.ReadFile("../CHANGELOG.md")
	require.NoError(t, err)
	_, after, found := strings.Cut(string(data), "\n## ")
	require.True(t, found)
	newest, _, _ := strings.Cut(after, "\n")
	if strings.HasSuffix(LibraryVersion, "-dev") {
		assert.Equal(t, "Unreleased", newest)
	} else {
		assert.Contains(t, newest, LibraryVersion)
	}
}
