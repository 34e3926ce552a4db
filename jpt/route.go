package jpt

import (
	"iter"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
)

// Route is a way in which a vacant post is filled (jalur pengisian).
type Route uint8

const (
	// Undecided: a fact is missing, so no way can be named. The zero value.
	Undecided Route = iota
	// Blocked: moves are frozen; only an acting official may hold the post.
	Blocked
	// RotationInClass: a sitting JPT official of the same job classification moves
	// after the competence test (PP 11/2017 Pasal 131).
	RotationInClass
	// RotationWithin: a sitting JPT official of the same agency moves after the
	// competence test (PP 11/2017 Pasal 132).
	RotationWithin
	// RotationBetween: the same between agencies (Pasal 132 as amended by PP
	// 17/2020).
	RotationBetween
	// Rearrangement: after a reorganisation that cuts posts, sitting officials are
	// placed anew by competence test (PP 11/2017 Pasal 130).
	Rearrangement
	// TalentPool: an agency exempt from open selection draws on its talent pool
	// (PP 11/2017 Pasal 134).
	TalentPool
	// OpenSelection: open and competitive selection (seleksi terbuka, PP 11/2017
	// Pasal 110).
	OpenSelection
	// OpenAfterTest: open selection because nobody in post fits after the
	// competence test (PP 11/2017 Pasal 130 and 131).
	OpenAfterTest
)

var routeNames = [...]string{
	"undecided", "blocked", "rotation-in-class", "rotation-within", "rotation-between",
	"rearrangement", "talent-pool", "open-selection", "open-after-test",
}

var routeTexts = [...]merit.Text{
	merit.T("belum dapat ditentukan", "cannot tell yet"),
	merit.T("dibekukan: hanya Plt", "frozen: acting official only"),
	merit.T("rotasi dalam satu klasifikasi jabatan", "rotation within the job classification"),
	merit.T("rotasi dalam instansi", "rotation within the agency"),
	merit.T("rotasi antarinstansi", "rotation between agencies"),
	merit.T("penataan ulang setelah perampingan organisasi", "rearrangement after a reorganisation"),
	merit.T("kelompok rencana suksesi (talent pool)", "talent pool"),
	merit.T("seleksi terbuka", "open selection"),
	merit.T("seleksi terbuka setelah uji kompetensi", "open selection after the competence test"),
}

// String returns the route as one word, such as rotation-within.
func (r Route) String() string { return word(routeNames[:], uint8(r)) }

// ParseRoute reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseRoute(s string) (Route, error) {
	i, err := value(routeNames[:], "route", s)
	return Route(i), err
}

