package eligibility_test

import (
	"fmt"
	"slices"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
)

func ExampleAppoint() {
	candidate := eligibility.Candidacy{
		Post: merit.JPTPratama, Source: eligibility.PNS,
		Degree: eligibility.Postgraduate, Competences: merit.Yes, Record: merit.Yes, Healthy: merit.Yes,
		Career: []eligibility.Spell{
			{Post: "kepala bidang", Level: merit.Administrator, Held: eligibility.Substantive, Related: merit.Yes, Inaugurated: merit.MustParseDate("2015-03-02"), Until: merit.MustParseDate("2021-03-01")},
			{Post: "kepala dinas", Level: merit.JPTPratama, Held: eligibility.Substantive, Related: merit.Yes, Inaugurated: merit.MustParseDate("2021-03-01")},
		},
		Birth: merit.MustParseDate("1968-05-20"), Present: merit.JPTPratama, Move: merit.No, Waived: merit.No,
	}
	readings := eligibility.MustReadings(eligibility.AgeToBirthday, eligibility.AgeOnJudgement)
	verdict, err := eligibility.Appoint(candidate, readings, merit.On(merit.MustParseDate("2025-09-08")))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(verdict.Outcome().In(merit.English))
	age, _ := verdict.Of(eligibility.AgeLimit)
	for _, f := range []merit.Finding{age, verdict.Contrary} {
		fmt.Printf("%s (%s): %s\n", f.Outcome().In(merit.English), f.Rule.Standing().In(merit.English), f.Explanation(merit.English))
	}
	// Output:
	// not met
	// not met (government regulation): age of 57 years 3 months 19 days (since 20 May 1968) is above the greatest age of 56 years
	// met (ministerial or agency regulation): age of 57 years 3 months 19 days (since 20 May 1968) is not above the greatest age of 58 years
}

func ExampleAppoint_unchosen() {
	_, err := eligibility.Appoint(eligibility.Candidacy{Post: merit.JPTPratama}, eligibility.Readings{}, merit.On(merit.MustParseDate("2025-09-08")))
	fmt.Println(err)
	// Output:
	// readings.age-count: missing: want a choice between age-to-birthday and age-to-year-end
	// readings.age-day: missing: want a choice between age-on-notice-day and age-on-judgement
}

func ExampleProfile_TenureIn() {
	career := []eligibility.Spell{
		{Post: "kepala dinas", Level: merit.JPTPratama, Held: eligibility.Plt, Inaugurated: merit.MustParseDate("2022-01-03"), Until: merit.MustParseDate("2023-06-05")},
		{Post: "kepala dinas", Level: merit.JPTPratama, Held: eligibility.Substantive, Inaugurated: merit.MustParseDate("2023-06-05")},
	}
	tenure, err := eligibility.Statute().TenureIn("kepala dinas", career, eligibility.Readings{}, merit.On(merit.MustParseDate("2025-09-08")))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(tenure.Ukom.Explanation(merit.English))
	for _, f := range tenure.Days {
		fmt.Println("-", f.Explanation(merit.English))
	}
	// Output:
	// tenure of 2 years 3 months 3 days (since 5 June 2023) reaches the least tenure of 2 years
	// - held as an acting official (Plt, Plh): not counted
	// - counted in full: 2 years 3 months 3 days (since 5 June 2023)
}

func ExampleTerm_Judge() {
	term := eligibility.Term{
		Incumbent: eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustParseDate("2020-06-15")},
		Performed: merit.Yes, Fits: merit.Yes, Needed: merit.Yes, PPKApproved: merit.Yes, // not yet reported
	}
	verdict, err := term.Judge(eligibility.Readings{}, merit.On(merit.MustParseDate("2025-09-08")))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(verdict.Outcome().In(merit.English))
	for _, f := range verdict.Requirement().Obstacles() {
		fmt.Println(f.Explanation(merit.English))
	}
	// Output:
	// cannot tell
	// not known: the report to the overseer of the merit system
}

func ExampleCure_Target() {
	cure := eligibility.Cure{Level: merit.JPTPratama, Source: eligibility.PNS,
		Since: merit.MustParseDate("2024-03-01"), Missed: merit.Yes, Noticed: merit.MustParseDate("2025-03-15")}
	verdict, err := cure.Target(eligibility.Readings{}, merit.On(merit.MustParseDate("2025-09-08")))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(verdict.State, "until", verdict.Finding.Changes)
	fmt.Println("then:", verdict.State.Next())
	// Output:
	// improving until 2025-09-15
	// then: [improved test-due dismissal-due]
}

func ExampleLeave() {
	verdict, err := eligibility.Leave(eligibility.Leaving{
		Level: merit.JPTPratama, Study: merit.Yes, StudyFrom: merit.MustParseDate("2025-08-01"), StudyUntil: merit.MustParseDate("2026-08-01"),
	}, eligibility.Readings{}, merit.On(merit.MustParseDate("2025-09-08")))
	if err != nil {
		fmt.Println(err)
		return
	}
	study, _ := verdict.Of(eligibility.StudyAssignment)
	fmt.Println(verdict.Outcome().In(merit.English), "–", study.Explanation(merit.English))
	// Output: met – on a study assignment of more than 6 months
}

