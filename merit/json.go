package merit

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Bounds of JSON that is read. They are far above what any case of law needs and keep
// hostile input from costing more than a look.
const (
	maxJSON       = 16 << 20 // bytes of a document
	maxJSONText   = 1 << 16  // bytes of one string
	maxJSONNumber = 32       // bytes of one number
	maxJSONDepth  = 80       // objects and lists within one another
	maxJSONValues = 1 << 20  // fields and items
	mostProblems  = 100      // of one object or list, after which the rest of it is not read
)

// JSONField is one field of a JSON object and where its value goes; see
// [DecodeObject].
type JSONField struct {
	name string
	read func(raw json.RawMessage) error
}

// FieldOf returns the field of a name whose value goes to a variable: text, a flag, a
// whole number, or any type that reads itself from text or JSON.
func FieldOf[T any](name string, into *T) JSONField {
	return JSONField{name, func(raw json.RawMessage) error { return decodeValue(raw, into) }}
}

// ListOf returns the field of a name whose value is a list. An empty list becomes an
// empty slice and not nil, for the two differ wherever "none" and "not known" do.
func ListOf[T any](name string, into *[]T) JSONField {
	return JSONField{name, func(raw json.RawMessage) error {
		out, err := decodeList[T](raw)
		if err == nil {
			*into = out
		}
		return err
	}}
}

// MapOf returns the field of a name whose value is an object with names of its own, such
// as the marks by the code of their criterion. A name given twice is refused.
func MapOf[T any](name string, into *map[string]T) JSONField {
	return JSONField{name, func(raw json.RawMessage) error {
		out := map[string]T{}
		problems := problemList{}
		problems.join(eachMember(raw, func(name string, raw json.RawMessage) bool {
			var item T
			if _, twice := out[name]; twice {
				problems.add(fieldName(name), name, "the field once", ErrConflict)
			} else {
				problems.join(under(fieldName(name), raw, decodeValue(raw, &item)))
				out[name] = item
			}
			return len(problems.errs) < mostProblems
		}))
		if err := problems.err(); err != nil {
			return err
		}
		*into = out
		return nil
	}}
}

// DecodeObject reads one JSON object strictly; it is what the types of this library
// read themselves with. It refuses, all at once and each as a [*FieldError] that names
// the field by its path: a field that is not among the given ones ([ErrUnknown]), one
// given twice ([ErrConflict]), null and values of the wrong kind ([ErrSyntax]), and
// what the types of the fields refuse. A field that is not there keeps its variable as
// it is. Names are matched exactly.
//
// Text after the object and text that is not UTF-8 are refused with [ErrSyntax]; with
// [ErrRange] what is larger than any case of law: 16 MiB, strings of 64 KiB, numbers of
// 32 digits, 80 levels, a million values. Of one object or list it tells a hundred problems
// and then, with [ErrRange], that the rest was not read.
func DecodeObject(data []byte, fields ...JSONField) error {
	if err := checkJSON(data); err != nil {
		return err
	}
	problems := problemList{}
	seen := distinct{}
	read := func(name string, raw json.RawMessage) {
		for _, f := range fields {
			switch {
			case f.name != name:
				continue
			case seen[name]:
				problems.add(name, name, "the field once", ErrConflict)
			default:
				problems.join(under(name, raw, f.read(raw)))
			}
			seen[name] = true
			return
		}
		known := make([]string, len(fields))
		for i, f := range fields {
			known[i] = f.name
		}
		problems.add(fieldName(name), name, "one of the fields "+strings.Join(known, ", "), ErrUnknown)
	}
	problems.join(eachMember(data, func(name string, raw json.RawMessage) bool {
		read(name, raw)
		return len(problems.errs) < mostProblems
	}))
	return problems.err()
}

// DecodeList reads one JSON list as strictly as [DecodeObject] reads an object. Problems
// of an item are named by its place, as in [2].date.
func DecodeList[T any](data []byte, into *[]T) error {
	if err := checkJSON(data); err != nil {
		return err
	}
	out, err := decodeList[T](data)
	if err == nil {
		*into = out
	}
	return err
}

// fieldName returns the name of a field as given, fit for an error.
func fieldName(name string) string {
	if name == "" {
		return `""`
	}
	return clip(name)
}

// documentField stands for the whole value in an error about it.
const documentField = "json"

// under puts the problems of a value below its field. What a text is refused for is
// named by the type of the text, which gives way to the field.
func under(name string, raw json.RawMessage, err error) error {
	if err == nil {
		return nil
	}
	composite := len(raw) > 0 && (raw[0] == '{' || raw[0] == '[')
	problems := problemList{}
	for _, problem := range problemsOf(err) {
		fe, ok := problem.(*FieldError)
		if !ok {
			fe = &FieldError{Value: string(raw), Expected: "a valid value: " + problem.Error(), Err: ErrSyntax}
		}
		at := fe.Field
		if _, part, found := strings.Cut(at, "."); !composite {
			at = ""
			if found {
				at = part
			}
		}
		switch {
		case at == "" || at == documentField:
			at = name
		case at[0] == '[':
			at = name + at
		default:
			at = name + "." + at
		}
		problems.add(at, fe.Value, fe.Expected, fe.Err)
	}
	return problems.err()
}

