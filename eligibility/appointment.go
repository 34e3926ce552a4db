package eligibility

import (
	"iter"
	"math/bits"

	"github.com/seed-133aca06/asnmerit/merit"
)

// The facts of the appointment rules, by their place in each rule. The first eight
// are common to all; what follows differs from rule to rule.
const (
	needAppointLevel merit.FactSet = 1 << iota
	needDegree
	needCompetences
	needCareer
	needCareerDetail
	needConduct
	needBirth
	needHealth
	firstOwnFact
)

const ( // of candidates from the civil service
	needSource = firstOwnFact << iota
	needMove
	needAgeMove
)

const ( // of candidates who are not PNS
	needCitizen = firstOwnFact << iota
	needInParty
	needLeftParty
	needRegistered
	needImprisoned
	needDismissed
	needClosed
	needApproved
)

const needResigned = firstOwnFact // of former soldiers and police officers

const ( // of candidates for administrator and pengawas
	needRated = firstOwnFact << iota
	needAdminSource
)

var (
	commonFacts = []merit.Fact{
		factLevel,
		{Key: "degree", Name: merit.T("jenjang pendidikan", "level of education")},
		{Key: "competences", Name: merit.T("apakah ketiga kompetensi memenuhi standar", "whether the three competences meet the standard")},
		{Key: "career", Name: merit.T("riwayat jabatan", "the times spent in posts")},
		{Key: "career-detail", Name: merit.T("rincian riwayat jabatan: jenjang, cara memegang jabatan, bidang, atau hari mulai", "details of the times in posts: level, how the post was held, field or first day")},
		{Key: "record", Name: merit.T("rekam jejak, integritas, dan moralitas", "record, integrity and morality")},
		{Key: "birth", Name: merit.T("tanggal lahir", "date of birth")},
		{Key: "healthy", Name: merit.T("kesehatan jasmani dan rohani", "health of body and mind")},
	}
	pnsFacts = append(commonFacts[:8:8],
		merit.Fact{Key: "source", Name: merit.T("asal calon", "where the candidate comes from")},
		merit.Fact{Key: "move", Name: merit.T("apakah jabatan diisi lewat mutasi atau seleksi", "whether the post is filled by a move or by selection")},
		merit.Fact{Key: "age-move", Name: merit.T("pilihan pembacaan apakah batas usia mengikat mutasi", "the chosen reading on whether the age cap binds moves")},
	)
	nonPNSFacts = append(commonFacts[:8:8],
		merit.Fact{Key: "citizen", Name: merit.T("kewarganegaraan Indonesia", "Indonesian citizenship")},
		merit.Fact{Key: "in-party", Name: merit.T("apakah pernah menjadi anggota atau pengurus partai politik", "whether ever a member or officer of a political party")},
		merit.Fact{Key: "left-party", Name: merit.T("tanggal keluar dari partai politik", "day of leaving the political party")},
		merit.Fact{Key: "registered", Name: merit.T("tanggal pendaftaran", "day of registration")},
		merit.Fact{Key: "imprisoned", Name: merit.T("apakah pernah dipidana penjara", "whether ever punished with imprisonment")},
		merit.Fact{Key: "dismissed", Name: merit.T("apakah pernah diberhentikan tidak dengan hormat", "whether ever dismissed dishonourably")},
		merit.Fact{Key: "closed", Name: merit.T("apakah bidang jabatan tertutup bagi non-PNS", "whether the post's field is closed to non-PNS")},
		merit.Fact{Key: "approved", Name: merit.T("persetujuan Presiden", "the President's approval")},
	)
	forcesFacts = append(commonFacts[:8:8],
		merit.Fact{Key: "resigned", Name: merit.T("apakah telah mengundurkan diri dari dinas aktif", "whether active service was left")})
	adminFacts = append(commonFacts[:8:8],
		merit.Fact{Key: "rated-good", Name: merit.T("penilaian prestasi kerja dua tahun terakhir", "the ratings of the last two years")},
		merit.Fact{Key: "source", Name: merit.T("asal calon", "where the candidate comes from")})
)

