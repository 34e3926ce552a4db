package merit_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
)

func TestLanguagesReadAndPrintAlike(t *testing.T) {
	checkEnumeration(t, "language", merit.ParseLanguage, merit.Indonesian, "id", "en")
}

func TestIndonesianIsTheDefaultLanguage(t *testing.T) {
	var chosenByNobody merit.Language
	assert.Equal(t, merit.Indonesian, chosenByNobody)
}

func TestATextIsRenderedInTheLanguageAskedFor(t *testing.T) {
	text := merit.T("paling singkat", "at least")
	assert.Equal(t, "paling singkat", text.In(merit.Indonesian))
	assert.Equal(t, "at least", text.In(merit.English))
	assert.Equal(t, "paling singkat", text.In(merit.Language(9)), "an unknown language falls back on the default")
}

func TestATextThatLacksALanguageIsNoText(t *testing.T) {
	assert.False(t, merit.T("ya", "yes").IsZero())
	assert.True(t, merit.T("ya", "").IsZero())
	assert.True(t, merit.T("", "yes").IsZero())
	assert.True(t, merit.Text{}.IsZero())
}
