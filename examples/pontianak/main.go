// Command pontianak tells the case of Kota Pontianak, 2023: a merit index of 331.5
// and 83.7 for the quality of JPT filling. It prints the category of both, the
// distances to the edges, and what an agency of category IV may do.
//
//	go run ./examples/pontianak -lang en
package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// The published scores, awarded in December 2023; the day is made up.
var (
	day         = merit.On(merit.MustDate(2023, time.December, 15))
	meritScore  = kasnindex.MustPoints("331.5")
	fillingRate = kasnindex.MustPoints("83.7")
)

// The values of the JPT-filling index of 2023 that are published with their class:
// its edge lies above the one and not above the other.
var (
	highestGood    = fillingRate
	lowestVeryGood = kasnindex.MustPoints("92.4")
)

// fillingBands are made up, for the edges are not published. They agree with every
// published class: 82.58, 83.5 and 83.7 Baik, 92.4 Sangat Baik.
var fillingBands = rubric.MustBands(decimal.Zero, decimal.NewFromInt(100),
	rubric.Band{Code: "kurang", Name: merit.T("Kurang", "insufficient"), Low: decimal.Zero},
	rubric.Band{Code: "cukup", Name: merit.T("Cukup", "fair"), Low: decimal.NewFromInt(60)},
	rubric.Band{Code: "baik", Name: merit.T("Baik", "good"), Low: decimal.NewFromInt(75)},
	rubric.Band{Code: "sangat-baik", Name: merit.T("Sangat Baik", "very good"), Low: decimal.NewFromInt(90)},
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	return page.Story("pontianak", args, stdout, stderr, tell)
}

func tell(p *page.Page) error {
	p.Title(p.In(merit.T("Kota Pontianak: indeks sistem merit dan pengisian JPT", "Kota Pontianak: merit index and JPT filling")))
	p.Para(merit.T(
		"2023. Nilai sistem merit dari KASN 331,5 dengan predikat Sangat Baik; indeks kualitas pengisian JPT 83,7 dengan kategori Baik, diserahkan Desember 2023. JPT diisi lewat seleksi terbuka atau job fit: seleksi administrasi, asesmen, makalah, dan wawancara, oleh tim dari provinsi, akademisi, dan kota.",
		"2023. KASN's merit score of 331.5 with the predicate very good (Sangat Baik); an index of the quality of JPT filling of 83.7, category good (Baik), awarded in December 2023. JPT are filled by open bidding or job fit: administrative selection, assessment, paper and interview, by a team from the province, academia and the city."))
	p.Para(merit.T(
		"Dari berita: kedua nilai dan predikatnya. Rekaan: hari penilaian, batas kelas indeks pengisian JPT (tidak diterbitkan), serta jabatan dan calon pada bagian terakhir. Nilai per aspek tidak diterbitkan, jadi tidak ditampilkan.",
		"Published: both scores and their predicates. Made up: the day of judgement, the edges of the JPT-filling index (unpublished), and the posts and the candidate of the last section. The scores by aspect are not published and so not shown."))
	if err := summary(p); err != nil {
		return err
	}
	if err := meritIndex(p); err != nil {
		return err
	}
	if err := filling(p); err != nil {
		return err
	}
	return talentPool(p)
}

func summary(p *page.Page) error {
	category, err := kasnindex.KASN2019().Category(meritScore)
	if err != nil {
		return err
	}
	index, err := kasnindex.JPTFilling(fillingBands)
	if err != nil {
		return err
	}
	band, err := index.Band(fillingRate)
	if err != nil {
		return err
	}
	p.Heading(p.In(merit.T("Ringkasan", "Summary")))
	p.Table([]page.Column{
		{Head: p.In(merit.T("Indeks", "Index")), Give: true},
		{Head: p.In(merit.T("nilai", "score")), Right: true},
		{Head: p.In(merit.T("skala", "scale")), Right: true},
		{Head: p.In(merit.T("kategori", "category")), Give: true},
		{Head: p.In(page.Basis), Give: true},
	}, [][]string{
		{p.In(kasnindex.KASN2019().Spec().Title), meritScore.In(p.Lang), scale(kasnindex.KASN2019()), category.String() + " " + category.In(p.Lang), page.Citations(ruleBasis("KSN-BANDS"))},
		{p.In(index.Spec().Title), fillingRate.In(p.Lang), scale(index), p.In(band.Name) + " *", page.Citations(ruleBasis("KSN-JPTQ"))},
	})
	p.Para(merit.T("* menurut batas kelas rekaan; yang diterbitkan hanya predikatnya, yang sama.", "* by edges that are made up; only the predicate is published, and it is the same."))
	return nil
}

