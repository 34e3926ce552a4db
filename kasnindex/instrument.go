package kasnindex

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
	"github.com/shopspring/decimal"
)

// Indicator is one graded question (sub-aspek) of an aspect.
type Indicator struct {
	Code string
	Name merit.Text // may be empty: the official wording is not always known
	// Weight (bobot) in per cent of the whole instrument, at most six decimals.
	Weight decimal.Decimal
	// Gate allows [NotApplicable]: the indicator then leaves the denominator, as
	// the question on TPP does where a local government pays none.
	Gate bool
}

// Aspect is one of the weighted parts of an instrument (aspek).
type Aspect struct {
	Code string
	Name merit.Text
	// Weight (bobot) in per cent, at most six decimals. Points of the aspect run
	// from 0 to this part of the instrument's scale.
	Weight decimal.Decimal
	// Indicators weigh together what the aspect weighs. Nil: not known, so that the
	// instrument takes points of aspects but no levels.
	Indicators []Indicator
}

// Spec is what an [Instrument] is made of.
type Spec struct {
	Code  string // stable, such as kasn-9-2019
	Title merit.Text
	Basis []merit.Citation // what it rests on; required
	Valid merit.Interval   // the days of measurement that it governs
	// Levels is the highest level of an indicator, 1 to 9; 0 where the instrument
	// knows no levels.
	Levels int
	// Aspects weigh together exactly 100 per cent. Nil: components and weights are
	// not known, so that only a total can be placed.
	Aspects []Aspect
	// Bands divide the scale, which runs from 0 to a whole number of at most 1000.
	Bands *rubric.Bands
	// Above makes every edge but the bottom belong to the band below it, as where
	// the source prints "up to 60" and "above 1". Otherwise a band begins at its
	// edge.
	Above bool
}

// Instrument is a form of assessment (instrumen penilaian) as a dated value. It is
// immutable and safe for concurrent use; make one with [NewInstrument] or [Load],
// or take [KASN2019].
type Instrument struct {
	spec  Spec
	rules *bandRules // the rule that its bands rest on; nil for a caller's own

	high  int64  // top of the scale, in whole points
	most  Points // the highest number that can be placed
	lows  []Points
	edges []int64 // of every band but the lowest, in parts of a point
	bands []rubric.Band

	limits     []int64 // most points of each aspect, in parts of a point
	weights    []int64 // of every indicator in order, in parts of a per cent
	gates      []bool
	indicators []Indicator
	aspectOf   []int // aspect of every indicator
	top        uint8 // highest level
	// A level of weight w is worth w × rise/run parts of a point.
	rise, run int64
}

const (
	wholePercent  = 100
	maxScale      = 1000
	maxIndicators = 1000
)

// NewInstrument returns an instrument of the caller's own. It refuses, all at once
// and each as a [*merit.FieldError], missing or repeated codes, an instrument
// without a source, weights that are not positive or do not total exactly 100 per
// cent, indicators that do not weigh together what their aspect weighs, more than
// six decimals, and a scale that does not run from 0 to a whole number.
func NewInstrument(spec Spec) (*Instrument, error) { return newInstrument(spec, nil) }

func newInstrument(spec Spec, rules *bandRules) (*Instrument, error) {
	var c checks
	c.require(spec.Code != "", "code", "a code")
	c.require(!spec.Title.IsZero(), "title", "a title in both languages")
	if len(spec.Basis) == 0 {
		c.add("basis", "", "the source that it rests on", merit.ErrUncited)
	}
	if v := spec.Valid; !v.Until.IsZero() && !v.From.Before(v.Until) {
		c.add("valid", v.String(), "a last day that is not before the first", merit.ErrConflict)
	}
	if spec.Levels < 0 || spec.Levels > maxLevel {
		c.add("levels", strconv.Itoa(spec.Levels), "a highest level from 1 to 9, or 0 for none", merit.ErrRange)
	}
	in := &Instrument{spec: spec, rules: rules, top: uint8(max(0, min(spec.Levels, maxLevel)))}
	in.scale(&c)
	in.weigh(&c)
	if err := c.err(); err != nil {
		return nil, err
	}
	in.spec.Basis = slices.Clone(spec.Basis)
	in.spec.Aspects = cloneAspects(spec.Aspects)
	return in, nil
}

func cloneAspects(aspects []Aspect) []Aspect {
	out := slices.Clone(aspects)
	for i := range out {
		out[i].Indicators = slices.Clone(out[i].Indicators)
	}
	return out
}

