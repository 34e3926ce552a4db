package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
)

// levelColumns are the columns of a file of levels: one row an indicator. An
// indicator without a row, and an empty cell, are not known.
//
// aspect, indicator: codes of the instrument; the indicator is needed.
// self, verified: level as the agency and as the verifier graded it, a number or
// not-applicable. What the verifier graded is what had evidence.
// evidence: answer, whether evidence is attached to the agency's own level.
// cost: what a step of one level costs, in any whole unit: one number, or one for
// each level as in 5/10/20/-, where - is a step that is not possible.
var levelColumns = []string{"aspect", "indicator", "self", "verified", "evidence", "cost"}

// historyColumns are the columns of a file of years: determined is the day on which
// the category of that year was determined, approved an answer, whether the overseer
// approved an exemption from open selection.
var historyColumns = []string{"year", "score", "determined", "approved"}

// input is what the files hold.
type input struct {
	instrument     *kasnindex.Instrument
	self, verified []kasnindex.Mark
	prices         [][]int64 // cost of every level from 1 on; nil where not known
	years          []year
	others         []kasnindex.Agency
	problems       []*sheet.Problem
	remarks        []*sheet.Remark
}

// impossible is the cost of a step that cannot be made.
const impossible = -1

type year struct {
	kasnindex.Result
	determined merit.Date
	approved   merit.Answer
}

// read reads the files. Without an instrument there is no input, only an exit code.
func (s settings) read(stderr io.Writer) (*input, int) {
	var files [4]*sheet.File
	var err error
	for i, f := range []struct {
		path     string
		embedded []byte
	}{{s.instrumentFile, sampleInstrument}, {s.levelsFile, sampleLevels}, {s.historyFile, sampleHistory}, {s.agenciesFile, sampleAgencies}} {
		if i > 1 && f.path == "" && !s.sample() {
			continue
		}
		var problem error
		files[i], problem = sheet.OpenOr(f.path, f.embedded)
		err = errors.Join(err, problem)
	}
	defer func() {
		for _, f := range files {
			_ = f.Close()
		}
	}()
	if err != nil {
		return nil, page.Fail(stderr, "meritindex", page.ExitUsage, err)
	}
	in := &input{}
	if in.instrument, err = readInstrument(files[0], s.when.AsOf); err != nil {
		listErrors(files[0].Name, err, stderr)
		return nil, page.ExitProblem
	}
	in.readLevels(files[1])
	if files[2] != nil {
		in.readYears(files[2])
	}
	if files[3] != nil {
		if err := in.readAgencies(files[3], s); err != nil {
			fmt.Fprintln(stderr, "meritindex:", err)
			return nil, page.ExitProblem
		}
	}
	return in, page.ExitOK
}

// listErrors writes every problem of an instrument on a line of its own.
func listErrors(file string, err error, stderr io.Writer) {
	for _, problem := range merit.FieldErrors(err) {
		fmt.Fprintf(stderr, "%s: %v\n", filepath.Base(file), problem)
	}
}

// readInstrument reads an instrument. One with the aspects, weights and bands of
// KASN is that of KASN with indicators of its own, so that the rules on it, and on its
// categories, apply.
func readInstrument(f *sheet.File, day merit.Date) (*kasnindex.Instrument, error) {
	data, err := io.ReadAll(f)
	if err != nil {
		return nil, err
	}
	own, err := kasnindex.Load(data)
	if err != nil {
		return nil, err
	}
	kasn := kasnindex.BKN2024()
	if kasnindex.KASN2019().Spec().Valid.Contains(day) {
		kasn = kasnindex.KASN2019()
	}
	a, b := own.Spec(), kasn.Spec()
	same := a.Levels == b.Levels && !a.Above && a.Aspects[0].Indicators != nil &&
		slices.EqualFunc(a.Aspects, b.Aspects, func(x, y kasnindex.Aspect) bool {
			return x.Code == y.Code && x.Weight.Equal(y.Weight)
		}) && slices.EqualFunc(own.Bands(), kasn.Bands(), func(x, y band) bool {
		return x.Code == y.Code && x.Low.Equal(y.Low)
	})
	if a.Aspects[0].Indicators == nil {
		return nil, &merit.FieldError{Field: "aspects[0].indicators", Expected: "the indicators of every aspect", Err: merit.ErrMissing}
	}
	if !same {
		return own, nil
	}
	var lists [][]kasnindex.Indicator
	for _, aspect := range a.Aspects {
		lists = append(lists, aspect.Indicators)
	}
	return kasn.WithIndicators(lists...)
}