func scale(in *kasnindex.Instrument) string {
	low, high := in.Spec().Bands.Scale()
	return low.String() + "–" + high.String()
}

// rule returns the rule of the index package with the ID.
func rule(id merit.RuleID) *merit.Rule {
	for _, r := range kasnindex.Rules() {
		if r.ID() == id {
			return r
		}
	}
	return nil
}

func ruleBasis(id merit.RuleID) []merit.Citation { return rule(id).At(day.Law).Basis }

// meritIndex shows the four categories and where the score stands between them.
func meritIndex(p *page.Page) error {
	in := kasnindex.KASN2019()
	p.Heading(p.In(merit.T("Nilai sistem merit", "The merit score")))
	if err := ladder(p, in, meritScore); err != nil {
		return err
	}
	category, err := in.Category(meritScore)
	if err != nil {
		return err
	}
	_, _, higher, err := in.Next(meritScore)
	if err != nil {
		return err
	}
	if !higher {
		p.Item(merit.T("Kategori %s adalah yang tertinggi: tidak ada kategori berikutnya.", "Category %s is the highest: there is no next one."), category)
	}
	p.Blank()
	p.Para(merit.T("Delapan aspek dan poin tertingginya:", "The eight aspects and their most points:"))
	var rows [][]string
	for i, aspect := range in.Spec().Aspects {
		rows = append(rows, []string{strconv.Itoa(i + 1), p.In(aspect.Name), page.Number(aspect.Weight.String(), p.Lang) + "%", in.Maximum(i).In(p.Lang)})
	}
	p.Table([]page.Column{
		{Head: "No", Right: true},
		{Head: p.In(merit.T("Aspek", "Aspect")), Give: true},
		{Head: p.In(merit.T("bobot", "weight")), Right: true},
		{Head: p.In(merit.T("poin", "points")), Right: true},
	}, rows)
	p.Hang("- ", p.In(page.Basis)+": "+page.Citations(ruleBasis("KSN-ASPECTS"))+".")
	p.Item(merit.T("Tentang kategori: %s.", "On the categories: %s."), p.In(rule("KSN-BANDS").Doubt()))
	return nil
}

// ladder writes the bands of an instrument and the distance of the score to each
// edge.
func ladder(p *page.Page, in *kasnindex.Instrument, score kasnindex.Points) error {
	own, err := in.Band(score)
	if err != nil {
		return err
	}
	var rows [][]string
	for _, band := range in.Spec().Bands.All() {
		edge, err := kasnindex.PointsOf(band.Low)
		if err != nil {
			return err
		}
		mark := ""
		if band.Code == own.Code {
			mark = "← " + score.In(p.Lang)
		}
		distance := score.Sub(edge)
		words := p.Fill(merit.T("%s di atas", "%s above"), distance.In(p.Lang))
		if score.Less(edge) {
			words = p.Fill(merit.T("kurang %s", "%s short"), edge.Sub(score).In(p.Lang))
		}
		rows = append(rows, []string{band.Code, p.In(band.Name), edge.In(p.Lang), words, mark})
	}
	p.Table([]page.Column{
		{Head: p.In(merit.T("Kelas", "Band"))},
		{Head: p.In(merit.T("nama", "name")), Give: true},
		{Head: p.In(merit.T("mulai", "from")), Right: true},
		{Head: p.In(merit.T("jarak dari batas bawahnya", "distance from its lower edge")), Right: true},
		{Head: ""},
	}, rows)
	return nil
}

