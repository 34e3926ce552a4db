package jpt

import "github.com/seed-133aca06/asnmerit/merit"

// ordinary are the findings on a vacancy in which nothing is out of the ordinary, before
// they are written out: under the law as it stands and the default readings, where no
// election is scheduled or matters, the end of the head's term is not given, and an
// exemption is bound to no span. Every other vacancy goes the long way, by which these come
// out the same.
type ordinary struct {
	election, newHead, reorg, exempt, open *prepared
	free                                   merit.Date // the day that completes the six months of a new head; else none
	rolled                                 bool       // its month lacks the day
}

// newHeadAnswers are those on the home minister's consent while the months of a new head
// run, and when they are over, which asks for none.
var newHeadAnswers = func() (out [2]answers) {
	within := answersOf(freezeNewHeadRule, reasonConsent, reasonNewHead, needNewHeadConsent)
	for a := range within {
		out[0][a] = within[a]
		out[1][a] = prepare(merit.Finding{Rule: freezeNewHeadRule, Reason: reasonSettledHead})
		for past := range out {
			out[past][a].finding.Required = freezeNewHeadMonths.At(presentLaw)
		}
	}
	return out
}()

// settle settles what does not hang on the candidates, and reports whether the vacancy,
// whose words are of the vocabulary, is an ordinary one.
func (o *ordinary) settle(v *Vacancy, roll merit.Roll, when merit.When) bool {
	c := &v.Calendar
	election := withoutElection(v.Post.Agency, c.Election)
	if when.Law.Before(presentLaw) || v.Readings != 0 || election == nil || !c.TermEnds.IsZero() || v.Exemption.Valid != (merit.Interval{}) {
		return false
	}
	newHead, free, rolled := &noAgency[1], merit.Date{}, false
	switch {
	case v.Post.Agency.Regional():
		if c.HeadInaugurated.IsZero() || when.AsOf.Before(c.HeadInaugurated) {
			return false
		}
		past := 0
		if free, rolled = newHeadAnswers[0][merit.No].finding.Required.Value.After(c.HeadInaugurated, roll); free == merit.LastDay {
			return false
		}
		if !when.AsOf.Before(free) {
			past = 1
		}
		newHead = &newHeadAnswers[past][c.Consent]
	case v.Post.Agency != 0:
		newHead = &notRegional[1]
	}
	reorg, exempt, open := &reorgAnswers[v.Reorganised], v.Exemption.undated(when.Law), &openFindings[v.Post.Level]
	o.election, o.newHead, o.reorg, o.exempt, o.open = election, newHead, reorg, exempt, open
	o.free, o.rolled = free, rolled
	return true
}

// mayMove returns the outcome of the two freezes together.
func (o *ordinary) mayMove() merit.Outcome { return allOf.of(o.election.says | o.newHead.says).only() }

// write writes the findings.
func (o *ordinary) write(d *Decision, head merit.Date, roll merit.Roll, when merit.When) {
	o.election.on(&d.Frozen.Election, when)
	newHead := &d.Frozen.NewHead
	o.newHead.on(newHead, when)
	if !o.free.IsZero() {
		newHead.Observed = merit.ElapsedOf(head, when.AsOf, roll)
		if o.rolled {
			newHead.Notes |= merit.NoteRolled
		}
		if when.AsOf.Before(o.free) && newHead.Reason != reasonConsent {
			newHead.Changes = o.free
		}
	}
	o.reorg.on(&d.Reorg, when)
	o.exempt.on(&d.Exempt, when)
	o.open.on(&d.Open, when)
}

// judge returns what the findings on a candidate for a post of the level come to, by the law
// as it stands and with the outcomes of those on tenure, and the way that an official opens
// who may be moved. After a reorganisation that cuts posts less is asked. It returns no
// outcome for words outside the vocabulary.
func (c *Candidate) judge(post merit.Level, tenure set, cut bool) (says set, way Route) {
	if c.Incumbent.Level > merit.Pemula || c.MeetsStandard > merit.No || c.PassedUkom > merit.No || c.SameClassification > merit.No || c.SameAgency > merit.No {
		return 0, Undecided
	}
	says = levelFindings[post][c.Incumbent.Level].says | standardAnswers[c.MeetsStandard].says | resultAnswers[c.PassedUkom].says
	if cut {
		return allOf.of(says), Rearrangement
	}
	says |= tenure | oneOf.of(classAnswers[c.SameClassification].says|agencyAnswersSince[c.SameAgency].says)
	return allOf.of(says), waysOpen[c.SameClassification][c.SameAgency]
}

// write writes the findings that judge takes together, but for those on tenure.
func (c *Candidate) write(v *CandidateVerdict, post merit.Level, when merit.When) {
	levelFindings[post][c.Incumbent.Level].on(&v.Level, when)
	standardAnswers[c.MeetsStandard].on(&v.Standard, when)
	resultAnswers[c.PassedUkom].on(&v.Result, when)
	classAnswers[c.SameClassification].on(&v.Classification, when)
	agencyAnswersSince[c.SameAgency].on(&v.Agency, when)
}

// waysOpen are the ways that an official opens who may be moved, by whether the job
// classification and the agency are the same.
var waysOpen = func() (out [merit.No + 1][merit.No + 1]Route) {
	for class := range out {
		for agency := range out[class] {
			c := CandidateVerdict{Classification: classAnswers[class].finding, Agency: agencyAnswersSince[agency].finding}
			out[class][agency] = c.way(merit.Met)
		}
	}
	return out
}()

// sooner returns of two ways the one that is asked for first, of which Undecided is none.
func sooner(a, b Route) Route {
	return min(a-1, b-1) + 1 // Undecided wraps to more than any way
}
