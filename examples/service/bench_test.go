package main

import "testing"

func BenchmarkTenure(b *testing.B) {
	for name, texts := range map[string]string{"codes": `[]`, "in words": `["en"]`} {
		b.Run(name, func(b *testing.B) {
			q, _ := questionNamed("tenure")
			body := []byte(`{"asOf":"2025-09-08","nip":"198503172010011003","level":"jpt-pratama","inaugurated":"2023-09-09","texts":` + texts + `}`)
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := q.answer(body); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
