package main

import (
	"io"
	"iter"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/examples/internal/rosterfile"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
)

// book writes a workbook: that of the file with the verdicts in further columns, every
// other cell as it was, or for a CSV file a new one with all its cells as text.
type book struct {
	out     io.Writer
	s       *settings
	in      *rosterfile.Stream
	kept    []int
	phrases phrases
	fresh   *sheet.Book // for a CSV file
	lines   []int       // rows of the workbook, and what is added to them
	added   [][addedCells]any
}

// addedCells is how many verdict columns there are.
const addedCells = len(questionKeys)*4 + 1

func newBook(s *settings, out io.Writer) sink { return &book{out: out, s: s, phrases: phrases{}} }

func (k *book) titles() (out []string) {
	for _, c := range verdictColumns {
		out = append(out, c.title.In(k.s.lang))
	}
	return out
}

func (k *book) begin(in *rosterfile.Stream) (err error) {
	k.in = in
	if in.IsBook() {
		return nil
	}
	var names []string
	for i, name := range in.Header {
		if !isVerdictColumn(name) {
			k.kept = append(k.kept, i)
			names = append(names, name)
		}
	}
	k.fresh, err = sheet.NewBook(append(names, k.titles()...)...)
	return err
}

func (k *book) row(v *verdict) error {
	var cells [addedCells]any
	n := 0
	add := func(c any) { cells[n] = c; n++ }
	for _, f := range findingsOf(&v.tenure) {
		if v.rejected || v.group == onContract {
			n += 4
			continue
		}
		p := k.phrases.of(f)
		add(page.Answer(p.outcome, k.s.lang))
		add(f.Changes)
		add(p.code)
		add(p.articles)
	}
	add(v.note)
	if k.fresh == nil {
		k.lines, k.added = append(k.lines, k.in.Row.Line), append(k.added, cells)
		return nil
	}
	row := make([]any, 0, len(k.kept)+len(cells))
	for _, at := range k.kept {
		text := ""
		if at < len(k.in.Row.All) {
			text = k.in.Row.All[at]
		}
		row = append(row, text)
	}
	return k.fresh.Row(append(row, cells[:]...)...)
}

func (k *book) end() error {
	if k.fresh != nil {
		defer k.fresh.Close()
		_, err := k.fresh.WriteTo(k.out)
		return err
	}
	var rows iter.Seq2[int, []any] = func(yield func(int, []any) bool) {
		for i, line := range k.lines {
			if !yield(line, k.added[i][:]) {
				return
			}
		}
	}
	return k.in.AddColumns(k.out, k.titles(), rows)
}
