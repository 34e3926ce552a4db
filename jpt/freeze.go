package jpt

import (
	"errors"
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
)

// The facts of JPT-FREEZE-ELECTION, by their place in the rule.
const (
	needElectionAgency merit.FactSet = 1 << iota
	needElection
	needCandidatesFixed
	needTermEnd
	needElectionConsent
)

// The facts of JPT-FREEZE-NEWHEAD, by their place in the rule.
const (
	needNewHeadAgency merit.FactSet = 1 << iota
	needHeadInauguration
	needNewHeadConsent
)

var (
	freezeElectionFacts = []merit.Fact{
		{Key: "agency", Name: merit.T("jenis instansi, yang menentukan apakah larangan menjelang pemilihan mengikat", "kind of agency, which tells whether the freeze before an election binds")},
		{Key: "election.upcoming", Name: merit.T("apakah ada pemilihan kepala daerah yang dijadwalkan", "whether an election of the regional head is scheduled")},
		{Key: "election.candidatesFixed", Name: merit.T("tanggal penetapan pasangan calon", "the day on which the candidates are fixed")},
		{Key: "election.termEnds", Name: merit.T("tanggal akhir masa jabatan kepala daerah", "the last day of the head's term")},
		{Key: "consent", Name: merit.T("persetujuan tertulis Menteri Dalam Negeri untuk mutasi menjelang pemilihan", "the home minister's written consent to moves before the election")},
	}
	freezeNewHeadFacts = []merit.Fact{
		{Key: "agency", Name: merit.T("jenis instansi, yang menentukan apakah larangan bagi kepala daerah baru mengikat", "kind of agency, which tells whether the freeze on a new head binds")},
		{Key: "head.inaugurated", Name: merit.T("tanggal pelantikan kepala daerah yang menjabat", "the day on which the regional head in office was inaugurated")},
		{Key: "consent", Name: merit.T("persetujuan tertulis Menteri Dalam Negeri untuk mutasi oleh kepala daerah baru", "the home minister's written consent to moves by the new head")},
	}

	freezeElectionMonths = merit.MustParam("months", merit.T("waktu sebelum penetapan pasangan calon", "time before the candidates are fixed"),
		merit.ParamValue{From: merit.MustDate(2016, time.January, 1), Value: merit.PeriodOf(merit.Months(6)), Confidence: merit.TextRead,
			Basis: []merit.Citation{merit.Cite("UU 10/2016 Pasal 71 ayat (2)")}})
	freezeNewHeadMonths = merit.MustParam("months", merit.T("waktu sejak pelantikan kepala daerah", "time from the head's inauguration"),
		merit.ParamValue{From: merit.MustDate(2016, time.January, 1), Value: merit.PeriodOf(merit.Months(6)), Confidence: merit.TextRead,
			Basis: []merit.Citation{merit.Cite("UU 10/2016 Pasal 162 ayat (3)")}})

	reasonCentral = &merit.Reason{Code: "not-regional", Outcome: merit.NotApplicable, Text: merit.T(
		"hanya mengikat kepala daerah", "binds regional heads only")}
	reasonNoElection = &merit.Reason{Code: "no-election", Outcome: merit.Met, Text: merit.T(
		"tidak ada pemilihan yang dijadwalkan", "no election is scheduled")}
	reasonBeforeFreeze = &merit.Reason{Code: "before", Outcome: merit.Met, Text: merit.T(
		"larangan baru mulai {required} sebelum penetapan pasangan calon pada {observed}", "the freeze begins {required} before the candidates are fixed on {observed}")}
	reasonFrozenElection = &merit.Reason{Code: "frozen", Outcome: merit.NotMet, Text: merit.T(
		"larangan mutasi berlaku sejak {required} sebelum penetapan pasangan calon pada {observed} sampai akhir masa jabatan, tanpa persetujuan tertulis Menteri Dalam Negeri",
		"moves are frozen from {required} before the candidates were fixed on {observed} to the end of the term, without the home minister's written consent")}
	reasonConsent = &merit.Reason{Code: "consent", Outcome: merit.Met, Text: merit.T(
		"Menteri Dalam Negeri menyetujui secara tertulis, yang mencabut larangan", "the home minister consented in writing, which lifts the freeze")}
	reasonTermOver = &merit.Reason{Code: "term-over", Outcome: merit.Met, Text: merit.T(
		"masa jabatan kepala daerah telah berakhir", "the head's term is over")}
	reasonNewHead = &merit.Reason{Code: "frozen", Outcome: merit.NotMet, Text: merit.T(
		"kepala daerah baru menjabat {observed}, belum {required}, dan tanpa persetujuan tertulis Menteri Dalam Negeri",
		"the regional head has been in office for {observed}, less than {required}, and the home minister has not consented in writing")}
	reasonSettledHead = &merit.Reason{Code: "past", Outcome: merit.Met, Text: merit.T(
		"kepala daerah telah menjabat {observed}, sekurang-kurangnya {required}", "the regional head has been in office for {observed}, at least {required}")}

	freezeElectionRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-FREEZE-ELECTION",
		Title:    merit.T("Bebas dari larangan mutasi menjelang pemilihan kepala daerah", "Free of the freeze on moves before the election of the regional head"),
		Standing: merit.StandingStatute, Confidence: merit.TextRead,
		Versions: since2016("UU 10/2016 Pasal 71 ayat (2)"),
		Params:   []*merit.Param{freezeElectionMonths},
		Facts:    freezeElectionFacts,
		Reasons:  []*merit.Reason{reasonCentral, reasonNoElection, reasonBeforeFreeze, reasonFrozenElection, reasonConsent, reasonTermOver},
	})

	freezeNewHeadRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-FREEZE-NEWHEAD",
		Title:    merit.T("Bebas dari larangan mutasi setelah pelantikan kepala daerah", "Free of the freeze on moves after the regional head's inauguration"),
		Standing: merit.StandingStatute, Confidence: merit.TextRead,
		Versions: since2016("UU 10/2016 Pasal 162 ayat (3)"),
		Params:   []*merit.Param{freezeNewHeadMonths},
		Facts:    freezeNewHeadFacts,
		Reasons:  []*merit.Reason{reasonCentral, reasonNewHead, reasonSettledHead, reasonConsent},
	})
)

