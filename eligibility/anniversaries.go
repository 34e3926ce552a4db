package eligibility

import "github.com/seed-133aca06/asnmerit/merit"

// Where the numbers of law are whole years and nothing is out of the ordinary, a finding
// is a matter of the anniversaries that have come. Such findings are prepared: the judge
// is asked once for every answer that there is, and what is left for a case is to find the
// answer and to put in its days.

// milestones is the number of answers that a matter of so many years can have: one on each
// anniversary, from the first day on, and one between each and the next. After the year that
// follows the last number of law nothing changes any more.
func milestones(years int) int { return 2 * (years + 2) }

// milestone returns which of the answers a start has come to on a day, and whether the
// anniversaries alone say so.
func milestone(start, day merit.Date, answers int) (at int, ok bool) {
	years, on, ok := start.YearsUntil(day)
	if at = 2 * years; !on {
		at++
	}
	return min(at, answers-1), ok
}

// reaching returns a day on which the start has come to a milestone.
func reaching(start merit.Date, at int) merit.Date {
	return start.AddYears(at/2, merit.RollForward).AddDays(at % 2)
}

// due is how long after the start a finding changes: on an anniversary or the day after.
type due struct {
	years merit.Value // a period; none where time changes nothing
	after int         // days
}

// dueOn returns what lies between a start and the day of a change, none where it is more
// than the years or no anniversary.
func dueOn(start, day merit.Date, years int) (d due) {
	for at := range milestones(years) {
		if reaching(start, at) == day {
			d = due{merit.PeriodOf(merit.Years(at / 2)), at % 2}
		}
	}
	return d
}

// on returns the day on which a finding changes, the zero Date where that lies beyond the
// calendar or time changes nothing.
func (d *due) on(start merit.Date) merit.Date {
	if d.years.IsZero() {
		return merit.Date{}
	}
	return d.day(start)
}

func (d *due) day(start merit.Date) merit.Date {
	day, _ := d.years.After(start, merit.RollForward)
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
	answers    [kindsOfPost][]milestoneOfTenure
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
	m := &milestonesOfTenure{law: law, since: evaluationFrom.At(law).Value.Date()}
	for kind, level := range examplesOf {
		for at := range milestones(years) {
			a := milestoneOfTenure{}
			when := merit.When{AsOf: reaching(m.since, at), Law: law}
			p.single(&a.tenure, &Incumbent{level, m.since}, when)
			a.mutation = dueOn(m.since, a.tenure.Mutation.Changes, years)
			a.ukom = dueOn(m.since, a.tenure.Ukom.Changes, years)
			a.evaluation = dueOn(m.since, a.tenure.Evaluation.Changes, years)
			m.answers[kind] = append(m.answers[kind], a)
		}
	}
	// Is it so? Of a number that ended, say, nothing is observed.
	for kind, level := range examplesOf {
		for at := range m.answers[kind] {
			in, when := Incumbent{level, m.since}, merit.When{AsOf: reaching(m.since, at), Law: law}
			var out Tenure
			if !m.answer(&out, &in, p.spec.Roll, when) || out != m.answers[kind][at].tenure {
				return nil
			}
		}
	}
	return m
}

