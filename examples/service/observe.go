package main

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"regexp"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
)

// An employee number in a text: eighteen digits in whatever script, or the same in their
// groups; or the beginning of one, where a text was clipped.
var employeeNumber = regexp.MustCompile(strings.NewReplacer("D", `\p{Nd}`, "S", `[^\p{L}\p{Nd}]`).Replace(`D{8}S?D{6}S?DS?D{3}|D{8}S?D{0,6}S?D?S?D{0,2}…`))

// maskNIP hides every employee number in a text but for its sequence, as
// merit.NIP.Mask does.
func maskNIP(s string) string {
	const length = 18
	if len(s) < length {
		return s
	}
	return employeeNumber.ReplaceAllStringFunc(s, func(number string) string {
		if strings.HasSuffix(number, "…") {
			return "********…"
		}
		last := []rune(number)
		return "******** ****** * " + string(last[len(last)-3:])
	})
}

// newLogger writes JSON lines in which no employee number stands, wherever it came
// from: a field, a path, a message, an error.
func newLogger(out io.Writer) *slog.Logger {
	return slog.New(slog.NewJSONHandler(out, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		a.Key = maskNIP(a.Key)
		switch a.Value.Kind() {
		case slog.KindString:
			a.Value = slog.StringValue(maskNIP(a.Value.String()))
		case slog.KindInt64, slog.KindUint64: // a number written as one
			if text := a.Value.String(); maskNIP(text) != text {
				a.Value = slog.StringValue(maskNIP(text))
			}
		case slog.KindAny:
			switch v := a.Value.Any().(type) {
			case slog.Level:
			case []string:
				masked := make([]string, len(v))
				for i := range v {
					masked[i] = maskNIP(v[i])
				}
				a.Value = slog.AnyValue(masked)
			default:
				a.Value = slog.StringValue(maskNIP(fmt.Sprint(v)))
			}
		}
		return a
	}}))
}

// metrics are what Prometheus reads from /metrics. No label holds anything that a
// caller writes.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	inFlight prometheus.Gauge
	lines    *prometheus.CounterVec
	logged   prometheus.Counter
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "asnmerit_requests_total", Help: "Requests, by path and status."}, []string{"path", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "asnmerit_request_seconds", Help: "Time from the first byte to the last, by path.",
			Buckets: []float64{.0001, .00025, .0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}}, []string{"path"}),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{Name: "asnmerit_requests_in_flight", Help: "Requests that are being answered."}),
		lines:    prometheus.NewCounterVec(prometheus.CounterOpts{Name: "asnmerit_batch_lines_total", Help: "Lines of batches, by how they came out: answered or refused."}, []string{"outcome"}),
		logged:   prometheus.NewCounter(prometheus.CounterOpts{Name: "asnmerit_decisions_logged_total", Help: "Decisions that the decision log has committed."}),
	}
	m.registry.MustRegister(m.requests, m.seconds, m.inFlight, m.lines, m.logged,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// response remembers what was answered.
type response struct {
	http.ResponseWriter
	status int
	person string   // masked
	fields []string // the fields that were refused
}

func (r *response) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

func (r *response) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	return r.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController through.
func (r *response) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// observed counts and logs every request to a path, and answers for a handler that
// panics.
func (s *server) observed(path string, next http.HandlerFunc) http.HandlerFunc {
	seconds := s.metrics.seconds.WithLabelValues(path)
	return func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		s.metrics.inFlight.Inc()
		out := &response{ResponseWriter: w}
		defer func() {
			s.metrics.inFlight.Dec()
			if cause := recover(); cause != nil {
				s.logger.Error("panic", "path", path, "cause", fmt.Sprint(cause), "stack", string(debug.Stack()))
				if out.status != 0 { // too late for another answer: cut it off
					panic(http.ErrAbortHandler)
				}
				writeProblem(out, internal)
			}
			if out.status == 0 { // nothing to write, as to an empty batch
				out.status = http.StatusOK
			}
			took := time.Since(start)
			seconds.Observe(took.Seconds())
			s.metrics.requests.WithLabelValues(path, strconv.Itoa(out.status)).Inc()
			attributes := make([]slog.Attr, 0, 7)
			attributes = append(attributes, slog.String("method", clip(r.Method)), slog.String("path", path), slog.Int("status", out.status), slog.Duration("took", took))
			if path == unknownPath {
				attributes = append(attributes, slog.String("asked", clip(r.URL.Path)))
			}
			if out.person != "" {
				attributes = append(attributes, slog.String("nip", out.person))
			}
			if out.fields != nil {
				attributes = append(attributes, slog.Any("fields", out.fields))
			}
			record := slog.NewRecord(start.Add(took), slog.LevelInfo, "request", 0) // without its place in the program, which takes time to find
			record.AddAttrs(attributes...)
			_ = s.logger.Handler().Handle(r.Context(), record)
		}()
		next(out, r)
	}
}
