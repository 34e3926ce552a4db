package eligibility

import (
	"github.com/seed-133aca06/asnmerit/merit"
)

// Source is where a candidate comes from (asal calon). The zero value is not known.
type Source uint8

const (
	// PNS: a career civil servant (pegawai negeri sipil).
	PNS Source = iota + 1
	// NonPNS: from outside the civil service (non-PNS).
	NonPNS
	// FormerForces: a former soldier or police officer (mantan prajurit TNI atau
	// anggota Polri) who left active service.
	FormerForces
)

var sourceWords = words[Source]{"", "pns", "non-pns", "former-forces"}

// String returns pns, non-pns or former-forces.
func (s Source) String() string { return sourceWords.text(s) }

// ParseSource reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseSource(s string) (Source, error) { return sourceWords.parse("source", s) }

// MarshalText implements [encoding.TextMarshaler].
func (s Source) MarshalText() ([]byte, error) { return sourceWords.marshal("source", s) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (s *Source) UnmarshalText(text []byte) error { return sourceWords.unmarshal("source", text, s) }

// Degree is a level of education (jenjang pendidikan), in rising order. The zero
// value is not known.
type Degree uint8

const (
	BelowDiploma3 Degree = iota + 1 // below D-III
	Diploma3                        // diploma III
	Bachelor                        // sarjana (S1) or diploma IV
	Postgraduate                    // pascasarjana (S2, S3)
)

var degreeWords = words[Degree]{"", "below-d3", "d3", "s1", "postgraduate"}

// String returns below-d3, d3, s1 or postgraduate.
func (d Degree) String() string { return degreeWords.text(d) }

// ParseDegree reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseDegree(s string) (Degree, error) { return degreeWords.parse("degree", s) }

// MarshalText implements [encoding.TextMarshaler].
func (d Degree) MarshalText() ([]byte, error) { return degreeWords.marshal("degree", d) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (d *Degree) UnmarshalText(text []byte) error { return degreeWords.unmarshal("degree", text, d) }

// Candidacy is a person put forward for a post, as far as the conditions of
// appointment ask (syarat pengangkatan). What does not matter for the person's
// source stays empty.
type Candidacy struct {
	Post   merit.Level `json:"post,omitzero"` // level of the post to be filled: a JPT, administrator or pengawas
	Source Source      `json:"source,omitzero"`

	Degree      Degree       `json:"degree,omitzero"`
	Competences merit.Answer `json:"competences,omitzero"` // meets the standard in all three: technical, managerial, socio-cultural
	// Career holds every time in a post, oldest first. Nil: not known; empty: none.
	Career  []Spell      `json:"career,omitzero"`
	Record  merit.Answer `json:"record,omitzero"` // good record of service, integrity and morality
	Birth   merit.Date   `json:"birth,omitzero"`
	Healthy merit.Answer `json:"healthy,omitzero"` // sound in body and mind

	// AgeDay is the day that the selection's notice fixes for counting age; needed
	// under the reading [AgeOnNoticeDay].
	AgeDay merit.Date `json:"ageDay,omitzero"`
	// Present is the level of the post held now, which a ministerial rule on age
	// asks of candidates for JPT pratama.
	Present merit.Level `json:"present,omitzero"`
	// Move tells that the post is filled by a move from a post of the same level,
	// not by selection.
	Move merit.Answer `json:"move,omitzero"`
	// Waived tells whether the President approved beforehand that conditions be
	// waived (Pasal 107 ayat (2)).
	Waived merit.Answer `json:"waived,omitzero"`

	// Of candidates who are not PNS.
	Citizen    merit.Answer `json:"citizen,omitzero"`    // Indonesian citizen
	InParty    merit.Answer `json:"inParty,omitzero"`    // ever a member or officer of a political party
	LeftParty  merit.Date   `json:"leftParty,omitzero"`  // the day of leaving it, where InParty is Yes
	Registered merit.Date   `json:"registered,omitzero"` // the day of registering for the selection
	Imprisoned merit.Answer `json:"imprisoned,omitzero"` // ever punished with imprisonment
	Dismissed  merit.Answer `json:"dismissed,omitzero"`  // ever dismissed dishonourably, from whatever service
	Closed     merit.Answer `json:"closed,omitzero"`     // the post's field is closed to candidates who are not PNS
	Approved   merit.Answer `json:"approved,omitzero"`   // the President approved filling the post this way

	// Of former soldiers and police officers.
	Resigned merit.Answer `json:"resigned,omitzero"` // left active service

	// Of candidates for administrator and pengawas.
	RatedGood merit.Answer `json:"ratedGood,omitzero"` // every element rated at least good in the last two years
	// EqualJF are the functional levels that the agency's rules equate with the
	// post that must have been held before. Nil: not known.
	EqualJF []merit.Level `json:"equalJF,omitzero"`
}

// sound reports at a glance that nothing is wrong with a candidacy; where it cannot tell,
// the list of problems, which may be empty, does.
func (c *Candidacy) sound(clock Reading, r Readings, when merit.When) bool {
	answers := max(c.Competences, c.Record, c.Healthy, c.Move, c.Waived, c.Citizen, c.InParty, c.Imprisoned, c.Dismissed,
		c.Closed, c.Approved, c.Resigned, c.RatedGood)
	counted := r.has(AgeToBirthday) || r.has(AgeToYearEnd)
	onDay := r.has(AgeOnJudgement) || r.has(AgeOnNoticeDay) && !c.AgeDay.IsZero()
	return c.Post.IsJPT() && counted && onDay && answers <= merit.No &&
		sourceWords.has(c.Source) && c.Degree <= Postgraduate && c.Present <= merit.Pemula &&
		c.EqualJF == nil && c.LeftParty.IsZero() && !c.Birth.After(when.AsOf) &&
		soundCareer(c.Career, clock) && when.Check() == nil
}

// check returns every problem of the candidacy at once, each a
// [*merit.FieldError]: words outside the vocabulary, a post that no rule of this
// package fills, spells out of order, and days that contradict each other.
func (c *Candidacy) check(clock Reading) error {
	var found problems
	found.add(sourceWords.known("source", c.Source), degreeWords.known("degree", c.Degree),
		knownLevel("post", c.Post), knownLevel("present", c.Present), checkCareer(c.Career, clock))
	switch {
	case c.Post.Kind() == 0, c.Post.IsJPT(), c.Post == merit.Administrator, c.Post == merit.Pengawas:
	default:
		found.add(&merit.FieldError{Field: "post", Value: c.Post.String(), Expected: "a JPT, administrator or pengawas", Err: merit.ErrRange})
	}
	if max(c.Competences, c.Record, c.Healthy, c.Move, c.Waived, c.Citizen, c.InParty, c.Imprisoned, c.Dismissed,
		c.Closed, c.Approved, c.Resigned, c.RatedGood) > merit.No {
		found.add(knownAnswer("competences", c.Competences), knownAnswer("record", c.Record), knownAnswer("healthy", c.Healthy),
			knownAnswer("move", c.Move), knownAnswer("waived", c.Waived), knownAnswer("citizen", c.Citizen), knownAnswer("inParty", c.InParty),
			knownAnswer("imprisoned", c.Imprisoned), knownAnswer("dismissed", c.Dismissed), knownAnswer("closed", c.Closed),
			knownAnswer("approved", c.Approved), knownAnswer("resigned", c.Resigned), knownAnswer("ratedGood", c.RatedGood))
	}
	for _, l := range c.EqualJF {
		if l.Kind() != merit.Functional {
			found.add(&merit.FieldError{Field: "equalJF", Value: l.String(), Expected: "levels of functional posts", Err: merit.ErrRange})
		}
	}
	if !c.LeftParty.IsZero() && c.InParty == merit.No {
		found.add(&merit.FieldError{Field: "leftParty", Value: c.LeftParty.String(), Expected: "no day for someone who was never in a party", Err: merit.ErrConflict})
	}
	return found.err()
}

// Condition is one condition of appointment.
type Condition uint8

// The conditions, in the order in which they are judged.
const (
	SourceOpen    Condition = iota + 1 // the level is open to candidates of the source
	Education                          // pendidikan
	Competence                         // kompetensi teknis, manajerial, sosial kultural
	Experience                         // pengalaman jabatan
	PriorPost                          // sedang atau pernah menduduki jabatan tertentu
	Conduct                            // rekam jejak, integritas, dan moralitas
	AgeLimit                           // usia
	Health                             // sehat jasmani dan rohani
	Citizenship                        // warga negara Indonesia
	NoParty                            // bukan anggota atau pengurus partai politik
	NoPrison                           // tidak pernah dipidana penjara
	NoDismissal                        // tidak pernah diberhentikan tidak dengan hormat
	OpenField                          // bidang yang terbuka bagi non-PNS
	Approval                           // persetujuan Presiden
	ServiceLeft                        // telah mengundurkan diri dari dinas aktif
	GoodRating                         // penilaian prestasi kerja
	lastCondition = GoodRating
)

// ConditionSet is a set of conditions: bit c stands for Condition c.
type ConditionSet uint32

// Has reports whether a condition is in the set.
func (s ConditionSet) Has(c Condition) bool { return s>>c&1 != 0 }

var conditionWords = words[Condition]{
	"", "source-open", "education", "competence", "experience", "prior-post", "conduct", "age-limit", "health",
	"citizenship", "no-party", "no-prison", "no-dismissal", "open-field", "approval", "service-left", "good-rating",
}

// String returns the condition as one word, such as prior-post.
func (c Condition) String() string { return conditionWords.text(c) }

// ParseCondition reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseCondition(s string) (Condition, error) { return conditionWords.parse("condition", s) }

// MarshalText implements [encoding.TextMarshaler].
func (c Condition) MarshalText() ([]byte, error) { return conditionWords.marshal("condition", c) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (c *Condition) UnmarshalText(text []byte) error {
	return conditionWords.unmarshal("condition", text, c)
}
