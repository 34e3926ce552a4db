package eligibility

import (
	"github.com/seed-133aca06/asnmerit/merit"
)

// LeaveGround is a ground on which an official is dismissed from a JPT
// (pemberhentian dari JPT), in the order of the letters of Pasal 144.
type LeaveGround uint8

const (
	ResignedPost      LeaveGround = iota + 1 // a: resigned from the post
	DismissedAsPNS                           // b: dismissed as PNS
	SuspendedAsPNS                           // c: suspended as PNS
	UnpaidLeave                              // d: unpaid state leave (CLTN)
	StudyAssignment                          // e: study assignment of more than six months
	FullTimeElsewhere                        // f: full-time duty outside JPT
	PostReorganised                          // g: reorganisation
	NoLongerFit                              // h: no longer meets the post's conditions
	lastLeaveGround   = NoLongerFit
)

var leaveWords = words[LeaveGround]{
	"", "resigned", "dismissed-as-pns", "suspended-as-pns", "unpaid-leave", "study-assignment", "full-time-elsewhere",
	"reorganised", "no-longer-fit",
}

// String returns the ground as one word, such as unpaid-leave.
func (g LeaveGround) String() string { return leaveWords.text(g) }

// ParseLeaveGround reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseLeaveGround(s string) (LeaveGround, error) { return leaveWords.parse("ground", s) }

