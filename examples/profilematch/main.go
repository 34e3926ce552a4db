// Command profilematch holds the competences of officials against the profile of a
// post (profile matching, pencocokan profil): the gap of every aspect, what it weighs,
// the means of the core and the secondary factor, and who fits best. A level that is
// not known leaves a total and a rank open, between bounds that are shown.
//
//	go run ./examples/profilematch
//	go run ./examples/profilematch -profile post.csv -core 70 -format html -out match.html officials.xlsx
//
// Without a file it matches made-up officials that are part of the program. The weights
// of the gaps are a convention of textbooks; no regulation sets them. It exits with 0,
// with 1 where rows of a file were rejected (the other officials are matched), and with
// 2 where the command line is wrong.
package main

import (
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/shopspring/decimal"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/examples/internal/wholefile"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// The made-up profile and officials.
var (
	//go:embed testdata/profile.csv
	sampleProfile []byte
	//go:embed testdata/officials.csv
	sampleOfficials []byte
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// settings is the command line.
type settings struct {
	lang        merit.Language
	width       int
	format      string
	out         string // file to write to; empty for the standard output
	file        string
	profileFile string
	core        decimal.NullDecimal
	excess      rubric.ExcessPolicy
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
		return page.Fail(stderr, "profilematch", page.ExitUsage, err)
	}
	if s.format == "csv" && !r.found { // there are no rows to add columns to
		return sheet.Finish(r.problems, r.remarks, s.lang, false, stderr)
	}
	if err := wholefile.Write(s.out, stdout, func(out io.Writer) error { return formats[s.format](r, out) }); err != nil {
		return page.Fail(stderr, "profilematch", page.ExitProblem, err)
	}
	listed := s.out == "" && (s.format == "table" || s.format == "html") // a page lists them itself
	return sheet.Finish(r.problems, r.remarks, s.lang, listed, stderr)
}

func parse(args []string, stdout, stderr io.Writer) (s settings, code int, done bool) {
	flags := flag.NewFlagSet("profilematch", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: profilematch [flags] [officials.csv | officials.xlsx | officials.xlsx#sheet | -]")
		flags.PrintDefaults()
	}
	lang, width := page.LanguageFlag(flags), page.WidthFlag(flags)
	format, out := page.FormatFlag(flags, "table", "csv", "json", "html"), page.OutFlag(flags)
	flags.StringVar(&s.profileFile, "profile", "", "`file` of the profile of the post: aspect, factor, required, and if wanted name_id and name_en; needed for a file of officials")
	flags.Func("core", "`per cent` that the core factor counts, 0 to 100 (default: as RUB-PROFILE-MATCHING has it)", func(text string) error {
		d, err := decimal.NewFromString(text)
		if err != nil || d.IsNegative() || d.GreaterThan(decimal.NewFromInt(100)) || len(text) > 10 {
			return &merit.FieldError{Field: "core", Value: text, Expected: "from 0 to 100 per cent", Err: merit.ErrRange}
		}
		s.core = decimal.NewNullDecimal(d)
		return nil
	})
	flags.TextVar(&s.excess, "excess", rubric.PenaliseExcess, "what a level above the one asked for is `worth`: penalise, less than a perfect fit, or forgive, as much")
	if code, done = page.Parse(flags, args, 1, stderr); done {
		return s, code, true
	}
	s.lang, s.width, s.format, s.out, s.file = *lang, *width, *format, *out, flags.Arg(0)
	if s.width == 0 {
		s.width = page.TerminalWidth(stdout)
	}
	var err error
	if s.file != "" && s.profileFile == "" {
		err = &merit.FieldError{Field: "profile", Expected: "-profile with the levels that the post asks for", Err: merit.ErrMissing}
	}
	if s.file == "" && s.profileFile != "" {
		err = errors.Join(err, &merit.FieldError{Field: "officials", Expected: "a file of officials beside the profile", Err: merit.ErrMissing})
	}
	if err != nil {
		fmt.Fprintln(stderr, "profilematch:", err)
		return s, page.ExitUsage, true
	}
	return s, 0, false
}