// scale compiles the bands.
func (in *Instrument) scale(c *checks) {
	if in.spec.Bands == nil {
		c.require(false, "bands", "bands that divide the scale")
		return
	}
	low, high := in.spec.Bands.Scale()
	if !low.IsZero() {
		c.add("bands", clip(low.String()), "a scale that begins at 0", merit.ErrConflict)
	}
	if p, err := pointsOf("bands", high); err != nil {
		c.join(err)
	} else if in.high = p.n / perPoint; p.n%perPoint != 0 || in.high > maxScale {
		c.add("bands", p.String(), "a scale up to a whole number of at most 1000", merit.ErrRange)
	}
	in.bands = in.spec.Bands.All()
	for i, b := range in.bands {
		p, err := pointsOf(fmt.Sprintf("bands[%d].low", i), b.Low)
		c.join(err)
		in.lows = append(in.lows, p)
	}
	if in.rules != nil && in.rules.beyond != nil {
		in.bands = append(in.bands, *in.rules.beyond)
		in.lows = append(in.lows, Points{in.high * perPoint, perPoint})
	}
	for i := 1; i < len(in.lows); i++ {
		in.edges = append(in.edges, in.lows[i].n)
	}
	if in.most = (Points{in.high * perPoint, perPoint}); in.onScale() < len(in.bands) {
		in.most.n *= maxCorrection
	}
}

// weigh compiles the weights of aspects and indicators.
func (in *Instrument) weigh(c *checks) {
	codes := distinct{}
	total, whole := int64(0), true
	for i, a := range in.spec.Aspects {
		at := fmt.Sprintf("aspects[%d]", i)
		codes.add(c, at+".code", a.Code)
		weight, ok := weightOf(c, at+".weight", a.Weight)
		total, whole = total+weight, whole && ok
		in.limits = append(in.limits, weight*in.high/wholePercent)
		if weight*in.high%wholePercent != 0 {
			c.add(at+".weight", a.Weight.String(), "a weight whose part of the scale has at most six decimals", merit.ErrRange)
		}
		if (a.Indicators == nil) != (in.spec.Aspects[0].Indicators == nil) {
			c.add(at+".indicators", "", "indicators in every aspect, or in none", merit.ErrConflict)
		}
		inside := int64(0)
		for j, q := range a.Indicators {
			at := fmt.Sprintf("%s.indicators[%d]", at, j)
			codes.add(c, at+".code", q.Code)
			w, known := weightOf(c, at+".weight", q.Weight)
			inside, ok = inside+w, ok && known
			in.weights = append(in.weights, w)
			in.gates = append(in.gates, q.Gate)
			in.indicators = append(in.indicators, q)
			in.aspectOf = append(in.aspectOf, i)
		}
		// A sum with a refused weight in it says nothing.
		if a.Indicators != nil && ok && inside != weight {
			c.add(at+".indicators", percent(inside), "weights that total exactly those of the aspect, "+percent(weight), merit.ErrConflict)
		}
	}
	if in.spec.Aspects != nil && whole && total != wholePercent*perPoint {
		c.add("aspects", percent(total), "weights that total exactly 100 per cent", merit.ErrConflict)
	}
	if len(in.indicators) > maxIndicators {
		c.add("aspects", strconv.Itoa(len(in.indicators)), "at most 1000 indicators", merit.ErrRange)
	}
	if len(in.indicators) > 0 {
		c.require(in.top > 0, "levels", "the highest level of an indicator")
		in.rise, in.run = in.high, wholePercent*int64(max(in.top, 1))
		g := gcd(in.rise, in.run)
		in.rise, in.run = in.rise/g, in.run/g
	}
}

// weightOf returns a weight in parts of a per cent, and whether it is one.
func weightOf(c *checks, field string, weight decimal.Decimal) (parts int64, ok bool) {
	p, err := pointsOf(field, weight)
	if err != nil {
		c.join(err)
		return 0, false
	}
	if p.n <= 0 || p.n > wholePercent*perPoint {
		c.add(field, p.String(), "a weight above 0 and up to 100 per cent", merit.ErrRange)
		return 0, false
	}
	return p.n, true
}

func percent(parts int64) string { return Points{parts, perPoint}.String() + "%" }

// Code returns the stable code, such as kasn-9-2019.
func (in *Instrument) Code() string { return in.spec.Code }

// Spec returns a copy of what the instrument is made of.
func (in *Instrument) Spec() Spec {
	s := in.spec
	s.Basis = slices.Clone(s.Basis)
	s.Aspects = cloneAspects(s.Aspects)
	return s
}

// Indicators returns a copy of the list of all indicators, in order.
func (in *Instrument) Indicators() []Indicator { return slices.Clone(in.indicators) }

// Maximum returns the most points of the aspect at the given place, 40 for a tenth
// of 400; "not known" for a place that the instrument does not have.
func (in *Instrument) Maximum(aspect int) Points {
	if aspect < 0 || aspect >= len(in.limits) {
		return Points{}
	}
	return Points{in.limits[aspect], perPoint}
}

