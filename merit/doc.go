// Package merit is the vocabulary of Indonesia's civil service (aparatur sipil
// negara, ASN): civil days, periods of service, posts and grades, employee
// numbers, legal citations, dated rules, findings and verdicts.
//
// The questions are asked in the packages eligibility, jpt, rubric and kasnindex. This
// one has what they take and give: a question takes a [When], which On makes of a day,
// and gives a [Finding], which [Finding.Text] puts into words. What cannot be read or
// cannot be so is an error, all of it at once: FieldErrors lists the problems, each a
// [*FieldError] with the field, the value and what would have been accepted.
//
// # Rules
//
// A [Rule] is a value. It carries a stable ID, a title in Indonesian and
// English, the versions in which it was in force with the articles that each
// rests on, its parameters as dated series ([Param]), the facts that it reads and
// the reasons that it can give. No constructor accepts a number without the
// article that it comes from.
//
// # Verdicts
//
// Applying a rule to a case gives a [Finding]; findings combine to a [Verdict]
// by three-valued logic. An [Outcome] is Undetermined (the zero value), Met,
// NotMet or NotApplicable. A missing fact makes a finding Undetermined, and the
// finding names it; it never turns into a "no" or a zero. A "no" in law is a
// verdict; errors are for bad input alone.
//
// # Days
//
// A [Date] is a civil day without zone or clock. Years are counted by
// anniversary, never by 365 days. Where the month lacks the day, years and
// months roll to the first of the next month; see [Roll].
//
// # Records
//
// A [Record] holds a decision with all that led to it: inputs, days, the [Digest] of
// the rules, findings. The package that judged makes it and, from its bytes alone,
// judges anew and says what differs, field by field. Inputs read themselves from JSON
// strictly; see [DecodeObject].
//
// # Purity
//
// Nothing here reads a clock, a file, the network, the environment or a random
// source, starts a goroutine or logs. Package variables are written once, at
// load, and every exported value is safe for concurrent use.
package merit
