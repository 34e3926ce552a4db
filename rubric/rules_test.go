package rubric_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/internal/cases"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// table reads a file of cases: comments begin with #, the first row names the
// columns.
func table(t *testing.T, name string) []map[string]string {
	t.Helper()
	file, err := os.Open(name)
	require.NoError(t, err)
	defer file.Close()
	r := csv.NewReader(file)
	r.Comment = '#'
	rows, err := r.ReadAll()
	require.NoError(t, err)
	require.Greater(t, len(rows), 1, "a table with cases")
	var out []map[string]string
	for i, row := range rows[1:] {
		named := map[string]string{cases.Column: cases.Place("rubric", name, i)}
		for i, column := range rows[0] {
			named[column] = row[i]
		}
		out = append(out, named)
	}
	return out
}

func date(t *testing.T, s string) merit.Date {
	t.Helper()
	var d merit.Date
	require.NoError(t, d.UnmarshalText([]byte(s)))
	return d
}

// maybe reads a number that may be unknown.
func maybe(t *testing.T, s string) decimal.NullDecimal {
	t.Helper()
	if s == "" {
		return decimal.NullDecimal{}
	}
	d, err := decimal.NewFromString(s)
	require.NoError(t, err)
	return decimal.NewNullDecimal(d)
}

func show(d decimal.NullDecimal) string {
	if !d.Valid {
		return ""
	}
	return d.Decimal.String()
}

var (
	some     = merit.On(merit.MustDate(2025, 6, 17))
	hostile  = decimal.New(1, 1_000_000)
	tooEarly = merit.On(merit.MustDate(2014, 1, 14))
)

// sound checks what every finding must be: a reason of its rule, texts in both
// languages with every placeholder filled.
func sound(t *testing.T, f merit.Finding) {
	t.Helper()
	cases.Findings(t, f)
	assert.Contains(t, f.Rule.Reasons(), f.Reason)
	for _, lang := range []merit.Language{merit.Indonesian, merit.English} {
		text := f.Text(lang)
		assert.NotContains(t, text, "{")
		if f.Outcome() == merit.Met || f.Outcome() == merit.NotMet {
			assert.NotContains(t, text, "tidak diketahui")
			assert.NotContains(t, text, "unknown")
		}
		assert.NotEmpty(t, f.Citations())
	}
}

func TestRulesAreTheCatalogueInItsOrder(t *testing.T) {
	var ids []merit.RuleID
	for _, r := range rubric.Rules() {
		ids = append(ids, r.ID())
		for _, v := range r.Versions() {
			assert.NotEmpty(t, v.Basis, r.ID())
		}
		for _, p := range r.Params() {
			for _, v := range p.Values() {
				assert.NotEmpty(t, v.Basis, "%s %s", r.ID(), p.Name())
			}
		}
	}
	assert.Equal(t, []merit.RuleID{
		"RUB-WEIGHTS-SELECTION", "RUB-BAND-COMPETENCE", "RUB-BAND-MAPPING", "RUB-ASSESSMENT-VALID", "RUB-RATING-2022",
		"RUB-COMPETENCIES", "RUB-INSTRUMENTS", "RUB-ROUND", "RUB-PERFORMANCE", "RUB-TALENT", "RUB-PROFILE-MATCHING", "RUB-NINEBOX",
	}, ids)
}

func TestCompetenceScoresOnBothSidesOfEachEdge(t *testing.T) {
	judges := map[string]func(decimal.NullDecimal, merit.When) (merit.Finding, error){
		"RUB-BAND-COMPETENCE": rubric.JudgeCompetence, "RUB-BAND-MAPPING": rubric.JudgeMapping,
	}
	for _, row := range table(t, "testdata/scores.csv") {
		t.Run(row["rule"]+" "+row["score"], func(t *testing.T) {
			cases.Row(t, row[cases.Column], row["rule"]+" "+row["score"])
			f, err := judges[row["rule"]](maybe(t, row["score"]), merit.On(date(t, row["day"])))
			require.NoError(t, err)
			sound(t, f)
			assert.Equal(t, row["rule"], string(f.Rule.ID()))
			assert.Equal(t, row["reason"], f.Reason.Code)
			assert.Equal(t, row["outcome"], f.Outcome().String())
			if row["number"] == "" {
				assert.Nil(t, f.Required)
			} else {
				assert.Equal(t, row["number"], f.Required.Value.String())
			}
			assert.Equal(t, row["source"], f.Citations()[0].String())
		})
	}
	for _, judge := range judges {
		for _, score := range []decimal.Decimal{decimal.NewFromInt(101), decimal.RequireFromString("-0.01"), hostile} {
			_, err := judge(decimal.NewNullDecimal(score), some)
			assert.ErrorIs(t, err, merit.ErrRange)
		}
		_, err := judge(maybe(t, "80"), tooEarly)
		assert.ErrorIs(t, err, merit.ErrBeforeFirstRegime)
	}
}

