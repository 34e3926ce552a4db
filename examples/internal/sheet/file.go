package sheet

import (
	"bytes"
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
