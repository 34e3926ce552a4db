package main

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

// wide is the width from which tables show the employee number and the level.
const wide = 120

// nipWidth is the width of an employee number as it is printed.
const nipWidth = len("19850317 201001 1 003")

// writeTable writes the report for a terminal: the summary first, then the
// officials, the vacant posts and the rejected rows.
func writeTable(r *report, out io.Writer) error {
	p := page.New(out, r.lang, r.width)
	r.head(p)
	if err := r.summary(p); err != nil {
		return err
	}
	r.tableOfOfficials(p)
	r.tableOfVacancies(p)
	sheet.Rejected(p, r.problems)
	return p.Err()
}

func (r *report) head(p *page.Page) {
	p.Title(p.In(merit.T("Siapa boleh dimutasi, diuji, dan dievaluasi", "Who may move, who is tested, who is evaluated")))
	p.Para(merit.T("Fakta per %s, hukum per %s, profil ambang %s.", "Facts of %s, law of %s, thresholds of profile %s."),
		r.when.AsOf.In(r.lang), r.when.Law.In(r.lang), r.profile.Spec().Title.In(r.lang))
	if r.embedded {
		p.Para(merit.T("Semua orang dalam daftar ini rekaan.", "Everybody on this roster is made up."))
	}
}

func (r *report) summary(p *page.Page) error {
	p.Heading(p.In(merit.T("Ringkasan", "Summary")))
	contract := 0
	for _, j := range r.all {
		if j.group == onContract {
			contract++
		}
	}
	p.Para(merit.T("%d pegawai dibaca: %d PNS dan %d PPPK. %d jabatan lowong. %d masalah pada berkas.",
		"%d officials read: %d PNS and %d PPPK. %d vacant posts. %d problems in the files."),
		len(r.all), len(r.all)-contract, contract, len(r.vacancies), len(r.problems))
	p.Blank()

	columns := []page.Column{{Head: p.In(merit.T("Pertanyaan", "Question")), Give: true}}
	outcomes := []merit.Outcome{merit.Met, merit.NotMet, merit.Undetermined, merit.NotApplicable}
	for _, head := range []merit.Text{merit.T("ya", "yes"), merit.T("tidak", "no"), merit.T("?", "?"), merit.T("–", "–"), merit.T("PPPK", "PPPK")} {
		columns = append(columns, page.Column{Head: p.In(head), Right: true})
	}
	columns = append(columns, page.Column{Head: p.In(page.Basis), Give: true})
	var rows [][]string
	for i, q := range questions {
		row := []string{p.In(q)}
		for _, o := range outcomes {
			row = append(row, strconv.Itoa(r.count(i, o)))
		}
		rows = append(rows, append(row, strconv.Itoa(contract), r.basis(i)))
	}
	p.Table(columns, rows)
	p.Para(merit.T("? tidak dapat dipastikan; – tidak diatur oleh aturan itu; PPPK tidak dinilai, lihat bagiannya.",
		"? cannot tell; – the rule does not govern the case; PPPK are not judged, see their section."))

	if len(r.vacancies) > 0 {
		p.Blank()
		rows = nil
		for _, kind := range ways {
			var ids []string
			for _, d := range r.vacancies {
				if kind.holds(d.decision.Route) {
					ids = append(ids, d.ID)
				}
			}
			if len(ids) > 0 {
				rows = append(rows, []string{p.In(kind.name), strconv.Itoa(len(ids)), strings.Join(ids, " ")})
			}
		}
		p.Table([]page.Column{
			{Head: p.In(merit.T("Jabatan lowong diisi lewat", "Vacant posts are filled by")), Give: true},
			{Head: p.In(merit.T("jumlah", "count")), Right: true},
			{Head: p.In(merit.T("jabatan", "posts")), Give: true},
		}, rows)
	}
	return r.next(p)
}

// ways groups the routes for the summary.
var ways = []struct {
	name  merit.Text
	holds func(jpt.Route) bool
}{
	{merit.T("rotasi (pejabat yang ada, dengan ukom)", "rotation (officials in post, by competence test)"), jpt.Route.Rotation},
	{merit.T("seleksi terbuka", "open selection"), jpt.Route.Open},
	{merit.T("talent pool", "talent pool"), func(r jpt.Route) bool { return r == jpt.TalentPool }},
	{merit.T("dibekukan: hanya Plt", "frozen: acting official only"), func(r jpt.Route) bool { return r == jpt.Blocked }},
	{merit.T("belum dapat ditentukan", "cannot tell yet"), func(r jpt.Route) bool { return r == jpt.Undecided }},
}

