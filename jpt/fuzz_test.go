package jpt_test

import (
	"errors"
	"reflect"
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

// dayAt is a day of the years that the library knows of, or none.
func dayAt(n uint16) merit.Date {
	if n == 0 {
		return merit.Date{}
	}
	return day("2005-01-01").AddDays(int(n % 11000))
}

func answerAt(n uint8) merit.Answer { return merit.Answer(n % 3) }

// FuzzDecide: any facts give one route or name what is missing, as the reader of the
// law finds by hand, and nothing panics.
func FuzzDecide(f *testing.F) {
	f.Add(uint16(7555), uint16(7170), uint16(6361), uint16(0), uint16(0), uint8(6), uint8(3), uint8(1), uint32(0x1a5), uint8(0))
	f.Add(uint16(7020), uint16(5900), uint16(6361), uint16(7205), uint16(7355), uint8(6), uint8(3), uint8(2), uint32(0x2aa), uint8(4))
	f.Add(uint16(4170), uint16(4060), uint16(3000), uint16(4300), uint16(4500), uint8(5), uint8(3), uint8(0), uint32(0), uint8(3))
	f.Add(uint16(5536), uint16(4748), uint16(4535), uint16(0), uint16(0), uint8(0), uint8(3), uint8(2), uint32(0x25a), uint8(2))
	f.Fuzz(func(t *testing.T, asOf, head, inaugurated, fixed, ends uint16, agency, level, reorganised uint8, known uint32, exemption uint8) {
		on := dayAt(asOf)
		if on.Before(merit.FirstDay) {
			return
		}
		bits := func(shift int) merit.Answer { return answerAt(uint8(known >> shift & 3)) }
		v := jpt.Vacancy{
			Post:        jpt.Post{Level: merit.JPTPratama, Agency: jpt.Agency(agency % 8)},
			Calendar:    jpt.Calendar{HeadInaugurated: dayAt(head), Election: bits(8), CandidatesFixed: dayAt(fixed), TermEnds: dayAt(ends), Consent: bits(10)},
			Reorganised: answerAt(reorganised),
			Exemption:   exemptions[int(exemption)%len(exemptions)],
		}
		c := jpt.Candidate{
			Incumbent:          eligibility.Incumbent{Level: merit.Level(level % 15), Inaugurated: dayAt(inaugurated)},
			SameClassification: bits(0), SameAgency: bits(2), MeetsStandard: bits(4), PassedUkom: bits(6),
		}
		d, err := jpt.Decide(v, []jpt.Candidate{c}, eligibility.Standard(), merit.On(on))
		if err != nil {
			t.Fatal(err)
		}
		var tenures [1]eligibility.TenureRulings
		if err := eligibility.Standard().TenureRulings(&tenures[0], c.Incumbent, merit.On(on)); err != nil {
			t.Fatal(err)
		}
		var rulings jpt.DecisionRulings
		var written jpt.Decision
		if err := rulings.Decide(&v, []jpt.Candidate{c}, tenures[:], eligibility.Standard(), merit.On(on)); err != nil {
			t.Fatal(err)
		}
		if rulings.Write(&written); rulings.Route != d.Route || !reflect.DeepEqual(written, d) {
			t.Fatalf("on %s %+v with %+v: by rulings %+v, at once %+v", on, v, c, written, d)
		}
		if want := byHand(v, &c, on); d.Route != want {
			t.Fatalf("on %s %+v with %+v: %s, by hand %s", on, v, c, d.Route, want)
		}
		if (d.Route == jpt.Undecided) != (len(d.Waiting()) > 0) {
			t.Fatalf("%s waits for %v", d.Route, d.Waiting())
		}
		checkFindings(t, append(d.Findings(), d.Candidates[0].Findings()...))
		for i, f := range []merit.Finding{d.Frozen.Election, d.Frozen.NewHead} {
			if f.Changes.IsZero() {
				continue
			}
			judge := func(on merit.Date) merit.Outcome {
				frozen, err := jpt.Freeze(v.Post.Agency, v.Calendar, merit.RollForward, merit.On(on))
				if err != nil {
					t.Fatal(err)
				}
				return []merit.Finding{frozen.Election, frozen.NewHead}[i].Outcome()
			}
			if before := judge(f.Changes.AddDays(-1)); before != f.Outcome() {
				t.Fatalf("%s of %s is %s the day before it changes on %s", f.Code(), on, before, f.Changes)
			}
			if judge(f.Changes) == f.Outcome() {
				t.Fatalf("%s of %s does not change on %s", f.Code(), on, f.Changes)
			}
		}
	})
}

func checkFindings(t *testing.T, findings []merit.Finding) {
	t.Helper()
	for _, f := range findings {
		if f.Text(merit.Indonesian) == "" || f.Text(merit.English) == "" || len(f.Citations()) == 0 {
			t.Fatalf("%s says nothing or rests on nothing", f.Code())
		}
		if !f.Changes.IsZero() && !f.Changes.After(f.AsOf) {
			t.Fatalf("%s of %s changes on %s", f.Code(), f.AsOf, f.Changes)
		}
	}
}

// FuzzEarliest: the day found is a day on which the move is possible and not one
// before the day asked about; the day before it, it is not.
func FuzzEarliest(f *testing.F) {
	f.Add(uint16(7555), uint16(7500), uint16(7000), uint16(0), uint16(0), uint32(0x1655), uint8(6))
	f.Add(uint16(7020), uint16(5900), uint16(6361), uint16(7205), uint16(7355), uint32(0x2655), uint8(6))
	f.Add(uint16(4000), uint16(3000), uint16(3400), uint16(0), uint16(0), uint32(0x0a55), uint8(0))
	f.Fuzz(func(t *testing.T, asOf, head, inaugurated, fixed, ends uint16, known uint32, agency uint8) {
		on := dayAt(asOf)
		if on.Before(merit.FirstDay) {
			return
		}
		bits := func(shift int) merit.Answer { return answerAt(uint8(known >> shift & 3)) }
		v := jpt.Vacancy{
			Post:        jpt.Post{Level: merit.JPTPratama, Agency: jpt.Agency(agency % 8)},
			Calendar:    jpt.Calendar{HeadInaugurated: dayAt(head), Election: bits(8), CandidatesFixed: dayAt(fixed), TermEnds: dayAt(ends), Consent: bits(10)},
			Reorganised: bits(12),
		}
		c := jpt.Candidate{
			Incumbent:          eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: dayAt(inaugurated)},
			SameClassification: bits(0), SameAgency: bits(2), MeetsStandard: bits(4), PassedUkom: bits(6),
		}
		got, err := jpt.Earliest(v, c, eligibility.Standard(), merit.On(on))
		if err != nil {
			t.Fatal(err)
		}
		if (got.Outcome == merit.Met) != !got.Day.IsZero() {
			t.Fatalf("%s on %s", got.Outcome, got.Day)
		}
		if got.Day.IsZero() {
			return
		}
		route := func(on merit.Date) jpt.Route {
			d, err := jpt.Decide(v, []jpt.Candidate{c}, eligibility.Standard(), merit.On(on))
			if err != nil {
				t.Fatal(err)
			}
			return d.Route
		}
		if got.Day.Before(on) || route(got.Day) != got.Route || !got.Route.Rotation() {
			t.Fatalf("asked on %s: %s on %s", on, got.Route, got.Day)
		}
		if got.Day.After(on) && route(got.Day.AddDays(-1)).Rotation() {
			t.Fatalf("asked on %s: possible before %s", on, got.Day)
		}
	})
}