// WithIndicators returns the instrument with the caller's indicators in every
// aspect, one list an aspect: for that of KASN their weights are not published. The
// errors are those of [NewInstrument].
func (in *Instrument) WithIndicators(indicators ...[]Indicator) (*Instrument, error) {
	if len(indicators) != len(in.spec.Aspects) {
		return nil, &merit.FieldError{Field: "indicators", Value: strconv.Itoa(len(indicators)), Expected: fmt.Sprintf("%d lists, one an aspect", len(in.spec.Aspects)), Err: merit.ErrConflict}
	}
	spec := in.Spec()
	for i := range spec.Aspects {
		// Not nil, so that an empty list is refused and not taken for "not known".
		spec.Aspects[i].Indicators = append([]Indicator{}, indicators[i]...)
	}
	return newInstrument(spec, in.rules)
}

// ScorePoints returns the score of an agency from its points in every aspect, in the
// instrument's order: their sum. Where the points of an aspect are not known the
// score is not known either. It returns an error for every aspect off its scale, and
// one that wraps [merit.ErrMissing] where the instrument knows no aspects.
//
// It allocates nothing. Source: rule KSN-ASPECTS.
func (in *Instrument) ScorePoints(points []Points) (Points, error) {
	if len(points) != len(in.limits) || len(points) == 0 {
		return Points{}, in.wrongLength("points", len(points), len(in.limits), "aspects")
	}
	sum, limits := int64(0), in.limits[:len(points)]
	for i, p := range points {
		// Without its sign a number below zero is above every limit.
		if uint64(p.n) > uint64(limits[i]) || p.d != perPoint {
			return in.scorePartly(points)
		}
		sum += p.n
	}
	return Points{sum, perPoint}, nil
}

// scorePartly is ScorePoints for points that are not all known, or off their scale.
func (in *Instrument) scorePartly(points []Points) (Points, error) {
	return Points{}, in.offScale(points)
}

// ScoreLevels returns the score of an agency from the level of every indicator, in
// the order of [Instrument.Indicators]: the sum of level × weight. Gated indicators
// that do not apply leave the denominator, and the rest is stretched to the whole
// scale. Where a level is not known the score is not known either. It returns an
// error for every level that the indicator cannot have, and one that wraps
// [merit.ErrMissing] where the weights of indicators are not known.
//
// It allocates nothing. Source: rule KSN-LEVELS.
func (in *Instrument) ScoreLevels(levels []Level) (Points, error) {
	if len(levels) != len(in.weights) || len(levels) == 0 {
		return Points{}, in.wrongLength("levels", len(levels), len(in.weights), "indicators")
	}
	weights, top, sum := in.weights[:len(levels)], in.top, int64(0)
	for i, l := range levels {
		// NotAssessed and NotApplicable wrap to more than any level.
		n := uint8(l) - 1
		if n > top {
			return in.scoreGated(levels)
		}
		sum += weights[i] * int64(n)
	}
	if in.run == 1 {
		return Points{sum * in.rise, perPoint}, nil
	}
	return fraction(sum*in.rise, in.run*perPoint), nil
}

// scoreGated is ScoreLevels where a level is missing, does not apply or is wrong, kept
// apart so that the plain case is one short loop.
func (in *Instrument) scoreGated(levels []Level) (Points, error) {
	sum, applies, known, wrong := int64(0), int64(0), true, false
	for i, l := range levels {
		n := uint8(l) - 1
		switch {
		case n <= in.top:
			sum += in.weights[i] * int64(n)
			applies += in.weights[i]
		case l == NotAssessed:
			known = false
		case l != NotApplicable || !in.gates[i]:
			wrong = true
		}
	}
	switch {
	case wrong:
		return Points{}, in.wrongLevels(levels)
	case !known:
		return Points{}, nil
	case applies == 0:
		return Points{}, &merit.FieldError{Field: "levels", Value: notApplicableWord, Expected: "at least one indicator that applies", Err: merit.ErrConflict}
	}
	return fraction(sum*in.high, applies*int64(in.top)), nil
}

func (in *Instrument) wrongLength(field string, got, want int, of string) error {
	if want == 0 {
		return &merit.FieldError{Field: of, Expected: "the weights of the " + of + " of " + in.spec.Code + ": they are not established, so the caller must supply them", Err: merit.ErrMissing}
	}
	return &merit.FieldError{Field: field, Value: strconv.Itoa(got), Expected: fmt.Sprintf("%d, one for each of the %s", want, of), Err: merit.ErrConflict}
}

