package rubric_test

import (
	"fmt"
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
)

// marks returns marks from decimal literals.
func marks(pairs ...string) map[string]decimal.Decimal {
	out := map[string]decimal.Decimal{}
	for i := 0; i < len(pairs); i += 2 {
		out[pairs[i]] = decimal.RequireFromString(pairs[i+1])
	}
	return out
}

func ExampleScheme_Evaluate() {
	scheme := rubric.Selection2019() // 20/25/20/35
	m, err := scheme.Marks(marks("record", "80", "assessment", "76.48", "paper", "90.10", "interview", "89.55"))
	if err != nil {
		fmt.Println(err)
		return
	}
	score, err := scheme.Evaluate(m)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(score, "exactly", score.Exact().RatString())

	_, err = scheme.Marks(marks("record", "101", "essay", "90"))
	fmt.Println(err)
	// Output:
	// 84.48 exactly 33793/400
	// marks.essay "essay": unknown: want the code of a criterion of the scheme
	// marks.record "101": out of range: want a number from 0 to 100
}

func ExampleCheckSelectionWeights() {
	weights := func(record, assessment, paper, interview int64) *rubric.Scheme {
		return rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{
			{Code: "record", Weight: decimal.NewFromInt(record)},
			{Code: "assessment", Weight: decimal.NewFromInt(assessment)},
			{Code: "paper", Weight: decimal.NewFromInt(paper)},
			{Code: "interview", Weight: decimal.NewFromInt(interview)},
		}})
	}
	when := merit.On(merit.MustDate(2023, time.February, 26))
	for _, scheme := range []*rubric.Scheme{weights(20, 25, 20, 35), weights(20, 20, 25, 35)} {
		v, err := rubric.CheckSelectionWeights(scheme, when)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(v.Outcome())
		for _, f := range v.Findings {
			if f.Outcome() == merit.NotMet {
				fmt.Println(f.Explanation(merit.English))
			}
		}
	}
	// Output:
	// met
	// not-met
	// the weight of the paper, 25%, is above 20%
}

func ExampleRank() {
	scheme := rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{
		{Code: "paper", Weight: decimal.NewFromInt(40)},
		{Code: "interview", Weight: decimal.NewFromInt(60)},
	}})
	candidate := func(name, paper, interview string) rubric.Candidate {
		m, _ := scheme.Marks(marks("paper", paper, "interview", interview))
		score, _ := scheme.Evaluate(m)
		return rubric.Candidate{Name: name, Score: score}
	}
	ranking, err := rubric.Rank([]rubric.Candidate{
		candidate("Dewi", "70", "80"), candidate("Agus", "85", "70"), candidate("Budi", "70", "80"), candidate("Citra", "80", "70"),
	}, "interview")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range ranking.Places {
		fmt.Printf("%d %d %s %s %t %q\n", p.Rank, p.Dense, p.Name, p.Score, p.ExAequo, p.DecidedBy)
	}
	fmt.Println(ranking.Announce(3))
	// Output:
	// 1 1 Budi 76.00 true ""
	// 1 1 Dewi 76.00 true ""
	// 3 2 Agus 76.00 false "interview"
	// 4 3 Citra 74.00 false ""
	// [Agus Budi Dewi]
}
