package eligibility_test

import (
	"math/rand"
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/require"
)

// TestChangesIsTheFirstDayOfAnotherOutcome judges made-up cases of every question, by
// a law that moves along and by one that stands still: on the day that a finding
// names its outcome is another one, and on the day before it is still the same.
func TestChangesIsTheFirstDayOfAnotherOutcome(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	date := func() merit.Date {
		switch rng.Intn(40) {
		case 0:
			return merit.Date{}
		case 1:
			return day("0001-01-01")
		case 2:
			return day("9999-12-31")
		}
		return day("2012-01-01").AddDays(rng.Intn(6200))
	}
	ans := func() merit.Answer { return merit.Answer(rng.Intn(3)) }
	sets := [][]eligibility.Reading{}
	all := eligibility.Disagreements()
	for i := 0; i < 20; i++ {
		var rs []eligibility.Reading
		for _, d := range all {
			if d.Key == "age-cap" { // it decides which rule judges the age, and that by date
				continue
			}
			rs = append(rs, d.Readings[rng.Intn(len(d.Readings))])
		}
		sets = append(sets, rs)
	}
	for n := 0; n < 4000; n++ {
		r := eligibility.MustReadings(sets[rng.Intn(len(sets))]...)
		asOf := date()
		if asOf.IsZero() {
			continue
		}
		moving := rng.Intn(2) == 0
		law := asOf
		if !moving {
			law = day("2014-01-15").AddDays(rng.Intn(5500))
			if law == asOf {
				continue
			}
		}
		var career []eligibility.Spell
		d := day("2010-01-01").AddDays(rng.Intn(3000))
		for k := rng.Intn(4); k >= 0; k-- {
			s := eligibility.Spell{Post: []string{"K", "L"}[rng.Intn(4)/3], Level: merit.Level(rng.Intn(6)), Held: eligibility.Holding(1 + rng.Intn(4)), Related: ans(), Inaugurated: d, Effective: d, Decreed: d, OnDuty: d}
			if rng.Intn(2) == 0 {
				s.Until = d.AddDays(1 + rng.Intn(900))
			}
			if rng.Intn(12) == 0 {
				s.Held = 0
			}
			career = append(career, s)
			d = d.AddDays(rng.Intn(900))
		}
		level := merit.Level(rng.Intn(6))
		inc := eligibility.Incumbent{Level: level, Inaugurated: date()}
		cand := eligibility.Candidacy{Post: merit.Level(1 + rng.Intn(5)), Source: eligibility.Source(rng.Intn(4)), Degree: eligibility.Degree(rng.Intn(5)), Competences: ans(), Career: career, Record: ans(), Birth: day("1950-01-01").AddDays(rng.Intn(12000)), Healthy: ans(), AgeDay: date(), Present: level, Move: ans(), Waived: ans(), Citizen: ans(), InParty: merit.Yes, LeftParty: date(), Registered: date(), Imprisoned: ans(), Dismissed: ans(), Closed: ans(), Approved: ans(), Resigned: ans(), RatedGood: ans()}
		cure := eligibility.Cure{Level: level, Source: eligibility.Source(rng.Intn(4)), Since: date(), Missed: ans(), Noticed: date(), Improved: ans(), Tested: ans(), Fits: ans(), Placed: eligibility.Placement(rng.Intn(6) / 3 * rng.Intn(4))}
		leave := eligibility.Leaving{Level: level, Study: ans(), StudyFrom: date(), StudyUntil: date()}
		prof := eligibility.Profiles()[rng.Intn(3)]
		repl := eligibility.Replacement{Incumbent: inc, BrokeLaw: ans(), Unfit: ans(), PresidentApproved: ans(), CircularGrounds: ans(), Readings: r}
		term := eligibility.Term{Incumbent: inc, Performed: ans(), Fits: merit.Yes, Needed: merit.Yes, PPKApproved: ans(), Reported: merit.Yes, Recommended: ans()}
		asks := map[string]func(merit.When) ([]merit.Finding, error){
			"tenure": func(w merit.When) ([]merit.Finding, error) {
				v, e := prof.Tenure(inc, w)
				return v.Verdict().Findings, e
			},
			"tenurein": func(w merit.When) ([]merit.Finding, error) {
				v, e := prof.TenureIn("K", career, r, w)
				return append(v.Tenure.Verdict().Findings, v.Days...), e
			},
			"replace": func(w merit.When) ([]merit.Finding, error) {
				v, e := eligibility.Replace(repl, r.Roll(), w)
				return v.Verdict().Findings, e
			},
			"term":   func(w merit.When) ([]merit.Finding, error) { v, e := term.Judge(r, w); return v.Verdict().Findings, e },
			"target": func(w merit.When) ([]merit.Finding, error) { v, e := cure.Target(r, w); return v.Verdict().Findings, e },
			"perf": func(w merit.When) ([]merit.Finding, error) {
				v, e := cure.Performance(r, w)
				return v.Verdict().Findings, e
			},
			"leave": func(w merit.When) ([]merit.Finding, error) {
				v, e := eligibility.Leave(leave, r, w)
				return v.Verdict().Findings, e
			},
			"pension": func(w merit.When) ([]merit.Finding, error) {
				v, e := eligibility.Pension(level, cand.Birth, r, w)
				return []merit.Finding{v}, e
			},
			"appoint": func(w merit.When) ([]merit.Finding, error) {
				v, e := eligibility.Appoint(cand, r, w)
				return v.Verdict().Findings, e
			},
		}
		for name, ask := range asks {
			fs, err := ask(merit.On(asOf).UnderLaw(law))
			if err != nil {
				continue
			}
			for i, f := range fs {
				if f.Changes.IsZero() || f.Changes == day("9999-12-31") {
					continue // never, not known, or at the end of the calendar
				}
				on := func(d merit.Date) merit.Outcome {
					w := merit.On(d)
					if !moving {
						w = w.UnderLaw(law)
					}
					g, err := ask(w)
					require.NoError(t, err)
					require.Greater(t, len(g), i)
					require.Equal(t, f.Rule, g[i].Rule)
					return g[i].Outcome()
				}
				require.Truef(t, f.Changes.After(asOf), "%s %s on %s changes on %s", name, f.Code(), asOf, f.Changes)
				require.NotEqualf(t, f.Outcome(), on(f.Changes), "%s %s on %s under the law of %s does not change on %s", name, f.Code(), asOf, law, f.Changes)
				require.Equalf(t, f.Outcome(), on(f.Changes.AddDays(-1)), "%s %s on %s under the law of %s changes before %s", name, f.Code(), asOf, law, f.Changes)
			}
		}
	}
}
