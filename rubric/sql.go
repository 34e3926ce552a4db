package rubric

import (
	"database/sql/driver"

	"github.com/seed-133aca06/asnmerit/merit"
)

// The SQL form of the types of this package is their text form; a zero value that has
// none is NULL.

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (c Competence) Value() (driver.Value, error) { return merit.TextValue(c) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (c *Competence) Scan(src any) error { return merit.ScanText(c, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (i Instrument) Value() (driver.Value, error) { return merit.TextValue(i) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (i *Instrument) Scan(src any) error { return merit.ScanText(i, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (p MissingPolicy) Value() (driver.Value, error) { return merit.TextValue(p) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (p *MissingPolicy) Scan(src any) error { return merit.ScanText(p, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (u Undefined) Value() (driver.Value, error) { return merit.TextValue(u) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (u *Undefined) Scan(src any) error { return merit.ScanText(u, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (w PlanWeights) Value() (driver.Value, error) { return merit.TextValue(w) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (w *PlanWeights) Scan(src any) error { return merit.ScanText(w, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (e GoodEdge) Value() (driver.Value, error) { return merit.TextValue(e) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (e *GoodEdge) Scan(src any) error { return merit.ScanText(e, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (e ExcessPolicy) Value() (driver.Value, error) { return merit.TextValue(e) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (e *ExcessPolicy) Scan(src any) error { return merit.ScanText(e, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (e Expectation) Value() (driver.Value, error) { return merit.TextValue(e) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (e *Expectation) Scan(src any) error { return merit.ScanText(e, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (r Rating) Value() (driver.Value, error) { return merit.TextValue(r) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (r *Rating) Scan(src any) error { return merit.ScanText(r, src) }

// Value implements [driver.Valuer] with the text form; see [merit.TextValue].
func (s MarkState) Value() (driver.Value, error) { return merit.TextValue(s) }

// Scan implements sql.Scanner; see [merit.ScanText].
func (s *MarkState) Scan(src any) error { return merit.ScanText(s, src) }
