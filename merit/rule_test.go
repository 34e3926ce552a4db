package merit_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestConfidencesReadAndPrintAlike(t *testing.T) {
	checkEnumeration(t, "confidence", merit.ParseConfidence, merit.TextRead, "text", "secondary", "practice", "convention", "unproven")
	checkWords(t, merit.TextRead, merit.Unproven)
	for _, c := range []struct {
		confidence merit.Confidence
		id, en     string
	}{
		{merit.TextRead, "teks pasal dibaca", "article read in full text"},
		{merit.SecondarySource, "dari sumber sekunder", "from secondary sources"},
		{merit.PracticeOnly, "dari praktik", "from practice"},
		{merit.ProjectConvention, "konvensi proyek", "convention of the project"},
		{merit.Unproven, "belum terbukti", "unproven"},
	} {
		assert.Equal(t, c.id, c.confidence.In(merit.Indonesian))
		assert.Equal(t, c.en, c.confidence.In(merit.English))
	}
	assert.Equal(t, "%!(0)", merit.Confidence(0).In(merit.English))
}

func TestForcesReadAndPrintAlike(t *testing.T) {
	checkEnumeration(t, "force", merit.ParseForce, merit.InForce, "in-force", "not-in-force", "unproven")
}

// The days of the rule and the parameter below: three versions, of which the second
// is of unproven force and the third is none.
var (
	firstDay  = merit.FirstDay
	unproven  = merit.MustDate(2020, 2, 29)
	repealed  = merit.MustDate(2023, 10, 31)
	raised    = merit.MustDate(2017, 4, 7)
	statute   = merit.Cite("UU 5/2014 Pasal 116 ayat (1)")
	successor = merit.Cite("UU 20/2023 Pasal 76")
	pp        = merit.Cite("PP 11/2017 Pasal 131 ayat (2) huruf c")
)

func years(from, until merit.Date, n int, basis ...merit.Citation) merit.ParamValue {
	return merit.ParamValue{From: from, Until: until, Value: merit.PeriodOf(merit.Years(n)), Basis: basis, Confidence: merit.TextRead}
}

// minimum is a parameter of one year and, from the government regulation on, of two.
func minimum() *merit.Param {
	return merit.MustParam("minimum", merit.T("paling singkat", "at least"),
		years(firstDay, raised, 1, statute), years(raised, merit.Date{}, 2, pp))
}

// spec is what a rule is made of, with nothing wrong; tests spoil it.
func spec() merit.RuleSpec {
	return merit.RuleSpec{
		ID:       "TST-TENURE",
		Title:    merit.T("Masa jabatan", "Tenure"),
		Standing: merit.StandingStatute, Confidence: merit.TextRead,
		Versions: []merit.Version{
			{From: firstDay, Until: unproven, Force: merit.InForce, Basis: []merit.Citation{statute}},
			{From: unproven, Until: repealed, Force: merit.ForceUnproven, Basis: []merit.Citation{statute},
				Note: merit.T("tanggal akhir belum terbukti", "its end is unproven")},
			{From: repealed, Force: merit.NotInForce, Basis: []merit.Citation{successor},
				Note: merit.T("dicabut oleh UU 20/2023", "repealed by UU 20/2023")},
		},
		Params: []*merit.Param{minimum()},
		Facts: []merit.Fact{
			{Key: "inaugurated", Name: merit.T("tanggal pelantikan", "date of inauguration")},
			{Key: "level", Name: merit.T("jenjang jabatan", "level of the post")},
		},
		Reasons: []*merit.Reason{
			{Code: "reached", Outcome: merit.Met, Text: merit.T("{observed}, paling singkat {required}", "{observed}, at least {required}")},
			{Code: "too-short", Outcome: merit.NotMet, Text: merit.T("baru {observed} dari {param:minimum}", "only {observed} of {param:minimum}")},
		},
		Notes: []merit.Note{
			{Code: "softer", Text: merit.T("lebih ringan dari {required}", "softer than {required}")},
			{Code: "disputed", Text: merit.T("dipersoalkan", "disputed")},
		},
	}
}

