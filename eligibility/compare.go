package eligibility

import (
	"slices"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Requirement is what must hold for something to be allowed: findings, all of
// which must hold, or several requirements of which all or any must. The zero
// Requirement asks for nothing and is NotApplicable.
type Requirement struct {
	finding merit.Finding // of a requirement without parts
	parts   []Requirement
	any     bool
}

// Must returns the requirement that every finding holds.
func Must(findings ...merit.Finding) Requirement {
	r := Requirement{parts: make([]Requirement, len(findings))}
	for i, f := range findings {
		r.parts[i].finding = f
	}
	return r
}

// AllOf returns the requirement that every one of several holds.
func AllOf(parts ...Requirement) Requirement { return Requirement{parts: parts} }

// AnyOf returns the requirement that one of several holds.
func AnyOf(parts ...Requirement) Requirement { return Requirement{parts: parts, any: true} }

// Outcome combines the findings: see [merit.Outcome.And] and [merit.Outcome.Or].
func (r Requirement) Outcome() merit.Outcome {
	if r.finding.Rule != nil {
		return r.finding.Outcome()
	}
	out := merit.NotApplicable
	for _, part := range r.parts {
		if r.any {
			out = out.Or(part.Outcome())
		} else {
			out = out.And(part.Outcome())
		}
	}
	return out
}

// Findings returns every finding of the requirement, in order.
func (r Requirement) Findings() []merit.Finding {
	if r.finding.Rule != nil {
		return []merit.Finding{r.finding}
	}
	var out []merit.Finding
	for _, part := range r.parts {
		out = append(out, part.Findings()...)
	}
	return out
}

// Obstacles returns the smallest set of findings that stand in the way
// (penghalang): were they met, and the rest as it is, the requirement would be met.
// Of alternatives it takes the one with the fewest, of equals the first; a finding
// that does not apply can open no way. It is empty where nothing stands in the way.
func (r Requirement) Obstacles() []merit.Finding {
	if o := r.Outcome(); o == merit.Met || o == merit.NotApplicable {
		return nil
	}
	if r.finding.Rule != nil {
		return []merit.Finding{r.finding}
	}
	var out []merit.Finding
	for _, part := range r.parts {
		obstacles := part.Obstacles()
		switch {
		case len(obstacles) == 0:
		case !r.any:
			out = append(out, obstacles...)
		case out == nil || len(obstacles) < len(out):
			out = obstacles
		}
	}
	return out
}

// Turn is when a requirement turns Met, by the passing of time alone.
type Turn struct {
	// Day is the first day on which it is Met; the zero Date where it never is.
	Day merit.Date
	// Unsure is the first day on which it cannot be told, if that lies before Day:
	// with more facts it might be met by then.
	Unsure merit.Date
	// Lapsed is the first day on which none of its rules applies, if that lies
	// before Day: from then on nothing is asked, and nothing is in the way.
	Lapsed merit.Date
	// Last is the requirement as it stands on Day, or at the end where there is no
	// such day; its Obstacles say why.
	Last Requirement
}

// Earliest returns the first day, from the day of judgement on, on which a question
// about one case is answered Met if no fact changes but the date; or never, and
// why. Where the day of law is the day of judgement the law moves along with it, as
// far as the library knows it; otherwise it stands still. It returns the first
// error of ask.
func Earliest(ask func(merit.When) (Requirement, error), when merit.When) (Turn, error) {
	var t Turn
	moving := when.Law == when.AsOf
	for {
		answer, err := ask(when)
		if err != nil {
			return Turn{}, err
		}
		t.Last = answer
		switch answer.Outcome() {
		case merit.Met:
			t.Day = when.AsOf
			return t, nil
		case merit.Undetermined:
			if t.Unsure.IsZero() {
				t.Unsure = when.AsOf
			}
		case merit.NotApplicable:
			if t.Lapsed.IsZero() {
				t.Lapsed = when.AsOf
			}
		}
		next := nextChange(answer.Findings(), when.AsOf, moving)
		if next.IsZero() {
			return t, nil
		}
		when.AsOf = next
		if moving {
			when.Law = next
		}
	}
}

// nextChange returns the first day after the given one on which a finding may be
// another: it changes by itself, or the law does.
func nextChange(findings []merit.Finding, day merit.Date, moving bool) (next merit.Date) {
	candidate := func(d merit.Date) {
		if d.After(day) && (next.IsZero() || d.Before(next)) {
			next = d
		}
	}
	for _, f := range findings {
		candidate(f.Changes)
		if moving {
			for _, d := range lawDays(f.Rule) {
				candidate(d)
			}
		}
	}
	return next
}

// lawDays returns the days on which the law of a rule changes.
func lawDays(r *merit.Rule) (out []merit.Date) {
	for _, v := range r.Versions() {
		out = append(out, v.From)
	}
	for _, p := range r.Params() {
		for _, v := range p.Values() {
			out = append(out, v.From)
			if !v.Until.IsZero() {
				out = append(out, v.Until)
			}
		}
	}
	return out
}

// LawChange is a finding that comes out differently under the law of two days.
type LawChange struct {
	First, Second merit.Finding // under the law of the first and of the second day
	// On is the day of law, after the earlier of the two, from which the finding is
	// as under the later.
	On merit.Date
	// Articles are what the second finding rests on and the first does not; where
	// both rest on the same, all that the second rests on.
	Articles []merit.Citation
}

// CompareLaws judges the same facts under the law of two days and returns the
// findings that differ: in their reason, in the number that decided or in what they
// lack, with the article that changed them. The findings of both days are paired by
// rule and order. It returns the first error of ask.
func CompareLaws(ask func(merit.When) (merit.Verdict, error), asOf, first, second merit.Date) ([]LawChange, error) {
	one, err := ask(merit.On(asOf).UnderLaw(first))
	if err != nil {
		return nil, err
	}
	two, err := ask(merit.On(asOf).UnderLaw(second))
	if err != nil {
		return nil, err
	}
	var out []LawChange
	for i, f := range one.Findings {
		g, found := twin(one.Findings, i, two.Findings)
		if !found || alike(f, g) {
			continue
		}
		c := LawChange{First: f, Second: g, Articles: slices.DeleteFunc(g.Citations(), func(cited merit.Citation) bool { return slices.Contains(f.Citations(), cited) })}
		if len(c.Articles) == 0 {
			c.Articles = g.Citations()
		}
		from, until, later := first, second, g
		if second.Before(first) {
			from, until, later = second, first, f
		}
		days := lawDays(f.Rule)
		slices.SortFunc(days, merit.Date.Compare)
		same := false
		for _, d := range days {
			if !d.After(from) || d.After(until) {
				continue
			}
			v, err := ask(merit.On(asOf).UnderLaw(d))
			if err != nil {
				return nil, err
			}
			h, found := twin(one.Findings, i, v.Findings)
			if now := found && alike(h, later); now != same {
				if same = now; now {
					c.On = d
				}
			}
		}
		out = append(out, c)
	}
	return out, nil
}

// twin returns the finding of another list that has the rule of the i-th of this
// one and the same place among the findings of that rule.
func twin(list []merit.Finding, i int, other []merit.Finding) (merit.Finding, bool) {
	place := 0
	for _, f := range list[:i] {
		if f.Rule == list[i].Rule {
			place++
		}
	}
	for _, f := range other {
		if f.Rule != list[i].Rule {
			continue
		}
		if place == 0 {
			return f, true
		}
		place--
	}
	return merit.Finding{}, false
}

// alike reports whether two findings of one rule come out the same way.
func alike(f, g merit.Finding) bool {
	number := func(f merit.Finding) merit.Value {
		if f.Required == nil {
			return merit.Value{}
		}
		return f.Required.Value
	}
	return f.Reason == g.Reason && f.Missing == g.Missing && number(f) == number(g)
}

// Requirement returns the ways to replace an official: the ban leaves it, the
// President approves or, under the reading that follows it, the circular allows it.
func (v ReplaceVerdict) Requirement() Requirement {
	ways := AnyOf(Must(v.Ban), Must(v.President))
	if v.Circular.Notes&noteOutranked != 0 {
		ways.parts = append(ways.parts, Must(v.Circular))
	}
	return ways
}

// Requirement returns the ways to appoint: every condition is met, or the President
// waives what is not.
func (v AppointVerdict) Requirement() Requirement {
	all := Requirement{}
	for _, f := range v.conditions {
		if f.Rule != nil {
			all.parts = append(all.parts, Must(f))
		}
	}
	return AnyOf(all, Must(v.Waiver))
}

// Requirement returns what must hold for the post to be held on: the term, or past
// it what an extension needs.
func (v TermVerdict) Requirement() Requirement {
	if v.Max.Reason == reasonTermOver || v.Max.Reason == reasonTermUnknown {
		return Must(v.Performance, v.Fit, v.Need, v.Approval, v.Report)
	}
	return Must(v.Max)
}

// Requirement returns the finding as what must hold.
func (v CureVerdict) Requirement() Requirement { return Must(v.Finding) }
