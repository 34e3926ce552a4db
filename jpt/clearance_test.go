package jpt_test

import (
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// obtained reads "kasn recommends=yes; governor coordinates=no".
func obtained(r row) []jpt.Obtained {
	r.t.Helper()
	var out []jpt.Obtained
	for _, s := range r.list("obtained") {
		part, done, _ := strings.Cut(s, "=")
		party, act, _ := strings.Cut(part, " ")
		var o jpt.Obtained
		require.NoError(r.t, o.Party.UnmarshalText([]byte(party)))
		require.NoError(r.t, o.Act.UnmarshalText([]byte(act)))
		require.NoError(r.t, o.Done.UnmarshalText([]byte(done)))
		out = append(out, o)
	}
	return out
}

// parts writes clearances as "kasn recommends=obtained; unknown=missing".
func parts(t *testing.T, list jpt.Clearances) string {
	t.Helper()
	var out []string
	for _, c := range list {
		who := "unknown"
		if c.Party != 0 {
			who = jpt.Obtained{Party: c.Party, Act: c.Act}.String()
		}
		out = append(out, who+"="+checked(t, c.Finding))
	}
	return strings.Join(out, "; ")
}

func cited(list jpt.Clearances) []string {
	var out []string
	for _, c := range list {
		for _, article := range c.Finding.Citations() {
			out = append(out, article.String())
		}
	}
	return out
}

func TestWhatOthersHaveToSay(t *testing.T) {
	each(t, "clearance.csv", func(t *testing.T, r row) {
		post := jpt.Post{Level: read[merit.Level](r, "level"), Agency: read[jpt.Agency](r, "agency"), Special: read[jpt.Special](r, "special")}
		got, err := jpt.Clear(post, read[jpt.Route](r, "route"), obtained(r), r.when())
		require.NoError(t, err)
		assert.Equal(t, r.text("parts"), parts(t, got))
		assert.Equal(t, r.text("outcome"), got.Outcome().String())
		if r.text("article") != "" {
			assert.Contains(t, cited(got), r.text("article"))
		}
	})
}

func TestTheDisagreementOnTheSekwanIsRemarkedOnceThereIsOne(t *testing.T) {
	post := jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency, Special: jpt.Sekwan}
	for on, remarks := range map[string]int{"2017-04-06": 0, "2017-04-07": 1, "2025-09-08": 1} {
		got, err := jpt.Clear(post, jpt.OpenSelection, nil, merit.On(day(on)))
		require.NoError(t, err)
		assert.Len(t, got[1].Finding.Remarks(), remarks, on)
	}
}

func TestWhoIsHeardBeforeAnInspectorLeaves(t *testing.T) {
	for _, c := range []struct {
		name, on string
		from     jpt.Post
		obtained []jpt.Obtained
		parts    string
	}{
		{"a regent consults the governor", "2025-09-08", jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency, Special: jpt.Inspector}, nil, "governor consulted=not-known"},
		{"a mayor has consulted the governor", "2025-09-08", jpt.Post{Level: merit.JPTPratama, Agency: jpt.City, Special: jpt.Inspector}, []jpt.Obtained{{merit.Governor, jpt.Consulted, merit.Yes}}, "governor consulted=obtained"},
		{"a governor consults the home minister", "2025-09-08", jpt.Post{Level: merit.JPTPratama, Agency: jpt.Province, Special: jpt.Inspector}, nil, "mendagri consulted=not-known"},
		{"the day before PP 72/2019", "2019-10-14", jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency, Special: jpt.Inspector}, nil, "governor consulted=not-in-force"},
		{"the day of PP 72/2019", "2019-10-15", jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency, Special: jpt.Inspector}, nil, "governor consulted=not-known"},
		{"of an agency of unknown kind", "2025-09-08", jpt.Post{Level: merit.JPTPratama, Special: jpt.Inspector}, nil, "unknown=missing"},
		{"an ordinary official leaves unheard", "2025-09-08", pratama, nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := jpt.Release(c.from, c.obtained, merit.On(day(c.on)))
			require.NoError(t, err)
			assert.Equal(t, c.parts, parts(t, got))
		})
	}
	_, err := jpt.Release(jpt.Post{}, nil, merit.When{})
	assert.ErrorIs(t, err, merit.ErrMissing)
	_, err = jpt.Release(pratama, []jpt.Obtained{{merit.Governor, jpt.Consulted, merit.Yes}}, merit.On(day("2025-09-08")))
	assert.ErrorIs(t, err, merit.ErrUnknown)
}

