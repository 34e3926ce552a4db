package kasnindex

import "github.com/seed-133aca06/asnmerit/merit"

// Rules returns the rules of this package, in the catalogue's order.
func Rules() []*merit.Rule {
	return []*merit.Rule{
		aspectsRule, levelsRule, bandsRule, indexRule, reevaluateRule, exemptRule,
		fillingRule, ismRule, ipRule,
	}
}

// The facts that the rules on scores read, by their place in each rule.
const (
	needScore merit.FactSet = 1 << iota
	needPoints
	needLevels
	needEvidence
)

var scoreFacts = []merit.Fact{
	{Key: "score", Name: merit.T("nilai", "score")},
	{Key: "points", Name: merit.T("nilai setiap aspek", "points of every aspect")},
	{Key: "levels", Name: merit.T("tingkat setiap indikator", "level of every indicator")},
	{Key: "evidence", Name: merit.T("bukti dukung setiap indikator", "evidence of every indicator")},
}

const (
	// noteRounded is set where the score has no finite decimal form.
	noteRounded merit.NoteSet = 1 << iota
	// noteGap is set where the printed bands leave the score between two of them.
	noteGap
)

var scoreNotes = []merit.Note{
	{Code: "rounded", Text: merit.T(
		"Nilai ditampilkan dengan enam desimal; penempatannya memakai nilai eksak",
		"The score is shown with six decimals; it was placed by its exact value")},
	{Code: "between-bands", Text: merit.T(
		"Nilai ini jatuh di antara batas-batas kelas yang tercetak; penempatannya menurut konvensi proyek",
		"The score falls between the printed bands; it was placed by a convention of the project")},
}

// The ways in which a score is placed. The outcome Met says that a score has a band,
// not that it is a good one.
var (
	bandReasons = [...]*merit.Reason{
		bandReason(CategoryI), bandReason(CategoryII), bandReason(CategoryIII), bandReason(CategoryIV),
	}
	ismReasons   = aboveReasons(ismBandCodes[:], ismBandNames[:])
	ipReasons    = aboveReasons(ipBandCodes[:], ipBandNames[:])
	reasonScored = &merit.Reason{Code: "scored", Outcome: merit.Met, Text: merit.T(
		"nilai {observed}", "score {observed}")}
	reasonPlaced = &merit.Reason{Code: "placed", Outcome: merit.Met, Text: merit.T(
		"nilai {observed} ditempatkan menurut kelas yang diberikan pemakai", "value {observed} is placed by the bands that the caller supplied")}
)

func bandReason(c Category) *merit.Reason {
	id, en := c.In(merit.Indonesian), c.In(merit.English)
	return &merit.Reason{Code: "category-" + c.String(), Outcome: merit.Met, Text: merit.T(
		"nilai {observed} termasuk kategori "+c.String()+" ("+id+"), yang dimulai pada {required}",
		"score {observed} is in category "+c.String()+" ("+en+"), which begins at {required}")}
}

// aboveReasons returns one reason a band where edges belong to the band below.
func aboveReasons(codes []string, names []merit.Text) []*merit.Reason {
	out := make([]*merit.Reason, len(codes))
	for i, code := range codes {
		id, en := "di atas", "above"
		if i == 0 {
			id, en = "mulai", "from"
		}
		out[i] = &merit.Reason{Code: code, Outcome: merit.Met, Text: merit.T(
			"nilai {observed} termasuk "+names[i].In(merit.Indonesian)+": "+id+" {required}",
			"value {observed} is "+names[i].In(merit.English)+": "+en+" {required}")}
	}
	return out
}

// kasnVersions are the days of the instrument of 2019.
func kasnVersions(basis []merit.Citation) []merit.Version {
	return []merit.Version{
		{From: merit.FirstDay, Until: kasnYear, Force: merit.NotInForce, Basis: basis,
			Note: merit.T("pendahulunya, Peraturan KASN 5/2017 dan 3/2018, belum dikodekan", "its predecessors, Peraturan KASN 5/2017 and 3/2018, are not encoded")},
		{From: kasnYear, Until: kasnDay, Force: merit.ForceUnproven, Basis: basis,
			Note: merit.T("hari berlakunya Peraturan KASN 9/2019 dalam tahun 2019 tidak diketahui", "the day in 2019 on which Peraturan KASN 9/2019 came into force is not known")},
		{From: kasnDay, Until: kasnLastSeen.AddDays(1), Force: merit.InForce, Basis: basis},
		{From: kasnLastSeen.AddDays(1), Until: bknDay, Force: merit.InForce, Basis: basis,
			Note: merit.T("hari beralihnya penilaian dari KASN ke BKN dalam tahun 2024 tidak diketahui; instrumennya sama", "the day in 2024 on which assessment passed from KASN to BKN is not known; the instrument is the same")},
		{From: bknDay, Until: ismDay, Force: merit.InForce, Basis: basis,
			Note: merit.T("dipakai terus oleh BKN", "BKN went on using it")},
		{From: ismDay, Force: merit.NotInForce, Basis: successorBasis,
			Note: merit.T("PermenPANRB 19/2025 menggantikan PermenPANRB 40/2018 sejak 31 Desember 2025", "PermenPANRB 19/2025 has replaced PermenPANRB 40/2018 since 31 December 2025")},
	}
}

