//go:build !nosqlite

package main

// The driver sqlite is C made into Go: to build it with the race detector, or for a fuzz
// target, takes minutes. Those builds leave it out, by the tag.
import _ "modernc.org/sqlite"
