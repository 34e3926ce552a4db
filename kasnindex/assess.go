package kasnindex

import (
	"fmt"
	"math/big"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/seed-133aca06/asnmerit/rubric"
)

// Mark is the answer to one indicator: a level and what is known of its evidence
// (bukti dukung).
type Mark struct {
	Level Level `json:"level"`
	// Evidence tells whether evidence carries the level: attached to it in a
	// self-assessment, accepted in a verification. With No the indicator counts 0;
	// with Unknown a level above 0 does not count as known.
	Evidence merit.Answer `json:"evidence,omitzero"`
}

// Counted returns the level that counts. Source: rule KSN-LEVELS.
func (m Mark) Counted() Level {
	n, numbered := m.Level.Number()
	switch {
	case !numbered || n == 0 || m.Evidence == merit.Yes:
		return m.Level
	case m.Evidence == merit.No:
		return LevelOf(0)
	}
	return NotAssessed
}

// Sheet is one filled-in form of an instrument. Exactly one of its fields is given:
// the marks of every indicator, the points of every aspect, or the total alone, as
// where only that was published.
type Sheet struct {
	Marks  []Mark   `json:"marks,omitzero"`
	Points []Points `json:"points,omitzero"`
	Total  Points   `json:"total,omitzero"`
}

// AspectScore is what an agency has of one aspect, and the most that it could have.
// Where gated indicators do not apply, both are stretched to the whole scale.
type AspectScore struct {
	Code    string     `json:"code,omitzero"`
	Name    merit.Text `json:"name,omitzero"`
	Points  Points     `json:"points,omitzero"` // not known where a part is missing
	Maximum Points     `json:"maximum,omitzero"`
}

// Assessment is a sheet judged by an instrument (hasil penilaian).
type Assessment struct {
	Instrument *Instrument
	Score      Points      // exact; not known where a part is missing
	Band       rubric.Band // the zero Band where the score is not known
	Aspects    []AspectScore
	Counted    []Level  // of every indicator; nil where no marks were given
	Missing    []string // codes of the aspects or indicators that are not known
	// Findings name the rules behind score and band. An instrument of the caller's
	// own rests on no rule of the catalogue, so it has none.
	Findings []merit.Finding
}

// Verdict returns the findings as one verdict.
func (a Assessment) Verdict() merit.Verdict { return merit.Verdict{Findings: a.Findings} }

// Assess judges a sheet. A missing part makes the score not known, its code is in
// Missing and the findings are Undetermined. The errors are those of
// [merit.When.Check], [Instrument.ScorePoints] and [Instrument.ScoreLevels], a sheet
// with none or several of its fields, and a total off the scale.
func (in *Instrument) Assess(sheet Sheet, when merit.When) (Assessment, error) {
	a := Assessment{Instrument: in}
	given := 0
	for _, has := range [...]bool{sheet.Marks != nil, sheet.Points != nil, sheet.Total.Known()} {
		if has {
			given++
		}
	}
	var c checks
	c.join(when.Check())
	if given != 1 {
		c.add("sheet", fmt.Sprint(given)+" of them", "exactly one of marks, points and total", merit.ErrConflict)
		return Assessment{}, c.err()
	}
	missing := merit.FactSet(0)
	var scored *merit.Rule
	var err error
	switch {
	case sheet.Marks != nil:
		missing, err = a.levels(sheet.Marks)
		if in.rules != nil {
			scored = in.rules.levels
		}
	case sheet.Points != nil:
		missing, err = a.points(sheet.Points)
		if in.rules != nil {
			scored = in.rules.points
		}
	default:
		a.Score = sheet.Total
	}
	c.join(err)
	place := 0
	if err == nil {
		place, err = in.place(a.Score)
		c.join(err)
	}
	if err := c.err(); err != nil {
		return Assessment{}, err
	}
	if place >= 0 {
		a.Band = in.bands[place]
	}
	if scored != nil {
		a.Findings = append(a.Findings, scoredFinding(scored, a.Score, missing, when))
	}
	if in.rules != nil {
		var f merit.Finding
		in.finding(&f, a.Score, place, missing, when)
		a.Findings = append(a.Findings, f)
	}
	return a, nil
}