// consequenceVersions are the days on which the consequences of the categories of
// 2019 held. What a determination is still worth under the successor is not known.
func consequenceVersions(until2023, since2023 []merit.Citation) []merit.Version {
	return []merit.Version{
		{From: merit.FirstDay, Until: kasnDay, Force: merit.ForceUnproven, Basis: until2023,
			Note: merit.T("kategori instrumen sebelum tahun 2020 belum dikodekan", "the categories of the instruments before 2020 are not encoded")},
		{From: kasnDay, Until: uu20Day, Force: merit.InForce, Basis: until2023},
		{From: uu20Day, Until: ismDay, Force: merit.InForce, Basis: since2023,
			Note: merit.T("pengawasan beralih dari KASN ke BKN dan Kementerian PANRB; kategori tetap dipakai", "oversight passed from KASN to BKN and the ministry; the categories went on in use")},
		{From: ismDay, Force: merit.ForceUnproven, Basis: successorBasis,
			Note: merit.T("nilai kategori lama di bawah PermenPANRB 19/2025 tidak diketahui", "what an old category is worth under PermenPANRB 19/2025 is not known")},
	}
}

var (
	practiceBasis  = []merit.Citation{merit.Cite("Praktik KASN")}
	successorBasis = []merit.Citation{merit.Cite("PermenPANRB 19/2025 Pasal 30")}
)

