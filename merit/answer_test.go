package merit_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
)

func TestAnswersReadAndPrintAlike(t *testing.T) {
	checkEnumeration(t, "answer", merit.ParseAnswer, merit.Unknown, "unknown", "yes", "no")
}

func TestWhatNobodyEnteredIsNotANo(t *testing.T) {
	var nobodyEntered merit.Answer
	assert.Equal(t, merit.Unknown, nobodyEntered)
	assert.Equal(t, merit.Undetermined, nobodyEntered.Outcome())
}

func TestAnAnswerBecomesAnOutcome(t *testing.T) {
	for _, c := range []struct {
		answer merit.Answer
		want   merit.Outcome
	}{
		{merit.Unknown, merit.Undetermined},
		{merit.Yes, merit.Met},
		{merit.No, merit.NotMet},
		{merit.Answer(3), merit.Undetermined}, // not a value: not known
	} {
		assert.Equal(t, c.want, c.answer.Outcome(), c.answer)
	}
}

func TestAnAnswerOfABool(t *testing.T) {
	assert.Equal(t, merit.Yes, merit.AnswerOf(true))
	assert.Equal(t, merit.No, merit.AnswerOf(false))
}
