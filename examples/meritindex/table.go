package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
)

// writeTable writes the report for a terminal: the answers first, then what is behind
// each of them.
func writeTable(r *report, out io.Writer) error {
	p := page.New(out, r.lang, r.width)
	r.head(p)
	r.summary(p)
	r.standingSection(p)
	r.verifierSection(p)
	if err := r.consequencesSection(p); err != nil {
		return err
	}
	r.planSection(p)
	r.historySection(p)
	r.comparisonSection(p)
	r.basisSection(p)
	sheet.Rejected(p, r.problems)
	return p.Err()
}

func (r *report) head(p *page.Page) {
	p.Title(p.Fill(merit.T("Penilaian mandiri sistem merit: %s", "Self-assessment of the merit system: %s"), r.agency))
	p.Para(merit.T("%s, %d indikator, per %s.", "%s, %d indicators, on %s."), p.In(r.instrument.Spec().Title), len(r.self), r.when.AsOf.In(r.lang))
	if r.sample() {
		p.Para(merit.T(
			"Semua rekaan: instansi-instansi, nilainya, indikator dan bobotnya (bobot resmi tidak diterbitkan). Biaya dalam hari kerja.",
			"All made up: the agencies, their scores, the indicators and their weights (the official ones are unpublished). Costs are days of work."))
	}
	if !r.governs {
		p.Para(merit.T("Perhatian: instrumen ini tidak berlaku pada hari itu (berlaku %s).", "Mind: this instrument does not govern that day (it governs %s)."), r.instrument.Spec().Valid.In(r.lang))
	}
}

// number returns points for display: exact with at most two decimals, else rounded.
func number(points kasnindex.Points, lang merit.Language) string {
	switch exact := points.String(); {
	case exact == "":
		return "?"
	case strings.Contains(exact, "/"), len(exact)-1-strings.IndexByte(exact+".", '.') > 2:
		return page.Number(points.Round(), lang)
	}
	return points.In(lang)
}

// signed returns a change with its sign.
func signed(change kasnindex.Points, lang merit.Language) string {
	zero := kasnindex.MustPoints("0")
	switch s := number(change, lang); {
	case !change.Known() || change == zero:
		return s
	case change.Less(zero):
		return "−" + strings.TrimPrefix(s, "-")
	default:
		return "+" + s
	}
}

func bandName(b band, lang merit.Language) string {
	if b.Code == "" {
		return "?"
	}
	return b.Code + " " + b.Name.In(lang)
}

// bar draws a part of a whole. Only a full whole is drawn full, and only nothing empty.
func bar(part, whole kasnindex.Points, width int) string {
	if !part.Known() || !whole.Known() || whole.Decimal().IsZero() {
		return strings.Repeat("·", width)
	}
	full := int(part.Decimal().Mul(decimal.NewFromInt(int64(width))).Div(whole.Decimal()).IntPart())
	if full == 0 && !part.Decimal().IsZero() {
		full = 1
	}
	full = max(0, min(full, width))
	return strings.Repeat("█", full) + strings.Repeat("░", width-full)
}

// percent returns a part of a whole in per cent, with one decimal.
func percent(part, whole kasnindex.Points, lang merit.Language) string {
	if !part.Known() || !whole.Known() || whole.Decimal().IsZero() {
		return "?"
	}
	return page.Number(part.Decimal().Shift(2).DivRound(whole.Decimal(), 1).StringFixed(1), lang) + "%"
}

func level(l kasnindex.Level) string {
	switch l {
	case kasnindex.NotAssessed:
		return "?"
	case kasnindex.NotApplicable:
		return "–"
	}
	return l.String()
}

// top returns the highest score.
func (r *report) top() kasnindex.Points {
	_, high := r.instrument.Spec().Bands.Scale()
	p, _ := kasnindex.PointsOf(high) // the scale of an instrument is in points
	return p
}

// indicator returns the name of an indicator, its code where it has none.
func (r *report) indicator(i int) string {
	q := r.instrument.Indicators()[i]
	if name := q.Name.In(r.lang); name != "" {
		return name
	}
	return q.Code
}

func (r *report) indicatorNamed(code string) string {
	return r.indicator(slices.IndexFunc(r.instrument.Indicators(), func(q kasnindex.Indicator) bool { return q.Code == code }))
}

