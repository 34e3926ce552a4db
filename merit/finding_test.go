package merit_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with a golden file, or writes it under -update.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		require.NoError(t, os.WriteFile("testdata/"+name, got, 0o644))
	}
	want, err := os.ReadFile("testdata/" + name)
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got))
}

// tenureRule is the well-made rule of the tests with a parameter that says more of
// itself: unproven at first, then noted.
func tenureRule(t *testing.T) *merit.Rule {
	t.Helper()
	s := spec()
	s.Params[0] = merit.MustParam("minimum", merit.T("paling singkat", "at least"),
		merit.ParamValue{From: firstDay, Until: raised, Value: merit.PeriodOf(merit.Years(1)), Basis: []merit.Citation{statute, pp}, Confidence: merit.Unproven,
			Note: merit.T("hanya dari pers", "from the press alone")},
		merit.ParamValue{From: raised, Value: merit.PeriodOf(merit.Years(2)), Basis: []merit.Citation{pp}, Confidence: merit.TextRead,
			Note: merit.T("dibaca dari teks", "read from the text")})
	s.Versions[0].Note = merit.T("berlaku sejak semula", "in force from the start")
	return merit.MustRule(s)
}

// tooShort is a finding with everything that a finding can hold.
func tooShort(t *testing.T) merit.Finding {
	t.Helper()
	r := tenureRule(t)
	asOf := merit.MustDate(2019, 9, 8)
	return merit.Finding{
		Rule: r, Reason: r.Reasons()[4], Required: r.Params()[0].At(asOf),
		Observed: merit.ElapsedOf(merit.MustDate(2018, 3, 1), asOf, merit.RollForward),
		Changes:  merit.MustDate(2020, 3, 1), AsOf: asOf, Law: asOf,
		Missing: 2, Notes: 1 | merit.NoteRolled,
	}
}

func TestTheZeroFindingCannotTell(t *testing.T) {
	var f merit.Finding
	assert.Equal(t, merit.Undetermined, f.Outcome())
	assert.Empty(t, f.Code())
	assert.Empty(t, f.MissingFacts())
	assert.Empty(t, f.Remarks())
	assert.Empty(t, f.Citations())
	for lang, want := range map[merit.Language]string{merit.Indonesian: "tidak dapat dipastikan", merit.English: "cannot tell"} {
		assert.Equal(t, want, f.Explanation(lang))
		assert.Equal(t, want, f.Text(lang))
	}
	encoded, err := json.Marshal(f)
	require.NoError(t, err)
	assert.Equal(t, `{"rule":"","code":"","outcome":"undetermined","asOf":"","law":"","citations":[],"text":{"id":"tidak dapat dipastikan","en":"cannot tell"}}`, string(encoded))
}

func TestAFindingWithoutItsReasonIsStillSaid(t *testing.T) {
	f := merit.Finding{Rule: tenureRule(t), Law: firstDay, Notes: 2, Missing: 1}
	assert.Empty(t, f.Code())
	assert.Equal(t, "cannot tell", f.Explanation(merit.English))
	assert.Equal(t, merit.Undetermined, f.Outcome())
	assert.Len(t, f.Remarks(), 1)
	assert.Len(t, f.MissingFacts(), 1)

	f = merit.Finding{Reason: reasons[merit.NotMet], Notes: 1 | merit.NoteRolled, Missing: 1}
	assert.Empty(t, f.Code())
	assert.Equal(t, "not met", f.Text(merit.English), "a reason without its rule says how it came out and no more")
	assert.Equal(t, "not met", f.Explanation(merit.English))
	assert.Empty(t, f.Remarks())
	assert.Empty(t, f.MissingFacts())
}

