package eligibility

import (
	"strings"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Reading is one way to read a point on which sources or readers of the law differ
// (penafsiran); [Disagreements] lists the points and their readings.
type Reading uint8

// The readings, by the point that they settle.
const (
	// BothLimbs: the exception to the replacement ban needs both limbs ("dan").
	BothLimbs Reading = iota + 1
	// EitherLimb: one limb is enough, as much of the press writes.
	EitherLimb

	// FreeOnAnniversary: the ban of two years has lapsed on the anniversary.
	FreeOnAnniversary
	// FreeAfterAnniversary: the anniversary itself is still within the ban.
	FreeAfterAnniversary

	// CircularReported: the circular of 2023 cannot change a statute; it is shown
	// and decides nothing.
	CircularReported
	// CircularFollowed: the circular opens a way before two years.
	CircularFollowed

	// EvaluateOnAnniversary: the evaluation falls due on the fifth anniversary.
	EvaluateOnAnniversary
	// EvaluateAfterAnniversary: it falls due on the day after ("lebih dari").
	EvaluateAfterAnniversary

	// CeilingStands: the five-year ceiling for moves outlived PP 17/2020.
	CeilingStands
	// FloorAlone: since PP 17/2020 only the two-year floor is left.
	FloorAlone

	// LeapForward: a day that its month lacks falls on the first of the next.
	LeapForward
	// LeapBack: it falls on the last day of the month.
	LeapBack

	// ClockFromInauguration: where the law names no event, the clock starts at the
	// inauguration (pelantikan).
	ClockFromInauguration
	// ClockFromEffective: at the effective day of the decree (TMT).
	ClockFromEffective
	// ClockFromDecree: on the date of the decree (tanggal SK).
	ClockFromDecree
	// ClockFromDuty: at the order to take up duty (SPMT).
	ClockFromDuty

	// ReorgContinues: a new inauguration after a reorganisation goes on with the
	// clock of the old post.
	ReorgContinues
	// ReorgRestarts: it starts the clock again.
	ReorgRestarts

	// AgeToBirthday: "at most 56" ends at the 56th birthday.
	AgeToBirthday
	// AgeToYearEnd: "at most 56" ends with the year of age 56, on the day before
	// the 57th birthday.
	AgeToYearEnd

	// AgeOnNoticeDay: age counts on the day that the selection's notice fixes.
	AgeOnNoticeDay
	// AgeOnJudgement: age counts on the day of judgement, as at inauguration.
	AgeOnJudgement

	// AgeByRegulation: 56 for every JPT pratama, as PP 11/2017 has it.
	AgeByRegulation
	// AgeByMinister: 58 for who comes from JPT or JF ahli utama.
	AgeByMinister

	// AgeBindsMoves: the age caps of Pasal 107 also bind lateral moves.
	AgeBindsMoves
	// AgeSparesMoves: they do not, for Pasal 131 and 132 do not repeat them.
	AgeSparesMoves

	// CoordinationByReport: coordination with the overseer is a report.
	CoordinationByReport
	// CoordinationByConsent: it needs the overseer's recommendation, which bound
	// while UU 5/2014 was in force.
	CoordinationByConsent

	// EvaluateSinceStatute: the five years to the evaluation count from the day on
	// which UU 5/2014 came into force, where the inauguration lies before it.
	EvaluateSinceStatute
	// EvaluateSinceInauguration: they count from the inauguration, whenever it was.
	EvaluateSinceInauguration
)

var readingWords = words[Reading]{
	"", "both-limbs", "either-limb", "free-on-anniversary", "free-after-anniversary",
	"circular-reported", "circular-followed", "evaluate-on-anniversary", "evaluate-after-anniversary",
	"ceiling-stands", "floor-alone", "leap-forward", "leap-back",
	"clock-from-inauguration", "clock-from-effective", "clock-from-decree", "clock-from-duty",
	"reorg-continues", "reorg-restarts", "age-to-birthday", "age-to-year-end",
	"age-on-notice-day", "age-on-judgement", "age-by-regulation", "age-by-minister",
	"age-binds-moves", "age-spares-moves", "coordination-by-report", "coordination-by-consent",
	"evaluate-since-statute", "evaluate-since-inauguration",
}

var readingTexts = []merit.Text{
	{},
	merit.T("kedua unsur harus terpenuhi", "both limbs must hold"),
	merit.T("satu unsur cukup", "one limb is enough"),
	merit.T("bebas pada hari ulang tahun kedua", "free on the second anniversary"),
	merit.T("bebas sehari setelah ulang tahun kedua", "free on the day after the second anniversary"),
	merit.T("surat edaran hanya dilaporkan", "the circular is only reported"),
	merit.T("surat edaran diikuti", "the circular is followed"),
	merit.T("evaluasi pada ulang tahun kelima", "evaluation on the fifth anniversary"),
	merit.T("evaluasi sehari setelah ulang tahun kelima", "evaluation on the day after the fifth anniversary"),
	merit.T("batas lima tahun tetap berlaku", "the five-year ceiling stands"),
	merit.T("sejak PP 17/2020 hanya batas dua tahun", "since PP 17/2020 the two-year floor alone"),
	merit.T("jatuh pada tanggal 1 bulan berikutnya", "falls on the first of the next month"),
	merit.T("jatuh pada hari terakhir bulan itu", "falls on the last day of the month"),
	merit.T("dihitung sejak pelantikan", "counted from inauguration"),
	merit.T("dihitung sejak TMT", "counted from the effective day of the decree (TMT)"),
	merit.T("dihitung sejak tanggal SK", "counted from the date of the decree"),
	merit.T("dihitung sejak SPMT", "counted from the order to take up duty (SPMT)"),
	merit.T("pelantikan kembali melanjutkan masa jabatan", "a new inauguration goes on with the tenure"),
	merit.T("pelantikan kembali memulai masa jabatan baru", "a new inauguration starts a new tenure"),
	merit.T("berakhir pada hari ulang tahun", "ends at the birthday"),
	merit.T("berakhir bersama tahun usia itu", "ends with that year of age"),
	merit.T("usia pada hari yang ditetapkan pengumuman", "age on the day that the notice fixes"),
	merit.T("usia pada hari penilaian, seperti saat pelantikan", "age on the day of judgement, as at inauguration"),
	merit.T("menurut peraturan pemerintah", "by the government regulation"),
	merit.T("menurut peraturan menteri", "by the ministerial regulation"),
	merit.T("batas usia mengikat mutasi", "the age cap binds moves"),
	merit.T("batas usia tidak mengikat mutasi", "the age cap does not bind moves"),
	merit.T("koordinasi berarti pelaporan", "coordination is a report"),
	merit.T("koordinasi memerlukan rekomendasi", "coordination needs a recommendation"),
	merit.T("lima tahun dihitung paling awal sejak UU 5/2014 berlaku", "the five years count from UU 5/2014 at the earliest"),
	merit.T("lima tahun dihitung sejak pelantikan, kapan pun itu", "the five years count from the inauguration, whenever it was"),
}

// String returns the reading as one word, such as both-limbs.
func (r Reading) String() string { return readingWords.text(r) }

// ParseReading reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseReading(s string) (Reading, error) { return readingWords.parse("reading", s) }

// MarshalText implements [encoding.TextMarshaler].
func (r Reading) MarshalText() ([]byte, error) { return readingWords.marshal("reading", r) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (r *Reading) UnmarshalText(text []byte) error {
	return readingWords.unmarshal("reading", text, r)
}

// In returns the reading in words.
func (r Reading) In(lang merit.Language) string { return spoken(readingTexts, r, lang) }

// Disagreement is a point on which sources or readers of the law differ.
type Disagreement struct {
	Key      string     // stable, such as exception
	Question merit.Text // what is disputed
	// Readings are the ways to read the point. The first is the default, unless
	// Required: then the caller must choose where the point matters.
	Readings []Reading
	Required bool
	Basis    []merit.Citation
}

var (
	limbsPoint = Disagreement{"exception",
		merit.T("apakah pengecualian larangan penggantian memerlukan kedua unsur", "whether the exception to the replacement ban needs both limbs"),
		[]Reading{BothLimbs, EitherLimb}, false, []merit.Citation{merit.Cite("UU 5/2014 Pasal 116 ayat (1)")}}
	banEndPoint = Disagreement{"ban-end",
		merit.T("apakah hari ulang tahun kedua masih termasuk larangan", "whether the second anniversary is still within the ban"),
		[]Reading{FreeOnAnniversary, FreeAfterAnniversary}, false, []merit.Citation{merit.Cite("UU 5/2014 Pasal 116 ayat (1)"), merit.Cite("Konvensi asnmerit")}}
	circularPoint = Disagreement{"circular-2023",
		merit.T("apakah surat edaran dapat membuka mutasi sebelum dua tahun", "whether a circular can open moves before two years"),
		[]Reading{CircularReported, CircularFollowed}, false, []merit.Citation{merit.Cite("SE MenPANRB 19/2023")}}
	duePoint = Disagreement{"evaluation-due",
		merit.T("apakah evaluasi jatuh tempo pada lima tahun atau sesudahnya", "whether the evaluation falls due at five years or after them"),
		[]Reading{EvaluateOnAnniversary, EvaluateAfterAnniversary}, false, []merit.Citation{merit.Cite("Penjelasan PP 11/2017 Pasal 133 ayat (1)"), merit.Cite("Praktik Kab. Kayong Utara 2025")}}
	countPoint = Disagreement{"evaluation-count",
		merit.T("apakah hari sebelum UU 5/2014 berlaku dihitung dalam lima tahun sampai evaluasi", "whether days before UU 5/2014 came into force count toward the five years to the evaluation"),
		[]Reading{EvaluateSinceStatute, EvaluateSinceInauguration}, false, []merit.Citation{merit.Cite("Penjelasan PP 11/2017 Pasal 133 ayat (1)"), merit.Cite("UU 5/2014 Pasal 117 ayat (1)")}}
	ceilingPoint = Disagreement{"move-ceiling",
		merit.T("apakah batas lima tahun untuk mutasi tetap berlaku setelah PP 17/2020", "whether the five-year ceiling for moves outlived PP 17/2020"),
		[]Reading{CeilingStands, FloorAlone}, false, []merit.Citation{merit.Cite("PP 11/2017 Pasal 132 ayat (2) huruf b"), merit.Cite("PP 17/2020")}}
	leapPoint = Disagreement{"leap-day",
		merit.T("kapan ulang tahun jatuh bila bulannya tidak memiliki hari itu", "when an anniversary falls that its month lacks"),
		[]Reading{LeapForward, LeapBack}, false, []merit.Citation{merit.Cite("Konvensi asnmerit")}}
	clockPoint = Disagreement{"clock-start",
		merit.T("peristiwa yang memulai masa jabatan bila aturannya tidak menyebutnya", "the event that starts a tenure where the rule names none"),
		[]Reading{ClockFromInauguration, ClockFromEffective, ClockFromDecree, ClockFromDuty}, false,
		[]merit.Citation{merit.Cite("PP 11/2017 Pasal 131 ayat (2) huruf c"), merit.Cite("PP 11/2017 Pasal 133 ayat (1)"), merit.Cite("Konvensi asnmerit")}}
	reorgPoint = Disagreement{"re-inauguration",
		merit.T("apakah pelantikan kembali setelah penataan organisasi memulai masa jabatan baru", "whether a new inauguration after a reorganisation starts a new tenure"),
		[]Reading{ReorgContinues, ReorgRestarts}, true, []merit.Citation{merit.Cite("PP 11/2017 Pasal 130"), merit.Cite("Konvensi asnmerit")}}
	ageCountPoint = Disagreement{"age-count",
		merit.T("sampai kapan suatu usia masih \"paling tinggi\" batasnya", "until when an age is still \"at most\" its cap"),
		[]Reading{AgeToBirthday, AgeToYearEnd}, true, []merit.Citation{merit.Cite("PP 11/2017 Pasal 107"), merit.Cite("Praktik Kab. Tanggamus 2024")}}
	ageDayPoint = Disagreement{"age-day",
		merit.T("hari acuan untuk menghitung usia", "the day on which age is counted"),
		[]Reading{AgeOnNoticeDay, AgeOnJudgement}, true, []merit.Citation{merit.Cite("PP 11/2017 Pasal 107"), merit.Cite("Praktik Bappenas 2018"), merit.Cite("Praktik Malang 2025")}}
	ageCapPoint = Disagreement{"age-cap",
		merit.T("batas usia bagi calon JPT pratama yang berasal dari JPT", "the age cap for a candidate for JPT pratama who comes from JPT"),
		[]Reading{AgeByRegulation, AgeByMinister}, false, []merit.Citation{merit.Cite("PP 11/2017 Pasal 107"), merit.Cite("PermenPANRB 15/2019 Lampiran B angka 2 huruf f"), merit.Cite("SE MenPANRB 10/2023")}}
	ageMovePoint = Disagreement{"age-move",
		merit.T("apakah batas usia Pasal 107 mengikat mutasi antar-JPT", "whether the age caps of Pasal 107 bind moves between JPT"),
		[]Reading{AgeBindsMoves, AgeSparesMoves}, true, []merit.Citation{merit.Cite("PP 11/2017 Pasal 107"), merit.Cite("PP 11/2017 Pasal 131"), merit.Cite("PP 11/2017 Pasal 132")}}
	coordinationPoint = Disagreement{"coordination",
		merit.T("apakah koordinasi perpanjangan cukup dengan pelaporan", "whether a report is coordination enough for an extension"),
		[]Reading{CoordinationByReport, CoordinationByConsent}, false, []merit.Citation{merit.Cite("Penjelasan PP 11/2017 Pasal 133 ayat (2)"), merit.Cite("UU 5/2014 Pasal 120 ayat (5)")}}
)

// Disagreements returns the register of the points on which sources or readers of
// the law of eligibility differ, with their readings.
func Disagreements() []Disagreement {
	out := []Disagreement{
		limbsPoint, banEndPoint, circularPoint, duePoint, countPoint, ceilingPoint, leapPoint, clockPoint, reorgPoint,
		ageCountPoint, ageDayPoint, ageCapPoint, ageMovePoint, coordinationPoint,
	}
	for i := range out {
		out[i].Readings = append([]Reading(nil), out[i].Readings...)
		out[i].Basis = append([]merit.Citation(nil), out[i].Basis...)
	}
	return out
}

// Readings is a choice of readings. The zero value chooses the default of every
// point and nothing on the points that have none. It is comparable with ==.
type Readings struct {
	chosen uint32 // bit r stands for Reading r
}

// NewReadings returns a choice of readings. It refuses, all at once, unknown
// readings and two of one point.
func NewReadings(readings ...Reading) (Readings, error) {
	var out Readings
	var found problems
	for _, r := range readings {
		if !readingWords.has(r) {
			found.add(readingWords.problem("readings", r.String()))
			continue
		}
		out.chosen |= 1 << r
	}
	for _, d := range Disagreements() {
		var chosen []string
		for _, r := range d.Readings {
			if out.has(r) {
				chosen = append(chosen, r.String())
			}
		}
		if len(chosen) > 1 {
			found.add(&merit.FieldError{Field: "readings." + d.Key, Value: strings.Join(chosen, ", "), Expected: "one reading", Err: merit.ErrConflict})
		}
	}
	if err := found.err(); err != nil {
		return Readings{}, err
	}
	return out, nil
}

// MustReadings is [NewReadings] for literals; it panics on a refused choice.
func MustReadings(readings ...Reading) Readings {
	r, err := NewReadings(readings...)
	if err != nil {
		panic(err)
	}
	return r
}

func (r Readings) has(x Reading) bool { return r.chosen&(1<<x) != 0 }

// Of returns the reading of the point: the one chosen, else its default, else 0 for
// a point that must be chosen and was not.
func (r Readings) Of(d Disagreement) Reading { return r.of(&d) }

func (r Readings) of(d *Disagreement) Reading {
	for _, x := range d.Readings {
		if r.has(x) {
			return x
		}
	}
	if d.Required {
		return 0
	}
	return d.Readings[0]
}

// clock is of for the event that starts a tenure.
func (r Readings) clock() Reading {
	if r.has(ClockFromEffective) || r.has(ClockFromDecree) || r.has(ClockFromDuty) {
		return r.of(&clockPoint)
	}
	return ClockFromInauguration
}

// require returns the error of a point that must be chosen and was not.
func (r Readings) require(d *Disagreement) error {
	if r.of(d) != 0 {
		return nil
	}
	var known []string
	for _, x := range d.Readings {
		known = append(known, x.String())
	}
	return &merit.FieldError{Field: "readings." + d.Key, Expected: "a choice between " + strings.Join(known, " and "), Err: merit.ErrMissing}
}

// Roll returns the leap-day reading as dates take it.
func (r Readings) Roll() merit.Roll {
	if r.has(LeapBack) {
		return merit.RollBack
	}
	return merit.RollForward
}
