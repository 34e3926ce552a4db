package rubric

import (
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
)

// Two scales of competence that practice keeps apart: one for filling a post, one
// for mapping officials. A score of one is not to be read on the other.
var (
	meetsEdge   = competenceEdge("meets", merit.T("batas bawah memenuhi syarat", "lower edge of meeting the requirements"), 80)
	closeEdge   = competenceEdge("close", merit.T("batas bawah masih memenuhi syarat", "lower edge of still meeting the requirements"), 68)
	optimalEdge = competenceEdge("optimal", merit.T("batas bawah optimal", "lower edge of optimal"), 90)
	fairEdge    = competenceEdge("fair", merit.T("batas bawah cukup optimal", "lower edge of fairly optimal"), 78)

	reasonMeets = &merit.Reason{Code: "meets", Outcome: merit.Met, Text: merit.T(
		"nilai {observed} memenuhi syarat (MS), paling rendah {required}", "score {observed} meets the requirements (MS), from {required} on")}
	reasonClose = &merit.Reason{Code: "close", Outcome: merit.Met, Text: merit.T(
		"nilai {observed} masih memenuhi syarat (MMS), paling rendah {required}", "score {observed} still meets the requirements (MMS), from {required} on")}
	reasonFalls = &merit.Reason{Code: "falls-short", Outcome: merit.NotMet, Text: merit.T(
		"nilai {observed} kurang memenuhi syarat (KMS), di bawah {required}", "score {observed} falls short of the requirements (KMS), below {required}")}

	reasonOptimal = &merit.Reason{Code: "optimal", Outcome: merit.Met, Text: merit.T(
		"nilai {observed} optimal, paling rendah {required}", "score {observed} is optimal, from {required} on")}
	reasonFair = &merit.Reason{Code: "fair", Outcome: merit.Met, Text: merit.T(
		"nilai {observed} cukup optimal, paling rendah {required}", "score {observed} is fairly optimal, from {required} on")}
	reasonLess = &merit.Reason{Code: "less", Outcome: merit.NotMet, Text: merit.T(
		"nilai {observed} kurang optimal, di bawah {required}", "score {observed} is less than optimal, below {required}")}

	competenceBandRule = competenceRule("RUB-BAND-COMPETENCE",
		merit.T("Kategori nilai kompetensi untuk pengisian jabatan", "Bands of competence for filling a post"),
		[]*merit.Param{meetsEdge, closeEdge}, reasonMeets, reasonClose, reasonFalls)
	mappingBandRule = competenceRule("RUB-BAND-MAPPING",
		merit.T("Kategori nilai kompetensi untuk pemetaan", "Bands of competence for mapping officials"),
		[]*merit.Param{optimalEdge, fairEdge}, reasonOptimal, reasonFair, reasonLess)

	competenceBands = MustBands(decimal.Zero, decimal.NewFromInt(100),
		Band{"KMS", merit.T("Kurang Memenuhi Syarat", "falls short of the requirements"), decimal.Zero},
		Band{"MMS", merit.T("Masih Memenuhi Syarat", "still meets the requirements"), edgeOf(closeEdge)},
		Band{"MS", merit.T("Memenuhi Syarat", "meets the requirements"), edgeOf(meetsEdge)})
	mappingBands = MustBands(decimal.Zero, decimal.NewFromInt(100),
		Band{"KO", merit.T("Kurang Optimal", "less than optimal"), decimal.Zero},
		Band{"CO", merit.T("Cukup Optimal", "fairly optimal"), edgeOf(fairEdge)},
		Band{"O", merit.T("Optimal", "optimal"), edgeOf(optimalEdge)})
)

func competenceEdge(name string, label merit.Text, n int64) *merit.Param {
	return merit.MustParam(name, label, merit.ParamValue{From: merit.FirstDay, Value: merit.ScaledOf(n, 0), Confidence: merit.SecondarySource,
		Basis: []merit.Citation{merit.Cite("Praktik penilaian kompetensi")}})
}

func edgeOf(p *merit.Param) decimal.Decimal { return p.At(merit.FirstDay).Value.Decimal() }

func competenceRule(id merit.RuleID, title merit.Text, params []*merit.Param, reasons ...*merit.Reason) *merit.Rule {
	return merit.MustRule(merit.RuleSpec{
		ID: id, Title: title, Standing: merit.StandingPractice, Confidence: merit.SecondarySource,
		Doubt:    merit.T("dari praktik pusat penilaian; peraturannya tidak ditemukan", "from the practice of assessment centres; no regulation was found"),
		Versions: []merit.Version{{From: merit.FirstDay, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("Praktik penilaian kompetensi")}}},
		Params:   params,
		Facts:    []merit.Fact{{Key: "score", Name: merit.T("nilai kompetensi", "competence score")}},
		Reasons:  reasons,
	})
}

// CompetenceBands returns the bands of a competence score for filling a post: KMS
// below 68, MMS from 68, MS from 80, on 0 to 100 (RUB-BAND-COMPETENCE).
func CompetenceBands() *Bands { return competenceBands }

// MappingBands returns the bands of a competence score in a mapping: KO (kurang
// optimal) below 78, CO (cukup optimal) from 78, O (optimal) from 90, on 0 to 100
// (RUB-BAND-MAPPING).
func MappingBands() *Bands { return mappingBands }

// JudgeCompetence judges a competence score for filling a post by
// RUB-BAND-COMPETENCE; a score that is not valid is not known. It returns the error
// of [merit.When.Check] and one for a score off the scale.
func JudgeCompetence(score decimal.NullDecimal, when merit.When) (merit.Finding, error) {
	return judgeBand(competenceBandRule, competenceBands, meetsEdge, closeEdge, [3]*merit.Reason{reasonFalls, reasonClose, reasonMeets}, score, when)
}

// JudgeMapping judges a competence score of a mapping by RUB-BAND-MAPPING; a score
// that is not valid is not known. It returns the error of [merit.When.Check] and one
// for a score off the scale.
func JudgeMapping(score decimal.NullDecimal, when merit.When) (merit.Finding, error) {
	return judgeBand(mappingBandRule, mappingBands, optimalEdge, fairEdge, [3]*merit.Reason{reasonLess, reasonFair, reasonOptimal}, score, when)
}

func judgeBand(rule *merit.Rule, bands *Bands, top, middle *merit.Param, reasons [3]*merit.Reason, score decimal.NullDecimal, when merit.When) (merit.Finding, error) {
	if err := when.Check(); err != nil {
		return merit.Finding{}, err
	}
	if !score.Valid {
		return rule.MissingFacts(when, 1), nil
	}
	i, err := bands.index(score.Decimal)
	if err != nil {
		return merit.Finding{}, err
	}
	edges := [...]*merit.Param{middle, middle, top}
	return merit.Finding{Rule: rule, Reason: reasons[i], Required: edges[i].At(when.Law), Observed: valueOf(score.Decimal), AsOf: when.AsOf, Law: when.Law}, nil
}
