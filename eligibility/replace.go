package eligibility

import (
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
)

// The facts that the replacement rules read, by their place in each rule.
const (
	needReplaceLevel merit.FactSet = 1 << iota
	needReplaceInauguration
	needBreach
	needUnfit
	needPresident
	needCircularGrounds
)

var replaceFacts = []merit.Fact{
	factLevel, factInauguration,
	{Key: "broke-law", Name: merit.T("apakah pejabat melanggar peraturan perundang-undangan", "whether the official broke the law")},
	{Key: "unfit", Name: merit.T("apakah pejabat tidak lagi memenuhi syarat jabatan", "whether the official no longer meets the post's conditions")},
	{Key: "president-approved", Name: merit.T("persetujuan Presiden", "the President's approval")},
	{Key: "circular-grounds", Name: merit.T("pertimbangan menurut surat edaran 2023", "the considerations of the circular of 2023")},
}

var (
	banYears = merit.MustParam("ban", merit.T("masa larangan penggantian sejak pelantikan", "time of the replacement ban from inauguration"),
		merit.ParamValue{From: merit.FirstDay, Until: uu20Day, Value: merit.PeriodOf(merit.Years(2)), Confidence: merit.TextRead,
			Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 116 ayat (1)")}})

	afterRepeal = merit.Version{From: uu20Day, Force: merit.NotInForce,
		Basis: []merit.Citation{merit.Cite("UU 20/2023 Pasal 76")},
		Note:  merit.T("larangan itu dicabut oleh UU 20/2023, yang tidak memuatnya lagi", "the ban was repealed by UU 20/2023, which has no such article")}

	reasonFree = &merit.Reason{Code: "free", Outcome: merit.Met, Text: merit.T(
		"masa jabatan {observed} telah melewati larangan {required} sejak pelantikan", "tenure of {observed} is past the ban of {required} from inauguration")}
	reasonBanned = &merit.Reason{Code: "banned", Outcome: merit.NotMet, Text: merit.T(
		"masa jabatan {observed} masih dalam larangan {required} sejak pelantikan, dan pengecualiannya tidak terpenuhi: harus melanggar peraturan dan tidak lagi memenuhi syarat jabatan",
		"tenure of {observed} is within the ban of {required} from inauguration, and the exception does not apply: the official must have broken the law and no longer meet the post's conditions")}
	reasonException = &merit.Reason{Code: "exception", Outcome: merit.Met, Text: merit.T(
		"masih dalam larangan {required}, tetapi pejabat melanggar peraturan dan tidak lagi memenuhi syarat jabatan",
		"within the ban of {required}, but the official broke the law and no longer meets the post's conditions")}
	reasonBannedEither = &merit.Reason{Code: "banned-either", Outcome: merit.NotMet, Text: merit.T(
		"masa jabatan {observed} masih dalam larangan {required} sejak pelantikan, dan tidak satu pun unsur pengecualiannya terpenuhi",
		"tenure of {observed} is within the ban of {required} from inauguration, and neither limb of the exception holds")}
	reasonExceptionEither = &merit.Reason{Code: "exception-either", Outcome: merit.Met, Text: merit.T(
		"masih dalam larangan {required}, tetapi pejabat melanggar peraturan atau tidak lagi memenuhi syarat jabatan",
		"within the ban of {required}, but the official broke the law or no longer meets the post's conditions")}

	reasonNotInPost = &merit.Reason{Code: "not-in-post", Outcome: merit.NotApplicable, Text: merit.T(
		"belum dilantik pada {asof}: belum ada pejabat yang dapat diganti", "not yet inaugurated on {asof}: there is no official to replace")}

	reasonPastBan = &merit.Reason{Code: "past-ban", Outcome: merit.NotApplicable, Text: merit.T(
		"persetujuan Presiden hanya diperlukan sebelum {required} sejak pelantikan", "the President's approval is needed only before {required} from inauguration")}
	reasonApproved = &merit.Reason{Code: "approved", Outcome: merit.Met, Text: merit.T(
		"Presiden menyetujui penggantian sebelum {required}", "the President approved a replacement before {required}")}
	reasonNotApproved = &merit.Reason{Code: "not-approved", Outcome: merit.NotMet, Text: merit.T(
		"Presiden tidak menyetujui penggantian sebelum {required}", "the President did not approve a replacement before {required}")}
	reasonPratama = &merit.Reason{Code: "no-route", Outcome: merit.NotApplicable, Text: merit.T(
		"persetujuan Presiden hanya untuk JPT utama dan madya, bukan {observed}", "the President's approval is for JPT utama and madya only, not {observed}")}

	reasonClaimed = &merit.Reason{Code: "claimed", Outcome: merit.NotApplicable, Text: merit.T(
		"surat edaran ini membolehkan mutasi sebelum dua tahun dengan alasan kinerja, tetapi tidak dapat mengubah undang-undang atau peraturan pemerintah: tidak ikut memutuskan",
		"this circular lets officials be moved before two years for performance reasons, but it cannot change a statute or a government regulation: it does not decide")}
	reasonFollowed = &merit.Reason{Code: "followed", Outcome: merit.Met, Text: merit.T(
		"menurut pilihan pembacaan surat edaran ini diikuti, dan keempat pertimbangannya terpenuhi: kinerja pegawai atau unit, strategi akselerasi, kemampuan, dan rekomendasi tim disiplin",
		"by the chosen reading this circular is followed, and its four considerations hold: performance of the official or the unit, the strategy of acceleration, ability, and the discipline team's recommendation")}
	reasonNotFollowed = &merit.Reason{Code: "grounds-short", Outcome: merit.NotMet, Text: merit.T(
		"menurut pilihan pembacaan surat edaran ini diikuti, tetapi pertimbangannya tidak terpenuhi",
		"by the chosen reading this circular is followed, but its considerations do not hold")}
)

var (
	replaceBanRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-REPLACE-BAN",
		Title:    merit.T("Larangan mengganti pejabat JPT sebelum dua tahun", "Ban on replacing a JPT official within two years"),
		Standing: merit.StandingStatute, Confidence: merit.TextRead,
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: uu20Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 116 ayat (1)")}},
			afterRepeal,
		},
		Params:  []*merit.Param{banYears},
		Facts:   replaceFacts,
		Reasons: []*merit.Reason{reasonFree, reasonBanned, reasonException, reasonBannedEither, reasonExceptionEither, reasonNotInPost, reasonNotJPT},
		Notes:   replaceNotes,
	})

	replacePresidentRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-REPLACE-PRESIDENT",
		Title:    merit.T("Penggantian sebelum dua tahun dengan persetujuan Presiden", "Replacement before two years with the President's approval"),
		Standing: merit.StandingStatute, Confidence: merit.TextRead,
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: uu20Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 116 ayat (2)")}},
			afterRepeal,
		},
		Params:  []*merit.Param{banYears},
		Facts:   replaceFacts,
		Reasons: []*merit.Reason{reasonPastBan, reasonApproved, reasonNotApproved, reasonPratama, reasonNotInPost, reasonNotJPT},
		Notes:   replaceNotes,
	})

	replaceCircularRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-REPLACE-CIRCULAR",
		Title:    merit.T("Mutasi sebelum dua tahun menurut surat edaran 2023", "Moves before two years under the circular of 2023"),
		Standing: merit.StandingCircular, Confidence: merit.SecondarySource,
		Doubt: merit.T("isi dari sumber sekunder; statusnya setelah evaluasi Januari 2024 tidak diketahui, masih dipakai 2024–2025", "content from secondary sources; its status after the review of January 2024 is not known, still invoked in 2024–2025"),
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: circular2023Day, Force: merit.NotInForce, Basis: []merit.Citation{merit.Cite("SE MenPANRB 19/2023")},
				Note: merit.T("surat edaran itu terbit pada 22 September 2023", "the circular appeared on 22 September 2023")},
			{From: circular2023Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("SE MenPANRB 19/2023")}},
		},
		Facts:   replaceFacts,
		Reasons: []*merit.Reason{reasonClaimed, reasonFollowed, reasonNotFollowed, reasonNotJPT},
		Notes: []merit.Note{{Code: "outranked", Text: merit.T(
			"Pertentangan: surat edaran tidak dapat mengubah larangan UU 5/2014 Pasal 116 (undang-undang), yang lebih tinggi", "Conflict: a circular cannot change the ban of UU 5/2014 Pasal 116 (statute), which ranks higher")}},
	})

	circular2023Day = merit.MustDate(2023, time.September, 22)
)