// since107 returns a parameter of PP 11/2017 Pasal 107, which PP 17/2020 restated
// with two paragraphs. Of the restated text only letter c was read.
func since107(name string, label merit.Text, years int, letter string) *merit.Param {
	restated := merit.ParamValue{From: pp17Day, Value: merit.PeriodOf(merit.Years(years)), Confidence: merit.TextRead,
		Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 107 ayat (1) huruf " + letter), merit.Cite("PP 17/2020")}}
	if letter != "c" {
		restated.Confidence = merit.SecondarySource
		restated.Note = merit.T("bahwa PP 17/2020 tidak mengubah angka ini hanya diketahui dari sumber sekunder", "that PP 17/2020 left this number as it was is known from secondary sources alone")
	}
	return merit.MustParam(name, label,
		merit.ParamValue{From: pp11Day, Until: pp17Day, Value: merit.PeriodOf(merit.Years(years)), Confidence: merit.TextRead,
			Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 107 huruf " + letter)}, CheckedOn: pp11Read},
		restated)
}

// since11 returns a parameter of PP 11/2017 that has one value from its first day.
func since11(name string, label merit.Text, years int, basis string) *merit.Param {
	return merit.MustParam(name, label, merit.ParamValue{From: pp11Day, Value: merit.PeriodOf(merit.Years(years)),
		Confidence: merit.TextRead, Basis: []merit.Citation{merit.Cite(basis)}})
}

var (
	experienceLabel = merit.T("pengalaman jabatan paling singkat secara kumulatif", "least experience, added up")
	priorLabel      = merit.T("masa dalam jabatan sebelumnya paling singkat", "least time in the prior post")
	ageLabel        = merit.T("usia paling tinggi", "greatest age")

	experienceUtama   = since107("experience", experienceLabel, 10, "a")
	experienceMadya   = since107("experience", experienceLabel, 7, "b")
	experiencePratama = since107("experience", experienceLabel, 5, "c")
	priorUtama        = since107("prior", priorLabel, 2, "a")
	priorMadya        = since107("prior", priorLabel, 2, "b")
	priorPratama      = since107("prior", priorLabel, 2, "c")
	ageUtama          = since107("age", ageLabel, 58, "a")
	ageMadya          = since107("age", ageLabel, 58, "b")
	agePratama        = since107("age", ageLabel, 56, "c")

	outsideUtama  = since11("experience-utama", experienceLabel, 15, "PP 11/2017 Pasal 108 huruf a")
	outsideMadya  = since11("experience-madya", experienceLabel, 10, "PP 11/2017 Pasal 108 huruf b")
	outsideAge    = since11("age", ageLabel, 58, "PP 11/2017 Pasal 108")
	outsideParty  = since11("party", merit.T("waktu paling singkat sejak keluar dari partai politik sampai pendaftaran", "least time from leaving a party to registration"), 5, "PP 11/2017 Pasal 108")
	forcesUtama   = since11("experience-utama", experienceLabel, 10, "PP 11/2017 Pasal 159")
	forcesMadya   = since11("experience-madya", experienceLabel, 7, "PP 11/2017 Pasal 159")
	forcesPratama = since11("experience-pratama", experienceLabel, 5, "PP 11/2017 Pasal 159")
	forcesAge     = since11("age", ageLabel, 55, "PP 11/2017 Pasal 159")
	forcesAgeLow  = since11("age-pratama", ageLabel, 53, "PP 11/2017 Pasal 159")

	adminPrior    = since11("prior-administrator", priorLabel, 3, "PP 11/2017 Pasal 54")
	pengawasPrior = since11("prior-pengawas", priorLabel, 4, "PP 11/2017 Pasal 54")
	ratedYears    = since11("rated", merit.T("waktu yang dinilai paling kurang baik", "time over which every element is rated at least good"), 2, "PP 11/2017 Pasal 54")
)

// The ways in which the conditions come out.
var (
	reasonSourceClosed = &merit.Reason{Code: "source-closed", Outcome: merit.NotMet, Text: merit.T(
		"{observed} tidak dapat diisi dari kalangan non-PNS", "{observed} cannot be filled from outside the civil service")}

	reasonDiploma3      = &merit.Reason{Code: "education-diploma", Outcome: merit.Met, Text: merit.T("pendidikan paling rendah D-III terpenuhi", "education is at least diploma III")}
	reasonDiploma3Short = &merit.Reason{Code: "education-diploma-short", Outcome: merit.NotMet, Text: merit.T("pendidikan di bawah D-III", "education is below diploma III")}
	reasonBachelor      = &merit.Reason{Code: "education", Outcome: merit.Met, Text: merit.T("pendidikan paling rendah sarjana atau D-IV terpenuhi", "education is at least bachelor (S1) or diploma IV")}
	reasonBachelorShort = &merit.Reason{Code: "education-short", Outcome: merit.NotMet, Text: merit.T("pendidikan di bawah sarjana atau D-IV", "education is below bachelor (S1) or diploma IV")}
	reasonMaster        = &merit.Reason{Code: "education-postgraduate", Outcome: merit.Met, Text: merit.T("pendidikan pascasarjana terpenuhi", "education is postgraduate")}
	reasonMasterShort   = &merit.Reason{Code: "education-postgraduate-short", Outcome: merit.NotMet, Text: merit.T("pendidikan di bawah pascasarjana", "education is below postgraduate")}

	reasonCompetent   = &merit.Reason{Code: "competence", Outcome: merit.Met, Text: merit.T("kompetensi teknis, manajerial, dan sosial kultural memenuhi standar", "technical, managerial and socio-cultural competence meet the standard")}
	reasonIncompetent = &merit.Reason{Code: "competence-short", Outcome: merit.NotMet, Text: merit.T("kompetensi teknis, manajerial, atau sosial kultural tidak memenuhi standar", "technical, managerial or socio-cultural competence does not meet the standard")}

	reasonExperience      = &merit.Reason{Code: "experience", Outcome: merit.Met, Text: merit.T("pengalaman terkait {observed} mencapai {required}", "related experience of {observed} reaches {required}")}
	reasonExperienceShort = &merit.Reason{Code: "experience-short", Outcome: merit.NotMet, Text: merit.T("pengalaman terkait {observed} belum mencapai {required}", "related experience of {observed} is short of {required}")}
	reasonExperienceNone  = &merit.Reason{Code: "experience-none", Outcome: merit.NotMet, Text: merit.T("tidak ada pengalaman terkait sampai {asof}; paling singkat {required}", "no related experience until {asof}; the least is {required}")}
	reasonPrior           = &merit.Reason{Code: "prior-post", Outcome: merit.Met, Text: merit.T("masa dalam jabatan yang disyaratkan {observed} mencapai {required}", "time in the posts asked for, {observed}, reaches {required}")}
	reasonPriorShort      = &merit.Reason{Code: "prior-post-short", Outcome: merit.NotMet, Text: merit.T("masa dalam jabatan yang disyaratkan {observed} belum mencapai {required}", "time in the posts asked for, {observed}, is short of {required}")}
	reasonPriorNone       = &merit.Reason{Code: "prior-post-none", Outcome: merit.NotMet, Text: merit.T("sampai {asof} tidak pernah menduduki jabatan yang disyaratkan; paling singkat {required}", "until {asof} never in a post that is asked for; the least is {required}")}

	reasonConduct    = &merit.Reason{Code: "conduct", Outcome: merit.Met, Text: merit.T("rekam jejak, integritas, dan moralitas baik", "record, integrity and morality are good")}
	reasonConductBad = &merit.Reason{Code: "conduct-bad", Outcome: merit.NotMet, Text: merit.T("rekam jejak, integritas, atau moralitas tidak baik", "record, integrity or morality is not good")}
	reasonHealthy    = &merit.Reason{Code: "health", Outcome: merit.Met, Text: merit.T("sehat jasmani dan rohani", "sound in body and mind")}
	reasonUnhealthy  = &merit.Reason{Code: "health-not", Outcome: merit.NotMet, Text: merit.T("tidak sehat jasmani dan rohani", "not sound in body and mind")}

	reasonCitizen     = &merit.Reason{Code: "citizen", Outcome: merit.Met, Text: merit.T("warga negara Indonesia", "citizen of Indonesia")}
	reasonNotCitizen  = &merit.Reason{Code: "not-citizen", Outcome: merit.NotMet, Text: merit.T("bukan warga negara Indonesia", "not a citizen of Indonesia")}
	reasonNoParty     = &merit.Reason{Code: "no-party", Outcome: merit.Met, Text: merit.T("tidak pernah menjadi anggota atau pengurus partai politik", "never a member or officer of a political party")}
	reasonPartyLeft   = &merit.Reason{Code: "party-left", Outcome: merit.Met, Text: merit.T("keluar dari partai politik {observed} sebelum pendaftaran, paling singkat {required}", "out of the political party for {observed} before registration, at least {required}")}
	reasonPartyRecent = &merit.Reason{Code: "party-recent", Outcome: merit.NotMet, Text: merit.T("keluar dari partai politik baru {observed} sebelum pendaftaran, paling singkat {required}", "out of the political party for only {observed} before registration, at least {required}")}
	reasonNoPrison    = &merit.Reason{Code: "no-prison", Outcome: merit.Met, Text: merit.T("tidak pernah dipidana penjara", "never punished with imprisonment")}
	reasonPrison      = &merit.Reason{Code: "prison", Outcome: merit.NotMet, Text: merit.T("pernah dipidana penjara", "once punished with imprisonment")}
	reasonNoDismissal = &merit.Reason{Code: "no-dismissal", Outcome: merit.Met, Text: merit.T("tidak pernah diberhentikan tidak dengan hormat", "never dismissed dishonourably")}
	reasonDismissal   = &merit.Reason{Code: "dismissal", Outcome: merit.NotMet, Text: merit.T("pernah diberhentikan tidak dengan hormat", "once dismissed dishonourably")}
	reasonFieldOpen   = &merit.Reason{Code: "field-open", Outcome: merit.Met, Text: merit.T("bidang jabatan terbuka bagi non-PNS", "the post's field is open to non-PNS")}
	reasonFieldClosed = &merit.Reason{Code: "field-closed", Outcome: merit.NotMet, Text: merit.T("bidang jabatan tertutup bagi non-PNS", "the post's field is closed to non-PNS")}
	reasonConsent     = &merit.Reason{Code: "approval", Outcome: merit.Met, Text: merit.T("Presiden menyetujui pengisian dari non-PNS", "the President approved filling the post from outside the civil service")}
	reasonNoConsent   = &merit.Reason{Code: "approval-refused", Outcome: merit.NotMet, Text: merit.T("tanpa persetujuan Presiden", "without the President's approval")}

	reasonServiceLeft = &merit.Reason{Code: "service-left", Outcome: merit.Met, Text: merit.T("telah mengundurkan diri dari dinas aktif", "active service was left")}
	reasonServing     = &merit.Reason{Code: "active-service", Outcome: merit.NotMet, Text: merit.T("masih dalam dinas aktif", "still in active service")}
	reasonRatedGood   = &merit.Reason{Code: "rated-good", Outcome: merit.Met, Text: merit.T("setiap unsur penilaian paling kurang baik dalam {required} terakhir", "every element was rated at least good over the last {required}")}
	reasonRatedLess   = &merit.Reason{Code: "rated-less", Outcome: merit.NotMet, Text: merit.T("ada unsur penilaian di bawah baik dalam {required} terakhir", "an element was rated below good within the last {required}")}
)

var pnsReasons = []*merit.Reason{
	reasonBachelor, reasonBachelorShort, reasonCompetent, reasonIncompetent,
	reasonExperience, reasonExperienceShort, reasonExperienceNone, reasonPrior, reasonPriorShort, reasonPriorNone,
	reasonConduct, reasonConductBad, reasonAge, reasonAgeOver, reasonAgeSpared, reasonHealthy, reasonUnhealthy,
}

// of107 returns the versions of a rule on one letter of PP 11/2017 Pasal 107.
func of107(letter string) []merit.Version {
	return []merit.Version{
		beforePP11,
		{From: pp11Day, Until: pp17Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 107 huruf " + letter)}, CheckedOn: pp11Read},
		{From: pp17Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 107 ayat (1) huruf " + letter), merit.Cite("PP 17/2020")}},
	}
}

// of11 returns the versions of a rule of PP 11/2017, with a remark from PP 17/2020
// on about what is not known of its effect.
func of11(note merit.Text, basis ...merit.Citation) []merit.Version {
	return []merit.Version{
		beforePP11,
		{From: pp11Day, Until: pp17Day, Force: merit.InForce, Basis: basis},
		{From: pp17Day, Force: merit.InForce, Basis: basis, Note: note},
	}
}

var (
	appointUtamaRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-APPOINT-UTAMA",
		Title:    merit.T("Syarat pengangkatan dalam JPT utama dari PNS", "Conditions of appointment to JPT utama from the civil service"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead, Versions: of107("a"),
		Params: []*merit.Param{experienceUtama, priorUtama, ageUtama}, Facts: pnsFacts, Reasons: pnsReasons, Notes: appointNotes,
	})
	appointMadyaRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-APPOINT-MADYA",
		Title:    merit.T("Syarat pengangkatan dalam JPT madya dari PNS", "Conditions of appointment to JPT madya from the civil service"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead, Versions: of107("b"),
		Params: []*merit.Param{experienceMadya, priorMadya, ageMadya}, Facts: pnsFacts, Reasons: pnsReasons, Notes: appointNotes,
	})
	appointPratamaRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-APPOINT-PRATAMA",
		Title:    merit.T("Syarat pengangkatan dalam JPT pratama dari PNS", "Conditions of appointment to JPT pratama from the civil service"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead, Versions: of107("c"),
		Params: []*merit.Param{experiencePratama, priorPratama, agePratama}, Facts: pnsFacts, Reasons: pnsReasons, Notes: appointNotes,
	})

	appointNonPNSRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-APPOINT-NONPNS",
		Title:    merit.T("Syarat pengangkatan dalam JPT utama dan madya dari non-PNS", "Conditions of appointment to JPT utama and madya from outside the civil service"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: pp11Day, Force: merit.NotInForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 109 ayat (1)"), merit.Cite("PP 11/2017 Pasal 364")},
				Note: merit.T("syaratnya baru ditetapkan PP 11/2017; UU 5/2014 sudah mensyaratkan persetujuan Presiden", "the conditions came with PP 11/2017; UU 5/2014 already asked for the President's approval")},
			{From: pp11Day, Until: pp17Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 109 ayat (1)"), merit.Cite("PP 11/2017 Pasal 106"), merit.Cite("PP 11/2017 Pasal 108"), merit.Cite("PP 11/2017 Pasal 111")}},
			{From: pp17Day, Until: uu20Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 109 ayat (1)"), merit.Cite("PP 11/2017 Pasal 106"), merit.Cite("PP 11/2017 Pasal 108"), merit.Cite("PP 11/2017 Pasal 111"), merit.Cite("PP 17/2020")}, Note: changed106},
			{From: uu20Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 106"), merit.Cite("PP 11/2017 Pasal 108"), merit.Cite("PP 11/2017 Pasal 111"), merit.Cite("PP 17/2020")}, Note: changed106},
		},
		Params: []*merit.Param{outsideUtama, outsideMadya, outsideAge, outsideParty}, Facts: nonPNSFacts,
		Reasons: []*merit.Reason{reasonSourceClosed, reasonMaster, reasonMasterShort, reasonCompetent, reasonIncompetent,
			reasonExperience, reasonExperienceShort, reasonExperienceNone, reasonConduct, reasonConductBad, reasonAge, reasonAgeOver,
			reasonHealthy, reasonUnhealthy, reasonCitizen, reasonNotCitizen, reasonNoParty, reasonPartyLeft, reasonPartyRecent,
			reasonNoPrison, reasonPrison, reasonNoDismissal, reasonDismissal, reasonFieldOpen, reasonFieldClosed, reasonConsent, reasonNoConsent},
		Notes: appointNotes,
	})
	changed106 = merit.T("PP 17/2020 mengubah Pasal 106; isi perubahannya tidak dibaca", "PP 17/2020 changed Pasal 106; the new content was not read")

	appointForcesRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-APPOINT-TNIPOLRI",
		Title:    merit.T("Syarat pengangkatan dalam JPT dari mantan prajurit TNI dan anggota Polri", "Conditions of appointment to JPT for former soldiers and police officers"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: of11(merit.T("apakah PP 17/2020 mengubah Pasal 159 tidak diketahui", "whether PP 17/2020 changed Pasal 159 is not known"),
			merit.Cite("PP 11/2017 Pasal 157"), merit.Cite("PP 11/2017 Pasal 159")),
		Params: []*merit.Param{forcesUtama, forcesMadya, forcesPratama, forcesAge, forcesAgeLow}, Facts: forcesFacts,
		Reasons: []*merit.Reason{reasonMaster, reasonMasterShort, reasonBachelor, reasonBachelorShort,
			reasonExperience, reasonExperienceShort, reasonExperienceNone, reasonAge, reasonAgeOver, reasonServiceLeft, reasonServing},
		Notes: appointNotes,
	})

	adminRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-ADMIN",
		Title:    merit.T("Syarat pengangkatan dalam jabatan administrator dan pengawas", "Conditions of appointment to administrator and pengawas"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: of11(merit.T("apakah PP 17/2020 mengubah Pasal 54 tidak diketahui", "whether PP 17/2020 changed Pasal 54 is not known"),
			merit.Cite("PP 11/2017 Pasal 54")),
		Params: []*merit.Param{adminPrior, pengawasPrior, ratedYears}, Facts: adminFacts,
		Reasons: []*merit.Reason{reasonNotFromOutside, reasonDiploma3, reasonDiploma3Short, reasonBachelor, reasonBachelorShort,
			reasonPrior, reasonPriorShort, reasonPriorNone, reasonRatedGood, reasonRatedLess},
		Notes: appointNotes[:1], // no age is asked
	})
	reasonNotFromOutside = &merit.Reason{Code: "pns-only", Outcome: merit.NotApplicable, Text: merit.T(
		"hanya mengatur calon dari PNS", "governs candidates from the civil service only")}
)

