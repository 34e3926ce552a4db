package main

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/seed-133aca06/asnmerit/examples/internal/rosterfile"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// report is everything that is shown.
type report struct {
	settings
	marks      []rosterfile.Mark
	assessors  []string // in the order of the file
	names      []string // of the candidates, by name
	panels     []panel
	entries    []*entry // ranked first, best first; then the open, the knocked out, the refused
	weights    merit.Verdict
	final      bool // whatever the missing marks turn out to be, the same are announced
	announced  []string
	robustness *robustness // nil where missing marks leave too much open
	minutes    *minutes    // nil where none are written
}

// entry is one candidate.
type entry struct {
	name      string
	values    []value // by panel
	low, high rubric.Score
	refused   bool // a mark is missing and the policy allows no score
	out       bool // a minimum is missed, whatever is to come
	openMin   bool // a mark to come decides whether a minimum is missed

	best, worst int // ranks; 0 for those without
	exAequo     bool
	decidedBy   string
}

// settled reports whether the score is one number that a minimum does not hang on.
func (e *entry) settled() bool {
	order, ok := e.low.Compare(e.high)
	return ok && order == 0 && !e.openMin
}

func (e *entry) ranked() bool { return !e.refused && !e.out }

// judge draws the whole report from the marks.
func judge(s settings, marks []rosterfile.Mark) (*report, error) {
	r := &report{settings: s, marks: marks}
	for _, m := range marks {
		if !slices.Contains(r.assessors, m.Assessor) {
			r.assessors = append(r.assessors, m.Assessor)
		}
		if !slices.Contains(r.names, m.Candidate) {
			r.names = append(r.names, m.Candidate)
		}
	}
	slices.Sort(r.names)
	if r.trace != "" {
		i := slices.IndexFunc(r.names, func(name string) bool { return strings.EqualFold(name, r.trace) })
		if i < 0 {
			return nil, errors.Join(errUsage, &merit.FieldError{Field: "trace", Value: r.trace, Expected: "one of " + strings.Join(r.names, ", "), Err: merit.ErrUnknown})
		}
		r.trace = r.names[i]
	}
	var err error
	if r.weights, err = rubric.CheckSelectionWeights(s.scheme, merit.On(s.law)); err != nil {
		return nil, err
	}
	if r.panels, err = newPanels(s, marks, r.names); err != nil {
		return nil, err
	}
	if r.entries, err = evaluate(s.scheme, r.panels, r.names); err != nil {
		return nil, err
	}
	if err := r.rank(); err != nil {
		return nil, err
	}
	if err := r.cut(); err != nil {
		return nil, err
	}
	return r, nil
}

// evaluate scores the candidates. The mean of a panel is a fraction: the scales of
// the marks are divided finely enough to hold each exactly, so that nothing is
// rounded before the ranking.
func evaluate(base *rubric.Scheme, panels []panel, names []string) ([]*entry, error) {
	policy := base.Spec().Missing
	var entries []*entry
	var errs []error
	steps := map[string]*big.Int{}
	told := make([]bool, len(panels)) // of each criterion one candidate is enough
	for _, name := range names {
		e := &entry{name: name}
		for i := range panels {
			p := &panels[i]
			v, err := p.value(name, policy)
			if err != nil {
				return nil, err
			}
			if v.why != rubric.Defined && !told[i] {
				told[i] = true
				errs = append(errs, &merit.FieldError{Field: "panel." + p.criterion.Code, Value: p.word,
					Expected: fmt.Sprintf("another way, such as -panel %s,%s=mean: this one has no value for %s (%s)", p.word, p.criterion.Code, name, v.why.In(merit.English)), Err: merit.ErrRange})
			}
			e.refused = e.refused || v.open && policy == rubric.Refuse
			e.values = append(e.values, v)
			for _, x := range []*big.Rat{v.low, v.high} {
				if x != nil {
					steps[p.criterion.Code] = finer(steps[p.criterion.Code], x)
				}
			}
		}
		entries = append(entries, e)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	spec := base.Spec()
	if err := refine(spec.Criteria, steps); err != nil {
		return nil, err
	}
	scheme, err := rubric.NewScheme(spec)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if e.refused {
			continue
		}
		var low, high error
		e.low, low = e.score(scheme, panels, func(v value) *big.Rat { return v.low })
		e.high, high = e.score(scheme, panels, func(v value) *big.Rat { return v.high })
		if err := errors.Join(low, high); err != nil {
			return nil, merit.InField(e.name, err)
		}
		e.out = e.high.Minimums() == merit.NotMet
		e.openMin = !e.out && (e.low.Minimums() == merit.NotMet || e.low.Minimums() == merit.Undetermined)
	}
	return entries, nil
}

