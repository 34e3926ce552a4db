package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/examples/internal/golden"
)

func TestTheStoryIsToldInBothLanguages(t *testing.T) {
	for _, lang := range []string{"id", "en"} {
		t.Run(lang, func(t *testing.T) {
			var out, errs bytes.Buffer
			assert.Equal(t, 0, run([]string{"-lang", lang, "-width", "80"}, &out, &errs))
			assert.Empty(t, errs.String())
			golden.Assert(t, lang+".txt", out.String())
		})
	}
}

func TestAWrongFlagIsRefused(t *testing.T) {
	var out, errs bytes.Buffer
	assert.Equal(t, 2, run([]string{"-lang", "fr"}, &out, &errs))
	assert.Empty(t, out.String())
	assert.Contains(t, errs.String(), "one of id, en")
}

func TestEverybodyIsScoredAndAMissingMarkIsNoZero(t *testing.T) {
	all, err := participants()
	require.NoError(t, err)
	require.Len(t, all, 14)
	for _, one := range all[:13] {
		assert.True(t, one.score.Settled(), one.name)
	}
	last := all[13].score
	assert.False(t, last.Settled())
	worst, best := last.Rounded()
	assert.Equal(t, "65.20 85.20", worst.StringFixed(2)+" "+best.StringFixed(2))
}

func TestTheBandComesFromTheExactScore(t *testing.T) {
	all, err := participants()
	require.NoError(t, err)
	shown, band := map[string]string{}, map[string]string{}
	for _, one := range all {
		b, _ := one.score.Band()
		shown[one.name], band[one.name] = one.score.String(), b.Code
	}
	assert.Equal(t, shown["Petrus Lado"], shown["Yuliana Seran"])
	assert.Equal(t, "CO", band["Petrus Lado"])
	assert.Equal(t, "KO", band["Yuliana Seran"])
	assert.Equal(t, "O", band["Daniel Lay"], "90 begins the band")
}