// answer writes the tenure of an official, and reports whether it is a matter of
// anniversaries alone.
func (m *milestonesOfTenure) answer(out *Tenure, in *Incumbent, roll merit.Roll, when merit.When) bool {
	if m == nil || when.Law.Before(m.law) || in.Inaugurated.Before(m.since) {
		return false
	}
	kind := kindOf[in.Level]
	at, ok := milestone(in.Inaugurated, when.AsOf, len(m.answers[kind]))
	if !ok {
		return false
	}
	a := &m.answers[kind][at]
	*out = a.tenure
	held := merit.ElapsedOf(in.Inaugurated, when.AsOf, roll)
	out.Mutation.Observed, out.Mutation.Changes = held, a.mutation.on(in.Inaugurated)
	out.Mutation.AsOf, out.Mutation.Law = when.AsOf, when.Law
	out.Ukom.AsOf, out.Ukom.Law = when.AsOf, when.Law
	out.Evaluation.AsOf, out.Evaluation.Law = when.AsOf, when.Law
	switch kind {
	case leadership:
		out.Ukom.Observed, out.Ukom.Changes = held, a.ukom.on(in.Inaugurated)
		out.Evaluation.Observed, out.Evaluation.Changes = held, a.evaluation.on(in.Inaugurated)
	case otherPost:
		level := merit.LevelOf(in.Level)
		out.Ukom.Observed, out.Evaluation.Observed = level, level
	}
	return true
}

// milestonesOfAge are what the law says, as it stands since a day, of the ages of
// candidates from the civil service who are put forward for selection: the findings on the
// cap that decides, the other cap and the way of counting. They are of the two readings on
// how a cap ends, with age counted on the day of judgement.
type milestonesOfAge struct {
	law     merit.Date
	from    int // the milestone up to which all have the first answer
	answers [len(waysToCount)][originsOfAge][]milestoneOfAge
}

type milestoneOfAge struct {
	decides, contrary, count        merit.Finding
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
	for i, way := range waysToCount {
		for origin, level := range examplesOfOrigin {
			for at := m.from; at < milestones(most); at++ {
				c := Candidacy{Post: post, Source: PNS, Birth: merit.FirstDay, Present: level, Move: merit.No}
				h := hearing{Candidacy: &c, readings: MustReadings(way, AgeOnJudgement), when: merit.When{AsOf: reaching(c.Birth, at), Law: m.law}}
				var v AppointVerdict
				decides := &v.conditions[AgeLimit]
				h.aged = h.aging()
				h.age(decides, law)
				h.weighAges(&v, law)
				a := milestoneOfAge{decides: *decides, contrary: v.Contrary, count: v.AgeCount}
				a.decidesChanges = dueOn(c.Birth, decides.Changes, most)
				a.contraryChanges = dueOn(c.Birth, v.Contrary.Changes, most)
				m.answers[i][origin] = append(m.answers[i][origin], a)
			}
		}
	}
	return m
}

// answer writes the findings on age of a candidate, and reports whether they are a matter
// of birthdays alone.
func (m *milestonesOfAge) answer(v *AppointVerdict, h *hearing) bool {
	r, when := h.readings, h.when
	if when.Law.Before(m.law) || h.Move != merit.No || !r.has(AgeOnJudgement) || r.has(AgeByMinister) {
		return false
	}
	way := 0
	if r.has(AgeToYearEnd) {
		way = 1
	}
	origin := originOf[h.Present]
	answers := m.answers[way][origin]
	at, ok := milestone(h.Birth, when.AsOf, m.from+len(answers))
	if !ok {
		return false
	}
	a := &answers[max(at-m.from, 0)]
	age := merit.ElapsedOf(h.Birth, when.AsOf, r.Roll())
	decides := &v.conditions[AgeLimit]
	*decides = a.decides
	decides.Observed, decides.Changes, decides.AsOf, decides.Law = age, a.decidesChanges.on(h.Birth), when.AsOf, when.Law
	v.AgeCount = a.count
	v.AgeCount.Observed, v.AgeCount.AsOf, v.AgeCount.Law = age, when.AsOf, when.Law
	v.Contrary = a.contrary
	if h.Post != merit.JPTPratama {
		return true
	}
	v.Contrary.AsOf, v.Contrary.Law = when.AsOf, when.Law
	switch origin {
	case originJPT, originBelow:
		v.Contrary.Observed, v.Contrary.Changes = age, a.contraryChanges.on(h.Birth)
	case otherOrigin:
		v.Contrary.Observed = merit.LevelOf(h.Present)
	}
	return true
}
