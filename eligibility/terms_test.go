package eligibility

import (
	"testing"
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/require"
)

// What is settled once for a span of the law is what the law says on each of its days.
func TestTermsHoldOnEveryDayOfTheirSpan(t *testing.T) {
	for _, table := range [][]provisions{pnsTerms[:], nonPNSTerms[:], forcesTerms[:]} {
		for level, laws := range table {
			if laws == nil {
				continue
			}
			check := func(day merit.Date) {
				t.Helper()
				settled, now := *laws.at(day), laws[0].terms.under(day)
				now.from = settled.from
				require.Equal(t, now, settled, "%s on %s", merit.Level(level), day)
			}
			for day := merit.FirstDay; day.Before(merit.MustDate(2027, time.January, 1)); day = day.AddDays(28) {
				check(day)
			}
			for _, law := range laws { // the day before, on and after each change
				for later := -1; later <= 1; later++ {
					if day := law.from.AddDays(later); !day.Before(merit.FirstDay) {
						check(day)
					}
				}
			}
		}
	}
}

// What is prepared on the ages of candidates is what the long way says of every birthday.
func TestPreparedAgesAreThoseOfTheLongWay(t *testing.T) {
	prepared := preparedAges
	t.Cleanup(func() { preparedAges = prepared })
	for post := merit.JPTUtama; post <= merit.JPTPratama; post++ {
		require.NotNil(t, prepared[post], "nothing stands in the way of preparing them")
	}
	last := merit.MustDate(2026, time.January, 1)
	for _, chosen := range []Readings{
		MustReadings(AgeToBirthday, AgeOnJudgement), MustReadings(AgeToYearEnd, AgeOnJudgement),
		MustReadings(AgeToBirthday, AgeOnJudgement, LeapBack), MustReadings(AgeToYearEnd, AgeOnJudgement, AgeByMinister),
		MustReadings(AgeToYearEnd, AgeOnNoticeDay),
	} {
		for _, asOf := range []merit.Date{merit.MustDate(2023, time.June, 1), merit.MustDate(2024, time.February, 29), merit.MustDate(2025, time.February, 28), merit.MustDate(2025, time.September, 8), merit.MustDate(9997, time.March, 1)} {
			for _, law := range []merit.Date{asOf, merit.MustDate(2025, time.September, 8), merit.MustDate(2019, time.June, 1)} {
				births := []merit.Date{{}, merit.MustDate(1964, time.February, 29), merit.MustDate(1968, time.February, 29), merit.MustDate(1972, time.February, 29)}
				for years := 20; years <= 70; years++ {
					for later := -2; later <= 2; later++ {
						births = append(births, asOf.AddYears(-years, merit.RollForward).AddDays(later))
					}
				}
				for _, birth := range births {
					for _, present := range []merit.Level{0, merit.JPTMadya, merit.AhliUtama, merit.AhliMadya, merit.Administrator, merit.Pengawas} {
						for _, move := range []merit.Answer{merit.Unknown, merit.Yes, merit.No} {
							for post := merit.JPTUtama; post <= merit.JPTPratama; post++ {
								c := Candidacy{Post: post, Source: PNS, Birth: birth, Present: present, Move: move, AgeDay: last}
								when := merit.When{AsOf: asOf, Law: law}
								preparedAges = prepared
								got, err := Appoint(c, chosen, when)
								require.NoError(t, err)
								preparedAges = [len(prepared)]*milestonesOfAge{}
								want, err := Appoint(c, chosen, when)
								require.NoError(t, err)
								if got != want {
									require.Equal(t, want.Verdict().Text(merit.English), got.Verdict().Text(merit.English), "%s, born %s, on %s under the law of %s", post, birth, asOf, law)
								}
							}
						}
					}
				}
			}
		}
	}
}
