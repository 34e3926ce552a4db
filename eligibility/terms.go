package eligibility

import (
	"slices"

	"github.com/seed-133aca06/asnmerit/merit"
)

// terms are what one rule asks of candidates for one level.
type terms struct {
	rule              *merit.Rule
	conditions        []Condition
	degree            Degree
	schooled, short   *merit.Reason
	experience, prior *merit.Param
	age               *merit.Param
	priorLevels       levels
}

var (
	pnsConditions    = []Condition{Education, Competence, Experience, PriorPost, Conduct, AgeLimit, Health}
	nonPNSConditions = []Condition{Education, Competence, Experience, Conduct, AgeLimit, Health, Citizenship, NoParty, NoPrison, NoDismissal, OpenField, Approval}
	forcesConditions = []Condition{Education, Experience, AgeLimit, ServiceLeft}
	adminConditions  = []Condition{Education, PriorPost, GoodRating}

	pnsTerms = [...]provisions{
		merit.JPTUtama: dated(terms{appointUtamaRule, pnsConditions, Bachelor, reasonBachelor, reasonBachelorShort, experienceUtama, priorUtama, ageUtama,
			levelsOf(merit.JPTMadya, merit.AhliUtama)}),
		merit.JPTMadya: dated(terms{appointMadyaRule, pnsConditions, Bachelor, reasonBachelor, reasonBachelorShort, experienceMadya, priorMadya, ageMadya,
			levelsOf(merit.JPTPratama, merit.AhliUtama)}),
		merit.JPTPratama: dated(terms{appointPratamaRule, pnsConditions, Bachelor, reasonBachelor, reasonBachelorShort, experiencePratama, priorPratama, agePratama,
			levelsOf(merit.Administrator, merit.AhliMadya)}),
		merit.Administrator: dated(terms{adminRule, adminConditions, Bachelor, reasonBachelor, reasonBachelorShort, nil, adminPrior, nil, levelsOf(merit.Pengawas)}),
		merit.Pengawas:      dated(terms{adminRule, adminConditions, Diploma3, reasonDiploma3, reasonDiploma3Short, nil, pengawasPrior, nil, levelsOf(merit.Pelaksana)}),
	}
	nonPNSTerms = [...]provisions{
		merit.JPTUtama: dated(terms{appointNonPNSRule, nonPNSConditions, Postgraduate, reasonMaster, reasonMasterShort, outsideUtama, nil, outsideAge, 0}),
		merit.JPTMadya: dated(terms{appointNonPNSRule, nonPNSConditions, Postgraduate, reasonMaster, reasonMasterShort, outsideMadya, nil, outsideAge, 0}),
	}
	forcesTerms = [...]provisions{
		merit.JPTUtama:   dated(terms{appointForcesRule, forcesConditions, Postgraduate, reasonMaster, reasonMasterShort, forcesUtama, nil, forcesAge, 0}),
		merit.JPTMadya:   dated(terms{appointForcesRule, forcesConditions, Postgraduate, reasonMaster, reasonMasterShort, forcesMadya, nil, forcesAge, 0}),
		merit.JPTPratama: dated(terms{appointForcesRule, forcesConditions, Bachelor, reasonBachelor, reasonBachelorShort, forcesPratama, nil, forcesAgeLow, 0}),
	}
)

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

// begin starts a finding that rests on a number of law, with nothing observed yet. Field by
// field, for a whole finding would be made elsewhere and copied.
func begin(f *merit.Finding, rule *merit.Rule, reason *merit.Reason, required *merit.ParamValue, when merit.When) {
	f.Rule, f.Reason, f.Required = rule, reason, required
	f.Observed, f.Changes = merit.Value{}, merit.Date{}
	f.AsOf, f.Law, f.Missing, f.Notes = when.AsOf, when.Law, 0, 0
}

// The conditions that a yes or no settles, with the facts that they need. Education is
// another: its reasons are those of the terms.
var yesOrNo = [lastCondition + 1]struct {
	yes, no *merit.Reason
	need    merit.FactSet
}{
	Competence:  {reasonCompetent, reasonIncompetent, needCompetences},
	Conduct:     {reasonConduct, reasonConductBad, needConduct},
	Health:      {reasonHealthy, reasonUnhealthy, needHealth},
	Citizenship: {reasonCitizen, reasonNotCitizen, needCitizen},
	NoPrison:    {reasonPrison, reasonNoPrison, needImprisoned},
	NoDismissal: {reasonDismissal, reasonNoDismissal, needDismissed},
	OpenField:   {reasonFieldClosed, reasonFieldOpen, needClosed},
	Approval:    {reasonConsent, reasonNoConsent, needApproved},
	ServiceLeft: {reasonServiceLeft, reasonServing, needResigned},
	GoodRating:  {reasonRatedGood, reasonRatedLess, needRated},
}

// provisions are terms under the law of every span of days, the newest first.
type provisions []provision

// provision is what terms come to under the law from one day on, until the next newer
// begins: what does not hang on the candidate is settled in it.
type provision struct {
	*terms
	from  merit.Date
	binds bool // the rule is in force
	last  bool // and changes no more
	asked conditionSet
	// answers are those to the conditions that a yes or no settles, nil for every other.
	answers [lastCondition + 1]*answers
	// The numbers of law that decide, nil where none does.
	leastExperience, leastPrior, greatestAge *merit.ParamValue
}

// dated settles terms for each version of their rule and value of their numbers.
func dated(t terms) provisions {
	days := []merit.Date{}
	for _, v := range t.rule.Versions() {
		days = append(days, v.From)
	}
	for _, p := range t.rule.Params() {
		for _, v := range p.Values() {
			days = append(days, v.From)
		}
	}
	slices.SortFunc(days, func(a, b merit.Date) int { return b.Compare(a) })
	var out provisions
	for _, day := range slices.Compact(days) {
		out = append(out, t.under(day))
	}
	return out
}

// under settles the terms under the law of a day.
func (t *terms) under(law merit.Date) provision {
	s := provision{terms: t, from: law, binds: t.rule.InForce(law)}
	if v := t.rule.At(law); v != nil {
		s.last = v.Until.IsZero()
	}
	at := func(p *merit.Param) *merit.ParamValue {
		if p == nil {
			return nil
		}
		return p.At(law)
	}
	s.leastExperience, s.leastPrior, s.greatestAge = at(t.experience), at(t.prior), at(t.age)
	for _, c := range t.conditions {
		s.asked |= 1 << c
		w := yesOrNo[c]
		if c == Education {
			w.yes, w.no, w.need = t.schooled, t.short, needDegree
		}
		if w.yes == nil {
			continue // time or more than one fact settles it
		}
		a := answersOf(t.rule, w.yes, w.no, w.need)
		if c == GoodRating {
			for i := range a {
				a[i].Required = at(ratedYears)
			}
		}
		s.answers[c] = &a
	}
	return s
}

// at returns the terms under the law of a day; the oldest begin with the first day of law.
func (s provisions) at(law merit.Date) *provision {
	i := 0
	for law.Before(s[i].from) {
		i++
	}
	return &s[i]
}
