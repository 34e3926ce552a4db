package eligibility

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// mostly returns the usual answer five times in six, else any, among them one that is none.
func (r anything) mostly(usual merit.Answer) merit.Answer {
	if r.IntN(6) > 0 {
		return usual
	}
	return merit.Answer(r.IntN(3) + r.IntN(40)/39*3)
}

// start returns a day near an anniversary of another, a 29 February, or none.
func (r anything) start(asOf merit.Date, years ...int) merit.Date {
	switch r.IntN(8) {
	case 0:
		return merit.MustDate([...]int{1896, 1904, 1964, 1968, 1972, 2012, 2016, 2020, 2036, 2040, 2044, 9996}[r.IntN(12)], time.February, 29)
	case 1:
		return asOf.AddDays(r.IntN(3) - 1)
	case 2:
		return asOf.AddYears(-r.IntN(70), merit.RollForward).AddDays(r.IntN(366))
	case 3:
		return merit.Date{}
	}
	return asOf.AddYears(-years[r.IntN(len(years))], merit.RollForward).AddDays(r.IntN(3) - 1)
}

// candidacy returns a candidacy that is an ordinary one often enough, and anything else as
// often.
func (r anything) candidacy(asOf merit.Date) Candidacy {
	c := Candidacy{
		Post: merit.Level(1 + r.IntN(3)), Source: PNS, Degree: Degree(r.IntN(int(Postgraduate) + 1 + r.IntN(20)/19)),
		Competences: r.mostly(merit.Yes), Record: r.mostly(merit.Yes), Healthy: r.mostly(merit.Yes), Waived: merit.Answer(r.IntN(3)),
		Birth: r.start(asOf, 55, 56, 57, 58, 59, 60, 61), Present: merit.Level(r.IntN(int(merit.Pemula) + 1)), Move: r.mostly(merit.No),
	}
	if r.IntN(12) > 0 {
		c.Career = []Spell{}
	}
	for from := r.start(asOf, 2, 5, 7, 9); len(c.Career) < r.IntN(4); {
		s := Spell{Level: merit.Level(r.IntN(int(merit.AhliMadya) + 1)), Held: Substantive, Related: r.mostly(merit.Yes), Inaugurated: from}
		if r.IntN(6) == 0 {
			s.Held = Holding(r.IntN(int(Plh) + 1))
		}
		if r.IntN(2) == 0 && !from.IsZero() {
			s.Until = from.AddYears(r.IntN(7), merit.RollBack).AddDays(r.IntN(3))
			from = s.Until.AddDays(r.IntN(2) * r.IntN(2) * (r.IntN(300) - 20))
		}
		c.Career = append(c.Career, s)
	}
	switch r.IntN(30) {
	case 0:
		c.Source = Source(r.IntN(5))
	case 1:
		c.Post = merit.Level(r.IntN(int(merit.Pemula) + 2))
	case 2:
		c.AgeDay = asOf
	case 3:
		c.Citizen, c.InParty, c.LeftParty, c.Registered = merit.Yes, merit.Answer(r.IntN(3)), asOf.AddDays(-2000), asOf
	case 4:
		c.Approved, c.Closed, c.Resigned, c.RatedGood = merit.Yes, merit.No, merit.Yes, merit.No
	case 5:
		c.EqualJF = []merit.Level{merit.AhliMuda}
	case 6:
		c.Dismissed, c.Imprisoned = merit.Answer(r.IntN(4)), merit.Answer(r.IntN(4))
	}
	return c
}

func (r anything) readings() Readings {
	chosen := []Reading{[...]Reading{AgeToBirthday, AgeToYearEnd}[r.IntN(2)], AgeOnJudgement, [...]Reading{LeapForward, LeapBack}[r.IntN(2)]}
	switch r.IntN(16) {
	case 0:
		chosen[1] = AgeOnNoticeDay
	case 1:
		chosen = append(chosen, AgeByMinister)
	case 2:
		chosen = append(chosen, [...]Reading{ClockFromEffective, ClockFromDecree, ClockFromDuty}[r.IntN(3)])
	case 3:
		chosen = append(chosen, AgeByRegulation, AgeSparesMoves, ClockFromInauguration)
	case 4:
		chosen = chosen[:1]
	}
	return MustReadings(chosen...)
}

