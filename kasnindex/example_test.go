package kasnindex_test

import (
	"errors"
	"fmt"

	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
)

// A published total is placed in its category.
func ExampleInstrument_Category() {
	score := kasnindex.MustPoints("331.5") // Kota Pontianak, 2023
	category, err := kasnindex.KASN2019().Category(score)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(category, category.In(merit.Indonesian))
	// Output: IV Sangat Baik
}

// A score is placed once: the finding says why, and which category it is.
func ExampleCategoryOf() {
	var finding merit.Finding // may be used again for the next agency
	score := kasnindex.MustPoints("331.5")
	if err := kasnindex.BKN2024().ClassifyInto(&finding, score, merit.On(merit.MustDate(2025, 9, 8))); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(kasnindex.CategoryOf(&finding))
	fmt.Println(finding.Explanation(merit.English))
	// Output:
	// IV
	// score 331.5 is in category IV (very good), which begins at 325
}

// How far is it to the next category?
func ExampleInstrument_Next() {
	score := kasnindex.MustPoints("198") // Kab. Sekadau, 2021
	next, distance, ok, err := kasnindex.KASN2019().Next(score)
	fmt.Println(next.Code, next.Name.In(merit.Indonesian), distance, ok, err)
	// Output: III Baik 52 true <nil>
}

// The points of the eight aspects add up to the score.
func ExampleInstrument_ScorePoints() {
	var aspects []kasnindex.Points
	for _, s := range []string{"35", "32.5", "90", "30", "68", "32.5", "14", "22"} {
		aspects = append(aspects, kasnindex.MustPoints(s))
	}
	score, err := kasnindex.KASN2019().ScorePoints(aspects)
	fmt.Println(score, err)
	// Output: 324 <nil>
}

// The edges of the JPT-filling index are unpublished: the caller supplies them.
func ExampleJPTFilling() {
	edge := func(code, id, en string, low int64) rubric.Band {
		return rubric.Band{Code: code, Name: merit.T(id, en), Low: decimal.NewFromInt(low)}
	}
	bands, err := rubric.NewBands(decimal.Zero, decimal.NewFromInt(100),
		edge("cukup", "Cukup", "fair", 0), edge("baik", "Baik", "good", 75), edge("sangat-baik", "Sangat Baik", "very good", 90))
	if err != nil {
		fmt.Println(err)
		return
	}
	index, err := kasnindex.JPTFilling(bands)
	if err != nil {
		fmt.Println(err)
		return
	}
	band, err := index.Band(kasnindex.MustPoints("83.7")) // Kota Pontianak, 2023
	fmt.Println(band.Name.In(merit.Indonesian), err)
	// Output: Baik <nil>
}

// Which instrument governs a day? The successor's unproven weights must be supplied.
func ExampleFor() {
	in, err := kasnindex.For(merit.MustParseDate("2024-12-20"))
	fmt.Println(in.Code(), err)

	_, err = kasnindex.For(merit.MustParseDate("2026-02-01"))
	fmt.Println(errors.Is(err, merit.ErrMissing))
	// Output:
	// bkn-2024 <nil>
	// true
}

