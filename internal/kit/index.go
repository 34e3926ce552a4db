package main

import (
	"fmt"
	"io/fs"
	"math/big"
	"strconv"

	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
)

type aspectOfKit struct {
	Code    string `json:"code"`
	Weight  string `json:"weight"`
	Maximum string `json:"maximum"`
}

// halfPoint is one of the scores that the 400-point instrument can give.
type halfPoint struct {
	ID           string             `json:"id"`
	Score        string             `json:"score"`
	Category     kasnindex.Category `json:"category"`
	Next         string             `json:"next"`
	Distance     string             `json:"distance"`
	BetweenBands bool               `json:"betweenBands"`
	Index        struct {
		Ratio        shownNumber `json:"ratio"`
		Interpolated shownNumber `json:"interpolated"`
		Stepped      shownNumber `json:"stepped"`
	} `json:"index"`
}

type shownNumber struct {
	Exact   string `json:"exact"`
	Display string `json:"display"`
}

// exactText writes points as a fraction in lowest terms.
func exactText(p kasnindex.Points) (string, error) {
	if !p.Known() {
		return "", nil
	}
	r, ok := new(big.Rat).SetString(p.String())
	if !ok {
		return "", fmt.Errorf("points %q", p)
	}
	return r.RatString(), nil
}

type placed struct {
	Score    string             `json:"score"`
	Category kasnindex.Category `json:"category"`
}

// sheetCase is the points of the eight aspects.
type sheetCase struct {
	ID     string   `json:"id"`
	Points []string `json:"points"`
	placed
}

// levelsCase is the levels of indicators of the case's own.
type levelsCase struct {
	ID         string           `json:"id"`
	Indicators []indicatorOfKit `json:"indicators"`
	Levels     []string         `json:"levels"`
	placed
}

type indicatorOfKit struct {
	Aspect string `json:"aspect"`
	Weight string `json:"weight"`
	Gate   bool   `json:"gate"`
}

// publishedScore is a score that was published, judged on the last day of its year.
type publishedScore struct {
	ID                string             `json:"id"`
	Agency            string             `json:"agency"`
	Assessor          string             `json:"assessor"`
	Status            string             `json:"status"`
	Source            string             `json:"source"`
	Score             string             `json:"score"`
	PublishedCategory string             `json:"publishedCategory"`
	AsOf              merit.Date         `json:"asOf"`
	Law               merit.Date         `json:"law"`
	Category          kasnindex.Category `json:"category"`
	Finding           findingOfKit       `json:"finding"`
}

const scoresFile = "testdata/cases/merit_scores.csv"

func indexDocument(root fs.FS) (document, error) {
	d := document{schema: "schema/index.schema.json",
		description: "Categories and index of the 400-point instrument of Peraturan KASN 9/2019: every half-point score, points of aspects, levels of indicators, and the published scores of " + scoresFile + "."}
	in := kasnindex.KASN2019()
	var aspects []any
	for i, a := range in.Spec().Aspects {
		aspects = append(aspects, aspectOfKit{a.Code, a.Weight.String(), in.Maximum(i).String()})
	}
	d.lists = append(d.lists, jsonList{"aspects", aspects})
	for _, list := range []struct {
		name string
		make func(fs.FS) ([]any, error)
	}{{"scores", halfPoints}, {"sheets", sheets}, {"levels", levels}, {"published", publishedScores}} {
		items, err := list.make(root)
		if err != nil {
			return document{}, fmt.Errorf("%s: %w", list.name, err)
		}
		d.lists = append(d.lists, jsonList{list.name, items})
	}
	return d, nil
}

func halfPoints(fs.FS) ([]any, error) {
	in := kasnindex.KASN2019()
	_, high := in.Spec().Bands.Scale()
	top := int(high.IntPart())
	inForce := merit.On(in.Spec().Valid.From)
	var out []any
	for n := 0; n <= 2*top; n++ {
		score, err := kasnindex.PointsOf(decimal.New(int64(n)*5, -1))
		if err != nil {
			return nil, err
		}
		h := halfPoint{ID: "score-" + score.String(), Score: score.String()}
		if h.Category, err = in.Category(score); err != nil {
			return nil, err
		}
		next, distance, ok, err := in.Next(score)
		if err != nil {
			return nil, err
		}
		if ok {
			h.Next = next.Code
			if h.Distance, err = exactText(distance); err != nil {
				return nil, err
			}
		}
		f, err := in.Classify(score, inForce)
		if err != nil {
			return nil, err
		}
		for _, note := range f.Remarks() {
			h.BetweenBands = h.BetweenBands || note.Code == "between-bands"
		}
		for formula, to := range map[kasnindex.IndexFormula]*shownNumber{
			kasnindex.IndexRatio: &h.Index.Ratio, kasnindex.IndexInterpolated: &h.Index.Interpolated, kasnindex.IndexStepped: &h.Index.Stepped,
		} {
			index, err := kasnindex.Index(score, formula)
			if err != nil {
				return nil, err
			}
			if to.Exact, err = exactText(index); err != nil {
				return nil, err
			}
			to.Display = index.Round()
		}
		out = append(out, h)
	}
	return out, nil
}

