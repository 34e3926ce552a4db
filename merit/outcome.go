package merit

// Outcome is the answer of a rule on a case, or of several together.
type Outcome uint8

const (
	// Undetermined: a fact is missing, so the library cannot tell. The zero value.
	Undetermined Outcome = iota
	// Met: the condition is fulfilled (terpenuhi).
	Met
	// NotMet: the condition is not fulfilled (tidak terpenuhi).
	NotMet
	// NotApplicable: the rule does not govern this case, or is not in force on
	// the day.
	NotApplicable
)

var outcomeNames = names[Outcome]{"undetermined", "met", "not-met", "not-applicable"}

var outcomeTexts = [...]Text{
	T("tidak dapat dipastikan", "cannot tell"),
	T("terpenuhi", "met"),
	T("tidak terpenuhi", "not met"),
	T("tidak berlaku", "not applicable"),
}

// String returns undetermined, met, not-met or not-applicable.
func (o Outcome) String() string { return outcomeNames.text(o) }

// ParseOutcome reads the form that String writes. The error is a [*FieldError].
func ParseOutcome(s string) (Outcome, error) { return outcomeNames.parse("outcome", s) }

// MarshalText implements [encoding.TextMarshaler].
func (o Outcome) MarshalText() ([]byte, error) { return outcomeNames.marshal("outcome", o) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (o *Outcome) UnmarshalText(text []byte) error {
	return outcomeNames.unmarshal("outcome", text, o)
}

// In returns the outcome in words.
func (o Outcome) In(lang Language) string {
	if int(o) < len(outcomeTexts) {
		return outcomeTexts[o].In(lang)
	}
	return o.String()
}

// And combines two outcomes of conditions that must all hold: NotMet wins, then
// Undetermined, then Met; NotApplicable is neutral.
func (o Outcome) And(p Outcome) Outcome {
	if (o|p)&^NotApplicable != 0 {
		return o.stray(p, NotMet)
	}
	return conjunction[o&NotApplicable][p&NotApplicable]
}

// conjunction is the truth table of [Outcome.And].
var conjunction = [...][NotApplicable + 1]Outcome{
	Undetermined:  {Undetermined: Undetermined, Met: Undetermined, NotMet: NotMet, NotApplicable: Undetermined},
	Met:           {Undetermined: Undetermined, Met: Met, NotMet: NotMet, NotApplicable: Met},
	NotMet:        {Undetermined: NotMet, Met: NotMet, NotMet: NotMet, NotApplicable: NotMet},
	NotApplicable: {Undetermined: Undetermined, Met: Met, NotMet: NotMet, NotApplicable: NotApplicable},
}

// Or combines two outcomes of conditions of which one suffices: Met wins, then
// Undetermined, then NotMet; NotApplicable is neutral.
func (o Outcome) Or(p Outcome) Outcome {
	if (o|p)&^NotApplicable != 0 {
		return o.stray(p, Met)
	}
	return disjunction[o&NotApplicable][p&NotApplicable]
}

// disjunction is the truth table of [Outcome.Or].
var disjunction = [...][NotApplicable + 1]Outcome{
	Undetermined:  {Undetermined: Undetermined, Met: Met, NotMet: Undetermined, NotApplicable: Undetermined},
	Met:           {Undetermined: Met, Met: Met, NotMet: Met, NotApplicable: Met},
	NotMet:        {Undetermined: Undetermined, Met: Met, NotMet: NotMet, NotApplicable: NotMet},
	NotApplicable: {Undetermined: Undetermined, Met: Met, NotMet: NotMet, NotApplicable: NotApplicable},
}

// stray combines two values of which one at least is no outcome: what wins still wins,
// beside what does not apply the other stays what it is, and else nobody can tell.
func (o Outcome) stray(p, wins Outcome) Outcome {
	switch {
	case o == wins || p == wins:
		return wins
	case o == NotApplicable:
		return p
	case p == NotApplicable:
		return o
	}
	return Undetermined
}

// Not turns Met into NotMet and back; the other two stay as they are.
func (o Outcome) Not() Outcome {
	switch o {
	case Met:
		return NotMet
	case NotMet:
		return Met
	}
	return o
}

// OutcomeOf returns Met for true and NotMet for false.
func OutcomeOf(holds bool) Outcome {
	if holds {
		return Met
	}
	return NotMet
}
