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

func ExampleParseScheme() {
	_, err := rubric.ParseScheme([]byte(`{"criteria": [
		{"code": "paper", "weight": 40, "minimun": 60},
		{"code": "interview", "weight": 59.99}
	]}`))
	fmt.Println(err)
	// Output:
	// criteria[0].minimun "minimun": unknown: want one of code, name, weight, scale, minimum, sub
	// criteria.weight "99.99": contradictory: want weights of exactly 100 % together
}

func ExampleScore_Trace() {
	scheme := rubric.Selection2019()
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
	for _, step := range score.Trace() {
		fmt.Println(step.Text(merit.Indonesian))
	}
	fmt.Println("ditampilkan", score)
	// Output:
	// rekam jejak: 80 (80%) × 20% = 16; jumlah 16
	// asesmen kompetensi: 76,48 (76,48%) × 25% = 19,12; jumlah 35,12
	// makalah: 90,1 (90,1%) × 20% = 18,02; jumlah 53,14
	// wawancara akhir: 89,55 (89,55%) × 35% = 31,3425; jumlah 84,4825
	// ditampilkan 84.48
}

func ExamplePanel() {
	mark := func(n int64) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.NewFromInt(n)) }
	panel, err := rubric.NewPanel(rubric.PanelSpec{
		Assessors:  []string{"chair", "academic", "expert", "kin of B"},
		Subjects:   []string{"A", "B", "C"},
		Marks:      [][]decimal.NullDecimal{{mark(80), mark(82), mark(78), mark(75)}, {mark(70), mark(72), mark(71), mark(99)}, {mark(60), mark(66), mark(61), mark(70)}},
		Exclusions: []rubric.Exclusion{{Assessor: "kin of B", Subject: "B", Reason: "brother of B"}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	mean, _ := panel.Mean("B")
	trimmed, _ := panel.TrimmedMean("B")
	fmt.Println("mean", mean, "of", mean.Assessors, "assessors; trimmed", trimmed)
	fmt.Println("W", panel.KendallW(), "ICC(2,1)", panel.ICCSingle(), "ICC(2,k)", panel.ICCAverage())
	// Output:
	// mean 71.00 of 3 assessors; trimmed too-few-assessors
	// W 1.00 ICC(2,1) 0.94 ICC(2,k) 0.98
}

func ExampleWeightIntervals() {
	scheme := rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{
		{Code: "paper", Weight: decimal.NewFromInt(40)}, {Code: "interview", Weight: decimal.NewFromInt(60)}}})
	var candidates []rubric.Candidate
	for _, c := range [][3]string{{"Agus", "85", "70"}, {"Budi", "70", "78"}, {"Citra", "60", "60"}} {
		m, _ := scheme.Marks(marks("paper", c[1], "interview", c[2]))
		score, _ := scheme.Evaluate(m)
		candidates = append(candidates, rubric.Candidate{Name: c[0], Score: score})
	}
	intervals, err := rubric.WeightIntervals(candidates, 3)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, w := range intervals {
		fmt.Printf("%s %s: the first place holds from %s to %s per cent\n", w.Code, w.Weight.RatString(), w.FirstLow.RatString(), w.FirstHigh.RatString())
	}
	// Output:
	// paper 40: the first place holds from 800/23 to 100 per cent
	// interview 60: the first place holds from 0 to 1500/23 per cent
}

func ExampleMatchJob() {
	held := map[rubric.Competence]int{}
	for _, c := range rubric.Competences() {
		held[c] = 4
	}
	held[rubric.ManagingChange] = 3
	delete(held, rubric.NationalUnity) // not assessed
	match, err := rubric.MatchJob(merit.JPTPratama, held, merit.On(merit.MustDate(2025, time.December, 13)))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(match.Verdict().Outcome(), match.Percent == nil)
	for _, f := range match.Findings {
		if f.Outcome() != merit.Met {
			fmt.Println(f.Remarks()[0].Text.In(merit.English)+":", f.Explanation(merit.English))
		}
	}
	// Output:
	// not-met true
	// Competence: managing change: level 3 is below the required level 4
	// Competence: national unity: not known: level of national unity
}

