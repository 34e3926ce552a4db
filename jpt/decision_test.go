package jpt

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
)

// Every combination of answers finds exactly one line of the table.
func TestTheDecisionTableHasNoGapAndNoOverlap(t *testing.T) {
	outcomes := []merit.Outcome{merit.Undetermined, merit.Met, merit.NotMet, merit.NotApplicable}
	used := map[int]bool{}
	for _, frozen := range outcomes {
		for _, reorganised := range outcomes {
			for candidates := range fits {
				for _, exempt := range outcomes {
					var lines []int
					for i := range decisionTable {
						if decisionTable[i].takes(frozen, reorganised, candidates, exempt) {
							lines = append(lines, i+1)
							used[i] = true
						}
					}
					assert.Len(t, lines, 1, "frozen %s, posts cut %s, candidates %s, exempt %s", frozen, reorganised, fitTexts[candidates].In(merit.English), exempt)
				}
			}
		}
	}
	assert.Len(t, used, len(decisionTable), "every line is reached")
}

// Each route stands in the table, so that none is named and never given.
func TestEveryRouteHasALine(t *testing.T) {
	for i := range routeNames {
		r := Route(i)
		found := false
		for _, l := range decisionTable {
			found = found || l.route == r
		}
		assert.True(t, found, r.String())
	}
}

func TestTheTableIsPrintedWholeInBothLanguages(t *testing.T) {
	for _, lang := range []merit.Language{merit.Indonesian, merit.English} {
		text := Table(lang)
		lines := strings.Split(strings.TrimSpace(text), "\n")
		assert.Len(t, lines, len(decisionTable)+2)
		for i, l := range lines {
			assert.Equal(t, strings.Count(lines[0], "|"), strings.Count(l, "|"), l)
			if i > 1 {
				assert.Contains(t, l, decisionTable[i-2].route.In(lang))
			}
		}
		assert.NotContains(t, text, "%!")
	}
	assert.NotEqual(t, Table(merit.Indonesian), Table(merit.English))
}

// Rules that the table names are rules of the package.
func TestTheTableNamesRulesOfThePackage(t *testing.T) {
	for i, l := range decisionTable {
		for _, r := range l.rules {
			assert.Contains(t, Rules(), r, fmt.Sprintf("line %d", i+1))
		}
	}
}
