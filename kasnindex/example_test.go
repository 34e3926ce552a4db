package kasnindex_test

import (
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
