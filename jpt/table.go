package jpt

import (
	"math/bits"
	"strconv"
	"strings"

	"github.com/seed-133aca06/asnmerit/merit"
)

// fit is the answer to the question about the officials in post.
type fit uint8

const (
	noCandidates fit = iota // no sitting official is a candidate
	nobodyFits              // none of them may be moved into the post
	fitUnclear              // of none is it certain, of some it is open
	fitsInClass             // one of the same job classification fits
	fitsWithin              // one of the same agency fits
	fitsBetween             // one of another agency fits
	fits
)

var fitTexts = [fits]merit.Text{
	merit.T("tidak ada calon", "no candidate"), merit.T("tidak ada yang sesuai", "nobody fits"), merit.T("belum pasti", "unclear"),
	merit.T("sesuai, satu klasifikasi", "fits, same classification"), merit.T("sesuai, satu instansi", "fits, same agency"), merit.T("sesuai, antarinstansi", "fits, other agency"),
}

// set is a set of answers to one question: bit i stands for the answer i.
type set uint8

func setOf[T ~uint8](answers ...T) set {
	var s set
	for _, a := range answers {
		s |= 1 << a
	}
	return s
}

func has[T ~uint8](s set, answer T) bool { return s&(1<<answer) != 0 }

// The sets of one outcome that the judges of a decision look for.
const (
	saysUndetermined set = 1 << merit.Undetermined
	saysMet          set = 1 << merit.Met
	saysNotMet       set = 1 << merit.NotMet
)

// says returns the outcome of a finding, as a set of one.
func says(f *merit.Finding) set {
	if f.Reason == nil || f.Reason.Outcome > merit.NotApplicable {
		return saysUndetermined
	}
	return 1 << f.Reason.Outcome
}

// only returns the outcome of a set of one.
func (s set) only() merit.Outcome { return merit.Outcome(bits.TrailingZeros8(uint8(s))) }

// allOf and oneOf combine a set of outcomes into one, as conditions that must all hold, by
// [merit.Outcome.And], and as those of which one suffices, by [merit.Outcome.Or].
var (
	allOf = combined(merit.Outcome.And)
	oneOf = combined(merit.Outcome.Or)
)

const outcomes = merit.NotApplicable + 1

type combination [1 << outcomes]set

func combined(by func(a, b merit.Outcome) merit.Outcome) (out combination) {
	for s := range out {
		sum := merit.NotApplicable // neutral
		for o := range outcomes {
			if has(set(s), o) {
				sum = by(sum, o)
			}
		}
		out[s] = setOf(sum)
	}
	return out
}

// of returns what the outcomes of a set come to together.
func (c *combination) of(s set) set { return c[s&(1<<outcomes-1)] }

// The answers that a line of the table takes. Frozen reads as "may the region move
// officials?", so that free is Met.
var (
	any4    = setOf(merit.Undetermined, merit.Met, merit.NotMet, merit.NotApplicable)
	unknown = setOf(merit.Undetermined)
	yes     = setOf(merit.Met)
	no      = setOf(merit.NotMet, merit.NotApplicable)

	free      = setOf(merit.Met, merit.NotApplicable)
	frozenNow = setOf(merit.NotMet)

	anyFit      = setOf(noCandidates, nobodyFits, fitUnclear, fitsInClass, fitsWithin, fitsBetween)
	somebody    = setOf(fitsInClass, fitsWithin, fitsBetween)
	nobodyAtAll = setOf(noCandidates, nobodyFits)
)

// line is one line of the decision table: the answers that it takes to each
// question, and the route.
type line struct {
	free, reorganised, candidates, exempt set
	route                                 Route
	rules                                 []*merit.Rule
}

// decisionTable says which way a vacancy is filled, for every combination of
// answers exactly once.
var decisionTable = [...]line{
	{frozenNow, any4, anyFit, any4, Blocked, []*merit.Rule{freezeElectionRule, freezeNewHeadRule}},
	{unknown, any4, anyFit, any4, Undecided, []*merit.Rule{freezeElectionRule, freezeNewHeadRule}},
	// Whether posts were cut matters only where it decides about somebody.
	{free, unknown, somebody | setOf(fitUnclear), any4, Undecided, []*merit.Rule{reorgRule}},
	{free, yes | no, setOf(fitUnclear), any4, Undecided, []*merit.Rule{fallbackRule}},
	{free, yes, somebody, any4, Rearrangement, []*merit.Rule{reorgRule}},
	{free, no, setOf(fitsInClass), any4, RotationInClass, []*merit.Rule{rotationRule}},
	{free, no, setOf(fitsWithin), any4, RotationWithin, []*merit.Rule{rotationWithinRule}},
	{free, no, setOf(fitsBetween), any4, RotationBetween, []*merit.Rule{rotationWithinRule}},
	{free, any4, nobodyAtAll, yes, TalentPool, []*merit.Rule{exemptRule}},
	{free, any4, nobodyAtAll, unknown, Undecided, []*merit.Rule{exemptRule}},
	{free, any4, setOf(nobodyFits), no, OpenAfterTest, []*merit.Rule{fallbackRule}},
	{free, any4, setOf(noCandidates), no, OpenSelection, []*merit.Rule{openRule}},
}

