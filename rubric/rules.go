package rubric

import (
	"strconv"
	"time"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Rules returns the rules of this package, in the catalogue's order.
func Rules() []*merit.Rule {
	return []*merit.Rule{weightsSelectionRule, competenceBandRule, mappingBandRule, roundRule}
}

// proven returns the first day on which an instrument of a year is sure to be in
// force: the year itself is known from its number, the day of promulgation is not.
func proven(year int) merit.Date { return merit.MustDate(year+1, time.January, 1) }

// versionsOfYear returns the versions of a rule from an instrument of which only
// the year is established.
func versionsOfYear(year int, citation string) []merit.Version {
	basis := []merit.Citation{merit.Cite(citation)}
	first := merit.MustDate(year, time.January, 1)
	y := strconv.Itoa(year)
	return []merit.Version{
		{From: merit.FirstDay, Until: first, Force: merit.NotInForce, Basis: basis,
			Note: merit.T("peraturan itu dari tahun "+y, "the instrument is of "+y)},
		{From: first, Until: proven(year), Force: merit.ForceUnproven, Basis: basis,
			Note: merit.T("hari pengundangannya pada tahun "+y+" belum dipastikan", "the day of its promulgation in "+y+" is not established")},
		{From: proven(year), Force: merit.InForce, Basis: basis},
	}
}
