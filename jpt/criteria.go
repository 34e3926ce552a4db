package jpt

import (
	"errors"
	"slices"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Criterion is one of the nine criteria that an agency which applies the merit
// system meets (kriteria sistem merit).
type Criterion uint8

// The criteria, letters a to i. The zero value is none.
const (
	Standards   Criterion = iota + 1 // a: a competence standard for every post
	Planning                         // b: staffing plan by workload
	OpenPosts                        // c: open selection and promotion, open within the agency
	Careers                          // d: career management and a succession pool
	Rewards                          // e: reward and sanction from objective appraisal
	Ethics                           // f: code of ethics and conduct applied
	Development                      // g: competence development by appraisal result
	Protection                       // h: protection from abuse of authority
	InfoSystem                       // i: integrated information system open to all ASN
)

var criterionNames = [...]string{"", "standards", "planning", "open-posts", "careers", "rewards", "ethics", "development", "protection", "info-system"}

var criterionTexts = [...]merit.Text{
	merit.T("kriteria tidak diketahui", "unknown criterion"),
	merit.T("standar kompetensi bagi setiap jabatan", "a competence standard for every post"),
	merit.T("perencanaan kebutuhan menurut beban kerja", "a staffing plan by workload"),
	merit.T("seleksi dan promosi terbuka", "open selection and promotion"),
	merit.T("manajemen karier dengan kelompok rencana suksesi", "career management with a succession pool"),
	merit.T("penghargaan dan sanksi dari penilaian yang objektif", "reward and sanction from objective appraisal"),
	merit.T("penerapan kode etik dan kode perilaku", "a code of ethics and conduct applied"),
	merit.T("pengembangan kompetensi menurut hasil penilaian", "competence development by appraisal result"),
	merit.T("perlindungan dari penyalahgunaan wewenang", "protection from abuse of authority"),
	merit.T("sistem informasi terpadu yang terbuka bagi semua ASN", "an integrated information system open to all ASN"),
}

// Criterions returns the nine criteria in the order of their letters.
func Criterions() []Criterion {
	return []Criterion{Standards, Planning, OpenPosts, Careers, Rewards, Ethics, Development, Protection, InfoSystem}
}

// String returns the criterion as one word, such as open-posts.
func (c Criterion) String() string { return word(criterionNames[:], uint8(c)) }

// ParseCriterion reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseCriterion(s string) (Criterion, error) {
	i, err := value(criterionNames[:], "criterion", s)
	return Criterion(i), err
}

// MarshalText implements [encoding.TextMarshaler].
func (c Criterion) MarshalText() ([]byte, error) {
	return text(criterionNames[:], "criterion", uint8(c))
}

// UnmarshalText implements [encoding.TextUnmarshaler].
func (c *Criterion) UnmarshalText(b []byte) error {
	parsed, err := ParseCriterion(string(b))
	if err == nil {
		*c = parsed
	}
	return err
}

// In returns the criterion in words.
func (c Criterion) In(lang merit.Language) string {
	if int(c) < len(criterionTexts) {
		return criterionTexts[c].In(lang)
	}
	return c.String()
}

// Criteria holds for each criterion whether the agency meets it; one that is not
// there is not known.
type Criteria map[Criterion]merit.Answer

var (
	criteriaReasons, criteriaFacts, everyCriterionReason = criterionWordings()

	criteriaRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-MERIT-CRITERIA",
		Title:    merit.T("Kriteria instansi yang menerapkan sistem merit", "Criteria of an agency that applies the merit system"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: sincePP11("PP 11/2017 Pasal 134 ayat (2)"),
		Facts:    criteriaFacts,
		Reasons:  everyCriterionReason,
	})
)

// criterionWordings words the reasons and facts of every criterion; of each the
// first reason is Met.
func criterionWordings() (byCriterion [len(criterionNames)][2]*merit.Reason, facts []merit.Fact, all []*merit.Reason) {
	for _, c := range Criterions() {
		id, en := c.In(merit.Indonesian), c.In(merit.English)
		byCriterion[c] = [2]*merit.Reason{
			{Code: c.String(), Outcome: merit.Met, Text: merit.T("ada: "+id, "there: "+en)},
			{Code: "no-" + c.String(), Outcome: merit.NotMet, Text: merit.T("tidak ada: "+id, "not there: "+en)},
		}
		all = append(all, byCriterion[c][:]...)
		facts = append(facts, merit.Fact{Key: "criteria." + c.String(), Name: merit.T("apakah ada "+id, "whether there is "+en)})
	}
	return byCriterion, facts, all
}

// MeritCriteria judges whether an agency meets the nine criteria of one that applies
// the merit system, a finding for each in the order of the letters. Meeting them is
// not yet an exemption from open selection, which takes approval; see [Exemption].
// It returns the error of [merit.When.Check], and one for every unknown criterion
// or answer.
//
// Source: PP 11/2017 Pasal 134 ayat (2).
func MeritCriteria(c Criteria, when merit.When) (merit.Verdict, error) {
	if err := c.check(when); err != nil {
		return merit.Verdict{}, err
	}
	if !criteriaRule.InForce(when.Law) {
		return merit.Verdict{Findings: []merit.Finding{criteriaRule.NotGoverning(when)}}, nil
	}
	v := merit.Verdict{Findings: make([]merit.Finding, 0, len(criterionNames)-1)}
	for one := Standards; one <= InfoSystem; one++ {
		var f merit.Finding
		answered(&f, criteriaRule, c[one], criteriaReasons[one][0], criteriaReasons[one][1], 1<<(one-1), when)
		v.Findings = append(v.Findings, f)
	}
	return v, nil
}

func (c Criteria) check(when merit.When) error {
	var problems []error
	var unknown []Criterion
	for one := range c {
		if one == 0 || one > InfoSystem {
			unknown = append(unknown, one)
		}
	}
	slices.Sort(unknown) // a map has no order, errors do
	for _, one := range unknown {
		problems = append(problems, &merit.FieldError{Field: "criteria", Value: one.String(), Expected: "one of the nine criteria", Err: merit.ErrUnknown})
	}
	for one := Standards; one <= InfoSystem; one++ {
		if err := knownAnswer(one.String(), c[one]); err != nil {
			problems = append(problems, merit.InField("criteria", err))
		}
	}
	return errors.Join(errors.Join(problems...), when.Check())
}
