package main

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
)

// result is the answer to one case.
type result struct {
	Name     string        `json:"name"`
	Title    string        `json:"title"`
	AsOf     merit.Date    `json:"asOf"`
	Law      merit.Date    `json:"law"`
	Question string        `json:"question"`
	Outcome  merit.Outcome `json:"outcome"`
	Answer   string        `json:"answer"`
	// First is the first day on which the answer is yes if nothing changes but the
	// date; Perhaps the first, earlier or alone, on which it cannot be told.
	First   merit.Date `json:"firstDay,omitzero"`
	Perhaps merit.Date `json:"perhaps,omitzero"`
	// Deciding is what settles the answer.
	Deciding  merit.Finding   `json:"deciding"`
	Obstacles []merit.Finding `json:"obstacles"`
	Blocks    []block         `json:"blocks"`
	Waits     bool            `json:"waitsForOthers"`

	dated bool // the answer itself says what the first day is of
	moved bool // the command line judges the case on another day than its own
}

// block is one part of an answer: findings with what each is about, or a table.
type block struct {
	Title string     `json:"title"`
	Intro string     `json:"intro,omitempty"`
	Lines []line     `json:"lines,omitempty"`
	Head  []string   `json:"head,omitempty"`
	Rows  [][]string `json:"rows,omitempty"`
	Notes []string   `json:"notes,omitempty"`
}

// line is a finding with what it is about.
type line struct {
	About   string        `json:"about"`
	Finding merit.Finding `json:"finding"`
}

// judge answers every case. What the library refuses is a problem of the file.
func judge(plans []plan, s settings) ([]result, error) {
	var out []result
	var problems []error
	for _, p := range plans {
		if p.ask == nil {
			continue
		}
		when := s.when(p)
		r := result{Name: p.name, Title: p.title, AsOf: when.AsOf, Law: when.Law, moved: s.moved(p)}
		if s.lang == merit.English && p.titleEN != "" || r.Title == "" {
			r.Title = p.titleEN
		}
		if err := p.ask.judge(&r, when, s.lang); err != nil {
			problems = append(problems, merit.InField(p.path, err))
		}
		out = append(out, r)
	}
	return out, errors.Join(problems...)
}

// add adds a block of findings.
func (r *result) add(title string, lines []line, notes ...string) {
	if len(lines) > 0 || len(notes) > 0 {
		r.Blocks = append(r.Blocks, block{Title: title, Lines: lines, Notes: notes})
	}
}

// settle fills in the answer: the outcome, what stands in the way, and what decides,
// which is the first obstacle that comes out as the answer or, without one, the
// finding given.
func (r *result) settle(outcome merit.Outcome, obstacles []merit.Finding, deciding merit.Finding, lang merit.Language) {
	r.Outcome, r.Obstacles, r.Deciding = outcome, obstacles, deciding
	if at := slices.IndexFunc(obstacles, func(f merit.Finding) bool { return f.Outcome() == outcome }); at >= 0 {
		r.Deciding = obstacles[at]
	}
	if r.Obstacles == nil {
		r.Obstacles = []merit.Finding{}
	}
	if r.Answer == "" {
		r.Answer = yesNo[outcome].In(lang)
	}
}

// titled returns the findings with their rules' titles, which stand once where
// several findings of one rule follow each other.
func titled(findings []merit.Finding, lang merit.Language) []line {
	var out []line
	var above *merit.Rule
	for _, f := range findings {
		if f.Rule == nil {
			continue
		}
		about := ""
		if f.Rule != above {
			about = f.Rule.Title().In(lang)
		}
		above = f.Rule
		out = append(out, line{about, f})
	}
	return out
}

// labelled returns the findings on a candidate that count, with what each asks.
func labelled(c jpt.CandidateVerdict, lang merit.Language) []line {
	var out []line
	for _, f := range c.Findings() {
		about := f.Rule.Title()
		for _, known := range []struct {
			finding merit.Finding
			name    merit.Text
		}{{c.Level, words.level}, {c.Standard, words.standard}, {c.Result, words.result}, {c.Classification, words.classification}, {c.Agency, words.agency}} {
			if f == known.finding {
				about = known.name
			}
		}
		out = append(out, line{about.In(lang), f})
	}
	return out
}

