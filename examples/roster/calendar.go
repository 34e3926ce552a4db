package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/examples/internal/rosterfile"
	"github.com/seed-133aca06/asnmerit/merit"
)

// calendar writes who reaches which threshold, and the pension age, and when, for the
// calendar of a personnel office: whole days, with reminders before them.
type calendar struct {
	out    io.Writer
	s      *settings
	events []event
}

func newCalendar(s *settings, out io.Writer) sink { return &calendar{out: out, s: s} }

// event is a day on which an answer becomes another.
type event struct {
	on       merit.Date
	official rosterfile.Official
	what     string // key of the question with its new answer; with the person it makes the identity
	title    merit.Text
	finding  merit.Finding // as it is on that day
	note     merit.Text
}

// reminders are how many days before an event a calendar speaks up.
var reminders = []int{30, 7}

// mostTurns is how often an answer is followed to its next change. No answer of tenure
// has more than two; the limit is for what a profile of one's own may do.
const mostTurns = 8

// turned are the words for an answer that has become yes, and for one that has become
// another one.
var turned = [3][2]merit.Text{
	{merit.T("masa jabatan cukup untuk mutasi", "in post long enough to be moved"),
		merit.T("masa jabatan tidak lagi memenuhi syarat mutasi", "tenure no longer allows a move")},
	{merit.T("dapat ikut uji kompetensi (ukom)", "may take the competence test (ukom)"),
		merit.T("tidak lagi ikut uji kompetensi: jalurnya evaluasi", "no more competence test: the way is the evaluation")},
	{merit.T("evaluasi lima tahun jatuh tempo", "five-year evaluation is due"),
		merit.T("evaluasi lima tahun tidak lagi jatuh tempo", "five-year evaluation is no longer due")},
}

var (
	pensionTitle = merit.T("mencapai batas usia pensiun", "reaches the pension age")
	birthNote    = merit.T("Tanggal lahir dibaca dari NIP.", "The date of birth is the one that the employee number tells.")
)

func (*calendar) begin(*rosterfile.Stream) error { return nil }

func (c *calendar) row(v *verdict) error {
	if v.rejected || v.group == onContract {
		return nil
	}
	for i, f := range v.findings() {
		for range mostTurns {
			if f.Changes.IsZero() {
				break
			}
			on := f.Changes
			then, err := c.s.profile.Tenure(v.Incumbent, merit.When{AsOf: on, Law: c.s.when.Law})
			if err != nil {
				return err
			}
			f = judged{tenure: then}.findings()[i]
			which, key := 1, "ends"
			if f.Outcome() == merit.Met {
				which, key = 0, "begins"
			}
			c.events = append(c.events, event{on, v.Official, questionKeys[i] + "-" + key, turned[i][which], f, merit.Text{}})
		}
	}
	return c.pension(v.Official)
}

// pension adds the day of the pension age. Of a level that is not known there is none.
func (c *calendar) pension(o rosterfile.Official) error {
	now, err := eligibility.Pension(o.Incumbent.Level, o.NIP.Birth(), eligibility.Readings{}, c.s.when)
	if err != nil || now.Changes.IsZero() {
		return err
	}
	then, err := eligibility.Pension(o.Incumbent.Level, o.NIP.Birth(), eligibility.Readings{}, merit.When{AsOf: now.Changes, Law: c.s.when.Law})
	if err == nil {
		c.events = append(c.events, event{now.Changes, o, "pension", pensionTitle, then, birthNote})
	}
	return err
}

func (c *calendar) end() error {
	slices.SortStableFunc(c.events, func(a, b event) int { return a.on.Compare(b.on) })
	cal := ics.NewCalendarFor("asnmerit")
	cal.SetProductId("-//asnmerit//roster//" + strings.ToUpper(c.s.lang.String()))
	cal.SetMethod(ics.MethodPublish)
	cal.SetCalscale("GREGORIAN")
	cal.SetXWRCalName(merit.T("Ambang masa jabatan dan pensiun", "Tenure thresholds and pension").In(c.s.lang))
	for _, e := range c.events {
		c.add(cal, e)
	}
	return cal.SerializeTo(c.out, ics.WithNewLineWindows)
}

func (c *calendar) add(cal *ics.Calendar, e event) {
	lang := c.s.lang
	day := time.Date(e.on.Year(), e.on.Month(), e.on.Day(), 0, 0, 0, 0, time.UTC)
	title := e.official.Name + ": " + e.title.In(lang)
	v := cal.AddEvent(e.uid())
	// The day of judgement stands for the time of making, so that the same input gives
	// the same file, and a later run replaces an earlier one.
	v.SetDtStampTime(time.Date(c.s.when.AsOf.Year(), c.s.when.AsOf.Month(), c.s.when.AsOf.Day(), 0, 0, 0, 0, time.UTC))
	v.SetAllDayStartAt(day)
	v.SetAllDayEndAt(day.AddDate(0, 0, 1))
	v.SetSummary(title)
	v.SetDescription(e.description(c.s))
	v.SetClass(ics.ClassificationPrivate)
	v.SetTimeTransparency(ics.TransparencyTransparent)
	for _, days := range reminders {
		alarm := v.AddAlarm()
		alarm.SetAction(ics.ActionDisplay)
		alarm.SetTrigger(fmt.Sprintf("-P%dD", days))
		alarm.SetProperty(ics.ComponentPropertyDescription, fmt.Sprintf(merit.T("%d hari lagi – %s", "in %d days – %s").In(lang), days, title))
	}
}

// uid is the identity of an event. It hangs on the person and on what happens, not on
// the day: where the day turns out another one, the calendar moves the event.
func (e event) uid() string {
	sum := sha256.Sum256([]byte("asnmerit roster\n" + e.official.NIP.String() + "\n" + e.what))
	return hex.EncodeToString(sum[:16]) + "@asnmerit"
}

func (e event) description(s *settings) string {
	lines := []string{
		e.official.Post,
		"NIP " + s.shownNIP(e.official.NIP),
		e.finding.Explanation(s.lang) + ".",
		page.Basis.In(s.lang) + ": " + page.Articles(e.finding),
	}
	for _, remark := range page.Remarks(e.finding, s.lang) {
		lines = append(lines, remark+".")
	}
	if v := e.finding.Rule.At(e.finding.Law); v != nil && !v.Note.IsZero() {
		lines = append(lines, v.Note.In(s.lang)+".")
	}
	if !e.note.IsZero() {
		lines = append(lines, e.note.In(s.lang))
	}
	return strings.Join(lines, "\n")
}
