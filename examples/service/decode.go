package main

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
)

// decode reads one JSON value into a pointer and returns every problem at once, each
// a [*merit.FieldError] with the path of its field: a field that the type does not
// have, one given twice, one of the wrong kind, a word outside a vocabulary, and a
// required field that is not there. encoding/json would stop at the first and let
// unknown and repeated fields pass.
//
// A field is required unless its tag says omitzero. null says as much as leaving the
// field out: the fact is not known. What is no JSON at all is a *syntaxError.
func decode(data []byte, into any) error {
	if !utf8.Valid(data) {
		return &syntaxError{"text that is not UTF-8"}
	}
	if bytes.HasPrefix(data, []byte("\ufeff")) {
		return &syntaxError{"it begins with a byte order mark; want none"}
	}
	if !json.Valid(data) {
		var whole json.RawMessage
		err := json.Unmarshal(data, &whole)
		if bad := (*json.SyntaxError)(nil); errors.As(err, &bad) {
			return &syntaxError{fmt.Sprintf("at byte %d: %v", bad.Offset, err)}
		}
		return &syntaxError{"it is no JSON"}
	}
	d := decoder{rest: data}
	if target := reflect.ValueOf(into).Elem(); d.next() == '{' {
		d.value("", target)
	} else {
		d.wrongKind("body", "an object in braces")
	}
	return errors.Join(d.problems...)
}

// syntaxError says that a body is no JSON.
type syntaxError struct{ detail string }

func (e *syntaxError) Error() string { return e.detail }

// mostProblems bounds the answer to a hostile body.
const mostProblems = 100

// decoder reads what json.Valid found to be one JSON value, so that nothing in it can
// surprise.
type decoder struct {
	rest     []byte
	problems []error
}

func (d *decoder) problem(path, value, expected string, kind error) {
	if len(d.problems) < mostProblems {
		d.problems = append(d.problems, &merit.FieldError{Field: path, Value: clip(value), Expected: expected, Err: kind})
	}
}

// next returns the byte with which the next value, or the end of the one around it,
// begins.
func (d *decoder) next() byte {
	for i, c := range d.rest {
		switch c {
		case ' ', '\t', '\r', '\n', ',', ':':
		default:
			d.rest = d.rest[i:]
			return c
		}
	}
	return 0
}

// raw reads past the next value and returns it as it is written.
func (d *decoder) raw() []byte {
	end := 1
	switch d.next() {
	case '"':
		end = textEnd(d.rest)
	case '{', '[':
		for depth := 1; depth > 0; end++ {
			switch d.rest[end] {
			case '"':
				end += textEnd(d.rest[end:]) - 1
			case '{', '[':
				depth++
			case '}', ']':
				depth--
			}
		}
	default:
		if end = bytes.IndexAny(d.rest, ",]} \t\r\n"); end < 0 {
			end = len(d.rest)
		}
	}
	value := d.rest[:end]
	d.rest = d.rest[end:]
	return value
}

// textEnd returns the length of the text in quotes with which the bytes begin.
func textEnd(b []byte) int {
	for i := 1; ; i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
}

// text reads the next value, which is a text.
func (d *decoder) text() string {
	raw := d.raw()
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw[1 : len(raw)-1])
	}
	var out string
	_ = json.Unmarshal(raw, &out) // it is valid
	return out
}

// value reads the next value into the target.
func (d *decoder) value(path string, target reflect.Value) {
	first := d.next()
	if first == 'n' { // null
		d.raw()
		return
	}
	if raw, ok := target.Addr().Interface().(*json.RawMessage); ok {
		*raw = bytes.Clone(d.raw())
		return
	}
	if target.Kind() == reflect.Pointer {
		target.Set(reflect.New(target.Type().Elem()))
		target = target.Elem()
	}
	switch v := target.Addr().Interface().(type) {
	case *decimal.Decimal:
		d.number(path, first, v)
		return
	case encoding.TextUnmarshaler:
		if first != '"' {
			d.wrongKind(path, "a text in quotes")
			return
		}
		text := d.text()
		if err := v.UnmarshalText([]byte(text)); err != nil {
			d.refused(path, text, err)
		}
		return
	}
	switch target.Kind() {
	case reflect.Struct:
		if first != '{' {
			d.wrongKind(path, "an object in braces")
			return
		}
		d.object(path, target)
	case reflect.Map:
		if first != '{' {
			d.wrongKind(path, "an object in braces")
			return
		}
		d.entries(path, target)
	case reflect.Slice:
		if first != '[' {
			d.wrongKind(path, "a list in brackets")
			return
		}
		d.list(path, target)
	case reflect.String:
		if first != '"' {
			d.wrongKind(path, "a text in quotes")
			return
		}
		target.SetString(d.text())
	case reflect.Bool:
		if first != 't' && first != 'f' {
			d.wrongKind(path, "true or false")
			return
		}
		d.raw()
		target.SetBool(first == 't')
	case reflect.Int:
		raw := d.raw()
		n, err := strconv.Atoi(string(raw))
		if err != nil {
			d.problem(path, shown(raw), "a whole number", merit.ErrSyntax)
			return
		}
		target.SetInt(int64(n))
	default:
		panic("no JSON form for " + target.Type().String()) // a mistake in this program: every type is in a test
	}
}

