package main

import (
	"fmt"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"
	"cel.dev/cel-go/ext"
)

// celBindings are the named parts of the decision in CEL, in their order; celResult
// is the answer. CEL has no "let": each part becomes a cel.bind around what follows.
var celBindings = [...][2]string{
	{"jpt", `present <= 2`},
	{"mutation", `asof >= inaugurated + 10000 ? 1 : 2`},
	{"closes", `inaugurated + 50000 + (inaugurated % 10000 == 229 ? 72 : 0)`},
	{"ukom", `!jpt ? 3 : (asof >= inaugurated + 20000 && asof <= closes ? 1 : 2)`},
	{"evaluation", `!jpt ? 3 : (asof >= inaugurated + 50000 ? 1 : 2)`},
	{"until", `career_until != 0 && career_until < asof ? career_until : asof`},
	{"experience", `related && until >= career_from + 50000`},
	{"before", `(prior == 3 || prior == 5) && until >= career_from + 20000`},
	{"age", `asof <= birth + 560000`},
	{"conditions", `degree >= 3 && competent && experience && before && conduct && age && healthy`},
	{"index", `points[0] + points[1] + points[2] + points[3] + points[4] + points[5] + points[6] + points[7]`},
	{"category", `index >= 650 ? 4 : (index >= 500 ? 3 : (index >= 350 ? 2 : 1))`},
	{"frozen", `asof < (head % 10000 >= 700 ? head + 9400 : head + 600) && !consent`},
	{"exempt", `claimed && approved && category >= 3`},
	{"fits", `present == 2 && standard && passed && mutation == 1 && ukom == 1`},
	{"route", `frozen ? 1 : (fits ? (same_class ? 2 : (same_agency ? 3 : 4)) : (exempt ? 6 : 8))`},
	{"total", `20 * record + 25 * assessment + 20 * paper + 35 * interview`},
}

const celResult = `[
  mutation, ukom, evaluation, conditions || waived ? 1 : 2, route,
  (total + 50) / 100, total >= 800000 ? 2 : (total >= 680000 ? 1 : 0), index, category,
  [
    mutation == 2 ? "mutation" : "", ukom == 2 ? "ukom" : "", evaluation == 2 ? "evaluation" : "",
    degree >= 3 ? "" : "education", competent ? "" : "competence", experience ? "" : "experience",
    before ? "" : "prior-post", conduct ? "" : "conduct", age ? "" : "age", healthy ? "" : "health",
    conditions || waived ? "" : "waiver", frozen ? "freeze" : "", present == 2 ? "" : "level",
    standard ? "" : "standard", passed ? "" : "result", claimed && !exempt ? "exemption" : ""
  ].filter(name, name != "")
]`

type celEngine struct {
	program cel.Program
	facts   []cel.Activation
	answer  ref.Val
}

// named returns the facts of a case by name, whole numbers in the type that the
// engine wants.
func named[N int64 | float64](c *Case) map[string]any {
	points := make([]any, len(c.Points))
	for i, p := range c.Points {
		points[i] = N(p)
	}
	return map[string]any{
		"asof": N(c.AsOf), "inaugurated": N(c.Inaugurated), "present": N(c.Present), "birth": N(c.Birth),
		"career_from": N(c.CareerFrom), "career_until": N(c.CareerUntil), "prior": N(c.Prior), "related": c.Related,
		"degree": N(c.Degree), "competent": c.Competent, "conduct": c.Conduct, "healthy": c.Healthy, "waived": c.Waived,
		"head": N(c.Head), "consent": c.Consent, "same_class": c.SameClass, "same_agency": c.SameAgency,
		"standard": c.Standard, "passed": c.Passed, "claimed": c.Claimed, "approved": c.Approved,
		"record": N(c.Record), "assessment": N(c.Assessment), "paper": N(c.Paper), "interview": N(c.Interview),
		"points": points,
	}
}

func openCEL(cases []Case) (runner, error) {
	options := []cel.EnvOption{ext.Bindings()}
	for name, value := range named[int64](&Case{}) {
		kind := cel.IntType
		switch value.(type) {
		case bool:
			kind = cel.BoolType
		case []any:
			kind = cel.ListType(cel.IntType)
		}
		options = append(options, cel.Variable(name, kind))
	}
	env, err := cel.NewEnv(options...)
	if err != nil {
		return nil, err
	}
	var source strings.Builder
	for _, b := range celBindings {
		fmt.Fprintf(&source, "cel.bind(%s, %s,\n", b[0], b[1])
	}
	source.WriteString(celResult + strings.Repeat(")", len(celBindings)))
	ast, issues := env.Compile(source.String())
	if issues.Err() != nil {
		return nil, issues.Err()
	}
	e := &celEngine{}
	if e.program, err = env.Program(ast, cel.EvalOptions(cel.OptOptimize)); err != nil {
		return nil, err
	}
	for i := range cases {
		facts := named[int64](&cases[i])
		points := make([]int64, len(cases[i].Points))
		for k, p := range cases[i].Points {
			points[k] = int64(p)
		}
		facts["points"] = points
		a, err := cel.NewActivation(facts)
		if err != nil {
			return nil, err
		}
		e.facts = append(e.facts, a)
	}
	return e, nil
}

func (e *celEngine) run(i int) (err error) {
	e.answer, _, err = e.program.Eval(e.facts[i])
	return err
}

func (e *celEngine) decision() (Decision, error) {
	read := func(v ref.Val) (out []any) {
		if list, ok := v.(traits.Lister); ok {
			for i := types.Int(0); i < list.Size().(types.Int); i++ {
				out = append(out, list.Get(i).Value())
			}
		}
		return out
	}
	list := read(e.answer)
	if len(list) == 10 {
		list[9] = append([]any{}, read(e.answer.(traits.Lister).Get(types.Int(9)))...)
	}
	return decisionOfList(list)
}
