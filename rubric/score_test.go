package rubric_test

import (
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func fields(err error) []string {
	var out []string
	for _, problem := range merit.FieldErrors(err) {
		out = append(out, problem.Field)
	}
	return out
}

// score evaluates marks that must be good.
func score(t testing.TB, s *rubric.Scheme, values map[string]decimal.Decimal, notApplicable ...string) rubric.Score {
	t.Helper()
	m, err := s.Marks(values, notApplicable...)
	require.NoError(t, err)
	got, err := s.Evaluate(m)
	require.NoError(t, err)
	return got
}

func TestSchemeRefusesWeightsThatAreNotWhole(t *testing.T) {
	tests := []struct {
		name    string
		weights []string
		ok      bool
	}{
		{"exactly 100", []string{"60", "40"}, true},
		{"100 in decimals", []string{"33.33", "33.33", "33.34"}, true},
		{"99.99", []string{"60", "39.99"}, false},
		{"100.01", []string{"60", "40.01"}, false},
		{"nothing", []string{"0", "0"}, false},
		{"negative", []string{"120", "-20"}, false},
		{"hostile", []string{"1e10000", "40"}, false},
		{"hostile the other way", []string{"1e-10000", "100"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			spec := rubric.Spec{}
			for i, w := range tt.weights {
				spec.Criteria = append(spec.Criteria, rubric.Criterion{Code: string(rune('a' + i)), Weight: dec(w)})
			}
			_, err := rubric.NewScheme(spec)
			if tt.ok {
				require.NoError(t, err)
				return
			}
			require.Error(t, err)
			problem := merit.FieldErrors(err)[0]
			assert.True(t, strings.HasPrefix(problem.Field, "criteria"), problem.Field)
			assert.NotEmpty(t, problem.Value)
		})
	}
	_, err := rubric.NewScheme(rubric.Spec{Criteria: []rubric.Criterion{{Code: "a", Weight: dec("99.99")}}})
	assert.ErrorIs(t, err, merit.ErrConflict)
	assert.ErrorContains(t, err, `criteria.weight "99.99"`)
}

func TestSchemeNamesEveryProblemAtOnce(t *testing.T) {
	_, err := rubric.NewScheme(rubric.Spec{
		Scale:   rubric.Scale{Low: dec("100"), High: dec("0")},
		Missing: 9,
		Criteria: []rubric.Criterion{
			{Weight: dec("50"), Minimum: decimal.NewNullDecimal(dec("101"))},
			{Code: "a", Weight: dec("30"), Scale: rubric.Scale{Low: dec("0"), High: dec("0.005"), Steps: 100}},
			{Code: "a", Weight: dec("0"), Scale: rubric.Points(1, 5), Sub: []rubric.Criterion{{Code: "b", Weight: dec("99")}}},
			{Code: "c", Weight: dec("20"), Scale: rubric.Scale{High: dec("10"), Steps: -1}, Minimum: decimal.NewNullDecimal(hostile)},
			{Code: "d", Weight: dec("1"), Scale: rubric.Scale{High: hostile}},
		},
	})
	assert.Equal(t, []string{"scale.high", "criteria[0].code", "criteria[0].minimum", "criteria[1].scale", "criteria[2].code", "criteria[2].scale",
		"criteria[2].weight", "criteria[2].sub.weight", "criteria[3].scale.steps", "criteria[4].scale.high", "criteria.weight", "missing"}, fields(err))

	_, err = rubric.NewScheme(rubric.Spec{})
	assert.Equal(t, []string{"criteria"}, fields(err))
	_, err = rubric.NewScheme(rubric.Spec{Scale: rubric.Points(0, 400), Bands: rubric.CompetenceBands(), Criteria: []rubric.Criterion{{Code: "a", Weight: dec("100")}}})
	assert.Equal(t, []string{"bands"}, fields(err))
	assert.Panics(t, func() { rubric.MustScheme(rubric.Spec{}) })
}

func TestSchemeRefusesWhatCouldOverflow(t *testing.T) {
	fine := rubric.Scale{High: dec("999999937"), Steps: 999999937} // two great primes
	_, err := rubric.NewScheme(rubric.Spec{Criteria: []rubric.Criterion{
		{Code: "a", Weight: dec("50"), Scale: fine},
		{Code: "b", Weight: dec("50"), Scale: rubric.Scale{High: dec("999999929"), Steps: 999999883}},
	}})
	require.ErrorIs(t, err, merit.ErrRange)
	assert.Equal(t, []string{"criteria[1]"}, fields(err))
	_, err = rubric.NewScheme(rubric.Spec{Criteria: []rubric.Criterion{{Code: "a", Weight: dec("100"), Scale: rubric.Scale{High: dec("9000000000"), Steps: 1_000_000_000}}}})
	assert.Equal(t, []string{"criteria[0].scale"}, fields(err))

	// The greatest denominator that fits: the best marks give exactly the top.
	s, err := rubric.NewScheme(rubric.Spec{Criteria: []rubric.Criterion{{Code: "a", Weight: dec("100"), Scale: rubric.Scale{High: dec("4611686018"), Steps: 1_000_000_000}}}})
	require.NoError(t, err)
	assert.Equal(t, int64(4_611_686_018_000_000_000), s.Denominator())
	assert.Equal(t, "100.00", score(t, s, marks("a", "4611686018")).String())

	deep := rubric.Criterion{Code: "leaf", Weight: dec("100")}
	for i := range 40 {
		deep = rubric.Criterion{Code: strings.Repeat("g", i+1), Weight: dec("100"), Sub: []rubric.Criterion{deep}}
	}
	_, err = rubric.NewScheme(rubric.Spec{Criteria: []rubric.Criterion{deep}})
	assert.ErrorContains(t, err, "nested at most 32 deep")
	many := make([]rubric.Criterion, 10_002)
	_, err = rubric.NewScheme(rubric.Spec{Criteria: many})
	assert.ErrorContains(t, err, "at most 10000 criteria")
	many = many[:100]
	for i := range many {
		many[i] = rubric.Criterion{Code: strings.Repeat("x", i+1), Weight: dec("1"), Minimum: decimal.NewNullDecimal(dec("1"))}
	}
	_, err = rubric.NewScheme(rubric.Spec{Criteria: many})
	assert.ErrorContains(t, err, "at most 64 minimums")
	_, err = rubric.NewScheme(rubric.Spec{Criteria: []rubric.Criterion{{Code: "a", Weight: dec("100"), Scale: rubric.Scale{High: dec("900000007"), Steps: 1}, Minimum: decimal.NewNullDecimal(dec("0.000000000000001"))}}})
	assert.ErrorContains(t, err, "a simpler fraction")
}

func TestMarksAreRefusedWithEveryProblem(t *testing.T) {
	s := rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{
		{Code: "a", Weight: dec("40")}, {Code: "b", Weight: dec("30")},
		{Code: "g", Weight: dec("30"), Sub: []rubric.Criterion{{Code: "c", Weight: dec("50"), Scale: rubric.Points(1, 5)}, {Code: "d", Weight: dec("50")}}},
	}})
	_, err := s.Marks(marks("a", "101", "b", "90.105", "c", "0.99", "d", "50", "g", "50", "z", "1"), "d", "y")
	assert.Equal(t, []string{"notApplicable[0]", "notApplicable[1]", "marks.a", "marks.b", "marks.c", "marks.g", "marks.z"}, fields(err))
	assert.ErrorContains(t, err, `marks.a "101": out of range: want a number from 0 to 100`)
	assert.ErrorContains(t, err, `marks.b "90.105": out of range: want a whole number of steps of 1/100`)

	_, err = s.ExactMarks(map[string]*big.Rat{"a": nil, "b": big.NewRat(1, 3), "c": new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 1<<20))})
	assert.Equal(t, []string{"marks.a", "marks.b", "marks.c"}, fields(err))
	assert.ErrorContains(t, err, `marks.b "1/3"`)
}

