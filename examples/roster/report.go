package main

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	web "github.com/seed-133aca06/asnmerit/examples/internal/report"
	"github.com/seed-133aca06/asnmerit/examples/internal/rosterfile"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

//go:embed report.html
var reportPage string

// writeHTML writes the report as one self-contained page for a browser and for paper.
func writeHTML(r *report, out io.Writer) error {
	layout, err := web.Layout(r.lang, reportPage)
	if err != nil {
		return err
	}
	data, err := r.page()
	if err != nil {
		return err
	}
	return web.Write(out, layout, data)
}

// htmlPage is what the template of the page reads.
type htmlPage struct {
	web.Shell
	Embedded   bool
	Officials  int // on the roster
	Contract   int
	Shown      int // officials on the page
	Summary    []summaryRow
	Ways       []wayRow
	Figures    []figure
	Changes    []changeRow
	MoreLater  int // changes that the list leaves out
	Groups     []groupView
	Vacancies  []vacancyView
	Posts      int // vacant posts in the files
	Problems   []*rosterfile.RowError
	Packages   []packageView
	Digest     merit.Digest
	LawDay     merit.Date
	NotInForce []ruleView
}

type summaryRow struct {
	Question  merit.Text
	Threshold string
	Counts    []int // yes, no, cannot tell, not governed, on contract
	Basis     string
}

type wayRow struct {
	Name  merit.Text
	Posts []vacancyView
}

// figure is a chart with its words.
type figure struct {
	ID      string
	Title   merit.Text
	Drawing template.HTML
	Labels  []string
	Series  []web.Series // their names are empty where there is but one
	Note    string       // what the signs among the labels mean
}

type changeRow struct {
	On       merit.Date
	Official officialView
	Question merit.Text
	Becomes  merit.Outcome
}

type groupView struct {
	Title     merit.Text
	Officials []officialView
}

// officialView is an official with the answers to the three questions.
type officialView struct {
	ID, Name, Post, NIP string
	Employment          merit.Employment
	Level               merit.Level
	Inaugurated         merit.Date
	Tenure              string      // empty where it is not known
	Contract            *merit.Text // why an official on contract is not judged; nil for others
	Answers             []answerView
	Next                merit.Date // the first day on which one of the answers is another
}

type answerView struct {
	Question merit.Text
	merit.Finding
}

type vacancyView struct {
	ID, Short, Post string
	Level           merit.Level
	Route           jpt.Route
	Way             string // the route as a class of the style
	Why, Articles   string
	Changes         merit.Date
	Waiting         []merit.Finding
	Candidates      []candidateView
	Parties         []string
}

type candidateView struct {
	Name    string
	ID      string // of the official on the page; empty where the page does not have him
	Post    string
	Outcome merit.Outcome
	Test    merit.Outcome
	Why     string
}

type packageView struct {
	Name  string
	Rules []ruleView
}

// ruleView is a rule as it stands on the day of law.
type ruleView struct {
	*merit.Rule
	Version *merit.Version
	Params  []paramView
}

type paramView struct {
	Label merit.Text
	*merit.ParamValue
}

func (r *report) page() (*htmlPage, error) {
	p := &htmlPage{
		Embedded: r.embedded, Officials: len(r.all), Shown: len(r.officials), Posts: len(r.vacancies),
		Problems: r.problems, LawDay: r.when.Law,
	}
	for _, j := range r.all {
		if j.group == onContract {
			p.Contract++
		}
	}
	views := map[int]officialView{} // by row
	for _, j := range r.officials {
		views[j.Row] = r.officialView(j)
	}
	p.groups(r, views)
	for _, d := range r.shownVacancies() {
		p.Vacancies = append(p.Vacancies, r.vacancyView(d, views))
	}
	p.summary(r)
	if err := p.changes(r, views); err != nil {
		return nil, err
	}
	if err := p.figures(r); err != nil {
		return nil, err
	}
	p.rules(r.when.Law)
	p.shell(r)
	return p, nil
}

