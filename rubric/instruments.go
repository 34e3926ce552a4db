package rubric

import "github.com/seed-133aca06/asnmerit/merit"

// Instrument is one of the ways in which a mapping of competence collects its
// findings (instrumen pemetaan).
type Instrument uint8

// The instruments that mappings of Kupang 2025 and Pontianak 2023 named.
const (
	ManagerialTest       Instrument = iota + 1 // tes kompetensi manajerial
	FieldPaper                                 // makalah
	Presentation                               // presentasi
	DepthInterview                             // wawancara
	PerformanceAppraisal                       // evaluasi kinerja
)

var (
	instrumentNames = names[Instrument]{"", "managerial-test", "paper", "presentation", "interview", "performance-evaluation"}
	instrumentTexts = [...]merit.Text{
		merit.T("instrumen tidak diketahui", "unknown instrument"),
		merit.T("tes kompetensi manajerial", "test of managerial competence"), merit.T("makalah", "paper"),
		merit.T("presentasi", "presentation"), merit.T("wawancara", "interview"), merit.T("evaluasi kinerja", "performance evaluation"),
	}

	reasonUsual = &merit.Reason{Code: "usual", Outcome: merit.Met, Text: merit.T(
		"semua {observed} instrumen yang lazim dipakai", "all {observed} usual instruments are used")}
	reasonPartial = &merit.Reason{Code: "partial", Outcome: merit.NotMet, Text: merit.T(
		"{observed} instrumen yang lazim tidak dipakai; tidak ada peraturan yang mewajibkannya", "{observed} of the usual instruments are not used; no regulation demands them")}

	instrumentsRule = merit.MustRule(merit.RuleSpec{
		ID:       "RUB-INSTRUMENTS",
		Title:    merit.T("Instrumen pemetaan kompetensi", "Instruments of a competence mapping"),
		Standing: merit.StandingPractice, Confidence: merit.PracticeOnly,
		Doubt: merit.T("dari praktik dua daerah", "from the practice of two regions"),
		Versions: []merit.Version{{From: merit.FirstDay, Force: merit.InForce, Basis: []merit.Citation{
			merit.Cite("Praktik Kota Kupang 2025"), merit.Cite("Praktik Kota Pontianak 2023")}}},
		Facts:   []merit.Fact{{Key: "instruments", Name: merit.T("instrumen yang dipakai", "the instruments used")}},
		Reasons: []*merit.Reason{reasonUsual, reasonPartial},
		Notes:   instrumentNotes(),
	})
)

// instrumentNotes returns for each instrument the remark that it is not used.
func instrumentNotes() (out []merit.Note) {
	for _, i := range Instruments() {
		out = append(out, merit.Note{Code: i.String(), Text: merit.T("Tidak dipakai: "+i.In(merit.Indonesian), "Not used: "+i.In(merit.English))})
	}
	return out
}

// String returns the instrument as one word, such as managerial-test.
func (i Instrument) String() string { return instrumentNames.text(i) }

// ParseInstrument reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseInstrument(s string) (Instrument, error) { return instrumentNames.parse("instrument", s) }

// MarshalText implements [encoding.TextMarshaler].
func (i Instrument) MarshalText() ([]byte, error) { return instrumentNames.marshal("instrument", i) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (i *Instrument) UnmarshalText(text []byte) error {
	return instrumentNames.unmarshal("instrument", text, i)
}

// In returns the instrument in words.
func (i Instrument) In(lang merit.Language) string {
	if instrumentNames.has(i) {
		return instrumentTexts[i].In(lang)
	}
	return i.String()
}

// Instruments returns the instruments in the order in which a mapping uses them.
func Instruments() []Instrument {
	return []Instrument{ManagerialTest, FieldPaper, Presentation, DepthInterview, PerformanceAppraisal}
}

// CheckInstruments compares the instruments of a mapping with the usual ones, rule
// RUB-INSTRUMENTS, and remarks on each that is not used. A nil list is not known.
// It is practice and binds nobody. The errors, each a [*merit.FieldError], are those
// of [merit.When.Check] and an instrument that does not exist.
func CheckInstruments(used []Instrument, when merit.When) (merit.Finding, error) {
	p := problems{}
	p.join(when.Check())
	given := map[Instrument]bool{}
	for _, i := range used {
		p.join(instrumentNames.check("instruments", i))
		given[i] = true
	}
	if err := p.err(); err != nil {
		return merit.Finding{}, err
	}
	if used == nil {
		return instrumentsRule.MissingFacts(when, 1), nil
	}
	f := merit.Finding{Rule: instrumentsRule, Reason: reasonUsual, AsOf: when.AsOf, Law: when.Law}
	lacking := 0
	for n, i := range Instruments() {
		if !given[i] {
			f.Notes |= 1 << n
			lacking++
		}
	}
	f.Observed = merit.CountOf(len(Instruments()))
	if lacking > 0 {
		f.Reason, f.Observed = reasonPartial, merit.CountOf(lacking)
	}
	return f, nil
}
