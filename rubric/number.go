package rubric

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
)

// What a number of this package may look like. The bounds are checked before any
// arithmetic, for 1e1000000 costs nothing to write and a million digits to add.
const (
	maxExponent = 18 // powers of ten, either way
	maxBits     = 63 // of the coefficient
)

const plainForm = "a number of at most 18 digits, with at most 18 decimals"

// plain reports whether arithmetic on d is cheap.
func plain(d decimal.Decimal) bool {
	e := d.Exponent()
	return -maxExponent <= e && e <= maxExponent && d.Coefficient().BitLen() <= maxBits
}

// shown returns d for an error, without writing out the digits of a hostile one.
func shown(d decimal.Decimal) string {
	if plain(d) {
		return d.String()
	}
	if c := d.Coefficient(); c.BitLen() <= maxBits {
		return fmt.Sprintf("%de%d", c, d.Exponent())
	}
	return fmt.Sprintf("a coefficient of %d bits, e%d", d.Coefficient().BitLen(), d.Exponent())
}

// checkPlain returns nil, or a [*merit.FieldError] for a number that arithmetic
// would choke on.
func checkPlain(field string, d decimal.Decimal) error {
	if plain(d) {
		return nil
	}
	return &merit.FieldError{Field: field, Value: shown(d), Expected: plainForm, Err: merit.ErrRange}
}

// displayPlaces returns the number of decimals for display, rule RUB-ROUND.
func displayPlaces() int32 { return int32(roundPlaces.At(roundDay).Value.Count()) }

// roundHalfUp rounds an exact number to decimals, half up: upwards on the number
// line from a half on.
func roundHalfUp(r *big.Rat, places int32) decimal.Decimal {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	// floor((2·num·scale + den) / (2·den)); Int.Div rounds down, for den > 0.
	n := new(big.Int).Mul(r.Num(), scale)
	n.Lsh(n, 1).Add(n, r.Denom())
	return decimal.NewFromBigInt(n.Div(n, new(big.Int).Lsh(r.Denom(), 1)), -places)
}

// valueOf returns an exact decimal as a value of a finding; no value where it does
// not fit.
func valueOf(d decimal.Decimal) merit.Value {
	if !plain(d) {
		return merit.Value{}
	}
	if d.Exponent() > 0 {
		d = decimal.NewFromBigInt(d.BigInt(), 0)
		if !plain(d) {
			return merit.Value{}
		}
	}
	return merit.ScaledOf(d.CoefficientInt64(), uint8(-d.Exponent()))
}

// percentOf is [valueOf] for per cent.
func percentOf(d decimal.Decimal) merit.Value {
	n, scale := valueOf(d).Scaled()
	return merit.PercentOf(n, scale)
}

// problems collects the problems of one value.
type problems struct{ errs []error }

func (p *problems) add(field, value, expected string, kind error) {
	p.errs = append(p.errs, &merit.FieldError{Field: field, Value: value, Expected: expected, Err: kind})
}

// err returns the problems joined, or nil.
func (p *problems) err() error { return errors.Join(p.errs...) }

// plain notes a number that arithmetic would choke on and reports whether d is
// not one.
func (p *problems) plain(field string, d decimal.Decimal) bool {
	if err := checkPlain(field, d); err != nil {
		p.errs = append(p.errs, err)
		return false
	}
	return true
}
