package kasnindex_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var in2022 = merit.On(merit.MustDate(2022, 6, 15))

// marks are marks of the given levels, all with evidence.
func marks(levels ...int) []kasnindex.Mark {
	out := make([]kasnindex.Mark, len(levels))
	for i, l := range levels {
		out[i] = kasnindex.Mark{Level: kasnindex.LevelOf(l), Evidence: merit.Yes}
	}
	return out
}

func uniformMarks(n, level int) []kasnindex.Mark {
	levels := make([]int, n)
	for i := range levels {
		levels[i] = level
	}
	return marks(levels...)
}

func TestALevelCountsByItsEvidence(t *testing.T) {
	for _, c := range []struct {
		name     string
		level    kasnindex.Level
		evidence merit.Answer
		want     kasnindex.Level
	}{
		{"a level with evidence counts", kasnindex.LevelOf(3), merit.Yes, kasnindex.LevelOf(3)},
		{"a level whose evidence was refused counts 0", kasnindex.LevelOf(3), merit.No, kasnindex.LevelOf(0)},
		{"a level of whose evidence nothing is known is not known", kasnindex.LevelOf(3), merit.Unknown, kasnindex.NotAssessed},
		{"level 0 needs no evidence", kasnindex.LevelOf(0), merit.Unknown, kasnindex.LevelOf(0)},
		{"what does not apply needs none", kasnindex.NotApplicable, merit.Unknown, kasnindex.NotApplicable},
		{"what is not assessed stays so", kasnindex.NotAssessed, merit.No, kasnindex.NotAssessed},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, kasnindex.Mark{Level: c.level, Evidence: c.evidence}.Counted())
		})
	}
}

func TestAssessmentByPoints(t *testing.T) {
	in := kasnindex.KASN2019()
	given := perfect(t)
	given[2] = points(t, "51.5")
	a, err := in.Assess(kasnindex.Sheet{Points: given}, in2022)
	require.NoError(t, err)
	assert.Equal(t, "331.5", a.Score.String())
	assert.Equal(t, "IV", a.Band.Code)
	assert.Empty(t, a.Missing)
	assert.Nil(t, a.Counted)
	assert.Equal(t, "51.5", a.Aspects[2].Points.String())
	assert.Equal(t, "120", a.Aspects[2].Maximum.String())
	require.Len(t, a.Findings, 2)
	assert.Equal(t, "KSN-ASPECTS/scored", a.Findings[0].Code())
	assert.Equal(t, "KSN-BANDS/category-IV", a.Findings[1].Code())
	assert.Equal(t, merit.Met, a.Verdict().Outcome())
	assert.Equal(t, "Kategori penerapan sistem merit: terpenuhi – nilai 331,5 termasuk kategori IV (Sangat Baik), yang dimulai pada 325. Dasar: Peraturan KASN 9/2019 Pasal 23 ayat (2).",
		a.Findings[1].Text(merit.Indonesian))

	given[0], given[7] = kasnindex.Points{}, kasnindex.Points{}
	a, err = in.Assess(kasnindex.Sheet{Points: given}, in2022)
	require.NoError(t, err)
	assert.False(t, a.Score.Known())
	assert.Empty(t, a.Band.Code)
	assert.Equal(t, []string{"perencanaan", "sistem-informasi"}, a.Missing)
	assert.Equal(t, merit.Undetermined, a.Verdict().Outcome())
	assert.Equal(t, []string{"points"}, keys(a.Findings[1]))
}

func TestAssessmentByMarks(t *testing.T) {
	in := kasn37(t)
	given := uniformMarks(37, 3)
	given[0].Level = kasnindex.LevelOf(4)
	given[36].Evidence = merit.No
	a, err := in.Assess(kasnindex.Sheet{Marks: given}, in2022)
	require.NoError(t, err)
	assert.Equal(t, "299.5", a.Score.String())
	assert.Equal(t, "III", a.Band.Code)
	assert.Equal(t, kasnindex.LevelOf(0), a.Counted[36])
	assert.Equal(t, "32.5", a.Aspects[0].Points.String())
	assert.Equal(t, "15", a.Aspects[7].Points.String())
	assert.Equal(t, "24", a.Aspects[7].Maximum.String())
	assert.Equal(t, "KSN-LEVELS/scored", a.Findings[0].Code())

	given[1].Level, given[20].Evidence = kasnindex.NotAssessed, merit.Unknown
	a, err = in.Assess(kasnindex.Sheet{Marks: given}, in2022)
	require.NoError(t, err)
	assert.False(t, a.Score.Known())
	assert.Equal(t, []string{"1.2", "4.2"}, a.Missing)
	assert.Equal(t, []string{"levels", "evidence"}, keys(a.Findings[1]))
	assert.False(t, a.Aspects[0].Points.Known())
	assert.Equal(t, "40", a.Aspects[0].Maximum.String())
	assert.Equal(t, "30", a.Aspects[1].Points.String(), "the aspects that are known are told")
}

