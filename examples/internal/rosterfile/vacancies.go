package rosterfile

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/jpt"
	"github.com/seed-133aca06/asnmerit/merit"
)

// VacancyColumns are the columns of a file of vacant posts. An answer is yes, no or
// unknown.
//
// id: short name that the candidates' file points at; needed.
// post: name of the post; needed. level: jpt-utama, jpt-madya or jpt-pratama; needed.
// agency: kind of agency, such as regency; special: ordinary, sekda, sekwan,
// civil-registry or inspector, empty for ordinary.
// reorganised: answer, whether posts were cut.
// head_inaugurated: day; election: answer, whether one of the regional head is
// scheduled; candidates_fixed and term_ends: its days; consent: answer, whether the
// home minister consented in writing.
// exemption_claimed: answer; exemption_category: 1 to 4; exemption_approved: answer;
// exemption_from and exemption_until: days, the latter the first without it.
// obtained: what others have done, such as "bkn approves yes; governor coordinates no".
var VacancyColumns = []string{
	"id", "post", "level", "agency", "special", "reorganised",
	"head_inaugurated", "election", "candidates_fixed", "term_ends", "consent",
	"exemption_claimed", "exemption_category", "exemption_approved", "exemption_from", "exemption_until",
	"obtained",
}

// CandidateColumns are the columns of a file of candidates. The four last are
// answers: yes, no or unknown.
//
// vacancy: id of the vacant post; needed. nip: number of an official; needed.
// same_agency, same_classification, meets_standard, passed_ukom: as in
// [jpt.Candidate].
var CandidateColumns = []string{"vacancy", "nip", "same_agency", "same_classification", "meets_standard", "passed_ukom"}

// Vacancy is a row of a file of vacant posts, with its candidates.
type Vacancy struct {
	Row        int
	ID, Post   string
	Facts      jpt.Vacancy
	Obtained   []jpt.Obtained
	Candidates []Candidate
}

// Candidate is a row of a file of candidates.
type Candidate struct {
	Row int
	// Official is nil where the row, or that of the official, was rejected: such a
	// candidate is one of whom nothing is known, so that the vacant post is not
	// judged as if nobody stood for it.
	Official *Official
	// Contract marks an official on contract (PPPK), for whom the library has no
	// rule of rotation: nothing is known of the candidate either.
	Contract bool
	Facts    jpt.Candidate
}

// Vacancies is a file of vacant posts.
type Vacancies struct {
	List     []Vacancy // the rows without problems
	Problems []*RowError
	Remarks  []*sheet.Remark

	rejected map[string]bool
}

// ReadVacancies reads a file of vacant posts. The name is for its problems.
func ReadVacancies(name string, file io.Reader) *Vacancies {
	s := sheet.Read(name, file, VacancyColumns)
	out := &Vacancies{rejected: map[string]bool{}}
	for _, r := range s.Rows {
		v := Vacancy{Row: r.Line, ID: r.Need("id", "a short name"), Post: r.Need("post", "the name of the post")}
		r.Need("level", "jpt-utama, jpt-madya or jpt-pratama")
		v.Facts = jpt.Vacancy{
			Post: jpt.Post{
				Level:   sheet.Parse(r, "level", parseLevel),
				Agency:  sheet.Parse(r, "agency", jpt.ParseAgency),
				Special: sheet.Parse(r, "special", jpt.ParseSpecial),
			},
			Calendar: jpt.Calendar{
				HeadInaugurated: r.Day("head_inaugurated"),
				Election:        sheet.Parse(r, "election", merit.ParseAnswer),
				CandidatesFixed: r.Day("candidates_fixed"),
				TermEnds:        r.Day("term_ends"),
				Consent:         sheet.Parse(r, "consent", merit.ParseAnswer),
			},
			Reorganised: sheet.Parse(r, "reorganised", merit.ParseAnswer),
			Exemption: jpt.Exemption{
				Claimed:  sheet.Parse(r, "exemption_claimed", merit.ParseAnswer),
				Category: sheet.Parse(r, "exemption_category", category),
				Approved: sheet.Parse(r, "exemption_approved", merit.ParseAnswer),
				Valid:    validity(r),
			},
		}
		v.Obtained = sheet.Parse(r, "obtained", obtained)
		if level := v.Facts.Post.Level; level != 0 {
			if err := v.Facts.Post.Check(); err != nil {
				r.Fail("level", level.String(), &merit.FieldError{Field: "level", Value: level.String(), Expected: "jpt-utama, jpt-madya or jpt-pratama", Err: merit.ErrRange})
			}
		}
		if i := slices.IndexFunc(out.List, func(other Vacancy) bool { return other.ID == v.ID }); i >= 0 {
			r.Problem("id", v.ID, "each vacant post once: row "+strconv.Itoa(out.List[i].Row)+" has the same name", merit.ErrConflict)
			continue
		}
		if r.Bad {
			out.rejected[v.ID] = true
			continue
		}
		out.List = append(out.List, v)
	}
	out.Problems, out.Remarks = s.Problems, s.Remarks
	return out
}

