package kasnindex

import (
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

var fillingTop = merit.MustParam("maximum", merit.T("nilai tertinggi", "highest value"),
	merit.ParamValue{From: fillingDay, Value: merit.CountOf(100), Confidence: merit.PracticeOnly, Basis: practiceBasis})

var (
	fillingDay = merit.MustDate(2021, 1, 1) // the first yearly ranking covers selections of 2021

	fillingRules = &bandRules{rule: fillingRule, reasons: []*merit.Reason{reasonPlaced}}
)

const fillingCode = "kasn-jpt-filling"

// JPTFilling returns the index of the quality of JPT filling (indeks kualitas
// pengisian JPT), 0 to 100. Its components, weights and edges are unpublished, so
// the caller supplies them: the bands always, the components only to score them; nil
// places published totals alone. What is known: 82.58, 83.5 and 83.7 were Baik and
// 92.4 Sangat Baik in 2023, so that edge lies above 83.7 and not above 92.4.
//
// It refuses missing bands, with an error that wraps [merit.ErrMissing], bands of
// another scale than 0 to 100, and what [NewInstrument] refuses.
//
// Source: practice of KASN, 2021 to 2023; rule KSN-JPTQ.
func JPTFilling(bands *rubric.Bands, components ...Aspect) (*Instrument, error) {
	if bands == nil {
		return nil, &merit.FieldError{Field: "bands", Expected: "the bands of the JPT-filling index: its edges are unpublished, so the caller must supply them", Err: merit.ErrMissing}
	}
	top := fillingTop.At(fillingDay).Value.Decimal()
	if _, high := bands.Scale(); !high.Equal(top) {
		return nil, &merit.FieldError{Field: "bands", Value: clip(high.String()), Expected: "a scale from 0 to " + top.String(), Err: merit.ErrConflict}
	}
	return newInstrument(Spec{
		Code:    fillingCode,
		Title:   merit.T("Indeks kualitas pengisian JPT", "Index of the quality of JPT filling"),
		Basis:   practiceBasis,
		Valid:   merit.Interval{From: fillingDay},
		Aspects: components,
		Bands:   bands,
	}, fillingRules)
}
