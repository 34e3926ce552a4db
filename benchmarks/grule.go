package main

import (
	"github.com/hyperjumptech/grule-rule-engine/ast"
	"github.com/hyperjumptech/grule-rule-engine/builder"
	grule "github.com/hyperjumptech/grule-rule-engine/engine"
	"github.com/hyperjumptech/grule-rule-engine/pkg"
)

// gruleSource is the decision in the language of grule. A rule that has fired is
// retracted, since its condition goes on to hold; of two answers the rule of the
// higher salience comes first and excludes the other by what it has set.
const gruleSource = `
rule Closes "last day of the test" salience 100 { when A.Closes == 0 && C.Inaugurated % 10000 == 229 then A.Closes = C.Inaugurated + 50072; Retract("Closes"); }
rule ClosesOrdinary "last day of the test" salience 99 { when A.Closes == 0 && C.Inaugurated % 10000 != 229 then A.Closes = C.Inaugurated + 50000; Retract("ClosesOrdinary"); }
rule UntilLeft "last day of the prior post" salience 100 { when C.CareerUntil != 0 && C.CareerUntil < C.AsOf then A.Until = C.CareerUntil; Retract("UntilLeft"); }
rule UntilNow "last day of the prior post" salience 100 { when C.CareerUntil == 0 || C.CareerUntil >= C.AsOf then A.Until = C.AsOf; Retract("UntilNow"); }
rule Free "end of the freeze" salience 100 { when C.Head % 10000 >= 700 then A.Free = C.Head + 9400; Retract("Free"); }
rule FreeSameYear "end of the freeze" salience 100 { when C.Head % 10000 < 700 then A.Free = C.Head + 600; Retract("FreeSameYear"); }
rule Sums "index and total" salience 100 { when A.Category == 0 then
	A.Index = C.Points[0] + C.Points[1] + C.Points[2] + C.Points[3] + C.Points[4] + C.Points[5] + C.Points[6] + C.Points[7];
	A.Total = 20 * C.Record + 25 * C.Assessment + 20 * C.Paper + 35 * C.Interview;
	A.Score = (A.Total + 50 - (A.Total + 50) % 100) / 100;
	Retract("Sums"); }

rule Mutation "tenure" salience 50 { when C.AsOf >= C.Inaugurated + 10000 then A.Mutation = 1; Retract("Mutation"); }
rule MutationShort "tenure" salience 50 { when C.AsOf < C.Inaugurated + 10000 then A.Mutation = 2; A.Fail("mutation"); Retract("MutationShort"); }
rule UkomNone "tenure" salience 50 { when C.Present > 2 then A.Ukom = 3; A.Evaluation = 3; Retract("UkomNone"); }
rule Ukom "tenure" salience 50 { when C.Present <= 2 && C.AsOf >= C.Inaugurated + 20000 && C.AsOf <= A.Closes then A.Ukom = 1; Retract("Ukom"); }
rule UkomShut "tenure" salience 50 { when C.Present <= 2 && (C.AsOf < C.Inaugurated + 20000 || C.AsOf > A.Closes) then A.Ukom = 2; A.Fail("ukom"); Retract("UkomShut"); }
rule Due "tenure" salience 50 { when C.Present <= 2 && C.AsOf >= C.Inaugurated + 50000 then A.Evaluation = 1; Retract("Due"); }
rule NotDue "tenure" salience 50 { when C.Present <= 2 && C.AsOf < C.Inaugurated + 50000 then A.Evaluation = 2; A.Fail("evaluation"); Retract("NotDue"); }

rule Education "condition" salience 50 { when C.Degree < 3 then A.Short = true; A.Fail("education"); Retract("Education"); }
rule Competence "condition" salience 50 { when C.Competent == false then A.Short = true; A.Fail("competence"); Retract("Competence"); }
rule Experience "condition" salience 50 { when C.Related == false || A.Until < C.CareerFrom + 50000 then A.Short = true; A.Fail("experience"); Retract("Experience"); }
rule Prior "condition" salience 50 { when (C.Prior != 3 && C.Prior != 5) || A.Until < C.CareerFrom + 20000 then A.Short = true; A.Fail("prior-post"); Retract("Prior"); }
rule Conduct "condition" salience 50 { when C.Conduct == false then A.Short = true; A.Fail("conduct"); Retract("Conduct"); }
rule Age "condition" salience 50 { when C.AsOf > C.Birth + 560000 then A.Short = true; A.Fail("age"); Retract("Age"); }
rule Health "condition" salience 50 { when C.Healthy == false then A.Short = true; A.Fail("health"); Retract("Health"); }
rule Appoint "appointment" salience 20 { when A.Short == false || C.Waived == true then A.Appoint = 1; Retract("Appoint"); }
rule Waiver "appointment" salience 20 { when A.Short == true && C.Waived == false then A.Appoint = 2; A.Fail("waiver"); Retract("Waiver"); }

rule Category4 "index" salience 50 { when A.Index >= 650 then A.Category = 4; Retract("Category4"); }
rule Category3 "index" salience 50 { when A.Index >= 500 && A.Index < 650 then A.Category = 3; Retract("Category3"); }
rule Category2 "index" salience 50 { when A.Index >= 350 && A.Index < 500 then A.Category = 2; Retract("Category2"); }
rule Category1 "index" salience 50 { when A.Index < 350 then A.Category = 1; Retract("Category1"); }
rule Band2 "score" salience 50 { when A.Total >= 800000 then A.Band = 2; Retract("Band2"); }
rule Band1 "score" salience 50 { when A.Total >= 680000 && A.Total < 800000 then A.Band = 1; Retract("Band1"); }

rule Freeze "route" salience 50 { when C.AsOf < A.Free && C.Consent == false then A.Route = 1; A.Fail("freeze"); Retract("Freeze"); }
rule Level "route" salience 50 { when C.Present != 2 then A.Fail("level"); Retract("Level"); }
rule Standard "route" salience 50 { when C.Standard == false then A.Fail("standard"); Retract("Standard"); }
rule Result "route" salience 50 { when C.Passed == false then A.Fail("result"); Retract("Result"); }
rule Exempt "route" salience 20 { when C.Claimed == true && C.Approved == true && A.Category >= 3 then A.Exempt = true; Retract("Exempt"); }
rule NotExempt "route" salience 20 { when C.Claimed == true && (C.Approved == false || A.Category < 3) then A.Fail("exemption"); Retract("NotExempt"); }
rule RotationInClass "route" salience 13 { when A.Route == 0 && C.Present == 2 && C.Standard == true && C.Passed == true && A.Mutation == 1 && A.Ukom == 1 && C.SameClass == true then A.Route = 2; Retract("RotationInClass"); }
rule RotationWithin "route" salience 12 { when A.Route == 0 && C.Present == 2 && C.Standard == true && C.Passed == true && A.Mutation == 1 && A.Ukom == 1 && C.SameAgency == true then A.Route = 3; Retract("RotationWithin"); }
rule RotationBetween "route" salience 11 { when A.Route == 0 && C.Present == 2 && C.Standard == true && C.Passed == true && A.Mutation == 1 && A.Ukom == 1 then A.Route = 4; Retract("RotationBetween"); }
rule TalentPool "route" salience 10 { when A.Route == 0 && A.Exempt == true then A.Route = 6; Retract("TalentPool"); }
rule OpenAfterTest "route" salience 9 { when A.Route == 0 then A.Route = 8; Retract("OpenAfterTest"); }
`

