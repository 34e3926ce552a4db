package rubric

import "github.com/seed-133aca06/asnmerit/merit"

var (
	assessmentYears = merit.MustParam("validity", merit.T("masa berlaku hasil penilaian kompetensi", "time for which a competence assessment is valid"),
		merit.ParamValue{From: proven(2019), Value: merit.PeriodOf(merit.Years(3)), Confidence: merit.SecondarySource,
			Basis: []merit.Citation{merit.Cite("Perka BKN 26/2019 Pasal 29 ayat (4)")}})

	reasonValid = &merit.Reason{Code: "valid", Outcome: merit.Met, Text: merit.T(
		"penilaian berumur {observed}, berlaku {required}", "the assessment is {observed} old and valid for {required}")}
	reasonExpired = &merit.Reason{Code: "expired", Outcome: merit.NotMet, Text: merit.T(
		"penilaian berumur {observed}, masa berlaku {required} telah lewat", "the assessment is {observed} old, past its validity of {required}")}
	reasonNotYet = &merit.Reason{Code: "not-yet", Outcome: merit.NotMet, Text: merit.T(
		"penilaian baru diadakan pada {observed}", "the assessment does not take place before {observed}")}

	assessmentRule = merit.MustRule(merit.RuleSpec{
		ID:       "RUB-ASSESSMENT-VALID",
		Title:    merit.T("Masa berlaku hasil penilaian kompetensi", "Validity of a competence assessment"),
		Standing: merit.StandingMinisterial, Confidence: merit.SecondarySource,
		Doubt:    merit.T("teks Perka BKN 26/2019 tidak dibaca langsung", "the text of Perka BKN 26/2019 was not read at first hand"),
		Versions: versionsOfYear(2019, "Perka BKN 26/2019 Pasal 29 ayat (4)"),
		Params:   []*merit.Param{assessmentYears},
		Facts:    []merit.Fact{{Key: "assessed", Name: merit.T("tanggal penilaian kompetensi", "day of the competence assessment")}},
		Reasons:  []*merit.Reason{reasonValid, reasonExpired, reasonNotYet},
		Notes: []merit.Note{{Code: "anniversary-expired", Text: merit.T(
			"Bahwa hari ulang tahun terakhir sudah di luar masa berlaku adalah konvensi proyek", "That the last anniversary itself is past the validity is a convention of the project")}},
	})
)

const noteAnniversaryExpired merit.NoteSet = 1

// AssessmentValid judges whether a competence assessment of a day still holds, rule
// RUB-ASSESSMENT-VALID; the zero Date is not known. The last day of validity is the
// one before the anniversary. It returns the error of [merit.When.Check].
//
// Source: Perka BKN 26/2019 Pasal 29 ayat (4), from secondary sources.
func AssessmentValid(assessed merit.Date, roll merit.Roll, when merit.When) (merit.Finding, error) {
	if err := when.Check(); err != nil {
		return merit.Finding{}, err
	}
	switch {
	case !assessmentRule.InForce(when.Law):
		return assessmentRule.NotGoverning(when), nil
	case assessed.IsZero():
		return assessmentRule.MissingFacts(when, 1), nil
	}
	years := assessmentYears.At(when.Law)
	f := merit.Finding{Rule: assessmentRule, Reason: reasonValid, Required: years, AsOf: when.AsOf, Law: when.Law}
	if when.AsOf.Before(assessed) {
		f.Reason, f.Observed, f.Changes = reasonNotYet, merit.DateValueOf(assessed), assessed
		return f, nil
	}
	f.Observed = merit.ElapsedOf(assessed, when.AsOf, roll)
	end := assessed.Add(years.Value.Period(), roll)
	if assessed.Rolls(years.Value.Period()) {
		f.Notes |= merit.NoteRolled
	}
	if end.IsZero() || when.AsOf.Before(end) {
		f.Changes = end
		return f, nil
	}
	f.Reason = reasonExpired
	if when.AsOf == end {
		f.Notes |= noteAnniversaryExpired
	}
	return f, nil
}