func TestAssessmentWithGates(t *testing.T) {
	in := thirds(t)
	given := marks(2, 4, 1, 0)
	given[3] = kasnindex.Mark{Level: kasnindex.NotApplicable}
	a, err := in.Assess(kasnindex.Sheet{Marks: given}, in2022)
	require.NoError(t, err)
	assert.Equal(t, "700/3", a.Score.String())
	assert.Equal(t, "200", a.Aspects[0].Points.String())
	assert.Equal(t, "800/3", a.Aspects[0].Maximum.String())
	assert.Equal(t, "100/3", a.Aspects[1].Points.String())
	assert.Equal(t, "400/3", a.Aspects[1].Maximum.String())
	assert.Empty(t, a.Findings, "an instrument of the caller's own rests on no rule of the catalogue")
	assert.Equal(t, "II", a.Band.Code)

	given[2] = kasnindex.Mark{Level: kasnindex.NotAssessed}
	a, err = in.Assess(kasnindex.Sheet{Marks: given}, in2022)
	require.NoError(t, err)
	assert.False(t, a.Aspects[0].Maximum.Known(), "what is not assessed may turn out not to apply")

	gated := kasnindex.KASN2019().Spec()
	lists := indicators37()
	for i := range lists {
		for j := range lists[i] {
			lists[i][j].Gate = true
		}
	}
	kasn, err := kasnindex.KASN2019().WithIndicators(lists...)
	require.NoError(t, err)
	require.Len(t, gated.Aspects, 8)
	third := uniformMarks(37, 2)
	third[0], third[36] = marks(3)[0], kasnindex.Mark{Level: kasnindex.NotApplicable}
	a, err = kasn.Assess(kasnindex.Sheet{Marks: third}, in2022)
	require.NoError(t, err)
	assert.Equal(t, "20050/99", a.Score.String())
	assert.Contains(t, a.Findings[1].Text(merit.English), "exact value", "a rounded number says so")
}

func TestAssessmentOfATotal(t *testing.T) {
	a, err := kasnindex.KASN2019().Assess(kasnindex.Sheet{Total: points(t, "331.5")}, in2022)
	require.NoError(t, err)
	assert.Equal(t, "IV", a.Band.Code)
	require.Len(t, a.Findings, 1)
	assert.Nil(t, a.Aspects)
}

func TestADayOnWhichTheRulesAreNotInForce(t *testing.T) {
	a, err := kasnindex.KASN2019().Assess(kasnindex.Sheet{Points: perfect(t)}, merit.On(merit.MustDate(2018, 6, 15)))
	require.NoError(t, err)
	assert.Equal(t, "KSN-ASPECTS/not-in-force", a.Findings[0].Code())
	assert.Equal(t, "KSN-BANDS/not-in-force", a.Findings[1].Code())
	assert.Equal(t, merit.NotApplicable, a.Verdict().Outcome())
}

func TestSheetsThatAreRefused(t *testing.T) {
	in := kasn37(t)
	_, err := in.Assess(kasnindex.Sheet{}, merit.When{})
	refused(t, err, "asOf: missing", "law: missing", "sheet: contradictory")
	_, err = in.Assess(kasnindex.Sheet{Points: perfect(t), Total: points(t, "400")}, in2022)
	refused(t, err, "sheet: contradictory")
	_, err = in.Assess(kasnindex.Sheet{Total: points(t, "400.5")}, in2022)
	refused(t, err, "score: out of range")
	_, err = in.Assess(kasnindex.Sheet{Points: perfect(t)[:3]}, in2022)
	refused(t, err, "points: contradictory")
	given := uniformMarks(37, 5)[:37]
	for i := 2; i < 37; i++ {
		given[i].Level = kasnindex.LevelOf(1)
	}
	given[1].Evidence, given[3].Evidence = merit.No, 9
	_, err = in.Assess(kasnindex.Sheet{Marks: given}, in2022)
	refused(t, err, "marks[3].evidence: unknown", "levels[0] (1.1): out of range", "levels[1] (1.2): out of range")

	three := thirds(t)
	none := []kasnindex.Mark{{Level: kasnindex.NotApplicable}, {Level: kasnindex.NotApplicable}, {}, {}}
	_, err = three.Assess(kasnindex.Sheet{Marks: none}, in2022)
	refused(t, err, "levels[1] (a2): contradictory")
}

