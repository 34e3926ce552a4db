package inquiry

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

// preset returns the entries of a preset, with some of them another: an empty one is
// left out.
func preset(t *testing.T, key string, others ...string) map[string]string {
	t.Helper()
	for _, p := range Presets() {
		if p.Key != key {
			continue
		}
		entries := maps.Clone(p.Entries)
		entries["lang"] = "en"
		for i := 0; i < len(others); i += 2 {
			if entries[others[i]] = others[i+1]; others[i+1] == "" {
				delete(entries, others[i])
			}
		}
		return entries
	}
	require.Fail(t, "no such preset", key)
	return nil
}

// judged answers, and fails the test where an entry could not be read.
func judged(t *testing.T, entries map[string]string) Answer {
	t.Helper()
	a := Judge(entries)
	require.Empty(t, a.Problems)
	require.NotEmpty(t, a.Verdicts)
	return a
}

func articlesOf(i Item) string { return strings.Join(i.Basis, "; ") }

func TestTheCaseOfTegalIsAnsweredAsByTheLibrary(t *testing.T) {
	for _, profile := range eligibility.Profiles() {
		t.Run(profile.String(), func(t *testing.T) {
			a := judged(t, preset(t, "tegal", "profile", profile.String()))
			tenure, err := profile.Tenure(eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: merit.MustDate(2021, time.March, 1)},
				merit.On(merit.MustDate(2022, time.March, 1)))
			require.NoError(t, err)
			require.Len(t, a.Verdicts, 3)
			for i, f := range []merit.Finding{tenure.Mutation, tenure.Ukom, tenure.Evaluation} {
				v := a.Verdicts[i]
				assert.Equal(t, f.Outcome(), v.Outcome, v.Title)
				assert.Equal(t, f.Code(), v.Reasons[0].Code)
				for _, cited := range f.Citations() {
					assert.Contains(t, v.Reasons[0].Basis, cited.String())
				}
				if f.Outcome() == merit.NotMet {
					assert.Equal(t, f.Changes, v.First, v.Title)
					assert.Equal(t, "Not yet", v.Word)
					assert.Contains(t, v.FirstText, f.Changes.In(merit.English))
				}
			}
		})
	}
}

func TestTheBoundariesOfTenure(t *testing.T) {
	for _, c := range []struct {
		name, inaugurated, asOf, move, test, evaluation string
	}{
		{"a day before one year", "2021-03-02", "2022-03-01", "Not yet", "Not yet", "Not yet"},
		{"one year to the day", "2021-03-01", "2022-03-01", "Yes", "Not yet", "Not yet"},
		{"a day after one year", "2021-02-28", "2022-03-01", "Yes", "Not yet", "Not yet"},
		{"a day before two years", "2023-09-09", "2025-09-08", "Yes", "Not yet", "Not yet"},
		{"two years to the day", "2023-09-08", "2025-09-08", "Yes", "Yes", "Not yet"},
		{"a day after two years", "2023-09-07", "2025-09-08", "Yes", "Yes", "Not yet"},
		{"a day before five years", "2020-09-09", "2025-09-08", "Yes", "Yes", "Not yet"},
		{"five years to the day: both are open", "2020-09-08", "2025-09-08", "Yes", "Yes", "Yes"},
		{"a day after five years: the evaluation instead of the test", "2020-09-07", "2025-09-08", "Yes", "No", "Yes"},
		{"29 February is a year old on 1 March", "2020-02-29", "2021-02-28", "Not yet", "Not yet", "Not yet"},
		{"29 February, on 1 March", "2020-02-29", "2021-03-01", "Yes", "Not yet", "Not yet"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := judged(t, map[string]string{"lang": "en", "asOf": c.asOf, "official.level": "jpt-pratama", "official.inaugurated": c.inaugurated})
			var words []string
			for _, v := range a.Verdicts {
				words = append(words, v.Word)
			}
			assert.Equal(t, []string{c.move, c.test, c.evaluation}, words)
		})
	}
}

