package merit

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Employment is the kind of employment that a number was given for.
type Employment uint8

const (
	// PNS: permanent civil servant (pegawai negeri sipil).
	PNS Employment = iota + 1
	// PPPK: government employee on contract (pegawai pemerintah dengan
	// perjanjian kerja).
	PPPK
)

var employmentNames = names[Employment]{"", "PNS", "PPPK"}

// String returns PNS or PPPK.
func (e Employment) String() string { return employmentNames.text(e) }

// ParseEmployment reads the form that String writes. The error is a [*FieldError].
func ParseEmployment(s string) (Employment, error) { return employmentNames.parse("employment", s) }

// MarshalText implements [encoding.TextMarshaler].
func (e Employment) MarshalText() ([]byte, error) { return employmentNames.marshal("employment", e) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (e *Employment) UnmarshalText(text []byte) error {
	return employmentNames.unmarshal("employment", text, e)
}

// Sex as the number tells it.
type Sex uint8

// The two values of the sex digit.
const (
	Man   Sex = iota + 1 // digit 1
	Woman                // digit 2
)

var sexNames = names[Sex]{"", "man", "woman"}

// String returns man or woman.
func (s Sex) String() string { return sexNames.text(s) }

// ParseSex reads the form that String writes. The error is a [*FieldError].
func ParseSex(s string) (Sex, error) { return sexNames.parse("sex", s) }

// MarshalText implements [encoding.TextMarshaler].
func (s Sex) MarshalText() ([]byte, error) { return sexNames.marshal("sex", s) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (s *Sex) UnmarshalText(text []byte) error { return sexNames.unmarshal("sex", text, s) }

// NIP is an employee number (nomor induk pegawai): eighteen digits, always text,
// for as a number a spreadsheet rounds it. It is comparable with ==; the zero
// value is none. It has no check digit, so a well-formed NIP may still be wrong.
//
// PNS (rule MER-NIP-PNS): birth date 8, year and month of first appointment 6, sex
// 1, sequence 3. PPPK (rule MER-NIP-PPPK): birth date 8, year 4, the digit 2, count
// of contracts 1, sex 1, sequence 3. The thirteenth digit tells them apart: a month
// begins with 0 or 1. The birth day is written as it is; the "+40" for women belongs
// to the resident number (NIK), not here.
//
// Text form: 198503172010011003. [NIP.Grouped] prints 8-6-1-3 and [NIP.Mask] hides
// the person.
type NIP struct {
	digits string
}

const nipLength = 18

// The places of the parts in the eighteen digits.
const (
	nipBirthEnd = 8
	nipYearEnd  = 12
	nipEntryEnd = 14
	nipSexEnd   = 15
)

// ParseNIP reads eighteen digits, or the same with single spaces between the
// groups of 8, 6, 1 and 3. It returns every problem at once, each a [*FieldError]
// that names the part.
func ParseNIP(s string) (NIP, error) {
	compact := s
	if len(s) == nipLength+3 && s[8] == ' ' && s[15] == ' ' && s[17] == ' ' {
		compact = s[0:8] + s[9:15] + s[16:17] + s[18:]
	}
	if len(compact) != nipLength || !every(compact, isDigit) {
		return NIP{}, &FieldError{Field: "nip", Value: clip(s), Expected: "18 digits, or groups of 8 6 1 3 digits", Err: ErrSyntax}
	}
	n := NIP{compact}
	var problems []error
	problem := func(part, value, expected string, err error) {
		problems = append(problems, &FieldError{Field: "nip." + part, Value: value, Expected: expected, Err: err})
	}
	birth, birthErr := n.birth()
	if birthErr != nil {
		expected := "a calendar day as yyyymmdd"
		if day, _ := digits(compact[6:8]); day > 40 && day <= 71 {
			expected += "; 40 is added to a woman's birth day in a NIK, never in a NIP"
		}
		problem("birth", compact[:nipBirthEnd], expected, ErrRange)
	}
	year, month := n.entry()
	entry := compact[nipBirthEnd:nipEntryEnd]
	if n.Employment() == PNS && (month < 1 || month > 12) {
		problem("appointment", entry, "year and month (01 to 12) of the first appointment, or for a PPPK the year, the digit 2 and the count of contracts", ErrRange)
	}
	if birthErr == nil && year <= birth.Year() {
		problem("appointment", entry, fmt.Sprintf("a year after the birth in %d", birth.Year()), ErrConflict)
	}
	if n.Sex() == 0 {
		problem("sex", compact[nipEntryEnd:nipSexEnd], "1 (man) or 2 (woman)", ErrRange)
	}
	if len(problems) > 0 {
		return NIP{}, errors.Join(problems...)
	}
	return n, nil
}

// MustParseNIP is [ParseNIP] for literals; it panics on a malformed number.
func MustParseNIP(s string) NIP {
	n, err := ParseNIP(s)
	if err != nil {
		panic(err)
	}
	return n
}

func (n NIP) birth() (Date, error) {
	year, _ := digits(n.digits[0:4])
	month, _ := digits(n.digits[4:6])
	day, _ := digits(n.digits[6:8])
	return NewDate(year, time.Month(month), day)
}

func (n NIP) entry() (year, month int) {
	year, _ = digits(n.digits[nipBirthEnd:nipYearEnd])
	month, _ = digits(n.digits[nipYearEnd:nipEntryEnd])
	return year, month
}

// IsZero reports whether n is no number.
func (n NIP) IsZero() bool { return n.digits == "" }

// Employment returns PNS or PPPK, or 0 for the zero NIP.
func (n NIP) Employment() Employment {
	switch {
	case n.IsZero():
		return 0
	case n.digits[nipYearEnd] == '2':
		return PPPK
	}
	return PNS
}

// Birth returns the birth date, or the zero Date for the zero NIP.
func (n NIP) Birth() Date {
	if n.IsZero() {
		return Date{}
	}
	d, _ := n.birth()
	return d
}

// Appointed returns the year of first appointment and, for a PNS, its month; a
// PPPK's number holds no month, so it is 0 there.
func (n NIP) Appointed() (year int, month time.Month) {
	if n.IsZero() {
		return 0, 0
	}
	y, m := n.entry()
	if n.Employment() == PPPK {
		return y, 0
	}
	return y, time.Month(m)
}

// Contracts returns the count of contracts that a PPPK's number tells, 0 for a
// PNS.
func (n NIP) Contracts() int {
	if n.Employment() != PPPK {
		return 0
	}
	return int(n.digits[nipEntryEnd-1] - '0')
}

// Sex returns what the sex digit says, or 0 for the zero NIP.
func (n NIP) Sex() Sex {
	if n.IsZero() {
		return 0
	}
	switch n.digits[nipEntryEnd] {
	case '1':
		return Man
	case '2':
		return Woman
	}
	return 0
}

// String returns the eighteen digits.
func (n NIP) String() string { return n.digits }

// Grouped returns the digits as they are printed: 19850317 201001 1 003.
func (n NIP) Grouped() string {
	if n.IsZero() {
		return ""
	}
	return n.digits[:nipBirthEnd] + " " + n.digits[nipBirthEnd:nipEntryEnd] + " " + n.digits[nipEntryEnd:nipSexEnd] + " " + n.digits[nipSexEnd:]
}

// Mask returns the grouped form with all but the sequence hidden, for logs and
// public pages: ******** ****** * 003.
func (n NIP) Mask() string {
	if n.IsZero() {
		return ""
	}
	return strings.Repeat("*", 8) + " " + strings.Repeat("*", 6) + " * " + n.digits[nipSexEnd:]
}

// MarshalText implements [encoding.TextMarshaler].
func (n NIP) MarshalText() ([]byte, error) { return []byte(n.digits), nil }

// UnmarshalText implements [encoding.TextUnmarshaler]. Empty text gives the zero
// NIP.
func (n *NIP) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*n = NIP{}
		return nil
	}
	parsed, err := ParseNIP(string(text))
	if err != nil {
		return err
	}
	*n = parsed
	return nil
}

// Value implements [driver.Valuer] with the digits as text, or NULL for the zero NIP.
func (n NIP) Value() (driver.Value, error) {
	if n.IsZero() {
		return nil, nil
	}
	return n.digits, nil
}

// Scan implements sql.Scanner. It takes NULL or text; a number is refused, for it
// may have been rounded.
func (n *NIP) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*n = NIP{}
		return nil
	case string:
		return n.UnmarshalText([]byte(v))
	case []byte:
		return n.UnmarshalText(v)
	}
	return &FieldError{Field: "nip", Value: fmt.Sprintf("%T", src), Expected: "NULL or text, never a number", Err: ErrSyntax}
}