// Whatever the candidacy, the rulings are those of the verdict, the findings that they write
// are its findings, and the long way says the same of what is ordinary.
func TestTheRulingsOnAnyCandidacyAreThoseOfTheVerdict(t *testing.T) {
	r := anything{rand.New(rand.NewPCG(11, 12))}
	var rulings AppointRulings
	var written AppointVerdict
	ordinary, other, refused := 0, 0, 0
	for range 15_000 {
		when := r.when(merit.Date{}, preparedAges[merit.JPTPratama].law)
		if r.IntN(12) == 0 {
			when = merit.On(r.day(2090, 2107)) // about a 29 February that a fourth year lacks
		}
		c, chosen := r.candidacy(when.AsOf), r.readings()
		if r.IntN(40) == 0 {
			when.AsOf = [...]merit.Date{{}, merit.LastDay, merit.FirstDay.AddDays(-400)}[r.IntN(3)]
		}
		var long AppointVerdict
		wrong := long.appoint(&c, chosen, when)
		want, err := Appoint(c, chosen, when)
		require.Equal(t, wrong, err)
		if want != long {
			require.Equal(t, long.Verdict().Text(merit.English), want.Verdict().Text(merit.English), "%+v on %+v by %v", c, when, chosen)
			require.Equal(t, long, want)
		}
		require.Equal(t, wrong, rulings.Appoint(&c, chosen, when))
		switch {
		case wrong != nil:
			refused++
		case rulings.settled:
			ordinary++
		default:
			other++
		}
		kept := rulings
		requireRulings(t, &rulings, &want)
		rulings.Write(&written)
		require.Equal(t, want, written)
		require.NoError(t, rulings.Appoint(&Candidacy{Post: merit.JPTMadya, Source: NonPNS}, MustReadings(AgeToBirthday, AgeOnJudgement), merit.On(merit.MustDate(2025, time.May, 2))))
		requireRulings(t, &kept, &want) // though the memory has been used again
	}
	require.Greater(t, min(ordinary, other, refused), 500)
	require.Greater(t, ordinary, 2000)
	zero := AppointRulings{}
	requireRulings(t, &zero, &AppointVerdict{})
}

func requireRulings(t *testing.T, got *AppointRulings, want *AppointVerdict) {
	t.Helper()
	for c := Condition(0); c <= lastCondition+1; c++ {
		f, _ := want.Of(c)
		if got.Of(c) != f.Ruling() {
			require.Equal(t, f.Ruling(), got.Of(c), c.String())
		}
	}
	for o := merit.Undetermined; o <= merit.NotApplicable+1; o++ {
		require.Equal(t, want.With(o), got.With(o))
		for c := Condition(0); c < 40; c++ {
			f, asked := want.Of(c)
			require.Equal(t, asked && f.Outcome() == o, want.With(o).Has(c))
		}
	}
	require.Equal(t, want.Waiver.Ruling(), got.Waiver())
	require.Equal(t, want.Contrary.Ruling(), got.Contrary())
	require.Equal(t, want.AgeCount.Ruling(), got.AgeCount())
	require.Equal(t, want.Conditions(), got.Conditions())
	require.Equal(t, want.Outcome(), got.Outcome())
	all := merit.NotApplicable
	for c := range want.conditions {
		if f := want.Find(Condition(c)); f != nil {
			all = all.And(f.Outcome())
		}
	}
	require.Equal(t, all, want.Conditions())
}

// The same of tenures, by any profile.
func TestTheRulingsOnAnyTenureAreThoseOfTheFindings(t *testing.T) {
	r := anything{rand.New(rand.NewPCG(13, 14))}
	var rulings TenureRulings
	var written Tenure
	prepared, other := 0, 0
	require.Zero(t, rulings.Mutation())
	for range 300 {
		p := r.profile()
		if p == nil {
			continue
		}
		for range 30 {
			in := r.incumbent()
			when := r.when(in.Inaugurated, p.quiet)
			if r.IntN(40) == 0 {
				in.Level = merit.Pemula + 1
			}
			want, wrong := p.Tenure(in, when)
			require.Equal(t, wrong, p.TenureRulings(&rulings, in, when))
			if rulings.answer != nil {
				prepared++
			} else {
				other++
			}
			require.Equal(t, [...]merit.Ruling{want.Mutation.Ruling(), want.Ukom.Ruling(), want.Evaluation.Ruling()},
				[...]merit.Ruling{rulings.Mutation(), rulings.Ukom(), rulings.Evaluation()})
			require.Equal(t, when, rulings.When())
			rulings.Write(&written)
			require.Equal(t, want, written)
		}
	}
	require.Greater(t, min(prepared, other), 500)
	var nobody *Profile
	require.Error(t, nobody.TenureRulings(&rulings, Incumbent{}, merit.On(merit.FirstDay)))
	require.Zero(t, rulings.Ukom())
}