func TestAFindingInWords(t *testing.T) {
	f := tooShort(t)
	assert.Equal(t, "TST-TENURE/too-short", f.Code())
	assert.Equal(t, "baru 1 tahun 6 bulan 7 hari (sejak 1 Maret 2018) dari 2 tahun", f.Explanation(merit.Indonesian))
	assert.Equal(t, "only 1 year 6 months 7 days (since 1 March 2018) of 2 years", f.Explanation(merit.English))
	assert.Equal(t, "Masa jabatan: tidak terpenuhi – baru 1 tahun 6 bulan 7 hari (sejak 1 Maret 2018) dari 2 tahun. Berubah pada 1 Maret 2020."+
		" lebih ringan dari 2 tahun."+
		" Hari yang tidak ada dalam bulannya dihitung menurut konvensi proyek: jatuh pada tanggal 1 bulan berikutnya, atau pada hari terakhir bulan itu bila dipilih demikian; undang-undang tidak mengaturnya."+
		" Catatan: berlaku sejak semula. Catatan atas angka: dibaca dari teks."+
		" Dasar: PP 11/2017 Pasal 131 ayat (2) huruf c; UU 5/2014 Pasal 116 ayat (1).", f.Text(merit.Indonesian))
	assert.Equal(t, "Tenure: not met – only 1 year 6 months 7 days (since 1 March 2018) of 2 years. Changes on 1 March 2020."+
		" softer than 2 years."+
		" A day that its month lacks is counted by a convention of the project: it falls on the first of the next month, or on the last day of the month if so chosen; the law is silent."+
		" Note: in force from the start. On the number: read from the text."+
		" Basis: PP 11/2017 Pasal 131 ayat (2) huruf c; UU 5/2014 Pasal 116 ayat (1).", f.Text(merit.English))
}

func TestRemarksComeFilledAndInTheRulesOrder(t *testing.T) {
	f := tooShort(t)
	f.Notes = 3 | merit.NoteRolled
	got := f.Remarks()
	require.Len(t, got, 3)
	assert.Equal(t, "softer", got[0].Code)
	assert.Equal(t, "lebih ringan dari 2 tahun", got[0].Text.In(merit.Indonesian))
	assert.Equal(t, "softer than 2 years", got[0].Text.In(merit.English))
	assert.Equal(t, "disputed", got[1].Code)
	assert.Equal(t, "dipersoalkan", got[1].Text.In(merit.Indonesian))
	assert.Equal(t, "rolled", got[2].Code)
	assert.Contains(t, got[2].Text.In(merit.English), "the law is silent")
	assert.Equal(t, "softer than {required}", f.Rule.Notes()[0].Text.In(merit.English), "the rule's own note stays as it is")

	for _, c := range []struct {
		notes merit.NoteSet
		want  []string
	}{
		{0, nil},
		{1, []string{"softer"}},
		{2, []string{"disputed"}},
		{merit.NoteRolled, []string{"rolled"}},
		{4, nil}, // no such note
	} {
		f.Notes = c.notes
		var codes []string
		for _, note := range f.Remarks() {
			codes = append(codes, note.Code)
		}
		assert.Equal(t, c.want, codes)
	}
}

func TestWhatAFindingRestsOn(t *testing.T) {
	r := tenureRule(t)
	for _, c := range []struct {
		name    string
		finding merit.Finding
		want    []string
	}{
		{"the rule alone", merit.Finding{Rule: r, Law: firstDay}, []string{"UU 5/2014 Pasal 116 ayat (1)"}},
		{"the number first, then the rule", merit.Finding{Rule: r, Law: raised, Required: r.Params()[0].At(raised)},
			[]string{"PP 11/2017 Pasal 131 ayat (2) huruf c", "UU 5/2014 Pasal 116 ayat (1)"}},
		{"no passage twice", merit.Finding{Rule: r, Law: firstDay, Required: r.Params()[0].At(firstDay)},
			[]string{"UU 5/2014 Pasal 116 ayat (1)", "PP 11/2017 Pasal 131 ayat (2) huruf c"}},
		{"what says that the rule is gone", r.NotGoverning(merit.On(repealed)), []string{"UU 20/2023 Pasal 76"}},
		{"a number without a rule", merit.Finding{Required: r.Params()[0].At(raised)}, []string{"PP 11/2017 Pasal 131 ayat (2) huruf c"}},
		{"a day before the law", merit.Finding{Rule: r, Law: firstDay.AddDays(-1)}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, cited := range c.finding.Citations() {
				got = append(got, cited.String())
			}
			assert.Equal(t, c.want, got)
		})
	}
}

