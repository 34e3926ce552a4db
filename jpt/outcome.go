package jpt

import (
	"errors"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Placement is what becomes of an official after the competence test or the
// five-year evaluation (hasil).
type Placement uint8

// The placements. The zero value is not known.
const (
	Stays    Placement = iota + 1 // tetap
	Moved                         // mutasi: to another post
	Rotated                       // rotasi: posts are exchanged
	Lowered                       // placed in a lower post
	Released                      // loses the post (pemberhentian dari JPT)
)

var placementNames = [...]string{"", "stays", "moved", "rotated", "lowered", "released"}

// String returns the placement as one word, such as stays.
func (p Placement) String() string { return word(placementNames[:], uint8(p)) }

// ParsePlacement reads the form that String writes. The error is a
// [*merit.FieldError].
func ParsePlacement(s string) (Placement, error) {
	i, err := value(placementNames[:], "placement", s)
	return Placement(i), err
}

// MarshalText implements [encoding.TextMarshaler].
func (p Placement) MarshalText() ([]byte, error) {
	return text(placementNames[:], "placement", uint8(p))
}

// UnmarshalText implements [encoding.TextUnmarshaler].
func (p *Placement) UnmarshalText(b []byte) error {
	parsed, err := ParsePlacement(string(b))
	if err == nil {
		*p = parsed
	}
	return err
}

const (
	needPlacement merit.FactSet = 1 << iota
	needCure
	needGround
)

var (
	reasonStays = &merit.Reason{Code: "stays", Outcome: merit.Met, Text: merit.T(
		"tetap dalam jabatan", "stays in post")}
	reasonMoved = &merit.Reason{Code: "moved", Outcome: merit.Met, Text: merit.T(
		"dipindahkan atau dirotasi", "moved or rotated")}
	reasonAfterCure = &merit.Reason{Code: "after-cure", Outcome: merit.Met, Text: merit.T(
		"setelah jalur perbaikan kinerja ditempuh seluruhnya", "after the whole path of improving performance")}
	reasonByGround = &merit.Reason{Code: "by-ground", Outcome: merit.Met, Text: merit.T(
		"karena salah satu alasan pemberhentian dari JPT", "by one of the grounds for leaving a JPT")}
	reasonByTestAlone = &merit.Reason{Code: "by-test-alone", Outcome: merit.NotMet, Text: merit.T(
		"hasil uji kompetensi atau evaluasi saja tidak cukup untuk menurunkan atau memberhentikan", "the result of a test or evaluation alone does not suffice to lower or release")}

	outcomeRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-OUTCOME",
		Title:    merit.T("Hasil uji kompetensi atau evaluasi", "What follows a competence test or evaluation"),
		Standing: merit.StandingGovernment, Confidence: merit.PracticeOnly,
		Doubt:    merit.T("tiga hasil yang biasa diketahui dari praktik; kehilangan jabatan dibaca dalam teks", "the three usual outcomes are known from practice; the loss of a post was read in the text"),
		Versions: sincePP11("PP 11/2017 Pasal 132", "PP 11/2017 Pasal 133", "PP 11/2017 Pasal 142", "PP 11/2017 Pasal 144"),
		Facts: []merit.Fact{
			{Key: "placement", Name: merit.T("hasil bagi pejabat", "what becomes of the official")},
			{Key: "cured", Name: merit.T("apakah jalur perbaikan kinerja telah ditempuh seluruhnya", "whether the whole path of improving performance was gone through")},
			{Key: "ground", Name: merit.T("apakah ada alasan pemberhentian dari JPT", "whether there is a ground for leaving the JPT")},
		},
		Reasons: []*merit.Reason{reasonStays, reasonMoved, reasonAfterCure, reasonByGround, reasonByTestAlone},
		Notes: []merit.Note{{Code: "local-claims", Text: merit.T(
			"Sebagian daerah menyatakan hasil uji kompetensi dapat berujung kehilangan jabatan; itu melampaui bunyi Pasal 132",
			"Some regions say that a test may end in the loss of the post; that goes beyond the text of Pasal 132")}},
	})
)

const noteLocalClaims merit.NoteSet = 1

// After judges what becomes of an official after a competence test or the five-year
// evaluation: staying, a move or a rotation may follow; a lower post only at the end
// of the performance path (cured: a missed target, the time to improve, and a new
// test without a fit); the loss of the post by that path or by a ground for leaving
// a JPT. It returns an error for an unknown placement or answer, and those of
// [merit.When.Check].
//
// Source: PP 11/2017 Pasal 132–133, 142 and 144; practice of Kab. Kayong Utara 2025.
func After(p Placement, cured, ground merit.Answer, when merit.When) (merit.Finding, error) {
	if int(p) >= len(placementNames) {
		_, err := p.MarshalText()
		return merit.Finding{}, err
	}
	if err := errors.Join(knownAnswer("cured", cured), knownAnswer("ground", ground), when.Check()); err != nil {
		return merit.Finding{}, err
	}
	if !outcomeRule.InForce(when.Law) {
		return outcomeRule.NotGoverning(when), nil
	}
	f := merit.Finding{Rule: outcomeRule, AsOf: when.AsOf, Law: when.Law}
	byGround := merit.No // a ground for leaving lowers nobody
	if p == Released {
		byGround = ground
	}
	switch {
	case p == 0:
		return outcomeRule.MissingFacts(when, needPlacement), nil
	case p == Stays:
		f.Reason = reasonStays
	case p == Moved || p == Rotated:
		f.Reason = reasonMoved
	case cured == merit.Yes:
		f.Reason = reasonAfterCure
	case byGround == merit.Yes:
		f.Reason = reasonByGround
	case cured == merit.No && byGround == merit.No:
		f.Reason, f.Notes = reasonByTestAlone, noteLocalClaims
	default:
		f.Reason = merit.ReasonMissing
		if cured == merit.Unknown {
			f.Missing |= needCure
		}
		if byGround == merit.Unknown {
			f.Missing |= needGround
		}
	}
	return f, nil
}
