package merit

import (
	"slices"
	"strings"
)

// Finding is one rule applied to one case (temuan): how it came out and why, what
// was observed, what the law asks, and when that changes. The zero Finding is
// Undetermined.
//
// Findings hold no text. [Finding.Text] renders one from the very values that
// decided it.
type Finding struct {
	Rule     *Rule
	Reason   *Reason     // one of the rule's reasons; it fixes the outcome
	Required *ParamValue // the number of law that decided; nil where none did
	Observed Value       // what the case shows; no value where nothing does
	// Changes is the first day on which the outcome is another one if no fact
	// changes but the date. The zero Date: not by the passing of time, or not
	// known.
	Changes Date
	AsOf    Date    // the day on which the facts were judged
	Law     Date    // the day whose law was applied
	Missing FactSet // the facts of the rule that are missing
	Notes   NoteSet // the remarks of the rule that apply
}

// Outcome returns how the rule came out.
func (f Finding) Outcome() Outcome { return f.Ruling().Outcome() }

// Code returns the stable machine code of the finding, such as
// ELG-TENURE-UKOM/too-short.
func (f Finding) Code() string { return f.Ruling().Code() }

// MissingFacts returns the facts that the rule lacked, in the rule's order.
func (f Finding) MissingFacts() []Fact {
	var out []Fact
	if f.Rule == nil {
		return nil
	}
	for i, fact := range f.Rule.spec.Facts {
		if f.Missing&(1<<i) != 0 {
			out = append(out, fact)
		}
	}
	return out
}

// Remarks returns the notes that apply, in the rule's order and last the one on
// [Roll]. Their placeholders are filled with the finding's values in both
// languages, so the text of each stands by itself.
func (f Finding) Remarks() []Note {
	out := f.notes()
	for i, note := range out {
		out[i].Text = T(f.fill(note.Text, Indonesian), f.fill(note.Text, English))
	}
	return out
}

// notes returns the notes that apply, as the rule has them.
func (f Finding) notes() (out []Note) {
	if f.Rule == nil || f.Notes == 0 {
		return nil
	}
	for i, note := range f.Rule.spec.Notes {
		if f.Notes&(1<<i) != 0 {
			out = append(out, note)
		}
	}
	if f.Notes&NoteRolled != 0 {
		out = append(out, noteRolled)
	}
	return out
}

