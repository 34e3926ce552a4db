package rubric

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
)

// Criterion is one thing that is judged (kriteria): a leaf that carries a mark, or
// a group of sub-criteria.
type Criterion struct {
	Code   string          // stable, no other in the scheme; such as "interview"
	Name   merit.Text      // for people; the code where it is left out
	Weight decimal.Decimal // in per cent of the group that it stands in
	Scale  Scale           // of the mark; the zero Scale for 0 to 100, and for a group
	// Minimum is the lowest value that does not knock the candidate out (nilai
	// ambang), apart from the weight: a mark of a leaf, and for a group its value
	// on the scale of the result. A leaf may weigh nothing and have a minimum only.
	Minimum decimal.NullDecimal
	Sub     []Criterion // the sub-criteria of a group, their weights 100 % together
}

// Spec is what a [Scheme] is made of.
type Spec struct {
	Name     merit.Text
	Criteria []Criterion // their weights are 100 % together
	Scale    Scale       // of the result; the zero Scale for 0 to 100
	Bands    *Bands      // of the result; nil for none
	Missing  MissingPolicy
}

// Scheme is a set of weighted criteria (skema penilaian), compiled once to
// integers over one denominator. It is immutable and safe for concurrent use; make
// one with [NewScheme] or [ParseScheme].
type Scheme struct {
	spec     Spec
	nodes    []node         // groups and leaves, each before its parts
	leaves   []leaf         // in the same order
	coef     []int64        // a step of leaf i adds coef[i]/den of the scale
	den      int64          // the total of the best marks
	minimums []minimum      // in the order of nodes
	edges    []int64        // the least total over den of each band
	display  display        // the scale of the result as displayed
	index    map[string]int // code to node
}

// node is a criterion as compiled: the leaves [from, to) are its parts.
type node struct {
	criterion Criterion
	path      string // such as criteria[1].sub[0]
	depth     int
	weight    *big.Rat // of the whole
	from, to  int
	leaf      bool
}

type leaf struct {
	node  int
	scale Scale
	span  int64 // steps from the worst mark to the best
}

// minimum is a knock-out: num/den of the way from the worst value to the best.
type minimum struct {
	node     int
	num, den int64
}

const (
	// maxDenominator bounds the total of a scheme, so that no sum of products
	// leaves an int64: every partial sum is at most the total of the best marks,
	// which is the denominator itself.
	maxDenominator = 1 << 62
	maxMinimums    = 64 // bits of a set
	maxDepth       = 32
	maxNodes       = 10_000
)

// NewScheme compiles a scheme. It returns every problem at once, each a
// [*merit.FieldError]: weights that do not total exactly 100 %, a code that is
// missing or taken, a scale upside down, a minimum off its scale, bands that do not
// divide the scale of the result, and a scheme whose exact denominator does not
// fit an int64.
func NewScheme(spec Spec) (*Scheme, error) {
	if spec.Scale.IsZero() {
		spec.Scale = Points(0, 100)
	}
	c := compiler{s: &Scheme{index: map[string]int{}}}
	sound := spec.Scale.check(&c.problems, "scale")
	c.result, c.sound = spec.Scale, sound
	spec.Criteria = c.group(spec.Criteria, "criteria", 0, big.NewRat(1, 1))
	if err := missingNames.check("missing", spec.Missing); err != nil {
		c.errs = append(c.errs, err)
	}
	if spec.Bands != nil && sound && (!spec.Bands.low.Equal(spec.Scale.Low) || !spec.Bands.high.Equal(spec.Scale.High)) {
		c.add("bands", spec.Bands.low.String()+" to "+spec.Bands.high.String(), "bands of the scale "+spec.Scale.Low.String()+" to "+spec.Scale.High.String(), merit.ErrConflict)
	}
	if len(c.errs) == 0 {
		c.denominator()
	}
	if err := c.err(); err != nil {
		return nil, err
	}
	s := c.s
	s.spec, s.display = spec, displayOf(spec.Scale)
	if spec.Bands != nil {
		for _, b := range spec.Bands.bands {
			s.edges = append(s.edges, s.threshold(b.Low))
		}
	}
	return s, nil
}

