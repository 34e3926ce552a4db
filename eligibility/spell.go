package eligibility

import (
	"fmt"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Holding says how a post is held. The zero value is not known.
type Holding uint8

const (
	// Substantive: appointed to the post and inaugurated (definitif).
	Substantive Holding = iota + 1
	// Reinaugurated: inaugurated anew into the same post after a reorganisation or
	// a change of its name (pengukuhan).
	Reinaugurated
	// Plt: acting in a vacant post (pelaksana tugas).
	Plt
	// Plh: acting for an official who is away (pelaksana harian).
	Plh
)

var holdingWords = words[Holding]{"", "substantive", "reinaugurated", "plt", "plh"}

var holdingTexts = []merit.Text{
	merit.T("tidak diketahui", "unknown"), merit.T("definitif", "substantive"), merit.T("dikukuhkan kembali", "inaugurated anew"),
	merit.T("Plt", "acting (Plt)"), merit.T("Plh", "acting (Plh)"),
}

// String returns substantive, reinaugurated, plt or plh.
func (h Holding) String() string { return holdingWords.text(h) }

// ParseHolding reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseHolding(s string) (Holding, error) { return holdingWords.parse("holding", s) }

// MarshalText implements [encoding.TextMarshaler].
func (h Holding) MarshalText() ([]byte, error) { return holdingWords.marshal("holding", h) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (h *Holding) UnmarshalText(text []byte) error {
	return holdingWords.unmarshal("holding", text, h)
}

// In returns the way of holding in words.
func (h Holding) In(lang merit.Language) string { return spoken(holdingTexts, h, lang) }

// Acting reports whether the post is held by an acting official, whose days count
// for no tenure.
func (h Holding) Acting() bool { return h == Plt || h == Plh }

// Spell is one time in one post (masa menduduki jabatan). Of its four first days
// the clock of a rule takes one: the inauguration, unless [Readings] choose another
// for the rules that name none.
type Spell struct {
	Post  string      `json:"post,omitzero"`  // which post, in the caller's own words; the same text is the same post
	Level merit.Level `json:"level,omitzero"` // level of the post
	Held  Holding     `json:"held,omitzero"`
	// Related tells whether the post is in the field of the post to be filled. It
	// matters for experience alone.
	Related merit.Answer `json:"related,omitzero"`

	Inaugurated merit.Date `json:"inaugurated,omitzero"` // tanggal pelantikan
	Effective   merit.Date `json:"effective,omitzero"`   // terhitung mulai tanggal (TMT)
	Decreed     merit.Date `json:"decreed,omitzero"`     // tanggal surat keputusan (SK)
	OnDuty      merit.Date `json:"onDuty,omitzero"`      // tanggal surat pernyataan melaksanakan tugas (SPMT)

	// Until is the first day on which the post was no longer held; the zero Date
	// for a post that is still held.
	Until merit.Date `json:"until,omitzero"`
}

// start returns the day on which the spell's clock starts under a reading.
func (s *Spell) start(clock Reading) merit.Date {
	switch clock {
	case ClockFromEffective:
		return s.Effective
	case ClockFromDecree:
		return s.Decreed
	case ClockFromDuty:
		return s.OnDuty
	}
	return s.Inaugurated
}

// checkCareer returns every problem of a list of spells at once.
func checkCareer(career []Spell, clock Reading) error {
	if soundCareer(career, clock) {
		return nil
	}
	return careerProblems(career, clock)
}

// soundCareer reports that nothing is wrong with a list of spells; careerProblems says
// what is.
func soundCareer(career []Spell, clock Reading) bool {
	var last merit.Date
	for i := range career {
		s := &career[i]
		start := s.start(clock)
		if !s.known() || start.Before(last) && !start.IsZero() || !s.Until.IsZero() && !s.Until.After(start) {
			return false
		}
		last = later(last, start)
	}
	return true
}

func careerProblems(career []Spell, clock Reading) error {
	var found problems
	var last merit.Date
	for i := range career {
		s := &career[i]
		if !s.known() {
			found.add(merit.InField(spellField(i), s.check()))
		}
		start := s.start(clock)
		if start.IsZero() {
			continue
		}
		if !s.Until.IsZero() && !s.Until.After(start) {
			found.add(&merit.FieldError{Field: spellField(i) + ".until", Value: s.Until.String(), Expected: "a day after " + start.String(), Err: merit.ErrConflict})
		}
		if start.Before(last) {
			found.add(&merit.FieldError{Field: spellField(i) + ".start", Value: start.String(), Expected: "oldest first: a day not before " + last.String(), Err: merit.ErrConflict})
		}
		last = start
	}
	return found.err()
}

func spellField(i int) string { return fmt.Sprintf("career[%d]", i) }

// known reports whether all words of a spell are of the vocabulary; check says which
// are not.
func (s *Spell) known() bool {
	return s.Held <= Plh && s.Level <= merit.Pemula && s.Related <= merit.No
}

// check returns the words of a spell that are outside the vocabulary.
func (s *Spell) check() error {
	var found problems
	found.add(holdingWords.known("held", s.Held), knownLevel("level", s.Level), knownAnswer("related", s.Related))
	return found.err()
}

func knownLevel(field string, l merit.Level) error {
	if l == 0 || l.Kind() != 0 {
		return nil
	}
	return &merit.FieldError{Field: field, Value: fmt.Sprint(uint8(l)), Expected: "a known level of posts", Err: merit.ErrUnknown}
}

func knownRoll(r merit.Roll) error {
	if r <= merit.RollBack {
		return nil
	}
	_, err := r.MarshalText()
	return err
}

func knownAnswer(field string, a merit.Answer) error {
	if a <= merit.No {
		return nil
	}
	return &merit.FieldError{Field: field, Value: fmt.Sprint(uint8(a)), Expected: "one of unknown, yes, no", Err: merit.ErrUnknown}
}

// pick says which spells count.
type pick struct {
	post     string // only this post, where given
	from     int    // only from this spell on
	levels   levels // only these levels, where given
	maybe    levels // besides, where levels are given: it is not known whether these count
	related  bool   // only in the field of the post to be filled, at whatever level
	doubtful bool   // also those of which it is not known whether they count
}

// levels is a set of levels: bit l stands for Level l.
type levels uint32

func levelsOf(ls ...merit.Level) (set levels) {
	for _, l := range ls {
		set |= 1 << l
	}
	return set
}

func (set levels) has(l merit.Level) bool { return set&(1<<l) != 0 }

// counts reports whether the spell at a place of the list counts.
func (p *pick) counts(i int, s *Spell) bool {
	a := p.weigh(i, s)
	return a == merit.Yes || a == merit.Unknown && p.doubtful
}

// weigh returns whether the spell at a place of the list counts, as far as that is
// known.
func (p *pick) weigh(i int, s *Spell) merit.Answer {
	if i < p.from || p.post != "" && s.Post != p.post {
		return merit.No
	}
	return p.fits(s)
}

// fits is weigh for what does not ask for a place or a post.
func (p *pick) fits(s *Spell) merit.Answer {
	if p.related {
		return experienceCounts[s.Held][s.Related]
	}
	if p.levels == 0 || p.levels.has(s.Level) {
		return serviceCounts[s.Held][merit.Yes]
	}
	if s.Level == 0 || p.maybe.has(s.Level) {
		return serviceCounts[s.Held][merit.Unknown]
	}
	return merit.No
}

// Whether a time counts, by how the post was held and by whether it is one of those that
// are asked for.
var (
	serviceCounts = [Plh + 1][merit.No + 1]merit.Answer{
		0:             {merit.Unknown, merit.Unknown, merit.No},
		Substantive:   {merit.Unknown, merit.Yes, merit.No},
		Reinaugurated: {merit.Unknown, merit.Yes, merit.No},
		Plt:           {merit.No, merit.No, merit.No},
		Plh:           {merit.No, merit.No, merit.No},
	}
	// Whether acting service is experience, no source says.
	experienceCounts = [Plh + 1][merit.No + 1]merit.Answer{
		0:             {merit.Unknown, merit.Unknown, merit.No},
		Substantive:   {merit.Unknown, merit.Yes, merit.No},
		Reinaugurated: {merit.Unknown, merit.Yes, merit.No},
		Plt:           {merit.Unknown, merit.Unknown, merit.No},
		Plh:           {merit.Unknown, merit.Unknown, merit.No},
	}
)

// days are the counted days of a list of spells: the union of those that count,
// joined at the first of them as if there had been no gap. Anniversaries are taken
// from that first day, so an unbroken time counts exactly as one start date does,
// and a broken one never loses a day that it once had.
type days struct {
	career []Spell
	clock  Reading
	pick   pick
	since  merit.Date // days before it do not count
}

// next returns the first counted span from spell i on, as far as it lies after the
// days that are covered, and its place; -1 for none. A span that is still open has no
// last day.
func (d *days) next(i int, covered merit.Date) (at int, from, until merit.Date) {
	for ; i < len(d.career); i++ {
		s := &d.career[i]
		start := s.start(d.clock)
		if start.IsZero() || !d.pick.counts(i, s) {
			continue
		}
		if from := later(start, covered); s.Until.IsZero() || s.Until.After(from) {
			return i, from, s.Until
		}
	}
	return -1, merit.Date{}, merit.Date{}
}

// walk visits the counted spans in order, as far as they are new, until visit
// returns false.
func (d *days) walk(visit func(i int, from, until merit.Date) bool) {
	for i, from, until := d.next(0, d.since); i >= 0; i, from, until = d.next(i+1, until) {
		if !visit(i, from, until) || until.IsZero() {
			return
		}
	}
}

// run returns the first unbroken time of counted days, [from, until) or still open, the
// zero Date where none counts; whether more days count after it; and, unless there are
// more, whether there are doubts. It is for what asks for no post: it does not look at them.
func (d *days) run() (from, until merit.Date, more, doubts bool) {
	covered, open := d.since, false
	career, clock := d.career, d.clock
	for i := range career {
		s := &career[i]
		counts := d.pick.fits(s)
		if counts == merit.No {
			continue
		}
		begin := s.Inaugurated
		if clock != ClockFromInauguration {
			begin = s.start(clock)
		}
		if counts == merit.Unknown || begin.IsZero() {
			if doubts = true; begin.IsZero() || !d.pick.doubtful {
				continue
			}
		}
		begin = later(begin, covered)
		switch {
		case open || !s.Until.IsZero() && !s.Until.After(begin):
			continue // nothing that is new
		case from.IsZero():
			from = begin
		case begin != until:
			return from, until, true, doubts
		}
		until, covered, open = s.Until, s.Until, s.Until.IsZero()
	}
	return from, until, false, doubts
}

// first returns the day at which the counted days are joined, the zero Date where
// none counts, and whether the days are unbroken up to the given day.
func (d *days) first(day merit.Date) (first merit.Date, unbroken bool) {
	var end merit.Date
	unbroken = true
	d.walk(func(_ int, from, until merit.Date) bool {
		if first.IsZero() {
			first = from
		} else if from != end {
			unbroken = false
		}
		end = until
		return unbroken && !until.IsZero() && until.Before(day)
	})
	return first, unbroken && (end.IsZero() || !end.Before(day))
}

// before returns how many counted days lie before the given day.
func (d *days) before(day merit.Date) (n int) {
	d.walk(func(_ int, from, until merit.Date) bool {
		if !from.Before(day) {
			return false
		}
		if until.IsZero() || until.After(day) {
			until = day
		}
		n += from.DaysUntil(until)
		return true
	})
	return n
}

// reach returns the day before which n days are counted for the first time, or the
// zero Date where the spells end before.
func (d *days) reach(n int) (day merit.Date) {
	d.walk(func(_ int, from, until merit.Date) bool {
		left := n
		if !until.IsZero() {
			n -= from.DaysUntil(until)
		}
		if until.IsZero() || n <= 0 {
			day = from.AddDays(left)
			return false
		}
		return true
	})
	return day
}

// lacksStart reports whether a spell that may count has no first day.
func (d *days) lacksStart() bool {
	may := d.pick
	may.doubtful = true
	for i := range d.career {
		if s := &d.career[i]; s.start(d.clock).IsZero() && may.counts(i, s) {
			return true
		}
	}
	return false
}

// doubts reports whether there is a spell of which it is not known whether it counts,
// or since when.
func (d *days) doubts() bool {
	for i := range d.career {
		s := &d.career[i]
		if a := d.pick.weigh(i, s); a == merit.Unknown || a == merit.Yes && s.start(d.clock).IsZero() {
			return true
		}
	}
	return false
}

func later(a, b merit.Date) merit.Date {
	if a.Before(b) {
		return b
	}
	return a
}