// Citations returns what the finding rests on, without repetition: first where
// the deciding number stands, then the basis of the rule on the day of law. For a
// rule that is not in force it is what says so.
func (f Finding) Citations() []Citation {
	var number, rule []Citation
	if f.Required != nil {
		number = f.Required.Basis
	}
	if f.Rule != nil {
		if v := f.Rule.At(f.Law); v != nil {
			rule = v.Basis
		}
	}
	if len(number)+len(rule) == 0 {
		return nil
	}
	out := make([]Citation, 0, len(number)+len(rule))
	for _, basis := range [...][]Citation{number, rule} {
		for _, c := range basis {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// CheckedOn returns the day on which all that the finding rests on had last been held
// against the passages that it cites: of the version of the rule and the deciding
// number the earlier. The zero Date: of one of them no such day is on record.
func (f Finding) CheckedOn() Date {
	if f.Rule == nil {
		return Date{}
	}
	v := f.Rule.At(f.Law)
	if v == nil {
		return Date{}
	}
	if f.Required != nil && f.Required.CheckedOn.Before(v.CheckedOn) {
		return f.Required.CheckedOn
	}
	return v.CheckedOn
}

// Explanation renders why the rule came out as it did, without its title and
// basis.
func (f Finding) Explanation(lang Language) string {
	if f.Reason == nil || f.Rule == nil {
		return f.Outcome().In(lang)
	}
	s := f.fill(f.Reason.Text, lang)
	if f.Reason == ReasonNotInForce || f.Reason == ReasonForceUnproven {
		if v := f.Rule.At(f.Law); v != nil {
			s += ": " + v.Note.In(lang)
		}
	}
	return s
}

// Text renders the finding as a paragraph: title, outcome, explanation, the day on
// which it changes, remarks, what must be known about the rule's version and the
// deciding number, and the legal basis.
func (f Finding) Text(lang Language) string { return f.text(lang, inText(f.Citations())) }

// text renders the finding with what it rests on.
func (f Finding) text(lang Language, cited []string) string {
	if f.Rule == nil {
		return f.Outcome().In(lang)
	}
	var b strings.Builder
	b.WriteString(f.Rule.Title().In(lang))
	b.WriteString(": ")
	b.WriteString(f.Outcome().In(lang))
	b.WriteString(" – ")
	b.WriteString(f.Explanation(lang))
	b.WriteString(".")
	if !f.Changes.IsZero() {
		b.WriteString(T(" Berubah pada ", " Changes on ").In(lang) + f.Changes.In(lang) + ".")
	}
	for _, note := range f.notes() {
		b.WriteString(" " + f.fill(note.Text, lang) + ".")
	}
	// A version that is not in force has said its note in the explanation.
	if v := f.Rule.At(f.Law); v != nil && v.Force == InForce && !v.Note.IsZero() {
		b.WriteString(" " + T("Catatan: ", "Note: ").In(lang) + v.Note.In(lang) + ".")
	}
	if f.Required != nil && !f.Required.Note.IsZero() {
		label := T("Catatan atas angka: ", "On the number: ")
		if f.Required.Confidence == Unproven {
			label = T("Angka belum terbukti: ", "Number unproven: ")
		}
		b.WriteString(" " + label.In(lang) + f.Required.Note.In(lang) + ".")
	}
	if f.Rule.Confidence() == Unproven {
		b.WriteString(" " + T("Belum terbukti: ", "Unproven: ").In(lang) + f.Rule.Doubt().In(lang) + ".")
	}
	if len(cited) > 0 {
		b.WriteString(T(" Dasar: ", " Basis: ").In(lang) + strings.Join(cited, "; ") + ".")
	}
	return b.String()
}

// inText returns the text form of each citation.
func inText(cited []Citation) []string {
	out := make([]string, len(cited))
	for i, c := range cited {
		out[i] = c.String()
	}
	return out
}

// fill puts the finding's values in the place of a text's placeholders.
func (f Finding) fill(text Text, lang Language) string {
	var b strings.Builder
	rest := text.In(lang)
	for {
		before, after, found := strings.Cut(rest, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, tail, closed := strings.Cut(after, "}")
		if !closed {
			return b.String() + "{" + after
		}
		b.WriteString(f.placeholder(name, lang))
		rest = tail
	}
}

func (f Finding) placeholder(name string, lang Language) string {
	value := Value{}
	switch name {
	case "observed":
		value = f.Observed
	case "required":
		if f.Required != nil {
			value = f.Required.Value
		}
	case "changes":
		return f.Changes.In(lang)
	case "asof":
		return f.AsOf.In(lang)
	case "law":
		return f.Law.In(lang)
	case "missing":
		facts := f.MissingFacts()
		parts := make([]string, len(facts))
		for i, fact := range facts {
			parts[i] = fact.Name.In(lang)
		}
		return strings.Join(parts, ", ")
	default:
		for _, p := range f.Rule.spec.Params {
			if name == paramPlaceholder+p.name {
				if v := p.At(f.Law); v != nil {
					value = v.Value
				}
			}
		}
	}
	if value.IsZero() {
		return unknownText.In(lang)
	}
	return value.In(lang)
}

// MarshalJSON writes the finding for machines and people: rule, code, outcome,
// values, days, missing facts, remarks, citations, and the text in both languages.
func (f Finding) MarshalJSON() ([]byte, error) { return f.AppendJSON(nil, Indonesian, English), nil }

// AppendJSON appends what [Finding.MarshalJSON] writes, with the text in the given
// languages alone. Without a language no text is rendered, which takes most of the time.
func (f Finding) AppendJSON(dst []byte, languages ...Language) []byte {
	first := true // of a list
	item := func(s string) {
		if !first {
			dst = append(dst, ',')
		}
		first = false
		dst = appendText(dst, s)
	}
	list := func(name string) {
		dst = append(append(append(dst, `,"`...), name...), `":[`...)
		first = true
	}
	value := func(name, s string) {
		if s != "" {
			dst = appendText(append(append(append(dst, `,"`...), name...), `":`...), s)
		}
	}
	dst = append(dst, `{"rule":`...)
	if f.Rule == nil {
		dst = append(dst, `""`...)
	} else {
		dst = appendText(dst, string(f.Rule.ID()))
	}
	dst = appendText(append(dst, `,"code":`...), f.Code())
	value("outcome", f.Outcome().String())
	value("observed", f.Observed.String())
	if f.Required != nil {
		value("required", f.Required.Value.String())
	}
	dst = appendText(append(dst, `,"asOf":`...), f.AsOf.String())
	dst = appendText(append(dst, `,"law":`...), f.Law.String())
	if !f.Changes.IsZero() {
		value("changes", f.Changes.String())
	}
	if missing := f.MissingFacts(); len(missing) > 0 {
		list("missing")
		for _, fact := range missing {
			item(fact.Key)
		}
		dst = append(dst, ']')
	}
	if notes := f.notes(); len(notes) > 0 {
		list("remarks")
		for _, note := range notes {
			item(note.Code)
		}
		dst = append(dst, ']')
	}
	cited := inText(f.Citations())
	list("citations")
	for _, c := range cited {
		item(c)
	}
	dst = append(dst, ']')
	for i, lang := range languages {
		if i == 0 {
			dst = append(dst, `,"text":{`...)
		} else {
			dst = append(dst, ',')
		}
		dst = append(appendText(dst, lang.String()), ':')
		dst = appendText(dst, strings.ToValidUTF8(f.text(lang, cited), "\ufffd"))
	}
	if len(languages) > 0 {
		dst = append(dst, '}')
	}
	return append(dst, '}')
}
