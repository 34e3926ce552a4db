package sheet

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/merit"
)

var wanted = []string{"nip", "name", "inaugurated"}

func TestTheNamesOfColumnsAreFoundHoweverTheyAreWritten(t *testing.T) {
	const row = "\n1,Ani,2025-03-01\n"
	for _, c := range []struct{ name, header string }{
		{"as they are", "nip,name,inaugurated"},
		{"in capitals", "NIP,NAME,INAUGURATED"},
		{"in Indonesian", "NIP,Nama,Tanggal Pelantikan"},
		{"with blanks and underscores", "nip_baru, nama lengkap ,TGL_PELANTIKAN"},
		{"with points and hyphens", "N.I.P.,Nama-Pegawai,Tgl. Pelantikan"},
		{"in English", "Employee Number,Full Name,Date of Inauguration"},
		{"its own name before another one", "NIP,name,inaugurated,nama"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := Read("f", strings.NewReader(c.header+row), wanted)
			require.Empty(t, messages(s.Problems))
			require.Len(t, s.Rows, 1)
			assert.Equal(t, "1", s.Rows[0].Cell("nip"))
			assert.Equal(t, "Ani", s.Rows[0].Cell("name"))
			assert.Equal(t, "2025-03-01", s.Rows[0].Day("inaugurated").String())
		})
	}
}

func TestBlanksThatDoNotBreakAndSignsThatJoinAreRead(t *testing.T) {
	s := Read("f", strings.NewReader("nip,name,inaugurated\n1\u00a0,Ani\u00a0Rahma,1\u00a0Maret 2025\n2,\u00a0,\n3,Kadis 👩\u200d⚖\ufe0f,\n4,An\u202ei,\n"), wanted)
	require.Len(t, s.Rows, 4)
	assert.Equal(t, [2]string{"1", "Ani Rahma"}, [2]string{s.Rows[0].Cell("nip"), s.Rows[0].Cell("name")})
	assert.Equal(t, "2025-03-01", s.Rows[0].Day("inaugurated").String())
	assert.Empty(t, s.Rows[1].Cell("name"))
	assert.Equal(t, "Kadis 👩\u200d⚖\ufe0f", s.Rows[2].Cell("name"))
	assert.Equal(t, []string{`f row 5: name "An\u202ei": malformed: want printable text on one line`}, messages(s.Problems), "what turns the text around is no letter")
}

func TestAHeaderThatIsNoneIsRefused(t *testing.T) {
	for _, c := range []struct {
		name, file string
		problems   []string
	}{
		{"an empty file", "", []string{
			"f row 1: nip: missing: want a column of this name in the first row, or nomor induk pegawai, NIP baru, NIP pegawai, employee number; the file is empty",
			"f row 1: name: missing", "f row 1: inaugurated: missing"}},
		{"comments alone", "# a\n# b\n", []string{"f row 1: nip: missing", "f row 1: name: missing", "f row 1: inaugurated: missing"}},
		{"another day than that of the inauguration", "nip,nama,tmt jabatan\n1,Ani,2025-03-01\n", []string{"f row 1: inaugurated: missing"}},
		{"two columns that could be it", "nip,nama,nama lengkap,pelantikan\n", []string{`f row 1: name "nama lengkap": contradictory: want each column once`}},
		{"a file with a password, or of the old form", "\xd0\xcf\x11\xe0", []string{`f row 1: file "XLS or a file with a password": malformed: want XLSX without a password, or CSV`}},
		{"UTF-16", "\xff\xfen\x00", []string{`f row 1: file "UTF-16": malformed`}},
		{"a ZIP that is no workbook", "PK\x03\x04rest", []string{`f row 1: file "zip: not a valid zip file": malformed: want a whole XLSX file`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := Read("f", strings.NewReader(c.file), wanted)
			assert.Empty(t, s.Rows)
			got := messages(s.Problems)
			require.Len(t, got, len(c.problems), "%q", got)
			for i, want := range c.problems {
				assert.True(t, strings.HasPrefix(got[i], want), "%s\nbegins not with\n%s", got[i], want)
			}
		})
	}
}

func TestRowsAboveTheNamesOfTheColumnsArePassedOverWithARemark(t *testing.T) {
	s := Read("f", strings.NewReader("DAFTAR PEJABAT,,\nper 1 Maret 2026,,\n\nNIP,Nama,Pelantikan\n1,Ani,01-03-2025\n"), wanted)
	require.Empty(t, messages(s.Problems))
	require.Len(t, s.Rows, 1)
	assert.Equal(t, 5, s.Rows[0].Line)
	assert.Equal(t, []string{"f row 4: the names of the columns stand in this row; rows above it that are passed over: 2"}, remarks(s.Remarks))
}

func TestTheSerialNumberOfADayIsReadWithARemark(t *testing.T) {
	s := Read("f", strings.NewReader("nip,name,inaugurated\n1,Ani,45717\n2,Budi,2025\n"), wanted)
	assert.Equal(t, "2025-03-01", s.Rows[0].Day("inaugurated").String())
	assert.Equal(t, []string{"f row 2 column C: the number 45717 was read as the day with that serial number, 2025-03-01"}, remarks(s.Remarks))
	assert.True(t, s.Rows[1].Day("inaugurated").IsZero(), "a year is no serial number")
	assert.True(t, s.Rows[1].Bad)
}

