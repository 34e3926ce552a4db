package rubric

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
)

// ParseScheme reads a scheme from JSON and compiles it. The form:
//
//	{
//	  "name": {"id": "Seleksi", "en": "Selection"},
//	  "scale": {"low": 0, "high": 100, "steps": 100},
//	  "missing": "refuse",
//	  "bands": [{"code": "K", "name": {"id": "Kurang", "en": "poor"}, "low": 0}, …],
//	  "criteria": [
//	    {"code": "paper", "weight": 40, "minimum": 60, "scale": {"low": 1, "high": 5, "steps": 1}},
//	    {"code": "interview", "weight": "60", "sub": [ … ]}
//	  ]
//	}
//
// Only criteria, their codes and weights are required. Numbers may be written as
// text, so that no program on the way makes them binary fractions. It returns every
// problem at once, each a [*merit.FieldError] that names the field by its path: a
// field that the form does not have, one given twice, one of the wrong kind, and
// what [NewScheme] refuses. Input of more than 16 megabytes is refused unread.
func ParseScheme(data []byte) (*Scheme, error) {
	if len(data) > maxInput {
		return nil, &merit.FieldError{Field: "scheme", Value: strconv.Itoa(len(data)) + " bytes", Expected: "at most " + strconv.Itoa(maxInput) + " bytes", Err: merit.ErrRange}
	}
	r := reader{doubtful: map[string]bool{}}
	root, err := readTree(data)
	if err != nil {
		return nil, err
	}
	spec := Spec{}
	o, ok := r.object("scheme", root, "name", "scale", "missing", "bands", "criteria")
	if !ok {
		return nil, r.err()
	}
	spec.Name = r.name("name", o["name"])
	spec.Scale = r.scale("scale", o["scale"])
	if text, ok := r.text("missing", o["missing"]); ok {
		if spec.Missing, err = ParseMissingPolicy(text); err != nil {
			r.broken(err)
		}
	}
	spec.Criteria = r.criteria("criteria", o["criteria"])
	if o["bands"] != nil {
		spec.Bands = r.bands("bands", o["bands"], spec.Scale)
	}
	s, err := NewScheme(spec)
	for _, problem := range merit.FieldErrors(err) {
		if !r.explains(problem.Field) {
			r.join(problem)
		}
	}
	if err := r.err(); err != nil {
		return nil, err
	}
	return s, nil
}

const (
	maxNesting = 2*maxDepth + 8 // of JSON values: each group is an object in an array
	maxInput   = 16 << 20       // bytes; 10,000 criteria with names in full take a few of them
	maxValues  = 1 << 18        // which is more than as many criteria have
)

// tree is a JSON value: a string, json.Number, bool, nil, list or *fields.
type tree any

type list []tree

// fields is a JSON object that remembers what is wrong with its form.
type fields struct {
	order  []string
	values map[string]tree
	twice  []string
}

// readTree reads one JSON value and nothing after it.
func readTree(data []byte) (tree, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	left := maxValues
	root, err := readValue(d, 0, &left)
	if err == nil {
		if _, err = d.Token(); err == io.EOF {
			return root, nil
		}
		if err == nil {
			err = errors.New("more after the end")
		}
	}
	return nil, &merit.FieldError{Field: "scheme", Value: fmt.Sprintf("at byte %d: %v", d.InputOffset(), err), Expected: "one JSON object", Err: merit.ErrSyntax}
}

func readValue(d *json.Decoder, depth int, left *int) (tree, error) {
	if depth > maxNesting {
		return nil, errors.New("nested too deep")
	}
	if *left--; *left < 0 {
		return nil, fmt.Errorf("more than %d values", maxValues)
	}
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('{'):
		o := &fields{values: map[string]tree{}}
		for d.More() {
			key, err := d.Token()
			if err != nil {
				return nil, err
			}
			name := key.(string) // the decoder refuses any other key
			value, err := readValue(d, depth+1, left)
			if err != nil {
				return nil, err
			}
			if _, ok := o.values[name]; ok {
				o.twice = append(o.twice, name)
			} else {
				o.order = append(o.order, name)
			}
			o.values[name] = value
		}
		_, err = d.Token()
		return o, err
	case json.Delim('['):
		l := list{}
		for d.More() {
			value, err := readValue(d, depth+1, left)
			if err != nil {
				return nil, err
			}
			l = append(l, value)
		}
		_, err = d.Token()
		return l, err
	}
	return token, nil
}