func TestAMoveIsAnsweredAsByTheLibrary(t *testing.T) {
	for _, c := range []struct {
		name    string
		others  []string
		word    string
		first   string
		route   string
		basis   string   // an article of what decides or stands in the way
		missing []string // entries
	}{
		{"Kayong Utara, two years to the day", nil, "Yes", "2025-09-08", "Rotation within the agency", "PP 11/2017 Pasal 132", nil},
		{"a day short of two years", []string{"official.inaugurated", "2023-09-09"}, "Not yet", "2025-09-09", "Rotation within the agency", "PP 11/2017 Pasal 131 ayat (2) huruf c", nil},
		{"of the same classification", []string{"official.sameClassification", "yes"}, "Yes", "2025-09-08", "Rotation within the job classification", "PP 11/2017 Pasal 131 ayat (2)", nil},
		{"the regent six months in office less a day", []string{"vacancy.headInaugurated", "2025-03-09", "vacancy.consent", "no"}, "Not yet", "2025-09-09", "Rotation within the agency", "UU 10/2016 Pasal 162 ayat (3)", nil},
		{"the same with the minister's consent", []string{"vacancy.headInaugurated", "2025-03-09", "vacancy.consent", "yes"}, "Yes", "2025-09-08", "Rotation within the agency", "PP 11/2017 Pasal 132", nil},
		{"past five years", []string{"official.inaugurated", "2020-09-07"}, "No", "", "", "PP 11/2017 Pasal 131 ayat (2) huruf c", nil},
		{"from administrator it would be a promotion", []string{"official.level", "administrator"}, "No", "", "", "PP 11/2017 Pasal 131 ayat (1)", nil},
		{"not tested yet", []string{"official.passedUkom", ""}, "Cannot tell", "", "", "", []string{"official.passedUkom"}},
		{"a reading that knows the classification alone", []string{"reading.classification", "classification-required"}, "No", "", "", "PP 11/2017 Pasal 131 ayat (1)", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := judged(t, preset(t, "kayong-utara", c.others...)).Verdicts[0]
			assert.Equal(t, c.word, v.Word)
			assert.Equal(t, c.first, v.First.String())
			assert.Equal(t, c.route, v.Route)
			var entries []string
			for _, m := range v.Missing {
				entries = append(entries, m.Entry)
			}
			assert.Equal(t, c.missing, entries)
			var basis []string
			for _, i := range slices.Concat(v.Obstacles, v.Reasons) {
				basis = append(basis, articlesOf(i))
			}
			assert.Contains(t, strings.Join(basis, "; "), c.basis)
		})
	}
}

func TestAnAppointmentIsAnsweredAsByTheLibrary(t *testing.T) {
	for _, c := range []struct {
		name   string
		others []string
		word   string
		first  string
		basis  string
	}{
		{"an administrator of 56 years", nil, "Yes, by the chosen reading", "2026-03-02", "PP 11/2017 Pasal 107 ayat (1) huruf c"},
		{"the cap ends at the birthday", []string{"reading.age-count", "age-to-birthday"}, "No, by the chosen reading", "", "PP 11/2017 Pasal 107 ayat (1) huruf c"},
		{"on the 56th birthday both readings agree", []string{"official.birth", "1970-03-02"}, "Yes", "2026-03-02", "PP 11/2017 Pasal 107 ayat (1) huruf c"},
		{"the President waives the cap", []string{"reading.age-count", "age-to-birthday", "official.waived", "yes"}, "Yes", "2026-03-02", "PP 11/2017 Pasal 107 ayat (2)"},
		{"nobody from outside becomes JPT pratama", []string{"official.source", "non-pns"}, "No", "", "PP 11/2017"},
		{"a diploma is too little, whatever the age", []string{"official.degree", "d3"}, "No", "", "PP 11/2017 Pasal 107 ayat (1) huruf c"},
		{"a diploma is too little", []string{"official.birth", "1975-03-02", "official.degree", "d3"}, "No", "", "PP 11/2017 Pasal 107 ayat (1) huruf c"},
		{"two years as administrator come first", []string{"official.birth", "1975-03-02", "official.inaugurated", "2024-05-06", "career.0.level", "pengawas", "career.0.until", "2024-05-06"}, "Not yet", "2026-05-06", "PP 11/2017 Pasal 107 ayat (1) huruf c"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := judged(t, preset(t, "promotion", c.others...)).Verdicts[0]
			assert.Equal(t, c.word, v.Word)
			assert.Equal(t, c.first, v.First.String())
			var basis []string
			for _, i := range slices.Concat(v.Obstacles, v.Reasons) {
				basis = append(basis, articlesOf(i))
			}
			assert.Contains(t, strings.Join(basis, "; "), c.basis)
		})
	}
}

