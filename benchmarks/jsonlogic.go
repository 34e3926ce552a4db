package main

import "github.com/diegoholiveira/jsonlogic/v3"

// JSON logic has no names for parts of a rule, so the rule is put together here from
// values that stand for them; what is used twice is judged twice.
type logic = map[string]any

func op(name string, arguments ...any) any { return logic{name: arguments} }

func fact(name string) any { return logic{"var": name} }

// jsonLogicRule returns the decision as one JSON logic rule.
func jsonLogicRule() any {
	asOf, inaugurated, present := fact("asof"), fact("inaugurated"), fact("present")
	later := func(day any, years int) any { return op("+", day, float64(years*1_0000)) }
	metIf := func(condition any) any { return op("if", condition, 1.0, 2.0) }
	jpt := op("<=", present, 2.0)
	closes := op("+", later(inaugurated, 5), op("if", op("==", op("%", inaugurated, 1_0000.0), 229.0), 72.0, 0.0))
	reached := op(">=", asOf, later(inaugurated, 1))
	testable := op("and", op(">=", asOf, later(inaugurated, 2)), op("<=", asOf, closes))
	due := op(">=", asOf, later(inaugurated, 5))

	left := fact("career_until")
	until := op("if", op("and", op("!=", left, 0.0), op("<", left, asOf)), left, asOf)
	degree := op(">=", fact("degree"), 3.0)
	experience := op("and", fact("related"), op(">=", until, later(fact("career_from"), 5)))
	prior := op("and", op("or", op("==", fact("prior"), 3.0), op("==", fact("prior"), 5.0)), op(">=", until, later(fact("career_from"), 2)))
	age := op("<=", asOf, later(fact("birth"), 56))
	conditions := op("and", degree, fact("competent"), experience, prior, fact("conduct"), age, fact("healthy"))
	appoint := op("or", conditions, fact("waived"))

	var points []any
	for _, n := range []string{"0", "1", "2", "3", "4", "5", "6", "7"} {
		points = append(points, fact("points."+n))
	}
	index := op("+", points...)
	category := op("if", op(">=", index, 650.0), 4.0, op(">=", index, 500.0), 3.0, op(">=", index, 350.0), 2.0, 1.0)

	head := fact("head")
	free := op("if", op(">=", op("%", head, 1_0000.0), 700.0), op("+", head, 9400.0), op("+", head, 600.0))
	frozen := op("and", op("<", asOf, free), op("!", fact("consent")))
	level := op("==", present, 2.0)
	exempt := op("and", fact("claimed"), fact("approved"), op(">=", category, 3.0))
	fits := op("and", level, fact("standard"), fact("passed"), reached, testable)
	route := op("if", frozen, 1.0,
		op("and", fits, fact("same_class")), 2.0, op("and", fits, fact("same_agency")), 3.0, fits, 4.0,
		exempt, 6.0, 8.0)

	total := op("+", op("*", 20.0, fact("record")), op("*", 25.0, fact("assessment")), op("*", 20.0, fact("paper")), op("*", 35.0, fact("interview")))
	half := op("+", total, 50.0)
	score := op("/", op("-", half, op("%", half, 100.0)), 100.0)
	band := op("if", op(">=", total, 800_000.0), 2.0, op(">=", total, 680_000.0), 1.0, 0.0)

	unless := func(condition any, name string) any { return op("if", condition, "", name) }
	failed := op("filter", op("merge", // an array of rules is not judged, the arguments of merge are
		unless(reached, "mutation"),
		unless(op("or", op("!", jpt), testable), "ukom"), unless(op("or", op("!", jpt), due), "evaluation"),
		unless(degree, "education"), unless(fact("competent"), "competence"), unless(experience, "experience"),
		unless(prior, "prior-post"), unless(fact("conduct"), "conduct"), unless(age, "age"), unless(fact("healthy"), "health"),
		unless(appoint, "waiver"), unless(op("!", frozen), "freeze"), unless(level, "level"),
		unless(fact("standard"), "standard"), unless(fact("passed"), "result"),
		unless(op("or", op("!", fact("claimed")), exempt), "exemption"),
	), op("!=", fact(""), ""))

	return []any{
		metIf(reached), op("if", jpt, metIf(testable), 3.0), op("if", jpt, metIf(due), 3.0), metIf(appoint), route,
		score, band, index, category, failed,
	}
}

type jsonLogicEngine struct {
	rule   any
	facts  []any
	answer any
}

func openJSONLogic(cases []Case) (runner, error) {
	e := &jsonLogicEngine{rule: jsonLogicRule()}
	for i := range cases {
		e.facts = append(e.facts, named[float64](&cases[i]))
	}
	return e, nil
}

func (e *jsonLogicEngine) run(i int) (err error) {
	//lint:ignore SA1019 what is to replace it reads rule and facts from JSON text each time, which would count against the engine
	e.answer, err = jsonlogic.ApplyInterface(e.rule, e.facts[i])
	return err
}

func (e *jsonLogicEngine) decision() (Decision, error) { return decisionOfList(e.answer) }
