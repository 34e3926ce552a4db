package jpt

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
)

// Decide is the function [Decide] writing into d, whose list of candidates is used
// again; with room in it, it allocates nothing. It also refuses no vacancy at all, nil.
func (d *Decision) Decide(v *Vacancy, candidates []Candidate, profile *eligibility.Profile, when merit.When) error {
	return d.decide(v, candidates, nil, profile, when)
}

// DecideWith is [Decision.Decide] for a caller who has judged the tenure of every
// candidate already: tenures[i] is what [eligibility.Profile.Tenure] of the profile says
// of candidates[i] on the same days. It also refuses tenures of another number or of
// other days; that they are of the candidates and of the profile is for the caller to
// see to.
func (d *Decision) DecideWith(v *Vacancy, candidates []Candidate, tenures []eligibility.Tenure, profile *eligibility.Profile, when merit.When) error {
	if len(tenures) != len(candidates) {
		number := &merit.FieldError{Field: "tenures", Value: strconv.Itoa(len(tenures)), Expected: fmt.Sprintf("%d, one for each candidate", len(candidates)), Err: merit.ErrConflict}
		return d.refuse(problems(v, candidates, tenures, profile, when), number)
	}
	return d.decide(v, candidates, tenures, profile, when)
}

// refuse leaves nothing of an earlier decision and returns the errors.
func (d *Decision) refuse(errs ...error) error {
	*d = Decision{Candidates: d.Candidates[:0]}
	return errors.Join(errs...)
}

// presentLaw is the first day from which on the rules asked about every vacancy are what
// they are now, all of them in force.
var presentLaw = lastTurn(freezeElectionRule, freezeNewHeadRule, reorgRule, rotationRule, rotationWithinRule, fallbackRule)

// lastTurn returns the last day on which one of the rules or of their numbers turns.
func lastTurn(rules ...*merit.Rule) merit.Date {
	days := daysOf(rules)
	return days[len(days)-1]
}

// sound reports that nothing is wrong with a vacancy, a profile and two days.
func sound(v *Vacancy, profile *eligibility.Profile, when merit.When) bool {
	return v != nil && profile != nil && profile.String() != "" && when.Check() == nil &&
		v.Post.sound() && v.Calendar.sound() && v.Exemption.sound() && v.Reorganised <= merit.No && (v.Readings == 0 || v.Readings.Check() == nil)
}

// decide judges a vacancy and its candidates. Where no tenures are given it judges them.
func (d *Decision) decide(v *Vacancy, candidates []Candidate, tenures []eligibility.Tenure, profile *eligibility.Profile, when merit.When) error {
	if !sound(v, profile, when) {
		return d.refuse(problems(v, candidates, tenures, profile, when))
	}
	d.Scope = v.Post.Scope()
	var o ordinary
	var free merit.Outcome
	if o.settle(v, profile.Roll(), when) {
		free = o.mayMove()
		o.write(d, v.Calendar.HeadInaugurated, profile.Roll(), when)
	} else {
		free = d.longWay(v, profile.Roll(), when)
	}
	present := !when.Law.Before(presentLaw)
	reorganised := outcome(&d.Reorg)

	verdicts := room(d.Candidates, len(candidates))
	d.Candidates = verdicts
	var found set // the outcomes of the candidates
	way := Undecided
	for i := range candidates {
		c, facts := &verdicts[i], &candidates[i]
		timely := true
		if tenures != nil {
			tenure := &tenures[i]
			c.Mutation = tenure.Mutation
			c.Ukom = tenure.Ukom
			timely = judgedOn(&tenure.Mutation, when) && judgedOn(&tenure.Ukom, when)
		} else {
			c.tenure(facts, profile, when)
		}
		c.Reorganised = reorganised == merit.Met
		o, _ := facts.judge(v.Post.Level, says(&c.Mutation)|says(&c.Ukom), c.Reorganised)
		if !timely || o == 0 {
			return d.refuse(problems(v, candidates, tenures, profile, when))
		}
		facts.write(c, v.Post.Level, when)
		if !present || v.Readings != 0 {
			o = c.judgeOtherwise(v, facts, profile, when)
		}
		r := Undecided
		switch {
		case o == saysMet:
			r = c.way(merit.Met)
		case o == saysNotMet && reorganised == merit.Undetermined:
			o, r = c.perhapsCut()
		}
		found |= o
		way = sooner(way, r)
	}

	best := oneOf.of(found).only()
	fallbackFindings[best].on(&d.Fallback, when)
	if !present && !fallbackRule.InForce(when.Law) {
		if d.Fallback = fallbackRule.NotGoverning(when); len(candidates) == 0 {
			d.Fallback.Changes = merit.Date{} // nor does it afterwards, with nobody in post
		}
	}
	d.Route = decide(free, reorganised, fitOf(best, way), outcome(&d.Exempt))
	return nil
}