const (
	_ merit.FactSet = 1 << iota
	needWaived
	needWaiverSource
)

var (
	reasonWaived    = &merit.Reason{Code: "waived", Outcome: merit.Met, Text: merit.T("Presiden lebih dahulu menyetujui pengecualian dari syarat", "the President approved beforehand that conditions be waived")}
	reasonNotWaived = &merit.Reason{Code: "not-waived", Outcome: merit.NotMet, Text: merit.T("tidak ada persetujuan Presiden untuk mengecualikan syarat", "the President has not approved that conditions be waived")}
	reasonNoNeed    = &merit.Reason{Code: "not-needed", Outcome: merit.NotApplicable, Text: merit.T("tidak diperlukan: semua syarat terpenuhi", "not needed: every condition is met")}
	reasonNot107    = &merit.Reason{Code: "other-conditions", Outcome: merit.NotApplicable, Text: merit.T("hanya untuk syarat Pasal 107 ayat (1) bagi calon dari PNS", "only for the conditions of Pasal 107 ayat (1) on candidates from the civil service")}

	waiverRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-APPOINT-WAIVER",
		Title:    merit.T("Pengecualian dari syarat dengan persetujuan Presiden", "Waiver of conditions with the President's approval"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: pp17Day, Force: merit.NotInForce, Basis: []merit.Citation{merit.Cite("PP 17/2020")},
				Note: merit.T("Pasal 107 ayat (2) baru ada sejak PP 17/2020", "Pasal 107 ayat (2) came with PP 17/2020")},
			{From: pp17Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 107 ayat (2)"), merit.Cite("PP 17/2020")},
				Note: merit.T("hari pengundangan PP 17/2020 tidak tercatat; yang dipakai adalah hari penandatanganannya", "the day on which PP 17/2020 was promulgated is not on record; the day of its signature is used")},
		},
		Facts:   []merit.Fact{factLevel, {Key: "waived", Name: merit.T("persetujuan Presiden atas pengecualian dari syarat", "the President's approval of a waiver")}, pnsFacts[8]},
		Reasons: []*merit.Reason{reasonWaived, reasonNotWaived, reasonNoNeed, reasonNot107},
	})
)

