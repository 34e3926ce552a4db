// Command mutate changes the code of a package in small ways, one at a time, and
// runs the package's tests on each change (mutation testing). A change that no test
// notices has survived: either the tests have a hole, or the change makes no
// difference.
//
// All mutants of a package are built into one test binary, and an environment
// variable says which is alive, so that thousands of them need one compilation. Only
// the tests that reach a mutant are run on it.
//
//	go run ./internal/mutate [-every N] [-out FILE] merit rubric
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// What became of a mutant.
const (
	killed     = "killed"
	timedOut   = "timed out" // the tests did not end: noticed too
	survived   = "survived"
	notCovered = "not covered"
)

// share is what must be noticed of the covered mutants of each package, in per cent.
const share = 95

func main() {
	every := flag.Int("every", 1, "try one mutant of `N` only, for a sample")
	match := flag.String("match", "", "try the mutants alone whose name matches `PATTERN`")
	out := flag.String("out", "", "write every mutant and what became of it to `FILE`")
	explained := flag.String("explained", "docs/mutants.md", "the page that explains survivors")
	flag.Parse()
	if flag.NArg() == 0 || *every < 1 {
		flag.Usage()
		os.Exit(2)
	}
	pattern, err := regexp.Compile(*match)
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(2)
	}
	if err := run(flag.Args(), *every, pattern, *out, *explained); err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(1)
	}
}

func run(packages []string, every int, match *regexp.Regexp, out, page string) error {
	var log io.Writer = io.Discard
	if out != "" {
		file, err := os.Create(out)
		if err != nil {
			return err
		}
		defer file.Close()
		log = file
	}
	reasons, err := os.ReadFile(page)
	if err != nil {
		return err
	}
	var problems []error
	for _, pkg := range packages {
		mutants, err := try(pkg, every, match)
		if err != nil {
			return fmt.Errorf("%s: %w", pkg, err)
		}
		count := map[string]int{}
		for _, m := range mutants {
			count[m.fate]++
			fmt.Fprintf(log, "%s\t%s\tline %d\n", m.fate, m.key(), m.line)
			if m.fate == survived && !strings.Contains(string(reasons), "`"+m.key()+"`") {
				fmt.Printf("survived, line %d: %s\n", m.line, m.key())
				problems = append(problems, fmt.Errorf("a survivor that %s does not explain: %s", page, m.key()))
			}
		}
		noticed, covered := count[killed]+count[timedOut], count[killed]+count[timedOut]+count[survived]
		fmt.Printf("%s: %d mutants, %d not covered; of %d covered %d killed and %d timed out, %d survived: %.2f %% noticed\n",
			pkg, len(mutants), count[notCovered], covered, count[killed], count[timedOut], count[survived], 100*float64(noticed)/float64(covered))
		whole := every == 1 && match.String() == "" // a part may hold more than its share of survivors
		if whole && 100*noticed < share*covered {
			problems = append(problems, fmt.Errorf("%s: less than %d %% noticed", pkg, share))
		}
	}
	return errors.Join(problems...)
}

// try builds the mutants of a package and runs its tests on every one.
func try(pkg string, every int, match *regexp.Regexp) ([]*mutant, error) {
	folder, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	all, binary, err := build(pkg, folder)
	if err != nil {
		return nil, err
	}
	r := runner{binary: binary, dir: pkg, folder: folder}
	tests, err := r.tests()
	if err != nil {
		return nil, err
	}
	var tried []*mutant
	for i, m := range all {
		if i%every != 0 || !match.MatchString(m.key()) {
			continue
		}
		tried = append(tried, m)
		if err := r.judge(m, tests); err != nil {
			return nil, err
		}
	}
	return tried, nil
}

// test is one test of a package: how long it takes and which mutants it reaches.
type test struct {
	name    string
	took    time.Duration
	reaches map[int]bool
}

type runner struct{ binary, dir, folder string }

// tests lists the tests and runs each once on the unchanged code.
func (r runner) tests() ([]test, error) {
	output, err := exec.Command(r.binary, "-test.list", ".").Output()
	if err != nil {
		return nil, err
	}
	var out []test
	for name := range strings.Lines(string(output)) {
		name = strings.TrimSpace(name)
		if !strings.HasPrefix(name, "Test") && !strings.HasPrefix(name, "Fuzz") && !strings.HasPrefix(name, "Example") {
			continue
		}
		t := test{name: name, reaches: map[int]bool{}}
		trace := filepath.Join(r.folder, "trace")
		if err := os.RemoveAll(trace); err != nil {
			return nil, err
		}
		start := time.Now()
		if report, ok, err := r.run([]string{name}, 10*time.Minute, traceVariable+"="+trace); err != nil || !ok {
			return nil, fmt.Errorf("%s fails on the unchanged code: %w\n%s", name, err, report)
		}
		t.took = time.Since(start)
		reached, err := os.ReadFile(trace)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
		for _, word := range strings.Fields(string(reached)) {
			id, err := strconv.Atoi(word)
			if err != nil {
				return nil, err
			}
			t.reaches[id] = true
		}
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b test) int { return int(a.took - b.took) })
	return out, nil
}

// judge runs the tests that reach a mutant until one notices it: first all quick ones
// at once, then each slow one.
func (r runner) judge(m *mutant, tests []test) error {
	const quick = 50 * time.Millisecond
	var batches [][]test
	for _, t := range tests {
		switch {
		case !t.reaches[m.id]:
		case t.took < quick && len(batches) > 0:
			batches[0] = append(batches[0], t)
		default:
			batches = append(batches, []test{t})
		}
	}
	m.fate = notCovered
	for _, batch := range batches {
		var names []string
		took := time.Duration(0)
		for _, t := range batch {
			names = append(names, t.name)
			took += t.took
		}
		start := time.Now()
		limit := 10*time.Second + 10*took
		_, ok, err := r.run(names, limit, activeVariable+"="+strconv.Itoa(m.id))
		switch {
		case err != nil:
			return err
		case !ok && time.Since(start) >= limit:
			m.fate = timedOut
			return nil
		case !ok:
			m.fate = killed
			return nil
		}
		m.fate = survived
	}
	return nil
}

// memory is what a mutant may take, in KiB: one that never stops appending must not
// take the machine with it.
const memory = 8 << 20

// run runs tests, and reports whether they passed.
func (r runner) run(names []string, limit time.Duration, variable string) (output string, ok bool, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit+10*time.Second)
	defer cancel()
	command := exec.CommandContext(ctx, "sh", "-c", `ulimit -v `+strconv.Itoa(memory)+` && exec "$@"`, "sh",
		r.binary, "-test.run", "^("+strings.Join(names, "|")+")$", "-test.short", "-test.failfast", "-test.timeout", limit.String())
	command.Dir = r.dir
	command.Env = append(os.Environ(), variable)
	report, err := command.CombinedOutput()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return string(report), false, nil
	}
	return string(report), err == nil, err
}