func TestARuleThatIsWellMadeIsAccepted(t *testing.T) {
	s := spec()
	r, err := merit.NewRule(s)
	require.NoError(t, err)
	assert.Equal(t, s.ID, r.ID())
	assert.Equal(t, s.Title, r.Title())
	assert.Equal(t, s.Standing, r.Standing())
	assert.Equal(t, s.Confidence, r.Confidence())
	assert.True(t, r.Doubt().IsZero())
	assert.Equal(t, s.Versions, r.Versions())
	assert.Equal(t, s.Params, r.Params())
	assert.Equal(t, s.Facts, r.Facts())
	assert.Equal(t, s.Notes, r.Notes())
	assert.Equal(t, append([]*merit.Reason{merit.ReasonNotInForce, merit.ReasonForceUnproven, merit.ReasonMissing}, s.Reasons...), r.Reasons(),
		"the reasons that every rule can give come first")
	assert.NotPanics(t, func() { merit.MustRule(s) })
}

func TestWhatARuleNeedsAndLacksIsRefused(t *testing.T) {
	many := func(n int) (facts []merit.Fact, notes []merit.Note) {
		for i := range n {
			facts = append(facts, merit.Fact{Key: fmt.Sprint("f", i), Name: merit.T("fakta", "fact")})
			notes = append(notes, merit.Note{Code: fmt.Sprint("n", i), Text: merit.T("catatan", "note")})
		}
		return facts, notes
	}
	reason := func(id, en string) func(*merit.RuleSpec) {
		return func(s *merit.RuleSpec) { s.Reasons[0].Text = merit.T(id, en) }
	}
	for _, c := range []struct {
		name  string
		spoil func(*merit.RuleSpec)
		want  []string // without "rule TST-TENURE: "
	}{
		{"nothing is wrong", func(*merit.RuleSpec) {}, nil},

		{"an ID in small letters", func(s *merit.RuleSpec) { s.ID = "TST-tenure" }, []string{"id syntax"}},
		{"an ID that begins with a hyphen", func(s *merit.RuleSpec) { s.ID = "-TST" }, []string{"id syntax"}},
		{"an ID that ends with a hyphen", func(s *merit.RuleSpec) { s.ID = "TST-" }, []string{"id syntax"}},
		{"no ID", func(s *merit.RuleSpec) { s.ID = "" }, []string{"id syntax"}},
		{"an ID with digits", func(s *merit.RuleSpec) { s.ID = "KSN-ISM2025" }, nil},
		{"no title", func(s *merit.RuleSpec) { s.Title = merit.Text{} }, []string{"title missing"}},
		{"a title in one language", func(s *merit.RuleSpec) { s.Title = merit.T("Masa jabatan", "") }, []string{"title missing"}},
		{"no standing", func(s *merit.RuleSpec) { s.Standing = 0 }, []string{"standing missing"}},
		{"an unknown standing", func(s *merit.RuleSpec) { s.Standing = 99 }, []string{"standing unknown"}},
		{"no confidence, and so a doubt", func(s *merit.RuleSpec) { s.Confidence = 0 }, []string{"confidence missing", "doubt missing"}},
		{"an unknown confidence", func(s *merit.RuleSpec) {
			s.Confidence, s.Doubt = 99, merit.T("ragu", "doubt")
		}, []string{"confidence unknown"}},
		{"a second-hand source without its doubt", func(s *merit.RuleSpec) { s.Confidence = merit.SecondarySource }, []string{"doubt missing"}},
		{"a second-hand source with its doubt", func(s *merit.RuleSpec) {
			s.Confidence, s.Doubt = merit.SecondarySource, merit.T("ragu", "doubt")
		}, nil},

		{"no version", func(s *merit.RuleSpec) { s.Versions = nil }, []string{"versions missing"}},
		{"a version without an article", func(s *merit.RuleSpec) { s.Versions[1].Basis = nil }, []string{"versions[1].basis uncited"}},
		{"an absence without the article that says so", func(s *merit.RuleSpec) { s.Versions[2].Basis = nil }, []string{"versions[2].basis uncited"}},
		{"an article that is none", func(s *merit.RuleSpec) {
			s.Versions[0].Basis = []merit.Citation{statute, {Instrument: statute.Instrument, Article: "x"}}
		}, []string{"versions[0].basis[1].citation.article syntax"}},
		{"a citation of nothing", func(s *merit.RuleSpec) { s.Versions[0].Basis = []merit.Citation{{}} }, []string{"versions[0].basis[0].citation.instrument.kind unknown"}},
		{"checked in the year of the newest article", func(s *merit.RuleSpec) { s.Versions[0].CheckedOn = merit.MustDate(2014, 1, 1) }, nil},
		{"checked before there was the article", func(s *merit.RuleSpec) { s.Versions[0].CheckedOn = merit.MustDate(2013, 12, 31) }, []string{"versions[0].checkedOn conflict"}},
		{"no force", func(s *merit.RuleSpec) {
			s.Versions[0].Force, s.Versions[0].Note = 0, merit.T("catatan", "note")
		}, []string{"versions[0].force missing"}},
		{"an unknown force", func(s *merit.RuleSpec) { s.Versions[2].Force = 99 }, []string{"versions[2].force unknown"}},
		{"a version not in force that does not say why", func(s *merit.RuleSpec) { s.Versions[2].Note = merit.Text{} }, []string{"versions[2].note missing"}},
		{"unproven force that does not say why", func(s *merit.RuleSpec) { s.Versions[1].Note = merit.Text{} }, []string{"versions[1].note missing"}},
		{"a gap of a day", func(s *merit.RuleSpec) { s.Versions[1].From = unproven.AddDays(1) }, []string{"versions[1].from conflict"}},
		{"an overlap of a day", func(s *merit.RuleSpec) { s.Versions[1].From = unproven.AddDays(-1) }, []string{"versions[1].from conflict"}},
		{"newest first", func(s *merit.RuleSpec) {
			s.Versions[0], s.Versions[1] = s.Versions[1], s.Versions[0]
		}, []string{"versions[1].from conflict", "versions[2].from conflict", "versions[0].from range"}},
		{"an open version before another", func(s *merit.RuleSpec) { s.Versions[1].Until = merit.Date{} }, []string{"versions[2].from conflict"}},
		{"a span of no day", func(s *merit.RuleSpec) {
			s.Versions[0].Until, s.Versions[1].From = firstDay, firstDay
		}, []string{"versions[0].until conflict"}},
		{"a span that goes backward", func(s *merit.RuleSpec) { s.Versions[1].Until = unproven.AddDays(-1) }, []string{"versions[1].until conflict", "versions[2].from conflict"}},
		{"a version since ever", func(s *merit.RuleSpec) { s.Versions[0].From = merit.Date{} }, []string{"versions[0].from missing"}},
		{"the first version a day late", func(s *merit.RuleSpec) { s.Versions[0].From = firstDay.AddDays(1) }, []string{"versions[0].from range"}},
		{"the first version a day early", func(s *merit.RuleSpec) { s.Versions[0].From = firstDay.AddDays(-1) }, nil},
		{"the last version ends", func(s *merit.RuleSpec) { s.Versions[2].Until = merit.MustDate(2030, 1, 1) }, []string{"versions[2].until range"}},

		{"a parameter that is nil", func(s *merit.RuleSpec) { s.Params = append(s.Params, nil) }, []string{"params[1] missing"}},
		{"a parameter that is nil hides nothing of those after it", func(s *merit.RuleSpec) { s.Params = []*merit.Param{nil, minimum(), minimum()} }, []string{"params[0] missing", "params[2].name conflict"}},
		{"a parameter twice", func(s *merit.RuleSpec) { s.Params = append(s.Params, minimum()) }, []string{"params[1].name conflict"}},
		{"a parameter that begins a day late", func(s *merit.RuleSpec) {
			s.Params[0] = merit.MustParam("minimum", merit.T("a", "b"), years(firstDay.AddDays(1), merit.Date{}, 1, statute))
		}, []string{"versions[0] missing"}},
		{"a parameter that ends a day early", func(s *merit.RuleSpec) {
			s.Params[0] = merit.MustParam("minimum", merit.T("a", "b"), years(firstDay, unproven.AddDays(-1), 1, statute))
		}, []string{"versions[0] missing"}},
		{"a parameter that ends with the force", func(s *merit.RuleSpec) {
			s.Params[0] = merit.MustParam("minimum", merit.T("a", "b"), years(firstDay, unproven, 1, statute))
		}, nil},
		{"a parameter that ends under an open version", func(s *merit.RuleSpec) {
			s.Versions = []merit.Version{{From: firstDay, Force: merit.InForce, Basis: []merit.Citation{statute}}}
			s.Params[0] = merit.MustParam("minimum", merit.T("a", "b"), years(firstDay, repealed, 1, statute))
		}, []string{"versions[0] missing"}},
		{"a version from before the first day asks for no number of that time", func(s *merit.RuleSpec) { s.Versions[0].From = merit.MustDate(2000, 1, 1) }, nil},

		{"sixteen facts", func(s *merit.RuleSpec) { s.Facts, _ = many(16) }, nil},
		{"seventeen facts", func(s *merit.RuleSpec) { s.Facts, _ = many(17) }, []string{"facts range"}},
		{"fifteen notes", func(s *merit.RuleSpec) { _, s.Notes = many(15) }, nil},
		{"sixteen notes", func(s *merit.RuleSpec) { _, s.Notes = many(16) }, []string{"notes range"}},
		{"a fact twice", func(s *merit.RuleSpec) { s.Facts[1].Key = "inaugurated" }, []string{"facts[1].key conflict"}},
		{"a fact without a key", func(s *merit.RuleSpec) { s.Facts[1].Key = "" }, []string{"facts[1].key missing"}},
		{"a fact without a name", func(s *merit.RuleSpec) { s.Facts[1].Name = merit.Text{} }, []string{"facts[1].name missing"}},

		{"a reason that is nil", func(s *merit.RuleSpec) { s.Reasons[1] = nil }, []string{"reasons[1] missing"}},
		{"a reason that is nil hides nothing of those after it", func(s *merit.RuleSpec) {
			s.Reasons = append([]*merit.Reason{nil}, s.Reasons...)
			s.Reasons[2].Code = ""
		}, []string{"reasons[0] missing", "reasons[2].code missing"}},
		{"a reason twice", func(s *merit.RuleSpec) { s.Reasons[1].Code = "reached" }, []string{"reasons[1].code conflict"}},
		{"a reason that every rule has: not in force", func(s *merit.RuleSpec) { s.Reasons[1].Code = "not-in-force" }, []string{"reasons[1].code conflict"}},
		{"a reason that every rule has: force unproven", func(s *merit.RuleSpec) { s.Reasons[1].Code = "force-unproven" }, []string{"reasons[1].code conflict"}},
		{"a reason that every rule has: missing", func(s *merit.RuleSpec) { s.Reasons[1].Code = "missing" }, []string{"reasons[1].code conflict"}},
		{"a reason without a code", func(s *merit.RuleSpec) { s.Reasons[1].Code = "" }, []string{"reasons[1].code missing"}},
		{"a reason of no outcome", func(s *merit.RuleSpec) { s.Reasons[1].Outcome = 9 }, []string{"reasons[1].outcome unknown"}},
		{"a reason that may be undetermined", func(s *merit.RuleSpec) { s.Reasons[1].Outcome = merit.Undetermined }, nil},
		{"a reason without a text", func(s *merit.RuleSpec) { s.Reasons[0].Text = merit.Text{} }, []string{"reasons[0].text missing"}},
		{"a note twice", func(s *merit.RuleSpec) { s.Notes[1].Code = "softer" }, []string{"notes[1].code conflict"}},
		{"a note that every rule has", func(s *merit.RuleSpec) { s.Notes[1].Code = "rolled" }, []string{"notes[1].code conflict"}},
		{"a note without a text", func(s *merit.RuleSpec) { s.Notes[1].Text = merit.Text{} }, []string{"notes[1].text missing"}},

		{"every placeholder there is", reason("{observed}{required}{changes}{asof}{law}{missing}{param:minimum}", "{param:minimum}{missing}{law}{asof}{changes}{required}{observed}"), nil},
		{"an unknown placeholder in both languages", reason("{nilai}", "{value}"), []string{"reasons[0].text.id unknown", "reasons[0].text.en unknown"}},
		{"an unknown placeholder in one language", reason("{observed}", "{observed} {value}"), []string{"reasons[0].text.en unknown"}},
		{"an unknown parameter", reason("{param:maximum}", "{param:maximum}"), []string{"reasons[0].text.id unknown", "reasons[0].text.en unknown"}},
		{"the name of a parameter alone", reason("{minimum}", "{minimum}"), []string{"reasons[0].text.id unknown", "reasons[0].text.en unknown"}},
		{"a placeholder without its end", reason("{observed", "{observed"), []string{"reasons[0].text.id unknown", "reasons[0].text.en unknown"}},
		{"a second placeholder without its end", reason("{observed} {law", "{observed} {law"), []string{"reasons[0].text.id unknown", "reasons[0].text.en unknown"}},
		{"a placeholder that English lacks", reason("{observed} {law}", "{observed}"), []string{"reasons[0].text.en conflict"}},
		{"a placeholder that Indonesian lacks", reason("{observed}", "{observed} {law}"), []string{"reasons[0].text.id conflict"}},
		{"a placeholder used twice in one language", reason("{observed} {observed}", "{observed}"), nil},
		{"a note with an unknown placeholder", func(s *merit.RuleSpec) { s.Notes[0].Text = merit.T("{x}", "x") }, []string{"notes[0].text.id unknown"}},

		{"all at once", func(s *merit.RuleSpec) {
			s.Title = merit.Text{}
			s.Versions[0].Basis = nil
			s.Versions[2].Note = merit.Text{}
			s.Params = append(s.Params, nil)
			s.Facts[0].Key = ""
			s.Reasons[0].Text = merit.T("{x}", "x")
			s.Notes[1].Code = "softer"
		}, []string{"title missing", "versions[0].basis uncited", "versions[2].note missing", "params[1] missing", "facts[0].key missing", "reasons[0].text.id unknown", "notes[1].code conflict"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := spec()
			c.spoil(&s)
			r, err := merit.NewRule(s)
			if c.want == nil {
				require.NoError(t, err)
				require.NotNil(t, r)
				return
			}
			assert.Nil(t, r)
			var got []string
			for _, p := range problems(t, err) {
				field, found := strings.CutPrefix(p, "rule "+string(s.ID)+": ")
				assert.True(t, found, "%s names the rule", p)
				got = append(got, field)
			}
			assert.Equal(t, c.want, got)
			assert.Panics(t, func() { merit.MustRule(s) })
		})
	}
}

