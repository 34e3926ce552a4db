//go:build !race

package eligibility_test

// sweepStep is how far apart the inaugurations of the sweep lie: every day is one.
const sweepStep = 1