func TestTheReadingsSpeakOfTheAgeOfThePost(t *testing.T) {
	for level, ages := range map[string][2]string{"jpt-pratama": {"56 years", "58 years"}, "jpt-madya": {"58 years", "56 years"}} {
		said := fmt.Sprintf("%+v", judged(t, preset(t, "promotion", "vacancy.level", level)).Sections)
		assert.Contains(t, said, "greatest age of "+ages[0])
		assert.NotContains(t, said, "greatest age of "+ages[1])
		assert.Contains(t, said, `until when an age is still "at most" its cap`)
	}
}

func TestEarlierPostsThatAreNotKnownAreNotTakenForNone(t *testing.T) {
	young := []string{"official.birth", "1980-03-02", "official.inaugurated", "2024-01-08"}
	for _, c := range []struct {
		name, word string
		others     []string
	}{
		{"none: two years in the field are too few", "Not yet", []string{"career", "none"}},
		{"not known: there may be more", "Cannot tell", []string{"career", ""}},
		{"entered, but nothing is", "Cannot tell", []string{"career", "given", "career.0.level", "", "career.0.held", "", "career.0.related", "", "career.0.from", "", "career.0.until", ""}},
		{"a post of which nothing is known", "Cannot tell", []string{"career.0.level", "unknown", "career.0.held", "", "career.0.related", "", "career.0.from", "", "career.0.until", ""}},
		{"without its end it must not go on for ever", "Cannot tell", []string{"career.0.until", ""}},
		{"with its end it makes five years", "Yes", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := judged(t, preset(t, "promotion", append(slices.Clone(young), c.others...)...)).Verdicts[0]
			assert.Equal(t, c.word, v.Word)
		})
	}
	t.Run("where the present post alone is long enough, the others need not be known", func(t *testing.T) {
		v := judged(t, preset(t, "promotion", "official.birth", "1980-03-02", "official.inaugurated", "2018-01-08", "career", "")).Verdicts[0]
		assert.Equal(t, "Yes", v.Word)
	})
}

// Whatever is left out of a case that is answered, the answer is "cannot tell" and
// names it, and the name leads to its field; or it is the same as before.
func TestAFactThatIsLeftOutIsNamed(t *testing.T) {
	// What the answer does not hang on in these cases, or not any more.
	settled := map[string][]string{
		"tegal":              {"profile", "official.birth"},
		"kayong-utara":       {"profile", "official.birth", "official.sameClassification", "vacancy.cleared"},
		"kayong-utara-short": {"profile", "official.birth", "official.sameClassification", "vacancy.cleared"},
		"promotion":          {"official.waived", "vacancy.agency", "career.0.level", "official.level"},
	}
	for _, p := range Presets() {
		for key := range p.Entries {
			if slices.Contains([]string{"ask", "lang", "asOf", "reading.age-count", "reading.age-day"}, key) {
				continue
			}
			t.Run(p.Key+" without "+key, func(t *testing.T) {
				before := judged(t, preset(t, p.Key))
				a := judged(t, preset(t, p.Key, key, ""))
				if slices.Contains(settled[p.Key], key) {
					assert.Equal(t, before.Verdicts[0].Outcome, a.Verdicts[0].Outcome)
					return
				}
				var named []string
				var open bool
				for _, v := range a.Verdicts {
					open = open || v.Outcome == merit.Undetermined
					for _, m := range v.Missing {
						named = append(named, m.Entry)
					}
				}
				want := key
				if strings.HasPrefix(key, "career.") || key == "official.related" || key == "official.inaugurated" && p.Key == "promotion" {
					want = "career" // details of the times in posts
				}
				assert.Contains(t, named, want)
				// A "not yet" of another reason stays.
				assert.True(t, open || p.Key == "kayong-utara-short", a.Summary)
			})
		}
	}
}

