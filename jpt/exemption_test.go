package jpt_test

import (
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWhetherAnAgencyIsExemptFromOpenSelection(t *testing.T) {
	each(t, "exemption.csv", func(t *testing.T, r row) {
		v := jpt.Vacancy{Post: pratama, Exemption: jpt.Exemption{
			Claimed: read[merit.Answer](r, "claimed"), Category: r.number("category"), Approved: read[merit.Answer](r, "approved"),
			Valid: merit.Interval{From: read[merit.Date](r, "from"), Until: read[merit.Date](r, "until")},
		}}
		got, err := jpt.Decide(v, nil, eligibility.Standard(), r.when())
		require.NoError(t, err)
		assert.Equal(t, r.text("reason"), checked(t, got.Exempt))
		assert.Equal(t, r.text("changes"), got.Exempt.Changes.String())
		var articles []string
		for _, c := range got.Exempt.Citations() {
			articles = append(articles, c.String())
		}
		assert.Contains(t, articles, r.text("article"))
	})
}

func TestACategoryThatDoesNotExistIsRefused(t *testing.T) {
	for _, category := range []int{-1, 5} {
		err := jpt.Exemption{Category: category}.Check()
		assert.ErrorIs(t, err, merit.ErrRange)
	}
	for category := 0; category <= 4; category++ {
		assert.NoError(t, jpt.Exemption{Category: category}.Check())
	}
}

// What a category allows under the successor of the 400-point instrument is not
// established: the finding says so from the first day of the successor on.
func TestFromTheSuccessorOnTheCategoryIsUnproven(t *testing.T) {
	for _, c := range []struct {
		on       string
		unproven bool
	}{{"2025-12-30", false}, {"2025-12-31", true}, {"2026-01-01", true}} {
		d, err := jpt.Decide(jpt.Vacancy{Post: pratama, Calendar: quiet, Reorganised: merit.No,
			Exemption: jpt.Exemption{Claimed: merit.Yes, Category: 4, Approved: merit.Yes}}, nil, eligibility.Standard(), merit.On(day(c.on)))
		require.NoError(t, err)
		assert.Equal(t, "JPT-ROUTE-EXEMPT/full", d.Deciding().Code(), c.on)
		assert.Equal(t, c.unproven, strings.Contains(d.Deciding().Text(merit.English), "Number unproven"), c.on)
	}
}
