package jpt_test

import (
	"fmt"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
)

// Which way is a vacant post filled, and why not by one of the officials in post?
func ExampleDecide() {
	vacancy := jpt.Vacancy{
		Post:        jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency},
		Calendar:    jpt.Calendar{HeadInaugurated: merit.MustParseDate("2025-02-20"), Election: merit.No},
		Reorganised: merit.No,
	}
	official := jpt.Candidate{
		Incumbent:          eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustParseDate("2024-03-01")},
		SameAgency:         merit.Yes,
		SameClassification: merit.Yes,
		MeetsStandard:      merit.Yes,
		PassedUkom:         merit.Yes,
	}
	decision, err := jpt.Decide(vacancy, []jpt.Candidate{official}, eligibility.Standard(), merit.On(merit.MustParseDate("2025-09-08")))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(decision.Route.In(merit.English))
	fmt.Println(decision.Deciding().Text(merit.English))
	verdict := decision.Candidates[0]
	fmt.Println("the official:", verdict.Outcome(), verdict.Route())
	for _, f := range verdict.Findings() {
		if f.Outcome() == merit.NotMet {
			fmt.Println(f.Code(), f.Explanation(merit.English), "until", f.Changes)
		}
	}
	// Output:
	// open selection after the competence test
	// Open selection when nobody fits after the competence test: met – none of the candidates in post may be moved or fits by the competence test: open selection follows. Basis: PP 11/2017 Pasal 130; PP 11/2017 Pasal 131.
	// the official: not-met undecided
	// ELG-TENURE-UKOM/too-short tenure of 1 year 6 months 7 days (since 1 March 2024) is short of the least tenure of 2 years until 2026-03-01
}

// Who must still be heard before the sekda of a city is inaugurated?
func ExampleClear() {
	sekda := jpt.Post{Level: merit.JPTPratama, Agency: jpt.City, Special: jpt.Sekda}
	done := []jpt.Obtained{{Party: merit.BKN, Act: jpt.Approves, Done: merit.Yes}}
	clearances, err := jpt.Clear(sekda, jpt.OpenSelection, done, merit.On(merit.MustParseDate("2025-09-08")))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range clearances {
		fmt.Printf("%s: %s\n", c.In(merit.Indonesian), c.Finding.Outcome().In(merit.Indonesian))
	}
	fmt.Println(clearances.Outcome())
	// Output:
	// BKN menyetujui: terpenuhi
	// dikoordinasikan dengan gubernur: tidak dapat dipastikan
	// undetermined
}

// May a mayor inaugurated on 20 February 2025 move officials in August?
func ExampleFreeze() {
	calendar := jpt.Calendar{HeadInaugurated: merit.MustParseDate("2025-02-20"), Election: merit.No, Consent: merit.No}
	for _, day := range []string{"2025-08-19", "2025-08-20"} {
		frozen, err := jpt.Freeze(jpt.City, calendar, merit.RollForward, merit.On(merit.MustParseDate(day)))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(day, frozen.Outcome(), frozen.NewHead.Explanation(merit.English))
	}
	// Output:
	// 2025-08-19 not-met the regional head has been in office for 5 months 30 days (since 20 February 2025), less than 6 months, and the home minister has not consented in writing
	// 2025-08-20 met the regional head has been in office for 6 months (since 20 February 2025), at least 6 months
}

// Kota Ternate, January 2024: three posts went through open selection and have the
// recommendation of KASN of 3 January 2024, of which the civil registry must go to
// the home ministry first; seven officials sat the competence test, whose result is
// only reported. The mayor's and the official's days are made up.
func Example_kotaTernate() {
	january := merit.On(merit.MustParseDate("2024-01-03"))
	calendar := jpt.Calendar{HeadInaugurated: merit.MustParseDate("2021-04-26"), Election: merit.No}
	recommended := []jpt.Obtained{{Party: merit.KASN, Act: jpt.Recommends, Done: merit.Yes}}
	show := func(name string, post jpt.Post, candidates []jpt.Candidate, obtained []jpt.Obtained) {
		decision, err := jpt.Decide(jpt.Vacancy{Post: post, Calendar: calendar, Reorganised: merit.No}, candidates, eligibility.Standard(), january)
		if err != nil {
			fmt.Println(err)
			return
		}
		clearances, err := jpt.Clear(post, decision.Route, obtained, january)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%s: %s\n", name, decision.Route.In(merit.English))
		for _, c := range clearances {
			fmt.Printf("  %s: %s\n", c.In(merit.English), c.Finding.Reason.Code)
		}
	}
	post := jpt.Post{Level: merit.JPTPratama, Agency: jpt.City}
	registry := jpt.Post{Level: merit.JPTPratama, Agency: jpt.City, Special: jpt.CivilRegistry}
	show("food security", post, nil, recommended)
	show("civil registry", registry, nil, append(recommended, jpt.Obtained{Party: merit.Mendagri, Act: jpt.Interviews, Done: merit.No}))
	show("one of the seven", post, []jpt.Candidate{{
		Incumbent:  eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustParseDate("2021-10-01")},
		SameAgency: merit.Yes, SameClassification: merit.No, MeetsStandard: merit.Yes, PassedUkom: merit.Yes,
	}}, nil)
	// Output:
	// food security: open selection
	//   KASN recommends: obtained
	// civil registry: open selection
	//   KASN recommends: obtained
	//   the governor proposes: not-known
	//   the home minister interviews the candidates: awaited
	//   the home minister appoints: not-known
	// one of the seven: rotation within the agency
	//   KASN: told: report-only
}