// basis returns where the number stands that decides the question.
func (r *report) basis(question int) string {
	basis := ""
	for _, j := range r.all {
		switch f := j.findings()[question]; {
		case f.Required != nil && f.Outcome() == merit.Met:
			return page.Citations(f.Required.Basis)
		case basis == "" && f.Required != nil:
			basis = page.Citations(f.Required.Basis)
		}
	}
	return basis
}

// next writes the days on which something changes next.
func (r *report) next(p *page.Page) error {
	const shown = 5
	all, err := r.changes()
	if err != nil || len(all) == 0 {
		return err
	}
	p.Blank()
	var rows [][]string
	for _, c := range all[:min(shown, len(all))] {
		rows = append(rows, []string{c.on.String(), c.official.Name, p.In(questions[c.question]), page.Answer(c.outcome, r.lang)})
	}
	p.Table([]page.Column{
		{Head: p.In(merit.T("Berubah pada", "Next change"))},
		{Head: p.In(merit.T("pegawai", "official")), Give: true},
		{Head: p.In(merit.T("pertanyaan", "question")), Give: true},
		{Head: p.In(merit.T("menjadi", "becomes"))},
	}, rows)
	if rest := len(all) - len(rows); rest > 0 {
		p.Para(merit.T("… dan %d perubahan lagi, masing-masing pada barisnya di bawah.", "… and %d more, each in its row below."), rest)
	}
	return nil
}

func (r *report) tableOfOfficials(p *page.Page) {
	legend := page.NewLegend(r.lang)
	number := 0
	for g, title := range groupTitles {
		var rows [][]string
		for _, j := range r.officials {
			if j.group == group(g) {
				number++
				rows = append(rows, r.officialRow(number, j, legend))
			}
		}
		if len(rows) == 0 {
			continue
		}
		p.Heading(p.In(title) + " (" + strconv.Itoa(len(rows)) + ")")
		p.Table(r.officialColumns(p), rows)
	}
	if number > 0 {
		p.Heading(p.In(merit.T("Keterangan dan dasar hukum", "Explanations and legal basis")))
		p.Legend(legend)
		if r.width < wide {
			p.Para(merit.T("NIP dan jenjang tampil pada lebar %d kolom ke atas, dan dalam csv dan json.", "The employee number and the level show from %d columns on, and in csv and json."), wide)
		}
	}
}

func (r *report) officialColumns(p *page.Page) []page.Column {
	columns := []page.Column{{Head: p.In(merit.T("No", "No")), Right: true}}
	if r.width >= wide {
		columns = append(columns,
			page.Column{Head: p.In(merit.T("Nama\nNIP", "Name\nNIP")), Give: true, Least: nipWidth},
			page.Column{Head: p.In(merit.T("Jabatan\njenjang", "Post\nlevel")), Give: true})
	} else {
		name := page.Column{Head: p.In(merit.T("Nama\njabatan", "Name\npost")), Give: true}
		if r.fullNIP {
			name.Least = nipWidth
		}
		columns = append(columns, name)
	}
	return append(columns,
		page.Column{Head: p.In(merit.T("Dilantik\nlamanya", "In post\nsince"))},
		page.Column{Head: p.In(merit.T("Mutasi", "Move"))},
		page.Column{Head: p.In(merit.T("Ukom", "Test"))},
		page.Column{Head: p.In(merit.T("Evaluasi", "Evaluation"))})
}

func (r *report) officialRow(number int, j judged, legend *page.Legend) []string {
	row := []string{strconv.Itoa(number)}
	if r.width >= wide {
		row = append(row, j.Name+"\n"+r.nip(j.NIP), j.Post+"\n"+j.Incumbent.Level.In(r.lang))
	} else {
		cell := j.Name + "\n" + j.Post
		if r.fullNIP {
			cell += "\n" + r.nip(j.NIP)
		}
		row = append(row, cell)
	}
	since := j.Incumbent.Inaugurated.String()
	if since == "" {
		since = "?"
	} else {
		since += "\n" + page.Tenure(j.Incumbent.Inaugurated, r.when.AsOf, r.profile.Spec().Roll, r.lang)
	}
	row = append(row, since)
	for _, f := range j.findings() {
		if j.group == onContract {
			row = append(row, page.Answer(merit.Undetermined, r.lang)+" "+legend.Number(contractText.In(r.lang)+"."))
			continue
		}
		row = append(row, legend.Cell(f))
	}
	return row
}

