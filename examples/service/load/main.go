// Load asks the service as fast as it answers, over loopback, and prints how fast that
// is next to a handler that does nothing, in the same run on the same machine.
//
//	go run ./load            (in examples/service)
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"sync"
	"text/tabwriter"
	"time"

	vegeta "github.com/tsenart/vegeta/v12/lib"
)

// target is one line of the table.
type target struct {
	name, path, body string
	flags            []string // of the service; none for the empty handler
	empty            bool
}

const (
	tenure = `{"asOf":"2025-09-08","nip":"198503172010011003","level":"jpt-pratama","inaugurated":"2023-09-09"}`
	route  = `{"asOf":"2026-03-01","post":{"level":"jpt-pratama","agency":"regency"},"calendar":{"headInaugurated":"2025-02-20","election":"no"},"reorganised":"no",` +
		`"candidates":[{"level":"jpt-pratama","inaugurated":"2023-05-15","sameAgency":"yes","sameClassification":"no","meetsStandard":"yes","passedUkom":"yes"}]}`
)

func targets(folder string) []target {
	return []target{
		{name: "empty handler", path: "/v1/tenure", body: tenure, empty: true},
		{name: "tenure", path: "/v1/tenure", body: tenure},
		{name: "route, one candidate", path: "/v1/route", body: route},
		{name: "tenure, logged to SQLite", path: "/v1/tenure", body: tenure, flags: []string{"-log", "sqlite:" + filepath.Join(folder, "decisions.db")}},
	}
}

// least is the share of the empty handler's throughput that one tenure verdict must
// reach.
const least = 0.5

func main() {
	duration := flag.Duration("time", 5*time.Second, "time of each line of the table")
	workers := flag.Uint64("workers", 16, "requests in flight at one time")
	most := flag.Uint64("most", 1_000_000, "most requests of each line")
	empty := flag.Bool("empty", false, "serve the empty handler (what this program starts itself)")
	flag.Parse()
	if *empty {
		serveEmpty()
		return
	}
	if err := run(*duration, *workers, *most); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

// serveEmpty is a handler that reads the body and answers nothing.
func serveEmpty() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
	fmt.Fprintf(os.Stderr, "\"address\":%q\n", listener.Addr())
	_ = http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
	}))
}

func run(duration time.Duration, workers, most uint64) error {
	folder, err := os.MkdirTemp("", "load")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	service := filepath.Join(folder, "service")
	if out, err := exec.Command("go", "build", "-o", service, "github.com/seed-133aca06/asnmerit/examples/service").CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	fmt.Printf("%s for each line, %d requests in flight, %d processors for client and service together, %s\n\n", duration, workers, runtime.NumCPU(), runtime.Version())
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "\trequests\terrors\ta second\tof empty\tmedian\tp99\t")
	var base, share float64
	failed := false
	for _, t := range targets(folder) {
		m, err := attack(service, t, duration, workers, most)
		if err != nil {
			return err
		}
		if t.empty {
			base = m.Throughput
		}
		if t.name == "tenure" {
			share = m.Throughput / base
		}
		failed = failed || m.Success < 1 || m.Requests == 0
		fmt.Fprintf(table, "%s\t%d\t%d\t%.0f\t%.0f %%\t%s\t%s\t\n", t.name, m.Requests, m.Requests-uint64(m.StatusCodes["200"]), m.Throughput,
			100*m.Throughput/base, m.Latencies.P50.Round(10*time.Microsecond), m.Latencies.P99.Round(10*time.Microsecond))
		for _, e := range m.Errors {
			fmt.Fprintln(os.Stderr, "load:", t.name+":", e)
		}
	}
	table.Flush()
	switch {
	case failed:
		return errors.New("a request failed")
	case share < least:
		return fmt.Errorf("a tenure verdict has %.0f %% of the empty handler's throughput, want at least %.0f %%", 100*share, 100*least)
	}
	return nil
}

var address = regexp.MustCompile(`"address":"([^"]+)"`)

// attack starts a service of its own for one line of the table, and stops it.
func attack(service string, t target, duration time.Duration, workers, most uint64) (*vegeta.Metrics, error) {
	command := exec.Command(service, append([]string{"-addr", "127.0.0.1:0"}, t.flags...)...)
	if t.empty {
		self, err := os.Executable()
		if err != nil {
			return nil, err
		}
		command = exec.Command(self, "-empty")
	}
	errs, err := command.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	defer command.Wait()
	defer command.Process.Kill()
	at, err := addressIn(errs)
	if err != nil {
		return nil, err
	}
	go io.Copy(io.Discard, errs) // its log

	one := vegeta.NewStaticTargeter(vegeta.Target{Method: "POST", URL: "http://" + at + t.path, Body: []byte(t.body),
		Header: http.Header{"Content-Type": {"application/json"}}})
	var lock sync.Mutex
	bounded := func(next *vegeta.Target) error {
		lock.Lock()
		defer lock.Unlock()
		if most == 0 {
			return vegeta.ErrNoTargets
		}
		most--
		return one(next)
	}
	attacker := vegeta.NewAttacker(vegeta.Workers(workers), vegeta.MaxWorkers(workers), vegeta.Connections(int(workers)), vegeta.Timeout(10*time.Second))
	m := &vegeta.Metrics{}
	for result := range attacker.Attack(bounded, vegeta.Rate{}, duration, t.name) {
		if result.Error == vegeta.ErrNoTargets.Error() {
			attacker.Stop()
			continue
		}
		m.Add(result)
	}
	m.Close()
	return m, nil
}

// addressIn reads the address that a service writes once it listens.
func addressIn(log io.Reader) (string, error) {
	var read bytes.Buffer
	for one := make([]byte, 1); ; {
		if _, err := log.Read(one); err != nil {
			return "", fmt.Errorf("the service did not start: %s", read.String())
		}
		read.Write(one)
		if found := address.FindSubmatch(read.Bytes()); found != nil && one[0] == '\n' {
			return string(found[1]), nil
		}
	}
}
