package kasnindex

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// Result is the score of one year.
type Result struct {
	Year       int
	Instrument *Instrument
	Score      Points // not known where it was not published
}

// Change is one year of a history.
type Change struct {
	Result
	Band rubric.Band // the zero Band where the score is not known
	// Since is the score less that of the last year before it that is known and
	// comparable; not known where there is none.
	Since Points
	// Moved is by how many bands the agency rose or, below 0, fell since then.
	Moved int
}

// History puts an agency's results in the order of the years and tells what changed.
// Scores are comparable where the instruments have the same aspects and bands, as
// [KASN2019] and [BKN2024] do; where a new instrument begins, so does the comparison.
// It returns an error for every result without an instrument, year that is given
// twice or lies outside 1 to 9999, and score off the scale.
func History(results []Result) ([]Change, error) {
	var c checks
	ordered := slices.Clone(results)
	slices.SortStableFunc(ordered, func(a, b Result) int { return cmp.Compare(a.Year, b.Year) })
	out := make([]Change, 0, len(ordered))
	last, lastPlace := Result{}, 0
	for i, r := range ordered {
		at := fmt.Sprintf("results (%d)", r.Year)
		if r.Year < 1 || r.Year > 9999 {
			c.add(at+".year", strconv.Itoa(r.Year), "a year from 1 to 9999", merit.ErrRange)
		}
		if i > 0 && ordered[i-1].Year == r.Year {
			c.add(at+".year", strconv.Itoa(r.Year), "one result a year", merit.ErrConflict)
		}
		if r.Instrument == nil {
			c.require(false, at+".instrument", "the instrument of the result")
			continue
		}
		place, err := r.Instrument.place(r.Score)
		if err != nil {
			c.join(merit.InField(at, err))
			continue
		}
		change := Change{Result: r}
		if place >= 0 {
			change.Band = r.Instrument.bands[place]
			if last.Instrument != nil && last.Instrument.comparable(r.Instrument) {
				change.Since, change.Moved = r.Score.Sub(last.Score), place-lastPlace
			}
			last, lastPlace = r, place
		}
		out = append(out, change)
	}
	if err := c.err(); err != nil {
		return nil, err
	}
	return out, nil
}

// comparable reports whether scores of the two instruments mean the same: it is one
// and the same, or both rest on KSN-BANDS.
func (in *Instrument) comparable(other *Instrument) bool {
	return in == other || in.rules == kasnBands && other.rules == kasnBands
}
