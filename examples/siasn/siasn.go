// Package siasn turns rows with the field names that personnel systems export
// (nip_baru, tmt_jabatan, tanggal_pelantikan …) into the inputs of the library. It is
// there to copy from: rename the tags to what your export has.
//
// The names are SIASN-like, not SIASN's. No official schema was at hand, so nothing here
// claims to be one.
//
// Two things the export does not say, and the caller must: which event starts the clock
// of a tenure, where the law names none (see [Choice.Clock]), and whether a post ended
// when the next one began (see [Choice.EndsAtNext]). There is no default for either.
package siasn

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
)

// Row is one time in one post (riwayat jabatan) as it is exported. Every cell is text;
// an empty one is not known. Days are 2024-02-29 or 29-02-2024, day before month.
type Row struct {
	NIP         string `json:"nip_baru"`                    // employee number, 18 digits
	Name        string `json:"nama,omitzero"`               // name of the official
	Post        string `json:"nama_jabatan"`                // name of the post
	Echelon     string `json:"eselon,omitzero"`             // II.a, IIa; the level follows from it
	Level       string `json:"jenjang_jabatan,omitzero"`    // JPT Pratama, Administrator, Ahli Madya …; before eselon
	Status      string `json:"status_jabatan,omitzero"`     // definitif, dikukuhkan, plt, plh
	Inaugurated string `json:"tanggal_pelantikan,omitzero"` // day of inauguration
	Effective   string `json:"tmt_jabatan,omitzero"`        // terhitung mulai tanggal
	Decreed     string `json:"tanggal_sk,omitzero"`         // day of the decree
	OnDuty      string `json:"tanggal_spmt,omitzero"`       // day of the order to take up duty
	Ended       string `json:"tanggal_selesai,omitzero"`    // first day on which the post was no longer held
}

// Choice is what the caller must decide about an export.
type Choice struct {
	// Clock is the event that starts a tenure where the rule names none: one of
	// eligibility.ClockFromInauguration, ClockFromEffective, ClockFromDecree and
	// ClockFromDuty. Rules whose source says "since inauguration" count from the
	// inauguration whatever the clock; see [eligibility.ClockOf].
	Clock eligibility.Reading
	// EndsAtNext tells whether a post without a last day ended when the next post
	// began. With No every post but the present one needs its own; Unknown is refused
	// where it matters.
	EndsAtNext merit.Answer
}

// clock is one way to read the first day of a post.
type clock struct {
	reading eligibility.Reading
	field   string
	day     func(*eligibility.Spell) merit.Date
}

// clocks are the readings from which a clock is chosen, with the field that it reads.
var clocks = []clock{
	{eligibility.ClockFromInauguration, "tanggal_pelantikan", func(s *eligibility.Spell) merit.Date { return s.Inaugurated }},
	{eligibility.ClockFromEffective, "tmt_jabatan", func(s *eligibility.Spell) merit.Date { return s.Effective }},
	{eligibility.ClockFromDecree, "tanggal_sk", func(s *eligibility.Spell) merit.Date { return s.Decreed }},
	{eligibility.ClockFromDuty, "tanggal_spmt", func(s *eligibility.Spell) merit.Date { return s.OnDuty }},
}

// Official is one official with all that the rows tell.
type Official struct {
	NIP      merit.NIP
	Name     string
	Post     string // the post of the official's own that was taken up last, as Career names it
	Career   []eligibility.Spell
	Readings eligibility.Readings // the clock that was chosen
}

// Tenure judges the three thresholds in the post held last.
func (o Official) Tenure(p *eligibility.Profile, when merit.When) (eligibility.ServiceTenure, error) {
	return p.TenureIn(o.Post, o.Career, o.Readings, when)
}

// Officials reads rows, in any order, and returns the officials by their numbers. It
// returns every problem at once, each a [*merit.FieldError] with the row and the name of
// the field as exported, such as rows[3].tmt_jabatan; and no official then.
func Officials(rows []Row, choice Choice) ([]Official, error) {
	var problems []error
	problem := func(field, value, expected string, kind error) {
		problems = append(problems, &merit.FieldError{Field: field, Value: value, Expected: expected, Err: kind})
	}
	chosen := slices.IndexFunc(clocks, func(c clock) bool { return c.reading == choice.Clock })
	if chosen < 0 {
		var words []string
		for _, c := range clocks {
			words = append(words, c.reading.String()+" ("+c.field+")")
		}
		value, kind := "", merit.ErrMissing
		if choice.Clock != 0 {
			value, kind = choice.Clock.String(), merit.ErrUnknown
		}
		problem("clock", value, "the event that starts the tenure: one of "+strings.Join(words, ", "), kind)
	}
	byNIP := map[merit.NIP][]dated{}
	for i, row := range rows {
		one, nip, err := row.spell()
		if err != nil {
			problems = append(problems, merit.InField(fmt.Sprintf("rows[%d]", i), err))
			continue
		}
		byNIP[nip] = append(byNIP[nip], dated{one, i, row.Name})
	}
	if chosen < 0 {
		return nil, errors.Join(problems...)
	}
	start := clocks[chosen].day
	readings := eligibility.MustReadings(choice.Clock)
	var officials []Official
	for nip, times := range byNIP {
		career := inOrder(times, start)
		last := &career[len(career)-1]
		var own *dated // the time before, in a post of the official's own
		for i := range career {
			this := &career[i]
			if this.Held.Acting() { // beside a post of the official's own, which goes on
				continue
			}
			if own != nil && own.Until.IsZero() {
				first, next := start(&own.Spell), start(&this.Spell)
				field := fmt.Sprintf("rows[%d].tanggal_selesai", own.row)
				switch {
				case choice.EndsAtNext == merit.Yes && next.After(first):
					own.Until = next
				case choice.EndsAtNext == merit.Unknown:
					problem(field, "", "the first day on which the post was no longer held, or a choice whether it ended when the next began", merit.ErrMissing)
				default:
					problem(field, "", "the first day on which the post was no longer held, for the official took up another after it", merit.ErrMissing)
				}
			}
			own, last = this, this
		}
		o := Official{NIP: nip, Name: last.name, Post: last.Post, Readings: readings}
		for _, one := range career {
			o.Career = append(o.Career, one.Spell)
		}
		officials = append(officials, o)
	}
	if err := errors.Join(problems...); err != nil {
		return nil, err
	}
	slices.SortFunc(officials, func(a, b Official) int { return strings.Compare(a.NIP.String(), b.NIP.String()) })
	return officials, nil
}

