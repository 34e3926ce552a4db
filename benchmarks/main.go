// Command benchmarks runs one full decision of the civil service through this
// library, through the same rules written by hand on integers, and through general
// rule engines, and prints what each takes for a case.
//
// The decision: the three tenure thresholds, the conditions of appointment to JPT
// pratama, the route of a vacancy, a weighted score with rounding and band, the merit
// index with its category, and the list of what is not met. Before anything is timed,
// every engine must give the library's decision on every case.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

func main() {
	var o options
	flag.IntVar(&o.cases, "cases", 10_000, "number of generated cases")
	flag.Uint64Var(&o.seed, "seed", 1, "seed of the generator")
	flag.IntVar(&o.rounds, "rounds", 3, "rounds; medians count")
	flag.DurationVar(&o.time, "time", 500*time.Millisecond, "time for each engine in each round")
	flag.Float64Var(&o.limit, "limit", 0, "fail where the library, findings written, takes more than so many times the hand-written function; 0 does not ask")
	flag.Float64Var(&o.lead, "lead", 0, "fail where the fastest peer, judging case by case, takes less than so many times the library by rulings; 0 does not ask")
	guarding := flag.Bool("guard", false, "measure only the ratios of the library in short rounds, and fail where they are out of bounds")
	scaling := flag.Int("scale", 0, "stream so many cases through one worker and two, instead of comparing engines")
	flag.Parse()
	var err error
	switch {
	case *guarding:
		err = guard(os.Stdout, o.seed)
	case *scaling > 0:
		err = scale(os.Stdout, *scaling, o.rounds, o.seed)
	default:
		err = compare(os.Stdout, o)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "benchmarks:", err)
		os.Exit(1)
	}
}

type options struct {
	cases, rounds int
	seed          uint64
	time          time.Duration
	limit, lead   float64
}

// result is what one engine took.
type result struct {
	name   string
	agreed int
	nanos  []float64 // for a case, one number a round
	allocs int64     // for a case
	bytes  int64
	// What it is: this library, and an engine that judges all cases at once.
	library, batch bool
}

func (r result) median() float64 {
	slices.Sort(r.nanos)
	return r.nanos[len(r.nanos)/2]
}

// compare checks that all engines agree, measures them in turn, round by round, so
// that a slow spell of the machine meets all, and prints the table.
func compare(w io.Writer, o options) error {
	if o.cases < 1 || o.rounds < 1 {
		return fmt.Errorf("-cases %d -rounds %d: at least 1 each", o.cases, o.rounds)
	}
	cases := Generate(o.seed, o.cases)
	want, err := decisions(cases)
	if err != nil {
		return err
	}
	results := make([]result, len(engines))
	for i, e := range engines {
		agreed, err := agree(e, cases, want)
		if err != nil {
			return err
		}
		results[i] = result{name: e.name, agreed: agreed}
	}
	for range o.rounds {
		for i, e := range engines {
			r, err := e.open(cases)
			if err != nil {
				return err
			}
			results[i].library = e.library()
			t, err := timed(r, len(cases), o.time)
			if err != nil {
				return fmt.Errorf("%s: %w", e.name, err)
			}
			_, results[i].batch = r.(batch)
			results[i].nanos = append(results[i].nanos, t.nanos)
			results[i].allocs, results[i].bytes = t.allocs, t.bytes
		}
	}
	if err := table(w, results, len(cases)); err != nil {
		return err
	}
	return bounds(results, o.limit, o.lead)
}

// bounds holds the library with its findings written against the hand-written function, and
// by rulings against its fastest peer. It compares what one run measured, never a time.
func bounds(results []result, limit, lead float64) error {
	var written, ruled, hand, peer float64
	for _, r := range results {
		switch {
		case r.name == byHandName:
			hand = r.median()
		case r.name == withoutText:
			written = r.median()
		case r.name == byRulings:
			ruled = r.median()
		case !r.library && !r.batch && (peer == 0 || r.median() < peer):
			peer = r.median()
		}
	}
	var errs []error
	if limit > 0 && written > limit*hand {
		errs = append(errs, fmt.Errorf("%s takes %.1f times the %s, more than %.1f", withoutText, written/hand, byHandName, limit))
	}
	if lead > 0 && peer < lead*ruled {
		errs = append(errs, fmt.Errorf("the fastest peer takes %.1f times %s, less than %.1f", peer/ruled, byRulings, lead))
	}
	return errors.Join(errs...)
}

// measure runs the cases one after another, over and over; a batch is one operation.
func measure(b *testing.B, r runner, n int) {
	b.ReportAllocs()
	if r, ok := r.(batch); ok {
		for b.Loop() {
			if err := r.all(); err != nil {
				b.Fatal(err)
			}
		}
		return
	}
	i := 0
	for b.Loop() {
		if err := r.run(i); err != nil {
			b.Fatal(err)
		}
		if i++; i == n {
			i = 0
		}
	}
}

// timing is what one round of an engine took, for a case.
type timing struct {
	nanos         float64
	allocs, bytes int64
}

// timed runs the cases one after another, over and over, until that takes at least so
// long, and times the last spell of them. The clock is that of the thread, which stands
// still while others have the processor; for a batch, which may have threads of its own,
// it is the one on the wall.
func timed(r runner, n int, least time.Duration) (timing, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	clock := busy
	all, isBatch := r.(batch)
	if isBatch {
		clock = func() time.Duration { return time.Since(begun) }
	}
	at := 0
	for count := 1; ; {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		from := clock()
		for range count {
			if isBatch {
				if err := all.all(); err != nil {
					return timing{}, err
				}
				continue
			}
			if err := r.run(at); err != nil {
				return timing{}, err
			}
			if at++; at == n {
				at = 0
			}
		}
		took := clock() - from
		runtime.ReadMemStats(&after)
		if took >= least || count > 1e9 {
			each := uint64(count)
			if isBatch {
				each *= uint64(n)
			}
			return timing{float64(took) / float64(each), int64((after.Mallocs - before.Mallocs) / each), int64((after.TotalAlloc - before.TotalAlloc) / each)}, nil
		}
		// As often again as should suffice, but not on the word of a very short spell.
		more := float64(least) / float64(max(took, 1)) * 1.2
		count = int(float64(count) * min(max(more, 2), 100))
	}
}

// table writes the results as a table in Markdown.
func table(w io.Writer, results []result, cases int) error {
	base := results[slices.IndexFunc(results, func(r result) bool { return r.name == byHandName })].median()
	var b strings.Builder
	b.WriteString("| engine | time per case | to hand-written | allocations per case | bytes per case | agreement |\n|---|--:|--:|--:|--:|--:|\n")
	for _, r := range results {
		fmt.Fprintf(&b, "| %s | %s | %.1f | %d | %d | %d of %d |\n", r.name, time.Duration(r.median()), r.median()/base, r.allocs, r.bytes, r.agreed, cases)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
