package jpt

import (
	"errors"
	"fmt"
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Element is where a member of a selection committee comes from (unsur panitia
// seleksi).
type Element uint8

// The elements. The zero value is not known.
const (
	// OwnAgency: a senior official of the agency itself; the internal members.
	OwnAgency Element = iota + 1
	// OtherAgency: a senior official of another agency tied to the field.
	OtherAgency
	// Independent: an academic, expert or professional (akademisi, pakar,
	// profesional).
	Independent
)

var elementNames = [...]string{"", "own-agency", "other-agency", "independent"}

// String returns the element as one word, such as own-agency.
func (e Element) String() string { return word(elementNames[:], uint8(e)) }

// ParseElement reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseElement(s string) (Element, error) {
	i, err := value(elementNames[:], "element", s)
	return Element(i), err
}

// MarshalText implements [encoding.TextMarshaler].
func (e Element) MarshalText() ([]byte, error) { return text(elementNames[:], "element", uint8(e)) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (e *Element) UnmarshalText(b []byte) error {
	parsed, err := ParseElement(string(b))
	if err == nil {
		*e = parsed
	}
	return err
}

// Member is one member of a selection committee, as far as the law asks.
type Member struct {
	Element Element `json:"element,omitzero"`
	// PartyRole tells whether the member is a member or officer of a political
	// party.
	PartyRole merit.Answer `json:"partyRole,omitzero"`
	// Conflict tells whether the member has a potential conflict of interest, as
	// by marriage, family or blood with an applicant.
	Conflict merit.Answer `json:"conflict,omitzero"`
	// Knows tells whether the member knows the field of the post and, in general,
	// how competence is assessed.
	Knows merit.Answer `json:"knows,omitzero"`
}

// Committee is a selection committee (panitia seleksi), or the panel of a
// competence test.
type Committee struct {
	Members []Member `json:"members,omitzero"` // nil is not known; empty is a committee of nobody
	// Level is the level of the post that the committee fills.
	Level merit.Level `json:"level,omitzero"`
	// TestPanel: the members are the panel of a competence test (uji kompetensi).
	// Whether what binds a selection committee binds it too is not established.
	TestPanel bool `json:"testPanel,omitzero"`
}

const (
	needElement merit.FactSet = 1 << iota
	needPartyRole
	needConflict
	needKnowledge
	needMembers
)

const (
	noteWholeMembers merit.NoteSet = 1 << iota
	noteLiteralReach
)

var (
	committeeLeast = merit.MustParam("least", merit.T("jumlah anggota paling sedikit", "least number of members"),
		merit.ParamValue{From: pp11Day, Value: merit.CountOf(5), Confidence: merit.TextRead, Basis: cite("PP 11/2017 Pasal 114 ayat (7)"), CheckedOn: pp11Read})
	committeeMost = merit.MustParam("most", merit.T("jumlah anggota paling banyak", "greatest number of members"),
		merit.ParamValue{From: pp11Day, Value: merit.CountOf(9), Confidence: merit.TextRead, Basis: cite("PP 11/2017 Pasal 114 ayat (7)"), CheckedOn: pp11Read})
	// ministerial2019 follows the year of PermenPANRB 15/2019, whose day is not on record.
	ministerial2019 = merit.MustDate(2020, time.January, 1)

	shareNote      = merit.T("tidak terdapat dalam PP 11/2017; diketahui dari praktik dan sumber sekunder", "not in PP 11/2017; known from practice and secondary sources")
	committeeShare = merit.MustParam("internal", merit.T("bagian anggota internal paling banyak", "greatest share of internal members"),
		merit.ParamValue{From: pp11Day, Until: ministerial2019, Value: merit.PercentOf(45, 0), Confidence: merit.SecondarySource, Basis: cite("PermenPANRB 13/2014"), Note: shareNote},
		merit.ParamValue{From: ministerial2019, Value: merit.PercentOf(45, 0), Confidence: merit.SecondarySource, Basis: cite("PermenPANRB 13/2014", "PermenPANRB 15/2019"), Note: shareNote})

	reasonSize = &merit.Reason{Code: "size", Outcome: merit.Met, Text: merit.T(
		"{observed} anggota, {param:least} sampai {param:most}", "members: {observed}, from {param:least} to {param:most}")}
	reasonTooFew = &merit.Reason{Code: "too-few", Outcome: merit.NotMet, Text: merit.T(
		"{observed} anggota, kurang dari {required}", "members: {observed}, fewer than {required}")}
	reasonTooMany = &merit.Reason{Code: "too-many", Outcome: merit.NotMet, Text: merit.T(
		"{observed} anggota, lebih dari {required}", "members: {observed}, more than {required}")}
	reasonOdd = &merit.Reason{Code: "odd", Outcome: merit.Met, Text: merit.T(
		"jumlah anggota ganjil: {observed}", "the number of members is odd: {observed}")}
	reasonEven = &merit.Reason{Code: "even", Outcome: merit.NotMet, Text: merit.T(
		"jumlah anggota genap: {observed}", "the number of members is even: {observed}")}
	reasonShare = &merit.Reason{Code: "internal-share", Outcome: merit.Met, Text: merit.T(
		"{observed} anggota internal, tidak melebihi {required}", "internal members: {observed}, within {required}")}
	reasonShareHigh = &merit.Reason{Code: "internal-too-high", Outcome: merit.NotMet, Text: merit.T(
		"{observed} anggota internal, melebihi {required}", "internal members: {observed}, above {required}")}
	reasonElements = &merit.Reason{Code: "elements", Outcome: merit.Met, Text: merit.T(
		"semua unsur yang disyaratkan terwakili", "every element asked for is there")}
	reasonNoOwn = &merit.Reason{Code: "no-own-agency", Outcome: merit.NotMet, Text: merit.T(
		"tidak ada pejabat dari instansi sendiri", "nobody of the agency itself")}
	reasonNoOther = &merit.Reason{Code: "no-other-agency", Outcome: merit.NotMet, Text: merit.T(
		"tidak ada pejabat dari instansi lain yang terkait", "nobody of another agency tied to the field")}
	reasonNoIndependent = &merit.Reason{Code: "no-independent", Outcome: merit.NotMet, Text: merit.T(
		"tidak ada akademisi, pakar, atau profesional", "no academic, expert or professional")}
	reasonNoParty = &merit.Reason{Code: "no-party", Outcome: merit.Met, Text: merit.T(
		"tidak ada anggota atau pengurus partai politik", "nobody has a role in a political party")}
	reasonParty = &merit.Reason{Code: "party", Outcome: merit.NotMet, Text: merit.T(
		"{observed} anggota berperan dalam partai politik", "members with a role in a political party: {observed}")}
	reasonNoConflict = &merit.Reason{Code: "no-conflict", Outcome: merit.Met, Text: merit.T(
		"tidak ada potensi konflik kepentingan", "no potential conflict of interest")}
	reasonConflict = &merit.Reason{Code: "conflict", Outcome: merit.NotMet, Text: merit.T(
		"{observed} anggota berpotensi konflik kepentingan", "members with a potential conflict of interest: {observed}")}
	reasonKnows = &merit.Reason{Code: "knows", Outcome: merit.Met, Text: merit.T(
		"semua anggota menguasai bidang dan penilaian kompetensi", "every member knows the field and the assessment of competence")}
	reasonKnowsNot = &merit.Reason{Code: "knows-not", Outcome: merit.NotMet, Text: merit.T(
		"{observed} anggota tidak menguasai bidang atau penilaian kompetensi", "members who do not know the field or the assessment of competence: {observed}")}
	reasonSizeFree = &merit.Reason{Code: "size-not-bound", Outcome: merit.NotApplicable, Text: merit.T(
		"menurut bacaan yang dipilih, jumlah anggota hanya diatur untuk JPT utama", "by the reading chosen the size is set for JPT utama only")}
	reasonReach = &merit.Reason{Code: "reach-unclear", Outcome: merit.Undetermined, Text: merit.T(
		"ketentuan panitia seleksi tidak dipenuhi, tetapi belum terbukti apakah ketentuan itu mengikat panel uji kompetensi",
		"what binds a selection committee is not met, but it is not established whether it binds the panel of a competence test")}

	committeeRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-COMMITTEE",
		Title:    merit.T("Susunan panitia seleksi", "Composition of the selection committee"),
		Standing: merit.StandingGovernment, Confidence: merit.SecondarySource,
		Doubt: merit.T("batas 45% anggota internal berasal dari sumber sekunder; selebihnya dibaca dalam teks", "the limit of 45% internal members is from secondary sources; the rest was read in the text"),
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: pp11Day, Force: merit.NotInForce, Basis: cite("UU 5/2014 Pasal 110"),
				Note: merit.T("UU 5/2014 Pasal 110 tidak menetapkan jumlah dan bagian; PP 11/2017 berlaku sejak 7 April 2017", "UU 5/2014 Pasal 110 sets neither size nor shares; PP 11/2017 has been in force since 7 April 2017")},
			{From: pp11Day, Until: uu20Day, Force: merit.InForce, Basis: cite("UU 5/2014 Pasal 110", "PP 11/2017 Pasal 114")},
			{From: uu20Day, Force: merit.InForce, Basis: cite("PP 11/2017 Pasal 114"), CheckedOn: pp11Read},
		},
		Params: []*merit.Param{committeeLeast, committeeMost, committeeShare},
		Facts: []merit.Fact{
			{Key: "members.element", Name: merit.T("unsur asal setiap anggota panitia", "the element that each member of the committee comes from")},
			{Key: "members.partyRole", Name: merit.T("peran anggota panitia dalam partai politik", "the role of committee members in political parties")},
			{Key: "members.conflict", Name: merit.T("potensi konflik kepentingan anggota panitia", "potential conflicts of interest of committee members")},
			{Key: "members.knows", Name: merit.T("penguasaan anggota panitia atas bidang dan penilaian kompetensi", "what committee members know of the field and of assessment")},
			{Key: "members", Name: merit.T("susunan anggota panitia", "the members of the committee")},
		},
		Reasons: []*merit.Reason{
			reasonSize, reasonTooFew, reasonTooMany, reasonSizeFree, reasonOdd, reasonEven, reasonShare, reasonShareHigh,
			reasonElements, reasonNoOwn, reasonNoOther, reasonNoIndependent,
			reasonNoParty, reasonParty, reasonNoConflict, reasonConflict, reasonKnows, reasonKnowsNot, reasonReach,
		},
		Notes: []merit.Note{
			{Code: "share-of-whole-members", Text: merit.T("Anggota dihitung utuh: bagian yang tepat sama dengan batas masih boleh", "Members are counted whole: a share that equals the limit is still allowed")},
			{Code: "literal-reach", Text: merit.T("Menurut bunyinya, jumlah anggota ditetapkan untuk panitia JPT utama; dalam praktik dipakai untuk semua", "Literally the size is set for the committee of JPT utama; in practice it is used for all")},
		},
	})
)

