package eligibility

import "github.com/seed-133aca06/asnmerit/merit"

// The facts that tenure rules read, by their place in each rule.
const (
	needLevel merit.FactSet = 1 << iota
	needInauguration
	needCircularEnd
)

var (
	factLevel        = merit.Fact{Key: "level", Name: merit.T("jenjang jabatan", "level of the post")}
	factInauguration = merit.Fact{Key: "inaugurated", Name: merit.T("tanggal pelantikan", "date of inauguration")}
	factCircularEnd  = merit.Fact{Key: "circular-2020-in-force", Name: merit.T("apakah SE MenPANRB 52/2020 berlaku pada hari itu", "whether SE MenPANRB 52/2020 was in force on the day")}
)

// The ways in which a tenure rule comes out.
var (
	reasonReached = &merit.Reason{Code: "reached", Outcome: merit.Met, Text: merit.T(
		"masa jabatan {observed} mencapai paling singkat {required}", "tenure of {observed} reaches the least tenure of {required}")}
	reasonTooShort = &merit.Reason{Code: "too-short", Outcome: merit.NotMet, Text: merit.T(
		"masa jabatan {observed} belum mencapai paling singkat {required}", "tenure of {observed} is short of the least tenure of {required}")}
	reasonTooLong = &merit.Reason{Code: "too-long", Outcome: merit.NotMet, Text: merit.T(
		"masa jabatan {observed} melewati paling lama {required}", "tenure of {observed} is past the greatest tenure of {required}")}
	reasonNotBegun = &merit.Reason{Code: "not-begun", Outcome: merit.NotMet, Text: merit.T(
		"belum dilantik pada {asof}; masa jabatan paling singkat {required}", "not yet inaugurated on {asof}; the least tenure is {required}")}
	reasonNotJPT = &merit.Reason{Code: "not-jpt", Outcome: merit.NotApplicable, Text: merit.T(
		"hanya mengatur JPT, bukan {observed}", "governs senior leadership posts (JPT) only, not {observed}")}
	reasonDue = &merit.Reason{Code: "due", Outcome: merit.Met, Text: merit.T(
		"masa jabatan {observed} mencapai {required}: evaluasi jatuh tempo", "tenure of {observed} has reached {required}: the evaluation is due")}
	reasonNotDue = &merit.Reason{Code: "not-due", Outcome: merit.NotMet, Text: merit.T(
		"masa jabatan {observed} belum mencapai {required}: evaluasi belum jatuh tempo", "tenure of {observed} has not reached {required}: the evaluation is not due")}
	reasonEvaluateInstead = &merit.Reason{Code: "evaluation-instead", Outcome: merit.NotMet, Text: merit.T(
		"masa jabatan {observed} melewati paling lama {required}: jalurnya evaluasi lima tahunan, bukan uji kompetensi untuk mutasi",
		"tenure of {observed} is past the greatest tenure of {required}: the way is the five-year evaluation, not the competence test for mutation")}
)

const noteSofter merit.NoteSet = 1

var softerNote = merit.Note{Code: "softer-than-statute", Text: merit.T(
	"Ambang ini lebih longgar daripada PP 11/2017 Pasal 131, 132, dan 190, yang mensyaratkan {param:statute-minimum} sampai {param:statute-maximum}; rotasi tetap memerlukan uji kompetensi",
	"This threshold is softer than PP 11/2017 Pasal 131, 132 and 190, which ask for {param:statute-minimum} to {param:statute-maximum}; a rotation still needs the competence test")}

