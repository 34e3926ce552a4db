package merit

import (
	"strconv"
	"strings"
)

// Period is a length of time in calendar years, months and days (jangka waktu),
// such as "two years" or "six months". It has no fixed number of days: it is
// added to a [Date] by anniversary. The zero value is no time at all.
//
// Text form: ISO 8601, P2Y, P6M, P15D, P1Y6M; the zero Period is P0D. A period
// with a negative part is good for reckoning back from a day, but it is no length
// that a law could set: it has no text form, and String writes it for the eye only.
type Period struct {
	Years, Months, Days int16
}

// maxPart is the greatest number of years, months or days that a period holds.
const maxPart = 1<<15 - 1

// Years returns a period of n years. More than 32767 of them, either way, are as
// good as 32767: adding them to any day leaves the calendar.
func Years(n int) Period { return Period{Years: int16(max(-maxPart, min(maxPart, n)))} }

// Months returns a period of n months. More than 32767 of them, either way, become
// 32767 years, which no calendar holds, rather than a wrong but plausible length.
func Months(n int) Period {
	if n < -maxPart || n > maxPart {
		return Years(n)
	}
	return Period{Months: int16(n)}
}

// Days returns a period of n days. More than 32767 of them, either way, become
// 32767 years, which no calendar holds, rather than a wrong but plausible length.
func Days(n int) Period {
	if n < -maxPart || n > maxPart {
		return Years(n)
	}
	return Period{Days: int16(n)}
}

// Elapsed returns the whole years, months and days that have passed from one day
// to the other: the largest years and months that still reach an anniversary on
// or before to, then the days left over. It is zero when to is not after from.
func Elapsed(from, to Date, roll Roll) Period {
	if from.IsZero() || !from.Before(to) {
		return Period{}
	}
	months := (to.Year()-from.Year())*12 + int(to.Month()) - int(from.Month())
	for from.Add(Period{Months: int16(months % 12), Years: int16(months / 12)}, roll).After(to) {
		months--
	}
	p := Period{Years: int16(months / 12), Months: int16(months % 12)}
	p.Days = int16(from.Add(p, roll).DaysUntil(to))
	return p
}

// IsZero reports whether p is no time at all.
func (p Period) IsZero() bool { return p == Period{} }

// String returns the ISO 8601 form, such as P2Y or P1Y6M10D; negative parts keep
// their sign, as in P-6M, which [ParsePeriod] refuses.
func (p Period) String() string {
	if p.IsZero() {
		return "P0D"
	}
	var b strings.Builder
	b.WriteByte('P')
	for _, part := range [...]struct {
		n    int16
		unit byte
	}{{p.Years, 'Y'}, {p.Months, 'M'}, {p.Days, 'D'}} {
		if part.n != 0 {
			b.WriteString(strconv.Itoa(int(part.n)))
			b.WriteByte(part.unit)
		}
	}
	return b.String()
}

// ParsePeriod reads the form that [Period.String] writes: years, months and days
// in this order, each at most once, none negative. The error is a [*FieldError].
func ParsePeriod(s string) (Period, error) {
	fail := func(err error) (Period, error) {
		return Period{}, &FieldError{Field: "period", Value: clip(s), Expected: "a period in the form P2Y, P6M or P15D", Err: err}
	}
	rest, found := strings.CutPrefix(s, "P")
	if !found || rest == "" {
		return fail(ErrSyntax)
	}
	var p Period
	for _, part := range [...]struct {
		n    *int16
		unit string
	}{{&p.Years, "Y"}, {&p.Months, "M"}, {&p.Days, "D"}} {
		number, after, found := strings.Cut(rest, part.unit)
		if !found {
			continue
		}
		n, ok := digits(number)
		if !ok {
			return fail(ErrSyntax)
		}
		if len(number) > 5 || n > maxPart { // the length first: n may have overflowed
			return fail(ErrRange)
		}
		*part.n, rest = int16(n), after
	}
	if rest != "" || p.String() != s {
		return fail(ErrSyntax) // left-overs, leading zeros or zero parts
	}
	return p, nil
}

// MarshalText implements [encoding.TextMarshaler]. A negative part is refused with
// a [*FieldError], for UnmarshalText would refuse it too.
func (p Period) MarshalText() ([]byte, error) {
	if p.Years < 0 || p.Months < 0 || p.Days < 0 {
		return nil, &FieldError{Field: "period", Value: p.String(), Expected: "no negative part", Err: ErrRange}
	}
	return []byte(p.String()), nil
}

// UnmarshalText implements [encoding.TextUnmarshaler].
func (p *Period) UnmarshalText(text []byte) error {
	parsed, err := ParsePeriod(string(text))
	if err != nil {
		return err
	}
	*p = parsed
	return nil
}

// In returns p in words: 1 tahun 6 bulan, or 1 year 6 months.
func (p Period) In(lang Language) string {
	var parts []string
	for _, part := range [...]struct {
		n         int16
		id        string
		one, many string
	}{
		{p.Years, "tahun", "year", "years"},
		{p.Months, "bulan", "month", "months"},
		{p.Days, "hari", "day", "days"},
	} {
		if part.n == 0 {
			continue
		}
		unit := part.many
		if part.n == 1 {
			unit = part.one
		}
		parts = append(parts, strconv.Itoa(int(part.n))+" "+T(part.id, unit).In(lang))
	}
	if len(parts) == 0 {
		return T("0 hari", "0 days").In(lang)
	}
	return strings.Join(parts, " ")
}

// Interval is a span of days, half-open: From belongs to it, Until does not. A
// zero From means "since ever", a zero Until means "still open".
type Interval struct {
	From, Until Date
}

// NewInterval returns the span [from, until). It returns a [*FieldError] that
// wraps [ErrRange] when until is not after from.
func NewInterval(from, until Date) (Interval, error) {
	if !until.IsZero() && !from.Before(until) {
		return Interval{}, &FieldError{Field: "until", Value: until.String(), Expected: "a day after " + from.String(), Err: ErrRange}
	}
	return Interval{from, until}, nil
}

// Contains reports whether day lies in the span. The zero Date lies in none.
func (i Interval) Contains(day Date) bool {
	return !day.IsZero() && !day.Before(i.From) && (i.Until.IsZero() || day.Before(i.Until))
}

// Overlaps reports whether the two spans share a day.
func (i Interval) Overlaps(other Interval) bool {
	from, until := i.From, i.Until
	if other.From.After(from) {
		from = other.From
	}
	if until.IsZero() || !other.Until.IsZero() && other.Until.Before(until) {
		until = other.Until
	}
	return until.IsZero() || from.Before(until)
}

// String returns the span as 2017-04-07/2023-10-31, with the open end as "..".
func (i Interval) String() string {
	end := func(d Date) string {
		if d.IsZero() {
			return openEnd
		}
		return d.String()
	}
	return end(i.From) + "/" + end(i.Until)
}

// In returns the span in words, with its last day: 7 April 2017 – 30 Oktober 2023.
func (i Interval) In(lang Language) string {
	from, until := T("sejak semula", "since ever").In(lang), T("kini", "today").In(lang)
	if !i.From.IsZero() {
		from = i.From.In(lang)
	}
	if !i.Until.IsZero() {
		until = i.Until.AddDays(-1).In(lang)
	}
	return from + " – " + until
}
