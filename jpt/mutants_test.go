package jpt_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func keys(f merit.Finding) []string {
	var out []string
	for _, fact := range f.MissingFacts() {
		out = append(out, fact.Key)
	}
	return out
}

func codesOf(f merit.Finding) []string {
	var out []string
	for _, n := range f.Remarks() {
		out = append(out, n.Code)
	}
	return out
}

func wrong(err error) []string {
	var out []string
	for _, fe := range merit.FieldErrors(err) {
		out = append(out, fe.Field)
	}
	return out
}

// Each wrong word on its own, with all else as it should be: the first that is none, and
// one far off.
func TestOneWrongWordAloneIsRefused(t *testing.T) {
	on := merit.On(day("2025-09-08"))
	decide := func(v jpt.Vacancy, c jpt.Candidate) []string {
		_, err := jpt.Decide(v, []jpt.Candidate{fits(), c}, eligibility.Standard(), on)
		return wrong(err)
	}
	sound := jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No}
	require.Empty(t, decide(sound, fits()))
	for _, odd := range []uint8{firstOdd(func(i uint8) error { _, err := jpt.Agency(i).MarshalText(); return err }), 200} {
		v := sound
		v.Post.Agency = jpt.Agency(odd)
		assert.Equal(t, []string{"post.agency"}, decide(v, fits()), odd)
		assert.Equal(t, []string{"post.agency"}, wrong(v.Post.Check()), odd)
		_, err := jpt.Freeze(jpt.Agency(odd), quiet, merit.RollForward, on)
		assert.Equal(t, []string{"agency"}, wrong(err), odd)
	}
	for _, odd := range []uint8{firstOdd(func(i uint8) error { _, err := jpt.Special(i).MarshalText(); return err }), 200} {
		v := sound
		v.Post.Special = jpt.Special(odd)
		assert.Equal(t, []string{"post.special"}, decide(v, fits()), odd)
	}
	for _, odd := range []merit.Answer{merit.No + 1, 200} {
		v := sound
		v.Calendar.Election = odd
		assert.Equal(t, []string{"calendar.election"}, decide(v, fits()))
		v = sound
		v.Calendar.Consent = odd
		assert.Equal(t, []string{"calendar.consent"}, decide(v, fits()))
		v = sound
		v.Reorganised = odd
		assert.Equal(t, []string{"vacancy.reorganised"}, decide(v, fits()))
		v = sound
		v.Exemption.Claimed = odd
		assert.Equal(t, []string{"exemption.claimed"}, decide(v, fits()))
		for field, set := range map[string]func(*jpt.Candidate){
			"sameAgency":         func(c *jpt.Candidate) { c.SameAgency = odd },
			"sameClassification": func(c *jpt.Candidate) { c.SameClassification = odd },
			"meetsStandard":      func(c *jpt.Candidate) { c.MeetsStandard = odd },
			"passedUkom":         func(c *jpt.Candidate) { c.PassedUkom = odd },
		} {
			c := fits()
			set(&c)
			assert.Equal(t, []string{"candidates[1]." + field}, decide(sound, c))
			_, err := jpt.Decide(sound, []jpt.Candidate{c}, eligibility.Standard(), on)
			assert.Equal(t, []string{"candidates[0]." + field}, wrong(err), "and where nobody else is named")
		}
	}
	for _, odd := range []merit.Level{merit.Level(firstOdd(func(i uint8) error { _, err := merit.Level(i).MarshalText(); return err })), 200} {
		c := fits()
		c.Incumbent.Level = odd
		assert.Equal(t, []string{"candidates[1].level"}, decide(sound, c))
		_, err := jpt.Decide(sound, []jpt.Candidate{c}, eligibility.Standard(), on)
		assert.Equal(t, []string{"candidates[0].level"}, wrong(err))
	}
}

// firstOdd returns the first number after the enumerators.
func firstOdd(written func(uint8) error) uint8 {
	i := uint8(1)
	for written(i) == nil {
		i++
	}
	return i
}