func (m move) judge(r *result, when merit.When, lang merit.Language) error {
	r.Question = ask.move.In(lang)
	forecast, err := jpt.Earliest(m.vacancy, m.official, m.profile, when)
	if err != nil {
		return err
	}
	decision, err := jpt.Decide(m.vacancy, []jpt.Candidate{m.official}, m.profile, when)
	if err != nil {
		return err
	}
	r.First, r.Perhaps = forecast.Day, forecast.Perhaps
	outcome := merit.Combine(forecast.Now)
	if decision.Route.Rotation() {
		outcome = merit.Met
		r.Answer = yesNo[merit.Met].In(lang) + ": " + decision.Route.In(lang)
	} else if outcome == merit.NotMet && !forecast.Day.IsZero() {
		r.Answer = notYet.In(lang)
	}
	r.settle(outcome, forecast.Now, decision.Deciding(), lang)
	r.Blocks = append(r.Blocks, block{
		Title: words.vacancy.In(lang), Intro: words.route.In(lang) + ": " + decision.Route.In(lang) + ".",
		Lines: titled(applying(decision.Frozen.Election, decision.Frozen.NewHead, decision.Reorg), lang),
	})
	r.add(words.official.In(lang), labelled(decision.Candidates[0], lang))
	if len(forecast.Last) > 0 {
		r.add(words.lastly.In(lang), titled(forecast.Last, lang))
	}
	route := decision.Route
	if !route.Rotation() && !forecast.Day.IsZero() {
		route = forecast.Route
	}
	if err := r.parties(m.vacancy.Post, route, m.vacancy.Readings, m.obtained, when, lang); err != nil {
		return err
	}
	if m.from != nil {
		if problem := (*merit.FieldError)(nil); errors.As(m.from.Check(), &problem) {
			return &merit.FieldError{Field: "from.level", Value: problem.Value, Expected: problem.Expected, Err: problem.Err}
		}
		released, err := jpt.Release(*m.from, r.done(m.released), when)
		if err != nil {
			return err
		}
		r.clearances(words.release.In(lang), released, lang)
	}
	if m.other.IsZero() {
		return nil
	}
	compared, err := jpt.Compare(m.vacancy, []jpt.Candidate{m.official}, m.profile, when.AsOf, m.other, when.Law)
	if err != nil {
		return err
	}
	b := sides(m.other, when.Law, lang)
	b.Rows = append(b.Rows, []string{words.route.In(lang), compared.Before.Route.In(lang), compared.After.Route.In(lang), ""})
	others := []string{words.parties.In(lang)}
	for _, side := range []struct {
		law   merit.Date
		route jpt.Route
	}{{m.other, compared.Before.Route}, {when.Law, compared.After.Route}} {
		clear, err := m.vacancy.Readings.Clear(m.vacancy.Post, side.route, r.done(m.obtained), when.UnderLaw(side.law))
		if err != nil {
			return err
		}
		var parts []string
		for _, c := range clear {
			parts = append(parts, aboutParty(c, lang))
		}
		others = append(others, strings.Join(parts, "; "))
	}
	b.Rows = append(b.Rows, append(others, ""))
	if len(compared.Changes) == 0 {
		b.Notes = []string{words.unchanged.In(lang)}
	}
	for _, c := range compared.Changes {
		b.Rows = append(b.Rows, []string{c.After.Rule.Title().In(lang), told(c.Before, lang), told(c.After, lang), swapped(c.Gone, c.New)})
	}
	r.Blocks = append(r.Blocks, b)
	return nil
}

// applying returns the findings of rules that govern the case.
func applying(findings ...merit.Finding) []merit.Finding {
	return slices.DeleteFunc(findings, func(f merit.Finding) bool { return f.Rule == nil || f.Outcome() == merit.NotApplicable })
}

// done returns what others have done. It is known for the case's own day only.
func (r *result) done(parts []jpt.Obtained) []jpt.Obtained {
	if r.moved {
		return nil
	}
	return parts
}

