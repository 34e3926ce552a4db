package merit_test

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// signed reads a period of a table, of which "back " reverses every part.
func signed(t *testing.T, s string) merit.Period {
	t.Helper()
	length, back := strings.CutPrefix(s, "back ")
	p := period(t, length)
	if back {
		p.Years, p.Months, p.Days = -p.Years, -p.Months, -p.Days
	}
	return p
}

func TestAnniversaries(t *testing.T) {
	for _, row := range table(t, "anniversaries.csv") {
		t.Run(row["case"], func(t *testing.T) {
			from, p := day(t, row["from"]), signed(t, row["period"])
			assert.Equal(t, row["forward"], from.Add(p, merit.RollForward).String())
			assert.Equal(t, row["back"], from.Add(p, merit.RollBack).String())
			assert.Equal(t, row["rolled"] == "yes", from.Rolls(p))
			if p.Months == 0 && p.Days == 0 {
				assert.Equal(t, row["forward"], from.AddYears(int(p.Years), merit.RollForward).String())
				assert.Equal(t, row["back"], from.AddYears(int(p.Years), merit.RollBack).String())
			}
		})
	}
}

// calendar walks the days from the first of one year to the last of another by
// the clock of the standard library.
func calendar(t *testing.T, firstYear, lastYear int) []time.Time {
	t.Helper()
	var out []time.Time
	for d := time.Date(firstYear, time.January, 1, 0, 0, 0, 0, time.UTC); d.Year() <= lastYear; d = d.AddDate(0, 0, 1) {
		out = append(out, d)
	}
	return out
}

// Every day of the years 1 to 9999, found by walking, is made, printed, counted and
// stepped over as the standard library does it.
func TestEveryDayOfTheCalendar(t *testing.T) {
	first := merit.MustDate(1, time.January, 1)
	before := merit.Date{}
	walked := 0
	for c := time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC); c.Year() <= 9999; c = c.AddDate(0, 0, 1) {
		year, month, dayOfMonth := c.Date()
		d, err := merit.NewDate(year, month, dayOfMonth)
		if err != nil || d.Year() != year || d.Month() != month || d.Day() != dayOfMonth {
			require.Failf(t, "not the day", "%s: %s, %v", c.Format(time.DateOnly), d, err)
		}
		if !before.Before(d) || d.Before(before) || before.After(d) || !d.After(before) || before.Compare(d) != -1 || d.Compare(before) != +1 || d.Compare(d) != 0 {
			require.Failf(t, "not in order", "%s and %s", before, d)
		}
		if !before.IsZero() && (before.AddDays(1) != d || d.AddDays(-1) != before) {
			require.Failf(t, "not neighbours", "%s and %s", before, d)
		}
		if first.DaysUntil(d) != walked || d.DaysUntil(first) != -walked || first.AddDays(walked) != d {
			require.Failf(t, "not counted", "%s is day %d", d, walked)
		}
		before = d
		walked++
	}
	assert.Equal(t, "9999-12-31", before.String())
	assert.Equal(t, before, before.AddDays(1), "nothing after the last day")
	assert.Equal(t, first, first.AddDays(-1), "nothing before the first day")
}

