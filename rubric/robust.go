package rubric

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strconv"

	"github.com/seed-133aca06/asnmerit/merit"
)

// field is the candidates of one scheme whose ranking is put to the test, taken
// apart by the criteria at the top of the scheme.
type field struct {
	scheme  *Scheme
	names   []string
	weights []*big.Rat   // of criterion k, as a share of the whole
	codes   []string     // of criterion k
	parts   [][]*big.Rat // of candidate i on criterion k, as a share of its scale
	totals  []*big.Rat   // of candidate i, as a share of the scale of the result
	scores  []Score      // of candidate i
}

// newField checks the candidates. Those who are knocked out do not compete. A
// candidate to whom a criterion does not apply has other weights than the rest, so
// that no single change of weights would mean the same for all: such scores are
// refused, like those that missing marks leave open.
func newField(candidates []Candidate) (*field, error) {
	p := problems{}
	f := &field{scheme: checkCandidates(&p, candidates)}
	for i, c := range candidates {
		if c.Score.den == 0 || c.Score.Minimums() == merit.NotMet {
			continue
		}
		if c.Score.marks.state != nil {
			p.add(fmt.Sprintf("candidates[%d].score", i), c.Name, "a mark on every criterion", merit.ErrMissing)
			continue
		}
		f.names = append(f.names, c.Name)
		f.scores = append(f.scores, c.Score)
		f.totals = append(f.totals, big.NewRat(c.Score.worst, c.Score.den))
	}
	if len(p.errs) == 0 && len(f.names) == 0 {
		p.add("candidates", "", "at least one candidate who is not knocked out", merit.ErrMissing)
	}
	if err := p.err(); err != nil {
		return nil, err
	}
	for id, n := range f.scheme.nodes {
		if n.depth > 0 {
			continue
		}
		f.codes, f.weights = append(f.codes, n.criterion.Code), append(f.weights, n.weight)
		i := 0
		for _, c := range candidates {
			if c.Score.Minimums() == merit.NotMet {
				continue
			}
			part, _ := c.Score.part(id)
			if len(f.parts) == i {
				f.parts = append(f.parts, nil)
			}
			f.parts[i] = append(f.parts[i], big.NewRat(part.num, part.den))
			i++
		}
	}
	return f, nil
}

// move is what happens to the totals while the weight of one criterion moves within
// its group, the others of the group taking or giving in proportion.
type move struct {
	code   string
	weight *big.Rat // as it stands, as a share of the whole
	group  *big.Rat // the weight of the group, the most that it can be
	// The totals where the criterion has no weight, nil where nothing is left to take
	// it, and where it has all that of the group.
	without, alone []*big.Rat
}

// moves returns the move of every criterion of the scheme, sub-criteria too, each
// group before its parts.
func (f *field) moves() []move {
	var out []move
	var above []int // the groups that the node stands in, outermost first
	for id, n := range f.scheme.nodes {
		above = above[:n.depth]
		m := move{code: n.criterion.Code, weight: n.weight, group: big.NewRat(1, 1)}
		if n.depth > 0 {
			m.group = f.scheme.nodes[above[n.depth-1]].weight
		}
		above = append(above, id)
		left := new(big.Rat).Sub(m.group, m.weight)
		for i, total := range f.totals {
			group := total // what the group adds
			if n.depth > 0 {
				group = f.adds(i, above[n.depth-1])
			}
			others := new(big.Rat).Sub(total, group) // what does not move
			part := f.value(i, id)
			m.alone = append(m.alone, new(big.Rat).Add(others, new(big.Rat).Mul(m.group, part)))
			if left.Sign() > 0 {
				rest := new(big.Rat).Sub(group, new(big.Rat).Mul(m.weight, part))
				rest.Mul(rest, m.group).Quo(rest, left)
				m.without = append(m.without, rest.Add(rest, others))
			}
		}
		out = append(out, m)
	}
	return out
}

// value returns the value of one criterion for candidate i, as a share of its scale.
func (f *field) value(i, id int) *big.Rat {
	part, _ := f.scores[i].part(id)
	return big.NewRat(part.num, part.den)
}

// adds returns what a criterion adds to the total of candidate i.
func (f *field) adds(i, id int) *big.Rat {
	v := f.value(i, id)
	return v.Mul(v, f.scheme.nodes[id].weight)
}

// best returns who has a rank of n or better by these totals, everyone tied at it
// included.
func best(totals []*big.Rat, n int) []bool {
	out := make([]bool, len(totals))
	sorted := slices.Clone(totals)
	slices.SortFunc(sorted, func(a, b *big.Rat) int { return b.Cmp(a) })
	cut := sorted[min(n, len(sorted))-1]
	for i, t := range totals {
		out[i] = t.Cmp(cut) >= 0
	}
	return out
}