// What is known of a candidacy, however it comes out, sends it no longer way.
func TestTheUsualCandidacyIsAnOrdinaryOne(t *testing.T) {
	chosen, when := MustReadings(AgeToBirthday, AgeOnJudgement), merit.On(merit.MustDate(2025, time.September, 8))
	base := Candidacy{Post: merit.JPTPratama, Source: PNS, Degree: Postgraduate, Competences: merit.No, Record: merit.No, Healthy: merit.No, Waived: merit.No,
		Birth: merit.MustDate(1972, time.February, 29), Present: merit.Pemula, Move: merit.No,
		Career: []Spell{
			{Level: merit.Pelaksana, Held: Plh, Related: merit.No, Inaugurated: merit.MustDate(2000, time.February, 29), Until: merit.MustDate(2010, time.March, 1)},
			{Level: merit.AhliMadya, Held: Reinaugurated, Related: merit.Yes, Inaugurated: merit.MustDate(2010, time.March, 1), Until: merit.MustDate(2020, time.March, 1)},
			{Level: merit.Administrator, Held: Substantive, Related: merit.Yes, Inaugurated: merit.MustDate(2020, time.March, 1)},
		}}
	for name, change := range map[string]func(*Candidacy){
		"all is said": func(*Candidacy) {},
		"nothing is said": func(c *Candidacy) {
			*c = Candidacy{Post: c.Post, Source: PNS, Birth: c.Birth, Move: merit.No, Career: []Spell{}}
		},
		"the highest post":       func(c *Candidacy) { c.Post = merit.JPTUtama },
		"a time that begins now": func(c *Candidacy) { c.Career = c.Career[2:]; c.Career[0].Inaugurated = when.AsOf },
		"a time to come":         func(c *Candidacy) { c.Career = c.Career[2:]; c.Career[0].Inaugurated = when.AsOf.AddDays(1) },
	} {
		c := base
		c.Career = slices.Clone(base.Career)
		change(&c)
		var o ordinary
		assert.True(t, o.settle(&c, chosen, when), name)
	}
	for name, change := range map[string]func(*Candidacy){
		"out of order":        func(c *Candidacy) { c.Career[1].Inaugurated = merit.MustDate(1999, time.March, 1) },
		"ends as it begins":   func(c *Candidacy) { c.Career[1].Until = c.Career[1].Inaugurated },
		"a gap":               func(c *Candidacy) { c.Career[2].Inaugurated = c.Career[2].Inaugurated.AddDays(1) },
		"a start not known":   func(c *Candidacy) { c.Career[2].Inaugurated = merit.Date{} },
		"a level not known":   func(c *Candidacy) { c.Career[2].Level = 0 },
		"a field not known":   func(c *Candidacy) { c.Career[2].Related = merit.Unknown },
		"a holding not known": func(c *Candidacy) { c.Career[2].Held = 0 },
		"no word":             func(c *Candidacy) { c.Career[2].Related = merit.No + 1 },
		"a career not known":  func(c *Candidacy) { c.Career = nil },
		"not selection":       func(c *Candidacy) { c.Move = merit.Unknown },
		"a birth not known":   func(c *Candidacy) { c.Birth = merit.Date{} },
		"not yet born":        func(c *Candidacy) { c.Birth = when.AsOf.AddDays(1) },
		"another source":      func(c *Candidacy) { c.Source = FormerForces },
		"another post":        func(c *Candidacy) { c.Post = merit.Administrator },
		"beyond the calendar": func(c *Candidacy) {
			c.Career = c.Career[2:]
			c.Career[0].Inaugurated = merit.MustDate(9998, time.March, 1)
		},
		"said of another kind": func(c *Candidacy) { c.Citizen = merit.Yes },
	} {
		c := base
		c.Career = slices.Clone(base.Career)
		change(&c)
		var o ordinary
		assert.False(t, o.settle(&c, chosen, when), name)
	}
}

