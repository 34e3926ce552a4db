package jpt

import (
	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
)

// The kinds of decisions of this package on record.
const (
	kindDecision   = "jpt.decision"
	kindFreeze     = "jpt.freeze"
	kindActing     = "jpt.acting"
	kindPanel      = "jpt.panel"
	kindApplicants = "jpt.applicants"
	kindStages     = "jpt.stages"
)

// question is what was asked, as a record keeps it.
type question interface {
	fields() []merit.JSONField
	judge(when merit.When) (any, error)
}

// questionOf returns an empty question of a kind, nil for a kind of another package.
func questionOf(kind string) question {
	switch kind {
	case kindDecision:
		return &decisionQuestion{}
	case kindFreeze:
		return &freezeQuestion{}
	case kindActing:
		return &actingQuestion{}
	case kindPanel:
		return &panelQuestion{}
	case kindApplicants:
		return &applicantsQuestion{}
	case kindStages:
		return &stagesQuestion{}
	}
	return nil
}

// Verify reads a record of this package and judges the recorded inputs anew, by the
// profile and the readings in them; see [merit.VerifyRecord]. It needs nothing but the
// bytes. A record of another package is refused with an error that wraps
// [merit.ErrUnknown].
func Verify(record []byte) (merit.Verification, error) {
	return merit.VerifyRecord(record, func(r merit.Record) (merit.Record, error) {
		q := questionOf(r.Kind)
		if q == nil {
			return merit.Record{}, &merit.FieldError{Field: "kind", Value: r.Kind, Expected: "a question of jpt, such as " + kindDecision, Err: merit.ErrUnknown}
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
	return merit.NewRecord(kind, when, q, result, merit.Rules(), eligibility.Rules(), Rules())
}

type decisionQuestion struct {
	Profile    *eligibility.Profile `json:"profile"`
	Vacancy    Vacancy              `json:"vacancy"`
	Candidates []Candidate          `json:"candidates,omitzero"`
}

func (q *decisionQuestion) fields() []merit.JSONField {
	return []merit.JSONField{merit.FieldOf("profile", &q.Profile), merit.FieldOf("vacancy", &q.Vacancy), merit.ListOf("candidates", &q.Candidates)}
}

func (q *decisionQuestion) judge(when merit.When) (any, error) {
	return Decide(q.Vacancy, q.Candidates, q.Profile, when)
}

// RecordDecision puts the answer of [Decide] on record.
func RecordDecision(v Vacancy, candidates []Candidate, profile *eligibility.Profile, when merit.When) (merit.Record, error) {
	return recordOf(kindDecision, &decisionQuestion{profile, v, candidates}, when)
}

type freezeQuestion struct {
	Agency   Agency     `json:"agency,omitzero"`
	Calendar Calendar   `json:"calendar"`
	Roll     merit.Roll `json:"roll,omitzero"`
}

func (q *freezeQuestion) fields() []merit.JSONField {
	return []merit.JSONField{merit.FieldOf("agency", &q.Agency), merit.FieldOf("calendar", &q.Calendar), merit.FieldOf("roll", &q.Roll)}
}

func (q *freezeQuestion) judge(when merit.When) (any, error) {
	return Freeze(q.Agency, q.Calendar, q.Roll, when)
}

// RecordFreeze puts the answer of [Freeze] on record.
func RecordFreeze(agency Agency, c Calendar, roll merit.Roll, when merit.When) (merit.Record, error) {
	return recordOf(kindFreeze, &freezeQuestion{agency, c, roll}, when)
}

type actingQuestion struct {
	Acting Acting     `json:"acting"`
	Roll   merit.Roll `json:"roll,omitzero"`
}

func (q *actingQuestion) fields() []merit.JSONField {
	return []merit.JSONField{merit.FieldOf("acting", &q.Acting), merit.FieldOf("roll", &q.Roll)}
}

func (q *actingQuestion) judge(when merit.When) (any, error) { return MayAct(q.Acting, q.Roll, when) }

// RecordActing puts the answer of [MayAct] on record.
func RecordActing(a Acting, roll merit.Roll, when merit.When) (merit.Record, error) {
	return recordOf(kindActing, &actingQuestion{a, roll}, when)
}

type panelQuestion struct {
	Committee Committee `json:"committee"`
	Readings  Readings  `json:"readings,omitzero"`
}

func (q *panelQuestion) fields() []merit.JSONField {
	return []merit.JSONField{merit.FieldOf("committee", &q.Committee), merit.FieldOf("readings", &q.Readings)}
}

func (q *panelQuestion) judge(when merit.When) (any, error) {
	return q.Readings.Panel(q.Committee, when)
}

// RecordPanel puts the answer of [Readings.Panel] on record.
func RecordPanel(c Committee, r Readings, when merit.When) (merit.Record, error) {
	return recordOf(kindPanel, &panelQuestion{c, r}, when)
}

type applicantsQuestion struct {
	Applications Applications `json:"applications"`
	Readings     Readings     `json:"readings,omitzero"`
}

func (q *applicantsQuestion) fields() []merit.JSONField {
	return []merit.JSONField{merit.FieldOf("applications", &q.Applications), merit.FieldOf("readings", &q.Readings)}
}

func (q *applicantsQuestion) judge(when merit.When) (any, error) {
	return q.Readings.Applicants(q.Applications, when)
}

// RecordApplicants puts the answer of [Readings.Applicants] on record.
func RecordApplicants(a Applications, r Readings, when merit.When) (merit.Record, error) {
	return recordOf(kindApplicants, &applicantsQuestion{a, r}, when)
}

type stagesQuestion struct {
	Taken []Taken `json:"taken,omitzero"`
}

func (q *stagesQuestion) fields() []merit.JSONField {
	return []merit.JSONField{merit.ListOf("taken", &q.Taken)}
}

func (q *stagesQuestion) judge(when merit.When) (any, error) { return Stages(q.Taken, when) }

// RecordStages puts the answer of [Stages] on record.
func RecordStages(taken []Taken, when merit.When) (merit.Record, error) {
	return recordOf(kindStages, &stagesQuestion{taken}, when)
}
