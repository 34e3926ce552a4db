package eligibility

import (
	"iter"

	"github.com/seed-133aca06/asnmerit/merit"
)

// The facts that tenure rules read, by their place in each rule.
const (
	needLevel merit.FactSet = 1 << iota
	needInauguration
	needCircularEnd
	needHolding
	needStart
)

var (
	factLevel        = merit.Fact{Key: "level", Name: merit.T("jenjang jabatan", "level of the post")}
	factInauguration = merit.Fact{Key: "inaugurated", Name: merit.T("tanggal pelantikan", "date of inauguration")}
	factHolding      = merit.Fact{Key: "held", Name: merit.T("apakah jabatan dipegang secara definitif", "whether the post was held substantively")}
	factStart        = merit.Fact{Key: "start", Name: merit.T("hari mulai menurut peristiwa yang dipilih", "the first day by the event that was chosen")}
	factCircularEnd  = merit.Fact{Key: "circular-2020-in-force", Name: merit.T("apakah SE MenPANRB 52/2020 berlaku pada hari itu", "whether SE MenPANRB 52/2020 was in force on the day")}
)

var tenureFacts = []merit.Fact{factLevel, factInauguration, factCircularEnd, factHolding, factStart}

// The ways in which a tenure rule comes out.
var (
	reasonReached = &merit.Reason{Code: "reached", Outcome: merit.Met, Text: merit.T(
		"masa jabatan {observed} mencapai paling singkat {required}", "tenure of {observed} reaches the least tenure of {required}")}
	reasonTooShort = &merit.Reason{Code: "too-short", Outcome: merit.NotMet, Text: merit.T(
		"masa jabatan {observed} belum mencapai paling singkat {required}", "tenure of {observed} is short of the least tenure of {required}")}
	reasonTooLong = &merit.Reason{Code: "too-long", Outcome: merit.NotMet, Text: merit.T(
		"masa jabatan {observed} melewati paling lama {required}", "tenure of {observed} is past the greatest tenure of {required}")}
	reasonNotBegun = &merit.Reason{Code: "not-begun", Outcome: merit.NotMet, Text: merit.T(
		"belum dilantik pada {asof}; masa jabatan paling singkat {required}", "not yet inaugurated on {asof}; the least tenure is {required}")}
	reasonActingOnly = &merit.Reason{Code: "acting-only", Outcome: merit.NotMet, Text: merit.T(
		"sampai {asof} hanya menjabat sebagai Plt atau Plh, yang tidak dihitung; masa jabatan paling singkat {required}",
		"until {asof} held the post as an acting official only, which does not count; the least tenure is {required}")}
	reasonNotJPT = &merit.Reason{Code: "not-jpt", Outcome: merit.NotApplicable, Text: merit.T(
		"hanya mengatur JPT, bukan {observed}", "governs senior leadership posts (JPT) only, not {observed}")}
	reasonDue = &merit.Reason{Code: "due", Outcome: merit.Met, Text: merit.T(
		"masa jabatan {observed} mencapai {required}: evaluasi jatuh tempo", "tenure of {observed} has reached {required}: the evaluation is due")}
	reasonNotDue = &merit.Reason{Code: "not-due", Outcome: merit.NotMet, Text: merit.T(
		"masa jabatan {observed} belum mencapai {required}: evaluasi belum jatuh tempo", "tenure of {observed} has not reached {required}: the evaluation is not due")}
	reasonEvaluateInstead = &merit.Reason{Code: "evaluation-instead", Outcome: merit.NotMet, Text: merit.T(
		"masa jabatan {observed} melewati paling lama {required}: jalurnya evaluasi lima tahunan, bukan uji kompetensi untuk mutasi",
		"tenure of {observed} is past the greatest tenure of {required}: the way is the five-year evaluation, not the competence test for mutation")}
)

// The remarks of the tenure rules, by their place in each rule; the last is the
// mutation rule's alone.
const (
	noteFloorAlone merit.NoteSet = 1 << iota
	noteJoined
	noteClock
	noteContinued
	noteRestarted
	noteSofter
)

