package merit_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestInstrumentKindsReadAndPrintAlike(t *testing.T) {
	checkEnumeration(t, "instrument", merit.ParseInstrumentKind, merit.Statute,
		"UU", "Putusan MK", "PP", "Perpres", "PermenPANRB", "Permendagri", "Peraturan BKN",
		"Perka BKN", "Peraturan KASN", "SE MenPANRB", "SE BKN", "Praktik", "Konvensi")
}

func TestStandingsReadAndPrintAlike(t *testing.T) {
	checkEnumeration(t, "standing", merit.ParseStanding, merit.StandingStatute,
		"statute", "government-regulation", "presidential-regulation", "ministerial-regulation", "circular", "practice", "convention")
}

func TestStandingsHaveNamesInBothLanguages(t *testing.T) {
	checkWords(t, merit.StandingStatute, merit.StandingConvention)
	for _, c := range []struct {
		standing merit.Standing
		id, en   string
	}{
		{merit.StandingStatute, "undang-undang", "statute"},
		{merit.StandingGovernment, "peraturan pemerintah", "government regulation"},
		{merit.StandingPresidential, "peraturan presiden", "presidential regulation"},
		{merit.StandingMinisterial, "peraturan menteri atau lembaga", "ministerial or agency regulation"},
		{merit.StandingCircular, "surat edaran", "circular"},
		{merit.StandingPractice, "praktik", "practice"},
		{merit.StandingConvention, "konvensi proyek", "convention of the project"},
	} {
		assert.Equal(t, c.id, c.standing.In(merit.Indonesian))
		assert.Equal(t, c.en, c.standing.In(merit.English))
	}
	assert.Equal(t, "%!(0)", merit.Standing(0).In(merit.English))
}

func TestEveryKindOfSourceHasItsRank(t *testing.T) {
	for _, c := range []struct {
		kind merit.InstrumentKind
		want merit.Standing
	}{
		{merit.Statute, merit.StandingStatute},
		{merit.CourtRuling, merit.StandingStatute},
		{merit.GovernmentRegulation, merit.StandingGovernment},
		{merit.PresidentialRegulation, merit.StandingPresidential},
		{merit.RegulationMenPANRB, merit.StandingMinisterial},
		{merit.RegulationMendagri, merit.StandingMinisterial},
		{merit.RegulationBKN, merit.StandingMinisterial},
		{merit.RegulationHeadBKN, merit.StandingMinisterial},
		{merit.RegulationKASN, merit.StandingMinisterial},
		{merit.CircularMenPANRB, merit.StandingCircular},
		{merit.CircularBKN, merit.StandingCircular},
		{merit.Practice, merit.StandingPractice},
		{merit.Convention, merit.StandingConvention},
		{merit.InstrumentKind(0), 0},
		{merit.Convention + 1, 0},
	} {
		assert.Equal(t, c.want, c.kind.Standing(), c.kind)
	}
}

func TestASourceOutranksThoseBelowItAlone(t *testing.T) {
	for s := merit.StandingStatute; s <= merit.StandingConvention; s++ {
		for other := merit.StandingStatute; other <= merit.StandingConvention; other++ {
			assert.Equalf(t, s < other, s.Above(other), "%s above %s", s, other)
		}
		assert.False(t, s.Above(0), "an unknown rank is not outranked")
		assert.False(t, merit.Standing(0).Above(s), "an unknown rank outranks none")
	}
	assert.True(t, merit.StandingGovernment.Above(merit.StandingCircular), "a circular does not change a government regulation")
}

func TestInstrumentsReadAndPrintAlike(t *testing.T) {
	for _, c := range []struct {
		text string
		want merit.Instrument
	}{
		{"UU 5/2014", merit.Source(merit.Statute, "5", 2014)},
		{"UU 1/1945", merit.Source(merit.Statute, "1", 1945)},
		{"UU 1/9999", merit.Source(merit.Statute, "1", 9999)},
		{"Putusan MK 121/PUU-XXII/2024", merit.Source(merit.CourtRuling, "121/PUU-XXII", 2024)},
		{"Putusan MK 041/PUU-VIII/2010", merit.Source(merit.CourtRuling, "041/PUU-VIII", 2010)},
		{"PermenPANRB PER/05/M.PAN/2008", merit.Source(merit.RegulationMenPANRB, "PER/05/M.PAN", 2008)},
		{"PP " + strings.Repeat("5", 200) + "/2017", merit.Source(merit.GovernmentRegulation, strings.Repeat("5", 200), 2017)},
		{"SE BKN 1/2024", merit.Source(merit.CircularBKN, "1", 2024)},
		{"Praktik Kab. Kayong Utara 2025", merit.Named(merit.Practice, "Kab. Kayong Utara 2025")},
		{"Konvensi " + strings.Repeat("x", 200), merit.Named(merit.Convention, strings.Repeat("x", 200))},
	} {
		t.Run(c.text, func(t *testing.T) {
			got, err := merit.ParseInstrument(c.text)
			require.NoError(t, err)
			assert.Equal(t, c.want, got)
			assert.Equal(t, c.text, c.want.String())
			assert.False(t, got.IsZero())
			checkJSON(t, got)
		})
	}
}

