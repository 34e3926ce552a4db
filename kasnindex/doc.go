// Package kasnindex answers how well an agency applies the merit system (sistem
// merit): its score and category by the index of the civil service commission
// (KASN) and by the indices that followed, what the category allows, and which
// improvements reach the next one.
//
// An [Instrument] is a form of assessment as a dated value: aspects (aspek) with
// their weights, where known the indicators inside them, and bands. [KASN2019] is
// the 400-point form of Peraturan KASN 9/2019; [For] picks the one in force.
//
// Scores are exact [Points]. A category comes from the exact score, never from a
// rounded number and never from the 0–1 index, whose formula is unsettled.
//
// What nobody published stays open: the weights of indicators, the components and
// edges of the JPT-filling index, most weights of the successor. The caller
// supplies them; asking without them is a [*merit.FieldError] that wraps
// [merit.ErrMissing].
package kasnindex
