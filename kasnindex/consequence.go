package kasnindex

import (
	"strconv"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Determination is a category as the assessor determined it (penetapan).
type Determination struct {
	// Category of the agency; 0 is not known.
	Category Category `json:"category,omitzero"`
	// Determined is the day of the decision. The zero Date is not known.
	Determined merit.Date `json:"determined,omitzero"`
	// Approved tells whether the overseer, KASN and since then its successors,
	// approved an exemption from open selection. The category alone is no approval.
	Approved merit.Answer `json:"approved,omitzero"`
	// Roll decides an anniversary that its month lacks.
	Roll merit.Roll `json:"roll,omitzero"`
}

// The facts that the rules on consequences read, by their place in each rule.
const (
	needCategory merit.FactSet = 1 << iota
	needDetermined
	needApproval
)

var consequenceFacts = []merit.Fact{
	{Key: "category", Name: merit.T("kategori sistem merit", "merit category")},
	{Key: "determined", Name: merit.T("tanggal penetapan kategori", "day on which the category was determined")},
	{Key: "approved", Name: merit.T("persetujuan atas pengecualian", "approval of the exemption")},
}

var (
	reevaluateIV = merit.MustParam("interval-iv", merit.T("jangka evaluasi ulang kategori IV", "interval of re-evaluation for category IV"),
		during(merit.PeriodOf(merit.Years(2)), practiceBasis))
	reevaluateIII = merit.MustParam("interval-iii", merit.T("jangka evaluasi ulang kategori III", "interval of re-evaluation for category III"),
		during(merit.PeriodOf(merit.Years(1)), practiceBasis))

	fullCategory       = categoryParam("full", merit.T("kategori dengan pengecualian penuh", "category that is fully exempt"), CategoryIV)
	supervisedCategory = categoryParam("supervised", merit.T("kategori dengan pengecualian di bawah pengawasan", "category that is exempt under supervision"), CategoryIII)

	reasonDue = &merit.Reason{Code: "due", Outcome: merit.Met, Text: merit.T(
		"{observed} sejak penetapan mencapai {required}: evaluasi ulang jatuh tempo", "{observed} since the determination have reached {required}: the re-evaluation is due")}
	reasonNotDue = &merit.Reason{Code: "not-due", Outcome: merit.NotMet, Text: merit.T(
		"{observed} sejak penetapan belum mencapai {required}: evaluasi ulang belum jatuh tempo", "{observed} since the determination have not reached {required}: the re-evaluation is not due")}
	reasonGuided = &merit.Reason{Code: "guided", Outcome: merit.NotApplicable, Text: merit.T(
		"kategori {observed} dibina; jangka evaluasi ulang hanya diketahui untuk kategori III dan IV", "category {observed} is under guidance; intervals of re-evaluation are known for categories III and IV alone")}

	reasonFull = &merit.Reason{Code: "full", Outcome: merit.Met, Text: merit.T(
		"kategori {observed}: JPT boleh diisi dari talent pool tanpa seleksi terbuka", "category {observed}: senior posts may be filled from the talent pool without open selection")}
	reasonSupervised = &merit.Reason{Code: "supervised", Outcome: merit.Met, Text: merit.T(
		"kategori {observed}: JPT boleh diisi dari talent pool di bawah pengawasan", "category {observed}: senior posts may be filled from the talent pool under supervision")}
	reasonNone = &merit.Reason{Code: "none", Outcome: merit.NotMet, Text: merit.T(
		"kategori {observed} tidak dikecualikan dari seleksi terbuka: paling rendah {param:supervised}", "category {observed} is not exempt from open selection: the lowest is {param:supervised}")}
	reasonRefused = &merit.Reason{Code: "not-approved", Outcome: merit.NotMet, Text: merit.T(
		"pengecualian tidak disetujui", "the exemption was not approved")}
	reasonNotYet = &merit.Reason{Code: "not-yet", Outcome: merit.NotMet, Text: merit.T(
		"kategori belum ditetapkan pada {asof}", "the category was not yet determined on {asof}")}
	reasonLapsed = &merit.Reason{Code: "lapsed", Outcome: merit.NotMet, Text: merit.T(
		"kategori harus dievaluasi ulang sebelum {asof}; pengecualian tidak lagi berlaku", "the category was due for re-evaluation by {asof}; the exemption no longer holds")}
)

func categoryParam(name string, label merit.Text, c Category) *merit.Param {
	p := during(merit.CountOf(c.Number()), practiceBasis)
	p.Confidence = merit.PracticeOnly
	return merit.MustParam(name, label, p)
}

const noteDerived merit.NoteSet = 1

var (
	reevaluateRule = merit.MustRule(merit.RuleSpec{ // Determination.Reevaluation
		ID:       "KSN-REEVALUATE",
		Title:    merit.T("Evaluasi ulang kategori sistem merit", "Re-evaluation of the merit category"),
		Standing: merit.StandingPractice, Confidence: merit.SecondarySource,
		Doubt:    merit.T("dari keterangan KASN; pasalnya tidak dibaca", "from statements of KASN; no article was read"),
		Versions: consequenceVersions(practiceBasis, practiceBasis),
		Params:   []*merit.Param{reevaluateIV, reevaluateIII},
		Facts:    consequenceFacts,
		Reasons:  []*merit.Reason{reasonDue, reasonNotDue, reasonNotYet, reasonGuided},
	})

	exemptRule = merit.MustRule(merit.RuleSpec{ // Determination.Exemption
		ID:       "KSN-EXEMPT",
		Title:    merit.T("Pengecualian dari seleksi terbuka menurut kategori", "Exemption from open selection by category"),
		Standing: merit.StandingGovernment, Confidence: merit.SecondarySource,
		Doubt: merit.T("pengecualian dibaca dalam teks; kaitannya dengan kategori dan masa berlakunya dari praktik KASN", "the exemption was read in the text; its link to categories and its validity are practice of KASN"),
		Versions: consequenceVersions(
			[]merit.Citation{merit.Cite("UU 5/2014 Pasal 111"), merit.Cite("PP 11/2017 Pasal 134")},
			[]merit.Citation{merit.Cite("PP 11/2017 Pasal 134")}),
		Params:  []*merit.Param{fullCategory, supervisedCategory, reevaluateIV, reevaluateIII},
		Facts:   consequenceFacts,
		Reasons: []*merit.Reason{reasonFull, reasonSupervised, reasonNone, reasonRefused, reasonNotYet, reasonLapsed},
		Notes: []merit.Note{{Code: "derived-validity", Text: merit.T(
			"Masa berlaku pengecualian disimpulkan dari jangka evaluasi ulang; tidak ada pasal yang menyebutnya",
			"The validity of the exemption is inferred from the interval of re-evaluation; no article states it")}},
	})
)

// check returns every problem of the determination and of the two days.
func (d Determination) check(when merit.When) error {
	var c checks
	c.join(when.Check())
	if d.Category > CategoryIV {
		c.add("category", strconv.Itoa(int(d.Category)), categoryForm, merit.ErrUnknown)
	}
	if d.Approved > merit.No {
		c.add("approved", d.Approved.String(), "yes, no or unknown", merit.ErrUnknown)
	}
	if d.Roll > merit.RollBack {
		c.add("roll", d.Roll.String(), "forward or back", merit.ErrUnknown)
	}
	return c.err()
}

// interval returns after how long the category is re-evaluated; nil for I and II, for
// which no interval is known.
func (d Determination) interval(law merit.Date) *merit.ParamValue {
	switch d.Category {
	case CategoryIV:
		return reevaluateIV.At(law)
	case CategoryIII:
		return reevaluateIII.At(law)
	}
	return nil
}

// Reevaluation judges whether the category must be evaluated anew (evaluasi ulang):
// category IV two years after its determination, III after one, on the anniversary
// itself. The outcome Met means due; before that, Changes is the day on which it
// falls due. For I and II, which KASN guides, no interval is known. It returns the
// errors of [merit.When.Check] and of a category, approval or roll that does not
// exist.
//
// Source: statements of KASN; rule KSN-REEVALUATE.
func (d Determination) Reevaluation(when merit.When) (merit.Finding, error) {
	if err := d.check(when); err != nil {
		return merit.Finding{}, err
	}
	if !reevaluateRule.InForce(when.Law) {
		return reevaluateRule.NotGoverning(when), nil
	}
	if d.Category == 0 {
		missing := needCategory
		if d.Determined.IsZero() {
			missing |= needDetermined
		}
		return reevaluateRule.MissingFacts(when, missing), nil
	}
	f := merit.Finding{Rule: reevaluateRule, AsOf: when.AsOf, Law: when.Law}
	f.Required = d.interval(when.Law)
	switch {
	case f.Required == nil:
		f.Reason, f.Observed = reasonGuided, merit.CountOf(d.Category.Number())
		return f, nil
	case d.Determined.IsZero():
		return reevaluateRule.MissingFacts(when, needDetermined), nil
	}
	due := d.due(&f)
	f.Observed = merit.ElapsedOf(d.Determined, when.AsOf, d.Roll)
	switch {
	case when.AsOf.Before(d.Determined):
		f.Reason, f.Changes, f.Observed = reasonNotYet, due, merit.Value{}
	case when.AsOf.Before(due):
		f.Reason, f.Changes = reasonNotDue, due
	default:
		f.Reason = reasonDue
	}
	return f, nil
}

// due returns the day on which the period that the finding requires is over, and
// marks the finding where that day is a matter of convention.
func (d Determination) due(f *merit.Finding) merit.Date {
	length := f.Required.Value.Period()
	if d.Determined.Rolls(length) {
		f.Notes |= merit.NoteRolled
	}
	return d.Determined.Add(length, d.Roll)
}

// Exemption is what the determination means for filling senior posts, in plain words
// that the decision on a vacancy takes: category, approval, and the span of days.
type Exemption struct {
	Category int            // 1 to 4; 0 not known
	Approved merit.Answer   // as in the determination
	Valid    merit.Interval // from the determination to the re-evaluation; zero where not known
	Finding  merit.Finding  // full, supervised or none, and why
}

// Exemption judges whether the agency may fill senior posts from its talent pool
// without open selection (pengecualian seleksi terbuka): in category IV fully, in III
// under supervision, in II and I not. It takes the overseer's approval, and holds
// until the re-evaluation falls due, which is inferred and declared in a note. It
// returns the errors of [Determination.Reevaluation].
//
// Source: UU 5/2014 Pasal 111; PP 11/2017 Pasal 134; practice of KASN; rule
// KSN-EXEMPT.
func (d Determination) Exemption(when merit.When) (Exemption, error) {
	if err := d.check(when); err != nil {
		return Exemption{}, err
	}
	e := Exemption{Category: d.Category.Number(), Approved: d.Approved}
	if !exemptRule.InForce(when.Law) {
		e.Finding = exemptRule.NotGoverning(when)
		return e, nil
	}
	f := merit.Finding{Rule: exemptRule, AsOf: when.AsOf, Law: when.Law}
	if d.Category != 0 {
		f.Observed = merit.CountOf(d.Category.Number())
	}
	// No interval, no exemption: it stays nil for categories I and II.
	if f.Required = d.interval(when.Law); f.Required != nil && !d.Determined.IsZero() {
		e.Valid = merit.Interval{From: d.Determined, Until: d.due(&f)}
		f.Notes |= noteDerived
	}
	dated := e.Valid != merit.Interval{}
	full, supervised := fullCategory.At(when.Law), supervisedCategory.At(when.Law)
	switch {
	case d.Category != 0 && d.Category.Number() < supervised.Value.Count():
		f.Reason, f.Required = reasonNone, supervised
	case d.Approved == merit.No:
		f.Reason, f.Required, f.Notes = reasonRefused, nil, 0
	case dated && when.AsOf.Before(e.Valid.From):
		f.Reason = reasonNotYet
		if d.Approved == merit.Yes {
			f.Changes = e.Valid.From
		}
	case dated && !e.Valid.Contains(when.AsOf):
		f.Reason = reasonLapsed
	case d.Category == 0 || d.Approved == merit.Unknown || !dated:
		missing := merit.FactSet(0)
		if d.Category == 0 {
			missing |= needCategory
		}
		if d.Approved == merit.Unknown {
			missing |= needApproval
		}
		if d.Determined.IsZero() {
			missing |= needDetermined
		}
		f = exemptRule.MissingFacts(when, missing)
	case d.Category.Number() >= full.Value.Count():
		f.Reason, f.Required, f.Changes = reasonFull, full, e.Valid.Until
	default:
		f.Reason, f.Required, f.Changes = reasonSupervised, supervised, e.Valid.Until
	}
	e.Finding = f
	return e, nil
}
