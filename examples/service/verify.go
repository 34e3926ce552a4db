package main

import (
	"encoding/json"
	"strings"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// VerifyRequest has a decision record, as an answer to a request with withRecord had it.
type VerifyRequest struct {
	Record json.RawMessage `json:"record" doc:"the record; how its JSON is spaced and ordered does not matter"`
}

// VerifyAnswer says whether the recorded verdict follows from the recorded facts.
type VerifyAnswer struct {
	Verified    bool              `json:"verified" doc:"nothing differs: the record is as it was made, and this library comes to the same answer"`
	Kind        string            `json:"kind" doc:"the question on record, such as eligibility.tenure"`
	Library     string            `json:"library" doc:"version of the library that answered"`
	Digest      string            `json:"digest" doc:"SHA-256 of the record's content as it stands now"`
	Differences []DifferenceReply `json:"differences" doc:"in what it differs from what the library computes anew"`
}

// DifferenceReply is one field in which a record differs.
type DifferenceReply struct {
	Kind     merit.DifferenceKind `json:"kind" doc:"altered and verdict are grave; a record of older rules or an older library may still hold the same answer"`
	Path     string               `json:"path" doc:"where, such as result.mutation.outcome"`
	Recorded string               `json:"recorded,omitzero" doc:"what the record has"`
	Computed string               `json:"computed,omitzero" doc:"what was computed"`
}

// verifiers are the packages that verify their own records, by the first word of the
// kind.
var verifiers = map[string]func([]byte) (merit.Verification, error){
	"eligibility": eligibility.Verify, "jpt": jpt.Verify, "rubric": rubric.Verify, "kasnindex": kasnindex.Verify,
}

func verify(r VerifyRequest) (VerifyAnswer, error) {
	if r.Record == nil {
		return VerifyAnswer{}, &merit.FieldError{Field: "record", Expected: "a decision record", Err: merit.ErrMissing}
	}
	// The digest is of the canonical form, so that a client that writes its JSON in
	// another way changes nothing.
	record, err := merit.Canonical(r.Record)
	if err != nil {
		return VerifyAnswer{}, merit.InField("record", err)
	}
	var named struct {
		Kind string `json:"kind"`
	}
	_ = json.Unmarshal(record, &named) // what is no record at all the package says
	of, _, _ := strings.Cut(named.Kind, ".")
	judged, known := verifiers[of]
	if !known {
		return VerifyAnswer{}, &merit.FieldError{Field: "record.kind", Value: clip(named.Kind), Expected: "a question of eligibility, jpt, rubric or kasnindex", Err: merit.ErrUnknown}
	}
	v, err := judged(record)
	if err != nil {
		return VerifyAnswer{}, merit.InField("record", err)
	}
	answer := VerifyAnswer{v.OK(), v.Record.Kind, v.Record.Library, v.Record.Digest().String(), []DifferenceReply{}}
	for _, d := range v.Differences {
		answer.Differences = append(answer.Differences, DifferenceReply(d))
	}
	return answer, nil
}

// recorded returns the record of a decision where it is asked for.
func recorded(asked bool, record func() (merit.Record, error)) (json.RawMessage, error) {
	if !asked {
		return nil, nil
	}
	r, err := record()
	if err != nil {
		return nil, err
	}
	return r.Bytes(), nil
}
