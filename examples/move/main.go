// Command move answers a head of personnel who plans a move of a senior official: is
// it allowed, under which articles in force on that day, who must approve, recommend,
// be consulted or be told, and if it is not, what stands in the way and on which day
// it first would be.
//
//	go run ./examples/move
//	go run ./examples/move -lang en -case too-early
//	go run ./examples/move -asof 2026-03-02 plans.json
//
// Without a file it judges made-up cases that are part of the program; their file,
// data/cases.json, shows what a file of one's own may hold. It exits with 0, with 1
// where the file is refused and with 2 where the command line is wrong.
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

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/merit"
)

// The made-up cases, and the day for which their boundaries are set.
var (
	//go:embed data/cases.json
	embeddedCases []byte

	embeddedDay = merit.MustDate(2026, time.March, 2)
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// settings is the command line.
type settings struct {
	asOf, law merit.Date // zero where the case or the default decides
	only      string     // name of the one case to show; empty for all
	lang      merit.Language
	format    string
	width     int
	file      string
}

func run(args []string, stdout, stderr io.Writer) int {
	s, code, done := parse(args, stdout, stderr)
	if done {
		return code
	}
	data, name := embeddedCases, "(program)"
	if s.file != "" {
		var err error
		if data, err = os.ReadFile(s.file); err != nil {
			fmt.Fprintln(stderr, "move:", err)
			return page.ExitUsage
		}
		name = filepath.Base(s.file)
	}
	plans, err := read(data)
	if err == nil && s.only != "" {
		if plans, err = one(plans, s.only); err != nil {
			fmt.Fprintln(stderr, "move:", err)
			return page.ExitUsage
		}
	}
	results, judged := judge(plans, s)
	if err = errors.Join(err, judged); err != nil {
		list(name, err, stderr)
		return page.ExitProblem
	}
	if err := formats[s.format](results, s, stdout); err != nil {
		fmt.Fprintln(stderr, "move:", err)
		return page.ExitProblem
	}
	return page.ExitOK
}

// one returns the case of the name alone.
func one(plans []plan, name string) ([]plan, error) {
	var known []string
	for i, p := range plans {
		if p.name == name {
			return plans[i : i+1], nil
		}
		known = append(known, p.name)
	}
	return nil, &merit.FieldError{Field: "case", Value: name, Expected: "one of " + strings.Join(known, ", "), Err: merit.ErrUnknown}
}

// list writes every problem of a file on a line of its own, and each once.
func list(file string, err error, stderr io.Writer) {
	var lines []string
	for _, problem := range merit.FieldErrors(err) {
		if line := file + ": " + problem.Error(); !slices.Contains(lines, line) {
			lines = append(lines, line)
			fmt.Fprintln(stderr, line)
		}
	}
}

// formats are the ways to write the answers.
var formats = map[string]func([]result, settings, io.Writer) error{"text": writeText, "json": writeJSON}

func parse(args []string, stdout, stderr io.Writer) (s settings, code int, done bool) {
	flags := flag.NewFlagSet("move", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: move [flags] [plans.json]")
		flags.PrintDefaults()
	}
	lang, width := page.LanguageFlag(flags), page.WidthFlag(flags)
	flags.TextVar(&s.asOf, "asof", merit.Date{}, "`day` on which the facts are judged (default: that of the case, else 2026-03-02 for the cases of the program, today for a file)")
	flags.TextVar(&s.law, "law", merit.Date{}, "`day` whose law applies (default: that of the case, else the day of -asof)")
	flags.StringVar(&s.only, "case", "", "`name` of the one case to show (default: all)")
	s.format = "text"
	flags.Func("format", "`form` of the output: text or json (default text)", func(name string) error {
		if formats[name] == nil {
			return &merit.FieldError{Field: "format", Value: name, Expected: "one of text, json", Err: merit.ErrUnknown}
		}
		s.format = name
		return nil
	})
	if code, done = page.Parse(flags, args, 1, stderr); done {
		return s, code, true
	}
	s.lang, s.width, s.file = *lang, *width, flags.Arg(0)
	if s.width == 0 {
		s.width = page.TerminalWidth(stdout)
	}
	return s, 0, false
}

// moved reports whether the command line puts a case on another day than its own.
func (s settings) moved(p plan) bool {
	own := p.asOf
	if own.IsZero() && s.file == "" {
		own = embeddedDay
	}
	return !s.asOf.IsZero() && !own.IsZero() && s.asOf != own
}

// when returns the days of a case: the command line goes before the file.
func (s settings) when(p plan) merit.When {
	w := merit.When{AsOf: p.asOf, Law: p.law}
	if !s.asOf.IsZero() {
		w.AsOf = s.asOf
	}
	if w.AsOf.IsZero() {
		w.AsOf = embeddedDay
		if s.file != "" {
			w.AsOf, _ = merit.DateOf(time.Now())
		}
	}
	if !s.law.IsZero() {
		w.Law = s.law
	}
	if w.Law.IsZero() {
		w.Law = w.AsOf
	}
	return w
}
