package sheet

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"github.com/seed-133aca06/asnmerit/merit"
)

// kinds are the kinds of a problem in words.
var kinds = []struct {
	err  error
	text merit.Text
}{
	{merit.ErrSyntax, merit.T("bentuknya tidak dikenali", merit.ErrSyntax.Error())},
	{merit.ErrRange, merit.T("di luar batas", merit.ErrRange.Error())},
	{merit.ErrUnknown, merit.T("tidak dikenal", merit.ErrUnknown.Error())},
	{merit.ErrMissing, merit.T("tidak ada", merit.ErrMissing.Error())},
	{merit.ErrConflict, merit.T("bertentangan", merit.ErrConflict.Error())},
	{merit.ErrBeforeFirstRegime, merit.T("sebelum keadaan hukum pertama yang dikenal pustaka ini", merit.ErrBeforeFirstRegime.Error())},
}

// Kind returns what kind of problem it is, in words.
func Kind(problem *merit.FieldError, lang merit.Language) string {
	for _, k := range kinds {
		if errors.Is(problem.Err, k.err) {
			return k.text.In(lang)
		}
	}
	if problem.Err == nil {
		return ""
	}
	return problem.Err.Error()
}

// fieldNames are the names of what is no column of a file, and of a column that is
// called by the short one.
var fieldNames = map[string]string{"nip": "NIP", "file": "berkas", "row": "baris", "sheet": "lembar kerja", "date": "tanggal"}

// Field returns the name of the field. A column of a file that has an Indonesian name
// bears it in Indonesian; every reader of the package takes both.
func Field(problem *merit.FieldError, lang merit.Language) string {
	if lang != merit.Indonesian {
		return problem.Field
	}
	column, part, nested := strings.Cut(problem.Field, ".")
	name := column
	if own := fieldNames[column]; own != "" {
		name = own
	} else if others := otherNames[column]; len(others) > 0 {
		name = others[0]
	}
	if nested {
		name += "." + part
	}
	return name
}

