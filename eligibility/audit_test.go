package eligibility_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/internal/cases"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// facts are the facts of a case as an audit table writes them: key=value, parted by
// spaces. What is not written is not known.
type facts struct {
	t *testing.T
	m map[string]string
}

// bases are cases that meet every condition; "base=NAME" starts from one of them.
var bases = map[string]string{
	"utama":         "post=jpt-utama source=pns degree=s1 competences=yes career=A/jpt-madya/substantive/yes/2012-01-10 record=yes birth=1970-05-20 healthy=yes present=jpt-madya move=no waived=no",
	"madya":         "post=jpt-madya source=pns degree=s1 competences=yes career=A/jpt-pratama/substantive/yes/2014-01-10 record=yes birth=1970-05-20 healthy=yes present=jpt-pratama move=no waived=no",
	"pratama":       "post=jpt-pratama source=pns degree=s1 competences=yes career=A/administrator/substantive/yes/2016-01-10 record=yes birth=1972-05-20 healthy=yes present=administrator move=no waived=no",
	"outside":       "post=jpt-madya source=non-pns degree=postgraduate competences=yes career=A//substantive/yes/2008-01-10 record=yes birth=1970-05-20 healthy=yes citizen=yes inparty=no imprisoned=no dismissed=no closed=no approved=yes",
	"forces":        "post=jpt-pratama source=former-forces degree=s1 career=A//substantive/yes/2010-01-10 birth=1975-05-20 resigned=yes",
	"administrator": "post=administrator source=pns degree=s1 career=A/pengawas/substantive//2018-01-10 ratedgood=yes",
	"pengawas":      "post=pengawas source=pns degree=d3 career=A/pelaksana/substantive//2016-01-10 ratedgood=yes",
}

func parseFacts(t *testing.T, s string) facts {
	t.Helper()
	out := facts{t, map[string]string{}}
	for _, pair := range strings.Fields(s) {
		key, value, found := strings.Cut(pair, "=")
		require.Truef(t, found, "key=value, not %q", pair)
		if key == "base" {
			require.Contains(t, bases, value)
			maps.Copy(out.m, parseFacts(t, bases[value]).m)
			continue
		}
		out.m[key] = value
	}
	return out
}

// word takes a fact out of the case, so that what is left over was misspelt.
func (f facts) word(key string) string {
	s := f.m[key]
	delete(f.m, key)
	return s
}

func (f facts) answer(key string) merit.Answer { return answer(f.t, f.word(key)) }
func (f facts) day(key string) merit.Date      { return date(f.t, f.word(key)) }
func (f facts) level(key string) merit.Level   { return level(f.t, f.word(key)) }

func parsed[E any](t *testing.T, parse func(string) (E, error), s string) (out E) {
	t.Helper()
	if s == "" {
		return out
	}
	out, err := parse(s)
	require.NoError(t, err)
	return out
}

// career reads spells: post/level/held/related/inaugurated/until/tmt/sk/spmt, of
// which the last may be left out, parted by +; "none" for none.
func (f facts) career() []eligibility.Spell {
	s := f.word("career")
	switch s {
	case "":
		return nil
	case "none":
		return []eligibility.Spell{}
	}
	var out []eligibility.Spell
	for _, spell := range strings.Split(s, "+") {
		part := append(strings.Split(spell, "/"), make([]string, 9)...)
		out = append(out, eligibility.Spell{
			Post: part[0], Level: level(f.t, part[1]), Held: parsed(f.t, eligibility.ParseHolding, part[2]), Related: answer(f.t, part[3]),
			Inaugurated: date(f.t, part[4]), Until: date(f.t, part[5]), Effective: date(f.t, part[6]), Decreed: date(f.t, part[7]), OnDuty: date(f.t, part[8]),
		})
	}
	return out
}

func (f facts) incumbent() eligibility.Incumbent {
	return eligibility.Incumbent{Level: f.level("level"), Inaugurated: f.day("inaugurated")}
}

func (f facts) candidacy() eligibility.Candidacy {
	c := eligibility.Candidacy{
		Post: f.level("post"), Source: parsed(f.t, eligibility.ParseSource, f.word("source")), Degree: parsed(f.t, eligibility.ParseDegree, f.word("degree")),
		Competences: f.answer("competences"), Career: f.career(), Record: f.answer("record"), Birth: f.day("birth"), Healthy: f.answer("healthy"),
		AgeDay: f.day("ageday"), Present: f.level("present"), Move: f.answer("move"), Waived: f.answer("waived"),
		Citizen: f.answer("citizen"), InParty: f.answer("inparty"), LeftParty: f.day("leftparty"), Registered: f.day("registered"),
		Imprisoned: f.answer("imprisoned"), Dismissed: f.answer("dismissed"), Closed: f.answer("closed"), Approved: f.answer("approved"),
		Resigned: f.answer("resigned"), RatedGood: f.answer("ratedgood"),
	}
	if s := f.word("equaljf"); s == "none" {
		c.EqualJF = []merit.Level{}
	} else if s != "" {
		c.EqualJF = []merit.Level{level(f.t, s)}
	}
	return c
}

