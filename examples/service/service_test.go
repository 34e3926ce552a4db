package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// running is a service of a test, on loopback.
type running struct {
	*server
	url, at string
	log     *syncBuffer
	stop    context.CancelFunc
	ended   chan error
}

// syncBuffer is a buffer that several goroutines write to.
type syncBuffer struct {
	lock sync.Mutex
	b    bytes.Buffer
}

func (b *syncBuffer) Write(p []byte) (int, error) {
	b.lock.Lock()
	defer b.lock.Unlock()
	return b.b.Write(p)
}

func (b *syncBuffer) String() string {
	b.lock.Lock()
	defer b.lock.Unlock()
	return b.b.String()
}

// start serves until the test ends.
func start(t *testing.T, l limits, log *decisionLog) *running {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	ctx, stop := context.WithCancel(context.Background())
	out := &syncBuffer{}
	r := &running{newServer(l, log, newLogger(out)), "http://" + listener.Addr().String(), listener.Addr().String(), out, stop, make(chan error, 1)}
	go func() { r.ended <- r.serve(ctx, listener, 5*time.Second) }()
	t.Cleanup(stop)
	return r
}

// post sends JSON and returns status, header and body.
func (r *running) post(t *testing.T, path, body string) (int, http.Header, string) {
	t.Helper()
	response, err := http.Post(r.url+path, "application/json", strings.NewReader(body))
	require.NoError(t, err)
	return read(t, response)
}

func (r *running) get(t *testing.T, path string) (int, http.Header, string) {
	t.Helper()
	response, err := http.Get(r.url + path)
	require.NoError(t, err)
	return read(t, response)
}

func read(t *testing.T, response *http.Response) (int, http.Header, string) {
	t.Helper()
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	return response.StatusCode, response.Header, string(body)
}

// refusal reads a problem.
func refusal(t *testing.T, status int, header http.Header, body string) Problem {
	t.Helper()
	var p Problem
	assert.Equal(t, "application/problem+json", header.Get("Content-Type"), body)
	require.NoError(t, json.Unmarshal([]byte(body), &p), body)
	assert.Equal(t, status, p.Status)
	assert.True(t, strings.HasPrefix(p.Type, problemKinds), p.Type)
	assert.NotEmpty(t, p.Title)
	return p
}

// kindOf returns the name of the kind of a problem.
func kindOf(p Problem) string { return strings.TrimPrefix(p.Type, problemKinds) }

