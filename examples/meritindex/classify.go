package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/seed-133aca06/asnmerit/examples/internal/page"
	"github.com/seed-133aca06/asnmerit/examples/internal/sheet"
	"github.com/seed-133aca06/asnmerit/examples/internal/wholefile"
	"github.com/seed-133aca06/asnmerit/kasnindex"
	"github.com/seed-133aca06/asnmerit/merit"
)

// scoreColumns are the columns that a file of scores must have. An agency may have
// several years, and a score that is not known is an empty cell.
var scoreColumns = []string{"agency", "year", "score"}

// addedColumns are those that classify adds. Distance is that to the next category.
var addedColumns = []string{"merit_category", "merit_name", "merit_next", "merit_distance", "merit_finding", "merit_explanation"}

// classified is a row of the file with what the library says about it.
type classified struct {
	line        int
	cells       []string // of all columns
	agency      string
	year        int
	score       kasnindex.Points
	band        band // the zero band where there is no category
	next        band
	distance    kasnindex.Points
	higher      bool
	finding     string // code of the finding; empty for an instrument of one's own
	explanation string
}

// classification is a file of scores.
type classification struct {
	lang     merit.Language
	width    int
	name     string
	file     *sheet.Reader
	rows     []classified
	problems []*sheet.Problem
	remarks  []*sheet.Remark
}

func classify(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("meritindex classify", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: meritindex classify [flags] scores.csv | scores.xlsx | scores.xlsx#sheet")
		flags.PrintDefaults()
	}
	lang, width := page.LanguageFlag(flags), page.WidthFlag(flags)
	format, outFile := page.FormatFlag(flags, "table", "csv", "xlsx", "json"), page.OutFlag(flags)
	own := flags.String("instrument", "", "JSON `file` of the instrument (default: that of KASN)")
	if code, done := page.Parse(flags, args, 1, stderr); done {
		return code
	}
	usage := func(err error) int { return page.Fail(stderr, "meritindex classify", page.ExitUsage, err) }
	if flags.NArg() == 0 {
		return usage(&merit.FieldError{Field: "file", Expected: "a CSV or XLSX file with the columns " + strings.Join(scoreColumns, ", "), Err: merit.ErrMissing})
	}
	file, err := sheet.OpenFile(flags.Arg(0))
	if err != nil {
		return usage(err)
	}
	defer func() { _ = file.Close() }()
	in := kasnindex.KASN2019()
	if *own != "" {
		data, err := os.ReadFile(*own)
		if err != nil {
			return usage(err)
		}
		if in, err = kasnindex.Load(data); err != nil {
			listErrors(*own, err, stderr)
			return page.ExitProblem
		}
	}
	c := &classification{lang: *lang, width: *width, name: file.Name}
	if c.width == 0 {
		c.width = page.TerminalWidth(stdout)
	}
	write := map[string]func(io.Writer) error{"table": c.table, "csv": c.csv, "xlsx": c.xlsx, "json": c.json}[*format]
	c.file = sheet.Open(file.Name, file, scoreColumns)
	defer c.file.Close()
	err = c.read(in)
	if err == nil && (c.file.Found() || *format == "table" || *format == "json") {
		err = wholefile.Write(*outFile, stdout, write)
	}
	if err != nil {
		return page.Fail(stderr, "meritindex classify", page.ExitProblem, err)
	}
	return sheet.Finish(c.problems, c.remarks, c.lang, *outFile == "" && *format == "table", stderr)
}

// read reads the file and classifies the rows without problems. What is wrong with a
// row does not keep the others from being classified.
func (c *classification) read(in *kasnindex.Instrument) error {
	for c.file.Next() {
		r := &c.file.Row
		one := classified{line: r.Line, cells: r.Cells(), agency: r.Need("agency", "the name of an agency")}
		r.Need("year", "a year")
		one.year = sheet.Parse(r, "year", parseYear)
		one.score = sheet.Parse(r, "score", scoreReader(in))
		if r.Bad {
			continue
		}
		if err := c.place(&one, in); err != nil {
			return err
		}
		c.rows = append(c.rows, one)
	}
	c.problems, c.remarks = c.file.Problems(), c.file.Remarks()
	return nil
}

// place classifies one row. A score of a year in which the instrument did not govern
// has no category by it.
func (c *classification) place(one *classified, in *kasnindex.Instrument) error {
	// The file tells no more than the year; its middle stands for it.
	day := merit.MustDate(one.year, time.July, 1)
	governs := in.Spec().Valid.Contains(day)
	if in == kasnindex.KASN2019() {
		f, err := in.Classify(one.score, merit.On(day))
		if err != nil {
			return err
		}
		one.finding, one.explanation = f.Code(), f.Explanation(c.lang)
		governs = f.Outcome() == merit.Met
	} else if !governs {
		one.explanation = merit.T("instrumen tidak berlaku pada tahun itu", "the instrument did not govern that year").In(c.lang)
	}
	if !governs {
		return nil
	}
	var err error
	if one.band, err = in.Band(one.score); err != nil {
		return err
	}
	one.next, one.distance, one.higher, err = in.Next(one.score)
	return err
}

