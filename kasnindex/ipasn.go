package kasnindex

import (
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
)

// The professionalism index's numbers of law.
var (
	ipYear  = merit.MustDate(2018, time.January, 1) // PermenPANRB 38/2018, on a day not on record
	ipDay   = merit.MustDate(2019, time.May, 15)    // Peraturan BKN 8/2019 promulgated
	ipBasis = []merit.Citation{merit.Cite("PermenPANRB 38/2018"), merit.Cite("Peraturan BKN 8/2019")}

	ipWeights = [...]*merit.Param{
		ipParam("kualifikasi", merit.T("Kualifikasi", "Qualification"), merit.PercentOf(25, 0)),
		ipParam("kompetensi", merit.T("Kompetensi", "Competence"), merit.PercentOf(40, 0)),
		ipParam("kinerja", merit.T("Kinerja", "Performance"), merit.PercentOf(30, 0)),
		ipParam("disiplin", merit.T("Disiplin", "Discipline"), merit.PercentOf(5, 0)),
	}
	ipTop  = ipParam("maximum", merit.T("nilai tertinggi", "highest value"), merit.CountOf(100))
	ipLows = [...]*merit.Param{
		ipEdge("edge-sangat-rendah", 0), ipEdge("edge-rendah", 60), ipEdge("edge-sedang", 70),
		ipEdge("edge-tinggi", 80), ipEdge("edge-sangat-tinggi", 90),
	}
	ipBandCodes = [...]string{"sangat-rendah", "rendah", "sedang", "tinggi", "sangat-tinggi"}
	ipBandNames = [...]merit.Text{
		merit.T("Sangat Rendah", "very low"), merit.T("Rendah", "low"), merit.T("Sedang", "middling"),
		merit.T("Tinggi", "high"), merit.T("Sangat Tinggi", "very high"),
	}
)

func ipParam(name string, label merit.Text, v merit.Value) *merit.Param {
	return merit.MustParam(name, label, merit.ParamValue{From: ipYear, Value: v, Basis: ipBasis, Confidence: merit.SecondarySource})
}

func ipEdge(name string, edge int) *merit.Param {
	return ipParam(name, merit.T("batas yang harus dilampaui", "edge that must be exceeded"), merit.CountOf(edge))
}

var (
	ipRules = &bandRules{rule: ipRule, reasons: ipReasons, lows: ipLows[:], gap: MustPoints("1")}
	ipasn   = ipInstrument()
)

func ipInstrument() *Instrument {
	spec := Spec{
		Code:  "ip-asn-2018",
		Title: merit.T("Indeks Profesionalitas ASN", "Professionalism index of the civil service"),
		Basis: ipBasis,
		Valid: merit.Interval{From: ipDay},
		Above: true,
	}
	for _, w := range ipWeights {
		spec.Aspects = append(spec.Aspects, Aspect{Code: w.Name(), Name: w.Label(), Weight: w.At(ipDay).Value.Decimal()})
	}
	var bands []rubric.Band
	for i, low := range ipLows {
		bands = append(bands, rubric.Band{Code: ipBandCodes[i], Name: ipBandNames[i], Low: low.At(ipDay).Value.Decimal()})
	}
	spec.Bands = rubric.MustBands(decimal.Zero, ipTop.At(ipDay).Value.Decimal(), bands...)
	in, err := newInstrument(spec, ipRules)
	if err != nil {
		panic(err) // a literal of this file is wrong
	}
	return in
}

// IPASN returns the professionalism index (Indeks Profesionalitas ASN), 0 to 100:
// qualification 25, competence 40, performance 30 and discipline 5, in five bands:
// Sangat Rendah up to 60, Rendah up to 70, Sedang up to 80, Tinggi up to 90, Sangat
// Tinggi above. Printed bands are whole numbers (≤ 60, 61–70); a number in a gap,
// such as 60.5, belongs to the band above it, by a convention of this project.
//
// Source: PermenPANRB 38/2018; Peraturan BKN 8/2019; rule KSN-IPASN.
func IPASN() *Instrument { return ipasn }
