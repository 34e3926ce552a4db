package main

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

type band = rubric.Band

// report is everything that the library says about the agency.
type report struct {
	settings
	*input
	kasnindex.Verification
	governs bool // the instrument governs the day

	// standing is the verified assessment where there is one, else the agency's own.
	standing kasnindex.Assessment
	isSelf   bool

	next     band
	distance kasnindex.Points
	higher   bool // there is a next band

	plan      kasnindex.Plan
	leverages []kasnindex.Leverage
	unplanned error // why there is no plan

	changes       []kasnindex.Change
	determination kasnindex.Determination
	consequences  bool // the categories are those of KASN
	reevaluation  merit.Finding
	exemption     kasnindex.Exemption

	comparison kasnindex.Comparison
	behind     []kasnindex.Behind
}

func judge(in *input, s settings) (*report, error) {
	r := &report{settings: s, input: in, governs: in.instrument.Spec().Valid.Contains(s.when.Law)}
	var err error
	if r.Verification, err = in.instrument.Verify(kasnindex.Sheet{Marks: in.self}, kasnindex.Sheet{Marks: in.verified}, s.when); err != nil {
		return nil, err
	}
	r.standing = r.Verified
	if !slices.ContainsFunc(in.verified, func(m kasnindex.Mark) bool { return m.Level != kasnindex.NotAssessed }) {
		r.standing, r.isSelf = r.Self, true
	}
	if r.next, r.distance, r.higher, err = in.instrument.Next(r.standing.Score); err != nil {
		return nil, err
	}
	if r.plan, _, _, r.unplanned = in.instrument.PlanNext(r.standing.Counted, in.cost); r.unplanned == nil {
		r.leverages, r.unplanned = in.instrument.Leverages(r.standing.Counted)
	}
	if err := r.past(); err != nil {
		return nil, err
	}
	if len(in.others) == 0 {
		return r, nil
	}
	agencies := append(slices.Clone(in.others), kasnindex.Agency{Name: s.agency, Assessment: r.standing})
	if r.comparison, err = kasnindex.Compare(agencies); err != nil {
		return nil, err
	}
	r.behind, err = r.comparison.Behind(s.agency)
	return r, err
}

// past judges the years, and what follows from the last determination on or before
// the day. Without one it is judged what the category of the standing would need.
func (r *report) past() error {
	var results []kasnindex.Result
	var last year
	for _, y := range r.years {
		results = append(results, y.Result)
		if !y.determined.IsZero() && !y.determined.After(r.when.AsOf) && y.determined.After(last.determined) {
			last = y
		}
	}
	var err error
	if r.changes, err = kasnindex.History(results); err != nil {
		return err
	}
	score := r.standing.Score
	if last.Year != 0 {
		score = last.Score
	}
	category, err := r.instrument.Category(score)
	if err != nil {
		return nil // an instrument of one's own: its bands have no consequences in law
	}
	r.consequences = true
	r.determination = kasnindex.Determination{Category: category, Determined: last.determined, Approved: last.approved}
	if r.reevaluation, err = r.determination.Reevaluation(r.when); err != nil {
		return err
	}
	r.exemption, err = r.determination.Exemption(r.when)
	return err
}

// unpriced returns the indicators that can be raised but whose cost is not known.
func (r *report) unpriced() []string {
	var out []string
	for _, l := range r.leverages {
		if r.prices[l.Indicator] == nil {
			out = append(out, l.Code)
		}
	}
	return out
}

// step is an improvement of the plan with the score after it.
type step struct {
	kasnindex.Improvement
	score kasnindex.Points
}

// steps returns the improvements of the plan in the order in which they bring most
// for their cost, those that cost nothing first. Equals stay in the order of the
// instrument.
func (r *report) steps() []step {
	improvements := slices.Clone(r.plan.Improvements)
	slices.SortStableFunc(improvements, func(a, b kasnindex.Improvement) int {
		return b.Gain.Decimal().Mul(decimal.NewFromInt(a.Cost)).Cmp(a.Gain.Decimal().Mul(decimal.NewFromInt(b.Cost)))
	})
	var out []step
	score, zero := r.plan.From, kasnindex.MustPoints("0")
	for _, m := range improvements {
		score = score.Sub(zero.Sub(m.Gain))
		out = append(out, step{m, score})
	}
	return out
}