func TestClassify(t *testing.T) {
	in := kasnindex.KASN2019()
	f, err := in.Classify(kasnindex.Points{}, in2022)
	require.NoError(t, err)
	assert.Equal(t, "KSN-BANDS/missing", f.Code())
	assert.Equal(t, []string{"score"}, keys(f))
	_, err = in.Classify(points(t, "401"), merit.When{})
	refused(t, err, "asOf: missing", "law: missing", "score: out of range")
}

// Kota Bandung: own assessment of 27 Dec 2021 and KASN's of March 2022.
func TestBandungsOwnScoreBesideTheVerifiedOne(t *testing.T) {
	v, err := kasnindex.KASN2019().Verify(kasnindex.Sheet{Total: points(t, "365.5")}, kasnindex.Sheet{Total: points(t, "359.5")}, in2022)
	require.NoError(t, err)
	assert.Equal(t, "-6", v.Change.String())
	assert.Equal(t, "IV", v.Verified.Band.Code)
	assert.Empty(t, v.Aspects)
	assert.Empty(t, v.Indicators)
}

func TestWhatTheVerifierSawOtherwise(t *testing.T) {
	in := kasn37(t)
	self, verified := uniformMarks(37, 3), uniformMarks(37, 3)
	verified[4].Evidence = merit.No               // 2 × 3 lost
	verified[20].Level = kasnindex.LevelOf(4)     // 3 won
	verified[35].Level, verified[36] = 0, self[0] // not assessed; the same again
	v, err := in.Verify(kasnindex.Sheet{Marks: self}, kasnindex.Sheet{Marks: verified}, in2022)
	require.NoError(t, err)
	assert.False(t, v.Change.Known())
	var got []string
	for _, d := range v.Aspects {
		got = append(got, d.Code+" "+d.Self.String()+" "+d.Verified.String()+" "+d.Change.String())
	}
	assert.Equal(t, []string{"pengadaan 30 24 -6", "promosi-mutasi 30 33 3", "sistem-informasi 18  "}, got)
	got = nil
	for _, d := range v.Indicators {
		got = append(got, d.Code+" "+d.Self.String()+" "+d.Verified.String())
	}
	assert.Equal(t, []string{"2.1 3 0", "4.2 3 4", "8.3 3 not-assessed"}, got)

	_, err = in.Verify(kasnindex.Sheet{}, kasnindex.Sheet{Total: points(t, "401")}, in2022)
	refused(t, err, "self.sheet: contradictory", "verified.score: out of range")
}

func TestHistory(t *testing.T) {
	kasn, bkn := kasnindex.KASN2019(), kasnindex.BKN2024()
	ism, err := kasnindex.ISM2025(ismWeights())
	require.NoError(t, err)
	// Kota Pekalongan 2021 and 2023; the other years are invented.
	got, err := kasnindex.History([]kasnindex.Result{
		{Year: 2023, Instrument: kasn, Score: points(t, "327")},
		{Year: 2021, Instrument: kasn, Score: points(t, "178.5")},
		{Year: 2022, Instrument: kasn},
		{Year: 2024, Instrument: bkn, Score: points(t, "320.5")},
		{Year: 2026, Instrument: ism, Score: points(t, "0.7")},
		{Year: 2027, Instrument: ism, Score: points(t, "0.65")},
	})
	require.NoError(t, err)
	type line struct {
		year        int
		band, since string
		moved       int
	}
	var lines []line
	for _, c := range got {
		lines = append(lines, line{c.Year, c.Band.Code, c.Since.String(), c.Moved})
	}
	assert.Equal(t, []line{
		{2021, "II", "", 0}, {2022, "", "", 0}, {2023, "IV", "148.5", 2}, {2024, "III", "-6.5", -1},
		{2026, "menengah", "", 0}, {2027, "menengah", "-0.05", 0},
	}, lines)

	_, err = kasnindex.History([]kasnindex.Result{
		{Year: 2023, Instrument: kasn, Score: points(t, "401")}, {Year: 2023}, {Year: 0, Instrument: kasn},
	})
	refused(t, err, "results (0).year: out of range", "results (2023).score: out of range",
		"results (2023).year: contradictory", "results (2023).instrument: missing")
	got, err = kasnindex.History(nil)
	require.NoError(t, err)
	assert.Empty(t, got)
}