// Calendar holds the days on which moves in a region are frozen. Agencies at the
// centre leave it empty.
type Calendar struct {
	// HeadInaugurated is the day on which the regional head in office was
	// inaugurated (pelantikan kepala daerah). After the end of the term another
	// head is in office, of whom it says nothing.
	HeadInaugurated merit.Date `json:"headInaugurated,omitzero"`
	// Election tells whether an election of the head is scheduled; with Yes the
	// two days below are needed.
	Election        merit.Answer `json:"election,omitzero"`
	CandidatesFixed merit.Date   `json:"candidatesFixed,omitzero"` // penetapan pasangan calon
	TermEnds        merit.Date   `json:"termEnds,omitzero"`        // last day of the term of the head in office
	// Consent tells whether the home minister consented in writing to the move.
	// It is asked only within a freeze.
	Consent merit.Answer `json:"consent,omitzero"`
}

// check returns the answers of the calendar that are none.
func (c *Calendar) check() error {
	if c.sound() {
		return nil
	}
	return errors.Join(knownAnswer("calendar.election", c.Election), knownAnswer("calendar.consent", c.Consent))
}

func (c *Calendar) sound() bool { return c.Election <= merit.No && c.Consent <= merit.No }

// Frozen is the answer to whether a region may move officials now. A finding that
// is Met means free to move.
type Frozen struct {
	Election merit.Finding `json:"election,omitzero"` // JPT-FREEZE-ELECTION
	NewHead  merit.Finding `json:"newHead,omitzero"`  // JPT-FREEZE-NEWHEAD
}

// Outcome is Met or NotApplicable where nothing bars moves, NotMet within a freeze.
func (f Frozen) Outcome() merit.Outcome { return f.outcome() }

func (f *Frozen) outcome() merit.Outcome { return outcome(&f.Election).And(outcome(&f.NewHead)) }

