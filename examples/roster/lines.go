package main

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/seed-133aca06/asnmerit/examples/internal/rosterfile"
	"github.com/seed-133aca06/asnmerit/merit"
)

// lines writes JSON lines: one official a line, with the columns of the file that the
// program does not know under "columns".
type lines struct {
	out     io.Writer
	buf     []byte
	s       *settings
	in      *rosterfile.Stream
	further []int // places of the columns that the program does not know
	phrases phrases
}

func newLines(s *settings, out io.Writer) sink { return &lines{out: out, s: s, phrases: phrases{}} }

func (l *lines) begin(in *rosterfile.Stream) error {
	l.in = in
	for i, name := range in.Header {
		if strings.TrimSpace(name) != "" && !in.Reads(i) && !isVerdictColumn(name) {
			l.further = append(l.further, i)
		}
	}
	return nil
}

func (l *lines) row(v *verdict) error {
	o := v.Official
	b := strconv.AppendInt(append(l.buf, `{"row":`...), int64(l.in.Row.Line), 10)
	b = append(l.s.appendNIP(append(b, `,"nip":"`...), o.NIP), '"')
	b = field(b, "name", o.Name)
	b = field(b, "post", o.Post)
	b = field(b, "level", levelWord(o.Incumbent.Level))
	b = append(b, `,"inaugurated":"`...)
	b, _ = o.Incumbent.Inaugurated.AppendText(b)
	b = append(b, '"')
	if !v.rejected && v.group != onContract {
		for i, f := range findingsOf(&v.tenure) {
			p := l.phrases.of(f)
			if p.json[0] == "" {
				p.json[0] = `":{"outcome":"` + p.outcome.String() + `","changes":"`
				p.json[1] = string(append(field(field([]byte(`"`), "finding", p.code), "articles", p.articles), '}'))
			}
			b = append(append(append(b, `,"`...), questionKeys[i]...), p.json[0]...)
			b, _ = f.Changes.AppendText(b)
			b = append(b, p.json[1]...)
		}
	}
	if v.rejected {
		b = append(b, `,"rejected":true`...)
	}
	if v.note != "" {
		b = field(b, "note", v.note)
	}
	if len(l.further) > 0 {
		b = append(b, `,"columns":{`...)
		for i, at := range l.further {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(quote(b, strings.TrimSpace(l.in.Header[at])), ':')
			text := ""
			if at < len(l.in.Row.All) {
				text = l.in.Row.All[at]
			}
			b = quote(b, text)
		}
		b = append(b, '}')
	}
	l.buf = append(b, '}', '\n')
	if len(l.buf) < fullBuffer {
		return nil
	}
	return l.end()
}

func (l *lines) end() error {
	_, err := l.out.Write(l.buf)
	l.buf = l.buf[:0]
	return err
}

// field appends a field of an object, behind another one.
func field(b []byte, name, value string) []byte {
	return quote(append(append(append(b, `,"`...), name...), `":`...), value)
}

// quote appends a string as JSON has it. Bytes that are no UTF-8 become the replacement
// character.
func quote(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	start := 0 // of what needs no escape and is not appended yet
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c < utf8.RuneSelf && c != '"' && c != '\\' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if c >= utf8.RuneSelf && (r != utf8.RuneError || size > 1) {
			i += size
			continue
		}
		b = append(b, s[start:i]...)
		switch {
		case c >= utf8.RuneSelf:
			b = utf8.AppendRune(b, utf8.RuneError)
		case c < ' ':
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		default:
			b = append(b, '\\', c)
		}
		i += size
		start = i
	}
	return append(append(b, s[start:]...), '"')
}

// maskedNIP is what [merit.NIP.Mask] shows before the sequence.
const maskedNIP = "******** ****** * "

// appendNIP appends the employee number as shownNIP has it.
func (s *settings) appendNIP(b []byte, n merit.NIP) []byte {
	digits := n.String()
	switch {
	case digits == "":
		return b
	case s.fullNIP:
		return append(b, n.Grouped()...)
	}
	return append(append(b, maskedNIP...), digits[len(digits)-3:]...)
}

// shownNIP returns the employee number as far as it may be shown, in the printed
// grouping, which no spreadsheet takes for a number.
func (s *settings) shownNIP(n merit.NIP) string {
	if s.fullNIP {
		return n.Grouped()
	}
	return n.Mask()
}
