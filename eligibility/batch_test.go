package eligibility_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// manyOfficials returns officials around every threshold, some of whom are refused.
func manyOfficials(n int) []eligibility.Incumbent {
	out := make([]eligibility.Incumbent, n)
	for i := range out {
		out[i] = eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2017-06-01").AddDays(i * 7)}
		switch i % 13 {
		case 3:
			out[i].Inaugurated = merit.Date{}
		case 5:
			out[i].Level = merit.Administrator
		case 7:
			out[i].Level = 99 // refused
		}
	}
	return out
}

// TestABatchIsTheSameForAnyNumberOfWorkers shares the officials out among workers, as a
// caller with several cores would.
func TestABatchIsTheSameForAnyNumberOfWorkers(t *testing.T) {
	officials, w := manyOfficials(600), merit.On(day("2025-09-08"))
	type answer struct {
		tenure  eligibility.Tenure
		refused string
	}
	want := make([]answer, len(officials))
	for i, in := range officials {
		tenure, err := eligibility.Standard().Tenure(in, w)
		want[i] = answer{tenure, fmt.Sprint(err)}
	}
	for workers := 1; workers <= 7; workers++ {
		got := make([]answer, len(officials))
		size := (len(officials) + workers - 1) / workers
		var wait sync.WaitGroup
		at := 0
		for part := range slices.Chunk(officials, size) {
			wait.Add(1)
			go func(out []answer) {
				defer wait.Done()
				i := 0
				for tenure, err := range eligibility.Standard().TenureAll(slices.Values(part), w) {
					out[i] = answer{tenure, fmt.Sprint(err)}
					i++
				}
			}(got[at : at+len(part)])
			at += len(part)
		}
		wait.Wait()
		require.Equal(t, want, got, "%d workers", workers)
	}
}

func TestABatchOfCandidaciesGoesOnAfterAProblem(t *testing.T) {
	c := parseFacts(t, bases["pratama"]).candidacy()
	bad, outside := c, parseFacts(t, bases["outside"]).candidacy()
	bad.Record = 9
	r, w := readings(t, "age-to-birthday age-on-judgement"), merit.On(day("2025-09-08"))
	all := []*eligibility.Candidacy{&c, &outside, &bad, &c}
	i := 0
	for v, err := range eligibility.AppointAll(slices.Values(all), r, w) {
		want, wantErr := eligibility.Appoint(*all[i], r, w)
		assert.Equal(t, wantErr, err)
		assert.Equal(t, want, *v, "what an earlier verdict left does not show")
		i++
	}
	assert.Equal(t, len(all), i)
}

func TestABatchTakesNoMoreThanIsAskedFor(t *testing.T) {
	w := merit.On(day("2025-09-08"))
	taken := 0
	officials := func(yield func(eligibility.Incumbent) bool) {
		for {
			if taken++; !yield(eligibility.Incumbent{Level: merit.JPTPratama, Inaugurated: day("2020-01-01")}) {
				return
			}
		}
	}
	for range eligibility.Standard().TenureAll(officials, w) {
		break
	}
	assert.Equal(t, 1, taken)

	c := parseFacts(t, bases["pratama"]).candidacy()
	r := readings(t, "age-to-birthday age-on-judgement")
	asked := 0
	for range eligibility.AppointAll(slices.Values([]*eligibility.Candidacy{&c, &c}), r, w) {
		asked++
		break
	}
	assert.Equal(t, 1, asked)
}

func TestABatchAllocatesNothingForACase(t *testing.T) {
	officials, w := manyOfficials(1000), merit.On(day("2025-09-08"))
	officials = slices.DeleteFunc(officials, func(in eligibility.Incumbent) bool { return in.Level > merit.Pemula })
	c := parseFacts(t, bases["pratama"]).candidacy()
	candidacies := slices.Repeat([]*eligibility.Candidacy{&c}, 1000)
	r := readings(t, "age-to-birthday age-on-judgement")
	const forTheWhole = 20 // what the two loops themselves take, where nothing is inlined
	assert.LessOrEqual(t, testing.AllocsPerRun(5, func() {
		for _, err := range eligibility.Standard().TenureAll(slices.Values(officials), w) {
			if err != nil {
				t.Error(err)
			}
		}
		for _, err := range eligibility.AppointAll(slices.Values(candidacies), r, w) {
			if err != nil {
				t.Error(err)
			}
		}
	}), float64(forTheWhole))
}

