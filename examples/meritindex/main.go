// Command meritindex answers what an agency asks when it sits down to its yearly
// self-assessment of the merit system: where it stands, what the verifier says, what
// it may do with its category, what the cheapest way to the next one is, how it
// developed and what holds it back beside others.
//
//	go run ./examples/meritindex
//	go run ./examples/meritindex -instrument own.json -history years.csv -agencies others.csv levels.csv
//	go run ./examples/meritindex -lang en -format html -out index.html
//	go run ./examples/meritindex classify -format csv scores.csv
//	go run ./examples/meritindex classify -out classified.xlsx scores.xlsx
//
// Without a file it judges a made-up agency that is part of the program; the files in
// data have the form of one's own. With classify it adds the category and the distance
// to the next one to a file of agencies, years and scores. It exits with 0, with 1
// where rows of a file were rejected (the others are judged), and with 2 where the
// command line is wrong.
package main

import (
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/examples/internal/wholefile"
	"github.com/seed-133aca06/asnmerit/merit"
)

// The made-up agency, and a day between its determination and the re-evaluation.
var (
	//go:embed data/instrument.json
	sampleInstrument []byte
	//go:embed data/levels.csv
	sampleLevels []byte
	//go:embed data/history.csv
	sampleHistory []byte
	//go:embed data/agencies.csv
	sampleAgencies []byte

	sampleDay  = merit.MustDate(2025, time.September, 8)
	sampleName = "Kab. Contoh"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	if len(args) > 0 && args[0] == "classify" {
		return classify(args[1:], stdout, stderr)
	}
	return assess(args, stdout, stderr)
}

// settings is the command line without a subcommand.
type settings struct {
	when           merit.When
	lang           merit.Language
	format         string
	out            string // file to write to; empty for the standard output
	width          int
	agency         string
	instrumentFile string
	levelsFile     string
	historyFile    string
	agenciesFile   string
}

func (s settings) sample() bool { return s.levelsFile == "" }

func assess(args []string, stdout, stderr io.Writer) int {
	s, code, done := parse(args, stdout, stderr)
	if done {
		return code
	}
	in, code := s.read(stderr)
	if in == nil {
		return code
	}
	r, err := judge(in, s)
	if err == nil {
		write := map[string]func(*report, io.Writer) error{"table": writeTable, "json": writeJSON, "html": writeHTML}[s.format]
		err = wholefile.Write(s.out, stdout, func(out io.Writer) error { return write(r, out) })
	}
	if err != nil {
		return page.Fail(stderr, "meritindex", page.ExitProblem, err)
	}
	return sheet.Finish(in.problems, in.remarks, s.lang, s.out == "" && (s.format == "table" || s.format == "html"), stderr)
}

func parse(args []string, stdout, stderr io.Writer) (s settings, code int, done bool) {
	flags := flag.NewFlagSet("meritindex", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: meritindex [flags] [levels.csv | levels.xlsx | levels.xlsx#sheet | -]\n       meritindex classify [flags] scores.csv")
		flags.PrintDefaults()
	}
	lang, width := page.LanguageFlag(flags), page.WidthFlag(flags)
	format, out := page.FormatFlag(flags, "table", "json", "html"), page.OutFlag(flags)
	flags.TextVar(&s.when.AsOf, "asof", merit.Date{}, "`day` on which the agency is judged (default: 2025-09-08 for the agency of the program, today for a file)")
	flags.StringVar(&s.agency, "agency", "", "`name` of the agency")
	flags.StringVar(&s.instrumentFile, "instrument", "", "JSON `file` of the instrument with its indicators; needed for a file of levels")
	flags.StringVar(&s.historyFile, "history", "", "`file` of the scores of earlier years: year,score,determined,approved")
	flags.StringVar(&s.agenciesFile, "agencies", "", "`file` of other agencies: agency, and a column for the points of every aspect")
	if code, done = page.Parse(flags, args, 1, stderr); done {
		return s, code, true
	}
	s.lang, s.width, s.format, s.out, s.levelsFile = *lang, *width, *format, *out, flags.Arg(0)
	if s.width == 0 {
		s.width = page.TerminalWidth(stdout)
	}
	if s.when.AsOf.IsZero() {
		s.when.AsOf = sampleDay
		if !s.sample() {
			s.when.AsOf, _ = merit.DateOf(time.Now())
		}
	}
	s.when.Law = s.when.AsOf
	if s.agency == "" {
		s.agency = sampleName
		if !s.sample() {
			s.agency = merit.T("Instansi kita", "Our agency").In(s.lang)
		}
	}
	if err := s.check(); err != nil {
		fmt.Fprintln(stderr, "meritindex:", err)
		return s, page.ExitUsage, true
	}
	return s, 0, false
}

// check refuses files that make no sense without one another: the weights of
// indicators are not published, so levels mean nothing without an instrument.
func (s settings) check() error {
	err := s.when.Check()
	need := func(missing bool, field, expected string) {
		if missing {
			err = errors.Join(err, &merit.FieldError{Field: field, Expected: expected, Err: merit.ErrMissing})
		}
	}
	need(!s.sample() && s.instrumentFile == "", "instrument", "-instrument with the weights of the indicators, which nobody published")
	need(s.sample() && s.instrumentFile+s.historyFile+s.agenciesFile != "", "levels", "a file of levels beside the other files")
	return err
}
