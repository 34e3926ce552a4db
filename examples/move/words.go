package main

import (
	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
)

// ask are the questions.
var ask = struct{ move, appoint, replace, cure, term, selection merit.Text }{
	merit.T("Dapat dipindahkan?", "May be moved?"),
	merit.T("Memenuhi syarat?", "Meets the conditions?"),
	merit.T("Dapat diganti?", "May be replaced?"),
	merit.T("Tetap dalam jabatannya?", "Stays in the post?"),
	merit.T("Masih dapat menjabat?", "May still hold the post?"),
	merit.T("Seleksinya sah sejauh ini?", "Is the selection in order?"),
}

var yesNo = map[merit.Outcome]merit.Text{
	merit.Met: merit.T("ya", "yes"), merit.NotMet: merit.T("tidak", "no"),
	merit.Undetermined: merit.T("tidak dapat dipastikan", "cannot tell"), merit.NotApplicable: merit.T("tidak diatur", "not governed"),
}

var (
	notYet     = merit.T("belum", "not yet")
	byReading  = merit.T("menurut pembacaan yang dipilih", "by the chosen reading")
	ifFollowed = merit.T("hanya bila surat edaran diikuti", "only if the circular is followed")
	noBan      = merit.T("tidak ada lagi larangan", "no ban any more")
)

// words are the headings and labels of an answer.
var words = struct {
	vacancy, official, lastly, parties, release, decides, through, route                          merit.Text
	compared, question, law, changed, since                                                       merit.Text
	conditions, ages, rank, role, deciding, reported, answer, basis                               merit.Text
	choices, reading, chosen                                                                      merit.Text
	ways, path, day, why, ends                                                                    merit.Text
	termTitle, extension, performance, fit, need, approval, report                                merit.Text
	timeline, step, waits, lawful, freeze, notice, committee, shortlist, place, name              merit.Text
	score, listed                                                                                 merit.Text
	level, standard, result, classification, agency, unchanged, needs, notBefore, never, notGiven merit.Text
	summary, caseName, firstDay, article, obstacles, about, madeUp, waitsFor                      merit.Text
}{
	level:          merit.T("Jenjang jabatan", "Level of the post"),
	standard:       merit.T("Standar kompetensi", "Competence standard"),
	result:         merit.T("Hasil uji kompetensi", "Result of the competence test"),
	classification: merit.T("Klasifikasi jabatan", "Job classification"),
	agency:         merit.T("Dalam atau antarinstansi", "Within or between agencies"),
	unchanged:      merit.T("Tidak ada pertanyaan yang jawabannya berbeda.", "No question is answered otherwise."),
	needs:          merit.T("belum diketahui:", "not known:"),
	notBefore:      merit.T("pengangkatan paling cepat", "appointment no sooner than"),
	notGiven:       merit.T("Tidak diketahui: berkas tidak menyebutnya.", "Not known: the file does not say."),
	never:          merit.T("Berjalannya waktu saja tidak menjadikannya boleh.", "The passing of time alone does not make it allowed."),
	vacancy:        merit.T("Daerah dan jabatan", "The region and the post"),
	official:       merit.T("Pejabat", "The official"),
	lastly:         merit.T("Yang tetap menghalangi", "What stays in the way"),
	parties:        merit.T("Pihak lain", "Other parties"),
	release:        merit.T("Melepas dari jabatan sekarang", "Leaving the present post"),
	decides:        merit.T("Yang menetapkan", "Who decides"),
	through:        merit.T("nama disampaikan lewat", "the names come through"),
	route:          merit.T("Jalur pada hari itu", "Route on that day"),
	compared:       merit.T("Fakta yang sama menurut hukum dua hari", "The same facts under the law of two days"),
	question:       merit.T("Pertanyaan", "Question"),
	law:            merit.T("Hukum", "Law of"),
	changed:        merit.T("Diubah oleh", "Changed by"),
	since:          merit.T("sejak", "since"),
	conditions:     merit.T("Syarat pengangkatan", "Conditions of appointment"),
	ages:           merit.T("Dua batas usia", "Two caps on age"),
	rank:           merit.T("Tingkat", "Rank"),
	role:           merit.T("Peran", "Role"),
	deciding:       merit.T("memutuskan", "decides"),
	reported:       merit.T("dilaporkan saja", "only reported"),
	answer:         merit.T("Jawaban", "Answer"),
	basis:          merit.T("Dasar", "Basis"),
	choices:        merit.T("Pembacaan yang harus dipilih, dan hasil pilihan lain", "Readings that must be chosen, and what another choice gives"),
	reading:        merit.T("Pembacaan", "Reading"),
	chosen:         merit.T("Dipilih", "Chosen"),
	ways:           merit.T("Larangan dan jalan keluarnya", "The ban and the ways around it"),
	path:           merit.T("Jalannya", "The path"),
	day:            merit.T("Hari", "Day"),
	why:            merit.T("Alasan", "Why"),
	ends:           merit.T("Kelanjutannya, andaikan pada", "What follows, supposed on"),
	termTitle:      merit.T("Masa jabatan", "The term"),
	extension:      merit.T("Syarat perpanjangan", "What an extension needs"),
	performance:    merit.T("Faktor 1: pencapaian kinerja", "Factor 1: performance"),
	fit:            merit.T("Faktor 2: kesesuaian kompetensi", "Factor 2: fit of competence"),
	need:           merit.T("Faktor 3: kebutuhan instansi", "Factor 3: need of the agency"),
	approval:       merit.T("Persetujuan PPK", "Approval of the PPK"),
	report:         merit.T("Koordinasi dengan pengawas", "Coordination with the overseer"),
	timeline:       merit.T("Jadwal paling cepat", "Earliest lawful timetable"),
	step:           merit.T("Tahap", "Step"),
	waits:          merit.T("Jangka waktu menurut hukum", "Time that the law sets"),
	lawful:         merit.T("Hari-hari ini paling cepat menurut hukum; pelaksanaannya tentu lebih lama.", "These are the earliest lawful days; in practice the steps take longer."),
	freeze:         merit.T("Larangan mutasi pada hari pengangkatan", "Freeze on the day of appointment"),
	notice:         merit.T("Pengumuman dan pelamar", "Notice and applicants"),
	committee:      merit.T("Panitia seleksi", "Selection committee"),
	shortlist:      merit.T("Tiga calon terbaik", "The three best"),
	place:          merit.T("Urutan", "Rank"),
	name:           merit.T("Nama", "Name"),
	score:          merit.T("Nilai", "Score"),
	listed:         merit.T("Masuk?", "Listed?"),
	summary:        merit.T("Ringkasan", "Summary"),
	caseName:       merit.T("Kasus", "Case"),
	firstDay:       merit.T("Hari pertama", "First day"),
	article:        merit.T("Pasal penentu", "Deciding article"),
	obstacles:      merit.T("Yang menghalangi", "What stands in the way"),
	about:          merit.T("Hal", "About"),
	madeUp:         merit.T("Semua kasus ini rekaan.", "All of these cases are made up."),
	waitsFor:       merit.T("menunggu pihak lain", "waits for others"),
}