var (
	mutationRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-TENURE-MUTATION",
		Title:    merit.T("Masa jabatan untuk mutasi", "Tenure for mutation"),
		Standing: merit.StandingPractice, Confidence: merit.PracticeOnly,
		Doubt: merit.T("satu tahun adalah ambang bawaan produk; hanya SE MenPANRB 52/2020 pernah menetapkannya", "one year is the product's own default; only SE MenPANRB 52/2020 ever set it"),
		Versions: []merit.Version{
			beforePP11,
			{From: pp11Day, Until: reliefMonth, Force: merit.InForce, Basis: productDefault},
			{From: reliefMonth, Until: reliefEndedBy, Force: merit.InForce, Basis: append(productDefault[:2:2], merit.Cite("SE MenPANRB 52/2020"))},
			{From: reliefEndedBy, Force: merit.InForce, Basis: productDefault},
		},
		Params:  []*merit.Param{mutationDefault, mutationLeast, mutationMost, reliefLeast},
		Facts:   []merit.Fact{factLevel, factInauguration, factCircularEnd},
		Reasons: []*merit.Reason{reasonReached, reasonTooShort, reasonTooLong, reasonNotBegun},
		Notes:   []merit.Note{softerNote},
	})

	mutationStatuteRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-TENURE-MUTATION-STATUTE",
		Title:    merit.T("Masa jabatan untuk mutasi menurut PP", "Tenure for mutation under the government regulation"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: []merit.Version{
			beforePP11,
			{From: pp11Day, Until: pp17Day, Force: merit.InForce, Basis: mutationBasis},
			// Perka BKN 5/2019 came in between, on a day that is not on record.
			{From: pp17Day, Force: merit.InForce, Basis: append(mutationBasis[:3:3], merit.Cite("PP 17/2020"), merit.Cite("Perka BKN 5/2019 Pasal 2 ayat (4)"))},
		},
		Params:  []*merit.Param{mutationLeast, mutationMost},
		Facts:   []merit.Fact{factLevel, factInauguration, factCircularEnd},
		Reasons: []*merit.Reason{reasonReached, reasonTooShort, reasonTooLong, reasonNotBegun},
	})

	ukomRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-TENURE-UKOM",
		Title:    merit.T("Masa jabatan untuk uji kompetensi", "Tenure for the competence test"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: []merit.Version{
			beforePP11,
			{From: pp11Day, Until: pp17Day, Force: merit.InForce, Basis: ukomBasis},
			{From: pp17Day, Force: merit.InForce, Basis: append(ukomBasis[:2:2], merit.Cite("PP 17/2020"))},
		},
		Params:  []*merit.Param{ukomLeast, ukomMost, reliefLeast},
		Facts:   []merit.Fact{factLevel, factInauguration, factCircularEnd},
		Reasons: []*merit.Reason{reasonReached, reasonTooShort, reasonEvaluateInstead, reasonNotBegun, reasonNotJPT},
	})

	evaluationRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-TENURE-EVALUATION",
		Title:    merit.T("Evaluasi setelah lima tahun menjabat", "Evaluation after five years in post"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: pp11Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 117")}},
			{From: pp11Day, Until: uu20Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 117"), merit.Cite("PP 11/2017 Pasal 133")}},
			{From: uu20Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 133")}},
		},
		Params:  []*merit.Param{evaluationLeast},
		Facts:   []merit.Fact{factLevel, factInauguration},
		Reasons: []*merit.Reason{reasonDue, reasonNotDue, reasonNotBegun, reasonNotJPT},
	})

	beforePP11 = merit.Version{From: merit.FirstDay, Until: pp11Day, Force: merit.NotInForce,
		Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 364")},
		Note:  merit.T("PP 11/2017 berlaku sejak 7 April 2017", "PP 11/2017 has been in force since 7 April 2017")}
)

// Incumbent is an official in a post, as far as tenure asks.
type Incumbent struct {
	// Level of the post (jenjang jabatan). Unknown, it leaves rules that govern
	// only JPT Undetermined.
	Level merit.Level
	// Inaugurated is the day of inauguration into the present post (tanggal
	// pelantikan), from which tenure counts. The zero Date: not known.
	Inaugurated merit.Date
}

// Tenure is the answer of the three tenure thresholds on one official.
type Tenure struct {
	Mutation   merit.Finding // may the official be moved?
	Ukom       merit.Finding // may the official take the competence test?
	Evaluation merit.Finding // is the five-year evaluation due? Met means due
}

// Verdict returns the three findings as one list.
func (t Tenure) Verdict() merit.Verdict {
	return merit.Verdict{Findings: []merit.Finding{t.Mutation, t.Ukom, t.Evaluation}}
}

// Changes returns the first day on which any of the three findings changes by the
// passing of time alone, or the zero Date.
func (t Tenure) Changes() merit.Date {
	first := t.Mutation.Changes
	for _, d := range [...]merit.Date{t.Ukom.Changes, t.Evaluation.Changes} {
		if first.IsZero() || !d.IsZero() && d.Before(first) {
			first = d
		}
	}
	return first
}

// Tenure judges the three thresholds of the profile on an official. "At least" is
// reached on the anniversary itself and "at most" still held on it, so on the
// fifth anniversary the competence test is still open and the evaluation already
// due. It returns the error of [merit.When.Check].
//
// It allocates nothing.
func (p *Profile) Tenure(in Incumbent, when merit.When) (Tenure, error) {
	if err := when.Check(); err != nil {
		return Tenure{}, err
	}
	return Tenure{
		Mutation:   p.mutation(in, when),
		Ukom:       p.ukom(in, when),
		Evaluation: p.evaluation(in, when),
	}, nil
}

