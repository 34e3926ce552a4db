// Package jpt answers which way a vacant senior leadership post (jabatan pimpinan
// tinggi, JPT) is filled: by moving a sitting official after a competence test
// (uji kompetensi, ukom), by open selection (seleksi terbuka), from a talent pool,
// or not now; by what procedure; and who must decide, recommend, approve, be
// consulted or be told.
//
// Start with [Decide]. A fact that is left out is not known: where the answer hangs on it,
// the route is Undecided and Decision.Waiting names it. An error is for bad input alone,
// each problem in it a [*merit.FieldError]; merit.FieldErrors lists them.
//
// # The route
//
// [Decide] judges a [Vacancy] and its candidates in post and gives the reasons for
// every candidate; [Table] prints the decision table. [Freeze] tells whether an
// election or a newly inaugurated head bars moves. [Clear] lists what others have to
// say before the inauguration, [Release] before an inspector leaves.
//
// # The procedure
//
// Of an open selection: [Panel] the committee, [Notice] the announcement,
// [Applicants] their number, [Stages] the order of the steps, [Timeline] their
// earliest days, [Shorten] the three best, [Finalist] whose post they may fill,
// [Decider] who decides. [MayAct] is on acting officials, [After] on what may follow
// a competence test, [MeritCriteria] on the agency that is exempt.
//
// # What if
//
// [Earliest] finds the first day of a move, or never and why;
// [CandidateVerdict.InTheWay] the smallest set of findings in its way; [Compare] what
// two states of the law answer differently. Where sources disagree, [Disagreements]
// lists the [Readings] that a caller may choose.
package jpt
