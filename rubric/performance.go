package rubric

import (
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
)

// The weights of the plan and the edges of the predicates.
var (
	planHeavy = performanceParam("plan-70", merit.T("bobot SKP bila 70/30", "weight of the work plan where it is 70/30"), merit.PercentOf(70, 0))
	planLight = performanceParam("plan-60", merit.T("bobot SKP bila 60/40", "weight of the work plan where it is 60/40"), merit.PercentOf(60, 0))

	veryGoodEdge  = performanceParam("very-good", merit.T("batas bawah sangat baik", "lower edge of very good"), merit.ScaledOf(110, 0))
	goodEdge      = performanceParam("good", merit.T("batas bawah baik", "lower edge of good"), merit.ScaledOf(90, 0))
	fairScoreEdge = performanceParam("fair", merit.T("batas bawah cukup", "lower edge of fair"), merit.ScaledOf(70, 0))
	poorEdge      = performanceParam("poor", merit.T("batas bawah kurang", "lower edge of poor"), merit.ScaledOf(50, 0))
	topOfYear     = performanceParam("top", merit.T("nilai tertinggi", "highest score"), merit.ScaledOf(120, 0))

	reasonVeryGood = &merit.Reason{Code: "very-good", Outcome: merit.Met, Text: merit.T(
		"nilai {observed} sangat baik: paling rendah {required} dengan ide baru", "score {observed} is very good: from {required} on, with a new idea")}
	reasonGood = &merit.Reason{Code: "good", Outcome: merit.Met, Text: merit.T(
		"nilai {observed} baik: batas bawah {required}", "score {observed} is good: the lower edge is {required}")}
	reasonFairYear = &merit.Reason{Code: "fair", Outcome: merit.NotMet, Text: merit.T(
		"nilai {observed} cukup: paling rendah {required}", "score {observed} is fair: from {required} on")}
	reasonPoor = &merit.Reason{Code: "poor", Outcome: merit.NotMet, Text: merit.T(
		"nilai {observed} kurang: paling rendah {required}", "score {observed} is poor: from {required} on")}
	reasonVeryPoor = &merit.Reason{Code: "very-poor", Outcome: merit.NotMet, Text: merit.T(
		"nilai {observed} sangat kurang: di bawah {required}", "score {observed} is very poor: below {required}")}

	performanceRule = merit.MustRule(merit.RuleSpec{
		ID:       "RUB-PERFORMANCE",
		Title:    merit.T("Predikat kinerja tahunan", "Yearly performance predicate"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Doubt:    merit.T("hari pengundangan PP 30/2019 belum dipastikan", "the day on which PP 30/2019 was promulgated is not established"),
		Versions: versionsOfYear(2019, "PP 30/2019 Pasal 41"),
		Params:   []*merit.Param{planHeavy, planLight, veryGoodEdge, goodEdge, fairScoreEdge, poorEdge, topOfYear},
		Facts: []merit.Fact{
			{Key: "plan", Name: merit.T("nilai SKP", "score of the work plan")},
			{Key: "behaviour", Name: merit.T("nilai perilaku kerja", "score of work behaviour")},
			{Key: "weights", Name: merit.T("pembobotan 70/30 atau 60/40", "whether the weights are 70/30 or 60/40")},
			{Key: "new-idea", Name: merit.T("ide baru", "whether there is a new idea")},
			{Key: "edge", Name: merit.T("pilihan predikat tepat pada batas baik", "the choice of predicate at the edge of good itself")},
		},
		Reasons: []*merit.Reason{reasonVeryGood, reasonGood, reasonFairYear, reasonPoor, reasonVeryPoor},
		Notes: []merit.Note{
			{Code: "edge", Text: merit.T("Tepat {param:good}: batang tubuh dan penjelasan berbeda, predikat dipilih oleh pemanggil",
				"At exactly {param:good} text and elucidation differ; the predicate is the caller's choice")},
			{Code: "top-without-idea", Text: merit.T("Tepat {param:top} tanpa ide baru tidak disebut dalam peraturan; dibaca sebagai baik menurut konvensi proyek",
				"Exactly {param:top} without a new idea is not in the regulation; it is read as good by a convention of the project")},
		},
	})
)

const (
	needPlan merit.FactSet = 1 << iota
	needBehaviour
	needPlanWeights
	needNewIdea
	needEdge
)

const (
	noteEdge merit.NoteSet = 1 << iota
	noteTopWithoutIdea
)

func performanceParam(name string, label merit.Text, v merit.Value) *merit.Param {
	return merit.MustParam(name, label, merit.ParamValue{From: merit.MustDate(2019, time.January, 1), Value: v, Confidence: merit.TextRead,
		Basis: []merit.Citation{merit.Cite("PP 30/2019 Pasal 41")}})
}

// PlanWeights are the weights of work plan (SKP) and behaviour (perilaku kerja).
type PlanWeights uint8

// The two sets of weights. The zero value: not known.
const (
	Plan70 PlanWeights = iota + 1 // 70 % plan, 30 % behaviour
	Plan60                        // 60 % plan, 40 % behaviour, where superiors alone do not judge it
)

var planWeightsNames = names[PlanWeights]{"", "70/30", "60/40"}

// String returns 70/30 or 60/40.
func (w PlanWeights) String() string { return planWeightsNames.text(w) }

// ParsePlanWeights reads the form that String writes. The error is a
// [*merit.FieldError].
func ParsePlanWeights(s string) (PlanWeights, error) { return planWeightsNames.parse("weights", s) }

// MarshalText implements [encoding.TextMarshaler].
func (w PlanWeights) MarshalText() ([]byte, error) { return planWeightsNames.marshal("weights", w) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (w *PlanWeights) UnmarshalText(text []byte) error {
	return planWeightsNames.unmarshal("weights", text, w)
}

// GoodEdge says what a score of exactly 90 is, on which the text of PP 30/2019 and
// its elucidation differ.
type GoodEdge uint8

// The readings. The zero value chooses none, and a score of exactly 90 is
// Undetermined.
const (
	FairAtEdge GoodEdge = iota + 1 // exactly 90 is fair (cukup)
	GoodAtEdge                     // exactly 90 is good (baik)
)

var goodEdgeNames = names[GoodEdge]{"", "fair", "good"}

// String returns fair or good.
func (e GoodEdge) String() string { return goodEdgeNames.text(e) }

// ParseGoodEdge reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseGoodEdge(s string) (GoodEdge, error) { return goodEdgeNames.parse("edge", s) }

// MarshalText implements [encoding.TextMarshaler].
func (e GoodEdge) MarshalText() ([]byte, error) { return goodEdgeNames.marshal("edge", e) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (e *GoodEdge) UnmarshalText(text []byte) error {
	return goodEdgeNames.unmarshal("edge", text, e)
}

// Performance is what is known of a year's performance (penilaian kinerja). Scores
// run from 0 to 120; one that is not valid is not known.
type Performance struct {
	Plan, Behaviour decimal.NullDecimal
	Weights         PlanWeights
	NewIdea         merit.Answer // matters from 110 on
	Edge            GoodEdge     // matters at exactly 90
}

// YearlyPerformance is the judgement of a year's performance.
type YearlyPerformance struct {
	Score   decimal.NullDecimal // exact; not valid where a part is not known
	Finding merit.Finding       // its reason is the predicate; Met is good or better
}

// Judge combines plan and behaviour and gives the predicate (predikat) by
// RUB-PERFORMANCE. The errors, each a [*merit.FieldError], are those of
// [merit.When.Check], unknown weights or edge, and a score off the scale.
//
// Source: PP 30/2019 Pasal 41.
func (y Performance) Judge(when merit.When) (YearlyPerformance, error) {
	p := problems{}
	p.join(when.Check())
	top := topOfYear.At(proven(2019)).Value.Decimal()
	for _, part := range []struct {
		field string
		score decimal.NullDecimal
	}{{"plan", y.Plan}, {"behaviour", y.Behaviour}} {
		if part.score.Valid && p.plain(part.field, part.score.Decimal) && (part.score.Decimal.IsNegative() || part.score.Decimal.GreaterThan(top)) {
			p.add(part.field, part.score.Decimal.String(), "from 0 to "+top.String(), merit.ErrRange)
		}
	}
	if y.Weights != 0 {
		p.join(planWeightsNames.check("weights", y.Weights))
	}
	if y.Edge != 0 {
		p.join(goodEdgeNames.check("edge", y.Edge))
	}
	if err := p.err(); err != nil {
		return YearlyPerformance{}, err
	}
	if !performanceRule.InForce(when.Law) {
		return YearlyPerformance{Finding: performanceRule.NotGoverning(when)}, nil
	}
	if missing := y.missing(); missing != 0 {
		return YearlyPerformance{Finding: performanceRule.MissingFacts(when, missing)}, nil
	}
	weight := planHeavy
	if y.Weights == Plan60 {
		weight = planLight
	}
	share := weight.At(when.Law).Value.Decimal()
	score := y.Plan.Decimal.Mul(share).Add(y.Behaviour.Decimal.Mul(fullWeight.Sub(share))).Shift(-2)
	out := YearlyPerformance{Score: decimal.NewNullDecimal(score)}
	out.Finding = y.predicate(score, when)
	out.Finding.Observed = valueOf(score)
	return out, nil
}

func (y Performance) missing() (missing merit.FactSet) {
	if !y.Plan.Valid {
		missing |= needPlan
	}
	if !y.Behaviour.Valid {
		missing |= needBehaviour
	}
	if y.Weights == 0 {
		missing |= needPlanWeights
	}
	return missing
}

func (y Performance) predicate(score decimal.Decimal, when merit.When) merit.Finding {
	f := merit.Finding{Rule: performanceRule, AsOf: when.AsOf, Law: when.Law}
	edge := func(p *merit.Param) (*merit.ParamValue, int) {
		v := p.At(when.Law)
		return v, score.Cmp(v.Value.Decimal())
	}
	veryGood, overVeryGood := edge(veryGoodEdge)
	good, overGood := edge(goodEdge)
	fair, overFair := edge(fairScoreEdge)
	poor, overPoor := edge(poorEdge)
	_, overTop := edge(topOfYear)
	switch {
	case overVeryGood >= 0 && y.NewIdea == merit.Unknown:
		f.Reason, f.Required, f.Missing = merit.ReasonMissing, veryGood, needNewIdea
	case overVeryGood >= 0 && y.NewIdea == merit.Yes:
		f.Reason, f.Required = reasonVeryGood, veryGood
	case overGood > 0:
		f.Reason, f.Required = reasonGood, good
		if overTop == 0 {
			f.Notes = noteTopWithoutIdea
		}
	case overGood == 0 && y.Edge == 0:
		f.Reason, f.Required, f.Missing, f.Notes = merit.ReasonMissing, good, needEdge, noteEdge
	case overGood == 0 && y.Edge == GoodAtEdge:
		f.Reason, f.Required, f.Notes = reasonGood, good, noteEdge
	case overFair >= 0:
		f.Reason, f.Required = reasonFairYear, fair
		if overGood == 0 {
			f.Notes = noteEdge
		}
	case overPoor >= 0:
		f.Reason, f.Required = reasonPoor, poor
	default:
		f.Reason, f.Required = reasonVeryPoor, poor
	}
	return f
}
