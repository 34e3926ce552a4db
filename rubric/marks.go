package rubric

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strconv"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
)

// Marks are the marks of one candidate under one scheme (lembar nilai), checked
// and turned into whole steps. They are immutable; make them with [Scheme.Marks].
type Marks struct{ *sheet }

// sheet is held by pointer so that a score, which keeps the marks it came from,
// fits the registers.
type sheet struct {
	scheme *Scheme
	steps  []int64     // above the worst mark, by leaf
	state  []MarkState // by leaf; nil where every mark is given
	few    [fewLeaves]int64
}

// fewLeaves is a number of criteria that most schemes do not exceed; their steps lie
// within the sheet.
const fewLeaves = 8

// Marks checks the marks of one candidate, by the code of the criterion. A
// criterion without a mark is missing, which the policy of the scheme deals with;
// one that does not apply to the candidate is named in notApplicable, and its
// weight goes to the others in proportion. It returns every problem at once, each a
// [*merit.FieldError]: an unknown code, a group instead of a leaf, a mark off its
// scale or between its steps, a code both marked and not applicable.
func (s *Scheme) Marks(values map[string]decimal.Decimal, notApplicable ...string) (Marks, error) {
	exact := make(map[string]*big.Rat, len(values))
	p := problems{}
	for _, code := range sortedKeys(values) {
		if p.plain("marks."+code, values[code]) {
			exact[code] = values[code].Rat()
		}
	}
	m, err := s.ExactMarks(exact, notApplicable...)
	if err := errors.Join(append(p.errs, err)...); err != nil {
		return Marks{}, err
	}
	return m, nil
}

// maxFractionBits bounds the fractions of a mark, which must not take long to
// refuse.
const maxFractionBits = 1024

// ExactMarks is [Scheme.Marks] for marks that are fractions, such as the mean of a
// panel; the scale must have steps to match.
func (s *Scheme) ExactMarks(values map[string]*big.Rat, notApplicable ...string) (Marks, error) {
	p := problems{}
	m := Marks{&sheet{scheme: s, state: make([]MarkState, len(s.leaves))}}
	if len(s.leaves) <= fewLeaves {
		m.steps = m.few[:len(s.leaves):len(s.leaves)]
	} else {
		m.steps = make([]int64, len(s.leaves))
	}
	for i := range m.state {
		m.state[i] = Missing
	}
	for i, code := range notApplicable {
		at := fmt.Sprintf("notApplicable[%d]", i)
		l, ok := s.leafOf(&p, at, code)
		if !ok {
			continue
		}
		if _, marked := values[code]; marked {
			p.add(at, code, "no mark on a criterion that does not apply", merit.ErrConflict)
		}
		m.state[l] = NotApplicable
	}
	for _, code := range sortedKeys(values) {
		at := "marks." + code
		l, ok := s.leafOf(&p, at, code)
		if !ok {
			continue
		}
		if values[code] == nil {
			p.add(at, "", "a mark; leave the code out where there is none", merit.ErrMissing)
			continue
		}
		if n := max(values[code].Num().BitLen(), values[code].Denom().BitLen()); n > maxFractionBits {
			p.add(at, strconv.Itoa(n)+" bits", "a fraction of numbers of at most "+strconv.Itoa(maxFractionBits)+" bits", merit.ErrRange)
			continue
		}
		steps, err := s.leaves[l].scale.place(at, values[code])
		if err != nil {
			p.errs = append(p.errs, err)
			continue
		}
		m.steps[l], m.state[l] = steps, Given
	}
	if err := p.err(); err != nil {
		return Marks{}, err
	}
	if !slices.ContainsFunc(m.state, func(st MarkState) bool { return st != Given }) {
		m.state = nil
	}
	return m, nil
}

// leafOf returns the leaf of a code, or notes why there is none.
func (s *Scheme) leafOf(p *problems, at, code string) (int, bool) {
	i, known := s.index[code]
	if !known {
		p.add(at, code, "the code of a criterion of the scheme", merit.ErrUnknown)
		return 0, false
	}
	if !s.nodes[i].leaf {
		p.add(at, code, "the code of a criterion without sub-criteria", merit.ErrConflict)
		return 0, false
	}
	return s.nodes[i].from, true
}

// stateOf returns whether the mark of a leaf is given.
func (m Marks) stateOf(l int) MarkState {
	if m.state == nil {
		return Given
	}
	return m.state[l]
}
