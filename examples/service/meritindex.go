package main

import (
	"encoding/json"
	"errors"
	"iter"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
)

// MeritIndexRequest has the form of one agency: exactly one of total, points and
// marks.
type MeritIndexRequest struct {
	Asked
	Instrument json.RawMessage            `json:"instrument,omitzero" doc:"an instrument of your own, in the form of kasnindex.Load; left out, the one that governs asOf"`
	Total      *decimal.Decimal           `json:"total,omitzero" doc:"the score alone"`
	Points     map[string]decimal.Decimal `json:"points,omitzero" doc:"points by the code of the aspect; an aspect that is left out is not known"`
	Marks      map[string]IndexMark       `json:"marks,omitzero" doc:"level by the code of the indicator; an indicator that is left out is not known"`
}

// IndexMark is the answer to one indicator.
type IndexMark struct {
	Level    kasnindex.Level `json:"level" doc:"0 up to the highest level of the instrument, or not-applicable"`
	Evidence merit.Answer    `json:"evidence,omitzero" doc:"whether evidence carries the level"`
}

// MeritIndexAnswer is where the agency stands.
type MeritIndexAnswer struct {
	Instrument string          `json:"instrument" doc:"code of the instrument"`
	Score      string          `json:"score,omitzero" doc:"the exact score; left out where a part is not known"`
	Band       *BandReply      `json:"band,omitzero" doc:"the category"`
	Next       *NextReply      `json:"next,omitzero" doc:"the category above, and how far it is"`
	Aspects    []AspectReply   `json:"aspects,omitzero" doc:"points of every aspect"`
	Missing    []string        `json:"missing,omitzero" doc:"codes of the aspects or indicators that are not known"`
	Findings   []merit.Finding `json:"findings" doc:"the rules behind score and band; an instrument of your own rests on none"`
	Record     json.RawMessage `json:"record,omitzero" doc:"the decision record, where it was asked for; see /v1/verify"`
}

// BandReply is a category.
type BandReply struct {
	Code string          `json:"code" doc:"such as III"`
	Name Wording         `json:"name" doc:"such as Baik"`
	Low  decimal.Decimal `json:"low" doc:"its lower edge"`
}

// NextReply is the category above.
type NextReply struct {
	Band     BandReply `json:"band" doc:"the category above"`
	Distance string    `json:"distance" doc:"exact points to its edge"`
}

// AspectReply has the points of one aspect.
type AspectReply struct {
	Code    string `json:"code" doc:"code of the aspect"`
	Points  string `json:"points,omitzero" doc:"exact points; left out where they are not known"`
	Maximum string `json:"maximum" doc:"the most that can be had"`
}

func meritIndex(r MeritIndexRequest) (MeritIndexAnswer, error) {
	instrument, err := r.instrument()
	if err != nil {
		return MeritIndexAnswer{}, errors.Join(r.when().Check(), err)
	}
	sheet, err := r.sheet(instrument)
	a, wrong := instrument.Assess(sheet, r.when())
	if err := errors.Join(err, asAsked(wrong)); err != nil {
		return MeritIndexAnswer{}, err
	}
	answer := MeritIndexAnswer{Instrument: instrument.Code(), Missing: a.Missing, Findings: listed(a.Findings)}
	if answer.Record, err = recorded(r.WithRecord, func() (merit.Record, error) { return kasnindex.RecordAssessment(instrument, sheet, r.when()) }); err != nil {
		return MeritIndexAnswer{}, err
	}
	for _, s := range a.Aspects {
		answer.Aspects = append(answer.Aspects, AspectReply{s.Code, s.Points.String(), s.Maximum.String()})
	}
	if !a.Score.Known() {
		return answer, nil
	}
	answer.Score = a.Score.String()
	answer.Band = &BandReply{a.Band.Code, Wording{a.Band.Name.In(merit.Indonesian), a.Band.Name.In(merit.English)}, a.Band.Low}
	if next, distance, ok, err := instrument.Next(a.Score); err == nil && ok {
		answer.Next = &NextReply{BandReply{next.Code, Wording{next.Name.In(merit.Indonesian), next.Name.In(merit.English)}, next.Low}, distance.String()}
	}
	return answer, nil
}

