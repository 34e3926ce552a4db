package examples_test

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/examples/internal/golden"
)

// marked returns the block of code in the README that follows the mark.
func marked(t *testing.T, readme, mark string) string {
	t.Helper()
	found := regexp.MustCompile("(?s)<!-- service: " + regexp.QuoteMeta(mark) + " -->\n```[a-z]+\n(.*?)```\n").FindStringSubmatch(readme)
	require.NotNil(t, found, "the README has no block %q", mark)
	return found[1]
}

// answers is what the README shows that the service answers.
var answers = regexp.MustCompile("(?s)(<!-- service: ask -->\n```sh\n.*?```\n\n```text\n)(.*?)```\n")

// A new user has the README and an empty folder outside the repository.
func TestTheServiceOfTheREADMEIsBuiltAndAnswersInAnEmptyFolder(t *testing.T) {
	if _, err := exec.LookPath("curl"); err != nil {
		const want = "no curl, with which the README asks"
		if os.Getenv("CI") != "" {
			require.Fail(t, want)
		}
		t.Skip(want)
	}
	data, err := os.ReadFile("../README.md")
	require.NoError(t, err)
	readme := string(data)
	clone, err := filepath.Abs("..")
	require.NoError(t, err)
	folder := t.TempDir()
	program := marked(t, readme, "main.go")
	assert.LessOrEqual(t, strings.Count(program, "\n"), 55, "a service of fifty lines")
	// A port of its own, so that two tests may run at one time.
	free, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	address := free.Addr().String()
	require.NoError(t, free.Close())
	const shown = "127.0.0.1:8081"
	require.Contains(t, program, shown)
	require.NoError(t, os.WriteFile(filepath.Join(folder, "main.go"), []byte(strings.Replace(program, shown, address, 1)), 0o644))

	shell := func(script string) *exec.Cmd {
		command := exec.Command("sh", "-euc", script)
		command.Dir = folder
		command.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=", "CLONE="+clone)
		return command
	}
	build := strings.Replace(marked(t, readme, "build"), "go run .\n", "go build -o service .\n", 1)
	out, err := shell(build).CombinedOutput()
	require.NoError(t, err, "%s", out)

	service := exec.Command(filepath.Join(folder, "service"))
	require.NoError(t, service.Start())
	t.Cleanup(func() {
		_ = service.Process.Kill()
		_ = service.Wait()
	})
	require.Eventually(t, func() bool {
		conn, err := net.Dial("tcp", address)
		if err == nil {
			_ = conn.Close()
		}
		return err == nil
	}, 10*time.Second, 10*time.Millisecond, "it does not listen")
	got, err := shell(strings.ReplaceAll(marked(t, readme, "ask"), shown, address)).CombinedOutput()
	require.NoError(t, err, "%s", got)

	want := answers.ReplaceAllStringFunc(readme, func(whole string) string {
		return answers.FindStringSubmatch(whole)[1] + string(got) + "```\n"
	})
	if golden.Update() {
		require.NoError(t, os.WriteFile("../README.md", []byte(want), 0o644))
		return
	}
	assert.Equal(t, want, readme, "run the test with -update")
}
