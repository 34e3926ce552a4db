package eligibility

import "github.com/seed-133aca06/asnmerit/merit"

// ordinary is what a candidacy comes to in which nothing is out of the ordinary, before it
// is written out: a candidate from the civil service, put forward for selection into a JPT
// under the law as it stands, with an unbroken career of which all is known that matters.
// Every other goes the long way, by which these come out the same.
type ordinary struct {
	sorted     sortedOut     // the conditions, by how they come out
	conditions merit.Outcome // what they come to

	law *provision
	age *milestoneOfAge
	// How the other conditions come out: the degree, the times as experience and in the
	// posts that must have been held, and what is known.
	degree                              Degree
	experience, prior                   uint8
	competent, conduct, healthy, waived merit.Answer

	// What is put into the findings.
	served  [2]service
	birth   merit.Date
	present merit.Level
	roll    merit.Roll
	when    merit.When
}

// service is an unbroken time in posts that counts: from its first day to the first day
// after it, which is the last of the calendar where the time is still open. The zero service
// has no day.
type service struct{ from, until merit.Date }

// with returns the service with the days of a time that begins no earlier than those before
// it, zero Dates for none, and whether that leaves a gap.
func (s service) with(from, until merit.Date) (sum service, gap bool) {
	if s.from.IsZero() {
		return service{from, until}, false
	}
	gap = s.until.Before(from)
	if s.until.Before(until) {
		s.until = until
	}
	return s, gap
}

const (
	// Readings under which a candidacy goes the long way; one that it needs, and two of
	// which it needs one.
	extraordinaryReadings = 1<<ClockFromEffective | 1<<ClockFromDecree | 1<<ClockFromDuty | 1<<AgeOnNoticeDay | 1<<AgeByMinister
	ordinaryReading       = 1 << AgeOnJudgement
	countReadings         = 1<<AgeToBirthday | 1<<AgeToYearEnd
)

// usual reports whether what a candidacy says besides days and careers is the usual, and of
// the vocabulary.
func (c *Candidacy) usual(r Readings) bool {
	return r.chosen&(extraordinaryReadings|ordinaryReading) == ordinaryReading && r.chosen&countReadings != 0 &&
		c.Source == PNS && c.Post-merit.JPTUtama <= merit.JPTPratama-merit.JPTUtama && c.Move == merit.No && c.Present <= merit.Pemula &&
		c.Degree <= Postgraduate && c.Competences <= merit.No && c.Record <= merit.No && c.Healthy <= merit.No && c.Waived <= merit.No &&
		c.Citizen|c.InParty|c.Imprisoned|c.Dismissed|c.Closed|c.Approved|c.Resigned|c.RatedGood == merit.Unknown && c.LeftParty.IsZero() && c.EqualJF == nil
}

// settle settles a candidacy, and reports whether it is an ordinary one.
func (o *ordinary) settle(c *Candidacy, r Readings, when merit.When) bool {
	if !c.usual(r) || when.Check() != nil {
		return false
	}
	law, roll := &pnsTerms[c.Post][0], r.Roll()
	age := preparedAges[c.Post].find(c.Birth, c.Present, r, when)
	if age == nil || c.Career == nil {
		return false
	}
	related, held, known := served(c.Career, law.priorLevels)
	experience, prior := related.reach(&law.served[0], roll, when.AsOf), held.reach(&law.served[1], roll, when.AsOf)
	if !known || experience == farOff || prior == farOff {
		return false
	}
	sorted := law.schooling[c.Degree].sorted | law.answers[Competence][c.Competences].sorted | law.answers[Conduct][c.Record].sorted |
		law.answers[Health][c.Healthy].sorted | law.served[0][experience].sorted | law.served[1][prior].sorted | age.decides.sorted
	o.sorted, o.conditions = sorted, sorted.together()
	o.law, o.age = law, age
	o.degree, o.experience, o.prior, o.competent, o.conduct, o.healthy, o.waived = c.Degree, experience, prior, c.Competences, c.Record, c.Healthy, c.Waived
	o.served, o.birth, o.present, o.roll, o.when = [...]service{related, held}, c.Birth, c.Present, roll, when
	return true
}