func TestTheDayOnWhichAFindingWasLastChecked(t *testing.T) {
	early, late := merit.MustDate(2026, 2, 28), merit.MustDate(2026, 3, 1)
	rule := func(version, number merit.Date) *merit.Rule {
		s := spec()
		for i := range s.Versions {
			s.Versions[i].CheckedOn = version
		}
		s.Params[0] = merit.MustParam("minimum", merit.T("paling singkat", "at least"), merit.ParamValue{
			From: firstDay, Value: merit.PeriodOf(merit.Years(1)), Basis: []merit.Citation{statute}, Confidence: merit.TextRead, CheckedOn: number})
		return merit.MustRule(s)
	}
	for _, c := range []struct {
		name            string
		version, number merit.Date
		deciding        bool
		law, want       merit.Date
	}{
		{"no number decided", late, early, false, firstDay, late},
		{"the number was checked earlier", late, early, true, firstDay, early},
		{"the version was checked earlier", early, late, true, firstDay, early},
		{"of the number no day is on record", late, merit.Date{}, true, firstDay, merit.Date{}},
		{"of the version no day is on record", merit.Date{}, late, true, firstDay, merit.Date{}},
		{"a day before the law", late, late, true, firstDay.AddDays(-1), merit.Date{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := rule(c.version, c.number)
			f := merit.Finding{Rule: r, Law: c.law}
			if c.deciding {
				f.Required = r.Params()[0].At(firstDay)
			}
			assert.Equal(t, c.want, f.CheckedOn())
		})
	}
	assert.True(t, merit.Finding{}.CheckedOn().IsZero())
}

func TestARuleThatDoesNotGovernSaysWhy(t *testing.T) {
	r := tenureRule(t)
	for _, c := range []struct {
		name   string
		when   merit.When
		id, en string
	}{
		{"repealed", merit.On(repealed),
			"Masa jabatan: tidak berlaku – tidak berlaku pada 31 Oktober 2023: dicabut oleh UU 20/2023. Dasar: UU 20/2023 Pasal 76.",
			"Tenure: not applicable – not in force on 31 October 2023: repealed by UU 20/2023. Basis: UU 20/2023 Pasal 76."},
		{"of unproven force", merit.On(unproven),
			"Masa jabatan: tidak dapat dipastikan – belum terbukti apakah berlaku pada 29 Februari 2020: tanggal akhir belum terbukti. Berubah pada 31 Oktober 2023. Dasar: UU 5/2014 Pasal 116 ayat (1).",
			"Tenure: cannot tell – not established whether it was in force on 29 February 2020: its end is unproven. Changes on 31 October 2023. Basis: UU 5/2014 Pasal 116 ayat (1)."},
		{"before the first encoded law", merit.On(firstDay.AddDays(-1)),
			"Masa jabatan: tidak berlaku – tidak berlaku pada 14 Januari 2014.",
			"Tenure: not applicable – not in force on 14 January 2014."},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := r.NotGoverning(c.when)
			assert.Equal(t, c.id, f.Text(merit.Indonesian))
			assert.Equal(t, c.en, f.Text(merit.English))
		})
	}
}

func TestMissingFactsAreNamed(t *testing.T) {
	r := tenureRule(t)
	for _, c := range []struct {
		missing merit.FactSet
		id, en  string
	}{
		{1, "belum diketahui: tanggal pelantikan", "not known: date of inauguration"},
		{2, "belum diketahui: jenjang jabatan", "not known: level of the post"},
		{3, "belum diketahui: tanggal pelantikan, jenjang jabatan", "not known: date of inauguration, level of the post"},
	} {
		f := r.MissingFacts(merit.On(firstDay), c.missing)
		assert.Equal(t, c.id, f.Explanation(merit.Indonesian))
		assert.Equal(t, c.en, f.Explanation(merit.English))
	}
}

