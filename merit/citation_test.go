package merit_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCitationsReadAndPrintAlike(t *testing.T) {
	for _, row := range table(t, "citations.csv") {
		t.Run(row["text"], func(t *testing.T) {
			kind, err := merit.ParseInstrumentKind(row["kind"])
			require.NoError(t, err)
			year, err := strconv.Atoi(row["year"])
			require.NoError(t, err)
			instrument := merit.Source(kind, row["number"], year)
			if year == 0 {
				instrument = merit.Named(kind, row["number"])
			}
			want := merit.Citation{
				Instrument: instrument, Elucidation: row["elucidation"] == "yes", Annex: row["annex"], Article: row["article"],
				Paragraph: row["paragraph"], Letter: row["letter"], Number: row["item"],
			}
			got, err := merit.ParseCitation(row["text"])
			require.NoError(t, err)
			assert.Equal(t, want, got)
			assert.Equal(t, row["text"], want.String())
			assert.Equal(t, want, merit.Cite(row["text"]))
			assert.False(t, got.IsZero())
			checkJSON(t, got)
		})
	}
}

func TestWhatIsNoCitationIsRefused(t *testing.T) {
	for _, row := range table(t, "citations_refused.csv") {
		t.Run(row["case"], func(t *testing.T) {
			got, err := merit.ParseCitation(row["text"])
			assert.True(t, got.IsZero())
			assert.Equal(t, strings.Split(row["problems"], "; "), problems(t, err))
			assert.Panics(t, func() { merit.Cite(row["text"]) })
			if row["text"] != "" { // as text, the empty form is the zero Citation
				kept := merit.Cite("UU 5/2014")
				assert.Error(t, kept.UnmarshalText([]byte(row["text"])))
				assert.Equal(t, merit.Cite("UU 5/2014"), kept, "a refused text leaves the citation alone")
			}
		})
	}
}

func TestARefusedPartIsQuoted(t *testing.T) {
	for _, c := range []struct{ text, field, value string }{
		{"UU 5/2014 Pasal 116 ayat (x)", "citation.paragraph", "x"},
		{"UU 5/2014 Pasal 116 ayat (1", "citation.paragraph", "1"},
		{"UU 5/2014 Pasal 116 ayat (1) ayat (2)", "citation", "UU 5/2014 Pasal 116 ayat (1) ayat (2)"},
		{"PP 11/2017 Pasal 131 huruf C", "citation.letter", "C"},
		{"UU 5/1944", "citation.instrument.year", "1944"},
		{"UU 5/14", "citation.instrument.year", "14"},
		{"UU 5", "citation.instrument.year", "UU 5"},
		{"Praktik " + strings.Repeat("x", 300), "citation.instrument.name", strings.Repeat("x", 64) + "…"},
	} {
		_, err := merit.ParseCitation(c.text)
		require.Len(t, merit.FieldErrors(err), 1, c.text)
		assert.Equal(t, c.field, merit.FieldErrors(err)[0].Field)
		assert.Equal(t, c.value, merit.FieldErrors(err)[0].Value)
	}
}

func TestTheZeroCitationCitesNothing(t *testing.T) {
	var none merit.Citation
	assert.True(t, none.IsZero())
	assert.Empty(t, none.String())
	text, err := none.MarshalText()
	require.NoError(t, err)
	assert.Empty(t, text)
	read := merit.Cite("UU 5/2014")
	require.NoError(t, read.UnmarshalText(nil))
	assert.True(t, read.IsZero())
}

// A citation made of fields may hold what no text can: it is not written.
func TestAMalformedCitationIsNotWritten(t *testing.T) {
	statute := merit.Source(merit.Statute, "5", 2014)
	for _, c := range []struct {
		name     string
		citation merit.Citation
		want     []string
	}{
		{"no instrument", merit.Citation{Article: "116"}, []string{"citation.instrument.kind unknown"}},
		{"an article that is none", merit.Citation{Instrument: statute, Article: "116 ayat (1)"}, []string{"citation.article syntax"}},
		{"a paragraph without its article", merit.Citation{Instrument: statute, Paragraph: "1"}, []string{"citation.article missing"}},
		{"a letter without its article", merit.Citation{Instrument: statute, Letter: "a"}, []string{"citation.article missing"}},
		{"a number without its article", merit.Citation{Instrument: statute, Number: "1"}, []string{"citation.article missing"}},
		{"an article of a practice", merit.Citation{Instrument: merit.Named(merit.Practice, "BKN"), Article: "1"}, []string{"citation conflict"}},
		{"a letter of a convention", merit.Citation{Instrument: merit.Named(merit.Convention, "asnmerit"), Letter: "a"}, []string{"citation conflict"}},
		{"an elucidation of nothing", merit.Citation{Elucidation: true}, []string{"citation.instrument.kind unknown"}},
		{"all at once", merit.Citation{Instrument: merit.Source(merit.Statute, "05", 1900), Annex: "b", Article: "0", Paragraph: "()", Letter: "A", Number: "x"},
			[]string{"citation.instrument.number syntax", "citation.instrument.year range", "citation.annex syntax", "citation.article syntax", "citation.paragraph syntax", "citation.letter syntax", "citation.number syntax"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, err := c.citation.MarshalText()
			assert.Nil(t, text)
			assert.Equal(t, c.want, problems(t, err))
			_, err = json.Marshal(c.citation)
			assert.Error(t, err)
		})
	}
}

func FuzzParseCitation(f *testing.F) {
	for _, s := range []string{
		"UU 5/2014 Pasal 116 ayat (1)", "PP 11/2017 Pasal 131 ayat (2) huruf c", "UU 5/2014 Pasal 1 angka 22",
		"Penjelasan PP 11/2017 Pasal 133 ayat (1)", "Perka BKN 22/2007", "SE MenPANRB 52/2020 angka 3 huruf a",
		"PermenPANRB 15/2019 Lampiran B angka 2 huruf f", "UU 24/2013 Pasal 83A", "PP 17/2020 Pasal I angka 12",
		"Putusan MK 121/PUU-XXII/2024", "Praktik Kab. Kayong Utara 2025", "Konvensi asnmerit", "Praktik x Pasal 1 ayat (",
		"UU 5/2014 ayat (1) Pasal 116", "UU 5/2014 Pasal  ayat ()", "Penjelasan Penjelasan UU 5/2014", "",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := merit.ParseCitation(s)
		if err != nil {
			if len(merit.FieldErrors(err)) == 0 || !c.IsZero() {
				t.Fatalf("%q: %v, %v", s, c, err)
			}
			return
		}
		if c.String() != s {
			t.Fatalf("%q prints as %q", s, c)
		}
		checkJSON(t, c)
		checkJSON(t, c.Instrument)
	})
}
