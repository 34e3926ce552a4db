package jpt

import "github.com/seed-133aca06/asnmerit/merit"

// answers is how a condition comes out that is known or not: by Unknown, Yes and No. The
// days of the findings are open.
type answers [merit.No + 1]merit.Finding

func answersOf(rule *merit.Rule, yes, no *merit.Reason, need merit.FactSet) answers {
	return answers{
		merit.Unknown: {Rule: rule, Reason: merit.ReasonMissing, Missing: need},
		merit.Yes:     {Rule: rule, Reason: yes},
		merit.No:      {Rule: rule, Reason: no},
	}
}

// on puts a prepared finding in its place, with its days.
func on(f, prepared *merit.Finding, when merit.When) {
	*f = *prepared
	f.AsOf, f.Law = when.AsOf, when.Law
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

	openFindings = [merit.JPTPratama + 1]merit.Finding{
		merit.JPTUtama:   {Rule: openRule, Reason: reasonOpenNational, Observed: merit.LevelOf(merit.JPTUtama)},
		merit.JPTMadya:   {Rule: openRule, Reason: reasonOpenNational, Observed: merit.LevelOf(merit.JPTMadya)},
		merit.JPTPratama: {Rule: openRule, Reason: reasonOpenPratama, Observed: merit.LevelOf(merit.JPTPratama)},
	}

	// fallbackFindings go by what the officials in post come to together.
	fallbackFindings = [merit.NotApplicable + 1]merit.Finding{
		merit.Undetermined:  {Rule: fallbackRule, Reason: reasonPending},
		merit.Met:           {Rule: fallbackRule, Reason: reasonSomebodyFits},
		merit.NotMet:        {Rule: fallbackRule, Reason: reasonNobodyFits},
		merit.NotApplicable: {Rule: fallbackRule, Reason: reasonNoCandidates},
	}

	notRegional = [2]merit.Finding{{Rule: freezeElectionRule, Reason: reasonCentral}, {Rule: freezeNewHeadRule, Reason: reasonCentral}}
	noElection  = merit.Finding{Rule: freezeElectionRule, Reason: reasonNoElection}
	notClaimed  = merit.Finding{Rule: exemptRule, Reason: reasonNotClaimed}
)

func betweenAgencies() answers {
	since := answersOf(rotationWithinRule, reasonSameAgency, reasonBetween, needSameAgency)
	since[merit.No].Notes = noteCeilingUnproven
	return since
}

func levelsCompared() (out [merit.JPTPratama + 1][merit.Pemula + 1]merit.Finding) {
	for post := merit.JPTUtama; post <= merit.JPTPratama; post++ {
		out[post][0] = merit.Finding{Rule: rotationRule, Reason: merit.ReasonMissing, Missing: needCandidateLevel}
		for _, candidate := range merit.Levels() {
			f := merit.Finding{Rule: rotationRule, Reason: reasonPromotion, Observed: merit.LevelOf(candidate)}
			switch {
			case candidate == post:
				f.Reason = reasonSameLevel
			case candidate.IsJPT() && candidate < post:
				f.Reason = reasonDemotion
			}
			out[post][candidate] = f
		}
	}
	return out
}
