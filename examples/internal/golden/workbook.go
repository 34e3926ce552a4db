package golden

import (
	"bytes"
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// Workbook fails the test where the workbook at the path does not hold what made
// holds: a sample file, which -update writes anew.
func Workbook(t *testing.T, path string, made *excelize.File) {
	t.Helper()
	var data bytes.Buffer
	require.NoError(t, made.Write(&data))
	if *update {
		require.NoError(t, os.WriteFile(path, data.Bytes(), 0o644))
	}
	made, err := excelize.OpenReader(&data)
	require.NoError(t, err)
	stored, err := excelize.OpenFile(path)
	require.NoError(t, err, "run the test with -update to write the file")
	assert.Equal(t, Cells(t, made), Cells(t, stored))
}

// Cells lists what every cell of a workbook holds: its kind, its value as it is stored
// and as it is shown, and its formula.
func Cells(t *testing.T, f *excelize.File) (out []string) {
	t.Helper()
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		require.NoError(t, err)
		for i, row := range rows {
			for j := range row {
				cell, err := excelize.CoordinatesToCellName(j+1, i+1)
				require.NoError(t, err)
				formula, err := f.GetCellFormula(sheet, cell)
				require.NoError(t, err)
				shown, err := f.GetCellValue(sheet, cell)
				require.NoError(t, err)
				kind, err := f.GetCellType(sheet, cell)
				require.NoError(t, err)
				out = append(out, fmt.Sprintf("%s!%s %d %q %q %q", sheet, cell, kind, row[j], shown, formula))
			}
		}
	}
	return out
}

// BookOf returns a workbook with one worksheet of the rows.
func BookOf(t *testing.T, sheet string, rows [][]any) *excelize.File {
	t.Helper()
	f := excelize.NewFile()
	require.NoError(t, f.SetSheetName(f.GetSheetName(0), sheet))
	for i := range rows {
		require.NoError(t, f.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &rows[i]))
	}
	return f
}
