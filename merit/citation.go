package merit

import "strings"

// Citation points at a passage of a legal source (dasar hukum): instrument,
// article (pasal), paragraph (ayat), letter (huruf) and number (angka), of which
// the later parts may be empty. It is comparable with ==; the zero value cites
// nothing.
//
// Each passage has one text form. Within an article the letter stands above the
// number: UU 5/2014 Pasal 116 ayat (1), PP 11/2017 Pasal 131 ayat (2) huruf c,
// UU 5/2014 Pasal 1 angka 22, Penjelasan PP 11/2017 Pasal 133 ayat (1). Outside
// articles, in annexes, circulars and rulings, the number stands above the letter:
// PermenPANRB 15/2019 Lampiran B angka 2 huruf f, SE MenPANRB 52/2020 angka 3
// huruf a. A citation goes no deeper than one letter and one number.
type Citation struct {
	Instrument  Instrument
	Elucidation bool   // the passage stands in the elucidation (penjelasan)
	Annex       string // "I", "B"; empty in the body
	Article     string // "116", "99A"; "I" and "II" in amending instruments
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

// citationPart says how a part is written and what it may hold.
type citationPart struct {
	name, before, after string
	get                 func(*Citation) *string
	valid               func(string) bool
}

var (
	annexPart     = citationPart{"annex", " Lampiran ", "", func(c *Citation) *string { return &c.Annex }, isAnnex}
	articlePart   = citationPart{"article", " Pasal ", "", func(c *Citation) *string { return &c.Article }, isArticle}
	paragraphPart = citationPart{"paragraph", " ayat (", ")", func(c *Citation) *string { return &c.Paragraph }, isParagraph}
	letterPart    = citationPart{"letter", " huruf ", "", func(c *Citation) *string { return &c.Letter }, isLetters}
	numberPart    = citationPart{"number", " angka ", "", func(c *Citation) *string { return &c.Number }, isNumber}

	// The parts in the order in which they are written.
	partsOfArticle = [...]citationPart{annexPart, articlePart, paragraphPart, letterPart, numberPart}
	partsOutside   = [...]citationPart{annexPart, articlePart, paragraphPart, numberPart, letterPart}
)

const (
	elucidationPrefix = "Penjelasan "
	citationForm      = "a form such as UU 5/2014 Pasal 116 ayat (1) huruf a"
)

// String returns the text form, or the empty string for the zero Citation.
func (c Citation) String() string {
	if c.IsZero() {
		return ""
	}
	const usual = 64
	var b strings.Builder
	b.Grow(usual)
	if c.Elucidation {
		b.WriteString(elucidationPrefix)
	}
	b.WriteString(c.Instrument.String())
	parts := partsOfArticle
	if c.Article == "" {
		parts = partsOutside
	}
	for _, part := range parts {
		if value := *part.get(&c); value != "" {
			b.WriteString(part.before)
			b.WriteString(value)
			b.WriteString(part.after)
		}
	}
	return b.String()
}

// ParseCitation reads the form that [Citation.String] writes and no other. All
// problems are returned at once, each a [*FieldError] that names the part.
func ParseCitation(s string) (Citation, error) {
	problems := problemList{}
	var c Citation
	rest, elucidation := strings.CutPrefix(s, elucidationPrefix)
	c.Elucidation = elucidation
	source := rest
	// The name of a practice or a convention runs to the end of the text.
	if !strings.HasPrefix(rest, Practice.String()+" ") && !strings.HasPrefix(rest, Convention.String()+" ") {
		source = rest[:nextPart(rest)]
	}
	var err error
	if c.Instrument, err = ParseInstrument(source); err != nil {
		problems.join(InField("citation", err))
	}
	rest = rest[len(source):]
	parts := partsOutside
	if strings.Contains(rest, articlePart.before) {
		parts = partsOfArticle
	}
	for _, part := range parts {
		after, found := strings.CutPrefix(rest, part.before)
		if !found {
			continue
		}
		end := nextPart(after)
		value, closed := strings.CutSuffix(after[:end], part.after)
		if !closed || value == "" {
			problems.add("citation."+part.name, after[:end], citationForm, ErrSyntax)
			value = ""
		}
		*part.get(&c), rest = value, after[end:]
	}
	if rest != "" {
		problems.add("citation", s, "each part once, in the order Lampiran, Pasal, ayat, huruf, angka; outside articles angka before huruf", ErrSyntax)
	}
	problems.join(c.validateParts())
	if err := problems.err(); err != nil {
		return Citation{}, err
	}
	return c, nil
}

// nextPart returns where in s the next part begins, or the length of s.
func nextPart(s string) int {
	next := len(s)
	for _, part := range partsOfArticle {
		if at := strings.Index(s, part.before); at >= 0 && at < next {
			next = at
		}
	}
	return next
}

// validate returns every problem of c at once.
func (c Citation) validate() error {
	problems := problemList{}
	problems.join(InField("citation", c.Instrument.validate()))
	problems.join(c.validateParts())
	return problems.err()
}

// validateParts returns every problem of c but those of its instrument.
func (c Citation) validateParts() error {
	problems := problemList{}
	kind := c.Instrument.Kind
	if kind.named() && (c != Citation{Instrument: c.Instrument}) {
		problems.add("citation", c.String(), "no article within a practice or a convention", ErrConflict)
	}
	for _, part := range partsOfArticle {
		value := *part.get(&c)
		problems.check(value == "" || part.valid(value), "citation."+part.name, value, citationForm, ErrSyntax)
	}
	if c.Article == "" && c.Annex == "" && (c.Paragraph != "" || c.Letter+c.Number != "" && kind.hasArticles()) {
		problems.add("citation.article", "", "the article that the passage stands in", ErrMissing)
	}
	return problems.err()
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

// isArticle accepts 116, 99A, for inserted articles carry a capital letter, and the
// Roman numerals of the few articles of an amending instrument.
func isArticle(s string) bool {
	if s == "I" || s == "II" || s == "III" {
		return true
	}
	return isNumber(strings.TrimRight(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")) && len(s) <= 6
}

// isParagraph accepts 1 and 2a: inserted paragraphs carry a small letter.
func isParagraph(s string) bool {
	return isNumber(strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyz")) && len(s) <= 6
}
