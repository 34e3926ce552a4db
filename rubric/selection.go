package rubric

import (
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
)

// component is one of the four parts of a selection, with the range that the
// regulation sets for its weight.
type component struct {
	code     string
	name     merit.Text
	min, max *merit.Param
	reasons  [3]*merit.Reason // within, below, above
}

// The ranges: the maxima total exactly 100 %, so they are the only weights inside.
var components = [...]component{
	newComponent("record", merit.T("rekam jejak", "track record"), 15, 20),
	newComponent("assessment", merit.T("asesmen kompetensi", "competence assessment"), 20, 25),
	newComponent("paper", merit.T("makalah", "paper"), 15, 20),
	newComponent("interview", merit.T("wawancara akhir", "final interview"), 30, 35),
}

const (
	within = iota
	below
	above
)

const noteOnlySet merit.NoteSet = 1

var (
	weightsSelectionRule = merit.MustRule(merit.RuleSpec{
		ID:       "RUB-WEIGHTS-SELECTION",
		Title:    merit.T("Bobot komponen seleksi terbuka JPT", "Weights of the parts of an open selection"),
		Standing: merit.StandingMinisterial, Confidence: merit.SecondarySource,
		Doubt:    merit.T("lampiran PermenPANRB 15/2019 tidak dibaca langsung", "the annex of PermenPANRB 15/2019 was not read at first hand"),
		Versions: versionsOfYear(2019, "PermenPANRB 15/2019"),
		Params:   componentParams(),
		Facts:    componentFacts(),
		Reasons:  componentReasons(),
		Notes: []merit.Note{{Code: "only-set", Text: merit.T(
			"Jumlah keempat batas atas tepat 100%, sehingga hanya {param:record-max}, {param:assessment-max}, {param:paper-max}, dan {param:interview-max} yang memenuhi keempat rentang",
			"The four maxima total exactly 100%, so {param:record-max}, {param:assessment-max}, {param:paper-max} and {param:interview-max} are the only weights inside all four ranges")}},
	})

	selection2019 = MustScheme(Spec{
		Name:     merit.T("Seleksi terbuka JPT menurut PermenPANRB 15/2019", "Open selection under PermenPANRB 15/2019"),
		Criteria: componentCriteria(),
	})
)

func newComponent(code string, name merit.Text, low, high int64) component {
	id, en := name.In(merit.Indonesian), name.In(merit.English)
	param := func(suffix string, label merit.Text, n int64) *merit.Param {
		return merit.MustParam(code+suffix, label, merit.ParamValue{From: proven(2019), Value: merit.PercentOf(n, 0),
			Basis: []merit.Citation{merit.Cite("PermenPANRB 15/2019")}, Confidence: merit.SecondarySource})
	}
	reason := func(suffix string, outcome merit.Outcome, text merit.Text) *merit.Reason {
		return &merit.Reason{Code: code + suffix, Outcome: outcome, Text: text}
	}
	span := "{param:" + code + "-min}–{param:" + code + "-max}"
	return component{code: code, name: name,
		min: param("-min", merit.T("bobot terendah "+id, "least weight of the "+en), low),
		max: param("-max", merit.T("bobot tertinggi "+id, "greatest weight of the "+en), high),
		reasons: [...]*merit.Reason{
			within: reason("-within", merit.Met, merit.T("bobot "+id+" {observed} dalam rentang "+span, "the weight of the "+en+", {observed}, lies in the range "+span)),
			below:  reason("-below", merit.NotMet, merit.T("bobot "+id+" {observed} kurang dari {required}", "the weight of the "+en+", {observed}, is below {required}")),
			above:  reason("-above", merit.NotMet, merit.T("bobot "+id+" {observed} lebih dari {required}", "the weight of the "+en+", {observed}, is above {required}")),
		}}
}

func componentParams() (out []*merit.Param) {
	for _, c := range components {
		out = append(out, c.min, c.max)
	}
	return out
}

func componentFacts() (out []merit.Fact) {
	for _, c := range components {
		out = append(out, merit.Fact{Key: c.code, Name: merit.T("bobot "+c.name.In(merit.Indonesian), "weight of the "+c.name.In(merit.English))})
	}
	return out
}

func componentReasons() (out []*merit.Reason) {
	for _, c := range components {
		out = append(out, c.reasons[:]...)
	}
	return out
}

func componentCriteria() (out []Criterion) {
	for _, c := range components {
		out = append(out, Criterion{Code: c.code, Name: c.name, Weight: c.max.At(proven(2019)).Value.Decimal()})
	}
	return out
}

// Selection2019 returns the scheme that committees use for the open selection of
// JPT (seleksi terbuka): record (rekam jejak) 20, assessment (asesmen kompetensi)
// 25, paper (makalah) 20 and interview (wawancara akhir) 35 per cent, each marked
// from 0 to 100 in two decimals. No other weights lie inside the four ranges of
// RUB-WEIGHTS-SELECTION.
//
// Source: PermenPANRB 15/2019, from secondary sources.
func Selection2019() *Scheme { return selection2019 }

// CheckSelectionWeights holds the weights of a scheme against the ranges of
// RUB-WEIGHTS-SELECTION, one finding for each of record, assessment, paper and
// interview, which it knows by these codes at the top of the scheme. A component
// that the scheme does not have is Undetermined, for it may go by another name. It
// returns the error of [merit.When.Check].
//
// Source: PermenPANRB 15/2019, from secondary sources.
func CheckSelectionWeights(s *Scheme, when merit.When) (merit.Verdict, error) {
	if err := when.Check(); err != nil {
		return merit.Verdict{}, err
	}
	if !weightsSelectionRule.InForce(when.Law) {
		return merit.Verdict{Findings: []merit.Finding{weightsSelectionRule.NotGoverning(when)}}, nil
	}
	v := merit.Verdict{}
	for i, c := range components {
		weight, ok := topWeight(s, c.code)
		if !ok {
			v.Findings = append(v.Findings, weightsSelectionRule.MissingFacts(when, 1<<i))
			continue
		}
		low, high := c.min.At(when.Law), c.max.At(when.Law)
		f := merit.Finding{Rule: weightsSelectionRule, Reason: c.reasons[within], Required: high,
			Observed: percentOf(weight), AsOf: when.AsOf, Law: when.Law}
		switch {
		case weight.LessThan(low.Value.Decimal()):
			f.Reason, f.Required, f.Notes = c.reasons[below], low, noteOnlySet
		case weight.GreaterThan(high.Value.Decimal()):
			f.Reason, f.Notes = c.reasons[above], noteOnlySet
		}
		v.Findings = append(v.Findings, f)
	}
	return v, nil
}

// topWeight returns the weight of a criterion at the top of a scheme.
func topWeight(s *Scheme, code string) (decimal.Decimal, bool) {
	if s != nil {
		for _, c := range s.spec.Criteria {
			if c.Code == code {
				return c.Weight, true
			}
		}
	}
	return decimal.Zero, false
}
