package main

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"os"
	"strings"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver pgx
)

// decision is one answer that was given, with the facts as they came.
type decision struct {
	question        string
	request, answer []byte
}

// digest is a SHA-256 sum.
type digest [sha256.Size]byte

func (d digest) String() string { return hex.EncodeToString(d[:]) }

// receipt is where a decision stands in the log. Who keeps it can prove later that the
// log still has the decision, and everything before it, unchanged.
type receipt struct {
	seq    int64
	digest digest
}

// seal is the digest of a decision: of everything in its row and of the digest before
// it. Each part is led by its length, so that no two rows have the same bytes.
func seal(previous digest, seq int64, at string, d decision) (out digest) {
	sum := sha256.New()
	part(sum, []byte("asnmerit decision 1"))
	part(sum, previous[:])
	part(sum, binary.BigEndian.AppendUint64(nil, uint64(seq)))
	part(sum, []byte(at))
	part(sum, []byte(d.question))
	part(sum, d.request)
	part(sum, d.answer)
	sum.Sum(out[:0])
	return out
}

func part(sum hash.Hash, b []byte) {
	sum.Write(binary.BigEndian.AppendUint64(nil, uint64(len(b))))
	sum.Write(b)
}

// dialect is what differs between the two databases.
type dialect struct {
	driver  string
	lock    string // taken by every writer, and by who makes the tables
	last    string
	insert  string
	walk    string
	durable []check // what must hold for a commit to outlive a crash
	tables  []string
}

// check asks the database for a setting.
type check struct{ ask, want string }

// The rows can be read and added to. Triggers refuse to change them; the chain shows
// when somebody did so past the triggers.
var sqlite = dialect{
	driver: "sqlite",
	last:   `SELECT seq, digest FROM decisions ORDER BY seq DESC LIMIT 1`,
	insert: `INSERT INTO decisions (seq, at, question, request, answer, previous, digest) VALUES (?, ?, ?, ?, ?, ?, ?)`,
	walk:   `SELECT seq, at, question, request, answer, previous, digest FROM decisions ORDER BY seq`,
	durable: []check{
		{"PRAGMA synchronous", "2"}, // FULL
		{"PRAGMA journal_mode", "wal"},
	},
	tables: []string{
		`CREATE TABLE IF NOT EXISTS decisions (
			seq INTEGER PRIMARY KEY, at TEXT NOT NULL, question TEXT NOT NULL, request BLOB NOT NULL, answer BLOB NOT NULL,
			previous BLOB NOT NULL UNIQUE, digest BLOB NOT NULL UNIQUE) STRICT`,
		`CREATE TRIGGER IF NOT EXISTS decisions_no_update BEFORE UPDATE ON decisions
			BEGIN SELECT RAISE(ABORT, 'decisions can only be added to'); END`,
		`CREATE TRIGGER IF NOT EXISTS decisions_no_delete BEFORE DELETE ON decisions
			BEGIN SELECT RAISE(ABORT, 'decisions can only be added to'); END`,
		// INSERT OR REPLACE deletes without a trigger on DELETE.
		`CREATE TRIGGER IF NOT EXISTS decisions_in_order BEFORE INSERT ON decisions
			WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM decisions)
			BEGIN SELECT RAISE(ABORT, 'decisions can only be added to'); END`,
	},
}

