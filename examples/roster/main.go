// Command roster says what the rules of merit say about a list of officials and of
// vacant posts: who may be moved, who takes the competence test, whose five-year
// evaluation is due, when each of these changes, and which vacant post is filled by
// rotation and which by open selection, each with its article.
//
//	go run ./examples/roster
//	go run ./examples/roster -lang en -asof 2026-03-01 officials.csv
//
// Without a file it judges a made-up roster that is part of the program. It exits
// with 0, with 1 where rows of a file were rejected (the others are judged), and
// with 2 where the command line is wrong.
package main

import (
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"golang.org/x/term"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/examples/internal/rosterfile"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/examples/internal/wholefile"
	"github.com/seed-133aca06/asnmerit/merit"
)

// The made-up roster, and the day for which its boundaries are set.
var (
	//go:embed data/roster.csv
	embeddedRoster []byte
	//go:embed data/vacancies.csv
	embeddedVacancies []byte
	//go:embed data/candidates.csv
	embeddedCandidates []byte

	embeddedDay = merit.MustDate(2026, time.March, 1)
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	os.Exit(runUntil(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// settings is the command line.
type settings struct {
	when       merit.When
	profile    *eligibility.Profile
	lang       merit.Language
	format     string
	only       selection
	vacancies  string
	candidates string
	fullNIP    bool
	width      int
	roster     string
	outFile    string
	rejectFile string
}

func run(args []string, stdout, stderr io.Writer) int {
	return runUntil(context.Background(), args, stdout, stderr)
}

// runUntil runs the program until the context ends, after which it leaves no file
// half written.
func runUntil(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	s, code, done := parse(args, stdout, stderr)
	if done {
		return code
	}
	if sinks[s.format] != nil {
		return s.stream(ctx, stdout, stderr)
	}
	in, err := s.read(ctx)
	if err != nil {
		return fail(stderr, page.ExitUsage, err)
	}
	out, err := s.output(stdout)
	if err != nil {
		return fail(stderr, page.ExitUsage, err)
	}
	defer out.Abort()
	rejects, err := s.rejects()
	if err != nil {
		return fail(stderr, page.ExitUsage, err)
	}
	defer rejects.abort()
	if ctx.Err() != nil { // while the files were read
		return interrupted(stderr, s.lang)
	}
	var report *report
	err = orEnd(ctx, func() error {
		r, err := judge(in, s)
		if err == nil {
			err = formats[s.format](r, wholefile.Until(ctx, out))
		}
		report = r
		return err
	})
	if err == nil {
		err = rejects.write(in.roster)
	}
	if ctx.Err() != nil {
		return interrupted(stderr, s.lang)
	}
	if err == nil {
		err = rejects.commit()
	}
	if err == nil {
		err = out.Commit()
	}
	if err != nil {
		return fail(stderr, page.ExitProblem, err)
	}
	sheet.ListRemarks(stderr, slices.Concat(in.roster.Remarks, in.vacancies.Remarks), s.lang)
	if s.format != "table" || s.outFile != "" { // the page lists them itself
		sheet.ListProblems(stderr, report.problems, s.lang)
	}
	if len(report.problems) > 0 {
		return page.ExitProblem
	}
	return page.ExitOK
}

// orEnd does the work, or leaves it where it is when the context ends.
func orEnd(ctx context.Context, work func() error) error {
	done := make(chan error, 1)
	go func() { done <- work() }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// formats are the ways to write a report.
var formats = map[string]func(*report, io.Writer) error{
	"table": writeTable, "csv": writeCSV, "json": writeJSON, "html": writeHTML,
}

func parse(args []string, stdout, stderr io.Writer) (s settings, code int, done bool) {
	flags := flag.NewFlagSet("roster", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: roster [flags] [officials.csv | officials.xlsx | officials.xlsx#sheet | -]")
		flags.PrintDefaults()
	}
	lang, width := page.LanguageFlag(flags), page.WidthFlag(flags)
	flags.TextVar(&s.when.AsOf, "asof", merit.Date{}, "`day` on which the facts are judged (default: 2026-03-01 for the roster of the program, today for a file)")
	flags.TextVar(&s.when.Law, "law", merit.Date{}, "`day` whose law applies (default: the day of -asof)")
	flags.Func("profile", "`thresholds` of tenure: standard, statute or circular-2020 (default standard)", func(name string) (err error) {
		s.profile, err = eligibility.ParseProfile(name)
		return err
	})
	flags.Func("format", "`form` of the output: "+strings.Join(formatNames(), ", ")+" (default table)", func(name string) error {
		if formats[name] == nil && sinks[name] == nil {
			return &merit.FieldError{Field: "format", Value: name, Expected: "one of " + strings.Join(formatNames(), ", "), Err: merit.ErrUnknown}
		}
		s.format = name
		return nil
	})
	flags.Func("only", "`parts` to show, by commas: officials, move, ukom, evaluation, unclear, vacancies (default: everything)", func(list string) (err error) {
		s.only, err = parseSelection(list)
		return err
	})
	flags.StringVar(&s.vacancies, "vacancies", "", "`file` of vacant posts")
	flags.StringVar(&s.candidates, "candidates", "", "`file` of candidates for them")
	flags.StringVar(&s.outFile, "out", "", "`file` to write to, whole or not at all (default: the standard output)")
	flags.StringVar(&s.rejectFile, "reject", "", "`file`, CSV or .xlsx, for the rejected rows of officials with the reasons, to be repaired and read again")
	flags.BoolVar(&s.fullNIP, "full-nip", false, "show whole employee numbers (default: all but the last three digits hidden)")
	if code, done = page.Parse(flags, args, 1, stderr); done {
		return s, code, true
	}
	s.lang, s.width, s.roster = *lang, *width, flags.Arg(0)
	s.fillDefaults(stdout)
	if err := s.check(stdout); err != nil {
		fmt.Fprintln(stderr, "roster:", err)
		return s, page.ExitUsage, true
	}
	return s, 0, false
}

func (s *settings) fillDefaults(stdout io.Writer) {
	if s.when.AsOf.IsZero() {
		s.when.AsOf = embeddedDay
		if s.roster != "" {
			s.when.AsOf, _ = merit.DateOf(time.Now())
		}
	}
	if s.when.Law.IsZero() {
		s.when.Law = s.when.AsOf
	}
	if s.profile == nil {
		s.profile = eligibility.Standard()
	}
	if s.format == "" {
		s.format = "table"
	}
	if s.width == 0 {
		s.width = page.TerminalWidth(stdout)
	}
}

func (s *settings) check(stdout io.Writer) error {
	err := s.when.Check()
	if s.candidates != "" && s.vacancies == "" {
		err = errors.Join(err, &merit.FieldError{Field: "vacancies", Expected: "-vacancies with the posts that the candidates of -candidates stand for", Err: merit.ErrMissing})
	}
	if sinks[s.format] != nil && s.vacancies != "" {
		err = errors.Join(err, &merit.FieldError{Field: "format", Value: s.format, Expected: "table, csv or json for vacant posts: the others have officials alone", Err: merit.ErrConflict})
	}
	if file, ok := stdout.(*os.File); ok && s.format == "xlsx" && s.outFile == "" && term.IsTerminal(int(file.Fd())) {
		err = errors.Join(err, &merit.FieldError{Field: "out", Expected: "-out with the name of the workbook, which is nothing for a terminal", Err: merit.ErrMissing})
	}
	return err
}

// input is what the files hold.
type input struct {
	roster    *rosterfile.Roster
	vacancies *rosterfile.Vacancies
	embedded  bool // the roster is that of the program
}

// read reads the files. The vacant posts of the program belong to its own roster
// and are left out with another one.
func (s *settings) read(ctx context.Context) (*input, error) {
	in := &input{embedded: s.roster == ""}
	officials, err := sheet.OpenOr(s.roster, embeddedRoster)
	if err != nil {
		return nil, err
	}
	defer func() { _ = officials.Close() }()
	officials.Until(ctx)
	in.roster = rosterfile.ReadRoster(officials.Name, officials)
	if !in.embedded && s.vacancies == "" {
		in.vacancies = &rosterfile.Vacancies{}
		return in, nil
	}
	posts, err := sheet.OpenOr(s.vacancies, embeddedVacancies)
	if err != nil {
		return nil, err
	}
	posts.Until(ctx)
	defer func() { _ = posts.Close() }()
	in.vacancies = rosterfile.ReadVacancies(posts.Name, posts)
	if s.vacancies != "" && s.candidates == "" {
		return in, nil
	}
	candidates, err := sheet.OpenOr(s.candidates, embeddedCandidates)
	if err != nil {
		return nil, err
	}
	candidates.Until(ctx)
	defer func() { _ = candidates.Close() }()
	in.vacancies.ReadCandidates(candidates.Name, candidates, in.roster)
	return in, nil
}

// output is where the report goes: a file, which is there whole or not at all, or the
// standard output.
type output struct {
	io.Writer
	file *wholefile.File // nil for the standard output
}

func (s *settings) output(stdout io.Writer) (output, error) {
	if s.outFile == "" {
		return output{Writer: stdout}, nil
	}
	file, err := wholefile.Create(s.outFile)
	return output{file, file}, err
}

// Commit puts the file in its place.
func (o output) Commit() error {
	if o.file == nil {
		return nil
	}
	return o.file.Commit()
}

// Abort gives the file up, if it is not in its place yet.
func (o output) Abort() {
	if o.file != nil {
		o.file.Abort()
	}
}

// selection is a set of parts of the report; the empty set stands for all.
type selection []string

var parts = []string{"officials", "move", "ukom", "evaluation", "unclear", "vacancies"}

func parseSelection(list string) (selection, error) {
	var out selection
	for _, part := range strings.Split(list, ",") {
		part = strings.TrimSpace(part)
		if !slices.Contains(parts, part) {
			return nil, &merit.FieldError{Field: "only", Value: part, Expected: "some of " + strings.Join(parts, ", "), Err: merit.ErrUnknown}
		}
		out = append(out, part)
	}
	return out, nil
}

func (s selection) vacancies() bool { return len(s) == 0 || slices.Contains(s, "vacancies") }

// official reports whether one of the parts asked for has the official in it.
func (s selection) official(j judged) bool {
	return len(s) == 0 || slices.Contains(s, "officials") ||
		slices.Contains(s, "move") && j.tenure.Mutation.Outcome() == merit.Met ||
		slices.Contains(s, "ukom") && j.tenure.Ukom.Outcome() == merit.Met ||
		slices.Contains(s, "evaluation") && j.tenure.Evaluation.Outcome() == merit.Met ||
		slices.Contains(s, "unclear") && (j.group == unclear || j.group == onContract)
}
