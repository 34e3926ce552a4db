package eligibility_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type question = func(merit.When) (eligibility.Requirement, error)

func replacing(r eligibility.Replacement) question {
	return func(w merit.When) (eligibility.Requirement, error) {
		v, err := eligibility.Replace(r, merit.RollForward, w)
		return v.Requirement(), err
	}
}

func appointing(t *testing.T, s, chosen string) question {
	c, r := parseFacts(t, s).candidacy(), readings(t, chosen)
	return func(w merit.When) (eligibility.Requirement, error) {
		v, err := eligibility.Appoint(c, r, w)
		return v.Requirement(), err
	}
}

func moving(p *eligibility.Profile, in eligibility.Incumbent) question {
	return func(w merit.When) (eligibility.Requirement, error) {
		v, err := p.Tenure(in, w)
		return eligibility.Must(v.Mutation, v.Ukom), err
	}
}

func codes(findings []merit.Finding) (out []string) {
	for _, f := range findings {
		out = append(out, f.Code())
	}
	return out
}

func TestTheFirstDayOnWhichItIsAllowed(t *testing.T) {
	pratama := func(s string) eligibility.Incumbent {
		return eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day(s)}
	}
	age := "age-to-birthday age-on-judgement"
	for _, c := range []struct {
		name                string
		ask                 question
		when                merit.When
		day, unsure, lapsed string
		why                 []string
	}{
		{"already allowed", moving(eligibility.Statute(), pratama("2023-09-08")), merit.On(day("2025-09-08")), "2025-09-08", "", "", nil},
		{"allowed on the second anniversary", moving(eligibility.Statute(), pratama("2024-09-08")), merit.On(day("2025-09-08")), "2026-09-08", "", "", nil},
		{"never again after five years", moving(eligibility.Statute(), pratama("2019-09-08")), merit.On(day("2025-09-08")), "", "", "",
			[]string{"ELG-TENURE-MUTATION-STATUTE/too-long", "ELG-TENURE-UKOM/evaluation-instead"}},
		{"no date of inauguration: cannot tell", moving(eligibility.Statute(), eligibility.Incumbent{Level: merit.JPTPratama}), merit.On(day("2025-09-08")), "", "2025-09-08", "",
			[]string{"ELG-TENURE-MUTATION-STATUTE/missing", "ELG-TENURE-UKOM/missing"}},
		{"the relief of 2020 opens it before two years", moving(eligibility.Circular2020(), pratama("2018-12-01")), merit.On(day("2020-03-01")), "2020-04-27", "2020-04-01", "", nil},
		{"the rule comes into force", moving(eligibility.Statute(), pratama("2014-01-20")), merit.On(day("2016-06-01")), "2017-04-07", "", "2016-06-01", nil},
		{"the ban ends on the anniversary", replacing(eligibility.Replacement{Incumbent: pratama("2021-06-15"), BrokeLaw: merit.No}), merit.On(day("2022-06-15")), "2023-06-15", "", "", nil},
		{"the ban is repealed first", replacing(eligibility.Replacement{Incumbent: pratama("2022-06-15"), BrokeLaw: merit.No}), merit.On(day("2023-06-15")), "", "", "2023-10-31", nil},
		{"under the law of 2022 it stands still", replacing(eligibility.Replacement{Incumbent: pratama("2022-06-15"), BrokeLaw: merit.No}), merit.On(day("2023-06-15")).UnderLaw(day("2022-03-01")), "2024-06-15", "", "", nil},
		{"two more years of experience", appointing(t, "base=pratama career=A/administrator/substantive/yes/2022-09-08", age), merit.On(day("2025-09-08")), "2027-09-08", "", "", nil},
		{"too old by then: never, and all that stands in the way", appointing(t, "base=pratama birth=1969-09-08 career=A/administrator/substantive/yes/2022-09-08", age), merit.On(day("2025-09-08")), "", "", "",
			[]string{"ELG-APPOINT-PRATAMA/age-over"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := eligibility.Earliest(c.ask, c.when)
			require.NoError(t, err)
			assert.Equal(t, c.day, got.Day.String(), "day")
			assert.Equal(t, c.unsure, got.Unsure.String(), "unsure since")
			assert.Equal(t, c.lapsed, got.Lapsed.String(), "lapsed since")
			assert.Equal(t, c.why, codes(got.Last.Obstacles()))
		})
	}
}

func TestEarliestPassesErrorsOn(t *testing.T) {
	_, err := eligibility.Earliest(func(w merit.When) (eligibility.Requirement, error) { return eligibility.Requirement{}, w.Check() }, merit.When{})
	require.ErrorIs(t, err, merit.ErrMissing)
}