func category(s string) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 4 {
		return 0, &merit.FieldError{Field: "category", Value: s, Expected: "1, 2, 3 or 4", Err: merit.ErrRange}
	}
	return n, nil
}

func validity(r *sheet.Row) merit.Interval {
	from, until := r.Day("exemption_from"), r.Day("exemption_until")
	span, err := merit.NewInterval(from, until)
	if err != nil {
		r.Fail("exemption_until", until.String(), err)
	}
	return span
}

// obtained reads parts such as "bkn approves yes; governor coordinates no".
func obtained(s string) ([]jpt.Obtained, error) {
	var out []jpt.Obtained
	for _, part := range strings.Split(s, ";") {
		words := strings.Fields(part)
		if len(words) != 3 {
			return nil, &merit.FieldError{Field: "obtained", Value: part, Expected: "party, act and answer, as in bkn approves yes", Err: merit.ErrSyntax}
		}
		party, err := merit.ParseParty(words[0])
		if err != nil {
			return nil, err
		}
		act, err := jpt.ParseAct(words[1])
		if err != nil {
			return nil, err
		}
		done, err := merit.ParseAnswer(words[2])
		if err != nil {
			return nil, err
		}
		out = append(out, jpt.Obtained{Party: party, Act: act, Done: done})
	}
	return out, nil
}

// ReadCandidates reads a file of candidates, officials of the roster for posts of
// v, into the posts. The name is for its problems, which it adds to those of v.
func (v *Vacancies) ReadCandidates(name string, file io.Reader, roster *Roster) {
	s := sheet.Read(name, file, CandidateColumns)
	for _, r := range s.Rows {
		id := r.Need("vacancy", "the id of a vacant post")
		r.Need("nip", "18 digits")
		nip := officialNIP(r)
		c := Candidate{Row: r.Line, Facts: jpt.Candidate{
			SameAgency:         sheet.Parse(r, "same_agency", merit.ParseAnswer),
			SameClassification: sheet.Parse(r, "same_classification", merit.ParseAnswer),
			MeetsStandard:      sheet.Parse(r, "meets_standard", merit.ParseAnswer),
			PassedUkom:         sheet.Parse(r, "passed_ukom", merit.ParseAnswer),
		}}
		place, known := roster.byNIP[nip]
		if !known && !nip.IsZero() && !roster.rejected[nip] {
			r.Problem("nip", nip.String(), "the number of an official on the roster", merit.ErrUnknown)
		}
		at := slices.IndexFunc(v.List, func(post Vacancy) bool { return post.ID == id })
		if at < 0 {
			if id != "" && !v.rejected[id] {
				r.Problem("vacancy", id, "the id of a vacant post", merit.ErrUnknown)
			}
			continue
		}
		post := &v.List[at]
		if known && slices.ContainsFunc(post.Candidates, func(other Candidate) bool {
			return other.Official != nil && other.Official.NIP == nip
		}) {
			r.Problem("nip", nip.String(), "each candidate once for a vacant post", merit.ErrConflict)
			continue
		}
		switch {
		case r.Bad || !known:
			c.Facts = jpt.Candidate{}
		default:
			c.Official = &roster.Officials[place]
			c.Facts.Incumbent = c.Official.Incumbent
			if nip.Employment() == merit.PPPK {
				c.Contract, c.Facts = true, jpt.Candidate{}
			}
		}
		post.Candidates = append(post.Candidates, c)
	}
	v.Problems, v.Remarks = append(v.Problems, s.Problems...), append(v.Remarks, s.Remarks...)
}