// summary answers every question in a line.
func (r *report) summary(p *page.Page) {
	p.Heading(p.In(merit.T("Ringkasan", "Summary")))
	p.Table([]page.Column{
		{Head: p.In(merit.T("Pertanyaan", "Question")), Give: true, Least: 16},
		{Head: p.In(merit.T("jawaban", "answer")), Give: true, Least: 24},
		{Head: p.In(page.Basis), Give: true},
	}, r.answers(p))
}

// answers returns the questions with their answers, and what they rest on.
func (r *report) answers(p *page.Page) [][]string {
	basis := ""
	if n := len(r.standing.Findings); n > 0 {
		basis = page.Articles(r.standing.Findings[n-1])
	}
	whose := merit.T("terverifikasi", "verified")
	if r.isSelf {
		whose = merit.T("menurut sendiri, belum diverifikasi", "own, not yet verified")
	}
	where := p.In(whose)
	if !r.governs {
		where += p.In(merit.T("; instrumennya tidak berlaku pada hari itu", "; the instrument does not govern that day"))
	}
	rows := [][]string{
		{p.In(merit.T("Di mana kita?", "Where are we?")), p.Fill(merit.T("%s dari %s: %s (%s)", "%s of %s: %s (%s)"), number(r.standing.Score, r.lang), number(r.top(), r.lang), bandName(r.standing.Band, r.lang), where), basis},
		{p.In(merit.T("Kata verifikator?", "What does the verifier say?")), r.verifierAnswer(p), ""},
		{p.In(merit.T("Kategori berikutnya?", "The next category?")), r.nextAnswer(p), basis},
	}
	if r.consequences {
		rows = append(rows,
			[]string{p.In(merit.T("Tanpa seleksi terbuka?", "Without open selection?")), outcomeWord(p, r.exemption.Finding), page.Articles(r.exemption.Finding)},
			[]string{p.In(merit.T("Evaluasi ulang?", "Re-evaluation?")), r.reevaluationAnswer(p), page.Articles(r.reevaluation)})
	}
	rows = append(rows, []string{p.In(merit.T("Jalan termurah?", "The cheapest way?")), r.planAnswer(p), ""})
	if len(r.changes) > 0 {
		rows = append(rows, []string{p.In(merit.T("Perkembangan?", "The development?")), r.historyAnswer(p), ""})
	}
	if len(r.comparison.Ranking) > 0 {
		rows = append(rows, []string{p.In(merit.T("Di antara instansi lain?", "Among other agencies?")), r.comparisonAnswer(p), ""})
	}
	return rows
}

func (r *report) verifierAnswer(p *page.Page) string {
	if r.isSelf {
		return p.In(merit.T("belum ada verifikasi", "there is no verification yet"))
	}
	return p.Fill(merit.T("%s, sendiri %s: %s; indikator yang berbeda: %d", "%s, own %s: %s; indicators that differ: %d"),
		number(r.Verified.Score, r.lang), number(r.Self.Score, r.lang), signed(r.Change, r.lang), len(r.Indicators))
}

func (r *report) nextAnswer(p *page.Page) string {
	switch {
	case !r.standing.Score.Known():
		return p.In(merit.T("tidak dapat dipastikan", "cannot tell"))
	case !r.higher:
		return p.In(merit.T("tidak ada: ini yang tertinggi", "none: this is the highest"))
	}
	phrase := merit.T("%s poin lagi ke %s", "%s points to %s")
	if r.instrument.Spec().Above {
		phrase = merit.T("lebih dari %s poin lagi ke %s", "more than %s points to %s")
	}
	return p.Fill(phrase, number(r.distance, r.lang), bandName(r.next, r.lang))
}

// outcomeWord answers by a finding, with the day until which the answer holds.
func outcomeWord(p *page.Page, f merit.Finding) string {
	words := map[merit.Outcome]merit.Text{
		merit.Met: merit.T("ya", "yes"), merit.NotMet: merit.T("tidak", "no"),
		merit.NotApplicable: merit.T("tidak diatur", "not governed"), merit.Undetermined: merit.T("tidak dapat dipastikan", "cannot tell"),
	}
	s := p.In(words[f.Outcome()]) + ": " + f.Explanation(p.Lang)
	if !f.Changes.IsZero() {
		s += p.Fill(merit.T("; berubah %s", "; changes on %s"), f.Changes.In(p.Lang))
	}
	return s
}

