package rubric

import (
	"encoding/json"
	"math/big"
	"strings"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
)

// The forms in which schemes are written. Numbers are text, whatever the settings of
// the decimal package, so that they stay exact.
type (
	scaleJSON struct {
		Low   string `json:"low"`
		High  string `json:"high"`
		Steps int64  `json:"steps"`
	}
	criterionJSON struct {
		Code    string          `json:"code"`
		Name    merit.Text      `json:"name,omitzero"`
		Weight  string          `json:"weight"`
		Scale   *scaleJSON      `json:"scale,omitzero"` // of a leaf
		Minimum string          `json:"minimum,omitzero"`
		Sub     []criterionJSON `json:"sub,omitzero"`
	}
	bandJSON struct {
		Code string     `json:"code"`
		Name merit.Text `json:"name,omitzero"`
		Low  string     `json:"low"`
	}
	schemeJSON struct {
		Name     merit.Text      `json:"name,omitzero"`
		Scale    *scaleJSON      `json:"scale"`
		Missing  MissingPolicy   `json:"missing"`
		Bands    []bandJSON      `json:"bands,omitzero"`
		Criteria []criterionJSON `json:"criteria"`
	}
)

// MarshalJSON writes the scheme in the form that [ParseScheme] reads, with every default
// filled in and numbers as text.
func (s *Scheme) MarshalJSON() ([]byte, error) {
	out := schemeJSON{Name: s.spec.Name, Scale: writtenScale(s.spec.Scale), Missing: s.spec.Missing, Criteria: writtenCriteria(s.spec.Criteria)}
	if s.spec.Bands != nil {
		for _, b := range s.spec.Bands.bands {
			out.Bands = append(out.Bands, bandJSON{b.Code, b.Name, b.Low.String()})
		}
	}
	return json.Marshal(out)
}

func writtenScale(s Scale) *scaleJSON { return &scaleJSON{s.Low.String(), s.High.String(), s.steps()} }

func writtenCriteria(criteria []Criterion) []criterionJSON {
	out := make([]criterionJSON, len(criteria))
	for i, c := range criteria {
		out[i] = criterionJSON{Code: c.Code, Name: c.Name, Weight: c.Weight.String()}
		if c.Minimum.Valid {
			out[i].Minimum = c.Minimum.Decimal.String()
		}
		if len(c.Sub) == 0 {
			out[i].Scale = writtenScale(c.Scale)
		} else {
			out[i].Sub = writtenCriteria(c.Sub)
		}
	}
	return out
}

// UnmarshalJSON is [ParseScheme].
func (s *Scheme) UnmarshalJSON(data []byte) error {
	parsed, err := ParseScheme(data)
	if err == nil {
		*s = *parsed
	}
	return err
}

// mark is a mark as text: 84.5, or 23/7 where no decimal is exact.
type mark struct{ *big.Rat }

// UnmarshalText implements [encoding.TextUnmarshaler]. Digits and bounds are looked at
// before any arithmetic.
func (m *mark) UnmarshalText(text []byte) error {
	const longest = 64
	s := string(text)
	wrong := &merit.FieldError{Field: "mark", Value: clip(s), Expected: plainForm + ", or a fraction such as 23/7", Err: merit.ErrSyntax}
	above, below, fraction := strings.Cut(s, "/")
	digits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	switch {
	case len(s) > longest:
		return wrong
	case fraction:
		if !digits(strings.TrimPrefix(above, "-")) || !digits(below) || strings.Trim(below, "0") == "" {
			return wrong
		}
		m.Rat, _ = new(big.Rat).SetString(s)
	default:
		d, err := decimal.NewFromString(s)
		if err != nil || !plain(d) {
			return wrong
		}
		m.Rat = d.Rat()
	}
	return nil
}

