package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/big"
	"slices"
	"strconv"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// schemeOfKit is a scheme in the form that rubric.ParseScheme reads, numbers as text.
type schemeOfKit struct {
	Scale    *scaleOfKit      `json:"scale,omitempty"`
	Missing  string           `json:"missing,omitempty"`
	Bands    []bandOfKit      `json:"bands,omitempty"`
	Criteria []criterionOfKit `json:"criteria"`
}

type scaleOfKit struct {
	Low   string `json:"low"`
	High  string `json:"high"`
	Steps int    `json:"steps"`
}

type bandOfKit struct {
	Code string `json:"code"`
	Low  string `json:"low"`
}

type criterionOfKit struct {
	Code    string           `json:"code"`
	Weight  string           `json:"weight"`
	Minimum string           `json:"minimum,omitempty"`
	Scale   *scaleOfKit      `json:"scale,omitempty"`
	Sub     []criterionOfKit `json:"sub,omitempty"`
}

// leaves returns the criteria without parts, in order.
func leaves(criteria []criterionOfKit) []criterionOfKit {
	var out []criterionOfKit
	for _, c := range criteria {
		if c.Sub == nil {
			out = append(out, c)
		}
		out = append(out, leaves(c.Sub)...)
	}
	return out
}

type namedScheme struct {
	ID     string      `json:"id"`
	Scheme schemeOfKit `json:"scheme"`
}

// scoreCase is the candidates of one selection under one scheme.
type scoreCase struct {
	ID         string         `json:"id"`
	Case       string         `json:"case"`   // in words; empty where generated
	Source     string         `json:"source"` // where the numbers were published
	Scheme     string         `json:"scheme"`
	Chain      []string       `json:"chain"`
	Candidates []candidate    `json:"candidates"`
	Results    []any          `json:"results"` // refusal or result, by candidate
	Ranking    *rankingOfKit  `json:"ranking"` // null where missing marks leave it open
	Open       []string       `json:"open"`    // who leaves it open
	Ranges     []rangeOfRanks `json:"ranges"`
}

type candidate struct {
	Name          string            `json:"name"`
	Marks         map[string]string `json:"marks"`
	NotApplicable []string          `json:"notApplicable"`
	Published     string            `json:"published"`
}

type refusal struct {
	Name    string   `json:"name"`
	Refused []string `json:"refused"`
}

type result struct {
	Name         string        `json:"name"`
	Worst        string        `json:"worst"`
	Best         string        `json:"best"`
	Display      string        `json:"display"`
	Band         string        `json:"band"`
	Minimums     merit.Outcome `json:"minimums"`
	KnockedOutBy []string      `json:"knockedOutBy"`
	OpenMinimums []string      `json:"openMinimums"`
}

type rankingOfKit struct {
	Places     []placeOfKit `json:"places"`
	KnockedOut []string     `json:"knockedOut"`
}

type placeOfKit struct {
	Name      string `json:"name"`
	Rank      int    `json:"rank"`
	Dense     int    `json:"dense"`
	ExAequo   bool   `json:"exAequo"`
	DecidedBy string `json:"decidedBy"`
}

type rangeOfRanks struct {
	Name  string `json:"name"`
	Best  int    `json:"best"`
	Worst int    `json:"worst"`
	Open  bool   `json:"open"`
}