// Every start day of sixty years, each judged on every day of them, for the four
// lengths that the tenure rules use, by both conventions.
//
// The oracle adds nothing and knows no length of a month: it writes the wanted day
// as year, month and day, which may be a day that there is not, and looks along the
// walked calendar for the first real day that is not earlier in this order (forward),
// or the last that is not later (back).
func TestEveryAnniversaryOverSixtyYears(t *testing.T) {
	const firstYear, lastYear, longest = 1980, 2039, 5
	type written struct{ year, month, day int }
	earlier := func(a, b written) bool {
		return a.year < b.year || a.year == b.year && (a.month < b.month || a.month == b.month && a.day < b.day)
	}
	var days []written
	var dates []merit.Date
	for _, c := range calendar(t, firstYear, lastYear+longest+1) {
		days = append(days, written{c.Year(), int(c.Month()), c.Day()})
		dates = append(dates, merit.MustDate(c.Date()))
	}
	lengths := []struct {
		period merit.Period
		// cursors along the calendar, one for each convention: anniversaries never go back
		forward, back int
	}{
		{period: merit.Months(6)}, {period: merit.Years(1)}, {period: merit.Years(2)}, {period: merit.Years(5)},
	}
	sixtyYears := 0
	for sixtyYears < len(days) && days[sixtyYears].year <= lastYear {
		sixtyYears++
	}
	require.Equal(t, 60*365+15, sixtyYears, "sixty years with fifteen leap days")
	for start := range sixtyYears {
		previous := merit.Date{}
		reached := start // the judged days before it have been looked at
		for l := range lengths {
			length := &lengths[l]
			want := written{days[start].year + int(length.period.Years), days[start].month + int(length.period.Months), days[start].day}
			if want.month > 12 {
				want.month -= 12
				want.year++
			}
			for earlier(days[length.forward], want) {
				length.forward++
			}
			for length.back+1 < len(days) && !earlier(want, days[length.back+1]) {
				length.back++
			}
			forward, back := dates[start].Add(length.period, merit.RollForward), dates[start].Add(length.period, merit.RollBack)
			if forward != dates[length.forward] || back != dates[length.back] || dates[start].Rolls(length.period) != (length.forward != length.back) {
				require.Failf(t, "another anniversary", "%s plus %s: got %s and %s, want %s and %s",
					dates[start], length.period, forward, back, dates[length.forward], dates[length.back])
			}
			// Every day from the shorter anniversary on has reached that one and,
			// until its own day, not yet this one.
			for ; reached < length.forward; reached++ {
				if judged := dates[reached]; judged.Before(previous) || !judged.Before(forward) {
					require.Failf(t, "judged wrong", "from %s, %s has not reached %s", dates[start], judged, length.period)
				}
			}
			previous = forward
		}
		for ; reached < sixtyYears; reached++ {
			if dates[reached].Before(previous) {
				require.Failf(t, "judged wrong", "from %s, %s has reached every length", dates[start], dates[reached])
			}
		}
	}
}

// A sum beyond the calendar must not become a day that has already passed: a start
// in the year 9999 would have reached every threshold.
func TestFarDaysStayOnTheEdgeOfTheCalendar(t *testing.T) {
	d := merit.MustDate(2025, time.September, 8)
	edge := func(n int) string {
		if n > 0 {
			return "9999-12-31"
		}
		return "0001-01-01"
	}
	for _, n := range []int{4_000_000, 4_000_001, -4_000_000, -4_000_001, math.MaxInt, math.MinInt} {
		assert.Equal(t, edge(n), d.AddDays(n).String(), n)
	}
	for _, n := range []int{9999, 32767, 32768, math.MaxInt, -2025, -32768, math.MinInt} {
		assert.Equal(t, edge(n), d.AddYears(n, merit.RollForward).String(), n)
	}
	for _, n := range []int{0, 1, -1, 400, 800_000} {
		assert.True(t, merit.Date{}.AddDays(n).IsZero(), "no day and %d days more is no day", n)
	}
	for _, n := range []int{0, 1, math.MaxInt} {
		assert.Equal(t, "9999-12-31", merit.MustDate(9999, 12, 31).AddDays(n).String(), n)
		assert.Equal(t, "0001-01-01", merit.MustDate(1, 1, 1).AddDays(-n).String(), n)
	}
	assert.True(t, merit.MustDate(9999, 1, 31).Rolls(merit.Period{Months: 1, Days: 400}), "the days that follow lead off the calendar and hide nothing")
	assert.Zero(t, d.DaysUntil(merit.Date{}))
	assert.Zero(t, merit.Date{}.DaysUntil(d))
}

func TestDaysAreCountedBothWays(t *testing.T) {
	for _, c := range []struct {
		from, to string
		days     int
	}{
		{"2025-09-08", "2025-09-08", 0},
		{"2025-09-08", "2025-09-09", 1},
		{"2024-02-28", "2024-03-01", 2},
		{"2023-02-28", "2023-03-01", 1},
		{"2024-01-01", "2025-01-01", 366},
		{"0001-01-01", "9999-12-31", 3_652_058},
	} {
		assert.Equal(t, c.days, day(t, c.from).DaysUntil(day(t, c.to)))
		assert.Equal(t, -c.days, day(t, c.to).DaysUntil(day(t, c.from)))
		assert.Equal(t, c.to, day(t, c.from).AddDays(c.days).String())
		assert.Equal(t, c.from, day(t, c.to).AddDays(-c.days).String())
	}
}