// A waiver is asked of every candidacy that may be an ordinary one.
func TestTheWaiverIsInForceWhereAgesArePrepared(t *testing.T) {
	for post := merit.JPTUtama; post <= merit.JPTPratama; post++ {
		assert.True(t, waiverRule.InForce(preparedAges[post].law))
		assert.True(t, pnsTerms[post][0].last)
		assert.True(t, pnsTerms[post][0].binds)
	}
}

func TestRulingsAllocateNothing(t *testing.T) {
	when, chosen := merit.On(merit.MustDate(2025, time.September, 8)), MustReadings(AgeToBirthday, AgeOnJudgement)
	c := Candidacy{Post: merit.JPTPratama, Source: PNS, Degree: Bachelor, Birth: merit.MustDate(1975, time.May, 2), Move: merit.No, Present: merit.Administrator,
		Career: []Spell{{Level: merit.Administrator, Held: Substantive, Related: merit.Yes, Inaugurated: merit.MustDate(2015, time.March, 2)}}}
	var tenure TenureRulings
	var appoint AppointRulings
	var verdict AppointVerdict
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		_ = standard.TenureRulings(&tenure, Incumbent{merit.JPTPratama, merit.MustDate(2020, time.March, 2)}, when)
		_ = appoint.Appoint(&c, chosen, when)
		appoint.Write(&verdict)
	}))
	assert.True(t, appoint.settled)
	assert.Equal(t, merit.Undetermined, appoint.Conditions())
}

// FuzzRulings: a candidacy comes out by rulings, at once and by the long way the same.
func FuzzRulings(f *testing.F) {
	f.Add([]byte{2, 3, 1, 1, 1, 1, 3, 2, 0, 0, 60, 4, 1, 3, 1, 1, 90, 80})
	f.Add([]byte{0, 4, 2, 1, 0, 2, 5, 2, 1, 59, 200, 3, 1, 12, 1, 2, 5, 0, 1, 3, 1, 1, 9, 1})
	f.Add([]byte{1, 1, 1, 1, 1, 1, 14, 2, 5, 7, 7})
	f.Fuzz(func(t *testing.T, data []byte) {
		next := func(below int) int {
			if len(data) == 0 {
				return 0
			}
			b := data[0]
			data = data[1:]
			return int(b) % below
		}
		c := Candidacy{Post: merit.Level(1 + next(3)), Source: PNS, Degree: Degree(next(5)), Competences: merit.Answer(next(3)), Record: merit.Answer(next(3)),
			Healthy: merit.Answer(next(3)), Waived: merit.Answer(next(3)), Present: merit.Level(next(15)), Move: merit.No, Career: []Spell{}}
		chosen := MustReadings([...]Reading{AgeToBirthday, AgeToYearEnd}[next(2)], AgeOnJudgement, [...]Reading{LeapForward, LeapBack}[next(2)])
		asOf := merit.MustDate(2024, time.February, 28).AddDays(next(4) + 365*next(80))
		c.Birth = asOf.AddYears(-next(70), merit.RollForward).AddDays(next(5) - 2)
		for from := asOf.AddYears(-next(40), merit.RollBack); len(data) > 0; {
			s := Spell{Held: Holding(next(5)), Level: merit.Level(next(15)), Related: merit.Answer(next(3)), Inaugurated: from.AddDays(next(5) - 2)}
			if open := next(4); open > 0 {
				s.Until = s.Inaugurated.AddYears(next(9), merit.RollForward).AddDays(next(5) - 2)
				from = s.Until
			}
			c.Career = append(c.Career, s)
		}
		when := merit.On(asOf)
		var long, written AppointVerdict
		wrong := long.appoint(&c, chosen, when)
		got, err := Appoint(c, chosen, when)
		require.Equal(t, wrong, err)
		require.Equal(t, long, got)
		var rulings AppointRulings
		require.Equal(t, wrong, rulings.Appoint(&c, chosen, when))
		requireRulings(t, &rulings, &got)
		rulings.Write(&written)
		require.Equal(t, got, written)
	})
}
