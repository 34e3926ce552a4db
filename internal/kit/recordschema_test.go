package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/internal/recordtest"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func recordSchemaOf(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, recordSchemaFile))
	require.NoError(t, err)
	return data
}

func TestEveryRecordFitsTheSchema(t *testing.T) {
	schema := recordSchemaOf(t)
	kinds := map[string]bool{}
	for name, r := range recordtest.All(t) {
		for _, r := range []merit.Record{r, r.WithoutTexts()} {
			problems, err := validate(schema, r.Bytes())
			require.NoError(t, err)
			if !assert.Empty(t, problems, name) {
				explain(t, schema, r)
			}
		}
		kinds[r.Kind] = true
	}
	var document struct {
		OneOf []any `json:"oneOf"`
	}
	require.NoError(t, json.Unmarshal(schema, &document))
	assert.Len(t, document.OneOf, len(kinds), "there is a record of every kind")
}

// explain names what does not fit the form of the record's own kind.
func explain(t *testing.T, schema []byte, r merit.Record) {
	t.Helper()
	var document map[string]any
	require.NoError(t, json.Unmarshal(schema, &document))
	document["oneOf"] = []any{}
	for name, of := range document["$defs"].(map[string]any) {
		properties, _ := of.(map[string]any)["properties"].(map[string]any)
		kind, _ := properties["kind"].(map[string]any)
		if words, ok := kind["enum"].([]any); ok && words[0] == r.Kind {
			delete(document, "oneOf")
			document["$ref"] = "#/$defs/" + name
		}
	}
	own, err := json.Marshal(document)
	require.NoError(t, err)
	problems, err := validate(own, r.Bytes())
	require.NoError(t, err)
	t.Log(problems)
}

// Whatever object of a record has one field more, the schema refuses it, as the library
// does; what has names of its own, such as the marks by their codes, takes only what is
// one of its kind.
func TestTheSchemaRefusesAnUnknownFieldEverywhere(t *testing.T) {
	schema := recordSchemaOf(t)
	records := recordtest.All(t)
	of := map[string]string{} // a record of each kind
	for _, name := range slices.Sorted(maps.Keys(records)) {
		of[records[name].Kind] = name
	}
	for _, name := range of {
		r := records[name]
		var document any
		require.NoError(t, json.Unmarshal(r.WithoutTexts().Bytes(), &document))
		for path, object := range objects(document, "") {
			object["extra"] = 1
			altered, err := json.Marshal(document)
			require.NoError(t, err)
			problems, err := validate(schema, altered)
			require.NoError(t, err)
			assert.NotEmpty(t, problems, "%s: one more field of %s", name, path)
			delete(object, "extra")
		}
	}
}

// objects returns every object within a value by its path.
func objects(value any, path string) map[string]map[string]any {
	out := map[string]map[string]any{}
	switch value := value.(type) {
	case map[string]any:
		out[path] = value
		for name, part := range value {
			for at, object := range objects(part, path+"."+name) {
				out[at] = object
			}
		}
	case []any:
		for i, part := range value {
			for at, object := range objects(part, fmt.Sprintf("%s[%d]", path, i)) {
				out[at] = object
			}
		}
	}
	return out
}

func TestTheSchemaRefusesWhatTheLibraryRefuses(t *testing.T) {
	schema := recordSchemaOf(t)
	records := recordtest.All(t)
	for _, c := range []struct{ record, old, new string }{
		{"eligibility: tenure", `"level":"jpt-pratama"`, `"level":"jpt"`},
		{"eligibility: tenure", `"inaugurated":"2023-06-05"`, `"inaugurated":"5 June 2023"`},
		{"eligibility: tenure", `"profile":"standard"`, `"profile":"lenient"`},
		{"eligibility: tenure", `"outcome":"met"`, `"outcome":"perhaps"`},
		{"eligibility: tenure", `"kind":"eligibility.tenure"`, `"kind":"eligibility.pension"`},
		{"eligibility: tenure", `"kind":"eligibility.tenure"`, `"kind":"eligibility.unknown"`},
		{"jpt: by an exemption and readings", `"category":4`, `"category":"4"`},
		{"jpt: by an exemption and readings", `"readings":"`, `"readings":"free,`},
		{"rubric: settled", `"interview":"75.25"`, `"interview":75.25`},
		{"rubric: settled", `"interview":"75.25"`, `"interview":"7525e-2"`},
		{"kasnindex: by points", `"51.5"`, `"1e1000000"`},
		{"kasnindex: by marks", `"level":"1"`, `"level":"10"`},
	} {
		t.Run(c.record+": "+c.new, func(t *testing.T) {
			data := string(records[c.record].Bytes())
			altered := strings.Replace(data, c.old, c.new, 1)
			require.NotEqual(t, data, altered)
			problems, err := validate(schema, []byte(altered))
			require.NoError(t, err)
			assert.NotEmpty(t, problems)
		})
	}
}

// Python reckons the digest of every record as docs/records.md tells.
func TestAnotherLanguageReckonsTheSameDigests(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(root, "docs", "records.md"))
	require.NoError(t, err)
	var program []string
	for line := range strings.Lines(string(page)) {
		if code, ok := strings.CutPrefix(line, "    "); ok {
			program = append(program, "  "+code)
		}
	}
	require.Len(t, program, 5, "the program stands in the page")
	var lines bytes.Buffer
	for _, r := range recordtest.All(t) {
		lines.Write(r.Bytes())
		lines.WriteByte('\n')
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		require.Empty(t, os.Getenv("CI"), "CI without python3")
		t.Logf("not run: %v", err)
		return
	}
	run := exec.Command(python, "-B", "-c", "import sys\nfor data in sys.stdin.buffer:\n"+strings.Join(program, "")+"print('done')")
	run.Stdin = &lines
	out, err := run.CombinedOutput()
	require.NoError(t, err, string(out))
	assert.Equal(t, "done\n", string(out))
}
