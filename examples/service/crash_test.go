package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// built returns the program of the service, compiled once.
var built = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "service")
	if err != nil {
		return "", err
	}
	program := filepath.Join(folder, "service")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return program, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if program, err := built(); err == nil {
		_ = os.RemoveAll(filepath.Dir(program))
	}
	os.Exit(code)
}

// runWithTest starts a command that ends with the test, also with one that is itself killed,
// and returns what is closed when it has ended. The signal comes when the thread that
// started the command ends, so that is kept for as long.
func runWithTest(t *testing.T, command *exec.Cmd) (ended chan struct{}) {
	t.Helper()
	if command.SysProcAttr == nil {
		command.SysProcAttr = &syscall.SysProcAttr{}
	}
	command.SysProcAttr.Pdeathsig = syscall.SIGKILL
	started := make(chan error)
	ended = make(chan struct{})
	go func() {
		runtime.LockOSThread()
		err := command.Start()
		started <- err
		if err == nil {
			_ = command.Wait()
		}
		close(ended)
	}()
	require.NoError(t, <-started)
	t.Cleanup(func() {
		_ = command.Process.Kill()
		<-ended
	})
	return ended
}

// process is the service as a process of its own, which can be killed.
type process struct {
	*exec.Cmd
	ended chan struct{}
	url   string
}

func launch(t *testing.T, args ...string) *process {
	t.Helper()
	program, err := built()
	require.NoError(t, err)
	p := &process{Cmd: exec.Command(program, append([]string{"-addr", "127.0.0.1:0"}, args...)...)}
	log, out := io.Pipe() // not StderrPipe, which Wait closes before it is read
	p.Stderr = out
	p.ended = runWithTest(t, p.Cmd)
	lines := json.NewDecoder(log)
	var line struct{ Msg, Address, Error string }
	for line.Address == "" {
		require.NoError(t, lines.Decode(&line), "the service did not start: %s", line.Error)
	}
	p.url = "http://" + line.Address
	go func() { _, _ = io.Copy(io.Discard, io.MultiReader(lines.Buffered(), log)) }()
	return p
}

// kill ends a process as kill -9 does: nothing of it runs any more.
func (p *process) kill(t *testing.T) {
	t.Helper()
	require.NoError(t, p.Process.Signal(syscall.SIGKILL))
	<-p.ended
}

// writers ask the service without a pause and keep every receipt that it acknowledges.
type writers struct {
	stop         context.CancelFunc
	wait         sync.WaitGroup
	lock         sync.Mutex
	acknowledged map[int64]string
}

func (w *writers) count() int {
	w.lock.Lock()
	defer w.lock.Unlock()
	return len(w.acknowledged)
}

func (w *writers) keep(seq, digest string) {
	n, err := strconv.ParseInt(seq, 10, 64)
	if err != nil {
		return
	}
	w.lock.Lock()
	defer w.lock.Unlock()
	w.acknowledged[n] = digest
}

// write starts writers on a service: six that ask one at a time, two that send batches.
func (w *writers) write(p *process) {
	ctx, stop := context.WithCancel(context.Background())
	w.stop = stop
	const facts = `{"asOf":"2025-09-08","level":"jpt-pratama","inaugurated":"2023-09-09"}`
	ask := func(path, media, body string, got func(*http.Response)) {
		w.wait.Go(func() {
			for ctx.Err() == nil {
				request, _ := http.NewRequestWithContext(ctx, "POST", p.url+path, strings.NewReader(body))
				request.Header.Set("Content-Type", media)
				response, err := http.DefaultClient.Do(request)
				if err != nil {
					time.Sleep(5 * time.Millisecond) // it was killed, or is not there again yet
					continue
				}
				got(response)
				_ = response.Body.Close()
			}
		})
	}
	for range 6 {
		ask("/v1/tenure", "application/json", facts, func(response *http.Response) {
			// Acknowledged is what came whole.
			if _, err := io.Copy(io.Discard, response.Body); err == nil && response.StatusCode == http.StatusOK {
				w.keep(response.Header.Get("Decision-Seq"), response.Header.Get("Decision-Digest"))
			}
		})
	}
	for range 2 {
		ask("/v1/batch", jsonLines, strings.Repeat(`{"ask":"tenure","facts":`+facts+"}\n", 50), func(response *http.Response) {
			for answers := json.NewDecoder(response.Body); ; {
				var reply BatchReply
				if answers.Decode(&reply) != nil {
					return
				}
				if reply.Problem == nil {
					w.keep(strconv.FormatInt(reply.Seq, 10), reply.Digest)
				}
			}
		})
	}
}

