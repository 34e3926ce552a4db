package jpt

import (
	"errors"
	"strconv"
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Applications is what is known of those who applied for one vacant post (pelamar).
// The zero value knows nothing.
type Applications struct {
	// Counted tells whether Number is known; without it nothing is.
	Counted bool `json:"counted,omitzero"`
	Number  int  `json:"number,omitzero"`
	// Extensions counts how often the notice has been extended.
	Extensions int `json:"extensions,omitzero"`
}

const needApplicants merit.FactSet = 1

// applicantsDay begins the year of PermenPANRB 15/2019, whose day is not on record.
var applicantsDay = merit.MustDate(2019, time.January, 1)

var (
	applicantsLeast = merit.MustParam("least", merit.T("jumlah pelamar paling sedikit", "least number of applicants"),
		merit.ParamValue{From: applicantsDay, Value: merit.CountOf(4), Confidence: merit.SecondarySource, Basis: cite("PermenPANRB 15/2019"),
			Note: merit.T("dua daerah menyebut paling sedikit empat, satu daerah tiga", "two regions say at least four, one says three")})
	applicantsThree = merit.MustParam("least-of-three", merit.T("jumlah pelamar paling sedikit menurut satu daerah", "least number of applicants by one region"),
		merit.ParamValue{From: applicantsDay, Value: merit.CountOf(3), Confidence: merit.PracticeOnly, Basis: cite("Praktik satu daerah"),
			Note: merit.T("bacaan yang dipilih; dua daerah menyebut paling sedikit empat", "the reading chosen; two regions say at least four")})
	applicantsExtensions = merit.MustParam("extensions", merit.T("perpanjangan paling banyak", "greatest number of extensions"),
		merit.ParamValue{From: applicantsDay, Value: merit.CountOf(2), Confidence: merit.SecondarySource, Basis: cite("PermenPANRB 15/2019")})
	applicantsDays = merit.MustParam("extension", merit.T("lama satu perpanjangan", "length of one extension"),
		merit.ParamValue{From: applicantsDay, Value: merit.PeriodOf(merit.Days(7)), Confidence: merit.SecondarySource, Basis: cite("PermenPANRB 15/2019")})

	reasonApplicantsEnough = &merit.Reason{Code: "enough", Outcome: merit.Met, Text: merit.T(
		"{observed} pelamar, paling sedikit {required}", "applicants: {observed}, at least {required}")}
	reasonApplicantsExtend = &merit.Reason{Code: "extend", Outcome: merit.NotMet, Text: merit.T(
		"{observed} pelamar, kurang dari {required}: pengumuman diperpanjang {param:extension}, paling banyak {param:extensions} kali",
		"applicants: {observed}, fewer than {required}: the notice is extended by {param:extension}, at most {param:extensions} times")}
	reasonApplicantsExhausted = &merit.Reason{Code: "exhausted", Outcome: merit.NotMet, Text: merit.T(
		"{observed} pelamar, kurang dari {required}, dan pengumuman sudah diperpanjang {param:extensions} kali; langkah selanjutnya tidak tercatat",
		"applicants: {observed}, fewer than {required}, and the notice has been extended {param:extensions} times; what follows is not on record")}

	applicantsRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-APPLICANTS",
		Title:    merit.T("Jumlah pelamar dan perpanjangan pengumuman", "Number of applicants and extension of the notice"),
		Standing: merit.StandingMinisterial, Confidence: merit.SecondarySource,
		Doubt:    merit.T("teks PermenPANRB 15/2019 tidak dibaca langsung", "the text of PermenPANRB 15/2019 was not read at first hand"),
		Versions: sinceYear(2019, "PermenPANRB 15/2019", "PermenPANRB 15/2019"),
		Params:   []*merit.Param{applicantsLeast, applicantsThree, applicantsExtensions, applicantsDays},
		Facts:    []merit.Fact{{Key: "applications.number", Name: merit.T("jumlah pelamar", "the number of applicants")}},
		Reasons:  []*merit.Reason{reasonApplicantsEnough, reasonApplicantsExtend, reasonApplicantsExhausted},
	})
)

// Applicants judges under the default readings; see [Readings.Applicants].
func Applicants(a Applications, when merit.When) (merit.Finding, error) {
	return Readings(0).Applicants(a, when)
}

// Applicants judges whether enough applied for a vacant post: at least four, or
// three under [ThreeApplicants]; or else the notice is extended by seven calendar
// days, at most twice. It refuses, all at once, a negative number, more extensions
// than there may be, and the errors of [Readings.Check] and [merit.When.Check].
//
// Source: PermenPANRB 15/2019, by secondary sources.
func (r Readings) Applicants(a Applications, when merit.When) (merit.Finding, error) {
	if err := errors.Join(a.check(when.Law), r.Check(), when.Check()); err != nil {
		return merit.Finding{}, err
	}
	switch {
	case !applicantsRule.InForce(when.Law):
		return applicantsRule.NotGoverning(when), nil
	case !a.Counted:
		return applicantsRule.MissingFacts(when, needApplicants), nil
	}
	least := applicantsLeast
	if r.Has(ThreeApplicants) {
		least = applicantsThree
	}
	f := merit.Finding{Rule: applicantsRule, Reason: reasonApplicantsEnough, Observed: merit.CountOf(a.Number), AsOf: when.AsOf, Law: when.Law, Required: least.At(when.Law)}
	if a.Number < f.Required.Value.Count() {
		f.Reason = reasonApplicantsExtend
		if a.Extensions >= applicantsExtensions.At(when.Law).Value.Count() {
			f.Reason = reasonApplicantsExhausted
		}
	}
	return f, nil
}

func (a Applications) check(law merit.Date) error {
	var problems []error
	if a.Number < 0 {
		problems = append(problems, &merit.FieldError{Field: "applications.number", Value: strconv.Itoa(a.Number), Expected: "0 or more", Err: merit.ErrRange})
	}
	if most := applicantsExtensions.At(law); a.Extensions < 0 || most != nil && a.Extensions > most.Value.Count() {
		expected := "0 or more"
		if most != nil {
			expected = "0 to " + most.Value.String()
		}
		problems = append(problems, &merit.FieldError{Field: "applications.extensions", Value: strconv.Itoa(a.Extensions), Expected: expected, Err: merit.ErrRange})
	}
	return errors.Join(problems...)
}
