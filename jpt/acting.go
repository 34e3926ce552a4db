package jpt

import (
	"errors"
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Acting is the plan to have a post held by an acting official (pelaksana tugas,
// Plt, or for the sekda penjabat).
type Acting struct {
	Post Post `json:"post,omitzero"`
	// Vacant tells whether the post is vacant; No means that its holder is unable
	// to serve (berhalangan).
	Vacant merit.Answer `json:"vacant,omitzero"`
	// Since is the day on which the acting official began or will begin.
	Since merit.Date `json:"since,omitzero"`
	// Consent tells whether the one whose consent an acting sekda takes has given
	// it: the home minister in a province, the governor in a kabupaten or kota.
	Consent merit.Answer `json:"consent,omitzero"`
}

const (
	needActingConsent merit.FactSet = 1 << iota
	needActingSince
	needActingVacant
	needActingAgency
)

var (
	statute23Day = merit.MustDate(2015, time.January, 1) // UU 23/2014: of its day only the year is on record

	actingUnable = merit.MustParam("unable", merit.T("masa penjabat sekda bila sekda berhalangan", "time of an acting sekda while the sekda is unable"),
		merit.ParamValue{From: statute23Day, Value: merit.PeriodOf(merit.Months(6)), Confidence: merit.TextRead, Basis: cite("UU 23/2014 Pasal 214")})
	actingVacant = merit.MustParam("vacant", merit.T("masa penjabat sekda bila jabatan lowong", "time of an acting sekda while the post is vacant"),
		merit.ParamValue{From: statute23Day, Value: merit.PeriodOf(merit.Months(3)), Confidence: merit.TextRead, Basis: cite("UU 23/2014 Pasal 214")})

	reasonActing = &merit.Reason{Code: "may-act", Outcome: merit.Met, Text: merit.T(
		"boleh dipegang Plt, juga selama larangan mutasi; batas waktunya tidak ditemukan dalam teks yang dibaca", "may be held by an acting official, also during a freeze; no time limit was found in the texts read")}
	reasonActingConsent = &merit.Reason{Code: "consent", Outcome: merit.Met, Text: merit.T(
		"disetujui {observed}", "consented to by {observed}")}
	reasonActingNoConsent = &merit.Reason{Code: "no-consent", Outcome: merit.NotMet, Text: merit.T(
		"tidak disetujui {observed}", "not consented to by {observed}")}
	reasonActingWithin = &merit.Reason{Code: "within", Outcome: merit.Met, Text: merit.T(
		"menjabat {observed}, paling lama {required}", "acting for {observed}, at most {required}")}
	reasonActingOver = &merit.Reason{Code: "over", Outcome: merit.NotMet, Text: merit.T(
		"menjabat {observed}, melewati paling lama {required}", "acting for {observed}, past the greatest time of {required}")}
	reasonActingNotBegun = &merit.Reason{Code: "not-begun", Outcome: merit.NotMet, Text: merit.T(
		"belum mulai pada {asof}; paling lama {required}", "not begun on {asof}; at most {required}")}

	actingRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-ACTING",
		Title:    merit.T("Pelaksana tugas dan penjabat sekda", "Acting officials and the acting sekda"),
		Standing: merit.StandingStatute, Confidence: merit.TextRead,
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: statute23Day, Force: merit.ForceUnproven, Basis: cite("UU 23/2014 Pasal 214"),
				Note: merit.T("hari berlakunya UU 23/2014 tidak tercatat", "the day on which UU 23/2014 came into force is not on record")},
			{From: statute23Day, Until: merit.MustDate(2016, time.January, 1), Force: merit.InForce, Basis: cite("UU 23/2014 Pasal 214")},
			{From: merit.MustDate(2016, time.January, 1), Until: merit.MustDate(2017, time.January, 1), Force: merit.InForce, Basis: cite("UU 23/2014 Pasal 214", "Penjelasan UU 10/2016 Pasal 71 ayat (2)"),
				Note: merit.T("hari berlakunya UU 10/2016 tidak tercatat", "the day on which UU 10/2016 came into force is not on record")},
			{From: merit.MustDate(2017, time.January, 1), Force: merit.InForce, Basis: cite("UU 23/2014 Pasal 214", "Penjelasan UU 10/2016 Pasal 71 ayat (2)")},
		},
		Params: []*merit.Param{actingUnable, actingVacant},
		Facts: []merit.Fact{
			{Key: "acting.consent", Name: merit.T("persetujuan atas penjabat sekda", "consent to the acting sekda")},
			{Key: "acting.since", Name: merit.T("tanggal mulai penjabat sekda", "the day on which the acting sekda began")},
			{Key: "acting.vacant", Name: merit.T("apakah jabatan sekda lowong atau sekda berhalangan", "whether the post of sekda is vacant or the sekda unable")},
			{Key: "acting.agency", Name: merit.T("jenis instansi penjabat sekda", "kind of agency of the acting sekda")},
		},
		Reasons: []*merit.Reason{reasonActing, reasonActingConsent, reasonActingNoConsent, reasonActingWithin, reasonActingOver, reasonActingNotBegun},
	})
)

