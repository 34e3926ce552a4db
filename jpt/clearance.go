package jpt

import (
	"errors"
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Act is what a party does in the filling of a post (peran).
type Act uint8

// The acts. Report is told and not waited for; the others come before the
// inauguration.
const (
	Recommends  Act = iota + 1 // memberi rekomendasi
	Approves                   // menyetujui
	Consulted                  // dikonsultasikan
	Coordinates                // dikoordinasikan
	Appoints                   // mengangkat
	Told                       // dilaporkan
)

var actNames = [...]string{"", "recommends", "approves", "consulted", "coordinates", "appoints", "told"}

var actTexts = [...]merit.Text{
	merit.T("peran tidak diketahui", "unknown act"),
	merit.T("memberi rekomendasi", "recommends"), merit.T("menyetujui", "approves"),
	merit.T("dikonsultasikan", "is consulted"), merit.T("berkoordinasi", "coordinates"),
	merit.T("mengangkat", "appoints"), merit.T("menerima laporan", "is told"),
}

// String returns the act as one word, such as recommends.
func (a Act) String() string { return word(actNames[:], uint8(a)) }

// ParseAct reads the form that String writes. The error is a [*merit.FieldError].
func ParseAct(s string) (Act, error) {
	i, err := value(actNames[:], "act", s)
	return Act(i), err
}

// MarshalText implements [encoding.TextMarshaler].
func (a Act) MarshalText() ([]byte, error) { return text(actNames[:], "act", uint8(a)) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (a *Act) UnmarshalText(b []byte) error {
	parsed, err := ParseAct(string(b))
	if err == nil {
		*a = parsed
	}
	return err
}

// In returns the act in words.
func (a Act) In(lang merit.Language) string {
	if int(a) < len(actTexts) {
		return actTexts[a].In(lang)
	}
	return a.String()
}

const (
	needObtained merit.FactSet = 1 << iota
	needOverseer
	needClearanceAgency
)

var clearanceFacts = []merit.Fact{
	{Key: "obtained", Name: merit.T("belum diketahui apakah sudah diperoleh", "not known whether it has been obtained")},
	{Key: "overseer", Name: merit.T("pengawas sistem merit pada hari itu", "the overseer of the merit system on the day")},
	factAgency,
}

// The overseer handed over within 2024: the commission still recommended in January
// and the agency ran the process from some day of that year.
var (
	kasnShown = merit.MustDate(2024, time.February, 1)
	bknAlone  = merit.MustDate(2025, time.January, 1)

	overseer = merit.MustParam("overseer", merit.T("pengawas penerapan sistem merit", "overseer of the merit system"),
		merit.ParamValue{From: merit.FirstDay, Until: uu20Day, Value: merit.PartyOf(merit.KASN), Confidence: merit.TextRead,
			Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 120")}},
		merit.ParamValue{From: uu20Day, Until: kasnShown, Value: merit.PartyOf(merit.KASN), Confidence: merit.TextRead,
			Basis: []merit.Citation{merit.Cite("UU 20/2023 Pasal 70 ayat (3)")}},
		merit.ParamValue{From: kasnShown, Until: bknAlone, Value: merit.PartyOf(merit.KASN), Confidence: merit.Unproven,
			Basis: []merit.Citation{merit.Cite("UU 20/2023 Pasal 70 ayat (3)")},
			Note:  merit.T("hari peralihan dari KASN ke BKN dalam tahun 2024 tidak diketahui", "the day in 2024 on which BKN took over from KASN is not known")},
		merit.ParamValue{From: bknAlone, Value: merit.PartyOf(merit.BKN), Confidence: merit.PracticeOnly,
			Basis: []merit.Citation{merit.Cite("UU 20/2023 Pasal 26 ayat (2) huruf d"), merit.Cite("Praktik Kab. Kayong Utara 2025")}})

	reasonObtained = &merit.Reason{Code: "obtained", Outcome: merit.Met, Text: merit.T("{observed}: sudah diperoleh", "{observed}: obtained")}
	reasonAwaited  = &merit.Reason{Code: "awaited", Outcome: merit.NotMet, Text: merit.T("{observed}: belum diperoleh", "{observed}: not obtained yet")}
	reasonReport   = &merit.Reason{Code: "report-only", Outcome: merit.NotApplicable, Text: merit.T(
		"hasil hanya dilaporkan kepada {observed}; tidak ada rekomendasi yang ditunggu, keputusan ada pada PPK",
		"the result is only reported to {observed}; no recommendation is awaited, the decision is the appointing authority's")}
	reasonNotKnown = &merit.Reason{Code: "not-known", Outcome: merit.Undetermined, Text: merit.T(
		"{observed}: {missing}", "{observed}: {missing}")}

	clearanceReasons = []*merit.Reason{reasonObtained, reasonAwaited, reasonReport, reasonNotKnown}

	clearanceRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-CLEARANCE",
		Title:    merit.T("Rekomendasi, persetujuan, atau laporan kepada pengawas sistem merit", "What the overseer of the merit system recommends, approves or is told"),
		Standing: merit.StandingStatute, Confidence: merit.PracticeOnly,
		Doubt: merit.T("sejak 2024 dari praktik: peralihan ke BKN dan persetujuan teknisnya", "from practice since 2024: the hand-over to BKN and its technical approval"),
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: pp11Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 120")}},
			{From: pp11Day, Until: uu20Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 120"), merit.Cite("PP 11/2017 Pasal 131 ayat (4)")}},
			{From: uu20Day, Until: bknAlone, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 20/2023 Pasal 70 ayat (3)"), merit.Cite("PP 11/2017 Pasal 131 ayat (4)"), merit.Cite("Praktik Kota Ternate 2024")}},
			{From: bknAlone, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 131 ayat (4)"), merit.Cite("Praktik Kab. Kayong Utara 2025")}},
		},
		Params:  []*merit.Param{overseer},
		Facts:   clearanceFacts,
		Reasons: clearanceReasons,
	})

	civilRegistryRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-SPECIAL-DUKCAPIL",
		Title:    merit.T("Pengangkatan kepala Disdukcapil oleh Menteri Dalam Negeri", "Appointment of the head of the civil registry by the home minister"),
		Standing: merit.StandingStatute, Confidence: merit.TextRead,
		Versions: []merit.Version{{From: merit.FirstDay, Force: merit.InForce,
			Basis: []merit.Citation{merit.Cite("UU 24/2013 Pasal 83A"), merit.Cite("Permendagri 60/2021"), merit.Cite("Praktik Kota Ternate 2024")}}},
		Facts:   clearanceFacts,
		Reasons: clearanceReasons,
	})

	sekdaRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-SPECIAL-SEKDA",
		Title:    merit.T("Sekda kabupaten/kota dikoordinasikan dengan gubernur", "Sekda of a kabupaten or kota: coordination with the governor"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: pp11Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 115 ayat (5)")}},
			{From: pp11Day, Until: uu20Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 115 ayat (5)"), merit.Cite("PP 11/2017 Pasal 127")}},
			{From: uu20Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 127")}},
		},
		Facts:   clearanceFacts,
		Reasons: clearanceReasons,
	})

	sekwanRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-SPECIAL-SEKWAN",
		Title:    merit.T("Sekretaris DPRD: persetujuan pimpinan DPRD", "Secretary of the regional council: approval of its leaders"),
		Standing: merit.StandingStatute, Confidence: merit.TextRead,
		Versions: sinceYear(2014, "UU 23/2014", "UU 23/2014 Pasal 202 ayat (2)", "UU 23/2014 Pasal 205 ayat (2)"),
		Facts:    clearanceFacts,
		Reasons:  clearanceReasons,
		Notes: []merit.Note{{Code: "statute-over-regulation", Text: merit.T(
			"PP 11/2017 Pasal 127 hanya meminta konsultasi; undang-undang, yang lebih tinggi, meminta persetujuan", "PP 11/2017 Pasal 127 asks for consultation only; the statute, which ranks higher, asks for approval")}},
	})

	inspectorDay  = merit.MustDate(2019, time.October, 15)
	inspectorRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-SPECIAL-INSPECTOR",
		Title:    merit.T("Inspektur: konsultasi tertulis sebelum pengisian atau pemindahan", "Inspector: written consultation before filling the post or a move"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: inspectorDay, Force: merit.NotInForce, Basis: []merit.Citation{merit.Cite("PP 72/2019")},
				Note: merit.T("PP 72/2019 berlaku sejak 15 Oktober 2019", "PP 72/2019 has been in force since 15 October 2019")},
			{From: inspectorDay, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("PP 72/2019 Pasal 99A"), merit.Cite("PP 72/2019 Pasal 99B")}},
		},
		Facts:   clearanceFacts,
		Reasons: clearanceReasons,
	})
)

