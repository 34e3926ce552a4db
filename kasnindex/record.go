package kasnindex

import (
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// kindAssessment is the kind of decisions of this package on record.
const kindAssessment = "kasnindex.assessment"

// question is what [Instrument.Assess] was asked, as a record keeps it.
type question struct {
	Instrument *Instrument `json:"instrument"`
	Sheet      Sheet       `json:"sheet"`
}

// RecordAssessment puts the answer of [Instrument.Assess] on record, with the whole
// instrument.
func RecordAssessment(in *Instrument, sheet Sheet, when merit.When) (merit.Record, error) {
	if in == nil {
		return merit.Record{}, &merit.FieldError{Field: "instrument", Expected: "an instrument", Err: merit.ErrMissing}
	}
	a, err := in.Assess(sheet, when)
	if err != nil {
		return merit.Record{}, err
	}
	return merit.NewRecord(kindAssessment, when, question{in, sheet}, a, merit.Rules(), rubric.Rules(), Rules())
}

// Verify reads a record of this package and assesses the recorded sheet anew by the
// instrument in it; see [merit.VerifyRecord]. It needs nothing but the bytes. A record
// of another package is refused with an error that wraps [merit.ErrUnknown].
func Verify(record []byte) (merit.Verification, error) {
	return merit.VerifyRecord(record, func(r merit.Record) (merit.Record, error) {
		if r.Kind != kindAssessment {
			return merit.Record{}, &merit.FieldError{Field: "kind", Value: r.Kind, Expected: kindAssessment, Err: merit.ErrUnknown}
		}
		var q question
		err := merit.DecodeObject(r.Inputs, merit.FieldOf("instrument", &q.Instrument), merit.FieldOf("sheet", &q.Sheet))
		if err != nil {
			return merit.Record{}, merit.InField("inputs", err)
		}
		return RecordAssessment(q.Instrument, q.Sheet, r.When)
	})
}