func ExampleNineBox_Place() {
	box := rubric.NineBox{
		Performance:     decimal.NewNullDecimal(decimal.RequireFromString("78.5")),
		Potential:       decimal.NewNullDecimal(decimal.NewFromInt(85)),
		PerformanceCuts: rubric.TalentCuts(), PotentialCuts: rubric.TalentCuts(), // an example; agencies set their own
	}
	placement, err := box.Place(merit.On(merit.MustDate(2025, time.December, 13)))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("box", placement, "is", placement.ToPerformance.Decimal, "points of performance from the next")
	fmt.Println(placement.Finding.Explanation(merit.Indonesian))
	// Output:
	// box 8 is 1.5 points of performance from the next
	// kotak 8 termasuk kotak promosi, dari kotak 7
}

func ExampleProfile_Match() {
	match, err := rubric.Profile{Aspects: []rubric.ProfileAspect{
		{Code: "integrity", Core: true, Required: 4, Held: 4},
		{Code: "change", Core: true, Required: 4, Held: 3},
		{Code: "service", Required: 3, Held: 4},
	}}.Match()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(match, "core", match.Core.FloatString(2), "secondary", match.Secondary.FloatString(2))
	// Output:
	// 4.50 core 4.50 secondary 4.50
}

// The weights of a group are exactly 100 %, and every problem is named at once.
func ExampleNewScheme() {
	_, err := rubric.NewScheme(rubric.Spec{Criteria: []rubric.Criterion{
		{Code: "paper", Weight: decimal.NewFromInt(40)},
		{Code: "paper", Weight: decimal.NewFromInt(50)},
	}})
	fmt.Println(err)
	// Output:
	// criteria[1].code "paper": contradictory: want a code that no other criterion has
	// criteria.weight "90": contradictory: want weights of exactly 100 % together
}

// A mark off its scale and a code that the scheme lacks are refused before anything is
// added up.
func ExampleScheme_Marks() {
	_, err := rubric.Selection2019().Marks(marks("record", "800", "interveiw", "77"))
	fmt.Println(err)
	// Output:
	// marks.interveiw "interveiw": unknown: want the code of a criterion of the scheme
	// marks.record "800": out of range: want a number from 0 to 100
}

// openCandidates are three of whom one has no mark for the interview yet.
func openCandidates() []rubric.Candidate {
	scheme := rubric.MustScheme(rubric.Spec{Missing: rubric.Provisional, Criteria: []rubric.Criterion{
		{Code: "paper", Weight: decimal.NewFromInt(40)},
		{Code: "interview", Weight: decimal.NewFromInt(60)},
	}})
	var out []rubric.Candidate
	for _, c := range []struct {
		name  string
		given map[string]decimal.Decimal
	}{{"Agus", marks("paper", "85", "interview", "70")}, {"Budi", marks("paper", "70", "interview", "82")}, {"Citra", marks("paper", "90")}} {
		m, _ := scheme.Marks(c.given)
		score, _ := scheme.Evaluate(m)
		out = append(out, rubric.Candidate{Name: c.name, Score: score})
	}
	return out
}

// Which ranks does a missing mark leave open?
func ExampleRankRanges() {
	ranges, err := rubric.RankRanges(openCandidates())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range ranges {
		fmt.Println(r.Name, r.Best, "to", r.Worst)
	}
	// Output:
	// Agus 2 to 3
	// Budi 1 to 2
	// Citra 1 to 3
}

// Would another be first without one of the criteria?
func ExampleLeaveOneOut() {
	influences, err := rubric.LeaveOneOut(openCandidates()[:2], 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, i := range influences {
		fmt.Println("without", i.Without, i.First, i.FirstChanges)
	}
	// Output:
	// without paper [Budi] false
	// without interview [Agus] true
}

// How often would each be first if the weights were others? The seed makes it repeatable.
func ExampleRankAcceptability() {
	accepted, err := rubric.RankAcceptability(openCandidates()[:2], rubric.Sampling{Samples: 1000, Seed: 1, Spread: 20})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range accepted {
		fmt.Println(a.Name, a.Ranks)
	}
	// Output:
	// Agus [356 644]
	// Budi [644 356]
}

// What do the criteria weigh among these candidates, against what they weigh on paper?
func ExampleEffectiveWeights() {
	weights, err := rubric.EffectiveWeights(openCandidates()[:2])
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, w := range weights {
		fmt.Println(w.Code, w.Nominal.FloatString(0), w.Effective.FloatString(1))
	}
	// Output:
	// paper 40 -500.0
	// interview 60 600.0
}
