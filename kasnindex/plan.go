package kasnindex

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// Cost tells what it costs to raise an indicator to a level from the one below, in
// any whole unit (rupiah, days of work), and whether that is possible at all. The
// indicator is its place in [Instrument.Indicators], the level 1 to the highest.
type Cost func(indicator, level int) (cost int64, possible bool)

// Improvement is one indicator to raise.
type Improvement struct {
	Indicator int    // place in [Instrument.Indicators]
	Code      string // of the indicator
	From, To  Level
	Cost      int64
	Gain      Points
}

// Plan is the cheapest way to a goal (rencana perbaikan).
type Plan struct {
	From Points // the score as it stands
	Goal Points // the score to reach
	// Above tells that the goal must be exceeded, not only reached.
	Above bool
	// Reached tells whether the goal can be reached at all. If not, there are no
	// improvements, and Score is the most that can be reached.
	Reached bool
	Score   Points // the score after the improvements
	Cost    int64
	// Improvements in the instrument's order, at most one an indicator.
	Improvements []Improvement
}

// Plan returns the cheapest set of improvements that reaches a score. It is exact: no
// cheaper set exists, and of equally cheap ones it takes one with the fewest steps. It
// reckons in time and memory proportional to the number of indicators times the
// points that are lacking, in units of the weights' common divisor; where weights are
// so fine that this would not fit, to the number of ways of which none beats another.
//
// Every level must be known or not applicable. The errors are those of
// [Instrument.ScoreLevels], a level that is not known ([merit.ErrMissing]), a goal
// that is not on the scale, a cost below 0 or costs too great to add up, and weights so
// fine, with costs so varied, that the plan does not fit into memory
// ([merit.ErrRange]).
func (in *Instrument) Plan(levels []Level, goal Points, cost Cost) (Plan, error) {
	return in.plan(levels, goal, false, cost)
}

// PlanNext is [Instrument.Plan] for the edge of the next band, which it returns. ok
// is false when the score is in the highest band already; the plan is then empty.
func (in *Instrument) PlanNext(levels []Level, cost Cost) (plan Plan, next rubric.Band, ok bool, err error) {
	score, err := in.knownScore(levels)
	if err != nil {
		return Plan{}, rubric.Band{}, false, err
	}
	next, _, ok, _ = in.Next(score) // a score of levels is on the scale
	if !ok {
		return Plan{From: score, Score: score, Reached: true}, rubric.Band{}, false, nil
	}
	i, _ := in.place(score)
	plan, err = in.plan(levels, in.lows[i+1], in.spec.Above, cost)
	return plan, next, true, err
}

// knownScore is ScoreLevels that names every level that is not known.
func (in *Instrument) knownScore(levels []Level) (Points, error) {
	score, err := in.ScoreLevels(levels)
	if err != nil || score.Known() {
		return score, err
	}
	var c checks
	for i, l := range levels {
		c.require(l != NotAssessed, fmt.Sprintf("levels[%d] (%s)", i, in.indicators[i].Code), "the level as it stands")
	}
	return Points{}, c.err()
}

// option is a level to which an indicator may be raised.
type option struct {
	level int
	gain  int64 // in parts of the weights' common divisor
	cost  int64
	steps int64
}

func (in *Instrument) plan(levels []Level, goal Points, above bool, cost Cost) (Plan, error) {
	score, err := in.knownScore(levels)
	if err != nil {
		return Plan{}, err
	}
	var c checks
	if cost == nil {
		c.require(false, "cost", "the cost of every step")
	}
	if !goal.Known() || goal.d != perPoint || goal.n < 0 || goal.n > in.high*perPoint {
		c.add("goal", goal.String(), fmt.Sprintf("a number from 0 to %d", in.high), merit.ErrRange)
	}
	if err := c.err(); err != nil {
		return Plan{}, err
	}
	p := Plan{From: score, Goal: goal, Above: above, Score: score}
	if c := score.Cmp(goal); c > 0 || c == 0 && !above {
		p.Reached = true
		return p, nil
	}

	sum, applies, unit := in.weighed(levels)
	// The least sum of weight × level whose score reaches the goal:
	// high × sum / (top × applies) ≥ goal.
	run := int64(in.top) * applies
	numerator, denominator := goal.n*run, in.high*goal.d
	need := numerator / denominator
	if need*denominator < numerator || above {
		need++
	}
	lack := (need - sum + unit - 1) / unit

	options, most, err := in.options(levels, unit, cost)
	if err != nil {
		return Plan{}, err
	}
	if most < lack {
		p.Score = fraction((sum+most*unit)*in.high, run)
		return p, nil
	}
	taken, err := cheapest(options, lack)
	if err != nil {
		return Plan{}, err
	}
	p.Reached = true
	for i, o := range taken {
		if o.steps == 0 {
			continue
		}
		sum += o.gain * unit
		p.Cost += o.cost
		p.Improvements = append(p.Improvements, Improvement{i, in.indicators[i].Code, levels[i], LevelOf(o.level),
			o.cost, fraction(o.gain*unit*in.high, run)})
	}
	p.Score = fraction(sum*in.high, run)
	return p, nil
}

