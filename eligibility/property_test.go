package eligibility_test

import (
	"encoding"
	"reflect"
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestMoreTenureNeverLosesTheCompetenceTest enumerates every day of the first five
// years of many starts, among them a leap day and the day before it.
func TestMoreTenureNeverLosesTheCompetenceTest(t *testing.T) {
	for _, p := range eligibility.Profiles() {
		for _, s := range []string{"2017-04-07", "2018-08-31", "2019-02-28", "2020-02-28", "2020-02-29", "2020-03-01", "2024-02-29", "2024-12-31"} {
			in := eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day(s)}
			law := day("2025-09-08") // one state of the law: tenure is what grows
			open := false
			for d := day(s); !d.After(in.Inaugurated.AddYears(5, merit.RollForward)); d = d.AddDays(1) {
				v, err := p.Tenure(in, merit.On(d).UnderLaw(law))
				require.NoError(t, err)
				met := v.Ukom.Outcome() == merit.Met
				require.Falsef(t, open && !met, "%s: open on the day before and not on %s", p, d)
				open = met
			}
			require.True(t, open, "open on the fifth anniversary")
		}
	}
}

// rank orders outcomes by how much they allow.
func rank(o merit.Outcome) int {
	return map[merit.Outcome]int{merit.NotMet: 0, merit.Undetermined: 1, merit.Met: 2, merit.NotApplicable: 3}[o]
}

// TestAStricterProfileNeverAllowsMore compares, day by day, each pair of which one
// asks for at least what the other does.
func TestAStricterProfileNeverAllowsMore(t *testing.T) {
	floor := eligibility.MustReadings(eligibility.FloorAlone)
	for _, pair := range []struct {
		stricter, softer *eligibility.Profile
	}{
		{eligibility.Statute(), eligibility.Standard()},
		{eligibility.Statute(), eligibility.Circular2020()},
		{eligibility.Statute(), eligibility.Statute().Under(floor)},
		{eligibility.Standard(), eligibility.Standard().Under(floor)},
	} {
		for start := day("2014-02-28"); start.Before(day("2026-01-01")); start = start.AddDays(97) {
			in := eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: start}
			for d := day("2017-04-07"); d.Before(day("2027-01-01")); d = d.AddDays(13) {
				strict, err := pair.stricter.Tenure(in, merit.On(d))
				require.NoError(t, err)
				soft, err := pair.softer.Tenure(in, merit.On(d))
				require.NoError(t, err)
				require.LessOrEqualf(t, rank(strict.Mutation.Outcome()), rank(soft.Mutation.Outcome()), "mutation of %s on %s: %s against %s", start, d, pair.stricter, pair.softer)
				require.LessOrEqualf(t, rank(strict.Ukom.Outcome()), rank(soft.Ukom.Outcome()), "ukom of %s on %s: %s against %s", start, d, pair.stricter, pair.softer)
			}
		}
	}
}

// TestToLearnAFactChangesNothingThatWasSettled enumerates every combination of answers on the
// conditions of a candidate: to learn a fact may settle what could not be told, and
// changes nothing that could.
func TestToLearnAFactChangesNothingThatWasSettled(t *testing.T) {
	base := parseFacts(t, bases["pratama"]).candidacy()
	r := readings(t, "age-to-birthday age-on-judgement")
	w := merit.On(day("2025-09-08"))
	judge := func(answers [4]merit.Answer) merit.Outcome {
		c := base
		c.Competences, c.Record, c.Healthy, c.Waived = answers[0], answers[1], answers[2], answers[3]
		v, err := eligibility.Appoint(c, r, w)
		require.NoError(t, err)
		return v.Outcome()
	}
	for n := range 3 * 3 * 3 * 3 {
		var answers [4]merit.Answer
		for i, k := 0, n; i < 4; i, k = i+1, k/3 {
			answers[i] = merit.Answer(k % 3)
		}
		before := judge(answers)
		for i := range answers {
			if answers[i] != merit.Unknown || before == merit.Undetermined {
				continue
			}
			for _, learnt := range []merit.Answer{merit.Yes, merit.No} {
				after := answers
				after[i] = learnt
				require.Equalf(t, before, judge(after), "%v, then %v", answers, after)
			}
		}
	}
}

