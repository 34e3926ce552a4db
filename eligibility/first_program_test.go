package eligibility_test

import (
	"fmt"
	"time"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
)

func Example_firstProgram() {
	head := eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustDate(2023, time.September, 9)}
	tenure, err := eligibility.Standard().Tenure(head, merit.On(merit.MustDate(2025, time.September, 8)))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, finding := range tenure.Verdict().Findings {
		fmt.Println(finding.Text(merit.English))
	}
	// Output:
	// Tenure for mutation: met – tenure of 1 year 11 months 30 days (since 9 September 2023) reaches the least tenure of 1 year. This threshold is softer than PP 11/2017 Pasal 131, 132 and 190, which ask for 2 years to 5 years; a rotation still needs the competence test. Basis: Konvensi asnmerit; Praktik Kab. Tegal 2022.
	// Tenure for the competence test: not met – tenure of 1 year 11 months 30 days (since 9 September 2023) is short of the least tenure of 2 years. Changes on 9 September 2025. Basis: PP 11/2017 Pasal 131 ayat (2) huruf c; PP 11/2017 Pasal 132 ayat (2) huruf b; PP 17/2020.
	// Evaluation after five years in post: not met – tenure of 1 year 11 months 30 days (since 9 September 2023) has not reached 5 years: the evaluation is not due. Changes on 9 September 2028. Basis: Penjelasan PP 11/2017 Pasal 133 ayat (1); PP 11/2017 Pasal 133.
}
