package merit

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// Canonical returns the one form in which a JSON value is hashed and compared: UTF-8
// without spaces between its parts, the members of every object in the order of the
// bytes of their names, text with no escapes but \" \\ \b \f \n \r \t and \u00xx in
// small letters for the other control characters, and of numbers only whole ones
// between -(2^53-1) and 2^53-1. Exact decimals are text in this library, so no number
// is ever rounded. Text is taken as it is; nothing is normalised.
//
// It refuses, each as a [*FieldError], what [DecodeObject] refuses in size and form, a
// member given twice, and any other number.
func Canonical(data []byte) ([]byte, error) {
	root, err := parseTree(data)
	if err != nil {
		return nil, err
	}
	return root.append(nil), nil
}

// canonicalOf returns the canonical form of a value as encoding/json writes it.
func canonicalOf(v any) (tree, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return tree{}, err
	}
	return parseTree(data)
}

// tree is a JSON value that is free of anything but its content.
type tree struct {
	kind  treeKind
	text  string // of text; of a number, a flag and null what is written
	names []string
	parts []tree // members in the order of their names, or items
}

type treeKind uint8

const (
	literalTree treeKind = iota // a number, true, false or null
	textTree
	listTree
	objectTree
)

func parseTree(data []byte) (tree, error) {
	if err := checkJSON(data); err != nil {
		return tree{}, err
	}
	r := treeReader{data: data}
	out, ok := r.value()
	if ok {
		r.space()
		if r.at == len(r.data) {
			return out, r.problems.err()
		}
		r.expected = errTrailing.Error()
	}
	return tree{}, &FieldError{Field: documentField, Value: "offset " + strconv.Itoa(r.at), Expected: "one value of JSON: " + r.expected, Err: ErrSyntax}
}

// treeReader reads values whose sizes were checked. A value that is no JSON ends the
// reading; anything else that is wrong goes to the problems.
type treeReader struct {
	data     []byte
	at       int
	path     []step // to what is read
	expected string // where the text stops being JSON
	problems problemList
}

// step is the name of a member, or the place of an item where the name is empty.
type step struct {
	name  string
	place int
}

// problem notes what is wrong with what is read.
func (r *treeReader) problem(value, expected string, kind error) {
	at := ""
	for _, s := range r.path {
		if s.name == "" {
			at += "[" + strconv.Itoa(s.place) + "]"
		} else {
			at += "." + s.name
		}
	}
	r.problems.add(cmp.Or(strings.TrimPrefix(at, "."), documentField), value, expected, kind)
}

// part reads a value one step further down.
func (r *treeReader) part(s step) (tree, bool) {
	r.path = append(r.path, s)
	out, ok := r.value()
	r.path = r.path[:len(r.path)-1]
	return out, ok
}

// space passes over what separates values.
func (r *treeReader) space() {
	for r.at < len(r.data) && strings.IndexByte(" \t\n\r", r.data[r.at]) >= 0 {
		r.at++
	}
}

// next passes over a byte, and the space before it, if it comes next.
func (r *treeReader) next(c byte) bool {
	r.space()
	if r.at < len(r.data) && r.data[r.at] == c {
		r.at++
		return true
	}
	return false
}

func (r *treeReader) fail(expected string) (tree, bool) {
	r.expected = expected
	return tree{}, false
}

func (r *treeReader) value() (tree, bool) {
	switch {
	case r.next('{'):
		return r.object()
	case r.next('['):
		return r.list()
	case r.next('"'):
		text, ok := r.text()
		return tree{kind: textTree, text: text}, ok
	}
	start := r.at
	for r.at < len(r.data) && strings.IndexByte("+-.", r.data[r.at]) >= 0 || r.at < len(r.data) && (isDigit(r.data[r.at]) || isLower(r.data[r.at]|0x20)) {
		r.at++
	}
	literal := string(r.data[start:r.at])
	switch {
	case literal == "true", literal == "false", literal == "null", isWhole(literal):
	case literal != "" && (literal[0] == '-' || isDigit(literal[0])):
		r.problem(literal, "a whole number, or a decimal as text", ErrSyntax)
	default:
		r.at = start
		return r.fail("a value")
	}
	return tree{text: literal}, true
}

// text reads the rest of a text after its opening quote.
func (r *treeReader) text() (string, bool) {
	start, plain := r.at, true
	for ; r.at < len(r.data) && r.data[r.at] != '"'; r.at++ {
		switch c := r.data[r.at]; {
		case c == '\\':
			plain = false
			r.at++
		case c < ' ':
			r.fail("text without control characters")
			return "", false
		}
	}
	if r.at >= len(r.data) {
		r.fail("the end of a text")
		return "", false
	}
	r.at++
	if plain {
		return string(r.data[start : r.at-1]), true
	}
	var out string
	if err := json.Unmarshal(r.data[start-1:r.at], &out); err != nil {
		r.fail("text with the escapes of JSON")
		return "", false
	}
	return out, true
}

func (r *treeReader) object() (tree, bool) {
	out := tree{kind: objectTree}
	sorted := true
	for first := true; !r.next('}'); first = false {
		if !first && !r.next(',') {
			return r.fail("a comma or the end of the object")
		}
		if !r.next('"') {
			return r.fail("the name of a member")
		}
		name, ok := r.text()
		if ok && !r.next(':') {
			return r.fail("a colon")
		}
		if !ok {
			return tree{}, false
		}
		part, ok := r.part(step{name: fieldName(name)})
		if !ok {
			return tree{}, false
		}
		if n := len(out.names); n > 0 && name <= out.names[n-1] {
			sorted = false
		}
		out.names, out.parts = append(out.names, name), append(out.parts, part)
	}
	if !sorted {
		out.sort()
	}
	for i := 1; i < len(out.names); i++ {
		if name := out.names[i]; name == out.names[i-1] {
			r.path = append(r.path, step{name: fieldName(name)})
			r.problem(name, "the field once", ErrConflict)
			r.path = r.path[:len(r.path)-1]
		}
	}
	return out, true
}