func TestWithoutAnythingNothingIsDecided(t *testing.T) {
	for _, ask := range []string{AskTenure, AskMove, AskAppoint} {
		entries := map[string]string{"ask": ask, "asOf": "2026-03-02", "reading.age-count": "age-to-birthday", "reading.age-day": "age-on-judgement"}
		for _, v := range judged(t, entries).Verdicts {
			assert.Equal(t, "Tidak dapat dipastikan", v.Word)
			assert.NotEmpty(t, v.Missing)
		}
	}
}

func TestWhatCannotBeReadIsToldAtItsFieldInBothLanguages(t *testing.T) {
	for _, c := range []struct {
		name, from, key, entry string
		at, id, en             string
	}{
		{"no such day", "tegal", "official.inaugurated", "30-2-2021", "official.inaugurated", "dalam kalender", "calendar has no day"},
		{"no date at all", "tegal", "official.inaugurated", "kemarin", "official.inaugurated", "bukan tanggal", "is no date"},
		{"a year of two digits", "tegal", "official.birth", "1-3-69", "official.birth", "bukan tanggal", "is no date"},
		{"no day of judgement", "tegal", "asOf", "", "asOf", "Isilah hari penilaian", "Enter the day"},
		{"the last day of the calendar", "tegal", "asOf", "9999-12-31", "asOf", "Hari terakhir", "The last day"},
		{"a day before the first law", "tegal", "asOf", "2014-01-14", "asOf", "15 Januari 2014", "15 January 2014"},
		{"a law before the first", "tegal", "law", "2013-12-31", "law", "15 Januari 2014", "15 January 2014"},
		{"a word outside the choice", "tegal", "official.level", "kepala", "official.level", "tidak termasuk", "none of the choices"},
		{"another question", "tegal", "ask", "why", "ask", "tidak termasuk", "none of the choices"},
		{"a profile that is none", "tegal", "profile", "soft", "profile", "tidak termasuk", "none of the choices"},
		{"a reading of another point", "tegal", "reading.leap-day", "floor-alone", "reading.leap-day", "tidak termasuk", "none of the choices"},
		{"too few digits", "tegal", "official.nip", "19690817", "official.nip", "di sini 8 angka", "here are 8"},
		{"a month that is none", "tegal", "official.nip", "196908171995191912", "official.nip", "pengangkatan", "appointment"},
		{"no day of birth in it", "tegal", "official.nip", "196913171995031912", "official.nip", "bukan tanggal lahir", "no day of birth"},
		{"neither man nor woman", "tegal", "official.nip", "196908171995033912", "official.nip", "laki-laki", "man"},
		{"an official on contract", "tegal", "official.nip", "196908172021211001", "official.nip", "PPPK", "PPPK"},
		{"another birth than in the number", "tegal", "official.nip", "197204111998032925", "official.birth", "11 April 1972", "11 April 1972"},
		{"a birth to come", "promotion", "official.birth", "2030-01-01", "official.birth", "setelah hari penilaian", "after the day of judgement"},
		{"a birth to come, of one in post", "tegal", "official.birth", "2030-01-01", "official.birth", "setelah hari penilaian", "after the day of judgement"},
		{"a post that is no JPT", "kayong-utara", "vacancy.level", "pengawas", "vacancy.level", "bukan jabatan pimpinan tinggi", "no senior leadership"},
		{"a category that is none", "kayong-utara", "vacancy.category", "5", "vacancy.category", "tidak termasuk", "none of the choices"},
		{"a reading of the route that is none", "kayong-utara", "reading.classification", "three-applicants", "reading.classification", "tidak termasuk", "none of the choices"},
		{"a reading that must be chosen", "promotion", "reading.age-count", "", "reading.age-count", "Pilihlah", "Choose"},
		{"another that must be", "promotion", "reading.age-day", "", "reading.age-day", "Pilihlah", "Choose"},
		{"the day that this reading needs", "promotion", "reading.age-day", "age-on-notice-day", "official.ageDay", "Isilah", "Enter"},
		{"a time that ends before it begins", "promotion", "career.0.until", "2018-01-08", "career.0.until", "setelah hari mulai", "after the first day"},
		{"a day of an earlier post", "promotion", "career.0.from", "x", "career.0.from", "bukan tanggal", "no date"},
		{"earlier posts that are neither", "promotion", "career", "many", "career", "tidak termasuk", "none of the choices"},
		{"an entry that no field holds", "tegal", "official.shoe", "43", "", "official.shoe", "official.shoe"},
		{"one post too many", "promotion", "career.20.level", "administrator", "", "career.20.level", "career.20.level"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for lang, want := range map[string]string{"id": c.id, "en": c.en} {
				a := Judge(preset(t, c.from, c.key, c.entry, "lang", lang))
				require.Len(t, a.Problems, 1)
				assert.Equal(t, c.at, a.Problems[0].Entry)
				assert.Contains(t, a.Problems[0].Text, want)
				assert.NotContains(t, a.Problems[0].Text, "ustaka menolak")
				assert.Empty(t, a.Verdicts)
				assert.Contains(t, a.Summary, a.Problems[0].Text)
			}
		})
	}
}

