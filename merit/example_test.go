package merit_test

import (
	"errors"
	"fmt"

	"github.com/seed-133aca06/asnmerit/merit"
)

// When does an official reach two years in the post?
func ExampleDate_AddYears() {
	inaugurated := merit.MustParseDate("2024-02-29")
	fmt.Println(inaugurated.AddYears(2, merit.RollForward))
	fmt.Println(inaugurated.AddYears(2, merit.RollBack))
	fmt.Println(inaugurated.Rolls(merit.Years(2)), inaugurated.Rolls(merit.Years(4)))
	// Output:
	// 2026-03-01
	// 2026-02-28
	// true false
}

// How long has somebody been in the post?
func ExampleElapsed() {
	tenure := merit.Elapsed(merit.MustParseDate("2023-06-05"), merit.MustParseDate("2025-09-08"), merit.RollForward)
	fmt.Println(tenure, "=", tenure.In(merit.Indonesian), "=", tenure.In(merit.English))
	// Output: P2Y3M3D = 2 tahun 3 bulan 3 hari = 2 years 3 months 3 days
}

// Which passage does a citation point at, and what is wrong with one?
func ExampleParseCitation() {
	c, err := merit.ParseCitation("UU 5/2014 Pasal 116 ayat (1)")
	fmt.Println(c.Instrument, "–", c.Article, "–", c.Paragraph, "–", err)

	_, err = merit.ParseCitation("UU 05/2014 Pasal 116 ayat (satu)")
	for _, problem := range merit.FieldErrors(err) {
		fmt.Println(problem)
	}
	// Output:
	// UU 5/2014 – 116 – 1 – <nil>
	// citation.instrument.number "05": malformed: want a number without leading zeros
	// citation.paragraph "satu": malformed: want a form such as UU 5/2014 Pasal 116 ayat (1) huruf a
}

// What does an employee number tell? The person is made up.
func ExampleParseNIP() {
	n, err := merit.ParseNIP("19850317 201001 2 003")
	if err != nil {
		fmt.Println(err)
		return
	}
	year, month := n.Appointed()
	fmt.Println(n.Employment(), n.Birth(), year, month, n.Sex())
	fmt.Println(n.Grouped())
	fmt.Println(n.Mask())

	_, err = merit.ParseNIP("198503572010012003")
	fmt.Println(errors.Is(err, merit.ErrRange), err)
	// Output:
	// PNS 1985-03-17 2010 January woman
	// 19850317 201001 2 003
	// ******** ****** * 003
	// true nip.birth "19850357": out of range: want a calendar day as yyyymmdd; 40 is added to a woman's birth day in a NIK, never in a NIP
}

// What do several conditions come to together?
func ExampleOutcome_And() {
	fmt.Println(merit.Met.And(merit.NotApplicable))
	fmt.Println(merit.Met.And(merit.Undetermined))
	fmt.Println(merit.NotMet.And(merit.Undetermined))
	// Output:
	// met
	// undetermined
	// not-met
}

// A rule whose number was raised: one year at first, two from 7 April 2017 on. The
// rule is made up.
func ExampleNewRule() {
	minimum := merit.MustParam("minimum", merit.T("paling singkat", "at least"),
		merit.ParamValue{From: merit.FirstDay, Until: merit.MustParseDate("2017-04-07"), Value: merit.PeriodOf(merit.Years(1)),
			Basis: []merit.Citation{merit.Cite("Praktik contoh")}, Confidence: merit.PracticeOnly},
		merit.ParamValue{From: merit.MustParseDate("2017-04-07"), Value: merit.PeriodOf(merit.Years(2)),
			Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 131 ayat (2) huruf c")}, Confidence: merit.TextRead},
	)
	spec := merit.RuleSpec{
		ID: "EXAMPLE-TENURE", Title: merit.T("Masa jabatan", "Tenure"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: []merit.Version{{From: merit.FirstDay, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 131")}}},
		Params:   []*merit.Param{minimum},
	}
	rule, err := merit.NewRule(spec)
	fmt.Println(rule.ID(), err)
	for _, on := range []string{"2017-04-06", "2017-04-07"} {
		value := minimum.At(merit.MustParseDate(on))
		fmt.Println(on, value.Value, value.Basis[0])
	}

	spec.Versions[0].Basis = nil
	_, err = merit.NewRule(spec)
	fmt.Println(err)
	// Output:
	// EXAMPLE-TENURE <nil>
	// 2017-04-06 P1Y Praktik contoh
	// 2017-04-07 P2Y PP 11/2017 Pasal 131 ayat (2) huruf c
	// rule EXAMPLE-TENURE: versions[0].basis: without a citation: want the article that it rests on
}

// Does a promotion weigh what it may not? All that is forbidden is named.
func ExampleBlind() {
	weighed := []merit.Ground{merit.Religion, merit.Age, merit.Ethnicity}
	finding, err := merit.Blind(weighed, true, merit.On(merit.MustParseDate("2020-06-01")))
	fmt.Println(finding.Code(), finding.Outcome(), err)
	for _, remark := range finding.Remarks() {
		fmt.Println(remark.Text.In(merit.English))
	}
	// Output:
	// MER-BLIND-PROMOTION/weighed not-met <nil>
	// Weighed: ethnicity
	// Weighed: religion
}

// The same finding in both languages, each with its articles.
func ExampleFinding_Text() {
	finding, err := merit.Blind(nil, false, merit.On(merit.MustParseDate("2025-09-08")))
	fmt.Println(finding.Text(merit.Indonesian))
	fmt.Println(finding.Text(merit.English))
	fmt.Println(finding.MissingFacts()[0].Key, err)
	// Output:
	// Sistem merit tanpa membedakan latar belakang: tidak dapat dipastikan – belum diketahui: hal yang ditimbang. Dasar: PP 11/2017 Pasal 1 angka 24.
	// Merit system blind to background: cannot tell – not known: what the decision weighs. Basis: PP 11/2017 Pasal 1 angka 24.
	// weighed <nil>
}

// What cannot be read is refused, all of it at once: the field, the value and what would
// have been accepted.
func ExampleDecodeObject() {
	var level merit.Level
	var inaugurated merit.Date
	err := merit.DecodeObject([]byte(`{"level": "jpt", "inaugurated": "2023-02-30", "since": "2023-03-01"}`),
		merit.FieldOf("level", &level), merit.FieldOf("inaugurated", &inaugurated))
	for _, problem := range merit.FieldErrors(err) {
		fmt.Println(problem.Field, errors.Is(problem, merit.ErrUnknown))
	}
	fmt.Println(merit.FieldErrors(err)[2])
	// Output:
	// level true
	// inaugurated false
	// since true
	// since "since": unknown: want one of the fields level, inaugurated
}

// The digest of the rules changes with any number, day or wording in them.
func ExampleDigestOf() {
	digest := merit.DigestOf(merit.Rules())
	read, err := merit.ParseDigest(digest.String())
	fmt.Println(read == digest, err)
	// Output:
	// true <nil>
}
