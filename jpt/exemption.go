package jpt

import (
	"errors"
	"slices"
	"strconv"
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Exemption is what is known of an agency's exemption from open selection
// (pengecualian seleksi terbuka) for applying the merit system. The zero value
// claims none.
type Exemption struct {
	// Claimed tells whether the agency wants to fill the post from its talent
	// pool. Anything but Yes leaves the exemption out of the decision.
	Claimed merit.Answer `json:"claimed,omitzero"`
	// Category is the agency's merit category, 1 (buruk) to 4 (sangat baik); 0 is
	// not known.
	Category int `json:"category,omitzero"`
	// Approved tells whether the overseer approved the exemption.
	Approved merit.Answer `json:"approved,omitzero"`
	// Valid is the span for which category and approval hold; a zero From and
	// Until mean that it is not known and not checked.
	Valid merit.Interval `json:"valid,omitzero"`
}

// The facts of JPT-ROUTE-EXEMPT, by their place in the rule.
const (
	needCategory merit.FactSet = 1 << iota
	needApproval
)

var (
	exemptFacts = []merit.Fact{
		{Key: "exemption.category", Name: merit.T("kategori sistem merit instansi", "the agency's merit category")},
		{Key: "exemption.approved", Name: merit.T("persetujuan pengecualian dari seleksi terbuka", "approval of the exemption from open selection")},
	}

	fullCategory = merit.MustParam("full", merit.T("kategori dengan pengecualian penuh", "category that is fully exempt"),
		categorySeries(4)...)
	supervisedCategory = merit.MustParam("supervised", merit.T("kategori dengan pengecualian di bawah pengawasan", "category that is exempt under supervision"),
		categorySeries(3)...)

	reasonNotClaimed = &merit.Reason{Code: "not-claimed", Outcome: merit.NotApplicable, Text: merit.T(
		"instansi tidak memakai pengecualian", "the agency claims no exemption")}
	reasonFullyExempt = &merit.Reason{Code: "full", Outcome: merit.Met, Text: merit.T(
		"kategori {observed}: boleh mengisi dari talent pool", "category {observed}: may fill from its talent pool")}
	reasonSupervised = &merit.Reason{Code: "supervised", Outcome: merit.Met, Text: merit.T(
		"kategori {observed}: boleh mengisi dari talent pool di bawah pengawasan", "category {observed}: may fill from its talent pool under supervision")}
	reasonLowCategory = &merit.Reason{Code: "category", Outcome: merit.NotMet, Text: merit.T(
		"kategori {observed} tidak cukup: paling rendah {param:supervised}", "category {observed} is not enough: the lowest is {param:supervised}")}
	reasonRefused = &merit.Reason{Code: "not-approved", Outcome: merit.NotMet, Text: merit.T(
		"pengecualian tidak disetujui", "the exemption was not approved")}
	reasonLapsed = &merit.Reason{Code: "lapsed", Outcome: merit.NotMet, Text: merit.T(
		"pengecualian tidak berlaku pada {asof}", "the exemption does not cover {asof}")}

	exemptRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-ROUTE-EXEMPT",
		Title:    merit.T("Pengecualian dari seleksi terbuka bagi instansi yang menerapkan sistem merit", "Exemption from open selection for an agency that applies the merit system"),
		Standing: merit.StandingGovernment, Confidence: merit.SecondarySource,
		Doubt: merit.T("pengecualian dibaca dalam teks; kaitannya dengan kategori dan masa berlakunya dari praktik KASN", "the exemption was read in the text; its link to categories and its validity are practice of KASN"),
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: pp11Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 111")}},
			{From: pp11Day, Until: uu20Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 111"), merit.Cite("PP 11/2017 Pasal 134")}},
			{From: uu20Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 134")}},
		},
		Params:  []*merit.Param{fullCategory, supervisedCategory},
		Facts:   exemptFacts,
		Reasons: []*merit.Reason{reasonNotClaimed, reasonFullyExempt, reasonSupervised, reasonLowCategory, reasonRefused, reasonLapsed},
	})
)

