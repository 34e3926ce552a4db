package client_test

import (
	"encoding/json"
	"io"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/oapi-codegen/runtime/types"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/examples/service/client"
)

// launch builds and starts the service as a process of its own, until the test ends, and
// returns its address.
func launch(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "service")
	out, err := exec.Command("go", "build", "-o", program, "..").CombinedOutput()
	require.NoError(t, err, "%s", out)
	service := exec.Command(program, "-addr", "127.0.0.1:0")
	log, err := service.StderrPipe()
	require.NoError(t, err)
	require.NoError(t, service.Start())
	t.Cleanup(func() {
		_ = service.Process.Kill()
		_ = service.Wait()
	})
	lines := json.NewDecoder(log)
	for line := struct{ Address string }{}; ; {
		require.NoError(t, lines.Decode(&line), "the service did not start")
		if line.Address != "" {
			go func() { _, _ = io.Copy(io.Discard, log) }()
			return "http://" + line.Address
		}
	}
}

func day(year int, month time.Month, d int) types.Date {
	return types.Date{Time: time.Date(year, month, d, 0, 0, 0, 0, time.UTC)}
}

func ref[T any](v T) *T { return &v }

// The client is generated from the document alone: what it can ask and read is what
// the document promises.
func TestAClientGeneratedFromTheDocumentGetsEveryAnswer(t *testing.T) {
	c, err := client.NewClientWithResponses(launch(t))
	require.NoError(t, err)
	ctx := t.Context()

	tenure, err := c.TenureWithResponse(ctx, client.TenureRequest{AsOf: day(2025, time.September, 8), Level: ref(client.JptPratama),
		Inaugurated: ref(day(2023, time.September, 9)), Texts: &[]client.Language{client.Id}, WithRecord: ref(true)})
	require.NoError(t, err)
	require.NotNil(t, tenure.JSON200, "%s", tenure.Body)
	assert.Equal(t, client.OutcomeNotMet, tenure.JSON200.Ukom.Outcome)
	assert.Equal(t, day(2025, time.September, 9), *tenure.JSON200.Ukom.Changes)
	assert.True(t, strings.HasPrefix(*tenure.JSON200.Ukom.Text.Id, "Masa jabatan untuk uji kompetensi: tidak terpenuhi"))
	assert.Nil(t, tenure.JSON200.Ukom.Text.En)

	verified, err := c.VerifyWithResponse(ctx, client.VerifyRequest{Record: *tenure.JSON200.Record})
	require.NoError(t, err)
	require.NotNil(t, verified.JSON200, "%s", verified.Body)
	assert.True(t, verified.JSON200.Verified)

	appointment, err := c.AppointmentWithResponse(ctx, client.AppointmentRequest{AsOf: day(2026, time.March, 2), Post: client.Administrator})
	require.NoError(t, err)
	require.NotNil(t, appointment.JSON200, "%s", appointment.Body)
	assert.Equal(t, client.OutcomeUndetermined, appointment.JSON200.Outcome)

	route, err := c.RouteWithResponse(ctx, client.RouteRequest{AsOf: day(2026, time.March, 2), Post: client.Post{Level: client.JptPratama, Agency: ref(client.Ministry)},
		Candidates: &[]client.RouteCandidate{{Level: ref(client.JptPratama), Inaugurated: ref(day(2023, time.May, 15)), SameAgency: ref(client.Yes),
			SameClassification: ref(client.No), MeetsStandard: ref(client.Yes), PassedUkom: ref(client.Yes)}}, Reorganised: ref(client.No)})
	require.NoError(t, err)
	require.NotNil(t, route.JSON200, "%s", route.Body)
	assert.Equal(t, client.RotationWithin, route.JSON200.Route)

	marks := map[string]client.Decimal{}
	for code, mark := range map[string]string{"record": "80", "assessment": "82.5", "paper": "70", "interview": "77"} {
		var d client.Decimal
		require.NoError(t, d.FromDecimal0(mark))
		marks[code] = d
	}
	score, err := c.ScoreWithResponse(ctx, client.ScoreRequest{Standard: ref(client.Selection2019), Candidates: []client.ScoreCandidate{{Name: "A", Marks: marks}}})
	require.NoError(t, err)
	require.NotNil(t, score.JSON200, "%s", score.Body)
	assert.Equal(t, "3103/40", score.JSON200.Candidates[0].ExactWorst)

	var total client.Decimal
	require.NoError(t, total.FromDecimal0("331.5"))
	index, err := c.MeritIndexWithResponse(ctx, client.MeritIndexRequest{AsOf: day(2023, time.May, 1), Total: &total})
	require.NoError(t, err)
	require.NotNil(t, index.JSON200, "%s", index.Body)
	assert.Equal(t, "IV", index.JSON200.Band.Code)

	refused, err := c.TenureWithResponse(ctx, client.TenureRequest{AsOf: day(2025, time.September, 8), Level: ref(client.Level("jpt"))})
	require.NoError(t, err)
	require.NotNil(t, refused.ApplicationproblemJSONDefault, "%s", refused.Body)
	assert.Equal(t, "level", (*refused.ApplicationproblemJSONDefault.Errors)[0].Field)

	facts := map[string]any{"asOf": "2023-05-01", "total": "100"}
	line, err := json.Marshal(client.BatchLine{Ask: "merit-index", Facts: facts})
	require.NoError(t, err)
	batch, err := c.BatchWithBody(ctx, "application/x-ndjson", strings.NewReader(string(line)+"\n"))
	require.NoError(t, err)
	defer batch.Body.Close()
	var reply client.BatchReply
	require.NoError(t, json.NewDecoder(batch.Body).Decode(&reply))
	assert.Equal(t, http.StatusOK, batch.StatusCode)
	assert.Equal(t, 1, reply.Line)
	assert.NotNil(t, reply.Answer)

	for _, path := range []func() (int, error){
		func() (int, error) { r, err := c.HealthWithResponse(ctx); return r.StatusCode(), err },
		func() (int, error) { r, err := c.ReadyWithResponse(ctx); return r.StatusCode(), err },
		func() (int, error) { r, err := c.MetricsWithResponse(ctx); return r.StatusCode(), err },
		func() (int, error) { r, err := c.OpenapiWithResponse(ctx); return r.StatusCode(), err },
	} {
		status, err := path()
		require.NoError(t, err)
		assert.Equal(t, http.StatusOK, status)
	}
}