// TestSpellsThatAdjoinCountAsOne splits an unbroken tenure at every day.
func TestSpellsThatAdjoinCountAsOne(t *testing.T) {
	start, w := day("2022-02-28"), merit.On(day("2025-09-08"))
	spell := eligibility.Spell{Post: "K", Level: merit.JPTPratama, Held: eligibility.Substantive, Inaugurated: start}
	for _, p := range eligibility.Profiles() {
		want, err := p.Tenure(eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: start}, w)
		require.NoError(t, err)
		for cut := start.AddDays(1); cut.Before(w.AsOf); cut = cut.AddDays(1) {
			first, second := spell, spell
			first.Until, second.Inaugurated = cut, cut
			got, err := p.TenureIn("K", []eligibility.Spell{first, second}, eligibility.Readings{}, w)
			require.NoError(t, err)
			got.Ukom.Notes, got.Mutation.Notes = want.Ukom.Notes, want.Mutation.Notes // that the clock is a reading is said of spells alone
			require.Equalf(t, want.Ukom, got.Ukom, "cut on %s", cut)
			require.Equal(t, want.Mutation, got.Mutation)
			require.Equal(t, want.Changes(), got.Changes())
		}
	}
}

// TestAnotherDayInThePostNeverLosesTenure grows a broken career day by day.
func TestAnotherDayInThePostNeverLosesTenure(t *testing.T) {
	career := []eligibility.Spell{
		{Post: "K", Level: merit.JPTPratama, Held: eligibility.Substantive, Inaugurated: day("2019-08-31"), Until: day("2020-02-29")},
		{Post: "K", Level: merit.JPTPratama, Held: eligibility.Substantive, Inaugurated: day("2020-03-15"), Until: day("2020-12-31")},
		{Post: "K", Level: merit.JPTPratama, Held: eligibility.Substantive, Inaugurated: day("2021-06-01")},
	}
	open := false
	for d := day("2019-09-01"); d.Before(day("2024-09-01")); d = d.AddDays(1) {
		v, err := eligibility.Statute().TenureIn("K", career, eligibility.Readings{}, merit.On(d))
		require.NoError(t, err)
		met := v.Ukom.Outcome() == merit.Met
		require.Falsef(t, open && !met, "lost on %s", d)
		open = met
	}
	require.True(t, open)
}

// TestTheStatesOfTheCureFollowOneAnother walks every path of facts over time and
// checks each step against the states that may follow.
func TestTheStatesOfTheCureFollowOneAnother(t *testing.T) {
	start := day("2023-03-01")
	reached := map[eligibility.CureState]bool{}
	for n := range 2 * 3 * 3 * 3 * 2 {
		c := eligibility.Cure{Level: merit.JPTPratama, Source: eligibility.Source(n%2 + 1), Since: start, Noticed: day("2024-04-01")}
		c.Improved, c.Tested, c.Fits = merit.Answer(n/2%3), merit.Answer(n/6%3), merit.Answer(n/18%3)
		c.Missed = merit.Answer(n/54 + 1)
		var last eligibility.CureState
		for d := start; d.Before(day("2025-01-01")); d = d.AddDays(1) {
			v, err := c.Target(eligibility.Readings{}, merit.On(d))
			require.NoError(t, err)
			require.Equal(t, v.State == eligibility.CureUnknown, v.Finding.Outcome() == merit.Undetermined)
			reached[v.State] = true
			if v.State != last && last != eligibility.CureUnknown && v.State != eligibility.CureUnknown {
				// Facts known in advance let the path skip states, never go back.
				require.Truef(t, follows(last, v.State), "%s after %s on %s", v.State, last, d)
			}
			last = v.State
		}
	}
	for before, after := range map[eligibility.CureState]eligibility.CureState{
		eligibility.MoveDue: eligibility.Moved, eligibility.DemotionDue: eligibility.Lowered, eligibility.DismissalDue: eligibility.Dismissed} {
		assert.Equal(t, []eligibility.CureState{after}, before.Next())
		assert.Empty(t, after.Next(), "the path ends")
	}
	for _, s := range []eligibility.CureState{eligibility.Measuring, eligibility.OnTarget, eligibility.Improving, eligibility.Improved,
		eligibility.TestDue, eligibility.MoveDue, eligibility.DemotionDue, eligibility.DismissalDue} {
		assert.Truef(t, reached[s], "%s is reached", s)
	}
}

func follows(a, b eligibility.CureState) bool {
	for _, next := range a.Next() {
		if next == b || follows(next, b) {
			return true
		}
	}
	return false
}

