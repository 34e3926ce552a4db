package rubric

import (
	"cmp"
	"iter"
	"math/big"
	"math/bits"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
)

// Score is the exact result of one candidate (nilai akhir) under one scheme. Where
// marks are missing and the scheme is [Provisional] it is an interval. The zero
// Score is of no scheme.
type Score struct {
	// Four words and no more, so that a score stays in registers; what else the
	// marks tell is worked out when asked for.
	marks       Marks
	worst, best int64 // over den
	den         int64 // the denominator of the scheme, less what was re-weighted
}

// Evaluate returns the exact score. It allocates nothing unless it returns an
// error: under [Refuse] a [*merit.FieldError] for every missing mark, and one for
// marks of another scheme or a candidate of whom no weighted mark remains.
func (s *Scheme) Evaluate(m Marks) (Score, error) {
	if m.sheet == nil || m.scheme != s || m.state != nil {
		return s.evaluatePartly(m)
	}
	sum := int64(0)
	steps := m.steps[:len(s.coef)]
	for i, c := range s.coef {
		sum += c * steps[i]
	}
	return Score{m, sum, sum, s.den}, nil
}

// EvaluateAll scores candidate after candidate, in order: for each the score, or the
// error that [Scheme.Evaluate] returns, after which it goes on. It keeps nothing and
// starts nothing of its own: a caller with several cores gives each a part of the marks.
func (s *Scheme) EvaluateAll(marks iter.Seq[Marks]) iter.Seq2[Score, error] {
	return func(yield func(Score, error) bool) {
		for m := range marks {
			if !yield(s.Evaluate(m)) {
				return
			}
		}
	}
}

// evaluatePartly is Evaluate for marks that are not all given, or not of this
// scheme.
func (s *Scheme) evaluatePartly(m Marks) (Score, error) {
	if m.sheet == nil || m.scheme != s {
		return Score{}, &merit.FieldError{Field: "marks", Value: "of another scheme, or none", Expected: "marks that this scheme checked, by Scheme.Marks", Err: merit.ErrConflict}
	}
	if s.spec.Missing == Refuse {
		if err := m.complete(); err != nil {
			return Score{}, err
		}
	}
	score := Score{marks: m}
	score.worst, score.best, score.den = s.sum(m, 0, len(s.leaves), s.spec.Missing)
	if score.den == 0 {
		return Score{}, &merit.FieldError{Field: "marks", Expected: "at least one mark with a weight", Err: merit.ErrMissing}
	}
	return score, nil
}

// complete returns an error for each missing mark.
func (m Marks) complete() error {
	p := problems{}
	for i, st := range m.state {
		if st == Missing {
			code := m.scheme.nodes[m.scheme.leaves[i].node].criterion.Code
			p.add("marks."+code, "", "a mark, or the criterion named as not applicable", merit.ErrMissing)
		}
	}
	return p.err()
}

// sum returns the worst and the best total of the leaves [from, to) and the total
// of their best marks, which is what they are over.
func (s *Scheme) sum(m Marks, from, to int, policy MissingPolicy) (worst, best, den int64) {
	for i := from; i < to; i++ {
		full := s.coef[i] * s.leaves[i].span
		switch st := m.stateOf(i); {
		case st == Given:
			worst += s.coef[i] * m.steps[i]
			best += s.coef[i] * m.steps[i]
		case st == NotApplicable, policy == Reweight:
			continue
		case policy != WorstMark:
			best += full
		}
		den += full
	}
	return worst, best, den
}

// place is sum for one leaf in its own steps, for a leaf may weigh nothing.
func (s *Scheme) place(m Marks, l int, policy MissingPolicy) (worst, best, den int64) {
	span := s.leaves[l].span
	switch st := m.stateOf(l); {
	case st == Given:
		return m.steps[l], m.steps[l], span
	case st == NotApplicable:
		return 0, 0, 0
	case policy == WorstMark:
		return 0, 0, span
	}
	return 0, span, span
}

