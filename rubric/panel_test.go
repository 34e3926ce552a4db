package rubric_test

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// panel reads a row of marks for each subject, "-" where none was given, and names
// subjects s1 … and assessors a1 …
func panel(t testing.TB, rows []string, exclusions ...rubric.Exclusion) *rubric.Panel {
	t.Helper()
	spec := rubric.PanelSpec{Exclusions: exclusions}
	for i, row := range rows {
		spec.Subjects = append(spec.Subjects, fmt.Sprintf("s%d", i+1))
		var marks []decimal.NullDecimal
		for j, mark := range strings.Fields(row) {
			if i == 0 {
				spec.Assessors = append(spec.Assessors, fmt.Sprintf("a%d", j+1))
			}
			if mark == "-" {
				marks = append(marks, decimal.NullDecimal{})
			} else {
				marks = append(marks, decimal.NewNullDecimal(dec(mark)))
			}
		}
		spec.Marks = append(spec.Marks, marks)
	}
	p, err := rubric.NewPanel(spec)
	require.NoError(t, err)
	return p
}

// Six subjects and four judges of Shrout and Fleiss, Intraclass Correlations: Uses in
// Assessing Rater Reliability, 1979, who print ICC(2,1) 0.29 and ICC(2,4) 0.62.
var shroutFleiss = []string{"9 2 5 8", "6 1 3 2", "8 4 6 8", "7 1 2 6", "10 5 6 9", "6 2 4 7"}

// The figures of R 4.2.2, run once by hand on these tables (subjects in rows,
// assessors in columns of the matrix x), so that they do not rest on our formulas:
//
//	W <- friedman.test(t(x))$statistic / (ncol(x) * (nrow(x) - 1))
//	d <- data.frame(y = c(x), s = factor(row(x)), r = factor(col(x)))
//	a <- anova(aov(y ~ s + r, d))[["Mean Sq"]]; n <- nrow(x); k <- ncol(x)
//	ICC21 <- (a[1] - a[3]) / (a[1] + (k - 1) * a[3] + k * (a[2] - a[3]) / n)
//	ICC2k <- (a[1] - a[3]) / (a[1] + (a[2] - a[3]) / n)
//
// W comes from Friedman's statistic, which corrects for ties, the mean squares from
// R's analysis of variance; only the two ratios of Shrout and Fleiss are written out.
func TestAgreementEqualsThatOfR(t *testing.T) {
	tests := []struct {
		name               string
		rows               []string
		w, single, average float64
	}{
		{"Shrout and Fleiss 1979", shroutFleiss, 0.8870370370, 0.2897637795, 0.6200505476},
		{"ties", []string{"80 75 82", "80 70 82", "75 75 90", "90 85 82", "60 70 65"}, 0.6352201258, 0.5766845804, 0.8034171626},
		{"marks of two decimals", []string{"76.48 74.89 73.20 80.5 81.25", "90.10 81.42 79.32 79.38 88", "77 73 72 71 70.5", "94.44 92.36 82.64 82.64 81.25"}, 0.7224489796, 0.6347427106, 0.8967899693},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := panel(t, tt.rows)
			for _, got := range []struct {
				statistic rubric.Statistic
				want      float64
			}{{p.KendallW(), tt.w}, {p.ICCSingle(), tt.single}, {p.ICCAverage(), tt.average}} {
				require.NotNil(t, got.statistic.Value)
				f, _ := got.statistic.Value.Float64()
				assert.Less(t, math.Abs(f-got.want), 5e-10, "%v against %v", f, got.want)
				assert.Equal(t, len(tt.rows), got.statistic.Subjects)
				assert.Equal(t, len(strings.Fields(tt.rows[0])), got.statistic.Assessors)
			}
		})
	}
	assert.Equal(t, "0.29", panel(t, shroutFleiss).ICCSingle().String(), "as printed in 1979")
	assert.Equal(t, "0.62", panel(t, shroutFleiss).ICCAverage().String())
}

func TestAgreementAtItsEnds(t *testing.T) {
	full := panel(t, []string{"1 1", "2 2", "3 3"})
	assert.Equal(t, "1", full.KendallW().Value.RatString())
	assert.Equal(t, "1", full.ICCSingle().Value.RatString())
	none := panel(t, []string{"1 3", "2 2", "3 1"})
	assert.Equal(t, "0", none.KendallW().Value.RatString())
	assert.Negative(t, none.ICCSingle().Value.Sign())
	shifted := panel(t, []string{"1 11", "2 12", "3 13"})
	assert.Equal(t, "1", shifted.KendallW().Value.RatString(), "the same order")
	assert.Negative(t, shifted.ICCSingle().Value.Cmp(full.ICCSingle().Value), "but not the same marks")
}

