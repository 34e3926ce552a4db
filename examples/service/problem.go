package main

import (
	"encoding/json"
	"errors"
	"net/http"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Problem is an error as RFC 9457 has it (application/problem+json). A "no" in law
// is no problem: it is an answer, with status 200.
type Problem struct {
	Type   string         `json:"type" doc:"what kind of problem it is: an address that describes it"`
	Title  string         `json:"title" doc:"the kind of problem in words"`
	Status int            `json:"status" doc:"the status code of HTTP"`
	Detail string         `json:"detail,omitzero" doc:"what is wrong this time"`
	Errors []FieldProblem `json:"errors,omitzero" doc:"every problem of the body, at most 100"`
}

// FieldProblem is one problem of one field.
type FieldProblem struct {
	Field    string `json:"field" doc:"path of the field, such as career[0].until"`
	Value    string `json:"value,omitzero" doc:"the value as given, shortened"`
	Reason   string `json:"reason" doc:"malformed, out of range, unknown, missing, contradictory, or before the first encoded state of the law"`
	Expected string `json:"expected" doc:"what would have been accepted"`
}

func (p Problem) Error() string { return p.Title + ": " + p.Detail }

// problemKinds is where the kinds of problems are described.
const problemKinds = "https://github.com/seed-133aca06/asnmerit/blob/main/examples/service/README.md#"

// The kinds of problems.
var (
	notJSON    = kind("malformed-body", "The body is not JSON", http.StatusBadRequest)
	invalid    = kind("invalid-input", "The facts are not in order", http.StatusUnprocessableEntity)
	tooLarge   = kind("too-large", "The body is too large", http.StatusRequestEntityTooLarge)
	tooSlow    = kind("too-slow", "The body took too long", http.StatusRequestTimeout)
	wrongMedia = kind("wrong-media-type", "The body is of another media type", http.StatusUnsupportedMediaType)
	notFound   = kind("not-found", "There is no such path", http.StatusNotFound)
	badMethod  = kind("wrong-method", "The path has another method", http.StatusMethodNotAllowed)
	busy       = kind("busy", "Too much is being asked at once", http.StatusServiceUnavailable)
	notLogged  = kind("not-logged", "The decision could not be logged", http.StatusServiceUnavailable)
	internal   = kind("internal", "A mistake of the service", http.StatusInternalServerError)
)

func kind(name, title string, status int) Problem {
	return Problem{Type: problemKinds + name, Title: title, Status: status}
}

func (p Problem) because(detail string) Problem {
	p.Detail = detail
	return p
}

// problemOf says what is wrong with a request: all that the library or the decoder
// found.
func problemOf(err error) Problem {
	if p := (Problem{}); errors.As(err, &p) {
		return p
	}
	if bad := (*syntaxError)(nil); errors.As(err, &bad) {
		return notJSON.because(bad.detail)
	}
	found := merit.FieldErrors(err)
	if len(found) == 0 {
		return internal
	}
	p := invalid.because("see errors: each names its field and what would have been accepted")
	for _, fe := range found[:min(len(found), mostProblems)] {
		reason := ""
		if fe.Err != nil {
			reason = fe.Err.Error()
		}
		p.Errors = append(p.Errors, FieldProblem{fe.Field, fe.Value, reason, fe.Expected})
	}
	return p
}

func writeProblem(w http.ResponseWriter, p Problem) {
	if p.Status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "1")
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // who has gone needs no answer
}