func TestReadyBandsAreNotMixed(t *testing.T) {
	score := decimal.NewFromInt(80)
	filling, err := rubric.CompetenceBands().Of(score)
	require.NoError(t, err)
	mapping, err := rubric.MappingBands().Of(score)
	require.NoError(t, err)
	assert.Equal(t, "MS", filling.Code)
	assert.Equal(t, "CO", mapping.Code)
}

func TestYearlyPerformanceOnBothSidesOfEachEdge(t *testing.T) {
	for _, row := range table(t, "testdata/performance.csv") {
		t.Run(row["case"], func(t *testing.T) {
			cases.Row(t, row[cases.Column], row["case"])
			y := rubric.Performance{Plan: maybe(t, row["plan"]), Behaviour: maybe(t, row["behaviour"])}
			var err error
			if row["weights"] != "" {
				y.Weights, err = rubric.ParsePlanWeights(row["weights"])
				require.NoError(t, err)
			}
			if row["edge"] != "" {
				y.Edge, err = rubric.ParseGoodEdge(row["edge"])
				require.NoError(t, err)
			}
			y.NewIdea, err = merit.ParseAnswer(row["idea"])
			require.NoError(t, err)
			got, err := y.Judge(merit.On(date(t, row["day"])))
			require.NoError(t, err)
			sound(t, got.Finding)
			assert.Equal(t, row["score"], show(got.Score))
			assert.Equal(t, row["reason"], got.Finding.Reason.Code)
			assert.Equal(t, row["outcome"], got.Finding.Outcome().String())
		})
	}
}

func TestYearlyPerformanceNamesEveryProblem(t *testing.T) {
	_, err := rubric.Performance{Plan: maybe(t, "120.01"), Behaviour: maybe(t, "-1"), Weights: 9, Edge: 9}.Judge(merit.When{})
	var fields []string
	for _, problem := range merit.FieldErrors(err) {
		fields = append(fields, problem.Field)
	}
	assert.Equal(t, []string{"asOf", "law", "plan", "behaviour", "weights", "edge"}, fields)
	_, err = rubric.Performance{Plan: decimal.NewNullDecimal(hostile)}.Judge(some)
	assert.ErrorContains(t, err, `plan "1e1000000"`)
}

func TestRatingTable(t *testing.T) {
	expectation := func(s string) rubric.Expectation {
		if s == "" {
			return 0
		}
		e, err := rubric.ParseExpectation(s)
		require.NoError(t, err)
		return e
	}
	for _, row := range table(t, "testdata/rating.csv") {
		t.Run(row["day"]+" "+row["result"]+" "+row["behaviour"], func(t *testing.T) {
			cases.Row(t, row[cases.Column], row["day"]+" "+row["result"]+" "+row["behaviour"])
			r, f, err := rubric.Rate(expectation(row["result"]), expectation(row["behaviour"]), merit.On(date(t, row["day"])))
			require.NoError(t, err)
			sound(t, f)
			assert.Equal(t, row["outcome"], f.Outcome().String())
			if row["rating"] == "" {
				assert.Zero(t, r)
			} else {
				assert.Equal(t, row["rating"], r.String())
				assert.Contains(t, f.Explanation(merit.English), r.In(merit.English))
			}
		})
	}
	_, _, err := rubric.Rate(9, 8, some)
	assert.Len(t, merit.FieldErrors(err), 2)
}