func (p *htmlPage) shell(r *report) {
	in := func(t merit.Text) string { return t.In(r.lang) }
	fact := func(term merit.Text, says string) { p.Facts = append(p.Facts, web.Fact{Term: in(term), Says: says}) }
	p.Title = in(merit.T("Siapa boleh dimutasi, diuji, dan dievaluasi", "Who may move, who is tested, who is evaluated"))
	p.Lead = in(merit.T(
		"Untuk tiap pejabat tiga jawaban dengan pasalnya dan hari berubahnya; untuk tiap jabatan lowong jalur pengisiannya. Fakta yang belum diketahui tidak pernah menjadi \"tidak\".",
		"Three answers for each official, with their articles and the day on which they change; for each vacant post the way in which it is filled. A fact that is not known never becomes a \"no\"."))
	fact(merit.T("Fakta per", "Facts of"), r.when.AsOf.In(r.lang))
	fact(merit.T("Hukum per", "Law of"), r.when.Law.In(r.lang))
	p.Running = fmt.Sprintf(in(merit.T("fakta %s, hukum %s, profil %s", "facts of %s, law of %s, profile %s")), r.when.AsOf.In(r.lang), r.when.Law.In(r.lang), in(r.profile.Spec().Title))
	fact(merit.T("Profil ambang", "Thresholds of profile"), in(r.profile.Spec().Title))
	fact(merit.T("Daftar pegawai", "Roster"), r.source(r.roster))
	if p.Posts > 0 {
		fact(merit.T("Daftar jabatan lowong", "Vacant posts"), r.source(r.settings.vacancies))
	}
	fact(merit.T("Pustaka", "Library"), "asnmerit "+merit.LibraryVersion)
	link := func(id string, text merit.Text) {
		p.Contents = append(p.Contents, web.Link{ID: id, Text: in(text)})
	}
	link("summary", merit.T("Ringkasan", "Summary"))
	link("timeline", merit.T("Linimasa", "Timeline"))
	if p.Shown > 0 {
		link("officials", merit.T("Pegawai", "Officials"))
	}
	if len(p.Vacancies) > 0 {
		link("vacancies", merit.T("Jabatan lowong", "Vacant posts"))
	}
	if len(p.Problems) > 0 {
		link("problems", merit.T("Masalah pada berkas", "Problems in the files"))
	}
	link("rules", merit.T("Aturan yang dipakai", "The rules applied"))
}

// source names a file as the page shows it.
func (r *report) source(path string) string {
	if path == "" {
		return merit.T("rekaan, bagian dari program", "made up, part of the program").In(r.lang)
	}
	return filepath.Base(path)
}

func (r *report) officialView(j judged) officialView {
	o := officialView{
		ID: "o" + strconv.Itoa(j.Row), Name: j.Name, Post: j.Post, NIP: r.nip(j.NIP),
		Employment: j.NIP.Employment(), Level: j.Incumbent.Level, Inaugurated: j.Incumbent.Inaugurated,
	}
	if j.group == onContract {
		o.Contract = &contractText
	}
	if !o.Inaugurated.IsZero() && !r.when.AsOf.Before(o.Inaugurated) {
		o.Tenure = merit.Elapsed(o.Inaugurated, r.when.AsOf, r.profile.Spec().Roll).In(r.lang)
	}
	for i, f := range j.findings() {
		o.Answers = append(o.Answers, answerView{questions[i], f})
		if !f.Changes.IsZero() && (o.Next.IsZero() || f.Changes.Before(o.Next)) {
			o.Next = f.Changes
		}
	}
	return o
}

func (p *htmlPage) groups(r *report, views map[int]officialView) {
	for g, title := range groupTitles {
		one := groupView{Title: title}
		for _, j := range r.officials {
			if j.group == group(g) {
				one.Officials = append(one.Officials, views[j.Row])
			}
		}
		if len(one.Officials) > 0 {
			p.Groups = append(p.Groups, one)
		}
	}
}