// Freeze judges whether an election or a newly inaugurated head bars moves on the
// day: from six months before the candidates are fixed to the last day of the term,
// and within six months of the head's own inauguration, free on the day that
// completes them. The home minister's written consent lifts both. Moves of persons
// are barred; an acting official (pelaksana tugas, Plt) may still be named.
//
// Of the statute's entry into force only the year, 2016, is on record: within that
// year a day that would be frozen, or of which a fact is missing, is Undetermined;
// one that would be free is free. It returns the error of [merit.When.Check] and words
// outside the vocabulary.
//
// Source: UU 10/2016 Pasal 71 ayat (2) and its elucidation, Pasal 162 ayat (3).
func Freeze(agency Agency, c Calendar, roll merit.Roll, when merit.When) (Frozen, error) {
	if err := errors.Join(known(agencyNames[:], "agency", uint8(agency)), c.check(), knownRoll(roll), when.Check()); err != nil {
		return Frozen{}, err
	}
	var f Frozen
	freeze(&f, agency, &c, roll, when)
	return f, nil
}

// freeze puts down both freezes.
func freeze(f *Frozen, agency Agency, c *Calendar, roll merit.Roll, when merit.When) {
	asFarAsForce(&f.Election, freezeElectionRule, agency, c, roll, when)
	asFarAsForce(&f.NewHead, freezeNewHeadRule, agency, c, roll, when)
	if !f.Election.Changes.IsZero() {
		outcomeChanges(&f.Election, freezeElectionRule, agency, c, roll, when)
	}
	if !f.NewHead.Changes.IsZero() {
		outcomeChanges(&f.NewHead, freezeNewHeadRule, agency, c, roll, when)
	}
}

// outcomeChanges puts off the day on which anything about the finding changes to the
// first day on which its outcome is another one.
func outcomeChanges(f *merit.Finding, rule *merit.Rule, agency Agency, c *Calendar, roll merit.Roll, when merit.When) {
	if f.Changes == merit.LastDay {
		f.Changes = merit.Date{}
		return
	}
	moving := when.Law == when.AsOf
	if rule == freezeNewHeadRule && outcome(f) != merit.Undetermined && (!moving || rule.At(when.Law).Until.IsZero()) {
		return // six months of a head, and a term, end in another outcome on the very day
	}
	// A fact that changes need not change the outcome: what was missing may give way
	// to what else is missing.
	for day := f.Changes; !day.IsZero(); {
		on := when
		if on.AsOf = day; moving {
			on.Law = day
		}
		var next merit.Finding
		asFarAsForce(&next, rule, agency, c, roll, on)
		if outcome(&next) != outcome(f) {
			break
		}
		if !next.Changes.After(day) || next.Changes == merit.LastDay {
			f.Changes = merit.Date{}
			break
		}
		day = next.Changes
		f.Changes = day
	}
}

// asFarAsForce puts into the finding what the freeze says of a day, and the next day on
// which anything about it changes. Where it is not established whether the freeze binds,
// so is the answer, unless nothing hangs on it: what it would not bar anyway stays
// as judged.
func asFarAsForce(f *merit.Finding, rule *merit.Rule, agency Agency, c *Calendar, roll merit.Roll, when merit.When) {
	binds := rule.InForce(when.Law)
	if !binds && (rule.At(when.Law) == nil || rule.At(when.Law).Force == merit.NotInForce) {
		*f = rule.NotGoverning(when)
		return
	}
	// By its facts alone, as if it were in force.
	if rule == freezeElectionRule {
		barredByElection(f, agency, c, roll, when)
	} else {
		barredByNewHead(f, agency, c, roll, when)
	}
	if o := outcome(f); binds || o == merit.Met || o == merit.NotApplicable {
		return
	}
	changes := f.Changes
	*f = rule.NotGoverning(when)
	if f.Changes.IsZero() || !changes.IsZero() && changes.Before(f.Changes) {
		f.Changes = changes
	}
}

// withoutElection returns the finding where the days of an election do not matter, and nil
// where they do.
func withoutElection(agency Agency, election merit.Answer) *prepared {
	switch {
	case agency == 0:
		return &noAgency[0]
	case !agency.Regional():
		return &notRegional[0]
	case election == merit.No:
		return &noElection
	}
	return nil
}

