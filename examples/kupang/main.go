// Command kupang tells the case of Kota Kupang, 13 December 2025: a mapping of
// competence of fourteen officials before a rotation. It prints the weighted
// scores, their bands and the ranking with its tie, and whether the mayor is free
// to rotate, on both sides of six months in office.
//
//	go run ./examples/kupang -lang en
package main

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

//go:embed marks.csv
var marksFile string

// day is the day of the case.
var day = merit.On(merit.MustDate(2025, time.December, 13))

// calendar is the mayor's. The source does not give the day of inauguration; it is
// made up so that eight months without a rotation fit before the mapping.
var calendar = jpt.Calendar{
	HeadInaugurated: merit.MustDate(2025, time.February, 20),
	Election:        merit.No,
	Consent:         merit.No,
}

// scheme weighs the instruments of the mapping. That these are the instruments is
// published; their weights are not, and are made up here.
var scheme = rubric.MustScheme(rubric.Spec{
	Name: merit.T("Pemetaan kompetensi JPT Kota Kupang (bobot rekaan)", "Mapping of competence in Kota Kupang (weights made up)"),
	Criteria: []rubric.Criterion{
		{Code: "managerial", Name: merit.T("kompetensi manajerial dan sosial kultural", "managerial and socio-cultural competence"), Weight: percent(40), Sub: []rubric.Criterion{
			{Code: "integrity", Name: merit.T("integritas", "integrity"), Weight: percent(25)},
			{Code: "problem_solving", Name: merit.T("pemecahan masalah", "problem solving"), Weight: percent(25)},
			{Code: "adaptability", Name: merit.T("adaptabilitas", "adaptability"), Weight: percent(25)},
			{Code: "leadership", Name: merit.T("kepemimpinan", "leadership"), Weight: percent(25)},
		}},
		{Code: "field", Name: merit.T("kompetensi bidang", "field competence"), Weight: percent(40), Sub: []rubric.Criterion{
			{Code: "paper", Name: merit.T("makalah", "paper"), Weight: percent(25)},
			{Code: "presentation", Name: merit.T("presentasi", "presentation"), Weight: percent(25)},
			{Code: "interview", Name: merit.T("wawancara", "interview"), Weight: percent(50)},
		}},
		{Code: "performance", Name: merit.T("penilaian kinerja", "performance evaluation"), Weight: percent(20)},
	},
	Bands:   rubric.MappingBands(),
	Missing: rubric.Provisional, // a mark that is not there leaves an interval, never a zero
})

func percent(n int64) decimal.Decimal { return decimal.NewFromInt(n) }

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	return page.Story("kupang", args, stdout, stderr, tell)
}

func tell(p *page.Page) error {
	p.Title(p.In(merit.T("Kota Kupang: pemetaan kompetensi sebelum rotasi", "Kota Kupang: mapping of competence before a rotation")))
	p.Para(merit.T(
		"13 Desember 2025. Pemetaan kompetensi 14 JPT pratama selama lima hari, untuk rotasi, mutasi, dan pengisian JPT yang lowong; rotasi diharapkan awal Januari 2026. Tujuh asesor menilai kompetensi manajerial dan sosial kultural; panitia seleksi dari provinsi, kota, dan akademisi. Wali kota mengutamakan integritas, pemecahan masalah, adaptabilitas, dan kepemimpinan, berapa pun usianya.",
		"13 December 2025. A mapping of competence of 14 JPT pratama over five days, for rotation, mutation and the filling of vacant JPT; the rotation is hoped for in early January 2026. Seven assessors judge managerial and socio-cultural competence; the selection committee comes from the province, the city and academia. The mayor asks for integrity, problem solving, adaptability and leadership, whatever one's age."))
	p.Para(merit.T(
		"Dari berita: banyaknya peserta, tahap dan alat ukurnya, asesor, panitia, serta delapan bulan tanpa rotasi. Rekaan: nama, semua nilai, bobot (bobot pemetaan tidak diterbitkan), dan hari pelantikan wali kota. Survei kepuasan 80,1% hanya latar; tidak ada kaidah yang memakainya.",
		"Published: the number of participants, the stages and instruments, the assessors, the committee, and the eight months without a rotation. Made up: names, all marks, the weights (those of a mapping are not published) and the day of the mayor's inauguration. The satisfaction survey of 80.1% is context; no rule uses it."))
	weights(p)
	if err := results(p); err != nil {
		return err
	}
	return freeze(p)
}

