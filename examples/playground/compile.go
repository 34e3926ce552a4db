package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// bridge is the program that is compiled to WebAssembly.
const bridge = "github.com/seed-133aca06/asnmerit/examples/playground/wasm"

// compile compiles the bridge with the Go of this machine, which finds it from the
// folder that the program was started in, and returns it with the script that the
// same Go wants in the page beside it.
func compile(ctx context.Context) (wasm, glue []byte, err error) {
	folder, err := os.MkdirTemp("", "asnmerit-playground-")
	if err != nil {
		return nil, nil, err
	}
	defer os.RemoveAll(folder)
	file := filepath.Join(folder, "playground.wasm")
	if _, err := goTool(ctx, "build", "-trimpath", "-ldflags=-s -w", "-o", file, bridge); err != nil {
		return nil, nil, err
	}
	root, err := goTool(ctx, "env", "GOROOT")
	if err != nil {
		return nil, nil, err
	}
	if wasm, err = os.ReadFile(file); err != nil {
		return nil, nil, err
	}
	glue, err = os.ReadFile(filepath.Join(root, "lib", "wasm", "wasm_exec.js"))
	return wasm, glue, err
}

// goTool runs the go command for WebAssembly and returns what it prints.
func goTool(ctx context.Context, args ...string) (string, error) {
	var stdout, stderr bytes.Buffer
	command := exec.CommandContext(ctx, "go", args...)
	command.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0", "GOFLAGS="+portable(os.Getenv("GOFLAGS")))
	command.Stdout, command.Stderr = &stdout, &stderr
	switch err := command.Run(); {
	case ctx.Err() != nil:
		return "", errors.New("interrupted while compiling")
	case errors.Is(err, exec.ErrNotFound):
		return "", errors.New("the go command is not on the path; the page is compiled with it")
	case err != nil:
		return "", fmt.Errorf("go %s: %w\n%s(start the program within the repository)", args[0], err, &stderr)
	}
	return strings.TrimSpace(stdout.String()), nil
}

// portable leaves out the flags that WebAssembly does not know.
func portable(flags string) string {
	return strings.Join(slices.DeleteFunc(strings.Fields(flags), func(flag string) bool {
		name, _, _ := strings.Cut(strings.TrimLeft(flag, "-"), "=")
		return slices.Contains([]string{"race", "msan", "asan", "cover", "buildmode"}, name)
	}), " ")
}
