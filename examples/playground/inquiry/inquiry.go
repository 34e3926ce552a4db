// Package inquiry maps the entries of a form about an official and a vacant post to
// the library's answers, in the words of the reader. It is all that the playground
// does; the browser only shows it.
//
// A question is a flat object of texts, such as
//
//	{"ask": "tenure", "lang": "en", "asOf": "2022-03-01", "official.level": "jpt-pratama", "official.inaugurated": "2021-03-01"}
//
// whose keys are those of [Form]. An entry that is empty, left out or "unknown" is a
// fact that is not known; the answer then is "cannot tell" and names the fact.
package inquiry

import (
	"slices"
	"strings"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

// The questions that can be asked.
const (
	AskTenure  = "tenure"  // may the official be moved, tested, evaluated?
	AskMove    = "move"    // may the official be moved into the vacant post?
	AskAppoint = "appoint" // does the person meet the conditions of appointment to it?
)

// Answer is what the library says to a question.
type Answer struct {
	// Problems are the entries that cannot be read. Where there are any, nothing is
	// judged.
	Problems []Problem `json:"problems"`
	// Days says, by its key, how each day that was entered was understood.
	Days map[string]string `json:"days"`
	// Born is the day of birth that the employee number tells, BornText in words.
	Born     merit.Date `json:"born,omitzero"`
	BornText string     `json:"bornText,omitempty"`

	Title    string    `json:"title"`
	Basis    string    `json:"basis"` // the days of the facts and of the law, and the profile
	Verdicts []Verdict `json:"verdicts"`
	Sections []Section `json:"sections"`
	// Summary is all verdicts in one sentence each, to be read aloud.
	Summary string `json:"summary"`
}

// Verdict is the answer to one question.
type Verdict struct {
	Title   string        `json:"title"`
	Outcome merit.Outcome `json:"outcome"`
	// Word is the answer in a word or two. It tells a "not yet" from a "no".
	Word  string `json:"word"`
	Route string `json:"route,omitempty"`
	// First is the first day on which the answer is yes if nothing changes but the
	// date; the zero Date where there is none or it cannot be told. FirstText says so
	// in words.
	First     merit.Date `json:"first,omitzero"`
	FirstText string     `json:"firstText"`
	// Missing are the facts that are not known and keep the answer open.
	Missing   []Missing `json:"missing,omitempty"`
	Obstacles []Item    `json:"obstacles,omitempty"` // what stands in the way
	Reasons   []Item    `json:"reasons,omitempty"`   // what it rests on, where nothing does
}

// Missing is a fact that is not known, and the entry that would say it; the key is
// empty where no entry does.
type Missing struct {
	Entry string `json:"entry"`
	Name  string `json:"name"`
}

// Section is a list of findings on one subject.
type Section struct {
	Title string `json:"title"`
	Text  string `json:"text,omitempty"`
	Items []Item `json:"items,omitempty"`
}

// Item is a finding in words.
type Item struct {
	About   string        `json:"about,omitempty"`
	Code    string        `json:"code"` // of the rule and its reason, such as ELG-TENURE-UKOM/too-short
	Outcome merit.Outcome `json:"outcome"`
	Word    string        `json:"word"`
	Text    string        `json:"text"`
	Changes string        `json:"changes,omitempty"` // the day on which the answer becomes another
	Basis   []string      `json:"basis"`             // articles
	Notes   []string      `json:"notes,omitempty"`   // what must be known about it
}

// Judge answers the question that the entries put. It never fails: what cannot be
// read is told in the answer.
func Judge(given map[string]string) Answer {
	e := &entries{given: given, asked: map[string]bool{}, days: map[string]string{}}
	e.lang = choice(e, "lang", merit.ParseLanguage)
	a := &Answer{Problems: []Problem{}, Days: e.days, Verdicts: []Verdict{}, Sections: []Section{}}
	c := read(e)
	if a.Born = c.birth.told; !a.Born.IsZero() {
		a.BornText = a.Born.In(e.lang)
	}
	if len(e.problems) == 0 {
		c.judge(e, a)
	}
	if a.Problems = append(a.Problems, e.problems...); len(a.Problems) > 0 {
		a.Verdicts, a.Sections = []Verdict{}, []Section{}
	}
	a.Summary = summary(a, e.lang)
	return *a
}

// inquiry is a question whose entries are read.
type inquiry struct {
	ask      string
	when     merit.When
	profile  *eligibility.Profile
	official eligibility.Incumbent
	birth    birth
	lang     merit.Language

	// Of the questions about a vacant post.
	vacancy jpt.Vacancy
	cleared merit.Answer // whether the overseer has done its part
	// Of a move.
	candidate jpt.Candidate
	// Of an appointment.
	person   eligibility.Candidacy
	readings eligibility.Readings
}

// birth is the day of birth, and what the employee number tells of it.
type birth struct{ day, told merit.Date }

// read reads the entries that the question asks for, and reports those that no
// question knows.
func read(e *entries) inquiry {
	c := inquiry{ask: e.text("ask"), lang: e.lang}
	if c.ask == "" {
		c.ask = AskTenure
	}
	if !slices.Contains([]string{AskTenure, AskMove, AskAppoint}, c.ask) {
		e.problem("ask", merit.T("%q tidak termasuk pilihan", "%q is none of the choices"), shorten(c.ask))
	}
	c.when.AsOf, c.when.Law = e.day("asOf"), e.day("law")
	if e.text("asOf") == "" {
		e.problem("asOf", merit.T("isilah hari penilaian", "enter the day of judgement"))
	}
	lawKey := "law"
	if e.text(lawKey) == "" {
		c.when.Law, lawKey = c.when.AsOf, "asOf"
	}
	if !c.when.Law.IsZero() && c.when.Law.Before(merit.FirstDay) {
		e.problem(lawKey, merit.T("hukum sebelum %s tidak dimuat pustaka", "the library holds no law before %s"), merit.FirstDay.In(e.lang))
	}
	if c.profile = choice(e, "profile", eligibility.ParseProfile); c.profile == nil {
		c.profile = eligibility.Standard()
	}
	c.profile = c.profile.Under(e.readings("evaluation-due", "move-ceiling", "leap-day"))
	c.official.Level = choice(e, "official.level", merit.ParseLevel)
	c.official.Inaugurated = e.day("official.inaugurated")
	c.birth.day, c.birth.told = e.day("official.birth"), e.employee("official.nip").Birth()
	switch {
	case c.birth.day.IsZero():
		c.birth.day = c.birth.told
	case !c.birth.told.IsZero() && c.birth.told != c.birth.day:
		e.problem("official.birth", merit.T("berbeda dari NIP, yang menyebut %s", "differs from the employee number, which says %s"), c.birth.told.In(e.lang))
	}
	switch c.ask {
	case AskMove:
		c.readVacancy(e)
		c.readCandidate(e)
	case AskAppoint:
		c.readVacancy(e)
		c.readPerson(e)
	}
	var unknown []string
	for key := range e.given {
		if !known[key] {
			unknown = append(unknown, shorten(key))
		}
	}
	if slices.Sort(unknown); len(unknown) > 0 {
		e.problem("", merit.T("tautan ini memuat isian yang tidak dikenal halaman ini: %s", "this link holds entries that this page does not know: %s"), strings.Join(unknown, ", "))
	}
	return c
}

// readings reads the readings chosen on points of eligibility, by their keys.
func (e *entries) readings(points ...string) eligibility.Readings {
	var chosen []eligibility.Reading
	for _, point := range points {
		if r := choice(e, "reading."+point, eligibility.ParseReading); r != 0 {
			if !slices.Contains(readingsOf(point), r) {
				e.problem("reading."+point, merit.T("%q tidak termasuk pilihan", "%q is none of the choices"), r.String())
				continue
			}
			chosen = append(chosen, r)
		}
	}
	return eligibility.MustReadings(chosen...) // one of each point at most
}

func readingsOf(point string) []eligibility.Reading {
	for _, d := range eligibility.Disagreements() {
		if d.Key == point {
			return d.Readings
		}
	}
	return nil
}

// judge answers the question.
func (c inquiry) judge(e *entries, a *Answer) {
	a.Basis = c.basis()
	switch c.ask {
	case AskTenure:
		c.tenure(e, a)
	case AskMove:
		c.move(e, a)
	case AskAppoint:
		c.appoint(e, a)
	}
}

// basis says by which days and thresholds is judged.
func (c inquiry) basis() string {
	s := merit.T("Fakta dan hukum pada ", "Facts and law of ").In(c.lang) + c.when.AsOf.In(c.lang)
	if c.when.Law != c.when.AsOf {
		s = merit.T("Fakta pada ", "Facts of ").In(c.lang) + c.when.AsOf.In(c.lang) + merit.T(", hukum pada ", ", law of ").In(c.lang) + c.when.Law.In(c.lang)
	}
	if c.ask != AskAppoint {
		s += merit.T("; ambang: ", "; thresholds: ").In(c.lang) + c.profile.Spec().Title.In(c.lang)
	}
	return s
}

// refused tells what the library refuses of entries that could be read. It names a
// field by its own name, which is not that of the entry.
func (e *entries) refused(err error) bool {
	for _, wrong := range merit.FieldErrors(err) {
		told := false
		for _, r := range refusals {
			if r.field == wrong.Field && (r.kind == nil || wrong.Err == r.kind) {
				told = true
				args := []any{wrong.Value}
				if !strings.Contains(r.text.In(e.lang), "%") {
					args = nil
				}
				e.problem(r.entry, r.text, args...)
				break
			}
		}
		if !told {
			e.problem("", merit.T("pustaka menolak: %s", "the library refuses: %s"), wrong.Error())
		}
	}
	return err != nil
}

var refusals = []struct {
	field, entry string
	kind         error
	text         merit.Text
}{
	{"asOf", "asOf", merit.ErrRange, merit.T("hari terakhir kalender tidak dapat dinilai", "the last day of the calendar cannot be judged on")},
	{"birth", "official.birth", merit.ErrConflict, merit.T("hari lahir setelah hari penilaian", "a day of birth after the day of judgement")},
	{"leftParty", "official.leftParty", merit.ErrConflict, merit.T("ada hari keluar dari partai, padahal tidak pernah menjadi anggota", "a day of leaving a party of somebody who never was in one")},
	{"readings.age-count", "reading.age-count", nil, merit.T("pilihlah satu bacaan: hukum tidak menetapkannya", "choose a reading: the law does not settle it")},
	{"readings.age-day", "reading.age-day", nil, merit.T("pilihlah satu bacaan: hukum tidak menetapkannya", "choose a reading: the law does not settle it")},
	{"ageDay", "official.ageDay", merit.ErrMissing, merit.T("isilah hari yang ditetapkan pengumuman", "enter the day that the notice fixes")},
}