func (l *line) takes(frozen, reorganised merit.Outcome, candidates fit, exempt merit.Outcome) bool {
	return has(l.free, frozen) && has(l.reorganised, reorganised) && has(l.candidates, candidates) && has(l.exempt, exempt)
}

// routes is the decision table with a place for every combination of answers. The
// table leaves no gap; a test counts.
var routes = func() (out [outcomes][outcomes][fits][outcomes]Route) {
	for frozen := range outcomes {
		for reorganised := range outcomes {
			for candidates := range fits {
				for exempt := range outcomes {
					for i := range decisionTable {
						if l := &decisionTable[i]; l.takes(frozen, reorganised, candidates, exempt) {
							out[frozen][reorganised][candidates][exempt] = l.route
						}
					}
				}
			}
		}
	}
	return out
}()

// decide finds the route in the decision table. Of the freeze, Met is free.
func decide(frozen, reorganised merit.Outcome, candidates fit, exempt merit.Outcome) Route {
	return routes[frozen][reorganised][candidates][exempt]
}

// Table returns the decision table of [Decide] in Markdown: for every combination of
// answers exactly one line, whose route is the decision. A dash stands for any
// answer. The questions are asked from left to right; what leads to each answer
// about the candidates is in [CandidateVerdict].
func Table(lang merit.Language) string {
	var b strings.Builder
	head := [...]merit.Text{
		merit.T("No.", "No."), merit.T("dibekukan?", "frozen?"), merit.T("organisasi dirampingkan?", "posts cut?"),
		merit.T("pejabat yang menduduki JPT", "officials in post"), merit.T("dikecualikan?", "exempt?"), merit.T("jalur", "route"), merit.T("aturan", "rules"),
	}
	for _, h := range head {
		b.WriteString("| " + h.In(lang) + " ")
	}
	b.WriteString("|\n" + strings.Repeat("|---", len(head)) + "|\n")
	for i := range decisionTable {
		l := &decisionTable[i]
		cells := [...]string{
			strconv.Itoa(i + 1), frozenWord(l.free, lang), answerWord(l.reorganised, lang), fitWords(l.candidates, lang), answerWord(l.exempt, lang),
			l.route.In(lang), ruleWords(l.rules),
		}
		for _, c := range cells {
			b.WriteString("| " + c + " ")
		}
		b.WriteString("|\n")
	}
	return b.String()
}

var (
	wordYes     = merit.T("ya", "yes")
	wordNo      = merit.T("tidak", "no")
	wordUnknown = merit.T("belum diketahui", "not known")
)

const anyWord = "–"

func answerWord(s set, lang merit.Language) string {
	var words []string
	for _, w := range [...]struct {
		answers set
		word    merit.Text
	}{{yes, wordYes}, {no, wordNo}, {unknown, wordUnknown}} {
		if s&w.answers != 0 {
			words = append(words, w.word.In(lang))
		}
	}
	return joined(words, 3)
}

func frozenWord(s set, lang merit.Language) string {
	switch s {
	case frozenNow:
		return wordYes.In(lang)
	case free:
		return wordNo.In(lang)
	}
	return wordUnknown.In(lang)
}

func fitWords(s set, lang merit.Language) string {
	var words []string
	for f := range fits {
		if has(s, f) {
			words = append(words, fitTexts[f].In(lang))
		}
	}
	return joined(words, int(fits))
}

// joined joins words, or writes the dash for all of them.
func joined(words []string, all int) string {
	if len(words) == all {
		return anyWord
	}
	return strings.Join(words, " / ")
}

func ruleWords(rules []*merit.Rule) string {
	ids := make([]string, len(rules))
	for i, r := range rules {
		ids[i] = string(r.ID())
	}
	return strings.Join(ids, ", ")
}