var postgres = dialect{
	driver: "pgx",
	// Several services may write to one log: each waits for its turn at the end of it.
	lock:   `SELECT pg_advisory_xact_lock(7108203), set_config('synchronous_commit', 'on', true)`,
	last:   `SELECT seq, digest FROM decisions ORDER BY seq DESC LIMIT 1`,
	insert: `INSERT INTO decisions (seq, at, question, request, answer, previous, digest) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
	walk:   `SELECT seq, at, question, request, answer, previous, digest FROM decisions ORDER BY seq`,
	durable: []check{
		{"SHOW fsync", "on"},
		{"SHOW full_page_writes", "on"},
	},
	tables: []string{
		`CREATE TABLE IF NOT EXISTS decisions (
			seq bigint PRIMARY KEY, at text NOT NULL, question text NOT NULL, request bytea NOT NULL, answer bytea NOT NULL,
			previous bytea NOT NULL UNIQUE, digest bytea NOT NULL UNIQUE)`,
		`CREATE OR REPLACE FUNCTION decisions_only_grow() RETURNS trigger LANGUAGE plpgsql AS
			$$ BEGIN RAISE EXCEPTION 'decisions can only be added to'; END $$`,
		`CREATE OR REPLACE TRIGGER decisions_only_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON decisions
			FOR EACH STATEMENT EXECUTE FUNCTION decisions_only_grow()`,
	},
}

// defaultLog is where the log is when "sqlite" is asked for without a path.
const defaultLog = "decisions.db"

// openDatabase opens what -log names: sqlite, sqlite:PATH, or a DSN of PostgreSQL.
func openDatabase(where string, readOnly bool) (*sql.DB, dialect, error) {
	name, path, _ := strings.Cut(where, ":")
	switch {
	case name == "sqlite":
		if path == "" {
			path = defaultLog
		}
		if strings.ContainsAny(path, "?#%") {
			return nil, dialect{}, errors.New("the path of the decision log: want none of ? # %")
		}
		mode := "rwc"
		if readOnly {
			mode = "ro"
		} else if err := private(path); err != nil {
			return nil, dialect{}, err
		}
		db, err := sql.Open("sqlite", "file:"+path+"?mode="+mode+"&_txlock=immediate&_pragma=busy_timeout(5000)&_pragma=journal_mode(wal)&_pragma=synchronous(full)")
		if err == nil {
			db.SetMaxOpenConns(2) // one writes, one answers /readyz
		}
		return db, sqlite, err
	case name == "postgres", name == "postgresql":
		db, err := sql.Open("pgx", where)
		return db, postgres, err
	}
	return nil, dialect{}, errors.New("where the decision log is: want sqlite, sqlite:PATH or postgres://…")
}

// private makes the file of a log, for its owner alone: it holds facts about people.
func private(path string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	return file.Close()
}

// decisionLog adds decisions to a database, in the order in which they come, from one
// goroutine: what arrives while a commit waits for the disk goes into the next one.
type decisionLog struct {
	db      *sql.DB
	dialect dialect
	arrived chan arrival
	ended   chan struct{}
	now     func() time.Time
}

type arrival struct {
	decisions []decision
	done      chan outcome
}

type outcome struct {
	receipts []receipt
	err      error
}

// mostTogether bounds the decisions of one commit.
const mostTogether = 1024

// openLog opens a decision log and makes its tables where there are none. A database
// that may lose a commit is refused.
func openLog(ctx context.Context, where string) (*decisionLog, error) {
	db, dialect, err := openDatabase(where, false)
	if err != nil {
		return nil, err
	}
	l := &decisionLog{db: db, dialect: dialect, arrived: make(chan arrival), ended: make(chan struct{}), now: time.Now}
	if err := l.prepare(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	go l.write()
	return l, nil
}

func (l *decisionLog) prepare(ctx context.Context) error {
	for _, c := range l.dialect.durable {
		var got string
		if err := l.db.QueryRowContext(ctx, c.ask).Scan(&got); err != nil {
			return err
		}
		if got != c.want {
			return fmt.Errorf("the database may lose what it has committed: %s gives %q, want %q", c.ask, got, c.want)
		}
	}
	tx, err := l.begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, statement := range l.dialect.tables {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func (l *decisionLog) begin(ctx context.Context) (*sql.Tx, error) {
	tx, err := l.db.BeginTx(ctx, nil)
	if err != nil || l.dialect.lock == "" {
		return tx, err
	}
	if _, err := tx.ExecContext(ctx, l.dialect.lock); err != nil {
		return nil, errors.Join(err, tx.Rollback())
	}
	return tx, nil
}

func (l *decisionLog) ping(ctx context.Context) error { return l.db.PingContext(ctx) }

// close ends the log once nobody appends any more.
func (l *decisionLog) close() error {
	close(l.arrived)
	<-l.ended
	return l.db.Close()
}

// append returns once the decisions are committed, all or none.
func (l *decisionLog) append(ctx context.Context, decisions []decision) ([]receipt, error) {
	a := arrival{decisions, make(chan outcome, 1)}
	select {
	case l.arrived <- a:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	select {
	case o := <-a.done:
		return o.receipts, o.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// write commits what has arrived, until the log is closed.
func (l *decisionLog) write() {
	defer close(l.ended)
	for first := range l.arrived {
		together, count := []arrival{first}, len(first.decisions)
	gather:
		for count < mostTogether {
			select {
			case next, open := <-l.arrived:
				if !open {
					break gather
				}
				together, count = append(together, next), count+len(next.decisions)
			default:
				break gather
			}
		}
		receipts, err := l.commit(together)
		for _, a := range together {
			if err != nil {
				a.done <- outcome{err: err}
				continue
			}
			a.done <- outcome{receipts: receipts[:len(a.decisions)]}
			receipts = receipts[len(a.decisions):]
		}
	}
}

// commit adds decisions in one transaction. Nothing is acknowledged before it ends.
func (l *decisionLog) commit(together []arrival) ([]receipt, error) {
	const longest = 10 * time.Second
	ctx, cancel := context.WithTimeout(context.Background(), longest)
	defer cancel()
	tx, err := l.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	var last receipt
	var previous []byte
	switch err := tx.QueryRowContext(ctx, l.dialect.last).Scan(&last.seq, &previous); {
	case err == nil:
		copy(last.digest[:], previous)
	case !errors.Is(err, sql.ErrNoRows):
		return nil, err
	}
	insert, err := tx.PrepareContext(ctx, l.dialect.insert)
	if err != nil {
		return nil, err
	}
	defer insert.Close()
	at := l.now().UTC().Format(time.RFC3339Nano)
	var receipts []receipt
	for _, a := range together {
		for _, d := range a.decisions {
			next := receipt{seq: last.seq + 1}
			next.digest = seal(last.digest, next.seq, at, d)
			if _, err := insert.ExecContext(ctx, next.seq, at, d.question, d.request, d.answer, last.digest[:], next.digest[:]); err != nil {
				return nil, err
			}
			receipts, last = append(receipts, next), next
		}
	}
	return receipts, tx.Commit()
}

// errBroken: the chain of a log does not hold.
var errBroken = errors.New("the decision log was tampered with")

// verifyLog walks the chain of a log from its first decision, visits every decision
// that holds, and returns the last of them. What is cut off at the end the chain
// cannot show; a receipt kept elsewhere does.
func verifyLog(ctx context.Context, where string, visit func(receipt)) (last receipt, err error) {
	db, dialect, err := openDatabase(where, true)
	if err != nil {
		return receipt{}, err
	}
	defer db.Close()
	rows, err := db.QueryContext(ctx, dialect.walk)
	if err != nil {
		return receipt{}, err
	}
	defer rows.Close()
	for rows.Next() {
		var d decision
		var seq int64
		var at string
		var previous, own []byte
		if err := rows.Scan(&seq, &at, &d.question, &d.request, &d.answer, &previous, &own); err != nil {
			return last, err
		}
		sealed := seal(last.digest, seq, at, d)
		switch {
		case seq != last.seq+1:
			return last, fmt.Errorf("%w: after decision %d comes %d", errBroken, last.seq, seq)
		case string(previous) != string(last.digest[:]):
			return last, fmt.Errorf("%w: decision %d does not follow the one before it", errBroken, seq)
		case string(own) != string(sealed[:]):
			return last, fmt.Errorf("%w: decision %d is not what its digest says", errBroken, seq)
		}
		last = receipt{seq, sealed}
		visit(last)
	}
	return last, rows.Err()
}