// What is no enumerator has no words, and is refused wherever it is asked about.
func TestTheFirstNumberAfterTheEnumeratorsIsNone(t *testing.T) {
	for name, words := range map[string]func(i uint8) (string, string, error){
		"act": func(i uint8) (string, string, error) {
			_, err := jpt.Act(i).MarshalText()
			return jpt.Act(i).In(merit.English), jpt.Act(i).String(), err
		},
		"criterion": func(i uint8) (string, string, error) {
			_, err := jpt.Criterion(i).MarshalText()
			return jpt.Criterion(i).In(merit.English), jpt.Criterion(i).String(), err
		},
		"route": func(i uint8) (string, string, error) {
			_, err := jpt.Route(i).MarshalText()
			return jpt.Route(i).In(merit.English), jpt.Route(i).String(), err
		},
		"step": func(i uint8) (string, string, error) {
			_, err := jpt.Step(i).MarshalText()
			return jpt.Step(i).In(merit.English), jpt.Step(i).String(), err
		},
	} {
		odd := firstOdd(func(i uint8) error { _, _, err := words(i); return err })
		assert.Greater(t, odd, uint8(2), name)
		in, text, _ := words(odd)
		assert.Equal(t, text, in, name)
	}
	on := merit.On(day("2025-09-08"))
	_, err := jpt.Clear(pratama, jpt.Route(firstOdd(func(i uint8) error { _, err := jpt.Route(i).MarshalText(); return err })), nil, on)
	assert.Equal(t, []string{"route"}, wrong(err))
	_, err = jpt.Panel(jpt.Committee{Level: merit.JPTPratama, Members: []jpt.Member{{Element: jpt.Element(firstOdd(func(i uint8) error { _, err := jpt.Element(i).MarshalText(); return err }))}}}, on)
	assert.Equal(t, []string{"committee.members[0].element"}, wrong(err))
	_, err = jpt.After(jpt.Placement(firstOdd(func(i uint8) error { _, err := jpt.Placement(i).MarshalText(); return err })), merit.No, merit.No, on)
	assert.Len(t, wrong(err), 1)
	_, err = jpt.MeritCriteria(jpt.Criteria{200: merit.Yes, 10: merit.Yes, 0: merit.Yes, 50: merit.Yes, 120: merit.Yes, 77: merit.Yes, 33: merit.Yes, jpt.InfoSystem: 9}, on)
	var values []string
	for _, fe := range merit.FieldErrors(err) {
		values = append(values, fe.Value)
	}
	assert.Equal(t, []string{jpt.Criterion(0).String(), jpt.Criterion(10).String(), jpt.Criterion(33).String(), jpt.Criterion(50).String(), jpt.Criterion(77).String(),
		jpt.Criterion(120).String(), jpt.Criterion(200).String(), "9"}, values, "in order, and the last of the nine too")
	_, err = jpt.ParseReadings("perhaps,three-applicants,never")
	assert.Len(t, wrong(err), 2, "every word that is none")
	assert.Equal(t, "three-applicants,%!(unknown)", (jpt.ThreeApplicants | 1<<15).String())
}

func TestTheFactsOfAnActingOfficialThatAreMissing(t *testing.T) {
	for vacant, want := range map[merit.Answer][]string{merit.Unknown: {"acting.since", "acting.vacant"}, merit.Yes: {"acting.since"}, merit.No: {"acting.since"}} {
		got, err := jpt.MayAct(jpt.Acting{Post: jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency, Special: jpt.Sekda}, Vacant: vacant, Consent: merit.Yes}, merit.RollForward, merit.On(day("2025-07-01")))
		require.NoError(t, err)
		assert.ElementsMatch(t, want, keys(got.Findings[1]), vacant)
	}
}

// Within the freeze of an election, the end of the term not known: the minister's
// consent would settle it too, unless it is known to be refused.
func TestTheFactsOfAFreezeThatAreMissing(t *testing.T) {
	for consent, want := range map[merit.Answer]int{merit.Unknown: 2, merit.No: 1} {
		f, err := jpt.Freeze(jpt.City, jpt.Calendar{HeadInaugurated: day("2020-01-01"), Election: merit.Yes, CandidatesFixed: day("2024-09-22"), Consent: consent}, merit.RollForward, merit.On(day("2024-09-01")))
		require.NoError(t, err)
		assert.Len(t, keys(f.Election), want, consent)
	}
}

