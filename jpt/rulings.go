package jpt

import (
	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
)

// DecisionRulings are the rulings behind the way in which a vacancy is filled (amar): a
// [Decision] that is made and not yet written out, for who pairs many officials with many
// vacancies and reads the findings of few; [DecisionRulings.Write] writes them.
//
// The zero DecisionRulings are of no vacancy. The same memory may be used for one vacancy
// after another.
type DecisionRulings struct {
	Route Route
	// Candidates holds the rulings on each candidate, in the order given.
	Candidates []CandidateRulings

	settled  bool
	ordinary ordinary      // where settled
	best     merit.Outcome // of the candidates
	scope    Scope
	head     merit.Date
	roll     merit.Roll
	when     merit.When
	written  Decision // where not settled
	tenures  []eligibility.Tenure
}

// CandidateRulings are the rulings on whether one official may be moved into the post: a
// [CandidateVerdict] that is not yet written out. [DecisionRulings] hold them; the zero
// CandidateRulings are of nobody.
type CandidateRulings struct {
	facts   Candidate
	post    merit.Level
	cut     bool
	says    set   // whether the official may be moved
	way     Route // on which way
	tenure  *eligibility.TenureRulings
	written *CandidateVerdict // nil where settled
}

// Decide is [Decision.DecideWith] for rulings, on tenures that are rulings too, and refuses
// the same. It keeps the tenures: they must stay as they are until its own rulings have
// been read.
func (d *DecisionRulings) Decide(v *Vacancy, candidates []Candidate, tenures []eligibility.TenureRulings, profile *eligibility.Profile, when merit.When) error {
	if d.settled = d.settle(v, candidates, tenures, profile, when); d.settled {
		return nil
	}
	d.tenures = room(d.tenures, len(tenures))
	for i := range tenures {
		tenures[i].Write(&d.tenures[i])
	}
	err := d.written.DecideWith(v, candidates, d.tenures, profile, when)
	d.Route, d.Candidates = d.written.Route, room(d.Candidates, len(d.written.Candidates))
	for i := range d.Candidates {
		d.Candidates[i] = CandidateRulings{written: &d.written.Candidates[i]}
	}
	return err
}

// settle makes the decision, and reports whether nothing is out of the ordinary.
func (d *DecisionRulings) settle(v *Vacancy, candidates []Candidate, tenures []eligibility.TenureRulings, profile *eligibility.Profile, when merit.When) bool {
	o := &d.ordinary
	if !sound(v, profile, when) || len(tenures) != len(candidates) || v.Reorganised == merit.Unknown || !o.settle(v, profile.Roll(), when) {
		return false
	}
	rulings, post, cut := room(d.Candidates, len(candidates)), v.Post.Level, v.Reorganised == merit.Yes
	d.Candidates = rulings
	var found set
	way := Undecided
	for i := range candidates {
		facts, tenure := &candidates[i], &tenures[i]
		says, opens := facts.judge(post, saysOf(tenure.Mutation())|saysOf(tenure.Ukom()), cut)
		if says == 0 || tenure.When() != when {
			return false
		}
		if says != saysMet {
			opens = Undecided
		}
		found |= says
		rulings[i] = CandidateRulings{facts: *facts, post: post, cut: cut, says: says, way: opens, tenure: tenure}
		way = sooner(way, opens)
	}
	best := oneOf.of(found).only()
	d.best, d.scope, d.head, d.roll, d.when = best, v.Post.Scope(), v.Calendar.HeadInaugurated, profile.Roll(), when
	d.Route = decide(o.mayMove(), o.reorg.says.only(), fitOf(best, way), o.exempt.says.only())
	return true
}

// saysOf returns the outcome of a ruling, as a set of one.
func saysOf(r merit.Ruling) set { return 1 << (r.Outcome() & merit.NotApplicable) }

// room returns a list of n, in the memory of another where that suffices.
func room[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n)
	}
	return list[:n]
}

// Scope returns the scope of an open selection for the post; see [Post.Scope].
func (d *DecisionRulings) Scope() Scope {
	if !d.settled {
		return d.written.Scope
	}
	return d.scope
}

// Election returns the ruling of JPT-FREEZE-ELECTION.
func (d *DecisionRulings) Election() merit.Ruling {
	if !d.settled {
		return d.written.Frozen.Election.Ruling()
	}
	return d.ordinary.election.finding.Ruling()
}

// NewHead returns the ruling of JPT-FREEZE-NEWHEAD.
func (d *DecisionRulings) NewHead() merit.Ruling {
	if !d.settled {
		return d.written.Frozen.NewHead.Ruling()
	}
	return d.ordinary.newHead.finding.Ruling()
}

