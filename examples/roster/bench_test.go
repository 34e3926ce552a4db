package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime/metrics"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/merit"
)

// longRoster writes a file of made-up officials, every one of them judged.
func longRoster(tb testing.TB, rows int) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "long.csv")
	file, err := os.Create(path)
	require.NoError(tb, err)
	out := bufio.NewWriter(file)
	_, _ = out.WriteString(header)
	levels := []string{"jpt-pratama", "jpt-pratama", "jpt-pratama", "administrator", "jpt-madya"}
	first := merit.MustParseDate("2018-01-01")
	for i := range rows {
		_, _ = fmt.Fprintf(out, "19%02d%02d%02d2010011%03d,Pegawai Rekaan %d,\"Kepala Dinas Contoh, Kabupaten %d\",%s,%s\n",
			60+i%40, 1+i/40%12, 1+i/480%28, 1+i/13440%999, i, i%500, levels[i%len(levels)], first.AddDays(i%3000))
	}
	require.NoError(tb, out.Flush())
	require.NoError(tb, file.Close())
	return path
}

// copyCSV reads a file and writes it again with encoding/csv alone.
func copyCSV(out io.Writer, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	r, w := csv.NewReader(file), csv.NewWriter(out)
	r.ReuseRecord = true
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			w.Flush()
			return w.Error()
		}
		if err == nil {
			err = w.Write(row)
		}
		if err != nil {
			return err
		}
	}
}

// peak is an output that looks at the memory in use whenever something is written.
type peak struct {
	bytes  uint64
	sample []metrics.Sample
}

func newPeak() *peak {
	return &peak{sample: []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/heap/unused:bytes"}}}
}

func (p *peak) Write(b []byte) (int, error) {
	metrics.Read(p.sample)
	p.bytes = max(p.bytes, p.sample[0].Value.Uint64()+p.sample[1].Value.Uint64())
	return len(b), nil
}

// BenchmarkStream measures the forms that go through a file row by row against
// encoding/csv, which reads the same file and writes it again. The two take turns, and
// the best of each counts: whatever else the machine does makes neither faster.
func BenchmarkStream(b *testing.B) {
	for _, rows := range []int{10_000, 1_000_000} {
		path := longRoster(b, rows)
		for _, format := range []string{"wide", "jsonl"} {
			b.Run(fmt.Sprintf("%s/rows=%d", format, rows), func(b *testing.B) {
				b.ReportAllocs()
				p := newPeak()
				const never = time.Duration(math.MaxInt64)
				own, alone := never, never
				for b.Loop() {
					b.StopTimer()
					begin := time.Now()
					require.NoError(b, copyCSV(io.Discard, path))
					alone = min(alone, time.Since(begin))
					b.StartTimer()
					begin = time.Now()
					code := runUntil(context.Background(), []string{"-format", format, "-asof", "2026-03-01", path}, p, os.Stderr)
					own = min(own, time.Since(begin))
					require.Zero(b, code)
				}
				b.ReportMetric(float64(own)/float64(rows), "ns/row")
				b.ReportMetric(float64(alone)/float64(rows), "csv-ns/row")
				b.ReportMetric(float64(own)/float64(alone), "times-csv")
				b.ReportMetric(float64(p.bytes)/(1<<20), "peak-MB")
			})
		}
	}
}

func TestARowOfAStreamTakesOneAllocation(t *testing.T) {
	for _, format := range []string{"wide", "jsonl"} {
		allocations := func(rows int) float64 {
			path := longRoster(t, rows)
			return testing.AllocsPerRun(3, func() {
				require.Zero(t, runUntil(context.Background(), []string{"-format", format, "-asof", "2026-03-01", path}, io.Discard, io.Discard))
			})
		}
		const few, many = 2_000, 6_000
		each := (allocations(many) - allocations(few)) / (many - few)
		assert.LessOrEqual(t, each, 1.05, "%s: the text of the row alone, which encoding/csv makes", format)
	}
}