func TestAllProblemsComeAtOnce(t *testing.T) {
	a := Judge(preset(t, "promotion", "asOf", "31-2-2026", "official.birth", "x", "official.degree", "phd", "career.0.from", "y"))
	var at []string
	for _, p := range a.Problems {
		at = append(at, p.Entry)
	}
	assert.ElementsMatch(t, []string{"asOf", "official.birth", "official.degree", "career.0.from"}, at)
}

func TestADayIsReadAsOfficesWriteIt(t *testing.T) {
	for _, c := range []struct {
		entry, day string
		wrong      int
	}{
		{"2022-03-01", "2022-03-01", 0}, {"1-3-2022", "2022-03-01", 0}, {"01/03/2022", "2022-03-01", 0}, {"1.3.2022", "2022-03-01", 0},
		{"1 Maret 2022", "2022-03-01", 0}, {"1 march 2022", "2022-03-01", 0}, {"17 Agu 1969", "1969-08-17", 0}, {"17 AUG 1969", "1969-08-17", 0},
		{"8 Desember 2025", "2025-12-08", 0}, {"8 Dec 2025", "2025-12-08", 0}, {"2022/3/1", "2022-03-01", 0}, {"29-2-2024", "2024-02-29", 0},
		{"29-2-2023", "", noSuchDay}, {"31 April 2022", "", noSuchDay}, {"1-13-2022", "", noSuchDay}, {"0-1-2022", "", noSuchDay},
		{"3 2022", "", notADay}, {"1-3-22", "", notADay}, {"1 Ma 2022", "", notADay}, {"1 Mei2 2022", "", notADay}, {"-1-3-2022x", "", notADay},
		{"2022-03-01T00:00", "", notADay}, {"44621", "", notADay}, {"1-3-20222", "", notADay}, {"１-3-2022", "", notADay},
	} {
		t.Run(c.entry, func(t *testing.T) {
			day, wrong := readDay(c.entry)
			assert.Equal(t, c.wrong, wrong)
			assert.Equal(t, c.day, day.String())
		})
	}
}

func TestTheEmployeeNumberTellsTheBirth(t *testing.T) {
	a := judged(t, preset(t, "promotion", "official.birth", "", "official.nip", "19700210 199503 1 912"))
	assert.Equal(t, "10 February 1970", a.BornText)
	assert.Equal(t, judged(t, preset(t, "promotion")).Verdicts, a.Verdicts)
}

func TestTheLawOfAnotherDay(t *testing.T) {
	a := judged(t, preset(t, "kayong-utara", "law", "2020-01-01", "official.sameAgency", "no"))
	assert.Equal(t, "No", a.Verdicts[0].Word, "before PP 17/2020 not between agencies")
	assert.Contains(t, a.Basis, "law of 1 January 2020")
	assert.Equal(t, "Yes", judged(t, preset(t, "kayong-utara", "official.sameAgency", "no")).Verdicts[0].Word)
}

