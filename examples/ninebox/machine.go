package main

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-133aca06/asnmerit/merit"
)

// addedColumns are those that the CSV has beside those of the file. A distance is
// empty where it is not known and where the class is the highest.
var addedColumns = []string{"box", "promotion", "to_performance", "to_potential", "finding", "explanation"}

// boxText is the number of the box, empty where there is none.
func (p person) boxText() string {
	if p.Box == 0 {
		return ""
	}
	return p.String()
}

func plain(d decimal.NullDecimal) string {
	if !d.Valid {
		return ""
	}
	return d.Decimal.String()
}

// writeCSV writes the file with the columns of before and those added.
func writeCSV(r *report, out io.Writer) error {
	w := csv.NewWriter(out)
	if r.header != nil {
		if err := w.Write(guard(append(append([]string{}, r.header...), addedColumns...))); err != nil {
			return err
		}
	}
	for _, p := range r.people {
		cells := make([]string, len(r.header))
		copy(cells, p.row.All)
		if err := w.Write(guard(append(cells, p.boxText(), p.Finding.Outcome().String(), plain(p.ToPerformance), plain(p.ToPotential), p.Finding.Code(), p.Finding.Explanation(r.lang)))); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// guard keeps spreadsheets from taking a cell for a formula.
func guard(cells []string) []string {
	for i, cell := range cells {
		cells[i] = strings.TrimSpace(cell)
		if cells[i] != "" && strings.ContainsRune("=+-@", rune(cells[i][0])) {
			cells[i] = "'" + cells[i]
		}
	}
	return cells
}

// writeJSON writes every placement with its finding in full. Scores are text, so that
// none becomes a binary fraction on the way.
func writeJSON(r *report, out io.Writer) error {
	type cuts struct {
		Middle string `json:"middle"`
		High   string `json:"high"`
	}
	type official struct {
		Row           int           `json:"row"`
		Name          string        `json:"name"`
		Post          string        `json:"post,omitempty"`
		Performance   string        `json:"performance,omitempty"`
		Potential     string        `json:"potential,omitempty"`
		Box           int           `json:"box,omitempty"`
		ToPerformance string        `json:"toPerformance,omitempty"`
		ToPotential   string        `json:"toPotential,omitempty"`
		Finding       merit.Finding `json:"finding"`
	}
	type problem struct {
		File     string `json:"file"`
		Row      int    `json:"row"`
		Field    string `json:"field"`
		Value    string `json:"value"`
		Kind     string `json:"kind"`
		Expected string `json:"expected"`
	}
	doc := struct {
		Language        merit.Language `json:"language"`
		AsOf            merit.Date     `json:"asOf"`
		PerformanceCuts cuts           `json:"performanceCuts"`
		PotentialCuts   cuts           `json:"potentialCuts"`
		ExampleCuts     bool           `json:"exampleCuts"`
		Officials       []official     `json:"officials"`
		Problems        []problem      `json:"problems"`
	}{Language: r.lang, AsOf: r.when.AsOf, ExampleCuts: r.example, Officials: []official{}, Problems: []problem{},
		PerformanceCuts: cuts{r.cuts[performance].Middle.String(), r.cuts[performance].High.String()},
		PotentialCuts:   cuts{r.cuts[potential].Middle.String(), r.cuts[potential].High.String()}}
	for _, p := range r.people {
		doc.Officials = append(doc.Officials, official{p.row.Line, p.name, p.post, plain(p.scores[performance]), plain(p.scores[potential]), p.Box,
			plain(p.ToPerformance), plain(p.ToPotential), p.Finding})
	}
	for _, e := range r.problems {
		doc.Problems = append(doc.Problems, problem{e.File, e.Row, e.Problem.Field, e.Problem.Value, e.Problem.Err.Error(), e.Problem.Expected})
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(doc)
}