// parties adds who decides on the post, and what others have to say before.
func (r *result) parties(post jpt.Post, route jpt.Route, readings jpt.Readings, obtained []jpt.Obtained, when merit.When, lang merit.Language) error {
	authority, err := jpt.Decider(post, 0, when)
	if err != nil {
		return err
	}
	clear, err := readings.Clear(post, route, r.done(obtained), when)
	if err != nil {
		return err
	}
	title := words.parties.In(lang)
	if len(clear) > 0 {
		title += ": " + route.In(lang)
	}
	if authority.Decides != 0 {
		through := make([]string, len(authority.Through))
		for i, party := range authority.Through {
			through[i] = party.In(lang)
		}
		note := words.decides.In(lang) + ": " + authority.Decides.In(lang)
		if len(through) > 0 && route.Open() {
			note += "; " + words.through.In(lang) + " " + strings.Join(through, " → ")
		}
		note += " (" + page.Articles(authority.Finding) + ")."
		r.Blocks = append(r.Blocks, block{Title: title, Intro: note})
	}
	r.clearances(title, clear, lang)
	return nil
}

func (r *result) clearances(title string, list jpt.Clearances, lang merit.Language) {
	var lines []line
	for _, c := range list {
		lines = append(lines, line{aboutParty(c, lang), c.Finding})
	}
	if o := list.Outcome(); o != merit.Met && o != merit.NotApplicable {
		r.Waits = true
	}
	if last := len(r.Blocks) - 1; last >= 0 && r.Blocks[last].Title == title {
		r.Blocks[last].Lines = lines
		return
	}
	r.add(title, lines)
}

// aboutParty says who does what, as far as that is known.
func aboutParty(c jpt.Clearance, lang merit.Language) string {
	if c.Act == 0 {
		return c.Finding.Rule.Title().In(lang)
	}
	return c.In(lang)
}

// sides begins a table of the law of two days.
func sides(first, second merit.Date, lang merit.Language) block {
	return block{
		Title: words.compared.In(lang),
		Head:  []string{words.question.In(lang), words.law.In(lang) + " " + first.String(), words.law.In(lang) + " " + second.String(), words.changed.In(lang)},
	}
}

// told returns a finding in words, with its answer.
func told(f merit.Finding, lang merit.Language) string {
	return page.Answer(f.Outcome(), lang) + ": " + f.Explanation(lang) + "."
}

func swapped(gone, come []merit.Citation) string {
	var out []string
	for _, c := range gone {
		out = append(out, "− "+c.String())
	}
	for _, c := range come {
		out = append(out, "+ "+c.String())
	}
	return strings.Join(out, "\n")
}

func (a appoint) judge(r *result, when merit.When, lang merit.Language) error {
	r.Question = ask.appoint.In(lang)
	verdict, err := eligibility.Appoint(a.candidate, a.readings, when)
	if err != nil {
		return err
	}
	turn, err := eligibility.Earliest(func(w merit.When) (eligibility.Requirement, error) {
		v, err := eligibility.Appoint(a.candidate, a.readings, w)
		return v.Requirement(), err
	}, when)
	if err != nil {
		return err
	}
	r.First, r.Perhaps = turn.Day, turn.Unsure
	r.conditions(verdict, lang)
	first, asked := verdict.Of(eligibility.AgeLimit)
	if !asked {
		first = verdict.Verdict().Findings[0]
	}
	hinges, err := a.hinges(verdict.Outcome(), when)
	if err != nil {
		return err
	}
	if hinges {
		r.Answer = yesNo[verdict.Outcome()].In(lang) + " " + byReading.In(lang)
	}
	r.settle(verdict.Outcome(), verdict.Requirement().Obstacles(), first, lang)
	a.ages(r, verdict, lang)
	if err := a.otherCounts(r, verdict.AgeCount, when, lang); err != nil {
		return err
	}
	if a.post.Check() == nil && a.post.Agency != 0 && a.candidate.Move != merit.Yes {
		return r.parties(a.post, jpt.OpenSelection, 0, a.obtained, when, lang)
	}
	return nil
}