func TestTheClockOfEveryRuleIsNamed(t *testing.T) {
	r := eligibility.MustReadings(eligibility.ClockFromEffective)
	want := map[merit.RuleID]struct {
		event eligibility.Reading
		named bool
	}{
		"ELG-TENURE-MUTATION":         {eligibility.ClockFromInauguration, true},
		"ELG-REPLACE-BAN":             {eligibility.ClockFromInauguration, true},
		"ELG-REPLACE-PRESIDENT":       {eligibility.ClockFromInauguration, true},
		"ELG-TENURE-MUTATION-STATUTE": {eligibility.ClockFromEffective, false},
		"ELG-TENURE-UKOM":             {eligibility.ClockFromEffective, false},
		"ELG-TENURE-EVALUATION":       {eligibility.ClockFromEffective, false},
		"ELG-TENURE-MAX":              {eligibility.ClockFromEffective, false},
		"ELG-CURE":                    {eligibility.ClockFromEffective, false},
		"ELG-PENSION":                 {0, false},
	}
	for _, rule := range eligibility.Rules() {
		if w, listed := want[rule.ID()]; listed {
			event, named := eligibility.ClockOf(rule, r)
			assert.Equal(t, w.event, event, rule.ID())
			assert.Equal(t, w.named, named, rule.ID())
		}
	}
}

func TestTheRegisterOfDisagreements(t *testing.T) {
	seen := map[eligibility.Reading]bool{}
	for _, d := range eligibility.Disagreements() {
		assert.NotEmpty(t, d.Key)
		assert.False(t, d.Question.IsZero())
		assert.NotEmpty(t, d.Basis, d.Key)
		assert.GreaterOrEqual(t, len(d.Readings), 2, d.Key)
		for _, r := range d.Readings {
			assert.Falsef(t, seen[r], "%s belongs to one point", r)
			seen[r] = true
			assert.NotEqual(t, r.String(), r.In(merit.English))
			assert.NotEqual(t, r.In(merit.Indonesian), r.In(merit.English))
			chosen := eligibility.MustReadings(r)
			assert.Equal(t, r, chosen.Of(d))
		}
		if none := (eligibility.Readings{}).Of(d); d.Required {
			assert.Zero(t, none, d.Key)
		} else {
			assert.Equal(t, d.Readings[0], none, d.Key)
		}
		_, err := eligibility.NewReadings(d.Readings...)
		require.ErrorIs(t, err, merit.ErrConflict, d.Key)
	}
	for r := eligibility.BothLimbs; r <= eligibility.CoordinationByConsent; r++ {
		assert.Truef(t, seen[r], "%s is in the register", r)
	}
	eligibility.Disagreements()[0].Readings[0] = 0
	assert.NotZero(t, eligibility.Disagreements()[0].Readings[0], "the register is a copy")
	_, err := eligibility.NewReadings(0, 200)
	assert.Len(t, merit.FieldErrors(err), 2)
	assert.Panics(t, func() { eligibility.MustReadings(200) })
}

func TestWordsRoundTrip(t *testing.T) {
	check := func(value encoding.TextMarshaler, into encoding.TextUnmarshaler) {
		t.Helper()
		text, err := value.MarshalText()
		require.NoError(t, err)
		require.NoError(t, into.UnmarshalText(text))
		assert.Equal(t, value, reflect.ValueOf(into).Elem().Interface())
		require.ErrorIs(t, into.UnmarshalText([]byte("no such word")), merit.ErrUnknown)
		assert.Equal(t, value, reflect.ValueOf(into).Elem().Interface(), "a refused word changes nothing")
	}
	for r := eligibility.BothLimbs; r <= eligibility.CoordinationByConsent; r++ {
		check(r, new(eligibility.Reading))
	}
	for h := eligibility.Substantive; h <= eligibility.Plh; h++ {
		check(h, new(eligibility.Holding))
		assert.NotEqual(t, h.String(), h.In(merit.Indonesian)+" ")
	}
	for s := eligibility.PNS; s <= eligibility.FormerForces; s++ {
		check(s, new(eligibility.Source))
	}
	for d := eligibility.BelowDiploma3; d <= eligibility.Postgraduate; d++ {
		check(d, new(eligibility.Degree))
	}
	for c := eligibility.SourceOpen; c <= eligibility.GoodRating; c++ {
		check(c, new(eligibility.Condition))
	}
	for s := eligibility.CureUnknown; s <= eligibility.Dismissed; s++ {
		check(s, new(eligibility.CureState))
	}
	for p := eligibility.ToFittingPost; p <= eligibility.OutOfPost; p++ {
		check(p, new(eligibility.Placement))
	}
	for g := eligibility.ResignedPost; g <= eligibility.NoLongerFit; g++ {
		check(g, new(eligibility.LeaveGround))
	}
	assert.Equal(t, "pns s1 fitting-post", eligibility.PNS.String()+" "+eligibility.Bachelor.String()+" "+eligibility.ToFittingPost.String())
	assert.Equal(t, "test-due", eligibility.TestDue.String())
	_, err := eligibility.ParseCondition("prior-post")
	require.NoError(t, err)
	_, err = eligibility.ParseCureState("improving")
	require.NoError(t, err)
	_, err = eligibility.ParseLeaveGround("unpaid-leave")
	require.NoError(t, err)
	_, err = eligibility.Holding(99).MarshalText()
	require.ErrorIs(t, err, merit.ErrUnknown)
	assert.Equal(t, "%!(99)", eligibility.Holding(99).In(merit.English))
	_, err = eligibility.ParseHolding(string(make([]byte, 4096)))
	require.ErrorIs(t, err, merit.ErrUnknown)
	assert.Less(t, len(err.Error()), 1024, "hostile input is clipped")
}

