package kasnindex_test

import (
	"fmt"
	"testing"

	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheInstrumentOfADay(t *testing.T) {
	for _, c := range []struct {
		day, code, kind, says string
	}{
		{"", "", "missing", "day of measurement"},
		{"2014-01-14", "", "before the first encoded state of the law", "2014-01-15"},
		{"2014-01-15", "", "unknown", "5/2017"},
		{"2018-12-31", "", "unknown", "5/2017"},
		{"2019-01-01", "", "unknown", "in 2019"},
		{"2019-12-31", "", "unknown", "in 2019"},
		{"2020-01-01", "kasn-9-2019", "", ""},
		{"2024-02-29", "kasn-9-2019", "", ""},
		{"2024-12-18", "kasn-9-2019", "", ""},
		{"2024-12-19", "bkn-2024", "", ""},
		{"2025-12-30", "bkn-2024", "", ""},
		{"2025-12-31", "", "missing", "ISM2025"},
		{"2026-01-01", "", "missing", "ISM2025"},
	} {
		t.Run(c.day, func(t *testing.T) {
			in, err := kasnindex.For(date(t, c.day))
			if c.kind != "" {
				refused(t, err, "day: "+c.kind)
				assert.ErrorContains(t, err, c.says)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, c.code, in.Code())
		})
	}
}

func TestTheInstrumentInForceHasARuleInForce(t *testing.T) {
	for day := merit.FirstDay; day.Before(merit.MustDate(2027, 1, 1)); day = day.AddDays(1) {
		in, err := kasnindex.For(day)
		if err != nil {
			continue
		}
		f, err := in.Classify(kasnindex.MustPoints("300"), merit.On(day))
		require.NoError(t, err)
		require.Equal(t, "KSN-BANDS/category-III", f.Code(), "on %s", day)
	}
}

// ismWeights are an example: only that they total 80 is known.
func ismWeights() kasnindex.ISMWeights {
	return kasnindex.ISMWeights{Talent: dec("20"), Performance: dec("20"), Competence: dec("15"), Culture: dec("10"), Reward: dec("7.5"), Discipline: dec("7.5")}
}

func TestTheSuccessorServesOnceItsWeightsAreSupplied(t *testing.T) {
	ism, err := kasnindex.ISM2025(ismWeights())
	require.NoError(t, err)
	in, err := kasnindex.For(merit.MustDate(2025, 12, 31), nil, ism)
	require.NoError(t, err)
	assert.Equal(t, "ism-2025", in.Code())
	in, err = kasnindex.For(merit.MustDate(2025, 12, 30), ism)
	require.NoError(t, err)
	assert.Equal(t, "bkn-2024", in.Code())
}

func TestTheSuccessorWithoutItsWeightsIsAnErrorThatNamesThem(t *testing.T) {
	_, err := kasnindex.ISM2025(kasnindex.ISMWeights{Talent: dec("20"), Culture: dec("-1")})
	refused(t, err,
		"weights.pengelolaan-kinerja: missing", "weights.pengembangan-kompetensi: missing",
		"weights.budaya-kerja-citra: out of range", "weights.penghargaan-pengakuan: missing",
		"weights.disiplin-pemberhentian-upaya: missing")
	assert.ErrorIs(t, err, merit.ErrMissing)

	short := ismWeights()
	short.Talent = dec("19")
	_, err = kasnindex.ISM2025(short)
	refused(t, err, "aspects: contradictory")
}

func TestTheSuccessorsBands(t *testing.T) {
	ism, err := kasnindex.ISM2025(ismWeights())
	require.NoError(t, err)
	when := merit.On(merit.MustDate(2026, 6, 1))
	for _, c := range []struct{ index, band, next, distance string }{
		{"0", "dasar", "lanjutan", "0.4"},
		{"0.4", "dasar", "lanjutan", "0"}, // printed: up to 0.40
		{"0.405", "lanjutan", "menengah", "0.195"},
		{"0.41", "lanjutan", "menengah", "0.19"},
		{"0.6", "lanjutan", "menengah", "0"},
		{"0.600001", "menengah", "tinggi", "0.199999"},
		{"0.8", "menengah", "tinggi", "0"},
		{"0.81", "tinggi", "", ""}, // Maju lies above the scale
		{"1", "tinggi", "", ""},
		{"1.000001", "maju", "", ""}, // printed: above 1
		{"2", "maju", "", ""},
	} {
		t.Run(c.index, func(t *testing.T) {
			got, err := ism.Band(points(t, c.index))
			require.NoError(t, err)
			assert.Equal(t, c.band, got.Code)
			next, distance, _, err := ism.Next(points(t, c.index))
			require.NoError(t, err)
			assert.Equal(t, c.next, next.Code)
			assert.Equal(t, c.distance, distance.String())
			f, err := ism.Classify(points(t, c.index), when)
			require.NoError(t, err)
			assert.Equal(t, "KSN-ISM2025/"+c.band, f.Code())
			assert.Contains(t, f.Text(merit.English), "Unproven")
		})
	}
	_, err = ism.Band(points(t, "2.5"))
	refused(t, err, "score: out of range")
	f, err := ism.Classify(points(t, "0.5"), merit.On(merit.MustDate(2025, 12, 30)))
	require.NoError(t, err)
	assert.Equal(t, "KSN-ISM2025/not-in-force", f.Code())
}

func TestTheSuccessorsPartsAndItsCorrection(t *testing.T) {
	ism, err := kasnindex.ISM2025(ismWeights())
	require.NoError(t, err)
	var full []kasnindex.Points
	var maxima []string
	for i := range ism.Spec().Aspects {
		full = append(full, ism.Maximum(i))
		maxima = append(maxima, ism.Maximum(i).String())
	}
	assert.Equal(t, []string{"0.075", "0.15", "0.15", "0.1125", "0.075", "0.05625", "0.05625", "0.075", "0.25"}, maxima)
	assert.Equal(t, kasnindex.SatisfactionCode, ism.Spec().Aspects[8].Code)
	score, err := ism.ScorePoints(full)
	require.NoError(t, err)
	assert.Equal(t, "1", score.String())

	got, err := kasnindex.Corrected(points(t, "0.85"), points(t, "0.9"))
	require.NoError(t, err)
	assert.Equal(t, "0.765", got.String())
	got, err = kasnindex.Corrected(score, points(t, "1.05"))
	require.NoError(t, err)
	b, err := ism.Band(got)
	require.NoError(t, err)
	assert.Equal(t, "maju", b.Code)
	for _, pair := range [][2]kasnindex.Points{{{}, score}, {score, {}}} {
		got, err := kasnindex.Corrected(pair[0], pair[1])
		require.NoError(t, err)
		assert.False(t, got.Known())
	}
	for _, factor := range []string{"0", "-1", "2.1"} {
		_, err := kasnindex.Corrected(score, points(t, factor))
		refused(t, err, "factor: out of range")
	}
}

func TestTheProfessionalismIndex(t *testing.T) {
	in := kasnindex.IPASN()
	score, err := in.ScorePoints([]kasnindex.Points{points(t, "15"), points(t, "32.5"), points(t, "25"), points(t, "5")})
	require.NoError(t, err)
	assert.Equal(t, "77.5", score.String())
	when := merit.On(merit.MustDate(2022, 1, 1))
	for _, c := range []struct{ value, band string }{
		{"0", "sangat-rendah"}, {"60", "sangat-rendah"}, {"60.5", "rendah"}, {"61", "rendah"},
		{"70", "rendah"}, {"70.5", "sedang"}, {"71", "sedang"}, {"80", "sedang"}, {"80.5", "tinggi"}, {"81", "tinggi"},
		{"90", "tinggi"}, {"90.5", "sangat-tinggi"}, {"91", "sangat-tinggi"}, {"100", "sangat-tinggi"},
	} {
		f, err := in.Classify(points(t, c.value), when)
		require.NoError(t, err)
		assert.Equal(t, "KSN-IPASN/"+c.band, f.Code(), c.value)
	}
	_, err = in.ScorePoints([]kasnindex.Points{points(t, "25.5"), points(t, "40"), points(t, "30"), points(t, "5")})
	refused(t, err, "points[0] (kualifikasi): out of range")
	for day, code := range map[string]string{
		"2017-12-31": "KSN-IPASN/not-in-force", "2018-01-01": "KSN-IPASN/force-unproven", "2019-05-14": "KSN-IPASN/force-unproven", "2019-05-15": "KSN-IPASN/sedang",
	} {
		f, err := in.Classify(score, merit.On(date(t, day)))
		require.NoError(t, err)
		assert.Equal(t, code, f.Code(), day)
	}
}

func TestTheFillingIndexNeedsItsBands(t *testing.T) {
	_, err := kasnindex.JPTFilling(nil)
	refused(t, err, "bands: missing")
	_, err = kasnindex.JPTFilling(rubric.MustBands(decimal.Zero, dec("400"), band("x", "x", "0")))
	refused(t, err, "bands: contradictory")
	bands := rubric.MustBands(decimal.Zero, dec("100"), band("x", "x", "0"))
	_, err = kasnindex.JPTFilling(bands, kasnindex.Aspect{Code: "a", Weight: dec("99")})
	refused(t, err, "aspects: contradictory")
	in, err := kasnindex.JPTFilling(bands, kasnindex.Aspect{Code: "a", Weight: dec("40")}, kasnindex.Aspect{Code: "b", Weight: dec("60")})
	require.NoError(t, err)
	score, err := in.ScorePoints([]kasnindex.Points{points(t, "33.7"), points(t, "50")})
	require.NoError(t, err)
	assert.Equal(t, "83.7", score.String())
}

// Temanggung 2023: 258 was printed as 0.62; Kejaksaan 2023: 329 as 0.82.
// The last award by KASN on record is of 9 September 2024: whether the index is still
// reckoned after that day nobody said.
func TestTheFillingIndexIsUnprovenAfterTheLastAwardOfKASN(t *testing.T) {
	in, err := kasnindex.JPTFilling(rubric.MustBands(decimal.Zero, dec("100"), band("low", "Lain", "0"), band("high", "Baik", "75")))
	require.NoError(t, err)
	for day, want := range map[string]merit.Outcome{
		"2020-12-31": merit.NotApplicable, "2021-01-01": merit.Met, "2024-09-08": merit.Met, "2024-09-09": merit.Met, "2024-09-10": merit.Undetermined, "2026-02-28": merit.Undetermined,
	} {
		on, err := merit.ParseDate(day)
		require.NoError(t, err)
		f, err := in.Classify(kasnindex.MustPoints("83.7"), merit.On(on))
		require.NoError(t, err)
		assert.Equal(t, want, f.Outcome(), day)
	}
}

func TestTheIndexIsAChoice(t *testing.T) {
	for _, c := range []struct {
		formula kasnindex.IndexFormula
		score   string
		exact   string
		shown   string
	}{
		{kasnindex.IndexRatio, "258", "0.645", "0.65"},
		{kasnindex.IndexRatio, "329", "0.8225", "0.82"},
		{kasnindex.IndexRatio, "0", "0", "0.00"},
		{kasnindex.IndexRatio, "400", "1", "1.00"},
		{kasnindex.IndexInterpolated, "258", "233/375", "0.62"},
		{kasnindex.IndexInterpolated, "329", "304/375", "0.81"},
		{kasnindex.IndexInterpolated, "175", "0.4", "0.40"},
		{kasnindex.IndexInterpolated, "250", "0.6", "0.60"},
		{kasnindex.IndexInterpolated, "325", "0.8", "0.80"},
		{kasnindex.IndexInterpolated, "400", "1", "1.00"},
		{kasnindex.IndexInterpolated, "174.5", "", ""},
		{kasnindex.IndexStepped, "258", "233/375", "0.62"},
		{kasnindex.IndexStepped, "329", "6151/7500", "0.82"},
		{kasnindex.IndexStepped, "325", "0.81", "0.81"},
		{kasnindex.IndexStepped, "324.5", "599/750", "0.80"},
		{kasnindex.IndexStepped, "100", "", ""},
		{kasnindex.IndexStepped, "", "", ""},
	} {
		t.Run(fmt.Sprint(c.formula, " ", c.score), func(t *testing.T) {
			got, err := kasnindex.Index(points(t, c.score), c.formula)
			require.NoError(t, err)
			assert.Equal(t, c.exact, got.String())
			assert.Equal(t, c.shown, got.Round())
		})
	}
	_, err := kasnindex.Index(points(t, "401"), 0)
	refused(t, err, "formula: missing", "score: out of range")
	_, err = kasnindex.Index(points(t, "400"), 9)
	refused(t, err, "formula: unknown")
	_, err = kasnindex.IndexFormula(0).MarshalText()
	refused(t, err, "formula: missing")
	assert.Equal(t, "%!(0)", kasnindex.IndexFormula(0).String())
	roundTrip(t, "ratio", kasnindex.IndexRatio)
	roundTrip(t, "interpolated", kasnindex.IndexInterpolated)
	roundTrip(t, "stepped", kasnindex.IndexStepped)
}

func TestTheIndexNeverFallsAsTheScoreRises(t *testing.T) {
	half := dec("0.5")
	for f := kasnindex.IndexRatio; f <= kasnindex.IndexStepped; f++ {
		var last kasnindex.Points
		for score := decimal.Zero; score.LessThanOrEqual(dec("400")); score = score.Add(half) {
			p, err := kasnindex.PointsOf(score)
			require.NoError(t, err)
			got, err := kasnindex.Index(p, f)
			require.NoError(t, err)
			require.False(t, got.Less(last), "%s at %s", f, score)
			last = got
		}
	}
}
