// Package golden compares the output of a program with a file that holds what it
// should be. The flag -update writes the files anew:
//
//	go test ./examples/kupang -update
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Update reports whether the golden files are to be written anew.
func Update() bool { return *update }

// Assert fails the test where got differs from the file testdata/name.
func Assert(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err, "run the test with -update to write the file")
	assert.Equal(t, string(want), got, "output differs from %s; if it should, run the test with -update and read the difference", file)
}
