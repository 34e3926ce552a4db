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
	s := string(text)
	wrong := &merit.FieldError{Field: "mark", Value: clip(s), Expected: plainForm + ", or a fraction such as 23/7", Err: merit.ErrSyntax}
	above, below, fraction := strings.Cut(s, "/")
	digits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	switch {
	case len(s) > longestNumeral:
		return wrong
	case fraction:
		if !digits(strings.TrimPrefix(above, "-")) || !digits(below) || strings.Trim(below, "0") == "" {
			return wrong
		}
		m.Rat, _ = new(big.Rat).SetString(s)
	default:
		var n numeral
		if n.UnmarshalText(text) != nil {
			return wrong
		}
		m.Rat = n.Decimal.Rat()
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

// numeral is an exact decimal number as text.
type numeral decimal.NullDecimal

const longestNumeral = 64 // bytes

// UnmarshalText implements [encoding.TextUnmarshaler]. Digits and bounds are looked at
// before any arithmetic.
func (n *numeral) UnmarshalText(text []byte) error {
	d, err := decimal.NewFromString(string(text))
	if len(text) > longestNumeral || err != nil || !plain(d) {
		return &merit.FieldError{Field: "number", Value: clip(string(text)), Expected: plainForm, Err: merit.ErrSyntax}
	}
	*n = numeral(decimal.NewNullDecimal(d))
	return nil
}

// written is a number as text, empty where there is none.
func written(n decimal.NullDecimal) string {
	if !n.Valid {
		return ""
	}
	return n.Decimal.String()
}

type cutsJSON struct {
	Middle string `json:"middle"`
	High   string `json:"high"`
}

// MarshalJSON writes the cuts with exact numbers as text.
func (c Cuts) MarshalJSON() ([]byte, error) {
	return json.Marshal(cutsJSON{c.Middle.String(), c.High.String()})
}

// UnmarshalJSON reads cuts strictly; see [merit.DecodeObject].
func (c *Cuts) UnmarshalJSON(data []byte) error {
	var middle, high numeral
	err := merit.DecodeObject(data, merit.FieldOf("middle", &middle), merit.FieldOf("high", &high))
	if err == nil {
		*c = Cuts{middle.Decimal, high.Decimal}
	}
	return err
}

type nineBoxJSON struct {
	Performance     string `json:"performance,omitzero"`
	Potential       string `json:"potential,omitzero"`
	PerformanceCuts Cuts   `json:"performanceCuts"`
	PotentialCuts   Cuts   `json:"potentialCuts"`
}

// MarshalJSON writes the scores and cuts with exact numbers as text; a score that is not
// known is left out.
func (b NineBox) MarshalJSON() ([]byte, error) {
	return json.Marshal(nineBoxJSON{written(b.Performance), written(b.Potential), b.PerformanceCuts, b.PotentialCuts})
}

// UnmarshalJSON reads scores and cuts strictly; see [merit.DecodeObject].
func (b *NineBox) UnmarshalJSON(data []byte) error {
	var out NineBox
	var performance, potential numeral
	err := merit.DecodeObject(data, merit.FieldOf("performance", &performance), merit.FieldOf("potential", &potential),
		merit.FieldOf("performanceCuts", &out.PerformanceCuts), merit.FieldOf("potentialCuts", &out.PotentialCuts))
	if err == nil {
		out.Performance, out.Potential = decimal.NullDecimal(performance), decimal.NullDecimal(potential)
		*b = out
	}
	return err
}

type performanceJSON struct {
	Plan      string       `json:"plan,omitzero"`
	Behaviour string       `json:"behaviour,omitzero"`
	Weights   PlanWeights  `json:"weights,omitzero"`
	NewIdea   merit.Answer `json:"newIdea,omitzero"`
	Edge      GoodEdge     `json:"edge,omitzero"`
}

// MarshalJSON writes what a year's performance is judged by, with exact numbers as text;
// what is not known is left out.
func (p Performance) MarshalJSON() ([]byte, error) {
	return json.Marshal(performanceJSON{written(p.Plan), written(p.Behaviour), p.Weights, p.NewIdea, p.Edge})
}

// UnmarshalJSON reads what a year's performance is judged by strictly; see
// [merit.DecodeObject].
func (p *Performance) UnmarshalJSON(data []byte) error {
	var out Performance
	var plan, behaviour numeral
	err := merit.DecodeObject(data, merit.FieldOf("plan", &plan), merit.FieldOf("behaviour", &behaviour), merit.FieldOf("weights", &out.Weights),
		merit.FieldOf("newIdea", &out.NewIdea), merit.FieldOf("edge", &out.Edge))
	if err == nil {
		out.Plan, out.Behaviour = decimal.NullDecimal(plan), decimal.NullDecimal(behaviour)
		*p = out
	}
	return err
}

// UnmarshalJSON reads an aspect strictly; see [merit.DecodeObject].
func (a *ProfileAspect) UnmarshalJSON(data []byte) error {
	var out ProfileAspect
	err := merit.DecodeObject(data, merit.FieldOf("code", &out.Code), merit.FieldOf("core", &out.Core),
		merit.FieldOf("required", &out.Required), merit.FieldOf("held", &out.Held))
	if err == nil {
		*a = out
	}
	return err
}

type profileJSON struct {
	Aspects []ProfileAspect `json:"aspects"`
	Core    string          `json:"core,omitzero"`
	Excess  ExcessPolicy    `json:"excess,omitzero"`
}

// MarshalJSON writes the profile, the share of the core factor as text where it is stated.
func (p Profile) MarshalJSON() ([]byte, error) {
	return json.Marshal(profileJSON{append([]ProfileAspect{}, p.Aspects...), written(p.Core), p.Excess})
}

// UnmarshalJSON reads a profile strictly; see [merit.DecodeObject].
func (p *Profile) UnmarshalJSON(data []byte) error {
	var out Profile
	var core numeral
	err := merit.DecodeObject(data, merit.ListOf("aspects", &out.Aspects), merit.FieldOf("core", &core), merit.FieldOf("excess", &out.Excess))
	if err == nil {
		out.Core = decimal.NullDecimal(core)
		*p = out
	}
	return err
}

// UnmarshalJSON reads an exclusion strictly; see [merit.DecodeObject].
func (e *Exclusion) UnmarshalJSON(data []byte) error {
	var out Exclusion
	err := merit.DecodeObject(data, merit.FieldOf("assessor", &out.Assessor), merit.FieldOf("subject", &out.Subject), merit.FieldOf("reason", &out.Reason))
	if err == nil {
		*e = out
	}
	return err
}

// panelMark is a mark of a panel as text, empty where none was given.
type panelMark numeral

// UnmarshalText implements [encoding.TextUnmarshaler].
func (m *panelMark) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		return nil
	}
	return (*numeral)(m).UnmarshalText(text)
}

