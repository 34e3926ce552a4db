package main

import (
	"fmt"
	"io"
	"runtime"
	"slices"
	"time"
)

var begun = time.Now()

// The bounds of the guard. They are wide, for processors differ in what they do to code
// of many branches; what the guard catches is a decision that got slow again.
const (
	guardLimit  = 10.0 // times the hand-written function at most, findings written
	guardLead   = 25.0 // times faster than expr, the fastest peer, at least, by rulings
	guardRounds = 21
	guardCases  = 10_000 // fewer, and the processor learns the branches
)

// guard measures the library against the hand-written function and against the fastest
// peer in many short rounds, one after another, so that a slow spell of the machine
// meets all four. It compares the medians of the ratios and never a time.
func guard(w io.Writer, seed uint64) error {
	runtime.LockOSThread() // busy is of the thread
	defer runtime.UnlockOSThread()
	cases := Generate(seed, guardCases)
	names := [...]string{byHandName, withoutText, byRulings, "expr-lang/expr"}
	var runners [len(names)]runner
	for i, name := range names {
		e := engines[slices.IndexFunc(engines, func(e engine) bool { return e.name == name })]
		var err error
		if runners[i], err = e.open(cases); err != nil {
			return err
		}
	}
	var toHand, toPeer []float64
	for range guardRounds {
		var took [len(names)]float64
		for i, r := range runners {
			step := 1
			if names[i] == "expr-lang/expr" {
				step = 10 // it takes long enough; of all kinds of cases, for the first are the boundaries
			}
			for range 3 { // the last counts, by when the processor has forgotten the others
				from := busy()
				for c := 0; c < len(cases); c += step {
					if err := r.run(c); err != nil {
						return fmt.Errorf("%s, case %d: %w", names[i], c, err)
					}
				}
				took[i] = float64(busy()-from) / float64(len(cases)/step)
			}
		}
		toHand = append(toHand, took[1]/took[0])
		toPeer = append(toPeer, took[3]/took[2])
	}
	slower, faster := middle(toHand), middle(toPeer)
	fmt.Fprintf(w, "%s: %.1f times the %s (at most %.0f)\n%s: %.0f times faster than %s (at least %.0f)\n",
		withoutText, slower, byHandName, guardLimit, byRulings, faster, names[3], guardLead)
	if slower > guardLimit || faster < guardLead {
		return fmt.Errorf("the ratios of the library are out of bounds")
	}
	return nil
}

func middle(of []float64) float64 {
	slices.Sort(of)
	return of[len(of)/2]
}
