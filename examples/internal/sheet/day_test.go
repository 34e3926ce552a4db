package sheet

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/merit"
)

func TestADayIsReadInEveryFormThatFilesHaveAndInNoOther(t *testing.T) {
	for _, c := range []struct {
		text, want string // want is empty where the text is refused
		err        error
	}{
		{"2025-03-01", "2025-03-01", nil},
		{"01-03-2025", "2025-03-01", nil},
		{"1-3-2025", "2025-03-01", nil},
		{"01.03.2025", "2025-03-01", nil},
		{"1 Maret 2025", "2025-03-01", nil},
		{"1 maret 2025", "2025-03-01", nil},
		{"1 MARET 2025", "2025-03-01", nil},
		{"01 Mar 2025", "2025-03-01", nil},
		{"1 March 2025", "2025-03-01", nil},
		{"17 Agustus 2024", "2024-08-17", nil},
		{"17 Agt 2024", "2024-08-17", nil},
		{"17 Agu. 2024", "2024-08-17", nil},
		{"17 August 2024", "2024-08-17", nil},
		{"20 Mei 2025", "2025-05-20", nil},
		{"20 May 2025", "2025-05-20", nil},
		{"31 Desember 2024", "2024-12-31", nil},
		{"5 Nopember 2024", "2024-11-05", nil},
		{"29-02-2024", "2024-02-29", nil},
		{"29 Februari 2024", "2024-02-29", nil},
		{"2025-03-01 00:00:00", "2025-03-01", nil},
		{"2025-03-01 07:30", "2025-03-01", nil},
		{"2025-03-01T07:30:00Z", "2025-03-01", nil},

		{"29-02-2023", "", merit.ErrRange},
		{"29 Februari 2023", "", merit.ErrRange},
		{"2023-02-29", "", merit.ErrRange},
		{"31-04-2025", "", merit.ErrRange},
		{"01-13-2025", "", merit.ErrRange}, // the day stands first, never the month
		{"00-03-2025", "", merit.ErrRange},
		{"01/03/2025", "", merit.ErrSyntax},
		{"03/01/2025", "", merit.ErrSyntax},
		{"01-03-25", "", merit.ErrSyntax},
		{"1 Maret 25", "", merit.ErrSyntax},
		{"1 Marett 2025", "", merit.ErrSyntax},
		{"1 M 2025", "", merit.ErrSyntax},
		{"Maret 2025", "", merit.ErrSyntax},
		{"2025", "", merit.ErrSyntax},
		{"2025-3-1", "", merit.ErrSyntax},
		{"+1-03-2025", "", merit.ErrSyntax},
		{"2025-03-01 25:00", "", merit.ErrSyntax},
		{"belum", "", merit.ErrSyntax},
	} {
		t.Run(c.text, func(t *testing.T) {
			got, err := ParseDay(c.text)
			if c.want == "" {
				require.ErrorIs(t, err, c.err)
				assert.True(t, got.IsZero())
				var field *merit.FieldError
				require.ErrorAs(t, err, &field)
				assert.Equal(t, c.text, field.Value)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, c.want, got.String())
		})
	}
}

func TestTheSerialNumberOfADayCountsFromTheEpochOfTheWorkbook(t *testing.T) {
	for _, c := range []struct {
		epoch  Epoch
		serial int
		want   string // empty where there is no such day
	}{
		{Epoch1900, 0, ""},
		{Epoch1900, 1, "1900-01-01"},
		{Epoch1900, 59, "1900-02-28"},
		{Epoch1900, 60, ""}, // Excel's 29 February 1900, which never was
		{Epoch1900, 61, "1900-03-01"},
		{Epoch1900, 45717, "2025-03-01"},
		{Epoch1900, 45351, "2024-02-29"},
		{Epoch1900, 2958465, "9999-12-31"},
		{Epoch1900, 2958466, ""},
		{Epoch1904, -1, ""},
		{Epoch1904, 0, "1904-01-01"},
		{Epoch1904, 44255, "2025-03-01"},
		{Epoch1904, 2957003, "9999-12-31"},
		{Epoch1904, 2957004, ""},
	} {
		day, ok := c.epoch.day(c.serial)
		assert.Equal(t, c.want, day.String(), "%d of %d", c.serial, c.epoch)
		assert.Equal(t, c.want != "", ok, "%d of %d", c.serial, c.epoch)
	}
}

func TestACellWithAnHourKeepsIt(t *testing.T) {
	for text, want := range map[string]string{
		"45717": "2025-03-01", "45717.3125": "2025-03-01 07:30", "45716.99999999": "2025-03-01", "0.5": "", "-1": "", "x": "", "1e300": "",
	} {
		got, _ := Epoch1900.dayAndTime(text)
		assert.Equal(t, want, got, text)
	}
}

func TestANumberIsWrittenAsExcelShowsIt(t *testing.T) {
	for text, want := range map[string]string{
		"82": "82", "3.5499999999999998": "3.55", "0.1": "0.1", "1.9850317201001101E+17": "198503172010011000",
		"-7.5": "-7.5", "0": "0", "1E-3": "0.001", "82.50": "82.5", "abc": "abc", "NaN": "NaN", "0x10": "0x10", "1_000": "1_000",
	} {
		assert.Equal(t, want, number(text), text)
	}
	assert.Equal(t, "82.5%", percent("0.82499999999999996"))
	assert.Equal(t, "abc", percent("abc"))
}

func TestTheDecimalCommaOfIndonesianSpreadsheets(t *testing.T) {
	for text, want := range map[string]string{"82,5": "82.5", "82.5": "82.5", "1.234,5": "1.234,5", "1,234,5": "1,234,5", "": ""} {
		assert.Equal(t, want, PlainNumber(text))
	}
}

func TestAFormatSaysHowANumberIsMeant(t *testing.T) {
	for code, want := range map[string]form{
		"General": asNumber, "0.00": asNumber, "#,##0": asNumber, `"Rp"#,##0`: asNumber, "[Red]0.0": asNumber, `0" hari"`: asNumber, "@": asNumber,
		"yyyy-mm-dd": asDay, "dd/mm/yyyy": asDay, "[$-421]dd mmmm yyyy": asDay, "[$-421]d mmm yyyy;@": asDay, "dd-mmm": asDay,
		"0%": asPercent, "0.0%": asPercent, "h:mm": asNumber,
	} {
		assert.Equal(t, want, formOfCode(code), code)
	}
	assert.Equal(t, asDay, formOf(14))
	assert.Equal(t, asPercent, formOf(9))
	assert.Equal(t, asNumber, formOf(2))
}
