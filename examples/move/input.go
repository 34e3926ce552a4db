package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
)

// plan is one case of the file: the facts of one question. A fact that the file
// leaves out is not known.
type plan struct {
	path        string // where its facts stand in the file, such as cases[2].move
	name, title string
	titleEN     string
	asOf, law   merit.Date
	ask         question
}

// question is what is asked about a case, with its facts.
type question interface {
	judge(r *result, when merit.When, lang merit.Language) error
}

// object reads one object of the file by its keys and reports those that it does not
// know. encoding/json would stop at the first problem; here all are found.
type object struct {
	in   *problems
	path string
	raw  map[string]json.RawMessage
	keys []string // as they stand in the file
	want []string // as they were asked for
}

// problems collects what is wrong with a file.
type problems struct{ found []error }

func (p *problems) add(field, value, expected string, kind error) {
	if value = strings.Join(strings.Fields(value), " "); len(value) > 40 {
		value = strings.ToValidUTF8(value[:40], "") + "…"
	}
	p.found = append(p.found, &merit.FieldError{Field: field, Value: value, Expected: expected, Err: kind})
}

func (p *problems) object(path string, raw json.RawMessage) *object {
	o := &object{in: p, path: path, raw: map[string]json.RawMessage{}}
	d := json.NewDecoder(bytes.NewReader(raw))
	if start, err := d.Token(); err != nil || start != json.Delim('{') {
		p.add(path, string(raw), "an object in braces", merit.ErrSyntax)
		return o
	}
	for d.More() {
		token, _ := d.Token() // the file is valid JSON: see read
		key := token.(string)
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			p.add(o.at(key), "", "a value", merit.ErrSyntax)
			return o
		}
		if _, twice := o.raw[key]; twice {
			p.add(o.at(key), string(value), "each key once", merit.ErrConflict)
		}
		o.raw[key], o.keys = value, append(o.keys, key)
	}
	return o
}

func (o *object) at(key string) string {
	if o.path == "" {
		return key
	}
	return o.path + "." + key
}

// take returns the value of a key, nil where it is not there or null.
func (o *object) take(key string) json.RawMessage {
	o.want = append(o.want, key)
	raw := o.raw[key]
	if string(raw) == "null" {
		return nil
	}
	return raw
}

// has reports whether a key is there: an empty list says that there is none, and no
// list that it is not known.
func (o *object) has(key string) bool { return o.raw[key] != nil && string(o.raw[key]) != "null" }

// done reports the keys that nothing asked for.
func (o *object) done() {
	for _, key := range o.keys {
		if !slices.Contains(o.want, key) {
			o.in.add(o.at(key), string(o.raw[key]), "one of "+strings.Join(o.want, ", "), merit.ErrUnknown)
		}
	}
}

// parse reads a text; one that is not there or empty gives the zero value.
func parseKey[T any](o *object, key string, read func(string) (T, error)) T {
	var zero T
	raw := o.take(key)
	if raw == nil {
		return zero
	}
	var s string
	if json.Unmarshal(raw, &s) != nil {
		o.in.add(o.at(key), string(raw), "a text in quotes", merit.ErrSyntax)
		return zero
	}
	if s == "" {
		return zero
	}
	v, err := read(s)
	if err != nil {
		for _, fe := range merit.FieldErrors(err) {
			o.in.add(o.at(key), fe.Value, fe.Expected, fe.Err)
		}
		return zero
	}
	return v
}

func (o *object) text(key string) string {
	return parseKey(o, key, func(s string) (string, error) { return s, nil })
}

func (o *object) day(key string) merit.Date      { return parseKey(o, key, merit.ParseDate) }
func (o *object) answer(key string) merit.Answer { return parseKey(o, key, merit.ParseAnswer) }
func (o *object) level(key string) merit.Level   { return parseKey(o, key, merit.ParseLevel) }

// number reads a whole number, and reports whether it is there.
func (o *object) number(key string) (int, bool) {
	raw := o.take(key)
	if raw == nil {
		return 0, false
	}
	n, err := strconv.Atoi(string(raw))
	if err != nil {
		o.in.add(o.at(key), string(raw), "a whole number", merit.ErrSyntax)
	}
	return n, err == nil
}

