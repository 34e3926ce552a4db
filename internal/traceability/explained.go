package main

import "github.com/seed-133aca06/asnmerit/merit"

// use says where a rule is applied that no finding returns, and which table or test
// has its cases.
type use struct{ why, cases string }

// applied are the rules that fix what words and numbers mean: what breaks them is bad
// input or another number, no verdict, so no finding returns them.
var applied = map[merit.RuleID]use{
	"MER-ECHELON":          {"`merit.Echelon.Level` maps by it", "merit/testdata/echelons.csv"},
	"MER-NIP-PNS":          {"`merit.ParseNIP` reads by it", "merit/testdata/nip.csv"},
	"MER-NIP-PPPK":         {"`merit.ParseNIP` reads by it", "merit/testdata/nip.csv"},
	"MER-GRADE":            {"`merit.Grade` orders and names by it", "merit/testdata/grades.csv"},
	"MER-ROLL":             {"`merit.Date.Add` counts by it; findings that depend on it carry the remark `rolled`", "merit/testdata/anniversaries.csv"},
	"RUB-ROUND":            {"`rubric.Score.String` shows by it", "rubric/score_test.go TestRoundingForDisplayIsHalfUpOnce"},
	"RUB-TALENT":           {"`rubric.TalentScheme` is made of it, an example", "rubric/rules_test.go TestTalentExampleIsMarkedAsSuch"},
	"RUB-PROFILE-MATCHING": {"`rubric.Profile` weighs gaps by it", "rubric/profile_test.go TestGapTable"},
	"KSN-INDEX":            {"`kasnindex.Index` reckons by a formula that the caller chooses, for none is proven", "kasnindex/regime_test.go TestTheIndexIsAChoice"},
}

const (
	declares = "the rule declares; it asks for nothing that could fail"
	places   = "every score on the scale has a band; one off the scale is bad input"
)

// impossible says why a cell of the matrix must stay empty.
var impossible = map[string]string{
	"ELG-AGE-COUNT met":                               "it says whether two ways of counting differ and decides nothing: always not applicable",
	"ELG-AGE-COUNT not-met":                           "it says whether two ways of counting differ and decides nothing: always not applicable",
	"ELG-TENURE-DAYS not-met":                         "days that do not count as tenure make it not applicable to them; what is too short the thresholds say",
	"JPT-REORG not-met":                               "posts that were not cut make it not applicable",
	"JPT-ROUTE-FALLBACK not-met":                      "it opens a way where nobody fits and is not applicable where somebody does",
	"JPT-ROUTE-OPEN not-met":                          declares,
	"JPT-ROUTE-OPEN undetermined":                     "it reads the level of the post alone, and a post without one is refused",
	"JPT-ROUTE-OPEN/missing":                          "it reads the level of the post alone, and a post without one is refused",
	"KSN-ASPECTS not-met":                             "an aspect has points or they are not known; points off the scale are bad input",
	"KSN-LEVELS not-met":                              "an indicator has a level or it is not known; a level off the scale is bad input",
	"KSN-BANDS not-met":                               places,
	"KSN-JPTQ not-met":                                places,
	"KSN-ISM2025 not-met":                             places,
	"KSN-IPASN not-met":                               places,
	"JPT-ROUTE-ROTATION-WITHIN at P5Y on the day":     "on the anniversary the ceiling still holds, so the tenure rules answer: case `the fifth anniversary is within the ceiling` of jpt/readings_test.go",
	"JPT-ROUTE-ROTATION-WITHIN at P5Y the day before": "before the anniversary the tenure rules answer: eligibility/testdata/tenure.csv",
	"ELG-TENURE-EVALUATION: Konvensi asnmerit":        "the day from which the five years are counted decides no outcome by itself; that before PP 11/2017 it is a convention the remark `since-statute-early` says",
	"KSN-ISM2025: PermenPANRB 19/2025 Lampiran I":     "it holds the weights of two aspects and of the two parts, which enter the score and decide no band",
}