func TestWhatAParameterNeedsAndLacksIsRefused(t *testing.T) {
	label := merit.T("paling singkat", "at least")
	open := merit.Date{}
	count := func(v merit.ParamValue, value merit.Value) merit.ParamValue { v.Value = value; return v }
	confidence := func(v merit.ParamValue, c merit.Confidence, note merit.Text) merit.ParamValue {
		v.Confidence, v.Note = c, note
		return v
	}
	checkedOn := func(v merit.ParamValue, day merit.Date) merit.ParamValue { v.CheckedOn = day; return v }
	for _, c := range []struct {
		name   string
		param  string
		label  merit.Text
		values []merit.ParamValue
		want   []string // without "param NAME: "
	}{
		{"nothing is wrong", "minimum", label, []merit.ParamValue{years(firstDay, raised, 1, statute), years(raised, open, 2, pp)}, nil},
		{"the last value may end", "minimum", label, []merit.ParamValue{years(firstDay, raised, 1, statute)}, nil},
		{"no name", "", label, []merit.ParamValue{years(firstDay, open, 1, statute)}, []string{"name syntax"}},
		{"a name with a brace", "min{}", label, []merit.ParamValue{years(firstDay, open, 1, statute)}, []string{"name syntax"}},
		{"no label", "minimum", merit.T("paling singkat", ""), []merit.ParamValue{years(firstDay, open, 1, statute)}, []string{"label missing"}},
		{"no value at all", "minimum", label, nil, []string{"values missing"}},
		{"a value without an article", "minimum", label, []merit.ParamValue{years(firstDay, raised, 1, statute), years(raised, open, 2)}, []string{"values[1].basis uncited"}},
		{"a citation of nothing", "minimum", label, []merit.ParamValue{years(firstDay, open, 1, merit.Citation{})}, []string{"values[0].basis[0].citation.instrument.kind unknown"}},
		{"checked in the year of the article", "minimum", label, []merit.ParamValue{checkedOn(years(firstDay, open, 1, pp), merit.MustDate(2017, 1, 1))}, nil},
		{"checked before there was the article", "minimum", label, []merit.ParamValue{checkedOn(years(firstDay, open, 1, statute, pp), merit.MustDate(2016, 12, 31))}, []string{"values[0].checkedOn conflict"}},
		{"a practice has no year", "minimum", label, []merit.ParamValue{checkedOn(years(firstDay, open, 1, merit.Cite("Praktik BKN")), merit.MustDate(2016, 12, 31))}, nil},
		{"a span without its value", "minimum", label, []merit.ParamValue{years(firstDay, raised, 1, statute), count(years(raised, open, 2, pp), merit.Value{})}, []string{"values[1].value missing"}},
		{"values of mixed kinds", "minimum", label, []merit.ParamValue{years(firstDay, raised, 1, statute), count(years(raised, open, 2, pp), merit.CountOf(2))}, []string{"values[1].value conflict"}},
		{"no confidence", "minimum", label, []merit.ParamValue{confidence(years(firstDay, open, 1, statute), 0, merit.Text{})}, []string{"values[0].confidence missing"}},
		{"an unknown confidence", "minimum", label, []merit.ParamValue{confidence(years(firstDay, open, 1, statute), 99, merit.Text{})}, []string{"values[0].confidence unknown"}},
		{"an unproven value without a note", "minimum", label, []merit.ParamValue{confidence(years(firstDay, open, 1, statute), merit.Unproven, merit.T("ragu", ""))}, []string{"values[0].note missing"}},
		{"an unproven value with its note", "minimum", label, []merit.ParamValue{confidence(years(firstDay, open, 1, statute), merit.Unproven, merit.T("ragu", "doubt"))}, nil},
		{"a gap of a day", "minimum", label, []merit.ParamValue{years(firstDay, raised, 1, statute), years(raised.AddDays(1), open, 2, pp)}, []string{"values[1].from conflict"}},
		{"an overlap of a day", "minimum", label, []merit.ParamValue{years(firstDay, raised, 1, statute), years(raised.AddDays(-1), open, 2, pp)}, []string{"values[1].from conflict"}},
		{"newest first", "minimum", label, []merit.ParamValue{years(raised, open, 2, pp), years(firstDay, raised, 1, statute)}, []string{"values[1].from conflict"}},
		{"no first day", "minimum", label, []merit.ParamValue{years(open, raised, 1, statute)}, []string{"values[0].from missing"}},
		{"a span of no day", "minimum", label, []merit.ParamValue{years(firstDay, firstDay, 1, statute)}, []string{"values[0].until conflict"}},
		{"a span that goes backward", "minimum", label, []merit.ParamValue{years(raised, firstDay, 1, statute)}, []string{"values[0].until conflict"}},
		{"all at once", "min}", merit.Text{}, []merit.ParamValue{years(firstDay, raised, 1), count(years(raised.AddDays(1), open, 2, pp), merit.CountOf(2))},
			[]string{"name syntax", "label missing", "values[0].basis uncited", "values[1].value conflict", "values[1].from conflict"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := merit.NewParam(c.param, c.label, c.values...)
			if c.want == nil {
				require.NoError(t, err)
				assert.Equal(t, c.param, p.Name())
				assert.Equal(t, c.label, p.Label())
				assert.Equal(t, c.values, p.Values())
				assert.NotPanics(t, func() { merit.MustParam(c.param, c.label, c.values...) })
				return
			}
			assert.Nil(t, p)
			var got []string
			for _, problem := range problems(t, err) {
				field, found := strings.CutPrefix(problem, "param "+c.param+": ")
				assert.True(t, found, "%s names the parameter", problem)
				got = append(got, field)
			}
			assert.Equal(t, c.want, got)
			assert.Panics(t, func() { merit.MustParam(c.param, c.label, c.values...) })
		})
	}
}

