package eligibility_test

import (
	"testing"
	"time"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/require"
)

// Every inauguration of sixty years (under the race detector one in 29), judged around
// each of its anniversaries, and on days in between: what the three rules of tenure say under each profile. That every
// pair of days is told apart rightly is proved in package merit; here it is that the
// rules ask for the right anniversaries and fall on the right side of them.
//
// The oracle knows days by their place in a walked calendar and compares places. It
// reads no parameter: one, two and five years stand in it as the articles say them,
// and 15 January 2014, before which no day counts toward the evaluation.
func TestTenureOfEveryInaugurationOverSixtyYears(t *testing.T) {
	const firstYear, lastYear, longest = 1980, 2039, 5
	type written struct{ year, month, day int }
	var days []written
	var dates []merit.Date
	for d := time.Date(firstYear, time.January, 1, 0, 0, 0, 0, time.UTC); d.Year() <= lastYear+longest+2; d = d.AddDate(0, 0, 1) {
		days = append(days, written{d.Year(), int(d.Month()), d.Day()})
		dates = append(dates, merit.MustDate(d.Date()))
	}
	law := day("2025-09-08")
	profiles := []*eligibility.Profile{eligibility.Standard(), eligibility.Statute()}
	cursors := map[int]int{1: 0, 2: 0, 5: 0}
	// Who was inaugurated before the statute counts from its first day.
	statute, due := 0, 0
	for days[statute] != (written{2014, 1, 15}) {
		statute++
	}
	for days[due] != (written{2019, 1, 15}) {
		due++
	}
	judged := 0
	for start := 0; days[start].year <= lastYear; start += sweepStep {
		// Where the anniversaries lie: the first day that is not before the written one.
		at := map[int]int{}
		for years := range cursors {
			want := written{days[start].year + years, days[start].month, days[start].day}
			i := cursors[years]
			for on := days[i]; on.year < want.year || on.year == want.year && (on.month < want.month || on.month == want.month && on.day < want.day); on = days[i] {
				i++
			}
			cursors[years], at[years] = i, i
		}
		fifth := at[5]
		if start < statute {
			fifth = due
		}
		in := eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: dates[start]}
		for _, on := range []int{start, start + 1, at[1] - 1, at[1], at[1] + 1, at[2] - 1, at[2], at[2] + 1, at[5] - 1, at[5], at[5] + 1, at[1] + start%365, at[2] + start%1095, fifth - 1, fifth, fifth + 1} {
			for i, profile := range profiles {
				mutation, ukom, evaluation := "reached", "reached", "not-due"
				if least := []int{1, 2}[i]; on < at[least] {
					mutation = "too-short"
				} else if i == 1 && on > at[5] {
					mutation = "too-long"
				}
				if on < at[2] {
					ukom = "too-short"
				} else if on > at[5] {
					ukom = "evaluation-instead"
				}
				if on >= fifth {
					evaluation = "due"
				}
				got, err := profile.Tenure(in, merit.On(dates[on]).UnderLaw(law))
				if err != nil {
					t.Fatal(err)
				}
				if got.Mutation.Reason.Code != mutation || got.Ukom.Reason.Code != ukom || got.Evaluation.Reason.Code != evaluation {
					require.Failf(t, "judged otherwise", "%s, inaugurated %s, on %s: got %s %s %s, want %s %s %s", profile, dates[start], dates[on],
						got.Mutation.Reason.Code, got.Ukom.Reason.Code, got.Evaluation.Reason.Code, mutation, ukom, evaluation)
				}
				judged++
			}
		}
	}
	t.Logf("%d judgements", judged)
}