// judge fills in what the library says.
func (c *scoreCase) judge(form schemeOfKit) error {
	text, err := json.Marshal(form)
	if err != nil {
		return err
	}
	scheme, err := rubric.ParseScheme(text)
	if err != nil {
		return err
	}
	c.Open, c.Ranges = []string{}, []rangeOfRanks{}
	var in []rubric.Candidate
	for _, k := range c.Candidates {
		exact := map[string]*big.Rat{}
		for code, mark := range k.Marks {
			r, ok := new(big.Rat).SetString(mark)
			if !ok {
				return fmt.Errorf("mark %q", mark)
			}
			exact[code] = r
		}
		marks, err := scheme.ExactMarks(exact, k.NotApplicable...)
		if err != nil {
			return err
		}
		score, err := scheme.Evaluate(marks)
		if err != nil {
			r := refusal{Name: k.Name}
			for _, e := range merit.FieldErrors(err) {
				r.Refused = append(r.Refused, e.Field)
			}
			c.Results = append(c.Results, r)
			continue
		}
		worst, best := score.Bounds()
		r := result{Name: k.Name, Worst: worst.RatString(), Best: best.RatString(), Display: score.String(), Minimums: score.Minimums(),
			KnockedOutBy: append([]string{}, score.KnockedOutBy()...), OpenMinimums: append([]string{}, score.OpenMinimums()...)}
		if band, ok := score.Band(); ok {
			r.Band = band.Code
		}
		c.Results = append(c.Results, r)
		in = append(in, rubric.Candidate{Name: k.Name, Score: score})
	}
	if err := c.rank(in); err != nil {
		return err
	}
	ranges, err := rubric.RankRanges(in)
	if err != nil {
		return err
	}
	for _, r := range ranges {
		c.Ranges = append(c.Ranges, rangeOfRanks{r.Name, r.Best, r.Worst, r.Open})
	}
	return nil
}

func (c *scoreCase) rank(in []rubric.Candidate) error {
	ranking, err := rubric.Rank(in, c.Chain...)
	if err != nil {
		for _, e := range merit.FieldErrors(err) {
			if e.Err != merit.ErrMissing {
				return err
			}
			if !slices.Contains(c.Open, e.Value) {
				c.Open = append(c.Open, e.Value)
			}
		}
		return nil
	}
	c.Ranking = &rankingOfKit{Places: []placeOfKit{}, KnockedOut: []string{}}
	for _, p := range ranking.Places {
		c.Ranking.Places = append(c.Ranking.Places, placeOfKit{p.Name, p.Rank, p.Dense, p.ExAequo, p.DecidedBy})
	}
	for _, k := range ranking.KnockedOut {
		c.Ranking.KnockedOut = append(c.Ranking.KnockedOut, k.Name)
	}
	return nil
}

// scoreDocument holds the published tables and weights and generated selections.
func scoreDocument(root fs.FS) (document, error) {
	var schemes []namedScheme
	var cases []scoreCase
	for _, read := range []func(fs.FS) ([]namedScheme, []scoreCase, error){publishedTables, publishedWeights, edges, generatedSelections} {
		s, c, err := read(root)
		if err != nil {
			return document{}, err
		}
		schemes, cases = append(schemes, s...), append(cases, c...)
	}
	d := document{schema: "schema/score.schema.json",
		description: "Weighted scores, bands, minimums and rankings. Cases table-N hold the published tables of " + tablesFile + ", cases weights-N the published weights of " + weightsFile + " with made-up marks, cases edge-N one rule each, cases generated-N made-up schemes and marks on their edges.",
		lists:       []jsonList{{"schemes", nil}, {"cases", nil}}}
	forms := map[string]schemeOfKit{}
	for _, s := range schemes {
		forms[s.ID] = s.Scheme
		d.lists[0].items = append(d.lists[0].items, s)
	}
	for _, c := range cases {
		if err := c.judge(forms[c.Scheme]); err != nil {
			return document{}, fmt.Errorf("%s: %w", c.ID, err)
		}
		d.lists[1].items = append(d.lists[1].items, c)
	}
	return d, nil
}

const (
	tablesFile  = "testdata/cases/selection_tables.csv"
	weightsFile = "testdata/cases/selection_weights.csv"
)