// A part that was obtained and concerns nothing must not vanish: it is either a
// mistake of who was asked or of the day.
func TestAPartThatNobodyAsksForIsRefused(t *testing.T) {
	sekda := jpt.Post{Level: merit.JPTPratama, Agency: jpt.City, Special: jpt.Sekda}
	for _, c := range []struct {
		name     string
		post     jpt.Post
		route    jpt.Route
		on       string
		obtained []jpt.Obtained
		kinds    []error
		says     []string
	}{
		{"BKN had no say in January 2024", pratama, jpt.OpenSelection, "2024-01-03", []jpt.Obtained{{merit.BKN, jpt.Approves, merit.Yes}},
			[]error{merit.ErrUnknown}, []string{`obtained[0] "bkn approves": unknown: want kasn recommends`}},
		{"KASN does not approve, it recommends", pratama, jpt.OpenSelection, "2024-01-03", []jpt.Obtained{{merit.KASN, jpt.Approves, merit.Yes}},
			[]error{merit.ErrUnknown}, []string{`obtained[0] "kasn approves": unknown: want kasn recommends`}},
		{"KASN does not recommend a rotation", pratama, jpt.RotationWithin, "2024-01-03", []jpt.Obtained{{merit.KASN, jpt.Recommends, merit.Yes}},
			[]error{merit.ErrUnknown}, []string{`obtained[0] "kasn recommends": unknown: want kasn told`}},
		{"nor on a day on which it shows who oversees", pratama, jpt.OpenSelection, "2024-06-01", []jpt.Obtained{{merit.BKN, jpt.Recommends, merit.Yes}},
			[]error{merit.ErrUnknown}, []string{`obtained[0] "bkn recommends": unknown: want bkn approves`}},
		{"KASN and BKN cannot both oversee", pratama, jpt.OpenSelection, "2024-06-01", []jpt.Obtained{{merit.KASN, jpt.Recommends, merit.Yes}, {merit.BKN, jpt.Approves, merit.Yes}},
			[]error{merit.ErrConflict}, []string{`obtained[1] "bkn approves": contradictory: want one overseer, KASN or BKN, not both`}},
		{"the governor has no say in an ordinary post", pratama, jpt.OpenSelection, "2025-09-08", []jpt.Obtained{{merit.BKN, jpt.Approves, merit.Yes}, {merit.Governor, jpt.Coordinates, merit.Yes}},
			[]error{merit.ErrUnknown}, []string{`obtained[1] "governor coordinates": unknown: want bkn approves`}},
		{"the governor is coordinated with, not consulted", sekda, jpt.OpenSelection, "2025-09-08", []jpt.Obtained{{merit.Governor, jpt.Consulted, merit.Yes}},
			[]error{merit.ErrUnknown}, []string{`obtained[0] "governor consulted": unknown: want bkn approves, governor coordinates`}},
		{"the same part cannot be done and not done", sekda, jpt.OpenSelection, "2025-09-08", []jpt.Obtained{{merit.Governor, jpt.Coordinates, merit.Yes}, {merit.Governor, jpt.Coordinates, merit.No}},
			[]error{merit.ErrConflict}, []string{`obtained[1].done "no": contradictory: want yes, as said before of governor coordinates`}},
		{"before the kind of agency is known no part of the sekda can be placed", jpt.Post{Level: merit.JPTPratama, Special: jpt.Sekda}, jpt.OpenSelection, "2025-09-08", []jpt.Obtained{{merit.Governor, jpt.Coordinates, merit.Yes}},
			[]error{merit.ErrUnknown}, []string{"nothing of JPT-SPECIAL-SEKDA before the kind of agency is given"}},
		{"a party without a name", pratama, jpt.OpenSelection, "2024-06-01", []jpt.Obtained{{}},
			[]error{merit.ErrUnknown}, []string{"want kasn or bkn as the overseer"}},
		{"all problems at once", pratama, jpt.OpenSelection, "2025-09-08", []jpt.Obtained{{merit.KASN, jpt.Recommends, merit.Yes}, {merit.Governor, jpt.Coordinates, merit.Yes}},
			[]error{merit.ErrUnknown}, []string{"obtained[0]", "obtained[1]"}},
		{"no such route", pratama, jpt.Route(99), "2025-09-08", nil, []error{merit.ErrUnknown}, []string{"route"}},
		{"no such post", jpt.Post{Level: merit.Pengawas}, jpt.OpenSelection, "2013-01-01", nil, []error{merit.ErrRange, merit.ErrBeforeFirstRegime}, []string{"post.level", "law"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := jpt.Clear(c.post, c.route, c.obtained, merit.On(day(c.on)))
			require.Error(t, err)
			assert.Nil(t, got)
			for _, kind := range c.kinds {
				assert.ErrorIs(t, err, kind)
			}
			for _, s := range c.says {
				assert.ErrorContains(t, err, s)
			}
			assert.NotEmpty(t, merit.FieldErrors(err))
		})
	}
}

