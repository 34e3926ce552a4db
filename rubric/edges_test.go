package rubric_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Small changes of the code that the other tests of the package would not notice: see
// docs/mutants.md.

func remarks(f merit.Finding) []string {
	var out []string
	for _, n := range f.Remarks() {
		out = append(out, n.Code)
	}
	return out
}

func TestADayWithoutLawIsRefusedByEveryRule(t *testing.T) {
	cuts := rubric.TalentCuts()
	for name, judge := range map[string]func() error{
		"match":       func() error { _, err := rubric.MatchJob(merit.JPTPratama, nil, merit.When{}); return err },
		"instruments": func() error { _, err := rubric.CheckInstruments(nil, merit.When{}); return err },
		"nine-box": func() error {
			_, err := rubric.NineBox{PerformanceCuts: cuts, PotentialCuts: cuts}.Place(merit.When{})
			return err
		},
		"rating": func() error { _, _, err := rubric.Rate(0, 0, merit.When{}); return err },
	} {
		assert.Equal(t, []string{"asOf", "law"}, fields(judge()), name)
	}
}

func TestWordsOfTheEnumerations(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{rubric.DepthInterview.In(merit.English), "interview"},
		{rubric.ManagerialTest.In(merit.Indonesian), "tes kompetensi manajerial"},
		{rubric.RatingVeryGood.In(merit.Indonesian), "sangat baik"},
		{rubric.RatingVeryGood.In(merit.English), "very good"},
		{rubric.Instrument(6).String(), "%!(6)"},
	} {
		assert.Equal(t, c.want, c.got)
	}
	_, err := rubric.ParseGoodEdge("x")
	assert.ErrorContains(t, err, "fair, good", "what was expected is named")
	for _, length := range []int{64, 65} {
		_, err = rubric.ParseGoodEdge(strings.Repeat("x", length))
		shown := strings.Repeat("x", 64)
		if length > 64 {
			shown += "…"
		}
		assert.Equal(t, shown, merit.FieldErrors(err)[0].Value)
	}
}

func TestRemarksOnTheValidityOfAnAssessment(t *testing.T) {
	for _, c := range []struct {
		assessed, asof string
		want           []string
	}{
		{"2020-02-29", "2023-02-28", []string{"rolled"}},
		{"2020-02-28", "2023-02-27", nil},
		{"2021-03-10", "2024-03-10", []string{"anniversary-expired"}},
		{"2021-03-10", "2024-03-11", nil},
		{"2021-03-10", "2024-03-09", nil},
	} {
		f, err := rubric.AssessmentValid(date(t, c.assessed), merit.RollForward, merit.On(date(t, c.asof)))
		require.NoError(t, err)
		assert.Equal(t, c.want, remarks(f), "%s on %s", c.assessed, c.asof)
	}
}

func TestRemarksOnTheYearlyPerformance(t *testing.T) {
	for _, c := range []struct {
		score string
		idea  merit.Answer
		edge  rubric.GoodEdge
		want  []string
	}{
		{"120", merit.No, 0, []string{"top-without-idea"}},
		{"119.99", merit.No, 0, nil},
		{"90", merit.No, rubric.FairAtEdge, []string{"edge"}},
		{"89.99", merit.No, rubric.FairAtEdge, nil},
		{"90", merit.No, rubric.GoodAtEdge, []string{"edge"}},
		{"90", merit.No, 0, []string{"edge"}},
		{"90.01", merit.No, 0, nil},
	} {
		y := rubric.Performance{Plan: maybe(t, c.score), Behaviour: maybe(t, c.score), Weights: rubric.Plan70, NewIdea: c.idea, Edge: c.edge}
		got, err := y.Judge(some)
		require.NoError(t, err)
		assert.Equal(t, c.want, remarks(got.Finding), "%s, %s", c.score, c.edge)
	}
}