// Panel judges a committee under the default readings; see [Readings.Panel].
func Panel(c Committee, when merit.When) (merit.Verdict, error) { return Readings(0).Panel(c, when) }

// Panel judges the composition of a selection committee, a finding for each
// condition, in this order: from five to nine members; an odd number; internal
// members at most 45 per cent; all three elements; nobody with a party role; nobody
// with a potential conflict of interest; everyone knows the field and assessment.
// Without members there is one finding, Undetermined. What is not known of one member leaves a condition Undetermined only where it
// hangs on that member. For the panel of a competence test a condition that is not
// met is Undetermined, for its reach is not established.
//
// [OwnAgencyOptional] and [SizeForUtamaOnly] change what is asked. It refuses, all
// at once, a level that is no JPT, unknown elements and answers, and the errors of
// [Readings.Check] and [merit.When.Check].
//
// Source: PP 11/2017 Pasal 114; the share: ministerial, by secondary sources.
func (r Readings) Panel(c Committee, when merit.When) (merit.Verdict, error) {
	if err := errors.Join(c.check(), r.Check(), when.Check()); err != nil {
		return merit.Verdict{}, err
	}
	if !committeeRule.InForce(when.Law) {
		return merit.Verdict{Findings: []merit.Finding{committeeRule.NotGoverning(when)}}, nil
	}
	if c.Members == nil {
		return merit.Verdict{Findings: []merit.Finding{committeeRule.MissingFacts(when, needMembers)}}, nil
	}
	v := merit.Verdict{Findings: []merit.Finding{
		c.size(r, when), c.parity(r, when), c.share(when), c.elements(r, when),
		c.nobody(func(m Member) merit.Answer { return m.PartyRole }, reasonNoParty, reasonParty, needPartyRole, when),
		c.nobody(func(m Member) merit.Answer { return m.Conflict }, reasonNoConflict, reasonConflict, needConflict, when),
		c.nobody(func(m Member) merit.Answer { return not(m.Knows) }, reasonKnows, reasonKnowsNot, needKnowledge, when),
	}}
	for i := range v.Findings {
		if f := &v.Findings[i]; c.TestPanel && f.Outcome() == merit.NotMet {
			f.Reason = reasonReach
		}
	}
	return v, nil
}

