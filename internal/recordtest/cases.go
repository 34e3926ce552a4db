package recordtest

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// records holds decisions by the name of the case.
type records map[string]merit.Record

func (out records) put(t testing.TB, name string, r merit.Record, err error) {
	t.Helper()
	require.NoError(t, err, name)
	require.NotContains(t, out, name)
	out[name] = r
}

// All returns the decisions of every package.
func All(t testing.TB) map[string]merit.Record {
	t.Helper()
	out := records{}
	for of, cases := range map[string]map[string]merit.Record{"eligibility": Eligibility(t), "jpt": JPT(t), "rubric": Rubric(t), "kasnindex": KASNIndex(t)} {
		for name, r := range cases {
			out.put(t, of+": "+name, r, nil)
		}
	}
	return out
}

// Eligibility returns one decision of every kind of the package, and of the profiles
// and readings those that are written in another way.
func Eligibility(t testing.TB) map[string]merit.Record {
	t.Helper()
	day := merit.MustParseDate
	when := merit.On(day("2025-09-08"))
	in := eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2023-06-05")}
	until, err := eligibility.Circular2020Until(day("2021-05-05"))
	require.NoError(t, err)
	back := eligibility.Statute().Under(eligibility.MustReadings(eligibility.LeapBack, eligibility.FloorAlone))
	career := []eligibility.Spell{
		{Post: "Kepala Dinas", Level: merit.JPTPratama, Held: eligibility.Plt, Inaugurated: day("2020-02-01"), Until: day("2021-01-04")},
		{Post: "Kepala Dinas", Level: merit.JPTPratama, Held: eligibility.Substantive, Related: merit.Yes, Inaugurated: day("2021-01-04"), Effective: day("2021-01-01"), Until: day("2023-01-04")},
		{Post: "Kepala Dinas", Level: merit.JPTPratama, Held: eligibility.Reinaugurated, Related: merit.Yes, Inaugurated: day("2023-02-28"), OnDuty: day("2023-03-01"), Decreed: day("2023-02-20")},
	}
	readings := eligibility.MustReadings(eligibility.ReorgContinues, eligibility.AgeToBirthday, eligibility.AgeOnJudgement, eligibility.AgeSparesMoves)
	candidacy := eligibility.Candidacy{Post: merit.JPTPratama, Source: eligibility.PNS, Degree: eligibility.Bachelor, Competences: merit.Yes,
		Career: career, Record: merit.Yes, Birth: day("1975-02-28"), Healthy: merit.Yes, Present: merit.JPTPratama, Move: merit.No, Waived: merit.No}
	outside := eligibility.Candidacy{Post: merit.JPTMadya, Source: eligibility.NonPNS, Degree: eligibility.Postgraduate, Career: []eligibility.Spell{},
		Citizen: merit.Yes, InParty: merit.Yes, LeftParty: day("2019-01-01"), Registered: day("2025-01-01"), Imprisoned: merit.No, Dismissed: merit.No,
		Closed: merit.No, Approved: merit.Yes, AgeDay: day("2025-08-01")}
	admin := eligibility.Candidacy{Post: merit.Administrator, Source: eligibility.PNS, RatedGood: merit.Yes, EqualJF: []merit.Level{merit.AhliMuda, merit.AhliMadya}}
	out := records{}
	put := func(name string, r merit.Record, err error) { out.put(t, name, r, err) }
	r, err := eligibility.RecordTenure(eligibility.Standard(), in, when)
	put("tenure", r, err)
	r, err = eligibility.RecordTenure(eligibility.Statute(), eligibility.Incumbent{}, when)
	put("tenure of which nothing is known", r, err)
	r, err = eligibility.RecordTenure(back, eligibility.Incumbent{Level: merit.JPTMadya, Inaugurated: day("2020-02-29")}, when)
	put("tenure under a profile of readings", r, err)
	r, err = eligibility.RecordTenure(until, in, merit.On(day("2021-06-05")).UnderLaw(day("2021-04-05")))
	put("tenure under a profile of the caller's own", r, err)
	r, err = eligibility.RecordTenureIn(eligibility.Standard(), "Kepala Dinas", career, readings, when)
	put("tenure out of spells", r, err)
	r, err = eligibility.RecordAppointment(candidacy, readings, when)
	put("appointment", r, err)
	r, err = eligibility.RecordAppointment(outside, readings, when)
	put("appointment from outside", r, err)
	r, err = eligibility.RecordAppointment(admin, eligibility.Readings{}, when)
	put("appointment of an administrator", r, err)
	r, err = eligibility.RecordReplacement(eligibility.Replacement{Incumbent: in, BrokeLaw: merit.Yes, Unfit: merit.No, PresidentApproved: merit.No,
		CircularGrounds: merit.Yes, Readings: eligibility.MustReadings(eligibility.EitherLimb)}, merit.RollBack, merit.On(day("2023-10-01")))
	put("replacement", r, err)
	r, err = eligibility.RecordTerm(eligibility.Term{Incumbent: in, Performed: merit.Yes, Fits: merit.Yes, Needed: merit.No, PPKApproved: merit.Yes,
		Reported: merit.Yes, Recommended: merit.No}, eligibility.MustReadings(eligibility.CoordinationByConsent), when)
	put("term", r, err)
	cure := eligibility.Cure{Level: merit.JPTPratama, Source: eligibility.PNS, Since: day("2023-01-01"), Missed: merit.Yes, Noticed: day("2024-01-01"),
		Improved: merit.No, Tested: merit.Yes, Fits: merit.Yes, Placed: eligibility.ToFittingPost}
	r, err = eligibility.RecordTarget(cure, eligibility.Readings{}, when)
	put("target", r, err)
	r, err = eligibility.RecordPerformance(cure, eligibility.Readings{}, when)
	put("performance", r, err)
	r, err = eligibility.RecordLeaving(eligibility.Leaving{Level: merit.JPTPratama, Resigned: merit.No, Dismissed: merit.No, Suspended: merit.No, UnpaidLeave: merit.No,
		Study: merit.Yes, StudyFrom: day("2025-01-01"), StudyUntil: day("2026-01-01"), FullTimeElsewhere: merit.No, Reorganised: merit.No}, eligibility.Readings{}, when)
	put("leaving", r, err)
	r, err = eligibility.RecordPension(merit.AhliMadya, day("1965-09-09"), eligibility.Readings{}, when)
	put("pension", r, err)
	return out
}