// publishedTables are results as they were printed: one total a candidate.
func publishedTables(root fs.FS) ([]namedScheme, []scoreCase, error) {
	s, err := readSheet(root, tablesFile)
	if err != nil {
		return nil, nil, err
	}
	total := namedScheme{"published-total", schemeOfKit{
		Bands:    []bandOfKit{{"falls-short", "0"}, {"close", "68"}, {"meets", "80"}},
		Criteria: []criterionOfKit{{Code: "total", Weight: "100"}}}}
	questions := namedScheme{"published-144-questions", schemeOfKit{
		Bands:    total.Scheme.Bands,
		Criteria: []criterionOfKit{{Code: "total", Weight: "100", Scale: &scaleOfKit{"0", "144", 1}}}}}
	// The counts of right answers of Way Kanan are derived from its percentages.
	right := map[string]string{"94.44": "136", "92.36": "133", "82.64": "119", "81.25": "117", "75.69": "109"}
	var cases []scoreCase
	for i, row := range s.cases() {
		c := scoreCase{ID: fmt.Sprintf("table-%d", i+1), Case: row["case"] + ", " + row["stage"], Source: row["url"], Scheme: total.ID, Chain: []string{}}
		derived := c
		derived.ID, derived.Case, derived.Scheme = c.ID+"-of-144", c.Case+", right answers of 144", questions.ID
		for _, column := range []string{"A", "B", "C", "D", "E", "F"} {
			value := row[column]
			if value == "" {
				continue
			}
			c.Candidates = append(c.Candidates, candidate{column, map[string]string{"total": value}, []string{}, value})
			if n, ok := right[value]; ok {
				derived.Candidates = append(derived.Candidates, candidate{column, map[string]string{"total": n}, []string{}, value})
			}
		}
		cases = append(cases, c)
		if len(derived.Candidates) == len(c.Candidates) {
			cases = append(cases, derived)
		}
	}
	return []namedScheme{total, questions}, cases, nil
}

// publishedWeights are the weights of real selections, those that are printed in
// full, with marks of the kit's own.
func publishedWeights(root fs.FS) ([]namedScheme, []scoreCase, error) {
	s, err := readSheet(root, weightsFile)
	if err != nil {
		return nil, nil, err
	}
	g := generator(15_2019)
	var schemes []namedScheme
	var cases []scoreCase
	for i, row := range s.cases() {
		form, whole := schemeOfKit{}, 0
		for _, c := range []struct{ column, code string }{{"rekam_jejak", "record"}, {"asesmen", "assessment"}, {"makalah", "paper"}, {"wawancara", "interview"}} {
			weight, err := strconv.Atoi(row[c.column])
			if err != nil {
				continue // not printed
			}
			whole += weight
			form.Criteria = append(form.Criteria, criterionOfKit{Code: c.code, Weight: row[c.column]})
		}
		if whole != 100 {
			continue
		}
		id := fmt.Sprintf("weights-%d", i+1)
		schemes = append(schemes, namedScheme{id, form})
		cases = append(cases, scoreCase{ID: id, Case: row["case"] + ", marks made up", Source: row["url"], Scheme: id,
			Chain: []string{"interview", "assessment"}, Candidates: candidates(&g, form, 4)})
	}
	return schemes, cases, nil
}

