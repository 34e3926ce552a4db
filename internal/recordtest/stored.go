package recordtest

import (
	"database/sql/driver"
	"encoding"
	"testing"

	"github.com/seed-133aca06/asnmerit/merit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// stored is a type that goes to a database and back as text.
type stored interface {
	driver.Valuer
	encoding.TextMarshaler
}

// Stored requires that each value comes back from what a driver keeps of it, and that
// NULL is the zero value.
func Stored[T interface {
	comparable
	stored
}, P interface {
	*T
	Scan(any) error
	encoding.TextUnmarshaler
}](t *testing.T, values ...T) {
	t.Helper()
	var zero T
	for _, v := range append(values, zero) {
		kept, err := v.Value()
		require.NoError(t, err, "%T", v)
		back := values[0]
		require.NoError(t, P(&back).Scan(kept))
		assert.Equal(t, v, back, "%T", v)
		if text, ok := kept.(string); ok {
			back = zero
			require.NoError(t, P(&back).Scan([]byte(text)))
			assert.Equal(t, v, back)
		} else {
			assert.Nil(t, kept)
			assert.Equal(t, zero, v)
		}
	}
	back := values[0]
	assert.ErrorIs(t, P(&back).Scan(7), merit.ErrSyntax)
	assert.Error(t, P(&back).Scan("no such word"))
	assert.Equal(t, values[0], back, "what is refused changes nothing")
}
