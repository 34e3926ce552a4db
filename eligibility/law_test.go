package eligibility_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func day(s string) merit.Date { return merit.MustParseDate(s) }

func TestEveryRuleHasExactlyOneVersionOnEveryDay(t *testing.T) {
	last := day("2030-12-31")
	for _, rule := range eligibility.Rules() {
		versions := rule.Versions()
		for d := merit.FirstDay; !d.After(last); d = d.AddDays(1) {
			n := 0
			for _, v := range versions {
				if (merit.Interval{From: v.From, Until: v.Until}).Contains(d) {
					n++
				}
			}
			require.Equalf(t, 1, n, "%s on %s", rule.ID(), d)
			v := rule.At(d)
			if v.Force == merit.InForce {
				for _, p := range rule.Params() {
					require.NotNilf(t, p.At(d), "%s on %s: parameter %s", rule.ID(), d, p.Name())
				}
			} else {
				require.Falsef(t, v.Note.IsZero(), "%s on %s: why it is not in force", rule.ID(), d)
			}
		}
	}
}

func TestEveryRuleIsListedOnce(t *testing.T) {
	seen := map[merit.RuleID]bool{}
	for _, r := range eligibility.Rules() {
		assert.Falsef(t, seen[r.ID()], "%s is listed twice", r.ID())
		assert.Truef(t, strings.HasPrefix(string(r.ID()), "ELG-"), "%s", r.ID())
		seen[r.ID()] = true
	}
}

func TestUnprovenFactsAreSaidInTheText(t *testing.T) {
	for _, c := range []struct {
		facts, readings, asof, says string
	}{
		{"base=madya birth=1968-02-29", "age-to-birthday age-on-judgement", "2026-03-01", "Unproven: until when \"at most\" an age holds"},
		{"base=madya", "age-to-birthday age-on-judgement", "2025-09-08", "On the number: that PP 17/2020 left this number as it was is known from secondary sources alone"},
		{"base=forces", "age-to-birthday age-on-judgement", "2025-09-08", "whether PP 17/2020 changed Pasal 159 is not known"},
		{"base=outside", "age-to-birthday age-on-judgement", "2025-09-08", "PP 17/2020 changed Pasal 106; the new content was not read"},
	} {
		got, err := audits["appoint"](parseFacts(t, c.facts), readings(t, c.readings), merit.On(day(c.asof)))
		require.NoError(t, err)
		assert.Contains(t, merit.Verdict{Findings: got.findings}.Text(merit.English), c.says)
	}
}

// TestTheSameCaseCitesWhatWasInForceThen judges one official, a year and a half in
// post each time, on four days of the law.
func TestTheSameCaseCitesWhatWasInForceThen(t *testing.T) {
	for _, c := range []struct {
		on    string
		cites []string
		never []string
	}{
		{"2022-03-01", []string{"UU 5/2014 Pasal 116 ayat (1)", "UU 5/2014 Pasal 117", "SE MenPANRB 52/2020", "UU 5/2014 Pasal 118", "UU 5/2014 Pasal 90"}, []string{"UU 20/2023"}},
		{"2024-01-03", []string{"UU 20/2023 Pasal 76", "PP 11/2017 Pasal 133", "SE MenPANRB 19/2023", "PP 11/2017 Pasal 142", "UU 20/2023 Pasal 55"}, []string{"UU 5/2014", "SE MenPANRB 52/2020"}},
		{"2025-09-08", []string{"UU 20/2023 Pasal 76", "PP 11/2017 Pasal 133", "PP 11/2017 Pasal 144", "PP 30/2019 Pasal 57"}, []string{"UU 5/2014", "SE MenPANRB 52/2020"}},
		{"2026-01-01", []string{"UU 20/2023 Pasal 76", "PP 11/2017 Pasal 133", "PP 17/2020"}, []string{"UU 5/2014", "SE MenPANRB 52/2020"}},
	} {
		t.Run(c.on, func(t *testing.T) {
			got := cited(everything(t, day(c.on))...)
			for _, article := range c.cites {
				assert.Contains(t, got, article)
			}
			for _, article := range got {
				for _, dead := range c.never {
					assert.Falsef(t, strings.Contains(article, dead+" ") || article == dead, "%s is not the law of %s", article, c.on)
				}
			}
		})
	}
}

