package merit_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRulesOfTheVocabularyAreListedOnce(t *testing.T) {
	seen := map[merit.RuleID]bool{}
	for _, r := range merit.Rules() {
		assert.Falsef(t, seen[r.ID()], "%s is listed twice", r.ID())
		seen[r.ID()] = true
	}
	require.NotEmpty(t, seen)
}

func TestAParameterWithoutAnArticleIsRefused(t *testing.T) {
	_, err := merit.NewParam("minimum", merit.T("paling singkat", "at least"),
		merit.ParamValue{From: merit.FirstDay, Value: merit.PeriodOf(merit.Years(2)), Confidence: merit.TextRead})
	require.ErrorIs(t, err, merit.ErrUncited)
}
