package merit_test

import (
	"math"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPeriodsPrintAsTextAndWords(t *testing.T) {
	for _, c := range []struct {
		period       merit.Period
		text, id, en string
	}{
		{merit.Period{}, "P0D", "0 hari", "0 days"},
		{merit.Years(1), "P1Y", "1 tahun", "1 year"},
		{merit.Years(2), "P2Y", "2 tahun", "2 years"},
		{merit.Months(1), "P1M", "1 bulan", "1 month"},
		{merit.Months(6), "P6M", "6 bulan", "6 months"},
		{merit.Months(18), "P18M", "18 bulan", "18 months"},
		{merit.Days(1), "P1D", "1 hari", "1 day"},
		{merit.Days(15), "P15D", "15 hari", "15 days"},
		{merit.Period{Years: 1, Months: 6, Days: 10}, "P1Y6M10D", "1 tahun 6 bulan 10 hari", "1 year 6 months 10 days"},
		{merit.Period{Years: 2, Days: 1}, "P2Y1D", "2 tahun 1 hari", "2 years 1 day"},
		{merit.Period{Years: 32767, Months: 32767, Days: 32767}, "P32767Y32767M32767D", "32767 tahun 32767 bulan 32767 hari", "32767 years 32767 months 32767 days"},
	} {
		t.Run(c.text, func(t *testing.T) {
			assert.Equal(t, c.text, c.period.String())
			assert.Equal(t, c.id, c.period.In(merit.Indonesian))
			assert.Equal(t, c.en, c.period.In(merit.English))
			parsed, err := merit.ParsePeriod(c.text)
			require.NoError(t, err)
			assert.Equal(t, c.period, parsed)
			checkJSON(t, c.period)
			assert.Equal(t, c.text == "P0D", c.period.IsZero())
		})
	}
}

func TestOnlyOneFormOfAPeriodIsRead(t *testing.T) {
	for _, c := range []struct {
		name, text, kind string
	}{
		{"empty", "", "syntax"},
		{"no part", "P", "syntax"},
		{"no P", "2Y", "syntax"},
		{"a small p", "p2Y", "syntax"},
		{"no number", "PY", "syntax"},
		{"no unit", "P2", "syntax"},
		{"an unknown unit", "P2W", "syntax"},
		{"a clock", "PT2H", "syntax"},
		{"a wrong order", "P6M1Y", "syntax"},
		{"days before months", "P1D6M", "syntax"},
		{"a part twice", "P1Y2Y", "syntax"},
		{"a zero part", "P1Y0M", "syntax"},
		{"zero years", "P0Y", "syntax"},
		{"a leading zero", "P01Y", "syntax"},
		{"a sign", "P+2Y", "syntax"},
		{"a negative part", "P-2Y", "syntax"},
		{"a negative period", "-P2Y", "syntax"},
		{"a fraction", "P1.5Y", "syntax"},
		{"a blank after", "P2Y ", "syntax"},
		{"a blank before", " P2Y", "syntax"},
		{"words", "2 tahun", "syntax"},
		{"more years than it holds", "P32768Y", "range"},
		{"more months than it holds", "P32768M", "range"},
		{"more days than it holds", "P32768D", "range"},
		{"six digits", "P100000D", "range"},
		{"leading zeros beyond five digits", "P000001D", "range"},
		{"so many digits that a number overflows", "P" + strings.Repeat("9", 40) + "Y", "range"},
		{"2 to the 64th and one more", "P18446744073709551617Y", "range"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := merit.ParsePeriod(c.text)
			assert.True(t, p.IsZero())
			assert.Equal(t, []string{"period " + c.kind}, problems(t, err))
			assert.Equal(t, c.text, merit.FieldErrors(err)[0].Value)
			kept := merit.Years(2)
			assert.Error(t, kept.UnmarshalText([]byte(c.text)))
			assert.Equal(t, merit.Years(2), kept, "a refused text leaves the period alone")
		})
	}
}

func TestANegativePeriodIsForTheEyeOnly(t *testing.T) {
	for _, p := range []merit.Period{merit.Years(-1), merit.Months(-6), merit.Days(-1), {Years: 1, Days: -1}} {
		_, err := p.MarshalText()
		assert.Equal(t, []string{"period range"}, problems(t, err), p)
		_, err = merit.ParsePeriod(p.String())
		assert.ErrorIs(t, err, merit.ErrSyntax)
	}
	assert.Equal(t, "P-6M", merit.Months(-6).String())
	assert.Equal(t, "-6 bulan", merit.Months(-6).In(merit.Indonesian))
	assert.Equal(t, "P1Y-1D", merit.Period{Years: 1, Days: -1}.String())
	text, err := merit.Period{}.MarshalText()
	require.NoError(t, err)
	assert.Equal(t, "P0D", string(text))
}

