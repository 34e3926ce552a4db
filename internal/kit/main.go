// Command kit writes the conformance kit: what this library answers to a fixed set
// of cases, as JSON that an implementation in any language can run. Below conformance/
// it writes tenure.json, score.json and index.json, and below conformance/tables/
// every table of cases of the packages. What the files mean stands in
// conformance/README.md, their form in conformance/schema/, of which it writes the schema
// of decision records and inputs too.
package main

//go:generate go run . ../..

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: kit ROOT-OF-THE-REPOSITORY")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "kit:", err)
		os.Exit(1)
	}
}

// write replaces every generated file. Tables that are gone leave no file behind.
func write(root string) error {
	files, err := render(os.DirFS(root))
	if err != nil {
		return err
	}
	if err := os.RemoveAll(filepath.Join(root, "conformance", "tables")); err != nil {
		return err
	}
	for name, content := range files {
		name = filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// render returns every generated file by its path below root.
func render(root fs.FS) (map[string][]byte, error) {
	out := map[string][]byte{}
	for name, make := range map[string]func(fs.FS) (document, error){
		"conformance/tenure.json": tenureDocument,
		"conformance/score.json":  scoreDocument,
		"conformance/index.json":  indexDocument,
	} {
		d, err := make(root)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if out[name], err = d.bytes(); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	var err error
	if out[recordSchemaFile], err = recordSchema(); err != nil {
		return nil, fmt.Errorf("%s: %w", recordSchemaFile, err)
	}
	return out, tables(root, out)
}

// document is a file of the kit: a head, and lists of which every element stands on
// a line of its own, so that a difference between two versions shows the case.
type document struct {
	schema      string // name of its schema
	description string
	lists       []jsonList
}

type jsonList struct {
	name  string
	items []any
}

func (d document) bytes() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("{\n")
	for _, field := range []struct{ name, text string }{{"$schema", d.schema}, {"description", d.description}} {
		text, err := compact(field.text)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "%q: %s", field.name, text)
		if field.name != "description" {
			b.WriteString(",\n")
		}
	}
	for _, l := range d.lists {
		fmt.Fprintf(&b, ",\n%q: [", l.name)
		for i, item := range l.items {
			line, err := compact(item)
			if err != nil {
				return nil, err
			}
			if i > 0 {
				b.WriteString(",")
			}
			b.WriteString("\n")
			b.Write(line)
		}
		b.WriteString("\n]")
	}
	b.WriteString("\n}\n")
	return b.Bytes(), nil
}

// compact writes a value on one line, with < and & as they are.
func compact(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// generator is splitmix64: a fixed seed gives the same cases on every machine and
// with every version of Go.
type generator uint64

func (g *generator) next() uint64 {
	*g += 0x9e3779b97f4a7c15
	z := uint64(*g)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below returns a number from 0 to n-1.
func (g *generator) below(n int) int { return int(g.next() % uint64(n)) }

// one returns one of the values.
func one[T any](g *generator, values ...T) T { return values[g.below(len(values))] }