func TestHostileNumbersAreRefusedBeforeAnyArithmetic(t *testing.T) {
	s := rubric.Selection2019()
	long, err := decimal.NewFromString(strings.Repeat("9", 100_000))
	require.NoError(t, err)
	start := time.Now()
	for _, d := range []decimal.Decimal{hostile, decimal.New(1, -1_000_000), decimal.New(0, 2_000_000_000), decimal.New(-7, 19), long} {
		_, err := s.Marks(map[string]decimal.Decimal{"record": d})
		require.ErrorIs(t, err, merit.ErrRange)
		assert.Less(t, len(err.Error()), 300)
		_, err = rubric.CompetenceBands().Of(d)
		require.ErrorIs(t, err, merit.ErrRange)
		_, _, _, err = rubric.CompetenceBands().Next(d)
		require.ErrorIs(t, err, merit.ErrRange)
		_, err = rubric.NewBands(d, d, rubric.Band{Low: d})
		require.ErrorIs(t, err, merit.ErrRange)
	}
	assert.Less(t, time.Since(start), 5*time.Second, "minutes, were they written out")
}

func TestEvaluateUnderEachPolicyForMissingMarks(t *testing.T) {
	scheme := func(p rubric.MissingPolicy) *rubric.Scheme {
		return rubric.MustScheme(rubric.Spec{Missing: p, Criteria: []rubric.Criterion{
			{Code: "a", Weight: dec("50")}, {Code: "b", Weight: dec("30"), Scale: rubric.Points(1, 5)}, {Code: "c", Weight: dec("20")},
		}})
	}
	tests := []struct {
		name          string
		policy        rubric.MissingPolicy
		marks         map[string]decimal.Decimal
		notApplicable []string
		want          string // empty for an error
	}{
		{"all marks", rubric.Refuse, marks("a", "80", "b", "3", "c", "60"), nil, "67.00"},
		{"a missing mark is refused", rubric.Refuse, marks("a", "80", "b", "3"), nil, ""},
		{"a missing mark leaves an interval", rubric.Provisional, marks("a", "80", "b", "3"), nil, "55.00..75.00"},
		{"its weight goes to the others", rubric.Reweight, marks("a", "80", "b", "3"), nil, "68.75"},
		{"it counts as the worst", rubric.WorstMark, marks("a", "80", "c", "60"), nil, "52.00"},
		{"not applicable is not missing", rubric.Refuse, marks("a", "80", "b", "3"), []string{"c"}, "68.75"},
		{"not applicable beside missing", rubric.Provisional, marks("a", "80"), []string{"c"}, "50.00..87.50"},
		{"nothing left to weigh", rubric.Reweight, nil, []string{"a", "b"}, ""},
		{"nothing given at all", rubric.Provisional, nil, nil, "0.00..100.00"},
		{"nothing applies", rubric.WorstMark, nil, []string{"a", "b", "c"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := scheme(tt.policy)
			m, err := s.Marks(tt.marks, tt.notApplicable...)
			require.NoError(t, err)
			got, err := s.Evaluate(m)
			if tt.want == "" {
				require.ErrorIs(t, err, merit.ErrMissing)
				assert.True(t, strings.HasPrefix(fields(err)[0], "marks"))
				return
			}
			require.NoError(t, err)
			assert.Equal(t, tt.want, got.String())
			assert.Equal(t, !strings.Contains(tt.want, ".."), got.Settled())
			steps := got.Trace()
			worst, best := got.Bounds()
			assert.Zero(t, worst.Cmp(steps[len(steps)-1].Total), "the trace ends at the score")
			assert.Zero(t, best.Cmp(steps[len(steps)-1].BestTotal))
		})
	}
	_, err := scheme(rubric.Refuse).Evaluate(rubric.Marks{})
	assert.ErrorIs(t, err, merit.ErrConflict)
	m, err := scheme(rubric.Refuse).Marks(nil)
	require.NoError(t, err)
	s := scheme(rubric.Refuse)
	_, err = s.Evaluate(m)
	assert.ErrorIs(t, err, merit.ErrConflict, "marks of another scheme, even an equal one")
	m, err = s.Marks(nil)
	require.NoError(t, err)
	_, err = s.Evaluate(m)
	assert.Equal(t, []string{"marks.a", "marks.b", "marks.c"}, fields(err))
}