// A length that does not fit must not wrap round to a plausible one.
func TestALengthTooGreatReachesTheEdgeOfTheCalendar(t *testing.T) {
	for _, c := range []struct {
		name string
		got  merit.Period
		want merit.Period
	}{
		{"most years", merit.Years(32767), merit.Period{Years: 32767}},
		{"too many years", merit.Years(32768), merit.Period{Years: 32767}},
		{"2 to the 16th and two years", merit.Years(65538), merit.Period{Years: 32767}},
		{"fewest years", merit.Years(-32767), merit.Period{Years: -32767}},
		{"too few years", merit.Years(-32768), merit.Period{Years: -32767}},
		{"most months", merit.Months(32767), merit.Period{Months: 32767}},
		{"too many months", merit.Months(32768), merit.Period{Years: 32767}},
		{"fewest months", merit.Months(-32767), merit.Period{Months: -32767}},
		{"too few months", merit.Months(-32768), merit.Period{Years: -32767}},
		{"most days", merit.Days(32767), merit.Period{Days: 32767}},
		{"too many days", merit.Days(32768), merit.Period{Years: 32767}},
		{"fewest days", merit.Days(-32767), merit.Period{Days: -32767}},
		{"too few days", merit.Days(-32768), merit.Period{Years: -32767}},
		{"the greatest number of days", merit.Days(math.MaxInt), merit.Period{Years: 32767}},
		{"the least number of months", merit.Months(math.MinInt), merit.Period{Years: -32767}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, c.got)
			if c.got.Years != 0 {
				edge := merit.MustDate(9999, 12, 31)
				if c.got.Years < 0 {
					edge = merit.MustDate(1, 1, 1)
				}
				assert.Equal(t, edge, merit.FirstDay.Add(c.got, merit.RollForward))
			}
		})
	}
}

func TestElapsedTime(t *testing.T) {
	for _, c := range []struct {
		name, from, to string
		forward, back  string
	}{
		{"the same day", "2025-09-08", "2025-09-08", "P0D", "P0D"},
		{"an earlier day", "2025-09-08", "2025-09-07", "P0D", "P0D"},
		{"from no day", "", "2025-09-08", "P0D", "P0D"},
		{"to no day", "2025-09-08", "", "P0D", "P0D"},
		{"one day", "2025-09-08", "2025-09-09", "P1D", "P1D"},
		{"the day before a month", "2025-09-08", "2025-10-07", "P29D", "P29D"},
		{"a month to the day", "2025-09-08", "2025-10-08", "P1M", "P1M"},
		{"the day before two years", "2023-09-08", "2025-09-07", "P1Y11M30D", "P1Y11M30D"},
		{"two years to the day", "2023-09-08", "2025-09-08", "P2Y", "P2Y"},
		{"the day after two years", "2023-09-08", "2025-09-09", "P2Y1D", "P2Y1D"},
		{"over the turn of the year", "2024-12-31", "2025-01-01", "P1D", "P1D"},
		{"29 February to 28 February", "2024-02-29", "2025-02-28", "P11M30D", "P1Y"},
		{"29 February to 1 March", "2024-02-29", "2025-03-01", "P1Y", "P1Y1D"},
		{"29 February to 29 February", "2020-02-29", "2024-02-29", "P4Y", "P4Y"},
		{"31 August to 28 February", "2022-08-31", "2023-02-28", "P5M28D", "P6M"},
		{"31 August to 1 March", "2022-08-31", "2023-03-01", "P6M", "P6M1D"},
		{"31 January to 1 March", "2025-01-31", "2025-03-01", "P1M", "P1M1D"},
		{"from 31 January to 28 February by rolling forward is no month", "2025-01-31", "2025-02-28", "P28D", "P1M"},
		{"the whole calendar", "0001-01-01", "9999-12-31", "P9998Y11M30D", "P9998Y11M30D"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.forward, merit.Elapsed(day(t, c.from), day(t, c.to), merit.RollForward).String())
			assert.Equal(t, c.back, merit.Elapsed(day(t, c.from), day(t, c.to), merit.RollBack).String())
		})
	}
}

// For every pair of days over three years with a leap day: the elapsed time added
// to the first gives the second; one month or one day more would pass it.
func TestElapsedTimeIsTheLargestThatFits(t *testing.T) {
	first := merit.MustDate(2023, 6, 1)
	for _, r := range []merit.Roll{merit.RollForward, merit.RollBack} {
		for i := range 800 {
			from := first.AddDays(i)
			for to := from; from.DaysUntil(to) < 800; to = to.AddDays(1) {
				p := merit.Elapsed(from, to, r)
				months := merit.Months(int(p.Years)*12 + int(p.Months))
				more := merit.Months(int(months.Months) + 1)
				if from.Add(p, r) != to || p.Months > 11 || p.Days < 0 || !from.Add(more, r).After(to) {
					require.Failf(t, "not the elapsed time", "from %s to %s: %s", from, to, p)
				}
			}
		}
	}
}