func TestADayThatTheCalendarLacksIsRefused(t *testing.T) {
	for _, c := range []struct {
		year  int
		month time.Month
		day   int
		value string
	}{
		{2025, time.February, 29, "2025-02-29"},
		{2024, time.February, 30, "2024-02-30"},
		{1900, time.February, 29, "1900-02-29"},
		{2025, time.April, 31, "2025-04-31"},
		{2025, time.June, 31, "2025-06-31"},
		{2025, time.September, 31, "2025-09-31"},
		{2025, time.November, 31, "2025-11-31"},
		{2025, time.January, 32, "2025-01-32"},
		{2025, time.January, 0, "2025-01-00"},
		{2025, time.January, -1, "2025-01--1"},
		{2025, 0, 1, "2025-00-01"},
		{2025, 13, 1, "2025-13-01"},
		{0, time.January, 1, "0000-01-01"},
		{-1, time.January, 1, "-001-01-01"},
		{10000, time.January, 1, "10000-01-01"},
	} {
		t.Run(c.value, func(t *testing.T) {
			d, err := merit.NewDate(c.year, c.month, c.day)
			assert.True(t, d.IsZero())
			assert.Equal(t, []string{"date range"}, problems(t, err))
			assert.EqualError(t, err, fmt.Sprintf("date %q: out of range: want a day of the calendar between 0001-01-01 and 9999-12-31", c.value))
			assert.Panics(t, func() { merit.MustDate(c.year, c.month, c.day) })
		})
	}
	for _, last := range []string{"0001-01-01", "9999-12-31", "2000-02-29", "2024-02-29", "2025-04-30"} {
		assert.Equal(t, last, merit.MustParseDate(last).String())
	}
}

func TestOnlyOneFormOfADayIsRead(t *testing.T) {
	for _, c := range []struct {
		name, text, kind string
	}{
		{"empty", "", "syntax"},
		{"a blank before", " 2025-09-08", "syntax"},
		{"a blank after", "2025-09-08 ", "syntax"},
		{"a blank within", "2025-09- 8", "syntax"},
		{"no leading zero", "2025-9-8", "syntax"},
		{"no hyphens", "20250908", "syntax"},
		{"slashes", "2025/09/08", "syntax"},
		{"the first hyphen is another sign", "2025/09-08", "syntax"},
		{"the second hyphen is another sign", "2025-09/08", "syntax"},
		{"day first", "08-09-2025", "syntax"},
		{"a clock", "2025-09-08T00:00:00Z", "syntax"},
		{"a sign in the year", "+025-09-08", "syntax"},
		{"a sign in the month", "2025-+9-08", "syntax"},
		{"a sign in the day", "2025-09--8", "syntax"},
		{"five digits in the year", "12025-09-08", "syntax"},
		{"a letter in the year", "2O25-09-08", "syntax"},
		{"a character just above the digits", "2025-09-0:", "syntax"},
		{"a character just below the digits", "2025-09-0/", "syntax"},
		{"digits of another script", "2025-0٩-8", "syntax"},
		{"words", "8 September 2025", "syntax"},
		{"a zero byte", "2025-09-0\x00", "syntax"},
		{"the year 0", "0000-01-01", "range"},
		{"the month 0", "2025-00-08", "range"},
		{"the month 13", "2025-13-08", "range"},
		{"the day 0", "2025-09-00", "range"},
		{"a day that the month lacks", "2025-02-30", "range"},
		{"a leap day of another year", "2025-02-29", "range"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := merit.ParseDate(c.text)
			assert.True(t, d.IsZero())
			assert.Equal(t, []string{"date " + c.kind}, problems(t, err))
			assert.Equal(t, c.text, merit.FieldErrors(err)[0].Value, "the error quotes the text")
			assert.Equal(t, "a calendar day in the form 2025-09-08", merit.FieldErrors(err)[0].Expected)
			assert.Panics(t, func() { merit.MustParseDate(c.text) })

			kept := merit.FirstDay
			if c.text != "" { // as text, the empty form is the zero Date
				assert.Error(t, kept.UnmarshalText([]byte(c.text)))
				assert.Error(t, kept.Scan(c.text))
				assert.Error(t, kept.Scan([]byte(c.text)))
				assert.Equal(t, merit.FirstDay, kept, "a refused text leaves the day alone")
			}
		})
	}
}

func TestTheZeroDateIsNoDay(t *testing.T) {
	none := merit.Date{}
	assert.True(t, none.IsZero())
	assert.Empty(t, none.String())
	assert.Equal(t, "tidak diketahui", none.In(merit.Indonesian))
	assert.Equal(t, "unknown", none.In(merit.English))
	assert.Equal(t, [3]int{}, [3]int{none.Year(), int(none.Month()), none.Day()})
	assert.True(t, none.Before(merit.MustDate(1, time.January, 1)), "no day sorts before every day")
	assert.False(t, none.Rolls(merit.Years(1)))
	assert.False(t, merit.MustDate(1, time.January, 1).IsZero())
}