// AppointVerdict is the answer to whether a person may be appointed.
type AppointVerdict struct {
	// Waiver is the President's waiver of the conditions, a second way.
	Waiver merit.Finding `json:"waiver,omitzero"`
	// Contrary is the age finding of the lower or higher rank that the readings
	// left aside, of a candidate from the civil service for JPT pratama. It decides
	// nothing; where it differs from the one that decides, both say so.
	Contrary merit.Finding `json:"contrary,omitzero"`
	// AgeCount says whether the two ways of counting age differ on this person. It
	// decides nothing.
	AgeCount merit.Finding `json:"ageCount,omitzero"`

	asked      ConditionSet
	conditions [lastCondition + 1]merit.Finding // by condition; those that are not asked are empty
}

// With returns the conditions that come out so, such as all that are not met.
func (v *AppointVerdict) With(o merit.Outcome) ConditionSet { return v.sorted().with(o) }

// Find is [AppointVerdict.Of] without a copy: the finding within v, nil where the
// condition is not asked.
func (v *AppointVerdict) Find(c Condition) *merit.Finding {
	if v.asked>>c&1 == 0 {
		return nil
	}
	return &v.conditions[c]
}

// ask sets which conditions are asked, and empties the findings of an earlier verdict that
// asked others.
func (v *AppointVerdict) ask(asked ConditionSet) {
	if v.asked != asked {
		v.asked, v.conditions = asked, [len(v.conditions)]merit.Finding{}
	}
}

