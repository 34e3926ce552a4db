package main

import "testing"

// BenchmarkDecision is the full decision by every engine. The program prints the same
// with ratios.
func BenchmarkDecision(b *testing.B) {
	cases := Generate(seed, 10_000)
	for _, e := range engines {
		b.Run(e.name, func(b *testing.B) {
			r, err := e.open(cases)
			if err != nil {
				b.Fatal(err)
			}
			measure(b, r, len(cases))
		})
	}
}
