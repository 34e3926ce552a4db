package merit_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The rules of this package as the catalogue lists them, with a passage that each
// rests on and how far it is proven.
func TestTheCatalogueListsItsRules(t *testing.T) {
	want := []struct {
		id         merit.RuleID
		standing   merit.Standing
		confidence merit.Confidence
		basis      string
	}{
		{"MER-BLIND", merit.StandingStatute, merit.TextRead, "UU 5/2014 Pasal 1 angka 22"},
		{"MER-BLIND-PROMOTION", merit.StandingStatute, merit.TextRead, "UU 5/2014 Pasal 72"},
		{"MER-ECHELON", merit.StandingStatute, merit.TextRead, "UU 5/2014 Pasal 131"},
		{"MER-NIP-PNS", merit.StandingMinisterial, merit.SecondarySource, "Perka BKN 22/2007"},
		{"MER-NIP-PPPK", merit.StandingPractice, merit.SecondarySource, "Praktik BKN"},
		{"MER-GRADE", merit.StandingPractice, merit.SecondarySource, "Praktik pangkat PNS"},
		{"MER-ROLL", merit.StandingConvention, merit.ProjectConvention, "Konvensi asnmerit"},
	}
	rules := merit.Rules()
	require.Len(t, rules, len(want))
	for i, c := range want {
		r := rules[i]
		assert.Equal(t, c.id, r.ID())
		assert.Equal(t, c.standing, r.Standing(), c.id)
		assert.Equal(t, c.confidence, r.Confidence(), c.id)
		assert.Equal(t, c.basis, r.At(merit.FirstDay).Basis[0].String(), c.id)
		assert.Equal(t, c.confidence == merit.TextRead, r.Doubt().IsZero(), "%s: what is not established is said", c.id)
		assert.Equal(t, c.standing, r.At(merit.FirstDay).Basis[0].Instrument.Kind.Standing(), "%s: the rank is that of the source", c.id)
	}
}

func TestEveryCitationOfTheRulesReadsAsItPrints(t *testing.T) {
	for _, r := range merit.Rules() {
		for _, v := range r.Versions() {
			for _, c := range v.Basis {
				again, err := merit.ParseCitation(c.String())
				require.NoError(t, err)
				assert.Equal(t, c, again)
			}
		}
	}
}

func TestTheListOfRulesIsACopy(t *testing.T) {
	merit.Rules()[0] = nil
	assert.NotNil(t, merit.Rules()[0])
}

// The day before, the day, and the day after each edge of the encoded law.
func TestTheStatuteOf2014EndsWithItsRepeal(t *testing.T) {
	repeal := merit.MustDate(2023, 10, 31)
	regulation := merit.MustDate(2017, 4, 7)
	rule := map[merit.RuleID]*merit.Rule{}
	for _, r := range merit.Rules() {
		rule[r.ID()] = r
	}
	cited := func(id merit.RuleID, on merit.Date) (out []string) {
		for _, c := range rule[id].At(on).Basis {
			out = append(out, c.String())
		}
		return out
	}
	const statute, pp, successor = "UU 5/2014 Pasal 1 angka 22", "PP 11/2017 Pasal 1 angka 24", "UU 20/2023 Pasal 76"
	for _, c := range []struct {
		name    string
		id      merit.RuleID
		on      merit.Date
		inForce bool
		basis   []string
	}{
		{"the first day of the statute", "MER-BLIND", merit.FirstDay, true, []string{statute}},
		{"the day before the government regulation", "MER-BLIND", regulation.AddDays(-1), true, []string{statute}},
		{"the day of the government regulation", "MER-BLIND", regulation, true, []string{statute, pp}},
		{"the day after", "MER-BLIND", regulation.AddDays(1), true, []string{statute, pp}},
		{"the day before the repeal", "MER-BLIND", repeal.AddDays(-1), true, []string{statute, pp}},
		{"the repeal leaves the government regulation", "MER-BLIND", repeal, true, []string{pp}},
		{"the day after the repeal", "MER-BLIND", repeal.AddDays(1), true, []string{pp}},
		{"promotion: the day before the repeal", "MER-BLIND-PROMOTION", repeal.AddDays(-1), true, []string{"UU 5/2014 Pasal 72"}},
		{"promotion: the repeal", "MER-BLIND-PROMOTION", repeal, false, []string{successor}},
		{"promotion: the day after", "MER-BLIND-PROMOTION", repeal.AddDays(1), false, []string{successor}},
		{"echelons: the day before the repeal", "MER-ECHELON", repeal.AddDays(-1), true, []string{"UU 5/2014 Pasal 131"}},
		{"echelons: the repeal", "MER-ECHELON", repeal, false, []string{successor}},
		{"echelons: the day after", "MER-ECHELON", repeal.AddDays(1), false, []string{successor}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.inForce, rule[c.id].InForce(c.on))
			assert.Equal(t, c.basis, cited(c.id, c.on))
		})
	}
}
