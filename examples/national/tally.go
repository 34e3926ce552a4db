package main

import (
	"fmt"
	"strconv"
	"strings"
)

// Tally is what the officials of one agency come to. The pipeline sends it between
// machines, so its fields are exported and of plain types.
type Tally struct {
	Officials int64
	Mutation, Ukom, Evaluation,
	Serving Answers
}

// Answers are how often a question came out each way, and how many of the answers
// change within the year that follows the day of judgement.
type Answers struct {
	Met, NotMet, Undetermined, NotApplicable int64
	Soon                                     int64
}

// merge adds two tallies up.
func merge(a, b Tally) Tally {
	a.add(&b)
	return a
}

func (t *Tally) add(b *Tally) {
	t.Officials += b.Officials
	answers := b.answers()
	for i, a := range t.answers() {
		a.Met += answers[i].Met
		a.NotMet += answers[i].NotMet
		a.Undetermined += answers[i].Undetermined
		a.NotApplicable += answers[i].NotApplicable
		a.Soon += answers[i].Soon
	}
}

// answers returns the answers in the order of the questions.
func (t *Tally) answers() [len(questions)]*Answers {
	return [...]*Answers{&t.Mutation, &t.Ukom, &t.Evaluation, &t.Serving}
}

// totalsHeader is the first line of the totals.
func totalsHeader() string {
	var b strings.Builder
	b.WriteString("agency,officials")
	for _, q := range questions {
		for _, what := range []string{"met", "not-met", "undetermined", "not-applicable", "soon"} {
			fmt.Fprintf(&b, ",%s-%s", q.name, what)
		}
	}
	return b.String()
}

// line writes the totals of an agency as a line of CSV.
func (t Tally) line(agency string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s,%d", agency, t.Officials)
	for _, a := range t.answers() {
		fmt.Fprintf(&b, ",%d,%d,%d,%d,%d", a.Met, a.NotMet, a.Undetermined, a.NotApplicable, a.Soon)
	}
	return b.String()
}

// parseTotals reads the line of an agency back.
func parseTotals(line string) (t Tally, err error) {
	cells := strings.Split(line, ",")
	numbers := []*int64{&t.Officials}
	for _, a := range t.answers() {
		numbers = append(numbers, &a.Met, &a.NotMet, &a.Undetermined, &a.NotApplicable, &a.Soon)
	}
	if len(cells) != len(numbers)+1 {
		return Tally{}, fmt.Errorf("totals %q: want %s", line, totalsHeader())
	}
	for i, n := range numbers {
		if *n, err = strconv.ParseInt(cells[i+1], 10, 64); err != nil {
			return Tally{}, fmt.Errorf("totals %q: %w", line, err)
		}
	}
	return t, nil
}
