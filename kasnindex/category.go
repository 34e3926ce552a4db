package kasnindex

import (
	"fmt"
	"strings"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Category is the category (kategori) of an agency by the 400-point instrument.
// The zero value is "not known".
//
// Source: Peraturan KASN 9/2019 Pasal 23 ayat (2); rule KSN-BANDS.
type Category uint8

// The four categories.
const (
	CategoryI   Category = iota + 1 // buruk
	CategoryII                      // kurang
	CategoryIII                     // baik
	CategoryIV                      // sangat baik
)

var categoryNames = [...]string{"", "I", "II", "III", "IV"}

var categoryTexts = [...]merit.Text{
	merit.T("tidak diketahui", "unknown"), merit.T("Buruk", "poor"), merit.T("Kurang", "insufficient"),
	merit.T("Baik", "good"), merit.T("Sangat Baik", "very good"),
}

const categoryForm = "one of I, II, III, IV"

// String returns I, II, III or IV, and the empty string when not known.
func (c Category) String() string {
	if c > CategoryIV {
		return fmt.Sprintf("%%!(%d)", uint8(c))
	}
	return categoryNames[c]
}

// Number returns 1 to 4, or 0 when not known.
func (c Category) Number() int {
	if c > CategoryIV {
		return 0
	}
	return int(c)
}

// In returns the published name: Buruk, Kurang, Baik or Sangat Baik, and its
// translation.
func (c Category) In(lang merit.Language) string { return categoryTexts[c.Number()].In(lang) }

// CategoryOf returns the category that a finding of KSN-BANDS gives, as
// [Instrument.Classify] and [Instrument.ClassifyInto] make it; 0 for every other finding,
// such as one on a day on which the rule was not in force. It is what
// [Instrument.Category] says of the same score, without placing it again.
func CategoryOf(f *merit.Finding) Category {
	for i, reason := range bandReasons {
		if f.Reason == reason {
			return Category(i + 1)
		}
	}
	return 0
}

// ParseCategory reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseCategory(s string) (Category, error) {
	for c := CategoryI; c <= CategoryIV; c++ {
		if s == categoryNames[c] {
			return c, nil
		}
	}
	return 0, &merit.FieldError{Field: "category", Value: clip(s), Expected: categoryForm, Err: merit.ErrUnknown}
}

// CategoryNamed returns the category of a published name, in any case: Buruk,
// Kurang, Baik, Sangat Baik. The press writes "Sangat Buruk" for Buruk. The error is
// a [*merit.FieldError].
func CategoryNamed(name string) (Category, error) {
	for c := CategoryI; c <= CategoryIV; c++ {
		if strings.EqualFold(name, c.In(merit.Indonesian)) {
			return c, nil
		}
	}
	if strings.EqualFold(name, "Sangat Buruk") {
		return CategoryI, nil
	}
	return 0, &merit.FieldError{Field: "category", Value: clip(name), Expected: "one of Buruk, Kurang, Baik, Sangat Baik", Err: merit.ErrUnknown}
}

// MarshalText implements [encoding.TextMarshaler]. "Not known" is the empty text.
func (c Category) MarshalText() ([]byte, error) {
	if c > CategoryIV {
		return nil, &merit.FieldError{Field: "category", Value: fmt.Sprint(uint8(c)), Expected: categoryForm, Err: merit.ErrUnknown}
	}
	return []byte(categoryNames[c]), nil
}

// UnmarshalText implements [encoding.TextUnmarshaler]. Empty text is "not known".
func (c *Category) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*c = 0
		return nil
	}
	parsed, err := ParseCategory(string(text))
	if err != nil {
		return err
	}
	*c = parsed
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
