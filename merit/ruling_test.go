package merit_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
)

func TestARulingSaysOfAFindingWhatHangsOnNoDay(t *testing.T) {
	whole := tooShort(t)
	for _, f := range []merit.Finding{{}, {Reason: whole.Reason}, {Rule: whole.Rule}, {Rule: whole.Rule, Reason: merit.ReasonMissing, Missing: 1}, whole} {
		got := f.Ruling()
		assert.Equal(t, f.Outcome(), got.Outcome())
		assert.Equal(t, f.Code(), got.Code())
		assert.Equal(t, merit.Ruling{Rule: f.Rule, Reason: f.Reason, Required: f.Required}, got)
	}
	ruling := whole.Ruling()
	assert.Equal(t, merit.NotMet, ruling.Outcome())
	assert.Equal(t, string(whole.Rule.ID())+"/"+whole.Reason.Code, ruling.Code())
	ruling.Rule = nil
	assert.Empty(t, ruling.Code())
	assert.Equal(t, merit.Undetermined, merit.Ruling{Rule: whole.Rule}.Outcome())
	assert.Empty(t, merit.Ruling{Rule: whole.Rule}.Code())
}
