package rosterfile

import (
	"errors"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

const (
	head = "nip,name,post,level,inaugurated\n"
	good = "198503172010011003,Ani,Kepala Dinas A,jpt-pratama,2023-09-08\n"
)

func messages(problems []*RowError) []string {
	var out []string
	for _, p := range problems {
		out = append(out, p.Error())
	}
	return out
}

func TestEveryProblemOfAFileIsNamedAndTheGoodRowsStay(t *testing.T) {
	for _, c := range []struct {
		name, file string
		officials  int
		problems   []string // how each message begins, in order
	}{
		{"a good file", head + good, 1, nil},
		{"a missing day is no problem", head + "198503172010011003,Ani,Kepala Dinas A,jpt-pratama,\n", 1, nil},
		{"a missing level is no problem", head + "198503172010011003,Ani,Kepala Dinas A,,2023-09-08\n", 1, nil},
		{"byte order mark and Windows line ends", "\ufeff" + strings.ReplaceAll(head+good, "\n", "\r\n"), 1, nil},
		{"semicolons", strings.ReplaceAll(head+good, ",", ";"), 1, nil},
		{"names of columns in capitals and blanks around cells", strings.ToUpper(head) + strings.ReplaceAll(good, ",", " , "), 1, nil},
		{"further columns", "x,nip,name,post,level,inaugurated,y\n1," + strings.TrimSpace(good) + ",2\n", 1, nil},
		{"comments and rows of empty cells", "# made up\n" + head + "# more\n,,,,\n\n" + good, 1, nil},
		{"no line end at the end", head + strings.TrimSpace(good), 1, nil},
		{"a quoted comma", head + `198503172010011003,"Ani, S.H.",Kepala Dinas A,jpt-pratama,2023-09-08`, 1, nil},
		{"an empty file", "", 0, []string{"f row 1: nip: missing", "f row 1: name: missing", "f row 1: post: missing", "f row 1: level: missing", "f row 1: inaugurated: missing"}},
		{"two columns missing", "nip,name,post\n1,2,3\n", 0, []string{"f row 1: level: missing: want a column of this name", "f row 1: inaugurated: missing"}},
		{"a column twice", "nip,name,post,level,inaugurated,NIP\n", 0, []string{`f row 1: nip "nip": contradictory`}},
		{"a day that the calendar lacks", head + strings.NewReplacer("011003", "011009", "2023-09-08", "2023-02-29").Replace(good) + good, 1, []string{`f row 2: inaugurated "2023-02-29": out of range`}},
		{"a day in another form", head + strings.Replace(good, "2023-09-08", "08/09/2023", 1), 0, []string{`f row 2: inaugurated "08/09/2023": malformed`}},
		{"an unknown level", head + strings.Replace(good, "jpt-pratama", "eselon II", 1), 0, []string{`f row 2: level "eselon II": unknown`}},
		{"a NIP with a letter", head + strings.Replace(good, "198503172010011003", "19850317201001100A", 1), 0, []string{`f row 2: nip "19850317201001100A": malformed`}},
		{"a NIP rounded by a spreadsheet", head + strings.Replace(good, "198503172010011003", "1.98503E+17", 1), 0, []string{`f row 2: nip "1.98503E+17": malformed`}},
		{"a NIP with two wrong parts", head + strings.Replace(good, "198503172010011003", "198513172010010003", 1), 0, []string{`f row 2: nip.birth "19851317": out of range`, `f row 2: nip.sex "0": out of range`}},
		{"a short row", head + "198503172010011009,Ani,Kepala Dinas A\n" + good, 1, []string{"f row 2: level: missing: want a cell, if only an empty one: the row has 3 of 5", "f row 2: inaugurated: missing"}},
		{"a long row", head + strings.TrimSpace(good) + ",x\n", 0, []string{`f row 2: row "6 cells": out of range: want 5 cells`}},
		{"no number and no name", head + ",,Kepala Dinas A,jpt-pratama,2023-09-08\n", 0, []string{"f row 2: nip: missing", "f row 2: name: missing"}},
		{"an official twice", head + good + good, 1, []string{`f row 3: nip "198503172010011003": contradictory: want each official once: row 2`}},
		{"inaugurated before birth", head + strings.Replace(good, "2023-09-08", "1985-03-17", 1), 0, []string{`f row 2: inaugurated "1985-03-17": contradictory`}},
		{"a broken quote, and the row behind it", head + "1985\"03,Ani,A,jpt-pratama,2023-09-08\n" + good, 1, []string{"f row 2: row"}},
		{"an escape sequence in a name", head + strings.Replace(good, "Ani", "An\x1b[31mi", 1), 0, []string{`f row 2: name "An\x1b[31mi": malformed: want printable text`}},
		{"a name that is no UTF-8", head + strings.Replace(good, "Ani", "An\xffi", 1), 0, []string{`f row 2: name "An?i": malformed: want text in UTF-8`}},
		{"UTF-16", "\xff\xfen\x00", 0, []string{`f row 1: file "UTF-16": malformed`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ReadRoster("f", strings.NewReader(c.file))
			assert.Len(t, got.Officials, c.officials)
			found := messages(got.Problems)
			require.Len(t, found, len(c.problems), "%q", found)
			for i, want := range c.problems {
				assert.True(t, strings.HasPrefix(found[i], want), "%s\nbegins not with\n%s", found[i], want)
			}
		})
	}
}

func TestAProblemIsTyped(t *testing.T) {
	got := ReadRoster("f", strings.NewReader(head+strings.Replace(good, "jpt-pratama", "kepala", 1)))
	require.Len(t, got.Problems, 1)
	var err error = got.Problems[0]
	var row *RowError
	require.ErrorAs(t, err, &row)
	assert.Equal(t, 2, row.Row)
	assert.True(t, errors.Is(err, merit.ErrUnknown))
	var field *merit.FieldError
	require.ErrorAs(t, err, &field)
	assert.Equal(t, "level", field.Field)
	assert.Equal(t, "kepala", field.Value)
}

var vacancyHead = strings.Join(VacancyColumns, ",") + "\n"

func TestVacanciesAreReadWithEverythingKnownOfThem(t *testing.T) {
	got := ReadVacancies("v", strings.NewReader(vacancyHead+
		"V1,Kepala Disdukcapil,jpt-pratama,city,civil-registry,no,2025-02-20,yes,2029-09-22,2030-02-20,unknown,yes,4,yes,2025-01-01,2027-01-01,kasn recommends yes; mendagri appoints no\n"))
	require.Empty(t, messages(got.Problems))
	require.Len(t, got.List, 1)
	day := merit.MustParseDate
	assert.Equal(t, Vacancy{
		Row: 2, ID: "V1", Post: "Kepala Disdukcapil",
		Facts: jpt.Vacancy{
			Post:        jpt.Post{Level: merit.JPTPratama, Agency: jpt.City, Special: jpt.CivilRegistry},
			Calendar:    jpt.Calendar{HeadInaugurated: day("2025-02-20"), Election: merit.Yes, CandidatesFixed: day("2029-09-22"), TermEnds: day("2030-02-20")},
			Reorganised: merit.No,
			Exemption:   jpt.Exemption{Claimed: merit.Yes, Category: 4, Approved: merit.Yes, Valid: merit.Interval{From: day("2025-01-01"), Until: day("2027-01-01")}},
		},
		Obtained: []jpt.Obtained{{Party: merit.KASN, Act: jpt.Recommends, Done: merit.Yes}, {Party: merit.Mendagri, Act: jpt.Appoints, Done: merit.No}},
	}, got.List[0])
}

func TestEveryProblemOfAVacancyIsNamed(t *testing.T) {
	got := ReadVacancies("v", strings.NewReader(vacancyHead+
		"V1,Camat,administrator,desa,camat,maybe,x,x,x,x,x,x,5,x,2025-01-02,2025-01-01,bkn approves\n"+
		"V2,Kepala Dinas,,,,,,,,,,,,,,,\n"+
		"V3,Kepala Dinas,jpt-pratama,,,,,,,,,,,,,,\n"+
		"V3,Kepala Badan,jpt-pratama,,,,,,,,,,,,,,\n"))
	assert.Len(t, got.List, 1)
	var fields []string
	for _, p := range got.Problems {
		fields = append(fields, p.Problem.Field)
	}
	assert.ElementsMatch(t, []string{
		"agency", "special", "reorganised", "head_inaugurated", "election", "candidates_fixed", "term_ends", "consent",
		"exemption_claimed", "exemption_category", "exemption_approved", "exemption_until", "obtained", "level", "level", "id",
	}, fields)
}

func TestCandidatesOfWhomNothingIsKnownStayCandidates(t *testing.T) {
	roster := ReadRoster("f", strings.NewReader(head+good+
		"198503172010011004,Budi,Kepala Dinas B,jpt-pratama,never\n"+
		"198503172022211005,Citra,Kepala Dinas C,jpt-pratama,2023-01-01\n"))
	posts := ReadVacancies("v", strings.NewReader(vacancyHead+"V1,Kepala Dinas,jpt-pratama,,,,,,,,,,,,,,\n"+"V2,Camat,administrator,,,,,,,,,,,,,,\n"))
	posts.ReadCandidates("c", strings.NewReader("vacancy,nip,same_agency,same_classification,meets_standard,passed_ukom\n"+
		"V1,198503172010011003,yes,no,yes,unknown\n"+
		"V1,198503172010011004,yes,no,yes,yes\n"+ // the row of the official was rejected
		"V1,198503172022211005,yes,no,yes,yes\n"+ // on contract
		"V1,197001012000011001,yes,no,yes,yes\n"+ // not on the roster
		"V1,198503172010011003,yes,no,yes,yes\n"+ // twice
		"V2,198503172010011003,yes,no,yes,yes\n"+ // a post that was rejected
		"V9,198503172010011003,yes,no,yes,yes\n"), roster)
	require.Len(t, posts.List, 1)
	candidates := posts.List[0].Candidates
	require.Len(t, candidates, 4)
	assert.Equal(t, merit.Yes, candidates[0].Facts.SameAgency)
	assert.Equal(t, "Ani", candidates[0].Official.Name)
	assert.Equal(t, Candidate{Row: 3}, candidates[1])
	assert.True(t, candidates[2].Contract)
	assert.Equal(t, jpt.Candidate{}, candidates[2].Facts)
	assert.Equal(t, Candidate{Row: 5}, candidates[3])
	var said []string
	for _, p := range posts.Problems {
		said = append(said, p.File+" "+p.Problem.Field+" "+p.Problem.Value)
	}
	assert.Equal(t, []string{"v level administrator", "c nip 197001012000011001", "c nip 198503172010011003", "c vacancy V9"}, said)
}

func FuzzAnyFileIsReadOrRefused(f *testing.F) {
	f.Add(head + good)
	f.Add("\ufeff" + strings.ReplaceAll(head+good, ",", ";"))
	f.Add(head + "\"")
	f.Add("assessor,candidate,criterion,mark\nA,B,c,1e1000000\n")
	f.Fuzz(func(t *testing.T, file string) {
		got := ReadRoster("f", strings.NewReader(file))
		for _, p := range got.Problems {
			if p.Row < 1 || p.Problem.Field == "" || p.Error() == "" {
				t.Errorf("a problem that names nothing: %+v", p)
			}
		}
		posts := ReadVacancies("f", strings.NewReader(file))
		marks := ReadMarks("f", strings.NewReader(file), func(string, decimal.NullDecimal) error { return nil })
		for _, p := range append(posts.Problems, marks.Problems...) {
			if p.Row < 1 || p.Problem.Field == "" || p.Error() == "" {
				t.Errorf("a problem that names nothing: %+v", p)
			}
		}
	})
}
