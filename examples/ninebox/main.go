// Command ninebox places officials in the nine boxes of talent management (kotak
// manajemen talenta): performance on one axis, potential on the other, each cut into
// low, middle and high. It says what box is one for promotion, how far each person is
// from the next box, and of whom it cannot tell.
//
//	go run ./examples/ninebox
//	go run ./examples/ninebox -cuts 60,80 -potential-cuts 65,85 -format html -out ninebox.html officials.xlsx
//
// Without a file it places made-up officials that are part of the program. The cuts
// differ between agencies, and no regulation that was read sets them: a file needs
// -cuts. It exits with 0, with 1 where rows of the file were rejected (the others are
// placed), and with 2 where the command line is wrong.
package main

import (
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/examples/internal/wholefile"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// The made-up officials, and a day for them.
var (
	//go:embed testdata/officials.csv
	sampleOfficials []byte

	sampleDay = merit.MustDate(2026, time.March, 1)
)

// exampleCuts is the word for the cuts of [rubric.TalentCuts].
const exampleCuts = "simata"

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// settings is the command line.
type settings struct {
	lang   merit.Language
	width  int
	format string
	out    string // file to write to; empty for the standard output
	file   string
	when   merit.When
	cuts   [2]rubric.Cuts // by axis
	// example: an axis has the cuts of the example of SIMATA, for want of others.
	example bool
}

// formats are the ways to write a report.
var formats = map[string]func(*report, io.Writer) error{
	"table": writeTable, "csv": writeCSV, "json": writeJSON, "html": writeHTML,
}

func run(args []string, stdout, stderr io.Writer) int {
	s, code, done := parse(args, stdout, stderr)
	if done {
		return code
	}
	r, err := read(s)
	if err != nil {
		return page.Fail(stderr, "ninebox", page.ExitUsage, err)
	}
	if s.format == "csv" && !r.found { // there are no rows to add columns to
		return sheet.Finish(r.problems, r.remarks, s.lang, false, stderr)
	}
	if err := wholefile.Write(s.out, stdout, func(out io.Writer) error { return formats[s.format](r, out) }); err != nil {
		return page.Fail(stderr, "ninebox", page.ExitProblem, err)
	}
	listed := s.out == "" && (s.format == "table" || s.format == "html") // a page lists them itself
	return sheet.Finish(r.problems, r.remarks, s.lang, listed, stderr)
}

func parse(args []string, stdout, stderr io.Writer) (s settings, code int, done bool) {
	flags := flag.NewFlagSet("ninebox", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: ninebox [flags] [officials.csv | officials.xlsx | officials.xlsx#sheet | -]")
		flags.PrintDefaults()
	}
	lang, width := page.LanguageFlag(flags), page.WidthFlag(flags)
	format, out := page.FormatFlag(flags, "table", "csv", "json", "html"), page.OutFlag(flags)
	flags.TextVar(&s.when.AsOf, "asof", merit.Date{}, "`day` of the placement (default: 2026-03-01 for the officials of the program, today for a file)")
	both := flags.String("cuts", "", "the `scores` from which an axis is middle and high, such as 60,80; or "+exampleCuts+", an example from secondary sources (default for the officials of the program)")
	performance := flags.String("performance-cuts", "", "the `scores` for the axis of performance where they are others")
	potential := flags.String("potential-cuts", "", "the `scores` for the axis of potential where they are others")
	if code, done = page.Parse(flags, args, 1, stderr); done {
		return s, code, true
	}
	s.lang, s.width, s.format, s.out, s.file = *lang, *width, *format, *out, flags.Arg(0)
	if s.width == 0 {
		s.width = page.TerminalWidth(stdout)
	}
	if s.when.AsOf.IsZero() {
		s.when.AsOf = sampleDay
		if s.file != "" {
			s.when.AsOf, _ = merit.DateOf(time.Now())
		}
	}
	s.when.Law = s.when.AsOf
	if s.file == "" && *both == "" {
		*both = exampleCuts
	}
	err := s.when.Check()
	for i, one := range []struct{ field, text string }{{"performance-cuts", *performance}, {"potential-cuts", *potential}} {
		if one.text == "" {
			one.field, one.text = "cuts", *both
		}
		cuts, problem := parseCuts(one.field, one.text)
		if i == 0 || one.field != "cuts" || *performance != "" { // the same cuts, the same problem
			err = errors.Join(err, problem)
		}
		s.cuts[i], s.example = cuts, s.example || one.text == exampleCuts
	}
	if err != nil {
		fmt.Fprintln(stderr, "ninebox:", err)
		return s, page.ExitUsage, true
	}
	return s, 0, false
}

// parseCuts reads the two scores from which an axis is middle and high.
func parseCuts(field, text string) (rubric.Cuts, error) {
	const expected = "two numbers, the lower first, such as 60,80; agencies set their own, and " + exampleCuts + " is an example"
	switch text {
	case "":
		return rubric.Cuts{}, &merit.FieldError{Field: field, Expected: expected, Err: merit.ErrMissing}
	case exampleCuts:
		return rubric.TalentCuts(), nil
	}
	middle, high, _ := strings.Cut(text, ",")
	low, err := parseScore(strings.TrimSpace(middle))
	top, err2 := parseScore(strings.TrimSpace(high))
	if err != nil || err2 != nil || strings.Count(text, ",") != 1 {
		return rubric.Cuts{}, &merit.FieldError{Field: field, Value: text, Expected: expected, Err: merit.ErrSyntax}
	}
	if low.Cmp(top) >= 0 {
		return rubric.Cuts{}, &merit.FieldError{Field: field, Value: text, Expected: expected, Err: merit.ErrConflict}
	}
	return rubric.Cuts{Middle: low, High: top}, nil
}

const longestNumber = 20 // characters; no score needs as many

// parseScore reads a number of at least 0, with a decimal point or comma.
func parseScore(s string) (decimal.Decimal, error) {
	d, err := decimal.NewFromString(sheet.PlainNumber(s))
	const expected = "a number of at least 0, such as 82.5"
	switch {
	case err != nil || len(s) > longestNumber || strings.ContainsAny(s, "eE"):
		return decimal.Decimal{}, &merit.FieldError{Value: s, Expected: expected, Err: merit.ErrSyntax}
	case d.IsNegative():
		return decimal.Decimal{}, &merit.FieldError{Value: s, Expected: expected, Err: merit.ErrRange}
	}
	return d, nil
}