func TestWhatIsNoInstrumentIsNeitherReadNorWritten(t *testing.T) {
	for _, c := range []struct {
		name       string
		instrument merit.Instrument
		want       []string
	}{
		{"no kind", merit.Source(0, "5", 2014), []string{"instrument.kind unknown"}},
		{"an unknown kind", merit.Source(merit.Convention+1, "5", 2014), []string{"instrument.kind unknown"}},
		{"no number", merit.Source(merit.Statute, "", 2014), []string{"instrument.number syntax"}},
		{"a leading zero", merit.Source(merit.Statute, "05", 2014), []string{"instrument.number syntax"}},
		{"a slash first", merit.Source(merit.CourtRuling, "/5", 2014), []string{"instrument.number syntax"}},
		{"a slash last", merit.Source(merit.CourtRuling, "5/", 2014), []string{"instrument.number syntax"}},
		{"a blank", merit.Source(merit.Statute, "5 ", 2014), []string{"instrument.number syntax"}},
		{"a number too long", merit.Source(merit.Statute, strings.Repeat("5", 201), 2014), []string{"instrument.number syntax"}},
		{"a year before the republic", merit.Source(merit.Statute, "5", 1944), []string{"instrument.year range"}},
		{"a year of five digits", merit.Source(merit.Statute, "5", 10000), []string{"instrument.year range"}},
		{"number and year at once", merit.Source(merit.Statute, "", 0), []string{"instrument.number syntax", "instrument.year range"}},
		{"a practice without a name", merit.Named(merit.Practice, ""), []string{"instrument.name syntax"}},
		{"a name that is too long", merit.Named(merit.Practice, strings.Repeat("x", 201)), []string{"instrument.name syntax"}},
		{"a name that begins with a blank", merit.Named(merit.Practice, " Tegal"), []string{"instrument.name syntax"}},
		{"a name that ends with a blank", merit.Named(merit.Practice, "Tegal "), []string{"instrument.name syntax"}},
		{"a name of two lines", merit.Named(merit.Convention, "a\nb"), []string{"instrument.name syntax"}},
		{"a name that begins with a sign that does not print", merit.Named(merit.Convention, "\x00a"), []string{"instrument.name syntax"}},
		{"a name that is no text", merit.Named(merit.Convention, "a\xff"), []string{"instrument.name syntax"}},
		{"a practice with a year", merit.Source(merit.Practice, "Tegal", 2022), []string{"instrument.year conflict"}},
		{"a convention with neither name nor sense", merit.Source(merit.Convention, "", 2022), []string{"instrument.name syntax", "instrument.year conflict"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, err := c.instrument.MarshalText()
			assert.Nil(t, text)
			assert.Equal(t, c.want, problems(t, err))
			_, err = json.Marshal(c.instrument)
			assert.Error(t, err)

			if c.instrument.Year == 0 || c.instrument.Kind < merit.Practice {
				got, err := merit.ParseInstrument(c.instrument.String())
				assert.Error(t, err, "what it prints is not read either")
				assert.True(t, got.IsZero())
			}
		})
	}
	kept := merit.Source(merit.Statute, "5", 2014)
	assert.Error(t, kept.UnmarshalText([]byte("UU 5")))
	assert.Equal(t, merit.Source(merit.Statute, "5", 2014), kept, "a refused text leaves the instrument alone")
}

func TestTheZeroInstrumentIsNone(t *testing.T) {
	var none merit.Instrument
	assert.True(t, none.IsZero())
	assert.Empty(t, none.String())
	text, err := none.MarshalText()
	require.NoError(t, err)
	assert.Empty(t, text)
	read := merit.Source(merit.Statute, "5", 2014)
	require.NoError(t, read.UnmarshalText(nil))
	assert.True(t, read.IsZero())
}

func FuzzParseInstrument(f *testing.F) {
	for _, s := range []string{"UU 5/2014", "Putusan MK 121/PUU-XXII/2024", "SE MenPANRB 52/2020", "Praktik Kab. Tegal 2022", "Konvensi asnmerit", "UU 05/2014", "PP /2017", "Praktik ", "UU 5/20144"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		i, err := merit.ParseInstrument(s)
		if err != nil {
			assert.NotEmpty(t, merit.FieldErrors(err))
			assert.True(t, i.IsZero())
			return
		}
		assert.Equal(t, s, i.String(), "there is one form")
		text, err := i.MarshalText()
		require.NoError(t, err)
		var back merit.Instrument
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, i, back)
	})
}
