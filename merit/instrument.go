package merit

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// InstrumentKind is the kind of a legal source (jenis peraturan), from statute
// down to practice.
type InstrumentKind uint8

// The kinds of sources, in the order of their rank where the law ranks them.
const (
	// Statute: undang-undang (UU).
	Statute InstrumentKind = iota + 1
	// CourtRuling: a decision of the constitutional court (Putusan MK).
	CourtRuling
	// GovernmentRegulation: peraturan pemerintah (PP).
	GovernmentRegulation
	// PresidentialRegulation: peraturan presiden (Perpres).
	PresidentialRegulation
	// RegulationMenPANRB: of the minister for the state apparatus (PermenPANRB).
	RegulationMenPANRB
	// RegulationMendagri: of the home minister (Permendagri).
	RegulationMendagri
	// RegulationBKN: of the civil service agency (Peraturan BKN).
	RegulationBKN
	// RegulationHeadBKN: of the head of the civil service agency (Perka BKN).
	RegulationHeadBKN
	// RegulationKASN: of the civil service commission (Peraturan KASN).
	RegulationKASN
	// CircularMenPANRB: surat edaran of that minister (SE MenPANRB).
	CircularMenPANRB
	// CircularBKN: surat edaran of the civil service agency (SE BKN).
	CircularBKN
	// Practice: what an agency did or announced (praktik); no rule of law.
	Practice
	// Convention: a choice of this project where the law is silent (konvensi).
	Convention
)

var instrumentKinds = names[InstrumentKind]{
	"", "UU", "Putusan MK", "PP", "Perpres", "PermenPANRB", "Permendagri", "Peraturan BKN",
	"Perka BKN", "Peraturan KASN", "SE MenPANRB", "SE BKN", "Praktik", "Konvensi",
}

// String returns the usual abbreviation: UU, PP, PermenPANRB, SE MenPANRB …
func (k InstrumentKind) String() string { return instrumentKinds.text(k) }

// ParseInstrumentKind reads the form that String writes. The error is a
// [*FieldError].
func ParseInstrumentKind(s string) (InstrumentKind, error) {
	return instrumentKinds.parse("instrument", s)
}

// MarshalText implements [encoding.TextMarshaler].
func (k InstrumentKind) MarshalText() ([]byte, error) {
	return instrumentKinds.marshal("instrument", k)
}

// UnmarshalText implements [encoding.TextUnmarshaler].
func (k *InstrumentKind) UnmarshalText(text []byte) error {
	return instrumentKinds.unmarshal("instrument", text, k)
}

// named reports whether instruments of the kind go by a name, not by number and
// year.
func (k InstrumentKind) named() bool { return k == Practice || k == Convention }

// hasArticles reports whether instruments of the kind are divided into articles.
func (k InstrumentKind) hasArticles() bool {
	switch k {
	case CourtRuling, CircularMenPANRB, CircularBKN, Practice, Convention:
		return false
	}
	return instrumentKinds.has(k)
}

// Standing returns the rank of sources of this kind.
func (k InstrumentKind) Standing() Standing {
	switch k {
	case Statute, CourtRuling:
		return StandingStatute
	case GovernmentRegulation:
		return StandingGovernment
	case PresidentialRegulation:
		return StandingPresidential
	case RegulationMenPANRB, RegulationMendagri, RegulationBKN, RegulationHeadBKN, RegulationKASN:
		return StandingMinisterial
	case CircularMenPANRB, CircularBKN:
		return StandingCircular
	case Practice:
		return StandingPractice
	case Convention:
		return StandingConvention
	}
	return 0
}

// Standing is the rank of a rule by its source: a source of lower rank cannot
// change one of higher rank.
type Standing uint8

// The ranks, highest first.
const (
	StandingStatute      Standing = iota + 1 // undang-undang
	StandingGovernment                       // peraturan pemerintah
	StandingPresidential                     // peraturan presiden
	StandingMinisterial                      // ministerial or agency regulation
	StandingCircular                         // surat edaran
	StandingPractice                         // what agencies do
	StandingConvention                       // a choice of this project
)

var standingNames = names[Standing]{
	"", "statute", "government-regulation", "presidential-regulation", "ministerial-regulation",
	"circular", "practice", "convention",
}

var standingTexts = [...]Text{
	{}, T("undang-undang", "statute"), T("peraturan pemerintah", "government regulation"),
	T("peraturan presiden", "presidential regulation"),
	T("peraturan menteri atau lembaga", "ministerial or agency regulation"),
	T("surat edaran", "circular"), T("praktik", "practice"), T("konvensi proyek", "convention of the project"),
}

// String returns the rank as one word, such as government-regulation.
func (s Standing) String() string { return standingNames.text(s) }

// ParseStanding reads the form that String writes. The error is a [*FieldError].
func ParseStanding(s string) (Standing, error) { return standingNames.parse("standing", s) }