// filling shows the JPT-filling index by the bands made up here, and what is known
// of the edge without them.
func filling(p *page.Page) error {
	index, err := kasnindex.JPTFilling(fillingBands)
	if err != nil {
		return err
	}
	p.Heading(p.In(merit.T("Indeks kualitas pengisian JPT", "The index of the quality of JPT filling")))
	if err := ladder(p, index, fillingRate); err != nil {
		return err
	}
	next, distance, higher, err := index.Next(fillingRate)
	if err != nil {
		return err
	}
	if higher {
		p.Item(merit.T("Jarak ke %s menurut batas rekaan: %s.", "Distance to %s by the made-up edges: %s."), p.In(next.Name), distance.In(p.Lang))
	}
	p.Item(merit.T(
		"Yang diketahui tanpa batas rekaan: pada 2023 nilai %s masih Baik dan %s sudah Sangat Baik, jadi jarak ke Sangat Baik lebih dari 0 dan paling banyak %s.",
		"What is known without them: in 2023 %s was still good and %s already very good, so the distance to very good is more than 0 and at most %s."),
		highestGood.In(p.Lang), lowestVeryGood.In(p.Lang), lowestVeryGood.Sub(highestGood).In(p.Lang))
	p.Item(merit.T("Pustaka menolak menebak: tanpa batas dari pemakai jawabannya galat (%s).", "The library does not guess: without edges from the caller it answers with an error (%s)."), withoutBands())
	p.Hang("- ", p.In(page.Basis)+": "+page.Citations(ruleBasis("KSN-JPTQ"))+"; "+p.In(rule("KSN-JPTQ").Doubt())+".")
	return nil
}

// withoutBands returns what the library says to one who supplies no edges.
func withoutBands() string {
	_, err := kasnindex.JPTFilling(nil)
	return fmt.Sprint(err)
}

// talentPool says what an agency of each category may do with a vacant post.
func talentPool(p *page.Page) error {
	category, err := kasnindex.KASN2019().Category(meritScore)
	if err != nil {
		return err
	}
	p.Heading(p.In(merit.T("Apa yang boleh bagi kategori IV", "What category IV may do")))
	p.Para(merit.T(
		"Satu jabatan pratama lowong tanpa calon rotasi, diisi oleh instansi yang memakai pengecualian dari seleksi terbuka, menurut kategori dan persetujuannya:",
		"One vacant JPT pratama without a candidate for rotation, filled by an agency that claims the exemption from open selection, by its category and the approval:"))
	legend := page.NewLegend(p.Lang)
	var rows [][]string
	for _, c := range []struct {
		category kasnindex.Category
		approved merit.Answer
	}{
		{category, merit.Yes}, {category, merit.Unknown}, {category, merit.No},
		{kasnindex.CategoryIII, merit.Yes}, {kasnindex.CategoryII, merit.Yes}, {kasnindex.CategoryI, merit.Yes},
	} {
		d, err := vacancy(jpt.Exemption{Claimed: merit.Yes, Category: c.category.Number(), Approved: c.approved}, nil)
		if err != nil {
			return err
		}
		rows = append(rows, []string{c.category.String() + " " + c.category.In(p.Lang), approval(c.approved, p.Lang), d.Route.In(p.Lang), legend.Cell(d.Exempt)})
	}
	p.Table([]page.Column{
		{Head: p.In(merit.T("Kategori", "Category")), Give: true},
		{Head: p.In(merit.T("disetujui?", "approved?"))},
		{Head: p.In(merit.T("jalur", "route")), Give: true},
		{Head: p.In(merit.T("dikecualikan?", "exempt?"))},
	}, rows)
	p.Blank()
	p.Legend(legend)
	p.Blank()
	sitting := jpt.Candidate{
		Incumbent:  eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustDate(2021, time.June, 1)},
		SameAgency: merit.Yes, SameClassification: merit.No, MeetsStandard: merit.Yes, PassedUkom: merit.Yes,
	}
	d, err := vacancy(jpt.Exemption{Claimed: merit.Yes, Category: category.Number(), Approved: merit.Yes}, []jpt.Candidate{sitting})
	if err != nil {
		return err
	}
	p.Item(merit.T(
		"Dengan seorang pejabat yang lulus ukom, jalurnya tetap %s: pengecualian menggantikan seleksi terbuka, bukan rotasi.",
		"With an official in post who passed the test the route is still %s: the exemption takes the place of open selection, not of rotation."), d.Route.In(p.Lang))
	return nil
}

// vacancy decides a vacant post of the city that nothing freezes.
func vacancy(exemption jpt.Exemption, candidates []jpt.Candidate) (jpt.Decision, error) {
	return jpt.Decide(jpt.Vacancy{
		Post:        jpt.Post{Level: merit.JPTPratama, Agency: jpt.City},
		Calendar:    jpt.Calendar{HeadInaugurated: merit.MustDate(2019, time.January, 1), Election: merit.No},
		Reorganised: merit.No,
		Exemption:   exemption,
	}, candidates, eligibility.Standard(), day)
}

func approval(a merit.Answer, lang merit.Language) string { return page.Answer(a.Outcome(), lang) }
