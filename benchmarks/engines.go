package main

// runner judges cases by one engine, one after another.
type runner interface {
	// run judges the case at a place of the list. It is what is timed: the facts are
	// in the engine's own types before, and the answer stays in them.
	run(i int) error
	// decision reads the answer to the last case.
	decision() (Decision, error)
}

// batch is a runner that judges all cases at once; what it takes is shared out among
// them.
type batch interface {
	all() error
}

// engine is one way to reach the decision.
type engine struct {
	name string
	open func([]Case) (runner, error)
}

// The two names that ratios are about: the engine to which all others are compared, and
// the library where findings are not put into words.
const (
	byHandName  = "hand-written integers"
	withoutText = "asnmerit, findings without text"
)

// engines are all of them: first the limit, then the library, then its peers.
var engines = []engine{
	{byHandName, openByHand},
	{withoutText, openLibrary((*library).decide)},
	{"asnmerit, the same by plain calls", openLibrary((*library).plain)},
	{"asnmerit, list of findings", openLibrary((*library).withFindings)},
	{"asnmerit, findings with text", openLibrary((*library).withText)},
	{"expr-lang/expr", openExpr},
	{"google/cel-go", openCEL},
	{"diegoholiveira/jsonlogic", openJSONLogic},
	{"hyperjumptech/grule-rule-engine", openGrule},
	{"open-policy-agent/opa", openOPA},
}