// MarshalText implements [encoding.TextMarshaler].
func (r Route) MarshalText() ([]byte, error) { return text(routeNames[:], "route", uint8(r)) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (r *Route) UnmarshalText(b []byte) error {
	parsed, err := ParseRoute(string(b))
	if err == nil {
		*r = parsed
	}
	return err
}

// In returns the route in words.
func (r Route) In(lang merit.Language) string {
	if int(r) < len(routeTexts) {
		return routeTexts[r].In(lang)
	}
	return r.String()
}

// Rotation reports whether the route moves a sitting official after a competence
// test.
func (r Route) Rotation() bool { return r >= RotationInClass && r <= Rearrangement }

// Open reports whether the route is an open selection.
func (r Route) Open() bool { return r == OpenSelection || r == OpenAfterTest }

// The facts of JPT-ROUTE-ROTATION, by their place in the rule.
const (
	needCandidateLevel merit.FactSet = 1 << iota
	needStandard
	needUkomResult
	needClassification
)

// The only fact of JPT-ROUTE-ROTATION-WITHIN and of JPT-REORG.
const (
	needSameAgency  merit.FactSet = 1
	needReorganised merit.FactSet = 1
)

var (
	rotationFacts = []merit.Fact{
		{Key: "candidate.level", Name: merit.T("jenjang jabatan calon", "level of the candidate's post")},
		{Key: "candidate.meetsStandard", Name: merit.T("apakah calon memenuhi standar kompetensi jabatan", "whether the candidate meets the post's competence standard")},
		{Key: "candidate.passedUkom", Name: merit.T("hasil uji kompetensi", "result of the competence test")},
		{Key: "candidate.sameClassification", Name: merit.T("apakah calon dalam satu klasifikasi jabatan", "whether the candidate's post is of the same job classification")},
	}
	withinFacts = []merit.Fact{
		{Key: "candidate.sameAgency", Name: merit.T("apakah calon dari instansi yang sama", "whether the candidate is of the same agency")},
	}
	reorgFacts = []merit.Fact{
		{Key: "vacancy.reorganised", Name: merit.T("apakah lowong karena perampingan organisasi", "whether the vacancy comes from a reorganisation that cuts posts")},
	}
	openFacts = []merit.Fact{
		{Key: "post.level", Name: merit.T("jenjang jabatan yang lowong", "level of the vacant post")},
	}
)

var (
	reasonSameLevel = &merit.Reason{Code: "same-level", Outcome: merit.Met, Text: merit.T(
		"calon menduduki {observed}, setingkat dengan jabatan yang lowong", "the candidate holds a post of {observed}, the level of the vacant post")}
	reasonPromotion = &merit.Reason{Code: "promotion", Outcome: merit.NotMet, Text: merit.T(
		"dari {observed} perpindahan ini promosi, yang hanya melalui seleksi terbuka", "from {observed} this would be a promotion, which takes an open selection")}
	reasonDemotion = &merit.Reason{Code: "demotion", Outcome: merit.NotMet, Text: merit.T(
		"dari {observed} perpindahan ini penurunan jabatan, bukan rotasi", "from {observed} this would be a demotion, not a rotation")}
	reasonStandard = &merit.Reason{Code: "standard", Outcome: merit.Met, Text: merit.T(
		"memenuhi standar kompetensi jabatan", "meets the post's competence standard")}
	reasonNoStandard = &merit.Reason{Code: "no-standard", Outcome: merit.NotMet, Text: merit.T(
		"tidak memenuhi standar kompetensi jabatan", "does not meet the post's competence standard")}
	reasonPassed = &merit.Reason{Code: "passed", Outcome: merit.Met, Text: merit.T(
		"hasil uji kompetensi: sesuai", "the competence test found a fit")}
	reasonFailed = &merit.Reason{Code: "failed", Outcome: merit.NotMet, Text: merit.T(
		"hasil uji kompetensi: tidak sesuai", "the competence test found no fit")}
	reasonSameClass = &merit.Reason{Code: "same-class", Outcome: merit.Met, Text: merit.T(
		"satu klasifikasi jabatan", "same job classification")}
	reasonOtherClass = &merit.Reason{Code: "other-class", Outcome: merit.NotMet, Text: merit.T(
		"lain klasifikasi jabatan", "another job classification")}
	reasonSameAgency = &merit.Reason{Code: "same-agency", Outcome: merit.Met, Text: merit.T(
		"dalam satu instansi", "within the agency")}
	reasonBetween = &merit.Reason{Code: "between-agencies", Outcome: merit.Met, Text: merit.T(
		"antarinstansi, dibolehkan sejak PP 17/2020", "between agencies, allowed since PP 17/2020")}
	reasonOtherAgency = &merit.Reason{Code: "other-agency", Outcome: merit.NotMet, Text: merit.T(
		"dari instansi lain; sebelum PP 17/2020 hanya dalam satu instansi", "from another agency; before PP 17/2020 only within one agency")}

	reasonSetAside = &merit.Reason{Code: "set-aside", Outcome: merit.NotApplicable, Text: merit.T(
		"dikesampingkan menurut bacaan yang dipilih", "set aside by the reading chosen")}
	reasonPastCeiling = &merit.Reason{Code: "past-ceiling", Outcome: merit.NotMet, Text: merit.T(
		"masa jabatan melewati paling lama; hanya mutasi antarinstansi yang terbuka menurut bacaan yang dipilih", "the tenure is past the greatest; by the reading chosen only a move between agencies is open")}
	reasonNoCeiling = &merit.Reason{Code: "no-ceiling", Outcome: merit.Met, Text: merit.T(
		"masa jabatan melewati paling lama {required}, yang menurut bacaan yang dipilih tidak membatasi mutasi antarinstansi", "the tenure is past the greatest of {required}, which by the reading chosen does not bind a move between agencies")}

	reasonOpenNational = &merit.Reason{Code: "national", Outcome: merit.Met, Text: merit.T(
		"seleksi terbuka dan kompetitif pada tingkat nasional", "open and competitive selection at the national level")}
	reasonOpenPratama = &merit.Reason{Code: "national-or-province", Outcome: merit.Met, Text: merit.T(
		"seleksi terbuka dan kompetitif pada tingkat nasional atau antarkabupaten/kota dalam satu provinsi",
		"open and competitive selection at the national level, or between the kabupaten and kota of one province")}

	reasonNobodyFits = &merit.Reason{Code: "nobody-fits", Outcome: merit.Met, Text: merit.T(
		"tidak seorang pun calon dari pejabat yang ada memenuhi syarat pindah atau sesuai menurut uji kompetensi: dilanjutkan dengan seleksi terbuka", "none of the candidates in post may be moved or fits by the competence test: open selection follows")}
	reasonSomebodyFits = &merit.Reason{Code: "somebody-fits", Outcome: merit.NotApplicable, Text: merit.T(
		"ada pejabat yang sesuai", "somebody in post fits")}
	reasonNoCandidates = &merit.Reason{Code: "no-candidates", Outcome: merit.NotApplicable, Text: merit.T(
		"tidak ada calon dari pejabat yang menduduki JPT", "no sitting JPT official is a candidate")}
	reasonPending = &merit.Reason{Code: "pending", Outcome: merit.Undetermined, Text: merit.T(
		"masih ada calon yang belum dapat dipastikan", "there are candidates about whom the facts are incomplete")}

	reasonReorganised = &merit.Reason{Code: "reorganised", Outcome: merit.Met, Text: merit.T(
		"organisasi dirampingkan: pejabat yang ada ditata ulang lewat uji kompetensi", "posts were cut: the officials in post are placed anew by competence test")}
	reasonNotReorganised = &merit.Reason{Code: "ordinary", Outcome: merit.NotApplicable, Text: merit.T(
		"tidak ada perampingan organisasi", "no reorganisation cut posts")}

	rotationRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-ROUTE-ROTATION",
		Title:    merit.T("Pengisian JPT lewat mutasi dalam satu klasifikasi jabatan", "Filling a JPT by a move within the job classification"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: []merit.Version{
			beforePP11,
			{From: pp11Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 131 ayat (1)"), merit.Cite("PP 11/2017 Pasal 131 ayat (2)")}, CheckedOn: pp11Read},
		},
		Facts: rotationFacts,
		Reasons: []*merit.Reason{reasonSameLevel, reasonPromotion, reasonDemotion, reasonStandard, reasonNoStandard, reasonPassed, reasonFailed,
			reasonSameClass, reasonOtherClass, reasonSetAside, reasonPastCeiling},
	})

	rotationWithinRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-ROUTE-ROTATION-WITHIN",
		Title:    merit.T("Mutasi JPT dalam instansi, sejak 2020 juga antarinstansi", "Moves of JPT officials within an agency, from 2020 also between agencies"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: []merit.Version{
			beforePP11,
			{From: pp11Day, Until: pp17Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 132")}, CheckedOn: pp11Read},
			{From: pp17Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 132"), merit.Cite("PP 17/2020")},
				Note: merit.T("perubahan oleh PP 17/2020 diketahui dari sumber sekunder", "the change by PP 17/2020 is known from secondary sources")},
		},
		Facts:   withinFacts,
		Reasons: []*merit.Reason{reasonSameAgency, reasonBetween, reasonOtherAgency, reasonSetAside, reasonNoCeiling},
		Notes: []merit.Note{{Code: "ceiling-unproven", Text: merit.T(
			"Apakah masa jabatan paling lama masih membatasi mutasi antarinstansi setelah PP 17/2020 belum terbukti; bawaannya masih", "Whether the greatest tenure still binds a move between agencies after PP 17/2020 is unproven; by default it does")}},
	})

	openRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-ROUTE-OPEN",
		Title:    merit.T("Pengisian JPT lewat seleksi terbuka", "Filling a JPT by open selection"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: []merit.Version{
			{From: merit.FirstDay, Until: pp11Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 108")}},
			{From: pp11Day, Until: uu20Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("UU 5/2014 Pasal 108"), merit.Cite("PP 11/2017 Pasal 110")}},
			{From: uu20Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 110")}, CheckedOn: pp11Read},
		},
		Facts:   openFacts,
		Reasons: []*merit.Reason{reasonOpenNational, reasonOpenPratama},
	})

	fallbackRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-ROUTE-FALLBACK",
		Title:    merit.T("Seleksi terbuka bila tidak ada yang sesuai setelah uji kompetensi", "Open selection when nobody fits after the competence test"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: []merit.Version{
			beforePP11,
			{From: pp11Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 130"), merit.Cite("PP 11/2017 Pasal 131")}, CheckedOn: pp11Read},
		},
		Reasons: []*merit.Reason{reasonNobodyFits, reasonSomebodyFits, reasonNoCandidates, reasonPending},
	})

	reorgRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-REORG",
		Title:    merit.T("Penataan pejabat setelah perampingan organisasi", "Placing officials anew after a reorganisation"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: []merit.Version{
			beforePP11,
			{From: pp11Day, Force: merit.InForce, Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 130")}, CheckedOn: pp11Read},
		},
		Facts:   reorgFacts,
		Reasons: []*merit.Reason{reasonReorganised, reasonNotReorganised},
	})
)

// Vacancy is a vacant post and what is known of its agency.
type Vacancy struct {
	Post     Post     `json:"post,omitzero"`
	Calendar Calendar `json:"calendar,omitzero"`
	// Reorganised tells whether the vacancy comes from a reorganisation that cuts
	// posts (perampingan organisasi).
	Reorganised merit.Answer `json:"reorganised,omitzero"`
	Exemption   Exemption    `json:"exemption,omitzero"`
	// Readings are the readings of law chosen where sources disagree; the zero
	// value keeps the defaults.
	Readings Readings `json:"readings,omitzero"`
}

// Candidate is a sitting official who might be moved into a vacant post.
type Candidate struct {
	Incumbent eligibility.Incumbent `json:"incumbent,omitzero"`
	// SameAgency tells whether the official's post is in the vacancy's agency.
	SameAgency merit.Answer `json:"sameAgency,omitzero"`
	// SameClassification tells whether both posts are of one job classification
	// (satu klasifikasi jabatan): similar or related duties.
	SameClassification merit.Answer `json:"sameClassification,omitzero"`
	// MeetsStandard tells whether the official meets the vacant post's competence
	// standard (standar kompetensi jabatan).
	MeetsStandard merit.Answer `json:"meetsStandard,omitzero"`
	// PassedUkom is the result of the competence test; Unknown until it is held.
	PassedUkom merit.Answer `json:"passedUkom,omitzero"`
}

// CandidateVerdict is the answer to whether one official may be moved into the
// post. Classification and Agency are two ways, of which one suffices; all others
// must hold.
type CandidateVerdict struct {
	Mutation       merit.Finding `json:"mutation,omitzero"`       // tenure for mutation, under the profile
	Ukom           merit.Finding `json:"ukom,omitzero"`           // tenure for the competence test, under the profile
	Level          merit.Finding `json:"level,omitzero"`          // same level as the vacant post
	Standard       merit.Finding `json:"standard,omitzero"`       // competence standard
	Result         merit.Finding `json:"result,omitzero"`         // result of the competence test
	Classification merit.Finding `json:"classification,omitzero"` // JPT-ROUTE-ROTATION: same job classification
	Agency         merit.Finding `json:"agency,omitzero"`         // JPT-ROUTE-ROTATION-WITHIN: within or between agencies
	// Reorganised: placed anew after a reorganisation, for which neither tenure
	// nor classification nor agency is asked.
	Reorganised bool `json:"reorganised,omitzero"`
}

// MayTakeTest reports whether the official may take the competence test for the
// post: everything but the test's own result and the standard it proves.
func (c CandidateVerdict) MayTakeTest() merit.Outcome { return c.mayTakeTest() }

func (c *CandidateVerdict) mayTakeTest() merit.Outcome {
	if c.Reorganised {
		return outcome(&c.Level)
	}
	return outcome(&c.Mutation).And(outcome(&c.Ukom)).And(outcome(&c.Level)).
		And(outcome(&c.Classification).Or(outcome(&c.Agency)))
}

// Outcome is Met where the official may be moved into the post.
func (c CandidateVerdict) Outcome() merit.Outcome { return c.outcome() }

func (c *CandidateVerdict) outcome() merit.Outcome {
	return c.mayTakeTest().And(outcome(&c.Standard)).And(outcome(&c.Result))
}

// outcome is [merit.Finding.Outcome] without a copy of the finding.
func outcome(f *merit.Finding) merit.Outcome {
	if f.Reason == nil {
		return merit.Undetermined
	}
	return f.Reason.Outcome
}

// Findings returns the findings that count, in order. Of the two ways only the
// first that is Met is kept, or both where none is.
func (c CandidateVerdict) Findings() []merit.Finding { return c.AppendFindings(nil) }

// AppendFindings appends the findings of [CandidateVerdict.Findings] to a list.
func (c *CandidateVerdict) AppendFindings(to []merit.Finding) []merit.Finding {
	if c.Reorganised {
		return append(to, c.Level, c.Standard, c.Result)
	}
	to = append(to, c.Mutation, c.Ukom, c.Level, c.Standard, c.Result)
	switch {
	case outcome(&c.Classification) == merit.Met:
		return append(to, c.Classification)
	case outcome(&c.Agency) == merit.Met:
		return append(to, c.Agency)
	}
	return append(to, c.Classification, c.Agency)
}

// Route returns the way on which the official may be moved into the post, or
// Undecided where that is not so or not known; see [CandidateVerdict.Outcome].
func (c CandidateVerdict) Route() Route { return c.way(c.outcome()) }

// way is Route for an official whose outcome is known.
func (c *CandidateVerdict) way(o merit.Outcome) Route {
	switch {
	case o != merit.Met:
		return Undecided
	case c.Reorganised:
		return Rearrangement
	case outcome(&c.Classification) == merit.Met:
		return RotationInClass
	case c.Agency.Reason == reasonSameAgency:
		return RotationWithin
	}
	return RotationBetween
}

// Decision is the answer to which way a vacancy is filled.
type Decision struct {
	Route Route `json:"route"`
	// Scope of an open selection for the post; see [Post.Scope].
	Scope    Scope         `json:"scope,omitzero"`
	Frozen   Frozen        `json:"frozen,omitzero"`   // freezes by an election or a new head
	Reorg    merit.Finding `json:"reorg,omitzero"`    // JPT-REORG
	Exempt   merit.Finding `json:"exempt,omitzero"`   // JPT-ROUTE-EXEMPT
	Fallback merit.Finding `json:"fallback,omitzero"` // JPT-ROUTE-FALLBACK
	Open     merit.Finding `json:"open,omitzero"`     // JPT-ROUTE-OPEN
	// Candidates holds a verdict for each candidate, in the order given.
	Candidates []CandidateVerdict `json:"candidates,omitzero"`
}

// Findings returns the findings on the vacancy itself, in the order in which the
// decision asks them.
func (d Decision) Findings() []merit.Finding { return d.AppendFindings(nil) }

// AppendFindings appends the findings of [Decision.Findings] to a list.
func (d *Decision) AppendFindings(to []merit.Finding) []merit.Finding {
	return append(to, d.Frozen.Election, d.Frozen.NewHead, d.Reorg, d.Fallback, d.Exempt, d.Open)
}

// Deciding returns the finding that settled the route, or of an Undecided one the
// first that keeps it open; [Decision.Waiting] has them all. For an open selection
// that is the rule of open selection: why nobody in post was taken stands in the
// findings of each of the Candidates.
func (d Decision) Deciding() merit.Finding {
	switch d.Route {
	case Blocked:
		if d.Frozen.Election.Outcome() == merit.NotMet {
			return d.Frozen.Election
		}
		return d.Frozen.NewHead
	case Rearrangement:
		return d.Reorg
	case TalentPool:
		return d.Exempt
	case OpenSelection:
		return d.Open
	case OpenAfterTest:
		return d.Fallback
	case RotationInClass, RotationWithin, RotationBetween:
		for _, c := range d.Candidates {
			if c.Route() == d.Route {
				if d.Route == RotationInClass {
					return c.Classification
				}
				return c.Agency
			}
		}
	}
	if waiting := d.Waiting(); len(waiting) > 0 {
		return waiting[0]
	}
	return merit.Finding{}
}

// Waiting returns the findings that keep an Undecided route open, in the order in
// which the decision asks them, each Undetermined: the missing facts that they name,
// once known, settle the route. It returns nil for a route that is decided, though
// facts may be missing that did not matter.
func (d Decision) Waiting() []merit.Finding {
	if d.Route != Undecided {
		return nil
	}
	var out []merit.Finding
	add := func(findings ...merit.Finding) {
		for _, f := range findings {
			if f.Outcome() == merit.Undetermined {
				out = append(out, f)
			}
		}
	}
	add(d.Frozen.Election, d.Frozen.NewHead, d.Reorg, d.Fallback)
	for _, c := range d.Candidates {
		if c.Outcome() == merit.Undetermined {
			add(c.Findings()...)
		}
	}
	add(d.Exempt)
	return out
}

// Decide says which way a vacancy is filled. It asks in this order: is the region
// frozen; was the post's organisation cut; does an official in post fit after the
// competence test; may the agency draw on its talent pool; and otherwise the post
// goes to open selection, which stays lawful also where an official fits. [Table]
// prints the decision table. Where the answer hangs on a fact that is not known, the
// route is Undecided and [Decision.Waiting] names the fact. Candidates are judged under the profile, all of them, whatever the
// route; a rotation needs both its thresholds, for mutation and for the competence
// test.
//
// Bad input is refused with all its problems at once: a post that is not a JPT, words
// outside the vocabulary, no profile, or the error of [merit.When.Check].
func Decide(v Vacancy, candidates []Candidate, profile *eligibility.Profile, when merit.When) (Decision, error) {
	var d Decision
	err := d.Decide(&v, candidates, profile, when)
	return d, err
}

// DecideAll decides vacancy after vacancy, each with its candidates, in order: for each
// the decision, or the error that [Decide] returns, after which it goes on. The decision
// is the same memory each time: copy what is to be kept, its candidates too. It takes the
// next vacancy when it is asked for the next decision and starts nothing of its own: a
// caller with several cores gives each a part of the vacancies.
func DecideAll(vacancies iter.Seq2[Vacancy, []Candidate], profile *eligibility.Profile, when merit.When) iter.Seq2[*Decision, error] {
	return func(yield func(*Decision, error) bool) {
		var d Decision
		for v, candidates := range vacancies {
			if err := d.Decide(&v, candidates, profile, when); !yield(&d, err) {
				return
			}
		}
	}
}

const noteCeilingUnproven merit.NoteSet = 1

// read applies the readings of law that depart from the default.
func (c *CandidateVerdict) read(r Readings, spec eligibility.ProfileSpec, when merit.When) {
	between := c.Agency.Reason == reasonBetween && !r.Has(ClassificationRequired)
	if r.Has(NoCeilingBetween) && between {
		mutation, ukom := pastCeiling(c.Mutation, spec.Mutation.Most), pastCeiling(c.Ukom, spec.Ukom.Most)
		for _, f := range [...]struct {
			finding *merit.Finding
			past    bool
		}{{&c.Mutation, mutation}, {&c.Ukom, ukom}} {
			if f.past {
				f.finding.Rule, f.finding.Reason, f.finding.Notes = rotationWithinRule, reasonNoCeiling, noteCeilingUnproven
			}
		}
		if mutation || ukom {
			c.Classification = merit.Finding{Rule: rotationRule, Reason: reasonPastCeiling, AsOf: when.AsOf, Law: when.Law}
		}
	}
	switch {
	case r.Has(ClassificationRequired):
		c.Agency = merit.Finding{Rule: rotationWithinRule, Reason: reasonSetAside, AsOf: when.AsOf, Law: when.Law}
	case r.Has(ClassificationDropped) && !when.Law.Before(pp17Day):
		c.Classification = merit.Finding{Rule: rotationRule, Reason: reasonSetAside, AsOf: when.AsOf, Law: when.Law}
	}
}

// pastCeiling reports whether it is the greatest tenure that the finding fails.
func pastCeiling(f merit.Finding, most *merit.Param) bool {
	return most != nil && f.Outcome() == merit.NotMet && f.Required == most.At(f.Law)
}

// answered turns what is known of a yes-or-no condition into a finding of a rule in force.
func answered(f *merit.Finding, rule *merit.Rule, a merit.Answer, yes, no *merit.Reason, need merit.FactSet, when merit.When) {
	*f = merit.Finding{Rule: rule, Reason: yes, AsOf: when.AsOf, Law: when.Law}
	switch a {
	case merit.No:
		f.Reason = no
	case merit.Unknown:
		f.Reason, f.Missing = merit.ReasonMissing, need
	}
}