// edges are set by hand, one rule each.
func edges(fs.FS) ([]namedScheme, []scoreCase, error) {
	bands := []bandOfKit{{"low", "0"}, {"middle", "50"}, {"high", "80"}}
	halves := namedScheme{"halves", schemeOfKit{Missing: "provisional", Bands: bands, Criteria: []criterionOfKit{{Code: "a", Weight: "50"}, {Code: "b", Weight: "50"}}}}
	chained := namedScheme{"chained", schemeOfKit{Bands: bands, Criteria: []criterionOfKit{
		{Code: "g", Weight: "50", Sub: []criterionOfKit{{Code: "g1", Weight: "50"}, {Code: "g2", Weight: "50"}}},
		{Code: "b", Weight: "50"},
		{Code: "gate", Weight: "0", Minimum: "3", Scale: &scaleOfKit{"1", "5", 1}}}}}
	fives := namedScheme{"fives", schemeOfKit{Scale: &scaleOfKit{"0", "400", 100}, Criteria: []criterionOfKit{
		{Code: "a", Weight: "60", Scale: &scaleOfKit{"1", "5", 1}}, {Code: "b", Weight: "40"}}}}
	topped := namedScheme{"topped", schemeOfKit{Missing: "reweight", Criteria: []criterionOfKit{{Code: "a", Weight: "50"}, {Code: "b", Weight: "50", Minimum: "100"}}}}
	made := func(names string, codes []string, rows ...[]string) []candidate {
		var out []candidate
		for i, row := range rows {
			c := candidate{Name: names[i : i+1], Marks: map[string]string{}, NotApplicable: []string{}}
			for j, mark := range row {
				switch mark {
				case "":
				case "n/a":
					c.NotApplicable = append(c.NotApplicable, codes[j])
				default:
					c.Marks[codes[j]] = mark
				}
			}
			out = append(out, c)
		}
		return out
	}
	ab, all := []string{"a", "b"}, []string{"g1", "g2", "b", "gate"}
	cases := []scoreCase{
		{Case: "half a hundredth is rounded up, and the band is that of the exact score", Scheme: halves.ID, Chain: []string{},
			Candidates: made("ABCD", ab, []string{"79.99", "80"}, []string{"80", "80"}, []string{"84.29", "84.3"}, []string{"49.99", "50"})},
		{Case: "equal scores without a chain share the place, and the next place is skipped", Scheme: halves.ID, Chain: []string{},
			Candidates: made("DCBA", ab, []string{"70", "80"}, []string{"80", "70"}, []string{"90", "90"}, []string{"60", "60"})},
		{Case: "equal scores are told apart by the first criterion of the chain", Scheme: halves.ID, Chain: []string{"b", "a"},
			Candidates: made("DCBA", ab, []string{"80", "70"}, []string{"70", "80"}, []string{"75", "75"}, []string{"60", "60"})},
		{Case: "the chain decides one place and leaves a tie on it", Scheme: halves.ID, Chain: []string{"b"},
			Candidates: made("CBAD", ab, []string{"80", "70"}, []string{"80", "70"}, []string{"70", "80"}, []string{"60", "60"})},
		{Case: "the second criterion of the chain decides where the first is equal", Scheme: chained.ID, Chain: []string{"g", "gate", "g2"},
			Candidates: made("ABCDE", all, []string{"60", "80", "70", "3"}, []string{"80", "60", "70", "3"}, []string{"70", "70", "70", "4"}, []string{"60", "60", "80", "5"}, []string{"100", "100", "100", "2"})},
		{Case: "a group of the chain is compared by its value", Scheme: chained.ID, Chain: []string{"g"},
			Candidates: made("ABC", all, []string{"60", "80", "70", "3"}, []string{"90", "60", "65", "3"}, []string{"80", "60", "70", "3"})},
		{Case: "a missing mark leaves the ranking open", Scheme: halves.ID, Chain: []string{},
			Candidates: made("ABCD", ab, []string{"80", ""}, []string{"90", "90"}, []string{"30", "30"}, []string{"", ""})},
		{Case: "what does not apply leaves the sum", Scheme: halves.ID, Chain: []string{},
			Candidates: made("ABC", ab, []string{"80", "n/a"}, []string{"n/a", "n/a"}, []string{"n/a", "80"})},
		{Case: "who lacks a mark on a criterion of the chain leaves the ranking open", Scheme: halves.ID, Chain: []string{"a"},
			Candidates: made("AB", ab, []string{"80", "80"}, []string{"n/a", "80"})},
		{Case: "a missing mark can still reach a minimum at the top of its scale, and only with the best mark", Scheme: topped.ID, Chain: []string{},
			Candidates: made("ABCD", ab, []string{"80", ""}, []string{"80", "100"}, []string{"80", "99.99"}, []string{"", "100"})},
		{Case: "the worst mark counts nothing on a scale from 1 to 5", Scheme: fives.ID, Chain: []string{},
			Candidates: made("ABC", ab, []string{"1", "0"}, []string{"3", "50"}, []string{"5", "100"})},
	}
	for i := range cases {
		cases[i].ID = fmt.Sprintf("edge-%d", i+1)
	}
	return []namedScheme{halves, chained, fives, topped}, cases, nil
}

const selections = 72

