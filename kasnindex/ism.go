package kasnindex

import (
	"math/big"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
)

// The successor's numbers of law. The slides that give shares and edges are older
// than the regulation.
var (
	ismBasis = []merit.Citation{merit.Cite("PermenPANRB 19/2025")}
	ismAnnex = []merit.Citation{merit.Cite("PermenPANRB 19/2025 Lampiran I")}

	ismSlides = merit.T("dari paparan sebelum pengundangan", "from slides older than the promulgation")

	ismFirst  = ismParam("perencanaan-standardisasi", ismAspectNames[0], merit.PercentOf(10, 0), ismAnnex, merit.Text{})
	ismEighth = ismParam("digitalisasi", ismAspectNames[7], merit.PercentOf(10, 0), ismBasis, ismSlides)

	ismMaturity     = ismParam("maturity", merit.T("bagian kematangan delapan aspek", "share of the maturity of the eight aspects"), merit.PercentOf(75, 0), ismBasis, ismSlides)
	ismSatisfaction = ismParam("satisfaction", merit.T("bagian kepuasan dan keterikatan pegawai", "share of the satisfaction and engagement of staff"), merit.PercentOf(25, 0), ismBasis, ismSlides)

	ismLows = [...]*merit.Param{
		ismEdge("edge-dasar", 0), ismEdge("edge-lanjutan", 40), ismEdge("edge-menengah", 60),
		ismEdge("edge-tinggi", 80), ismEdge("edge-maju", 100),
	}
	ismBandCodes = [...]string{"dasar", "lanjutan", "menengah", "tinggi", "maju"}
	ismBandNames = [...]merit.Text{
		merit.T("Dasar", "basic"), merit.T("Lanjutan", "developing"), merit.T("Menengah", "middle"),
		merit.T("Tinggi", "high"), merit.T("Maju", "advanced"),
	}

	ismAspectCodes = [...]string{
		"perencanaan-standardisasi", "manajemen-talenta", "pengelolaan-kinerja", "pengembangan-kompetensi",
		"budaya-kerja-citra", "penghargaan-pengakuan", "disiplin-pemberhentian-upaya", "digitalisasi",
	}
	ismAspectNames = [...]merit.Text{
		merit.T("Perencanaan Kebutuhan dan Standardisasi Jabatan", "Planning of needs and standardisation of posts"),
		merit.T("Manajemen Talenta", "Talent management"),
		merit.T("Pengelolaan Kinerja", "Performance management"),
		merit.T("Pengembangan Kompetensi", "Development of competence"),
		merit.T("Penguatan Budaya Kerja dan Citra Institusi", "Culture of work and image of the institution"),
		merit.T("Penghargaan dan Pengakuan", "Reward and recognition"),
		merit.T("Disiplin, Pemberhentian, dan Upaya Administratif", "Discipline, dismissal and administrative remedy"),
		merit.T("Digitalisasi Manajemen ASN", "Digital management of the civil service"),
	}
)

func ismParam(name string, label merit.Text, v merit.Value, basis []merit.Citation, note merit.Text) *merit.Param {
	return merit.MustParam(name, label, merit.ParamValue{From: ismDay, Value: v, Basis: basis, Confidence: merit.SecondarySource, Note: note})
}

func ismEdge(name string, hundredths int64) *merit.Param {
	return ismParam(name, merit.T("batas yang harus dilampaui", "edge that must be exceeded"), merit.ScaledOf(hundredths, displayPlaces), ismBasis, ismSlides)
}

var ismRules = &bandRules{rule: ismRule, reasons: ismReasons, lows: ismLows[:], gap: MustPoints("0.01"),
	beyond: &rubric.Band{Code: ismBandCodes[4], Name: ismBandNames[4], Low: ismLows[4].At(ismDay).Value.Decimal()}}

// ISMWeights are the weights of the successor's second to seventh aspect, in per cent
// of the eight aspects. They are not established, so the caller supplies them; with
// the 10 per cent each of the first and the eighth they total exactly 100.
type ISMWeights struct {
	Talent      decimal.Decimal // manajemen talenta
	Performance decimal.Decimal // pengelolaan kinerja
	Competence  decimal.Decimal // pengembangan kompetensi
	Culture     decimal.Decimal // penguatan budaya kerja dan citra institusi
	Reward      decimal.Decimal // penghargaan dan pengakuan
	Discipline  decimal.Decimal // disiplin, pemberhentian, dan upaya administratif
}

