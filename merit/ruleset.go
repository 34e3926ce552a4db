package merit

import (
	"bytes"
	"crypto/sha256"
	"database/sql/driver"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
)

// LibraryVersion is the version of this library (versi pustaka), as decision records
// name it. It ends in -dev between two releases.
const LibraryVersion = "0.1.0-dev"

// Digest is a SHA-256 over the content of something: of one rule ([Rule.Digest]), of
// a set of rules ([DigestOf]) or of a decision record. It is comparable with ==; the
// zero value is none.
//
// Text, JSON and SQL form: sha256: and 64 hexadecimal digits in small letters. The
// zero Digest is the empty text and SQL NULL.
type Digest [sha256.Size]byte

const (
	digestPrefix = "sha256:"
	digestForm   = "sha256: and 64 hexadecimal digits in small letters"
)

// DigestOf returns the digest of a set of rules, such as those of several packages
// together: DigestOf(merit.Rules(), eligibility.Rules()). It changes with any
// parameter, day, citation or wording of any rule, and with nothing else: neither the
// order of the rules nor how they are split into lists matters.
//
// It is the SHA-256 over one line for each rule, in the order of their IDs: the ID, a
// space, the text form of [Rule.Digest] and a line feed. A rule that is nil is left
// out.
func DigestOf(rules ...[]*Rule) Digest {
	var lines []string
	for _, list := range rules {
		for _, r := range list {
			if r != nil {
				lines = append(lines, string(r.spec.ID)+" "+r.digest.String()+"\n")
			}
		}
	}
	slices.Sort(lines)
	return sha256.Sum256([]byte(strings.Join(lines, "")))
}

// ParseDigest reads the form that [Digest.String] writes and no other. The error is a
// [*FieldError].
func ParseDigest(s string) (Digest, error) {
	var d Digest
	digits, found := strings.CutPrefix(s, digestPrefix)
	n, err := 0, error(nil)
	if len(digits) == hex.EncodedLen(len(d)) {
		n, err = hex.Decode(d[:], []byte(digits))
	}
	if !found || err != nil || n != len(d) || digits != strings.ToLower(digits) {
		return Digest{}, &FieldError{Field: "digest", Value: clip(s), Expected: digestForm, Err: ErrSyntax}
	}
	return d, nil
}

// IsZero reports whether d is no digest.
func (d Digest) IsZero() bool { return d == Digest{} }

// String returns the text form, or the empty string for the zero Digest.
func (d Digest) String() string {
	if d.IsZero() {
		return ""
	}
	return digestPrefix + hex.EncodeToString(d[:])
}

// MarshalText implements [encoding.TextMarshaler].
func (d Digest) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler]. Empty text gives the zero
// Digest.
func (d *Digest) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Digest{}
		return nil
	}
	parsed, err := ParseDigest(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// Value implements [driver.Valuer] with the text form, or NULL for the zero Digest.
func (d Digest) Value() (driver.Value, error) { return TextValue(d) }

// Scan implements sql.Scanner; see [ScanText].
func (d *Digest) Scan(src any) error { return ScanText(d, src) }

// Digest returns the digest of everything that the rule says: identity, standing,
// confidence and doubt, versions, parameters with every dated value, facts, reasons
// and notes, each with its citations and wordings in both languages.
func (r *Rule) Digest() Digest { return r.digest }

// digestRule returns the digest of what a rule is made of: the SHA-256 over its fields
// in the order of their declaration. A text is its length in bytes, a colon and the
// bytes, so no two lists of texts look the same; a list is its length and its items.
func digestRule(spec *RuleSpec) Digest {
	var c content
	c.texts(string(spec.ID), spec.Standing.String(), spec.Confidence.String())
	c.both(spec.Title, spec.Doubt)
	c.size(len(spec.Versions))
	for i := range spec.Versions {
		v := &spec.Versions[i]
		c.texts(v.From.String(), v.Until.String(), v.Force.String())
		c.cited(v.Basis)
		c.both(v.Note)
	}
	c.size(len(spec.Params))
	for _, p := range spec.Params {
		c.param(p)
	}
	c.size(len(spec.Facts))
	for _, f := range spec.Facts {
		c.texts(f.Key)
		c.both(f.Name)
	}
	c.size(len(spec.Reasons))
	for _, r := range spec.Reasons {
		c.texts(r.Code, r.Outcome.String())
		c.both(r.Text)
	}
	c.size(len(spec.Notes))
	for _, n := range spec.Notes {
		c.texts(n.Code)
		c.both(n.Text)
	}
	return sha256.Sum256(c.Bytes())
}

// content is what a digest is taken of.
type content struct{ bytes.Buffer }

func (c *content) size(n int) {
	c.WriteString(strconv.Itoa(n))
	c.WriteByte(';')
}

func (c *content) texts(texts ...string) {
	for _, s := range texts {
		c.WriteString(strconv.Itoa(len(s)))
		c.WriteByte(':')
		c.WriteString(s)
	}
}

func (c *content) both(texts ...Text) {
	for _, t := range texts {
		c.texts(t.id, t.en)
	}
}

func (c *content) cited(basis []Citation) {
	c.size(len(basis))
	for _, b := range basis {
		c.texts(b.String())
	}
}

func (c *content) param(p *Param) {
	c.texts(p.name)
	c.both(p.label)
	c.size(len(p.values))
	for i := range p.values {
		v := &p.values[i]
		// The text of a value and its kind say all, but for the way in which the time
		// between two days rolls.
		c.texts(v.From.String(), v.Until.String(), v.Value.Kind().String(), v.Value.String(), strconv.Itoa(int(v.Value.scale)), v.Confidence.String())
		c.cited(v.Basis)
		c.both(v.Note)
	}
}
