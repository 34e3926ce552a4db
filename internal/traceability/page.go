package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/seed-133aca06/asnmerit/internal/cases"
	"github.com/seed-133aca06/asnmerit/merit"
)

// render returns the generated files by their path below the root.
func render(rules []*merit.Rule, given []cases.Given) (map[string][]byte, error) {
	matrix, err := lines(given)
	if err != nil {
		return nil, err
	}
	return map[string][]byte{"docs/traceability.md": page(rules, given), "docs/traceability.csv": matrix}, nil
}

// caseOf returns the name of a case: the row of a table, or the test.
func caseOf(g cases.Given) string {
	if g.Row != "" {
		return g.Row
	}
	return g.Test
}

// lines returns the matrix: one line for each finding of each case. Of a case that
// gave a rule's reason several times one line stands.
func lines(given []cases.Given) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	out := [][]string{{"rule", "outcome", "reason", "case", "says", "asof", "law", "articles"}}
	for _, g := range given {
		line := []string{string(g.Rule), g.Outcome.String(), g.Reason, caseOf(g), g.Case, g.AsOf.String(), g.Law.String(), strings.Join(g.Basis, "; ")}
		if !slices.Equal(line, out[len(out)-1]) {
			out = append(out, line)
		}
	}
	if err := w.WriteAll(out); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func page(rules []*merit.Rule, given []cases.Given) []byte {
	var b bytes.Buffer
	b.WriteString("# Traceability\n\n")
	b.WriteString("Rule by case by article, from what the tests of the five packages really gave. Written by `go generate ./internal/traceability`; do not edit. ")
	b.WriteString("Every finding of every case is a line of [traceability.csv](traceability.csv). ")
	b.WriteString("CI fails where a rule has no finding, an outcome or a reason no case, an article no case that cites it, a first day of the law no case on it and on the day before, ")
	b.WriteString("or a threshold no case on its day, the day before and the day after, unless this page says why it cannot have one.\n\n")
	b.WriteString("A case is a row of a table, such as `tenure.csv#3` for its third, or a test. A number is how many rows of tables have the outcome; the case beside it is the first.\n")
	b.WriteString("\n## From the rule to the cases\n\n| rule | met | not met | cannot tell | not applicable | the law changes on | thresholds |\n|---|---|---|---|---|---|---|\n")
	for _, r := range rules {
		if u, found := applied[r.ID()]; found {
			fmt.Fprintf(&b, "| %s | no finding: %s; cases in %s | | | | | |\n", link(r), u.why, place(u.cases))
			continue
		}
		found := slices.DeleteFunc(slices.Clone(given), func(g cases.Given) bool { return g.Rule != r.ID() })
		fmt.Fprintf(&b, "| %s |", link(r))
		for _, o := range []merit.Outcome{merit.Met, merit.NotMet, merit.Undetermined, merit.NotApplicable} {
			fmt.Fprintf(&b, " %s |", cell(r, found, o))
		}
		var days []string
		for _, day := range changes(r) {
			days = append(days, day.String())
		}
		fmt.Fprintf(&b, " %s | %s |\n", strings.Join(days, ", "), strings.Join(lengths(found), ", "))
	}
	b.WriteString("\nFor each day on which the law changes there is a case on it and one on the day before; for each threshold one on its day, the day before and the day after.\n")

	b.WriteString("\n## From the article to the rules and cases\n\n| article | rules | cases |\n|---|---|---|\n")
	articles := map[string]map[merit.RuleID]bool{}
	counted := map[string]map[string]bool{}
	for _, r := range rules {
		for _, c := range cited(r) {
			if articles[c] == nil {
				articles[c], counted[c] = map[merit.RuleID]bool{}, map[string]bool{}
			}
			articles[c][r.ID()] = true
		}
	}
	for _, g := range given {
		for _, c := range g.Basis {
			if counted[c] != nil {
				counted[c][caseOf(g)] = true
			}
		}
	}
	for _, c := range slices.Sorted(maps.Keys(articles)) {
		var ids []string
		for _, r := range rules {
			if articles[c][r.ID()] {
				ids = append(ids, link(r))
			}
		}
		fmt.Fprintf(&b, "| %s | %s | %d |\n", c, strings.Join(ids, ", "), len(counted[c]))
	}

	b.WriteString("\n## What cannot occur, and why\n\n| cell | why it is empty |\n|---|---|\n")
	for _, key := range slices.Sorted(maps.Keys(impossible)) {
		fmt.Fprintf(&b, "| %s | %s |\n", key, impossible[key])
	}
	return b.Bytes()
}

func link(r *merit.Rule) string {
	return fmt.Sprintf("[%s](rules.md#%s)", r.ID(), strings.ToLower(string(r.ID())))
}

// place links a table or a test.
func place(s string) string {
	file, name, found := strings.Cut(s, " ")
	if !found {
		file, _, _ = strings.Cut(s, "#")
		name = s[strings.LastIndexByte(s, '/')+1:]
	}
	return "[" + name + "](../" + file + ")"
}

// cell counts the rows with an outcome and links the first.
func cell(r *merit.Rule, found []cases.Given, o merit.Outcome) string {
	rows := map[string]bool{}
	first := ""
	for _, g := range found {
		if g.Outcome == o && g.Row != "" {
			rows[g.Row] = true
			if first == "" {
				first = g.Row
			}
		}
	}
	if first == "" {
		if impossible[fmt.Sprintf("%s %s", r.ID(), o)] != "" {
			return "cannot occur"
		}
		return "–"
	}
	return fmt.Sprintf("%d: %s", len(rows), place(first))
}