func ExamplePension() {
	f, err := eligibility.Pension(merit.JPTPratama, merit.MustParseDate("1967-05-20"), eligibility.Readings{}, merit.On(merit.MustParseDate("2025-09-08")))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Text(merit.English))
	// Output: Pension age: met – age of 58 years 3 months 19 days (since 20 May 1967) has not reached the pension age of 60 years. Changes on 20 May 2027. Note: the month from which the pension takes effect is not on record; the birthday is what is judged. Basis: UU 20/2023 Pasal 55; PP 11/2017 Pasal 239 ayat (2); PP 11/2017 Pasal 239.
}

func ExampleDisagreements() {
	for _, d := range eligibility.Disagreements() {
		if d.Required {
			fmt.Println(d.Key, d.Readings)
		}
	}
	// Output:
	// re-inauguration [reorg-continues reorg-restarts]
	// age-count [age-to-birthday age-to-year-end]
	// age-day [age-on-notice-day age-on-judgement]
	// age-move [age-binds-moves age-spares-moves]
}

// An official rated fair or lower has six months to improve.
func ExampleCure_Performance() {
	cure := eligibility.Cure{Level: merit.JPTPratama, Source: eligibility.PNS,
		Since: merit.MustParseDate("2025-01-15"), Missed: merit.Yes, Noticed: merit.MustParseDate("2025-03-15")}
	verdict, err := cure.Performance(eligibility.Readings{}, merit.On(merit.MustParseDate("2025-09-08")))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(verdict.State, "until", verdict.Finding.Changes)
	// Output:
	// improving until 2025-09-15
}

// Whoever is refused does not stop the others.
func ExampleAppointAll() {
	readings := eligibility.MustReadings(eligibility.AgeToBirthday, eligibility.AgeOnJudgement)
	candidacies := []*eligibility.Candidacy{
		{Post: merit.JPTPratama, Source: eligibility.PNS, Present: merit.Administrator, Move: merit.No, Waived: merit.No, Birth: merit.MustParseDate("1967-05-20")},
		{Post: merit.JPTPratama, Source: eligibility.PNS, Birth: merit.MustParseDate("1980-05-20")},
		{Post: merit.Pelaksana},
	}
	for verdict, err := range eligibility.AppointAll(slices.Values(candidacies), readings, merit.On(merit.MustParseDate("2025-09-08"))) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(verdict.Outcome())
	}
	// Output:
	// not-met
	// undetermined
	// post "pelaksana": out of range: want a JPT, administrator or pengawas
}

// Which way many officials come out is counted by rulings; findings are written of those
// who are asked about.
func ExampleTenureRulings() {
	when := merit.On(merit.MustParseDate("2025-09-08"))
	roster := []eligibility.Incumbent{
		{Level: merit.JPTPratama, Inaugurated: merit.MustParseDate("2020-09-08")},
		{Level: merit.JPTPratama, Inaugurated: merit.MustParseDate("2024-02-29")},
		{Level: merit.Administrator, Inaugurated: merit.MustParseDate("2025-01-02")},
	}
	due := 0
	var rulings eligibility.TenureRulings
	for _, official := range roster {
		if err := eligibility.Standard().TenureRulings(&rulings, official, when); err != nil {
			fmt.Println(err)
			return
		}
		if rulings.Evaluation().Outcome() != merit.Met {
			continue
		}
		due++
		var tenure eligibility.Tenure
		rulings.Write(&tenure)
		fmt.Println(tenure.Evaluation.Explanation(merit.English))
	}
	fmt.Println(due, "due")
	// Output:
	// tenure of 5 years (since 8 September 2020) has reached 5 years: the evaluation is due
	// 1 due
}

// Why not? The conditions that are not met, of a candidate among many.
func ExampleAppointRulings() {
	candidate := eligibility.Candidacy{
		Post: merit.JPTPratama, Source: eligibility.PNS, Degree: eligibility.Diploma3, Competences: merit.Yes, Record: merit.Yes, Healthy: merit.Yes,
		Career: []eligibility.Spell{{Post: "kepala bidang", Level: merit.Administrator, Held: eligibility.Substantive, Related: merit.Yes, Inaugurated: merit.MustParseDate("2022-03-02")}},
		Birth:  merit.MustParseDate("1975-05-20"), Present: merit.Administrator, Move: merit.No, Waived: merit.No,
	}
	readings := eligibility.MustReadings(eligibility.AgeToBirthday, eligibility.AgeOnJudgement)
	var rulings eligibility.AppointRulings // may be used again for the next candidate
	if err := rulings.Appoint(&candidate, readings, merit.On(merit.MustParseDate("2025-09-08"))); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(rulings.Outcome().In(merit.English))
	failed := rulings.With(merit.NotMet)
	for c := eligibility.Education; c <= eligibility.Health; c++ {
		if failed.Has(c) {
			fmt.Println(rulings.Of(c).Code())
		}
	}
	// Output:
	// not met
	// ELG-APPOINT-PRATAMA/education-short
	// ELG-APPOINT-PRATAMA/experience-short
}