func agencies(t *testing.T, in *kasnindex.Instrument, sheets map[string]kasnindex.Sheet, order ...string) []kasnindex.Agency {
	t.Helper()
	var out []kasnindex.Agency
	for _, name := range order {
		a, err := in.Assess(sheets[name], in2022)
		require.NoError(t, err)
		out = append(out, kasnindex.Agency{Name: name, Assessment: a})
	}
	return out
}

func sheetOf(t *testing.T, list ...string) kasnindex.Sheet {
	t.Helper()
	var s kasnindex.Sheet
	for _, p := range list {
		s.Points = append(s.Points, points(t, p))
	}
	return s
}

func TestComparison(t *testing.T) {
	in := kasnindex.KASN2019()
	c, err := kasnindex.Compare(agencies(t, in, map[string]kasnindex.Sheet{
		"A": sheetOf(t, "40", "30", "60", "20", "60", "30", "12", "18"), // 270
		"B": sheetOf(t, "30", "40", "60", "20", "60", "30", "12", "18"), // 270
		"C": sheetOf(t, "40", "40", "120", "40", "80", "40", "16", "24"),
		"D": sheetOf(t, "20", "20", "30", "10", "40", "20", "8", "12"), // 160
		"E": sheetOf(t, "40", "", "30", "10", "40", "20", "8", "12"),
		"F": {Total: points(t, "200")},
	}, "A", "B", "C", "D", "E", "F"))
	require.NoError(t, err)
	type line struct {
		name string
		rank int
		tied bool
	}
	var got []line
	for _, r := range c.Ranking {
		got = append(got, line{r.Name, r.Rank, r.Tied})
	}
	assert.Equal(t, []line{{"C", 1, false}, {"A", 2, true}, {"B", 2, true}, {"F", 4, false}, {"D", 5, false}, {"E", 0, false}}, got)
	assert.Equal(t, 5, c.Count)
	assert.Equal(t, "260", c.Mean.String()) // 1300 / 5
	assert.Equal(t, 5, c.Aspects[0].Count)
	assert.Equal(t, "34", c.Aspects[0].Points.String())
	assert.Equal(t, "85", c.Aspects[0].Share.String())
	assert.Equal(t, 4, c.Aspects[1].Count, "E does not know it")
	assert.Equal(t, "32.5", c.Aspects[1].Points.String())
	assert.Equal(t, "81.25", c.Aspects[1].Share.String())

	behind, err := c.Behind("A")
	require.NoError(t, err)
	require.Len(t, behind, 1)
	assert.Equal(t, "pengadaan", behind[0].Code)
	assert.Equal(t, "2.5", behind[0].Lost.String())
	assert.Equal(t, "75", behind[0].Share.String())
	assert.Equal(t, "81.25", behind[0].Mean.String())

	behind, err = c.Behind("D")
	require.NoError(t, err)
	var codes []string
	for _, b := range behind {
		codes = append(codes, b.Code)
	}
	assert.Equal(t, []string{"karier", "kinerja", "perencanaan", "pengadaan", "promosi-mutasi", "penggajian-disiplin", "sistem-informasi", "perlindungan"}, codes,
		"the most points lost first")
	behind, err = c.Behind("F")
	require.NoError(t, err)
	assert.Empty(t, behind, "a total says nothing of aspects")
	_, err = c.Behind("G")
	refused(t, err, "name: unknown")
}

