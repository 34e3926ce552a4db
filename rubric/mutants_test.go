package rubric_test

import (
	"encoding/json"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func oneMark(scale rubric.Scale) *rubric.Scheme {
	return rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{{Code: "a", Weight: dec("100"), Scale: scale}}})
}

// Two bands that meet at 50, marks in thirds: 33.33 does not reach what begins at 50.
func TestABandIsReachedByNoScoreBelowItsEdge(t *testing.T) {
	bands, err := rubric.NewBands(dec("0"), dec("100"), rubric.Band{Code: "K", Name: merit.T("Kurang", "poor"), Low: dec("0")}, rubric.Band{Code: "B", Name: merit.T("Baik", "good"), Low: dec("50")})
	require.NoError(t, err)
	s := rubric.MustScheme(rubric.Spec{Bands: bands, Criteria: []rubric.Criterion{{Code: "a", Weight: dec("100"), Scale: rubric.Scale{High: dec("3"), Steps: 1}}}})
	for mark, want := range map[string]string{"0": "K", "1": "K", "2": "B", "3": "B"} {
		band, ok := score(t, s, marks("a", mark)).Band()
		require.True(t, ok)
		assert.Equal(t, want, band.Code, mark)
	}
}

// The best mark would just reach the minimum: nothing is missed yet.
func TestAMinimumThatOnlyTheBestMarkReachesIsOpen(t *testing.T) {
	s := rubric.MustScheme(rubric.Spec{Missing: rubric.Provisional, Criteria: []rubric.Criterion{
		{Code: "a", Weight: dec("50"), Minimum: decimal.NewNullDecimal(dec("100"))}, {Code: "b", Weight: dec("50")}}})
	open := score(t, s, marks("b", "80"))
	assert.Equal(t, merit.Undetermined, open.Minimums())
	assert.Equal(t, []string{"a"}, open.OpenMinimums())
	assert.Empty(t, open.KnockedOutBy())
}

func TestATieBreakNeedsAMarkOnIt(t *testing.T) {
	s := rubric.MustScheme(rubric.Spec{Missing: rubric.Reweight, Criteria: []rubric.Criterion{{Code: "a", Weight: dec("50")}, {Code: "b", Weight: dec("50")}}})
	_, err := rubric.Rank([]rubric.Candidate{{Name: "x", Score: score(t, s, marks("a", "80"), "b")}, {Name: "y", Score: score(t, s, marks("a", "80", "b", "80"))}}, "b")
	assert.Equal(t, []string{"candidates[0].score"}, fields(err), "what does not apply breaks no tie")
}

// Where the products of two fractions leave 64 bits they are still compared exactly, and
// the display is still rounded exactly.
func TestScoresOfAVeryFineScheme(t *testing.T) {
	s := oneMark(rubric.Scale{High: dec("1000000000"), Steps: 1_000_000_000})
	require.Equal(t, int64(1e18), s.Denominator())
	var last rubric.Score
	for i := range 200 {
		mark := decimal.New(int64(i)*4_999_999_999_999_999+int64(i), -9)
		got := score(t, s, map[string]decimal.Decimal{"a": mark})
		worst, best := got.RoundedValues()
		assert.Equal(t, got.String(), worst.String())
		assert.Equal(t, worst, best)
		if i > 0 {
			order, ok := got.Compare(last)
			assert.True(t, ok)
			assert.Equal(t, 1, order)
		}
		last = got
	}
}

