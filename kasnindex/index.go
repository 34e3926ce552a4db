package kasnindex

import (
	"fmt"
	"math/big"

	"github.com/seed-133aca06/asnmerit/merit"
)

// IndexFormula is a way to turn a score of the 400-point instrument into an index
// from 0 to 1 (indeks). Which one KASN used is not settled, so there is no default:
// the zero value is refused.
//
// Source: rule KSN-INDEX.
type IndexFormula uint8

const (
	// IndexRatio: the score as a part of 400. It gives the 0.82 that was printed
	// for 329, and not the 0.62 that was printed for 258.
	IndexRatio IndexFormula = iota + 1
	// IndexInterpolated: straight lines through 0.40 at 175, 0.60 at 250, 0.80 at
	// 325 and 1 at 400. It gives the 0.62 of 258, and not the 0.82 of 329.
	IndexInterpolated
	// IndexStepped: as IndexInterpolated, but category IV begins at 0.81. It gives
	// both printed values.
	IndexStepped
)

var indexFormulaNames = [...]string{"", "ratio", "interpolated", "stepped"}

const indexFormulaForm = "one of ratio, interpolated, stepped"

// String returns ratio, interpolated or stepped.
func (f IndexFormula) String() string {
	if f == 0 || int(f) >= len(indexFormulaNames) {
		return fmt.Sprintf("%%!(%d)", uint8(f))
	}
	return indexFormulaNames[f]
}

// ParseIndexFormula reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseIndexFormula(s string) (IndexFormula, error) {
	for f := IndexRatio; f <= IndexStepped; f++ {
		if s == indexFormulaNames[f] {
			return f, nil
		}
	}
	return 0, &merit.FieldError{Field: "formula", Value: clip(s), Expected: indexFormulaForm, Err: merit.ErrUnknown}
}

// MarshalText implements [encoding.TextMarshaler].
func (f IndexFormula) MarshalText() ([]byte, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	return []byte(f.String()), nil
}

// UnmarshalText implements [encoding.TextUnmarshaler].
func (f *IndexFormula) UnmarshalText(text []byte) error {
	parsed, err := ParseIndexFormula(string(text))
	if err != nil {
		return err
	}
	*f = parsed
	return nil
}

func (f IndexFormula) check() error {
	switch {
	case f == 0:
		return &merit.FieldError{Field: "formula", Expected: indexFormulaForm + ": it is not settled which", Err: merit.ErrMissing}
	case f > IndexStepped:
		return &merit.FieldError{Field: "formula", Value: fmt.Sprint(uint8(f)), Expected: indexFormulaForm, Err: merit.ErrUnknown}
	}
	return nil
}

// The indices at the edges of the categories.
var (
	indexII   = indexParam("index-ii", merit.ScaledOf(40, displayPlaces))
	indexIII  = indexParam("index-iii", merit.ScaledOf(60, displayPlaces))
	indexIV   = indexParam("index-iv", merit.ScaledOf(80, displayPlaces))
	indexStep = indexParam("index-iv-stepped", merit.ScaledOf(81, displayPlaces))
	indexTop  = indexParam("index-top", merit.CountOf(1))
)

func indexParam(name string, v merit.Value) *merit.Param {
	p := during(v, bandBasis)
	p.Confidence = merit.Unproven
	p.Note = merit.T("cara menghitung indeks tidak diterbitkan; angka ini cocok dengan sebagian nilai yang diterbitkan", "how the index is reckoned is unpublished; this number fits some of the published values")
	return merit.MustParam(name, merit.T("indeks pada batas kategori", "index at the edge of a category"), p)
}

// Index returns the 0–1 index of a score of the 400-point instrument by the given
// formula, exact. It informs; no category may be read from it. It is not known where
// the score is not, and below 175 by the interpolations, whose lower end nobody
// published. The errors are a formula that is not given and a score off the scale.
func Index(score Points, formula IndexFormula) (Points, error) {
	var c checks
	c.join(formula.check())
	i, err := kasn2019.place(score)
	c.join(err)
	if err := c.err(); err != nil || i < 0 {
		return Points{}, err
	}
	top := maximum.At(kasnDay).Value
	if formula == IndexRatio {
		return rational(new(big.Rat).Quo(score.rat(), valueRat(top))), nil
	}
	if Category(i+1) == CategoryI {
		return Points{}, nil
	}
	at := func(p *merit.Param) *big.Rat { return valueRat(p.At(kasnDay).Value) }
	edges := [...]*big.Rat{nil, at(bandLows[1]), at(bandLows[2]), at(bandLows[3]), valueRat(top)}
	from := [...]*big.Rat{nil, at(indexII), at(indexIII), at(indexIV)}
	to := [...]*big.Rat{nil, at(indexIII), at(indexIV), at(indexTop)}
	if formula == IndexStepped {
		from[3] = at(indexStep)
	}
	part := new(big.Rat).Quo(new(big.Rat).Sub(score.rat(), edges[i]), new(big.Rat).Sub(edges[i+1], edges[i]))
	rise := new(big.Rat).Mul(part, new(big.Rat).Sub(to[i], from[i]))
	return rational(rise.Add(rise, from[i])), nil
}

func valueRat(v merit.Value) *big.Rat { return v.Decimal().Rat() }