func weights(p *page.Page) {
	p.Heading(p.In(scheme.Name()))
	var rows [][]string
	var list func(criteria []rubric.Criterion, indent string)
	list = func(criteria []rubric.Criterion, indent string) {
		for _, c := range criteria {
			weight, _ := scheme.Weight(c.Code).Float64() // whole numbers: 10, 20, 40
			rows = append(rows, []string{indent + p.In(c.Name), strconv.FormatFloat(weight, 'f', -1, 64) + "%"})
			list(c.Sub, "· ")
		}
	}
	list(scheme.Spec().Criteria, "")
	p.Table([]page.Column{
		{Head: p.In(merit.T("Alat ukur", "Instrument")), Give: true},
		{Head: p.In(merit.T("bobot", "weight")), Right: true},
	}, rows)
}

// participant is one of the fourteen with the exact score.
type participant struct {
	name  string
	score rubric.Score
}

// participants reads the marks and scores everybody.
func participants() ([]participant, error) {
	reader := csv.NewReader(strings.NewReader(marksFile))
	reader.Comment = '#'
	rows, err := reader.ReadAll()
	if err != nil {
		return nil, err
	}
	var out []participant
	for _, row := range rows[1:] {
		values := map[string]decimal.Decimal{}
		for i, cell := range row[1:] {
			if cell == "" {
				continue
			}
			if values[rows[0][i+1]], err = decimal.NewFromString(cell); err != nil {
				return nil, &merit.FieldError{Field: row[0] + "." + rows[0][i+1], Value: cell, Expected: "a mark from 0 to 100", Err: merit.ErrSyntax}
			}
		}
		marks, err := scheme.Marks(values)
		if err != nil {
			return nil, merit.InField(row[0], err)
		}
		score, err := scheme.Evaluate(marks)
		if err != nil {
			return nil, merit.InField(row[0], err)
		}
		out = append(out, participant{row[0], score})
	}
	return out, nil
}

func results(p *page.Page) error {
	all, err := participants()
	if err != nil {
		return err
	}
	var settled []rubric.Candidate
	var open []participant
	for _, one := range all {
		if one.score.Settled() {
			settled = append(settled, rubric.Candidate{Name: one.name, Score: one.score})
		} else {
			open = append(open, one)
		}
	}
	ranking, err := rubric.Rank(settled)
	if err != nil {
		return err
	}

	p.Heading(p.In(merit.T("Hasil pemetaan", "Results of the mapping")))
	legend := page.NewLegend(p.Lang)
	var rows [][]string
	for _, place := range ranking.Places {
		exact, err := exactly(place.Score)
		if err != nil {
			return err
		}
		finding, err := rubric.JudgeMapping(decimal.NewNullDecimal(exact), day)
		if err != nil {
			return err
		}
		band, _ := place.Score.Band()
		rank := strconv.Itoa(place.Rank)
		if place.ExAequo {
			rank += " ="
		}
		rows = append(rows, []string{rank, place.Name, page.Number(place.Score.String(), p.Lang), page.Number(exact.String(), p.Lang), p.In(band.Name), legend.Cell(finding)})
	}
	for _, one := range open {
		worst, best := one.score.Rounded()
		finding, err := rubric.JudgeMapping(decimal.NullDecimal{}, day)
		if err != nil {
			return err
		}
		interval := page.Number(worst.StringFixed(2), p.Lang) + "–" + page.Number(best.StringFixed(2), p.Lang)
		rows = append(rows, []string{"?", one.name, interval, "?", "?", legend.Cell(finding)})
	}
	p.Table([]page.Column{
		{Head: p.In(merit.T("Peringkat", "Rank"))},
		{Head: p.In(merit.T("Nama", "Name")), Give: true},
		{Head: p.In(merit.T("Nilai", "Score")), Right: true},
		{Head: p.In(merit.T("tepatnya", "exactly")), Right: true},
		{Head: p.In(merit.T("Kategori pemetaan", "Mapping band")), Give: true},
		{Head: p.In(merit.T("cukup?", "enough?"))},
	}, rows)
	p.Blank()
	p.Legend(legend)
	p.Blank()
	p.Item(merit.T(
		"Tanda \"=\" berarti nilai tepatnya sama dan tidak ada pembeda yang ditetapkan sebelumnya: peringkat itu dipakai bersama, dan peringkat sesudahnya dilompati.",
		"\"=\" marks equal exact scores with no tie-break declared beforehand: they share the rank, and the rank after it is skipped."))
	p.Item(merit.T(
		"Kategori ditentukan dari nilai tepat, bukan dari pembulatan: nilai yang tampil 78,00 dapat tepatnya di bawah 78.",
		"The band comes from the exact score, not from the rounded one: a score shown as 78.00 may lie below 78."))
	p.Item(merit.T(
		"Nilai yang belum ada tidak dihitung nol: nilai akhirnya sebuah rentang, dan kategorinya belum dapat dipastikan.",
		"A mark that is not there counts as no zero: the score is an interval, and the band cannot be told."))
	p.Item(merit.T(
		"Skala pemetaan ini bukan skala pengisian jabatan (MS, MMS, KMS); keduanya tidak boleh dicampur.",
		"This scale of mapping is not the scale for filling a post (MS, MMS, KMS); the two must not be mixed."))
	return nil
}

