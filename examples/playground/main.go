// Command playground shows the library in a browser: one page, Indonesian and
// English, on which one enters an official and a vacant post and reads the verdict,
// its articles and the first possible date. It compiles the library to WebAssembly
// with the Go that runs it, serves the page on this machine alone and prints its
// address. The page needs no network: once open it asks for nothing more.
//
//	go run ./examples/playground
//	go run ./examples/playground -addr 127.0.0.1:8080
//	go run ./examples/playground -out site
//
// With -out it writes the page, one file index.html, to be published anywhere or
// opened from the disk. It exits with 0, with 1 where it could not build or serve and
// with 2 where the command line is wrong.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("playground", flag.ContinueOnError)
	flags.SetOutput(stderr)
	addr := flags.String("addr", "127.0.0.1:0", "`address` to serve on; port 0 is any free one")
	out := flags.String("out", "", "`folder` to write the page to, instead of serving it")
	if code, done := page.Parse(flags, args, 0, stderr); done {
		return code
	}
	if err := show(ctx, *addr, *out, build, stdout, stderr); err != nil {
		fmt.Fprintln(stderr, "playground:", err)
		return page.ExitProblem
	}
	return page.ExitOK
}

// show builds the page and writes it to the folder or, without one, serves it until
// the context ends.
func show(ctx context.Context, addr, out string, build func(context.Context, io.Writer) (site, error), stdout, stderr io.Writer) error {
	if out != "" {
		if err := os.MkdirAll(out, 0o755); err != nil { // before the work that would be for nothing
			return err
		}
		s, err := build(ctx, stderr)
		if err != nil {
			return err
		}
		file := filepath.Join(out, "index.html")
		if err := write(file, s.plain); err != nil {
			return err
		}
		fmt.Fprintln(stdout, file)
		return nil
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	s, err := build(ctx, stderr)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	fmt.Fprintf(stdout, "http://%s/\n", listener.Addr())
	fmt.Fprintln(stderr, "stop with Ctrl-C; an open page goes on working")
	return serve(ctx, listener, s)
}

// build makes the page and tells how large it is.
func build(ctx context.Context, stderr io.Writer) (site, error) {
	fmt.Fprintln(stderr, "compiling the library to WebAssembly …")
	wasm, glue, err := compile(ctx)
	if err != nil {
		return site{}, err
	}
	s, err := newSite(wasm, glue)
	if err == nil {
		fmt.Fprintf(stderr, "one page of %s, %s compressed, of which the library is %s, %s compressed\n",
			size(len(s.plain)), size(len(s.zipped)), size(len(wasm)), size(s.wasmZipped))
	}
	return s, err
}

// serve serves the page until the context ends, and then lets go of it in order.
func serve(ctx context.Context, listener net.Listener, s site) error {
	server := &http.Server{Handler: s, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	err := server.Shutdown(last)
	if ended := <-ended; !errors.Is(ended, http.ErrServerClosed) {
		err = errors.Join(err, ended)
	}
	return err
}

// write writes a file that is whole or not there, into a folder that is.
func write(file string, data []byte) error {
	part, err := os.CreateTemp(filepath.Dir(file), ".index-*")
	if err != nil {
		return err
	}
	defer os.Remove(part.Name()) // gone already where all went well
	_, err = part.Write(data)
	if err = errors.Join(err, part.Chmod(0o644), part.Close()); err != nil {
		return err
	}
	return os.Rename(part.Name(), file)
}

func size(bytes int) string { return fmt.Sprintf("%.1f MB", float64(bytes)/1e6) }
