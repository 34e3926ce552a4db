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
	OnDuty      merit.Date `json:"onDuty,omitzero"`      // tanggal surat perintah melaksanakan tugas (SPMT)

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
	var found problems
	var last merit.Date
	for i := range career {
		s := &career[i]
		if err := s.check(); err != nil {
			found.add(merit.InField(spellField(i), err))
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
	related  bool   // only in the field of the post to be filled
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

func (p pick) counts(i int, s *Spell) bool {
	sure := true
	switch {
	case i < p.from, p.post != "" && s.Post != p.post:
		return false
	case p.levels != 0 && s.Level == 0:
		sure = false
	case p.levels != 0 && !p.levels.has(s.Level):
		return false
	}
	switch {
	case s.Held.Acting() && !p.related:
		return false
	case s.Held.Acting(), s.Held == 0: // whether acting service is experience, no source says
		sure = false
	}
	switch {
	case p.related && s.Related == merit.No:
		return false
	case p.related && s.Related == merit.Unknown:
		sure = false
	}
	return sure || p.doubtful
}

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

// walk visits the counted spans in order, as far as they are new, until visit
// returns false. A span that is still open has no last day.
func (d days) walk(visit func(i int, from, until merit.Date) bool) {
	covered := d.since // days before it are counted, or do not count
	for i := range d.career {
		s := &d.career[i]
		start := s.start(d.clock)
		if start.IsZero() || !d.pick.counts(i, s) {
			continue
		}
		from := later(start, covered)
		if !s.Until.IsZero() && !s.Until.After(from) {
			continue
		}
		if !visit(i, from, s.Until) || s.Until.IsZero() {
			return
		}
		covered = s.Until
	}
}

// first returns the day at which the counted days are joined, the zero Date where
// none counts, and whether the days are unbroken up to the given day.
func (d days) first(day merit.Date) (first merit.Date, unbroken bool) {
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
func (d days) before(day merit.Date) (n int) {
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
func (d days) reach(n int) (day merit.Date) {
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
func (d days) lacksStart() bool {
	may := d.pick
	may.doubtful = true
	for i := range d.career {
		if s := &d.career[i]; s.start(d.clock).IsZero() && may.counts(i, s) {
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