func TestZeroScoreIsOfNoScheme(t *testing.T) {
	var zero rubric.Score
	assert.Nil(t, zero.Scheme())
	assert.False(t, zero.Settled())
	assert.Nil(t, zero.Exact())
	worst, best := zero.Bounds()
	assert.Nil(t, worst)
	assert.Nil(t, best)
	low, _ := zero.Rounded()
	assert.True(t, low.IsZero())
	assert.Empty(t, zero.String())
	assert.Nil(t, zero.Trace())
	_, ok := zero.Band()
	assert.False(t, ok)
	_, ok = zero.Compare(zero)
	assert.False(t, ok)
	assert.Equal(t, merit.Undetermined, zero.Minimums())
	_, _, ok = zero.Fraction()
	assert.False(t, ok)
}

func TestMinimumsKnockOutApartFromWeights(t *testing.T) {
	scheme := func(p rubric.MissingPolicy) *rubric.Scheme {
		return rubric.MustScheme(rubric.Spec{Missing: p, Criteria: []rubric.Criterion{
			{Code: "health", Weight: dec("0"), Minimum: decimal.NewNullDecimal(dec("60"))},
			{Code: "paper", Weight: dec("40")},
			{Code: "talk", Weight: dec("60"), Minimum: decimal.NewNullDecimal(dec("70")), Sub: []rubric.Criterion{
				{Code: "speech", Weight: dec("50")}, {Code: "interview", Weight: dec("50"), Minimum: decimal.NewNullDecimal(dec("65.5"))}}},
		}})
	}
	tests := []struct {
		name          string
		policy        rubric.MissingPolicy
		marks         map[string]decimal.Decimal
		notApplicable []string
		want          merit.Outcome
		failed, open  []string
	}{
		{"all on the minimum", 0, marks("health", "60", "paper", "0", "speech", "74.5", "interview", "65.5"), nil, merit.Met, nil, nil},
		{"just below on a leaf without weight", 0, marks("health", "59.99", "paper", "0", "speech", "74.5", "interview", "65.5"), nil, merit.NotMet, []string{"health"}, nil},
		{"just below on a group", 0, marks("health", "60", "paper", "100", "speech", "74.49", "interview", "65.5"), nil, merit.NotMet, []string{"talk"}, nil},
		{"just below on a leaf, and the group with it", 0, marks("health", "60", "paper", "100", "speech", "74.5", "interview", "65.49"), nil, merit.NotMet, []string{"talk", "interview"}, nil},
		{"a missing mark decides", rubric.Provisional, marks("health", "60", "paper", "100", "speech", "74.5"), nil, merit.Undetermined, nil, []string{"talk", "interview"}},
		{"re-weighting does not lift over a minimum", rubric.Reweight, marks("paper", "100", "speech", "100"), nil, merit.Undetermined, nil, []string{"health", "talk", "interview"}},
		{"no mark could save it", rubric.Provisional, marks("health", "60", "paper", "100", "speech", "39.99"), nil, merit.NotMet, []string{"talk"}, []string{"interview"}},
		{"counted as the worst", rubric.WorstMark, marks("paper", "100", "speech", "100", "interview", "80"), nil, merit.NotMet, []string{"health"}, nil},
		{"not applicable", 0, marks("paper", "100", "speech", "70"), []string{"health", "interview"}, merit.Met, nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := score(t, scheme(tt.policy), tt.marks, tt.notApplicable...)
			assert.Equal(t, tt.want, got.Minimums())
			assert.Equal(t, tt.failed, got.KnockedOutBy())
			assert.Equal(t, tt.open, got.OpenMinimums())
		})
	}
	assert.Equal(t, merit.NotApplicable, score(t, rubric.Selection2019(), marks("record", "0", "assessment", "0", "paper", "0", "interview", "0")).Minimums())
}

