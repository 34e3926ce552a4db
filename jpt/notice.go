package jpt

import "github.com/seed-133aca06/asnmerit/merit"

const (
	needAnnounced merit.FactSet = 1 << iota
	needDeadline
)

var (
	noticeDays = merit.MustParam("least", merit.T("jangka waktu pengumuman sebelum batas akhir pelamaran", "time that a notice stands before the deadline"),
		merit.ParamValue{From: pp11Day, Value: merit.PeriodOf(merit.Days(15)), Confidence: merit.TextRead, Basis: cite("PP 11/2017 Pasal 117 ayat (2)"), CheckedOn: pp11Read})

	reasonNoticeLong = &merit.Reason{Code: "long-enough", Outcome: merit.Met, Text: merit.T(
		"pengumuman berlangsung {observed} sebelum batas akhir pelamaran, paling singkat {required}", "the notice stands {observed} before the deadline, at least {required}")}
	reasonNoticeShort = &merit.Reason{Code: "too-short", Outcome: merit.NotMet, Text: merit.T(
		"pengumuman hanya {observed} sebelum batas akhir pelamaran, kurang dari {required}", "the notice stands only {observed} before the deadline, less than {required}")}
	reasonNoticeAfter = &merit.Reason{Code: "after-deadline", Outcome: merit.NotMet, Text: merit.T(
		"pengumuman tidak mendahului batas akhir pelamaran; paling singkat {required} sebelumnya", "the notice does not precede the deadline; it must by at least {required}")}

	noticeRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-NOTICE",
		Title:    merit.T("Pengumuman lowongan sebelum batas akhir pelamaran", "Vacancy notice before the deadline for applications"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: sincePP11("PP 11/2017 Pasal 117 ayat (2)"),
		Params:   []*merit.Param{noticeDays},
		Facts: []merit.Fact{
			{Key: "notice.announced", Name: merit.T("tanggal pengumuman lowongan", "the day of the vacancy notice")},
			{Key: "notice.deadline", Name: merit.T("batas akhir pelamaran", "the deadline for applications")},
		},
		Reasons: []*merit.Reason{reasonNoticeLong, reasonNoticeShort, reasonNoticeAfter},
	})
)

// Notice judges whether a vacancy is announced (pengumuman lowongan) at least
// fifteen calendar days before the deadline for applications: a notice of the first
// of a month is long enough for a deadline on the sixteenth. The zero Date is not
// known. It returns the error of [merit.When.Check].
//
// Source: PP 11/2017 Pasal 117 ayat (2).
func Notice(announced, deadline merit.Date, when merit.When) (merit.Finding, error) {
	if err := when.Check(); err != nil {
		return merit.Finding{}, err
	}
	if !noticeRule.InForce(when.Law) {
		return noticeRule.NotGoverning(when), nil
	}
	var missing merit.FactSet
	if announced.IsZero() {
		missing |= needAnnounced
	}
	if deadline.IsZero() {
		missing |= needDeadline
	}
	if missing != 0 {
		return noticeRule.MissingFacts(when, missing), nil
	}
	f := merit.Finding{Rule: noticeRule, Reason: reasonNoticeLong, Required: noticeDays.At(when.Law), AsOf: when.AsOf, Law: when.Law}
	days := announced.DaysUntil(deadline)
	switch {
	case days <= 0:
		f.Reason = reasonNoticeAfter
		return f, nil
	case days < int(f.Required.Value.Period().Days):
		f.Reason = reasonNoticeShort
	}
	f.Observed = merit.PeriodOf(merit.Days(days))
	return f, nil
}