func TestWhoIsHeardAndWhoDecides(t *testing.T) {
	a := judged(t, preset(t, "kayong-utara"))
	data, err := json.Marshal(a.Sections)
	require.NoError(t, err)
	clear, err := jpt.Clear(jpt.Post{Level: merit.JPTPratama, Agency: jpt.Regency}, jpt.RotationWithin, []jpt.Obtained{{Party: merit.BKN, Act: jpt.Approves, Done: merit.Yes}},
		merit.On(merit.MustDate(2025, time.September, 8)))
	require.NoError(t, err)
	for _, one := range clear {
		assert.Contains(t, string(data), one.Finding.Explanation(merit.English))
	}
	assert.Contains(t, string(data), "Decided by: ")
}

func TestBothLanguagesSayTheSame(t *testing.T) {
	for _, p := range Presets() {
		english, indonesian := judged(t, preset(t, p.Key)), judged(t, preset(t, p.Key, "lang", "id"))
		require.Equal(t, len(english.Verdicts), len(indonesian.Verdicts))
		for i, v := range english.Verdicts {
			w := indonesian.Verdicts[i]
			assert.Equal(t, v.Outcome, w.Outcome)
			assert.Equal(t, v.First, w.First)
			assert.NotEqual(t, v.Title, w.Title)
			assert.NotEqual(t, v.Word, w.Word)
			assert.Equal(t, len(v.Obstacles), len(w.Obstacles))
		}
		require.Equal(t, len(english.Sections), len(indonesian.Sections))
		for i, s := range english.Sections {
			require.Equal(t, len(s.Items), len(indonesian.Sections[i].Items))
			for k, item := range s.Items {
				assert.Equal(t, item.Code, indonesian.Sections[i].Items[k].Code)
				assert.Equal(t, item.Basis, indonesian.Sections[i].Items[k].Basis)
			}
		}
	}
}

// asked returns the keys that a question reads.
func asked(given map[string]string) []string {
	e := &entries{given: given, asked: map[string]bool{}, days: map[string]string{}}
	c := read(e)
	c.judge(e, &Answer{})
	return slices.Collect(maps.Keys(e.asked))
}

func TestTheFormHasAFieldForEveryEntryAndNoOther(t *testing.T) {
	fields := map[string][]string{} // by question
	for _, g := range Form() {
		for _, f := range g.Fields {
			for _, ask := range f.Asks {
				fields[ask] = append(fields[ask], f.Key)
				assert.Contains(t, g.Asks, ask, "%s stands in a group that is hidden then", f.Key)
			}
		}
	}
	for ask, have := range fields {
		t.Run(ask, func(t *testing.T) {
			entries := map[string]string{"ask": ask, "asOf": "2026-03-02", "career": "given", "career.0.level": "administrator",
				"vacancy.level": "jpt-pratama", "reading.age-count": "age-to-birthday", "reading.age-day": "age-on-judgement"}
			var want []string
			for _, key := range asked(entries) {
				// The reader shares what two questions share; a field that only one of
				// them shows is read by both.
				if !strings.HasPrefix(key, "career.") && key != "ask" && key != "lang" {
					want = append(want, key)
				}
			}
			assert.Subset(t, want, have, "fields that nothing reads")
			for _, key := range want {
				assert.True(t, slices.ContainsFunc([]string{AskTenure, AskMove, AskAppoint}, func(a string) bool { return slices.Contains(fields[a], key) }), "%s is read, but has no field", key)
			}
		})
	}
}

func TestEveryChoiceOfTheFormCanBeRead(t *testing.T) {
	seen := map[string]bool{}
	for _, g := range Form() {
		require.False(t, g.Title.IsZero())
		for _, f := range g.Fields {
			assert.False(t, seen[f.Key], f.Key)
			seen[f.Key] = true
			assert.False(t, f.Label.IsZero(), f.Key)
			assert.NotEmpty(t, f.Asks, f.Key)
			assert.Equal(t, f.Kind == Choice, len(f.Options) > 0, f.Key)
			if f.OnlyIf != "" {
				assert.True(t, seen[f.OnlyIf], "%s stands before %s", f.Key, f.OnlyIf)
			}
			for _, o := range f.Options {
				assert.False(t, o.Text.IsZero(), "%s %s", f.Key, o.Entry)
				from := "kayong-utara"
				if slices.Contains(f.Asks, AskAppoint) {
					from = "promotion"
				}
				a := Judge(preset(t, from, f.Key, o.Entry, "official.ageDay", "2026-03-02"))
				if strings.HasPrefix(f.Key, "reading.age-") && o.Entry == "" {
					assert.Len(t, a.Problems, 1)
					continue
				}
				assert.Empty(t, a.Problems, "%s %s", f.Key, o.Entry)
			}
		}
	}
	for _, f := range Earlier() {
		for _, o := range f.Options {
			assert.Empty(t, Judge(preset(t, "promotion", "career.0."+f.Key, o.Entry)).Problems, "%s %s", f.Key, o.Entry)
		}
	}
}

