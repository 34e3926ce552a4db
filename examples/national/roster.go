package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/seed-133aca06/asnmerit/merit"
)

// header is the first line of every shard. The cells are codes, numbers and days, so
// none is quoted and a line is one official; a line with a quotation mark is refused.
const header = "nip,agency,level,inaugurated,birth"

// shards names the files of a roster in dir.
func shards(dir string) string { return filepath.Join(dir, "officials-*.csv") }

// Roster is a made-up national roster. The same numbers give the same files,
// whatever the machine and the number of workers.
type Roster struct {
	Seed      uint64
	Officials int
	Agencies  int
	Shards    int
	AsOf      merit.Date // no inauguration lies later than a year after it
}

// Write writes the shards into dir.
func (r Roster) Write(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	var next atomic.Int64
	var group errgroup.Group
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			for {
				shard := int(next.Add(1)) - 1
				if shard >= r.Shards {
					return nil
				}
				if err := r.writeShard(dir, shard); err != nil {
					return err
				}
			}
		})
	}
	return group.Wait()
}

func (r Roster) writeShard(dir string, shard int) (err error) {
	file, err := os.Create(filepath.Join(dir, fmt.Sprintf("officials-%05d.csv", shard)))
	if err != nil {
		return err
	}
	defer func() {
		if closing := file.Close(); err == nil {
			err = closing
		}
	}()
	out := bufio.NewWriterSize(file, 1<<20)
	if _, err := out.WriteString(header + "\n"); err != nil {
		return err
	}
	line := make([]byte, 0, len(header)+64)
	for i := shard * r.Officials / r.Shards; i < (shard+1)*r.Officials/r.Shards; i++ {
		line = r.appendOfficial(line[:0], i)
		if _, err := out.Write(line); err != nil {
			return err
		}
	}
	return out.Flush()
}

// How often, in a thousand officials, a row has a fault or a gap of each kind.
const (
	perMille      = 1000
	badNIP        = 1 // a NIP that a spreadsheet has rounded
	noInaugurated = 4 // the day of inauguration is not known
	noBirth       = 3
)

// appendOfficial appends the line of official i. Most are administrators and
// functional officials, few hold senior posts, as in life; the days are spread evenly,
// so that every threshold falls on somebody.
func (r Roster) appendOfficial(line []byte, i int) []byte {
	random := rand.New(rand.NewPCG(r.Seed, uint64(i)))
	level := levelOf(random.IntN(perMille))
	birth := merit.MustDate(1967+random.IntN(34), time.Month(1+random.IntN(12)), 1+random.IntN(28))
	appointed := birth.Year() + 22 + random.IntN(4)
	sex := 1 + random.IntN(2)
	inaugurated := r.AsOf.AddDays(365 - random.IntN(9*365))
	serial := random.IntN(perMille)
	fault := random.IntN(perMille)

	nip := fmt.Sprintf("%04d%02d%02d%04d%02d%d%03d", birth.Year(), birth.Month(), birth.Day(), appointed, 1+random.IntN(12), sex, serial)
	if fault < badNIP {
		nip = nip[:6] + "E+17"
	}
	line = fmt.Appendf(line, "%s,A%04d,%s,", nip, 1+random.IntN(r.Agencies), level)
	if fault < badNIP || fault >= badNIP+noInaugurated {
		line = append(line, inaugurated.String()...)
	}
	line = append(line, ',')
	if fault < perMille-noBirth {
		line = append(line, birth.String()...)
	}
	return append(line, '\n')
}

// levelOf spreads a thousand officials over the levels of posts.
func levelOf(n int) merit.Level {
	for _, share := range levelShares {
		if n -= share.perMille; n < 0 {
			return share.level
		}
	}
	return merit.Pelaksana
}

var levelShares = []struct {
	level    merit.Level
	perMille int
}{
	{merit.JPTUtama, 1}, {merit.JPTMadya, 2}, {merit.JPTPratama, 15}, {merit.Administrator, 60}, {merit.Pengawas, 90},
	{merit.AhliUtama, 5}, {merit.AhliMadya, 80}, {merit.AhliMuda, 150}, {merit.AhliPertama, 250},
}
