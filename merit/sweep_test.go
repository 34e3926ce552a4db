package merit_test

import (
	"testing"
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/require"
)

// Every pair of days of sixty years, 240 million of them, by both conventions: the
// years, months and days between the two, and the anniversaries that have come. Under the race detector, which makes it
// forty times as slow and looks for something else, and in a short run the starts are
// sampled.
//
// The oracle subtracts nothing: it walks the calendar of the standard library day by
// day, and begins a new month when the walk passes the written day of the start.
func TestElapsedTimeOfEveryPairOfDaysOverSixtyYears(t *testing.T) {
	const firstYear, lastYear = 1980, 2039
	type written struct{ year, month, day int }
	var days []written
	var dates []merit.Date
	for _, c := range calendar(t, firstYear, lastYear+1) {
		days = append(days, written{c.Year(), int(c.Month()), c.Day()})
		dates = append(dates, merit.MustDate(c.Date()))
	}
	sixtyYears := len(days) - int(time.Date(lastYear+1, 12, 31, 0, 0, 0, 0, time.UTC).YearDay())
	require.Equal(t, 60*365+15, sixtyYears, "sixty years with fifteen leap days")
	passed := func(on, want written, roll merit.Roll) bool {
		later := on.year > want.year || on.year == want.year && (on.month > want.month || on.month == want.month && on.day > want.day)
		if on == want || later {
			return true
		}
		// Back: the last day of the month stands for a day that the month lacks.
		return roll == merit.RollBack && on.year == want.year && on.month == want.month &&
			on.day == time.Date(on.year, time.Month(on.month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	}
	every := sweepStep
	if testing.Short() {
		every = 997
	}
	pairs := 0
	for _, roll := range []merit.Roll{merit.RollForward, merit.RollBack} {
		for start := 0; start < sixtyYears; start += every {
			want := merit.Period{}
			next := days[start] // the written day that begins the next month
			step := func() {
				if next.month++; next.month > 12 {
					next.year, next.month = next.year+1, 1
				}
			}
			step()
			from := dates[start]
			for to := start; to < sixtyYears; to++ {
				if to > start {
					want.Days++
				}
				// Only near its day can the next month begin: the walk looks no further.
				if on := days[to]; (on.month == next.month || on.day == 1) && passed(on, next, roll) {
					if want.Days, want.Months = 0, want.Months+1; want.Months == 12 {
						want.Years, want.Months = want.Years+1, 0
					}
					step()
				}
				if got := merit.Elapsed(from, dates[to], roll); got != want {
					require.Failf(t, "another time", "from %s to %s by %s: got %s, want %s", from, dates[to], roll, got, want)
				}
				// The years alone, of all but 29 February.
				ordinary := days[start].month != 2 || days[start].day != 29
				if years, on, ok := from.YearsUntil(dates[to]); ok != ordinary || ok && (years != int(want.Years) || on != (want == merit.Years(years))) {
					require.Failf(t, "other years", "from %s to %s: got %d, %t, %t, want %s", from, dates[to], years, on, ok, want)
				}
				pairs++
			}
		}
	}
	t.Logf("%d pairs", pairs)
}