func (r *result) conditions(v eligibility.AppointVerdict, lang merit.Language) {
	var lines []line
	for c := eligibility.SourceOpen; c <= eligibility.GoodRating; c++ {
		if f, asked := v.Of(c); asked {
			lines = append(lines, line{conditionNames[c].In(lang), f})
		}
	}
	if v.Waiver.Rule != nil {
		lines = append(lines, line{v.Waiver.Rule.Title().In(lang), v.Waiver})
	}
	r.add(words.conditions.In(lang), lines)
}

// ages sets the two caps on age side by side, with their rank.
func (a appoint) ages(r *result, v eligibility.AppointVerdict, lang merit.Language) {
	if v.Contrary.Rule == nil {
		return
	}
	decides, _ := v.Of(eligibility.AgeLimit)
	b := block{Title: words.ages.In(lang), Head: []string{words.rank.In(lang), words.role.In(lang), words.answer.In(lang), words.basis.In(lang)}}
	for i, f := range []merit.Finding{decides, v.Contrary} {
		role := words.deciding
		if i > 0 {
			role = words.reported
		}
		b.Rows = append(b.Rows, []string{f.Rule.Standing().In(lang), role.In(lang), told(f, lang), page.Articles(f)})
	}
	r.Blocks = append(r.Blocks, b)
}

// hinges reports whether another choice of a point without a default gives another
// answer to the whole question.
func (a appoint) hinges(chosen merit.Outcome, when merit.When) (bool, error) {
	var rulings eligibility.AppointRulings // of the other choice no finding is shown
	for _, d := range eligibility.Disagreements() {
		if !d.Required || a.readings.Of(d) == 0 {
			continue
		}
		for _, reading := range d.Readings {
			readings, err := a.with(d, reading)
			if err != nil {
				return false, err
			}
			if err := rulings.Appoint(&a.candidate, readings, when); err != nil { // as the notice's day, which the other choice needs
				continue
			}
			if rulings.Outcome() != chosen {
				return true, nil
			}
		}
	}
	return false, nil
}

// with returns the readings with another choice of one point.
func (a appoint) with(d eligibility.Disagreement, reading eligibility.Reading) (eligibility.Readings, error) {
	kept := []eligibility.Reading{reading}
	for _, other := range eligibility.Disagreements() {
		if picked := a.readings.Of(other); other.Key != d.Key && picked != 0 {
			kept = append(kept, picked)
		}
	}
	return eligibility.NewReadings(kept...)
}

// otherCounts shows what comes out under every choice of the points that have no
// default, for the choice is the caller's to answer for.
func (a appoint) otherCounts(r *result, differ merit.Finding, when merit.When, lang merit.Language) error {
	b := block{Title: words.choices.In(lang), Head: []string{words.reading.In(lang), words.chosen.In(lang), words.answer.In(lang)}, Lines: titled([]merit.Finding{differ}, lang)}
	for _, d := range eligibility.Disagreements() {
		chosen := a.readings.Of(d)
		if !d.Required || chosen == 0 {
			continue
		}
		for _, reading := range d.Readings {
			readings, err := a.with(d, reading)
			if err != nil {
				return err
			}
			answer := ""
			v, err := eligibility.Appoint(a.candidate, readings, when)
			if found := merit.FieldErrors(err); len(found) > 0 { // as the notice's day, which the other choice needs
				answer = "?: " + words.needs.In(lang) + " " + fieldKey(found[0].Field)
			} else if err == nil {
				age, _ := v.Of(eligibility.AgeLimit)
				answer = told(age, lang)
			}
			mark := ""
			if reading == chosen {
				mark = yesNo[merit.Met].In(lang)
			}
			b.Rows = append(b.Rows, []string{reading.In(lang), mark, answer})
		}
	}
	if len(b.Rows) > 0 || len(b.Lines) > 0 {
		r.Blocks = append(r.Blocks, b)
	}
	return nil
}

// fieldKey returns a field of the library as a key of the file: age_day for ageDay.
func fieldKey(field string) string {
	var b strings.Builder
	for _, c := range field {
		if 'A' <= c && c <= 'Z' {
			b.WriteByte('_')
			c += 'a' - 'A'
		}
		b.WriteRune(c)
	}
	return b.String()
}

