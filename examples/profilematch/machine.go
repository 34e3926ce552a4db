package main

import (
	"encoding/json"
	"errors"
	"io"
	"math/big"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

var hundred = decimal.NewFromInt(100)

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

// writeCSV writes the file, best first, with the columns of before and those added:
// ranks, factors and totals at the worst and the best, and the gap of each aspect.
func writeCSV(r *report, out io.Writer) error {
	return sheet.WriteCSV(out, func(row func(...string) error) error {
		head := append(slices.Clone(r.header), "rank_best", "rank_worst", "tied", "core_low", "core_high", "secondary_low", "secondary_high", "total_low", "total_high")
		for _, a := range r.aspects {
			head = append(head, "gap_"+a.code)
		}
		err := row(head...)
		for _, p := range r.people {
			cells := append(p.row.Cells(), strconv.Itoa(p.best), strconv.Itoa(p.worst), strconv.FormatBool(p.tied), ratText(p.low.Core), ratText(p.high.Core),
				ratText(p.low.Secondary), ratText(p.high.Secondary), ratText(p.low.Total), ratText(p.high.Total))
			for i, a := range r.aspects {
				gap := "" // not known
				if p.held[i] != 0 {
					gap = strconv.Itoa(p.held[i] - a.required)
				}
				cells = append(cells, gap)
			}
			err = errors.Join(err, row(cells...))
		}
		return err
	})
}

// writeJSON writes everything, exact numbers as text.
func writeJSON(r *report, out io.Writer) error {
	type aspectDoc struct {
		Code     string `json:"code"`
		Name     string `json:"name"`
		Factor   string `json:"factor"`
		Required int    `json:"required"`
	}
	type gap struct {
		Aspect string `json:"aspect"`
		Held   *int   `json:"held"` // null where it is not known
		Gap    *int   `json:"gap"`
		Low    string `json:"weightLow"`
		High   string `json:"weightHigh"`
	}
	type official struct {
		Row           int    `json:"row"`
		Name          string `json:"name"`
		RankBest      int    `json:"rankBest"`
		RankWorst     int    `json:"rankWorst"`
		Tied          bool   `json:"tied"`
		CoreLow       string `json:"coreLow,omitempty"`
		CoreHigh      string `json:"coreHigh,omitempty"`
		SecondaryLow  string `json:"secondaryLow,omitempty"`
		SecondaryHigh string `json:"secondaryHigh,omitempty"`
		TotalLow      string `json:"totalLow"`
		TotalHigh     string `json:"totalHigh"`
		Gaps          []gap  `json:"gaps"`
	}
	doc := struct {
		Language  merit.Language      `json:"language"`
		Rule      string              `json:"rule"`
		Core      string              `json:"core"`
		Excess    rubric.ExcessPolicy `json:"excess"`
		Aspects   []aspectDoc         `json:"aspects"`
		Officials []official          `json:"officials"`
		Problems  []sheet.ProblemJSON `json:"problems"`
	}{Language: r.lang, Rule: string(rule().ID()), Core: r.share().String(), Excess: r.excess, Aspects: []aspectDoc{}, Officials: []official{}, Problems: sheet.ProblemsJSON(r.problems)}
	for _, a := range r.aspects {
		factor := "secondary"
		if a.core {
			factor = "core"
		}
		doc.Aspects = append(doc.Aspects, aspectDoc{a.code, a.name.In(r.lang), factor, a.required})
	}
	for _, p := range r.people {
		o := official{p.row.Line, p.name, p.best, p.worst, p.tied, ratText(p.low.Core), ratText(p.high.Core), ratText(p.low.Secondary), ratText(p.high.Secondary),
			ratText(p.low.Total), ratText(p.high.Total), nil}
		for i, a := range r.aspects {
			g := gap{Aspect: a.code, Low: ratText(p.low.Weights[i]), High: ratText(p.high.Weights[i])}
			if held := p.held[i]; held != 0 {
				difference := held - a.required
				g.Held, g.Gap = &held, &difference
			}
			o.Gaps = append(o.Gaps, g)
		}
		doc.Officials = append(doc.Officials, o)
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(doc)
}
