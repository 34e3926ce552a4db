package sheet

import (
	"slices"
	"strings"
	"unicode"
)

// otherNames are the names under which files have a column, beside its own. They are
// written as they are compared: in small letters and without what stands between
// words. A day that a title does not say to be that of the inauguration, such as the
// "TMT jabatan", is not among them: it may be another one.
var otherNames = map[string][]string{
	// officials
	"nip":         {"nomorindukpegawai", "nippegawai", "nipbaru", "employeenumber"},
	"name":        {"nama", "namalengkap", "namapegawai", "namapejabat", "fullname"},
	"post":        {"jabatan", "namajabatan", "jabatansaatini", "position"},
	"level":       {"jenjang", "jenjangjabatan", "levelofpost"},
	"inaugurated": {"pelantikan", "tanggalpelantikan", "tglpelantikan", "tanggaldilantik", "dilantik", "dateofinauguration", "inaugurationdate"},
	// vacant posts and candidates
	"id":                  {"kode", "kodejabatan"},
	"agency":              {"instansi", "namainstansi"},
	"special":             {"khusus", "jabatankhusus"},
	"reorganised":         {"penataanorganisasi", "reorganized"},
	"head_inaugurated":    {"pelantikankepaladaerah"},
	"election":            {"pilkada", "pemilihan"},
	"candidates_fixed":    {"penetapancalon"},
	"term_ends":           {"akhirmasajabatan"},
	"consent":             {"persetujuanmendagri"},
	"exemption_claimed":   {"pengecualiandiajukan"},
	"exemption_category":  {"kategoripengecualian"},
	"exemption_approved":  {"pengecualiandisetujui"},
	"exemption_from":      {"pengecualiandari"},
	"exemption_until":     {"pengecualiansampai"},
	"obtained":            {"diperoleh"},
	"vacancy":             {"lowongan", "jabatanlowong"},
	"same_agency":         {"satuinstansi", "instansisama"},
	"same_classification": {"satuklasifikasi", "klasifikasisama"},
	"meets_standard":      {"memenuhistandar"},
	"passed_ukom":         {"lulusukom"},
	// marks of a panel
	"assessor":        {"penilai", "asesor", "namapenilai"},
	"candidate":       {"calon", "peserta", "namacalon", "namapeserta"},
	"criterion":       {"kriteria", "kodekriteria"},
	"mark":            {"nilai", "angka"},
	"excluded_reason": {"alasandikecualikan"},
	// the committee and its minutes
	"institution": {"lembaga", "asalinstansi", "instansi"},
	"position":    {"kedudukan"},
	"element":     {"unsur"},
	"party_role":  {"partai", "peranpartai"},
	"conflict":    {"konflik", "konflikkepentingan", "benturankepentingan"},
	"knows":       {"menguasai", "menguasaibidang"},
	"item":        {"butir", "hal"},
	"value":       {"isi", "keterangan"},
	// the nine boxes and the profile of a post
	"performance": {"kinerja", "nilaikinerja"},
	"potential":   {"potensi", "nilaipotensi"},
	"factor":      {"faktor"},
	"required":    {"diminta", "tingkatdiminta", "tingkatyangdiminta"},
	// the merit index
	"aspect":     {"aspek"},
	"indicator":  {"indikator"},
	"self":       {"mandiri", "penilaianmandiri"},
	"verified":   {"verifikasi", "hasilverifikasi"},
	"evidence":   {"bukti"},
	"cost":       {"biaya"},
	"year":       {"tahun"},
	"score":      {"nilai", "skor"},
	"determined": {"ditetapkan", "tanggalpenetapan"},
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
				places = append(places, own[other]...)
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