func barredByElection(f *merit.Finding, agency Agency, c *Calendar, roll merit.Roll, when merit.When) {
	rule := freezeElectionRule
	if known := withoutElection(agency, c.Election); known != nil {
		known.on(f, when)
		return
	}
	begin(f, rule, nil, when)
	switch {
	case c.Consent == merit.Yes && (c.Election == merit.Unknown || c.CandidatesFixed.IsZero()):
		f.Reason = reasonConsent
		return
	case c.Election == merit.Unknown:
		f.Reason, f.Missing = merit.ReasonMissing, needElection
		return
	case c.CandidatesFixed.IsZero():
		f.Reason, f.Missing = merit.ReasonMissing, needCandidatesFixed
		return
	}
	f.Required, f.Observed = freezeElectionMonths.At(when.Law), merit.DateValueOf(c.CandidatesFixed)
	length := f.Required.Value.Period()
	back := merit.Period{Years: -length.Years, Months: -length.Months, Days: -length.Days}
	begins := c.CandidatesFixed.Add(back, roll)
	if c.CandidatesFixed.Rolls(back) {
		f.Notes |= merit.NoteRolled
	}
	if when.AsOf.Before(begins) {
		f.Reason = reasonBeforeFreeze
		if c.Consent != merit.Yes {
			f.Changes = begins
		}
		return
	}
	if c.TermEnds.IsZero() {
		// Without the end of the term nothing after the start can be said to be
		// free again, unless the minister consents.
		if c.Consent == merit.Yes {
			f.Reason = reasonConsent
			return
		}
		*f = rule.MissingFacts(when, needTermEnd)
		if c.Consent == merit.Unknown {
			f.Missing |= needElectionConsent
		}
		return
	}
	if when.AsOf.After(c.TermEnds) {
		f.Reason = reasonTermOver
		return
	}
	underConsent(f, reasonFrozenElection, c.Consent, needElectionConsent, c.TermEnds.AddDays(1))
}

func barredByNewHead(f *merit.Finding, agency Agency, c *Calendar, roll merit.Roll, when merit.When) {
	rule := freezeNewHeadRule
	switch {
	case agency == 0:
		noAgency[1].on(f, when)
		return
	case !agency.Regional():
		notRegional[1].on(f, when)
		return
	}
	// Of the head in office nothing is known before the inauguration given, nor
	// after the end of that head's term.
	nextHead := merit.Date{}
	if !c.TermEnds.IsZero() && !c.TermEnds.Before(c.HeadInaugurated) {
		nextHead = c.TermEnds.AddDays(1)
	}
	if c.HeadInaugurated.IsZero() || when.AsOf.Before(c.HeadInaugurated) || !nextHead.IsZero() && !when.AsOf.Before(nextHead) {
		begin(f, rule, reasonConsent, when)
		if c.Consent == merit.Yes {
			return
		}
		f.Reason, f.Missing = merit.ReasonMissing, needHeadInauguration
		if when.AsOf.Before(c.HeadInaugurated) {
			f.Changes = c.HeadInaugurated
		}
		return
	}
	f.Rule, f.Reason, f.Required = freezeNewHeadRule, reasonSettledHead, freezeNewHeadMonths.At(when.Law)
	f.Observed, f.Changes = merit.ElapsedOf(c.HeadInaugurated, when.AsOf, roll), merit.Date{}
	f.AsOf, f.Law, f.Missing, f.Notes = when.AsOf, when.Law, 0, 0
	free, rolled := f.Required.Value.After(c.HeadInaugurated, roll)
	if rolled {
		f.Notes |= merit.NoteRolled
	}
	if !free.IsZero() && !when.AsOf.Before(free) { // zero: past the calendar's end
		if c.Consent != merit.Yes {
			f.Changes = nextHead
		}
		return
	}
	if !nextHead.IsZero() && nextHead.Before(free) {
		free = nextHead
	}
	underConsent(f, reasonNewHead, c.Consent, needNewHeadConsent, free)
}

// underConsent completes the finding of a day within a freeze, which lasts until
// the given day.
func underConsent(f *merit.Finding, frozen *merit.Reason, consent merit.Answer, need merit.FactSet, free merit.Date) {
	switch consent {
	case merit.Yes:
		f.Reason = reasonConsent
		return
	case merit.No:
		f.Reason = frozen
	default:
		f.Reason, f.Missing = merit.ReasonMissing, need
	}
	f.Changes = free
}
