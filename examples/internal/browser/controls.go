package browser

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"
)

// Control is what a screen reader is told of something that a reader of the page can
// work: its role, its name and what is said about it.
type Control struct{ Role, Name, Description string }

// workable are the roles of controls.
var workable = []string{"button", "checkbox", "combobox", "DisclosureTriangle", "link", "listbox", "menuitem", "radio", "searchbox", "slider", "spinbutton", "switch", "tab", "textbox"}

// Controls returns the controls that the page shows, in its order, as the tree of
// accessibility has them.
func (tab *Tab) Controls() []Control {
	tab.t.Helper()
	tree := get(tab, func(ctx context.Context, _ *chromedp.Target) (accessibility.GetFullAXTreeResult, error) {
		return chromedp.Call(ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	}, "tree of accessibility")
	var out []Control
	for _, node := range tree.Nodes {
		if role := said(node.Role); !node.Ignored && slices.Contains(workable, role) {
			out = append(out, Control{role, said(node.Name), said(node.Description)})
		}
	}
	return out
}

// said returns the text of a value of the tree.
func said(v *accessibility.Value) (text string) {
	if v != nil {
		_ = json.Unmarshal(v.Value, &text) // what is no text says nothing
	}
	return text
}
