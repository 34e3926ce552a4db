package main

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	_ "embed"

	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

// The made-up committee and the rest of the made-up minutes, some of it left blank.
var (
	//go:embed data/committee.csv
	embeddedCommittee []byte
	//go:embed data/minutes.csv
	embeddedMinutes []byte
)

// committeeColumns are the columns that a file of the committee may have beside the
// name. An empty cell is not known, and a place to fill in.
//
// position: ketua, sekretaris or anggota (chair, secretary, member); institution:
// where the member comes from; element: own-agency, other-agency or independent;
// party_role, conflict and knows: answers, as [jpt.Member] has them.
var committeeColumns = []string{"position", "institution", "element", "party_role", "conflict", "knows"}

// minutesColumns are the columns of a file of the minutes: what is said of which item.
var minutesColumns = []string{"item", "value"}

// The items of a file of the minutes; one that is not there is a place to fill in.
const (
	itemNumber    = "number"    // of the minutes
	itemDate      = "date"      // of the meeting
	itemPlace     = "place"     // of the meeting
	itemAgency    = "agency"    // whose post it is
	itemPost      = "post"      // that is filled
	itemLevel     = "level"     // of the post, such as jpt-pratama
	itemDecree    = "decree"    // that set the committee up
	itemAuthority = "authority" // to whom the names go
	itemDeadline  = "deadline"  // for applications
	itemApplied   = "applicants"
	itemExtended  = "extensions" // of the notice
)

// The steps of the selection are items too, by their words: the day on which each was
// finished, or no where it was left out.

// member is a row of a file of the committee.
type member struct {
	name, institution string
	position          position
	jpt.Member
}

// position is what a member is in the committee.
type position uint8

const (
	chair position = iota + 1
	secretary
	ordinary
)

var positionTexts = map[position]merit.Text{
	chair: merit.T("Ketua", "Chair"), secretary: merit.T("Sekretaris", "Secretary"), ordinary: merit.T("Anggota", "Member"),
}

var elementTexts = map[jpt.Element]merit.Text{
	jpt.OwnAgency:   merit.T("pejabat instansi sendiri", "official of the agency"),
	jpt.OtherAgency: merit.T("pejabat instansi lain", "official of another agency"),
	jpt.Independent: merit.T("akademisi, pakar, atau profesional", "academic, expert or professional"),
}

// minutes is what the files say beside the marks.
type minutes struct {
	members []member // nil where there is no file
	said    map[string]string
	level   merit.Level
	date    merit.Date
	// The announcement has its deadline, the applications their number.
	deadline   merit.Date
	applicants jpt.Applications
	taken      []jpt.Taken
	problems   []*sheet.Problem
	remarks    []*sheet.Remark
}

// readMinutes reads the two files, or those of the program where the marks are its own.
func (s settings) readMinutes() (*minutes, error) {
	out := &minutes{said: map[string]string{}}
	for _, f := range []struct {
		path     string
		embedded []byte
		read     func(*sheet.File)
	}{{s.committeeFile, embeddedCommittee, out.readCommittee}, {s.minutesFile, embeddedMinutes, out.readItems}} {
		if f.path == "" && s.file != "" {
			continue
		}
		file, err := sheet.OpenOr(f.path, f.embedded)
		if err != nil {
			return nil, err
		}
		f.read(file)
		_ = file.Close()
	}
	return out, nil
}

func (m *minutes) readCommittee(f *sheet.File) {
	table := sheet.Read(f.Name, f, []string{"name"}, committeeColumns...)
	m.members = []member{}
	seen := map[string]int{}
	for _, row := range table.Rows {
		one := member{name: row.Need("name", "a name"), institution: row.Cell("institution"), position: sheet.Parse(row, "position", parsePosition)}
		if first, twice := seen[strings.ToLower(one.name)]; twice && one.name != "" {
			row.Problem("name", one.name, "each member once: row "+strconv.Itoa(first)+" has the same", merit.ErrConflict)
		}
		seen[strings.ToLower(one.name)] = row.Line
		one.Element = sheet.Parse(row, "element", jpt.ParseElement)
		one.PartyRole = sheet.Parse(row, "party_role", parseAnswer)
		one.Conflict = sheet.Parse(row, "conflict", parseAnswer)
		one.Knows = sheet.Parse(row, "knows", parseAnswer)
		m.members = append(m.members, one)
	}
	m.problems, m.remarks = append(m.problems, table.Problems...), append(m.remarks, table.Remarks...)
}

func parsePosition(s string) (position, error) {
	switch strings.ToLower(s) {
	case "ketua", "chair":
		return chair, nil
	case "sekretaris", "secretary":
		return secretary, nil
	case "anggota", "member":
		return ordinary, nil
	}
	return 0, &merit.FieldError{Value: s, Expected: "one of ketua, sekretaris, anggota (chair, secretary, member)", Err: merit.ErrUnknown}
}

