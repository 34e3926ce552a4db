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
	var never [len(prepared)]*milestonesOfAge
	for post := merit.JPTUtama; post <= merit.JPTPratama; post++ {
		never[post] = &milestonesOfAge{law: merit.LastDay}
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
				for _, years := range []int{20, 40, 54, 55, 56, 57, 58, 59, 60, 70} {
					for later := -1; later <= 1; later++ {
						births = append(births, asOf.AddYears(-years, merit.RollForward).AddDays(later))
					}
				}
				for _, birth := range births {
					for _, present := range []merit.Level{0, merit.JPTMadya, merit.AhliUtama, merit.AhliMadya, merit.Administrator, merit.Pengawas, merit.Pemula} {
						for _, move := range []merit.Answer{merit.Unknown, merit.Yes, merit.No} {
							for post := merit.JPTUtama; post <= merit.JPTPratama; post++ {
								c := Candidacy{Post: post, Source: PNS, Birth: birth, Present: present, Move: move, AgeDay: last, Career: []Spell{}}
								when := merit.When{AsOf: asOf, Law: law}
								preparedAges = prepared
								got, err := Appoint(c, chosen, when)
								require.NoError(t, err)
								preparedAges = never
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

// What is prepared is asked: the usual official and candidate go no longer way.
func TestTheUsualIsPrepared(t *testing.T) {
	on := merit.On(merit.MustDate(2025, time.September, 8))
	for _, p := range append(Profiles(), standard.Under(Readings{})) {
		for _, level := range append([]merit.Level{0}, merit.Levels()...) {
			for _, start := range []merit.Date{merit.FirstDay, merit.MustDate(2023, time.June, 5), merit.MustDate(2024, time.February, 29), on.AsOf} {
				require.NotNil(t, p.prepared.find(&Incumbent{level, start}, on), "%s: %s since %s", p, level, start)
			}
			for _, start := range []merit.Date{{}, merit.FirstDay.AddDays(-1), on.AsOf.AddDays(1)} {
				require.Nil(t, p.prepared.find(&Incumbent{level, start}, on), "%s: %s since %s", p, level, start)
			}
			require.Nil(t, p.prepared.find(&Incumbent{level, merit.FirstDay}, on.UnderLaw(p.quiet.AddDays(-1))))
			require.NotNil(t, p.prepared.find(&Incumbent{level, merit.FirstDay}, on.UnderLaw(p.quiet)))
		}
	}
	for _, way := range waysToCount {
		for post := merit.JPTUtama; post <= merit.JPTPratama; post++ {
			for _, present := range append([]merit.Level{0}, merit.Levels()...) {
				c := Candidacy{Post: post, Source: PNS, Birth: merit.MustDate(1970, time.May, 2), Present: present, Move: merit.No}
				r := MustReadings(way, AgeOnJudgement)
				require.NotNil(t, preparedAges[post].find(c.Birth, present, r, on))
				require.NotNil(t, preparedAges[post].find(merit.MustDate(1972, time.February, 29), present, r, on))
				require.Nil(t, preparedAges[post].find(on.AsOf.AddDays(1), present, r, on))
			}
		}
	}
}

// Answers are prepared for whole years, up to a number of them, and for numbers that last.
func TestWhatIsNotAMatterOfAnniversariesIsNotPrepared(t *testing.T) {
	number := func(p merit.Period, until merit.Date) *merit.Param {
		return merit.MustParam("number", merit.T("bilangan", "number"), merit.ParamValue{From: merit.FirstDay, Until: until, Value: merit.PeriodOf(p),
			Confidence: merit.ProjectConvention, Basis: []merit.Citation{merit.Cite("Konvensi asnmerit")}})
	}
	for _, c := range []struct {
		name     string
		change   func(*ProfileSpec)
		prepared bool
	}{
		{"the longest", func(s *ProfileSpec) { s.Evaluation = number(merit.Years(longestTable), merit.Date{}) }, true},
		{"a year more", func(s *ProfileSpec) { s.Evaluation = number(merit.Years(longestTable+1), merit.Date{}) }, false},
		{"months", func(s *ProfileSpec) { s.Ukom.Least = number(merit.Months(18), merit.Date{}) }, false},
		{"days more", func(s *ProfileSpec) { s.Mutation.Least = number(merit.Period{Years: 1, Days: 1}, merit.Date{}) }, false},
		{"months of a ceiling that is left out", func(s *ProfileSpec) { s.FloorAlone, s.Mutation.Most = true, number(merit.Months(66), merit.Date{}) }, false},
		{"a number that ended", func(s *ProfileSpec) { s.Ukom.Least = number(merit.Years(2), merit.MustDate(2022, time.January, 1)) }, false},
		{"no number of its own", func(s *ProfileSpec) { s.Mutation.Most, s.Ukom.Most = nil, nil }, true},
		{"no years at all", func(s *ProfileSpec) { s.Mutation.Least = number(merit.Period{}, merit.Date{}) }, true},
	} {
		spec := standard.Spec()
		c.change(&spec)
		p, err := NewProfile(spec)
		require.NoError(t, err)
		require.Equal(t, c.prepared, p.prepared != nil, c.name)
		long := *p
		long.prepared = nil
		for start := merit.MustDate(2014, time.January, 1); start.Year() < 2026; start = start.AddDays(67) {
			for years := range longestTable + 3 {
				for later := -1; later <= 1; later++ {
					asOf := start.AddYears(years, merit.RollForward).AddDays(later)
					for _, level := range examplesOf {
						in, when := Incumbent{level, start}, merit.On(asOf).UnderLaw(merit.MustDate(2025, time.September, 8))
						want, err := long.Tenure(in, when)
						require.NoError(t, err)
						got, err := p.Tenure(in, when)
						require.NoError(t, err)
						if got != want {
							require.Equal(t, want.Verdict().Text(merit.English), got.Verdict().Text(merit.English), "%s: since %s, on %s", c.name, start, asOf)
						}
					}
				}
			}
		}
	}
}

// Of a career that is broken, what comes after the break may be in doubt too.
func TestDoubtsBehindABreakCount(t *testing.T) {
	day := func(year int) merit.Date { return merit.MustDate(year, time.March, 1) }
	held := Spell{Post: "a", Level: merit.Administrator, Held: Substantive, Related: merit.Yes}
	at := func(s Spell, from, until merit.Date) Spell {
		s.Inaugurated, s.Until = from, until
		return s
	}
	unheld, acting, unplaced := held, held, held
	unheld.Held = 0
	acting.Held = Plt
	unplaced.Level, unplaced.Held = 0, Plt
	for _, c := range []struct {
		name          string
		last          Spell
		experience    merit.Outcome
		prior         merit.Outcome
		alone, before merit.Outcome // of the last time alone
	}{
		{"nothing is", at(held, day(2024), day(2025)), merit.NotMet, merit.Met, merit.NotMet, merit.NotMet},
		{"how it was held", at(unheld, day(2019), merit.Date{}), merit.Undetermined, merit.Met, merit.Undetermined, merit.Undetermined},
		{"since when", at(held, merit.Date{}, merit.Date{}), merit.Undetermined, merit.Met, merit.Undetermined, merit.Undetermined},
		{"whether acting counts", at(acting, day(2019), merit.Date{}), merit.Undetermined, merit.Met, merit.Undetermined, merit.NotMet},
		{"acting at no known level", at(unplaced, day(2019), merit.Date{}), merit.Undetermined, merit.Met, merit.Undetermined, merit.NotMet},
	} {
		c1 := Candidacy{Post: merit.JPTPratama, Source: PNS, Career: []Spell{at(held, day(2014), day(2015)), at(held, day(2016), day(2018)), c.last}}
		v, err := Appoint(c1, MustReadings(AgeToBirthday, AgeOnJudgement), merit.On(merit.MustDate(2025, time.September, 8)))
		require.NoError(t, err)
		require.Equal(t, c.experience, v.Find(Experience).Outcome(), c.name)
		require.Equal(t, c.prior, v.Find(PriorPost).Outcome(), c.name)
		c1.Career = []Spell{c.last}
		v, err = Appoint(c1, MustReadings(AgeToBirthday, AgeOnJudgement), merit.On(merit.MustDate(2025, time.September, 8)))
		require.NoError(t, err)
		require.Equal(t, c.alone, v.Find(Experience).Outcome(), c.name)
		require.Equal(t, c.before, v.Find(PriorPost).Outcome(), c.name)
	}
}
