package main

import (
	"io"

	"github.com/seed-133aca06/asnmerit/examples/internal/rosterfile"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
)

// wideSink writes the rows of the file as they are, with the verdicts behind them. Its
// numbers of officials are those of the file, not masked.
type wideSink struct {
	out     io.Writer
	buf     []byte
	in      *rosterfile.Stream
	dialect sheet.Dialect
	kept    []int // the columns of the file, without those added before
	phrases phrases
	cells   []string
}

func newWide(_ *settings, out io.Writer) sink { return &wideSink{out: out, phrases: phrases{}} }

// fullBuffer is from when on the rows are written out.
const fullBuffer = 64 << 10

func (w *wideSink) begin(in *rosterfile.Stream) error {
	w.in, w.dialect = in, in.Dialect()
	var names []string
	for i, name := range in.Header {
		if !isVerdictColumn(name) {
			w.kept = append(w.kept, i)
			names = append(names, name)
		}
	}
	w.cells = make([]string, len(w.kept))
	for _, c := range verdictColumns {
		names = append(names, c.name)
	}
	w.buf = w.dialect.AppendRow(w.dialect.Begin(w.buf), names...)
	return nil
}

func (w *wideSink) row(v *verdict) error {
	all := w.in.Row.All
	for i, at := range w.kept {
		w.cells[i] = ""
		if at < len(all) {
			w.cells[i] = all[at]
		}
	}
	b := w.dialect.AppendCells(w.buf, w.cells...)
	if v.rejected || v.group == onContract {
		for range 3 * 4 {
			b = append(b, w.dialect.Comma)
		}
	} else {
		for _, f := range findingsOf(&v.tenure) {
			p := w.phrases.of(f)
			if p.csv[0] == "" {
				p.csv = w.spell(p)
			}
			b = append(b, p.csv[0]...)
			b, _ = f.Changes.AppendText(b)
			b = append(b, p.csv[1]...)
		}
	}
	w.buf = w.dialect.End(w.dialect.AppendCells(append(b, w.dialect.Comma), v.note))
	if len(w.buf) < fullBuffer {
		return nil
	}
	return w.flush()
}

// spell writes the cells of a finding, but for the day of change between them.
func (w *wideSink) spell(p *phrase) [2]string {
	comma := string(w.dialect.Comma)
	return [2]string{
		comma + p.outcome.String() + comma,
		comma + string(w.dialect.AppendCells(nil, p.code, p.articles)),
	}
}

func (w *wideSink) flush() error {
	_, err := w.out.Write(w.buf)
	w.buf = w.buf[:0]
	return err
}

func (w *wideSink) end() error { return w.flush() }
