package recordtest

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Strict requires that a type which reads itself from JSON loses nothing of what it
// writes, whatever its fields hold, and refuses what it does not: with every field
// filled, all come back; a name in other letters, a field twice, null, a value of
// another kind, one more field and text after the end are errors that name the field.
func Strict[T any](t *testing.T) {
	t.Helper()
	var full T
	fill(t, reflect.ValueOf(&full).Elem())
	data, err := json.Marshal(full)
	require.NoError(t, err)
	var back T
	require.NoError(t, json.Unmarshal(data, &back), "%s", data)
	require.Equal(t, full, back)
	var none T
	require.NoError(t, json.Unmarshal([]byte("{}"), &none))

	var fields map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(data, &fields))
	require.Len(t, fields, reflect.TypeFor[T]().NumField(), "every field is written")
	refused := func(kind error, field, document string) {
		t.Helper()
		kept := full
		err := json.Unmarshal([]byte(document), &kept)
		if !assert.Error(t, err, document) {
			return
		}
		assert.Equal(t, full, kept, "a refused value changes nothing")
		for _, problem := range merit.FieldErrors(err) {
			if problem.Field == field && problem.Err == kind {
				return
			}
		}
		t.Errorf("%s: no %v at %s: %v", document, kind, field, err)
	}
	for name, raw := range fields {
		other := strings.ToUpper(name)
		refused(merit.ErrUnknown, other, `{"`+other+`":`+string(raw)+`}`)
		refused(merit.ErrConflict, name, `{"`+name+`":`+string(raw)+`,"`+name+`":`+string(raw)+`}`)
		refused(merit.ErrSyntax, name, `{"`+name+`":null}`)
		if raw[0] != 't' && (raw[0] < '0' || raw[0] > '9') {
			refused(merit.ErrSyntax, name, `{"`+name+`":1e1000000}`)
		}
	}
	refused(merit.ErrUnknown, "extra", strings.Replace(string(data), "{", `{"extra":1,`, 1))
	refused(merit.ErrSyntax, "json", `["x"]`)
	assert.Error(t, json.Unmarshal(append(data, '}'), &back))
}

// fill gives every field of a value something that is not its zero.
func fill(t *testing.T, v reflect.Value) {
	t.Helper()
	switch into := v.Addr().Interface().(type) {
	case *merit.Date:
		*into = merit.MustParseDate("2025-09-08")
		return
	case *merit.Interval:
		*into = merit.Interval{From: merit.FirstDay, Until: merit.MustParseDate("2025-09-08")}
		return
	case *merit.Text:
		*into = merit.T("satu", "one")
		return
	case *eligibility.Readings:
		*into = eligibility.MustReadings(eligibility.LeapBack, eligibility.ReorgRestarts)
		return
	case **merit.Param:
		*into = eligibility.Rules()[0].Params()[0]
		return
	case interface{ UnmarshalText([]byte) error }:
		for _, text := range []string{"331.5", "jpt-pratama", "default,x", "three-applicants", "back", "yes", "substantive", "pns", "s1", "fitting-post", "regency", "sekwan", "own-agency", "plan", "60/40", "good", "forgive", "kasn", "recommends", "IV", "4"} {
			if into.UnmarshalText([]byte(text)) == nil && !v.IsZero() {
				return
			}
		}
		t.Fatalf("no text for a %s", v.Type())
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(t, v.Index(0))
		fill(t, v.Index(1))
	case reflect.String:
		v.SetString("<Kepala \"Dinas\" & 'Badan'>\u2028\n")
	case reflect.Int:
		v.SetInt(3)
	case reflect.Bool:
		v.SetBool(true)
	default:
		t.Fatalf("no value for a %s", v.Type())
	}
}