// TestEarliestAgreesWithAskingEveryDay is the slow, literal second way.
func TestEarliestAgreesWithAskingEveryDay(t *testing.T) {
	age := "age-to-birthday age-on-judgement"
	var asks []question
	for _, start := range []string{"2016-02-29", "2019-12-01", "2022-02-28"} {
		for _, l := range []merit.Level{merit.JPTMadya, merit.JPTPratama} {
			in := eligibility.Incumbent{Level: l, Inaugurated: day(start)}
			for _, p := range eligibility.Profiles() {
				asks = append(asks, moving(p, in), moving(p.Under(readings(t, "leap-back floor-alone")), in))
			}
			for _, a := range []merit.Answer{merit.Unknown, merit.Yes, merit.No} {
				asks = append(asks, replacing(eligibility.Replacement{Incumbent: in, BrokeLaw: a, Unfit: merit.Yes, PresidentApproved: a,
					Readings: readings(t, "free-after-anniversary circular-followed"), CircularGrounds: merit.No}))
			}
			asks = append(asks, func(w merit.When) (eligibility.Requirement, error) {
				v, err := eligibility.Term{Incumbent: in, Performed: merit.Yes, Fits: merit.Yes, Needed: merit.Yes, PPKApproved: merit.Yes, Recommended: merit.No, Reported: merit.Yes}.Judge(readings(t, "coordination-by-consent"), w)
				return v.Requirement(), err
			}, func(w merit.When) (eligibility.Requirement, error) {
				v, err := eligibility.Standard().TenureIn("K", []eligibility.Spell{
					{Post: "K", Level: l, Held: eligibility.Substantive, Inaugurated: day(start), Until: day(start).AddDays(200)},
					{Post: "K", Level: l, Held: eligibility.Plt, Inaugurated: day(start).AddDays(250), Until: day(start).AddDays(300)},
					{Post: "K", Level: l, Held: eligibility.Substantive, Inaugurated: day(start).AddDays(280), Until: day(start).AddDays(900)},
				}, eligibility.Readings{}, w)
				return eligibility.Must(v.Mutation, v.Ukom), err
			}, func(w merit.When) (eligibility.Requirement, error) {
				v, err := eligibility.Cure{Level: l, Source: eligibility.PNS, Since: day(start), Missed: merit.Yes, Noticed: day(start).AddDays(380), Improved: merit.No, Tested: merit.No}.Target(eligibility.Readings{}, w)
				return v.Requirement(), err
			})
		}
		asks = append(asks,
			appointing(t, "base=pratama birth=1963-06-05 career=A/administrator/substantive/yes/"+start, age),
			appointing(t, "base=pratama career=A/administrator/substantive//"+start+"+B/administrator/plt/yes/2025-01-10", age),
			appointing(t, "base=outside career=A//substantive/yes/"+start, age))
	}
	const days = 2600
	for i, ask := range asks {
		for _, from := range []string{"2016-01-01", "2021-12-31"} {
			got, err := eligibility.Earliest(ask, merit.On(day(from)))
			require.NoError(t, err)
			var want merit.Date
			for d := day(from); d.Before(day(from).AddDays(days)); d = d.AddDays(1) {
				r, err := ask(merit.On(d))
				require.NoError(t, err)
				if r.Outcome() == merit.Met {
					want = d
					break
				}
			}
			if want.IsZero() && got.Day.After(day(from).AddDays(days-1)) {
				continue // beyond the days that were asked
			}
			require.Equalf(t, want.String(), got.Day.String(), "question %d from %s", i, from)
		}
	}
}