func TestAssessmentExpiresOnItsThirdAnniversary(t *testing.T) {
	for _, row := range table(t, "testdata/assessment.csv") {
		t.Run(row["case"], func(t *testing.T) {
			cases.Row(t, row[cases.Column], row["case"])
			roll, err := merit.ParseRoll(row["roll"])
			require.NoError(t, err)
			f, err := rubric.AssessmentValid(date(t, row["assessed"]), roll, merit.On(date(t, row["asof"])))
			require.NoError(t, err)
			sound(t, f)
			assert.Equal(t, row["reason"], f.Reason.Code)
			assert.Equal(t, row["outcome"], f.Outcome().String())
			assert.Equal(t, row["changes"], f.Changes.String())
		})
	}
	_, err := rubric.AssessmentValid(merit.Date{}, 0, merit.When{})
	assert.ErrorIs(t, err, merit.ErrMissing)
}

func TestNineBox(t *testing.T) {
	for _, row := range table(t, "testdata/ninebox.csv") {
		t.Run(row["day"]+" "+row["performance"]+" by "+row["potential"], func(t *testing.T) {
			cases.Row(t, row[cases.Column], row["day"]+" "+row["performance"]+" by "+row["potential"])
			box := rubric.NineBox{Performance: maybe(t, row["performance"]), Potential: maybe(t, row["potential"]),
				PerformanceCuts: rubric.TalentCuts(), PotentialCuts: rubric.TalentCuts()}
			got, err := box.Place(merit.On(date(t, row["day"])))
			require.NoError(t, err)
			sound(t, got.Finding)
			assert.Equal(t, row["box"], fmt.Sprint(got.Box))
			assert.Equal(t, row["outcome"], got.Finding.Outcome().String())
			if got.Box > 0 {
				assert.Equal(t, row["to_performance"], show(got.ToPerformance))
				assert.Equal(t, row["to_potential"], show(got.ToPotential))
				assert.Equal(t, row["box"], got.String())
			} else {
				assert.Equal(t, "?", got.String())
			}
		})
	}
	_, err := rubric.NineBox{Performance: decimal.NewNullDecimal(hostile)}.Place(some)
	assert.Len(t, merit.FieldErrors(err), 3, "two pairs of cuts that are no cuts, and the score")
	box := rubric.NineBox{PerformanceCuts: rubric.TalentCuts(), PotentialCuts: rubric.TalentCuts()}
	got, err := box.Place(merit.On(merit.MustDate(2019, 6, 1)))
	require.NoError(t, err)
	assert.Equal(t, merit.NotApplicable, got.Finding.Outcome())
}

func TestSelectionWeightsOfRealCommittees(t *testing.T) {
	for _, row := range table(t, "../testdata/cases/selection_weights.csv") {
		columns := []string{"rekam_jejak", "asesmen", "makalah", "wawancara"}
		codes := []string{"record", "assessment", "paper", "interview"}
		spec, whole := rubric.Spec{}, true
		for i, column := range columns {
			w := maybe(t, row[column])
			whole = whole && w.Valid
			spec.Criteria = append(spec.Criteria, rubric.Criterion{Code: codes[i], Weight: w.Decimal})
		}
		if !whole {
			continue // what the committee announced is not a whole set
		}
		t.Run(row["case"], func(t *testing.T) {
			cases.Row(t, row[cases.Column], row["case"])
			s, err := rubric.NewScheme(spec)
			require.NoError(t, err)
			v, err := rubric.CheckSelectionWeights(s, some)
			require.NoError(t, err)
			require.Len(t, v.Findings, 4)
			usual := row["rekam_jejak"] == "20" && row["asesmen"] == "25" && row["makalah"] == "20" && row["wawancara"] == "35"
			assert.Equal(t, merit.OutcomeOf(usual), v.Outcome())
			for _, f := range v.Findings {
				sound(t, f)
			}
		})
	}
}

func TestWeightsOnBothSidesOfEveryRange(t *testing.T) {
	for _, row := range table(t, "testdata/weights.csv") {
		t.Run(row["case"], func(t *testing.T) {
			cases.Row(t, row[cases.Column], row["case"])
			var spec rubric.Spec
			for _, code := range []string{"record", "assessment", "paper", "interview", "other"} {
				if row[code] != "" {
					spec.Criteria = append(spec.Criteria, rubric.Criterion{Code: code, Weight: dec(row[code])})
				}
			}
			s, err := rubric.NewScheme(spec)
			require.NoError(t, err)
			v, err := rubric.CheckSelectionWeights(s, merit.On(date(t, row["day"])))
			require.NoError(t, err)
			var reasons []string
			for _, f := range v.Findings {
				sound(t, f)
				reasons = append(reasons, f.Reason.Code)
			}
			assert.Equal(t, row["reasons"], strings.Join(reasons, " "))
			assert.Equal(t, row["outcome"], v.Outcome().String())
		})
	}
}