// cases are one case of every question, with what its answer must hold.
var cases = []struct {
	name, question, facts string
	want                  map[string]any // by path
}{
	{"a head of office on the day before two years", "tenure", `{"asOf":"2025-09-08","nip":"198503172010011003","level":"jpt-pratama","inaugurated":"2023-09-09","texts":["en"]}`,
		map[string]any{"mutation.outcome": "met", "ukom.outcome": "not-met", "ukom.changes": "2025-09-09", "ukom.code": "ELG-TENURE-UKOM/too-short", "evaluation.outcome": "not-met",
			"ukom.text.en": "Tenure for the competence test: not met – tenure of 1 year 11 months 30 days (since 9 September 2023) is short of the least tenure of 2 years. Changes on 9 September 2025. Basis: PP 11/2017 Pasal 131 ayat (2) huruf c; PP 11/2017 Pasal 132 ayat (2) huruf b; PP 17/2020."}},
	{"on the day itself", "tenure", `{"asOf":"2025-09-09","level":"jpt-pratama","inaugurated":"2023-09-09"}`, map[string]any{"ukom.outcome": "met", "changes": "2028-09-09"}},
	{"a fact that nobody knows", "tenure", `{"asOf":"2025-09-09","level":"jpt-pratama"}`, map[string]any{"ukom.outcome": "undetermined", "ukom.missing.0": "inaugurated"}},
	{"a career, with the clock that the caller chose", "tenure", `{"asOf":"2025-09-05","post":"Kepala Dinas","readings":["clock-from-effective"],
		"career":[{"post":"Kepala Dinas","level":"jpt-pratama","held":"substantive","inaugurated":"2023-09-09","effective":"2023-09-01"}]}`,
		map[string]any{"ukom.outcome": "met", "days.0.code": "ELG-TENURE-DAYS/counted"}},
	{"under the law read literally", "tenure", `{"asOf":"2025-03-01","profile":"statute","level":"jpt-pratama","inaugurated":"2023-09-09"}`, map[string]any{"mutation.outcome": "not-met"}},
	{"a candidate past the birthday, by the reading chosen", "appointment", `{"asOf":"2026-03-02","post":"jpt-pratama","source":"pns","degree":"s1","competences":"yes","record":"yes","healthy":"yes",
		"birth":"1969-09-10","present":"administrator","move":"no","waived":"no","readings":["age-to-birthday","age-on-judgement"],
		"career":[{"post":"Sekretaris BPKAD","level":"administrator","held":"substantive","related":"yes","inaugurated":"2018-01-08"}]}`,
		map[string]any{"outcome": "not-met", "conditions": "not-met"}},
	{"nothing known but the post", "appointment", `{"asOf":"2026-03-02","post":"administrator"}`, map[string]any{"outcome": "undetermined"}},
	{"a rotation that waits for nothing", "route", `{"asOf":"2026-03-02","post":{"level":"jpt-pratama","agency":"regency"},"calendar":{"headInaugurated":"2025-02-20","election":"no"},"reorganised":"no",
		"candidates":[{"level":"jpt-pratama","inaugurated":"2023-05-15","sameAgency":"yes","sameClassification":"no","meetsStandard":"yes","passedUkom":"yes"}],
		"obtained":[{"party":"bkn","act":"approves","done":"yes"}]}`,
		map[string]any{"route": "rotation-within", "candidates.0.outcome": "met", "clearances.0.party": "bkn", "clearances.0.finding.outcome": "met"}},
	{"a vacancy of which little is known", "route", `{"asOf":"2026-03-02","post":{"level":"jpt-pratama","agency":"regency"}}`, map[string]any{"route": "undecided", "waiting.0.outcome": "undetermined"}},
	{"two candidates, marks as text and as numbers", "score", `{"standard":"selection-2019","trace":true,"candidates":[
		{"name":"A","marks":{"record":80,"assessment":"82.5","paper":70,"interview":77}},{"name":"B","marks":{"record":"81","assessment":82.5,"paper":70,"interview":77}}]}`,
		map[string]any{"ranking.0.name": "B", "ranking.1.rank": 2.0, "candidates.0.exactWorst": "3103/40", "candidates.0.worst": "77.58", "candidates.0.settled": true}},
	{"a mark that nobody gave leaves the rank open", "score", `{"scheme":{"missing":"provisional","criteria":[{"code":"x","weight":60},{"code":"y","weight":40}]},
		"candidates":[{"name":"A","marks":{"x":80}},{"name":"B","marks":{"x":60,"y":100}}]}`,
		map[string]any{"ranges.0.worst": 2.0, "ranges.0.best": 1.0, "candidates.0.settled": false, "candidates.0.worst": "48"}},
	{"a published total", "merit-index", `{"asOf":"2023-05-01","total":331.5}`, map[string]any{"instrument": "kasn-9-2019", "band.code": "IV", "score": "331.5"}},
	{"an aspect that is not known", "merit-index", `{"asOf":"2023-05-01","points":{"perencanaan":40}}`, map[string]any{"findings.0.outcome": "undetermined", "missing.0": "pengadaan", "aspects.0.points": "40"}},
	{"an instrument of the caller's own", "merit-index", `{"asOf":"2026-05-01","marks":{"a1":{"level":"3","evidence":"yes"}},"instrument":{"code":"own","title":{"id":"Sendiri","en":"Own"},"basis":["PermenPANRB 19/2025"],
		"scale":100,"levels":4,"aspects":[{"code":"a","name":{"id":"A","en":"A"},"weight":100,"indicators":[{"code":"a1","weight":100}]}],
		"bands":[{"code":"low","name":{"id":"rendah","en":"low"},"low":0},{"code":"high","name":{"id":"tinggi","en":"high"},"low":80}]}}`,
		map[string]any{"score": "75", "band.code": "low", "next.distance": "5"}},
	{"a record that nobody touched", "verify", `{"record":` + recordOf("tenure", `{"withRecord":true,"asOf":"2025-09-08","level":"jpt-pratama","inaugurated":"2023-09-09"}`) + `}`,
		map[string]any{"verified": true, "kind": "eligibility.tenure"}},
	{"a record whose verdict was turned", "verify", `{"record":` + strings.Replace(recordOf("tenure", `{"withRecord":true,"asOf":"2025-09-08","level":"jpt-pratama","inaugurated":"2023-09-09"}`), `"outcome": "not-met"`, `"outcome": "met"`, 1) + `}`,
		map[string]any{"verified": false, "differences.0.kind": "altered"}},
}

