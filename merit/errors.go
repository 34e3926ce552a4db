package merit

import (
	"errors"
	"strconv"
	"strings"
)

// The kinds of bad input. A [*FieldError] wraps one of them, for errors.Is.
var (
	// ErrSyntax: the text does not have the form asked for.
	ErrSyntax = errors.New("malformed")
	// ErrRange: the value is well formed but lies outside what is allowed.
	ErrRange = errors.New("out of range")
	// ErrUnknown: no such word in the vocabulary.
	ErrUnknown = errors.New("unknown")
	// ErrMissing: a value that must be given is not there.
	ErrMissing = errors.New("missing")
	// ErrConflict: two values that cannot both be true.
	ErrConflict = errors.New("contradictory")
	// ErrUncited: a number or a rule without the article that it rests on.
	ErrUncited = errors.New("without a citation")
	// ErrBeforeFirstRegime: a day before the first state of the law that the
	// library knows; see [FirstDay].
	ErrBeforeFirstRegime = errors.New("before the first encoded state of the law")
)

// FieldError is one problem of an input: which field, which value, what was
// expected. Functions that check several fields return all problems at once,
// joined; errors.As finds the first and [FieldErrors] finds them all.
type FieldError struct {
	Field    string // name of the field, such as "inaugurated" or "weights[2]"
	Value    string // the value as given
	Expected string // what would have been accepted
	Err      error  // the kind: one of the Err… values of this package
}

// Error implements error: `date "2025-02-30": out of range: want a calendar day …`.
func (e *FieldError) Error() string {
	var b strings.Builder
	b.WriteString(e.Field)
	if e.Value != "" || !errors.Is(e.Err, ErrMissing) && !errors.Is(e.Err, ErrUncited) {
		b.WriteByte(' ')
		b.WriteString(strconv.Quote(e.Value))
	}
	b.WriteString(": ")
	if e.Err != nil {
		b.WriteString(e.Err.Error())
		b.WriteString(": ")
	}
	b.WriteString("want ")
	b.WriteString(e.Expected)
	return b.String()
}

// Unwrap returns the kind of the problem.
func (e *FieldError) Unwrap() error { return e.Err }

// FieldErrors returns every [*FieldError] in the tree of err, in order.
func FieldErrors(err error) []*FieldError {
	var out []*FieldError
	for _, problem := range problemsOf(err) {
		if fe, ok := problem.(*FieldError); ok {
			out = append(out, fe)
		}
	}
	return out
}

// problemsOf takes the tree of err apart into field errors and such other errors
// as hold none, in order.
func problemsOf(err error) []error {
	if fe, ok := err.(*FieldError); ok {
		return []error{fe}
	}
	switch u := err.(type) {
	case interface{ Unwrap() []error }:
		var out []error
		for _, e := range u.Unwrap() {
			out = append(out, problemsOf(e)...)
		}
		return out
	case interface{ Unwrap() error }:
		if fe := (*FieldError)(nil); errors.As(err, &fe) {
			return problemsOf(u.Unwrap())
		}
	}
	if err == nil {
		return nil
	}
	return []error{err}
}

// InField puts the problems of err under a parent field, so that "date" within
// "incumbent" becomes "incumbent.date"; a problem that names no field becomes one
// of the parent itself. It returns nil for nil.
func InField(parent string, err error) error {
	problems := problemsOf(err)
	for i, problem := range problems {
		moved := FieldError{Field: parent, Expected: "a valid value", Err: problem}
		if fe, ok := problem.(*FieldError); ok {
			moved = *fe
			moved.Field = parent + "." + fe.Field
		}
		problems[i] = &moved
	}
	return errors.Join(problems...)
}

// clip shortens hostile input for use in an error.
func clip(s string) string {
	const limit = 64
	if len(s) <= limit {
		return s
	}
	return strings.ToValidUTF8(s[:limit], "") + "…"
}
