package kasnindex

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Agency is one agency (instansi) with its assessment.
type Agency struct {
	Name string
	Assessment
}

// Ranked is the place of one agency.
type Ranked struct {
	Name  string
	Score Points
	// Rank counts the agencies with a higher score, plus one: after two agencies on
	// rank 5 comes rank 7. It is 0 where the score is not known.
	Rank int
	Tied bool // another agency has the same score
}

// AspectMean is the mean of one aspect over the agencies that know it.
type AspectMean struct {
	Code   string
	Name   merit.Text
	Count  int    // agencies that know it
	Points Points // mean of the points
	Share  Points // mean of the parts of the maximum, in per cent
}

// Comparison holds many agencies side by side (perbandingan antarinstansi).
type Comparison struct {
	// Ranking lists every agency, the highest score first, ties in the order given;
	// agencies whose score is not known come last and have no rank.
	Ranking []Ranked
	Count   int    // agencies whose score is known
	Mean    Points // of the known scores; not known where none is
	// Aspects holds the means in the instrument's order; nil where no agency is
	// assessed by aspects.
	Aspects []AspectMean

	agencies []Agency
	shares   []*big.Rat // exact mean share of every aspect; nil where nobody knows it
}

// Compare ranks agencies by their exact scores and takes the means. Means are exact
// where their fraction is short, else rounded half up to six decimals. It refuses, all
// at once, an agency without a name or an assessment, two of one name, and instruments
// whose scores do not mean the same.
func Compare(agencies []Agency) (Comparison, error) {
	var c checks
	names := distinct{}
	for i, a := range agencies {
		at := fmt.Sprintf("agencies[%d]", i)
		names.add(&c, at+".name", a.Name)
		switch {
		case a.Instrument == nil:
			c.require(false, at+".assessment", "an assessment")
		case agencies[0].Instrument != nil && !agencies[0].Instrument.comparable(a.Instrument):
			c.add(at+".assessment", a.Instrument.Code(), "an instrument whose scores compare with those of "+agencies[0].Instrument.Code(), merit.ErrConflict)
		}
	}
	if err := c.err(); err != nil {
		return Comparison{}, err
	}
	out := Comparison{agencies: slices.Clone(agencies)}
	out.rank()
	out.means()
	return out, nil
}

func (c *Comparison) rank() {
	var scores mean
	for _, a := range c.agencies {
		c.Ranking = append(c.Ranking, Ranked{Name: a.Name, Score: a.Score})
		if a.Score.Known() {
			scores.add(a.Score.rat())
		}
	}
	c.Count, c.Mean = len(scores.parts), scores.points(1)
	// "Not known" sorts last, below every number.
	slices.SortStableFunc(c.Ranking, func(a, b Ranked) int { return b.Score.Cmp(a.Score) })
	for i := range c.Count {
		r := &c.Ranking[i]
		r.Rank = i + 1
		if i > 0 && c.Ranking[i-1].Score == r.Score {
			r.Rank, r.Tied, c.Ranking[i-1].Tied = c.Ranking[i-1].Rank, true, true
		}
	}
}

// means takes the mean of every aspect. Agencies of comparable instruments have the
// same aspects, or were not assessed by aspects.
func (c *Comparison) means() {
	var points, shares []mean
	for _, a := range c.agencies {
		for i, s := range a.Aspects {
			if c.Aspects == nil {
				points, shares = make([]mean, len(a.Aspects)), make([]mean, len(a.Aspects))
				for _, s := range a.Aspects {
					c.Aspects = append(c.Aspects, AspectMean{Code: s.Code, Name: s.Name})
				}
			}
			if share := s.share(); share != nil {
				points[i].add(s.Points.rat())
				shares[i].add(share)
			}
		}
	}
	for i := range c.Aspects {
		m := &c.Aspects[i]
		m.Count, m.Points, m.Share = len(points[i].parts), points[i].points(1), shares[i].points(wholePercent)
		c.shares = append(c.shares, shares[i].of())
	}
}

// mean is the mean of exact numbers.
type mean struct {
	parts []*big.Rat
}

func (m *mean) add(r *big.Rat) { m.parts = append(m.parts, r) }

// of returns the mean, or nil of nothing.
func (m *mean) of() *big.Rat {
	if len(m.parts) == 0 {
		return nil
	}
	return new(big.Rat).Quo(sumOf(m.parts), big.NewRat(int64(len(m.parts)), 1))
}

// sumOf adds by halves: the fractions of gated agencies may have no denominator in
// common, and one long sum would be dragged through every addition.
func sumOf(parts []*big.Rat) *big.Rat {
	if len(parts) == 1 {
		return parts[0]
	}
	half := len(parts) / 2
	return new(big.Rat).Add(sumOf(parts[:half]), sumOf(parts[half:]))
}

// points returns the mean times a whole number, not known of nothing.
func (m *mean) points(times int64) Points {
	if len(m.parts) == 0 {
		return Points{}
	}
	return rational(new(big.Rat).Mul(m.of(), big.NewRat(times, 1)))
}

// Behind is one aspect on which an agency stays behind the mean of the others and
// itself.
type Behind struct {
	Code  string
	Name  merit.Text
	Share Points // what the agency has of the maximum, in per cent
	Mean  Points // the mean share, in per cent
	// Lost is what the agency would gain by drawing level with the mean, in points.
	Lost Points
}

// Behind returns the aspects that hold an agency back: those on which its share of the
// maximum is below the mean share, the most points lost first. An aspect that the
// agency or nobody knows is not among them. An agency that is not in the comparison is
// a [*merit.FieldError].
func (c Comparison) Behind(name string) ([]Behind, error) {
	at := slices.IndexFunc(c.agencies, func(a Agency) bool { return a.Name == name })
	if at < 0 {
		return nil, &merit.FieldError{Field: "name", Value: clip(name), Expected: "an agency of the comparison", Err: merit.ErrUnknown}
	}
	var out []Behind
	hundred := big.NewRat(wholePercent, 1)
	for i, s := range c.agencies[at].Aspects {
		share := s.share()
		if share == nil || share.Cmp(c.shares[i]) >= 0 {
			continue
		}
		lost := new(big.Rat).Mul(new(big.Rat).Sub(c.shares[i], share), s.Maximum.rat())
		out = append(out, Behind{s.Code, s.Name,
			rational(new(big.Rat).Mul(share, hundred)), rational(new(big.Rat).Mul(c.shares[i], hundred)), rational(lost)})
	}
	slices.SortStableFunc(out, func(a, b Behind) int { return b.Lost.Cmp(a.Lost) })
	return out, nil
}
