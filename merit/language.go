package merit

// Language selects the language in which findings and names are rendered.
type Language uint8

const (
	// Indonesian (bahasa Indonesia), the zero value and default.
	Indonesian Language = iota
	// English.
	English
)

var languageNames = names[Language]{"id", "en"}

// String returns "id" or "en".
func (l Language) String() string { return languageNames.text(l) }

// ParseLanguage reads "id" or "en". The error is a [*FieldError].
func ParseLanguage(s string) (Language, error) { return languageNames.parse("language", s) }

// MarshalText implements [encoding.TextMarshaler].
func (l Language) MarshalText() ([]byte, error) { return languageNames.marshal("language", l) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (l *Language) UnmarshalText(text []byte) error {
	return languageNames.unmarshal("language", text, l)
}

// Text is a phrase in both languages of the library. Both are always there: the
// only way to make one is [T], which takes the two.
type Text struct {
	id, en string
}

// T returns the phrase with its Indonesian and its English wording.
func T(indonesian, english string) Text { return Text{indonesian, english} }

// In returns the wording in the given language.
func (t Text) In(lang Language) string {
	if lang == English {
		return t.en
	}
	return t.id
}

// IsZero reports whether either wording is missing.
func (t Text) IsZero() bool { return t.id == "" || t.en == "" }
