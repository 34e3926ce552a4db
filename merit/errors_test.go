package merit_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAProblemNamesFieldValueAndExpectation(t *testing.T) {
	for _, c := range []struct {
		name    string
		problem merit.FieldError
		want    string
	}{
		{"a wrong value", merit.FieldError{Field: "date", Value: "2025-02-30", Expected: "a day", Err: merit.ErrRange}, `date "2025-02-30": out of range: want a day`},
		{"an empty value is shown as such", merit.FieldError{Field: "nip", Expected: "18 digits", Err: merit.ErrSyntax}, `nip "": malformed: want 18 digits`},
		{"what is missing has no value to show", merit.FieldError{Field: "asOf", Expected: "a day", Err: merit.ErrMissing}, `asOf: missing: want a day`},
		{"a value that lacks something", merit.FieldError{Field: "version", Value: "minimum", Expected: "a parameter", Err: merit.ErrMissing}, `version "minimum": missing: want a parameter`},
		{"no kind", merit.FieldError{Field: "date", Value: "x", Expected: "a day"}, `date "x": want a day`},
		{"hostile text is quoted", merit.FieldError{Field: "date", Value: "a\nb", Expected: "a day", Err: merit.ErrSyntax}, `date "a\nb": malformed: want a day`},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.EqualError(t, &c.problem, c.want)
			assert.Equal(t, c.problem.Err, c.problem.Unwrap())
		})
	}
}

func TestTheKindsOfBadInputAreToldApart(t *testing.T) {
	for name, kind := range kinds {
		err := error(&merit.FieldError{Field: "x", Expected: "y", Err: kind})
		for other, is := range kinds {
			assert.Equal(t, name == other, errors.Is(err, is), "%s is %s", name, other)
		}
		wrapped := fmt.Errorf("row 7: %w", err)
		assert.ErrorIs(t, wrapped, kind)
		var problem *merit.FieldError
		require.ErrorAs(t, wrapped, &problem)
		assert.Equal(t, "x", problem.Field)
	}
}

func TestEveryProblemOfATreeIsFoundInOrder(t *testing.T) {
	a, b, c := &merit.FieldError{Field: "a"}, &merit.FieldError{Field: "b"}, &merit.FieldError{Field: "c"}
	for _, tt := range []struct {
		name string
		err  error
		want []*merit.FieldError
	}{
		{"none", nil, nil},
		{"another error", io.EOF, nil},
		{"an error that wraps another", fmt.Errorf("row 7: %w", io.EOF), nil},
		{"one", a, []*merit.FieldError{a}},
		{"one that is wrapped", fmt.Errorf("row 7: %w", a), []*merit.FieldError{a}},
		{"one that is wrapped twice", fmt.Errorf("file: %w", fmt.Errorf("row 7: %w", a)), []*merit.FieldError{a}},
		{"several joined", errors.Join(a, b), []*merit.FieldError{a, b}},
		{"joined within joined", errors.Join(a, errors.Join(b, io.EOF), c), []*merit.FieldError{a, b, c}},
		{"several wrapped as one", fmt.Errorf("row 7: %w", errors.Join(a, b)), []*merit.FieldError{a, b}},
		{"several wrapped at once", fmt.Errorf("%w and %w", c, a), []*merit.FieldError{c, a}},
	} {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, merit.FieldErrors(tt.err)) })
	}
}

func TestProblemsArePutUnderTheirParent(t *testing.T) {
	assert.NoError(t, merit.InField("incumbent", nil))

	one := &merit.FieldError{Field: "date", Value: "x", Expected: "a day", Err: merit.ErrSyntax}
	err := merit.InField("incumbent", one)
	assert.EqualError(t, err, `incumbent.date "x": malformed: want a day`)
	assert.ErrorIs(t, err, merit.ErrSyntax)
	assert.Equal(t, "date", one.Field, "the problem itself is left alone")

	two := &merit.FieldError{Field: "nip", Value: "y", Expected: "digits", Err: merit.ErrRange}
	err = merit.InField("rows[7]", merit.InField("incumbent", errors.Join(one, two)))
	assert.Equal(t, []string{"rows[7].incumbent.date syntax", "rows[7].incumbent.nip range"}, problems(t, err))

	err = merit.InField("file", errors.Join(io.ErrUnexpectedEOF, one))
	found := merit.FieldErrors(err)
	require.Len(t, found, 2, "what names no field is a problem of the parent")
	assert.Equal(t, "file", found[0].Field)
	assert.Equal(t, "a valid value", found[0].Expected)
	assert.ErrorIs(t, err, io.ErrUnexpectedEOF)
	assert.Equal(t, "file.date", found[1].Field)

	wrapped := fmt.Errorf("reading: %w", io.EOF)
	found = merit.FieldErrors(merit.InField("file", wrapped))
	require.Len(t, found, 1)
	assert.Equal(t, wrapped, found[0].Err, "the words of a foreign error are kept")
}

func TestHostileInputIsClippedInErrors(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"64 bytes are quoted whole", strings.Repeat("x", 64), strings.Repeat("x", 64)},
		{"65 are not", strings.Repeat("x", 65), strings.Repeat("x", 64) + "…"},
		{"no character is cut in two", strings.Repeat("x", 63) + "éé", strings.Repeat("x", 63) + "…"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := merit.ParseDate(c.text)
			assert.Equal(t, c.want, merit.FieldErrors(err)[0].Value)
		})
	}
}

// A great length of text is refused with an error that a person can read.
func TestHugeInputGivesASmallError(t *testing.T) {
	parsers := map[string]func(string) error{
		"date":       func(s string) error { _, err := merit.ParseDate(s); return err },
		"period":     func(s string) error { _, err := merit.ParsePeriod(s); return err },
		"citation":   func(s string) error { _, err := merit.ParseCitation(s); return err },
		"instrument": func(s string) error { _, err := merit.ParseInstrument(s); return err },
		"nip":        func(s string) error { _, err := merit.ParseNIP(s); return err },
		"level":      func(s string) error { _, err := merit.ParseLevel(s); return err },
	}
	for name, parse := range parsers {
		for _, unit := range []string{"9", "P", "P9Y", "UU 5/2014 Pasal 1", " Pasal 1", " ayat (", "UU 5/", "Praktik ", "Penjelasan ", "é", "\xff", "\x00"} {
			for _, start := range []string{"", "P", "UU 5/2014", "Praktik "} {
				err := parse(start + strings.Repeat(unit, 1<<17/len(unit)))
				if assert.Error(t, err, "%s of %q", name, unit) {
					assert.Less(t, len(err.Error()), 2000, "%s of %q", name, unit)
				}
			}
		}
	}
}