func (r *report) reevaluationAnswer(p *page.Page) string {
	if f := r.reevaluation; f.Outcome() == merit.NotMet && !f.Changes.IsZero() {
		return p.Fill(merit.T("jatuh tempo %s (sisa hari: %d)", "due on %s (days left: %d)"), f.Changes.In(p.Lang), f.AsOf.DaysUntil(f.Changes))
	}
	return outcomeWord(p, r.reevaluation)
}

func (r *report) planAnswer(p *page.Page) string {
	switch {
	case r.unplanned != nil:
		return p.In(merit.T("tidak dapat dihitung", "cannot be reckoned"))
	case !r.higher:
		return p.In(merit.T("tidak perlu", "none is needed"))
	case !r.plan.Reached:
		return p.Fill(merit.T("tidak terjangkau: paling banyak %s", "out of reach: at most %s"), number(r.plan.Score, r.lang))
	}
	return p.Fill(merit.T("biaya %d; indikator yang naik: %d; nilai menjadi %s", "cost %d; indicators to raise: %d; score then %s"),
		r.plan.Cost, len(r.plan.Improvements), number(r.plan.Score, r.lang))
}

func (r *report) historyAnswer(p *page.Page) string {
	var known []kasnindex.Change
	for _, c := range r.changes {
		if c.Score.Known() {
			known = append(known, c)
		}
	}
	if len(known) < 2 {
		return p.In(merit.T("kurang dari dua nilai yang diketahui", "fewer than two scores are known"))
	}
	first, last := known[0], known[len(known)-1]
	return p.Fill(merit.T("%s sejak %d: dari %s ke %s", "%s since %d: from %s to %s"),
		signed(last.Score.Sub(first.Score), r.lang), first.Year, bandName(first.Band, r.lang), bandName(last.Band, r.lang))
}

func (r *report) comparisonAnswer(p *page.Page) string {
	place := 0
	for _, c := range r.comparison.Ranking {
		if c.Name == r.agency {
			place = c.Rank
		}
	}
	if place == 0 {
		return p.In(merit.T("tanpa peringkat: nilai tidak diketahui", "no rank: the score is not known"))
	}
	s := p.Fill(merit.T("peringkat %d dari %d, rata-rata %s", "rank %d of %d, mean %s"), place, r.comparison.Count, number(r.comparison.Mean, r.lang))
	if len(r.behind) > 0 {
		s += p.Fill(merit.T("; paling tertahan oleh %s", "; held back most by %s"), p.In(r.behind[0].Name))
	}
	return s
}

// standingSection shows the score on the ladder of the bands, and the aspects.
func (r *report) standingSection(p *page.Page) {
	p.Heading(p.In(merit.T("Posisi kita", "Where we stand")))
	p.Table([]page.Column{
		{Head: p.In(merit.T("Kategori", "Category")), Give: true},
		{Head: p.In(merit.T("mulai", "from")), Right: true},
		{Head: ""},
		{Head: p.In(merit.T("jarak", "distance")), Give: true},
	}, r.ladder(p))
	if len(r.standing.Missing) > 0 {
		p.Item(merit.T("Nilai tidak diketahui karena belum diketahui: %s.", "The score is not known, for these are not: %s."), strings.Join(r.standing.Missing, ", "))
	}
	p.Blank()
	var rows [][]string
	for i, a := range r.standing.Aspects {
		row := []string{p.In(a.Name), page.Number(r.instrument.Spec().Aspects[i].Weight.String(), r.lang) + "%", bar(a.Points, a.Maximum, 24), percent(a.Points, a.Maximum, r.lang), number(a.Points, r.lang), number(a.Maximum, r.lang), number(a.Maximum.Sub(a.Points), r.lang)}
		rows = append(rows, row)
	}
	p.Table([]page.Column{
		{Head: p.In(merit.T("Aspek", "Aspect")), Give: true},
		{Head: p.In(merit.T("bobot", "weight")), Right: true},
		{Head: ""},
		{Head: p.In(merit.T("capaian", "reached")), Right: true},
		{Head: p.In(merit.T("poin", "points")), Right: true},
		{Head: p.In(merit.T("dari", "of")), Right: true},
		{Head: p.In(merit.T("kurang", "short")), Right: true},
	}, rows)
}

