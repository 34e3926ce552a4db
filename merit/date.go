package merit

import (
	"database/sql/driver"
	"fmt"
	"strconv"
	"time"
)

// Date is a civil day (tanggal) in the Gregorian calendar, without zone or time
// of day. Dates are comparable with ==, ordered by [Date.Compare] and four bytes
// long. The zero value is no day at all: it stands for a date that is not known,
// and [Date.IsZero] reports it.
//
// Text, JSON and SQL form: 2025-09-08. The zero Date is the empty text and SQL
// NULL. Years run from 1 to 9999.
type Date struct {
	// year<<9 | month<<5 | day, so that the order of the numbers is the order
	// of the days and adding years needs no division.
	packed uint32
}

const (
	minYear = 1
	maxYear = 9999

	yearShift  = 9 // the bits below the year
	monthShift = 5 // the bits below the month

	monthsPerYear = 12
)

// NewDate returns the given day. It returns a [*FieldError] that wraps
// [ErrRange] when the calendar has no such day.
func NewDate(year int, month time.Month, day int) (Date, error) {
	if year < minYear || year > maxYear || month < time.January || month > time.December ||
		day < 1 || day > daysIn(year, month) {
		return Date{}, &FieldError{
			Field:    "date",
			Value:    fmt.Sprintf("%04d-%02d-%02d", year, int(month), day),
			Expected: "a day of the calendar between 0001-01-01 and 9999-12-31",
			Err:      ErrRange,
		}
	}
	return pack(year, month, day), nil
}

// MustDate is [NewDate] for literals; it panics where the calendar has no such
// day.
func MustDate(year int, month time.Month, day int) Date {
	d, err := NewDate(year, month, day)
	if err != nil {
		panic(err)
	}
	return d
}

// ParseDate reads a day in the form 2025-09-08 and no other. The error is a
// [*FieldError] that wraps [ErrSyntax] or [ErrRange].
func ParseDate(s string) (Date, error) {
	fail := func(err error) (Date, error) {
		return Date{}, &FieldError{Field: "date", Value: clip(s), Expected: "a calendar day in the form 2025-09-08", Err: err}
	}
	if len(s) != len("2006-01-02") || s[4] != '-' || s[7] != '-' {
		return fail(ErrSyntax)
	}
	year, ok1 := digits(s[0:4])
	month, ok2 := digits(s[5:7])
	day, ok3 := digits(s[8:10])
	if !ok1 || !ok2 || !ok3 {
		return fail(ErrSyntax)
	}
	d, err := NewDate(year, time.Month(month), day)
	if err != nil {
		return fail(ErrRange)
	}
	return d, nil
}

// MustParseDate is [ParseDate] for literals; it panics on a malformed day.
func MustParseDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// DateOf returns the civil day that t shows in its own location. The zero Time,
// with which drivers and structs say "no time", gives the zero Date.
func DateOf(t time.Time) (Date, error) {
	if t.IsZero() {
		return Date{}, nil
	}
	return NewDate(t.Date())
}

func pack(year int, month time.Month, day int) Date {
	return Date{uint32(year)<<9 | uint32(month)<<5 | uint32(day)}
}

// digits reads s as an unsigned decimal number; it refuses signs and spaces.
func digits(s string) (int, bool) {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, len(s) > 0
}

