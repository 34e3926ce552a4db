package kasnindex

import (
	"database/sql/driver"

	"github.com/seed-133aca06/asnmerit/merit"
)

// The SQL form of the types of this package is their text form; a zero value that has
// none is NULL.

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (c Category) Value() (driver.Value, error) { return merit.TextValue(c) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (c *Category) Scan(src any) error { return merit.ScanText(c, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (f IndexFormula) Value() (driver.Value, error) { return merit.TextValue(f) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (f *IndexFormula) Scan(src any) error { return merit.ScanText(f, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (l Level) Value() (driver.Value, error) { return merit.TextValue(l) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (l *Level) Scan(src any) error { return merit.ScanText(l, src) }

// Scan implements sql.Scanner; see [merit.ScanText]. Store the text form: as text the
// number stays exact. (Value is taken by findings, so points are no [driver.Valuer].)
func (p *Points) Scan(src any) error { return merit.ScanText(p, src) }
