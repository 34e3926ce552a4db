package main

import "fmt"

// agree judges every case by an engine and returns in how many it gives the decisions
// wanted, and an error that names the first case in which it does not.
func agree(e engine, cases []Case, want []Decision) (agreed int, err error) {
	r, err := e.open(cases)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", e.name, err)
	}
	for i := range cases {
		if err := r.run(i); err != nil {
			return agreed, fmt.Errorf("%s, case %d: %w", e.name, i, err)
		}
		got, readErr := r.decision()
		if readErr != nil {
			return agreed, fmt.Errorf("%s, case %d: %w", e.name, i, readErr)
		}
		if got == want[i] {
			agreed++
		} else if err == nil {
			err = fmt.Errorf("%s, case %d: %+v\n got %+v\nwant %+v", e.name, i, cases[i], got, want[i])
		}
	}
	return agreed, err
}

// decisions judges every case by the library.
func decisions(cases []Case) ([]Decision, error) {
	r, err := openLibrary((*library).withFindings)(cases)
	if err != nil {
		return nil, err
	}
	out := make([]Decision, len(cases))
	for i := range cases {
		if err := r.run(i); err != nil {
			return nil, fmt.Errorf("case %d: %w", i, err)
		}
		if out[i], err = r.decision(); err != nil {
			return nil, fmt.Errorf("case %d: %w", i, err)
		}
	}
	return out, nil
}