func TestTheSmallestSetThatStandsInTheWay(t *testing.T) {
	age := "age-to-birthday age-on-judgement"
	on := merit.On(day("2025-09-08"))
	for _, c := range []struct {
		name string
		ask  question
		when merit.When
		want []string
	}{
		{"nothing", appointing(t, "base=pratama", age), on, nil},
		{"one condition, as cheap as the waiver", appointing(t, "base=pratama degree=d3", age), on, []string{"ELG-APPOINT-PRATAMA/education-short"}},
		{"two conditions: the waiver is the smaller way", appointing(t, "base=pratama degree=d3 record=no", age), on, []string{"ELG-APPOINT-WAIVER/not-waived"}},
		{"from outside no waiver helps", appointing(t, "base=outside degree=s1 record=no", age), on,
			[]string{"ELG-APPOINT-NONPNS/education-postgraduate-short", "ELG-APPOINT-NONPNS/conduct-bad"}},
		{"the ban of a pratama has one way out", replacing(eligibility.Replacement{Incumbent: eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2021-06-15")}, BrokeLaw: merit.No}),
			merit.On(day("2022-06-15")), []string{"ELG-REPLACE-BAN/banned"}},
		{"no rule, nothing in the way", replacing(eligibility.Replacement{Incumbent: eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2021-06-15")}}), on, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := c.ask(c.when)
			require.NoError(t, err)
			assert.Equal(t, c.want, codes(r.Obstacles()))
		})
	}
	t.Run("past the term: what the extension lacks", func(t *testing.T) {
		v, err := eligibility.Term{Incumbent: eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2019-06-15")},
			Performed: merit.Yes, Fits: merit.No, Needed: merit.Yes, PPKApproved: merit.Unknown, Reported: merit.Yes}.Judge(eligibility.Readings{}, on)
		require.NoError(t, err)
		assert.Equal(t, []string{"ELG-EXTENSION/unfit", "ELG-EXTENSION/missing"}, codes(v.Requirement().Obstacles()))
	})
}

// TestObstaclesAreMinimal tries every subset of the findings of small requirements:
// with the obstacles met the requirement is met, and no smaller set does it.
func TestObstaclesAreMinimal(t *testing.T) {
	rule := eligibility.Rules()[0]
	outcomes := []*merit.Reason{
		{Code: "met", Outcome: merit.Met}, {Code: "not", Outcome: merit.NotMet}, {Code: "unknown", Outcome: merit.Undetermined}, {Code: "none", Outcome: merit.NotApplicable},
	}
	shapes := []func(f [4]merit.Finding) eligibility.Requirement{
		func(f [4]merit.Finding) eligibility.Requirement { return eligibility.Must(f[:]...) },
		func(f [4]merit.Finding) eligibility.Requirement {
			return eligibility.AnyOf(eligibility.Must(f[0], f[1]), eligibility.Must(f[2], f[3]))
		},
		func(f [4]merit.Finding) eligibility.Requirement {
			return eligibility.AllOf(eligibility.Must(f[0]), eligibility.AnyOf(eligibility.Must(f[1]), eligibility.Must(f[2], f[3])))
		},
		func(f [4]merit.Finding) eligibility.Requirement {
			return eligibility.AnyOf(eligibility.Must(f[0], f[1], f[2]), eligibility.Must(f[3]))
		},
	}
	for n := range 4 * 4 * 4 * 4 {
		var f [4]merit.Finding
		for i, k := 0, n; i < 4; i, k = i+1, k/4 {
			f[i] = merit.Finding{Rule: rule, Reason: outcomes[k%4], Notes: merit.NoteSet(1) << i}
		}
		for s, shape := range shapes {
			r := shape(f)
			require.Len(t, r.Findings(), 4)
			met := func(set merit.NoteSet) bool {
				g := f
				for i := range g {
					if g[i].Notes&set != 0 {
						g[i].Reason = outcomes[0]
					}
				}
				return shape(g).Outcome() == merit.Met
			}
			var got merit.NoteSet
			obstacles := r.Obstacles()
			for _, o := range obstacles {
				got |= o.Notes
			}
			if o := r.Outcome(); o == merit.Met || o == merit.NotApplicable {
				require.Empty(t, obstacles)
				continue
			}
			require.Truef(t, met(got), "case %d, shape %d: met once the obstacles are", n, s)
			for set := merit.NoteSet(0); set < 16; set++ {
				size, opensNothing := 0, false
				for i := range f {
					if set&f[i].Notes != 0 {
						size++
						opensNothing = opensNothing || f[i].Outcome() == merit.NotApplicable
					}
				}
				require.Falsef(t, size < len(obstacles) && !opensNothing && met(set), "case %d, shape %d: %d findings are enough", n, s, size)
			}
		}
	}
	assert.Equal(t, merit.NotApplicable, eligibility.Requirement{}.Outcome())
	assert.True(t, slices.Equal(nil, eligibility.Requirement{}.Findings()))
}

func ExampleEarliest() {
	in := eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustParseDate("2024-02-29")}
	turn, err := eligibility.Earliest(func(w merit.When) (eligibility.Requirement, error) {
		tenure, err := eligibility.Standard().Tenure(in, w)
		return eligibility.Must(tenure.Mutation, tenure.Ukom), err
	}, merit.On(merit.MustParseDate("2025-09-08")))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("a rotation is open from", turn.Day)
	// Output: a rotation is open from 2026-03-01
}

func ExampleRequirement_Obstacles() {
	verdict, err := eligibility.Appoint(eligibility.Candidacy{
		Post: merit.JPTPratama, Source: eligibility.PNS, Degree: eligibility.Bachelor, Competences: merit.Yes,
		Career: []eligibility.Spell{
			{Post: "kepala bidang", Level: merit.Administrator, Held: eligibility.Substantive, Related: merit.Yes, Inaugurated: merit.MustParseDate("2022-09-08")},
		},
		Record: merit.Yes, Birth: merit.MustParseDate("1980-01-31"), Healthy: merit.Yes, Present: merit.Administrator, Move: merit.No, Waived: merit.No,
	}, eligibility.MustReadings(eligibility.AgeToBirthday, eligibility.AgeOnJudgement), merit.On(merit.MustParseDate("2025-09-08")))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(verdict.Outcome().In(merit.English))
	for _, f := range verdict.Requirement().Obstacles() {
		fmt.Println(f.Code(), "until", f.Changes)
	}
	// Output:
	// not met
	// ELG-APPOINT-PRATAMA/experience-short until 2027-09-08
}
