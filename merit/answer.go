package merit

// Answer is what is known of a yes-or-no fact. The zero value is "not known", so a
// fact that nobody entered never counts as a no.
type Answer uint8

// The three answers.
const (
	Unknown Answer = iota
	Yes
	No
)

var answerNames = names[Answer]{"unknown", "yes", "no"}

// String returns unknown, yes or no.
func (a Answer) String() string { return answerNames.text(a) }

// ParseAnswer reads the form that String writes. The error is a [*FieldError].
func ParseAnswer(s string) (Answer, error) { return answerNames.parse("answer", s) }

// MarshalText implements [encoding.TextMarshaler].
func (a Answer) MarshalText() ([]byte, error) { return answerNames.marshal("answer", a) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (a *Answer) UnmarshalText(text []byte) error { return answerNames.unmarshal("answer", text, a) }

// AnswerOf returns Yes for true and No for false.
func AnswerOf(yes bool) Answer {
	if yes {
		return Yes
	}
	return No
}

// Outcome returns Met for Yes, NotMet for No and Undetermined for Unknown.
func (a Answer) Outcome() Outcome {
	switch a {
	case Yes:
		return Met
	case No:
		return NotMet
	}
	return Undetermined
}