// recordOf returns the decision record of an answer, with its JSON spaced anew.
func recordOf(question, facts string) string {
	q, _ := questionNamed(question)
	answer, _, err := q.answer([]byte(facts))
	var out struct{ Record json.RawMessage }
	var spaced bytes.Buffer
	if err := errors.Join(err, json.Unmarshal(answer, &out), json.Indent(&spaced, out.Record, "", "  ")); err != nil {
		panic(err)
	}
	return spaced.String()
}

func TestEveryAnswerHasARecordThatVerifies(t *testing.T) {
	r := start(t, standardLimits, nil)
	for _, c := range cases {
		if c.question == "verify" {
			continue
		}
		_, _, body := r.post(t, "/v1/"+c.question, strings.Replace(c.facts, "{", `{"withRecord":true,`, 1))
		var answer struct {
			Record     json.RawMessage
			Candidates []struct{ Record json.RawMessage }
		}
		require.NoError(t, json.Unmarshal([]byte(body), &answer))
		record := answer.Record
		if c.question == "score" {
			record = answer.Candidates[0].Record
		}
		require.NotNil(t, record, "%s: %s", c.question, c.name)
		status, _, verdict := r.post(t, "/v1/verify", `{"record":`+string(record)+`}`)
		assert.Equal(t, http.StatusOK, status)
		assert.Contains(t, verdict, `{"verified":true,`, "%s: %s", c.question, c.name)
	}
}

// at returns the value at a path such as candidates.0.outcome.
func at(t *testing.T, value any, path string) any {
	t.Helper()
	for name := range strings.SplitSeq(path, ".") {
		switch v := value.(type) {
		case map[string]any:
			value = v[name]
		case []any:
			i := int(name[0] - '0')
			require.Less(t, i, len(v), path)
			value = v[i]
		default:
			require.Failf(t, "no such path", "%s in %v", path, value)
		}
	}
	return value
}

func TestEveryQuestionIsAnsweredAsTheDocumentSays(t *testing.T) {
	r := start(t, standardLimits, nil)
	document := validatorOf(t)
	for _, c := range cases {
		t.Run(c.question+": "+c.name, func(t *testing.T) {
			request, err := http.NewRequest("POST", r.url+"/v1/"+c.question, strings.NewReader(c.facts))
			require.NoError(t, err)
			request.Header.Set("Content-Type", "application/json")
			valid, wrong := document.ValidateHttpRequest(request)
			require.True(t, valid, "%v", wrong)

			status, _, body := r.post(t, "/v1/"+c.question, c.facts)
			require.Equal(t, http.StatusOK, status, body)
			answer := &http.Response{StatusCode: status, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(strings.NewReader(body))}
			valid, wrong = document.ValidateHttpResponse(request, answer)
			assert.True(t, valid, "%v", wrong)

			var got any
			require.NoError(t, json.Unmarshal([]byte(body), &got))
			for path, want := range c.want {
				assert.Equal(t, want, at(t, got, path), path)
			}
		})
	}
}

