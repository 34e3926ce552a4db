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

// ageDay returns the day on which age is counted, and how that is to be remarked.
func (c *Candidacy) ageDay(r Readings, when merit.When) (merit.Date, merit.NoteSet) {
	if r.has(AgeOnNoticeDay) {
		return c.AgeDay, noteAgeNotice
	}
	return when.AsOf, noteAgeJudgement
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
func (c *Candidacy) capped(f *merit.Finding, rule *merit.Rule, greatest *merit.ParamValue, r Readings, when merit.When) {
	if c.Birth.IsZero() {
		*f = rule.MissingFacts(when, needBirth)
		return
	}
	day, notes := c.ageDay(r, when)
	*f = merit.Finding{Rule: rule, Reason: reasonAge, Required: greatest, Observed: merit.ElapsedOf(c.Birth, day, r.Roll()),
		AsOf: when.AsOf, Law: when.Law, Notes: notes | noteAgeToBirthday}
	count := AgeToBirthday
	if r.has(AgeToYearEnd) {
		count = AgeToYearEnd
		f.Notes ^= noteAgeToBirthday | noteAgeToYearEnd
	}
	limit, rolled := over(c.Birth, greatest.Value, count, r.Roll())
	if rolled {
		f.Notes |= merit.NoteRolled
	}
	switch {
	case !day.Before(limit):
		f.Reason = reasonAgeOver
	case r.has(AgeOnJudgement):
		f.Changes = limit
	}
}

// age judges the cap of the government regulation.
func (c *Candidacy) age(f *merit.Finding, t *terms, r Readings, when merit.When) {
	c.capped(f, t.rule, t.age.At(when.Law), r, when)
	if c.Source != PNS || f.Reason != reasonAgeOver || c.Move == merit.No {
		return
	}
	// Whether the cap binds a move is not settled: over it, a move depends on the
	// reading.
	switch binds := r.of(&ageMovePoint); {
	case binds == AgeBindsMoves:
	case c.Move == merit.Unknown:
		*f = t.rule.MissingFacts(when, needMove)
	case binds == AgeSparesMoves:
		f.Reason = reasonAgeSpared
	default:
		*f = t.rule.MissingFacts(when, needAgeMove)
	}
}

// weighAges adds the findings on age that do not decide, and lets the ministerial
// cap decide where the readings say so.
func (c *Candidacy) weighAges(v *AppointVerdict, t *terms, r Readings, when merit.When) {
	decides := v.Find(AgeLimit)
	if c.Source == PNS && c.Post == merit.JPTPratama {
		contrary := &v.Contrary
		c.ministerial(contrary, r, when)
		if !contrary.Changes.IsZero() {
			c.turn(contrary, ageFromJPTRule, when, func(w merit.When) (later merit.Finding) {
				c.ministerial(&later, r, w)
				return later
			})
		}
		a, b := decides.Reason.Outcome, contrary.Reason.Outcome
		if (a == merit.Met || a == merit.NotMet) && (b == merit.Met || b == merit.NotMet) && a != b {
			decides.Notes |= noteAgeConflict
			contrary.Notes |= noteAgeConflict
		}
		if r.has(AgeByMinister) && b != merit.NotApplicable {
			*decides, *contrary = *contrary, *decides
		}
	} else {
		v.Contrary = merit.Finding{}
	}
	if decides.Required == nil {
		v.AgeCount = merit.Finding{}
		if c.Birth.IsZero() && t.rule.InForce(when.Law) {
			v.AgeCount = ageCountRule.MissingFacts(when, needCountBirth)
		}
		return
	}
	day, _ := c.ageDay(r, when)
	greatest := decides.Required.Value
	v.AgeCount = merit.Finding{Rule: ageCountRule, Reason: reasonCountsAgree, Observed: decides.Observed, AsOf: when.AsOf, Law: when.Law}
	if decides.Reason == reasonAge && r.has(AgeToBirthday) {
		return // not above the cap by the stricter count, and so by neither
	}
	sooner, _ := over(c.Birth, greatest, AgeToBirthday, r.Roll())
	later, _ := over(c.Birth, greatest, AgeToYearEnd, r.Roll())
	if !day.Before(sooner) && day.Before(later) {
		v.AgeCount.Reason = reasonCountsDiffer
	}
}

// ministerial judges the cap of the ministerial regulation on a candidate from the
// civil service for JPT pratama.
func (c *Candidacy) ministerial(f *merit.Finding, r Readings, when merit.When) {
	rule := ageFromJPTRule
	switch {
	case !rule.InForce(when.Law):
		*f = rule.NotGoverning(when)
	case c.Move == merit.Unknown:
		*f = rule.MissingFacts(when, needMove)
	case c.Present == 0 && c.Move == merit.No:
		*f = rule.MissingFacts(when, needAppointLevel)
	case fromJPT.has(c.Present) && c.Move == merit.No:
		c.capped(f, rule, ageFromJPT.At(when.Law), r, when)
	case fromBelow.has(c.Present) && c.Move == merit.No:
		c.capped(f, rule, ageFromBelow.At(when.Law), r, when)
	default:
		*f = merit.Finding{Rule: rule, Reason: reasonOtherOrigin, Observed: merit.LevelOf(c.Present), AsOf: when.AsOf, Law: when.Law}
		if c.Move == merit.Yes {
			f.Reason = reasonOnlySelection
		}
	}
}