func (in *input) readLevels(f *sheet.File) {
	indicators := in.instrument.Indicators()
	in.self, in.verified = make([]kasnindex.Mark, len(indicators)), make([]kasnindex.Mark, len(indicators))
	in.prices = make([][]int64, len(indicators))
	aspects, highest := aspectOfIndicators(in.instrument), in.instrument.Spec().Levels
	seen := map[int]int{}
	s := sheet.Read(f.Name, f, levelColumns)
	for _, r := range s.Rows {
		code := r.Need("indicator", "the code of an indicator")
		i := slices.IndexFunc(indicators, func(q kasnindex.Indicator) bool { return q.Code == code })
		if i < 0 {
			if code != "" {
				r.Problem("indicator", code, "an indicator of "+in.instrument.Code(), merit.ErrUnknown)
			}
			// The other cells are read for their problems.
			sheet.Parse(r, "self", levelReader(highest, true))
			sheet.Parse(r, "verified", levelReader(highest, true))
			sheet.Parse(r, "evidence", merit.ParseAnswer)
			sheet.Parse(r, "cost", costReader(highest))
			continue
		}
		if first, twice := seen[i]; twice {
			r.Problem("indicator", code, "each indicator once: row "+strconv.Itoa(first)+" has the same", merit.ErrConflict)
		} else {
			seen[i] = r.Line
		}
		if aspect := sheet.Parse(r, "aspect", asText); aspect != "" && aspect != aspects[i] {
			r.Problem("aspect", aspect, aspects[i]+", the aspect of "+code, merit.ErrConflict)
		}
		self := sheet.Parse(r, "self", levelReader(highest, indicators[i].Gate))
		verified := sheet.Parse(r, "verified", levelReader(highest, indicators[i].Gate))
		evidence := sheet.Parse(r, "evidence", merit.ParseAnswer)
		steps := sheet.Parse(r, "cost", costReader(highest))
		if !r.Bad {
			in.self[i] = kasnindex.Mark{Level: self, Evidence: evidence}
			in.verified[i] = kasnindex.Mark{Level: verified, Evidence: merit.Yes}
			in.prices[i] = steps
		}
	}
	in.take(s)
}

// take takes the problems and the remarks of a file. Those of its form are found before
// those of its values, so they are put in the order of the rows.
func (in *input) take(file *sheet.Sheet) {
	slices.SortStableFunc(file.Problems, func(a, b *sheet.Problem) int { return a.Row - b.Row })
	in.problems, in.remarks = append(in.problems, file.Problems...), append(in.remarks, file.Remarks...)
}

func asText(s string) (string, error) { return s, nil }

// aspectOfIndicators returns the code of the aspect of every indicator.
func aspectOfIndicators(in *kasnindex.Instrument) []string {
	var out []string
	for _, a := range in.Spec().Aspects {
		for range a.Indicators {
			out = append(out, a.Code)
		}
	}
	return out
}

// levelReader returns a reader of the levels that an indicator may have.
func levelReader(highest int, gate bool) func(string) (kasnindex.Level, error) {
	expected := "a level from 0 to " + strconv.Itoa(highest) + ", or an empty cell"
	if gate {
		expected += ", or not-applicable"
	}
	return func(s string) (kasnindex.Level, error) {
		level, err := kasnindex.ParseLevel(s)
		n, numbered := level.Number()
		switch {
		case err != nil:
			return 0, &merit.FieldError{Value: s, Expected: expected, Err: merit.ErrUnknown}
		case numbered && n > highest:
			return 0, &merit.FieldError{Value: s, Expected: expected, Err: merit.ErrRange}
		case level == kasnindex.NotApplicable && !gate:
			return 0, &merit.FieldError{Value: s, Expected: expected + ": the indicator has no gate", Err: merit.ErrConflict}
		}
		return level, nil
	}
}