// Reorg returns the ruling of JPT-REORG.
func (d *DecisionRulings) Reorg() merit.Ruling {
	if !d.settled {
		return d.written.Reorg.Ruling()
	}
	return d.ordinary.reorg.finding.Ruling()
}

// Fallback returns the ruling of JPT-ROUTE-FALLBACK.
func (d *DecisionRulings) Fallback() merit.Ruling {
	if !d.settled {
		return d.written.Fallback.Ruling()
	}
	return fallbackFindings[d.best].finding.Ruling()
}

// Exempt returns the ruling of JPT-ROUTE-EXEMPT.
func (d *DecisionRulings) Exempt() merit.Ruling {
	if !d.settled {
		return d.written.Exempt.Ruling()
	}
	return d.ordinary.exempt.finding.Ruling()
}

// Open returns the ruling of JPT-ROUTE-OPEN.
func (d *DecisionRulings) Open() merit.Ruling {
	if !d.settled {
		return d.written.Open.Ruling()
	}
	return d.ordinary.open.finding.Ruling()
}

// Write writes the findings: what [Decide] says of the vacancy and its candidates. The
// list of candidates in the decision is used again.
func (d *DecisionRulings) Write(out *Decision) {
	candidates := room(out.Candidates, len(d.Candidates))
	for i := range candidates {
		d.Candidates[i].write(&candidates[i], d.when)
	}
	if !d.settled {
		*out = d.written
	} else {
		out.Route, out.Scope = d.Route, d.scope
		d.ordinary.write(out, d.head, d.roll, d.when)
		fallbackFindings[d.best].on(&out.Fallback, d.when)
	}
	out.Candidates = candidates
}

func (c *CandidateRulings) write(out *CandidateVerdict, when merit.When) {
	if c.written != nil {
		*out = *c.written
		return
	}
	var tenure eligibility.Tenure
	c.tenure.Write(&tenure)
	out.Mutation, out.Ukom, out.Reorganised = tenure.Mutation, tenure.Ukom, c.cut
	c.facts.write(out, c.post, when)
}

// Outcome is Met where the official may be moved into the post; see
// [CandidateVerdict.Outcome].
func (c *CandidateRulings) Outcome() merit.Outcome {
	switch {
	case c.written != nil:
		return c.written.outcome()
	case c.says == 0:
		return merit.Undetermined
	}
	return c.says.only()
}

// Route returns the way on which the official may be moved into the post, or Undecided
// where that is not so or not known.
func (c *CandidateRulings) Route() Route {
	if c.written != nil {
		return c.written.Route()
	}
	return c.way
}

// Mutation returns the ruling on tenure for mutation.
func (c *CandidateRulings) Mutation() merit.Ruling {
	switch {
	case c.written != nil:
		return c.written.Mutation.Ruling()
	case c.tenure == nil:
		return merit.Ruling{}
	}
	return c.tenure.Mutation()
}

// Ukom returns the ruling on tenure for the competence test.
func (c *CandidateRulings) Ukom() merit.Ruling {
	switch {
	case c.written != nil:
		return c.written.Ukom.Ruling()
	case c.tenure == nil:
		return merit.Ruling{}
	}
	return c.tenure.Ukom()
}

// Level returns whether the official holds a post of the level of the vacant one.
func (c *CandidateRulings) Level() merit.Ruling {
	if c.written != nil {
		return c.written.Level.Ruling()
	}
	return levelFindings[c.post][c.facts.Incumbent.Level].finding.Ruling()
}

// Standard returns the ruling on the competence standard.
func (c *CandidateRulings) Standard() merit.Ruling {
	if c.written != nil {
		return c.written.Standard.Ruling()
	}
	return standardAnswers[c.facts.MeetsStandard].finding.Ruling()
}

// Result returns the ruling on the result of the competence test.
func (c *CandidateRulings) Result() merit.Ruling {
	if c.written != nil {
		return c.written.Result.Ruling()
	}
	return resultAnswers[c.facts.PassedUkom].finding.Ruling()
}

// Classification returns the ruling of JPT-ROUTE-ROTATION on the job classification.
func (c *CandidateRulings) Classification() merit.Ruling {
	if c.written != nil {
		return c.written.Classification.Ruling()
	}
	return classAnswers[c.facts.SameClassification].finding.Ruling()
}

// Agency returns the ruling of JPT-ROUTE-ROTATION-WITHIN.
func (c *CandidateRulings) Agency() merit.Ruling {
	if c.written != nil {
		return c.written.Agency.Ruling()
	}
	return agencyAnswersSince[c.facts.SameAgency].finding.Ruling()
}