func (f facts) cure() eligibility.Cure {
	return eligibility.Cure{Level: f.level("level"), Source: parsed(f.t, eligibility.ParseSource, f.word("source")), Since: f.day("since"),
		Missed: f.answer("missed"), Noticed: f.day("noticed"), Improved: f.answer("improved"), Tested: f.answer("tested"), Fits: f.answer("fits"),
		Placed: parsed(f.t, eligibility.ParsePlacement, f.word("placed"))}
}

// judged is the answer on a case: the outcome, the findings by a name for each, and
// the findings in order.
type judged struct {
	outcome  merit.Outcome
	named    map[string]merit.Finding
	findings []merit.Finding
}

func byCondition(v eligibility.AppointVerdict) judged {
	out := judged{v.Outcome(), map[string]merit.Finding{"waiver": v.Waiver, "contrary": v.Contrary, "count": v.AgeCount}, v.Verdict().Findings}
	for c := eligibility.SourceOpen; c <= eligibility.GoodRating; c++ {
		if f, asked := v.Of(c); asked {
			out.named[c.String()] = f
		}
	}
	return out
}

// audits are the tables that share one form, each with the question that it puts.
var audits = map[string]func(facts, eligibility.Readings, merit.When) (judged, error){
	"appoint": func(f facts, r eligibility.Readings, w merit.When) (judged, error) {
		v, err := eligibility.Appoint(f.candidacy(), r, w)
		return byCondition(v), err
	},
	"term": func(f facts, r eligibility.Readings, w merit.When) (judged, error) {
		v, err := eligibility.Term{Incumbent: f.incumbent(), Performed: f.answer("performed"), Fits: f.answer("fits"), Needed: f.answer("needed"),
			PPKApproved: f.answer("ppk"), Reported: f.answer("reported"), Recommended: f.answer("recommended")}.Judge(r, w)
		return judged{v.Outcome(), map[string]merit.Finding{"max": v.Max, "performance": v.Performance, "fit": v.Fit, "need": v.Need,
			"approval": v.Approval, "report": v.Report}, v.Verdict().Findings}, err
	},
	"cure": func(f facts, r eligibility.Readings, w merit.When) (judged, error) {
		v, err := f.cure().Target(r, w)
		return judged{v.Outcome(), map[string]merit.Finding{"cure": v.Finding}, v.Verdict().Findings}, err
	},
	"performance": func(f facts, r eligibility.Readings, w merit.When) (judged, error) {
		v, err := f.cure().Performance(r, w)
		return judged{v.Outcome(), map[string]merit.Finding{"performance": v.Finding}, v.Verdict().Findings}, err
	},
	"leave": func(f facts, r eligibility.Readings, w merit.When) (judged, error) {
		v, err := eligibility.Leave(eligibility.Leaving{Level: f.level("level"), Resigned: f.answer("resigned"), Dismissed: f.answer("dismissed"),
			Suspended: f.answer("suspended"), UnpaidLeave: f.answer("unpaid"), Study: f.answer("study"), StudyFrom: f.day("studyfrom"), StudyUntil: f.day("studyuntil"),
			FullTimeElsewhere: f.answer("elsewhere"), Reorganised: f.answer("reorganised"), Unfit: f.answer("unfit")}, r, w)
		out := judged{v.Outcome(), map[string]merit.Finding{}, v.Verdict().Findings}
		for g := eligibility.ResignedPost; g <= eligibility.NoLongerFit; g++ {
			out.named[g.String()], _ = v.Of(g)
		}
		return out, err
	},
	"pension": func(f facts, r eligibility.Readings, w merit.When) (judged, error) {
		v, err := eligibility.Pension(f.level("level"), f.day("birth"), r, w)
		return judged{v.Outcome(), map[string]merit.Finding{"pension": v}, []merit.Finding{v}}, err
	},
	"service": func(f facts, r eligibility.Readings, w merit.When) (judged, error) {
		p, err := eligibility.ParseProfile(f.word("profile"))
		require.NoError(f.t, err)
		v, err := p.TenureIn(f.word("in"), f.career(), r, w)
		out := judged{merit.Combine(v.Verdict().Findings), map[string]merit.Finding{"mutation": v.Mutation, "ukom": v.Ukom, "evaluation": v.Evaluation},
			append(v.Verdict().Findings, v.Days...)}
		for i, day := range v.Days {
			out.named["spell"+string(rune('1'+i))] = day
		}
		return out, err
	},
	"readings": func(f facts, r eligibility.Readings, w merit.When) (judged, error) {
		v, err := eligibility.Replace(eligibility.Replacement{Incumbent: f.incumbent(), BrokeLaw: f.answer("broke"), Unfit: f.answer("unfit"),
			PresidentApproved: f.answer("president"), CircularGrounds: f.answer("grounds"), Readings: r}, r.Roll(), w)
		return judged{v.Outcome(), map[string]merit.Finding{"ban": v.Ban, "gate": v.President, "circular": v.Circular}, v.Verdict().Findings}, err
	},
}