func (p *Profile) mutation(in Incumbent, when merit.When) merit.Finding {
	if !p.mutationRule.InForce(when.Law) {
		return p.mutationRule.NotGoverning(when)
	}
	f := p.within(p.mutationRule, p.spec.Mutation, reasonTooLong, in.Inaugurated, when)
	if p.mutationRule == mutationRule && f.Outcome() == merit.Met {
		least, most := mutationLeast.At(when.Law), mutationMost.At(when.Law)
		if when.AsOf.Before(in.Inaugurated.Add(least.Value.Period(), p.spec.Roll)) ||
			when.AsOf.After(in.Inaugurated.Add(most.Value.Period(), p.spec.Roll)) {
			f.Notes |= noteSofter
		}
	}
	return f
}

func (p *Profile) ukom(in Incumbent, when merit.When) merit.Finding {
	if f, done := onlyJPT(ukomRule, in.Level, when); done {
		return f
	}
	return p.within(ukomRule, p.spec.Ukom, reasonEvaluateInstead, in.Inaugurated, when)
}

func (p *Profile) evaluation(in Incumbent, when merit.When) merit.Finding {
	if f, done := onlyJPT(evaluationRule, in.Level, when); done {
		return f
	}
	if in.Inaugurated.IsZero() {
		return evaluationRule.MissingFacts(when, needInauguration)
	}
	due := p.spec.Evaluation.At(when.Law)
	if due == nil {
		return evaluationRule.NotGoverning(when)
	}
	f := merit.Finding{Rule: evaluationRule, Reason: reasonDue, Required: due, AsOf: when.AsOf, Law: when.Law,
		Observed: merit.ElapsedOf(in.Inaugurated, when.AsOf, p.spec.Roll)}
	day := anniversary(in.Inaugurated, due, p.spec.Roll, &f)
	if p.spec.MoreThan {
		day = day.AddDays(1)
	}
	if when.AsOf.Before(day) {
		f.Reason, f.Changes = reasonNotDue, day
		if when.AsOf.Before(in.Inaugurated) {
			f.Reason = reasonNotBegun
		}
	}
	return f
}

// onlyJPT settles a rule on JPT where it is not in force, the level is unknown or
// the post is no JPT.
func onlyJPT(rule *merit.Rule, level merit.Level, when merit.When) (f merit.Finding, done bool) {
	switch {
	case !rule.InForce(when.Law):
		return rule.NotGoverning(when), true
	case level.Kind() == 0:
		return rule.MissingFacts(when, needLevel), true
	case !level.IsJPT():
		return merit.Finding{Rule: rule, Reason: reasonNotJPT, Observed: merit.LevelOf(level), AsOf: when.AsOf, Law: when.Law}, true
	}
	return merit.Finding{}, false
}

// within judges whether the tenure since start lies within the limits.
func (p *Profile) within(rule *merit.Rule, limits Limits, tooLong *merit.Reason, start merit.Date, when merit.When) merit.Finding {
	if start.IsZero() {
		return rule.MissingFacts(when, needInauguration)
	}
	least := limits.Least.At(when.Law)
	if least == nil {
		return rule.NotGoverning(when)
	}
	f := merit.Finding{Rule: rule, Reason: reasonReached, Required: least, AsOf: when.AsOf, Law: when.Law,
		Observed: merit.ElapsedOf(start, when.AsOf, p.spec.Roll)}
	open := anniversary(start, least, p.spec.Roll, &f)
	if when.AsOf.Before(open) {
		f.Reason, f.Changes = reasonTooShort, open
		if when.AsOf.Before(start) {
			f.Reason = reasonNotBegun
		}
		return f
	}
	if least.Confidence == merit.Unproven {
		// The relief may not have been in force: only what the regulation also
		// allows is certain.
		if strict := mutationLeast.At(when.Law); strict != nil && when.AsOf.Before(anniversary(start, strict, p.spec.Roll, &f)) {
			f.Reason, f.Missing = merit.ReasonMissing, needCircularEnd
			f.Changes = start.Add(strict.Value.Period(), p.spec.Roll)
			return f
		}
	}
	if limits.Most == nil {
		return f
	}
	most := limits.Most.At(when.Law)
	if most == nil {
		return f
	}
	var last merit.Finding
	closes := anniversary(start, most, p.spec.Roll, &last).AddDays(1)
	if when.AsOf.Before(closes) {
		f.Changes = closes
		return f
	}
	f.Reason, f.Required, f.Notes = tooLong, most, last.Notes
	return f
}

// anniversary returns the day on which the period since start is complete, and
// marks the finding where that day is a matter of convention.
func anniversary(start merit.Date, period *merit.ParamValue, roll merit.Roll, f *merit.Finding) merit.Date {
	length := period.Value.Period()
	if start.Rolls(length) {
		f.Notes |= merit.NoteRolled
	}
	return start.Add(length, roll)
}