// finer returns the least multiple of the steps that holds x too.
func finer(steps *big.Int, x *big.Rat) *big.Int {
	if steps == nil {
		return new(big.Int).Set(x.Denom())
	}
	gcd := new(big.Int).GCD(nil, nil, steps, x.Denom())
	return new(big.Int).Mul(steps, gcd.Quo(x.Denom(), gcd))
}

// refine divides the scales of the leaves.
func refine(criteria []rubric.Criterion, steps map[string]*big.Int) error {
	const marksOfTwoDecimals = 100 // what zero steps stand for
	for i := range criteria {
		c := &criteria[i]
		if len(c.Sub) > 0 {
			if err := refine(c.Sub, steps); err != nil {
				return err
			}
			continue
		}
		n := c.Scale.Steps
		if n == 0 {
			n = marksOfTwoDecimals
		}
		fine := big.NewInt(n)
		if steps[c.Code] != nil {
			fine = finer(fine, new(big.Rat).SetFrac(big.NewInt(1), steps[c.Code]))
		}
		if !fine.IsInt64() {
			return &merit.FieldError{Field: c.Code, Value: fine.String() + " steps to a point", Expected: "marks of fewer decimals, or fewer sizes of panel", Err: merit.ErrRange}
		}
		c.Scale.Steps = fine.Int64()
	}
	return nil
}

func (e *entry) score(scheme *rubric.Scheme, panels []panel, of func(value) *big.Rat) (rubric.Score, error) {
	marks := map[string]*big.Rat{}
	for i, v := range e.values {
		if x := of(v); x != nil {
			marks[panels[i].criterion.Code] = x
		}
	}
	m, err := scheme.ExactMarks(marks)
	if err != nil {
		return rubric.Score{}, err
	}
	return scheme.Evaluate(m)
}

// refused reports whether a missing mark forbids a ranking.
func (r *report) refused() bool {
	return slices.ContainsFunc(r.entries, func(e *entry) bool { return e.refused })
}

func (r *report) refusal() error {
	var errs []error
	for _, h := range r.holes() {
		errs = append(errs, &merit.FieldError{Field: h.candidate + "." + h.criterion.Code, Expected: "a mark of " + h.assessor + ", or another policy than refuse, such as -missing provisional", Err: merit.ErrMissing})
	}
	return errors.Join(errs...)
}

// hole is a mark that is to come.
type hole struct {
	candidate, assessor string
	criterion           rubric.Criterion
}

func (r *report) holes() (out []hole) {
	for _, name := range r.names {
		for i := range r.panels {
			p := &r.panels[i]
			for _, a := range p.waiting[name] {
				out = append(out, hole{name, a, p.criterion})
			}
			e := r.entry(name)
			if e.values[i].open && len(p.waiting[name]) == 0 {
				out = append(out, hole{name, merit.T("penilai mana pun yang tidak dikecualikan", "any assessor who is not excluded").In(r.lang), p.criterion})
			}
		}
	}
	return out
}

// exclusions returns one row for each assessor and candidate kept apart.
func (r *report) exclusions() (out []rosterfile.Mark) {
	for _, m := range r.marks {
		if m.Excluded != "" && !slices.ContainsFunc(out, func(o rosterfile.Mark) bool { return o.Assessor == m.Assessor && o.Candidate == m.Candidate }) {
			out = append(out, m)
		}
	}
	return out
}

func (r *report) entry(name string) *entry {
	return r.entries[slices.IndexFunc(r.entries, func(e *entry) bool { return e.name == name })]
}

// rank gives every candidate who is not out the best and the worst rank that the
// marks to come leave open, and orders the entries.
func (r *report) rank() error {
	if r.refused() {
		return nil
	}
	var settled []rubric.Candidate
	var open []*entry
	for _, e := range r.entries {
		switch {
		case e.out:
		case e.settled():
			settled = append(settled, rubric.Candidate{Name: e.name, Score: e.low})
		default:
			open = append(open, e)
		}
	}
	ranking, err := rubric.Rank(settled, r.chain...)
	if err != nil {
		return err
	}
	// above reports whether a score is above another or, where a tie-break could put
	// it there, level with it.
	level := 1
	if len(r.chain) > 0 {
		level = 0
	}
	above := func(a, b rubric.Score, least int) int {
		if order, _ := a.Compare(b); order >= least {
			return 1
		}
		return 0
	}
	for _, place := range ranking.Places {
		e := r.entry(place.Name)
		e.best, e.worst, e.exAequo, e.decidedBy = place.Rank, place.Rank, place.ExAequo, place.DecidedBy
		for _, o := range open {
			if !o.openMin {
				e.best += above(o.low, e.low, 1)
			}
			e.worst += above(o.high, e.low, level)
		}
	}
	for _, e := range open {
		e.best, e.worst = 1, 1
		for _, o := range r.entries {
			if o == e || !o.ranked() {
				continue
			}
			if !o.openMin {
				e.best += above(o.low, e.high, 1)
			}
			e.worst += above(o.high, e.low, level)
		}
	}
	slices.SortStableFunc(r.entries, func(a, b *entry) int {
		switch {
		case a.out != b.out:
			if a.out {
				return 1
			}
			return -1
		case a.best != b.best:
			return a.best - b.best
		}
		return a.worst - b.worst
	})
	return nil
}

