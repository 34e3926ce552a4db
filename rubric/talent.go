package rubric

import (
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
)

// The weights of the example, in per cent of the group that each stands in.
var (
	talentPerformance = talentWeight("performance", merit.T("kinerja", "performance"), 50)
	talentPotential   = talentWeight("potential", merit.T("potensial", "potential"), 50)
	talentPrimary     = talentWeight("performance-primary", merit.T("kinerja utama", "primary performance"), 60)
	talentReinforcing = talentWeight("performance-reinforcing", merit.T("kinerja penguat", "reinforcing performance"), 40)
	talentCompetence  = talentWeight("potential-competence", merit.T("kompetensi", "competence"), 40)
	talentPower       = talentWeight("potential-capacity", merit.T("potensi", "capacity"), 25)
	talentDegree      = talentWeight("potential-qualification", merit.T("kualifikasi", "qualification"), 20)
	talentMorality    = talentWeight("potential-integrity", merit.T("integritas dan moralitas", "integrity and morality"), 15)

	cutMiddle = talentParam("cut-middle", merit.T("batas kelas menengah", "cut of the middle class"), merit.ScaledOf(60, 0), merit.Unproven, cutNote)
	cutHigh   = talentParam("cut-high", merit.T("batas kelas tinggi", "cut of the high class"), merit.ScaledOf(80, 0), merit.Unproven, cutNote)

	cutNote = merit.T("batas 60 dan 80 hanya dari kode program dan catatan", "the cuts at 60 and 80 are from program code and notes only")

	talentRule = merit.MustRule(merit.RuleSpec{ // TalentScheme, TalentCuts
		ID:       "RUB-TALENT",
		Title:    merit.T("Contoh pembobotan manajemen talenta (SIMATA)", "Example of weights in talent management (SIMATA)"),
		Standing: merit.StandingPractice, Confidence: merit.SecondarySource,
		Doubt: merit.T("contoh dari sumber sekunder; teksnya tidak dibaca langsung dan berlaku wajib mulai 2026", "an example from secondary sources; the text was not read at first hand, and it is mandatory from 2026"),
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: talentDay, Force: merit.NotInForce, Basis: talentBasis(),
				Note: merit.T("pembobotan itu dari tahun 2025", "the weights are of 2025")},
			{From: talentDay, Force: merit.InForce, Basis: talentBasis()},
		},
		Params: []*merit.Param{talentPerformance, talentPotential, talentPrimary, talentReinforcing,
			talentCompetence, talentPower, talentDegree, talentMorality, cutMiddle, cutHigh},
	})

	talentScheme = MustScheme(Spec{
		Name: merit.T("Contoh manajemen talenta (SIMATA)", "Example of talent management (SIMATA)"),
		Criteria: []Criterion{
			talentCriterion(talentPerformance, talentCriterion(talentPrimary), talentCriterion(talentReinforcing)),
			talentCriterion(talentPotential, talentCriterion(talentCompetence), talentCriterion(talentPower),
				talentCriterion(talentDegree), talentCriterion(talentMorality)),
		},
	})

	talentDay = merit.MustDate(2025, time.January, 1)
)

func talentBasis() []merit.Citation {
	return []merit.Citation{merit.Cite("Praktik BKN 2025 manajemen talenta (SIMATA)")}
}

func talentParam(name string, label merit.Text, v merit.Value, confidence merit.Confidence, note merit.Text) *merit.Param {
	return merit.MustParam(name, label, merit.ParamValue{From: talentDay, Value: v, Basis: talentBasis(), Confidence: confidence, Note: note})
}

func talentWeight(name string, label merit.Text, n int64) *merit.Param {
	return talentParam(name, label, merit.PercentOf(n, 0), merit.SecondarySource, merit.Text{})
}

func talentCriterion(p *merit.Param, sub ...Criterion) Criterion {
	return Criterion{Code: p.Name(), Name: p.Label(), Weight: p.At(talentDay).Value.Decimal(), Sub: sub}
}

// TalentScheme returns an example of a scheme for talent management: performance
// 50 and potential 50 per cent with their parts, as BKN's SIMATA has them by
// secondary sources (RUB-TALENT). It is an example, not law.
func TalentScheme() *Scheme { return talentScheme }

// TalentCuts returns the cuts of 60 and 80 that go with [TalentScheme]
// (RUB-TALENT). They are known from program code and notes only.
func TalentCuts() Cuts {
	return Cuts{cutMiddle.At(talentDay).Value.Decimal(), cutHigh.At(talentDay).Value.Decimal()}
}