func TestADayIsTextInJSON(t *testing.T) {
	type form struct {
		Inaugurated merit.Date
		Left        merit.Date
	}
	in := form{Inaugurated: merit.MustDate(2025, time.September, 8)}
	encoded, err := json.Marshal(in)
	require.NoError(t, err)
	assert.Equal(t, `{"Inaugurated":"2025-09-08","Left":""}`, string(encoded))
	out := form{Left: merit.FirstDay}
	require.NoError(t, json.Unmarshal(encoded, &out))
	assert.Equal(t, in, out)

	var d merit.Date
	assert.Error(t, json.Unmarshal([]byte(`20250908`), &d), "a number is no day")
	err = json.Unmarshal([]byte(`"2025-02-30"`), &d)
	assert.ErrorIs(t, err, merit.ErrRange)
}

func TestADayIsAppendedToWhatIsThere(t *testing.T) {
	b, err := merit.MustDate(9876, time.May, 4).AppendText([]byte("on "))
	require.NoError(t, err)
	assert.Equal(t, "on 9876-05-04", string(b))
	b, err = merit.Date{}.AppendText([]byte("on "))
	require.NoError(t, err)
	assert.Equal(t, "on ", string(b))
}

func TestADayIsTextInSQL(t *testing.T) {
	jakarta := time.FixedZone("WIB", 7*60*60)
	d := merit.MustDate(2025, time.September, 8)
	stored, err := d.Value()
	require.NoError(t, err)
	assert.Equal(t, "2025-09-08", stored)
	stored, err = merit.Date{}.Value()
	require.NoError(t, err)
	assert.Nil(t, stored, "the zero Date is NULL")

	for _, c := range []struct {
		name string
		from any
		want string
	}{
		{"NULL", nil, ""},
		{"text", "2025-09-08", "2025-09-08"},
		{"empty text", "", ""},
		{"bytes", []byte("2025-09-08"), "2025-09-08"},
		{"a time keeps the day of its own zone", time.Date(2025, time.September, 8, 0, 30, 0, 0, jakarta), "2025-09-08"},
		{"the last moment of the day", time.Date(2025, time.September, 8, 23, 59, 59, 999, time.UTC), "2025-09-08"},
		{"the zero time", time.Time{}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			read := merit.FirstDay
			require.NoError(t, read.Scan(c.from))
			assert.Equal(t, c.want, read.String())
		})
	}
	for _, c := range []struct {
		name  string
		from  any
		want  string
		value string
	}{
		{"a number", int64(20250908), "date syntax", "int64"},
		{"a year beyond the calendar", time.Date(10000, time.January, 1, 0, 0, 0, 0, time.UTC), "date range", "10000-01-01"},
		{"a pointer", &d, "date syntax", "*merit.Date"},
	} {
		t.Run(c.name, func(t *testing.T) {
			read := merit.FirstDay
			err := read.Scan(c.from)
			assert.Equal(t, []string{c.want}, problems(t, err))
			assert.Equal(t, c.value, merit.FieldErrors(err)[0].Value)
			assert.Equal(t, merit.FirstDay, read)
		})
	}
}

func TestTheDayOfATimeIsTheOneThatItShows(t *testing.T) {
	evening := time.Date(2025, time.September, 8, 20, 0, 0, 0, time.UTC)
	got, err := merit.DateOf(evening)
	require.NoError(t, err)
	assert.Equal(t, "2025-09-08", got.String())
	got, err = merit.DateOf(evening.In(time.FixedZone("WIB", 7*60*60)))
	require.NoError(t, err)
	assert.Equal(t, "2025-09-09", got.String())
	_, err = merit.DateOf(time.Date(0, time.March, 1, 0, 0, 0, 0, time.UTC))
	assert.ErrorIs(t, err, merit.ErrRange)
}

func TestDaysInWords(t *testing.T) {
	want := []struct{ id, en string }{
		{"8 Januari 2025", "8 January 2025"}, {"8 Februari 2025", "8 February 2025"}, {"8 Maret 2025", "8 March 2025"},
		{"8 April 2025", "8 April 2025"}, {"8 Mei 2025", "8 May 2025"}, {"8 Juni 2025", "8 June 2025"},
		{"8 Juli 2025", "8 July 2025"}, {"8 Agustus 2025", "8 August 2025"}, {"8 September 2025", "8 September 2025"},
		{"8 Oktober 2025", "8 October 2025"}, {"8 November 2025", "8 November 2025"}, {"8 Desember 2025", "8 December 2025"},
	}
	for i, c := range want {
		d := merit.MustDate(2025, time.Month(i+1), 8)
		assert.Equal(t, c.id, d.In(merit.Indonesian))
		assert.Equal(t, c.en, d.In(merit.English))
	}
}

