package jpt

import (
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
)

var (
	pp11Day = merit.MustDate(2017, time.April, 7)
	pp17Day = merit.MustDate(2020, time.February, 28)
	uu20Day = merit.MustDate(2023, time.October, 31)

	beforePP11 = merit.Version{From: merit.FirstDay, Until: pp11Day, Force: merit.NotInForce,
		Basis: []merit.Citation{merit.Cite("PP 11/2017 Pasal 364")},
		Note:  merit.T("PP 11/2017 berlaku sejak 7 April 2017", "PP 11/2017 has been in force since 7 April 2017")}
)

func cite(articles ...string) []merit.Citation {
	out := make([]merit.Citation, len(articles))
	for i, a := range articles {
		out[i] = merit.Cite(a)
	}
	return out
}

// pp11Read is the day on which Pasal 105–134 and 142–144 of PP 11/2017 were last read
// in full text and held against what rests on them alone. Their elucidation was not.
var pp11Read = merit.MustDate(2026, time.November, 25)

// sincePP11 are the versions of a rule that stands in PP 11/2017 alone.
func sincePP11(articles ...string) []merit.Version {
	return []merit.Version{beforePP11, {From: pp11Day, Force: merit.InForce, Basis: cite(articles...), CheckedOn: pp11Read}}
}

// statuteThenPP are the versions of a rule of UU 5/2014 that PP 11/2017 carries on
// after the statute's repeal.
func statuteThenPP(statute, regulation []merit.Citation) []merit.Version {
	return []merit.Version{
		{From: merit.FirstDay, Until: pp11Day, Force: merit.InForce, Basis: statute},
		{From: pp11Day, Until: uu20Day, Force: merit.InForce, Basis: append(statute[:len(statute):len(statute)], regulation...)},
		{From: uu20Day, Force: merit.InForce, Basis: regulation, CheckedOn: pp11Read},
	}
}

// since2016 are the versions of a rule of UU 10/2016, of whose entry into force
// only the year is on record.
func since2016(basis ...string) []merit.Version {
	return sinceYear(2016, "UU 10/2016", basis...)
}

// sinceYear returns the versions of a rule whose instrument came in a year of which
// the day is not on record: not in force before that year, unproven within it, in
// force from the next.
func sinceYear(year int, instrument string, basis ...string) []merit.Version {
	cited := cite(basis...)
	first, next := merit.MustDate(year, time.January, 1), merit.MustDate(year+1, time.January, 1)
	unproven := merit.Version{From: first, Until: next, Force: merit.ForceUnproven, Basis: cited,
		Note: merit.T("hari berlakunya "+instrument+" tidak tercatat", "the day on which "+instrument+" came into force is not on record")}
	before := merit.Version{From: merit.FirstDay, Until: first, Force: merit.NotInForce, Basis: cited,
		Note: merit.T(instrument+" belum ada", instrument+" did not exist yet")}
	inForce := merit.Version{From: next, Force: merit.InForce, Basis: cited}
	if !first.After(merit.FirstDay) {
		unproven.From = merit.FirstDay
		return []merit.Version{unproven, inForce}
	}
	return []merit.Version{before, unproven, inForce}
}