// MarshalText implements [encoding.TextMarshaler].
func (g LeaveGround) MarshalText() ([]byte, error) { return leaveWords.marshal("ground", g) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (g *LeaveGround) UnmarshalText(text []byte) error {
	return leaveWords.unmarshal("ground", text, g)
}

// leaveTexts name the grounds where they hold.
var leaveTexts = [lastLeaveGround + 1]merit.Text{
	ResignedPost:      merit.T("mengundurkan diri dari jabatan", "resigned from the post"),
	DismissedAsPNS:    merit.T("diberhentikan sebagai PNS", "dismissed as a civil servant"),
	SuspendedAsPNS:    merit.T("diberhentikan sementara sebagai PNS", "suspended as a civil servant"),
	UnpaidLeave:       merit.T("menjalani cuti di luar tanggungan negara", "on unpaid state leave (CLTN)"),
	StudyAssignment:   merit.T("menjalani tugas belajar lebih dari {param:study}", "on a study assignment of more than {param:study}"),
	FullTimeElsewhere: merit.T("ditugaskan secara penuh di luar JPT", "on full-time duty outside JPT"),
	PostReorganised:   merit.T("terjadi penataan organisasi", "the organisation was rearranged"),
	NoLongerFit:       merit.T("tidak lagi memenuhi persyaratan jabatan", "no longer meets the conditions of the post"),
}

// needStudyDays is the fact that follows the level and the eight grounds.
const needStudyDays merit.FactSet = 1 << (lastLeaveGround + 1)

func needGround(g LeaveGround) merit.FactSet { return 1 << g }

var (
	studyMonths = merit.MustParam("study", merit.T("tugas belajar paling lama tanpa meninggalkan JPT", "longest study assignment that leaves the JPT untouched"),
		merit.ParamValue{From: pp11Day, Value: merit.PeriodOf(merit.Months(6)), Confidence: merit.TextRead, CheckedOn: pp11Read,
			Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 144 huruf e")}})

	leaveReasons = func() (out [lastLeaveGround + 1]*merit.Reason) {
		for g := ResignedPost; g <= lastLeaveGround; g++ {
			out[g] = &merit.Reason{Code: g.String(), Outcome: merit.Met, Text: leaveTexts[g]}
		}
		return out
	}()
	reasonNoGround = &merit.Reason{Code: "no-ground", Outcome: merit.NotMet, Text: merit.T(
		"alasan ini tidak ada pada {asof}", "this ground is not there on {asof}")}
	reasonStudyShort = &merit.Reason{Code: "study-short", Outcome: merit.NotMet, Text: merit.T(
		"tugas belajar {observed} tidak lebih dari {required}", "a study assignment of {observed} is not more than {required}")}

	leaveRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-LEAVE-JPT",
		Title:    merit.T("Pemberhentian dari JPT", "Leaving a JPT"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: of11(merit.T("apakah PP 17/2020 mengubah Pasal 144 tidak diketahui", "whether PP 17/2020 changed Pasal 144 is not known"), merit.Cite("PP 11/2017 Pasal 144")),
		Params:   []*merit.Param{studyMonths},
		Facts: func() []merit.Fact {
			out := []merit.Fact{factLevel}
			for g := ResignedPost; g <= lastLeaveGround; g++ {
				out = append(out, merit.Fact{Key: g.String(), Name: leaveFactNames[g]})
			}
			return append(out, merit.Fact{Key: "study-days", Name: merit.T("hari mulai dan berakhirnya tugas belajar", "first day and end of the study assignment")})
		}(),
		Reasons: append(append([]*merit.Reason{}, leaveReasons[ResignedPost:]...), reasonNoGround, reasonStudyShort, reasonNotJPT),
	})
)

var leaveFactNames = [lastLeaveGround + 1]merit.Text{
	ResignedPost:      merit.T("apakah mengundurkan diri dari jabatan", "whether the official resigned from the post"),
	DismissedAsPNS:    merit.T("apakah diberhentikan sebagai PNS", "whether dismissed as a civil servant"),
	SuspendedAsPNS:    merit.T("apakah diberhentikan sementara sebagai PNS", "whether suspended as a civil servant"),
	UnpaidLeave:       merit.T("apakah menjalani cuti di luar tanggungan negara", "whether on unpaid state leave (CLTN)"),
	StudyAssignment:   merit.T("apakah menjalani tugas belajar", "whether on a study assignment"),
	FullTimeElsewhere: merit.T("apakah ditugaskan secara penuh di luar JPT", "whether on full-time duty outside JPT"),
	PostReorganised:   merit.T("apakah terjadi penataan organisasi", "whether the organisation was rearranged"),
	NoLongerFit:       merit.T("apakah masih memenuhi persyaratan jabatan", "whether the conditions of the post are still met"),
}

// Leaving is what is known of the grounds on which an official leaves a JPT.
type Leaving struct {
	Level             merit.Level  `json:"level,omitzero"`
	Resigned          merit.Answer `json:"resigned,omitzero"`
	Dismissed         merit.Answer `json:"dismissed,omitzero"`
	Suspended         merit.Answer `json:"suspended,omitzero"`
	UnpaidLeave       merit.Answer `json:"unpaidLeave,omitzero"`
	Study             merit.Answer `json:"study,omitzero"`      // on a study assignment, of whatever length
	StudyFrom         merit.Date   `json:"studyFrom,omitzero"`  // its first day, for Study Yes
	StudyUntil        merit.Date   `json:"studyUntil,omitzero"` // the first day after it
	FullTimeElsewhere merit.Answer `json:"fullTimeElsewhere,omitzero"`
	Reorganised       merit.Answer `json:"reorganised,omitzero"`
	Unfit             merit.Answer `json:"unfit,omitzero"` // no longer meets the post's conditions
}

// LeaveVerdict is the answer on the eight grounds. Met means that the ground holds.
type LeaveVerdict struct {
	grounds [lastLeaveGround + 1]merit.Finding
}

// Of returns the finding of a ground, and whether there is such a ground.
func (v LeaveVerdict) Of(g LeaveGround) (merit.Finding, bool) {
	if !leaveWords.has(g) {
		return merit.Finding{}, false
	}
	return v.grounds[g], true
}

// Outcome is Met where any ground holds: the official leaves the JPT. One ground is
// enough.
func (v LeaveVerdict) Outcome() merit.Outcome {
	out := merit.NotApplicable
	for g := ResignedPost; g <= lastLeaveGround; g++ {
		out = out.Or(v.grounds[g].Outcome())
	}
	return out
}

// Verdict returns the eight findings. The grounds are alternatives, so
// [LeaveVerdict.Outcome] is the answer and not their combination.
func (v LeaveVerdict) Verdict() merit.Verdict {
	return merit.Verdict{Findings: append([]merit.Finding(nil), v.grounds[ResignedPost:]...)}
}

// Leave judges the eight grounds on which an official is dismissed from a JPT, each
// as its own finding. It returns, all at once, the error of [merit.When.Check],
// words outside the vocabulary and a study assignment that ends before it begins.
// It allocates nothing.
//
// Source: PP 11/2017 Pasal 144.
func Leave(l Leaving, r Readings, when merit.When) (LeaveVerdict, error) {
	answers := [lastLeaveGround + 1]merit.Answer{
		ResignedPost: l.Resigned, DismissedAsPNS: l.Dismissed, SuspendedAsPNS: l.Suspended, UnpaidLeave: l.UnpaidLeave,
		StudyAssignment: l.Study, FullTimeElsewhere: l.FullTimeElsewhere, PostReorganised: l.Reorganised, NoLongerFit: l.Unfit,
	}
	if err := l.check(&answers, when); err != nil {
		return LeaveVerdict{}, err
	}
	var v LeaveVerdict
	for g := ResignedPost; g <= lastLeaveGround; g++ {
		v.grounds[g] = l.ground(g, answers[g], r, when)
		turn(&v.grounds[g], when,
			func(w merit.When) merit.Finding { return l.ground(g, answers[g], r, w) },
			func(day merit.Date) merit.Date { return lawTurns(day, when.Law == when.AsOf, leaveRule) })
	}
	return v, nil
}

func (l Leaving) ground(g LeaveGround, a merit.Answer, r Readings, when merit.When) merit.Finding {
	var f merit.Finding
	switch {
	case onlyJPT(&f, leaveRule, l.Level, when):
		return f
	case g == StudyAssignment && l.Study == merit.Yes:
		return l.study(r, when)
	}
	answered(&f, leaveRule, a, leaveReasons[g], reasonNoGround, needGround(g), when)
	return f
}

func (l Leaving) study(r Readings, when merit.When) merit.Finding {
	if l.StudyFrom.IsZero() || l.StudyUntil.IsZero() {
		return leaveRule.MissingFacts(when, needStudyDays)
	}
	f := merit.Finding{Rule: leaveRule, Reason: leaveReasons[StudyAssignment], Required: studyMonths.At(when.Law), AsOf: when.AsOf, Law: when.Law,
		Observed: merit.ElapsedOf(l.StudyFrom, l.StudyUntil, r.Roll())}
	longest := anniversary(l.StudyFrom, f.Required, r.Roll(), &f)
	switch {
	case !l.StudyUntil.After(longest):
		f.Reason = reasonStudyShort
	case when.AsOf.Before(l.StudyFrom):
		f.Reason, f.Required, f.Changes = reasonNoGround, nil, l.StudyFrom
	case when.AsOf.Before(l.StudyUntil):
		f.Changes = l.StudyUntil
	default:
		f.Reason, f.Required = reasonNoGround, nil
	}
	return f
}

func (l Leaving) check(answers *[lastLeaveGround + 1]merit.Answer, when merit.When) error {
	var found problems
	found.add(when.Check(), knownLevel("level", l.Level))
	for g := ResignedPost; g <= lastLeaveGround; g++ {
		found.add(knownAnswer(leaveWords[g], answers[g]))
	}
	if !l.StudyUntil.IsZero() && !l.StudyUntil.After(l.StudyFrom) {
		found.add(&merit.FieldError{Field: "studyUntil", Value: l.StudyUntil.String(), Expected: "a day after " + l.StudyFrom.String(), Err: merit.ErrConflict})
	}
	return found.err()
}
