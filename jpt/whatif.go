package jpt

import (
	"slices"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
)

// InTheWay returns the smallest set of findings that stand in the way of the move:
// were these Met, the official could be moved, and without any one of them not. Of
// the two ways, the job classification and the agency, only one is needed, so only
// the nearer stands here: the one that is open rather than the one that fails, the
// job classification where both are alike. It is nil where nothing stands in the
// way.
func (c CandidateVerdict) InTheWay() []merit.Finding {
	var out []merit.Finding
	needed := [...]merit.Finding{c.Mutation, c.Ukom, c.Level, c.Standard, c.Result}
	from := 0
	if c.Reorganised {
		from = 2 // neither tenure is asked
	}
	for _, f := range needed[from:] {
		if stands(f) {
			out = append(out, f)
		}
	}
	if c.Reorganised || c.Classification.Outcome() == merit.Met || c.Agency.Outcome() == merit.Met {
		return out
	}
	switch class, agency := stands(c.Classification), stands(c.Agency); {
	case class && (!agency || c.Classification.Outcome() == merit.Undetermined || c.Agency.Outcome() == merit.NotMet):
		out = append(out, c.Classification)
	case agency:
		out = append(out, c.Agency)
	}
	return out
}

// stands reports whether a condition stands in the way.
func stands(f merit.Finding) bool {
	return f.Outcome() == merit.NotMet || f.Outcome() == merit.Undetermined
}

// InTheWay returns the smallest set of findings that stand in the way of moving the
// candidate of that place in the list: those on the region, on the reorganisation
// where it is not known, and on the candidate. It is nil where nothing does, and for
// a place that the list does not have.
func (d Decision) InTheWay(candidate int) []merit.Finding {
	if candidate < 0 || candidate >= len(d.Candidates) {
		return nil
	}
	var out []merit.Finding
	for _, f := range [...]merit.Finding{d.Frozen.Election, d.Frozen.NewHead, d.Reorg} {
		if stands(f) {
			out = append(out, f)
		}
	}
	return append(out, d.Candidates[candidate].InTheWay()...)
}

// Forecast is the first day on which a vacancy could be filled by moving an official
// if nothing changes but the date, or never and why.
type Forecast struct {
	// Outcome is Met where there is such a Day, NotMet where there is none, and
	// Undetermined where it is not known whether there is one.
	Outcome merit.Outcome
	Day     merit.Date
	Route   Route // on that Day
	// Perhaps is the first day, earlier than Day or without one, on which it is
	// not known whether the official may be moved.
	Perhaps merit.Date
	// Now holds what stands in the way on the day asked about.
	Now []merit.Finding
	// Last holds what stands in the way from the last change on; nil where there
	// is a Day.
	Last []merit.Finding
}

// Earliest looks for the first day, from the day asked about on, on which the
// vacancy could be filled by moving the candidate: the end of a freeze, of the time
// that is too short, or a change of the law known to the library. Where the day of
// law is another day than that of judgement, the law stands still and only the facts
// move on. Bad input is refused as by [Decide].
func Earliest(v Vacancy, c Candidate, profile *eligibility.Profile, when merit.When) (Forecast, error) {
	var f Forecast
	var d Decision
	list := []Candidate{c}
	var turns []merit.Date
	if when.Law == when.AsOf && profile != nil { // without one Decide refuses
		turns = lawDays(profile)
	}
	for first := true; ; first = false {
		if err := d.Decide(&v, list, profile, when); err != nil {
			return Forecast{}, err
		}
		blocking := d.InTheWay(0)
		if first {
			f.Now = blocking
		}
		// Before PP 11/2017 nothing stands in the way and yet there is no move.
		switch {
		case d.Route.Rotation():
			f.Outcome, f.Day, f.Route, f.Last = merit.Met, when.AsOf, d.Route, nil
			return f, nil
		case open(blocking) && f.Perhaps.IsZero():
			f.Perhaps = when.AsOf
		}
		f.Last = blocking
		next := d.nextChange(when.AsOf, turns)
		if next.IsZero() {
			f.Outcome = merit.NotMet
			if !f.Perhaps.IsZero() {
				f.Outcome = merit.Undetermined
			}
			return f, nil
		}
		if when.Law == when.AsOf {
			when.Law = next
		}
		when.AsOf = next
	}
}

// open reports whether what stands in the way is only what is not known.
func open(blocking []merit.Finding) bool {
	return len(blocking) > 0 && merit.Combine(blocking) == merit.Undetermined
}

// nextChange returns the first day after the given one on which a finding or the law
// changes, or the zero Date.
func (d *Decision) nextChange(after merit.Date, turns []merit.Date) merit.Date {
	var next merit.Date
	sooner := func(day merit.Date) {
		if day.After(after) && (next.IsZero() || day.Before(next)) {
			next = day
		}
	}
	for _, f := range [...]merit.Finding{d.Frozen.Election, d.Frozen.NewHead, d.Reorg} {
		sooner(f.Changes)
	}
	for _, c := range d.Candidates {
		for _, f := range [...]merit.Finding{c.Mutation, c.Ukom, c.Level, c.Standard, c.Result, c.Classification, c.Agency} {
			sooner(f.Changes)
		}
	}
	for _, day := range turns {
		sooner(day)
	}
	return next
}

// ruleDays are the days on which a rule or a number of law that bears on moves turns.
var ruleDays = daysOf(slices.Concat(Rules(), eligibility.Rules()))

func daysOf(rules []*merit.Rule) []merit.Date {
	var days []merit.Date
	for _, r := range rules {
		for _, v := range r.Versions() {
			days = append(days, v.From)
		}
		for _, p := range r.Params() {
			days = appendDays(days, p)
		}
	}
	slices.SortFunc(days, merit.Date.Compare)
	return slices.Compact(days)
}

func appendDays(days []merit.Date, p *merit.Param) []merit.Date {
	if p == nil {
		return days
	}
	for _, v := range p.Values() {
		days = append(days, v.From)
		if !v.Until.IsZero() {
			days = append(days, v.Until)
		}
	}
	return days
}

// lawDays returns the days on which the law turns, under a profile that may have
// numbers of its own.
func lawDays(profile *eligibility.Profile) []merit.Date {
	days := slices.Clone(ruleDays)
	spec := profile.Spec()
	for _, p := range [...]*merit.Param{spec.Mutation.Least, spec.Mutation.Most, spec.Ukom.Least, spec.Ukom.Most} {
		days = appendDays(days, p)
	}
	return days
}
