package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/seed-133aca06/asnmerit/examples/internal/golden"
)

// sampleRows are the officials of the sample files, all made up: such rows as a
// personnel office has, and such as a spreadsheet has spoilt.
var sampleRows = [][]any{
	{"No", "NIP", "Nama Lengkap", "Jabatan", "Jenjang Jabatan", "Tanggal Pelantikan", "Golongan", "Nilai Kinerja"},
	{1, "198503172010011003", "Ani Rahmawati, S.H.", "Kepala Dinas Sosial", "JPT Pratama", day(2025, 3, 1), "IV/b", 88.5},
	{2, "197911052005012014", "Budi Hartono", "Kepala Dinas Perhubungan", "JPT Pratama", "1 Maret 2024", "IV/c", 3.55},
	{3, "198206112006041005", "Citra Dewi", "Kepala Dinas Pariwisata", "jpt_pratama", "28-02-2021", "IV/b", 91},
	{4, "197001152001122009", "Dedi Kurnia", "Sekretaris Dinas Kesehatan", "Administrator", day(2023, 9, 8), "IV/a", nil},
	{5, "199001012022211005", "Eka Lestari", "Analis Kebijakan", "ahli-madya", day(2022, 5, 2), "IX", 79},
	{6, 198503172010011020, "Fajar Nugroho", "Kepala Dinas Pertanian", "JPT Pratama", day(2024, 7, 1), "IV/b", 84},
	{7, "1.98503E+17", "Gita Permata", "Kepala Dinas Perikanan", "JPT Pratama", day(2024, 7, 1), "IV/b", 85},
	{8, "198807212012032006", "Hadi Saputra", "Kepala Dinas Kebudayaan", "Eselon II", "29-02-2023", "IV/b", 80},
	{9, "197505051999031007", "Indah Wulandari", "Inspektur", "JPT Pratama", nil, "IV/d", 90},
	{10, "196803031994031010", "Joko Wardana Sampel", "Asisten Pemerintahan", "JPT Pratama", 44000, "IV/d", 87.25},
}

func day(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// newSample makes the workbook: a page of instructions, a title in merged cells above
// the names of the columns, days as days of Excel in an Indonesian format, a formula
// that has its value and a column that the program does not know.
func newSample(t *testing.T) *excelize.File {
	t.Helper()
	f := excelize.NewFile()
	require.NoError(t, f.SetSheetName("Sheet1", "Petunjuk"))
	require.NoError(t, f.SetCellStr("Petunjuk", "A1", "Semua orang dalam berkas ini rekaan. / Everybody in this file is made up."))
	_, err := f.NewSheet("Pegawai")
	require.NoError(t, err)
	require.NoError(t, f.SetCellStr("Pegawai", "A1", "DAFTAR PEJABAT KABUPATEN BUKIT RIMBA (REKAAN)"))
	require.NoError(t, f.MergeCell("Pegawai", "A1", "H1"))
	form := "[$-421]dd mmmm yyyy;@"
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &form})
	require.NoError(t, err)
	for i, row := range sampleRows {
		for j, value := range row {
			cell, err := excelize.CoordinatesToCellName(j+1, i+3)
			require.NoError(t, err)
			require.NoError(t, f.SetCellValue("Pegawai", cell, value))
			if _, isDay := value.(time.Time); isDay {
				require.NoError(t, f.SetCellStyle("Pegawai", cell, cell, style))
			}
		}
	}
	require.NoError(t, f.SetCellFormula("Pegawai", "H7", "AVERAGE(H4:H6)"))
	require.NoError(t, f.SetColWidth("Pegawai", "B", "D", 24))
	return f
}

// sampleCSV writes the rows as a spreadsheet set to Indonesian saves them.
func sampleCSV() string {
	var b strings.Builder
	b.WriteString("\ufeff# Semua orang dalam berkas ini rekaan. / Everybody in this file is made up.\r\n")
	for _, row := range sampleRows {
		for j, value := range row {
			if j > 0 {
				b.WriteByte(';')
			}
			switch v := value.(type) {
			case nil:
			case time.Time:
				b.WriteString(v.Format("02-01-2006"))
			case int:
				if text := strconv.Itoa(v); len(text) > 15 { // what is left of so long a number
					b.WriteString(text[:15] + strings.Repeat("0", len(text)-15))
				} else {
					b.WriteString(text)
				}
			case float64:
				b.WriteString(strings.Replace(fmt.Sprint(v), ".", ",", 1))
			default:
				b.WriteString(fmt.Sprint(v))
			}
		}
		b.WriteString("\r\n")
	}
	return b.String()
}

const (
	sampleBook = "testdata/pegawai.xlsx"
	sampleText = "testdata/pegawai.csv"
)

func TestTheSampleFilesAreThoseThatTheTestMakes(t *testing.T) {
	golden.Workbook(t, sampleBook, newSample(t))
	if golden.Update() {
		require.NoError(t, os.WriteFile(sampleText, []byte(sampleCSV()), 0o644))
	}
	text, err := os.ReadFile(sampleText)
	require.NoError(t, err)
	assert.Equal(t, sampleCSV(), string(text))
}
