package merit_test

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// enumeration is what every enumeration of the package can do.
type enumeration interface {
	~uint8
	fmt.Stringer
	encoding.TextMarshaler
}

// reader is a pointer to an enumeration.
type reader[E enumeration] interface {
	*E
	encoding.TextUnmarshaler
}

// checkEnumeration holds all 256 values of an enumeration against the words that
// it must have, the first of them for the value first: a word reads and prints
// alike as text and JSON; a value without one prints safely and is never written.
func checkEnumeration[E enumeration, P reader[E]](t *testing.T, field string, parse func(string) (E, error), first E, words ...string) {
	t.Helper()
	for n := range math.MaxUint8 + 1 {
		e := E(n)
		at := n - int(first)
		if at < 0 || at >= len(words) {
			assert.Equal(t, fmt.Sprintf("%%!(%d)", n), e.String(), "a value without a word prints safely")
			_, err := e.MarshalText()
			assertRefused(t, err, field, fmt.Sprint(n), words)
			_, err = parse(e.String())
			assertRefused(t, err, field, e.String(), words)
			continue
		}
		word := words[at]
		require.Equal(t, word, e.String())
		parsed, err := parse(word)
		require.NoError(t, err)
		require.Equal(t, e, parsed)

		text, err := e.MarshalText()
		require.NoError(t, err)
		require.Equal(t, word, string(text))
		var read E
		require.NoError(t, P(&read).UnmarshalText(text))
		require.Equal(t, e, read)

		encoded, err := json.Marshal(e)
		require.NoError(t, err)
		require.Equal(t, `"`+word+`"`, string(encoded))
		var decoded E
		require.NoError(t, json.Unmarshal(encoded, &decoded))
		require.Equal(t, e, decoded)
	}
	last := first + E(len(words)-1)
	for _, wrong := range []string{"", " ", "nothing-of-the-kind", words[0] + " ", " " + words[0], swapCase(words[0]), strings.Join(words, ",")} {
		_, err := parse(wrong)
		kept := last
		assertRefused(t, err, field, clipped(wrong), words)
		assertRefused(t, P(&kept).UnmarshalText([]byte(wrong)), field, clipped(wrong), words)
		assert.Equal(t, last, kept, "a refused word leaves the value alone")
	}
	var fromNumber E
	assert.Error(t, json.Unmarshal([]byte("1"), &fromNumber), "a number is no word")
}

func assertRefused(t *testing.T, err error, field, value string, words []string) {
	t.Helper()
	var problem *merit.FieldError
	if assert.ErrorAs(t, err, &problem) {
		assert.True(t, errors.Is(err, merit.ErrUnknown))
		assert.Equal(t, field, problem.Field)
		assert.Equal(t, value, problem.Value)
		assert.Equal(t, "one of "+strings.Join(words, ", "), problem.Expected)
	}
}

// clipped shortens as errors do: to 64 bytes and a mark.
func clipped(s string) string {
	if len(s) > 64 {
		return s[:64] + "…"
	}
	return s
}

func swapCase(s string) string {
	if upper := strings.ToUpper(s); upper != s {
		return upper
	}
	return strings.ToLower(s)
}

// checkWords holds the wording of an enumeration against the rules for texts: both
// languages have one for every value from first to last, no two values share one, and
// a value beyond prints safely.
func checkWords[E interface {
	~uint8
	In(merit.Language) string
}](t *testing.T, first, last E) {
	t.Helper()
	for _, lang := range []merit.Language{merit.Indonesian, merit.English} {
		seen := map[string]E{}
		for e := first; e <= last; e++ {
			words := e.In(lang)
			assert.NotEmpty(t, words)
			assert.NotContains(t, words, "%!")
			if other, taken := seen[words]; taken {
				assert.Failf(t, "two values of one name", "%d and %d are both %q", other, e, words)
			}
			seen[words] = e
		}
		for _, beyond := range []E{last + 1, math.MaxUint8} {
			assert.Equal(t, fmt.Sprintf("%%!(%d)", beyond), beyond.In(lang))
		}
	}
}
