package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const root = "../.."

func TestTheGeneratedPagesAreCurrent(t *testing.T) {
	pages, err := render(root)
	require.NoError(t, err)
	for name, want := range pages {
		got, err := os.ReadFile(filepath.Join(root, name))
		require.NoError(t, err)
		assert.Equalf(t, string(want), string(got), "%s: run go generate ./...", name)
	}
}

func TestEveryRuleIsListedOnceAndExercisedByATest(t *testing.T) {
	tests, err := exercisedBy(os.DirFS(root))
	require.NoError(t, err)
	seen := map[merit.RuleID]bool{}
	for _, c := range chapters() {
		require.NotEmpty(t, c.rules, c.name)
		for _, r := range c.rules {
			assert.Falsef(t, seen[r.ID()], "%s is listed twice", r.ID())
			seen[r.ID()] = true
			assert.NotEmptyf(t, tests[r.ID()], "no test and no table of cases names %s", r.ID())
		}
	}
}

// Every day of the window has one version of every rule: in force, or with the
// reason why not.
func TestEveryDayHasOneVersionOfEveryRule(t *testing.T) {
	last := merit.MustParseDate("2030-12-31")
	for _, c := range chapters() {
		for _, r := range c.rules {
			for day := merit.FirstDay; !day.After(last); day = day.AddDays(1) {
				applicable := 0
				for _, v := range r.Versions() {
					if !day.Before(v.From) && (v.Until.IsZero() || day.Before(v.Until)) {
						applicable++
						if v.Force != merit.InForce && v.Note.IsZero() {
							t.Fatalf("%s on %s: not in force, and no reason", r.ID(), day)
						}
					}
				}
				if applicable != 1 {
					t.Fatalf("%s on %s: %d versions", r.ID(), day, applicable)
				}
			}
		}
	}
}

// The first program of the README is the body of a tested Example.
func TestTheFirstProgramOfTheReadmeIsATestedExample(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	require.NoError(t, err)
	program := regexp.MustCompile("(?s)```go\n(package main\n.*?)```").FindSubmatch(readme)
	require.NotNil(t, program, "a program in README.md")
	example, err := os.ReadFile(filepath.Join(root, "eligibility", "first_program_test.go"))
	require.NoError(t, err)

	want := strings.Replace(string(program[1]), "package main", "package eligibility_test", 1)
	want = strings.Replace(want, "func main()", "func Example_firstProgram()", 1)
	code, output, found := strings.Cut(string(example), "\n\t// Output:\n")
	require.True(t, found)
	assert.Equal(t, strings.TrimSuffix(strings.TrimSpace(want), "}"), code+"\n")

	printed := strings.ReplaceAll(strings.TrimSuffix(strings.TrimSpace(output), "\n}"), "\t// ", "")
	assert.Contains(t, string(readme), strings.ReplaceAll(printed, "// ", ""), "README.md shows what the program prints")
	assert.LessOrEqual(t, strings.Count(strings.TrimSpace(string(program[1])), "\n"), 24)
}
