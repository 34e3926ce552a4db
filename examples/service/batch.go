package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"
)

// BatchLine is one line of a batch: a question by its name, with its facts.
type BatchLine struct {
	ID    string          `json:"id,omitzero" doc:"your own; it comes back with the answer"`
	Ask   string          `json:"ask" doc:"name of the question, such as tenure"`
	Facts json.RawMessage `json:"facts" doc:"what POST /v1/<ask> takes"`
}

// BatchReply is the answer to one line, in the order of the lines.
type BatchReply struct {
	Line    int             `json:"line" doc:"number of the line, from 1"`
	ID      string          `json:"id,omitzero" doc:"as given"`
	Ask     string          `json:"ask,omitzero" doc:"as given"`
	Answer  json.RawMessage `json:"answer,omitzero" doc:"what POST /v1/<ask> answers"`
	Problem *Problem        `json:"problem,omitzero" doc:"in place of an answer; the lines after it go on"`
	Seq     int64           `json:"seq,omitzero" doc:"number of the decision in the log, where there is one"`
	Digest  string          `json:"digest,omitzero" doc:"digest of the decision in the log"`
}

const (
	jsonLines   = "application/x-ndjson"
	linesAtOnce = 256 // lines that are committed together
)

// batch reads lines and answers each as soon as no other is waiting to be read: a
// caller may send one and wait, or ten thousand and not wait. Neither is ever held in
// memory whole.
func (s *server) batch(w http.ResponseWriter, r *http.Request) {
	if err := wantMedia(r, jsonLines, "application/jsonl"); err != nil {
		s.refuse(w, err)
		return
	}
	if !s.taketurn(r.Context(), s.batching, s.wait) {
		s.refuse(w, busy.because("other batches are being read"))
		return
	}
	defer func() { <-s.batching }()
	control := http.NewResponseController(w)
	_ = control.EnableFullDuplex() // not needed by HTTP/2
	// In full duplex the rest of a body that was not read to its end would be taken for
	// the next request.
	w.Header().Set("Connection", "close")
	w.Header().Set("Content-Type", jsonLines)

	in := &lineReader{in: bufio.NewReaderSize(http.MaxBytesReader(w, r.Body, s.limits.batch), 64<<10), longest: int(s.body)}
	out := bufio.NewWriterSize(w, 64<<10)
	latest := time.Now().Add(s.wholeBatch)
	for ended := false; !ended; {
		deadline := time.Now().Add(s.request)
		if deadline.After(latest) {
			deadline = latest
		}
		_ = control.SetReadDeadline(deadline)
		replies, decisions, err := s.someLines(in)
		ended = err != nil
		switch {
		case err != nil && err != io.EOF:
			p := s.unread(err)
			replies = append(replies, BatchReply{Line: in.number + 1, Problem: &p})
		case err == nil && s.stopping.Load():
			p := busy.because("stopping: send the lines after this one again")
			replies, ended = append(replies, BatchReply{Line: in.number + 1, Problem: &p}), true
		}
		s.logged(r, replies, decisions)
		_ = control.SetWriteDeadline(time.Now().Add(s.request))
		if err := write(out, replies); err != nil {
			return // nobody reads any more
		}
		_ = control.Flush()
	}
}

// someLines answers lines until no other waits to be read. The decisions belong to
// those replies that have an answer, in order.
func (s *server) someLines(in *lineReader) (replies []BatchReply, decisions []decision, err error) {
	for len(replies) < linesAtOnce && (len(replies) == 0 || in.waiting()) {
		line, err := in.next()
		if err == errLongLine {
			p := tooLarge.because("want lines of at most " + strconv.Itoa(in.longest) + " bytes")
			replies = append(replies, BatchReply{Line: in.number, Problem: &p})
			continue
		}
		if err != nil {
			return replies, decisions, err
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		reply, d := answerLine(line)
		reply.Line = in.number
		if reply.Problem == nil {
			decisions = append(decisions, d)
		}
		replies = append(replies, reply)
	}
	return replies, decisions, nil
}

func answerLine(line []byte) (BatchReply, decision) {
	var asked BatchLine
	refused := func(err error) (BatchReply, decision) {
		p := problemOf(err)
		return BatchReply{ID: asked.ID, Ask: asked.Ask, Problem: &p}, decision{}
	}
	if err := decode(line, &asked); err != nil {
		return refused(err)
	}
	q, known := questionNamed(asked.Ask)
	if !known {
		return refused(unknownQuestion(asked.Ask))
	}
	answer, _, err := q.answer(asked.Facts)
	if err != nil {
		return refused(err)
	}
	facts := bytes.Clone(asked.Facts)
	return BatchReply{ID: asked.ID, Ask: asked.Ask, Answer: answer}, decision{question: q.name, request: facts, answer: answer}
}

// logged commits the decisions, or takes back their answers.
func (s *server) logged(r *http.Request, replies []BatchReply, decisions []decision) {
	answered := 0
	var receipts []receipt
	var err error
	if s.log != nil && len(decisions) > 0 {
		if receipts, err = s.log.append(r.Context(), decisions); err != nil {
			s.logger.Error("decision log", "error", err)
		} else {
			s.metrics.logged.Add(float64(len(decisions)))
		}
	}
	for i := range replies {
		reply := &replies[i]
		if reply.Problem == nil {
			switch {
			case err != nil:
				p := notLogged.because("no answer without its record; ask again")
				reply.Answer, reply.Problem = nil, &p
			case receipts != nil:
				reply.Seq, reply.Digest = receipts[answered].seq, receipts[answered].digest.String()
			}
			answered++
		}
		outcome := "answered"
		if reply.Problem != nil {
			outcome = "refused"
		}
		s.metrics.lines.WithLabelValues(outcome).Inc()
	}
}

func write(out *bufio.Writer, replies []BatchReply) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for _, reply := range replies {
		if err := encoder.Encode(reply); err != nil {
			return err
		}
	}
	return out.Flush()
}

var errLongLine = errors.New("line too long")

// lineReader reads lines of bounded length.
type lineReader struct {
	in      *bufio.Reader
	longest int
	number  int // of the line read last
}

// waiting reports whether a whole line can be read without waiting for the caller.
func (l *lineReader) waiting() bool {
	ready, _ := l.in.Peek(l.in.Buffered())
	return bytes.IndexByte(ready, '\n') >= 0
}

// next returns a line without its end, valid until the next call; errLongLine for one
// that is too long, past which it has read.
func (l *lineReader) next() ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := l.in.ReadSlice('\n')
		if len(line)+len(part) > l.longest+1 {
			long, line = true, nil
		}
		if !long {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && (len(line) > 0 || long): // a last line without an end
		case err != nil:
			return nil, err
		}
		l.number++
		if long {
			return nil, errLongLine
		}
		return bytes.TrimSuffix(line, []byte("\n")), nil
	}
}