func TestAReaderHoldsOneRow(t *testing.T) {
	r := Open("f", strings.NewReader("\ufeffnip;name;inaugurated\r\n1;Ani;\r\n\"2;x\";Budi;\r\n"), wanted)
	defer r.Close()
	assert.Equal(t, Dialect{Comma: ';', Mark: true, CRLF: true}, r.Dialect())
	var seen []string
	for r.Next() {
		seen = append(seen, r.Row.Need("nip", "a number"))
		if r.Row.Line == 3 {
			r.Row.Problem("nip", "2;x", "another", merit.ErrRange)
		}
		for _, p := range r.Problems() {
			seen = append(seen, p.Error())
		}
	}
	assert.Equal(t, []string{"1", "2;x", `f row 3: nip "2;x": out of range: want another`}, seen)
	assert.Empty(t, r.Problems())
	assert.False(t, r.IsBook())
	assert.Error(t, r.AddColumns(io.Discard, nil, nil), "CSV is no workbook")
}

// broken is a file that breaks off.
type broken struct{ io.Reader }

func (b broken) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if errors.Is(err, io.EOF) {
		err = errors.New("the disk is gone")
	}
	return n, err
}

func TestAFileThatBreaksOffIsAProblemAndNoEnd(t *testing.T) {
	s := Read("f", broken{strings.NewReader("nip,name,inaugurated\n1,Ani,\n")}, wanted)
	assert.Len(t, s.Rows, 1)
	require.Len(t, s.Problems, 1)
	assert.Contains(t, s.Problems[0].Error(), "the disk is gone")
}

func TestTheLettersOfColumns(t *testing.T) {
	for column, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 27: "AB", 701: "ZZ", 702: "AAA", 16383: "XFD"} {
		assert.Equal(t, want, letter(column))
	}
}

func TestWhatADialectWritesIsReadAgain(t *testing.T) {
	cells := []string{"a", "", "x,y", "x;y", `say "hi"`, "two\nlines", " blank", "\u00a0blank", "#1", "å", "2025-03-01"}
	for _, d := range []Dialect{{Comma: ','}, {Comma: ';', Mark: true, CRLF: true}} {
		for _, row := range [][]string{cells, {"#no comment", "b"}, {""}} {
			text := strings.TrimPrefix(string(d.AppendRow(d.Begin(nil), row...)), "\ufeff")
			r := csv.NewReader(strings.NewReader(text))
			r.Comma, r.Comment, r.TrimLeadingSpace = rune(d.Comma), '#', true
			got, err := r.Read()
			require.NoError(t, err, text)
			assert.Equal(t, row, got)
			assert.Equal(t, d.CRLF, strings.HasSuffix(text, "\r\n"))
		}
	}
}

func FuzzAnyTextIsReadOrRefused(f *testing.F) {
	f.Add("nip,name,inaugurated\n1,Ani,2025-03-01\n")
	f.Add("title\n\ufeffnip;nama;pelantikan\n1;\"Ani\n\";45717\n")
	f.Add("PK\x03\x04")
	f.Fuzz(func(t *testing.T, file string) {
		s := Read("f", strings.NewReader(file), wanted, "mark")
		for _, p := range s.Problems {
			if p.Row < 0 || p.Problem.Field == "" || p.Error() == "" {
				t.Errorf("a problem that names nothing: %+v", p)
			}
		}
		for _, row := range s.Rows {
			row.Day("inaugurated")
			if !row.Bad && row.Cell("name") != strings.TrimSpace(row.Cell("name")) {
				t.Errorf("a cell with blanks: %q", row.Cell("name"))
			}
		}
	})
}

func FuzzEveryRowComesBackFromADialect(f *testing.F) {
	f.Add("a", "b;c", "\"", true)
	f.Add("#x", " y", "z\n", false)
	f.Fuzz(func(t *testing.T, a, b, c string, semicolon bool) {
		if strings.Contains(a+b+c, "\r") {
			return // encoding/csv reads one before a line end as a part of it
		}
		d := DefaultDialect
		if semicolon {
			d.Comma = ';'
		}
		r := csv.NewReader(strings.NewReader(string(d.AppendRow(nil, a, b, c))))
		r.Comma, r.Comment, r.TrimLeadingSpace = rune(d.Comma), '#', true
		got, err := r.Read()
		if err != nil || len(got) != 3 || got[0] != a || got[1] != b || got[2] != c {
			t.Errorf("%q %q %q became %q (%v)", a, b, c, got, err)
		}
	})
}

func FuzzADayIsReadOrRefused(f *testing.F) {
	for _, s := range []string{"2025-03-01", "1 Maret 2025", "01-03-2025", "2025-03-01 07:30"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		day, err := ParseDay(s)
		if (err == nil) == day.IsZero() {
			t.Errorf("%q is %v with %v", s, day, err)
		}
		if err != nil && len(merit.FieldErrors(err)) != 1 {
			t.Errorf("%q: %v", s, err)
		}
	})
}
