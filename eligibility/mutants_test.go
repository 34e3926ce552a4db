package eligibility_test

import (
	"encoding/json"
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const byBirthday = "age-to-birthday age-on-judgement"

var september = merit.On(day("2025-09-08"))

func remarks(f merit.Finding) []string {
	var out []string
	for _, n := range f.Remarks() {
		out = append(out, n.Code)
	}
	return out
}

// Each fault on its own, in a candidacy that is otherwise as it should be.
func TestOneFaultOfACandidacyAloneIsRefused(t *testing.T) {
	chosen := readings(t, byBirthday)
	appoint := func(r eligibility.Readings, w merit.When, change func(*eligibility.Candidacy)) []string {
		c := parseFacts(t, bases["pratama"]).candidacy()
		change(&c)
		_, err := eligibility.Appoint(c, r, w)
		return fields(err)
	}
	keep := func(*eligibility.Candidacy) {}
	require.Empty(t, appoint(chosen, september, keep))
	for name, c := range map[string]struct {
		change func(*eligibility.Candidacy)
		want   []string
	}{
		"a degree that is none":          {func(c *eligibility.Candidacy) { c.Degree = eligibility.Postgraduate + 1 }, []string{"degree"}},
		"a level that is none":           {func(c *eligibility.Candidacy) { c.Present = 99 }, []string{"present"}},
		"an answer that is none":         {func(c *eligibility.Candidacy) { c.Healthy = merit.No + 1 }, []string{"healthy"}},
		"a post that no rule fills":      {func(c *eligibility.Candidacy) { c.Post = merit.AhliMadya }, []string{"post"}},
		"an equated post of a manager":   {func(c *eligibility.Candidacy) { c.EqualJF = []merit.Level{merit.Pengawas} }, []string{"equalJF"}},
		"a holding that is none":         {func(c *eligibility.Candidacy) { c.Career[0].Held = eligibility.Plh + 1 }, []string{"career[0].held"}},
		"a level of a spell":             {func(c *eligibility.Candidacy) { c.Career[0].Level = 99 }, []string{"career[0].level"}},
		"an answer of a spell":           {func(c *eligibility.Candidacy) { c.Career[0].Related = merit.No + 1 }, []string{"career[0].related"}},
		"a spell that ends as it begins": {func(c *eligibility.Candidacy) { c.Career[0].Until = c.Career[0].Inaugurated }, []string{"career[0].until"}},
		"a spell behind one without a day": {func(c *eligibility.Candidacy) {
			c.Career = []eligibility.Spell{{}, {Inaugurated: day("2020-01-01"), Until: day("2019-01-01")}}
		}, []string{"career[1].until"}},
	} {
		assert.Equal(t, c.want, appoint(chosen, september, c.change), name)
	}
	assert.Equal(t, []string{"asOf", "law"}, appoint(chosen, merit.When{}, func(c *eligibility.Candidacy) { c.Birth = merit.Date{} }))
	assert.Equal(t, []string{"readings.age-count"}, appoint(readings(t, "age-on-judgement"), september, keep))
	assert.Equal(t, []string{"readings.age-day"}, appoint(readings(t, "age-to-birthday"), september, keep))
	assert.Equal(t, []string{"readings.age-day"}, appoint(readings(t, "age-to-birthday"), september, func(c *eligibility.Candidacy) { c.AgeDay = day("2025-01-01") }))
	assert.Equal(t, []string{"ageDay"}, appoint(readings(t, "age-to-birthday age-on-notice-day"), september, keep))
	_, err := eligibility.Leave(eligibility.Leaving{Level: merit.JPTPratama, Unfit: merit.No + 1}, eligibility.Readings{}, september)
	assert.Len(t, fields(err), 1, "the last ground too")
	assert.Error(t, new(eligibility.Profile).UnmarshalJSON(nil))
	assert.Equal(t, merit.RollBack, eligibility.Statute().Under(eligibility.MustReadings(eligibility.LeapBack)).Roll())
}

// Nothing of an earlier verdict is left in one that is written over it.
func TestAVerdictWrittenOverAnotherIsAsNew(t *testing.T) {
	r := readings(t, byBirthday)
	var reused eligibility.AppointVerdict
	for _, on := range []string{"2025-09-08", "2016-03-01", "2022-01-01", "2019-06-01"} {
		for _, base := range []string{"pratama", "outside", "administrator", "utama", "forces", "pengawas", "madya"} {
			for _, birth := range []string{"", "1969-05-20", "1972-05-20"} {
				c := parseFacts(t, bases[base]).candidacy()
				c.Birth = date(t, birth)
				fresh, err := eligibility.Appoint(c, r, merit.On(day(on)))
				require.NoError(t, err)
				require.NoError(t, reused.Appoint(&c, r, merit.On(day(on))))
				require.Equal(t, fresh, reused, "%s, %s, born %s", on, base, birth)
			}
		}
	}
}

// JPT pratama is not open to candidates from outside: one finding, and so are the list
// and its order.
func TestWhatTheSourceAloneSettlesIsOneFinding(t *testing.T) {
	c := parseFacts(t, bases["outside"]).candidacy()
	c.Post = merit.JPTPratama
	v, err := eligibility.Appoint(c, readings(t, byBirthday), september)
	require.NoError(t, err)
	assert.Equal(t, []string{"ELG-APPOINT-NONPNS/source-closed"}, codes(v.Verdict().Findings)[:1])
	f, asked := v.Of(eligibility.SourceOpen)
	assert.True(t, asked)
	assert.Equal(t, merit.NotMet, f.Outcome())
}

// A cap beyond the end of the calendar is never passed: no day is named for it.
func TestAnAgeThatTheCalendarDoesNotReach(t *testing.T) {
	c := parseFacts(t, bases["pratama"]).candidacy()
	c.Birth = day("9950-05-20")
	v, err := eligibility.Appoint(c, readings(t, byBirthday), merit.On(day("9990-01-01")))
	require.NoError(t, err)
	f, _ := v.Of(eligibility.AgeLimit)
	assert.Equal(t, merit.Met, f.Outcome())
	assert.True(t, f.Changes.IsZero(), f.Changes.String())
}

// PP 11/2017 Pasal 54: what the agency equates with the post before is not known, so a
// time at the lowest functional level may count.
func TestEveryFunctionalLevelMayCountUntilTheEquationIsKnown(t *testing.T) {
	for level := merit.AhliUtama; level <= merit.Pemula; level++ {
		c := parseFacts(t, bases["pengawas"]).candidacy()
		c.Career = []eligibility.Spell{{Post: "A", Level: level, Held: eligibility.Substantive, Inaugurated: day("2010-01-10")}}
		v, err := eligibility.Appoint(c, eligibility.Readings{}, september)
		require.NoError(t, err)
		f, _ := v.Of(eligibility.PriorPost)
		assert.Equal(t, merit.Undetermined, f.Outcome(), level.String())
	}
}

// Times that all lie ahead are none yet, whether they are one or broken.
func TestTimesAheadAreNoneYet(t *testing.T) {
	spell := func(from, until string) eligibility.Spell {
		return eligibility.Spell{Post: "A", Level: merit.Administrator, Held: eligibility.Substantive, Related: merit.Yes, Inaugurated: date(t, from), Until: date(t, until)}
	}
	var reasons []string
	for _, career := range [][]eligibility.Spell{{spell("2026-01-01", "")}, {spell("2026-01-01", "2027-01-01"), spell("2028-01-01", "")}} {
		c := parseFacts(t, bases["pratama"]).candidacy()
		c.Career = career
		v, err := eligibility.Appoint(c, readings(t, byBirthday), september)
		require.NoError(t, err)
		f, _ := v.Of(eligibility.Experience)
		reasons = append(reasons, f.Code())
		assert.True(t, f.Observed.IsZero())
	}
	assert.Equal(t, reasons[0], reasons[1])
}

// A number of the profile's own that ends on 1 January 2025, after every rule of tenure.
func endingProfile(t *testing.T, change func(*eligibility.ProfileSpec, *merit.Param)) *eligibility.Profile {
	t.Helper()
	three := merit.MustParam("minimum", merit.T("paling singkat", "least"), merit.ParamValue{From: merit.FirstDay, Until: day("2025-01-01"), Value: merit.PeriodOf(merit.Years(3)),
		Basis: []merit.Citation{merit.Cite("Konvensi kab. contoh")}, Confidence: merit.PracticeOnly})
	spec := eligibility.Standard().Spec()
	spec.Name = "ending"
	change(&spec, three)
	p, err := eligibility.NewProfile(spec)
	require.NoError(t, err)
	return p
}

func TestANumberThatEndsChangesTheAnswerOnThatDay(t *testing.T) {
	in := eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2022-06-15")}
	for name, change := range map[string]func(*eligibility.ProfileSpec, *merit.Param){
		"the first of the list": func(s *eligibility.ProfileSpec, p *merit.Param) { s.Mutation.Least = p },
		"behind one that there is not": func(s *eligibility.ProfileSpec, p *merit.Param) {
			s.Mutation.Most, s.Ukom = nil, eligibility.Limits{Least: p}
		},
	} {
		v, err := endingProfile(t, change).Tenure(in, merit.On(day("2024-06-01")))
		require.NoError(t, err)
		changes := v.Mutation.Changes
		if name != "the first of the list" {
			changes = v.Ukom.Changes
		}
		assert.Equal(t, "2025-01-01", changes.String(), name)
	}
	// The circular of 2020, ended on 1 June 2023: one year and a half is no longer enough.
	p, err := eligibility.Circular2020Until(day("2023-06-01"))
	require.NoError(t, err)
	v, err := p.Tenure(eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2022-01-15")}, merit.On(day("2023-05-01")))
	require.NoError(t, err)
	assert.Equal(t, "2023-06-01", v.Ukom.Changes.String())

	// Past a greatest time nothing changes any more, but that the number ends.
	most := endingProfile(t, func(s *eligibility.ProfileSpec, p *merit.Param) {
		s.Mutation, s.Ukom, s.Evaluation = eligibility.Limits{Least: p, Most: p}, eligibility.Limits{Least: p, Most: p}, p
	})
	turn, err := eligibility.Earliest(moving(most, eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2020-06-15")}), merit.On(day("2024-06-16")))
	require.NoError(t, err)
	assert.Equal(t, "2025-01-01", turn.Lapsed.String())
}

func TestLawsAreComparedFindingByFinding(t *testing.T) {
	appoint := func(w merit.When) (merit.Verdict, error) {
		v, err := eligibility.Appoint(parseFacts(t, bases["pratama"]).candidacy(), readings(t, byBirthday), w)
		return v.Verdict(), err
	}
	changes, err := eligibility.CompareLaws(appoint, day("2025-09-08"), day("2016-06-01"), day("2018-06-01"))
	require.NoError(t, err)
	now, err := appoint(merit.On(day("2025-09-08")).UnderLaw(day("2018-06-01")))
	require.NoError(t, err)
	var second []merit.Finding
	for _, c := range changes {
		if c.Second.Rule.ID() == "ELG-APPOINT-PRATAMA" {
			assert.Equal(t, merit.ReasonNotInForce, c.First.Reason)
			assert.Equal(t, "2017-04-07", c.On.String())
			second = append(second, c.Second)
		}
	}
	assert.Equal(t, now.Findings[:7], second, "each condition with itself")

	// One year and a half in post under the circular of 2020: two years were asked before
	// it, and are again after it. The change between 2016 and 2019 is that of 2017.
	tenure := func(p *eligibility.Profile) func(merit.When) (merit.Verdict, error) {
		return func(w merit.When) (merit.Verdict, error) {
			v, err := p.Tenure(eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2024-03-08")}, w)
			return merit.Verdict{Findings: []merit.Finding{v.Ukom}}, err
		}
	}
	circular, err := eligibility.ParseProfile("circular-2020")
	require.NoError(t, err)
	changes, err = eligibility.CompareLaws(tenure(circular), day("2025-09-08"), day("2016-06-01"), day("2019-06-01"))
	require.NoError(t, err)
	require.Len(t, changes, 1)
	assert.Equal(t, "2017-04-07", changes[0].On.String())

	// The same reason by another number is a difference too.
	turning := merit.MustParam("minimum", merit.T("paling singkat", "least"),
		merit.ParamValue{From: merit.FirstDay, Until: day("2024-01-01"), Value: merit.PeriodOf(merit.Months(6)), Basis: []merit.Citation{merit.Cite("Konvensi kab. contoh")}, Confidence: merit.PracticeOnly},
		merit.ParamValue{From: day("2024-01-01"), Value: merit.PeriodOf(merit.Years(1)), Basis: []merit.Citation{merit.Cite("Konvensi kab. contoh")}, Confidence: merit.PracticeOnly})
	own := endingProfile(t, func(s *eligibility.ProfileSpec, _ *merit.Param) { s.Ukom = eligibility.Limits{Least: turning} })
	changes, err = eligibility.CompareLaws(tenure(own), day("2025-09-08"), day("2023-06-01"), day("2024-06-01"))
	require.NoError(t, err)
	require.Len(t, changes, 1)
	assert.Equal(t, "P6M P1Y", changes[0].First.Required.Value.String()+" "+changes[0].Second.Required.Value.String())
}

func TestWhatIsRequiredIsWhatDecides(t *testing.T) {
	for _, followed := range []bool{false, true} {
		r := eligibility.Replacement{Incumbent: eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2023-01-10")}, BrokeLaw: merit.No, CircularGrounds: merit.Yes}
		if followed {
			r.Readings = readings(t, "circular-followed")
		}
		for on, want := range map[string]map[bool]merit.Outcome{
			"2023-10-01": {false: merit.NotMet, true: merit.Met}, // the ban and the circular
			"2023-11-01": {false: merit.NotApplicable, true: merit.NotApplicable},
		} {
			v, err := eligibility.Replace(r, merit.RollForward, merit.On(day(on)))
			require.NoError(t, err)
			assert.Equal(t, want[followed], v.Outcome(), "%s, followed %t", on, followed)
			assert.Equal(t, v.Outcome(), v.Requirement().Outcome(), "%s, followed %t", on, followed)
		}
	}
	term, err := eligibility.Term{Incumbent: eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2024-01-10")}}.Judge(eligibility.Readings{}, september)
	require.NoError(t, err)
	assert.Equal(t, []merit.Finding{term.Max}, term.Requirement().Findings())
	cure, err := eligibility.Cure{Level: merit.JPTPratama, Since: day("2025-01-01"), Missed: merit.No}.Target(eligibility.Readings{}, september)
	require.NoError(t, err)
	assert.Equal(t, []merit.Finding{cure.Finding}, cure.Requirement().Findings())
}

// PP 11/2017 Pasal 142–143: who is no civil servant is dismissed, not moved; of whom it
// is not known nothing is held against the move.
func TestAnOutsiderWhoIsMovedLeavesThePath(t *testing.T) {
	for source, want := range map[eligibility.Source][]string{eligibility.NonPNS: {"clock", "outside-path"}, 0: {"clock"}, eligibility.PNS: {"clock"}} {
		v, err := eligibility.Cure{Level: merit.JPTPratama, Source: source, Since: day("2024-01-01"), Missed: merit.Yes, Noticed: day("2025-01-10"), Fits: merit.Yes, Placed: eligibility.ToFittingPost}.Target(eligibility.Readings{}, september)
		require.NoError(t, err)
		assert.Equal(t, len(want), len(remarks(v.Finding)), "%s: %v", source, remarks(v.Finding))
	}
}

func TestBothDaysOfAStudyAreNeeded(t *testing.T) {
	for _, l := range []eligibility.Leaving{{StudyFrom: day("2025-01-01")}, {StudyUntil: day("2026-01-01")}, {}} {
		l.Level, l.Study = merit.JPTPratama, merit.Yes
		v, err := eligibility.Leave(l, eligibility.Readings{}, september)
		require.NoError(t, err)
		f, _ := v.Of(eligibility.StudyAssignment)
		assert.Equal(t, merit.ReasonMissing, f.Reason)
	}
}

func TestEveryGroundForLeavingIsWritten(t *testing.T) {
	v, err := eligibility.Leave(eligibility.Leaving{Level: merit.JPTPratama, Resigned: merit.Yes}, eligibility.Readings{}, september)
	require.NoError(t, err)
	data, err := json.Marshal(v)
	require.NoError(t, err)
	var read struct {
		Grounds map[string]json.RawMessage `json:"grounds"`
	}
	require.NoError(t, json.Unmarshal(data, &read))
	for g := eligibility.ResignedPost; g <= eligibility.NoLongerFit; g++ {
		assert.Contains(t, read.Grounds, g.String())
	}
}

// What is not known of times in other posts is not asked of the time in this one.
func TestOtherPostsDoNotTroubleATenure(t *testing.T) {
	career := []eligibility.Spell{{Post: "L"}, {Post: "K", Level: merit.JPTPratama, Held: eligibility.Substantive, Inaugurated: day("2023-01-10")}}
	got, err := eligibility.Standard().TenureIn("K", career, eligibility.Readings{}, september)
	require.NoError(t, err)
	assert.Equal(t, "reached reached", got.Mutation.Reason.Code+" "+got.Ukom.Reason.Code)
}

// Of a time in the post of which neither the day nor the way is known, the day is asked
// for first: it is needed whatever the way.
func TestATimeOfWhichNothingIsKnown(t *testing.T) {
	got, err := eligibility.Standard().TenureIn("K", []eligibility.Spell{{Post: "K", Level: merit.JPTPratama}}, eligibility.Readings{}, september)
	require.NoError(t, err)
	assert.Equal(t, "inaugurated", missing(got.Ukom))
}

func TestANewInaugurationAsTheFirstTime(t *testing.T) {
	career := []eligibility.Spell{{Post: "K", Level: merit.JPTPratama, Held: eligibility.Reinaugurated, Inaugurated: day("2023-01-10")}}
	for reading, want := range map[string]string{"reorg-restarts": "restarted", "reorg-continues": "continued"} {
		got, err := eligibility.Standard().TenureIn("K", career, readings(t, reading), september)
		require.NoError(t, err)
		assert.Contains(t, remarks(got.Ukom), want)
	}
}

// Each time that is still to come begins to count on its own day.
func TestEveryTimeToComeNamesItsDay(t *testing.T) {
	spell := func(from, until string) eligibility.Spell {
		return eligibility.Spell{Post: "K", Level: merit.JPTPratama, Held: eligibility.Substantive, Inaugurated: date(t, from), Until: date(t, until)}
	}
	got, err := eligibility.Standard().TenureIn("K", []eligibility.Spell{spell("2024-01-10", "2025-01-10"), spell("2026-01-10", "2027-01-10"), spell("2028-01-10", "")}, eligibility.Readings{}, september)
	require.NoError(t, err)
	assert.Equal(t, " 2026-01-10 2028-01-10", got.Days[0].Changes.String()+" "+got.Days[1].Changes.String()+" "+got.Days[2].Changes.String())
}

// Held before UU 5/2014, and again from next year on: nothing counts toward the evaluation
// yet, which is no time at all and not one that runs backwards.
func TestATimeThatIsLeftOutLeavesNoTimeThatRunsBackwards(t *testing.T) {
	spell := func(from, until string) eligibility.Spell {
		return eligibility.Spell{Post: "K", Level: merit.JPTPratama, Held: eligibility.Substantive, Inaugurated: date(t, from), Until: date(t, until)}
	}
	got, err := eligibility.Statute().TenureIn("K", []eligibility.Spell{spell("2010-01-01", "2013-12-01"), spell("2026-01-01", "")}, eligibility.Readings{}, september)
	require.NoError(t, err)
	assert.Equal(t, "2026-01-01/2026-01-01", got.Evaluation.Observed.String())
}

func TestTheFindingsOfATenureGoToTheEndOfAList(t *testing.T) {
	v, err := eligibility.Standard().Tenure(eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2023-01-10")}, september)
	require.NoError(t, err)
	assert.Equal(t, []merit.Finding{v.Evaluation, v.Mutation, v.Ukom, v.Evaluation}, v.AppendFindings([]merit.Finding{v.Evaluation}))
}
