package main

import (
	"errors"
	"reflect"
	"slices"
	"strings"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
)

// question is one thing that the service answers: a pure function from the JSON of a
// case to the JSON of an answer. POST /v1/<name> and a line of a batch ask the same.
type question struct {
	name, about    string
	request, reply reflect.Type // for the OpenAPI document
	answer         func(body []byte) (answer []byte, about merit.NIP, err error)
}

// questions are all that the service answers, each in the file of its name.
var questions = []question{
	ask("tenure", "May this official be moved, take the competence test, be evaluated?", tenure),
	ask("appointment", "Does this person meet the conditions of appointment?", appointment),
	ask("route", "Which way is this vacant senior post filled, and who must clear it?", route),
	ask("score", "How do the marks come out under a scheme, and who ranks where?", score),
	ask("merit-index", "Where does the agency stand on the merit index?", meritIndex),
	ask("verify", "Does the verdict on record follow from the facts on record?", verify),
}

func questionNamed(name string) (question, bool) {
	for _, q := range questions {
		if q.name == name {
			return q, true
		}
	}
	return question{}, false
}

// ask makes a question of a function. What the decoder and the library find wrong is
// reported together.
func ask[Q, A any](name, about string, judge func(Q) (A, error)) question {
	return question{
		name: name, about: about, request: reflect.TypeFor[Q](), reply: reflect.TypeFor[A](),
		answer: func(body []byte) ([]byte, merit.NIP, error) {
			var q Q
			malformed := decode(body, &q)
			if bad := (*syntaxError)(nil); errors.As(malformed, &bad) {
				return nil, merit.NIP{}, malformed
			}
			a, refused := judge(q)
			if err := together(malformed, refused); err != nil {
				return nil, merit.NIP{}, err
			}
			var person merit.NIP
			if about, ok := any(q).(interface{ person() merit.NIP }); ok {
				person = about.person()
			}
			const usual = 2 << 10 // bytes of an answer
			var texts []merit.Language
			if worded, ok := any(q).(interface{ languages() []merit.Language }); ok {
				texts = worded.languages()
			}
			out, err := encoder{texts}.append(make([]byte, 0, usual), reflect.ValueOf(a))
			return out, person, err
		},
	}
}

// together joins what is malformed with what the library refuses, but for what it
// refuses only because a malformed value was left out.
func together(malformed, refused error) error {
	if malformed == nil {
		return refused
	}
	known := merit.FieldErrors(malformed)
	for _, fe := range merit.FieldErrors(refused) {
		if !slices.ContainsFunc(known, func(k *merit.FieldError) bool { return explains(k.Field, fe.Field) }) {
			malformed = errors.Join(malformed, fe)
		}
	}
	return malformed
}

// explains reports whether what is malformed may be why another field is refused: it is
// the same, or one is part of the other, or what follows from it.
func explains(malformed, refused string) bool {
	return malformed == "body" || within(malformed, refused) || within(refused, malformed) ||
		malformed == "asOf" && (refused == "law" || refused == "instrument") || // which are those of the day where they are left out
		within(malformed, "readings") && within(refused, "readings")
}

// within reports whether a path is another or leads into it.
func within(path, whole string) bool {
	rest, ok := strings.CutPrefix(path, whole)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// Asked is what every question about law is asked with.
type Asked struct {
	AsOf merit.Date `json:"asOf" doc:"the day on which the facts are judged, such as 2026-03-01"`
	Law  merit.Date `json:"law,omitzero" doc:"the day whose law applies; asOf where it is left out"`

	Texts []merit.Language `json:"texts,omitzero" doc:"languages in which findings are put into words, id and en; codes and values alone where it is left out"`

	WithRecord bool `json:"withRecord,omitzero" doc:"whether the decision record is asked for, which anybody can verify later"`
}

func (a Asked) when() merit.When {
	if a.Law.IsZero() {
		return merit.On(a.AsOf)
	}
	return merit.On(a.AsOf).UnderLaw(a.Law)
}

// languages returns each language asked for once, Indonesian first.
func (a Asked) languages() []merit.Language {
	return slices.Compact(slices.Sorted(slices.Values(a.Texts)))
}

func unknownQuestion(name string) error {
	known := make([]string, len(questions))
	for i, q := range questions {
		known[i] = q.name
	}
	return &merit.FieldError{Field: "ask", Value: clip(name), Expected: "one of " + strings.Join(known, ", "), Err: merit.ErrUnknown}
}

// readings returns a choice of readings of eligibility.
func readings(chosen []eligibility.Reading) (eligibility.Readings, error) {
	if len(chosen) == 0 {
		return eligibility.Readings{}, nil
	}
	return eligibility.NewReadings(chosen...)
}