// The remarks of the ban and the gate, by their place in each rule.
const (
	noteAnniversaryFree merit.NoteSet = 1 << iota
	noteAnniversaryBanned
	noteEitherLimb
)

const noteOutranked merit.NoteSet = 1

var replaceNotes = []merit.Note{
	{Code: "anniversary-free", Text: merit.T(
		"Bahwa hari ulang tahun kedua sudah bebas adalah konvensi proyek", "That the second anniversary itself is free is a convention of the project")},
	{Code: "anniversary-banned", Text: merit.T(
		"Hari ulang tahun kedua masih termasuk larangan menurut pilihan pembacaan", "The second anniversary is still within the ban, by the chosen reading")},
	{Code: "either-limb", Text: merit.T(
		"Satu unsur pengecualian dianggap cukup menurut pilihan pembacaan; teksnya memakai \"dan\"", "One limb of the exception is taken as enough, by the chosen reading; the text says \"and\"")},
}

// Replacement is a plan to replace an official in post.
type Replacement struct {
	Incumbent Incumbent `json:"incumbent,omitzero"`
	// BrokeLaw and Unfit are the two limbs of the exception; both must hold.
	BrokeLaw merit.Answer `json:"brokeLaw,omitzero"`
	Unfit    merit.Answer `json:"unfit,omitzero"`
	// PresidentApproved tells whether the President approved; it matters for JPT
	// utama and madya only.
	PresidentApproved merit.Answer `json:"presidentApproved,omitzero"`
	// CircularGrounds tells whether the four considerations of the circular of 2023
	// hold; it matters under the reading [CircularFollowed] only.
	CircularGrounds merit.Answer `json:"circularGrounds,omitzero"`
	// Readings chooses between "and" and "or", the end of the ban and what the
	// circular is worth. The leap day is decided by the argument of [Replace].
	Readings Readings `json:"readings,omitzero"`
}

