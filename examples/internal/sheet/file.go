package sheet

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// File is a file to be read, with the name that its problems bear.
type File struct {
	io.Reader
	Name string
	Size int64 // in bytes; 0 where it is not known

	closer io.Closer
}

// OpenFile opens the file at the path: a workbook may have "#" and the name of a
// worksheet behind it, and "-" is the standard input. Close it.
func OpenFile(path string) (*File, error) {
	if path == "-" {
		return &File{Reader: os.Stdin, Name: "(stdin)"}, nil
	}
	bare, sheet := path, ""
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		bare, sheet = SplitName(path)
	}
	file, err := os.Open(bare)
	if err != nil {
		return nil, err
	}
	out := &File{Reader: file, Name: filepath.Base(bare), closer: file}
	if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
		out.Size = info.Size()
	}
	if sheet != "" {
		out.Name += "#" + sheet
	}
	return out, nil
}

// Until lets the reading of the standard input end with the context, which would wait for
// the keyboard otherwise; other files end by themselves.
func (f *File) Until(ctx context.Context) {
	if f.Reader == io.Reader(os.Stdin) {
		f.Reader = &untilReader{ctx: ctx, in: f.Reader}
	}
}

// untilReader reads in the background. After the end of the context it is not read any
// more, so what a last reading gets is lost.
type untilReader struct {
	ctx  context.Context
	in   io.Reader
	buf  []byte // of the reading in the background
	rest []byte // read and not yet given
	err  error
}

func (u *untilReader) Read(b []byte) (int, error) {
	if len(u.rest) == 0 && u.err == nil {
		if u.buf == nil {
			u.buf = make([]byte, 64<<10)
		}
		done := make(chan struct{})
		var n int
		var err error
		go func() {
			defer close(done)
			n, err = u.in.Read(u.buf)
		}()
		select {
		case <-done:
			u.rest, u.err = u.buf[:n], err
		case <-u.ctx.Done():
			u.err = u.ctx.Err()
		}
	}
	n := copy(b, u.rest)
	if u.rest = u.rest[n:]; len(u.rest) > 0 || n > 0 {
		return n, nil
	}
	return n, u.err
}

// OpenOr is OpenFile, or without a path the file that is part of the program.
func OpenOr(path string, embedded []byte) (*File, error) {
	if path == "" {
		return &File{Reader: bytes.NewReader(embedded), Name: "(program)"}, nil
	}
	return OpenFile(path)
}

// Close closes the file, if there is one.
func (f *File) Close() error {
	if f == nil || f.closer == nil {
		return nil
	}
	return f.closer.Close()
}
