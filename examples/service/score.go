package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
)

// ScoreRequest has a scheme and the marks of candidates under it.
type ScoreRequest struct {
	Standard   StandardScheme   `json:"standard,omitzero" doc:"a scheme of the library; this or scheme"`
	Scheme     json.RawMessage  `json:"scheme,omitzero" doc:"a scheme of your own, in the form of rubric.ParseScheme: criteria with codes and weights"`
	Candidates []ScoreCandidate `json:"candidates" doc:"who is scored"`
	Chain      []string         `json:"chain,omitzero" doc:"criteria that tell equal scores apart, declared beforehand, the first first"`
	WithRecord bool             `json:"withRecord,omitzero" doc:"whether the decision record of every score is asked for, which anybody can verify later"`
	Trace      bool             `json:"trace,omitzero" doc:"whether every line of the arithmetic is asked for"`
}

// ScoreCandidate has the marks of one candidate.
type ScoreCandidate struct {
	Name          string                      `json:"name" doc:"name or number that no other candidate has"`
	Marks         map[string]*decimal.Decimal `json:"marks" doc:"the mark by the code of its criterion, as a number or as text; left out where there is none"`
	NotApplicable []string                    `json:"notApplicable,omitzero" doc:"criteria that do not apply to the candidate, whose weight goes to the others"`
}

// StandardScheme names a scheme of the library.
type StandardScheme uint8

// The schemes of the library.
const (
	Selection2019 StandardScheme = iota + 1 // rubric.Selection2019
	Talent                                  // rubric.TalentScheme
)

var standardSchemes = [...]struct {
	name   string
	scheme func() *rubric.Scheme
}{Selection2019: {"selection-2019", rubric.Selection2019}, Talent: {"talent", rubric.TalentScheme}}

// MarshalText writes the name of the scheme.
func (s StandardScheme) MarshalText() ([]byte, error) {
	if s == 0 || int(s) >= len(standardSchemes) {
		return nil, fmt.Errorf("no scheme %d", s)
	}
	return []byte(standardSchemes[s].name), nil
}

// UnmarshalText reads the name of a scheme.
func (s *StandardScheme) UnmarshalText(text []byte) error {
	for i := range standardSchemes {
		if i > 0 && standardSchemes[i].name == string(text) {
			*s = StandardScheme(i)
			return nil
		}
	}
	return &merit.FieldError{Field: "standard", Value: string(text), Expected: "one of selection-2019, talent", Err: merit.ErrUnknown}
}

// ScoreAnswer has every score, and the ranking as far as missing marks leave one.
type ScoreAnswer struct {
	Candidates []ScoreReply `json:"candidates" doc:"in the order given"`
	Ranking    []PlaceReply `json:"ranking,omitzero" doc:"best first, without those who miss a minimum; left out while missing marks leave it open"`
	Ranges     []RangeReply `json:"ranges,omitzero" doc:"the ranks that missing marks leave open; in place of ranking"`
}

// ScoreReply is the score of one candidate. The numbers are for people; candidates
// are ranked on the exact fractions.
type ScoreReply struct {
	Name         string          `json:"name"  doc:"as given"`
	Settled      bool            `json:"settled" doc:"no missing mark leaves the score open"`
	Worst        decimal.Decimal `json:"worst" doc:"the score, or the worst that missing marks leave open, to two decimals, half up"`
	Best         decimal.Decimal `json:"best" doc:"the score, or the best that missing marks leave open"`
	ExactWorst   string          `json:"exactWorst" doc:"worst as an exact fraction, such as 331/4"`
	ExactBest    string          `json:"exactBest" doc:"best as an exact fraction"`
	Band         string          `json:"band,omitzero" doc:"code of the band, where the scheme has bands and the score lies in one"`
	Minimums     merit.Outcome   `json:"minimums" doc:"are the minimums of the criteria reached?"`
	KnockedOutBy []string        `json:"knockedOutBy,omitzero" doc:"criteria of which the minimum is missed"`
	Trace        []string        `json:"trace,omitzero" doc:"the arithmetic, one line a criterion, in English"`
	Record       json.RawMessage `json:"record,omitzero" doc:"the decision record, where it was asked for; see /v1/verify"`
}

// PlaceReply is the place of one candidate.
type PlaceReply struct {
	Name      string `json:"name" doc:"as given"`
	Rank      int    `json:"rank" doc:"competition rank: 1, 1, 3"`
	Dense     int    `json:"dense" doc:"dense rank: 1, 1, 2"`
	ExAequo   bool   `json:"exAequo" doc:"another shares the place"`
	DecidedBy string `json:"decidedBy,omitzero" doc:"the criterion that told equal scores apart"`
}