// number reads an exact number, written as a number or as text.
func (d *decoder) number(path string, first byte, into *decimal.Decimal) {
	var text string
	switch {
	case first == '"':
		text = d.text()
	case first == '-', '0' <= first && first <= '9':
		text = string(d.raw())
	default:
		d.wrongKind(path, "a number")
		return
	}
	const longest = 40
	// An exponent could stand for a number of a billion digits.
	if len(text) <= longest && !strings.ContainsAny(text, "eE") {
		if number, err := decimal.NewFromString(text); err == nil {
			*into = number
			return
		}
	}
	d.problem(path, text, "a number in plain decimals, such as 82.5", merit.ErrSyntax)
}

// object reads an object whose brace comes next.
func (d *decoder) object(path string, target reflect.Value) {
	fields := fieldsOf(target.Type())
	given, known := make([]bool, len(fields)), make([]bool, len(fields))
	for d.rest = d.rest[1:]; d.next() != '}'; {
		name := d.text()
		i := indexOf(fields, name)
		if i < 0 {
			d.problem(under(path, name), name, "one of the fields "+names(fields), merit.ErrUnknown)
			d.raw()
			continue
		}
		if given[i] {
			d.problem(under(path, name), name, "each field once", merit.ErrConflict)
		}
		given[i] = true
		known[i] = d.next() != 'n' // null
		d.value(under(path, name), target.FieldByIndex(fields[i].index))
	}
	d.rest = d.rest[1:]
	for i, f := range fields {
		if f.required && !known[i] {
			d.problem(under(path, f.name), "", f.doc, merit.ErrMissing)
		}
	}
}

// entries reads a map from text to values.
func (d *decoder) entries(path string, target reflect.Value) {
	target.Set(reflect.MakeMap(target.Type()))
	for d.rest = d.rest[1:]; d.next() != '}'; {
		name := d.text()
		key := reflect.ValueOf(name)
		if target.MapIndex(key).IsValid() {
			d.problem(under(path, name), name, "each field once", merit.ErrConflict)
		}
		value := reflect.New(target.Type().Elem()).Elem()
		d.value(under(path, name), value)
		target.SetMapIndex(key, value)
	}
	d.rest = d.rest[1:]
}

func (d *decoder) list(path string, target reflect.Value) {
	target.Set(reflect.MakeSlice(target.Type(), 0, 0)) // an empty list is not an unknown one
	d.rest = d.rest[1:]
	for i := 0; d.next() != ']'; i++ {
		value := reflect.New(target.Type().Elem()).Elem()
		d.value(fmt.Sprintf("%s[%d]", path, i), value)
		target.Set(reflect.Append(target, value))
	}
	d.rest = d.rest[1:]
}

// wrongKind notes a value of the wrong kind and reads past it.
func (d *decoder) wrongKind(path, expected string) {
	d.problem(path, shown(d.raw()), expected, merit.ErrSyntax)
}

// shown names a value in an error.
func shown(raw []byte) string {
	switch raw[0] {
	case '{':
		return "an object"
	case '[':
		return "a list"
	}
	return string(raw[:min(len(raw), 128)])
}

// refused notes what the library says about a word, under the path of its field.
func (d *decoder) refused(path, value string, err error) {
	problems := merit.FieldErrors(err)
	for _, p := range problems {
		at := path
		if _, part, has := strings.Cut(p.Field, "."); has { // such as nip.birth
			at += "." + part
		}
		d.problem(at, p.Value, p.Expected, p.Err)
	}
	if len(problems) == 0 {
		d.problem(path, value, err.Error(), merit.ErrSyntax)
	}
}

func under(path, name string) string {
	name = clip(name)
	if name == "" {
		name = `""`
	}
	if path == "" {
		return name
	}
	return path + "." + name
}

// clip shortens hostile input for use in an error.
func clip(s string) string {
	const longest = 64
	if len(s) <= longest {
		return s
	}
	return strings.ToValidUTF8(s[:longest], "") + "…"
}

// field is one field of the JSON form of a struct.
type field struct {
	name, doc string
	required  bool
	index     []int
	of        reflect.Type
}

var formOf sync.Map // from reflect.Type to []field

// fieldsOf returns the fields of a struct's JSON form. Embedded structs lend theirs.
func fieldsOf(t reflect.Type) []field {
	if known, ok := formOf.Load(t); ok {
		return known.([]field)
	}
	var out []field
	for _, f := range reflect.VisibleFields(t) {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous || name == "" || name == "-" {
			continue
		}
		out = append(out, field{name, f.Tag.Get("doc"), !strings.Contains(options, "omitzero"), f.Index, f.Type})
	}
	formOf.Store(t, out)
	return out
}

func indexOf(fields []field, name string) int {
	for i := range fields {
		if fields[i].name == name {
			return i
		}
	}
	return -1
}

func names(fields []field) string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.name
	}
	return strings.Join(out, ", ")
}
