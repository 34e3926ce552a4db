// Package rubric answers "how much?": it turns marks into exact weighted scores,
// places scores in bands, and ranks candidates without hiding ties.
//
// Start with a [Scheme], ready-made as Selection2019 or by [NewScheme]; then, candidate
// by candidate, [Scheme.Marks] and [Scheme.Evaluate]; then [Rank]. A mark that is left out
// is missing, which is never 0 unless the scheme says so. An error is for bad input, each
// problem in it a [*merit.FieldError]; merit.FieldErrors lists them.
//
// Numbers are decimal.Decimal at the edge of the package and integers inside. No
// binary fraction is ever involved; classification and ranking use the exact
// value, and rounding happens once, for display.
//
// # Scores
//
//  1. A [Scheme] holds weighted criteria, groups of them to any depth, the weights
//     of each group exactly 100 %. [NewScheme] compiles it to integers over one
//     denominator and refuses what could overflow; [ParseScheme] reads it from
//     JSON. It is immutable.
//  2. A mark counts by its place between the worst and the best of its [Scale],
//     fixed beforehand: no candidate changes what another's mark is worth.
//  3. [Scheme.Marks] checks the marks of a candidate, [Scheme.Evaluate] adds them
//     up. What happens to a missing mark is the scheme's [MissingPolicy]; a
//     criterion that does not apply is another thing.
//  4. A minimum knocks out, whatever the weights; a missing mark neither reaches
//     nor misses it.
//  5. [Rank] orders exact scores, ties and all; [RankRanges] says what missing
//     marks leave open. [Score.Trace] shows the arithmetic.
//
// # Judging the judges
//
// A [Panel] averages the marks of several assessors, keeps exclusions with their
// reasons, and measures agreement; where the data are too few it says so. How far a
// result rests on its weights tell [WeightIntervals], [LeaveOneOut],
// [RankAcceptability] and [EffectiveWeights].
//
// # Ready rules
//
// [Rules] lists what is encoded of law and practice: the weights of a selection, the
// bands of competence, required levels, yearly performance, the nine-box. Much of
// it is known from secondary sources only; each rule says how it was established.
package rubric
