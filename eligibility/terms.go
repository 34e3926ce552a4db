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

// prepared is a finding whose days are open, and how it comes out.
type prepared struct {
	finding merit.Finding
	sorted  sortedOut // where it is on a condition of appointment
}

func prepare(f merit.Finding, c Condition) prepared { return prepared{f, sortOut(c, f.Outcome())} }

// on puts the prepared finding in its place, with its days.
func (p *prepared) on(f *merit.Finding, when merit.When) {
	*f = p.finding
	f.AsOf, f.Law = when.AsOf, when.Law
}

// answers is how a condition comes out that is known or not: by Unknown, Yes and No.
type answers [merit.No + 1]prepared

func answersOf(c Condition, rule *merit.Rule, yes, no *merit.Reason, need merit.FactSet) answers {
	return answers{
		merit.Unknown: prepare(merit.Finding{Rule: rule, Reason: merit.ReasonMissing, Missing: need}, c),
		merit.Yes:     prepare(merit.Finding{Rule: rule, Reason: yes}, c),
		merit.No:      prepare(merit.Finding{Rule: rule, Reason: no}, c),
	}
}

// sortedOut are conditions sorted by how they come out: the four sets of [merit.Outcome] one
// after another, of which the first has the lowest bits.
type sortedOut uint64

const sortWidth = lastCondition // SourceOpen has the first bit of each set

// sortOut returns a condition sorted by how it comes out, nothing for none.
func sortOut(c Condition, o merit.Outcome) sortedOut {
	if c == 0 {
		return 0
	}
	return 1 << (sortWidth*Condition(o&merit.NotApplicable) + c - SourceOpen)
}

// together returns what the conditions come to that must all hold, by the order of
// [merit.Outcome.And].
func (s sortedOut) together() merit.Outcome {
	all := merit.NotApplicable
	if s.with(merit.Met) != 0 {
		all = merit.Met
	}
	if s.with(merit.Undetermined) != 0 {
		all = merit.Undetermined
	}
	if s.with(merit.NotMet) != 0 {
		all = merit.NotMet
	}
	return all
}

// with returns the conditions that come out so, none for what is no outcome.
func (s sortedOut) with(o merit.Outcome) ConditionSet {
	return ConditionSet(s>>(uint(sortWidth)*uint(o))&(1<<sortWidth-1)) << SourceOpen
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
	asked ConditionSet
	// answers are those to the conditions that a yes or no settles, nil for every other.
	answers [lastCondition + 1]*answers
	// schooling are the answers to Education by degree.
	schooling [Postgraduate + 1]*prepared
	// The numbers of law that decide, nil where none does.
	leastExperience, leastPrior, greatestAge *merit.ParamValue
	// served is how the two times in posts come out, as far as they are asked: enough,
	// short, none at all. The days of the findings are open, and nothing is observed.
	served [2][3]prepared
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
	for i := range s.served[0] {
		s.served[0][i] = prepare(merit.Finding{Rule: t.rule, Reason: experienceReasons[i], Required: s.leastExperience}, Experience)
		s.served[1][i] = prepare(merit.Finding{Rule: t.rule, Reason: priorReasons[i], Required: s.leastPrior}, PriorPost)
	}
	for _, c := range t.conditions {
		s.asked |= 1 << c
		w := yesOrNo[c]
		if c == Education {
			w.yes, w.no, w.need = t.schooled, t.short, needDegree
		}
		if w.yes == nil {
			continue // time or more than one fact settles it
		}
		a := answersOf(c, t.rule, w.yes, w.no, w.need)
		if c == GoodRating {
			for i := range a {
				a[i].finding.Required = at(ratedYears)
			}
		}
		s.answers[c] = &a
		if c == Education {
			for degree := range s.schooling {
				s.schooling[degree] = &a[t.schooledBy(Degree(degree))]
			}
		}
	}
	return s
}

// schooledBy returns whether a degree is enough.
func (t *terms) schooledBy(degree Degree) merit.Answer {
	if degree == 0 {
		return merit.Unknown
	}
	return merit.AnswerOf(degree >= t.degree)
}

// at returns the terms under the law of a day; the oldest begin with the first day of law.
func (s provisions) at(law merit.Date) *provision {
	i := 0
	for law.Before(s[i].from) {
		i++
	}
	return &s[i]
}
