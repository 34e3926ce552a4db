package inquiry

import (
	"strings"

	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

// move answers whether the official may be moved into the vacant post, and which way
// the post is filled.
func (c inquiry) move(e *entries, a *Answer) {
	a.Title = merit.T("Pindah ke jabatan yang lowong", "A move into the vacant post").In(c.lang)
	title := merit.T("Dapat dipindahkan ke jabatan ini?", "May be moved into this post?")
	tenure, err := c.profile.Tenure(c.official, c.when)
	if e.refused(err) {
		return
	}
	if c.vacancy.Post.Level == 0 {
		a.Verdicts = append(a.Verdicts, c.withoutPost(title))
		c.also(e, a, tenure.Evaluation)
		return
	}
	forecast, err := jpt.Earliest(c.vacancy, c.candidate, c.profile, c.when)
	if e.refused(err) {
		return
	}
	decision, err := jpt.Decide(c.vacancy, []jpt.Candidate{c.candidate}, c.profile, c.when)
	if e.refused(err) {
		return
	}
	v := Verdict{Title: title.In(c.lang), Outcome: merit.Combine(forecast.Now), Missing: missing(forecast.Now, c.lang), Obstacles: items(forecast.Now, c.lang)}
	way := decision.Route
	if decision.Route.Rotation() {
		v.Outcome = merit.Met
		v.Reasons = items([]merit.Finding{decision.Deciding()}, c.lang)
	} else if !forecast.Day.IsZero() {
		way = forecast.Route
	}
	v.turns(forecast.Day, forecast.Perhaps, firstPossible, c)
	if v.Outcome == merit.Met || !forecast.Day.IsZero() {
		v.Route = capital(way.In(c.lang))
	}
	a.Verdicts = append(a.Verdicts, v)

	if v.Outcome != merit.Met {
		a.Sections = append(a.Sections, c.route(decision))
	}
	if last := forecast.Last; forecast.Outcome == merit.NotMet && len(last) > 0 && v.Outcome == merit.NotMet {
		a.Sections = append(a.Sections, Section{Title: merit.T("Yang tetap menghalangi kelak", "What stays in the way later").In(c.lang), Items: items(last, c.lang)})
	}
	a.Sections = append(a.Sections,
		Section{Title: merit.T("Syarat bagi pejabat", "Conditions on the official").In(c.lang), Items: c.conditions(decision.Candidates[0])},
		Section{Title: merit.T("Daerah dan jabatan", "The region and the post").In(c.lang),
			Items: items(applying(decision.Frozen.Election, decision.Frozen.NewHead, decision.Reorg, decision.Exempt), c.lang)})
	c.parties(e, a, way)
	c.also(e, a, tenure.Evaluation)
}

// route says which way the post is filled on the day.
func (c inquiry) route(d jpt.Decision) Section {
	s := Section{Title: merit.T("Jalur pengisian pada hari itu", "Route on the day").In(c.lang), Text: capital(d.Route.In(c.lang)) + "."}
	if d.Route == jpt.Undecided {
		s.Text = merit.T("Jalur baru dapat ditentukan setelah fakta yang kurang diketahui.", "The route can be told once the missing facts are known.").In(c.lang)
		return s
	}
	s.Items = items([]merit.Finding{d.Deciding()}, c.lang)
	s.Items[0].Word = "" // the route is the answer
	return s
}

// readCandidate reads what is known of the official beside the vacant post.
func (c *inquiry) readCandidate(e *entries) {
	c.candidate = jpt.Candidate{
		Incumbent:  c.official,
		SameAgency: e.answer("official.sameAgency"), SameClassification: e.answer("official.sameClassification"),
		MeetsStandard: e.answer("official.meetsStandard"), PassedUkom: e.answer("official.passedUkom"),
	}
}

// readVacancy reads the vacant post, and whether the overseer has done its part.
func (c *inquiry) readVacancy(e *entries) {
	v := &c.vacancy
	v.Post = jpt.Post{
		Level:   choice(e, "vacancy.level", merit.ParseLevel),
		Agency:  choice(e, "vacancy.agency", jpt.ParseAgency),
		Special: choice(e, "vacancy.special", jpt.ParseSpecial),
	}
	v.Calendar = jpt.Calendar{
		HeadInaugurated: e.day("vacancy.headInaugurated"), Election: e.answer("vacancy.election"),
		CandidatesFixed: e.day("vacancy.candidatesFixed"), TermEnds: e.day("vacancy.termEnds"), Consent: e.answer("vacancy.consent"),
	}
	v.Reorganised = e.answer("vacancy.reorganised")
	v.Exemption = jpt.Exemption{Claimed: e.answer("vacancy.claimed"), Category: choice(e, "vacancy.category", category), Approved: e.answer("vacancy.approved")}
	for _, point := range routePoints {
		v.Readings |= choice(e, "reading."+point.key, func(s string) (jpt.Readings, error) {
			for _, r := range point.readings {
				if r.String() == s {
					return r, nil
				}
			}
			return 0, merit.ErrUnknown
		})
	}
	if l := v.Post.Level; l != 0 && !l.IsJPT() {
		e.problem("vacancy.level", merit.T("%q bukan jabatan pimpinan tinggi", "%q is no senior leadership post"), l.String())
	}
	c.cleared = e.answer("vacancy.cleared")
}

// routePoints are the points of disagreement on which the answer may hang, by the
// rule that they stand at in the register.
var routePoints = []struct {
	key      string
	rule     merit.RuleID
	readings []jpt.Readings // those that depart from the default
}{
	{"classification", "JPT-ROUTE-ROTATION", []jpt.Readings{jpt.ClassificationRequired, jpt.ClassificationDropped}},
	{"between", "JPT-ROUTE-ROTATION-WITHIN", []jpt.Readings{jpt.NoCeilingBetween}},
	{"coordination", "JPT-CLEARANCE", []jpt.Readings{jpt.CoordinationAwaited}},
	{"sekwan", "JPT-SPECIAL-SEKWAN", []jpt.Readings{jpt.SekwanConsulted}},
}

// category reads a merit category, 1 to 4.
func category(s string) (int, error) {
	n, ok := number(s, 1)
	if !ok || n == 0 || (jpt.Exemption{Category: n}).Check() != nil {
		return 0, merit.ErrUnknown
	}
	return n, nil
}

// withoutPost is the verdict on a vacant post whose level is not known.
func (c inquiry) withoutPost(title merit.Text) Verdict {
	v := Verdict{Title: title.In(c.lang), Missing: []Missing{{"vacancy.level", merit.T("jenjang jabatan yang lowong", "level of the vacant post").In(c.lang)}}}
	v.turns(merit.Date{}, merit.Date{}, firstPossible, c)
	return v
}

// conditions puts the findings on the official into words, with what each asks.
func (c inquiry) conditions(v jpt.CandidateVerdict) []Item {
	var out []Item
	for _, f := range v.Findings() {
		about := f.Rule.Title()
		for _, own := range []struct {
			finding merit.Finding
			name    merit.Text
		}{
			{v.Level, merit.T("Jenjang jabatan", "Level of the post")}, {v.Standard, merit.T("Standar kompetensi", "Competence standard")},
			{v.Result, merit.T("Hasil uji kompetensi", "Result of the competence test")},
			{v.Classification, merit.T("Klasifikasi jabatan", "Job classification")}, {v.Agency, merit.T("Dalam atau antarinstansi", "Within or between agencies")},
		} {
			if f == own.finding {
				about = own.name
			}
		}
		out = append(out, item(f, about.In(c.lang), c.lang))
	}
	return out
}

// parties adds who decides on the post, and what others have to say before.
func (c inquiry) parties(e *entries, a *Answer, route jpt.Route) {
	post := c.vacancy.Post
	authority, err := jpt.Decider(post, 0, c.when)
	if e.refused(err) {
		return
	}
	clear, err := c.vacancy.Readings.Clear(post, route, nil, c.when)
	if e.refused(err) {
		return
	}
	var obtained []jpt.Obtained
	for _, one := range clear {
		if overseer := one.Party == merit.KASN || one.Party == merit.BKN; overseer && one.Act != jpt.Told {
			obtained = append(obtained, jpt.Obtained{Party: one.Party, Act: one.Act, Done: c.cleared})
		}
	}
	if clear, err = c.vacancy.Readings.Clear(post, route, obtained, c.when); e.refused(err) {
		return
	}
	s := Section{Title: merit.T("Siapa yang memutuskan, dan siapa yang didengar", "Who decides, and who is heard").In(c.lang)}
	if authority.Decides != 0 {
		s.Text = merit.T("Yang menetapkan: ", "Decided by: ").In(c.lang) + authority.Decides.In(c.lang)
		if route.Open() && len(authority.Through) > 0 {
			names := make([]string, len(authority.Through))
			for i, p := range authority.Through {
				names[i] = p.In(c.lang)
			}
			s.Text += merit.T("; nama disampaikan lewat ", "; the names come through ").In(c.lang) + strings.Join(names, " → ")
		}
		var articles []string
		for _, cited := range authority.Finding.Citations() {
			articles = append(articles, cited.String())
		}
		s.Text += " (" + strings.Join(articles, "; ") + ")."
	}
	for _, one := range clear {
		about := one.Finding.Rule.Title().In(c.lang)
		if one.Act != 0 {
			about = capital(one.In(c.lang))
		}
		i := item(one.Finding, about, c.lang)
		i.Word = doneWords[i.Outcome].In(c.lang)
		s.Items = append(s.Items, i)
	}
	a.Sections = append(a.Sections, s)
}

// doneWords say whether a party has done its part.
var doneWords = map[merit.Outcome]merit.Text{
	merit.Met: merit.T("Sudah", "Done"), merit.NotMet: merit.T("Ditunggu", "Awaited"),
	merit.Undetermined: merit.T("Belum diketahui", "Not known"), merit.NotApplicable: merit.T("Tidak ditunggu", "Not awaited"),
}

// also adds what else matters to an official in post.
func (c inquiry) also(e *entries, a *Answer, evaluation merit.Finding) {
	a.Sections = append(a.Sections, Section{Title: merit.T("Evaluasi lima tahun", "Five-year evaluation").In(c.lang),
		Items: []Item{item(evaluation, merit.T("Jatuh tempo?", "Due?").In(c.lang), c.lang)}})
	c.pension(e, a)
}
