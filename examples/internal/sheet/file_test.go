package sheet

import (
	"context"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAReadingEndsWithItsContext(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	text := strings.Repeat("Ani,", 50_000)
	got, err := io.ReadAll(&untilReader{ctx: ctx, in: iotest.HalfReader(strings.NewReader(text))})
	require.NoError(t, err)
	assert.Equal(t, text, string(got))

	keyboard, typist := io.Pipe()
	defer func() { _ = typist.Close() }()
	r := &untilReader{ctx: ctx, in: keyboard}
	stop()
	_, err = io.ReadAll(r)
	assert.ErrorIs(t, err, context.Canceled)
	_, err = r.Read(make([]byte, 1))
	assert.ErrorIs(t, err, context.Canceled, "and stays ended")
}

func TestOtherFilesAreReadAsTheyAre(t *testing.T) {
	f, err := OpenOr("", []byte("a"))
	require.NoError(t, err)
	before := f.Reader
	f.Until(context.Background())
	assert.Same(t, before, f.Reader)
	require.NoError(t, f.Close())
}
