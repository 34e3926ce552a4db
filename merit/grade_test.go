package merit_test

import (
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestGradesReadAndPrintAlike(t *testing.T) {
	checkEnumeration(t, "grade", merit.ParseGrade, merit.GradeIa,
		"I/a", "I/b", "I/c", "I/d", "II/a", "II/b", "II/c", "II/d",
		"III/a", "III/b", "III/c", "III/d", "IV/a", "IV/b", "IV/c", "IV/d", "IV/e")
}

func TestEveryGradeHasItsRankTitle(t *testing.T) {
	rows := table(t, "grades.csv")
	grades := merit.Grades()
	require.Len(t, grades, 17)
	require.Len(t, rows, 17)
	for i, row := range rows {
		g, err := merit.ParseGrade(row["grade"])
		require.NoError(t, err)
		assert.Equal(t, row["rank"], g.Rank(), row["grade"])
		assert.Equal(t, g, grades[i], "lowest first")
		if i > 0 {
			assert.Greater(t, g, grades[i-1], "grades rise")
		}
	}
}

func TestWhatIsNoGradeHasNoRank(t *testing.T) {
	for _, none := range []merit.Grade{0, merit.GradeIVe + 1, 255} {
		assert.Empty(t, none.Rank())
	}
}

func TestTheListOfGradesIsACopy(t *testing.T) {
	merit.Grades()[0] = merit.GradeIVe
	assert.Equal(t, merit.GradeIa, merit.Grades()[0])
}