func TestARefusalSaysWhatWasExpected(t *testing.T) {
	s := spec()
	s.Standing = 99
	s.Versions[1].From = unproven.AddDays(1)
	s.Params[0] = merit.MustParam("minimum", merit.T("a", "b"), years(firstDay, raised, 1, statute))
	s.Reasons[0].Text = merit.T("{observed}", "{law}")
	_, err := merit.NewRule(s)
	assert.EqualError(t, err, strings.Join([]string{
		`rule TST-TENURE: standing "%!(99)": unknown: want one of statute, government-regulation, presidential-regulation, ministerial-regulation, circular, practice, convention`,
		`rule TST-TENURE: versions[0] "minimum": missing: want parameter minimum known on every day of 2014-01-15/2020-02-29`,
		`rule TST-TENURE: versions[1].from "2020-03-01": contradictory: want the day on which the one before ends: no gap, no overlap, oldest first`,
		`rule TST-TENURE: reasons[0].text.en "observed": contradictory: want the same placeholders as in Indonesian`,
		`rule TST-TENURE: reasons[0].text.id "law": contradictory: want the same placeholders as in English`,
	}, "\n"))
}

// Whoever changes what went into a rule, or what came out of it, changes no rule.
func TestARuleCannotBeChanged(t *testing.T) {
	s := spec()
	r := merit.MustRule(s)
	spoil := func(versions []merit.Version, params []*merit.Param, facts []merit.Fact, reasons []*merit.Reason, notes []merit.Note) {
		versions[0].Basis[0] = successor
		versions[0].Force = merit.NotInForce
		params[0] = nil
		facts[0].Key = "changed"
		reasons[len(reasons)-1] = nil
		notes[0].Code = "changed"
	}
	spoil(s.Versions, s.Params, s.Facts, s.Reasons, s.Notes)
	want := spec()
	for range 2 {
		assert.Equal(t, want.Versions, r.Versions())
		assert.Equal(t, "minimum", r.Params()[0].Name())
		assert.Equal(t, want.Facts, r.Facts())
		assert.Equal(t, "too-short", r.Reasons()[4].Code)
		assert.Equal(t, want.Notes, r.Notes())
		spoil(r.Versions(), r.Params(), r.Facts(), r.Reasons(), r.Notes())
	}
}

