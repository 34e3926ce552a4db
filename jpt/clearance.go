package jpt

import (
	"errors"
	"fmt"
	"strings"
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
	Proposes                   // mengusulkan
	Interviews                 // mewawancarai
)

var actNames = [...]string{"", "recommends", "approves", "consulted", "coordinates", "appoints", "told", "proposes", "interviews"}

var actTexts = [...]merit.Text{
	merit.T("peran tidak diketahui", "unknown act"),
	merit.T("memberi rekomendasi", "recommends"), merit.T("menyetujui", "approves"),
	merit.T("dikonsultasikan dengan", "consulted"), merit.T("dikoordinasikan dengan", "coordinated with"),
	merit.T("mengangkat", "appoints"), merit.T("dilaporkan kepada", "told"),
	merit.T("mengusulkan", "proposes"), merit.T("mewawancarai calon", "interviews the candidates"),
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

// In returns the act in words. With Consulted, Coordinates and Told the words go
// before the party, "dikoordinasikan dengan" the governor; see [Clearance.In].
func (a Act) In(lang merit.Language) string {
	if int(a) < len(actTexts) {
		return actTexts[a].In(lang)
	}
	return a.String()
}

// The facts of the clearance rules, by their place in each: the first of them is
// whether the part has been done.
const (
	needObtained merit.FactSet = 1 << iota
	needSecond
)

// clearanceFacts returns the facts of a clearance rule.
func clearanceFacts(done, second merit.Fact) []merit.Fact { return []merit.Fact{done, second} }

func agencyFact(id, en string) merit.Fact {
	return merit.Fact{Key: "agency", Name: merit.T("jenis instansi "+id, "kind of agency "+en)}
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
		"{observed}: belum diketahui {missing}", "{observed}: not known {missing}")}

	partReasons      = []*merit.Reason{reasonObtained, reasonAwaited, reasonNotKnown}
	clearanceReasons = append(partReasons[:3:3], reasonReport)

	clearanceRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-CLEARANCE",
		Title:    merit.T("Rekomendasi, persetujuan, atau laporan kepada pengawas sistem merit", "What the overseer of the merit system recommends, approves or is told"),
		Standing: merit.StandingStatute, Confidence: merit.PracticeOnly,
		Doubt: merit.T("hari peralihan pengawasan dari KASN ke BKN dalam tahun 2024 dan dasar persetujuan teknis BKN tidak dibaca dalam teks peraturan", "the day in 2024 on which oversight passed from KASN to BKN and the basis of BKN's technical approval were not read in the text of a regulation"),
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: pp11Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 120")}},
			{From: pp11Day, Until: uu20Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 120"), merit.Cite("PP 11/2017 Pasal 131 ayat (4)")}},
			{From: uu20Day, Until: bknAlone, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 20/2023 Pasal 70 ayat (3)"), merit.Cite("PP 11/2017 Pasal 131 ayat (4)"), merit.Cite("Praktik Kota Ternate 2024")}},
			{From: bknAlone, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 131 ayat (4)"), merit.Cite("Praktik Kab. Kayong Utara 2025")}},
		},
		Params: []*merit.Param{overseer},
		Facts: clearanceFacts(
			merit.Fact{Key: "obtained", Name: merit.T("apakah rekomendasi atau persetujuan pengawas sistem merit sudah diperoleh", "whether the overseer of the merit system has recommended or approved")},
			merit.Fact{Key: "overseer", Name: merit.T("pengawas sistem merit pada hari itu", "who oversees the merit system on the day")}),
		Reasons: clearanceReasons,
	})

	// Of Permendagri 60/2021 only the year is on record; it replaced Permendagri
	// 76/2015, of whose interviews nothing is.
	interviewYear  = merit.MustDate(2021, time.January, 1)
	interviewKnown = merit.MustDate(2022, time.January, 1)

	civilRegistryRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-SPECIAL-DUKCAPIL",
		Title:    merit.T("Pengangkatan kepala Disdukcapil oleh Menteri Dalam Negeri atas usul gubernur", "Appointment of the head of the civil registry by the home minister on the governor's proposal"),
		Standing: merit.StandingStatute, Confidence: merit.TextRead,
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: interviewYear, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 24/2013 Pasal 83A")}},
			{From: interviewYear, Until: interviewKnown, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 24/2013 Pasal 83A")},
				Note: merit.T("hari berlakunya Permendagri 60/2021, yang mengatur wawancara calon, tidak tercatat", "the day on which Permendagri 60/2021, on interviewing the candidates, came into force is not on record")},
			{From: interviewKnown, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 24/2013 Pasal 83A"), merit.Cite("Permendagri 60/2021")},
				Note: merit.T("Permendagri 60/2021 diketahui dari sumber sekunder; wawancara tiga calon oleh kementerian terlihat di Kota Ternate, Januari 2024", "Permendagri 60/2021 is known from secondary sources; the ministry's interview of three candidates was seen in Kota Ternate, January 2024")},
		},
		Facts: clearanceFacts(
			merit.Fact{Key: "obtained", Name: merit.T("apakah bagiannya dalam pengangkatan kepala Disdukcapil sudah selesai", "whether its part in the appointment of the head of the civil registry is done")},
			agencyFact("Disdukcapil", "of the civil registry")),
		Reasons: partReasons,
	})

	sekdaRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-SPECIAL-SEKDA",
		Title:    merit.T("Sekda kabupaten/kota dikoordinasikan dengan gubernur", "Sekda of a kabupaten or kota: coordination with the governor"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: pp11Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 115 ayat (5)")}},
			{From: pp11Day, Until: uu20Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 115 ayat (5)"), merit.Cite("PP 11/2017 Pasal 127")}},
			{From: uu20Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 127")}, CheckedOn: pp11Read},
		},
		Facts: clearanceFacts(
			merit.Fact{Key: "obtained", Name: merit.T("apakah pilihan sekda sudah dikoordinasikan", "whether the choice of the sekda has been coordinated")},
			agencyFact("sekda", "of the sekda")),
		Reasons: partReasons,
	})

	sekwanRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-SPECIAL-SEKWAN",
		Title:    merit.T("Sekretaris DPRD: persetujuan pimpinan DPRD", "Secretary of the regional council: approval of its leaders"),
		Standing: merit.StandingStatute, Confidence: merit.TextRead,
		Versions: sinceYear(2014, "UU 23/2014", "UU 23/2014 Pasal 202 ayat (2)", "UU 23/2014 Pasal 205 ayat (2)"),
		Facts: clearanceFacts(
			merit.Fact{Key: "obtained", Name: merit.T("apakah persetujuan atau pendapat tentang sekretaris DPRD sudah diperoleh", "whether consent or opinion on the secretary of the regional council has been obtained")},
			agencyFact("sekretaris DPRD", "of the secretary of the regional council")),
		Reasons: partReasons,
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
		Facts: clearanceFacts(
			merit.Fact{Key: "obtained", Name: merit.T("apakah konsultasi tertulis tentang inspektur sudah dilakukan", "whether the written consultation on the inspector has been held")},
			agencyFact("inspektur", "of the inspector")),
		Reasons: partReasons,
	})
)

