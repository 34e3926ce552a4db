package merit

// PostKind is one of the three kinds of civil-service posts (jenis jabatan).
type PostKind uint8

// The kinds of posts, UU 5/2014 Pasal 13.
const (
	// Leadership: senior leadership post (jabatan pimpinan tinggi, JPT).
	Leadership PostKind = iota + 1
	// Administration: administrative post (jabatan administrasi, JA).
	Administration
	// Functional: functional post (jabatan fungsional, JF).
	Functional
)

var postKindNames = names[PostKind]{"", "jpt", "administration", "functional"}

// String returns jpt, administration or functional.
func (k PostKind) String() string { return postKindNames.text(k) }

// ParsePostKind reads the form that String writes. The error is a [*FieldError].
func ParsePostKind(s string) (PostKind, error) { return postKindNames.parse("postKind", s) }

// MarshalText implements [encoding.TextMarshaler].
func (k PostKind) MarshalText() ([]byte, error) { return postKindNames.marshal("postKind", k) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (k *PostKind) UnmarshalText(text []byte) error {
	return postKindNames.unmarshal("postKind", text, k)
}

// Level is the level of a post (jenjang jabatan). The JF levels are not the JPT
// levels of the same name: an ahli madya may rise to JPT pratama, not to JPT madya.
//
// Source: UU 5/2014 Pasal 14, 18 and 19.
type Level uint8

// The levels. The zero value is an unknown level.
const (
	JPTUtama      Level = iota + 1 // head of a non-ministerial agency (LPNK)
	JPTMadya                       // secretary general, director general, provincial sekda …
	JPTPratama                     // director, head of bureau or regional office …
	Administrator                  // former echelon III
	Pengawas                       // supervisor, former echelon IV
	Pelaksana                      // executing staff
	AhliUtama                      // JF of expertise, four levels
	AhliMadya
	AhliMuda
	AhliPertama
	Penyelia // JF of skill, four levels
	Mahir
	Terampil
	Pemula
)

var levelNames = names[Level]{
	"", "jpt-utama", "jpt-madya", "jpt-pratama", "administrator", "pengawas", "pelaksana",
	"ahli-utama", "ahli-madya", "ahli-muda", "ahli-pertama", "penyelia", "mahir", "terampil", "pemula",
}

var levelTexts = [...]Text{
	T("jenjang tidak diketahui", "unknown level"),
	T("JPT utama", "JPT utama"), T("JPT madya", "JPT madya"), T("JPT pratama", "JPT pratama"),
	T("administrator", "administrator"), T("pengawas", "supervisor (pengawas)"),
	T("pelaksana", "executing staff (pelaksana)"),
	T("JF ahli utama", "JF ahli utama"), T("JF ahli madya", "JF ahli madya"),
	T("JF ahli muda", "JF ahli muda"), T("JF ahli pertama", "JF ahli pertama"),
	T("JF penyelia", "JF penyelia"), T("JF mahir", "JF mahir"),
	T("JF terampil", "JF terampil"), T("JF pemula", "JF pemula"),
}

// String returns the level as one word, such as jpt-pratama or ahli-madya.
func (l Level) String() string { return levelNames.text(l) }

// ParseLevel reads the form that String writes. The error is a [*FieldError].
func ParseLevel(s string) (Level, error) { return levelNames.parse("level", s) }

// Levels returns every level, in order.
func Levels() []Level { return levelNames.values() }

// MarshalText implements [encoding.TextMarshaler].
func (l Level) MarshalText() ([]byte, error) { return levelNames.marshal("level", l) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (l *Level) UnmarshalText(text []byte) error { return levelNames.unmarshal("level", text, l) }

// In returns the level in words.
func (l Level) In(lang Language) string {
	if int(l) < len(levelTexts) {
		return levelTexts[l].In(lang)
	}
	return l.String()
}

// Kind returns the kind of post that the level belongs to, 0 for an unknown level.
func (l Level) Kind() PostKind {
	if int(l) < len(levelKinds) {
		return levelKinds[l]
	}
	return 0
}

var levelKinds = [...]PostKind{
	JPTUtama: Leadership, JPTMadya: Leadership, JPTPratama: Leadership,
	Administrator: Administration, Pengawas: Administration, Pelaksana: Administration,
	AhliUtama: Functional, AhliMadya: Functional, AhliMuda: Functional, AhliPertama: Functional,
	Penyelia: Functional, Mahir: Functional, Terampil: Functional, Pemula: Functional,
}

// IsJPT reports whether l is a level of senior leadership posts.
func (l Level) IsJPT() bool { return l.Kind() == Leadership }

// Echelon is the rank of a structural post before the levels of UU 5/2014
// (eselon), still in daily use.
type Echelon uint8

// The echelons. The zero value is none.
const (
	EchelonIa Echelon = iota + 1
	EchelonIb
	EchelonIIa
	EchelonIIb
	EchelonIIIa
	EchelonIIIb
	EchelonIVa
	EchelonIVb
	EchelonV
)

var echelonNames = names[Echelon]{"", "Ia", "Ib", "IIa", "IIb", "IIIa", "IIIb", "IVa", "IVb", "V"}

// String returns Ia, IIb, V …
func (e Echelon) String() string { return echelonNames.text(e) }

// ParseEchelon reads the form that String writes. The error is a [*FieldError].
func ParseEchelon(s string) (Echelon, error) { return echelonNames.parse("echelon", s) }

// MarshalText implements [encoding.TextMarshaler].
func (e Echelon) MarshalText() ([]byte, error) { return echelonNames.marshal("echelon", e) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (e *Echelon) UnmarshalText(text []byte) error {
	return echelonNames.unmarshal("echelon", text, e)
}

// Level returns the level that the echelon equals under rule MER-ECHELON: Ia is
// JPT utama for the head of a non-ministerial agency (kepala LPNK) and JPT madya
// for everyone else. The mapping is transitional.
//
// Source: UU 5/2014 Pasal 131.
func (e Echelon) Level(headOfLPNK bool) Level {
	switch e {
	case EchelonIa:
		if headOfLPNK {
			return JPTUtama
		}
		return JPTMadya
	case EchelonIb:
		return JPTMadya
	case EchelonIIa, EchelonIIb:
		return JPTPratama
	case EchelonIIIa, EchelonIIIb:
		return Administrator
	case EchelonIVa, EchelonIVb:
		return Pengawas
	case EchelonV:
		return Pelaksana
	}
	return 0
}
