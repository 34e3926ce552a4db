package kasnindex

import "github.com/seed-133aca06/asnmerit/merit"

// Rules returns the rules of this package, in the catalogue's order.
func Rules() []*merit.Rule {
	return []*merit.Rule{aspectsRule, levelsRule, bandsRule, fillingRule}
}

// The facts that the rules read, by their place in each rule.
const needScore merit.FactSet = 1

var factScore = merit.Fact{Key: "score", Name: merit.T("nilai", "score")}

// The ways in which a score is placed.
var (
	bandReasons = []*merit.Reason{
		bandReason(CategoryI), bandReason(CategoryII), bandReason(CategoryIII), bandReason(CategoryIV),
	}
	reasonScored = &merit.Reason{Code: "scored", Outcome: merit.Met, Text: merit.T(
		"nilai {observed}", "score {observed}")}
	reasonPlaced = &merit.Reason{Code: "placed", Outcome: merit.Met, Text: merit.T(
		"nilai {observed} ditempatkan menurut kelas yang diberikan pemakai", "value {observed} is placed by the bands that the caller supplied")}
)

// bandReason says which category a score has; the outcome Met says that it has one,
// not that it is good.
func bandReason(c Category) *merit.Reason {
	id, en := c.In(merit.Indonesian), c.In(merit.English)
	return &merit.Reason{Code: "category-" + c.String(), Outcome: merit.Met, Text: merit.T(
		"nilai {observed} termasuk kategori "+c.String()+" ("+id+"), yang dimulai pada {required}",
		"score {observed} is in category "+c.String()+" ("+en+"), which begins at {required}")}
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
		{From: ismDay, Force: merit.NotInForce, Basis: []merit.Citation{merit.Cite("PermenPANRB 19/2025 Pasal 30")},
			Note: merit.T("PermenPANRB 19/2025 menggantikan PermenPANRB 40/2018 sejak 31 Desember 2025", "PermenPANRB 19/2025 has replaced PermenPANRB 40/2018 since 31 December 2025")},
	}
}

var (
	aspectsRule = merit.MustRule(merit.RuleSpec{ // Instrument.ScorePoints
		ID:       "KSN-ASPECTS",
		Title:    merit.T("Delapan aspek sistem merit dan bobotnya", "Eight aspects of the merit system and their weights"),
		Standing: merit.StandingMinisterial, Confidence: merit.SecondarySource,
		Doubt:    merit.T("tabel bobot resmi hanya terlihat sebagai gambar; bobotnya cocok dengan satu rincian nilai yang diterbitkan", "the official table of weights was seen only as an image; the weights reproduce one published breakdown"),
		Versions: kasnVersions(aspectBasis),
		Params:   append(aspectWeights[:len(aspectWeights):len(aspectWeights)], maximum),
		Facts:    []merit.Fact{factScore},
		Reasons:  []*merit.Reason{reasonScored},
	})

	levelsRule = merit.MustRule(merit.RuleSpec{ // Instrument.ScoreLevels, Level
		ID:       "KSN-LEVELS",
		Title:    merit.T("Tingkat setiap indikator", "Level of every indicator"),
		Standing: merit.StandingMinisterial, Confidence: merit.SecondarySource,
		Doubt:    merit.T("bobot indikator dan jumlahnya (37 atau 36) tidak terbukti", "the weights of the indicators and their number (37 or 36) are not proven"),
		Versions: kasnVersions(levelBasis),
		Params:   []*merit.Param{highestLevel},
		Facts:    []merit.Fact{factScore},
		Reasons:  []*merit.Reason{reasonScored},
	})

	bandsRule = merit.MustRule(merit.RuleSpec{ // Instrument.Category
		ID:       "KSN-BANDS",
		Title:    merit.T("Kategori penerapan sistem merit", "Category of applying the merit system"),
		Standing: merit.StandingMinisterial, Confidence: merit.SecondarySource,
		Doubt:    merit.T("teks pasal tidak dibaca langsung; batas tercetak bilangan bulat, dibaca setengah terbuka karena nilai bergerak per setengah poin", "the article was not read at first hand; the printed edges are whole numbers, read as half-open because scores move in half points"),
		Versions: kasnVersions(bandBasis),
		Params:   bandLows[:],
		Facts:    []merit.Fact{factScore},
		Reasons:  bandReasons,
	})

	fillingRule = merit.MustRule(merit.RuleSpec{ // JPTFilling
		ID:       "KSN-JPTQ",
		Title:    merit.T("Indeks kualitas pengisian JPT", "Index of the quality of JPT filling"),
		Standing: merit.StandingPractice, Confidence: merit.Unproven,
		Doubt: merit.T("komponen, bobot, dan batas kelas tidak diterbitkan; pemakai harus memberikannya", "components, weights and edges are unpublished; the caller must supply them"),
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: fillingDay, Force: merit.NotInForce, Basis: fillingBasis,
				Note: merit.T("pemeringkatan pertama meliputi seleksi tahun 2021", "the first ranking covers selections of 2021")},
			{From: fillingDay, Force: merit.InForce, Basis: fillingBasis},
		},
		Params:  []*merit.Param{fillingTop},
		Facts:   []merit.Fact{factScore},
		Reasons: []*merit.Reason{reasonPlaced},
	})
)