func TestHowManyExtensionsWereExpected(t *testing.T) {
	_, err := jpt.Applicants(jpt.Applications{Number: 1, Extensions: 9}, september)
	require.Error(t, err)
	assert.Regexp(t, `^0 to \d+$`, merit.FieldErrors(err)[0].Expected)
}

// The size of a committee is written for JPT utama and read for all (PP 11/2017 Pasal
// 114): the remark stands where the reading matters.
func TestTheReachOfTheSizeIsRemarkedBelowUtama(t *testing.T) {
	for level, want := range map[merit.Level]bool{merit.JPTUtama: false, merit.JPTMadya: true, merit.JPTPratama: true} {
		c := goodCommittee
		c.Level = level
		got, err := jpt.Panel(c, september)
		require.NoError(t, err)
		remarked := false
		for _, f := range got.Findings {
			for _, code := range codesOf(f) {
				remarked = remarked || code == "literal-reach"
			}
		}
		assert.Equal(t, want, remarked, level)
	}
}

func TestWhatANoteDoubtsWasNotChecked(t *testing.T) {
	for _, r := range jpt.Rules() {
		if r.ID() != "JPT-DECIDER" {
			continue
		}
		require.Len(t, r.Params(), 6)
		for _, p := range r.Params()[:5] { // the sixth stands in another statute
			v := p.At(september.Law)
			assert.Equal(t, v.Note.IsZero(), !v.CheckedOn.IsZero(), p.Name())
		}
	}
}

func TestNoVersionBeginsBeforeTheFirstDayOfTheLibrary(t *testing.T) {
	for _, r := range jpt.Rules() {
		assert.Equal(t, merit.FirstDay, r.Versions()[0].From, r.ID())
	}
}

func TestWhoeverOverseesWhereverTheListNamesThem(t *testing.T) {
	city := jpt.Post{Level: merit.JPTPratama, Agency: jpt.City, Special: jpt.Sekda}
	got, err := jpt.Clear(city, jpt.OpenSelection, []jpt.Obtained{{merit.Governor, jpt.Coordinates, merit.Yes}, {merit.BKN, jpt.Approves, merit.Yes}}, merit.On(day("2024-06-01")))
	require.NoError(t, err)
	assert.Equal(t, "bkn approves=obtained; governor coordinates=obtained", parts(t, got))

	// Both overseers: that is the problem, and what nobody asks for is another.
	_, err = jpt.Clear(pratama, jpt.OpenSelection, []jpt.Obtained{{merit.KASN, jpt.Recommends, merit.Yes}, {merit.BKN, jpt.Approves, merit.Yes}, {merit.Governor, jpt.Coordinates, merit.Yes}}, merit.On(day("2024-06-01")))
	assert.Equal(t, []string{"obtained[1]", "obtained[2]"}, wrong(err))

	// Under the law of another day a part that it does not ask for is passed over, not what stands after it.
	_, err = jpt.Clear(city, jpt.OpenSelection, []jpt.Obtained{{merit.KASN, jpt.Recommends, merit.Yes}, {merit.Governor, jpt.Coordinates, merit.Yes}, {merit.Governor, jpt.Coordinates, merit.No}},
		merit.When{AsOf: day("2024-01-03"), Law: day("2025-09-08")})
	assert.Equal(t, []string{"obtained[2].done"}, wrong(err))

	_, err = jpt.Release(pratama, []jpt.Obtained{{merit.Governor, jpt.Consulted, merit.Yes}}, september)
	require.Error(t, err)
	assert.Equal(t, "no part: nobody is asked", merit.FieldErrors(err)[0].Expected)
}

