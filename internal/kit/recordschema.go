package main

import (
	"bytes"
	"encoding"
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// recordSchemaFile is the schema of decision records and of everything that can be
// judged, each under $defs, so that an input alone can be checked too.
const recordSchemaFile = "conformance/schema/record.schema.json"

// schema is a JSON Schema, draft 2020-12.
type schema = map[string]any

func recordSchema() ([]byte, error) {
	d := definitions{schema{}}
	d.vocabulary()
	d.rubric()
	d.kasnindex()
	readings := d.of(reflect.TypeFor[eligibility.Readings]())
	kinds := []any{}
	record := func(kind string, days bool, inputs, result schema) {
		properties := schema{
			"format": enum("asnmerit-record-1"), "kind": enum(kind), "library": text("^."), "ruleSet": ref("digest"),
			"rules":  schema{"type": "object", "additionalProperties": ref("digest"), "description": "Of each rule that the result names."},
			"inputs": inputs, "result": result, "digest": ref("digest"),
		}
		if days {
			properties["asOf"], properties["law"] = ref("date"), ref("date")
		}
		name := "record-" + strings.ReplaceAll(kind, ".", "-")
		d.defs[name] = object(properties)
		kinds = append(kinds, ref(name))
	}
	withReadings := func(name string, t reflect.Type) schema {
		return object(schema{name: d.of(t), "readings": readings}, "readings")
	}
	finding := ref("finding")
	tenure := schema{"mutation": finding, "ukom": finding, "evaluation": finding}

	record("eligibility.tenure", true, object(schema{"profile": ref("profile"), "incumbent": d.of(reflect.TypeFor[eligibility.Incumbent]())}), object(tenure))
	record("eligibility.tenure-in", true, object(schema{"profile": ref("profile"), "post": text("^."), "career": list(d.of(reflect.TypeFor[eligibility.Spell]())), "readings": readings}, "readings"),
		object(schema{"mutation": finding, "ukom": finding, "evaluation": finding, "days": list(finding)}))
	record("eligibility.appointment", true, withReadings("candidacy", reflect.TypeFor[eligibility.Candidacy]()),
		object(schema{"outcome": ref("outcome"), "conditions": schema{"type": "object", "additionalProperties": finding}, "waiver": finding, "contrary": finding, "ageCount": finding}, "contrary", "ageCount"))
	record("eligibility.replacement", true, object(schema{"replacement": d.of(reflect.TypeFor[eligibility.Replacement]()), "roll": d.of(reflect.TypeFor[merit.Roll]())}, "roll"),
		object(schema{"outcome": ref("outcome"), "ban": finding, "president": finding, "circular": finding}))
	record("eligibility.term", true, withReadings("term", reflect.TypeFor[eligibility.Term]()),
		object(schema{"outcome": ref("outcome"), "extension": ref("outcome"), "max": finding, "performance": finding, "fit": finding, "need": finding, "approval": finding, "report": finding}))
	for _, kind := range []string{"eligibility.target", "eligibility.performance"} {
		record(kind, true, withReadings("cure", reflect.TypeFor[eligibility.Cure]()),
			object(schema{"outcome": ref("outcome"), "finding": finding, "state": d.of(reflect.TypeFor[eligibility.CureState]())}))
	}
	record("eligibility.leaving", true, withReadings("leaving", reflect.TypeFor[eligibility.Leaving]()),
		object(schema{"outcome": ref("outcome"), "grounds": schema{"type": "object", "additionalProperties": finding}}))
	record("eligibility.pension", true, object(schema{"level": d.of(reflect.TypeFor[merit.Level]()), "birth": ref("date"), "readings": readings}, "level", "birth", "readings"), finding)

	candidate := object(schema{"outcome": ref("outcome"), "route": d.of(reflect.TypeFor[jpt.Route]()), "mutation": finding, "ukom": finding, "level": finding, "standard": finding,
		"result": finding, "classification": finding, "agency": finding, "reorganised": schema{"type": "boolean"}}, "reorganised")
	record("jpt.decision", true, object(schema{"profile": ref("profile"), "vacancy": d.of(reflect.TypeFor[jpt.Vacancy]()), "candidates": list(d.of(reflect.TypeFor[jpt.Candidate]()))}, "candidates"),
		object(schema{"route": d.of(reflect.TypeFor[jpt.Route]()), "scope": d.of(reflect.TypeFor[jpt.Scope]()),
			"frozen": object(schema{"outcome": ref("outcome"), "election": finding, "newHead": finding}), "reorg": finding, "exempt": finding, "fallback": finding, "open": finding,
			"candidates": list(candidate)}, "candidates"))
	frozen := object(schema{"outcome": ref("outcome"), "election": finding, "newHead": finding})
	verdict := object(schema{"outcome": ref("outcome"), "findings": list(finding)})
	roll, jptReadings := d.of(reflect.TypeFor[merit.Roll]()), ref("jpt-readings")
	record("jpt.freeze", true, object(schema{"agency": d.of(reflect.TypeFor[jpt.Agency]()), "calendar": d.of(reflect.TypeFor[jpt.Calendar]()), "roll": roll}, "agency", "roll"), frozen)
	record("jpt.acting", true, object(schema{"acting": d.of(reflect.TypeFor[jpt.Acting]()), "roll": roll}, "roll"), verdict)
	record("jpt.panel", true, object(schema{"committee": d.of(reflect.TypeFor[jpt.Committee]()), "readings": jptReadings}, "readings"), verdict)
	record("jpt.applicants", true, object(schema{"applications": d.of(reflect.TypeFor[jpt.Applications]()), "readings": jptReadings}, "readings"), finding)
	record("jpt.stages", true, object(schema{"taken": list(d.of(reflect.TypeFor[jpt.Taken]()))}, "taken"), verdict)
	record("rubric.score", false, object(schema{"scheme": ref("scheme"), "marks": ref("marks")}), ref("score"))
	record("kasnindex.assessment", true, object(schema{"instrument": ref("instrument"), "sheet": d.of(reflect.TypeFor[kasnindex.Sheet]())}), ref("assessment"))

	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(schema{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "record.schema.json", "title": "Decisions on record, and what they judge",
		"description": "A record is canonical JSON: members in the order of the bytes of their names, no spaces, few escapes. Its digest is the SHA-256 over the same object without the member digest. Every input stands under $defs by its own name.",
		"oneOf":       kinds, "$defs": d.defs,
	})
	return b.Bytes(), err
}

// definitions are the named parts of the schema.
type definitions struct{ defs schema }

func ref(name string) schema         { return schema{"$ref": "#/$defs/" + name} }
func text(pattern string) schema     { return schema{"type": "string", "pattern": pattern} }
func list(items schema) schema       { return schema{"type": "array", "items": items} }
func enum(words ...any) schema       { return schema{"type": "string", "enum": words} }
func oneOf(options ...schema) schema { return schema{"oneOf": options} }
func whole(least int) schema         { return schema{"type": "integer", "minimum": least} }
func described(s schema, of string) schema {
	out := schema{"description": of}
	for k, v := range s {
		out[k] = v
	}
	return out
}

// object returns an object of the properties and no others, all required but the
// optional.
func object(properties schema, optional ...string) schema {
	required := []string{}
	for name := range properties {
		required = append(required, name)
	}
	required = slices.DeleteFunc(required, func(name string) bool { return slices.Contains(optional, name) })
	slices.Sort(required)
	out := schema{"type": "object", "additionalProperties": false, "properties": properties}
	if len(required) > 0 {
		out["required"] = required
	}
	return out
}

// of returns the schema of a type by what it writes: words of an enumeration, the form
// of a text, or the fields in the tags of a struct.
func (d definitions) of(t reflect.Type) schema {
	switch t {
	case reflect.TypeFor[merit.Date]():
		return ref("date")
	case reflect.TypeFor[merit.Interval]():
		return ref("interval")
	case reflect.TypeFor[kasnindex.Points]():
		return ref("points")
	case reflect.TypeFor[merit.Text]():
		return ref("bilingual")
	case reflect.TypeFor[jpt.Readings]():
		return ref("jpt-readings")
	case reflect.TypeFor[eligibility.Readings]():
		d.defs["readings"] = described(list(d.of(reflect.TypeFor[eligibility.Reading]())), "The readings that were chosen; defaults are left out.")
		return ref("readings")
	}
	switch t.Kind() {
	case reflect.String:
		return schema{"type": "string"}
	case reflect.Bool:
		return schema{"type": "boolean"}
	case reflect.Int:
		return whole(0)
	case reflect.Slice:
		return list(d.of(t.Elem()))
	}
	name := nameOf(t)
	switch {
	case d.defs[name] != nil:
	case t.Kind() == reflect.Uint8:
		d.defs[name] = enum(words(t)...)
	default:
		properties, optional := schema{}, []string{}
		for i := range t.NumField() {
			tag, options, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
			properties[tag] = d.of(t.Field(i).Type)
			if options != "" {
				optional = append(optional, tag)
			}
		}
		d.defs[name] = object(properties, optional...)
	}
	return ref(name)
}

// nameOf returns the name of a type within the schema, with that of its package but for
// merit.
func nameOf(t reflect.Type) string {
	name := strings.ToLower(t.Name()[:1]) + t.Name()[1:]
	if pkg := t.PkgPath()[strings.LastIndexByte(t.PkgPath(), '/')+1:]; pkg != "merit" {
		name = pkg + "-" + name
	}
	return name
}

// words returns the words of an enumeration in the order of its values.
func words(t reflect.Type) []any {
	var out []any
	for n := range 1 << 8 {
		v := reflect.New(t).Elem()
		v.SetUint(uint64(n))
		if word, err := v.Interface().(encoding.TextMarshaler).MarshalText(); err == nil && len(word) > 0 {
			out = append(out, string(word))
		}
	}
	return out
}

// vocabulary defines what the packages share.
func (d definitions) vocabulary() {
	d.defs["digest"] = described(text("^sha256:[0-9a-f]{64}$"), "SHA-256.")
	d.defs["date"] = described(text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), "A civil day.")
	d.defs["interval"] = described(text(`^(\.\.|[0-9]{4}-[0-9]{2}-[0-9]{2})/(\.\.|[0-9]{4}-[0-9]{2}-[0-9]{2})$`), "Days from the first on until, and without, the second; .. is an open end.")
	d.defs["citation"] = described(text("^."), "A passage of a legal source, such as PP 11/2017 Pasal 131 ayat (2) huruf c.")
	d.defs["value"] = described(text("^."), "A quantity: P2Y, 2025-09-08, 4, 331.5, 20%, 2023-06-05/2025-09-08, jpt-pratama, IV/b, kasn.")
	d.defs["number"] = described(text(`^-?[0-9]+(\.[0-9]+|/[1-9][0-9]*)?$`), "An exact number: 84, 84.5 or 1214/15.")
	d.defs["bilingual"] = object(schema{"id": text("^."), "en": text("^.")})
	d.defs["outcome"] = enum(words(reflect.TypeFor[merit.Outcome]())...)
	rule := described(text("^[A-Z0-9]([A-Z0-9-]*[A-Z0-9])?$"), "The stable name of a rule.")
	d.defs["rule"] = rule
	codes := list(text("^."))
	d.defs["finding"] = object(schema{"rule": ref("rule"), "code": text("^[A-Z0-9-]+/."), "outcome": ref("outcome"), "observed": ref("value"), "required": ref("value"),
		"asOf": ref("date"), "law": ref("date"), "changes": ref("date"), "missing": codes, "remarks": codes, "citations": list(ref("citation")), "text": ref("bilingual")},
		"observed", "required", "changes", "missing", "remarks", "text")
	d.defs["parameter"] = object(schema{"name": text("^."), "label": ref("bilingual"), "values": schema{"type": "array", "minItems": 1, "items": object(schema{
		"from": ref("date"), "until": ref("date"), "kind": d.of(reflect.TypeFor[merit.ValueKind]()), "value": ref("value"), "basis": schema{"type": "array", "minItems": 1, "items": ref("citation")},
		"confidence": d.of(reflect.TypeFor[merit.Confidence]()), "note": ref("bilingual"), "checkedOn": ref("date")}, "until", "note", "checkedOn")}})
	names := []any{}
	for _, p := range eligibility.Profiles() {
		names = append(names, p.String())
	}
	d.defs["limits"] = object(schema{"least": ref("parameter"), "most": ref("parameter")}, "most")
	d.defs["profile"] = described(oneOf(enum(names...), object(schema{"name": text("^."), "title": ref("bilingual"), "mutation": ref("limits"), "ukom": ref("limits"),
		"evaluation": ref("parameter"), "roll": d.of(reflect.TypeFor[merit.Roll]()), "moreThan": schema{"type": "boolean"}, "sinceInauguration": schema{"type": "boolean"},
		"floorAlone": schema{"type": "boolean"}, "rule": ref("rule")}, "roll", "moreThan", "sinceInauguration", "floorAlone")),
		"The thresholds of tenure: the name of a profile of the library, or all that one of the caller's own is made of.")
	one := []string{}
	for reading := jpt.Readings(1); reading.Check() == nil; reading <<= 1 {
		one = append(one, reading.String())
	}
	each := "(" + strings.Join(one, "|") + ")"
	d.defs["jpt-readings"] = described(text("^(default|"+each+"(,"+each+")*)$"), "Readings of law joined by commas.")
}