// parseAnswer reads an answer in either language.
func parseAnswer(s string) (merit.Answer, error) {
	switch strings.ToLower(s) {
	case "ya":
		return merit.Yes, nil
	case "tidak":
		return merit.No, nil
	}
	return merit.ParseAnswer(strings.ToLower(s))
}

func (m *minutes) readItems(f *sheet.File) {
	known := []string{itemNumber, itemDate, itemPlace, itemAgency, itemPost, itemLevel, itemDecree, itemAuthority, itemDeadline, itemApplied, itemExtended}
	for _, step := range jpt.Steps() {
		known = append(known, step.String())
	}
	table := sheet.Read(f.Name, f, minutesColumns)
	seen := map[string]int{}
	for _, row := range table.Rows {
		item := strings.ToLower(row.Need("item", "one of "+strings.Join(known, ", ")))
		if item == "" {
			continue
		}
		if first, twice := seen[item]; twice {
			row.Problem("item", item, "each item once: row "+strconv.Itoa(first)+" has the same", merit.ErrConflict)
			continue
		}
		seen[item] = row.Line
		if !slices.Contains(known, item) {
			row.Problem("item", item, "one of "+strings.Join(known, ", "), merit.ErrUnknown)
			continue
		}
		m.said[item] = row.Cell("value")
		switch item {
		case itemDate:
			m.date = sheet.Parse(row, "value", sheet.ParseDay)
		case itemLevel:
			m.level = sheet.Parse(row, "value", parseLevel)
		case itemDeadline:
			m.deadline = sheet.Parse(row, "value", sheet.ParseDay)
		case itemApplied:
			m.applicants.Counted = row.Cell("value") != ""
			m.applicants.Number = sheet.Parse(row, "value", parseCount)
		case itemExtended:
			m.applicants.Extensions = sheet.Parse(row, "value", parseCount)
		}
		if step, err := jpt.ParseStep(item); err == nil {
			m.taken = append(m.taken, sheet.Parse(row, "value", func(s string) (jpt.Taken, error) { return parseTaken(step, s) }))
			if row.Cell("value") == "" { // nothing is said of it
				m.taken = m.taken[:len(m.taken)-1]
			}
		}
	}
	m.problems, m.remarks = append(m.problems, table.Problems...), append(m.remarks, table.Remarks...)
}

func parseLevel(s string) (merit.Level, error) {
	level, err := merit.ParseLevel(s)
	if err == nil && !level.IsJPT() {
		err = &merit.FieldError{Value: s, Expected: "a level of senior posts, such as jpt-pratama", Err: merit.ErrRange}
	}
	return level, err
}

func parseCount(s string) (int, error) {
	const most = 100_000 // applicants
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > most {
		return 0, &merit.FieldError{Value: s, Expected: "a whole number of at least 0", Err: merit.ErrSyntax}
	}
	return n, nil
}

// parseTaken reads when a step was finished; no says that it was left out, yes that
// it was taken on a day not known.
func parseTaken(step jpt.Step, s string) (jpt.Taken, error) {
	if answer, err := parseAnswer(s); err == nil {
		return jpt.Taken{Step: step, Held: answer}, nil
	}
	day, err := sheet.ParseDay(s)
	if err != nil {
		return jpt.Taken{}, &merit.FieldError{Value: s, Expected: "the day, or yes or no", Err: merit.ErrSyntax}
	}
	return jpt.Taken{Step: step, Held: merit.Yes, On: day}, nil
}

// procedure is what the rules say of the committee and of its steps.
type procedure struct {
	committee, stages merit.Verdict
	notice, applied   merit.Finding
	shortlist         *jpt.Shortlist // nil where missing marks leave it open
}

// procedure judges the minutes on the day of the meeting, or of the law where that is
// not known.
func (r *report) procedure(m *minutes) (*procedure, error) {
	when := merit.When{AsOf: r.law, Law: r.law}
	if !m.date.IsZero() {
		when.AsOf = m.date
	}
	committee := jpt.Committee{Level: m.level}
	if m.members != nil {
		committee.Members = []jpt.Member{}
	}
	for _, one := range m.members {
		committee.Members = append(committee.Members, one.Member)
	}
	out := &procedure{}
	var errs [4]error
	if m.level != 0 { // without a level of the post it cannot be told what binds its committee
		out.committee, errs[0] = jpt.Panel(committee, when)
	}
	out.stages, errs[1] = jpt.Stages(m.taken, when)
	announced := merit.Date{}
	for _, taken := range m.taken {
		if taken.Step == jpt.StepAnnounce {
			announced = taken.On
		}
	}
	out.notice, errs[2] = jpt.Notice(announced, m.deadline, when)
	out.applied, errs[3] = jpt.Applicants(m.applicants, when)
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	if !r.final {
		return out, nil
	}
	ranking, err := r.ranking()
	if err != nil {
		return nil, err
	}
	shortlist, err := jpt.Shorten(ranking, when)
	out.shortlist = &shortlist
	return out, err
}
