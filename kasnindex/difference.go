package kasnindex

import "github.com/seed-133aca06/asnmerit/merit"

// Verification holds an agency's own assessment (penilaian mandiri) beside that of
// the verifier.
type Verification struct {
	Self, Verified Assessment
	// Change is the verified score less the own one; not known where either is not.
	Change Points
	// Aspects and Indicators are the parts on which the two differ, in the
	// instrument's order; where one of the two sheets does not go into them, empty.
	Aspects    []AspectDifference
	Indicators []LevelDifference
}

// AspectDifference is one aspect on which self-assessment and verification differ.
type AspectDifference struct {
	Code           string
	Name           merit.Text
	Self, Verified Points
	Change         Points // verified less own; not known where either is not
}

// LevelDifference is one indicator of which self-assessment and verification count
// different levels.
type LevelDifference struct {
	Code           string
	Name           merit.Text
	Self, Verified Level
}

// Verify judges the agency's own sheet and the verifier's, and names what differs. A
// part that one of them does not know differs from one that is known. The errors are
// those of [Instrument.Assess], under the fields self and verified.
func (in *Instrument) Verify(self, verified Sheet, when merit.When) (Verification, error) {
	var v Verification
	var c checks
	var err error
	v.Self, err = in.Assess(self, when)
	c.join(merit.InField("self", err))
	v.Verified, err = in.Assess(verified, when)
	c.join(merit.InField("verified", err))
	if err := c.err(); err != nil {
		return Verification{}, err
	}
	v.Change = v.Verified.Score.Sub(v.Self.Score)
	if len(v.Self.Aspects) == len(v.Verified.Aspects) {
		for i, a := range v.Self.Aspects {
			if b := v.Verified.Aspects[i].Points; a.Points != b {
				v.Aspects = append(v.Aspects, AspectDifference{a.Code, a.Name, a.Points, b, b.Sub(a.Points)})
			}
		}
	}
	if len(v.Self.Counted) == len(v.Verified.Counted) {
		for i, a := range v.Self.Counted {
			if b := v.Verified.Counted[i]; a != b {
				q := in.indicators[i]
				v.Indicators = append(v.Indicators, LevelDifference{q.Code, q.Name, a, b})
			}
		}
	}
	return v, nil
}