// ReplaceVerdict is the answer to whether an official may be replaced.
type ReplaceVerdict struct {
	Ban       merit.Finding `json:"ban,omitzero"`       // ELG-REPLACE-BAN
	President merit.Finding `json:"president,omitzero"` // ELG-REPLACE-PRESIDENT
	Circular  merit.Finding `json:"circular,omitzero"`  // ELG-REPLACE-CIRCULAR: by default reported only
}

// Outcome is Met where the ban leaves the official replaceable, the President
// approved or, under the reading that follows it, the circular allows it.
// NotApplicable means that no replacement ban is in force on the day of law, as
// from 31 October 2023; the conditions for moves remain.
func (v ReplaceVerdict) Outcome() merit.Outcome {
	out := v.Ban.Outcome().Or(v.President.Outcome())
	if out == merit.NotApplicable || v.Circular.Notes&noteOutranked == 0 {
		return out
	}
	return out.Or(v.Circular.Outcome())
}

// Verdict returns the findings as one list. Their combination by [merit.Combine]
// is stricter than [ReplaceVerdict.Outcome], for the President's approval is a
// second way and not a second condition.
func (v ReplaceVerdict) Verdict() merit.Verdict {
	return merit.Verdict{Findings: []merit.Finding{v.Ban, v.President, v.Circular}}
}

// Replace judges whether the appointing authority (PPK) may replace a JPT official:
// not within two years of inauguration, unless the official broke the law and no
// longer meets the post's conditions, or, for JPT utama and madya, the President
// approves. It returns the error of [merit.When.Check] and words outside the
// vocabulary, and allocates nothing.
//
// Source: UU 5/2014 Pasal 116, until 30 October 2023.
func Replace(r Replacement, roll merit.Roll, when merit.When) (ReplaceVerdict, error) {
	var found problems
	found.add(r.check(when), knownRoll(roll))
	if err := found.err(); err != nil {
		return ReplaceVerdict{}, err
	}
	v := ReplaceVerdict{Ban: lapse(r.ban(roll, when), when), President: lapse(r.president(roll, when), when), Circular: r.circular(when)}
	turn(&v.Circular, when, r.circular, func(day merit.Date) merit.Date {
		return lawTurns(day, when.Law == when.AsOf, replaceCircularRule)
	})
	return v, nil
}

func (r Replacement) check(when merit.When) error {
	var found problems
	found.add(when.Check(), knownLevel("incumbent.level", r.Incumbent.Level), knownAnswer("brokeLaw", r.BrokeLaw), knownAnswer("unfit", r.Unfit),
		knownAnswer("presidentApproved", r.PresidentApproved), knownAnswer("circularGrounds", r.CircularGrounds))
	return found.err()
}

func (r Replacement) circular(when merit.When) merit.Finding {
	var f merit.Finding
	switch {
	case onlyJPT(&f, replaceCircularRule, r.Incumbent.Level, when):
		return f
	case !r.Readings.has(CircularFollowed):
		return merit.Finding{Rule: replaceCircularRule, Reason: reasonClaimed, AsOf: when.AsOf, Law: when.Law}
	}
	answered(&f, replaceCircularRule, r.CircularGrounds, reasonFollowed, reasonNotFollowed, needCircularGrounds, when)
	if replaceBanRule.InForce(when.Law) {
		f.Notes |= noteOutranked
	}
	return f
}