// rubric defines schemes, marks and scores.
func (d definitions) rubric() {
	state := d.of(reflect.TypeFor[rubric.MarkState]())
	d.defs["scale"] = object(schema{"low": ref("number"), "high": ref("number"), "steps": whole(1)})
	d.defs["band"] = object(schema{"code": text("^."), "name": ref("bilingual"), "low": ref("number")}, "name")
	d.defs["criterion"] = object(schema{"code": text("^."), "name": ref("bilingual"), "weight": ref("number"), "scale": ref("scale"), "minimum": ref("number"),
		"sub": schema{"type": "array", "minItems": 1, "items": ref("criterion")}}, "name", "scale", "minimum", "sub")
	d.defs["scheme"] = object(schema{"name": ref("bilingual"), "scale": ref("scale"), "missing": d.of(reflect.TypeFor[rubric.MissingPolicy]()),
		"bands": schema{"type": "array", "minItems": 1, "items": ref("band")}, "criteria": schema{"type": "array", "minItems": 1, "items": ref("criterion")}}, "name", "bands")
	d.defs["marks"] = object(schema{"marks": schema{"type": "object", "additionalProperties": ref("number")}, "notApplicable": list(text("^."))}, "notApplicable")
	d.defs["score"] = object(schema{"display": text("^."), "settled": schema{"type": "boolean"}, "worst": ref("number"), "best": ref("number"), "band": text("^."),
		"minimums": ref("outcome"), "knockedOutBy": list(text("^.")), "openMinimums": list(text("^.")),
		"steps": list(object(schema{"code": text("^."), "state": state, "raw": ref("number"), "normalised": ref("number"), "weight": ref("number"), "product": ref("number"),
			"total": ref("number"), "bestProduct": ref("number"), "bestTotal": ref("number")}, "raw", "normalised", "bestProduct", "bestTotal"))},
		"band", "knockedOutBy", "openMinimums")
}

