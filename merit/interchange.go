package merit

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// ParseRuleID reads the name of a rule: capitals, digits and hyphens. It does not look
// whether there is such a rule. The error is a [*FieldError].
func ParseRuleID(s string) (RuleID, error) {
	if !isRuleID(s) {
		return "", &FieldError{Field: "rule", Value: clip(s), Expected: "capitals, digits and hyphens, such as ELG-TENURE-UKOM", Err: ErrSyntax}
	}
	return RuleID(s), nil
}

// UnmarshalText implements [encoding.TextUnmarshaler]. Empty text gives the zero
// RuleID.
func (id *RuleID) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*id = ""
		return nil
	}
	parsed, err := ParseRuleID(string(text))
	if err == nil {
		*id = parsed
	}
	return err
}

// MarshalText implements [encoding.TextMarshaler].
func (id RuleID) MarshalText() ([]byte, error) { return []byte(id), nil }

// ParseValue reads the form that [Value.String] writes: P2Y, 2025-09-08, 4, 331.5,
// 20%, 2023-06-05/2025-09-08, jpt-pratama, IV/b, kasn. The form does not tell a decimal
// without a fraction from a count, which it is read as, nor how the time between two days
// rolls, which is read as [RollForward]. The error is a [*FieldError].
func ParseValue(s string) (Value, error) {
	const form = "a value such as P2Y, 2025-09-08, 4, 331.5, 20%, 2023-06-05/2025-09-08, jpt-pratama, IV/b or kasn"
	wrong := &FieldError{Field: "value", Value: clip(s), Expected: form, Err: ErrSyntax}
	switch {
	case s == "":
		return Value{}, wrong
	case s[0] == 'P':
		if p, err := ParsePeriod(s); err == nil {
			return PeriodOf(p), nil
		}
	case s[0] == '-' || isDigit(s[0]):
		if v, ok := parseQuantity(s); ok {
			return v, nil
		}
	default:
		if l, err := ParseLevel(s); err == nil {
			return LevelOf(l), nil
		}
		if g, err := ParseGrade(s); err == nil {
			return GradeOf(g), nil
		}
		if p, err := ParseParty(s); err == nil {
			return PartyOf(p), nil
		}
	}
	return Value{}, wrong
}

// parseQuantity reads what begins with a digit: a number, a day or the time between
// two.
func parseQuantity(s string) (Value, bool) {
	if number, found := strings.CutSuffix(s, "%"); found {
		n, scale, ok := parseScaled(number)
		return PercentOf(n, scale), ok
	}
	if n, scale, ok := parseScaled(s); ok {
		if scale == 0 {
			return CountOf(int(n)), true
		}
		return ScaledOf(n, scale), true
	}
	first, second, between := strings.Cut(s, "/")
	from, err := ParseDate(first)
	if !between {
		return DateValueOf(from), err == nil
	}
	to, wrong := ParseDate(second)
	return ElapsedOf(from, to, RollForward), err == nil && wrong == nil
}

// parseScaled reads a number in its only form: no sign but a minus, no leading zeros,
// no exponent.
func parseScaled(s string) (n int64, scale uint8, ok bool) {
	digits, negative := strings.CutPrefix(s, "-")
	whole, fraction, dotted := strings.Cut(digits, ".")
	const maxScale = 18
	if !every(whole, isDigit) || dotted && !every(fraction, isDigit) || len(fraction) > maxScale || len(whole) > 1 && whole[0] == '0' {
		return 0, 0, false
	}
	sign := ""
	if negative {
		sign = "-"
	}
	n, err := strconv.ParseInt(sign+whole+fraction, 10, 64)
	return n, uint8(len(fraction)), err == nil && (n != 0 || !negative)
}

// UnmarshalText implements [encoding.TextUnmarshaler] with the form of [ParseValue].
// Empty text gives no value.
func (v *Value) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*v = Value{}
		return nil
	}
	parsed, err := ParseValue(string(text))
	if err == nil {
		*v = parsed
	}
	return err
}

// ParseInterval reads the form that [Interval.String] writes: 2017-04-07/2023-10-31,
// with an open end as "..". The error is a [*FieldError].
func ParseInterval(s string) (Interval, error) {
	first, second, found := strings.Cut(s, "/")
	end := func(s string) (Date, bool) {
		if s == openEnd {
			return Date{}, true
		}
		d, err := ParseDate(s)
		return d, err == nil
	}
	from, ok1 := end(first)
	until, ok2 := end(second)
	if !found || !ok1 || !ok2 {
		return Interval{}, &FieldError{Field: "interval", Value: clip(s), Expected: "days in the form 2017-04-07/2023-10-31, an open end as ..", Err: ErrSyntax}
	}
	i, err := NewInterval(from, until)
	return i, InField("interval", err)
}

const openEnd = ".."

