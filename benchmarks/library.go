package main

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
)

// facts are the facts of a case in the types of the library.
type facts struct {
	when      merit.When
	incumbent eligibility.Incumbent
	candidacy eligibility.Candidacy
	vacancy   jpt.Vacancy
	official  [1]jpt.Candidate
	marks     rubric.Marks
	points    [8]kasnindex.Points
	career    [1]eligibility.Spell
}

var (
	levels = [...]merit.Level{
		madya: merit.JPTMadya, pratama: merit.JPTPratama, administrator: merit.Administrator, pengawas: merit.Pengawas, ahliMadya: merit.AhliMadya,
	}
	degrees = [...]eligibility.Degree{1: eligibility.BelowDiploma3, eligibility.Diploma3, eligibility.Bachelor, eligibility.Postgraduate}

	// The reading of law in all cases: "at most 56" ends at the 56th birthday, counted
	// on the day of judgement.
	readings = eligibility.MustReadings(eligibility.AgeToBirthday, eligibility.AgeOnJudgement)
	profile  = eligibility.Standard()
	scheme   = banded(rubric.Selection2019())
	index    = kasnindex.BKN2024()
)

func banded(s *rubric.Scheme) *rubric.Scheme {
	spec := s.Spec()
	spec.Bands = rubric.CompetenceBands()
	return rubric.MustScheme(spec)
}

// unpack reads a day in the form of a [Case]; 0 is no day.
func unpack(n int) (merit.Date, error) {
	if n == 0 {
		return merit.Date{}, nil
	}
	return merit.NewDate(n/1_0000, time.Month(n/100%100), n%100)
}

func factsOf(c *Case) (facts, error) {
	var errs []error
	day := func(n int) merit.Date {
		d, err := unpack(n)
		errs = append(errs, err)
		return d
	}
	f := facts{when: merit.On(day(c.AsOf))}
	f.incumbent = eligibility.Incumbent{Level: levels[c.Present], Inaugurated: day(c.Inaugurated)}
	f.candidacy = eligibility.Candidacy{
		Post: merit.JPTPratama, Source: eligibility.PNS, Degree: degrees[c.Degree],
		Competences: merit.AnswerOf(c.Competent),
		Record:      merit.AnswerOf(c.Conduct), Birth: day(c.Birth), Healthy: merit.AnswerOf(c.Healthy),
		Present: levels[c.Present], Move: merit.No, Waived: merit.AnswerOf(c.Waived),
	}
	f.career[0] = eligibility.Spell{Post: "prior", Level: levels[c.Prior], Held: eligibility.Substantive,
		Related: merit.AnswerOf(c.Related), Inaugurated: day(c.CareerFrom), Until: day(c.CareerUntil)}
	f.vacancy = jpt.Vacancy{
		Post:        jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency},
		Calendar:    jpt.Calendar{HeadInaugurated: day(c.Head), Election: merit.No, Consent: merit.AnswerOf(c.Consent)},
		Reorganised: merit.No,
		Exemption:   jpt.Exemption{Claimed: merit.AnswerOf(c.Claimed), Approved: merit.AnswerOf(c.Approved)},
	}
	f.official[0] = jpt.Candidate{Incumbent: f.incumbent, SameAgency: merit.AnswerOf(c.SameAgency), SameClassification: merit.AnswerOf(c.SameClass),
		MeetsStandard: merit.AnswerOf(c.Standard), PassedUkom: merit.AnswerOf(c.Passed)}
	mark := func(n int) decimal.Decimal { return decimal.New(int64(n), -2) }
	var err error
	f.marks, err = scheme.Marks(map[string]decimal.Decimal{
		"record": mark(c.Record), "assessment": mark(c.Assessment), "paper": mark(c.Paper), "interview": mark(c.Interview)})
	errs = append(errs, err)
	for i, n := range c.Points {
		f.points[i], err = kasnindex.PointsOf(decimal.New(int64(n)*5, -1))
		errs = append(errs, err)
	}
	return f, errors.Join(errs...)
}

// library is the decision by the packages of this repository. Its facts are in their
// types before it starts, as those of every engine are in its own.
type library struct {
	cases []facts
	ask   func(*library, *facts) error

	// The answer to the last case; the memory is used again.
	tenure   [1]eligibility.Tenure
	appoint  eligibility.AppointVerdict
	route    jpt.Decision
	score    rubric.Score
	rounded  int64
	band     uint8
	class    merit.Finding
	category kasnindex.Category
	findings []merit.Finding
	failed   Failed
	text     int
}

func openLibrary(ask func(*library, *facts) error) func([]Case) (runner, error) {
	return func(cases []Case) (runner, error) {
		l := newLibrary(make([]facts, len(cases)), ask)
		for i := range cases {
			if err := l.set(i, &cases[i]); err != nil {
				return nil, fmt.Errorf("case %d: %w", i, err)
			}
		}
		return l, nil
	}
}

func newLibrary(cases []facts, ask func(*library, *facts) error) *library {
	l := &library{cases: cases, ask: ask}
	l.route.Candidates = make([]jpt.CandidateVerdict, 0, 1)
	return l
}

// set puts a case in its place.
func (l *library) set(i int, c *Case) (err error) {
	f := &l.cases[i]
	*f, err = factsOf(c)
	f.candidacy.Career = f.career[:] // within the case
	return err
}

