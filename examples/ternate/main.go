// Command ternate tells the case of Kota Ternate, January 2024: vacant posts by
// open selection with the recommendation of KASN, rotation by competence test with
// a report to KASN alone. It prints the route and the clearance of each post, with
// reasons.
//
//	go run ./examples/ternate -lang en
package main

import (
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

// The day on which the case is judged: the source tells of January 2024, after the
// recommendation of 3 January; the day itself is made up.
var day = merit.On(merit.MustDate(2024, time.January, 10))

// calendar is that of the city: the head long in office, and an election of whose
// days none lies near. Its days are made up.
var calendar = jpt.Calendar{
	HeadInaugurated: merit.MustDate(2021, time.April, 26),
	Election:        merit.Yes,
	CandidatesFixed: merit.MustDate(2024, time.September, 22),
	TermEnds:        merit.MustDate(2026, time.April, 25),
}

// post is a post of the case.
type post struct {
	name     merit.Text
	special  jpt.Special
	obtained []jpt.Obtained
	// candidate is the official who is to be moved into the post; nil where the
	// post goes to open selection.
	candidate *official
}

// official is one of the sitting officials. All are made up.
type official struct {
	name        string
	inaugurated merit.Date
	passed      merit.Answer // result of the competence test
}

// recommended is KASN's recommendation B-8/JP.00.00/01/2024 of 3 January 2024.
var recommended = jpt.Obtained{Party: merit.KASN, Act: jpt.Recommends, Done: merit.Yes}

// The three posts of the open selection, as published.
var openPosts = []post{
	{name: merit.T("Kepala Dinas Ketahanan Pangan", "Head of food security"), obtained: []jpt.Obtained{recommended}},
	{name: merit.T("Kepala Dinas Pengendalian Penduduk dan KB", "Head of population control and family planning"), obtained: []jpt.Obtained{recommended}},
	{name: merit.T("Kepala Dinas Kependudukan dan Pencatatan Sipil", "Head of the civil registry"), special: jpt.CivilRegistry,
		obtained: []jpt.Obtained{recommended, {Party: merit.Mendagri, Act: jpt.Interviews, Done: merit.No}, {Party: merit.Mendagri, Act: jpt.Appoints, Done: merit.No}}},
}

// The seven officials who took the test, each with the post that he or she is to
// take over, and four who are to follow. Their number is published, the rest not.
var (
	testedPosts = []post{
		{name: merit.T("Kepala Dinas Perhubungan", "Head of transport"), candidate: tested("Rustam Hamid", 2021, time.June, 14)},
		{name: merit.T("Kepala Dinas Sosial", "Head of social affairs"), candidate: tested("Fatmawati Djafar", 2020, time.February, 3)},
		{name: merit.T("Kepala Dinas Pariwisata", "Head of tourism"), candidate: tested("Muhlis Abubakar", 2019, time.March, 18)},
		{name: merit.T("Kepala Dinas Perikanan", "Head of fisheries"), candidate: tested("Nurlaila Umar", 2021, time.November, 1)},
		{name: merit.T("Kepala Dinas Pendidikan", "Head of education"), candidate: tested("Samsuddin Ali", 2022, time.January, 10)},
		{name: merit.T("Kepala Badan Pendapatan", "Head of revenue"), candidate: tested("Djainal Marsaoly", 2019, time.January, 10)},
		{name: merit.T("Staf Ahli Wali Kota", "Expert staff of the mayor"), candidate: tested("Hasna Kaplale", 2020, time.August, 24)},
	}
	followingPosts = []post{
		{name: merit.T("Kepala Dinas Perdagangan", "Head of trade"), candidate: toBeTested("Ridwan Saleh", 2021, time.May, 3)},
		{name: merit.T("Kepala Dinas Tenaga Kerja", "Head of labour"), candidate: toBeTested("Aisyah Tomagola", 2020, time.July, 6)},
		{name: merit.T("Kepala Dinas Kebersihan", "Head of cleansing"), candidate: toBeTested("Jamal Husein", 2019, time.October, 28)},
		{name: merit.T("Kepala Satpol PP", "Head of the municipal police"), candidate: toBeTested("Nuraini Safar", 2021, time.February, 22)},
	}
)

func tested(name string, year int, month time.Month, d int) *official {
	return &official{name, merit.MustDate(year, month, d), merit.Yes}
}

func toBeTested(name string, year int, month time.Month, d int) *official {
	return &official{name, merit.MustDate(year, month, d), merit.Unknown}
}

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	return page.Story("ternate", args, stdout, stderr, tell)
}