func TestBandOfTheExactScore(t *testing.T) {
	scheme := func(p rubric.MissingPolicy) *rubric.Scheme {
		return rubric.MustScheme(rubric.Spec{Missing: p, Bands: rubric.CompetenceBands(), Criteria: []rubric.Criterion{
			{Code: "a", Weight: dec("50"), Scale: rubric.Scale{High: dec("100"), Steps: 1000}}, {Code: "b", Weight: dec("50")}}})
	}
	tests := []struct{ a, b, shown, band string }{
		{"68", "68", "68.00", "MMS"},
		{"67.99", "68", "68.00", "KMS"}, // 67.995 shows as 68.00 and is below it
		{"80", "79.99", "80.00", "MMS"},
		{"80", "80", "80.00", "MS"},
		{"100", "100", "100.00", "MS"},
		{"0", "0", "0.00", "KMS"},
	}
	for _, tt := range tests {
		got := score(t, scheme(0), marks("a", tt.a, "b", tt.b))
		band, ok := got.Band()
		assert.True(t, ok)
		assert.Equal(t, tt.shown, got.String())
		assert.Equal(t, tt.band, band.Code, tt.a)
	}
	s := scheme(rubric.Provisional)
	_, ok := score(t, s, marks("a", "80")).Band()
	assert.False(t, ok, "open from 40 to 90")
	band, ok := score(t, s, marks("a", "35.9")).Band()
	assert.True(t, ok, "67.95 at best")
	assert.Equal(t, "KMS", band.Code)
	band, ok = score(t, scheme(rubric.Reweight), marks("a", "68")).Band()
	assert.True(t, ok)
	assert.Equal(t, "MMS", band.Code)
	band, _ = score(t, scheme(rubric.Reweight), marks("a", "67.999")).Band()
	assert.Equal(t, "KMS", band.Code)
	three := rubric.MustScheme(rubric.Spec{Missing: rubric.Provisional, Bands: rubric.CompetenceBands(), Criteria: []rubric.Criterion{
		{Code: "a", Weight: dec("50")}, {Code: "b", Weight: dec("25")}, {Code: "c", Weight: dec("25")}}})
	band, ok = score(t, three, marks("a", "50"), "c").Band()
	assert.True(t, ok, "from 33.33 to 66.67 of what applies")
	assert.Equal(t, "KMS", band.Code)
	_, ok = score(t, three, marks("a", "53"), "c").Band()
	assert.False(t, ok, "from 35.33 to 68.67 of what applies")
	_, ok = score(t, rubric.TalentScheme(), marks("performance-primary", "1", "performance-reinforcing", "1", "potential-competence", "1", "potential-capacity", "1", "potential-qualification", "1", "potential-integrity", "1")).Band()
	assert.False(t, ok, "a scheme without bands")
}

