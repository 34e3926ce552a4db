package eligibility

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/require"
)

// anything makes values of all kinds, the same in every run.
type anything struct{ *rand.Rand }

func (r anything) day(from, until int) merit.Date {
	return merit.MustDate(from+r.IntN(until-from), time.January, 1).AddDays(r.IntN(366))
}

func (r anything) period() merit.Value {
	switch r.IntN(8) {
	case 0:
		return merit.PeriodOf(merit.Months(r.IntN(40)))
	case 1:
		return merit.PeriodOf(merit.Days(r.IntN(40)))
	case 2:
		return merit.PeriodOf(merit.Years(r.IntN(longestTable + 2)))
	}
	return merit.PeriodOf(merit.Years(r.IntN(4)))
}

// number returns a number of one to three values, that may begin late, last a day, be
// unproven or end.
func (r anything) number() *merit.Param {
	from := merit.FirstDay
	if r.IntN(3) == 0 {
		from = r.day(2015, 2030)
	}
	values := make([]merit.ParamValue, 1+r.IntN(3))
	for i := range values {
		v := &values[i]
		*v = merit.ParamValue{From: from, Value: r.period(), Basis: []merit.Citation{merit.Cite("Konvensi asnmerit")}, Confidence: merit.ProjectConvention}
		if r.IntN(6) == 0 {
			v.Confidence, v.Note = merit.Unproven, merit.T("tidak diketahui", "not known")
		}
		if i < len(values)-1 || r.IntN(5) == 0 {
			if from = from.AddDays(1); r.IntN(2) == 0 {
				from = from.AddDays(r.IntN(2000))
			}
			v.Until = from
		}
	}
	return merit.MustParam("minimum", merit.T("paling singkat", "least"), values...)
}

// profile returns a profile of any numbers, nil for one that is refused.
func (r anything) profile() *Profile {
	spec := ProfileSpec{Name: "any", Title: merit.T("apa saja", "any"), Mutation: Limits{Least: r.number()}, Ukom: Limits{Least: r.number()}, Evaluation: r.number(),
		Roll: merit.Roll(r.IntN(2)), MoreThan: r.IntN(2) == 0, SinceInauguration: r.IntN(2) == 0, FloorAlone: r.IntN(3) == 0}
	if r.IntN(2) == 0 {
		spec.Mutation.Most = r.number()
	}
	switch r.IntN(4) {
	case 0:
		spec.Ukom.Most = spec.Ukom.Least // reached and past within two days
	case 1:
		spec.Ukom.Most = r.number()
	}
	p, err := NewProfile(spec)
	if r.IntN(10) == 0 {
		p, err = Circular2020Until(reliefSeen.AddDays(1 + r.IntN(3000)))
	}
	if err != nil {
		return nil
	}
	return p
}

func (r anything) incumbent() Incumbent {
	in := Incumbent{Level: merit.Level(r.IntN(int(merit.Pemula) + 1))}
	switch r.IntN(12) {
	case 0:
		in.Inaugurated = merit.MustDate([...]int{2012, 2016, 2020, 2088, 2092, 2096, 9996}[r.IntN(7)], time.February, 29)
	case 1:
		in.Inaugurated = r.day(9980, 9998)
	case 2:
		in.Inaugurated = r.day(1, 2014)
	case 3: // not known
	default:
		in.Inaugurated = r.day(2013, 2032)
	}
	return in
}

func (r anything) when(start merit.Date, quiet merit.Date) merit.When {
	asOf := r.day(2014, 2050)
	switch {
	case r.IntN(12) == 0:
		asOf = merit.LastDay.AddDays(-1 - r.IntN(800))
	case r.IntN(2) == 0 && !start.IsZero():
		asOf = start.AddYears(r.IntN(longestTable+3), merit.Roll(r.IntN(2))).AddDays(r.IntN(5) - 2)
	}
	switch w := merit.On(asOf); r.IntN(3) {
	case 0:
		return w.UnderLaw(r.day(2014, 2040))
	case 1:
		return w.UnderLaw(quiet.AddDays(r.IntN(4) - 1))
	default:
		return w
	}
}