// Facts that no entry of the page can say: what is not established in law, and what
// the questions themselves settle.
var beyond = []string{"circular-2020-in-force", "held", "start", "regulation", "overseer", "decidedBy", "move", "age-move"}

func TestEveryFactLeadsToItsField(t *testing.T) {
	rules := []merit.RuleID{"ELG-TENURE-MUTATION", "ELG-TENURE-MUTATION-STATUTE", "ELG-TENURE-UKOM", "ELG-TENURE-EVALUATION", "ELG-PENSION",
		"ELG-APPOINT-UTAMA", "ELG-APPOINT-MADYA", "ELG-APPOINT-PRATAMA", "ELG-APPOINT-WAIVER", "ELG-APPOINT-NONPNS", "ELG-APPOINT-TNIPOLRI", "ELG-AGE-FROM-JPT", "ELG-AGE-COUNT",
		"JPT-ROUTE-OPEN", "JPT-ROUTE-ROTATION", "JPT-ROUTE-ROTATION-WITHIN", "JPT-ROUTE-EXEMPT", "JPT-REORG", "JPT-CLEARANCE", "JPT-DECIDER",
		"JPT-SPECIAL-SEKDA", "JPT-SPECIAL-SEKWAN", "JPT-SPECIAL-DUKCAPIL", "JPT-SPECIAL-INSPECTOR", "JPT-FREEZE-ELECTION", "JPT-FREEZE-NEWHEAD"}
	found := 0
	for _, r := range slices.Concat(eligibility.Rules(), jpt.Rules()) {
		if !slices.Contains(rules, r.ID()) {
			continue
		}
		found++
		for _, fact := range r.Facts() {
			key := entryOf(fact.Key)
			if slices.Contains(beyond, fact.Key) {
				assert.Empty(t, key, fact.Key)
				continue
			}
			assert.True(t, known[key], "%s of %s leads to %q", fact.Key, r.ID(), key)
		}
	}
	assert.Equal(t, len(rules), found)
}

func FuzzJudge(f *testing.F) {
	f.Add("official.inaugurated", "2021-03-01", "tegal")
	f.Add("career.0.until", "1-1-1", "promotion")
	f.Add("vacancy.category", "9", "kayong-utara")
	f.Fuzz(func(t *testing.T, key, entry, from string) {
		entries := map[string]string{key: entry}
		for _, p := range Presets() {
			if p.Key == from {
				entries = maps.Clone(p.Entries)
				entries[key] = entry
			}
		}
		a := Judge(entries)
		assert.NotEmpty(t, a.Summary)
		assert.Equal(t, len(a.Problems) > 0, len(a.Verdicts) == 0)
		_, err := json.Marshal(a)
		assert.NoError(t, err)
	})
}

func BenchmarkJudge(b *testing.B) {
	for _, p := range Presets() {
		b.Run(p.Key, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Judge(p.Entries)
			}
		})
	}
}

func ExampleJudge() {
	a := Judge(map[string]string{"lang": "en", "asOf": "2022-03-01", "official.level": "jpt-pratama", "official.inaugurated": "2021-03-01"})
	for _, v := range a.Verdicts {
		fmt.Println(v.Title, v.Word+".", v.FirstText)
	}
	// Output:
	// May be moved? Yes. Met on the day of judgement.
	// May take the competence test? Not yet. First possible day: 1 March 2023.
	// Five-year evaluation due? Not yet. First due: 1 March 2026.
}