func TestRoundingForDisplayIsHalfUpOnce(t *testing.T) {
	s := rubric.MustScheme(rubric.Spec{Scale: rubric.Points(-100, 100), Criteria: []rubric.Criterion{{Code: "a", Weight: dec("100"), Scale: rubric.Scale{Low: dec("-100"), High: dec("100"), Steps: 10000}}}})
	for mark, want := range map[string]string{"84.4849": "84.48", "84.485": "84.49", "84.4851": "84.49", "-0.005": "0.00", "-0.0051": "-0.01", "-0.015": "-0.01", "99.995": "100.00"} {
		assert.Equal(t, want, score(t, s, marks("a", mark)).String(), mark)
	}
}

func TestScalesOfRealCommittees(t *testing.T) {
	s := rubric.MustScheme(rubric.Spec{Scale: rubric.Points(0, 400), Criteria: []rubric.Criterion{
		{Code: "percent", Weight: dec("25"), Scale: rubric.Points(0, 100)},
		{Code: "level", Weight: dec("25"), Scale: rubric.Scale{Low: dec("1"), High: dec("5"), Steps: 1}},
		{Code: "questions", Weight: dec("25"), Scale: rubric.Scale{High: dec("144"), Steps: 1}},
		{Code: "merit", Weight: dec("25"), Scale: rubric.Scale{High: dec("400"), Steps: 2}},
	}})
	got := score(t, s, marks("percent", "50", "level", "3", "questions", "119", "merit", "331.5"))
	want := new(big.Rat).Add(big.NewRat(1, 2), big.NewRat(1, 2))
	want.Add(want, big.NewRat(119, 144)).Add(want, big.NewRat(663, 800)).Mul(want, big.NewRat(100, 1))
	assert.Zero(t, want.Cmp(got.Exact()), got.Exact())
	_, err := s.Marks(marks("level", "3.5", "questions", "145", "merit", "331.25"))
	assert.Len(t, merit.FieldErrors(err), 3)
}

// Kab. Siak 2025 announced how its paper was marked: title 10, systematics 10,
// language 10, originality 30, content 40 per cent.
func TestSubCriteriaOfThePaperInSiak(t *testing.T) {
	spec := rubric.Selection2019().Spec()
	for i, w := range []string{"10", "10", "10", "30", "40"} {
		spec.Criteria[2].Sub = append(spec.Criteria[2].Sub, rubric.Criterion{
			Code: []string{"title", "systematics", "language", "originality", "content"}[i], Weight: dec(w)})
	}
	spec.Criteria[2].Scale = rubric.Scale{}
	s := rubric.MustScheme(spec)
	assert.Equal(t, "8", s.Weight("content").RatString(), "40 % of 20 %")
	got := score(t, s, marks("record", "80", "assessment", "76.48", "interview", "89.55",
		"title", "90", "systematics", "91", "language", "90", "originality", "90", "content", "90"))
	assert.Equal(t, "84.48", got.String(), "as with 90.10 for the paper")
	assert.Equal(t, "33793/400", got.Exact().RatString())
}

