package merit

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// FirstDay is the first day of the law that the library knows: 15 January 2014,
// when UU 5/2014 came into force. No rule answers for an earlier day of law.
var FirstDay = MustDate(2014, time.January, 15)

// RuleID is the stable name of a rule, such as ELG-TENURE-UKOM. It never changes
// its meaning.
type RuleID string

// Confidence says how the content of a rule or value was established.
type Confidence uint8

// The grades of confidence, from the rule catalogue.
const (
	// TextRead: the article was read in full text.
	TextRead Confidence = iota + 1
	// SecondarySource: others report it; the text itself was not seen.
	SecondarySource
	// PracticeOnly: seen in what agencies do, or in the press.
	PracticeOnly
	// ProjectConvention: a choice of this project.
	ProjectConvention
	// Unproven: not established; the caller should supply or confirm it.
	Unproven
)

var confidenceNames = names[Confidence]{"", "text", "secondary", "practice", "convention", "unproven"}

var confidenceTexts = [...]Text{
	{}, T("teks pasal dibaca", "article read in full text"),
	T("dari sumber sekunder", "from secondary sources"),
	T("dari praktik", "from practice"),
	T("konvensi proyek", "convention of the project"),
	T("belum terbukti", "unproven"),
}

// String returns text, secondary, practice, convention or unproven.
func (c Confidence) String() string { return confidenceNames.text(c) }

// ParseConfidence reads the form that String writes. The error is a [*FieldError].
func ParseConfidence(s string) (Confidence, error) { return confidenceNames.parse("confidence", s) }

