package kasnindex_test

import (
	"encoding/csv"
	"os"
	"strconv"
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

// table reads a file of cases: comments begin with #, the first row names the
// columns.
func table(t *testing.T, name string) []map[string]string {
	t.Helper()
	file, err := os.Open(name)
	require.NoError(t, err)
	defer file.Close()
	r := csv.NewReader(file)
	r.Comment = '#'
	rows, err := r.ReadAll()
	require.NoError(t, err)
	require.Greater(t, len(rows), 1, "a table with cases")
	var out []map[string]string
	for i, row := range rows[1:] {
		named := map[string]string{cases.Column: cases.Place("kasnindex", name, i)}
		for i, column := range rows[0] {
			named[column] = row[i]
		}
		out = append(out, named)
	}
	return out
}

// Published scores of 2018 to 2025, each with its source in the table. A printed
// category must come out; where none was printed, the score must have one all the
// same; what was printed for other rows of the same source is not a test of this row.
func TestEveryPublishedMeritScore(t *testing.T) {
	const notPrinted = " (not printed for this row)"
	rows := table(t, "../testdata/cases/merit_scores.csv")
	require.Len(t, rows, 41)
	printed := 0
	for _, row := range rows {
		t.Run(row["agency"]+" "+row["year"]+" "+row["assessor"], func(t *testing.T) {
			cases.Row(t, row[cases.Column], row["agency"]+" "+row["year"]+" "+row["assessor"])
			score := points(t, row["score"])
			assert.Equal(t, row["score"], score.String())
			assert.True(t, score.Decimal().Mul(decimal.NewFromInt(2)).IsInteger(), "scores move in half points")
			in := kasnindex.KASN2019()
			if row["assessor"] == "BKN" {
				in = kasnindex.BKN2024()
			}
			got, err := in.Category(score)
			require.NoError(t, err)
			require.NotZero(t, got)

			year, err := strconv.Atoi(row["year"])
			require.NoError(t, err)
			finding, err := in.Classify(score, merit.On(merit.MustDate(year, 12, 31)))
			require.NoError(t, err)
			cases.Findings(t, finding)
			switch {
			case year < 2019: // the mapping of 2018 used the predecessor
				assert.Equal(t, "KSN-BANDS/not-in-force", finding.Code())
			case year == 2019:
				assert.Equal(t, "KSN-BANDS/force-unproven", finding.Code())
			case year == 2025: // on the last day of 2025 the successor governs
				assert.Equal(t, "KSN-BANDS/not-in-force", finding.Code())
			default:
				assert.Equal(t, "KSN-BANDS/category-"+got.String(), finding.Code())
			}

			name := row["published_category"]
			switch name {
			case "":
				// Self-assessments, mappings and starting values are facts of a
				// process: no category was determined on them.
				known := map[string]bool{
					"mapping": true, "starting value before Sep 2019 assessment": true, "BKN Award": true,
					"self-assessment 27 Dec 2021": true, "verification (52 short of Baik)": true,
				}
				assert.True(t, known[row["status"]], "a status that explains the missing category: %q", row["status"])
			default:
				bare, inferred := strings.CutSuffix(name, notPrinted)
				want, err := kasnindex.CategoryNamed(bare)
				require.NoError(t, err)
				assert.Equal(t, want, got)
				if !inferred {
					printed++
				}
			}
		})
	}
	assert.Equal(t, 33, printed, "rows with a printed category")
}

func TestSekadauIsAsFarFromBaikAsItsVerifierSaid(t *testing.T) {
	next, distance, ok, err := kasnindex.KASN2019().Next(points(t, "198"))
	require.NoError(t, err)
	assert.True(t, ok)
	assert.Equal(t, "III", next.Code)
	assert.Equal(t, "52", distance.String())
}

// band returns a band of a test's own.
func band(code, id string, low string) rubric.Band {
	return rubric.Band{Code: code, Name: merit.T(id, id), Low: decimal.RequireFromString(low)}
}

// Published values of the JPT-filling index. Its edges are unpublished, so any that
// fit what is known will do: 83.7 is Baik and 92.4 Sangat Baik.
func TestEveryPublishedValueOfTheFillingIndex(t *testing.T) {
	rows := table(t, "../testdata/cases/jpt_quality.csv")
	require.Len(t, rows, 6)
	for _, edge := range []string{"85", "86", "90", "91"} {
		bands := rubric.MustBands(decimal.Zero, decimal.NewFromInt(100), band("lain", "di bawah Baik", "0"), band("baik", "Baik", "75"), band("sangat-baik", "Sangat Baik", edge))
		in, err := kasnindex.JPTFilling(bands)
		require.NoError(t, err)
		ranks := map[string][]kasnindex.Agency{}
		for _, row := range rows {
			t.Run(row["agency"]+" "+row["year"]+", edge at "+edge, func(t *testing.T) {
				cases.Row(t, row[cases.Column], row["agency"]+" "+row["year"]+", edge at "+edge)
				value := points(t, row["value"])
				assert.True(t, decimal.RequireFromString(row["value"]).Equal(value.Decimal()))
				got, err := in.Band(value)
				require.NoError(t, err)
				if row["category"] != "" { // values of 2021 were printed without one
					assert.Equal(t, row["category"], got.Name.In(merit.Indonesian))
				}
				a, err := in.Assess(kasnindex.Sheet{Total: value}, merit.On(merit.MustDate(2023, 12, 31)))
				require.NoError(t, err)
				require.Len(t, a.Findings, 1)
				cases.Findings(t, a.Findings...)
				assert.Equal(t, "KSN-JPTQ/placed", a.Findings[0].Code())
				assert.Contains(t, a.Findings[0].Text(merit.English), "unpublished", "what is unproven is said")
				ranks[row["year"]] = append(ranks[row["year"]], kasnindex.Agency{Name: row["agency"], Assessment: a})
			})
		}
		// The published ranks 1, 2, 5 and 5 leave out other agencies: what must hold
		// is the order and the tie.
		c, err := kasnindex.Compare(ranks["2021"])
		require.NoError(t, err)
		var got []string
		for _, r := range c.Ranking {
			got = append(got, r.Name)
		}
		assert.Equal(t, []string{"Prov Bali", "Kementerian PANRB", "Prov Jawa Timur", "Kota Yogyakarta"}, got)
		assert.Equal(t, c.Ranking[2].Rank, c.Ranking[3].Rank)
		assert.True(t, c.Ranking[3].Tied)
	}
}

func TestAll801HalfPointScoresHaveACategory(t *testing.T) {
	in := kasnindex.KASN2019()
	counts := map[kasnindex.Category]int{}
	last := kasnindex.CategoryI
	half := decimal.RequireFromString("0.5")
	score := decimal.Zero
	for range 801 {
		p, err := kasnindex.PointsOf(score)
		require.NoError(t, err)
		got, err := in.Category(p)
		require.NoError(t, err)
		assert.GreaterOrEqual(t, got, last, "monotone in the score at %s", score)
		b, err := in.Band(p)
		require.NoError(t, err)
		assert.Equal(t, got.String(), b.Code)
		fromRubric, err := in.Spec().Bands.Of(score)
		require.NoError(t, err)
		assert.Equal(t, fromRubric.Code, b.Code, "the division of package rubric agrees")
		counts[got]++
		last, score = got, score.Add(half)
	}
	assert.Equal(t, map[kasnindex.Category]int{
		kasnindex.CategoryI: 350, kasnindex.CategoryII: 150, kasnindex.CategoryIII: 150, kasnindex.CategoryIV: 151,
	}, counts)
	assert.True(t, score.Equal(decimal.RequireFromString("400.5")))
}