func TestWhatIsNotEstablishedIsSaid(t *testing.T) {
	s := spec()
	s.Params[0] = tenureRule(t).Params()[0]
	s.Confidence, s.Doubt = merit.Unproven, merit.T("tidak ditemukan", "not found")
	r := merit.MustRule(s)
	f := merit.Finding{Rule: r, Reason: r.Reasons()[3], Law: firstDay, AsOf: firstDay, Required: r.Params()[0].At(firstDay)}
	assert.Equal(t, "Masa jabatan: terpenuhi – tidak diketahui, paling singkat 1 tahun. Angka belum terbukti: hanya dari pers. Belum terbukti: tidak ditemukan. Dasar: UU 5/2014 Pasal 116 ayat (1); PP 11/2017 Pasal 131 ayat (2) huruf c.", f.Text(merit.Indonesian))
	assert.Equal(t, "Tenure: met – unknown, at least 1 year. Number unproven: from the press alone. Unproven: not found. Basis: UU 5/2014 Pasal 116 ayat (1); PP 11/2017 Pasal 131 ayat (2) huruf c.", f.Text(merit.English))
}

// Each placeholder, filled and without anything to fill it.
func TestPlaceholdersAreFilled(t *testing.T) {
	for _, c := range []struct {
		text, full, empty string
	}{
		{"{observed}", "1 year 6 months 7 days (since 1 March 2018)", "unknown"},
		{"{required}", "2 years", "unknown"},
		{"{changes}", "1 March 2020", "unknown"},
		{"{asof}", "8 September 2019", "unknown"},
		{"{law}", "8 September 2019", "unknown"},
		{"{missing}", "level of the post", ""},
		{"{param:minimum}", "2 years", "unknown"},
		{"a {required} b {law} c", "a 2 years b 8 September 2019 c", "a unknown b unknown c"},
		{"{required}{required}", "2 years2 years", "unknownunknown"},
		{"{nothing}", "unknown", "unknown"},
		{"an end that never comes {required", "an end that never comes {required", "an end that never comes {required"},
		{"} alone", "} alone", "} alone"},
		{"", "", ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			f := tooShort(t)
			f.Reason = &merit.Reason{Code: "x", Outcome: merit.Met, Text: merit.T("-", c.text)}
			assert.Equal(t, c.full, f.Explanation(merit.English))
			bare := merit.Finding{Rule: f.Rule, Reason: f.Reason}
			assert.Equal(t, c.empty, bare.Explanation(merit.English))
		})
	}
}

// A parameter placeholder shows the number of the day of law, whichever decided.
func TestAParameterIsShownAsOfTheDayOfLaw(t *testing.T) {
	f := tooShort(t)
	f.Law = firstDay
	assert.Equal(t, "only 1 year 6 months 7 days (since 1 March 2018) of 1 year", f.Explanation(merit.English))
}

func TestAFindingInJSON(t *testing.T) {
	missing := tenureRule(t).MissingFacts(merit.On(raised), 3)
	encoded, err := json.Marshal([]merit.Finding{tooShort(t), missing, tenureRule(t).NotGoverning(merit.On(unproven))})
	require.NoError(t, err)
	var indented bytes.Buffer
	require.NoError(t, json.Indent(&indented, encoded, "", "\t"))
	indented.WriteByte('\n')
	golden(t, "findings.json", indented.Bytes())
}

// Every text that a rule of this package can give is filled in both languages.
func TestNoPlaceholderIsLeftInTheTextOfARule(t *testing.T) {
	for _, r := range merit.Rules() {
		for _, reason := range r.Reasons() {
			for _, lang := range []merit.Language{merit.Indonesian, merit.English} {
				f := merit.Finding{Rule: r, Reason: reason, AsOf: raised, Law: raised, Observed: merit.CountOf(1), Missing: 1, Notes: 1<<len(r.Notes()) - 1 | merit.NoteRolled}
				assert.NotContains(t, f.Text(lang), "{", "%s", f.Code())
				assert.NotContains(t, f.Text(lang), "%!", "%s", f.Code())
			}
		}
	}
}
