package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Epoch is the day from which a workbook counts its days.
type Epoch uint8

// The two that there are.
const (
	Epoch1900 Epoch = iota // 1 is 1 January 1900, and 60 a 29 February that never was
	Epoch1904              // 0 is 1 January 1904
)

// day returns the day with the serial number.
func (e Epoch) day(serial int) (merit.Date, bool) {
	const last = 2_958_465 // 31 December 9999
	switch {
	case e == Epoch1904 && serial >= 0 && serial <= last-1462:
		return merit.MustDate(1904, time.January, 1).AddDays(serial), true
	case e == Epoch1904 || serial < 1 || serial == 60 || serial > last:
		return merit.Date{}, false
	case serial < 60:
		return merit.MustDate(1899, time.December, 31).AddDays(serial), true
	}
	return merit.MustDate(1899, time.December, 30).AddDays(serial), true
}

// dayAndTime writes a serial number as 2025-03-01, or 2025-03-01 07:30 where the cell
// holds an hour too.
func (e Epoch) dayAndTime(text string) (string, bool) {
	serial, err := strconv.ParseFloat(text, 64)
	if err != nil || serial < 0 || serial > 3e6 {
		return "", false
	}
	whole := math.Floor(serial)
	minutes := int(math.Round((serial - whole) * 24 * 60))
	if minutes == 24*60 {
		whole, minutes = whole+1, 0
	}
	day, ok := e.day(int(whole))
	if !ok {
		return "", false
	}
	if minutes == 0 {
		return day.String(), true
	}
	return day.String() + " " + two(minutes/60) + ":" + two(minutes%60), true
}

func two(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }

// months are the beginnings of their names in Indonesian and English, three letters
// of which tell them apart, and the other short form of August.
var months = map[string]time.Month{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "agu": 8, "agt": 8, "ags": 8, "aug": 8,
	"sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "des": 12, "dec": 12,
}

// monthNames are the whole names.
var monthNames = []string{
	"januari", "january", "februari", "february", "maret", "march", "april", "mei", "may", "juni", "june", "juli", "july",
	"agustus", "august", "september", "oktober", "october", "november", "nopember", "desember", "december",
}

const dayForms = "a calendar day in the form 2025-09-08, 08-09-2025 or 8 September 2025"

// ParseDay reads a day as Indonesian files write it: 2025-09-08, 08-09-2025 with the
// day first, 8 September 2025 or 8 Sep 2025 with the month in Indonesian or English. A
// time of day behind the first form is left out. With strokes, 08/09/2025, the day
// and the month could be either, so that is refused. The error is a
// [*merit.FieldError].
func ParseDay(s string) (merit.Date, error) {
	if len(s) == len("2006-01-02") && s[4] == '-' { // the usual form, without detours
		return merit.ParseDate(s)
	}
	fail := func(expected string, kind error) (merit.Date, error) {
		return merit.Date{}, &merit.FieldError{Field: "date", Value: clip(s), Expected: expected, Err: kind}
	}
	if day, clock, two := strings.Cut(strings.Replace(s, "T", " ", 1), " "); two && len(day) == len("2006-01-02") && isClock(clock) {
		return merit.ParseDate(day)
	}
	var d, m, y string
	month := time.Month(0)
	if parts := strings.Fields(s); len(parts) == 3 {
		d, m, y = parts[0], strings.ToLower(strings.TrimSuffix(parts[1], ".")), parts[2]
		month = monthOf(m)
		if month == 0 {
			return fail(dayForms+", with the name of the month in Indonesian or English", merit.ErrSyntax)
		}
	} else {
		if strings.Count(s, "/") == 2 {
			return fail(dayForms+"; with strokes, day and month could be either", merit.ErrSyntax)
		}
		parts := strings.Split(strings.ReplaceAll(s, ".", "-"), "-")
		if len(parts) != 3 {
			return fail(dayForms, merit.ErrSyntax)
		}
		d, m, y = parts[0], parts[1], parts[2]
		n, err := strconv.ParseUint(m, 10, 8)
		if err != nil || len(m) > 2 {
			return fail(dayForms, merit.ErrSyntax)
		}
		month = time.Month(n)
	}
	day, err1 := strconv.ParseUint(d, 10, 8)
	year, err2 := strconv.ParseUint(y, 10, 16)
	if err1 != nil || err2 != nil || len(d) > 2 || len(y) != 4 {
		return fail(dayForms, merit.ErrSyntax)
	}
	date, err := merit.NewDate(int(year), month, int(day))
	if err != nil {
		return fail(dayForms, merit.ErrRange)
	}
	return date, nil
}

func monthOf(name string) time.Month {
	for _, whole := range monthNames {
		if name == whole {
			return months[name[:3]]
		}
	}
	return months[name]
}

// isClock reports whether s is a time of day, 07:30 or 07:30:00.
func isClock(s string) bool {
	for _, form := range []string{"15:04", "15:04:05", "15:04:05Z", "15:04:05.000Z"} {
		if _, err := time.Parse(form, s); err == nil {
			return true
		}
	}
	return false
}

// leastSerial is the least of the serial numbers that are taken for days, which are
// those of five digits. Fewer digits are rather a year, or an age.
const leastSerial = 10_000

// fiveDigits returns the number that is written with five digits, and 0 for another
// text.
func fiveDigits(s string) int {
	const length = 5
	if len(s) != length {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// Day reads the cell of a day as [ParseDay] does. It takes the serial number of a
// spreadsheet too, with a remark: that is what is left where a day lost its format.
func (r *Row) Day(column string) merit.Date {
	text := r.Cell(column)
	if serial := fiveDigits(text); serial >= leastSerial {
		epoch := Epoch1900
		if w, isBook := r.reader.source.(*worksheet); isBook {
			epoch = w.book.from
		}
		if day, ok := epoch.day(serial); ok {
			r.Remark(column, merit.T(
				"angka "+text+" dibaca sebagai hari dengan nomor seri itu, "+day.String(),
				"the number "+text+" was read as the day with that serial number, "+day.String()))
			return day
		}
	}
	return Parse(r, column, ParseDay)
}