// ladder returns the bands, highest first, as a bar each: as long as the band is wide,
// and full as far as the score goes.
func (r *report) ladder(p *page.Page) [][]string {
	const columns = 48
	zero, score := kasnindex.MustPoints("0"), r.standing.Score
	bands := r.instrument.Spec().Bands.All()
	high := r.top()
	var rows [][]string
	for i := len(bands) - 1; i >= 0; i-- {
		low, _ := kasnindex.PointsOf(bands[i].Low) // the edges of an instrument are points
		span, part := high.Sub(low), score.Sub(low)
		high = low
		if part.Known() && part.Less(zero) {
			part = zero
		}
		width := max(1, int(span.Decimal().Mul(decimal.NewFromInt(columns)).DivRound(r.top().Decimal(), 0).IntPart()))
		where := "?"
		switch {
		case !score.Known():
		case bands[i].Code == r.standing.Band.Code:
			where = p.Fill(merit.T("← %s (%s di atas batasnya)", "← %s (%s above its edge)"), number(score, r.lang), number(score.Sub(low), r.lang))
		case score.Less(low):
			where = p.Fill(merit.T("kurang %s", "%s short"), number(low.Sub(score), r.lang))
		default:
			where = p.In(merit.T("terlampaui", "passed"))
		}
		rows = append(rows, []string{bandName(bands[i], r.lang), number(low, r.lang), bar(part, span, width), where})
	}
	return rows
}

// verifierSection sets the agency's own assessment beside that of the verifier.
func (r *report) verifierSection(p *page.Page) {
	p.Heading(p.In(merit.T("Penilaian sendiri di samping verifikasi", "Own assessment beside the verification")))
	if r.isSelf {
		p.Para(merit.T("Belum ada verifikasi; yang di atas adalah penilaian sendiri.", "There is no verification yet; what stands above is the agency's own."))
		r.unsupported(p)
		return
	}
	p.Para(merit.T("Penilaian sendiri %s (%s), verifikasi %s (%s): %s.", "Own assessment %s (%s), verified %s (%s): %s."),
		number(r.Self.Score, r.lang), bandName(r.Self.Band, r.lang), number(r.Verified.Score, r.lang), bandName(r.Verified.Band, r.lang), signed(r.Change, r.lang))
	r.unsupported(p)
	if len(r.Verification.Aspects) == 0 && len(r.Indicators) == 0 {
		return
	}
	p.Blank()
	aspects := aspectOfIndicators(r.instrument)
	indicators := r.instrument.Indicators()
	var rows [][]string
	for _, a := range r.Verification.Aspects {
		rows = append(rows, []string{p.In(a.Name), number(a.Self, r.lang), number(a.Verified, r.lang), signed(a.Change, r.lang)})
		for _, d := range r.Indicators {
			if i := slices.IndexFunc(indicators, func(q kasnindex.Indicator) bool { return q.Code == d.Code }); aspects[i] == a.Code {
				rows = append(rows, []string{"└ " + r.indicator(i), p.Fill(merit.T("tingkat %s", "level %s"), level(d.Self)), p.Fill(merit.T("tingkat %s", "level %s"), level(d.Verified)), ""})
			}
		}
	}
	p.Table([]page.Column{
		{Head: p.In(merit.T("Yang berbeda", "What differs")), Give: true},
		{Head: p.In(merit.T("sendiri", "own")), Right: true},
		{Head: p.In(merit.T("verifikasi", "verified")), Right: true},
		{Head: p.In(merit.T("selisih", "change")), Right: true},
	}, rows)
}

// unsupported names the own levels that do not count for want of evidence.
func (r *report) unsupported(p *page.Page) {
	for i, m := range r.self {
		n, numbered := m.Level.Number()
		switch {
		case !numbered || n == 0 || m.Evidence == merit.Yes:
		case m.Evidence == merit.No:
			p.Item(merit.T("%s: tingkat %d dinilai sendiri tanpa bukti dukung, jadi dihitung 0.", "%s: the agency's own level %d has no evidence and so counts 0."), r.indicator(i), n)
		default:
			p.Item(merit.T("%s: bukti dukung tingkat %d belum diketahui, jadi nilainya juga belum.", "%s: the evidence of level %d is not known, and so neither is the score."), r.indicator(i), n)
		}
	}
}

