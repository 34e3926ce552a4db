package merit

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
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

// ParseForce reads the form that String writes. The error is a [*FieldError].
func ParseForce(s string) (Force, error) { return forceNames.parse("force", s) }

// MarshalText implements [encoding.TextMarshaler].
func (f Force) MarshalText() ([]byte, error) { return forceNames.marshal("force", f) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (f *Force) UnmarshalText(text []byte) error { return forceNames.unmarshal("force", text, f) }

// Version is a rule during one span of days: [From, Until), where a zero Until is
// open.
type Version struct {
	From, Until Date
	Force       Force
	Basis       []Citation // what it rests on; required
	Note        Text       // what must be known about it; required unless in force
	// CheckedOn is the day on which somebody last held the version against the
	// passages of its basis. The zero Date: no such day is on record.
	CheckedOn Date
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
	// CheckedOn is the day on which somebody last held the number against the
	// passages of its basis. The zero Date: no such day is on record.
	CheckedOn Date
}

func (v ParamValue) interval() Interval { return Interval{v.From, v.Until} }

// Param is a parameter of law as a dated series of values. It is immutable.
type Param struct {
	name   string
	label  Text
	values []ParamValue
	// The newest value, which most callers ask for, and the day from which it holds
	// for good; a day beyond the calendar where it ends.
	latest *ParamValue
	since  Date
}

// NewParam returns a parameter. It refuses, all at once and each as a
// [*FieldError], a value without a citation ([ErrUncited]), an empty or backward
// span, a gap, an overlap, a wrong order, mixed kinds of values and a check from
// before the year of what was checked ([ErrConflict]), and what is left out ([ErrMissing]). The last value may end: on
// later days the parameter has none.
func NewParam(name string, label Text, values ...ParamValue) (*Param, error) {
	problems := problemList{of: "param " + name}
	problems.check(name != "" && !strings.ContainsAny(name, "{}"), "name", name, "a name without braces", ErrSyntax)
	problems.require(!label.IsZero(), "label", "a label in both languages")
	problems.require(len(values) > 0, "values", "at least one value")
	spans := make([]Interval, len(values))
	for i, v := range values {
		at := fmt.Sprintf("values[%d]", i)
		spans[i] = v.interval()
		problems.require(!v.Value.IsZero(), at+".value", "a value")
		problems.cited(at, v.Basis)
		problems.checked(at, v.CheckedOn, v.Basis)
		oneOf(&problems, at+".confidence", confidenceNames, v.Confidence)
		problems.require(v.Confidence != Unproven || !v.Note.IsZero(), at+".note", "a note on what is unproven, in both languages")
		if kind := values[0].Value.Kind(); v.Value.Kind() != kind && v.Value.Kind() != NoValue {
			problems.add(at+".value", v.Value.Kind().String(), "a value of the kind of the first, "+kind.String(), ErrConflict)
		}
	}
	problems.series("values", spans)
	if err := problems.err(); err != nil {
		return nil, err
	}
	p := &Param{name: name, label: label, values: copyValues(values)}
	p.latest = &p.values[len(values)-1]
	if p.since = p.latest.From; !p.latest.Until.IsZero() {
		p.since = never
	}
	return p, nil
}

// copyValues returns a copy that shares nothing that could change.
func copyValues(values []ParamValue) []ParamValue {
	out := slices.Clone(values)
	for i := range out {
		out[i].Basis = slices.Clone(out[i].Basis)
	}
	return out
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
func (p *Param) Values() []ParamValue { return copyValues(p.values) }

// At returns the value on the given day of law, or nil where the series has none.
// The value is shared and must not be changed.
func (p *Param) At(law Date) *ParamValue {
	if law.packed >= p.since.packed {
		return p.latest
	}
	return p.at(law)
}

func (p *Param) at(law Date) *ParamValue {
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
// {law}, {missing} and {param:NAME} stand for the finding's values. Findings share
// the reasons of their rule by pointer: once a rule is made of it, a Reason must
// not be changed.
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
	spec   RuleSpec
	digest Digest
	// The newest version, which most callers ask for: its first day and whether it is
	// in force.
	latest *Version
	since  Date
	binds  bool
}

// NewRule returns a rule. It refuses, all at once and each as a [*FieldError], a
// rule without a citation ([ErrUncited]), with a check from before the year of what
// was checked, with a day on which neither a version nor a reason for its absence is
// stated, with a parameter that is not known on a day in force, with a text whose
// placeholders nothing fills or that only one language has, and with two parameters,
// facts, reasons or notes of one name.
func NewRule(spec RuleSpec) (*Rule, error) {
	problems := problemList{of: "rule " + string(spec.ID)}
	problems.check(isRuleID(string(spec.ID)), "id", string(spec.ID), "capitals, digits and hyphens, such as ELG-TENURE-UKOM", ErrSyntax)
	problems.require(!spec.Title.IsZero(), "title", "a title in both languages")
	oneOf(&problems, "standing", standingNames, spec.Standing)
	oneOf(&problems, "confidence", confidenceNames, spec.Confidence)
	problems.require(spec.Confidence == TextRead || !spec.Doubt.IsZero(), "doubt", "what is not established, in both languages")
	problems.check(len(spec.Facts) <= maxFacts, "facts", strconv.Itoa(len(spec.Facts)), "at most 16 facts", ErrRange)
	problems.check(len(spec.Notes) <= maxNotes, "notes", strconv.Itoa(len(spec.Notes)), "at most 15 notes", ErrRange)
	problems.versions(spec.Versions, spec.Params)

	params, facts := distinct{}, distinct{}
	for i, p := range spec.Params {
		at := fmt.Sprintf("params[%d]", i)
		if p == nil {
			problems.add(at, "", "a parameter", ErrMissing)
			continue
		}
		params.add(&problems, at+".name", p.name)
	}
	for i, f := range spec.Facts {
		at := fmt.Sprintf("facts[%d]", i)
		facts.add(&problems, at+".key", f.Key)
		problems.require(!f.Name.IsZero(), at+".name", "a name in both languages")
	}
	reasons := distinct{ReasonNotInForce.Code: true, ReasonForceUnproven.Code: true, ReasonMissing.Code: true}
	for i, r := range spec.Reasons {
		at := fmt.Sprintf("reasons[%d]", i)
		if r == nil {
			problems.add(at, "", "a reason", ErrMissing)
			continue
		}
		reasons.add(&problems, at+".code", r.Code)
		problems.check(outcomeNames.has(r.Outcome), at+".outcome", r.Outcome.String(), "an outcome", ErrUnknown)
		problems.template(at+".text", r.Text, spec.Params)
	}
	notes := distinct{noteRolled.Code: true}
	for i, n := range spec.Notes {
		at := fmt.Sprintf("notes[%d]", i)
		notes.add(&problems, at+".code", n.Code)
		problems.template(at+".text", n.Text, spec.Params)
	}
	if err := problems.err(); err != nil {
		return nil, err
	}
	spec.Versions = copyVersions(spec.Versions)
	spec.Params = slices.Clone(spec.Params)
	spec.Facts = slices.Clone(spec.Facts)
	spec.Reasons = append([]*Reason{ReasonNotInForce, ReasonForceUnproven, ReasonMissing}, spec.Reasons...)
	spec.Notes = slices.Clone(spec.Notes)
	latest := &spec.Versions[len(spec.Versions)-1]
	return &Rule{spec, digestRule(&spec), latest, latest.From, latest.Force == InForce}, nil
}

// copyVersions returns a copy that shares nothing that could change.
func copyVersions(versions []Version) []Version {
	out := slices.Clone(versions)
	for i := range out {
		out[i].Basis = slices.Clone(out[i].Basis)
	}
	return out
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
func (r *Rule) Versions() []Version { return copyVersions(r.spec.Versions) }

// Params returns a copy of the list of parameters.
func (r *Rule) Params() []*Param { return slices.Clone(r.spec.Params) }

// Facts returns a copy of the list of facts that the rule reads.
func (r *Rule) Facts() []Fact { return slices.Clone(r.spec.Facts) }

// Reasons returns a copy of the list of ways in which the rule can come out, first
// the three that every rule can give. The reasons themselves are shared.
func (r *Rule) Reasons() []*Reason { return slices.Clone(r.spec.Reasons) }

// Notes returns a copy of the list of remarks that a finding may carry.
func (r *Rule) Notes() []Note { return slices.Clone(r.spec.Notes) }

// At returns the version on the given day of law, or nil for a day before the
// first. The version is shared and must not be changed.
func (r *Rule) At(law Date) *Version {
	if law.packed >= r.since.packed {
		return r.latest
	}
	return r.at(law)
}

func (r *Rule) at(law Date) *Version {
	for i := len(r.spec.Versions) - 1; i >= 0; i-- {
		if v := &r.spec.Versions[i]; !law.Before(v.From) {
			return v
		}
	}
	return nil
}

// InForce reports whether the rule is in force on the given day of law.
func (r *Rule) InForce(law Date) bool {
	if law.packed >= r.since.packed {
		return r.binds
	}
	return r.inForce(law)
}

func (r *Rule) inForce(law Date) bool {
	v := r.at(law)
	return v != nil && v.Force == InForce
}

// NotGoverning returns the finding of a rule that is not in force on the day of
// law, or of which that is not established. Call it only where [Rule.InForce] is
// false. The finding changes when the rule's force does, provided that the day of
// law moves with the day of judgement: under the law of another day it never does.
func (r *Rule) NotGoverning(when When) Finding {
	f := Finding{Rule: r, Reason: ReasonNotInForce, AsOf: when.AsOf, Law: when.Law}
	v := r.At(when.Law)
	if v == nil {
		return f
	}
	if v.Force == ForceUnproven {
		f.Reason = ReasonForceUnproven
	}
	if when.Law != when.AsOf {
		return f
	}
	for force := v.Force; !v.Until.IsZero(); {
		changes := v.Until
		if v = r.At(changes); v.Force != force {
			f.Changes = changes
			break
		}
	}
	return f
}

// MissingFacts returns the Undetermined finding of a rule that lacks facts.
func (r *Rule) MissingFacts(when When, missing FactSet) Finding {
	return Finding{Rule: r, Reason: ReasonMissing, AsOf: when.AsOf, Law: when.Law, Missing: missing}
}

// When holds the two days of a judgement: the day on which the facts are judged,
// and the day whose law applies.
type When struct {
	AsOf Date `json:"asOf,omitzero"` // the facts as they stand on this day
	Law  Date `json:"law,omitzero"`  // the law as in force on this day
}

// On returns the judgement of a day by the law of the same day.
func On(asOf Date) When { return When{asOf, asOf} }

// UnderLaw returns the same day of facts judged by the law of another day.
func (w When) UnderLaw(law Date) When { return When{w.AsOf, law} }

// Check returns nil, or the problems of the two days: a day that is not given
// ([ErrMissing]), the last day of the calendar as the day of the facts ([ErrRange]),
// for it stands for every day beyond, or a day of law before [FirstDay]
// ([ErrBeforeFirstRegime]).
func (w When) Check() error {
	if w.AsOf.packed-1 < LastDay.packed-1 && w.Law.packed >= FirstDay.packed { // the zero Date wraps
		return nil
	}
	return w.problems()
}

func (w When) problems() error {
	problems, last := problemList{}, LastDay
	if w.AsOf.IsZero() {
		problems.add("asOf", "", "the day on which the facts are judged", ErrMissing)
	}
	if w.AsOf == last {
		problems.add("asOf", w.AsOf.String(), "a day before "+last.String()+", the last of the calendar", ErrRange)
	}
	switch {
	case w.Law.IsZero():
		problems.add("law", "", "the day whose law applies; On takes that of the facts", ErrMissing)
	case w.Law.Before(FirstDay):
		problems.add("law", w.Law.String(), "a day from "+FirstDay.String()+" on, when UU 5/2014 came into force", ErrBeforeFirstRegime)
	}
	return problems.err()
}

// problemList collects the problems of one value.
type problemList struct {
	of   string
	errs []error
}

func (p *problemList) add(field, value, expected string, kind error) {
	p.errs = append(p.errs, &FieldError{Field: p.field(field), Value: clip(value), Expected: expected, Err: kind})
}

func (p *problemList) field(name string) string {
	if p.of == "" {
		return name
	}
	return p.of + ": " + name
}

func (p *problemList) check(ok bool, field, value, expected string, kind error) {
	if !ok {
		p.add(field, value, expected, kind)
	}
}

func (p *problemList) require(ok bool, field, expected string) {
	p.check(ok, field, "", expected, ErrMissing)
}

// join takes in the problems of a part, if err holds any.
func (p *problemList) join(err error) {
	if err != nil {
		p.errs = append(p.errs, err)
	}
}

func (p *problemList) err() error { return errors.Join(p.errs...) }

// oneOf checks that e has a name.
func oneOf[E ~uint8](p *problemList, field string, n names[E], e E) {
	if n.has(e) {
		return
	}
	value, kind := n.text(e), ErrUnknown
	if e == 0 {
		value, kind = "", ErrMissing
	}
	p.add(field, value, "one of "+strings.Join(n.words(), ", "), kind)
}

// distinct holds the names that are taken.
type distinct map[string]bool

func (d distinct) add(p *problemList, field, name string) {
	switch {
	case name == "":
		p.add(field, "", "a name", ErrMissing)
	case d[name]:
		p.add(field, name, "a name that no other has", ErrConflict)
	}
	d[name] = true
}

func (p *problemList) cited(at string, basis []Citation) {
	if len(basis) == 0 {
		p.add(at+".basis", "", "the article that it rests on", ErrUncited)
	}
	for i, c := range basis {
		p.join(InField(p.field(fmt.Sprintf("%s.basis[%d]", at, i)), c.validate()))
	}
}

// checked refuses a day on which what is cited could not have been read.
func (p *problemList) checked(at string, day Date, basis []Citation) {
	for _, c := range basis {
		if !day.IsZero() && day.Year() < c.Instrument.Year {
			p.add(at+".checkedOn", day.String(), "a day on which "+c.Instrument.String()+" could be read", ErrConflict)
		}
	}
}

// versions checks that the versions state every day from FirstDay on, and that
// the parameters are known on every day in force.
func (p *problemList) versions(versions []Version, params []*Param) {
	if len(versions) == 0 {
		p.add("versions", "", "at least one version", ErrMissing)
		return
	}
	spans := make([]Interval, len(versions))
	for i, v := range versions {
		at := fmt.Sprintf("versions[%d]", i)
		spans[i] = v.interval()
		p.cited(at, v.Basis)
		p.checked(at, v.CheckedOn, v.Basis)
		oneOf(p, at+".force", forceNames, v.Force)
		p.require(v.Force == InForce || !v.Note.IsZero(), at+".note", "why it is not in force, in both languages")
		for _, param := range params {
			if v.Force == InForce && param != nil && !param.covers(spans[i]) {
				p.add(at, param.name, "parameter "+param.name+" known on every day of "+spans[i].String(), ErrMissing)
			}
		}
	}
	p.series("versions", spans)
	first, last := spans[0].From, spans[len(spans)-1].Until
	p.check(!first.After(FirstDay), "versions[0].from", first.String(), "a first day no later than "+FirstDay.String(), ErrRange)
	p.check(last.IsZero(), fmt.Sprintf("versions[%d].until", len(spans)-1), last.String(), "a last version that is still open", ErrRange)
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
		p.add(at, "", "a text in both languages", ErrMissing)
		return
	}
	id, en := p.placeholders(at+".id", text.id, params), p.placeholders(at+".en", text.en, params)
	for _, name := range id {
		p.check(slices.Contains(en, name), at+".en", name, "the same placeholders as in Indonesian", ErrConflict)
	}
	for _, name := range en {
		p.check(slices.Contains(id, name), at+".id", name, "the same placeholders as in English", ErrConflict)
	}
}

// placeholders returns the known placeholders of a wording, each once.
func (p *problemList) placeholders(at, wording string, params []*Param) []string {
	var out []string
	for {
		_, after, found := strings.Cut(wording, "{")
		if !found {
			return out
		}
		name, tail, closed := strings.Cut(after, "}")
		switch {
		case !closed || !knownPlaceholder(name, params):
			p.add(at, name, "placeholders that a finding fills", ErrUnknown)
		case !slices.Contains(out, name):
			out = append(out, name)
		}
		wording = tail
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
	return every(s, func(b byte) bool { return isUpper(b) || isDigit(b) || b == '-' }) && s[0] != '-' && s[len(s)-1] != '-'
}
