package eligibility_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// fields returns the fields that the error names, in order.
func fields(err error) (out []string) {
	for _, fe := range merit.FieldErrors(err) {
		out = append(out, fe.Field)
	}
	return out
}

func TestBadInputIsRefusedAllAtOnce(t *testing.T) {
	on := merit.On(day("2025-09-08"))
	chosen := eligibility.MustReadings(eligibility.AgeToBirthday, eligibility.AgeOnJudgement)
	odd := merit.Answer(9)
	oddLevel := merit.Level(99)
	for _, c := range []struct {
		name string
		ask  func() error
		kind error
		want []string
	}{
		{"the readings on age are not chosen", func() error {
			_, err := eligibility.Appoint(eligibility.Candidacy{Post: merit.JPTPratama}, eligibility.Readings{}, on)
			return err
		}, merit.ErrMissing, []string{"readings.age-count", "readings.age-day"}},
		{"the notice's day is not given", func() error {
			_, err := eligibility.Appoint(eligibility.Candidacy{Post: merit.JPTPratama}, eligibility.MustReadings(eligibility.AgeToYearEnd, eligibility.AgeOnNoticeDay), on)
			return err
		}, merit.ErrMissing, []string{"ageDay"}},
		{"no post", func() error { _, err := eligibility.Appoint(eligibility.Candidacy{}, chosen, on); return err }, merit.ErrMissing, []string{"post"}},
		{"a post that no rule fills", func() error {
			_, err := eligibility.Appoint(eligibility.Candidacy{Post: merit.AhliMadya}, chosen, on)
			return err
		}, merit.ErrRange, []string{"post"}},
		{"everything about a candidate is wrong", func() error {
			_, err := eligibility.Appoint(eligibility.Candidacy{
				Post: oddLevel, Source: 9, Degree: 9, Present: oddLevel, Birth: day("2030-01-01"), Competences: odd, Record: odd, Healthy: odd, Move: odd, Waived: odd,
				Citizen: odd, InParty: merit.No, LeftParty: day("2020-01-01"), Imprisoned: odd, Dismissed: odd, Closed: odd, Approved: odd, Resigned: odd, RatedGood: odd,
				EqualJF: []merit.Level{merit.Pengawas},
				Career: []eligibility.Spell{
					{Level: oddLevel, Held: 9, Related: odd, Inaugurated: day("2020-01-01"), Until: day("2020-01-01")},
					{Inaugurated: day("2019-01-01")},
				},
			}, chosen, on)
			return err
		}, merit.ErrUnknown, []string{"source", "degree", "post", "present",
			"career[0].held", "career[0].level", "career[0].related", "career[0].until", "career[1].start",
			"competences", "record", "healthy", "move", "waived", "citizen", "imprisoned", "dismissed", "closed", "approved", "resigned", "ratedGood",
			"equalJF", "leftParty", "birth"}},
		{"no days", func() error {
			_, err := eligibility.Appoint(eligibility.Candidacy{Post: merit.Administrator}, chosen, merit.When{})
			return err
		}, merit.ErrMissing, []string{"asOf", "law"}},
		{"a new inauguration without a choice", func() error {
			_, err := eligibility.Standard().TenureIn("K", []eligibility.Spell{{Post: "K", Held: eligibility.Reinaugurated, Inaugurated: day("2024-01-01")}}, eligibility.Readings{}, on)
			return err
		}, merit.ErrMissing, []string{"readings.re-inauguration"}},
		{"a post that no spell names", func() error {
			_, err := eligibility.Standard().TenureIn("L", []eligibility.Spell{{Post: "K"}}, eligibility.Readings{}, on)
			return err
		}, merit.ErrUnknown, []string{"post"}},
		{"no post and no career", func() error {
			_, err := eligibility.Standard().TenureIn("", nil, eligibility.Readings{}, on)
			return err
		}, merit.ErrUnknown, []string{"post"}},
		{"spells out of order by either clock", func() error {
			_, err := eligibility.Standard().TenureIn("K", []eligibility.Spell{
				{Post: "K", Effective: day("2024-01-01"), Inaugurated: day("2024-01-05")}, {Post: "K", Effective: day("2023-01-01"), Inaugurated: day("2024-01-01")}},
				eligibility.MustReadings(eligibility.ClockFromEffective), on)
			return err
		}, merit.ErrConflict, []string{"career[1].start", "career[1].start"}},
		{"a replacement", func() error {
			_, err := eligibility.Replace(eligibility.Replacement{Incumbent: eligibility.Incumbent{Level: oddLevel}, BrokeLaw: odd, Unfit: odd, PresidentApproved: odd, CircularGrounds: odd}, merit.RollForward, on)
			return err
		}, merit.ErrUnknown, []string{"incumbent.level", "brokeLaw", "unfit", "presidentApproved", "circularGrounds"}},
		{"a term", func() error {
			_, err := eligibility.Term{Incumbent: eligibility.Incumbent{Level: oddLevel}, Performed: odd, Fits: odd, Needed: odd, PPKApproved: odd, Reported: odd, Recommended: odd}.Judge(chosen, on)
			return err
		}, merit.ErrUnknown, []string{"level", "performed", "fits", "needed", "ppkApproved", "reported", "recommended"}},
		{"a path", func() error {
			_, err := eligibility.Cure{Level: oddLevel, Source: 9, Placed: 9, Missed: odd, Improved: odd, Tested: odd, Fits: odd, Since: day("2025-01-01"), Noticed: day("2024-01-01")}.Target(chosen, on)
			return err
		}, merit.ErrUnknown, []string{"level", "source", "placed", "missed", "improved", "tested", "fits", "noticed"}},
		{"a rating", func() error { _, err := eligibility.Cure{Level: oddLevel}.Performance(chosen, on); return err }, merit.ErrUnknown, []string{"level"}},
		{"leaving", func() error {
			_, err := eligibility.Leave(eligibility.Leaving{Level: oddLevel, Resigned: odd, StudyFrom: day("2025-01-01"), StudyUntil: day("2025-01-01")}, chosen, on)
			return err
		}, merit.ErrUnknown, []string{"level", "resigned", "studyUntil"}},
		{"a pension", func() error {
			_, err := eligibility.Pension(oddLevel, day("2030-01-01"), chosen, on)
			return err
		}, merit.ErrUnknown, []string{"level", "birth"}},
		{"a profile that does not exist", func() error { _, err := eligibility.ParseProfile("strict"); return err }, merit.ErrUnknown, []string{"profile"}},
		{"the circular of 2020 cannot end before it was public", func() error {
			_, err := eligibility.Circular2020Until(day("2020-04-27"))
			return err
		}, merit.ErrRange, []string{"ceased"}},
		{"an empty profile", func() error { _, err := eligibility.NewProfile(eligibility.ProfileSpec{}); return err }, merit.ErrMissing,
			[]string{"name", "title", "mutation.least", "ukom.least", "evaluation"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := c.ask()
			require.Error(t, err)
			require.ErrorIs(t, err, c.kind)
			assert.Equal(t, c.want, fields(err))
		})
	}
}