// What a profile has prepared is what it says the long way, whatever its numbers, and the
// day of change of either is the first on which the outcome is another.
func TestTenuresOfAnyProfileAreThoseOfTheLongWay(t *testing.T) {
	r := anything{rand.New(rand.NewPCG(1, 2))}
	prepared := 0
	for n := range 600 {
		p := r.profile()
		if p == nil {
			continue
		}
		long := *p
		if long.prepared = nil; p.prepared != nil {
			prepared++
		}
		for range 40 {
			in := r.incumbent()
			when := r.when(in.Inaugurated, p.quiet)
			want, wrong := long.Tenure(in, when)
			got, err := p.Tenure(in, when)
			require.Equal(t, wrong, err)
			if got != want {
				require.Equal(t, want, got, "inaugurated %s, on %s under the law of %s", in.Inaugurated, when.AsOf, when.Law)
			}
			if n%4 == 0 && err == nil && r.IntN(20) == 0 {
				requireChanges(t, long, in, when, want)
			}
		}
	}
	require.Greater(t, prepared, 50)
}

// The same of the profiles that there are, under all readings.
func TestTheDayOfChangeOfATenureIsTheFirstOnWhichTheOutcomeIsAnother(t *testing.T) {
	r := anything{rand.New(rand.NewPCG(5, 6))}
	for range 200 {
		p := Profiles()[r.IntN(3)].under(MustReadings([...]Reading{LeapForward, LeapBack}[r.IntN(2)], [...]Reading{EvaluateOnAnniversary, EvaluateAfterAnniversary}[r.IntN(2)],
			[...]Reading{EvaluateSinceStatute, EvaluateSinceInauguration}[r.IntN(2)], [...]Reading{CeilingStands, FloorAlone}[r.IntN(2)]))
		in, when := r.incumbent(), merit.On(r.day(2015, 2025))
		in.Inaugurated = r.day(2011, 2024)
		got, err := p.Tenure(in, when)
		require.NoError(t, err)
		requireChanges(t, p, in, when, got)
	}
	// One and a half years are enough while the circular is, though no ceiling ends them.
	floor := Circular2020().under(MustReadings(FloorAlone))
	got, err := floor.Tenure(Incumbent{merit.JPTPratama, merit.MustParseDate("2021-04-20")}, merit.On(merit.MustParseDate("2022-08-08")))
	require.NoError(t, err)
	require.Equal(t, reasonReached, got.Mutation.Reason)
	require.Equal(t, "2023-01-01", got.Mutation.Changes.String())
}

func requireChanges(t *testing.T, p Profile, in Incumbent, when merit.When, now Tenure) {
	t.Helper()
	days := [3]merit.Date{}
	last := when.AsOf.AddDays(2500)
	for day := when.AsOf.AddDays(1); day.Before(last); day = day.AddDays(1) {
		w := merit.When{AsOf: day, Law: when.Law}
		if when.Law == when.AsOf {
			w.Law = day
		}
		then, err := p.Tenure(in, w)
		require.NoError(t, err)
		for i, pair := range [...][2]*merit.Finding{{&now.Mutation, &then.Mutation}, {&now.Ukom, &then.Ukom}, {&now.Evaluation, &then.Evaluation}} {
			if days[i].IsZero() && pair[0].Outcome() != pair[1].Outcome() {
				days[i] = day
			}
		}
	}
	for i, f := range [...]*merit.Finding{&now.Mutation, &now.Ukom, &now.Evaluation} {
		if f.Changes.Before(last) {
			require.Equal(t, days[i], f.Changes, "%s/%s: inaugurated %s, on %s under the law of %s", f.Rule.ID(), f.Reason.Code, in.Inaugurated, when.AsOf, when.Law)
		}
	}
}

