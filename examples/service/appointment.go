package main

import (
	"encoding/json"
	"errors"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
)

// AppointmentRequest is a person put forward for a post. A fact that is left out is
// not known.
type AppointmentRequest struct {
	Asked
	NIP      merit.NIP             `json:"nip,omitzero" doc:"employee number, 18 digits; it plays no part in the answer"`
	Readings []eligibility.Reading `json:"readings,omitzero" doc:"readings chosen where sources differ; for a JPT one of age-count and one of age-day"`

	Post        merit.Level        `json:"post" doc:"level of the post to be filled: a JPT, administrator or pengawas"`
	Source      eligibility.Source `json:"source,omitzero" doc:"where the candidate comes from"`
	Degree      eligibility.Degree `json:"degree,omitzero" doc:"level of education"`
	Competences merit.Answer       `json:"competences,omitzero" doc:"meets the standard in all three: technical, managerial, socio-cultural"`
	Career      []Spell            `json:"career,omitzero" doc:"every time in a post, oldest first; an empty list says that there is none"`
	Record      merit.Answer       `json:"record,omitzero" doc:"good record of service, integrity and morality"`
	Birth       merit.Date         `json:"birth,omitzero" doc:"day of birth"`
	Healthy     merit.Answer       `json:"healthy,omitzero" doc:"sound in body and mind"`
	AgeDay      merit.Date         `json:"ageDay,omitzero" doc:"day that the selection's notice fixes for counting age"`
	Present     merit.Level        `json:"present,omitzero" doc:"level of the post held now"`
	Move        merit.Answer       `json:"move,omitzero" doc:"the post is filled by a move from a post of the same level"`
	Waived      merit.Answer       `json:"waived,omitzero" doc:"the President approved beforehand that conditions be waived"`
	Citizen     merit.Answer       `json:"citizen,omitzero" doc:"Indonesian citizen"`
	InParty     merit.Answer       `json:"inParty,omitzero" doc:"ever a member or officer of a political party"`
	LeftParty   merit.Date         `json:"leftParty,omitzero" doc:"the day of leaving it"`
	Registered  merit.Date         `json:"registered,omitzero" doc:"the day of registering for the selection"`
	Imprisoned  merit.Answer       `json:"imprisoned,omitzero" doc:"ever punished with imprisonment"`
	Dismissed   merit.Answer       `json:"dismissed,omitzero" doc:"ever dismissed dishonourably"`
	Closed      merit.Answer       `json:"closed,omitzero" doc:"the post's field is closed to candidates who are not PNS"`
	Approved    merit.Answer       `json:"approved,omitzero" doc:"the President approved filling the post this way"`
	Resigned    merit.Answer       `json:"resigned,omitzero" doc:"left active service; of former soldiers and police officers"`
	RatedGood   merit.Answer       `json:"ratedGood,omitzero" doc:"every element rated at least good in the last two years"`
	EqualJF     []merit.Level      `json:"equalJF,omitzero" doc:"functional levels that the agency's rules equate with the post that must have been held before"`
}

func (r AppointmentRequest) person() merit.NIP { return r.NIP }

// AppointmentAnswer has every condition, each with its article.
type AppointmentAnswer struct {
	Outcome    merit.Outcome   `json:"outcome" doc:"may the person be appointed: every condition is met, or the President waived what is not"`
	Conditions merit.Outcome   `json:"conditions" doc:"the conditions alone"`
	Findings   []merit.Finding `json:"findings" doc:"the conditions in order, then the waiver and what is reported only"`
	Record     json.RawMessage `json:"record,omitzero" doc:"the decision record, where it was asked for; see /v1/verify"`
}

func appointment(r AppointmentRequest) (AppointmentAnswer, error) {
	chosen, err := readings(r.Readings)
	candidacy := eligibility.Candidacy{
		Post: r.Post, Source: r.Source, Degree: r.Degree, Competences: r.Competences, Career: spells(r.Career), Record: r.Record,
		Birth: r.Birth, Healthy: r.Healthy, AgeDay: r.AgeDay, Present: r.Present, Move: r.Move, Waived: r.Waived,
		Citizen: r.Citizen, InParty: r.InParty, LeftParty: r.LeftParty, Registered: r.Registered, Imprisoned: r.Imprisoned,
		Dismissed: r.Dismissed, Closed: r.Closed, Approved: r.Approved, Resigned: r.Resigned, RatedGood: r.RatedGood, EqualJF: r.EqualJF,
	}
	verdict, wrong := eligibility.Appoint(candidacy, chosen, r.when())
	if err := errors.Join(err, wrong); err != nil {
		return AppointmentAnswer{}, err
	}
	record, err := recorded(r.WithRecord, func() (merit.Record, error) { return eligibility.RecordAppointment(candidacy, chosen, r.when()) })
	return AppointmentAnswer{verdict.Outcome(), verdict.Conditions(), verdict.Verdict().Findings, record}, err
}
