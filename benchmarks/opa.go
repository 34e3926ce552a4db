package main

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
)

// regoSource is the decision in Rego.
const regoSource = `package decision

default jpt := false
jpt if input.present <= 2

default reached := false
reached if input.asof >= input.inaugurated + 10000

mutation := 1 if reached else := 2

closes := input.inaugurated + 50072 if input.inaugurated % 10000 == 229 else := input.inaugurated + 50000

default testable := false
testable if {
	input.asof >= input.inaugurated + 20000
	input.asof <= closes
}

ukom := 3 if not jpt else := 1 if testable else := 2

evaluation := 3 if not jpt else := 1 if input.asof >= input.inaugurated + 50000 else := 2

until := input.career_until if {
	input.career_until != 0
	input.career_until < input.asof
} else := input.asof

experience if {
	input.related
	until >= input.career_from + 50000
}

prior if {
	input.prior in {3, 5}
	until >= input.career_from + 20000
}

age if input.asof <= input.birth + 560000

conditions if {
	input.degree >= 3
	input.competent
	experience
	prior
	input.conduct
	age
	input.healthy
}

appoint := 1 if conditions else := 1 if input.waived else := 2

index := sum(input.points)

category := 4 if index >= 650 else := 3 if index >= 500 else := 2 if index >= 350 else := 1

free := input.head + 9400 if input.head % 10000 >= 700 else := input.head + 600

frozen if {
	input.asof < free
	not input.consent
}

exempt if {
	input.claimed
	input.approved
	category >= 3
}

fits if {
	input.present == 2
	input.standard
	input.passed
	reached
	ukom == 1
}

route := 1 if frozen else := 2 if {
	fits
	input.same_class
} else := 3 if {
	fits
	input.same_agency
} else := 4 if fits else := 6 if exempt else := 8

total := (((20 * input.record) + (25 * input.assessment)) + (20 * input.paper)) + (35 * input.interview)

score := ((total + 50) - ((total + 50) % 100)) / 100

band := 2 if total >= 800000 else := 1 if total >= 680000 else := 0

failed contains "mutation" if not reached
failed contains "ukom" if ukom == 2
failed contains "evaluation" if evaluation == 2
failed contains "education" if input.degree < 3
failed contains "competence" if not input.competent
failed contains "experience" if not experience
failed contains "prior-post" if not prior
failed contains "conduct" if not input.conduct
failed contains "age" if not age
failed contains "health" if not input.healthy
failed contains "waiver" if appoint == 2
failed contains "freeze" if frozen
failed contains "level" if input.present != 2
failed contains "standard" if not input.standard
failed contains "result" if not input.passed
failed contains "exemption" if {
	input.claimed
	not exempt
}

answer := [mutation, ukom, evaluation, appoint, route, score, band, index, category, failed]
`

type opaEngine struct {
	query  rego.PreparedEvalQuery
	facts  []ast.Value
	answer any
}

func openOPA(cases []Case) (runner, error) {
	query, err := rego.New(rego.Query("data.decision.answer"), rego.Module("decision.rego", regoSource)).PrepareForEval(context.Background())
	if err != nil {
		return nil, err
	}
	e := &opaEngine{query: query}
	for i := range cases {
		v, err := ast.InterfaceToValue(named[int64](&cases[i]))
		if err != nil {
			return nil, err
		}
		e.facts = append(e.facts, v)
	}
	return e, nil
}

func (e *opaEngine) run(i int) error {
	set, err := e.query.Eval(context.Background(), rego.EvalParsedInput(e.facts[i]))
	if err != nil {
		return err
	}
	if len(set) != 1 || len(set[0].Expressions) != 1 {
		return fmt.Errorf("no answer: %v", set)
	}
	e.answer = set[0].Expressions[0].Value
	return nil
}

func (e *opaEngine) decision() (Decision, error) {
	list, ok := e.answer.([]any)
	if !ok {
		return Decision{}, fmt.Errorf("not a list: %v", e.answer)
	}
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
		if number, ok := v.(json.Number); ok {
			n, err := number.Int64()
			if err != nil {
				return Decision{}, err
			}
			out[i] = n
		}
	}
	return decisionOfList(out)
}