// generatedSelections are made up so that marks, totals and minimums fall on edges
// and candidates are equal.
func generatedSelections(fs.FS) ([]namedScheme, []scoreCase, error) {
	g := generator(30_2019)
	var schemes []namedScheme
	var cases []scoreCase
	for i := range selections {
		id := fmt.Sprintf("generated-%d", i+1)
		form := schemeOfKit{Missing: one(&g, "refuse", "provisional", "reweight", "worst")}
		if g.below(3) == 0 {
			form.Scale = &scaleOfKit{"0", one(&g, "400", "1000", "5"), 100}
		}
		if g.below(4) > 0 {
			top := 100
			if form.Scale != nil {
				top, _ = strconv.Atoi(form.Scale.High)
			}
			form.Bands = []bandOfKit{{"low", "0"}, {"middle", tenths(top * 5)}, {"high", tenths(top * 8)}}
		}
		number := 0
		form.Criteria = group(&g, form, 0, &number)
		c := scoreCase{ID: id, Scheme: id, Chain: []string{}, Candidates: candidates(&g, form, 3+g.below(4))}
		if g.below(2) == 0 {
			c.Chain = append(c.Chain, one(&g, form.Criteria...).Code)
			if other := one(&g, form.Criteria...).Code; other != c.Chain[0] {
				c.Chain = append(c.Chain, other)
			}
		}
		schemes, cases = append(schemes, namedScheme{id, form}), append(cases, c)
	}
	return schemes, cases, nil
}

// tenths writes a number of tenths.
func tenths(n int) string { return big.NewRat(int64(n), 10).FloatString(1) }

// group makes up the criteria of a group.
func group(g *generator, form schemeOfKit, depth int, number *int) []criterionOfKit {
	weights := one(g, []string{"100"}, []string{"60", "40"}, []string{"50", "50"}, []string{"33.33", "33.33", "33.34"},
		[]string{"20", "25", "20", "35"}, []string{"40", "60", "0"}, []string{"12.5", "37.5", "50"})
	var out []criterionOfKit
	for _, weight := range weights {
		*number++
		c := criterionOfKit{Code: "c" + strconv.Itoa(*number), Weight: weight}
		if depth < 2 && weight != "0" && g.below(4) == 0 {
			c.Sub = group(g, form, depth+1, number)
			if g.below(3) == 0 {
				c.Minimum = "50"
				if form.Scale != nil {
					c.Minimum = tenths(mustAtoi(form.Scale.High) * 5)
				}
			}
		} else {
			c.Scale = one(g, nil, nil, &scaleOfKit{"1", "5", 1}, &scaleOfKit{"0", "144", 1}, &scaleOfKit{"0", "10", 7}, &scaleOfKit{"50", "100", 2})
			if g.below(4) == 0 {
				low, high, _ := ends(c.Scale)
				c.Minimum = tenths((low + high) * 5)
			}
		}
		out = append(out, c)
	}
	return out
}

// mustAtoi reads a number that the generator wrote itself.
func mustAtoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(err)
	}
	return n
}

func ends(s *scaleOfKit) (low, high, steps int) {
	if s == nil {
		return 0, 100, 100
	}
	return mustAtoi(s.Low), mustAtoi(s.High), s.Steps
}

// candidates makes up marks: on the ends of the scale, on and next to its middle,
// where the minimums are, and anywhere. Every third candidate equals an earlier one.
func candidates(g *generator, form schemeOfKit, n int) []candidate {
	var out []candidate
	for i := range n {
		c := candidate{Name: "P" + strconv.Itoa(n-i), Marks: map[string]string{}, NotApplicable: []string{}}
		if i > 0 && g.below(3) == 0 {
			twin := one(g, out...)
			c.Marks, c.NotApplicable = twin.Marks, twin.NotApplicable
			out = append(out, c)
			continue
		}
		for _, leaf := range leaves(form.Criteria) {
			low, high, steps := ends(leaf.Scale)
			span := (high - low) * steps
			above := one(g, 0, span, span/2, span/2-1, span/2+1, g.below(span+1), g.below(span+1), g.below(span+1))
			switch chance := g.below(24); {
			case chance == 0:
				c.NotApplicable = append(c.NotApplicable, leaf.Code)
			case chance == 1, chance <= 3 && form.Missing != "refuse":
				// missing
			default:
				c.Marks[leaf.Code] = big.NewRat(int64(low*steps+above), int64(steps)).RatString()
			}
		}
		out = append(out, c)
	}
	return out
}
