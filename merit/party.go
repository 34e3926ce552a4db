package merit

// Party is one who decides, approves, recommends, is consulted or is told (pihak
// yang berwenang).
type Party uint8

// The parties.
const (
	// President of the republic (Presiden).
	President Party = iota + 1
	// PPK: the appointing authority (pejabat pembina kepegawaian): minister, head
	// of agency, governor, regent or mayor.
	PPK
	// PyB: the competent official (pejabat yang berwenang): secretary general,
	// sekda and the like, who proposes to the PPK.
	PyB
	// KASN: the civil service commission (Komisi Aparatur Sipil Negara).
	KASN
	// BKN: the civil service agency (Badan Kepegawaian Negara).
	BKN
	// KemenPANRB: the ministry for the state apparatus.
	KemenPANRB
	// Mendagri: the home minister (Menteri Dalam Negeri).
	Mendagri
	// Governor (gubernur).
	Governor
	// DPRDLeaders: the leaders of the regional council (pimpinan DPRD).
	DPRDLeaders
	// CoordinatingMinister (menteri koordinator).
	CoordinatingMinister
	// StateBodyHead: the leaders of a state body (pimpinan lembaga negara).
	StateBodyHead
	// SelectionCommittee (panitia seleksi).
	SelectionCommittee
	// DPRDFactions: the factions of the regional council (fraksi DPRD).
	DPRDFactions
)

var partyNames = names[Party]{
	"", "president", "ppk", "pyb", "kasn", "bkn", "kemenpanrb", "mendagri", "governor",
	"dprd-leaders", "coordinating-minister", "state-body-head", "selection-committee", "dprd-factions",
}

var partyTexts = [...]Text{
	T("pihak tidak diketahui", "unknown party"), T("Presiden", "the President"),
	T("PPK", "the appointing authority (PPK)"), T("PyB", "the competent official (PyB)"),
	T("KASN", "KASN"), T("BKN", "BKN"), T("Kementerian PANRB", "the ministry for the state apparatus"),
	T("Menteri Dalam Negeri", "the home minister"), T("gubernur", "the governor"),
	T("pimpinan DPRD", "the leaders of the regional council"),
	T("menteri koordinator", "the coordinating minister"),
	T("pimpinan lembaga negara", "the leaders of the state body"),
	T("panitia seleksi", "the selection committee"),
	T("fraksi DPRD", "the factions of the regional council"),
}

// String returns the party as one word, such as kasn or dprd-leaders.
func (p Party) String() string { return partyNames.text(p) }

// ParseParty reads the form that String writes. The error is a [*FieldError].
func ParseParty(s string) (Party, error) { return partyNames.parse("party", s) }

// MarshalText implements [encoding.TextMarshaler].
func (p Party) MarshalText() ([]byte, error) { return partyNames.marshal("party", p) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (p *Party) UnmarshalText(text []byte) error { return partyNames.unmarshal("party", text, p) }

// In returns the party in words.
func (p Party) In(lang Language) string {
	if int(p) < len(partyTexts) {
		return partyTexts[p].In(lang)
	}
	return p.String()
}