// The successor with weights that a caller assumes for the six unproven aspects.
func ExampleISM2025() {
	ism, err := kasnindex.ISM2025(kasnindex.ISMWeights{
		Talent: decimal.NewFromInt(20), Performance: decimal.NewFromInt(20), Competence: decimal.NewFromInt(10),
		Culture: decimal.NewFromInt(10), Reward: decimal.NewFromInt(10), Discipline: decimal.NewFromInt(10),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	index, err := kasnindex.Corrected(kasnindex.MustPoints("0.82"), kasnindex.MustPoints("0.95"))
	if err != nil {
		fmt.Println(err)
		return
	}
	band, err := ism.Band(index)
	fmt.Println(index, band.Name.In(merit.Indonesian), err)
	// Output: 0.779 Menengah <nil>
}

// The four dimensions of the professionalism index add up.
func ExampleIPASN() {
	index, err := kasnindex.IPASN().ScorePoints([]kasnindex.Points{
		kasnindex.MustPoints("15"), kasnindex.MustPoints("32.5"), kasnindex.MustPoints("25"), kasnindex.MustPoints("5"),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	band, err := kasnindex.IPASN().Band(index)
	fmt.Println(index, band.Name.In(merit.Indonesian), err)
	// Output: 77.5 Sedang <nil>
}

// The same score has several indices: the formula is a choice.
func ExampleIndex() {
	score := kasnindex.MustPoints("258") // Kab. Temanggung, 2023, printed as 0.62
	for _, formula := range []kasnindex.IndexFormula{kasnindex.IndexRatio, kasnindex.IndexInterpolated} {
		index, err := kasnindex.Index(score, formula)
		fmt.Println(formula, index.Round(), err)
	}
	// Output:
	// ratio 0.65 <nil>
	// interpolated 0.62 <nil>
}

// small is an instrument with four indicators.
func small() *kasnindex.Instrument {
	in, err := kasnindex.Load([]byte(`{
		"code": "contoh", "title": {"id": "Contoh", "en": "Example"}, "basis": ["Konvensi contoh"], "scale": 400, "levels": 4,
		"aspects": [{"code": "a", "name": {"id": "Semua", "en": "All"}, "weight": 100, "indicators": [
			{"code": "peta-jabatan", "weight": 40}, {"code": "talent-pool", "weight": 30},
			{"code": "pola-karier", "weight": 20}, {"code": "tpp", "weight": 10, "gate": true}]}],
		"bands": [{"code": "II", "name": {"id": "Kurang", "en": "insufficient"}, "low": 0},
			{"code": "III", "name": {"id": "Baik", "en": "good"}, "low": 250}]}`))
	if err != nil {
		panic(err)
	}
	return in
}

// A custom instrument comes from JSON; every mistake in it is named.
func ExampleLoad() {
	fmt.Println(small().Code(), len(small().Indicators()))
	_, err := kasnindex.Load([]byte(`{"code": "x", "scale": 100, "levels": 4,
		"title": {"id": "X", "en": "X"}, "basis": ["Konvensi contoh"],
		"aspects": [{"code": "a", "name": {"id": "A", "en": "A"}, "weight": 99.99}],
		"bands": [{"code": "b", "name": {"id": "B", "en": "B"}, "low": 10}]}`))
	fmt.Println(err)
	// Output:
	// contoh 4
	// bands[0].low "10": contradictory: want the bottom of the scale, 0: no gap
	// aspects "99.99%": contradictory: want weights that total exactly 100 per cent
}

// A level counts only with evidence.
func ExampleInstrument_Assess() {
	a, err := small().Assess(kasnindex.Sheet{Marks: []kasnindex.Mark{
		{Level: kasnindex.LevelOf(3), Evidence: merit.Yes},
		{Level: kasnindex.LevelOf(3), Evidence: merit.No},
		{Level: kasnindex.LevelOf(2), Evidence: merit.Yes},
		{Level: kasnindex.NotApplicable},
	}}, merit.On(merit.MustParseDate("2023-05-02")))
	fmt.Println(a.Score, a.Score.Round(), a.Band.Name.In(merit.Indonesian), err)
	// Output: 1600/9 177.78 Kurang <nil>
}

// What did the verifier see otherwise?
func ExampleInstrument_Verify() {
	day := merit.On(merit.MustParseDate("2022-03-01"))
	v, err := kasnindex.KASN2019().Verify( // Kota Bandung
		kasnindex.Sheet{Total: kasnindex.MustPoints("365.5")},
		kasnindex.Sheet{Total: kasnindex.MustPoints("359.5")}, day)
	fmt.Println(v.Self.Score, v.Verified.Score, v.Change, err)
	// Output: 365.5 359.5 -6 <nil>
}

// How did an agency develop over the years?
func ExampleHistory() {
	changes, err := kasnindex.History([]kasnindex.Result{ // Kota Magelang
		{Year: 2021, Instrument: kasnindex.KASN2019(), Score: kasnindex.MustPoints("149.5")},
		{Year: 2023, Instrument: kasnindex.KASN2019(), Score: kasnindex.MustPoints("337.5")},
	})
	for _, c := range changes {
		fmt.Println(c.Year, c.Score, c.Band.Code, c.Since, c.Moved)
	}
	fmt.Println(err)
	// Output:
	// 2021 149.5 I  0
	// 2023 337.5 IV 188 3
	// <nil>
}

// May the agency fill senior posts without open selection, and until when?
func ExampleDetermination_Exemption() {
	d := kasnindex.Determination{Category: kasnindex.CategoryIV, Determined: merit.MustParseDate("2022-12-08"), Approved: merit.Yes}
	e, err := d.Exemption(merit.On(merit.MustParseDate("2023-06-01")))
	fmt.Println(e.Finding.Outcome(), e.Finding.Explanation(merit.English))
	fmt.Println(e.Category, e.Approved, e.Valid, err)
	// Output:
	// met category 4: senior posts may be filled from the talent pool without open selection
	// 4 yes 2022-12-08/2024-12-08 <nil>
}

// When is the category evaluated anew?
func ExampleDetermination_Reevaluation() {
	d := kasnindex.Determination{Category: kasnindex.CategoryIII, Determined: merit.MustParseDate("2022-12-08")}
	f, err := d.Reevaluation(merit.On(merit.MustParseDate("2023-06-01")))
	fmt.Println(f.Code(), f.Changes, err)
	// Output: KSN-REEVALUATE/not-due 2023-12-08 <nil>
}

// What is the cheapest way to the next category?
func ExampleInstrument_PlanNext() {
	in := small()
	levels := kasnindex.Levels(2, 1, 3, 2) // 190 points
	// Days of work for a step of each indicator, dearer the higher it goes.
	days := []int64{30, 10, 25, 5}
	plan, next, ok, err := in.PlanNext(levels, func(indicator, level int) (int64, bool) {
		return days[indicator] * int64(level), true
	})
	fmt.Println(next.Name.In(merit.Indonesian), plan.Goal.Sub(plan.From), plan.Cost, ok, err)
	for _, m := range plan.Improvements {
		fmt.Println(m.Code, m.From, m.To, m.Cost, m.Gain)
	}
	// Output:
	// Baik 60 50 true <nil>
	// talent-pool 1 3 50 60
}

// Which indicators can still bring most?
func ExampleInstrument_Leverages() {
	leverages, err := small().Leverages(kasnindex.Levels(2, 1, 3, 2))
	for _, l := range leverages {
		fmt.Println(l.Code, l.Step, l.Headroom, l.Alone)
	}
	fmt.Println(err)
	// Output:
	// talent-pool 30 90 true
	// peta-jabatan 40 80 true
	// pola-karier 20 20 false
	// tpp 10 20 false
	// <nil>
}

// How do agencies stand side by side?
func ExampleCompare() {
	day := merit.On(merit.MustParseDate("2021-12-07"))
	var list []kasnindex.Agency
	for _, row := range [][2]string{{"Kab. Sinjai", "334.5"}, {"Prov. Jawa Tengah", "335.5"}, {"Kota Malang", "256.5"}} {
		a, err := kasnindex.KASN2019().Assess(kasnindex.Sheet{Total: kasnindex.MustPoints(row[1])}, day)
		if err != nil {
			fmt.Println(err)
			return
		}
		list = append(list, kasnindex.Agency{Name: row[0], Assessment: a})
	}
	c, err := kasnindex.Compare(list)
	for _, r := range c.Ranking {
		fmt.Println(r.Rank, r.Name, r.Score)
	}
	fmt.Println(c.Mean.Round(), err)
	// Output:
	// 1 Prov. Jawa Tengah 335.5
	// 2 Kab. Sinjai 334.5
	// 3 Kota Malang 256.5
	// 308.83 <nil>
}
