package main

import (
	"bufio"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// Result is what a roster comes to: the totals of the agencies as lines of CSV in
// their order, and a line for every row that was refused.
type result struct {
	Totals  []string
	Refused []string
}

// batch judges all shards that the pattern names on this machine, a shard at a time
// for each worker. The result does not depend on their number.
func batch(pattern string, j *judge, workers int) (result, error) {
	files, err := filepath.Glob(pattern)
	if err != nil {
		return result{}, err
	}
	var (
		next  atomic.Int64
		group errgroup.Group
		mu    sync.Mutex // guards what follows
		all   = map[string]*Tally{}
		out   result
	)
	for range workers {
		group.Go(func() error {
			mine, refused := map[string]*Tally{}, []string(nil)
			for {
				i := int(next.Add(1)) - 1
				if i >= len(files) {
					break
				}
				if refused, err = j.shard(files[i], mine, refused); err != nil {
					return err
				}
			}
			mu.Lock()
			defer mu.Unlock()
			for agency, t := range mine {
				add(all, agency, t)
			}
			out.Refused = append(out.Refused, refused...)
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return result{}, err
	}
	for agency, t := range all {
		out.Totals = append(out.Totals, t.line(agency))
	}
	slices.Sort(out.Totals)
	slices.Sort(out.Refused)
	return out, nil
}

// shard judges the lines of one file into tallies.
func (j *judge) shard(name string, tallies map[string]*Tally, refused []string) ([]string, error) {
	file, err := os.Open(name)
	if err != nil {
		return refused, err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		line := lines.Text()
		if line == header || line == "" {
			continue
		}
		agency, t, err := j.official(line)
		if err != nil {
			refused = append(refused, refusal(line, err))
			continue
		}
		add(tallies, agency, &t)
	}
	return refused, lines.Err()
}

func add(tallies map[string]*Tally, agency string, t *Tally) {
	if sum, ok := tallies[agency]; ok {
		sum.add(t)
		return
	}
	copied := *t
	tallies[agency] = &copied
}
