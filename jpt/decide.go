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
	h := hearing{d: d, v: v, profile: profile, when: when}
	if !h.vacancy() {
		return d.refuse(problems(v, candidates, profile, when))
	}
	verdicts := d.room(len(candidates))
	for i := range verdicts {
		var tenure eligibility.Tenure
		_ = profile.TenureInto(&tenure, candidates[i].Incumbent, when) // whom it refuses, the hearing does too
		verdicts[i].Mutation = tenure.Mutation
		verdicts[i].Ukom = tenure.Ukom
		if !h.candidate(&verdicts[i], &candidates[i]) {
			return d.refuse(problems(v, candidates, profile, when))
		}
	}
	h.conclude()
	return nil
}

// DecideWith is [Decision.Decide] for a caller who has judged the tenure of every
// candidate already: tenures[i] is what [eligibility.Profile.Tenure] of the profile says
// of candidates[i] on the same days. It also refuses tenures of another number or of
// other days; that they are of the candidates and of the profile is for the caller to
// see to.
func (d *Decision) DecideWith(v *Vacancy, candidates []Candidate, tenures []eligibility.Tenure, profile *eligibility.Profile, when merit.When) error {
	h := hearing{d: d, v: v, profile: profile, when: when}
	if len(tenures) != len(candidates) || !h.vacancy() {
		return d.refuse(errors.Join(problems(v, candidates, profile, when), untimely(tenures, len(candidates), when)))
	}
	verdicts := d.room(len(candidates))
	for i := range verdicts {
		c, tenure := &verdicts[i], &tenures[i]
		c.Mutation = tenure.Mutation
		c.Ukom = tenure.Ukom
		if c.Mutation.AsOf != when.AsOf || c.Mutation.Law != when.Law || !h.candidate(c, &candidates[i]) {
			return d.refuse(errors.Join(problems(v, candidates, profile, when), untimely(tenures, len(candidates), when)))
		}
	}
	h.conclude()
	return nil
}

// refuse leaves nothing of an earlier decision and returns the error.
func (d *Decision) refuse(err error) error {
	*d = Decision{Candidates: d.Candidates[:0]}
	return err
}

// room makes room for the verdicts on so many candidates, in the memory that is there.
func (d *Decision) room(candidates int) []CandidateVerdict {
	if cap(d.Candidates) < candidates {
		d.Candidates = make([]CandidateVerdict, candidates)
	}
	d.Candidates = d.Candidates[:candidates]
	return d.Candidates
}

// hearing is a decision under way: what is asked, first about the vacancy and then about
// each candidate, and what the candidates come to so far.
type hearing struct {
	d       *Decision
	v       *Vacancy
	profile *eligibility.Profile
	when    merit.When
	// present tells that the law is that since the last turn of what is asked about
	// every vacancy.
	present  bool
	outcomes set   // of the candidates
	way      Route // the first that one of them opens
}

// presentLaw is the first day from which on the rules asked about every vacancy are what
// they are now, all of them in force.
var presentLaw = lastTurn(reorgRule, rotationRule, rotationWithinRule, fallbackRule)

func lastTurn(rules ...*merit.Rule) (last merit.Date) {
	for _, r := range rules {
		for _, v := range r.Versions() {
			if v.From.After(last) {
				last = v.From
			}
		}
	}
	return last
}

// vacancy judges what is asked about the vacancy itself. It returns false where there is
// no vacancy or profile, or something is wrong with the vacancy or the days; problems says
// what. The decision is then not to be used.
func (h *hearing) vacancy() bool {
	d, v, when := h.d, h.v, h.when
	if v == nil || h.profile == nil || h.profile.String() == "" || when.Check() != nil {
		return false
	}
	if !v.Post.Level.IsJPT() || v.Post.Agency > City || v.Post.Special > Inspector || v.Reorganised > merit.No ||
		max(v.Calendar.Election, v.Calendar.Consent, v.Exemption.Claimed, v.Exemption.Approved) > merit.No ||
		!v.Exemption.hasCategory() || v.Readings != 0 && v.Readings.Check() != nil {
		return false
	}
	h.present = !when.Law.Before(presentLaw)
	d.Scope = v.Post.Scope()
	if h.present || reorgRule.InForce(when.Law) {
		reorgAnswers[v.Reorganised].on(&d.Reorg, when)
	} else {
		d.Reorg = reorgRule.NotGoverning(when)
	}
	openFindings[v.Post.Level].on(&d.Open, when)
	v.Exemption.judge(&d.Exempt, when)
	freeze(&d.Frozen, v.Post.Agency, &v.Calendar, h.profile.Roll(), when)
	return true
}