// decodeValue reads one value that is not null.
func decodeValue[T any](raw json.RawMessage, into *T) error {
	form := "an object"
	switch any(into).(type) {
	case *string, encoding.TextUnmarshaler:
		form = "text"
	case *bool:
		form = "true or false"
	case *int, *int64, *uint8:
		form = "a whole number"
	}
	wrong := &FieldError{Field: documentField, Value: string(raw), Expected: form, Err: ErrSyntax}
	if string(raw) == "null" {
		wrong.Expected += ", or no such field"
		return wrong
	}
	err := json.Unmarshal(raw, into)
	if len(FieldErrors(err)) == 0 && err != nil {
		return wrong // the words of encoding/json name types of Go
	}
	return err
}

func decodeList[T any](raw json.RawMessage) ([]T, error) {
	out := []T{}
	problems := problemList{}
	problems.join(eachItem(raw, func(i int, raw json.RawMessage) bool {
		var item T
		problems.join(under(fmt.Sprintf("[%d]", i), raw, decodeValue(raw, &item)))
		out = append(out, item)
		return len(problems.errs) < mostProblems
	}))
	return out, problems.err()
}

// checkJSON looks at the size of everything before anything is read.
func checkJSON(data []byte) error {
	tooMuch := func(what string, n, most int) error {
		return &FieldError{Field: documentField, Value: strconv.Itoa(n) + " " + what, Expected: "at most " + strconv.Itoa(most), Err: ErrRange}
	}
	if len(data) > maxJSON {
		return tooMuch("bytes", len(data), maxJSON)
	}
	if !utf8.Valid(data) {
		return &FieldError{Field: documentField, Value: "other bytes", Expected: "text in UTF-8", Err: ErrSyntax}
	}
	if bytes.HasPrefix(data, []byte("\ufeff")) {
		return &FieldError{Field: documentField, Value: "a byte order mark", Expected: "text without one", Err: ErrSyntax}
	}
	depth, values := 0, 1
	for i := 0; i < len(data); i++ {
		start := i
		switch c := data[i]; {
		case c == '"':
			for i++; i < len(data) && data[i] != '"'; i++ {
				if data[i] == '\\' {
					i++
				}
			}
			if n := i - start - 1; n > maxJSONText { // without the opening quote
				return tooMuch("bytes of text", n, maxJSONText)
			}
		case c == '{' || c == '[':
			if depth++; depth > maxJSONDepth {
				return tooMuch("levels", depth, maxJSONDepth)
			}
		case c == '}' || c == ']':
			depth--
		case c == ',':
			if values++; values > maxJSONValues {
				return tooMuch("values", values, maxJSONValues)
			}
		case c == '-' || isDigit(c):
			for i+1 < len(data) && strings.IndexByte("0123456789+-.eE", data[i+1]) >= 0 {
				i++
			}
			if i-start >= maxJSONNumber {
				return tooMuch("bytes of a number", i-start+1, maxJSONNumber)
			}
		}
	}
	return nil
}

// eachMember visits the members of one object, in their order, until visit returns false,
// and refuses anything else.
func eachMember(data []byte, visit func(name string, raw json.RawMessage) bool) error {
	return eachPart(data, json.Delim('{'), "one JSON object", func(d *json.Decoder) error {
		key, err := d.Token()
		if err != nil {
			return err
		}
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return err
		}
		return onward(visit(key.(string), raw)) // a decoder takes nothing else for a key
	})
}

// eachItem visits the items of one list, in their order, until visit returns false, and
// refuses anything else.
func eachItem(data []byte, visit func(i int, raw json.RawMessage) bool) error {
	i := -1
	return eachPart(data, json.Delim('['), "a list", func(d *json.Decoder) error {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return err
		}
		i++
		return onward(visit(i, raw))
	})
}

var (
	errTrailing = errors.New("text after the value")
	errTooShort = errors.New("the text ends before it does")
	errTooMany  = &FieldError{Field: documentField, Value: "more", Expected: "at most " + strconv.Itoa(mostProblems) + " problems; the rest was not read", Err: ErrRange}
)

// onward returns an error where enough problems were found.
func onward(on bool) error {
	if on {
		return nil
	}
	return errTooMany
}

func eachPart(data []byte, opening json.Delim, form string, next func(*json.Decoder) error) error {
	d := json.NewDecoder(bytes.NewReader(data))
	token, err := d.Token()
	if err == nil && token != opening {
		return &FieldError{Field: documentField, Value: clip(string(data)), Expected: form, Err: ErrSyntax}
	}
	for err == nil && d.More() {
		err = next(d)
	}
	if err == nil {
		_, err = d.Token() // the end of the object or list
	}
	if err == nil {
		err = endOf(d)
	}
	switch {
	case err == error(errTooMany):
		return err
	case err != nil:
		return offsetError(d, form, err)
	}
	return nil
}

// endOf returns an error unless nothing follows.
func endOf(d *json.Decoder) error {
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errTrailing
	}
	return nil
}

// offsetError says where the text stops being JSON.
func offsetError(d *json.Decoder, form string, err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = errTooShort
	}
	return &FieldError{Field: documentField, Value: "offset " + strconv.FormatInt(d.InputOffset(), 10), Expected: form + ": " + err.Error(), Err: ErrSyntax}
}