// kasnindex defines instruments and assessments.
func (d definitions) kasnindex() {
	d.defs["points"] = described(text(`^(-?[0-9]+(\.[0-9]+|/[1-9][0-9]*)?)?$`), "An exact number of points; empty where it is not known.")
	d.defs["instrument"] = object(schema{"code": text("^."), "title": ref("bilingual"), "basis": schema{"type": "array", "minItems": 1, "items": ref("citation")},
		"valid": object(schema{"from": ref("date"), "until": ref("date")}, "from", "until"), "scale": ref("number"), "levels": whole(1),
		"aspects": list(object(schema{"code": text("^."), "name": ref("bilingual"), "weight": ref("number"),
			"indicators": list(object(schema{"code": text("^."), "name": ref("bilingual"), "weight": ref("number"), "gate": schema{"type": "boolean"}}, "name", "gate"))}, "indicators")),
		"bands": schema{"type": "array", "minItems": 1, "items": ref("band")}, "above": schema{"type": "boolean"}, "rule": ref("rule")},
		"valid", "levels", "aspects", "above", "rule")
	d.defs["assessment"] = object(schema{"instrument": text("^."), "score": ref("points"), "band": ref("band"),
		"aspects": list(d.of(reflect.TypeFor[kasnindex.AspectScore]())), "counted": list(d.of(reflect.TypeFor[kasnindex.Level]())), "missing": list(text("^.")), "findings": list(ref("finding"))},
		"score", "band", "aspects", "counted", "missing", "findings")
}
