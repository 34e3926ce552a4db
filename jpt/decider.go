package jpt

import (
	"errors"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Authority is who decides on the filling of a post, and through whom the names
// reach the decider (jalur penyampaian calon).
type Authority struct {
	Decides merit.Party
	// Through lists those who pass the names on, in order, from the selection
	// committee; nil where the way is not on record.
	Through []merit.Party
	// Finding is Met where the right one decides, NotMet where another does, and
	// Undetermined while it is not known who does.
	Finding merit.Finding
}

// decidedBy returns the parameter of who decides, under UU 5/2014 until its repeal
// and PP 11/2017 since its start.
func decidedBy(name string, label merit.Text, party merit.Party, note merit.Text, statute, regulation string) *merit.Param {
	both := cite(statute, regulation)
	read := merit.Date{} // what the note doubts cannot have been checked
	if note.IsZero() {
		read = pp11Read
	}
	return merit.MustParam(name, label,
		merit.ParamValue{From: merit.FirstDay, Until: pp11Day, Value: merit.PartyOf(party), Confidence: merit.TextRead, Basis: cite(statute)},
		merit.ParamValue{From: pp11Day, Until: uu20Day, Value: merit.PartyOf(party), Confidence: merit.TextRead, Basis: both, Note: note},
		merit.ParamValue{From: uu20Day, Value: merit.PartyOf(party), Confidence: merit.TextRead, Basis: cite(regulation), Note: note, CheckedOn: read})
}

var (
	ocrNote = merit.T("bunyi Pasal 123 tidak terbaca dalam salinan; pembagian Pasal 123 dan 124 tidak pasti", "the text of Pasal 123 was not legible in the copy; the split between Pasal 123 and 124 is not certain")

	decidesCentralHigh = decidedBy("central-high", merit.T("JPT utama dan madya di pusat", "JPT utama and madya at the centre"), merit.President, ocrNote, "UU 5/2014 Pasal 112", "PP 11/2017 Pasal 124")
	decidesStateBody   = decidedBy("state-body", merit.T("JPT madya di sekretariat lembaga negara", "JPT madya of a state body's secretariat"), merit.President, merit.Text{}, "UU 5/2014 Pasal 112", "PP 11/2017 Pasal 125")
	decidesCentral     = decidedBy("central-pratama", merit.T("JPT pratama di pusat", "JPT pratama at the centre"), merit.PPK, ocrNote, "UU 5/2014 Pasal 113", "PP 11/2017 Pasal 123")
	decidesProvince    = decidedBy("province-madya", merit.T("JPT madya di provinsi", "JPT madya of a province"), merit.President, merit.Text{}, "UU 5/2014 Pasal 114", "PP 11/2017 Pasal 126")
	decidesRegion      = decidedBy("regional-pratama", merit.T("JPT pratama di daerah", "JPT pratama of a region"), merit.PPK, merit.Text{}, "UU 5/2014 Pasal 115", "PP 11/2017 Pasal 127")

	// decidesRegistry stands in one statute throughout, which comes before the library's first day.
	decidesRegistry = merit.MustParam("civil-registry", merit.T("kepala Disdukcapil di daerah", "head of the civil registry of a region"),
		merit.ParamValue{From: merit.FirstDay, Value: merit.PartyOf(merit.Mendagri), Confidence: merit.TextRead, Basis: cite("UU 24/2013 Pasal 83A"),
			Note: merit.T("diangkat Menteri Dalam Negeri atas usul gubernur; di kabupaten/kota atas usul bupati atau wali kota melalui gubernur", "appointed by the home minister on the governor's proposal; in a kabupaten or kota on that of the regent or mayor through the governor")})

	reasonDecides = &merit.Reason{Code: "decides", Outcome: merit.Met, Text: merit.T(
		"ditetapkan oleh {observed}", "decided by {observed}")}
	reasonWrongDecider = &merit.Reason{Code: "another", Outcome: merit.NotMet, Text: merit.T(
		"ditetapkan oleh {observed}, padahal yang berwenang {required}", "decided by {observed}, where it is for {required} to decide")}
	reasonDeciderOpen = &merit.Reason{Code: "open", Outcome: merit.Undetermined, Text: merit.T(
		"belum diketahui {missing}; yang berwenang {required}", "not known {missing}; it is for {required} to decide")}
	reasonNoSuchPost = &merit.Reason{Code: "no-such-post", Outcome: merit.NotApplicable, Text: merit.T(
		"pemerintah daerah ini tidak mempunyai jabatan {observed}", "this kind of regional government has no {observed}")}

	deciderRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-DECIDER",
		Title:    merit.T("Yang berwenang menetapkan pejabat pimpinan tinggi", "Who decides on a senior leadership post"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: statuteThenPP(
			cite("UU 5/2014 Pasal 112", "UU 5/2014 Pasal 113", "UU 5/2014 Pasal 114", "UU 5/2014 Pasal 115"),
			cite("PP 11/2017 Pasal 122")), // the article of each post stands with its parameter
		Params: []*merit.Param{decidesCentralHigh, decidesStateBody, decidesCentral, decidesProvince, decidesRegion, decidesRegistry},
		Facts: []merit.Fact{
			{Key: "decidedBy", Name: merit.T("siapa yang menetapkan", "who decides")},
			{Key: "agency", Name: merit.T("jenis instansi, yang menentukan pasal dan jalur penyampaian calon", "kind of agency, which tells the article and the way of the names")},
		},
		Reasons: []*merit.Reason{reasonDecides, reasonWrongDecider, reasonDeciderOpen, reasonNoSuchPost},
		Notes: []merit.Note{{Code: "delegation-may-be-withdrawn", Text: merit.T(
			"Presiden dapat menarik kembali pendelegasian kepada PPK (PP 17/2020, Pasal 3 ayat (7), menurut sumber sekunder)",
			"The President may withdraw the delegation to the appointing authority (PP 17/2020, Pasal 3 ayat (7), by secondary sources)")}},
	})
)

