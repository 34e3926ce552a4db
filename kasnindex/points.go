package kasnindex

import (
	"cmp"
	"math/big"
	"math/bits"
	"strconv"
	"strings"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
)

// Points is an exact number of points (poin): a score, the points of an aspect, a
// distance. The zero value is "not known", which differs from no points at all,
// PointsOf(decimal.Zero). Equal numbers are equal by ==.
//
// Text form: 331.5. A number that has no finite decimal form, as the quotients of
// instruments with gates can be, has the form 8000/27. The form of "not known" is
// empty.
type Points struct {
	// n over d. d is perPoint where that suffices, so that sums need no division;
	// otherwise the fraction is in lowest terms.
	n, d int64
}

const (
	// perPoint is the number of parts of a point: six decimals.
	perPoint = 1_000_000
	places   = 6
	// maxDenominator bounds the fractions that are kept exact.
	maxDenominator = 1 << 40
	maxPoints      = 1_000_000
	maxTextLen     = 32 // longer numbers are hostile
	pointsForm     = "a number of at most six decimals"
	pointsRange    = "a number from -1000000 to 1000000"
)

// PointsOf returns a decimal number as points. It returns a [*merit.FieldError]
// for more than six decimals or more than a million points.
func PointsOf(d decimal.Decimal) (Points, error) {
	return pointsOf("points", d)
}

// pointsOf looks at the exponent before anything else: 1e1000000000 is a small
// decimal.Decimal of which every operation would fill the memory.
func pointsOf(field string, d decimal.Decimal) (Points, error) {
	const farthest = 24
	fail := func(value, expected string, kind error) (Points, error) {
		return Points{}, &merit.FieldError{Field: field, Value: value, Expected: expected, Err: kind}
	}
	if exp := d.Exponent(); exp > farthest || exp < -farthest || d.Coefficient().BitLen() > 128 {
		return fail("a number with exponent "+strconv.Itoa(int(exp)), pointsForm, merit.ErrRange)
	}
	if d.Abs().GreaterThan(decimal.NewFromInt(maxPoints)) {
		return fail(d.String(), pointsRange, merit.ErrRange)
	}
	scaled := d.Shift(places)
	if !scaled.IsInteger() {
		return fail(d.String(), pointsForm, merit.ErrRange)
	}
	return Points{scaled.IntPart(), perPoint}, nil
}

// ParsePoints reads a number such as 331.5; a fraction as String may write is not
// accepted. The error is a [*merit.FieldError].
func ParsePoints(s string) (Points, error) { return parsePoints("points", s) }

func parsePoints(field, s string) (Points, error) {
	if s == "" {
		return Points{}, &merit.FieldError{Field: field, Expected: pointsForm, Err: merit.ErrMissing}
	}
	if len(s) > maxTextLen {
		return Points{}, &merit.FieldError{Field: field, Value: strings.ToValidUTF8(s[:maxTextLen], "") + "…", Expected: pointsForm, Err: merit.ErrSyntax}
	}
	d, err := decimal.NewFromString(s)
	if err != nil {
		return Points{}, &merit.FieldError{Field: field, Value: s, Expected: pointsForm, Err: merit.ErrSyntax}
	}
	return pointsOf(field, d)
}

// MustPoints is [ParsePoints] for literals; it panics on a malformed number.
func MustPoints(s string) Points {
	p, err := ParsePoints(s)
	if err != nil {
		panic(err)
	}
	return p
}