// GruleAnswer is what the rules of grule write to. It is exported since the engine
// reaches it by reflection.
type GruleAnswer struct {
	Closes, Until, Free, Total          int
	Short, Exempt                       bool
	Mutation, Ukom, Evaluation, Appoint int
	Route, Score, Band, Index, Category int
	failed                              []string
}

// Fail notes what is not met.
func (a *GruleAnswer) Fail(name string) { a.failed = append(a.failed, name) }

type gruleEngine struct {
	cases     []Case
	engine    *grule.GruleEngine
	knowledge *ast.KnowledgeBase
	context   ast.IDataContext
	facts     Case
	answer    GruleAnswer
}

func openGrule(cases []Case) (runner, error) {
	library := ast.NewKnowledgeLibrary()
	if err := builder.NewRuleBuilder(library).BuildRuleFromResource("decision", "1", pkg.NewBytesResource([]byte(gruleSource))); err != nil {
		return nil, err
	}
	knowledge, err := library.NewKnowledgeBaseInstance("decision", "1")
	if err != nil {
		return nil, err
	}
	g := &gruleEngine{cases: cases, engine: grule.NewGruleEngine(), knowledge: knowledge, context: ast.NewDataContext()}
	g.engine.ReturnErrOnFailedRuleEvaluation = true
	if err := g.context.Add("C", &g.facts); err != nil {
		return nil, err
	}
	return g, g.context.Add("A", &g.answer)
}

func (g *gruleEngine) run(i int) error {
	g.facts, g.answer = g.cases[i], GruleAnswer{failed: g.answer.failed[:0]}
	return g.engine.Execute(g.context, g.knowledge)
}

func (g *gruleEngine) decision() (Decision, error) {
	a := &g.answer
	return decisionOf([]int{a.Mutation, a.Ukom, a.Evaluation, a.Appoint, a.Route, a.Score, a.Band, a.Index, a.Category}, a.failed)
}
