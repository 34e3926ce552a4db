package eligibility

import (
	"encoding/json"

	"github.com/seed-133aca06/asnmerit/merit"
)

// What is judged reads itself from JSON strictly, as [merit.DecodeObject] does: the
// names of the fields are those in the tags of the structs, a field that is left out
// is not known, and everything else that is not expected is refused.

// UnmarshalJSON reads an official strictly; see [merit.DecodeObject].
func (in *Incumbent) UnmarshalJSON(data []byte) error {
	var out Incumbent
	err := merit.DecodeObject(data, merit.FieldOf("level", &out.Level), merit.FieldOf("inaugurated", &out.Inaugurated))
	if err == nil {
		*in = out
	}
	return err
}

// UnmarshalJSON reads a spell strictly; see [merit.DecodeObject].
func (s *Spell) UnmarshalJSON(data []byte) error {
	var out Spell
	err := merit.DecodeObject(data, merit.FieldOf("post", &out.Post), merit.FieldOf("level", &out.Level), merit.FieldOf("held", &out.Held),
		merit.FieldOf("related", &out.Related), merit.FieldOf("inaugurated", &out.Inaugurated), merit.FieldOf("effective", &out.Effective),
		merit.FieldOf("decreed", &out.Decreed), merit.FieldOf("onDuty", &out.OnDuty), merit.FieldOf("until", &out.Until))
	if err == nil {
		*s = out
	}
	return err
}

// UnmarshalJSON reads a candidacy strictly; see [merit.DecodeObject]. A career that is
// left out is not known, an empty one is none.
func (c *Candidacy) UnmarshalJSON(data []byte) error {
	var out Candidacy
	err := merit.DecodeObject(data, merit.FieldOf("post", &out.Post), merit.FieldOf("source", &out.Source), merit.FieldOf("degree", &out.Degree),
		merit.FieldOf("competences", &out.Competences), merit.ListOf("career", &out.Career), merit.FieldOf("record", &out.Record),
		merit.FieldOf("birth", &out.Birth), merit.FieldOf("healthy", &out.Healthy), merit.FieldOf("ageDay", &out.AgeDay),
		merit.FieldOf("present", &out.Present), merit.FieldOf("move", &out.Move), merit.FieldOf("waived", &out.Waived),
		merit.FieldOf("citizen", &out.Citizen), merit.FieldOf("inParty", &out.InParty), merit.FieldOf("leftParty", &out.LeftParty),
		merit.FieldOf("registered", &out.Registered), merit.FieldOf("imprisoned", &out.Imprisoned), merit.FieldOf("dismissed", &out.Dismissed),
		merit.FieldOf("closed", &out.Closed), merit.FieldOf("approved", &out.Approved), merit.FieldOf("resigned", &out.Resigned),
		merit.FieldOf("ratedGood", &out.RatedGood), merit.ListOf("equalJF", &out.EqualJF))
	if err == nil {
		*c = out
	}
	return err
}

// UnmarshalJSON reads a plan to replace an official strictly; see
// [merit.DecodeObject].
func (r *Replacement) UnmarshalJSON(data []byte) error {
	var out Replacement
	err := merit.DecodeObject(data, merit.FieldOf("incumbent", &out.Incumbent), merit.FieldOf("brokeLaw", &out.BrokeLaw), merit.FieldOf("unfit", &out.Unfit),
		merit.FieldOf("presidentApproved", &out.PresidentApproved), merit.FieldOf("circularGrounds", &out.CircularGrounds), merit.FieldOf("readings", &out.Readings))
	if err == nil {
		*r = out
	}
	return err
}

// UnmarshalJSON reads a term strictly; see [merit.DecodeObject].
func (t *Term) UnmarshalJSON(data []byte) error {
	var out Term
	err := merit.DecodeObject(data, merit.FieldOf("incumbent", &out.Incumbent), merit.FieldOf("performed", &out.Performed), merit.FieldOf("fits", &out.Fits),
		merit.FieldOf("needed", &out.Needed), merit.FieldOf("ppkApproved", &out.PPKApproved), merit.FieldOf("reported", &out.Reported),
		merit.FieldOf("recommended", &out.Recommended))
	if err == nil {
		*t = out
	}
	return err
}

// UnmarshalJSON reads what is known of an official's performance strictly; see
// [merit.DecodeObject].
func (c *Cure) UnmarshalJSON(data []byte) error {
	var out Cure
	err := merit.DecodeObject(data, merit.FieldOf("level", &out.Level), merit.FieldOf("source", &out.Source), merit.FieldOf("since", &out.Since),
		merit.FieldOf("missed", &out.Missed), merit.FieldOf("noticed", &out.Noticed), merit.FieldOf("improved", &out.Improved),
		merit.FieldOf("tested", &out.Tested), merit.FieldOf("fits", &out.Fits), merit.FieldOf("placed", &out.Placed))
	if err == nil {
		*c = out
	}
	return err
}

// UnmarshalJSON reads the grounds for leaving a JPT strictly; see
// [merit.DecodeObject].
func (l *Leaving) UnmarshalJSON(data []byte) error {
	var out Leaving
	err := merit.DecodeObject(data, merit.FieldOf("level", &out.Level), merit.FieldOf("resigned", &out.Resigned), merit.FieldOf("dismissed", &out.Dismissed),
		merit.FieldOf("suspended", &out.Suspended), merit.FieldOf("unpaidLeave", &out.UnpaidLeave), merit.FieldOf("study", &out.Study),
		merit.FieldOf("studyFrom", &out.StudyFrom), merit.FieldOf("studyUntil", &out.StudyUntil), merit.FieldOf("fullTimeElsewhere", &out.FullTimeElsewhere),
		merit.FieldOf("reorganised", &out.Reorganised), merit.FieldOf("unfit", &out.Unfit))
	if err == nil {
		*l = out
	}
	return err
}