// compareFractions compares a/b with c/d, exactly; none is negative, b and d are
// positive.
func compareFractions(a, b, c, d int64) int {
	leftHigh, left := bits.Mul64(uint64(a), uint64(d))
	rightHigh, right := bits.Mul64(uint64(c), uint64(b))
	if leftHigh != rightHigh {
		return cmp.Compare(leftHigh, rightHigh)
	}
	return cmp.Compare(left, right)
}

// Scheme returns the scheme that the score is of.
func (s Score) Scheme() *Scheme {
	if s.den == 0 {
		return nil
	}
	return s.marks.scheme
}

// Settled reports whether the score is one number and not an interval.
func (s Score) Settled() bool { return s.worst == s.best && s.den > 0 }

// Fraction returns the exact score as a share of the scale of the result, num/den
// of the way from its bottom to its top; ok is false where it is not settled.
func (s Score) Fraction() (num, den int64, ok bool) { return s.worst, s.den, s.Settled() }

// Exact returns the exact score on the scale of the result, nil where it is not
// settled.
func (s Score) Exact() *big.Rat {
	if !s.Settled() {
		return nil
	}
	return s.value(s.worst)
}

// Bounds returns the worst and the best score that the missing marks leave open,
// exactly; both are the score itself where it is settled.
func (s Score) Bounds() (worst, best *big.Rat) {
	if s.den == 0 {
		return nil, nil
	}
	return s.value(s.worst), s.value(s.best)
}

func (s Score) value(num int64) *big.Rat {
	scale := s.marks.scheme.spec.Scale
	r := new(big.Rat).Sub(scale.High.Rat(), scale.Low.Rat())
	return r.Mul(r, big.NewRat(num, s.den)).Add(r, scale.Low.Rat())
}

// Rounded returns the score for display, rounded half up to two decimals
// (RUB-ROUND): the worst and the best value, which are the same where the score is
// settled. It is for people; ranking and bands use the exact score.
func (s Score) Rounded() (worst, best decimal.Decimal) {
	if s.den == 0 {
		return decimal.Zero, decimal.Zero
	}
	return roundHalfUp(s.value(s.worst), displayPlaces()), roundHalfUp(s.value(s.best), displayPlaces())
}

// RoundedValues is [Score.Rounded] as values of findings, without decimals. It allocates
// nothing on a scale whose ends have no more decimals than the display.
func (s Score) RoundedValues() (worst, best merit.Value) {
	if s.den == 0 {
		return merit.Value{}, merit.Value{}
	}
	d := &s.marks.scheme.display
	if d.span == 0 {
		w, b := s.Rounded()
		return valueOf(w), valueOf(b)
	}
	worst = d.round(s.worst, s.den)
	if s.worst == s.best {
		return worst, worst
	}
	return worst, d.round(s.best, s.den)
}

// display is the scale of the result in the smallest parts that are displayed; no span
// where it is not a whole number of them.
type display struct {
	low, span int64
	places    uint8
}

func displayOf(scale Scale) display {
	places := displayPlaces()
	low, span := scale.Low.Shift(places), scale.High.Sub(scale.Low).Shift(places)
	if !low.IsInteger() || !span.IsInteger() || !span.BigInt().IsInt64() || !low.BigInt().IsInt64() {
		return display{}
	}
	return display{low.IntPart(), span.IntPart(), uint8(places)}
}

// round returns the number num/den of the way up the scale, rounded half up:
// floor((2·num·span + den) / (2·den)) above its bottom. The product has 128 bits.
func (d *display) round(num, den int64) merit.Value {
	high, low := bits.Mul64(uint64(num), 2*uint64(d.span))
	low, carry := bits.Add64(low, uint64(den), 0)
	above, _ := bits.Div64(high+carry, low, 2*uint64(den))
	return merit.ScaledOf(d.low+int64(above), d.places)
}

// String returns the score for display: 84.30, and 71.25..86.25 where it is not
// settled.
func (s Score) String() string {
	if s.den == 0 {
		return ""
	}
	worst, best := s.Rounded()
	if s.Settled() {
		return worst.StringFixed(displayPlaces())
	}
	return worst.StringFixed(displayPlaces()) + ".." + best.StringFixed(displayPlaces())
}