func TestUsualWeightsAreTheOnlyOnesInsideAllRanges(t *testing.T) {
	found := 0
	for r := int64(15); r <= 20; r++ {
		for a := int64(20); a <= 25; a++ {
			for p := int64(15); p <= 20; p++ {
				for i := int64(30); i <= 35; i++ {
					if r+a+p+i == 100 {
						found++
					}
				}
			}
		}
	}
	assert.Equal(t, 1, found)
	v, err := rubric.CheckSelectionWeights(rubric.Selection2019(), some)
	require.NoError(t, err)
	assert.Equal(t, merit.Met, v.Outcome())
	assert.NotEmpty(t, rubric.Selection2019().Name().In(merit.English))
}

func TestSelectionWeightsOutsideTheRangesAndTheRegime(t *testing.T) {
	scheme := rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{
		{Code: "record", Weight: decimal.RequireFromString("14.99")}, {Code: "assessment", Weight: decimal.RequireFromString("50.01")},
		{Code: "interview", Weight: decimal.NewFromInt(35)},
	}})
	v, err := rubric.CheckSelectionWeights(scheme, some)
	require.NoError(t, err)
	var codes []string
	for _, f := range v.Findings {
		sound(t, f)
		codes = append(codes, f.Reason.Code)
	}
	assert.Equal(t, []string{"record-below", "assessment-above", "missing", "interview-within"}, codes)
	assert.Equal(t, "paper", v.Findings[2].MissingFacts()[0].Key)

	for day, outcome := range map[string]merit.Outcome{"2018-12-31": merit.NotApplicable, "2019-01-01": merit.Undetermined, "2019-12-31": merit.Undetermined, "2020-01-01": merit.NotMet} {
		v, err := rubric.CheckSelectionWeights(scheme, merit.On(date(t, day)))
		require.NoError(t, err)
		assert.Equal(t, outcome, v.Outcome(), day)
	}
	v, err = rubric.CheckSelectionWeights(nil, some)
	require.NoError(t, err)
	assert.Equal(t, merit.Undetermined, v.Outcome())
	_, err = rubric.CheckSelectionWeights(scheme, merit.When{})
	assert.ErrorIs(t, err, merit.ErrMissing)
}

func TestOfficialsAgainstTheLevelThatAPostAsksFor(t *testing.T) {
	for _, row := range table(t, "testdata/jobmatch.csv") {
		t.Run(row["case"], func(t *testing.T) {
			cases.Row(t, row[cases.Column], row["case"])
			post, err := merit.ParseLevel(row["post"])
			require.NoError(t, err)
			held := map[rubric.Competence]int{}
			for _, c := range rubric.Competences() {
				held[c] = int(row["level"][0] - '0')
			}
			switch row["integrity"] {
			case "":
			case "?":
				delete(held, rubric.Integrity)
			default:
				held[rubric.Integrity] = int(row["integrity"][0] - '0')
			}
			m, err := rubric.MatchJob(post, held, merit.On(date(t, row["day"])))
			require.NoError(t, err)
			for _, f := range m.Findings {
				sound(t, f)
			}
			assert.Equal(t, row["reason"], m.Findings[0].Reason.Code)
			assert.Equal(t, row["outcome"], m.Verdict().Outcome().String())
		})
	}
}