func (w *writers) end() {
	w.stop()
	w.wait.Wait()
	http.DefaultClient.CloseIdleConnections()
}

// busy waits until so many more decisions are acknowledged.
func (w *writers) busy(t *testing.T, more int) {
	t.Helper()
	want := w.count() + more
	require.Eventually(t, func() bool { return w.count() >= want }, 30*time.Second, time.Millisecond, "nothing was acknowledged")
}

// nothingLost walks the log and finds every acknowledged decision in it.
func (w *writers) nothingLost(t *testing.T, where string) {
	t.Helper()
	held := map[int64]string{}
	last, err := verifyLog(t.Context(), where, func(r receipt) { held[r.seq] = r.digest.String() })
	require.NoError(t, err)
	lost := 0
	for seq, digest := range w.acknowledged {
		if held[seq] != digest {
			lost++
		}
	}
	assert.Zero(t, lost, "of %d acknowledged decisions, with %d in the log", len(w.acknowledged), last.seq)
	t.Logf("%d decisions acknowledged, %d in the log, %d lost", len(w.acknowledged), last.seq, lost)
}

const killings = 4

// forbidden are statements that the triggers refuse.
var forbidden = []string{
	`UPDATE decisions SET question = 'x' WHERE seq = 2`,
	`UPDATE decisions SET digest = digest`,
	`DELETE FROM decisions WHERE seq = 3`,
	`DELETE FROM decisions`,
}

// manyAtOnce has two services with one log append at the same time.
func manyAtOnce(t *testing.T, where string) {
	t.Helper()
	var logs []*decisionLog
	for range 2 {
		log, err := openLog(t.Context(), where)
		require.NoError(t, err)
		logs = append(logs, log)
	}
	var wait sync.WaitGroup
	var lock sync.Mutex
	seen := map[int64]digest{}
	for i := range 40 {
		wait.Go(func() {
			receipts, err := logs[i%2].append(context.Background(), []decision{{"a", []byte{byte(i)}, []byte("x")}, {"b", []byte{byte(i)}, []byte("y")}})
			if !assert.NoError(t, err) {
				return
			}
			lock.Lock()
			defer lock.Unlock()
			for _, r := range receipts {
				seen[r.seq] = r.digest
			}
		})
	}
	wait.Wait()
	for _, log := range logs {
		require.NoError(t, log.close())
	}
	assert.Len(t, seen, 80)
	_, err := verifyLog(t.Context(), where, func(r receipt) { assert.Equal(t, seen[r.seq], r.digest) })
	require.NoError(t, err)
}
func TestManyAtOnceAreEachChainedOnceInPostgreSQL(t *testing.T) {
	db := newCluster(t)
	db.start(t)
	manyAtOnce(t, db.dsn)
}

func TestKillingServiceAndServerLosesNoAcknowledgedDecisionInPostgreSQL(t *testing.T) {
	db := newCluster(t)
	db.start(t)
	w := &writers{acknowledged: map[int64]string{}}
	for i := range killings {
		p := launch(t, "-log", db.dsn)
		w.write(p)
		w.busy(t, 100)
		switch i % 3 {
		case 0: // the service
			p.kill(t)
		case 1: // the server: the service goes on once it is there again
			db.kill(t)
			db.start(t)
			w.busy(t, 100)
			p.kill(t)
		case 2: // both
			db.kill(t)
			p.kill(t)
			db.start(t)
		}
		w.end()
		w.nothingLost(t, db.dsn)
	}

	conn, err := sql.Open("pgx", db.dsn)
	require.NoError(t, err)
	defer conn.Close()
	for _, statement := range append(forbidden, `TRUNCATE decisions`) {
		_, err := conn.Exec(statement)
		require.ErrorContains(t, err, "can only be added to", statement)
	}
	_, err = conn.Exec(`ALTER TABLE decisions DISABLE TRIGGER ALL; UPDATE decisions SET answer = '' WHERE seq = 7`)
	require.NoError(t, err)
	_, err = verifyLog(t.Context(), db.dsn, func(receipt) {})
	require.ErrorIs(t, err, errBroken)
	require.ErrorContains(t, err, "decision 7 is not what its digest says")

	// A server that may lose what it has committed is refused.
	db.kill(t)
	db.start(t, "-c", "fsync=off")
	_, err = openLog(t.Context(), db.dsn)
	require.ErrorContains(t, err, "the database may lose what it has committed")
}

