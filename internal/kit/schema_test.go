package main

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// validator checks a JSON value against the part of JSON Schema (draft 2020-12) that
// the schemas of the kit use. A keyword that it does not know is a problem, so that no
// part of a schema goes unchecked.
type validator struct {
	root     map[string]any
	problems []string
}

// validate returns what is wrong with a document.
func validate(schema, document []byte) ([]string, error) {
	v := validator{}
	if err := json.Unmarshal(schema, &v.root); err != nil {
		return nil, err
	}
	var value any
	if err := json.Unmarshal(document, &value); err != nil {
		return nil, err
	}
	v.check(v.root, value, "")
	return v.problems, nil
}

func (v *validator) problem(at, format string, args ...any) {
	v.problems = append(v.problems, at+": "+fmt.Sprintf(format, args...))
}

func (v *validator) check(schema map[string]any, value any, at string) {
	keywords := make([]string, 0, len(schema))
	for k := range schema {
		keywords = append(keywords, k)
	}
	sort.Strings(keywords)
	object, _ := value.(map[string]any)
	list, _ := value.([]any)
	text, isText := value.(string)
	number, isNumber := value.(float64)
	for _, k := range keywords {
		of := schema[k]
		switch k {
		case "$schema", "$id", "$defs", "title", "description": // say nothing of the value
		case "$ref":
			name := strings.TrimPrefix(of.(string), "#/$defs/")
			target, ok := v.root["$defs"].(map[string]any)[name].(map[string]any)
			if !ok {
				v.problem(at, "no definition %v", of)
				continue
			}
			v.check(target, value, at)
		case "type":
			if got := typeOf(value); got != of && !(of == "number" && got == "integer") {
				v.problem(at, "%s instead of %v", got, of)
			}
		case "enum":
			if !slices.Contains(of.([]any), value) {
				v.problem(at, "%v is none of %v", value, of)
			}
		case "pattern":
			if isText && !regexp.MustCompile(of.(string)).MatchString(text) {
				v.problem(at, "%q does not match %v", text, of)
			}
			if isText && !utf8.ValidString(text) {
				v.problem(at, "no UTF-8")
			}
		case "minimum":
			if isNumber && number < of.(float64) {
				v.problem(at, "%v is below %v", number, of)
			}
		case "minItems":
			if value != nil && float64(len(list)) < of.(float64) {
				v.problem(at, "%d items, at least %v", len(list), of)
			}
		case "maxItems":
			if float64(len(list)) > of.(float64) {
				v.problem(at, "%d items, at most %v", len(list), of)
			}
		case "items":
			for i, item := range list {
				v.check(of.(map[string]any), item, fmt.Sprintf("%s[%d]", at, i))
			}
		case "required":
			for _, name := range of.([]any) {
				if _, ok := object[name.(string)]; object != nil && !ok {
					v.problem(at, "%v is missing", name)
				}
			}
		case "properties":
			for name, property := range of.(map[string]any) {
				if field, ok := object[name]; ok {
					v.check(property.(map[string]any), field, at+"."+name)
				}
			}
		case "additionalProperties":
			known, _ := schema["properties"].(map[string]any)
			for name, field := range object {
				if _, ok := known[name]; ok {
					continue
				}
				if more, ok := of.(map[string]any); ok {
					v.check(more, field, at+"."+name)
				} else {
					v.problem(at, "unknown field %s", name)
				}
			}
		case "oneOf":
			fits := 0
			for _, option := range of.([]any) {
				one := validator{root: v.root}
				if one.check(option.(map[string]any), value, at); len(one.problems) == 0 {
					fits++
				}
			}
			if fits != 1 {
				v.problem(at, "fits %d of the forms instead of one", fits)
			}
		default:
			v.problem(at, "keyword %s of the schema is not understood", k)
		}
	}
}

func typeOf(value any) string {
	switch value := value.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case float64:
		if value == math.Trunc(value) {
			return "integer"
		}
		return "number"
	case []any:
		return "array"
	}
	return "object"
}
