package main

import (
	"fmt"
	"io"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/examples/internal/rosterfile"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// writeTable writes the report as a page.
func writeTable(r *report, out io.Writer) error {
	p := page.New(out, r.lang, r.width)
	r.opening(p)
	r.result(p)
	r.scoresTable(p)
	r.traceOf(p)
	r.schemeTable(p)
	r.marksTables(p)
	r.agreement(p)
	r.deviations(p)
	r.robust(p)
	return p.Err()
}

func (r *report) opening(p *page.Page) {
	p.Title(p.In(merit.T("Seleksi terbuka: dari nilai panel ke tiga nama", "Open selection: from the marks of the panel to three names")))
	if r.file == "" {
		p.Para(merit.T("Contoh ini rekaan: nama, nilai, dan hubungan keluarga di dalamnya bukan milik siapa pun.", "This sample is made up: its names, marks and kinship are nobody's."))
	}
	given, kept := 0, 0
	for _, m := range r.marks {
		switch {
		case !m.Value.Valid:
		case r.excluded(m.Assessor, m.Candidate):
			kept++
		default:
			given++
		}
	}
	p.Para(merit.T("%d peserta, %d penilai, %d nilai yang dihitung, %d dikesampingkan, %d belum ada.", "%d candidates, %d assessors, %d marks that count, %d set aside, %d still to come."),
		len(r.names), len(r.assessors), given, kept, len(r.holes()))
	p.Para(merit.T("Skema: %s. Nilai yang belum ada: %s.", "Scheme: %s. Marks still to come: %s."), p.In(r.schemeName()), p.In(policyTexts[r.scheme.Spec().Missing]))
	if r.overruled {
		p.Para(merit.T("Kebijakan itu dipilih di baris perintah, bukan oleh skema; semestinya ditetapkan sebelum nilai apa pun diketahui.", "That policy was chosen on the command line, not by the scheme; it ought to be fixed before any mark is known."))
	}
}

func (r *report) schemeName() merit.Text {
	if name := r.scheme.Name(); !name.IsZero() {
		return name
	}
	return merit.T("tanpa nama", "without a name")
}

var policyTexts = map[rubric.MissingPolicy]merit.Text{
	rubric.Refuse:      merit.T("tanpa itu tidak ada peringkat (refuse)", "no ranking without them (refuse)"),
	rubric.Provisional: merit.T("nilai akhir menjadi rentang dari kemungkinan terburuk sampai terbaik (provisional)", "the score is an interval from the worst they can be to the best (provisional)"),
	rubric.Reweight:    merit.T("yang sudah ada menggantikannya (reweight)", "those given stand in for them (reweight)"),
	rubric.WorstMark:   merit.T("dihitung sebagai nilai terburuk (worst)", "they count as the worst mark (worst)"),
}

func (r *report) excluded(assessor, candidate string) bool {
	return slices.ContainsFunc(r.panels, func(p panel) bool { return p.excludes(assessor, candidate) })
}

// result writes the ranking and who is announced.
func (r *report) result(p *page.Page) {
	p.Heading(p.In(merit.T("Peringkat", "Ranking")))
	if r.refused() {
		p.Para(merit.T("Tidak ada peringkat: ada nilai yang belum ada, dan skema menolak menghitung tanpanya.", "No ranking: a mark is still to come, and the scheme refuses to count without it."))
		for _, h := range r.holes() {
			p.Item(merit.T("%s, %s: menunggu nilai dari %s", "%s, %s: waits for the mark of %s"), h.candidate, p.In(h.criterion.Name), h.assessor)
		}
		p.Para(merit.T("Dengan -missing provisional tampak apa yang sudah pasti tanpa nilai itu.", "-missing provisional shows what is certain already without it."))
		return
	}
	var rows [][]string
	cut := false
	for _, e := range r.entries {
		if e.ranked() && e.best > announced && !cut {
			rows, cut = append(rows, []string{"", "··· " + p.Fill(merit.T("batas %d nama", "cut-off at %d"), announced) + " ···", "", "", ""}), true
		}
		rows = append(rows, []string{r.rankCell(e), e.name, r.scoreCell(e), r.exactCell(e), r.remark(e)})
	}
	p.Table([]page.Column{
		{Head: p.In(merit.T("Peringkat", "Rank"))},
		{Head: p.In(merit.T("Nama", "Name")), Give: true, Least: 18},
		{Head: p.In(merit.T("Nilai akhir", "Score")), Right: true},
		{Head: p.In(merit.T("tepatnya", "exactly")), Right: true},
		{Head: p.In(merit.T("keterangan", "remark")), Give: true, Least: 16},
	}, rows)
	chain := p.In(merit.T("Tidak ada pembeda yang ditetapkan: nilai yang sama tetap sama.", "No tie-break is declared: equal scores stay equal."))
	if len(r.chain) > 0 {
		chain = p.Fill(merit.T("Pembeda yang ditetapkan untuk nilai yang sama: %s.", "Declared tie-breaks for equal scores: %s."), strings.Join(r.criterionNames(r.chain), ", "))
	}
	p.Hang("", chain+" "+p.In(merit.T("Urutan memakai nilai tepat; pembulatan hanya untuk tampilan.", "The order rests on the exact scores; rounding is for display only.")))

	p.Heading(p.In(merit.T("Pengumuman, menurut abjad", "Announcement, in the order of the alphabet")))
	if !r.final {
		p.Para(merit.T("Belum dapat diumumkan: nilai yang belum ada masih menentukan siapa yang masuk.", "Nothing to announce yet: marks still to come decide who is in."))
		return
	}
	for _, name := range r.announced {
		p.Hang("- ", name)
	}
	switch {
	case len(r.announced) == 0:
		p.Para(merit.T("Tidak ada peserta yang memenuhi nilai ambang.", "No candidate reaches the minimums."))
	case len(r.announced) > announced:
		p.Para(merit.T("%d nama untuk %d tempat: semua yang sama nilainya di batas itu ikut, sebab tidak ada pembeda yang memisahkan mereka.", "%d names for %d places: everyone tied at the cut-off is in, for no tie-break tells them apart."), len(r.announced), announced)
	case len(r.announced) < announced:
		p.Para(merit.T("Hanya %d nama untuk %d tempat.", "Only %d names for %d places."), len(r.announced), announced)
	}
	if len(r.holes()) > 0 && r.scheme.Spec().Missing == rubric.Provisional {
		p.Para(merit.T("Sudah pasti: berapa pun nilai yang belum ada itu, nama-namanya sama.", "This is certain: whatever the marks still to come turn out to be, the names are the same."))
	}
}

// criterionNames returns the names of criteria by their codes.
func (r *report) criterionNames(codes []string) []string {
	out := make([]string, len(codes))
	for i, code := range codes {
		out[i] = r.criterionName(code)
	}
	return out
}

func (r *report) criterionName(code string) string {
	var find func([]rubric.Criterion) string
	find = func(criteria []rubric.Criterion) string {
		for _, c := range criteria {
			if c.Code == code {
				return c.Name.In(r.lang)
			}
			if name := find(c.Sub); name != "" {
				return name
			}
		}
		return ""
	}
	return find(r.scheme.Spec().Criteria)
}

func (r *report) rankCell(e *entry) string {
	switch {
	case e.out:
		return merit.T("gugur", "out").In(r.lang)
	case e.refused:
		return "?"
	case e.best != e.worst:
		return fmt.Sprintf("%d–%d", e.best, e.worst)
	case e.exAequo:
		return strconv.Itoa(e.best) + " ="
	}
	return strconv.Itoa(e.best)
}

func (r *report) scoreCell(e *entry) string {
	if e.refused {
		return "?"
	}
	low, high := e.low.String(), e.high.String()
	if order, ok := e.low.Compare(e.high); !ok || order != 0 {
		return r.number(low) + "–" + r.number(high)
	}
	return r.number(low)
}

func (r *report) exactCell(e *entry) string {
	if e.refused || e.low.Exact() == nil || e.low.Exact().Cmp(e.high.Exact()) != 0 {
		return "?"
	}
	return r.exact(e.low.Exact())
}

func (r *report) remark(e *entry) string {
	var out []string
	say := func(t merit.Text, args ...any) { out = append(out, fmt.Sprintf(t.In(r.lang), args...)) }
	switch {
	case e.out:
		for _, code := range e.high.KnockedOutBy() {
			say(merit.T("%s di bawah nilai ambang %s", "%s below the minimum of %s"), r.criterionName(code), r.minimum(code))
		}
	case e.refused:
	case e.openMin:
		say(merit.T("nilai yang belum ada menentukan gugur atau tidak", "a mark to come decides whether out or not"))
	case !e.settled() && e.best > announced:
		say(merit.T("menunggu satu nilai; batas tidak terjangkau", "waits for a mark; the cut-off is out of reach"))
	case !e.settled():
		say(merit.T("menunggu nilai", "waits for a mark"))
	case e.exAequo:
		say(merit.T("nilai tepat sama", "exact scores are equal"))
	}
	if e.decidedBy != "" {
		say(merit.T("di bawah yang sama nilainya karena %s", "below an equal score by %s"), r.criterionName(e.decidedBy))
	}
	return strings.Join(out, "; ")
}

func (r *report) minimum(code string) string {
	for _, c := range r.scheme.Spec().Criteria {
		if found := minimumIn(c, code); found != "" {
			return r.number(found)
		}
	}
	return ""
}

func minimumIn(c rubric.Criterion, code string) string {
	if c.Code == code && c.Minimum.Valid {
		return c.Minimum.Decimal.String()
	}
	for _, sub := range c.Sub {
		if found := minimumIn(sub, code); found != "" {
			return found
		}
	}
	return ""
}

// number writes a number in the way of the language.
func (r *report) number(s string) string { return page.Number(s, r.lang) }

// shown rounds a number to two decimals for display.
func (r *report) shown(x *big.Rat) string { return r.number(x.FloatString(2)) }

// exact writes a number in full: as a decimal where it is a short one, as a whole
// number and a fraction otherwise.
func (r *report) exact(x *big.Rat) string {
	const longest = 4
	if n, ok := x.FloatPrec(); ok && n <= longest {
		return r.number(x.FloatString(n))
	}
	whole := new(big.Int).Quo(x.Num(), x.Denom())
	rest := new(big.Rat).Sub(x, new(big.Rat).SetInt(whole))
	if whole.Sign() == 0 || rest.Sign() < 0 {
		return x.RatString()
	}
	return whole.String() + " " + rest.RatString()
}

func (r *report) valueCell(v value) string {
	switch {
	case v.low == nil:
		return "?"
	case v.settled():
		return r.shown(v.low)
	}
	return r.shown(v.low) + "–" + r.shown(v.high)
}

// scoresTable writes the value of each panel and what it counts.
func (r *report) scoresTable(p *page.Page) {
	p.Heading(p.In(merit.T("Nilai per kriteria", "Values by criterion")))
	columns := []page.Column{{Head: p.In(merit.T("Nama", "Name")), Give: true, Least: 16}}
	for _, panel := range r.panels {
		columns = append(columns, page.Column{Head: p.In(panel.criterion.Name) + " " + r.percent(r.scheme.Weight(panel.criterion.Code)), Right: true, Give: true, Least: 11})
	}
	columns = append(columns, page.Column{Head: p.In(merit.T("Nilai akhir", "Score")), Right: true})
	var rows [][]string
	for _, e := range r.entries {
		row := []string{e.name}
		for _, v := range e.values {
			row = append(row, r.valueCell(v))
		}
		rows = append(rows, append(row, r.scoreCell(e)))
	}
	p.Table(columns, rows)
}

func (r *report) percent(x *big.Rat) string {
	n, ok := x.FloatPrec()
	if !ok || n > 2 {
		n = 2
	}
	return r.number(x.FloatString(n)) + "%"
}

// weightFindings returns what the regulation says of each part of the scheme.
func (r *report) weightFindings() map[string]merit.Finding {
	found := map[string]merit.Finding{}
	for _, f := range r.weights.Findings {
		if f.Reason != nil {
			for _, c := range r.scheme.Spec().Criteria {
				if strings.HasPrefix(f.Reason.Code, c.Code+"-") {
					found[c.Code] = f
				}
			}
		}
	}
	return found
}

// schemeTable writes the weights and holds them against the regulation.
func (r *report) schemeTable(p *page.Page) {
	p.Heading(p.Fill(merit.T("Bobot, diperiksa menurut hukum pada %s", "Weights, held against the law of %s"), r.law.In(r.lang)))
	legend, found := page.NewLegend(r.lang), r.weightFindings()
	var rows [][]string
	var list func(criteria []rubric.Criterion, indent string)
	list = func(criteria []rubric.Criterion, indent string) {
		for _, c := range criteria {
			method, span, ok := "", "–", "–"
			if len(c.Sub) == 0 {
				method = p.In(methodWords[r.methods[c.Code]].name)
			}
			if f, judged := found[c.Code]; judged && indent == "" {
				span, ok = r.lawful(f, c.Code), page.Answer(f.Outcome(), r.lang)+" "+legend.Number(r.weightText(f))
			}
			min := "–"
			if c.Minimum.Valid {
				min = r.number(c.Minimum.Decimal.String())
			}
			rows = append(rows, []string{indent + p.In(c.Name), r.percent(r.scheme.Weight(c.Code)), span, ok, min, method})
			list(c.Sub, indent+"· ")
		}
	}
	list(r.scheme.Spec().Criteria, "")
	p.Table([]page.Column{
		{Head: p.In(merit.T("Kriteria", "Criterion")), Give: true},
		{Head: p.In(merit.T("bobot", "weight")), Right: true},
		{Head: p.In(merit.T("rentang", "range")), Right: true},
		{Head: p.In(merit.T("sesuai?", "inside?"))},
		{Head: p.In(merit.T("nilai ambang", "minimum")), Right: true},
		{Head: p.In(merit.T("panel", "panel")), Give: true},
	}, rows)
	for _, f := range r.weights.Findings {
		if f.Outcome() == merit.Undetermined || f.Outcome() == merit.NotApplicable {
			p.Hang("- ", f.Text(r.lang))
		}
	}
	p.Legend(legend)
}

// weightText explains a finding on a weight; those that agree say the same but for
// their numbers, which the table shows.
func (r *report) weightText(f merit.Finding) string {
	s := f.Code() + ": " + f.Explanation(r.lang) + "."
	if f.Outcome() == merit.Met {
		s = string(f.Rule.ID()) + ": " + merit.T("bobot dalam rentangnya", "the weight lies in its range").In(r.lang) + "."
	}
	for _, remark := range page.Remarks(f, r.lang) {
		s += " " + remark + "."
	}
	return s + " " + page.Basis.In(r.lang) + ": " + page.Articles(f) + " (" + f.Rule.Confidence().In(r.lang) + ")."
}

// lawful returns the range that the regulation sets for a weight.
func (r *report) lawful(f merit.Finding, code string) string {
	ends := [2]string{}
	for _, param := range f.Rule.Params() {
		for i, suffix := range []string{"-min", "-max"} {
			if v := param.At(f.Law); param.Name() == code+suffix && v != nil {
				ends[i] = v.Value.In(r.lang)
			}
		}
	}
	return ends[0] + "–" + ends[1]
}

// mark names an assessor in the head of a column.
func (r *report) mark(assessor string) string {
	return "P" + strconv.Itoa(slices.Index(r.assessors, assessor)+1)
}

// marksTables writes what every assessor gave.
func (r *report) marksTables(p *page.Page) {
	p.Heading(p.In(merit.T("Nilai panel", "Marks of the panel")))
	var who []string
	for _, a := range r.assessors {
		who = append(who, r.mark(a)+" "+a)
	}
	p.Hang("", strings.Join(who, "; ")+".")
	for _, m := range r.exclusions() {
		p.Item(merit.T("%s tidak menilai %s: %s. Nilainya tampak dalam kurung dan tidak dihitung.", "%s does not judge %s: %s. The marks stand in brackets and do not count."), m.Assessor, m.Candidate, m.Excluded)
	}
	for _, h := range r.holes() {
		p.Item(merit.T("Nilai %s untuk %s pada %s belum ada (?).", "The mark of %s for %s on %s is still to come (?)."), h.assessor, h.candidate, p.In(h.criterion.Name))
	}
	for i := range r.panels {
		if r.panels[i].given != nil {
			r.marksTable(p, i)
		}
	}
}

// marksTable writes the marks on one criterion and what the panel makes of them.
func (r *report) marksTable(p *page.Page, i int) {
	of := &r.panels[i]
	p.Blank()
	p.Hang("", capital(p.In(of.criterion.Name))+": "+p.In(methodWords[of.word].name))
	columns := []page.Column{{Head: p.In(merit.T("Peserta", "Candidate")), Give: true, Least: 18}}
	for _, a := range of.given.Spec().Assessors {
		columns = append(columns, page.Column{Head: r.mark(a), Right: true})
	}
	p.Table(append(columns, page.Column{Head: "panel", Right: true}), r.marksRows(i))
}

// marksRows returns a row for each candidate: the name, what every assessor gave, and
// what the panel makes of it.
func (r *report) marksRows(i int) [][]string {
	of := &r.panels[i]
	cells := map[[2]string]string{}
	for _, m := range r.marks {
		if m.Criterion != of.criterion.Code || !m.Value.Valid {
			continue
		}
		s := r.number(m.Value.Decimal.String())
		if of.excludes(m.Assessor, m.Candidate) {
			s = "(" + s + ")"
		}
		cells[[2]string{m.Assessor, m.Candidate}] = s
	}
	var rows [][]string
	for _, name := range r.names {
		row := []string{name}
		for _, a := range of.given.Spec().Assessors {
			cell := cells[[2]string{a, name}]
			switch {
			case cell != "":
			case of.excludes(a, name):
				cell = "–"
			default:
				cell = "?"
			}
			row = append(row, cell)
		}
		rows = append(rows, append(row, r.valueCell(r.entry(name).values[i])))
	}
	return rows
}

// capital begins a line with a capital letter.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// statistic writes a statistic, or why there is none.
func (r *report) statistic(s rubric.Statistic) string {
	if s.Value == nil {
		return merit.T("tak terdefinisi: ", "undefined: ").In(r.lang) + s.Undefined.In(r.lang)
	}
	return r.number(s.String())
}

func (r *report) agreement(p *page.Page) {
	p.Heading(p.In(merit.T("Apakah para penilai sepakat?", "Do the assessors agree?")))
	var rows [][]string
	for i := range r.panels {
		if row := r.agreementRow(&r.panels[i]); row != nil {
			rows = append(rows, row)
		}
	}
	p.Table([]page.Column{
		{Head: p.In(merit.T("Kriteria", "Criterion")), Give: true, Least: 16},
		{Head: p.In(merit.T("penilai", "assessors")), Right: true},
		{Head: "Kendall W", Give: true, Least: 12},
		{Head: "ICC(2,1)"},
		{Head: "ICC(2,k)"},
	}, rows)
	p.Para(merit.T(
		"Dihitung dari penilai yang menilai semua peserta. W: sepakat tentang urutan, 0 sampai 1. ICC(2,1): nilai satu penilai dapat dipercaya; ICC(2,k): nilai rata-rata panel dapat dipercaya. Tidak ada ketentuan yang menetapkan batas.",
		"From the assessors who marked every candidate. W: agreement on the order, 0 to 1. ICC(2,1): how far the mark of one can be trusted; ICC(2,k): how far the mean of the panel can. No provision sets a limit."))
}

// agreementRow returns how far the assessors of a panel agree, or nil where it has none.
func (r *report) agreementRow(p *panel) []string {
	if p.given == nil {
		return nil
	}
	w, one, all := p.given.KendallW(), p.given.ICCSingle(), p.given.ICCAverage()
	row := []string{p.criterion.Name.In(r.lang), fmt.Sprintf(merit.T("%d dari %d", "%d of %d").In(r.lang), w.Assessors, len(p.given.Spec().Assessors)), r.statistic(w), r.statistic(one), r.statistic(all)}
	if w.Value == nil && one.Value == nil && w.Undefined == one.Undefined {
		row[3], row[4] = "–", "–"
	}
	return row
}

func (r *report) deviations(p *page.Page) {
	p.Heading(p.In(merit.T("Penilai yang menyimpang dari yang lain", "Assessors who stand apart from the others")))
	columns := []page.Column{{Head: p.In(merit.T("Penilai", "Assessor")), Give: true, Least: 14}}
	rows := make([][]string, len(r.assessors))
	for i, a := range r.assessors {
		rows[i] = []string{r.mark(a) + " " + a}
	}
	for _, panel := range r.panels {
		if panel.given == nil {
			continue
		}
		columns = append(columns, page.Column{Head: p.In(panel.criterion.Name), Right: true, Give: true, Least: 13})
		all := panel.given.Deviations()
		for i, a := range r.assessors {
			at := slices.IndexFunc(all, func(d rubric.Deviation) bool { return d.Assessor == a })
			cell := "–"
			if at >= 0 {
				cell = r.deviation(all[at])
			}
			rows[i] = append(rows[i], cell)
		}
	}
	p.Table(columns, rows)
	p.Para(merit.T(
		"Pertama selisih rata-rata dari penilai lain (negatif: lebih ketat), lalu dalam kurung jarak rata-rata tanpa tanda. – tidak menilai; ? tak terdefinisi, penilai terlalu sedikit.",
		"First the mean difference from the other assessors (negative: more severe), then in brackets the mean distance without its sign. – gave no mark; ? undefined, too few assessors."))
	if r.outlier.Valid {
		p.Para(merit.T("! berjarak lebih dari %s poin.", "! farther than %s points."), r.number(r.outlier.Decimal.String()))
	} else {
		p.Para(merit.T("Tidak ada sumber yang menetapkan batas; -outlier menandai yang melewati batas panitia sendiri.", "No source sets a limit; -outlier marks those past the committee's own."))
	}
}

func (r *report) deviation(d rubric.Deviation) string {
	if d.Lean.Value == nil {
		return "?"
	}
	lean := d.Lean.String()
	switch d.Lean.Value.Sign() {
	case 1:
		lean = "+" + lean
	case -1:
		lean = strings.Replace(lean, "-", "−", 1)
	}
	s := lean + " (" + d.Distance.String() + ")"
	if r.lang == merit.Indonesian {
		s = strings.ReplaceAll(s, ".", ",")
	}
	if r.outlier.Valid && d.Distance.Value.Cmp(r.outlier.Decimal.Rat()) > 0 {
		s = "! " + s
	}
	return s
}

// writeRejected writes what is wrong with a file, and what was read of it.
func (s *settings) writeRejected(marks *rosterfile.Marks, stdout io.Writer) error {
	p := page.New(stdout, s.lang, s.width)
	p.Title(p.Fill(merit.T("Ditolak dari berkas (%d)", "Rejected from the file (%d)"), len(marks.Problems)))
	sheet.WriteProblems(p, marks.Problems)
	p.Para(merit.T("Tidak ada nilai akhir sebelum semua baris dapat dibaca.", "No score before every row can be read."))
	if len(marks.List) == 0 {
		return p.Err()
	}
	p.Heading(p.Fill(merit.T("Baris yang terbaca (%d)", "Rows that were read (%d)"), len(marks.List)))
	var rows [][]string
	for _, m := range marks.List {
		mark := "?"
		if m.Value.Valid {
			mark = page.Number(m.Value.Decimal.String(), s.lang)
		}
		rows = append(rows, []string{strconv.Itoa(m.Row), m.Assessor, m.Candidate, m.Criterion, mark, m.Excluded})
	}
	p.Table([]page.Column{
		{Head: p.In(merit.T("Baris", "Row")), Right: true},
		{Head: p.In(merit.T("penilai", "assessor")), Give: true},
		{Head: p.In(merit.T("peserta", "candidate")), Give: true},
		{Head: p.In(merit.T("kriteria", "criterion"))},
		{Head: p.In(merit.T("nilai", "mark")), Right: true},
		{Head: p.In(merit.T("dikecualikan karena", "excluded for")), Give: true},
	}, rows)
	return p.Err()
}
