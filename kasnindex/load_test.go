package kasnindex_test

import (
	"os"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const instrumentFile = "testdata/instrument.json"

func readFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	return data
}

func TestLoadAnInstrument(t *testing.T) {
	in, err := kasnindex.Load(readFile(t, instrumentFile))
	require.NoError(t, err)
	assert.Equal(t, "contoh-2026", in.Code())
	spec := in.Spec()
	assert.Equal(t, "Example instrument", spec.Title.In(merit.English))
	assert.Equal(t, "2026-01-01/2027-01-01", spec.Valid.String())
	assert.Equal(t, 4, spec.Levels)
	assert.Len(t, spec.Aspects, 2)
	assert.True(t, spec.Aspects[1].Indicators[1].Gate)
	assert.Equal(t, "12.5", spec.Aspects[1].Indicators[1].Weight.String())
	levels := kasnindex.Levels(4, 2, 3, 0)
	levels[3] = kasnindex.NotApplicable
	score, err := in.ScoreLevels(levels)
	require.NoError(t, err)
	// 40 × 4 + 20 × 2 + 27.5 × 3 of 4 × 87.5, on 100.
	assert.Equal(t, "565/7", score.String())
	b, err := in.Band(score)
	require.NoError(t, err)
	assert.Equal(t, "tinggi", b.Code)
	got, err := kasnindex.For(merit.MustDate(2026, 5, 1), in)
	require.NoError(t, err)
	assert.Equal(t, in, got)
}

// TestLoadNamesEveryProblem changes one text of a good file and states every error
// that must come, in order.
func TestLoadNamesEveryProblem(t *testing.T) {
	good := string(readFile(t, instrumentFile))
	for _, c := range []struct {
		name, old, new string
		want           []string
	}{
		{"an unknown field", `"levels": 4`, `"levels": 4, "lvels": 4`, []string{"lvels: unknown"}},
		{"a field in capitals", `"levels": 4`, `"Levels": 4`, []string{"Levels: unknown", "levels: missing"}},
		{"a field twice", `"levels": 4`, `"levels": 4, "levels": 3`, []string{"levels: contradictory"}},
		{"an unknown field of an indicator", `"gate": true`, `"gate": true, "wieght": 1`, []string{"aspects[1].indicators[1].wieght: unknown"}},
		{"a gate that is text", `"gate": true`, `"gate": "yes"`, []string{"aspects[1].indicators[1].gate: malformed"}},
		{"levels as text", `"levels": 4`, `"levels": "4"`, []string{"levels: malformed"}},
		{"levels of four and a half", `"levels": 4`, `"levels": 4.5`, []string{"levels: malformed"}},
		{"forty levels", `"levels": 4`, `"levels": 40`, []string{"levels: out of range"}},
		{"an empty rule", `"levels": 4`, `"levels": 4, "rule": ""`, []string{"rule: missing"}},
		{"a code that is a number", `"code": "contoh-2026"`, `"code": 7`, []string{"code: malformed"}},
		{"an empty code", `"code": "contoh-2026"`, `"code": ""`, []string{"code: missing"}},
		{"no title in English", `, "en": "Example instrument"`, ``, []string{"title.en: missing"}},
		{"a title that is text", `{"id": "Instrumen contoh", "en": "Example instrument"}`, `"Instrumen"`, []string{"title: malformed"}},
		{"no source", `["Konvensi contoh"]`, `[]`, []string{"basis: without a citation"}},
		{"a source that is none", `["Konvensi contoh"]`, `["Kabar burung", 7]`, []string{"basis[0].citation.instrument.kind: unknown", "basis[1]: malformed"}},
		{"a day that is none", `"2026-01-01"`, `"2026-02-30"`, []string{"valid.from.date: out of range"}},
		{"a day that is a number", `"2026-01-01"`, `2026`, []string{"valid.from: malformed"}},
		{"days in the wrong order", `"2027-01-01"`, `"2025-01-01"`, []string{"valid: contradictory"}},
		{"weights of 99.99", `"weight": 60,`, `"weight": 59.99,`, []string{"aspects[0].indicators: contradictory", "aspects: contradictory"}},
		{"a hostile weight", `"weight": 60,`, `"weight": 1e2000000000,`, []string{"aspects[0].weight: malformed"}},
		{"a large weight", `"weight": 60,`, `"weight": 1e30,`, []string{"aspects[0].weight: out of range"}},
		{"a negative weight", `"weight": 60,`, `"weight": -60,`, []string{"aspects[0].weight: out of range"}},
		{"a weight that is null", `"weight": 60,`, `"weight": null,`, []string{"aspects[0].weight: malformed"}},
		{"no weight", `"weight": 60,`, ``, []string{"aspects[0].weight: missing"}},
		{"a code twice", `"code": "b1"`, `"code": "a1"`, []string{"aspects[1].indicators[0].code: contradictory"}},
		{"a gap at the bottom", `"low": 0`, `"low": 1`, []string{"bands[0].low: contradictory"}},
		{"bands out of order", `"low": 60`, `"low": 90`, []string{"bands[2].low: contradictory"}},
		{"an edge above the scale", `"low": "80"`, `"low": "180"`, []string{"bands[2].low: out of range"}},
		{"a broken edge", `"low": "80"`, `"low": "8o"`, []string{"bands[2].low: malformed"}},
		{"no scale", `"scale": 100,`, ``, []string{"scale: missing"}},
		{"a scale of 0", `"scale": 100,`, `"scale": 0,`, []string{"scale: out of range", "bands[0].low: out of range", "bands[1].low: out of range", "bands[2].low: out of range"}},
		{"a scale of 99.5", `"scale": 100,`, `"scale": 99.5,`, []string{"bands: out of range"}},
		{"an aspect that is none", `"aspects": [`, `"aspects": [7,`, []string{"aspects[0]: malformed"}},
		{"above that is null", `"above": false`, `"above": null`, []string{"above: malformed"}},
		{"everything at once", `"levels": 4`, `"levels": true, "x": 1, "y": [1, {"z": null}]`, []string{"x: unknown", "y: unknown", "levels: malformed"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Equal(t, 1, strings.Count(good, c.old), "the text to change occurs once")
			in, err := kasnindex.Load([]byte(strings.Replace(good, c.old, c.new, 1)))
			assert.Nil(t, in)
			refused(t, err, c.want...)
		})
	}
}

