package deal

import (
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/worksheet"
)

// Options say what an evaluation computes beside the result itself.
type Options struct {
	Record bool // the working
}

// Evaluation is the result of a deal with its working, and the scenario's own.
type Evaluation struct {
	Deal     Deal
	Scenario scenario.Evaluation
	Result   Result
	Working  *worksheet.Sheet // nil unless recorded
}

// Result is what a deal comes to.
type Result struct {
	Entry     Entry            `json:"entry"`
	Leaving   Leaving          `json:"leaving"`
	BuyOut    BuyOutResult     `json:"buy_out"`
	Retention *RetentionResult `json:"retention"` // null: neither signing nor retention pay is offered
	Move      MoveYear         `json:"move"`
	Options   []OptionResult   `json:"options"`
	Ties      TiesResult       `json:"ties"`
	Household HouseholdYear    `json:"household"`
	Settling  SettlingResult   `json:"settling"`
	Severance SeveranceResult  `json:"severance"`
}

// sheetRoom is the number of steps to make room for.
const sheetRoom = 8000

// Evaluate computes the deal. It is total: every deal that Parse returns has a
// result.
func Evaluate(engine *scenario.Engine, d Deal, o Options) Evaluation {
	e := Evaluation{Deal: d, Scenario: engine.Evaluate(d.Scenario, scenario.Options{Solve: true})}
	if o.Record {
		e.Working = worksheet.New(sheetRoom)
	}
	s, deal := e.Working, &e.Deal
	e.Result = Result{
		Entry:     Enter(engine, deal),
		Leaving:   Leave(engine, s, deal, deal.LastDay()),
		BuyOut:    ReplaceForfeited(engine, s, deal, deal.LastDay()),
		Retention: Retain(engine, s, deal),
		Move:      MoveOf(engine, s, deal),
		Options:   OptionsOf(engine, s, deal),
		Ties:      Tied(engine, s, deal),
		Household: HouseholdOf(engine, s, deal),
		Settling:  Settle(engine, s, deal),
		Severance: SeveranceOf(engine, s, deal),
	}
	return e
}
