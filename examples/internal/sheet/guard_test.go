package sheet

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestASpreadsheetTakesNoGuardedCellForAFormula(t *testing.T) {
	for cell, want := range map[string]string{
		"":                     "",
		"Ani":                  "Ani",
		"-26.5":                "-26.5",
		"+1,5":                 "+1,5",
		"–":                    "–",
		"=HYPERLINK(\"x\")":    "'=HYPERLINK(\"x\")",
		"@SUM(1)":              "'@SUM(1)",
		"-1+cmd|' /c calc'!A1": "'-1+cmd|' /c calc'!A1",
		"+":                    "'+",
		" \t=1":                "'=1",
		"\u00a0=1":             "'=1",
		"a=b":                  "a=b",
	} {
		assert.Equal(t, want, Guard(cell), "%q", cell)
	}
}

func TestRowsOfCSVAreGuarded(t *testing.T) {
	var out strings.Builder
	require.NoError(t, WriteCSV(&out, func(row func(...string) error) error {
		return errors.Join(row("name", "note"), row("=1+1", `a "b", c`))
	}))
	assert.Equal(t, "name,note\n'=1+1,\"a \"\"b\"\", c\"\n", out.String())
	assert.Error(t, WriteCSV(&out, func(func(...string) error) error { return errors.New("no rows") }))
}