func TestBandsNameEveryNumberThatIsNone(t *testing.T) {
	name := merit.T("a", "a")
	_, err := rubric.NewBands(hostile, hostile, rubric.Band{Code: "a", Name: name, Low: hostile}, rubric.Band{Code: "b", Name: name, Low: hostile})
	assert.Equal(t, []string{"low", "high", "bands[0].low", "bands[1].low"}, fields(err))
	_, err = rubric.NewBands(dec("0"), dec("100"), rubric.Band{Code: "a", Name: name, Low: dec("0")}, rubric.Band{Code: "b", Name: name, Low: dec("50")}, rubric.Band{Code: "c", Name: name, Low: dec("50")})
	assert.ErrorContains(t, err, "above 50")
}

func TestTheEdgeOfANumberThatIsTaken(t *testing.T) {
	for _, c := range []struct {
		number string
		ok     bool
	}{
		{"1e18", true}, {"1e19", false}, {"1e-18", true}, {"1e-19", false},
		{"9223372036854775807", true}, {"9223372036854775808", false}, // 63 bits and 64
	} {
		_, err := rubric.NewBands(dec("-1"), dec(c.number), rubric.Band{Code: "a", Name: merit.T("a", "a"), Low: dec("-1")})
		assert.Equal(t, c.ok, err == nil, "%s: %v", c.number, err)
		if err != nil {
			assert.NotEmpty(t, merit.FieldErrors(err)[0].Value)
		}
	}
	_, err := rubric.NewBands(dec("0"), decimal.NewFromBigInt(new(big.Int).Lsh(big.NewInt(1), 400), 3))
	assert.Equal(t, "a coefficient of 401 bits, e3", merit.FieldErrors(err)[0].Value)
}

func TestAPanelSharesNothingThatCouldChange(t *testing.T) {
	spec := rubric.PanelSpec{Assessors: []string{"a", "b"}, Subjects: []string{"s"},
		Marks:      [][]decimal.NullDecimal{{maybe(t, "3"), maybe(t, "5")}},
		Exclusions: []rubric.Exclusion{{Assessor: "b", Subject: "x", Reason: "kin"}}}
	spec.Exclusions[0].Subject = "s"
	p, err := rubric.NewPanel(spec)
	require.NoError(t, err)
	want := rubric.PanelSpec{Assessors: []string{"a", "b"}, Subjects: []string{"s"}, Marks: [][]decimal.NullDecimal{{maybe(t, "3"), maybe(t, "5")}},
		Exclusions: []rubric.Exclusion{{Assessor: "b", Subject: "s", Reason: "kin"}}}
	spec.Assessors[0], spec.Subjects[0], spec.Exclusions[0].Reason, spec.Marks[0][0] = "z", "z", "z", maybe(t, "9")
	assert.Equal(t, want, p.Spec())
	got := p.Spec()
	got.Assessors[0], got.Marks[0][0] = "y", maybe(t, "8")
	got.Marks[0] = nil
	assert.Equal(t, want, p.Spec())
}