// reader turns trees into the parts of a scheme and gathers problems.
type reader struct {
	problems
	doubtful  map[string]bool // fields of which more problems would only mislead
	scaleless bool            // the scale of the result could not be read
}

// broken notes a value that could not be read, and what depends on it.
func (r *reader) broken(err error) {
	r.join(err)
	for _, problem := range merit.FieldErrors(err) {
		at := problem.Field
		r.doubtful[at] = true
		r.scaleless = r.scaleless || at == "scale" || strings.HasPrefix(at, "scale.")
		if owner, ok := strings.CutSuffix(at, ".sub"); ok { // read as a leaf
			r.doubtful[owner+".scale"], r.doubtful[owner+".minimum"] = true, true
		}
		if i := strings.LastIndex(at, ".scale"); i >= 0 {
			r.doubtful[at[:i]+".scale"], r.doubtful[at[:i]+".minimum"] = true, true
		}
		// The total of the group in which a weight is not known.
		if i := strings.LastIndex(at, "["); i >= 0 && (strings.HasSuffix(at, ".weight") || strings.HasSuffix(at, "]")) {
			r.doubtful[at[:i]+".weight"] = true
		}
	}
}

// explains reports whether a value that could not be read already says why a field is
// missing or wrong.
func (r *reader) explains(field string) bool {
	for end := len(field); end > 0; end = strings.LastIndexAny(field[:end], ".[") {
		if r.doubtful[field[:end]] {
			return true
		}
	}
	// Without the scale of the result, the minimums of groups and the bands hang in the
	// air.
	return r.scaleless && (strings.HasSuffix(field, ".minimum") || strings.HasPrefix(field, "scale") || strings.HasPrefix(field, "bands"))
}

func (r *reader) wrong(at string, v tree, want string) {
	r.broken(&merit.FieldError{Field: at, Value: kindOf(v), Expected: want, Err: merit.ErrSyntax})
}

// kindOf names a value in an error.
func kindOf(v tree) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case *fields:
		return "an object"
	case list:
		return "a list"
	case string:
		return clip(v)
	}
	return clip(fmt.Sprint(v))
}

// object returns the fields of an object that are allowed.
func (r *reader) object(at string, v tree, allowed ...string) (map[string]tree, bool) {
	o, ok := v.(*fields)
	if !ok {
		r.wrong(at, v, "an object")
		return nil, false
	}
	known := map[string]bool{}
	for _, name := range allowed {
		known[name] = true
	}
	under := at + "."
	if at == "scheme" {
		under = ""
	}
	for _, name := range o.order {
		if !known[name] {
			r.add(under+fieldName(name), clip(name), "one of "+strings.Join(allowed, ", "), merit.ErrUnknown)
		}
	}
	for _, name := range o.twice {
		r.add(under+fieldName(name), clip(name), "the field once", merit.ErrConflict)
	}
	return o.values, true
}

// fieldName returns the name of a field as given, fit for an error.
func fieldName(name string) string {
	if name == "" {
		return `""`
	}
	return clip(name)
}

func (r *reader) list(at string, v tree) list {
	if v == nil {
		return nil // the compiler says what is missing
	}
	l, ok := v.(list)
	if !ok {
		r.wrong(at, v, "a list")
	}
	return l
}

func (r *reader) text(at string, v tree) (string, bool) {
	if v == nil {
		return "", false
	}
	s, ok := v.(string)
	if !ok {
		r.wrong(at, v, "text")
	}
	return s, ok
}

