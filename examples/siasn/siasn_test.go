package siasn_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/examples/siasn"
	"github.com/seed-133aca06/asnmerit/merit"
)

func Example() {
	export := `[{"nip_baru": "198503172010011003", "nama": "Sri Rahayu", "nama_jabatan": "Kepala Dinas Sosial",
	  "eselon": "II.b", "status_jabatan": "definitif", "tanggal_pelantikan": "09-09-2023", "tmt_jabatan": "01-09-2023"}]`
	var rows []siasn.Row
	if err := json.Unmarshal([]byte(export), &rows); err != nil {
		fmt.Println(err)
		return
	}
	for _, clock := range []eligibility.Reading{0, eligibility.ClockFromInauguration, eligibility.ClockFromEffective} {
		officials, err := siasn.Officials(rows, siasn.Choice{Clock: clock})
		if err != nil {
			fmt.Println(err)
			continue
		}
		for _, o := range officials {
			tenure, err := o.Tenure(eligibility.Standard(), merit.On(merit.MustDate(2025, time.September, 1)))
			fmt.Println(clock, o.NIP.Mask(), tenure.Ukom.Outcome(), err)
		}
	}
	// Output:
	// clock: missing: want the event that starts the tenure: one of clock-from-inauguration (tanggal_pelantikan), clock-from-effective (tmt_jabatan), clock-from-decree (tanggal_sk), clock-from-duty (tanggal_spmt)
	// clock-from-inauguration ******** ****** * 003 not-met <nil>
	// clock-from-effective ******** ****** * 003 met <nil>
}

const nip = "198503172010011003"

var clock = siasn.Choice{Clock: eligibility.ClockFromInauguration}

func TestACellIsReadOrRefusedByTheNameThatTheExportGivesIt(t *testing.T) {
	for _, c := range []struct {
		name string
		row  siasn.Row
		want string // the problem; empty where there is none
	}{
		{"the least that is needed", siasn.Row{NIP: nip, Post: "Camat"}, ""},
		{"no number", siasn.Row{Post: "Camat"}, "rows[0].nip_baru: missing: want 18 digits"},
		{"a number that lost its digits in a spreadsheet", siasn.Row{NIP: "1.98503E+17", Post: "Camat"}, `rows[0].nip_baru "1.98503E+17": malformed: want 18 digits, or groups of 8 6 1 3 digits`},
		{"no post", siasn.Row{NIP: nip, Post: " "}, "rows[0].nama_jabatan: missing: want the name of the post"},
		{"a day that the calendar lacks", siasn.Row{NIP: nip, Post: "Camat", Effective: "29-02-2023"}, `rows[0].tmt_jabatan "29-02-2023": out of range: want a calendar day as 29-02-2024, day before month`},
		{"month before day, where that can be seen", siasn.Row{NIP: nip, Post: "Camat", Inaugurated: "09/28/2023"}, `rows[0].tanggal_pelantikan "09/28/2023": out of range: want a calendar day as 29-02-2024, day before month`},
		{"a year of two digits", siasn.Row{NIP: nip, Post: "Camat", Decreed: "09-09-23"}, `rows[0].tanggal_sk "09-09-23": malformed: want a calendar day in the form 2025-09-08`},
		{"an echelon that there is not", siasn.Row{NIP: nip, Post: "Camat", Echelon: "VI.a"}, `rows[0].eselon "VIa": unknown: want one of Ia, Ib, IIa, IIb, IIIa, IIIb, IVa, IVb, V`},
		{"a way to hold a post that there is not", siasn.Row{NIP: nip, Post: "Camat", Status: "Pjs"}, `rows[0].status_jabatan "Pjs": unknown: want one of definitif, dikukuhkan, plt, plh`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := siasn.Officials([]siasn.Row{c.row}, clock)
			if c.want == "" {
				require.NoError(t, err)
				return
			}
			require.Error(t, err)
			assert.Equal(t, c.want, err.Error())
		})
	}
}

