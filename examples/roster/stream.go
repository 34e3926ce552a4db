package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/examples/internal/rosterfile"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/merit"
)

// sink is a form of output that takes the officials one after the other, so that the
// program needs no more memory for many of them than for few. Vacant posts are for the
// forms that hold everything.
type sink interface {
	// begin is called when the names of the columns are known.
	begin(in *rosterfile.Stream) error
	// row takes a row of the file: an official, or a row that was rejected.
	row(v *verdict) error
	// end is called behind the last row.
	end() error
}

// sinks are the ways to write officials one by one.
var sinks = map[string]func(*settings, io.Writer) sink{
	"wide": newWide, "jsonl": newLines, "xlsx": newBook, "ics": newCalendar,
}

// formatNames are the forms of output in the order in which they are listed.
func formatNames() []string {
	out := []string{"table", "csv", "json", "wide", "jsonl", "xlsx", "ics"}
	for name := range formats {
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// atOnce is how many problems of a long file are listed on the terminal.
const atOnce = 100

// stream judges the officials of a file row by row, and returns the exit code.
func (s *settings) stream(ctx context.Context, stdout, stderr io.Writer) int {
	file, err := sheet.OpenOr(s.roster, embeddedRoster)
	if err != nil {
		return fail(stderr, page.ExitUsage, err)
	}
	defer func() { _ = file.Close() }()
	file.Until(ctx)
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

	in := rosterfile.OpenStream(file.Name, file)
	defer in.Close()
	progress := startProgress(stderr, s.lang, file)
	found, err := s.each(ctx, in, sinks[s.format](s, out), rejects, func() { progress.at(in.Done(file.Size)) })
	progress.stop(err == nil)
	if errors.Is(err, context.Canceled) {
		return interrupted(stderr, s.lang)
	}
	if err == nil && in.Found() { // without the columns there is nothing to write
		if err = rejects.commit(); err == nil {
			err = out.Commit()
		}
	}
	if err != nil {
		return fail(stderr, page.ExitProblem, err)
	}
	found.list(stderr, s.lang)
	if found.count > 0 {
		return page.ExitProblem
	}
	return page.ExitOK
}

// exitInterrupted is the exit code after the interrupt key, as shells have it.
const exitInterrupted = 130

func interrupted(stderr io.Writer, lang merit.Language) int {
	fmt.Fprintln(stderr, "roster:", merit.T("dihentikan; tidak ada berkas yang ditulis", "interrupted; no file was written").In(lang))
	return exitInterrupted
}

func fail(stderr io.Writer, code int, err error) int {
	fmt.Fprintln(stderr, "roster:", err)
	return code
}

// found is what was found on the way: the count of problems, and the first of them.
type found struct {
	problems []*rosterfile.RowError
	count    int
	remarks  []*sheet.Remark
	noted    int
}

// take takes the problems and remarks of the last row, and returns the problems.
func (f *found) take(in *rosterfile.Stream) []*rosterfile.RowError {
	problems, remarks := in.Problems(), in.Remarks()
	f.count += len(problems)
	f.problems = append(f.problems, problems[:min(len(problems), atOnce-len(f.problems))]...)
	f.noted += len(remarks)
	f.remarks = append(f.remarks, remarks[:min(len(remarks), atOnce-len(f.remarks))]...)
	return problems
}

func (f *found) list(stderr io.Writer, lang merit.Language) {
	sheet.ListRemarks(stderr, f.remarks, lang)
	if more := f.noted - len(f.remarks); more > 0 {
		fmt.Fprintf(stderr, merit.T("… dan %d catatan lain\n", "… and %d further notes\n").In(lang), more)
	}
	sheet.ListProblems(stderr, f.problems, lang)
	if more := f.count - len(f.problems); more > 0 {
		fmt.Fprintf(stderr, merit.T("… dan %d masalah lain; -reject BERKAS menulis semua baris yang ditolak\n",
			"… and %d further problems; -reject FILE writes all rejected rows\n").In(lang), more)
	}
}

// beat is after how many rows the interrupt is looked for and the progress shown.
const beat = 1024

// each judges every row and gives it to the sink.
func (s *settings) each(ctx context.Context, in *rosterfile.Stream, to sink, rejects *rejects, progress func()) (*found, error) {
	f := &found{}
	if err := ctx.Err(); err != nil {
		return f, err
	}
	if f.take(in); f.count > 0 { // of the header: there are no rows
		return f, nil
	}
	if err := errors.Join(rejects.begin(in.Header, in.Dialect()), to.begin(in)); err != nil {
		return f, err
	}
	var v verdict
	var seen map[merit.NIP]int // rows of the officials, where the form holds everything anyway
	if s.format == "xlsx" || s.format == "ics" {
		seen = map[merit.NIP]int{}
	}
	for n := 1; in.Next(); n++ {
		if nip := in.Official.NIP; seen != nil && !nip.IsZero() {
			rosterfile.Once(&in.Row, nip, seen)
		}
		if n%beat == 0 {
			progress()
			if err := ctx.Err(); err != nil {
				return f, err
			}
		}
		if err := s.judgeRow(in, f.take(in), &v, rejects); err != nil {
			return f, err
		}
		if len(s.only) > 0 && (v.rejected || !s.only.official(v.judged)) {
			continue
		}
		if err := to.row(&v); err != nil {
			return f, err
		}
	}
	if err := rejects.lost(f.take(in)); err != nil { // behind the last row
		return f, err
	}
	if err := ctx.Err(); err != nil {
		return f, err
	}
	return f, to.end()
}

// judgeRow judges the row that the stream came to. Among the problems are those of rows
// before it that could not be read at all.
func (s *settings) judgeRow(in *rosterfile.Stream, problems []*rosterfile.RowError, v *verdict, rejects *rejects) (err error) {
	v.rejected, v.note = in.Row.Bad, ""
	if len(problems) > 0 {
		own := slices.IndexFunc(problems, func(p *rosterfile.RowError) bool { return p.Row == in.Row.Line })
		if own < 0 {
			own = len(problems)
		}
		if err := rejects.lost(problems[:own]); err != nil {
			return err
		}
		v.note = reasons(problems[own:], s.lang)
	}
	v.Official = in.Official
	if v.rejected {
		v.tenure, v.group = eligibility.Tenure{}, unclear
		return rejects.row(in.Row.All, v.note)
	}
	if err = v.judge(s); v.group == onContract {
		v.note = contractText.In(s.lang)
	}
	return err
}

// reasons puts the problems of a row into one cell.
func reasons(problems []*rosterfile.RowError, lang merit.Language) string {
	out := make([]string, len(problems))
	for i, p := range problems {
		out[i] = sheet.Says(p.Problem, lang)
	}
	return strings.Join(out, "; ")
}
