package kasnindex

import (
	"encoding/json"
	"strconv"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
)

// The forms in which instruments are written. Numbers are text, whatever the settings
// of the decimal package, so that they stay exact.
type (
	indicatorJSON struct {
		Code   string     `json:"code"`
		Name   merit.Text `json:"name,omitzero"`
		Weight string     `json:"weight"`
		Gate   bool       `json:"gate,omitzero"`
	}
	aspectJSON struct {
		Code       string          `json:"code"`
		Name       merit.Text      `json:"name"`
		Weight     string          `json:"weight"`
		Indicators []indicatorJSON `json:"indicators,omitzero"`
	}
	bandJSON struct {
		Code string     `json:"code"`
		Name merit.Text `json:"name,omitzero"`
		Low  string     `json:"low"`
	}
	validJSON struct {
		From  merit.Date `json:"from,omitzero"`
		Until merit.Date `json:"until,omitzero"`
	}
	instrumentJSON struct {
		Code    string           `json:"code"`
		Title   merit.Text       `json:"title"`
		Basis   []merit.Citation `json:"basis"`
		Valid   validJSON        `json:"valid,omitzero"`
		Scale   string           `json:"scale"`
		Levels  int              `json:"levels,omitzero"`
		Aspects []aspectJSON     `json:"aspects,omitzero"`
		Bands   []bandJSON       `json:"bands"`
		Above   bool             `json:"above,omitzero"`
		Rule    merit.RuleID     `json:"rule,omitzero"` // that its bands rest on, of one of this library
	}
)

// MarshalJSON writes the instrument in the form that [Load] reads, with numbers as text
// and, of one of this library, the rule that its bands rest on. It refuses what Load
// would not read: an instrument of the caller's own without aspects, or with an aspect or
// a band that has no name in both languages.
func (in *Instrument) MarshalJSON() ([]byte, error) {
	_, high := in.spec.Bands.Scale()
	out := instrumentJSON{Code: in.spec.Code, Title: in.spec.Title, Basis: in.spec.Basis, Valid: validJSON(in.spec.Valid),
		Scale: high.String(), Levels: in.spec.Levels, Above: in.spec.Above}
	for _, a := range in.spec.Aspects {
		aspect := aspectJSON{Code: a.Code, Name: a.Name, Weight: a.Weight.String()}
		for _, i := range a.Indicators {
			aspect.Indicators = append(aspect.Indicators, indicatorJSON{i.Code, i.Name, i.Weight.String(), i.Gate})
		}
		out.Aspects = append(out.Aspects, aspect)
	}
	for _, b := range in.spec.Bands.All() {
		out.Bands = append(out.Bands, writtenBand(b))
	}
	if in.rules != nil {
		out.Rule = in.rules.rule.ID()
	}
	data, err := json.Marshal(out)
	if err == nil && in.rules == nil {
		_, err = Load(data)
	}
	return data, err
}

func writtenBand(b rubric.Band) bandJSON { return bandJSON{b.Code, b.Name, b.Low.String()} }

// UnmarshalJSON is [Load].
func (in *Instrument) UnmarshalJSON(data []byte) error {
	loaded, err := Load(data)
	if err == nil {
		*in = *loaded
	}
	return err
}

// libraryInstrument returns the instrument of this library that was written as one of
// the rule. What the library leaves to the caller is taken as written; everything else
// must be as the library has it.
func libraryInstrument(written *Instrument, rule merit.RuleID) (*Instrument, error) {
	made, err := remade(written.spec)
	if err != nil {
		return nil, err
	}
	if written.rules = made.rules; rule == made.rules.rule.ID() {
		one, first := json.Marshal(written)
		two, second := json.Marshal(made)
		if first == nil && second == nil && string(one) == string(two) {
			return made, nil
		}
	}
	return nil, &merit.FieldError{Field: "rule", Value: clip(string(rule)), Expected: "an instrument such as the library makes of " + string(made.rules.rule.ID()), Err: merit.ErrConflict}
}