func (c Committee) check() error {
	var problems []error
	if err := (Post{Level: c.Level}).Check(); err != nil {
		problems = append(problems, merit.InField("committee", err))
	}
	for i, m := range c.Members {
		if int(m.Element) >= len(elementNames) {
			problems = append(problems, &merit.FieldError{Field: fmt.Sprintf("committee.members[%d].element", i), Value: m.Element.String(),
				Expected: "own-agency, other-agency or independent", Err: merit.ErrUnknown})
		}
		if err := errors.Join(knownAnswer("partyRole", m.PartyRole), knownAnswer("conflict", m.Conflict), knownAnswer("knows", m.Knows)); err != nil {
			problems = append(problems, merit.InField(fmt.Sprintf("committee.members[%d]", i), err))
		}
	}
	return errors.Join(problems...)
}

func not(a merit.Answer) merit.Answer {
	switch a {
	case merit.Yes:
		return merit.No
	case merit.No:
		return merit.Yes
	}
	return merit.Unknown
}

// found returns a finding of the rule on a number of members.
func (c Committee) found(reason *merit.Reason, members int, when merit.When) merit.Finding {
	return merit.Finding{Rule: committeeRule, Reason: reason, Observed: merit.CountOf(members), AsOf: when.AsOf, Law: when.Law}
}

