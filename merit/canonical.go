package merit

import (
	"bytes"
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
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	problems := problemList{}
	out, err := readTree(d, "", &problems)
	if err == nil {
		err = endOf(d)
	}
	if err != nil {
		return tree{}, offsetError(d, "one value of JSON", err)
	}
	return out, problems.err()
}

// readTree reads the next value, whose sizes were checked. The error is one of syntax;
// anything else goes to the problems.
func readTree(d *json.Decoder, path string, problems *problemList) (tree, error) {
	token, err := d.Token()
	if err != nil {
		return tree{}, err
	}
	switch token := token.(type) {
	case string:
		return tree{kind: textTree, text: token}, nil
	case json.Number:
		if !isWhole(token.String()) {
			problems.add(cmp.Or(path, documentField), token.String(), "a whole number, or a decimal as text", ErrSyntax)
		}
		return tree{text: token.String()}, nil
	case bool:
		return tree{text: strconv.FormatBool(token)}, nil
	case json.Delim:
		if token == '{' {
			return readObject(d, path, problems)
		}
		return readList(d, path, problems)
	}
	return tree{text: "null"}, nil
}

func readObject(d *json.Decoder, path string, problems *problemList) (tree, error) {
	out := tree{kind: objectTree}
	found := map[string]tree{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return tree{}, err
		}
		name := key.(string) // a decoder takes nothing else for a key
		at := strings.TrimPrefix(path+"."+fieldName(name), ".")
		part, err := readTree(d, at, problems)
		if err != nil {
			return tree{}, err
		}
		if _, twice := found[name]; twice {
			problems.add(at, "", "the field once", ErrConflict)
		} else {
			out.names = append(out.names, name)
		}
		found[name] = part
	}
	slices.Sort(out.names)
	for _, name := range out.names {
		out.parts = append(out.parts, found[name])
	}
	_, err := d.Token()
	return out, err
}

func readList(d *json.Decoder, path string, problems *problemList) (tree, error) {
	out := tree{kind: listTree}
	for d.More() {
		part, err := readTree(d, path+"["+strconv.Itoa(len(out.parts))+"]", problems)
		if err != nil {
			return tree{}, err
		}
		out.parts = append(out.parts, part)
	}
	_, err := d.Token()
	return out, err
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
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch at := strings.IndexByte(escaped, c); {
		case at >= 0:
			b = append(b, '\\', letters[at])
		case c < ' ':
			b = append(b, '\\', 'u', '0', '0', digits[c>>4], digits[c&0xf])
		default:
			b = append(b, c)
		}
	}
	return append(b, '"')
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