// served returns the times that count as experience and as spent in posts of the levels, and
// whether the career is sound, all of it known as far as it matters, and neither time has a
// gap.
func served(career []Spell, priorLevels levels) (related, held service, known bool) {
	var last merit.Date
	for i := range career {
		s := &career[i]
		from, until := s.Inaugurated, s.Until
		if until.IsZero() {
			until = merit.LastDay
		}
		if !s.known() || from.IsZero() || from.Before(last) || !from.Before(until) {
			return related, held, false
		}
		last = from
		asked := merit.No
		if priorLevels.has(s.Level) {
			asked = merit.Yes
		}
		if s.Level == 0 {
			asked = merit.Unknown
		}
		counts, countsHeld := experienceCounts[s.Held][s.Related], serviceCounts[s.Held][asked]
		if counts == merit.Unknown || countsHeld == merit.Unknown {
			return related, held, false
		}
		// Times that do not count are added as none, so that no branch hangs on them.
		a, b, c, d := from, until, from, until
		if counts == merit.No {
			a, b = merit.Date{}, merit.Date{}
		}
		if countsHeld == merit.No {
			c, d = merit.Date{}, merit.Date{}
		}
		var gap, gapHeld bool
		related, gap = related.with(a, b)
		held, gapHeld = held.with(c, d)
		if gap || gapHeld {
			return related, held, false
		}
	}
	return related, held, true
}

// The ways in which a service comes out, by their place in a provision.
const (
	longEnough uint8 = iota
	tooShort
	noService
	farOff // not before the end of the calendar, for which there is no finding
)

// reach returns what the service comes to.
func (s service) reach(findings *[3]prepared, roll merit.Roll, asOf merit.Date) uint8 {
	if s.from.IsZero() {
		return noService
	}
	full, _ := findings[0].finding.Required.Value.After(s.from, roll)
	come := tooShort
	if !s.from.Before(asOf) {
		come = noService
	}
	if !earlier(asOf, s.until).Before(full) {
		come = longEnough
	}
	if full == merit.LastDay {
		come = farOff
	}
	return come
}

func earlier(a, b merit.Date) merit.Date {
	if b.Before(a) {
		return b
	}
	return a
}

// write puts the service into its finding.
func (s service) write(f *merit.Finding, p *prepared, roll merit.Roll, when merit.When) {
	p.on(f, when)
	if s.from.IsZero() {
		return
	}
	full, rolled := f.Required.Value.After(s.from, roll)
	if rolled {
		f.Notes = merit.NoteRolled
	}
	if s.from.Before(when.AsOf) {
		now := when.AsOf
		if s.until.Before(now) {
			now = s.until
			f.Notes |= noteAppointJoined
		}
		f.Observed = merit.ElapsedOf(s.from, now, roll)
	}
	if when.AsOf.Before(full) && !s.until.Before(full) {
		f.Changes = full
	}
}

// find returns the finding on a condition without its days and what was observed, nil where
// the condition is not asked.
func (o *ordinary) find(c Condition) *prepared {
	switch c {
	case Education:
		return o.law.schooling[o.degree]
	case Competence:
		return &o.law.answers[c][o.competent]
	case Experience:
		return &o.law.served[0][o.experience]
	case PriorPost:
		return &o.law.served[1][o.prior]
	case Conduct:
		return &o.law.answers[c][o.conduct]
	case AgeLimit:
		return &o.age.decides
	case Health:
		return &o.law.answers[c][o.healthy]
	}
	return nil
}

// waiver is find for the President's waiver.
func (o *ordinary) waiver() *prepared { return &waiverAnswers[o.conditions][o.waived] }

// write writes the findings.
func (o *ordinary) write(v *AppointVerdict) {
	law, when := o.law, o.when
	v.ask(law.asked)
	law.schooling[o.degree].on(&v.conditions[Education], when)
	law.answers[Competence][o.competent].on(&v.conditions[Competence], when)
	law.answers[Conduct][o.conduct].on(&v.conditions[Conduct], when)
	law.answers[Health][o.healthy].on(&v.conditions[Health], when)
	o.served[0].write(&v.conditions[Experience], &law.served[0][o.experience], o.roll, when)
	o.served[1].write(&v.conditions[PriorPost], &law.served[1][o.prior], o.roll, when)
	o.age.write(v, o.birth, o.present, o.roll, when)
	o.waiver().on(&v.Waiver, when)
}