func TestEveryProblemIsNamedWithItsFieldAndReasonAtOnce(t *testing.T) {
	r := start(t, standardLimits, nil)
	document := validatorOf(t)
	for _, c := range []struct {
		name, question, facts string
		want                  []string
	}{
		{"no day", "tenure", `{}`, []string{"asOf: missing"}},
		{"much at once", "tenure", `{"nip":"19850317","level":"jpt","inaugurated":"2023-02-30","x":1,"asOf":"soon","profile":"mild","readings":["leap-back","leap-forward"]}`,
			[]string{"nip: malformed", "level: unknown", "inaugurated: out of range", "x: unknown", "asOf: malformed", "profile: unknown", "readings.leap-day: contradictory"}},
		{"the wrong kinds", "tenure", `{"asOf":2025,"level":["jpt-pratama"],"career":{"a":[1,{}]},"texts":"id","post":true}`,
			[]string{"asOf: malformed", "level: malformed", "career: malformed", "texts: malformed", "post: malformed"}},
		{"null", "tenure", `null`, []string{"body: malformed"}},
		{"a day that is null", "tenure", `{"asOf":null}`, []string{"asOf: missing"}},
		{"parts of an employee number", "tenure", `{"asOf":"2025-09-08","nip":"197013012000013001"}`, []string{"nip.birth: out of range", "nip.sex: out of range"}},
		{"a field without a name", "tenure", `{"asOf":"2025-09-08","":1}`, []string{`"": unknown`}},
		{"no day and no instrument", "merit-index", `{"total":331.5}`, []string{"asOf: missing"}},
		{"a scheme without an end to it", "score", `{"scheme":` + strings.Repeat("[", 200) + strings.Repeat("]", 200) + `,"candidates":[{"name":"A","marks":{}}]}`, []string{"scheme: malformed"}},
		{"a field twice", "tenure", `{"asOf":"2025-09-08","asOf":"2025-09-09"}`, []string{"asOf: contradictory"}},
		{"before the first state of the law that is encoded", "tenure", `{"asOf":"2013-09-08"}`, []string{"law: before the first encoded state of the law"}},
		{"a tenure in two ways", "tenure", `{"asOf":"2025-09-08","inaugurated":"2023-01-01","career":[],"post":"X"}`, []string{"post: unknown", "inaugurated: contradictory"}},
		{"a clock of which the facts tell nothing", "tenure", `{"asOf":"2025-09-08","inaugurated":"2023-01-01","readings":["clock-from-effective"]}`, []string{"readings: contradictory"}},
		{"in a list", "appointment", `{"asOf":"2025-09-08","post":"jpt-pratama","readings":["age-to-birthday","age-on-judgement"],"career":[{"level":"x"},{"post":"b","inaugurated":"2020-01-01","until":"2019-01-01"}]}`,
			[]string{"career[0].level: unknown", "career[0].post: missing", "career[1].until: contradictory"}},
		{"readings without a default", "appointment", `{"asOf":"2025-09-08","post":"jpt-pratama"}`, []string{"readings.age-count: missing", "readings.age-day: missing"}},
		{"a party that nobody asks", "route", `{"asOf":"2026-03-02","post":{"level":"administrator"},"exemption":{"category":7}}`, []string{"post.level: out of range", "exemption.category: out of range"}},
		{"no scheme", "score", `{"candidates":[]}`, []string{"scheme: missing"}},
		{"a scheme that does not add up", "score", `{"scheme":{"criteria":[{"code":"a","weight":50}]},"candidates":[{"name":"A","marks":{}}]}`, []string{"scheme.criteria.weight: contradictory"}},
		{"marks of a criterion that there is not", "score", `{"standard":"selection-2019","candidates":[{"name":"A","marks":{"x":1,"record":101,"paper":1e9}}]}`,
			[]string{"candidates[0].marks.paper: malformed", "candidates[0].marks.x: unknown", "candidates[0].marks.record: out of range"}},
		{"a successor whose weights are not established", "merit-index", `{"asOf":"2026-05-01","total":80}`, []string{"instrument: missing"}},
		{"nothing to judge", "merit-index", `{"asOf":"2023-05-01"}`, []string{"total: contradictory"}},
		{"no record", "verify", `{"record":null}`, []string{"record: missing"}},
		{"a record of another system", "verify", `{"record":{"kind":"payroll.tenure"}}`, []string{"record.kind: unknown"}},
		{"half a record", "verify", `{"record":{"kind":"eligibility.tenure"}}`, []string{"record.format: unknown", "record.library: missing", "record.ruleSet: missing", "record.rules: missing", "record.inputs: missing", "record.result: missing", "record.digest: missing"}},
		{"aspects off their scale and unknown", "merit-index", `{"asOf":"2023-05-01","points":{"karier":500,"x":1}}`, []string{"points.x: unknown", "points.karier: out of range"}},
	} {
		t.Run(c.question+": "+c.name, func(t *testing.T) {
			status, header, body := r.post(t, "/v1/"+c.question, c.facts)
			require.Equal(t, http.StatusUnprocessableEntity, status, body)
			p := refusal(t, status, header, body)
			assert.Equal(t, "invalid-input", kindOf(p))
			var got []string
			for _, e := range p.Errors {
				got = append(got, e.Field+": "+e.Reason)
				assert.NotEmpty(t, e.Expected)
			}
			assert.ElementsMatch(t, c.want, got)
			request, err := http.NewRequest("POST", r.url+"/v1/"+c.question, nil)
			require.NoError(t, err)
			valid, wrong := document.ValidateHttpResponse(request, &http.Response{StatusCode: status, Header: header, Body: io.NopCloser(strings.NewReader(body))})
			assert.True(t, valid, "%v", wrong)
		})
	}
}