// sizeFree reports whether by the reading chosen the size does not bind.
func (c Committee) sizeFree(r Readings) bool {
	return r.Has(SizeForUtamaOnly) && c.Level != merit.JPTUtama
}

func (c Committee) size(r Readings, when merit.When) merit.Finding {
	n := len(c.Members)
	f := c.found(reasonSize, n, when)
	least, most := committeeLeast.At(when.Law), committeeMost.At(when.Law)
	if c.Level != merit.JPTUtama {
		f.Notes |= noteLiteralReach
	}
	switch {
	case c.sizeFree(r):
		f.Reason = reasonSizeFree
	case n < least.Value.Count():
		f.Reason, f.Required = reasonTooFew, least
	case n > most.Value.Count():
		f.Reason, f.Required = reasonTooMany, most
	}
	return f
}

func (c Committee) parity(r Readings, when merit.When) merit.Finding {
	f := c.found(reasonOdd, len(c.Members), when)
	switch {
	case c.sizeFree(r):
		f.Reason = reasonSizeFree
	case len(c.Members)%2 == 0:
		f.Reason = reasonEven
	}
	return f
}

// count returns how many members are of the element and of how many that is not
// known.
func (c Committee) count(e Element) (certain, open int) {
	for _, m := range c.Members {
		switch m.Element {
		case e:
			certain++
		case 0:
			open++
		}
	}
	return certain, open
}

func (c Committee) share(when merit.When) merit.Finding {
	limit := committeeShare.At(when.Law)
	percent, _ := limit.Value.Scaled()
	within := func(internal int) bool { return int64(internal)*100 <= percent*int64(len(c.Members)) }
	internal, open := c.count(OwnAgency)
	f := c.found(reasonShare, internal, when)
	f.Required, f.Notes = limit, noteWholeMembers
	switch {
	case !within(internal):
		f.Reason = reasonShareHigh
	case !within(internal + open):
		return committeeRule.MissingFacts(when, needElement)
	}
	return f
}

func (c Committee) elements(r Readings, when merit.When) merit.Finding {
	f := merit.Finding{Rule: committeeRule, Reason: reasonElements, AsOf: when.AsOf, Law: when.Law}
	lacking, open := 0, 0
	for _, e := range [...]struct {
		element Element
		missing *merit.Reason
	}{{OwnAgency, reasonNoOwn}, {OtherAgency, reasonNoOther}, {Independent, reasonNoIndependent}} {
		certain, unknown := c.count(e.element)
		open = unknown
		if certain > 0 || e.element == OwnAgency && r.Has(OwnAgencyOptional) {
			continue
		}
		if lacking == 0 {
			f.Reason = e.missing
		}
		lacking++
	}
	// Members of unknown element may be what is lacking, if there are enough.
	if lacking > 0 && open >= lacking {
		return committeeRule.MissingFacts(when, needElement)
	}
	return f
}

// nobody judges that of no member something holds.
func (c Committee) nobody(holds func(Member) merit.Answer, none, some *merit.Reason, need merit.FactSet, when merit.When) merit.Finding {
	certain, open := 0, len(c.Members) == 0
	for _, m := range c.Members {
		switch holds(m) {
		case merit.Yes:
			certain++
		case merit.Unknown:
			open = true
		}
	}
	switch {
	case certain > 0:
		return c.found(some, certain, when)
	case open:
		return committeeRule.MissingFacts(when, need)
	}
	return merit.Finding{Rule: committeeRule, Reason: none, AsOf: when.AsOf, Law: when.Law}
}