// cut finds who is announced, and puts the result to the test.
func (r *report) cut() error {
	if r.refused() {
		return nil
	}
	r.final = true
	outside := true // every candidate with a mark to come
	for _, e := range r.entries {
		in := e.worst <= announced && !e.openMin
		if e.ranked() && !in && e.best <= announced {
			r.final = false
		}
		if e.ranked() && !e.settled() && e.best <= announced {
			outside = false
		}
	}
	if !r.final {
		return nil
	}
	ranking, err := r.ranking()
	if err != nil {
		return err
	}
	r.announced = ranking.Announce(announced)
	if outside && len(ranking.Places) > 0 {
		r.robustness, err = r.test()
	}
	return err
}

// ranking ranks the candidates as scenario has them.
func (r *report) ranking() (rubric.Ranking, error) {
	return rubric.Rank(r.scenario(r.entries), r.chain...)
}

// scenario returns the candidates with the best score for those with a mark to
// come, or the worst where they are among the announced anyhow: what holds for them
// holds for every mark.
func (r *report) scenario(entries []*entry) []rubric.Candidate {
	var out []rubric.Candidate
	for _, e := range entries {
		score := e.high
		if e.best > 0 && e.worst <= announced {
			score = e.low
		}
		out = append(out, rubric.Candidate{Name: e.name, Score: score})
	}
	return out
}

// robustness is how little would have had to be otherwise for another result.
type robustness struct {
	intervals  []rubric.WeightInterval
	effective  []rubric.EffectiveWeight
	criteria   []rubric.Influence
	assessors  []rubric.Influence
	acceptance []rubric.Acceptance
	undefined  error // why there are none of the others but assessors
}

func (r *report) test() (*robustness, error) {
	candidates := r.scenario(r.entries)
	out := &robustness{}
	var errs [4]error
	out.intervals, errs[0] = rubric.WeightIntervals(candidates, announced)
	out.effective, errs[1] = rubric.EffectiveWeights(candidates)
	out.criteria, errs[2] = rubric.LeaveOneOut(candidates, announced)
	out.acceptance, errs[3] = rubric.RankAcceptability(candidates, r.sampling)
	out.undefined = errs[0] // all four say the same
	with, err := rubric.Rank(candidates)
	if err != nil {
		return nil, err
	}
	for _, a := range r.assessors {
		i, err := r.withoutAssessor(a, with)
		if err != nil {
			return nil, err
		}
		out.assessors = append(out.assessors, i)
	}
	return out, nil
}

// withoutAssessor says who would be first and announced without an assessor.
func (r *report) withoutAssessor(assessor string, with rubric.Ranking) (rubric.Influence, error) {
	out := rubric.Influence{Without: assessor}
	panels := make([]panel, len(r.panels))
	for i, p := range r.panels {
		var err error
		if panels[i], err = p.without(assessor); err != nil {
			return out, err
		}
		for _, name := range r.names {
			v, err := panels[i].value(name, rubric.Provisional)
			if err != nil {
				return out, err
			}
			before := r.entry(name).values[i]
			if v.why != rubric.Defined || v.open && !before.open {
				out.Undefined = true // to someone no mark is left
			}
		}
	}
	if out.Undefined {
		return out, nil
	}
	entries, err := evaluate(r.scheme, panels, r.names)
	if err != nil {
		return out, err
	}
	var candidates []rubric.Candidate
	for _, e := range entries {
		candidates = append(candidates, rubric.Candidate{Name: e.name, Score: e.high})
	}
	left, err := rubric.Rank(candidates)
	if err != nil {
		return out, err
	}
	out.First, out.Top = left.Announce(1), left.Announce(announced)
	out.FirstChanges = !slices.Equal(out.First, with.Announce(1))
	out.TopChanges = !slices.Equal(out.Top, with.Announce(announced))
	return out, nil
}