const (
	noteStatuteOverRegulation merit.NoteSet = 1
)

// Clearance is one party's part before a chosen official is inaugurated.
type Clearance struct {
	Party merit.Party
	Act   Act
	// Finding is Met once the part is done, NotMet while it is awaited and
	// NotApplicable where nothing is awaited, as for a report.
	Finding merit.Finding
}

// In returns who does what, in words: KASN memberi rekomendasi; dikoordinasikan
// dengan gubernur.
func (c Clearance) In(lang merit.Language) string {
	act, party := c.Act.In(lang), c.Party.In(lang)
	switch {
	case c.Act == Coordinates, lang == merit.Indonesian && (c.Act == Consulted || c.Act == Told):
		return act + " " + party
	case c.Act == Consulted || c.Act == Told:
		return party + ": " + act
	}
	return party + " " + act
}

// Obtained says that a party has done its part, or has not.
type Obtained struct {
	Party merit.Party  `json:"party,omitzero"`
	Act   Act          `json:"act,omitzero"`
	Done  merit.Answer `json:"done,omitzero"`
}

// String returns the part as two words, such as kasn recommends.
func (o Obtained) String() string { return o.Party.String() + " " + o.Act.String() }

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

// Clear lists the clearances under the default readings; see [Readings.Clear].
func Clear(post Post, route Route, obtained []Obtained, when merit.When) (Clearances, error) {
	return Readings(0).Clear(post, route, obtained, when)
}