// everything puts every question of the package about one official, of whom all is
// known, on one day.
func everything(t *testing.T, on merit.Date) []merit.Finding {
	t.Helper()
	w := merit.On(on)
	r := eligibility.MustReadings(eligibility.AgeToBirthday, eligibility.AgeOnJudgement)
	in := eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: on.Add(merit.Period{Months: -18}, merit.RollForward)}
	var out []merit.Finding
	for _, p := range eligibility.Profiles() {
		v, err := p.Tenure(in, w)
		require.NoError(t, err)
		out = append(out, v.Verdict().Findings...)
	}
	replaced, err := eligibility.Replace(eligibility.Replacement{Incumbent: in, BrokeLaw: merit.No}, merit.RollForward, w)
	require.NoError(t, err)
	out = append(out, replaced.Verdict().Findings...)
	for name, s := range map[string]string{
		"appoint": "base=pratama birth=1968-01-10 present=jpt-pratama", "cure": "level=jpt-pratama source=pns since=2018-03-01 missed=no",
		"performance": "level=jpt-pratama missed=no", "leave": "level=jpt-pratama resigned=no", "pension": "level=jpt-pratama birth=1975-01-10",
	} {
		got, err := audits[name](parseFacts(t, s), r, w)
		require.NoError(t, err)
		out = append(out, got.findings...)
	}
	term, err := eligibility.Term{Incumbent: in}.Judge(r, w)
	require.NoError(t, err)
	return append(out, term.Verdict().Findings...)
}

// TestNoRuleCitesARepealedStatuteAsLaw looks at the rules themselves.
func TestNoRuleCitesARepealedStatuteAsLaw(t *testing.T) {
	repeal := day("2023-10-31")
	for _, rule := range eligibility.Rules() {
		for _, v := range rule.Versions() {
			for _, c := range v.Basis {
				dead := c.Instrument.String() == "UU 5/2014" && (v.Until.IsZero() || v.Until.After(repeal))
				assert.Falsef(t, dead && v.Force == merit.InForce, "%s cites %s after its repeal", rule.ID(), c)
			}
		}
		for _, p := range rule.Params() {
			for _, v := range p.Values() {
				for _, c := range v.Basis {
					dead := c.Instrument.String() == "UU 5/2014" && (v.Until.IsZero() || v.Until.After(repeal))
					assert.Falsef(t, dead, "%s, parameter %s, cites %s after its repeal", rule.ID(), p.Name(), c)
				}
			}
		}
	}
}

