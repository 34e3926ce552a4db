package kasnindex_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func written(t *testing.T, s string) kasnindex.Points {
	t.Helper()
	var p kasnindex.Points
	require.NoError(t, p.UnmarshalText([]byte(s)), s)
	return p
}

func TestThePointsOfAFindingHaveNoEndingZeros(t *testing.T) {
	for s, want := range map[string]string{"82.58": "82.58", "331.5": "331.5", "325": "325", "0": "0", "0.5": "0.5", "10": "10", "0.2": "0.2", "-30": "-30", "-0.5": "-0.5", "-0.000001": "-0.000001", "97.00": "97", "700/3": "233.333333"} {
		assert.Equal(t, want, written(t, s).Value().String(), s)
	}
}

func TestTheFurthestNumbersThatArePoints(t *testing.T) {
	ten := func(n int64) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil) }
	for _, c := range []struct {
		d  decimal.Decimal
		ok bool
	}{
		{decimal.New(0, 24), true}, {decimal.New(0, 25), false},
		{decimal.NewFromBigInt(ten(24), -24), true}, {decimal.NewFromBigInt(ten(25), -25), false},
	} {
		_, err := kasnindex.PointsOf(c.d)
		assert.Equal(t, c.ok, err == nil, c.d.Exponent())
	}
	p, err := kasnindex.ParsePoints(strings.Repeat("0", 31) + "7")
	require.NoError(t, err)
	assert.Equal(t, "7", p.String())
	_, err = kasnindex.ParsePoints(strings.Repeat("0", 32) + "7")
	refused(t, err, "points: malformed")
}

// A fraction is exact up to a denominator of 2 to the power of 40, and beyond it rounded to
// six decimals, however long.
func TestTheLongestFractionIsExactAndALongerOneIsRounded(t *testing.T) {
	for _, c := range []struct{ score, factor, want string }{
		{"1/536870912", "1/2048", "1/1099511627776"},
		{"1/536870912", "1/4096", "0"},
		{"1/1099511627776", "1/1099511627775", "0"},
		{"123456789/7000001", "1", "123456789/7000001"},
		{"-123456789/7000001", "1", "-123456789/7000001"},
		{"0.4", "2", "0.8"},
	} {
		got, err := kasnindex.Corrected(written(t, c.score), written(t, c.factor))
		require.NoError(t, err)
		assert.Equal(t, c.want, got.String(), "%s × %s", c.score, c.factor)
	}
	_, err := kasnindex.Corrected(written(t, "0.4"), written(t, "2.000001"))
	refused(t, err, "factor: out of range")
	var p kasnindex.Points
	for _, s := range []string{"1/1099511627777", "3000003/1", "-3000004/3", "3000004/3", "3000001/3", "-3000001/3"} {
		assert.Error(t, p.UnmarshalText([]byte(s)), s)
	}
}

func TestAnInstrumentSharesNothingWithWhatItWasMadeOf(t *testing.T) {
	spec := kasnindex.KASN2019().Spec()
	in, err := kasnindex.NewInstrument(spec)
	require.NoError(t, err)
	spec.Basis[0], spec.Aspects[0].Code = merit.Citation{}, "changed"
	assert.False(t, in.Spec().Basis[0].IsZero())
	assert.Equal(t, "perencanaan", in.Spec().Aspects[0].Code)
}

func TestAThousandIndicatorsAndNoMore(t *testing.T) {
	for n, want := range map[int][]string{1000: nil, 1001: {"aspects: out of range"}} {
		list := make([]kasnindex.Indicator, n)
		left := dec("100")
		for i := range list {
			w := dec("0.09")
			if i == n-1 {
				w = left
			}
			left = left.Sub(w)
			list[i] = kasnindex.Indicator{Code: fmt.Sprint(i), Weight: w}
		}
		_, err := kasnindex.NewInstrument(kasnindex.Spec{Code: "list", Title: merit.T("Daftar", "List"), Basis: []merit.Citation{merit.Cite("Konvensi uji")}, Levels: 4,
			Aspects: []kasnindex.Aspect{{Code: "a", Weight: dec("100"), Indicators: list}}, Bands: rubric.MustBands(decimal.Zero, dec("400"), band("x", "x", "0"))})
		if want == nil {
			assert.NoError(t, err)
			continue
		}
		refused(t, err, want...)
	}
}

func TestEveryResultWithoutAnInstrumentIsNamed(t *testing.T) {
	_, err := kasnindex.History([]kasnindex.Result{{Year: 2020}, {Year: 2021, Instrument: kasnindex.KASN2019()}, {Year: 2022}})
	refused(t, err, "results (2020).instrument: missing", "results (2022).instrument: missing")
}

func TestAnAssessmentNamesItsInstrument(t *testing.T) {
	data, err := json.Marshal(kasnindex.Assessment{Instrument: kasnindex.KASN2019()})
	require.NoError(t, err)
	assert.JSONEq(t, `{"instrument":"kasn-9-2019"}`, string(data))
}

func TestAFalseFlagIsNotTrue(t *testing.T) {
	in, err := kasnindex.Load([]byte(strings.Replace(string(readFile(t, instrumentFile)), `"gate": true`, `"gate": false`, 1)))
	require.NoError(t, err)
	assert.False(t, in.Spec().Above)
	for _, q := range in.Indicators() {
		assert.False(t, q.Gate, q.Code)
	}
}

