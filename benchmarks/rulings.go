package main

import (
	"errors"
	"fmt"
	"reflect"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
)

// ruled is the decision by the packages of this repository before findings are written: of
// every rule the outcome, the reason and the number of law that decided. What was observed
// and the days of change are written for who asks for the findings.
type ruled struct {
	*library        // the facts, the score and what is not met
	last     *facts // of the last case

	tenure  [1]eligibility.TenureRulings
	appoint eligibility.AppointRulings
	index   kasnindex.Points
	class   merit.Ruling
	route   jpt.DecisionRulings
}

func openRuled(cases []Case) (runner, error) {
	r, err := openLibrary((*library).plain)(cases)
	if err != nil {
		return nil, err
	}
	return &ruled{library: r.(*library)}, nil
}

func (r *ruled) run(i int) (err error) {
	f := &r.cases[i]
	r.last = f
	if err = profile.TenureRulings(&r.tenure[0], f.incumbent, f.when); err != nil {
		return err
	}
	if err = r.appoint.Appoint(&f.candidacy, readings, f.when); err != nil {
		return err
	}
	if r.index, err = index.ScorePoints(f.points[:]); err != nil {
		return err
	}
	if r.class, r.category, err = index.Ruling(r.index, f.when); err != nil {
		return err
	}
	f.vacancy.Exemption.Category = r.category.Number()
	if err = r.route.Decide(&f.vacancy, f.official[:], r.tenure[:], profile, f.when); err != nil {
		return err
	}
	if err = r.mark(f); err != nil {
		return err
	}
	r.failed = r.failures()
	return nil
}

// failures returns the rules that are not met, like that of the library.
func (r *ruled) failures() (set Failed) {
	official := &r.route.Candidates[0]
	set = set.then(r.route.Exempt())
	set = set.then(official.Result())
	set = set.then(official.Standard())
	set = set.then(official.Level())
	set = set.then(r.route.NewHead())
	set = set.then(r.appoint.Waiver())
	set = set<<7 | Failed(r.appoint.With(merit.NotMet)>>eligibility.Education) // the seven conditions, education first
	set = set.then(r.tenure[0].Evaluation())
	set = set.then(r.tenure[0].Ukom())
	return set.then(r.tenure[0].Mutation())
}

// then moves the set up by a bit, for the next ruling.
func (set Failed) then(r merit.Ruling) Failed {
	bit := Failed(0)
	if r.Outcome() == merit.NotMet {
		bit = 1
	}
	return set*2 + bit
}

// decision reads the answer to the last case from the rulings. The findings that they
// write must be those of the functions that write them at once.
func (r *ruled) decision() (Decision, error) {
	d := Decision{
		Mutation: r.tenure[0].Mutation().Outcome(), Ukom: r.tenure[0].Ukom().Outcome(), Evaluation: r.tenure[0].Evaluation().Outcome(),
		Appoint: r.appoint.Outcome(), Route: uint8(r.route.Route),
		Score: int32(r.rounded), Band: r.band, Category: uint8(r.category.Number()), Failed: r.failed,
	}
	var tenure [1]eligibility.Tenure
	var appoint eligibility.AppointVerdict
	var route jpt.Decision
	r.tenure[0].Write(&tenure[0])
	r.appoint.Write(&appoint)
	r.route.Write(&route)
	if err := r.plain(r.last); err != nil {
		return Decision{}, err
	}
	if tenure != r.library.tenure || appoint != r.library.appoint || !reflect.DeepEqual(route, r.library.route) || r.library.class.Ruling() != r.class {
		return Decision{}, errors.New("the findings that the rulings write are others")
	}
	written, err := r.library.decision()
	if d.Index = written.Index; err == nil && d != written {
		err = fmt.Errorf("by findings %+v, by rulings %+v", written, d)
	}
	return d, err
}
