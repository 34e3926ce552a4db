package kasnindex

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
)

// Load reads an instrument of the caller's own from JSON:
//
//	{
//	  "code": "merit-2026",
//	  "title": {"id": "Penilaian sistem merit", "en": "Merit assessment"},
//	  "basis": ["PermenPANRB 19/2025"],
//	  "valid": {"from": "2026-01-01", "until": "2027-01-01"},
//	  "scale": 100,
//	  "levels": 4,
//	  "aspects": [
//	    {"code": "a", "name": {"id": "…", "en": "…"}, "weight": 100, "indicators": [
//	      {"code": "a1", "name": {"id": "…", "en": "…"}, "weight": "62.5"},
//	      {"code": "a2", "weight": 37.5, "gate": true}
//	    ]}
//	  ],
//	  "bands": [
//	    {"code": "low", "name": {"id": "…", "en": "…"}, "low": 0},
//	    {"code": "high", "name": {"id": "…", "en": "…"}, "low": 60}
//	  ],
//	  "above": false
//	}
//
// Indicators may be left out of every aspect, and with them levels; name of an
// indicator, gate, valid and above are optional. Days of valid are half-open: until
// is the first day after. Numbers are decimal, as numbers or text. The meaning of each
// field is that of [Spec].
//
// With the field rule, such as KSN-BANDS, the instrument is one of this library, as
// [Instrument.MarshalJSON] writes it: code and the rest must then be what the library
// makes of them.
//
// Every problem is returned at once, each a [*merit.FieldError] with the path of its
// field: those of [NewInstrument], a field that is unknown, missing, repeated or of
// the wrong kind, and bands with a gap. Text after the value and input of more than
// one megabyte are refused.
func Load(data []byte) (*Instrument, error) {
	const limit = 1 << 20
	if len(data) > limit {
		return nil, &merit.FieldError{Field: "json", Value: strconv.Itoa(len(data)) + " bytes", Expected: "at most one megabyte", Err: merit.ErrRange}
	}
	var c checks
	root := parseJSON(&c, data)
	if root.kind != objectNode {
		root.wrong(&c, "an object")
		return nil, c.err()
	}
	spec, rule := readSpec(&c, root)
	known := map[string]bool{}
	for _, problem := range merit.FieldErrors(c.err()) {
		known[problem.Field] = true
	}
	in, err := NewInstrument(spec)
	if rule != "" && err == nil && c.err() == nil {
		return libraryInstrument(in, rule)
	}
	for _, problem := range merit.FieldErrors(err) {
		if !explained(problem.Field, known, &c) {
			c.join(problem)
		}
	}
	if err := c.err(); err != nil {
		return nil, err
	}
	return in, nil
}

// explained reports whether a known problem already says why a field of the
// instrument is missing or wrong: one of the same field, of what it is part of, or,
// where the field was put together from several, of one of those.
func explained(field string, known map[string]bool, c *checks) bool {
	switch field {
	case "title":
		return c.within(field)
	case "bands":
		return c.within(field) || c.within("scale")
	}
	for end := len(field); end > 0; end = strings.LastIndexAny(field[:end], ".[") {
		if known[field[:end]] {
			return true
		}
	}
	return false
}

// within reports whether there is a problem of the field or of a part of it.
func (c *checks) within(field string) bool {
	return slices.ContainsFunc(merit.FieldErrors(c.err()), func(known *merit.FieldError) bool {
		rest, ok := strings.CutPrefix(known.Field, field)
		return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
	})
}