// Scales whose ends have more decimals than the display, or are too far apart for it.
func TestRoundedValuesAreTheRoundedScoreOnEveryScale(t *testing.T) {
	for _, c := range []struct {
		low, high, half, value string
		steps                  int64
	}{
		{"0", "100", "50.00", "50.00", 1000}, {"0.005", "1.005", "0.51", "0.51", 1000}, {"0", "1.005", "0.50", "0.50", 1000}, {"0.004", "1.005", "0.50", "0.50", 1000},
		{"0", "100000000000000000", "50000000000000000.00", "50000000000000000.00", 1},
		{"-100000000000000000", "-99999999999999900", "-99999999999999950.00", "", 1}, // more digits than a value holds
	} {
		low, high := dec(c.low), dec(c.high)
		s := rubric.MustScheme(rubric.Spec{Scale: rubric.Scale{Low: low, High: high, Steps: c.steps}, Criteria: []rubric.Criterion{{Code: "a", Weight: dec("100")}}})
		got := score(t, s, marks("a", "50"))
		rounded, _ := got.Rounded()
		assert.Equal(t, c.half, rounded.StringFixed(2))
		worst, best := got.RoundedValues()
		assert.Equal(t, c.value, worst.String(), "%s to %s", c.low, c.high)
		assert.Equal(t, worst, best)
	}
}

func TestAScoreIsWrittenWithItsBandAndEveryStep(t *testing.T) {
	bands, err := rubric.NewBands(dec("0"), dec("100"), rubric.Band{Code: "K", Name: merit.T("Kurang", "poor"), Low: dec("0")}, rubric.Band{Code: "B", Name: merit.T("Baik", "good"), Low: dec("30")})
	require.NoError(t, err)
	s := rubric.MustScheme(rubric.Spec{Missing: rubric.Provisional, Bands: bands, Criteria: []rubric.Criterion{
		{Code: "paper", Weight: dec("40"), Scale: rubric.Points(1, 5)}, {Code: "talk", Weight: dec("60")}}})
	settled, err := json.Marshal(score(t, s, marks("paper", "3", "talk", "50")))
	require.NoError(t, err)
	assert.JSONEq(t, `{"display": "50.00", "settled": true, "worst": "50", "best": "50", "band": "B", "minimums": "not-applicable", "steps": [
		{"code": "paper", "state": "given", "raw": "3", "normalised": "50", "weight": "40", "product": "20", "total": "20"},
		{"code": "talk", "state": "given", "raw": "50", "normalised": "50", "weight": "60", "product": "30", "total": "50"}]}`, string(settled))
	open, err := json.Marshal(score(t, s, marks("paper", "3")))
	require.NoError(t, err)
	assert.JSONEq(t, `{"display": "20.00..80.00", "settled": false, "worst": "20", "best": "80", "minimums": "not-applicable", "steps": [
		{"code": "paper", "state": "given", "raw": "3", "normalised": "50", "weight": "40", "product": "20", "total": "20"},
		{"code": "talk", "state": "missing", "weight": "60", "product": "0", "total": "20", "bestProduct": "60", "bestTotal": "80"}]}`, string(open))
}

func TestAMarkIsReadUpToSixtyFourCharacters(t *testing.T) {
	s := oneMark(rubric.Scale{})
	for zeros, want := range map[int][]string{62: nil, 63: {"marks.a"}} {
		_, err := s.ParseMarks([]byte(`{"marks":{"a":"` + strings.Repeat("0", zeros) + `84"}}`))
		assert.Equal(t, want, fields(err), zeros)
	}
}

func TestANumberInAnErrorIsADecimalUpToEighteenPlaces(t *testing.T) {
	s := oneMark(rubric.Scale{})
	for places, want := range map[int64]string{18: "0.000000000000000001", 19: "1/10000000000000000000"} {
		_, err := s.ExactMarks(map[string]*big.Rat{"a": new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(places), nil))})
		require.Error(t, err)
		assert.Equal(t, want, merit.FieldErrors(err)[0].Value)
	}
	for bits, want := range map[uint]string{63: "9223372036854775807e19", 64: "a coefficient of 64 bits, e19"} {
		n := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), bits), big.NewInt(1))
		_, err := rubric.NewBands(dec("0"), decimal.NewFromBigInt(n, 19))
		assert.Equal(t, want, merit.FieldErrors(err)[0].Value)
	}
}