func (l *library) run(i int) error { return l.ask(l, &l.cases[i]) }

// decide is the whole decision: every rule with its finding, which holds reason,
// number of law, observed value and the day of change, but no text yet.
func (l *library) decide(f *facts) (err error) {
	if err = profile.TenureInto(&l.tenure[0], f.incumbent, f.when); err != nil {
		return err
	}
	if err = l.appoint.Appoint(&f.candidacy, readings, f.when); err != nil {
		return err
	}
	if err = l.rate(f); err != nil {
		return err
	}
	if err = l.route.DecideWith(&f.vacancy, f.official[:], l.tenure[:], profile, f.when); err != nil {
		return err
	}
	if err = l.mark(f); err != nil {
		return err
	}
	l.failed = l.failures()
	return nil
}

// plain is the whole decision by the functions that return what they find, as a program
// calls them that judges a few cases: tenure is judged again for the route.
func (l *library) plain(f *facts) (err error) {
	if l.tenure[0], err = profile.Tenure(f.incumbent, f.when); err != nil {
		return err
	}
	if l.appoint, err = eligibility.Appoint(f.candidacy, readings, f.when); err != nil {
		return err
	}
	if err = l.rate(f); err != nil {
		return err
	}
	if err = l.route.Decide(&f.vacancy, f.official[:], profile, f.when); err != nil {
		return err
	}
	if err = l.mark(f); err != nil {
		return err
	}
	l.failed = l.failures()
	return nil
}

// rate puts the agency into its category.
func (l *library) rate(f *facts) error {
	points, err := index.ScorePoints(f.points[:])
	if err != nil {
		return err
	}
	if err = index.ClassifyInto(&l.class, points, f.when); err != nil {
		return err
	}
	l.category = kasnindex.CategoryOf(&l.class)
	f.vacancy.Exemption.Category = l.category.Number()
	return nil
}

// mark gives the candidate a score, rounded and with its band.
func (l *library) mark(f *facts) (err error) {
	if l.score, err = scheme.Evaluate(f.marks); err != nil {
		return err
	}
	rounded, _ := l.score.RoundedValues()
	l.rounded, _ = rounded.Scaled()
	band, ok := l.score.BandPlace()
	if !ok {
		return errors.New("no band")
	}
	l.band = uint8(band) // KMS, MMS, MS
	return nil
}

// hundredths is the top of the scale of marks, 100, in hundredths.
const hundredths = 100_00

// failures returns the rules that are not met, asking the findings in turn from the last
// bit of the set to the first.
func (l *library) failures() (set Failed) {
	tenure, appoint, route := &l.tenure[0], &l.appoint, &l.route
	official := &route.Candidates[0]
	set = set.next(&route.Exempt)
	set = set.next(&official.Result)
	set = set.next(&official.Standard)
	set = set.next(&official.Level)
	set = set.next(&route.Frozen.NewHead)
	set = set.next(&appoint.Waiver)
	set = set.next(appoint.Find(eligibility.Health))
	set = set.next(appoint.Find(eligibility.AgeLimit))
	set = set.next(appoint.Find(eligibility.Conduct))
	set = set.next(appoint.Find(eligibility.PriorPost))
	set = set.next(appoint.Find(eligibility.Experience))
	set = set.next(appoint.Find(eligibility.Competence))
	set = set.next(appoint.Find(eligibility.Education))
	set = set.next(&tenure.Evaluation)
	set = set.next(&tenure.Ukom)
	return set.next(&tenure.Mutation)
}

// next moves the set up by a bit, for the next finding.
func (set Failed) next(f *merit.Finding) Failed {
	bit := Failed(0)
	if f.Reason.Outcome == merit.NotMet {
		bit = 1
	}
	return set*2 + bit
}

// withFindings is the decision and one list of all its findings.
func (l *library) withFindings(f *facts) error {
	if err := l.decide(f); err != nil {
		return err
	}
	l.findings = l.tenure[0].AppendFindings(l.findings[:0])
	l.findings = l.appoint.AppendFindings(l.findings)
	l.findings = append(l.findings, l.class)
	l.findings = l.route.AppendFindings(l.findings)
	l.findings = l.route.Candidates[0].AppendFindings(l.findings)
	return nil
}

// withText is the decision with the text of every finding in Indonesian.
func (l *library) withText(f *facts) error {
	if err := l.withFindings(f); err != nil {
		return err
	}
	l.text = 0
	for i := range l.findings {
		l.text += len(l.findings[i].Text(merit.Indonesian))
	}
	return nil
}

func (l *library) decision() (Decision, error) {
	for _, f := range slices.Concat(l.findings, []merit.Finding{l.class}) {
		if f.Outcome() == merit.Undetermined {
			return Decision{}, fmt.Errorf("no fact is missing, yet: %s", f.Text(merit.English))
		}
	}
	n, scale := l.class.Observed.Scaled()
	for ; scale < 1; scale++ {
		n *= 10
	}
	return Decision{
		Mutation: l.tenure[0].Mutation.Outcome(), Ukom: l.tenure[0].Ukom.Outcome(), Evaluation: l.tenure[0].Evaluation.Outcome(),
		Appoint: l.appoint.Outcome(), Route: uint8(l.route.Route),
		Score: int32(l.rounded), Band: l.band, Index: int32(n / 5), Category: uint8(l.category.Number()),
		Failed: l.failed,
	}, nil
}
