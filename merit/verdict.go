package merit

import (
	"encoding/json"
	"strings"
)

// Verdict is the answer to a question about one case (putusan): all findings, in
// the order of their rules, and what they come to together. The zero Verdict has
// no finding and is NotApplicable.
type Verdict struct {
	Findings []Finding
}

// Outcome combines the findings as conditions that must all hold: NotMet wins,
// then Undetermined, then Met; NotApplicable is neutral.
func (v Verdict) Outcome() Outcome { return Combine(v.Findings) }

// Combine combines findings as conditions that must all hold; see [Outcome.And].
// No finding at all is NotApplicable.
func Combine(findings []Finding) Outcome {
	all := NotApplicable
	for i := range findings {
		all = all.And(findings[i].Outcome())
	}
	return all
}

// Failing returns every finding that is NotMet, in order.
func (v Verdict) Failing() []Finding { return v.with(NotMet) }

// Unknown returns every finding that is Undetermined, in order.
func (v Verdict) Unknown() []Finding { return v.with(Undetermined) }

func (v Verdict) with(o Outcome) []Finding {
	var out []Finding
	for _, f := range v.Findings {
		if f.Outcome() == o {
			out = append(out, f)
		}
	}
	return out
}

// Of returns the finding of the rule, and whether the verdict has one.
func (v Verdict) Of(id RuleID) (Finding, bool) {
	for _, f := range v.Findings {
		if f.Rule != nil && f.Rule.ID() == id {
			return f, true
		}
	}
	return Finding{}, false
}

// Changes returns the first day on which any finding changes by the passing of
// time alone, or the zero Date.
func (v Verdict) Changes() Date {
	var first Date
	for _, f := range v.Findings {
		if first.IsZero() || !f.Changes.IsZero() && f.Changes.Before(first) {
			first = f.Changes
		}
	}
	return first
}

// Text renders every finding, one a line.
func (v Verdict) Text(lang Language) string {
	lines := make([]string, len(v.Findings))
	for i, f := range v.Findings {
		lines[i] = f.Text(lang)
	}
	return strings.Join(lines, "\n")
}

// MarshalJSON writes the combined outcome and every finding.
func (v Verdict) MarshalJSON() ([]byte, error) {
	findings := v.Findings
	if findings == nil {
		findings = []Finding{} // a list in JSON too, not null
	}
	return json.Marshal(struct {
		Outcome  Outcome   `json:"outcome"`
		Findings []Finding `json:"findings"`
	}{v.Outcome(), findings})
}