// consequencesSection says what the determined category allows, and what every
// category would.
func (r *report) consequencesSection(p *page.Page) error {
	p.Heading(p.In(merit.T("Apa yang boleh dengan kategori ini", "What the category allows")))
	if !r.consequences {
		p.Para(merit.T("Kelas instrumen ini bukan kategori KASN; akibat hukumnya tidak diketahui.", "The bands of this instrument are not the categories of KASN; what follows from them in law is not known."))
		return nil
	}
	d := r.determination
	switch {
	case d.Category == 0:
		p.Para(merit.T("Kategorinya tidak diketahui.", "The category is not known."))
	case d.Determined.IsZero():
		p.Para(merit.T("Menurut nilai ini kategori %s %s; belum ada penetapan yang diketahui.", "By this score category %s %s; no determination is known."), d.Category, d.Category.In(r.lang))
	default:
		p.Para(merit.T("Kategori %s %s, ditetapkan %s. Hasil tahun ini baru berakibat setelah ditetapkan.", "Category %s %s, determined on %s. This year's result has consequences only once it is determined."), d.Category, d.Category.In(r.lang), d.Determined.In(r.lang))
	}
	legend := page.NewLegend(r.lang)
	rows := [][]string{{p.In(merit.T("kita", "we")) + ": " + strings.TrimSpace(d.Category.String()+" "+d.Category.In(r.lang)), answerWord(d.Approved, r.lang), legend.Cell(r.exemption.Finding), legend.Cell(r.reevaluation)}}
	for c := kasnindex.CategoryIV; c >= kasnindex.CategoryI; c-- {
		other := kasnindex.Determination{Category: c, Determined: r.when.AsOf, Approved: merit.Yes}
		e, err := other.Exemption(r.when)
		if err != nil {
			return err
		}
		again, err := other.Reevaluation(r.when)
		if err != nil {
			return err
		}
		rows = append(rows, []string{p.In(merit.T("bila", "if")) + " " + c.String() + " " + c.In(r.lang), answerWord(merit.Yes, r.lang), legend.Cell(e.Finding), legend.Cell(again)})
	}
	p.Table([]page.Column{
		{Head: p.In(merit.T("Kategori", "Category")), Give: true},
		{Head: p.In(merit.T("disetujui?", "approved?"))},
		{Head: p.In(merit.T("tanpa seleksi terbuka?", "without open selection?")), Give: true, Least: 15},
		{Head: p.In(merit.T("evaluasi ulang?", "re-evaluation due?"))},
	}, rows)
	p.Para(merit.T("Baris “bila”: kategori itu, seandainya ditetapkan dan disetujui hari ini.", "Rows with “if”: that category, were it determined and approved today."))
	p.Blank()
	p.Legend(legend)
	return nil
}

func answerWord(a merit.Answer, lang merit.Language) string {
	return page.Answer(a.Outcome(), lang)
}