func TestJobMatchAtTheLevelThatEachPostAsksFor(t *testing.T) {
	required := map[merit.Level]int{merit.Pelaksana: 1, merit.Pengawas: 2, merit.Administrator: 3, merit.JPTPratama: 4, merit.JPTMadya: 5, merit.JPTUtama: 5}
	for post, n := range required {
		held := map[rubric.Competence]int{}
		for _, c := range rubric.Competences() {
			held[c] = n
		}
		m, err := rubric.MatchJob(post, held, some)
		require.NoError(t, err)
		require.Len(t, m.Findings, 9)
		assert.Equal(t, merit.Met, m.Verdict().Outcome(), post)
		assert.Equal(t, "100", m.Percent.RatString())
		if n == 1 {
			continue
		}
		held[rubric.NationalUnity] = n - 1
		m, err = rubric.MatchJob(post, held, some)
		require.NoError(t, err)
		assert.Equal(t, merit.NotMet, m.Verdict().Outcome(), post)
		assert.Equal(t, merit.NotMet, m.Findings[8].Outcome())
		assert.Contains(t, m.Findings[8].Text(merit.Indonesian), "perekat bangsa")
		sound(t, m.Findings[8])
	}
}

func TestJobMatchCountsNoExcessAndTellsWhatIsNotKnown(t *testing.T) {
	held := map[rubric.Competence]int{}
	for _, c := range rubric.Competences() {
		held[c] = 4
	}
	held[rubric.Integrity], held[rubric.Communication] = 5, 3
	m, err := rubric.MatchJob(merit.JPTPratama, held, some)
	require.NoError(t, err)
	assert.Equal(t, "875/9", m.Percent.RatString(), "35 of 36 levels")
	assert.Equal(t, "100", m.WithExcess.RatString(), "the excess fills the gap")

	delete(held, rubric.Cooperation)
	m, err = rubric.MatchJob(merit.JPTPratama, held, some)
	require.NoError(t, err)
	assert.Nil(t, m.Percent)
	assert.Equal(t, merit.NotMet, m.Verdict().Outcome(), "one gap is certain")
	assert.Equal(t, merit.Undetermined, m.Findings[1].Outcome())
	assert.Equal(t, "cooperation", m.Findings[1].MissingFacts()[0].Key)

	m, err = rubric.MatchJob(merit.AhliMadya, held, some)
	require.NoError(t, err)
	assert.Equal(t, merit.Undetermined, m.Verdict().Outcome(), "no level was found for functional posts")
	m, err = rubric.MatchJob(merit.JPTPratama, held, merit.On(merit.MustDate(2016, 12, 31)))
	require.NoError(t, err)
	assert.Equal(t, merit.NotApplicable, m.Verdict().Outcome())

	_, err = rubric.MatchJob(merit.JPTPratama, map[rubric.Competence]int{0: 4, rubric.Integrity: 6, 77: 0}, some)
	assert.Len(t, merit.FieldErrors(err), 4)
}

func TestInstrumentsOfAMapping(t *testing.T) {
	for _, row := range table(t, "testdata/instruments.csv") {
		t.Run(row["case"], func(t *testing.T) {
			cases.Row(t, row[cases.Column], row["case"])
			var used []rubric.Instrument
			for _, word := range strings.Fields(row["instruments"]) {
				i, err := rubric.ParseInstrument(word)
				require.NoError(t, err)
				used = append(used, i)
			}
			f, err := rubric.CheckInstruments(used, merit.On(date(t, row["day"])))
			require.NoError(t, err)
			sound(t, f)
			assert.Equal(t, row["reason"], f.Reason.Code)
			assert.Equal(t, row["outcome"], f.Outcome().String())
		})
	}
}

func TestUsualInstruments(t *testing.T) {
	f, err := rubric.CheckInstruments(rubric.Instruments(), some)
	require.NoError(t, err)
	sound(t, f)
	assert.Equal(t, merit.Met, f.Outcome())
	f, err = rubric.CheckInstruments([]rubric.Instrument{rubric.DepthInterview, rubric.FieldPaper}, some)
	require.NoError(t, err)
	sound(t, f)
	assert.Equal(t, merit.NotMet, f.Outcome())
	assert.Len(t, f.Remarks(), 3)
	f, err = rubric.CheckInstruments(nil, some)
	require.NoError(t, err)
	assert.Equal(t, merit.Undetermined, f.Outcome())
	_, err = rubric.CheckInstruments([]rubric.Instrument{0, 99}, some)
	assert.Len(t, merit.FieldErrors(err), 2)
}

