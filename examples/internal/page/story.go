package page

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-133aca06/asnmerit/examples/internal/wholefile"
	"github.com/seed-133aca06/asnmerit/merit"
)

// The exit codes of every program.
const (
	ExitOK      = 0
	ExitProblem = 1 // something in the input, or of the output, is wrong
	ExitUsage   = 2 // the command line is

	ExitInterrupted = 130 // the interrupt key, as shells have it
)

// Story runs a program that tells one published case: it reads the flags -lang and
// -width, lets tell write the page and returns the exit code.
func Story(name string, args []string, stdout, stderr io.Writer, tell func(*Page) error) int {
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(stderr)
	lang, width := LanguageFlag(flags), WidthFlag(flags)
	if code, done := Parse(flags, args, 0, stderr); done {
		return code
	}
	if *width == 0 {
		*width = TerminalWidth(stdout)
	}
	p := New(stdout, *lang, *width)
	if err := errors.Join(tell(p), p.Err()); err != nil {
		fmt.Fprintln(stderr, err)
		return ExitProblem
	}
	return ExitOK
}

// Parse parses the command line, of which at most operands may be no flags. It
// reports whether the program is done, and with which exit code.
func Parse(flags *flag.FlagSet, args []string, operands int, stderr io.Writer) (code int, done bool) {
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return ExitOK, true
	case err != nil:
		return ExitUsage, true
	case flags.NArg() > operands:
		hint := ""
		if strings.HasPrefix(flags.Arg(operands), "-") {
			hint = "; flags stand before the name of the file"
		}
		fmt.Fprintf(stderr, "%s: unexpected argument %q%s\n", flags.Name(), flags.Arg(operands), hint)
		flags.Usage()
		return ExitUsage, true
	}
	return ExitOK, false
}

// Fail says what went wrong and returns the exit code.
func Fail(stderr io.Writer, name string, code int, err error) int {
	fmt.Fprintln(stderr, name+":", err)
	if errors.Is(err, wholefile.ErrInterrupted) {
		return ExitInterrupted
	}
	return code
}

// FormatFlag adds -format, of which the first form is the default.
func FormatFlag(flags *flag.FlagSet, forms ...string) *string {
	format := forms[0]
	flags.Func("format", fmt.Sprintf("`form` of the output: %s (default %s)", strings.Join(forms, ", "), format), func(name string) error {
		if !slices.Contains(forms, name) {
			return &merit.FieldError{Field: "format", Value: name, Expected: "one of " + strings.Join(forms, ", "), Err: merit.ErrUnknown}
		}
		format = name
		return nil
	})
	return &format
}

// OutFlag adds -out.
func OutFlag(flags *flag.FlagSet) *string {
	return flags.String("out", "", "`file` to write to, whole or not at all (default: the standard output)")
}

// LanguageFlag adds -lang.
func LanguageFlag(flags *flag.FlagSet) *merit.Language {
	lang := merit.Indonesian
	flags.TextVar(&lang, "lang", merit.Indonesian, "`language` of the output: id or en")
	return &lang
}

// WidthFlag adds -width; 0 means that of the terminal.
func WidthFlag(flags *flag.FlagSet) *int {
	width := 0
	flags.Func("width", fmt.Sprintf("`columns` of the output, at least %d (default: as wide as the terminal)", MinWidth), func(s string) error {
		n, err := strconv.Atoi(s)
		if err != nil || n < MinWidth || n > 1000 {
			return &merit.FieldError{Field: "width", Value: s, Expected: fmt.Sprintf("a number from %d to 1000", MinWidth), Err: merit.ErrRange}
		}
		width = n
		return nil
	})
	return &width
}
