package inquiry

import (
	"strconv"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

// Kind is how a field is entered.
type Kind string

// The kinds of fields.
const (
	Day    Kind = "day"    // a day, typed
	Number Kind = "number" // an employee number, typed
	Choice Kind = "choice" // one of a list, of which the first says that it is not known, or is the default
	YesNo  Kind = "yes-no" // yes, no or not known
)

// Field is one field of the form.
type Field struct {
	Key     string
	Kind    Kind
	Label   merit.Text
	Help    merit.Text
	Options []Option // of a Choice
	// Asks are the questions that read the field.
	Asks []string
	// OnlyIf names another field and its entries with which alone this one is read;
	// empty for always.
	OnlyIf string
	Is     []string
}

// Option is one entry of a choice.
type Option struct {
	Entry string
	Text  merit.Text
}

// Group is a part of the form.
type Group struct {
	Key    string
	Title  merit.Text
	Help   merit.Text
	Asks   []string
	Fields []Field
	// Folded groups hold what most readers leave as it is.
	Folded bool
}

var (
	always = []string{AskTenure, AskMove, AskAppoint}
	post   = []string{AskMove, AskAppoint}
)

var (
	notKnownText = merit.T("Belum diketahui", "Not known")
	byDefault    = merit.T("bawaan", "default")
	regional     = []string{"regency", "city", "province"}
)

// Asks are the questions, as the form puts them.
func Asks() []Option {
	return []Option{
		{AskTenure, merit.T("Mutasi, uji kompetensi, evaluasi", "Move, competence test, evaluation")},
		{AskMove, merit.T("Pindah ke jabatan lowong", "Move into a vacant post")},
		{AskAppoint, merit.T("Diangkat lewat seleksi terbuka", "Appointment by open selection")},
	}
}

// Form returns the form: its groups and fields in the order in which they are asked.
func Form() []Group {
	return []Group{
		{Key: "judgement", Title: merit.T("Hari dan ambang", "Day and thresholds"), Asks: always, Fields: []Field{
			{Key: "asOf", Kind: Day, Label: merit.T("Hari penilaian", "Day of judgement"), Help: merit.T("Fakta dinilai pada hari ini, menurut hukum hari itu.", "The facts are judged on this day, by the law of that day."), Asks: always},
			{Key: "profile", Kind: Choice, Label: merit.T("Ambang masa jabatan", "Thresholds of tenure"), Help: merit.T("Standar: bawaan pustaka. Menurut PP: bunyi PP 11/2017.", "Standard: the library's own. Statute: PP 11/2017 to the letter."), Options: profiles(), Asks: []string{AskTenure, AskMove}},
		}},
		{Key: "official", Title: merit.T("Pejabat", "Official"), Asks: always, Fields: []Field{
			{Key: "official.nip", Kind: Number, Label: merit.T("NIP (tidak wajib)", "Employee number, NIP (optional)"), Help: merit.T("18 angka. Mengisi tanggal lahir; tidak disimpan dan tidak masuk tautan.", "18 digits. Tells the day of birth; neither kept nor put into the link."), Asks: always},
			{Key: "official.birth", Kind: Day, Label: merit.T("Tanggal lahir", "Day of birth"), Asks: always},
			{Key: "official.level", Kind: Choice, Label: merit.T("Jenjang jabatan sekarang", "Level of the present post"), Options: levels(merit.Levels()), Asks: always},
			{Key: "official.inaugurated", Kind: Day, Label: merit.T("Dilantik dalam jabatan sekarang", "Inaugurated into the present post"), Help: merit.T("Pelantikan definitif, bukan awal masa Plt atau Plh.", "The inauguration proper, not the first day as an acting official."), Asks: always},
			{Key: "official.sameAgency", Kind: YesNo, Label: merit.T("Dari instansi yang sama?", "From the same agency?"), Asks: []string{AskMove}},
			{Key: "official.sameClassification", Kind: YesNo, Label: merit.T("Satu klasifikasi jabatan?", "Same job classification?"), Help: merit.T("Tugas kedua jabatan sama atau serupa.", "Both posts have the same or similar duties."), Asks: []string{AskMove}},
			{Key: "official.meetsStandard", Kind: YesNo, Label: merit.T("Memenuhi standar kompetensi jabatan?", "Meets the post's competence standard?"), Asks: []string{AskMove}},
			{Key: "official.passedUkom", Kind: YesNo, Label: merit.T("Hasil uji kompetensi: sesuai?", "Competence test: found fit?"), Help: merit.T("Belum diuji berarti belum diketahui.", "Not tested yet means not known."), Asks: []string{AskMove}},
			{Key: "official.source", Kind: Choice, Label: merit.T("Asal calon", "Where the candidate comes from"), Options: []Option{
				{notKnown, notKnownText}, {"pns", merit.T("PNS", "Civil servant (PNS)")}, {"non-pns", merit.T("Bukan PNS", "Not a civil servant")},
				{"former-forces", merit.T("Mantan prajurit TNI atau anggota Polri", "Former soldier or police officer")}}, Asks: []string{AskAppoint}},
			{Key: "official.degree", Kind: Choice, Label: merit.T("Pendidikan", "Education"), Options: []Option{
				{notKnown, notKnownText}, {"below-d3", merit.T("Di bawah D-III", "Below D-III")}, {"d3", merit.T("D-III", "Diploma III")},
				{"s1", merit.T("S-1 atau D-IV", "Bachelor (S-1) or D-IV")}, {"postgraduate", merit.T("S-2 atau S-3", "Postgraduate (S-2, S-3)")}}, Asks: []string{AskAppoint}},
			{Key: "official.related", Kind: YesNo, Label: merit.T("Jabatan sekarang terkait bidang jabatan lowong?", "Present post in the field of the vacant post?"), Asks: []string{AskAppoint}},
			{Key: "official.competences", Kind: YesNo, Label: merit.T("Ketiga kompetensi memenuhi standar?", "All three competences up to standard?"), Help: merit.T("Teknis, manajerial, dan sosial kultural.", "Technical, managerial and socio-cultural."), Asks: []string{AskAppoint}, OnlyIf: "official.source", Is: []string{"pns", "non-pns", "former-forces"}},
			{Key: "official.record", Kind: YesNo, Label: merit.T("Rekam jejak, integritas, dan moralitas baik?", "Good record, integrity and morality?"), Asks: []string{AskAppoint}, OnlyIf: "official.source", Is: []string{"pns", "non-pns", "former-forces"}},
			{Key: "official.healthy", Kind: YesNo, Label: merit.T("Sehat jasmani dan rohani?", "Sound in body and mind?"), Asks: []string{AskAppoint}, OnlyIf: "official.source", Is: []string{"pns", "non-pns", "former-forces"}},
			{Key: "official.waived", Kind: YesNo, Label: merit.T("Presiden menyetujui pengecualian syarat?", "Conditions waived by the President?"), Asks: []string{AskAppoint}, OnlyIf: "official.source", Is: []string{"pns"}},
			{Key: "official.resigned", Kind: YesNo, Label: merit.T("Telah mundur dari dinas aktif?", "Left active service?"), Asks: []string{AskAppoint}, OnlyIf: "official.source", Is: []string{"former-forces"}},
			{Key: "official.citizen", Kind: YesNo, Label: merit.T("Warga negara Indonesia?", "Indonesian citizen?"), Asks: []string{AskAppoint}, OnlyIf: "official.source", Is: []string{"non-pns"}},
			{Key: "official.inParty", Kind: YesNo, Label: merit.T("Pernah anggota atau pengurus partai politik?", "Ever a member or officer of a political party?"), Asks: []string{AskAppoint}, OnlyIf: "official.source", Is: []string{"non-pns"}},
			{Key: "official.leftParty", Kind: Day, Label: merit.T("Keluar dari partai", "Left the party"), Asks: []string{AskAppoint}, OnlyIf: "official.inParty", Is: []string{"yes"}},
			{Key: "official.registered", Kind: Day, Label: merit.T("Mendaftar seleksi", "Registered for the selection"), Asks: []string{AskAppoint}, OnlyIf: "official.inParty", Is: []string{"yes"}},
			{Key: "official.imprisoned", Kind: YesNo, Label: merit.T("Pernah dipidana penjara?", "Ever punished with imprisonment?"), Asks: []string{AskAppoint}, OnlyIf: "official.source", Is: []string{"non-pns"}},
			{Key: "official.dismissed", Kind: YesNo, Label: merit.T("Pernah diberhentikan tidak dengan hormat?", "Ever dismissed dishonourably?"), Asks: []string{AskAppoint}, OnlyIf: "official.source", Is: []string{"non-pns"}},
			{Key: "official.closed", Kind: YesNo, Label: merit.T("Bidang jabatan tertutup bagi non-PNS?", "Field of the post closed to non-PNS?"), Asks: []string{AskAppoint}, OnlyIf: "official.source", Is: []string{"non-pns"}},
			{Key: "official.approved", Kind: YesNo, Label: merit.T("Presiden menyetujui pengisian dari luar PNS?", "Filling from outside approved by the President?"), Asks: []string{AskAppoint}, OnlyIf: "official.source", Is: []string{"non-pns"}},
			{Key: "career", Kind: Choice, Label: merit.T("Jabatan-jabatan sebelumnya", "Earlier posts"), Options: []Option{
				{notKnown, notKnownText}, {"none", merit.T("Tidak ada", "None")}, {"given", merit.T("Diisi di bawah ini", "Entered below")}}, Asks: []string{AskAppoint}},
		}},
		{Key: "vacancy", Title: merit.T("Jabatan lowong", "Vacant post"), Asks: post, Fields: []Field{
			{Key: "vacancy.level", Kind: Choice, Label: merit.T("Jenjang jabatan lowong", "Level of the vacant post"), Options: levels([]merit.Level{merit.JPTPratama, merit.JPTMadya, merit.JPTUtama}), Asks: post},
			{Key: "vacancy.agency", Kind: Choice, Label: merit.T("Jenis instansi", "Kind of agency"), Options: agencies(), Asks: post},
			{Key: "vacancy.special", Kind: Choice, Label: merit.T("Jabatan yang diatur khusus?", "A post under special law?"), Options: specials(), Asks: post},
			{Key: "vacancy.headInaugurated", Kind: Day, Label: merit.T("Kepala daerah dilantik", "Regional head inaugurated"), Asks: []string{AskMove}, OnlyIf: "vacancy.agency", Is: regional},
			{Key: "vacancy.election", Kind: YesNo, Label: merit.T("Pemilihan kepala daerah dijadwalkan?", "Election of the regional head scheduled?"), Asks: []string{AskMove}, OnlyIf: "vacancy.agency", Is: regional},
			{Key: "vacancy.candidatesFixed", Kind: Day, Label: merit.T("Penetapan pasangan calon", "Candidates fixed"), Asks: []string{AskMove}, OnlyIf: "vacancy.election", Is: []string{"yes"}},
			{Key: "vacancy.termEnds", Kind: Day, Label: merit.T("Akhir masa jabatan kepala daerah", "Last day of the head's term"), Asks: []string{AskMove}, OnlyIf: "vacancy.election", Is: []string{"yes"}},
			{Key: "vacancy.consent", Kind: YesNo, Label: merit.T("Menteri Dalam Negeri menyetujui tertulis?", "Home minister consented in writing?"), Help: merit.T("Hanya ditanyakan selama larangan mutasi.", "Asked only while moves are frozen."), Asks: []string{AskMove}, OnlyIf: "vacancy.agency", Is: regional},
			{Key: "vacancy.reorganised", Kind: YesNo, Label: merit.T("Lowong karena perampingan organisasi?", "Vacant through a reorganisation that cuts posts?"), Asks: []string{AskMove}},
			{Key: "vacancy.cleared", Kind: YesNo, Label: merit.T("Pengawas (BKN, dahulu KASN) sudah menyetujui?", "Overseer (BKN, formerly KASN) has agreed?"), Asks: post},
			{Key: "vacancy.claimed", Kind: YesNo, Label: merit.T("Memakai talent pool, tanpa seleksi terbuka?", "From a talent pool, without open selection?"), Asks: []string{AskMove}},
			{Key: "vacancy.category", Kind: Choice, Label: merit.T("Kategori sistem merit instansi", "Merit category of the agency"), Options: []Option{
				{notKnown, notKnownText}, {"1", merit.T("I – buruk", "I – poor")}, {"2", merit.T("II – kurang", "II – insufficient")}, {"3", merit.T("III – baik", "III – good")}, {"4", merit.T("IV – sangat baik", "IV – very good")}},
				Asks: []string{AskMove}, OnlyIf: "vacancy.claimed", Is: []string{"yes"}},
			{Key: "vacancy.approved", Kind: YesNo, Label: merit.T("Pengecualian disetujui?", "Exemption approved?"), Asks: []string{AskMove}, OnlyIf: "vacancy.claimed", Is: []string{"yes"}},
		}},
		{Key: "ages", Title: merit.T("Cara menghitung usia", "How age is counted"), Help: merit.T("Hukum tidak menetapkannya. Pilihlah; hasil pilihan lain ikut ditunjukkan.", "The law does not settle it. Choose; what the other choices give is shown too."), Asks: []string{AskAppoint}, Fields: []Field{
			readingField("age-count", AskAppoint), readingField("age-day", AskAppoint),
			{Key: "official.ageDay", Kind: Day, Label: merit.T("Hari menurut pengumuman", "Day that the notice fixes"), Asks: []string{AskAppoint}, OnlyIf: "reading.age-day", Is: []string{"age-on-notice-day"}},
			readingField("age-cap", AskAppoint),
		}},
		{Key: "law", Title: merit.T("Hukum dan bacaan lain", "Other law and readings"), Help: merit.T("Hukum hari lain atas fakta yang sama, dan hal-hal yang sumbernya berbeda pendapat.", "The law of another day on the same facts, and points on which sources differ."), Asks: always, Folded: true, Fields: []Field{
			{Key: "law", Kind: Day, Label: merit.T("Hukum pada hari lain", "Law of another day"), Help: merit.T("Kosong: hukum pada hari penilaian.", "Empty: the law of the day of judgement."), Asks: always},
			readingField("evaluation-due", AskTenure, AskMove), readingField("move-ceiling", AskTenure, AskMove), readingField("leap-day", AskTenure, AskMove),
			routeField("classification"), routeField("between"), routeField("coordination", AskMove, AskAppoint), routeField("sekwan", AskMove, AskAppoint),
		}},
	}
}

// Earlier are the fields of one earlier post; their keys stand behind career.N.
func Earlier() []Field {
	var held []Option
	for _, h := range []eligibility.Holding{eligibility.Substantive, eligibility.Reinaugurated, eligibility.Plt, eligibility.Plh} {
		held = append(held, Option{h.String(), both(h.In)})
	}
	return []Field{
		{Key: "level", Kind: Choice, Label: merit.T("Jenjang", "Level"), Options: levels(merit.Levels())},
		{Key: "held", Kind: Choice, Label: merit.T("Dipegang sebagai", "Held as"), Options: append([]Option{{notKnown, notKnownText}}, held...)},
		{Key: "related", Kind: Choice, Label: merit.T("Terkait bidangnya?", "In the field?"), Options: []Option{{notKnown, notKnownText}, {"yes", yes}, {"no", no}}},
		{Key: "from", Kind: Day, Label: merit.T("Dilantik", "Inaugurated")},
		{Key: "until", Kind: Day, Label: merit.T("Berakhir", "Ended"), Help: merit.T("Hari pertama tidak lagi menjabat.", "First day no longer in post.")},
	}
}

// known holds the keys of the form.
var known = func() map[string]bool {
	keys := map[string]bool{"ask": true, "lang": true}
	for _, g := range Form() {
		for _, f := range g.Fields {
			keys[f.Key] = true
		}
	}
	for _, f := range Earlier() {
		for i := range mostPosts {
			keys[careerKey(i, f.Key)] = true
		}
	}
	return keys
}()

// careerKey returns the key of a part of an earlier post.
func careerKey(i int, part string) string { return "career." + strconv.Itoa(i) + "." + part }

// both makes a text of what a value of the library says in each language.
func both(in func(merit.Language) string) merit.Text {
	return merit.T(capital(in(merit.Indonesian)), capital(in(merit.English)))
}

func profiles() []Option {
	var out []Option
	for _, p := range eligibility.Profiles() {
		out = append(out, Option{p.String(), p.Spec().Title})
	}
	return out
}

func levels(of []merit.Level) []Option {
	out := []Option{{notKnown, notKnownText}}
	for _, l := range of {
		out = append(out, Option{l.String(), both(l.In)})
	}
	return out
}

func agencies() []Option {
	out := []Option{{notKnown, notKnownText}}
	for _, a := range agencyNames {
		out = append(out, Option{a.agency.String(), a.name})
	}
	return out
}

func specials() []Option {
	var out []Option
	for _, s := range specialNames {
		out = append(out, Option{s.special.String(), s.name})
	}
	return out
}

// readingField is the field of a point of eligibility on which sources differ.
func readingField(point string, asks ...string) Field {
	f := Field{Key: "reading." + point, Kind: Choice, Asks: asks}
	for _, d := range eligibility.Disagreements() {
		if d.Key != point {
			continue
		}
		f.Label = d.Question
		if d.Required {
			f.Options = []Option{{"", merit.T("Belum dipilih", "Not chosen")}}
		}
		for i, r := range d.Readings {
			text := both(r.In)
			if i == 0 && !d.Required {
				text = withDefault(text)
			}
			f.Options = append(f.Options, Option{r.String(), text})
		}
	}
	return f
}

// routeField is the field of a point of the route on which sources differ.
func routeField(key string, asks ...string) Field {
	f := Field{Key: "reading." + key, Kind: Choice, Asks: asks}
	if asks == nil {
		f.Asks = []string{AskMove}
	}
	for _, point := range routePoints {
		if point.key != key {
			continue
		}
		for _, d := range jpt.Disagreements() {
			if d.Rule != point.rule {
				continue
			}
			f.Label = d.Question
			for i, side := range d.Sides {
				if i == 0 {
					f.Options = append(f.Options, Option{"", withDefault(both(side.Holds.In))})
					continue
				}
				f.Options = append(f.Options, Option{side.Reading.String(), both(side.Holds.In)})
			}
		}
	}
	return f
}

func withDefault(t merit.Text) merit.Text {
	return both(func(lang merit.Language) string { return t.In(lang) + " (" + byDefault.In(lang) + ")" })
}
