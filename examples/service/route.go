package main

import (
	"encoding/json"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

// RouteRequest is a vacant senior post and the officials who might be moved into it.
type RouteRequest struct {
	Asked
	Profile     Profile          `json:"profile,omitzero" doc:"the thresholds of tenure; standard where it is left out"`
	Post        Post             `json:"post" doc:"the vacant post"`
	Calendar    Calendar         `json:"calendar,omitzero" doc:"the days on which moves in a region are frozen"`
	Reorganised merit.Answer     `json:"reorganised,omitzero" doc:"the vacancy comes from a reorganisation that cuts posts"`
	Exemption   Exemption        `json:"exemption,omitzero" doc:"what is known of an exemption from open selection"`
	Readings    jpt.Readings     `json:"readings,omitzero" doc:"readings that depart from the default, joined by commas, such as sekwan-consulted,three-applicants"`
	Candidates  []RouteCandidate `json:"candidates,omitzero" doc:"sitting officials who might be moved into the post"`
	Obtained    []Obtained       `json:"obtained,omitzero" doc:"what the parties that clear the move have done"`
}

// Post is a senior leadership post.
type Post struct {
	Level   merit.Level `json:"level" doc:"jpt-utama, jpt-madya or jpt-pratama"`
	Agency  jpt.Agency  `json:"agency,omitzero" doc:"kind of the agency"`
	Special jpt.Special `json:"special,omitzero" doc:"a post for which other law asks more"`
}

// Calendar holds the days of a region.
type Calendar struct {
	HeadInaugurated merit.Date   `json:"headInaugurated,omitzero" doc:"day on which the regional head in office was inaugurated"`
	Election        merit.Answer `json:"election,omitzero" doc:"an election of the head is scheduled"`
	CandidatesFixed merit.Date   `json:"candidatesFixed,omitzero" doc:"day on which the pairs of candidates are fixed"`
	TermEnds        merit.Date   `json:"termEnds,omitzero" doc:"last day of the term of the head in office"`
	Consent         merit.Answer `json:"consent,omitzero" doc:"the home minister consented in writing"`
}

// Exemption is what is known of an agency's exemption from open selection.
type Exemption struct {
	Claimed  merit.Answer `json:"claimed,omitzero" doc:"the agency wants to fill the post from its talent pool"`
	Category int          `json:"category,omitzero" doc:"merit category of the agency, 1 to 4; 0 is not known"`
	Approved merit.Answer `json:"approved,omitzero" doc:"the overseer approved the exemption"`
	From     merit.Date   `json:"from,omitzero" doc:"first day for which category and approval hold"`
	Until    merit.Date   `json:"until,omitzero" doc:"first day for which they hold no more"`
}

// RouteCandidate is a sitting official.
type RouteCandidate struct {
	NIP                merit.NIP    `json:"nip,omitzero" doc:"employee number, 18 digits; it plays no part in the answer"`
	Level              merit.Level  `json:"level,omitzero" doc:"level of the post held now"`
	Inaugurated        merit.Date   `json:"inaugurated,omitzero" doc:"day of inauguration into it (tanggal pelantikan)"`
	SameAgency         merit.Answer `json:"sameAgency,omitzero" doc:"the post is in the vacancy's agency"`
	SameClassification merit.Answer `json:"sameClassification,omitzero" doc:"both posts are of one job classification"`
	MeetsStandard      merit.Answer `json:"meetsStandard,omitzero" doc:"meets the vacant post's competence standard"`
	PassedUkom         merit.Answer `json:"passedUkom,omitzero" doc:"result of the competence test; leave it out until it is held"`
}

// Obtained says that a party has done its part, or has not.
type Obtained struct {
	Party merit.Party  `json:"party" doc:"who"`
	Act   jpt.Act      `json:"act" doc:"what is asked of the party"`
	Done  merit.Answer `json:"done" doc:"whether it is done"`
}

// RouteAnswer is the way in which the post is filled.
type RouteAnswer struct {
	Route      jpt.Route        `json:"route" doc:"the way; undecided where a fact is missing"`
	RouteText  Wording          `json:"routeText" doc:"the way in words"`
	Deciding   merit.Finding    `json:"deciding" doc:"the finding that decided it"`
	Waiting    []merit.Finding  `json:"waiting" doc:"what an undecided way hangs on"`
	Findings   []merit.Finding  `json:"findings" doc:"every finding on the post"`
	Candidates []CandidateReply `json:"candidates" doc:"a verdict for each candidate, in the order given"`
	Clearances []ClearanceReply `json:"clearances" doc:"who must clear the move before the inauguration; empty while the way is undecided"`
	Record     json.RawMessage  `json:"record,omitzero" doc:"the decision record on the way, without the clearances, where it was asked for; see /v1/verify"`
}

// Wording is a text in both languages.
type Wording struct {
	ID string `json:"id" doc:"Indonesian"`
	EN string `json:"en" doc:"English"`
}

// CandidateReply is the verdict on one candidate.
type CandidateReply struct {
	Outcome     merit.Outcome   `json:"outcome" doc:"may the official be moved into the post?"`
	MayTakeTest merit.Outcome   `json:"mayTakeTest" doc:"may the official take the competence test for it?"`
	Route       jpt.Route       `json:"route" doc:"the way that is open to the official"`
	Findings    []merit.Finding `json:"findings" doc:"every finding on the official"`
}

// ClearanceReply is the part of one party.
type ClearanceReply struct {
	Party   merit.Party   `json:"party,omitzero" doc:"who; left out where it is not known"`
	Act     jpt.Act       `json:"act,omitzero" doc:"what; left out where nothing is asked"`
	Finding merit.Finding `json:"finding" doc:"met once it is done"`
}

func route(r RouteRequest) (RouteAnswer, error) {
	post := jpt.Post{Level: r.Post.Level, Agency: r.Post.Agency, Special: r.Post.Special}
	vacancy := jpt.Vacancy{
		Post: post, Calendar: jpt.Calendar(r.Calendar), Reorganised: r.Reorganised, Readings: r.Readings,
		Exemption: jpt.Exemption{Claimed: r.Exemption.Claimed, Category: r.Exemption.Category, Approved: r.Exemption.Approved,
			Valid: merit.Interval{From: r.Exemption.From, Until: r.Exemption.Until}},
	}
	var candidates []jpt.Candidate
	for _, c := range r.Candidates {
		candidates = append(candidates, jpt.Candidate{
			Incumbent:  eligibility.Incumbent{Level: c.Level, Inaugurated: c.Inaugurated},
			SameAgency: c.SameAgency, SameClassification: c.SameClassification, MeetsStandard: c.MeetsStandard, PassedUkom: c.PassedUkom,
		})
	}
	decision, err := jpt.Decide(vacancy, candidates, r.Profile.orStandard(), r.when())
	if err != nil {
		return RouteAnswer{}, err
	}
	var obtained []jpt.Obtained
	for _, o := range r.Obtained {
		obtained = append(obtained, jpt.Obtained(o))
	}
	clearances, err := r.Readings.Clear(post, decision.Route, obtained, r.when())
	if err != nil {
		return RouteAnswer{}, err
	}
	answer := RouteAnswer{
		Route: decision.Route, RouteText: Wording{decision.Route.In(merit.Indonesian), decision.Route.In(merit.English)},
		Deciding: decision.Deciding(), Waiting: listed(decision.Waiting()), Findings: listed(decision.Findings()),
		Candidates: []CandidateReply{}, Clearances: []ClearanceReply{},
	}
	for _, c := range decision.Candidates {
		answer.Candidates = append(answer.Candidates, CandidateReply{c.Outcome(), c.MayTakeTest(), c.Route(), c.Findings()})
	}
	for _, c := range clearances {
		answer.Clearances = append(answer.Clearances, ClearanceReply{c.Party, c.Act, c.Finding})
	}
	answer.Record, err = recorded(r.WithRecord, func() (merit.Record, error) {
		return jpt.RecordDecision(vacancy, candidates, r.Profile.orStandard(), r.when())
	})
	return answer, err
}

// listed makes a list of nothing an empty list in JSON, not null.
func listed[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
