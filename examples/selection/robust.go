package main

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// robust writes how little would have had to be otherwise for another result.
func (r *report) robust(p *page.Page) {
	if r.refused() || len(r.announced) == 0 && r.final {
		return
	}
	p.Heading(p.In(merit.T("Seberapa kukuh hasilnya?", "How firm is the result?")))
	t := r.robustness
	if t == nil {
		p.Para(merit.T("Belum dapat dipastikan: nilai yang belum ada masih dapat mengubah siapa yang diumumkan atau urutannya.", "Cannot tell yet: marks still to come can change who is announced, or their order."))
		return
	}
	if slices.ContainsFunc(r.entries, func(e *entry) bool { return e.ranked() && !e.settled() }) {
		p.Para(merit.T("Peserta yang menunggu nilai diperhitungkan dengan kemungkinan terbaiknya: yang kukuh di sini kukuh untuk nilai berapa pun.", "A candidate who waits for a mark is counted at the best it can be: what is firm here is firm whatever it is."))
	}
	if len(r.chain) > 0 {
		p.Para(merit.T("Pembeda tidak ikut dalam bagian ini.", "Tie-breaks play no part in this section."))
	}
	if t.undefined == nil {
		r.weightIntervals(p, t)
	} else {
		p.Para(merit.T("Bobot tidak dapat diuji, sebab ada peserta tanpa nilai pada satu kriteria.", "The weights cannot be put to the test, for a candidate has no mark on a criterion."))
	}
	p.Blank()
	r.influences(p, t)
	if t.undefined == nil {
		p.Blank()
		r.acceptability(p, t)
	}
}

func (r *report) weightIntervals(p *page.Page, t *robustness) {
	var rows [][]string
	for i, w := range t.intervals {
		effective := "?"
		if e := t.effective[i].Effective; e != nil {
			effective = r.number(e.FloatString(1)) + "%"
		}
		rows = append(rows, []string{r.criterionName(w.Code), r.percent(w.Weight), effective,
			r.inward(w.FirstLow, w.FirstHigh), r.inward(w.TopLow, w.TopHigh), bar(w.TopLow, w.Weight, w.TopHigh)})
	}
	columns := []page.Column{
		{Head: p.In(merit.T("Bila bobotnya berubah", "If its weight changes")), Give: true, Least: 12},
		{Head: p.In(merit.T("bobot", "weight")), Right: true},
		{Head: p.In(merit.T("nyatanya", "in fact")), Right: true},
		{Head: p.In(merit.T("yang pertama tetap", "the first stays")), Right: true, Give: true, Least: 13},
		{Head: p.In(merit.T("yang diumumkan tetap", "the announced stay")), Right: true, Give: true, Least: 13},
	}
	meaning := merit.Text{}
	if p.Width >= leastForBars {
		columns = append(columns, page.Column{Head: "0%" + strings.Repeat("·", barWidth-len("0%100%")) + "100%"})
		meaning = merit.T(
			"━ rentang bobot yang tidak membuat orang lain menyalip yang diumumkan, ◆ bobot sekarang. ",
			"━ where nobody else overtakes one of the announced, ◆ the weight as it is. ")
	}
	p.Table(columns, rows)
	p.Hang("", p.In(meaning)+p.In(merit.T(
		"Bobot satu kriteria digeser, yang lain menyesuaikan sebanding. Ujung rentang dibulatkan ke dalam; -format json memuatnya tepat. \"Nyatanya\": andil kriteria itu dalam perbedaan nilai akhir.",
		"One weight moves and the others give way in proportion. The ends are rounded inwards; -format json has them exactly. \"In fact\": the share of the criterion in the differences between the scores.")))
}

// inward writes an interval of per cent with its ends rounded into it, so that it
// never says too much.
func (r *report) inward(low, high *big.Rat) string {
	cents := func(x *big.Rat, up bool) string {
		n := new(big.Int).Mul(x.Num(), big.NewInt(100))
		if up {
			n.Add(n, x.Denom()).Sub(n, big.NewInt(1))
		}
		n.Div(n, x.Denom())
		return r.number(new(big.Rat).SetFrac(n, big.NewInt(100)).FloatString(2))
	}
	return cents(low, true) + "–" + cents(high, false)
}

const leastForBars = 80 // columns of the page; a narrower one has no room for bars

const barWidth = 21 // a mark for every five per cent, both ends included