// dated is a spell with the row that it came from.
type dated struct {
	eligibility.Spell
	row  int
	name string
}

// inOrder puts the times in post oldest first. A time whose first day is not known
// stays where the export has it.
func inOrder(times []dated, day func(*eligibility.Spell) merit.Date) []dated {
	slices.SortStableFunc(times, func(a, b dated) int {
		first, second := day(&a.Spell), day(&b.Spell)
		if first.IsZero() || second.IsZero() {
			return a.row - b.row
		}
		return first.Compare(second)
	})
	return times
}

// spell reads a row. Each problem names its field as exported.
func (r Row) spell() (s eligibility.Spell, nip merit.NIP, err error) {
	var problems []error
	day := func(field, cell string) merit.Date {
		d, err := parseDay(cell)
		problems = append(problems, inField(field, err))
		return d
	}
	if strings.TrimSpace(r.NIP) == "" {
		problems = append(problems, &merit.FieldError{Field: "nip_baru", Expected: "18 digits", Err: merit.ErrMissing})
	} else {
		nip, err = merit.ParseNIP(strings.TrimSpace(r.NIP))
		problems = append(problems, inField("nip_baru", err))
	}
	if s.Post = strings.TrimSpace(r.Post); s.Post == "" {
		problems = append(problems, &merit.FieldError{Field: "nama_jabatan", Expected: "the name of the post", Err: merit.ErrMissing})
	}
	s.Level, err = r.level()
	problems = append(problems, err)
	s.Held, err = parseStatus(r.Status)
	problems = append(problems, err)
	s.Inaugurated = day("tanggal_pelantikan", r.Inaugurated)
	s.Effective = day("tmt_jabatan", r.Effective)
	s.Decreed = day("tanggal_sk", r.Decreed)
	s.OnDuty = day("tanggal_spmt", r.OnDuty)
	s.Until = day("tanggal_selesai", r.Ended)
	return s, nip, errors.Join(problems...)
}

// parseDay reads 2024-02-29 or 29-02-2024, also with slashes. A file that puts the
// month first cannot be told from one that does not, so make sure that yours does not.
func parseDay(cell string) (merit.Date, error) {
	cell = strings.TrimSpace(cell)
	parts := strings.Split(strings.ReplaceAll(cell, "/", "-"), "-")
	if len(parts) == 3 && len(parts[0]) == 2 && len(parts[1]) == 2 && len(parts[2]) == 4 {
		parts[0], parts[2] = parts[2], parts[0]
		d, err := merit.ParseDate(strings.Join(parts, "-"))
		if err != nil {
			return d, &merit.FieldError{Field: "day", Value: cell, Expected: "a calendar day as 29-02-2024, day before month", Err: merit.ErrRange}
		}
		return d, nil
	}
	if cell == "" {
		return merit.Date{}, nil
	}
	return merit.ParseDate(cell)
}

// level reads the level by its name or, where that is left out, from the echelon.
func (r Row) level() (merit.Level, error) {
	if name := strings.TrimSpace(r.Level); name != "" {
		l, err := merit.ParseLevel(strings.ReplaceAll(strings.ToLower(name), " ", "-"))
		return l, inField("jenjang_jabatan", err)
	}
	name := strings.ReplaceAll(strings.TrimSpace(r.Echelon), ".", "")
	if name == "" {
		return 0, nil
	}
	e, err := merit.ParseEchelon(name)
	if err != nil {
		return 0, inField("eselon", err)
	}
	if e == merit.EchelonIa { // JPT utama for the head of an LPNK, JPT madya for others: not in the export
		return 0, nil
	}
	return e.Level(false), nil
}

// statuses are the ways of holding a post, as exports word them.
var statuses = map[string]eligibility.Holding{
	"definitif": eligibility.Substantive, "dikukuhkan": eligibility.Reinaugurated, "plt": eligibility.Plt, "plh": eligibility.Plh,
}

func parseStatus(cell string) (eligibility.Holding, error) {
	cell = strings.TrimSpace(cell)
	if cell == "" {
		return 0, nil
	}
	if held, known := statuses[strings.ToLower(strings.Trim(cell, "."))]; known {
		return held, nil
	}
	return 0, &merit.FieldError{Field: "status_jabatan", Value: cell, Expected: "one of definitif, dikukuhkan, plt, plh", Err: merit.ErrUnknown}
}

// inField gives the problems of err the name of the field as exported.
func inField(field string, err error) error {
	var problems []error
	for _, p := range merit.FieldErrors(err) {
		moved := *p
		moved.Field = field
		problems = append(problems, &moved)
	}
	return errors.Join(problems...)
}
