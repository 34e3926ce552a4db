package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const root = "../.."

func TestTheKitIsCurrent(t *testing.T) {
	want, err := render(os.DirFS(root))
	require.NoError(t, err)
	for name, content := range want {
		got, err := os.ReadFile(filepath.Join(root, name))
		require.NoError(t, err)
		assert.Truef(t, bytes.Equal(content, got), "%s: run go generate ./internal/kit", name)
	}
	for _, name := range kitFiles(t) {
		assert.Containsf(t, want, name, "a file that the library no longer writes")
	}
}

// kitFiles returns the JSON of the kit but its schemas, by the path below the root.
func kitFiles(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, pattern := range []string{"conformance/*.json", "conformance/tables/*.json"} {
		names, err := fs.Glob(os.DirFS(root), pattern)
		require.NoError(t, err)
		require.NotEmpty(t, names, pattern)
		out = append(out, names...)
	}
	return out
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, name))
	require.NoError(t, err)
	return data
}

func decode(t *testing.T, name string) map[string]any {
	t.Helper()
	var out map[string]any
	require.NoError(t, json.Unmarshal(read(t, name), &out), name)
	return out
}

func TestEveryFileFitsItsSchema(t *testing.T) {
	for _, name := range kitFiles(t) {
		schema, ok := decode(t, name)["$schema"].(string)
		require.True(t, ok, name)
		problems, err := validate(read(t, path.Join(path.Dir(name), schema)), read(t, name))
		require.NoError(t, err, name)
		assert.Empty(t, problems, name)
	}
}

func TestASchemaRefusesWhatDoesNotFit(t *testing.T) {
	schema := read(t, "conformance/schema/score.schema.json")
	document := string(read(t, "conformance/score.json"))
	for _, tt := range []struct{ name, from, to string }{
		{"an unknown field", `"chain":`, `"chains":`},
		{"an unknown outcome", `"minimums":"met"`, `"minimums":"perhaps"`},
		{"a number instead of text", `"weight":"100"`, `"weight":100`},
		{"a binary fraction", `"steps":1}`, `"steps":1.5}`},
		{"a rank of zero", `"rank":1,`, `"rank":0,`},
		{"a result with half its fields", `"display":`, `"displayed":`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			require.Contains(t, document, tt.from)
			problems, err := validate(schema, []byte(strings.Replace(document, tt.from, tt.to, 1)))
			require.NoError(t, err)
			assert.NotEmpty(t, problems)
		})
	}
	problems, err := validate([]byte(`{"uniqueItems": true}`), []byte(`[]`))
	require.NoError(t, err)
	assert.NotEmpty(t, problems, "a keyword that is not understood")
}

// No case is lost on the way: every row of every table stands in the kit, and every
// case has an ID of its own.
func TestNoCaseIsLost(t *testing.T) {
	tables := 0
	require.NoError(t, filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if n := entry.Name(); name != root && (strings.HasPrefix(n, ".") || n == "examples" || n == "internal" || n == "conformance" || n == "docs") {
				return fs.SkipDir
			}
			return nil
		}
		if filepath.Ext(name) != ".csv" {
			return nil
		}
		tables++
		table, err := filepath.Rel(root, name)
		require.NoError(t, err)
		table = filepath.ToSlash(table)
		file, err := os.Open(name)
		require.NoError(t, err)
		defer file.Close()
		r := csv.NewReader(file)
		r.Comment = '#'
		rows, err := r.ReadAll()
		require.NoError(t, err, table)

		kit := decode(t, fileOf(table))
		assert.Equal(t, table, kit["description"])
		got := append([]any{kit["columns"]}, kit["rows"].([]any)...)
		require.Len(t, got, len(rows), table)
		for i, row := range rows {
			assert.Equal(t, row, texts(got[i]), "%s, row %d", table, i)
		}
		return nil
	}))
	written, err := fs.Glob(os.DirFS(root), "conformance/tables/*.json")
	require.NoError(t, err)
	assert.Len(t, written, tables)

	for _, tt := range []struct {
		file, list, prefix string
		cases              int
	}{
		{"tenure", "cases", "row-", 3 * rowsOf(t, tenureTable)},
		{"tenure", "cases", "edge-", 4 * len(calendarDays)},
		{"tenure", "cases", "generated-", generatedTenureCases},
		{"score", "cases", "table-", rowsOf(t, tablesFile) + 1}, // Way Kanan also by its 144 questions
		{"score", "cases", "generated-", selections},
		{"index", "scores", "score-", 801},
		{"index", "sheets", "sheet-", sheetCases},
		{"index", "levels", "levels-", levelsCases},
		{"index", "published", "published-", rowsOf(t, scoresFile)},
	} {
		seen := map[string]bool{}
		for _, c := range decode(t, "conformance/"+tt.file+".json")[tt.list].([]any) {
			id := c.(map[string]any)["id"].(string)
			if strings.HasPrefix(id, tt.prefix) {
				assert.False(t, seen[id], "%s stands twice", id)
				seen[id] = true
			}
		}
		assert.Len(t, seen, tt.cases, "%s: %s", tt.file, tt.prefix)
	}
}

