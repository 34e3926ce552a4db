package main

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"io"
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
	d := decoder{json: json.NewDecoder(bytes.NewReader(data))}
	d.json.UseNumber()
	err := d.value("", reflect.ValueOf(into).Elem())
	if err == nil {
		if _, end := d.json.Token(); end != io.EOF {
			err = errors.New("more after the end of the value")
		}
	}
	if err != nil {
		return &syntaxError{fmt.Sprintf("at byte %d: %v", d.json.InputOffset(), err)}
	}
	return errors.Join(d.problems...)
}

// syntaxError says that a body is no JSON.
type syntaxError struct{ detail string }

func (e *syntaxError) Error() string { return e.detail }

// mostProblems bounds the answer to a hostile body.
const mostProblems = 100

type decoder struct {
	json     *json.Decoder
	problems []error
}

func (d *decoder) problem(path, value, expected string, kind error) {
	if len(d.problems) < mostProblems {
		d.problems = append(d.problems, &merit.FieldError{Field: path, Value: clip(value), Expected: expected, Err: kind})
	}
}

// value reads the next value. Its error is one of syntax, after which nothing can be
// read.
func (d *decoder) value(path string, target reflect.Value) error {
	if raw, ok := target.Addr().Interface().(*json.RawMessage); ok {
		if err := d.json.Decode(raw); err != nil {
			return err
		}
		if string(*raw) == "null" {
			*raw = nil
		}
		return nil
	}
	token, err := d.json.Token()
	if err != nil || token == nil {
		return err
	}
	if target.Kind() == reflect.Pointer {
		target.Set(reflect.New(target.Type().Elem()))
		target = target.Elem()
	}
	switch v := target.Addr().Interface().(type) {
	case *decimal.Decimal:
		return d.number(path, token, v)
	case encoding.TextUnmarshaler:
		text, ok := token.(string)
		if !ok {
			return d.wrongKind(path, token, "a text in quotes")
		}
		if err := v.UnmarshalText([]byte(text)); err != nil {
			d.refused(path, text, err)
		}
		return nil
	}
	switch target.Kind() {
	case reflect.Struct:
		if token == json.Delim('{') {
			return d.object(path, target)
		}
		return d.wrongKind(path, token, "an object in braces")
	case reflect.Map:
		if token == json.Delim('{') {
			return d.entries(path, target)
		}
		return d.wrongKind(path, token, "an object in braces")
	case reflect.Slice:
		if token == json.Delim('[') {
			return d.list(path, target)
		}
		return d.wrongKind(path, token, "a list in brackets")
	case reflect.String:
		if text, ok := token.(string); ok {
			target.SetString(text)
			return nil
		}
		return d.wrongKind(path, token, "a text in quotes")
	case reflect.Int:
		if number, ok := token.(json.Number); ok {
			if n, err := strconv.Atoi(number.String()); err == nil {
				target.SetInt(int64(n))
				return nil
			}
		}
		return d.wrongKind(path, token, "a whole number")
	case reflect.Bool:
		if yes, ok := token.(bool); ok {
			target.SetBool(yes)
			return nil
		}
		return d.wrongKind(path, token, "true or false")
	}
	panic("no JSON form for " + target.Type().String()) // a mistake in this program: every type is in a test
}

// number reads an exact number, written as a number or as text.
func (d *decoder) number(path string, token json.Token, into *decimal.Decimal) error {
	var text string
	switch token := token.(type) {
	case json.Number:
		text = token.String()
	case string:
		text = token
	default:
		return d.wrongKind(path, token, "a number")
	}
	const longest = 40
	number, err := decimal.NewFromString(text)
	// An exponent could stand for a number of a billion digits.
	if err != nil || len(text) > longest || strings.ContainsAny(text, "eE") {
		d.problem(path, text, "a number in plain decimals, such as 82.5", merit.ErrSyntax)
		return nil
	}
	*into = number
	return nil
}

// object reads the fields of an object whose brace is read.
func (d *decoder) object(path string, target reflect.Value) error {
	fields := fieldsOf(target.Type())
	given := make([]bool, len(fields))
	for d.json.More() {
		name, err := d.key()
		if err != nil {
			return err
		}
		i := indexOf(fields, name)
		if i < 0 {
			d.problem(under(path, name), "", "one of "+names(fields), merit.ErrUnknown)
			err = d.skip()
		} else {
			if given[i] {
				d.problem(under(path, name), "", "each field once", merit.ErrConflict)
			}
			given[i] = true
			err = d.value(under(path, name), target.FieldByIndex(fields[i].index))
		}
		if err != nil {
			return err
		}
	}
	for i, f := range fields {
		if f.required && !given[i] {
			d.problem(under(path, f.name), "", f.doc, merit.ErrMissing)
		}
	}
	_, err := d.json.Token()
	return err
}

// entries reads a map from text to values.
func (d *decoder) entries(path string, target reflect.Value) error {
	target.Set(reflect.MakeMap(target.Type()))
	for d.json.More() {
		name, err := d.key()
		if err != nil {
			return err
		}
		key := reflect.ValueOf(name)
		if target.MapIndex(key).IsValid() {
			d.problem(under(path, name), "", "each field once", merit.ErrConflict)
		}
		value := reflect.New(target.Type().Elem()).Elem()
		if err := d.value(under(path, name), value); err != nil {
			return err
		}
		target.SetMapIndex(key, value)
	}
	_, err := d.json.Token()
	return err
}

func (d *decoder) list(path string, target reflect.Value) error {
	target.Set(reflect.MakeSlice(target.Type(), 0, 0)) // an empty list is not an unknown one
	for i := 0; d.json.More(); i++ {
		value := reflect.New(target.Type().Elem()).Elem()
		if err := d.value(fmt.Sprintf("%s[%d]", path, i), value); err != nil {
			return err
		}
		target.Set(reflect.Append(target, value))
	}
	_, err := d.json.Token()
	return err
}

func (d *decoder) key() (string, error) {
	token, err := d.json.Token()
	if err != nil {
		return "", err
	}
	return token.(string), nil // the decoder refuses any other key
}

func (d *decoder) skip() error {
	var ignored json.RawMessage
	return d.json.Decode(&ignored)
}

// wrongKind notes a value of the wrong kind and reads past it.
func (d *decoder) wrongKind(path string, token json.Token, expected string) error {
	value := fmt.Sprint(token)
	depth := 0
	for {
		switch token {
		case json.Delim('{'):
			value = "an object"
			depth++
		case json.Delim('['):
			value = "a list"
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			d.problem(path, value, expected, merit.ErrSyntax)
			return nil
		}
		var err error
		if token, err = d.json.Token(); err != nil {
			return err
		}
	}
}

// refused notes what the library says about a word, under the path of its field.
func (d *decoder) refused(path, value string, err error) {
	problems := merit.FieldErrors(err)
	for _, p := range problems {
		d.problem(path, p.Value, p.Expected, p.Err)
	}
	if len(problems) == 0 {
		d.problem(path, value, err.Error(), merit.ErrSyntax)
	}
}

func under(path, name string) string {
	name = clip(name)
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
