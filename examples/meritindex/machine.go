package main

import (
	"encoding/json"
	"io"

	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
)

// The forms of JSON. Points are exact and text, empty where they are not known.
type (
	jsonBand struct {
		Code string `json:"code"`
		Name string `json:"name"`
	}
	jsonAspect struct {
		Code    string           `json:"code"`
		Name    string           `json:"name"`
		Points  kasnindex.Points `json:"points"`
		Maximum kasnindex.Points `json:"maximum"`
	}
	jsonAssessment struct {
		Score    kasnindex.Points `json:"score"`
		Band     *jsonBand        `json:"band"`
		Aspects  []jsonAspect     `json:"aspects"`
		Missing  []string         `json:"missing"`
		Findings []merit.Finding  `json:"findings"`
	}
	jsonIndicator struct {
		Code     string          `json:"code"`
		Name     string          `json:"name"`
		Self     kasnindex.Level `json:"self"`
		Verified kasnindex.Level `json:"verified"`
	}
	jsonStep struct {
		Code string           `json:"code"`
		From kasnindex.Level  `json:"from"`
		To   kasnindex.Level  `json:"to"`
		Cost int64            `json:"cost"`
		Gain kasnindex.Points `json:"gain"`
	}
	jsonPlan struct {
		Next     jsonBand         `json:"next"`
		Distance kasnindex.Points `json:"distance"`
		Reached  bool             `json:"reached"`
		Score    kasnindex.Points `json:"score"`
		Cost     int64            `json:"cost"`
		Steps    []jsonStep       `json:"steps"`
		Unpriced []string         `json:"unpriced"`
	}
	jsonLeverage struct {
		Code     string           `json:"code"`
		Level    kasnindex.Level  `json:"level"`
		Step     kasnindex.Points `json:"step"`
		Headroom kasnindex.Points `json:"headroom"`
		Alone    bool             `json:"alone"`
	}
	jsonYear struct {
		Year  int              `json:"year"`
		Score kasnindex.Points `json:"score"`
		Band  *jsonBand        `json:"band"`
		Since kasnindex.Points `json:"since"`
		Moved int              `json:"moved"`
	}
	jsonConsequences struct {
		Category     kasnindex.Category `json:"category"`
		Determined   merit.Date         `json:"determined"`
		Approved     merit.Answer       `json:"approved"`
		Exemption    merit.Finding      `json:"exemption"`
		Reevaluation merit.Finding      `json:"reevaluation"`
	}
	jsonRank struct {
		Rank   int              `json:"rank"` // 0 where the score is not known
		Agency string           `json:"agency"`
		Score  kasnindex.Points `json:"score"`
		Tied   bool             `json:"tied"`
	}
	jsonBehind struct {
		Code  string           `json:"code"`
		Share kasnindex.Points `json:"share"`
		Mean  kasnindex.Points `json:"mean"`
		Lost  kasnindex.Points `json:"lost"`
	}
)

// writeJSON writes the report with every finding in full.
func writeJSON(r *report, out io.Writer) error {
	doc := struct {
		Agency       string              `json:"agency"`
		AsOf         merit.Date          `json:"asOf"`
		Language     merit.Language      `json:"language"`
		Instrument   string              `json:"instrument"`
		Governs      bool                `json:"governs"`
		Standing     string              `json:"standing"` // which of the two counts
		Self         jsonAssessment      `json:"self"`
		Verified     jsonAssessment      `json:"verified"`
		Change       kasnindex.Points    `json:"change"`
		Differences  []jsonIndicator     `json:"differences"`
		Consequences *jsonConsequences   `json:"consequences"`
		Plan         *jsonPlan           `json:"plan"`
		Leverages    []jsonLeverage      `json:"leverages"`
		Years        []jsonYear          `json:"years"`
		Ranking      []jsonRank          `json:"ranking"`
		Mean         kasnindex.Points    `json:"mean"`
		Behind       []jsonBehind        `json:"behind"`
		Problems     []sheet.ProblemJSON `json:"problems"`
	}{
		Agency: r.agency, AsOf: r.when.AsOf, Language: r.lang, Instrument: r.instrument.Code(), Governs: r.governs, Standing: "verified",
		Self: r.jsonAssessment(r.Self), Verified: r.jsonAssessment(r.Verified), Change: r.Change, Mean: r.comparison.Mean,
		Differences: []jsonIndicator{}, Leverages: []jsonLeverage{}, Years: []jsonYear{}, Ranking: []jsonRank{}, Behind: []jsonBehind{},
		Problems: sheet.ProblemsJSON(r.problems),
	}
	if r.isSelf {
		doc.Standing = "self"
	}
	for _, d := range r.Indicators {
		doc.Differences = append(doc.Differences, jsonIndicator{d.Code, r.indicatorNamed(d.Code), d.Self, d.Verified})
	}
	if r.consequences {
		d := r.determination
		doc.Consequences = &jsonConsequences{d.Category, d.Determined, d.Approved, r.exemption.Finding, r.reevaluation}
	}
	if r.unplanned == nil && r.higher {
		doc.Plan = &jsonPlan{jsonBand{r.next.Code, r.next.Name.In(r.lang)}, r.distance, r.plan.Reached, r.plan.Score, r.plan.Cost, []jsonStep{}, append([]string{}, r.unpriced()...)}
		for _, m := range r.plan.Improvements {
			doc.Plan.Steps = append(doc.Plan.Steps, jsonStep{m.Code, m.From, m.To, m.Cost, m.Gain})
		}
	}
	for _, l := range r.leverages {
		doc.Leverages = append(doc.Leverages, jsonLeverage{l.Code, l.Level, l.Step, l.Headroom, l.Alone})
	}
	for _, c := range r.changes {
		doc.Years = append(doc.Years, jsonYear{c.Year, c.Score, r.jsonBand(c.Band), c.Since, c.Moved})
	}
	for _, c := range r.comparison.Ranking {
		doc.Ranking = append(doc.Ranking, jsonRank{c.Rank, c.Name, c.Score, c.Tied})
	}
	for _, b := range r.behind {
		doc.Behind = append(doc.Behind, jsonBehind{b.Code, b.Share, b.Mean, b.Lost})
	}
	return encode(out, doc)
}

func (r *report) jsonBand(b band) *jsonBand {
	if b.Code == "" {
		return nil
	}
	return &jsonBand{b.Code, b.Name.In(r.lang)}
}

func (r *report) jsonAssessment(a kasnindex.Assessment) jsonAssessment {
	out := jsonAssessment{Score: a.Score, Band: r.jsonBand(a.Band), Aspects: []jsonAspect{},
		Missing: append([]string{}, a.Missing...), Findings: append([]merit.Finding{}, a.Findings...)}
	for _, s := range a.Aspects {
		out.Aspects = append(out.Aspects, jsonAspect{s.Code, s.Name.In(r.lang), s.Points, s.Maximum})
	}
	return out
}

func encode(out io.Writer, doc any) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(doc)
}
