package main

import (
	"io"
	"os"
	"time"

	"github.com/jedib0t/go-pretty/v6/progress"
	"golang.org/x/term"

	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/merit"
)

// longFile is from how many bytes on a file is worth a progress bar.
const longFile = 4 << 20

// steps is how finely the bar moves.
const steps = 1000

// bar shows how much of a long file is done and how much time is left. The nil value
// shows nothing.
type bar struct {
	writer  progress.Writer
	tracker *progress.Tracker
	ended   chan struct{}
}

// startProgress starts the bar where stderr is a terminal and the file is long.
func startProgress(stderr io.Writer, lang merit.Language, file *sheet.File) *bar {
	out, ok := stderr.(*os.File)
	if !ok || file.Size < longFile || !term.IsTerminal(int(out.Fd())) {
		return nil
	}
	return newBar(out, lang, file.Name)
}

func newBar(out io.Writer, lang merit.Language, name string) *bar {
	b := &bar{writer: progress.NewWriter(), tracker: &progress.Tracker{Message: name, Total: steps}, ended: make(chan struct{})}
	b.writer.SetOutputWriter(out)
	b.writer.SetAutoStop(true) // when the tracker is done
	b.writer.SetNumTrackersExpected(1)
	b.writer.SetUpdateFrequency(200 * time.Millisecond)
	style := b.writer.Style()
	style.Visibility = progress.StyleVisibility{ETA: true, Percentage: true, Time: true, Tracker: true}
	style.Options.ETAString = merit.T("sisa", "left").In(lang)
	style.Options.DoneString = merit.T("selesai", "done").In(lang)
	style.Options.ErrorString = merit.T("dihentikan", "given up").In(lang)
	b.writer.AppendTracker(b.tracker)
	go func() {
		defer close(b.ended)
		b.writer.Render()
	}()
	return b
}

// at moves the bar to a share of the whole, from 0 to 1.
func (b *bar) at(share float64) {
	if b != nil {
		b.tracker.SetValue(int64(share * (steps - 1))) // the last step is for stop
	}
}

// stop ends the bar and waits for its last line, which says whether all went well.
func (b *bar) stop(well bool) {
	if b == nil {
		return
	}
	if well {
		b.tracker.MarkAsDone()
	} else {
		b.tracker.MarkAsErrored()
	}
	<-b.ended
}
