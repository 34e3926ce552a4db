package merit

// Ruling is how one rule came out on one case, why, and by which number of law (amar): a
// [Finding] without what was observed, what is missing and the days. The zero Ruling is of
// no rule.
type Ruling struct {
	Rule     *Rule
	Reason   *Reason     // one of the rule's reasons; it fixes the outcome
	Required *ParamValue // the number of law that decided; nil where none did
}

// Outcome returns how the rule came out, as [Finding.Outcome] does.
func (r Ruling) Outcome() Outcome {
	if r.Reason == nil {
		return Undetermined
	}
	return r.Reason.Outcome
}

// Code returns the stable machine code of the ruling, which is that of the finding; see
// [Finding.Code].
func (r Ruling) Code() string {
	if r.Rule == nil || r.Reason == nil {
		return ""
	}
	return string(r.Rule.ID()) + "/" + r.Reason.Code
}

// Ruling returns what the finding says without its values and days.
func (f *Finding) Ruling() Ruling { return Ruling{f.Rule, f.Reason, f.Required} }