// MustScheme is [NewScheme] for literals; it panics on a refused scheme.
func MustScheme(spec Spec) *Scheme {
	s, err := NewScheme(spec)
	if err != nil {
		panic(err)
	}
	return s
}

// Name returns the name of the scheme.
func (s *Scheme) Name() merit.Text { return s.spec.Name }

// Spec returns a copy of what the scheme was made of, defaults filled in.
func (s *Scheme) Spec() Spec {
	out := s.spec
	out.Criteria = copyCriteria(out.Criteria)
	return out
}

// Denominator returns the number into which the scheme divides its scale: every
// total is a whole number of its parts.
func (s *Scheme) Denominator() int64 { return s.den }

// Weight returns the exact weight of a criterion in per cent of the whole, nil for
// a code that the scheme does not have.
func (s *Scheme) Weight(code string) *big.Rat {
	i, ok := s.index[code]
	if !ok {
		return nil
	}
	return new(big.Rat).Mul(s.nodes[i].weight, hundred)
}

var hundred = big.NewRat(100, 1) // read only

func copyCriteria(criteria []Criterion) []Criterion {
	out := slices.Clone(criteria)
	for i := range out {
		out[i].Sub = copyCriteria(out[i].Sub)
	}
	return out
}

// threshold returns the least number of parts of the denominator that reaches a
// value on the scale of the result.
func (s *Scheme) threshold(value decimal.Decimal) int64 {
	share := shareOf(s.spec.Scale, value)
	n := new(big.Int).Mul(share.Num(), big.NewInt(s.den))
	n.Add(n, share.Denom()).Sub(n, big.NewInt(1)) // round up
	return n.Div(n, share.Denom()).Int64()
}

// shareOf returns how far a value lies from the bottom of a scale to its top.
func shareOf(scale Scale, value decimal.Decimal) *big.Rat {
	above := new(big.Rat).Sub(value.Rat(), scale.Low.Rat())
	return above.Quo(above, new(big.Rat).Sub(scale.High.Rat(), scale.Low.Rat()))
}

// compiler gathers a scheme and its problems.
type compiler struct {
	problems
	s       *Scheme
	result  Scale
	sound   bool // the scale of the result
	tooMany bool
}

// group compiles the criteria of one group and returns a copy with the defaults
// filled in.
func (c *compiler) group(criteria []Criterion, at string, depth int, share *big.Rat) []Criterion {
	if len(criteria) == 0 {
		c.add(at, "", "at least one criterion", merit.ErrMissing)
		return nil
	}
	if depth >= maxDepth {
		c.add(at, strconv.Itoa(depth), "groups nested at most "+strconv.Itoa(maxDepth)+" deep", merit.ErrRange)
		return nil
	}
	out := slices.Clone(criteria)
	total, whole := decimal.Zero, true
	for i := range out {
		if c.tooMany {
			return out
		}
		where := fmt.Sprintf("%s[%d]", at, i)
		ok := c.plain(where+".weight", out[i].Weight)
		if ok {
			if out[i].Weight.IsNegative() {
				c.add(where+".weight", out[i].Weight.String(), "0 % or more", merit.ErrRange)
			}
			total = total.Add(out[i].Weight)
		}
		whole = whole && ok
		c.criterion(&out[i], where, depth, ok, share)
	}
	if whole && !total.Equal(fullWeight) {
		c.add(at+".weight", total.String(), "weights of exactly 100 % together", merit.ErrConflict)
	}
	return out
}

var fullWeight = decimal.NewFromInt(100)

