package main

import (
	"strings"

	"github.com/seed-133aca06/asnmerit/eligibility"
	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/examples/internal/rosterfile"
	"github.com/seed-133aca06/asnmerit/merit"
)

// verdictColumns are the columns that the formats of one row an official add to those
// of the file, with what they are called in a workbook.
var verdictColumns = func() (out []column) {
	for i, key := range questionKeys {
		q := questions[i]
		out = append(out,
			column{"merit_" + key, q},
			column{"merit_" + key + "_changes", about(q, "berubah pada", "changes on")},
			column{"merit_" + key + "_finding", about(q, "temuan", "finding")},
			column{"merit_" + key + "_articles", about(q, "dasar", "basis")})
	}
	return append(out, column{"merit_note", merit.T("Catatan asnmerit", "Note of asnmerit")})
}()

type column struct {
	name  string
	title merit.Text
}

func about(q merit.Text, id, en string) merit.Text {
	return merit.T(q.In(merit.Indonesian)+": "+id, q.In(merit.English)+": "+en)
}

// isVerdictColumn reports whether a column of the file is one that the program added
// before, and writes anew.
func isVerdictColumn(name string) bool {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, c := range verdictColumns {
		if name == c.name || name == strings.ToLower(c.title.In(merit.Indonesian)) || name == strings.ToLower(c.title.In(merit.English)) {
			return true
		}
	}
	return false
}

// verdict is what is known of the official of a row.
type verdict struct {
	judged
	// note says why there are no findings: the row was rejected, or the official is on
	// contract.
	note     string
	rejected bool
}

// judgeOfficial judges an official.
func (s *settings) judgeOfficial(o rosterfile.Official) (judged, error) {
	j := judged{Official: o, group: onContract}
	if o.NIP.Employment() != merit.PNS {
		return j, nil
	}
	var err error
	if j.tenure, err = s.profile.Tenure(o.Incumbent, s.when); err != nil {
		return judged{}, err
	}
	j.group = groupOf(o.Incumbent.Level, j.tenure)
	return j, nil
}

// phrase is what the formats of one row an official write of a finding, but for the
// day of change. There are few of them, so each is made once.
type phrase struct {
	outcome  merit.Outcome
	code     string
	articles string
	// The cells as CSV and as JSON have them, before and behind the day of change.
	csv, json [2]string
}

// phraseKey is what the phrase of a finding hangs on, as long as the day of law stays.
type phraseKey struct {
	rule     *merit.Rule
	reason   *merit.Reason
	required *merit.ParamValue
}

// phrases makes the phrases of findings.
type phrases map[phraseKey]*phrase

func (p phrases) of(f *merit.Finding) *phrase {
	key := phraseKey{f.Rule, f.Reason, f.Required}
	if known := p[key]; known != nil {
		return known
	}
	made := &phrase{outcome: f.Outcome(), code: f.Code(), articles: page.Articles(*f)}
	p[key] = made
	return made
}

// findingsOf returns the findings in the order of the questions.
func findingsOf(t *eligibility.Tenure) [3]*merit.Finding {
	return [3]*merit.Finding{&t.Mutation, &t.Ukom, &t.Evaluation}
}
