package jpt

import "github.com/seed-133aca06/asnmerit/merit"

// prepared is a finding whose days are open, and what it says.
type prepared struct {
	finding merit.Finding
	says    set // of one outcome
}

func prepare(f merit.Finding) prepared { return prepared{f, says(&f)} }

// on puts the prepared finding in its place, with its days.
func (p *prepared) on(f *merit.Finding, when merit.When) {
	*f = p.finding
	date(f, when)
}

// date sets the days of a prepared finding.
func date(f *merit.Finding, when merit.When) { f.AsOf, f.Law = when.AsOf, when.Law }

// answers is how a condition comes out that is known or not: by Unknown, Yes and No.
type answers [merit.No + 1]prepared

func answersOf(rule *merit.Rule, yes, no *merit.Reason, need merit.FactSet) answers {
	return answers{
		merit.Unknown: prepare(merit.Finding{Rule: rule, Reason: merit.ReasonMissing, Missing: need}),
		merit.Yes:     prepare(merit.Finding{Rule: rule, Reason: yes}),
		merit.No:      prepare(merit.Finding{Rule: rule, Reason: no}),
	}
}

// begin starts a finding, with nothing observed yet. Field by field, for a whole finding
// would be made elsewhere and copied.
func begin(f *merit.Finding, rule *merit.Rule, reason *merit.Reason, when merit.When) {
	f.Rule, f.Reason, f.Required = rule, reason, nil
	f.Observed, f.Changes = merit.Value{}, merit.Date{}
	f.AsOf, f.Law, f.Missing, f.Notes = when.AsOf, when.Law, 0, 0
}

// How what a vacancy asks comes out, as far as it hangs on one fact of few values.
var (
	standardAnswers = answersOf(rotationRule, reasonStandard, reasonNoStandard, needStandard)
	resultAnswers   = answersOf(rotationRule, reasonPassed, reasonFailed, needUkomResult)
	classAnswers    = answersOf(rotationRule, reasonSameClass, reasonOtherClass, needClassification)
	reorgAnswers    = answersOf(reorgRule, reasonReorganised, reasonNotReorganised, needReorganised)

	// agencyAnswers are those before PP 17/2020 and those since.
	agencyAnswers      = answersOf(rotationWithinRule, reasonSameAgency, reasonOtherAgency, needSameAgency)
	agencyAnswersSince = betweenAgencies()

	// levelFindings hold the level of the candidate against that of the vacant post.
	levelFindings = levelsCompared()

	openFindings = [merit.JPTPratama + 1]prepared{
		merit.JPTUtama:   prepare(merit.Finding{Rule: openRule, Reason: reasonOpenNational, Observed: merit.LevelOf(merit.JPTUtama)}),
		merit.JPTMadya:   prepare(merit.Finding{Rule: openRule, Reason: reasonOpenNational, Observed: merit.LevelOf(merit.JPTMadya)}),
		merit.JPTPratama: prepare(merit.Finding{Rule: openRule, Reason: reasonOpenPratama, Observed: merit.LevelOf(merit.JPTPratama)}),
	}

	// fallbackFindings go by what the officials in post come to together.
	fallbackFindings = [outcomes]prepared{
		merit.Undetermined:  prepare(merit.Finding{Rule: fallbackRule, Reason: reasonPending}),
		merit.Met:           prepare(merit.Finding{Rule: fallbackRule, Reason: reasonSomebodyFits}),
		merit.NotMet:        prepare(merit.Finding{Rule: fallbackRule, Reason: reasonNobodyFits}),
		merit.NotApplicable: prepare(merit.Finding{Rule: fallbackRule, Reason: reasonNoCandidates}),
	}

	// noAgency and notRegional are of the freeze by an election, then of that on a new head.
	noAgency = [2]prepared{
		prepare(merit.Finding{Rule: freezeElectionRule, Reason: merit.ReasonMissing, Missing: needElectionAgency}),
		prepare(merit.Finding{Rule: freezeNewHeadRule, Reason: merit.ReasonMissing, Missing: needNewHeadAgency}),
	}
	notRegional = [2]prepared{
		prepare(merit.Finding{Rule: freezeElectionRule, Reason: reasonCentral}),
		prepare(merit.Finding{Rule: freezeNewHeadRule, Reason: reasonCentral}),
	}
	noElection = prepare(merit.Finding{Rule: freezeElectionRule, Reason: reasonNoElection})
	notClaimed = prepare(merit.Finding{Rule: exemptRule, Reason: reasonNotClaimed})
)

func betweenAgencies() answers {
	since := answersOf(rotationWithinRule, reasonSameAgency, reasonBetween, needSameAgency)
	since[merit.No].finding.Notes = noteCeilingUnproven
	return since
}

func levelsCompared() (out [merit.JPTPratama + 1][merit.Pemula + 1]prepared) {
	for post := merit.JPTUtama; post <= merit.JPTPratama; post++ {
		out[post][0] = prepare(merit.Finding{Rule: rotationRule, Reason: merit.ReasonMissing, Missing: needCandidateLevel})
		for _, candidate := range merit.Levels() {
			f := merit.Finding{Rule: rotationRule, Reason: reasonPromotion, Observed: merit.LevelOf(candidate)}
			switch {
			case candidate == post:
				f.Reason = reasonSameLevel
			case candidate.IsJPT() && candidate < post:
				f.Reason = reasonDemotion
			}
			out[post][candidate] = prepare(f)
		}
	}
	return out
}