// A number of the profile that turns between two states of the law, with the same
// answer: two years of law in force first, one later.
func TestANumberThatTurnsIsADifference(t *testing.T) {
	turn := day("2026-01-01")
	least := func(first, then int) *merit.Param {
		basis := []merit.Citation{merit.Cite("Praktik contoh")}
		return merit.MustParam("least", merit.T("paling singkat", "at least"),
			merit.ParamValue{From: merit.FirstDay, Until: turn, Value: merit.PeriodOf(merit.Years(first)), Basis: basis, Confidence: merit.PracticeOnly},
			merit.ParamValue{From: turn, Value: merit.PeriodOf(merit.Years(then)), Basis: basis, Confidence: merit.PracticeOnly})
	}
	spec := eligibility.Standard().Spec()
	spec.Name, spec.Mutation, spec.Ukom = "turning", eligibility.Limits{Least: least(2, 1)}, eligibility.Limits{Least: least(2, 1)}
	p, err := eligibility.NewProfile(spec)
	require.NoError(t, err)
	v := jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No}
	got, err := jpt.Compare(v, []jpt.Candidate{fits()}, p, day("2025-09-08"), turn.AddDays(-1), turn)
	require.NoError(t, err)
	require.Len(t, got.Changes, 2, "mutation and competence test: reached under both, by another number")
	for _, c := range got.Changes {
		assert.Equal(t, c.Before.Code(), c.After.Code())
		assert.Equal(t, "P2Y P1Y", c.Before.Required.Value.String()+" "+c.After.Required.Value.String())
	}

	// In post since 1 February 2024: not two years on the day of the turn, but one.
	soon := fits()
	soon.Incumbent.Inaugurated = day("2024-02-10")
	first, err := jpt.Earliest(v, soon, p, september)
	require.NoError(t, err)
	assert.Equal(t, turn.String(), first.Day.String())
}

// PP 17/2020 lets officials move between agencies from 28 February 2020: nothing about
// the candidate changes on that day, but the law.
func TestTheFirstDayOfAMoveIsThatOfTheLaw(t *testing.T) {
	between := fits()
	between.SameAgency, between.Incumbent.Inaugurated = merit.No, day("2017-06-01")
	v := jpt.Vacancy{Post: pratama, Calendar: jpt.Calendar{HeadInaugurated: day("2018-01-01"), Election: merit.No}, Reorganised: merit.No}
	got, err := jpt.Earliest(v, between, eligibility.Standard(), merit.On(day("2019-09-08")))
	require.NoError(t, err)
	assert.Equal(t, "2020-02-28 rotation-between", got.Day.String()+" "+got.Route.String())
}

// The same under numbers of the agency's own, which know nothing of the days of the law;
// and a ceiling that is raised or lapses opens the way on the day on which it is.
func TestTheFirstDayOfAMoveUnderNumbersOfOnesOwn(t *testing.T) {
	number := func(until merit.Date, years int) *merit.Param {
		return merit.MustParam("number", merit.T("angka", "number"), merit.ParamValue{From: merit.FirstDay, Until: until, Value: merit.PeriodOf(merit.Years(years)),
			Basis: []merit.Citation{merit.Cite("Konvensi kab. contoh")}, Confidence: merit.PracticeOnly})
	}
	one := number(merit.Date{}, 1)
	spec := eligibility.ProfileSpec{Name: "own", Title: merit.T("sendiri", "own"), Mutation: eligibility.Limits{Least: one}, Ukom: eligibility.Limits{Least: one}, Evaluation: number(merit.Date{}, 9)}
	own, err := eligibility.NewProfile(spec)
	require.NoError(t, err)
	between := fits()
	between.SameAgency, between.Incumbent.Inaugurated = merit.No, day("2017-06-01")
	v := jpt.Vacancy{Post: pratama, Calendar: jpt.Calendar{HeadInaugurated: day("2018-01-01"), Election: merit.No}, Reorganised: merit.No}
	got, err := jpt.Earliest(v, between, own, merit.On(day("2019-09-08")))
	require.NoError(t, err)
	assert.Equal(t, "2020-02-28 rotation-between", got.Day.String()+" "+got.Route.String())

	basis := []merit.Citation{merit.Cite("Konvensi kab. contoh")}
	spec.Mutation.Most = merit.MustParam("ceiling", merit.T("paling lama", "at most"),
		merit.ParamValue{From: merit.FirstDay, Until: day("2026-01-01"), Value: merit.PeriodOf(merit.Years(3)), Basis: basis, Confidence: merit.PracticeOnly},
		merit.ParamValue{From: day("2026-01-01"), Value: merit.PeriodOf(merit.Years(9)), Basis: basis, Confidence: merit.PracticeOnly})
	raised, err := eligibility.NewProfile(spec)
	require.NoError(t, err)
	v.Calendar = quiet
	got, err = jpt.Earliest(v, fits(), raised, september)
	require.NoError(t, err)
	assert.Equal(t, "2026-01-01", got.Day.String())

	// A ceiling that lapses with none after it opens the way as well.
	spec.Mutation.Most = number(day("2026-01-01"), 3)
	lapsed, err := eligibility.NewProfile(spec)
	require.NoError(t, err)
	got, err = jpt.Earliest(v, fits(), lapsed, september)
	require.NoError(t, err)
	assert.Equal(t, "2026-01-01", got.Day.String())
}

