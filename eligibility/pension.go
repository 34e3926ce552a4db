package eligibility

import (
	"github.com/seed-133aca06/asnmerit/merit"
)

const (
	_ merit.FactSet = 1 << iota
	needPensionBirth
	needPensionRegulation
)

// pensionOfLaw returns an age that the statutes themselves set, and pensionOfPP one
// that they left to a regulation: before PP 11/2017 that regulation was not read.
func pensionOfLaw(name string, label merit.Text, years int) *merit.Param {
	value := merit.PeriodOf(merit.Years(years))
	return merit.MustParam(name, label,
		merit.ParamValue{From: merit.FirstDay, Until: pp11Day, Value: value, Confidence: merit.TextRead,
			Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 90")}},
		merit.ParamValue{From: pp11Day, Until: uu20Day, Value: value, Confidence: merit.TextRead,
			Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 90"), merit.Cite("PP 11/2017 Pasal 239 ayat (2)")}},
		merit.ParamValue{From: uu20Day, Value: value, Confidence: merit.TextRead,
			Basis: []merit.Citation{merit.Cite("UU 20/2023 Pasal 55"), merit.Cite("PP 11/2017 Pasal 239 ayat (2)")}})
}

func pensionOfPP(name string, label merit.Text, years int) *merit.Param {
	value := merit.PeriodOf(merit.Years(years))
	return merit.MustParam(name, label,
		merit.ParamValue{From: merit.FirstDay, Until: pp11Day, Value: value, Confidence: merit.Unproven,
			Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 90")},
			Note:  merit.T("sebelum PP 11/2017 angkanya menurut peraturan lain yang tidak dibaca", "before PP 11/2017 the number stood in another regulation, which was not read")},
		merit.ParamValue{From: pp11Day, Value: value, Confidence: merit.TextRead,
			Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 239 ayat (2)")}})
}

var (
	pensionJA     = pensionOfLaw("administration", merit.T("batas usia pensiun jabatan administrasi", "pension age of administrative posts"), 58)
	pensionJPT    = pensionOfLaw("jpt", merit.T("batas usia pensiun JPT", "pension age of JPT"), 60)
	pensionYoung  = pensionOfPP("functional", merit.T("batas usia pensiun JF ahli muda, ahli pertama, dan keterampilan", "pension age of JF ahli muda, ahli pertama and of skill"), 58)
	pensionMiddle = pensionOfPP("ahli-madya", merit.T("batas usia pensiun JF ahli madya", "pension age of JF ahli madya"), 60)
	pensionSenior = pensionOfPP("ahli-utama", merit.T("batas usia pensiun JF ahli utama", "pension age of JF ahli utama"), 65)

	reasonServes = &merit.Reason{Code: "serving", Outcome: merit.Met, Text: merit.T(
		"usia {observed} belum mencapai batas usia pensiun {required}", "age of {observed} has not reached the pension age of {required}")}
	reasonPensioned = &merit.Reason{Code: "reached", Outcome: merit.NotMet, Text: merit.T(
		"usia {observed} telah mencapai batas usia pensiun {required}", "age of {observed} has reached the pension age of {required}")}

	pensionRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-PENSION",
		Title:    merit.T("Batas usia pensiun", "Pension age"),
		Standing: merit.StandingStatute, Confidence: merit.TextRead,
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: pp11Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 90")}, Note: pensionMonth},
			{From: pp11Day, Until: uu20Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 90"), merit.Cite("PP 11/2017 Pasal 239")}, Note: pensionMonth},
			{From: uu20Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 20/2023 Pasal 55"), merit.Cite("PP 11/2017 Pasal 239")}, Note: pensionMonth},
		},
		Params: []*merit.Param{pensionJA, pensionJPT, pensionYoung, pensionMiddle, pensionSenior},
		Facts: []merit.Fact{factLevel, {Key: "birth", Name: merit.T("tanggal lahir", "date of birth")},
			{Key: "regulation", Name: merit.T("batas usia pensiun JF sebelum PP 11/2017", "the pension age of functional posts before PP 11/2017")}},
		Reasons: []*merit.Reason{reasonServes, reasonPensioned},
		Notes: []merit.Note{{Code: "own-statute", Text: merit.T(
			"JF yang batas usia pensiunnya ditetapkan undang-undang mengikuti undang-undang itu (PP 11/2017 Pasal 240)",
			"A functional post whose pension age a statute sets follows that statute (PP 11/2017 Pasal 240)")}},
	})
	pensionMonth = merit.T("bulan mulai berlakunya pensiun tidak tercatat; yang dinilai adalah hari ulang tahun", "the month from which the pension takes effect is not on record; the birthday is what is judged")
)

const noteOwnStatute merit.NoteSet = 1

// pensionAge returns the parameter of a level, which must be known.
func pensionAge(l merit.Level) *merit.Param {
	switch {
	case l.IsJPT():
		return pensionJPT
	case l.Kind() == merit.Administration:
		return pensionJA
	case l == merit.AhliUtama:
		return pensionSenior
	case l == merit.AhliMadya:
		return pensionMiddle
	}
	return pensionYoung
}

// Pension judges whether an official may still serve: Met until the birthday on
// which the pension age (batas usia pensiun) of the post's level is reached. It
// returns the error of [merit.When.Check], an unknown level and a birth after the
// day of judgement. It allocates nothing.
//
// Source: UU 5/2014 Pasal 90, until 30 October 2023; UU 20/2023 Pasal 55; PP
// 11/2017 Pasal 239.
func Pension(level merit.Level, birth merit.Date, r Readings, when merit.When) (merit.Finding, error) {
	var found problems
	found.add(when.Check(), knownLevel("level", level))
	if birth.After(when.AsOf) {
		found.add(&merit.FieldError{Field: "birth", Value: birth.String(), Expected: "a day not after " + when.AsOf.String(), Err: merit.ErrConflict})
	}
	if err := found.err(); err != nil {
		return merit.Finding{}, err
	}
	var missing merit.FactSet
	if level == 0 {
		missing |= needLevel
	}
	if birth.IsZero() {
		missing |= needPensionBirth
	}
	if missing != 0 {
		return pensionRule.MissingFacts(when, missing), nil
	}
	age := pensionAge(level).At(when.Law)
	f := merit.Finding{Rule: pensionRule, Reason: reasonServes, Required: age, AsOf: when.AsOf, Law: when.Law,
		Observed: merit.ElapsedOf(birth, when.AsOf, r.Roll())}
	if level.Kind() == merit.Functional {
		f.Notes |= noteOwnStatute
		if age.Confidence == merit.Unproven {
			f.Reason, f.Missing = merit.ReasonMissing, needPensionRegulation
			return f, nil
		}
	}
	reached := anniversary(birth, age, r.Roll(), &f)
	if when.AsOf.Before(reached) {
		f.Changes = reached
	} else {
		f.Reason = reasonPensioned
	}
	return f, nil
}
