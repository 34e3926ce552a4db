package jpt_test

import (
	"fmt"
	"time"

	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

func ExampleNotice() {
	announced := merit.MustDate(2025, time.May, 1)
	for _, deadline := range []merit.Date{merit.MustDate(2025, time.May, 15), merit.MustDate(2025, time.May, 16)} {
		finding, err := jpt.Notice(announced, deadline, merit.On(announced))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(deadline, finding.Outcome())
	}
	// Output:
	// 2025-05-15 not-met
	// 2025-05-16 met
}

func ExampleApplicants() {
	finding, err := jpt.Applicants(jpt.Applications{Counted: true, Number: 3}, merit.On(merit.MustDate(2025, time.May, 16)))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(finding.Outcome(), "–", finding.Explanation(merit.English))
	// Output:
	// not-met – applicants: 3, fewer than 4: the notice is extended by 7 days, at most 2 times
}

func ExampleDecider() {
	registry := jpt.Post{Level: merit.JPTPratama, Agency: jpt.City, Special: jpt.CivilRegistry}
	authority, err := jpt.Decider(registry, merit.PPK, merit.On(merit.MustDate(2025, time.May, 16)))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("decides:", authority.Decides.In(merit.English))
	fmt.Println(authority.Finding.Outcome(), "–", authority.Finding.Explanation(merit.English))
	// Output:
	// decides: the home minister
	// not-met – decided by the appointing authority (PPK), where it is for the home minister to decide
}

func ExampleMayAct() {
	sekda := jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency, Special: jpt.Sekda}
	acting := jpt.Acting{Post: sekda, Vacant: merit.Yes, Since: merit.MustDate(2025, time.January, 10), Consent: merit.Yes}
	verdict, err := jpt.MayAct(acting, merit.RollForward, merit.On(merit.MustDate(2025, time.April, 11)))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, finding := range verdict.Findings {
		fmt.Println(finding.Outcome(), "–", finding.Explanation(merit.English))
	}
	// Output:
	// met – consented to by the governor
	// not-met – acting for 3 months 1 day (since 10 January 2025), past the greatest time of 3 months
}

func ExampleFinalist() {
	finding, err := jpt.Finalist(jpt.OpenSelection, "Kepala Dinas Sosial", "Kepala Dinas Perikanan", merit.On(merit.MustDate(2025, time.May, 16)))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(finding.Outcome(), "–", finding.Explanation(merit.English))
	// Output:
	// not-met – the candidate passed the selection for another post and may not fill this one
}

func ExampleStages() {
	day := merit.MustDate(2025, time.May, 16)
	verdict, err := jpt.Stages([]jpt.Taken{{Step: jpt.StepPlan, Held: merit.Yes, On: day}}, merit.On(day))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(verdict.Outcome(), "with", len(verdict.Unknown()), "steps of which nothing is known")
	// Output:
	// undetermined with 8 steps of which nothing is known
}
