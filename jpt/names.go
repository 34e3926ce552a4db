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
