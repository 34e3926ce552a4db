package jpt

import (
	"fmt"
	"strings"

	"github.com/seed-133aca06/asnmerit/merit"
)

// word returns the name of an enumerator, or a mark for one that has none.
func word(names []string, i uint8) string {
	if int(i) < len(names) && names[i] != "" {
		return names[i]
	}
	return fmt.Sprintf("%%!(%d)", i)
}

// value returns the enumerator of a name.
func value(names []string, field, s string) (uint8, error) {
	for i, name := range names {
		if name != "" && name == s {
			return uint8(i), nil
		}
	}
	return 0, &merit.FieldError{Field: field, Value: s, Expected: "one of " + strings.TrimPrefix(strings.Join(names, ", "), ", "), Err: merit.ErrUnknown}
}

// text returns the name of an enumerator for encoding and refuses one without.
func text(names []string, field string, i uint8) ([]byte, error) {
	if int(i) < len(names) && names[i] != "" {
		return []byte(names[i]), nil
	}
	return nil, &merit.FieldError{Field: field, Value: fmt.Sprint(i), Expected: "one of " + strings.TrimPrefix(strings.Join(names, ", "), ", "), Err: merit.ErrUnknown}
}

// known refuses an enumerator without a name; 0 is not known, or the default.
func known(names []string, field string, i uint8) error {
	if int(i) < len(names) {
		return nil
	}
	_, err := text(names, field, i)
	return err
}

// knownAnswer refuses an answer that is none of unknown, yes and no.
func knownAnswer(field string, a merit.Answer) error {
	if a <= merit.No {
		return nil
	}
	return &merit.FieldError{Field: field, Value: fmt.Sprint(uint8(a)), Expected: "one of unknown, yes, no", Err: merit.ErrUnknown}
}

// knownRoll refuses a way to roll that is neither forward nor back.
func knownRoll(r merit.Roll) error {
	if r <= merit.RollBack {
		return nil
	}
	_, err := r.MarshalText()
	return err
}
