package rubric

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
)

// Exclusion keeps an assessor's marks out of a panel, for a conflict of interest
// (benturan kepentingan) or another reason that stays on record.
type Exclusion struct {
	Assessor string `json:"assessor,omitzero"`
	Subject  string `json:"subject,omitzero"` // the one subject whom it concerns; empty for all
	Reason   string `json:"reason,omitzero"`
}

// PanelSpec is what a [Panel] is made of.
type PanelSpec struct {
	Assessors []string
	Subjects  []string
	// Marks holds a row for each subject and in it a mark of each assessor; one
	// that is not valid was not given.
	Marks      [][]decimal.NullDecimal
	Exclusions []Exclusion
}

// Panel holds the marks that several assessors (asesor, penilai) gave to the same
// subjects on one criterion. It is immutable; make one with [NewPanel].
type Panel struct {
	spec  PanelSpec
	marks [][]*big.Rat // by subject and assessor; nil where none counts
}

// NewPanel returns a panel. It returns every problem at once, each a
// [*merit.FieldError]: names that are missing or taken, a table of another size, a
// number that is no mark, an exclusion without reason or of someone unknown.
func NewPanel(spec PanelSpec) (*Panel, error) {
	p := problems{}
	p.distinct("assessors", spec.Assessors)
	p.distinct("subjects", spec.Subjects)
	if len(spec.Marks) != len(spec.Subjects) {
		p.add("marks", strconv.Itoa(len(spec.Marks)), fmt.Sprintf("a row for each of %d subjects", len(spec.Subjects)), merit.ErrConflict)
	}
	for i, row := range spec.Marks {
		if len(row) != len(spec.Assessors) {
			p.add(fmt.Sprintf("marks[%d]", i), strconv.Itoa(len(row)), fmt.Sprintf("a mark of each of %d assessors, valid or not", len(spec.Assessors)), merit.ErrConflict)
		}
		for j, mark := range row {
			if mark.Valid {
				p.plain(fmt.Sprintf("marks[%d][%d]", i, j), mark.Decimal)
			}
		}
	}
	for i, e := range spec.Exclusions {
		at := fmt.Sprintf("exclusions[%d]", i)
		if !slices.Contains(spec.Assessors, e.Assessor) {
			p.add(at+".assessor", e.Assessor, "an assessor of the panel", merit.ErrUnknown)
		}
		if e.Subject != "" && !slices.Contains(spec.Subjects, e.Subject) {
			p.add(at+".subject", e.Subject, "a subject of the panel, or none for all", merit.ErrUnknown)
		}
		if e.Reason == "" {
			p.add(at+".reason", "", "the reason, which is kept", merit.ErrMissing)
		}
	}
	if err := p.err(); err != nil {
		return nil, err
	}
	return newPanel(spec.copy()), nil
}

func newPanel(spec PanelSpec) *Panel {
	panel := &Panel{spec: spec, marks: make([][]*big.Rat, len(spec.Subjects))}
	for i, subject := range spec.Subjects {
		panel.marks[i] = make([]*big.Rat, len(spec.Assessors))
		for j, assessor := range spec.Assessors {
			if mark := spec.Marks[i][j]; mark.Valid && !spec.excluded(assessor, subject) {
				panel.marks[i][j] = mark.Decimal.Rat()
			}
		}
	}
	return panel
}

func (s PanelSpec) copy() PanelSpec {
	s.Assessors, s.Subjects, s.Exclusions = slices.Clone(s.Assessors), slices.Clone(s.Subjects), slices.Clone(s.Exclusions)
	s.Marks = slices.Clone(s.Marks)
	for i := range s.Marks {
		s.Marks[i] = slices.Clone(s.Marks[i])
	}
	return s
}

func (s PanelSpec) excluded(assessor, subject string) bool {
	return slices.ContainsFunc(s.Exclusions, func(e Exclusion) bool {
		return e.Assessor == assessor && (e.Subject == "" || e.Subject == subject)
	})
}

// distinct notes a list without names, and names that are missing or taken.
func (p *problems) distinct(at string, list []string) {
	if len(list) == 0 {
		p.add(at, "", "at least one name", merit.ErrMissing)
	}
	taken := map[string]bool{}
	for i, name := range list {
		switch {
		case name == "":
			p.add(fmt.Sprintf("%s[%d]", at, i), "", "a name", merit.ErrMissing)
		case taken[name]:
			p.add(fmt.Sprintf("%s[%d]", at, i), name, "a name that no other has", merit.ErrConflict)
		}
		taken[name] = true
	}
}

// Spec returns a copy of what the panel was made of, exclusions and their reasons
// included.
func (p *Panel) Spec() PanelSpec { return p.spec.copy() }

// Excluding returns the panel with one more exclusion. The errors are those of
// [NewPanel].
func (p *Panel) Excluding(e Exclusion) (*Panel, error) {
	spec := p.spec.copy()
	spec.Exclusions = append(spec.Exclusions, e)
	return NewPanel(spec)
}

// Undefined says why a statistic has no value.
type Undefined uint8

