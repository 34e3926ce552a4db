package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-133aca06/asnmerit/merit"
)

// hostile are bodies that must be refused without harm.
var hostile = map[string]string{
	"nothing":                 "",
	"half an object":          `{"asOf":"2025-09-08"`,
	"two values":              `{} {}`,
	"a list":                  `[]`,
	"null":                    `null`,
	"a bomb of brackets":      strings.Repeat("[", 100_000),
	"deep under a field":      `{"scheme":` + strings.Repeat(`{"a":`, 50_000),
	"deep and closed":         `{"x":` + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000) + `}`,
	"no UTF-8":                "{\"asOf\":\"\xff\xfe\"}",
	"a NUL":                   "\x00",
	"a number without an end": `{"category":` + strings.Repeat("9", 100_000) + `}`,
	"a great exponent":        `{"total":1e999999999,"candidates":[{"name":"A","marks":{"record":1e999999999}}],"standard":"selection-2019","asOf":"2023-05-01"}`,
	"a key without an end":    `{"` + strings.Repeat("k", 200_000) + `":1}`,
	"very many fields":        `{` + strings.Repeat(`"k":1,`, 30_000) + `"k":1}`,
	"very many spells":        `{"career":[` + strings.Repeat(`{},`, 50_000) + `{}]}`,
	"half a surrogate":        `{"asOf":"\ud800"}`,
	"an XML bomb":             `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "a"><!ENTITY b "&a;&a;">]><l>&b;</l>`,
	"SQL":                     `{"asOf":"2025-09-08'; DROP TABLE decisions;--"}`,
}

func TestHostileBodiesAreRefusedAndTheServiceGoesOn(t *testing.T) {
	r := start(t, standardLimits, nil)
	for name, body := range hostile {
		for _, q := range questions {
			status, header, answer := r.post(t, "/v1/"+q.name, body)
			assert.Contains(t, []int{http.StatusBadRequest, http.StatusUnprocessableEntity, http.StatusRequestEntityTooLarge}, status, "%s: %s", q.name, name)
			p := refusal(t, status, header, answer)
			assert.Less(t, len(answer), 64<<10, "%s: %s", q.name, name)
			for _, e := range p.Errors {
				assert.Less(t, len(e.Field)+len(e.Value), 512, "%s: %s", q.name, name)
			}
		}
	}
	status, _, _ := r.post(t, "/v1/tenure", `{"asOf":"2025-09-08"}`)
	assert.Equal(t, http.StatusOK, status)
	assert.NotContains(t, r.log.String(), "panic")
}

func FuzzNoBodyBreaksAQuestion(f *testing.F) {
	for _, c := range cases {
		f.Add([]byte(c.facts))
	}
	for _, body := range hostile {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, q := range questions {
			answer, _, err := q.answer(body)
			if err == nil && !json.Valid(answer) {
				t.Errorf("%s answers no JSON: %s", q.name, answer)
			}
			if err != nil && problemOf(err).Status == internal.Status {
				t.Errorf("%s has an error of its own making: %v", q.name, err)
			}
		}
	})
}

func FuzzValuesAreReadAsEncodingJSONReadsThem(f *testing.F) {
	f.Add([]byte(`[1, "a\\"]", {"b":[{}, "\\\\"]}, null,true , -1.5e3 ,[[]],"é\\u2028"]`))
	for _, c := range cases {
		f.Add([]byte(c.facts))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		var list []json.RawMessage
		var object map[string]json.RawMessage
		got := decoder{rest: body}
		switch {
		case json.Unmarshal(body, &list) == nil && list != nil:
			got.next()
			got.rest = got.rest[1:]
			for _, want := range list {
				assert.Equal(t, string(want), string(got.raw()))
			}
			assert.Equal(t, byte(']'), got.next())
		case utf8.Valid(body) && json.Unmarshal(body, &object) == nil && object != nil:
			read := map[string]json.RawMessage{}
			got.next()
			for got.rest = got.rest[1:]; got.next() != '}'; {
				name := got.text()
				got.next()
				read[name] = got.raw()
			}
			assert.Equal(t, object, read)
		}
	})
}

