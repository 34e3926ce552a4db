package main

import (
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

// byHand is the decision as one would write it for speed alone: whole numbers in, a
// small value out, no reasons, no citations and no missing facts. It is the limit
// against which the engines are measured, and not a way to apply law: its numbers
// stand here without a source.
type byHand struct {
	cases []Case
	last  Decision
}

func openByHand(cases []Case) (runner, error) { return &byHand{cases: cases}, nil }

func (h *byHand) run(i int) error {
	h.last = decideByHand(&h.cases[i])
	return nil
}

func (h *byHand) decision() (Decision, error) { return h.last, nil }

//go:noinline
func decideByHand(c *Case) Decision {
	var d Decision
	failed := Failed(0)
	fail := func(holds bool, f Failed) merit.Outcome {
		if holds {
			return merit.Met
		}
		failed |= f
		return merit.NotMet
	}

	d.Mutation = fail(c.AsOf >= c.Inaugurated+1_0000, failsMutation)
	d.Ukom, d.Evaluation = merit.NotApplicable, merit.NotApplicable
	if c.Present <= pratama {
		last := c.Inaugurated + 5_0000
		if c.Inaugurated%1_0000 == 229 {
			last += 72 // 1 March
		}
		d.Ukom = fail(c.AsOf >= c.Inaugurated+2_0000 && c.AsOf <= last, failsUkom)
		d.Evaluation = fail(c.AsOf >= c.Inaugurated+5_0000, failsEvaluation)
	}

	until := c.AsOf
	if c.CareerUntil != 0 && c.CareerUntil < until {
		until = c.CareerUntil
	}
	before := failed
	fail(c.Degree >= 3, failsEducation)
	fail(c.Competent, failsCompetence)
	fail(c.Related && until >= c.CareerFrom+5_0000, failsExperience)
	fail((c.Prior == administrator || c.Prior == ahliMadya) && until >= c.CareerFrom+2_0000, failsPrior)
	fail(c.Conduct, failsConduct)
	fail(c.AsOf <= c.Birth+56_0000, failsAge) // 56 years on, 29 February is there again
	fail(c.Healthy, failsHealth)
	d.Appoint = merit.Met
	if failed != before {
		d.Appoint = fail(c.Waived, failsWaiver)
	}

	for i := range c.Points {
		d.Index += int32(c.Points[i])
	}
	switch {
	case d.Index >= 650:
		d.Category = 4
	case d.Index >= 500:
		d.Category = 3
	case d.Index >= 350:
		d.Category = 2
	default:
		d.Category = 1
	}

	free := c.Head + 6_00
	if free/100%100 > 12 {
		free += 1_0000 - 12_00
	}
	frozen := c.AsOf < free && !c.Consent
	sameLevel := c.Present == pratama
	fail(!frozen, failsFreeze)
	fail(sameLevel, failsLevel)
	fail(c.Standard, failsStandard)
	fail(c.Passed, failsResult)
	exempt := c.Claimed && c.Approved && d.Category >= 3
	fail(exempt || !c.Claimed, failsExemption)
	fits := sameLevel && c.Standard && c.Passed && d.Mutation == merit.Met && d.Ukom == merit.Met
	route := jpt.OpenAfterTest
	switch {
	case frozen:
		route = jpt.Blocked
	case fits && c.SameClass:
		route = jpt.RotationInClass
	case fits && c.SameAgency:
		route = jpt.RotationWithin
	case fits:
		route = jpt.RotationBetween
	case exempt:
		route = jpt.TalentPool
	}
	d.Route = uint8(route)

	sum := 20*c.Record + 25*c.Assessment + 20*c.Paper + 35*c.Interview
	d.Score = int32((sum + 50) / 100)
	switch {
	case sum >= 80_0000:
		d.Band = 2
	case sum >= 68_0000:
		d.Band = 1
	}
	d.Failed = failed
	return d
}
