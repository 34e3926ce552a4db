package rubric

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
)

// complete returns the marks of the assessors who marked every subject, by subject.
// Agreement is a statement about the same subjects seen by the same eyes, so the
// marks of the others do not count.
func (p *Panel) complete() (rows [][]*big.Rat, assessors int) {
	rows = make([][]*big.Rat, len(p.marks))
	for j := range p.spec.Assessors {
		if slices.ContainsFunc(p.marks, func(row []*big.Rat) bool { return row[j] == nil }) {
			continue
		}
		assessors++
		for i := range rows {
			rows[i] = append(rows[i], p.marks[i][j])
		}
	}
	return rows, assessors
}

// enough returns why there is too little for a statement about agreement.
func enough(assessors, subjects int) Undefined {
	switch {
	case assessors < leastForSpread:
		return TooFewAssessors
	case subjects < leastForSpread:
		return TooFewSubjects
	}
	return Defined
}

// KendallW returns Kendall's coefficient of concordance W with the correction for
// ties: 0 for no agreement of the assessors on the order of the subjects, 1 for
// full agreement. Only assessors who marked every subject count. It is undefined
// with fewer than two assessors or two subjects, and where every assessor gave one
// mark to all.
func (p *Panel) KendallW() Statistic {
	rows, m := p.complete()
	n := len(rows)
	if why := enough(m, n); why != Defined {
		return undefined(why, m, n)
	}
	sums := make([]int64, n) // of doubled mid-ranks, which are whole
	ties := int64(0)         // Σ (t³ − t) over the groups of ties of all assessors
	for j := range m {
		order := make([]int, n)
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(a, b int) int { return rows[a][j].Cmp(rows[b][j]) })
		for from := 0; from < n; {
			to := from + 1
			for to < n && rows[order[to]][j].Cmp(rows[order[from]][j]) == 0 {
				to++
			}
			for _, i := range order[from:to] {
				sums[i] += int64(from + 1 + to) // twice the mean of ranks from+1 … to
			}
			t := int64(to - from)
			ties += t*t*t - t
			from = to
		}
	}
	// Twice the mean rank sum is m(n+1), so this is four times the usual S.
	s := new(big.Int)
	for _, sum := range sums {
		d := big.NewInt(sum - int64(m)*int64(n+1))
		s.Add(s, d.Mul(d, d))
	}
	cube := big.NewInt(int64(n))
	cube.Mul(cube, cube).Mul(cube, big.NewInt(int64(n))).Sub(cube, big.NewInt(int64(n))) // n³ − n
	below := cube.Mul(cube, big.NewInt(int64(m)))
	below.Sub(below, big.NewInt(ties)).Mul(below, big.NewInt(int64(m)))
	if below.Sign() == 0 {
		return undefined(NoVariation, m, n)
	}
	const twelveOverFour = 3
	return defined(new(big.Rat).SetFrac(s.Mul(s, big.NewInt(twelveOverFour)), below), m, n)
}

// ICCSingle returns the intraclass correlation ICC(2,1): how far the mark of one
// assessor can be trusted, two-way random effects, absolute agreement. Only
// assessors who marked every subject count. It is undefined with fewer than two
// assessors or two subjects, where all marks are alike, and where the variance by
// which it divides is estimated as zero or less. It can be negative.
func (p *Panel) ICCSingle() Statistic {
	return p.icc(func(v variances) (above, below *big.Rat) {
		// (MSR − MSE) / (MSR + (k−1)·MSE + k·(MSC − MSE)/n)
		below = new(big.Rat).Add(v.rows, new(big.Rat).Mul(v.count(v.k-1), v.rest))
		between := new(big.Rat).Sub(v.columns, v.rest)
		between.Mul(between, v.count(v.k)).Quo(between, v.count(v.n))
		return new(big.Rat).Sub(v.rows, v.rest), below.Add(below, between)
	})
}

// ICCAverage returns the intraclass correlation ICC(2,k): how far the mean of the
// panel can be trusted, otherwise as [Panel.ICCSingle].
func (p *Panel) ICCAverage() Statistic {
	return p.icc(func(v variances) (above, below *big.Rat) {
		// (MSR − MSE) / (MSR + (MSC − MSE)/n)
		below = new(big.Rat).Sub(v.columns, v.rest)
		below.Quo(below, v.count(v.n)).Add(below, v.rows)
		return new(big.Rat).Sub(v.rows, v.rest), below
	})
}

// variances are the mean squares of a two-way analysis of variance.
type variances struct {
	rows, columns, rest *big.Rat // MSR, MSC, MSE
	n, k                int      // subjects, assessors
}