// weighed returns the sum of weight × level, the weights that apply, and the greatest
// unit in which all weights are whole.
func (in *Instrument) weighed(levels []Level) (sum, applies, unit int64) {
	for i, l := range levels {
		if n, ok := l.Number(); ok {
			sum += in.weights[i] * int64(n)
			applies += in.weights[i]
			unit = gcd(unit, in.weights[i])
		}
	}
	return sum, applies, unit
}

// options returns for every indicator the levels to which it may be raised, first its
// own, and the most that can be gained.
func (in *Instrument) options(levels []Level, unit int64, cost Cost) (options [][]option, most int64, err error) {
	var c checks
	// So that costs times steps never overflow in cheapest.
	left := math.MaxInt64/(int64(len(levels))*maxLevel+1) - 1
	options = make([][]option, len(levels))
	for i, l := range levels {
		n, ok := l.Number()
		if !ok {
			options[i] = []option{{}}
			continue
		}
		o := option{level: n}
		options[i] = []option{o}
		for o.level < int(in.top) {
			step, possible := cost(i, o.level+1)
			if !possible {
				break
			}
			at := fmt.Sprintf("cost of %s to %d", in.indicators[i].Code, o.level+1)
			if step < 0 {
				c.add(at, strconv.FormatInt(step, 10), "a number of at least 0", merit.ErrRange)
				break
			}
			if step > left {
				c.add(at, strconv.FormatInt(step, 10), "costs that add up to less", merit.ErrRange)
				break
			}
			left -= step
			o = option{o.level + 1, o.gain + in.weights[i]/unit, o.cost + step, o.steps + 1}
			options[i] = append(options[i], o)
		}
		most += o.gain
	}
	return options, most, c.err()
}

// cheapest takes one option of every list so that the gains add up to at least lack,
// the costs to the least, and of equal costs the steps to the fewest. Some choice
// must reach lack.
func cheapest(lists [][]option, lack int64) ([]option, error) {
	// A byte a list and eight for best, for every step of the gain: 64 megabytes.
	const memory = 1 << 26
	if lack > memory/int64(len(lists)+8) {
		return cheapestOfFew(lists, lack)
	}
	return cheapestOfAll(lists, lack), nil
}

// cheapestOfAll goes through every gain up to lack. best[j] is the least for gaining j
// by the lists seen so far, where gaining more than lack counts as lack: a knapsack
// with one choice a list.
func cheapestOfAll(lists [][]option, lack int64) []option {
	const unreached = math.MaxInt64
	steps := costUnit(lists)
	best := make([]int64, lack+1)
	for j := range best[1:] {
		best[j+1] = unreached
	}
	choice := make([]uint8, int64(len(lists))*(lack+1))
	for i, list := range lists {
		row := choice[int64(i)*(lack+1):][:lack+1]
		// Downwards, so that best[j-gain] is still that of the lists before.
		for j := lack; j >= 0; j-- {
			for k, o := range list[1:] {
				before := best[max(0, j-o.gain)]
				if before == unreached {
					continue
				}
				if sum := before + o.cost*steps + o.steps; sum < best[j] {
					best[j], row[j] = sum, uint8(k+1)
				}
			}
		}
	}
	taken := make([]option, len(lists))
	for i, j := len(lists)-1, lack; i >= 0; i-- {
		taken[i] = lists[i][choice[int64(i)*(lack+1)+j]]
		j = max(0, j-taken[i].gain)
	}
	return taken
}

