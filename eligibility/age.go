package eligibility

import (
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
)

// The remarks of the appointment rules, by their place in each rule.
const (
	noteAppointJoined merit.NoteSet = 1 << iota
	noteAgeToBirthday
	noteAgeToYearEnd
	noteAgeNotice
	noteAgeJudgement
	noteAgeConflict
)

var appointNotes = []merit.Note{
	{Code: "joined", Text: merit.T(
		"Masa yang terputus dijumlahkan dengan menyambungnya pada hari pertamanya, menurut konvensi proyek",
		"Broken times are added up by joining them at their first day, a convention of the project")},
	{Code: "age-to-birthday", Text: merit.T(
		"Menurut pilihan pembacaan, batas usia berakhir pada hari ulang tahun itu, yang masih termasuk; hal ini diperdebatkan",
		"By the chosen reading the age cap ends at that birthday, which is still within it; this is disputed")},
	{Code: "age-to-year-end", Text: merit.T(
		"Menurut pilihan pembacaan, batas usia berlaku sampai sehari sebelum ulang tahun berikutnya; hal ini diperdebatkan",
		"By the chosen reading the age cap holds until the day before the next birthday; this is disputed")},
	{Code: "age-on-notice-day", Text: merit.T(
		"Usia dihitung pada hari yang ditetapkan pengumuman; PP tidak menetapkannya",
		"Age is counted on the day that the notice fixes; the regulation fixes none")},
	{Code: "age-on-judgement", Text: merit.T(
		"Usia dihitung pada {asof}; PP tidak menetapkan hari acuan",
		"Age is counted on {asof}; the regulation fixes no day")},
	{Code: "age-conflict", Text: merit.T(
		"Pertentangan: PP 11/2017 Pasal 107 (peraturan pemerintah) menetapkan satu batas usia bagi semua calon JPT pratama, sedangkan PermenPANRB 15/2019 Lampiran B angka 2 huruf f (peraturan menteri) dan SE MenPANRB 10/2023 (surat edaran) menetapkan batas yang lebih tinggi bagi yang berasal dari JPT atau JF ahli utama; peraturan pemerintah lebih tinggi kedudukannya",
		"Conflict: PP 11/2017 Pasal 107 (government regulation) sets one age cap for every candidate for JPT pratama, while PermenPANRB 15/2019 Lampiran B angka 2 huruf f (ministerial regulation) and SE MenPANRB 10/2023 (circular) set a higher cap for who comes from JPT or JF ahli utama; the government regulation ranks higher")},
}

