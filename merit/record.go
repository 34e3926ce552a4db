package merit

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// recordFormat names the form of a record, which changes only with this name.
const recordFormat = "asnmerit-record-1"

// Record is a decision on record (rekaman putusan): what was asked, by which rules of
// which version of the library, and what the answer was. The package that judged makes
// it and verifies it: eligibility.RecordTenure and eligibility.Verify, and so on. It
// names no system and no time of its own; who made it, when and after which other
// record is for the caller to keep.
//
// Its bytes are canonical JSON (see [Canonical]) with the fields asOf and law, where
// the question has days, digest, format, inputs, kind, library, result, rules and
// ruleSet. digest is the SHA-256 over the canonical JSON of the object without the
// digest itself, so any language can check it. The digest guards against damage, not
// against a forger, who can reckon it anew: against him stand the verdict, which has to
// follow from the inputs, and a signature of the caller's own.
type Record struct {
	Kind    string            // the question, such as eligibility.tenure
	Library string            // the version of the library that answered
	RuleSet Digest            // of every rule that the package knew; see [DigestOf]
	Rules   map[RuleID]Digest // of each rule that the result names
	When    When              // the two days; zero where the question has none
	Inputs  json.RawMessage   // everything that was judged, as canonical JSON
	Result  json.RawMessage   // the answer, as canonical JSON
}

// NewRecord puts an answer on record: inputs and result are what encoding/json writes
// of the two values. It is for packages that judge; the rules are all that the package
// knows. It returns an error for a value that has no canonical JSON, and for a finding
// of a rule that is not among them.
func NewRecord(kind string, when When, inputs, result any, rules ...[]*Rule) (Record, error) {
	in, err := canonicalOf(inputs)
	if err != nil {
		return Record{}, InField("inputs", err)
	}
	out, err := canonicalOf(result)
	if err != nil {
		return Record{}, InField("result", err)
	}
	r := Record{Kind: kind, Library: LibraryVersion, RuleSet: DigestOf(rules...), Rules: map[RuleID]Digest{}, When: when,
		Inputs: in.append(nil), Result: out.append(nil)}
	problems := problemList{}
	out.visitFindings(func(finding tree) {
		id, _ := finding.member("rule")
		rule := ruleOf(RuleID(id.text), rules)
		if rule == nil {
			problems.add("result.rule", id.text, "a rule of the package", ErrUnknown)
			return
		}
		r.Rules[rule.spec.ID] = rule.digest
	})
	if err := problems.err(); err != nil {
		return Record{}, err
	}
	return r, nil
}

// ruleOf returns the rule of an ID, nil for none.
func ruleOf(id RuleID, rules [][]*Rule) *Rule {
	for _, list := range rules {
		for _, r := range list {
			if r != nil && r.spec.ID == id {
				return r
			}
		}
	}
	return nil
}

// seal returns the canonical JSON of the record with a digest, or without one for the
// zero Digest; inputs and result must be canonical.
func (r Record) seal(d Digest) []byte {
	b := make([]byte, 0, 2*(len(r.Inputs)+len(r.Result)))
	text := func(name, value string) {
		if value != "" {
			b = append(append(appendText(b, name), ':'), appendText(nil, value)...)
			b = append(b, ',')
		}
	}
	b = append(b, '{')
	text("asOf", r.When.AsOf.String())
	text("digest", d.String())
	text("format", recordFormat)
	b = append(append(append(b, `"inputs":`...), r.Inputs...), ',')
	text("kind", r.Kind)
	text("law", r.When.Law.String())
	text("library", r.Library)
	b = append(append(append(b, `"result":`...), r.Result...), ',')
	text("ruleSet", r.RuleSet.String())
	b = append(b, `"rules":{`...)
	for _, id := range ruleIDs(r.Rules) {
		text(string(id), r.Rules[id].String())
	}
	return append(bytes.TrimSuffix(b, []byte(",")), "}}"...)
}