func (in *Instrument) offScale(points []Points) error {
	var c checks
	for i, p := range points {
		expected := ""
		switch {
		case p.Known() && p.d != perPoint:
			expected = pointsForm
		case p.n < 0 || p.n > in.limits[i]:
			expected = "a number from 0 to " + in.Maximum(i).String()
		default:
			continue
		}
		c.add(fmt.Sprintf("points[%d] (%s)", i, in.spec.Aspects[i].Code), p.String(), expected, merit.ErrRange)
	}
	return c.err()
}

func (in *Instrument) wrongLevels(levels []Level) error {
	var c checks
	for i, l := range levels {
		n, numbered := l.Number()
		at := fmt.Sprintf("levels[%d] (%s)", i, in.indicators[i].Code)
		switch {
		case l == NotAssessed, numbered && n <= int(in.top):
		case l == NotApplicable && !in.gates[i]:
			c.add(at, l.String(), "a level: the indicator has no gate", merit.ErrConflict)
		case l != NotApplicable:
			c.add(at, l.String(), "a level from 0 to "+strconv.Itoa(int(in.top)), merit.ErrRange)
		}
	}
	return c.err()
}

// Band returns the band of an exact score, or the zero Band for a score that is not
// known. A score off the scale is a [*merit.FieldError] that wraps [merit.ErrRange].
func (in *Instrument) Band(score Points) (rubric.Band, error) {
	i, err := in.place(score)
	if err != nil || i < 0 {
		return rubric.Band{}, err
	}
	return in.bands[i], nil
}

// Bands returns a copy of all bands, lowest first.
func (in *Instrument) Bands() []rubric.Band { return slices.Clone(in.bands) }

// Category returns the category of an exact score by an instrument with the four
// categories of KASN; 0 for a score that is not known. It returns a
// [*merit.FieldError] for a score off the scale and for an instrument whose bands
// are others.
//
// It allocates nothing. Source: rule KSN-BANDS.
func (in *Instrument) Category(score Points) (Category, error) {
	if in.rules != kasnBands {
		return 0, &merit.FieldError{Field: "instrument", Value: in.spec.Code, Expected: "an instrument with the categories I to IV; its own bands are those of Band", Err: merit.ErrConflict}
	}
	i, err := in.place(score)
	return Category(i + 1), err
}

// Next returns the band above that of the score and the distance to its edge in
// points; where edges belong to the band below ([Spec].Above) it must be exceeded. ok
// is false when no band lies above on the scale, and for a score that is not known.
// The error is that of [Instrument.Band].
func (in *Instrument) Next(score Points) (next rubric.Band, distance Points, ok bool, err error) {
	i, err := in.place(score)
	if err != nil || i < 0 || i+1 >= in.onScale() {
		return rubric.Band{}, Points{}, false, err
	}
	return in.bands[i+1], in.lows[i+1].Sub(score), true, nil
}

// onScale returns the number of bands that points can reach: the successor's
// highest lies above the scale.
func (in *Instrument) onScale() int {
	if in.rules != nil && in.rules.beyond != nil {
		return len(in.bands) - 1
	}
	return len(in.bands)
}

// place returns the place of the score's band, or -1 for a score that is not known.
func (in *Instrument) place(score Points) (int, error) {
	if !score.Known() {
		return -1, nil
	}
	if score.n < 0 || in.most.Less(score) {
		return -1, &merit.FieldError{Field: "score", Value: score.String(), Expected: "a number from 0 to " + in.most.String(), Err: merit.ErrRange}
	}
	if score.d == perPoint && !in.spec.Above {
		return in.placeWhole(score.n), nil
	}
	i := len(in.lows) - 1
	for i > 0 && (score.Less(in.lows[i]) || in.spec.Above && score == in.lows[i]) {
		i--
	}
	return i, nil
}

// placeWhole is place for a score on the scale in whole parts of a point, as the edges
// are, where a band begins at its edge.
func (in *Instrument) placeWhole(n int64) (i int) {
	for _, edge := range in.edges {
		if n >= edge {
			i++
		}
	}
	return i
}

// checks collects the problems of one value.
type checks struct {
	errs []error
}

func (c *checks) add(field, value, expected string, kind error) {
	c.errs = append(c.errs, &merit.FieldError{Field: field, Value: clip(value), Expected: expected, Err: kind})
}

func (c *checks) require(ok bool, field, expected string) {
	if !ok {
		c.add(field, "", expected, merit.ErrMissing)
	}
}

func (c *checks) join(err error) {
	if err != nil {
		c.errs = append(c.errs, err)
	}
}

func (c *checks) err() error { return errors.Join(c.errs...) }

// distinct holds the codes that are taken.
type distinct map[string]bool

func (d distinct) add(c *checks, field, code string) {
	switch {
	case code == "":
		c.add(field, "", "a code", merit.ErrMissing)
	case d[code]:
		c.add(field, code, "a code that no other has", merit.ErrConflict)
	}
	d[code] = true
}
