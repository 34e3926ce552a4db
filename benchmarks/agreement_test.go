package main

import (
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const seed = 1

// fast are the engines that judge all 10,000 cases in a test; the others judge the
// first 2,000, among which are all boundaries.
func (e engine) fast() bool {
	return e.name == byHandName || e.library() && !strings.HasSuffix(e.name, "with text") || strings.HasPrefix(e.name, "expr")
}

func TestEveryEngineReachesTheDecisionOfTheLibrary(t *testing.T) {
	cases := Generate(seed, 10_000)
	want, err := decisions(cases)
	require.NoError(t, err)
	for _, e := range engines {
		t.Run(e.name, func(t *testing.T) {
			n := len(cases)
			if !e.fast() {
				n = 2_000
			}
			agreed, err := agree(e, cases[:n], want)
			require.NoError(t, err)
			assert.Equal(t, n, agreed)
		})
	}
}

func TestADisagreementIsFound(t *testing.T) {
	cases := Generate(seed, 100)
	want, err := decisions(cases)
	require.NoError(t, err)
	want[7].Failed ^= failsAge
	agreed, err := agree(engines[0], cases, want)
	assert.ErrorContains(t, err, "case 7")
	assert.Equal(t, 99, agreed)
}

// The decision without text must not allocate, whatever the case.
func TestADecisionWithoutTextAllocatesNothing(t *testing.T) {
	cases := Generate(seed, 2_000)
	for _, open := range []func([]Case) (runner, error){
		openRuled, openLibrary((*library).decide), openLibrary((*library).plain), openLibrary((*library).withFindings),
	} {
		r, err := open(cases)
		require.NoError(t, err)
		require.NoError(t, r.run(0)) // so that there is room for a list
		i := 0
		assert.Zero(t, testing.AllocsPerRun(len(cases), func() {
			if err := r.run(i % len(cases)); err != nil {
				t.Error(err)
			}
			i++
		}))
	}
}

// Cases that never come near a threshold would prove nothing: among the first 2,000
// each threshold is met on its day, missed on the day before and passed by a day.
func TestTheCasesHoldEveryBoundary(t *testing.T) {
	seen := map[string]int{}
	reach := func(name string, asOf, start int, p merit.Period) {
		from, err := unpack(start)
		require.NoError(t, err)
		day, err := unpack(asOf)
		require.NoError(t, err)
		switch from.Add(p, merit.RollForward).DaysUntil(day) {
		case -1:
			seen[name+" before"]++
		case 0:
			seen[name+" on"]++
		case 1:
			seen[name+" after"]++
		}
		if from.Rolls(p) {
			seen[name+" rolls"]++
		}
	}
	cases := Generate(seed, 2_000)
	want, err := decisions(cases)
	require.NoError(t, err)
	failed, routes, bands, categories := Failed(0), map[jpt.Route]bool{}, map[uint8]bool{}, map[uint8]bool{}
	for i, c := range cases {
		reach("mutation", c.AsOf, c.Inaugurated, merit.Years(1))
		reach("test opens", c.AsOf, c.Inaugurated, merit.Years(2))
		reach("five years", c.AsOf, c.Inaugurated, merit.Years(5))
		reach("age", c.AsOf, c.Birth, merit.Years(56))
		reach("freeze", c.AsOf, c.Head, merit.Months(6))
		end := c.AsOf
		if c.CareerUntil != 0 {
			end = c.CareerUntil
		}
		reach("experience", end, c.CareerFrom, merit.Years(5))
		reach("prior", end, c.CareerFrom, merit.Years(2))
		failed |= want[i].Failed
		routes[jpt.Route(want[i].Route)] = true
		bands[want[i].Band], categories[want[i].Category] = true, true
		sum := 20*c.Record + 25*c.Assessment + 20*c.Paper + 35*c.Interview
		for edge, name := range map[int]string{68_0000: "MMS", 80_0000: "MS"} {
			switch {
			case sum == edge:
				seen[name+" edge"]++
			case sum < edge && (sum+50)/100 == edge/100:
				seen[name+" by rounding alone"]++
			}
		}
		index := 0
		for _, p := range c.Points {
			index += p
		}
		for edge, name := range map[int]string{350: "II", 500: "III", 650: "IV"} {
			switch index - edge {
			case -1:
				seen[name+" below"]++
			case 0:
				seen[name+" edge"]++
			}
		}
	}
	for _, name := range []string{"mutation", "test opens", "five years", "age", "freeze", "experience", "prior"} {
		for _, side := range []string{" before", " on", " after"} {
			assert.NotZero(t, seen[name+side], name+side)
		}
	}
	for _, name := range []string{"mutation rolls", "five years rolls", "experience rolls", "freeze rolls",
		"MMS edge", "MS edge", "MMS by rounding alone", "MS by rounding alone",
		"II below", "III below", "IV below", "II edge", "III edge", "IV edge"} {
		assert.NotZero(t, seen[name], name)
	}
	assert.Equal(t, ^Failed(0), failed, "every condition fails somewhere")
	assert.Len(t, bands, 3)
	assert.Len(t, categories, 4)
	for _, r := range []jpt.Route{jpt.Blocked, jpt.RotationInClass, jpt.RotationWithin, jpt.RotationBetween, jpt.TalentPool, jpt.OpenAfterTest} {
		assert.True(t, routes[r], r.String())
	}
}

func TestASeedGivesTheSameCases(t *testing.T) {
	assert.Equal(t, Generate(seed, 3_000), Generate(seed, 3_000))
	assert.Equal(t, Generate(seed, 3_000)[:2_000], Generate(seed, 2_000))
	assert.NotEqual(t, Generate(seed, 3_000), Generate(seed+1, 3_000))
	// The first numbers for the seed 1234567, as they are published for this generator.
	s := splitmix64(1234567)
	assert.Equal(t, []uint64{6457827717110365317, 3203168211198807973}, []uint64{s.next(), s.next()})
}

func TestTheTableNamesEveryEngine(t *testing.T) {
	var b strings.Builder
	require.NoError(t, table(&b, []result{
		{name: byHandName, agreed: 10, nanos: []float64{20, 10, 30}},
		{name: "other", agreed: 10, nanos: []float64{2000}, allocs: 3, bytes: 64},
	}, 10))
	assert.Contains(t, b.String(), "| other | 2µs | 100.0 | 3 | 64 | 10 of 10 |")
	assert.Contains(t, b.String(), "| hand-written integers | 20ns | 1.0 | 0 | 0 | 10 of 10 |")
	assert.Error(t, compare(&b, options{cases: 0, rounds: 1}))
}

func TestTheGuardComparesRatios(t *testing.T) {
	results := []result{
		{name: byHandName, nanos: []float64{10}}, {name: withoutText, nanos: []float64{50}, library: true}, {name: byRulings, nanos: []float64{20}, library: true},
		{name: "asnmerit, list", nanos: []float64{60}, library: true}, {name: "set", nanos: []float64{1}, batch: true},
		{name: "slow peer", nanos: []float64{900}}, {name: "peer", nanos: []float64{500}},
	}
	assert.NoError(t, bounds(results, 0, 0))
	assert.NoError(t, bounds(results, 5, 25))
	assert.ErrorContains(t, bounds(results, 4.9, 0), "5.0 times")
	assert.ErrorContains(t, bounds(results, 0, 25.1), "25.0 times")
}

// Two workers come to the answers of one, and every size stands in the table.
func TestManyCasesAreStreamed(t *testing.T) {
	var b strings.Builder
	require.NoError(t, scale(&b, 12_000, 1, seed))
	for _, row := range []string{"| 1200 | 1 |", "| 3600 | 1 |", "| 12000 | 1 |", "| 12000 | 2 |", "two workers: "} {
		assert.Contains(t, b.String(), "\n"+row)
	}
	assert.Error(t, scale(&b, 9, 1, seed))
	assert.Error(t, scale(&b, 10, 0, seed))
}