// points fills in the assessment by points of aspects.
func (a *Assessment) points(points []Points) (missing merit.FactSet, err error) {
	in := a.Instrument
	if a.Score, err = in.ScorePoints(points); err != nil {
		return 0, err
	}
	for i, p := range points {
		s := in.spec.Aspects[i]
		a.Aspects = append(a.Aspects, AspectScore{s.Code, s.Name, p, in.Maximum(i)})
		if !p.Known() {
			a.Missing = append(a.Missing, s.Code)
			missing = needPoints
		}
	}
	return missing, nil
}

// levels fills in the assessment by marks of indicators.
func (a *Assessment) levels(marks []Mark) (missing merit.FactSet, err error) {
	in := a.Instrument
	var c checks
	a.Counted = make([]Level, len(marks))
	given := make([]Level, len(marks))
	for i, m := range marks {
		a.Counted[i], given[i] = m.Counted(), m.Level
		if m.Evidence > merit.No {
			c.add(fmt.Sprintf("marks[%d].evidence", i), m.Evidence.String(), "yes, no or unknown", merit.ErrUnknown)
		}
	}
	// The levels as given, so that one that does not exist is refused even where no
	// evidence carries it.
	_, err = in.ScoreLevels(given)
	c.join(err)
	if err := c.err(); err != nil {
		return 0, err
	}
	a.Score, _ = in.ScoreLevels(a.Counted) // what counts is no more than what was given
	sums, most, applies := make([]int64, len(in.limits)), make([]int64, len(in.limits)), int64(0)
	unknown := make([]bool, len(in.limits))
	for i, l := range a.Counted {
		at := in.aspectOf[i]
		n, numbered := l.Number()
		switch {
		case numbered:
			sums[at] += in.weights[i] * int64(n)
		case l == NotApplicable:
			continue
		default:
			unknown[at] = true
			a.Missing = append(a.Missing, in.indicators[i].Code)
			if given[i] == NotAssessed {
				missing |= needLevels
			} else {
				missing |= needEvidence
			}
		}
		most[at] += in.weights[i]
		applies += in.weights[i]
	}
	for i, s := range in.spec.Aspects {
		score := AspectScore{Code: s.Code, Name: s.Name}
		// An indicator that is not assessed may turn out not to apply, which would
		// stretch the others.
		if missing&needLevels == 0 || !in.gated() {
			score.Maximum = fraction(most[i]*in.high, applies)
			if !unknown[i] {
				score.Points = fraction(sums[i]*in.high, applies*int64(in.top))
			}
		}
		a.Aspects = append(a.Aspects, score)
	}
	return missing, nil
}

// gated reports whether any indicator has a gate.
func (in *Instrument) gated() bool {
	for _, gate := range in.gates {
		if gate {
			return true
		}
	}
	return false
}

// Classify places an exact score by the rule of the instrument's bands: KSN-BANDS,
// KSN-JPTQ, KSN-ISM2025 or KSN-IPASN. The outcome Met says that the score has a band,
// not that it is a good one; a score that is not known is Undetermined, and a day of
// law on which the rule was not in force is NotApplicable. It returns the errors of
// [merit.When.Check] and [Instrument.Band], and refuses an instrument of the caller's
// own, which rests on no rule of the catalogue.
func (in *Instrument) Classify(score Points, when merit.When) (f merit.Finding, err error) {
	err = in.ClassifyInto(&f, score, when)
	return f, err
}

// ClassifyInto is [Instrument.Classify] writing into a finding, whatever it held before.
func (in *Instrument) ClassifyInto(f *merit.Finding, score Points, when merit.When) error {
	if !in.prepares(score, when) {
		return in.classify(f, score, when)
	}
	r, i := in.rules, in.placeWhole(score.n)
	*f = r.prepared[i]
	f.AsOf, f.Law = when.AsOf, when.Law
	if i < len(in.edges) && in.edges[i]-score.n < r.gap.n {
		f.Notes = noteGap
	}
	f.Observed = score.Value()
	return nil
}

