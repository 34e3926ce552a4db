package eligibility

import (
	"errors"
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
)

// pp11Read is the day on which Pasal 105–134 and 142–144 of PP 11/2017 were last read
// in full text and held against what rests on them alone. Their elucidation was not.
var pp11Read = merit.MustDate(2026, time.November, 25)

// Days on which the law of tenure changed.
var (
	pp11Day        = merit.MustDate(2017, time.April, 7)     // PP 11/2017 in force
	pp17Day        = merit.MustDate(2020, time.February, 28) // PP 17/2020
	uu20Day        = merit.MustDate(2023, time.October, 31)  // UU 20/2023 repeals UU 5/2014
	reliefMonth    = merit.MustDate(2020, time.April, 1)     // month of SE MenPANRB 52/2020
	reliefSeen     = merit.MustDate(2020, time.April, 27)    // by then it was public
	reliefInvoked  = merit.MustDate(2023, time.January, 1)   // still invoked in January 2023
	reliefEndedBy  = merit.MustDate(2024, time.January, 1)   // told in 2024 to have ended
	productDefault = []merit.Citation{merit.Cite("Konvensi asnmerit"), merit.Cite("Praktik Kab. Tegal 2022")}
	mutationBasis  = []merit.Citation{
		merit.Cite("PP 11/2017 Pasal 131 ayat (2) huruf c"),
		merit.Cite("PP 11/2017 Pasal 132 ayat (2) huruf b"),
		merit.Cite("PP 11/2017 Pasal 190 ayat (3)"),
	}
	ukomBasis = []merit.Citation{
		merit.Cite("PP 11/2017 Pasal 131 ayat (2) huruf c"),
		merit.Cite("PP 11/2017 Pasal 132 ayat (2) huruf b"),
	}
	reliefBasis = []merit.Citation{merit.Cite("SE MenPANRB 52/2020")}
)