const ismCode = "ism-2025"

// SatisfactionCode is the code of the successor's ninth part, the satisfaction and
// engagement of staff.
const SatisfactionCode = "kepuasan-keterikatan"

// ISM2025 returns the successor, the merit system index (Indeks Sistem Merit) of
// PermenPANRB 19/2025, on a scale from 0 to 1: eight new aspects, which make up 75
// per cent, and as a ninth part the satisfaction and engagement of staff, 25 per
// cent. Points of a part run to its share of the whole, so a full first aspect is
// 0.075. A correction follows; see [Corrected].
//
// Its five bands are Dasar up to 0.40, Lanjutan up to 0.60, Menengah up to 0.80,
// Tinggi up to 1 and Maju above 1, which only the correction reaches. Printed bands
// leave gaps (0.40, then 0.41); a number in a gap belongs to the band above it.
//
// Weights that the caller leaves out are errors that wrap [merit.ErrMissing], each
// naming its aspect; the others are those of [NewInstrument].
//
// Source: PermenPANRB 19/2025 Lampiran I (first weight); slides older than the
// regulation (eighth weight, shares, bands); rule KSN-ISM2025.
func ISM2025(weights ISMWeights) (*Instrument, error) {
	first, eighth := ismFirst.At(ismDay).Value.Decimal(), ismEighth.At(ismDay).Value.Decimal()
	all := [...]decimal.Decimal{first, weights.Talent, weights.Performance, weights.Competence,
		weights.Culture, weights.Reward, weights.Discipline, eighth}
	share := ismMaturity.At(ismDay).Value.Decimal()
	spec := Spec{
		Code:  ismCode,
		Title: merit.T("Indeks Sistem Merit", "Merit system index"),
		Basis: ismBasis,
		Valid: merit.Interval{From: ismDay},
		Above: true,
	}
	var c checks
	for i, w := range all {
		if w.IsZero() {
			c.add("weights."+ismAspectCodes[i], "", "the weight of the aspect: it is not established, so the caller must supply it", merit.ErrMissing)
			continue
		}
		parts, _ := weightOf(&c, "weights."+ismAspectCodes[i], w)
		// Three quarters of a weight: two more decimals than the weight has.
		spec.Aspects = append(spec.Aspects, Aspect{Code: ismAspectCodes[i], Name: ismAspectNames[i],
			Weight: Points{parts, perPoint}.Decimal().Mul(share).Shift(-2)})
	}
	if err := c.err(); err != nil {
		return nil, err
	}
	spec.Aspects = append(spec.Aspects, Aspect{Code: SatisfactionCode, Name: ismSatisfaction.Label(),
		Weight: ismSatisfaction.At(ismDay).Value.Decimal()})
	var bands []rubric.Band
	for i := range ismRules.beyondIndex() {
		bands = append(bands, rubric.Band{Code: ismBandCodes[i], Name: ismBandNames[i], Low: ismLows[i].At(ismDay).Value.Decimal()})
	}
	spec.Bands = rubric.MustBands(decimal.Zero, ismRules.beyond.Low, bands...)
	return newInstrument(spec, ismRules)
}

// beyondIndex returns the place of the band above the scale.
func (r *bandRules) beyondIndex() int { return len(r.lows) - 1 }

// maxCorrection is the greatest correction that is taken for more than a slip.
const maxCorrection = 2

// Corrected returns the successor's index after its correction (faktor koreksi) for
// violations and negative findings: the score times the factor. How the factor comes
// about is not established, so the caller supplies it, above 0 and at most 2; 1
// corrects nothing. It is not known where either number is not.
func Corrected(score, factor Points) (Points, error) {
	if !score.Known() || !factor.Known() {
		return Points{}, nil
	}
	if factor.n <= 0 || factor.rat().Cmp(big.NewRat(maxCorrection, 1)) > 0 {
		return Points{}, &merit.FieldError{Field: "factor", Value: factor.String(), Expected: "a number above 0 and at most 2", Err: merit.ErrRange}
	}
	return rational(new(big.Rat).Mul(score.rat(), factor.rat())), nil
}
