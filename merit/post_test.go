package merit_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPostKindsReadAndPrintAlike(t *testing.T) {
	checkEnumeration(t, "postKind", merit.ParsePostKind, merit.Leadership, "jpt", "administration", "functional")
}

func TestLevelsReadAndPrintAlike(t *testing.T) {
	checkEnumeration(t, "level", merit.ParseLevel, merit.JPTUtama,
		"jpt-utama", "jpt-madya", "jpt-pratama", "administrator", "pengawas", "pelaksana",
		"ahli-utama", "ahli-madya", "ahli-muda", "ahli-pertama", "penyelia", "mahir", "terampil", "pemula")
}

func TestEchelonsReadAndPrintAlike(t *testing.T) {
	checkEnumeration(t, "echelon", merit.ParseEchelon, merit.EchelonIa, "Ia", "Ib", "IIa", "IIb", "IIIa", "IIIb", "IVa", "IVb", "V")
}

func TestLevelsHaveNamesInBothLanguages(t *testing.T) {
	checkWords(t, merit.JPTUtama, merit.Pemula)
	for _, c := range []struct {
		level  merit.Level
		id, en string
	}{
		{merit.Level(0), "jenjang tidak diketahui", "unknown level"},
		{merit.JPTPratama, "JPT pratama", "JPT pratama"},
		{merit.Administrator, "administrator", "administrator"},
		{merit.Pengawas, "pengawas", "supervisor (pengawas)"},
		{merit.Pelaksana, "pelaksana", "executing staff (pelaksana)"},
		{merit.AhliMadya, "JF ahli madya", "JF ahli madya"},
		{merit.Pemula, "JF pemula", "JF pemula"},
	} {
		assert.Equal(t, c.id, c.level.In(merit.Indonesian))
		assert.Equal(t, c.en, c.level.In(merit.English))
	}
}

// The order and the kinds of levels: UU 5/2014 Pasal 14, 18 and 19.
func TestEveryLevelBelongsToItsKindOfPost(t *testing.T) {
	want := []struct {
		level merit.Level
		kind  merit.PostKind
		jpt   bool
	}{
		{merit.JPTUtama, merit.Leadership, true},
		{merit.JPTMadya, merit.Leadership, true},
		{merit.JPTPratama, merit.Leadership, true},
		{merit.Administrator, merit.Administration, false},
		{merit.Pengawas, merit.Administration, false},
		{merit.Pelaksana, merit.Administration, false},
		{merit.AhliUtama, merit.Functional, false},
		{merit.AhliMadya, merit.Functional, false},
		{merit.AhliMuda, merit.Functional, false},
		{merit.AhliPertama, merit.Functional, false},
		{merit.Penyelia, merit.Functional, false},
		{merit.Mahir, merit.Functional, false},
		{merit.Terampil, merit.Functional, false},
		{merit.Pemula, merit.Functional, false},
	}
	levels := merit.Levels()
	require.Len(t, levels, len(want))
	for i, c := range want {
		assert.Equal(t, c.level, levels[i], "the order of levels")
		assert.Equal(t, c.kind, c.level.Kind(), c.level)
		assert.Equal(t, c.jpt, c.level.IsJPT(), c.level)
	}
	for _, unknown := range []merit.Level{0, merit.Pemula + 1, 255} {
		assert.Equal(t, merit.PostKind(0), unknown.Kind(), "an unknown level is of no kind")
		assert.False(t, unknown.IsJPT())
	}
}

func TestTheListOfLevelsIsACopy(t *testing.T) {
	merit.Levels()[0] = merit.Pemula
	assert.Equal(t, merit.JPTUtama, merit.Levels()[0])
}

func TestEchelonsEqualTheirLevels(t *testing.T) {
	covered := map[string]bool{}
	for _, row := range table(t, "echelons.csv") {
		t.Run(row["echelon"]+" head of LPNK: "+row["head_of_lpnk"], func(t *testing.T) {
			e, err := merit.ParseEchelon(row["echelon"])
			require.NoError(t, err)
			want, err := merit.ParseLevel(row["level"])
			require.NoError(t, err)
			assert.Equal(t, want, e.Level(row["head_of_lpnk"] == "yes"))
		})
		covered[row["echelon"]+row["head_of_lpnk"]] = true
	}
	assert.Len(t, covered, 2*9, "every echelon, at the head of an LPNK and elsewhere")
	for _, unknown := range []merit.Echelon{0, merit.EchelonV + 1} {
		assert.Equal(t, merit.Level(0), unknown.Level(false))
		assert.Equal(t, merit.Level(0), unknown.Level(true))
	}
}