// list reads a list, one element at a time, and reports whether it is there: an
// empty list says that there is none.
func (o *object) list(key string, each func(path string, raw json.RawMessage)) bool {
	raw := o.take(key)
	if raw == nil {
		return false
	}
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) != nil {
		o.in.add(o.at(key), string(raw), "a list in brackets", merit.ErrSyntax)
		return false
	}
	for i, one := range list {
		each(fmt.Sprintf("%s[%d]", o.at(key), i), one)
	}
	return true
}

// objects reads a list of objects.
func (o *object) objects(key string, each func(*object)) bool {
	return o.list(key, func(path string, raw json.RawMessage) {
		one := o.in.object(path, raw)
		each(one)
		one.done()
	})
}

// within reads an object within the object; where it is not there every fact in it
// is not known.
func (o *object) within(key string, read func(*object)) {
	raw := o.take(key)
	if raw == nil {
		return
	}
	inner := o.in.object(o.at(key), raw)
	read(inner)
	inner.done()
}

// readings reads a list of readings of eligibility.
func (o *object) readings(key string) eligibility.Readings {
	var chosen []eligibility.Reading
	o.list(key, func(path string, raw json.RawMessage) {
		one := &object{in: o.in, raw: map[string]json.RawMessage{"": raw}, path: ""}
		before := len(o.in.found)
		if r := parseKey(one, "", eligibility.ParseReading); r != 0 {
			chosen = append(chosen, r)
		}
		for _, err := range o.in.found[before:] {
			err.(*merit.FieldError).Field = path
		}
	})
	r, err := eligibility.NewReadings(chosen...)
	for _, fe := range merit.FieldErrors(err) {
		o.in.add(o.at(key), fe.Value, fe.Expected, fe.Err)
	}
	return r
}

// questions are the keys under which the facts of a question stand, one in a case.
var questions = []struct {
	key  string
	read func(*object) question
}{
	{"move", readMove}, {"appoint", readAppoint}, {"replace", readReplace},
	{"cure", readCure}, {"term", readTerm}, {"selection", readSelection},
}

// read reads a file of cases.
func read(data []byte) ([]plan, error) {
	p := &problems{}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	var whole json.RawMessage
	if err := json.Unmarshal(data, &whole); err != nil {
		line := 1
		if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
			line += bytes.Count(data[:min(int(syntax.Offset), len(data))], []byte("\n"))
		}
		p.add("line "+strconv.Itoa(line), err.Error(), "a file in JSON", merit.ErrSyntax)
		return nil, errors.Join(p.found...)
	}
	var plans []plan
	file := p.object("", whole)
	given := file.objects("cases", func(o *object) {
		one := plan{path: o.path, name: o.text("name"), title: o.text("title"), titleEN: o.text("title_en"), asOf: o.day("asof"), law: o.day("law")}
		if one.name == "" {
			p.add(o.at("name"), "", "a short name", merit.ErrMissing)
		} else if slices.ContainsFunc(plans, func(other plan) bool { return other.name == one.name }) {
			p.add(o.at("name"), one.name, "a name that no other case has", merit.ErrConflict)
		}
		var keys, asked []string
		before := len(p.found)
		for _, q := range questions {
			keys = append(keys, q.key)
			o.within(q.key, func(facts *object) {
				asked = append(asked, q.key)
				one.path, one.ask = facts.path, q.read(facts)
			})
		}
		if len(asked) != 1 {
			kind := merit.ErrMissing
			if len(asked) > 1 {
				kind = merit.ErrConflict
			}
			p.add(o.path, strings.Join(asked, ", "), "exactly one of "+strings.Join(keys, ", "), kind)
		}
		if len(p.found) > before {
			one.ask = nil // its problems are known; it is not judged
		}
		plans = append(plans, one)
	})
	file.done()
	if !given && len(p.found) == 0 {
		p.add("cases", "", "a list of cases", merit.ErrMissing)
	}
	return plans, errors.Join(p.found...)
}