func TestAParameterCannotBeChanged(t *testing.T) {
	values := []merit.ParamValue{years(firstDay, raised, 1, statute), years(raised, merit.Date{}, 2, pp)}
	p := merit.MustParam("minimum", merit.T("paling singkat", "at least"), values...)
	spoil := func(values []merit.ParamValue) {
		values[0].Value = merit.CountOf(1)
		values[1].Basis[0] = successor
	}
	spoil(values)
	for range 2 {
		assert.Equal(t, minimum().Values(), p.Values())
		spoil(p.Values())
	}
}

func TestAParameterHasTheValueOfTheDay(t *testing.T) {
	ends := merit.MustParam("minimum", merit.T("paling singkat", "at least"), years(firstDay, raised, 1, statute), years(raised, repealed, 2, pp))
	for _, c := range []struct {
		name string
		day  merit.Date
		want string
	}{
		{"no day", merit.Date{}, ""},
		{"the day before the first value", firstDay.AddDays(-1), ""},
		{"the first day", firstDay, "P1Y"},
		{"the day after the first", firstDay.AddDays(1), "P1Y"},
		{"the day before the change", raised.AddDays(-1), "P1Y"},
		{"the day of the change", raised, "P2Y"},
		{"the day after the change", raised.AddDays(1), "P2Y"},
		{"the day before the end", repealed.AddDays(-1), "P2Y"},
		{"the day of the end", repealed, ""},
		{"the day after the end", repealed.AddDays(1), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ""
			if v := ends.At(c.day); v != nil {
				got = v.Value.String()
			}
			assert.Equal(t, c.want, got)
		})
	}
	assert.Equal(t, "P2Y", minimum().At(merit.MustDate(9999, 12, 31)).Value.String(), "an open value never ends")
}