// costReader returns a reader of costs: one number for every step, or one for each.
func costReader(highest int) func(string) ([]int64, error) {
	return func(s string) ([]int64, error) {
		fail := func(kind error) ([]int64, error) {
			return nil, &merit.FieldError{Value: s, Expected: fmt.Sprintf("a whole number of at least 0, or %d of them, or -, with / between", highest), Err: kind}
		}
		parts := strings.Split(s, "/")
		if len(parts) != 1 && len(parts) != highest {
			return fail(merit.ErrRange)
		}
		out := make([]int64, highest)
		for i := range out {
			part := strings.TrimSpace(parts[min(i, len(parts)-1)])
			if part == "-" {
				out[i] = impossible
				continue
			}
			n, err := strconv.ParseInt(part, 10, 64)
			switch {
			case errors.Is(err, strconv.ErrRange) || err == nil && n < 0:
				return fail(merit.ErrRange)
			case err != nil:
				return fail(merit.ErrSyntax)
			}
			out[i] = n
		}
		return out, nil
	}
}

// cost is the cost of a step as the plan asks for it. A step whose cost is not known
// is one that cannot be planned.
func (in *input) cost(indicator, level int) (int64, bool) {
	steps := in.prices[indicator]
	if steps == nil || steps[level-1] == impossible {
		return 0, false
	}
	return steps[level-1], true
}

func parseYear(s string) (int, error) {
	const expected = "a year from 1900 to 2999"
	n, err := strconv.Atoi(s)
	switch {
	case err != nil:
		return 0, &merit.FieldError{Value: s, Expected: expected, Err: merit.ErrSyntax}
	case n < 1900 || n > 2999:
		return 0, &merit.FieldError{Value: s, Expected: expected, Err: merit.ErrRange}
	}
	return n, nil
}

// scoreReader returns a reader of the scores on the scale of an instrument.
func scoreReader(in *kasnindex.Instrument) func(string) (kasnindex.Points, error) {
	return func(s string) (kasnindex.Points, error) {
		p, err := kasnindex.ParsePoints(sheet.PlainNumber(s))
		if err == nil {
			_, err = in.Band(p)
		}
		return p, err
	}
}

func (in *input) readYears(f *sheet.File) {
	s := sheet.Read(f.Name, f, historyColumns)
	seen := map[int]int{}
	for _, r := range s.Rows {
		r.Need("year", "a year")
		y := year{
			Result: kasnindex.Result{
				Year: sheet.Parse(r, "year", parseYear), Instrument: in.instrument,
				Score: sheet.Parse(r, "score", scoreReader(in.instrument)),
			},
			determined: r.Day("determined"),
			approved:   sheet.Parse(r, "approved", merit.ParseAnswer),
		}
		if first, twice := seen[y.Year]; twice && y.Year != 0 {
			r.Problem("year", strconv.Itoa(y.Year), "each year once: row "+strconv.Itoa(first)+" has the same", merit.ErrConflict)
		} else {
			seen[y.Year] = r.Line
		}
		if !r.Bad {
			in.years = append(in.years, y)
		}
	}
	in.take(s)
}

// readAgencies reads the other agencies. The points of an aspect that are not known
// leave the score not known.
func (in *input) readAgencies(f *sheet.File, s settings) error {
	spec := in.instrument.Spec()
	columns := []string{"agency"}
	for _, a := range spec.Aspects {
		columns = append(columns, a.Code)
	}
	file := sheet.Read(f.Name, f, columns)
	seen := map[string]int{s.agency: 0}
	for _, r := range file.Rows {
		name := r.Need("agency", "the name of an agency")
		if first, twice := seen[name]; twice && name != "" {
			expected := "each agency once: row " + strconv.Itoa(first) + " has the same"
			if first == 0 {
				expected = "another agency than that of -agency"
			}
			r.Problem("agency", name, expected, merit.ErrConflict)
		} else {
			seen[name] = r.Line
		}
		points := make([]kasnindex.Points, len(spec.Aspects))
		for i, a := range spec.Aspects {
			most := in.instrument.Maximum(i)
			points[i] = sheet.Parse(r, a.Code, func(s string) (kasnindex.Points, error) {
				p, err := kasnindex.ParsePoints(sheet.PlainNumber(s))
				if err == nil && (p.Less(kasnindex.MustPoints("0")) || most.Less(p)) {
					err = &merit.FieldError{Value: s, Expected: "a number from 0 to " + most.String(), Err: merit.ErrRange}
				}
				return p, err
			})
		}
		if r.Bad {
			continue
		}
		a, err := in.instrument.Assess(kasnindex.Sheet{Points: points}, s.when)
		if err != nil {
			return err
		}
		in.others = append(in.others, kasnindex.Agency{Name: name, Assessment: a})
	}
	in.take(file)
	return nil
}