var tenureNotes = []merit.Note{
	{Code: "floor-alone", Text: merit.T(
		"Batas lima tahun tidak dipakai menurut pilihan pembacaan bahwa PP 17/2020 tidak memuatnya lagi; hal itu belum terbukti",
		"The ceiling of five years is left out, by the chosen reading that PP 17/2020 dropped it; that is unproven")},
	{Code: "joined", Text: merit.T(
		"Masa jabatan yang terputus disambung pada hari pertamanya, menurut konvensi proyek; hanya hari dalam jabatan yang dihitung",
		"A broken tenure is joined at its first day, by a convention of the project; only days in the post count")},
	{Code: "clock", Text: merit.T(
		"Aturan ini tidak menyebut peristiwa yang memulai masa jabatan; hari mulainya adalah pilihan pembacaan",
		"The rule names no event that starts the tenure; its first day is a chosen reading")},
	{Code: "continued", Text: merit.T(
		"Pelantikan kembali setelah penataan organisasi melanjutkan masa jabatan, menurut pilihan pembacaan; tidak ada ketentuannya",
		"The new inauguration after a reorganisation goes on with the tenure, by the chosen reading; no provision says so")},
	{Code: "restarted", Text: merit.T(
		"Pelantikan kembali setelah penataan organisasi memulai masa jabatan baru, menurut pilihan pembacaan; tidak ada ketentuannya",
		"The new inauguration after a reorganisation starts a new tenure, by the chosen reading; no provision says so")},
}

const (
	noteSinceStatute = noteSofter << iota // the evaluation rule's own, in the place of the mutation rule's
	noteSinceStatuteEarly
	noteSinceInauguration
)

var sinceNotes = []merit.Note{
	{Code: "since-statute", Text: merit.T(
		"Hari sebelum {param:counted-from}, ketika UU 5/2014 mulai berlaku, tidak dihitung dalam lima tahun itu (penjelasan PP 11/2017 Pasal 133 ayat (1))",
		"Days before {param:counted-from}, when UU 5/2014 came into force, do not count toward the five years (elucidation of PP 11/2017 Pasal 133 ayat (1))")},
	{Code: "since-statute-early", Text: merit.T(
		"Hari sebelum {param:counted-from} tidak dihitung dalam lima tahun itu; sebelum PP 11/2017 tidak ada teks yang menyebutnya, sehingga ini konvensi proyek",
		"Days before {param:counted-from} do not count toward the five years; before PP 11/2017 no text said so, which makes it a convention of the project")},
	{Code: "since-inauguration", Text: merit.T(
		"Hari sebelum {param:counted-from} ikut dihitung menurut pilihan pembacaan, berbeda dengan penjelasan PP 11/2017 Pasal 133 ayat (1)",
		"Days before {param:counted-from} count too, by the chosen reading, against the elucidation of PP 11/2017 Pasal 133 ayat (1)")},
}

var softerNote = merit.Note{Code: "softer-than-statute", Text: merit.T(
	"Ambang ini lebih longgar daripada PP 11/2017 Pasal 131, 132, dan 190, yang mensyaratkan {param:statute-minimum} sampai {param:statute-maximum}; rotasi tetap memerlukan uji kompetensi",
	"This threshold is softer than PP 11/2017 Pasal 131, 132 and 190, which ask for {param:statute-minimum} to {param:statute-maximum}; a rotation still needs the competence test")}