// Digest returns the SHA-256 over the canonical JSON of the record without its digest;
// the zero Digest where inputs or result are no JSON.
func (r Record) Digest() Digest {
	var ok bool
	if r, ok = r.canonical(); !ok {
		return Digest{}
	}
	return sha256.Sum256(r.seal(Digest{}))
}

// Bytes returns the record as canonical JSON with its digest, which is what to store;
// nil where inputs or result are no JSON.
func (r Record) Bytes() []byte {
	var ok bool
	if r, ok = r.canonical(); !ok {
		return nil
	}
	return r.seal(sha256.Sum256(r.seal(Digest{})))
}

// canonical returns the record with inputs and result in their canonical form, and
// whether they have one.
func (r Record) canonical() (Record, bool) {
	inputs, err := Canonical(r.Inputs)
	result, wrong := Canonical(r.Result)
	r.Inputs, r.Result = inputs, result
	return r, err == nil && wrong == nil
}

// MarshalJSON returns [Record.Bytes].
func (r Record) MarshalJSON() ([]byte, error) {
	if b := r.Bytes(); b != nil {
		return b, nil
	}
	return nil, &FieldError{Field: "record", Value: "the zero record, or one put together by hand", Expected: "one that NewRecord or ParseRecord made", Err: ErrSyntax}
}

// UnmarshalJSON reads a record within other JSON, which may have written its text with
// other escapes and spaces: it refuses what [ParseRecord] refuses, but for bytes that are
// not canonical. The digest must be that of the content.
func (r *Record) UnmarshalJSON(data []byte) error {
	in, err := readRecord(data)
	if err != nil {
		return err
	}
	if err := in.refused(in.seal(in.digest)); err != nil {
		return err
	}
	*r = in.Record
	return nil
}

// WithoutTexts returns the record without the texts of its findings in both languages,
// which make up most of its size: what is left names every rule, code, value and day,
// and the rules' digests pin the words. Its digest is another one.
func (r Record) WithoutTexts() Record {
	if t, err := parseTree(r.Result); err == nil {
		r.Result = t.untold().append(nil)
	}
	return r
}

// treeOf returns the value of JSON that was read before.
func treeOf(data []byte) tree {
	t, _ := parseTree(data)
	return t
}

// ParseRecord reads the bytes of a record. It refuses, each as a [*FieldError], what is
// malformed or incomplete, bytes that are not canonical and a digest that is not that
// of the content: a record of which one byte was changed. Whether the verdict follows
// from the inputs is for the package that judged to say, by its Verify.
func ParseRecord(data []byte) (Record, error) {
	in, err := readRecord(data)
	if err != nil {
		return Record{}, err
	}
	if err := in.refused(data); err != nil {
		return Record{}, err
	}
	return in.Record, nil
}

// refused returns the error of bytes that are not those of the record.
func (c *claimed) refused(data []byte) error {
	d := c.altered(data)
	if d == nil {
		return nil
	}
	return &FieldError{Field: cmp.Or(d.Path, "record"), Value: d.Recorded, Expected: cmp.Or(d.Computed, "canonical JSON") + ", to which the content comes", Err: ErrConflict}
}

// claimed is a record with the digest that it claims to have.
type claimed struct {
	Record
	digest         Digest
	inputs, result tree
}

// altered returns how the bytes of the record differ from what its content comes to, nil
// where they do not.
func (c *claimed) altered(data []byte) *Difference {
	d := Digest(sha256.Sum256(c.seal(Digest{})))
	switch {
	case d != c.digest:
		return &Difference{Altered, "digest", c.digest.String(), d.String()}
	case !bytes.Equal(c.seal(d), data):
		return &Difference{Altered, "", clip(string(data)), ""}
	}
	return nil
}

