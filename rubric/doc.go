// Package rubric answers "how much?": it turns marks into exact weighted scores,
// places scores in bands, and ranks candidates without hiding ties.
//
// Numbers are decimal.Decimal at the edge of the package and integers inside. No
// binary fraction is ever involved; classification and ranking use the exact
// value, and rounding happens once, for display.
package rubric
