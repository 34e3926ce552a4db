package kasnindex_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
)

func TestTheRulesInTheCataloguesOrder(t *testing.T) {
	var got []merit.RuleID
	for _, r := range kasnindex.Rules() {
		got = append(got, r.ID())
	}
	assert.Equal(t, []merit.RuleID{
		"KSN-ASPECTS", "KSN-LEVELS", "KSN-BANDS", "KSN-INDEX", "KSN-REEVALUATE", "KSN-EXEMPT",
		"KSN-JPTQ", "KSN-ISM2025", "KSN-IPASN",
	}, got)
}

func TestTheNumbersOfTheRules(t *testing.T) {
	law := merit.MustDate(2022, 1, 1)
	want := map[merit.RuleID]map[string]string{
		"KSN-ASPECTS": {"perencanaan": "10%", "pengadaan": "10%", "karier": "30%", "promosi-mutasi": "10%",
			"kinerja": "20%", "penggajian-disiplin": "10%", "perlindungan": "4%", "sistem-informasi": "6%", "maximum": "400"},
		"KSN-LEVELS":     {"highest": "4"},
		"KSN-BANDS":      {"low-i": "0", "low-ii": "175", "low-iii": "250", "low-iv": "325"},
		"KSN-INDEX":      {"index-ii": "0.40", "index-iii": "0.60", "index-iv": "0.80", "index-iv-stepped": "0.81", "index-top": "1"},
		"KSN-REEVALUATE": {"interval-iv": "P2Y", "interval-iii": "P1Y"},
		"KSN-EXEMPT":     {"full": "4", "supervised": "3", "interval-iv": "P2Y", "interval-iii": "P1Y"},
		"KSN-JPTQ":       {"maximum": "100"},
		"KSN-IPASN": {"kualifikasi": "25%", "kompetensi": "40%", "kinerja": "30%", "disiplin": "5%", "maximum": "100",
			"edge-sangat-rendah": "0", "edge-rendah": "60", "edge-sedang": "70", "edge-tinggi": "80", "edge-sangat-tinggi": "90"},
		"KSN-ISM2025": {},
	}
	for _, r := range kasnindex.Rules() {
		got := map[string]string{}
		for _, p := range r.Params() {
			if v := p.At(law); v != nil {
				got[p.Name()] = v.Value.String()
			}
		}
		assert.Equal(t, want[r.ID()], got, r.ID())
	}
	got := map[string]string{}
	for _, p := range kasnindex.Rules()[7].Params() {
		got[p.Name()] = p.At(merit.MustDate(2026, 1, 1)).Value.String()
	}
	assert.Equal(t, map[string]string{"perencanaan-standardisasi": "10%", "digitalisasi": "10%", "maturity": "75%", "satisfaction": "25%",
		"edge-dasar": "0.00", "edge-lanjutan": "0.40", "edge-menengah": "0.60", "edge-tinggi": "0.80", "edge-maju": "1.00"}, got)
}
