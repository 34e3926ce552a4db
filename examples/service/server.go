package main

import (
	"context"
	_ "embed"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"
	"github.com/seed-133aca06/asnmerit/merit"
	"golang.org/x/net/netutil"
)

// limits bound what one caller, and all of them together, can take.
type limits struct {
	body        int64         // bytes of a request, and of a line of a batch
	batch       int64         // bytes of a batch
	header      time.Duration // to send the headers
	request     time.Duration // to send a body, or the next line of a batch
	wait        time.Duration // for a turn
	wholeBatch  time.Duration
	connections int
	turns       int // questions that are answered at one time
	batches     int // batches that are read at one time
}

var standardLimits = limits{
	body: 256 << 10, batch: 64 << 20,
	header: 5 * time.Second, request: 10 * time.Second, wait: time.Second, wholeBatch: 10 * time.Minute,
	connections: 512, turns: 16, batches: 4,
}

// server answers questions. It holds no state but the decision log, which may be nil.
type server struct {
	limits
	log            *decisionLog
	logger         *slog.Logger
	metrics        *metrics
	turn, batching chan struct{}
	stopping       atomic.Bool
}

func newServer(l limits, log *decisionLog, logger *slog.Logger) *server {
	return &server{limits: l, log: log, logger: logger, metrics: newMetrics(), turn: make(chan struct{}, l.turns), batching: make(chan struct{}, l.batches)}
}

// openAPI is the description of the service. It is written from the Go types by
// "go test -run OpenAPI -update".
//
//go:embed openapi.json
var openAPI []byte

const unknownPath = "unknown" // the label of every path that is not served

func (s *server) handler() http.Handler {
	mux := http.NewServeMux()
	handle := func(method, path string, h http.HandlerFunc) {
		allowed := method
		if method == http.MethodGet { // the mux gives HEAD to it too
			allowed += ", HEAD"
		}
		mux.HandleFunc(method+" "+path, s.observed(path, h))
		mux.HandleFunc(path, s.observed(path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Allow", allowed)
			s.refuse(w, badMethod.because("want "+method))
		}))
	}
	for _, q := range questions {
		handle("POST", "/v1/"+q.name, s.asked(q))
	}
	handle("POST", "/v1/batch", s.batch)
	handle("GET", "/openapi.json", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(openAPI)
	})
	handle("GET", "/healthz", func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, "ok\n") })
	handle("GET", "/readyz", s.ready)
	handle("GET", "/metrics", promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{}).ServeHTTP)
	mux.HandleFunc("/", s.observed(unknownPath, func(w http.ResponseWriter, r *http.Request) {
		s.refuse(w, notFound.because("see /openapi.json"))
	}))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Cache-Control", "no-store")
		mux.ServeHTTP(w, r)
	})
}

// asked answers one question a request.
func (s *server) asked(q question) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := wantMedia(r, "application/json"); err != nil {
			s.refuse(w, err)
			return
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, s.body))
		if err != nil {
			s.refuse(w, s.unread(err))
			return
		}
		// A turn is taken only once the body is there, so that slow callers keep nobody
		// waiting.
		if !s.taketurn(r.Context(), s.turn, s.wait) {
			s.refuse(w, busy.because("no turn within "+s.wait.String()))
			return
		}
		answer, person, err := func() ([]byte, merit.NIP, error) {
			defer func() { <-s.turn }()
			return q.answer(body)
		}()
		if err != nil {
			s.refuse(w, err)
			return
		}
		if out, ok := w.(*response); ok {
			out.person = person.Mask()
		}
		if s.log != nil {
			receipts, err := s.log.append(r.Context(), []decision{{question: q.name, request: body, answer: answer}})
			if err != nil {
				s.logger.Error("decision log", "error", err)
				s.refuse(w, notLogged.because("no answer without its record; ask again"))
				return
			}
			s.metrics.logged.Inc()
			w.Header().Set("Decision-Seq", strconv.FormatInt(receipts[0].seq, 10))
			w.Header().Set("Decision-Digest", receipts[0].digest.String())
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", strconv.Itoa(len(answer)))
		_, _ = w.Write(answer) // who has gone needs no answer
	}
}

func (s *server) taketurn(ctx context.Context, turn chan struct{}, wait time.Duration) bool {
	select {
	case turn <- struct{}{}:
		return true
	default:
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case turn <- struct{}{}:
		return true
	case <-timer.C:
	case <-ctx.Done():
	}
	return false
}

// unread says why a body could not be read.
func (s *server) unread(err error) Problem {
	if big := (*http.MaxBytesError)(nil); errors.As(err, &big) {
		return tooLarge.because("want at most " + strconv.FormatInt(big.Limit, 10) + " bytes")
	}
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return tooSlow.because("want all of it within " + s.request.String())
	}
	return notJSON.because("it broke off")
}

// wantMedia refuses a body of another media type, which also keeps pages of other
// sites from asking in a visitor's name.
func wantMedia(r *http.Request, types ...string) error {
	given, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || !slices.Contains(types, given) {
		return wrongMedia.because("want Content-Type: " + strings.Join(types, " or "))
	}
	if r.Header.Get("Content-Encoding") != "" {
		return wrongMedia.because("want no Content-Encoding")
	}
	return nil
}

// refuse answers with a problem and remembers for the log which fields it names; never
// what stands in them.
func (s *server) refuse(w http.ResponseWriter, err error) {
	p := problemOf(err)
	if p.Status == internal.Status {
		s.logger.Error("internal", "error", err)
	}
	if out, ok := w.(*response); ok {
		for _, e := range p.Errors {
			out.fields = append(out.fields, e.Field+": "+e.Reason)
		}
	}
	writeProblem(w, p)
}

// ready tells whether requests should be sent here: not while stopping, nor while the
// decision log cannot be reached.
func (s *server) ready(w http.ResponseWriter, r *http.Request) {
	if s.stopping.Load() {
		s.refuse(w, busy.because("stopping"))
		return
	}
	if s.log != nil {
		if err := s.log.ping(r.Context()); err != nil {
			s.logger.Error("decision log", "error", err)
			s.refuse(w, notLogged.because("the decision log cannot be reached"))
			return
		}
	}
	_, _ = io.WriteString(w, "ready\n")
}

// serve answers until the context ends, and then goes on with what has begun for as
// long as the grace lasts.
func (s *server) serve(ctx context.Context, listener net.Listener, grace time.Duration) error {
	web := &http.Server{
		Handler:           s.handler(),
		ReadHeaderTimeout: s.header,
		ReadTimeout:       s.request,
		WriteTimeout:      s.request + s.wait + 10*time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(s.logger.Handler(), slog.LevelWarn),
	}
	ended := make(chan error, 1)
	go func() { ended <- web.Serve(netutil.LimitListener(listener, s.connections)) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	s.stopping.Store(true)
	s.logger.Info("stopping", "grace", grace)
	within, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	return web.Shutdown(within)
}