// One walk over a career says what the walks of the long way say: of overlaps, equal first
// days, acting service and whatever is not known; and no unsound career passes for sound.
func TestAnyCareerIsWalkedAsTheLongWayWalks(t *testing.T) {
	r := anything{rand.New(rand.NewPCG(3, 4))}
	first, sound, unsound := merit.MustParseDate("2020-01-01"), 0, 0
	for range 20_000 {
		career := make([]Spell, r.IntN(6))
		day := first.AddDays(r.IntN(30))
		for i := range career {
			s := &career[i]
			*s = Spell{Level: merit.Level(r.IntN(5)), Held: Holding(r.IntN(int(Plh) + 1)), Related: merit.Answer(r.IntN(3))}
			if day = day.AddDays(r.IntN(20)*r.IntN(2) - r.IntN(50)/49*20); r.IntN(8) > 0 {
				s.Inaugurated = day
			}
			if r.IntN(3) > 0 {
				if s.Until = day.AddDays(r.IntN(30)); r.IntN(2) == 0 {
					day = s.Until
				}
			}
		}
		if wrong := careerProblems(career, ClockFromInauguration); !soundCareer(career, ClockFromInauguration) {
			require.Error(t, wrong)
			unsound++
			continue
		} else {
			require.NoError(t, wrong, "%v", career)
		}
		sound++
		for _, asked := range []pick{{related: true}, {levels: levelsOf(merit.JPTUtama, merit.JPTMadya), maybe: levelsOf(merit.JPTPratama)}} {
			for _, asked.doubtful = range []bool{false, true} {
				d := days{career: career, clock: ClockFromInauguration, pick: asked, since: [...]merit.Date{{}, first.AddDays(40)}[r.IntN(2)]}
				asOf, least := first.AddDays(r.IntN(120)), &merit.ParamValue{Value: merit.PeriodOf(merit.Days(r.IntN(50)))}
				var got, want merit.Finding
				start, end, more, doubts := d.run()
				on := d.complete(&got, start, end, more, least, merit.RollForward, asOf)
				long, _ := d.first(asOf)
				require.Equal(t, long, start, "%v", career)
				if !start.IsZero() {
					require.Equal(t, d.join(&want, start, anniversary(start, least, merit.RollForward, &want), merit.RollForward, asOf), on, "%v", career)
				}
				require.Equal(t, want, got, "%v on %s", career, asOf)
				require.True(t, more || doubts == d.doubts(), "%v", career)
			}
		}
	}
	require.Greater(t, min(sound, unsound), 1000)
}

func TestAGreatestTenureThatIsShorterThanTheLeastIsRefused(t *testing.T) {
	number := func(from string, p merit.Period) *merit.Param {
		return merit.MustParam("minimum", merit.T("paling singkat", "least"), merit.ParamValue{From: merit.MustParseDate(from), Value: merit.PeriodOf(p),
			Basis: []merit.Citation{merit.Cite("Konvensi asnmerit")}, Confidence: merit.ProjectConvention})
	}
	for _, c := range []struct {
		name        string
		least, most *merit.Param
		refused     bool
	}{
		{"shorter", number("2014-01-15", merit.Years(2)), number("2014-01-15", merit.Months(23)), true},
		{"equal", number("2014-01-15", merit.Years(2)), number("2014-01-15", merit.Months(24)), false},
		{"longer", number("2014-01-15", merit.Years(2)), number("2014-01-15", merit.Months(25)), false},
		{"shorter from a later day on", number("2014-01-15", merit.Years(2)), number("2030-01-01", merit.Years(1)), true},
		{"no greatest", number("2014-01-15", merit.Years(2)), nil, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			spec := Standard().Spec()
			spec.Mutation, spec.Ukom = Limits{c.least, c.most}, Limits{c.least, c.most}
			_, err := NewProfile(spec)
			if !c.refused {
				require.NoError(t, err)
				return
			}
			require.ErrorIs(t, err, merit.ErrConflict)
			require.Len(t, merit.FieldErrors(err), 2, "both spans at once")
		})
	}
}
