//go:build !linux

package main

import "time"

func busy() time.Duration { return time.Since(begun) }
