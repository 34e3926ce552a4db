package main

import (
	"errors"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// profileColumns are the columns of a file of the profile, one row an aspect.
//
// aspect: code, the name of a column of the file of officials; factor: core or
// secondary; required: level from 1 to 5. nameColumns may stand beside them.
var (
	profileColumns = []string{"aspect", "factor", "required"}
	nameColumns    = []string{"name_id", "name_en"}
)

// A file of officials has the column name, and one for every aspect with the level
// held, empty where it is not known. It may have others, which are kept.
const nameColumn = "name"

// aspect is a row of the profile.
type aspect struct {
	code     string
	name     merit.Text
	core     bool
	required int
}

// person is a row of the file of officials with the result.
type person struct {
	row  *sheet.Row
	name string
	held []int // by aspect; 0 where it is not known
	// The result as it is at the worst and at the best that the levels that are not
	// known can be; the same where all are known.
	low, high   rubric.ProfileMatch
	best, worst int // ranks
	tied        bool
}

func (p person) settled() bool { return p.low.Total.Cmp(p.high.Total) == 0 }

// report is everything that is shown.
type report struct {
	settings
	aspects  []aspect
	header   []string
	found    bool     // both files have their columns
	people   []person // best first
	problems []*sheet.Problem
	remarks  []*sheet.Remark
}

// The levels of a competence.
const (
	lowestLevel  = 1
	highestLevel = 5
)

func read(s settings) (*report, error) {
	r := &report{settings: s}
	profile, err := sheet.OpenOr(s.profileFile, sampleProfile)
	officials, err2 := sheet.OpenOr(s.file, sampleOfficials)
	defer func() { _, _ = profile.Close(), officials.Close() }()
	if err := errors.Join(err, err2); err != nil {
		return nil, err
	}
	r.readProfile(profile)
	if len(r.problems) > 0 { // without a whole profile nobody can be held against it
		return r, nil
	}
	if err := r.readOfficials(officials); err != nil {
		return nil, err
	}
	r.rank()
	return r, nil
}

func (r *report) readProfile(f *sheet.File) {
	table := sheet.Read(f.Name, f, profileColumns, nameColumns...)
	seen := map[string]int{nameColumn: 0}
	for _, row := range table.Rows {
		a := aspect{code: strings.ToLower(row.Need("aspect", "the code of an aspect"))}
		if first, twice := seen[a.code]; twice && a.code != "" {
			expected := "each aspect once: row " + strconv.Itoa(first) + " has the same"
			if first == 0 {
				expected = "another code than that of the column of names"
			}
			row.Problem("aspect", a.code, expected, merit.ErrConflict)
		}
		seen[a.code] = row.Line
		row.Need("factor", "core or secondary")
		a.core = sheet.Parse(row, "factor", parseFactor)
		row.Need("required", "a level from 1 to 5")
		a.required = sheet.Parse(row, "required", parseLevel)
		id, en := sheet.Parse(row, "name_id", asText), sheet.Parse(row, "name_en", asText)
		for _, name := range []string{en, id, a.code} { // what is missing is the other, or the code
			if id == "" {
				id = name
			}
		}
		if en == "" {
			en = id
		}
		a.name = merit.T(id, en)
		r.aspects = append(r.aspects, a)
	}
	r.keep(table)
	if len(r.problems) > 0 {
		return
	}
	// The profile held against itself shows what is wrong with it as a whole.
	perfect := make([]int, len(r.aspects))
	for i, a := range r.aspects {
		perfect[i] = a.required
	}
	if _, err := r.profile(perfect).Match(); err != nil {
		for _, problem := range merit.FieldErrors(err) {
			r.problems = append(r.problems, &sheet.Problem{Place: sheet.Place{File: f.Name, Row: 1}, Problem: problem})
		}
	}
}

// keep keeps the remarks and the problems of a file, in the order of its rows.
func (r *report) keep(table *sheet.Sheet) {
	slices.SortStableFunc(table.Problems, func(a, b *sheet.Problem) int { return a.Row - b.Row })
	r.problems, r.remarks = append(r.problems, table.Problems...), append(r.remarks, table.Remarks...)
}

func asText(s string) (string, error) { return s, nil }

func parseFactor(s string) (core bool, err error) {
	switch strings.ToLower(s) {
	case "core", "inti":
		return true, nil
	case "secondary", "pendukung":
		return false, nil
	}
	return false, &merit.FieldError{Value: s, Expected: "core or secondary (inti or pendukung)", Err: merit.ErrUnknown}
}

func parseLevel(s string) (int, error) {
	const expected = "a level from 1 to 5"
	n, err := strconv.Atoi(s)
	switch {
	case err != nil:
		return 0, &merit.FieldError{Value: s, Expected: expected, Err: merit.ErrSyntax}
	case n < lowestLevel || n > highestLevel:
		return 0, &merit.FieldError{Value: s, Expected: expected, Err: merit.ErrRange}
	}
	return n, nil
}

// profile returns the comparison of the profile with levels held.
func (r *report) profile(held []int) rubric.Profile {
	out := rubric.Profile{Core: r.core, Excess: r.excess}
	for i, a := range r.aspects {
		out.Aspects = append(out.Aspects, rubric.ProfileAspect{Code: a.code, Core: a.core, Required: a.required, Held: held[i]})
	}
	return out
}

func (r *report) readOfficials(f *sheet.File) error {
	columns := []string{nameColumn}
	for _, a := range r.aspects {
		columns = append(columns, a.code)
	}
	table := sheet.Read(f.Name, f, columns)
	for _, row := range table.Rows {
		p := person{row: row, name: row.Need(nameColumn, "a name")}
		for _, a := range r.aspects {
			p.held = append(p.held, sheet.Parse(row, a.code, parseLevel))
		}
		if row.Bad {
			continue
		}
		low, high, err := r.bounds(p.held)
		if err != nil {
			return err
		}
		if p.low, err = r.profile(low).Match(); err != nil {
			return err
		}
		if p.high, err = r.profile(high).Match(); err != nil {
			return err
		}
		r.people = append(r.people, p)
	}
	r.header, r.found = table.Header, table.Found
	r.keep(table)
	return nil
}

// bounds returns the levels with the worst and the best in the place of each that is
// not known. The aspects add up, so what is best for each is best for the total.
func (r *report) bounds(held []int) (low, high []int, err error) {
	low, high = slices.Clone(held), slices.Clone(held)
	for i, level := range held {
		if level != 0 {
			continue
		}
		var least, most *big.Rat
		for try := lowestLevel; try <= highestLevel; try++ {
			w, err := r.weight(r.aspects[i].required, try)
			if err != nil {
				return nil, nil, err
			}
			if least == nil || w.Cmp(least) < 0 {
				least, low[i] = w, try
			}
			if most == nil || w.Cmp(most) > 0 {
				most, high[i] = w, try
			}
		}
	}
	return low, high, nil
}

// weight returns what a level held weighs against the one asked for.
func (r *report) weight(required, held int) (*big.Rat, error) {
	alone := rubric.Profile{Core: decimal.NewNullDecimal(decimal.NewFromInt(100)), Excess: r.excess,
		Aspects: []rubric.ProfileAspect{{Code: "alone", Core: true, Required: required, Held: held}}}
	m, err := alone.Match()
	return m.Total, err
}

// rank gives everybody the best and the worst rank that levels not known leave open,
// and puts them in order, equals by name.
func (r *report) rank() {
	for i := range r.people {
		p := &r.people[i]
		p.best, p.worst = 1, 1
		for j, o := range r.people {
			if i == j {
				continue
			}
			if o.low.Total.Cmp(p.high.Total) > 0 {
				p.best++
			}
			if o.high.Total.Cmp(p.low.Total) > 0 {
				p.worst++
			}
			p.tied = p.tied || p.settled() && o.settled() && o.low.Total.Cmp(p.low.Total) == 0
		}
	}
	slices.SortStableFunc(r.people, func(a, b person) int {
		switch {
		case a.best != b.best:
			return a.best - b.best
		case a.worst != b.worst:
			return a.worst - b.worst
		}
		return strings.Compare(a.name, b.name)
	})
}

// rule is that of profile matching.
func rule() *merit.Rule {
	rules := rubric.Rules()
	return rules[slices.IndexFunc(rules, func(r *merit.Rule) bool { return r.ID() == "RUB-PROFILE-MATCHING" })]
}

// share returns what the core factor counts in per cent.
func (r *report) share() decimal.Decimal {
	if r.core.Valid {
		return r.core.Decimal
	}
	for _, p := range rule().Params() {
		if p.Name() == "core" {
			return p.At(merit.FirstDay).Value.Decimal()
		}
	}
	return decimal.Decimal{}
}
