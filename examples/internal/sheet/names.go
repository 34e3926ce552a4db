package sheet

import (
	"slices"
	"strings"
	"unicode"
)

// otherNames are the names under which files have a column, beside its own. A day that
// a title does not say to be that of the inauguration, such as the "TMT jabatan", is
// not among them: it may be another one.
var otherNames = map[string][]string{
	// officials
	"nip":         {"nomor induk pegawai", "NIP baru", "NIP pegawai", "employee number"},
	"name":        {"nama", "nama lengkap", "nama pegawai", "nama pejabat", "full name"},
	"post":        {"jabatan", "nama jabatan", "jabatan saat ini", "position"},
	"level":       {"jenjang", "jenjang jabatan", "level of the post"},
	"inaugurated": {"pelantikan", "tanggal pelantikan", "tgl pelantikan", "tanggal dilantik", "dilantik", "date of inauguration", "inauguration date"},
	// vacant posts and candidates
	"id":                  {"kode", "kode jabatan"},
	"agency":              {"instansi", "nama instansi"},
	"special":             {"jabatan khusus"},
	"reorganised":         {"penataan organisasi", "reorganized"},
	"head_inaugurated":    {"pelantikan kepala daerah"},
	"election":            {"pilkada"},
	"candidates_fixed":    {"penetapan calon"},
	"term_ends":           {"akhir masa jabatan"},
	"consent":             {"persetujuan mendagri"},
	"exemption_claimed":   {"pengecualian diajukan"},
	"exemption_category":  {"kategori pengecualian"},
	"exemption_approved":  {"pengecualian disetujui"},
	"exemption_from":      {"pengecualian dari"},
	"exemption_until":     {"pengecualian sampai"},
	"obtained":            {"yang diperoleh"},
	"vacancy":             {"jabatan lowong"},
	"same_agency":         {"satu instansi"},
	"same_classification": {"satu klasifikasi"},
	"meets_standard":      {"memenuhi standar"},
	"passed_ukom":         {"lulus ukom"},
	// marks of a panel
	"assessor":        {"penilai", "asesor", "nama penilai"},
	"candidate":       {"calon", "peserta", "nama calon", "nama peserta"},
	"criterion":       {"kriteria", "kode kriteria"},
	"mark":            {"nilai", "angka"},
	"excluded_reason": {"alasan dikecualikan"},
	// the committee and its minutes
	"institution": {"lembaga", "asal instansi", "instansi"},
	"position":    {"kedudukan"},
	"element":     {"unsur"},
	"party_role":  {"partai", "peran partai"},
	"conflict":    {"konflik", "konflik kepentingan", "benturan kepentingan"},
	"knows":       {"menguasai", "menguasai bidang"},
	"item":        {"butir", "hal"},
	"value":       {"isi", "keterangan"},
	// the nine boxes and the profile of a post
	"performance": {"kinerja", "nilai kinerja"},
	"potential":   {"potensi", "nilai potensi"},
	"factor":      {"faktor"},
	"required":    {"diminta", "tingkat diminta", "tingkat yang diminta"},
	// the merit index
	"aspect":     {"aspek"},
	"indicator":  {"indikator"},
	"self":       {"penilaian mandiri"},
	"verified":   {"hasil verifikasi"},
	"evidence":   {"bukti"},
	"cost":       {"biaya"},
	"year":       {"tahun"},
	"score":      {"nilai", "skor"},
	"determined": {"tanggal penetapan"},
	"approved":   {"disetujui"},
}

// alsoCalled lists the other names of a column, for the problem that it is missing.
func alsoCalled(column string) string {
	return strings.Join(otherNames[column], ", ")
}

// fold writes the name of a column as it is compared.
func fold(name string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) || strings.ContainsRune("_-.\u200b\ufeff", c) {
			return -1
		}
		return unicode.ToLower(c)
	}, name)
}

// doubt is a second place of a column.
type doubt struct {
	column string
	at     int
}

// find returns where each column stands among the names of a row, or nil where one
// that is needed is missing. A column that bears its own name is preferred to those
// with another of its names.
func find(names, needed, optional []string) (map[string]int, []doubt) {
	own := make(map[string][]int, len(names))
	for i, name := range names {
		own[fold(name)] = append(own[fold(name)], i)
	}
	at := map[string]int{}
	var doubts []doubt
	for _, column := range slices.Concat(needed, optional) {
		places := own[fold(column)]
		if len(places) == 0 {
			for _, other := range otherNames[column] {
				places = append(places, own[fold(other)]...)
			}
		}
		if len(places) == 0 {
			continue
		}
		slices.Sort(places)
		at[column] = places[0]
		for _, second := range places[1:] {
			doubts = append(doubts, doubt{column, second})
		}
	}
	for _, column := range needed {
		if _, found := at[column]; !found {
			return nil, doubts
		}
	}
	return at, doubts
}
