package main

import (
	"encoding/json"
	"errors"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
)

// TenureRequest asks about one official: either the level and the day of inauguration
// of the post, or the post and the career in it.
type TenureRequest struct {
	Asked
	NIP     merit.NIP `json:"nip,omitzero" doc:"employee number, 18 digits; it plays no part in the answer"`
	Profile Profile   `json:"profile,omitzero" doc:"the thresholds of tenure; standard where it is left out"`

	Level       merit.Level `json:"level,omitzero" doc:"level of the post"`
	Inaugurated merit.Date  `json:"inaugurated,omitzero" doc:"day of inauguration into the post (tanggal pelantikan)"`

	Post     string                `json:"post,omitzero" doc:"the post, as the career names it; asked with career"`
	Career   []Spell               `json:"career,omitzero" doc:"every time in a post, oldest first; in place of inaugurated"`
	Readings []eligibility.Reading `json:"readings,omitzero" doc:"readings chosen where sources differ, such as clock-from-effective"`
}

func (r TenureRequest) person() merit.NIP { return r.NIP }

// TenureAnswer has the three thresholds.
type TenureAnswer struct {
	Mutation   merit.Finding   `json:"mutation" doc:"may the official be moved?"`
	Ukom       merit.Finding   `json:"ukom" doc:"may the official take the competence test?"`
	Evaluation merit.Finding   `json:"evaluation" doc:"is the five-year evaluation due? met means due"`
	Changes    merit.Date      `json:"changes,omitzero" doc:"the first day on which one of them is another"`
	Record     json.RawMessage `json:"record,omitzero" doc:"the decision record, where it was asked for; see /v1/verify"`
	Days       []merit.Finding `json:"days,omitzero" doc:"for each time of the career, which days counted and why"`
}

// Spell is one time in one post.
type Spell struct {
	Post        string              `json:"post" doc:"which post, in your own words; the same text is the same post"`
	Level       merit.Level         `json:"level,omitzero" doc:"level of the post"`
	Held        eligibility.Holding `json:"held,omitzero" doc:"how the post was held"`
	Related     merit.Answer        `json:"related,omitzero" doc:"whether it is in the field of the post to be filled; for experience alone"`
	Inaugurated merit.Date          `json:"inaugurated,omitzero" doc:"tanggal pelantikan"`
	Effective   merit.Date          `json:"effective,omitzero" doc:"terhitung mulai tanggal (TMT)"`
	Decreed     merit.Date          `json:"decreed,omitzero" doc:"tanggal surat keputusan (SK)"`
	OnDuty      merit.Date          `json:"onDuty,omitzero" doc:"tanggal surat pernyataan melaksanakan tugas (SPMT)"`
	Until       merit.Date          `json:"until,omitzero" doc:"the first day on which it was no longer held; leave it out for a post still held"`
}

// spells returns a career as the library takes it. None is unknown; an empty one is
// known to be empty.
func spells(career []Spell) []eligibility.Spell {
	if career == nil {
		return nil
	}
	out := make([]eligibility.Spell, len(career))
	for i, s := range career {
		out[i] = eligibility.Spell{Post: s.Post, Level: s.Level, Held: s.Held, Related: s.Related,
			Inaugurated: s.Inaugurated, Effective: s.Effective, Decreed: s.Decreed, OnDuty: s.OnDuty, Until: s.Until}
	}
	return out
}

// Profile is the name of a set of thresholds.
type Profile struct{ *eligibility.Profile }

// UnmarshalText reads the name of a profile of the library.
func (p *Profile) UnmarshalText(text []byte) (err error) {
	p.Profile, err = eligibility.ParseProfile(string(text))
	return err
}

func (p Profile) orStandard() *eligibility.Profile {
	if p.Profile == nil {
		return eligibility.Standard()
	}
	return p.Profile
}

func tenure(r TenureRequest) (TenureAnswer, error) {
	chosen, err := readings(r.Readings)
	profile := r.Profile.orStandard()
	if r.Career == nil {
		profile = profile.Under(chosen)
		in := eligibility.Incumbent{Level: r.Level, Inaugurated: r.Inaugurated}
		judged, wrong := profile.Tenure(in, r.when())
		if err := errors.Join(err, wrong, r.bothWays()); err != nil {
			return TenureAnswer{}, err
		}
		record, err := recorded(r.WithRecord, func() (merit.Record, error) { return eligibility.RecordTenure(profile, in, r.when()) })
		return TenureAnswer{judged.Mutation, judged.Ukom, judged.Evaluation, judged.Changes(), record, nil}, err
	}
	career := spells(r.Career)
	judged, wrong := profile.TenureIn(r.Post, career, chosen, r.when())
	if err := errors.Join(err, wrong, r.bothWays()); err != nil {
		return TenureAnswer{}, err
	}
	record, err := recorded(r.WithRecord, func() (merit.Record, error) {
		return eligibility.RecordTenureIn(profile, r.Post, career, chosen, r.when())
	})
	return TenureAnswer{judged.Mutation, judged.Ukom, judged.Evaluation, judged.Changes(), record, judged.Days}, err
}

// bothWays refuses a tenure that is given in two ways, or that reads a clock of which
// the facts tell nothing.
func (r TenureRequest) bothWays() error {
	var problems []error
	problem := func(field, value, expected string, kind error) {
		problems = append(problems, &merit.FieldError{Field: field, Value: value, Expected: expected, Err: kind})
	}
	if r.Career != nil {
		if !r.Inaugurated.IsZero() {
			problem("inaugurated", r.Inaugurated.String(), "no such field beside career, which has the days of every time in a post", merit.ErrConflict)
		}
		if r.Level != 0 {
			problem("level", r.Level.String(), "no such field beside career, which has the level of every post", merit.ErrConflict)
		}
		return errors.Join(problems...)
	}
	if r.Post != "" {
		problem("post", r.Post, "no such field without career", merit.ErrConflict)
	}
	for _, reading := range r.Readings {
		switch reading {
		case eligibility.ClockFromEffective, eligibility.ClockFromDecree, eligibility.ClockFromDuty:
			problem("readings", reading.String(), "that clock with career alone, which has its days; inaugurated is the day of inauguration", merit.ErrConflict)
		}
	}
	return errors.Join(problems...)
}
