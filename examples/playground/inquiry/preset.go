package inquiry

import "github.com/seed-133aca06/asnmerit/merit"

// Preset is a case to begin with.
type Preset struct {
	Key     string
	Title   merit.Text
	Source  merit.Text // what is published of it and what is made up
	Entries map[string]string
}

// Presets returns the cases to begin with.
func Presets() []Preset {
	return []Preset{
		{"tegal", merit.T("Kab. Tegal, 2022: tepat satu tahun", "Kab. Tegal, 2022: one year to the day"),
			merit.T("Dari berita: hari acuan 1 Maret 2022, JPT pratama, dan ambang satu tahun. Rekaan: pejabat dan tanggalnya.",
				"Published: the reference day of 1 March 2022, JPT pratama, and the threshold of one year. Made up: the official and the dates."),
			map[string]string{
				"ask": AskTenure, "asOf": "2022-03-01", "profile": "standard",
				"official.birth": "1969-08-17", "official.level": "jpt-pratama", "official.inaugurated": "2021-03-01",
			}},
		{"kayong-utara", merit.T("Kab. Kayong Utara, 2025: tepat dua tahun", "Kab. Kayong Utara, 2025: two years to the day"),
			merit.T("Dari berita: hari uji kompetensi 8 September 2025, ambang dua dan lima tahun, dan persetujuan BKN. Rekaan: pejabat, tanggalnya, hasil uji, dan jabatan lowong.",
				"Published: the day of the competence test, 8 September 2025, the thresholds of two and five years, and BKN's approval. Made up: the official, the dates, the result of the test and the vacant post."),
			kayongUtara("1971-06-12", "2023-09-08")},
		{"kayong-utara-short", merit.T("Kab. Kayong Utara, 2025: kurang sehari", "Kab. Kayong Utara, 2025: a day short"),
			merit.T("Seperti kasus Kayong Utara, dengan pejabat yang dilantik sehari kemudian.", "As the case of Kayong Utara, with an official inaugurated a day later."),
			kayongUtara("1974-04-22", "2023-09-09")},
		{"promotion", merit.T("Promosi administrator (rekaan)", "Promotion of an administrator (made up)"),
			merit.T("Seluruhnya rekaan.", "All of it is made up."),
			map[string]string{
				"ask": AskAppoint, "asOf": "2026-03-02", "official.birth": "1970-02-10", "official.level": "administrator", "official.inaugurated": "2022-02-01",
				"official.source": "pns", "official.degree": "s1", "official.related": "yes", "official.competences": "yes", "official.record": "yes", "official.healthy": "yes", "official.waived": "no",
				"career": "given", "career.0.level": "administrator", "career.0.held": "substantive", "career.0.related": "yes", "career.0.from": "2018-01-08", "career.0.until": "2022-02-01",
				"vacancy.level": "jpt-pratama", "vacancy.agency": "regency", "reading.age-count": "age-to-year-end", "reading.age-day": "age-on-judgement",
			}},
	}
}

func kayongUtara(born, inaugurated string) map[string]string {
	return map[string]string{
		"ask": AskMove, "asOf": "2025-09-08", "profile": "standard",
		"official.birth": born, "official.level": "jpt-pratama", "official.inaugurated": inaugurated,
		"official.sameAgency": "yes", "official.sameClassification": "no", "official.meetsStandard": "yes", "official.passedUkom": "yes",
		"vacancy.level": "jpt-pratama", "vacancy.agency": "regency", "vacancy.headInaugurated": "2025-02-20", "vacancy.election": "no",
		"vacancy.reorganised": "no", "vacancy.cleared": "yes",
	}
}