// cluster is a PostgreSQL of the test's own, reached through a socket in its folder.
type cluster struct {
	bin, folder, dsn string
	as               *syscall.Credential // it refuses to run as root
	server           *exec.Cmd
	ended            chan struct{}
}

func newCluster(t *testing.T) *cluster {
	t.Helper()
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		const want = "no PostgreSQL under /usr/lib/postgresql: install Debian's postgresql"
		if os.Getenv("CI") != "" {
			require.Fail(t, want)
		}
		t.Skip(want)
	}
	slices.Sort(found)
	folder, err := os.MkdirTemp("", "pg") // a short path, for that of a socket has at most 107 bytes
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	c := &cluster{bin: filepath.Dir(found[len(found)-1]), folder: folder, dsn: "postgres://postgres@/postgres?host=" + folder}
	if os.Getuid() == 0 {
		owner, err := user.Lookup("postgres")
		require.NoError(t, err)
		uid, _ := strconv.Atoi(owner.Uid)
		gid, _ := strconv.Atoi(owner.Gid)
		require.NoError(t, os.Chown(folder, uid, gid))
		c.as = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	}
	out, err := c.command("initdb", "-D", folder+"/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync").CombinedOutput()
	require.NoError(t, err, "%s", out)
	return c
}

func (c *cluster) command(program string, args ...string) *exec.Cmd {
	command := exec.Command(filepath.Join(c.bin, program), args...)
	command.Dir = c.folder
	command.SysProcAttr = &syscall.SysProcAttr{Credential: c.as}
	return command
}

func (c *cluster) start(t *testing.T, args ...string) {
	t.Helper()
	c.server = c.command("postgres", append([]string{"-D", c.folder + "/data", "-k", c.folder, "-c", "listen_addresses="}, args...)...)
	errs := &syncBuffer{}
	c.server.Stderr = errs
	c.ended = runWithTest(t, c.server)
	db, err := sql.Open("pgx", c.dsn)
	require.NoError(t, err)
	defer db.Close()
	require.Eventually(t, func() bool { return db.PingContext(t.Context()) == nil }, 30*time.Second, 20*time.Millisecond, "PostgreSQL did not start: %s", errs)
}

// kill ends the server and every process that it has started, all with kill -9.
func (c *cluster) kill(t *testing.T) {
	t.Helper()
	pid := c.server.Process.Pid
	require.NoError(t, c.server.Process.Signal(syscall.SIGSTOP)) // so that it starts no other meanwhile
	children, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid))
	require.NoError(t, err)
	require.NoError(t, c.server.Process.Signal(syscall.SIGKILL))
	for child := range strings.FieldsSeq(string(children)) {
		n, err := strconv.Atoi(child)
		require.NoError(t, err)
		_ = syscall.Kill(n, syscall.SIGKILL) // it may have gone with its parent
	}
	<-c.ended
	// A new server waits for nobody: it refuses while one of the old still has the memory.
	for child := range strings.FieldsSeq(string(children)) {
		require.Eventually(t, func() bool {
			state, err := os.ReadFile("/proc/" + child + "/stat")
			return err != nil || strings.Contains(string(state), ") Z ") || !strings.Contains(string(state), "(postgres)")
		}, 10*time.Second, time.Millisecond)
	}
}
