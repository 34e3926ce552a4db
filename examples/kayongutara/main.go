// Command kayongutara tells the case of Kab. Kayong Utara, 8 September 2025: ten
// officials, of whom those two years in post take the competence test and those
// past five years the performance evaluation. It prints who belongs where, why,
// and when that changes.
//
//	go run ./examples/kayongutara -lang en
package main

import (
	"bytes"
	_ "embed"
	"io"
	"os"
	"strconv"
	"time"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/examples/internal/rosterfile"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

//go:embed roster.csv
var officials []byte

// The day of the case.
var day = merit.On(merit.MustDate(2025, time.September, 8))

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	return page.Story("kayongutara", args, stdout, stderr, tell)
}

// judged is an official with the answers on the day.
type judged struct {
	rosterfile.Official
	tenure eligibility.Tenure
}

func tell(p *page.Page) error {
	p.Title(p.In(merit.T("Kab. Kayong Utara: uji kompetensi dan evaluasi", "Kab. Kayong Utara: competence test and evaluation")))
	p.Para(merit.T(
		"8 September 2025. Sepuluh JPT pratama (kepala dinas dan staf ahli). Yang telah dua tahun menjabat mengikuti uji kompetensi (ukom), yang lewat lima tahun mengikuti evaluasi kinerja. Hasilnya mutasi, rotasi, atau tetap, menurut kebutuhan organisasi.",
		"8 September 2025. Ten JPT pratama (heads of office and expert staff). Those two years in post take the competence test (ukom), those past five years the performance evaluation. The outcome is a move, a rotation or staying, as the organisation needs."))
	p.Para(merit.T(
		"Dari berita: jumlah pejabat, kedua ambang, dan persetujuan BKN atas prosesnya. Rekaan: nama, NIP, jabatan, dan tanggal pelantikan.",
		"Published: the number of officials, the two thresholds and BKN's approval of the process. Made up: names, numbers, posts and days of inauguration."))

	roster := rosterfile.ReadRoster("roster.csv", bytes.NewReader(officials))
	if err := roster.Err(); err != nil {
		return err
	}
	var all []judged
	for _, o := range roster.Officials {
		tenure, err := eligibility.Standard().Tenure(o.Incumbent, day)
		if err != nil {
			return err
		}
		all = append(all, judged{o, tenure})
	}

	// On the fifth anniversary both doors are open; the groups say so.
	both := func(j judged) bool { return met(j.tenure.Ukom) && met(j.tenure.Evaluation) }
	legend := page.NewLegend(p.Lang)
	for _, group := range []struct {
		title merit.Text
		holds func(judged) bool
	}{
		{merit.T("Uji kompetensi (ukom)", "Competence test (ukom)"), func(j judged) bool { return met(j.tenure.Ukom) && !both(j) }},
		{merit.T("Evaluasi kinerja", "Performance evaluation"), func(j judged) bool { return met(j.tenure.Evaluation) && !both(j) }},
		{merit.T("Keduanya: tepat lima tahun", "Both: five years to the day"), both},
		{merit.T("Tidak keduanya", "Neither"), func(j judged) bool {
			return !met(j.tenure.Ukom) && !met(j.tenure.Evaluation) && len(j.tenure.Verdict().Unknown()) == 0
		}},
		{merit.T("Tidak dapat dipastikan", "Cannot tell"), func(j judged) bool { return len(j.tenure.Verdict().Unknown()) > 0 }},
	} {
		var rows [][]string
		for _, j := range all {
			if group.holds(j) {
				rows = append(rows, row(p, j, legend))
			}
		}
		p.Heading(p.In(group.title) + " (" + strconv.Itoa(len(rows)) + ")")
		p.Table([]page.Column{
			{Head: p.In(merit.T("Nama\njabatan", "Name\npost")), Give: true},
			{Head: p.In(merit.T("Dilantik\nlamanya", "In post\nsince"))},
			{Head: p.In(merit.T("Ukom", "Test"))},
			{Head: p.In(merit.T("Evaluasi", "Evaluation"))},
			{Head: p.In(merit.T("Perubahan\nberikutnya", "Next\nchange"))},
		}, rows)
	}

	p.Heading(p.In(merit.T("Keterangan dan dasar hukum", "Explanations and legal basis")))
	p.Legend(legend)
	p.Para(merit.T(
		"Perubahan berikutnya memperhitungkan juga ambang mutasi satu tahun, yang di sini tidak ditanyakan tersendiri.",
		"The next change counts the one year for mutation too, which is not asked by itself here."))

	p.Heading(p.In(merit.T("Satu temuan selengkapnya", "One finding in full")))
	p.Hang("", all[0].Name+". "+all[0].tenure.Ukom.Text(p.Lang))

	p.Heading(p.In(merit.T("Persetujuan atas rotasi", "Who clears a rotation")))
	clearances, err := jpt.Clear(jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency}, jpt.RotationWithin,
		[]jpt.Obtained{{Party: merit.BKN, Act: jpt.Approves, Done: merit.Yes}}, day)
	if err != nil {
		return err
	}
	for _, c := range clearances {
		p.Hang("- ", page.Clearance(c, p.Lang))
	}
	return nil
}

func met(f merit.Finding) bool { return f.Outcome() == merit.Met }

func row(p *page.Page, j judged, legend *page.Legend) []string {
	since, changes := "?", j.tenure.Changes().String()
	if start := j.Incumbent.Inaugurated; !start.IsZero() {
		since = start.String() + "\n" + page.Tenure(start, day.AsOf, merit.RollForward, p.Lang)
	}
	if changes == "" {
		changes = "–"
	}
	return []string{j.Name + "\n" + j.Post, since, legend.Cell(j.tenure.Ukom), legend.Cell(j.tenure.Evaluation), changes}
}