func TestParseSchemeReadsOneValueOfBoundedSize(t *testing.T) {
	whole := `{"criteria":[{"code":"a","weight":"100"}]}`
	_, err := rubric.ParseScheme([]byte(whole))
	require.NoError(t, err)
	for _, c := range []struct{ name, text, want string }{
		{"more after the end", whole + " {}", "more after the end"},
		{"an end that is none", whole + " ]", "at byte"},
		{"an object that breaks off", `{"criteria":`, "EOF"},
		{"a list that breaks off", `{"criteria":[`, "EOF"},
		{"a key that breaks off", `{"criteria`, "EOF"},
		{"an object for a number", `{"criteria":[{"code":"a","weight":{}}]}`, `"an object"`},
		{"a list for a number", `{"criteria":[{"code":"a","weight":[]}]}`, `"a list"`},
		{"a truth for a number", `{"criteria":[{"code":"a","weight":true}]}`, `"true"`},
		{"a list for the whole", `[]`, `"a list"`},
		{"null for the whole", `null`, `"null"`},
		{"a word for a list", `{"criteria":"abc"}`, `"abc"`},
	} {
		_, err := rubric.ParseScheme([]byte(c.text))
		assert.ErrorContains(t, err, c.want, c.name)
	}
	for _, c := range []struct {
		name, weight string
		fields       []string
	}{
		{"64 digits are read", strings.Repeat("0", 61) + "100", nil},
		{"65 are not", strings.Repeat("0", 62) + "100", []string{"criteria[0].weight"}},
		{"what is no number", "x", []string{"criteria[0].weight"}},
	} {
		_, err := rubric.ParseScheme([]byte(`{"criteria":[{"code":"a","weight":"` + c.weight + `"}]}`))
		assert.Equal(t, c.fields, fields(err), c.name)
	}
	room := 16<<20 - len(whole)
	_, err = rubric.ParseScheme([]byte(whole + strings.Repeat(" ", room+1)))
	assert.ErrorIs(t, err, merit.ErrRange)
	deep := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	for depth, want := range map[int]string{73: `"a list"`, 74: "nested too deep"} {
		_, err = rubric.ParseScheme([]byte(deep(depth)))
		assert.ErrorContains(t, err, want, depth)
		_, err = rubric.ParseScheme([]byte(strings.Repeat(`{"a":`, depth) + "1" + strings.Repeat("}", depth)))
		assert.Equal(t, true, strings.Contains(err.Error(), "nested too deep"), "the number within is a value too")
	}
}

func TestOneWrongMarkHidesNoOther(t *testing.T) {
	s := rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{{Code: "a", Weight: dec("50")}, {Code: "b", Weight: dec("50"), Sub: []rubric.Criterion{{Code: "c", Weight: dec("100")}}}}})
	_, err := s.ExactMarks(map[string]*big.Rat{"a": nil, "b": big.NewRat(1, 1), "c": big.NewRat(101, 1), "x": nil, "y": new(big.Rat).SetFrac(new(big.Int).Lsh(big.NewInt(1), 4000), big.NewInt(3))}, "b", "x", "c")
	assert.Equal(t, []string{"notApplicable[0]", "notApplicable[1]", "notApplicable[2]", "marks.a", "marks.b", "marks.c", "marks.x", "marks.y"}, fields(err))
	_, err = s.ExactMarks(map[string]*big.Rat{"a": new(big.Rat).SetFrac(new(big.Int).Lsh(big.NewInt(1), 4000), big.NewInt(3)), "c": nil})
	assert.Equal(t, []string{"marks.a", "marks.c"}, fields(err))
	_, err = rubric.NineBox{PerformanceCuts: rubric.TalentCuts(), PotentialCuts: rubric.TalentCuts(), Potential: decimal.NewNullDecimal(hostile)}.Place(some)
	assert.Equal(t, []string{"potential"}, fields(err))
}

func TestMarksOfAnotherSchemeAreRefused(t *testing.T) {
	make1 := func() *rubric.Scheme {
		return rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{{Code: "a", Weight: dec("100")}}})
	}
	s, other := make1(), make1()
	m, err := other.Marks(marks("a", "80"))
	require.NoError(t, err)
	_, err = s.Evaluate(m)
	assert.ErrorIs(t, err, merit.ErrConflict)
	one, two := score(t, s, marks("a", "80")), score(t, other, marks("a", "80"))
	for _, pair := range [][2]rubric.Score{{one, two}, {one, {}}, {{}, one}, {{}, {}}} {
		_, ok := pair[0].Compare(pair[1])
		assert.False(t, ok)
	}
}

