// Package eligibility answers "may this person?": whether an official has been in
// post long enough to move (mutasi), to take the competence test (uji kompetensi,
// ukom) or to be evaluated after five years, and whether the appointing authority
// may replace an official at all.
//
// Every answer is a [merit.Finding] with its article. The thresholds come from a
// [Profile]: [Standard], the product's own and the default; [Statute], PP 11/2017
// read literally; [Circular2020], the one-year relief of the pandemic. A profile
// is a value and a caller may build another.
//
// Being eligible to move and being protected from replacement are two questions:
// [Profile.Tenure] answers the first, [Replace] the second.
package eligibility