func rowsOf(t *testing.T, table string) int {
	t.Helper()
	s, err := readSheet(os.DirFS(root), table)
	require.NoError(t, err)
	return len(s.Rows)
}

func texts(list any) []string {
	var out []string
	for _, v := range list.([]any) {
		out = append(out, v.(string))
	}
	return out
}

// The rows of the table of tenure carry codes that were set by hand: what the kit
// says under the profile of the row must be those.
func TestTheKitAgreesWithTheTableOfTenure(t *testing.T) {
	s, err := readSheet(os.DirFS(root), tenureTable)
	require.NoError(t, err)
	kit := map[string]tenureCase{}
	var document struct {
		Cases []tenureCase `json:"cases"`
	}
	require.NoError(t, json.Unmarshal(read(t, "conformance/tenure.json"), &document))
	for _, c := range document.Cases {
		kit[c.ID] = c
	}
	for i, row := range s.cases() {
		c, ok := kit[rowID(i, row["profile"])]
		require.True(t, ok, row["case"])
		assert.Equal(t, row["changes"], c.Changes.String(), row["case"])
		for j, column := range []string{"mutation", "ukom", "evaluation"} {
			assert.True(t, strings.HasSuffix(c.Findings[j].Code, "/"+row[column]), "%s: %s", row["case"], c.Findings[j].Code)
		}
	}
}

// Every way in which the rules of tenure come out, every way in which a ranking does.
func TestTheKitHoldsEveryWayOut(t *testing.T) {
	tenure, score := string(read(t, "conformance/tenure.json")), string(read(t, "conformance/score.json"))
	for _, code := range []string{"reached", "too-short", "too-long", "evaluation-instead", "not-begun", "not-jpt", "due", "not-due", "missing", "not-in-force"} {
		assert.Contains(t, tenure, "/"+code+`"`)
	}
	for _, note := range []string{"floor-alone", "softer-than-statute", "rolled"} {
		assert.Contains(t, tenure, `"`+note+`"`)
	}
	for _, way := range []string{`"refused":["marks"]`, `"refused":["marks.`, `"minimums":"undetermined"`, `"minimums":"not-met"`, `"exAequo":true`, `"ranking":null`,
		`"decidedBy":"g"`, `"decidedBy":"gate"`, `"open":true`, `"missing":"reweight"`, `"missing":"worst"`, `"missing":"provisional"`} {
		assert.Contains(t, score, way)
	}
}

// check runs the second implementation on a folder of the kit. It reports false where
// there is no Python, which is allowed outside CI alone.
func check(t *testing.T, folder string) (output string, err error, ran bool) {
	t.Helper()
	python, lookErr := exec.LookPath("python3")
	if lookErr != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("CI without python3: %v", lookErr)
		}
		t.Logf("not run: %v", lookErr)
		return "", nil, false
	}
	// -B: leave no compiled files behind.
	out, err := exec.Command(python, "-B", filepath.Join(folder, "python", "check.py")).CombinedOutput()
	return string(out), err, true
}

func TestTheSecondImplementationAgreesOnEveryCase(t *testing.T) {
	output, err, ran := check(t, filepath.Join(root, "conformance"))
	if !ran {
		return
	}
	require.NoError(t, err, output)
	assert.Regexp(t, `(?m)^[1-9]\d* passed, 0 failed$`, output)
}

func TestTheSecondImplementationNoticesOneChangedValue(t *testing.T) {
	for _, tt := range []struct{ file, from, to string }{
		{"tenure.json", `"changes":"2028-09-08"`, `"changes":"2028-09-09"`},
		{"tenure.json", `"elapsed":"P1Y"`, `"elapsed":"P365D"`},
		{"tenure.json", `PP 11/2017 Pasal 364`, `PP 11/2017 Pasal 363`},
		{"score.json", `"display":"94.44"`, `"display":"94.45"`},
		{"score.json", `"published":"92.36"`, `"published":"92.37"`},
		{"score.json", `"rank":2,`, `"rank":3,`},
		{"index.json", `"distance":"1/2"`, `"distance":"1"`},
		{"index.json", `"exact":"41/50"`, `"exact":"81/100"`},
		{"index.json", `"publishedCategory":"Baik"`, `"publishedCategory":"Kurang"`},
	} {
		t.Run(tt.from, func(t *testing.T) {
			folder := t.TempDir()
			require.NoError(t, os.CopyFS(folder, os.DirFS(filepath.Join(root, "conformance"))))
			data := string(read(t, "conformance/"+tt.file))
			require.Contains(t, data, tt.from)
			data = strings.Replace(data, tt.from, tt.to, 1)
			require.NoError(t, os.WriteFile(filepath.Join(folder, tt.file), []byte(data), 0o600))
			output, err, ran := check(t, folder)
			if !ran {
				return
			}
			require.Error(t, err, output)
			assert.Regexp(t, `(?m)^\d+ passed, [1-9]\d* failed$`, output)
		})
	}
}
