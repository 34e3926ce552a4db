package main

import (
	"errors"
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-133aca06/asnmerit/examples/internal/rosterfile"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// method is how the marks of a panel become one.
type method struct {
	name  merit.Text
	value func(*rubric.Panel, string) (rubric.Statistic, error)
}

var methodWords = map[string]method{
	"mean":    {merit.T("rata-rata", "mean"), (*rubric.Panel).Mean},
	"median":  {merit.T("median", "median"), (*rubric.Panel).Median},
	"trimmed": {merit.T("rata-rata terpangkas", "trimmed mean"), (*rubric.Panel).TrimmedMean},
}

// methods holds the word of the method of each criterion.
type methods map[string]string

// parseMethods reads a list such as mean,interview=trimmed: the word alone is for
// every criterion that is not named.
func parseMethods(list string, s *rubric.Scheme) (methods, error) {
	known := codes(leaves(s.Spec().Criteria))
	out, rest := methods{}, "mean"
	var errs []error
	for _, part := range strings.Split(list, ",") {
		code, word, named := strings.Cut(strings.TrimSpace(part), "=")
		if !named {
			word = code
		}
		if _, ok := methodWords[word]; !ok {
			errs = append(errs, &merit.FieldError{Field: "panel", Value: word, Expected: "one of mean, median, trimmed", Err: merit.ErrUnknown})
		}
		switch {
		case !named:
			rest = word
		case !slices.Contains(known, code):
			errs = append(errs, unknownCriterion("panel", code, known))
		default:
			out[code] = word
		}
	}
	for _, code := range known {
		if out[code] == "" {
			out[code] = rest
		}
	}
	return out, errors.Join(errs...)
}

// panel is the marks on one criterion. Its assessors are those with a row on the
// criterion: each owes a mark to every candidate, unless excluded.
type panel struct {
	criterion rubric.Criterion
	word      string        // of the method
	given     *rubric.Panel // nil where nobody has a row on the criterion
	// The same with the worst and the best mark for each that is still to come.
	worst, best *rubric.Panel
	// waiting holds, for each candidate, the assessors whose marks are to come.
	waiting map[string][]string
}

// newPanels returns the panel of each criterion. An exclusion concerns an assessor
// and a candidate, and with them every criterion.
func newPanels(s settings, marks []rosterfile.Mark, candidates []string) ([]panel, error) {
	var excluded []rubric.Exclusion
	for _, m := range marks {
		e := rubric.Exclusion{Assessor: m.Assessor, Subject: m.Candidate, Reason: m.Excluded}
		if m.Excluded != "" && !slices.Contains(excluded, e) {
			excluded = append(excluded, e)
		}
	}
	var out []panel
	for _, c := range leaves(s.scheme.Spec().Criteria) {
		p := panel{criterion: c, word: s.methods[c.Code], waiting: map[string][]string{}}
		spec := rubric.PanelSpec{Subjects: candidates}
		values := map[[2]string]decimal.NullDecimal{}
		for _, m := range marks {
			if m.Criterion == c.Code {
				values[[2]string{m.Assessor, m.Candidate}] = m.Value
				if !slices.Contains(spec.Assessors, m.Assessor) {
					spec.Assessors = append(spec.Assessors, m.Assessor)
				}
			}
		}
		if len(spec.Assessors) == 0 {
			out = append(out, p)
			continue
		}
		for _, e := range excluded {
			if slices.Contains(spec.Assessors, e.Assessor) {
				spec.Exclusions = append(spec.Exclusions, e)
			}
		}
		var err error
		if p.given, err = p.filled(spec, values, decimal.NullDecimal{}); err != nil {
			return nil, err
		}
		if p.worst, err = p.filled(spec, values, decimal.NewNullDecimal(c.Scale.Low)); err != nil {
			return nil, err
		}
		if p.best, err = p.filled(spec, values, decimal.NewNullDecimal(c.Scale.High)); err != nil {
			return nil, err
		}
		for _, name := range candidates {
			for _, a := range spec.Assessors {
				if !values[[2]string{a, name}].Valid && !p.excludes(a, name) {
					p.waiting[name] = append(p.waiting[name], a)
				}
			}
		}
		out = append(out, p)
	}
	return out, nil
}

// filled returns the panel with one mark in the place of each that is to come.
func (p *panel) filled(spec rubric.PanelSpec, values map[[2]string]decimal.NullDecimal, mark decimal.NullDecimal) (*rubric.Panel, error) {
	spec.Marks = nil
	for _, name := range spec.Subjects {
		var row []decimal.NullDecimal
		for _, a := range spec.Assessors {
			v := values[[2]string{a, name}]
			if !v.Valid {
				v = mark
			}
			row = append(row, v)
		}
		spec.Marks = append(spec.Marks, row)
	}
	return rubric.NewPanel(spec)
}

func (p *panel) excludes(assessor, candidate string) bool {
	return p.given != nil && slices.ContainsFunc(p.given.Spec().Exclusions, func(e rubric.Exclusion) bool {
		return e.Assessor == assessor && (e.Subject == "" || e.Subject == candidate)
	})
}

// without returns the panel without an assessor.
func (p panel) without(assessor string) (panel, error) {
	if p.given == nil || !slices.Contains(p.given.Spec().Assessors, assessor) {
		return p, nil
	}
	out := rubric.Exclusion{Assessor: assessor, Reason: "left out"}
	var errs [3]error
	p.given, errs[0] = p.given.Excluding(out)
	p.worst, errs[1] = p.worst.Excluding(out)
	p.best, errs[2] = p.best.Excluding(out)
	waiting := map[string][]string{}
	for name, list := range p.waiting {
		if list = slices.DeleteFunc(slices.Clone(list), func(a string) bool { return a == assessor }); len(list) > 0 {
			waiting[name] = list
		}
	}
	p.waiting = waiting
	return p, errors.Join(errs[:]...)
}

// value is what a panel says of one candidate: one number, or an interval where a
// mark is to come.
type value struct {
	low, high *big.Rat // nil where there is none
	// open: a mark is to come, or nobody is left who may give one.
	open bool
	// why is the reason of a method that has no value with so few assessors.
	why rubric.Undefined
}

func (v value) settled() bool { return v.low != nil && v.low.Cmp(v.high) == 0 }

// value returns the value of a candidate under a policy.
func (p *panel) value(name string, policy rubric.MissingPolicy) (value, error) {
	scale := p.criterion.Scale
	ends := value{low: scale.Low.Rat(), high: scale.High.Rat(), open: true}
	if p.given == nil {
		return underPolicy(ends, nil, policy), nil
	}
	of := methodWords[p.word].value
	full, err := of(p.worst, name)
	if err != nil {
		return value{}, err
	}
	best, err := of(p.best, name)
	if err != nil {
		return value{}, err
	}
	given, err := of(p.given, name)
	if err != nil {
		return value{}, err
	}
	switch {
	case full.Assessors == 0: // all of them excluded
		return underPolicy(ends, nil, policy), nil
	case full.Value == nil:
		return value{why: full.Undefined}, nil
	case len(p.waiting[name]) == 0:
		return value{low: full.Value, high: full.Value}, nil
	case policy == rubric.Reweight && given.Value == nil && given.Assessors > 0:
		return value{why: given.Undefined}, nil
	}
	return underPolicy(value{low: full.Value, high: best.Value, open: true}, given.Value, policy), nil
}

// underPolicy says what becomes of a value that is open.
func underPolicy(v value, given *big.Rat, policy rubric.MissingPolicy) value {
	switch policy {
	case rubric.Reweight: // what was given counts, and if nothing was, the other criteria
		v.low, v.high = given, given
	case rubric.WorstMark:
		v.high = v.low
	case rubric.Refuse:
		v.low, v.high = nil, nil
	}
	return v
}
