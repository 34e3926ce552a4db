package main

import "testing"

func BenchmarkTenure(b *testing.B) {
	q, _ := questionNamed("tenure")
	body := []byte(`{"asOf":"2025-09-08","nip":"198503172010011003","level":"jpt-pratama","inaugurated":"2023-09-09"}`)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := q.answer(body); err != nil {
			b.Fatal(err)
		}
	}
}