func (p replace) judge(r *result, when merit.When, lang merit.Language) error {
	r.Question = ask.replace.In(lang)
	ask := func(w merit.When) (eligibility.ReplaceVerdict, error) {
		return eligibility.Replace(p.facts, p.facts.Readings.Roll(), w)
	}
	verdict, err := ask(when)
	if err != nil {
		return err
	}
	turn, err := eligibility.Earliest(func(w merit.When) (eligibility.Requirement, error) {
		v, err := ask(w)
		return v.Requirement(), err
	}, when)
	if err != nil {
		return err
	}
	r.First, r.Perhaps = turn.Day, turn.Unsure
	if last := turn.Last.Findings()[0]; r.First.IsZero() && last.Reason == merit.ReasonNotInForce {
		r.First = turn.Lapsed
	}
	r.Answer = replaceable(verdict).In(lang)
	deciding := verdict.Ban
	for _, way := range []merit.Finding{verdict.President, verdict.Circular} {
		if deciding.Outcome() == merit.NotMet && way.Outcome() == merit.Met {
			deciding = way
		}
	}
	r.settle(verdict.Outcome(), verdict.Requirement().Obstacles(), deciding, lang)
	r.add(words.ways.In(lang), titled(verdict.Verdict().Findings, lang))
	if p.other.IsZero() {
		return nil
	}
	earlier, later := p.other, when.Law
	if later.Before(earlier) {
		earlier, later = later, earlier
	}
	changes, err := eligibility.CompareLaws(func(w merit.When) (merit.Verdict, error) {
		v, err := ask(w)
		return v.Verdict(), err
	}, when.AsOf, earlier, later)
	if err != nil {
		return err
	}
	b := sides(earlier, later, lang)
	answers := []string{r.Question}
	for _, law := range []merit.Date{earlier, later} {
		v, err := ask(when.UnderLaw(law))
		if err != nil {
			return err
		}
		answers = append(answers, replaceable(v).In(lang))
	}
	b.Rows = append(b.Rows, append(answers, ""))
	if len(changes) == 0 {
		b.Notes = []string{words.unchanged.In(lang)}
	}
	for _, c := range changes {
		articles := page.Citations(c.Articles)
		if !c.On.IsZero() {
			articles += "\n" + words.since.In(lang) + " " + c.On.String()
		}
		b.Rows = append(b.Rows, []string{c.Second.Rule.Title().In(lang), told(c.First, lang), told(c.Second, lang), articles})
	}
	r.Blocks = append(r.Blocks, b)
	return nil
}

// replaceable puts the answer in words. That no ban is in force is another thing than
// that the ban does not govern the case.
func replaceable(v eligibility.ReplaceVerdict) merit.Text {
	switch {
	case v.Outcome() == merit.NotApplicable && v.Ban.Reason == merit.ReasonNotInForce:
		return noBan
	case v.Outcome() == merit.Met && v.Ban.Outcome() == merit.NotMet && v.Circular.Outcome() == merit.Met:
		return ifFollowed
	}
	return yesNo[v.Outcome()]
}

func (c cure) judge(r *result, when merit.When, lang merit.Language) error {
	r.Question = ask.cure.In(lang)
	verdict, err := c.facts.Target(c.readings, when)
	if err != nil {
		return err
	}
	turn, err := eligibility.Earliest(func(w merit.When) (eligibility.Requirement, error) {
		v, err := c.facts.Target(c.readings, w)
		return v.Requirement(), err
	}, when)
	if err != nil {
		return err
	}
	r.First, r.Perhaps = turn.Day, turn.Unsure
	r.Answer = yesNo[verdict.Outcome()].In(lang) + ": " + stateNames[verdict.State].In(lang)
	r.settle(verdict.Outcome(), verdict.Requirement().Obstacles(), verdict.Finding, lang)
	var lines []line
	steps := []merit.Date{c.facts.Since, c.facts.Noticed, when.AsOf, verdict.Finding.Changes}
	slices.SortFunc(steps, merit.Date.Compare)
	for _, day := range slices.Compact(steps) {
		if day.IsZero() {
			continue
		}
		v, err := c.facts.Target(c.readings, on(day, when))
		if err != nil {
			return err
		}
		at := day.String()
		if day == when.AsOf {
			at += " ←"
		}
		lines = append(lines, line{at + "\n" + stateNames[v.State].In(lang), v.Finding})
	}
	r.add(words.path.In(lang), lines)
	return c.ends(r, verdict, when, lang)
}