func TestAProfileOfOnesOwn(t *testing.T) {
	convention := []merit.Citation{merit.Cite("Konvensi kab. contoh")}
	param := func(v merit.Value) *merit.Param {
		return merit.MustParam("minimum", merit.T("paling singkat", "least"), merit.ParamValue{From: merit.FirstDay, Until: day("2025-01-01"), Value: v, Basis: convention, Confidence: merit.PracticeOnly})
	}
	three := param(merit.PeriodOf(merit.Years(3)))
	spec := eligibility.ProfileSpec{Name: "three", Title: merit.T("tiga", "three"), Mutation: eligibility.Limits{Least: three, Most: three}, Ukom: eligibility.Limits{Least: three}, Evaluation: three}
	p, err := eligibility.NewProfile(spec)
	require.NoError(t, err)
	assert.Equal(t, "three", p.String())
	assert.Equal(t, spec, p.Spec())
	in := eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2021-06-15")}
	for on, want := range map[string][3]string{
		"2024-06-14": {"too-short", "too-short", "not-due"}, "2024-06-15": {"reached", "reached", "due"}, "2024-06-16": {"too-long", "reached", "due"},
	} {
		v, err := p.Tenure(in, merit.On(day(on)))
		require.NoError(t, err)
		assert.Equal(t, want, [3]string{v.Mutation.Reason.Code, v.Ukom.Reason.Code, v.Evaluation.Reason.Code}, on)
	}
	v, err := p.Tenure(in, merit.On(day("2025-01-01")))
	require.NoError(t, err)
	for _, f := range v.Verdict().Findings {
		assert.Equal(t, merit.NotApplicable, f.Outcome(), "the profile has no number on that day")
	}

	spec.Ukom.Least, spec.Ukom.Most = param(merit.CountOf(3)), param(merit.CountOf(3))
	_, err = eligibility.NewProfile(spec)
	assert.Equal(t, []string{"ukom.least", "ukom.most"}, fields(err))

	// A ceiling that has ended is none.
	open := eligibility.Statute().Spec()
	open.Mutation.Most = three
	ended, err := eligibility.NewProfile(open)
	require.NoError(t, err)
	v, err = ended.Tenure(in, merit.On(day("2025-09-08")))
	require.NoError(t, err)
	assert.Equal(t, "reached", v.Mutation.Reason.Code)
}