func TestComparisonsThatAreRefused(t *testing.T) {
	kasn := agencies(t, kasnindex.KASN2019(), map[string]kasnindex.Sheet{"A": {Total: points(t, "200")}}, "A")
	ip := agencies(t, kasnindex.IPASN(), map[string]kasnindex.Sheet{"A": {Total: points(t, "80")}}, "A")
	_, err := kasnindex.Compare(append(append(kasn, ip...), kasnindex.Agency{}))
	refused(t, err, "agencies[1].name: contradictory", "agencies[1].assessment: contradictory",
		"agencies[2].name: missing", "agencies[2].assessment: missing")
	c, err := kasnindex.Compare(nil)
	require.NoError(t, err)
	assert.False(t, c.Mean.Known())
	assert.Empty(t, c.Ranking)

	only := agencies(t, kasnindex.KASN2019(), map[string]kasnindex.Sheet{"A": sheetOf(t, "", "", "", "", "", "", "", "")}, "A")
	c, err = kasnindex.Compare(only)
	require.NoError(t, err)
	assert.False(t, c.Mean.Known())
	assert.False(t, c.Aspects[0].Share.Known())
	assert.Zero(t, c.Aspects[0].Count)
}

func TestAMeanOfManyFractionsIsRoundedNotWrong(t *testing.T) {
	var list []kasnindex.Agency
	for i, w := range []string{"33.3331", "33.3329", "16.6667", "16.6663", "8.3333", "71.4287", "14.2859", "7.1431"} {
		rest := dec("100").Sub(dec(w))
		lists := [][]kasnindex.Indicator{{{Code: "x", Weight: dec(w), Gate: true}, {Code: "y", Weight: rest.Sub(dec("1"))}, {Code: "z", Weight: dec("1")}}}
		spec := thirds(t).Spec()
		spec.Aspects = []kasnindex.Aspect{{Code: "a", Weight: dec("100"), Indicators: lists[0]}}
		in, err := kasnindex.NewInstrument(spec)
		require.NoError(t, err)
		given := marks(0, 1, 3)
		given[0] = kasnindex.Mark{Level: kasnindex.NotApplicable}
		a, err := in.Assess(kasnindex.Sheet{Marks: given}, in2022)
		require.NoError(t, err)
		a.Instrument = thirds(t) // the same for all, so that they compare
		if i > 0 {
			a.Instrument = list[0].Instrument
		}
		list = append(list, kasnindex.Agency{Name: w, Assessment: a})
	}
	c, err := kasnindex.Compare(list)
	require.NoError(t, err)
	sum := dec("0")
	for _, a := range list {
		sum = sum.Add(a.Score.Decimal())
	}
	assert.InDelta(t, sum.Div(dec("8")).InexactFloat64(), c.Mean.Decimal().InexactFloat64(), 0.000002)
}

func TestAScoreBetweenThePrintedBandsSaysSo(t *testing.T) {
	ism, err := kasnindex.ISM2025(ismWeights())
	require.NoError(t, err)
	bands, err := kasnindex.JPTFilling(fillingBands())
	require.NoError(t, err)
	for _, c := range []struct {
		in      *kasnindex.Instrument
		score   string
		between bool
	}{
		{kasnindex.KASN2019(), "174", false}, {kasnindex.KASN2019(), "174.5", true}, {kasnindex.KASN2019(), "175", false},
		{kasnindex.KASN2019(), "249.5", true}, {kasnindex.KASN2019(), "324.5", true}, {kasnindex.KASN2019(), "325", false}, {kasnindex.KASN2019(), "400", false},
		{kasnindex.IPASN(), "60", false}, {kasnindex.IPASN(), "60.5", true}, {kasnindex.IPASN(), "61", false}, {kasnindex.IPASN(), "0.5", false}, {kasnindex.IPASN(), "90.5", true},
		{ism, "0.4", false}, {ism, "0.405", true}, {ism, "0.41", false}, {ism, "1.005", false},
		{bands, "84.5", false},
	} {
		when := merit.On(merit.MustDate(2022, 6, 15))
		if c.in == ism {
			when = merit.On(merit.MustDate(2026, 6, 15))
		}
		f, err := c.in.Classify(points(t, c.score), when)
		require.NoError(t, err)
		var codes []string
		for _, n := range f.Remarks() {
			codes = append(codes, n.Code)
		}
		assert.Equal(t, c.between, len(codes) == 1 && codes[0] == "between-bands", "%s on %s: %v", c.score, c.in.Code(), codes)
	}
}

func fillingBands() *rubric.Bands {
	return rubric.MustBands(dec("0"), dec("100"), band("lain", "di bawah Baik", "0"), band("baik", "Baik", "75"), band("sangat-baik", "Sangat Baik", "85"))
}
