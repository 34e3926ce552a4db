// Load asks the service as fast as it answers, over loopback, and prints how fast that
// is next to a handler that does nothing, in the same run on the same machine.
//
//	GOWORK=off go run ./load            (in examples/service)
//
// It fails where a request does; with -least 50 also where a tenure verdict has less
// than half of that handler's throughput.
package main

import (
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
	"sync/atomic"
	"text/tabwriter"
	"time"

	vegeta "github.com/tsenart/vegeta/v12/lib"
)

// target is one line of the table.
type target struct {
	name, path, body string
	flags            []string // of the service; none for the empty handler
	empty            bool

	at    string
	spent time.Duration
	vegeta.Metrics
}

// rounds is how many times each line has its turn.
const rounds = 10

const (
	worded = `{"asOf":"2025-09-08","texts":["id"],"nip":"198503172010011003","level":"jpt-pratama","inaugurated":"2023-09-09"}`
	tenure = `{"asOf":"2025-09-08","nip":"198503172010011003","level":"jpt-pratama","inaugurated":"2023-09-09"}`
	route  = `{"asOf":"2026-03-01","post":{"level":"jpt-pratama","agency":"regency"},"calendar":{"headInaugurated":"2025-02-20","election":"no"},"reorganised":"no",` +
		`"candidates":[{"level":"jpt-pratama","inaugurated":"2023-05-15","sameAgency":"yes","sameClassification":"no","meetsStandard":"yes","passedUkom":"yes"}]}`
)

func targets(folder string) []target {
	return []target{
		{name: "empty handler", path: "/v1/tenure", body: tenure, empty: true},
		{name: "tenure", path: "/v1/tenure", body: tenure},
		{name: "tenure, in words", path: "/v1/tenure", body: worded},
		{name: "route, one candidate", path: "/v1/route", body: route},
		{name: "tenure, logged to SQLite", path: "/v1/tenure", body: tenure, flags: []string{"-log", "sqlite:" + filepath.Join(folder, "decisions.db")}},
	}
}

func main() {
	duration := flag.Duration("time", 5*time.Second, "time of each line of the table")
	workers := flag.Uint64("workers", 16, "requests in flight at one time")
	most := flag.Uint64("most", 1_000_000, "most requests of each line")
	least := flag.Int("least", 0, "fail where a tenure verdict has less than so many `per cent` of the empty handler's throughput")
	empty := flag.Bool("empty", false, "serve the empty handler (what this program starts itself)")
	flag.Parse()
	if *empty {
		serveEmpty()
		return
	}
	if err := run(*duration, *workers, *most, *least); err != nil {
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

func run(duration time.Duration, workers, most uint64, least int) error {
	folder, err := os.MkdirTemp("", "load")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	service := filepath.Join(folder, "service")
	if out, err := exec.Command("go", "build", "-o", service, "github.com/seed-133aca06/asnmerit/examples/service").CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	lines := targets(folder)
	for i := range lines {
		stop, err := lines[i].start(service)
		if err != nil {
			return err
		}
		defer stop()
	}
	// In turns, so that what else the machine does falls on all alike.
	for range rounds {
		for i := range lines {
			lines[i].attack(duration/rounds, workers, most/rounds)
		}
	}
	fmt.Printf("%s for each line in %d turns, %d requests in flight, %d processors for client and service together, %s\n\n", duration, rounds, workers, runtime.NumCPU(), runtime.Version())
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "\trequests\terrors\ta second\tof empty\tmedian\tp99\t")
	base, failed := lines[0].rate(), false
	for i := range lines {
		t := &lines[i]
		t.Close()
		errs := t.Requests - uint64(t.StatusCodes["200"])
		failed = failed || errs > 0 || t.Requests == 0
		fmt.Fprintf(table, "%s\t%d\t%d\t%.0f\t%.0f %%\t%s\t%s\t\n", t.name, t.Requests, errs, t.rate(), 100*t.rate()/base,
			t.Latencies.P50.Round(10*time.Microsecond), t.Latencies.P99.Round(10*time.Microsecond))
		for _, e := range t.Errors {
			fmt.Fprintln(os.Stderr, "load:", t.name+":", e)
		}
	}
	table.Flush()
	switch share := 100 * lines[1].rate() / base; {
	case failed:
		return errors.New("a request failed")
	case share < float64(least):
		return fmt.Errorf("a tenure verdict has %.0f %% of the empty handler's throughput, want at least %d %%", share, least)
	}
	return nil
}

var address = regexp.MustCompile(`"address":"([^"]+)"`)

// start starts a service of the target's own, and returns what ends it.
func (t *target) start(service string) (stop func(), err error) {
	command := exec.Command(service, append([]string{"-addr", "127.0.0.1:0"}, t.flags...)...)
	if t.empty {
		self, err := os.Executable()
		if err != nil {
			return nil, err
		}
		command = exec.Command(self, "-empty")
	}
	// To a file, as services log; through a pipe this program would pay for it.
	log, err := os.CreateTemp(filepath.Dir(service), "log")
	if err != nil {
		return nil, err
	}
	defer log.Close()
	command.Stderr = log
	if err := command.Start(); err != nil {
		return nil, err
	}
	stop = func() {
		_ = command.Process.Kill()
		_ = command.Wait()
	}
	if t.at, err = addressIn(log.Name()); err != nil {
		stop()
		return nil, err
	}
	return stop, nil
}

// attack asks for a while, most times at most.
func (t *target) attack(duration time.Duration, workers, most uint64) {
	one := vegeta.NewStaticTargeter(vegeta.Target{Method: "POST", URL: "http://" + t.at + t.path, Body: []byte(t.body),
		Header: http.Header{"Content-Type": {"application/json"}}})
	var asked atomic.Uint64
	bounded := func(next *vegeta.Target) error {
		if asked.Add(1) > most {
			return vegeta.ErrNoTargets
		}
		return one(next)
	}
	attacker := vegeta.NewAttacker(vegeta.Workers(workers), vegeta.MaxWorkers(workers), vegeta.Connections(int(workers)), vegeta.Timeout(10*time.Second))
	start := time.Now()
	for result := range attacker.Attack(bounded, vegeta.Rate{}, duration, t.name) {
		if result.Error == vegeta.ErrNoTargets.Error() {
			attacker.Stop()
			continue
		}
		t.Add(result)
	}
	t.spent += time.Since(start)
}

// rate is how many requests were answered a second.
func (t *target) rate() float64 { return float64(t.StatusCodes["200"]) / t.spent.Seconds() }

// addressIn waits for the address that a service writes once it listens.
func addressIn(log string) (string, error) {
	var written []byte
	for range 1000 {
		var err error
		if written, err = os.ReadFile(log); err != nil {
			return "", err
		}
		if found := address.FindSubmatch(written); found != nil {
			return string(found[1]), nil
		}
		time.Sleep(10 * time.Millisecond)
	}
	return "", fmt.Errorf("the service did not start: %s", written)
}
