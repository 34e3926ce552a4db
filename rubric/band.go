package rubric

import (
	"fmt"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
)

// Band is one class of a scale (kategori), such as Baik from 250 on.
type Band struct {
	Code string          // stable, such as "III"
	Name merit.Text      // as published, such as Baik
	Low  decimal.Decimal // the lowest score of the band, inclusive
}

// Bands is a complete division of a scale: half-open bands [low, next low), the
// last closed at the top of the scale. It is immutable; make one with [NewBands].
type Bands struct {
	low, high decimal.Decimal
	bands     []Band
}

// NewBands returns the division of the scale from low to high. The first band
// begins at low and each further one above the last; otherwise it returns every
// problem at once, each a [*merit.FieldError].
func NewBands(low, high decimal.Decimal, bands ...Band) (*Bands, error) {
	p := problems{}
	p.plain("low", low)
	p.plain("high", high)
	for i, b := range bands {
		p.plain(fmt.Sprintf("bands[%d].low", i), b.Low)
	}
	if len(p.errs) > 0 {
		return nil, p.err() // no arithmetic on such numbers
	}
	if low.Cmp(high) >= 0 {
		p.add("high", high.String(), "a number above "+low.String(), merit.ErrRange)
	}
	if len(bands) == 0 {
		p.add("bands", "", "at least one band", merit.ErrMissing)
	}
	codes := map[string]bool{}
	for i, b := range bands {
		at := fmt.Sprintf("bands[%d]", i)
		switch {
		case b.Code == "":
			p.add(at+".code", "", "a code", merit.ErrMissing)
		case codes[b.Code]:
			p.add(at+".code", b.Code, "a code that no other band has", merit.ErrConflict)
		}
		codes[b.Code] = true
		switch {
		case i == 0 && !b.Low.Equal(low):
			p.add(at+".low", b.Low.String(), "the bottom of the scale, "+low.String()+": no gap", merit.ErrConflict)
		case i > 0 && b.Low.Cmp(bands[i-1].Low) <= 0:
			p.add(at+".low", b.Low.String(), "a number above "+bands[i-1].Low.String(), merit.ErrConflict)
		case b.Low.Cmp(high) >= 0:
			p.add(at+".low", b.Low.String(), "a number below the top of the scale, "+high.String(), merit.ErrRange)
		}
	}
	if err := p.err(); err != nil {
		return nil, err
	}
	return &Bands{low, high, append([]Band(nil), bands...)}, nil
}

// MustBands is [NewBands] for literals; it panics on a refused division.
func MustBands(low, high decimal.Decimal, bands ...Band) *Bands {
	b, err := NewBands(low, high, bands...)
	if err != nil {
		panic(err)
	}
	return b
}

// Scale returns the bottom and the top of the scale.
func (b *Bands) Scale() (low, high decimal.Decimal) { return b.low, b.high }

// All returns a copy of the bands, lowest first.
func (b *Bands) All() []Band { return append([]Band(nil), b.bands...) }

// Of returns the band of an exact score. A score off the scale is a
// [*merit.FieldError] that wraps [merit.ErrRange].
func (b *Bands) Of(score decimal.Decimal) (Band, error) {
	i, err := b.index(score)
	if err != nil {
		return Band{}, err
	}
	return b.bands[i], nil
}

// Next returns the band above that of the score and the distance to it. ok is
// false when the score is in the highest band already.
func (b *Bands) Next(score decimal.Decimal) (next Band, distance decimal.Decimal, ok bool, err error) {
	i, err := b.index(score)
	if err != nil || i == len(b.bands)-1 {
		return Band{}, decimal.Zero, false, err
	}
	return b.bands[i+1], b.bands[i+1].Low.Sub(score), true, nil
}

func (b *Bands) index(score decimal.Decimal) (int, error) {
	if err := checkPlain("score", score); err != nil {
		return 0, err
	}
	if score.LessThan(b.low) || score.GreaterThan(b.high) {
		return 0, &merit.FieldError{Field: "score", Value: score.String(), Expected: "a number from " + b.low.String() + " to " + b.high.String(), Err: merit.ErrRange}
	}
	i := len(b.bands) - 1
	for score.LessThan(b.bands[i].Low) {
		i--
	}
	return i, nil
}