func (r MeritIndexRequest) instrument() (*kasnindex.Instrument, error) {
	if r.Instrument != nil {
		own, err := kasnindex.Load(r.Instrument)
		return own, merit.InField("instrument", err)
	}
	governing, err := kasnindex.For(r.AsOf)
	var problems []error
	for _, p := range merit.FieldErrors(err) {
		moved := *p
		moved.Field = "instrument" // which the caller can give; it governs a day in place of one of the library
		problems = append(problems, &moved)
	}
	return governing, errors.Join(problems...)
}

// sheet puts what the request names by code into the instrument's order.
func (r MeritIndexRequest) sheet(in *kasnindex.Instrument) (kasnindex.Sheet, error) {
	var sheet kasnindex.Sheet
	var problems []error
	points := func(at string, given decimal.Decimal) kasnindex.Points {
		p, err := kasnindex.PointsOf(given)
		for _, fe := range merit.FieldErrors(err) {
			fe.Field = at
			problems = append(problems, fe)
		}
		return p
	}
	if r.Total != nil {
		sheet.Total = points("total", *r.Total)
	}
	if r.Points != nil {
		var codes []string
		for _, aspect := range in.Spec().Aspects {
			codes = append(codes, aspect.Code)
		}
		sheet.Points = make([]kasnindex.Points, len(codes))
		for code, given := range inOrder(r.Points) {
			if i := slices.Index(codes, code); i >= 0 {
				sheet.Points[i] = points("points."+code, given)
				continue
			}
			problems = append(problems, noSuch("points", code, "aspect", codes))
		}
	}
	if r.Marks != nil {
		var codes []string
		for _, indicator := range in.Indicators() {
			codes = append(codes, indicator.Code)
		}
		sheet.Marks = make([]kasnindex.Mark, len(codes))
		for code, given := range inOrder(r.Marks) {
			if i := slices.Index(codes, code); i >= 0 {
				sheet.Marks[i] = kasnindex.Mark{Level: given.Level, Evidence: given.Evidence}
				continue
			}
			problems = append(problems, noSuch("marks", code, "indicator", codes))
		}
	}
	return sheet, errors.Join(problems...)
}

// inOrder ranges over a map by key, so that the same case has the same answer.
func inOrder[V any](m map[string]V) iter.Seq2[string, V] {
	return func(yield func(string, V) bool) {
		for _, key := range slices.Sorted(maps.Keys(m)) {
			if !yield(key, m[key]) {
				return
			}
		}
	}
}

func noSuch(field, code, what string, codes []string) error {
	expected := "no code: the instrument has no " + what + "s"
	if len(codes) > 0 {
		expected = "the code of an " + what + ": one of " + strings.Join(codes, ", ")
	}
	return &merit.FieldError{Field: field + "." + clip(code), Expected: expected, Err: merit.ErrUnknown}
}

// byPlace is how the library names a part of a sheet: by place, with its code.
var byPlace = regexp.MustCompile(`^(points|levels|marks)\[\d+\] \((.*)\)$`)

// asAsked names the fields of the library's sheet as the request names them.
func asAsked(err error) error {
	var problems []error
	for _, p := range merit.FieldErrors(err) {
		moved := *p
		switch place := byPlace.FindStringSubmatch(p.Field); {
		case p.Field == "sheet":
			moved.Field = "total"
			moved.Expected = "exactly one of total, points and marks"
		case p.Field == "score":
			moved.Field = "total"
		case place != nil && place[1] == "points":
			moved.Field = "points." + place[2]
		case place != nil:
			moved.Field = "marks." + place[2]
		}
		problems = append(problems, &moved)
	}
	return errors.Join(problems...)
}