// The thresholds as dated parameters of law.
var (
	// mutationDefault is the product's own threshold for mutation.
	mutationDefault = merit.MustParam("minimum", merit.T("masa jabatan paling singkat untuk mutasi", "least tenure for mutation"),
		merit.ParamValue{From: pp11Day, Value: merit.PeriodOf(merit.Years(1)), Basis: productDefault, Confidence: merit.PracticeOnly})

	// mutationLeast and mutationMost are the span of the government regulation.
	mutationLeast = merit.MustParam("statute-minimum", merit.T("masa jabatan paling singkat menurut PP", "least tenure under the government regulation"),
		merit.ParamValue{From: pp11Day, Value: merit.PeriodOf(merit.Years(2)), Basis: mutationBasis, Confidence: merit.TextRead})
	mutationMost = merit.MustParam("statute-maximum", merit.T("masa jabatan paling lama menurut PP", "greatest tenure under the government regulation"),
		merit.ParamValue{From: pp11Day, Until: pp17Day, Value: merit.PeriodOf(merit.Years(5)), Basis: mutationBasis, Confidence: merit.TextRead},
		merit.ParamValue{From: pp17Day, Value: merit.PeriodOf(merit.Years(5)), Basis: mutationBasis, Confidence: merit.SecondarySource,
			Note: merit.T("apakah batas lima tahun tetap berlaku setelah PP 17/2020 hanya diketahui dari sumber sekunder", "that the five-year ceiling outlived PP 17/2020 is known from secondary sources alone")})

	// ukomLeast and ukomMost are the same clause, read as the door to the test.
	ukomLeast = merit.MustParam("minimum", merit.T("masa jabatan paling singkat untuk uji kompetensi", "least tenure for the competence test"),
		merit.ParamValue{From: pp11Day, Value: merit.PeriodOf(merit.Years(2)), Basis: ukomBasis, Confidence: merit.TextRead, CheckedOn: pp11Read})
	ukomMost = merit.MustParam("maximum", merit.T("masa jabatan paling lama untuk uji kompetensi", "greatest tenure for the competence test"),
		merit.ParamValue{From: pp11Day, Until: pp17Day, Value: merit.PeriodOf(merit.Years(5)), Basis: ukomBasis, Confidence: merit.TextRead, CheckedOn: pp11Read},
		merit.ParamValue{From: pp17Day, Value: merit.PeriodOf(merit.Years(5)), Basis: ukomBasis, Confidence: merit.SecondarySource,
			Note: merit.T("apakah batas lima tahun tetap berlaku setelah PP 17/2020 hanya diketahui dari sumber sekunder", "that the five-year ceiling outlived PP 17/2020 is known from secondary sources alone")})

	// reliefLeast is the two years of the regulation, and one year while the
	// pandemic's circular lasted.
	reliefLeast = reliefParam(merit.Date{})

	evaluationLeast = merit.MustParam("due", merit.T("masa jabatan saat evaluasi jatuh tempo", "tenure at which the evaluation falls due"),
		merit.ParamValue{From: merit.FirstDay, Until: pp11Day, Value: merit.PeriodOf(merit.Years(5)), Confidence: merit.TextRead,
			Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 117 ayat (1)")}},
		merit.ParamValue{From: pp11Day, Value: merit.PeriodOf(merit.Years(5)), Confidence: merit.TextRead,
			Basis: []merit.Citation{merit.Cite("Penjelasan PP 11/2017 Pasal 133 ayat (1)")}})

	// evaluationFrom is the day before which no day counts toward the five years.
	evaluationFrom = merit.MustParam("counted-from", merit.T("hari pertama yang dihitung dalam lima tahun sampai evaluasi", "the first day that counts toward the five years to the evaluation"),
		merit.ParamValue{From: merit.FirstDay, Until: pp11Day, Value: merit.DateValueOf(merit.FirstDay), Confidence: merit.ProjectConvention,
			Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 117 ayat (1)"), merit.Cite("Konvensi asnmerit")},
			Note:  merit.T("Pasal 117 tidak menyebut hari pertamanya; dihitung seperti kemudian menurut penjelasan PP 11/2017 Pasal 133", "Pasal 117 names no first day; counted as later by the elucidation of PP 11/2017 Pasal 133")},
		merit.ParamValue{From: pp11Day, Value: merit.DateValueOf(merit.FirstDay), Confidence: merit.TextRead,
			Basis: []merit.Citation{merit.Cite("Penjelasan PP 11/2017 Pasal 133 ayat (1)")}})
)

// reliefParam returns the threshold of the circular of 2020, whose last day is not
// established unless the caller knows the day on which it ceased.
func reliefParam(ceased merit.Date) *merit.Param {
	two, one := merit.PeriodOf(merit.Years(2)), merit.PeriodOf(merit.Years(1))
	values := []merit.ParamValue{
		{From: pp11Day, Until: reliefMonth, Value: two, Basis: mutationBasis, Confidence: merit.TextRead},
		{From: reliefMonth, Until: reliefSeen, Value: one, Basis: reliefBasis, Confidence: merit.Unproven,
			Note: merit.T("hari terbitnya SE MenPANRB 52/2020 dalam April 2020 tidak diketahui", "the day in April 2020 on which SE MenPANRB 52/2020 appeared is not known")},
		{From: reliefSeen, Until: reliefInvoked, Value: one, Basis: reliefBasis, Confidence: merit.SecondarySource},
		{From: reliefInvoked, Until: reliefEndedBy, Value: one, Basis: reliefBasis, Confidence: merit.Unproven,
			Note: merit.T("hari berakhirnya SE MenPANRB 52/2020 tidak diketahui: masih dipakai pada Januari 2023, disebut berakhir pada 2023", "the day on which SE MenPANRB 52/2020 ended is not known: still invoked in January 2023, said to have ended in 2023")},
		{From: reliefEndedBy, Value: two, Basis: mutationBasis, Confidence: merit.TextRead},
	}
	if !ceased.IsZero() {
		values[2].Until = ceased
		values = append(values[:3], values[4])
		values[3].From = ceased
	}
	return merit.MustParam("relief-minimum", merit.T("masa jabatan paling singkat menurut surat edaran 2020", "least tenure under the circular of 2020"), values...)
}

// Limits is the span of tenure within which something is allowed: at least Least
// (paling singkat, reached on the anniversary), at most Most (paling lama, still
// held on the anniversary). A nil Most is no ceiling.
type Limits struct {
	Least *merit.Param `json:"least,omitzero"`
	Most  *merit.Param `json:"most,omitzero"`
}

// ProfileSpec is what a [Profile] is made of.
type ProfileSpec struct {
	Name       string       `json:"name"`  // stable, such as standard
	Title      merit.Text   `json:"title"` // what to call it
	Mutation   Limits       `json:"mutation"`
	Ukom       Limits       `json:"ukom"`
	Evaluation *merit.Param `json:"evaluation"`
	// Roll decides anniversaries that their month lacks.
	Roll merit.Roll `json:"roll,omitzero"`
	// MoreThan makes the evaluation due on the day after the anniversary
	// ("lebih dari lima tahun", as some practice has it) instead of on it.
	MoreThan bool `json:"moreThan,omitzero"`
	// SinceInauguration counts the five years to the evaluation from the inauguration
	// even where that lies before 15 January 2014, when UU 5/2014 came into force and
	// from which the elucidation of PP 11/2017 Pasal 133 counts.
	SinceInauguration bool `json:"sinceInauguration,omitzero"`
	// FloorAlone leaves out the ceilings of mutation and competence test on days of
	// law from 28 February 2020 on, when PP 17/2020 changed Pasal 132: that its
	// ceiling of five years still stands is unproven.
	FloorAlone bool `json:"floorAlone,omitzero"`
}

// Profile is a set of tenure thresholds (profil ambang). It is immutable and safe
// for concurrent use.
type Profile struct {
	spec ProfileSpec
	// mutationRule is the rule that mutation findings name.
	mutationRule *merit.Rule
	// quiet is the last day on which any law of tenure changes.
	quiet merit.Date
	// prepared are the answers that are a matter of anniversaries alone, nil where none is.
	prepared *milestonesOfTenure
}

// newProfile returns a profile whose mutation findings name the rule.
func newProfile(spec ProfileSpec, rule *merit.Rule) *Profile {
	p := &Profile{spec: spec, mutationRule: rule, quiet: lastTurn([]*merit.Rule{rule, ukomRule, evaluationRule},
		spec.Mutation.Least, spec.Mutation.Most, spec.Ukom.Least, spec.Ukom.Most, spec.Evaluation, mutationLeast, mutationMost, evaluationFrom)}
	p.prepared = milestonesOf(p)
	return p
}

// The profiles that come with the library.
var (
	standard = newProfile(ProfileSpec{
		Name: "standard", Title: merit.T("Standar", "Standard"),
		Mutation:   Limits{Least: mutationDefault},
		Ukom:       Limits{ukomLeast, ukomMost},
		Evaluation: evaluationLeast,
	}, mutationRule)

	statute = newProfile(ProfileSpec{
		Name: "statute", Title: merit.T("Menurut PP", "Statute"),
		Mutation:   Limits{mutationLeast, mutationMost},
		Ukom:       Limits{ukomLeast, ukomMost},
		Evaluation: evaluationLeast,
	}, mutationStatuteRule)

	circular2020 = newProfile(ProfileSpec{
		Name: "circular-2020", Title: merit.T("Surat edaran 2020", "Circular of 2020"),
		Mutation:   Limits{reliefLeast, mutationMost},
		Ukom:       Limits{reliefLeast, ukomMost},
		Evaluation: evaluationLeast,
	}, mutationRule)
)

// Standard returns the product's own thresholds, the default: one year in post for
// mutation, two for the competence test, five for the evaluation. Its mutation
// threshold is softer than PP 11/2017, and findings say so where it matters; a
// rotation also needs the competence test's two years.
func Standard() *Profile { return standard }

// Statute returns PP 11/2017 read literally: mutation from two to five years.
//
// Source: PP 11/2017 Pasal 131 ayat (2) huruf c, 132 ayat (2) huruf b, 190 ayat (3).
func Statute() *Profile { return statute }

// Circular2020 returns the one-year relief of SE MenPANRB 52/2020 for mutation and,
// as Kab. Tegal applied it, for the competence test that leads there; before and
// after the circular it is the regulation's two years. On days on which it is not
// established whether the circular was in force, a tenure between one and two years
// is Undetermined; see [Circular2020Until].
func Circular2020() *Profile { return circular2020 }

// Circular2020Until is [Circular2020] for a caller who knows the day on which the
// circular ceased to apply. The day must lie after 27 April 2020.
func Circular2020Until(ceased merit.Date) (*Profile, error) {
	if !ceased.After(reliefSeen) {
		return nil, &merit.FieldError{Field: "ceased", Value: ceased.String(), Expected: "a day after " + reliefSeen.String(), Err: merit.ErrRange}
	}
	spec, relief := circular2020.spec, reliefParam(ceased)
	spec.Mutation.Least, spec.Ukom.Least = relief, relief
	return newProfile(spec, mutationRule), nil
}

// ParseProfile returns the profile of the given name: standard, statute or
// circular-2020. The error is a [*merit.FieldError].
func ParseProfile(name string) (*Profile, error) {
	for _, p := range Profiles() {
		if p.spec.Name == name {
			return p, nil
		}
	}
	return nil, &merit.FieldError{Field: "profile", Value: name, Expected: "one of standard, statute, circular-2020", Err: merit.ErrUnknown}
}

// Profiles returns the profiles that come with the library.
func Profiles() []*Profile { return []*Profile{standard, statute, circular2020} }

// NewProfile returns a profile of the caller's own. It refuses, all at once, a
// missing name, title, least tenure or evaluation, parameters that are not periods, a
// greatest tenure that is shorter than the least of the same day of law, and an unknown
// way to roll.
func NewProfile(spec ProfileSpec) (*Profile, error) {
	var problems []error
	problem := func(field, expected string) {
		problems = append(problems, &merit.FieldError{Field: field, Expected: expected, Err: merit.ErrMissing})
	}
	if spec.Name == "" {
		problem("name", "a name")
	}
	if spec.Title.IsZero() {
		problem("title", "a title in both languages")
	}
	for _, p := range []struct {
		field    string
		param    *merit.Param
		required bool
	}{
		{"mutation.least", spec.Mutation.Least, true}, {"mutation.most", spec.Mutation.Most, false},
		{"ukom.least", spec.Ukom.Least, true}, {"ukom.most", spec.Ukom.Most, false},
		{"evaluation", spec.Evaluation, true},
	} {
		switch {
		case p.param == nil && p.required:
			problem(p.field, "a parameter with its citation")
		case p.param != nil && p.param.Values()[0].Value.Kind() != merit.PeriodValue:
			problem(p.field, "a parameter that is a period")
		}
	}
	problems = append(problems, knownRoll(spec.Roll), spec.Mutation.check("mutation.most"), spec.Ukom.check("ukom.most"))
	if errors.Join(problems...) != nil {
		return nil, errors.Join(problems...)
	}
	return newProfile(spec, mutationRule), nil
}

// check refuses a greatest tenure that ends before the least is reached.
func (l *Limits) check(field string) error {
	if l.Least == nil || l.Most == nil {
		return nil
	}
	for _, day := range append(firstDays(l.Least), firstDays(l.Most)...) {
		least, most := l.Least.At(day), l.Most.At(day)
		if least == nil || most == nil || least.Value.Kind() != merit.PeriodValue || most.Value.Kind() != merit.PeriodValue {
			continue
		}
		reached, _ := least.Value.After(merit.FirstDay, merit.RollForward)
		if ends, _ := most.Value.After(merit.FirstDay, merit.RollForward); ends.Before(reached) {
			return &merit.FieldError{Field: field, Value: most.Value.String(), Expected: "no less than " + least.Value.String() + ", the least by the law of " + day.String(), Err: merit.ErrConflict}
		}
	}
	return nil
}

func firstDays(p *merit.Param) (out []merit.Date) {
	for _, v := range p.Values() {
		out = append(out, v.From)
	}
	return out
}

// check refuses a profile that [NewProfile] did not make.
func (p *Profile) check() error {
	if p != nil && p.mutationRule != nil {
		return nil
	}
	return &merit.FieldError{Field: "profile", Expected: "a profile, such as that of Standard", Err: merit.ErrMissing}
}

// Spec returns what the profile is made of, to build another one from.
func (p *Profile) Spec() ProfileSpec { return p.spec }

// Roll returns how the profile decides anniversaries that their month lacks.
func (p *Profile) Roll() merit.Roll { return p.spec.Roll }

// Under returns the profile under the chosen readings of the points "leap-day",
// "evaluation-due", "evaluation-count" and "move-ceiling"; a point on which nothing is chosen stays as
// the profile has it.
func (p *Profile) Under(r Readings) *Profile {
	out := p.under(r)
	return &out
}

func (p *Profile) under(r Readings) Profile {
	out := *p
	if r.has(LeapForward) || r.has(LeapBack) {
		out.spec.Roll = r.Roll()
	}
	if r.has(EvaluateOnAnniversary) || r.has(EvaluateAfterAnniversary) {
		out.spec.MoreThan = r.has(EvaluateAfterAnniversary)
	}
	if r.has(EvaluateSinceStatute) || r.has(EvaluateSinceInauguration) {
		out.spec.SinceInauguration = r.has(EvaluateSinceInauguration)
	}
	if r.has(CeilingStands) || r.has(FloorAlone) {
		out.spec.FloorAlone = r.has(FloorAlone)
	}
	if out.spec != p.spec {
		out.prepared = nil
	}
	return out
}

// String returns the profile's name.
func (p *Profile) String() string { return p.spec.Name }
