package main

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

// csvColumns are the columns of the output in CSV: one row an answer.
var csvColumns = []string{
	"about", "id", "name", "post", "level", "inaugurated", "question", "answer", "rule", "code",
	"observed", "required", "changes", "missing", "remarks", "articles", "explanation",
}

// writeCSV writes one row for every answer: three for an official, and for a vacant
// post its route, each candidate and each clearance.
func writeCSV(r *report, out io.Writer) error {
	return sheet.WriteCSV(out, r.answers)
}

// answers writes the names of the columns, and a row for every answer.
func (r *report) answers(write func(...string) error) error {
	if err := write(csvColumns...); err != nil {
		return err
	}
	row := func(about, id, name, post, level, inaugurated, question, answer string, f merit.Finding, explanation string) error {
		cells := []string{about, id, name, post, level, inaugurated, question, answer}
		return write(append(cells, r.findingCells(f, explanation)...)...)
	}
	for _, j := range r.officials {
		for i, f := range j.findings() {
			explanation := f.Explanation(r.lang)
			if j.group == onContract {
				explanation = contractText.In(r.lang)
			}
			if err := row("official", r.nip(j.NIP), j.Name, j.Post, levelWord(j.Incumbent.Level), j.Incumbent.Inaugurated.String(), questionKeys[i], f.Outcome().String(), f, explanation); err != nil {
				return err
			}
		}
	}
	for _, d := range r.shownVacancies() {
		deciding := d.decision.Deciding()
		if err := row("vacancy", d.ID, "", d.Post, levelWord(d.Facts.Post.Level), "", "route", d.decision.Route.String(), deciding, r.why(d)); err != nil {
			return err
		}
		for i, c := range d.decision.Candidates {
			f, explanation := decidingOf(c), r.whyCandidate(d, i)
			o := d.Candidates[i].Official
			post, level, inaugurated := "", "", ""
			if o != nil {
				post, level, inaugurated = o.Post, levelWord(o.Incumbent.Level), o.Incumbent.Inaugurated.String()
			}
			if err := row("candidate", d.ID, r.candidateName(d, i), post, level, inaugurated, "may-be-moved", c.Outcome().String(), f, explanation); err != nil {
				return err
			}
		}
		for _, c := range d.clearances {
			if err := row("clearance", d.ID, c.Party.In(r.lang), d.Post, "", "", c.Act.String(), c.Finding.Outcome().String(), c.Finding, c.Finding.Explanation(r.lang)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *report) findingCells(f merit.Finding, explanation string) []string {
	rule := ""
	if f.Rule != nil {
		rule = string(f.Rule.ID())
	}
	required := ""
	if f.Required != nil {
		required = f.Required.Value.String()
	}
	var missing, remarks []string
	for _, fact := range f.MissingFacts() {
		missing = append(missing, fact.Key)
	}
	for _, note := range f.Remarks() {
		remarks = append(remarks, note.Code)
	}
	return []string{rule, f.Code(), f.Observed.String(), required, f.Changes.String(),
		strings.Join(missing, " "), strings.Join(remarks, " "), page.Articles(f), explanation}
}

// decidingOf returns the finding that says most about a candidate: the first that
// fails, else the first that is unclear, else the last, which is the way taken.
func decidingOf(c jpt.CandidateVerdict) merit.Finding {
	v := merit.Verdict{Findings: c.Findings()}
	if failing := v.Failing(); len(failing) > 0 {
		return failing[0]
	}
	if unknown := v.Unknown(); len(unknown) > 0 {
		return unknown[0]
	}
	return v.Findings[len(v.Findings)-1]
}

// shownVacancies returns the vacant posts where they are asked for.
func (r *report) shownVacancies() []decided {
	if !r.only.vacancies() {
		return nil
	}
	return r.vacancies
}

// levelWord returns the level as one word, empty for an unknown one.
func levelWord(l merit.Level) string {
	if l.Kind() == 0 {
		return ""
	}
	return l.String()
}

// writeJSON writes the report with every finding in full.
func writeJSON(r *report, out io.Writer) error {
	type official struct {
		Row         int           `json:"row"`
		NIP         string        `json:"nip"`
		Employment  string        `json:"employment"`
		Name        string        `json:"name"`
		Post        string        `json:"post"`
		Level       string        `json:"level"`
		Inaugurated merit.Date    `json:"inaugurated"`
		Move        merit.Finding `json:"move"`
		Ukom        merit.Finding `json:"ukom"`
		Evaluation  merit.Finding `json:"evaluation"`
		Changes     merit.Date    `json:"changes,omitzero"`
		Note        string        `json:"note,omitempty"`
	}
	type candidate struct {
		Name     string          `json:"name"`
		NIP      string          `json:"nip,omitempty"`
		Outcome  merit.Outcome   `json:"outcome"`
		MayTest  merit.Outcome   `json:"mayTakeTest"`
		Findings []merit.Finding `json:"findings"`
	}
	type clearance struct {
		Party   string        `json:"party,omitempty"`
		Act     string        `json:"act,omitempty"`
		Finding merit.Finding `json:"finding"`
	}
	type vacancy struct {
		ID         string          `json:"id"`
		Post       string          `json:"post"`
		Level      string          `json:"level"`
		Route      jpt.Route       `json:"route"`
		RouteText  string          `json:"routeText"`
		Deciding   merit.Finding   `json:"deciding"`
		Findings   []merit.Finding `json:"findings"`
		Candidates []candidate     `json:"candidates"`
		Clearances []clearance     `json:"clearances"`
	}
	doc := struct {
		AsOf      merit.Date          `json:"asOf"`
		Law       merit.Date          `json:"law"`
		Profile   string              `json:"profile"`
		Language  merit.Language      `json:"language"`
		Officials []official          `json:"officials"`
		Vacancies []vacancy           `json:"vacancies"`
		Problems  []sheet.ProblemJSON `json:"problems"`
	}{r.when.AsOf, r.when.Law, r.profile.String(), r.lang, []official{}, []vacancy{}, sheet.ProblemsJSON(r.problems)}

	for _, j := range r.officials {
		o := official{j.Row, r.nip(j.NIP), j.NIP.Employment().String(), j.Name, j.Post, levelWord(j.Incumbent.Level), j.Incumbent.Inaugurated,
			j.tenure.Mutation, j.tenure.Ukom, j.tenure.Evaluation, j.tenure.Changes(), ""}
		if j.group == onContract {
			o.Note = contractText.In(r.lang)
		}
		doc.Officials = append(doc.Officials, o)
	}
	for _, d := range r.shownVacancies() {
		v := vacancy{d.ID, d.Post, levelWord(d.Facts.Post.Level), d.decision.Route, d.decision.Route.In(r.lang),
			d.decision.Deciding(), d.decision.Findings(), []candidate{}, []clearance{}}
		for i, c := range d.decision.Candidates {
			one := candidate{Name: r.candidateName(d, i), Outcome: c.Outcome(), MayTest: c.MayTakeTest(), Findings: c.Findings()}
			if o := d.Candidates[i].Official; o != nil {
				one.NIP = r.nip(o.NIP)
			}
			v.Candidates = append(v.Candidates, one)
		}
		for _, c := range d.clearances {
			one := clearance{Finding: c.Finding}
			if c.Act != 0 {
				one.Party, one.Act = c.Party.String(), c.Act.String()
			}
			v.Clearances = append(v.Clearances, one)
		}
		doc.Vacancies = append(doc.Vacancies, v)
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(doc)
}