func readRecord(data []byte) (*claimed, error) {
	var format string
	var inputs, result rawTree
	var rules map[string]Digest
	var c claimed
	if err := DecodeObject(data, FieldOf("format", &format), FieldOf("kind", &c.Kind), FieldOf("library", &c.Library),
		FieldOf("ruleSet", &c.RuleSet), MapOf("rules", &rules), FieldOf("asOf", &c.When.AsOf), FieldOf("law", &c.When.Law),
		FieldOf("inputs", &inputs), FieldOf("result", &result), FieldOf("digest", &c.digest)); err != nil {
		return nil, err
	}
	problems := problemList{}
	problems.check(format == recordFormat, "format", format, recordFormat, ErrUnknown)
	problems.require(c.Kind != "", "kind", "the question that was asked")
	problems.require(c.Library != "", "library", "the version of the library")
	problems.require(!c.RuleSet.IsZero(), "ruleSet", "the digest of the rules")
	problems.require(rules != nil, "rules", "the digests of the rules that the result names")
	c.Rules = make(map[RuleID]Digest, len(rules))
	for _, name := range slices.Sorted(maps.Keys(rules)) {
		problems.check(isRuleID(name), "rules."+fieldName(name), name, "the name of a rule", ErrSyntax)
		c.Rules[RuleID(name)] = rules[name]
	}
	problems.require(inputs.given, "inputs", "what was judged")
	problems.require(result.given, "result", "the answer")
	problems.require(!c.digest.IsZero(), "digest", "the digest of the record")
	problems.check(c.When.AsOf.IsZero() == c.When.Law.IsZero(), "law", c.When.Law.String(), "both days or neither", ErrConflict)
	c.inputs, c.result = inputs.tree, result.tree
	c.Inputs, c.Result = inputs.tree.append(nil), result.tree.append(nil)
	return &c, problems.err()
}

// rawTree is any value.
type rawTree struct {
	tree
	given bool
}

func (r *rawTree) UnmarshalJSON(data []byte) (err error) {
	r.given = true
	r.tree, err = parseTree(data)
	return err
}

// DifferenceKind says in what a record differs from what the library makes of the same
// inputs today.
type DifferenceKind uint8

// The kinds of differences, the gravest first.
const (
	// Altered: the bytes are not those that were recorded.
	Altered DifferenceKind = iota + 1
	// OtherVerdict: the recorded answer does not follow from the recorded inputs.
	OtherVerdict
	// OtherWording: the same answer in other words.
	OtherWording
	// OtherRules: recorded by a set of rules that is not the one of this library.
	OtherRules
	// OtherLibrary: recorded by another version of the library.
	OtherLibrary
)

var differenceNames = names[DifferenceKind]{"", "altered", "verdict", "wording", "rules", "library"}

var differenceTexts = [...]Text{
	T("tidak diketahui", "unknown"),
	T("isi rekaman berubah", "the record was altered"),
	T("putusan tidak sama", "the verdict differs"),
	T("kata-kata tidak sama", "the wording differs"),
	T("kumpulan aturan tidak sama", "the rules differ"),
	T("versi pustaka tidak sama", "the version of the library differs"),
}

// String returns altered, verdict, wording, rules or library.
func (k DifferenceKind) String() string { return differenceNames.text(k) }

// ParseDifferenceKind reads the form that String writes. The error is a [*FieldError].
func ParseDifferenceKind(s string) (DifferenceKind, error) {
	return differenceNames.parse("difference", s)
}

// MarshalText implements [encoding.TextMarshaler].
func (k DifferenceKind) MarshalText() ([]byte, error) {
	return differenceNames.marshal("difference", k)
}

// UnmarshalText implements [encoding.TextUnmarshaler].
func (k *DifferenceKind) UnmarshalText(text []byte) error {
	return differenceNames.unmarshal("difference", text, k)
}

// In returns the kind in words.
func (k DifferenceKind) In(lang Language) string {
	if int(k) < len(differenceTexts) {
		return differenceTexts[k].In(lang)
	}
	return k.String()
}

// Difference is one field in which a record differs.
type Difference struct {
	Kind     DifferenceKind `json:"kind"`
	Path     string         `json:"path"`     // such as result.mutation.outcome
	Recorded string         `json:"recorded"` // empty where the record has no such field
	Computed string         `json:"computed"` // empty where what was computed has none
}

