//go:build !race

package merit_test

// sweepStep is how far apart the starts of the sweep over all pairs of days lie: every
// day is one.
const sweepStep = 1