// The reasons why a statistic has no value. The zero value: it has one.
const (
	Defined Undefined = iota
	// TooFewAssessors: fewer than the statistic needs.
	TooFewAssessors
	// TooFewSubjects: fewer than the statistic needs.
	TooFewSubjects
	// NoVariation: all values are alike, so that the statistic would divide by
	// zero.
	NoVariation
	// NotEstimable: the marks differ, but the variance by which the statistic would
	// divide is estimated as zero or less, as where assessors contradict each other;
	// a quotient by it would mean nothing.
	NotEstimable
)

var (
	undefinedNames = names[Undefined]{"defined", "too-few-assessors", "too-few-subjects", "no-variation", "not-estimable"}
	undefinedTexts = [...]merit.Text{
		merit.T("terdefinisi", "defined"), merit.T("penilai terlalu sedikit", "too few assessors"),
		merit.T("yang dinilai terlalu sedikit", "too few subjects"), merit.T("semua nilai sama", "all values are alike"),
		merit.T("ragam yang diduga tidak positif", "the estimated variance is not positive"),
	}
)

// String returns defined, too-few-assessors, too-few-subjects, no-variation or
// not-estimable.
func (u Undefined) String() string { return undefinedNames.text(u) }

// ParseUndefined reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseUndefined(s string) (Undefined, error) { return undefinedNames.parse("undefined", s) }

// MarshalText implements [encoding.TextMarshaler].
func (u Undefined) MarshalText() ([]byte, error) { return undefinedNames.marshal("undefined", u) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (u *Undefined) UnmarshalText(text []byte) error {
	return undefinedNames.unmarshal("undefined", text, u)
}

// In returns the reason in words.
func (u Undefined) In(lang merit.Language) string {
	if undefinedNames.has(u) {
		return undefinedTexts[u].In(lang)
	}
	return u.String()
}

// Statistic is an exact number drawn from a panel, or the reason why there is
// none.
type Statistic struct {
	Value     *big.Rat // nil where undefined
	Undefined Undefined
	Assessors int // whose marks counted
	Subjects  int // who counted
}

// String returns the value rounded half up to two decimals (RUB-ROUND), or why
// there is none.
func (s Statistic) String() string {
	if s.Value == nil {
		return s.Undefined.String()
	}
	return roundHalfUp(s.Value, displayPlaces()).StringFixed(displayPlaces())
}

func defined(v *big.Rat, assessors, subjects int) Statistic {
	return Statistic{Value: v, Assessors: assessors, Subjects: subjects}
}

func undefined(why Undefined, assessors, subjects int) Statistic {
	return Statistic{Undefined: why, Assessors: assessors, Subjects: subjects}
}

// The least numbers of assessors and subjects. They follow from the formulas,
// except that of the trimmed mean, which is a choice: with fewer than five, leaving
// out two leaves too few.
const (
	leastForMean    = 1
	leastForTrimmed = 5
	leastForSpread  = 2 // agreement
	leastForOutlier = 3 // of two that differ, neither is the outlier
)

// Mean returns the mean of the marks of a subject. It is undefined without a mark.
// The error is a [*merit.FieldError] for a subject that the panel does not have.
func (p *Panel) Mean(subject string) (Statistic, error) {
	return p.average(subject, leastForMean, func(marks []*big.Rat) *big.Rat { return meanOf(marks) })
}

// Median returns the median of the marks of a subject, of an even number the mean
// of the two in the middle. Undefined and error as with [Panel.Mean].
func (p *Panel) Median(subject string) (Statistic, error) {
	return p.average(subject, leastForMean, func(marks []*big.Rat) *big.Rat {
		return meanOf(marks[(len(marks)-1)/2 : len(marks)/2+1])
	})
}

// TrimmedMean returns the mean of the marks of a subject without the highest and
// the lowest. It is undefined with fewer than five assessors; error as with
// [Panel.Mean].
func (p *Panel) TrimmedMean(subject string) (Statistic, error) {
	return p.average(subject, leastForTrimmed, func(marks []*big.Rat) *big.Rat { return meanOf(marks[1 : len(marks)-1]) })
}

// average applies f to the marks of a subject, lowest first.
func (p *Panel) average(subject string, least int, f func([]*big.Rat) *big.Rat) (Statistic, error) {
	i := slices.Index(p.spec.Subjects, subject)
	if i < 0 {
		return Statistic{}, &merit.FieldError{Field: "subject", Value: subject, Expected: "a subject of the panel", Err: merit.ErrUnknown}
	}
	marks := sortedMarks(p.marks[i])
	if len(marks) < least {
		return undefined(TooFewAssessors, len(marks), 1), nil
	}
	return defined(f(marks), len(marks), 1), nil
}

func sortedMarks(row []*big.Rat) []*big.Rat {
	marks := slices.DeleteFunc(slices.Clone(row), func(r *big.Rat) bool { return r == nil })
	slices.SortFunc(marks, (*big.Rat).Cmp)
	return marks
}

func meanOf(marks []*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, m := range marks {
		sum.Add(sum, m)
	}
	return sum.Quo(sum, new(big.Rat).SetInt64(int64(len(marks))))
}
