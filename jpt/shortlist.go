package jpt

import (
	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// Shortlist is the three best scorers of a vacancy, who go to the appointing
// authority or the President (tiga calon terbaik).
type Shortlist struct {
	// In holds those who are on it for certain, best first.
	In []rubric.Place
	// Tied holds those who share the place at the cut-off where there is not room
	// for all of them; the committee, not the library, chooses among them.
	Tied []rubric.Place
	// Room is how many of the tied there is room for; 0 without a tie.
	Room    int
	Finding merit.Finding // JPT-SHORTLIST
}

var (
	shortlistSize = merit.MustParam("names", merit.T("jumlah calon untuk setiap lowongan", "number of names per vacancy"),
		merit.ParamValue{From: merit.FirstDay, Until: pp11Day, Value: merit.CountOf(3), Confidence: merit.TextRead,
			Basis: cite("UU 5/2014 Pasal 112", "UU 5/2014 Pasal 113", "UU 5/2014 Pasal 114", "UU 5/2014 Pasal 115")},
		merit.ParamValue{From: pp11Day, Value: merit.CountOf(3), Confidence: merit.TextRead, Basis: cite("PP 11/2017 Pasal 121 ayat (3)"), CheckedOn: pp11Read})

	reasonShortlisted = &merit.Reason{Code: "complete", Outcome: merit.Met, Text: merit.T(
		"{required} calon dengan nilai terbaik disampaikan", "the {required} best scorers are put forward")}
	reasonTied = &merit.Reason{Code: "tie-at-cut-off", Outcome: merit.Undetermined, Text: merit.T(
		"{observed} calon bernilai sama pada batas {required} nama; panitia seleksi harus memilih menurut kriteria yang diumumkan sebelumnya",
		"candidates who tie at the cut-off of {required} names: {observed}; the committee must choose by a criterion announced beforehand")}
	reasonShort = &merit.Reason{Code: "too-few", Outcome: merit.NotMet, Text: merit.T(
		"hanya {observed} calon, kurang dari {required}", "candidates: {observed}, fewer than {required}")}

	shortlistRule = merit.MustRule(merit.RuleSpec{
		ID:       "JPT-SHORTLIST",
		Title:    merit.T("Tiga calon dengan nilai terbaik", "The three best scorers"),
		Standing: merit.StandingGovernment, Confidence: merit.TextRead,
		Versions: statuteThenPP(cite("UU 5/2014 Pasal 112", "UU 5/2014 Pasal 113", "UU 5/2014 Pasal 114", "UU 5/2014 Pasal 115"), cite("PP 11/2017 Pasal 121 ayat (3)")),
		Params:   []*merit.Param{shortlistSize},
		Reasons:  []*merit.Reason{reasonShortlisted, reasonTied, reasonShort},
	})
)

// Shorten picks the three best scorers of a ranking for one vacancy. A tie at the
// cut-off is never broken: where more share the last place than there is room for,
// the finding is Undetermined and they stand in Tied; ties within the three matter
// not. Break a tie beforehand with the declared criteria of [rubric.Rank]. It
// returns the error of [merit.When.Check].
//
// The lists share memory with the ranking.
//
// Source: UU 5/2014 Pasal 112–115 until 30 October 2023; PP 11/2017 Pasal 121 ayat
// (3).
func Shorten(r rubric.Ranking, when merit.When) (Shortlist, error) {
	if err := when.Check(); err != nil {
		return Shortlist{}, err
	}
	size := shortlistSize.At(when.Law)
	n, all := size.Value.Count(), len(r.Places)
	s := Shortlist{Finding: merit.Finding{Rule: shortlistRule, Reason: reasonShortlisted, Required: size, AsOf: when.AsOf, Law: when.Law}}
	if all < n {
		s.In = r.Places
		s.Finding.Reason, s.Finding.Observed = reasonShort, merit.CountOf(all)
		return s, nil
	}
	if all == n || r.Places[n-1].Rank != r.Places[n].Rank {
		s.In = r.Places[:n]
		return s, nil
	}
	first, after := n-1, n
	for first > 0 && r.Places[first-1].Rank == r.Places[n].Rank {
		first--
	}
	for after < all && r.Places[after].Rank == r.Places[n].Rank {
		after++
	}
	s.In, s.Tied, s.Room = r.Places[:first], r.Places[first:after], n-first
	s.Finding.Reason, s.Finding.Observed = reasonTied, merit.CountOf(len(s.Tied))
	return s, nil
}
