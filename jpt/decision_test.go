package jpt

import (
	"fmt"
	"strings"
	"testing"
	"time"

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

// What is judged at once by the present law is judged so only while that law stands: every
// rule that it leaves unasked is in force from that day on, and turns no more.
func TestThePresentLawIsInForce(t *testing.T) {
	for _, r := range []*merit.Rule{freezeElectionRule, freezeNewHeadRule, reorgRule, rotationRule, rotationWithinRule, fallbackRule} {
		versions := r.Versions()
		last := versions[len(versions)-1]
		assert.Equal(t, merit.InForce, last.Force, r.ID())
		assert.False(t, last.From.After(presentLaw), r.ID())
	}
	assert.False(t, presentLaw.Before(pp17Day), "by then moves between agencies are allowed")
}

// A prepared exemption is the one that its judge gives, by the law of every day on which
// anything of it turns, the day before and the day after.
func TestAPreparedExemptionIsThatOfItsJudge(t *testing.T) {
	for _, turn := range append(daysOf([]*merit.Rule{exemptRule}), uu20Day, merit.MustDate(2030, time.January, 1)) {
		for _, days := range []int{-1, 0, 1} {
			when := merit.On(merit.MustDate(2026, time.March, 1)).UnderLaw(turn.AddDays(days))
			if when.Check() != nil {
				continue // before the first day
			}
			for category := range bestCategory + 1 {
				for _, approved := range []merit.Answer{merit.Unknown, merit.Yes, merit.No} {
					for _, claimed := range []merit.Answer{merit.Unknown, merit.Yes, merit.No} {
						e := Exemption{Claimed: claimed, Category: category, Approved: approved}
						var got, want merit.Finding
						e.undated(when.Law).on(&got, when)
						e.weigh(&want, when)
						assert.Equal(t, want, got, "claimed %s, category %d, approved %s, law %s", claimed, category, approved, when.Law)
					}
				}
			}
		}
	}
}

// A set of outcomes comes to what its members come to one after another.
func TestASetOfOutcomesComesToWhatItsMembersComeTo(t *testing.T) {
	for s := range set(1 << outcomes) {
		all, one := merit.NotApplicable, merit.NotApplicable
		for o := range outcomes {
			if has(s, o) {
				all, one = o.And(all), o.Or(one)
			}
		}
		assert.Equal(t, all, allOf.of(s).only(), "all of %04b", s)
		assert.Equal(t, one, oneOf.of(s).only(), "one of %04b", s)
	}
	for _, o := range []merit.Outcome{merit.Undetermined, merit.Met, merit.NotMet, merit.NotApplicable} {
		assert.Equal(t, o, says(&merit.Finding{Reason: &merit.Reason{Outcome: o}}).only())
	}
	assert.Equal(t, merit.Undetermined, says(&merit.Finding{}).only())
	assert.Equal(t, merit.Undetermined, says(&merit.Finding{Reason: &merit.Reason{Outcome: merit.NotApplicable + 1}}).only(), "no outcome at all")
}