func TestTheSamePartSaidTwiceIsOnePart(t *testing.T) {
	o := jpt.Obtained{Party: merit.BKN, Act: jpt.Approves, Done: merit.Yes}
	got, err := jpt.Clear(pratama, jpt.OpenSelection, []jpt.Obtained{o, o}, merit.On(day("2025-09-08")))
	require.NoError(t, err)
	assert.Equal(t, "bkn approves=obtained", parts(t, got))
}

func TestPartsInWords(t *testing.T) {
	for act, want := range map[jpt.Act][2]string{
		jpt.Recommends:  {"gubernur memberi rekomendasi", "the governor recommends"},
		jpt.Approves:    {"gubernur menyetujui", "the governor approves"},
		jpt.Consulted:   {"dikonsultasikan dengan gubernur", "the governor: consulted"},
		jpt.Coordinates: {"dikoordinasikan dengan gubernur", "coordinated with the governor"},
		jpt.Appoints:    {"gubernur mengangkat", "the governor appoints"},
		jpt.Told:        {"dilaporkan kepada gubernur", "the governor: told"},
		jpt.Proposes:    {"gubernur mengusulkan", "the governor proposes"},
		jpt.Interviews:  {"gubernur mewawancarai calon", "the governor interviews the candidates"},
	} {
		c := jpt.Clearance{Party: merit.Governor, Act: act}
		assert.Equal(t, want[0], c.In(merit.Indonesian))
		assert.Equal(t, want[1], c.In(merit.English))
	}
	assert.Equal(t, "%!(99)", jpt.Act(99).In(merit.English))
}

func TestPartsObtainedUnderTheLawOfTheDayArePassedOverUnderAnother(t *testing.T) {
	post := jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency}
	approved := []jpt.Obtained{{Party: merit.BKN, Act: jpt.Approves, Done: merit.Yes}}
	asOf := merit.On(day("2026-03-01"))
	for _, c := range []struct{ law, outcome string }{{"2026-03-01", "met"}, {"2022-03-01", "undetermined"}} {
		got, err := jpt.Clear(post, jpt.OpenSelection, approved, asOf.UnderLaw(day(c.law)))
		require.NoError(t, err, c.law)
		assert.Equal(t, c.outcome, got.Outcome().String(), c.law)
	}
	_, err := jpt.Clear(post, jpt.OpenSelection, approved, merit.On(day("2022-03-01")))
	require.ErrorIs(t, err, merit.ErrUnknown, "on a day of that law it is bad input")
}