// Clear lists who must recommend, approve, be consulted or be told before an
// official chosen by the route is inaugurated into the post, and whether each has.
// For an open selection the overseer recommends; the result of a competence test is
// only reported while the overseer is KASN, and approved by BKN since. On days of
// 2024 on which it is not established which of the two oversees, the finding is
// Undetermined, unless one of them is among the parts obtained.
//
// Parts that are not mentioned are Undetermined. A route that fills no post, Blocked
// or Undecided, has no clearances and reads none.
//
// [CoordinationAwaited] and [SekwanConsulted] change what is asked.
//
// Bad input is refused as by [Decide], and so are, each as a [*merit.FieldError]: an
// unknown route, a part of a party or act that nobody asks for, the same part with
// two answers, and both KASN and BKN where it is one of them (ErrConflict). Under the
// law of another day than that of the facts, parts that this law does not ask for are
// passed over.
func (r Readings) Clear(post Post, route Route, obtained []Obtained, when merit.When) (Clearances, error) {
	err := errors.Join(post.Check(), r.Check(), when.Check())
	if int(route) >= len(routeNames) {
		err = errors.Join(err, &merit.FieldError{Field: "route", Value: route.String(), Expected: "a route", Err: merit.ErrUnknown})
	}
	if err != nil {
		return nil, err
	}
	if route == Undecided || route == Blocked {
		return nil, nil
	}
	c := clearer{list: make(Clearances, 0, mostParts), obtained: obtained, when: when, readings: r}
	c.overseer(route)
	rule := post.Special.rule()
	switch {
	case rule == nil:
	case post.Agency == 0:
		c.list = append(c.list, Clearance{Finding: rule.MissingFacts(when, needSecond)})
	case post.Special == Sekda:
		c.sekda(post.Agency)
	case post.Special == Sekwan:
		c.sekwan(post.Agency)
	case post.Special == CivilRegistry:
		c.civilRegistry(post.Agency, route)
	default:
		c.inspector(post.Agency, route.Open())
	}
	return c.done()
}

