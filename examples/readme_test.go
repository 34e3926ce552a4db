package examples_test

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/examples/internal/golden"
)

// block is a piece of output in the README: a comment that names the golden file,
// the number of lines and how the first of them begins, then the lines.
var block = regexp.MustCompile("(?s)(<!-- output (\\S+) (\\d+) ([^\n]+) -->\n```text\n)(.*?)```\n")

// filled returns the README with every block as the golden files have it.
func filled(t *testing.T, readme string) string {
	t.Helper()
	return block.ReplaceAllStringFunc(readme, func(whole string) string {
		part := block.FindStringSubmatch(whole)
		head, file, begins := part[1], part[2], part[4]
		count, err := strconv.Atoi(part[3])
		require.NoError(t, err)
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		lines := strings.Split(string(data), "\n")
		for i, line := range lines {
			if strings.HasPrefix(line, begins) {
				require.LessOrEqual(t, i+count, len(lines), "%s has no %d lines from %q on", file, count, begins)
				return head + strings.TrimRight(strings.Join(lines[i:i+count], "\n"), "\n") + "\n```\n"
			}
		}
		require.Failf(t, "no such line", "%s has no line that begins with %q", file, begins)
		return whole
	})
}

func TestTheREADMEShowsWhatTheProgramsPrint(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	want := filled(t, string(readme))
	if golden.Update() {
		require.NoError(t, os.WriteFile("README.md", []byte(want), 0o644))
	} else {
		assert.Equal(t, want, string(readme), "run the test with -update")
	}
	for _, program := range []string{"roster", "kupang", "kayongutara", "tegal", "ternate", "pontianak", "meritindex", "selection", "ninebox", "profilematch", "move"} {
		assert.Contains(t, want, "go run ./examples/"+program)
		assert.Contains(t, want, "<!-- output "+program+"/testdata/")
	}
}