func TestLawAgainstLaw(t *testing.T) {
	in := eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2024-06-01")}
	tenure := func(w merit.When) (merit.Verdict, error) {
		v, err := eligibility.Circular2020().Tenure(in, w)
		return v.Verdict(), err
	}
	replace := func(w merit.When) (merit.Verdict, error) {
		v, err := eligibility.Replace(eligibility.Replacement{Incumbent: in, BrokeLaw: merit.No}, merit.RollForward, w)
		return v.Verdict(), err
	}
	appoint := func(w merit.When) (merit.Verdict, error) {
		v, err := eligibility.Appoint(parseFacts(t, "base=pratama healthy=no present=jpt-pratama").candidacy(), readings(t, "age-to-birthday age-on-judgement"), w)
		return v.Verdict(), err
	}
	for _, c := range []struct {
		name          string
		ask           func(merit.When) (merit.Verdict, error)
		first, second string
		want          []string // rule/reason under the first → under the second, since when, and why
	}{
		{"the repeal of the ban", replace, "2023-10-30", "2023-10-31", []string{
			"ELG-REPLACE-BAN banned → not-in-force since 2023-10-31: UU 20/2023 Pasal 76",
			"ELG-REPLACE-PRESIDENT no-route → not-in-force since 2023-10-31: UU 20/2023 Pasal 76"}},
		{"the relief of 2020 and after it", tenure, "2022-03-01", "2025-09-08", []string{
			"ELG-TENURE-MUTATION reached → too-short since 2024-01-01: PP 11/2017 Pasal 131 ayat (2) huruf c, PP 11/2017 Pasal 132 ayat (2) huruf b, PP 11/2017 Pasal 190 ayat (3)",
			"ELG-TENURE-UKOM reached → too-short since 2024-01-01: PP 11/2017 Pasal 190 ayat (3)"}},
		{"backwards", tenure, "2025-09-08", "2022-03-01", []string{
			"ELG-TENURE-MUTATION too-short → reached since 2024-01-01: SE MenPANRB 52/2020",
			"ELG-TENURE-UKOM too-short → reached since 2024-01-01: SE MenPANRB 52/2020"}},
		{"several findings of one rule are held against each other in their places", appoint, "2020-02-27", "2020-02-28", []string{
			"ELG-APPOINT-WAIVER not-in-force → not-waived since 2020-02-28: PP 11/2017 Pasal 107 ayat (2)"}},
		{"a rule that came into force on a day between", appoint, "2018-12-31", "2020-01-01", []string{
			"ELG-AGE-FROM-JPT not-in-force → age since 2020-01-01: PermenPANRB 15/2019 Lampiran B angka 2 huruf f"}},
		{"two days of one law", tenure, "2024-06-01", "2025-09-08", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := eligibility.CompareLaws(c.ask, day("2025-09-08"), day(c.first), day(c.second))
			require.NoError(t, err)
			var lines []string
			for _, change := range got {
				var articles []string
				for _, a := range change.Articles {
					articles = append(articles, a.String())
				}
				lines = append(lines, fmt.Sprintf("%s %s → %s since %s: %s", change.First.Rule.ID(), change.First.Reason.Code, change.Second.Reason.Code, change.On, strings.Join(articles, ", ")))
			}
			assert.Equal(t, c.want, lines)
		})
	}
}

func TestLawAgainstLawPassesErrorsOn(t *testing.T) {
	bad := func(w merit.When) (merit.Verdict, error) { return merit.Verdict{}, w.Check() }
	before := merit.FirstDay.AddDays(-1)
	_, err := eligibility.CompareLaws(bad, day("2025-09-08"), before, day("2025-09-08"))
	require.ErrorIs(t, err, merit.ErrBeforeFirstRegime)
	_, err = eligibility.CompareLaws(bad, day("2025-09-08"), day("2025-09-08"), before)
	require.ErrorIs(t, err, merit.ErrBeforeFirstRegime)

	in := eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2024-06-01")}
	calls := 0
	failing := func(w merit.When) (merit.Verdict, error) {
		if calls++; calls > 2 {
			return merit.Verdict{}, merit.ErrMissing
		}
		v, err := eligibility.Circular2020().Tenure(in, w)
		return v.Verdict(), err
	}
	_, err = eligibility.CompareLaws(failing, day("2025-09-08"), day("2022-03-01"), day("2025-09-08"))
	require.ErrorIs(t, err, merit.ErrMissing)
}

func ExampleCompareLaws() {
	in := eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustParseDate("2024-01-15")}
	changes, err := eligibility.CompareLaws(func(w merit.When) (merit.Verdict, error) {
		v, err := eligibility.Replace(eligibility.Replacement{Incumbent: in, BrokeLaw: merit.No}, merit.RollForward, w)
		return v.Verdict(), err
	}, merit.MustParseDate("2025-09-08"), merit.MustParseDate("2022-03-01"), merit.MustParseDate("2025-09-08"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range changes {
		fmt.Printf("%s: %s became %s on %s by %s\n", c.First.Rule.ID(), c.First.Reason.Code, c.Second.Reason.Code, c.On, c.Articles[0])
	}
	// Output:
	// ELG-REPLACE-BAN: banned became not-in-force on 2023-10-31 by UU 20/2023 Pasal 76
	// ELG-REPLACE-PRESIDENT: no-route became not-in-force on 2023-10-31 by UU 20/2023 Pasal 76
	// ELG-REPLACE-CIRCULAR: not-in-force became claimed on 2023-09-22 by SE MenPANRB 19/2023
}
