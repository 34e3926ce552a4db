package merit

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// ValueKind says what a [Value] holds.
type ValueKind uint8

// The kinds of values.
const (
	NoValue      ValueKind = iota // nothing
	PeriodValue                   // a period: P2Y
	DateValue                     // a civil day
	CountValue                    // a whole number of things
	DecimalValue                  // an exact decimal number
	PercentValue                  // an exact decimal number of per cent
	ElapsedValue                  // the time between two days
	LevelValue                    // a level of posts
	GradeValue                    // a grade
	PartyValue                    // one who decides or is heard
)

var valueKindNames = names[ValueKind]{
	"none", "period", "date", "count", "decimal", "percent", "elapsed", "level", "grade", "party",
}

// String returns the kind as one word, such as period or decimal.
func (k ValueKind) String() string { return valueKindNames.text(k) }

// ParseValueKind reads the form that String writes. The error is a [*FieldError].
func ParseValueKind(s string) (ValueKind, error) { return valueKindNames.parse("kind", s) }

// MarshalText implements [encoding.TextMarshaler].
func (k ValueKind) MarshalText() ([]byte, error) { return valueKindNames.marshal("kind", k) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (k *ValueKind) UnmarshalText(text []byte) error {
	return valueKindNames.unmarshal("kind", text, k)
}

// Value is a small typed quantity: a parameter of law, or what was observed on a
// case. It is comparable with ==, by which 20 and 20.0 differ, for they are written
// differently; it needs no allocation, and its zero value holds nothing.
type Value struct {
	kind  ValueKind
	scale uint8
	// adds is what a period of whole years, or of 1 to 11 months, adds to a packed [Date];
	// 0 for every other period and value.
	adds uint32
	n    int64
}

// PeriodOf returns a period as a value.
func PeriodOf(p Period) Value {
	v := Value{kind: PeriodValue, n: int64(uint16(p.Years))<<32 | int64(uint16(p.Months))<<16 | int64(uint16(p.Days))}
	switch {
	case p.Months|p.Days == 0 && 0 < p.Years && p.Years <= longPeriod:
		v.adds = uint32(p.Years) << yearShift
	case p.Years|p.Days == 0 && 0 < p.Months && p.Months < monthsPerYear:
		v.adds = uint32(p.Months) << monthShift
	}
	return v
}

// DateValueOf returns a day as a value; the zero Date gives no value.
func DateValueOf(d Date) Value {
	if d.IsZero() {
		return Value{}
	}
	return Value{kind: DateValue, n: int64(d.packed)}
}

// CountOf returns a whole number as a value.
func CountOf(n int) Value { return Value{kind: CountValue, n: int64(n)} }

// ScaledOf returns n × 10^-scale as a value: ScaledOf(3315, 1) is 331.5. A scale
// above 18 is more than a value holds and gives no value.
func ScaledOf(n int64, scale uint8) Value {
	const maxScale = 18
	if scale > maxScale {
		return Value{}
	}
	return Value{kind: DecimalValue, scale: scale, n: n}
}

// PercentOf returns n × 10^-scale per cent as a value.
func PercentOf(n int64, scale uint8) Value {
	v := ScaledOf(n, scale)
	if v.kind != NoValue {
		v.kind = PercentValue
	}
	return v
}

// ElapsedOf returns the time from one day to another as a value that remembers
// both. It gives no value when either is the zero Date.
func ElapsedOf(from, to Date, roll Roll) Value {
	if from.IsZero() || to.IsZero() {
		return Value{}
	}
	return Value{kind: ElapsedValue, scale: uint8(roll), n: int64(from.packed)<<32 | int64(to.packed)}
}

// LevelOf returns a level as a value; an unknown level gives no value.
func LevelOf(l Level) Value {
	if l.Kind() == 0 {
		return Value{}
	}
	return Value{kind: LevelValue, n: int64(l)}
}

// GradeOf returns a grade as a value; an unknown grade gives no value.
func GradeOf(g Grade) Value {
	if g < GradeIa || g > GradeIVe {
		return Value{}
	}
	return Value{kind: GradeValue, n: int64(g)}
}

// PartyOf returns a party as a value; an unknown party gives no value.
func PartyOf(p Party) Value {
	if !partyNames.has(p) {
		return Value{}
	}
	return Value{kind: PartyValue, n: int64(p)}
}

// Kind returns what the value holds.
func (v Value) Kind() ValueKind { return v.kind }

// IsZero reports whether v holds nothing.
func (v Value) IsZero() bool { return v.kind == NoValue }

// Period returns the period of a PeriodValue, the elapsed years, months and days
// of an ElapsedValue, and the zero Period otherwise.
func (v Value) Period() Period {
	if v.kind != PeriodValue {
		return v.elapsed()
	}
	return Period{int16(v.n >> 32), int16(v.n >> 16), int16(v.n)}
}

//go:noinline
func (v Value) elapsed() Period {
	from, to := v.Between() // zero Dates, and so no time, for other kinds
	return Elapsed(from, to, Roll(v.scale))
}

// longPeriod is the number of years up to which a sum is reckoned without looking at the
// end of the calendar, and farOff the first packed day that lies too near to it.
const (
	longPeriod = 100
	farOff     = (maxYear - longPeriod) << yearShift
)

// After returns the day that lies the period of the value after another, as
// [Date.Add] has it, and whether roll decided it, as [Date.Rolls] tells.
func (v Value) After(d Date, roll Roll) (day Date, rolled bool) {
	// Whole years from any day but 29 February: the same day of another year. The zero
	// Date wraps to more than any day.
	if v.adds > withinYear && d.packed-1 < farOff && d.packed&withinYear != leapDay {
		return Date{d.packed + v.adds}, false
	}
	return v.after(d, roll)
}

func (v Value) after(d Date, roll Roll) (day Date, rolled bool) {
	// Fewer than twelve months from a day that every month has.
	if 0 < v.adds && v.adds <= withinYear && d.packed-1 < farOff && d.Day() <= shortestMonth {
		sum := d.packed + v.adds
		if d.packed&withinYear+v.adds >= (monthsPerYear+1)<<monthShift { // past December
			sum += 1<<yearShift - monthsPerYear<<monthShift
		}
		return Date{sum}, false
	}
	return d.add(v.Period(), roll)
}

// Between returns the two days of an ElapsedValue, and zero Dates otherwise.
func (v Value) Between() (from, to Date) {
	if v.kind != ElapsedValue {
		return Date{}, Date{}
	}
	return Date{uint32(v.n >> 32)}, Date{uint32(v.n)}
}

// Date returns the day of a DateValue, and the zero Date otherwise.
func (v Value) Date() Date {
	if v.kind != DateValue {
		return Date{}
	}
	return Date{uint32(v.n)}
}

// Count returns the number of a CountValue, and 0 otherwise.
func (v Value) Count() int {
	if v.kind != CountValue {
		return 0
	}
	return int(v.n)
}

// Scaled returns n and scale of a DecimalValue or PercentValue, whose number is n
// × 10^-scale; zeros otherwise.
func (v Value) Scaled() (n int64, scale uint8) {
	if v.kind != DecimalValue && v.kind != PercentValue {
		return 0, 0
	}
	return v.n, v.scale
}

// Decimal returns the number of a DecimalValue, PercentValue or CountValue, and
// zero otherwise.
func (v Value) Decimal() decimal.Decimal {
	switch v.kind {
	case CountValue, DecimalValue, PercentValue:
		return decimal.New(v.n, -int32(v.scale))
	}
	return decimal.Zero
}

// Level returns the level of a LevelValue, and the unknown level otherwise.
func (v Value) Level() Level {
	if v.kind != LevelValue {
		return 0
	}
	return Level(v.n)
}

// Grade returns the grade of a GradeValue, and none otherwise.
func (v Value) Grade() Grade {
	if v.kind != GradeValue {
		return 0
	}
	return Grade(v.n)
}

// Party returns the party of a PartyValue, and none otherwise.
func (v Value) Party() Party {
	if v.kind != PartyValue {
		return 0
	}
	return Party(v.n)
}

// String returns the value for machines: P2Y, 2025-09-08, 4, 331.5, 20%,
// 2023-06-05/2025-09-08, jpt-pratama, IV/b; empty for no value.
func (v Value) String() string {
	switch v.kind {
	case PeriodValue:
		return v.Period().String()
	case DateValue:
		return v.Date().String()
	case CountValue:
		return strconv.FormatInt(v.n, 10)
	case DecimalValue:
		return v.fixed()
	case PercentValue:
		return v.fixed() + "%"
	case ElapsedValue:
		from, to := v.Between()
		return from.String() + "/" + to.String()
	case LevelValue:
		return v.Level().String()
	case GradeValue:
		return v.Grade().String()
	case PartyValue:
		return v.Party().String()
	}
	return ""
}

func (v Value) fixed() string { return decimal.New(v.n, -int32(v.scale)).StringFixed(int32(v.scale)) }

// MarshalText implements [encoding.TextMarshaler] with the form of String.
func (v Value) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// In returns the value in words. Numbers have a decimal comma in Indonesian.
func (v Value) In(lang Language) string {
	switch v.kind {
	case PeriodValue:
		return v.Period().In(lang)
	case DateValue:
		return v.Date().In(lang)
	case DecimalValue, PercentValue:
		s := v.String()
		if lang == Indonesian {
			s = strings.Replace(s, ".", ",", 1)
		}
		return s
	case ElapsedValue:
		from, _ := v.Between()
		return v.Period().In(lang) + " (" + T("sejak ", "since ").In(lang) + from.In(lang) + ")"
	case LevelValue:
		return v.Level().In(lang)
	case GradeValue:
		return v.Grade().String() + " (" + v.Grade().Rank() + ")"
	case PartyValue:
		return v.Party().In(lang)
	}
	return v.String()
}
