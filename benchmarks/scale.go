package main

import (
	"errors"
	"fmt"
	"io"
	"runtime"
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

// stream is one run over many cases: how long by the clock on the wall, how long the
// processor worked on making the cases and on deciding them, and the memory that was
// asked of the system.
type stream struct {
	tally            Tally
	wall             time.Duration
	making, deciding time.Duration
	memory           uint64
}

// streamed makes and decides cases block by block, shared out among workers, each with
// its own thread. The library starts none of them.
func streamed(cases, workers int, seed uint64) (stream, error) {
	parts, errs := make([]stream, workers), make([]error, workers)
	var wait sync.WaitGroup
	from := time.Now()
	for w := range workers {
		wait.Add(1)
		go func() {
			defer wait.Done()
			parts[w], errs[w] = work(cases, w, workers, seed)
		}()
	}
	wait.Wait()
	out := stream{wall: time.Since(from)}
	for i := range parts {
		out.tally.join(&parts[i].tally)
		out.making += parts[i].making
		out.deciding += parts[i].deciding
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	out.memory = m.Sys
	return out, errors.Join(errs...)
}

// work takes every block of one worker: the w-th and each further by the number of them.
func work(cases, w, workers int, seed uint64) (out stream, err error) {
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
		made := busy()
		for i := range n {
			if err := l.run(i); err != nil {
				return out, fmt.Errorf("block %d, case %d: %w", block, i, err)
			}
			out.tally.add(l)
		}
		out.making += made - begin
		out.deciding += busy() - made
	}
	return out, nil
}

// scale streams a tenth, a third and all of the cases through one worker and all through
// two, and prints what a case took. It fails where the answers of two workers are not
// those of one, and where memory grows with the number of cases.
func scale(w io.Writer, cases int, seed uint64) error {
	if _, err := streamed(2*blockCases, 1, seed); err != nil { // so that memory is there
		return err
	}
	runs := []struct{ cases, workers int }{{cases / 10, 1}, {cases / 3, 1}, {cases, 1}, {cases, 2}}
	results := make([]stream, len(runs))
	fmt.Fprintln(w, "| cases | workers | wall time | case decided | case made and decided | memory | not met, all rules |\n|--:|--:|--:|--:|--:|--:|--:|")
	for i, r := range runs {
		var err error
		if results[i], err = streamed(r.cases, r.workers, seed); err != nil {
			return err
		}
		s, notMet := &results[i], 0
		for _, n := range s.tally.Failed {
			notMet += n
		}
		each := func(d time.Duration) time.Duration { return d / time.Duration(max(r.cases, 1)) }
		fmt.Fprintf(w, "| %d | %d | %s | %s | %s | %d MB | %d |\n", r.cases, r.workers, s.wall.Round(time.Millisecond),
			each(s.deciding), each(s.making+s.deciding), s.memory>>20, notMet)
	}
	one, two := &results[2], &results[3]
	fmt.Fprintf(w, "\ntwo workers: %.2f times as fast by the clock on the wall, %.2f times the work of the processor\n",
		float64(one.wall)/float64(two.wall), float64(two.making+two.deciding)/float64(one.making+one.deciding))
	var errs []error
	if one.tally != two.tally {
		errs = append(errs, errors.New("two workers come to another tally than one"))
	}
	const room = 16 << 20 // what the collector of garbage may have asked for meanwhile
	if one.memory > results[0].memory+room {
		errs = append(errs, fmt.Errorf("memory grew from %d to %d MB", results[0].memory>>20, one.memory>>20))
	}
	return errors.Join(errs...)
}
