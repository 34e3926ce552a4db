//go:build js && wasm

// Command wasm is the bridge between the page and the library: it gives the page one
// function, asnmerit.judge, from a question in JSON to the answer in JSON.
package main

import (
	"encoding/json"
	"syscall/js"

	"github.com/seed-133aca06/asnmerit/examples/playground/inquiry"
)

func main() {
	js.Global().Set("asnmerit", map[string]any{"judge": js.FuncOf(judge)})
	select {} // the page calls as long as it is open
}

// judge takes the text of a flat object of texts; anything else is no question and
// gives null.
func judge(_ js.Value, args []js.Value) any {
	var entries map[string]string
	if len(args) != 1 || json.Unmarshal([]byte(args[0].String()), &entries) != nil {
		return nil
	}
	answer, err := json.Marshal(inquiry.Judge(entries))
	if err != nil {
		return nil
	}
	return string(answer)
}