var (
	mutationRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-TENURE-MUTATION",
		Title:    merit.T("Masa jabatan untuk mutasi", "Tenure for mutation"),
		Standing: merit.StandingPractice, Confidence: merit.PracticeOnly,
		Doubt: merit.T("satu tahun adalah ambang bawaan produk; hanya SE MenPANRB 52/2020 pernah menetapkannya", "one year is the product's own default; only SE MenPANRB 52/2020 ever set it"),
		Versions: []merit.Version{
			beforePP11,
			{From: pp11Day, Until: reliefMonth, Force: merit.InForce, Basis: productDefault},
			{From: reliefMonth, Until: reliefEndedBy, Force: merit.InForce, Basis: append(productDefault[:2:2], merit.Cite("SE MenPANRB 52/2020"))},
			{From: reliefEndedBy, Force: merit.InForce, Basis: productDefault},
		},
		Params:  []*merit.Param{mutationDefault, mutationLeast, mutationMost, reliefLeast},
		Facts:   tenureFacts,
		Reasons: []*merit.Reason{reasonReached, reasonTooShort, reasonTooLong, reasonNotBegun, reasonActingOnly},
		Notes:   append(tenureNotes[:len(tenureNotes):len(tenureNotes)], softerNote),
	})

	mutationStatuteRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-TENURE-MUTATION-STATUTE",
		Title:    merit.T("Masa jabatan untuk mutasi menurut PP", "Tenure for mutation under the government regulation"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: []merit.Version{
			beforePP11,
			{From: pp11Day, Until: pp17Day, Force: merit.InForce, Basis: mutationBasis},
			// Perka BKN 5/2019 came in between, on a day that is not on record.
			{From: pp17Day, Force: merit.InForce, Basis: append(mutationBasis[:3:3], merit.Cite("PP 17/2020"), merit.Cite("Perka BKN 5/2019 Pasal 2 ayat (4)"))},
		},
		Params:  []*merit.Param{mutationLeast, mutationMost},
		Facts:   tenureFacts,
		Reasons: []*merit.Reason{reasonReached, reasonTooShort, reasonTooLong, reasonNotBegun, reasonActingOnly},
		Notes:   tenureNotes,
	})

	ukomRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-TENURE-UKOM",
		Title:    merit.T("Masa jabatan untuk uji kompetensi", "Tenure for the competence test"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: []merit.Version{
			beforePP11,
			{From: pp11Day, Until: pp17Day, Force: merit.InForce, Basis: ukomBasis, CheckedOn: pp11Read},
			{From: pp17Day, Force: merit.InForce, Basis: append(ukomBasis[:2:2], merit.Cite("PP 17/2020"))},
		},
		Params:  []*merit.Param{ukomLeast, ukomMost, reliefLeast},
		Facts:   tenureFacts,
		Reasons: []*merit.Reason{reasonReached, reasonTooShort, reasonEvaluateInstead, reasonNotBegun, reasonActingOnly, reasonNotJPT},
		Notes:   tenureNotes,
	})

	evaluationRule = merit.MustRule(merit.RuleSpec{
		ID:       "ELG-TENURE-EVALUATION",
		Title:    merit.T("Evaluasi setelah lima tahun menjabat", "Evaluation after five years in post"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: pp11Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 117")}},
			{From: pp11Day, Until: uu20Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 117"), merit.Cite("PP 11/2017 Pasal 133")}},
			{From: uu20Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 133")}, CheckedOn: pp11Read},
		},
		Params:  []*merit.Param{evaluationLeast, evaluationFrom},
		Facts:   tenureFacts,
		Reasons: []*merit.Reason{reasonDue, reasonNotDue, reasonNotBegun, reasonActingOnly, reasonNotJPT},
		Notes:   append(tenureNotes[:len(tenureNotes):len(tenureNotes)], sinceNotes...),
	})

	beforePP11 = merit.Version{From: merit.FirstDay, Until: pp11Day, Force: merit.NotInForce,
		Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 364")},
		Note:  merit.T("PP 11/2017 berlaku sejak 7 April 2017", "PP 11/2017 has been in force since 7 April 2017")}
)

// Incumbent is an official in a post, as far as tenure asks.
type Incumbent struct {
	// Level of the post (jenjang jabatan). Unknown, it leaves rules that govern
	// only JPT Undetermined.
	Level merit.Level `json:"level,omitzero"`
	// Inaugurated is the day of inauguration into the present post (tanggal
	// pelantikan), from which tenure counts. The zero Date: not known.
	Inaugurated merit.Date `json:"inaugurated,omitzero"`
}

func (in *Incumbent) known() bool { return in.Level <= merit.Pemula }

// Tenure is the answer of the three tenure thresholds on one official.
type Tenure struct {
	Mutation   merit.Finding `json:"mutation,omitzero"`   // may the official be moved?
	Ukom       merit.Finding `json:"ukom,omitzero"`       // may the official take the competence test?
	Evaluation merit.Finding `json:"evaluation,omitzero"` // is the five-year evaluation due? Met means due
}

// Verdict returns the three findings as one list.
func (t Tenure) Verdict() merit.Verdict {
	return merit.Verdict{Findings: []merit.Finding{t.Mutation, t.Ukom, t.Evaluation}}
}

// AppendFindings appends the three findings to a list.
func (t *Tenure) AppendFindings(to []merit.Finding) []merit.Finding {
	return append(to, t.Mutation, t.Ukom, t.Evaluation)
}

// Changes returns the first day on which any of the three findings changes by the
// passing of time alone, or the zero Date.
func (t Tenure) Changes() merit.Date {
	first := t.Mutation.Changes
	for _, d := range [...]merit.Date{t.Ukom.Changes, t.Evaluation.Changes} {
		if first.IsZero() || !d.IsZero() && d.Before(first) {
			first = d
		}
	}
	return first
}

// TenureInto is [Profile.Tenure] writing into a tenure, whatever it held before.
func (p *Profile) TenureInto(out *Tenure, in Incumbent, when merit.When) error {
	if p.check() != nil || !in.known() || when.Check() != nil {
		*out = Tenure{}
		var found problems
		found.add(p.check(), knownLevel("level", in.Level), when.Check())
		return found.err()
	}
	if a := p.prepared.find(&in, when); a != nil {
		a.write(out, &in, p.spec.Roll, when)
		return nil
	}
	p.single(out, &in, when)
	if when.Law == when.AsOf && when.AsOf.Before(p.quiet) {
		p.turnSingle(out, &in, when)
	}
	return nil
}

// TenureAll judges official after official, in order: for each the tenure, or the error
// that [Profile.Tenure] returns, after which it goes on. It takes the next official when
// it is asked for the next tenure, keeps none, and starts nothing of its own: a caller
// with several cores gives each a part of the officials.
func (p *Profile) TenureAll(officials iter.Seq[Incumbent], when merit.When) iter.Seq2[Tenure, error] {
	return func(yield func(Tenure, error) bool) {
		for in := range officials {
			if !yield(p.Tenure(in, when)) {
				return
			}
		}
	}
}

func (p *Profile) turnSingle(out *Tenure, in *Incumbent, when merit.When) {
	out.turn(when, func(w merit.When) (later Tenure) {
		p.single(&later, in, w)
		return later
	}, func(day merit.Date) merit.Date { return p.turns(day, true) })
}

// Tenure judges the three thresholds of the profile on an official. "At least" is
// reached on the anniversary itself and "at most" still held on it, so on the
// fifth anniversary the competence test is still open and the evaluation already
// due. It returns the error of [merit.When.Check], of an unknown level and of a
// profile that is none.
//
// It allocates nothing.
func (p *Profile) Tenure(in Incumbent, when merit.When) (out Tenure, err error) {
	err = p.TenureInto(&out, in, when)
	return out, err
}

// turn makes the days on which the findings change those on which their outcomes do;
// see the function of this name.
func (t *Tenure) turn(when merit.When, again func(merit.When) Tenure, turns func(merit.Date) merit.Date) {
	turn(&t.Mutation, when, func(w merit.When) merit.Finding { return again(w).Mutation }, turns)
	turn(&t.Ukom, when, func(w merit.When) merit.Finding { return again(w).Ukom }, turns)
	turn(&t.Evaluation, when, func(w merit.When) merit.Finding { return again(w).Evaluation }, turns)
}

// single judges the thresholds on one day of inauguration.
func (p *Profile) single(out *Tenure, in *Incumbent, when merit.When) {
	since := timer{start: in.Inaugurated, now: when.AsOf, lacks: needInauguration}
	p.judge(out, in.Level, &since, &since, when)
}

// turns returns the next day after one on which the law of tenure changes.
func (p *Profile) turns(day merit.Date, moving bool) merit.Date {
	return sooner(lawTurns(day, moving, p.mutationRule, p.spec.Mutation.Least, p.spec.Mutation.Most, mutationLeast),
		sooner(lawTurns(day, moving, ukomRule, p.spec.Ukom.Least, p.spec.Ukom.Most), lawTurns(day, moving, evaluationRule, p.spec.Evaluation, evaluationFrom)))
}

// timer is a running tenure: the day on which it began and the day that it has
// come to, which is the day of judgement where nothing interrupts it.
type timer struct {
	start, now merit.Date
	spans      days          // what interrupts it
	broken     bool          // whether anything does
	lacks      merit.FactSet // what is missing where start is the zero Date
	acting     bool          // held as an acting official only
	notes      merit.NoteSet
}

// on returns the day of the calendar on which the timer comes to the given day, or
// the zero Date where it never does, as where that day lies beyond the calendar.
func (t *timer) on(day merit.Date) merit.Date {
	if day = comes(day); !t.broken || day.IsZero() {
		return day
	}
	return t.spans.reach(t.start.DaysUntil(day))
}

// unsettled reports whether the tenure has begun; where it has not, is unknown or never
// will, it puts that into the finding of the rule.
func (t *timer) unsettled(f *merit.Finding, rule *merit.Rule, required *merit.ParamValue, when merit.When) bool {
	if !t.start.IsZero() && !t.acting {
		return true
	}
	if t.acting {
		*f = merit.Finding{Rule: rule, Reason: reasonActingOnly, Required: required, AsOf: when.AsOf, Law: when.Law, Notes: t.notes}
	} else {
		*f = rule.MissingFacts(when, t.lacks)
	}
	return false
}

// judge judges the thresholds on a timer of the rules whose source names the event
// that starts it, and on one of those whose source names none.
func (p *Profile) judge(out *Tenure, level merit.Level, named, unnamed *timer, when merit.When) {
	p.mutation(&out.Mutation, named, unnamed, when)
	p.ukom(&out.Ukom, level, unnamed, when)
	p.evaluation(&out.Evaluation, level, unnamed, when)
}

func (p *Profile) mutation(f *merit.Finding, named, unnamed *timer, when merit.When) {
	rule := p.mutationRule
	switch {
	case !rule.InForce(when.Law):
		*f = rule.NotGoverning(when)
	case rule == mutationStatuteRule:
		p.within(f, rule, &p.spec.Mutation, reasonTooLong, unnamed, when)
	default:
		p.within(f, rule, &p.spec.Mutation, reasonTooLong, named, when)
		if f.Reason.Outcome == merit.Met && p.softer(named, when.Law) {
			f.Notes |= noteSofter
		}
	}
}

// softer reports whether the regulation itself would not let the tenure pass.
func (p *Profile) softer(t *timer, law merit.Date) bool {
	least, most := mutationLeast.At(law), mutationMost.At(law)
	if opens, _ := least.Value.After(t.start, p.spec.Roll); t.now.Before(opens) {
		return true
	}
	ends, _ := most.Value.After(t.start, p.spec.Roll)
	return t.now.After(ends)
}

func (p *Profile) ukom(f *merit.Finding, level merit.Level, t *timer, when merit.When) {
	if !onlyJPT(f, ukomRule, level, when) {
		p.within(f, ukomRule, &p.spec.Ukom, reasonEvaluateInstead, t, when)
	}
}

func (p *Profile) evaluation(f *merit.Finding, level merit.Level, t *timer, when merit.When) {
	if onlyJPT(f, evaluationRule, level, when) {
		return
	}
	due := p.spec.Evaluation.At(when.Law)
	if due == nil {
		*f = evaluationRule.NotGoverning(when)
		return
	}
	if from := evaluationFrom.At(when.Law); t.start.Before(from.Value.Date()) && !t.start.IsZero() {
		rest := *t
		p.leaveOut(&rest, from, when)
		p.due(f, &rest, due, when)
	} else {
		p.due(f, t, due, when)
	}
	if f.Reason == reasonNotDue && t.now.Before(t.start) {
		f.Reason = reasonNotBegun
	}
}

// due judges whether the tenure that counts has come to the evaluation.
func (p *Profile) due(f *merit.Finding, t *timer, due *merit.ParamValue, when merit.When) {
	if !t.unsettled(f, evaluationRule, due, when) {
		return
	}
	c := clause{rule: evaluationRule, reason: reasonDue, required: due, notes: t.notes}
	day := c.anniversary(t.start, due, p.spec.Roll)
	if p.spec.MoreThan {
		day = day.AddDays(1)
	}
	if t.now.Before(day) {
		c.reason, c.changes = reasonNotDue, t.on(day)
	}
	c.put(f, t, p.spec.Roll, when)
}

// leaveOut leaves of a tenure what counts toward the evaluation, with the remark on why
// it is not the whole: days before UU 5/2014 do not, unless the profile reads otherwise.
func (p *Profile) leaveOut(t *timer, from *merit.ParamValue, when merit.When) {
	switch {
	case p.spec.SinceInauguration:
		t.notes |= noteSinceInauguration
		return
	case from.Confidence == merit.ProjectConvention:
		t.notes |= noteSinceStatuteEarly
	default:
		t.notes |= noteSinceStatute
	}
	t.skip(from.Value.Date(), when.AsOf)
}

// skip leaves out of a tenure the days before the given one.
func (t *timer) skip(first, asOf merit.Date) {
	if !t.broken {
		t.start, t.now = first, later(asOf, first)
		return
	}
	rest := t.spans
	rest.since = first
	t.run(rest, asOf)
	if t.start.IsZero() { // no day is left
		t.start, t.now = first, first
	}
	t.now = later(t.now, t.start)
}

// onlyJPT settles a rule on JPT where it is not in force, the level is unknown or
// the post is no JPT, and reports whether it did.
func onlyJPT(f *merit.Finding, rule *merit.Rule, level merit.Level, when merit.When) (settled bool) {
	switch {
	case level.IsJPT() && rule.InForce(when.Law):
		return false
	case !rule.InForce(when.Law):
		*f = rule.NotGoverning(when)
	case level.Kind() == 0:
		*f = rule.MissingFacts(when, needLevel)
	default:
		begin(f, rule, reasonNotJPT, nil, when)
		f.Observed = merit.LevelOf(level)
	}
	return true
}

// within judges whether the tenure lies within the limits.
func (p *Profile) within(f *merit.Finding, rule *merit.Rule, limits *Limits, tooLong *merit.Reason, t *timer, when merit.When) {
	least := limits.Least.At(when.Law)
	if least == nil {
		*f = rule.NotGoverning(when)
		return
	}
	if !t.unsettled(f, rule, least, when) {
		return
	}
	c := clause{rule: rule, reason: reasonReached, required: least, notes: t.notes}
	if open := c.anniversary(t.start, least, p.spec.Roll); t.now.Before(open) {
		c.reason, c.changes = reasonTooShort, t.on(open)
		if t.now.Before(t.start) {
			c.reason = reasonNotBegun
		}
	} else if least.Confidence != merit.Unproven || !p.uncertain(&c, t, when) {
		p.ceiling(&c, limits.Most, tooLong, t, when.Law)
	}
	c.put(f, t, p.spec.Roll, when)
}

// uncertain reports whether a tenure is enough only if the relief was in force, which
// is not established: only what the regulation also allows is certain.
func (p *Profile) uncertain(c *clause, t *timer, when merit.When) bool {
	if strict := mutationLeast.At(when.Law); strict != nil {
		if certain := c.anniversary(t.start, strict, p.spec.Roll); t.now.Before(certain) {
			c.reason, c.missing, c.changes = merit.ReasonMissing, needCircularEnd, t.on(certain)
			return true
		}
	}
	return false
}

// ceiling judges a tenure that is long enough against the greatest, where there is one.
func (p *Profile) ceiling(c *clause, limit *merit.Param, tooLong *merit.Reason, t *timer, law merit.Date) {
	if limit == nil {
		return
	}
	most := limit.At(law)
	if most == nil {
		return
	}
	last, rolled := most.Value.After(t.start, p.spec.Roll)
	closes := last.AddDays(1)
	switch {
	case p.spec.FloorAlone && !law.Before(pp17Day):
		if !t.now.Before(closes) {
			c.notes |= noteFloorAlone
		}
	case t.now.Before(closes):
		c.changes = t.on(closes)
	default:
		c.reason, c.required, c.notes = tooLong, most, t.notes
		if rolled {
			c.notes |= merit.NoteRolled
		}
	}
}

// clause is what becomes of a finding while it is judged. It stays in registers until
// all of it is known.
type clause struct {
	rule     *merit.Rule
	reason   *merit.Reason
	required *merit.ParamValue
	changes  merit.Date
	missing  merit.FactSet
	notes    merit.NoteSet
}

// anniversary returns the day on which the period since start is complete, and marks
// the clause where that day is a matter of convention.
func (c *clause) anniversary(start merit.Date, period *merit.ParamValue, roll merit.Roll) merit.Date {
	day, rolled := period.Value.After(start, roll)
	if rolled {
		c.notes |= merit.NoteRolled
	}
	return day
}

// put writes the finding, with the tenure as what was observed.
func (c *clause) put(f *merit.Finding, t *timer, roll merit.Roll, when merit.When) {
	f.Rule, f.Reason, f.Required = c.rule, c.reason, c.required
	f.Observed, f.Changes = merit.ElapsedOf(t.start, t.now, roll), c.changes
	f.AsOf, f.Law, f.Missing, f.Notes = when.AsOf, when.Law, c.missing, c.notes
}

// anniversary returns the day on which the period since start is complete, and
// marks the finding where that day is a matter of convention.
func anniversary(start merit.Date, period *merit.ParamValue, roll merit.Roll, f *merit.Finding) merit.Date {
	day, rolled := period.Value.After(start, roll)
	if rolled {
		f.Notes |= merit.NoteRolled
	}
	return day
}
