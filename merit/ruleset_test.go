package merit

import (
	"crypto/sha256"
	"fmt"
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

// What another program hashes: every text with its length in bytes, every list with its
// length, in the order of the fields. Where a text holds what could end it, its length
// still tells it from the next.
func TestTheDigestOfARuleIsTakenOfItsFieldsAsTheyAreWritten(t *testing.T) {
	written := "11:MER-EXAMPLE" + "21:government-regulation" + "9:secondary" + "8:title id" + "8:title en" + "8:doubt id" + "8:doubt en" +
		"2;" + // versions
		"10:2014-01-15" + "10:2017-04-07" + "12:not-in-force" + "1;" + "20:PP 11/2017 Pasal 364" + "7:note id" + "7:note en" +
		"10:2017-04-07" + "0:" + "8:in-force" + "1;" + "20:PP 11/2017 Pasal 131" + "0:" + "0:" +
		"1;" + // parameters
		"5:least" + "8:least id" + "8:least en" +
		"2;" + // its numbers
		"10:2014-01-15" + "10:2017-04-07" + "6:period" + "3:P1Y" + "1:0" + "4:text" + "1;" + "20:PP 11/2017 Pasal 132" + "0:" + "0:" +
		"10:2017-04-07" + "0:" + "6:period" + "3:P2Y" + "1:0" + "8:unproven" + "1;" + "20:PP 11/2017 Pasal 133" + "9:number id" + "9:number en" +
		"1;" + "5:first" + "7:fact id" + "7:fact en" +
		"4;" + // reasons, first the three of every rule
		"REASONS" + "7:reached" + "3:met" + "10:reached id" + "10:reached en" +
		"1;" + "6:joined" + "9:joined id" + "9:joined en"
	var common string
	for _, r := range []*Reason{ReasonNotInForce, ReasonForceUnproven, ReasonMissing} {
		for _, text := range []string{r.Code, r.Outcome.String(), r.Text.In(Indonesian), r.Text.In(English)} {
			common += fmt.Sprintf("%d:%s", len(text), text)
		}
	}
	want := Digest(sha256.Sum256([]byte(strings.Replace(written, "REASONS", common, 1))))
	assert.Equal(t, want.String(), MustRule(digestedSpec()).Digest().String())
}

func TestTwoRulesWhoseTextsRunTogetherHaveTwoDigests(t *testing.T) {
	for _, c := range []struct{ name, one, next, other, after string }{
		{"a letter moves", "ab", "c", "a", "bc"},
		{"a colon moves", "a:b", "c", "a", "b:c"},
		{"a length moves", "1", "xxxxxxxxx1y", "11xxxxxxxxx", "y"},
	} {
		one, other := digestedSpec(), digestedSpec()
		one.Title, other.Title = T(c.one, c.next), T(c.other, c.after)
		assert.NotEqual(t, MustRule(one).Digest(), MustRule(other).Digest(), c.name)
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
	for _, none := range []any{7, "sha256:", []byte("sha256:")} {
		assert.ErrorIs(t, read.Scan(none), ErrSyntax)
	}
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