func TestOtherPathsMethodsAndMediaAreRefused(t *testing.T) {
	r := start(t, standardLimits, nil)
	for _, c := range []struct {
		method, path, media, encoding string
		status                        int
		kind                          string
	}{
		{"POST", "/v1/fate", "application/json", "", http.StatusNotFound, "not-found"},
		{"GET", "/", "", "", http.StatusNotFound, "not-found"},
		{"GET", "/v1/tenure", "", "", http.StatusMethodNotAllowed, "wrong-method"},
		{"DELETE", "/v1/batch", "", "", http.StatusMethodNotAllowed, "wrong-method"},
		{"POST", "/openapi.json", "application/json", "", http.StatusMethodNotAllowed, "wrong-method"},
		{"POST", "/v1/tenure", "text/plain", "", http.StatusUnsupportedMediaType, "wrong-media-type"},
		{"POST", "/v1/tenure", "", "", http.StatusUnsupportedMediaType, "wrong-media-type"},
		{"POST", "/v1/tenure", "application/json", "gzip", http.StatusUnsupportedMediaType, "wrong-media-type"},
		{"POST", "/v1/batch", "application/json", "", http.StatusUnsupportedMediaType, "wrong-media-type"},
	} {
		t.Run(c.method+" "+c.path+" "+c.media+c.encoding, func(t *testing.T) {
			request, err := http.NewRequest(c.method, r.url+c.path, strings.NewReader("{}"))
			require.NoError(t, err)
			for name, value := range map[string]string{"Content-Type": c.media, "Content-Encoding": c.encoding} {
				if value != "" {
					request.Header.Set(name, value)
				}
			}
			response, err := http.DefaultClient.Do(request)
			require.NoError(t, err)
			status, header, body := read(t, response)
			assert.Equal(t, c.status, status)
			assert.Equal(t, c.kind, kindOf(refusal(t, status, header, body)))
		})
	}
}

