package kasnindex

import (
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
)

// Days on which the instruments changed.
var (
	kasnYear     = merit.MustDate(2019, time.January, 1)   // Peraturan KASN 9/2019 came in this year, on a day not on record
	kasnDay      = merit.MustDate(2020, time.January, 1)   // by then it was in use
	uu20Day      = merit.MustDate(2023, time.October, 31)  // UU 20/2023: oversight passes on
	kasnLastSeen = merit.MustDate(2024, time.September, 9) // last award by KASN on record
	bknDay       = merit.MustDate(2024, time.December, 19) // first results by BKN on record
	ismDay       = merit.MustDate(2025, time.December, 31) // PermenPANRB 19/2025 replaces 40/2018
)

// The weights as dated parameters of law, in per cent.
var (
	aspectBasis = []merit.Citation{merit.Cite("PermenPANRB 40/2018"), merit.Cite("Peraturan KASN 9/2019")}
	levelBasis  = []merit.Citation{merit.Cite("Peraturan KASN 9/2019")}
	bandBasis   = []merit.Citation{merit.Cite("Peraturan KASN 9/2019 Pasal 23 ayat (2)")}

	aspectNames = [...]merit.Text{
		merit.T("Perencanaan Kebutuhan", "Planning of needs"),
		merit.T("Pengadaan", "Recruitment"),
		merit.T("Pengembangan Karier", "Career development"),
		merit.T("Promosi dan Mutasi", "Promotion and mutation"),
		merit.T("Manajemen Kinerja", "Performance management"),
		merit.T("Penggajian, Penghargaan, dan Disiplin", "Pay, reward and discipline"),
		merit.T("Perlindungan dan Pelayanan", "Protection and service"),
		merit.T("Sistem Informasi", "Information system"),
	}
	aspectWeights = [...]*merit.Param{
		aspectWeight("perencanaan", aspectNames[0], 10),
		aspectWeight("pengadaan", aspectNames[1], 10),
		aspectWeight("karier", aspectNames[2], 30),
		aspectWeight("promosi-mutasi", aspectNames[3], 10),
		aspectWeight("kinerja", aspectNames[4], 20),
		aspectWeight("penggajian-disiplin", aspectNames[5], 10),
		aspectWeight("perlindungan", aspectNames[6], 4),
		aspectWeight("sistem-informasi", aspectNames[7], 6),
	}

	highestLevel = merit.MustParam("highest", merit.T("tingkat tertinggi sebuah indikator", "highest level of an indicator"),
		during(merit.CountOf(4), levelBasis))
	maximum = merit.MustParam("maximum", merit.T("nilai tertinggi", "highest score"),
		during(merit.CountOf(400), aspectBasis))
)

func aspectWeight(code string, name merit.Text, percent int64) *merit.Param {
	return merit.MustParam(code, name, during(merit.PercentOf(percent, 0), aspectBasis))
}

// during returns a number of the instrument of 2019, for the days on which it was,
// or may have been, in use.
func during(v merit.Value, basis []merit.Citation) merit.ParamValue {
	return merit.ParamValue{From: kasnYear, Until: ismDay, Value: v, Basis: basis, Confidence: merit.SecondarySource}
}

// The bands as dated parameters of law: the lowest score of each, inclusive.
var (
	bandCodes = [...]string{"I", "II", "III", "IV"}
	bandLows  = [...]*merit.Param{
		bandLow("low-i", CategoryI, 0), bandLow("low-ii", CategoryII, 175),
		bandLow("low-iii", CategoryIII, 250), bandLow("low-iv", CategoryIV, 325),
	}
)

func bandLow(name string, c Category, low int) *merit.Param {
	return merit.MustParam(name, merit.T("nilai terendah kategori "+c.String(), "lowest score of category "+c.String()),
		during(merit.CountOf(low), bandBasis))
}

