package merit_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
)

func TestPartiesReadAndPrintAlike(t *testing.T) {
	checkEnumeration(t, "party", merit.ParseParty, merit.President,
		"president", "ppk", "pyb", "kasn", "bkn", "kemenpanrb", "mendagri", "governor",
		"dprd-leaders", "coordinating-minister", "state-body-head", "selection-committee", "dprd-factions")
}

func TestPartiesHaveNamesInBothLanguages(t *testing.T) {
	checkWords(t, merit.President, merit.DPRDFactions)
	for _, c := range []struct {
		party  merit.Party
		id, en string
	}{
		{merit.Party(0), "pihak tidak diketahui", "unknown party"},
		{merit.President, "Presiden", "the President"},
		{merit.PPK, "PPK", "the appointing authority (PPK)"},
		{merit.PyB, "PyB", "the competent official (PyB)"},
		{merit.KASN, "KASN", "KASN"},
		{merit.BKN, "BKN", "BKN"},
		{merit.KemenPANRB, "Kementerian PANRB", "the ministry for the state apparatus"},
		{merit.Mendagri, "Menteri Dalam Negeri", "the home minister"},
		{merit.Governor, "gubernur", "the governor"},
		{merit.DPRDLeaders, "pimpinan DPRD", "the leaders of the regional council"},
		{merit.CoordinatingMinister, "menteri koordinator", "the coordinating minister"},
		{merit.StateBodyHead, "pimpinan lembaga negara", "the leaders of the state body"},
		{merit.SelectionCommittee, "panitia seleksi", "the selection committee"},
		{merit.DPRDFactions, "fraksi DPRD", "the factions of the regional council"},
	} {
		assert.Equal(t, c.id, c.party.In(merit.Indonesian))
		assert.Equal(t, c.en, c.party.In(merit.English))
	}
}
