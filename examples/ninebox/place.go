package main

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// officialColumns are the columns that a file must have: the name, and the scores of
// the two axes; an empty score is one that is not known. It may have postColumn, and
// others, which are kept.
var officialColumns = []string{"name", "performance", "potential"}

const postColumn = "post"

// person is a row of the file with its place.
type person struct {
	row        *sheet.Row
	name, post string
	scores     [2]decimal.NullDecimal // by axis
	rubric.Placement
}

// report is everything that is shown.
type report struct {
	settings
	header   []string
	found    bool     // the file has its columns
	people   []person // in the order of the file
	problems []*sheet.Problem
	remarks  []*sheet.Remark
	source   string // name of the file
}

// The axes, and the classes of each, in the order of the library.
const (
	performance = iota
	potential
)

var (
	axisNames  = [2]merit.Text{merit.T("kinerja", "performance"), merit.T("potensi", "potential")}
	classCodes = [3]string{"low", "middle", "high"} // as the rule's parameters are named
	classNames = [3]merit.Text{merit.T("rendah", "low"), merit.T("menengah", "middle"), merit.T("tinggi", "high")}
)

// read reads the officials and places them.
func read(s settings) (*report, error) {
	file, err := sheet.OpenOr(s.file, sampleOfficials)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	table := sheet.Read(file.Name, file, officialColumns, postColumn)
	r := &report{settings: s, source: file.Name}
	for _, row := range table.Rows {
		p := person{row: row, name: row.Need("name", "a name"), post: sheet.Parse(row, postColumn, asText)}
		p.scores[performance] = sheet.Parse(row, "performance", score)
		p.scores[potential] = sheet.Parse(row, "potential", score)
		if row.Bad {
			continue
		}
		p.Placement, err = rubric.NineBox{
			Performance: p.scores[performance], Potential: p.scores[potential],
			PerformanceCuts: s.cuts[performance], PotentialCuts: s.cuts[potential],
		}.Place(s.when)
		if err != nil {
			return nil, err
		}
		r.people = append(r.people, p)
	}
	r.header, r.found, r.problems, r.remarks = table.Header, table.Found, table.Problems, table.Remarks
	slices.SortStableFunc(r.problems, func(a, b *sheet.Problem) int { return a.Row - b.Row })
	return r, nil
}

func asText(s string) (string, error) { return s, nil }

func score(s string) (decimal.NullDecimal, error) {
	d, err := parseScore(s)
	return decimal.NewNullDecimal(d), err
}

// rule is that of the nine boxes.
func rule() *merit.Rule {
	rules := rubric.Rules()
	return rules[slices.IndexFunc(rules, func(r *merit.Rule) bool { return r.ID() == "RUB-NINEBOX" })]
}

// param returns the number of a parameter of the rule on the day of the placement; 0
// where the rule is not in force.
func (r *report) param(name string) int {
	for _, p := range rule().Params() {
		if v := p.At(r.when.Law); p.Name() == name && v != nil {
			return v.Value.Count()
		}
	}
	return 0
}

// box is one of the nine.
type box struct {
	number                 int
	performance, potential int // classes
	promotion              bool
	people                 []person
}

// grid returns the boxes as they are drawn: rows by performance, the highest first,
// and in each row the columns by potential, the lowest first. It has no rows on a day
// on which the rule is not in force.
func (r *report) grid() (rows [][]box) {
	if !rule().InForce(r.when.Law) {
		return nil
	}
	from := r.param("promotion")
	for high := range classCodes {
		up := len(classCodes) - 1 - high
		var row []box
		for right, code := range classCodes {
			b := box{number: r.param("potential-" + code + "-performance-" + classCodes[up]), performance: up, potential: right}
			b.promotion = b.number >= from
			for _, p := range r.people {
				if p.Box == b.number {
					b.people = append(b.people, p)
				}
			}
			slices.SortStableFunc(b.people, func(x, y person) int { return strings.Compare(x.name, y.name) })
			row = append(row, b)
		}
		rows = append(rows, row)
	}
	return rows
}

// unplaced returns those of whom it cannot be told.
func (r *report) unplaced() (out []person) {
	for _, p := range r.people {
		if p.Finding.Outcome() == merit.Undetermined {
			out = append(out, p)
		}
	}
	return out
}

// ranked returns those in a box: the highest box first, in it by name.
func (r *report) ranked() (out []person) {
	for _, p := range r.people {
		if p.Box != 0 {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(x, y person) int {
		if x.Box != y.Box {
			return y.Box - x.Box
		}
		return strings.Compare(x.name, y.name)
	})
	return out
}

// distances returns what is missing to the next class of each axis.
func (p person) distances() [2]decimal.NullDecimal {
	return [2]decimal.NullDecimal{p.ToPerformance, p.ToPotential}
}
