package merit_test

import (
	"encoding/json"
	"math"
	"slices"
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestValueKindsReadAndPrintAlike(t *testing.T) {
	checkEnumeration(t, "kind", merit.ParseValueKind, merit.NoValue,
		"none", "period", "date", "count", "decimal", "percent", "elapsed", "level", "grade", "party")
}

func TestValuesPrintForMachinesAndInWords(t *testing.T) {
	from, to := merit.MustDate(2023, 6, 5), merit.MustDate(2025, 9, 8)
	for _, c := range []struct {
		name         string
		value        merit.Value
		kind         merit.ValueKind
		text, id, en string
	}{
		{"nothing", merit.Value{}, merit.NoValue, "", "", ""},
		{"a period", merit.PeriodOf(merit.Years(2)), merit.PeriodValue, "P2Y", "2 tahun", "2 years"},
		{"a period of no time", merit.PeriodOf(merit.Period{}), merit.PeriodValue, "P0D", "0 hari", "0 days"},
		{"a day", merit.DateValueOf(to), merit.DateValue, "2025-09-08", "8 September 2025", "8 September 2025"},
		{"a number of things", merit.CountOf(3), merit.CountValue, "3", "3", "3"},
		{"none of them", merit.CountOf(0), merit.CountValue, "0", "0", "0"},
		{"a negative number", merit.CountOf(-3), merit.CountValue, "-3", "-3", "-3"},
		{"a score", merit.ScaledOf(3315, 1), merit.DecimalValue, "331.5", "331,5", "331.5"},
		{"a score without a fraction", merit.ScaledOf(325, 0), merit.DecimalValue, "325", "325", "325"},
		{"a score that keeps its zeros", merit.ScaledOf(8370, 2), merit.DecimalValue, "83.70", "83,70", "83.70"},
		{"less than one", merit.ScaledOf(5, 3), merit.DecimalValue, "0.005", "0,005", "0.005"},
		{"less than nothing", merit.ScaledOf(-15, 1), merit.DecimalValue, "-1.5", "-1,5", "-1.5"},
		{"the finest scale", merit.ScaledOf(1, 18), merit.DecimalValue, "0.000000000000000001", "0,000000000000000001", "0.000000000000000001"},
		{"the least number", merit.ScaledOf(math.MinInt64, 0), merit.DecimalValue, "-9223372036854775808", "-9223372036854775808", "-9223372036854775808"},
		{"per cent", merit.PercentOf(45, 0), merit.PercentValue, "45%", "45%", "45%"},
		{"per cent with a fraction", merit.PercentOf(801, 1), merit.PercentValue, "80.1%", "80,1%", "80.1%"},
		{"elapsed time", merit.ElapsedOf(from, to, merit.RollForward), merit.ElapsedValue, "2023-06-05/2025-09-08", "2 tahun 3 bulan 3 hari (sejak 5 Juni 2023)", "2 years 3 months 3 days (since 5 June 2023)"},
		{"a level", merit.LevelOf(merit.Pengawas), merit.LevelValue, "pengawas", "pengawas", "supervisor (pengawas)"},
		{"the first level", merit.LevelOf(merit.JPTUtama), merit.LevelValue, "jpt-utama", "JPT utama", "JPT utama"},
		{"the last level", merit.LevelOf(merit.Pemula), merit.LevelValue, "pemula", "JF pemula", "JF pemula"},
		{"a grade", merit.GradeOf(merit.GradeIVb), merit.GradeValue, "IV/b", "IV/b (Pembina Tingkat I)", "IV/b (Pembina Tingkat I)"},
		{"the first grade", merit.GradeOf(merit.GradeIa), merit.GradeValue, "I/a", "I/a (Juru Muda)", "I/a (Juru Muda)"},
		{"the last grade", merit.GradeOf(merit.GradeIVe), merit.GradeValue, "IV/e", "IV/e (Pembina Utama)", "IV/e (Pembina Utama)"},
		{"a party", merit.PartyOf(merit.Governor), merit.PartyValue, "governor", "gubernur", "the governor"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.kind, c.value.Kind())
			assert.Equal(t, c.kind == merit.NoValue, c.value.IsZero())
			assert.Equal(t, c.text, c.value.String())
			assert.Equal(t, c.id, c.value.In(merit.Indonesian))
			assert.Equal(t, c.en, c.value.In(merit.English))
			encoded, err := json.Marshal(c.value)
			require.NoError(t, err)
			assert.Equal(t, `"`+c.text+`"`, string(encoded))
		})
	}
}