func (r *report) vacancyView(d decided, views map[int]officialView) vacancyView {
	v := vacancyView{
		ID: "v" + strconv.Itoa(d.Row), Short: d.ID, Post: d.Post, Level: d.Facts.Post.Level, Route: d.decision.Route,
		Way: wayClass(d.decision.Route), Why: r.why(d), Articles: r.articles(d),
		Changes: d.decision.Deciding().Changes, Waiting: d.decision.Waiting(),
	}
	for i, c := range d.decision.Candidates {
		one := candidateView{Name: r.candidateName(d, i), Outcome: c.Outcome(), Test: c.MayTakeTest(), Why: r.whyCandidate(d, i)}
		if o := d.Candidates[i].Official; o != nil {
			one.Post, one.ID = o.Post, views[o.Row].ID
		}
		v.Candidates = append(v.Candidates, one)
	}
	for _, c := range d.clearances {
		v.Parties = append(v.Parties, page.Clearance(c, r.lang))
	}
	return v
}

// wayClass colours a route: decided, frozen or not known.
func wayClass(route jpt.Route) string {
	switch route {
	case jpt.Undecided:
		return merit.Undetermined.String()
	case jpt.Blocked:
		return merit.NotMet.String()
	}
	return merit.Met.String()
}

func (p *htmlPage) summary(r *report) {
	for i, q := range questions {
		row := summaryRow{Question: q, Basis: r.basis(i)}
		if least := r.threshold(i); least != nil {
			row.Threshold = least.Value.In(r.lang)
		}
		for _, o := range []merit.Outcome{merit.Met, merit.NotMet, merit.Undetermined, merit.NotApplicable} {
			row.Counts = append(row.Counts, r.count(i, o))
		}
		p.Summary = append(p.Summary, row)
	}
	for _, way := range ways {
		row := wayRow{Name: way.name}
		for _, v := range p.Vacancies {
			if way.holds(v.Route) {
				row.Posts = append(row.Posts, v)
			}
		}
		if len(row.Posts) > 0 {
			p.Ways = append(p.Ways, row)
		}
	}
}

// threshold returns the number of law that the officials reached who fulfil the
// question, or nil where nobody does.
func (r *report) threshold(question int) *merit.ParamValue {
	for _, j := range r.all {
		if f := j.findings()[question]; f.Outcome() == merit.Met && f.Required != nil {
			return f.Required
		}
	}
	return nil
}

// changesShown is how many changes the timeline lists; on a long roster each official
// has his own in his section.
const changesShown = 200

func (p *htmlPage) changes(r *report, views map[int]officialView) error {
	all, err := r.changes()
	if err != nil {
		return err
	}
	for _, c := range all[:min(changesShown, len(all))] {
		p.Changes = append(p.Changes, changeRow{c.on, views[c.official.Row], questions[c.question], c.outcome})
	}
	p.MoreLater = len(all) - len(p.Changes)
	return p.timeline(r, all)
}

// half is half a year, the step of the timeline.
type half int

func halfOf(d merit.Date) half { return half(d.Year()*2 + (int(d.Month())-1)/6) }

func (h half) String() string { return fmt.Sprintf("%d %s", h/2, []string{"I", "II"}[h%2]) }

// halvesShown is how many half-years the timeline has room for.
const halvesShown = 12

// timeline draws how many officials reach each threshold, by half-years.
func (p *htmlPage) timeline(r *report, all []change) error {
	from := halfOf(r.when.AsOf)
	last, later := from, 0
	for _, c := range all {
		switch h := halfOf(c.on); {
		case c.outcome != merit.Met:
		case h >= from+halvesShown:
			later++
		default:
			last = max(last, h)
		}
	}
	series := make([]web.Series, len(questions))
	for i, q := range questions {
		series[i] = web.Series{Name: q.In(r.lang), Values: make([]float64, last-from+1)}
	}
	for _, c := range all {
		if h := halfOf(c.on); c.outcome == merit.Met && h <= last {
			series[c.question].Values[h-from]++
		}
	}
	var labels []string
	for h := from; h <= last; h++ {
		labels = append(labels, h.String())
	}
	note := ""
	if later > 0 {
		note = fmt.Sprintf(merit.T("%d lagi lebih kemudian.", "%d more later still.").In(r.lang), later)
	}
	return p.figure(r, figure{ID: "chart-timeline", Title: merit.T("Kapan ambang tercapai (jumlah pegawai tiap semester)", "When thresholds are reached (officials by half-year)"),
		Labels: labels, Series: series, Note: note}, 300, web.Chart.Bars)
}

