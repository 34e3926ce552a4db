package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAnOutputFileIsWholeOrNotThere(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "report.html")
	broken := errors.New("half way")
	err := writeTo(path, nil, func(out io.Writer) error {
		_, _ = io.WriteString(out, "half")
		return broken
	})
	require.ErrorIs(t, err, broken)
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Empty(t, left)

	require.NoError(t, writeTo(path, nil, func(out io.Writer) error { _, err := io.WriteString(out, "whole"); return err }))
	assert.Equal(t, "whole", read(t, path))

	var out bytes.Buffer
	require.NoError(t, writeTo("", &out, func(out io.Writer) error { _, err := io.WriteString(out, "standard"); return err }))
	assert.Equal(t, "standard", out.String())

	code, _, stderr := call("-format", "html", "-out", filepath.Join(dir, "no", "such", "folder.html"))
	assert.Equal(t, 1, code)
	assert.NotEmpty(t, stderr)
}
