package merit_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
)

var outcomes = []merit.Outcome{merit.Undetermined, merit.Met, merit.NotMet, merit.NotApplicable}

func TestOutcomesReadAndPrintAlike(t *testing.T) {
	checkEnumeration(t, "outcome", merit.ParseOutcome, merit.Undetermined, "undetermined", "met", "not-met", "not-applicable")
}

func TestOutcomesHaveNamesInBothLanguages(t *testing.T) {
	checkWords(t, merit.Undetermined, merit.NotApplicable)
	for _, c := range []struct {
		outcome merit.Outcome
		id, en  string
	}{
		{merit.Undetermined, "tidak dapat dipastikan", "cannot tell"},
		{merit.Met, "terpenuhi", "met"},
		{merit.NotMet, "tidak terpenuhi", "not met"},
		{merit.NotApplicable, "tidak berlaku", "not applicable"},
	} {
		assert.Equal(t, c.id, c.outcome.In(merit.Indonesian))
		assert.Equal(t, c.en, c.outcome.In(merit.English))
	}
}

func TestTheZeroOutcomeCannotTell(t *testing.T) {
	var nothing merit.Outcome
	assert.Equal(t, merit.Undetermined, nothing)
}

// The whole tables: a row for the left outcome, a column for the right one, in the
// order undetermined, met, not met, not applicable.
func TestTruthTables(t *testing.T) {
	const (
		u = merit.Undetermined
		m = merit.Met
		n = merit.NotMet
		a = merit.NotApplicable
	)
	columns := [4]merit.Outcome{u, m, n, a}
	type table struct {
		left merit.Outcome
		want [4]merit.Outcome
	}
	and := []table{
		{u, [4]merit.Outcome{u, u, n, u}},
		{m, [4]merit.Outcome{u, m, n, m}},
		{n, [4]merit.Outcome{n, n, n, n}},
		{a, [4]merit.Outcome{u, m, n, a}},
	}
	or := []table{
		{u, [4]merit.Outcome{u, m, u, u}},
		{m, [4]merit.Outcome{m, m, m, m}},
		{n, [4]merit.Outcome{u, m, n, n}},
		{a, [4]merit.Outcome{u, m, n, a}},
	}
	for _, row := range and {
		for i, right := range columns {
			assert.Equalf(t, row.want[i], row.left.And(right), "%s and %s", row.left, right)
		}
	}
	for _, row := range or {
		for i, right := range columns {
			assert.Equalf(t, row.want[i], row.left.Or(right), "%s or %s", row.left, right)
		}
	}
	for i, want := range [4]merit.Outcome{u, n, m, a} {
		assert.Equalf(t, want, columns[i].Not(), "not %s", columns[i])
	}
}

func TestLawsOfOutcomes(t *testing.T) {
	for _, p := range outcomes {
		assert.Equal(t, p, p.Not().Not(), "twice not is nothing")
		assert.Equal(t, p, p.And(p), "and with itself")
		assert.Equal(t, p, p.Or(p), "or with itself")
		assert.Equal(t, p, p.And(merit.NotApplicable), "not applicable is neutral for and")
		assert.Equal(t, p, p.Or(merit.NotApplicable), "not applicable is neutral for or")
		assert.Equal(t, merit.NotMet, p.And(merit.NotMet), "not met wins in and")
		assert.Equal(t, merit.Met, p.Or(merit.Met), "met wins in or")
		for _, q := range outcomes {
			assert.Equalf(t, p.And(q), q.And(p), "%s and %s: the order does not matter", p, q)
			assert.Equalf(t, p.Or(q), q.Or(p), "%s or %s: the order does not matter", p, q)
			assert.Equalf(t, p.And(q).Not(), p.Not().Or(q.Not()), "%s, %s: not both is one not", p, q)
			for _, r := range outcomes {
				assert.Equalf(t, p.And(q).And(r), p.And(q.And(r)), "%s, %s, %s: and may be grouped", p, q, r)
				assert.Equalf(t, p.Or(q).Or(r), p.Or(q.Or(r)), "%s, %s, %s: or may be grouped", p, q, r)
			}
		}
	}
}

func TestAValueThatIsNoOutcomeNeverCountsAsMet(t *testing.T) {
	stray := merit.Outcome(9)
	for _, c := range []struct{ beside, and, or merit.Outcome }{
		{merit.Undetermined, merit.Undetermined, merit.Undetermined},
		{merit.Met, merit.Undetermined, merit.Met},
		{merit.NotMet, merit.NotMet, merit.Undetermined},
		{merit.NotApplicable, stray, stray}, // beside what does not apply it stays what it is
		{stray, merit.Undetermined, merit.Undetermined},
		{stray + 1, merit.Undetermined, merit.Undetermined},
	} {
		assert.Equalf(t, c.and, stray.And(c.beside), "9 and %s", c.beside)
		assert.Equalf(t, c.and, c.beside.And(stray), "%s and 9", c.beside)
		assert.Equalf(t, c.or, stray.Or(c.beside), "9 or %s", c.beside)
		assert.Equalf(t, c.or, c.beside.Or(stray), "%s or 9", c.beside)
	}
	assert.Equal(t, stray, stray.Not())
}

func TestAnOutcomeOfABool(t *testing.T) {
	assert.Equal(t, merit.Met, merit.OutcomeOf(true))
	assert.Equal(t, merit.NotMet, merit.OutcomeOf(false))
}

func TestCombiningOutcomesAllocatesNothing(t *testing.T) {
	assert.Zero(t, testing.AllocsPerRun(100, func() { combineAll() }))
}

// combineAll folds every outcome with every other and returns the last.
func combineAll() merit.Outcome {
	all := merit.NotApplicable
	for _, p := range outcomes {
		for _, q := range outcomes {
			all = all.And(p.Or(q).Not())
		}
	}
	return all
}

func BenchmarkOutcome(b *testing.B) {
	b.ReportAllocs()
	var got merit.Outcome
	for b.Loop() {
		got = merit.Met.And(merit.Undetermined).Or(merit.NotMet)
	}
	if got != merit.Undetermined {
		b.Fatal(got)
	}
}
