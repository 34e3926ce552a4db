package merit

import (
	"fmt"
	"slices"
)

// Ground is a trait of a person that a merit decision may not weigh.
type Ground uint8

// The grounds of the two lists of UU 5/2014. They overlap and are not the same.
const (
	PoliticalBackground Ground = iota + 1 // latar belakang politik
	Race                                  // ras
	SkinColour                            // warna kulit
	Religion                              // agama
	Origin                                // asal usul
	SexGround                             // jenis kelamin, jender
	MaritalStatus                         // status pernikahan
	Age                                   // umur
	Disability                            // kondisi kecacatan
	Ethnicity                             // suku
	Group                                 // golongan
)

var groundTexts = [...]Text{
	T("latar belakang tidak diketahui", "unknown ground"),
	T("latar belakang politik", "political background"), T("ras", "race"), T("warna kulit", "skin colour"),
	T("agama", "religion"), T("asal usul", "origin"), T("jenis kelamin", "sex"),
	T("status pernikahan", "marital status"), T("umur", "age"), T("kecacatan", "disability"),
	T("suku", "ethnicity"), T("golongan", "group"),
}

var groundNames = names[Ground]{
	"", "political-background", "race", "skin-colour", "religion", "origin", "sex",
	"marital-status", "age", "disability", "ethnicity", "group",
}

// String returns the ground as one word, such as marital-status.
func (g Ground) String() string { return groundNames.text(g) }

// ParseGround reads the form that String writes. The error is a [*FieldError].
func ParseGround(s string) (Ground, error) { return groundNames.parse("ground", s) }

// MarshalText implements [encoding.TextMarshaler].
func (g Ground) MarshalText() ([]byte, error) { return groundNames.marshal("ground", g) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (g *Ground) UnmarshalText(text []byte) error { return groundNames.unmarshal("ground", text, g) }

// In returns the ground in words.
func (g Ground) In(lang Language) string {
	if int(g) < len(groundTexts) {
		return groundTexts[g].In(lang)
	}
	return g.String()
}

var (
	blindReason   = &Reason{"blind", Met, T("tidak satu pun latar belakang terlarang ikut ditimbang", "no forbidden ground is weighed")}
	weighedReason = &Reason{"weighed", NotMet, T("latar belakang terlarang yang ikut ditimbang: {observed}", "forbidden grounds that are weighed: {observed}")}

	blindRule = MustRule(RuleSpec{
		ID:       "MER-BLIND",
		Title:    T("Sistem merit tanpa membedakan latar belakang", "Merit system blind to background"),
		Standing: StandingStatute, Confidence: TextRead,
		Versions: []Version{
			{From: FirstDay, Until: MustDate(2017, 4, 7), Force: InForce, Basis: []Citation{Cite("UU 5/2014 Pasal 1 angka 22")}},
			{From: MustDate(2017, 4, 7), Until: MustDate(2023, 10, 31), Force: InForce, Basis: []Citation{Cite("UU 5/2014 Pasal 1 angka 22"), Cite("PP 11/2017 Pasal 1 angka 24")}},
			{From: MustDate(2023, 10, 31), Force: InForce, Basis: []Citation{Cite("PP 11/2017 Pasal 1 angka 24")}, CheckedOn: MustDate(2026, 11, 25)},
		},
		Facts:   []Fact{{"weighed", T("hal yang ditimbang", "what the decision weighs")}},
		Reasons: []*Reason{blindReason, weighedReason},
		Notes:   weighedNotes(MeritGrounds()),
	})

	blindPromotionRule = MustRule(RuleSpec{
		ID:       "MER-BLIND-PROMOTION",
		Title:    T("Promosi tanpa membedakan jender, suku, agama, ras, dan golongan", "Promotion blind to sex, ethnicity, religion, race and group"),
		Standing: StandingStatute, Confidence: TextRead,
		Versions: []Version{
			{From: FirstDay, Until: MustDate(2023, 10, 31), Force: InForce, Basis: []Citation{Cite("UU 5/2014 Pasal 72")}},
			{From: MustDate(2023, 10, 31), Force: NotInForce, Basis: []Citation{Cite("UU 20/2023 Pasal 76")},
				Note: T("UU 5/2014 dicabut oleh UU 20/2023", "UU 5/2014 was repealed by UU 20/2023")},
		},
		Facts:   []Fact{{"weighed", T("hal yang ditimbang", "what the decision weighs")}},
		Reasons: []*Reason{blindReason, weighedReason},
		Notes:   weighedNotes(PromotionGrounds()),
	})
)

// weighedNotes returns, for each forbidden ground in turn, the remark that names
// it.
func weighedNotes(forbidden []Ground) []Note {
	out := make([]Note, len(forbidden))
	for i, g := range forbidden {
		out[i] = Note{g.String(), T("Ikut ditimbang: "+g.In(Indonesian), "Weighed: "+g.In(English))}
	}
	return out
}

// MeritGrounds returns the nine grounds to which the merit system is blind.
//
// Source: UU 5/2014 Pasal 1 angka 22; PP 11/2017 Pasal 1 angka 24.
func MeritGrounds() []Ground {
	return []Ground{PoliticalBackground, Race, SkinColour, Religion, Origin, SexGround, MaritalStatus, Age, Disability}
}

// PromotionGrounds returns the five grounds that a promotion may not weigh.
//
// Source: UU 5/2014 Pasal 72.
func PromotionGrounds() []Ground { return []Ground{SexGround, Ethnicity, Religion, Race, Group} }

// Blind judges whether a decision (MER-BLIND), or a promotion
// (MER-BLIND-PROMOTION), weighs a forbidden ground; the finding remarks on each one
// that is. A nil list means that it is not known what the decision weighs; an empty
// one that it weighs none. An age limit among the conditions of appointment
// (PP 11/2017 Pasal 107) is a condition of law and not weighed: leave it out of the
// list. It returns the errors of [When.Check] and an error for every unknown ground.
func Blind(weighed []Ground, promotion bool, when When) (Finding, error) {
	problems := problemList{}
	problems.join(when.Check())
	for i, w := range weighed {
		oneOf(&problems, fmt.Sprintf("weighed[%d]", i), groundNames, w)
	}
	if err := problems.err(); err != nil {
		return Finding{}, err
	}
	rule, forbidden := blindRule, MeritGrounds()
	if promotion {
		rule, forbidden = blindPromotionRule, PromotionGrounds()
	}
	if !rule.InForce(when.Law) {
		return rule.NotGoverning(when), nil
	}
	if weighed == nil {
		return rule.MissingFacts(when, 1), nil
	}
	f := Finding{Rule: rule, Reason: blindReason, AsOf: when.AsOf, Law: when.Law}
	hits := 0
	for i, ground := range forbidden {
		if slices.Contains(weighed, ground) {
			f.Reason = weighedReason
			f.Notes |= 1 << i
			hits++
		}
	}
	f.Observed = CountOf(hits)
	return f, nil
}
