package jpt

import (
	"errors"
	"fmt"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Step is a step of an open selection: one of the six stages (tahapan), of which the
// fourth, selection, is given by the four phases that it has at least.
type Step uint8

// The steps, in the order of the stages. The zero value is none.
const (
	StepPlan           Step = iota + 1 // perencanaan
	StepAnnounce                       // pengumuman lowongan
	StepApply                          // pelamaran; its day is the deadline
	StepAdministration                 // administrative selection and record (rekam jejak)
	StepCompetence                     // competence assessment
	StepInterview                      // final interview
	StepHealth                         // health and psychological tests
	StepResult                         // pengumuman hasil
	StepAppoint                        // penetapan dan pengangkatan
)

var stepNames = [...]string{"", "plan", "announce", "apply", "administration", "competence", "interview", "health", "result", "appoint"}

var stepTexts = [...]merit.Text{
	merit.T("tahapan tidak diketahui", "unknown step"),
	merit.T("perencanaan", "planning"), merit.T("pengumuman lowongan", "announcement of the vacancy"), merit.T("pelamaran", "application"),
	merit.T("seleksi administrasi dan rekam jejak", "administrative selection and record"), merit.T("seleksi kompetensi", "competence assessment"),
	merit.T("wawancara akhir", "final interview"), merit.T("tes kesehatan dan psikologi", "health and psychological tests"),
	merit.T("pengumuman hasil seleksi", "announcement of the result"), merit.T("penetapan dan pengangkatan", "appointment"),
}

// Steps returns every step, in the order of the stages.
func Steps() []Step {
	return []Step{StepPlan, StepAnnounce, StepApply, StepAdministration, StepCompetence, StepInterview, StepHealth, StepResult, StepAppoint}
}

// String returns the step as one word, such as announce.
func (s Step) String() string { return word(stepNames[:], uint8(s)) }

// ParseStep reads the form that String writes. The error is a [*merit.FieldError].
func ParseStep(s string) (Step, error) {
	i, err := value(stepNames[:], "step", s)
	return Step(i), err
}

// MarshalText implements [encoding.TextMarshaler].
func (s Step) MarshalText() ([]byte, error) { return text(stepNames[:], "step", uint8(s)) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (s *Step) UnmarshalText(b []byte) error {
	parsed, err := ParseStep(string(b))
	if err == nil {
		*s = parsed
	}
	return err
}

// In returns the step in words.
func (s Step) In(lang merit.Language) string {
	if int(s) < len(stepTexts) {
		return stepTexts[s].In(lang)
	}
	return s.String()
}

// Stage returns the number of the stage that the step belongs to, 1 to 6; 0 for none.
//
// Source: PP 11/2017 Pasal 113.
func (s Step) Stage() int {
	switch {
	case s == 0 || s > StepAppoint:
		return 0
	case s <= StepApply:
		return int(s)
	case s <= StepHealth:
		return int(StepAdministration)
	}
	return int(s-StepHealth) + int(StepAdministration)
}

// Taken says that a step of the selection was taken, and when.
type Taken struct {
	Step Step `json:"step,omitzero"`
	// Held tells whether the step was taken; No says that it was left out.
	Held merit.Answer `json:"held,omitzero"`
	// On is the day on which it was, or will be, finished; the zero Date is not
	// known.
	On merit.Date `json:"on,omitzero"`
}

// stepReasons are the ways in which one step comes out; the first step is never too early.
type stepReasons struct{ inOrder, tooEarly, planned, leftOut *merit.Reason }

var (
	stepsReasons, stepsFacts, everyStepReason = stepWordings()

	stagesRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-STAGES",
		Title:    merit.T("Tahapan seleksi terbuka", "Stages of an open selection"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: sincePP11("PP 11/2017 Pasal 113", "PP 11/2017 Pasal 120"),
		Facts:    stepsFacts,
		Reasons:  everyStepReason,
	})
)

// stepWordings words the reasons and facts of every step.
func stepWordings() (byStep [len(stepNames)]stepReasons, facts []merit.Fact, all []*merit.Reason) {
	for _, s := range Steps() {
		id, en := s.In(merit.Indonesian), s.In(merit.English)
		reason := func(code string, outcome merit.Outcome, idTail, enTail string) *merit.Reason {
			r := &merit.Reason{Code: s.String() + "-" + code, Outcome: outcome, Text: merit.T(id+idTail, en+enTail)}
			all = append(all, r)
			return r
		}
		byStep[s] = stepReasons{
			inOrder: reason("in-order", merit.Met, " pada {observed}, menurut urutannya", " on {observed}, in its order"),
			planned: reason("planned", merit.NotMet, " baru direncanakan pada {observed}", " only planned for {observed}"),
			leftOut: reason("left-out", merit.NotMet, " tidak dilakukan", " left out"),
		}
		if s != StepPlan { // before which there is no stage
			byStep[s].tooEarly = reason("too-early", merit.NotMet, " pada {observed}, mendahului tahapan sebelumnya", " on {observed}, before an earlier stage")
		}
		facts = append(facts, merit.Fact{Key: "steps." + s.String(), Name: merit.T("pelaksanaan dan tanggal "+id, "whether and on which day: "+en)})
	}
	return byStep, facts, all
}

// Stages judges whether an open selection went through its six stages in order, of
// which the fourth has at least four phases, a finding for each step. A step may
// fall on the day of the stage before; the phases among themselves have no order. A
// step of which nothing is said is Undetermined, and so is its place before others.
//
// It refuses, all at once, unknown steps and answers, a step said twice, and the errors of
// [merit.When.Check].
//
// Source: PP 11/2017 Pasal 113 and 120.
func Stages(taken []Taken, when merit.When) (merit.Verdict, error) {
	var byStep [len(stepNames)]Taken
	var problems []error
	for i, t := range taken {
		refuse := func(expected string, kind error) {
			problems = append(problems, &merit.FieldError{Field: fmt.Sprintf("taken[%d].step", i), Value: t.Step.String(), Expected: expected, Err: kind})
		}
		switch {
		case t.Step == 0 || t.Step > StepAppoint:
			refuse("a step from plan to appoint", merit.ErrUnknown)
		case byStep[t.Step].Step != 0:
			refuse("each step once", merit.ErrConflict)
		default:
			byStep[t.Step] = t
		}
		if err := knownAnswer("held", t.Held); err != nil {
			problems = append(problems, merit.InField(fmt.Sprintf("taken[%d]", i), err))
		}
	}
	if err := errors.Join(errors.Join(problems...), when.Check()); err != nil {
		return merit.Verdict{}, err
	}
	if !stagesRule.InForce(when.Law) {
		return merit.Verdict{Findings: []merit.Finding{stagesRule.NotGoverning(when)}}, nil
	}
	v := merit.Verdict{Findings: make([]merit.Finding, 0, len(stepNames)-1)}
	for s := StepPlan; s <= StepAppoint; s++ {
		v.Findings = append(v.Findings, inStage(byStep[s], s, latestBefore(s, &byStep), when))
	}
	return v, nil
}

// latestBefore returns the latest known day of the stages before the step's.
func latestBefore(s Step, byStep *[len(stepNames)]Taken) merit.Date {
	var latest merit.Date
	for _, earlier := range byStep {
		if earlier.Step != 0 && earlier.Step.Stage() < s.Stage() && earlier.On.After(latest) {
			latest = earlier.On
		}
	}
	return latest
}

func inStage(t Taken, s Step, before merit.Date, when merit.When) merit.Finding {
	reasons := &stepsReasons[s]
	f := merit.Finding{Rule: stagesRule, Reason: reasons.inOrder, Observed: merit.DateValueOf(t.On), AsOf: when.AsOf, Law: when.Law}
	switch {
	case t.Held == merit.No:
		f.Reason, f.Observed = reasons.leftOut, merit.Value{}
	case t.Held == merit.Unknown, t.On.IsZero():
		return stagesRule.MissingFacts(when, 1<<(s-1))
	case t.On.Before(before):
		f.Reason = reasons.tooEarly
	case t.On.After(when.AsOf):
		f.Reason, f.Changes = reasons.planned, t.On
	}
	return f
}