// exactly returns the exact score as a decimal number, which it has, for marks and
// weights are decimal.
func exactly(s rubric.Score) (decimal.Decimal, error) {
	const places = 12
	d, err := decimal.NewFromString(s.Exact().FloatString(places))
	if err != nil {
		return d, err
	}
	if d.Rat().Cmp(s.Exact()) != 0 {
		return d, fmt.Errorf("score %s has no decimal form of %d places", s.Exact(), places)
	}
	return d, nil
}

// freeze says on which days the mayor is free to rotate.
func freeze(p *page.Page) error {
	p.Heading(p.In(merit.T("Bolehkah wali kota merotasi?", "May the mayor rotate?")))
	sixMonths := calendar.HeadInaugurated.Add(merit.Months(6), merit.RollForward) // shown on both sides; the rule decides
	days := []struct {
		on    merit.Date
		label merit.Text
	}{
		{sixMonths.AddDays(-1), merit.T("sehari sebelum enam bulan", "the day before six months")},
		{sixMonths, merit.T("genap enam bulan", "six months to the day")},
		{sixMonths.AddDays(1), merit.T("sehari sesudah enam bulan", "the day after six months")},
		{calendar.HeadInaugurated.Add(merit.Months(8), merit.RollForward), merit.T("delapan bulan tanpa rotasi", "eight months without a rotation")},
		{day.AsOf, merit.T("hari pemetaan", "the day of the mapping")},
		{merit.MustDate(2026, time.January, 5), merit.T("rotasi yang diharapkan (tanggal rekaan)", "the rotation hoped for (day made up)")},
	}
	var rows [][]string
	var said []string
	for _, d := range days {
		frozen, err := jpt.Freeze(jpt.City, calendar, merit.RollForward, merit.On(d.on))
		if err != nil {
			return err
		}
		rows = append(rows, []string{d.on.String(), p.In(d.label), page.Answer(frozen.Outcome(), p.Lang), frozen.NewHead.Code()})
		if text := frozen.NewHead.Text(p.Lang); len(said) < 2 && !slices.Contains(said, text) {
			said = append(said, text)
		}
	}
	p.Table([]page.Column{
		{Head: p.In(merit.T("Hari", "Day"))},
		{Head: p.In(merit.T("apa", "what")), Give: true},
		{Head: p.In(merit.T("boleh?", "free?"))},
		{Head: p.In(merit.T("temuan", "finding")), Give: true},
	}, rows)
	p.Blank()
	for _, text := range said {
		p.Hang("- ", text)
	}
	withConsent := calendar
	withConsent.Consent = merit.Yes
	frozen, err := jpt.Freeze(jpt.City, withConsent, merit.RollForward, merit.On(sixMonths.AddDays(-1)))
	if err != nil {
		return err
	}
	p.Hang("- ", p.Fill(merit.T("Dengan persetujuan tertulis pada %s: %s.", "With written consent on %s: %s."),
		sixMonths.AddDays(-1).In(p.Lang), frozen.NewHead.Explanation(p.Lang)))
	return nil
}