// bandRules ties an instrument to the rules that it rests on.
type bandRules struct {
	rule           *merit.Rule     // of the bands
	reasons        []*merit.Reason // one a band, or one for all
	lows           []*merit.Param  // edge of each band; nil where the caller supplied them
	points, levels *merit.Rule     // of the score, where there are such
	beyond         *rubric.Band    // a band above the scale
	// gap is what the printed bands leave open between one and the next, as from 174
	// to 175; not known where they leave nothing.
	gap Points

	// Days of law, [from, until), on which the rule is in force and no edge moves, and how
	// each band comes out on them: prepared once, with the days of the finding and what was
	// observed still open. Only for bands that begin at their edge; no days otherwise.
	from, until merit.Date
	prepared    []merit.Finding
	categories  []Category // that they give
}

var kasnBands = prepared(bandRules{rule: bandsRule, reasons: bandReasons[:], lows: bandLows[:], points: aspectsRule, levels: levelsRule, gap: MustPoints("1"),
	from: kasnDay, until: ismDay})

func prepared(r bandRules) *bandRules {
	r.prepared, r.categories = make([]merit.Finding, len(r.lows)), make([]Category, len(r.lows))
	for i := range r.prepared {
		r.place(&r.prepared[i], i, r.from)
		r.categories[i] = CategoryOf(&r.prepared[i])
	}
	return &r
}

// settled reports whether the findings are prepared for a day of law.
func (r *bandRules) settled(law merit.Date) bool { return law.Before(r.until) && !law.Before(r.from) }

// place writes how the band at the given place comes out under the law of a day in force.
func (r *bandRules) place(f *merit.Finding, band int, law merit.Date) {
	f.Rule, f.Reason, f.Required = r.rule, r.reasons[min(band, len(r.reasons)-1)], nil
	if r.lows != nil {
		f.Required = r.lows[band].At(law)
	}
}

var (
	kasn2019 = kasnInstrument("kasn-9-2019",
		merit.T("Penilaian mandiri sistem merit KASN", "Merit system self-assessment of KASN"),
		merit.Interval{From: kasnDay, Until: bknDay})
	bkn2024 = kasnInstrument("bkn-2024",
		merit.T("Penilaian sistem merit BKN dengan instrumen KASN", "Merit system assessment of BKN by the instrument of KASN"),
		merit.Interval{From: bknDay, Until: ismDay})
)

func kasnInstrument(code string, title merit.Text, valid merit.Interval) *Instrument {
	spec := Spec{Code: code, Title: title, Valid: valid, Levels: highestLevel.At(valid.From).Value.Count(),
		Basis: append(aspectBasis[:len(aspectBasis):len(aspectBasis)], bandBasis...)}
	for i, weight := range aspectWeights {
		spec.Aspects = append(spec.Aspects, Aspect{Code: weight.Name(), Name: aspectNames[i], Weight: weight.At(valid.From).Value.Decimal()})
	}
	var bands []rubric.Band
	for i, low := range bandLows {
		bands = append(bands, rubric.Band{Code: bandCodes[i], Name: categoryTexts[i+1], Low: low.At(valid.From).Value.Decimal()})
	}
	spec.Bands = rubric.MustBands(decimal.Zero, maximum.At(valid.From).Value.Decimal(), bands...)
	in, err := newInstrument(spec, kasnBands)
	if err != nil {
		panic(err) // a literal of this file is wrong
	}
	return in
}

// KASN2019 returns the instrument of Peraturan KASN 9/2019 (penilaian mandiri
// penerapan sistem merit): eight aspects with the weights 10, 10, 30, 10, 20, 10, 4
// and 6 per cent, 0 to 400 points, and the categories I Buruk, II Kurang from 175,
// III Baik from 250 and IV Sangat Baik from 325.
//
// The weights of the indicators inside the aspects are not published; supply them
// with [Instrument.WithIndicators] to score levels.
//
// Its printed bands are whole numbers (175–249, 250–324) while scores move in half
// points: bands are half-open here, so 324.5 is Baik and 325 Sangat Baik.
//
// Source: PermenPANRB 40/2018; Peraturan KASN 9/2019 Pasal 23 ayat (2).
func KASN2019() *Instrument { return kasn2019 }

// BKN2024 returns the same instrument as BKN went on using it after KASN: the same
// aspects, weights and bands. Its first results on record are of 19 December 2024.
//
// Source: as [KASN2019].
func BKN2024() *Instrument { return bkn2024 }
