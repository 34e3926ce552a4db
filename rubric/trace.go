package rubric

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/seed-133aca06/asnmerit/merit"
)

// MarkState says whether a criterion carries a mark.
type MarkState uint8

// The states of a mark.
const (
	Given         MarkState = iota // a mark was given
	Missing                        // nobody gave one
	NotApplicable                  // the criterion does not apply to the candidate
)

var markStateNames = names[MarkState]{"given", "missing", "not-applicable"}

// String returns given, missing or not-applicable.
func (s MarkState) String() string { return markStateNames.text(s) }

// ParseMarkState reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseMarkState(s string) (MarkState, error) { return markStateNames.parse("state", s) }

// MarshalText implements [encoding.TextMarshaler].
func (s MarkState) MarshalText() ([]byte, error) { return markStateNames.marshal("state", s) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (s *MarkState) UnmarshalText(text []byte) error {
	return markStateNames.unmarshal("state", text, s)
}

// Step is one line of the arithmetic of a score, for the auditor. All numbers are
// exact.
type Step struct {
	Code  string
	Name  merit.Text
	State MarkState
	Raw   *big.Rat // the mark on its own scale; nil where none is given
	// Normalised is the mark in per cent of the way from the worst to the best of
	// its scale; nil where none is given.
	Normalised *big.Rat
	Weight     *big.Rat // in per cent of the whole, after re-weighting
	// Product is what the mark adds on the scale of the result, and Total the
	// running total from the bottom of that scale. A missing mark that the policy
	// leaves open adds nothing to them.
	Product, Total *big.Rat
	// BestProduct and BestTotal are the same with the best mark for what is open.
	BestProduct, BestTotal *big.Rat
}

// Trace returns the arithmetic of the score, one step for each criterion that
// carries marks, in the order of the scheme. The last Total and BestTotal are the
// bounds of the score. It is nil for the zero Score.
func (s Score) Trace() []Step {
	scheme := s.Scheme()
	if scheme == nil {
		return nil
	}
	bottom := scheme.spec.Scale.Low.Rat()
	worst, best := int64(0), int64(0)
	steps := make([]Step, len(scheme.leaves))
	for i, l := range scheme.leaves {
		addWorst, addBest, full := scheme.sum(s.marks, i, i+1, scheme.spec.Missing)
		worst, best = worst+addWorst, best+addBest
		c := scheme.nodes[l.node].criterion
		step := Step{Code: c.Code, Name: c.Name, State: s.marks.stateOf(i),
			Weight:  new(big.Rat).Mul(hundred, big.NewRat(full, s.den)),
			Product: new(big.Rat).Sub(s.value(addWorst), bottom), Total: s.value(worst),
			BestProduct: new(big.Rat).Sub(s.value(addBest), bottom), BestTotal: s.value(best),
		}
		if step.State == Given {
			step.Raw = l.scale.mark(s.marks.steps[i])
			step.Normalised = new(big.Rat).Mul(hundred, big.NewRat(s.marks.steps[i], l.span))
		}
		steps[i] = step
	}
	return steps
}

// Text renders the step as one line, numbers that no decimal holds as fractions.
func (s Step) Text(lang merit.Language) string {
	mark := merit.T("tidak ada nilai", "no mark").In(lang)
	switch {
	case s.State == Given:
		mark = fmt.Sprintf("%s (%s%%)", number(s.Raw, lang), number(s.Normalised, lang))
	case s.State == NotApplicable:
		mark = merit.T("tidak berlaku", "not applicable").In(lang)
	}
	product, total := number(s.Product, lang), number(s.Total, lang)
	if s.Product.Cmp(s.BestProduct) != 0 {
		product += ".." + number(s.BestProduct, lang)
	}
	if s.Total.Cmp(s.BestTotal) != 0 {
		total += ".." + number(s.BestTotal, lang)
	}
	return fmt.Sprintf("%s: %s × %s%% = %s; %s %s", s.Name.In(lang), mark, number(s.Weight, lang), product,
		merit.T("jumlah", "total").In(lang), total)
}

// number writes an exact number in words of a language: with a decimal comma in
// Indonesian.
func number(r *big.Rat, lang merit.Language) string {
	s := ratText(r)
	if lang == merit.Indonesian {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}