// MarshalText implements [encoding.TextMarshaler].
func (i Interval) MarshalText() ([]byte, error) { return []byte(i.String()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (i *Interval) UnmarshalText(text []byte) error {
	parsed, err := ParseInterval(string(text))
	if err == nil {
		*i = parsed
	}
	return err
}

// MarshalJSON writes both wordings: {"id": "…", "en": "…"}.
func (t Text) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		ID string `json:"id"`
		EN string `json:"en"`
	}{t.id, t.en})
}

// UnmarshalJSON reads the form that MarshalJSON writes and refuses a text that lacks
// either wording; see [DecodeObject].
func (t *Text) UnmarshalJSON(data []byte) error {
	var out Text
	problems := problemList{}
	problems.join(DecodeObject(data, FieldOf("id", &out.id), FieldOf("en", &out.en)))
	if len(problems.errs) == 0 {
		problems.require(out.id != "", "id", "the wording in Indonesian")
		problems.require(out.en != "", "en", "the wording in English")
	}
	if err := problems.err(); err != nil {
		return err
	}
	*t = out
	return nil
}

// UnmarshalJSON reads {"asOf": "2025-09-08", "law": "2025-09-08"} strictly; see
// [DecodeObject].
func (w *When) UnmarshalJSON(data []byte) error {
	var out When
	err := DecodeObject(data, FieldOf("asOf", &out.AsOf), FieldOf("law", &out.Law))
	if err == nil {
		*w = out
	}
	return err
}

// jsonValue is a dated number as JSON has it. The kind of the number is written where
// its text alone would be read as another.
type jsonValue struct {
	From       Date       `json:"from"`
	Until      Date       `json:"until,omitzero"`
	Kind       ValueKind  `json:"kind"`
	Value      Value      `json:"value"`
	Basis      []Citation `json:"basis"`
	Confidence Confidence `json:"confidence"`
	Note       Text       `json:"note,omitzero"`
	CheckedOn  Date       `json:"checkedOn,omitzero"`
}

func (v *jsonValue) UnmarshalJSON(data []byte) error {
	var out jsonValue
	err := DecodeObject(data, FieldOf("from", &out.From), FieldOf("until", &out.Until), FieldOf("kind", &out.Kind), FieldOf("value", &out.Value),
		ListOf("basis", &out.Basis), FieldOf("confidence", &out.Confidence), FieldOf("note", &out.Note), FieldOf("checkedOn", &out.CheckedOn))
	if err != nil {
		return err
	}
	if out.Value.kind == CountValue && out.Kind == DecimalValue {
		out.Value.kind = DecimalValue
	}
	if out.Value.kind != out.Kind {
		return &FieldError{Field: "value", Value: out.Value.String(), Expected: "a value of the kind " + out.Kind.String(), Err: ErrConflict}
	}
	*v = out
	return nil
}

// MarshalJSON writes the parameter with all that [NewParam] made it of.
func (p *Param) MarshalJSON() ([]byte, error) {
	values := make([]jsonValue, len(p.values))
	for i, v := range p.values {
		values[i] = jsonValue{v.From, v.Until, v.Value.kind, v.Value, v.Basis, v.Confidence, v.Note, v.CheckedOn}
	}
	return json.Marshal(struct {
		Name   string      `json:"name"`
		Label  Text        `json:"label"`
		Values []jsonValue `json:"values"`
	}{p.name, p.label, values})
}

// UnmarshalJSON reads the form that MarshalJSON writes, strictly, and refuses what
// [NewParam] refuses; see [DecodeObject].
func (p *Param) UnmarshalJSON(data []byte) error {
	var name string
	var label Text
	var read []jsonValue
	if err := DecodeObject(data, FieldOf("name", &name), FieldOf("label", &label), ListOf("values", &read)); err != nil {
		return err
	}
	values := make([]ParamValue, len(read))
	for i, v := range read {
		values[i] = ParamValue{From: v.From, Until: v.Until, Value: v.Value, Basis: v.Basis, Confidence: v.Confidence, Note: v.Note, CheckedOn: v.CheckedOn}
	}
	made, err := NewParam(name, label, values...)
	if err == nil {
		*p = *made
	}
	return err
}