// panelRow are the marks of one subject.
type panelRow []panelMark

// UnmarshalJSON reads a list strictly; see [merit.DecodeList].
func (r *panelRow) UnmarshalJSON(data []byte) error { return merit.DecodeList(data, (*[]panelMark)(r)) }

type panelJSON struct {
	Assessors  []string    `json:"assessors"`
	Subjects   []string    `json:"subjects"`
	Marks      [][]string  `json:"marks"`
	Exclusions []Exclusion `json:"exclusions"`
}

// MarshalJSON writes the panel with exact marks as text, a row for each subject; a mark
// that was not given is empty text.
func (p PanelSpec) MarshalJSON() ([]byte, error) {
	out := panelJSON{append([]string{}, p.Assessors...), append([]string{}, p.Subjects...), make([][]string, len(p.Marks)), append([]Exclusion{}, p.Exclusions...)}
	for i, row := range p.Marks {
		out.Marks[i] = make([]string, len(row))
		for j, m := range row {
			out.Marks[i][j] = written(m)
		}
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads a panel strictly; see [merit.DecodeObject]. What it must be besides
// says [NewPanel].
func (p *PanelSpec) UnmarshalJSON(data []byte) error {
	var out PanelSpec
	var rows []panelRow
	err := merit.DecodeObject(data, merit.ListOf("assessors", &out.Assessors), merit.ListOf("subjects", &out.Subjects),
		merit.ListOf("marks", &rows), merit.ListOf("exclusions", &out.Exclusions))
	if err != nil {
		return err
	}
	for _, row := range rows {
		marks := make([]decimal.NullDecimal, len(row))
		for j, m := range row {
			marks[j] = decimal.NullDecimal(m)
		}
		out.Marks = append(out.Marks, marks)
	}
	*p = out
	return nil
}