// classify is ClassifyInto for every score and day.
func (in *Instrument) classify(f *merit.Finding, score Points, when merit.When) error {
	place, err := in.place(score)
	if err != nil || in.rules == nil || when.Check() != nil {
		*f = merit.Finding{}
		var c checks
		c.join(when.Check())
		if in.rules == nil {
			c.add("instrument", in.spec.Code, "an instrument of this library; for one of your own use Band", merit.ErrConflict)
		}
		c.join(err)
		return c.err()
	}
	missing := merit.FactSet(0)
	if !score.Known() {
		missing = needScore
	}
	in.finding(f, score, place, missing, when)
	return nil
}

// finding applies the rule of the bands to a score that is on the scale, in the band at
// the given place.
func (in *Instrument) finding(f *merit.Finding, score Points, i int, missing merit.FactSet, when merit.When) {
	rules := in.rules
	if !rules.rule.InForce(when.Law) {
		*f = rules.rule.NotGoverning(when)
		return
	}
	if i < 0 {
		*f = rules.rule.MissingFacts(when, missing)
		return
	}
	notes := rounded(score)
	if in.between(score, i) {
		notes |= noteGap
	}
	rules.place(f, i, when.Law)
	f.Observed, f.Changes = score.Value(), merit.Date{}
	f.AsOf, f.Law, f.Missing, f.Notes = when.AsOf, when.Law, 0, notes
}

// between reports whether the printed bands leave a score, which was put in the band
// at the given place, between two of them.
func (in *Instrument) between(score Points, place int) bool {
	switch {
	case !in.rules.gap.Known():
		return false
	case in.spec.Above: // a number just above an edge, as 60.5 where 60 and 61 are printed
		return place > 0 && place < in.onScale() && score.Sub(in.lows[place]).Less(in.rules.gap)
	}
	// A number just below an edge, as 174.5 where 174 and 175 are printed.
	return place+1 < len(in.lows) && in.lows[place+1].Sub(score).Less(in.rules.gap)
}

// scoredFinding tells the score by the rule that reckons it.
func scoredFinding(rule *merit.Rule, score Points, missing merit.FactSet, when merit.When) merit.Finding {
	switch {
	case !rule.InForce(when.Law):
		return rule.NotGoverning(when)
	case !score.Known():
		return rule.MissingFacts(when, missing)
	}
	return merit.Finding{Rule: rule, Reason: reasonScored, Observed: score.Value(), AsOf: when.AsOf, Law: when.Law, Notes: rounded(score)}
}

// rounded marks a finding whose number has no finite decimal form.
func rounded(score Points) merit.NoteSet {
	if score.d != perPoint {
		return noteRounded
	}
	return 0
}

// share returns the part of its maximum that the aspect has, or nil where either is
// not known or the aspect does not apply at all.
func (s AspectScore) share() *big.Rat {
	if !s.Points.Known() || !s.Maximum.Known() || s.Maximum.n == 0 {
		return nil
	}
	return new(big.Rat).Quo(s.Points.rat(), s.Maximum.rat())
}

// Ruling is [Instrument.Classify] for who needs no finding: the ruling, and under KSN-BANDS
// the category that it gives; see [CategoryOf].
func (in *Instrument) Ruling(score Points, when merit.When) (merit.Ruling, Category, error) {
	if in.prepares(score, when) {
		i := in.placeWhole(score.n)
		return in.rules.prepared[i].Ruling(), in.rules.categories[i], nil
	}
	f, err := in.Classify(score, when)
	return f.Ruling(), CategoryOf(&f), err
}

// prepares reports whether the finding on a score is prepared: of whole parts of a point on
// the scale, on a day by the law of the same day.
func (in *Instrument) prepares(score Points, when merit.When) bool {
	// Without its sign a number below zero is above every other.
	return in.rules != nil && score.d == perPoint && uint64(score.n) <= uint64(in.most.n) && when.AsOf == when.Law && in.rules.settled(when.Law)
}
