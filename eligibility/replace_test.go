package eligibility_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/internal/cases"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// answer reads yes, no, or nothing for what is not known.
func answer(t *testing.T, s string) merit.Answer {
	t.Helper()
	if s == "" {
		return merit.Unknown
	}
	a, err := merit.ParseAnswer(s)
	require.NoError(t, err)
	return a
}

// cited returns the text form of every citation of the findings.
func cited(findings ...merit.Finding) []string {
	var out []string
	for _, f := range findings {
		for _, c := range f.Citations() {
			out = append(out, c.String())
		}
	}
	return out
}

// missing returns the keys of the facts that the finding lacks.
func missing(f merit.Finding) string {
	var out []string
	for _, fact := range f.MissingFacts() {
		out = append(out, fact.Key)
	}
	return strings.Join(out, " ")
}

func TestReplacementWithinTwoYears(t *testing.T) {
	for _, row := range table(t, "testdata/replace.csv") {
		t.Run(row["case"], func(t *testing.T) {
			cases.Row(t, row[cases.Column], row["case"])
			got, err := eligibility.Replace(eligibility.Replacement{
				Incumbent:         eligibility.Incumbent{Level: level(t, row["level"]), Inaugurated: date(t, row["inaugurated"])},
				BrokeLaw:          answer(t, row["broke"]),
				Unfit:             answer(t, row["unfit"]),
				PresidentApproved: answer(t, row["president"]),
			}, merit.RollForward, when(t, row["asof"], row["law"]))
			require.NoError(t, err)
			assert.Equal(t, row["ban"], got.Ban.Reason.Code, "ban")
			assert.Equal(t, row["gate"], got.President.Reason.Code, "the President's gate")
			assert.Equal(t, row["circular"], got.Circular.Reason.Code, "circular")
			assert.Equal(t, row["outcome"], got.Outcome().String())
			assert.Equal(t, row["changes"], got.Ban.Changes.String(), "next change of the ban")
			assert.Equal(t, row["missing"], missing(got.Ban), "missing facts")
			assert.Contains(t, cited(got.Verdict().Findings...), row["article"])
			checkFindings(t, got.Verdict().Findings)
		})
	}
}

func TestOfTheCircularOnlyTheFactThatItIsOfLowerRankIsSaid(t *testing.T) {
	got, err := eligibility.Replace(eligibility.Replacement{
		Incumbent: eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustDate(2023, time.January, 10)},
		BrokeLaw:  merit.No,
	}, merit.RollForward, merit.On(merit.MustDate(2023, time.October, 1)))
	require.NoError(t, err)
	assert.Equal(t, merit.NotApplicable, got.Circular.Outcome(), "the circular decides nothing")
	assert.True(t, got.Ban.Rule.Standing().Above(got.Circular.Rule.Standing()))
	assert.Equal(t, merit.NotMet, got.Outcome(), "the statute decides")
}

func TestTheLeapDayBanFollowsTheChosenRoll(t *testing.T) {
	r := eligibility.Replacement{
		Incumbent: eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustDate(2020, time.February, 29)},
		BrokeLaw:  merit.No,
	}
	on := merit.On(merit.MustDate(2022, time.February, 28))
	for roll, want := range map[merit.Roll]merit.Outcome{merit.RollForward: merit.NotMet, merit.RollBack: merit.Met} {
		got, err := eligibility.Replace(r, roll, on)
		require.NoError(t, err)
		assert.Equal(t, want, got.Ban.Outcome(), roll.String())
		assert.NotZero(t, got.Ban.Notes&merit.NoteRolled, "the convention is declared")
	}
}

func TestReplaceRefusesADayWithoutLaw(t *testing.T) {
	_, err := eligibility.Replace(eligibility.Replacement{}, merit.RollForward, merit.When{})
	require.ErrorIs(t, err, merit.ErrMissing)
	_, err = eligibility.Replace(eligibility.Replacement{}, merit.RollForward, merit.On(merit.FirstDay.AddDays(-1)))
	require.ErrorIs(t, err, merit.ErrBeforeFirstRegime)
}

// checkFindings asserts what must hold of any finding: its reason, its number and
// its remarks belong to its rule, and both its texts are complete.
func checkFindings(t *testing.T, findings []merit.Finding) {
	t.Helper()
	cases.Findings(t, findings...)
	for _, f := range findings {
		require.NotNil(t, f.Rule)
		require.NotNil(t, f.Reason, f.Rule.ID())
		assert.Containsf(t, f.Rule.Reasons(), f.Reason, "%s: a reason that the rule lists", f.Code())
		if f.Required != nil {
			assert.Truef(t, holds(f.Rule, f.Required), "%s: a number of a parameter that the rule lists", f.Code())
		}
		if f.Outcome() == merit.Undetermined && f.Reason == merit.ReasonMissing {
			assert.NotEmptyf(t, f.MissingFacts(), "%s: names what is missing", f.Code())
		}
		own := f.Notes &^ merit.NoteRolled
		assert.Lessf(t, int(own), 1<<len(f.Rule.Notes()), "%s: remarks that the rule lists", f.Code())
		if !f.Changes.IsZero() {
			assert.Truef(t, f.Changes.After(f.AsOf), "%s: changes on a day to come", f.Code())
		}
		assert.NotEmptyf(t, f.Citations(), "%s: cites", f.Code())
		for _, lang := range []merit.Language{merit.Indonesian, merit.English} {
			assert.NotContainsf(t, f.Text(lang), "{", "%s: every placeholder is filled", f.Code())
		}
	}
}

// holds reports whether v is a value of a parameter of the rule.
func holds(r *merit.Rule, v *merit.ParamValue) bool {
	for _, p := range r.Params() {
		if p.At(v.From) == v {
			return true
		}
	}
	return false
}

func ExampleReplace() {
	verdict, err := eligibility.Replace(eligibility.Replacement{
		Incumbent: eligibility.Incumbent{Level: merit.JPTMadya, Inaugurated: merit.MustDate(2021, time.June, 15)},
		BrokeLaw:  merit.Yes,
		Unfit:     merit.No, // one limb alone is no exception
	}, merit.RollForward, merit.On(merit.MustDate(2022, time.June, 15)))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("may be replaced:", verdict.Outcome().In(merit.English))
	fmt.Println(verdict.Ban.Text(merit.English))
	fmt.Println(verdict.President.Text(merit.English))
	// Output:
	// may be replaced: cannot tell
	// Ban on replacing a JPT official within two years: not met – tenure of 1 year (since 15 June 2021) is within the ban of 2 years from inauguration, and the exception does not apply: the official must have broken the law and no longer meet the post's conditions. Changes on 15 June 2023. Basis: UU 5/2014 Pasal 116 ayat (1).
	// Replacement before two years with the President's approval: cannot tell – not known: the President's approval. Changes on 15 June 2023. Basis: UU 5/2014 Pasal 116 ayat (1); UU 5/2014 Pasal 116 ayat (2).
}