// A verdict that is written into says only what the last case says.
func TestAVerdictThatIsUsedAgain(t *testing.T) {
	r, w := readings(t, "age-to-birthday age-on-judgement"), merit.On(day("2025-09-08"))
	var v eligibility.AppointVerdict
	var tenure eligibility.Tenure
	for _, base := range []string{"outside", "pratama", "administrator", "forces", "madya", "outside", "utama"} {
		c := parseFacts(t, bases[base]).candidacy()
		require.NoError(t, v.Appoint(&c, r, w))
		want, err := eligibility.Appoint(c, r, w)
		require.NoError(t, err)
		require.Equal(t, want, v, base)
		for condition := eligibility.Condition(0); condition < 20; condition++ {
			f, asked := want.Of(condition)
			require.Equal(t, asked, v.Find(condition) != nil)
			if asked {
				require.Equal(t, f, *v.Find(condition))
			}
		}
	}
	c := parseFacts(t, bases["pratama"]).candidacy()
	c.Record = 9
	require.Error(t, v.Appoint(&c, r, w))
	assert.Zero(t, v)

	require.NoError(t, eligibility.Standard().TenureInto(&tenure, eligibility.Incumbent{Level: merit.JPTPratama}, w))
	assert.Equal(t, merit.ReasonMissing, tenure.Ukom.Reason)
	require.Error(t, eligibility.Standard().TenureInto(&tenure, eligibility.Incumbent{Level: 99}, w))
	assert.Zero(t, tenure)
}

// Many officials, judged one after another.
func ExampleProfile_TenureAll() {
	officials := []eligibility.Incumbent{
		{Level: merit.JPTPratama, Inaugurated: merit.MustParseDate("2020-09-08")},
		{Level: merit.JPTPratama, Inaugurated: merit.MustParseDate("2024-12-31")},
		{Level: merit.JPTMadya},
	}
	for tenure, err := range eligibility.Standard().TenureAll(slices.Values(officials), merit.On(merit.MustParseDate("2025-09-08"))) {
		fmt.Println(tenure.Ukom.Code(), tenure.Evaluation.Code(), err)
	}
	// Output:
	// ELG-TENURE-UKOM/reached ELG-TENURE-EVALUATION/due <nil>
	// ELG-TENURE-UKOM/too-short ELG-TENURE-EVALUATION/not-due <nil>
	// ELG-TENURE-UKOM/missing ELG-TENURE-EVALUATION/missing <nil>
}

// A verdict whose memory is used again holds nothing of the candidate before: an older
// candidate of another post has more findings, and contrary ones.
func TestAVerdictThatIsUsedAgainIsTheNewOneAlone(t *testing.T) {
	readings := eligibility.MustReadings(eligibility.AgeToBirthday, eligibility.AgeOnJudgement)
	when := merit.On(merit.MustParseDate("2025-09-08"))
	full := eligibility.Candidacy{
		Post: merit.JPTPratama, Source: eligibility.PNS, Degree: eligibility.Postgraduate, Competences: merit.Yes, Record: merit.Yes, Healthy: merit.Yes,
		Career: []eligibility.Spell{{Post: "kepala dinas", Level: merit.JPTPratama, Held: eligibility.Substantive, Related: merit.Yes, Inaugurated: merit.MustParseDate("2015-03-02")}},
		Birth:  merit.MustParseDate("1968-05-20"), Present: merit.JPTPratama, Move: merit.No, Waived: merit.No,
	}
	others := []eligibility.Candidacy{
		{Post: merit.JPTPratama},
		{Post: merit.JPTMadya, Source: eligibility.PNS},
		{Post: merit.Administrator, Source: eligibility.PNS, Degree: eligibility.Bachelor},
		{Post: merit.JPTPratama, Source: eligibility.NonPNS},
	}
	for _, c := range others {
		fresh, err := eligibility.Appoint(c, readings, when)
		require.NoError(t, err, c.Post)
		var again eligibility.AppointVerdict
		require.NoError(t, again.Appoint(&full, readings, when))
		require.NoError(t, again.Appoint(&c, readings, when))
		assert.Equal(t, fresh.Verdict(), again.Verdict(), c.Post)
		assert.Equal(t, fresh.Contrary, again.Contrary, c.Post)
		assert.Equal(t, fresh.AgeCount, again.AgeCount, c.Post)
		assert.Equal(t, fresh.Outcome(), again.Outcome(), c.Post)
		for _, condition := range []eligibility.Condition{eligibility.Education, eligibility.Competence, eligibility.Experience, eligibility.PriorPost, eligibility.Conduct, eligibility.AgeLimit, eligibility.Health} {
			want, known := fresh.Of(condition)
			got, has := again.Of(condition)
			assert.Equal(t, known, has, condition)
			assert.Equal(t, want, got, condition)
		}
	}
}