func TestAMoveAfterACutOfPostsIsARearrangement(t *testing.T) {
	d, err := jpt.Decide(jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.Yes}, []jpt.Candidate{fits()}, eligibility.Standard(), september)
	require.NoError(t, err)
	assert.Equal(t, jpt.Rearrangement, d.Candidates[0].Route())
}

// Before PP 11/2017 there is no rotation that a reading could be of.
func TestAReadingBeforeThereIsARuleChangesNothing(t *testing.T) {
	v := jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No, Readings: jpt.ClassificationRequired}
	d, err := jpt.Decide(v, []jpt.Candidate{fits()}, eligibility.Standard(), merit.On(day("2016-03-01")))
	require.NoError(t, err)
	assert.Equal(t, merit.ReasonNotInForce, d.Candidates[0].Agency.Reason)
}

func TestARefusedVacancyLeavesNoDecision(t *testing.T) {
	p := eligibility.Standard()
	v := jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No}
	tenure, err := p.Tenure(fits().Incumbent, september)
	require.NoError(t, err)
	for name, again := range map[string]func(*jpt.Decision) error{
		"decide": func(d *jpt.Decision) error { return d.Decide(&jpt.Vacancy{}, []jpt.Candidate{fits()}, p, september) },
		"decide with tenures": func(d *jpt.Decision) error {
			return d.DecideWith(&jpt.Vacancy{}, []jpt.Candidate{fits()}, []eligibility.Tenure{tenure}, p, september)
		},
	} {
		var d jpt.Decision
		require.NoError(t, d.Decide(&v, []jpt.Candidate{fits()}, p, september))
		require.Equal(t, jpt.RotationWithin, d.Route)
		require.Error(t, again(&d))
		assert.Equal(t, jpt.Decision{Candidates: []jpt.CandidateVerdict{}}, d, name)
	}
	for name, other := range map[string]merit.When{"another day": {AsOf: september.AsOf.AddDays(-1), Law: september.Law}, "another law": {AsOf: september.AsOf, Law: september.Law.AddDays(-1)}} {
		tenure, err := p.Tenure(fits().Incumbent, other)
		require.NoError(t, err)
		var d jpt.Decision
		assert.Equal(t, []string{"tenures[0]"}, wrong(d.DecideWith(&v, []jpt.Candidate{fits()}, []eligibility.Tenure{tenure}, p, september)), name)
	}
}

// The appointment waits for the end of whichever freeze bars, and the schedule says
// which.
func TestTheFreezeThatATimelineWaitsFor(t *testing.T) {
	last := func(c jpt.Calendar, start string) (jpt.Due, jpt.Frozen) {
		got, err := jpt.Timeline(pratama, c, day(start), 0, merit.RollForward)
		require.NoError(t, err)
		return got.Steps[len(got.Steps)-1], got.Frozen
	}
	election := jpt.Calendar{HeadInaugurated: day("2020-02-20"), Election: merit.Yes, CandidatesFixed: day("2024-09-22"), TermEnds: day("2025-02-19"), Consent: merit.No}
	elected := election
	elected.HeadInaugurated = day("2025-02-20")
	due, frozen := last(elected, "2024-08-01")
	assert.Equal(t, "2025-08-20", due.Earliest.String(), "after the election the six months of the one elected")
	assert.Equal(t, merit.Met, frozen.Outcome())

	open := election
	open.Consent, open.TermEnds = merit.Unknown, merit.Date{}
	due, frozen = last(open, "2024-08-01")
	assert.True(t, due.Earliest.IsZero())
	assert.NotEmpty(t, keys(frozen.Election), "what is missing is named")

	never := election
	never.TermEnds = day("9999-12-31")
	due, frozen = last(never, "2024-08-01")
	assert.True(t, due.Earliest.IsZero())
	assert.Equal(t, merit.NotMet, frozen.Election.Outcome())
}

