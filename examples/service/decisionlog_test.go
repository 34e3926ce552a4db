//go:build !nosqlite

package main

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// filled returns where a log of SQLite with a few decisions is, and their receipts.
func filled(t *testing.T, count int) (where string, receipts []receipt) {
	t.Helper()
	where = "sqlite:" + filepath.Join(t.TempDir(), "decisions.db")
	log, err := openLog(t.Context(), where)
	require.NoError(t, err)
	for i := range count {
		one, err := log.append(t.Context(), []decision{{"tenure", []byte(`{"n":` + strconv.Itoa(i) + `}`), []byte(`{"answer":1}`)}})
		require.NoError(t, err)
		receipts = append(receipts, one...)
	}
	require.NoError(t, log.close())
	return where, receipts
}

func TestALogGrowsAcrossRestartsAsOneChain(t *testing.T) {
	where, receipts := filled(t, 3)
	log, err := openLog(t.Context(), where)
	require.NoError(t, err)
	more, err := log.append(t.Context(), []decision{{"route", []byte{}, []byte{}}, {"route", []byte("x"), []byte("y")}})
	require.NoError(t, err)
	require.NoError(t, log.close())
	var walked []receipt
	last, err := verifyLog(t.Context(), where, func(r receipt) { walked = append(walked, r) })
	require.NoError(t, err)
	assert.Equal(t, append(receipts, more...), walked)
	assert.Equal(t, receipt{5, more[1].digest}, last)
	info, err := os.Stat(strings.TrimPrefix(where, "sqlite:"))
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o600), info.Mode().Perm(), "it holds facts about people")
}

func TestManyAtOnceAreEachChainedOnce(t *testing.T) {
	manyAtOnce(t, "sqlite:"+filepath.Join(t.TempDir(), "decisions.db"))
}

func TestTheTriggersRefuseToChangeADecision(t *testing.T) {
	where, receipts := filled(t, 3)
	db, err := sql.Open("sqlite", strings.TrimPrefix(where, "sqlite:"))
	require.NoError(t, err)
	defer db.Close()
	for _, statement := range append(forbidden,
		`INSERT OR REPLACE INTO decisions SELECT seq, at, 'x', request, answer, previous, digest FROM decisions WHERE seq = 2`,
		`INSERT INTO decisions VALUES (9, '', '', x'', x'', x'01', x'02')`) {
		_, err := db.Exec(statement)
		require.ErrorContains(t, err, "can only be added to", statement)
	}
	last, err := verifyLog(t.Context(), where, func(receipt) {})
	require.NoError(t, err)
	assert.Equal(t, receipts[2], last)
}

func TestWhatIsChangedPastTheTriggersIsFound(t *testing.T) {
	for _, c := range []struct{ name, change, want string }{
		{"an answer", `UPDATE decisions SET answer = x'00' WHERE seq = 2`, "decision 2 is not what its digest says"},
		{"the facts", `UPDATE decisions SET request = x'00' WHERE seq = 1`, "decision 1 is not what its digest says"},
		{"the question", `UPDATE decisions SET question = 'route' WHERE seq = 3`, "decision 3 is not what its digest says"},
		{"the time", `UPDATE decisions SET at = '2020-01-01T00:00:00Z' WHERE seq = 3`, "decision 3 is not what its digest says"},
		{"a digest", `UPDATE decisions SET digest = x'00' WHERE seq = 3`, "decision 3 is not what its digest says"},
		{"the link", `UPDATE decisions SET previous = x'00' WHERE seq = 3`, "decision 3 does not follow the one before it"},
		{"one is taken out", `DELETE FROM decisions WHERE seq = 2`, "after decision 1 comes 3"},
		{"the first are taken out", `DELETE FROM decisions WHERE seq < 3`, "after decision 0 comes 3"},
		{"one is taken out and the rest renumbered", `DELETE FROM decisions WHERE seq = 2; UPDATE decisions SET seq = 2 WHERE seq = 3`, "decision 2 does not follow the one before it"},
	} {
		t.Run(c.name, func(t *testing.T) {
			where, _ := filled(t, 4)
			db, err := sql.Open("sqlite", strings.TrimPrefix(where, "sqlite:"))
			require.NoError(t, err)
			_, err = db.Exec(`DROP TRIGGER decisions_no_update; DROP TRIGGER decisions_no_delete; ` + c.change)
			require.NoError(t, err)
			require.NoError(t, db.Close())
			_, err = verifyLog(t.Context(), where, func(receipt) {})
			require.ErrorIs(t, err, errBroken)
			assert.ErrorContains(t, err, c.want)
			var out, errs bytes.Buffer
			assert.Equal(t, exitProblem, run(t.Context(), []string{"verify-log", "-log", where}, &out, &errs))
			assert.Contains(t, errs.String(), c.want)
		})
	}
}