// remade returns the instrument of the library that has the code of a written one.
func remade(written Spec) (*Instrument, error) {
	var base *Instrument
	switch written.Code {
	case kasn2019.spec.Code:
		base = kasn2019
	case bkn2024.spec.Code:
		base = bkn2024
	case ipasn.spec.Code:
		base = ipasn
	case ismCode:
		in, err := remadeISM(written.Aspects)
		if err != nil {
			return nil, err
		}
		base = in
	case fillingCode:
		return JPTFilling(written.Bands, written.Aspects...)
	default:
		return nil, &merit.FieldError{Field: "code", Value: clip(written.Code), Expected: "an instrument of this library", Err: merit.ErrUnknown}
	}
	if len(written.Aspects) == 0 || written.Aspects[0].Indicators == nil {
		return base, nil
	}
	indicators := make([][]Indicator, len(written.Aspects))
	for i, a := range written.Aspects {
		indicators[i] = a.Indicators
	}
	return base.WithIndicators(indicators...)
}

// remadeISM returns the successor from the weights that its aspects were written with,
// which are a share of those that the caller gave.
func remadeISM(aspects []Aspect) (*Instrument, error) {
	if len(aspects) != len(ismAspectCodes)+1 {
		return nil, &merit.FieldError{Field: "aspects", Value: strconv.Itoa(len(aspects)), Expected: "the nine parts of the successor", Err: merit.ErrConflict}
	}
	share := ismMaturity.At(ismDay).Value.Decimal()
	given := make([]decimal.Decimal, len(aspects))
	for i, a := range aspects {
		given[i] = a.Weight.Mul(decimal.NewFromInt(wholePercent)).DivRound(share, places)
	}
	return ISM2025(ISMWeights{given[1], given[2], given[3], given[4], given[5], given[6]})
}

// UnmarshalJSON reads the answer to an indicator strictly; see [merit.DecodeObject].
func (m *Mark) UnmarshalJSON(data []byte) error {
	var out Mark
	err := merit.DecodeObject(data, merit.FieldOf("level", &out.Level), merit.FieldOf("evidence", &out.Evidence))
	if err == nil {
		*m = out
	}
	return err
}

// UnmarshalJSON reads a sheet strictly; see [merit.DecodeObject].
func (s *Sheet) UnmarshalJSON(data []byte) error {
	var out Sheet
	err := merit.DecodeObject(data, merit.ListOf("marks", &out.Marks), merit.ListOf("points", &out.Points), merit.FieldOf("total", &out.Total))
	if err == nil {
		*s = out
	}
	return err
}

// MarshalJSON writes the code of the instrument, the exact score and its band, the
// points of the aspects, the levels that counted, what is missing, and every finding.
func (a Assessment) MarshalJSON() ([]byte, error) {
	out := struct {
		Instrument string          `json:"instrument,omitzero"`
		Score      Points          `json:"score,omitzero"`
		Band       *bandJSON       `json:"band,omitzero"`
		Aspects    []AspectScore   `json:"aspects,omitzero"`
		Counted    []Level         `json:"counted,omitzero"`
		Missing    []string        `json:"missing,omitzero"`
		Findings   []merit.Finding `json:"findings,omitzero"`
	}{Score: a.Score, Aspects: a.Aspects, Counted: a.Counted, Missing: a.Missing, Findings: a.Findings}
	if a.Instrument != nil {
		out.Instrument = a.Instrument.spec.Code
	}
	if a.Band.Code != "" {
		band := writtenBand(a.Band)
		out.Band = &band
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what is known of a decision on an agency's category strictly; see
// [merit.DecodeObject].
func (d *Determination) UnmarshalJSON(data []byte) error {
	var out Determination
	err := merit.DecodeObject(data, merit.FieldOf("category", &out.Category), merit.FieldOf("determined", &out.Determined),
		merit.FieldOf("approved", &out.Approved), merit.FieldOf("roll", &out.Roll))
	if err == nil {
		*d = out
	}
	return err
}
