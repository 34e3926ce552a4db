package eligibility

import (
	"testing"
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/require"
)

// What is settled once for a span of the law is what the law says on each of its days.
func TestTermsHoldOnEveryDayOfTheirSpan(t *testing.T) {
	for _, table := range [][]provisions{pnsTerms[:], nonPNSTerms[:], forcesTerms[:]} {
		for level, laws := range table {
			if laws == nil {
				continue
			}
			check := func(day merit.Date) {
				t.Helper()
				settled, now := *laws.at(day), laws[0].terms.under(day)
				now.from = settled.from
				require.Equal(t, now, settled, "%s on %s", merit.Level(level), day)
			}
			for day := merit.FirstDay; day.Before(merit.MustDate(2027, time.January, 1)); day = day.AddDays(28) {
				check(day)
			}
			for _, law := range laws { // the day before, on and after each change
				for later := -1; later <= 1; later++ {
					if day := law.from.AddDays(later); !day.Before(merit.FirstDay) {
						check(day)
					}
				}
			}
		}
	}
}