func TestRollsReadAndPrintAlike(t *testing.T) {
	checkEnumeration(t, "roll", merit.ParseRoll, merit.RollForward, "forward", "back")
}

func TestAddingToADayAllocatesNothing(t *testing.T) {
	d := merit.MustDate(2024, time.February, 29)
	text := make([]byte, 0, 10)
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		later := d.Add(merit.Period{Years: 1, Months: 6, Days: 10}, merit.RollForward)
		written, err := later.AppendText(text)
		if err != nil || string(written) != "2025-09-08" || d.DaysUntil(later) != d.DaysUntil(d.AddYears(2, merit.RollBack))-173 {
			panic("another answer than expected")
		}
	}))
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2025-09-08", "0001-01-01", "9999-12-31", "2024-02-29", "2025-02-29", "2025-13-01", "0000-00-00", "", "2025-9-8", "2025-09-08T00:00:00Z", "２０２５-09"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := merit.ParseDate(s)
		if err != nil {
			if len(merit.FieldErrors(err)) != 1 || !d.IsZero() {
				t.Fatalf("%q: %v, %v", s, d, err)
			}
			return
		}
		if d.String() != s {
			t.Fatalf("%q prints as %q", s, d)
		}
		if _, err := time.Parse(time.DateOnly, s); err != nil {
			t.Fatalf("%q: the standard library knows no such day: %v", s, err)
		}
		again, err := merit.NewDate(d.Year(), d.Month(), d.Day())
		if err != nil || again != d {
			t.Fatalf("%q: made of its parts it is %q, %v", s, again, err)
		}
		checkJSON(t, d)
		stored, err := d.Value()
		if err != nil {
			t.Fatal(err)
		}
		var read merit.Date
		if err := read.Scan(stored); err != nil || read != d {
			t.Fatalf("%q from SQL is %q, %v", s, read, err)
		}
	})
}

// checkJSON fails if a value does not come back from JSON as it went.
func checkJSON[V comparable](t *testing.T, v V) {
	t.Helper()
	encoded, err := json.Marshal(v)
	if err != nil {
		t.Fatalf("%v: %v", v, err)
	}
	var back V
	if err := json.Unmarshal(encoded, &back); err != nil || back != v {
		t.Fatalf("%v went as %s and came back as %v, %v", v, encoded, back, err)
	}
}

func BenchmarkDateAdd(b *testing.B) {
	b.ReportAllocs()
	d, p := merit.MustDate(2024, time.February, 29), merit.Period{Years: 1, Months: 6}
	var got merit.Date
	for b.Loop() {
		got = d.Add(p, merit.RollForward)
	}
	if got != merit.MustDate(2025, time.August, 29) {
		b.Fatal(got)
	}
}

func TestAnniversariesThatHaveCome(t *testing.T) {
	for _, c := range []struct {
		from, to string
		years    int
		on, ok   bool
	}{
		{"2020-09-08", "2020-09-08", 0, true, true},
		{"2020-09-08", "2020-09-09", 0, false, true},
		{"2020-09-08", "2021-09-07", 0, false, true},
		{"2020-09-08", "2021-09-08", 1, true, true},
		{"2020-09-08", "2021-09-09", 1, false, true},
		{"2020-12-31", "2022-01-01", 1, false, true},
		{"2023-03-01", "2024-02-29", 0, false, true},
		{"2020-02-28", "2021-02-28", 1, true, true},
		{"0001-01-01", "9999-12-31", 9998, false, true},
		{"2020-02-29", "2024-02-29", 0, false, false}, // the convention decides of the years between
		{"2020-09-08", "2020-09-07", 0, false, false},
		{"", "2020-09-08", 0, false, false},
		{"2020-09-08", "", 0, false, false},
		{"", "", 0, false, false},
	} {
		var from, to merit.Date
		require.NoError(t, from.UnmarshalText([]byte(c.from)))
		require.NoError(t, to.UnmarshalText([]byte(c.to)))
		years, on, ok := from.YearsUntil(to)
		assert.Equal(t, c.ok, ok, "from %q to %q", c.from, c.to)
		assert.Equal(t, c.years, years, "from %q to %q", c.from, c.to)
		assert.Equal(t, c.on, on, "from %q to %q", c.from, c.to)
	}
}
