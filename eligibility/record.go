package eligibility

import "github.com/seed-133aca06/asnmerit/merit"

// The kinds of decisions of this package on record.
const (
	kindTenure      = "eligibility.tenure"
	kindService     = "eligibility.tenure-in"
	kindAppointment = "eligibility.appointment"
	kindReplacement = "eligibility.replacement"
	kindTerm        = "eligibility.term"
	kindTarget      = "eligibility.target"
	kindPerformance = "eligibility.performance"
	kindLeaving     = "eligibility.leaving"
	kindPension     = "eligibility.pension"
)

// question is what was asked, as a record keeps it.
type question interface {
	fields() []merit.JSONField
	judge(when merit.When) (any, error)
}

// questionOf returns an empty question of a kind, nil for a kind of another package.
func questionOf(kind string) question {
	switch kind {
	case kindTenure:
		return &tenureQuestion{}
	case kindService:
		return &serviceQuestion{}
	case kindAppointment:
		return &appointmentQuestion{}
	case kindReplacement:
		return &replacementQuestion{}
	case kindTerm:
		return &termQuestion{}
	case kindTarget:
		return &targetQuestion{}
	case kindPerformance:
		return &performanceQuestion{}
	case kindLeaving:
		return &leavingQuestion{}
	case kindPension:
		return &pensionQuestion{}
	}
	return nil
}

// Verify reads a record of this package and judges the recorded inputs anew, by the
// rules and the profile in them; see [merit.VerifyRecord]. It needs nothing but the
// bytes. A record of another package is refused with an error that wraps
// [merit.ErrUnknown].
func Verify(record []byte) (merit.Verification, error) {
	return merit.VerifyRecord(record, func(r merit.Record) (merit.Record, error) {
		q := questionOf(r.Kind)
		if q == nil {
			return merit.Record{}, &merit.FieldError{Field: "kind", Value: r.Kind, Expected: "a question of eligibility, such as " + kindTenure, Err: merit.ErrUnknown}
		}
		if err := merit.DecodeObject(r.Inputs, q.fields()...); err != nil {
			return merit.Record{}, merit.InField("inputs", err)
		}
		return recordOf(r.Kind, q, r.When)
	})
}

// recordOf judges a question and puts the answer on record.
func recordOf(kind string, q question, when merit.When) (merit.Record, error) {
	result, err := q.judge(when)
	if err != nil {
		return merit.Record{}, err
	}
	return merit.NewRecord(kind, when, q, result, merit.Rules(), Rules())
}

type tenureQuestion struct {
	Profile   *Profile  `json:"profile"`
	Incumbent Incumbent `json:"incumbent"`
}

func (q *tenureQuestion) fields() []merit.JSONField {
	return []merit.JSONField{merit.FieldOf("profile", &q.Profile), merit.FieldOf("incumbent", &q.Incumbent)}
}

func (q *tenureQuestion) judge(when merit.When) (any, error) {
	return q.Profile.Tenure(q.Incumbent, when)
}

// RecordTenure puts the answer of [Profile.Tenure] on record.
func RecordTenure(p *Profile, in Incumbent, when merit.When) (merit.Record, error) {
	return recordOf(kindTenure, &tenureQuestion{p, in}, when)
}

type serviceQuestion struct {
	Profile  *Profile `json:"profile"`
	Post     string   `json:"post"`
	Career   []Spell  `json:"career"`
	Readings Readings `json:"readings,omitzero"`
}

func (q *serviceQuestion) fields() []merit.JSONField {
	return []merit.JSONField{merit.FieldOf("profile", &q.Profile), merit.FieldOf("post", &q.Post), merit.ListOf("career", &q.Career), merit.FieldOf("readings", &q.Readings)}
}

func (q *serviceQuestion) judge(when merit.When) (any, error) {
	return q.Profile.TenureIn(q.Post, q.Career, q.Readings, when)
}

// RecordTenureIn puts the answer of [Profile.TenureIn] on record.
func RecordTenureIn(p *Profile, post string, career []Spell, r Readings, when merit.When) (merit.Record, error) {
	return recordOf(kindService, &serviceQuestion{p, post, career, r}, when)
}

type appointmentQuestion struct {
	Candidacy Candidacy `json:"candidacy"`
	Readings  Readings  `json:"readings,omitzero"`
}

func (q *appointmentQuestion) fields() []merit.JSONField {
	return []merit.JSONField{merit.FieldOf("candidacy", &q.Candidacy), merit.FieldOf("readings", &q.Readings)}
}