// planSection shows the cheapest way to the next category and what each indicator can
// still bring.
func (r *report) planSection(p *page.Page) {
	p.Heading(p.In(merit.T("Jalan termurah ke kategori berikutnya", "The cheapest way to the next category")))
	if r.unplanned != nil {
		if errors.Is(r.unplanned, merit.ErrMissing) {
			p.Para(merit.T("Rencana memerlukan tingkat setiap indikator; belum diketahui: %s.", "A plan takes the level of every indicator; not known: %s."), strings.Join(r.standing.Missing, ", "))
		} else {
			p.Para(merit.T("Tidak dapat dihitung: %v.", "It cannot be reckoned: %v."), r.unplanned)
		}
		return
	}
	switch {
	case !r.higher:
		p.Para(merit.T("Tidak ada kategori di atas %s.", "There is no category above %s."), bandName(r.standing.Band, r.lang))
	case !r.plan.Reached:
		p.Para(merit.T("Dengan langkah-langkah yang biayanya diketahui %s tidak tercapai: paling banyak %s dari %s.", "By the steps whose cost is known %s cannot be reached: at most %s of %s."),
			bandName(r.next, r.lang), number(r.plan.Score, r.lang), number(r.plan.Goal, r.lang))
	default:
		r.improvements(p)
	}
	if unpriced := r.unpriced(); len(unpriced) > 0 {
		p.Item(merit.T("Biaya tidak diketahui, jadi tidak direncanakan: %s.", "Cost not known, and so not planned: %s."), strings.Join(unpriced, ", "))
	}
	if len(r.leverages) == 0 {
		return
	}
	p.Blank()
	var rows [][]string
	most := r.leverages[0].Headroom
	someAlone := false
	for _, l := range r.leverages {
		alone := ""
		if l.Alone {
			alone, someAlone = p.In(merit.T("ya", "yes")), true
		}
		planned := ""
		if slices.ContainsFunc(r.plan.Improvements, func(m kasnindex.Improvement) bool { return m.Indicator == l.Indicator }) {
			planned = "•"
		}
		rows = append(rows, []string{r.indicator(l.Indicator), level(l.Level), number(l.Step, r.lang), number(l.Headroom, r.lang), bar(l.Headroom, most, 10), r.price(l), planned, alone})
	}
	columns := []page.Column{
		{Head: p.In(merit.T("Daya ungkit indikator", "Leverage of the indicators")), Give: true},
		{Head: p.In(merit.T("tingkat", "level")), Right: true},
		{Head: p.In(merit.T("per\ntingkat", "per\nlevel")), Right: true},
		{Head: p.In(merit.T("ruang", "room")), Right: true},
		{Head: ""},
		{Head: p.In(merit.T("biaya", "cost"))},
		{Head: p.In(merit.T("rencana", "plan"))},
	}
	if someAlone {
		columns = append(columns, page.Column{Head: p.In(merit.T("cukup\nsendiri", "enough\nalone"))})
	}
	p.Table(columns, rows)
	p.Para(merit.T("Poin bila naik satu tingkat dan sampai tingkat tertinggi; biaya setiap tingkat yang tersisa; • ada dalam rencana.", "Points for one level and for all that are left; cost of each level left; • part of the plan."))
}

// price returns the costs of the steps that are left.
func (r *report) price(l kasnindex.Leverage) string {
	steps := r.prices[l.Indicator]
	if steps == nil {
		return "?"
	}
	n, _ := l.Level.Number() // a leverage has a level
	var out []string
	for _, cost := range steps[n:] {
		if cost == impossible {
			out = append(out, "–")
			continue
		}
		out = append(out, strconv.FormatInt(cost, 10))
	}
	return strings.Join(out, "+")
}

func (r *report) improvements(p *page.Page) {
	p.Para(merit.T("Dari %s ke %s (%s mulai %s) dengan biaya %d, yang terendah dari semua kemungkinan:", "From %s to %s (%s begins at %s) at a cost of %d, the lowest of all ways:"),
		number(r.plan.From, r.lang), number(r.plan.Score, r.lang), bandName(r.next, r.lang), number(r.plan.Goal, r.lang), r.plan.Cost)
	var rows [][]string
	for i, m := range r.steps() {
		rows = append(rows, []string{strconv.Itoa(i + 1), r.indicator(m.Indicator), level(m.From) + " → " + level(m.To), signed(m.Gain, r.lang), strconv.FormatInt(m.Cost, 10), number(m.score, r.lang)})
	}
	p.Table([]page.Column{
		{Head: "", Right: true},
		{Head: p.In(merit.T("Naikkan", "Raise")), Give: true},
		{Head: p.In(merit.T("tingkat", "level"))},
		{Head: p.In(merit.T("poin", "points")), Right: true},
		{Head: p.In(merit.T("biaya", "cost")), Right: true},
		{Head: p.In(merit.T("nilai menjadi", "score then")), Right: true},
	}, rows)
	p.Para(orderLegend)
}

// orderLegend says what the order of the plan is.
var orderLegend = merit.T(
	"Urutan menurut poin per biaya, yang terbesar dahulu; urutan itu saran, rencananya sama dalam urutan mana pun.",
	"The order is by points per cost, the most first; it is advice, and the plan is the same in any order.")

