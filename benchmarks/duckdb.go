//go:build duckdb && cgo

package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"strings"

	"github.com/duckdb/duckdb-go/v2"
)

// duckdbSource is the decision as one statement over the table of all cases. What is
// not met is a list of names, empty text for what is.
const duckdbSource = `CREATE OR REPLACE TABLE answers AS
WITH parts AS (
  SELECT *,
    judged >= inaugurated + 10000 AS reached,
    present <= 2 AS jpt,
    judged >= inaugurated + 20000 AND judged <= inaugurated + 50000 + CASE WHEN inaugurated % 10000 = 229 THEN 72 ELSE 0 END AS testable,
    judged >= inaugurated + 50000 AS due,
    CASE WHEN career_until <> 0 AND career_until < judged THEN career_until ELSE judged END AS until,
    judged <= birth + 560000 AS age,
    p0 + p1 + p2 + p3 + p4 + p5 + p6 + p7 AS points,
    judged < CASE WHEN head % 10000 >= 700 THEN head + 9400 ELSE head + 600 END AND NOT consent AS frozen,
    20 * record + 25 * assessment + 20 * paper + 35 * interview AS total
  FROM cases
), conditions AS (
  SELECT *,
    CASE WHEN points >= 650 THEN 4 WHEN points >= 500 THEN 3 WHEN points >= 350 THEN 2 ELSE 1 END AS category,
    related AND until >= career_from + 50000 AS experience,
    prior IN (3, 5) AND until >= career_from + 20000 AS before,
    present = 2 AND standard AND passed AND reached AND testable AS fits
  FROM parts
), whole AS (
  SELECT *,
    degree >= 3 AND competent AND experience AND before AND conduct AND age AND healthy OR waived AS appoint,
    claimed AND approved AND category >= 3 AS exempt
  FROM conditions
)
SELECT
  id,
  CASE WHEN reached THEN 1 ELSE 2 END AS mutation,
  CASE WHEN NOT jpt THEN 3 WHEN testable THEN 1 ELSE 2 END AS ukom,
  CASE WHEN NOT jpt THEN 3 WHEN due THEN 1 ELSE 2 END AS evaluation,
  CASE WHEN appoint THEN 1 ELSE 2 END AS appoint,
  CASE WHEN frozen THEN 1 WHEN fits AND same_class THEN 2 WHEN fits AND same_agency THEN 3 WHEN fits THEN 4 WHEN exempt THEN 6 ELSE 8 END AS route,
  (total + 50) // 100 AS score,
  CASE WHEN total >= 800000 THEN 2 WHEN total >= 680000 THEN 1 ELSE 0 END AS band,
  points, category,
  concat_ws(' ',
    CASE WHEN NOT reached THEN 'mutation' END, CASE WHEN jpt AND NOT testable THEN 'ukom' END, CASE WHEN jpt AND NOT due THEN 'evaluation' END,
    CASE WHEN degree < 3 THEN 'education' END, CASE WHEN NOT competent THEN 'competence' END, CASE WHEN NOT experience THEN 'experience' END,
    CASE WHEN NOT before THEN 'prior-post' END, CASE WHEN NOT conduct THEN 'conduct' END, CASE WHEN NOT age THEN 'age' END,
    CASE WHEN NOT healthy THEN 'health' END, CASE WHEN NOT appoint THEN 'waiver' END, CASE WHEN frozen THEN 'freeze' END,
    CASE WHEN present <> 2 THEN 'level' END, CASE WHEN NOT standard THEN 'standard' END, CASE WHEN NOT passed THEN 'result' END,
    CASE WHEN claimed AND NOT exempt THEN 'exemption' END) AS failed
FROM whole`

const duckdbTable = `CREATE TABLE cases (id INTEGER, judged INTEGER, inaugurated INTEGER, present INTEGER, birth INTEGER,
  career_from INTEGER, career_until INTEGER, prior INTEGER, related BOOLEAN, degree INTEGER, competent BOOLEAN, conduct BOOLEAN,
  healthy BOOLEAN, waived BOOLEAN, head INTEGER, consent BOOLEAN, same_class BOOLEAN, same_agency BOOLEAN, standard BOOLEAN, passed BOOLEAN,
  claimed BOOLEAN, approved BOOLEAN, record INTEGER, assessment INTEGER, paper INTEGER, interview INTEGER,
  p0 INTEGER, p1 INTEGER, p2 INTEGER, p3 INTEGER, p4 INTEGER, p5 INTEGER, p6 INTEGER, p7 INTEGER)`

func init() {
	engines = append(engines, engine{"duckdb, one statement over all cases, one thread", openDuckDB})
}

// duckdbEngine judges all cases with one statement into a table of its own.
type duckdbEngine struct {
	conn    *sql.Conn
	n, last int
	answers []Decision
}

func openDuckDB(cases []Case) (runner, error) {
	connector, err := duckdb.NewConnector("", nil)
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	conn, err := sql.OpenDB(connector).Conn(ctx)
	if err != nil {
		return nil, err
	}
	for _, s := range []string{"SET threads = 1", duckdbTable} {
		if _, err := conn.ExecContext(ctx, s); err != nil {
			return nil, err
		}
	}
	err = conn.Raw(func(c any) error {
		rows, err := duckdb.NewAppenderFromConn(c.(driver.Conn), "", "cases")
		if err != nil {
			return err
		}
		for i := range cases {
			c := &cases[i]
			row := []driver.Value{i, c.AsOf, c.Inaugurated, c.Present, c.Birth, c.CareerFrom, c.CareerUntil, c.Prior, c.Related, c.Degree, c.Competent,
				c.Conduct, c.Healthy, c.Waived, c.Head, c.Consent, c.SameClass, c.SameAgency, c.Standard, c.Passed, c.Claimed, c.Approved,
				c.Record, c.Assessment, c.Paper, c.Interview}
			for _, p := range c.Points {
				row = append(row, p)
			}
			for k, v := range row {
				if n, ok := v.(int); ok {
					row[k] = int32(n)
				}
			}
			if err := rows.AppendRow(row...); err != nil {
				return err
			}
		}
		return rows.Close()
	})
	return &duckdbEngine{conn: conn, n: len(cases)}, err
}

// all judges every case.
func (d *duckdbEngine) all() error {
	d.answers = nil
	_, err := d.conn.ExecContext(context.Background(), duckdbSource)
	return err
}

// run is for the agreement alone: it judges all cases before the first.
func (d *duckdbEngine) run(i int) error {
	d.last = i
	if d.answers != nil {
		return nil
	}
	if err := d.all(); err != nil {
		return err
	}
	rows, err := d.conn.QueryContext(context.Background(), "SELECT * FROM answers ORDER BY id")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int
		var n [9]int
		var failed string
		if err := rows.Scan(&id, &n[0], &n[1], &n[2], &n[3], &n[4], &n[5], &n[6], &n[7], &n[8], &failed); err != nil {
			return err
		}
		answer, err := decisionOf(n[:], strings.Fields(failed))
		if err != nil {
			return err
		}
		d.answers = append(d.answers, answer)
	}
	if len(d.answers) != d.n {
		return fmt.Errorf("%d answers to %d cases", len(d.answers), d.n)
	}
	return rows.Err()
}

func (d *duckdbEngine) decision() (Decision, error) { return d.answers[d.last], nil }