func TestVerdictsAllocateNoMoreThanTheirFindings(t *testing.T) {
	r := readings(t, "age-to-birthday age-on-judgement")
	w := merit.On(day("2025-09-08"))
	c := parseFacts(t, bases["pratama"]).candidacy()
	outside := parseFacts(t, bases["outside"]).candidacy()
	career := []eligibility.Spell{
		{Post: "K", Level: merit.JPTPratama, Held: eligibility.Substantive, Inaugurated: day("2020-03-15"), Until: day("2020-12-31")},
		{Post: "K", Level: merit.JPTPratama, Held: eligibility.Substantive, Inaugurated: day("2021-06-01")},
	}
	in := eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2019-06-01")}
	for _, v := range []struct {
		name  string
		most  float64
		judge func() error
	}{
		{"appoint", 0, func() error { _, err := eligibility.Appoint(c, r, w); return err }},
		{"appoint from outside", 0, func() error { _, err := eligibility.Appoint(outside, r, w); return err }},
		{"term", 0, func() error { _, err := eligibility.Term{Incumbent: in}.Judge(r, w); return err }},
		{"cure", 0, func() error {
			_, err := eligibility.Cure{Level: merit.JPTPratama, Since: in.Inaugurated, Missed: merit.Yes}.Target(r, w)
			return err
		}},
		{"leave", 0, func() error {
			_, err := eligibility.Leave(eligibility.Leaving{Level: merit.JPTPratama}, r, w)
			return err
		}},
		{"pension", 0, func() error { _, err := eligibility.Pension(merit.JPTPratama, day("1970-01-10"), r, w); return err }},
		{"replace", 0, func() error {
			_, err := eligibility.Replace(eligibility.Replacement{Incumbent: in, Readings: r}, merit.RollForward, w)
			return err
		}},
		{"tenure out of spells: the findings on the spells", 1, func() error { _, err := eligibility.Statute().TenureIn("K", career, r, w); return err }},
	} {
		assert.LessOrEqual(t, testing.AllocsPerRun(100, func() {
			if err := v.judge(); err != nil {
				t.Error(err)
			}
		}), v.most, v.name)
	}
}

func BenchmarkAppoint(b *testing.B) {
	c := parseFacts(&testing.T{}, bases["pratama"]).candidacy()
	r, w := eligibility.MustReadings(eligibility.AgeToBirthday, eligibility.AgeOnJudgement), merit.On(day("2025-09-08"))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := eligibility.Appoint(c, r, w); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTenureIn(b *testing.B) {
	career := []eligibility.Spell{
		{Post: "K", Level: merit.JPTPratama, Held: eligibility.Substantive, Inaugurated: day("2020-03-15"), Until: day("2020-12-31")},
		{Post: "K", Level: merit.JPTPratama, Held: eligibility.Plt, Inaugurated: day("2021-01-01"), Until: day("2021-06-01")},
		{Post: "K", Level: merit.JPTPratama, Held: eligibility.Substantive, Inaugurated: day("2021-06-01")},
	}
	p, w := eligibility.Statute(), merit.On(day("2025-09-08"))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.TenureIn("K", career, eligibility.Readings{}, w); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReplace(b *testing.B) {
	r := eligibility.Replacement{Incumbent: tegal, BrokeLaw: merit.No}
	w := merit.On(day("2022-03-01"))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := eligibility.Replace(r, merit.RollForward, w); err != nil {
			b.Fatal(err)
		}
	}
}