// bar draws an interval of per cent. Each mark stands for the per cent that it lies
// at; the weight is drawn where it is nearest.
func bar(low, weight, high *big.Rat) string {
	out := make([]rune, barWidth)
	for i := range out {
		at := big.NewRat(int64(i)*100, barWidth-1)
		out[i] = '·'
		if at.Cmp(low) >= 0 && at.Cmp(high) <= 0 {
			out[i] = '━'
		}
	}
	nearest := new(big.Rat).Mul(weight, big.NewRat(barWidth-1, 100))
	nearest.Add(nearest, big.NewRat(1, 2))
	out[new(big.Int).Quo(nearest.Num(), nearest.Denom()).Int64()] = '◆'
	return string(out)
}

// influenceRows returns who would be first and announced without each criterion and
// each assessor.
func (r *report) influenceRows(t *robustness) (rows [][]string) {
	add := func(i rubric.Influence, name string) {
		first, top := strings.Join(i.First, ", "), merit.T("tetap", "stay").In(r.lang)
		switch {
		case i.Undefined:
			first, top = "?", merit.T("? ada yang tak bernilai tanpanya", "? someone has no mark without").In(r.lang)
		case i.TopChanges:
			top = r.change(i.Top)
		}
		if !i.Undefined && !i.FirstChanges {
			first = merit.T("tetap", "stays").In(r.lang)
		}
		rows = append(rows, []string{name, first, top})
	}
	for _, i := range t.criteria {
		add(i, r.criterionName(i.Without))
	}
	for _, i := range t.assessors {
		add(i, r.mark(i.Without)+" "+i.Without)
	}
	return rows
}

func (r *report) influences(p *page.Page, t *robustness) {
	p.Table([]page.Column{
		{Head: p.In(merit.T("Tanpa", "Without")), Give: true, Least: 20},
		{Head: p.In(merit.T("yang pertama", "the first")), Give: true, Least: 14},
		{Head: p.In(merit.T("yang diumumkan", "the announced")), Give: true, Least: 20},
	}, r.influenceRows(t))
	p.Para(merit.T("+ menjadi masuk; − tidak lagi masuk, juga bila hanya kesamaan nilai di batas yang terurai.", "+ comes in; − is in no longer, if only because a tie at the cut-off comes apart."))
}

// change says who comes in and who goes out against the best as they are.
func (r *report) change(top []string) string {
	var out []string
	ranking, err := rubric.Rank(r.scenario(r.entries))
	if err != nil {
		return strings.Join(top, ", ")
	}
	with := ranking.Announce(announced)
	for _, name := range top {
		if !slices.Contains(with, name) {
			out = append(out, "+ "+name)
		}
	}
	for _, name := range with {
		if !slices.Contains(top, name) {
			out = append(out, "− "+name)
		}
	}
	return strings.Join(out, ", ")
}

func (r *report) acceptability(p *page.Page, t *robustness) {
	single := min(len(t.acceptance), announced+2) // ranks with a column of their own; the others share one
	columns := []page.Column{{Head: p.In(merit.T("Peringkat dengan bobot acak", "Rank under drawn weights")), Give: true, Least: 18}}
	for i := range single {
		columns = append(columns, page.Column{Head: strconv.Itoa(i + 1), Right: true})
	}
	if len(t.acceptance) > single {
		columns = append(columns, page.Column{Head: strconv.Itoa(single+1) + "+", Right: true})
	}
	columns = append(columns, page.Column{Head: p.Fill(merit.T("1 s.d. %d", "1 to %d"), announced), Right: true})
	var rows [][]string
	for _, e := range r.entries {
		at := slices.IndexFunc(t.acceptance, func(a rubric.Acceptance) bool { return a.Name == e.name })
		if at < 0 {
			continue
		}
		row, top, lower := []string{e.name}, 0, 0
		for rank, n := range t.acceptance[at].Ranks {
			if rank < announced {
				top += n
			}
			if rank < single {
				row = append(row, r.share(n))
			} else {
				lower += n
			}
		}
		if len(t.acceptance) > single {
			row = append(row, r.share(lower))
		}
		rows = append(rows, append(row, r.share(top)))
	}
	p.Table(columns, rows)
	p.Para(merit.T(
		"%d himpunan bobot, benih %d, masing-masing %d%% acak dan selebihnya bobot skema; dalam persen, yang sama nilainya berbagi peringkat. Benih yang sama memberi hasil yang sama di komputer mana pun.",
		"%d sets of weights, seed %d, each %d%% drawn and the rest the weights of the scheme; in per cent, equals share a rank. The same seed gives the same result on every machine."),
		r.sampling.Samples, r.sampling.Seed, r.sampling.Spread)
}

// share writes how many of the samples, in per cent.
func (r *report) share(n int) string {
	if n == 0 {
		return "·"
	}
	return r.number(big.NewRat(int64(n)*100, int64(r.sampling.Samples)).FloatString(2))
}