// MarshalText implements [encoding.TextMarshaler].
func (s Standing) MarshalText() ([]byte, error) { return standingNames.marshal("standing", s) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (s *Standing) UnmarshalText(text []byte) error {
	return standingNames.unmarshal("standing", text, s)
}

// In returns the rank in words.
func (s Standing) In(lang Language) string {
	if s >= StandingStatute && int(s) < len(standingTexts) {
		return standingTexts[s].In(lang)
	}
	return s.String()
}

// Above reports whether s outranks other.
func (s Standing) Above(other Standing) bool { return s != 0 && s < other }

// Instrument is a legal source (instrumen hukum): a statute, a regulation, a
// circular, a court ruling, or a named practice or convention. It is comparable
// with ==; the zero value is no instrument.
type Instrument struct {
	Kind   InstrumentKind
	Number string // "5", "121/PUU-XXII", never "05"; for practice and convention its name
	Year   int    // 1945 to 9999; 0 for practice and convention
}

// Source returns the instrument of a kind with number and year: Source(Statute,
// "5", 2014) is UU 5/2014.
func Source(kind InstrumentKind, number string, year int) Instrument {
	return Instrument{kind, number, year}
}

// Named returns a practice or a convention by its name.
func Named(kind InstrumentKind, name string) Instrument { return Instrument{Kind: kind, Number: name} }

// IsZero reports whether i is no instrument.
func (i Instrument) IsZero() bool { return i == Instrument{} }

// String returns the usual short form: UU 5/2014, SE MenPANRB 52/2020, Praktik
// Kab. Kayong Utara 2025.
func (i Instrument) String() string {
	switch {
	case i.IsZero():
		return ""
	case i.Kind.named():
		return i.Kind.String() + " " + i.Number
	}
	return i.Kind.String() + " " + i.Number + "/" + strconv.Itoa(i.Year)
}

const (
	firstLawYear = 1945 // the year of the republic's first statute
	maxNameLen   = 200
)

// validate returns every problem of i at once.
func (i Instrument) validate() error {
	problems := problemList{}
	switch {
	case !instrumentKinds.has(i.Kind):
		problems.add("instrument.kind", i.Kind.String(), "a known kind of instrument", ErrUnknown)
	case i.Kind.named():
		problems.check(isName(i.Number), "instrument.name", i.Number, "a name of 1 to 200 printable bytes on one line", ErrSyntax)
		problems.check(i.Year == 0, "instrument.year", strconv.Itoa(i.Year), "no year apart from the name", ErrConflict)
	default:
		problems.check(isInstrumentNumber(i.Number), "instrument.number", i.Number, "a number such as 5 or 121/PUU-XXII", ErrSyntax)
		problems.check(i.Kind == CourtRuling || !strings.HasPrefix(i.Number, "0"), "instrument.number", i.Number, "a number without leading zeros", ErrSyntax)
		problems.check(i.Year >= firstLawYear && i.Year <= maxYear, "instrument.year", strconv.Itoa(i.Year), "a year from 1945 on", ErrRange)
	}
	return problems.err()
}

func isName(s string) bool {
	return s != "" && len(s) <= maxNameLen && strings.TrimSpace(s) == s && utf8.ValidString(s) &&
		strings.IndexFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) < 0
}

func isInstrumentNumber(s string) bool {
	ok := func(b byte) bool { return isDigit(b) || isUpper(b) || isLower(b) || b == '.' || b == '-' || b == '/' }
	return every(s, ok) && len(s) <= maxNameLen && s[0] != '/' && s[len(s)-1] != '/'
}

// ParseInstrument reads the form that [Instrument.String] writes. Every problem is
// returned at once, each a [*FieldError] that names the part.
func ParseInstrument(s string) (Instrument, error) {
	for _, kind := range instrumentKinds.values() {
		rest, found := strings.CutPrefix(s, kind.String()+" ")
		if !found {
			continue
		}
		i := Instrument{Kind: kind, Number: rest}
		if !kind.named() {
			slash := strings.LastIndexByte(rest, '/')
			if slash < 0 {
				return Instrument{}, &FieldError{Field: "instrument.year", Value: clip(s), Expected: "number and year as in UU 5/2014", Err: ErrMissing}
			}
			year := rest[slash+1:]
			n, ok := digits(year)
			if !ok || len(year) != 4 {
				return Instrument{}, &FieldError{Field: "instrument.year", Value: clip(year), Expected: "a year of four digits as in UU 5/2014", Err: ErrSyntax}
			}
			i.Number, i.Year = rest[:slash], n
		}
		if err := i.validate(); err != nil {
			return Instrument{}, err
		}
		return i, nil
	}
	return Instrument{}, &FieldError{Field: "instrument.kind", Value: clip(s), Expected: "a form such as UU 5/2014, PP 11/2017 or SE MenPANRB 52/2020", Err: ErrUnknown}
}

// MarshalText implements [encoding.TextMarshaler].
func (i Instrument) MarshalText() ([]byte, error) {
	if i.IsZero() {
		return nil, nil
	}
	if err := i.validate(); err != nil {
		return nil, err
	}
	return []byte(i.String()), nil
}

// UnmarshalText implements [encoding.TextUnmarshaler]. Empty text gives the zero
// Instrument.
func (i *Instrument) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*i = Instrument{}
		return nil
	}
	parsed, err := ParseInstrument(string(text))
	if err != nil {
		return err
	}
	*i = parsed
	return nil
}
