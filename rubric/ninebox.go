package rubric

import (
	"strconv"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
)

// The numbers of the boxes, by potential and then by performance, each low to high.
var (
	boxNumbers = [3][3]*merit.Param{
		{boxNumber("low", "low", 1), boxNumber("low", "middle", 2), boxNumber("low", "high", 4)},
		{boxNumber("middle", "low", 3), boxNumber("middle", "middle", 5), boxNumber("middle", "high", 7)},
		{boxNumber("high", "low", 6), boxNumber("high", "middle", 8), boxNumber("high", "high", 9)},
	}
	promotionBox = merit.MustParam("promotion", merit.T("kotak terendah untuk promosi", "lowest box for promotion"), boxValue(7, merit.PracticeOnly))

	reasonPool = &merit.Reason{Code: "pool", Outcome: merit.Met, Text: merit.T(
		"kotak {observed} termasuk kotak promosi, dari kotak {required}", "box {observed} is one of the boxes for promotion, from box {required} on")}
	reasonBelowPool = &merit.Reason{Code: "below-pool", Outcome: merit.NotMet, Text: merit.T(
		"kotak {observed} belum termasuk kotak promosi, dari kotak {required}", "box {observed} is not one of the boxes for promotion, from box {required} on")}

	nineBoxRule = merit.MustRule(merit.RuleSpec{
		ID:       "RUB-NINEBOX",
		Title:    merit.T("Kotak manajemen talenta", "Nine-box of talent management"),
		Standing: merit.StandingMinisterial, Confidence: merit.SecondarySource,
		Doubt:    merit.T("teks PermenPANRB 3/2020 tidak dibaca langsung; batas kotak berbeda antarinstansi dan harus diberikan pemanggil", "the text of PermenPANRB 3/2020 was not read at first hand; the cuts differ between agencies and are the caller's"),
		Versions: versionsOfYear(2020, "PermenPANRB 3/2020"),
		Params: []*merit.Param{boxNumbers[0][0], boxNumbers[0][1], boxNumbers[0][2], boxNumbers[1][0], boxNumbers[1][1], boxNumbers[1][2],
			boxNumbers[2][0], boxNumbers[2][1], boxNumbers[2][2], promotionBox},
		Facts: []merit.Fact{
			{Key: "performance", Name: merit.T("nilai kinerja", "performance score")},
			{Key: "potential", Name: merit.T("nilai potensi", "potential score")},
		},
		Reasons: []*merit.Reason{reasonPool, reasonBelowPool},
	})
)

const (
	needPerformance merit.FactSet = 1 << iota
	needPotential
)

func boxValue(n int, confidence merit.Confidence) merit.ParamValue {
	return merit.ParamValue{From: proven(2020), Value: merit.CountOf(n), Confidence: confidence,
		Basis: []merit.Citation{merit.Cite("PermenPANRB 3/2020"), merit.Cite("Praktik manajemen talenta")}}
}

func boxNumber(potential, performance string, n int) *merit.Param {
	return merit.MustParam("potential-"+potential+"-performance-"+performance,
		merit.T("nomor kotak", "number of the box"), boxValue(n, merit.SecondarySource))
}

// Cuts are the scores from which an axis of the nine-box is middle and high, both
// inclusive. They differ between agencies; see [TalentCuts] for an example.
type Cuts struct{ Middle, High decimal.Decimal }

// class returns 0, 1 or 2 for low, middle and high, and the distance to the next
// class, not valid from the highest.
func (c Cuts) class(score decimal.Decimal) (int, decimal.NullDecimal) {
	switch {
	case score.GreaterThanOrEqual(c.High):
		return 2, decimal.NullDecimal{}
	case score.GreaterThanOrEqual(c.Middle):
		return 1, decimal.NewNullDecimal(c.High.Sub(score))
	}
	return 0, decimal.NewNullDecimal(c.Middle.Sub(score))
}

func (c Cuts) check(p *problems, at string) {
	middle, high := p.plain(at+".middle", c.Middle), p.plain(at+".high", c.High)
	if middle && high && c.Middle.Cmp(c.High) >= 0 {
		p.add(at+".high", c.High.String(), "a number above the middle cut, "+c.Middle.String(), merit.ErrConflict)
	}
}

// NineBox is what is known of a person for the nine-box (kotak manajemen talenta).
type NineBox struct {
	// A score that is not valid is not known.
	Performance, Potential decimal.NullDecimal
	// The cuts of the two axes.
	PerformanceCuts, PotentialCuts Cuts
}

// Placement is the place of a person in the nine-box.
type Placement struct {
	Box int // 1 to 9; 0 where a score is not known
	// The distance to the next class of each axis, not valid where the score is not
	// known or the class is the highest.
	ToPerformance, ToPotential decimal.NullDecimal
	// Finding tells whether the box is one for promotion, rule RUB-NINEBOX.
	Finding merit.Finding
}

// Place places a person: performance on one axis, potential on the other, boxes 7
// to 9 being for promotion. The errors, each a [*merit.FieldError], are those of
// [merit.When.Check] and cuts that are no plain numbers in order.
func (b NineBox) Place(when merit.When) (Placement, error) {
	p := problems{}
	p.join(when.Check())
	b.PerformanceCuts.check(&p, "performanceCuts")
	b.PotentialCuts.check(&p, "potentialCuts")
	p.plain("performance", b.Performance.Decimal)
	p.plain("potential", b.Potential.Decimal)
	if err := p.err(); err != nil {
		return Placement{}, err
	}
	if !nineBoxRule.InForce(when.Law) {
		return Placement{Finding: nineBoxRule.NotGoverning(when)}, nil
	}
	var out Placement
	var missing merit.FactSet
	performance, potential := 0, 0
	if b.Performance.Valid {
		performance, out.ToPerformance = b.PerformanceCuts.class(b.Performance.Decimal)
	} else {
		missing |= needPerformance
	}
	if b.Potential.Valid {
		potential, out.ToPotential = b.PotentialCuts.class(b.Potential.Decimal)
	} else {
		missing |= needPotential
	}
	if missing != 0 {
		out.Finding = nineBoxRule.MissingFacts(when, missing)
		return out, nil
	}
	out.Box = boxNumbers[potential][performance].At(when.Law).Value.Count()
	from := promotionBox.At(when.Law)
	out.Finding = merit.Finding{Rule: nineBoxRule, Reason: reasonBelowPool, Required: from, Observed: merit.CountOf(out.Box), AsOf: when.AsOf, Law: when.Law}
	if out.Box >= from.Value.Count() {
		out.Finding.Reason = reasonPool
	}
	return out, nil
}

// String returns the number of the box, or a question mark where it is not known.
func (p Placement) String() string {
	if p.Box == 0 {
		return "?"
	}
	return strconv.Itoa(p.Box)
}
