package eligibility

import (
	"errors"
	"fmt"
	"strings"

	"github.com/seed-133aca06/asnmerit/merit"
)

// words holds the names of an enumeration by value. An empty word marks a value
// that has none, such as an unspecified zero.
type words[E ~uint8] []string

func (w words[E]) has(e E) bool { return int(e) < len(w) && w[e] != "" }

func (w words[E]) text(e E) string {
	if w.has(e) {
		return w[e]
	}
	return fmt.Sprintf("%%!(%d)", e)
}

func (w words[E]) problem(field, value string) error {
	var known []string
	for _, word := range w {
		if word != "" {
			known = append(known, word)
		}
	}
	return &merit.FieldError{Field: field, Value: value, Expected: "one of " + strings.Join(known, ", "), Err: merit.ErrUnknown}
}

func (w words[E]) parse(field, s string) (E, error) {
	for i, word := range w {
		if word != "" && word == s {
			return E(i), nil
		}
	}
	const longest = 64 // bytes of hostile input that an error repeats
	if len(s) > longest {
		s = strings.ToValidUTF8(s[:longest], "") + "…"
	}
	return 0, w.problem(field, s)
}

func (w words[E]) marshal(field string, e E) ([]byte, error) {
	if w.has(e) {
		return []byte(w[e]), nil
	}
	return nil, w.problem(field, fmt.Sprint(uint8(e)))
}

func (w words[E]) unmarshal(field string, text []byte, e *E) error {
	parsed, err := w.parse(field, string(text))
	if err == nil {
		*e = parsed
	}
	return err
}

// known checks a value given in a case: the unspecified zero is allowed, for it
// says that the fact is not known.
func (w words[E]) known(field string, e E) error {
	if e == 0 || w.has(e) {
		return nil
	}
	return w.problem(field, fmt.Sprint(uint8(e)))
}

// spoken returns the wording of an enumeration's value, or its word where it has
// none.
func spoken[E interface {
	~uint8
	fmt.Stringer
}](texts []merit.Text, e E, lang merit.Language) string {
	if int(e) < len(texts) && !texts[e].IsZero() {
		return texts[e].In(lang)
	}
	return e.String()
}

// problems collects what is wrong with an input; without any it allocates nothing.
type problems []error

func (p *problems) add(errs ...error) {
	for _, err := range errs {
		if err != nil {
			*p = append(*p, err)
		}
	}
}

func (p problems) err() error {
	if len(p) == 0 {
		return nil
	}
	return errors.Join(p...)
}