func readPost(o *object) (post jpt.Post) {
	o.within("post", func(o *object) { post = postOf(o) })
	return post
}

func postOf(o *object) jpt.Post {
	return jpt.Post{Level: o.level("level"), Agency: parseKey(o, "agency", jpt.ParseAgency), Special: parseKey(o, "special", jpt.ParseSpecial)}
}

func readCalendar(o *object) (c jpt.Calendar) {
	o.within("calendar", func(o *object) {
		c = jpt.Calendar{HeadInaugurated: o.day("head_inaugurated"), Election: o.answer("election"),
			CandidatesFixed: o.day("candidates_fixed"), TermEnds: o.day("term_ends"), Consent: o.answer("consent")}
	})
	return c
}

func readObtained(o *object, key string) (out []jpt.Obtained) {
	o.objects(key, func(o *object) {
		out = append(out, jpt.Obtained{Party: parseKey(o, "party", merit.ParseParty), Act: parseKey(o, "act", jpt.ParseAct), Done: o.answer("done")})
	})
	return out
}

// move: may this official be moved into this post?
type move struct {
	vacancy  jpt.Vacancy
	official jpt.Candidate
	from     *jpt.Post // the post that is left; asked of an inspector
	profile  *eligibility.Profile
	obtained []jpt.Obtained
	released []jpt.Obtained // of the post that is left
	other    merit.Date     // another day of law to compare with
}

func readMove(o *object) question {
	m := move{profile: eligibility.Standard(), obtained: readObtained(o, "obtained"), released: readObtained(o, "released"), other: o.day("compare_law")}
	m.vacancy = jpt.Vacancy{Post: readPost(o), Calendar: readCalendar(o), Reorganised: o.answer("reorganised"), Readings: parseKey(o, "readings", jpt.ParseReadings)}
	if p := parseKey(o, "profile", eligibility.ParseProfile); p != nil {
		m.profile = p
	}
	o.within("official", func(o *object) {
		m.official = jpt.Candidate{
			Incumbent:  eligibility.Incumbent{Level: o.level("level"), Inaugurated: o.day("inaugurated")},
			SameAgency: o.answer("same_agency"), SameClassification: o.answer("same_classification"),
			MeetsStandard: o.answer("meets_standard"), PassedUkom: o.answer("passed_ukom"),
		}
	})
	o.within("from", func(o *object) {
		post := postOf(o)
		m.from = &post
	})
	return m
}

// appoint: does this person meet the conditions of appointment?
type appoint struct {
	post      jpt.Post
	candidate eligibility.Candidacy
	readings  eligibility.Readings
	obtained  []jpt.Obtained
}

func readAppoint(o *object) question {
	a := appoint{post: readPost(o), readings: o.readings("readings"), obtained: readObtained(o, "obtained")}
	a.candidate = eligibility.Candidacy{
		Post: a.post.Level, Source: parseKey(o, "source", eligibility.ParseSource), Degree: parseKey(o, "degree", eligibility.ParseDegree),
		Competences: o.answer("competences"), Record: o.answer("record"), Birth: o.day("birth"), Healthy: o.answer("healthy"),
		AgeDay: o.day("age_day"), Present: o.level("present"), Move: o.answer("move"), Waived: o.answer("waived"),
		Citizen: o.answer("citizen"), InParty: o.answer("in_party"), LeftParty: o.day("left_party"), Registered: o.day("registered"),
		Imprisoned: o.answer("imprisoned"), Dismissed: o.answer("dismissed"), Closed: o.answer("closed"), Approved: o.answer("approved"),
		Resigned: o.answer("resigned"), RatedGood: o.answer("rated_good"),
	}
	if o.has("career") {
		a.candidate.Career = []eligibility.Spell{}
	}
	o.objects("career", func(o *object) {
		a.candidate.Career = append(a.candidate.Career, eligibility.Spell{
			Post: o.text("post"), Level: o.level("level"), Held: parseKey(o, "held", eligibility.ParseHolding), Related: o.answer("related"),
			Inaugurated: o.day("inaugurated"), Effective: o.day("effective"), Decreed: o.day("decreed"), OnDuty: o.day("on_duty"), Until: o.day("until"),
		})
	})
	return a
}

