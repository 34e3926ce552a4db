package jpt_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
)

// A word outside the vocabulary must never pass for a yes, nor an unknown kind of
// agency for one at the centre.
func TestWordsOutsideTheVocabularyAreRefused(t *testing.T) {
	const odd = 200
	on := merit.On(day("2025-09-08"))
	oddPost := jpt.Post{Level: merit.JPTPratama, Agency: odd, Special: odd}
	fine := jpt.Post{Level: merit.JPTPratama, Agency: jpt.City}
	fields := func(_ any, err error) (out []string) {
		for _, fe := range merit.FieldErrors(err) {
			assert.ErrorIs(t, fe, merit.ErrUnknown)
			out = append(out, fe.Field)
		}
		return out
	}
	for name, c := range map[string]struct{ got, want []string }{
		"decide": {fields(jpt.Decide(jpt.Vacancy{Post: oddPost, Calendar: jpt.Calendar{Election: odd, Consent: odd}, Reorganised: odd,
			Exemption: jpt.Exemption{Claimed: odd, Approved: odd}}, []jpt.Candidate{{}, {Incumbent: eligibility.Incumbent{Level: odd},
			SameAgency: odd, SameClassification: odd, MeetsStandard: odd, PassedUkom: odd}}, eligibility.Standard(), on)),
			[]string{"post.agency", "post.special", "calendar.election", "calendar.consent", "vacancy.reorganised", "exemption.claimed", "exemption.approved",
				"candidates[1].level", "candidates[1].sameAgency", "candidates[1].sameClassification", "candidates[1].meetsStandard", "candidates[1].passedUkom"}},
		"freeze": {fields(jpt.Freeze(odd, jpt.Calendar{Election: odd, Consent: odd}, odd, on)),
			[]string{"agency", "calendar.election", "calendar.consent", "roll"}},
		"timeline": {fields(jpt.Timeline(oddPost, jpt.Calendar{Election: odd}, on.AsOf, 0, odd)),
			[]string{"post.agency", "post.special", "calendar.election", "roll"}},
		"acting":  {fields(jpt.MayAct(jpt.Acting{Post: fine, Vacant: odd, Consent: odd}, odd, on)), []string{"acting.vacant", "acting.consent", "roll"}},
		"decider": {fields(jpt.Decider(fine, odd, on)), []string{"party"}},
		"panel": {fields(jpt.Panel(jpt.Committee{Level: merit.JPTPratama, Members: []jpt.Member{{PartyRole: odd, Conflict: odd, Knows: odd}}}, on)),
			[]string{"committee.members[0].partyRole", "committee.members[0].conflict", "committee.members[0].knows"}},
		"stages":   {fields(jpt.Stages([]jpt.Taken{{Step: jpt.StepPlan, Held: odd}}, on)), []string{"taken[0].held"}},
		"after":    {fields(jpt.After(jpt.Lowered, odd, odd, on)), []string{"cured", "ground"}},
		"criteria": {fields(jpt.MeritCriteria(jpt.Criteria{jpt.Ethics: odd}, on)), []string{"criteria.ethics"}},
		"clear": {fields(jpt.Clear(fine, jpt.OpenSelection, []jpt.Obtained{{Party: merit.BKN, Act: jpt.Approves, Done: odd}}, on)),
			[]string{"obtained[0].done"}},
		"finalist": {fields(jpt.Finalist(odd, "A", "B", on)), []string{"route"}},
	} {
		assert.Equal(t, c.want, c.got, name)
	}
}

func TestADecisionWithoutAProfileIsRefused(t *testing.T) {
	for name, p := range map[string]*eligibility.Profile{"none": nil, "an empty one": new(eligibility.Profile)} {
		_, err := jpt.Decide(jpt.Vacancy{Post: pratama}, []jpt.Candidate{fits()}, p, september)
		assert.ErrorIs(t, err, merit.ErrMissing, name)
		_, err = jpt.Earliest(jpt.Vacancy{Post: pratama}, fits(), p, september)
		assert.ErrorIs(t, err, merit.ErrMissing, name)
	}
}

// Fewer days than the notice needs are too few also where the calendar ends.
func TestANoticeAtTheEndOfTheCalendar(t *testing.T) {
	f, err := jpt.Notice(day("9999-12-20"), day("9999-12-31"), september)
	assert.NoError(t, err)
	assert.Equal(t, merit.NotMet, f.Outcome())
}

// A term that ends with the calendar is never over; asking must come to an end.
func TestATermThatEndsWithTheCalendar(t *testing.T) {
	c := jpt.Calendar{HeadInaugurated: day("2020-01-01"), Election: merit.Yes, CandidatesFixed: day("2024-09-22"), TermEnds: day("9999-12-31"), Consent: merit.No}
	f, err := jpt.Freeze(jpt.City, c, merit.RollForward, september)
	assert.NoError(t, err)
	assert.Equal(t, merit.NotMet, f.Election.Outcome())
	assert.True(t, f.Election.Changes.IsZero())
	s, err := jpt.Timeline(jpt.Post{Level: merit.JPTPratama, Agency: jpt.City}, c, september.AsOf, 0, merit.RollForward)
	assert.NoError(t, err)
	assert.True(t, s.Steps[len(s.Steps)-1].Earliest.IsZero())
}
