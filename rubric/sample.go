package rubric

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Acceptance is how often a candidate had each rank under sampled weights (rank
// acceptability).
type Acceptance struct {
	Name string
	// Ranks counts the samples by competition rank, Ranks[0] those as first. Ties
	// count for the rank that is shared.
	Ranks []int
}

// Sampling says how weights are drawn. Equal samplings give equal results, on every
// machine.
type Sampling struct {
	Samples int    // how many sets of weights to draw, 1 to 1,000,000
	Seed    uint64 // the caller's, so that others can repeat the drawing
	// Spread is how far the weights may stray from those of the scheme, in per
	// cent: each set is (100 − Spread) parts the weights of the scheme and Spread
	// parts weights drawn evenly from all that total 100 %. 100 leaves the weights
	// of the scheme out of account.
	Spread int
}

const (
	maxSamples = 1_000_000
	drawBits   = 32 // of each drawn number
	// maxSampled bounds the candidates: every one has a count for every rank.
	maxSampled = 2_000
)

func (s Sampling) check(p *problems) {
	if s.Samples < 1 || s.Samples > maxSamples {
		p.add("samples", strconv.Itoa(s.Samples), "from 1 to "+strconv.Itoa(maxSamples), merit.ErrRange)
	}
	if s.Spread < 1 || s.Spread > 100 {
		p.add("spread", strconv.Itoa(s.Spread), "from 1 to 100 per cent", merit.ErrRange)
	}
}

// RankAcceptability draws weights for the criteria at the top of the scheme and
// counts the ranks that each candidate would have, in the order given, without
// those who are knocked out. Criteria without weight stay so. The errors are those
// of [WeightIntervals], those of the sampling, and more than 2,000 candidates who
// compete.
func RankAcceptability(candidates []Candidate, s Sampling) ([]Acceptance, error) {
	p := problems{}
	s.check(&p)
	if err := p.err(); err != nil {
		return nil, err
	}
	f, err := newField(candidates)
	if err != nil {
		return nil, err
	}
	if len(f.names) > maxSampled {
		return nil, &merit.FieldError{Field: "candidates", Value: strconv.Itoa(len(f.names)), Expected: "at most " + strconv.Itoa(maxSampled) + " candidates who compete", Err: merit.ErrRange}
	}
	// Whole numbers throughout: parts over one denominator, weights of the scheme
	// over its own.
	parts := f.wholeParts()
	var weighted []int
	var nominal []*big.Int
	for k, w := range f.weights {
		if w.Sign() > 0 {
			weighted = append(weighted, k)
			share := new(big.Rat).Mul(w, new(big.Rat).SetInt64(f.scheme.den))
			nominal = append(nominal, scaledBy(share, int64(100-s.Spread)<<drawBits))
		}
	}
	drawn := new(big.Int).Mul(big.NewInt(int64(s.Spread)), big.NewInt(f.scheme.den))
	out := make([]Acceptance, len(f.names))
	for i, name := range f.names {
		out[i] = Acceptance{name, make([]int, len(f.names))}
	}
	random := splitMix64(s.Seed)
	totals, order := make([]*big.Int, len(f.names)), make([]int, len(f.names))
	for i := range totals {
		totals[i] = new(big.Int)
	}
	weight, product := new(big.Int), new(big.Int)
	cuts := make([]uint64, len(weighted)+1)
	for range s.Samples {
		random.cuts(cuts)
		for i := range totals {
			totals[i].SetInt64(0)
			order[i] = i
		}
		for c, k := range weighted {
			weight.SetUint64(cuts[c+1]-cuts[c]).Mul(weight, drawn).Add(weight, nominal[c])
			for i := range totals {
				totals[i].Add(totals[i], product.Mul(weight, parts[i][k]))
			}
		}
		slices.SortFunc(order, func(a, b int) int { return totals[b].Cmp(totals[a]) })
		rank := 0
		for place, i := range order {
			if place == 0 || totals[i].Cmp(totals[order[place-1]]) != 0 {
				rank = place
			}
			out[i].Ranks[rank]++
		}
	}
	return out, nil
}

// wholeParts returns the parts over their least common denominator.
func (f *field) wholeParts() [][]*big.Int {
	den := big.NewInt(1)
	for _, row := range f.parts {
		for _, x := range row {
			gcd := new(big.Int).GCD(nil, nil, den, x.Denom())
			den.Mul(den, gcd.Quo(x.Denom(), gcd))
		}
	}
	out := make([][]*big.Int, len(f.parts))
	for i, row := range f.parts {
		for _, x := range row {
			n := new(big.Int).Mul(x.Num(), den)
			out[i] = append(out[i], n.Quo(n, x.Denom()))
		}
	}
	return out
}

// scaledBy returns a whole number times n.
func scaledBy(whole *big.Rat, n int64) *big.Int {
	r := new(big.Int).Quo(whole.Num(), whole.Denom())
	return r.Mul(r, big.NewInt(n))
}

// splitMix64 is a generator of pseudo-random numbers of our own, so that a result
// can be repeated whatever becomes of the generators of the standard library.
//
// Source: Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014.
type splitMix64 uint64

func (r *splitMix64) next() uint64 {
	*r += 0x9e3779b97f4a7c15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// cuts cuts the length 2^drawBits in pieces at random: their lengths are drawn
// evenly from all sets of weights with that total.
func (r *splitMix64) cuts(cuts []uint64) {
	last := len(cuts) - 1
	cuts[0], cuts[last] = 0, 1<<drawBits
	for i := 1; i < last; i++ {
		cuts[i] = r.next() >> (64 - drawBits)
	}
	slices.SortFunc(cuts, cmp.Compare)
}
