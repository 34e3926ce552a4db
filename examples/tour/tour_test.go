package tour_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/examples/siasn"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

func Example_oneOfficial() {
	head := eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustDate(2023, time.September, 9)}
	tenure, err := eligibility.Standard().Tenure(head, merit.On(merit.MustDate(2025, time.September, 8)))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(tenure.Ukom.Outcome(), tenure.Ukom.Code(), tenure.Ukom.Changes)
	fmt.Println(tenure.Ukom.Text(merit.Indonesian))
	// Output:
	// not-met ELG-TENURE-UKOM/too-short 2025-09-09
	// Masa jabatan untuk uji kompetensi: tidak terpenuhi – masa jabatan 1 tahun 11 bulan 30 hari (sejak 9 September 2023) belum mencapai paling singkat 2 tahun. Berubah pada 9 September 2025. Dasar: PP 11/2017 Pasal 131 ayat (2) huruf c; PP 11/2017 Pasal 132 ayat (2) huruf b; PP 17/2020.
}

func Example_notKnown() {
	head := eligibility.Incumbent{Level: merit.JPTPratama} // the day of inauguration is not on file
	tenure, err := eligibility.Standard().Tenure(head, merit.On(merit.MustDate(2025, time.September, 8)))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(tenure.Ukom.Outcome())
	for _, fact := range tenure.Ukom.MissingFacts() {
		fmt.Println("ask for:", fact.Name.In(merit.English))
	}
	// Output:
	// undetermined
	// ask for: date of inauguration
}

func Example_refused() {
	candidate := eligibility.Candidacy{Post: merit.JPTPratama, Birth: merit.MustDate(2030, time.January, 1)}
	_, err := eligibility.Appoint(candidate, eligibility.Readings{}, merit.On(merit.MustDate(2025, time.September, 8)))
	for _, problem := range merit.FieldErrors(err) {
		fmt.Println(problem)
	}
	// Output:
	// readings.age-count: missing: want a choice between age-to-birthday and age-to-year-end
	// readings.age-day: missing: want a choice between age-on-notice-day and age-on-judgement
	// birth "2030-01-01": contradictory: want a day not after 2025-09-08
}

func Example_export() {
	const export = `[
	  {"nip_baru": "197001012000011001", "nama_jabatan": "Kepala Dinas Sosial", "eselon": "II.b", "status_jabatan": "definitif",
	   "tanggal_pelantikan": "05-06-2023", "tmt_jabatan": "01-06-2023"},
	  {"nip_baru": "197001012000011001", "nama_jabatan": "Sekretaris Dinas Sosial", "eselon": "III.a", "status_jabatan": "definitif",
	   "tanggal_pelantikan": "04-01-2019", "tmt_jabatan": "01-01-2019"}]`
	var rows []siasn.Row
	if err := json.Unmarshal([]byte(export), &rows); err != nil {
		fmt.Println(err)
		return
	}
	officials, err := siasn.Officials(rows, siasn.Choice{Clock: eligibility.ClockFromInauguration, EndsAtNext: merit.Yes})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, official := range officials {
		tenure, err := official.Tenure(eligibility.Standard(), merit.On(merit.MustDate(2025, time.June, 3)))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(official.NIP.Mask(), official.Post, tenure.Ukom.Outcome(), tenure.Ukom.Changes)
		for _, finding := range tenure.Days {
			fmt.Println("-", finding.Explanation(merit.English))
		}
	}
	// Output:
	// ******** ****** * 001 Kepala Dinas Sosial not-met 2025-06-05
	// - another post: not counted
	// - counted in full: 1 year 11 months 29 days (since 5 June 2023)
}

func Example_candidate() {
	candidate := eligibility.Candidacy{
		Post: merit.JPTPratama, Source: eligibility.PNS, Degree: eligibility.Bachelor, Competences: merit.Yes, Record: merit.Yes, Healthy: merit.Yes,
		Birth: merit.MustDate(1969, time.September, 10), Present: merit.Administrator, Move: merit.No, Waived: merit.No,
		Career: []eligibility.Spell{{Post: "Sekretaris BPKAD", Level: merit.Administrator, Held: eligibility.Substantive, Related: merit.Yes,
			Inaugurated: merit.MustDate(2018, time.January, 8)}},
	}
	readings := eligibility.MustReadings(eligibility.AgeToBirthday, eligibility.AgeOnJudgement)
	verdict, err := eligibility.Appoint(candidate, readings, merit.On(merit.MustDate(2026, time.March, 2)))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(verdict.Outcome())
	if age, asked := verdict.Of(eligibility.AgeLimit); asked {
		fmt.Println("-", age.Explanation(merit.English))
	}
	// Output:
	// not-met
	// - age of 56 years 5 months 20 days (since 10 September 1969) is above the greatest age of 56 years
}

