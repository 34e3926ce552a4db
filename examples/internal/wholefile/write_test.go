package wholefile

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func hello(out io.Writer) error {
	_, err := io.WriteString(out, "hello")
	return err
}

func TestWhatIsWrittenGoesToTheFileOrTheStandardOutput(t *testing.T) {
	dir := t.TempDir()
	var stdout strings.Builder
	require.NoError(t, Write("", &stdout, hello))
	assert.Equal(t, "hello", stdout.String())

	path := filepath.Join(dir, "a.txt")
	require.NoError(t, Write(path, &stdout, hello))
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "hello", string(data))
	assert.Equal(t, "hello", stdout.String(), "nothing more there")

	assert.Error(t, Write(filepath.Join(dir, "no", "such"), &stdout, hello))
}

func TestAWritingThatFailsOrIsInterruptedLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	full := errors.New("no room")
	assert.ErrorIs(t, Write(path, nil, func(out io.Writer) error { return errors.Join(hello(out), full) }), full)
	assert.Empty(t, left(t, dir))

	for name, when := range map[string]func(stop func(), out io.Writer) error{
		"before the first byte": func(stop func(), out io.Writer) error { stop(); return hello(out) },
		"behind the last one":   func(stop func(), out io.Writer) error { defer stop(); return hello(out) },
	} {
		ctx, stop := context.WithCancel(context.Background())
		assert.ErrorIs(t, writeUntil(ctx, path, func(out io.Writer) error { return when(stop, out) }), ErrInterrupted, name)
		assert.Empty(t, left(t, dir), name)
	}
}
