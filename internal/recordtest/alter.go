// Package recordtest has a decision record of every kind, and what their tests share: every
// change of a byte, and forged fields.
package recordtest

import (
	"bytes"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Bytes requires that a record verifies, and that a change of any one of its bytes is
// detected: each with one of its bits turned, in the other case, left out, and with a
// space before it.
func Bytes(t *testing.T, record []byte, verify func([]byte) (merit.Verification, error)) {
	t.Helper()
	change(t, record, 1, verify)
}

// SomeBytes is [Bytes] for every n-th byte.
func SomeBytes(t *testing.T, record []byte, n int, verify func([]byte) (merit.Verification, error)) {
	t.Helper()
	change(t, record, n, verify)
}

func change(t *testing.T, record []byte, every int, verify func([]byte) (merit.Verification, error)) {
	t.Helper()
	v, err := verify(record)
	require.NoError(t, err)
	require.True(t, v.OK(), v.Text(merit.English))
	for i := 0; i < len(record); i += every {
		for _, with := range [][]byte{{record[i] ^ 1}, {record[i] ^ 0x20}, {}, {' ', record[i]}} {
			altered := bytes.Join([][]byte{record[:i], with, record[i+1:]}, nil)
			if v, err := verify(altered); err == nil && v.OK() {
				t.Errorf("byte %d: %q instead of %q is not detected: …%s…", i, with, record[i:i+1], record[max(0, i-20):min(len(record), i+20)])
			}
		}
	}
}

// Field replaces one piece of the record by another and seals it with a digest of its
// own, as a forger would, and returns what verify finds.
func Field(t *testing.T, record merit.Record, old, new string, verify func([]byte) (merit.Verification, error)) (merit.Verification, error) {
	t.Helper()
	require.True(t, strings.Contains(string(record.Inputs)+string(record.Result), old), "the record has %s", old)
	record.Inputs = bytes.Replace(record.Inputs, []byte(old), []byte(new), 1)
	record.Result = bytes.Replace(record.Result, []byte(old), []byte(new), 1)
	forged := record.Bytes()
	_, err := merit.ParseRecord(forged)
	require.NoError(t, err, "the digest of a forged record is right")
	return verify(forged)
}

// Differs requires that a forged record is refused or found to differ, and that the
// difference is in the field of the given path.
func Differs(t *testing.T, v merit.Verification, err error, path string) {
	t.Helper()
	if err != nil {
		assert.Contains(t, err.Error(), path)
		return
	}
	for _, d := range v.Differences {
		if d.Path == path {
			assert.NotEqual(t, d.Recorded, d.Computed)
			return
		}
	}
	t.Errorf("nothing differs at %s: %s", path, v.Text(merit.English))
}

// Judged requires that whatever the inputs of a record, verifying it ends in an answer
// that is judged anew or in errors that name a field; and that a record which verifies
// still does when it is read and written again.
func Judged(t *testing.T, r merit.Record, verify func([]byte) (merit.Verification, error)) {
	t.Helper()
	data := r.Bytes()
	if data == nil {
		return // no canonical JSON
	}
	v, err := verify(data)
	if err != nil {
		problems := merit.FieldErrors(err)
		require.NotEmpty(t, problems, err)
		for _, p := range problems {
			require.NotEmpty(t, p.Field)
		}
		return
	}
	if v.OK() {
		again, err := merit.ParseRecord(data)
		require.NoError(t, err)
		require.Equal(t, string(data), string(again.Bytes()))
	}
}
