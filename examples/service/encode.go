package main

import (
	"bytes"
	"encoding"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/seed-133aca06/asnmerit/merit"
)

// encoder writes answers: what encoding/json writes of them, which a test holds it to,
// but for the texts of findings, which take most of the time and are written in the
// languages that were asked for alone.
type encoder struct{ texts []merit.Language }

// append appends the JSON of a value.
func (e encoder) append(b []byte, v reflect.Value) ([]byte, error) {
	switch v := v.Interface().(type) {
	case merit.Finding:
		return v.AppendJSON(b, e.texts...), nil
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
