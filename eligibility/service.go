package eligibility

import (
	"github.com/seed-133aca06/asnmerit/merit"
)

// The ways in which a spell counts, or does not, for the tenure in a post.
var (
	reasonCounted = &merit.Reason{Code: "counted", Outcome: merit.Met, Text: merit.T(
		"dihitung seluruhnya: {observed}", "counted in full: {observed}")}
	reasonCountedRest = &merit.Reason{Code: "counted-in-part", Outcome: merit.Met, Text: merit.T(
		"bertumpang tindih dengan masa sebelumnya; yang dihitung {observed}", "overlaps an earlier time; what counts is {observed}")}
	reasonCovered = &merit.Reason{Code: "overlap", Outcome: merit.NotApplicable, Text: merit.T(
		"seluruhnya bertumpang tindih dengan masa sebelumnya: tidak dihitung dua kali", "lies within an earlier time: not counted twice")}
	reasonActing = &merit.Reason{Code: "acting", Outcome: merit.NotApplicable, Text: merit.T(
		"menjabat sebagai Plt atau Plh: tidak dihitung", "held as an acting official (Plt, Plh): not counted")}
	reasonOtherPost = &merit.Reason{Code: "other-post", Outcome: merit.NotApplicable, Text: merit.T(
		"jabatan lain: tidak dihitung", "another post: not counted")}
	reasonBeforeRestart = &merit.Reason{Code: "before-restart", Outcome: merit.NotApplicable, Text: merit.T(
		"sebelum pelantikan kembali, yang memulai masa jabatan baru: tidak dihitung", "before the new inauguration that starts a new tenure: not counted")}
	reasonToCome = &merit.Reason{Code: "to-come", Outcome: merit.NotApplicable, Text: merit.T(
		"belum mulai pada {asof}", "has not begun on {asof}")}

	daysRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-TENURE-DAYS",
		Title:    merit.T("Hari yang dihitung sebagai masa jabatan", "Days that count as tenure"),
		Standing: merit.StandingConvention, Confidence: merit.ProjectConvention,
		Doubt: merit.T("tidak ada ketentuan yang ditemukan tentang masa jabatan yang terputus, rangkap, atau dikukuhkan kembali",
			"no provision was found on tenure that is interrupted, doubled or confirmed by a new inauguration"),
		Versions: []merit.Version{{From: merit.FirstDay, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("Konvensi asnmerit")}}},
		Facts:    tenureFacts,
		Reasons: []*merit.Reason{reasonCounted, reasonCountedRest, reasonCovered, reasonActing, reasonOtherPost,
			reasonBeforeRestart, reasonToCome},
	})
)

// clocks names, for every rule that counts time from an event of the official's
// own, whether its source names the event; see [ClockOf].
var clocks = []struct {
	rule  *merit.Rule
	named bool
}{
	{mutationRule, true}, // SE MenPANRB 52/2020 and Kab. Tegal: since inauguration
	{mutationStatuteRule, false},
	{ukomRule, false},
	{evaluationRule, false},
	{termRule, false},
	{replaceBanRule, true}, // UU 5/2014 Pasal 116 ayat (1): since inauguration
	{replacePresidentRule, true},
	{cureRule, false}, {performanceRule, false},
	{appointUtamaRule, false},
	{appointMadyaRule, false},
	{appointPratamaRule, false},
	{appointNonPNSRule, false},
	{appointForcesRule, false},
	{adminRule, false},
}

// ClockOf returns the event that starts the clock of a rule under the readings, and
// whether the rule's source names it: the inauguration where it does, and where it
// does not, the reading of the point "clock-start". It returns 0 for a rule that
// counts no time of the official's own.
func ClockOf(rule *merit.Rule, r Readings) (event Reading, named bool) {
	for _, c := range clocks {
		switch {
		case c.rule != rule:
		case c.named:
			return ClockFromInauguration, true
		default:
			return r.of(&clockPoint), false
		}
	}
	return 0, false
}

// ServiceTenure is the answer on a tenure that is given as spells.
type ServiceTenure struct {
	Tenure
	// Days has one finding of ELG-TENURE-DAYS for each spell, in order: which days
	// counted for the rules whose source names no event, and why the others did
	// not.
	Days []merit.Finding `json:"days,omitzero"`
}

// TenureIn judges the thresholds of the profile on the tenure in one post, out of
// all the times that an official spent in posts, oldest first. Days as Plt or Plh
// and days in other posts do not count, nor do days twice; a gap does not count and
// does not start the clock again. Where a spell is a new inauguration into the same
// post, the readings must say whether it goes on or starts again: the point
// "re-inauguration" has no default.
//
// It returns, all at once and each as a [*merit.FieldError], the error of
// [merit.When.Check], a profile that is none, a post that no spell names, spells out of order, spells that
// end before they begin, and the reading that was not chosen. It allocates its
// findings and nothing else.
func (p *Profile) TenureIn(post string, career []Spell, r Readings, when merit.When) (ServiceTenure, error) {
	clock := r.of(&clockPoint)
	var found problems
	found.add(p.check(), when.Check(), checkCareer(career, clock))
	if clock != ClockFromInauguration {
		found.add(checkCareer(career, ClockFromInauguration))
	}
	last, anew := inPost(post, career, clock, when.AsOf)
	if last < 0 || post == "" {
		found.add(&merit.FieldError{Field: "post", Value: post, Expected: "the post of a spell", Err: merit.ErrUnknown})
	}
	if anew >= 0 {
		found.add(r.require(&reorgPoint))
	}
	if err := found.err(); err != nil {
		return ServiceTenure{}, err
	}
	q := p.under(r)
	again := func(w merit.When) (out Tenure) {
		q.service(&out, post, career, r, w)
		return out
	}
	moving := when.Law == when.AsOf
	out := again(when)
	// Besides the law, what begins or ends may change the answer.
	out.turn(when, again, func(day merit.Date) merit.Date { return sooner(q.turns(day, moving), nextSpell(career, clock, day)) })
	in, _ := serviceIn(post, career, r, when.AsOf)
	return ServiceTenure{out, (&days{career: career, clock: clock, pick: in}).explain(when)}, nil
}