// sort puts the members in the order of their names; members of one name stay in theirs.
func (t *tree) sort() {
	order := make([]int, len(t.names))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return strings.Compare(t.names[i], t.names[j]) })
	names, parts := make([]string, len(order)), make([]tree, len(order))
	for to, from := range order {
		names[to], parts[to] = t.names[from], t.parts[from]
	}
	t.names, t.parts = names, parts
}

func (r *treeReader) list() (tree, bool) {
	out := tree{kind: listTree}
	for first := true; !r.next(']'); first = false {
		if !first && !r.next(',') {
			return r.fail("a comma or the end of the list")
		}
		part, ok := r.part(step{place: len(out.parts)})
		if !ok {
			return tree{}, false
		}
		out.parts = append(out.parts, part)
	}
	return out, true
}

// isWhole reports whether the text is a whole number, in its only form, that every
// reader of JSON holds exactly.
func isWhole(s string) bool {
	const most = 1<<53 - 1
	n, err := strconv.ParseInt(s, 10, 64)
	return err == nil && n >= -most && n <= most && strconv.FormatInt(n, 10) == s
}

// append writes the tree in its canonical form.
func (t tree) append(b []byte) []byte {
	switch t.kind {
	case textTree:
		return appendText(b, t.text)
	case literalTree:
		return append(b, t.text...)
	}
	opening, closing := byte('['), byte(']')
	if t.kind == objectTree {
		opening, closing = '{', '}'
	}
	b = append(b, opening)
	for i, part := range t.parts {
		if i > 0 {
			b = append(b, ',')
		}
		if t.kind == objectTree {
			b = append(appendText(b, t.names[i]), ':')
		}
		b = part.append(b)
	}
	return append(b, closing)
}

func appendText(b []byte, s string) []byte {
	const escaped, letters, digits = "\"\\\b\f\n\r\t", `"\bfnrt`, "0123456789abcdef"
	b = append(b, '"')
	plain := 0 // where what needs no escape begins
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		b = append(b, s[plain:i]...)
		plain = i + 1
		if at := strings.IndexByte(escaped, c); at >= 0 {
			b = append(b, '\\', letters[at])
		} else {
			b = append(b, '\\', 'u', '0', '0', digits[c>>4], digits[c&0xf])
		}
	}
	return append(append(b, s[plain:]...), '"')
}

// member returns the member of an object, and whether it has it.
func (t tree) member(name string) (tree, bool) {
	if t.kind != objectTree {
		return tree{}, false
	}
	i, found := slices.BinarySearch(t.names, name)
	if !found {
		return tree{}, false
	}
	return t.parts[i], true
}

// without returns an object without one of its members.
func (t tree) without(name string) tree {
	i, found := slices.BinarySearch(t.names, name)
	if t.kind != objectTree || !found {
		return t
	}
	t.names = slices.Delete(slices.Clone(t.names), i, i+1)
	t.parts = slices.Delete(slices.Clone(t.parts), i, i+1)
	return t
}

// isFinding reports whether the value is a finding as [Finding.MarshalJSON] writes it.
func (t tree) isFinding() bool {
	_, rule := t.member("rule")
	_, code := t.member("code")
	return rule && code
}

// untold returns the value with the texts of its findings left out.
func (t tree) untold() tree {
	if t.isFinding() {
		t = t.without("text")
	}
	t.parts = slices.Clone(t.parts)
	for i := range t.parts {
		t.parts[i] = t.parts[i].untold()
	}
	return t
}

// visitFindings visits every finding within the value.
func (t tree) visitFindings(visit func(tree)) {
	if t.isFinding() {
		visit(t)
	}
	for _, part := range t.parts {
		part.visitFindings(visit)
	}
}

// String returns what a difference shows of the value: a text as it is, anything else
// as JSON.
func (t tree) String() string {
	if t.kind == textTree {
		return clip(t.text)
	}
	return clip(string(t.append(nil)))
}

// compare visits every place at which two values differ, with what stands there on
// either side; what is not there is empty.
func (t tree) compare(other tree, path string, visit func(path, one, two string)) {
	switch {
	case t.kind != other.kind:
	case t.kind == objectTree:
		names := slices.Concat(t.names, other.names)
		slices.Sort(names)
		for _, name := range slices.Compact(names) {
			at := strings.TrimPrefix(path+"."+fieldName(name), ".")
			one, here := t.member(name)
			two, there := other.member(name)
			switch {
			case !here:
				visit(at, "", two.String())
			case !there:
				visit(at, one.String(), "")
			default:
				one.compare(two, at, visit)
			}
		}
		return
	case t.kind == listTree:
		for i := range max(len(t.parts), len(other.parts)) {
			at := path + "[" + strconv.Itoa(i) + "]"
			switch {
			case i >= len(t.parts):
				visit(at, "", other.parts[i].String())
			case i >= len(other.parts):
				visit(at, t.parts[i].String(), "")
			default:
				t.parts[i].compare(other.parts[i], at, visit)
			}
		}
		return
	case t.text == other.text:
		return
	}
	visit(path, t.String(), other.String())
}
