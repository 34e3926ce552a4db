package merit

import (
	"database/sql/driver"
	"encoding"
	"fmt"
)

// TextValue returns the text form of a value for a database, and NULL for a zero value
// that has none. It is what the types of this library implement [driver.Valuer] with.
func TextValue[T interface {
	comparable
	encoding.TextMarshaler
}](v T) (driver.Value, error) {
	var zero T
	text, err := v.MarshalText()
	switch {
	case v == zero && len(text) == 0:
		return nil, nil
	case err != nil:
		return nil, err
	}
	return string(text), nil
}

// ScanText reads a value from what a driver gives: NULL for the zero value, or text. It
// is what the types of this library implement sql.Scanner with. The error is a
// [*FieldError].
func ScanText[T any, P interface {
	*T
	encoding.TextUnmarshaler
}](into P, src any) error {
	switch v := src.(type) {
	case nil:
		*into = *new(T)
		return nil
	case string:
		return into.UnmarshalText([]byte(v))
	case []byte:
		return into.UnmarshalText(v)
	}
	return &FieldError{Field: "column", Value: fmt.Sprintf("%T", src), Expected: "NULL or text", Err: ErrSyntax}
}

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (a Answer) Value() (driver.Value, error) { return TextValue(a) }

// Scan implements sql.Scanner; see [ScanText].
func (a *Answer) Scan(src any) error { return ScanText(a, src) }

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (c Citation) Value() (driver.Value, error) { return TextValue(c) }

// Scan implements sql.Scanner; see [ScanText].
func (c *Citation) Scan(src any) error { return ScanText(c, src) }

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (r Roll) Value() (driver.Value, error) { return TextValue(r) }

// Scan implements sql.Scanner; see [ScanText].
func (r *Roll) Scan(src any) error { return ScanText(r, src) }

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (g Grade) Value() (driver.Value, error) { return TextValue(g) }

// Scan implements sql.Scanner; see [ScanText].
func (g *Grade) Scan(src any) error { return ScanText(g, src) }

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (g Ground) Value() (driver.Value, error) { return TextValue(g) }

// Scan implements sql.Scanner; see [ScanText].
func (g *Ground) Scan(src any) error { return ScanText(g, src) }

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (k InstrumentKind) Value() (driver.Value, error) { return TextValue(k) }

// Scan implements sql.Scanner; see [ScanText].
func (k *InstrumentKind) Scan(src any) error { return ScanText(k, src) }

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (s Standing) Value() (driver.Value, error) { return TextValue(s) }

// Scan implements sql.Scanner; see [ScanText].
func (s *Standing) Scan(src any) error { return ScanText(s, src) }

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (i Instrument) Value() (driver.Value, error) { return TextValue(i) }

// Scan implements sql.Scanner; see [ScanText].
func (i *Instrument) Scan(src any) error { return ScanText(i, src) }

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (id RuleID) Value() (driver.Value, error) { return TextValue(id) }

// Scan implements sql.Scanner; see [ScanText].
func (id *RuleID) Scan(src any) error { return ScanText(id, src) }

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (i Interval) Value() (driver.Value, error) { return TextValue(i) }

// Scan implements sql.Scanner; see [ScanText].
func (i *Interval) Scan(src any) error { return ScanText(i, src) }

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (l Language) Value() (driver.Value, error) { return TextValue(l) }

// Scan implements sql.Scanner; see [ScanText].
func (l *Language) Scan(src any) error { return ScanText(l, src) }

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (e Employment) Value() (driver.Value, error) { return TextValue(e) }

// Scan implements sql.Scanner; see [ScanText].
func (e *Employment) Scan(src any) error { return ScanText(e, src) }

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (s Sex) Value() (driver.Value, error) { return TextValue(s) }

// Scan implements sql.Scanner; see [ScanText].
func (s *Sex) Scan(src any) error { return ScanText(s, src) }

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (o Outcome) Value() (driver.Value, error) { return TextValue(o) }

// Scan implements sql.Scanner; see [ScanText].
func (o *Outcome) Scan(src any) error { return ScanText(o, src) }

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (p Party) Value() (driver.Value, error) { return TextValue(p) }

// Scan implements sql.Scanner; see [ScanText].
func (p *Party) Scan(src any) error { return ScanText(p, src) }

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (p Period) Value() (driver.Value, error) { return TextValue(p) }

// Scan implements sql.Scanner; see [ScanText].
func (p *Period) Scan(src any) error { return ScanText(p, src) }

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (k PostKind) Value() (driver.Value, error) { return TextValue(k) }

// Scan implements sql.Scanner; see [ScanText].
func (k *PostKind) Scan(src any) error { return ScanText(k, src) }

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (l Level) Value() (driver.Value, error) { return TextValue(l) }

// Scan implements sql.Scanner; see [ScanText].
func (l *Level) Scan(src any) error { return ScanText(l, src) }

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (e Echelon) Value() (driver.Value, error) { return TextValue(e) }

// Scan implements sql.Scanner; see [ScanText].
func (e *Echelon) Scan(src any) error { return ScanText(e, src) }

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (c Confidence) Value() (driver.Value, error) { return TextValue(c) }

// Scan implements sql.Scanner; see [ScanText].
func (c *Confidence) Scan(src any) error { return ScanText(c, src) }

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (f Force) Value() (driver.Value, error) { return TextValue(f) }

// Scan implements sql.Scanner; see [ScanText].
func (f *Force) Scan(src any) error { return ScanText(f, src) }

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (k ValueKind) Value() (driver.Value, error) { return TextValue(k) }

// Scan implements sql.Scanner; see [ScanText].
func (k *ValueKind) Scan(src any) error { return ScanText(k, src) }

// Value implements [driver.Valuer] with the text form; see [TextValue].
func (v Value) Value() (driver.Value, error) { return TextValue(v) }

// Scan implements sql.Scanner; see [ScanText].
func (v *Value) Scan(src any) error { return ScanText(v, src) }

// Value implements [driver.Valuer] with the text form.
func (k DifferenceKind) Value() (driver.Value, error) { return TextValue(k) }

// Scan implements sql.Scanner; see [ScanText].
func (k *DifferenceKind) Scan(src any) error { return ScanText(k, src) }
