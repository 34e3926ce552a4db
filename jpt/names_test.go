package jpt_test

import (
	"encoding"
	"fmt"
	"testing"

	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type word interface {
	~uint8
	fmt.Stringer
	encoding.TextMarshaler
}

// words holds the words of an enumeration, the first for first, and asks of each
// that it is read back and of everything else that it is refused.
func words[T word, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, parse func(string) (T, error), first T, names ...string) {
	t.Helper()
	for i, name := range names {
		v := first + T(i)
		assert.Equal(t, name, v.String())
		b, err := v.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, name, string(b))
		back, err := parse(name)
		require.NoError(t, err)
		assert.Equal(t, v, back)
		var read T
		require.NoError(t, P(&read).UnmarshalText(b))
		assert.Equal(t, v, read)
	}
	for _, v := range []T{first + T(len(names)), 255} {
		_, err := v.MarshalText()
		assert.ErrorIs(t, err, merit.ErrUnknown)
		assert.Contains(t, v.String(), "%!")
	}
	if first > 0 {
		_, err := T(0).MarshalText()
		assert.ErrorIs(t, err, merit.ErrUnknown, "the zero value is none")
	}
	for _, s := range []string{"", "no-such-word", names[0] + " ", "%!(0)"} {
		_, err := parse(s)
		assert.ErrorIs(t, err, merit.ErrUnknown, s)
		kept := first
		assert.Error(t, P(&kept).UnmarshalText([]byte(s)))
		assert.Equal(t, first, kept, "a refused word leaves the value alone")
	}
}

func TestWords(t *testing.T) {
	words(t, jpt.ParseAgency, jpt.Ministry, "ministry", "non-ministry", "non-structural", "state-body", "province", "regency", "city")
	words(t, jpt.ParseSpecial, jpt.Ordinary, "ordinary", "sekda", "sekwan", "civil-registry", "inspector")
	words(t, jpt.ParseScope, jpt.National, "national", "national-or-province")
	words(t, jpt.ParseAct, jpt.Recommends, "recommends", "approves", "consulted", "coordinates", "appoints", "told", "proposes", "interviews")
	words(t, jpt.ParseRoute, jpt.Undecided, "undecided", "blocked", "rotation-in-class", "rotation-within", "rotation-between", "rearrangement", "talent-pool", "open-selection", "open-after-test")
	words(t, jpt.ParseElement, jpt.OwnAgency, "own-agency", "other-agency", "independent")
	words(t, jpt.ParseStep, jpt.StepPlan, "plan", "announce", "apply", "administration", "competence", "interview", "health", "result", "appoint")
	words(t, jpt.ParsePlacement, jpt.Stays, "stays", "moved", "rotated", "lowered", "released")
	words(t, jpt.ParseCriterion, jpt.Standards, "standards", "planning", "open-posts", "careers", "rewards", "ethics", "development", "protection", "info-system")
}

func TestWordsInBothLanguages(t *testing.T) {
	for r := jpt.Undecided; r <= jpt.OpenAfterTest; r++ {
		assert.NotEqual(t, r.In(merit.Indonesian), r.In(merit.English))
	}
	for _, s := range jpt.Steps() {
		assert.NotEqual(t, s.In(merit.Indonesian), s.In(merit.English))
	}
	for _, c := range jpt.Criterions() {
		assert.NotEqual(t, c.In(merit.Indonesian), c.In(merit.English))
	}
	assert.Equal(t, "%!(99)", jpt.Route(99).In(merit.English))
	assert.Equal(t, "%!(99)", jpt.Step(99).In(merit.English))
	assert.Equal(t, "%!(99)", jpt.Criterion(99).In(merit.English))
}

func TestScopeOfAnOpenSelection(t *testing.T) {
	for level, want := range map[merit.Level]jpt.Scope{merit.JPTUtama: jpt.National, merit.JPTMadya: jpt.National, merit.JPTPratama: jpt.NationalOrProvince, merit.Administrator: 0, 0: 0} {
		assert.Equal(t, want, jpt.Post{Level: level}.Scope())
	}
}