// Of returns the finding of a condition, and whether the condition is asked of the
// candidate.
func (v AppointVerdict) Of(c Condition) (merit.Finding, bool) {
	if f := v.Find(c); f != nil {
		return *f, true
	}
	return merit.Finding{}, false
}

// Conditions combines the conditions alone, without the waiver.
func (v AppointVerdict) Conditions() merit.Outcome { return v.combined() }

func (v *AppointVerdict) combined() merit.Outcome { return v.sorted().together() }

// sorted sorts the conditions by how they come out.
func (v *AppointVerdict) sorted() (s sortedOut) {
	for asked := v.asked; asked != 0; asked &= asked - 1 {
		c := Condition(bits.TrailingZeros32(uint32(asked)))
		s |= sortOut(c, v.conditions[c].Reason.Outcome)
	}
	return s
}

const outcomes = merit.NotApplicable + 1

// Outcome is Met where every condition is met or the President waived what is not.
func (v AppointVerdict) Outcome() merit.Outcome { return v.Conditions().Or(v.Waiver.Outcome()) }

// Verdict returns every finding: the conditions in their order, then the waiver and
// what is reported only. Their combination by [merit.Combine] is stricter than
// [AppointVerdict.Outcome], for the waiver is a second way.
func (v AppointVerdict) Verdict() merit.Verdict {
	return merit.Verdict{Findings: v.AppendFindings(make([]merit.Finding, 0, bits.OnesCount32(uint32(v.asked))+3))}
}