func (r *reader) name(at string, v tree) merit.Text {
	if v == nil {
		return merit.Text{}
	}
	o, ok := r.object(at, v, "id", "en")
	if !ok {
		return merit.Text{}
	}
	id, _ := r.text(at+".id", o["id"])
	en, _ := r.text(at+".en", o["en"])
	if id == "" || en == "" {
		r.add(at, "", "the name in both languages, id and en", merit.ErrMissing)
	}
	return merit.T(id, en)
}

func (r *reader) number(at string, v tree) (decimal.Decimal, bool) {
	if v == nil {
		return decimal.Zero, false
	}
	const longest = 64
	var text string
	switch v := v.(type) {
	case json.Number:
		text = v.String()
	case string:
		text = v
	default:
		r.wrong(at, v, "a number")
		return decimal.Zero, false
	}
	if len(text) > longest {
		r.wrong(at, text, plainForm)
		return decimal.Zero, false
	}
	d, err := decimal.NewFromString(text)
	if err != nil {
		r.wrong(at, text, "a number")
	}
	return d, err == nil
}

func (r *reader) scale(at string, v tree) Scale {
	if v == nil {
		return Scale{}
	}
	o, ok := r.object(at, v, "low", "high", "steps")
	if !ok {
		return Scale{}
	}
	s := Scale{}
	for _, end := range []struct {
		name string
		to   *decimal.Decimal
	}{{"low", &s.Low}, {"high", &s.High}} {
		if o[end.name] == nil {
			r.broken(&merit.FieldError{Field: at + "." + end.name, Expected: "a number", Err: merit.ErrMissing})
		}
		*end.to, _ = r.number(at+"."+end.name, o[end.name])
	}
	if v := o["steps"]; v != nil {
		n, err := strconv.ParseInt(kindOf(v), 10, 64)
		if err != nil || n == 0 {
			r.wrong(at+".steps", v, "a whole number of steps to a point")
		}
		s.Steps = n
	}
	return s
}

func (r *reader) criteria(at string, v tree) []Criterion {
	var out []Criterion
	for i, v := range r.list(at, v) {
		at := fmt.Sprintf("%s[%d]", at, i)
		o, ok := r.object(at, v, "code", "name", "weight", "scale", "minimum", "sub")
		if !ok {
			out = append(out, Criterion{}) // so that the others keep their places
			continue
		}
		c := Criterion{Name: r.name(at+".name", o["name"]), Scale: r.scale(at+".scale", o["scale"])}
		c.Code, _ = r.text(at+".code", o["code"])
		if o["weight"] == nil {
			r.broken(&merit.FieldError{Field: at + ".weight", Expected: "a weight in per cent", Err: merit.ErrMissing})
		}
		c.Weight, _ = r.number(at+".weight", o["weight"])
		c.Minimum.Decimal, c.Minimum.Valid = r.number(at+".minimum", o["minimum"])
		if v, ok := o["sub"]; ok {
			if c.Sub = r.criteria(at+".sub", v); len(c.Sub) == 0 {
				r.broken(&merit.FieldError{Field: at + ".sub", Expected: "at least one criterion, or no such field", Err: merit.ErrMissing})
			}
		}
		out = append(out, c)
	}
	return out
}

func (r *reader) bands(at string, v tree, scale Scale) *Bands {
	var out []Band
	before := len(r.doubtful)
	for i, v := range r.list(at, v) {
		at := fmt.Sprintf("%s[%d]", at, i)
		o, ok := r.object(at, v, "code", "name", "low")
		if !ok {
			continue
		}
		b := Band{Name: r.name(at+".name", o["name"])}
		b.Code, _ = r.text(at+".code", o["code"])
		if o["low"] == nil {
			r.broken(&merit.FieldError{Field: at + ".low", Expected: "the lowest score of the band", Err: merit.ErrMissing})
		}
		b.Low, _ = r.number(at+".low", o["low"])
		out = append(out, b)
	}
	if len(r.doubtful) > before || r.scaleless {
		return nil // what is wrong has been said
	}
	if scale.IsZero() {
		scale = Points(0, 100)
	}
	bands, err := NewBands(scale.Low, scale.High, out...)
	if err != nil {
		r.errs = append(r.errs, err)
	}
	return bands
}