func isLeap(year int) bool {
	return year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

func daysIn(year int, month time.Month) int {
	switch month {
	case time.February:
		if isLeap(year) {
			return 29
		}
		return 28
	case time.April, time.June, time.September, time.November:
		return 30
	default:
		return 31
	}
}

// IsZero reports whether d is the zero Date, which is no day.
func (d Date) IsZero() bool { return d.packed == 0 }

// Year returns the year, 1 to 9999; 0 for the zero Date.
func (d Date) Year() int { return int(d.packed >> 9) }

// Month returns the month; 0 for the zero Date.
func (d Date) Month() time.Month { return time.Month(d.packed >> 5 & 0xf) }

// Day returns the day of the month; 0 for the zero Date.
func (d Date) Day() int { return int(d.packed & 0x1f) }

// Compare returns -1, 0 or +1 as d is before, on or after other. The zero Date
// sorts before every day.
func (d Date) Compare(other Date) int {
	switch {
	case d.packed < other.packed:
		return -1
	case d.packed > other.packed:
		return +1
	}
	return 0
}

// Before reports whether d is earlier than other.
func (d Date) Before(other Date) bool { return d.packed < other.packed }

// After reports whether d is later than other.
func (d Date) After(other Date) bool { return d.packed > other.packed }

// number returns the count of days since 0000-03-01, so that leap days fall at
// the end of a counted year.
func (d Date) number() int {
	y, m := d.Year(), int(d.Month())
	if m <= 2 {
		y--
		m += 12
	}
	return 365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + d.Day() - 1
}

// dateOfNumber is the inverse of number; days outside the years 1 to 9999 give
// the zero Date.
func dateOfNumber(n int) Date {
	if n < pack(minYear, time.January, 1).number() || n > pack(maxYear, time.December, 31).number() {
		return Date{}
	}
	const era = 146097 // days in 400 years
	e, doe := n/era, n%era
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	year, month, day := e*400+yoe, mp+3, doy-(153*mp+2)/5+1
	if month > 12 {
		month -= 12
		year++
	}
	return pack(year, time.Month(month), day)
}

// AddDays returns the day n days after d, or before it for a negative n. Where
// that leaves the years 1 to 9999 it stays on the last or the first day of them, so
// that nothing compared with the sum turns from "not yet" into "already". The zero
// Date stays the zero Date.
func (d Date) AddDays(n int) Date {
	if day := d.Day() + n; 1 <= day && day <= shortestMonth && !d.IsZero() {
		return Date{d.packed + uint32(n)} // in the same month
	}
	return d.addDays(n)
}

// shortestMonth is the number of days that every month has.
const shortestMonth = 28

func (d Date) addDays(n int) Date {
	const span = 4_000_000 // more days than the calendar has
	switch last := daysIn(d.Year(), d.Month()); {
	case d.IsZero():
		return Date{}
	case n == 1 && d.Day() < last:
		return Date{d.packed + 1}
	case n == 1 && d.Month() < time.December:
		return pack(d.Year(), d.Month()+1, 1)
	}
	if n > span || n < -span {
		return edge(n > 0)
	}
	if sum := dateOfNumber(d.number() + n); !sum.IsZero() {
		return sum
	}
	return edge(n > 0)
}

// LastDay is the last day of the calendar, 31 December 9999. A sum of days that stays on it
// lies beyond, and never comes.
var LastDay = edge(true)

var never = Date{LastDay.packed + 1} // no day: after the last

// edge returns the last or the first day of the calendar.
func edge(last bool) Date {
	if last {
		return pack(maxYear, time.December, 31)
	}
	return pack(minYear, time.January, 1)
}

// DaysUntil returns the number of days from d to other, negative when other is
// earlier. It is 0 when either is the zero Date.
func (d Date) DaysUntil(other Date) int {
	if d.IsZero() || other.IsZero() {
		return 0
	}
	return other.number() - d.number()
}

// YearsUntil returns how many anniversaries of d have come by the given day, and whether
// the last of them falls on it; d itself counts as the one after no years. It answers
// only where nothing but the calendar decides, and ok is false elsewhere: for 29 February,
// whose anniversaries hang on [Roll], for a day before d, and for the zero Date.
func (d Date) YearsUntil(day Date) (years int, on, ok bool) {
	if d.packed-1 >= day.packed || d.packed&withinYear == leapDay { // the zero Date wraps
		return 0, false, false
	}
	passed := day.packed - d.packed // a year is borrowed where the day of the year has not come
	return int(passed >> yearShift), passed&withinYear == 0, true
}

// Roll says where an anniversary falls when the month lacks the day, as for an
// inauguration on 29 February. The law is silent, so this is a convention of the
// project, which findings declare where it mattered.
type Roll uint8

const (
	// RollForward, the default, goes to the first of the next month: 29
	// February plus one year is 1 March.
	RollForward Roll = iota
	// RollBack stays on the last day of the month: 29 February plus one year
	// is 28 February.
	RollBack
)

var rollNames = names[Roll]{"forward", "back"}

// String returns forward or back.
func (r Roll) String() string { return rollNames.text(r) }

// ParseRoll reads the form that String writes. The error is a [*FieldError].
func ParseRoll(s string) (Roll, error) { return rollNames.parse("roll", s) }

// MarshalText implements [encoding.TextMarshaler].
func (r Roll) MarshalText() ([]byte, error) { return rollNames.marshal("roll", r) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (r *Roll) UnmarshalText(text []byte) error { return rollNames.unmarshal("roll", text, r) }

// AddYears returns the n-th anniversary of d; see [Date.Add].
func (d Date) AddYears(n int, roll Roll) Date { return d.Add(Years(n), roll) }

// Add returns d plus the years and months of p, by anniversary, and then its
// days; a negative p goes back in the same order. Where the month lacks the day,
// roll decides. Where the sum, or the anniversary before its days are added, leaves
// the years 1 to 9999, it stays on their last or first day as in [Date.AddDays]. The
// zero Date stays the zero Date.
func (d Date) Add(p Period, roll Roll) Date {
	// Whole years from any day but 29 February: the same day of another year.
	if year := d.Year() + int(p.Years); p.Months|p.Days == 0 && d.packed&withinYear != leapDay && minYear <= year && year <= maxYear && !d.IsZero() {
		return Date{d.packed + uint32(int(p.Years)<<9)}
	}
	sum, _ := d.add(p, roll)
	return sum
}

const (
	withinYear = 1<<9 - 1  // the bits of month and day
	leapDay    = 2<<5 | 29 // 29 February in them
)

// add is Add for every date and period, and tells whether roll decided.
func (d Date) add(p Period, roll Roll) (sum Date, rolled bool) {
	if d.IsZero() {
		return Date{}, false
	}
	year, month, day := d.Year(), int(d.Month()), d.Day()
	year += int(p.Years)
	if p.Months != 0 {
		months := year*monthsPerYear + month - 1 + int(p.Months)
		if months < 0 {
			return edge(false), false
		}
		year, month = months/monthsPerYear, months%monthsPerYear+1
	}
	if year < minYear || year > maxYear {
		return edge(year > maxYear), false
	}
	if day > shortestMonth {
		if last := daysIn(year, time.Month(month)); day > last {
			if rolled = true; roll == RollBack {
				day = last
			} else {
				day = 1
				month++ // never past December, which has 31 days
			}
		}
	}
	sum = pack(year, time.Month(month), day)
	if p.Days != 0 {
		sum = sum.AddDays(int(p.Days))
	}
	return sum, rolled
}

// Rolls reports whether adding p to d meets a month that lacks d's day, so that
// [Roll] decides the sum.
func (d Date) Rolls(p Period) bool {
	_, rolled := d.add(p, RollForward)
	return rolled
}

// String returns d in the form 2025-09-08, or the empty string for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	b, _ := d.AppendText(make([]byte, 0, len("2006-01-02")))
	return string(b)
}

// AppendText appends the text form of d to b. The error is always nil.
func (d Date) AppendText(b []byte) ([]byte, error) {
	if d.IsZero() {
		return b, nil
	}
	y, m, day := d.Year(), int(d.Month()), d.Day()
	return append(b,
		byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10), '-',
		byte('0'+m/10), byte('0'+m%10), '-',
		byte('0'+day/10), byte('0'+day%10)), nil
}