func TestAHugeBodyIsRefused(t *testing.T) {
	small := standardLimits
	small.body, small.batch = 1000, 5000
	r := start(t, small, nil)
	status, header, body := r.post(t, "/v1/tenure", `{"asOf":"2025-09-08","post":"`+strings.Repeat("x", 1000)+`"}`)
	assert.Equal(t, http.StatusRequestEntityTooLarge, status)
	assert.Equal(t, "too-large", kindOf(refusal(t, status, header, body)))

	// One without an end, that does not say how long it is.
	response, err := http.Post(r.url+"/v1/tenure", "application/json", io.MultiReader(strings.NewReader(`{"post":"`), endless{}))
	if err == nil { // or the connection was cut before the client had read the answer
		status, _, _ = read(t, response)
		assert.Equal(t, http.StatusRequestEntityTooLarge, status)
	}

	// A long line of a batch is passed over; a batch that is too long ends.
	line := `{"ask":"merit-index","facts":{"asOf":"2023-05-01","total":100}}` + "\n"
	batch := line + `{"id":"` + strings.Repeat("x", 2000) + `"}` + "\n" + line + strings.Repeat(" ", 900) + "\n" + strings.Repeat(line, 100)
	response, err = http.Post(r.url+"/v1/batch", jsonLines, strings.NewReader(batch))
	require.NoError(t, err)
	defer response.Body.Close()
	var replies []BatchReply
	for in := json.NewDecoder(response.Body); ; {
		var reply BatchReply
		if err := in.Decode(&reply); err != nil {
			break
		}
		replies = append(replies, reply)
	}
	require.Greater(t, len(replies), 4)
	assert.Nil(t, replies[0].Problem)
	assert.Equal(t, "too-large", kindOf(*replies[1].Problem))
	assert.Nil(t, replies[2].Problem)
	assert.Equal(t, "too-large", kindOf(*replies[len(replies)-1].Problem))
	assert.Less(t, len(replies), 104)
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestSlowCallersAreCutOffAndKeepNobodyWaiting(t *testing.T) {
	hasty := standardLimits
	hasty.header, hasty.request, hasty.connections = 150*time.Millisecond, 300*time.Millisecond, 8
	r := start(t, hasty, nil)

	// As many callers as there are connections, each with half a header (slowloris).
	for range hasty.connections {
		slow, err := net.Dial("tcp", r.at)
		require.NoError(t, err)
		defer slow.Close()
		_, err = io.WriteString(slow, "POST /v1/tenure HTTP/1.1\r\nHost: x\r\nX-Slow: ")
		require.NoError(t, err)
	}
	status, _, _ := r.post(t, "/v1/tenure", `{"asOf":"2025-09-08"}`)
	assert.Equal(t, http.StatusOK, status, "once they are cut off")

	for _, path := range []string{"/v1/tenure", "/v1/batch"} {
		slow, err := net.Dial("tcp", r.at)
		require.NoError(t, err)
		defer slow.Close()
		media := "application/json"
		if path == "/v1/batch" {
			media = jsonLines
		}
		_, err = fmt.Fprintf(slow, "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: 100\r\n\r\n{", path, media)
		require.NoError(t, err)
		require.NoError(t, slow.SetReadDeadline(time.Now().Add(20*time.Second)))
		answer, err := http.ReadResponse(bufio.NewReader(slow), nil)
		require.NoError(t, err)
		body, _ := io.ReadAll(answer.Body)
		assert.Contains(t, string(body), problemKinds+"too-slow", path)
	}
}

func TestWhatIsLeftOfABatchIsNotTakenForTheNextRequest(t *testing.T) {
	l := standardLimits
	l.request = 100 * time.Millisecond
	r := start(t, l, nil)
	conn, err := net.Dial("tcp", r.at)
	require.NoError(t, err)
	defer conn.Close()
	require.NoError(t, conn.SetDeadline(time.Now().Add(10*time.Second)))
	_, err = io.WriteString(conn, "POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\nContent-Length: 500\r\n\r\n{")
	require.NoError(t, err)
	in := bufio.NewReader(conn)
	response, err := http.ReadResponse(in, nil)
	require.NoError(t, err)
	body, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	assert.Contains(t, string(body), "#too-slow")
	_, _ = io.WriteString(conn, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n") // the rest of that body
	answer, _ := io.ReadAll(in)
	assert.Empty(t, string(answer))
}

func TestWhoGetsNoTurnIsToldToAskAgain(t *testing.T) {
	full := standardLimits
	full.turns, full.batches, full.wait = 1, 1, 50*time.Millisecond
	r := start(t, full, nil)
	r.turn <- struct{}{}
	r.batching <- struct{}{}
	status, header, body := r.post(t, "/v1/tenure", `{"asOf":"2025-09-08"}`)
	assert.Equal(t, http.StatusServiceUnavailable, status)
	assert.Equal(t, "busy", kindOf(refusal(t, status, header, body)))
	assert.Equal(t, "1", header.Get("Retry-After"))
	response, err := http.Post(r.url+"/v1/batch", jsonLines, strings.NewReader("{}\n"))
	require.NoError(t, err)
	status, header, body = read(t, response)
	assert.Equal(t, "busy", kindOf(refusal(t, status, header, body)))
	<-r.turn
	status, _, _ = r.post(t, "/v1/tenure", `{"asOf":"2025-09-08"}`)
	assert.Equal(t, http.StatusOK, status)
}

func TestAMistakeOfTheServiceIsAnsweredAndLogged(t *testing.T) {
	r := start(t, standardLimits, nil)
	h := r.observed("/v1/tenure", func(http.ResponseWriter, *http.Request) { panic("198503172010011003") })
	out := &recorder{header: http.Header{}}
	h(out, &http.Request{Method: "POST"})
	p := refusal(t, http.StatusInternalServerError, out.header, out.body.String())
	assert.Equal(t, "internal", kindOf(p))
	assert.Contains(t, r.log.String(), `"msg":"panic"`)
	assert.NotContains(t, r.log.String(), "198503172010011003")
}

type recorder struct {
	header http.Header
	body   strings.Builder
}

func (r *recorder) Header() http.Header         { return r.header }
func (r *recorder) WriteHeader(int)             {}
func (r *recorder) Write(b []byte) (int, error) { return r.body.Write(b) }

func TestNoEmployeeNumberIsLogged(t *testing.T) {
	r := start(t, standardLimits, nil)
	const nip, grouped = "198503172010011003", "19850317 201001 1 003"
	for _, body := range []string{
		`{"asOf":"2025-09-08","nip":"` + nip + `"}`, `{"asOf":"2025-09-08","nip":"` + grouped + `"}`, `{"asOf":"2025-09-08","nip":"` + nip + `9"}`,
		`{"` + nip + `":1}`, `{"asOf":"` + nip + `"}`, `{"level":` + nip + `}`, `{"` + strings.Repeat("x", 46) + nip + `":1}`, `{"` + strings.Repeat("x", 56) + nip + `":1}`, `{"19850317/201001/1/003":1}`, nip, `{"career":[{"` + grouped + `":1}]}`,
	} {
		r.post(t, "/v1/tenure", body)
		r.post(t, "/v1/tenure?nip="+nip, body)
		r.post(t, "/v1/"+nip, body)
	}
	r.get(t, "/x/19850317%20201001%201%20003")
	r.get(t, "/"+strings.Repeat("x", 50)+nip) // clipped in the middle of it
	require.NoError(t, func() error {
		conn, err := net.Dial("tcp", r.at) // what net/http itself complains about
		if err == nil {
			defer conn.Close()
			_, err = io.WriteString(conn, "GET /"+nip+" HTTP/9.9\r\n\r\n")
		}
		return err
	}())
	log := r.log.String()
	assert.NotRegexp(t, regexp.MustCompile(`1985031|\d{8}.?\d{6}.?\d.?\d{3}`), strings.ReplaceAll(log, merit.MustParseNIP(nip).Mask(), ""))
	assert.Contains(t, log, `"nip":"******** ****** * 003"`)
	for line := range strings.Lines(log) {
		assert.True(t, json.Valid([]byte(line)), line)
	}
}

func TestHealthReadinessAndMetrics(t *testing.T) {
	r := start(t, standardLimits, nil)
	status, _, body := r.get(t, "/healthz")
	assert.Equal(t, []any{http.StatusOK, "ok\n"}, []any{status, body})
	status, _, _ = r.get(t, "/readyz")
	assert.Equal(t, http.StatusOK, status)
	r.post(t, "/v1/tenure", `{"asOf":"2025-09-08"}`)
	r.post(t, "/v1/tenure", `{}`)
	r.post(t, "/v1/198503172010011003", `{}`)
	_, _, body = r.get(t, "/metrics")
	for _, line := range []string{
		`asnmerit_requests_total{path="/v1/tenure",status="200"} 1`, `asnmerit_requests_total{path="/v1/tenure",status="422"} 1`,
		`asnmerit_requests_total{path="unknown",status="404"} 1`, `asnmerit_request_seconds_count{path="/v1/tenure"} 2`, "asnmerit_requests_in_flight 1",
	} {
		assert.Contains(t, body, line+"\n")
	}
	assert.NotContains(t, body, "198503172010011003")
	status, header, document := r.get(t, "/openapi.json")
	assert.Equal(t, http.StatusOK, status)
	assert.Equal(t, "application/json", header.Get("Content-Type"))
	assert.Equal(t, string(openAPI), document)
}

func TestAStopEndsWhatHasBegunAndTakesNothingNew(t *testing.T) {
	r := start(t, standardLimits, nil)
	in, out := io.Pipe()
	request, err := http.NewRequest("POST", r.url+"/v1/batch", in)
	require.NoError(t, err)
	request.Header.Set("Content-Type", jsonLines)
	line := `{"ask":"tenure","facts":{"asOf":"2025-09-08"}}` + "\n"
	go func() { _, _ = io.WriteString(out, line) }()
	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	defer response.Body.Close()
	answers := json.NewDecoder(response.Body)
	var first, second, third BatchReply
	require.NoError(t, answers.Decode(&first))

	r.stop()
	require.Eventually(t, r.stopping.Load, 5*time.Second, time.Millisecond)
	go func() { _, _ = io.WriteString(out, line) }()
	require.NoError(t, answers.Decode(&second))
	assert.Nil(t, second.Problem, "a line that was read is answered")
	require.NoError(t, answers.Decode(&third))
	require.NotNil(t, third.Problem)
	assert.Equal(t, "busy", kindOf(*third.Problem))
	_ = out.Close()
	select {
	case err := <-r.ended:
		require.NoError(t, err)
	case <-time.After(10 * time.Second):
		require.Fail(t, "the service did not stop")
	}
	_, err = net.Dial("tcp", r.at)
	require.Error(t, err)
}

func TestWhileStoppingItIsNotReady(t *testing.T) {
	r := start(t, standardLimits, nil)
	r.stopping.Store(true)
	status, header, body := r.get(t, "/readyz")
	assert.Equal(t, http.StatusServiceUnavailable, status)
	assert.Equal(t, "busy", kindOf(refusal(t, status, header, body)))
}