func TestStatisticsAreUndefinedWhereTheDataAreTooFew(t *testing.T) {
	tests := []struct {
		name string
		p    *rubric.Panel
		want rubric.Undefined
	}{
		{"one assessor", panel(t, []string{"1", "2"}), rubric.TooFewAssessors},
		{"one subject", panel(t, []string{"1 2"}), rubric.TooFewSubjects},
		{"two assessors, one excluded for all", panel(t, []string{"1 2", "2 3"}, rubric.Exclusion{Assessor: "a1", Reason: "kin"}), rubric.TooFewAssessors},
		{"two assessors, one with a gap", panel(t, []string{"1 2", "- 3"}), rubric.TooFewAssessors},
		{"all alike", panel(t, []string{"5 5", "5 5"}), rubric.NoVariation},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, s := range []rubric.Statistic{tt.p.KendallW(), tt.p.ICCSingle(), tt.p.ICCAverage()} {
				assert.Nil(t, s.Value)
				assert.Equal(t, tt.want, s.Undefined)
				assert.Equal(t, tt.want.String(), s.String())
			}
		})
	}
}

// Two assessors who contradict each other: the formula of ICC(2,k) divides −1 by −½
// and would report an agreement of 2, and that of ICC(2,1) divides by zero.
func TestContradictionIsNoAgreement(t *testing.T) {
	for _, s := range []rubric.Statistic{panel(t, []string{"1 2", "2 1"}).ICCSingle(), panel(t, []string{"1 2", "2 1"}).ICCAverage(),
		panel(t, []string{"1 4 7", "4 7 1", "7 1 4"}).ICCAverage()} {
		assert.Nil(t, s.Value)
		assert.Equal(t, rubric.NotEstimable, s.Undefined, "the marks are not all alike")
	}
	// No table gives more than full agreement.
	random := rand.New(rand.NewPCG(2, 1))
	for range 2000 {
		var rows []string
		assessors := 2 + random.IntN(3)
		for range 2 + random.IntN(3) {
			var row []string
			for range assessors {
				row = append(row, strconv.Itoa(random.IntN(4)))
			}
			rows = append(rows, strings.Join(row, " "))
		}
		p := panel(t, rows)
		for _, s := range []rubric.Statistic{p.KendallW(), p.ICCSingle(), p.ICCAverage()} {
			if s.Value != nil {
				require.LessOrEqual(t, s.Value.Cmp(big.NewRat(1, 1)), 0, "%v: %s", rows, s)
			}
		}
	}
}

func TestAveragesOfAPanel(t *testing.T) {
	p := panel(t, []string{"80 90 70 100 60 -", "80 81 82 83 - -", "70 75 - - - -", "- - - - - -", "1 2 3 4 5 6"})
	type averages struct{ mean, median, trimmed string }
	for subject, want := range map[string]averages{
		"s1": {"80.00", "80.00", "80.00"},
		"s2": {"81.50", "81.50", "too-few-assessors"}, // four: one short of the trimmed mean
		"s3": {"72.50", "72.50", "too-few-assessors"},
		"s4": {"too-few-assessors", "too-few-assessors", "too-few-assessors"},
		"s5": {"3.50", "3.50", "3.50"},
	} {
		mean, err := p.Mean(subject)
		require.NoError(t, err)
		median, err := p.Median(subject)
		require.NoError(t, err)
		trimmed, err := p.TrimmedMean(subject)
		require.NoError(t, err)
		assert.Equal(t, want, averages{mean.String(), median.String(), trimmed.String()}, subject)
	}
	_, err := p.Mean("nobody")
	assert.ErrorIs(t, err, merit.ErrUnknown)
}

func TestExcludedAssessorsDoNotCountAndTheReasonIsKept(t *testing.T) {
	all := panel(t, []string{"80 80 80 80 20", "70 70 70 70 100"})
	p, err := all.Excluding(rubric.Exclusion{Assessor: "a5", Subject: "s1", Reason: "brother-in-law of s1"})
	require.NoError(t, err)
	mean, err := p.Mean("s1")
	require.NoError(t, err)
	assert.Equal(t, "80.00", mean.String())
	assert.Equal(t, 4, mean.Assessors)
	mean, err = p.Mean("s2")
	require.NoError(t, err)
	assert.Equal(t, 5, mean.Assessors, "the conflict concerns the one subject")
	assert.Equal(t, 4, p.KendallW().Assessors, "agreement is of those who marked all")
	assert.Equal(t, "brother-in-law of s1", p.Spec().Exclusions[0].Reason)
	assert.True(t, p.Spec().Marks[0][4].Valid, "the mark itself stays on record")
	assert.Empty(t, all.Spec().Exclusions, "the panel itself does not change")
	_, err = all.Excluding(rubric.Exclusion{Assessor: "a9", Subject: "s9"})
	assert.Equal(t, []string{"exclusions[0].assessor", "exclusions[0].subject", "exclusions[0].reason"}, fields(err))
}

