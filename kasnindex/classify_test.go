package kasnindex_test

import (
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/internal/cases"
	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// indices returns every index of classify.csv by its name.
func indices(t *testing.T) map[string]*kasnindex.Instrument {
	t.Helper()
	ism, err := kasnindex.ISM2025(ismWeights())
	require.NoError(t, err)
	filling, err := kasnindex.JPTFilling(rubric.MustBands(decimal.Zero, dec("100"), band("lain", "Lain", "0"), band("baik", "Baik", "75")))
	require.NoError(t, err)
	return map[string]*kasnindex.Instrument{
		"kasn-9-2019": kasn37(t), "bkn-2024": kasnindex.BKN2024(), "ism-2025": ism, "ip-asn-2018": kasnindex.IPASN(), "jpt-filling": filling,
	}
}

// judged returns the findings on the sheet that a row describes.
func judged(t *testing.T, in *kasnindex.Instrument, sheet string, when merit.When) []merit.Finding {
	t.Helper()
	words := strings.Fields(sheet)
	number := func(s string) kasnindex.Points {
		if s == "?" {
			return kasnindex.Points{}
		}
		return points(t, s)
	}
	var filled kasnindex.Sheet
	switch words[0] {
	case "total":
		f, err := in.Classify(number(words[1]), when)
		require.NoError(t, err)
		if words[1] == "?" {
			return []merit.Finding{f} // a sheet of nothing is refused
		}
		filled.Total = number(words[1])
	case "points":
		for _, s := range words[1:] {
			filled.Points = append(filled.Points, number(s))
		}
	case "levels":
		if len(in.Indicators()) == 0 {
			lists, err := in.WithIndicators(indicators37()...)
			require.NoError(t, err)
			in = lists
		}
		filled.Marks = uniformMarks(37, int(words[1][0]-'0'))
		if strings.HasSuffix(words[1], "?") {
			filled.Marks[0] = kasnindex.Mark{Level: kasnindex.NotAssessed}
		}
	default:
		t.Fatalf("a sheet %q", sheet)
	}
	a, err := in.Assess(filled, when)
	require.NoError(t, err)
	return a.Findings
}

func TestEveryIndexOnEveryDayOfItsLaw(t *testing.T) {
	named := indices(t)
	for _, row := range table(t, "testdata/classify.csv") {
		t.Run(row["case"], func(t *testing.T) {
			cases.Row(t, row[cases.Column], row["case"])
			require.Contains(t, named, row["index"])
			when := merit.On(date(t, row["asof"]))
			if row["law"] != "" {
				when = when.UnderLaw(date(t, row["law"]))
			}
			findings := judged(t, named[row["index"]], row["sheet"], when)
			cases.Findings(t, findings...)
			var codes, cited []string
			for _, f := range findings {
				codes = append(codes, f.Code())
				assert.Contains(t, f.Rule.Reasons(), f.Reason)
				cited = nil
				for _, c := range f.Citations() {
					cited = append(cited, c.String())
				}
			}
			assert.Equal(t, row["findings"], strings.Join(codes, " "))
			assert.Equal(t, row["outcome"], merit.Combine(findings).String())
			assert.Contains(t, cited, row["article"])
		})
	}
}

// Findings are prepared for the days on which the law of the bands stood still. Beside
// them stands what an assessment finds, which prepares nothing.
func TestWhatIsPreparedIsWhatIsJudged(t *testing.T) {
	scores := []kasnindex.Points{thirdScore(t)}
	for _, s := range []string{"0", "0.1", "100", "173.999999", "174", "174.000001", "174.5", "174.999999", "175", "175.25", "249", "249.5", "250",
		"324", "324.5", "325", "331.5", "399.999999", "400"} {
		scores = append(scores, points(t, s))
	}
	days := []merit.Date{merit.FirstDay, date(t, "2400-02-29")}
	for day := date(t, "2018-12-25"); day.Before(date(t, "2026-02-01")); day = day.AddDays(1) {
		days = append(days, day)
	}
	for _, in := range []*kasnindex.Instrument{kasnindex.KASN2019(), kasnindex.BKN2024()} {
		for _, score := range scores {
			for i, day := range days {
				for _, when := range []merit.When{merit.On(day), merit.On(day).UnderLaw(days[(i*7)%len(days)])} {
					long, err := in.Assess(kasnindex.Sheet{Total: score}, when)
					require.NoError(t, err)
					got, err := in.Classify(score, when)
					require.NoError(t, err)
					if got != long.Findings[0] {
						require.Equalf(t, long.Findings[0], got, "%s on %s under the law of %s", score, when.AsOf, when.Law)
					}
				}
			}
		}
	}
}

func TestABandNeedsBothDays(t *testing.T) {
	day := date(t, "2024-06-01")
	for _, c := range []struct {
		when merit.When
		kind error
	}{
		{merit.When{Law: day}, merit.ErrMissing},
		{merit.When{AsOf: day}, merit.ErrMissing},
		{merit.When{AsOf: date(t, "9999-12-31"), Law: day}, merit.ErrRange},
		{merit.On(date(t, "2014-01-14")), merit.ErrBeforeFirstRegime},
	} {
		f, err := kasnindex.BKN2024().Classify(points(t, "300"), c.when)
		assert.ErrorIs(t, err, c.kind)
		assert.Zero(t, f)
	}
}

func TestAnInstrumentOfOnesOwnGivesNoFinding(t *testing.T) {
	spec := kasnindex.KASN2019().Spec()
	own, err := kasnindex.NewInstrument(spec)
	require.NoError(t, err)
	f, err := own.Classify(points(t, "300"), merit.On(date(t, "2024-06-01")))
	refused(t, err, "instrument: contradictory")
	assert.Zero(t, f)
}

func TestAFindingTellsItsCategory(t *testing.T) {
	in, on := kasnindex.BKN2024(), merit.On(date(t, "2025-09-08"))
	for halves := int64(0); halves <= 800; halves++ {
		score, err := kasnindex.PointsOf(decimal.New(halves*5, -1))
		require.NoError(t, err)
		want, err := in.Category(score)
		require.NoError(t, err)
		f, err := in.Classify(score, on)
		require.NoError(t, err)
		assert.Equal(t, want, kasnindex.CategoryOf(&f), score)
	}
	unknown, err := in.Classify(kasnindex.Points{}, on)
	require.NoError(t, err)
	later, err := in.Classify(points(t, "400"), merit.On(date(t, "2025-12-31")))
	require.NoError(t, err)
	other, err := kasnindex.IPASN().Classify(points(t, "100"), on)
	require.NoError(t, err)
	for _, f := range []merit.Finding{{}, unknown, later, other} {
		assert.Zero(t, kasnindex.CategoryOf(&f), f.Code())
	}
}

// A ruling is the finding without its values and days, whatever the score and the day.
func TestTheRulingOnAScoreIsThatOfTheFinding(t *testing.T) {
	for _, in := range []*kasnindex.Instrument{kasnindex.KASN2019(), kasnindex.BKN2024(), kasnindex.IPASN()} {
		for _, w := range []merit.When{merit.On(date(t, "2019-12-31")), merit.On(date(t, "2025-09-08")), merit.On(date(t, "2026-01-01")), merit.On(date(t, "2025-09-08")).UnderLaw(date(t, "2026-01-01")), {}} {
			for _, score := range []kasnindex.Points{{}, points(t, "0"), points(t, "60.5"), points(t, "174.5"), points(t, "175"), points(t, "324.999999"), points(t, "325"), points(t, "400"), points(t, "400.5")} {
				want, wrong := in.Classify(score, w)
				got, category, err := in.Ruling(score, w)
				require.Equal(t, wrong, err)
				require.Equal(t, want.Ruling(), got)
				require.Equal(t, kasnindex.CategoryOf(&want), category)
			}
		}
	}
}

// A finding that is written into says only what the last score says.
func TestAFindingThatIsUsedAgain(t *testing.T) {
	in, w := kasnindex.BKN2024(), merit.On(merit.MustParseDate("2025-09-08"))
	var f merit.Finding
	for _, score := range []kasnindex.Points{kasnindex.MustPoints("174.5"), {}, kasnindex.MustPoints("331.5"), kasnindex.MustPoints("0")} {
		want, err := in.Classify(score, w)
		require.NoError(t, err)
		require.NoError(t, in.ClassifyInto(&f, score, w))
		assert.Equal(t, want, f)
	}
	require.Error(t, in.ClassifyInto(&f, kasnindex.MustPoints("400.5"), w))
	assert.Zero(t, f)
}