func TestAReceiptShowsThatTheEndWasCutOff(t *testing.T) {
	where, receipts := filled(t, 4)
	db, err := sql.Open("sqlite", strings.TrimPrefix(where, "sqlite:"))
	require.NoError(t, err)
	_, err = db.Exec(`DROP TRIGGER decisions_no_delete; DELETE FROM decisions WHERE seq > 2`)
	require.NoError(t, err)
	require.NoError(t, db.Close())
	verify := func(kept receipt) (int, string) {
		var out, errs bytes.Buffer
		code := run(t.Context(), []string{"verify-log", "-log", where, "-holds", fmt.Sprintf("%d:%s", kept.seq, kept.digest)}, &out, &errs)
		return code, out.String() + errs.String()
	}
	code, out := verify(receipts[1])
	assert.Equal(t, exitOK, code)
	assert.Equal(t, fmt.Sprintf("2 decisions, each as its digest says and chained to the one before it.\nLast receipt: 2:%s\n", receipts[1].digest), out)
	code, out = verify(receipts[3])
	assert.Equal(t, exitProblem, code)
	assert.Contains(t, out, "it does not hold the receipt 4:")
}

func TestAnAnswerIsGivenOnlyOnceItIsLogged(t *testing.T) {
	where := "sqlite:" + filepath.Join(t.TempDir(), "decisions.db")
	log, err := openLog(t.Context(), where)
	require.NoError(t, err)
	r := start(t, standardLimits, log)
	status, header, _ := r.post(t, "/v1/tenure", `{"asOf":"2025-09-08"}`)
	assert.Equal(t, 200, status)
	assert.Equal(t, "1", header.Get("Decision-Seq"))
	assert.Len(t, header.Get("Decision-Digest"), 64)
	status, header, _ = r.post(t, "/v1/tenure", `{}`)
	assert.Equal(t, 422, status, "what is refused is no decision")
	assert.Empty(t, header.Get("Decision-Seq"))

	require.NoError(t, log.db.Close())
	status, header, body := r.post(t, "/v1/tenure", `{"asOf":"2025-09-08"}`)
	assert.Equal(t, 503, status)
	assert.Equal(t, "not-logged", kindOf(refusal(t, status, header, body)))
	status, header, body = r.get(t, "/readyz")
	assert.Equal(t, "not-logged", kindOf(refusal(t, status, header, body)))
	last, err := verifyLog(t.Context(), where, func(receipt) {})
	require.NoError(t, err)
	assert.EqualValues(t, 1, last.seq)
}

func TestAPlaceThatIsNoneIsRefused(t *testing.T) {
	for _, where := range []string{"mysql://x", "decisions.db", "sqlite:a?mode=memory", "sqlite:/nowhere/at/all.db", "postgres://127.0.0.1:1/x?connect_timeout=1"} {
		_, err := openLog(t.Context(), where)
		require.Error(t, err, where)
	}
	_, err := verifyLog(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "none.db"), func(receipt) {})
	require.Error(t, err, "looking makes no file")
	var out, errs bytes.Buffer
	for _, args := range [][]string{{"verify-log"}, {"verify-log", "-log", "sqlite", "-holds", "x"}, {"verify-log", "-log", "sqlite", "-holds", "1:ab"}, {"serve"}, {"-max-body", "0"}, {"-nope"}} {
		assert.Equal(t, exitUsage, run(t.Context(), args, &out, &errs), "%v", args)
	}
	assert.Equal(t, exitOK, run(t.Context(), []string{"-help"}, &out, &errs))
	assert.Equal(t, exitProblem, run(t.Context(), []string{"-log", "mysql://x"}, &out, &errs))
	assert.Equal(t, exitProblem, run(t.Context(), []string{"-addr", "127.0.0.1:99999"}, &out, &errs))
}

func TestKillingTheServiceLosesNoAcknowledgedDecisionInSQLite(t *testing.T) {
	where := "sqlite:" + filepath.Join(t.TempDir(), "decisions.db")
	w := &writers{acknowledged: map[int64]string{}}
	for range killings {
		p := launch(t, "-log", where)
		w.write(p)
		w.busy(t, 100)
		p.kill(t)
		w.end()
		w.nothingLost(t, where)
	}
}