// costUnit is what one unit of cost counts where costs and steps are one number, cost
// first: more than all steps together.
func costUnit(lists [][]option) int64 { return int64(len(lists))*maxLevel + 1 }

// way is a choice of options from the lists seen so far that no other one beats: none
// gains as much for less.
type way struct {
	gain, sum int64 // gain up to lack; costs and steps as one number
	before    int32 // its place among the ways of the list before
	option    uint8 // of this list
}

// cheapestOfFew keeps the ways that are not beaten instead of every gain, for weights
// so fine that gains are many while the ways that differ are few: a third of an aspect
// has six decimals. The ways of each list are in order of gain and of sum.
func cheapestOfFew(lists [][]option, lack int64) ([]option, error) {
	// Some 24 bytes each: 72 megabytes, and as much again while a list is merged.
	const most = 3_000_000
	steps := costUnit(lists)
	layers := make([][]way, 0, len(lists)+1)
	layers = append(layers, []way{{}})
	kept, open := 0, int64(0) // open: the most that the lists ahead can gain
	for _, list := range lists {
		open += list[len(list)-1].gain
	}
	for _, list := range lists {
		open -= list[len(list)-1].gain
		last := layers[len(layers)-1]
		// With each option added, the ways of the list before stay in order of sum, so
		// that they are merged; at[k] is the next one for option k.
		at := make([]int, len(list))
		var next []way
		for {
			best := way{gain: -1}
			for k, o := range list {
				if at[k] == len(last) {
					continue
				}
				w := last[at[k]]
				w = way{min(lack, w.gain+o.gain), w.sum + o.cost*steps + o.steps, int32(at[k]), uint8(k)}
				if best.gain < 0 || w.sum < best.sum || w.sum == best.sum && w.gain > best.gain {
					best = w
				}
			}
			if best.gain < 0 {
				break
			}
			at[best.option]++
			if best.gain+open < lack {
				continue // too little, whatever follows
			}
			// Cheapest first: a way is beaten unless it gains more than all before it.
			if len(next) == 0 || best.gain > next[len(next)-1].gain {
				next = append(next, best)
				if kept++; kept > most {
					return nil, &merit.FieldError{Field: "weights", Value: fmt.Sprintf("%d steps of the common divisor", lack), Expected: "weights with a greater common divisor", Err: merit.ErrRange}
				}
			}
		}
		layers = append(layers, next)
	}
	taken := make([]option, len(lists))
	// Some choice reaches lack, so the last way, which gains most, does.
	for i, at := len(lists), len(layers[len(lists)])-1; i > 0; i-- {
		w := layers[i][at]
		taken[i-1], at = lists[i-1][w.option], int(w.before)
	}
	return taken, nil
}

// Leverage is what an indicator can still bring (daya ungkit).
type Leverage struct {
	Indicator int    // place in [Instrument.Indicators]
	Code      string // of the indicator
	Level     Level
	Step      Points // gained by one level
	Headroom  Points // gained by going to the highest level
	// Alone tells whether raising this indicator alone reaches the next band.
	Alone bool
}

// Leverages returns what every indicator that applies and is not at the highest level
// can still bring, the greatest headroom first, then the greatest step, then the
// instrument's order. The errors are those of [Instrument.Plan] on levels.
func (in *Instrument) Leverages(levels []Level) ([]Leverage, error) {
	score, err := in.knownScore(levels)
	if err != nil {
		return nil, err
	}
	_, distance, more, _ := in.Next(score) // a score of levels is on the scale
	_, applies, _ := in.weighed(levels)
	run := int64(in.top) * applies
	var out []Leverage
	for i, l := range levels {
		n, ok := l.Number()
		if !ok || n == int(in.top) {
			continue
		}
		gain := in.weights[i] * in.high
		v := Leverage{Indicator: i, Code: in.indicators[i].Code, Level: l,
			Step: fraction(gain, run), Headroom: fraction(gain*int64(int(in.top)-n), run)}
		reach := v.Headroom.Cmp(distance)
		v.Alone = more && (reach > 0 || reach == 0 && !in.spec.Above)
		out = append(out, v)
	}
	slices.SortStableFunc(out, func(a, b Leverage) int {
		return cmp.Or(b.Headroom.Cmp(a.Headroom), b.Step.Cmp(a.Step))
	})
	return out, nil
}
