package merit_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEmploymentsReadAndPrintAlike(t *testing.T) {
	checkEnumeration(t, "employment", merit.ParseEmployment, merit.PNS, "PNS", "PPPK")
}

func TestSexesReadAndPrintAlike(t *testing.T) {
	checkEnumeration(t, "sex", merit.ParseSex, merit.Man, "man", "woman")
}

func TestNumbersTellWhatTheyHold(t *testing.T) {
	for _, row := range table(t, "nip.csv") {
		t.Run(row["case"], func(t *testing.T) {
			n, err := merit.ParseNIP(row["nip"])
			require.NoError(t, err)
			grouped, err := merit.ParseNIP(row["grouped"])
			require.NoError(t, err)
			assert.Equal(t, n, grouped, "the printed form is read too")
			assert.Equal(t, n, merit.MustParseNIP(row["nip"]))

			year, month := n.Appointed()
			assert.Equal(t, row["employment"], n.Employment().String())
			assert.Equal(t, row["birth"], n.Birth().String())
			assert.Equal(t, row["year"], strconv.Itoa(year))
			assert.Equal(t, row["month"], strconv.Itoa(int(month)))
			assert.Equal(t, row["contracts"], strconv.Itoa(n.Contracts()))
			assert.Equal(t, row["sex"], n.Sex().String())
			assert.Equal(t, row["nip"], n.String())
			assert.Equal(t, row["grouped"], n.Grouped())
			assert.Equal(t, row["mask"], n.Mask())
			assert.False(t, n.IsZero())
			checkJSON(t, n)
		})
	}
}

func TestWhatIsNoNumberIsRefused(t *testing.T) {
	for _, row := range table(t, "nip_refused.csv") {
		t.Run(row["case"], func(t *testing.T) {
			n, err := merit.ParseNIP(row["nip"])
			assert.True(t, n.IsZero())
			assert.Equal(t, strings.Split(row["problems"], "; "), problems(t, err))
			assert.Panics(t, func() { merit.MustParseNIP(row["nip"]) })
			if row["nip"] != "" { // as text, the empty form is the zero NIP
				kept := merit.MustParseNIP("198503172010011003")
				assert.Error(t, kept.UnmarshalText([]byte(row["nip"])))
				assert.Equal(t, "198503172010011003", kept.String(), "a refused text leaves the number alone")
			}
		})
	}
}

func TestARefusedNumberSaysWhatWasExpected(t *testing.T) {
	const calendarDay = "a calendar day as yyyymmdd"
	for _, c := range []struct{ name, nip, value, expected string }{
		{"no day at all", "198503002010012004", "19850300", calendarDay},
		{"day 40 is not a woman's in a NIK: hers begin at 41", "198503402010012004", "19850340", calendarDay},
		{"day 41", "198503412010012004", "19850341", calendarDay + "; 40 is added to a woman's birth day in a NIK, never in a NIP"},
		{"day 57", "198503572010012004", "19850357", calendarDay + "; 40 is added to a woman's birth day in a NIK, never in a NIP"},
		{"day 71", "198503712010012004", "19850371", calendarDay + "; 40 is added to a woman's birth day in a NIK, never in a NIP"},
		{"day 72", "198503722010012004", "19850372", calendarDay},
		{"month 13", "198503172010131003", "201013", "year and month (01 to 12) of the first appointment, or for a PPPK the year, the digit 2 and the count of contracts"},
		{"appointed before the birth", "198503171984011003", "198401", "a year after the birth in 1985"},
		{"sex 3", "198503172010013003", "3", "1 (man) or 2 (woman)"},
		{"too short", "1985", "1985", "18 digits, or groups of 8 6 1 3 digits"},
		{"hostile length", strings.Repeat("1", 1000), strings.Repeat("1", 64) + "…", "18 digits, or groups of 8 6 1 3 digits"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := merit.ParseNIP(c.nip)
			require.Len(t, merit.FieldErrors(err), 1)
			assert.Equal(t, c.value, merit.FieldErrors(err)[0].Value)
			assert.Equal(t, c.expected, merit.FieldErrors(err)[0].Expected)
		})
	}
}

func TestTheZeroNumberIsNone(t *testing.T) {
	var none merit.NIP
	year, month := none.Appointed()
	assert.True(t, none.IsZero())
	assert.Equal(t, merit.Employment(0), none.Employment())
	assert.True(t, none.Birth().IsZero())
	assert.Zero(t, year)
	assert.Equal(t, time.Month(0), month)
	assert.Zero(t, none.Contracts())
	assert.Equal(t, merit.Sex(0), none.Sex())
	assert.Equal(t, [3]string{}, [3]string{none.String(), none.Grouped(), none.Mask()})
	checkJSON(t, none)
}

func TestANumberIsTextAndNeverANumber(t *testing.T) {
	const digits = "198503172010011003"
	n := merit.MustParseNIP(digits)
	stored, err := n.Value()
	require.NoError(t, err)
	assert.Equal(t, digits, stored)
	stored, err = merit.NIP{}.Value()
	require.NoError(t, err)
	assert.Nil(t, stored, "the zero NIP is NULL")

	for _, c := range []struct {
		name string
		from any
		want string
	}{
		{"NULL", nil, ""},
		{"empty text", "", ""},
		{"text", digits, digits},
		{"bytes", []byte(digits), digits},
		{"text in groups", "19850317 201001 1 003", digits},
	} {
		t.Run(c.name, func(t *testing.T) {
			read := merit.MustParseNIP("199012252015122011")
			require.NoError(t, read.Scan(c.from))
			assert.Equal(t, c.want, read.String())
		})
	}
	for _, c := range []struct {
		name  string
		from  any
		value string
	}{
		{"a whole number", int64(198503172010011003), "int64"},
		{"a rounded number", 198503172010011003.0, "float64"},
	} {
		t.Run(c.name, func(t *testing.T) {
			read := n
			err := read.Scan(c.from)
			assert.Equal(t, []string{"nip syntax"}, problems(t, err))
			assert.Equal(t, c.value, merit.FieldErrors(err)[0].Value)
			assert.Equal(t, n, read)
		})
	}
	var read merit.NIP
	assert.Error(t, json.Unmarshal([]byte(digits), &read), "a number in JSON may have been rounded")
	assert.Error(t, read.Scan("198503172010011"))
	assert.Error(t, read.Scan([]byte("198503172010011")))
}

func FuzzParseNIP(f *testing.F) {
	for _, s := range []string{
		"198503172010011003", "19850317 201001 1 003", "198801152021211002", "199202292018031001",
		"198503572010012004", "198513172010013003", "1.98503172010011e17", "", "19850317201001100A",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := merit.ParseNIP(s)
		if err != nil {
			if len(merit.FieldErrors(err)) == 0 || !n.IsZero() {
				t.Fatalf("%q: %v, %v", s, n, err)
			}
			return
		}
		if n.String() != s && n.Grouped() != s {
			t.Fatalf("%q prints as %q and %q", s, n, n.Grouped())
		}
		for _, form := range []string{n.String(), n.Grouped()} {
			if again, err := merit.ParseNIP(form); err != nil || again != n {
				t.Fatalf("%q, printed as %q, reads as %q, %v", s, form, again, err)
			}
		}
		checkJSON(t, n)
		year, month := n.Appointed()
		if n.Birth().IsZero() || year <= n.Birth().Year() || n.Sex() == 0 || (n.Employment() == merit.PNS) != (month != 0) || month > 12 {
			t.Fatalf("%q: born %s, appointed %d-%d, sex %d", s, n.Birth(), year, month, n.Sex())
		}
	})
}