var conditionNames = map[eligibility.Condition]merit.Text{
	eligibility.SourceOpen:  merit.T("Jenjang terbuka bagi asal calon", "Level open to the source"),
	eligibility.Education:   merit.T("Pendidikan", "Education"),
	eligibility.Competence:  merit.T("Kompetensi", "Competence"),
	eligibility.Experience:  merit.T("Pengalaman jabatan", "Experience"),
	eligibility.PriorPost:   merit.T("Jabatan sebelumnya", "Prior post"),
	eligibility.Conduct:     merit.T("Rekam jejak dan integritas", "Conduct and integrity"),
	eligibility.AgeLimit:    merit.T("Usia", "Age"),
	eligibility.Health:      merit.T("Kesehatan", "Health"),
	eligibility.Citizenship: merit.T("Kewarganegaraan", "Citizenship"),
	eligibility.NoParty:     merit.T("Bukan anggota partai politik", "No political party"),
	eligibility.NoPrison:    merit.T("Tidak pernah dipidana penjara", "No imprisonment"),
	eligibility.NoDismissal: merit.T("Tidak pernah diberhentikan tidak dengan hormat", "No dishonourable dismissal"),
	eligibility.OpenField:   merit.T("Bidang terbuka bagi non-PNS", "Field open to non-PNS"),
	eligibility.Approval:    merit.T("Persetujuan Presiden", "Approval of the President"),
	eligibility.ServiceLeft: merit.T("Mundur dari dinas aktif", "Left active service"),
	eligibility.GoodRating:  merit.T("Penilaian prestasi kerja", "Good rating"),
}

var stateNames = map[eligibility.CureState]merit.Text{
	eligibility.CureUnknown:  merit.T("tidak dapat dipastikan", "cannot tell"),
	eligibility.Measuring:    merit.T("tahun penilaian berjalan", "the year is running"),
	eligibility.OnTarget:     merit.T("tercapai", "on target"),
	eligibility.Improving:    merit.T("waktu perbaikan berjalan", "time to improve"),
	eligibility.Improved:     merit.T("membaik, selesai", "improved, path ends"),
	eligibility.TestDue:      merit.T("uji kompetensi kembali", "new test due"),
	eligibility.MoveDue:      merit.T("pindah jabatan", "move due"),
	eligibility.DemotionDue:  merit.T("jabatan lebih rendah", "lower post due"),
	eligibility.DismissalDue: merit.T("diberhentikan", "dismissal due"),
	eligibility.Moved:        merit.T("telah dipindahkan", "moved"),
	eligibility.Lowered:      merit.T("telah diturunkan", "lowered"),
	eligibility.Dismissed:    merit.T("telah diberhentikan", "dismissed"),
}