func TestAValueGivesBackWhatWentIn(t *testing.T) {
	for _, p := range []merit.Period{{}, {Years: 1, Months: 6, Days: 10}, {Years: -1, Months: -6, Days: -10}, {Years: 32767, Months: -32768, Days: 32767}, {Years: -32768, Days: -1}} {
		assert.Equal(t, p, merit.PeriodOf(p).Period())
	}
	for _, d := range []merit.Date{merit.MustDate(1, 1, 1), merit.MustDate(2024, 2, 29), merit.MustDate(9999, 12, 31)} {
		assert.Equal(t, d, merit.DateValueOf(d).Date())
		from, to := merit.ElapsedOf(merit.FirstDay, d, merit.RollForward).Between()
		assert.Equal(t, [2]merit.Date{merit.FirstDay, d}, [2]merit.Date{from, to})
	}
	for _, l := range merit.Levels() {
		assert.Equal(t, l, merit.LevelOf(l).Level())
	}
	for _, g := range merit.Grades() {
		assert.Equal(t, g, merit.GradeOf(g).Grade())
	}
	for p := merit.President; p <= merit.DPRDFactions; p++ {
		assert.Equal(t, p, merit.PartyOf(p).Party())
	}
	assert.Equal(t, -7, merit.CountOf(-7).Count())
	n, scale := merit.ScaledOf(3315, 1).Scaled()
	assert.Equal(t, int64(3315), n)
	assert.Equal(t, uint8(1), scale)
	n, scale = merit.PercentOf(801, 1).Scaled()
	assert.Equal(t, int64(801), n)
	assert.Equal(t, uint8(1), scale)
}

func TestTheNumberOfAValueIsExact(t *testing.T) {
	for _, c := range []struct {
		value merit.Value
		want  string
	}{
		{merit.ScaledOf(3315, 1), "331.5"},
		{merit.PercentOf(45, 0), "45"},
		{merit.CountOf(9), "9"},
		{merit.ScaledOf(1, 18), "0.000000000000000001"},
		{merit.PeriodOf(merit.Years(2)), "0"},
		{merit.Value{}, "0"},
	} {
		assert.True(t, decimal.RequireFromString(c.want).Equal(c.value.Decimal()), c.want)
	}
}

func TestElapsedValuesKeepTheirRoll(t *testing.T) {
	from, to := merit.MustDate(2024, 2, 29), merit.MustDate(2025, 2, 28)
	assert.Equal(t, "P11M30D", merit.ElapsedOf(from, to, merit.RollForward).Period().String())
	assert.Equal(t, "P1Y", merit.ElapsedOf(from, to, merit.RollBack).Period().String())
	assert.NotEqual(t, merit.ElapsedOf(from, to, merit.RollForward), merit.ElapsedOf(from, to, merit.RollBack))
}

func TestWhatIsNotKnownIsNoValue(t *testing.T) {
	d := merit.FirstDay
	for name, v := range map[string]merit.Value{
		"no day":                 merit.DateValueOf(merit.Date{}),
		"since no day":           merit.ElapsedOf(merit.Date{}, d, merit.RollForward),
		"until no day":           merit.ElapsedOf(d, merit.Date{}, merit.RollForward),
		"an unknown level":       merit.LevelOf(0),
		"a level beyond":         merit.LevelOf(merit.Pemula + 1),
		"an unknown grade":       merit.GradeOf(0),
		"a grade beyond":         merit.GradeOf(merit.GradeIVe + 1),
		"an unknown party":       merit.PartyOf(0),
		"a party beyond":         merit.PartyOf(merit.DPRDFactions + 1),
		"a scale beyond":         merit.ScaledOf(1, 19),
		"a scale of per cent":    merit.PercentOf(1, 19),
		"the greatest scale yet": merit.PercentOf(1, 255),
	} {
		assert.Equal(t, merit.Value{}, v, name)
	}
}

// A value of one kind answers for no other, even where its bits would make sense.
func TestAValueOfOneKindIsNoneOfAnother(t *testing.T) {
	d := merit.MustDate(2025, 9, 8)
	for _, v := range []merit.Value{
		{}, merit.PeriodOf(merit.Period{Years: 1, Months: 2, Days: 3}), merit.DateValueOf(d), merit.CountOf(3), merit.ScaledOf(3, 1),
		merit.PercentOf(3, 1), merit.ElapsedOf(merit.FirstDay, d, merit.RollForward), merit.LevelOf(merit.JPTPratama),
		merit.GradeOf(merit.GradeIc), merit.PartyOf(merit.PyB),
	} {
		from, to := v.Between()
		n, scale := v.Scaled()
		for _, c := range []struct {
			name  string
			kinds []merit.ValueKind
			empty bool
		}{
			{"period", []merit.ValueKind{merit.PeriodValue, merit.ElapsedValue}, v.Period().IsZero()},
			{"date", []merit.ValueKind{merit.DateValue}, v.Date().IsZero()},
			{"count", []merit.ValueKind{merit.CountValue}, v.Count() == 0},
			{"scaled", []merit.ValueKind{merit.DecimalValue, merit.PercentValue}, n == 0 && scale == 0},
			{"decimal", []merit.ValueKind{merit.DecimalValue, merit.PercentValue, merit.CountValue}, v.Decimal().IsZero()},
			{"between", []merit.ValueKind{merit.ElapsedValue}, from.IsZero() && to.IsZero()},
			{"level", []merit.ValueKind{merit.LevelValue}, v.Level() == 0},
			{"grade", []merit.ValueKind{merit.GradeValue}, v.Grade() == 0},
			{"party", []merit.ValueKind{merit.PartyValue}, v.Party() == 0},
		} {
			assert.Equalf(t, !slices.Contains(c.kinds, v.Kind()), c.empty, "a value of kind %s as %s", v.Kind(), c.name)
		}
	}
}