func (c *compiler) criterion(k *Criterion, at string, depth int, weighed bool, share *big.Rat) {
	id := len(c.s.nodes)
	if id >= maxNodes {
		c.tooMany = true
		c.add("criteria", strconv.Itoa(id), "at most "+strconv.Itoa(maxNodes)+" criteria", merit.ErrRange)
		return
	}
	_, taken := c.s.index[k.Code]
	switch {
	case k.Code == "":
		c.add(at+".code", "", "a code", merit.ErrMissing)
	case taken:
		c.add(at+".code", k.Code, "a code that no other criterion has", merit.ErrConflict)
	default:
		c.s.index[k.Code] = id
	}
	if k.Name.IsZero() {
		k.Name = merit.T(k.Code, k.Code)
	}
	weight := new(big.Rat)
	if weighed {
		weight.Mul(share, k.Weight.Rat())
		weight.Quo(weight, hundred)
	}
	n := node{path: at, depth: depth, weight: weight, from: len(c.s.leaves), leaf: len(k.Sub) == 0}
	c.s.nodes = append(c.s.nodes, n)
	if n.leaf {
		c.leaf(id, k, at)
	} else {
		if !k.Scale.IsZero() {
			c.add(at+".scale", shown(k.Scale.Low)+" to "+shown(k.Scale.High), "no scale on a group, whose value lies on the scale of the result", merit.ErrConflict)
		}
		if weighed && k.Weight.IsZero() {
			c.add(at+".weight", "0", "a weight on a group; a leaf may do without", merit.ErrRange)
		}
		if c.sound {
			c.minimum(id, k, at, c.result)
		}
		k.Sub = c.group(k.Sub, at+".sub", depth+1, weight)
	}
	c.s.nodes[id].criterion = *k
	c.s.nodes[id].to = len(c.s.leaves)
}

func (c *compiler) leaf(id int, k *Criterion, at string) {
	if k.Scale.IsZero() {
		k.Scale = Points(0, 100)
	}
	sound := k.Scale.check(&c.problems, at+".scale")
	l := leaf{node: id, scale: k.Scale}
	if sound {
		span, _ := k.Scale.place(at, k.Scale.High.Rat())
		l.span = span
		c.minimum(id, k, at, k.Scale)
	}
	c.s.leaves = append(c.s.leaves, l)
}

func (c *compiler) minimum(id int, k *Criterion, at string, scale Scale) {
	if !k.Minimum.Valid || !c.plain(at+".minimum", k.Minimum.Decimal) {
		return
	}
	m := k.Minimum.Decimal
	if m.LessThan(scale.Low) || m.GreaterThan(scale.High) {
		c.add(at+".minimum", m.String(), "a number from "+scale.Low.String()+" to "+scale.High.String(), merit.ErrRange)
		return
	}
	if len(c.s.minimums) == maxMinimums {
		c.add(at+".minimum", m.String(), "at most "+strconv.Itoa(maxMinimums)+" minimums in a scheme", merit.ErrRange)
		return
	}
	share := shareOf(scale, m)
	if !share.Num().IsInt64() || !share.Denom().IsInt64() {
		c.add(at+".minimum", m.String(), "a simpler fraction of the scale", merit.ErrRange)
		return
	}
	c.s.minimums = append(c.s.minimums, minimum{id, share.Num().Int64(), share.Denom().Int64()})
}

// denominator finds the least number of parts that every step of every mark is a
// whole number of, and the coefficients over it.
func (c *compiler) denominator() {
	den := big.NewInt(1)
	steps := make([]*big.Rat, len(c.s.leaves)) // what one step adds
	for i, l := range c.s.leaves {
		steps[i] = new(big.Rat).Quo(c.s.nodes[l.node].weight, new(big.Rat).SetInt64(l.span))
		d := steps[i].Denom()
		gcd := new(big.Int).GCD(nil, nil, den, d)
		den.Mul(den, new(big.Int).Quo(d, gcd))
		if den.BitLen() > maxBits || den.Int64() > maxDenominator {
			c.add(c.s.nodes[l.node].path, den.String(), "weights and scales whose exact common denominator is at most "+strconv.FormatInt(maxDenominator, 10)+": coarser steps or rounder weights", merit.ErrRange)
			return
		}
	}
	c.s.den = den.Int64()
	for _, step := range steps {
		n := new(big.Int).Mul(step.Num(), den)
		c.s.coef = append(c.s.coef, n.Quo(n, step.Denom()).Int64())
	}
}
