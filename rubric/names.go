package rubric

import (
	"fmt"
	"strings"

	"github.com/seed-133aca06/asnmerit/merit"
)

// names holds the words of an enumeration by value. An empty word marks a value
// that has none, such as an unspecified zero.
type names[E ~uint8] []string

func (n names[E]) has(e E) bool { return int(e) < len(n) && n[e] != "" }

func (n names[E]) text(e E) string {
	if n.has(e) {
		return n[e]
	}
	return fmt.Sprintf("%%!(%d)", e)
}

func (n names[E]) words() string { return strings.TrimPrefix(strings.Join(n, ", "), ", ") }

func (n names[E]) parse(field, s string) (E, error) {
	for i, word := range n {
		if word != "" && word == s {
			return E(i), nil
		}
	}
	return 0, &merit.FieldError{Field: field, Value: clip(s), Expected: "one of " + n.words(), Err: merit.ErrUnknown}
}

// check returns nil, or a [*merit.FieldError] for a value without a name.
func (n names[E]) check(field string, e E) error {
	switch {
	case n.has(e):
		return nil
	case e == 0:
		return &merit.FieldError{Field: field, Expected: "one of " + n.words(), Err: merit.ErrMissing}
	}
	return &merit.FieldError{Field: field, Value: n.text(e), Expected: "one of " + n.words(), Err: merit.ErrUnknown}
}

func (n names[E]) marshal(field string, e E) ([]byte, error) {
	if err := n.check(field, e); err != nil {
		return nil, err
	}
	return []byte(n[e]), nil
}

func (n names[E]) unmarshal(field string, text []byte, e *E) error {
	parsed, err := n.parse(field, string(text))
	if err != nil {
		return err
	}
	*e = parsed
	return nil
}

// clip shortens hostile input for use in an error.
func clip(s string) string {
	const limit = 64
	if len(s) <= limit {
		return s
	}
	return strings.ToValidUTF8(s[:limit], "") + "…"
}
