package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/examples/internal/golden"
)

// console is a block of the README that shows commands, each after a $, and what they
// print.
var console = regexp.MustCompile("(?s)(```console\n)(.*?)(```\n)")

func TestTheREADMEShowsWhatAUserSees(t *testing.T) {
	if _, err := exec.LookPath("curl"); err != nil {
		const want = "no curl, with which the README asks"
		if os.Getenv("CI") != "" {
			require.Fail(t, want)
		}
		t.Skip(want)
	}
	folder := t.TempDir()
	p := launch(t, "-log", "sqlite:"+filepath.Join(folder, defaultLog))
	require.NoError(t, os.Symlink(p.Path, filepath.Join(folder, "service")))
	const shown = "http://127.0.0.1:8080"
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	want := console.ReplaceAllStringFunc(string(readme), func(block string) string {
		parts := console.FindStringSubmatch(block)
		var out strings.Builder
		var command string
		for line := range strings.Lines(parts[2]) {
			first := strings.HasPrefix(line, "$ ")
			if !first && command == "" {
				continue // printed before
			}
			out.WriteString(line)
			command += strings.TrimPrefix(line, "$ ")
			if strings.HasSuffix(line, "\\\n") {
				continue
			}
			run := exec.Command("sh", "-c", strings.ReplaceAll(command, shown, p.url))
			run.Dir = folder
			printed, _ := run.CombinedOutput() // a refusal has an exit code too
			if text := strings.TrimRight(string(printed), "\n"); text != "" {
				out.WriteString(strings.ReplaceAll(text, p.url, shown) + "\n")
			}
			command = ""
		}
		return parts[1] + out.String() + parts[3]
	})
	if golden.Update() {
		require.NoError(t, os.WriteFile("README.md", []byte(want), 0o644))
		return
	}
	assert.Equal(t, want, string(readme), "run the test with -update")
}

func TestTheREADMEDescribesEveryKindOfProblemAndEveryPath(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	for _, p := range []Problem{notJSON, invalid, tooLarge, tooSlow, wrongMedia, notFound, badMethod, busy, notLogged, internal} {
		assert.Contains(t, string(readme), "\n### "+kindOf(p)+"\n", "where %s leads", p.Type)
	}
	for path := range document()["paths"].(object) {
		assert.Contains(t, string(readme), "`"+path+"`")
	}
}