// Chosen returns the readings that were chosen, in the order of their values; defaults
// are not among them.
func (r Readings) Chosen() []Reading {
	out := []Reading{}
	for i := range readingWords {
		if x := Reading(i); readingWords.has(x) && r.has(x) {
			out = append(out, x)
		}
	}
	return out
}

// MarshalJSON writes the readings that were chosen as a list of words.
func (r Readings) MarshalJSON() ([]byte, error) { return json.Marshal(r.Chosen()) }

// UnmarshalJSON reads the form that MarshalJSON writes and refuses what [NewReadings]
// refuses.
func (r *Readings) UnmarshalJSON(data []byte) error {
	var list []Reading
	if err := merit.DecodeList(data, &list); err != nil {
		return err
	}
	chosen, err := NewReadings(list...)
	if err == nil {
		*r = chosen
	}
	return err
}

// UnmarshalJSON reads the span of a tenure strictly; see [merit.DecodeObject].
func (l *Limits) UnmarshalJSON(data []byte) error {
	var out Limits
	err := merit.DecodeObject(data, merit.FieldOf("least", &out.Least), merit.FieldOf("most", &out.Most))
	if err == nil {
		*l = out
	}
	return err
}

// MarshalJSON writes the name of a profile of the library, and of any other all that it
// is made of.
func (p *Profile) MarshalJSON() ([]byte, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	for _, known := range Profiles() {
		if p.spec == known.spec && p.mutationRule == known.mutationRule {
			return json.Marshal(known.spec.Name)
		}
	}
	return json.Marshal(struct {
		ProfileSpec
		Rule merit.RuleID `json:"rule"` // the rule that mutation findings name
	}{p.spec, p.mutationRule.ID()})
}

// UnmarshalJSON reads the forms that MarshalJSON writes, strictly, and refuses what
// [ParseProfile] and [NewProfile] refuse; see [merit.DecodeObject].
func (p *Profile) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		var name string
		if err := json.Unmarshal(data, &name); err != nil {
			return err
		}
		known, err := ParseProfile(name)
		if err == nil {
			*p = *known
		}
		return err
	}
	var spec ProfileSpec
	var rule merit.RuleID
	err := merit.DecodeObject(data, merit.FieldOf("name", &spec.Name), merit.FieldOf("title", &spec.Title), merit.FieldOf("mutation", &spec.Mutation),
		merit.FieldOf("ukom", &spec.Ukom), merit.FieldOf("evaluation", &spec.Evaluation), merit.FieldOf("roll", &spec.Roll),
		merit.FieldOf("moreThan", &spec.MoreThan), merit.FieldOf("sinceInauguration", &spec.SinceInauguration), merit.FieldOf("floorAlone", &spec.FloorAlone), merit.FieldOf("rule", &rule))
	if err != nil {
		return err
	}
	made, err := NewProfile(spec)
	if err != nil {
		return err
	}
	switch rule {
	case "", mutationRule.ID():
	case mutationStatuteRule.ID():
		made = newProfile(made.spec, mutationStatuteRule)
	default:
		return &merit.FieldError{Field: "rule", Value: string(rule), Expected: "the rule that mutation findings name: " + string(mutationRule.ID()) + " or " + string(mutationStatuteRule.ID()), Err: merit.ErrUnknown}
	}
	*p = *made
	return nil
}

// MarshalJSON writes the outcome and every finding.
func (v ReplaceVerdict) MarshalJSON() ([]byte, error) {
	type plain ReplaceVerdict
	return json.Marshal(struct {
		Outcome merit.Outcome `json:"outcome"`
		plain
	}{v.Outcome(), plain(v)})
}

// MarshalJSON writes the outcomes of the term and of the extension, and every finding.
func (v TermVerdict) MarshalJSON() ([]byte, error) {
	type plain TermVerdict
	return json.Marshal(struct {
		Outcome   merit.Outcome `json:"outcome"`
		Extension merit.Outcome `json:"extension"`
		plain
	}{v.Outcome(), v.Extension(), plain(v)})
}

// MarshalJSON writes the outcome, the state and the finding.
func (v CureVerdict) MarshalJSON() ([]byte, error) {
	type plain CureVerdict
	return json.Marshal(struct {
		Outcome merit.Outcome `json:"outcome"`
		plain
	}{v.Outcome(), plain(v)})
}

// MarshalJSON writes the outcome and the findings by condition, then those that decide
// nothing.
func (v AppointVerdict) MarshalJSON() ([]byte, error) {
	type plain AppointVerdict
	asked := map[Condition]merit.Finding{}
	for i := range v.conditions {
		if f, ok := v.Of(Condition(i)); ok {
			asked[Condition(i)] = f
		}
	}
	return json.Marshal(struct {
		Outcome    merit.Outcome               `json:"outcome"`
		Conditions map[Condition]merit.Finding `json:"conditions"`
		plain
	}{v.Outcome(), asked, plain(v)})
}

// MarshalJSON writes the outcome and the finding of every ground.
func (v LeaveVerdict) MarshalJSON() ([]byte, error) {
	grounds := map[LeaveGround]merit.Finding{}
	for i := range v.grounds {
		if f, ok := v.Of(LeaveGround(i)); ok {
			grounds[LeaveGround(i)] = f
		}
	}
	return json.Marshal(struct {
		Outcome merit.Outcome                 `json:"outcome"`
		Grounds map[LeaveGround]merit.Finding `json:"grounds"`
	}{v.Outcome(), grounds})
}