// In returns the difference in words.
func (d Difference) In(lang Language) string {
	nothing := T("tidak ada", "none").In(lang)
	of := func(s string) string {
		if s == "" {
			return nothing
		}
		return s
	}
	return d.Kind.In(lang) + ": " + d.Path + ": " + T("tercatat ", "recorded ").In(lang) + of(d.Recorded) + T(", dihitung ", ", computed ").In(lang) + of(d.Computed)
}

// Verification is what came out of computing a recorded decision anew.
type Verification struct {
	Record      Record       // as it was read
	Differences []Difference // in the order of the fields; none where all is as recorded
}

// OK reports whether nothing differs: the bytes are as they were written, and this
// library, with the same rules, comes to the same answer.
func (v Verification) OK() bool { return len(v.Differences) == 0 }

// Has reports whether there is a difference of the kind. A record that has none that is
// Altered, OtherVerdict or OtherWording holds the answer that this library gives too,
// though its rules or its version may be others.
func (v Verification) Has(kind DifferenceKind) bool {
	return slices.ContainsFunc(v.Differences, func(d Difference) bool { return d.Kind == kind })
}

// Text returns the differences in words, one a line, or one line that says that there
// are none.
func (v Verification) Text(lang Language) string {
	if v.OK() {
		return T("sesuai: putusan yang dihitung ulang sama dengan yang tercatat", "verified: the verdict computed anew is the one on record").In(lang)
	}
	lines := make([]string, len(v.Differences))
	for i, d := range v.Differences {
		lines[i] = d.In(lang)
	}
	return strings.Join(lines, "\n")
}

// VerifyRecord reads the bytes of a record and compares them with the record that judge
// makes anew of the kind, the days and the inputs in it. It is for packages that judge,
// whose Verify it is. It returns an error for bytes that are no record, and the error
// of judge for inputs that cannot be judged; what then is known of the bytes stands in
// the verification all the same.
func VerifyRecord(data []byte, judge func(Record) (Record, error)) (Verification, error) {
	r, err := readRecord(data)
	if err != nil {
		return Verification{}, err
	}
	v := Verification{Record: r.Record}
	add := func(kind DifferenceKind, path, recorded, computed string) {
		v.Differences = append(v.Differences, Difference{kind, path, recorded, computed})
	}
	if d := r.altered(data); d != nil {
		v.Differences = append(v.Differences, *d)
	}
	anew, err := judge(r.Record)
	if err != nil {
		return v, err
	}
	computed := treeOf(anew.Result)
	if !told(r.result) {
		computed = computed.untold()
	}
	r.result.compare(computed, "result", func(path, one, two string) {
		kind := OtherVerdict
		if strings.HasSuffix(path, ".text.id") || strings.HasSuffix(path, ".text.en") {
			kind = OtherWording
		}
		add(kind, path, one, two)
	})
	// Inputs are written in one way only: what reads as the same but is written otherwise
	// was not written by this library.
	r.inputs.compare(treeOf(anew.Inputs), "inputs", func(path, one, two string) { add(Altered, path, one, two) })
	if r.RuleSet != anew.RuleSet {
		add(OtherRules, "ruleSet", r.RuleSet.String(), anew.RuleSet.String())
	}
	for _, id := range ruleIDs(r.Rules, anew.Rules) {
		if one, two := r.Rules[id], anew.Rules[id]; one != two {
			add(OtherRules, "rules."+string(id), one.String(), two.String())
		}
	}
	if r.Library != anew.Library {
		add(OtherLibrary, "library", r.Library, anew.Library)
	}
	return v, nil
}

// told reports whether the findings within a value carry their texts; one that does
// not means that none should.
func told(t tree) bool {
	all := true
	t.visitFindings(func(finding tree) {
		_, has := finding.member("text")
		all = all && has
	})
	return all
}

func ruleIDs(sets ...map[RuleID]Digest) []RuleID {
	var out []RuleID
	for _, set := range sets {
		for id := range set {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