// on returns a day of the facts with the law of the case: its own, where the law moves
// along.
func on(day merit.Date, when merit.When) merit.When {
	if when.Law == when.AsOf {
		return merit.On(day)
	}
	return merit.On(day).UnderLaw(when.Law)
}

// ends shows how the path goes on, by what comes to be known at the end of the time
// for improvement.
func (c cure) ends(r *result, verdict eligibility.CureVerdict, when merit.When, lang merit.Language) error {
	day := verdict.Finding.Changes
	if verdict.State != eligibility.Improving || day.IsZero() {
		return nil
	}
	var lines []line
	for _, end := range []struct {
		suppose                merit.Text
		improved, tested, fits merit.Answer
	}{
		{merit.T("kinerja membaik", "performance improved"), merit.Yes, merit.Unknown, merit.Unknown},
		{merit.T("tidak membaik, belum diuji", "not improved, not tested yet"), merit.No, merit.No, merit.Unknown},
		{merit.T("tidak membaik, uji kompetensi: sesuai", "not improved, test: fits"), merit.No, merit.Yes, merit.Yes},
		{merit.T("tidak membaik, uji kompetensi: tidak sesuai", "not improved, test: no fit"), merit.No, merit.Yes, merit.No},
	} {
		facts := c.facts
		facts.Improved, facts.Tested, facts.Fits = end.improved, end.tested, end.fits
		v, err := facts.Target(c.readings, on(day, when))
		if err != nil {
			return err
		}
		lines = append(lines, line{end.suppose.In(lang) + "\n= " + stateNames[v.State].In(lang), v.Finding})
	}
	r.add(words.ends.In(lang)+" "+day.In(lang), lines)
	return nil
}

func (t term) judge(r *result, when merit.When, lang merit.Language) error {
	r.Question = ask.term.In(lang)
	verdict, err := t.facts.Judge(t.readings, when)
	if err != nil {
		return err
	}
	turn, err := eligibility.Earliest(func(w merit.When) (eligibility.Requirement, error) {
		v, err := t.facts.Judge(t.readings, w)
		return v.Requirement(), err
	}, when)
	if err != nil {
		return err
	}
	r.First, r.Perhaps = turn.Day, turn.Unsure
	r.settle(verdict.Outcome(), verdict.Requirement().Obstacles(), verdict.Max, lang)
	r.add(words.termTitle.In(lang), titled([]merit.Finding{verdict.Max}, lang))
	r.add(words.extension.In(lang), []line{
		{words.performance.In(lang), verdict.Performance}, {words.fit.In(lang), verdict.Fit}, {words.need.In(lang), verdict.Need},
		{words.approval.In(lang), verdict.Approval}, {words.report.In(lang), verdict.Report},
	})
	return nil
}