func (r *report) historySection(p *page.Page) {
	if len(r.changes) == 0 {
		return
	}
	p.Heading(p.In(merit.T("Perkembangan", "Development over the years")))
	var rows [][]string
	for _, c := range r.changes {
		moved := ""
		if c.Since.Known() {
			moved = p.Fill(merit.T("%s poin", "%s points"), signed(c.Since, r.lang))
			if c.Moved != 0 {
				moved += p.Fill(merit.T(", kategori %s", ", category %s"), strings.Replace(fmt.Sprintf("%+d", c.Moved), "-", "−", 1))
			}
		}
		rows = append(rows, []string{strconv.Itoa(c.Year), number(c.Score, r.lang), bar(c.Score, r.top(), 24), bandName(c.Band, r.lang), moved})
	}
	p.Table([]page.Column{
		{Head: p.In(merit.T("Tahun", "Year"))},
		{Head: p.In(merit.T("nilai", "score")), Right: true},
		{Head: ""},
		{Head: p.In(merit.T("kategori", "category")), Give: true},
		{Head: p.In(merit.T("perubahan", "change")), Give: true},
	}, rows)
}

func (r *report) comparisonSection(p *page.Page) {
	if len(r.comparison.Ranking) == 0 {
		return
	}
	p.Heading(p.In(merit.T("Di antara instansi lain", "Among other agencies")))
	var rows [][]string
	for _, c := range r.comparison.Ranking {
		rank, name := "?", c.Name
		if c.Rank > 0 {
			rank = strconv.Itoa(c.Rank)
		}
		if c.Tied {
			rank += " ="
		}
		if c.Name == r.agency {
			name += " ←"
		}
		category := "?"
		if b, err := r.instrument.Band(c.Score); err == nil {
			category = bandName(b, r.lang)
		}
		rows = append(rows, []string{rank, name, number(c.Score, r.lang), bar(c.Score, r.top(), 24), category})
	}
	p.Table([]page.Column{
		{Head: p.In(merit.T("Peringkat", "Rank"))},
		{Head: p.In(merit.T("instansi", "agency")), Give: true},
		{Head: p.In(merit.T("nilai", "score")), Right: true},
		{Head: ""},
		{Head: p.In(merit.T("kategori", "category")), Give: true},
	}, rows)
	p.Para(merit.T("Rata-rata %s dari %d instansi yang nilainya diketahui.", "Mean %s of the %d agencies whose score is known."), number(r.comparison.Mean, r.lang), r.comparison.Count)
	p.Blank()
	if len(r.behind) == 0 {
		p.Para(merit.T("Tidak ada aspek yang diketahui di bawah rata-rata.", "No aspect that is known lies below the mean."))
		return
	}
	p.Para(merit.T("Yang menahan kita, aspek di bawah rata-rata:", "What holds us back, the aspects below the mean:"))
	hundred := kasnindex.MustPoints("100")
	rows = nil
	for _, b := range r.behind {
		rows = append(rows, []string{p.In(b.Name),
			p.Fill(merit.T("kita", "we")) + "\n" + p.In(merit.T("rata-rata", "mean")),
			bar(b.Share, hundred, 24) + "\n" + bar(b.Mean, hundred, 24),
			percent(b.Share, hundred, r.lang) + "\n" + percent(b.Mean, hundred, r.lang), number(b.Lost, r.lang)})
	}
	p.Table([]page.Column{
		{Head: p.In(merit.T("Aspek", "Aspect")), Give: true},
		{Head: ""}, {Head: ""},
		{Head: p.In(merit.T("capaian", "reached")), Right: true},
		{Head: p.In(merit.T("hilang", "lost")), Right: true},
	}, rows)
}

// basisSection names the rules behind score and category, and what is doubtful in
// them.
func (r *report) basisSection(p *page.Page) {
	if len(r.standing.Findings) == 0 {
		return
	}
	p.Heading(p.In(merit.T("Dasar nilai dan kategori", "Basis of score and category")))
	for _, f := range r.standing.Findings {
		s := f.Code() + ": " + f.Explanation(r.lang) + ". "
		for _, remark := range page.Remarks(f, r.lang) {
			s += remark + ". "
		}
		s += p.In(page.Basis) + ": " + page.Articles(f) + "."
		if doubt := f.Rule.Doubt(); !doubt.IsZero() {
			s += p.Fill(merit.T(" Catatan: %s.", " Mind: %s."), p.In(doubt))
		}
		p.Hang("- ", s)
	}
	if !r.consequences {
		return
	}
	for _, f := range []merit.Finding{r.exemption.Finding, r.reevaluation} {
		p.Hang("- ", string(f.Rule.ID())+": "+p.In(f.Rule.Title())+"."+p.Fill(merit.T(" Catatan: %s.", " Mind: %s."), p.In(f.Rule.Doubt())))
	}
}