// said are the Indonesian wordings of what is expected of a value; the library and the
// readers of files say it in English.
var said = map[string]string{
	"18 digits":                              "18 digit",
	"18 digits, or groups of 8 6 1 3 digits": "18 digit, atau kelompok 8 6 1 3 digit",
	"18 digits as text: of a number a spreadsheet keeps 15, so the last three are lost and stand as 000 or in an exponent; take them from the source, in a column with the format Text": "18 digit sebagai teks: dari sebuah angka spreadsheet hanya menyimpan 15 digit, sehingga tiga digit terakhir hilang dan menjadi 000 atau eksponen; ambil dari sumbernya, dalam kolom berformat Teks",
	"printable text on one line": "teks satu baris, tanpa karakter yang tidak terlihat",
	"text in UTF-8":              "teks dalam UTF-8",
	"cells with a comma or a quote in them in double quotes, and quotes doubled":                                 "sel yang memuat koma atau tanda petik diapit petik ganda, dan petik di dalamnya digandakan",
	"a cell of its own: undo the merging and write the value into every row":                                     "sel tersendiri: batalkan penggabungan sel dan tulis isinya pada tiap baris",
	"the names of the columns in one row, each in a cell of its own: undo the merging":                           "nama kolom dalam satu baris, masing-masing dalam sel tersendiri: batalkan penggabungan sel",
	"the value of the formula, which the file lacks: open it in Excel or LibreOffice, let it calculate and save": "hasil rumus, yang tidak tersimpan dalam berkas: buka dengan Excel atau LibreOffice, biarkan menghitung, lalu simpan",
	"a value; the cell shows a fault":    "sebuah isi; sel ini menunjukkan kesalahan",
	"a file that can be read":            "berkas yang dapat dibaca",
	"a file that can be read to its end": "berkas yang dapat dibaca sampai akhir",
	"a whole worksheet":                  "lembar kerja yang utuh",
	"a whole XLSX file; to open it and save it anew as XLSX may repair it": "berkas XLSX yang utuh; membukanya dan menyimpannya kembali sebagai XLSX mungkin memperbaikinya",
	"XLSX without a password, or CSV":                                      "XLSX tanpa kata sandi, atau CSV",
	"a smaller file, or CSV, which is read row by row":                     "berkas yang lebih kecil, atau CSV, yang dibaca baris demi baris",
	"each column once":                      "tiap kolom satu kali",
	"each candidate once for a vacant post": "tiap calon satu kali untuk satu jabatan lowong",
	"a calendar day as yyyymmdd":            "hari kalender sebagai yyyymmdd",
	"a calendar day as yyyymmdd; 40 is added to a woman's birth day in a NIK, never in a NIP":                            "hari kalender sebagai yyyymmdd; 40 ditambahkan pada tanggal lahir perempuan dalam NIK, tidak pernah dalam NIP",
	"year and month (01 to 12) of the first appointment, or for a PPPK the year, the digit 2 and the count of contracts": "tahun dan bulan (01 sampai 12) pengangkatan pertama, atau bagi PPPK tahun, angka 2, dan jumlah kontrak",
	"1 (man) or 2 (woman)":             "1 (laki-laki) atau 2 (perempuan)",
	"a valid value":                    "isi yang sah",
	"a number":                         "sebuah angka",
	"a number of at most six decimals": "angka dengan paling banyak enam desimal",
	"a number such as 82.5, or nothing for a mark still to come":   "angka, misalnya 82,5, atau kosong untuk nilai yang belum ada",
	"a number of at least 0, such as 82.5":                         "angka paling kecil 0, misalnya 82,5",
	"a whole number of at least 0":                                 "bilangan bulat paling kecil 0",
	"a year":                                                       "tahun",
	"a name":                                                       "nama",
	"a short name":                                                 "nama pendek",
	"the name of an agency":                                        "nama instansi",
	"the name of the assessor":                                     "nama penilai",
	"the name of the candidate":                                    "nama peserta",
	"the name of the post":                                         "nama jabatan",
	"the code of an aspect":                                        "kode aspek",
	"the code of an indicator":                                     "kode indikator",
	"the code of a criterion":                                      "kode kriteria",
	"the id of a vacant post":                                      "kode jabatan lowong",
	"the number of an official on the roster":                      "NIP seorang pegawai pada daftar",
	"another agency than that of -agency":                          "instansi lain daripada -agency",
	"another code than that of the column of names":                "kode lain daripada kolom nama",
	"at least one row with a mark":                                 "paling sedikit satu baris dengan nilai",
	"jpt-utama, jpt-madya or jpt-pratama":                          "jpt-utama, jpt-madya, atau jpt-pratama",
	"a level of senior posts, such as jpt-pratama":                 "jenjang jabatan pimpinan tinggi, misalnya jpt-pratama",
	"core or secondary":                                            "inti atau pendukung (core atau secondary)",
	"core or secondary (inti or pendukung)":                        "inti atau pendukung (core atau secondary)",
	"1, 2, 3 or 4":                                                 "1, 2, 3, atau 4",
	"the day, or yes or no":                                        "harinya, atau yes atau no",
	"party, act and answer, as in bkn approves yes":                "pihak, tindakan, dan jawaban, misalnya bkn approves yes",
	"one of ketua, sekretaris, anggota (chair, secretary, member)": "salah satu dari ketua, sekretaris, anggota",
}

