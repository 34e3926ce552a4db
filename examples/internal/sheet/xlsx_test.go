package sheet

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/seed-133aca06/asnmerit/merit"
)

// book makes a workbook.
func book(t *testing.T, fill func(f *excelize.File)) *bytes.Reader {
	t.Helper()
	f := excelize.NewFile()
	fill(f)
	var out bytes.Buffer
	require.NoError(t, f.Write(&out))
	require.NoError(t, f.Close())
	return bytes.NewReader(out.Bytes())
}

// rows sets rows of cells from A1 on.
func rows(t *testing.T, f *excelize.File, sheet string, rows ...[]any) {
	t.Helper()
	for i, row := range rows {
		require.NoError(t, f.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &row))
	}
}

func messages(problems []*Problem) []string {
	var out []string
	for _, p := range problems {
		out = append(out, p.Error())
	}
	return out
}

func remarks(list []*Remark) []string {
	var out []string
	for _, r := range list {
		out = append(out, r.In(merit.English))
	}
	return out
}

func TestAWorksheetIsReadLikeAFile(t *testing.T) {
	file := book(t, func(f *excelize.File) {
		day := "dd mmmm yyyy"
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &day})
		require.NoError(t, err)
		rows(t, f, "Sheet1",
			[]any{"NIP", "Nama", "Nilai", "Tanggal Pelantikan", "catatan"},
			[]any{"198503172010011003", "Ani", 3.55, time.Date(2025, 3, 1, 0, 0, 0, 0, time.UTC), true},
			nil,
			[]any{"198503172010011004", "Budi", 82, 45717},
		)
		require.NoError(t, f.SetCellStyle("Sheet1", "D4", "D4", style))
	})
	s := Read("f.xlsx", file, []string{"nip", "name", "score", "inaugurated"}, "mark")
	require.Empty(t, messages(s.Problems))
	require.Len(t, s.Rows, 2)
	assert.Equal(t, []string{"198503172010011003", "Ani", "3.55", "2025-03-01", "TRUE"}, s.Rows[0].All)
	assert.Equal(t, 4, s.Rows[1].Line)
	assert.Equal(t, []string{"198503172010011004", "Budi", "82", "2025-03-01", ""}, s.Rows[1].All)
	assert.Equal(t, "2025-03-01", s.Rows[1].Day("inaugurated").String())
	assert.Equal(t, "82", s.Rows[1].Cell("score"))
	s.Rows[1].Problem("score", "82", "less", merit.ErrRange)
	assert.Equal(t, `f.xlsx [Sheet1] cell C4: score "82": out of range: want less`, s.Problems[0].Error())
}
