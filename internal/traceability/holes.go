package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-133aca06/asnmerit/internal/cases"
	"github.com/seed-133aca06/asnmerit/merit"
)

// judging are the outcomes of which every rule must have a case.
var judging = []merit.Outcome{merit.Met, merit.NotMet, merit.Undetermined}

// holes returns everything that the matrix lacks: a rule that no finding returns, an
// outcome or a reason without a case, an article that no case cites, a first day of
// the law without a case on it and the day before, and a threshold without a case on
// the day, the day before and the day after. What applied and impossible explain is
// no hole; an explanation that nothing needs is one.
func holes(rules []*merit.Rule, given []cases.Given, applied map[merit.RuleID]use, impossible map[string]string) []string {
	var out []string
	idle := map[string]bool{}
	for id := range applied {
		idle[string(id)] = true
	}
	for key := range impossible {
		idle[key] = true
	}
	explained := func(key string) bool {
		_, found := impossible[key]
		if found {
			delete(idle, key)
		}
		return found
	}
	byRule := map[merit.RuleID][]cases.Given{}
	for _, g := range given {
		byRule[g.Rule] = append(byRule[g.Rule], g)
	}
	for _, r := range rules {
		found := byRule[r.ID()]
		if len(found) == 0 {
			if _, explains := applied[r.ID()]; !explains {
				out = append(out, fmt.Sprintf("%s: no finding of any case returns it", r.ID()))
			}
			delete(idle, string(r.ID()))
			continue
		}
		out = append(out, outcomes(r, found, impossible, explained)...)
		out = append(out, articles(r, found, explained)...)
		out = append(out, lawDays(r, found, explained)...)
		out = append(out, thresholds(r, found, explained)...)
	}
	for key := range idle {
		out = append(out, fmt.Sprintf("%s: explained, but there is no hole", key))
	}
	slices.Sort(out)
	return out
}

func outcomes(r *merit.Rule, found []cases.Given, impossible map[string]string, explained func(string) bool) []string {
	var out []string
	for _, o := range judging {
		has := slices.ContainsFunc(found, func(g cases.Given) bool { return g.Outcome == o && g.Row != "" })
		key := fmt.Sprintf("%s %s", r.ID(), o)
		if !has && !explained(key) {
			out = append(out, key+": no row of a table")
		}
		for _, reason := range r.Reasons() {
			// What is said to be impossible must not be among the rule's own ways out.
			if _, said := impossible[key]; said && reason.Outcome == o && reachable(r, reason) && impossible[string(r.ID())+"/"+reason.Code] == "" {
				out = append(out, fmt.Sprintf("%s: explained as impossible, but %s gives it", key, reason.Code))
			}
		}
	}
	for _, reason := range r.Reasons() {
		if !reachable(r, reason) {
			continue
		}
		has := slices.ContainsFunc(found, func(g cases.Given) bool { return g.Reason == reason.Code })
		if key := fmt.Sprintf("%s/%s", r.ID(), reason.Code); !has && !explained(key) {
			out = append(out, key+": no case")
		}
	}
	return out
}

// reachable reports whether the rule can come out by the reason at all: the three
// that every rule has depend on its versions and facts.
func reachable(r *merit.Rule, reason *merit.Reason) bool {
	has := func(f merit.Force) bool {
		return slices.ContainsFunc(r.Versions(), func(v merit.Version) bool { return v.Force == f })
	}
	switch reason {
	case merit.ReasonNotInForce:
		return has(merit.NotInForce)
	case merit.ReasonForceUnproven:
		return has(merit.ForceUnproven)
	case merit.ReasonMissing:
		return len(r.Facts()) > 0
	}
	return true
}

// articles finds what the rule rests on and no case cites.
func articles(r *merit.Rule, found []cases.Given, explained func(string) bool) []string {
	var out []string
	for _, c := range cited(r) {
		has := slices.ContainsFunc(found, func(g cases.Given) bool { return slices.Contains(g.Basis, c) })
		if key := fmt.Sprintf("%s: %s", r.ID(), c); !has && !explained(key) {
			out = append(out, key+": no case cites it")
		}
	}
	return out
}

// cited returns every citation of a rule, of its versions and of its numbers.
func cited(r *merit.Rule) []string {
	var out []string
	add := func(basis []merit.Citation) {
		for _, c := range basis {
			if s := c.String(); !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	for _, v := range r.Versions() {
		add(v.Basis)
	}
	for _, p := range r.Params() {
		for _, v := range p.Values() {
			add(v.Basis)
		}
	}
	return out
}

// lawDays finds first days of a version or of a number that no case tells from the
// day before.
func lawDays(r *merit.Rule, found []cases.Given, explained func(string) bool) []string {
	var out []string
	for _, first := range changes(r) {
		for _, day := range []merit.Date{first.AddDays(-1), first} {
			has := slices.ContainsFunc(found, func(g cases.Given) bool { return g.Law == day })
			if key := fmt.Sprintf("%s by the law of %s", r.ID(), day); !has && !explained(key) {
				out = append(out, key+": no case")
			}
		}
	}
	return out
}

// changes returns the days after the first on which the rule or a number of it
// changes.
func changes(r *merit.Rule) []merit.Date {
	var out []merit.Date
	add := func(day merit.Date) {
		if day.After(merit.FirstDay) && !slices.Contains(out, day) {
			out = append(out, day)
		}
	}
	for _, v := range r.Versions() {
		add(v.From)
	}
	for _, p := range r.Params() {
		for _, v := range p.Values() {
			add(v.From)
		}
	}
	slices.SortFunc(out, merit.Date.Compare)
	return out
}

// thresholds finds lengths of time that some case is held against, but none on the
// day on which the length is reached, on the day before, or on the day after. A case
// whose finding shows no span, as one in which the length decided nothing, counts by
// its day of judgement against the spans of the rule's other cases.
func thresholds(r *merit.Rule, found []cases.Given, explained func(string) bool) []string {
	var out []string
	for _, length := range lengths(found) {
		p, err := merit.ParsePeriod(length)
		if err != nil {
			out = append(out, fmt.Sprintf("%s: %v", r.ID(), err))
			continue
		}
		turns := map[merit.Date]bool{}
		for _, g := range found {
			if g.Wants == length && !g.From.IsZero() {
				turns[g.From.Add(p, merit.RollForward)], turns[g.From.Add(p, merit.RollBack)] = true, true
			}
		}
		for _, side := range sides {
			has := slices.ContainsFunc(found, func(g cases.Given) bool {
				day := g.To
				if g.From.IsZero() {
					day = g.AsOf
				}
				day = day.AddDays(-side.days)
				return turns[day] || !g.From.IsZero() && (day == g.From.Add(p, merit.RollForward) || day == g.From.Add(p, merit.RollBack))
			})
			if key := fmt.Sprintf("%s at %s %s", r.ID(), length, side.name); !has && !explained(key) {
				out = append(out, key+": no case")
			}
		}
	}
	return out
}

var sides = []struct {
	name string
	days int
}{{"the day before", -1}, {"on the day", 0}, {"the day after", 1}}

// lengths returns the lengths of time that the cases are held against, of cases that
// show a span.
func lengths(found []cases.Given) []string {
	var out []string
	for _, g := range found {
		if g.Kind == merit.PeriodValue && !g.From.IsZero() && !slices.Contains(out, g.Wants) {
			out = append(out, g.Wants)
		}
	}
	slices.SortFunc(out, strings.Compare)
	return out
}
