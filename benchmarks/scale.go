package main

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
)

// blockCases is the number of cases that come from one seed, and the most that a worker
// holds at a time.
const blockCases = 10_000

// Tally is what many decisions come to. It is comparable, so that two runs agree where
// their tallies are equal; a sum of tallies does not depend on the order.
type Tally struct {
	Cases  int
	Failed [16]int // by the bits of Failed
	Routes [16]int
	Bands  [3]int
	Scores int64 // the sum of all
}

func (t *Tally) add(l *library) {
	t.Cases++
	for i := range t.Failed {
		t.Failed[i] += int(l.failed >> i & 1)
	}
	t.Routes[l.route.Route]++
	t.Bands[l.band]++
	t.Scores += l.rounded
}

func (t *Tally) join(o *Tally) {
	t.Cases += o.Cases
	for i := range t.Failed {
		t.Failed[i] += o.Failed[i]
		t.Routes[i] += o.Routes[i]
	}
	for i := range t.Bands {
		t.Bands[i] += o.Bands[i]
	}
	t.Scores += o.Scores
}

// stream is one run over many cases.
type stream struct {
	tally   Tally
	wall    time.Duration // from the first case made to the last decided, by the clock on the wall
	workers []worker
	memory  uint64 // asked of the system
}

// worker is what one worker took: the time for which the processor worked on making its
// cases and on deciding them, and the time that passed on the wall while it decided.
type worker struct {
	tally            Tally
	making, deciding time.Duration
	waited           time.Duration
}

// work is the processor's time of all workers for deciding, and for making besides.
func (s *stream) work() (deciding, both time.Duration) {
	for _, w := range s.workers {
		deciding += w.deciding
		both += w.making + w.deciding
	}
	return deciding, both
}

// decided is the time that passed on the wall until the slowest worker had decided its
// part, that of making the cases left out.
func (s *stream) decided() (longest time.Duration) {
	for _, w := range s.workers {
		longest = max(longest, w.waited)
	}
	return longest
}

// streamed makes and decides cases block by block, shared out among workers, each with
// its own thread. The library starts none of them. There are as many processors as workers,
// or the one worker would have the second to collect its garbage.
func streamed(cases, workers int, seed uint64) (*stream, error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(workers))
	out, errs := &stream{workers: make([]worker, workers)}, make([]error, workers)
	var wait sync.WaitGroup
	from := time.Now()
	for w := range workers {
		wait.Go(func() { out.workers[w], errs[w] = work(cases, w, workers, seed) })
	}
	wait.Wait()
	out.wall = time.Since(from)
	for i := range out.workers {
		out.tally.join(&out.workers[i].tally)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	out.memory = m.Sys
	return out, errors.Join(errs...)
}

// work takes every block of one worker: the w-th and each further by the number of them.
func work(cases, w, workers int, seed uint64) (out worker, err error) {
	runtime.LockOSThread() // busy is of the thread
	defer runtime.UnlockOSThread()
	l := newLibrary(make([]facts, blockCases), (*library).decide)
	for block := w; block*blockCases < cases; block += workers {
		n := min(blockCases, cases-block*blockCases)
		begin := busy()
		s := splitmix64(seed + uint64(block))
		for i := range n {
			c := draw(&s)
			if err := l.set(i, &c); err != nil {
				return out, fmt.Errorf("block %d, case %d: %w", block, i, err)
			}
		}
		made, from := busy(), time.Now()
		for i := range n {
			if err := l.run(i); err != nil {
				return out, fmt.Errorf("block %d, case %d: %w", block, i, err)
			}
			out.tally.add(l)
		}
		out.waited += time.Since(from)
		out.making += made - begin
		out.deciding += busy() - made
	}
	return out, nil
}

// scale streams a tenth, three tenths and all of the cases through one worker and all
// through two, round after round, so that a slow spell of the machine meets each, and
// prints medians. It fails where two runs over the same cases differ in their answers, and
// where memory grows with the number of cases.
func scale(w io.Writer, cases, rounds int, seed uint64) error {
	if cases < 10 || rounds < 1 {
		return fmt.Errorf("-scale %d -rounds %d: at least 10 cases and 1 round", cases, rounds)
	}
	if _, err := streamed(2*blockCases, 1, seed); err != nil { // so that memory is there
		return err
	}
	sizes := [...]struct{ cases, workers int }{{cases / 10, 1}, {cases / 10 * 3, 1}, {cases, 1}, {cases, 2}}
	var runs [len(sizes)][]*stream // round by round
	for range rounds {
		for i, size := range sizes {
			s, err := streamed(size.cases, size.workers, seed)
			if err != nil {
				return err
			}
			runs[i] = append(runs[i], s)
		}
	}
	median := func(of []*stream, what func(*stream) time.Duration) time.Duration {
		var all []float64
		for _, s := range of {
			all = append(all, float64(what(s)))
		}
		return time.Duration(middle(all))
	}
	deciding := func(s *stream) time.Duration { d, _ := s.work(); return d }
	both := func(s *stream) time.Duration { _, b := s.work(); return b }
	wall := func(s *stream) time.Duration { return s.wall }
	fmt.Fprintln(w, "| cases | workers | wall, deciding alone | wall, in all | processor, deciding, each worker | a case decided | a case made and decided | memory | not met, all rules |\n|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
	var perCase []float64 // decided by one worker
	for i, size := range sizes {
		each := func(d time.Duration) time.Duration { return d / time.Duration(size.cases) }
		var parts []string
		for part := range size.workers {
			parts = append(parts, median(runs[i], func(s *stream) time.Duration { return s.workers[part].deciding }).Round(time.Millisecond).String())
		}
		first, notMet := runs[i][0], 0
		for _, n := range first.tally.Failed {
			notMet += n
		}
		one := each(median(runs[i], deciding))
		if size.workers == 1 {
			perCase = append(perCase, float64(one))
		}
		fmt.Fprintf(w, "| %d | %d | %s | %s | %s | %s | %s | %d MB | %d |\n", size.cases, size.workers,
			median(runs[i], (*stream).decided).Round(time.Millisecond), median(runs[i], wall).Round(time.Millisecond),
			strings.Join(parts, " + "), one, each(median(runs[i], both)), first.memory>>20, notMet)
	}
	one, two := runs[2], runs[3]
	gain := func(what func(*stream) time.Duration) float64 { // of two workers, median of the rounds
		var all []float64
		for i := range one {
			all = append(all, float64(what(one[i]))/float64(max(what(two[i]), 1)))
		}
		return middle(all)
	}
	fmt.Fprintf(w, "\nthe slowest size takes %.2f times the fastest for a case\n", slices.Max(perCase)/slices.Min(perCase))
	fmt.Fprintf(w, "two workers: %.2f times as fast by the clock on the wall in deciding alone, %.2f times in all, for %.2f times the work of the processor\n",
		gain((*stream).decided), gain(wall), 1/gain(both))
	var errs []error
	for i := range one {
		if one[i].tally != one[0].tally || two[i].tally != one[0].tally {
			errs = append(errs, fmt.Errorf("round %d comes to another tally than the first run of one worker", i+1))
		}
	}
	const room = 16 << 20 // what the collector of garbage may have asked for meanwhile
	if least, most := runs[0][0].memory, one[0].memory; most > least+room {
		errs = append(errs, fmt.Errorf("memory grew from %d to %d MB", least>>20, most>>20))
	}
	return errors.Join(errs...)
}
