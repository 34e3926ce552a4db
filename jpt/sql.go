package jpt

import (
	"database/sql/driver"

	"github.com/seed-133aca06/asnmerit/merit"
)

// The SQL form of the types of this package is their text form; a zero value that has
// none is NULL.

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (a Act) Value() (driver.Value, error) { return merit.TextValue(a) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (a *Act) Scan(src any) error { return merit.ScanText(a, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (e Element) Value() (driver.Value, error) { return merit.TextValue(e) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (e *Element) Scan(src any) error { return merit.ScanText(e, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (c Criterion) Value() (driver.Value, error) { return merit.TextValue(c) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (c *Criterion) Scan(src any) error { return merit.ScanText(c, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (p Placement) Value() (driver.Value, error) { return merit.TextValue(p) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (p *Placement) Scan(src any) error { return merit.ScanText(p, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (a Agency) Value() (driver.Value, error) { return merit.TextValue(a) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (a *Agency) Scan(src any) error { return merit.ScanText(a, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (s Special) Value() (driver.Value, error) { return merit.TextValue(s) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (s *Special) Scan(src any) error { return merit.ScanText(s, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (s Scope) Value() (driver.Value, error) { return merit.TextValue(s) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (s *Scope) Scan(src any) error { return merit.ScanText(s, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (r Readings) Value() (driver.Value, error) { return merit.TextValue(r) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (r *Readings) Scan(src any) error { return merit.ScanText(r, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (r Route) Value() (driver.Value, error) { return merit.TextValue(r) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (r *Route) Scan(src any) error { return merit.ScanText(r, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (s Step) Value() (driver.Value, error) { return merit.TextValue(s) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (s *Step) Scan(src any) error { return merit.ScanText(s, src) }