func TestTheCircularOf2020UntilAKnownDay(t *testing.T) {
	p, err := eligibility.Circular2020Until(day("2023-06-01"))
	require.NoError(t, err)
	in := eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2022-01-15")}
	for on, want := range map[string]string{"2023-05-31": "reached", "2023-06-01": "too-short"} {
		v, err := p.Tenure(in, merit.On(day(on)))
		require.NoError(t, err)
		assert.Equal(t, want, v.Ukom.Reason.Code, on)
	}
	turn, err := eligibility.Earliest(moving(p, eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2022-12-15")}), merit.On(day("2023-05-01")))
	require.NoError(t, err)
	assert.Equal(t, "2024-12-15", turn.Day.String())
}

func TestWhatIsNotAskedIsNotThere(t *testing.T) {
	v, err := eligibility.Appoint(parseFacts(t, bases["pratama"]).candidacy(), eligibility.MustReadings(eligibility.AgeToBirthday, eligibility.AgeOnJudgement), merit.On(day("2025-09-08")))
	require.NoError(t, err)
	for c, asked := range map[eligibility.Condition]bool{eligibility.Education: true, eligibility.Citizenship: false, 0: false, 99: false} {
		_, got := v.Of(c)
		assert.Equal(t, asked, got, c.String())
	}
	l, err := eligibility.Leave(eligibility.Leaving{}, eligibility.Readings{}, merit.On(day("2025-09-08")))
	require.NoError(t, err)
	for g, known := range map[eligibility.LeaveGround]bool{eligibility.NoLongerFit: true, 0: false, 99: false} {
		_, got := l.Of(g)
		assert.Equal(t, known, got, g.String())
	}
}

// FuzzAppoint: whatever the facts, no panic, a typed error or a verdict whose text is
// complete, and an outcome that its findings explain.
func FuzzAppoint(f *testing.F) {
	f.Add(uint8(3), uint8(1), uint8(3), uint8(1), "1975-05-20", "2016-01-10", "", "2025-09-08", uint32(1<<19|1<<22))
	f.Add(uint8(2), uint8(2), uint8(4), uint8(2), "1968-02-29", "2020-02-29", "2024-02-29", "2026-03-01", uint32(1<<20|1<<22|1<<12))
	f.Add(uint8(4), uint8(1), uint8(2), uint8(0), "", "", "", "2017-04-06", uint32(0))
	f.Add(uint8(1), uint8(3), uint8(0), uint8(1), "9999-12-31", "0001-01-01", "9999-12-31", "9999-12-31", uint32(1<<19|1<<21))
	f.Fuzz(func(t *testing.T, post, source, degree, answered uint8, birth, from, until, asOf string, chosen uint32) {
		dates := make([]merit.Date, 4)
		for i, s := range []string{birth, from, until, asOf} {
			if s != "" {
				d, err := merit.ParseDate(s)
				if err != nil {
					return
				}
				dates[i] = d
			}
		}
		var picked []eligibility.Reading
		for r := eligibility.BothLimbs; r <= eligibility.CoordinationByConsent; r++ {
			if chosen&(1<<r) != 0 {
				picked = append(picked, r)
			}
		}
		r, err := eligibility.NewReadings(picked...)
		if err != nil {
			require.NotEmpty(t, merit.FieldErrors(err))
			return
		}
		a := merit.Answer(answered)
		c := eligibility.Candidacy{Post: merit.Level(post), Source: eligibility.Source(source), Degree: eligibility.Degree(degree), Birth: dates[0], AgeDay: dates[1],
			Competences: a, Record: a, Healthy: a, Move: a, Waived: a, Citizen: a, Imprisoned: a, Resigned: a, RatedGood: a, Present: merit.Level(degree),
			Career: []eligibility.Spell{{Post: "K", Level: merit.Level(post + 1), Held: eligibility.Holding(source), Related: a, Inaugurated: dates[1], Until: dates[2]}}}
		w := merit.On(dates[3])
		v, err := eligibility.Appoint(c, r, w)
		if err != nil {
			require.NotEmpty(t, merit.FieldErrors(err))
			return
		}
		checkFindings(t, v.Verdict().Findings)
		checkLaw(t, v.Verdict().Findings)
		require.Equal(t, v.Outcome(), v.Requirement().Outcome())
		if o := v.Outcome(); o == merit.NotMet || o == merit.Undetermined {
			require.NotEmpty(t, v.Requirement().Obstacles())
		}
	})
}

// FuzzTenure: the three thresholds against a literal second reading of them.
func FuzzTenure(f *testing.F) {
	f.Add("2020-02-29", "2022-03-01", false)
	f.Add("2020-02-29", "2022-02-28", true)
	f.Add("2018-08-31", "2025-09-08", false)
	f.Add("9999-12-31", "9999-12-31", true)
	f.Fuzz(func(t *testing.T, inaugurated, asOf string, back bool) {
		start, err := merit.ParseDate(inaugurated)
		if err != nil {
			return
		}
		on, err := merit.ParseDate(asOf)
		if err != nil || on.Before(day("2017-04-07")) {
			return
		}
		if start.Year() > 9990 || on.Year() > 9990 {
			return // the calendar ends before the thresholds
		}
		p, roll := eligibility.Statute(), merit.RollForward
		if back {
			p, roll = p.Under(eligibility.MustReadings(eligibility.LeapBack)), merit.RollBack
		}
		v, err := p.Tenure(eligibility.Incumbent{Level: merit.JPTMadya, Inaugurated: start}, merit.On(on))
		require.NoError(t, err)
		two, five := start.AddYears(2, roll), start.AddYears(5, roll)
		require.Equal(t, merit.OutcomeOf(!on.Before(two) && !on.After(five)), v.Ukom.Outcome())
		require.Equal(t, v.Ukom.Outcome(), v.Mutation.Outcome())
		require.Equal(t, merit.OutcomeOf(!on.Before(five)), v.Evaluation.Outcome())
		checkFindings(t, v.Verdict().Findings)
	})
}

// A level, a profile or a way to roll that is none must not pass for one that is not
// known or for the default.
func TestATenureUnderNoProfileOrOfNoLevelIsRefused(t *testing.T) {
	w := merit.On(day("2025-09-08"))
	in := eligibility.Incumbent{Level: 200, Inaugurated: day("2024-01-01")}
	for name, p := range map[string]*eligibility.Profile{"none": nil, "an empty one": new(eligibility.Profile)} {
		_, err := p.Tenure(in, w)
		require.ErrorIs(t, err, merit.ErrMissing, name)
		require.ErrorIs(t, err, merit.ErrUnknown, name)
		_, err = p.TenureIn("K", []eligibility.Spell{{Post: "K"}}, eligibility.Readings{}, w)
		require.ErrorIs(t, err, merit.ErrMissing, name)
	}
	_, err := eligibility.Standard().Tenure(in, w)
	require.ErrorIs(t, err, merit.ErrUnknown)
	_, err = eligibility.Replace(eligibility.Replacement{}, 200, w)
	require.ErrorIs(t, err, merit.ErrUnknown)
	spec := eligibility.Standard().Spec()
	spec.Roll = 200
	_, err = eligibility.NewProfile(spec)
	require.ErrorIs(t, err, merit.ErrUnknown)
}