func TestPanelNamesEveryProblem(t *testing.T) {
	_, err := rubric.NewPanel(rubric.PanelSpec{
		Assessors: []string{"a", "a", ""}, Subjects: []string{"s"},
		Marks: [][]decimal.NullDecimal{{decimal.NewNullDecimal(hostile)}, {}},
	})
	assert.Equal(t, []string{"assessors[1]", "assessors[2]", "marks", "marks[0]", "marks[0][0]", "marks[1]"}, fields(err))
	_, err = rubric.NewPanel(rubric.PanelSpec{})
	assert.Equal(t, []string{"assessors", "subjects"}, fields(err))
}

func TestOutlyingAssessors(t *testing.T) {
	p := panel(t, []string{"80 82 60 -", "70 68 95 -", "75 75 50 99"})
	got := p.Deviations()
	require.Len(t, got, 4)
	assert.Equal(t, []string{"a4", "a3"}, []string{got[0].Assessor, got[1].Assessor}, "farthest first")
	assert.Equal(t, "97/3", got[0].Lean.Value.RatString(), "99 against 75, 75 and 50")
	// a3: 60 against 81, 95 against 69, 50 against the mean of 75, 75 and 99.
	assert.Equal(t, "-28/3", got[1].Lean.Value.RatString(), "the leanings nearly cancel")
	assert.Equal(t, "80/3", got[1].Distance.Value.RatString(), "the distance does not")
	out, err := p.Outlying(dec("20"))
	require.NoError(t, err)
	assert.Len(t, out, 2)
	out, err = p.Outlying(dec("99"))
	require.NoError(t, err)
	assert.Empty(t, out)
	for _, bad := range []decimal.Decimal{dec("-1"), hostile} {
		_, err = p.Outlying(bad)
		assert.ErrorIs(t, err, merit.ErrRange)
	}

	two := panel(t, []string{"80 20", "70 10"})
	for _, d := range two.Deviations() {
		assert.Equal(t, rubric.TooFewAssessors, d.Distance.Undefined, "of two that differ neither is the outlier")
	}
	out, err = two.Outlying(dec("0"))
	require.NoError(t, err)
	assert.Empty(t, out)
	mixed := panel(t, []string{"80 20 50 -", "- - - 7"}).Deviations()
	require.Len(t, mixed, 4)
	assert.Equal(t, "a4", mixed[3].Assessor, "those without a value last")
	assert.Empty(t, panel(t, []string{"- -"}).Deviations())
}

func TestLeaveOneAssessorOut(t *testing.T) {
	p := panel(t, []string{"80 80 60 -", "70 70 99 -", "60 60 65 -", "65 60 60 -"})
	got, err := p.LeaveOneOut(2)
	require.NoError(t, err)
	require.Len(t, got, 3, "a4 gave no marks")
	assert.Equal(t, rubric.Influence{Without: "a3", First: []string{"s1"}, Top: []string{"s1", "s2"}, FirstChanges: true}, got[2])
	assert.False(t, got[0].FirstChanges)
	assert.Equal(t, []string{"s2"}, got[0].First)
	got, err = panel(t, []string{"80 -", "70 70"}).LeaveOneOut(1)
	require.NoError(t, err)
	assert.True(t, got[0].Undefined, "s1 has no other mark")
	assert.False(t, got[1].Undefined)
	_, err = panel(t, []string{"80 -", "- -"}).LeaveOneOut(1)
	assert.ErrorIs(t, err, merit.ErrMissing)
	_, err = p.LeaveOneOut(0)
	assert.ErrorIs(t, err, merit.ErrRange)
}

func TestMeanOfAPanelIsAnExactMark(t *testing.T) {
	p := panel(t, []string{"80 81 81"})
	mean, err := p.Mean("s1")
	require.NoError(t, err)
	s := rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{{Code: "talk", Weight: dec("100"), Scale: rubric.Scale{High: dec("100"), Steps: 300}}}})
	m, err := s.ExactMarks(map[string]*bigRat{"talk": mean.Value})
	require.NoError(t, err)
	got, err := s.Evaluate(m)
	require.NoError(t, err)
	assert.Equal(t, "242/3", got.Exact().RatString())
}