// The test may be taken before its result and the standard that it proves are known; of a
// candidate about whom nothing was judged, nothing can be told.
func TestWhoMayTakeTheTest(t *testing.T) {
	c := fits()
	c.PassedUkom, c.MeetsStandard = merit.Unknown, merit.Unknown
	d, err := jpt.Decide(jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No}, []jpt.Candidate{c}, eligibility.Standard(), september)
	require.NoError(t, err)
	assert.Equal(t, merit.Met, d.Candidates[0].MayTakeTest())
	assert.Equal(t, merit.Undetermined, d.Candidates[0].Outcome())
	assert.Equal(t, merit.Undetermined, jpt.CandidateVerdict{}.MayTakeTest())
}

// Before PP 11/2017 there is neither rotation nor what follows where nobody fits.
func TestBeforeThereIsARotationNothingFollowsIt(t *testing.T) {
	for _, reorganised := range []merit.Answer{merit.Unknown, merit.Yes, merit.No} {
		d, err := jpt.Decide(jpt.Vacancy{Post: jpt.Post{Level: merit.JPTPratama, Agency: jpt.Ministry}, Reorganised: reorganised}, []jpt.Candidate{fits()}, eligibility.Standard(), merit.On(day("2017-04-06")))
		require.NoError(t, err)
		assert.Equal(t, merit.ReasonNotInForce, d.Reorg.Reason)
		if reorganised == merit.No {
			assert.Empty(t, d.Reorg.Changes.String(), "where no posts were cut the rule says nothing afterwards either")
		} else {
			assert.Equal(t, "2017-04-07", d.Reorg.Changes.String())
		}
		for _, f := range []merit.Finding{d.Fallback, d.Candidates[0].Level, d.Candidates[0].Agency} {
			assert.Equal(t, merit.ReasonNotInForce, f.Reason)
			assert.Equal(t, "2017-04-07", f.Changes.String())
		}
		assert.Equal(t, jpt.OpenSelection, d.Route)
	}
	d, err := jpt.Decide(jpt.Vacancy{Post: jpt.Post{Level: merit.JPTPratama, Agency: jpt.Ministry}}, nil, eligibility.Standard(), merit.On(day("2017-04-06")))
	require.NoError(t, err)
	assert.Equal(t, merit.ReasonNotInForce, d.Fallback.Reason)
	assert.Empty(t, d.Fallback.Changes.String(), "with nobody in post nothing follows afterwards either")
}

// A candidate of any level that there is is judged.
func TestACandidateOfEachLevelIsJudged(t *testing.T) {
	for _, level := range append(merit.Levels(), 0) {
		c := fits()
		c.Incumbent.Level = level
		d, err := jpt.Decide(jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No}, []jpt.Candidate{c}, eligibility.Standard(), september)
		require.NoError(t, err)
		require.Len(t, d.Candidates, 1, level)
		assert.Equal(t, merit.LevelOf(level), d.Candidates[0].Level.Observed)
	}
}

// Of an agency of unknown kind it is the kind that is missing, and nothing else yet.
func TestWhetherAFreezeBindsHangsOnTheAgency(t *testing.T) {
	for _, c := range []jpt.Calendar{{}, quiet, {Election: merit.Yes, Consent: merit.Yes}} {
		f, err := jpt.Freeze(0, c, merit.RollForward, september)
		require.NoError(t, err)
		assert.Equal(t, []string{"agency"}, keys(f.Election))
		assert.Equal(t, []string{"agency"}, keys(f.NewHead))
	}
}
