package main

import "io"

func classify([]string, io.Writer, io.Writer) int { return 2 }
