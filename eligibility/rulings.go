package eligibility

import "github.com/seed-133aca06/asnmerit/merit"

// TenureRulings are the rulings of the three tenure thresholds on one official (amar): a
// [Tenure] that is judged and not yet written out. Who counts how many officials come out
// in which way needs no more; [TenureRulings.Write] writes the findings, with what was
// observed and the days of change.
//
// The zero TenureRulings are of nobody. The same memory may be used for one official after
// another.
type TenureRulings struct {
	answer   *milestoneOfTenure // nil where it is no matter of anniversaries alone
	official Incumbent
	roll     merit.Roll
	when     merit.When
	written  Tenure // where there is no answer
}

// TenureRulings is [Profile.TenureInto] for rulings.
func (p *Profile) TenureRulings(out *TenureRulings, in Incumbent, when merit.When) error {
	out.when = when
	if p.check() == nil && in.known() && when.Check() == nil {
		if out.answer = p.prepared.find(&in, when); out.answer != nil {
			out.official, out.roll = in, p.spec.Roll
			return nil
		}
	}
	out.answer = nil
	return p.TenureInto(&out.written, in, when)
}

// findings returns findings that hold the rulings, and may hold no more.
func (t *TenureRulings) findings() *Tenure {
	if t.answer != nil {
		return &t.answer.tenure
	}
	return &t.written
}

// Mutation returns whether the official may be moved.
func (t *TenureRulings) Mutation() merit.Ruling { return t.findings().Mutation.Ruling() }

// Ukom returns whether the official may take the competence test.
func (t *TenureRulings) Ukom() merit.Ruling { return t.findings().Ukom.Ruling() }

// Evaluation returns whether the five-year evaluation is due; Met means due.
func (t *TenureRulings) Evaluation() merit.Ruling { return t.findings().Evaluation.Ruling() }

// When returns the two days of the judgement.
func (t *TenureRulings) When() merit.When { return t.when }

// Write writes the findings: what [Profile.Tenure] says of the official.
func (t *TenureRulings) Write(out *Tenure) {
	if t.answer == nil {
		*out = t.written
		return
	}
	t.answer.write(out, &t.official, t.roll, t.when)
}

// AppointRulings are the rulings on whether a person may be appointed: an [AppointVerdict]
// that is judged and not yet written out; see [TenureRulings]. The zero AppointRulings are
// of nobody.
type AppointRulings struct {
	settled  bool
	ordinary ordinary       // where settled
	written  AppointVerdict // where not
}

// Appoint is [AppointVerdict.Appoint] for rulings.
func (a *AppointRulings) Appoint(c *Candidacy, r Readings, when merit.When) error {
	if a.settled = a.ordinary.settle(c, r, when); a.settled {
		return nil
	}
	return a.written.appoint(c, r, when)
}

// Of returns the ruling on a condition. It is of no rule where the condition is not asked
// of the candidate.
func (a *AppointRulings) Of(c Condition) merit.Ruling {
	if !a.settled {
		if f := a.written.Find(c); f != nil {
			return f.Ruling()
		}
	} else if p := a.ordinary.find(c); p != nil {
		return p.finding.Ruling()
	}
	return merit.Ruling{}
}

// With returns the conditions that come out so, such as all that are not met.
func (a *AppointRulings) With(o merit.Outcome) ConditionSet {
	if !a.settled {
		return a.written.With(o)
	}
	return a.ordinary.sorted.with(o)
}

// Waiver returns the ruling on the President's waiver; see [AppointVerdict].
func (a *AppointRulings) Waiver() merit.Ruling {
	if !a.settled {
		return a.written.Waiver.Ruling()
	}
	return a.ordinary.waiver().finding.Ruling()
}

// Contrary returns the ruling on age that the readings left aside; see [AppointVerdict].
func (a *AppointRulings) Contrary() merit.Ruling {
	if !a.settled {
		return a.written.Contrary.Ruling()
	}
	return a.ordinary.age.contrary.finding.Ruling()
}

// AgeCount returns the ruling on the two ways of counting age; see [AppointVerdict].
func (a *AppointRulings) AgeCount() merit.Ruling {
	if !a.settled {
		return a.written.AgeCount.Ruling()
	}
	return a.ordinary.age.count.finding.Ruling()
}

// Conditions combines the conditions alone, without the waiver.
func (a *AppointRulings) Conditions() merit.Outcome {
	if !a.settled {
		return a.written.combined()
	}
	return a.ordinary.conditions
}

// Outcome is Met where every condition is met or the President waived what is not.
func (a *AppointRulings) Outcome() merit.Outcome { return a.Conditions().Or(a.Waiver().Outcome()) }

// Write writes the findings: what [Appoint] says of the candidacy.
func (a *AppointRulings) Write(v *AppointVerdict) {
	if !a.settled {
		*v = a.written
		return
	}
	a.ordinary.write(v)
}