// inPost returns the last spell in the post, and the last new inauguration into it
// that has come by the day; -1 for none.
func inPost(post string, career []Spell, clock Reading, day merit.Date) (last, anew int) {
	last, anew = -1, -1
	for i := range career {
		if s := &career[i]; s.Post == post {
			last = i
			if s.Held == Reinaugurated && !s.start(clock).After(day) {
				anew = i
			}
		}
	}
	return last, anew
}

// serviceIn returns which spells count on a day, and the remark on why.
func serviceIn(post string, career []Spell, r Readings, day merit.Date) (pick, merit.NoteSet) {
	in := pick{post: post}
	switch _, anew := inPost(post, career, r.of(&clockPoint), day); {
	case anew >= 0 && r.has(ReorgRestarts):
		in.from = anew
		return in, noteRestarted
	case anew >= 0:
		return in, noteContinued
	}
	return in, 0
}

// service judges the thresholds on a career that was checked, under a profile that
// takes the readings.
func (p *Profile) service(out *Tenure, post string, career []Spell, r Readings, when merit.When) {
	clock := r.of(&clockPoint)
	last, _ := inPost(post, career, clock, when.AsOf)
	in, notes := serviceIn(post, career, r, when.AsOf)
	named := (&days{career: career, clock: ClockFromInauguration, pick: in}).timer(notes, when)
	unnamed := (&days{career: career, clock: clock, pick: in}).timer(notes|noteClock, when)
	p.judge(out, career[last].Level, &named, &unnamed, when)
}

// nextSpell returns the next day after one on which a spell begins or ends.
func nextSpell(career []Spell, clock Reading, day merit.Date) (next merit.Date) {
	for i := range career {
		s := &career[i]
		for _, d := range [...]merit.Date{s.Inaugurated, s.start(clock), s.Until} {
			if d.After(day) {
				next = sooner(next, d)
			}
		}
	}
	return next
}

// timer returns the tenure that the days come to on the day of judgement.
func (d *days) timer(notes merit.NoteSet, when merit.When) timer {
	t := timer{notes: notes, spans: *d, lacks: needInauguration}
	if d.clock != ClockFromInauguration {
		t.lacks = needStart
	}
	unknown := false
	for i := range d.career {
		if s := &d.career[i]; i >= d.pick.from && s.Post == d.pick.post {
			unknown = unknown || s.Held == 0
		}
	}
	switch {
	case d.lacksStart():
		return t
	case unknown:
		t.lacks = needHolding
		return t
	}
	t.run(*d, when.AsOf)
	t.acting = t.start.IsZero() // the post has spells, and none but acting ones
	return t
}

// run sets the timer to what the days come to on the given day; its start is the zero
// Date where none counts.
func (t *timer) run(d days, asOf merit.Date) {
	start, unbroken := d.first(asOf)
	t.start, t.now, t.spans, t.broken = start, asOf, d, true
	t.notes &^= noteJoined
	if !start.IsZero() && !unbroken && !asOf.Before(start) {
		t.now = start.AddDays(d.before(asOf))
		t.notes |= noteJoined
	}
}

// explain returns a finding for each spell: which of its days count.
func (d *days) explain(when merit.When) []merit.Finding {
	out := make([]merit.Finding, len(d.career))
	for i := range d.career {
		s := &d.career[i]
		start := s.start(d.clock)
		f := &out[i]
		*f = merit.Finding{Rule: daysRule, Reason: reasonCovered, AsOf: when.AsOf, Law: when.Law}
		switch {
		case s.Post != d.pick.post:
			f.Reason = reasonOtherPost
		case s.Held.Acting():
			f.Reason = reasonActing
		case i < d.pick.from:
			f.Reason = reasonBeforeRestart
		case s.Held == 0:
			*f = daysRule.MissingFacts(when, needHolding)
		case start.IsZero() && d.clock == ClockFromInauguration:
			*f = daysRule.MissingFacts(when, needInauguration)
		case start.IsZero():
			*f = daysRule.MissingFacts(when, needStart)
		case start.After(when.AsOf):
			f.Reason = reasonToCome
		}
	}
	d.walk(func(i int, from, until merit.Date) bool {
		f := &out[i]
		if f.Reason == reasonToCome && from == d.career[i].start(d.clock) {
			f.Changes = from // a time that an earlier one covers then does not count either
		}
		if f.Reason != reasonCovered || !from.Before(when.AsOf) && from != d.career[i].start(d.clock) {
			return true // not yet begun, or covered up to now
		}
		if until.IsZero() || until.After(when.AsOf) {
			until = when.AsOf
		}
		if f.Reason = reasonCounted; from != d.career[i].start(d.clock) {
			f.Reason = reasonCountedRest
		}
		f.Observed = merit.ElapsedOf(from, until, merit.RollForward)
		return true
	})
	return out
}