// MarshalJSON writes every mark that was given, exactly, by the code of its criterion,
// and what does not apply: {"marks": {"paper": "84.5"}, "notApplicable": ["interview"]}.
// Marks are of a scheme, so it takes one to read them: see [Scheme.ParseMarks].
func (m Marks) MarshalJSON() ([]byte, error) {
	out := marksJSON{Marks: map[string]string{}}
	if m.sheet != nil {
		for i, l := range m.scheme.leaves {
			code := m.scheme.nodes[l.node].criterion.Code
			switch m.stateOf(i) {
			case Given:
				out.Marks[code] = ratText(l.scale.mark(m.steps[i]))
			case NotApplicable:
				out.NotApplicable = append(out.NotApplicable, code)
			}
		}
	}
	return json.Marshal(out)
}

type marksJSON struct {
	Marks         map[string]string `json:"marks"`
	NotApplicable []string          `json:"notApplicable,omitzero"`
}

// ParseMarks reads marks of the scheme from the JSON that [Marks.MarshalJSON] writes,
// strictly: see [merit.DecodeObject]. Besides it refuses what [Scheme.ExactMarks]
// refuses.
func (s *Scheme) ParseMarks(data []byte) (Marks, error) {
	var given map[string]mark
	var notApplicable []string
	if err := merit.DecodeObject(data, merit.MapOf("marks", &given), merit.ListOf("notApplicable", &notApplicable)); err != nil {
		return Marks{}, err
	}
	exact := make(map[string]*big.Rat, len(given))
	for code, m := range given {
		exact[code] = m.Rat
	}
	return s.ExactMarks(exact, notApplicable...)
}

// MarshalJSON writes the exact score, or the bounds that missing marks leave, with its
// display, its band, what came of the minimums, and every step of the arithmetic. It
// writes null for the zero Score.
func (s Score) MarshalJSON() ([]byte, error) {
	if s.den == 0 {
		return []byte("null"), nil
	}
	worst, best := s.Bounds()
	out := scoreJSON{Display: s.String(), Settled: s.Settled(), Worst: ratText(worst), Best: ratText(best), Minimums: s.Minimums(),
		KnockedOutBy: s.KnockedOutBy(), OpenMinimums: s.OpenMinimums(), Steps: s.Trace()}
	if band, ok := s.Band(); ok {
		out.Band = band.Code
	}
	return json.Marshal(out)
}

type scoreJSON struct {
	Display      string        `json:"display"`
	Settled      bool          `json:"settled"`
	Worst        string        `json:"worst"`
	Best         string        `json:"best"`
	Band         string        `json:"band,omitzero"` // its code, where it is settled
	Minimums     merit.Outcome `json:"minimums"`
	KnockedOutBy []string      `json:"knockedOutBy,omitzero"`
	OpenMinimums []string      `json:"openMinimums,omitzero"`
	Steps        []Step        `json:"steps"`
}

// MarshalJSON writes the step with exact numbers as text, as decimals where they are
// and as fractions elsewhere.
func (s Step) MarshalJSON() ([]byte, error) {
	text := func(r *big.Rat) string {
		if r == nil {
			return ""
		}
		return ratText(r)
	}
	out := stepJSON{s.Code, s.State, text(s.Raw), text(s.Normalised), text(s.Weight), text(s.Product), text(s.Total), "", ""}
	if best := text(s.BestProduct); best != out.Product {
		out.BestProduct = best
	}
	if best := text(s.BestTotal); best != out.Total {
		out.BestTotal = best
	}
	return json.Marshal(out)
}

type stepJSON struct {
	Code        string    `json:"code"`
	State       MarkState `json:"state"`
	Raw         string    `json:"raw,omitzero"`
	Normalised  string    `json:"normalised,omitzero"`
	Weight      string    `json:"weight"`
	Product     string    `json:"product"`
	Total       string    `json:"total"`
	BestProduct string    `json:"bestProduct,omitzero"` // where it differs from product
	BestTotal   string    `json:"bestTotal,omitzero"`
}