const (
	noteStatuteOverSekwans merit.NoteSet = 1
)

// Clearance is one party's part before a chosen official is inaugurated.
type Clearance struct {
	Party merit.Party
	Act   Act
	// Finding is Met once the part is done, NotMet while it is awaited and
	// NotApplicable where nothing is awaited, as for a report.
	Finding merit.Finding
}

// Obtained says that a party has done its part, or has not.
type Obtained struct {
	Party merit.Party
	Act   Act
	Done  merit.Answer
}

// Clearances is everything that others have to say, in the order of the rules.
type Clearances []Clearance

// Outcome is Met or NotApplicable where nothing is awaited any more.
func (c Clearances) Outcome() merit.Outcome {
	all := merit.NotApplicable
	for _, one := range c {
		all = all.And(one.Finding.Outcome())
	}
	return all
}

// Clear lists who must recommend, approve, be consulted or be told before an
// official chosen by the route is inaugurated into the post, and whether each has.
// For an open selection the overseer recommends; the result of a competence test is
// only reported while the overseer is KASN, and approved by BKN since. On days of
// 2024 on which it is not established which of the two oversees, the finding is
// Undetermined, unless one of them is among the parts obtained.
//
// Parts that are not mentioned are Undetermined. A route that fills no post has no
// clearances. Bad input is refused as by [Decide].
func Clear(post Post, route Route, obtained []Obtained, when merit.When) (Clearances, error) {
	if err := errors.Join(post.Check(), when.Check()); err != nil {
		return nil, err
	}
	if route == Undecided || route == Blocked {
		return nil, nil
	}
	c := clearer{obtained: obtained, when: when}
	c.overseer(route)
	regencyOrCity := post.Agency == Regency || post.Agency == City
	switch rule := post.Special.rule(); {
	case rule == nil:
	case post.Agency == 0:
		c.list = append(c.list, Clearance{Finding: rule.MissingFacts(when, needClearanceAgency)})
	case post.Special == Sekda && regencyOrCity:
		c.add(sekdaRule, merit.Governor, Coordinates)
	case post.Special == Sekwan && post.Agency.Regional():
		c.add(sekwanRule, merit.DPRDLeaders, Approves)
		if n := len(c.list) - 1; sekwanRule.InForce(when.Law) {
			c.list[n].Finding.Notes |= noteStatuteOverSekwans
		}
		if post.Agency == Province {
			c.add(sekwanRule, merit.DPRDFactions, Consulted)
		}
	case post.Special == CivilRegistry && post.Agency.Regional():
		c.add(civilRegistryRule, merit.Mendagri, Appoints)
	case post.Special == Inspector && post.Agency == Province:
		c.add(inspectorRule, merit.Mendagri, Consulted)
	case post.Special == Inspector && regencyOrCity:
		if route.Open() {
			c.add(inspectorRule, merit.Mendagri, Consulted) // on the committee
		} else {
			c.add(inspectorRule, merit.Governor, Consulted)
		}
	}
	return c.list, nil
}

