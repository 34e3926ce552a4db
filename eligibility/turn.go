package eligibility

import "github.com/seed-133aca06/asnmerit/merit"

// turn makes the day on which a finding changes the first one on which its outcome
// is another. The day that a judgement names is one on which something changes: under
// a law that moves along, or with another fact still missing, the outcome may be the
// same on it, or another before. Again judges the same facts on another day; turns
// names the next day after one on which something else than the passing of time
// changes, or the zero Date.
func turn(f *merit.Finding, when merit.When, again func(merit.When) merit.Finding, turns func(merit.Date) merit.Date) {
	moving := when.Law == when.AsOf
	if f.Changes.IsZero() && !moving {
		return
	}
	for named := f.Changes; ; {
		next := sooner(named, turns(when.AsOf))
		if !next.After(when.AsOf) || next == merit.LastDay {
			f.Changes = merit.Date{}
			return
		}
		if when.AsOf = next; moving {
			when.Law = next
		}
		g := again(when)
		if g.Outcome() != f.Outcome() {
			f.Changes = next
			return
		}
		named = g.Changes
	}
}

// comes returns a sum of days, or the zero Date where it lies beyond the calendar.
func comes(day merit.Date) merit.Date {
	if day == merit.LastDay {
		return merit.Date{}
	}
	return day
}

// sooner returns the earlier of two days, of which the zero Date is none.
func sooner(a, b merit.Date) merit.Date {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// lawTurns returns the next day after one on which the law of a rule or one of its
// numbers changes or begins, for a law that moves along; the zero Date for one that
// stands still.
func lawTurns(day merit.Date, moving bool, rule *merit.Rule, numbers ...*merit.Param) (next merit.Date) {
	if !moving {
		return next
	}
	if v := rule.At(day); v != nil {
		next = v.Until
	}
	for _, n := range numbers {
		if n == nil {
			continue
		}
		if v := n.At(day); v != nil {
			next = sooner(next, v.Until)
		} else if begins := n.Values()[0].From; begins.After(day) {
			next = sooner(next, begins)
		}
	}
	return next
}

// lastTurn returns the last day on which one of the rules or numbers changes.
func lastTurn(rules []*merit.Rule, numbers ...*merit.Param) (last merit.Date) {
	for _, r := range rules {
		for _, v := range r.Versions() {
			last = later(last, later(v.From, v.Until))
		}
	}
	for _, n := range numbers {
		if n == nil {
			continue
		}
		for _, v := range n.Values() {
			last = later(last, later(v.From, v.Until))
		}
	}
	return last
}
