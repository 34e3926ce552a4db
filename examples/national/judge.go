package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
)

// Question is what is asked of every official.
type question struct {
	name  string // the column of the totals
	title merit.Text
}

var questions = [...]question{
	{"mutation", merit.T("Dapat dimutasi", "May be moved")},
	{"ukom", merit.T("Mengikuti uji kompetensi", "Takes the competence test")},
	{"evaluation", merit.T("Evaluasi lima tahunan jatuh tempo", "Five-year evaluation is due")},
	{"serving", merit.T("Belum mencapai batas usia pensiun", "Has not reached the pension age")},
}

// judge is the day and the thresholds by which all rows are judged.
type judge struct {
	when    merit.When
	horizon merit.Date // answers that change on a day before it are counted as soon
	profile *eligibility.Profile
}

func newJudge(asOf merit.Date, profile *eligibility.Profile) (*judge, error) {
	when := merit.On(asOf)
	if err := when.Check(); err != nil {
		return nil, err
	}
	return &judge{when, asOf.AddYears(1, profile.Spec().Roll), profile}, nil
}

// official judges the official of a line and returns the agency and what it adds to
// the totals. All that is wrong with a line is said at once; such a line is not judged.
func (j *judge) official(line string) (agency string, t Tally, err error) {
	cells := strings.Split(line, ",")
	if len(cells) != strings.Count(header, ",")+1 || strings.Contains(line, `"`) {
		return "", Tally{}, &merit.FieldError{Field: "line", Value: line, Expected: header + ", none quoted", Err: merit.ErrSyntax}
	}
	var problems []error
	read := func(err error) { problems = append(problems, err) }
	day := func(field, cell string) (d merit.Date) {
		if cell != "" {
			var err error
			if d, err = merit.ParseDate(cell); err != nil {
				read(fmt.Errorf("%s: %w", field, err))
			}
		}
		return d
	}
	nip, err := merit.ParseNIP(cells[0])
	read(err)
	if agency = cells[1]; agency == "" {
		read(&merit.FieldError{Field: "agency", Expected: "the code of the agency", Err: merit.ErrMissing})
	}
	in := eligibility.Incumbent{Inaugurated: day("inaugurated", cells[3])}
	if cells[2] != "" {
		in.Level, err = merit.ParseLevel(cells[2])
		read(err)
	}
	birth := day("birth", cells[4])
	if !nip.IsZero() && !birth.IsZero() && nip.Birth() != birth {
		read(&merit.FieldError{Field: "birth", Value: cells[4], Expected: "the day in the NIP, " + nip.Birth().String(), Err: merit.ErrConflict})
	}
	if err := errors.Join(problems...); err != nil {
		return "", Tally{}, err
	}
	tenure, err := j.profile.Tenure(in, j.when)
	read(err)
	pension, err := j.pension(in.Level, birth)
	read(err)
	if err := errors.Join(problems...); err != nil {
		return "", Tally{}, err
	}
	t.Officials = 1
	j.count(&t.Mutation, &tenure.Mutation)
	j.count(&t.Ukom, &tenure.Ukom)
	j.count(&t.Evaluation, &tenure.Evaluation)
	j.count(&t.Serving, &pension)
	return agency, t, nil
}

func (j *judge) pension(level merit.Level, birth merit.Date) (merit.Finding, error) {
	return eligibility.Pension(level, birth, eligibility.Readings{}, j.when)
}

func (j *judge) count(a *Answers, f *merit.Finding) {
	switch f.Outcome() {
	case merit.Met:
		a.Met++
	case merit.NotMet:
		a.NotMet++
	case merit.NotApplicable:
		a.NotApplicable++
	default:
		a.Undetermined++
	}
	if !f.Changes.IsZero() && f.Changes.Before(j.horizon) {
		a.Soon++
	}
}
