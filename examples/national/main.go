package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
)

// The flags of the program stand beside those of Beam's runners (-runner, -endpoint …),
// for Beam keeps its own in the same set.
var (
	officials = flag.Int("officials", 5_000_000, "officials of the made-up roster")
	agencies  = flag.Int("agencies", 640, "agencies of the made-up roster")
	shardsOf  = flag.Int("shards", 50, "files that the roster is split into")
	seed      = flag.Uint64("seed", 20260301, "the roster's seed")
	data      = flag.String("data", "", "folder of the shards, which all machines of the runner must reach; shards that it has are judged, not written anew (default: a folder that is removed at the end)")
	asOf      = flag.String("asof", "2026-03-01", "day of judgement")
	profile   = flag.String("profile", "standard", "thresholds: standard, statute or circular2020")
	workers   = flag.Int("workers", runtime.GOMAXPROCS(0), "workers of the single-machine batch")
	skip      = flag.Bool("no-batch", false, "do not judge the shards on this machine too")
	lang      = flag.String("lang", "id", "language of the page: id or en")
)

func main() {
	flag.Parse()
	beam.Init() // a machine of a runner stays in here
	if err := national(context.Background(), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "national:", err)
		os.Exit(1)
	}
}

// settings are the flags, checked.
type settings struct {
	roster Roster
	judge  *judge
	lang   merit.Language
}

func check() (s settings, err error) {
	var problems []error
	note := func(err error) { problems = append(problems, err) }
	positive := func(field string, n int) int {
		if n < 1 {
			note(&merit.FieldError{Field: field, Value: fmt.Sprint(n), Expected: "1 or more", Err: merit.ErrRange})
		}
		return n
	}
	day, err := merit.ParseDate(*asOf)
	note(err)
	p, err := eligibility.ParseProfile(*profile)
	note(err)
	if errors.Join(problems...) == nil {
		s.judge, err = newJudge(day, p)
		note(err)
	}
	s.lang, err = merit.ParseLanguage(*lang)
	note(err)
	positive("workers", *workers)
	s.roster = Roster{Seed: *seed, Officials: positive("officials", *officials), Agencies: positive("agencies", *agencies),
		Shards: positive("shards", *shardsOf), AsOf: day}
	return s, errors.Join(problems...)
}

func national(ctx context.Context, out io.Writer) error {
	s, err := check()
	if err != nil {
		return err
	}
	dir := *data
	if dir == "" {
		if dir, err = os.MkdirTemp("", "asnmerit-national-"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	}
	pattern := shards(dir)
	say := func(t merit.Text, args ...any) { fmt.Fprintf(out, t.In(s.lang)+"\n", args...) }
	since := time.Now()
	lap := func() time.Duration {
		d := time.Since(since).Round(10 * time.Millisecond)
		since = time.Now()
		return d
	}
	if found, err := filepath.Glob(pattern); err != nil {
		return err
	} else if len(found) == 0 {
		if err := s.roster.Write(dir); err != nil {
			return err
		}
		say(merit.T("%d pejabat rekaan dari %d instansi ditulis ke %d berkas dalam %v.", "%d made-up officials of %d agencies written to %d files in %v."),
			s.roster.Officials, s.roster.Agencies, s.roster.Shards, lap())
	} else {
		say(merit.T("%d berkas di %s dibaca.", "%d files in %s are read."), len(found), dir)
	}
	totals, refused := filepath.Join(dir, "totals.csv"), filepath.Join(dir, "refused.txt")
	piped, err := run(ctx, pattern, totals, refused, s.judge)
	if err != nil {
		return err
	}
	say(merit.T("Apache Beam: %d instansi, %d baris ditolak, dalam %v.", "Apache Beam: %d agencies, %d rows refused, in %v."), len(piped.Totals), len(piped.Refused), lap())
	if !*skip {
		single, err := batch(pattern, s.judge, *workers)
		if err != nil {
			return err
		}
		say(merit.T("Satu mesin, %d pekerja: %d instansi, %d baris ditolak, dalam %v.", "One machine, %d workers: %d agencies, %d rows refused, in %v."),
			*workers, len(single.Totals), len(single.Refused), lap())
		if !slices.Equal(piped.Totals, single.Totals) || !slices.Equal(piped.Refused, single.Refused) {
			return errors.New("the pipeline and the single machine differ; the first difference: " + difference(piped, single))
		}
		say(merit.T("Keduanya sama pada setiap instansi.", "Both agree on every agency."))
	}
	return show(out, piped, s)
}

// difference names the first lines that differ.
func difference(a, b result) string {
	one, two := append(a.Totals, a.Refused...), append(b.Totals, b.Refused...)
	for i := range max(len(one), len(two)) {
		switch {
		case i >= len(one):
			return "only the single machine has " + two[i]
		case i >= len(two):
			return "only the pipeline has " + one[i]
		case one[i] != two[i]:
			return one[i] + " against " + two[i]
		}
	}
	return "none"
}

// show prints the totals of the nation.
func show(out io.Writer, r result, s settings) error {
	var nation Tally
	for _, line := range r.Totals {
		t, err := parseTotals(line)
		if err != nil {
			return err
		}
		nation.add(&t)
	}
	w := table.NewWriter()
	w.SetOutputMirror(out)
	w.SetStyle(table.StyleLight)
	head := table.Row{merit.T("Pertanyaan", "Question").In(s.lang)}
	for _, t := range []merit.Text{merit.T("ya", "yes"), merit.T("tidak", "no"), merit.T("tidak dapat disimpulkan", "cannot tell"), merit.T("tidak berlaku", "not applicable"), merit.T("berubah dalam setahun", "changes within a year")} {
		head = append(head, t.In(s.lang))
	}
	w.AppendHeader(head)
	w.Style().Format.Header = text.FormatDefault
	for i, a := range nation.answers() {
		w.AppendRow(table.Row{questions[i].title.In(s.lang), a.Met, a.NotMet, a.Undetermined, a.NotApplicable, a.Soon})
	}
	var columns []table.ColumnConfig
	for n := 2; n <= len(head); n++ {
		columns = append(columns, table.ColumnConfig{Number: n, Align: text.AlignRight, AlignHeader: text.AlignRight})
	}
	w.SetColumnConfigs(columns)
	fmt.Fprintf(out, merit.T("\n%d pejabat dinilai menurut fakta dan hukum %s, profil %s.\n", "\n%d officials judged by the facts and the law of %s, profile %s.\n").In(s.lang),
		nation.Officials, s.judge.when.AsOf.In(s.lang), s.judge.profile)
	w.Render()
	return nil
}
