package inquiry

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

// appoint answers whether the person meets the conditions of appointment to the
// vacant post by open selection.
func (c inquiry) appoint(e *entries, a *Answer) {
	a.Title = merit.T("Pengangkatan melalui seleksi terbuka", "Appointment by open selection").In(c.lang)
	vacancy, cleared := c.vacancy(e)
	person := eligibility.Candidacy{
		Post: vacancy.Post.Level, Source: choice(e, "official.source", eligibility.ParseSource), Degree: choice(e, "official.degree", eligibility.ParseDegree),
		Competences: e.answer("official.competences"), Record: e.answer("official.record"), Healthy: e.answer("official.healthy"),
		Birth: c.birth.day, AgeDay: e.day("official.ageDay"), Present: c.official.Level, Move: merit.No, Waived: e.answer("official.waived"),
		Citizen: e.answer("official.citizen"), InParty: e.answer("official.inParty"), LeftParty: e.day("official.leftParty"), Registered: e.day("official.registered"),
		Imprisoned: e.answer("official.imprisoned"), Dismissed: e.answer("official.dismissed"), Closed: e.answer("official.closed"),
		Approved: e.answer("official.approved"), Resigned: e.answer("official.resigned"),
	}
	person.Career = c.career(e)
	readings := e.readings("age-count", "age-day", "age-cap")
	if len(e.problems) > 0 {
		return
	}
	title := merit.T("Memenuhi syarat pengangkatan?", "Meets the conditions of appointment?")
	if person.Post == 0 {
		a.Verdicts = append(a.Verdicts, c.withoutPost(title))
		return
	}
	verdict, err := eligibility.Appoint(person, readings, c.when)
	if e.refused(err) {
		return
	}
	turn, err := eligibility.Earliest(func(w merit.When) (eligibility.Requirement, error) {
		v, err := eligibility.Appoint(person, readings, w)
		return v.Requirement(), err
	}, c.when)
	if e.refused(err) {
		return
	}
	obstacles := verdict.Requirement().Obstacles()
	v := Verdict{Title: title.In(c.lang), Outcome: verdict.Outcome(), Missing: missing(obstacles, c.lang), Obstacles: c.asked(verdict, obstacles)}
	v.turns(turn.Day, turn.Unsure, firstFit, c)
	if v.Outcome == merit.Met {
		v.Route = capital(jpt.OpenSelection.In(c.lang))
	}
	all := Section{Title: merit.T("Syarat pengangkatan", "Conditions of appointment").In(c.lang), Items: c.asked(verdict, nil)}
	if v.Outcome == merit.Met {
		v.Reasons = all.Items[:1]
	}
	a.Verdicts = append(a.Verdicts, v)
	a.Sections = append(a.Sections, all)
	if others := applying(verdict.Waiver, verdict.Contrary); len(others) > 0 {
		a.Sections = append(a.Sections, Section{Title: merit.T("Jalan dan batas lain", "Other ways and caps").In(c.lang), Items: items(others, c.lang)})
	}
	if s := c.otherCounts(person, readings); len(s.Items) > 0 {
		a.Sections = append(a.Sections, s)
	}
	c.parties(e, a, vacancy, jpt.OpenSelection, cleared)
}

// asked puts the findings on the conditions into words, all of them or only some.
func (c inquiry) asked(v eligibility.AppointVerdict, only []merit.Finding) []Item {
	var out []Item
	for condition := eligibility.SourceOpen; condition <= eligibility.GoodRating; condition++ {
		if f, asked := v.Of(condition); asked && (only == nil || slices.Contains(only, f)) {
			out = append(out, item(f, conditionNames[condition].In(c.lang), c.lang))
		}
	}
	if only != nil && slices.Contains(only, v.Waiver) {
		out = append(out, item(v.Waiver, v.Waiver.Rule.Title().In(c.lang), c.lang))
	}
	return out
}

// mostPosts is how many earlier posts a form holds.
const mostPosts = 20

// career returns the times in posts, oldest first: the earlier ones and the present.
// Where the earlier ones are not known, an entry of which nothing is known stands for
// them, so that the present post counts and nothing is ruled out.
func (c inquiry) career(e *entries) []eligibility.Spell {
	var out []eligibility.Spell
	switch known := e.text("career"); known {
	case "", notKnown:
		out = append(out, eligibility.Spell{})
	case "none":
	case "given":
		for i := range mostPosts {
			at := fmt.Sprintf("career.%d.", i)
			if !slices.ContainsFunc(spellKeys, func(key string) bool { return e.given[at+key] != "" }) {
				continue
			}
			s := eligibility.Spell{
				Post: "earlier", Level: choice(e, at+"level", merit.ParseLevel), Held: choice(e, at+"held", eligibility.ParseHolding),
				Related: e.answer(at + "related"), Inaugurated: e.day(at + "from"), Until: e.day(at + "until"),
			}
			if !s.Inaugurated.IsZero() && !s.Until.IsZero() && !s.Until.After(s.Inaugurated) {
				e.problem(at+"until", merit.T("harus setelah hari mulai", "must lie after the first day"))
			}
			if s.Until.IsZero() {
				s.Inaugurated = merit.Date{} // a time of which no end is known must not count as one that goes on
			}
			out = append(out, s)
		}
		if out == nil {
			out = append(out, eligibility.Spell{}) // nothing of what there is has been entered
		}
	default:
		e.problem("career", merit.T("%q tidak termasuk pilihan", "%q is none of the choices"), shorten(known))
	}
	related := e.answer("official.related")
	if c.official.Level != 0 || !c.official.Inaugurated.IsZero() || related != merit.Unknown {
		out = append(out, eligibility.Spell{Post: "present", Level: c.official.Level, Held: eligibility.Substantive, Related: related, Inaugurated: c.official.Inaugurated})
	}
	if out == nil {
		return []eligibility.Spell{} // known to be none
	}
	slices.SortStableFunc(out, func(a, b eligibility.Spell) int { return a.Inaugurated.Compare(b.Inaugurated) })
	return out
}

var spellKeys = []string{"level", "held", "related", "from", "until"}

// otherCounts tells what comes out on age under every other choice of the points
// that have no default, for the choice is the reader's to answer for.
func (c inquiry) otherCounts(person eligibility.Candidacy, chosen eligibility.Readings) Section {
	s := Section{Title: merit.T("Usia menurut pilihan bacaan lain", "Age under the other readings").In(c.lang)}
	var points []eligibility.Disagreement
	for _, d := range eligibility.Disagreements() {
		if d.Key == "age-count" || d.Key == "age-day" || d.Key == "age-cap" {
			points = append(points, d)
		}
	}
	for _, d := range points {
		for _, other := range d.Readings {
			if other == chosen.Of(d) {
				continue
			}
			picked := []eligibility.Reading{other}
			for _, same := range points {
				if r := chosen.Of(same); same.Key != d.Key && r != 0 {
					picked = append(picked, r)
				}
			}
			verdict, err := eligibility.Appoint(person, eligibility.MustReadings(picked...), c.when)
			if err != nil {
				continue // as the notice's day, which is not entered
			}
			if age, asked := verdict.Of(eligibility.AgeLimit); asked {
				s.Items = append(s.Items, item(age, capital(other.In(c.lang)), c.lang))
			}
		}
	}
	if len(s.Items) > 0 {
		var questions []string
		for _, d := range points {
			questions = append(questions, d.Question.In(c.lang))
		}
		s.Text = merit.T("Sumber berbeda pendapat tentang: ", "Sources differ on: ").In(c.lang) + strings.Join(questions, "; ") + "."
	}
	return s
}
