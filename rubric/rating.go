package rubric

import "github.com/seed-133aca06/asnmerit/merit"

// Expectation is a judgement of work results or behaviour against what was expected
// (ekspektasi).
type Expectation uint8

// The judgements. The zero value: not known.
const (
	BelowExpectation Expectation = iota + 1 // di bawah ekspektasi
	MeetsExpectation                        // sesuai ekspektasi
	AboveExpectation                        // di atas ekspektasi
)

var expectationNames = names[Expectation]{"", "below", "meets", "above"}

// String returns below, meets or above.
func (e Expectation) String() string { return expectationNames.text(e) }

// ParseExpectation reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseExpectation(s string) (Expectation, error) { return expectationNames.parse("expectation", s) }

// MarshalText implements [encoding.TextMarshaler].
func (e Expectation) MarshalText() ([]byte, error) { return expectationNames.marshal("expectation", e) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (e *Expectation) UnmarshalText(text []byte) error {
	return expectationNames.unmarshal("expectation", text, e)
}

// Rating is the yearly rating (predikat kinerja) of PermenPANRB 6/2022.
type Rating uint8

// The ratings, worst first. The zero value: not known.
const (
	RatingVeryPoor         Rating = iota + 1 // sangat kurang
	RatingPoor                               // kurang
	RatingNeedsImprovement                   // butuh perbaikan
	RatingGood                               // baik
	RatingVeryGood                           // sangat baik
)

var (
	ratingNames = names[Rating]{"", "very-poor", "poor", "needs-improvement", "good", "very-good"}
	ratingTexts = [...]merit.Text{
		merit.T("predikat tidak diketahui", "unknown rating"), merit.T("sangat kurang", "very poor"), merit.T("kurang", "poor"),
		merit.T("butuh perbaikan", "needs improvement"), merit.T("baik", "good"), merit.T("sangat baik", "very good"),
	}
)

// String returns very-poor, poor, needs-improvement, good or very-good.
func (r Rating) String() string { return ratingNames.text(r) }

// ParseRating reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseRating(s string) (Rating, error) { return ratingNames.parse("rating", s) }

// MarshalText implements [encoding.TextMarshaler].
func (r Rating) MarshalText() ([]byte, error) { return ratingNames.marshal("rating", r) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (r *Rating) UnmarshalText(text []byte) error {
	return ratingNames.unmarshal("rating", text, r)
}

// In returns the rating in words.
func (r Rating) In(lang merit.Language) string {
	if ratingNames.has(r) {
		return ratingTexts[r].In(lang)
	}
	return r.String()
}

// The table, by result and then by behaviour, each below, meets, above. The
// parameters hold the number of the rating.
var (
	ratingTable = [3][3]*merit.Param{
		{ratingCell("below", "below", RatingVeryPoor), ratingCell("below", "meets", RatingNeedsImprovement), ratingCell("below", "above", RatingNeedsImprovement)},
		{ratingCell("meets", "below", RatingPoor), ratingCell("meets", "meets", RatingGood), ratingCell("meets", "above", RatingGood)},
		{ratingCell("above", "below", RatingPoor), ratingCell("above", "meets", RatingGood), ratingCell("above", "above", RatingVeryGood)},
	}

	ratingReasons = [...]*merit.Reason{
		RatingVeryPoor:         ratingReason(RatingVeryPoor, merit.NotMet),
		RatingPoor:             ratingReason(RatingPoor, merit.NotMet),
		RatingNeedsImprovement: ratingReason(RatingNeedsImprovement, merit.NotMet),
		RatingGood:             ratingReason(RatingGood, merit.Met),
		RatingVeryGood:         ratingReason(RatingVeryGood, merit.Met),
	}

	ratingRule = merit.MustRule(merit.RuleSpec{
		ID:       "RUB-RATING-2022",
		Title:    merit.T("Predikat kinerja menurut hasil kerja dan perilaku", "Performance rating by result and behaviour"),
		Standing: merit.StandingMinisterial, Confidence: merit.SecondarySource,
		Doubt:    merit.T("teks PermenPANRB 6/2022 tidak dibaca langsung", "the text of PermenPANRB 6/2022 was not read at first hand"),
		Versions: versionsOfYear(2022, "PermenPANRB 6/2022"),
		Params: []*merit.Param{ratingTable[0][0], ratingTable[0][1], ratingTable[0][2], ratingTable[1][0], ratingTable[1][1], ratingTable[1][2],
			ratingTable[2][0], ratingTable[2][1], ratingTable[2][2]},
		Facts: []merit.Fact{
			{Key: "result", Name: merit.T("hasil kerja terhadap ekspektasi", "work result against expectation")},
			{Key: "behaviour", Name: merit.T("perilaku kerja terhadap ekspektasi", "work behaviour against expectation")},
		},
		Reasons: ratingReasons[RatingVeryPoor:],
	})
)

func ratingCell(result, behaviour string, r Rating) *merit.Param {
	return merit.MustParam("result-"+result+"-behaviour-"+behaviour, merit.T("urutan predikat, 1 sampai 5", "number of the rating, 1 to 5"),
		merit.ParamValue{From: proven(2022), Value: merit.CountOf(int(r)), Confidence: merit.SecondarySource,
			Basis: []merit.Citation{merit.Cite("PermenPANRB 6/2022")}})
}

func ratingReason(r Rating, outcome merit.Outcome) *merit.Reason {
	return &merit.Reason{Code: r.String(), Outcome: outcome, Text: merit.T(
		"hasil kerja dan perilaku kerja memberi predikat "+ratingTexts[r].In(merit.Indonesian), "result and behaviour give the rating "+ratingTexts[r].In(merit.English))}
}

// Rate returns the yearly rating by result and behaviour, rule RUB-RATING-2022; the
// finding is Met for good or better. A judgement of 0 is not known, and the rating
// with it. The errors, each a [*merit.FieldError], are those of [merit.When.Check]
// and a judgement that does not exist.
//
// Source: PermenPANRB 6/2022, from secondary sources.
func Rate(result, behaviour Expectation, when merit.When) (Rating, merit.Finding, error) {
	p := problems{}
	p.join(when.Check())
	var missing merit.FactSet
	for i, e := range []struct {
		field string
		is    Expectation
	}{{"result", result}, {"behaviour", behaviour}} {
		if e.is == 0 {
			missing |= 1 << i
			continue
		}
		p.join(expectationNames.check(e.field, e.is))
	}
	if err := p.err(); err != nil {
		return 0, merit.Finding{}, err
	}
	switch {
	case !ratingRule.InForce(when.Law):
		return 0, ratingRule.NotGoverning(when), nil
	case missing != 0:
		return 0, ratingRule.MissingFacts(when, missing), nil
	}
	cell := ratingTable[result-1][behaviour-1].At(when.Law)
	r := Rating(cell.Value.Count())
	return r, merit.Finding{Rule: ratingRule, Reason: ratingReasons[r], Required: cell, AsOf: when.AsOf, Law: when.Law}, nil
}
