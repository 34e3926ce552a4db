package inquiry

import (
	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
)

// The thresholds, as questions.
var thresholds = []struct {
	title merit.Text
	first merit.Text // how its first day is called
	of    func(eligibility.Tenure) merit.Finding
}{
	{merit.T("Dapat dimutasi?", "May be moved?"), firstPossible, func(t eligibility.Tenure) merit.Finding { return t.Mutation }},
	{merit.T("Dapat mengikuti uji kompetensi?", "May take the competence test?"), firstPossible, func(t eligibility.Tenure) merit.Finding { return t.Ukom }},
	{merit.T("Evaluasi lima tahun jatuh tempo?", "Five-year evaluation due?"), firstDue, func(t eligibility.Tenure) merit.Finding { return t.Evaluation }},
}

var (
	firstPossible = merit.T("Hari pertama yang mungkin", "First possible day")
	firstDue      = merit.T("Jatuh tempo pertama kali", "First due")
	firstFit      = merit.T("Hari pertama syarat terpenuhi", "First day on which the conditions are met")
)

// tenure answers whether the official has been in post long enough.
func (c inquiry) tenure(e *entries, a *Answer) {
	a.Title = merit.T("Masa jabatan dan batas-batasnya", "Time in post and its thresholds").In(c.lang)
	tenure, err := c.profile.Tenure(c.official, c.when)
	if e.refused(err) {
		return
	}
	for _, t := range thresholds {
		turn, err := eligibility.Earliest(func(w merit.When) (eligibility.Requirement, error) {
			again, err := c.profile.Tenure(c.official, w)
			return eligibility.Must(t.of(again)), err
		}, c.when)
		if e.refused(err) {
			return
		}
		f := t.of(tenure)
		v := Verdict{Title: t.title.In(c.lang), Outcome: f.Outcome(), Missing: missing([]merit.Finding{f}, c.lang)}
		v.turns(turn.Day, turn.Unsure, t.first, c)
		v.Reasons = []Item{item(f, "", c.lang)}
		a.Verdicts = append(a.Verdicts, v)
	}
	c.pension(e, a)
}

// turns fills in the word and the first day. Perhaps is the first day, before it or
// without one, on which it cannot be told.
func (v *Verdict) turns(first, perhaps merit.Date, called merit.Text, c inquiry) {
	v.Word, v.First = wordOf(v.Outcome, c.lang), first
	if v.Outcome == merit.NotMet && !first.IsZero() {
		v.Word = notYet.In(c.lang)
	}
	switch {
	case v.Outcome == merit.Met && first == c.when.AsOf:
		v.FirstText = merit.T("Terpenuhi pada hari penilaian.", "Met on the day of judgement.").In(c.lang)
	case v.Outcome == merit.NotApplicable:
	case !first.IsZero():
		v.FirstText = called.In(c.lang) + ": " + first.In(c.lang) + "."
		if !perhaps.IsZero() && perhaps.After(c.when.AsOf) {
			v.FirstText += merit.T(" Sejak ", " From ").In(c.lang) + perhaps.In(c.lang) + merit.T(" tidak dapat dipastikan.", " on it cannot be told.").In(c.lang)
		}
	case !perhaps.IsZero() && perhaps.After(c.when.AsOf):
		v.FirstText = merit.T("Sejak ", "From ").In(c.lang) + perhaps.In(c.lang) + merit.T(" tidak dapat dipastikan.", " on it cannot be told.").In(c.lang)
	case v.Outcome == merit.NotMet:
		v.FirstText = merit.T("Berjalannya waktu saja tidak menjadikannya boleh.", "The passing of time alone does not make it allowed.").In(c.lang)
	}
}

// pension adds whether the official may still serve.
func (c inquiry) pension(e *entries, a *Answer) {
	f, err := eligibility.Pension(c.official.Level, c.birth.day, eligibility.Readings{}, c.when)
	if e.refused(err) {
		return
	}
	a.Sections = append(a.Sections, Section{Title: merit.T("Usia pensiun", "Pension age").In(c.lang), Items: []Item{item(f, merit.T("Masih dalam usia dinas?", "Still of serving age?").In(c.lang), c.lang)}})
}
