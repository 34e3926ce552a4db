package rosterfile

import (
	"errors"
	"fmt"
	"io"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/merit"
)

// OfficialColumns are the columns of a file of officials.
//
// nip: employee number, 18 digits, PNS or PPPK; needed.
// name: name of the official; needed.
// post: name of the post; needed.
// level: level of the post as one word, such as jpt-pratama.
// inaugurated: day of inauguration into the post, as 2024-02-29.
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
		r.Need("nip", "18 digits")
		o := Official{
			Row:  r.Line,
			NIP:  sheet.Parse(r, "nip", merit.ParseNIP),
			Name: r.Need("name", "a name"),
			Post: r.Need("post", "the name of the post"),
			Incumbent: eligibility.Incumbent{
				Level:       sheet.Parse(r, "level", merit.ParseLevel),
				Inaugurated: r.Day("inaugurated"),
			},
		}
		if first, twice := seen[o.NIP]; twice && !o.NIP.IsZero() {
			r.Problem("nip", o.NIP.String(), fmt.Sprintf("each official once: row %d has the same number", first), merit.ErrConflict)
		} else {
			seen[o.NIP] = r.Line
		}
		if start := o.Incumbent.Inaugurated; !start.IsZero() && !o.NIP.IsZero() && !start.After(o.NIP.Birth()) {
			r.Problem("inaugurated", start.String(), "a day after the birth on "+o.NIP.Birth().String()+" that the number tells", merit.ErrConflict)
		}
		if r.Bad {
			roster.rejected[o.NIP] = true
			continue
		}
		roster.byNIP[o.NIP] = len(roster.Officials)
		roster.Officials = append(roster.Officials, o)
	}
	roster.Problems = s.Problems
	return roster
}
