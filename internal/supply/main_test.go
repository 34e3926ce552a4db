package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Without the network: a licence that the page lacks is a page that is not current.
func TestThePageIsCurrent(t *testing.T) {
	want, err := render("../..", func(r requirement) (string, error) {
		return "", fmt.Errorf("%s %s: run go generate ./internal/supply", r.Path, r.Version)
	})
	require.NoError(t, err)
	got, err := os.ReadFile(filepath.Join("../..", page))
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got), "run go generate ./internal/supply")
}

func TestTheLibraryDependsOnOneModule(t *testing.T) {
	list, err := modules("../..")
	require.NoError(t, err)
	require.Equal(t, ".", list[0].folder)
	var direct []string
	for _, r := range list[0].requires {
		if needed(list[0], r) == "directly" {
			direct = append(direct, r.Path)
		}
	}
	assert.Equal(t, []string{"github.com/shopspring/decimal"}, direct)
}

func TestLicencesAreToldApart(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Apache License\n  Version 2.0, January 2004", "Apache-2.0"},
		{"Permission is hereby granted, free\nof charge, to any person", "MIT"},
		{"Redistribution and use in source and binary forms … to endorse or promote products", "BSD-3-Clause"},
		{"Redistribution and use in source and binary forms, with or without", "BSD-2-Clause"},
		{"Mozilla Public License Version 2.0", "MPL-2.0"},
		{"All rights reserved.", ""},
	} {
		assert.Equal(t, c.want, licenceIn(c.text))
	}
}
