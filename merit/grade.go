package merit

// Grade is the pay and rank grade of a civil servant (golongan ruang), I/a to
// IV/e, in rising order: grades compare with < and >. The zero value is none.
type Grade uint8

// The seventeen grades, rule MER-GRADE.
const (
	GradeIa Grade = iota + 1
	GradeIb
	GradeIc
	GradeId
	GradeIIa
	GradeIIb
	GradeIIc
	GradeIId
	GradeIIIa
	GradeIIIb
	GradeIIIc
	GradeIIId
	GradeIVa
	GradeIVb
	GradeIVc
	GradeIVd
	GradeIVe
)

var gradeNames = names[Grade]{
	"", "I/a", "I/b", "I/c", "I/d", "II/a", "II/b", "II/c", "II/d",
	"III/a", "III/b", "III/c", "III/d", "IV/a", "IV/b", "IV/c", "IV/d", "IV/e",
}

var rankTitles = [...]string{
	"", "Juru Muda", "Juru Muda Tingkat I", "Juru", "Juru Tingkat I",
	"Pengatur Muda", "Pengatur Muda Tingkat I", "Pengatur", "Pengatur Tingkat I",
	"Penata Muda", "Penata Muda Tingkat I", "Penata", "Penata Tingkat I",
	"Pembina", "Pembina Tingkat I", "Pembina Utama Muda", "Pembina Utama Madya", "Pembina Utama",
}

// String returns the grade as written in decrees: III/d, IV/a …
func (g Grade) String() string { return gradeNames.text(g) }

// ParseGrade reads the form that String writes. The error is a [*FieldError].
func ParseGrade(s string) (Grade, error) { return gradeNames.parse("grade", s) }

// Grades returns every grade, lowest first.
func Grades() []Grade { return gradeNames.values() }

// MarshalText implements [encoding.TextMarshaler].
func (g Grade) MarshalText() ([]byte, error) { return gradeNames.marshal("grade", g) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (g *Grade) UnmarshalText(text []byte) error { return gradeNames.unmarshal("grade", text, g) }

// Rank returns the title of the grade (pangkat), such as Pembina Tingkat I for
// IV/b, or the empty string for an unknown grade.
func (g Grade) Rank() string {
	if int(g) < len(rankTitles) {
		return rankTitles[g]
	}
	return ""
}
