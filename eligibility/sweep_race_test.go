//go:build race

package eligibility_test

// sweepStep is how far apart the inaugurations of the sweep lie: it shares no factor
// with the lengths of weeks and years.
const sweepStep = 29