// patterns are wordings with parts that differ; $1 and so on take them over.
var patterns = []struct {
	english    *regexp.Regexp
	indonesian string
}{
	{whole(`a calendar day in the form (\S+), (\S+) or (\S+ September \d+)`), "hari kalender dalam bentuk $1, $2, atau $3"},
	{whole(`a calendar day in the form (\S+), (\S+) or (\S+ September \d+); with strokes, day and month could be either`), "hari kalender dalam bentuk $1, $2, atau $3; dengan garis miring, hari dan bulan dapat tertukar"},
	{whole(`a calendar day in the form (\S+), (\S+) or (\S+ September \d+), with the name of the month in Indonesian or English`), "hari kalender dalam bentuk $1, $2, atau $3, dengan nama bulan dalam bahasa Indonesia atau Inggris"},
	{whole(`a year after the birth in (\d+)`), "tahun sesudah kelahiran pada $1"},
	{whole(`a calendar day in the form (\S+)`), "hari kalender dalam bentuk $1"},
	{whole(`a cell, if only an empty one: the row has (\d+) of (\d+)`), "sebuah sel, walau kosong: baris ini hanya punya $1 dari $2"},
	{whole(`(\d+) cells, as in the first row`), "$1 sel, seperti baris pertama"},
	{whole(`a table with the columns (.+)`), "tabel dengan kolom $1"},
	{whole(`a sheet with the columns (.+)`), "lembar kerja dengan kolom $1"},
	{whole(`one sheet of (.+), which all have the columns: add its name to that of the file, as in (.+)`), "satu lembar dari $1, yang semuanya memuat kolom itu: tambahkan namanya pada nama berkas, misalnya $2"},
	{whole(`a column of this name in the first row`), "kolom dengan nama ini pada baris pertama"},
	{whole(`a column of this name in the first row, or (.+)`), "kolom dengan nama ini pada baris pertama, atau $1"},
	{whole(`a column of this name in row (\d+)`), "kolom dengan nama ini pada baris $1"},
	{whole(`a column of this name in row (\d+), or (.+)`), "kolom dengan nama ini pada baris $1, atau $2"},
	{whole(`each [a-z ]+ once: row (\d+) has the same(?: number| name)?`), "masing-masing satu kali: baris $1 sudah memuatnya"},
	{whole(`one mark of an assessor for a candidate on a criterion; row (\d+) has it already`), "satu nilai untuk tiap penilai, peserta, dan kriteria; baris $1 sudah memuatnya"},
	{whole(`(".+"), as in row (\d+)`), "$1, seperti pada baris $2"},
	{whole(`the reason of row (\d+), (".+")`), "alasan pada baris $1, $2"},
	{whole(`a day after the birth on (\S+) that the number tells`), "hari sesudah tanggal lahir $1 menurut NIP"},
	{whole(`a number from (\S+) to (\S+)`), "angka dari $1 sampai $2"},
	{whole(`a year from (\d+) to (\d+)`), "tahun dari $1 sampai $2"},
	{whole(`a level from (\d+) to (\d+)`), "tingkat dari $1 sampai $2"},
	{whole(`a level from (\d+) to (\d+), or an empty cell`), "tingkat dari $1 sampai $2, atau sel kosong"},
	{whole(`a level from (\d+) to (\d+), or an empty cell: the indicator has no gate`), "tingkat dari $1 sampai $2, atau sel kosong: indikator ini tidak dapat dikecualikan"},
	{whole(`a level from (\d+) to (\d+), or an empty cell, or not-applicable`), "tingkat dari $1 sampai $2, sel kosong, atau not-applicable"},
	{whole(`a whole number of at least 0, or (\d+) of them, or -, with / between`), "bilangan bulat paling kecil 0, atau $1 bilangan atau - yang dipisahkan /"},
	{whole(`an indicator of (.+)`), "indikator dari $1"},
	{whole(`(\S+), the aspect of (\S+)`), "$1, aspek dari $2"},
	{whole(`one of (.+)`), "salah satu dari $1"},
	{whole(`some of (.+)`), "beberapa dari $1"},
}

func whole(pattern string) *regexp.Regexp { return regexp.MustCompile("(?s)^" + pattern + "$") }

// Expected returns what was expected of the value: in English where the language has no
// wording of its own.
func Expected(problem *merit.FieldError, lang merit.Language) string {
	english := problem.Expected
	if lang != merit.Indonesian {
		return english
	}
	if rest, empty := strings.CutSuffix(english, emptyFile); empty {
		return Expected(&merit.FieldError{Field: problem.Field, Expected: rest}, lang) + "; berkas ini kosong"
	}
	if text, found := said[english]; found {
		return text
	}
	if others := otherNames[problem.Field]; len(others) > 0 && strings.HasPrefix(english, "a column of this name") {
		// The problem bears the first of the other names; the column's own is one more.
		english = strings.Replace(english, ", or "+others[0], ", or "+problem.Field, 1)
	}
	for _, p := range patterns {
		if at := p.english.FindStringSubmatchIndex(english); at != nil {
			return string(p.english.ExpandString(nil, p.indonesian, english, at))
		}
	}
	return english
}

// Says returns the problem as one sentence, as merit.FieldError has it in English.
func Says(problem *merit.FieldError, lang merit.Language) string {
	if lang != merit.Indonesian {
		return problem.Error()
	}
	value := ""
	if problem.Value != "" || !errors.Is(problem.Err, merit.ErrMissing) {
		value = " " + strconv.Quote(problem.Value)
	}
	return Field(problem, lang) + value + ": " + kindBefore(problem, lang) + "seharusnya " + Expected(problem, lang)
}

// kindBefore is the kind with what parts it from the expectation, empty for none.
func kindBefore(problem *merit.FieldError, lang merit.Language) string {
	kind := Kind(problem, lang)
	if kind == "" {
		return ""
	}
	return kind + ": "
}
