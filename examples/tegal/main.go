// Command tegal tells the case of Kab. Tegal, 6 April 2022: a competence test for
// mutation to which officials come who have been in post for a year on 1 March
// 2022. It holds the same officials against three sets of thresholds, side by side.
//
//	go run ./examples/tegal -lang en
package main

import (
	"bytes"
	_ "embed"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/examples/internal/rosterfile"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

//go:embed roster.csv
var officials []byte

// participants is the published number; whoever follows in the file stands outside.
const participants = 14

var (
	reference = merit.On(merit.MustDate(2022, time.March, 1)) // the day of the case
	// later is a day on which the circular is dead.
	later    = merit.MustDate(2024, time.March, 1)
	profiles = []*eligibility.Profile{eligibility.Standard(), eligibility.Circular2020(), eligibility.Statute()}
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	return page.Story("tegal", args, stdout, stderr, tell)
}

// question is one of the thresholds.
type question struct {
	title merit.Text
	of    func(eligibility.Tenure) merit.Finding
}

var asked = []question{
	{merit.T("Mutasi: apakah masa jabatannya cukup?", "Mutation: is the tenure long enough?"), func(t eligibility.Tenure) merit.Finding { return t.Mutation }},
	{merit.T("Uji kompetensi: apakah masa jabatannya cukup?", "Competence test: is the tenure long enough?"), func(t eligibility.Tenure) merit.Finding { return t.Ukom }},
	{merit.T("Evaluasi lima tahun: apakah jatuh tempo?", "Five-year evaluation: is it due?"), func(t eligibility.Tenure) merit.Finding { return t.Evaluation }},
}

func tell(p *page.Page) error {
	p.Title(p.In(merit.T("Kab. Tegal: uji kompetensi untuk mutasi", "Kab. Tegal: a competence test for mutation")))
	p.Para(merit.T(
		"6 April 2022. Empat belas JPT pratama (eselon IIb) yang sekurang-kurangnya satu tahun menjabat, dihitung sejak pelantikan sampai 1 Maret 2022, mengikuti uji kompetensi untuk mutasi, juga yang mencapai batas lima tahun.",
		"6 April 2022. Fourteen JPT pratama (echelon IIb) with at least one year in post, counted from inauguration to 1 March 2022, take a competence test for mutation, those at the five-year limit too."))
	p.Para(merit.T(
		"Dari berita: banyaknya peserta, hari acuan, ambang satu tahun, dan koordinasi dengan KASN. Rekaan: nama, NIP, jabatan, dan tanggal pelantikan. Pejabat ke-15, sehari kurang dari setahun, ditambahkan untuk menunjukkan batasnya; ia bukan peserta.",
		"Published: the number of participants, the reference day, the threshold of one year and the coordination with KASN. Made up: names, numbers, posts and days of inauguration. The 15th official, a day short of the year, is added to show the boundary and takes no part."))

	roster := rosterfile.ReadRoster("roster.csv", bytes.NewReader(officials))
	if err := roster.Err(); err != nil {
		return err
	}
	tenures, err := judge(roster.Officials, reference)
	if err != nil {
		return err
	}
	summary(p, tenures)
	legend := page.NewLegend(p.Lang)
	for _, q := range asked[:2] { // the profiles do not differ on the evaluation
		table(p, q, roster.Officials, tenures, legend)
	}
	p.Heading(p.In(merit.T("Keterangan dan dasar hukum", "Explanations and legal basis")))
	p.Legend(legend)
	if err := relief(p, roster.Officials, tenures); err != nil {
		return err
	}
	return clearance(p)
}

// judge returns the answers for each official under each profile.
func judge(officials []rosterfile.Official, when merit.When) ([][]eligibility.Tenure, error) {
	out := make([][]eligibility.Tenure, len(officials))
	for i, o := range officials {
		for _, profile := range profiles {
			tenure, err := profile.Tenure(o.Incumbent, when)
			if err != nil {
				return nil, err
			}
			out[i] = append(out[i], tenure)
		}
	}
	return out, nil
}

func summary(p *page.Page, tenures [][]eligibility.Tenure) {
	p.Heading(p.In(merit.T("Ringkasan: berapa dari 14 peserta", "Summary: how many of the 14 participants")))
	columns := []page.Column{{Head: p.In(merit.T("Pertanyaan", "Question")), Give: true}}
	for _, profile := range profiles {
		columns = append(columns, page.Column{Head: p.In(profile.Spec().Title), Right: true})
	}
	var rows [][]string
	for _, q := range asked {
		row := []string{p.In(q.title)}
		for k := range profiles {
			n := 0
			for _, t := range tenures[:participants] {
				if q.of(t[k]).Outcome() == merit.Met {
					n++
				}
			}
			row = append(row, strconv.Itoa(n))
		}
		rows = append(rows, row)
	}
	p.Table(columns, rows)
}

func table(p *page.Page, q question, officials []rosterfile.Official, tenures [][]eligibility.Tenure, legend *page.Legend) {
	p.Heading(p.In(q.title))
	columns := []page.Column{
		{Head: p.In(merit.T("No", "No")), Right: true},
		{Head: p.In(merit.T("Nama\njabatan", "Name\npost")), Give: true},
		{Head: p.In(merit.T("Dilantik\nlamanya", "In post\nsince"))},
	}
	for _, profile := range profiles {
		columns = append(columns, page.Column{Head: strings.Join(strings.SplitN(p.In(profile.Spec().Title), " ", 2), "\n")})
	}
	var rows [][]string
	for i, o := range officials {
		start := o.Incumbent.Inaugurated
		row := []string{strconv.Itoa(i + 1), o.Name + "\n" + o.Post, start.String() + "\n" + page.Tenure(start, reference.AsOf, merit.RollForward, p.Lang)}
		for k := range profiles {
			row = append(row, legend.Cell(q.of(tenures[i][k])))
		}
		rows = append(rows, row)
	}
	p.Table(columns, rows)
}

// relief says who may move by the circular alone, and no longer once it is dead.
func relief(p *page.Page, officials []rosterfile.Official, tenures [][]eligibility.Tenure) error {
	p.Heading(p.In(merit.T("Tanpa surat edaran", "Without the circular")))
	after, err := judge(officials, reference.UnderLaw(later))
	if err != nil {
		return err
	}
	const circular = 1 // place of the profile
	var names []string
	for i := range officials {
		if tenures[i][circular].Mutation.Outcome() == merit.Met && after[i][circular].Mutation.Outcome() != merit.Met {
			names = append(names, officials[i].Name)
		}
	}
	p.Para(merit.T(
		"Fakta yang sama menurut hukum %s, ketika SE MenPANRB 52/2020 tidak berlaku lagi: %d pejabat tidak lagi boleh dimutasi (%s).",
		"The same facts under the law of %s, when SE MenPANRB 52/2020 is no longer in force: %d officials may no longer be moved (%s)."),
		later.In(p.Lang), len(names), strings.Join(names, ", "))
	return nil
}

func clearance(p *page.Page) error {
	p.Heading(p.In(merit.T("KASN", "KASN")))
	clearances, err := jpt.Clear(jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency}, jpt.RotationWithin, nil, reference)
	if err != nil {
		return err
	}
	for _, c := range clearances {
		p.Hang("- ", page.Clearance(c, p.Lang))
	}
	p.Para(merit.T(
		"Yang ditimbang di Tegal: kesesuaian kompetensi dengan syarat jabatan, klasifikasi jabatan, pola karier, kebutuhan organisasi, dan terutama kinerja. Metodenya presentasi dan wawancara.",
		"What Tegal weighs: the fit of competence with the post's requirements, the classification of the post, the career pattern, the needs of the organisation, and performance above all. The method is a presentation and an interview."))
	return nil
}