// JPT returns decisions on a vacancy: one by rotation with officials of whom some fit,
// one that waits for facts, one within a freeze, one by an exemption.
func JPT(t testing.TB) map[string]merit.Record {
	t.Helper()
	day := merit.MustParseDate
	when := merit.On(day("2025-09-08"))
	post := jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency}
	settled := jpt.Calendar{HeadInaugurated: day("2021-02-26"), Election: merit.No}
	in := func(since string) eligibility.Incumbent {
		return eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day(since)}
	}
	fits := jpt.Candidate{Incumbent: in("2022-01-05"), SameAgency: merit.Yes, SameClassification: merit.No, MeetsStandard: merit.Yes, PassedUkom: merit.Yes}
	fresh := jpt.Candidate{Incumbent: in("2025-01-05"), SameAgency: merit.No, SameClassification: merit.Yes, MeetsStandard: merit.No, PassedUkom: merit.No}
	out := records{}
	put := func(name string, v jpt.Vacancy, candidates []jpt.Candidate, p *eligibility.Profile, when merit.When) {
		r, err := jpt.RecordDecision(v, candidates, p, when)
		out.put(t, name, r, err)
	}
	put("rotation", jpt.Vacancy{Post: post, Calendar: settled, Reorganised: merit.No, Exemption: jpt.Exemption{Claimed: merit.No}}, []jpt.Candidate{fits, fresh}, eligibility.Standard(), when)
	put("nobody in post", jpt.Vacancy{Post: post, Calendar: settled, Reorganised: merit.No}, nil, eligibility.Statute(), when)
	put("an empty list", jpt.Vacancy{Post: post, Calendar: settled, Reorganised: merit.No, Exemption: jpt.Exemption{Claimed: merit.No}}, []jpt.Candidate{}, eligibility.Statute(), when)
	put("nothing known", jpt.Vacancy{Post: jpt.Post{Level: merit.JPTMadya}}, []jpt.Candidate{{}}, eligibility.Circular2020(), merit.On(day("2020-08-08")))
	put("within a freeze", jpt.Vacancy{Post: jpt.Post{Level: merit.JPTPratama, Agency: jpt.City, Special: jpt.Sekwan}, Calendar: jpt.Calendar{HeadInaugurated: day("2025-06-01"),
		Election: merit.Yes, CandidatesFixed: day("2029-09-01"), TermEnds: day("2030-06-01"), Consent: merit.No}}, []jpt.Candidate{fits}, eligibility.Standard(), when)
	put("by an exemption and readings", jpt.Vacancy{Post: post, Calendar: settled, Reorganised: merit.Yes, Readings: jpt.NoCeilingBetween | jpt.ClassificationDropped,
		Exemption: jpt.Exemption{Claimed: merit.Yes, Category: 4, Approved: merit.Yes, Valid: merit.Interval{From: day("2025-01-01"), Until: day("2026-01-01")}}},
		[]jpt.Candidate{fresh}, eligibility.Standard().Under(eligibility.MustReadings(eligibility.EvaluateAfterAnniversary)), when)

	r, err := jpt.RecordFreeze(jpt.City, jpt.Calendar{HeadInaugurated: day("2025-03-31"), Election: merit.No, Consent: merit.No}, merit.RollBack, when)
	out.put(t, "freeze", r, err)
	r, err = jpt.RecordActing(jpt.Acting{Post: jpt.Post{Level: merit.JPTMadya, Agency: jpt.Province, Special: jpt.Sekda}, Vacant: merit.Yes, Since: day("2025-07-01"), Consent: merit.Yes}, merit.RollForward, when)
	out.put(t, "acting", r, err)
	member := jpt.Member{Element: jpt.OwnAgency, PartyRole: merit.No, Conflict: merit.No, Knows: merit.Yes}
	r, err = jpt.RecordPanel(jpt.Committee{Members: []jpt.Member{member, {}}, Level: merit.JPTPratama, TestPanel: true}, jpt.Readings(0), when)
	out.put(t, "panel", r, err)
	r, err = jpt.RecordPanel(jpt.Committee{Level: merit.JPTMadya}, jpt.Readings(0), when)
	out.put(t, "panel of which nothing is known", r, err)
	r, err = jpt.RecordApplicants(jpt.Applications{Counted: true, Number: 3, Extensions: 1}, jpt.Readings(0), when)
	out.put(t, "applicants", r, err)
	r, err = jpt.RecordStages([]jpt.Taken{{Step: jpt.Steps()[0], Held: merit.Yes, On: day("2025-08-01")}}, when)
	out.put(t, "stages", r, err)
	r, err = jpt.RecordStages(nil, when)
	out.put(t, "stages of which nothing is known", r, err)
	return out
}

