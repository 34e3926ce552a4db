package main

import (
	"fmt"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"
)

// exprSource is the decision in the language of expr-lang/expr. Outcomes and routes
// are the numbers that the library gives them: 1 met, 2 not met, 3 not applicable.
const exprSource = `
let jpt = Present <= 2;
let mutation = AsOf >= Inaugurated + 10000 ? 1 : 2;
let closes = Inaugurated + 50000 + (Inaugurated % 10000 == 229 ? 72 : 0);
let ukom = !jpt ? 3 : AsOf >= Inaugurated + 20000 && AsOf <= closes ? 1 : 2;
let evaluation = !jpt ? 3 : AsOf >= Inaugurated + 50000 ? 1 : 2;
let until = CareerUntil != 0 && CareerUntil < AsOf ? CareerUntil : AsOf;
let experience = Related && until >= CareerFrom + 50000;
let prior = (Prior == 3 || Prior == 5) && until >= CareerFrom + 20000;
let age = AsOf <= Birth + 560000;
let conditions = Degree >= 3 && Competent && experience && prior && Conduct && age && Healthy;
let index = Points[0] + Points[1] + Points[2] + Points[3] + Points[4] + Points[5] + Points[6] + Points[7];
let category = index >= 650 ? 4 : index >= 500 ? 3 : index >= 350 ? 2 : 1;
let free = Head % 10000 >= 700 ? Head + 9400 : Head + 600;
let frozen = AsOf < free && !Consent;
let exempt = Claimed && Approved && category >= 3;
let fits = Present == 2 && Standard && Passed && mutation == 1 && ukom == 1;
let route = frozen ? 1 : fits ? (SameClass ? 2 : SameAgency ? 3 : 4) : exempt ? 6 : 8;
let total = 20 * Record + 25 * Assessment + 20 * Paper + 35 * Interview;
[
  mutation, ukom, evaluation, conditions || Waived ? 1 : 2, route,
  int((total + 50 - (total + 50) % 100) / 100), total >= 800000 ? 2 : total >= 680000 ? 1 : 0,
  index, category,
  filter([
    mutation == 2 ? "mutation" : "", ukom == 2 ? "ukom" : "", evaluation == 2 ? "evaluation" : "",
    Degree >= 3 ? "" : "education", Competent ? "" : "competence", experience ? "" : "experience",
    prior ? "" : "prior-post", Conduct ? "" : "conduct", age ? "" : "age", Healthy ? "" : "health",
    conditions || Waived ? "" : "waiver", frozen ? "freeze" : "", Present == 2 ? "" : "level",
    Standard ? "" : "standard", Passed ? "" : "result", Claimed && !exempt ? "exemption" : "",
  ], # != ""),
]`

type exprEngine struct {
	cases   []Case
	program *vm.Program
	machine vm.VM
	answer  any
}

func openExpr(cases []Case) (runner, error) {
	program, err := expr.Compile(exprSource, expr.Env(&Case{}))
	return &exprEngine{cases: cases, program: program}, err
}

func (e *exprEngine) run(i int) (err error) {
	e.answer, err = e.machine.Run(e.program, &e.cases[i])
	return err
}

func (e *exprEngine) decision() (Decision, error) { return decisionOfList(e.answer) }

// decisionOfList reads a list of nine numbers and a list of names.
func decisionOfList(answer any) (Decision, error) {
	list, ok := answer.([]any)
	if !ok || len(list) != 10 {
		return Decision{}, fmt.Errorf("not a list of ten: %v", answer)
	}
	numbers := make([]int, 9)
	for i := range numbers {
		switch n := list[i].(type) {
		case int:
			numbers[i] = n
		case int64:
			numbers[i] = int(n)
		case float64:
			numbers[i] = int(n)
			if float64(numbers[i]) != n {
				return Decision{}, fmt.Errorf("place %d is no whole number: %v", i, n)
			}
		default:
			return Decision{}, fmt.Errorf("place %d is no number: %v", i, n)
		}
	}
	failed, ok := list[9].([]any)
	if !ok {
		return Decision{}, fmt.Errorf("no list of names: %v", list[9])
	}
	names := make([]string, len(failed))
	for i := range failed {
		if names[i], ok = failed[i].(string); !ok {
			return Decision{}, fmt.Errorf("not a name: %v", failed[i])
		}
	}
	return decisionOf(numbers, names)
}
