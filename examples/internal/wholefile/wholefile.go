// Package wholefile writes files that are there whole or not at all: what is written
// goes to a file beside, which takes the place of the other at the end.
package wholefile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// File is a file in the making. End it with [File.Commit]; [File.Abort] after that
// does nothing, so it can be deferred.
type File struct {
	*os.File
	path string
	done bool
}

// Create begins the file at the path. What is there already stays until Commit.
func Create(path string) (*File, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, &fs.PathError{Op: "create", Path: path, Err: errors.New("is a directory")}
	}
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*.part")
	if err != nil {
		return nil, err
	}
	return &File{File: file, path: path}, nil
}

// Commit puts the file in its place. Where that fails, it is removed.
func (f *File) Commit() error {
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(f.path); err == nil {
		mode = info.Mode().Perm()
	}
	err := errors.Join(f.Chmod(mode), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), f.path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	f.done = true
	return err
}

// Abort gives the file up.
func (f *File) Abort() {
	if !f.done {
		f.done = true
		_ = f.Close()
		_ = os.Remove(f.Name())
	}
}
