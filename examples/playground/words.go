package main

import "github.com/seed-133aca06/asnmerit/merit"

// written are the words that stand in the page.
var written = map[string]merit.Text{
	"title":      merit.T("Boleh pindah, diuji, atau diangkat?", "May this official move, be tested, be appointed?"),
	"lead":       merit.T("Isilah data seorang pejabat dan jabatan yang lowong. Jawabannya disertai pasal dan hari pertama yang mungkin.", "Enter an official and a vacant post. The answer comes with its articles and the first possible day."),
	"offline":    merit.T("Halaman ini bekerja tanpa jaringan. Tidak ada isian yang dikirim ke mana pun.", "This page works without a network. Nothing that you enter is sent anywhere."),
	"skip":       merit.T("Langsung ke isian", "Skip to the form"),
	"language":   merit.T("Bahasa", "Language"),
	"examples":   merit.T("Mulai dari contoh", "Start from an example"),
	"clear":      merit.T("Kosongkan", "Clear"),
	"ask":        merit.T("Apa yang ingin diketahui?", "What do you want to know?"),
	"dates":      merit.T("Tanggal ditulis 1-3-2022, 1 Maret 2022, atau 2022-03-01. Isian kosong berarti belum diketahui.", "Write days as 1-3-2022 (day first), 1 March 2022 or 2022-03-01. An empty field means not known."),
	"add":        merit.T("Tambah jabatan sebelumnya", "Add an earlier post"),
	"remove":     merit.T("Hapus", "Remove"),
	"read":       merit.T("Baca jawabannya", "Read the answer"),
	"answer":     merit.T("Jawaban", "Answer"),
	"loading":    merit.T("Memuat pustaka …", "Loading the library …"),
	"share":      merit.T("Salin tautan ke kasus ini", "Copy a link to this case"),
	"print":      merit.T("Cetak", "Print"),
	"private":    merit.T("Tautan memuat isian di atas, kecuali NIP.", "The link holds the entries above, but not the employee number."),
	"noscript":   merit.T("Halaman ini memerlukan JavaScript.", "This page needs JavaScript."),
	"disclaimer": merit.T("Bukan nasihat hukum. Setiap aturan berikut pasal, masa berlaku, dan sumbernya ada pada pustaka asnmerit; yang tidak diketahui dijawab \"tidak dapat dipastikan\".", "No legal advice. Every rule with its articles, its days in force and how it is known is in the library asnmerit; what is not known is answered \"cannot tell\"."),
}

// spoken are the words that the script of the page says.
var spoken = map[string]merit.Text{
	"title":     merit.T("Boleh pindah, diuji, atau diangkat? – asnmerit", "May this official move, be tested, be appointed? – asnmerit"),
	"missing":   merit.T("Belum diketahui", "Not known"),
	"obstacles": merit.T("Yang menghalangi", "What stands in the way"),
	"changes":   merit.T("Berubah pada", "Changes on"),
	"basis":     merit.T("Dasar", "Basis"),
	"note":      merit.T("Catatan", "Note"),
	"notes":     merit.T("Catatan", "Notes"),
	"fromNIP":   merit.T("dari NIP:", "from the employee number:"),
	"problems":  merit.T("Ada isian yang tidak dapat dibaca", "Some entries cannot be read"),
	"copied":    merit.T("Tautan tersalin.", "Link copied."),
	"notCopied": merit.T("Salinlah tautan dari bilah alamat.", "Copy the link from the address bar."),
	"failed":    merit.T("Pustaka tidak dapat dimuat. Peramban harus mengenal WebAssembly dan DecompressionStream.", "The library could not be loaded. The browser must know WebAssembly and DecompressionStream."),
	"earlier":   merit.T("Jabatan sebelumnya", "Earlier post"),
	"remove":    merit.T("Hapus jabatan sebelumnya", "Remove earlier post"),
	"go":        merit.T("Ke isian:", "Go to the entry:"),
}

// wording is a text in both languages, for the script.
type wording struct {
	ID string `json:"id"`
	EN string `json:"en"`
}

func bilingual(words map[string]merit.Text) map[string]wording {
	out := map[string]wording{}
	for key, t := range words {
		out[key] = wording{t.In(merit.Indonesian), t.In(merit.English)}
	}
	return out
}