var (
	aspectsRule = merit.MustRule(merit.RuleSpec{ // Instrument.ScorePoints
		ID:       "KSN-ASPECTS",
		Title:    merit.T("Delapan aspek sistem merit dan bobotnya", "Eight aspects of the merit system and their weights"),
		Standing: merit.StandingMinisterial, Confidence: merit.SecondarySource,
		Doubt:    merit.T("tabel bobot resmi hanya terlihat sebagai gambar; bobotnya cocok dengan satu rincian nilai yang diterbitkan", "the official table of weights was seen only as an image; the weights reproduce one published breakdown"),
		Versions: kasnVersions(aspectBasis),
		Params:   append(aspectWeights[:len(aspectWeights):len(aspectWeights)], maximum),
		Facts:    scoreFacts,
		Reasons:  []*merit.Reason{reasonScored},
		Notes:    scoreNotes,
	})

	levelsRule = merit.MustRule(merit.RuleSpec{ // Instrument.ScoreLevels, Mark
		ID:       "KSN-LEVELS",
		Title:    merit.T("Tingkat setiap indikator", "Level of every indicator"),
		Standing: merit.StandingMinisterial, Confidence: merit.SecondarySource,
		Doubt:    merit.T("bobot indikator dan jumlahnya (37 atau 36) tidak terbukti", "the weights of the indicators and their number (37 or 36) are not proven"),
		Versions: kasnVersions(levelBasis),
		Params:   []*merit.Param{highestLevel},
		Facts:    scoreFacts,
		Reasons:  []*merit.Reason{reasonScored},
		Notes:    scoreNotes,
	})

	bandsRule = merit.MustRule(merit.RuleSpec{ // Instrument.Category, Classify
		ID:       "KSN-BANDS",
		Title:    merit.T("Kategori penerapan sistem merit", "Category of applying the merit system"),
		Standing: merit.StandingMinisterial, Confidence: merit.SecondarySource,
		Doubt:    merit.T("teks pasal tidak dibaca langsung; batas tercetak bilangan bulat, dibaca setengah terbuka karena nilai bergerak per setengah poin", "the article was not read at first hand; the printed edges are whole numbers, read as half-open because scores move in half points"),
		Versions: kasnVersions(bandBasis),
		Params:   bandLows[:],
		Facts:    scoreFacts,
		Reasons:  bandReasons[:],
		Notes:    scoreNotes,
	})

	indexRule = merit.MustRule(merit.RuleSpec{ // Index
		ID:       "KSN-INDEX",
		Title:    merit.T("Indeks 0–1 sistem merit", "Merit index from 0 to 1"),
		Standing: merit.StandingMinisterial, Confidence: merit.Unproven,
		Doubt:    merit.T("rumusnya tidak diterbitkan dan dua nilai yang diterbitkan tidak cocok dengan satu rumus sederhana; kategori tidak pernah bergantung padanya", "the formula is unpublished, and two published values fit no single simple one; the category never depends on it"),
		Versions: kasnVersions(bandBasis),
		Params:   []*merit.Param{indexII, indexIII, indexIV, indexStep, indexTop},
	})

	fillingRule = merit.MustRule(merit.RuleSpec{ // JPTFilling
		ID:       "KSN-JPTQ",
		Title:    merit.T("Indeks kualitas pengisian JPT", "Index of the quality of JPT filling"),
		Standing: merit.StandingPractice, Confidence: merit.Unproven,
		Doubt: merit.T("komponen, bobot, dan batas kelas tidak diterbitkan; pemakai harus memberikannya", "components, weights and edges are unpublished; the caller must supply them"),
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: fillingDay, Force: merit.NotInForce, Basis: practiceBasis,
				Note: merit.T("pemeringkatan pertama meliputi seleksi tahun 2021", "the first ranking covers selections of 2021")},
			{From: fillingDay, Until: kasnLastSeen.AddDays(1), Force: merit.InForce, Basis: practiceBasis},
			{From: kasnLastSeen.AddDays(1), Force: merit.ForceUnproven, Basis: practiceBasis,
				Note: merit.T("tidak diketahui apakah indeks ini dilanjutkan sesudah penghargaan terakhir KASN pada 9 September 2024", "it is not known whether the index went on after the last award by KASN, on 9 September 2024")},
		},
		Params:  []*merit.Param{fillingTop},
		Facts:   scoreFacts,
		Reasons: []*merit.Reason{reasonPlaced},
		Notes:   scoreNotes,
	})

	ismRule = merit.MustRule(merit.RuleSpec{ // ISM2025, Corrected
		ID:       "KSN-ISM2025",
		Title:    merit.T("Indeks Sistem Merit", "Merit system index"),
		Standing: merit.StandingMinisterial, Confidence: merit.Unproven,
		Doubt: merit.T("bobot aspek kedua sampai ketujuh dan faktor koreksi tidak diketahui; bagian, bobot kedelapan, dan kelas berasal dari paparan sebelum pengundangan", "the weights of the second to the seventh aspect and the correction are not known; shares, eighth weight and bands are from slides older than the promulgation"),
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: ismDay, Force: merit.NotInForce, Basis: successorBasis,
				Note: merit.T("PermenPANRB 19/2025 berlaku sejak 31 Desember 2025", "PermenPANRB 19/2025 has been in force since 31 December 2025")},
			{From: ismDay, Force: merit.InForce, Basis: ismBasis},
		},
		Params:  append([]*merit.Param{ismFirst, ismEighth, ismMaturity, ismSatisfaction}, ismLows[:]...),
		Facts:   scoreFacts,
		Reasons: ismReasons,
		Notes:   scoreNotes,
	})

	ipRule = merit.MustRule(merit.RuleSpec{ // IPASN
		ID:       "KSN-IPASN",
		Title:    merit.T("Indeks Profesionalitas ASN", "Professionalism index of the civil service"),
		Standing: merit.StandingMinisterial, Confidence: merit.SecondarySource,
		Doubt: merit.T("batas tercetak bilangan bulat; nilai di antaranya dimasukkan ke kelas di atasnya menurut konvensi proyek", "the printed edges are whole numbers; a value between them is put in the band above by a convention of the project"),
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: ipYear, Force: merit.NotInForce, Basis: ipBasis,
				Note: merit.T("PermenPANRB 38/2018 belum ada", "before PermenPANRB 38/2018")},
			{From: ipYear, Until: ipDay, Force: merit.ForceUnproven, Basis: ipBasis,
				Note: merit.T("hari berlakunya PermenPANRB 38/2018 dalam tahun 2018 tidak diketahui; Peraturan BKN 8/2019 diundangkan 15 Mei 2019", "the day in 2018 on which PermenPANRB 38/2018 came into force is not known; Peraturan BKN 8/2019 was promulgated on 15 May 2019")},
			{From: ipDay, Force: merit.InForce, Basis: ipBasis},
		},
		Params:  append(append(ipWeights[:len(ipWeights):len(ipWeights)], ipTop), ipLows[:]...),
		Facts:   scoreFacts,
		Reasons: ipReasons,
		Notes:   scoreNotes,
	})
)