// The whole decision table, as the documentation prints it.
func ExampleTable() {
	fmt.Print(jpt.Table(merit.English))
	// Output:
	// | No. | frozen? | posts cut? | officials in post | exempt? | route | rules |
	// |---|---|---|---|---|---|---|
	// | 1 | yes | – | – | – | frozen: acting official only | JPT-FREEZE-ELECTION, JPT-FREEZE-NEWHEAD |
	// | 2 | not known | – | – | – | cannot tell yet | JPT-FREEZE-ELECTION, JPT-FREEZE-NEWHEAD |
	// | 3 | no | not known | unclear / fits, same classification / fits, same agency / fits, other agency | – | cannot tell yet | JPT-REORG |
	// | 4 | no | yes / no | unclear | – | cannot tell yet | JPT-ROUTE-FALLBACK |
	// | 5 | no | yes | fits, same classification / fits, same agency / fits, other agency | – | rearrangement after a reorganisation | JPT-REORG |
	// | 6 | no | no | fits, same classification | – | rotation within the job classification | JPT-ROUTE-ROTATION |
	// | 7 | no | no | fits, same agency | – | rotation within the agency | JPT-ROUTE-ROTATION-WITHIN |
	// | 8 | no | no | fits, other agency | – | rotation between agencies | JPT-ROUTE-ROTATION-WITHIN |
	// | 9 | no | – | no candidate / nobody fits | yes | talent pool | JPT-ROUTE-EXEMPT |
	// | 10 | no | – | no candidate / nobody fits | not known | cannot tell yet | JPT-ROUTE-EXEMPT |
	// | 11 | no | – | nobody fits | no | open selection after the competence test | JPT-ROUTE-FALLBACK |
	// | 12 | no | – | no candidate | no | open selection | JPT-ROUTE-OPEN |
}

// When could this official be moved into the vacant post, and what is in the way?
func ExampleEarliest() {
	vacancy := jpt.Vacancy{
		Post:        jpt.Post{Level: merit.JPTPratama, Agency: jpt.City},
		Calendar:    jpt.Calendar{HeadInaugurated: merit.MustParseDate("2025-06-01"), Election: merit.No, Consent: merit.No},
		Reorganised: merit.No,
	}
	official := jpt.Candidate{
		Incumbent:  eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustParseDate("2024-03-01")},
		SameAgency: merit.Yes, SameClassification: merit.No, MeetsStandard: merit.Yes, PassedUkom: merit.Yes,
	}
	forecast, err := jpt.Earliest(vacancy, official, eligibility.Standard(), merit.On(merit.MustParseDate("2025-09-08")))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(forecast.Outcome, forecast.Day, forecast.Route)
	for _, f := range forecast.Now {
		fmt.Println(f.Code(), "until", f.Changes)
	}
	// Output:
	// met 2026-03-01 rotation-within
	// JPT-FREEZE-NEWHEAD/frozen until 2025-12-01
	// ELG-TENURE-UKOM/too-short until 2026-03-01
}

// How soon may a selection planned on 1 March, its notice extended once, end with an
// appointment by a mayor inaugurated on 20 February?
func ExampleTimeline() {
	calendar := jpt.Calendar{HeadInaugurated: merit.MustParseDate("2025-02-20"), Election: merit.No, Consent: merit.No}
	schedule, err := jpt.Timeline(jpt.Post{Level: merit.JPTPratama, Agency: jpt.City}, calendar, merit.MustParseDate("2025-03-01"), 1, merit.RollForward)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, due := range schedule.Steps {
		fmt.Print(due.Earliest, " ", due.Step)
		for _, wait := range due.Waits {
			fmt.Print(" + ", wait.Value, " (", wait.Basis[0], ")")
		}
		fmt.Println()
	}
	// Output:
	// 2025-03-01 plan
	// 2025-03-01 announce
	// 2025-03-23 apply + P15D (PP 11/2017 Pasal 117 ayat (2)) + P7D (PermenPANRB 15/2019)
	// 2025-03-23 administration
	// 2025-03-23 competence
	// 2025-03-23 interview
	// 2025-03-23 health
	// 2025-03-23 result
	// 2025-08-20 appoint
}

