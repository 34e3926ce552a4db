package jpt

import (
	"errors"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Agency is the kind of government agency that a post belongs to (jenis instansi).
type Agency uint8

// The kinds of agencies. The zero value is not known.
const (
	Ministry      Agency = iota + 1 // kementerian
	NonMinistry                     // non-ministerial agency (LPNK)
	NonStructural                   // non-structural body (LNS)
	StateBody                       // secretariat of a state body
	Province                        // provinsi
	Regency                         // kabupaten
	City                            // kota
)

var agencyNames = [...]string{"", "ministry", "non-ministry", "non-structural", "state-body", "province", "regency", "city"}

// String returns the kind as one word, such as regency.
func (a Agency) String() string { return word(agencyNames[:], uint8(a)) }

// ParseAgency reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseAgency(s string) (Agency, error) {
	i, err := value(agencyNames[:], "agency", s)
	return Agency(i), err
}

// MarshalText implements [encoding.TextMarshaler].
func (a Agency) MarshalText() ([]byte, error) { return text(agencyNames[:], "agency", uint8(a)) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (a *Agency) UnmarshalText(b []byte) error {
	parsed, err := ParseAgency(string(b))
	if err == nil {
		*a = parsed
	}
	return err
}

// Regional reports whether the agency is a regional government.
func (a Agency) Regional() bool { return Province <= a && a <= City }

// Special marks a post for which other law asks more than for the rest.
type Special uint8

// The special posts. The zero value is none of them.
const (
	Ordinary      Special = iota
	Sekda                 // regional secretary (sekretaris daerah)
	Sekwan                // secretary of the regional council (sekretaris DPRD)
	CivilRegistry         // head of the civil registry (Disdukcapil)
	Inspector             // inspector or assistant inspector (inspektur, inspektur pembantu)
)

var specialNames = [...]string{"ordinary", "sekda", "sekwan", "civil-registry", "inspector"}

// String returns the post as one word, such as civil-registry.
func (s Special) String() string { return word(specialNames[:], uint8(s)) }

// ParseSpecial reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseSpecial(s string) (Special, error) {
	i, err := value(specialNames[:], "special", s)
	return Special(i), err
}

// MarshalText implements [encoding.TextMarshaler].
func (s Special) MarshalText() ([]byte, error) { return text(specialNames[:], "special", uint8(s)) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (s *Special) UnmarshalText(b []byte) error {
	parsed, err := ParseSpecial(string(b))
	if err == nil {
		*s = parsed
	}
	return err
}

// Post is a senior leadership post.
type Post struct {
	Level   merit.Level `json:"level,omitzero"` // utama, madya or pratama
	Agency  Agency      `json:"agency,omitzero"`
	Special Special     `json:"special,omitzero"`
}

// Check returns nil, or a [*merit.FieldError] for each of: a post that is not a
// senior leadership post, an unknown kind of agency, an unknown special post.
func (p Post) Check() error {
	if p.sound() {
		return nil
	}
	return errors.Join(p.checkLevel(), known(agencyNames[:], "post.agency", uint8(p.Agency)), known(specialNames[:], "post.special", uint8(p.Special)))
}

func (p *Post) sound() bool {
	return p.Level.IsJPT() && int(p.Agency) < len(agencyNames) && int(p.Special) < len(specialNames)
}

func (p Post) checkLevel() error {
	if p.Level.IsJPT() {
		return nil
	}
	value, kind := "", merit.ErrMissing
	if p.Level != 0 {
		value, kind = p.Level.String(), merit.ErrRange
	}
	return &merit.FieldError{Field: "post.level", Value: value, Expected: "jpt-utama, jpt-madya or jpt-pratama", Err: kind}
}

// Scope is how widely an open selection is announced (lingkup seleksi).
type Scope uint8

// The scopes. The zero value is not known.
const (
	// National: among civil servants of the whole country.
	National Scope = iota + 1
	// NationalOrProvince: nationally, or between the kabupaten and kota of one
	// province.
	NationalOrProvince
)

var scopeNames = [...]string{"", "national", "national-or-province"}

// String returns the scope as one word.
func (s Scope) String() string { return word(scopeNames[:], uint8(s)) }

// ParseScope reads the form that String writes. The error is a [*merit.FieldError].
func ParseScope(s string) (Scope, error) {
	i, err := value(scopeNames[:], "scope", s)
	return Scope(i), err
}

// MarshalText implements [encoding.TextMarshaler].
func (s Scope) MarshalText() ([]byte, error) { return text(scopeNames[:], "scope", uint8(s)) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (s *Scope) UnmarshalText(b []byte) error {
	parsed, err := ParseScope(string(b))
	if err == nil {
		*s = parsed
	}
	return err
}

// Scope returns how widely an open selection for the post is announced, under rule
// JPT-ROUTE-OPEN.
//
// Source: PP 11/2017 Pasal 110; UU 5/2014 Pasal 108 until 30 October 2023.
func (p Post) Scope() Scope {
	if int(p.Level) < len(scopes) {
		return scopes[p.Level]
	}
	return 0
}

var scopes = [...]Scope{merit.JPTUtama: National, merit.JPTMadya: National, merit.JPTPratama: NationalOrProvince}