var (
	reasonAge       = &merit.Reason{Code: "age", Outcome: merit.Met, Text: merit.T("usia {observed} tidak melampaui paling tinggi {required}", "age of {observed} is not above the greatest age of {required}")}
	reasonAgeOver   = &merit.Reason{Code: "age-over", Outcome: merit.NotMet, Text: merit.T("usia {observed} melampaui paling tinggi {required}", "age of {observed} is above the greatest age of {required}")}
	reasonAgeSpared = &merit.Reason{Code: "age-spared", Outcome: merit.NotApplicable, Text: merit.T(
		"menurut pilihan pembacaan batas usia tidak mengikat mutasi, karena Pasal 131 dan 132 tidak mengulanginya",
		"by the chosen reading the age cap does not bind moves, for Pasal 131 and 132 do not repeat it")}
	reasonOnlySelection = &merit.Reason{Code: "selection-only", Outcome: merit.NotApplicable, Text: merit.T(
		"hanya untuk pengisian lewat seleksi", "only for posts filled by selection")}
	reasonOtherOrigin = &merit.Reason{Code: "other-origin", Outcome: merit.NotApplicable, Text: merit.T(
		"tidak menyebut calon dari {observed}", "does not speak of candidates from {observed}")}

	ministerBasis = []merit.Citation{merit.Cite("PermenPANRB 15/2019 Lampiran B angka 2 huruf f")}
	circularBasis = []merit.Citation{merit.Cite("PermenPANRB 15/2019 Lampiran B angka 2 huruf f"), merit.Cite("SE MenPANRB 10/2023")}

	ageFromJPT     = ministerAge("from-jpt", merit.T("usia paling tinggi bagi yang berasal dari JPT atau JF ahli utama", "greatest age of who comes from JPT or JF ahli utama"), 58)
	ageFromBelow   = ministerAge("from-administrator", merit.T("usia paling tinggi bagi yang berasal dari administrator atau JF ahli madya", "greatest age of who comes from administrator or JF ahli madya"), 56)
	minister15Year = merit.MustDate(2019, time.January, 1) // PermenPANRB 15/2019 came within this year
	minister15Day  = merit.MustDate(2020, time.January, 1) // and was in force by then
	circular10Day  = merit.MustDate(2024, time.January, 1) // SE MenPANRB 10/2023 was out by then
	fromJPT        = levelsOf(merit.JPTUtama, merit.JPTMadya, merit.JPTPratama, merit.AhliUtama)
	fromBelow      = levelsOf(merit.Administrator, merit.AhliMadya)

	ageFromJPTRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-AGE-FROM-JPT",
		Title:    merit.T("Batas usia calon JPT pratama menurut peraturan menteri", "Age cap of candidates for JPT pratama under the ministerial regulation"),
		Standing: merit.StandingMinisterial, Confidence: merit.SecondarySource,
		Doubt: merit.T("teks lampiran tidak dibaca; dilaporkan oleh satu kantor kepegawaian", "the text of the annex was not read; one personnel office reports it"),
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: minister15Year, Force: merit.NotInForce, Basis: ministerBasis,
				Note: merit.T("PermenPANRB 15/2019 belum ada", "PermenPANRB 15/2019 did not exist yet")},
			{From: minister15Year, Until: minister15Day, Force: merit.ForceUnproven, Basis: ministerBasis,
				Note: merit.T("hari berlakunya PermenPANRB 15/2019 tidak tercatat", "the day on which PermenPANRB 15/2019 came into force is not on record")},
			{From: minister15Day, Until: circular10Day, Force: merit.InForce, Basis: ministerBasis},
			{From: circular10Day, Force: merit.InForce, Basis: circularBasis,
				Note: merit.T("SE MenPANRB 10/2023 menyangkut sekda kabupaten/kota; statusnya kini tidak diketahui", "SE MenPANRB 10/2023 concerns the sekda of a kabupaten or kota; its status today is not known")},
		},
		Params:  []*merit.Param{ageFromJPT, ageFromBelow},
		Facts:   pnsFacts,
		Reasons: []*merit.Reason{reasonAge, reasonAgeOver, reasonOnlySelection, reasonOtherOrigin},
		Notes:   appointNotes,
	})

	reasonCountsAgree = &merit.Reason{Code: "agree", Outcome: merit.NotApplicable, Text: merit.T(
		"kedua cara menghitung usia memberi hasil yang sama pada usia {observed}", "both ways of counting give the same answer at the age of {observed}")}
	reasonCountsDiffer = &merit.Reason{Code: "differ", Outcome: merit.NotApplicable, Text: merit.T(
		"pada usia {observed} kedua cara menghitung berbeda: batasnya berakhir pada hari ulang tahun, atau bersama tahun usia itu; yang menentukan adalah pilihan pembacaan",
		"at the age of {observed} the two ways of counting differ: the cap ends at the birthday, or with that year of age; the chosen reading decides")}

	ageCountRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-AGE-COUNT",
		Title:    merit.T("Cara menghitung batas usia", "How an age cap is counted"),
		Standing: merit.StandingPractice, Confidence: merit.Unproven,
		Doubt: merit.T("sampai kapan \"paling tinggi\" suatu usia berlaku, dan pada hari apa usia dihitung, diperdebatkan", "until when \"at most\" an age holds, and on which day age is counted, is disputed"),
		Versions: []merit.Version{{From: merit.FirstDay, Force: merit.InForce,
			Basis: []merit.Citation{merit.Cite("Praktik Kab. Tanggamus 2024"), merit.Cite("Praktik Bappenas 2018"), merit.Cite("Praktik Malang 2025")}}},
		Facts:   []merit.Fact{factLevel, {Key: "birth", Name: merit.T("tanggal lahir", "date of birth")}},
		Reasons: []*merit.Reason{reasonCountsAgree, reasonCountsDiffer},
	})
)

const needCountBirth merit.FactSet = 2

func ministerAge(name string, label merit.Text, years int) *merit.Param {
	value := merit.PeriodOf(merit.Years(years))
	return merit.MustParam(name, label,
		merit.ParamValue{From: minister15Day, Until: circular10Day, Value: value, Confidence: merit.SecondarySource, Basis: ministerBasis},
		merit.ParamValue{From: circular10Day, Value: value, Confidence: merit.SecondarySource, Basis: circularBasis})
}

// aging is what the readings make of an age, whatever the cap: the day on which it is
// counted, the age on it, and how both are to be remarked.
type aging struct {
	day      merit.Date
	observed merit.Value
	notes    merit.NoteSet
	count    Reading
}

func (h *hearing) aging() aging {
	a := aging{day: h.when.AsOf, notes: noteAgeJudgement | noteAgeToBirthday, count: AgeToBirthday}
	if h.readings.has(AgeOnNoticeDay) {
		a.day, a.notes = h.AgeDay, noteAgeNotice|noteAgeToBirthday
	}
	if h.readings.has(AgeToYearEnd) {
		a.count = AgeToYearEnd
		a.notes ^= noteAgeToBirthday | noteAgeToYearEnd
	}
	a.observed = merit.ElapsedOf(h.Birth, a.day, h.readings.Roll())
	return a
}

// over returns the first day on which somebody is above an age cap, and whether the
// birthday of the cap is rolled.
func over(birth merit.Date, greatest merit.Value, count Reading, roll merit.Roll) (first merit.Date, rolled bool) {
	birthday, rolled := greatest.After(birth, roll)
	if count == AgeToYearEnd {
		next := greatest.Period()
		next.Years++ // the cap holds until the next birthday
		return birth.Add(next, roll), rolled
	}
	return birthday.AddDays(1), rolled
}

