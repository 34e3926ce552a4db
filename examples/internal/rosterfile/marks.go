package rosterfile

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/merit"
)

// MarkColumns are the columns of a file of marks, and ExcludedColumn is one that it
// may have.
//
// assessor, candidate: names; needed. criterion: code of a criterion of the scheme;
// needed. mark: a number with a decimal point or comma; empty for a mark that is
// still to come. excluded_reason: why the assessor is kept out of the judgement of
// the candidate, such as kinship; empty where nothing stands against it.
var MarkColumns = []string{"assessor", "candidate", "criterion", "mark"}

// ExcludedColumn is the optional column of a file of marks.
const ExcludedColumn = "excluded_reason"

// Mark is a row of a file of marks.
type Mark struct {
	Row                            int
	Assessor, Candidate, Criterion string
	Value                          decimal.NullDecimal // not valid where it is still to come
	Excluded                       string              // the reason; empty for none
}

// Marks is a file of marks.
type Marks struct {
	List     []Mark // the rows without problems
	Problems []*RowError
	Remarks  []*sheet.Remark
}

// ReadMarks reads a file of marks. The name is for its problems; check says what is
// wrong with a mark on a criterion, or with the criterion where the mark is not
// valid.
func ReadMarks(name string, file io.Reader, check func(criterion string, mark decimal.NullDecimal) error) *Marks {
	s := sheet.Read(name, file, MarkColumns, ExcludedColumn)
	out := &Marks{}
	first := map[[3]string]int{}                       // row that gives the mark
	spelling := map[string]Mark{}                      // by name in small letters
	reasons := map[[2]string]Mark{}                    // by assessor and candidate
	spelled := func(r *sheet.Row, kind, name string) { // names that differ in capitals only are one person
		key := kind + strings.ToLower(name)
		if known, seen := spelling[key]; !seen {
			spelling[key] = Mark{Row: r.Line, Assessor: name}
		} else if known.Assessor != name {
			r.Problem(kind, name, fmt.Sprintf("%q, as in row %d", known.Assessor, known.Row), merit.ErrConflict)
		}
	}
	for _, r := range s.Rows {
		m := Mark{Row: r.Line,
			Assessor:  r.Need("assessor", "the name of the assessor"),
			Candidate: r.Need("candidate", "the name of the candidate"),
			Criterion: r.Need("criterion", "the code of a criterion"),
			Excluded:  r.Cell(ExcludedColumn),
		}
		text := r.Cell("mark")
		if text != "" {
			value, err := decimal.NewFromString(sheet.PlainNumber(text))
			if err != nil || len(text) > longestNumber {
				r.Problem("mark", text, "a number such as 82.5, or nothing for a mark still to come", merit.ErrSyntax)
			}
			m.Value = decimal.NewNullDecimal(value)
		}
		if r.Bad {
			continue
		}
		if err := check(m.Criterion, m.Value); err != nil {
			for _, fe := range merit.FieldErrors(err) {
				column, value := "mark", text
				if fe.Field == "criterion" {
					column, value = "criterion", m.Criterion
				}
				r.Problem(column, value, fe.Expected, fe.Err)
			}
		}
		spelled(r, "assessor", m.Assessor)
		spelled(r, "candidate", m.Candidate)
		key := [3]string{m.Assessor, m.Candidate, m.Criterion}
		if row, twice := first[key]; twice {
			r.Problem("mark", text, fmt.Sprintf("one mark of an assessor for a candidate on a criterion; row %d has it already", row), merit.ErrConflict)
		} else {
			first[key] = m.Row
		}
		if pair := [2]string{m.Assessor, m.Candidate}; m.Excluded != "" {
			if other, known := reasons[pair]; !known {
				reasons[pair] = m
			} else if other.Excluded != m.Excluded {
				r.Problem(ExcludedColumn, m.Excluded, fmt.Sprintf("the reason of row %d, %q", other.Row, other.Excluded), merit.ErrConflict)
			}
		}
		if !r.Bad {
			out.List = append(out.List, m)
		}
	}
	if len(out.List) == 0 && len(s.Problems) == 0 {
		s.Problem("file", "", "at least one row with a mark", merit.ErrMissing)
	}
	out.Problems, out.Remarks = s.Problems, s.Remarks
	slices.SortStableFunc(out.Problems, func(a, b *RowError) int { return a.Row - b.Row })
	return out
}

const longestNumber = 32 // characters; no mark needs as many
