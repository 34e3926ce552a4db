package main

import (
	"cmp"
	"slices"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/examples/internal/rosterfile"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

// report is what the rules say about the input.
type report struct {
	settings
	embedded  bool
	all       []judged  // every official
	officials []judged  // those that the parts asked for have in them
	vacancies []decided // all of them; shown where asked for
	problems  []*rosterfile.RowError
}

// judged is an official with the answers of the three tenure thresholds. For an
// official on contract the findings are zero: the library has no rule for them.
type judged struct {
	rosterfile.Official
	tenure eligibility.Tenure
	group  group
}

// findings returns the answers to the three questions, in their order.
func (j judged) findings() [3]merit.Finding {
	return [3]merit.Finding{j.tenure.Mutation, j.tenure.Ukom, j.tenure.Evaluation}
}

// The questions that the three findings answer.
var (
	questionKeys = [3]string{"move", "ukom", "evaluation"}
	questions    = [3]merit.Text{
		merit.T("Boleh dimutasi", "May be moved"),
		merit.T("Ikut uji kompetensi (ukom)", "Takes the competence test (ukom)"),
		merit.T("Evaluasi lima tahun jatuh tempo", "Five-year evaluation is due"),
	}
)

// decided is a vacant post with the way in which it is filled.
type decided struct {
	rosterfile.Vacancy
	decision   jpt.Decision
	clearances jpt.Clearances
}

// group is where an official stands, by the furthest threshold reached.
type group uint8

const (
	evaluationDue group = iota
	testTaker
	movable
	nothingYet
	unclear
	noJPT
	onContract
)

var groupTitles = [...]merit.Text{
	merit.T("Evaluasi lima tahun jatuh tempo", "Five-year evaluation is due"),
	merit.T("Ikut uji kompetensi (ukom)", "Take the competence test (ukom)"),
	merit.T("Masa jabatan cukup untuk mutasi, belum untuk ukom", "In post long enough to be moved, not yet for the competence test"),
	merit.T("Belum mencapai satu ambang pun", "No threshold reached yet"),
	merit.T("Tidak dapat dipastikan: ada fakta yang belum diketahui", "Cannot tell: a fact is not known"),
	merit.T("Bukan jabatan pimpinan tinggi (JPT)", "No senior leadership post (JPT)"),
	merit.T("PPPK: tidak dinilai", "On contract (PPPK): not judged"),
}

// contractText says why the thresholds of an official on contract are not judged.
var contractText = merit.T(
	"PPPK: ketiga ambang bersandar pada PP 11/2017 tentang Manajemen PNS. Pustaka ini tidak memuat aturan masa jabatan bagi PPPK, maka hasilnya tidak dapat dipastikan, bukan \"tidak\"",
	"PPPK: the three thresholds rest on PP 11/2017, which governs permanent civil servants (PNS). The library has no rule of tenure for officials on contract, so it cannot tell; this is no \"no\"")

func judge(in *input, s settings) (*report, error) {
	r := &report{settings: s, embedded: in.embedded, problems: slices.Concat(in.roster.Problems, in.vacancies.Problems)}
	slices.SortStableFunc(r.problems, func(a, b *rosterfile.RowError) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Row, b.Row))
	})
	for _, o := range in.roster.Officials {
		j := judged{Official: o}
		if err := j.judge(&s); err != nil {
			return nil, err
		}
		r.all = append(r.all, j)
		if s.only.official(j) {
			r.officials = append(r.officials, j)
		}
	}
	for _, v := range in.vacancies.List {
		d, err := decide(v, s)
		if err != nil {
			return nil, err
		}
		r.vacancies = append(r.vacancies, d)
	}
	return r, nil
}

func groupOf(level merit.Level, t *eligibility.Tenure) group {
	switch {
	case level.Kind() != 0 && !level.IsJPT():
		return noJPT
	case t.Evaluation.Outcome() == merit.Met:
		return evaluationDue
	case t.Ukom.Outcome() == merit.Met:
		return testTaker
	case t.Mutation.Outcome() == merit.Undetermined, t.Ukom.Outcome() == merit.Undetermined, t.Evaluation.Outcome() == merit.Undetermined:
		return unclear
	case t.Mutation.Outcome() == merit.Met:
		return movable
	}
	return nothingYet
}

func decide(v rosterfile.Vacancy, s settings) (decided, error) {
	candidates := make([]jpt.Candidate, len(v.Candidates))
	for i, c := range v.Candidates {
		candidates[i] = c.Facts
	}
	decision, err := jpt.Decide(v.Facts, candidates, s.profile, s.when)
	if err != nil {
		return decided{}, err
	}
	clearances, err := jpt.Clear(v.Facts.Post, decision.Route, v.Obtained, s.when)
	if err != nil {
		return decided{}, err
	}
	return decided{v, decision, clearances}, nil
}

// missing returns the findings for want of whose facts the route is undecided.
func (d decided) missing() []merit.Finding {
	if d.decision.Route != jpt.Undecided {
		return nil
	}
	var out []merit.Finding
	collect := func(findings []merit.Finding) {
		for _, f := range findings {
			if len(f.MissingFacts()) > 0 {
				out = append(out, f)
			}
		}
	}
	collect(d.decision.Findings())
	for _, c := range d.decision.Candidates {
		if c.Outcome() == merit.Undetermined {
			collect(c.Findings())
		}
	}
	return out
}

// change is a finding that will come out otherwise on a day.
type change struct {
	on       merit.Date
	official judged
	question int
	outcome  merit.Outcome // from that day on
}

// changes returns what changes by the passing of time alone, the next first.
func (r *report) changes() ([]change, error) {
	var out []change
	var then eligibility.TenureRulings
	for _, j := range r.officials {
		for i, f := range j.findings() {
			if f.Changes.IsZero() {
				continue
			}
			if err := r.profile.TenureRulings(&then, j.Incumbent, merit.When{AsOf: f.Changes, Law: r.when.Law}); err != nil {
				return nil, err
			}
			rulings := [...]merit.Ruling{then.Mutation(), then.Ukom(), then.Evaluation()}
			out = append(out, change{f.Changes, j, i, rulings[i].Outcome()})
		}
	}
	slices.SortStableFunc(out, func(a, b change) int { return a.on.Compare(b.on) })
	return out, nil
}

// count returns how many officials have the outcome on the question. Officials on
// contract are not among them.
func (r *report) count(question int, o merit.Outcome) int {
	n := 0
	for _, j := range r.all {
		if j.group != onContract && j.findings()[question].Outcome() == o {
			n++
		}
	}
	return n
}

// nip returns the employee number as far as it may be shown.
func (r *report) nip(n merit.NIP) string { return r.shownNIP(n) }
