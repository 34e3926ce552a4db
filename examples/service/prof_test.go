package main

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"testing"
	"time"
)

func BenchmarkHTTP(b *testing.B) {
	l, _ := net.Listen("tcp", "127.0.0.1:0")
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go newServer(standardLimits, nil, newLogger(io.Discard)).serve(ctx, l, time.Second)
	body := []byte(`{"asOf":"2025-09-08","nip":"198503172010011003","level":"jpt-pratama","inaugurated":"2023-09-09"}`)
	b.ReportAllocs()
	for b.Loop() {
		r, err := http.Post("http://"+l.Addr().String()+"/v1/tenure", "application/json", bytes.NewReader(body))
		if err != nil {
			b.Fatal(err)
		}
		io.Copy(io.Discard, r.Body)
		r.Body.Close()
	}
}