// Rubric returns scores: one settled, one that missing marks leave open, one re-weighted
// with a mark that is no decimal.
func Rubric(t testing.TB) map[string]merit.Record {
	t.Helper()
	scheme := func(missing string) *rubric.Scheme {
		s, err := rubric.ParseScheme([]byte(`{"name": {"id": "Seleksi", "en": "Selection"}, "missing": "` + missing + `",
			"bands": [{"code": "K", "name": {"id": "Kurang", "en": "poor"}, "low": 0}, {"code": "B", "name": {"id": "Baik", "en": "good"}, "low": "70.5"}],
			"criteria": [
				{"code": "paper", "name": {"id": "Makalah", "en": "Paper"}, "weight": 40, "minimum": "2.5", "scale": {"low": 1, "high": 5, "steps": 6}},
				{"code": "talk", "weight": "60", "minimum": 50, "sub": [{"code": "speech", "weight": "33.33"}, {"code": "interview", "weight": "66.67"}]}]}`))
		require.NoError(t, err)
		return s
	}
	out := records{}
	put := func(name, missing, marks string) {
		s := scheme(missing)
		m, err := s.ParseMarks([]byte(marks))
		require.NoError(t, err)
		r, err := rubric.RecordScore(s, m)
		out.put(t, name, r, err)
	}
	put("settled", "refuse", `{"marks": {"paper": "3.5", "speech": "80", "interview": "75.25"}}`)
	put("open", "provisional", `{"marks": {"interview": "10"}}`)
	put("re-weighted", "reweight", `{"marks": {"paper": "23/6"}, "notApplicable": ["speech"]}`)
	simple := rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{{Code: "a", Weight: decimal.NewFromInt(100)}}})
	m, err := simple.Marks(map[string]decimal.Decimal{"a": decimal.RequireFromString("84.5")})
	require.NoError(t, err)
	r, err := rubric.RecordScore(simple, m)
	out.put(t, "of one criterion", r, err)
	return out
}

