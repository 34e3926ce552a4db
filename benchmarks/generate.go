package main

import "github.com/seed-133aca06/asnmerit/merit"

// splitmix64 is the generator of Steele, Lea and Flood (2014): a seed gives the same
// cases on every machine and under every version of Go.
type splitmix64 uint64

func (s *splitmix64) next() uint64 {
	*s += 0x9e3779b97f4a7c15
	z := uint64(*s)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

func (s *splitmix64) below(n int) int { return int(s.next() % uint64(n)) }

// likely is true 7 times in 8: a case in which most conditions hold shows whether
// the last one is judged rightly.
func (s *splitmix64) likely() bool { return s.below(8) != 0 }

func (s *splitmix64) pick(from ...int) int { return from[s.below(len(from))] }

// judged are the days of judgement, all under the same law: around the leap day of
// 2024, the end of February 2025, to which a period from a 29th or a 31st runs, and
// ordinary days.
var judged = []int{20240228, 20240229, 20240301, 20250228, 20250301, 20250831, 20250908, 20251230}

// mostPoints are the greatest points of the aspects, in half points.
var mostPoints = [8]int{80, 80, 240, 80, 160, 80, 32, 48}

func pack(d merit.Date) int { return d.Year()*1_0000 + int(d.Month())*100 + d.Day() }

// ago returns the day a period before the day of judgement, and some days later:
// with 1 the period is complete tomorrow, with 0 today, with -1 it was yesterday.
func ago(asOf int, p merit.Period, later int) int {
	day, err := unpack(asOf)
	if err != nil {
		panic(err) // not one of the days above
	}
	back := merit.Period{Years: -p.Years, Months: -p.Months}
	return pack(day.Add(back, merit.RollForward).AddDays(later))
}

// sound returns a case in which every condition holds, on the given day.
func sound(asOf int) Case {
	return Case{
		AsOf: asOf, Inaugurated: ago(asOf, merit.Years(3), 0), Present: pratama, Birth: ago(asOf, merit.Years(50), 0),
		CareerFrom: ago(asOf, merit.Years(12), 0), CareerUntil: ago(asOf, merit.Years(3), 0), Prior: administrator, Related: true,
		Degree: 3, Competent: true, Conduct: true, Healthy: true,
		Head: ago(asOf, merit.Years(2), 0), SameClass: true, SameAgency: true, Standard: true, Passed: true, Approved: true,
		Record: 8500, Assessment: 8500, Paper: 8500, Interview: 8500,
		Points: [8]int{60, 60, 180, 60, 120, 60, 24, 36},
	}
}

// edges returns a case for every boundary: the day before, on and after each
// threshold, starts on 29 February, and scores just below, on and above each edge.
func edges() (out []Case) {
	for _, asOf := range judged {
		add := func(change func(*Case)) {
			c := sound(asOf)
			change(&c)
			out = append(out, c)
		}
		for later := -1; later <= 1; later++ {
			for _, years := range []int{1, 2, 5} {
				add(func(c *Case) { c.Inaugurated = ago(asOf, merit.Years(years), later) })
			}
			for _, years := range []int{2, 5} {
				add(func(c *Case) { c.CareerFrom, c.CareerUntil = ago(asOf, merit.Years(years), later), 0 })
				add(func(c *Case) { // complete when the post was left
					c.CareerFrom = ago(c.CareerUntil, merit.Years(years), later)
				})
			}
			add(func(c *Case) { c.Birth = ago(asOf, merit.Years(56), later) })
			for _, consent := range []bool{false, true} {
				add(func(c *Case) { c.Head, c.Consent = ago(asOf, merit.Months(6), later), consent })
			}
		}
		for _, start := range []int{20200229, 20240229} {
			if start <= asOf {
				add(func(c *Case) { c.Inaugurated = start })
				add(func(c *Case) { c.CareerFrom, c.CareerUntil = start, 0 })
			}
		}
		for _, head := range []int{20240829, 20240830, 20240831} { // six months on there is no such day
			if head <= asOf {
				add(func(c *Case) { c.Head = head })
			}
		}
		add(func(c *Case) { c.Birth = 19680229 })
		for _, mark := range []int{0, 6799, 6800, 6801, 7999, 8000, 8001, 10000} {
			add(func(c *Case) { c.Record, c.Assessment, c.Paper, c.Interview = mark, mark, mark, mark })
			add(func(c *Case) { // a fraction of a hundredth below: rounded it reaches the edge, exactly it does not
				c.Record, c.Assessment, c.Paper, c.Interview = mark, mark, max(mark-1, 0), mark
			})
		}
		for _, index := range []int{0, 349, 350, 351, 499, 500, 501, 649, 650, 651, 800} {
			for _, claimed := range []bool{false, true} {
				add(func(c *Case) {
					c.Passed, c.Claimed = false, claimed // so that the route hangs on the category
					for i, most := range mostPoints {
						c.Points[i] = min(index, most)
						index -= c.Points[i]
					}
				})
			}
		}
	}
	return out
}

// Generate returns n cases from a seed: first those on every boundary, then cases in
// which each fact is drawn by itself, half of the days within a day of a threshold.
func Generate(seed uint64, n int) []Case {
	out := edges()
	if len(out) > n {
		out = out[:n]
	}
	s := splitmix64(seed)
	for len(out) < n {
		out = append(out, draw(&s))
	}
	return out
}

func draw(s *splitmix64) Case {
	asOf := judged[s.below(len(judged))]
	since := func(years ...int) int {
		if s.below(2) == 0 {
			return ago(asOf, merit.Years(s.pick(years...)), s.below(3)-1)
		}
		return ago(asOf, merit.Years(s.below(8)), -s.below(366))
	}
	c := Case{
		AsOf: asOf, Inaugurated: since(1, 2, 5), Present: s.pick(madya, pratama, pratama, pratama, pratama, administrator),
		Birth: ago(asOf, merit.Years(56), s.below(3)-1), CareerFrom: since(2, 5), Prior: s.pick(administrator, administrator, ahliMadya, pengawas),
		Related: s.likely(), Degree: s.pick(1, 2, 3, 3, 3, 4, 4, 4), Competent: s.likely(), Conduct: s.likely(), Healthy: s.likely(), Waived: s.below(2) == 0,
		Consent: s.below(2) == 0, SameClass: s.below(2) == 0, SameAgency: s.below(2) == 0, Standard: s.likely(), Passed: s.likely(),
		Claimed: s.below(2) == 0, Approved: s.likely(),
		Record: s.below(hundredths + 1), Assessment: s.below(hundredths + 1), Paper: s.below(hundredths + 1), Interview: s.below(hundredths + 1),
	}
	if s.below(2) == 0 {
		c.Birth = ago(asOf, merit.Years(30+s.below(30)), -s.below(366))
	}
	c.Head = ago(asOf, merit.Months(6), s.below(3)-1)
	if s.below(2) == 0 {
		c.Head = ago(asOf, merit.Years(s.below(5)), -s.below(366))
	}
	if s.below(2) == 0 && c.CareerFrom < asOf {
		c.CareerUntil = asOf // left today
		if from, err := unpack(c.CareerFrom); err == nil && s.below(2) == 0 {
			if left := pack(from.AddYears(s.pick(2, 5), merit.RollForward).AddDays(s.below(3) - 1)); left <= asOf {
				c.CareerUntil = left
			}
		}
	}
	for i, most := range mostPoints {
		c.Points[i] = most/2 + s.below(most/2+1)
		if s.below(4) == 0 {
			c.Points[i] = s.below(most + 1)
		}
	}
	return c
}
