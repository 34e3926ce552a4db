package sheet

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed-133aca06/asnmerit/merit"
)

func TestAProblemIsSaidInTheLanguage(t *testing.T) {
	for _, c := range []struct {
		problem merit.FieldError
		id      string
	}{
		{merit.FieldError{Field: "inaugurated", Value: "2025-02-30", Expected: "a calendar day in the form 2025-09-08", Err: merit.ErrRange},
			`pelantikan "2025-02-30": di luar batas: seharusnya hari kalender dalam bentuk 2025-09-08`},
		{merit.FieldError{Field: "nip.birth", Value: "19691317", Expected: "a calendar day as yyyymmdd", Err: merit.ErrRange},
			`NIP.birth "19691317": di luar batas: seharusnya hari kalender sebagai yyyymmdd`},
		{merit.FieldError{Field: "level", Value: "kepala", Expected: "one of jpt-utama, pengawas", Err: merit.ErrUnknown},
			`jenjang "kepala": tidak dikenal: seharusnya salah satu dari jpt-utama, pengawas`},
		{merit.FieldError{Field: "name", Expected: "a column of this name in the first row, or nama, nama lengkap; the file is empty", Err: merit.ErrMissing},
			`nama: tidak ada: seharusnya kolom dengan nama ini pada baris pertama, atau name, nama lengkap; berkas ini kosong`},
		{merit.FieldError{Field: "row", Value: "7 cells", Expected: "5 cells, as in the first row", Err: merit.ErrRange},
			`baris "7 cells": di luar batas: seharusnya 5 sel, seperti baris pertama`},
		{merit.FieldError{Field: "agency", Value: "A", Expected: "each agency once: row 2 has the same", Err: merit.ErrConflict},
			`instansi "A": bertentangan: seharusnya masing-masing satu kali: baris 2 sudah memuatnya`},
		{merit.FieldError{Field: "shoe", Value: "43", Expected: "something nobody has translated"},
			`shoe "43": seharusnya something nobody has translated`},
	} {
		assert.Equal(t, c.id, Says(&c.problem, merit.Indonesian))
		assert.Equal(t, c.problem.Error(), Says(&c.problem, merit.English))
	}
}

// What readers of files refuse has an Indonesian wording: every problem of a file with
// all that can be wrong.
func TestNothingIsLeftInEnglish(t *testing.T) {
	const file = "nip,name,inaugurated\n1,Ani,2025-02-30\n2,Budi,01/03/2025\n3,\"Ci\ntra\",kemarin\n4,Dedi\n5,Eka,2025-03-01,x\n6,F\xff,\n7,G\"i,2025\n"
	s := Read("f", strings.NewReader(file), wanted)
	for _, row := range s.Rows {
		row.Day("inaugurated")
	}
	assert.GreaterOrEqual(t, len(s.Problems), 7)
	for _, name := range []string{"", "x\n", "name\n", "PK\x03\x04", "\xd0\xcf\x11\xe0", "\xff\xfe"} {
		s.Problems = append(s.Problems, Read("f", strings.NewReader(name), wanted).Problems...)
	}
	for _, p := range s.Problems {
		assert.NotEqual(t, p.Problem.Expected, Expected(p.Problem, merit.Indonesian), "%v", p)
	}
}