// Release lists who must be heard before an official leaves the post by a move or a
// dismissal. Only an inspector's leaving is protected: the governor consults the
// home minister in writing, a regent or mayor the governor. Bad input is refused as
// by [Clear].
//
// Source: PP 72/2019 Pasal 99B.
func Release(from Post, obtained []Obtained, when merit.When) (Clearances, error) {
	if err := errors.Join(from.Check(), when.Check()); err != nil {
		return nil, err
	}
	c := clearer{obtained: obtained, when: when}
	switch {
	case from.Special != Inspector:
	case from.Agency == 0:
		c.list = append(c.list, Clearance{Finding: inspectorRule.MissingFacts(when, needSecond)})
	default:
		c.inspector(from.Agency, false)
	}
	return c.done()
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

// mostParts is the greatest number of parts that a post takes: the overseer's and
// three for the civil registry.
const mostParts = 4

// clearer collects the clearances of one post.
type clearer struct {
	list     Clearances
	obtained []Obtained
	when     merit.When
	readings Readings
	conflict error // KASN and BKN both named as the overseer
}

// overseer adds the part of the overseer of the merit system.
func (c *clearer) overseer(route Route) {
	value := overseer.At(c.when.Law)
	party := value.Value.Party()
	if value.Confidence == merit.Unproven {
		party = c.namedOverseer()
		if party == 0 {
			f := clearanceRule.MissingFacts(c.when, needSecond)
			f.Required = value
			c.list = append(c.list, Clearance{Finding: f})
			return
		}
	}
	switch {
	case party == merit.KASN && route.Open():
		c.add(clearanceRule, party, Recommends)
	case party == merit.KASN && c.readings.Has(CoordinationAwaited):
		c.add(clearanceRule, party, Coordinates)
	case party == merit.KASN:
		c.add(clearanceRule, party, Told)
	default:
		c.add(clearanceRule, party, Approves)
	}
	c.list[len(c.list)-1].Finding.Required = value
}

// namedOverseer returns which of KASN and BKN the obtained parts name as the
// overseer, on a day on which that is not established.
func (c *clearer) namedOverseer() merit.Party {
	party := merit.Party(0)
	for i, o := range c.obtained {
		if o.Party != merit.KASN && o.Party != merit.BKN {
			continue
		}
		if party != 0 && party != o.Party {
			c.conflict = &merit.FieldError{Field: fmt.Sprintf("obtained[%d]", i), Value: o.String(),
				Expected: "one overseer, KASN or BKN, not both", Err: merit.ErrConflict}
		}
		party = o.Party
	}
	return party
}

func (c *clearer) sekda(agency Agency) {
	if agency == Regency || agency == City {
		c.add(sekdaRule, merit.Governor, Coordinates)
	}
}

func (c *clearer) sekwan(agency Agency) {
	if !agency.Regional() {
		return
	}
	act := Approves
	if c.readings.Has(SekwanConsulted) {
		act = Consulted
	}
	c.add(sekwanRule, merit.DPRDLeaders, act)
	if sekwanRule.InForce(c.when.Law) && !c.when.Law.Before(pp11Day) {
		c.list[len(c.list)-1].Finding.Notes |= noteStatuteOverRegulation
	}
	if agency == Province {
		c.add(sekwanRule, merit.DPRDFactions, Consulted)
	}
}

func (c *clearer) civilRegistry(agency Agency, route Route) {
	if !agency.Regional() {
		return
	}
	c.add(civilRegistryRule, merit.Governor, Proposes)
	if route.Open() && !c.when.Law.Before(interviewKnown) {
		c.add(civilRegistryRule, merit.Mendagri, Interviews)
	}
	c.add(civilRegistryRule, merit.Mendagri, Appoints)
}

// inspector adds the consultation on an inspector: of the home minister on the
// selection committee, or of the level above on a move or dismissal.
func (c *clearer) inspector(agency Agency, committee bool) {
	switch {
	case agency == Province, agency.Regional() && committee:
		c.add(inspectorRule, merit.Mendagri, Consulted)
	case agency.Regional():
		c.add(inspectorRule, merit.Governor, Consulted)
	}
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

// done returns the list, or every obtained part that concerns none of it and every
// part with two answers.
func (c *clearer) done() (Clearances, error) {
	var problems []error
	if c.conflict != nil {
		problems = append(problems, c.conflict)
	}
	for i, o := range c.obtained {
		if err := knownAnswer("done", o.Done); err != nil {
			problems = append(problems, merit.InField(fmt.Sprintf("obtained[%d]", i), err))
		}
		if !c.asks(o) {
			if c.when.Law != c.when.AsOf {
				continue // the facts are those of another law, which may have asked
			}
			problems = append(problems, &merit.FieldError{Field: fmt.Sprintf("obtained[%d]", i), Value: o.String(), Expected: c.expected(), Err: merit.ErrUnknown})
			continue
		}
		for _, earlier := range c.obtained[:i] {
			if earlier.Party == o.Party && earlier.Act == o.Act && earlier.Done != o.Done {
				problems = append(problems, &merit.FieldError{Field: fmt.Sprintf("obtained[%d].done", i), Value: o.Done.String(),
					Expected: earlier.Done.String() + ", as said before of " + o.String(), Err: merit.ErrConflict})
				break
			}
		}
	}
	if err := errors.Join(problems...); err != nil {
		return nil, err
	}
	return c.list, nil
}

// asks reports whether the part is one of the clearances. With both overseers named
// the conflict has been reported already.
func (c *clearer) asks(o Obtained) bool {
	for _, one := range c.list {
		if one.Party != 0 && one.Party == o.Party && one.Act == o.Act {
			return true
		}
	}
	return c.conflict != nil && (o.Party == merit.KASN || o.Party == merit.BKN)
}

// expected says what could have been obtained.
func (c *clearer) expected() string {
	var parts []string
	for _, one := range c.list {
		switch {
		case one.Party != 0:
			parts = append(parts, Obtained{Party: one.Party, Act: one.Act}.String())
		case one.Finding.Rule == clearanceRule:
			parts = append(parts, "kasn or bkn as the overseer")
		default:
			parts = append(parts, "nothing of "+string(one.Finding.Rule.ID())+" before the kind of agency is given")
		}
	}
	if len(parts) == 0 {
		return "no part: nobody is asked"
	}
	return strings.Join(parts, ", ")
}
