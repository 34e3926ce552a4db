package merit_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/internal/cases"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestGroundsReadAndPrintAlike(t *testing.T) {
	checkEnumeration(t, "ground", merit.ParseGround, merit.PoliticalBackground,
		"political-background", "race", "skin-colour", "religion", "origin", "sex",
		"marital-status", "age", "disability", "ethnicity", "group")
}

func TestGroundsHaveNamesInBothLanguages(t *testing.T) {
	checkWords(t, merit.PoliticalBackground, merit.Group)
	assert.Equal(t, "status pernikahan", merit.MaritalStatus.In(merit.Indonesian))
	assert.Equal(t, "marital status", merit.MaritalStatus.In(merit.English))
	assert.Equal(t, "latar belakang tidak diketahui", merit.Ground(0).In(merit.Indonesian))
	assert.Equal(t, "unknown ground", merit.Ground(0).In(merit.English))
}

func TestTheTwoListsOfForbiddenGrounds(t *testing.T) {
	words := func(grounds []merit.Ground) (out []string) {
		for _, g := range grounds {
			out = append(out, g.String())
		}
		return out
	}
	assert.Equal(t, []string{"political-background", "race", "skin-colour", "religion", "origin", "sex", "marital-status", "age", "disability"},
		words(merit.MeritGrounds()), "UU 5/2014 Pasal 1 angka 22")
	assert.Equal(t, []string{"sex", "ethnicity", "religion", "race", "group"}, words(merit.PromotionGrounds()), "UU 5/2014 Pasal 72")

	merit.MeritGrounds()[0], merit.PromotionGrounds()[0] = 0, 0
	assert.Equal(t, merit.PoliticalBackground, merit.MeritGrounds()[0], "the list is a copy")
	assert.Equal(t, merit.SexGround, merit.PromotionGrounds()[0], "the list is a copy")
}

func TestADecisionIsBlindToForbiddenGrounds(t *testing.T) {
	for _, row := range table(t, "grounds.csv") {
		t.Run(row["case"], func(t *testing.T) {
			cases.Row(t, row[cases.Column], row["case"])
			var weighed []merit.Ground
			switch row["weighed"] {
			case "?":
			case "-":
				weighed = []merit.Ground{}
			default:
				for _, word := range strings.Fields(row["weighed"]) {
					g, err := merit.ParseGround(word)
					require.NoError(t, err)
					weighed = append(weighed, g)
				}
			}
			when := merit.On(day(t, row["asof"]))
			if row["law"] != "" {
				when = when.UnderLaw(day(t, row["law"]))
			}
			f, err := merit.Blind(weighed, row["promotion"] == "yes", when)
			require.NoError(t, err)
			cases.Findings(t, f)
			assert.Equal(t, row["code"], f.Code())
			assert.Equal(t, row["outcome"], f.Outcome().String())
			assert.Equal(t, row["hits"], f.Observed.String())
			var remarks []string
			for _, note := range f.Remarks() {
				remarks = append(remarks, note.Code)
			}
			assert.Equal(t, row["remarks"], strings.Join(remarks, " "))
			var cited []string
			for _, c := range f.Citations() {
				cited = append(cited, c.String())
			}
			assert.Equal(t, row["basis"], strings.Join(cited, "; "))
			assert.Equal(t, when, merit.When{AsOf: f.AsOf, Law: f.Law})
			assert.True(t, f.Changes.IsZero(), "time alone changes nothing")
		})
	}
}

// Each ground alone, by both rules: forbidden exactly where its list says so.
func TestEachGroundIsForbiddenByItsListAlone(t *testing.T) {
	when := merit.On(merit.MustDate(2020, 1, 1))
	for g := merit.PoliticalBackground; g <= merit.Group; g++ {
		for promotion, list := range map[bool][]merit.Ground{false: merit.MeritGrounds(), true: merit.PromotionGrounds()} {
			f, err := merit.Blind([]merit.Ground{g}, promotion, when)
			require.NoError(t, err)
			if !slices.Contains(list, g) {
				assert.Equal(t, merit.Met, f.Outcome(), g)
				assert.Empty(t, f.Remarks())
				continue
			}
			assert.Equal(t, merit.NotMet, f.Outcome(), g)
			require.Len(t, f.Remarks(), 1)
			assert.Equal(t, "Ikut ditimbang: "+g.In(merit.Indonesian), f.Remarks()[0].Text.In(merit.Indonesian))
			assert.Equal(t, "Weighed: "+g.In(merit.English), f.Remarks()[0].Text.In(merit.English))
		}
	}
}

func TestWhatIsNoGroundIsRefusedAllAtOnce(t *testing.T) {
	_, err := merit.Blind([]merit.Ground{merit.Age, 0, merit.Race, 99}, false, merit.On(merit.FirstDay))
	assert.Equal(t, []string{"weighed[1] missing", "weighed[3] unknown"}, problems(t, err))
	_, err = merit.Blind([]merit.Ground{merit.Group + 1}, true, merit.When{})
	assert.Equal(t, []string{"asOf missing", "law missing", "weighed[0] unknown"}, problems(t, err))
	_, err = merit.Blind(nil, false, merit.On(merit.FirstDay.AddDays(-1)))
	assert.Equal(t, []string{"law before-first"}, problems(t, err))
}
