package main

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
)

// tenureCase is one official judged under one profile.
type tenureCase struct {
	ID      string `json:"id"`
	Case    string `json:"case"` // in words; empty where generated
	Profile string `json:"profile"`
	// Readings that differ from the default.
	Roll        merit.Roll     `json:"roll"`
	MoreThan    bool           `json:"moreThan"`
	FloorAlone  bool           `json:"floorAlone"`
	Level       string         `json:"level"`
	Inaugurated merit.Date     `json:"inaugurated"`
	AsOf        merit.Date     `json:"asOf"`
	Law         merit.Date     `json:"law"`
	Findings    []findingOfKit `json:"findings"` // mutation, competence test, evaluation
	Changes     merit.Date     `json:"changes"`  // the first of the three
}

// findingOfKit is a finding as the kit compares it: everything but the wording.
type findingOfKit struct {
	Rule      merit.RuleID     `json:"rule"`
	Code      string           `json:"code"`
	Outcome   merit.Outcome    `json:"outcome"`
	Observed  string           `json:"observed"`
	Elapsed   string           `json:"elapsed"`
	Required  string           `json:"required"`
	Changes   merit.Date       `json:"changes"`
	Missing   []string         `json:"missing"`
	Notes     []string         `json:"notes"`
	Citations []merit.Citation `json:"citations"`
}

func kitFinding(f merit.Finding) findingOfKit {
	out := findingOfKit{Rule: f.Rule.ID(), Code: f.Code(), Outcome: f.Outcome(), Observed: f.Observed.String(), Changes: f.Changes,
		Missing: []string{}, Notes: []string{}, Citations: f.Citations()}
	if f.Observed.Kind() == merit.ElapsedValue {
		out.Elapsed = f.Observed.Period().String()
	}
	if f.Required != nil {
		out.Required = f.Required.Value.String()
	}
	for _, fact := range f.MissingFacts() {
		out.Missing = append(out.Missing, fact.Key)
	}
	for _, note := range f.Remarks() {
		out.Notes = append(out.Notes, note.Code)
	}
	return out
}

const tenureTable = "eligibility/testdata/tenure.csv"

// tenureDocument judges every row of the table of tenure under every profile, and
// generated officials on the days where something turns.
func tenureDocument(root fs.FS) (document, error) {
	s, err := readSheet(root, tenureTable)
	if err != nil {
		return document{}, err
	}
	d := document{schema: "schema/tenure.schema.json",
		description: "Tenure for mutation, competence test and evaluation. Cases row-N are the rows of " + tenureTable + " under every profile, cases edge-N the edges of the calendar, cases law-N those in which the law alone brings the change, cases generated-N are made up around the days where something turns."}
	var cases []any
	for i, row := range s.cases() {
		for _, p := range eligibility.Profiles() {
			c := tenureCase{ID: rowID(i, p.String()), Case: row["case"], Profile: p.String(), Level: row["level"]}
			for _, day := range []struct {
				to   *merit.Date
				text string
			}{{&c.Inaugurated, row["inaugurated"]}, {&c.AsOf, row["asof"]}, {&c.Law, cmp.Or(row["law"], row["asof"])}} {
				if err := day.to.UnmarshalText([]byte(day.text)); err != nil {
					return document{}, fmt.Errorf("%s: %w", c.ID, err)
				}
			}
			if err := c.judge(); err != nil {
				return document{}, fmt.Errorf("%s: %w", c.ID, err)
			}
			cases = append(cases, c)
		}
	}
	generated, err := generatedTenure()
	if err != nil {
		return document{}, err
	}
	calendar, err := calendarTenure()
	if err != nil {
		return document{}, err
	}
	lawful, err := lawTenure()
	if err != nil {
		return document{}, err
	}
	d.lists = []jsonList{{"cases", slices.Concat(cases, calendar, lawful, generated)}}
	return d, nil
}

// rowID returns the ID of the case of a row, counted from 0, under a profile.
func rowID(row int, profile string) string { return fmt.Sprintf("row-%d-%s", row+1, profile) }

// judge fills in what the library says.
func (c *tenureCase) judge() error {
	p, err := eligibility.ParseProfile(c.Profile)
	if err != nil {
		return err
	}
	chosen := []eligibility.Reading{eligibility.LeapForward, eligibility.EvaluateOnAnniversary, eligibility.CeilingStands}
	if c.Roll == merit.RollBack {
		chosen[0] = eligibility.LeapBack
	}
	if c.MoreThan {
		chosen[1] = eligibility.EvaluateAfterAnniversary
	}
	if c.FloorAlone {
		chosen[2] = eligibility.FloorAlone
	}
	readings, err := eligibility.NewReadings(chosen...)
	if err != nil {
		return err
	}
	in := eligibility.Incumbent{Inaugurated: c.Inaugurated}
	if c.Level != "" {
		if in.Level, err = merit.ParseLevel(c.Level); err != nil {
			return err
		}
	}
	got, err := p.Under(readings).Tenure(in, merit.On(c.AsOf).UnderLaw(c.Law))
	if err != nil {
		return err
	}
	c.Findings = nil
	for _, f := range got.Verdict().Findings {
		c.Findings = append(c.Findings, kitFinding(f))
	}
	c.Changes = got.Changes()
	return nil
}