func readings(t *testing.T, s string) eligibility.Readings {
	t.Helper()
	var chosen []eligibility.Reading
	for _, word := range strings.Fields(s) {
		chosen = append(chosen, parsed(t, eligibility.ParseReading, word))
	}
	r, err := eligibility.NewReadings(chosen...)
	require.NoError(t, err)
	return r
}

// audit judges one row of an audit table.
func audit(t *testing.T, name string, row map[string]string) judged {
	t.Helper()
	f := parseFacts(t, row["facts"])
	got, err := audits[name](f, readings(t, row["readings"]), when(t, row["asof"], row["law"]))
	require.NoError(t, err)
	require.Empty(t, f.m, "facts that nothing reads")
	return got
}

func TestAuditTables(t *testing.T) {
	for name := range audits {
		for _, row := range table(t, "testdata/"+name+".csv") {
			t.Run(name+": "+row["case"], func(t *testing.T) {
				cases.Row(t, row[cases.Column], row["case"])
				got := audit(t, name, row)
				assert.Equal(t, row["outcome"], got.outcome.String(), "outcome")
				for _, pair := range strings.Fields(row["expect"]) {
					key, code, _ := strings.Cut(pair, "=")
					code, detail, _ := strings.Cut(code, ":")
					f, named := got.named[key]
					require.Truef(t, named && f.Reason != nil, "a finding named %q", key)
					assert.Equal(t, code, f.Reason.Code, key)
					switch {
					case code == "missing":
						assert.Equal(t, detail, strings.ReplaceAll(missing(f), " ", ","), key+" lacks")
					case detail != "":
						assert.Equal(t, detail, f.Changes.String(), key+" changes")
					}
				}
				for _, article := range strings.Split(row["article"], ";") {
					if article != "" {
						assert.Contains(t, cited(got.findings...), article)
					}
				}
				for _, code := range strings.Fields(row["remarks"]) {
					var codes []string
					for _, f := range got.findings {
						for _, note := range f.Remarks() {
							codes = append(codes, note.Code)
						}
					}
					assert.Contains(t, codes, code, "remarks")
				}
				checkFindings(t, got.findings)
				checkLaw(t, got.findings)
			})
		}
	}
}

// checkLaw asserts that a statute that was repealed is not cited as law, and one
// that is not yet there neither: only what says that a rule is not in force may
// speak of another time.
func checkLaw(t *testing.T, findings []merit.Finding) {
	t.Helper()
	repeal := date(t, "2023-10-31")
	for _, f := range findings {
		for _, c := range f.Citations() {
			if !f.Law.Before(repeal) {
				assert.NotEqualf(t, "UU 5/2014", c.Instrument.String(), "%s on %s cites a repealed statute", f.Code(), f.Law)
			} else {
				assert.NotEqualf(t, "UU 20/2023", c.Instrument.String(), "%s on %s cites a statute to come", f.Code(), f.Law)
			}
		}
	}
}

// TestEveryReasonOfEveryRuleIsProduced takes every finding of every table.
func TestEveryReasonOfEveryRuleIsProduced(t *testing.T) {
	seen := map[string]bool{}
	note := func(findings []merit.Finding) {
		for _, f := range findings {
			seen[f.Code()] = true
			for _, n := range f.Remarks() {
				seen["+"+n.Code] = true
			}
		}
	}
	for name := range audits {
		for _, row := range table(t, "testdata/"+name+".csv") {
			note(audit(t, name, row).findings)
		}
	}
	for _, row := range table(t, "testdata/tenure.csv") {
		profile, err := eligibility.ParseProfile(row["profile"])
		require.NoError(t, err)
		got, err := profile.Tenure(eligibility.Incumbent{Level: level(t, row["level"]), Inaugurated: date(t, row["inaugurated"])}, when(t, row["asof"], row["law"]))
		require.NoError(t, err)
		note(got.Verdict().Findings)
	}
	for _, row := range table(t, "testdata/replace.csv") {
		got, err := eligibility.Replace(eligibility.Replacement{
			Incumbent: eligibility.Incumbent{Level: level(t, row["level"]), Inaugurated: date(t, row["inaugurated"])},
			BrokeLaw:  answer(t, row["broke"]), Unfit: answer(t, row["unfit"]), PresidentApproved: answer(t, row["president"]),
		}, merit.RollForward, when(t, row["asof"], row["law"]))
		require.NoError(t, err)
		note(got.Verdict().Findings)
	}
	for _, rule := range eligibility.Rules() {
		var forces []merit.Force
		for _, v := range rule.Versions() {
			forces = append(forces, v.Force)
		}
		for _, reason := range rule.Reasons() {
			switch {
			case reason == merit.ReasonNotInForce && !slices.Contains(forces, merit.NotInForce):
			case reason == merit.ReasonForceUnproven && !slices.Contains(forces, merit.ForceUnproven):
			default:
				assert.Truef(t, seen[string(rule.ID())+"/"+reason.Code], "no table produces %s/%s", rule.ID(), reason.Code)
			}
		}
		for _, n := range rule.Notes() {
			assert.Truef(t, seen["+"+n.Code], "no table produces the remark %s of %s", n.Code, rule.ID())
		}
	}
}