// AppendFindings appends the findings of [AppointVerdict.Verdict] to a list.
func (v *AppointVerdict) AppendFindings(to []merit.Finding) []merit.Finding {
	for c := range v.conditions {
		if f := v.Find(Condition(c)); f != nil {
			to = append(to, *f)
		}
	}
	for _, f := range [...]*merit.Finding{&v.Waiver, &v.Contrary, &v.AgeCount} {
		if f.Rule != nil {
			to = append(to, *f)
		}
	}
	return to
}

// Appoint judges the conditions of appointment to a JPT, administrator or pengawas,
// each as its own finding, and the President's waiver. Every person who meets the
// age cap under both ways of counting does so without dispute; the others depend on
// the reading, which has no default.
//
// It returns, all at once and each as a [*merit.FieldError]: the error of
// [merit.When.Check], a post that is missing or not one of these, what
// [Candidacy] forbids, and for a JPT the readings "age-count" and "age-day" where
// they are not chosen, or the notice's day where the reading needs it.
//
// Source: PP 11/2017 Pasal 54, 106–108, 111, 157, 159; PP 17/2020.
func Appoint(c Candidacy, r Readings, when merit.When) (v AppointVerdict, err error) {
	err = v.Appoint(&c, r, when)
	return v, err
}

// Appoint is the function [Appoint] writing into v, whatever it held before. It copies
// and allocates nothing.
func (v *AppointVerdict) Appoint(c *Candidacy, r Readings, when merit.When) error {
	var o ordinary
	if o.settle(c, r, when) {
		o.write(v)
		return nil
	}
	return v.appoint(c, r, when)
}

// appoint is Appoint for every candidacy.
func (v *AppointVerdict) appoint(c *Candidacy, r Readings, when merit.When) error {
	clock := r.clock()
	if !c.sound(clock, r, when) {
		if err := c.problems(clock, r, when); err != nil {
			*v = AppointVerdict{}
			return err
		}
	}
	h := hearing{Candidacy: c, clock: clock, readings: r, when: when}
	h.appoint(v)
	if !v.Waiver.Changes.IsZero() {
		h.turn(&v.Waiver, waiverRule, func(w merit.When) merit.Finding {
			var later AppointVerdict
			then := hearing{Candidacy: c, clock: clock, readings: r, when: w}
			then.appoint(&later)
			return later.Waiver
		})
	}
	return nil
}

// AppointAll judges candidacy after candidacy, in order: for each the verdict, or the
// error that [Appoint] returns, after which it goes on. The verdict is the same memory
// each time: copy what is to be kept. It takes the next candidacy when it is asked for
// the next verdict and starts nothing of its own: a caller with several cores gives each
// a part of the candidacies.
func AppointAll(candidacies iter.Seq[*Candidacy], r Readings, when merit.When) iter.Seq2[*AppointVerdict, error] {
	return func(yield func(*AppointVerdict, error) bool) {
		var v AppointVerdict
		for c := range candidacies {
			if err := v.Appoint(c, r, when); !yield(&v, err) {
				return
			}
		}
	}
}

// hearing is a candidacy that was checked, judged on one day under one choice of
// readings.
type hearing struct {
	*Candidacy
	clock    Reading
	readings Readings
	when     merit.When
	aged     aging
}

// appoint judges the candidacy.
func (h *hearing) appoint(v *AppointVerdict) {
	if s := h.provisions(); s != nil {
		h.conditions(v, s.at(h.when.Law), s)
	} else {
		v.ask(1 << SourceOpen)
		h.source(&v.conditions[SourceOpen])
		v.Contrary, v.AgeCount = merit.Finding{}, merit.Finding{}
	}
	h.waiver(&v.Waiver, v.combined())
}

// conditions judges every condition that the law asks, and what is told of age besides.
func (h *hearing) conditions(v *AppointVerdict, law *provision, laws provisions) {
	v.ask(law.asked)
	h.judge(v, law)
	if !law.last && h.when.Law == h.when.AsOf {
		for _, c := range law.conditions {
			if f := &v.conditions[c]; !f.Changes.IsZero() {
				h.lapse(f, law, laws, c)
			}
		}
	}
	if law.age != nil {
		h.weighAges(v, law)
	} else {
		v.Contrary, v.AgeCount = merit.Finding{}, merit.Finding{}
	}
}

// lapse makes the day on which the finding of a condition changes, under a law that moves
// along, that on which its outcome does.
func (h *hearing) lapse(f *merit.Finding, law *provision, laws provisions, c Condition) {
	h.turn(f, law.rule, func(w merit.When) merit.Finding {
		var v AppointVerdict
		then := *h
		then.when = w
		later := laws.at(w.Law)
		v.ask(later.asked)
		then.judge(&v, later)
		return v.conditions[c]
	})
}

