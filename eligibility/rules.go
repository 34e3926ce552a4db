package eligibility

import "github.com/seed-133aca06/asnmerit/merit"

// Rules returns the rules of this package, in the catalogue's order.
func Rules() []*merit.Rule {
	return []*merit.Rule{
		mutationRule, mutationStatuteRule, ukomRule, evaluationRule, termRule, extensionRule,
		replaceBanRule, replacePresidentRule, replaceCircularRule,
		cureRule,
		appointUtamaRule, appointMadyaRule, appointPratamaRule, waiverRule, ageFromJPTRule, ageCountRule,
		appointNonPNSRule, appointForcesRule,
		pensionRule, performanceRule, leaveRule, adminRule,
		daysRule,
	}
}
