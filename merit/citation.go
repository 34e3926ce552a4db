package merit

import (
	"errors"
	"strings"
)

// Citation points at a passage of a legal source (dasar hukum): instrument,
// article (pasal), paragraph (ayat), letter (huruf) and number (angka), of which
// the later parts may be empty. It is comparable with ==; the zero value cites
// nothing.
//
// Text form: UU 5/2014 Pasal 116 ayat (1), PP 11/2017 Pasal 131 ayat (2) huruf c,
// Penjelasan PP 11/2017 Pasal 133 ayat (1), PermenPANRB 15/2019 Lampiran B.
type Citation struct {
	Instrument  Instrument
	Elucidation bool   // the passage stands in the elucidation (penjelasan)
	Annex       string // "I", "B"; empty in the body
	Article     string // "116", "99A"
	Paragraph   string // "1", "2a"
	Letter      string // "c", "aa"
	Number      string // "22"
}

// Cite reads a citation in its text form. It is for literals and panics on a
// malformed one; use [ParseCitation] for input.
func Cite(s string) Citation {
	c, err := ParseCitation(s)
	if err != nil {
		panic(err)
	}
	return c
}

// IsZero reports whether c cites nothing.
func (c Citation) IsZero() bool { return c == Citation{} }

// citationParts says how each part is written and what it may hold, in order.
var citationParts = [...]struct {
	name, before, after string
	get                 func(*Citation) *string
	valid               func(string) bool
}{
	{"annex", " Lampiran ", "", func(c *Citation) *string { return &c.Annex }, isAnnex},
	{"article", " Pasal ", "", func(c *Citation) *string { return &c.Article }, isArticle},
	{"paragraph", " ayat (", ")", func(c *Citation) *string { return &c.Paragraph }, isParagraph},
	{"letter", " huruf ", "", func(c *Citation) *string { return &c.Letter }, isLetters},
	{"number", " angka ", "", func(c *Citation) *string { return &c.Number }, isNumber},
}

const elucidationPrefix = "Penjelasan "

// String returns the text form, or the empty string for the zero Citation.
func (c Citation) String() string {
	if c.IsZero() {
		return ""
	}
	var b strings.Builder
	if c.Elucidation {
		b.WriteString(elucidationPrefix)
	}
	b.WriteString(c.Instrument.String())
	for _, part := range citationParts {
		if value := *part.get(&c); value != "" {
			b.WriteString(part.before)
			b.WriteString(value)
			b.WriteString(part.after)
		}
	}
	return b.String()
}

// ParseCitation reads the form that [Citation.String] writes and no other. All
// problems are returned at once; each is a [*FieldError].
func ParseCitation(s string) (Citation, error) {
	var c Citation
	rest, elucidation := strings.CutPrefix(s, elucidationPrefix)
	c.Elucidation = elucidation
	source := rest
	if !strings.HasPrefix(rest, Practice.String()+" ") && !strings.HasPrefix(rest, Convention.String()+" ") {
		source = rest[:nextPart(rest, 0)]
	}
	rest = rest[len(source):]
	for i, part := range citationParts {
		after, found := strings.CutPrefix(rest, part.before)
		if !found {
			continue
		}
		end := nextPart(after, i+1)
		value, closed := strings.CutSuffix(after[:end], part.after)
		if !closed || value == "" {
			return Citation{}, &FieldError{Field: "citation." + part.name, Value: clip(s), Expected: "a form such as UU 5/2014 Pasal 116 ayat (1)", Err: ErrSyntax}
		}
		*part.get(&c), rest = value, after[end:]
	}
	if rest != "" {
		return Citation{}, &FieldError{Field: "citation", Value: clip(s), Expected: "parts in the order Lampiran, Pasal, ayat, huruf, angka", Err: ErrSyntax}
	}
	instrument, err := ParseInstrument(source)
	if err != nil {
		return Citation{}, InField("citation", err)
	}
	c.Instrument = instrument
	if err := c.validate(); err != nil {
		return Citation{}, err
	}
	return c, nil
}

// nextPart returns where in s the next part from the given one on begins, or the
// length of s.
func nextPart(s string, from int) int {
	next := len(s)
	for _, part := range citationParts[from:] {
		if at := strings.Index(s, part.before); at >= 0 && at < next {
			next = at
		}
	}
	return next
}

func (c Citation) validate() error {
	var problems []error
	if err := c.Instrument.validate(); err != nil {
		problems = append(problems, InField("citation", err))
	}
	if c.Instrument.Kind.named() && (c != Citation{Instrument: c.Instrument}) {
		problems = append(problems, &FieldError{Field: "citation", Value: c.String(), Expected: "no article within a practice or a convention", Err: ErrConflict})
	}
	for _, part := range citationParts {
		if value := *part.get(&c); value != "" && !part.valid(value) {
			problems = append(problems, &FieldError{Field: "citation." + part.name, Value: clip(value), Expected: "a form such as UU 5/2014 Pasal 116 ayat (1) huruf a angka 2", Err: ErrSyntax})
		}
	}
	if c.Article == "" && c.Annex == "" && c.Paragraph != "" {
		problems = append(problems, &FieldError{Field: "citation.article", Expected: "the article of the paragraph", Err: ErrMissing})
	}
	return errors.Join(problems...)
}

// MarshalText implements [encoding.TextMarshaler].
func (c Citation) MarshalText() ([]byte, error) {
	if c.IsZero() {
		return nil, nil
	}
	if err := c.validate(); err != nil {
		return nil, err
	}
	return []byte(c.String()), nil
}

// UnmarshalText implements [encoding.TextUnmarshaler]. Empty text gives the zero
// Citation.
func (c *Citation) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*c = Citation{}
		return nil
	}
	parsed, err := ParseCitation(string(text))
	if err != nil {
		return err
	}
	*c = parsed
	return nil
}

func every(s string, ok func(byte) bool) bool {
	for i := 0; i < len(s); i++ {
		if !ok(s[i]) {
			return false
		}
	}
	return s != ""
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
func isLower(b byte) bool { return 'a' <= b && b <= 'z' }
func isUpper(b byte) bool { return 'A' <= b && b <= 'Z' }

func isNumber(s string) bool  { return len(s) <= 4 && every(s, isDigit) && s[0] != '0' }
func isLetters(s string) bool { return len(s) <= 2 && every(s, isLower) }
func isAnnex(s string) bool {
	return len(s) <= 8 && every(s, func(b byte) bool { return isUpper(b) || isDigit(b) })
}

// isArticle accepts 116 and 99A: inserted articles carry a capital letter.
func isArticle(s string) bool {
	return isNumber(strings.TrimRight(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")) && len(s) <= 6
}

// isParagraph accepts 1 and 2a: inserted paragraphs carry a small letter.
func isParagraph(s string) bool {
	return isNumber(strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyz")) && len(s) <= 6
}
