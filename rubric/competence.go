package rubric

import (
	"fmt"
	"math/big"
	"strconv"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Competence is one of the nine competences that every post asks for (kompetensi
// manajerial dan sosial kultural).
//
// Source: PermenPANRB 38/2017, from secondary sources.
type Competence uint8

// The eight managerial competences and the socio-cultural one.
const (
	Integrity          Competence = iota + 1 // integritas
	Cooperation                              // kerja sama
	Communication                            // komunikasi
	ResultsOrientation                       // orientasi pada hasil
	PublicService                            // pelayanan publik
	Development                              // pengembangan diri dan orang lain
	ManagingChange                           // mengelola perubahan
	DecisionMaking                           // pengambilan keputusan
	NationalUnity                            // perekat bangsa, the socio-cultural one
)

var competenceNames = names[Competence]{"", "integrity", "cooperation", "communication", "results-orientation",
	"public-service", "development", "managing-change", "decision-making", "national-unity"}

var competenceTexts = [...]merit.Text{
	merit.T("kompetensi tidak diketahui", "unknown competence"),
	merit.T("integritas", "integrity"), merit.T("kerja sama", "cooperation"), merit.T("komunikasi", "communication"),
	merit.T("orientasi pada hasil", "results orientation"), merit.T("pelayanan publik", "public service"),
	merit.T("pengembangan diri dan orang lain", "development of self and others"),
	merit.T("mengelola perubahan", "managing change"), merit.T("pengambilan keputusan", "decision making"),
	merit.T("perekat bangsa", "national unity"),
}

// String returns the competence as one word, such as managing-change.
func (c Competence) String() string { return competenceNames.text(c) }

// ParseCompetence reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseCompetence(s string) (Competence, error) { return competenceNames.parse("competence", s) }

// MarshalText implements [encoding.TextMarshaler].
func (c Competence) MarshalText() ([]byte, error) { return competenceNames.marshal("competence", c) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (c *Competence) UnmarshalText(text []byte) error {
	return competenceNames.unmarshal("competence", text, c)
}

// In returns the competence in words.
func (c Competence) In(lang merit.Language) string {
	if competenceNames.has(c) {
		return competenceTexts[c].In(lang)
	}
	return c.String()
}

// Competences returns the nine competences in order.
func Competences() []Competence {
	out := make([]Competence, 0, NationalUnity)
	for c := Integrity; c <= NationalUnity; c++ {
		out = append(out, c)
	}
	return out
}

// The levels of every competence that each post asks for.
var (
	requiredLevels = map[merit.Level]*merit.Param{ // read only
		merit.Pelaksana:     requiredLevel("pelaksana", merit.T("pelaksana", "executing staff"), 1),
		merit.Pengawas:      requiredLevel("pengawas", merit.T("pengawas", "supervisors"), 2),
		merit.Administrator: requiredLevel("administrator", merit.T("administrator", "administrators"), 3),
		merit.JPTPratama:    requiredLevel("jpt-pratama", merit.T("JPT pratama", "JPT pratama"), 4),
		merit.JPTMadya:      requiredLevel("jpt-madya", merit.T("JPT madya", "JPT madya"), 5),
		merit.JPTUtama:      requiredLevel("jpt-utama", merit.T("JPT utama", "JPT utama"), 5),
	}
	competenceLevels = merit.MustParam("levels", merit.T("jumlah level kompetensi", "levels of a competence"),
		merit.ParamValue{From: proven(2017), Value: merit.CountOf(5), Confidence: merit.SecondarySource,
			Basis: []merit.Citation{merit.Cite("PermenPANRB 38/2017")}})

	reasonFits = &merit.Reason{Code: "fits", Outcome: merit.Met, Text: merit.T(
		"level {observed} memenuhi level {required} yang disyaratkan", "level {observed} meets the required level {required}")}
	reasonGap = &merit.Reason{Code: "gap", Outcome: merit.NotMet, Text: merit.T(
		"level {observed} di bawah level {required} yang disyaratkan", "level {observed} is below the required level {required}")}

	competenciesRule = merit.MustRule(merit.RuleSpec{
		ID:       "RUB-COMPETENCIES",
		Title:    merit.T("Standar kompetensi manajerial dan sosial kultural", "Standard of managerial and socio-cultural competence"),
		Standing: merit.StandingMinisterial, Confidence: merit.SecondarySource,
		Doubt:    merit.T("teks PermenPANRB 38/2017 tidak dibaca langsung; level bagi jabatan fungsional tidak ditemukan", "the text of PermenPANRB 38/2017 was not read at first hand; the levels for functional posts were not found"),
		Versions: versionsOfYear(2017, "PermenPANRB 38/2017"),
		Params: []*merit.Param{requiredLevels[merit.Pelaksana], requiredLevels[merit.Pengawas], requiredLevels[merit.Administrator],
			requiredLevels[merit.JPTPratama], requiredLevels[merit.JPTMadya], requiredLevels[merit.JPTUtama], competenceLevels},
		Facts:   competenceFacts(),
		Reasons: []*merit.Reason{reasonFits, reasonGap},
		Notes:   competenceNotes(),
	})
)

const needPostLevel merit.FactSet = 1 // then the competences, from bit 1 on

func requiredLevel(name string, of merit.Text, n int) *merit.Param {
	return merit.MustParam(name, merit.T("level kompetensi bagi "+of.In(merit.Indonesian), "level of competence of "+of.In(merit.English)),
		merit.ParamValue{From: proven(2017), Value: merit.CountOf(n), Confidence: merit.SecondarySource,
			Basis: []merit.Citation{merit.Cite("PermenPANRB 38/2017")}})
}

func competenceFacts() []merit.Fact {
	out := []merit.Fact{{Key: "level", Name: merit.T("level kompetensi yang disyaratkan jabatan", "level of competence that the post requires")}}
	for _, c := range Competences() {
		out = append(out, merit.Fact{Key: c.String(), Name: merit.T("level "+c.In(merit.Indonesian), "level of "+c.In(merit.English))})
	}
	return out
}

// competenceNotes returns for each competence the remark that names it.
func competenceNotes() (out []merit.Note) {
	for _, c := range Competences() {
		out = append(out, merit.Note{Code: c.String(), Text: merit.T("Kompetensi: "+c.In(merit.Indonesian), "Competence: "+c.In(merit.English))})
	}
	return out
}

// JobMatch is how a person's competences meet a post's standard (job person match).
type JobMatch struct {
	// Findings holds one finding of RUB-COMPETENCIES for each competence, in order,
	// each remarking which competence it is.
	Findings []merit.Finding
	// Percent is the sum of the levels held over the sum required, in per cent,
	// exactly, no level counting more than is required, so that excess in one
	// competence does not fill a gap in another. It is nil where a level or the
	// standard is not known.
	Percent *big.Rat
	// WithExcess is the same with every level counted in full; it may exceed 100.
	WithExcess *big.Rat
}

// Verdict returns the findings as a verdict: Met where every level is reached.
func (m JobMatch) Verdict() merit.Verdict { return merit.Verdict{Findings: m.Findings} }

// MatchJob compares the levels of competence of a person, 1 to 5, with those that
// a post of the level asks for. A competence that is not in held is not known. The
// errors, each a [*merit.FieldError], are those of [merit.When.Check], an unknown
// competence, and a level off the scale. Levels for functional posts were not
// found: they are Undetermined.
//
// The percentage is common practice; no source for its formula was found.
func MatchJob(post merit.Level, held map[Competence]int, when merit.When) (JobMatch, error) {
	p := problems{}
	p.join(when.Check())
	scale := competenceLevels.At(proven(2017)).Value.Count()
	for _, c := range sortedKeys(held) {
		p.join(competenceNames.check("competence", c))
		if n := held[c]; n < 1 || n > scale {
			p.add("held."+c.String(), strconv.Itoa(n), fmt.Sprintf("a level from 1 to %d, or none where it is not known", scale), merit.ErrRange)
		}
	}
	if err := p.err(); err != nil {
		return JobMatch{}, err
	}
	m := JobMatch{}
	if !competenciesRule.InForce(when.Law) {
		m.Findings = []merit.Finding{competenciesRule.NotGoverning(when)}
		return m, nil
	}
	required := (*merit.ParamValue)(nil)
	if param := requiredLevels[post]; param != nil {
		required = param.At(when.Law)
	}
	capped, full, asked, known := 0, 0, 0, true
	for i, c := range Competences() {
		f := merit.Finding{Rule: competenciesRule, Reason: merit.ReasonMissing, Required: required, AsOf: when.AsOf, Law: when.Law, Notes: 1 << i}
		level, given := held[c]
		if given {
			f.Observed = merit.CountOf(level)
		} else {
			f.Missing |= needPostLevel << c
		}
		if required == nil {
			f.Missing |= needPostLevel
		}
		if f.Missing != 0 {
			known = false
		} else {
			n := required.Value.Count()
			f.Reason = reasonFits
			if level < n {
				f.Reason = reasonGap
			}
			capped, full, asked = capped+min(level, n), full+level, asked+n
		}
		m.Findings = append(m.Findings, f)
	}
	if known {
		m.Percent = percent(big.NewRat(int64(capped), int64(asked)))
		m.WithExcess = percent(big.NewRat(int64(full), int64(asked)))
	}
	return m, nil
}