func TestInputThatIsNoInstrument(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"nothing", ``, []string{"json: malformed"}},
		{"half an object", `{"code": "x"`, []string{"json: malformed"}},
		{"half a list", `{"code": [1, 2`, []string{"json: malformed"}},
		{"half a key", `{"co`, []string{"json: malformed"}},
		{"a key without a value", `{"code":}`, []string{"json: malformed"}},
		{"text after the value", `{} {}`, []string{"json: malformed"}},
		{"a number", `7`, []string{"json: malformed"}},
		{"a list", `[]`, []string{"json: malformed"}},
		{"null", `null`, []string{"json: malformed"}},
		{"too deep", strings.Repeat(`{"a":`, 40) + `1` + strings.Repeat(`}`, 40), []string{"json: malformed"}},
		{"too long", strings.Repeat(` `, 1<<20) + `{}`, []string{"json: out of range"}},
		{"an empty object", `{}`, []string{"code: missing", "title: missing", "basis: missing", "aspects: missing", "scale: missing", "bands: missing"}},
		{"no aspects", `{"code":"x","title":{"id":"x","en":"x"},"basis":["Konvensi x"],"scale":1,"aspects":[],"bands":[{"code":"x","name":{"id":"x","en":"x"},"low":0}]}`, []string{"aspects: missing"}},
		{"no bands", `{"code":"x","title":{"id":"x","en":"x"},"basis":["Konvensi x"],"scale":1,"aspects":[{"code":"a","name":{"id":"x","en":"x"},"weight":100}],"bands":[]}`, []string{"bands: missing"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			in, err := kasnindex.Load([]byte(c.in))
			assert.Nil(t, in)
			refused(t, err, c.want...)
		})
	}
}

func TestALoadedInstrumentMayKnowAspectsAlone(t *testing.T) {
	in, err := kasnindex.Load([]byte(`{"code":"x","title":{"id":"x","en":"x"},"basis":["Konvensi x"],"scale":1,"above":true,
		"aspects":[{"code":"a","name":{"id":"x","en":"x"},"weight":"100.00"}],
		"bands":[{"code":"x","name":{"id":"x","en":"x"},"low":0},{"code":"y","name":{"id":"y","en":"y"},"low":"0.5"}],"valid":{"from":""}}`))
	require.NoError(t, err)
	b, err := in.Band(points(t, "0.5"))
	require.NoError(t, err)
	assert.Equal(t, "x", b.Code, "the edge belongs to the band below")
	assert.Empty(t, in.Indicators())
}

// A megabyte of mistakes must not take quadratic time.
func TestManyProblemsAreNamedInOneGo(t *testing.T) {
	const n = 20_000
	in := `{"code":"x","aspects":[` + strings.Repeat(`{"code":""},`, n) + `{}]}`
	_, err := kasnindex.Load([]byte(in))
	assert.Equal(t, 4+3*(n+1), len(merit.FieldErrors(err)), "title, basis, scale, bands; code, name and weight of every aspect")
}

func FuzzLoad(f *testing.F) {
	f.Add(readFile(f, instrumentFile))
	f.Add([]byte(`{"aspects":[{"weight":1e2000000000}],"bands":[{"low":"1e-999"}],"scale":1e9}`))
	f.Add([]byte(`{"a":{"a":{"a":[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]}}}`))
	f.Add([]byte("{\"\xff\":1,\"\xff\":2}"))
	f.Add([]byte(`{"levels":9,"aspects":null,"title":{"id":1}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		in, err := kasnindex.Load(data)
		if err != nil {
			if in != nil || len(merit.FieldErrors(err)) == 0 {
				t.Fatalf("an error that names no field: %v", err)
			}
			return
		}
		// Whatever is accepted scores: nothing gives 0, everything the whole scale.
		if n := len(in.Indicators()); n > 0 {
			top := in.Spec().Levels
			for level, want := range map[int]kasnindex.Points{0: kasnindex.MustPoints("0"), top: total(in)} {
				score, err := in.ScoreLevels(uniform(n, level))
				if err != nil || score != want {
					t.Fatalf("level %d scores %s, not %s: %v", level, score, want, err)
				}
				if _, err := in.Band(score); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

// total is the top of the instrument's scale.
func total(in *kasnindex.Instrument) kasnindex.Points {
	_, high := in.Spec().Bands.Scale()
	p, _ := kasnindex.PointsOf(high)
	return p
}