// fraction returns n/d, d above zero, in the form that makes equal numbers equal.
func fraction(n, d int64) Points {
	if perPoint%d == 0 {
		return Points{n * (perPoint / d), perPoint}
	}
	g := gcd(max(n, -n), d)
	n, d = n/g, d/g
	if perPoint%d == 0 {
		return Points{n * (perPoint / d), perPoint}
	}
	return Points{n, d}
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// Known reports whether p is a number.
func (p Points) Known() bool { return p.d != 0 }

// Cmp returns -1, 0 or +1 as p is less than, equal to or more than q. "Not known"
// sorts before every number.
func (p Points) Cmp(q Points) int {
	switch {
	case p.d == 0 || q.d == 0:
		return sign(p.d) - sign(q.d)
	case p.d == q.d:
		return sign(p.n - q.n)
	case sign(p.n) != sign(q.n):
		return cmp.Compare(sign(p.n), sign(q.n))
	}
	// Cross-multiplied in 128 bits: the fractions of a gated instrument are long.
	hi1, lo1 := bits.Mul64(uint64(max(p.n, -p.n)), uint64(q.d))
	hi2, lo2 := bits.Mul64(uint64(max(q.n, -q.n)), uint64(p.d))
	return sign(p.n) * cmp.Or(cmp.Compare(hi1, hi2), cmp.Compare(lo1, lo2))
}

func sign(n int64) int { return cmp.Compare(n, 0) }

// Less reports whether p is less than q.
func (p Points) Less(q Points) bool {
	if p.d == q.d {
		return p.n < q.n // both are 0 where not known
	}
	return p.Cmp(q) < 0
}

// Sub returns p less q, which may be negative; "not known" if either is.
func (p Points) Sub(q Points) Points {
	switch {
	case p.d == 0 || q.d == 0:
		return Points{}
	case p.d == perPoint && q.d == perPoint:
		return Points{p.n - q.n, perPoint}
	case p.d == q.d:
		return fraction(p.n-q.n, p.d)
	}
	return rational(new(big.Rat).Sub(p.rat(), q.rat()))
}

// rat returns a known number as a rational one.
func (p Points) rat() *big.Rat { return big.NewRat(p.n, p.d) }

// rational returns a rational number as points. Where its fraction is too long to
// hold, as that of a mean over many gated agencies can be, it is rounded half up to
// six decimals.
func rational(r *big.Rat) Points {
	if r.Num().IsInt64() && r.Denom().IsInt64() && r.Denom().Int64() <= maxDenominator {
		return fraction(r.Num().Int64(), r.Denom().Int64())
	}
	return Points{halfUp(r, perPoint).Int64(), perPoint}
}

// halfUp returns a number in whole parts of a point, rounded half up: upwards on the
// number line from a half on, of negative numbers too.
func halfUp(r *big.Rat, parts int64) *big.Int {
	scaled := new(big.Rat).Mul(r, big.NewRat(parts, 1))
	scaled.Add(scaled, big.NewRat(1, 2))
	return new(big.Int).Div(scaled.Num(), scaled.Denom()) // rounds down
}

// Decimal returns the number, exact where it has a finite decimal form of six
// places and otherwise rounded half up to six; zero when not known.
func (p Points) Decimal() decimal.Decimal {
	switch {
	case p.d == 0:
		return decimal.Zero
	case p.d == perPoint:
		return decimal.New(p.n, -places)
	}
	return decimal.NewFromBigInt(halfUp(p.rat(), perPoint), -places)
}

// Round returns the number with two decimals, rounded half up, for display alone;
// classification and ranking use the exact number. Not known, it is empty.
func (p Points) Round() string {
	if p.d == 0 {
		return ""
	}
	return decimal.NewFromBigInt(halfUp(p.rat(), displayParts), -displayPlaces).StringFixed(displayPlaces)
}

const (
	displayPlaces = 2
	displayParts  = 100 // ten to the power of displayPlaces
)

// Value returns the number as a value for findings, rounded half up to six
// decimals where it has more; no value when not known.
func (p Points) Value() merit.Value {
	if p.d == 0 {
		return merit.Value{}
	}
	n, scale := p.n, uint8(places)
	if p.d != perPoint {
		n = p.Decimal().Shift(places).IntPart()
	}
	const half = perPoint / 2
	// Halves, as most scores are. A number below zero wraps to none, for no power of two is
	// one.
	if uint64(n)%half == 0 {
		halves := uint64(n) / half
		if halves%2 == 0 {
			return merit.ScaledOf(int64(halves/2), 0)
		}
		return merit.ScaledOf(int64(halves*5), 1)
	}
	for scale > 0 && n%10 == 0 {
		n, scale = n/10, scale-1
	}
	return merit.ScaledOf(n, scale)
}

// String returns the exact number, or the empty string when not known.
func (p Points) String() string {
	switch {
	case p.d == 0:
		return ""
	case p.d == perPoint:
		return p.Decimal().String()
	}
	return strconv.FormatInt(p.n, 10) + "/" + strconv.FormatInt(p.d, 10)
}

// In returns the number in words of display: exact up to six decimals, with a
// decimal comma in Indonesian.
func (p Points) In(lang merit.Language) string { return p.Value().In(lang) }

// MarshalText implements [encoding.TextMarshaler].
func (p Points) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler]: every form that String writes,
// a fraction in lowest terms included, so that a score on record reads back as the same
// number. Empty text is "not known".
func (p *Points) UnmarshalText(text []byte) error {
	s := string(text)
	if s == "" {
		*p = Points{}
		return nil
	}
	parsed, err := ParsePoints(s)
	if err != nil {
		written, ok := parseFraction(s)
		if !ok {
			return err
		}
		parsed = written
	}
	*p = parsed
	return nil
}

// parseFraction reads a fraction as String writes it and in no other form.
func parseFraction(s string) (Points, bool) {
	above, below, _ := strings.Cut(s, "/")
	n, err := strconv.ParseInt(above, 10, 64)
	if err != nil {
		return Points{}, false
	}
	d, err := strconv.ParseInt(below, 10, 64)
	if err != nil || d < 1 || d > maxDenominator || n > maxPoints*d || n < -maxPoints*d {
		return Points{}, false
	}
	p := fraction(n, d)
	return p, p.String() == s
}