const (
	needDecidedBy merit.FactSet = 1 << iota
	needDeciderAgency

	noteMayBeWithdrawn merit.NoteSet = 1
)

// The ways of the names, from the committee to the one who passes them to the
// decider.
var (
	viaMinister     = []merit.Party{merit.SelectionCommittee, merit.PPK}
	viaCoordinating = []merit.Party{merit.SelectionCommittee, merit.CoordinatingMinister}
	viaKemenPANRB   = []merit.Party{merit.SelectionCommittee, merit.KemenPANRB}
	viaStateBody    = []merit.Party{merit.SelectionCommittee, merit.StateBodyHead}
	viaMendagri     = []merit.Party{merit.SelectionCommittee, merit.PPK, merit.Mendagri}
	viaPyB          = []merit.Party{merit.SelectionCommittee, merit.PyB}
	viaGovernor     = []merit.Party{merit.SelectionCommittee, merit.PPK, merit.Governor}
)

// Decider says who decides on a post and through whom the names reach the decider,
// and judges the one who does, 0 where that is not known: the President for JPT
// utama and madya, the appointing authority (PPK) for JPT pratama on the names that
// the competent official (PyB) passes on, a province's JPT madya through the home
// minister, and the head of a region's civil registry by the home minister. It
// returns the errors of [Post.Check] and [merit.When.Check], and one for an unknown
// party.
//
// Where the kind of agency is not known, the decider is known all the same, but
// neither the article nor the way of the names; the finding is Undetermined. Of a
// civil registry not even the decider is known then.
//
// Source: UU 5/2014 Pasal 112–115 until 30 October 2023; PP 11/2017 Pasal 122–127; UU
// 24/2013 Pasal 83A.
func Decider(post Post, by merit.Party, when merit.When) (Authority, error) {
	var unknown error
	if by != 0 && merit.PartyOf(by).IsZero() {
		_, unknown = by.MarshalText()
	}
	if err := errors.Join(post.Check(), unknown, when.Check()); err != nil {
		return Authority{}, err
	}
	f := merit.Finding{Rule: deciderRule, AsOf: when.AsOf, Law: when.Law}
	param, through := post.authority()
	if param == nil {
		f.Reason, f.Observed = reasonNoSuchPost, merit.LevelOf(post.Level)
		return Authority{Finding: f}, nil
	}
	f.Required, f.Observed = param.At(when.Law), merit.PartyOf(by)
	decides := f.Required.Value.Party()
	switch {
	case post.Agency == 0 && post.Special == CivilRegistry:
		return Authority{Finding: deciderRule.MissingFacts(when, needDeciderAgency)}, nil
	case post.Agency == 0:
		return Authority{Decides: decides, Finding: deciderRule.MissingFacts(when, needDeciderAgency)}, nil
	case by == decides:
		f.Reason = reasonDecides
	case by == 0:
		f.Reason, f.Missing = reasonDeciderOpen, needDecidedBy
	default:
		f.Reason = reasonWrongDecider
	}
	if decides == merit.PPK && !when.Law.Before(pp17Day) {
		f.Notes |= noteMayBeWithdrawn
	}
	return Authority{Decides: decides, Through: append([]merit.Party(nil), through...), Finding: f}, nil
}

// authority returns who decides on the post and the way of the names; no parameter
// for a post that does not exist.
func (p Post) authority() (*merit.Param, []merit.Party) {
	regencyOrCity := p.Agency == Regency || p.Agency == City
	switch {
	case p.Level == merit.JPTPratama && p.Special == CivilRegistry && p.Agency == Province:
		return decidesRegistry, viaMinister
	case p.Level == merit.JPTPratama && p.Special == CivilRegistry && regencyOrCity:
		return decidesRegistry, viaGovernor
	case p.Level == merit.JPTPratama && p.Agency.Regional():
		return decidesRegion, viaPyB
	case p.Level == merit.JPTPratama:
		return decidesCentral, viaPyB
	case regencyOrCity, p.Level == merit.JPTUtama && p.Agency == Province:
		return nil, nil
	case p.Agency == Province:
		return decidesProvince, viaMendagri
	case p.Agency == StateBody && p.Level == merit.JPTMadya:
		return decidesStateBody, viaStateBody
	case p.Agency == NonStructural && p.Level == merit.JPTMadya:
		return decidesCentralHigh, viaKemenPANRB
	case p.Agency == NonMinistry && p.Level == merit.JPTUtama:
		return decidesCentralHigh, viaCoordinating
	case (p.Agency == Ministry || p.Agency == NonMinistry) && p.Level == merit.JPTMadya:
		return decidesCentralHigh, viaMinister
	}
	return decidesCentralHigh, nil
}
