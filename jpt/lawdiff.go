package jpt

import (
	"slices"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
)

// LawChange is one question that two states of the law answer differently on the
// same facts.
type LawChange struct {
	// Candidate is the place of the candidate in the list, or -1 for a question
	// about the vacancy.
	Candidate     int
	Before, After merit.Finding
	// Gone and New are the articles that only the first or only the second rests
	// on: what changed the answer.
	Gone, New []merit.Citation
}

// Comparison is one decision under two states of the law.
type Comparison struct {
	Before, After Decision
	// Changes lists the questions with another answer, in the order in which the
	// decision asks them, those about the vacancy first.
	Changes []LawChange
}

// Compare decides the same facts under the law of two days, and says which questions
// are answered otherwise and which articles did it. Bad input is refused as by
// [Decide].
func Compare(v Vacancy, candidates []Candidate, profile *eligibility.Profile, asOf, before, after merit.Date) (Comparison, error) {
	var c Comparison
	when := merit.On(asOf)
	if err := c.Before.Decide(&v, candidates, profile, when.UnderLaw(before)); err != nil {
		return Comparison{}, err
	}
	if err := c.After.Decide(&v, candidates, profile, when.UnderLaw(after)); err != nil {
		return Comparison{}, err
	}
	add := func(candidate int, old, now []merit.Finding) {
		for i := range old {
			if old[i].Code() != now[i].Code() || required(old[i]) != required(now[i]) {
				was, is := old[i].Citations(), now[i].Citations()
				c.Changes = append(c.Changes, LawChange{candidate, old[i], now[i], without(was, is), without(is, was)})
			}
		}
	}
	add(-1, c.Before.Findings(), c.After.Findings())
	for i := range c.Before.Candidates {
		add(i, c.Before.Candidates[i].all(), c.After.Candidates[i].all())
	}
	return c, nil
}

// all returns every finding on the candidate, also those that do not count.
func (c CandidateVerdict) all() []merit.Finding {
	return []merit.Finding{c.Mutation, c.Ukom, c.Level, c.Standard, c.Result, c.Classification, c.Agency}
}

// required returns the number of law that decided; no value where none did.
func required(f merit.Finding) merit.Value {
	if f.Required == nil {
		return merit.Value{}
	}
	return f.Required.Value
}

func without(all, others []merit.Citation) []merit.Citation {
	var out []merit.Citation
	for _, c := range all {
		if !slices.Contains(others, c) {
			out = append(out, c)
		}
	}
	return out
}