// capped judges an age against a cap.
func (h *hearing) capped(f *merit.Finding, rule *merit.Rule, greatest *merit.ParamValue) {
	if h.Birth.IsZero() {
		*f = rule.MissingFacts(h.when, needBirth)
		return
	}
	a, reason, changes := &h.aged, reasonAge, merit.Date{}
	limit, rolled := over(h.Birth, greatest.Value, a.count, h.readings.Roll())
	notes := a.notes
	if rolled {
		notes |= merit.NoteRolled
	}
	switch {
	case !a.day.Before(limit):
		reason = reasonAgeOver
	case h.readings.has(AgeOnJudgement):
		changes = comes(limit)
	}
	f.Rule, f.Reason, f.Required, f.Observed, f.Changes = rule, reason, greatest, a.observed, changes
	f.AsOf, f.Law, f.Missing, f.Notes = h.when.AsOf, h.when.Law, 0, notes
}

// age judges the cap of the government regulation.
func (h *hearing) age(f *merit.Finding, law *provision) {
	h.capped(f, law.rule, law.greatestAge)
	if h.Source != PNS || f.Reason != reasonAgeOver || h.Move == merit.No {
		return
	}
	// Whether the cap binds a move is not settled: over it, a move depends on the
	// reading.
	switch binds := h.readings.of(&ageMovePoint); {
	case binds == AgeBindsMoves:
	case h.Move == merit.Unknown:
		*f = law.rule.MissingFacts(h.when, needMove)
	case binds == AgeSparesMoves:
		f.Reason = reasonAgeSpared
	default:
		*f = law.rule.MissingFacts(h.when, needAgeMove)
	}
}

// weighAges adds the findings on age that do not decide, and lets the ministerial
// cap decide where the readings say so.
func (h *hearing) weighAges(v *AppointVerdict, law *provision) {
	decides := &v.conditions[AgeLimit]
	if h.Source == PNS && h.Post == merit.JPTPratama {
		contrary := &v.Contrary
		h.ministerial(contrary)
		if !contrary.Changes.IsZero() {
			h.turn(contrary, ageFromJPTRule, func(w merit.When) (later merit.Finding) {
				then := *h
				then.when = w
				then.aged = then.aging()
				then.ministerial(&later)
				return later
			})
		}
		a, b := decides.Reason.Outcome, contrary.Reason.Outcome
		if a != b && (a == merit.Met || a == merit.NotMet) && (b == merit.Met || b == merit.NotMet) {
			decides.Notes |= noteAgeConflict
			contrary.Notes |= noteAgeConflict
		}
		if h.readings.has(AgeByMinister) && b != merit.NotApplicable {
			*decides, *contrary = *contrary, *decides
		}
	} else {
		v.Contrary = merit.Finding{}
	}
	h.ageCount(&v.AgeCount, decides, law)
}

// ageCount says whether the two ways of counting differ on the age that decides.
func (h *hearing) ageCount(f, decides *merit.Finding, law *provision) {
	if decides.Required == nil {
		*f = merit.Finding{}
		if h.Birth.IsZero() && law.binds {
			*f = ageCountRule.MissingFacts(h.when, needCountBirth)
		}
		return
	}
	*f = countsAgree
	f.AsOf, f.Law = h.when.AsOf, h.when.Law
	f.Observed = decides.Observed
	if decides.Reason == reasonAge && h.readings.has(AgeToBirthday) {
		return // not above the cap by the stricter count, and so by neither
	}
	day, greatest, roll := h.aged.day, decides.Required.Value, h.readings.Roll()
	sooner, _ := over(h.Birth, greatest, AgeToBirthday, roll)
	later, _ := over(h.Birth, greatest, AgeToYearEnd, roll)
	if !day.Before(sooner) && day.Before(later) {
		f.Reason = reasonCountsDiffer
	}
}

var countsAgree = merit.Finding{Rule: ageCountRule, Reason: reasonCountsAgree}

// ministerial judges the cap of the ministerial regulation on a candidate from the
// civil service for JPT pratama.
func (h *hearing) ministerial(f *merit.Finding) {
	rule, when := ageFromJPTRule, h.when
	switch {
	case !rule.InForce(when.Law):
		*f = rule.NotGoverning(when)
	case h.Move == merit.Unknown:
		*f = rule.MissingFacts(when, needMove)
	case h.Present == 0 && h.Move == merit.No:
		*f = rule.MissingFacts(when, needAppointLevel)
	case fromJPT.has(h.Present) && h.Move == merit.No:
		h.capped(f, rule, ageFromJPT.At(when.Law))
	case fromBelow.has(h.Present) && h.Move == merit.No:
		h.capped(f, rule, ageFromBelow.At(when.Law))
	default:
		*f = merit.Finding{Rule: rule, Reason: reasonOtherOrigin, Observed: merit.LevelOf(h.Present), AsOf: when.AsOf, Law: when.Law}
		if h.Move == merit.Yes {
			f.Reason = reasonOnlySelection
		}
	}
}