// MarshalText implements [encoding.TextMarshaler].
func (d Date) MarshalText() ([]byte, error) { return d.AppendText(nil) }

// UnmarshalText implements [encoding.TextUnmarshaler]. Empty text gives the zero
// Date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// Value implements [driver.Valuer] with the text form, or NULL for the zero Date.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.String(), nil
}

// Scan implements sql.Scanner. It takes NULL, text, or a time.Time, of which it
// keeps the civil day and drops the clock.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = Date{}
		return nil
	case string:
		return d.UnmarshalText([]byte(v))
	case []byte:
		return d.UnmarshalText(v)
	case time.Time:
		parsed, err := DateOf(v)
		if err != nil {
			return err
		}
		*d = parsed
		return nil
	}
	return &FieldError{Field: "date", Value: fmt.Sprintf("%T", src), Expected: "NULL, text in the form 2025-09-08, or a time", Err: ErrSyntax}
}

// In returns d in words: 8 September 2025. The zero Date is "tidak diketahui" or
// "unknown".
func (d Date) In(lang Language) string {
	if d.IsZero() {
		return unknownText.In(lang)
	}
	return strconv.Itoa(d.Day()) + " " + monthNames[d.Month()-1].In(lang) + " " + strconv.Itoa(d.Year())
}

var unknownText = T("tidak diketahui", "unknown")

var monthNames = [12]Text{
	T("Januari", "January"), T("Februari", "February"), T("Maret", "March"),
	T("April", "April"), T("Mei", "May"), T("Juni", "June"),
	T("Juli", "July"), T("Agustus", "August"), T("September", "September"),
	T("Oktober", "October"), T("November", "November"), T("Desember", "December"),
}
