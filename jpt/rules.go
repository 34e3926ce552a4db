package jpt

import "github.com/seed-133aca06/asnmerit/merit"

// Rules returns the rules of this package, in the catalogue's order.
func Rules() []*merit.Rule {
	return []*merit.Rule{
		openRule, rotationRule, rotationWithinRule, fallbackRule, exemptRule, criteriaRule, reorgRule, clearanceRule,
		committeeRule, noticeRule, applicantsRule, stagesRule, shortlistRule, borrowRule, deciderRule,
		sekdaRule, sekwanRule, civilRegistryRule, inspectorRule,
		actingRule, freezeElectionRule, freezeNewHeadRule, outcomeRule,
	}
}
