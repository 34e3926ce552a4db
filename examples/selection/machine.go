package main

import (
	"encoding/json"
	"errors"
	"io"
	"math/big"
	"strconv"
	"strings"

	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// status is what became of a candidate, in one word.
func (e *entry) status() string {
	switch {
	case e.refused:
		return "no-score"
	case e.out:
		return "knocked-out"
	case e.openMin, !e.settled():
		return "open"
	}
	return "settled"
}

// ratText writes an exact number, as a fraction where it is none of few decimals.
func ratText(x *big.Rat) string {
	if x == nil {
		return ""
	}
	const longest = 9
	if n, ok := x.FloatPrec(); ok && n <= longest {
		return x.FloatString(n)
	}
	return x.RatString()
}

// writeCSV writes a row for each candidate. Numbers have a decimal point; exact ones
// are fractions where they are no decimals.
func writeCSV(r *report, out io.Writer) error {
	head := []string{"rank_best", "rank_worst", "tied", "decided_by", "candidate", "status", "score_low", "score_high", "exact_low", "exact_high", "announced", "knocked_out_by"}
	for _, p := range r.panels {
		head = append(head, p.criterion.Code+"_low", p.criterion.Code+"_high")
	}
	return sheet.WriteCSV(out, func(row func(...string) error) error {
		err := row(head...)
		for _, e := range r.entries {
			d := r.jsonEntry(e)
			cells := []string{rankText(e.best), rankText(e.worst), strconv.FormatBool(e.exAequo), e.decidedBy, e.name, d.Status,
				e.low.String(), e.high.String(), d.ExactLow, d.ExactHigh, r.isAnnounced(e), strings.Join(d.KnockedOutBy, " ")}
			for _, v := range e.values {
				cells = append(cells, ratText(v.low), ratText(v.high))
			}
			err = errors.Join(err, row(cells...))
		}
		return err
	})
}

func rankText(rank int) string {
	if rank == 0 {
		return ""
	}
	return strconv.Itoa(rank)
}

// isAnnounced answers yes, no or unknown.
func (r *report) isAnnounced(e *entry) string {
	for _, name := range r.announced {
		if name == e.name {
			return merit.Yes.String()
		}
	}
	if r.final || e.out {
		return merit.No.String()
	}
	return merit.Unknown.String()
}

type jsonValue struct {
	Criterion string `json:"criterion"`
	Low       string `json:"low,omitempty"`
	High      string `json:"high,omitempty"`
}

type jsonEntry struct {
	Name         string      `json:"name"`
	Status       string      `json:"status"`
	RankBest     int         `json:"rankBest,omitempty"`
	RankWorst    int         `json:"rankWorst,omitempty"`
	Tied         bool        `json:"tied"`
	DecidedBy    string      `json:"decidedBy,omitempty"`
	ScoreLow     string      `json:"scoreLow,omitempty"`
	ScoreHigh    string      `json:"scoreHigh,omitempty"`
	ExactLow     string      `json:"exactLow,omitempty"`
	ExactHigh    string      `json:"exactHigh,omitempty"`
	KnockedOutBy []string    `json:"knockedOutBy,omitempty"`
	Values       []jsonValue `json:"values"`
}

func (r *report) jsonEntry(e *entry) jsonEntry {
	out := jsonEntry{Name: e.name, Status: e.status(), RankBest: e.best, RankWorst: e.worst, Tied: e.exAequo, DecidedBy: e.decidedBy,
		ScoreLow: e.low.String(), ScoreHigh: e.high.String(), KnockedOutBy: e.high.KnockedOutBy()}
	if !e.refused {
		out.ExactLow, out.ExactHigh = ratText(e.low.Exact()), ratText(e.high.Exact())
	}
	for i, v := range e.values {
		out.Values = append(out.Values, jsonValue{r.panels[i].criterion.Code, ratText(v.low), ratText(v.high)})
	}
	return out
}

// writeJSON writes everything, numbers as text so that none becomes a binary
// fraction on the way.
func writeJSON(r *report, out io.Writer) error {
	type statistic struct {
		Value     string `json:"value,omitempty"`
		Undefined string `json:"undefined,omitempty"`
	}
	stat := func(s rubric.Statistic) statistic {
		if s.Value == nil {
			return statistic{Undefined: s.Undefined.String()}
		}
		return statistic{Value: ratText(s.Value)}
	}
	type deviation struct {
		Assessor string    `json:"assessor"`
		Lean     statistic `json:"lean"`
		Distance statistic `json:"distance"`
	}
	type panelDoc struct {
		Criterion  string      `json:"criterion"`
		Weight     string      `json:"weight"`
		Method     string      `json:"method"`
		KendallW   statistic   `json:"kendallW"`
		ICCSingle  statistic   `json:"icc21"`
		ICCAverage statistic   `json:"icc2k"`
		Deviations []deviation `json:"deviations"`
	}
	type exclusion struct {
		Assessor  string `json:"assessor"`
		Candidate string `json:"candidate"`
		Reason    string `json:"reason"`
	}
	type waiting struct {
		Candidate string `json:"candidate"`
		Criterion string `json:"criterion"`
		Assessor  string `json:"assessor"`
	}
	type interval struct {
		Criterion string `json:"criterion"`
		Weight    string `json:"weight"`
		Effective string `json:"effective,omitempty"`
		FirstLow  string `json:"firstLow"`
		FirstHigh string `json:"firstHigh"`
		TopLow    string `json:"topLow"`
		TopHigh   string `json:"topHigh"`
	}
	type influence struct {
		Without      string   `json:"without"`
		Undefined    bool     `json:"undefined"`
		First        []string `json:"first,omitempty"`
		Top          []string `json:"top,omitempty"`
		FirstChanges bool     `json:"firstChanges"`
		TopChanges   bool     `json:"topChanges"`
	}
	type acceptance struct {
		Name  string `json:"name"`
		Ranks []int  `json:"ranks"`
	}
	type robustDoc struct {
		Intervals        []interval   `json:"weightIntervals"`
		WithoutCriterion []influence  `json:"withoutCriterion"`
		WithoutAssessor  []influence  `json:"withoutAssessor"`
		Samples          int          `json:"samples"`
		Seed             uint64       `json:"seed"`
		Spread           int          `json:"spread"`
		Acceptance       []acceptance `json:"rankAcceptability"`
	}
	doc := struct {
		Language   merit.Language       `json:"language"`
		Law        merit.Date           `json:"law"`
		Scheme     string               `json:"scheme"`
		Missing    rubric.MissingPolicy `json:"missing"`
		TieBreak   []string             `json:"tieBreak"`
		Weights    []merit.Finding      `json:"weights"`
		Panels     []panelDoc           `json:"panels"`
		Exclusions []exclusion          `json:"exclusions"`
		Waiting    []waiting            `json:"waiting"`
		Candidates []jsonEntry          `json:"candidates"`
		Final      bool                 `json:"final"`
		Announced  []string             `json:"announced"`
		Robustness *robustDoc           `json:"robustness,omitempty"`
	}{Language: r.lang, Law: r.law, Scheme: r.schemeName().In(r.lang), Missing: r.scheme.Spec().Missing, TieBreak: append([]string{}, r.chain...),
		Weights: r.weights.Findings, Exclusions: []exclusion{}, Waiting: []waiting{}, Final: r.final, Announced: append([]string{}, r.announced...)}
	for _, p := range r.panels {
		d := panelDoc{Criterion: p.criterion.Code, Weight: ratText(r.scheme.Weight(p.criterion.Code)), Method: p.word, Deviations: []deviation{}}
		if p.given != nil {
			d.KendallW, d.ICCSingle, d.ICCAverage = stat(p.given.KendallW()), stat(p.given.ICCSingle()), stat(p.given.ICCAverage())
			for _, one := range p.given.Deviations() {
				d.Deviations = append(d.Deviations, deviation{one.Assessor, stat(one.Lean), stat(one.Distance)})
			}
		}
		doc.Panels = append(doc.Panels, d)
	}
	for _, e := range r.exclusions() {
		doc.Exclusions = append(doc.Exclusions, exclusion{e.Assessor, e.Candidate, e.Excluded})
	}
	for _, h := range r.holes() {
		doc.Waiting = append(doc.Waiting, waiting{h.candidate, h.criterion.Code, h.assessor})
	}
	for _, e := range r.entries {
		doc.Candidates = append(doc.Candidates, r.jsonEntry(e))
	}
	if t := r.robustness; t != nil {
		d := robustDoc{Samples: r.sampling.Samples, Seed: r.sampling.Seed, Spread: r.sampling.Spread}
		for i, w := range t.intervals {
			d.Intervals = append(d.Intervals, interval{w.Code, ratText(w.Weight), ratText(t.effective[i].Effective), ratText(w.FirstLow), ratText(w.FirstHigh), ratText(w.TopLow), ratText(w.TopHigh)})
		}
		of := func(list []rubric.Influence) (out []influence) {
			for _, i := range list {
				out = append(out, influence{i.Without, i.Undefined, i.First, i.Top, i.FirstChanges, i.TopChanges})
			}
			return out
		}
		d.WithoutCriterion, d.WithoutAssessor = of(t.criteria), of(t.assessors)
		for _, a := range t.acceptance {
			d.Acceptance = append(d.Acceptance, acceptance{a.Name, a.Ranks})
		}
		doc.Robustness = &d
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(doc)
}
