// Command supply writes docs/supply-chain.md: what each module of the repository
// depends on, under which licence, with the digest of go.sum. Licences that the page
// has are kept; for what is new the module is fetched and its licence read. Run it
// with go generate.
package main

//go:generate go run . ../..

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

const page = "docs/supply-chain.md"

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: supply ROOT-OF-THE-REPOSITORY")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "supply:", err)
		os.Exit(1)
	}
}

func write(root string) error {
	text, err := render(root, fetched)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(root, page), text, 0o644)
}

// requirement is a module that another needs.
type requirement struct {
	Path, Version string
	Indirect      bool
}

// module is one go.mod of the repository.
type module struct {
	folder   string
	path     string
	requires []requirement
}

// modules returns every module of the repository, the library first.
func modules(root string) ([]module, error) {
	var out []module
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && name != root && strings.HasPrefix(entry.Name(), ".") {
			return fs.SkipDir
		}
		if entry.Name() != "go.mod" {
			return nil
		}
		data, err := exec.Command("go", "mod", "edit", "-json", name).Output()
		if err != nil {
			return fmt.Errorf("go mod edit %s: %w", name, err)
		}
		var file struct {
			Module  struct{ Path string }
			Require []requirement
		}
		if err := json.Unmarshal(data, &file); err != nil {
			return err
		}
		folder, err := filepath.Rel(root, filepath.Dir(name))
		if err != nil {
			return err
		}
		out = append(out, module{filepath.ToSlash(folder), file.Module.Path, file.Require})
		return nil
	})
	slices.SortFunc(out, func(a, b module) int { return strings.Compare(a.folder, b.folder) }) // "." is the first
	return out, err
}

// digests returns the digests of a go.sum by "module version".
func digests(name string) (map[string]string, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for line := range strings.Lines(string(data)) {
		if words := strings.Fields(line); len(words) == 3 && !strings.HasSuffix(words[1], "/go.mod") {
			out[words[0]+" "+words[1]] = words[2]
		}
	}
	return out, nil
}

var row = regexp.MustCompile(`(?m)^\| ([^ ]+) \| (v[^ ]+) \| [^|]+ \| ([^|]+) \|`)

// licences returns those that the page has, by "module version".
func licences(root string) map[string]string {
	out := map[string]string{}
	data, err := os.ReadFile(filepath.Join(root, page))
	if err != nil {
		return out // there is no page yet
	}
	for _, found := range row.FindAllStringSubmatch(string(data), -1) {
		out[found[1]+" "+found[2]] = found[3]
	}
	return out
}

// render returns the page. licenceOf finds a licence that the page lacks.
func render(root string, licenceOf func(requirement) (string, error)) ([]byte, error) {
	list, err := modules(root)
	if err != nil {
		return nil, err
	}
	known := licences(root)
	var b bytes.Buffer
	b.WriteString("# Supply chain\n\nWhat each module of the repository depends on. Written by `go generate ./internal/supply`; do not edit.\n\n")
	b.WriteString("An importer of the library gets the first table alone, and of it only what is not for tests: the other modules are nested, so nothing of theirs is inherited. ")
	b.WriteString("A digest is that of go.sum, which `go mod verify` checks against what was fetched, and the checksum database against what everybody else got. ")
	b.WriteString("A licence was read from the module's own file. No dependency is vendored, generated code has no other source than this repository, and CI runs nothing but Go tools at fixed versions.\n")
	for _, m := range list {
		sums, err := digests(filepath.Join(root, m.folder, "go.sum"))
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "\n## %s\n\n| module | version | needed | licence | digest |\n|---|---|---|---|---|\n", m.path)
		for _, r := range m.requires {
			if strings.HasPrefix(r.Path, list[0].path) {
				continue // a module of this repository
			}
			licence := known[r.Path+" "+r.Version]
			if licence == "" {
				if licence, err = licenceOf(r); err != nil {
					return nil, err
				}
			}
			digest := sums[r.Path+" "+r.Version]
			if digest == "" {
				digest = "not fetched: only its go.mod is read"
			}
			fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", r.Path, r.Version, needed(m, r), licence, digest)
		}
	}
	return b.Bytes(), nil
}

func needed(m module, r requirement) string {
	switch {
	case r.Indirect:
		return "indirectly"
	case m.folder == "." && r.Path == "github.com/stretchr/testify":
		return "by tests"
	}
	return "directly"
}

// fetched fetches a module and reads its licence.
func fetched(r requirement) (string, error) {
	command := exec.Command("go", "mod", "download", "-json", r.Path+"@"+r.Version)
	command.Dir = os.TempDir()
	command.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=")
	data, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("go mod download %s: %w\n%s", r.Path, err, data)
	}
	var got struct{ Dir string }
	if err := json.Unmarshal(data, &got); err != nil {
		return "", err
	}
	names, err := filepath.Glob(filepath.Join(got.Dir, "*"))
	if err != nil {
		return "", err
	}
	for _, name := range names {
		if !regexp.MustCompile(`(?i)^(licen[cs]e|copying)`).MatchString(filepath.Base(name)) {
			continue
		}
		if info, err := os.Stat(name); err != nil || info.IsDir() {
			continue // a folder of the texts between which the file beside it chooses
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		if licence := licenceIn(string(text)); licence != "" {
			return licence, nil
		}
	}
	return "", fmt.Errorf("%s@%s: no licence that is known; look at %s and write it into the page", r.Path, r.Version, got.Dir)
}

// licenceIn names the licence by what only it says.
func licenceIn(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	for _, l := range []struct {
		name string
		says []string
	}{
		{"FTL or GPL-2.0-or-later", []string{"subject to your choice of exactly one of the following two licenses", "FreeType License"}},
		{"Apache-2.0", []string{"Apache License", "Version 2.0"}},
		{"MPL-2.0", []string{"Mozilla Public License Version 2.0"}},
		{"BSD-3-Clause", []string{"Redistribution and use in source and binary forms", "endorse or promote"}},
		{"BSD-2-Clause", []string{"Redistribution and use in source and binary forms"}},
		{"ISC", []string{"Permission to use, copy, modify, and/or distribute this software for any purpose"}},
		{"ISC", []string{"Permission to use, copy, modify, and distribute this software for any purpose"}},
		{"MIT", []string{"Permission is hereby granted, free of charge"}},
		{"Unlicense", []string{"This is free and unencumbered software"}},
	} {
		if !slices.ContainsFunc(l.says, func(s string) bool { return !strings.Contains(text, s) }) {
			return l.name
		}
	}
	return ""
}
