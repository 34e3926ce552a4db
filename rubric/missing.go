package rubric

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

var missingNames = names[MissingPolicy]{"refuse", "provisional", "reweight", "worst"}

// String returns refuse, provisional, reweight or worst.
func (p MissingPolicy) String() string { return missingNames.text(p) }

// ParseMissingPolicy reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseMissingPolicy(s string) (MissingPolicy, error) { return missingNames.parse("missing", s) }

// MarshalText implements [encoding.TextMarshaler].
func (p MissingPolicy) MarshalText() ([]byte, error) { return missingNames.marshal("missing", p) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (p *MissingPolicy) UnmarshalText(text []byte) error {
	return missingNames.unmarshal("missing", text, p)
}
