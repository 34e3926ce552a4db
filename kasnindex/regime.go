package kasnindex

import "github.com/seed-133aca06/asnmerit/merit"

// For returns the merit index that governs a day of measurement: one of the caller's
// own whose Valid contains the day, else [KASN2019] or [BKN2024]. Of several of the
// caller's, the first wins.
//
// The errors are [*merit.FieldError]s: a day before the first encoded state of the
// law ([merit.ErrBeforeFirstRegime]); a day of the predecessors, which are not
// encoded, or in 2019, of which the day is not known ([merit.ErrUnknown]); and a day
// from 31 December 2025 on, when PermenPANRB 19/2025 governs, whose weights the
// caller must supply by passing [ISM2025] ([merit.ErrMissing]).
func For(day merit.Date, own ...*Instrument) (*Instrument, error) {
	fail := func(expected string, kind error) (*Instrument, error) {
		return nil, &merit.FieldError{Field: "day", Value: day.String(), Expected: expected, Err: kind}
	}
	for _, in := range own {
		if in != nil && in.spec.Valid.Contains(day) {
			return in, nil
		}
	}
	for _, in := range [...]*Instrument{kasn2019, bkn2024} {
		if in.spec.Valid.Contains(day) {
			return in, nil
		}
	}
	switch {
	case day.IsZero():
		return fail("the day of measurement", merit.ErrMissing)
	case day.Before(merit.FirstDay):
		return fail("a day from "+merit.FirstDay.String()+" on, when UU 5/2014 came into force", merit.ErrBeforeFirstRegime)
	case day.Before(kasnYear):
		return fail("a day from "+kasnDay.String()+" on: the predecessors, Peraturan KASN 5/2017 and 3/2018, are not encoded", merit.ErrUnknown)
	case day.Before(kasnDay):
		return fail("a day from "+kasnDay.String()+" on: the day in 2019 on which Peraturan KASN 9/2019 came into force is not known", merit.ErrUnknown)
	}
	return fail("an instrument of the caller for this day: from "+ismDay.String()+" on PermenPANRB 19/2025 governs, whose weights are not established; supply them with ISM2025", merit.ErrMissing)
}
