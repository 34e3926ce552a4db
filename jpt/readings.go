package jpt

import (
	"errors"
	"strings"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Readings is a choice among readings of law that are in dispute (perbedaan tafsir):
// a set in which each member departs from the default on one point. The zero value
// keeps every default. [Disagreements] lists them all with their sources.
type Readings uint16

// The readings that depart from a default.
const (
	// ClassificationRequired: a vacancy is filled by a move only within the job
	// classification, under PP 11/2017 Pasal 131 alone; Pasal 132 opens no way.
	ClassificationRequired Readings = 1 << iota
	// ClassificationDropped: since PP 17/2020 the way within the job
	// classification is no more, and Pasal 132 governs alone.
	ClassificationDropped
	// NoCeilingBetween: since PP 17/2020 a move between agencies has the least
	// tenure only, not the greatest.
	NoCeilingBetween
	// CoordinationAwaited: while KASN oversees, the result of a competence test is
	// coordinated with it and awaited, not merely reported.
	CoordinationAwaited
	// SekwanConsulted: on the secretary of the regional council its leaders are
	// consulted (PP 11/2017), not asked for approval (UU 23/2014).
	SekwanConsulted
	// ThreeApplicants: three applicants suffice, not four.
	ThreeApplicants
	// OwnAgencyOptional: a selection committee need have no member of the agency
	// itself.
	OwnAgencyOptional
	// SizeForUtamaOnly: the size of a committee, odd and five to nine, binds only
	// where the post is JPT utama.
	SizeForUtamaOnly

	allReadings = SizeForUtamaOnly<<1 - 1
)

var readingNames = [...]string{
	"classification-required", "classification-dropped", "no-ceiling-between", "coordination-awaited",
	"sekwan-consulted", "three-applicants", "own-agency-optional", "size-for-utama-only",
}

// Has reports whether the set holds the reading.
func (r Readings) Has(reading Readings) bool { return r&reading != 0 }

// String returns the readings as words joined by commas, such as
// sekwan-consulted,three-applicants, and "default" for none.
func (r Readings) String() string {
	var words []string
	for i, name := range readingNames {
		if r.Has(1 << i) {
			words = append(words, name)
		}
	}
	if r&^allReadings != 0 {
		words = append(words, "%!(unknown)")
	}
	if len(words) == 0 {
		return "default"
	}
	return strings.Join(words, ",")
}

// ParseReadings reads the form that String writes. The error holds a
// [*merit.FieldError] for every unknown word and for readings that exclude each
// other.
func ParseReadings(s string) (Readings, error) {
	if s == "default" {
		return 0, nil
	}
	var r Readings
	var problems []error
	for word := range strings.SplitSeq(s, ",") {
		i, err := value(readingNames[:], "readings", word)
		if err != nil {
			problems = append(problems, err)
			continue
		}
		r |= 1 << i
	}
	problems = append(problems, r.Check())
	if err := errors.Join(problems...); err != nil {
		return 0, err
	}
	return r, nil
}

// MarshalText implements [encoding.TextMarshaler].
func (r Readings) MarshalText() ([]byte, error) {
	if err := r.Check(); err != nil {
		return nil, err
	}
	return []byte(r.String()), nil
}

// UnmarshalText implements [encoding.TextUnmarshaler].
func (r *Readings) UnmarshalText(b []byte) error {
	parsed, err := ParseReadings(string(b))
	if err == nil {
		*r = parsed
	}
	return err
}

// Check returns nil, or a [*merit.FieldError] for an unknown reading and for two
// that exclude each other.
func (r Readings) Check() error {
	if r == 0 {
		return nil
	}
	var problems []error
	if r&^allReadings != 0 {
		problems = append(problems, &merit.FieldError{Field: "readings", Value: r.String(), Expected: "readings of this package", Err: merit.ErrUnknown})
	}
	if r.Has(ClassificationRequired) && r.Has(ClassificationDropped) {
		problems = append(problems, &merit.FieldError{Field: "readings", Value: r.String(), Expected: "at most one reading of the job classification", Err: merit.ErrConflict})
	}
	return errors.Join(problems...)
}

// Side is one side of a [Disagreement]: what it holds and where that stands. The
// zero Reading is the default.
type Side struct {
	Reading Readings
	Holds   merit.Text
	Basis   []merit.Citation
}

// Disagreement is a point on which sources disagree, or which they leave open.
type Disagreement struct {
	Rule     merit.RuleID // the rule that the reading changes
	Question merit.Text
	Sides    []Side // the default first
}

var disagreements = []Disagreement{
	{"JPT-ROUTE-ROTATION", merit.T("Apakah jabatan lowong hanya boleh diisi lewat mutasi dalam satu klasifikasi jabatan?", "Is a vacancy filled by a move within the job classification only?"), []Side{
		{0, merit.T("dalam satu klasifikasi (Pasal 131) atau lewat Pasal 132; apakah PP 17/2020 mengubah Pasal 131 tidak diketahui", "within the classification (Pasal 131) or under Pasal 132; whether PP 17/2020 changed Pasal 131 is not known"), cite("PP 11/2017 Pasal 131 ayat (2)", "PP 11/2017 Pasal 132")},
		{ClassificationRequired, merit.T("hanya Pasal 131 mengatur pengisian jabatan lowong", "Pasal 131 alone governs the filling of a vacancy"), cite("PP 11/2017 Pasal 131 ayat (2) huruf a")},
		{ClassificationDropped, merit.T("sejak PP 17/2020 hanya Pasal 132 yang mengatur", "since PP 17/2020 Pasal 132 governs alone"), cite("PP 17/2020")},
	}},
	{"JPT-ROUTE-ROTATION-WITHIN", merit.T("Apakah mutasi antarinstansi sejak PP 17/2020 masih dibatasi masa jabatan paling lama?", "Does a move between agencies since PP 17/2020 still have a greatest tenure?"), []Side{
		{0, merit.T("masih", "it does"), cite("PP 11/2017 Pasal 132 ayat (2) huruf b")},
		{NoCeilingBetween, merit.T("tidak: hanya masa jabatan paling singkat; sebuah konsiderans tahun 2025 hanya menyebut batas bawah", "no: only the least tenure stands; a recital of 2025 cites the floor alone"), cite("PP 17/2020")},
	}},
	{"JPT-CLEARANCE", merit.T("Apakah hasil uji kompetensi menunggu KASN?", "Does the result of a competence test wait for KASN?"), []Side{
		{0, merit.T("tidak: hanya dilaporkan, keputusan ada pada PPK", "no: it is only reported, the decision is the appointing authority's"), cite("PP 11/2017 Pasal 131 ayat (4)", "Praktik Kota Ternate 2024")},
		{CoordinationAwaited, merit.T("ya: dikoordinasikan lebih dahulu, dan rekomendasi KASN mengikat", "yes: it is coordinated first, and what KASN recommends binds"), cite("UU 5/2014 Pasal 120 ayat (5)", "PP 11/2017 Pasal 131 ayat (4)")},
	}},
	{"JPT-SPECIAL-SEKWAN", merit.T("Apakah pimpinan DPRD menyetujui atau dikonsultasikan tentang sekretaris DPRD?", "Do the leaders of the regional council approve its secretary, or are they consulted?"), []Side{
		{0, merit.T("menyetujui; undang-undang lebih tinggi", "they approve; the statute ranks higher"), cite("UU 23/2014 Pasal 202 ayat (2)", "UU 23/2014 Pasal 205 ayat (2)")},
		{SekwanConsulted, merit.T("dikonsultasikan", "they are consulted"), cite("PP 11/2017 Pasal 127")},
	}},
	{"JPT-APPLICANTS", merit.T("Berapa pelamar paling sedikit?", "How many applicants at least?"), []Side{
		{0, merit.T("empat, menurut dua daerah", "four, by two regions"), cite("PermenPANRB 15/2019")},
		{ThreeApplicants, merit.T("tiga, menurut satu daerah", "three, by one region"), cite("Praktik satu daerah")},
	}},
	{"JPT-COMMITTEE", merit.T("Apakah panitia seleksi harus beranggotakan pejabat instansi sendiri?", "Must a selection committee have a member of the agency itself?"), []Side{
		{0, merit.T("ya, sebagai satu dari tiga unsur", "yes, as one of the three elements"), cite("PP 11/2017 Pasal 114 ayat (5)")},
		{OwnAgencyOptional, merit.T("tidak: praktik membolehkan panitia tanpa anggota internal", "no: practice allows a committee without internal members"), cite("Praktik KASN")},
	}},
	{"JPT-COMMITTEE", merit.T("Panitia seleksi mana yang terikat jumlah anggota?", "Which committees does the size bind?"), []Side{
		{0, merit.T("semua, seperti dipraktikkan", "all of them, as practice has it"), cite("PP 11/2017 Pasal 114 ayat (7)")},
		{SizeForUtamaOnly, merit.T("hanya panitia untuk JPT utama, menurut bunyi ayat", "only the committee for JPT utama, as the paragraph literally says"), cite("PP 11/2017 Pasal 114 ayat (7)", "PP 11/2017 Pasal 114 ayat (2)")},
	}},
}

// Disagreements returns the register of points on which sources disagree, in the
// order of their rules, each with the default and the readings that a caller may
// choose instead. What hangs on an anniversary that its month lacks is chosen in
// [merit.Roll].
func Disagreements() []Disagreement {
	out := make([]Disagreement, len(disagreements))
	for i, d := range disagreements {
		out[i] = d
		out[i].Sides = make([]Side, len(d.Sides))
		for j, s := range d.Sides {
			s.Basis = append([]merit.Citation(nil), s.Basis...)
			out[i].Sides[j] = s
		}
	}
	return out
}
