package main

import (
	"bytes"
	"encoding"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// encoder writes answers: what encoding/json writes of them, which a test holds it to,
// but for the texts of findings, which take most of the time and are written in the
// languages that were asked for alone.
type encoder struct{ texts []merit.Language }

// append appends the JSON of a value.
func (e encoder) append(b []byte, v reflect.Value) ([]byte, error) {
	switch v := v.Interface().(type) {
	case merit.Finding:
		return e.finding(b, v)
	case json.RawMessage:
		return append(b, v...), nil
	case encoding.TextMarshaler:
		text, err := v.MarshalText()
		return appendString(b, string(text)), err
	}
	switch v.Kind() {
	case reflect.Pointer:
		return e.append(b, v.Elem())
	case reflect.Struct:
		return e.object(b, v)
	case reflect.Slice:
		b = append(b, '[')
		for i := range v.Len() {
			if i > 0 {
				b = append(b, ',')
			}
			var err error
			if b, err = e.append(b, v.Index(i)); err != nil {
				return nil, err
			}
		}
		return append(b, ']'), nil
	case reflect.String:
		return appendString(b, v.String()), nil
	case reflect.Int, reflect.Int64:
		return strconv.AppendInt(b, v.Int(), 10), nil
	case reflect.Bool:
		return strconv.AppendBool(b, v.Bool()), nil
	}
	panic("no JSON form for " + v.Type().String()) // a mistake in this program: every type is in a test
}

func (e encoder) object(b []byte, v reflect.Value) ([]byte, error) {
	b = append(b, '{')
	first := true
	for _, f := range fieldsOf(v.Type()) {
		value := v.FieldByIndex(f.index)
		if !f.required && value.IsZero() {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(append(append(b, '"'), f.name...), `":`...)
		var err error
		if b, err = e.append(b, value); err != nil {
			return nil, err
		}
	}
	return append(b, '}'), nil
}

// finding appends what Finding.MarshalJSON writes, its text in the languages asked for.
func (e encoder) finding(b []byte, f merit.Finding) ([]byte, error) {
	outcome, err := f.Outcome().MarshalText()
	if err != nil {
		return nil, err
	}
	rule := ""
	if f.Rule != nil {
		rule = string(f.Rule.ID())
	}
	b = appendString(append(b, `{"rule":`...), rule)
	b = appendString(append(b, `,"code":`...), f.Code())
	b = appendString(append(b, `,"outcome":`...), string(outcome))
	if !f.Observed.IsZero() {
		b = appendString(append(b, `,"observed":`...), f.Observed.String())
	}
	if f.Required != nil && !f.Required.Value.IsZero() {
		b = appendString(append(b, `,"required":`...), f.Required.Value.String())
	}
	b = appendDay(append(b, `,"asOf":`...), f.AsOf)
	b = appendDay(append(b, `,"law":`...), f.Law)
	if !f.Changes.IsZero() {
		b = appendDay(append(b, `,"changes":`...), f.Changes)
	}
	if missing := f.MissingFacts(); len(missing) > 0 {
		b = append(b, `,"missing":[`...)
		for i, fact := range missing {
			b = appendString(separated(b, i), fact.Key)
		}
		b = append(b, ']')
	}
	if f.Notes != 0 {
		b = append(b, `,"remarks":[`...)
		for i, code := range remarks(f) {
			b = appendString(separated(b, i), code)
		}
		b = append(b, ']')
	}
	b = append(b, `,"citations":[`...)
	for i, cited := range f.Citations() {
		text, known := citations[cited]
		if !known {
			text = cited.String()
		}
		b = appendString(separated(b, i), text)
	}
	b = append(b, ']')
	if len(e.texts) > 0 {
		b = append(b, `,"text":{`...)
		for i, lang := range e.texts {
			b = append(append(append(separated(b, i), '"'), lang.String()...), `":`...)
			b = appendString(b, f.Text(lang))
		}
		b = append(b, '}')
	}
	return append(b, '}'), nil
}

// remarks returns the codes of a finding's remarks. Finding.Remarks puts them into words
// too, which nobody asked for here; it alone knows that on an anniversary.
func remarks(f merit.Finding) (codes []string) {
	if f.Rule == nil || f.Notes&merit.NoteRolled != 0 {
		for _, note := range f.Remarks() {
			codes = append(codes, note.Code)
		}
		return codes
	}
	for i, note := range f.Rule.Notes() {
		if f.Notes&(1<<i) != 0 {
			codes = append(codes, note.Code)
		}
	}
	return codes
}

// citations has the text of every citation of the library's rules, so that it is put
// together once.
var citations = func() map[merit.Citation]string {
	texts := map[merit.Citation]string{}
	for _, rules := range [][]*merit.Rule{merit.Rules(), eligibility.Rules(), rubric.Rules(), jpt.Rules(), kasnindex.Rules()} {
		for _, rule := range rules {
			var cited []merit.Citation
			for _, version := range rule.Versions() {
				cited = append(cited, version.Basis...)
			}
			for _, param := range rule.Params() {
				for _, value := range param.Values() {
					cited = append(cited, value.Basis...)
				}
			}
			for _, c := range cited {
				texts[c] = c.String()
			}
		}
	}
	return texts
}()

func separated(b []byte, i int) []byte {
	if i > 0 {
		b = append(b, ',')
	}
	return b
}

func appendDay(b []byte, d merit.Date) []byte {
	b, _ = d.AppendText(append(b, '"')) // its error is always nil
	return append(b, '"')
}

// appendString appends a text in quotes.
func appendString(b []byte, s string) []byte {
	plain := utf8.ValidString(s)
	for i := 0; plain && i < len(s); i++ {
		switch c := s[i]; {
		case c < ' ', c == '"', c == '\\':
			plain = false
		case c == 0xE2 && (strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029")): // line ends in JavaScript
			plain = false
		}
	}
	if plain {
		return append(append(append(b, '"'), s...), '"')
	}
	out := bytes.NewBuffer(b)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(s) // of a text there is no error
	return bytes.TrimSuffix(out.Bytes(), []byte("\n"))
}
