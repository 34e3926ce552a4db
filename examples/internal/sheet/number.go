package sheet

import (
	"math"
	"strconv"
	"strings"
)

// kept is how many digits of a number Excel shows and keeps.
const kept = 15

// number writes a number of a worksheet as Excel shows it, without the digits that
// only its binary form has: 3.5499999999999998 is 3.55.
func number(text string) string {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) || strings.ContainsAny(text, "xXpP_") {
		return text
	}
	f, _ = strconv.ParseFloat(strconv.FormatFloat(f, 'g', kept, 64), 64)
	if abs := math.Abs(f); abs != 0 && (abs < 1e-9 || abs >= 1e21) {
		return strconv.FormatFloat(f, 'g', -1, 64)
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// percent writes the number of a cell that is shown in per cent.
func percent(text string) string {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	return number(strconv.FormatFloat(f*100, 'g', kept, 64)) + "%"
}

// PlainNumber turns the decimal comma of an Indonesian spreadsheet into a point. A
// number with both is left as it is, for its meaning depends on where it was written.
func PlainNumber(s string) string {
	if strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		return strings.Replace(s, ",", ".", 1)
	}
	return s
}
