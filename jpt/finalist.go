package jpt

import (
	"errors"

	"github.com/seed-133aca06/asnmerit/merit"
)

const (
	needPassedFor merit.FactSet = 1 << iota
	needFills
	needRoute
)

var (
	reasonOwnFinalist = &merit.Reason{Code: "own", Outcome: merit.Met, Text: merit.T(
		"calon lulus seleksi untuk jabatan ini", "the candidate passed the selection for this very post")}
	reasonBorrowed = &merit.Reason{Code: "borrowed", Outcome: merit.NotMet, Text: merit.T(
		"calon lulus seleksi untuk jabatan lain dan tidak boleh mengisi jabatan ini", "the candidate passed the selection for another post and may not fill this one")}
	reasonNoSelection = &merit.Reason{Code: "no-selection", Outcome: merit.NotApplicable, Text: merit.T(
		"jabatan ini tidak diisi lewat seleksi terbuka", "the post is not filled by open selection")}

	borrowRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-NO-BORROW",
		Title:    merit.T("Larangan mengisi jabatan dengan calon yang lulus seleksi jabatan lain", "No filling of a post from the finalists of another"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: sincePP11("PP 11/2017 Pasal 129"),
		Facts: []merit.Fact{
			{Key: "finalist.passedFor", Name: merit.T("jabatan yang diseleksi bagi calon", "the post for which the candidate passed the selection")},
			{Key: "finalist.fills", Name: merit.T("jabatan yang akan diisi calon", "the post that the candidate is to fill")},
			{Key: "finalist.route", Name: merit.T("jalur pengisian jabatan", "the route on which the post is filled")},
		},
		Reasons: []*merit.Reason{reasonOwnFinalist, reasonBorrowed, reasonNoSelection},
	})
)

// Finalist judges whether a finalist of one open selection may fill a post: only the
// one that the selection was for. Posts are told apart by their names, which must be
// written alike; an empty one is not known. On other routes there are no finalists,
// and an agency that draws on its talent pool follows PP 11/2017 Pasal 134 instead.
// While the route is Undecided, so is the answer about another post. It returns an
// error for an unknown route, and that of [merit.When.Check].
//
// Source: PP 11/2017 Pasal 129.
func Finalist(route Route, passedFor, fills string, when merit.When) (merit.Finding, error) {
	if err := errors.Join(known(routeNames[:], "route", uint8(route)), when.Check()); err != nil {
		return merit.Finding{}, err
	}
	if !borrowRule.InForce(when.Law) {
		return borrowRule.NotGoverning(when), nil
	}
	f := merit.Finding{Rule: borrowRule, Reason: reasonOwnFinalist, AsOf: when.AsOf, Law: when.Law}
	var missing merit.FactSet
	if passedFor == "" {
		missing |= needPassedFor
	}
	if fills == "" {
		missing |= needFills
	}
	switch {
	case route == Undecided:
		if passedFor != "" && passedFor == fills {
			return f, nil // whatever the route
		}
		return borrowRule.MissingFacts(when, missing|needRoute), nil
	case !route.Open():
		f.Reason = reasonNoSelection
	case missing != 0:
		return borrowRule.MissingFacts(when, missing), nil
	case passedFor != fills:
		f.Reason = reasonBorrowed
	}
	return f, nil
}