func TestAnAnswerIsWhatEncodingJSONWritesOfIt(t *testing.T) {
	for _, c := range cases {
		if c.question == "score" || c.question == "verify" { // without findings
			continue
		}
		facts := strings.Replace(c.facts, `{"asOf"`, `{"texts":["en","id","en"],"asOf"`, 1)
		facts = strings.Replace(facts, `,"texts":["en"]`, "", 1)
		q, _ := questionNamed(c.question)
		got, _, err := q.answer([]byte(facts))
		require.NoError(t, err)
		var want bytes.Buffer
		encoder := json.NewEncoder(&want)
		encoder.SetEscapeHTML(false)
		switch c.question {
		case "tenure":
			require.NoError(t, encoder.Encode(answered(t, facts, tenure)))
		case "appointment":
			require.NoError(t, encoder.Encode(answered(t, facts, appointment)))
		case "route":
			require.NoError(t, encoder.Encode(answered(t, facts, route)))
		case "merit-index":
			require.NoError(t, encoder.Encode(answered(t, facts, meritIndex)))
		}
		assert.Equal(t, strings.TrimSpace(want.String()), string(got), c.name)
	}
}

func answered[Q, A any](t *testing.T, facts string, judge func(Q) (A, error)) A {
	t.Helper()
	var q Q
	require.NoError(t, decode([]byte(facts), &q))
	a, err := judge(q)
	require.NoError(t, err)
	return a
}

func TestTextsAreQuotedAsEncodingJSONDoes(t *testing.T) {
	for _, s := range []string{"", "plain", "„–” 29 Februari", "\"\\\n\x00", "\u2028\u2029", "a\xffb", "<&>", "\xe2\x80"} {
		var want bytes.Buffer
		encoder := json.NewEncoder(&want)
		encoder.SetEscapeHTML(false)
		require.NoError(t, encoder.Encode(s))
		assert.Equal(t, strings.TrimSpace(want.String()), string(appendString(nil, s)), "%q", s)
	}
}

func TestABatchAnswersEachLineInOrderAndGoesOnPastABadOne(t *testing.T) {
	r := start(t, standardLimits, nil)
	lines := []string{
		`{"id":"a","ask":"tenure","facts":{"asOf":"2025-09-08","level":"jpt-pratama","inaugurated":"2023-09-09"}}`,
		``,
		`{"id":"b","ask":"fate","facts":{}}`,
		`no JSON`,
		`{"id":"c","ask":"merit-index","facts":{"asOf":"2023-05-01","totl":100}}`,
		`{"id":"d","ask":"merit-index","facts":{"asOf":"2023-05-01","total":100}}`,
		`{"id":"e","ask":"tenure"}`,
	}
	response, err := http.Post(r.url+"/v1/batch", jsonLines, strings.NewReader(strings.Join(lines, "\n")))
	require.NoError(t, err)
	status, header, body := read(t, response)
	require.Equal(t, http.StatusOK, status)
	assert.Equal(t, jsonLines, header.Get("Content-Type"))
	var got []string
	for line := range strings.Lines(body) {
		var reply BatchReply
		require.NoError(t, json.Unmarshal([]byte(line), &reply))
		outcome := "answered"
		if reply.Problem != nil {
			outcome = kindOf(*reply.Problem)
			for _, e := range reply.Problem.Errors {
				outcome += " " + e.Field
			}
		}
		got = append(got, strings.Join([]string{string(rune('0' + reply.Line)), reply.ID, outcome}, " "))
	}
	assert.Equal(t, []string{"1 a answered", "3 b invalid-input ask", "4  malformed-body", "5 c invalid-input totl total", "6 d answered", "7 e invalid-input facts"}, got)
}

func TestABatchAnswersALineWhileTheNextIsStillToCome(t *testing.T) {
	r := start(t, standardLimits, nil)
	in, out := io.Pipe()
	request, err := http.NewRequest("POST", r.url+"/v1/batch", in)
	require.NoError(t, err)
	request.Header.Set("Content-Type", jsonLines)
	sent := make(chan struct{})
	go func() {
		_, _ = io.WriteString(out, `{"ask":"tenure","facts":{"asOf":"2025-09-08"}}`+"\n")
		<-sent // the second line leaves only once the first is answered
		_, _ = io.WriteString(out, `{"ask":"tenure","facts":{"asOf":"2025-09-09"}}`+"\n")
		_ = out.Close()
	}()
	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	defer response.Body.Close()
	answers := json.NewDecoder(response.Body)
	for line := 1; line <= 2; line++ {
		var reply BatchReply
		require.NoError(t, answers.Decode(&reply))
		assert.Equal(t, line, reply.Line)
		assert.Nil(t, reply.Problem)
		if line == 1 {
			close(sent)
		}
	}
}