// KASNIndex returns assessments by every instrument of the library and by one of the
// caller's own, by marks, by points and by a total alone.
func KASNIndex(t testing.TB) map[string]merit.Record {
	t.Helper()
	day := merit.MustParseDate
	when := merit.On(day("2022-06-01"))
	out := records{}
	put := func(name string, in *kasnindex.Instrument, sheet kasnindex.Sheet, when merit.When) {
		t.Helper()
		r, err := kasnindex.RecordAssessment(in, sheet, when)
		out.put(t, name, r, err)
	}
	points := func(texts ...string) []kasnindex.Points {
		list := make([]kasnindex.Points, len(texts))
		for i, s := range texts {
			require.NoError(t, list[i].UnmarshalText([]byte(s)))
		}
		return list
	}
	put("by points", kasnindex.KASN2019(), kasnindex.Sheet{Points: points("40", "35", "51.5", "40", "80", "40", "16", "24")}, when)
	put("by points of which one is missing", kasnindex.BKN2024(), kasnindex.Sheet{Points: points("40", "", "51.5", "40", "80", "40", "16", "24")}, merit.On(day("2025-01-01")))
	put("by a total", kasnindex.KASN2019(), kasnindex.Sheet{Total: kasnindex.MustPoints("324.5")}, when)
	put("of staff", kasnindex.IPASN(), kasnindex.Sheet{Points: points("20", "35.5", "25", "5")}, when)
	var indicators [][]kasnindex.Indicator
	for _, a := range kasnindex.KASN2019().Spec().Aspects {
		half := a.Weight.Div(decimal.NewFromInt(2))
		indicators = append(indicators, []kasnindex.Indicator{{Code: a.Code + "-1", Weight: half, Gate: true}, {Code: a.Code + "-2", Name: merit.T("dua", "two"), Weight: half}})
	}
	whole, err := kasnindex.KASN2019().WithIndicators(indicators...)
	require.NoError(t, err)
	marks := make([]kasnindex.Mark, len(whole.Indicators()))
	for i := range marks {
		marks[i] = kasnindex.Mark{Level: kasnindex.LevelOf(i % 5), Evidence: merit.Yes}
	}
	marks[0], marks[2] = kasnindex.Mark{Level: kasnindex.NotApplicable}, kasnindex.Mark{Level: kasnindex.LevelOf(3), Evidence: merit.No}
	put("by marks", whole, kasnindex.Sheet{Marks: marks}, when)
	open := append([]kasnindex.Mark{}, marks...)
	open[1] = kasnindex.Mark{}
	put("by marks of which one is missing", whole, kasnindex.Sheet{Marks: open}, when)
	per := decimal.RequireFromString
	ism, err := kasnindex.ISM2025(kasnindex.ISMWeights{Talent: per("15.4"), Performance: per("14.6"), Competence: per("12.5"), Culture: per("12.5"), Reward: per("12.5"), Discipline: per("12.5")})
	require.NoError(t, err)
	put("by the successor", ism, kasnindex.Sheet{Points: points("0.07", "0.1", "0.1", "0.05", "0.05", "0.05", "0.05", "0.05", "0.2")}, merit.On(day("2026-02-01")))
	bands := rubric.MustBands(decimal.Zero, per("100"), rubric.Band{Code: "B", Name: merit.T("Baik", "good"), Low: decimal.Zero}, rubric.Band{Code: "SB", Name: merit.T("Sangat Baik", "very good"), Low: per("90")})
	filling, err := kasnindex.JPTFilling(bands)
	require.NoError(t, err)
	put("of JPT filling", filling, kasnindex.Sheet{Total: kasnindex.MustPoints("92.4")}, when)
	own, err := kasnindex.NewInstrument(kasnindex.Spec{Code: "own-2026", Title: merit.T("Contoh", "Example"), Basis: []merit.Citation{merit.Cite("Praktik contoh")},
		Valid: merit.Interval{From: day("2026-01-01")}, Levels: 4, Bands: bands, Above: true,
		Aspects: []kasnindex.Aspect{{Code: "a", Name: merit.T("Satu", "One"), Weight: per("100"), Indicators: []kasnindex.Indicator{{Code: "a1", Weight: per("62.5")}, {Code: "a2", Weight: per("37.5"), Gate: true}}}}})
	require.NoError(t, err)
	put("by an instrument of the caller's own", own, kasnindex.Sheet{Marks: []kasnindex.Mark{{Level: kasnindex.LevelOf(4), Evidence: merit.Yes}, {Level: kasnindex.LevelOf(2), Evidence: merit.Yes}}}, merit.On(day("2026-02-01")))
	return out
}
