package eligibility

import (
	"github.com/seed-133aca06/asnmerit/merit"
)

// The facts of the two rules on the term, by their place in each.
const (
	_ merit.FactSet = 1 << iota
	needTermStart
	needPerformance
	needFit
	needNeed
	needPPK
	needReport
	needConsent
)

var termFacts = []merit.Fact{
	factLevel, factInauguration,
	{Key: "performance", Name: merit.T("pencapaian kinerja", "whether performance was achieved")},
	{Key: "fit", Name: merit.T("kesesuaian kompetensi", "whether the competence fits")},
	{Key: "need", Name: merit.T("kebutuhan instansi", "whether the agency needs it")},
	{Key: "ppk-approved", Name: merit.T("persetujuan PPK", "the approval of the appointing authority (PPK)")},
	{Key: "reported", Name: merit.T("pelaporan kepada pengawas sistem merit", "the report to the overseer of the merit system")},
	{Key: "recommended", Name: merit.T("rekomendasi pengawas sistem merit", "the recommendation of the overseer of the merit system")},
}

// termYears is the term of a JPT: the statute's until it was repealed, the
// regulation's from its first day.
var termYears = merit.MustParam("term", merit.T("masa jabatan JPT paling lama", "greatest tenure of a JPT"),
	merit.ParamValue{From: merit.FirstDay, Until: pp11Day, Value: merit.PeriodOf(merit.Years(5)), Confidence: merit.TextRead,
		Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 117 ayat (1)")}},
	merit.ParamValue{From: pp11Day, Until: uu20Day, Value: merit.PeriodOf(merit.Years(5)), Confidence: merit.TextRead,
		Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 117 ayat (1)"), merit.Cite("PP 11/2017 Pasal 133 ayat (1)")}},
	merit.ParamValue{From: uu20Day, Value: merit.PeriodOf(merit.Years(5)), Confidence: merit.TextRead, CheckedOn: pp11Read,
		Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 133 ayat (1)")}})

func termVersions(paragraph string, elucidation ...merit.Citation) []merit.Version {
	law := merit.Cite("UU 5/2014 Pasal 117 ayat (" + paragraph + ")")
	regulation := append([]merit.Citation{merit.Cite("PP 11/2017 Pasal 133 ayat (" + paragraph + ")")}, elucidation...)
	read := merit.Date{}
	if len(elucidation) == 0 {
		read = pp11Read
	}
	return []merit.Version{
		{From: merit.FirstDay, Until: pp11Day, Force: merit.InForce, Basis: []merit.Citation{law}},
		{From: pp11Day, Until: uu20Day, Force: merit.InForce, Basis: append([]merit.Citation{law}, regulation...)},
		{From: uu20Day, Force: merit.InForce, Basis: regulation, CheckedOn: read},
	}
}

var (
	reasonWithinTerm = &merit.Reason{Code: "within", Outcome: merit.Met, Text: merit.T(
		"masa jabatan {observed} tidak melewati paling lama {required}", "tenure of {observed} is not past the greatest tenure of {required}")}
	reasonTermOver = &merit.Reason{Code: "past", Outcome: merit.NotMet, Text: merit.T(
		"masa jabatan {observed} melewati paling lama {required} tanpa perpanjangan yang sah", "tenure of {observed} is past the greatest tenure of {required} without a lawful extension")}
	reasonExtended = &merit.Reason{Code: "extended", Outcome: merit.Met, Text: merit.T(
		"masa jabatan {observed} melewati {required}, tetapi diperpanjang", "tenure of {observed} is past {required}, but extended")}
	reasonTermUnknown = &merit.Reason{Code: "extension-unknown", Outcome: merit.Undetermined, Text: merit.T(
		"masa jabatan {observed} melewati {required}; sahnya perpanjangan belum dapat dipastikan", "tenure of {observed} is past {required}; whether it is lawfully extended cannot be told")}
	reasonTermToCome = &merit.Reason{Code: "to-come", Outcome: merit.NotApplicable, Text: merit.T(
		"belum dilantik pada {asof}; masa jabatan paling lama {required}", "not yet inaugurated on {asof}; the greatest tenure is {required}")}

	reasonPerformed    = &merit.Reason{Code: "performance", Outcome: merit.Met, Text: merit.T("kinerja tercapai", "performance was achieved")}
	reasonNotPerformed = &merit.Reason{Code: "performance-short", Outcome: merit.NotMet, Text: merit.T("kinerja tidak tercapai", "performance was not achieved")}
	reasonFits         = &merit.Reason{Code: "fit", Outcome: merit.Met, Text: merit.T("kompetensi sesuai", "the competence fits")}
	reasonUnfit        = &merit.Reason{Code: "unfit", Outcome: merit.NotMet, Text: merit.T("kompetensi tidak sesuai", "the competence does not fit")}
	reasonNeeded       = &merit.Reason{Code: "need", Outcome: merit.Met, Text: merit.T("dibutuhkan instansi", "the agency needs it")}
	reasonNotNeeded    = &merit.Reason{Code: "no-need", Outcome: merit.NotMet, Text: merit.T("tidak dibutuhkan instansi", "the agency does not need it")}
	reasonPPK          = &merit.Reason{Code: "ppk-approved", Outcome: merit.Met, Text: merit.T("PPK menyetujui", "the appointing authority (PPK) approved")}
	reasonNoPPK        = &merit.Reason{Code: "ppk-refused", Outcome: merit.NotMet, Text: merit.T("PPK tidak menyetujui", "the appointing authority (PPK) did not approve")}
	reasonReported     = &merit.Reason{Code: "reported", Outcome: merit.Met, Text: merit.T("perpanjangan dilaporkan kepada pengawas sistem merit", "the extension was reported to the overseer of the merit system")}
	reasonNotReported  = &merit.Reason{Code: "not-reported", Outcome: merit.NotMet, Text: merit.T("perpanjangan tidak dilaporkan kepada pengawas sistem merit", "the extension was not reported to the overseer of the merit system")}
	reasonAdvised      = &merit.Reason{Code: "recommended", Outcome: merit.Met, Text: merit.T("pengawas sistem merit merekomendasikan", "the overseer of the merit system recommends it")}
	reasonNotAdvised   = &merit.Reason{Code: "not-recommended", Outcome: merit.NotMet, Text: merit.T("pengawas sistem merit tidak merekomendasikan", "the overseer of the merit system does not recommend it")}

	termRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-TENURE-MAX",
		Title:    merit.T("Masa jabatan JPT paling lama", "Greatest tenure of a JPT"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: termVersions("1"), Params: []*merit.Param{termYears}, Facts: termFacts,
		Reasons: []*merit.Reason{reasonWithinTerm, reasonTermOver, reasonExtended, reasonTermUnknown, reasonTermToCome, reasonNotJPT},
		Notes: []merit.Note{{Code: "clock", Text: merit.T(
			"Aturan ini tidak menyebut peristiwa yang memulai masa jabatan; dihitung sejak hari yang diberikan sebagai pelantikan",
			"The rule names no event that starts the tenure; it is counted from the day given as inauguration")}},
	})

	extensionRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-EXTENSION",
		Title:    merit.T("Perpanjangan masa jabatan JPT", "Extension of the tenure of a JPT"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: termVersions("2", merit.Cite("Penjelasan PP 11/2017 Pasal 133 ayat (2)")), Facts: termFacts,
		Reasons: []*merit.Reason{reasonPerformed, reasonNotPerformed, reasonFits, reasonUnfit, reasonNeeded, reasonNotNeeded,
			reasonPPK, reasonNoPPK, reasonReported, reasonNotReported, reasonAdvised, reasonNotAdvised, reasonNotJPT},
		Notes: []merit.Note{{Code: "coordination-by-consent", Text: merit.T(
			"Koordinasi dibaca sebagai rekomendasi yang mengikat (UU 5/2014 Pasal 120 ayat (5)) menurut pilihan pembacaan, selama undang-undang itu berlaku",
			"Coordination is read as a binding recommendation (UU 5/2014 Pasal 120 ayat (5)), by the chosen reading, while that statute was in force")}},
	})
)

const (
	noteTermClock    merit.NoteSet = 1
	noteConsentRead  merit.NoteSet = 1
	extensionFactors               = 5 // findings of an extension: three factors, approval, coordination
)

// Term is an official's time in a JPT, and what is known of its extension beyond
// five years (perpanjangan).
type Term struct {
	Incumbent Incumbent `json:"incumbent,omitzero"`
	// The three factors, which must all hold.
	Performed merit.Answer `json:"performed,omitzero"` // performance was achieved
	Fits      merit.Answer `json:"fits,omitzero"`      // the competence fits
	Needed    merit.Answer `json:"needed,omitzero"`    // the agency needs it
	// PPKApproved tells whether the appointing authority approved.
	PPKApproved merit.Answer `json:"ppkApproved,omitzero"`
	// Reported tells whether the extension was reported to the overseer of the
	// merit system, and Recommended whether the overseer recommends it; which of
	// them matters is the point "coordination".
	Reported    merit.Answer `json:"reported,omitzero"`
	Recommended merit.Answer `json:"recommended,omitzero"`
}

// TermVerdict is the answer on a term.
type TermVerdict struct {
	Max         merit.Finding `json:"max,omitzero"`         // ELG-TENURE-MAX: may the post still be held?
	Performance merit.Finding `json:"performance,omitzero"` // ELG-EXTENSION, one finding each
	Fit         merit.Finding `json:"fit,omitzero"`
	Need        merit.Finding `json:"need,omitzero"`
	Approval    merit.Finding `json:"approval,omitzero"`
	Report      merit.Finding `json:"report,omitzero"`
}

// Extension combines what an extension needs.
func (v TermVerdict) Extension() merit.Outcome {
	return v.Performance.Outcome().And(v.Fit.Outcome()).And(v.Need.Outcome()).And(v.Approval.Outcome()).And(v.Report.Outcome())
}

// Outcome is Met while the post may be held: within the term, or lawfully beyond
// it.
func (v TermVerdict) Outcome() merit.Outcome { return v.Max.Outcome() }

// Verdict returns every finding. What the extension lacks matters only past the
// term, so [TermVerdict.Outcome] is the answer and not their combination.
func (v TermVerdict) Verdict() merit.Verdict {
	return merit.Verdict{Findings: append(make([]merit.Finding, 0, 1+extensionFactors), v.Max, v.Performance, v.Fit, v.Need, v.Approval, v.Report)}
}

// Judge judges whether a JPT may still be held: at most five years, which still
// hold on the fifth anniversary, or longer when extended on three factors together,
// with the approval of the appointing authority (PPK) and in coordination with the
// overseer of the merit system. The law caps neither length nor number of
// extensions. It returns the error of [merit.When.Check] and words outside
// the vocabulary, and allocates nothing.
//
// Source: UU 5/2014 Pasal 117, until 30 October 2023; PP 11/2017 Pasal 133.
func (t Term) Judge(r Readings, when merit.When) (TermVerdict, error) {
	if err := t.check(when); err != nil {
		return TermVerdict{}, err
	}
	v := t.judge(r, when)
	turn(&v.Max, when, func(w merit.When) merit.Finding { return t.judge(r, w).Max }, func(day merit.Date) merit.Date {
		return lawTurns(day, when.Law == when.AsOf, termRule)
	})
	return v, nil
}

func (t Term) judge(r Readings, when merit.When) TermVerdict {
	factor := func(a merit.Answer, yes, no *merit.Reason, need merit.FactSet) merit.Finding {
		if f := (merit.Finding{}); onlyJPT(&f, extensionRule, t.Incumbent.Level, when) {
			return f
		}
		var f merit.Finding
		answered(&f, extensionRule, a, yes, no, need, when)
		return f
	}
	v := TermVerdict{
		Performance: factor(t.Performed, reasonPerformed, reasonNotPerformed, needPerformance),
		Fit:         factor(t.Fits, reasonFits, reasonUnfit, needFit),
		Need:        factor(t.Needed, reasonNeeded, reasonNotNeeded, needNeed),
		Approval:    factor(t.PPKApproved, reasonPPK, reasonNoPPK, needPPK),
	}
	if r.has(CoordinationByConsent) && when.Law.Before(uu20Day) {
		v.Report = factor(t.Recommended, reasonAdvised, reasonNotAdvised, needConsent)
		v.Report.Notes |= noteConsentRead
	} else {
		v.Report = factor(t.Reported, reasonReported, reasonNotReported, needReport)
	}
	v.Max = t.max(v.Extension(), r.Roll(), when)
	return v
}

func (t Term) max(extension merit.Outcome, roll merit.Roll, when merit.When) merit.Finding {
	if f := (merit.Finding{}); onlyJPT(&f, termRule, t.Incumbent.Level, when) {
		return f
	}
	start := t.Incumbent.Inaugurated
	if start.IsZero() {
		return termRule.MissingFacts(when, needTermStart)
	}
	term := termYears.At(when.Law)
	f := merit.Finding{Rule: termRule, Reason: reasonWithinTerm, Required: term, AsOf: when.AsOf, Law: when.Law,
		Observed: merit.ElapsedOf(start, when.AsOf, roll), Notes: noteTermClock}
	past := anniversary(start, term, roll, &f).AddDays(1)
	switch {
	case when.AsOf.Before(start):
		f.Reason, f.Observed, f.Changes = reasonTermToCome, merit.Value{}, start
	case when.AsOf.Before(past):
		if extension != merit.Met {
			f.Changes = past
		}
	case extension == merit.Met:
		f.Reason = reasonExtended
	case extension == merit.NotMet:
		f.Reason = reasonTermOver
	default:
		f.Reason = reasonTermUnknown
	}
	return f
}

func (t Term) check(when merit.When) error {
	var found problems
	found.add(when.Check(), knownLevel("level", t.Incumbent.Level), knownAnswer("performed", t.Performed), knownAnswer("fits", t.Fits),
		knownAnswer("needed", t.Needed), knownAnswer("ppkApproved", t.PPKApproved), knownAnswer("reported", t.Reported), knownAnswer("recommended", t.Recommended))
	return found.err()
}