// A number that is none is compared with nothing: it is told once, and quickly.
func TestWhatFollowsFromAWrongNumberIsNotTold(t *testing.T) {
	cuts := rubric.TalentCuts()
	_, err := rubric.NineBox{PerformanceCuts: rubric.Cuts{Middle: hostile, High: dec("5")}, PotentialCuts: cuts}.Place(some)
	assert.Equal(t, []string{"performanceCuts.middle"}, fields(err))
	_, err = rubric.NewScheme(rubric.Spec{Criteria: []rubric.Criterion{{Code: "a", Weight: dec("100"), Scale: rubric.Scale{Low: hostile, High: dec("5")}}}})
	assert.Equal(t, []string{"criteria[0].scale.low"}, fields(err))
	bands, err := rubric.NewBands(dec("0"), dec("100"), rubric.Band{Code: "a", Name: merit.T("a", "a"), Low: dec("0")})
	require.NoError(t, err)
	_, err = rubric.NewScheme(rubric.Spec{Scale: rubric.Scale{High: dec("0.005"), Steps: 100}, Bands: bands, Criteria: []rubric.Criterion{{Code: "a", Weight: dec("100")}}})
	assert.Equal(t, []string{"scale"}, fields(err), "bands are held against no scale that is none")
	_, err = rubric.NewScheme(rubric.Spec{Criteria: []rubric.Criterion{{Code: "a", Weight: dec("100"), Scale: rubric.Scale{Low: dec("5"), High: dec("5"), Steps: 1}}}})
	assert.Equal(t, []string{"criteria[0].scale.high"}, fields(err), "a scale of one point is none")
	_, _, err = rubric.Rate(0, 9, some)
	assert.Equal(t, []string{"behaviour"}, fields(err), "a judgement that is not known hides no other that is none")
}

func TestParseSchemeSaysNothingThatOnlyFollows(t *testing.T) {
	for _, c := range []struct {
		name, json string
		fields     []string
	}{
		{"the minimum of a group without parts, which lies on the scale of the result",
			`{"scale": {"low": 0, "high": 1000}, "criteria": [{"code": "a", "weight": 100, "minimum": 700, "sub": []}]}`, []string{"criteria[0].sub"}},
		{"a minimum below an end that could not be read",
			`{"criteria": [{"code": "a", "weight": 100, "minimum": -3, "scale": {"low": "x", "high": 5}}]}`, []string{"criteria[0].scale.low"}},
		{"ends that are no whole steps, where the steps could not be read",
			`{"criteria": [{"code": "a", "weight": 100, "scale": {"low": 0, "high": 0.005, "steps": "x"}}]}`, []string{"criteria[0].scale.steps"}},
		{"the same of the result",
			`{"scale": {"low": 0, "high": 0.005, "steps": "x"}, "criteria": [{"code": "a", "weight": 100}]}`, []string{"scale.steps"}},
		{"the minimum of a group, where the scale of the result could not be read",
			`{"scale": {"low": "x", "high": 5}, "criteria": [{"code": "g", "weight": 100, "minimum": -3, "sub": [{"code": "a", "weight": 100}]}]}`, []string{"scale.low"}},
		{"the same, where it has one point",
			`{"scale": {"low": 0, "high": 0, "steps": 1}, "criteria": [{"code": "g", "weight": 100, "minimum": 0, "sub": [{"code": "a", "weight": 100}]}]}`, []string{"scale.high"}},
		{"but every band that is wrong", `{"bands": [3, {"code": "K"}], "criteria": [{"code": "a", "weight": 100}]}`, []string{"bands[0]", "bands[1].low"}},
	} {
		_, err := rubric.ParseScheme([]byte(c.json))
		assert.Equal(t, c.fields, fields(err), c.name)
	}
}

