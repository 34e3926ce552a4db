package main

import (
	"encoding/json"
	"errors"
	"io"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
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
	return sheet.WriteCSV(out, func(row func(...string) error) error {
		err := row(append(slices.Clone(r.header), addedColumns...)...)
		for _, p := range r.people {
			cells := append(p.row.Cells(), p.boxText(), p.Finding.Outcome().String(), plain(p.ToPerformance), plain(p.ToPotential), p.Finding.Code(), p.Finding.Explanation(r.lang))
			err = errors.Join(err, row(cells...))
		}
		return err
	})
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
	doc := struct {
		Language        merit.Language      `json:"language"`
		AsOf            merit.Date          `json:"asOf"`
		PerformanceCuts cuts                `json:"performanceCuts"`
		PotentialCuts   cuts                `json:"potentialCuts"`
		ExampleCuts     bool                `json:"exampleCuts"`
		Officials       []official          `json:"officials"`
		Problems        []sheet.ProblemJSON `json:"problems"`
	}{Language: r.lang, AsOf: r.when.AsOf, ExampleCuts: r.example, Officials: []official{}, Problems: sheet.ProblemsJSON(r.problems),
		PerformanceCuts: cuts{r.cuts[performance].Middle.String(), r.cuts[performance].High.String()},
		PotentialCuts:   cuts{r.cuts[potential].Middle.String(), r.cuts[potential].High.String()}}
	for _, p := range r.people {
		doc.Officials = append(doc.Officials, official{p.row.Line, p.name, p.post, plain(p.scores[performance]), plain(p.scores[potential]), p.Box,
			plain(p.ToPerformance), plain(p.ToPotential), p.Finding})
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(doc)
}
