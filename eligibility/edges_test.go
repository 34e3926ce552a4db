package eligibility_test

import (
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheFirstWordBeyondAnEnumerationIsNone(t *testing.T) {
	assert.Equal(t, "%!(4)", eligibility.Source(4).String())
	last := eligibility.Reading(0)
	for r := eligibility.Reading(1); !strings.HasPrefix(r.String(), "%"); r++ {
		last = r
	}
	for _, lang := range []merit.Language{merit.Indonesian, merit.English} {
		assert.NotPanics(t, func() { _ = (last + 1).In(lang) })
	}
	_, err := eligibility.ParseSource("x")
	for _, word := range []string{"non-pns", "pns", "former-forces"} {
		assert.ErrorContains(t, err, word, "what was expected is named")
	}
	for _, length := range []int{63, 64, 65, 80} {
		_, err := eligibility.ParseSource(strings.Repeat("x", length))
		assert.LessOrEqual(t, len(merit.FieldErrors(err)[0].Value), length+len("…"))
	}
}

func TestTheRegisterOfDisagreementsIsACopy(t *testing.T) {
	first := eligibility.Disagreements()
	want := first[0].Basis[0]
	first[0].Basis[0] = merit.Citation{}
	assert.Equal(t, want, eligibility.Disagreements()[0].Basis[0])
}

// Only what was read again carries the day: not what also rests on an elucidation.
func TestTheDayOfTheLastCheckStandsWhereSomebodyRead(t *testing.T) {
	v, err := eligibility.Term{Incumbent: eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2022-09-08")}, Performed: merit.Yes}.Judge(eligibility.Readings{}, merit.On(day("2025-09-08")))
	require.NoError(t, err)
	assert.Equal(t, "2026-11-25", v.Max.CheckedOn().String())
	assert.True(t, v.Performance.CheckedOn().IsZero())
}

func TestWhatIsKnownAtSecondHandSaysSo(t *testing.T) {
	for _, r := range eligibility.Rules() {
		for _, p := range r.Params() {
			if v := p.At(day("2025-09-08")); r.ID() == "ELG-APPOINT-UTAMA" || r.ID() == "ELG-APPOINT-MADYA" {
				assert.Equal(t, merit.SecondarySource, v.Confidence, "%s %s", r.ID(), p.Name())
			} else if r.ID() == "ELG-APPOINT-PRATAMA" {
				assert.Equal(t, merit.TextRead, v.Confidence, "%s %s", r.ID(), p.Name())
			}
		}
	}
}
