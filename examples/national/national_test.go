package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
)

func TestMain(m *testing.M) {
	beam.Init()
	os.Exit(m.Run())
}

var day = merit.MustParseDate("2026-03-01")

func judgeOf(t *testing.T) *judge {
	t.Helper()
	j, err := newJudge(day, eligibility.Standard())
	require.NoError(t, err)
	return j
}

func writeRoster(t *testing.T, r Roster) (pattern string) {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, r.Write(dir))
	return shards(dir)
}

func TestThePipelineAndOneMachineComeToTheSameTotals(t *testing.T) {
	pattern := writeRoster(t, Roster{Seed: 7, Officials: 20_000, Agencies: 50, Shards: 7, AsOf: day})
	// Rows that a file from outside may hold besides the made-up ones.
	outside := filepath.Join(filepath.Dir(pattern), "officials-outside.csv")
	require.NoError(t, os.WriteFile(outside, []byte(header+"\n"+
		"198503172010011003,A0001,,2024-03-01,1985-03-17\n"+
		"198503172010011003,\"A0001\",jpt-pratama,2024-03-01,1985-03-17\n"+
		"\n"+
		"198503172010011003,,kepala,2024-02-30,1985-03-18"), 0o600)) // the last line has no line end
	j := judgeOf(t)
	dir := t.TempDir()
	piped, err := run(t.Context(), pattern, filepath.Join(dir, "totals.csv"), filepath.Join(dir, "refused.txt"), j)
	require.NoError(t, err)
	single, err := batch(pattern, j, 1)
	require.NoError(t, err)
	assert.Len(t, single.Totals, 50)
	assert.Equal(t, single, piped)
	assert.Equal(t, "none", difference(single, piped))

	var nation Tally
	for _, line := range single.Totals {
		sum, err := parseTotals(line)
		require.NoError(t, err)
		nation.add(&sum)
	}
	assert.EqualValues(t, 20_000+3, int(nation.Officials)+len(single.Refused), "every row is judged or refused")
	for i, a := range nation.answers() {
		assert.Equal(t, nation.Officials, a.Met+a.NotMet+a.Undetermined+a.NotApplicable, questions[i].name)
		assert.Positive(t, a.Met, questions[i].name)
		assert.Positive(t, a.NotMet, questions[i].name)
		assert.Positive(t, a.Undetermined, questions[i].name)
		assert.Positive(t, a.Soon, questions[i].name)
	}
}

func TestTheNumberOfWorkersAndShardsChangesNothing(t *testing.T) {
	j := judgeOf(t)
	r := Roster{Seed: 3, Officials: 5_000, Agencies: 12, Shards: 1, AsOf: day}
	want, err := batch(writeRoster(t, r), j, 1)
	require.NoError(t, err)
	for _, shards := range []int{1, 2, 9} {
		r.Shards = shards
		pattern := writeRoster(t, r)
		for _, workers := range []int{1, 2, 5} {
			got, err := batch(pattern, j, workers)
			require.NoError(t, err)
			assert.Equal(t, want, got, "%d shards, %d workers", shards, workers)
		}
	}
}

func TestADifferenceIsNamed(t *testing.T) {
	same := result{Totals: []string{"A1,1"}, Refused: []string{"x"}}
	assert.Equal(t, "A1,1 against A1,2", difference(same, result{Totals: []string{"A1,2"}, Refused: []string{"x"}}))
	assert.Equal(t, "only the pipeline has x", difference(same, result{Totals: []string{"A1,1"}}))
	assert.Equal(t, "only the single machine has x", difference(result{Totals: []string{"A1,1"}}, same))
}

func TestWhatARowAdds(t *testing.T) {
	for name, c := range map[string]struct {
		line string
		want Tally
	}{
		"two years on the day": {"198503172010011003,A1,jpt-pratama,2024-03-01,1985-03-17",
			Tally{Officials: 1, Mutation: Answers{Met: 1}, Ukom: Answers{Met: 1}, Evaluation: Answers{NotMet: 1}, Serving: Answers{Met: 1}}},
		"two years tomorrow": {"198503172010011003,A1,jpt-pratama,2024-03-02,1985-03-17",
			Tally{Officials: 1, Mutation: Answers{Met: 1}, Ukom: Answers{NotMet: 1, Soon: 1}, Evaluation: Answers{NotMet: 1}, Serving: Answers{Met: 1}}},
		"no post of leadership, pensioned tomorrow": {"196803022010011003,A1,administrator,2020-03-02,1968-03-02",
			Tally{Officials: 1, Mutation: Answers{Met: 1}, Ukom: Answers{NotApplicable: 1}, Evaluation: Answers{NotApplicable: 1}, Serving: Answers{Met: 1, Soon: 1}}},
		"days and level not known": {"198503172010011003,A1,,,",
			Tally{Officials: 1, Mutation: Answers{Undetermined: 1}, Ukom: Answers{Undetermined: 1}, Evaluation: Answers{Undetermined: 1}, Serving: Answers{Undetermined: 1}}},
	} {
		t.Run(name, func(t *testing.T) {
			agency, got, err := judgeOf(t).official(c.line)
			require.NoError(t, err)
			assert.Equal(t, "A1", agency)
			assert.Equal(t, c.want, got)
		})
	}
}

func TestAllThatIsWrongWithARowIsSaid(t *testing.T) {
	_, _, err := judgeOf(t).official("1.98503E+17,,kepala,2024-02-30,17 Maret 1985")
	require.Error(t, err)
	for _, field := range []string{"nip", "agency", "level", "inaugurated", "birth"} {
		assert.Contains(t, err.Error(), field)
	}
	assert.NotContains(t, refusal("x", err), "\n")
	_, _, err = judgeOf(t).official("198503172010011003,A1,jpt-pratama,2024-03-01,1985-03-18")
	assert.ErrorIs(t, err, merit.ErrConflict)
	_, _, err = judgeOf(t).official("198503172010011003,A1,jpt-pratama,2024-03-01")
	assert.ErrorIs(t, err, merit.ErrSyntax)
	_, _, err = judgeOf(t).official("198503172010011003,A1,jpt-pratama,2024-03-01,2030-01-01")
	assert.Error(t, err)
}

func TestTheProgramSaysThatBothAgree(t *testing.T) {
	for flag, value := range map[*int]int{officials: 3_000, agencies: 8, shardsOf: 3} {
		kept := *flag
		*flag = value
		t.Cleanup(func() { *flag = kept })
	}
	for code, words := range map[string][]string{
		"id": {"Keduanya sama pada setiap instansi.", "Dapat dimutasi", "1 Maret 2026"},
		"en": {"Both agree on every agency.", "May be moved", "1 March 2026"},
	} {
		*lang = code
		var out bytes.Buffer
		require.NoError(t, national(t.Context(), &out))
		for _, w := range words {
			assert.Contains(t, out.String(), w)
		}
		assert.Equal(t, 2, strings.Count(out.String(), ": 8 "), out.String())
	}
	*lang = "id"
}

func TestWrongFlagsAreSaidAllAtOnce(t *testing.T) {
	kept, keptDay := *workers, *asOf
	*workers, *asOf, *lang = 0, "1 Maret", "xx"
	defer func() { *workers, *asOf, *lang = kept, keptDay, "id" }()
	_, err := check()
	require.Error(t, err)
	for _, word := range []string{"workers", "1 Maret", "xx"} {
		assert.Contains(t, err.Error(), word)
	}
}
