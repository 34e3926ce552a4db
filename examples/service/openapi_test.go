package main

import (
	"encoding"
	"encoding/json"
	"os"
	"path"
	"reflect"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/examples/internal/golden"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// object is an object of the document, whose keys are written in alphabetical order.
type object map[string]any

// schemas writes the schemas of Go types, each named one once.
type schemas struct{ named object }

func refTo(name string) object { return object{"$ref": "#/components/schemas/" + name} }

// nameOf names a type in the document. Of two types of one name the one of merit keeps
// it, the other takes its package's before.
func nameOf(t reflect.Type) string {
	pkg := path.Base(t.PkgPath())
	if pkg == "merit" || pkg == "service" || pkg == "main" {
		return t.Name()
	}
	return strings.ToUpper(pkg[:1]) + pkg[1:] + t.Name()
}

// of returns the schema of a type, as a request or an answer holds it.
func (s *schemas) of(t reflect.Type, request bool) object {
	switch t {
	case reflect.TypeFor[merit.Finding]():
		return s.finding()
	case reflect.TypeFor[merit.Date]():
		return object{"type": "string", "format": "date"}
	case reflect.TypeFor[merit.NIP]():
		return object{"type": "string", "pattern": `^([0-9]{18}|[0-9]{8} [0-9]{6} [0-9] [0-9]{3})$`}
	case reflect.TypeFor[jpt.Readings]():
		return object{"type": "string"}
	case reflect.TypeFor[json.RawMessage]():
		return object{"type": "object"}
	case reflect.TypeFor[decimal.Decimal]():
		if request {
			s.named["Decimal"] = object{"oneOf": []object{{"type": "string", "pattern": `^-?[0-9]+(\.[0-9]+)?$`}, {"type": "number"}}, "description": "a number in plain decimals; best as text, which no program on the way makes a binary fraction"}
			return refTo("Decimal")
		}
		return object{"type": "string"}
	case reflect.TypeFor[Profile]():
		var names []string
		for _, p := range eligibility.Profiles() {
			names = append(names, p.String())
		}
		return s.enumeration(nameOf(t), names)
	}
	switch t.Kind() {
	case reflect.Pointer:
		return s.of(t.Elem(), request)
	case reflect.Slice:
		return object{"type": "array", "items": s.of(t.Elem(), request)}
	case reflect.Map:
		return object{"type": "object", "additionalProperties": s.of(t.Elem(), request)}
	case reflect.Uint8:
		return s.enumeration(nameOf(t), wordsOf(t))
	case reflect.Struct:
		return s.object(t, request)
	case reflect.String:
		return object{"type": "string"}
	case reflect.Int, reflect.Int64:
		return object{"type": "integer"}
	case reflect.Bool:
		return object{"type": "boolean"}
	}
	panic("no schema for " + t.String())
}

func (s *schemas) object(t reflect.Type, request bool) object {
	name := nameOf(t)
	if s.named[name] != nil {
		return refTo(name)
	}
	properties, required := object{}, []string{}
	out := object{"type": "object", "properties": properties}
	if request {
		out["additionalProperties"] = false // of an answer it would be, once it has another field, a broken promise
	}
	s.named[name] = out
	for _, f := range fieldsOf(t) {
		property := s.of(f.of, request)
		property["description"] = f.doc // beside a $ref too, which OpenAPI 3.1 allows
		properties[f.name] = property
		if f.required {
			required = append(required, f.name)
		}
	}
	if len(required) > 0 {
		out["required"] = required
	}
	return refTo(name)
}

// wordsOf returns the words of an enumeration: every value that has one.
func wordsOf(t reflect.Type) (words []string) {
	for i := range 256 {
		value := reflect.New(t)
		value.Elem().SetUint(uint64(i))
		if text, err := value.Interface().(encoding.TextMarshaler).MarshalText(); err == nil {
			words = append(words, string(text))
		}
	}
	return words
}

func (s *schemas) enumeration(name string, words []string) object {
	s.named[name] = object{"type": "string", "enum": words}
	return refTo(name)
}

// finding is the schema of what Finding.MarshalJSON writes, but that texts stand in the
// languages asked for.
func (s *schemas) finding() object {
	if s.named["Finding"] == nil {
		text := func(about string) object { return object{"type": "string", "description": about} }
		list := func(about string) object {
			return object{"type": "array", "items": object{"type": "string"}, "description": about}
		}
		day := func(about string) object { return object{"type": "string", "format": "date", "description": about} }
		outcome := s.of(reflect.TypeFor[merit.Outcome](), false)
		outcome["description"] = "how it came out; undetermined where a fact is missing"
		s.named["Finding"] = object{
			"type": "object", "description": "one rule applied to the case",
			"required": []string{"rule", "code", "outcome", "asOf", "law", "citations"},
			"properties": object{
				"rule": text("ID of the rule, such as ELG-TENURE-UKOM"), "code": text("stable code, such as ELG-TENURE-UKOM/too-short"), "outcome": outcome,
				"observed": text("what the case shows"), "required": text("the number of law that decided"),
				"asOf": day("the day on which the facts were judged"), "law": day("the day whose law was applied"),
				"changes": day("the first day on which the outcome is another"), "missing": list("facts that are not known"),
				"remarks": list("codes of what must be known beside it"), "citations": list("what it rests on: instrument and article"),
				"text": object{"type": "object", "description": "the finding in words, in the languages asked for", "properties": object{"id": text("Indonesian"), "en": text("English")}},
			},
		}
	}
	return refTo("Finding")
}

// document is the description of the service, from its Go types.
func document() object {
	s := &schemas{object{}}
	problem := object{"description": "a problem, as RFC 9457 has it", "content": object{"application/problem+json": object{"schema": s.of(reflect.TypeFor[Problem](), false)}}}
	body := func(media string, schema object) object {
		return object{"required": true, "content": object{media: object{"schema": schema}}}
	}
	answer := func(media string, schema object, about string) object {
		return object{"description": about, "content": object{media: object{"schema": schema}}}
	}
	logged := object{
		"Decision-Seq":    object{"description": "number of the decision in the log, where there is one", "schema": object{"type": "integer"}},
		"Decision-Digest": object{"description": "digest of the decision in the log", "schema": object{"type": "string"}},
	}
	paths := object{}
	for _, q := range questions {
		ok := answer("application/json", s.of(q.reply, false), "the answer; also where it is a no, or cannot be told")
		ok["headers"] = logged
		paths["/v1/"+q.name] = object{"post": object{"operationId": operation(q.name), "summary": q.about,
			"requestBody": body("application/json", s.of(q.request, true)), "responses": object{"200": ok, "default": problem}}}
	}
	paths["/v1/batch"] = object{"post": object{"operationId": "batch", "summary": "Many questions, one a line (JSON lines); each is answered on a line, in order, as soon as it is read.",
		"requestBody": body(jsonLines, s.of(reflect.TypeFor[BatchLine](), true)),
		"responses":   object{"200": answer(jsonLines, s.of(reflect.TypeFor[BatchReply](), false), "one such object a line"), "default": problem}}}
	plain := func(id, about string, responses object) object {
		return object{"get": object{"operationId": id, "summary": about, "responses": responses}}
	}
	text := func(about string) object { return answer("text/plain", object{"type": "string"}, about) }
	paths["/healthz"] = plain("health", "Does it run?", object{"200": text("it does")})
	paths["/readyz"] = plain("ready", "Should requests be sent here?", object{"200": text("yes"), "default": problem})
	paths["/metrics"] = plain("metrics", "Metrics for Prometheus.", object{"200": text("the metrics")})
	paths["/openapi.json"] = plain("openapi", "This document.", object{"200": answer("application/json", object{"type": "object"}, "the document")})
	return object{
		"openapi": "3.1.0",
		"info": object{"title": "asnmerit", "version": "1", "license": object{"name": "MIT", "identifier": "MIT"},
			"description": "Questions of Indonesian civil-service law, each answered with its articles. A fact that is left out is not known, and an answer that hangs on it is undetermined and names it. Decimals are exact; in a request they may be text."},
		"servers": []object{{"url": "http://127.0.0.1:8080"}},
		"paths":   paths, "components": object{"schemas": s.named},
	}
}

// operation turns merit-index into meritIndex.
func operation(name string) string {
	words := strings.Split(name, "-")
	for i := 1; i < len(words); i++ {
		words[i] = strings.ToUpper(words[i][:1]) + words[i][1:]
	}
	return strings.Join(words, "")
}

func documentJSON(t *testing.T) []byte {
	t.Helper()
	written, err := json.MarshalIndent(document(), "", "  ")
	require.NoError(t, err)
	return append(written, '\n')
}

func TestTheOpenAPIDocumentIsThatOfTheGoTypes(t *testing.T) {
	written := documentJSON(t)
	if golden.Update() {
		require.NoError(t, os.WriteFile("openapi.json", written, 0o644))
		return
	}
	assert.Equal(t, string(written), string(openAPI), "run: go test -run OpenAPI -update")
}

func TestTheOpenAPIDocumentIsValid(t *testing.T) {
	v := validatorOf(t)
	valid, problems := v.ValidateDocument()
	assert.True(t, valid, "%v", problems)
}

// validatorOf reads the document that is served.
func validatorOf(t *testing.T) validator.Validator {
	t.Helper()
	d, err := libopenapi.NewDocument(openAPI)
	require.NoError(t, err)
	require.Equal(t, "3.1.0", d.GetVersion())
	v, errs := validator.NewValidator(d)
	require.Empty(t, errs)
	return v
}

func TestTheGeneratedClientIsCurrent(t *testing.T) {
	spec, err := openapi3.NewLoader().LoadFromData(documentJSON(t))
	require.NoError(t, err)
	options := codegen.Configuration{PackageName: "client", Generate: codegen.GenerateOptions{Client: true, Models: true}}
	generated, err := codegen.Generate(spec, options.UpdateDefaults())
	require.NoError(t, err)
	if golden.Update() {
		require.NoError(t, os.MkdirAll("client", 0o755))
		require.NoError(t, os.WriteFile("client/client.gen.go", []byte(generated), 0o644))
		return
	}
	committed, err := os.ReadFile("client/client.gen.go")
	require.NoError(t, err)
	assert.Equal(t, generated, string(committed), "run: go test -run 'OpenAPI|Client' -update")
}
