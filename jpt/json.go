package jpt

import (
	"encoding/json"

	"github.com/seed-133aca06/asnmerit/merit"
)

// What is judged reads itself from JSON strictly, as [merit.DecodeObject] does: the
// names of the fields are those in the tags of the structs, a field that is left out
// is not known, and everything else that is not expected is refused.

// UnmarshalJSON reads a vacancy strictly; see [merit.DecodeObject].
func (v *Vacancy) UnmarshalJSON(data []byte) error {
	var out Vacancy
	err := merit.DecodeObject(data, merit.FieldOf("post", &out.Post), merit.FieldOf("calendar", &out.Calendar), merit.FieldOf("reorganised", &out.Reorganised),
		merit.FieldOf("exemption", &out.Exemption), merit.FieldOf("readings", &out.Readings))
	if err == nil {
		*v = out
	}
	return err
}

// UnmarshalJSON reads a post strictly; see [merit.DecodeObject].
func (p *Post) UnmarshalJSON(data []byte) error {
	var out Post
	err := merit.DecodeObject(data, merit.FieldOf("level", &out.Level), merit.FieldOf("agency", &out.Agency), merit.FieldOf("special", &out.Special))
	if err == nil {
		*p = out
	}
	return err
}

// UnmarshalJSON reads the days of a region strictly; see [merit.DecodeObject].
func (c *Calendar) UnmarshalJSON(data []byte) error {
	var out Calendar
	err := merit.DecodeObject(data, merit.FieldOf("headInaugurated", &out.HeadInaugurated), merit.FieldOf("election", &out.Election),
		merit.FieldOf("candidatesFixed", &out.CandidatesFixed), merit.FieldOf("termEnds", &out.TermEnds), merit.FieldOf("consent", &out.Consent))
	if err == nil {
		*c = out
	}
	return err
}

// UnmarshalJSON reads what is known of an exemption strictly; see
// [merit.DecodeObject].
func (e *Exemption) UnmarshalJSON(data []byte) error {
	var out Exemption
	err := merit.DecodeObject(data, merit.FieldOf("claimed", &out.Claimed), merit.FieldOf("category", &out.Category),
		merit.FieldOf("approved", &out.Approved), merit.FieldOf("valid", &out.Valid))
	if err == nil {
		*e = out
	}
	return err
}

// UnmarshalJSON reads an official in post strictly; see [merit.DecodeObject].
func (c *Candidate) UnmarshalJSON(data []byte) error {
	var out Candidate
	err := merit.DecodeObject(data, merit.FieldOf("incumbent", &out.Incumbent), merit.FieldOf("sameAgency", &out.SameAgency),
		merit.FieldOf("sameClassification", &out.SameClassification), merit.FieldOf("meetsStandard", &out.MeetsStandard), merit.FieldOf("passedUkom", &out.PassedUkom))
	if err == nil {
		*c = out
	}
	return err
}

// UnmarshalJSON reads an acting official strictly; see [merit.DecodeObject].
func (a *Acting) UnmarshalJSON(data []byte) error {
	var out Acting
	err := merit.DecodeObject(data, merit.FieldOf("post", &out.Post), merit.FieldOf("vacant", &out.Vacant), merit.FieldOf("since", &out.Since), merit.FieldOf("consent", &out.Consent))
	if err == nil {
		*a = out
	}
	return err
}

// UnmarshalJSON reads what is known of the applicants strictly; see [merit.DecodeObject].
func (a *Applications) UnmarshalJSON(data []byte) error {
	var out Applications
	err := merit.DecodeObject(data, merit.FieldOf("counted", &out.Counted), merit.FieldOf("number", &out.Number), merit.FieldOf("extensions", &out.Extensions))
	if err == nil {
		*a = out
	}
	return err
}

// UnmarshalJSON reads a committee strictly; see [merit.DecodeObject].
func (c *Committee) UnmarshalJSON(data []byte) error {
	var out Committee
	err := merit.DecodeObject(data, merit.ListOf("members", &out.Members), merit.FieldOf("level", &out.Level), merit.FieldOf("testPanel", &out.TestPanel))
	if err == nil {
		*c = out
	}
	return err
}

// UnmarshalJSON reads a member of a committee strictly; see [merit.DecodeObject].
func (m *Member) UnmarshalJSON(data []byte) error {
	var out Member
	err := merit.DecodeObject(data, merit.FieldOf("element", &out.Element), merit.FieldOf("partyRole", &out.PartyRole), merit.FieldOf("conflict", &out.Conflict), merit.FieldOf("knows", &out.Knows))
	if err == nil {
		*m = out
	}
	return err
}

// UnmarshalJSON reads a step that was taken strictly; see [merit.DecodeObject].
func (t *Taken) UnmarshalJSON(data []byte) error {
	var out Taken
	err := merit.DecodeObject(data, merit.FieldOf("step", &out.Step), merit.FieldOf("held", &out.Held), merit.FieldOf("on", &out.On))
	if err == nil {
		*t = out
	}
	return err
}

// MarshalJSON writes the outcome and both findings.
func (f Frozen) MarshalJSON() ([]byte, error) {
	type plain Frozen
	return json.Marshal(struct {
		Outcome merit.Outcome `json:"outcome"`
		plain
	}{f.Outcome(), plain(f)})
}

// MarshalJSON writes the outcome, the way that is open to the official, and every
// finding, those too that decide nothing.
func (c CandidateVerdict) MarshalJSON() ([]byte, error) {
	type plain CandidateVerdict
	return json.Marshal(struct {
		Outcome merit.Outcome `json:"outcome"`
		Route   Route         `json:"route"`
		plain
	}{c.Outcome(), c.Route(), plain(c)})
}

// UnmarshalJSON reads what was obtained of others strictly; see [merit.DecodeObject].
func (o *Obtained) UnmarshalJSON(data []byte) error {
	var out Obtained
	err := merit.DecodeObject(data, merit.FieldOf("party", &out.Party), merit.FieldOf("act", &out.Act), merit.FieldOf("done", &out.Done))
	if err == nil {
		*o = out
	}
	return err
}

// UnmarshalJSON reads what is known of the criteria strictly; see [merit.DecodeObject]. A
// criterion of which nothing is known may be left out.
func (c *Criteria) UnmarshalJSON(data []byte) error {
	var answers [len(criterionNames)]merit.Answer
	var fields []merit.JSONField
	for _, k := range Criterions() {
		fields = append(fields, merit.FieldOf(k.String(), &answers[k]))
	}
	if err := merit.DecodeObject(data, fields...); err != nil {
		return err
	}
	out := Criteria{}
	for _, k := range Criterions() {
		if answers[k] != merit.Unknown {
			out[k] = answers[k]
		}
	}
	*c = out
	return nil
}
