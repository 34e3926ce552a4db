package inquiry

import (
	"slices"
	"strings"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

// The words of an answer.
var (
	yes         = merit.T("Ya", "Yes")
	no          = merit.T("Tidak", "No")
	notYet      = merit.T("Belum", "Not yet")
	open        = merit.T("Tidak dapat dipastikan", "Cannot tell")
	notGoverned = merit.T("Tidak diatur", "Not governed")
)

// wordOf returns the outcome as the answer to a question.
func wordOf(o merit.Outcome, lang merit.Language) string {
	switch o {
	case merit.Met:
		return yes.In(lang)
	case merit.NotMet:
		return no.In(lang)
	case merit.NotApplicable:
		return notGoverned.In(lang)
	}
	return open.In(lang)
}

// item puts a finding into words.
func item(f merit.Finding, about string, lang merit.Language) Item {
	i := Item{About: about, Code: f.Code(), Outcome: f.Outcome(), Word: wordOf(f.Outcome(), lang), Text: capital(f.Explanation(lang)), Basis: []string{}, Notes: notes(f, lang)}
	if !f.Changes.IsZero() {
		i.Changes = f.Changes.In(lang)
	}
	for _, c := range f.Citations() {
		i.Basis = append(i.Basis, c.String())
	}
	return i
}

// notes returns what must be known about a finding: its own remarks, and what is
// said of the rule and of the number that decided.
func notes(f merit.Finding, lang merit.Language) []string {
	var out []string
	for _, note := range f.Remarks() {
		out = append(out, note.Text.In(lang))
	}
	if f.Rule == nil {
		return out
	}
	if v := f.Rule.At(f.Law); v != nil && v.Force == merit.InForce && !v.Note.IsZero() {
		out = append(out, v.Note.In(lang))
	}
	if n := f.Required; n != nil && !n.Note.IsZero() {
		out = append(out, merit.T("Tentang angkanya: ", "On the number: ").In(lang)+n.Note.In(lang))
	}
	if f.Rule.Confidence() != merit.TextRead {
		out = append(out, capital(f.Rule.Confidence().In(lang))+": "+f.Rule.Doubt().In(lang))
	}
	for i := range out {
		out[i] = capital(out[i])
	}
	return out
}

func capital(s string) string {
	first := []rune(s)
	if len(first) == 0 {
		return s
	}
	return strings.ToUpper(string(first[0])) + string(first[1:])
}

// items puts findings into words, each under the title of its rule, which stands
// once where several of one rule follow each other.
func items(findings []merit.Finding, lang merit.Language) []Item {
	var out []Item
	var above *merit.Rule
	for _, f := range findings {
		if f.Rule == nil {
			continue
		}
		about := ""
		if f.Rule != above {
			about = f.Rule.Title().In(lang)
		}
		above = f.Rule
		out = append(out, item(f, about, lang))
	}
	return out
}

// applying leaves out the findings of rules that do not govern the case.
func applying(findings ...merit.Finding) []merit.Finding {
	return slices.DeleteFunc(findings, func(f merit.Finding) bool { return f.Rule == nil || f.Outcome() == merit.NotApplicable })
}

// missing returns the facts that the findings lack, each once.
func missing(findings []merit.Finding, lang merit.Language) []Missing {
	var out []Missing
	for _, f := range findings {
		for _, fact := range f.MissingFacts() {
			if m := (Missing{entryOf(fact.Key), fact.Name.In(lang)}); !slices.Contains(out, m) {
				out = append(out, m)
			}
		}
	}
	return out
}

// facts names the entry that says a fact, where it is called otherwise.
var facts = map[string]string{
	"level": "official.level", "inaugurated": "official.inaugurated", "birth": "official.birth",
	"candidate.level": "official.level", "candidate.sameAgency": "official.sameAgency", "candidate.sameClassification": "official.sameClassification",
	"candidate.meetsStandard": "official.meetsStandard", "candidate.passedUkom": "official.passedUkom",
	"post.level": "vacancy.level", "agency": "vacancy.agency", "obtained": "vacancy.cleared",
	"election.upcoming": "vacancy.election", "election.candidatesFixed": "vacancy.candidatesFixed", "election.termEnds": "vacancy.termEnds",
	"consent": "vacancy.consent", "head.inaugurated": "vacancy.headInaugurated",
	"exemption.category": "vacancy.category", "exemption.approved": "vacancy.approved",
	"degree": "official.degree", "competences": "official.competences", "career": "career", "career-detail": "career", "record": "official.record",
	"healthy": "official.healthy", "source": "official.source", "waived": "official.waived", "citizen": "official.citizen",
	"in-party": "official.inParty", "left-party": "official.leftParty", "registered": "official.registered", "imprisoned": "official.imprisoned",
	"dismissed": "official.dismissed", "closed": "official.closed", "approved": "official.approved", "resigned": "official.resigned",
}

// entryOf returns the key of the entry that says a fact; empty where none does.
func entryOf(fact string) string {
	if key, renamed := facts[fact]; renamed {
		return key
	}
	if known[fact] {
		return fact
	}
	return ""
}

// summary says the verdicts in a sentence each.
func summary(a *Answer, lang merit.Language) string {
	if n := len(a.Problems); n > 0 {
		return merit.T("Periksalah isian: ", "Check the entries: ").In(lang) + a.Problems[0].Text + "."
	}
	var out []string
	for _, v := range a.Verdicts {
		s := v.Title + " " + v.Word + "."
		if v.FirstText != "" {
			s += " " + v.FirstText
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

var conditionNames = map[eligibility.Condition]merit.Text{
	eligibility.SourceOpen:  merit.T("Jenjang terbuka bagi asal calon", "Level open to the source"),
	eligibility.Education:   merit.T("Pendidikan", "Education"),
	eligibility.Competence:  merit.T("Kompetensi", "Competence"),
	eligibility.Experience:  merit.T("Pengalaman jabatan", "Experience"),
	eligibility.PriorPost:   merit.T("Jabatan sebelumnya", "Prior post"),
	eligibility.Conduct:     merit.T("Rekam jejak dan integritas", "Conduct and integrity"),
	eligibility.AgeLimit:    merit.T("Usia", "Age"),
	eligibility.Health:      merit.T("Kesehatan", "Health"),
	eligibility.Citizenship: merit.T("Kewarganegaraan", "Citizenship"),
	eligibility.NoParty:     merit.T("Bukan anggota partai politik", "No political party"),
	eligibility.NoPrison:    merit.T("Tidak pernah dipidana penjara", "No imprisonment"),
	eligibility.NoDismissal: merit.T("Tidak pernah diberhentikan tidak dengan hormat", "No dishonourable dismissal"),
	eligibility.OpenField:   merit.T("Bidang terbuka bagi non-PNS", "Field open to non-PNS"),
	eligibility.Approval:    merit.T("Persetujuan Presiden", "Approval of the President"),
	eligibility.ServiceLeft: merit.T("Mundur dari dinas aktif", "Left active service"),
	eligibility.GoodRating:  merit.T("Penilaian prestasi kerja", "Good rating"),
}

var agencyNames = []struct {
	agency jpt.Agency
	name   merit.Text
}{
	{jpt.Regency, merit.T("Kabupaten", "Regency (kabupaten)")},
	{jpt.City, merit.T("Kota", "City (kota)")},
	{jpt.Province, merit.T("Provinsi", "Province")},
	{jpt.Ministry, merit.T("Kementerian", "Ministry")},
	{jpt.NonMinistry, merit.T("Lembaga pemerintah nonkementerian (LPNK)", "Non-ministerial agency (LPNK)")},
	{jpt.NonStructural, merit.T("Lembaga nonstruktural (LNS)", "Non-structural body (LNS)")},
	{jpt.StateBody, merit.T("Kesekretariatan lembaga negara", "Secretariat of a state body")},
}

var specialNames = []struct {
	special jpt.Special
	name    merit.Text
}{
	{jpt.Ordinary, merit.T("Tidak, jabatan biasa", "No, an ordinary post")},
	{jpt.Sekda, merit.T("Sekretaris daerah", "Regional secretary (sekda)")},
	{jpt.Sekwan, merit.T("Sekretaris DPRD", "Secretary of the regional council (sekwan)")},
	{jpt.CivilRegistry, merit.T("Kepala dinas kependudukan dan catatan sipil", "Head of the civil registry (Disdukcapil)")},
	{jpt.Inspector, merit.T("Inspektur atau inspektur pembantu", "Inspector or assistant inspector")},
}