func TestTalentExampleIsMarkedAsSuch(t *testing.T) {
	s := rubric.TalentScheme()
	assert.Equal(t, "30", s.Weight("performance-primary").RatString())
	assert.Equal(t, "15/2", s.Weight("potential-integrity").RatString())
	assert.Nil(t, s.Weight("nothing"))
	for _, r := range rubric.Rules() {
		if r.ID() == "RUB-TALENT" {
			assert.Equal(t, merit.SecondarySource, r.Confidence())
			assert.False(t, r.InForce(merit.MustDate(2024, 12, 31)))
			assert.True(t, r.InForce(merit.MustDate(2025, 1, 1)))
		}
	}
}

// enumerator is what every enumeration of the package can do.
type enumerator interface {
	fmt.Stringer
	MarshalText() ([]byte, error)
}

// readsBack checks that text and Parse give back the value, and that a word that
// the enumeration does not have is refused.
func readsBack[E interface {
	~uint8
	enumerator
}, P interface {
	*E
	UnmarshalText([]byte) error
}](t *testing.T, parse func(string) (E, error), values ...E) {
	t.Helper()
	for _, e := range values {
		text, err := e.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, e.String(), string(text))
		var back E
		require.NoError(t, P(&back).UnmarshalText(text))
		assert.Equal(t, e, back)
		parsed, err := parse(e.String())
		require.NoError(t, err)
		assert.Equal(t, e, parsed)
	}
	var e E
	err := P(&e).UnmarshalText([]byte("of that name there is none, however long one makes it, and this one is long"))
	assert.ErrorIs(t, err, merit.ErrUnknown)
	_, err = parse("")
	assert.ErrorIs(t, err, merit.ErrUnknown)
	_, err = E(99).MarshalText()
	assert.ErrorIs(t, err, merit.ErrUnknown)
	assert.Equal(t, "%!(99)", E(99).String())
}

func TestEnumerationsReadBackWhatTheyWrite(t *testing.T) {
	readsBack(t, rubric.ParseCompetence, rubric.Competences()...)
	readsBack(t, rubric.ParseInstrument, rubric.Instruments()...)
	readsBack(t, rubric.ParseMissingPolicy, rubric.Refuse, rubric.Provisional, rubric.Reweight, rubric.WorstMark)
	readsBack(t, rubric.ParseMarkState, rubric.Given, rubric.Missing, rubric.NotApplicable)
	readsBack(t, rubric.ParseUndefined, rubric.Defined, rubric.TooFewAssessors, rubric.TooFewSubjects, rubric.NoVariation, rubric.NotEstimable)
	readsBack(t, rubric.ParseRating, rubric.RatingVeryPoor, rubric.RatingPoor, rubric.RatingNeedsImprovement, rubric.RatingGood, rubric.RatingVeryGood)
	readsBack(t, rubric.ParseExpectation, rubric.BelowExpectation, rubric.MeetsExpectation, rubric.AboveExpectation)
	readsBack(t, rubric.ParsePlanWeights, rubric.Plan70, rubric.Plan60)
	readsBack(t, rubric.ParseGoodEdge, rubric.FairAtEdge, rubric.GoodAtEdge)
	readsBack(t, rubric.ParseExcessPolicy, rubric.PenaliseExcess, rubric.ForgiveExcess)
	_, err := rubric.Competence(0).MarshalText()
	assert.ErrorIs(t, err, merit.ErrMissing)
	for _, text := range []string{rubric.Competence(99).In(merit.English), rubric.Rating(99).In(merit.English), rubric.Instrument(99).In(merit.English), rubric.Undefined(99).In(merit.English)} {
		assert.Equal(t, "%!(99)", text)
	}
	assert.Equal(t, "penilai terlalu sedikit", rubric.TooFewAssessors.In(merit.Indonesian))
}

// A score may have more digits than a finding can show; it is judged all the same.
func TestYearlyPerformanceOfManyDigits(t *testing.T) {
	long := maybe(t, "89.9999999999999999")
	got, err := rubric.Performance{Plan: long, Behaviour: long, Weights: rubric.Plan70, NewIdea: merit.No}.Judge(some)
	require.NoError(t, err)
	assert.Equal(t, "89.9999999999999999", got.Score.Decimal.String())
	assert.Equal(t, "fair", got.Finding.Reason.Code)
	assert.True(t, got.Finding.Observed.IsZero())
}
