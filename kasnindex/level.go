package kasnindex

import (
	"strconv"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Level is how an indicator (sub-aspek) was graded: 0, no evidence accepted, up to
// the instrument's highest level, 4 in the instrument of KASN. The zero value is
// [NotAssessed], which is not level 0.
//
// Source: Peraturan KASN 9/2019; rule KSN-LEVELS.
type Level uint8

const (
	// NotAssessed: the level is not known. The score is then not known either.
	NotAssessed Level = 0
	// NotApplicable: the indicator does not apply to the agency and leaves the
	// denominator. Only an indicator with a gate takes it.
	NotApplicable Level = 255

	maxLevel = 9
)

// LevelOf returns the level of the given number, 0 to 9. Any other number is
// [NotAssessed].
func LevelOf(number int) Level {
	if number < 0 || number > maxLevel {
		return NotAssessed
	}
	return Level(number + 1)
}

// Levels returns the levels of the given numbers; see [LevelOf].
func Levels(numbers ...int) []Level {
	out := make([]Level, len(numbers))
	for i, n := range numbers {
		out[i] = LevelOf(n)
	}
	return out
}

// Number returns the number of the level, and whether it has one: NotAssessed and
// NotApplicable have none.
func (l Level) Number() (n int, ok bool) {
	if l == NotAssessed || l > maxLevel+1 {
		return 0, false
	}
	return int(l) - 1, true
}

const (
	notAssessedWord   = "not-assessed"
	notApplicableWord = "not-applicable"
	levelForm         = "a level from 0 to 9, not-assessed or not-applicable"
)

// String returns the number, not-assessed or not-applicable.
func (l Level) String() string {
	switch n, ok := l.Number(); {
	case ok:
		return strconv.Itoa(n)
	case l == NotAssessed:
		return notAssessedWord
	case l == NotApplicable:
		return notApplicableWord
	}
	return "%!(" + strconv.Itoa(int(l)) + ")"
}

// ParseLevel reads the form that String writes. The error is a [*merit.FieldError].
func ParseLevel(s string) (Level, error) {
	switch {
	case s == notAssessedWord:
		return NotAssessed, nil
	case s == notApplicableWord:
		return NotApplicable, nil
	case len(s) == 1 && '0' <= s[0] && s[0] <= '9':
		return LevelOf(int(s[0] - '0')), nil
	}
	return 0, &merit.FieldError{Field: "level", Value: clip(s), Expected: levelForm, Err: merit.ErrUnknown}
}

// MarshalText implements [encoding.TextMarshaler].
func (l Level) MarshalText() ([]byte, error) {
	if _, ok := l.Number(); !ok && l != NotAssessed && l != NotApplicable {
		return nil, &merit.FieldError{Field: "level", Value: strconv.Itoa(int(l)), Expected: levelForm, Err: merit.ErrUnknown}
	}
	return []byte(l.String()), nil
}

// UnmarshalText implements [encoding.TextUnmarshaler].
func (l *Level) UnmarshalText(text []byte) error {
	parsed, err := ParseLevel(string(text))
	if err != nil {
		return err
	}
	*l = parsed
	return nil
}
