package rubric

import "github.com/seed-133aca06/asnmerit/merit"

// MissingPolicy says what a scheme does with a mark that nobody gave (nilai
// kosong). It is fixed with the scheme, before any mark is known. A criterion that
// does not apply to a candidate is another thing: its weight always goes to the
// others.
type MissingPolicy uint8

// The policies.
const (
	// Refuse: no score without every mark; the default.
	Refuse MissingPolicy = iota
	// Provisional: the score is an interval, from the worst mark to the best.
	Provisional
	// Reweight: the weight goes to the criteria with a mark, in proportion.
	Reweight
	// WorstMark: the mark counts as the worst of its scale ("zero").
	WorstMark
)

var missingNames = map[MissingPolicy]string{Refuse: "refuse", Provisional: "provisional", Reweight: "reweight", WorstMark: "worst"}

// String returns refuse, provisional, reweight or worst.
func (p MissingPolicy) String() string { return missingNames[p] }

// ParseMissingPolicy reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseMissingPolicy(s string) (MissingPolicy, error) {
	for p := Refuse; p <= WorstMark; p++ {
		if missingNames[p] == s {
			return p, nil
		}
	}
	return 0, &merit.FieldError{Field: "missing", Value: s, Expected: "one of refuse, provisional, reweight, worst", Err: merit.ErrUnknown}
}
