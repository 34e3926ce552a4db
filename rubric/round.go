package rubric

import "github.com/seed-133aca06/asnmerit/merit"

var (
	roundDay    = merit.FirstDay
	roundPlaces = merit.MustParam("places", merit.T("angka di belakang koma", "decimals"),
		merit.ParamValue{From: roundDay, Value: merit.CountOf(2), Confidence: merit.ProjectConvention,
			Basis: []merit.Citation{merit.Cite("Konvensi asnmerit")}})

	roundRule = merit.MustRule(merit.RuleSpec{ // Score.Rounded
		ID:       "RUB-ROUND",
		Title:    merit.T("Pembulatan untuk tampilan", "Rounding for display"),
		Standing: merit.StandingConvention, Confidence: merit.ProjectConvention,
		Doubt:    merit.T("tidak ada ketentuan yang ditemukan; tabel yang diumumkan memakai dua desimal", "no provision was found; published tables show two decimals"),
		Versions: []merit.Version{{From: merit.FirstDay, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("Konvensi asnmerit")}}},
		Params:   []*merit.Param{roundPlaces},
	})
)