func TestARuleHasTheVersionOfTheDay(t *testing.T) {
	r := merit.MustRule(spec())
	for _, c := range []struct {
		name    string
		day     merit.Date
		want    merit.Force
		inForce bool
	}{
		{"no day", merit.Date{}, 0, false},
		{"the day before the first version", firstDay.AddDays(-1), 0, false},
		{"the first day", firstDay, merit.InForce, true},
		{"the day after the first", firstDay.AddDays(1), merit.InForce, true},
		{"the day before it is unproven", unproven.AddDays(-1), merit.InForce, true},
		{"29 February, on which it becomes unproven", unproven, merit.ForceUnproven, false},
		{"the day after it became unproven", unproven.AddDays(1), merit.ForceUnproven, false},
		{"the day before the repeal", repealed.AddDays(-1), merit.ForceUnproven, false},
		{"the day of the repeal", repealed, merit.NotInForce, false},
		{"the day after the repeal", repealed.AddDays(1), merit.NotInForce, false},
		{"the last day of the calendar", merit.MustDate(9999, 12, 31), merit.NotInForce, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := merit.Force(0)
			if v := r.At(c.day); v != nil {
				got = v.Force
			}
			assert.Equal(t, c.want, got)
			assert.Equal(t, c.inForce, r.InForce(c.day))
		})
	}
}