func TestEqualValuesAreWrittenAlike(t *testing.T) {
	assert.Equal(t, merit.ScaledOf(20, 0), merit.ScaledOf(20, 0))
	assert.NotEqual(t, merit.ScaledOf(20, 0), merit.ScaledOf(200, 1), "20 and 20.0 are written differently")
	assert.NotEqual(t, merit.ScaledOf(20, 0), merit.PercentOf(20, 0))
	assert.NotEqual(t, merit.ScaledOf(20, 0), merit.CountOf(20))
}

func TestValuesAllocateNothing(t *testing.T) {
	d := merit.MustDate(2025, 9, 8)
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		elapsed := merit.ElapsedOf(merit.FirstDay, d, merit.RollForward).Period()
		n, scale := merit.ScaledOf(3315, 1).Scaled()
		if merit.PeriodOf(elapsed).Period() != elapsed || n != 3315 || scale != 1 {
			panic("another answer than expected")
		}
	}))
}

// After is the sum that Add gives and the mark that Rolls gives, for every kind of
// period, on every day of two years around a leap day and at the ends of the calendar.
func TestAfterIsTheSumOfADayAndAPeriod(t *testing.T) {
	var days []merit.Date
	for d := merit.MustParseDate("2023-12-25"); d.Before(merit.MustParseDate("2025-03-05")); d = d.AddDays(1) {
		days = append(days, d)
	}
	days = append(days, merit.Date{}, merit.MustParseDate("0001-01-01"), merit.MustParseDate("9994-02-28"), merit.MustParseDate("9994-12-31"),
		merit.MustParseDate("9996-02-29"), merit.MustParseDate("9999-12-30"), merit.MustParseDate("9999-12-31"))
	periods := []merit.Period{{}, merit.Years(1), merit.Years(2), merit.Years(4), merit.Years(5), merit.Years(56), merit.Years(9999), merit.Years(-1), merit.Years(-40000),
		merit.Months(1), merit.Months(6), merit.Months(11), merit.Months(12), merit.Months(13), merit.Months(-6), merit.Days(15), {Years: 1, Months: 6}, {Years: 1, Days: 1}, {Years: -2, Months: 1}}
	for _, d := range days {
		for _, p := range periods {
			for _, roll := range []merit.Roll{merit.RollForward, merit.RollBack} {
				got, rolled := merit.PeriodOf(p).After(d, roll)
				require.Equal(t, d.Add(p, roll), got, "%s after %s", p, d)
				require.Equal(t, d.Rolls(p), rolled, "%s after %s", p, d)
			}
		}
	}
	for _, n := range []int64{5, 1 << 32} { // the second has the bits of a year
		got, rolled := merit.ScaledOf(n, 0).After(days[0], merit.RollForward)
		assert.Equal(t, days[0], got, "no period is no time at all")
		assert.False(t, rolled)
	}
}

// A value says the day after a period as dates do, on the fast way and on every other.
func TestADayAfterAPeriodIsTheSum(t *testing.T) {
	days := []merit.Date{{}, merit.MustParseDate("0001-01-01"), merit.MustParseDate("2024-02-28"), merit.MustParseDate("2024-02-29"),
		merit.MustParseDate("2024-03-01"), merit.MustParseDate("2023-08-31"), merit.MustParseDate("9898-12-31"), merit.MustParseDate("9899-01-01"),
		merit.MustParseDate("9899-12-31"), merit.MustParseDate("9996-02-29"), merit.MustParseDate("9999-12-31")}
	periods := []merit.Period{{}, {Years: 1}, {Years: 4}, {Years: 99}, {Years: 100}, {Years: 101}, {Years: 32767}, {Years: -1}, {Years: -100},
		{Months: 6}, {Days: 1}, {Years: 2, Months: 1}, {Years: 2, Days: -1}}
	for _, d := range days {
		for _, p := range periods {
			for _, roll := range []merit.Roll{merit.RollForward, merit.RollBack} {
				day, rolled := merit.PeriodOf(p).After(d, roll)
				assert.Equal(t, d.Add(p, roll), day, "%s and %s", d, p)
				assert.Equal(t, d.Rolls(p), rolled, "%s and %s", d, p)
			}
		}
	}
}