// rule returns the rule of the special post, nil for an ordinary one.
func (s Special) rule() *merit.Rule {
	switch s {
	case Sekda:
		return sekdaRule
	case Sekwan:
		return sekwanRule
	case CivilRegistry:
		return civilRegistryRule
	case Inspector:
		return inspectorRule
	}
	return nil
}

// clearer collects the clearances of one post.
type clearer struct {
	list     Clearances
	obtained []Obtained
	when     merit.When
}

// overseer adds the part of the overseer of the merit system.
func (c *clearer) overseer(route Route) {
	value := overseer.At(c.when.Law)
	party := value.Value.Party()
	if value.Confidence == merit.Unproven {
		party = 0
		for _, o := range c.obtained {
			if o.Party == merit.KASN || o.Party == merit.BKN {
				party = o.Party
			}
		}
		if party == 0 {
			f := clearanceRule.MissingFacts(c.when, needOverseer)
			f.Required = value
			c.list = append(c.list, Clearance{Finding: f})
			return
		}
	}
	switch {
	case party == merit.KASN && route.Open():
		c.add(clearanceRule, party, Recommends)
	case party == merit.KASN:
		c.add(clearanceRule, party, Told)
	default:
		c.add(clearanceRule, party, Approves)
	}
	c.list[len(c.list)-1].Finding.Required = value
}

// add adds the part of a party under a rule.
func (c *clearer) add(rule *merit.Rule, party merit.Party, act Act) {
	one := Clearance{Party: party, Act: act}
	if !rule.InForce(c.when.Law) {
		one.Finding = rule.NotGoverning(c.when)
		c.list = append(c.list, one)
		return
	}
	one.Finding = merit.Finding{Rule: rule, Observed: merit.PartyOf(party), AsOf: c.when.AsOf, Law: c.when.Law}
	if act == Told {
		one.Finding.Reason = reasonReport
		c.list = append(c.list, one)
		return
	}
	done := merit.Unknown
	for _, o := range c.obtained {
		if o.Party == party && o.Act == act {
			done = o.Done
		}
	}
	switch done {
	case merit.Yes:
		one.Finding.Reason = reasonObtained
	case merit.No:
		one.Finding.Reason = reasonAwaited
	default:
		one.Finding.Reason, one.Finding.Missing = reasonNotKnown, needObtained
	}
	c.list = append(c.list, one)
}
