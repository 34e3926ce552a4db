package main

import "strings"

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

// library reports whether the engine is this library.
func (e engine) library() bool { return strings.HasPrefix(e.name, "asnmerit") }

// The names that ratios are about: the engine to which all others are compared, the library
// where findings are written and not put into words, and the library where they are not yet
// written.
const (
	byHandName  = "hand-written integers"
	withoutText = "asnmerit, findings without text"
	byRulings   = "asnmerit, rulings"
)

// engines are all of them: first the limit, then the library, then its peers.
var engines = []engine{
	{byHandName, openByHand},
	{byRulings, openRuled},
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
