package merit

import (
	"fmt"
	"strings"
)

// names holds the words of an enumeration by value. An empty word marks a value
// that has none, such as an unspecified zero.
type names[E ~uint8] []string

func (n names[E]) text(e E) string {
	if n.has(e) {
		return n[e]
	}
	return fmt.Sprintf("%%!(%d)", e)
}

func (n names[E]) parse(field, s string) (E, error) {
	for i, word := range n {
		if word != "" && word == s {
			return E(i), nil
		}
	}
	return 0, &FieldError{Field: field, Value: clip(s), Expected: "one of " + strings.Join(n.words(), ", "), Err: ErrUnknown}
}

func (n names[E]) words() []string {
	var out []string
	for _, word := range n {
		if word != "" {
			out = append(out, word)
		}
	}
	return out
}

// values returns every named value in order.
func (n names[E]) values() []E {
	var out []E
	for i, word := range n {
		if word != "" {
			out = append(out, E(i))
		}
	}
	return out
}

func (n names[E]) marshal(field string, e E) ([]byte, error) {
	if n.has(e) {
		return []byte(n[e]), nil
	}
	return nil, &FieldError{Field: field, Value: fmt.Sprint(uint8(e)), Expected: "one of " + strings.Join(n.words(), ", "), Err: ErrUnknown}
}

func (n names[E]) unmarshal(field string, text []byte, e *E) error {
	parsed, err := n.parse(field, string(text))
	if err != nil {
		return err
	}
	*e = parsed
	return nil
}

// has reports whether e is a named value.
func (n names[E]) has(e E) bool { return int(e) < len(n) && n[e] != "" }