func (r *report) tableOfVacancies(p *page.Page) {
	if len(r.vacancies) == 0 || !r.only.vacancies() {
		return
	}
	p.Heading(p.In(merit.T("Jabatan lowong: jalur pengisian", "Vacant posts: how each is filled")) + " (" + strconv.Itoa(len(r.vacancies)) + ")")
	var rows [][]string
	for _, d := range r.vacancies {
		rows = append(rows, []string{d.ID, d.Post, d.decision.Route.In(r.lang), r.articles(d)})
	}
	p.Table([]page.Column{
		{Head: "ID"},
		{Head: p.In(merit.T("Jabatan", "Post")), Give: true},
		{Head: p.In(merit.T("Jalur", "Route")), Give: true},
		{Head: p.In(page.Basis), Give: true},
	}, rows)

	p.Heading(p.In(merit.T("Jabatan lowong: alasan, calon, dan pihak lain", "Vacant posts: reasons, candidates and other parties")))
	for i, d := range r.vacancies {
		if i > 0 {
			p.Blank()
		}
		r.vacancy(p, d)
	}
}

// vacancy writes why a vacant post is filled in the way it is.
func (r *report) vacancy(p *page.Page, d decided) {
	p.Hang(d.ID+"  ", d.Post+": "+d.decision.Route.In(r.lang))
	indent := strings.Repeat(" ", len(d.ID)+2)
	deciding := d.decision.Deciding()
	why := r.why(d) + " (" + r.articles(d) + ")."
	if !deciding.Changes.IsZero() {
		why += p.Fill(merit.T(" Berubah pada %s.", " Changes on %s."), deciding.Changes.In(r.lang))
	}
	p.Hang(indent+p.In(merit.T("Alasan  ", "Why        ")), why)
	for i, c := range d.decision.Candidates {
		p.Hang(indent+p.In(merit.T("Calon   ", "Candidate  ")), r.candidateName(d, i)+": "+page.Answer(c.Outcome(), r.lang)+" – "+r.whyCandidate(d, i)+".")
	}
	for _, c := range d.clearances {
		p.Hang(indent+p.In(merit.T("Pihak   ", "Party      ")), page.Clearance(c, r.lang))
	}
}

// why returns why the vacant post is filled in the way it is; for an undecided one
// that names the facts that are missing.
func (r *report) why(d decided) string {
	deciding := d.decision.Deciding()
	s := deciding.Explanation(r.lang)
	if d.decision.Route == jpt.Undecided && len(deciding.MissingFacts()) == 0 {
		var facts []string
		for _, f := range d.missing() {
			for _, fact := range f.MissingFacts() {
				if name := fact.Name.In(r.lang); !slices.Contains(facts, name) {
					facts = append(facts, name)
				}
			}
		}
		s += "; " + merit.T("belum diketahui: ", "not known: ").In(r.lang) + strings.Join(facts, ", ")
	}
	return s
}

// articles returns what decides the route of a vacant post.
func (r *report) articles(d decided) string { return page.Articles(d.decision.Deciding()) }

func (r *report) candidateName(d decided, i int) string {
	c := d.Candidates[i]
	if c.Official == nil {
		return "(" + merit.T("baris ", "row ").In(r.lang) + strconv.Itoa(c.Row) + ")"
	}
	return c.Official.Name
}

// whyCandidate returns everything that stands against a candidate, or everything
// that is not known, or the way that is open.
func (r *report) whyCandidate(d decided, i int) string {
	c := d.decision.Candidates[i]
	switch {
	case d.Candidates[i].Contract:
		return merit.T("PPPK: pustaka tidak memuat aturan rotasi bagi PPPK, tidak dinilai", "PPPK: the library has no rule of rotation for officials on contract, not judged").In(r.lang)
	case d.Candidates[i].Official == nil:
		return merit.T("barisnya ditolak, tidak ada yang diketahui", "the row was rejected, nothing is known").In(r.lang)
	}
	v := merit.Verdict{Findings: c.Findings()}
	say := v.Failing()
	if len(say) == 0 {
		say = v.Unknown()
	}
	if len(say) == 0 {
		say = v.Findings[len(v.Findings)-1:]
	}
	reasons := make([]string, len(say))
	for i, f := range say {
		reasons[i] = f.Explanation(r.lang) + " (" + page.Articles(f) + ")"
	}
	return strings.Join(reasons, "; ")
}
