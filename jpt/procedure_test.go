package jpt_test

import (
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// codes writes the reason codes of findings, each checked.
func codes(t *testing.T, findings []merit.Finding) string {
	t.Helper()
	out := make([]string, len(findings))
	for i, f := range findings {
		out[i] = checked(t, f)
	}
	return strings.Join(out, " ")
}

func articles(f merit.Finding) []string {
	var out []string
	for _, c := range f.Citations() {
		out = append(out, c.String())
	}
	return out
}

func one(t *testing.T, r row, f merit.Finding, err error) {
	t.Helper()
	require.NoError(t, err)
	assert.Equal(t, r.text("reason"), checked(t, f))
	assert.Equal(t, r.text("outcome"), f.Outcome().String())
}

func committee(r row) jpt.Committee {
	c := jpt.Committee{Level: read[merit.Level](r, "level"), TestPanel: r.text("panel") == "yes"}
	if r.text("own") != "" { // a number of members, if only none
		c.Members = []jpt.Member{}
	}
	for element, column := range []string{"open", "own", "other", "independent"} {
		for range r.number(column) {
			c.Members = append(c.Members, jpt.Member{Element: jpt.Element(element), PartyRole: merit.No, Conflict: merit.No, Knows: merit.Yes})
		}
	}
	for i := range c.Members {
		m := &c.Members[i]
		for _, f := range []struct {
			unsaid, some string
			answer       *merit.Answer
			bad          merit.Answer
		}{{"party", "party", &m.PartyRole, merit.Yes}, {"conflict", "conflict", &m.Conflict, merit.Yes}, {"knows", "ignorant", &m.Knows, merit.No}} {
			if r.text("unsaid") == f.unsaid {
				*f.answer = merit.Unknown
			}
			if i < r.number(f.some) {
				*f.answer = f.bad
			}
		}
	}
	return c
}

func TestCompositionOfACommittee(t *testing.T) {
	each(t, "committee.csv", func(t *testing.T, r row) {
		got, err := read[jpt.Readings](r, "readings").Panel(committee(r), merit.On(read[merit.Date](r, "asof")))
		require.NoError(t, err)
		assert.Equal(t, r.text("findings"), codes(t, got.Findings))
		assert.Equal(t, r.text("outcome"), got.Outcome().String())
	})
}

func TestACommitteeThatCannotBeIsRefused(t *testing.T) {
	_, err := jpt.Panel(jpt.Committee{Members: []jpt.Member{{Element: 9}}}, merit.When{})
	var fields []string
	for _, fe := range merit.FieldErrors(err) {
		fields = append(fields, fe.Field)
	}
	assert.Equal(t, []string{"committee.post.level", "committee.members[0].element", "asOf", "law"}, fields)
}

func TestNoticeBeforeTheDeadline(t *testing.T) {
	each(t, "notice.csv", func(t *testing.T, r row) {
		f, err := jpt.Notice(read[merit.Date](r, "announced"), read[merit.Date](r, "deadline"), merit.On(read[merit.Date](r, "asof")))
		one(t, r, f, err)
	})
	_, err := jpt.Notice(merit.Date{}, merit.Date{}, merit.When{})
	assert.ErrorIs(t, err, merit.ErrMissing)
}

func TestNumberOfApplicants(t *testing.T) {
	each(t, "applicants.csv", func(t *testing.T, r row) {
		a := jpt.Applications{Counted: r.text("number") != "", Number: r.number("number"), Extensions: r.number("extensions")}
		f, err := read[jpt.Readings](r, "readings").Applicants(a, merit.On(read[merit.Date](r, "asof")))
		one(t, r, f, err)
	})
}

func TestApplicationsThatCannotBeAreRefused(t *testing.T) {
	for _, c := range []struct {
		name   string
		a      jpt.Applications
		on     string
		fields []string
	}{
		{"fewer than none, and one extension too many", jpt.Applications{Counted: true, Number: -1, Extensions: 3}, "2025-03-01", []string{"applications.number", "applications.extensions"}},
		{"extensions fewer than none before the rule", jpt.Applications{Extensions: -1}, "2016-01-01", []string{"applications.extensions"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := jpt.Applicants(c.a, merit.On(day(c.on)))
			var fields []string
			for _, fe := range merit.FieldErrors(err) {
				fields = append(fields, fe.Field)
			}
			assert.Equal(t, c.fields, fields)
			assert.ErrorIs(t, err, merit.ErrRange)
		})
	}
	f, err := jpt.Applicants(jpt.Applications{Counted: true, Number: 4}, merit.On(day("2025-03-01")))
	require.NoError(t, err)
	assert.Equal(t, merit.Met, f.Outcome())
}

func TestStagesOfASelection(t *testing.T) {
	each(t, "stages.csv", func(t *testing.T, r row) {
		var taken []jpt.Taken
		for _, s := range jpt.Steps() {
			one := jpt.Taken{Step: s, Held: merit.Yes}
			switch cell := r.text(s.String()); cell {
			case "":
				continue
			case "no":
				one.Held = merit.No
			case "?":
			default:
				one.On = read[merit.Date](r, s.String())
			}
			taken = append(taken, one)
		}
		got, err := jpt.Stages(taken, merit.On(read[merit.Date](r, "asof")))
		require.NoError(t, err)
		var others []string
		for _, f := range got.Findings {
			if code := checked(t, f); !strings.HasSuffix(code, "in-order") {
				others = append(others, code)
			}
		}
		assert.Equal(t, r.text("others"), strings.Join(others, " "))
		assert.Equal(t, r.text("outcome"), got.Outcome().String())
	})
}

// Each step in turn is left out, planned, and taken before the start.
func TestEveryStepCanFail(t *testing.T) {
	for _, s := range jpt.Steps() {
		for _, c := range []struct {
			code string
			one  jpt.Taken
		}{
			{"-left-out", jpt.Taken{Step: s, Held: merit.No}},
			{"-planned", jpt.Taken{Step: s, Held: merit.Yes, On: day("2026-01-01")}},
			{"-too-early", jpt.Taken{Step: s, Held: merit.Yes, On: day("2024-12-31")}},
			{"-in-order", jpt.Taken{Step: s, Held: merit.Yes, On: day("2025-01-01")}},
		} {
			taken := []jpt.Taken{c.one}
			if s != jpt.StepPlan {
				taken = append(taken, jpt.Taken{Step: jpt.StepPlan, Held: merit.Yes, On: day("2025-01-01")})
			} else if c.code == "-too-early" {
				continue // nothing comes before the plan
			}
			got, err := jpt.Stages(taken, merit.On(day("2025-06-01")))
			require.NoError(t, err)
			assert.Equal(t, s.String()+c.code, checked(t, got.Findings[s-1]))
			assert.GreaterOrEqual(t, s.Stage(), 1)
		}
	}
}

func TestStagesAreSixAndPhasesFour(t *testing.T) {
	stages := map[int]int{}
	for _, s := range jpt.Steps() {
		stages[s.Stage()]++
	}
	assert.Equal(t, map[int]int{1: 1, 2: 1, 3: 1, 4: 4, 5: 1, 6: 1}, stages)
	assert.Zero(t, jpt.Step(0).Stage())
	assert.Zero(t, jpt.Step(99).Stage())
	got, err := jpt.Stages(nil, merit.On(day("2017-04-06")))
	require.NoError(t, err)
	assert.Equal(t, "not-in-force", codes(t, got.Findings))
	_, err = jpt.Stages([]jpt.Taken{{Step: 0}, {Step: jpt.StepPlan}, {Step: jpt.StepPlan}, {Step: 99}}, merit.When{})
	assert.Len(t, merit.FieldErrors(err), 5)
	assert.ErrorIs(t, err, merit.ErrUnknown)
	assert.ErrorIs(t, err, merit.ErrConflict)
}

var single = rubric.MustScheme(rubric.Spec{Criteria: []rubric.Criterion{{Code: "final", Weight: decimal.NewFromInt(100)}}})

func ranking(t testing.TB, scores []string) rubric.Ranking {
	t.Helper()
	var list []rubric.Candidate
	for i, s := range scores {
		m, err := single.Marks(map[string]decimal.Decimal{"final": decimal.RequireFromString(s)})
		require.NoError(t, err)
		score, err := single.Evaluate(m)
		require.NoError(t, err)
		list = append(list, rubric.Candidate{Name: string(rune('A' + i)), Score: score})
	}
	r, err := rubric.Rank(list)
	require.NoError(t, err)
	return r
}

func names(places []rubric.Place) string {
	var out []string
	for _, p := range places {
		out = append(out, p.Name)
	}
	return strings.Join(out, " ")
}

func TestTheThreeBest(t *testing.T) {
	each(t, "shortlist.csv", func(t *testing.T, r row) {
		got, err := jpt.Shorten(ranking(t, r.list("scores")), merit.On(read[merit.Date](r, "asof")))
		one(t, r, got.Finding, err)
		assert.Equal(t, r.text("in"), names(got.In))
		assert.Equal(t, r.text("tied"), names(got.Tied))
		assert.Equal(t, r.number("room"), got.Room)
		assert.Contains(t, articles(got.Finding), r.text("article"))
	})
	_, err := jpt.Shorten(rubric.Ranking{}, merit.When{})
	assert.ErrorIs(t, err, merit.ErrMissing)
}

func TestFinalistsAreNotBorrowed(t *testing.T) {
	each(t, "finalist.csv", func(t *testing.T, r row) {
		f, err := jpt.Finalist(read[jpt.Route](r, "route"), r.text("passed"), r.text("fills"), merit.On(read[merit.Date](r, "asof")))
		one(t, r, f, err)
	})
	_, err := jpt.Finalist(jpt.OpenSelection, "", "", merit.When{})
	assert.ErrorIs(t, err, merit.ErrMissing)
}

func TestWhoDecides(t *testing.T) {
	each(t, "decider.csv", func(t *testing.T, r row) {
		post := jpt.Post{Level: read[merit.Level](r, "level"), Agency: read[jpt.Agency](r, "agency"), Special: read[jpt.Special](r, "special")}
		got, err := jpt.Decider(post, read[merit.Party](r, "by"), merit.On(read[merit.Date](r, "asof")))
		one(t, r, got.Finding, err)
		decides := ""
		if got.Decides != 0 {
			decides = got.Decides.String()
		}
		assert.Equal(t, r.text("decides"), decides)
		var through []string
		for _, p := range got.Through {
			through = append(through, p.String())
		}
		assert.Equal(t, r.text("through"), strings.Join(through, " "))
		assert.Contains(t, articles(got.Finding), r.text("article"))
	})
	_, err := jpt.Decider(jpt.Post{}, 0, merit.When{})
	assert.Len(t, merit.FieldErrors(err), 3)
}

func TestThePresidentMayTakeTheDelegationBackSincePP17(t *testing.T) {
	for on, remarks := range map[string]int{"2020-02-27": 0, "2020-02-28": 1} {
		got, err := jpt.Decider(pratama, merit.PPK, merit.On(day(on)))
		require.NoError(t, err)
		assert.Len(t, got.Finding.Remarks(), remarks, on)
	}
}

func TestActingOfficials(t *testing.T) {
	each(t, "acting.csv", func(t *testing.T, r row) {
		a := jpt.Acting{
			Post:   jpt.Post{Level: merit.JPTPratama, Agency: read[jpt.Agency](r, "agency"), Special: read[jpt.Special](r, "special")},
			Vacant: read[merit.Answer](r, "vacant"), Since: read[merit.Date](r, "since"), Consent: read[merit.Answer](r, "consent"),
		}
		got, err := jpt.MayAct(a, read[merit.Roll](r, "roll"), merit.On(read[merit.Date](r, "asof")))
		require.NoError(t, err)
		assert.Equal(t, r.text("findings"), codes(t, got.Findings))
		assert.Equal(t, r.text("changes"), got.Findings[len(got.Findings)-1].Changes.String())
		assert.Equal(t, r.text("outcome"), got.Outcome().String())
	})
	_, err := jpt.MayAct(jpt.Acting{}, merit.RollForward, merit.When{})
	assert.Len(t, merit.FieldErrors(err), 3)
}

func TestWhatFollowsATest(t *testing.T) {
	each(t, "outcome.csv", func(t *testing.T, r row) {
		f, err := jpt.After(read[jpt.Placement](r, "placement"), read[merit.Answer](r, "cured"), read[merit.Answer](r, "ground"), merit.On(read[merit.Date](r, "asof")))
		one(t, r, f, err)
	})
	_, err := jpt.After(99, merit.Yes, merit.Yes, merit.On(day("2025-09-08")))
	assert.ErrorIs(t, err, merit.ErrUnknown)
	_, err = jpt.After(jpt.Stays, merit.Yes, merit.Yes, merit.When{})
	assert.ErrorIs(t, err, merit.ErrMissing)
}

func TestCriteriaOfTheMeritSystem(t *testing.T) {
	each(t, "criteria.csv", func(t *testing.T, r row) {
		criteria := jpt.Criteria{}
		for i, letter := range strings.Split("abcdefghi", "") {
			criteria[jpt.Criterions()[i]] = read[merit.Answer](r, letter)
		}
		got, err := jpt.MeritCriteria(criteria, merit.On(read[merit.Date](r, "asof")))
		require.NoError(t, err)
		assert.Equal(t, r.text("lacking"), codes(t, got.Failing()))
		codes(t, got.Findings)
		assert.Len(t, got.Unknown(), r.number("open"))
		assert.Equal(t, r.text("outcome"), got.Outcome().String())
	})
}

func TestTheNineMeritCriteria(t *testing.T) {
	when := merit.On(day("2025-09-08"))
	all := jpt.Criteria{}
	for _, c := range jpt.Criterions() {
		all[c] = merit.Yes
	}
	got, err := jpt.MeritCriteria(all, when)
	require.NoError(t, err)
	assert.Len(t, got.Findings, 9)
	assert.Equal(t, merit.Met, got.Outcome())
	for i, c := range jpt.Criterions() {
		assert.Equal(t, c.String(), checked(t, got.Findings[i]))
		all[c] = merit.No
		lacking, err := jpt.MeritCriteria(all, when)
		require.NoError(t, err)
		assert.Equal(t, "no-"+c.String(), checked(t, lacking.Findings[i]))
		assert.Len(t, lacking.Failing(), 1)
		delete(all, c)
		open, err := jpt.MeritCriteria(all, when)
		require.NoError(t, err)
		assert.Equal(t, "missing", checked(t, open.Findings[i]))
		assert.Equal(t, merit.Undetermined, open.Outcome())
		all[c] = merit.Yes
	}
	before, err := jpt.MeritCriteria(all, merit.On(day("2017-04-06")))
	require.NoError(t, err)
	assert.Equal(t, "not-in-force", codes(t, before.Findings))
	_, err = jpt.MeritCriteria(jpt.Criteria{0: merit.Yes, 10: merit.No}, merit.When{})
	assert.Len(t, merit.FieldErrors(err), 4)
}