// RangeReply is what missing marks leave open of a rank.
type RangeReply struct {
	Name  string `json:"name" doc:"as given"`
	Best  int    `json:"best" doc:"the best rank still possible"`
	Worst int    `json:"worst" doc:"the worst rank still possible"`
	Open  bool   `json:"open" doc:"a missing mark decides whether a minimum is missed"`
}

func score(r ScoreRequest) (ScoreAnswer, error) {
	scheme, err := r.scheme()
	if err != nil {
		return ScoreAnswer{}, err
	}
	if len(r.Candidates) == 0 {
		return ScoreAnswer{}, &merit.FieldError{Field: "candidates", Expected: "at least one candidate", Err: merit.ErrMissing}
	}
	var problems []error
	var scored []rubric.Candidate
	var sheets []rubric.Marks
	settled := true
	for i, c := range r.Candidates {
		marks := map[string]decimal.Decimal{}
		for code, mark := range c.Marks {
			if mark != nil {
				marks[code] = *mark
			}
		}
		sheet, err := scheme.Marks(marks, c.NotApplicable...)
		if err == nil {
			one := rubric.Candidate{Name: c.Name}
			one.Score, err = scheme.Evaluate(sheet)
			scored, sheets = append(scored, one), append(sheets, sheet)
			settled = settled && one.Score.Settled() && one.Score.Minimums() != merit.Undetermined
		}
		problems = append(problems, merit.InField(fmt.Sprintf("candidates[%d]", i), err))
	}
	if err := errors.Join(problems...); err != nil {
		return ScoreAnswer{}, err
	}
	answer := ScoreAnswer{}
	if settled {
		ranking, err := rubric.Rank(scored, r.Chain...)
		if err != nil {
			return ScoreAnswer{}, err
		}
		answer.Ranking = []PlaceReply{}
		for _, p := range ranking.Places {
			answer.Ranking = append(answer.Ranking, PlaceReply{p.Name, p.Rank, p.Dense, p.ExAequo, p.DecidedBy})
		}
	} else {
		ranges, err := rubric.RankRanges(scored)
		if err != nil {
			return ScoreAnswer{}, err
		}
		answer.Ranges = []RangeReply{}
		for _, p := range ranges {
			answer.Ranges = append(answer.Ranges, RangeReply{p.Name, p.Best, p.Worst, p.Open})
		}
	}
	for i, c := range scored {
		reply := scoreReply(c, r.Trace)
		if reply.Record, err = recorded(r.WithRecord, func() (merit.Record, error) { return rubric.RecordScore(scheme, sheets[i]) }); err != nil {
			return ScoreAnswer{}, err
		}
		answer.Candidates = append(answer.Candidates, reply)
	}
	return answer, nil
}

func (r ScoreRequest) scheme() (*rubric.Scheme, error) {
	switch {
	case r.Standard != 0 && r.Scheme != nil:
		return nil, &merit.FieldError{Field: "scheme", Expected: "standard or scheme, not both", Err: merit.ErrConflict}
	case r.Standard != 0:
		return standardSchemes[r.Standard].scheme(), nil
	case r.Scheme == nil:
		return nil, &merit.FieldError{Field: "scheme", Expected: "a scheme, or in its place standard: selection-2019 or talent", Err: merit.ErrMissing}
	}
	scheme, err := rubric.ParseScheme(r.Scheme)
	err = merit.InField("scheme", err)
	for _, problem := range merit.FieldErrors(err) {
		if problem.Field == "scheme.scheme" { // of the whole
			problem.Field = "scheme"
		}
	}
	return scheme, err
}

func scoreReply(c rubric.Candidate, trace bool) ScoreReply {
	worst, best := c.Score.Rounded()
	exactWorst, exactBest := c.Score.Bounds()
	reply := ScoreReply{
		Name: c.Name, Settled: c.Score.Settled(), Worst: worst, Best: best, ExactWorst: exactWorst.RatString(), ExactBest: exactBest.RatString(),
		Minimums: c.Score.Minimums(), KnockedOutBy: c.Score.KnockedOutBy(),
	}
	if band, ok := c.Score.Band(); ok {
		reply.Band = band.Code
	}
	if trace {
		for _, step := range c.Score.Trace() {
			reply.Trace = append(reply.Trace, step.Text(merit.English))
		}
	}
	return reply
}