func (p *htmlPage) figures(r *report) error {
	routes := figure{ID: "chart-routes", Title: merit.T("Jalur pengisian jabatan lowong (jumlah jabatan)", "How vacant posts are filled (number of posts)"), Series: make([]web.Series, 1)}
	for _, way := range p.Ways {
		routes.add(way.Name.In(r.lang), len(way.Posts))
	}
	if len(p.Ways) > 0 {
		if err := p.figure(r, routes, 70+36*len(routes.Labels), web.Chart.Rows); err != nil {
			return err
		}
	}
	return p.figure(r, r.tenures(), 300, web.Chart.Bars)
}

// tenures counts the permanent civil servants by their full years in post.
func (r *report) tenures() figure {
	const most = 10 // the last number of years with a bar of its own
	var years [most + 1]int
	notBegun, unknown, longest := 0, 0, 0
	for _, j := range r.all {
		start := j.Incumbent.Inaugurated
		switch {
		case j.group == onContract:
		case start.IsZero():
			unknown++
		case r.when.AsOf.Before(start):
			notBegun++
		default:
			full := min(most, int(merit.Elapsed(start, r.when.AsOf, r.profile.Spec().Roll).Years))
			years[full]++
			longest = max(longest, full)
		}
	}
	f := figure{ID: "chart-tenure", Title: merit.T("Masa jabatan PNS dalam tahun penuh (jumlah pegawai)", "Tenure of PNS in full years (number of officials)"), Series: make([]web.Series, 1)}
	for full := 0; full <= longest; full++ {
		label := strconv.Itoa(full)
		if full == most {
			label += "+"
		}
		f.add(label, years[full])
	}
	if notBegun > 0 {
		f.add("–", notBegun)
		f.Note = merit.T("–: belum mulai. ", "–: not begun. ").In(r.lang)
	}
	if unknown > 0 {
		f.add("?", unknown)
		f.Note += merit.T("?: tanggal pelantikan tidak diketahui.", "?: day of inauguration not known.").In(r.lang)
	}
	return f
}

// add adds a bar to a figure of one series.
func (f *figure) add(label string, n int) {
	f.Labels, f.Series[0].Values = append(f.Labels, label), append(f.Series[0].Values, float64(n))
}

// says is the figure in one sentence, for those who do not see it.
func (f figure) says() string {
	var words []string
	for i, label := range f.Labels {
		for _, s := range f.Series {
			if s.Values[i] > 0 {
				words = append(words, fmt.Sprintf("%s: %s %.0f", label, s.Name, s.Values[i]))
			}
		}
	}
	return strings.TrimSpace(strings.Join(words, "; ") + ". " + f.Note)
}

const figureWidth = 640

func (p *htmlPage) figure(r *report, f figure, height int, draw func(web.Chart, []string, ...web.Series) (template.HTML, error)) (err error) {
	c := web.Chart{ID: f.ID, Title: f.Title.In(r.lang), Says: f.says(), Width: figureWidth, Height: height, Lang: r.lang}
	f.Drawing, err = draw(c, f.Labels, f.Series...)
	p.Figures = append(p.Figures, f)
	return err
}

// rules lists the rules of the packages that judge a roster, as they stand on the day.
func (p *htmlPage) rules(law merit.Date) {
	packages := []struct {
		name  string
		rules []*merit.Rule
	}{{"merit", merit.Rules()}, {"eligibility", eligibility.Rules()}, {"jpt", jpt.Rules()}}
	var all [][]*merit.Rule
	for _, pkg := range packages {
		all = append(all, pkg.rules)
		view := packageView{Name: pkg.name}
		for _, rule := range pkg.rules {
			if !rule.InForce(law) {
				p.NotInForce = append(p.NotInForce, ruleView{Rule: rule, Version: rule.At(law)})
				continue
			}
			one := ruleView{Rule: rule, Version: rule.At(law)}
			for _, param := range rule.Params() {
				if v := param.At(law); v != nil {
					one.Params = append(one.Params, paramView{param.Label(), v})
				}
			}
			view.Rules = append(view.Rules, one)
		}
		p.Packages = append(p.Packages, view)
	}
	p.Digest = merit.DigestOf(all...)
}
