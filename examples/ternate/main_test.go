package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"

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