// turn makes the day on which a finding of the rule changes that on which its outcome
// does; see the function of this name. The facts of a candidacy lie still.
func (h *hearing) turn(f *merit.Finding, rule *merit.Rule, again func(merit.When) merit.Finding) {
	moving := h.when.Law == h.when.AsOf
	turn(f, h.when, again, func(day merit.Date) merit.Date { return lawTurns(day, moving, rule) })
}

// problems returns every problem of the input at once.
func (c *Candidacy) problems(clock Reading, r Readings, when merit.When) error {
	var found problems
	found.add(when.Check(), c.check(clock))
	if c.Post == 0 {
		found.add(&merit.FieldError{Field: "post", Expected: "the level of the post to be filled", Err: merit.ErrMissing})
	}
	if c.Post.IsJPT() {
		found.add(r.require(&ageCountPoint), r.require(&ageDayPoint))
		if r.has(AgeOnNoticeDay) && c.AgeDay.IsZero() {
			found.add(&merit.FieldError{Field: "ageDay", Expected: "the day that the notice fixes for counting age", Err: merit.ErrMissing})
		}
	}
	if c.Birth.After(when.AsOf) {
		found.add(&merit.FieldError{Field: "birth", Value: c.Birth.String(), Expected: "a day not after " + when.AsOf.String(), Err: merit.ErrConflict})
	}
	return found.err()
}

// provisions returns what is asked of the candidate, or nil where the source settles the
// matter.
func (c *Candidacy) provisions() provisions {
	switch {
	case c.Source == PNS:
		return pnsTerms[c.Post]
	case c.Source == NonPNS && c.Post.IsJPT() && c.Post != merit.JPTPratama:
		return nonPNSTerms[c.Post]
	case c.Source == FormerForces && c.Post.IsJPT():
		return forcesTerms[c.Post]
	}
	return nil
}

// source is the finding of a candidacy that the source alone settles.
func (h *hearing) source(f *merit.Finding) {
	switch {
	case h.Source != 0 && !h.Post.IsJPT():
		h.settle(f, adminRule, reasonNotFromOutside)
	case h.Source == NonPNS:
		h.settle(f, appointNonPNSRule, reasonSourceClosed)
	default:
		h.settle(f, pnsTerms[h.Post].at(h.when.Law).rule, merit.ReasonMissing)
		if f.Reason == merit.ReasonMissing {
			if f.Missing = needSource; !h.Post.IsJPT() {
				f.Missing = needAdminSource
			}
		}
	}
}

// settle is the finding of a rule that the source alone settles.
func (h *hearing) settle(f *merit.Finding, rule *merit.Rule, reason *merit.Reason) {
	*f = merit.Finding{Rule: rule, Reason: reason, Observed: merit.LevelOf(h.Post), AsOf: h.when.AsOf, Law: h.when.Law}
	if !rule.InForce(h.when.Law) {
		if *f = rule.NotGoverning(h.when); reason.Outcome == merit.NotApplicable {
			f.Changes = merit.Date{} // it does not apply afterwards either
		}
	}
}

// judge judges every condition on the day.
func (h *hearing) judge(v *AppointVerdict, law *provision) {
	h.aged = h.aging()
	if !law.binds {
		for _, c := range law.conditions {
			v.conditions[c] = law.rule.NotGoverning(h.when)
		}
		return
	}
	h.answer(v, law, Education, law.schooledBy(h.Degree))
	h.answer(v, law, Competence, h.Competences)
	h.answer(v, law, Conduct, h.Record)
	h.answer(v, law, Health, h.Healthy)
	if law.rule == adminRule {
		h.answer(v, law, GoodRating, h.RatedGood)
	}
	if h.Source != PNS {
		h.answer(v, law, Citizenship, h.Citizen)
		h.answer(v, law, NoPrison, h.Imprisoned)
		h.answer(v, law, NoDismissal, h.Dismissed)
		h.answer(v, law, OpenField, h.Closed)
		h.answer(v, law, Approval, h.Approved)
		h.answer(v, law, ServiceLeft, h.Resigned)
	}
	d := days{career: h.Career, clock: h.clock}
	if f := v.Find(Experience); f != nil {
		d.pick = pick{related: true}
		h.served(f, law.rule, law.leastExperience, &d, &experienceReasons)
	}
	if f := v.Find(PriorPost); f != nil {
		d.pick = pick{}
		d.pick.levels, d.pick.maybe = h.priorLevels(law.terms)
		h.served(f, law.rule, law.leastPrior, &d, &priorReasons)
	}
	if f := v.Find(AgeLimit); f != nil {
		h.age(f, law)
	}
	if f := v.Find(NoParty); f != nil {
		*f = h.party()
	}
}

// answer is the finding of a condition that a yes or no settles, where it is asked.
func (h *hearing) answer(v *AppointVerdict, law *provision, c Condition, a merit.Answer) {
	if prepared := law.answers[c]; prepared != nil {
		prepared[a].on(&v.conditions[c], h.when)
	}
}

// The ways in which served times come out: enough, short, none at all.
var (
	experienceReasons = [3]*merit.Reason{reasonExperience, reasonExperienceShort, reasonExperienceNone}
	priorReasons      = [3]*merit.Reason{reasonPrior, reasonPriorShort, reasonPriorNone}
)

// answered turns what is known of a yes-or-no condition into a finding.
func answered(f *merit.Finding, rule *merit.Rule, a merit.Answer, yes, no *merit.Reason, need merit.FactSet, when merit.When) {
	*f = merit.Finding{Rule: rule, Reason: yes, AsOf: when.AsOf, Law: when.Law}
	switch a {
	case merit.No:
		f.Reason = no
	case merit.Unknown:
		f.Reason, f.Missing = merit.ReasonMissing, need
	}
}