// place returns what a score is and its category.
func place(in *kasnindex.Instrument, score kasnindex.Points) (p placed, err error) {
	if p.Score, err = exactText(score); err != nil {
		return placed{}, err
	}
	p.Category, err = in.Category(score)
	return p, err
}

const sheetCases = 48

// sheets are points of the aspects: none, all, and made up, some not known.
func sheets(fs.FS) ([]any, error) {
	g := generator(9_2019)
	in := kasnindex.KASN2019()
	var out []any
	for i := range sheetCases {
		c := sheetCase{ID: fmt.Sprintf("sheet-%d", i+1), Points: []string{}}
		var points []kasnindex.Points
		for a := range in.Spec().Aspects {
			most := 2 * int(in.Maximum(a).Decimal().IntPart())
			halves := most
			switch {
			case i == 0:
				halves = 0
			case i > 1:
				halves = one(&g, most, most/2, most*5/8, g.below(most+1), g.below(most+1))
			}
			p, err := kasnindex.PointsOf(decimal.New(int64(halves)*5, -1))
			if err != nil {
				return nil, err
			}
			if i > 1 && g.below(40) == 0 {
				p = kasnindex.Points{} // not known
			}
			points, c.Points = append(points, p), append(c.Points, p.String())
		}
		score, err := in.ScorePoints(points)
		if err != nil {
			return nil, err
		}
		if c.placed, err = place(in, score); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

const levelsCases = 48

// levels are made-up indicators, for the real weights are not published.
func levels(fs.FS) ([]any, error) {
	g := generator(40_2018)
	var out []any
	for i := range levelsCases {
		c := levelsCase{ID: fmt.Sprintf("levels-%d", i+1)}
		var own [][]kasnindex.Indicator
		var marks []kasnindex.Level
		for _, a := range kasnindex.KASN2019().Spec().Aspects {
			var of []kasnindex.Indicator
			for n, share := range one(&g, []string{"1"}, []string{"0.5", "0.5"}, []string{"0.25", "0.35", "0.4"}) {
				indicator := kasnindex.Indicator{Code: fmt.Sprintf("%s-%d", a.Code, n+1), Weight: a.Weight.Mul(decimal.RequireFromString(share)), Gate: g.below(4) == 0}
				of = append(of, indicator)
				level := strconv.Itoa(g.below(5))
				switch {
				case indicator.Gate && g.below(3) == 0:
					level = "n/a"
				case g.below(80) == 0:
					level = ""
				}
				c.Indicators = append(c.Indicators, indicatorOfKit{a.Code, indicator.Weight.String(), indicator.Gate})
				c.Levels = append(c.Levels, level)
				switch level {
				case "":
					marks = append(marks, kasnindex.NotAssessed)
				case "n/a":
					marks = append(marks, kasnindex.NotApplicable)
				default:
					marks = append(marks, kasnindex.LevelOf(mustAtoi(level)))
				}
			}
			own = append(own, of)
		}
		in, err := kasnindex.KASN2019().WithIndicators(own...)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.ID, err)
		}
		score, err := in.ScoreLevels(marks)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.ID, err)
		}
		if c.placed, err = place(in, score); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

func publishedScores(root fs.FS) ([]any, error) {
	s, err := readSheet(root, scoresFile)
	if err != nil {
		return nil, err
	}
	var out []any
	for i, row := range s.cases() {
		year, err := strconv.Atoi(row["year"])
		if err != nil {
			return nil, err
		}
		score, err := kasnindex.ParsePoints(row["score"])
		if err != nil {
			return nil, err
		}
		in := kasnindex.KASN2019()
		if row["assessor"] == "BKN" {
			in = kasnindex.BKN2024()
		}
		when := merit.On(merit.MustDate(year, 12, 31))
		c := publishedScore{ID: fmt.Sprintf("published-%d", i+1), Agency: row["agency"], Assessor: row["assessor"], Status: row["status"], Source: row["source"],
			Score: row["score"], PublishedCategory: row["published_category"], AsOf: when.AsOf, Law: when.Law}
		if c.Category, err = in.Category(score); err != nil {
			return nil, err
		}
		f, err := in.Classify(score, when)
		if err != nil {
			return nil, err
		}
		c.Finding = kitFinding(f)
		out = append(out, c)
	}
	return out, nil
}
