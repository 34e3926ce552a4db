package rosterfile

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/merit"
)

// OfficialColumns are the columns of a file of officials.
//
// nip: employee number, 18 digits, PNS or PPPK; needed.
// name: name of the official; needed.
// post: name of the post; needed.
// level: level of the post in one word, such as jpt-pratama, or as JPT Pratama.
// inaugurated: day of inauguration into the post, in a form of [sheet.ParseDay].
var OfficialColumns = []string{"nip", "name", "post", "level", "inaugurated"}

// Official is a row of a file of officials.
type Official struct {
	Row        int
	NIP        merit.NIP
	Name, Post string
	Incumbent  eligibility.Incumbent
}

// Roster is a file of officials.
type Roster struct {
	Officials []Official // the rows without problems
	Problems  []*RowError
	Remarks   []*sheet.Remark
	Header    []string // the names of all columns
	Dialect   sheet.Dialect
	Rejected  []*sheet.Row // the rows with problems that are rows at all

	byNIP    map[merit.NIP]int // place in Officials
	rejected map[merit.NIP]bool
}

// Err returns all problems as one error, or nil.
func (r *Roster) Err() error {
	joined := make([]error, len(r.Problems))
	for i, problem := range r.Problems {
		joined[i] = problem
	}
	return errors.Join(joined...)
}

// ReadRoster reads a file of officials. The name is for its problems.
func ReadRoster(name string, file io.Reader) *Roster {
	s := sheet.Read(name, file, OfficialColumns)
	roster := &Roster{byNIP: map[merit.NIP]int{}, rejected: map[merit.NIP]bool{}}
	seen := map[merit.NIP]int{}
	for _, r := range s.Rows {
		o := readOfficial(r)
		if first, twice := seen[o.NIP]; twice && !o.NIP.IsZero() {
			r.Problem("nip", o.NIP.String(), fmt.Sprintf("each official once: row %d has the same number", first), merit.ErrConflict)
		} else {
			seen[o.NIP] = r.Line
		}
		if r.Bad {
			roster.rejected[o.NIP] = true
			roster.Rejected = append(roster.Rejected, r)
			continue
		}
		roster.byNIP[o.NIP] = len(roster.Officials)
		roster.Officials = append(roster.Officials, o)
	}
	roster.Problems, roster.Remarks, roster.Header, roster.Dialect = s.Problems, s.Remarks, s.Header, s.Dialect
	return roster
}

// Stream goes through a file of officials and holds no more than one row of it. It
// does not notice an official listed twice: that would take memory for every one.
type Stream struct {
	*sheet.Reader
	// Official is that of the row, as far as it could be read; where Row.Bad is true
	// it is not to be judged.
	Official Official
}

// OpenStream begins to read a file of officials as [ReadRoster] does. Close it.
func OpenStream(name string, file io.Reader) *Stream {
	return &Stream{Reader: sheet.Open(name, file, OfficialColumns)}
}

// Next goes to the next row, and reports whether there is one.
func (s *Stream) Next() bool {
	if !s.Reader.Next() {
		return false
	}
	s.Official = readOfficial(&s.Row)
	return true
}

// readOfficial reads a row by itself.
func readOfficial(r *sheet.Row) Official {
	r.Need("nip", "18 digits")
	o := Official{
		Row:  r.Line,
		NIP:  officialNIP(r),
		Name: r.Need("name", "a name"),
		Post: r.Need("post", "the name of the post"),
		Incumbent: eligibility.Incumbent{
			Level:       sheet.Parse(r, "level", parseLevel),
			Inaugurated: r.Day("inaugurated"),
		},
	}
	if start := o.Incumbent.Inaugurated; !start.IsZero() && !o.NIP.IsZero() && !start.After(o.NIP.Birth()) {
		r.Problem("inaugurated", start.String(), "a day after the birth on "+o.NIP.Birth().String()+" that the number tells", merit.ErrConflict)
	}
	return o
}

// What is said of a number that a spreadsheet has rounded.
const roundedText = "18 digits as text: of a number a spreadsheet keeps 15, so the last three are lost and stand as 000 or in an exponent; " +
	"take them from the source, in a column with the format Text"

var roundedRemark = merit.T(
	"spreadsheet menyimpan NIP ini sebagai angka dan hanya menyimpan 15 digit; tiga digit terakhir hilang dan tidak dapat dipulihkan dari berkas ini. "+
		"Ubah format kolom menjadi Teks, lalu isi kembali NIP dari sumbernya; saat mengimpor CSV, pilih tipe Teks untuk kolom itu",
	"a spreadsheet has held this employee number as a number and kept 15 digits; the last three are lost, and this file cannot give them back. "+
		"Set the format of the column to Text and enter the numbers anew from the source; when importing CSV, choose Text for the column")

// officialNIP reads the employee number of a row. One that was held as a number is
// refused with what happened to it.
func officialNIP(r *sheet.Row) merit.NIP {
	if rounded(r.Cell("nip")) {
		r.RemarkOnce("nip", roundedRemark)
	}
	return sheet.Parse(r, "nip", func(s string) (merit.NIP, error) {
		if rounded(s) {
			return merit.NIP{}, &merit.FieldError{Field: "nip", Value: s, Expected: roundedText, Err: merit.ErrSyntax}
		}
		return merit.ParseNIP(strings.TrimPrefix(s, "'")) // the mark by which Excel keeps digits as text
	})
}

const digitsKept = 15

// rounded reports whether s is a number of eighteen digits of which a spreadsheet kept
// fifteen, as 198503172010011000, 1.98503E+17 or 1,98503E+17. A true number that ends
// with 000 cannot be told from one, so it is refused too: a wrong person is worse than a
// row to look at.
func rounded(s string) bool {
	mantissa, exponent, isPower := strings.Cut(strings.ToUpper(s), "E")
	if isPower {
		whole, _, _ := strings.Cut(strings.Replace(mantissa, ",", ".", 1), ".")
		return strings.TrimPrefix(exponent, "+") == "17" && len(whole) == 1 && isDigits(strings.NewReplacer(".", "", ",", "").Replace(mantissa))
	}
	return len(s) == 18 && strings.HasSuffix(s, "000") && isDigits(s[:digitsKept])
}

func isDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// parseLevel reads the level of a post in whatever capitals, with blanks or
// underscores in the place of hyphens.
func parseLevel(s string) (merit.Level, error) {
	level, err := merit.ParseLevel(s)
	if err == nil {
		return level, nil
	}
	spelled := strings.Join(strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return c == ' ' || c == '_' || c == '-' }), "-")
	if level, other := merit.ParseLevel(spelled); other == nil {
		return level, nil
	}
	return 0, err
}
