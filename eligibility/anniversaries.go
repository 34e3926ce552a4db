package eligibility

import (
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Where the numbers of law are whole years and nothing is out of the ordinary, a finding
// is a matter of the anniversaries that have come. Such findings are prepared: the judge
// is asked once for every answer that there is, and what is left for a case is to find the
// answer and to put in its days.

// milestones is the number of answers that a matter of so many years can have: one on each
// anniversary, from the first day on, and one between each and the next. After the year that
// follows the last number of law nothing changes any more.
func milestones(years int) int { return 2 * (years + 2) }

// milestone returns which of the answers a start has come to on a day; none for a start on
// 29 February and for a day before the start.
func milestone(start, day merit.Date, answers int) (at int, ok bool) {
	years, on, ok := start.YearsUntil(day)
	if at = 2 * years; !on {
		at++
	}
	return min(at, answers-1), ok
}

// leapMilestone is milestone for a start on 29 February, where milestone knows no answer. What
// an anniversary that its year lacks is rolled to lies a day after 28 February of every year,
// or a day before 1 March.
func leapMilestone(start, day merit.Date, roll merit.Roll, answers int) (at int, ok bool) {
	if start.Year() <= leapsFrom || leapsUntil <= start.Year()+answers/2 {
		return 0, false
	}
	shift := -1
	if roll == merit.RollBack {
		shift = 1
	}
	return milestone(start.AddDays(shift), day.AddDays(shift), answers)
}

// Between these two, which are no leap years, every fourth year is one, so that the
// anniversaries of all starts on 29 February are alike.
const leapsFrom, leapsUntil = 1900, 2100

// reaching returns a day on which the start has come to a milestone.
func reaching(start merit.Date, at int, roll merit.Roll) merit.Date {
	return start.AddYears(at/2, roll).AddDays(at % 2)
}

// Starts on 29 February have answers of their own, for findings remark where an anniversary
// falls that its year lacks.
const (
	usualStart = iota
	leapStart
	starts
)

// exampleOf returns a start from a day on of which the answers are those of all.
func exampleOf(of int, since merit.Date) merit.Date {
	for start := since; ; start = start.AddDays(1) {
		if of == usualStart || start.Month() == time.February && start.Day() == 29 {
			return start
		}
	}
}

// due is how long after the start a finding changes: on an anniversary or the day after.
type due struct {
	years merit.Value // a period; none where time changes nothing
	after int         // days
}

// dueOn returns what lies between a start and the day of a change, none where it is more
// than the years or no anniversary.
func dueOn(start, day merit.Date, years int, roll merit.Roll) due {
	at, ok := milestone(start, day, milestones(years))
	if !ok {
		at, _ = leapMilestone(start, day, roll, milestones(years))
	}
	if reaching(start, at, roll) != day {
		return due{}
	}
	return due{merit.PeriodOf(merit.Years(at / 2)), at % 2}
}

// on returns the day on which a finding changes, the zero Date where that lies beyond the
// calendar or time changes nothing.
func (d *due) on(start merit.Date, roll merit.Roll) merit.Date {
	if d.years.IsZero() {
		return merit.Date{}
	}
	return d.day(start, roll)
}

func (d *due) day(start merit.Date, roll merit.Roll) merit.Date {
	day, _ := d.years.After(start, roll)
	if d.after != 0 {
		day = day.AddDays(d.after)
	}
	return comes(day)
}

// wholeYears returns the most years of some numbers under the law of a day, and whether
// all of them are whole years.
func wholeYears(law merit.Date, numbers ...*merit.Param) (most int, whole bool) {
	for _, n := range numbers {
		if n == nil {
			continue
		}
		if v := n.At(law); v != nil {
			p := v.Value.Period()
			if p != merit.Years(int(p.Years)) {
				return 0, false
			}
			most = max(most, int(p.Years))
		}
	}
	return most, true
}

// kindOfPost is what the thresholds of tenure ask of a level: whether it is a JPT, as far
// as that is known.
type kindOfPost uint8

const (
	unknownPost kindOfPost = iota
	leadership
	otherPost
	kindsOfPost
)

var kindOf = func() (out [merit.Pemula + 1]kindOfPost) {
	for _, l := range merit.Levels() {
		if out[l] = otherPost; l.IsJPT() {
			out[l] = leadership
		}
	}
	return out
}()

// examplesOf is a level of each kind.
var examplesOf = [kindsOfPost]merit.Level{leadership: merit.JPTPratama, otherPost: merit.Pelaksana}

// milestonesOfTenure are the answers of a profile on tenures under the law as it stands
// since a day, of officials inaugurated since a day.
type milestonesOfTenure struct {
	law, since merit.Date
	roll       merit.Roll
	answers    [starts][kindsOfPost][]milestoneOfTenure
}

type milestoneOfTenure struct {
	tenure                     Tenure
	mutation, ukom, evaluation due
}

// longestTable is the number of years up to which answers are prepared.
const longestTable = 20

// milestonesOf asks a profile for its answers. It returns nil where they are not a matter of
// anniversaries alone, as under thresholds of months.
func milestonesOf(p *Profile) *milestonesOfTenure {
	law := p.quiet
	years, whole := wholeYears(law, p.spec.Mutation.Least, p.spec.Mutation.Most, p.spec.Ukom.Least, p.spec.Ukom.Most, p.spec.Evaluation,
		mutationLeast, mutationMost)
	if !whole || years > longestTable {
		return nil
	}
	m := &milestonesOfTenure{law: law, since: evaluationFrom.At(law).Value.Date(), roll: p.spec.Roll}
	for of := range m.answers {
		start := exampleOf(of, m.since)
		for kind, level := range examplesOf {
			for at := range milestones(years) {
				a := milestoneOfTenure{}
				when := merit.When{AsOf: reaching(start, at, m.roll), Law: law}
				p.single(&a.tenure, &Incumbent{level, start}, when)
				a.mutation = dueOn(start, a.tenure.Mutation.Changes, years, m.roll)
				a.ukom = dueOn(start, a.tenure.Ukom.Changes, years, m.roll)
				a.evaluation = dueOn(start, a.tenure.Evaluation.Changes, years, m.roll)
				m.answers[of][kind] = append(m.answers[of][kind], a)
			}
		}
	}
	// Is it so? Of a number that ended, say, nothing is observed.
	for of := range m.answers {
		start := exampleOf(of, m.since)
		for kind, level := range examplesOf {
			for at := range m.answers[of][kind] {
				in, when := Incumbent{level, start}, merit.When{AsOf: reaching(start, at, m.roll), Law: law}
				a := m.find(&in, when)
				if a == nil {
					return nil
				}
				var out Tenure
				if a.write(&out, &in, m.roll, when); out != m.answers[of][kind][at].tenure {
					return nil
				}
			}
		}
	}
	return m
}

// find returns the answer on the tenure of an official, nil where it is not a matter of
// anniversaries alone.
func (m *milestonesOfTenure) find(in *Incumbent, when merit.When) *milestoneOfTenure {
	if m == nil || when.Law.Before(m.law) || in.Inaugurated.Before(m.since) {
		return nil
	}
	answers := m.answers[usualStart][kindOf[in.Level]]
	at, ok := milestone(in.Inaugurated, when.AsOf, len(answers))
	if !ok {
		answers = m.answers[leapStart][kindOf[in.Level]]
		if at, ok = leapMilestone(in.Inaugurated, when.AsOf, m.roll, len(answers)); !ok {
			return nil
		}
	}
	return &answers[at]
}

// write writes the tenure of an official who has come to a milestone.
func (a *milestoneOfTenure) write(out *Tenure, in *Incumbent, roll merit.Roll, when merit.When) {
	*out = a.tenure
	held := merit.ElapsedOf(in.Inaugurated, when.AsOf, roll)
	out.Mutation.Observed, out.Mutation.Changes = held, a.mutation.on(in.Inaugurated, roll)
	out.Mutation.AsOf, out.Mutation.Law = when.AsOf, when.Law
	out.Ukom.AsOf, out.Ukom.Law = when.AsOf, when.Law
	out.Evaluation.AsOf, out.Evaluation.Law = when.AsOf, when.Law
	switch kindOf[in.Level] {
	case leadership:
		out.Ukom.Observed, out.Ukom.Changes = held, a.ukom.on(in.Inaugurated, roll)
		out.Evaluation.Observed, out.Evaluation.Changes = held, a.evaluation.on(in.Inaugurated, roll)
	case otherPost:
		level := merit.LevelOf(in.Level)
		out.Ukom.Observed, out.Evaluation.Observed = level, level
	}
}

// milestonesOfAge are what the law says, as it stands since a day, of the ages of
// candidates from the civil service who are put forward for selection: the findings on the
// cap that decides, the other cap and the way of counting. They are of the two readings on
// how a cap ends, with age counted on the day of judgement.
type milestonesOfAge struct {
	law     merit.Date
	from    int // the milestone up to which all have the first answer
	answers [merit.RollBack + 1][len(waysToCount)][originsOfAge][starts][]milestoneOfAge
}

type milestoneOfAge struct {
	decides, contrary, count        prepared
	decidesChanges, contraryChanges due
}

var waysToCount = [...]Reading{AgeToBirthday, AgeToYearEnd}

// originOfAge is what the caps ask of the present level.
type originOfAge uint8

const (
	unknownOrigin originOfAge = iota
	originJPT
	originBelow
	otherOrigin
	originsOfAge
)

var (
	originOf = func() (out [merit.Pemula + 1]originOfAge) {
		for _, l := range merit.Levels() {
			switch {
			case fromJPT.has(l):
				out[l] = originJPT
			case fromBelow.has(l):
				out[l] = originBelow
			default:
				out[l] = otherOrigin
			}
		}
		return out
	}()
	examplesOfOrigin = [originsOfAge]merit.Level{originJPT: merit.JPTPratama, originBelow: merit.Administrator, otherOrigin: merit.Pengawas}

	preparedAges = func() (out [merit.JPTPratama + 1]*milestonesOfAge) {
		for post := merit.JPTUtama; post <= merit.JPTPratama; post++ {
			out[post] = milestonesOfAges(post)
		}
		return out
	}()
)

// milestonesOfAges judges the ages of candidates for a post. The caps are whole years, or a test
// fails.
func milestonesOfAges(post merit.Level) *milestonesOfAge {
	law := &pnsTerms[post][0]
	m := &milestonesOfAge{law: later(law.from, lastTurn([]*merit.Rule{ageFromJPTRule}, ageFromJPT, ageFromBelow))}
	most, _ := wholeYears(m.law, law.age, ageFromJPT, ageFromBelow)
	least := most
	for _, n := range [...]*merit.Param{law.age, ageFromJPT, ageFromBelow} {
		least = min(least, int(n.At(m.law).Value.Period().Years))
	}
	m.from = 2*least - 1
	for roll := range m.answers {
		for way := range m.answers[roll] {
			for origin := range m.answers[roll][way] {
				for of := range m.answers[roll][way][origin] {
					m.answers[roll][way][origin][of] = m.ask(post, exampleOf(of, merit.FirstDay), merit.Roll(roll), waysToCount[way], examplesOfOrigin[origin], most)
				}
			}
		}
	}
	return m
}

// ask asks for the answers on candidates of one kind.
func (m *milestonesOfAge) ask(post merit.Level, birth merit.Date, roll merit.Roll, way Reading, present merit.Level, years int) (answers []milestoneOfAge) {
	readings, law := MustReadings(way, AgeOnJudgement, [...]Reading{merit.RollForward: LeapForward, merit.RollBack: LeapBack}[roll]), &pnsTerms[post][0]
	for at := m.from; at < milestones(years); at++ {
		c := Candidacy{Post: post, Source: PNS, Birth: birth, Present: present, Move: merit.No}
		h := hearing{Candidacy: &c, readings: readings, when: merit.When{AsOf: reaching(birth, at, roll), Law: m.law}}
		var v AppointVerdict
		decides := &v.conditions[AgeLimit]
		h.aged = h.aging()
		h.age(decides, law)
		h.weighAges(&v, law)
		answers = append(answers, milestoneOfAge{
			decides: prepare(*decides, AgeLimit), contrary: prepare(v.Contrary, 0), count: prepare(v.AgeCount, 0),
			decidesChanges:  dueOn(birth, decides.Changes, years, roll),
			contraryChanges: dueOn(birth, v.Contrary.Changes, years, roll),
		})
	}
	return answers
}

// find returns the findings on the age of a candidate, nil where they are not a matter of
// birthdays alone.
func (m *milestonesOfAge) find(birth merit.Date, present merit.Level, r Readings, when merit.When) *milestoneOfAge {
	if when.Law.Before(m.law) {
		return nil
	}
	way := 0
	if r.has(AgeToYearEnd) {
		way = 1
	}
	all := &m.answers[r.Roll()][way][originOf[present]]
	answers := all[usualStart]
	at, ok := milestone(birth, when.AsOf, m.from+len(answers))
	if !ok {
		answers = all[leapStart]
		if at, ok = leapMilestone(birth, when.AsOf, r.Roll(), m.from+len(answers)); !ok {
			return nil
		}
	}
	return &answers[max(at-m.from, 0)]
}

// write writes the findings on the age of a candidate who has come to a milestone.
func (a *milestoneOfAge) write(v *AppointVerdict, birth merit.Date, present merit.Level, roll merit.Roll, when merit.When) {
	age := merit.ElapsedOf(birth, when.AsOf, roll)
	decides := &v.conditions[AgeLimit]
	a.decides.on(decides, when)
	decides.Observed, decides.Changes = age, a.decidesChanges.on(birth, roll)
	a.count.on(&v.AgeCount, when)
	v.AgeCount.Observed = age
	if a.contrary.finding.Rule == nil {
		v.Contrary = merit.Finding{}
		return
	}
	a.contrary.on(&v.Contrary, when)
	switch originOf[present] {
	case originJPT, originBelow:
		v.Contrary.Observed, v.Contrary.Changes = age, a.contraryChanges.on(birth, roll)
	case otherOrigin:
		v.Contrary.Observed = merit.LevelOf(present)
	}
}