// MayAct judges whether a post may be held by an acting official on the day. Any
// post may, also while moves are frozen. For the sekda there are two findings: the
// consent, and the time, at most six months while the sekda is unable and three
// while the post is vacant, of which the day that completes them is the last. It
// returns the errors of [Post.Check] and [merit.When.Check].
//
// Source: elucidation of UU 10/2016 Pasal 71 ayat (2); UU 23/2014 Pasal 214.
func MayAct(a Acting, roll merit.Roll, when merit.When) (merit.Verdict, error) {
	if err := errors.Join(a.Post.Check(), knownAnswer("acting.vacant", a.Vacant), knownAnswer("acting.consent", a.Consent), knownRoll(roll), when.Check()); err != nil {
		return merit.Verdict{}, err
	}
	one := func(f merit.Finding) (merit.Verdict, error) {
		return merit.Verdict{Findings: []merit.Finding{f}}, nil
	}
	switch {
	case !actingRule.InForce(when.Law):
		return one(actingRule.NotGoverning(when))
	case a.Post.Special != Sekda:
		return one(merit.Finding{Rule: actingRule, Reason: reasonActing, AsOf: when.AsOf, Law: when.Law})
	case a.Post.Agency == 0:
		return one(actingRule.MissingFacts(when, needActingAgency))
	}
	return merit.Verdict{Findings: []merit.Finding{a.consent(when), a.time(roll, when)}}, nil
}

func (a Acting) consent(when merit.When) merit.Finding {
	party := merit.Governor
	if a.Post.Agency == Province {
		party = merit.Mendagri
	}
	f := merit.Finding{Rule: actingRule, Observed: merit.PartyOf(party), AsOf: when.AsOf, Law: when.Law}
	switch a.Consent {
	case merit.Yes:
		f.Reason = reasonActingConsent
	case merit.No:
		f.Reason = reasonActingNoConsent
	default:
		return actingRule.MissingFacts(when, needActingConsent)
	}
	return f
}

func (a Acting) time(roll merit.Roll, when merit.When) merit.Finding {
	if a.Since.IsZero() {
		missing := needActingSince
		if a.Vacant == merit.Unknown {
			missing |= needActingVacant
		}
		return actingRule.MissingFacts(when, missing)
	}
	vacant, unable := actingVacant.At(when.Law), actingUnable.At(when.Law)
	short, long := a.within(vacant, roll, when), a.within(unable, roll, when)
	switch {
	case a.Vacant == merit.Yes:
		return short
	case a.Vacant == merit.No:
		return long
	case short.Outcome() == long.Outcome():
		// Vacant or unable makes no difference yet, or any more.
		return short
	}
	f := actingRule.MissingFacts(when, needActingVacant)
	f.Changes = long.Changes
	return f
}

func (a Acting) within(limit *merit.ParamValue, roll merit.Roll, when merit.When) merit.Finding {
	f := merit.Finding{Rule: actingRule, Reason: reasonActingWithin, Required: limit, AsOf: when.AsOf, Law: when.Law}
	if when.AsOf.Before(a.Since) {
		f.Reason, f.Changes = reasonActingNotBegun, a.Since
		return f
	}
	f.Observed = merit.ElapsedOf(a.Since, when.AsOf, roll)
	length := limit.Value.Period()
	if a.Since.Rolls(length) {
		f.Notes |= merit.NoteRolled
	}
	if last := a.Since.Add(length, roll); when.AsOf.After(last) {
		f.Reason = reasonActingOver
	} else {
		f.Changes = last.AddDays(1)
	}
	return f
}