func TestLoadSaysWhatStandsThereAndHidesNothing(t *testing.T) {
	good := string(readFile(t, instrumentFile))
	load := func(pairs ...string) error {
		s := good
		for i := 0; i < len(pairs); i += 2 {
			require.Contains(t, s, pairs[i])
			s = strings.Replace(s, pairs[i], pairs[i+1], 1)
		}
		_, err := kasnindex.Load([]byte(s))
		return err
	}
	for stands, want := range map[string]string{`7`: "7", `{}`: "an object", `[]`: "a list", `null`: "null", `true`: "true"} {
		err := load(`"code": "contoh-2026"`, `"code": `+stands)
		refused(t, err, "code: malformed")
		assert.Equal(t, want, merit.FieldErrors(err)[0].Value)
	}
	refused(t, load(`"levels": 4`, `"levels": 4, "bandsaw": 1, "scales": 1`, `"low": 0`, `"low": 1`), "bandsaw: unknown", "scales: unknown", "bands[0].low: contradictory")
	refused(t, load(`"code": "tinggi"`, `"code": ""`), "bands[2].code: missing")
	library, err := json.Marshal(kasnindex.KASN2019())
	require.NoError(t, err)
	var members map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(library, &members))
	members["aspects"] = json.RawMessage("7")
	altered, err := json.Marshal(members)
	require.NoError(t, err)
	_, err = kasnindex.Load(altered)
	refused(t, err, "aspects: malformed")

	_, err = kasnindex.Load([]byte(good + strings.Repeat(" ", 1<<20-len(good))))
	assert.NoError(t, err, "a megabyte to the byte")
	nested := func(n int) error {
		_, err := kasnindex.Load([]byte(strings.Repeat(`{"a":`, n) + "1" + strings.Repeat("}", n)))
		return err
	}
	assert.Equal(t, "a", merit.FieldErrors(nested(16))[0].Field)
	assert.Equal(t, "json", merit.FieldErrors(nested(17))[0].Field)
}

func TestTheGoalMayBeTheBottomOfTheScale(t *testing.T) {
	plan, err := kasn37(t).Plan(uniform(37, 0), points(t, "0"), flat(1))
	require.NoError(t, err)
	assert.True(t, plan.Reached)
}

// Costs are added up exactly or refused: 37 indicators of at most nine levels are 333
// steps, and a cost counts as that many and one, so that fewer steps never outweigh it.
func TestTheGreatestCostThatAddsUp(t *testing.T) {
	in := kasn37(t)
	const most = math.MaxInt64/(37*9+1) - 1
	only := func(costs ...int64) kasnindex.Cost {
		return func(i, l int) (int64, bool) {
			if l != 1 || i >= len(costs) {
				return 0, false
			}
			return costs[i], true
		}
	}
	plan, err := in.Plan(uniform(37, 0), points(t, "2.5"), only(most))
	require.NoError(t, err)
	assert.EqualValues(t, int64(most), plan.Cost)
	_, err = in.Plan(uniform(37, 0), points(t, "2.5"), only(most+1))
	refused(t, err, "cost of 1.1 to 1: out of range")
	plan, err = in.Plan(uniform(37, 0), points(t, "5"), only(most-10, 10))
	require.NoError(t, err)
	assert.EqualValues(t, int64(most), plan.Cost)
	_, err = in.Plan(uniform(37, 0), points(t, "5"), only(most-10, 11))
	refused(t, err, "cost of 1.2 to 1: out of range")
}

// One unit of cost outweighs any number of steps: twenty indicators at nothing against
// one at 1, where the lists are long and where the weights are fine.
func TestACheaperPlanMayTakeManyMoreSteps(t *testing.T) {
	for _, c := range []struct{ heavy, light string }{{"50", "2.5"}, {"50.00002", "2.499999"}} {
		list := []kasnindex.Indicator{{Code: "heavy", Weight: dec(c.heavy)}}
		for i := range 20 {
			list = append(list, kasnindex.Indicator{Code: fmt.Sprint(i), Weight: dec(c.light)})
		}
		in := ofList(t, list, "400")
		plan, err := in.Plan(uniform(21, 0), points(t, "45"), func(i, _ int) (int64, bool) {
			if i == 0 {
				return 1, true
			}
			return 0, true
		})
		require.NoError(t, err)
		assert.Zero(t, plan.Cost)
		assert.Len(t, plan.Improvements, 5)
	}
}

// Where an edge belongs to the band below it, reaching it is not enough.
func TestAnIndicatorThatJustReachesTheEdgeAlone(t *testing.T) {
	for above, want := range map[bool]bool{false: true, true: false} {
		in, err := kasnindex.NewInstrument(kasnindex.Spec{Code: "edge", Title: merit.T("Batas", "Edge"), Basis: []merit.Citation{merit.Cite("Konvensi uji")}, Levels: 4, Above: above,
			Aspects: []kasnindex.Aspect{{Code: "a", Weight: dec("100"), Indicators: []kasnindex.Indicator{{Code: "x", Weight: dec("50")}, {Code: "y", Weight: dec("50")}}}},
			Bands:   rubric.MustBands(decimal.Zero, dec("100"), band("low", "low", "0"), band("high", "high", "50"))})
		require.NoError(t, err)
		got, err := in.Leverages(uniform(2, 0))
		require.NoError(t, err)
		require.Len(t, got, 2)
		assert.Equal(t, want, got[0].Alone, "headroom %s of 50", got[0].Headroom)
	}
}