func (s selection) judge(r *result, when merit.When, lang merit.Language) error {
	r.Question = ask.selection.In(lang)
	r.dated = true
	notice, err1 := jpt.Notice(s.announced, s.deadline, when)
	applicants, err2 := s.readings.Applicants(s.applications, when)
	panel, err3 := s.readings.Panel(jpt.Committee{Members: s.members, Level: s.post.Level}, when)
	ranking, err4 := s.rank()
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		return err
	}
	list, err := jpt.Shorten(ranking, when)
	if err != nil {
		return err
	}
	// A ranking of nobody is not a ranking that is not known: scores that the file
	// leaves out are not judged.
	findings := append([]merit.Finding{notice, applicants}, panel.Findings...)
	unknown := merit.NotApplicable
	if s.scores != nil {
		findings = append(findings, list.Finding)
	} else {
		unknown = merit.Undetermined
	}
	requirement := eligibility.Must(findings...)
	outcome := requirement.Outcome().And(unknown)
	if err := s.timetable(r, lang); err != nil {
		return err
	}
	r.Answer = yesNo[outcome].In(lang)
	if r.First.After(when.AsOf) {
		r.Answer += "; " + words.notBefore.In(lang) + " " + r.First.In(lang)
	}
	r.settle(outcome, requirement.Obstacles(), findings[len(findings)-1], lang)
	r.add(words.notice.In(lang), titled([]merit.Finding{notice, applicants}, lang))
	if s.members == nil {
		r.add(words.committee.In(lang), nil, words.notGiven.In(lang))
	} else {
		r.add(words.committee.In(lang)+" ("+strconv.Itoa(len(s.members))+")", titled(panel.Findings, lang))
	}
	if s.scores == nil {
		r.add(words.shortlist.In(lang), nil, words.notGiven.In(lang))
	} else {
		r.shortlist(ranking, list, lang)
	}
	return r.parties(s.post, jpt.OpenSelection, s.readings, s.obtained, when, lang)
}

// timetable adds the earliest lawful days, which need a day to start from.
func (s selection) timetable(r *result, lang merit.Language) error {
	if s.start.IsZero() {
		r.add(words.timeline.In(lang), nil, words.notGiven.In(lang))
		return nil
	}
	schedule, err := jpt.Timeline(s.post, s.calendar, s.start, s.applications.Extensions, merit.RollForward)
	if err != nil {
		return err
	}
	r.First = schedule.Steps[len(schedule.Steps)-1].Earliest
	b := block{Title: words.timeline.In(lang), Head: []string{words.day.In(lang), words.step.In(lang), words.waits.In(lang)}, Notes: []string{words.lawful.In(lang)}}
	for _, due := range schedule.Steps {
		var waits []string
		for _, w := range due.Waits {
			waits = append(waits, w.Value.In(lang)+" ("+page.Citations(w.Basis)+")")
		}
		day := "?"
		if !due.Earliest.IsZero() {
			day = due.Earliest.String()
		}
		b.Rows = append(b.Rows, []string{day, due.Step.In(lang), strings.Join(waits, " + ")})
	}
	r.Blocks = append(r.Blocks, b)
	r.add(words.freeze.In(lang), titled(applying(schedule.Frozen.Election, schedule.Frozen.NewHead), lang))
	return nil
}

func (r *result) shortlist(ranking rubric.Ranking, list jpt.Shortlist, lang merit.Language) {
	b := block{
		Title: words.shortlist.In(lang), Head: []string{words.place.In(lang), words.name.In(lang), words.score.In(lang), words.listed.In(lang)},
		Lines: titled([]merit.Finding{list.Finding}, lang),
	}
	for _, place := range ranking.Places {
		has := func(p rubric.Place) bool { return p.Name == place.Name }
		listed := yesNo[merit.NotMet].In(lang)
		switch {
		case slices.ContainsFunc(list.In, has):
			listed = yesNo[merit.Met].In(lang)
		case slices.ContainsFunc(list.Tied, has):
			listed = "?"
		}
		rank := strconv.Itoa(place.Rank)
		if place.ExAequo {
			rank += " ="
		}
		b.Rows = append(b.Rows, []string{rank, place.Name, page.Number(place.Score.String(), lang), listed})
	}
	r.Blocks = append(r.Blocks, b)
}

// rank orders the candidates by their final scores.
func (s selection) rank() (rubric.Ranking, error) {
	final := rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{{Code: "final", Weight: decimal.NewFromInt(100)}}})
	var candidates []rubric.Candidate
	for _, one := range s.scores {
		marks, err := final.Marks(map[string]decimal.Decimal{"final": one.score})
		if err != nil {
			return rubric.Ranking{}, err
		}
		score, err := final.Evaluate(marks)
		if err != nil {
			return rubric.Ranking{}, err
		}
		candidates = append(candidates, rubric.Candidate{Name: one.name, Score: score})
	}
	return rubric.Rank(candidates)
}