// Is this committee composed as the law asks?
func ExamplePanel() {
	member := func(e jpt.Element) jpt.Member {
		return jpt.Member{Element: e, PartyRole: merit.No, Conflict: merit.No, Knows: merit.Yes}
	}
	committee := jpt.Committee{Level: merit.JPTPratama, Members: []jpt.Member{
		member(jpt.OwnAgency), member(jpt.OwnAgency), member(jpt.OwnAgency), member(jpt.OtherAgency), member(jpt.Independent),
	}}
	verdict, err := jpt.Panel(committee, merit.On(merit.MustParseDate("2025-09-08")))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range verdict.Failing() {
		fmt.Println(f.Explanation(merit.English))
	}
	// Output:
	// internal members: 3, above 45%
}

// Which question does PP 17/2020 answer otherwise for an official of another agency?
func ExampleCompare() {
	vacancy := jpt.Vacancy{
		Post:        jpt.Post{Level: merit.JPTPratama, Agency: jpt.Province},
		Calendar:    jpt.Calendar{HeadInaugurated: merit.MustParseDate("2018-09-01"), Election: merit.No},
		Reorganised: merit.No,
	}
	official := jpt.Candidate{
		Incumbent:  eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustParseDate("2017-06-01")},
		SameAgency: merit.No, SameClassification: merit.No, MeetsStandard: merit.Yes, PassedUkom: merit.Yes,
	}
	day := merit.MustParseDate("2020-06-01")
	c, err := jpt.Compare(vacancy, []jpt.Candidate{official}, eligibility.Standard(), day, merit.MustParseDate("2020-02-27"), day)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.Before.Route, "became", c.After.Route)
	for _, change := range c.Changes {
		if change.Candidate >= 0 {
			fmt.Println(change.Before.Reason.Code, "became", change.After.Reason.Code, "by", change.New)
		}
	}
	// Output:
	// open-after-test became rotation-between
	// other-agency became between-agencies by [PP 17/2020]
}

// Where do the sources disagree on the secretary of the regional council?
func ExampleDisagreements() {
	for _, d := range jpt.Disagreements() {
		if d.Rule != "JPT-SPECIAL-SEKWAN" {
			continue
		}
		fmt.Println(d.Question.In(merit.English))
		for _, side := range d.Sides {
			fmt.Printf("%s: %s (%s)\n", side.Reading, side.Holds.In(merit.English), side.Basis[0])
		}
	}
	// Output:
	// Do the leaders of the regional council approve its secretary, or are they consulted?
	// default: they approve; the statute ranks higher (UU 23/2014 Pasal 202 ayat (2))
	// sekwan-consulted: they are consulted (PP 11/2017 Pasal 127)
}

// Which three go to the appointing authority, when two tie for the third place?
func ExampleShorten() {
	final := rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{{Code: "final", Weight: decimal.NewFromInt(100)}}})
	var candidates []rubric.Candidate
	for _, c := range []struct{ name, score string }{{"A", "84.48"}, {"B", "81.20"}, {"C", "80.05"}, {"D", "80.05"}} {
		marks, err := final.Marks(map[string]decimal.Decimal{"final": decimal.RequireFromString(c.score)})
		if err != nil {
			fmt.Println(err)
			return
		}
		score, err := final.Evaluate(marks)
		if err != nil {
			fmt.Println(err)
			return
		}
		candidates = append(candidates, rubric.Candidate{Name: c.name, Score: score})
	}
	ranking, err := rubric.Rank(candidates)
	if err != nil {
		fmt.Println(err)
		return
	}
	list, err := jpt.Shorten(ranking, merit.On(merit.MustParseDate("2025-09-08")))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, place := range list.In {
		fmt.Println(place.Rank, place.Name)
	}
	fmt.Println(list.Room, "place for", len(list.Tied), "who tie")
	fmt.Println(list.Finding.Outcome())
	// Output:
	// 1 A
	// 2 B
	// 1 place for 2 who tie
	// undetermined
}

// Who must be heard before the inspector of a city leaves?
func ExampleRelease() {
	inspector := jpt.Post{Level: merit.JPTPratama, Agency: jpt.City, Special: jpt.Inspector}
	clearances, err := jpt.Release(inspector, nil, merit.On(merit.MustParseDate("2025-09-08")))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range clearances {
		fmt.Printf("%s: %s\n", c.In(merit.English), c.Finding.Outcome())
	}
	// Output:
	// the governor: consulted: undetermined
}

// May an official be put in a lower post after the competence test?
func ExampleAfter() {
	f, err := jpt.After(jpt.Lowered, merit.No, merit.No, merit.On(merit.MustParseDate("2025-09-08")))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Outcome(), "–", f.Explanation(merit.English))
	// Output:
	// not-met – the result of a test or evaluation alone does not suffice to lower or release
}

