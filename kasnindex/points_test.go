package kasnindex_test

import (
	"encoding"
	"math/big"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// refused asserts that err names exactly these fields, in this order, each with its
// kind: "weights[2]: missing".
func refused(t *testing.T, err error, want ...string) {
	t.Helper()
	require.Error(t, err)
	var got []string
	for _, fe := range merit.FieldErrors(err) {
		got = append(got, fe.Field+": "+fe.Err.Error())
		assert.NotEmpty(t, fe.Expected)
	}
	assert.Equal(t, want, got)
}

func TestNumbersThatArePoints(t *testing.T) {
	for in, want := range map[string]string{
		"331.5": "331.5", "0": "0", "-6": "-6", "82.58": "82.58", "97.00": "97", "1e2": "100", "0.000001": "0.000001",
		"1000000": "1000000", "1.5000000000": "1.5",
	} {
		p, err := kasnindex.ParsePoints(in)
		require.NoError(t, err, in)
		assert.Equal(t, want, p.String())
		assert.True(t, p.Known())
		again, err := kasnindex.ParsePoints(p.String())
		require.NoError(t, err)
		assert.Equal(t, p, again, "equal numbers are equal by ==")
	}
}

func TestNumbersThatAreRefused(t *testing.T) {
	for _, c := range []struct{ in, kind string }{
		{"", "missing"},
		{"abc", "malformed"},
		{"331,5", "malformed"},
		{"0.0000001", "out of range"},
		{"1000001", "out of range"},
		{"-1000000.5", "out of range"},
		{"1e100", "out of range"},
		{"1e1000000000", "malformed"},
		{"1e-100", "out of range"},
		{"8/27", "malformed"},
		{strings.Repeat("9", 40), "malformed"},
	} {
		t.Run(c.in, func(t *testing.T) {
			_, err := kasnindex.ParsePoints(c.in)
			refused(t, err, "points: "+c.kind)
		})
	}
	_, err := kasnindex.PointsOf(decimal.New(1, 2_000_000_000))
	refused(t, err, "points: out of range")
	_, err = kasnindex.PointsOf(decimal.NewFromBigInt(new(big.Int).Lsh(big.NewInt(1), 4096), -20))
	refused(t, err, "points: out of range")
	assert.Panics(t, func() { kasnindex.MustPoints("x") })
	var p kasnindex.Points
	assert.Error(t, p.UnmarshalText([]byte("x")))
}

func TestUnknownPointsAreNotZero(t *testing.T) {
	var unknown kasnindex.Points
	zero := kasnindex.MustPoints("0")
	assert.NotEqual(t, unknown, zero)
	assert.False(t, unknown.Known())
	assert.Empty(t, unknown.String())
	assert.Empty(t, unknown.Round())
	assert.True(t, unknown.Value().IsZero())
	assert.True(t, unknown.Decimal().IsZero())
	assert.Equal(t, "", unknown.In(merit.Indonesian))
	assert.True(t, unknown.Less(zero), "not known sorts first")
	assert.Zero(t, unknown.Cmp(unknown))
	assert.False(t, unknown.Sub(zero).Known())
	assert.False(t, zero.Sub(unknown).Known())
	text, err := unknown.MarshalText()
	require.NoError(t, err)
	again := zero
	require.NoError(t, again.UnmarshalText(text))
	assert.Equal(t, unknown, again)
}

// thirds is an instrument with three equal gated indicators and one that is not.
func thirds(t testing.TB) *kasnindex.Instrument {
	t.Helper()
	in, err := kasnindex.NewInstrument(kasnindex.Spec{
		Code: "thirds", Title: merit.T("Tiga", "Three"), Basis: []merit.Citation{merit.Cite("Konvensi uji")}, Levels: 4,
		Aspects: []kasnindex.Aspect{
			{Code: "a", Weight: dec("60"), Indicators: []kasnindex.Indicator{
				{Code: "a1", Weight: dec("30"), Gate: true}, {Code: "a2", Weight: dec("30")}}},
			{Code: "b", Weight: dec("40"), Indicators: []kasnindex.Indicator{
				{Code: "b1", Weight: dec("30"), Gate: true}, {Code: "b2", Weight: dec("10"), Gate: true}}},
		},
		Bands: kasnindex.KASN2019().Spec().Bands,
	})
	require.NoError(t, err)
	return in
}

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func TestFractionsStayExact(t *testing.T) {
	in := thirds(t)
	// 30 × 2 + 30 × 4 + 30 × 1 of 4 × 90, on 400.
	levels := kasnindex.Levels(2, 4, 1, 0)
	levels[3] = kasnindex.NotApplicable
	score, err := in.ScoreLevels(levels)
	require.NoError(t, err)
	assert.Equal(t, "700/3", score.String())
	assert.Equal(t, "233.33", score.Round())
	assert.Equal(t, "233.333333", score.Decimal().String())
	assert.Equal(t, "233,333333", score.In(merit.Indonesian))
	assert.True(t, score.Less(points(t, "233.333334")))
	assert.True(t, points(t, "233.333333").Less(score))
	assert.True(t, points(t, "-1").Less(score))
	assert.Equal(t, +1, score.Cmp(points(t, "-1")))
	assert.Equal(t, "50/3", points(t, "250").Sub(score).String())
	assert.Equal(t, "0", score.Sub(score).String())
	assert.Equal(t, score, score.Sub(points(t, "0")))
	negative := points(t, "0").Sub(score)
	assert.Equal(t, "-700/3", negative.String())
	assert.Equal(t, -1, negative.Cmp(points(t, "-233.333333")))

	// On record and back.
	for _, p := range []kasnindex.Points{score, negative, points(t, "250").Sub(score)} {
		written, err := p.MarshalText()
		require.NoError(t, err)
		var again kasnindex.Points
		require.NoError(t, again.UnmarshalText(written))
		assert.Equal(t, p, again)
	}
	for _, s := range []string{"700/0", "700/-3", "1400/6", "700/3/1", "+700/3", " 700/3", "1/2", "3/1", "/3", "700/", "9223372036854775807/3", "1/1099511627777", "-9223372036854775808/3", "0/3", "-0/7"} {
		var p kasnindex.Points
		assert.Error(t, p.UnmarshalText([]byte(s)), "%q is not what String writes", s)
	}
}

// text is an enumeration or a number with a text form.
type text[T any] interface {
	*T
	encoding.TextUnmarshaler
}

func roundTrip[T interface {
	comparable
	encoding.TextMarshaler
}, P text[T]](t *testing.T, want string, value T) {
	t.Helper()
	got, err := value.MarshalText()
	require.NoError(t, err)
	assert.Equal(t, want, string(got))
	var again T
	require.NoError(t, P(&again).UnmarshalText(got))
	assert.Equal(t, value, again)
	require.Error(t, P(&again).UnmarshalText([]byte("Bagus")))
	assert.Equal(t, value, again, "a refused text changes nothing")
}

func TestLevels(t *testing.T) {
	for n := range 10 {
		l := kasnindex.LevelOf(n)
		roundTrip(t, string(rune('0'+n)), l)
		got, ok := l.Number()
		assert.True(t, ok)
		assert.Equal(t, n, got)
	}
	roundTrip(t, "not-assessed", kasnindex.NotAssessed)
	roundTrip(t, "not-applicable", kasnindex.NotApplicable)
	assert.Equal(t, kasnindex.NotAssessed, kasnindex.LevelOf(-1))
	assert.Equal(t, kasnindex.NotAssessed, kasnindex.LevelOf(10))
	_, err := kasnindex.ParseLevel(strings.Repeat("1", 100))
	refused(t, err, "level: unknown")
	_, err = kasnindex.Level(77).MarshalText()
	refused(t, err, "level: unknown")
	assert.Equal(t, "%!(77)", kasnindex.Level(77).String())
}

func TestCategories(t *testing.T) {
	for want, c := range map[string]kasnindex.Category{"": 0, "I": kasnindex.CategoryI, "II": kasnindex.CategoryII, "III": kasnindex.CategoryIII, "IV": kasnindex.CategoryIV} {
		roundTrip(t, want, c)
		assert.Equal(t, want, c.String())
	}
	for name, want := range map[string]kasnindex.Category{
		"Buruk": kasnindex.CategoryI, "kurang": kasnindex.CategoryII, "BAIK": kasnindex.CategoryIII, "Sangat baik": kasnindex.CategoryIV,
		"Sangat Buruk": kasnindex.CategoryI, // the press's word
	} {
		got, err := kasnindex.CategoryNamed(name)
		require.NoError(t, err)
		assert.Equal(t, want, got)
	}
	_, err := kasnindex.CategoryNamed("Cukup")
	refused(t, err, "category: unknown")
	_, err = kasnindex.Category(9).MarshalText()
	refused(t, err, "category: unknown")
	assert.Equal(t, "%!(9)", kasnindex.Category(9).String())
	assert.Equal(t, 0, kasnindex.Category(9).Number())
	assert.Equal(t, "unknown", kasnindex.Category(9).In(merit.English))
	assert.Equal(t, "Sangat Baik", kasnindex.CategoryIV.In(merit.Indonesian))
}

func FuzzParsePoints(f *testing.F) {
	for _, s := range []string{"331.5", "-6", "1e6", "1e1000000000", "0.0000001", "8/27", "٣", "+1", "1_0", "0x1p4", "NaN"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := kasnindex.ParsePoints(s)
		if err != nil {
			if len(merit.FieldErrors(err)) != 1 {
				t.Fatalf("%q: an error that names no field: %v", s, err)
			}
			return
		}
		want, err := decimal.NewFromString(s)
		if err != nil || !want.Equal(p.Decimal()) {
			t.Fatalf("%q became %s", s, p)
		}
		again, err := kasnindex.ParsePoints(p.String())
		if err != nil || again != p {
			t.Fatalf("%q: %s does not read back", s, p)
		}
	})
}

// Half up is upwards on the number line, below zero too, as package rubric rounds.
func TestRoundingForDisplayIsHalfUpBelowZeroToo(t *testing.T) {
	less := func(s string) kasnindex.Points { return kasnindex.MustPoints("0").Sub(kasnindex.MustPoints(s)) }
	for _, c := range []struct {
		p    kasnindex.Points
		want string
	}{
		{kasnindex.MustPoints("0.125"), "0.13"}, {kasnindex.MustPoints("0.124999"), "0.12"}, {kasnindex.MustPoints("324.995"), "325.00"},
		{less("0.125"), "-0.12"}, {less("0.125001"), "-0.13"}, {less("0.124999"), "-0.12"}, {less("0.004"), "0.00"},
		{kasnindex.Points{}, ""},
	} {
		assert.Equal(t, c.want, c.p.Round(), "%s", c.p)
	}
}
