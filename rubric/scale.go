package rubric

import (
	"math/big"
	"strconv"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
)

// Scale is the scale of a mark (skala nilai): from the worst mark to the best, each
// point divided into equal steps, of which a mark is a whole number. A mark counts
// by its place between the two ends, so on a scale from 1 to 5 the mark 1 counts
// nothing and 3 counts half; an office that counts 1 as a fifth states a scale from
// 0 to 5.
type Scale struct {
	Low, High decimal.Decimal
	// Steps is the number of equal steps to a point: 100 for marks of two decimals,
	// 1 for whole marks, 7 for the mean of seven assessors. Zero stands for 100.
	Steps int64
}

const (
	defaultSteps = 100           // two decimals
	maxSteps     = 1_000_000_000 // nine decimals
)

// Points returns the scale from low to high in marks of two decimals, such as
// Points(0, 100), Points(1, 5), Points(0, 400) or, for tests of 144 questions,
// Points(0, 144).
func Points(low, high int64) Scale {
	return Scale{decimal.NewFromInt(low), decimal.NewFromInt(high), defaultSteps}
}

// IsZero reports whether no scale is stated.
func (s Scale) IsZero() bool { return s.Low.IsZero() && s.High.IsZero() && s.Steps == 0 }

// steps returns the number of steps to a point.
func (s Scale) steps() int64 {
	if s.Steps == 0 {
		return defaultSteps
	}
	return s.Steps
}

// check notes the problems of the scale.
func (s Scale) check(p *problems, at string) bool {
	before := len(p.errs)
	low, high := p.plain(at+".low", s.Low), p.plain(at+".high", s.High)
	if low && high && s.Low.Cmp(s.High) >= 0 {
		p.add(at+".high", s.High.String(), "a number above "+s.Low.String(), merit.ErrRange)
	}
	if s.Steps < 0 || s.Steps > maxSteps {
		p.add(at+".steps", strconv.FormatInt(s.Steps, 10), "from 1 to "+strconv.Itoa(maxSteps)+" steps to a point, or 0 for 100", merit.ErrRange)
	}
	if len(p.errs) > before {
		return false
	}
	if span, ok := s.span(); !ok {
		p.add(at, span, "ends that are whole steps, at most "+strconv.FormatInt(maxDenominator, 10)+" of them apart", merit.ErrRange)
		return false
	}
	return true
}

// span returns whether both ends are whole steps and their distance in steps fits.
func (s Scale) span() (string, bool) {
	low, high := s.inSteps(s.Low.Rat()), s.inSteps(s.High.Rat())
	distance := new(big.Rat).Sub(high, low)
	return distance.RatString() + " steps", low.IsInt() && high.IsInt() && distance.Num().IsInt64() && distance.Num().Int64() <= maxDenominator
}

func (s Scale) inSteps(mark *big.Rat) *big.Rat {
	return new(big.Rat).Mul(mark, new(big.Rat).SetInt64(s.steps()))
}

// place returns the whole number of steps by which a mark lies above the worst
// one.
func (s Scale) place(field string, mark *big.Rat) (int64, error) {
	above := s.inSteps(new(big.Rat).Sub(mark, s.Low.Rat()))
	span := s.inSteps(new(big.Rat).Sub(s.High.Rat(), s.Low.Rat()))
	if above.Sign() < 0 || above.Cmp(span) > 0 {
		return 0, &merit.FieldError{Field: field, Value: ratText(mark), Expected: "a number from " + s.Low.String() + " to " + s.High.String(), Err: merit.ErrRange}
	}
	if !above.IsInt() {
		return 0, &merit.FieldError{Field: field, Value: ratText(mark), Expected: "a whole number of steps of 1/" + strconv.FormatInt(s.steps(), 10), Err: merit.ErrRange}
	}
	return above.Num().Int64(), nil
}

// mark returns the mark that lies a number of steps above the worst one.
func (s Scale) mark(steps int64) *big.Rat {
	r := big.NewRat(steps, s.steps())
	return r.Add(r, s.Low.Rat())
}

// ratText writes an exact number: as a decimal where it is one, as a fraction
// otherwise.
func ratText(r *big.Rat) string {
	if n, exact := r.FloatPrec(); exact && n <= maxExponent {
		return r.FloatString(n)
	}
	return r.RatString()
}
