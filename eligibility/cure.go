package eligibility

import (
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
)

// CureState is where an official stands on the path that the law lays out for
// missed targets (perbaikan kinerja). The zero value: cannot tell.
type CureState uint8

const (
	CureUnknown   CureState = iota // a fact is missing
	Measuring                      // the first year is not over
	OnTarget                       // the target was met, or the rating is good
	Improving                      // the six months for improvement are running
	Improved                       // improvement was shown: the path ends
	TestDue                        // not improved: a new competence test (ukom) is due
	MoveDue                        // the test found a fitting post: a move is due
	DemotionDue                    // the test found no fit: a lower post is due
	DismissalDue                   // not a PNS: dismissal from the JPT is due
	Moved                          // moved to a fitting post: the path ends
	Lowered                        // placed in a lower post: the path ends
	Dismissed                      // dismissed from the JPT: the path ends
	lastCureState = Dismissed
)

var cureWords = words[CureState]{
	"unknown", "measuring", "on-target", "improving", "improved", "test-due", "move-due", "demotion-due", "dismissal-due",
	"moved", "lowered", "dismissed",
}

// String returns the state as one word, such as test-due.
func (s CureState) String() string { return cureWords.text(s) }

// ParseCureState reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseCureState(s string) (CureState, error) { return cureWords.parse("cureState", s) }

