package main

import (
	"fmt"
	"math/bits"

	"github.com/seed-133aca06/asnmerit/merit"
)

// Case holds the facts of one decision in the form that every engine reads: whole
// numbers and yes or no, none of them missing. Days are written 20250908, so that an
// anniversary is an addition: 20200229 + 50000 is 20250229, a day that does not exist
// but lies between 28 February and 1 March, which is where a period of years from 29
// February ends.
type Case struct {
	AsOf int // the day of judgement and of law

	// The official and the present post.
	Inaugurated int
	Present     int // level of the post: one of the levels below
	Birth       int
	// The post before it.
	CareerFrom, CareerUntil int // CareerUntil is the first day not held any more, 0 for held still
	Prior                   int // level of that post
	Related                 bool
	Degree                  int // 1 below D-III, 2 D-III, 3 sarjana, 4 pascasarjana
	Competent               bool
	Conduct                 bool
	Healthy                 bool
	Waived                  bool

	// The vacancy, a post of JPT pratama in a regency.
	Head       int // inauguration of the regional head
	Consent    bool
	SameClass  bool
	SameAgency bool
	Standard   bool
	Passed     bool
	Claimed    bool
	Approved   bool

	// Marks in hundredths, 0 to 10000.
	Record, Assessment, Paper, Interview int
	// Points of the eight aspects of the merit index, in half points.
	Points [8]int
}

// The levels in a [Case].
const (
	madya = 1 + iota
	pratama
	administrator
	pengawas
	ahliMadya
)

// Decision is the whole answer. It is comparable, so that two engines agree where
// their decisions are equal.
type Decision struct {
	Mutation, Ukom, Evaluation merit.Outcome
	Appoint                    merit.Outcome
	Route                      uint8 // the number of a jpt.Route
	Score                      int32 // in hundredths, rounded half up
	Band                       uint8 // 0 KMS, 1 MMS, 2 MS, by the exact score
	Index                      int32 // in half points
	Category                   uint8 // 1 to 4
	Failed                     Failed
}

// Failed is the set of rules and conditions that are not met.
type Failed uint16

const (
	failsMutation Failed = 1 << iota
	failsUkom
	failsEvaluation
	failsEducation
	failsCompetence
	failsExperience
	failsPrior
	failsConduct
	failsAge
	failsHealth
	failsWaiver
	failsFreeze
	failsLevel
	failsStandard
	failsResult
	failsExemption
)

// failedNames are the words in which the engines list what is not met, in the order
// of the set.
var failedNames = [...]string{
	"mutation", "ukom", "evaluation", "education", "competence", "experience", "prior-post", "conduct",
	"age", "health", "waiver", "freeze", "level", "standard", "result", "exemption",
}

// failedNamed returns the set of what a list names.
func failedNamed(names []string) (Failed, error) {
	var set Failed
	for _, name := range names {
		i := 0
		for i < len(failedNames) && failedNames[i] != name {
			i++
		}
		if i == len(failedNames) {
			return 0, fmt.Errorf("no rule is named %q", name)
		}
		set |= 1 << i
	}
	if bits.OnesCount16(uint16(set)) != len(names) {
		return 0, fmt.Errorf("the list names a rule twice: %q", names)
	}
	return set, nil
}

// decisionOf turns the answer of an engine, its nine numbers in the order of
// [Decision] and the list of names, into a decision.
func decisionOf(numbers []int, failed []string) (Decision, error) {
	if len(numbers) != 9 {
		return Decision{}, fmt.Errorf("%d numbers instead of 9: %v", len(numbers), numbers)
	}
	set, err := failedNamed(failed)
	return Decision{
		Mutation: merit.Outcome(numbers[0]), Ukom: merit.Outcome(numbers[1]), Evaluation: merit.Outcome(numbers[2]),
		Appoint: merit.Outcome(numbers[3]), Route: uint8(numbers[4]),
		Score: int32(numbers[5]), Band: uint8(numbers[6]), Index: int32(numbers[7]), Category: uint8(numbers[8]),
		Failed: set,
	}, err
}
