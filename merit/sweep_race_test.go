//go:build race

package merit_test

// sweepStep is how far apart the starts of the sweep over all pairs of days lie. It
// shares no factor with the lengths of weeks, months and years.
const sweepStep = 997