// Which of the nine criteria of the merit system does an agency meet?
func ExampleMeritCriteria() {
	criteria := jpt.Criteria{}
	for _, c := range jpt.Criterions() {
		criteria[c] = merit.Yes
	}
	delete(criteria, jpt.Standards) // nobody knows
	verdict, err := jpt.MeritCriteria(criteria, merit.On(merit.MustParseDate("2025-09-08")))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(verdict.Outcome())
	for _, f := range verdict.Findings {
		if f.Outcome() != merit.Met {
			fmt.Println(f.Explanation(merit.English))
		}
	}
	// Output:
	// undetermined
	// not known: whether there is a competence standard for every post
}

// What would have to change for an official to be moved?
func ExampleCandidateVerdict_InTheWay() {
	vacancy := jpt.Vacancy{
		Post:        jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency},
		Calendar:    jpt.Calendar{HeadInaugurated: merit.MustParseDate("2025-02-20"), Election: merit.No},
		Reorganised: merit.No,
	}
	official := jpt.Candidate{
		Incumbent:  eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustParseDate("2024-03-01")},
		SameAgency: merit.Yes, SameClassification: merit.Yes, MeetsStandard: merit.Yes,
	}
	decision, err := jpt.Decide(vacancy, []jpt.Candidate{official}, eligibility.Standard(), merit.On(merit.MustParseDate("2025-09-08")))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range decision.Candidates[0].InTheWay() {
		fmt.Println(f.Code(), f.Changes)
	}
	// Output:
	// ELG-TENURE-UKOM/too-short 2026-03-01
	// JPT-ROUTE-ROTATION/missing
}

// Vacancy after vacancy; one that cannot be judged does not stop the others.
func ExampleDecideAll() {
	calendar := jpt.Calendar{HeadInaugurated: merit.MustParseDate("2025-02-20"), Election: merit.No}
	vacancies := map[string]jpt.Vacancy{
		"A": {Post: jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency}, Calendar: calendar, Reorganised: merit.No},
		"B": {Post: jpt.Post{Level: merit.Administrator, Agency: jpt.Regency}},
	}
	one := func(yield func(jpt.Vacancy, []jpt.Candidate) bool) {
		_ = yield(vacancies["A"], nil) && yield(vacancies["B"], nil)
	}
	for decision, err := range jpt.DecideAll(one, eligibility.Standard(), merit.On(merit.MustParseDate("2025-09-08"))) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(decision.Route)
	}
	// Output:
	// open-selection
	// post.level "administrator": out of range: want jpt-utama, jpt-madya or jpt-pratama
}

// Every official against every vacancy: the tenure of each is judged once, and findings are
// written of the pair that is asked about.
func ExampleDecisionRulings() {
	when := merit.On(merit.MustParseDate("2025-09-08"))
	profile := eligibility.Standard()
	officials := []jpt.Candidate{
		{Incumbent: eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustParseDate("2022-01-03")},
			SameAgency: merit.Yes, SameClassification: merit.No, MeetsStandard: merit.Yes, PassedUkom: merit.Yes},
		{Incumbent: eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustParseDate("2024-06-03")},
			SameAgency: merit.Yes, SameClassification: merit.Yes, MeetsStandard: merit.Yes, PassedUkom: merit.Yes},
	}
	tenures := make([]eligibility.TenureRulings, len(officials))
	for i := range officials {
		if err := profile.TenureRulings(&tenures[i], officials[i].Incumbent, when); err != nil {
			fmt.Println(err)
			return
		}
	}
	vacancies := []jpt.Vacancy{
		{Post: jpt.Post{Level: merit.JPTPratama, Agency: jpt.Ministry}, Reorganised: merit.No},
		{Post: jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency}, Reorganised: merit.No,
			Calendar: jpt.Calendar{HeadInaugurated: merit.MustParseDate("2025-05-02"), Election: merit.No, Consent: merit.No}},
	}
	var rulings jpt.DecisionRulings
	for i := range vacancies {
		if err := rulings.Decide(&vacancies[i], officials, tenures, profile, when); err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(rulings.Route, rulings.NewHead().Code(), rulings.Candidates[1].Ukom().Code())
	}
	var decision jpt.Decision
	rulings.Write(&decision)
	fmt.Println(decision.Deciding().Explanation(merit.English))
	// Output:
	// rotation-within JPT-FREEZE-NEWHEAD/not-regional ELG-TENURE-UKOM/too-short
	// blocked JPT-FREEZE-NEWHEAD/frozen ELG-TENURE-UKOM/too-short
	// the regional head has been in office for 4 months 6 days (since 2 May 2025), less than 6 months, and the home minister has not consented in writing
}
