package merit

// The rules of the vocabulary itself: they fix what words and numbers mean and
// are applied by the types named beside them.
var (
	echelonRule = MustRule(RuleSpec{ // Echelon.Level
		ID:       "MER-ECHELON",
		Title:    T("Penyetaraan eselon dengan jenjang jabatan", "Echelons and the levels that they equal"),
		Standing: StandingStatute, Confidence: TextRead,
		Versions: []Version{
			{From: FirstDay, Until: MustDate(2023, 10, 31), Force: InForce, Basis: []Citation{Cite("UU 5/2014 Pasal 131")}},
			{From: MustDate(2023, 10, 31), Force: NotInForce, Basis: []Citation{Cite("UU 20/2023 Pasal 76")},
				Note: T("UU 5/2014 dicabut; penyetaraan tetap dipakai dalam praktik", "UU 5/2014 was repealed; practice still uses the mapping")},
		},
	})

	nipPNSRule = MustRule(RuleSpec{ // NIP
		ID:       "MER-NIP-PNS",
		Title:    T("Susunan NIP PNS", "Layout of a PNS employee number"),
		Standing: StandingMinisterial, Confidence: SecondarySource,
		Doubt:    T("teks Perka BKN 22/2007 tidak dibaca langsung", "the text of Perka BKN 22/2007 was not read at first hand"),
		Versions: []Version{{From: FirstDay, Force: InForce, Basis: []Citation{Cite("Perka BKN 22/2007")}}},
	})

	nipPPPKRule = MustRule(RuleSpec{ // NIP
		ID:       "MER-NIP-PPPK",
		Title:    T("Susunan nomor induk PPPK", "Layout of a PPPK employee number"),
		Standing: StandingPractice, Confidence: SecondarySource,
		Doubt:    T("hanya dari praktik BKN", "from the practice of BKN alone"),
		Versions: []Version{{From: FirstDay, Force: InForce, Basis: []Citation{Cite("Praktik BKN")}}},
	})

	gradeRule = MustRule(RuleSpec{ // Grade
		ID:       "MER-GRADE",
		Title:    T("Golongan ruang dan pangkat", "Grades and rank titles"),
		Standing: StandingPractice, Confidence: SecondarySource,
		Doubt:    T("nomor peraturan pemerintah tentang pangkat PNS tidak dicatat; daftar mengikuti pemakaian", "the number of the government regulation on PNS ranks is not on record; the table follows usage"),
		Versions: []Version{{From: FirstDay, Force: InForce, Basis: []Citation{Cite("Praktik pangkat PNS")}}},
	})

	rollRule = MustRule(RuleSpec{ // Roll
		ID:       "MER-ROLL",
		Title:    T("Hari ulang tahun yang tidak ada dalam bulannya", "Anniversary on a day that its month lacks"),
		Standing: StandingConvention, Confidence: ProjectConvention,
		Doubt:    T("tidak ada ketentuan yang ditemukan", "no provision was found"),
		Versions: []Version{{From: FirstDay, Force: InForce, Basis: []Citation{Cite("Konvensi asnmerit")}}},
	})
)

// Rules returns the rules of this package, in the catalogue's order.
func Rules() []*Rule {
	return []*Rule{blindRule, blindPromotionRule, echelonRule, nipPNSRule, nipPPPKRule, gradeRule, rollRule}
}