// candidate judges one candidate for the post, of whom the tenure was judged. It returns
// false where a word is outside the vocabulary; problems says which.
func (h *hearing) candidate(c *CandidateVerdict, facts *Candidate) bool {
	if facts.Incumbent.Level > merit.Pemula || facts.SameAgency > merit.No || facts.SameClassification > merit.No || facts.MeetsStandard > merit.No || facts.PassedUkom > merit.No {
		return false
	}
	v, when := h.v, h.when
	c.Reorganised = h.d.Reorg.Reason == reasonReorganised
	agency := &agencyAnswersSince[facts.SameAgency]
	if !h.present {
		if !rotationRule.InForce(when.Law) {
			c.Level = rotationRule.NotGoverning(when)
			c.Standard, c.Result, c.Classification = c.Level, c.Level, c.Level
			c.Agency = rotationWithinRule.NotGoverning(when) // Pasal 131 and 132 came into force together
			h.add(c, c.outcome())
			return true
		}
		if when.Law.Before(pp17Day) {
			agency = &agencyAnswers[facts.SameAgency]
		}
	}
	level := &levelFindings[v.Post.Level][facts.Incumbent.Level]
	standard, result, class := &standardAnswers[facts.MeetsStandard], &resultAnswers[facts.PassedUkom], &classAnswers[facts.SameClassification]
	c.Level = level.finding
	c.Standard = standard.finding
	c.Result = result.finding
	c.Classification = class.finding
	c.Agency = agency.finding
	date(&c.Level, when)
	date(&c.Standard, when)
	date(&c.Result, when)
	date(&c.Classification, when)
	date(&c.Agency, when)
	if v.Readings != 0 {
		c.read(v.Readings, h.profile.Spec(), when)
		h.add(c, c.outcome())
		return true
	}
	all := level.says | standard.says | result.says
	if !c.Reorganised {
		all |= says(&c.Mutation) | says(&c.Ukom) | 1<<oneOf.of(class.says|agency.says)
	}
	h.add(c, allOf.of(all))
	return true
}

// add adds a candidate, with the outcome, to what the candidates come to.
func (h *hearing) add(c *CandidateVerdict, o merit.Outcome) {
	way := c.way(o)
	if o == merit.NotMet && outcome(&h.d.Reorg) == merit.Undetermined {
		// Were posts cut, less would be asked.
		cut := *c
		cut.Reorganised = true
		after := cut.outcome()
		o, way = o.Or(after.And(merit.Undetermined)), cut.way(after)
	}
	h.outcomes |= 1 << o
	if way != Undecided && (h.way == Undecided || way < h.way) {
		h.way = way
	}
}

// conclude names the route, the vacancy and all candidates being judged.
func (h *hearing) conclude() {
	d := h.d
	best := oneOf.of(h.outcomes)
	if h.present || fallbackRule.InForce(h.when.Law) {
		fallbackFindings[best].on(&d.Fallback, h.when)
	} else {
		d.Fallback = fallbackRule.NotGoverning(h.when)
	}
	d.Route = decide(allOf.of(says(&d.Frozen.Election)|says(&d.Frozen.NewHead)), outcome(&d.Reorg), fitOf(best, h.way), outcome(&d.Exempt))
}

// fitOf returns the answer about the officials in post from the outcome of the best
// of them and the way that he opens. After a cut of posts the way does not matter.
func fitOf(best merit.Outcome, way Route) fit {
	switch best {
	case merit.NotApplicable:
		return noCandidates
	case merit.NotMet:
		return nobodyFits
	case merit.Undetermined:
		return fitUnclear
	}
	switch way {
	case RotationWithin:
		return fitsWithin
	case RotationBetween:
		return fitsBetween
	}
	return fitsInClass
}

// problems returns what is wrong with the input.
func problems(v *Vacancy, candidates []Candidate, profile *eligibility.Profile, when merit.When) error {
	if v == nil {
		v = &Vacancy{} // its own problems are those of one of which nothing is known
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
	return err
}

// untimely returns what is wrong with tenures that were judged already.
func untimely(tenures []eligibility.Tenure, candidates int, when merit.When) (err error) {
	if len(tenures) != candidates {
		err = &merit.FieldError{Field: "tenures", Value: strconv.Itoa(len(tenures)), Expected: fmt.Sprintf("%d, one for each candidate", candidates), Err: merit.ErrConflict}
	}
	for i := range tenures {
		if m := &tenures[i].Mutation; m.AsOf != when.AsOf || m.Law != when.Law {
			err = errors.Join(err, &merit.FieldError{Field: fmt.Sprintf("tenures[%d]", i), Value: m.AsOf.String() + " under the law of " + m.Law.String(),
				Expected: "a tenure judged on " + when.AsOf.String() + " under the law of " + when.Law.String(), Err: merit.ErrConflict})
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