func FuzzParsePeriod(f *testing.F) {
	for _, s := range []string{"P0D", "P2Y", "P6M", "P15D", "P1Y6M10D", "P32767Y", "P32768Y", "P01Y", "P", "PY", "P1Y1Y", "P-1D", "", "P99999999999999999999D"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := merit.ParsePeriod(s)
		if err != nil {
			if len(merit.FieldErrors(err)) != 1 || !p.IsZero() {
				t.Fatalf("%q: %v, %v", s, p, err)
			}
			return
		}
		if p.String() != s || p.Years < 0 || p.Months < 0 || p.Days < 0 {
			t.Fatalf("%q prints as %q", s, p)
		}
		checkJSON(t, p)
		if back := merit.PeriodOf(p).Period(); back != p {
			t.Fatalf("%q as a value is %q", s, back)
		}
		// Years, months and days of it reach a day of the calendar or none.
		if d := merit.FirstDay.Add(p, merit.RollForward); !d.IsZero() && d.Before(merit.FirstDay) {
			t.Fatalf("%q goes back to %s", s, d)
		}
	})
}

// interval reads a span such as 2017-04-07/2023-10-31, with ".." for an open end.
func interval(t *testing.T, s string) merit.Interval {
	t.Helper()
	from, until, found := strings.Cut(s, "/")
	require.True(t, found)
	end := func(s string) merit.Date {
		if s == ".." {
			return merit.Date{}
		}
		return day(t, s)
	}
	return merit.Interval{From: end(from), Until: end(until)}
}

func TestASpanEndsAfterItBegins(t *testing.T) {
	for _, span := range []string{"2017-04-07/2017-04-08", "2017-04-07/..", "../2017-04-07", "../.."} {
		want := interval(t, span)
		got, err := merit.NewInterval(want.From, want.Until)
		require.NoError(t, err)
		assert.Equal(t, want, got)
		assert.Equal(t, span, got.String())
		checkJSON(t, got)
	}
	for _, span := range []string{"2017-04-07/2017-04-07", "2017-04-07/2017-04-06"} {
		wrong := interval(t, span)
		got, err := merit.NewInterval(wrong.From, wrong.Until)
		assert.Zero(t, got)
		assert.Equal(t, []string{"until range"}, problems(t, err))
		assert.Equal(t, wrong.Until.String(), merit.FieldErrors(err)[0].Value)
		assert.Equal(t, "a day after 2017-04-07", merit.FieldErrors(err)[0].Expected)
	}
}

func TestASpanContainsItsFirstDayAndNotItsEnd(t *testing.T) {
	for _, c := range []struct {
		span, day string
		want      bool
	}{
		{"2017-04-07/2023-10-31", "2017-04-06", false},
		{"2017-04-07/2023-10-31", "2017-04-07", true},
		{"2017-04-07/2023-10-31", "2017-04-08", true},
		{"2017-04-07/2023-10-31", "2023-10-30", true},
		{"2017-04-07/2023-10-31", "2023-10-31", false},
		{"2017-04-07/2023-10-31", "2023-11-01", false},
		{"2017-04-07/..", "2017-04-06", false},
		{"2017-04-07/..", "9999-12-31", true},
		{"../2023-10-31", "0001-01-01", true},
		{"../2023-10-31", "2023-10-31", false},
		{"../..", "2025-09-08", true},
		{"../..", "", false},
		{"../2023-10-31", "", false},
	} {
		assert.Equalf(t, c.want, interval(t, c.span).Contains(day(t, c.day)), "%s contains %q", c.span, c.day)
	}
}

func TestSpansOverlapWhereTheyShareADay(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2020-01-01/2021-01-01", "2021-01-01/2022-01-01", false}, // they touch, and share none
		{"2020-01-01/2021-01-02", "2021-01-01/2022-01-01", true},  // one day
		{"2020-01-01/2021-01-01", "2021-01-02/2022-01-01", false},
		{"2020-01-01/2022-01-01", "2020-06-01/2021-01-01", true}, // one within the other
		{"2020-01-01/2021-01-01", "2020-01-01/2021-01-01", true}, // the same
		{"2020-01-01/..", "2021-01-01/..", true},
		{"2020-01-01/..", "2019-01-01/2020-01-01", false},
		{"2020-01-01/..", "2019-01-01/2020-01-02", true},
		{"../2020-01-01", "2020-01-01/..", false},
		{"../2020-01-02", "2020-01-01/..", true},
		{"../2020-01-01", "../2019-01-01", true},
		{"../..", "2020-01-01/2020-01-02", true},
		{"../..", "../..", true},
	} {
		assert.Equalf(t, c.want, interval(t, c.a).Overlaps(interval(t, c.b)), "%s and %s", c.a, c.b)
		assert.Equalf(t, c.want, interval(t, c.b).Overlaps(interval(t, c.a)), "%s and %s", c.b, c.a)
	}
}

func TestSpansInWordsNameTheirLastDay(t *testing.T) {
	for _, c := range []struct{ span, id, en string }{
		{"2017-04-07/2023-10-31", "7 April 2017 – 30 Oktober 2023", "7 April 2017 – 30 October 2023"},
		{"2023-10-31/..", "31 Oktober 2023 – kini", "31 October 2023 – today"},
		{"../2024-03-01", "sejak semula – 29 Februari 2024", "since ever – 29 February 2024"},
		{"../..", "sejak semula – kini", "since ever – today"},
	} {
		assert.Equal(t, c.id, interval(t, c.span).In(merit.Indonesian))
		assert.Equal(t, c.en, interval(t, c.span).In(merit.English))
	}
}
