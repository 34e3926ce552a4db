package eligibility

import (
	"database/sql/driver"

	"github.com/seed-133aca06/asnmerit/merit"
)

// The SQL form of the types of this package is their text form; a zero value that has
// none is NULL.

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (s Source) Value() (driver.Value, error) { return merit.TextValue(s) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (s *Source) Scan(src any) error { return merit.ScanText(s, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (d Degree) Value() (driver.Value, error) { return merit.TextValue(d) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (d *Degree) Scan(src any) error { return merit.ScanText(d, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (c Condition) Value() (driver.Value, error) { return merit.TextValue(c) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (c *Condition) Scan(src any) error { return merit.ScanText(c, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (s CureState) Value() (driver.Value, error) { return merit.TextValue(s) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (s *CureState) Scan(src any) error { return merit.ScanText(s, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (p Placement) Value() (driver.Value, error) { return merit.TextValue(p) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (p *Placement) Scan(src any) error { return merit.ScanText(p, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (g LeaveGround) Value() (driver.Value, error) { return merit.TextValue(g) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (g *LeaveGround) Scan(src any) error { return merit.ScanText(g, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (r Reading) Value() (driver.Value, error) { return merit.TextValue(r) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (r *Reading) Scan(src any) error { return merit.ScanText(r, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (h Holding) Value() (driver.Value, error) { return merit.TextValue(h) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (h *Holding) Scan(src any) error { return merit.ScanText(h, src) }