func (c *classification) table(out io.Writer) error {
	p := page.New(out, c.lang, c.width)
	p.Title(p.In(merit.T("Kategori sistem merit", "Merit categories")))
	none, legend := 0, page.NewLegend(c.lang)
	var rows [][]string
	for _, one := range c.rows {
		category, distance := bandName(one.band, c.lang), ""
		switch {
		case one.band.Code == "":
			none++
			category = "? " + legend.Number(one.explanation)
		case one.higher:
			distance = p.Fill(merit.T("%s ke %s", "%s to %s"), number(one.distance, c.lang), one.next.Code)
		}
		rows = append(rows, []string{one.agency, strconv.Itoa(one.year), number(one.score, c.lang), category, distance})
	}
	p.Para(merit.T("%s. Baris: %d; dengan kategori: %d; tidak dapat dipastikan: %d; masalah: %d.", "%s. Rows: %d; with a category: %d; cannot tell: %d; problems: %d."),
		c.name, len(rows), len(rows)-none, none, len(c.problems))
	if len(rows) > 0 {
		p.Blank()
		p.Table([]page.Column{
			{Head: p.In(merit.T("Instansi", "Agency")), Give: true, Least: 20},
			{Head: p.In(merit.T("tahun", "year")), Right: true},
			{Head: p.In(merit.T("nilai", "score")), Right: true},
			{Head: p.In(merit.T("kategori", "category")), Give: true},
			{Head: p.In(merit.T("berikutnya", "next")), Right: true},
		}, rows)
	}
	if none > 0 {
		p.Blank()
		p.Legend(legend)
	}
	sheet.Rejected(p, c.problems)
	return p.Err()
}

// added returns the cells that classify adds to a row.
func (one classified) added(lang merit.Language) []string {
	name := ""
	if one.band.Code != "" {
		name = one.band.Name.In(lang)
	}
	return []string{one.band.Code, name, one.next.Code, one.distance.String(), one.finding, one.explanation}
}

// csv writes the file with the columns of before and those added.
func (c *classification) csv(out io.Writer) error {
	return sheet.WriteCSV(out, func(row func(...string) error) error {
		err := row(append(slices.Clone(c.file.Header), addedColumns...)...)
		for _, one := range c.rows {
			err = errors.Join(err, row(append(one.cells, one.added(c.lang)...)...))
		}
		return err
	})
}

// xlsx writes a workbook: that of the file with the added columns, every other cell as
// it was, or for a CSV file a new one with all its cells as text.
func (c *classification) xlsx(out io.Writer) error {
	if !c.file.IsBook() {
		book, err := sheet.NewBook(append(slices.Clone(c.file.Header), addedColumns...)...)
		if err != nil {
			return err
		}
		defer book.Close()
		for _, one := range c.rows {
			if err := book.Row(texts(append(one.cells, one.added(c.lang)...))...); err != nil {
				return err
			}
		}
		_, err = book.WriteTo(out)
		return err
	}
	return c.file.AddColumns(out, addedColumns, func(yield func(int, []any) bool) {
		for _, one := range c.rows {
			if !yield(one.line, texts(one.added(c.lang))) {
				return
			}
		}
	})
}

func texts(cells []string) []any {
	out := make([]any, len(cells))
	for i, cell := range cells {
		out[i] = cell
	}
	return out
}

func (c *classification) json(out io.Writer) error {
	type row struct {
		Row         int              `json:"row"`
		Agency      string           `json:"agency"`
		Year        int              `json:"year"`
		Score       kasnindex.Points `json:"score"`
		Category    string           `json:"category"` // empty where there is none
		Name        string           `json:"name"`
		Next        string           `json:"next"`
		Distance    kasnindex.Points `json:"distance"`
		Finding     string           `json:"finding"`
		Explanation string           `json:"explanation"`
	}
	doc := struct {
		Rows     []row               `json:"rows"`
		Problems []sheet.ProblemJSON `json:"problems"`
	}{[]row{}, sheet.ProblemsJSON(c.problems)}
	for _, one := range c.rows {
		added := one.added(c.lang)
		doc.Rows = append(doc.Rows, row{one.line, one.agency, one.year, one.score, added[0], added[1], added[2], one.distance, one.finding, one.explanation})
	}
	return encode(out, doc)
}
