// Command selection is what a selection committee (panitia seleksi) can use in the
// place of its spreadsheet: from the marks of the panel to the three names that are
// announced, every number exact, every step shown, how little would have had to be
// otherwise for other names, and the minutes (berita acara) to sign.
//
//	go run ./examples/selection -missing provisional
//	go run ./examples/selection -lang en -scheme scheme.json -trace "Citra Lestari" marks.csv
//	go run ./examples/selection -committee committee.csv -minutes minutes.csv -format html -out berita-acara.html marks.xlsx
//
// Without a file it judges made-up marks that are part of the program. It exits with
// 0, with 1 where rows of the file were rejected or a missing mark forbids a ranking,
// and with 2 where the command line is wrong.
package main

import (
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/examples/internal/rosterfile"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/examples/internal/wholefile"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// The made-up marks, and a day for them.
var (
	//go:embed data/marks.csv
	embeddedMarks []byte

	embeddedDay = merit.MustDate(2026, time.March, 1)
)

// announced is how many candidates go on to the deciding authority.
const announced = 3

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// settings is the command line.
type settings struct {
	lang     merit.Language
	width    int
	format   string
	out      string // file to write to; empty for the standard output
	file     string
	law      merit.Date
	scheme   *rubric.Scheme
	methods  methods
	chain    []string
	outlier  decimal.NullDecimal
	trace    string
	sampling rubric.Sampling

	committeeFile, minutesFile string

	overruled bool // -missing is another policy than that of the scheme
}

func run(args []string, stdout, stderr io.Writer) int {
	s, code, done := parse(args, stdout, stderr)
	if done {
		return code
	}
	marks, err := s.read()
	if err != nil {
		fmt.Fprintln(stderr, "selection:", err)
		return page.ExitUsage
	}
	sheet.ListRemarks(stderr, marks.Remarks, s.lang)
	if len(marks.Problems) > 0 {
		if s.format != "table" || s.out != "" {
			return sheet.Finish(marks.Problems, nil, s.lang, false, stderr)
		}
		if err := s.writeRejected(marks, stdout); err != nil {
			fmt.Fprintln(stderr, "selection:", err)
		}
		return page.ExitProblem
	}
	r, err := judge(s, marks.List)
	if err == nil && s.format == "html" {
		r.minutes, err = s.readMinutes()
		if err != nil {
			err = errors.Join(errUsage, err)
		} else if problems := r.minutes.problems; len(problems) > 0 { // no minutes from a part of a file
			return sheet.Finish(problems, r.minutes.remarks, s.lang, false, stderr)
		}
	}
	switch {
	case errors.Is(err, errUsage):
		return page.Fail(stderr, "selection", page.ExitUsage, err)
	case err == nil:
		if r.minutes != nil {
			sheet.ListRemarks(stderr, r.minutes.remarks, s.lang)
		}
		err = wholefile.Write(s.out, stdout, func(out io.Writer) error { return formats[s.format](r, out) })
	}
	if err != nil {
		return page.Fail(stderr, "selection", page.ExitProblem, err)
	}
	if r.refused() {
		if s.out != "" || s.format != "table" && s.format != "html" { // a page says so itself
			fmt.Fprintln(stderr, "selection:", r.refusal())
		}
		return page.ExitProblem
	}
	return page.ExitOK
}

// errUsage marks an argument that only the marks show to be wrong.
var errUsage = errors.New("wrong command line")

// formats are the ways to write a report.
var formats = map[string]func(*report, io.Writer) error{
	"table": writeTable, "csv": writeCSV, "json": writeJSON, "html": writeHTML,
}

func parse(args []string, stdout, stderr io.Writer) (s settings, code int, done bool) {
	flags := flag.NewFlagSet("selection", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: selection [flags] [marks.csv | marks.xlsx | marks.xlsx#sheet | -]")
		flags.PrintDefaults()
	}
	lang, width := page.LanguageFlag(flags), page.WidthFlag(flags)
	format, out := page.FormatFlag(flags, "table", "csv", "json", "html"), page.OutFlag(flags)
	flags.TextVar(&s.law, "law", merit.Date{}, "`day` whose law the weights are held against (default: 2026-03-01 for the marks of the program, today for a file)")
	flags.StringVar(&s.committeeFile, "committee", "", "`file` of the members of the committee, for the minutes: name, and if known position, institution, element, party_role, conflict, knows")
	flags.StringVar(&s.minutesFile, "minutes", "", "`file` of what else the minutes say: item, value")
	scheme := flags.String("scheme", "", "`file` of the scheme in JSON (default: PermenPANRB 15/2019, 20/25/20/35)")
	panel := flags.String("panel", "mean", "how the marks of a panel become one: mean, median or trimmed, and after commas other `ways` for single criteria, such as mean,interview=trimmed")
	var missing *rubric.MissingPolicy
	flags.Func("missing", "`policy` for marks still to come: refuse, provisional, reweight or worst (default: that of the scheme, which is refuse unless it says otherwise)", func(word string) error {
		policy, err := rubric.ParseMissingPolicy(word)
		missing = &policy
		return err
	})
	chain := flags.String("tiebreak", "", "`criteria`, by commas, that tell equal scores apart (default: none, ties are ties)")
	flags.Func("outlier", "mark assessors farther than these `points` from the others (default: none, for no source sets a limit)", func(text string) error {
		d, err := decimal.NewFromString(text)
		if err != nil || d.IsNegative() || len(text) > 10 {
			return &merit.FieldError{Field: "outlier", Value: text, Expected: "0 or more points", Err: merit.ErrRange}
		}
		s.outlier = decimal.NewNullDecimal(d)
		return nil
	})
	flags.StringVar(&s.trace, "trace", "", "`name` of a candidate whose arithmetic is shown")
	flags.Uint64Var(&s.sampling.Seed, "seed", 1, "`number` that the drawing of weights begins with")
	flags.IntVar(&s.sampling.Samples, "samples", 10_000, "how `many` sets of weights are drawn, 1 to 1000000")
	flags.IntVar(&s.sampling.Spread, "spread", 20, "`per cent` of each set that is drawn, the rest being the weights of the scheme")
	if code, done = page.Parse(flags, args, 1, stderr); done {
		return s, code, true
	}
	s.lang, s.width, s.format, s.out, s.file = *lang, *width, *format, *out, flags.Arg(0)
	if s.width == 0 {
		s.width = page.TerminalWidth(stdout)
	}
	if s.law.IsZero() {
		s.law = embeddedDay
		if s.file != "" {
			s.law, _ = merit.DateOf(time.Now())
		}
	}
	if err := s.complete(*scheme, *panel, *chain, missing); err != nil {
		fmt.Fprintln(stderr, "selection:", err)
		return s, page.ExitUsage, true
	}
	return s, 0, false
}

// complete fills in what depends on the scheme, and reports every problem.
func (s *settings) complete(file, panel, chain string, missing *rubric.MissingPolicy) error {
	s.scheme = rubric.Selection2019()
	if file != "" {
		data, err := os.ReadFile(file)
		if err == nil {
			s.scheme, err = rubric.ParseScheme(data)
		}
		if err != nil {
			return merit.InField(filepath.Base(file), err)
		}
	}
	if spec := s.scheme.Spec(); missing != nil && *missing != spec.Missing {
		spec.Missing, s.overruled = *missing, true
		s.scheme = rubric.MustScheme(spec) // it was a scheme before
	}
	errs := []error{merit.On(s.law).Check()}
	if s.format != "html" && s.committeeFile+s.minutesFile != "" {
		errs = append(errs, &merit.FieldError{Field: "format", Value: s.format, Expected: "html, for the files of -committee and -minutes are for the minutes alone", Err: merit.ErrConflict})
	}
	var err error
	if s.methods, err = parseMethods(panel, s.scheme); err != nil {
		errs = append(errs, err)
	}
	if chain != "" {
		for _, code := range strings.Split(chain, ",") {
			code = strings.TrimSpace(code)
			if s.scheme.Weight(code) == nil {
				errs = append(errs, unknownCriterion("tiebreak", code, allCodes(s.scheme.Spec().Criteria)))
			}
			s.chain = append(s.chain, code)
		}
	}
	if n := s.sampling.Samples; n < 1 || n > 1_000_000 {
		errs = append(errs, &merit.FieldError{Field: "samples", Value: fmt.Sprint(n), Expected: "from 1 to 1000000", Err: merit.ErrRange})
	}
	if n := s.sampling.Spread; n < 1 || n > 100 {
		errs = append(errs, &merit.FieldError{Field: "spread", Value: fmt.Sprint(n), Expected: "from 1 to 100 per cent", Err: merit.ErrRange})
	}
	return errors.Join(errs...)
}

func unknownCriterion(field, code string, known []string) error {
	return &merit.FieldError{Field: field, Value: code, Expected: "one of " + strings.Join(known, ", "), Err: merit.ErrUnknown}
}

// leaves returns the criteria that carry marks, in the order of the scheme.
func leaves(criteria []rubric.Criterion) (out []rubric.Criterion) {
	for _, c := range criteria {
		if len(c.Sub) == 0 {
			out = append(out, c)
		} else {
			out = append(out, leaves(c.Sub)...)
		}
	}
	return out
}

func codes(criteria []rubric.Criterion) (out []string) {
	for _, c := range criteria {
		out = append(out, c.Code)
	}
	return out
}

// allCodes returns the codes of criteria, groups included.
func allCodes(criteria []rubric.Criterion) (out []string) {
	for _, c := range criteria {
		out = append(append(out, c.Code), allCodes(c.Sub)...)
	}
	return out
}

// read reads the marks and checks them against the scheme.
func (s *settings) read() (*rosterfile.Marks, error) {
	file, err := sheet.OpenOr(s.file, embeddedMarks)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	known := codes(leaves(s.scheme.Spec().Criteria))
	return rosterfile.ReadMarks(file.Name, file, func(criterion string, mark decimal.NullDecimal) error {
		if !slices.Contains(known, criterion) {
			return unknownCriterion("criterion", criterion, known)
		}
		if !mark.Valid {
			return nil
		}
		_, err := s.scheme.Marks(map[string]decimal.Decimal{criterion: mark.Decimal})
		return err
	}), nil
}
