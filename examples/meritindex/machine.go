package main

import "io"

func writeJSON(*report, io.Writer) error { return nil }