func Example_vacancy() {
	vacancy := jpt.Vacancy{
		Post:        jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency},
		Calendar:    jpt.Calendar{HeadInaugurated: merit.MustDate(2025, time.February, 20), Election: merit.No},
		Reorganised: merit.No,
	}
	head := jpt.Candidate{
		Incumbent:  eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustDate(2023, time.May, 15)},
		SameAgency: merit.Yes, SameClassification: merit.No, MeetsStandard: merit.Yes, PassedUkom: merit.Yes,
	}
	when := merit.On(merit.MustDate(2026, time.March, 2))
	decision, err := jpt.Decide(vacancy, []jpt.Candidate{head}, eligibility.Standard(), when)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(decision.Route.In(merit.English))
	clearances, err := jpt.Clear(vacancy.Post, decision.Route, nil, when)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, clearance := range clearances {
		fmt.Println("-", clearance.In(merit.English)+":", clearance.Finding.Outcome())
	}
	// Output:
	// rotation within the agency
	// - BKN approves: undetermined
}

func Example_pairs() {
	when, profile := merit.On(merit.MustDate(2026, time.March, 2)), eligibility.Standard()
	officials := []jpt.Candidate{
		{Incumbent: eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustDate(2023, time.May, 15)},
			SameAgency: merit.Yes, SameClassification: merit.No, MeetsStandard: merit.Yes, PassedUkom: merit.Yes},
		{Incumbent: eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustDate(2025, time.March, 3)},
			SameAgency: merit.Yes, SameClassification: merit.Yes, MeetsStandard: merit.Yes, PassedUkom: merit.Yes},
	}
	tenures := make([]eligibility.TenureRulings, len(officials)) // judged once for all posts
	for i, official := range officials {
		if err := profile.TenureRulings(&tenures[i], official.Incumbent, when); err != nil {
			fmt.Println(err)
			return
		}
	}
	vacancy := jpt.Vacancy{Post: jpt.Post{Level: merit.JPTPratama, Agency: jpt.Ministry}, Reorganised: merit.No}
	var rulings jpt.DecisionRulings // for one post after another
	if err := rulings.Decide(&vacancy, officials, tenures, profile, when); err != nil {
		fmt.Println(err)
		return
	}
	for i, official := range rulings.Candidates {
		fmt.Println(i+1, official.Outcome(), official.Route(), official.Ukom().Code())
	}
	// Output:
	// 1 met rotation-within ELG-TENURE-UKOM/reached
	// 2 not-met undecided ELG-TENURE-UKOM/too-short
}

func Example_selection() {
	scheme := rubric.Selection2019()
	var candidates []rubric.Candidate
	for _, c := range []struct{ name, record, assessment, paper, interview string }{
		{"A", "80", "82.5", "70", "77"},
		{"B", "81", "82.5", "70", "77"},
		{"C", "60", "90", "85", "79.5"},
	} {
		marks, err := scheme.Marks(map[string]decimal.Decimal{
			"record": decimal.RequireFromString(c.record), "assessment": decimal.RequireFromString(c.assessment),
			"paper": decimal.RequireFromString(c.paper), "interview": decimal.RequireFromString(c.interview),
		})
		if err != nil {
			fmt.Println(err)
			return
		}
		score, err := scheme.Evaluate(marks)
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
	for _, place := range ranking.Places {
		fmt.Println(place.Rank, place.Name, place.Score)
	}
	// Output:
	// 1 C 79.33
	// 2 B 77.78
	// 3 A 77.58
}

func Example_agency() {
	instrument := kasnindex.KASN2019()
	assessment, err := instrument.Assess(kasnindex.Sheet{Total: kasnindex.MustPoints("313.5")}, merit.On(merit.MustDate(2023, time.May, 1)))
	if err != nil {
		fmt.Println(err)
		return
	}
	next, distance, _, err := instrument.Next(assessment.Score)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(assessment.Band.Code, assessment.Band.Name.In(merit.Indonesian))
	fmt.Println(distance.In(merit.Indonesian), "poin lagi ke", next.Name.In(merit.Indonesian))
	// Output:
	// III Baik
	// 11,5 poin lagi ke Sangat Baik
}

func Example_record() {
	head := eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustDate(2023, time.September, 9)}
	record, err := eligibility.RecordTenure(eligibility.Standard(), head, merit.On(merit.MustDate(2025, time.September, 8)))
	if err != nil {
		fmt.Println(err)
		return
	}
	verified, err := eligibility.Verify(record.Bytes()) // years later, by anybody
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(verified.Text(merit.English))
	// Output:
	// verified: the verdict computed anew is the one on record
}