func TestTraceShowsTheArithmetic(t *testing.T) {
	s := rubric.MustScheme(rubric.Spec{Missing: rubric.Provisional, Criteria: []rubric.Criterion{
		{Code: "quiz", Name: merit.T("tes", "test"), Weight: dec("50"), Scale: rubric.Scale{High: dec("144"), Steps: 1}},
		{Code: "g", Weight: dec("40"), Sub: []rubric.Criterion{{Code: "x", Weight: dec("100"), Scale: rubric.Points(1, 5)}}},
		{Code: "talk", Weight: dec("10")},
		{Code: "none", Weight: dec("0")},
	}})
	steps := score(t, s, marks("quiz", "119", "x", "4.5"), "none").Trace()
	var lines []string
	for _, step := range steps {
		lines = append(lines, step.Text(merit.Indonesian), step.Text(merit.English))
	}
	assert.Equal(t, []string{
		"tes: 119 (2975/36%) × 50% = 2975/72; jumlah 2975/72",
		"test: 119 (2975/36%) × 50% = 2975/72; total 2975/72",
		"x: 4,5 (87,5%) × 40% = 35; jumlah 5495/72",
		"x: 4.5 (87.5%) × 40% = 35; total 5495/72",
		"talk: tidak ada nilai × 10% = 0..10; jumlah 5495/72..6215/72",
		"talk: no mark × 10% = 0..10; total 5495/72..6215/72",
		"none: tidak berlaku × 0% = 0; jumlah 5495/72..6215/72",
		"none: not applicable × 0% = 0; total 5495/72..6215/72",
	}, lines)
}

func TestSchemeIsImmutable(t *testing.T) {
	criteria := []rubric.Criterion{{Code: "g", Weight: dec("100"), Sub: []rubric.Criterion{{Code: "a", Weight: dec("100")}}}}
	s := rubric.MustScheme(rubric.Spec{Criteria: criteria})
	criteria[0].Sub[0].Weight = dec("1")
	criteria[0].Code = "changed"
	spec := s.Spec()
	assert.Equal(t, "100", spec.Criteria[0].Sub[0].Weight.String())
	spec.Criteria[0].Sub[0].Code = "changed"
	assert.Equal(t, "a", s.Spec().Criteria[0].Sub[0].Code)
	again, err := rubric.NewScheme(s.Spec())
	require.NoError(t, err)
	assert.Equal(t, s.Denominator(), again.Denominator())
}

func TestEvaluateAllocatesNothing(t *testing.T) {
	for _, s := range []*rubric.Scheme{rubric.Selection2019(), rubric.MustScheme(rubric.Spec{Missing: rubric.Provisional, Bands: rubric.CompetenceBands(), Criteria: []rubric.Criterion{
		{Code: "record", Weight: dec("50"), Minimum: decimal.NewNullDecimal(dec("60"))},
		{Code: "assessment", Weight: dec("25")}, {Code: "paper", Weight: dec("15")}, {Code: "interview", Weight: dec("10")}}})} {
		values := marks("record", "80", "assessment", "76.48", "paper", "90.10", "interview", "89.55")
		if s.Spec().Missing == rubric.Provisional {
			delete(values, "interview")
		}
		m, err := s.Marks(values)
		require.NoError(t, err)
		assert.Zero(t, testing.AllocsPerRun(100, func() {
			got, err := s.Evaluate(m)
			if err != nil {
				t.Fatal(err)
			}
			got.Band()
			got.Minimums()
			got.Compare(got)
		}))
	}
}

func TestScaleWithoutStepsHasTwoDecimals(t *testing.T) {
	s := rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{{Code: "a", Weight: dec("100"), Scale: rubric.Scale{High: dec("10")}}}})
	assert.Equal(t, "33.30", score(t, s, marks("a", "3.33")).String())
	_, err := s.Marks(marks("a", "3.333"))
	assert.ErrorIs(t, err, merit.ErrRange)
}