// ParseFinding reads a finding from the JSON that [Finding.MarshalJSON] writes, with or
// without its text. The rule, the reason, the deciding number and the remarks are those
// of the given rules, so what reads back is the very finding, which can render its text
// again. It refuses, each as a [*FieldError], a rule that is not among them, a code, a
// fact or a remark that the rule does not have, and a finding that does not follow from
// its rule: another outcome, other articles, another text, a number that is none of the
// rule's parameters on the day of law. Numbers of the caller's own, as in a profile,
// are given as further parameters.
//
// A whole number that was observed reads back as a decimal where the deciding number is
// one, and otherwise as a count. The text tells how the time between two days rolls;
// without it, it rolls forward. See [ParseValue].
func ParseFinding(data []byte, rules []*Rule, own ...*Param) (Finding, error) {
	var in struct {
		rule               RuleID
		code               string
		outcome            Outcome
		observed, required Value
		asOf, law, changes Date
		missing, remarks   []string
		citations          []Citation
		text               Text
	}
	if err := DecodeObject(data, FieldOf("rule", &in.rule), FieldOf("code", &in.code), FieldOf("outcome", &in.outcome),
		FieldOf("observed", &in.observed), FieldOf("required", &in.required), FieldOf("asOf", &in.asOf), FieldOf("law", &in.law),
		FieldOf("changes", &in.changes), ListOf("missing", &in.missing), ListOf("remarks", &in.remarks),
		ListOf("citations", &in.citations), FieldOf("text", &in.text)); err != nil {
		return Finding{}, err
	}
	rule := ruleOf(in.rule, [][]*Rule{rules})
	if rule == nil {
		return Finding{}, &FieldError{Field: "rule", Value: string(in.rule), Expected: "one of the rules", Err: ErrUnknown}
	}
	f := Finding{Rule: rule, Observed: in.observed, Changes: in.changes, AsOf: in.asOf, Law: in.law}
	problems := problemList{}
	for _, r := range rule.spec.Reasons {
		if in.code == string(rule.spec.ID)+"/"+r.Code {
			f.Reason = r
		}
	}
	if f.Reason == nil {
		problems.add("code", in.code, "a code of "+string(rule.spec.ID), ErrUnknown)
	}
	for i, key := range in.missing {
		at := slices.IndexFunc(rule.spec.Facts, func(fact Fact) bool { return fact.Key == key })
		if at < 0 {
			problems.add(fmt.Sprintf("missing[%d]", i), key, "a fact of "+string(rule.spec.ID), ErrUnknown)
			continue
		}
		f.Missing |= 1 << at
	}
	for i, code := range in.remarks {
		at := slices.IndexFunc(rule.spec.Notes, func(note Note) bool { return note.Code == code })
		switch {
		case code == noteRolled.Code:
			f.Notes |= NoteRolled
		case at < 0:
			problems.add(fmt.Sprintf("remarks[%d]", i), code, "a remark of "+string(rule.spec.ID), ErrUnknown)
		default:
			f.Notes |= 1 << at
		}
	}
	if err := problems.err(); err != nil {
		return Finding{}, err
	}
	given := treeOf(data)
	// Several parameters may have the number; the one is meant with which the finding is
	// written as it was.
	var closest []Difference
	for _, required := range candidates(in.required, f, slices.Concat(rule.spec.Params, own)) {
		f.Required = required
		f.Observed = in.observed
		if required != nil && required.Value.kind == DecimalValue && f.Observed.kind == CountValue {
			f.Observed.kind = DecimalValue
		}
		for _, roll := range []Roll{RollForward, RollBack} {
			if f.Observed.kind == ElapsedValue {
				f.Observed.scale = uint8(roll)
			}
			differences := f.differs(given)
			if len(differences) == 0 {
				return f, nil
			}
			if closest == nil || len(differences) < len(closest) {
				closest = differences
			}
		}
	}
	for _, d := range closest {
		problems.add(d.Path, d.Recorded, "what the rule says: "+d.Computed, ErrConflict)
	}
	if closest == nil {
		problems.add("required", in.required.String(), "a number of the rule on "+in.law.String(), ErrUnknown)
	}
	return Finding{}, problems.err()
}

// candidates returns the dated numbers that a finding of the value may rest on; one
// that is nil where it rests on none.
func candidates(v Value, f Finding, params []*Param) []*ParamValue {
	if v.IsZero() {
		return []*ParamValue{nil}
	}
	var out []*ParamValue
	for _, p := range params {
		if value := p.At(f.Law); value != nil && value.Value.String() == v.String() {
			out = append(out, value)
		}
	}
	return out
}

// differs returns where the finding is written otherwise than given.
func (f Finding) differs(given tree) []Difference {
	written, _ := canonicalOf(f)
	if _, has := given.member("text"); !has {
		written = written.without("text")
	}
	var out []Difference
	given.compare(written, "", func(path, one, two string) { out = append(out, Difference{Path: path, Recorded: one, Computed: two}) })
	return out
}

// ParseVerdict reads a verdict from the JSON that [Verdict.MarshalJSON] writes; see
// [ParseFinding]. An outcome to which the findings do not come together is refused.
func ParseVerdict(data []byte, rules []*Rule, own ...*Param) (Verdict, error) {
	var outcome Outcome
	var findings []json.RawMessage
	problems := problemList{}
	if err := DecodeObject(data, FieldOf("outcome", &outcome), ListOf("findings", &findings)); err != nil {
		return Verdict{}, err
	}
	v := Verdict{Findings: make([]Finding, len(findings))}
	for i, raw := range findings {
		f, err := ParseFinding(raw, rules, own...)
		problems.join(under(fmt.Sprintf("findings[%d]", i), raw, err))
		v.Findings[i] = f
	}
	if len(problems.errs) == 0 && v.Outcome() != outcome {
		problems.add("outcome", outcome.String(), v.Outcome().String()+", to which the findings come together", ErrConflict)
	}
	if err := problems.err(); err != nil {
		return Verdict{}, err
	}
	return v, nil
}
