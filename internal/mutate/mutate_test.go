package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const calc = `package calc

type Days int

func Most(list []int) (most int, ok bool) {
	for i, n := range list {
		if n < 0 {
			continue
		}
		if i == 0 || n > most {
			most, ok = n, true
		}
	}
	return most, ok
}

func (d Days) Weeks() Days { return d / 7 }

func Idle() int { return 3 }
`

const calcTest = `package calc

import "testing"

func TestMost(t *testing.T) {
	for _, c := range []struct {
		list []int
		most int
		ok   bool
	}{{nil, 0, false}, {[]int{1, -1, 3, 2}, 3, true}, {[]int{-5, 2}, 2, true}, {[]int{0}, 0, true}} {
		if most, ok := Most(c.list); most != c.most || ok != c.ok {
			t.Fatal(c, most, ok)
		}
	}
}

func TestWeeks(t *testing.T) {
	if Days(21).Weeks() != 3 {
		t.Fatal()
	}
}
`

// A package of which it is known what its tests notice: all but that two equal
// numbers are as good, and a function that nothing calls.
func TestWhatAWeakTestLeavesAliveIsFound(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.Mkdir("calc", 0o700))
	for name, text := range map[string]string{"go.mod": "module example.org/calc\n\ngo 1.25.0\n", "calc/calc.go": calc, "calc/calc_test.go": calcTest} {
		require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
	}
	t.Setenv("GOFLAGS", "") // the flags of the run that asked are none of these
	t.Setenv("GOWORK", "off")
	all := regexp.MustCompile("")
	mutants, err := try("calc", 1, all)
	require.NoError(t, err)
	fates := map[string]string{}
	for _, m := range mutants {
		fates[strings.TrimPrefix(m.key(), "calc/calc.go ")] = m.fate
	}
	assert.Equal(t, map[string]string{
		"Most: negated: n < 0 → n >= 0":                              killed,
		"Most: boundary: n < 0 → n <= 0":                             killed,
		"Most: loop: continue → break":                               killed,
		"Most: logical: i == 0 ¦¦ n > most → i == 0 && n > most":     killed,
		"Most: negated: i == 0 → i != 0":                             killed,
		"Most: negated: n > most → n <= most":                        killed,
		"Most: boundary: n > most → n >= most":                       survived,
		"Most: removed: most, ok = n, true → nothing":                killed,
		"Most: returned: return most, ok → return zero(most), !(ok)": killed,
		"Days.Weeks: arithmetic: d / 7 → d * 7":                      killed,
		"Days.Weeks: returned: return d / 7 → return zero(d / 7)":    killed,
		"Idle: returned: return 3 → return 0":                        notCovered,
	}, fates)

	require.NoError(t, os.WriteFile("explained.md", []byte("| `calc/calc.go Most: boundary: n > most → n >= most` | equal numbers are as good |\n"), 0o600))
	assert.ErrorContains(t, run([]string{"calc"}, 1, all, "", "explained.md"), "less than 95 %")
	require.NoError(t, os.WriteFile("explained.md", nil, 0o600))
	assert.ErrorContains(t, run([]string{"calc"}, 1, all, "all.tsv", "explained.md"), "a survivor that explained.md does not explain: calc/calc.go Most: boundary")
}
