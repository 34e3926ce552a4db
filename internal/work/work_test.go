// Package work holds the readers of the library to an amount of work that grows no
// faster than what they read. Time is never asserted: what is counted are the bytes
// that are allocated, which no other load on the machine changes.
package work

import (
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// allocated returns the bytes that a call allocates.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// list returns a text of n times a part between a head and a tail, with commas
// between the parts.
func list(head, part, tail string, n int) string {
	return head + strings.TrimSuffix(strings.Repeat(part+",", n), ",") + tail
}

func TestTheWorkOfAReaderGrowsWithItsInputAndNotFaster(t *testing.T) {
	readers := []struct {
		name string
		read func(string) error
		of   func(n int) string
	}{
		{"a day", func(s string) error { _, err := merit.ParseDate(s); return err }, func(n int) string { return strings.Repeat("2025-09-08", n) }},
		{"a period", func(s string) error { _, err := merit.ParsePeriod(s); return err }, func(n int) string { return "P" + strings.Repeat("1Y", n) }},
		{"an employee number", func(s string) error { _, err := merit.ParseNIP(s); return err }, func(n int) string { return strings.Repeat("19850317 201001 1 003 ", n) }},
		{"an instrument", func(s string) error { _, err := merit.ParseInstrument(s); return err }, func(n int) string { return "UU " + strings.Repeat("5/", n) + "2014" }},
		{"a citation of many parts", func(s string) error { _, err := merit.ParseCitation(s); return err }, func(n int) string { return "UU 5/2014" + strings.Repeat(" Pasal 1 ayat (1)", n) }},
		{"a citation of a long name", func(s string) error { _, err := merit.ParseCitation(s); return err }, func(n int) string { return "Praktik " + strings.Repeat("Kab. ", n) }},
		{"points", func(s string) error { _, err := kasnindex.ParsePoints(s); return err }, func(n int) string { return "0." + strings.Repeat("9", n) }},
		{"points with an exponent", func(s string) error { _, err := kasnindex.ParsePoints(s); return err }, func(n int) string { return "1e" + strings.Repeat("9", n) }},
		{"a scheme of many criteria", func(s string) error { _, err := rubric.ParseScheme([]byte(s)); return err }, func(n int) string {
			return list(`{"criteria":[`, `{"code":"a","weight":"1"}`, `]}`, n)
		}},
		{"a scheme of many unknown fields", func(s string) error { _, err := rubric.ParseScheme([]byte(s)); return err }, func(n int) string {
			return list(`{`, `"x":1`, `}`, n)
		}},
		{"a deep scheme", func(s string) error { _, err := rubric.ParseScheme([]byte(s)); return err }, func(n int) string {
			return strings.Repeat(`{"criteria":[`, n) + strings.Repeat(`]}`, n)
		}},
		{"a scheme with a long number", func(s string) error { _, err := rubric.ParseScheme([]byte(s)); return err }, func(n int) string {
			return `{"criteria":[{"code":"a","weight":"` + strings.Repeat("1", n) + `"}]}`
		}},
		{"an index of many aspects", func(s string) error { _, err := kasnindex.Load([]byte(s)); return err }, func(n int) string {
			return list(`{"aspects":[`, `{"code":"a","weight":1}`, `]}`, n)
		}},
		{"a deep index", func(s string) error { _, err := kasnindex.Load([]byte(s)); return err }, func(n int) string {
			return strings.Repeat(`{"a":[`, n) + strings.Repeat(`]}`, n)
		}},
	}
	const n = 2000
	for _, r := range readers {
		t.Run(r.name, func(t *testing.T) {
			once, twice := r.of(n), r.of(2*n)
			assert.Error(t, r.read(once), "hostile input is refused")
			_ = r.read(twice)
			a, b := allocated(func() { _ = r.read(once) }), allocated(func() { _ = r.read(twice) })
			// Twice the input, and room for a buffer that doubles once more.
			assert.LessOrEqual(t, b, 3*a+64<<10, "%d bytes for %d, %d for %d", a, len(once), b, len(twice))
		})
	}
}

// Numbers with an exponent are refused before anybody writes them out.
func TestAHugeExponentCostsNothing(t *testing.T) {
	for name, read := range map[string]func() error{
		"points": func() error { _, err := kasnindex.ParsePoints("1e1000000"); return err },
		"a weight": func() error {
			_, err := rubric.ParseScheme([]byte(`{"criteria":[{"code":"a","weight":"1e1000000"}]}`))
			return err
		},
		"a weight of an index": func() error {
			_, err := kasnindex.Load([]byte(`{"aspects":[{"code":"a","weight":1e1000000}]}`))
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Error(t, read())
			assert.Less(t, allocated(func() { _ = read() }), uint64(64<<10))
		})
	}
}