// free returns the first day after the ban and remarks on the reading of its end.
func (r Replacement) free(ban *merit.ParamValue, roll merit.Roll, f *merit.Finding) merit.Date {
	day := anniversary(r.Incumbent.Inaugurated, ban, roll, f)
	if r.Readings.has(FreeAfterAnniversary) {
		f.Notes |= noteAnniversaryBanned
		return day.AddDays(1)
	}
	if f.AsOf == day {
		f.Notes |= noteAnniversaryFree
	}
	return day
}

func (r Replacement) ban(roll merit.Roll, when merit.When) merit.Finding {
	if f := (merit.Finding{}); onlyJPT(&f, replaceBanRule, r.Incumbent.Level, when) {
		return f
	}
	start := r.Incumbent.Inaugurated
	if start.IsZero() {
		return replaceBanRule.MissingFacts(when, needReplaceInauguration)
	}
	ban := banYears.At(when.Law)
	f := merit.Finding{Rule: replaceBanRule, Reason: reasonFree, Required: ban, AsOf: when.AsOf, Law: when.Law,
		Observed: merit.ElapsedOf(start, when.AsOf, roll)}
	free := r.free(ban, roll, &f)
	if when.AsOf.Before(start) {
		f.Reason, f.Changes = reasonNotInPost, start
		return f
	}
	if !when.AsOf.Before(free) {
		return f
	}
	f.Changes = free
	limbs, exception, banned := r.BrokeLaw.Outcome().And(r.Unfit.Outcome()), reasonException, reasonBanned
	if r.Readings.has(EitherLimb) {
		limbs, exception, banned = r.BrokeLaw.Outcome().Or(r.Unfit.Outcome()), reasonExceptionEither, reasonBannedEither
		f.Notes |= noteEitherLimb
	}
	switch limbs {
	case merit.Met:
		f.Reason, f.Changes = exception, merit.Date{}
	case merit.NotMet:
		f.Reason = banned
	default:
		f.Reason = merit.ReasonMissing
		if r.BrokeLaw == merit.Unknown {
			f.Missing |= needBreach
		}
		if r.Unfit == merit.Unknown {
			f.Missing |= needUnfit
		}
	}
	return f
}

func (r Replacement) president(roll merit.Roll, when merit.When) merit.Finding {
	if f := (merit.Finding{}); onlyJPT(&f, replacePresidentRule, r.Incumbent.Level, when) {
		return f
	}
	f := merit.Finding{Rule: replacePresidentRule, Required: banYears.At(when.Law), AsOf: when.AsOf, Law: when.Law}
	start := r.Incumbent.Inaugurated
	if r.Incumbent.Level == merit.JPTPratama {
		f.Reason, f.Observed = reasonPratama, merit.LevelOf(r.Incumbent.Level)
		return f
	}
	if start.IsZero() {
		return replacePresidentRule.MissingFacts(when, needReplaceInauguration)
	}
	f.Observed = merit.ElapsedOf(start, when.AsOf, roll)
	past := r.free(f.Required, roll, &f)
	switch {
	case when.AsOf.Before(start):
		f.Reason, f.Changes = reasonNotInPost, start
	case !when.AsOf.Before(past):
		f.Reason = reasonPastBan
	case r.PresidentApproved == merit.Yes:
		f.Reason, f.Changes = reasonApproved, past
	case r.PresidentApproved == merit.No:
		f.Reason, f.Changes = reasonNotApproved, past
	default:
		f.Reason, f.Missing, f.Changes = merit.ReasonMissing, needPresident, past
	}
	return f
}

// lapse brings a finding's change forward to the day on which its rule ceases to
// be in force, where that comes first. Only a day of law that moves with the day of
// judgement ever gets there.
func lapse(f merit.Finding, when merit.When) merit.Finding {
	v := f.Rule.At(when.Law)
	if when.Law != when.AsOf || v.Force != merit.InForce {
		return f
	}
	for v.Force == merit.InForce {
		if v.Until.IsZero() {
			return f
		}
		v = f.Rule.At(v.Until)
	}
	switch {
	case !f.Changes.IsZero() && f.Changes.Before(v.From):
	case f.Outcome() == merit.NotApplicable:
		f.Changes = merit.Date{} // it does not apply afterwards either
	default:
		f.Changes = v.From
	}
	return f
}