func (q *appointmentQuestion) judge(when merit.When) (any, error) {
	return Appoint(q.Candidacy, q.Readings, when)
}

// RecordAppointment puts the answer of [Appoint] on record.
func RecordAppointment(c Candidacy, r Readings, when merit.When) (merit.Record, error) {
	return recordOf(kindAppointment, &appointmentQuestion{c, r}, when)
}

type replacementQuestion struct {
	Replacement Replacement `json:"replacement"`
	Roll        merit.Roll  `json:"roll,omitzero"`
}

func (q *replacementQuestion) fields() []merit.JSONField {
	return []merit.JSONField{merit.FieldOf("replacement", &q.Replacement), merit.FieldOf("roll", &q.Roll)}
}

func (q *replacementQuestion) judge(when merit.When) (any, error) {
	return Replace(q.Replacement, q.Roll, when)
}

// RecordReplacement puts the answer of [Replace] on record.
func RecordReplacement(r Replacement, roll merit.Roll, when merit.When) (merit.Record, error) {
	return recordOf(kindReplacement, &replacementQuestion{r, roll}, when)
}

type termQuestion struct {
	Term     Term     `json:"term"`
	Readings Readings `json:"readings,omitzero"`
}

func (q *termQuestion) fields() []merit.JSONField {
	return []merit.JSONField{merit.FieldOf("term", &q.Term), merit.FieldOf("readings", &q.Readings)}
}

func (q *termQuestion) judge(when merit.When) (any, error) { return q.Term.Judge(q.Readings, when) }

// RecordTerm puts the answer of [Term.Judge] on record.
func RecordTerm(t Term, r Readings, when merit.When) (merit.Record, error) {
	return recordOf(kindTerm, &termQuestion{t, r}, when)
}

type targetQuestion struct {
	Cure     Cure     `json:"cure"`
	Readings Readings `json:"readings,omitzero"`
}

func (q *targetQuestion) fields() []merit.JSONField {
	return []merit.JSONField{merit.FieldOf("cure", &q.Cure), merit.FieldOf("readings", &q.Readings)}
}

func (q *targetQuestion) judge(when merit.When) (any, error) { return q.Cure.Target(q.Readings, when) }

// RecordTarget puts the answer of [Cure.Target] on record.
func RecordTarget(c Cure, r Readings, when merit.When) (merit.Record, error) {
	return recordOf(kindTarget, &targetQuestion{c, r}, when)
}

// performanceQuestion has the inputs of a target and is judged by another rule.
type performanceQuestion struct{ targetQuestion }

func (q *performanceQuestion) judge(when merit.When) (any, error) {
	return q.Cure.Performance(q.Readings, when)
}

// RecordPerformance puts the answer of [Cure.Performance] on record.
func RecordPerformance(c Cure, r Readings, when merit.When) (merit.Record, error) {
	return recordOf(kindPerformance, &performanceQuestion{targetQuestion{c, r}}, when)
}

type leavingQuestion struct {
	Leaving  Leaving  `json:"leaving"`
	Readings Readings `json:"readings,omitzero"`
}

func (q *leavingQuestion) fields() []merit.JSONField {
	return []merit.JSONField{merit.FieldOf("leaving", &q.Leaving), merit.FieldOf("readings", &q.Readings)}
}

func (q *leavingQuestion) judge(when merit.When) (any, error) {
	return Leave(q.Leaving, q.Readings, when)
}

// RecordLeaving puts the answer of [Leave] on record.
func RecordLeaving(l Leaving, r Readings, when merit.When) (merit.Record, error) {
	return recordOf(kindLeaving, &leavingQuestion{l, r}, when)
}

type pensionQuestion struct {
	Level    merit.Level `json:"level,omitzero"`
	Birth    merit.Date  `json:"birth,omitzero"`
	Readings Readings    `json:"readings,omitzero"`
}

func (q *pensionQuestion) fields() []merit.JSONField {
	return []merit.JSONField{merit.FieldOf("level", &q.Level), merit.FieldOf("birth", &q.Birth), merit.FieldOf("readings", &q.Readings)}
}

func (q *pensionQuestion) judge(when merit.When) (any, error) {
	return Pension(q.Level, q.Birth, q.Readings, when)
}

// RecordPension puts the answer of [Pension] on record.
func RecordPension(level merit.Level, birth merit.Date, r Readings, when merit.When) (merit.Record, error) {
	return recordOf(kindPension, &pensionQuestion{level, birth, r}, when)
}
