package jpt

import (
	"errors"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Due is the earliest lawful day of one step of an open selection.
type Due struct {
	Step Step
	// Earliest is that day; the zero Date where it is not known.
	Earliest merit.Date
	// Waits holds the times that the law sets before the step, after the step
	// before it; nil where it sets none, so that the step may follow on the same
	// day.
	Waits []*merit.ParamValue
}

// Schedule is the earliest lawful day of every step of an open selection.
type Schedule struct {
	Steps []Due
	// Frozen is the freeze on the day of the appointment. Where it leaves that day
	// open, its findings name the missing facts.
	Frozen Frozen
}

// Timeline returns the earliest lawful day of every step of an open selection that
// is planned from the start day on. The law sets two times only: the notice stands
// at least fifteen calendar days before the deadline, and each extension adds seven;
// the appointment waits for the end of a freeze. All else may follow on the same
// day, which is lawful and hardly possible. The law is that of the start day, but
// for the freeze, which moves on.
//
// It refuses, all at once, a post that is no JPT, more extensions than there may be
// or on a day without a rule for them, and the errors of [merit.When.Check].
//
// Source: PP 11/2017 Pasal 113, 117 ayat (2), 120; PermenPANRB 15/2019; UU 10/2016
// Pasal 71 ayat (2), 162 ayat (3).
func Timeline(post Post, calendar Calendar, start merit.Date, extensions int, roll merit.Roll) (Schedule, error) {
	when := merit.On(start)
	err := errors.Join(post.Check(), calendar.check(), knownRoll(roll), Applications{Extensions: extensions}.check(start), when.Check())
	if extensions > 0 && applicantsDays.At(start) == nil {
		err = errors.Join(err, &merit.FieldError{Field: "applications.extensions", Value: "1 or more", Expected: "none before there is a rule for them", Err: merit.ErrConflict})
	}
	if err != nil {
		return Schedule{}, err
	}
	s := Schedule{Steps: make([]Due, 0, len(stepNames)-1)}
	day := start
	for _, step := range Steps() {
		due := Due{Step: step}
		switch step {
		case StepApply:
			if notice := noticeDays.At(start); notice != nil {
				due.Waits = append(due.Waits, notice)
			}
			for range extensions {
				due.Waits = append(due.Waits, applicantsDays.At(start))
			}
			for _, w := range due.Waits {
				day = day.Add(w.Value.Period(), roll)
			}
		case StepAppoint:
			day, s.Frozen = firstFree(post.Agency, calendar, day, roll)
		}
		due.Earliest = day
		s.Steps = append(s.Steps, due)
	}
	return s, nil
}

// firstFree returns the first day from the given one on on which nothing bars moves,
// or the zero Date and the freeze that leaves it open.
func firstFree(agency Agency, c Calendar, day merit.Date, roll merit.Roll) (merit.Date, Frozen) {
	for {
		var f Frozen
		freeze(&f, agency, &c, roll, merit.On(day))
		switch f.Outcome() {
		case merit.Met, merit.NotApplicable:
			return day, f
		case merit.Undetermined:
			return merit.Date{}, f
		}
		// Each freeze names the day on which it ends.
		next := f.Election.Changes
		if f.Election.Outcome() != merit.NotMet || f.NewHead.Outcome() == merit.NotMet && f.NewHead.Changes.Before(next) {
			next = f.NewHead.Changes
		}
		if !next.After(day) {
			return merit.Date{}, f // past the calendar's end
		}
		day = next
	}
}