// MarshalText implements [encoding.TextMarshaler].
func (c Confidence) MarshalText() ([]byte, error) { return confidenceNames.marshal("confidence", c) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (c *Confidence) UnmarshalText(text []byte) error {
	return confidenceNames.unmarshal("confidence", text, c)
}

// In returns the confidence in words.
func (c Confidence) In(lang Language) string {
	if c >= TextRead && int(c) < len(confidenceTexts) {
		return confidenceTexts[c].In(lang)
	}
	return c.String()
}

// Force says whether a version of a rule binds on its days.
type Force uint8

// The states of force.
const (
	// InForce: the version is law, or practice, on its days.
	InForce Force = iota + 1
	// NotInForce: no such rule on these days; the version's note says why.
	NotInForce
	// ForceUnproven: it is not established whether the rule was in force on
	// these days; findings that depend on it are Undetermined.
	ForceUnproven
)

var forceNames = names[Force]{"", "in-force", "not-in-force", "unproven"}

// String returns in-force, not-in-force or unproven.
func (f Force) String() string { return forceNames.text(f) }

// MarshalText implements [encoding.TextMarshaler].
func (f Force) MarshalText() ([]byte, error) { return forceNames.marshal("force", f) }

// Version is a rule during one span of days: [From, Until), where a zero Until is
// open.
type Version struct {
	From, Until Date
	Force       Force
	Basis       []Citation // what it rests on; required
	Note        Text       // required unless the version is in force
}

func (v Version) interval() Interval { return Interval{v.From, v.Until} }

// ParamValue is a number of law during one span of days: [From, Until), where a
// zero Until is open.
type ParamValue struct {
	From, Until Date
	Value       Value
	Basis       []Citation // where the number stands; required
	Confidence  Confidence
	Note        Text // what must be known about the number; required if Unproven
}

func (v ParamValue) interval() Interval { return Interval{v.From, v.Until} }

// Param is a parameter of law as a dated series of values. It is immutable.
type Param struct {
	name   string
	label  Text
	values []ParamValue
}

// NewParam returns a parameter. It refuses, all at once and each as a
// [*FieldError], a value without a citation ([ErrUncited]), an empty or backward
// span, a gap, an overlap and a wrong order ([ErrConflict]).
func NewParam(name string, label Text, values ...ParamValue) (*Param, error) {
	problems := problemList{of: "param " + name}
	problems.require(name != "", "name", "a name")
	problems.require(!label.IsZero(), "label", "a label in both languages")
	problems.require(len(values) > 0, "values", "at least one value")
	spans := make([]Interval, len(values))
	for i, v := range values {
		at := fmt.Sprintf("values[%d]", i)
		spans[i] = v.interval()
		problems.require(!v.Value.IsZero(), at+".value", "a value")
		problems.cited(at, v.Basis)
		problems.require(confidenceNames.has(v.Confidence), at+".confidence", "a confidence")
		problems.require(v.Confidence != Unproven || !v.Note.IsZero(), at+".note", "a note on what is unproven, in both languages")
		problems.require(i == 0 || v.Value.Kind() == values[0].Value.Kind(), at+".value", "a value of the same kind as the first")
	}
	problems.series("values", spans)
	if err := problems.err(); err != nil {
		return nil, err
	}
	return &Param{name, label, append([]ParamValue(nil), values...)}, nil
}

// MustParam is [NewParam] for literals; it panics on a refused parameter.
func MustParam(name string, label Text, values ...ParamValue) *Param {
	p, err := NewParam(name, label, values...)
	if err != nil {
		panic(err)
	}
	return p
}

// Name returns the stable name of the parameter within its rule.
func (p *Param) Name() string { return p.name }

// Label returns what the parameter means.
func (p *Param) Label() Text { return p.label }

// Values returns a copy of the series, oldest first.
func (p *Param) Values() []ParamValue { return append([]ParamValue(nil), p.values...) }

// At returns the value on the given day of law, or nil where the series has none.
// The value is shared and must not be changed.
func (p *Param) At(law Date) *ParamValue {
	// Series have one to three values and callers mostly ask for the newest.
	for i := len(p.values) - 1; i >= 0; i-- {
		if v := &p.values[i]; !law.Before(v.From) {
			if v.Until.IsZero() || law.Before(v.Until) {
				return v
			}
			return nil
		}
	}
	return nil
}

// Fact is something that a rule must know of a case.
type Fact struct {
	Key  string // stable, such as inaugurated
	Name Text
}

// FactSet is a set of facts of one rule: bit i stands for the rule's i-th fact.
type FactSet uint16

const maxFacts = 16

// Reason is one of the ways in which a rule can come out: a stable code, the
// outcome, and the text, in which {observed}, {required}, {changes}, {asof},
// {law}, {missing} and {param:NAME} stand for the finding's values.
type Reason struct {
	Code    string
	Outcome Outcome
	Text    Text
}

// Note is a remark that a finding may carry: a declared convention, a conflict
// with another source, something unproven. Its text knows the same placeholders
// as a [Reason].
type Note struct {
	Code string
	Text Text
}

// NoteSet is a set of notes of one rule: bit i stands for the rule's i-th note.
type NoteSet uint16

const maxNotes = 15

// NoteRolled is set on any finding whose day depended on [Roll].
const NoteRolled NoteSet = 1 << maxNotes

var noteRolled = Note{"rolled", T(
	"Hari yang tidak ada dalam bulannya dihitung menurut konvensi proyek: jatuh pada tanggal 1 bulan berikutnya, atau pada hari terakhir bulan itu bila dipilih demikian; undang-undang tidak mengaturnya",
	"A day that its month lacks is counted by a convention of the project: it falls on the first of the next month, or on the last day of the month if so chosen; the law is silent")}

// The reasons that every rule can give.
var (
	// ReasonNotInForce: the rule is not in force on the day of law.
	ReasonNotInForce = &Reason{"not-in-force", NotApplicable, T("tidak berlaku pada {law}", "not in force on {law}")}
	// ReasonForceUnproven: it is not established whether the rule was in force.
	ReasonForceUnproven = &Reason{"force-unproven", Undetermined, T("belum terbukti apakah berlaku pada {law}", "not established whether it was in force on {law}")}
	// ReasonMissing: facts are missing.
	ReasonMissing = &Reason{"missing", Undetermined, T("belum diketahui: {missing}", "not known: {missing}")}
)

// RuleSpec is what a [Rule] is made of.
type RuleSpec struct {
	ID         RuleID
	Title      Text
	Standing   Standing
	Confidence Confidence
	Doubt      Text      // what is not established; required unless Confidence is TextRead
	Versions   []Version // every day from FirstDay on, without gap or overlap
	Params     []*Param  // each known on every day on which the rule is in force
	Facts      []Fact
	Reasons    []*Reason
	Notes      []Note
}

// Rule is one rule of law, practice or convention as a value. It is immutable;
// make one with [NewRule].
type Rule struct {
	spec RuleSpec
}

// NewRule returns a rule. It refuses, all at once and each as a [*FieldError], a
// rule without a citation ([ErrUncited]), with a day on which neither a version
// nor a reason for its absence is stated, with a parameter that is not known on a
// day in force, or with a text whose placeholders nothing fills.
func NewRule(spec RuleSpec) (*Rule, error) {
	problems := problemList{of: "rule " + string(spec.ID)}
	problems.require(isRuleID(string(spec.ID)), "id", "capitals, digits and hyphens, such as ELG-TENURE-UKOM")
	problems.require(!spec.Title.IsZero(), "title", "a title in both languages")
	problems.require(standingNames.has(spec.Standing), "standing", "a standing")
	problems.require(confidenceNames.has(spec.Confidence), "confidence", "a confidence")
	problems.require(spec.Confidence == TextRead || !spec.Doubt.IsZero(), "doubt", "what is not established, in both languages")
	problems.require(len(spec.Facts) <= maxFacts, "facts", "at most 16 facts")
	problems.require(len(spec.Notes) <= maxNotes, "notes", "at most 15 notes")
	spans := make([]Interval, len(spec.Versions))
	for i, v := range spec.Versions {
		at := fmt.Sprintf("versions[%d]", i)
		spans[i] = v.interval()
		problems.cited(at, v.Basis)
		problems.require(forceNames.has(v.Force), at+".force", "a state of force")
		problems.require(v.Force == InForce || !v.Note.IsZero(), at+".note", "why it is not in force, in both languages")
		for _, p := range spec.Params {
			if v.Force == InForce && p != nil && !p.covers(v.interval()) {
				problems.add(at, p.name, "parameter "+p.name+" known on every day of "+v.interval().String(), ErrMissing)
			}
		}
	}
	problems.series("versions", spans)
	if len(spans) > 0 {
		problems.require(!spans[0].From.After(FirstDay), "versions[0].from", "a first version from "+FirstDay.String()+" or earlier")
		problems.require(spans[len(spans)-1].Until.IsZero(), "versions", "a last version that is still open")
	}
	problems.require(len(spans) > 0, "versions", "at least one version")
	for i, p := range spec.Params {
		problems.require(p != nil, fmt.Sprintf("params[%d]", i), "a parameter")
	}
	for i, r := range spec.Reasons {
		at := fmt.Sprintf("reasons[%d]", i)
		if r == nil {
			problems.require(false, at, "a reason")
			continue
		}
		problems.require(r.Code != "", at+".code", "a code")
		problems.template(at, r.Text, spec.Params)
	}
	for i, n := range spec.Notes {
		at := fmt.Sprintf("notes[%d]", i)
		problems.require(n.Code != "", at+".code", "a code")
		problems.template(at, n.Text, spec.Params)
	}
	if err := problems.err(); err != nil {
		return nil, err
	}
	spec.Versions = append([]Version(nil), spec.Versions...)
	spec.Params = append([]*Param(nil), spec.Params...)
	spec.Facts = append([]Fact(nil), spec.Facts...)
	spec.Reasons = append([]*Reason{ReasonNotInForce, ReasonForceUnproven, ReasonMissing}, spec.Reasons...)
	spec.Notes = append([]Note(nil), spec.Notes...)
	return &Rule{spec}, nil
}

// MustRule is [NewRule] for literals; it panics on a refused rule.
func MustRule(spec RuleSpec) *Rule {
	r, err := NewRule(spec)
	if err != nil {
		panic(err)
	}
	return r
}

// ID returns the stable name of the rule.
func (r *Rule) ID() RuleID { return r.spec.ID }

// Title returns the title in both languages.
func (r *Rule) Title() Text { return r.spec.Title }

// Standing returns the rank of the rule's source.
func (r *Rule) Standing() Standing { return r.spec.Standing }

// Confidence returns how the rule was established.
func (r *Rule) Confidence() Confidence { return r.spec.Confidence }

// Doubt returns what is not established about the rule; empty where nothing is.
func (r *Rule) Doubt() Text { return r.spec.Doubt }

// Versions returns a copy of the versions, oldest first.
func (r *Rule) Versions() []Version { return append([]Version(nil), r.spec.Versions...) }

// Params returns a copy of the list of parameters.
func (r *Rule) Params() []*Param { return append([]*Param(nil), r.spec.Params...) }

// Facts returns a copy of the list of facts that the rule reads.
func (r *Rule) Facts() []Fact { return append([]Fact(nil), r.spec.Facts...) }

// Reasons returns a copy of the list of ways in which the rule can come out.
func (r *Rule) Reasons() []*Reason { return append([]*Reason(nil), r.spec.Reasons...) }

// Notes returns a copy of the list of remarks that a finding may carry.
func (r *Rule) Notes() []Note { return append([]Note(nil), r.spec.Notes...) }

// At returns the version on the given day of law, or nil for a day before the
// first. The version is shared and must not be changed.
func (r *Rule) At(law Date) *Version {
	for i := len(r.spec.Versions) - 1; i >= 0; i-- {
		if v := &r.spec.Versions[i]; !law.Before(v.From) {
			return v
		}
	}
	return nil
}

// InForce reports whether the rule is in force on the given day of law.
func (r *Rule) InForce(law Date) bool {
	v := r.At(law)
	return v != nil && v.Force == InForce
}

// NotGoverning returns the finding of a rule that is not in force on the day of
// law, or of which that is not established. Call it only where [Rule.InForce] is
// false.
func (r *Rule) NotGoverning(when When) Finding {
	f := Finding{Rule: r, Reason: ReasonNotInForce, AsOf: when.AsOf, Law: when.Law}
	v := r.At(when.Law)
	if v == nil {
		return f
	}
	if v.Force == ForceUnproven {
		f.Reason = ReasonForceUnproven
	}
	f.Changes = v.Until
	return f
}

// MissingFacts returns the Undetermined finding of a rule that lacks facts.
func (r *Rule) MissingFacts(when When, missing FactSet) Finding {
	return Finding{Rule: r, Reason: ReasonMissing, AsOf: when.AsOf, Law: when.Law, Missing: missing}
}

// When holds the two days of a judgement: the day on which the facts are judged,
// and the day whose law applies.
type When struct {
	AsOf Date // the facts as they stand on this day
	Law  Date // the law as in force on this day
}

// On returns the judgement of a day by the law of the same day.
func On(asOf Date) When { return When{asOf, asOf} }

// UnderLaw returns the same day of facts judged by the law of another day.
func (w When) UnderLaw(law Date) When { return When{w.AsOf, law} }

// Check returns nil, or the problems of the two days: a day that is not given
// ([ErrMissing]), or a day of law before [FirstDay] ([ErrBeforeFirstRegime]).
func (w When) Check() error {
	if !w.AsOf.IsZero() && !w.Law.Before(FirstDay) {
		return nil
	}
	problems := problemList{}
	if w.AsOf.IsZero() {
		problems.add("asOf", "", "the day on which the facts are judged", ErrMissing)
	}
	switch {
	case w.Law.IsZero():
		problems.add("law", "", "the day whose law applies", ErrMissing)
	case w.Law.Before(FirstDay):
		problems.add("law", w.Law.String(), "a day from "+FirstDay.String()+" on, when UU 5/2014 came into force", ErrBeforeFirstRegime)
	}
	return problems.err()
}

// problemList collects the problems of one specification.
type problemList struct {
	of   string
	errs []error
}

func (p *problemList) add(field, value, expected string, kind error) {
	if p.of != "" {
		field = p.of + ": " + field
	}
	p.errs = append(p.errs, &FieldError{Field: field, Value: value, Expected: expected, Err: kind})
}

func (p *problemList) require(ok bool, field, expected string) {
	if !ok {
		p.add(field, "", expected, ErrMissing)
	}
}

func (p *problemList) err() error { return errors.Join(p.errs...) }

func (p *problemList) cited(at string, basis []Citation) {
	if len(basis) == 0 {
		p.add(at+".basis", "", "the article that it rests on", ErrUncited)
	}
	for _, c := range basis {
		if err := c.validate(); err != nil {
			p.errs = append(p.errs, InField(p.of+": "+at+".basis", err))
		}
	}
}

// series checks that spans follow one another without gap or overlap.
func (p *problemList) series(field string, spans []Interval) {
	for i, s := range spans {
		at := fmt.Sprintf("%s[%d]", field, i)
		if s.From.IsZero() {
			p.add(at+".from", "", "a first day", ErrMissing)
		}
		if !s.Until.IsZero() && !s.From.Before(s.Until) {
			p.add(at+".until", s.Until.String(), "a day after "+s.From.String(), ErrConflict)
		}
		if i > 0 && spans[i-1].Until != s.From {
			p.add(at+".from", s.From.String(), "the day on which the one before ends: no gap, no overlap, oldest first", ErrConflict)
		}
	}
}

// template checks that both wordings use the same placeholders, all known.
func (p *problemList) template(at string, text Text, params []*Param) {
	if text.IsZero() {
		p.add(at+".text", "", "a text in both languages", ErrMissing)
		return
	}
	var used [2]map[string]bool
	for i, s := range []string{text.id, text.en} {
		used[i] = map[string]bool{}
		for rest := s; ; {
			_, after, found := strings.Cut(rest, "{")
			if !found {
				break
			}
			name, tail, closed := strings.Cut(after, "}")
			if !closed || !knownPlaceholder(name, params) {
				p.add(at+".text", s, "placeholders that a finding fills", ErrUnknown)
				break
			}
			used[i][name], rest = true, tail
		}
	}
	for name := range used[0] {
		if !used[1][name] {
			p.add(at+".text", name, "the same placeholders in both languages", ErrConflict)
		}
	}
	if len(used[0]) != len(used[1]) {
		p.add(at+".text", text.en, "the same placeholders in both languages", ErrConflict)
	}
}

func knownPlaceholder(name string, params []*Param) bool {
	switch name {
	case "observed", "required", "changes", "asof", "law", "missing":
		return true
	}
	for _, p := range params {
		if p != nil && name == paramPlaceholder+p.name {
			return true
		}
	}
	return false
}

const paramPlaceholder = "param:"

// covers reports whether the series has a value on every day of the span from
// FirstDay on.
func (p *Param) covers(span Interval) bool {
	from := span.From
	if from.Before(FirstDay) {
		from = FirstDay
	}
	first, last := p.values[0], p.values[len(p.values)-1]
	if from.Before(first.From) {
		return false
	}
	if last.Until.IsZero() {
		return true
	}
	return !span.Until.IsZero() && !span.Until.After(last.Until)
}

func isRuleID(s string) bool {
	return every(s, func(b byte) bool { return isUpper(b) || isDigit(b) || b == '-' }) && s[0] != '-'
}