// calendarDays are pairs of inauguration and day of judgement where the calendar
// itself is put to the test: months of 30 days, centuries, the end of all days. Not the very last day, on which
// an anniversary beyond the calendar cannot be told from one on it.
var calendarDays = [][2]string{
	{"2021-03-31", "2021-04-30"}, {"2021-03-31", "2021-05-01"}, {"2021-05-31", "2021-06-30"}, {"2021-05-31", "2021-07-01"},
	{"2021-08-31", "2021-09-30"}, {"2021-08-31", "2021-10-01"}, {"2021-10-31", "2021-11-30"}, {"2021-10-31", "2021-12-01"},
	{"2021-01-31", "2021-02-28"}, {"2024-01-30", "2024-02-29"}, {"2024-01-31", "2024-03-01"},
	{"1899-02-10", "1900-03-05"}, {"1999-02-10", "2000-03-05"}, {"2000-02-29", "2001-03-01"}, {"2095-02-28", "2100-02-28"},
	{"2096-02-29", "2100-02-28"}, {"2096-02-29", "2100-03-01"}, {"2096-02-29", "2101-02-28"}, {"2099-02-10", "2100-03-05"}, {"2399-02-10", "2400-03-05"},
	{"9998-12-31", "9999-12-30"}, {"9999-01-31", "9999-12-30"}, {"9999-06-30", "9999-12-30"},
}

// calendarTenure judges them by the law of 2024, either way that the 29th of
// February and the like can roll.
func calendarTenure() ([]any, error) {
	var out []any
	for i, days := range calendarDays {
		for _, profile := range []*eligibility.Profile{eligibility.Statute(), eligibility.Standard()} {
			for _, roll := range []merit.Roll{merit.RollForward, merit.RollBack} {
				c := tenureCase{ID: fmt.Sprintf("edge-%d-%s-%s", i+1, profile, roll), Profile: profile.String(), Roll: roll, MoreThan: roll == merit.RollBack, Level: "jpt-pratama",
					Inaugurated: merit.MustParseDate(days[0]), AsOf: merit.MustParseDate(days[1]), Law: merit.MustParseDate("2024-01-01")}
				if err := c.judge(); err != nil {
					return nil, fmt.Errorf("%s: %w", c.ID, err)
				}
				out = append(out, c)
			}
		}
	}
	return out, nil
}

// turningDays are days on, before and after which the law changes, and leap days.
var turningDays = []string{
	"2014-01-15", "2017-04-06", "2017-04-07", "2020-02-27", "2020-02-28", "2020-02-29", "2020-03-31", "2020-04-01",
	"2020-04-26", "2020-04-27", "2022-12-31", "2023-01-01", "2023-10-30", "2023-10-31", "2023-12-31", "2024-01-01",
	"2024-02-29", "2025-02-28", "2025-03-01", "2025-09-08",
}

// lawTenure judges officials of whom time changes nothing until the law does: the ceiling
// that PP 17/2020 may have dropped, and the circular of 2020 at its end.
func lawTenure() ([]any, error) {
	var out []any
	for _, official := range []struct{ profile, inaugurated, asOf string }{
		{"circular-2020", "2021-04-20", "2022-08-08"}, {"circular-2020", "2019-05-01", "2022-08-08"}, {"circular-2020", "2012-01-10", "2019-06-14"},
		{"statute", "2013-03-19", "2018-11-24"}, {"standard", "2012-08-31", "2018-06-18"}, {"standard", "2012-08-31", "2020-02-27"},
	} {
		for _, alone := range []bool{false, true} {
			c := tenureCase{ID: fmt.Sprintf("law-%d", len(out)+1), Profile: official.profile, Level: "jpt-pratama", FloorAlone: alone,
				Inaugurated: merit.MustParseDate(official.inaugurated), AsOf: merit.MustParseDate(official.asOf)}
			c.Law = c.AsOf
			if err := c.judge(); err != nil {
				return nil, fmt.Errorf("%s: %w", c.ID, err)
			}
			out = append(out, c)
		}
	}
	return out, nil
}

const generatedTenureCases = 240

func generatedTenure() ([]any, error) {
	g := generator(20170407)
	var out []any
	for i := range generatedTenureCases {
		c := tenureCase{ID: fmt.Sprintf("generated-%d", i+1), Profile: one(&g, eligibility.Profiles()...).String(),
			Roll: one(&g, merit.RollForward, merit.RollBack), MoreThan: g.below(3) == 0, FloorAlone: g.below(3) == 0,
			Level: one(&g, "jpt-utama", "jpt-madya", "jpt-pratama", "jpt-pratama", "jpt-pratama", "administrator", "ahli-utama", ""),
		}
		c.Law = merit.MustParseDate(one(&g, turningDays...))
		c.AsOf = c.Law
		if g.below(3) == 0 {
			c.AsOf = merit.MustParseDate(one(&g, turningDays...))
		}
		switch g.below(8) {
		case 0: // days that most months or most years lack
			c.Inaugurated = merit.MustParseDate(one(&g, "2012-02-29", "2016-02-29", "2020-02-29", "2019-01-31", "2021-08-31", "2018-10-31"))
		case 1: // not known, or not yet
			if g.below(2) == 0 {
				c.Inaugurated = c.AsOf.AddDays(1 + g.below(900))
			}
		case 2:
			c.Inaugurated = c.AsOf.AddDays(-g.below(2500))
		default: // an anniversary, the day before or the day after
			c.Inaugurated = c.AsOf.AddYears(-one(&g, 1, 2, 5), c.Roll).AddDays(g.below(3) - 1)
		}
		if err := c.judge(); err != nil {
			return nil, fmt.Errorf("%s: %w", c.ID, err)
		}
		out = append(out, c)
	}
	return out, nil
}
