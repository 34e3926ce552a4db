package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/metrics"
	"testing"

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

func BenchmarkStream(b *testing.B) {
	for _, rows := range []int{10_000, 1_000_000} {
		path := longRoster(b, rows)
		run := func(name string, once func(out io.Writer) error) {
			b.Run(fmt.Sprintf("%s/rows=%d", name, rows), func(b *testing.B) {
				b.ReportAllocs()
				p := newPeak()
				for b.Loop() {
					require.NoError(b, once(p))
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(rows), "ns/row")
				b.ReportMetric(float64(p.bytes)/(1<<20), "peak-MB")
			})
		}
		run("encoding-csv", func(out io.Writer) error { return copyCSV(out, path) })
		for _, format := range []string{"wide", "jsonl"} {
			run(format, func(out io.Writer) error {
				if code := runUntil(context.Background(), []string{"-format", format, "-asof", "2026-03-01", path}, out, os.Stderr); code != 0 {
					return fmt.Errorf("exit code %d", code)
				}
				return nil
			})
		}
	}
}
