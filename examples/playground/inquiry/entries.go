package inquiry

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Problem is one entry that cannot be read, with what is wanted instead.
type Problem struct {
	// Entry is the key of the entry; empty for one that no field of the form holds.
	Entry string `json:"entry"`
	Text  string `json:"text"`
}

// notKnown is the entry of a choice that says so; an empty entry says the same.
const notKnown = "unknown"

// entries reads the entries of a form and collects their problems.
type entries struct {
	given    map[string]string
	lang     merit.Language
	asked    map[string]bool // the entries that were read
	problems []Problem
	days     map[string]string // how each day was understood
}

func (e *entries) problem(key string, text merit.Text, args ...any) {
	p := Problem{key, capital(fmt.Sprintf(text.In(e.lang), args...))}
	if !slices.Contains(e.problems, p) {
		e.problems = append(e.problems, p)
	}
}

// text returns an entry without the space around it.
func (e *entries) text(key string) string {
	e.asked[key] = true
	return strings.TrimSpace(e.given[key])
}

// choice reads one of a vocabulary; what is not known gives the zero value.
func choice[T any](e *entries, key string, parse func(string) (T, error)) (value T) {
	s := e.text(key)
	if s == "" || s == notKnown {
		return value
	}
	value, err := parse(s)
	if err != nil {
		e.problem(key, merit.T("%q tidak termasuk pilihan", "%q is none of the choices"), shorten(s))
	}
	return value
}

func (e *entries) answer(key string) merit.Answer { return choice(e, key, merit.ParseAnswer) }

// day reads a civil day; what is not known gives the zero Date.
func (e *entries) day(key string) merit.Date {
	s := e.text(key)
	if s == "" {
		return merit.Date{}
	}
	day, wrong := readDay(s)
	switch wrong {
	case notADay:
		e.problem(key, merit.T("%q bukan tanggal. Tulislah seperti 1-3-2022, 1 Maret 2022, atau 2022-03-01",
			"%q is no date. Write it like 1-3-2022 (day, month, year), 1 March 2022 or 2022-03-01"), shorten(s))
	case noSuchDay:
		e.problem(key, merit.T("tidak ada tanggal %q dalam kalender", "the calendar has no day %q"), shorten(s))
	default:
		e.days[key] = day.In(e.lang)
	}
	return day
}

// What can be wrong with a day.
const (
	notADay = iota + 1
	noSuchDay
)

// readDay reads a day as Indonesian offices write it: 1-3-2022, 1/3/2022, 1.3.2022,
// 1 Maret 2022, the same with the English name of the month, and 2022-03-01. The day
// always stands before the month, but where the year stands first.
func readDay(s string) (day merit.Date, wrong int) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("-/. ,", r) || unicode.IsSpace(r) })
	if len(parts) != 3 {
		return day, notADay
	}
	if len(parts[0]) == 4 {
		slices.Reverse(parts)
	}
	d, okDay := number(parts[0], 2)
	m, okMonth := number(parts[1], 2)
	y, okYear := number(parts[2], 4)
	if !okMonth {
		m, okMonth = monthOf(parts[1])
	}
	if !okDay || !okMonth || !okYear || len(parts[2]) != 4 {
		return day, notADay
	}
	day, err := merit.NewDate(y, time.Month(m), d)
	if err != nil {
		return merit.Date{}, noSuchDay
	}
	return day, 0
}

// number reads at most so many decimal digits.
func number(s string, most int) (n int, ok bool) {
	if s == "" || len(s) > most {
		return 0, false
	}
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}

// monthOf returns the month whose Indonesian or English name begins with at least
// three letters of the text.
func monthOf(s string) (int, bool) {
	if s = strings.ToLower(s); len(s) < 3 {
		return 0, false
	}
	for m := time.January; m <= time.December; m++ {
		first := merit.MustDate(2000, m, 1)
		for _, lang := range []merit.Language{merit.Indonesian, merit.English} {
			if name := strings.Fields(first.In(lang))[1]; strings.HasPrefix(strings.ToLower(name), s) {
				return int(m), true
			}
		}
	}
	return 0, false
}

// shorten keeps a problem short where an entry is not.
func shorten(s string) string {
	if runes := []rune(s); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return s
}

// employee reads an employee number (NIP), which tells the day of birth.
func (e *entries) employee(key string) merit.NIP {
	s := e.text(key)
	if s == "" {
		return merit.NIP{}
	}
	nip, err := merit.ParseNIP(s)
	for _, wrong := range merit.FieldErrors(err) {
		switch wrong.Field {
		case "nip.birth":
			e.problem(key, merit.T("delapan angka pertama, %s, bukan tanggal lahir (tahun, bulan, hari)", "the first eight digits, %s, are no day of birth (year, month, day)"), wrong.Value)
		case "nip.appointment":
			e.problem(key, merit.T("angka ke-9 sampai ke-14, %s, bukan tahun dan bulan pengangkatan", "the digits 9 to 14, %s, are no year and month of appointment"), wrong.Value)
		case "nip.sex":
			e.problem(key, merit.T("angka ke-15, %s, harus 1 (laki-laki) atau 2 (perempuan)", "the 15th digit, %s, must be 1 (man) or 2 (woman)"), wrong.Value)
		default:
			e.problem(key, merit.T("NIP terdiri atas 18 angka; di sini %d angka", "an employee number has 18 digits; here are %d"), strings.Count(digitsOf(s), "")-1)
		}
	}
	if nip.Employment() == merit.PPPK {
		e.problem(key, merit.T("nomor ini milik PPPK. Aturan di halaman ini mengenai PNS; tentang PPPK pustaka tidak memuat aturan, jadi ini bukan \"tidak\"",
			"this is the number of an official on contract (PPPK). The rules on this page are for permanent civil servants; the library has none for PPPK, so this is no \"no\""))
	}
	return nip
}

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}