func TestEveryProblemOfARankingIsNamed(t *testing.T) {
	s := rubric.MustScheme(rubric.Spec{Missing: rubric.Provisional, Criteria: []rubric.Criterion{
		{Code: "a", Weight: dec("50"), Minimum: decimal.NewNullDecimal(dec("60"))}, {Code: "b", Weight: dec("50")}}})
	good := score(t, s, marks("a", "80", "b", "80"))
	open := score(t, s, marks("a", "80"))
	_, err := rubric.Rank([]rubric.Candidate{{Name: "zero"}, {Name: "open", Score: open}, {Name: "good", Score: good}}, "x", "y")
	assert.Equal(t, []string{"candidates[0].score", "chain[0]", "chain[1]", "candidates[1].score"}, fields(err))
	out := score(t, s, marks("a", "10", "b", "80"))
	r, err := rubric.Rank([]rubric.Candidate{{Name: "z", Score: out}, {Name: "c", Score: out}, {Name: "m", Score: good}, {Name: "b", Score: out}, {Name: "k", Score: good}}, "a")
	require.NoError(t, err)
	var knocked []string
	for _, c := range r.KnockedOut {
		knocked = append(knocked, c.Name)
	}
	assert.Equal(t, []string{"b", "c", "z"}, knocked, "by name")
	require.Len(t, r.Places, 2)
	assert.Equal(t, "k", r.Places[0].Name)
	assert.Equal(t, r.Places[0].Rank, r.Places[1].Rank)
}

func TestFarthestFirstAndThoseWithoutCompanyLast(t *testing.T) {
	p := panel(t, []string{"- 10 1 2 3", "- 10 1 2 3", "7 - - - -", "5 - - - 4"})
	var names []string
	for _, d := range p.Deviations() {
		names = append(names, d.Assessor)
	}
	assert.Equal(t, []string{"a2", "a3", "a4", "a5", "a1"}, names)
	assert.Nil(t, p.Deviations()[4].Distance.Value)

	// Three assessors, one of whom stands 3 from the mean of the others: a limit of
	// exactly 3 is not passed.
	p = panel(t, []string{"1 1 4", "1 1 4"})
	for limit, want := range map[string]int{"3": 0, "2.99": 1} {
		got, err := p.Outlying(dec(limit))
		require.NoError(t, err)
		assert.Len(t, got, want, limit)
	}
	// An assessor who left one subject out does not count for the agreement; those
	// after him do.
	with, without := panel(t, []string{"1 - 1", "2 5 2", "3 5 3"}), panel(t, []string{"1 1", "2 2", "3 3"})
	assert.Equal(t, without.KendallW().Value.RatString(), with.KendallW().Value.RatString())
}

func TestWeightsOfAProfileAreToldInOrder(t *testing.T) {
	m, err := rubric.Profile{Aspects: []rubric.ProfileAspect{{Code: "x", Held: 4, Required: 4, Core: true}, {Code: "y", Held: 3, Required: 4}, {Code: "z", Held: 5, Required: 4, Core: true}}}.Match()
	require.NoError(t, err)
	var got []string
	for _, w := range m.Weights {
		got = append(got, w.RatString())
	}
	assert.Equal(t, []string{"5", "4", "9/2"}, got)
}

// The generator is that of Steele, Lea and Flood: drawn weights repeat for ever, so
// what a seed once gave it gives again.
func TestASeedGivesWhatItGave(t *testing.T) {
	s := rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{{Code: "a", Weight: dec("40")}, {Code: "b", Weight: dec("60")}, {Code: "c", Weight: dec("0")}}})
	list := []rubric.Candidate{{Name: "x", Score: score(t, s, marks("a", "90", "b", "50", "c", "1"))}, {Name: "y", Score: score(t, s, marks("a", "50", "b", "80", "c", "1"))}}
	got, err := rubric.RankAcceptability(list, rubric.Sampling{Seed: 7, Samples: 1000, Spread: 100})
	require.NoError(t, err)
	assert.Equal(t, []int{wantX, 1000 - wantX}, got[0].Ranks)
	for samples, ok := range map[int]bool{0: false, 1: true, 1_000_000: true, 1_000_001: false} {
		if samples > 1 && ok {
			continue // it would take long
		}
		_, err := rubric.RankAcceptability(list, rubric.Sampling{Seed: 7, Samples: samples, Spread: 100})
		assert.Equal(t, ok, err == nil, samples)
	}
}

// wantX was reckoned apart, in Python, from the paper alone.
const wantX = 547