func readSpec(c *checks, root node) (Spec, merit.RuleID) {
	f := root.object(c, "", "code", "title", "basis", "valid", "scale", "levels", "aspects", "bands", "above", "rule")
	rule := merit.RuleID("")
	if n := f.get("rule"); n.kind != absentNode {
		rule = merit.RuleID(n.text(c))
	}
	spec := Spec{
		Code:  f.get("code").text(c),
		Title: f.get("title").words(c, true),
		Above: f.get("above").flag(c),
	}
	for _, n := range f.get("basis").list(c) {
		cited, err := merit.ParseCitation(n.text(c))
		if err != nil && n.kind == textNode {
			c.join(merit.InField(n.path, err))
		}
		spec.Basis = append(spec.Basis, cited)
	}
	if v := f.get("valid"); v.kind != absentNode {
		v := v.object(c, v.path, "from", "until")
		spec.Valid = merit.Interval{From: v.get("from").date(c), Until: v.get("until").date(c)}
	}
	if n := f.get("levels"); n.kind != absentNode {
		spec.Levels = n.whole(c)
	}
	aspects := f.get("aspects")
	if aspects.kind == absentNode && rule != "" {
		aspects.kind = listNode // an instrument of the library whose components are not known
	}
	for _, n := range aspects.list(c) {
		spec.Aspects = append(spec.Aspects, readAspect(c, n))
	}
	c.require(len(spec.Aspects) > 0 || rule != "" || c.within("aspects"), "aspects", "at least one aspect")
	scale := f.get("scale").decimal(c)
	var bands []rubric.Band
	for _, n := range f.get("bands").list(c) {
		b := n.object(c, n.path, "code", "name", "low")
		bands = append(bands, rubric.Band{Code: b.get("code").text(c), Name: b.get("name").words(c, true), Low: b.get("low").decimal(c)})
	}
	if !c.within("bands") && !c.within("scale") {
		division, err := rubric.NewBands(decimal.Zero, scale, bands...)
		for _, problem := range merit.FieldErrors(err) {
			if problem.Field == "high" {
				problem.Field = "scale"
			}
			c.join(problem)
		}
		spec.Bands = division
	}
	return spec, rule
}

func readAspect(c *checks, n node) Aspect {
	f := n.object(c, n.path, "code", "name", "weight", "indicators")
	a := Aspect{Code: f.get("code").text(c), Name: f.get("name").words(c, true), Weight: f.get("weight").decimal(c)}
	list := f.get("indicators")
	if list.kind == absentNode {
		return a
	}
	a.Indicators = []Indicator{}
	for _, n := range list.list(c) {
		f := n.object(c, n.path, "code", "name", "weight", "gate")
		a.Indicators = append(a.Indicators, Indicator{Code: f.get("code").text(c), Name: f.get("name").words(c, false),
			Weight: f.get("weight").decimal(c), Gate: f.get("gate").flag(c)})
	}
	return a
}

// node is a value of JSON with its path. encoding/json would take a field in any
// case, keep the last of a repeated one and stop at the first problem.
type node struct {
	kind   nodeKind
	path   string
	scalar string
	keys   []string // of an object, in order
	items  []node   // of an object or a list
}

type nodeKind uint8

const (
	brokenNode nodeKind = iota // could not be read; the problem is named already
	absentNode
	textNode
	numberNode
	flagNode
	listNode
	objectNode
	nullNode
)

var nodeKindNames = [...]string{"", "", "text", "a number", "true or false", "a list", "an object", "null"}

// parseJSON reads one value of JSON. A broken one gives a brokenNode and a problem.
func parseJSON(c *checks, data []byte) node {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	n, err := readNode(d, "", 0)
	if err == nil {
		if _, more := d.Token(); !errors.Is(more, io.EOF) {
			err = errTrailing
		}
	}
	if err != nil {
		c.add("json", fmt.Sprintf("offset %d", d.InputOffset()), "one value of JSON: "+err.Error(), merit.ErrSyntax)
		return node{}
	}
	return n
}

var (
	errTrailing = errors.New("text after the value")
	errDeep     = errors.New("too deep")
)

func readNode(d *json.Decoder, path string, depth int) (node, error) {
	const deepest = 16
	if depth > deepest {
		return node{}, errDeep
	}
	token, err := d.Token()
	if err != nil {
		return node{}, err
	}
	n := node{path: path}
	switch v := token.(type) {
	case string:
		n.kind, n.scalar = textNode, v
	case json.Number:
		n.kind, n.scalar = numberNode, v.String()
	case bool:
		n.kind, n.scalar = flagNode, strconv.FormatBool(v)
	case json.Delim:
		n.kind = listNode
		if v == '{' {
			n.kind = objectNode
		}
		for d.More() {
			at := fmt.Sprintf("%s[%d]", path, len(n.items))
			if n.kind == objectNode {
				key, err := d.Token()
				if err != nil {
					return node{}, err
				}
				name := key.(string) // a decoder takes nothing else for a key
				n.keys = append(n.keys, name)
				at = strings.TrimPrefix(path+"."+clip(name), ".")
			}
			item, err := readNode(d, at, depth+1)
			if err != nil {
				return node{}, err
			}
			n.items = append(n.items, item)
		}
		if _, err := d.Token(); err != nil {
			return node{}, err
		}
	default:
		n.kind = nullNode
	}
	return n, nil
}

