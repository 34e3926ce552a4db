// Service answers the questions of asnmerit over HTTP: a small service to copy from.
// Without a flag it listens on loopback and keeps nothing.
//
//	service [flags]              serve
//	service verify-log [flags]   walk the chain of a decision log
package main

import (
	"context"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// The exit codes of the program.
const (
	exitOK = iota
	exitProblem
	exitUsage
)

// logVariable is the environment variable in which -log may stand: a DSN with a
// password does not belong on a command line.
const logVariable = "ASNMERIT_LOG"

func main() {
	// Answers are garbage as soon as they are sent, and the heap is small: at the default
	// of 100 a busy service would collect it a hundred times a second.
	debug.SetGCPercent(800)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	if len(args) > 0 && args[0] == "verify-log" {
		return runVerify(ctx, args[1:], stdout, stderr)
	}
	return runServe(ctx, args, stderr)
}

func runServe(ctx context.Context, args []string, stderr io.Writer) int {
	flags := flag.NewFlagSet("service", flag.ContinueOnError)
	flags.SetOutput(stderr)
	l := standardLimits
	address := flags.String("addr", "127.0.0.1:8080", "`address` to listen on; the service asks nobody who he is, so put a gateway before any other than loopback")
	where := flags.String("log", os.Getenv(logVariable), "decision log: sqlite (that is sqlite:"+defaultLog+"), sqlite:PATH or postgres://…; none by default; or $"+logVariable)
	grace := flags.Duration("grace", 10*time.Second, "time to end what has begun, after SIGTERM")
	flags.Int64Var(&l.body, "max-body", l.body, "most `bytes` of a request, and of a line of a batch")
	flags.Int64Var(&l.batch, "max-batch", l.batch, "most `bytes` of a batch")
	flags.DurationVar(&l.request, "max-time", l.request, "most time to send a body, or the next line of a batch")
	flags.IntVar(&l.connections, "max-connections", l.connections, "most connections")
	flags.IntVar(&l.turns, "max-turns", l.turns, "most questions answered at one time")
	if err := flags.Parse(args); err != nil {
		return usage(err)
	}
	if flags.NArg() > 0 || l.body < 1 || l.batch < 1 || l.request <= 0 || l.connections < 1 || l.turns < 1 {
		fmt.Fprintln(stderr, "service: want flags alone, and every limit above 0; see -help")
		return exitUsage
	}
	logger := newLogger(stderr)
	var log *decisionLog
	if *where != "" {
		var err error
		if log, err = openLog(ctx, *where); err != nil {
			logger.Error("decision log", "error", err)
			return exitProblem
		}
	}
	listener, err := net.Listen("tcp", *address)
	if err != nil {
		logger.Error("listening", "error", err)
		return exitProblem
	}
	logger.Info("listening", "address", listener.Addr().String(), "log", log != nil)
	err = newServer(l, log, logger).serve(ctx, listener, *grace)
	if log != nil && err == nil { // after a stop that was cut short, somebody may still append
		err = log.close()
	}
	if err != nil {
		logger.Error("stopped", "error", err)
		return exitProblem
	}
	logger.Info("stopped")
	return exitOK
}

func usage(err error) int {
	if errors.Is(err, flag.ErrHelp) {
		return exitOK
	}
	return exitUsage
}

func runVerify(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("verify-log", flag.ContinueOnError)
	flags.SetOutput(stderr)
	where := flags.String("log", os.Getenv(logVariable), "decision log: sqlite, sqlite:PATH or postgres://…; or $"+logVariable)
	holds := flags.String("holds", "", "a receipt, as `SEQ:DIGEST`, that the log must still hold")
	if err := flags.Parse(args); err != nil {
		return usage(err)
	}
	kept, err := parseReceipt(*holds)
	if err != nil || *where == "" || flags.NArg() > 0 {
		fmt.Fprintln(stderr, "verify-log: want -log, and with -holds a receipt such as 12:0f…; see -help")
		return exitUsage
	}
	found := *holds == ""
	last, err := verifyLog(ctx, *where, func(r receipt) { found = found || r == kept })
	if err == nil && !found {
		err = fmt.Errorf("%w: it does not hold the receipt %s", errBroken, *holds)
	}
	if err != nil {
		fmt.Fprintln(stderr, "verify-log:", err)
		return exitProblem
	}
	fmt.Fprintf(stdout, "%d decisions, each as its digest says and chained to the one before it.\nLast receipt: %d:%s\n", last.seq, last.seq, last.digest)
	return exitOK
}

// parseReceipt reads a receipt in the form 12:0f….
func parseReceipt(s string) (r receipt, err error) {
	if s == "" {
		return r, nil
	}
	seq, sum, _ := strings.Cut(s, ":")
	if r.seq, err = strconv.ParseInt(seq, 10, 64); err != nil {
		return r, err
	}
	raw, err := hex.DecodeString(sum)
	if err != nil || len(raw) != len(r.digest) {
		return r, errors.New("no digest")
	}
	copy(r.digest[:], raw)
	return r, nil
}