// MarshalText implements [encoding.TextMarshaler].
func (s CureState) MarshalText() ([]byte, error) { return cureWords.marshal("cureState", s) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (s *CureState) UnmarshalText(text []byte) error {
	return cureWords.unmarshal("cureState", text, s)
}

// Next returns the states that can follow directly, by the passing of time or by a
// new fact.
func (s CureState) Next() []CureState {
	switch s {
	case CureUnknown, Measuring:
		return []CureState{OnTarget, Improving}
	case Improving:
		return []CureState{Improved, TestDue, DismissalDue}
	case TestDue:
		return []CureState{MoveDue, DemotionDue}
	case MoveDue:
		return []CureState{Moved}
	case DemotionDue:
		return []CureState{Lowered}
	case DismissalDue:
		return []CureState{Dismissed}
	}
	return nil
}

// Placement is what became of the official at the end of the path. The zero value:
// nothing yet.
type Placement uint8

const (
	ToFittingPost Placement = iota + 1 // moved to a post that fits
	ToLowerPost                        // placed in a lower post
	OutOfPost                          // dismissed from the JPT
)

var placementWords = words[Placement]{"", "fitting-post", "lower-post", "out-of-post"}

// String returns fitting-post, lower-post or out-of-post.
func (p Placement) String() string { return placementWords.text(p) }

// ParsePlacement reads the form that String writes. The error is a
// [*merit.FieldError].
func ParsePlacement(s string) (Placement, error) { return placementWords.parse("placed", s) }

// MarshalText implements [encoding.TextMarshaler].
func (p Placement) MarshalText() ([]byte, error) { return placementWords.marshal("placed", p) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (p *Placement) UnmarshalText(text []byte) error {
	return placementWords.unmarshal("placed", text, p)
}

// The facts of the two rules on performance, by their place in each.
const (
	_ merit.FactSet = 1 << iota
	needCureSource
	needYearStart
	needMissed
	needNoticed
	needImproved
	needTestResult
)

var cureFacts = []merit.Fact{
	factLevel,
	{Key: "source", Name: merit.T("apakah pejabat berasal dari PNS", "whether the official is a PNS")},
	{Key: "since", Name: merit.T("hari mulai tahun kinerja dalam jabatan", "first day of the year of performance in the post")},
	{Key: "missed", Name: merit.T("apakah kinerja yang diperjanjikan tidak tercapai", "whether the agreed performance was missed")},
	{Key: "noticed", Name: merit.T("hari mulai kesempatan memperbaiki kinerja", "first day of the time for improvement")},
	{Key: "improved", Name: merit.T("apakah kinerja membaik", "whether performance improved")},
	{Key: "fits", Name: merit.T("hasil uji kompetensi", "result of the competence test")},
}

var (
	cureYear = merit.MustParam("year", merit.T("waktu untuk mencapai kinerja", "time to reach the performance"),
		merit.ParamValue{From: merit.FirstDay, Until: pp11Day, Value: merit.PeriodOf(merit.Years(1)), Confidence: merit.TextRead,
			Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 118 ayat (2)")}},
		merit.ParamValue{From: pp11Day, Value: merit.PeriodOf(merit.Years(1)), Confidence: merit.TextRead, CheckedOn: pp11Read,
			Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 142")}})
	cureMonths = merit.MustParam("improvement", merit.T("waktu untuk memperbaiki kinerja", "time for improvement"),
		merit.ParamValue{From: merit.FirstDay, Until: pp11Day, Value: merit.PeriodOf(merit.Months(6)), Confidence: merit.TextRead,
			Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 118 ayat (2)")}},
		merit.ParamValue{From: pp11Day, Value: merit.PeriodOf(merit.Months(6)), Confidence: merit.TextRead, CheckedOn: pp11Read,
			Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 142")}})

	pp30Year          = merit.MustDate(2019, time.January, 1) // PP 30/2019 came within this year
	pp30Day           = merit.MustDate(2020, time.January, 1) // and was in force by then
	performanceMonths = merit.MustParam("improvement", merit.T("waktu untuk memperbaiki kinerja", "time for improvement"),
		merit.ParamValue{From: pp30Year, Value: merit.PeriodOf(merit.Months(6)), Confidence: merit.TextRead,
			Basis: []merit.Citation{merit.Cite("PP 30/2019 Pasal 57")}})

	reasonMeasuring = &merit.Reason{Code: "measuring", Outcome: merit.Met, Text: merit.T(
		"baru {observed} dalam jabatan; kinerja dinilai setelah {required}", "{observed} in the post so far; performance is judged after {required}")}
	reasonOnTarget = &merit.Reason{Code: "on-target", Outcome: merit.Met, Text: merit.T(
		"kinerja yang diperjanjikan tercapai", "the agreed performance was reached")}
	reasonImproving = &merit.Reason{Code: "improving", Outcome: merit.Met, Text: merit.T(
		"kinerja tidak tercapai; kesempatan memperbaikinya {required}, sudah berjalan {observed}", "performance was missed; {required} are given to improve, of which {observed} have run")}
	reasonImproved = &merit.Reason{Code: "improved", Outcome: merit.Met, Text: merit.T(
		"kinerja membaik dalam {required}", "performance improved within {required}")}
	reasonTestDue = &merit.Reason{Code: "test-due", Outcome: merit.NotMet, Text: merit.T(
		"kinerja tidak membaik dalam {required}: harus mengikuti uji kompetensi kembali", "performance did not improve within {required}: a new competence test is due")}
	reasonMoveDue = &merit.Reason{Code: "move-due", Outcome: merit.NotMet, Text: merit.T(
		"sesuai hasil uji kompetensi dapat dipindahkan ke jabatan yang sesuai", "by the result of the competence test the official may be moved to a fitting post")}
	reasonDemotionDue = &merit.Reason{Code: "demotion-due", Outcome: merit.NotMet, Text: merit.T(
		"sesuai hasil uji kompetensi dapat ditempatkan pada jabatan yang lebih rendah", "by the result of the competence test the official may be placed in a lower post")}
	reasonDismissalDue = &merit.Reason{Code: "dismissal-due", Outcome: merit.NotMet, Text: merit.T(
		"bukan PNS dan kinerja tidak membaik dalam {required}: diberhentikan dari JPT", "not a PNS, and performance did not improve within {required}: dismissed from the JPT")}
	reasonMoved = &merit.Reason{Code: "moved", Outcome: merit.NotMet, Text: merit.T(
		"telah dipindahkan ke jabatan yang sesuai", "was moved to a fitting post")}
	reasonLowered = &merit.Reason{Code: "lowered", Outcome: merit.NotMet, Text: merit.T(
		"telah ditempatkan pada jabatan yang lebih rendah", "was placed in a lower post")}
	reasonDismissed = &merit.Reason{Code: "dismissed", Outcome: merit.NotMet, Text: merit.T(
		"telah diberhentikan dari JPT", "was dismissed from the JPT")}

	reasonRatingGood = &merit.Reason{Code: "rated-good", Outcome: merit.Met, Text: merit.T(
		"penilaian di atas cukup", "rated above fair (cukup)")}
	reasonYearToCome = &merit.Reason{Code: "to-come", Outcome: merit.NotApplicable, Text: merit.T(
		"belum mulai pada {asof}", "has not begun on {asof}")}

	cureRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-CURE",
		Title:    merit.T("Perbaikan kinerja pejabat JPT", "How a JPT official's missed performance is cured"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: pp11Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 118")}},
			{From: pp11Day, Until: uu20Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 118"), merit.Cite("PP 11/2017 Pasal 142"), merit.Cite("PP 11/2017 Pasal 143")}},
			{From: uu20Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 142"), merit.Cite("PP 11/2017 Pasal 143")}, CheckedOn: pp11Read},
		},
		Params: []*merit.Param{cureYear, cureMonths}, Facts: cureFacts,
		Reasons: []*merit.Reason{reasonMeasuring, reasonOnTarget, reasonImproving, reasonImproved, reasonTestDue, reasonMoveDue,
			reasonDemotionDue, reasonDismissalDue, reasonMoved, reasonLowered, reasonDismissed, reasonYearToCome, reasonNotJPT},
		Notes: cureNotes,
	})

	performanceRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-PERFORMANCE",
		Title:    merit.T("Tindak lanjut penilaian kinerja cukup atau lebih rendah", "What follows a rating of fair or lower"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: pp30Year, Force: merit.NotInForce, Basis: []merit.Citation{merit.Cite("PP 30/2019")},
				Note: merit.T("PP 30/2019 belum ada", "PP 30/2019 did not exist yet")},
			{From: pp30Year, Until: pp30Day, Force: merit.ForceUnproven, Basis: []merit.Citation{merit.Cite("PP 30/2019")},
				Note: merit.T("hari berlakunya PP 30/2019 tidak tercatat", "the day on which PP 30/2019 came into force is not on record")},
			{From: pp30Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("PP 30/2019 Pasal 57")}},
		},
		Params: []*merit.Param{performanceMonths}, Facts: cureFacts,
		Reasons: []*merit.Reason{reasonRatingGood, reasonImproving, reasonImproved, reasonTestDue, reasonMoveDue, reasonDemotionDue,
			reasonMoved, reasonLowered, reasonDismissed, reasonYearToCome, reasonNotJPT},
		Notes: cureNotes,
	})
)

// The remarks of the two rules, by their place in each.
const (
	noteCureClock merit.NoteSet = 1 << iota
	noteOutsidePath
)

var cureNotes = []merit.Note{
	{Code: "clock", Text: merit.T(
		"Aturan ini tidak menyebut hari mulai jangka waktunya; dihitung sejak hari yang diberikan",
		"The rule does not name the first day of its times; they run from the days that were given")},
	{Code: "outside-the-path", Text: merit.T(
		"Penempatan ini bukan akhir yang ditentukan aturan ini menurut fakta yang diberikan", "This placement is not the end that the rule lays down for the facts given")},
}

// Cure is what is known of an official whose performance is followed. The dates
// that the law leaves open are given, not guessed.
type Cure struct {
	Level  merit.Level `json:"level,omitzero"`
	Source Source      `json:"source,omitzero"` // PNS or not decides how the path of ELG-CURE ends
	// Since is the first day of the year within which the agreed performance must
	// be reached; for [Cure.Performance], the day of the rating.
	Since merit.Date `json:"since,omitzero"`
	// Missed tells whether the agreed performance was missed; for
	// [Cure.Performance], whether the rating is fair (cukup) or lower, from 2022
	// "butuh perbaikan" or lower.
	Missed merit.Answer `json:"missed,omitzero"`
	// Noticed is the first day of the six months for improvement.
	Noticed merit.Date `json:"noticed,omitzero"`
	// Improved tells whether performance improved. Yes ends the path at once; No
	// counts only when the six months are over.
	Improved merit.Answer `json:"improved,omitzero"`
	// Tested tells whether the new competence test was taken, and Fits its result:
	// fit for a post of the same level.
	Tested merit.Answer `json:"tested,omitzero"`
	Fits   merit.Answer `json:"fits,omitzero"`
	Placed Placement    `json:"placed,omitzero"`
}

// CureVerdict is where an official stands on the path.
type CureVerdict struct {
	Finding merit.Finding `json:"finding,omitzero"`
	State   CureState     `json:"state"` // CureUnknown where the finding does not apply or lacks facts
}

// Outcome is Met while the official stays in the post as before.
func (v CureVerdict) Outcome() merit.Outcome { return v.Finding.Outcome() }

// Verdict returns the finding as a list.
func (v CureVerdict) Verdict() merit.Verdict {
	return merit.Verdict{Findings: []merit.Finding{v.Finding}}
}

// Target follows rule ELG-CURE: who misses the agreed performance within one year
// in a post has six months to improve; without improvement a PNS takes the
// competence test again and is moved to a fitting post or placed lower, and who is
// not a PNS is dismissed from the JPT. It returns the error of [merit.When.Check]
// and words outside the vocabulary.
//
// Source: UU 5/2014 Pasal 118, until 30 October 2023; PP 11/2017 Pasal 142–143.
func (c Cure) Target(r Readings, when merit.When) (CureVerdict, error) {
	if err := c.check(when); err != nil {
		return CureVerdict{}, err
	}
	if f := (merit.Finding{}); onlyJPT(&f, cureRule, c.Level, when) {
		return CureVerdict{Finding: f}, nil
	}
	if c.Since.IsZero() {
		return CureVerdict{Finding: cureRule.MissingFacts(when, needYearStart)}, nil
	}
	year := cureYear.At(when.Law)
	f := merit.Finding{Rule: cureRule, Required: year, AsOf: when.AsOf, Law: when.Law, Notes: noteCureClock,
		Observed: merit.ElapsedOf(c.Since, when.AsOf, r.Roll())}
	end := anniversary(c.Since, year, r.Roll(), &f)
	switch {
	case when.AsOf.Before(c.Since):
		f.Reason, f.Observed, f.Changes = reasonYearToCome, merit.Value{}, c.Since
		return CureVerdict{Finding: f}, nil
	case when.AsOf.Before(end):
		f.Reason = reasonMeasuring
		if c.Missed != merit.No {
			f.Changes = c.leaves(end, cureMonths, r, when)
		}
		return CureVerdict{f, Measuring}, nil
	case c.Missed == merit.Unknown:
		return CureVerdict{Finding: cureRule.MissingFacts(when, needMissed)}, nil
	case c.Missed == merit.No:
		f.Reason, f.Required, f.Observed = reasonOnTarget, nil, merit.Value{}
		return CureVerdict{f, OnTarget}, nil
	}
	return c.improvement(cureRule, cureMonths, r, when), nil
}

// leaves returns the day on which an official who is still measured stops being
// safe: the end of the year where what follows it is not known or already unmet,
// else the end of the time for improvement.
func (c Cure) leaves(end merit.Date, months *merit.Param, r Readings, when merit.When) merit.Date {
	if c.Missed == merit.Unknown || c.Placed != 0 || c.Noticed.IsZero() {
		return end
	}
	if c.Improved == merit.Yes {
		return merit.Date{}
	}
	return later(end, c.Noticed.Add(months.At(when.Law).Value.Period(), r.Roll()))
}

// Performance follows rule ELG-PERFORMANCE: a JPT official rated fair (cukup) or
// lower has six months, then takes the competence test, then is moved or placed
// lower. The errors are those of [Cure.Target].
//
// Source: PP 30/2019 Pasal 57.
func (c Cure) Performance(r Readings, when merit.When) (CureVerdict, error) {
	if err := c.check(when); err != nil {
		return CureVerdict{}, err
	}
	v := c.rated(r, when)
	turn(&v.Finding, when, func(w merit.When) merit.Finding { return c.rated(r, w).Finding }, func(day merit.Date) merit.Date {
		return lawTurns(day, when.Law == when.AsOf, performanceRule)
	})
	return v, nil
}

func (c Cure) rated(r Readings, when merit.When) CureVerdict {
	if f := (merit.Finding{}); onlyJPT(&f, performanceRule, c.Level, when) {
		return CureVerdict{Finding: f}
	}
	f := merit.Finding{Rule: performanceRule, AsOf: when.AsOf, Law: when.Law, Notes: noteCureClock}
	switch {
	case when.AsOf.Before(c.Since):
		f.Reason, f.Changes = reasonYearToCome, c.Since
		return CureVerdict{Finding: f}
	case c.Missed == merit.Unknown:
		return CureVerdict{Finding: performanceRule.MissingFacts(when, needMissed)}
	case c.Missed == merit.No:
		f.Reason = reasonRatingGood
		return CureVerdict{f, OnTarget}
	}
	c.Source = PNS // the rule knows no other end
	return c.improvement(performanceRule, performanceMonths, r, when)
}

// improvement follows the path from the missed performance on.
func (c Cure) improvement(rule *merit.Rule, months *merit.Param, r Readings, when merit.When) CureVerdict {
	f := merit.Finding{Rule: rule, Required: months.At(when.Law), AsOf: when.AsOf, Law: when.Law, Notes: noteCureClock}
	missing := func(need merit.FactSet) CureVerdict { return CureVerdict{Finding: rule.MissingFacts(when, need)} }
	at := func(reason *merit.Reason, state CureState) CureVerdict {
		f.Reason = reason
		return CureVerdict{f, state}
	}
	if c.Placed != 0 {
		return c.placed(&f)
	}
	if c.Noticed.IsZero() {
		return missing(needNoticed)
	}
	end := anniversary(c.Noticed, f.Required, r.Roll(), &f)
	switch {
	case c.Improved == merit.Yes:
		return at(reasonImproved, Improved)
	case when.AsOf.Before(end):
		f.Observed = merit.ElapsedOf(c.Noticed, later(c.Noticed, when.AsOf), r.Roll())
		f.Changes = end
		return at(reasonImproving, Improving)
	case c.Improved == merit.Unknown:
		return missing(needImproved)
	case c.Source == 0:
		return missing(needCureSource)
	case c.Source != PNS:
		return at(reasonDismissalDue, DismissalDue)
	case c.Tested == merit.No:
		return at(reasonTestDue, TestDue)
	case c.Tested == merit.Unknown:
		return missing(needTestResult)
	case c.Fits == merit.Yes:
		return at(reasonMoveDue, MoveDue)
	case c.Fits == merit.No:
		return at(reasonDemotionDue, DemotionDue)
	}
	return missing(needTestResult)
}

// placed says how the path ended, and whether the facts call for another end.
func (c Cure) placed(f *merit.Finding) CureVerdict {
	f.Required = nil
	outsider := c.Source != PNS && c.Source != 0
	state, contrary := Moved, outsider || c.Fits == merit.No
	f.Reason = reasonMoved
	switch c.Placed {
	case ToLowerPost:
		f.Reason, state, contrary = reasonLowered, Lowered, outsider || c.Fits == merit.Yes
	case OutOfPost:
		f.Reason, state, contrary = reasonDismissed, Dismissed, c.Source == PNS
	}
	if contrary {
		f.Notes |= noteOutsidePath
	}
	return CureVerdict{*f, state}
}

func (c Cure) check(when merit.When) error {
	var found problems
	found.add(when.Check(), knownLevel("level", c.Level), sourceWords.known("source", c.Source), placementWords.known("placed", c.Placed),
		knownAnswer("missed", c.Missed), knownAnswer("improved", c.Improved), knownAnswer("tested", c.Tested), knownAnswer("fits", c.Fits))
	if !c.Noticed.IsZero() && c.Noticed.Before(c.Since) {
		found.add(&merit.FieldError{Field: "noticed", Value: c.Noticed.String(), Expected: "a day not before " + c.Since.String(), Err: merit.ErrConflict})
	}
	return found.err()
}