func TestTheLevelFollowsFromItsNameOrTheEchelon(t *testing.T) {
	for _, c := range []struct {
		name, level, echelon string
		want                 merit.Level
	}{
		{"by its name", "JPT Pratama", "", merit.JPTPratama},
		{"the name goes before the echelon", "Ahli Madya", "II.b", merit.AhliMadya},
		{"echelon IIb is JPT pratama", "", "II.b", merit.JPTPratama},
		{"echelon IIIa is administrator", "", "IIIa", merit.Administrator},
		{"echelon Ia is utama for the head of an LPNK, which the export does not say", "", "I.a", 0},
		{"neither", "", "", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			officials, err := siasn.Officials([]siasn.Row{{NIP: nip, Post: "X", Level: c.level, Echelon: c.echelon}}, clock)
			require.NoError(t, err)
			assert.Equal(t, c.want, officials[0].Career[0].Level)
		})
	}
}

func TestAPostBeforeThePresentOneNeedsItsEnd(t *testing.T) {
	rows := []siasn.Row{ // the newest first, as exports often are
		{NIP: nip, Post: "Kepala Dinas", Inaugurated: "2023-09-09"},
		{NIP: nip, Post: "Sekretaris", Inaugurated: "2019-01-02"},
	}
	for _, c := range []struct {
		name  string
		ends  merit.Answer
		ended string
		want  string
	}{
		{"nobody said whether it ended at the next", merit.Unknown, "", "rows[1].tanggal_selesai: missing: want the first day on which the post was no longer held, or a choice whether it ended when the next began"},
		{"it did not", merit.No, "", "rows[1].tanggal_selesai: missing: want the first day on which the post was no longer held, for the official took up another after it"},
		{"it did", merit.Yes, "", ""},
		{"the export says when", merit.No, "01-06-2023", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows[1].Ended = c.ended
			officials, err := siasn.Officials(rows, siasn.Choice{Clock: eligibility.ClockFromInauguration, EndsAtNext: c.ends})
			if c.want != "" {
				require.EqualError(t, err, c.want)
				assert.Nil(t, officials)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, "Kepala Dinas", officials[0].Post)
			want := merit.MustDate(2023, time.September, 9)
			if c.ended != "" {
				want = merit.MustDate(2023, time.June, 1)
			}
			assert.Equal(t, want, officials[0].Career[0].Until)
			assert.True(t, officials[0].Career[1].Until.IsZero(), "the present post is still held")
		})
	}
}

func TestAnActingTimeNeitherEndsAPostNorBecomesThePresentOne(t *testing.T) {
	officials, err := siasn.Officials([]siasn.Row{
		{NIP: nip, Post: "Kepala Dinas Sosial", Status: "Definitif", Inaugurated: "2021-01-04"},
		{NIP: nip, Post: "Kepala Dinas Pariwisata", Status: "Plt.", Inaugurated: "2024-05-06"},
	}, clock)
	require.NoError(t, err)
	assert.Equal(t, "Kepala Dinas Sosial", officials[0].Post)
	assert.True(t, officials[0].Career[0].Until.IsZero())
	assert.Equal(t, eligibility.Plt, officials[0].Career[1].Held)
}

func TestEveryProblemComesAtOnce(t *testing.T) {
	_, err := siasn.Officials([]siasn.Row{{NIP: "1"}, {NIP: nip, Post: "X", Decreed: "x"}}, siasn.Choice{Clock: eligibility.LeapBack})
	var fields []string
	for _, p := range merit.FieldErrors(err) {
		fields = append(fields, p.Field)
	}
	assert.Equal(t, []string{"clock", "rows[0].nip_baru", "rows[0].nama_jabatan", "rows[1].tanggal_sk"}, fields)
	require.ErrorIs(t, err, merit.ErrUnknown)
}

func TestAMissingStartIsNotGuessedFromAnotherDay(t *testing.T) {
	rows := []siasn.Row{{NIP: nip, Post: "Kepala Dinas", Level: "JPT Pratama", Status: "definitif", Effective: "2020-01-02"}}
	officials, err := siasn.Officials(rows, clock)
	require.NoError(t, err)
	tenure, err := officials[0].Tenure(eligibility.Standard(), merit.On(merit.MustDate(2025, time.January, 2)))
	require.NoError(t, err)
	assert.Equal(t, merit.Undetermined, tenure.Ukom.Outcome())
	assert.Equal(t, "inaugurated", tenure.Ukom.MissingFacts()[0].Key)
}