// replace: may the appointing authority replace this official?
type replace struct {
	facts eligibility.Replacement
	other merit.Date // another day of law to compare with
}

func readReplace(o *object) question {
	return replace{
		facts: eligibility.Replacement{
			Incumbent: eligibility.Incumbent{Level: o.level("level"), Inaugurated: o.day("inaugurated")},
			BrokeLaw:  o.answer("broke_law"), Unfit: o.answer("unfit"), PresidentApproved: o.answer("president_approved"),
			CircularGrounds: o.answer("circular_grounds"), Readings: o.readings("readings"),
		},
		other: o.day("compare_law"),
	}
}

// cure: where does an official stand who missed the agreed performance?
type cure struct {
	facts    eligibility.Cure
	readings eligibility.Readings
}

func readCure(o *object) question {
	return cure{
		facts: eligibility.Cure{
			Level: o.level("level"), Source: parseKey(o, "source", eligibility.ParseSource), Since: o.day("since"), Missed: o.answer("missed"),
			Noticed: o.day("noticed"), Improved: o.answer("improved"), Tested: o.answer("tested"), Fits: o.answer("fits"),
			Placed: parseKey(o, "placed", eligibility.ParsePlacement),
		},
		readings: o.readings("readings"),
	}
}

// term: may this official go on after five years?
type term struct {
	facts    eligibility.Term
	readings eligibility.Readings
}

func readTerm(o *object) question {
	return term{
		facts: eligibility.Term{
			Incumbent: eligibility.Incumbent{Level: o.level("level"), Inaugurated: o.day("inaugurated")},
			Performed: o.answer("performed"), Fits: o.answer("fits"), Needed: o.answer("needed"),
			PPKApproved: o.answer("ppk_approved"), Reported: o.answer("reported"), Recommended: o.answer("recommended"),
		},
		readings: o.readings("readings"),
	}
}

// selection: is this open selection in order, and when may it end?
type selection struct {
	post                       jpt.Post
	calendar                   jpt.Calendar
	readings                   jpt.Readings
	start, announced, deadline merit.Date
	applications               jpt.Applications
	members                    []jpt.Member // nil: not known
	scores                     []scored     // nil: not known
	obtained                   []jpt.Obtained
}

type scored struct {
	name  string
	score decimal.Decimal
}

func readSelection(o *object) question {
	s := selection{post: readPost(o), calendar: readCalendar(o), readings: parseKey(o, "readings", jpt.ParseReadings),
		start: o.day("start"), announced: o.day("announced"), deadline: o.day("deadline"), obtained: readObtained(o, "obtained")}
	o.within("applications", func(o *object) {
		s.applications.Number, s.applications.Counted = o.number("number")
		s.applications.Extensions, _ = o.number("extensions")
	})
	if o.has("committee") {
		s.members = []jpt.Member{}
	}
	o.objects("committee", func(o *object) {
		s.members = append(s.members, jpt.Member{Element: parseKey(o, "element", jpt.ParseElement), PartyRole: o.answer("party_role"), Conflict: o.answer("conflict"), Knows: o.answer("knows")})
	})
	if o.has("candidates") {
		s.scores = []scored{}
	}
	o.objects("candidates", func(o *object) {
		one := scored{name: o.text("name")}
		raw := o.take("score")
		score, err := decimal.NewFromString(string(raw))
		switch {
		case err != nil:
			o.in.add(o.at("score"), string(raw), "a number from 0 to 100", merit.ErrSyntax)
		case score.IsNegative() || score.GreaterThan(decimal.NewFromInt(100)):
			o.in.add(o.at("score"), string(raw), "a number from 0 to 100", merit.ErrRange)
		}
		one.score = score
		s.scores = append(s.scores, one)
	})
	return s
}