// Compare returns -1, 0 or 1 as the exact score is below, equal to or above
// another of the same scheme; ok is false for another scheme, and where missing
// marks leave it open.
func (s Score) Compare(other Score) (order int, ok bool) {
	if s.den == 0 || other.den == 0 || s.marks.scheme != other.marks.scheme {
		return 0, false
	}
	order = compareFractions(s.worst, s.den, other.best, other.den)
	return order, order == compareFractions(s.best, s.den, other.worst, other.den)
}

// Band returns the band of the exact score; ok is false where the scheme has no
// bands or missing marks leave it open.
func (s Score) Band() (band Band, ok bool) {
	if s.den == 0 || s.marks.scheme.edges == nil {
		return Band{}, false
	}
	i, ok := s.BandPlace()
	return s.marks.scheme.spec.Bands.bands[i], ok
}

// BandPlace returns the place of the band of the exact score among the bands of the
// scheme, counted from the lowest, 0; ok as of [Score.Band].
func (s Score) BandPlace() (place int, ok bool) {
	if s.den == 0 || s.marks.scheme.edges == nil {
		return 0, false
	}
	if s.den != s.marks.scheme.den {
		place = s.bandReweighted(s.worst)
		return place, s.Settled() || place == s.bandReweighted(s.best)
	}
	edges := s.marks.scheme.edges
	place = bandOf(edges, s.worst)
	return place, s.worst == s.best || place == bandOf(edges, s.best)
}

// bandOf returns the place of the band of a total over the denominator of the scheme.
func bandOf(edges []int64, num int64) int {
	place := 0
	for i := 1; i < len(edges); i++ {
		if num >= edges[i] {
			place = i
		}
	}
	return place
}

// bandReweighted is bandOf where marks that do not count have left the denominator.
func (s Score) bandReweighted(num int64) int {
	bands, value := s.marks.scheme.spec.Bands.bands, s.value(num)
	i := len(bands) - 1
	for i > 0 && value.Cmp(bands[i].Low.Rat()) < 0 {
		i--
	}
	return i
}

// Minimums returns whether every minimum is reached: NotMet if one is missed,
// Undetermined if a missing mark leaves one open, NotApplicable if the scheme has
// none. It allocates nothing.
func (s Score) Minimums() merit.Outcome {
	switch failed, undecided := s.knockOut(); {
	case failed != 0:
		return merit.NotMet
	case s.den == 0 || undecided != 0:
		return merit.Undetermined
	case len(s.marks.scheme.minimums) == 0:
		return merit.NotApplicable
	}
	return merit.Met
}

// KnockedOutBy returns the codes of the criteria whose minimum is missed, in the
// order of the scheme.
func (s Score) KnockedOutBy() []string {
	failed, _ := s.knockOut()
	return s.codes(failed)
}

// OpenMinimums returns the codes of the criteria whose minimum a missing mark
// leaves open, in the order of the scheme.
func (s Score) OpenMinimums() []string {
	_, undecided := s.knockOut()
	return s.codes(undecided)
}

func (s Score) codes(set uint64) []string {
	var out []string
	for ; set != 0; set &= set - 1 {
		m := s.marks.scheme.minimums[bits.TrailingZeros64(set)]
		out = append(out, s.marks.scheme.nodes[m.node].criterion.Code)
	}
	return out
}

// knockOut compares every minimum and returns the sets of those missed and of those
// not decided. A mark that nobody gave neither reaches nor misses one, whatever it
// weighs, unless it counts as the worst.
func (s Score) knockOut() (failed, undecided uint64) {
	if s.den == 0 {
		return 0, 0
	}
	scheme := s.marks.scheme
	policy := Provisional
	if scheme.spec.Missing == WorstMark {
		policy = WorstMark
	}
	for i, min := range scheme.minimums {
		n := &scheme.nodes[min.node]
		var worst, best, den int64
		if n.leaf {
			worst, best, den = scheme.place(s.marks, n.from, policy)
		} else {
			worst, best, den = scheme.sum(s.marks, n.from, n.to, policy)
		}
		switch {
		case den == 0 || compareFractions(worst, den, min.num, min.den) >= 0:
		case compareFractions(best, den, min.num, min.den) < 0:
			failed |= 1 << i
		default:
			undecided |= 1 << i
		}
	}
	return failed, undecided
}