func TestASchemeIsAsDeepAndAsLargeAsItsBounds(t *testing.T) {
	deep := func(groups int) rubric.Spec {
		c := rubric.Criterion{Code: "leaf", Weight: dec("100")}
		for i := range groups {
			c = rubric.Criterion{Code: "g" + strconv.Itoa(i), Weight: dec("100"), Sub: []rubric.Criterion{c}}
		}
		return rubric.Spec{Criteria: []rubric.Criterion{c}}
	}
	_, err := rubric.NewScheme(deep(31))
	require.NoError(t, err)
	_, err = rubric.NewScheme(deep(32))
	assert.ErrorIs(t, err, merit.ErrRange)
	large := func(n int) rubric.Spec {
		out := rubric.Spec{Criteria: make([]rubric.Criterion, n)}
		for i := range out.Criteria {
			out.Criteria[i] = rubric.Criterion{Code: "c" + strconv.Itoa(i), Weight: dec("0.01")}
		}
		return out
	}
	_, err = rubric.NewScheme(large(10_000))
	require.NoError(t, err)
	_, err = rubric.NewScheme(large(10_001))
	assert.Equal(t, []string{"criteria", "criteria.weight"}, fields(err))
	_, err = rubric.NewScheme(large(10_005))
	assert.Equal(t, []string{"criteria"}, fields(err), "told once, and no more of what follows")
}

// A group that stands before a criterion, a candidate out of the race before the others,
// names in no order.
func TestRobustnessLooksAtEveryCriterionAndCandidate(t *testing.T) {
	s := rubric.MustScheme(rubric.Spec{Missing: rubric.Provisional, Criteria: []rubric.Criterion{
		{Code: "talk", Weight: dec("60"), Sub: []rubric.Criterion{{Code: "speech", Weight: dec("50")}, {Code: "interview", Weight: dec("50")}}},
		{Code: "paper", Weight: dec("40"), Minimum: decimal.NewNullDecimal(dec("50"))}}})
	of := func(name, speech, interview, paper string) rubric.Candidate {
		return rubric.Candidate{Name: name, Score: score(t, s, marks("speech", speech, "interview", interview, "paper", paper))}
	}
	out, z, a := of("out", "90", "90", "49"), of("z", "60", "60", "60"), of("a", "60", "60", "80")
	effective, err := rubric.EffectiveWeights([]rubric.Candidate{out, z, a})
	require.NoError(t, err)
	require.Len(t, effective, 2)
	assert.Equal(t, []string{"talk 60 0", "paper 40 100"}, []string{
		effective[0].Code + " " + text(effective[0].Nominal) + " " + text(effective[0].Effective), effective[1].Code + " " + text(effective[1].Nominal) + " " + text(effective[1].Effective)})
	effective, err = rubric.EffectiveWeights([]rubric.Candidate{z})
	require.NoError(t, err)
	assert.Equal(t, []string{"talk", "paper"}, []string{effective[0].Code, effective[1].Code}, "undefined, each by its name")
	without, err := rubric.LeaveOneOut([]rubric.Candidate{out, z, a}, 2)
	require.NoError(t, err)
	assert.Equal(t, []string{"a", "z"}, without[0].Top, "by name")

	gap := func(name string) rubric.Candidate {
		return rubric.Candidate{Name: name, Score: score(t, s, marks("paper", "60"))}
	}
	_, err = rubric.EffectiveWeights([]rubric.Candidate{gap("x"), z, gap("y")})
	assert.Equal(t, []string{"candidates[0].score", "candidates[2].score"}, fields(err))
}

func TestAnAssessorWithoutMarksHidesNoOther(t *testing.T) {
	p, err := rubric.NewPanel(rubric.PanelSpec{Assessors: []string{"kin", "one", "two"}, Subjects: []string{"s", "t"},
		Marks: [][]decimal.NullDecimal{{{}, maybe(t, "3"), maybe(t, "5")}, {{}, maybe(t, "4"), {}}},
		Exclusions: []rubric.Exclusion{{Assessor: "kin", Subject: "s", Reason: "kin"}, {Assessor: "kin", Subject: "t", Reason: "kin"},
			{Assessor: "two", Subject: "t", Reason: "kin"}}})
	require.NoError(t, err)
	got, err := p.LeaveOneOut(1)
	require.NoError(t, err)
	require.Len(t, got, 2)
	assert.Equal(t, "one", got[0].Without)
	assert.True(t, got[0].Undefined, "no mark is left to t")
	assert.Nil(t, got[0].First)
	assert.Equal(t, "two", got[1].Without)
	assert.Equal(t, []string{"t"}, got[1].First)
}