func named(names []string, in []bool) []string {
	var out []string
	for i, name := range names {
		if in[i] {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// checkTop returns nil, or an error for a number of places that is none.
func checkTop(n int) error {
	if n < 1 {
		return &merit.FieldError{Field: "n", Value: strconv.Itoa(n), Expected: "at least one place", Err: merit.ErrRange}
	}
	return nil
}

// WeightInterval is how far the weight of one criterion may move before the result
// changes, the other weights of its group taking or giving in proportion; a
// sub-criterion moves within the weight of its group. All numbers are exact and in
// per cent of the whole; the ends belong to the interval, and at an end that is
// neither 0 nor the weight of the group someone draws level.
type WeightInterval struct {
	Code   string
	Weight *big.Rat // as the scheme has it
	// Within [FirstLow, FirstHigh] nobody overtakes the first place, or one of
	// those who share it.
	FirstLow, FirstHigh *big.Rat
	// Within [TopLow, TopHigh] nobody overtakes one of the top n.
	TopLow, TopHigh *big.Rat
}

// WeightIntervals returns, for each criterion of the scheme, a group before its
// parts, how far its weight may move before the first place, or the set of the top n
// with everyone tied at the cut, changes. Where a criterion has all the weight of its
// group, nothing is left to take or give, and its intervals hold that weight alone.
// The errors, each a [*merit.FieldError], are those of names and schemes, a candidate
// without a mark on every criterion, and n below 1. Candidates who are knocked out do
// not compete; tie-breaks play no part.
func WeightIntervals(candidates []Candidate, n int) ([]WeightInterval, error) {
	if err := checkTop(n); err != nil {
		return nil, err
	}
	f, err := newField(candidates)
	if err != nil {
		return nil, err
	}
	first, top := best(f.totals, 1), best(f.totals, n)
	var out []WeightInterval
	for _, m := range f.moves() {
		w := WeightInterval{Code: m.code, Weight: percent(m.weight)}
		w.FirstLow, w.FirstHigh = m.interval(first)
		w.TopLow, w.TopHigh = m.interval(top)
		out = append(out, w)
	}
	return out, nil
}

func percent(share *big.Rat) *big.Rat { return new(big.Rat).Mul(share, hundred) }

// interval returns the weights of the criterion, in per cent of the whole, at which
// nobody outside the set is above one inside. With a share t of the group's weight
// the total of a candidate is without + t·(alone − without), a straight line, so each
// pair bounds t on one side at most.
func (m move) interval(in []bool) (low, high *big.Rat) {
	if m.without == nil {
		return percent(m.weight), percent(m.weight)
	}
	low, high = new(big.Rat), big.NewRat(1, 1)
	outside := m.outermost(in, false)
	for _, i := range m.outermost(in, true) {
		for _, j := range outside {
			lead := new(big.Rat).Sub(m.without[i], m.without[j]) // at weight 0
			slope := new(big.Rat).Sub(m.alone[i], m.alone[j])
			slope.Sub(slope, lead)
			if slope.Sign() == 0 {
				continue // the lead never changes, and it is one at the weight as it stands
			}
			level := new(big.Rat).Quo(lead.Neg(lead), slope)
			switch {
			case slope.Sign() > 0 && level.Cmp(low) > 0:
				low = level
			case slope.Sign() < 0 && level.Cmp(high) < 0:
				high = level
			}
		}
	}
	return percent(low.Mul(low, m.group)), percent(high.Mul(high, m.group))
}

// outermost returns those inside a set who have the lowest total of it at some
// weight of the criterion, or those outside who have the highest there. Only they can
// be overtaken or overtake first, and they are few, so that not every pair of a large
// field need be looked at. As points (without, alone) they are the corners of the
// convex hull on the side towards the other set.
func (m move) outermost(in []bool, inside bool) []int {
	side := 1
	if !inside {
		side = -1
	}
	var points []int
	for i := range m.without {
		if in[i] == inside {
			points = append(points, i)
		}
	}
	slices.SortFunc(points, func(a, b int) int {
		return side * cmp.Or(m.without[a].Cmp(m.without[b]), m.alone[a].Cmp(m.alone[b]))
	})
	corners := points[:0]
	for _, i := range points {
		n := len(corners)
		if n > 0 && side*m.alone[i].Cmp(m.alone[corners[n-1]]) >= 0 {
			continue // at no weight beyond the last one
		}
		for n >= 2 && !m.bends(corners[n-2], corners[n-1], i) {
			n--
		}
		corners = append(corners[:n], i)
	}
	return corners
}

// bends reports whether b is a corner between a and c.
func (m move) bends(a, b, c int) bool {
	across := new(big.Rat).Sub(m.without[b], m.without[a])
	across.Mul(across, new(big.Rat).Sub(m.alone[c], m.alone[a]))
	down := new(big.Rat).Sub(m.alone[b], m.alone[a])
	down.Mul(down, new(big.Rat).Sub(m.without[c], m.without[a]))
	return across.Cmp(down) > 0
}

// Influence says what would change without one criterion or one assessor.
type Influence struct {
	Without   string   // the code of the criterion or the name of the assessor
	First     []string // who would be first, by name
	Top       []string // who would be in the top n, by name
	Undefined bool     // nothing is left to rank by, or to someone no mark is left
	// Whether that is another first place, another set, than with it.
	FirstChanges, TopChanges bool
}

// LeaveOneOut returns, for each criterion of the scheme, a group before its parts,
// who would be first and in the top n without it, its weight going to the others of
// its group in proportion.
// The errors are those of [WeightIntervals].
func LeaveOneOut(candidates []Candidate, n int) ([]Influence, error) {
	if err := checkTop(n); err != nil {
		return nil, err
	}
	f, err := newField(candidates)
	if err != nil {
		return nil, err
	}
	var out []Influence
	for _, m := range f.moves() {
		out = append(out, influence(m.code, f.names, f.totals, m.without, n))
	}
	return out, nil
}

func influence(without string, names []string, with, left []*big.Rat, n int) Influence {
	if left == nil {
		return Influence{Without: without, Undefined: true}
	}
	i := Influence{Without: without, First: named(names, best(left, 1)), Top: named(names, best(left, n))}
	i.FirstChanges = !slices.Equal(i.First, named(names, best(with, 1)))
	i.TopChanges = !slices.Equal(i.Top, named(names, best(with, n)))
	return i
}

// LeaveOneOut returns, for each assessor who is not excluded, who would be first
// and in the top n by the mean of the marks without that assessor. The errors, each
// a [*merit.FieldError], are n below 1 and a subject without any mark.
func (p *Panel) LeaveOneOut(n int) ([]Influence, error) {
	if err := checkTop(n); err != nil {
		return nil, err
	}
	with, lacks := p.means(-1)
	if lacks != "" {
		return nil, &merit.FieldError{Field: "subject", Value: lacks, Expected: "a mark of at least one assessor who is not excluded", Err: merit.ErrMissing}
	}
	var out []Influence
	for j, assessor := range p.spec.Assessors {
		if !slices.ContainsFunc(p.marks, func(row []*big.Rat) bool { return row[j] != nil }) {
			continue
		}
		left, lacks := p.means(j)
		if lacks != "" {
			left = nil
		}
		out = append(out, influence(assessor, p.spec.Subjects, with, left, n))
	}
	return out, nil
}

// means returns the mean of each subject without one assessor, and a subject that
// then has no mark.
func (p *Panel) means(without int) (means []*big.Rat, lacks string) {
	for i, row := range p.marks {
		row = slices.Clone(row)
		if without >= 0 {
			row[without] = nil
		}
		marks := sortedMarks(row)
		if len(marks) == 0 {
			return nil, p.spec.Subjects[i]
		}
		means = append(means, meanOf(marks))
	}
	return means, ""
}

// EffectiveWeight is what a criterion weighs in practice against what it weighs on
// paper: one on which everybody has the same mark decides nothing, whatever its
// weight.
type EffectiveWeight struct {
	Code    string
	Nominal *big.Rat // in per cent
	// Effective is the share of the criterion in the variance of the totals, in per
	// cent: its covariance with the total over the variance of the total. It can be
	// negative, for a criterion that works against the rest; all shares total 100.
	// It is nil where all totals are alike.
	Effective *big.Rat
}

// EffectiveWeights returns the effective weight of each criterion at the top of the
// scheme among these candidates. The errors are those of [WeightIntervals].
func EffectiveWeights(candidates []Candidate) ([]EffectiveWeight, error) {
	f, err := newField(candidates)
	if err != nil {
		return nil, err
	}
	variance := covariance(f.totals, f.totals)
	out := make([]EffectiveWeight, len(f.codes))
	for k, code := range f.codes {
		out[k] = EffectiveWeight{Code: code, Nominal: percent(f.weights[k])}
		if variance.Sign() == 0 {
			continue
		}
		weighted := make([]*big.Rat, len(f.names))
		for i := range weighted {
			weighted[i] = new(big.Rat).Mul(f.weights[k], f.parts[i][k])
		}
		share := covariance(weighted, f.totals)
		out[k].Effective = percent(share.Quo(share, variance))
	}
	return out, nil
}

// covariance returns the sum of the products of the deviations from the means.
func covariance(x, y []*big.Rat) *big.Rat {
	meanX, meanY, sum := meanOf(x), meanOf(y), new(big.Rat)
	for i := range x {
		d := new(big.Rat).Sub(x[i], meanX)
		sum.Add(sum, d.Mul(d, new(big.Rat).Sub(y[i], meanY)))
	}
	return sum
}