// categorySeries returns a category of the 400-point instrument as a parameter. Its
// successor has other bands, and what they allow is not established.
func categorySeries(category int) []merit.ParamValue {
	successor := merit.MustDate(2025, time.December, 31)
	return []merit.ParamValue{
		{From: merit.FirstDay, Until: successor, Value: merit.CountOf(category), Confidence: merit.PracticeOnly,
			Basis: []merit.Citation{merit.Cite("Praktik KASN")}},
		{From: successor, Value: merit.CountOf(category), Confidence: merit.Unproven,
			Basis: []merit.Citation{merit.Cite("Praktik KASN")},
			Note:  merit.T("kategori instrumen KASN; apa yang dibolehkan kategori penggantinya menurut PermenPANRB 19/2025 belum diketahui", "a category of the instrument of KASN; what the bands of its successor, PermenPANRB 19/2025, allow is not known")},
	}
}

// undated returns how an exemption comes out of which no span is known.
func (e *Exemption) undated(law merit.Date) *prepared {
	i := 0
	for law.Before(undatedExemptions[i].from) {
		i++
	}
	return &undatedExemptions[i].findings[e.Claimed][e.Category][e.Approved]
}

// undatedExemptions are how exemptions come out of which no span is known, by claim,
// category and approval: for each span of law, the newest first.
var undatedExemptions = func() (out []undatedExemption) {
	days := daysOf([]*merit.Rule{exemptRule})
	for _, from := range slices.Backward(days) {
		span := undatedExemption{from: from}
		for claimed := range span.findings {
			for category := range span.findings[claimed] {
				for approved := range span.findings[claimed][category] {
					var f merit.Finding
					(&Exemption{Claimed: merit.Answer(claimed), Category: category, Approved: merit.Answer(approved)}).weigh(&f, merit.On(from))
					span.findings[claimed][category][approved] = prepare(f)
				}
			}
		}
		out = append(out, span)
	}
	return out
}()

type undatedExemption struct {
	from     merit.Date
	findings [merit.No + 1][bestCategory + 1]answers
}

const bestCategory = 4 // sangat baik

// weigh judges the exemption on the day, rule JPT-ROUTE-EXEMPT.
func (e *Exemption) weigh(f *merit.Finding, when merit.When) {
	if e.Claimed != merit.Yes {
		notClaimed.on(f, when)
		return
	}
	begin(f, exemptRule, nil, when)
	full, supervised := fullCategory.At(when.Law), supervisedCategory.At(when.Law)
	if e.Category != 0 {
		f.Observed = merit.CountOf(e.Category)
	}
	dated := e.Valid != merit.Interval{}
	switch {
	case e.Category != 0 && e.Category < supervised.Value.Count():
		f.Reason, f.Required = reasonLowCategory, supervised
	case e.Approved == merit.No:
		f.Reason = reasonRefused
	case dated && !e.Valid.Contains(when.AsOf):
		f.Reason = reasonLapsed
		if when.AsOf.Before(e.Valid.From) {
			f.Changes = e.Valid.From
		}
	case e.Category == 0, e.Approved == merit.Unknown:
		f.Reason = merit.ReasonMissing
		if e.Category == 0 {
			f.Missing |= needCategory
		}
		if e.Approved == merit.Unknown {
			f.Missing |= needApproval
		}
	case e.Category >= full.Value.Count():
		f.Reason, f.Required, f.Changes = reasonFullyExempt, full, e.Valid.Until
	default:
		f.Reason, f.Required, f.Changes = reasonSupervised, supervised, e.Valid.Until
	}
}

// Check returns nil, or a [*merit.FieldError] for each of: a category that does not
// exist, and answers that are none.
func (e Exemption) Check() error {
	if e.sound() {
		return nil
	}
	return errors.Join(knownAnswer("exemption.claimed", e.Claimed), e.checkCategory(), knownAnswer("exemption.approved", e.Approved))
}

func (e *Exemption) sound() bool {
	return e.Claimed <= merit.No && e.Approved <= merit.No && e.hasCategory()
}

// hasCategory reports whether the category is one of the four, or not known.
func (e *Exemption) hasCategory() bool { return 0 <= e.Category && e.Category <= bestCategory }

func (e *Exemption) checkCategory() error {
	if e.hasCategory() {
		return nil
	}
	return &merit.FieldError{Field: "exemption.category", Value: strconv.Itoa(e.Category), Expected: "1 to 4, or 0 for not known", Err: merit.ErrRange}
}