// A rule that was suspended: in force, then not, under two articles, then again.
func TestARuleThatDoesNotGovernSaysWhenItWill(t *testing.T) {
	s := spec()
	s.Params = nil
	s.Reasons = nil
	suspended, again, later := merit.MustDate(2018, 1, 1), merit.MustDate(2020, 1, 1), merit.MustDate(2022, 1, 1)
	because := merit.T("ditangguhkan", "suspended")
	s.Versions = []merit.Version{
		{From: firstDay, Until: suspended, Force: merit.InForce, Basis: []merit.Citation{statute}},
		{From: suspended, Until: repealed.AddDays(-2000), Force: merit.NotInForce, Basis: []merit.Citation{pp}, Note: because},
		{From: repealed.AddDays(-2000), Until: again, Force: merit.NotInForce, Basis: []merit.Citation{successor}, Note: because},
		{From: again, Until: later, Force: merit.InForce, Basis: []merit.Citation{statute}},
		{From: later, Until: repealed, Force: merit.ForceUnproven, Basis: []merit.Citation{statute}, Note: because},
		{From: repealed, Force: merit.NotInForce, Basis: []merit.Citation{successor}, Note: because},
	}
	r := merit.MustRule(s)
	for _, c := range []struct {
		name    string
		when    merit.When
		code    string
		outcome merit.Outcome
		changes merit.Date
	}{
		{"the first day of the suspension", merit.On(suspended), "TST-TENURE/not-in-force", merit.NotApplicable, again},
		{"its last day", merit.On(again.AddDays(-1)), "TST-TENURE/not-in-force", merit.NotApplicable, again},
		{"under the second article", merit.On(repealed.AddDays(-2000)), "TST-TENURE/not-in-force", merit.NotApplicable, again},
		{"unproven until the repeal", merit.On(later), "TST-TENURE/force-unproven", merit.Undetermined, repealed},
		{"repealed for good", merit.On(repealed), "TST-TENURE/not-in-force", merit.NotApplicable, merit.Date{}},
		{"under the law of another day time changes nothing", merit.On(again).UnderLaw(suspended), "TST-TENURE/not-in-force", merit.NotApplicable, merit.Date{}},
		{"unproven under the law of another day", merit.On(again).UnderLaw(later), "TST-TENURE/force-unproven", merit.Undetermined, merit.Date{}},
		{"before the first encoded law", merit.On(firstDay.AddDays(-1)), "TST-TENURE/not-in-force", merit.NotApplicable, merit.Date{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := r.NotGoverning(c.when)
			assert.Equal(t, c.code, f.Code())
			assert.Equal(t, c.outcome, f.Outcome())
			assert.Equal(t, c.changes.String(), f.Changes.String())
			assert.Equal(t, c.when, merit.When{AsOf: f.AsOf, Law: f.Law})
			assert.Nil(t, f.Required)
			assert.Empty(t, f.MissingFacts())
			if !f.Changes.IsZero() {
				assert.NotEqual(t, r.At(c.when.Law).Force, r.At(f.Changes).Force, "on that day the force is another")
				assert.Equal(t, r.At(c.when.Law).Force, r.At(f.Changes.AddDays(-1)).Force, "and on the day before it is not")
			}
		})
	}
}

