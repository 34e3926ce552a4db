package rubric

import (
	"encoding/json"

	"github.com/seed-133aca06/asnmerit/merit"
)

// kindScore is the kind of decisions of this package on record.
const kindScore = "rubric.score"

// question is what [Scheme.Evaluate] was asked, as a record keeps it.
type question struct {
	Scheme *Scheme `json:"scheme"`
	Marks  Marks   `json:"marks"`
}

// RecordScore puts the score of [Scheme.Evaluate] on record, with the scheme, every mark
// and every step of the arithmetic. A score has no days, so the record has none.
func RecordScore(s *Scheme, m Marks) (merit.Record, error) {
	if s == nil {
		return merit.Record{}, &merit.FieldError{Field: "scheme", Expected: "a scheme", Err: merit.ErrMissing}
	}
	score, err := s.Evaluate(m)
	if err != nil {
		return merit.Record{}, err
	}
	return merit.NewRecord(kindScore, merit.When{}, question{s, m}, score, merit.Rules(), Rules())
}

// Verify reads a record of this package and reckons the score anew from the recorded
// scheme and marks; see [merit.VerifyRecord]. It needs nothing but the bytes. A record
// of another package is refused with an error that wraps [merit.ErrUnknown].
func Verify(record []byte) (merit.Verification, error) {
	return merit.VerifyRecord(record, func(r merit.Record) (merit.Record, error) {
		if r.Kind != kindScore {
			return merit.Record{}, &merit.FieldError{Field: "kind", Value: r.Kind, Expected: kindScore, Err: merit.ErrUnknown}
		}
		if !r.When.AsOf.IsZero() {
			return merit.Record{}, &merit.FieldError{Field: "asOf", Value: r.When.AsOf.String(), Expected: "no days of a score", Err: merit.ErrConflict}
		}
		var scheme *Scheme
		var marks json.RawMessage
		if err := merit.DecodeObject(r.Inputs, merit.FieldOf("scheme", &scheme), merit.FieldOf("marks", &marks)); err != nil {
			return merit.Record{}, merit.InField("inputs", err)
		}
		if scheme == nil {
			return RecordScore(nil, Marks{})
		}
		m, err := scheme.ParseMarks(marks)
		if err != nil {
			return merit.Record{}, merit.InField("inputs.marks", err)
		}
		return RecordScore(scheme, m)
	})
}
