// Package rosterfile reads the tables that the programs judge: officials, vacant
// posts, the officials who are candidates for them, and the marks of a panel. They
// are CSV or XLSX files as package sheet reads them.
//
// A file is read to its end whatever is wrong with it: every problem is a
// [*RowError], and the rows without problems are still there. An empty cell is a
// fact that is not known and no problem, but for the few columns that say who or
// what the row is about.
package rosterfile

import "github.com/seed-133aca06/asnmerit/examples/internal/sheet"

// RowError is one problem of a file.
type RowError = sheet.Problem
