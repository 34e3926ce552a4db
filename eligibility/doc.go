// Package eligibility answers "may this person?": whether an official has been in
// post long enough to move (mutasi), to take the competence test (uji kompetensi,
// ukom) or to be evaluated after five years, whether somebody meets the conditions
// of appointment, and whether the appointing authority may replace an official at
// all.
//
// Start with [Profile.Tenure] of [Standard]. A fact that is left out is not known: what
// hangs on it is Undetermined, and the finding names it. An error is for bad input alone,
// each problem in it a [*merit.FieldError]; merit.FieldErrors lists them.
//
//   - [Profile.Tenure] and [Profile.TenureIn]: the three thresholds, from one date of
//     inauguration or out of spells with gaps, acting times and overlaps.
//   - [Replace]: the replacement ban of two years, until 30 October 2023.
//   - [Appoint]: the conditions for JPT, administrator and pengawas, each on its own.
//   - [Term.Judge]: the term of five years and its extension.
//   - [Cure.Target] and [Cure.Performance]: the path for missed performance.
//   - [Leave] and [Pension]: the grounds for leaving a JPT, and the pension age.
//   - [Earliest], [Requirement.Obstacles] and [CompareLaws]: when would it be
//     allowed, what stands in the way, and which article changed the answer.
//
// Every answer is made of [merit.Finding] values with their articles. Being eligible
// to move and being protected from replacement are two questions.
//
// The thresholds of tenure come from a [Profile]: [Standard], the product's own and
// the default; [Statute], PP 11/2017 read literally; [Circular2020], the one-year
// relief of the pandemic. A profile is a value and a caller may build another. Where
// sources or readers of the law differ otherwise, [Disagreements] lists the point
// and its [Readings]; a point without default must be chosen where it matters.
//
// What is not modelled: soldiers and police officers in active service at agencies
// whose own statute admits them; resignation on standing for election; the transition
// of PP 11/2017 Pasal 358; and every condition that the law leaves to judgement,
// such as competence or integrity, which come in as answers.
package eligibility
