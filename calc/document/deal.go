package document

import (
	"encoding/json"
	"fmt"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/scenario"
)

// Deal is what a negotiation adds to the document of its scenario.
type Deal struct {
	Input   json.RawMessage `json:"input"` // the negotiation's own fields
	Result  deal.Stored     `json:"result"`
	Working Working         `json:"working"`
	Laws    []LawUse        `json:"laws"`
}

// WithDeal is the document of a scenario with its negotiation, which was
// recorded.
func (d Document) WithDeal(book *law.Book, e deal.Evaluation) Document {
	part := Deal{Input: e.Deal.OwnJSON(), Result: deal.Stored(e.Result)}
	part.Working, part.Laws = WorkingOf(book, e.Working)
	d.Deal = &part
	return d
}

// Negotiation is the document's negotiation over its scenario; false where it
// has none.
func (d Document) Negotiation(s scenario.Scenario) (deal.Deal, deal.Result, bool, error) {
	if d.Deal == nil {
		return deal.Deal{}, deal.Result{}, false, nil
	}
	draft, errs := scenario.DraftFromJSON(d.Deal.Input)
	if len(errs) == 0 {
		var read deal.Deal
		if read, errs = deal.Read(draft, s); len(errs) == 0 {
			return read, deal.Result(d.Deal.Result), true, nil
		}
	}
	return deal.Deal{}, deal.Result{}, false, fmt.Errorf("read a document's negotiation: %w", errs[0])
}
