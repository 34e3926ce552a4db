package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/textio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
)

func init() {
	register.DoFn3x0[string, func(string, Tally), func(string)](&judgeFn{})
	register.Function2x1(merge)
	register.Function2x1(totalsLine)
	register.Emitter2[string, Tally]()
	register.Emitter1[string]()
}

// judgeFn judges lines wherever the runner puts them. What it is made of travels as
// JSON, so the judge itself is made anew on each machine.
type judgeFn struct {
	AsOf    string
	Profile string

	judge *judge
}

// Setup makes the judge, once for each worker of the runner.
func (f *judgeFn) Setup() error {
	asOf, err := merit.ParseDate(f.AsOf)
	if err != nil {
		return err
	}
	profile, err := eligibility.ParseProfile(f.Profile)
	if err != nil {
		return err
	}
	f.judge, err = newJudge(asOf, profile)
	return err
}

// ProcessElement judges one line.
func (f *judgeFn) ProcessElement(line string, judged func(string, Tally), refused func(string)) {
	if line == header || line == "" {
		return
	}
	agency, t, err := f.judge.official(line)
	if err != nil {
		refused(refusal(line, err))
		return
	}
	judged(agency, t)
}

// refusal is a row that was not judged and why, as one line.
func refusal(line string, err error) string {
	return line + ": " + strings.ReplaceAll(err.Error(), "\n", "; ")
}

func totalsLine(agency string, t Tally) string { return t.line(agency) }

// pipeline builds the pipeline from the shards that the pattern names to two files.
func pipeline(pattern, totals, refused string, j *judge) *beam.Pipeline {
	p, s := beam.NewPipelineWithRoot()
	lines := textio.Read(s.Scope("shards"), pattern)
	judged, bad := beam.ParDo2(s.Scope("judge"), &judgeFn{AsOf: j.when.AsOf.String(), Profile: j.profile.String()}, lines)
	byAgency := beam.CombinePerKey(s.Scope("agencies"), merge, judged)
	textio.Write(s.Scope("totals"), totals, beam.ParDo(s, totalsLine, byAgency))
	textio.Write(s.Scope("refused"), refused, bad)
	return p
}

// run runs the pipeline on the runner that the flags name and reads what it wrote.
func run(ctx context.Context, pattern, totals, refused string, j *judge) (r result, err error) {
	if err := beamx.Run(ctx, pipeline(pattern, totals, refused, j)); err != nil {
		return r, fmt.Errorf("the pipeline: %w", err)
	}
	if r.Totals, err = sortedLines(totals); err != nil {
		return r, err
	}
	r.Refused, err = sortedLines(refused)
	return r, err
}

// sortedLines returns the lines of a file in order; a pipeline with nothing to write
// writes no file.
func sortedLines(name string) (lines []string, err error) {
	file, err := os.Open(name)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	scanner := bufio.NewScanner(file)
	for scanner.Scan() {
		lines = append(lines, scanner.Text())
	}
	slices.Sort(lines)
	return lines, scanner.Err()
}