func TestMissingFactsLeaveTheOutcomeOpen(t *testing.T) {
	r := merit.MustRule(spec())
	when := merit.On(raised).UnderLaw(firstDay)
	for _, c := range []struct {
		set  merit.FactSet
		want []string
	}{
		{1, []string{"inaugurated"}},
		{2, []string{"level"}},
		{3, []string{"inaugurated", "level"}},
	} {
		f := r.MissingFacts(when, c.set)
		assert.Equal(t, merit.Undetermined, f.Outcome())
		assert.Equal(t, "TST-TENURE/missing", f.Code())
		assert.Equal(t, when, merit.When{AsOf: f.AsOf, Law: f.Law})
		assert.True(t, f.Changes.IsZero())
		var got []string
		for _, fact := range f.MissingFacts() {
			got = append(got, fact.Key)
		}
		assert.Equal(t, c.want, got)
	}
}

func TestTheTwoDaysOfAJudgement(t *testing.T) {
	w := merit.On(raised)
	assert.Equal(t, merit.When{AsOf: raised, Law: raised}, w)
	assert.Equal(t, merit.When{AsOf: raised, Law: firstDay}, w.UnderLaw(firstDay))
	for _, c := range []struct {
		name string
		when merit.When
		want []string
	}{
		{"both days given", merit.On(raised), nil},
		{"the first day of law", merit.On(firstDay), nil},
		{"the day before the first day of law", merit.On(firstDay.AddDays(-1)), []string{"law before-first"}},
		{"facts of before the first day of law, judged by it", merit.When{AsOf: firstDay.AddDays(-1), Law: firstDay}, nil},
		{"the last day of the calendar, which stands for every day beyond", merit.On(merit.MustDate(9999, 12, 31)), []string{"asOf range"}},
		{"no day of facts", merit.When{Law: raised}, []string{"asOf missing"}},
		{"no day of law", merit.When{AsOf: raised}, []string{"law missing"}},
		{"neither", merit.When{}, []string{"asOf missing", "law missing"}},
		{"no day of facts and too early a law", merit.When{Law: firstDay.AddDays(-1)}, []string{"asOf missing", "law before-first"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := c.when.Check()
			if c.want == nil {
				require.NoError(t, err)
				return
			}
			assert.Equal(t, c.want, problems(t, err))
		})
	}
	assert.EqualError(t, merit.On(firstDay.AddDays(-1)).Check(),
		`law "2014-01-14": before the first encoded state of the law: want a day from 2014-01-15 on, when UU 5/2014 came into force`)
}

func TestReadingARuleAllocatesNothing(t *testing.T) {
	r := merit.MustRule(spec())
	p := minimum()
	when := merit.On(repealed)
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		if when.Check() != nil || r.InForce(when.Law) || p.At(when.Law) == nil {
			panic("another answer than expected")
		}
		r.NotGoverning(when)
	}))
}