// FuzzClear: every part obtained is one that is asked, or is refused; nothing
// vanishes and nothing panics.
func FuzzClear(f *testing.F) {
	f.Add(uint16(6941), uint8(7), uint8(0), uint8(7), uint16(0x114), uint16(0))
	f.Add(uint16(7100), uint8(7), uint8(1), uint8(3), uint16(0x125), uint16(0x148))
	f.Add(uint16(7600), uint8(5), uint8(2), uint8(8), uint16(0x225), uint16(0x29))
	f.Fuzz(func(t *testing.T, asOf uint16, agency, special, route uint8, first, second uint16) {
		part := func(n uint16) jpt.Obtained {
			return jpt.Obtained{Party: merit.Party(n & 0xf), Act: jpt.Act(n >> 4 & 0xf), Done: answerAt(uint8(n >> 8 & 3))}
		}
		var done []jpt.Obtained
		for _, n := range []uint16{first, second} {
			if n != 0 {
				done = append(done, part(n))
			}
		}
		post := jpt.Post{Level: merit.JPTPratama, Agency: jpt.Agency(agency % 8), Special: jpt.Special(special % 5)}
		got, err := jpt.Clear(post, jpt.Route(route%9), done, merit.On(dayAt(asOf)))
		if err != nil {
			var fe *merit.FieldError
			if got != nil || !errors.As(err, &fe) {
				t.Fatalf("%v with %v", err, got)
			}
			return
		}
		if len(got) == 0 {
			return // the route fills no post
		}
		for _, o := range done {
			asked := false
			for _, c := range got {
				asked = asked || c.Party == o.Party && c.Act == o.Act
			}
			if !asked {
				t.Fatalf("%s vanished", o)
			}
		}
		for _, c := range got {
			checkFindings(t, []merit.Finding{c.Finding})
		}
	})
}

// FuzzParseReadings: what is read is written back as it was.
func FuzzParseReadings(f *testing.F) {
	f.Add("default")
	f.Add("sekwan-consulted,three-applicants")
	f.Add("classification-required,classification-dropped")
	f.Fuzz(func(t *testing.T, s string) {
		r, err := jpt.ParseReadings(s)
		if err != nil {
			return
		}
		back, err := jpt.ParseReadings(r.String())
		if err != nil || back != r {
			t.Fatalf("%q is %s and then %s: %v", s, r, back, err)
		}
	})
}