// longWay judges what does not hang on the candidates, and returns whether the region is
// free to move them.
func (d *Decision) longWay(v *Vacancy, roll merit.Roll, when merit.When) merit.Outcome {
	freeze(&d.Frozen, v.Post.Agency, &v.Calendar, roll, when)
	v.Exemption.weigh(&d.Exempt, when)
	openFindings[v.Post.Level].on(&d.Open, when)
	reorgAnswers[v.Reorganised].on(&d.Reorg, when)
	if !reorgRule.InForce(when.Law) {
		if d.Reorg = reorgRule.NotGoverning(when); v.Reorganised == merit.No {
			d.Reorg.Changes = merit.Date{} // it does not apply afterwards either
		}
	}
	return d.Frozen.outcome()
}

// judgedOn reports whether a finding is of the two days.
func judgedOn(f *merit.Finding, when merit.When) bool {
	return f.AsOf == when.AsOf && f.Law == when.Law
}

// tenure judges the tenure of a candidate; one whose level is no level is refused by judge.
func (c *CandidateVerdict) tenure(facts *Candidate, profile *eligibility.Profile, when merit.When) {
	var tenure eligibility.Tenure
	_ = profile.TenureInto(&tenure, facts.Incumbent, when)
	c.Mutation, c.Ukom = tenure.Mutation, tenure.Ukom
}

// judgeOtherwise judges anew what the law of another day or the chosen readings turn, of a
// candidate who was judged by the present law.
func (c *CandidateVerdict) judgeOtherwise(v *Vacancy, facts *Candidate, profile *eligibility.Profile, when merit.When) set {
	switch {
	case !rotationRule.InForce(when.Law):
		c.Level = rotationRule.NotGoverning(when)
		c.Standard, c.Result, c.Classification = c.Level, c.Level, c.Level
		c.Agency = rotationWithinRule.NotGoverning(when) // Pasal 131 and 132 came into force together
		return setOf(c.outcome())
	case when.Law.Before(pp17Day):
		agencyAnswers[facts.SameAgency].on(&c.Agency, when)
	}
	c.read(v.Readings, profile.Spec(), when)
	return setOf(c.outcome())
}

// perhapsCut returns the outcome and the way of an official who may not be moved, where it
// is not known whether posts were cut: less would be asked if they were.
func (c *CandidateVerdict) perhapsCut() (set, Route) {
	cut := *c
	cut.Reorganised = true
	after := cut.outcome()
	return setOf(merit.NotMet.Or(after.And(merit.Undetermined))), cut.way(after)
}

// fitOf returns the answer about the officials in post from the outcome of the best
// of them and the way that he opens. After a cut of posts the way does not matter.
func fitOf(best merit.Outcome, way Route) fit { return fitsOf[best][way] }

// fitsOf holds fitOf for every way that an official opens; one who fits after a cut of posts
// is told by the question before.
var fitsOf = func() (out [outcomes][Rearrangement + 1]fit) {
	for way := range out[0] {
		out[merit.NotApplicable][way], out[merit.NotMet][way], out[merit.Undetermined][way] = noCandidates, nobodyFits, fitUnclear
		out[merit.Met][way] = fitsInClass
	}
	out[merit.Met][RotationWithin], out[merit.Met][RotationBetween] = fitsWithin, fitsBetween
	return out
}()

// problems returns what is wrong with the input.
func problems(v *Vacancy, candidates []Candidate, tenures []eligibility.Tenure, profile *eligibility.Profile, when merit.When) error {
	if v == nil {
		v = &Vacancy{} // refused like one of which nothing is known
	}
	err := errors.Join(v.Post.Check(), v.Calendar.check(), knownAnswer("vacancy.reorganised", v.Reorganised), v.Exemption.Check(), v.Readings.Check(), when.Check())
	for i := range candidates {
		if wrong := candidates[i].check(); wrong != nil {
			err = errors.Join(err, merit.InField(fmt.Sprintf("candidates[%d]", i), wrong))
		}
	}
	if profile == nil || profile.String() == "" {
		err = errors.Join(err, &merit.FieldError{Field: "profile", Expected: "a profile, such as that of eligibility.Standard", Err: merit.ErrMissing})
	}
	for i := range tenures {
		for _, f := range [...]*merit.Finding{&tenures[i].Mutation, &tenures[i].Ukom} {
			if !judgedOn(f, when) {
				err = errors.Join(err, &merit.FieldError{Field: fmt.Sprintf("tenures[%d]", i), Value: f.AsOf.String() + " under the law of " + f.Law.String(),
					Expected: "a tenure judged on " + when.AsOf.String() + " under the law of " + when.Law.String(), Err: merit.ErrConflict})
				break
			}
		}
	}
	return err
}

// check returns the words of a candidate that are outside the vocabulary.
func (c *Candidate) check() error {
	var level error
	if l := c.Incumbent.Level; l != 0 && l.Kind() == 0 {
		level = &merit.FieldError{Field: "level", Value: fmt.Sprint(uint8(l)), Expected: "a known level of posts", Err: merit.ErrUnknown}
	}
	return errors.Join(level, knownAnswer("sameAgency", c.SameAgency), knownAnswer("sameClassification", c.SameClassification),
		knownAnswer("meetsStandard", c.MeetsStandard), knownAnswer("passedUkom", c.PassedUkom))
}