func (variances) count(n int) *big.Rat { return new(big.Rat).SetInt64(int64(n)) }

func (p *Panel) icc(ratio func(variances) (above, below *big.Rat)) Statistic {
	rows, k := p.complete()
	n := len(rows)
	if why := enough(k, n); why != Defined {
		return undefined(why, k, n)
	}
	columns := make([][]*big.Rat, k)
	var all []*big.Rat
	for _, row := range rows {
		for j, mark := range row {
			columns[j] = append(columns[j], mark)
		}
		all = append(all, row...)
	}
	grand := meanOf(all)
	v := variances{n: n, k: k}
	between, across, total := squares(rows, grand), squares(columns, grand), new(big.Rat)
	for _, mark := range all {
		d := new(big.Rat).Sub(mark, grand)
		total.Add(total, d.Mul(d, d))
	}
	rest := new(big.Rat).Sub(total, between)
	rest.Sub(rest, across)
	v.rows = between.Quo(between, v.count(n-1))
	v.columns = across.Quo(across, v.count(k-1))
	v.rest = rest.Quo(rest, v.count((n-1)*(k-1)))
	above, below := ratio(v)
	switch {
	case total.Sign() == 0:
		return undefined(NoVariation, k, n)
	case below.Sign() <= 0:
		// Two negative numbers would give an agreement above 1.
		return undefined(NotEstimable, k, n)
	}
	return defined(above.Quo(above, below), k, n)
}

// squares returns the sum of squares between groups of one size.
func squares(groups [][]*big.Rat, grand *big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, group := range groups {
		d := new(big.Rat).Sub(meanOf(group), grand)
		d.Mul(d, d).Mul(d, new(big.Rat).SetInt64(int64(len(group))))
		sum.Add(sum, d)
	}
	return sum
}

// Deviation is how far one assessor stands from the others.
type Deviation struct {
	Assessor string
	// Lean is the mean difference of the assessor's marks from the mean of the
	// others on the same subject: positive for a lenient assessor, negative for a
	// severe one. Undefined where fewer than two others marked the same subjects.
	Lean Statistic
	// Distance is the mean of the same differences without their sign: large also
	// for an assessor who is lenient to some and severe to others.
	Distance Statistic
}

// Deviations returns how far each assessor who is not excluded stands from the
// others, farthest first, those without a value last. It takes three to tell which
// one stands apart: with two the statistics are undefined.
func (p *Panel) Deviations() []Deviation {
	var out []Deviation
	for j, assessor := range p.spec.Assessors {
		var lean, distance []*big.Rat
		company := map[int]bool{} // the assessor and those who marked the same subjects
		for _, row := range p.marks {
			if row[j] == nil {
				continue
			}
			for other, mark := range row {
				if mark != nil {
					company[other] = true
				}
			}
			others := slices.Clone(row)
			others[j] = nil
			if others = sortedMarks(others); len(others) > 0 {
				d := new(big.Rat).Sub(row[j], meanOf(others))
				lean, distance = append(lean, d), append(distance, new(big.Rat).Abs(d))
			}
		}
		switch m := len(company); {
		case m >= leastForOutlier:
			out = append(out, Deviation{assessor, defined(meanOf(lean), m, len(lean)), defined(meanOf(distance), m, len(lean))})
		case m > 0:
			none := undefined(TooFewAssessors, m, len(lean))
			out = append(out, Deviation{assessor, none, none})
		}
	}
	slices.SortStableFunc(out, func(a, b Deviation) int {
		if a.Distance.Value == nil || b.Distance.Value == nil {
			return cmp.Compare(a.Distance.Undefined, b.Distance.Undefined)
		}
		return b.Distance.Value.Cmp(a.Distance.Value)
	})
	return out
}

// Outlying returns the assessors whose distance from the others is more than a
// limit in points of the mark, farthest first. No source sets a limit: it is the
// caller's. The error is a [*merit.FieldError] for a limit that is negative or no
// plain number.
func (p *Panel) Outlying(limit decimal.Decimal) ([]Deviation, error) {
	if err := checkPlain("limit", limit); err != nil {
		return nil, err
	}
	if limit.IsNegative() {
		return nil, &merit.FieldError{Field: "limit", Value: limit.String(), Expected: "0 or more points", Err: merit.ErrRange}
	}
	return slices.DeleteFunc(p.Deviations(), func(d Deviation) bool {
		return d.Distance.Value == nil || d.Distance.Value.Cmp(limit.Rat()) <= 0
	}), nil
}
