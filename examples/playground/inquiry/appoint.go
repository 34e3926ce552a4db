package inquiry

import (
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
	title := merit.T("Memenuhi syarat pengangkatan?", "Meets the conditions of appointment?")
	if c.person.Post == 0 {
		a.Verdicts = append(a.Verdicts, c.withoutPost(title))
		return
	}
	verdict, err := eligibility.Appoint(c.person, c.readings, c.when)
	if e.refused(err) {
		return
	}
	turn, err := eligibility.Earliest(func(w merit.When) (eligibility.Requirement, error) {
		v, err := eligibility.Appoint(c.person, c.readings, w)
		return v.Requirement(), err
	}, c.when)
	if e.refused(err) {
		return
	}
	obstacles := verdict.Requirement().Obstacles()
	v := Verdict{Title: title.In(c.lang), Outcome: verdict.Outcome(), Missing: missing(obstacles, c.lang)}
	for _, one := range c.named(verdict, verdict.Waiver) {
		if slices.Contains(obstacles, one.finding) {
			v.Obstacles = append(v.Obstacles, item(one.finding, one.name, c.lang))
		}
	}
	v.turns(turn.Day, turn.Unsure, firstFit, c)
	if v.Outcome == merit.Met {
		v.Route = capital(jpt.OpenSelection.In(c.lang))
	}
	all := Section{Title: merit.T("Syarat pengangkatan", "Conditions of appointment").In(c.lang)}
	for _, one := range c.named(verdict) {
		all.Items = append(all.Items, item(one.finding, one.name, c.lang))
	}
	switch {
	case v.Outcome == merit.Met && verdict.Conditions() == merit.Met:
		v.Reasons = []Item{{Code: all.Items[0].Code, Outcome: merit.Met, Text: merit.T("Semua syarat terpenuhi", "Every condition is met").In(c.lang), Basis: all.Items[0].Basis}}
	case v.Outcome == merit.Met:
		v.Reasons = items([]merit.Finding{verdict.Waiver}, c.lang)
	}
	others, hinges := c.otherReadings(verdict.Outcome())
	if hinges {
		v.Word += merit.T(", menurut bacaan yang dipilih", ", by the chosen reading").In(c.lang)
	}
	a.Verdicts = append(a.Verdicts, v)
	a.Sections = append(a.Sections, all)
	if ways := applying(verdict.Waiver, verdict.Contrary); len(ways) > 0 {
		a.Sections = append(a.Sections, Section{Title: merit.T("Jalan dan batas lain", "Other ways and caps").In(c.lang), Items: items(ways, c.lang)})
	}
	if len(others.Items) > 0 {
		a.Sections = append(a.Sections, others)
	}
	c.parties(e, a, jpt.OpenSelection)
}

// readPerson reads what the conditions of appointment ask of the person.
func (c *inquiry) readPerson(e *entries) {
	c.person = eligibility.Candidacy{
		Post: c.vacancy.Post.Level, Source: choice(e, "official.source", eligibility.ParseSource), Degree: choice(e, "official.degree", eligibility.ParseDegree),
		Competences: e.answer("official.competences"), Record: e.answer("official.record"), Healthy: e.answer("official.healthy"),
		Birth: c.birth.day, AgeDay: e.day("official.ageDay"), Present: c.official.Level, Move: merit.No, Waived: e.answer("official.waived"),
		Citizen: e.answer("official.citizen"), InParty: e.answer("official.inParty"), LeftParty: e.day("official.leftParty"), Registered: e.day("official.registered"),
		Imprisoned: e.answer("official.imprisoned"), Dismissed: e.answer("official.dismissed"), Closed: e.answer("official.closed"),
		Approved: e.answer("official.approved"), Resigned: e.answer("official.resigned"),
	}
	c.person.Career = c.career(e)
	c.readings = e.readings("age-count", "age-day", "age-cap")
}

// named is a finding with what it is about.
type named struct {
	name    string
	finding merit.Finding
}

// named returns the findings on the conditions that are asked, and others under the
// titles of their rules.
func (c inquiry) named(v eligibility.AppointVerdict, others ...merit.Finding) []named {
	var out []named
	for condition := eligibility.SourceOpen; condition <= eligibility.GoodRating; condition++ {
		if f, asked := v.Of(condition); asked {
			out = append(out, named{conditionNames[condition].In(c.lang), f})
		}
	}
	for _, f := range others {
		if f.Rule != nil {
			out = append(out, named{f.Rule.Title().In(c.lang), f})
		}
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
	switch entry := e.text("career"); entry {
	case "", notKnown:
		out = append(out, eligibility.Spell{})
	case "none":
	case "given":
		for i := range mostPosts {
			at := careerKey(i, "")
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
		e.problem("career", merit.T("%q tidak termasuk pilihan", "%q is none of the choices"), shorten(entry))
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

// otherReadings tells what comes out on age under every other choice of the points
// on which sources differ, for the choice is the reader's to answer for; and whether
// the whole answer would be another.
func (c inquiry) otherReadings(chosen merit.Outcome) (s Section, hinges bool) {
	s = Section{Title: merit.T("Usia menurut pilihan bacaan lain", "Age under the other readings").In(c.lang)}
	var points []eligibility.Disagreement
	for _, d := range eligibility.Disagreements() {
		if d.Key == "age-count" || d.Key == "age-day" || d.Key == "age-cap" {
			points = append(points, d)
		}
	}
	for _, d := range points {
		for _, other := range d.Readings {
			if other == c.readings.Of(d) {
				continue
			}
			picked := []eligibility.Reading{other}
			for _, same := range points {
				if r := c.readings.Of(same); same.Key != d.Key && r != 0 {
					picked = append(picked, r)
				}
			}
			verdict, err := eligibility.Appoint(c.person, eligibility.MustReadings(picked...), c.when)
			if err != nil {
				continue // as the notice's day, which is not entered
			}
			hinges = hinges || verdict.Outcome() != chosen
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
	return s, hinges
}
