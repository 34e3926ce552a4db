package rubric

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Candidate is one who is ranked (peserta): a name or number that no other has,
// and a score.
type Candidate struct {
	Name  string
	Score Score
}

// Place is the place of one candidate in a [Ranking].
type Place struct {
	Candidate
	Rank  int // competition ranks: 1, 1, 3
	Dense int // dense ranks: 1, 1, 2
	// ExAequo: another candidate shares the place, for the scores are equal and no
	// tie-break told them apart.
	ExAequo bool
	// DecidedBy is the tie-break criterion that alone placed the candidate below
	// the one before; empty where the score did, or nothing.
	DecidedBy string
}

// Ranking is an order of candidates on exact scores (peringkat). Each score stands
// on its own fixed scales, so that no candidate's place before another depends on a
// third.
type Ranking struct {
	Places []Place // best first; candidates of one rank by name
	// KnockedOut holds the candidates who miss a minimum, by name. They have no
	// place.
	KnockedOut []Candidate
}

// Rank ranks candidates on their exact scores. Equal scores are told apart by the
// criteria of the chain, declared beforehand, the higher mark first; where the
// chain ends they share the place. The ranking does not depend on the order of the
// candidates. Rank returns every problem at once, each a [*merit.FieldError]: a
// name that is missing or taken, scores of different schemes, an unknown criterion
// in the chain, one on which a candidate has no mark, and a score or a minimum that
// missing marks leave open.
func Rank(candidates []Candidate, chain ...string) (Ranking, error) {
	p := problems{}
	scheme := checkCandidates(&p, candidates)
	var keys []int
	for i, code := range chain {
		at := fmt.Sprintf("chain[%d]", i)
		if scheme == nil {
			break
		}
		id, known := scheme.index[code]
		if !known {
			p.add(at, code, "the code of a criterion of the scheme", merit.ErrUnknown)
			continue
		}
		keys = append(keys, id)
	}
	r := Ranking{}
	var in []Candidate
	for i, c := range candidates {
		if c.Score.Scheme() == nil {
			continue // noted already
		}
		switch c.Score.Minimums() {
		case merit.NotMet:
			r.KnockedOut = append(r.KnockedOut, c)
			continue
		case merit.Undetermined:
			p.add(fmt.Sprintf("candidates[%d].score", i), c.Name, "marks for the minimums of "+strings.Join(c.Score.OpenMinimums(), ", "), merit.ErrMissing)
		}
		if !c.Score.Settled() {
			p.add(fmt.Sprintf("candidates[%d].score", i), c.Name, "a score without missing marks, not "+c.Score.String(), merit.ErrMissing)
		}
		for _, key := range keys {
			if _, ok := c.Score.part(key); !ok {
				p.add(fmt.Sprintf("candidates[%d].score", i), c.Name, "a mark on the tie-break criterion "+scheme.nodes[key].criterion.Code, merit.ErrMissing)
			}
		}
		in = append(in, c)
	}
	if err := p.err(); err != nil {
		return Ranking{}, err
	}
	byName := func(a, b Candidate) int { return cmp.Compare(a.Name, b.Name) }
	slices.SortFunc(r.KnockedOut, byName)
	slices.SortFunc(in, func(a, b Candidate) int {
		if order, _ := before(a.Score, b.Score, keys); order != 0 {
			return order
		}
		return byName(a, b)
	})
	r.Places = make([]Place, len(in))
	for i, c := range in {
		place := Place{Candidate: c, Rank: i + 1, Dense: 1}
		if i > 0 {
			last := &r.Places[i-1]
			order, key := before(last.Score, c.Score, keys)
			switch {
			case order == 0:
				place.Rank, place.Dense, place.ExAequo, last.ExAequo = last.Rank, last.Dense, true, true
				place.DecidedBy = last.DecidedBy
			case key >= 0:
				place.Dense, place.DecidedBy = last.Dense+1, scheme.nodes[key].criterion.Code
			default:
				place.Dense = last.Dense + 1
			}
		}
		r.Places[i] = place
	}
	return r, nil
}

// checkCandidates notes the problems of names and schemes and returns the scheme.
func checkCandidates(p *problems, candidates []Candidate) *Scheme {
	var scheme *Scheme
	names := make(map[string]bool, len(candidates))
	for i, c := range candidates {
		at := fmt.Sprintf("candidates[%d]", i)
		switch {
		case c.Name == "":
			p.add(at+".name", "", "a name or number", merit.ErrMissing)
		case names[c.Name]:
			p.add(at+".name", c.Name, "a name that no other candidate has", merit.ErrConflict)
		}
		names[c.Name] = true
		switch of := c.Score.Scheme(); {
		case of == nil:
			p.add(at+".score", c.Name, "a score", merit.ErrMissing)
		case scheme == nil:
			scheme = of
		case scheme != of:
			p.add(at+".score", c.Name, "a score of the same scheme as the others", merit.ErrConflict)
		}
	}
	return scheme
}

// before returns a negative number if a ranks before b, and the tie-break that
// decided, or -1.
func before(a, b Score, keys []int) (order, key int) {
	if order := compareFractions(b.worst, b.den, a.worst, a.den); order != 0 {
		return order, -1
	}
	for _, key := range keys {
		x, _ := a.part(key)
		y, _ := b.part(key)
		if order := compareFractions(y.num, y.den, x.num, x.den); order != 0 {
			return order, key
		}
	}
	return 0, -1
}

type fraction struct{ num, den int64 }

// part returns the value of one criterion as a share of its scale; ok is false
// where marks for it are missing or do not apply.
func (s Score) part(id int) (fraction, bool) {
	scheme := s.marks.scheme
	n := scheme.nodes[id]
	var worst, best, den int64
	if n.leaf {
		worst, best, den = scheme.place(s.marks, n.from, Provisional)
	} else {
		worst, best, den = scheme.sum(s.marks, n.from, n.to, Provisional)
	}
	return fraction{worst, den}, den > 0 && worst == best
}

// Top returns the places of rank n and better, with everyone who shares rank n: it
// may hold more than n candidates.
func (r Ranking) Top(n int) []Place {
	i := 0
	for i < len(r.Places) && r.Places[i].Rank <= n {
		i++
	}
	return slices.Clone(r.Places[:i])
}

// Announce returns the names of the top n in the order of the alphabet, without
// rank or score, as committees announce the three who go on to the deciding
// authority.
func (r Ranking) Announce(n int) []string {
	var names []string
	for _, p := range r.Top(n) {
		names = append(names, p.Name)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a), strings.ToLower(b)), cmp.Compare(a, b))
	})
	return names
}
