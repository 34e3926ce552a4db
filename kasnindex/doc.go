// Package kasnindex answers how well an agency applies the merit system (sistem
// merit): its score and category by the index of the civil service commission
// (KASN) and by the indices that followed, what the category allows, and which
// improvements reach the next one.
//
// Start with [Instrument.Assess] of [KASN2019], given a total, the points of the aspects
// or the marks of the indicators. An error is for bad input, each problem in it a
// [*merit.FieldError]; merit.FieldErrors lists them.
//
// # Instruments
//
// An [Instrument] is a form of assessment as a dated value: aspects (aspek) with
// their weights, where known the indicators inside them, and bands. [KASN2019] is
// the 400-point form of Peraturan KASN 9/2019 and [BKN2024] its later use; [ISM2025]
// is the successor, [JPTFilling] the index of the quality of JPT filling, [IPASN] the
// professionalism index. [For] picks the merit index of a day, and [Load] reads one of
// the caller's own.
//
// What nobody published stays open: the weights of indicators, the components and
// edges of the JPT-filling index, most weights of the successor. The caller
// supplies them; asking without them is a [*merit.FieldError] that wraps
// [merit.ErrMissing].
//
// # Scores
//
// Scores are exact [Points]. A category comes from the exact score, never from a
// rounded number and never from the 0–1 [Index], whose formula is unsettled. A missing
// part makes a score not known, which is neither zero nor an error; findings are then
// Undetermined and name what is missing.
//
// # What an agency asks
//
// [Instrument.Assess] judges a filled-in form, [Instrument.Verify] sets the agency's
// own beside the verifier's, [History] the years beside one another and [Compare] many
// agencies. A [Determination] tells when the category is evaluated anew and whether
// senior posts may be filled without open selection. [Instrument.PlanNext] is the
// cheapest way to the next category, [Instrument.Leverages] what each indicator can
// still bring.
package kasnindex