// fields are the fields of an object that are known.
type fields struct {
	path   string
	broken bool
	named  map[string]node
}

// object returns the fields of an object and names those that are unknown or
// repeated.
func (n node) object(c *checks, path string, known ...string) fields {
	f := fields{path: path, named: map[string]node{}}
	if n.kind != objectNode {
		f.broken = true
		n.wrong(c, "an object")
		return f
	}
	for i, key := range n.keys {
		_, twice := f.named[key]
		switch {
		case !slices.Contains(known, key):
			c.add(n.items[i].path, key, "one of the fields "+strings.Join(known, ", "), merit.ErrUnknown)
		case twice:
			c.add(n.items[i].path, key, "the field once", merit.ErrConflict)
		default:
			f.named[key] = n.items[i]
		}
	}
	return f
}

func (f fields) get(name string) node {
	if n, ok := f.named[name]; ok {
		return n
	}
	if f.broken {
		return node{}
	}
	return node{kind: absentNode, path: strings.TrimPrefix(f.path+"."+name, ".")}
}

// wrong names a node that is missing or of the wrong kind.
func (n node) wrong(c *checks, expected string) {
	at := n.path
	if at == "" {
		at = "json"
	}
	switch n.kind {
	case brokenNode:
	case absentNode:
		c.add(at, "", expected, merit.ErrMissing)
	default:
		value := n.scalar
		if value == "" {
			value = nodeKindNames[n.kind]
		}
		c.add(at, value, expected, merit.ErrSyntax)
	}
}

func (n node) text(c *checks) string {
	if n.kind != textNode {
		n.wrong(c, "text")
	}
	if n.kind == textNode && n.scalar == "" {
		c.add(n.path, "", "text", merit.ErrMissing)
	}
	if n.kind != textNode {
		return ""
	}
	return n.scalar
}

// words reads a phrase in both languages.
func (n node) words(c *checks, required bool) merit.Text {
	if n.kind == absentNode && !required {
		return merit.Text{}
	}
	f := n.object(c, n.path, "id", "en")
	return merit.T(f.get("id").text(c), f.get("en").text(c))
}

// flag reads true or false; left out, it is false.
func (n node) flag(c *checks) bool {
	if n.kind != flagNode && n.kind != absentNode {
		n.wrong(c, "true or false")
	}
	return n.kind == flagNode && n.scalar == "true"
}

func (n node) list(c *checks) []node {
	if n.kind != listNode {
		n.wrong(c, "a list")
		return nil
	}
	return n.items
}

// decimal reads a number, written as one or as text.
func (n node) decimal(c *checks) decimal.Decimal {
	if n.kind != numberNode && n.kind != textNode {
		n.wrong(c, pointsForm)
		return decimal.Zero
	}
	p, err := parsePoints(n.path, n.scalar)
	c.join(err)
	return p.Decimal()
}

func (n node) whole(c *checks) int {
	const form = "a whole number"
	if n.kind != numberNode {
		n.wrong(c, form)
		return 0
	}
	i, err := strconv.Atoi(n.scalar)
	if err != nil {
		c.add(n.path, n.scalar, form, merit.ErrSyntax)
	}
	return i
}

// date reads a day; left out or empty, it is the zero Date.
func (n node) date(c *checks) merit.Date {
	var d merit.Date
	switch n.kind {
	case absentNode:
	case textNode:
		if err := d.UnmarshalText([]byte(n.scalar)); err != nil {
			c.join(merit.InField(n.path, err))
		}
	default:
		n.wrong(c, "a day in the form 2025-09-08")
	}
	return d
}
