package report

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/merit"
)

func TestTry(t *testing.T) {
	c := Chart{ID: "a", Title: "T", Says: "d", Width: 720, Height: 320, Lang: merit.English}
	one, err := c.Bars([]string{"2026 I", "2026 II", "2027 I", "2027 II", "2028 I", "2028 II", "2029 I", "2029 II", "2030 I", "2030 II"},
		Series{"1 year", []float64{4, 12, 1, 0, 0, 0, 0, 0, 0, 0}}, Series{"2 years", []float64{4, 12, 1, 0, 9, 0, 2, 1, 1, 3}}, Series{"5 years", []float64{1, 3, 1, 0, 4, 3, 2, 9, 2, 0}})
	require.NoError(t, err)
	c.Height = 220
	two, err := c.Rows([]string{"rotation (officials in post, by competence test)", "open selection", "talent pool", "frozen: acting official only", "cannot tell yet"}, Series{"", []float64{7, 6, 1, 2, 3}})
	require.NoError(t, err)
	c.Width, c.Height = 520, 420
	three, err := c.Radar([]Axis{{"Perencanaan kebutuhan", 40}, {"Pengadaan", 40}, {"Pengembangan karier", 130}, {"Promosi & mutasi", 40}, {"Kinerja", 80}}, Series{"2024", []float64{30, 35, 90, 22.5, 71}}, Series{"most", []float64{40, 40, 130, 40, 80}})
	require.NoError(t, err)
	l, err := Layout(merit.English, `{{define "main"}}<h2 id="x">Charts</h2><div class="figures">{{range .C}}<figure><div class="scroll">{{.}}</div><figcaption>x</figcaption></figure>{{end}}</div>{{end}}`)
	require.NoError(t, err)
	var b strings.Builder
	require.NoError(t, Write(&b, l, struct {
		Shell
		C any
	}{Shell{Title: `A "page" </style>`, Lead: "lead", Facts: []Fact{{"Day", "1 March 2026"}}, Contents: []Link{{"x", "Charts"}}}, []any{one, two, three}}))
	require.NoError(t, os.WriteFile(filepath.Join(os.TempDir(), "report-try.html"), []byte(b.String()), 0o644))
}
