package rubric

import (
	"fmt"
	"math/big"
	"strconv"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/shopspring/decimal"
)

// The weights of the gaps: of a level held against the level asked for.
var (
	gapWeights = map[int]*merit.Param{ // read only
		0: gapWeight("gap-0", 0, 50), 1: gapWeight("gap-plus-1", 1, 45), -1: gapWeight("gap-minus-1", -1, 40),
		2: gapWeight("gap-plus-2", 2, 35), -2: gapWeight("gap-minus-2", -2, 30), 3: gapWeight("gap-plus-3", 3, 25),
		-3: gapWeight("gap-minus-3", -3, 20), 4: gapWeight("gap-plus-4", 4, 15), -4: gapWeight("gap-minus-4", -4, 10),
	}
	coreShare = merit.MustParam("core", merit.T("bagian faktor inti", "share of the core factor"), profileValue(merit.PercentOf(60, 0)))

	profileMatchingRule = merit.MustRule(merit.RuleSpec{ // Profile.Match
		ID:       "RUB-PROFILE-MATCHING",
		Title:    merit.T("Pencocokan profil menurut selisih kompetensi", "Profile matching by gaps of competence"),
		Standing: merit.StandingPractice, Confidence: merit.SecondarySource,
		Doubt:    merit.T("konvensi buku ajar; tidak ada peraturan yang menetapkannya", "a convention of textbooks; no regulation sets it"),
		Versions: []merit.Version{{From: merit.FirstDay, Force: merit.InForce, Basis: profileBasis()}},
		Params: []*merit.Param{gapWeights[0], gapWeights[1], gapWeights[-1], gapWeights[2], gapWeights[-2],
			gapWeights[3], gapWeights[-3], gapWeights[4], gapWeights[-4], coreShare},
	})
)

func profileBasis() []merit.Citation {
	return []merit.Citation{merit.Cite("Praktik profile matching dalam buku ajar")}
}

func profileValue(v merit.Value) merit.ParamValue {
	return merit.ParamValue{From: merit.FirstDay, Value: v, Basis: profileBasis(), Confidence: merit.SecondarySource}
}

func gapWeight(name string, gap int, tenths int64) *merit.Param {
	label := fmt.Sprintf("%+d", gap)
	return merit.MustParam(name, merit.T("bobot selisih "+label, "weight of a gap of "+label), profileValue(merit.ScaledOf(tenths, 1)))
}

const maxGap = 4 // the table goes no further

// ExcessPolicy says what profile matching makes of a level above the one asked
// for.
type ExcessPolicy uint8

// The variants.
const (
	// PenaliseExcess: by the table, more than was asked for is worth less than a
	// perfect fit; the default.
	PenaliseExcess ExcessPolicy = iota
	// ForgiveExcess: more than was asked for is worth as much as a perfect fit.
	ForgiveExcess
)

var excessNames = names[ExcessPolicy]{"penalise", "forgive"}

// String returns penalise or forgive.
func (e ExcessPolicy) String() string { return excessNames.text(e) }

// ParseExcessPolicy reads the form that String writes. The error is a
// [*merit.FieldError].
func ParseExcessPolicy(s string) (ExcessPolicy, error) { return excessNames.parse("excess", s) }

// MarshalText implements [encoding.TextMarshaler].
func (e ExcessPolicy) MarshalText() ([]byte, error) { return excessNames.marshal("excess", e) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (e *ExcessPolicy) UnmarshalText(text []byte) error {
	return excessNames.unmarshal("excess", text, e)
}

// ProfileAspect is one competence of a profile.
type ProfileAspect struct {
	Code     string `json:"code,omitzero"`
	Core     bool   `json:"core,omitzero"`     // counts to the core factor, otherwise to the secondary one
	Required int    `json:"required,omitzero"` // level, 1 to 5
	Held     int    `json:"held,omitzero"`     // level, 1 to 5
}

// Profile compares the levels of a person with those of an ideal profile (profile
// matching).
type Profile struct {
	Aspects []ProfileAspect
	// Core is the share of the core factor in per cent, 60 where it is not valid; the
	// rest is that of the secondary factor.
	Core   decimal.NullDecimal
	Excess ExcessPolicy
}

// ProfileMatch is the result of a [Profile], exact, on the scale of the table from 1
// to 5.
type ProfileMatch struct {
	Weights         []*big.Rat // of each aspect, by its gap
	Core, Secondary *big.Rat   // the means; nil where no aspect counts to it
	Total           *big.Rat
}

// String returns the total rounded half up to two decimals (RUB-ROUND).
func (m ProfileMatch) String() string {
	if m.Total == nil {
		return ""
	}
	return roundHalfUp(m.Total, displayPlaces()).StringFixed(displayPlaces())
}

// Match weighs the gaps by RUB-PROFILE-MATCHING. It returns every problem at once,
// each a [*merit.FieldError]: a level off the scale, a code missing or taken, a
// share off 0 to 100 per cent, and a share for a factor to which no aspect counts.
func (p Profile) Match() (ProfileMatch, error) {
	bad := problems{}
	codes := make([]string, len(p.Aspects))
	for i, a := range p.Aspects {
		codes[i] = a.Code
		for _, level := range []struct {
			name string
			n    int
		}{{"required", a.Required}, {"held", a.Held}} {
			if level.n < 1 || level.n > maxGap+1 {
				bad.add(fmt.Sprintf("aspects[%d].%s", i, level.name), strconv.Itoa(level.n), "a level from 1 to 5", merit.ErrRange)
			}
		}
	}
	bad.distinct("aspects", codes)
	bad.join(excessNames.check("excess", p.Excess))
	core := p.Core.Decimal
	if !p.Core.Valid {
		core = coreShare.At(merit.FirstDay).Value.Decimal()
	}
	if bad.plain("core", core) && (core.IsNegative() || core.GreaterThan(fullWeight)) {
		bad.add("core", core.String(), "from 0 to 100 per cent", merit.ErrRange)
	}
	if err := bad.err(); err != nil {
		return ProfileMatch{}, err
	}
	m := ProfileMatch{}
	var inCore, inSecondary []*big.Rat
	for _, a := range p.Aspects {
		gap := a.Held - a.Required
		if p.Excess == ForgiveExcess {
			gap = min(gap, 0)
		}
		w := gapWeights[gap].At(merit.FirstDay).Value.Decimal().Rat()
		m.Weights = append(m.Weights, w)
		if a.Core {
			inCore = append(inCore, w)
		} else {
			inSecondary = append(inSecondary, w)
		}
	}
	share := new(big.Rat).Quo(core.Rat(), hundred)
	m.Total = new(big.Rat)
	for _, factor := range []struct {
		name    string
		weights []*big.Rat
		share   *big.Rat
		mean    **big.Rat
	}{{"core", inCore, share, &m.Core}, {"secondary", inSecondary, new(big.Rat).Sub(big.NewRat(1, 1), share), &m.Secondary}} {
		switch {
		case len(factor.weights) > 0:
			*factor.mean = meanOf(factor.weights)
			m.Total.Add(m.Total, new(big.Rat).Mul(*factor.mean, factor.share))
		case factor.share.Sign() > 0:
			bad.add("aspects", factor.name, "at least one aspect of the "+factor.name+" factor, which has a share", merit.ErrMissing)
		}
	}
	if err := bad.err(); err != nil {
		return ProfileMatch{}, err
	}
	return m, nil
}
