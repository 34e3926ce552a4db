package jpt

import (
	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
)

// kindDecision is the kind of decisions of this package on record.
const kindDecision = "jpt.decision"

// question is what [Decide] was asked, as a record keeps it.
type question struct {
	Profile    *eligibility.Profile `json:"profile"`
	Vacancy    Vacancy              `json:"vacancy"`
	Candidates []Candidate          `json:"candidates,omitzero"`
}

// RecordDecision puts the answer of [Decide] on record.
func RecordDecision(v Vacancy, candidates []Candidate, profile *eligibility.Profile, when merit.When) (merit.Record, error) {
	d, err := Decide(v, candidates, profile, when)
	if err != nil {
		return merit.Record{}, err
	}
	return merit.NewRecord(kindDecision, when, question{profile, v, candidates}, d, merit.Rules(), eligibility.Rules(), Rules())
}

// Verify reads a record of this package and judges the recorded inputs anew, by the
// profile in them; see [merit.VerifyRecord]. It needs nothing but the bytes. A record
// of another package is refused with an error that wraps [merit.ErrUnknown].
func Verify(record []byte) (merit.Verification, error) {
	return merit.VerifyRecord(record, func(r merit.Record) (merit.Record, error) {
		if r.Kind != kindDecision {
			return merit.Record{}, &merit.FieldError{Field: "kind", Value: r.Kind, Expected: kindDecision, Err: merit.ErrUnknown}
		}
		var q question
		err := merit.DecodeObject(r.Inputs, merit.FieldOf("profile", &q.Profile), merit.FieldOf("vacancy", &q.Vacancy), merit.ListOf("candidates", &q.Candidates))
		if err != nil {
			return merit.Record{}, merit.InField("inputs", err)
		}
		return RecordDecision(q.Vacancy, q.Candidates, q.Profile, r.When)
	})
}