// priorLevels returns the levels that must have been held before, and those of
// which it is not known whether they count.
func (c *Candidacy) priorLevels(t *terms) (in, may levels) {
	in = t.priorLevels
	if t.rule != adminRule {
		return in, 0
	}
	if c.EqualJF == nil {
		for l := merit.AhliUtama; l <= merit.Pemula; l++ {
			may |= levelsOf(l)
		}
	}
	return in | levelsOf(c.EqualJF...), may
}

// served judges whether the times that count come to the least time. Times of the
// levels in may, and those about which something is not known, count only for what
// cannot be ruled out.
func (h *hearing) served(f *merit.Finding, rule *merit.Rule, least *merit.ParamValue, d *days, reasons *[3]*merit.Reason) {
	if h.Career == nil {
		*f = rule.MissingFacts(h.when, needCareer)
		return
	}
	begin(f, rule, reasons[0], least, h.when)
	roll, asOf := h.readings.Roll(), h.when.AsOf
	start, end, more, doubts := d.run()
	possible := d.complete(f, start, end, more, least, roll, asOf)
	if !possible.IsZero() && !possible.After(asOf) {
		return
	}
	if doubts || more && d.doubts() {
		var other merit.Finding
		sure := possible
		d.pick.doubtful = true
		start, end, more, _ = d.run()
		possible = d.complete(&other, start, end, more, least, roll, asOf)
		if d.lacksStart() || !possible.IsZero() && !possible.After(asOf) {
			*f = rule.MissingFacts(h.when, needCareerDetail)
			f.Changes = comes(sure)
			return
		}
	}
	f.Reason, f.Changes = reasons[1], comes(possible)
	if f.Observed.IsZero() {
		f.Reason = reasons[2]
	}
}

// complete returns the day on which the counted days come to the period, or the
// zero Date where they never do, and puts into the finding what they come to now. The
// first unbroken time of them is [start, end), or still open, and more may follow.
func (d *days) complete(f *merit.Finding, start, end merit.Date, more bool, period *merit.ParamValue, roll merit.Roll, asOf merit.Date) merit.Date {
	if start.IsZero() {
		return merit.Date{}
	}
	full := anniversary(start, period, roll, f)
	if more {
		return d.join(f, start, full, roll, asOf)
	}
	// One unbroken time: its days are those of the calendar.
	if start.Before(asOf) {
		now := asOf
		if !end.IsZero() && end.Before(asOf) {
			now = end
			f.Notes |= noteAppointJoined
		}
		f.Observed = merit.ElapsedOf(start, now, roll)
	}
	if !end.IsZero() && end.Before(full) {
		return merit.Date{}
	}
	return full
}

// join is complete for days that are broken, joined at the first.
func (d *days) join(f *merit.Finding, start, full merit.Date, roll merit.Roll, asOf merit.Date) merit.Date {
	if n := d.before(asOf); n > 0 {
		f.Observed = merit.ElapsedOf(start, start.AddDays(n), roll)
		if _, unbroken := d.first(asOf); !unbroken {
			f.Notes |= noteAppointJoined
		}
	}
	return d.reach(start.DaysUntil(full))
}

func (h *hearing) party() merit.Finding {
	r, when := h.readings, h.when
	rule := appointNonPNSRule
	f := merit.Finding{Rule: rule, Reason: reasonNoParty, AsOf: when.AsOf, Law: when.Law}
	var missing merit.FactSet
	switch {
	case h.InParty == merit.No:
		return f
	case h.InParty == merit.Unknown:
		return rule.MissingFacts(when, needInParty)
	}
	if h.LeftParty.IsZero() {
		missing |= needLeftParty
	}
	if h.Registered.IsZero() {
		missing |= needRegistered
	}
	if missing != 0 {
		return rule.MissingFacts(when, missing)
	}
	f.Reason, f.Required = reasonPartyLeft, outsideParty.At(when.Law)
	f.Observed = merit.ElapsedOf(h.LeftParty, h.Registered, r.Roll())
	if h.Registered.Before(anniversary(h.LeftParty, f.Required, r.Roll(), &f)) {
		f.Reason = reasonPartyRecent
	}
	return f
}

func (h *hearing) waiver(f *merit.Finding, conditions merit.Outcome) {
	when := h.when
	if !waiverRule.InForce(when.Law) {
		*f = waiverRule.NotGoverning(when)
		return
	}
	switch {
	case h.Source == 0 && h.Post.IsJPT():
		*f = waiverRule.MissingFacts(when, needWaiverSource)
	case h.Source != PNS || !h.Post.IsJPT():
		*f = merit.Finding{Rule: waiverRule, Reason: reasonNot107, AsOf: when.AsOf, Law: when.Law}
	default:
		waiverAnswers[conditions][h.Waived].on(f, when)
	}
}

// waiverAnswers are those to the waiver by what the conditions come to.
var waiverAnswers = func() (out [outcomes]answers) {
	noNeed := prepare(merit.Finding{Rule: waiverRule, Reason: reasonNoNeed}, 0)
	for o := range out {
		out[o] = answersOf(0, waiverRule, reasonWaived, reasonNotWaived, needWaived)
	}
	out[merit.Met] = answers{noNeed, noNeed, noNeed}
	return out
}()