func tell(p *page.Page) error {
	p.Title(p.In(merit.T("Kota Ternate: seleksi terbuka dan rotasi", "Kota Ternate: open selection and rotation")))
	p.Para(merit.T(
		"Januari 2024. Kaidah yang dinyatakan: jabatan lowong lewat seleksi terbuka, rotasi dan mutasi lewat uji kompetensi (ukom). Rekomendasi KASN B-8/JP.00.00/01/2024 tanggal 3 Januari 2024 mencakup tiga jabatan. Tujuh pejabat telah mengikuti ukom; sekitar empat menyusul.",
		"January 2024. The rule as stated: vacant posts by open selection, rotation and mutation by competence test (ukom). KASN's recommendation B-8/JP.00.00/01/2024 of 3 January 2024 covers three posts. Seven officials have taken the test; about four will."))
	p.Para(merit.T(
		"Dari berita: ketiga jabatan, rekomendasi KASN, wawancara tiga calon Disdukcapil oleh Kementerian Dalam Negeri, jumlah pejabat, dan laporan kepada KASN. Rekaan: hari penilaian %s, kalender kepala daerah, serta nama, jabatan, dan tanggal pelantikan pejabat yang dirotasi.",
		"Published: the three posts, KASN's recommendation, the home ministry's interview of the three finalists for the civil registry, the number of officials and the report to KASN. Made up: the day of judgement %s, the regional head's calendar, and the names, posts and days of inauguration of those rotated."),
		day.AsOf.In(p.Lang))

	groups := []struct {
		title merit.Text
		posts []post
	}{
		{merit.T("Jabatan lowong lewat seleksi terbuka", "Vacant posts by open selection"), openPosts},
		{merit.T("Rotasi: pejabat yang telah mengikuti ukom", "Rotation: officials who have taken the test"), testedPosts},
		{merit.T("Rotasi: pejabat yang akan mengikuti ukom", "Rotation: officials who will take the test"), followingPosts},
	}
	var decided [][]answer
	var overview [][]string
	for _, g := range groups {
		var answers []answer
		for _, one := range g.posts {
			a, err := decide(one)
			if err != nil {
				return err
			}
			answers = append(answers, a)
			overview = append(overview, []string{strconv.Itoa(len(overview) + 1), p.In(one.name), a.decision.Route.In(p.Lang), a.standing(p.Lang)})
		}
		decided = append(decided, answers)
	}
	p.Heading(p.In(merit.T("Ringkasan", "Summary")))
	p.Table([]page.Column{
		{Head: "No", Right: true},
		{Head: p.In(merit.T("Jabatan", "Post")), Give: true},
		{Head: p.In(merit.T("Jalur", "Route")), Give: true},
		{Head: p.In(merit.T("Dapat dilantik?", "To be inaugurated?")), Give: true},
	}, overview)

	number := 0
	for i, g := range groups {
		p.Heading(p.In(g.title) + " (" + strconv.Itoa(len(g.posts)) + ")")
		for k, one := range g.posts {
			number++
			reasons(p, number, one, decided[i][k])
		}
	}
	return nil
}

// answer is what the rules say of one post.
type answer struct {
	decision   jpt.Decision
	clearances jpt.Clearances
}

func decide(one post) (answer, error) {
	vacancy := jpt.Vacancy{
		Post:        jpt.Post{Level: merit.JPTPratama, Agency: jpt.City, Special: one.special},
		Calendar:    calendar,
		Reorganised: merit.No,
	}
	var candidates []jpt.Candidate
	if one.candidate != nil {
		candidates = []jpt.Candidate{{
			Incumbent:  eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: one.candidate.inaugurated},
			SameAgency: merit.Yes, SameClassification: merit.No,
			MeetsStandard: one.candidate.passed, PassedUkom: one.candidate.passed,
		}}
	}
	decision, err := jpt.Decide(vacancy, candidates, eligibility.Standard(), day)
	if err != nil {
		return answer{}, err
	}
	clearances, err := jpt.Clear(vacancy.Post, decision.Route, one.obtained, day)
	return answer{decision, clearances}, err
}

// standing says whether the inauguration may take place, in words.
func (a answer) standing(lang merit.Language) string {
	switch {
	case a.decision.Route == jpt.Undecided || a.decision.Route == jpt.Blocked:
		return merit.T("belum", "not yet").In(lang)
	case a.clearances.Outcome() == merit.NotApplicable:
		return merit.T("ya, cukup dilaporkan", "yes, a report suffices").In(lang)
	case a.clearances.Outcome() == merit.Met:
		return merit.T("ya", "yes").In(lang)
	}
	var awaited []string
	for _, c := range a.clearances {
		party := c.Party.In(lang)
		if o := c.Finding.Outcome(); (o == merit.NotMet || o == merit.Undetermined) && !slices.Contains(awaited, party) {
			awaited = append(awaited, party)
		}
	}
	return merit.T("belum, menunggu ", "not yet, waits for ").In(lang) + strings.Join(awaited, ", ")
}

// reasons writes why a post is filled in its way and who has a say.
func reasons(p *page.Page, number int, one post, a answer) {
	mark := strconv.Itoa(number) + ". "
	title := p.In(one.name) + ": " + a.decision.Route.In(p.Lang)
	if one.candidate != nil {
		title += " – " + one.candidate.name
	}
	p.Hang(mark, title)
	indent := strings.Repeat(" ", len(mark))
	deciding := a.decision.Deciding()
	p.Hang(indent+"- ", deciding.Explanation(p.Lang)+" ("+page.Articles(deciding)+").")
	for _, c := range a.decision.Candidates {
		for _, f := range c.Findings() {
			if f.Outcome() != merit.Met {
				p.Hang(indent+"- ", f.Explanation(p.Lang)+" ("+page.Articles(f)+").")
			}
		}
	}
	for _, c := range a.clearances {
		p.Hang(indent+"- ", page.Clearance(c, p.Lang))
	}
}
