package wholefile

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func left(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestAFileIsWholeOrNotThere(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "report.html")

	f, err := Create(path)
	require.NoError(t, err)
	_, err = io.WriteString(f, "half")
	require.NoError(t, err)
	assert.NoFileExists(t, path)
	f.Abort()
	f.Abort()
	assert.Empty(t, left(t, dir))

	f, err = Create(path)
	require.NoError(t, err)
	_, err = io.WriteString(f, "whole")
	require.NoError(t, err)
	require.NoError(t, f.Commit())
	f.Abort()
	assert.Equal(t, []string{"report.html"}, left(t, dir))
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "whole", string(data))
}

func TestWhatIsThereStaysUntilTheEndAndKeepsItsRights(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.csv")
	require.NoError(t, os.WriteFile(path, []byte("of yesterday"), 0o600))
	f, err := Create(path)
	require.NoError(t, err)
	_, err = io.WriteString(f, "of today")
	require.NoError(t, err)
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "of yesterday", string(data))
	require.NoError(t, f.Commit())
	info, err := os.Stat(path)
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o600), info.Mode().Perm())
}

func TestAFileThatCannotBeBegunSaysSo(t *testing.T) {
	dir := t.TempDir()
	for _, path := range []string{dir, filepath.Join(dir, "no", "such", "x")} {
		_, err := Create(path)
		assert.Error(t, err, path)
	}
	assert.Empty(t, left(t, dir))
}
